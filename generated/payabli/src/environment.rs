//! The servers of the API.

use crate::Error;

/// A server of the API.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum Environment {
    /// `https://api-sandbox.payabli.com/api`
    Sandbox,
    /// `https://api.payabli.com/api`
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
            Self::Sandbox => Ok("https://api-sandbox.payabli.com/api".to_owned()),
            Self::Production => Ok("https://api.payabli.com/api".to_owned()),
        }
    }
}
