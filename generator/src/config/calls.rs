//! `[retries]`, `[timeouts]`, `[idempotency]`: how calls are made, as far as it is for the vendor to say.
//!
//! ```toml
//! [retries]
//! max = 4                        # attempts after the first; 2 unless said
//! conflicts = true               # an answer of status 409 is tried again
//! methods = ["PATCH"]            # whose operations do a thing once, however often they are called, besides PUT and the like
//! operations = ["archiveInvoice"]
//!
//! [timeouts]
//! connect = "2s"                 # 5s unless said
//! attempt = "30s"                # 60s unless said
//! call = "2m"                    # with all attempts and waits; no limit unless said
//!
//! [idempotency]
//! header = "Idempotency-Key"
//! methods = ["POST"]             # POST and PATCH, if neither methods nor operations are said
//! operations = ["PUT /refunds/{id}", "createPayment"]
//! ```
//!
//! They are what a client has; who uses it may set all of them otherwise.

use super::name::Kind;
use super::section::{Section, Text};
use crate::diagnostic::nearest;
use std::time::Duration;

/// The `[retries]` section.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Retries {
    /// How many attempts may follow the first.
    pub max: Option<u32>,
    /// Whether an answer of status 409 is worth another attempt: some vendors answer so while a row is locked.
    pub conflicts: bool,
    /// Further methods whose operations may be repeated without harm, by the vendor's word.
    pub methods: Vec<String>,
    /// Further operations that may be, by `operationId` or `POST /path`.
    pub operations: Vec<String>,
}

/// The `[timeouts]` section.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Timeouts {
    /// For connecting.
    pub connect: Option<Duration>,
    /// For an attempt.
    pub attempt: Option<Duration>,
    /// For a call with all of its attempts.
    pub call: Option<Duration>,
}

/// The `[idempotency]` section.
///
/// A vendor that takes such keys does a thing once, however often a call with one key arrives; so the call may be tried again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Idempotency {
    /// The header that the key goes into. Without it, there are no keys but those that callers give.
    pub header: Option<String>,
    /// The methods whose operations get one.
    pub methods: Vec<String>,
    /// Further operations that get one, by `operationId` or `PUT /path`.
    pub operations: Vec<String>,
}

/// The methods that get a key if nothing else is said: those that do a thing twice when they are called twice.
const USUAL: [&str; 2] = ["POST", "PATCH"];

impl Retries {
    pub(super) fn read(section: &mut Section<'_, '_>) -> Self {
        Self {
            max: section.number("max", 0..=100),
            conflicts: section.flag("conflicts"),
            methods: methods(section),
            operations: operations(section),
        }
    }

    /// Whether an operation may be repeated although its method does not say so.
    pub fn covers(&self, method: &str, path: &str, id: Option<&str>) -> bool {
        listed(&self.methods, &self.operations, method, path, id)
    }
}

impl Timeouts {
    pub(super) fn read(section: &mut Section<'_, '_>) -> Self {
        Self {
            connect: duration(section, "connect"),
            attempt: duration(section, "attempt"),
            call: duration(section, "call"),
        }
    }
}

/// `250ms`, `5s`, `2m`.
fn duration(section: &mut Section<'_, '_>, key: &'static str) -> Option<Duration> {
    let text = section.text(key)?;
    let spoken = text.value.trim();
    let digits = spoken.bytes().take_while(u8::is_ascii_digit).count();
    let (number, unit) = spoken.split_at(digits);
    let read = number.parse::<u32>().ok().filter(|number| *number > 0);
    let millis = match unit.trim() {
        "ms" => Some(1),
        "s" => Some(1000),
        "m" => Some(60_000),
        _ => None,
    };
    let read = read.zip(millis);
    if read.is_none() {
        let message = format!("`{key}` is no duration: `{}`", text.value);
        let help = "a duration is a number and `ms`, `s` or `m`: `5s`";
        section.invalid(&text, message, Some(help.to_owned()));
    }
    read.map(|(number, millis)| Duration::from_millis(u64::from(number) * millis))
}

impl Idempotency {
    pub(super) fn read(section: &mut Section<'_, '_>) -> Self {
        let header = section.required("header");
        let header = header.and_then(|text| section.checked(text, Kind::Header));
        let methods = methods(section);
        let operations = operations(section);
        let said = !methods.is_empty() || !operations.is_empty();
        Self {
            methods: match (&header, said) {
                (Some(_), false) => USUAL.map(str::to_owned).to_vec(),
                (Some(_) | None, _) => methods,
            },
            header,
            operations,
        }
    }

    /// Whether each call of an operation gets a key.
    pub fn covers(&self, method: &str, path: &str, id: Option<&str>) -> bool {
        self.header.is_some() && listed(&self.methods, &self.operations, method, path, id)
    }
}

/// Whether an operation is among those of the methods, or is one of those.
fn listed(
    methods: &[String],
    operations: &[String],
    method: &str,
    path: &str,
    id: Option<&str>,
) -> bool {
    let place = format!("{method} {path}");
    let named = |name: &String| id == Some(name.as_str()) || *name == place;
    methods.iter().any(|named| named == method) || operations.iter().any(named)
}

fn operations(section: &mut Section<'_, '_>) -> Vec<String> {
    let texts = section.texts("operations").into_iter();
    texts.map(|text| text.value).collect()
}

fn methods(section: &mut Section<'_, '_>) -> Vec<String> {
    let texts = section.texts("methods").into_iter();
    texts.filter_map(|text| method(section, text)).collect()
}

fn method(section: &mut Section<'_, '_>, text: Text) -> Option<String> {
    let methods = super::operations::METHODS;
    if methods.contains(&text.value.as_str()) {
        return Some(text.value);
    }
    let upper = text.value.to_uppercase();
    let near = methods.iter().find(|method| **method == upper).copied();
    let near = near.or_else(|| nearest(&upper, methods.iter().copied()));
    let message = format!("`{}` is not a method of HTTP", text.value);
    section.invalid(&text, message, near.map(|near| format!("try `{near}`")));
    None
}
