//! What all calls of a client share: base URL, credentials, default headers, times and retries, connections.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::header::{HeaderMap, HeaderName, HeaderValue, USER_AGENT};
use reqwest::Url;

use super::auth::{Credential, Scheme, SchemeKind, Tokens};
use super::clock::{Clock, SystemClock};
use super::error::Error;
use super::idempotency::USUAL_HEADER;
use super::intercept::Interceptor;
use super::operation::Operation;
use super::retry::Budget;
use super::secret::Secret;
use super::settings::{self, Settings};
use super::transport::{Http, Transport};

/// A client that is being set up.
#[derive(Clone)]
pub struct Config {
    user_agent: &'static str,
    schemes: &'static [Scheme],
    base_url: Option<String>,
    environment: usize,
    server_variables: Vec<(&'static str, String)>,
    credentials: Vec<(&'static str, Credential)>,
    headers: Vec<(String, Secret)>,
    idempotency_header: &'static str,
    settings: Settings,
    interceptors: Vec<Arc<dyn Interceptor>>,
    transport: Option<Arc<dyn Transport>>,
    clock: Arc<dyn Clock>,
}

impl Config {
    /// A client of the crate and version that `user_agent` names (`payabli-sdk/1.2.0`), which knows these schemes.
    pub fn new(user_agent: &'static str, schemes: &'static [Scheme]) -> Self {
        Self {
            user_agent,
            schemes,
            base_url: None,
            environment: 0,
            server_variables: Vec::new(),
            credentials: Vec::new(),
            headers: Vec::new(),
            idempotency_header: USUAL_HEADER,
            settings: settings::DEFAULT,
            interceptors: Vec::new(),
            transport: None,
            clock: Arc::new(SystemClock),
        }
    }

    /// Where the API is: `https://api.example.com/v1`. Everything is sent there, whatever servers single operations have.
    pub fn base_url(&mut self, url: String) {
        self.base_url = Some(url);
    }

    /// The position of the environment, for operations that have a server for each.
    pub fn environment(&mut self, position: usize) {
        self.environment = position;
    }

    /// What the variables of the environment's URL hold, for operations whose own servers have them, too.
    pub fn server_variables(&mut self, variables: Vec<(&'static str, String)>) {
        self.server_variables = variables;
    }

    /// The credential of that scheme of the document, in place of one given before.
    pub fn credential(&mut self, scheme: &'static str, credential: Credential) {
        self.credentials.retain(|(name, _)| *name != scheme);
        self.credentials.push((scheme, credential));
    }

    /// Whether a credential of that scheme was given.
    pub fn has_credential(&self, scheme: &str) -> bool {
        self.credentials.iter().any(|(name, _)| *name == scheme)
    }

    /// What those environment variables hold, if both hold something and the scheme has no credential yet.
    pub fn lacking(&self, scheme: &str, names: [&str; 2]) -> Option<(String, String)> {
        let [first, second] = names;
        let both = variable(first).zip(variable(second));
        both.filter(|_| !self.has_credential(scheme))
    }

    /// Takes what credentials are lacking from the environment variables that the schemes name.
    pub fn credentials_from_environment(&mut self) {
        for scheme in self.schemes {
            if self.has_credential(scheme.name) {
                continue;
            }
            let credential = match (scheme.kind, scheme.variables) {
                (SchemeKind::Basic, [username, password]) => {
                    let (username, password) = (variable(username), variable(password));
                    username
                        .zip(password)
                        .map(|(username, password)| Credential::Basic {
                            username,
                            password: Secret::from(password),
                        })
                }
                (SchemeKind::Basic, _) => None,
                (_, variables) => {
                    let token = variables.iter().find_map(|name| variable(name));
                    token.map(|token| Credential::Token(Secret::from(token)))
                }
            };
            if let Some(credential) = credential {
                self.credential(scheme.name, credential);
            }
        }
    }

    /// A header that every request carries, in place of one of that name given before.
    pub fn default_header(&mut self, name: &str, value: &str) {
        self.headers
            .retain(|(known, _)| !known.eq_ignore_ascii_case(name));
        self.headers.push((name.to_owned(), Secret::from(value)));
    }

    /// The header that the API takes idempotency keys in.
    pub fn idempotency_header(&mut self, name: &'static str) {
        self.idempotency_header = name;
    }

    /// How long a call may take, with all of its attempts and the waits between them. As long as it likes unless set.
    pub fn timeout(&mut self, timeout: Duration) {
        self.settings.timeout = timeout;
    }

    /// How long an attempt may take, from connecting to the end of the answer. 60 s unless set.
    pub fn attempt_timeout(&mut self, timeout: Duration) {
        self.settings.attempt_timeout = timeout;
    }

    /// How long nothing may come of an answer that is read while it comes. As long as an attempt may take unless set.
    pub fn idle_timeout(&mut self, timeout: Duration) {
        self.settings.idle_timeout = Some(timeout);
    }

    /// How long connecting may take. 5 s unless set.
    pub fn connect_timeout(&mut self, timeout: Duration) {
        self.settings.connect_timeout = timeout;
    }

    /// How many attempts may follow the first one of a call. 2 unless set; 0 for none.
    pub fn max_retries(&mut self, retries: u32) {
        self.settings.max_retries = retries;
    }

    /// Whether an answer of status 409 is worth another attempt. Not unless set.
    pub fn retry_conflicts(&mut self, yes: bool) {
        self.settings.retry_conflicts = yes;
    }

    /// How many bytes the body of an answer may have, where it is held in memory as a whole. 64 MiB unless set.
    pub fn max_response_bytes(&mut self, bytes: usize) {
        self.settings.max_response_bytes = bytes;
    }

    /// An HTTP client of the caller's: its proxies, certificates, redirects and time for connecting are then used in place of
    /// ours. Note that a redirect policy of its own may carry API keys to another host, and that a connection which is refused
    /// after a redirect looks as if nothing was sent; `reqwest::redirect::Policy::none()` has neither trouble.
    pub fn http_client(&mut self, client: reqwest::Client) {
        self.transport(Arc::new(Http::of(client)));
    }

    /// Something that sees each attempt of each call, besides those that were given before.
    pub fn interceptor(&mut self, interceptor: Arc<dyn Interceptor>) {
        self.interceptors.push(interceptor);
    }

    /// What carries calls to the server, in place of an HTTP client.
    pub fn transport(&mut self, transport: Arc<dyn Transport>) {
        self.transport = Some(transport);
    }

    /// Where time comes from, in place of the clocks of this machine.
    pub fn clock(&mut self, clock: Arc<dyn Clock>) {
        self.clock = clock;
    }

    /// The client, ready for calls. `default_base_url` serves if none was set.
    ///
    /// # Errors
    ///
    /// When the base URL or a header is not usable, or TLS cannot be set up.
    pub fn build(self, default_base_url: Option<String>) -> Result<Core, Error> {
        let everything = self.base_url.is_some();
        let base_url = self.base_url.or(default_base_url);
        let base_url = base_url.ok_or_else(|| Error::request("no base URL is set"))?;
        check_base_url(&base_url).map_err(|why| Error::request(format!("the base URL {why}")))?;
        let mut headers = HeaderMap::new();
        let user_agent = format!(
            "{} (rust; {}; {})",
            self.user_agent,
            std::env::consts::OS,
            std::env::consts::ARCH
        );
        headers.insert(USER_AGENT, value("User-Agent", &user_agent)?);
        for (name, text) in &self.headers {
            let (name, value) = header(name, text.expose())?;
            headers.insert(name, value);
        }
        let transport = match self.transport {
            Some(transport) => transport,
            None => Arc::new(Http::new(self.settings.connect_timeout)?),
        };
        let mut shared = Shared {
            origin: origin(&base_url),
            base_url: base_url.trim_end_matches('/').to_owned(),
            everything,
            environment: self.environment,
            server_variables: self.server_variables,
            schemes: self.schemes,
            credentials: self.credentials,
            tokens: Vec::new(),
            written: Vec::new(),
            headers,
            idempotency_header: self.idempotency_header,
            settings: self.settings,
            budget: Budget::default(),
            interceptors: self.interceptors,
            transport,
            clock: self.clock,
        };
        let fetched = shared
            .credentials
            .iter()
            .filter_map(|(scheme, credential)| {
                let Credential::Fetched(source) = credential else {
                    return None;
                };
                Some((*scheme, source.tokens(scheme, shared.bare())))
            });
        shared.tokens = fetched.collect();
        // What cannot be written is said by the call that would carry it.
        let written = shared.schemes.iter().filter_map(|scheme| {
            let mut credentials = shared.credentials.iter();
            let (_, credential) = credentials.find(|(name, _)| *name == scheme.name)?;
            Some((scheme.name, scheme.written(credential).ok()??))
        });
        shared.written = written.collect();
        Ok(Core(Arc::new(shared)))
    }
}

impl fmt::Debug for Config {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let checked = self
            .base_url
            .as_deref()
            .filter(|url| check_base_url(url).is_ok());
        let headers: Vec<_> = self.headers.iter().map(|(name, _)| name).collect();
        f.debug_struct("Config")
            .field("base_url", &checked)
            .field("credentials", &self.credentials)
            .field("headers", &headers)
            .field("settings", &self.settings)
            .finish_non_exhaustive()
    }
}

/// What all calls of a client share. A clone is another handle to the same.
#[derive(Clone)]
pub struct Core(Arc<Shared>);

struct Shared {
    base_url: String,
    /// What of the base URL is in front of its path, as it stands there, and as a URL.
    origin: Option<(String, Url)>,
    /// Whether operations with servers of their own are sent to the base URL, too: it was given to the client.
    everything: bool,
    environment: usize,
    server_variables: Vec<(&'static str, String)>,
    schemes: &'static [Scheme],
    credentials: Vec<(&'static str, Credential)>,
    /// Those of the credentials that are fetched.
    tokens: Vec<(&'static str, Box<dyn Tokens>)>,
    /// Those that stand in a header of their own and never change, as they stand there.
    written: Vec<(&'static str, HeaderValue)>,
    headers: HeaderMap,
    idempotency_header: &'static str,
    settings: Settings,
    budget: Budget,
    interceptors: Vec<Arc<dyn Interceptor>>,
    transport: Arc<dyn Transport>,
    clock: Arc<dyn Clock>,
}

impl Shared {
    /// What fetching a token has of a client: how things are sent and how long they take. No credential, no header of the
    /// caller's and no interceptor, since it may go to another server and holds a secret.
    fn bare(&self) -> Core {
        let agent = self.headers.get(USER_AGENT);
        let agent = agent.map(|agent| (USER_AGENT, agent.clone()));
        Core(Arc::new(Self {
            base_url: self.base_url.clone(),
            origin: self.origin.clone(),
            everything: true,
            environment: 0,
            server_variables: Vec::new(),
            schemes: &[],
            credentials: Vec::new(),
            tokens: Vec::new(),
            written: Vec::new(),
            headers: agent.into_iter().collect(),
            idempotency_header: self.idempotency_header,
            settings: self.settings,
            budget: Budget::default(),
            interceptors: Vec::new(),
            transport: self.transport.clone(),
            clock: self.clock.clone(),
        }))
    }
}

impl Core {
    /// Where the API is, without a slash at the end.
    pub fn base_url(&self) -> &str {
        &self.0.base_url
    }

    /// Where an operation is sent, without a slash at the end.
    ///
    /// # Errors
    ///
    /// When a variable of the environment holds what the operation's own server must not have, as [`server`] says.
    pub fn base_url_of(&self, operation: &Operation) -> Result<Cow<'_, str>, Error> {
        let servers = operation.servers;
        let own = servers.get(self.0.environment).or(servers.first());
        let template = match own {
            Some(template) if !self.0.everything => template.trim_end_matches('/'),
            Some(_) | None => return Ok(Cow::Borrowed(&self.0.base_url)),
        };
        if !template.contains('{') {
            return Ok(Cow::Borrowed(template));
        }
        let variables = self.0.server_variables.iter();
        let variables: Vec<_> = variables
            .map(|(name, value)| (*name, value.as_str()))
            .collect();
        server(template, &variables).map(Cow::Owned)
    }

    /// The URL of that text, if it is one. Behind the host of the base URL, only the rest has to be parsed.
    pub fn parsed(&self, text: &str) -> Option<Url> {
        let behind = self.0.origin.as_ref().and_then(|(origin, url)| {
            let behind = text.strip_prefix(origin.as_str())?;
            Some((url, behind))
        });
        match behind {
            // What begins otherwise might be another host.
            Some((url, behind)) if is_rooted(behind) => url.join(behind).ok(),
            Some(_) | None => Url::parse(text).ok(),
        }
    }

    /// The credential of that scheme, if there is one.
    pub fn credential(&self, scheme: &str) -> Option<&Credential> {
        let found = self.0.credentials.iter().find(|(name, _)| *name == scheme);
        found.map(|(_, credential)| credential)
    }

    /// The tokens of that scheme, if its credential is fetched.
    pub fn tokens(&self, scheme: &str) -> Option<&dyn Tokens> {
        let found = self.0.tokens.iter().find(|(name, _)| *name == scheme);
        found.map(|(_, tokens)| &**tokens)
    }

    /// The header's value that the credential of that scheme is, if it stands in one and never changes.
    pub fn written(&self, scheme: &str) -> Option<&HeaderValue> {
        let found = self.0.written.iter().find(|(name, _)| *name == scheme);
        found.map(|(_, value)| value)
    }

    /// The schemes of the document.
    pub fn schemes(&self) -> &'static [Scheme] {
        self.0.schemes
    }

    /// Those of the schemes that have these names.
    pub fn schemes_of(
        &self,
        names: &'static [&'static str],
    ) -> impl Iterator<Item = &'static Scheme> {
        let schemes = self.0.schemes;
        let find = |name: &&str| schemes.iter().find(|scheme| scheme.name == *name);
        names.iter().filter_map(find)
    }

    /// The headers that every request carries.
    pub fn headers(&self) -> &HeaderMap {
        &self.0.headers
    }

    /// The header that the API takes idempotency keys in.
    pub fn idempotency_header(&self) -> &'static str {
        self.0.idempotency_header
    }

    /// What calls have unless they say otherwise.
    pub fn settings(&self) -> Settings {
        self.0.settings
    }

    /// What may be spent on retries.
    pub fn budget(&self) -> &Budget {
        &self.0.budget
    }

    /// What sees each attempt.
    pub fn interceptors(&self) -> &[Arc<dyn Interceptor>] {
        &self.0.interceptors
    }

    /// What carries attempts to the server.
    pub fn transport(&self) -> &dyn Transport {
        &*self.0.transport
    }

    /// Where time comes from.
    pub fn clock(&self) -> &dyn Clock {
        &*self.0.clock
    }
}

impl fmt::Debug for Core {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let credentials: Vec<_> = self.0.credentials.iter().map(|(name, _)| name).collect();
        f.debug_struct("Core")
            .field("base_url", &self.0.base_url)
            .field("credentials", &credentials)
            .finish_non_exhaustive()
    }
}

/// An environment variable that is set and not empty.
pub fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

/// Fills the variables of a server URL: `https://{tenant}.example.com`.
///
/// # Errors
///
/// When a variable has no value, or its value might change the host or more of the path than its place: within the host only letters,
/// digits, `-`, `.` and `_` are taken, and not dots alone, with a port where the host ends; behind it whatever a path may hold, and where
/// a variable comes directly after the host, a path that begins with a slash, or nothing. A variable that begins the URL may be all of
/// it.
pub fn server(template: &str, variables: &[(&str, &str)]) -> Result<String, Error> {
    let mut url = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((name, after)) = after.split_once('}') else {
            break;
        };
        let found = variables.iter().find(|(known, _)| *known == name);
        let (_, value) = found
            .ok_or_else(|| Error::request(format!("the server variable `{name}` has no value")))?;
        url.push_str(before);
        let authority = url.split_once("://").map(|(_, authority)| authority);
        let ends_host = after.is_empty() || after.starts_with('/');
        let follows_host = ends_host && authority.is_some_and(|host| !host.is_empty());
        let in_path = authority.is_some_and(|authority| authority.contains('/'))
            || follows_host && (value.is_empty() || value.starts_with('/'));
        let (safe, allowed) = if url.is_empty() {
            (!value.is_empty(), "not be empty")
        } else if in_path {
            (is_path(value), "hold what a path may hold only")
        } else {
            let allowed = "hold letters, digits, `-`, `.` and `_` only, and not be empty";
            (is_host(value, ends_host), allowed)
        };
        if !safe {
            let message = format!("the server variable `{name}` may {allowed}");
            return Err(Error::request(message));
        }
        url.push_str(value);
        rest = after;
    }
    Ok(url + rest)
}

/// Whether a text stays within the host, or within host and port.
fn is_host(text: &str, with_port: bool) -> bool {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"-._".contains(&b) || with_port && b == b':';
    text.bytes().all(plain) && !text.bytes().all(|b| b == b'.')
}

/// Whether a text is a path or a part of one (RFC 3986, section 3.3) that leads to no folder outside.
fn is_path(text: &str) -> bool {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=:@/".contains(&b);
    text.bytes().all(plain) && !text.split('/').any(|part| matches!(part, "." | ".."))
}

/// A header from outside, marked as sensitive since we cannot know what it holds.
///
/// # Errors
///
/// When its name or value is not valid; the value is not shown.
pub fn header(name: &str, text: &str) -> Result<(HeaderName, HeaderValue), Error> {
    let parsed = HeaderName::from_bytes(name.as_bytes());
    let parsed = parsed.map_err(|_| Error::request(format!("{name:?} is not a header's name")))?;
    let mut value = value(name, text)?;
    value.set_sensitive(true);
    Ok((parsed, value))
}

/// A header's value. Text beyond ASCII goes as UTF-8.
fn value(name: &str, text: &str) -> Result<HeaderValue, Error> {
    HeaderValue::from_bytes(text.as_bytes()).map_err(|_| {
        Error::request(format!(
            "the value of header `{name}` has characters that a header cannot hold"
        ))
    })
}

/// What of a base URL is in front of its path. None of one that is written in an unusual way, such as with a `\\`.
fn origin(base_url: &str) -> Option<(String, Url)> {
    let (scheme, rest) = base_url.split_once("://")?;
    let host = rest.split('/').next()?;
    let usual = !host.is_empty() && !base_url.contains('\\');
    let origin = format!("{scheme}://{host}");
    let url = Url::parse(&origin).ok()?;
    usual.then_some((origin, url))
}

/// Whether a text is a path, and nothing that URLs take for a host, in spite of what they leave out: tabs and ends of lines.
fn is_rooted(text: &str) -> bool {
    match text.as_bytes() {
        [b'/'] => true,
        [b'/', second, ..] => *second > b' ' && !matches!(second, b'/' | b'\\'),
        _ => false,
    }
}

/// What is wrong with a base URL, if something is. Does not show it, since it may hold a password.
fn check_base_url(text: &str) -> Result<(), &'static str> {
    let url = Url::parse(text).map_err(|_| "is not a URL")?;
    if !matches!(url.scheme(), "http" | "https") || !url.has_host() {
        Err("must start with http:// or https:// and a host")
    } else if text.contains(['?', '#']) {
        Err("must not have a query or a fragment")
    } else if !url.username().is_empty() || url.password().is_some() {
        Err("must not hold a credential; the client has setters for them")
    } else if text.contains(|c: char| c.is_whitespace() || c.is_control()) {
        Err("must not contain spaces")
    } else {
        Ok(())
    }
}
