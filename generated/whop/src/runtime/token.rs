//! Tokens that are fetched when calls need them, in place of one that a client is given once.
//!
//! ```text
//! let client = Client::builder().oauth_provider(|| async { Ok(Token::new(vault().await?).expires_in(HOUR)) }).build()?;
//! ```
//!
//! A provider only fetches. The client keeps what it gave until shortly before its end, asks once for however many calls are
//! waiting (`token_cache`), and asks again when a server answers 401.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use super::auth::{Credential, TokenSource, Tokens};
use super::client::Core;
use super::intercept::BoxError;
use super::secret::Secret;
use super::token_cache::Cache;

/// A token, and how long it is good for.
#[derive(Clone, Debug)]
pub struct Token {
    pub(super) secret: Secret,
    pub(super) expires_in: Option<Duration>,
}

impl Token {
    /// A token that is good until a server refuses it, which costs a call an attempt.
    pub fn new(token: impl Into<Secret>) -> Self {
        Self {
            secret: token.into(),
            expires_in: None,
        }
    }

    /// The same token, good for that long from when it was asked for. With no time at all, it serves those who wait for it, and
    /// the next attempt asks again.
    #[must_use]
    pub fn expires_in(self, time: Duration) -> Self {
        Self {
            expires_in: Some(time),
            ..self
        }
    }
}

/// What a token is fetched for.
#[derive(Clone, Copy)]
pub struct TokenRequest<'a> {
    pub(super) scheme: &'static str,
    pub(super) refused: Option<&'a Secret>,
    pub(super) core: &'a Core,
}

impl<'a> TokenRequest<'a> {
    /// The security scheme's name in the document.
    pub fn scheme(&self) -> &'static str {
        self.scheme
    }

    /// The token that a server has just refused with 401, if that is why another is fetched. A provider that keeps tokens itself
    /// must not give this one again.
    pub fn refused(&self) -> Option<&'a Secret> {
        self.refused
    }
}

impl fmt::Debug for TokenRequest<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TokenRequest")
            .field("scheme", &self.scheme)
            .field("refused", &self.refused)
            .finish_non_exhaustive()
    }
}

/// A token that is to come.
pub type Fetching<'a> = Pin<Box<dyn Future<Output = Result<Token, BoxError>> + Send + 'a>>;

/// Where tokens come from. A function without arguments that gives a future of a token is one, too.
pub trait TokenProvider: Send + Sync {
    /// Fetches a token. The client sees to it that this is not asked twice at once. The future is dropped when no call waits
    /// for it any more.
    ///
    /// # Errors
    ///
    /// One that this gives ends the calls that wait, before anything of them is sent. Calls to come ask again.
    fn token<'a>(&'a self, request: TokenRequest<'a>) -> Fetching<'a>;
}

impl<F, R> TokenProvider for F
where
    F: Fn() -> R + Send + Sync,
    R: Future<Output = Result<Token, BoxError>> + Send + 'static,
{
    fn token<'a>(&'a self, _: TokenRequest<'a>) -> Fetching<'a> {
        Box::pin(self())
    }
}

/// The credential that a provider's tokens are.
pub fn provided(provider: impl TokenProvider + 'static) -> Credential {
    Credential::Fetched(Arc::new(Provided(Arc::new(provider))))
}

struct Provided(Arc<dyn TokenProvider>);

impl TokenSource for Provided {
    fn tokens(&self, scheme: &'static str, core: Core) -> Box<dyn Tokens> {
        Box::new(Cache::new(self.0.clone(), scheme, core))
    }
}
