//! Values made from a schema: what its keywords ask for, the rest by lot, always the same for the same seed.
//!
//! ```yaml
//! {type: object, required: [id], properties: {id: {type: integer}, tag: {enum: [a, b]}}}
//! # {"id": 3, "tag": "b"}, {"id": 3000000000}, …
//! ```
//!
//! A value is a proposal: whether it is valid is for the oracle to say. So what is hard (patterns, `not`, sums of conditions) is left
//! to chance here.

use super::walk::reference;
use serde_json::{Map, Number, Value, json};

/// How deep a value grows before only what must be there is made.
const DEEP: usize = 4;
/// How deep a value grows at all.
const DEEPEST: usize = 14;

/// Makes values over a document in JSON Schema.
pub(super) struct Maker<'r> {
    root: &'r Value,
    state: u64,
    /// How many optional members are made, of four.
    optional: u64,
}

impl<'r> Maker<'r> {
    /// A maker whose values depend on the document and the seed only.
    pub(super) fn new(root: &'r Value, seed: &str) -> Self {
        // FNV-1a: the seed's bytes, folded into one number.
        let state = seed
            .bytes()
            .fold(0xcbf2_9ce4_8422_2325, |state: u64, byte| {
                (state ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
            });
        Self {
            root,
            state,
            optional: 2,
        }
    }

    /// A value of the schema at a place; the first has all that it may have, the second only what it must.
    pub(super) fn value(&mut self, schema: &str, round: usize) -> Option<Value> {
        self.optional = match round {
            0 => 4,
            1 => 0,
            _ => 2,
        };
        let schema = self.root.pointer(schema)?;
        self.make(schema, 0)
    }

    /// A number below `end`, by lot (SplitMix64).
    fn lot(&mut self, end: u64) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % end.max(1)
    }

    fn choose<T>(&mut self, among: &'r [T]) -> Option<&'r T> {
        let index = self.lot(among.len() as u64) as usize;
        among.get(index)
    }

    fn make(&mut self, schema: &'r Value, depth: usize) -> Option<Value> {
        if depth > DEEPEST {
            return None;
        }
        let members = match schema {
            Value::Object(members) => members,
            Value::Bool(true) => return Some(self.anything()),
            Value::Bool(false)
            | Value::Null
            | Value::Number(_)
            | Value::String(_)
            | Value::Array(_) => return None,
        };
        if let Some(value) = members.get("const") {
            return Some(value.clone());
        }
        if let Some(Value::Array(values)) = members.get("enum") {
            return self.choose(values).cloned();
        }
        let mut parts = Vec::new();
        if let Some(target) = reference(schema) {
            parts.push(self.make(self.root.pointer(&target)?, depth + 1)?);
        }
        for part in members
            .get("allOf")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
        {
            if says_something(part) {
                parts.push(self.make(part, depth + 1)?);
            }
        }
        for key in ["oneOf", "anyOf"] {
            if let Some(Value::Array(branches)) = members.get(key) {
                let branch = self.branch(branches, depth)?;
                parts.push(tagged(self.make(branch, depth + 1)?, branch, members));
            }
        }
        if let Some(own) = self.own(members, !parts.is_empty(), depth) {
            parts.push(own?);
        }
        Some(merged(parts).unwrap_or_else(|| self.anything()))
    }

    /// A branch by lot; deep down the first that does not lead on.
    fn branch(&mut self, branches: &'r [Value], depth: usize) -> Option<&'r Value> {
        if depth > DEEP {
            let simple = branches.iter().find(|branch| {
                branch
                    .get("type")
                    .is_some_and(|kind| kind != "object" && kind != "array")
            });
            return simple.or(branches.first());
        }
        self.choose(branches)
    }

    /// What the schema's own keywords ask for beside its parts; the outer `None` where they ask for nothing.
    fn own(
        &mut self,
        members: &'r Map<String, Value>,
        parts: bool,
        depth: usize,
    ) -> Option<Option<Value>> {
        let kind = match members.get("type") {
            Some(Value::String(kind)) => kind.as_str(),
            Some(Value::Array(kinds)) => {
                let real: Vec<&str> = kinds.iter().filter_map(Value::as_str).collect();
                // `null` is one of many values, and not half of them.
                let others: Vec<&str> = real
                    .iter()
                    .copied()
                    .filter(|kind| *kind != "null")
                    .collect();
                if others.len() < real.len() && (others.is_empty() || self.lot(6) == 0) {
                    return Some(Some(Value::Null));
                }
                let index = self.lot(others.len() as u64) as usize;
                others.get(index).copied()?
            }
            _ => guess(members)?,
        };
        if parts && !matches!(kind, "object") {
            // The parts have made a value of their own kind already.
            return None;
        }
        Some(match kind {
            "object" => self.object(members, depth),
            "array" => self.array(members, depth),
            "string" => Some(Value::from(self.text(members))),
            "integer" => Some(self.integer(members)),
            "number" => Some(self.number(members)),
            "boolean" => Some(Value::Bool(self.lot(2) == 0)),
            _ => Some(Value::Null),
        })
    }

    fn object(&mut self, members: &'r Map<String, Value>, depth: usize) -> Option<Value> {
        let mut object = Map::new();
        let required: Vec<&str> = members
            .get("required")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .collect();
        for (name, schema) in members
            .get("properties")
            .and_then(Value::as_object)
            .into_iter()
            .flatten()
        {
            if required.contains(&name.as_str()) {
                object.insert(name.clone(), self.make(schema, depth + 1)?);
            } else if depth < DEEP
                && self.lot(4) < self.optional
                && let Some(value) = self.make(schema, depth + 1)
            {
                object.insert(name.clone(), value);
            }
        }
        for name in required {
            if !object.contains_key(name) && !is_property(members, name) {
                let value = match members.get("additionalProperties") {
                    Some(schema) => self.make(schema, depth + 1)?,
                    None => json!("x"),
                };
                object.insert(name.to_owned(), value);
            }
        }
        let least = members
            .get("minProperties")
            .and_then(Value::as_u64)
            .unwrap_or(0);
        if let Some(schema @ Value::Object(_)) = members.get("additionalProperties")
            && (depth < DEEP || least > 0)
        {
            let count = self.lot(self.optional).max(least.min(5));
            for index in 0..count {
                if let Some(value) = self.make(schema, depth + 1) {
                    object.insert(format!("key{index}"), value);
                }
            }
        }
        Some(Value::Object(object))
    }

    fn array(&mut self, members: &'r Map<String, Value>, depth: usize) -> Option<Value> {
        let bound = |key: &str| members.get(key).and_then(Value::as_u64);
        let mut elements = Vec::new();
        for schema in members
            .get("prefixItems")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
        {
            elements.push(self.make(schema, depth + 1)?);
        }
        let least = bound("minItems").unwrap_or(0).min(8);
        let more = if depth < DEEP {
            self.lot(self.optional.min(3) + 1)
        } else {
            0
        };
        let most = bound("maxItems").unwrap_or(u64::MAX);
        let wanted = (least + more)
            .min(most)
            .saturating_sub(elements.len() as u64);
        let Some(items) = members.get("items") else {
            return Some(Value::Array(elements));
        };
        let unique = members.get("uniqueItems") == Some(&Value::Bool(true));
        for _ in 0..wanted {
            match self.make(items, depth + 1) {
                Some(value) if unique && elements.contains(&value) => {}
                Some(value) => elements.push(value),
                None if least > 0 => return None,
                None => {}
            }
        }
        Some(Value::Array(elements))
    }

    fn text(&mut self, members: &Map<String, Value>) -> String {
        let number = self.lot(9) + 1;
        let text = match members.get("format").and_then(Value::as_str) {
            Some("date") => format!("2024-02-0{number}"),
            Some("date-time") => format!("2024-02-0{number}T10:20:30Z"),
            Some("time") => format!("10:20:0{number}Z"),
            Some("duration") => format!("P{number}D"),
            Some("uuid") => format!("0190e1b2-7c3d-4e5f-8a9b-00000000000{number}"),
            Some("email") => format!("name{number}@example.com"),
            Some("uri" | "url" | "uri-reference" | "iri") => {
                format!("https://example.com/{number}")
            }
            Some("hostname") => format!("host{number}.example.com"),
            Some("ipv4" | "ip") => format!("192.0.2.{number}"),
            Some("ipv6") => format!("2001:db8::{number}"),
            Some("byte" | "base64") => "aGVsbG8=".to_owned(),
            Some("decimal" | "int64" | "uint64" | "int32") => number.to_string(),
            _ => ["text", "a \"quoted\" text", "ünïcode", "line\nbreak", ""][self.lot(5) as usize]
                .to_owned(),
        };
        let bound = |key: &str| members.get(key).and_then(Value::as_u64);
        let length = text.chars().count() as u64;
        let least = bound("minLength").unwrap_or(0);
        let most = bound("maxLength").unwrap_or(u64::MAX).max(least);
        if length < least && least < 10_000 {
            return format!("{text}{}", "x".repeat((least - length) as usize));
        }
        text.chars()
            .take(usize::try_from(most).unwrap_or(usize::MAX))
            .collect()
    }

    fn integer(&mut self, members: &Map<String, Value>) -> Value {
        let (least, most) = range(members);
        let format = members.get("format").and_then(Value::as_str);
        // A format is no condition to the oracle, but it says how wide the type is.
        let unsigned = format.is_some_and(|format| format.starts_with("uint"));
        let least = least.or(unsigned.then_some(0.0));
        let step = members
            .get("multipleOf")
            .and_then(Value::as_i64)
            .unwrap_or(1)
            .max(1);
        let wide = !matches!(
            members.get("format").and_then(Value::as_str),
            Some("int32" | "int16" | "int8" | "uint8" | "uint16")
        );
        let drawn = match self.lot(6) {
            0 if wide && most.is_none_or(|most| most >= 3e9) => 3_000_000_000,
            1 => 0,
            2 if least.is_none() => -7,
            _ => self.lot(100) as i64,
        };
        let least_whole = least.map_or(i64::MIN, |least| least.ceil() as i64);
        let most_whole = most.map_or(i64::MAX, |most| most.floor() as i64);
        let drawn = drawn.max(least_whole).min(most_whole);
        Value::from(drawn - drawn.rem_euclid(step))
    }

    fn number(&mut self, members: &Map<String, Value>) -> Value {
        let (least, most) = range(members);
        let drawn = [0.5, 12.25, 1.0, 1e-7, 123_456.75][self.lot(5) as usize];
        let drawn = least.map_or(drawn, |least| drawn + least.max(-drawn));
        let drawn = most.map_or(drawn, |most| drawn.min(most));
        let whole = members.get("multipleOf").is_some() || self.lot(4) == 0;
        if whole {
            return Value::from(drawn.ceil() as i64);
        }
        Number::from_f64(drawn).map_or(json!(1), Value::Number)
    }

    fn anything(&mut self) -> Value {
        [
            json!("any"),
            json!(1),
            json!({"a": [null, true]}),
            json!([1.5]),
        ][self.lot(4) as usize]
            .clone()
    }
}

/// The least and the greatest value that bounds leave; an excluded bound is left by one.
fn range(members: &Map<String, Value>) -> (Option<f64>, Option<f64>) {
    let bound = |key: &str| members.get(key).and_then(Value::as_f64);
    let least = bound("exclusiveMinimum")
        .map(|least| least + 1.0)
        .or(bound("minimum"));
    let most = bound("exclusiveMaximum")
        .map(|most| most - 1.0)
        .or(bound("maximum"));
    (least, most)
}

/// The kind of value that keywords speak of where `type` does not say it.
fn guess(members: &Map<String, Value>) -> Option<&'static str> {
    let has = |keys: &[&str]| keys.iter().any(|key| members.contains_key(*key));
    if has(&[
        "properties",
        "required",
        "additionalProperties",
        "minProperties",
    ]) {
        Some("object")
    } else if has(&["items", "prefixItems", "minItems"]) {
        Some("array")
    } else if has(&["minLength", "maxLength", "pattern", "format"]) {
        Some("string")
    } else if has(&["minimum", "maximum", "multipleOf"]) {
        Some("number")
    } else {
        None
    }
}

/// Whether a part of an `allOf` asks for anything but a description.
fn says_something(part: &Value) -> bool {
    part.as_object().is_some_and(|members| {
        members.keys().any(|key| {
            ![
                "description",
                "title",
                "deprecated",
                "default",
                "readOnly",
                "writeOnly",
            ]
            .contains(&key.as_str())
        })
    })
}

fn is_property(members: &Map<String, Value>, name: &str) -> bool {
    members
        .get("properties")
        .is_some_and(|properties| properties.get(name).is_some())
}

/// Sets the discriminator's property to what means the branch.
fn tagged(mut value: Value, branch: &Value, members: &Map<String, Value>) -> Value {
    let Some(discriminator) = members.get("discriminator") else {
        return value;
    };
    let (Some(property), Some(target)) = (
        discriminator.get("propertyName").and_then(Value::as_str),
        branch.get("$ref").and_then(Value::as_str),
    ) else {
        return value;
    };
    let name = target.rsplit('/').next().unwrap_or_default();
    let mapping = discriminator.get("mapping").and_then(Value::as_object);
    let mapped = mapping.into_iter().flatten().find(|(_, mapped)| {
        mapped
            .as_str()
            .is_some_and(|mapped| mapped == target || mapped == name)
    });
    let tag = mapped.map_or(name, |(tag, _)| tag);
    if let Value::Object(object) = &mut value {
        object.insert(property.to_owned(), Value::from(tag));
    }
    value
}

/// One value of several parts: objects become one, of other values the first counts.
fn merged(parts: Vec<Value>) -> Option<Value> {
    let mut parts = parts.into_iter();
    let mut whole = parts.next()?;
    for part in parts {
        match (&mut whole, part) {
            (Value::Object(whole), Value::Object(part)) => {
                for (key, value) in part {
                    let value = match whole.remove(&key) {
                        Some(Value::Object(old)) if value.is_object() => {
                            merged(vec![Value::Object(old), value]).unwrap_or(Value::Null)
                        }
                        _ => value,
                    };
                    whole.insert(key, value);
                }
            }
            (whole, Value::Object(part)) if !whole.is_null() => *whole = Value::Object(part),
            _ => {}
        }
    }
    Some(whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_what_the_keywords_ask_for() {
        let root = json!({"a": {
            "type": "object",
            "required": ["id", "pet", "free"],
            "properties": {
                "id": {"type": "integer", "minimum": 5, "multipleOf": 5},
                "tag": {"enum": ["x"]},
                "pet": {
                    "oneOf": [{"$ref": "#/cat"}],
                    "discriminator": {"propertyName": "kind", "mapping": {"c": "#/cat"}}
                }
            }
        }, "cat": {"allOf": [{"properties": {"kind": {"type": "string"}}}, {"required": ["next"], "properties": {"next": {"type": "null"}}}]}});
        let value = |round| Maker::new(&root, "seed").value("/a", round).unwrap();
        let all = value(0);
        assert!(all["id"].as_i64().unwrap() % 5 == 0 && all["id"].as_i64().unwrap() >= 5);
        assert_eq!((&all["tag"], &all["free"]), (&json!("x"), &json!("x")));
        assert_eq!(all["pet"], json!({"kind": "c", "next": null}));
        let least = value(1);
        assert!(least.get("tag").is_none() && least.get("id").is_some());
        assert_eq!(all, value(0));
    }

    #[test]
    fn recursion_ends() {
        let root = json!({
            "a": {"type": "object", "properties": {"a": {"$ref": "#/a"}, "list": {"type": "array", "items": {"$ref": "#/a"}}}},
            "endless": {"type": "object", "required": ["a"], "properties": {"a": {"$ref": "#/endless"}}}
        });
        let mut maker = Maker::new(&root, "");
        assert!(maker.value("/a", 0).is_some());
        assert_eq!(maker.value("/endless", 0), None);
    }
}
