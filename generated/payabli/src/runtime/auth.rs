//! Which credentials a call carries, and where.
//!
//! ```yaml
//! security: [{ ApiKeyAuth: [] }, { ClientId: [], ClientSecret: [] }]   # this one, or those two together
//! ```
//!
//! The first alternative that the client has all credentials of is taken. If there is none, the call fails before anything
//! is sent, saying what is lacking and how to give it.

use std::borrow::Cow;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use http::HeaderName;
use http::header::{AUTHORIZATION, HeaderValue};

use super::client::Core;
use super::error::{Error, ErrorKind};
use super::operation::Operation;
use super::secret::Secret;

/// A security scheme of the document.
#[derive(Debug)]
pub struct Scheme {
    /// Its name in the document.
    pub name: &'static str,
    /// Where the credential goes.
    pub kind: SchemeKind,
    /// The client builder's method that takes the credential.
    pub setter: &'static str,
    /// The environment variables that may hold it: one, or user name and password.
    pub variables: &'static [&'static str],
    /// Other ways to give it.
    pub further: &'static [Way],
}

/// A way to give a credential.
#[derive(Debug)]
pub struct Way {
    /// The client builder's method.
    pub setter: &'static str,
    /// The environment variables that may hold what it takes.
    pub variables: &'static [&'static str],
}

/// Where a credential goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SchemeKind {
    /// `Authorization: Basic …`
    Basic,
    /// `Authorization: Bearer …`
    Bearer,
    /// `Authorization: <this> …`, as the credential stands.
    Http(&'static str),
    /// An API key in the header of this name.
    Header(&'static str),
    /// An API key in the query parameter of this name.
    Query(&'static str),
    /// An API key in the cookie of this name.
    Cookie(&'static str),
}

/// A credential that the client holds.
#[derive(Clone)]
pub enum Credential {
    /// For [`SchemeKind::Basic`].
    Basic {
        /// The user name. Some vendors put an API key here, so it is never printed either.
        username: String,
        /// The password.
        password: Secret,
    },
    /// For all other kinds.
    Token(Secret),
    /// For the same, a token that is fetched when a call needs it.
    Fetched(Arc<dyn TokenSource>),
}

/// Where the tokens of a credential come from that is fetched.
pub trait TokenSource: Send + Sync {
    /// The tokens of one client for the scheme of that name. What fetching needs of the client is in `core`, which has no
    /// credentials, default headers or interceptors.
    fn tokens(&self, scheme: &'static str, core: Core) -> Box<dyn Tokens>;
}

/// The tokens of one client.
pub trait Tokens: Send + Sync {
    /// A token for an attempt, other than the one that was refused.
    fn get<'a>(&'a self, refused: Option<&'a Arc<Secret>>) -> Getting<'a>;
}

/// A token that is to come, or an error of kind [`ErrorKind::Token`].
pub type Getting<'a> = Pin<Box<dyn Future<Output = Result<Arc<Secret>, Error>> + Send + 'a>>;

impl fmt::Debug for Credential {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Basic { .. } => "Basic(..)",
            Self::Token(_) => "Token(..)",
            Self::Fetched(_) => "Fetched(..)",
        })
    }
}

/// The names of the schemes whose credentials a call of `operation` carries. `held` tells whether there is a credential for a scheme.
///
/// # Errors
///
/// [`ErrorKind::Credential`] when no alternative is complete.
pub fn choose(
    operation: &'static Operation,
    schemes: &[Scheme],
    held: &dyn Fn(&Scheme) -> bool,
) -> Result<&'static [&'static str], Error> {
    let find = |name: &str| schemes.iter().find(|scheme| scheme.name == name);
    let mut optional = operation.security.is_empty();
    for alternative in operation.security {
        optional |= alternative.is_empty();
        let is_held = |name: &&'static str| find(name).is_some_and(held);
        if !alternative.is_empty() && alternative.iter().all(is_held) {
            return Ok(alternative);
        }
    }
    if optional {
        return Ok(&[]);
    }
    let lacking = |alternative: &&[&'static str]| {
        let names = alternative
            .iter()
            .filter(|name| !find(name).is_some_and(held));
        let ways: Vec<_> = names.map(|name| way(name, find(name))).collect();
        ways.join(" and ")
    };
    let ways: Vec<_> = operation.security.iter().map(lacking).collect();
    let message = format!("a credential is lacking: {}", ways.join("; or "));
    Err(Error::new(ErrorKind::Credential, message).of(operation.name))
}

/// How to give the credential of a scheme.
fn way(name: &str, scheme: Option<&Scheme>) -> String {
    let Some(scheme) = scheme else {
        return format!("`{name}`, which this client does not know");
    };
    let first = Way {
        setter: scheme.setter,
        variables: scheme.variables,
    };
    let ways: Vec<String> = std::iter::once(&first)
        .chain(scheme.further)
        .map(|way| {
            let mut text = format!("by `ClientBuilder::{}`", way.setter);
            if !way.variables.is_empty() {
                text.push_str(" or by the environment: ");
                text.push_str(&way.variables.join(", "));
            }
            text
        })
        .collect();
    format!("`{name}`, set {}", ways.join(", or "))
}

impl Scheme {
    /// The header that the credential goes into, if it goes into one of its own.
    pub fn header(&self) -> Option<HeaderName> {
        match self.kind {
            SchemeKind::Basic | SchemeKind::Bearer | SchemeKind::Http(_) => Some(AUTHORIZATION),
            SchemeKind::Header(name) => HeaderName::from_bytes(name.as_bytes()).ok(),
            SchemeKind::Query(_) | SchemeKind::Cookie(_) => None,
        }
    }

    /// An error about the credential, which does not show it.
    fn refuse(&self, why: &str) -> Error {
        Error::request(format!("the credential of `{}` {why}", self.name))
    }

    /// The credential's token.
    ///
    /// # Errors
    ///
    /// When the credential is a user name and password.
    pub fn token<'a>(&self, credential: &'a Credential) -> Result<&'a str, Error> {
        match credential {
            Credential::Token(token) => Ok(token.expose()),
            Credential::Basic { .. } | Credential::Fetched(_) => {
                Err(self.refuse("must be one text"))
            }
        }
    }

    /// The credential's user name and password.
    ///
    /// # Errors
    ///
    /// When the credential is a token, or the user name holds a colon, which HTTP basic has no way to send.
    pub fn basic<'a>(&self, credential: &'a Credential) -> Result<(&'a str, &'a str), Error> {
        match credential {
            Credential::Basic { username, .. } if username.contains(':') => {
                Err(self.refuse("has a colon in its user name"))
            }
            Credential::Basic { username, password } => Ok((username, password.expose())),
            Credential::Token(_) | Credential::Fetched(_) => {
                Err(self.refuse("must be a user name and a password"))
            }
        }
    }

    /// The value of the header that the credential goes into, marked as sensitive; `None` where it does not go into one of its
    /// own.
    ///
    /// # Errors
    ///
    /// When it is no credential of this kind, or has bytes that no header may hold.
    pub fn written(&self, credential: &Credential) -> Result<Option<HeaderValue>, Error> {
        let text = match self.kind {
            SchemeKind::Basic => {
                let (username, password) = self.basic(credential)?;
                let pair = base64(format!("{username}:{password}").as_bytes());
                Cow::Owned(format!("Basic {pair}"))
            }
            SchemeKind::Bearer => Cow::Owned(format!("Bearer {}", self.token(credential)?)),
            SchemeKind::Http(http) => Cow::Owned(format!("{http} {}", self.token(credential)?)),
            SchemeKind::Header(_) => Cow::Borrowed(self.token(credential)?),
            SchemeKind::Query(_) | SchemeKind::Cookie(_) => return Ok(None),
        };
        self.header_value(&text).map(Some)
    }

    /// The credential as a cookie's value: as it stands, since servers hand out such values encoded already, if at all.
    ///
    /// # Errors
    ///
    /// When the text has characters that end a cookie.
    pub fn cookie<'a>(&self, text: &'a str) -> Result<&'a str, Error> {
        match text.bytes().all(|b| b.is_ascii_graphic() && b != b';') {
            true => Ok(text),
            false => Err(self.refuse("has characters that a cookie cannot hold")),
        }
    }

    /// A header's value made of the credential, marked as sensitive.
    ///
    /// # Errors
    ///
    /// When the text has bytes that no header may hold.
    pub fn header_value(&self, text: &str) -> Result<HeaderValue, Error> {
        let value = HeaderValue::from_str(text);
        let mut value =
            value.map_err(|_| self.refuse("has characters that a header cannot hold"))?;
        value.set_sensitive(true);
        Ok(value)
    }
}

/// Base64 as RFC 4648 has it, section 4, with padding: what HTTP basic asks for.
pub fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let byte = |at: usize| u32::from(chunk.get(at).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for digit in 0..4 {
            let value = (bits >> (18 - 6 * digit)) & 0x3F;
            let shown = digit <= chunk.len();
            text.push(if shown {
                char::from(DIGITS[value as usize])
            } else {
                '='
            });
        }
    }
    text
}
