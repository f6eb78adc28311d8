//! What the document says of an operation's requests, as a mock holds calls against it.
//!
//! ```yaml
//! /pets: {get: {parameters: [{name: limit, in: query, required: true, schema: {type: integer}}]}}
//! ```
//!
//! What the types of the crate cannot get wrong is not looked at: the properties of a body, say. Headers, query parameters and
//! fields that a call adds by itself are no violation.

use http::header::{CONTENT_TYPE, COOKIE};

use super::mock::Recorded;

/// An operation.
#[derive(Debug)]
pub struct Contract {
    /// Its method's name.
    pub name: &'static str,
    /// Its group, as the client's method is called.
    pub group: &'static str,
    /// The HTTP method.
    pub method: &'static str,
    /// The path template.
    pub path: &'static str,
    /// What it takes.
    pub parameters: &'static [Parameter],
    /// The media type of its body, and whether there must be one.
    pub body: Option<(&'static str, bool)>,
    /// A success.
    pub example: Example,
}

/// A parameter.
#[derive(Debug)]
pub struct Parameter {
    /// Its name on the wire.
    pub name: &'static str,
    /// Where it travels.
    pub place: Place,
    /// Whether it must be there.
    pub required: bool,
    /// What its text must be.
    pub kind: Kind,
}

/// Where a parameter travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// In the path.
    Path,
    /// Behind the question mark.
    Query,
    /// In a header.
    Header,
    /// In a cookie.
    Cookie,
}

/// What the text of a parameter must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Anything.
    Any,
    /// A whole number.
    Integer,
    /// A number.
    Number,
    /// `true` or `false`.
    Boolean,
}

/// An answer.
#[derive(Debug)]
pub struct Example {
    /// The status.
    pub status: u16,
    /// The content type; empty without a body.
    pub content_type: &'static str,
    /// The body.
    pub body: &'static str,
}

impl Contract {
    /// Whether a test means this operation: by its name, or by group and name.
    pub(super) fn is_called(&self, name: &str) -> bool {
        match name.split_once('.') {
            Some((group, name)) => (group, name) == (self.group, self.name),
            None => name == self.name,
        }
    }

    /// Whether a call is one of this operation.
    pub(super) fn fits(&'static self, call: &Recorded) -> bool {
        call.operation == self.name && call.method == self.method && segments(self, call).is_some()
    }
}

/// The segments of the template, each with that of the call. What stands before them in the URL belongs to the server.
fn segments<'c>(
    contract: &'static Contract,
    call: &'c Recorded,
) -> Option<Vec<(&'static str, &'c str)>> {
    let template = contract.path.split(['?', '#']).next().unwrap_or_default();
    let template: Vec<&str> = template.trim_start_matches('/').split('/').collect();
    let path: Vec<&str> = call.url.path().split('/').collect();
    let own = path.get(path.len().checked_sub(template.len())?..)?;
    let pairs: Vec<(&str, &str)> = template.into_iter().zip(own.iter().copied()).collect();
    let alike = |(template, own): &(&str, &str)| match (
        template.split_once('{'),
        template.rsplit_once('}'),
    ) {
        (Some((before, _)), Some((_, after))) => {
            own.len() > before.len() + after.len()
                && own.starts_with(before)
                && own.ends_with(after)
        }
        _ => template == own,
    };
    pairs.iter().all(alike).then_some(pairs)
}

/// What is wrong with a call, if something is. No value is shown: it may be private.
pub(super) fn violation(contract: &'static Contract, call: &Recorded) -> Option<String> {
    let wrong = |parameter: &Parameter| {
        let (name, kind) = (parameter.name, parameter.kind);
        let place = match parameter.place {
            Place::Path => "path",
            Place::Query => "query",
            Place::Header => "header",
            Place::Cookie => "cookie",
        };
        match text(contract, call, parameter) {
            Some(text) if kind.takes(&text) => None,
            Some(_) => Some(format!("the {place} parameter `{name}` is no {kind:?}")),
            None if parameter.required => {
                Some(format!("the {place} parameter `{name}` is lacking"))
            }
            None => None,
        }
    };
    let parameters = contract.parameters.iter().find_map(wrong);
    parameters.or_else(|| wrong_body(contract.body, call))
}

fn wrong_body(expected: Option<(&str, bool)>, call: &Recorded) -> Option<String> {
    let Some((media_type, required)) = expected else {
        // A call may add fields to a body that the document does not have.
        return None;
    };
    if !call.has_body {
        return required.then(|| "the body is lacking".to_owned());
    }
    let sent = call.header(CONTENT_TYPE.as_str()).unwrap_or_default();
    let essence = |text: &str| {
        let essence = text.split(';').next().unwrap_or_default();
        essence.trim().to_ascii_lowercase()
    };
    let (sent, wanted) = (essence(sent), essence(media_type));
    let range = wanted.strip_suffix('*');
    if sent != wanted && !range.is_some_and(|range| sent.starts_with(range.trim_start_matches('*')))
    {
        return Some(format!("the body is `{sent}` and not `{wanted}`"));
    }
    let is_json = wanted == "application/json" || wanted.ends_with("+json");
    let broken = |body: &[u8]| serde_json::from_slice::<serde::de::IgnoredAny>(body).is_err();
    let broken = is_json && call.body.as_deref().is_some_and(broken);
    broken.then(|| "the body is not JSON".to_owned())
}

/// A parameter's text in a call.
fn text(contract: &'static Contract, call: &Recorded, parameter: &Parameter) -> Option<String> {
    let name = parameter.name;
    match parameter.place {
        Place::Path => {
            let whole = format!("{{{name}}}");
            let segments = segments(contract, call)?;
            let mut found = segments
                .into_iter()
                .filter(|(template, _)| template.contains(&whole));
            // Only one that has the segment to itself can be told from what stands around it.
            let (template, own) = found.next()?;
            Some(if template == whole { own } else { "" }.to_owned())
        }
        Place::Query => call.query(name).or_else(|| {
            let begins = format!("{name}[");
            let mut pairs = call.url.query_pairs();
            pairs.find_map(|(key, _)| key.starts_with(&begins).then(String::new))
        }),
        Place::Header => {
            let value = call.headers.get(name)?;
            Some(String::from_utf8_lossy(value.as_bytes()).into_owned())
        }
        Place::Cookie => {
            let cookies = call.header(COOKIE.as_str())?;
            let mut pairs = cookies
                .split(';')
                .filter_map(|pair| pair.trim().split_once('='));
            pairs.find_map(|(key, value)| (key == name).then(|| value.to_owned()))
        }
    }
}

impl Kind {
    fn takes(self, text: &str) -> bool {
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        match self {
            Self::Any => true,
            Self::Integer => digits(text.strip_prefix('-').unwrap_or(text)),
            Self::Number => text.parse::<f64>().is_ok_and(f64::is_finite),
            Self::Boolean => matches!(text, "true" | "false"),
        }
    }
}
