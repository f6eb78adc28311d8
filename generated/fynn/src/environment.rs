//! The servers of the API.

use crate::Error;
use crate::runtime::client::server;

/// A server of the API.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Environment {
    /// `https://{tenant}.coreapi.io`
    #[non_exhaustive]
    Production {
        /// The name of your tenant. The default is only a stand-in and must be replaced.
        ///
        /// Usually `your-tenant`.
        tenant: String,
    },
}

impl Environment {
    /// `https://{tenant}.coreapi.io`
    pub fn production(tenant: impl Into<String>) -> Self {
        Self::Production { tenant: tenant.into() }
    }

    /// The base URL of the server.
    ///
    /// # Errors
    ///
    /// When a variable of the URL is empty or has characters that no host name has.
    pub fn base_url(&self) -> Result<String, Error> {
        match self {
            Self::Production { tenant } => {
                server("https://{tenant}.coreapi.io", &[("tenant", tenant.as_str())])
            }
        }
    }
}
