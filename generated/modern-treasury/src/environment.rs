//! The servers of the API.

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
    #[must_use]
    pub fn base_url(&self) -> &'static str {
        match self {
            Self::Production => "https://app.moderntreasury.com",
        }
    }
}
