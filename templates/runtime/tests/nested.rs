//! A type that leads back to itself is read as deep as the stack allows, and ends in an error beyond that.

use std::cell::Cell;
use std::fmt;
use std::hint::black_box;

use sdkwright_runtime::raw::{self, Candidate, Kind};
use sdkwright_runtime::wire;
use serde::de::{Deserialize, Deserializer, Error as _, MapAccess, Visitor};

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

/// A text, or a list of more of the same.
enum Texts {
    Text,
    List(Vec<Texts>),
}

impl<'de> Deserialize<'de> for Texts {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        raw::union(deserializer, |raw| match raw.kind() {
            Kind::String => Ok(Self::Text),
            _ => raw.decode().map(Self::List),
        })
    }
}

/// `{"child": …}` in two ways, neither of which ever ends.
#[derive(Debug)]
enum Pair {
    One(#[expect(dead_code, reason = "only read")] Box<Inside>),
    Other(#[expect(dead_code, reason = "only read")] Box<Inside>),
}

#[derive(Debug)]
struct Inside(#[expect(dead_code, reason = "only read")] Pair);

thread_local! {
    static TRIED: Cell<usize> = const { Cell::new(0) };
}

impl<'de> Deserialize<'de> for Pair {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        const ONE: Candidate = Candidate::of(&[Kind::Object]).properties(&["child"], &[]);
        raw::union(deserializer, |raw| {
            raw.one_of("Pair", &[ONE, ONE], |raw, position| {
                TRIED.set(TRIED.get() + 1);
                match position {
                    0 => raw.attempt().map(Self::One),
                    _ => raw.attempt().map(Self::Other),
                }
            })
        })
    }
}

impl<'de> Deserialize<'de> for Inside {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Child;
        impl<'de> Visitor<'de> for Child {
            type Value = Inside;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object (Inside)")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Inside, A::Error> {
                let entry = map.next_entry::<String, Pair>()?;
                entry
                    .map(|(_, pair)| Inside(pair))
                    .ok_or_else(|| A::Error::missing_field("child"))
            }
        }
        deserializer.deserialize_map(Child)
    }
}

#[test]
fn a_union_of_lists_of_itself_counts_its_levels() {
    let deep = "[".repeat(3_000) + &"]".repeat(3_000);
    let refused = serde_json::from_str::<Texts>(&deep).err().unwrap();
    assert!(
        refused.to_string().contains("nested too deeply"),
        "{refused}"
    );
    let Texts::List(list) = serde_json::from_str(r#"["a", ["b", []]]"#).unwrap() else {
        panic!("a list");
    };
    assert!(matches!(
        list.as_slice(),
        [Texts::Text, Texts::List(inner)] if inner.len() == 2
    ));
}

#[test]
fn branches_that_hold_the_union_again_are_not_tried_without_end() {
    let levels = 60;
    let json = "{\"child\":".repeat(levels) + "1" + &"}".repeat(levels);
    let refused = serde_json::from_str::<Pair>(&json).unwrap_err().to_string();
    assert!(refused.contains("no variant of Pair fits"), "{refused}");
    assert!(refused.len() < 2_000, "{}", refused.len());
    assert!(TRIED.get() < 100_000, "{}", TRIED.get());
}

#[test]
fn deep_values_are_read_or_refused_and_never_overflow_the_stack() {
    assert_eq!(depth(10), Ok(10));
    let refused = depth(120).unwrap_err();
    assert!(refused.contains("nested too deeply"), "{refused}");
    // What was refused leaves nothing behind.
    assert_eq!(depth(10), Ok(10));
}
