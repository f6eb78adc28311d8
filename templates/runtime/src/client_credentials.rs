//! Tokens for a program that acts for itself: the client credentials grant of OAuth 2 (RFC 6749, section 4.4).
//!
//! ```yaml
//! oauth: {type: oauth2, flows: {clientCredentials: {tokenUrl: /oauth/token, scopes: {read: Read.}}}}
//! ```
//!
//! ```text
//! POST /oauth/token            Authorization: Basic <id:secret>
//! grant_type=client_credentials&scope=read
//! ```
//!
//! The request goes the way of all calls (`attempts`), with the client's transport, times and retries, but past its interceptors
//! and without its default headers.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::header::AUTHORIZATION;
use reqwest::Url;

use super::auth::{Credential, TokenSource, Tokens, base64};
use super::client::{Core, header};
use super::error::{Error, ErrorKind};
use super::intercept::BoxError;
use super::operation::Operation;
use super::parameters::encode;
use super::request::Request;
use super::response::Answer;
use super::secret::Secret;
use super::token::{Fetching, Token, TokenProvider, TokenRequest};
use super::token_cache::Cache;

/// What the document says of a flow.
#[derive(Clone, Copy, Debug)]
pub struct Flow {
    /// Where tokens come from. It may be relative to the API's server. Empty if the document does not say.
    pub token_url: &'static str,
    /// The scopes that the operations ask for, of those that the flow has.
    pub scopes: &'static [&'static str],
    /// Whether client id and secret go into the body; else they are HTTP basic, which RFC 6749 (section 2.3.1) asks of servers.
    pub in_body: bool,
}

/// The id and secret by which a program is known to a token endpoint, and how it asks for tokens.
///
/// Unless told otherwise, it asks as the API's document says: at the token URL given there, for all scopes that the operations need.
#[derive(Clone)]
pub struct ClientCredentials {
    id: String,
    secret: Secret,
    scopes: Option<Vec<String>>,
    token_url: Option<String>,
    in_body: Option<bool>,
    parameters: Vec<(String, Secret)>,
}

impl ClientCredentials {
    /// The client of that id and secret.
    pub fn new(client_id: impl Into<String>, client_secret: impl Into<Secret>) -> Self {
        Self {
            id: client_id.into(),
            secret: client_secret.into(),
            scopes: None,
            token_url: None,
            in_body: None,
            parameters: Vec::new(),
        }
    }

    /// Asks for these scopes and no others. With none at all, the server chooses.
    #[must_use]
    pub fn scopes<S: Into<String>>(self, scopes: impl IntoIterator<Item = S>) -> Self {
        Self {
            scopes: Some(scopes.into_iter().map(Into::into).collect()),
            ..self
        }
    }

    /// Asks there for tokens: another tenant's endpoint, or a server of one's own in tests. A relative URL begins at the base URL.
    #[must_use]
    pub fn token_url(self, url: impl Into<String>) -> Self {
        Self {
            token_url: Some(url.into()),
            ..self
        }
    }

    /// Sends id and secret in the body of the request if `yes`, and else by HTTP basic.
    #[must_use]
    pub fn in_body(self, yes: bool) -> Self {
        Self {
            in_body: Some(yes),
            ..self
        }
    }

    /// Sends a parameter more: `audience`, `resource`.
    #[must_use]
    pub fn parameter(mut self, name: impl Into<String>, value: impl Into<Secret>) -> Self {
        self.parameters.push((name.into(), value.into()));
        self
    }

    /// The credential that tokens of that flow are.
    pub fn credential(self, flow: &'static Flow) -> Credential {
        let client = self;
        Credential::Fetched(Arc::new(Grant(Arc::new(Granted { client, flow }))))
    }
}

/// Neither id nor secret: some vendors put a key into the id.
impl fmt::Debug for ClientCredentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientCredentials")
            .field("scopes", &self.scopes)
            .finish_non_exhaustive()
    }
}

struct Grant(Arc<Granted>);

impl TokenSource for Grant {
    fn tokens(&self, scheme: &'static str, core: Core) -> Box<dyn Tokens> {
        Box::new(Cache::new(self.0.clone(), scheme, core))
    }
}

struct Granted {
    client: ClientCredentials,
    flow: &'static Flow,
}

/// The request for a token, which may be made twice without harm.
static TOKEN: Operation = Operation {
    accept: Some("application/json"),
    repeatable: true,
    ..Operation::new("token", "POST", "/")
};

impl TokenProvider for Granted {
    fn token<'a>(&'a self, request: TokenRequest<'a>) -> Fetching<'a> {
        Box::pin(async move { self.ask(request.core).await.map_err(BoxError::from) })
    }
}

impl Granted {
    async fn ask(&self, core: &Core) -> Result<Token, Error> {
        let request = self.request(core).map_err(|error| error.of(TOKEN.name))?;
        let answer = request.send().await?;
        read(&answer)
    }

    fn request(&self, core: &Core) -> Result<Request, Error> {
        let client = &self.client;
        let url = match client.token_url.as_deref().unwrap_or(self.flow.token_url) {
            "" => return Err(Error::request("no token URL is set")),
            url => token_url(core.base_url(), url)?,
        };
        let mut form = String::from("grant_type=client_credentials");
        let mut add = |name: &str, value: &str| {
            form.extend(["&", &encode(name), "=", &encode(value)]);
        };
        let scopes = match &client.scopes {
            Some(scopes) => scopes.join(" "),
            None => self.flow.scopes.join(" "),
        };
        if !scopes.is_empty() {
            add("scope", &scopes);
        }
        for (name, value) in &client.parameters {
            add(name, value.expose());
        }
        let mut request = Request::new(core, &TOKEN);
        if client.in_body.unwrap_or(self.flow.in_body) {
            add("client_id", &client.id);
            add("client_secret", client.secret.expose());
        } else {
            // Encoded before they are joined, so that a colon in the id does no harm.
            let pair = format!("{}:{}", encode(&client.id), encode(client.secret.expose()));
            let basic = format!("Basic {}", base64(pair.as_bytes()));
            let (name, value) = header(AUTHORIZATION.as_str(), &basic)?;
            request.added.insert(name, value);
        }
        request.bytes(form.into(), "application/x-www-form-urlencoded");
        request.target = Some(url);
        Ok(request)
    }
}

/// The URL of the token endpoint; a relative one begins at the base URL, as if that ended with a slash.
fn token_url(base: &str, url: &str) -> Result<String, Error> {
    let refuse = |why: &str| Error::request(format!("the token URL {why}"));
    let base = Url::parse(&format!("{base}/")).map_err(|_| refuse("has no base"))?;
    let url = base.join(url).map_err(|_| refuse("is no URL"))?;
    if !matches!(url.scheme(), "http" | "https") || !url.has_host() {
        Err(refuse("must start with http:// or https:// and a host"))
    } else if url.fragment().is_some() {
        // RFC 6749, section 3.2.
        Err(refuse("must not have a fragment"))
    } else if !url.username().is_empty() || url.password().is_some() {
        Err(refuse("must not hold a credential"))
    } else {
        Ok(url.into())
    }
}

/// The errors that RFC 6749 names, in section 5.2. Others may say anything, and are left in the body.
const ERRORS: [&str; 6] = [
    "invalid_request",
    "invalid_client",
    "invalid_grant",
    "unauthorized_client",
    "unsupported_grant_type",
    "invalid_scope",
];

/// The token of an answer (RFC 6749, section 5.1).
fn read(answer: &Answer) -> Result<Token, Error> {
    let json: serde_json::Value = serde_json::from_slice(&answer.json()).unwrap_or_default();
    let text = |name: &str| json.get(name).and_then(serde_json::Value::as_str);
    let code = text("error").and_then(|code| ERRORS.into_iter().find(|known| *known == code));
    if !answer.status.is_success() {
        let error = Error::new(ErrorKind::Status, code.unwrap_or_default());
        return Err(error.of(TOKEN.name).answered(answer));
    }
    let refuse = |kind: ErrorKind, why: &'static str| {
        // The body may hold a token all the same.
        let answer = Answer {
            body: Default::default(),
            truncated: true,
            ..answer.clone()
        };
        Err(Error::new(kind, why).of(TOKEN.name).answered(&answer))
    };
    if let Some(code) = code {
        return refuse(ErrorKind::Rejected, code);
    }
    let token = text("access_token").filter(|token| !token.is_empty());
    let Some(token) = token else {
        return refuse(ErrorKind::Decode, "the answer has no `access_token`");
    };
    if text("token_type").is_some_and(|ty| !ty.eq_ignore_ascii_case("bearer")) {
        return refuse(ErrorKind::Decode, "the token is not of the type `Bearer`");
    }
    let seconds = json.get("expires_in").and_then(|life| match life {
        // Some servers write the number as a text.
        serde_json::Value::String(text) => text.trim().parse().ok(),
        other => other.as_f64(),
    });
    let token = Token::new(token);
    Ok(match seconds {
        Some(seconds) => token.expires_in(life(seconds)),
        None => token,
    })
}

/// So many seconds; none if they are less than nothing.
fn life(seconds: f64) -> Duration {
    Duration::try_from_secs_f64(seconds.max(0.0)).unwrap_or(Duration::MAX)
}
