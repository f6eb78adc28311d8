//! The places of a JSON text: a scanner that walks to the pointer and skips all else.
//!
//! The members of a container that was walked through are kept, so that the next pointer into it does not skip them again.

use super::Found;
use crate::pointer::Pointer;
use memchr::memchr2;
use std::collections::HashMap; // not iterated
use std::ops::Range;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// What was walked through.
#[derive(Debug, Default)]
pub(in crate::document) struct Members {
    root: OnceLock<Option<Found>>,
    /// The members of containers, by the byte where the container begins.
    known: Mutex<HashMap<usize, Arc<Container>>>, // not iterated
}

/// The members of a container, in order.
#[derive(Debug)]
struct Container {
    members: Vec<Found>,
    /// The member of each key, in an object; of two equal keys the last.
    names: HashMap<String, usize>, // not iterated
}

impl Members {
    /// The bytes of the place, or of the nearest around it.
    pub(super) fn find(&self, text: &str, pointer: &Pointer) -> Option<Found> {
        let mut found = self.root.get_or_init(|| root(text)).clone()?;
        for token in pointer.tokens() {
            match self.child(text, &found, &token) {
                Some(child) => found = child,
                None => break,
            }
        }
        Some(found)
    }

    /// All keys with the last name of `pointer` in the mapping that holds it.
    pub(super) fn keys(&self, text: &str, pointer: &Pointer) -> Vec<Range<usize>> {
        let (Some(parent), Some(name)) = (pointer.parent(), pointer.last()) else {
            return Vec::new();
        };
        let Some(parent) = self.find(text, &parent) else {
            return Vec::new();
        };
        let container = self.members(text, parent.value.start);
        let keys = container
            .members
            .iter()
            .filter_map(|member| member.key.clone());
        keys.filter(|key| self::name(text, key).is_some_and(|key| key == name))
            .collect()
    }

    fn child(&self, text: &str, parent: &Found, token: &str) -> Option<Found> {
        let container = self.members(text, parent.value.start);
        let index = match text.as_bytes().get(parent.value.start) {
            Some(b'[') => token.parse::<usize>().ok()?,
            Some(_) | None => *container.names.get(token)?,
        };
        container.members.get(index).cloned()
    }

    fn members(&self, text: &str, start: usize) -> Arc<Container> {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let container = known.entry(start).or_insert_with(|| {
            let mut members = Vec::new();
            Scanner {
                bytes: text.as_bytes(),
                at: start,
            }
            .members(&mut members);
            let keys = members.iter().enumerate();
            let names = keys
                .filter_map(|(index, member)| Some((name(text, member.key.as_ref()?)?, index)))
                .collect();
            Arc::new(Container { members, names })
        });
        container.clone()
    }
}

/// The one value of a text.
fn root(text: &str) -> Option<Found> {
    let start = text.len() - text.trim_start().len();
    let end = text.trim_end().len();
    (start < end).then_some(Found {
        key: None,
        value: start..end,
    })
}

/// The name in the bytes of a key, which have its quotes.
fn name(text: &str, key: &Range<usize>) -> Option<String> {
    let quoted = text.get(key.clone())?;
    let inner = quoted.strip_prefix('"')?.strip_suffix('"')?;
    if inner.contains('\\') {
        return serde_json::from_str(quoted).ok();
    }
    Some(inner.to_owned())
}

/// Goes over JSON without making anything of it. Text that is no JSON ends a walk early.
struct Scanner<'t> {
    bytes: &'t [u8],
    at: usize,
}

impl Scanner<'_> {
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\r' | b'\n')) {
            self.at += 1;
        }
    }

    /// Skips `byte`, if it is next.
    fn take(&mut self, byte: u8) -> Option<()> {
        (self.peek() == Some(byte)).then(|| self.at += 1)
    }

    /// Skips a string.
    fn string(&mut self) -> Option<()> {
        self.take(b'"')?;
        loop {
            let rest = self.bytes.get(self.at..)?;
            self.at += memchr2(b'"', b'\\', rest)?;
            if self.bytes[self.at] == b'"' {
                self.at += 1;
                return Some(());
            }
            self.at += 2;
        }
    }

    /// Skips a value, whatever it is.
    fn value(&mut self) -> Option<()> {
        let mut depth = 0_usize;
        loop {
            match self.peek() {
                Some(b'"') => self.string()?,
                Some(b'{' | b'[') => {
                    depth += 1;
                    self.at += 1;
                    continue;
                }
                Some(b'}' | b']') => {
                    depth = depth.checked_sub(1)?;
                    self.at += 1;
                }
                Some(b',' | b':' | b' ' | b'\t' | b'\r' | b'\n') if depth > 0 => {
                    self.at += 1;
                    continue;
                }
                Some(_) => self.scalar()?,
                None => return None,
            }
            if depth == 0 {
                return Some(());
            }
        }
    }

    /// Skips a number, `true`, `false` or `null`.
    fn scalar(&mut self) -> Option<()> {
        let start = self.at;
        while matches!(self.peek(), Some(byte) if byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
        {
            self.at += 1;
        }
        (self.at > start).then_some(())
    }

    /// Gathers the members of the container that begins here.
    fn members(&mut self, members: &mut Vec<Found>) -> Option<()> {
        let is_object = self.peek()? == b'{';
        if !is_object && self.peek()? != b'[' {
            return None;
        }
        self.at += 1;
        loop {
            self.space();
            let mut key = None;
            if is_object {
                let start = self.at;
                self.string()?;
                key = Some(start..self.at);
                self.space();
                self.take(b':')?;
                self.space();
            }
            let start = self.at;
            self.value()?;
            members.push(Found {
                key,
                value: start..self.at,
            });
            self.space();
            self.take(b',')?;
        }
    }
}
