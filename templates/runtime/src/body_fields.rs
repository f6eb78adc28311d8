//! Fields that a caller adds to a JSON body, since the document does not have them yet.
//!
//! ```text
//! {"amount": 7}  +  beta_flag: true  =  {"amount":7,"beta_flag":true}
//! ```

use std::fmt;

use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

/// The object `json` with those fields, each in place of one of its name, or behind all others. Values stay as they are
/// spelt.
///
/// # Errors
///
/// When `json` is no object.
pub fn with_fields(
    json: &[u8],
    fields: &[(String, Box<RawValue>)],
) -> Result<Vec<u8>, serde_json::Error> {
    let mut deserializer = serde_json::Deserializer::from_slice(json);
    let mut members = deserializer.deserialize_map(Members)?;
    for (name, value) in fields {
        match members.iter_mut().find(|(known, _)| known == name) {
            Some(member) => member.1 = value.clone(),
            None => members.push((name.clone(), value.clone())),
        }
    }
    let mut written = Vec::with_capacity(json.len());
    for (name, value) in &members {
        written.push(if written.is_empty() { b'{' } else { b',' });
        serde_json::to_writer(&mut written, name)?;
        written.push(b':');
        written.extend_from_slice(value.get().as_bytes());
    }
    if written.is_empty() {
        written.push(b'{');
    }
    written.push(b'}');
    Ok(written)
}

/// Reads the members of an object, in order.
struct Members;

impl<'de> Visitor<'de> for Members {
    type Value = Vec<(String, Box<RawValue>)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut members = Vec::new();
        while let Some(member) = map.next_entry()? {
            members.push(member);
        }
        Ok(members)
    }
}
