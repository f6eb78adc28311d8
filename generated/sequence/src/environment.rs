//! The servers of the API.

use crate::Error;

/// A server of the API.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum Environment {
    /// `https://dev.seqhq.io/api`
    Development,
    /// `https://sandbox.sequencehq.com/api`
    Sandbox,
    /// `https://eu.sequencehq.com/api`
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
            Self::Development => Ok("https://dev.seqhq.io/api".to_owned()),
            Self::Sandbox => Ok("https://sandbox.sequencehq.com/api".to_owned()),
            Self::Production => Ok("https://eu.sequencehq.com/api".to_owned()),
        }
    }
}
