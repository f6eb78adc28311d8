//! Where in a body a decode error happened: `$.invoiceData.items[0].itemCost`.
//!
//! `serde_json` says line and column. Once decoding has failed, a scan of the body finds the JSON value at that place; a body
//! that decodes pays nothing.
//!
//! A value that was first taken as a raw text (a union, a decimal) fails when its reader has already gone past it, perhaps
//! past the closing bracket of its container too. So such an error carries its own path and the length of the text, put on
//! by [`inside`]; [`locate`] looks for the last value of exactly that length and joins the two paths.

use std::fmt::Write as _;
use std::ops::Range;

/// The JSON path and the message of `error`, which `serde_json` gave for `body`.
///
/// The message leaves out what stood in the body (`invalid type: string, expected i64`), since that may be private.
pub fn locate(body: &[u8], error: &serde_json::Error) -> (String, String) {
    let mut message = error.to_string();
    if error.line() > 0 {
        let position = format!(" at line {} column {}", error.line(), error.column());
        if let Some(text) = message.strip_suffix(&position) {
            message.truncate(text.len());
        }
    }
    let position = offset(body, error.line(), error.column());
    let (message, mark) = split(&message);
    let path = match mark {
        Some((inner, length)) => {
            let outer = path_at(body, &Place::Before { position, length });
            outer + inner.get(1..).unwrap_or_default()
        }
        None if error.line() == 0 => "$".to_owned(),
        None => path_at(body, &Place::At(position)),
    };
    (path, without_values(message))
}

/// A message for an error at `path` inside a raw JSON text of `length` bytes: [`locate`] finds the text again by its length.
pub fn inside(message: &str, path: &str, length: usize) -> String {
    format!("{message} (at {path} in a JSON value of {length} bytes)")
}

/// An error's place and message in one readable text; the place is left out where it is the whole value.
pub fn readable(path: &str, message: &str) -> String {
    if path == "$" {
        message.to_owned()
    } else {
        format!("{path}: {message}")
    }
}

/// Takes apart what [`inside`] put together: the message, and the path and length if there are any.
fn split(text: &str) -> (&str, Option<(&str, usize)>) {
    const OPENING: &str = " (at ";
    for (start, _) in text.match_indices(OPENING) {
        let rest = &text[start + OPENING.len()..];
        let (path, rest) = rest.split_at(path_length(rest));
        let length = rest
            .strip_prefix(" in a JSON value of ")
            .and_then(|rest| rest.strip_suffix(" bytes)"));
        if let Some(length) = length.and_then(|digits| digits.parse().ok()) {
            return (&text[..start], Some((path, length)));
        }
    }
    (text, None)
}

/// How many bytes at the start of `text` are a JSON path as this module writes them.
fn path_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = usize::from(text.starts_with('$'));
    while at > 0 {
        match (bytes.get(at), bytes.get(at + 1)) {
            (Some(b'.'), _) => {
                let key = &text[at + 1..];
                at += 1 + key.find(|c: char| !in_identifier(c)).unwrap_or(key.len());
            }
            (Some(b'['), Some(b'"')) => at = string_end(bytes, at + 1) + 1,
            (Some(b'['), _) => match text[at..].find(']') {
                Some(length) => at += length + 1,
                None => return at,
            },
            _ => return at,
        }
        if !text.is_char_boundary(at) {
            return 0;
        }
    }
    at
}

/// `invalid type: string "Jane", expected i64` without Jane.
fn without_values(message: &str) -> String {
    for start in ["invalid type: ", "invalid value: "] {
        if let Some(rest) = message.strip_prefix(start)
            && let Some(expected) = rest.rfind(", expected ")
        {
            let found = &rest[..expected];
            let kind = found
                .split(['"', '`'])
                .next()
                .unwrap_or_default()
                .trim_end();
            return format!("{start}{kind}{}", &rest[expected..]);
        }
    }
    message.to_owned()
}

/// How many bytes of `body` were consumed at `column` of `line`; line 0 means "somewhere".
fn offset(body: &[u8], line: usize, column: usize) -> usize {
    if line == 0 {
        return body.len();
    }
    let mut newlines = body.iter().enumerate().filter(|(_, byte)| **byte == b'\n');
    let start = match line {
        1 => 0,
        _ => newlines.nth(line - 2).map_or(body.len(), |(at, _)| at + 1),
    };
    (start + column).min(body.len())
}

/// What [`path_at`] looks for.
enum Place {
    /// The value that the reader was at after this many bytes.
    At(usize),
    /// The last value of this length that ends at or before the position.
    Before { position: usize, length: usize },
}

/// An array or object that the scan is inside of.
struct Open {
    start: usize,
    array: bool,
    step: Step,
}

/// Which child of it the scan is at.
enum Step {
    /// None: before the first key, or between a comma and the next key.
    Between,
    /// The child of the key that stands, with its quotes, in this range of the body.
    Key(Range<usize>),
    Index(usize),
}

/// The path of the value at `place`. A body that is not JSON gives the path of the last place that made sense.
fn path_at(body: &[u8], place: &Place) -> String {
    let mut opened: Vec<Open> = Vec::new();
    let mut found = None;
    let mut at = 0;
    while let Some(&byte) = body.get(at) {
        let past = match place {
            // A reader that wants another type stops before the bracket.
            Place::At(position) if at == *position => return path(body, &opened),
            Place::At(position) => at > *position,
            Place::Before { position, .. } => at >= *position,
        };
        if past {
            break;
        }
        let (start, end, container) = match byte {
            b' ' | b'\t' | b'\r' | b'\n' | b':' => {
                at += 1;
                continue;
            }
            b'{' | b'[' => {
                let array = byte == b'[';
                let step = if array { Step::Index(0) } else { Step::Between };
                opened.push(Open {
                    start: at,
                    array,
                    step,
                });
                at += 1;
                continue;
            }
            b',' => {
                match opened.last_mut() {
                    Some(Open {
                        step: Step::Index(index),
                        ..
                    }) => *index += 1,
                    Some(open) => open.step = Step::Between,
                    None => break,
                }
                at += 1;
                continue;
            }
            b'}' | b']' => match opened.pop_if(|open| open.array == (byte == b']')) {
                Some(open) => (open.start, at + 1, true),
                None => break,
            },
            b'"' => (at, string_end(body, at), false),
            _ => (at, literal_end(body, at), false),
        };
        at = end;
        if byte == b'"'
            && let Some(open) = opened.last_mut()
            && matches!(open.step, Step::Between)
        {
            open.step = Step::Key(start..end);
            continue;
        }
        match place {
            Place::At(position) => {
                let here = if container {
                    end == *position
                } else {
                    *position <= end
                };
                if here {
                    return path(body, &opened);
                }
            }
            Place::Before { position, length } => {
                if end <= *position && end - start == *length {
                    found = Some(path(body, &opened));
                }
            }
        }
    }
    found.unwrap_or_else(|| match place {
        Place::At(_) => path(body, &opened),
        Place::Before { .. } => "$".to_owned(),
    })
}

/// Where the string that opens at `start` ends: behind its closing quote.
fn string_end(body: &[u8], start: usize) -> usize {
    let mut at = start + 1;
    while let Some(byte) = body.get(at) {
        match byte {
            b'"' => return at + 1,
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
    body.len()
}

/// Where the number or word (or whatever it is) at `start` ends.
fn literal_end(body: &[u8], start: usize) -> usize {
    let rest = &body[start + 1..];
    let length = rest
        .iter()
        .position(|byte| b" \t\r\n,:]}[{\"".contains(byte));
    length.map_or(body.len(), |length| start + 1 + length)
}

/// A path shows so many levels. No type reads deeper than `serde_json` does, but a skipped value may be as deep as it likes.
const DEEPEST: usize = 128;

/// Writes the path: `$`, then `.name`, `["odd name"]` or `[0]` a level.
fn path(body: &[u8], opened: &[Open]) -> String {
    let mut path = "$".to_owned();
    for (depth, open) in opened.iter().enumerate() {
        if depth == DEEPEST {
            path.push_str("[...]");
            break;
        }
        match &open.step {
            Step::Between => {}
            // Writing to a `String` does not fail.
            Step::Index(index) => _ = write!(path, "[{index}]"),
            Step::Key(range) => {
                let quoted = &body[range.clone()];
                match serde_json::from_slice::<String>(quoted) {
                    Ok(key) if is_identifier(&key) => _ = write!(path, ".{key}"),
                    Ok(key) => _ = write!(path, "[{}]", serde_json::Value::from(key)),
                    Err(_) => path.push_str("[?]"),
                }
            }
        }
    }
    path
}

fn is_identifier(key: &str) -> bool {
    key.chars().all(in_identifier) && key.starts_with(|c: char| !c.is_numeric())
}

fn in_identifier(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '$'
}
