//! The client and its builder.

use crate::{Environment, Error, Secret};
use crate::auth::TokenProvider;
use crate::runtime::token;
use crate::runtime::auth::{Credential, Scheme, SchemeKind};
use crate::runtime::client::{Config, Core};
use crate::runtime::custom::CustomRequest;
use crate::runtime::operation::Operation;
use crate::transport::{Interceptor, Transport};
use std::sync::Arc;
use std::time::Duration;

static SCHEMES: &[Scheme] = &[
    Scheme {
        name: "bearerAuth",
        kind: SchemeKind::Bearer,
        setter: "api_key",
        variables: &["WHOP_API_KEY"],
        further: &[],
    },
];

/// What calls of undocumented places carry: the first of these credentials that the client has, or none.
static UNDOCUMENTED: Operation = Operation {
    security: &[&["bearerAuth"], &[]],
    ..Operation::new("request", "", "")
};

/// A client of the Whop API.
///
/// It is cheap to clone, and its clones share their connections.
#[derive(Clone, Debug)]
pub struct Client {
    core: Core,
}

impl Client {
    /// Begins a client.
    #[must_use]
    pub fn builder() -> ClientBuilder {
        ClientBuilder::new()
    }

    /// A client set up from environment variables: `WHOP_API_KEY`, `WHOP_BASE_URL`.
    ///
    /// # Errors
    ///
    /// When the base URL is none, or the transport cannot be set up. A credential that is not set is an error of the first
    /// call that needs it.
    pub fn from_env() -> Result<Self, Error> {
        Self::builder().from_env().build()
    }

    /// Itemized bills that a company sends to its customers.
    #[cfg(feature = "invoices")]
    #[must_use]
    pub fn invoices(&self) -> crate::api::invoices::Invoices<'_> {
        crate::api::invoices::Invoices::new(self)
    }

    /// A call of a place that the API's document does not have, with the credentials, retries and errors of all others.
    ///
    /// The path begins with `/`, goes behind the base URL, and may have a query.
    ///
    /// ```no_run
    /// # async fn example(client: whop_sdk::Client) -> Result<(), whop_sdk::Error> {
    /// let found: Vec<String> = client
    ///     .request("GET", "/beta/things")
    ///     .query("limit", 10)
    ///     .send()
    ///     .await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn request(&self, method: impl AsRef<str>, path: &str) -> CustomRequest {
        CustomRequest::new(&self.core, &UNDOCUMENTED, method.as_ref(), path)
    }

    #[allow(dead_code, reason = "every group of operations may be switched off")]
    pub(crate) fn core(&self) -> &Core {
        &self.core
    }
}

/// A client that is being set up.
#[derive(Clone, Debug)]
pub struct ClientBuilder {
    config: Config,
    environment: Option<Environment>,
}

impl Default for ClientBuilder {
    fn default() -> Self {
        Self::new()
    }
}

impl ClientBuilder {
    /// Nothing set yet.
    #[must_use]
    pub fn new() -> Self {
        let config = Config::new(
            concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION")),
            SCHEMES,
        );
        Self { config, environment: None }
    }

    /// A company API key, a company scoped JWT, an app API key, or a user's OAuth token.
    #[must_use]
    pub fn api_key(mut self, api_key: impl Into<Secret>) -> Self {
        self.config.credential("bearerAuth", Credential::Token(api_key.into()));
        self
    }

    /// Lets calls carry tokens that this provider fetches, in place of one that is given to `api_key`
    /// once.
    ///
    /// It is asked when a call needs a token, by one call at a time; what it gives is kept until
    /// shortly before its end, or until the API refuses it.
    #[must_use]
    pub fn api_key_provider(mut self, provider: impl TokenProvider + 'static) -> Self {
        self.config.credential("bearerAuth", token::provided(provider));
        self
    }

    /// Takes over what these environment variables hold: `WHOP_API_KEY`, `WHOP_BASE_URL`.
    ///
    /// A credential that is set already stays; a base URL that is set already gives way to the variable.
    #[must_use]
    #[allow(
        clippy::wrong_self_convention,
        reason = "the builder goes on, as with every other setter",
    )]
    pub fn from_env(mut self) -> Self {
        self.config.credentials_from_environment();
        if let Some(url) = crate::runtime::client::variable("WHOP_BASE_URL") {
            self.config.base_url(url);
        }
        self
    }

    /// Which server is called.
    #[must_use]
    pub fn environment(mut self, environment: Environment) -> Self {
        self.environment = Some(environment);
        self
    }

    /// Calls another server than those of the document: a proxy, or a server of one's own in tests.
    #[must_use]
    pub fn base_url(mut self, url: impl Into<String>) -> Self {
        self.config.base_url(url.into());
        self
    }

    /// How long a call may take, with all of its attempts and the waits between them; as long as it likes if not set.
    #[must_use]
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.config.timeout(timeout);
        self
    }

    /// How long an attempt of a call may take, from connecting to the last byte read; 60 s if not set.
    #[must_use]
    pub fn attempt_timeout(mut self, timeout: Duration) -> Self {
        self.config.attempt_timeout(timeout);
        self
    }

    /// How long connecting may take, with the handshake of TLS; 5 s if not set.
    #[must_use]
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.config.connect_timeout(timeout);
        self
    }

    /// How many attempts may follow the first one of a call; 2 if not set, and none for 0.
    #[must_use]
    pub fn max_retries(mut self, retries: u32) -> Self {
        self.config.max_retries(retries);
        self
    }

    /// Whether an answer of status 409 is worth another attempt; it is not if not set.
    #[must_use]
    pub fn retry_conflicts(mut self, yes: bool) -> Self {
        self.config.retry_conflicts(yes);
        self
    }

    /// How many bytes the body of an answer may have that is held in memory as a whole; 64 MiB if not set.
    ///
    /// One that is longer is an error; of the body of a failure, no more than 1 MiB is kept. Streams hold no more than this
    /// of an event or line.
    #[must_use]
    pub fn max_response_bytes(mut self, bytes: usize) -> Self {
        self.config.max_response_bytes(bytes);
        self
    }

    /// Shows each attempt of each call to this interceptor, which may add headers. It sees no credential.
    #[must_use]
    pub fn interceptor(mut self, interceptor: impl Interceptor + 'static) -> Self {
        self.config.interceptor(Arc::new(interceptor));
        self
    }

    /// Sends by other means than an HTTP client: for tests, or through a network of one's own.
    #[must_use]
    pub fn transport(mut self, transport: impl Transport + 'static) -> Self {
        self.config.transport(Arc::new(transport));
        self
    }

    /// Sends with this HTTP client, whose own settings then hold for connecting and redirects.
    ///
    /// Build it with `reqwest::redirect::Policy::none()`: a policy that follows redirects may carry API keys to another host,
    /// and a connection that is refused after a redirect looks as if nothing was sent.
    #[must_use]
    pub fn http_client(mut self, client: reqwest::Client) -> Self {
        self.config.http_client(client);
        self
    }

    /// The client.
    ///
    /// # Errors
    ///
    /// When the base URL is missing or none, or the transport cannot be set up.
    pub fn build(self) -> Result<Client, Error> {
        let server = Some(self.environment.unwrap_or_default().base_url().to_owned());
        Ok(Client { core: self.config.build(server)? })
    }
}
