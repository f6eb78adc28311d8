//! Text in the charset that a content type names: UTF-8, which is meant where none is named, or Latin-1.
//!
//! ```yaml
//! text/plain; charset=iso-8859-1: { schema: { type: string } }
//! ```
//!
//! Others would need tables of a library's; a body in one of them is refused rather than sent under a wrong name.

use bytes::Bytes;

/// What a content type says of the bytes of a text.
enum Charset<'a> {
    Utf8,
    Latin1,
    Other(&'a str),
}

impl<'a> Charset<'a> {
    fn of(content_type: &'a str) -> Self {
        let named = content_type.split(';').skip(1).find_map(|parameter| {
            let (name, value) = parameter.split_once('=')?;
            let is_charset = name.trim().eq_ignore_ascii_case("charset");
            is_charset.then(|| value.trim().trim_matches('"'))
        });
        let is = |name: &str| named.is_some_and(|named| named.eq_ignore_ascii_case(name));
        match named {
            Some(named) if !["utf-8", "utf8", "us-ascii"].into_iter().any(is) => {
                if ["iso-8859-1", "iso8859-1", "latin1"].into_iter().any(is) {
                    Self::Latin1
                } else {
                    Self::Other(named)
                }
            }
            Some(_) | None => Self::Utf8,
        }
    }
}

/// The bytes of a text in the charset of its content type.
///
/// # Errors
///
/// When the charset is one that is not written here, or lacks a character of the text.
pub fn encoded(text: String, content_type: &str) -> Result<Bytes, String> {
    match Charset::of(content_type) {
        Charset::Utf8 => Ok(text.into()),
        Charset::Latin1 => {
            let byte = |character| {
                u8::try_from(u32::from(character))
                    .map_err(|_| format!("has {character:?}, which Latin-1 lacks"))
            };
            text.chars().map(byte).collect()
        }
        Charset::Other(name) => Err(format!(
            "is to be text in `{name}`, which is not written here: send its bytes with `Client::request`"
        )),
    }
}

/// JSON whose content type says that it is Latin-1, which it must not be and sometimes is; `None` if it is UTF-8 for all that.
pub fn latin_1_json(bytes: &[u8], content_type: &str) -> Option<String> {
    match Charset::of(content_type) {
        Charset::Latin1 if std::str::from_utf8(bytes).is_err() => decoded(bytes, content_type),
        Charset::Latin1 | Charset::Utf8 | Charset::Other(_) => None,
    }
}

/// The text of bytes in the charset of their content type; `None` if they are no text in it. What has a charset that is not
/// read here is taken if it is UTF-8 for all that.
pub fn decoded(bytes: &[u8], content_type: &str) -> Option<String> {
    match Charset::of(content_type) {
        Charset::Latin1 => Some(bytes.iter().copied().map(char::from).collect()),
        Charset::Utf8 | Charset::Other(_) => String::from_utf8(bytes.to_vec()).ok(),
    }
}
