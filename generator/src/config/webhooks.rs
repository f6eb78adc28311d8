//! `[webhooks]`: how the vendor signs what it sends, which no document says.
//!
//! ```toml
//! [webhooks]
//! signature = "timestamped"         # standard (Standard Webhooks), hex, or timestamped (`t=…,v1=…`)
//! header = "Acme-Signature"         # of hex and timestamped
//! prefix = "sha256="                # of hex: what stands before the digits; nothing unless said
//! key = "v1"                        # of timestamped: the word before a signature; `s` unless said
//! ```

use super::name::Kind;
use super::section::Section;

/// How the vendor signs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Webhooks {
    /// As [Standard Webhooks](https://www.standardwebhooks.com) has it.
    Standard,
    /// HMAC-SHA256 of the body, in hexadecimal digits.
    Hex {
        /// The header, in lower case.
        header: String,
        /// What stands before the digits.
        prefix: String,
    },
    /// HMAC-SHA256 of a timestamp and the body: `t=…,v1=…`.
    Timestamped {
        /// The header, in lower case.
        header: String,
        /// The word before a signature.
        key: String,
    },
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Signature {
    Standard,
    Hex,
    Timestamped,
}

const SIGNATURES: &[(&str, Signature)] = &[
    ("standard", Signature::Standard),
    ("hex", Signature::Hex),
    ("timestamped", Signature::Timestamped),
];

impl Webhooks {
    /// The section; `None` where it is not there, or is none, which has been said.
    pub(super) fn read(section: &mut Section<'_, '_>) -> Option<Self> {
        let text = section.required_choice("signature", SIGNATURES);
        let header = section.text("header");
        let prefix = section.text("prefix");
        let key = section.text("key");
        let (text, signature) = text?;
        let before = section.found();
        for (given, of, name) in [
            (&header, signature != Signature::Standard, "header"),
            (&prefix, signature == Signature::Hex, "prefix"),
            (&key, signature == Signature::Timestamped, "key"),
        ] {
            if let Some(given) = given.as_ref().filter(|_| !of) {
                let message = format!("signatures of kind `{}` have no `{name}`", text.value);
                section.invalid(given, message, None);
            }
        }
        if header.is_none() && signature != Signature::Standard {
            let message = format!("signatures of kind `{}` need `header`", text.value);
            let help = "name the header that has the signature".to_owned();
            section.invalid(&text, message, Some(help));
        }
        let header = header.and_then(|header| section.checked(header, Kind::Header));
        if section.found() > before {
            return None;
        }
        let header = header.unwrap_or_default().to_ascii_lowercase();
        Some(match signature {
            Signature::Standard => Self::Standard,
            Signature::Hex => Self::Hex {
                header,
                prefix: prefix.map(|text| text.value).unwrap_or_default(),
            },
            Signature::Timestamped => Self::Timestamped {
                header,
                key: key.map_or_else(|| "s".to_owned(), |text| text.value),
            },
        })
    }
}
