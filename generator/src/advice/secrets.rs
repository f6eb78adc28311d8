//! W076: fields that seem to hold a secret, and are shown in `Debug`.
//!
//! ```yaml
//! properties: {client_secret: {type: string}}
//! ```
//!
//! They are one finding, since `sensitive` is one key: the line has those that `sdk.toml` lists already, too, and takes their place.

use super::{Advice, Fix, component, listed, spoken, words};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::ir::{Field, Shape, StringFormat, TypeId};
use crate::pipeline::Model;
use serde_json::Value;
use std::collections::BTreeSet;

/// Fields behind the first one whose places are shown.
const RELATED: usize = 4;
/// Words that name a secret wherever they stand last.
const LAST: &[&str] = &[
    "password",
    "passcode",
    "passphrase",
    "secret",
    "cvv",
    "cvc",
    "ssn",
    "iban",
];
/// What ends the names of secrets that are written without a break: `cardnumber`, `ownerssn`.
const UNBROKEN: &[&str] = &[
    "accesstoken",
    "apikey",
    "cardnumber",
    "clientsecret",
    "cvc",
    "cvv",
    "otpcode",
    "passcode",
    "password",
    "privatekey",
    "refreshtoken",
    "socialsecuritynumber",
    "ssn",
];
/// What ends the names of bank accounts, in types that speak of a bank.
const ACCOUNTS: &[&str] = &["accountnumber", "achaccount", "bankaccount"];
/// Words by which a type speaks of a bank.
const BANK: &[&str] = &["ach", "bank", "bic", "iban", "routing", "swift"];
/// Words that name one at the end, next to each other.
const PAIRS: &[(&str, &str)] = &[
    ("access", "token"),
    ("api", "key"),
    ("auth", "token"),
    ("bearer", "token"),
    ("card", "number"),
    ("client", "secret"),
    ("private", "key"),
    ("refresh", "token"),
    ("secret", "key"),
    ("session", "token"),
    ("signing", "key"),
    ("taxpayer", "identifier"),
    ("webhook", "secret"),
];
/// Words that make one of a `token` at the end, wherever they stand: `fetch_invoice_token`.
const OPENING: &[&str] = &[
    "access",
    "activation",
    "actor",
    "auth",
    "clone",
    "download",
    "fetch",
    "oidc",
    "playback",
    "processor",
    "recovery",
    "refresh",
    "session",
    "subject",
    "upload",
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
    let mut shown: Vec<(String, Place)> = Vec::new();
    let mut keys: BTreeSet<String> = BTreeSet::new();
    for (id, ty) in model.api.types.iter() {
        let Shape::Struct(shape) = &ty.shape else {
            continue;
        };
        let mut words = shape.fields.iter().flat_map(|field| words(&field.name));
        let of_bank = words.any(|word| BANK.contains(&word.as_str()));
        for field in shape.fields.iter().filter(|field| !field.sensitive) {
            let name = &field.name;
            let is_secret =
                is_secret(name) && !is_of_pages(model, field) || of_bank && is_account(name);
            if !is_text(model, field.ty) || !is_secret {
                continue;
            }
            let name = format!("{}.{}", spoken(model, id), field.name);
            shown.push((name, Place::key(&field.pointer)));
            keys.insert(match component(model, id) {
                Some(component) => format!("{component}.{}", field.name),
                None => field.name.clone(),
            });
        }
    }
    let Some((_, first)) = shown.first() else {
        return;
    };
    let names: Vec<String> = shown.iter().map(|(name, _)| name.clone()).collect();
    let message = match names.as_slice() {
        [one] => format!("`{one}` seems to be a secret, and `Debug` shows it"),
        several => format!(
            "{} fields seem to be secrets, and `Debug` shows them: {}",
            several.len(),
            listed(several)
        ),
    };
    let mut diagnostic = Diagnostic::new(Code::ShownSecret, message).at(first.clone());
    for (name, place) in shown.iter().skip(1).take(RELATED) {
        diagnostic = diagnostic.related(place.clone(), format!("`{name}`"));
    }
    let told = &model.config.fields.sensitive;
    keys.extend(told.iter().cloned());
    let values: Vec<String> = keys
        .into_iter()
        .map(|key| Value::from(key).to_string())
        .collect();
    let line = format!("sensitive = [{}]", values.join(", "));
    let words = match told.is_empty() {
        true => "redact what is one",
        false => "redact what is one, with a line for the one that is there",
    };
    let fix = Fix::config("fields", line);
    all.push(Advice::new(diagnostic, words, vec![fix], true));
}

/// Whether a token is said to be that of a page of a list, which opens nothing.
fn is_of_pages(model: &Model, field: &Field) -> bool {
    let own = field.docs.description.as_deref();
    let prose = own.or(model.api.types[field.ty].docs.description.as_deref());
    let said = words(prose.unwrap_or_default());
    words(&field.name)
        .last()
        .is_some_and(|word| word == "token")
        && said
            .iter()
            .any(|word| matches!(word.as_str(), "pagination" | "paging"))
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
    // That of OpenID Connect says who somebody is, and is taken as proof.
    if words == ["id", "token"] {
        return true;
    }
    if words.iter().any(|word| HARMLESS.contains(&word.as_str())) {
        return false;
    }
    let before = words.len().checked_sub(2).map(|at| words[at].as_str());
    let is_pair = PAIRS
        .iter()
        .any(|(first, second)| before == Some(first) && last == second);
    let opens = last == "token" && words.iter().any(|word| OPENING.contains(&word.as_str()));
    let unbroken = words.concat();
    let ends = UNBROKEN.iter().any(|end| unbroken.ends_with(end));
    // `token` alone is one where nothing says what kind it is.
    LAST.contains(&last.as_str()) || is_pair || opens || ends || words == ["token"]
}

/// Whether a name is that of an account's number. The one that is taken by default is chosen by its id.
fn is_account(name: &str) -> bool {
    let words = words(name);
    let unbroken = words.concat();
    words.first().is_none_or(|word| word != "default")
        && ACCOUNTS.iter().any(|end| unbroken.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::{is_account, is_secret};

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
            "cardnumber",
            "CVV",
            "cardcvv",
            "ownerssn",
            "IBAN",
            "passCode",
            "otp_code",
            "id_token",
            "temp_clone_token",
            "taxpayer_identifier",
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
            "cardIssuerCountryNumber",
            "password_set_at",
            "upload_token_id",
            "push_token",
            "passCodeLength",
            "",
        ] {
            assert!(!is_secret(name), "{name}");
        }
        assert!(is_account("achAccount") && is_account("AccountNumber"));
        assert!(!is_account("account") && !is_account("accountNumberType"));
        assert!(!is_account("default_bank_account"));
    }
}
