//! The servers of the API.

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
    #[must_use]
    pub fn base_url(&self) -> &'static str {
        match self {
            Self::Sandbox => "https://api-sandbox.payabli.com/api",
            Self::Production => "https://api.payabli.com/api",
        }
    }
}
