//! The HTTP request of an attempt, made of what a call was given and what its client has.
//!
//! Each attempt makes its own, so that it carries what the client holds by then. In order of strength: the headers of the
//! client, those of the operation and its parameters, the credentials, what the caller added, and what interceptors set.

use std::borrow::Cow;
use std::sync::Arc;

use bytes::Bytes;
use http::header::{
    ACCEPT, CONTENT_LENGTH, CONTENT_TYPE, COOKIE, HeaderMap, HeaderName, HeaderValue,
};

use super::auth::{Credential, SchemeKind, choose};
use super::body_fields::with_fields;
use super::error::Error;
use super::intercept::Before;
use super::parameters::encode;
use super::request::{Body, Request};
use super::secret::Secret;

/// How much longer than its template a path is thought to be.
const ROOM: usize = 64;

/// The tokens of a call's attempts, as far as they are fetched: each with the name of its security scheme.
#[derive(Default)]
pub(super) struct FetchedTokens {
    /// Those that the last attempt carried.
    pub(super) carried: Vec<(&'static str, Arc<Secret>)>,
    /// Those that a server has refused.
    pub(super) refused: Vec<(&'static str, Arc<Secret>)>,
}

impl Request {
    /// The HTTP request of the attempt of that number.
    ///
    /// # Errors
    ///
    /// When a setter failed, something required or a credential is lacking, an interceptor refuses the attempt, or a body was
    /// sent already that can be sent once.
    pub(super) async fn prepare(
        &self,
        number: u32,
        tokens: &mut FetchedTokens,
    ) -> Result<reqwest::Request, Error> {
        if let Some(failure) = &self.failure {
            return Err(Error::request(failure.clone()));
        }
        let mut url = match &self.target {
            Some(target) => target.clone(),
            None => {
                let base = self.core.base_url_of(self.operation)?;
                let mut url = String::with_capacity(base.len() + self.template().len() + ROOM);
                url.push_str(&base);
                self.fill_path(&mut url)?;
                url
            }
        };
        let pairs = self.query.iter().map(|(_, pairs)| pairs);
        let whole = self.whole_query.iter().filter(|query| !query.is_empty());
        for pairs in whole.chain(pairs).filter(|_| self.target.is_none()) {
            push_query(&mut url, pairs);
        }
        // Room for all at once: with a credential, the cookies and `Accept`.
        let usual = self.core.headers();
        let count = usual.len() + self.headers.len() + self.added.len() + 3;
        let mut headers = HeaderMap::with_capacity(count);
        overlay(&mut headers, usual);
        if let Some(accept) = self.operation.accept {
            headers.insert(ACCEPT, HeaderValue::from_static(accept));
        }
        for (name, value) in &self.headers {
            headers.insert(name.clone(), value.clone());
        }
        let bytes = self.bytes_to_send(&mut headers)?;
        let added = self.intercepted(number, &url, &headers, bytes.as_deref())?;
        let schemes = self.chosen(&headers, &added)?;
        self.fetch_tokens(schemes, &added, tokens).await?;
        self.authorize(schemes, &mut headers, &mut url, tokens)?;
        overlay(&mut headers, &added);
        let url = self.core.parsed(&url);
        let url = url.ok_or_else(|| Error::request("base URL and path do not make a URL"))?;
        let method = http::Method::from_bytes(self.method().as_bytes())
            .map_err(|_| Error::request("the method is not one of HTTP"))?;
        let is_empty = match (&bytes, &self.body) {
            (Some(bytes), _) => bytes.is_empty(),
            (None, body) => body.is_none(),
        };
        // Servers answer 411 to a method that usually has a body and says nothing of one (RFC 9110, section 8.6).
        if is_empty && matches!(self.method(), "POST" | "PUT" | "PATCH") {
            headers.insert(CONTENT_LENGTH, HeaderValue::from_static("0"));
        }
        let mut request = reqwest::Request::new(method, url);
        *request.headers_mut() = headers;
        *request.body_mut() = match (bytes, &self.body) {
            (Some(bytes), _) => Some(bytes.into()),
            (None, Some(Body::Once(body))) => {
                let body = body.open();
                Some(body.ok_or_else(|| Error::request("the body was sent already"))?)
            }
            (None, Some(Body::Bytes(_)) | None) => None,
        };
        Ok(request)
    }

    /// The body, if it is one of bytes, with the fields that the caller added.
    fn bytes_to_send(&self, headers: &mut HeaderMap) -> Result<Option<Bytes>, Error> {
        if self.body_fields.is_empty() {
            return Ok(match &self.body {
                Some(Body::Bytes(bytes)) => Some(bytes.clone()),
                Some(Body::Once(_)) | None => None,
            });
        }
        let content_type = headers
            .entry(CONTENT_TYPE)
            .or_insert(HeaderValue::from_static("application/json"));
        let is_json = content_type
            .as_bytes()
            .windows(4)
            .any(|part| part == b"json");
        let no_object =
            || Error::request("fields can be added to a body that is a JSON object only");
        let json: &[u8] = match &self.body {
            Some(Body::Bytes(bytes)) if is_json => bytes,
            None if is_json => b"{}",
            Some(_) | None => return Err(no_object()),
        };
        let merged = with_fields(json, &self.body_fields).map_err(|_| no_object())?;
        Ok(Some(merged.into()))
    }

    /// The headers that the caller added, and over them those of the interceptors.
    fn intercepted(
        &self,
        number: u32,
        url: &str,
        headers: &HeaderMap,
        body: Option<&[u8]>,
    ) -> Result<Cow<'_, HeaderMap>, Error> {
        let interceptors = self.core.interceptors();
        if interceptors.is_empty() {
            return Ok(Cow::Borrowed(&self.added));
        }
        let mut added = self.added.clone();
        let own = headers
            .iter()
            .filter(|(name, _)| !added.contains_key(*name));
        let shown = own
            .chain(&added)
            .filter(|(name, value)| !value.is_sensitive() && !self.is_credential(name));
        let shown: HeaderMap = shown
            .map(|(name, value)| (name.clone(), value.clone()))
            .collect();
        for interceptor in interceptors {
            let mut before = Before {
                operation: self.operation.name,
                method: self.method(),
                template: self.template(),
                number,
                url,
                headers: &shown,
                body,
                added: &mut added,
            };
            let seen = interceptor.before(&mut before);
            seen.map_err(|why| Error::request("an interceptor refused the attempt").because(why))?;
        }
        Ok(Cow::Owned(added))
    }

    /// Whether a header of that name is a credential of some operation.
    fn is_credential(&self, name: &HeaderName) -> bool {
        let schemes = self.core.schemes();
        schemes
            .iter()
            .any(|scheme| scheme.header().as_ref() == Some(name))
    }

    /// The schemes whose credentials the attempt carries.
    fn chosen(
        &self,
        headers: &HeaderMap,
        added: &HeaderMap,
    ) -> Result<&'static [&'static str], Error> {
        let by_caller = |name: &HeaderName| added.contains_key(name) || headers.contains_key(name);
        choose(self.operation, self.core.schemes(), &|scheme| {
            self.core.credential(scheme.name).is_some()
                || scheme.header().is_some_and(|name| by_caller(&name))
        })
    }

    /// Fetches the tokens of those schemes that have some, unless the caller has written the header.
    async fn fetch_tokens(
        &self,
        schemes: &'static [&'static str],
        added: &HeaderMap,
        tokens: &mut FetchedTokens,
    ) -> Result<(), Error> {
        tokens.carried.clear();
        for scheme in self.core.schemes_of(schemes) {
            let by_caller = scheme.header().is_some_and(|name| added.contains_key(name));
            if let Some(source) = self.core.tokens(scheme.name).filter(|_| !by_caller) {
                let mut refused = tokens.refused.iter();
                let refused = refused.find(|(name, _)| *name == scheme.name);
                let token = source.get(refused.map(|(_, token)| token)).await?;
                tokens.carried.push((scheme.name, token));
            }
        }
        Ok(())
    }

    /// Puts the credentials in, and the cookies with them.
    fn authorize(
        &self,
        schemes: &'static [&'static str],
        headers: &mut HeaderMap,
        url: &mut String,
        tokens: &FetchedTokens,
    ) -> Result<(), Error> {
        let mut cookies: Vec<Cow<'_, str>> = Vec::new();
        cookies.extend(
            self.cookies
                .iter()
                .map(|(_, pairs)| Cow::Borrowed(&**pairs)),
        );
        for scheme in self.core.schemes_of(schemes) {
            let mut carried = tokens.carried.iter();
            let fetched = carried
                .find(|(name, _)| *name == scheme.name)
                .map(|(_, token)| Credential::Token(Secret::clone(token)));
            let credential = match (&fetched, self.core.credential(scheme.name)) {
                (Some(token), _) => token,
                // Without a credential, it is the caller's own header that stands for the scheme.
                (None, None | Some(Credential::Fetched(_))) => continue,
                (None, Some(credential)) => credential,
            };
            let known = self.core.written(scheme.name);
            let value = match known.filter(|_| fetched.is_none()) {
                Some(value) => Some(value.clone()),
                None => scheme.written(credential)?,
            };
            if let Some(value) = value {
                let no_name =
                    || Error::request(format!("{:?} is not a header's name", scheme.name));
                headers.insert(scheme.header().ok_or_else(no_name)?, value);
                continue;
            }
            match scheme.kind {
                SchemeKind::Basic
                | SchemeKind::Bearer
                | SchemeKind::Http(_)
                | SchemeKind::Header(_) => {}
                SchemeKind::Query(name) => {
                    let token = scheme.token(credential)?;
                    push_query(url, &format!("{}={}", encode(name), encode(token)));
                }
                SchemeKind::Cookie(name) => {
                    let token = scheme.token(credential)?;
                    cookies.push(format!("{}={}", encode(name), scheme.cookie(token)?).into());
                }
            }
        }
        if !cookies.is_empty() {
            let mut value = HeaderValue::from_str(&cookies.join("; ")).map_err(|_| {
                Error::request("the cookies have characters that a header cannot hold")
            })?;
            // Those that stand in a header of the client's or of a parameter are sent too.
            if let Some(others) = headers.get(COOKIE).filter(|others| !others.is_empty()) {
                let both = [others.as_bytes(), b"; ", value.as_bytes()].concat();
                value = HeaderValue::from_maybe_shared(Bytes::from(both))
                    .expect("two values of a header make one");
            }
            value.set_sensitive(true);
            headers.insert(COOKIE, value);
        }
        Ok(())
    }

    /// Puts the template behind a URL, with its variables filled in.
    ///
    /// A value that would make a segment vanish or climb (`.`, `..`, nothing) is refused: it would call another operation.
    pub(super) fn fill_path(&self, url: &mut String) -> Result<(), Error> {
        let template = self.template();
        let start = url.len();
        let values = self.path.iter().map(|(_, value)| value.len());
        url.reserve(1 + template.len() + values.sum::<usize>());
        if !template.starts_with('/') {
            url.push('/');
        }
        let mut rest = template;
        // Templates are short: a plain loop is quicker than a search that is made for long texts.
        let place = |text: &str, brace: u8| text.bytes().position(|b| b == brace);
        while let Some(begin) = place(rest, b'{') {
            let (before, after) = (&rest[..begin], &rest[begin + 1..]);
            let Some(end) = place(after, b'}') else {
                break;
            };
            let (name, after) = (&after[..end], &after[end + 1..]);
            let found = self.path.iter().find(|(known, _)| *known == name);
            let (_, value) = found.ok_or_else(|| {
                Error::request(format!("the path parameter `{name}` has no value"))
            })?;
            if value.is_empty() {
                return Err(Error::request(format!(
                    "the path parameter `{name}` is empty"
                )));
            }
            url.push_str(before);
            url.push_str(value);
            rest = after;
        }
        url.push_str(rest);
        let path = &url[start..];
        if climbs(path) {
            return Err(Error::request(
                "a path parameter makes a segment `.` or `..`",
            ));
        }
        Ok(())
    }
}

/// Whether a path has a segment `.` or `..`. To a URL, `%2e` in a segment is a dot like others.
pub(super) fn climbs(path: &str) -> bool {
    // Most paths have no dot, which is found out faster than the segments are.
    let bytes = path.as_bytes();
    if !bytes.contains(&b'.')
        && !bytes
            .windows(3)
            .any(|part| part.eq_ignore_ascii_case(b"%2e"))
    {
        return false;
    }
    let mut segments = path.split('?').next().unwrap_or_default().split('/');
    segments.any(|segment| {
        let plain = segment.to_ascii_lowercase().replace("%2e", ".");
        matches!(plain.as_str(), "." | "..")
    })
}

/// Puts pairs of a query behind a URL.
fn push_query(url: &mut String, pairs: &str) {
    url.push(if url.contains('?') { '&' } else { '?' });
    url.push_str(pairs);
}

/// Puts `top` over `headers`, name by name.
fn overlay(headers: &mut HeaderMap, top: &HeaderMap) {
    for (name, value) in top {
        headers.insert(name.clone(), value.clone());
    }
}
