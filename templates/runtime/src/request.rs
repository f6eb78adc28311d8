//! One call: what its parameters made of it, and the one way in which it is sent.
//!
//! Everything that depends on a type happens in small generic setters; [`Request::send`] is compiled once. A setter that
//! fails keeps its failure, and `send` returns it before anything goes out: a parameter or body that does not serialize is
//! never sent as something else.

use std::borrow::Cow;
use std::fmt::{self, Display};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use http::header::{
    ACCEPT, AUTHORIZATION, CONTENT_TYPE, COOKIE, HeaderMap, HeaderName, HeaderValue,
};
use reqwest::Url;
use serde::Serialize;

use super::auth::{SchemeKind, choose};
use super::client::{Core, header};
use super::error::Error;
use super::operation::Operation;
use super::parameters::{self, Style, Value, encode};
use super::response::Answer;
use super::wire;

/// What is sent.
#[derive(Clone)]
enum Body {
    /// Bytes, which can be sent again.
    Bytes(Bytes),
    /// What can be read once only.
    Once(Arc<Mutex<Option<reqwest::Body>>>),
}

/// A call that is being put together.
#[derive(Clone)]
pub struct Request {
    core: Core,
    operation: &'static Operation,
    /// Path parameters, encoded.
    path: Vec<(&'static str, String)>,
    /// The query string as a whole, encoded, where one parameter gives it.
    whole_query: Option<String>,
    /// Query parameters: each name's `name=value` pairs, encoded and joined.
    query: Vec<(Cow<'static, str>, String)>,
    headers: HeaderMap,
    /// The headers that the caller added; they win over all others.
    added: HeaderMap,
    cookies: Vec<(Cow<'static, str>, String)>,
    body: Option<Body>,
    timeout: Option<Duration>,
    /// What went wrong first.
    failure: Option<String>,
}

impl Request {
    /// A call of that operation, without parameters.
    pub fn new(core: &Core, operation: &'static Operation) -> Self {
        Self {
            core: core.clone(),
            operation,
            path: Vec::new(),
            whole_query: None,
            query: Vec::new(),
            headers: HeaderMap::new(),
            added: HeaderMap::new(),
            cookies: Vec::new(),
            body: None,
            timeout: None,
            failure: None,
        }
    }

    /// The operation.
    pub fn operation(&self) -> &'static Operation {
        self.operation
    }

    /// A path parameter that is a scalar.
    pub fn path(&mut self, name: &'static str, value: &dyn Display) {
        self.set_path(name, encode(&value.to_string()));
    }

    /// A path parameter of any type; one that is `null` or an empty array is refused by [`Request::send`].
    pub fn path_styled<T>(
        &mut self,
        name: &'static str,
        value: &T,
        style: Style,
        explode: bool,
        allow_reserved: bool,
    ) where
        T: Serialize + ?Sized,
    {
        self.styled(name, Value::of(value), |request, value| {
            let text = parameters::in_path(name, value, style, explode, allow_reserved)?;
            request.set_path(name, text.unwrap_or_default());
            Ok(())
        });
    }

    /// A query parameter that is a scalar, in place of one of that name given before.
    pub fn query(&mut self, name: &'static str, value: &dyn Display) {
        let pair = format!("{}={}", encode(name), encode(&value.to_string()));
        set(&mut self.query, name.into(), Some(pair));
    }

    /// A query parameter of any type, in place of one of that name given before.
    pub fn query_styled<T>(
        &mut self,
        name: &'static str,
        value: &T,
        style: Style,
        explode: bool,
        allow_reserved: bool,
    ) where
        T: Serialize + ?Sized,
    {
        self.styled(name, Value::of(value), |request, value| {
            let pairs = parameters::in_query(name, value, style, explode, allow_reserved)?;
            set(&mut request.query, name.into(), pairs);
            Ok(())
        });
    }

    /// The query string as a whole, made of a text.
    pub fn query_string(&mut self, _: &'static str, text: &dyn Display) {
        self.whole_query = Some(encode(&text.to_string()));
    }

    /// The query string as a whole, made of an object's properties.
    pub fn query_form<T: Serialize + ?Sized>(&mut self, value: &T) {
        let form = self.form_text(value);
        self.whole_query = Some(form);
    }

    /// A header parameter that is a scalar, in place of one of that name given before.
    pub fn header(&mut self, name: &'static str, value: &dyn Display) {
        self.set_header(name, Some(value.to_string()));
    }

    /// A header parameter of any type, in place of one of that name given before.
    pub fn header_styled<T>(&mut self, name: &'static str, value: &T, _: Style, explode: bool)
    where
        T: Serialize + ?Sized,
    {
        self.styled(name, Value::of(value), |request, value| {
            let text = parameters::in_header(value, explode)?;
            request.set_header(name, text);
            Ok(())
        });
    }

    /// A cookie parameter that is a scalar, in place of one of that name given before.
    pub fn cookie(&mut self, name: &'static str, value: &dyn Display) {
        let pair = format!("{}={}", encode(name), encode(&value.to_string()));
        set(&mut self.cookies, name.into(), Some(pair));
    }

    /// A cookie parameter of any type, in place of one of that name given before.
    pub fn cookie_styled<T>(&mut self, name: &'static str, value: &T, style: Style, explode: bool)
    where
        T: Serialize + ?Sized,
    {
        self.styled(name, Value::of(value), |request, value| {
            let pairs = parameters::in_cookie(name, value, style, explode)?;
            set(&mut request.cookies, name.into(), pairs);
            Ok(())
        });
    }

    /// A value as JSON text, for a parameter that travels so.
    pub fn json_text<T: Serialize + ?Sized>(&mut self, value: &T) -> String {
        wire::sending(|| serde_json::to_string(value)).unwrap_or_else(|error| {
            self.fail(format!("a parameter does not serialize: {error}"));
            String::new()
        })
    }

    /// An object as `application/x-www-form-urlencoded`, for a parameter that travels so.
    pub fn form_text<T: Serialize + ?Sized>(&mut self, value: &T) -> String {
        match Value::of(value) {
            Ok(value @ (Value::Null | Value::Map(_))) => parameters::form(&value),
            Ok(Value::Text(_) | Value::List(_)) => {
                self.fail("a parameter that travels as a form must be an object".to_owned());
                String::new()
            }
            Err(error) => {
                self.fail(format!("a parameter does not serialize: {error}"));
                String::new()
            }
        }
    }

    /// A JSON body of content type `application/json`.
    pub fn json<T: Serialize + ?Sized>(&mut self, value: &T) {
        self.json_as(value, "application/json");
    }

    /// A JSON body of another content type, such as `application/merge-patch+json`.
    pub fn json_as<T: Serialize + ?Sized>(&mut self, value: &T, content_type: &'static str) {
        match wire::sending(|| serde_json::to_vec(value)) {
            Ok(json) => self.bytes(json.into(), content_type),
            Err(error) => self.fail(format!("the body does not serialize: {error}")),
        }
    }

    /// A body of JSON values, each behind `before` and in front of `after`: lines, or records of RFC 7464.
    pub fn json_each<T: Serialize>(
        &mut self,
        values: &[T],
        before: &str,
        after: &str,
        content_type: &'static str,
    ) {
        let mut text = String::new();
        for value in values {
            match serde_json::to_string(value) {
                Ok(json) => text.extend([before, &json, after]),
                Err(error) => self.fail(format!("the body does not serialize: {error}")),
            }
        }
        self.text(text, content_type);
    }

    /// A body of text.
    pub fn text(&mut self, text: String, content_type: &'static str) {
        self.bytes(text.into(), content_type);
    }

    /// A body of bytes.
    pub fn bytes(&mut self, bytes: Bytes, content_type: &str) {
        self.body = Some(Body::Bytes(bytes));
        self.content_type(content_type);
    }

    /// A body that can be read once only, so that no attempt after the first can send it.
    pub fn once(&mut self, body: reqwest::Body, content_type: &str) {
        self.body = Some(Body::Once(Arc::new(Mutex::new(Some(body)))));
        self.content_type(content_type);
    }

    fn content_type(&mut self, content_type: &str) {
        match HeaderValue::from_str(content_type) {
            Ok(value) => _ = self.headers.insert(CONTENT_TYPE, value),
            Err(_) => {
                self.fail("the content type has characters that a header cannot hold".to_owned())
            }
        }
    }

    /// How long an attempt of this call may take, in place of the client's timeout.
    pub fn with_timeout(&mut self, timeout: Duration) {
        self.timeout = Some(timeout);
    }

    /// A header that the caller adds to this call. It takes the place of any other of its name.
    pub fn with_header(&mut self, name: &str, text: &str) {
        match header(name, text) {
            Ok((name, value)) => _ = self.added.insert(name, value),
            Err(error) => self.fail(error.to_string()),
        }
    }

    /// A query parameter that the caller adds to this call. It takes the place of any other of its name.
    pub fn with_query(&mut self, name: &str, text: &str) {
        let pair = format!("{}={}", encode(name), encode(text));
        set(&mut self.query, Cow::Owned(name.to_owned()), Some(pair));
    }

    /// Sends the call and waits for the whole answer, whatever its status.
    ///
    /// # Errors
    ///
    /// When the request could not be built, a credential is lacking, or no answer came.
    pub async fn send(self) -> Result<Answer, Error> {
        let operation = self.operation.name;
        let request = self.prepare().map_err(|error| error.of(operation))?;
        let answer = match attempt(&self.core, request).await {
            Ok(response) => collect(response).await,
            Err(error) => Err(error),
        };
        answer.map_err(|error| error.of(operation))
    }

    /// Sends the call and waits for the head of the answer only. No time runs out unless the call was given some.
    ///
    /// # Errors
    ///
    /// When the request could not be built, a credential is lacking, or no answer came.
    pub async fn open(self) -> Result<reqwest::Response, Error> {
        let operation = self.operation.name;
        let mut request = self.prepare().map_err(|error| error.of(operation))?;
        *request.timeout_mut() = self.timeout;
        let response = attempt(&self.core, request).await;
        response.map_err(|error| error.of(operation))
    }

    /// The HTTP request of this call.
    fn prepare(&self) -> Result<reqwest::Request, Error> {
        if let Some(failure) = &self.failure {
            return Err(Error::request(failure.clone()));
        }
        let mut url = self.core.base_url_of(self.operation).to_owned() + &self.filled_path()?;
        let pairs = self.query.iter().map(|(_, pairs)| pairs);
        let whole = self.whole_query.iter().filter(|query| !query.is_empty());
        let mut query: Vec<&str> = whole.chain(pairs).map(String::as_str).collect();
        let mut cookies: Vec<&str> = self
            .cookies
            .iter()
            .map(|(_, pairs)| pairs.as_str())
            .collect();
        let mut headers = self.core.headers().clone();
        if let Some(accept) = self.operation.accept {
            headers.insert(ACCEPT, HeaderValue::from_static(accept));
        }
        overlay(&mut headers, &self.headers);
        let by_caller =
            |name: &HeaderName| self.added.contains_key(name) || headers.contains_key(name);
        let schemes = choose(self.operation, self.core.schemes(), &|scheme| {
            self.core.credential(scheme.name).is_some()
                || scheme.header().is_some_and(|name| by_caller(&name))
        })?;
        let mut basic = None;
        let mut secrets = Vec::new();
        for scheme in schemes {
            // Without a credential, it is the caller's own header that stands for the scheme.
            let Some(credential) = self.core.credential(scheme.name) else {
                continue;
            };
            match scheme.kind {
                SchemeKind::Basic => basic = Some(scheme.basic(credential)?),
                SchemeKind::Bearer => {
                    let value =
                        scheme.header_value(&format!("Bearer {}", scheme.token(credential)?))?;
                    basic = None;
                    headers.insert(AUTHORIZATION, value);
                }
                SchemeKind::Http(http) => {
                    let value =
                        scheme.header_value(&format!("{http} {}", scheme.token(credential)?))?;
                    basic = None;
                    headers.insert(AUTHORIZATION, value);
                }
                SchemeKind::Header(name) => {
                    let value = scheme.header_value(scheme.token(credential)?)?;
                    let name = HeaderName::from_bytes(name.as_bytes())
                        .map_err(|_| Error::request(format!("{name:?} is not a header's name")))?;
                    headers.insert(name, value);
                }
                SchemeKind::Query(name) => {
                    let pair = format!("{}={}", encode(name), encode(scheme.token(credential)?));
                    secrets.push((false, pair));
                }
                SchemeKind::Cookie(name) => {
                    let pair = format!("{}={}", encode(name), encode(scheme.token(credential)?));
                    secrets.push((true, pair));
                }
            }
        }
        for (in_cookie, pair) in &secrets {
            if *in_cookie {
                cookies.push(pair)
            } else {
                query.push(pair)
            }
        }
        if !cookies.is_empty() {
            let mut value = HeaderValue::from_str(&cookies.join("; ")).map_err(|_| {
                Error::request("the cookies have characters that a header cannot hold")
            })?;
            value.set_sensitive(true);
            headers.insert(COOKIE, value);
        }
        if !query.is_empty() {
            url.push(if url.contains('?') { '&' } else { '?' });
            url.push_str(&query.join("&"));
        }
        let url =
            Url::parse(&url).map_err(|_| Error::request("base URL and path do not make a URL"))?;
        let method = http::Method::from_bytes(self.operation.method.as_bytes())
            .map_err(|_| Error::request("the method is not one of HTTP"))?;
        let mut request = reqwest::Request::new(method, url);
        if let Some((username, password)) = basic {
            headers.remove(AUTHORIZATION);
            request = reqwest::RequestBuilder::from_parts(self.core.http().clone(), request)
                .basic_auth(username, Some(password))
                .build()
                .map_err(Error::transport)?;
        }
        overlay(request.headers_mut(), &headers);
        overlay(request.headers_mut(), &self.added);
        *request.body_mut() = match &self.body {
            None => None,
            Some(Body::Bytes(bytes)) => Some(bytes.clone().into()),
            Some(Body::Once(body)) => {
                let mut body = body.lock().unwrap_or_else(PoisonError::into_inner);
                let taken = body.take();
                Some(taken.ok_or_else(|| Error::request("the body was sent already"))?)
            }
        };
        *request.timeout_mut() = Some(self.timeout.unwrap_or(self.core.timeout()));
        Ok(request)
    }

    /// The template with its variables filled in.
    ///
    /// A value that would make a segment vanish or climb (`.`, `..`, nothing) is refused: it would call another operation.
    fn filled_path(&self) -> Result<String, Error> {
        let template = self.operation.path;
        let mut path = if template.starts_with('/') {
            String::new()
        } else {
            "/".to_owned()
        };
        let mut rest = template;
        while let Some((before, after)) = rest.split_once('{') {
            let Some((name, after)) = after.split_once('}') else {
                break;
            };
            let found = self.path.iter().find(|(known, _)| *known == name);
            let (_, value) = found.ok_or_else(|| {
                Error::request(format!("the path parameter `{name}` has no value"))
            })?;
            if value.is_empty() {
                return Err(Error::request(format!(
                    "the path parameter `{name}` is empty"
                )));
            }
            path.push_str(before);
            path.push_str(value);
            rest = after;
        }
        path.push_str(rest);
        let segments = path.split('?').next().unwrap_or_default().split('/');
        if segments
            .into_iter()
            .any(|segment| matches!(segment, "." | ".."))
        {
            return Err(Error::request(
                "a path parameter makes a segment `.` or `..`",
            ));
        }
        Ok(path)
    }

    fn set_path(&mut self, name: &'static str, encoded: String) {
        self.path.retain(|(known, _)| *known != name);
        self.path.push((name, encoded));
    }

    fn set_header(&mut self, name: &'static str, text: Option<String>) {
        match text.map(|text| header(name, &text)).transpose() {
            Ok(Some((name, value))) => _ = self.headers.insert(name, value),
            Ok(None) => _ = self.headers.remove(name),
            Err(error) => self.fail(error.to_string()),
        }
    }

    fn styled(
        &mut self,
        name: &'static str,
        value: Result<Value, serde_json::Error>,
        set: impl FnOnce(&mut Self, &Value) -> Result<(), String>,
    ) {
        let done = match value {
            Ok(value) => set(self, &value),
            Err(error) => Err(format!("does not serialize: {error}")),
        };
        if let Err(why) = done {
            self.fail(format!("the parameter `{name}`: {why}"));
        }
    }

    /// Lets [`Request::send`] fail with this.
    pub(crate) fn fail(&mut self, failure: String) {
        self.failure.get_or_insert(failure);
    }
}

/// Operation and template only: all else may be private.
impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.operation.method, self.operation.path)
    }
}

/// One attempt: sends the request and waits for the head of the answer. All that is sent goes through here.
async fn attempt(core: &Core, request: reqwest::Request) -> Result<reqwest::Response, Error> {
    let response = core.http().execute(request).await;
    response.map_err(Error::transport)
}

/// The whole answer.
///
/// # Errors
///
/// When the connection fails on the way.
pub async fn collect(response: reqwest::Response) -> Result<Answer, Error> {
    let mut answer = Answer {
        status: response.status(),
        headers: response.headers().clone(),
        body: Bytes::new(),
    };
    match response.bytes().await {
        Ok(body) => answer.body = body,
        Err(error) => return Err(Error::transport(error).answered(&answer)),
    }
    Ok(answer)
}

/// Replaces the entry of that name, keeping its place; `None` takes it out.
fn set(
    entries: &mut Vec<(Cow<'static, str>, String)>,
    name: Cow<'static, str>,
    text: Option<String>,
) {
    let place = entries.iter().position(|(known, _)| *known == name);
    match (place, text) {
        (Some(place), Some(text)) => entries[place].1 = text,
        (Some(place), None) => _ = entries.remove(place),
        (None, Some(text)) => entries.push((name, text)),
        (None, None) => {}
    }
}

/// Puts `top` over `headers`, name by name.
fn overlay(headers: &mut HeaderMap, top: &HeaderMap) {
    for (name, value) in top {
        headers.insert(name.clone(), value.clone());
    }
}
