//! Server-sent events: which part of a schema is about the `data` of one.
//!
//! ```yaml
//! text/event-stream:
//!   itemSchema:                              # 3.2: the event with all its fields, which are text on the wire
//!     required: [data]
//!     properties:
//!       event: {const: tick}
//!       data: {type: string, contentMediaType: application/json, contentSchema: {$ref: '#/components/schemas/Tick'}}
//! text/event-stream:
//!   schema: {$ref: '#/components/schemas/Tick'}    # earlier documents: the data alone
//! ```
//!
//! What an event is may be said in several schemas (`allOf`), and there may be several kinds of events (`oneOf`), which then
//! differ in their data.

use super::Lowering;
use crate::pointer::Pointer;
use serde_json::Value;

/// The fields of an event.
const FIELDS: &[&str] = &["data", "event", "id", "retry", "comment"];

/// How far schemas of an event refer to others.
const DEEPEST: usize = 8;

/// What the data of the events of a stream is.
pub(super) enum EventData {
    /// Text.
    Text,
    /// JSON, of one of these schemas.
    Json(Vec<Pointer>),
    /// Now text and now JSON.
    Mixed,
}

/// What schemas say of an event.
#[derive(Default)]
struct Said<'d> {
    names: Vec<&'d str>,
    /// The schemas of `data`, those of each kind of event together.
    data: Vec<Pointer>,
    /// How many kinds of events there are, if the schemas give a choice.
    kinds: Vec<Vec<Pointer>>,
}

impl<'d> Lowering<'d> {
    /// What the data of the events is that the schema at `item` describes, itself or as a whole event.
    pub(super) fn event_data(&self, item: Pointer) -> EventData {
        let mut said = Said::default();
        self.gather(&item, DEEPEST, &mut said);
        let is_event =
            said.names.contains(&"data") && said.names.iter().all(|name| FIELDS.contains(name));
        if !is_event {
            return match self.is_json(&item) {
                true => EventData::Json(vec![item]),
                false => EventData::Text,
            };
        }
        let of_kind = |own: &Vec<Pointer>| self.data_schema(&[said.data.as_slice(), own].concat());
        let found: Vec<Option<Pointer>> = match said.kinds.as_slice() {
            [] => vec![self.data_schema(&said.data)],
            kinds => kinds.iter().map(of_kind).collect(),
        };
        let count = found.len();
        let json: Vec<Pointer> = found.into_iter().flatten().collect();
        match json.len() {
            0 => EventData::Text,
            some if some == count => EventData::Json(json),
            _ => EventData::Mixed,
        }
    }

    fn gather(&self, place: &Pointer, depth: usize, said: &mut Said<'d>) {
        let Some((found, _)) = self.pieces.schema(place) else {
            return;
        };
        let Some(view) = self.view(found).filter(|_| depth > 0) else {
            return;
        };
        for name in view.properties() {
            said.names.push(name);
            if name == "data" {
                said.data.push(found.key("properties").key("data"));
            }
        }
        for index in 0..view.branches("allOf") {
            self.gather(&found.key("allOf").index(index), depth - 1, said);
        }
        for keyword in ["oneOf", "anyOf"] {
            for index in 0..view.branches(keyword) {
                let mut kind = Said::default();
                self.gather(&found.key(keyword).index(index), depth - 1, &mut kind);
                said.names.append(&mut kind.names);
                match kind.kinds.is_empty() {
                    true => said.kinds.push(kind.data),
                    false => said.kinds.append(&mut kind.kinds),
                }
            }
        }
    }

    /// The schema of the JSON that the data is; the last one that speaks of it says most. None for text.
    fn data_schema(&self, places: &[Pointer]) -> Option<Pointer> {
        let contents = places.iter().rev().map(|place| place.key("contentSchema"));
        let mut contents = contents.filter(|place| place.resolve(self.root).is_some());
        let all_json = || places.iter().all(|place| self.is_json(place));
        contents
            .next()
            .or_else(|| places.last().filter(|_| all_json()).cloned())
    }

    /// Whether values of a schema are JSON on the wire, and no text.
    fn is_json(&self, place: &Pointer) -> bool {
        let node = self.schema_node(place).and_then(Value::as_object);
        node.is_some_and(|node| {
            !node.is_empty() && node.get("type").is_none_or(|ty| ty != "string")
        })
    }
}
