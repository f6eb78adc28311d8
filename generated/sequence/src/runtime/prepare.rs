//! The HTTP request of an attempt, made of what a call was given and what its client has.
//!
//! Each attempt makes its own, so that it carries what the client holds by then. In order of strength: the headers of the
//! client, those of the operation and its parameters, the credentials, and what the caller added.

use http::header::{ACCEPT, AUTHORIZATION, COOKIE, HeaderMap, HeaderName, HeaderValue};
use reqwest::Url;

use super::auth::{SchemeKind, base64, choose};
use super::error::Error;
use super::parameters::encode;
use super::request::{Body, Request};

impl Request {
    /// The HTTP request of an attempt.
    ///
    /// # Errors
    ///
    /// When a setter failed, something required or a credential is lacking, or a body was sent already that can be sent once.
    pub(super) fn prepare(&self) -> Result<reqwest::Request, Error> {
        if let Some(failure) = &self.failure {
            return Err(Error::request(failure.clone()));
        }
        let (mut url, mut query) = match &self.target {
            Some(target) => (target.clone(), Vec::new()),
            None => {
                let base = self.core.base_url_of(self.operation).to_owned();
                let pairs = self.query.iter().map(|(_, pairs)| pairs);
                let whole = self.whole_query.iter().filter(|query| !query.is_empty());
                let query: Vec<&str> = whole.chain(pairs).map(String::as_str).collect();
                (base + &self.filled_path()?, query)
            }
        };
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
        let mut secrets = Vec::new();
        for scheme in schemes {
            // Without a credential, it is the caller's own header that stands for the scheme.
            let Some(credential) = self.core.credential(scheme.name) else {
                continue;
            };
            match scheme.kind {
                SchemeKind::Basic => {
                    let (username, password) = scheme.basic(credential)?;
                    let pair = base64(format!("{username}:{password}").as_bytes());
                    let value = scheme.header_value(&format!("Basic {pair}"))?;
                    headers.insert(AUTHORIZATION, value);
                }
                SchemeKind::Bearer => {
                    let value =
                        scheme.header_value(&format!("Bearer {}", scheme.token(credential)?))?;
                    headers.insert(AUTHORIZATION, value);
                }
                SchemeKind::Http(http) => {
                    let value =
                        scheme.header_value(&format!("{http} {}", scheme.token(credential)?))?;
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
        overlay(&mut headers, &self.added);
        *request.headers_mut() = headers;
        *request.body_mut() = match &self.body {
            None => None,
            Some(Body::Bytes(bytes)) => Some(bytes.clone().into()),
            Some(Body::Once(body)) => {
                let body = body.open();
                Some(body.ok_or_else(|| Error::request("the body was sent already"))?)
            }
        };
        Ok(request)
    }

    /// The template with its variables filled in.
    ///
    /// A value that would make a segment vanish or climb (`.`, `..`, nothing) is refused: it would call another operation.
    pub(super) fn filled_path(&self) -> Result<String, Error> {
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
}

/// Puts `top` over `headers`, name by name.
fn overlay(headers: &mut HeaderMap, top: &HeaderMap) {
    for (name, value) in top {
        headers.insert(name.clone(), value.clone());
    }
}
