//! The servers of the API.

use crate::Error;

/// A server of the API.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum Environment {
    /// `https://app.moderntreasury.com`
    #[default]
    Production,
}

impl Environment {
    /// The base URL of the server.
    ///
    /// # Errors
    ///
    /// When a variable of the URL is empty or has characters that no host name has.
    pub fn base_url(&self) -> Result<String, Error> {
        match self {
            Self::Production => Ok("https://app.moderntreasury.com".to_owned()),
        }
    }
}
