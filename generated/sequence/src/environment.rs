//! The servers of the API.

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
    #[must_use]
    pub fn base_url(&self) -> &'static str {
        match self {
            Self::Development => "https://dev.seqhq.io/api",
            Self::Sandbox => "https://sandbox.sequencehq.com/api",
            Self::Production => "https://eu.sequencehq.com/api",
        }
    }
}
