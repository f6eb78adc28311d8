//! One call: what its parameters and options made of it.
//!
//! Everything that depends on a type happens in small generic setters; what sends the call (`attempts`) is compiled once. A
//! setter that fails keeps its failure, and sending returns it before anything goes out: a parameter or body that does not
//! serialize is never sent as something else.

use std::borrow::Cow;
use std::fmt::{self, Display};
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::header::{CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};
use serde::Serialize;
use serde_json::value::RawValue;

use super::charset;
use super::client::{Core, header};
use super::json;
use super::operation::Operation;
use super::parameters::{self, Style, Value, encoded, pair};
use super::prepare::climbs;
use super::settings::Overrides;

/// What is sent.
#[derive(Clone)]
pub(super) enum Body {
    /// Bytes, which can be sent again.
    Bytes(Bytes),
    /// What can be read once only.
    Once(Arc<dyn Once>),
}

/// A body that can be read once only.
pub trait Once: Send + Sync {
    /// Whether nothing was read yet.
    fn is_whole(&self) -> bool;

    /// The body, unless something was read already. Of several that are given, the last one can be read.
    fn open(&self) -> Option<reqwest::Body>;
}

/// A call that is being put together.
#[derive(Clone)]
pub struct Request {
    pub(super) core: Core,
    pub(super) operation: &'static Operation,
    /// Method and path of a call that is no operation of the document.
    place: Option<Box<(String, String)>>,
    /// Path parameters, encoded.
    pub(super) path: Vec<(&'static str, String)>,
    /// The query string as a whole, encoded, where one parameter gives it.
    pub(super) whole_query: Option<String>,
    /// A URL that is called as it stands, in place of base URL, path and query.
    pub(super) target: Option<String>,
    /// Query parameters: each name's `name=value` pairs, encoded and joined.
    pub(super) query: Vec<(Cow<'static, str>, String)>,
    /// Few, so that a list is quicker than a map.
    pub(super) headers: Vec<(HeaderName, HeaderValue)>,
    /// The headers that the caller added; they win over all others.
    pub(super) added: HeaderMap,
    pub(super) cookies: Vec<(Cow<'static, str>, String)>,
    pub(super) body: Option<Body>,
    /// Fields that the caller adds to the body, as JSON.
    pub(super) body_fields: Vec<(String, Box<RawValue>)>,
    pub(super) overrides: Overrides,
    /// What went wrong first.
    pub(super) failure: Option<String>,
}

impl Request {
    /// A call of that operation, without parameters.
    pub fn new(core: &Core, operation: &'static Operation) -> Self {
        Self {
            core: core.clone(),
            operation,
            place: None,
            path: Vec::new(),
            whole_query: None,
            target: None,
            query: Vec::new(),
            headers: presets(operation),
            added: HeaderMap::new(),
            cookies: Vec::new(),
            body: None,
            body_fields: Vec::new(),
            overrides: Overrides::default(),
            failure: None,
        }
    }

    /// The operation.
    pub fn operation(&self) -> &'static Operation {
        self.operation
    }

    /// The HTTP method.
    pub fn method(&self) -> &str {
        self.place
            .as_ref()
            .map_or(self.operation.method, |place| &place.0)
    }

    /// The path template.
    pub fn template(&self) -> &str {
        self.place
            .as_ref()
            .map_or(self.operation.path, |place| &place.1)
    }

    /// Method and path of a call that is no operation of the document. The path may have a query, and is percent-encoded where
    /// it must be.
    pub fn place(&mut self, method: &str, path: &str) {
        let odd = |c: char| c.is_control() || matches!(c, '#' | '\\' | '{' | '}');
        if !path.starts_with('/') || path.contains(odd) || climbs(path) {
            self.fail(
                "a path begins with `/` and has no segment `.` or `..`, no `\\`, `{`, `}` or `#`"
                    .to_owned(),
            );
        }
        self.place = Some(Box::new((method.to_owned(), path.to_owned())));
    }

    /// A path parameter that is a scalar.
    pub fn path(&mut self, name: &'static str, value: &dyn Display) {
        self.set_path(name, encoded(value));
    }

    /// A path parameter of any type; one that is `null` or an empty array is refused when the call is sent.
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
        self.styled(name, Value::styled(value, false), |request, value| {
            let text = parameters::in_path(name, value, style, explode, allow_reserved)?;
            request.set_path(name, text.unwrap_or_default());
            Ok(())
        });
    }

    /// A query parameter that is a scalar, in place of one of that name given before.
    pub fn query(&mut self, name: &'static str, value: &dyn Display) {
        set(&mut self.query, name.into(), Some(pair(name, value)));
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
        let in_brackets = explode || style == Style::DeepObject;
        self.styled(name, Value::styled(value, in_brackets), |request, value| {
            let pairs = parameters::in_query(name, value, style, explode, allow_reserved)?;
            set(&mut request.query, name.into(), pairs);
            Ok(())
        });
    }

    /// The query string as a whole, made of a text.
    pub fn query_string(&mut self, _: &'static str, text: &dyn Display) {
        self.whole_query = Some(encoded(text));
    }

    /// The query string as a whole, made of an object's properties.
    pub fn query_form<T: Serialize + ?Sized>(&mut self, value: &T) {
        let form = self.form_text(value);
        self.whole_query = Some(form);
    }

    /// Sets a header that is not one of those that the caller added.
    pub(super) fn set_own_header(&mut self, name: HeaderName, value: HeaderValue) {
        set(&mut self.headers, name, Some(value));
    }

    /// The value of a header that the caller or a parameter gave.
    pub(super) fn given_header(&self, name: &str) -> Option<&HeaderValue> {
        self.added.get(name).or_else(|| {
            let mut own = self.headers.iter();
            own.find(|(known, _)| *known == *name)
                .map(|(_, value)| value)
        })
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
        self.styled(name, Value::styled(value, false), |request, value| {
            let text = parameters::in_header(value, explode)?;
            request.set_header(name, text);
            Ok(())
        });
    }

    /// A cookie parameter that is a scalar, in place of one of that name given before.
    pub fn cookie(&mut self, name: &'static str, value: &dyn Display) {
        set(&mut self.cookies, name.into(), Some(pair(name, value)));
    }

    /// A cookie parameter of any type, in place of one of that name given before.
    pub fn cookie_styled<T>(&mut self, name: &'static str, value: &T, style: Style, explode: bool)
    where
        T: Serialize + ?Sized,
    {
        let in_brackets = explode && style != Style::Cookie;
        self.styled(name, Value::styled(value, in_brackets), |request, value| {
            let pairs = parameters::in_cookie(name, value, style, explode)?;
            set(&mut request.cookies, name.into(), pairs);
            Ok(())
        });
    }

    /// A value as JSON text, for a parameter that travels so.
    pub fn json_text<T: Serialize + ?Sized>(&mut self, value: &T) -> String {
        json::to_string(value).unwrap_or_else(|error| {
            self.fail(format!("a parameter does not serialize: {error}"));
            String::new()
        })
    }

    /// A value as JSON text of ASCII alone, for a header: servers differ in what they read other bytes as.
    pub fn json_ascii<T: Serialize + ?Sized>(&mut self, value: &T) -> String {
        let json = self.json_text(value);
        let stays = |c: char| c.is_ascii() && c != '\u{7f}';
        if json.chars().all(stays) {
            return json;
        }
        let mut ascii = String::with_capacity(json.len() + 16);
        for c in json.chars() {
            let mut units = [0; 2];
            match stays(c) {
                true => ascii.push(c),
                false => ascii.extend(
                    c.encode_utf16(&mut units)
                        .iter()
                        .map(|unit| format!("\\u{unit:04x}")),
                ),
            }
        }
        ascii
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
        match json::to_vec(value) {
            Ok(json) => {
                self.body = Some(Body::Bytes(json.into()));
                // A value that is static is shared and not copied.
                let content_type = Bytes::from_static(content_type.as_bytes());
                self.content_type(HeaderValue::from_maybe_shared(content_type));
            }
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
            match json::to_string(value) {
                Ok(json) => text.extend([before, &json, after]),
                Err(error) => self.fail(format!("the body does not serialize: {error}")),
            }
        }
        self.text(text, content_type);
    }

    /// A body of text, in the charset that its content type names.
    pub fn text(&mut self, text: String, content_type: &'static str) {
        match charset::encoded(text, content_type) {
            Ok(bytes) => self.bytes(bytes, content_type),
            Err(why) => self.fail(format!("the body {why}")),
        }
    }

    /// A body of bytes.
    pub fn bytes(&mut self, bytes: Bytes, content_type: &str) {
        self.body = Some(Body::Bytes(bytes));
        self.content_type(HeaderValue::from_str(content_type));
    }

    /// A body that can be read once only, so that no attempt can send it once an earlier one has begun to.
    pub fn once(&mut self, body: Arc<dyn Once>, content_type: &str) {
        self.body = Some(Body::Once(body));
        self.content_type(HeaderValue::from_str(content_type));
    }

    fn content_type<E>(&mut self, content_type: Result<HeaderValue, E>) {
        match content_type {
            Ok(value) => self.set_own_header(CONTENT_TYPE, value),
            Err(_) => {
                self.fail("the content type has characters that a header cannot hold".to_owned())
            }
        }
    }

    /// How long this call may take, with all of its attempts and the waits between them.
    pub fn with_timeout(&mut self, timeout: Duration) {
        self.overrides.timeout = Some(timeout);
    }

    /// How long an attempt of this call may take.
    pub fn with_attempt_timeout(&mut self, timeout: Duration) {
        self.overrides.attempt_timeout = Some(timeout);
    }

    /// How long nothing may come of an answer that is read while it comes.
    pub fn with_idle_timeout(&mut self, timeout: Duration) {
        self.overrides.idle_timeout = Some(timeout);
    }

    /// How many times in a row a stream of events is taken up again where it broke off.
    pub fn with_reconnects(&mut self, limit: u32) {
        self.overrides.reconnects = limit;
    }

    /// How long connecting may take.
    pub fn with_connect_timeout(&mut self, timeout: Duration) {
        self.overrides.connect_timeout = Some(timeout);
    }

    /// How many attempts may follow the first one.
    pub fn with_max_retries(&mut self, retries: u32) {
        self.overrides.max_retries = Some(retries);
    }

    /// Whether an answer of status 409 is worth another attempt.
    pub fn with_retry_conflicts(&mut self, yes: bool) {
        self.overrides.retry_conflicts = Some(yes);
    }

    /// How many bytes the body of the answer may have.
    pub fn with_max_response_bytes(&mut self, bytes: usize) {
        self.overrides.max_response_bytes = Some(bytes);
    }

    /// A field that the caller adds to the JSON body of this call, in place of any other of its name.
    pub fn with_body_field<T: Serialize + ?Sized>(&mut self, name: &str, value: &T) {
        match json::to_raw_value(value) {
            Ok(json) => self.body_fields.push((name.to_owned(), json)),
            Err(error) => self.fail(format!("the field `{name}` does not serialize: {error}")),
        }
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
        set(
            &mut self.query,
            name.to_owned().into(),
            Some(pair(name, &text)),
        );
    }

    fn set_path(&mut self, name: &'static str, encoded: String) {
        set(&mut self.path, name, Some(encoded));
    }

    fn set_header(&mut self, name: &'static str, text: Option<String>) {
        match text.map(|text| header(name, &text)).transpose() {
            Ok(Some((name, value))) => self.set_own_header(name, value),
            Ok(None) => self.headers.retain(|(known, _)| *known != *name),
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

    /// Lets sending fail with this.
    pub(crate) fn fail(&mut self, failure: String) {
        self.failure.get_or_insert(failure);
    }
}

/// Operation and template only: all else may be private.
impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.method(), self.template())
    }
}

/// The headers that calls of an operation carry unless they are told otherwise, with room for a content type.
fn presets(operation: &'static Operation) -> Vec<(HeaderName, HeaderValue)> {
    let presets = operation.presets;
    let room = if presets.is_empty() {
        0
    } else {
        presets.len() + 1
    };
    let mut headers = Vec::with_capacity(room);
    headers.extend(presets.iter().cloned().map(|(name, mut value)| {
        // As every header parameter: what its value means is not known.
        value.set_sensitive(true);
        (name, value)
    }));
    headers
}

/// Replaces the entry of that name, keeping its place; `None` takes it out.
fn set<N: PartialEq, V>(entries: &mut Vec<(N, V)>, name: N, value: Option<V>) {
    let place = entries.iter().position(|(known, _)| *known == name);
    match (place, value) {
        (Some(place), Some(value)) => entries[place].1 = value,
        (Some(place), None) => _ = entries.remove(place),
        (None, Some(value)) => entries.push((name, value)),
        (None, None) => {}
    }
}
