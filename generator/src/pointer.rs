//! JSON Pointer (RFC 6901): the place of a value in a document.
//!
//! ```yaml
//! paths:
//!   /pets/{id}:        # /paths/~1pets~1{id}
//!     get: {}          # /paths/~1pets~1{id}/get
//! ```
//!
//! A pointer rides along from the document to the last stage, so that everything that is said to the user can say where.

use serde_json::Value;
use std::borrow::{Borrow, Cow};
use std::cell::RefCell;
use std::fmt;
use std::sync::Arc;

/// A place in a document, kept in its escaped text form (`/paths/~1pets/get`); the empty text is the root.
///
/// Clones share the text: a place is carried by everything that comes from it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Pointer(Arc<str>);

impl Pointer {
    /// The place of the whole document.
    pub fn root() -> Self {
        Self::default()
    }

    /// Reads a pointer from its escaped text form; `None` when it neither is empty nor begins with `/`.
    pub fn parse(text: &str) -> Option<Self> {
        (text.is_empty() || text.starts_with('/')).then(|| Self(text.into()))
    }

    /// The place that a reference within a document (`#/components/schemas/Pet`) names; `None` for any other reference.
    pub fn of_reference(reference: &str) -> Option<Self> {
        Self::parse(&percent_decode(reference.strip_prefix('#')?)?)
    }

    /// The place of a member of the object that stands here.
    #[must_use]
    pub fn key(&self, key: &str) -> Self {
        self.longer(|text| {
            if !key.contains(['~', '/']) {
                text.push_str(key);
                return;
            }
            for character in key.chars() {
                match character {
                    '~' => text.push_str("~0"),
                    '/' => text.push_str("~1"),
                    other => text.push(other),
                }
            }
        })
    }

    /// The place behind one more token. Millions are made in a run, so the text is put together in one buffer of the thread.
    fn longer(&self, token: impl FnOnce(&mut String)) -> Self {
        thread_local! {
            static BUFFER: RefCell<String> = const { RefCell::new(String::new()) };
        }
        BUFFER.with_borrow_mut(|text| {
            text.clear();
            text.push_str(&self.0);
            text.push('/');
            token(text);
            Self(text.as_str().into())
        })
    }

    /// The place of an element of the array that stands here.
    #[must_use]
    pub fn index(&self, index: usize) -> Self {
        self.longer(|text| match u8::try_from(index) {
            Ok(digit @ 0..10) => text.push(char::from(b'0' + digit)),
            Ok(_) | Err(_) => text.push_str(&index.to_string()),
        })
    }

    /// The place that `inside`, which counts from here, names.
    #[must_use]
    pub fn join(&self, inside: &Self) -> Self {
        Self(format!("{}{}", self.0, inside.0).into())
    }

    /// The place that holds this one; `None` for the root.
    pub fn parent(&self) -> Option<Self> {
        self.0.rfind('/').map(|slash| Self(self.0[..slash].into()))
    }

    /// The last token, unescaped; `None` for the root.
    pub fn last(&self) -> Option<String> {
        self.0
            .rfind('/')
            .map(|slash| unescape(&self.0[slash + 1..]).into_owned())
    }

    /// The tokens from the root, unescaped.
    pub fn tokens(&self) -> impl Iterator<Item = String> + '_ {
        self.0
            .split('/')
            .skip(1)
            .map(|token| unescape(token).into_owned())
    }

    /// The escaped text form.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether this place is `other` or lies inside it.
    pub fn is_within(&self, other: &Self) -> bool {
        self.0
            .strip_prefix(&*other.0)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }

    /// What stands at this place of `value`, if anything does.
    pub fn resolve<'v>(&self, value: &'v Value) -> Option<&'v Value> {
        let mut here = value;
        for token in self.0.split('/').skip(1) {
            here = match here {
                Value::Object(members) => members.get(&*unescape(token))?,
                Value::Array(elements) => elements.get(position(token)?)?,
                Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => return None,
            };
        }
        Some(here)
    }
}

/// The text behind the percent-encoding of a URI (RFC 3986, section 2.1), as of a pointer in a fragment (RFC 6901, section 6);
/// `None` when its bytes are no text.
pub fn percent_decode(text: &str) -> Option<String> {
    if !text.contains('%') {
        return Some(text.to_owned());
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, tail)) = rest.split_first() {
        if byte == b'%'
            && let Some(hex) = tail.get(..2).and_then(|hex| std::str::from_utf8(hex).ok())
            && let Ok(byte) = u8::from_str_radix(hex, 16)
        {
            bytes.push(byte);
            rest = &tail[2..];
        } else {
            bytes.push(byte);
            rest = tail;
        }
    }
    String::from_utf8(bytes).ok()
}

fn unescape(token: &str) -> Cow<'_, str> {
    if token.contains('~') {
        Cow::Owned(token.replace("~1", "/").replace("~0", "~"))
    } else {
        Cow::Borrowed(token)
    }
}

/// The index that a token names: digits, without leading zeros (RFC 6901, section 4).
fn position(token: &str) -> Option<usize> {
    let is_index = token == "0" || !token.starts_with('0');
    let digits = token.bytes().all(|byte| byte.is_ascii_digit());
    (is_index && digits).then(|| token.parse().ok()).flatten()
}

/// A place is found by its escaped text form.
impl Borrow<str> for Pointer {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // In the fragment of a URI, a percent sign stands for itself only when it is encoded.
        if self.0.contains('%') {
            return write!(f, "#{}", self.0.replace('%', "%25"));
        }
        write!(f, "#{}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_escaped_and_come_back() {
        let pointer = Pointer::root().key("paths").key("/a~b/{id}").index(3);
        assert_eq!(pointer.as_str(), "/paths/~1a~0b~1{id}/3");
        assert_eq!(
            pointer.tokens().collect::<Vec<_>>(),
            ["paths", "/a~b/{id}", "3"]
        );
        assert_eq!(pointer.last().as_deref(), Some("3"));
    }

    #[test]
    fn within_goes_by_whole_tokens() {
        let pet = Pointer::parse("/components/schemas/Pet").unwrap();
        assert!(pet.key("properties").is_within(&pet));
        assert!(
            !Pointer::parse("/components/schemas/Pets")
                .unwrap()
                .is_within(&pet)
        );
    }
}
