//! W076: a field that seems to hold a secret, and is shown in `Debug`.
//!
//! ```yaml
//! properties: {client_secret: {type: string}}
//! ```

use super::{Advice, Fix, component, spoken, words};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::ir::{Shape, StringFormat, TypeId};
use crate::pipeline::Model;
use serde_json::Value;

/// Words that name a secret wherever they stand last.
const LAST: &[&str] = &["password", "passphrase", "secret", "cvv", "cvc", "ssn"];
/// Pairs of words that name one.
const PAIRS: &[(&str, &str)] = &[
    ("access", "token"),
    ("api", "key"),
    ("auth", "token"),
    ("bearer", "token"),
    ("card", "number"),
    ("client", "secret"),
    ("fetch", "token"),
    ("private", "key"),
    ("refresh", "token"),
    ("secret", "key"),
    ("session", "token"),
    ("signing", "key"),
    ("webhook", "secret"),
];
/// Words of tokens that open nothing.
const HARMLESS: &[&str] = &[
    "page",
    "next",
    "continuation",
    "cursor",
    "sync",
    "type",
    "count",
    "id",
];

pub(super) fn shown_secrets(model: &Model, all: &mut Vec<Advice>) {
    for (id, ty) in model.api.types.iter() {
        let Shape::Struct(shape) = &ty.shape else {
            continue;
        };
        for field in shape.fields.iter().filter(|field| !field.sensitive) {
            if !is_text(model, field.ty) || !is_secret(&field.name) {
                continue;
            }
            let name = format!("{}.{}", spoken(model, id), field.name);
            let diagnostic = Diagnostic::new(
                Code::ShownSecret,
                format!("`{name}` seems to be a secret, and `Debug` shows it"),
            )
            .at(Place::key(&field.pointer));
            let listed = match component(model, id) {
                Some(component) => format!("{component}.{}", field.name),
                None => field.name.clone(),
            };
            let line = format!("sensitive = [{}]", Value::from(listed));
            let fix = Fix::config("fields", line);
            all.push(Advice::new(diagnostic, "redact it", vec![fix], true));
        }
    }
}

fn is_text(model: &Model, id: TypeId) -> bool {
    match model.api.types.shape(id) {
        Shape::String(format) => matches!(format, StringFormat::Plain | StringFormat::Password),
        Shape::Any
        | Shape::Boolean
        | Shape::Integer(_)
        | Shape::Number(_)
        | Shape::Array(_)
        | Shape::Map(_)
        | Shape::Struct(_)
        | Shape::Enum(_)
        | Shape::Union(_)
        | Shape::Alias(_) => false,
    }
}

/// Whether a name is one of a secret.
fn is_secret(name: &str) -> bool {
    let words = words(name);
    let Some(last) = words.last() else {
        return false;
    };
    if words.iter().any(|word| HARMLESS.contains(&word.as_str())) {
        return false;
    }
    let first_of = |pair: &&(&str, &str)| words.iter().any(|word| word == pair.0) && last == pair.1;
    // `token` alone is one where nothing says what kind it is.
    LAST.contains(&last.as_str()) || PAIRS.iter().any(|pair| first_of(&pair)) || words == ["token"]
}

#[cfg(test)]
mod tests {
    use super::is_secret;

    #[test]
    fn names_of_secrets() {
        for name in [
            "password",
            "clientSecret",
            "api_key",
            "fetch_invoice_token",
            "accessToken",
            "token",
            "cardNumber",
            "CVV",
        ] {
            assert!(is_secret(name), "{name}");
        }
        for name in [
            "next_page_token",
            "token_type",
            "secretary",
            "key",
            "number",
            "tokens",
            "api_key_id",
            "password_set_at",
            "",
        ] {
            assert!(!is_secret(name), "{name}");
        }
    }
}
