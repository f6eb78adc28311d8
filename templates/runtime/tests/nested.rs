//! A type that leads back to itself is read as deep as the stack allows, and ends in an error beyond that.

use std::fmt;
use std::hint::black_box;

use sdkwright_runtime::wire;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};

struct Node {
    child: Option<Box<Node>>,
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Fields)
    }
}

struct Fields;

impl<'de> Visitor<'de> for Fields {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object (Node)")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Node, A::Error> {
        let _nested = wire::nested()?;
        // As much as a struct of some hundred fields takes where nothing is optimized.
        let fields = black_box([0_u8; 10_000]);
        let mut child = None;
        while let Some(key) = map.next_key_seed(wire::Keys(&["child"]))? {
            match key {
                0 => child = Some(map.next_value()?),
                _ => wire::skip(&mut map)?,
            }
        }
        black_box(fields);
        Ok(Node { child })
    }
}

fn depth(levels: usize) -> Result<usize, String> {
    let json = "{\"child\":".repeat(levels) + "{}" + &"}".repeat(levels);
    let mut node: Node = serde_json::from_str(&json).map_err(|error| error.to_string())?;
    let mut depth = 0;
    while let Some(child) = node.child {
        node = *child;
        depth += 1;
    }
    Ok(depth)
}

#[test]
fn deep_values_are_read_or_refused_and_never_overflow_the_stack() {
    assert_eq!(depth(10), Ok(10));
    let refused = depth(120).unwrap_err();
    assert!(refused.contains("nested too deeply"), "{refused}");
    // What was refused leaves nothing behind.
    assert_eq!(depth(10), Ok(10));
}
