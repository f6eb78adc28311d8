//! The places of a YAML text, from the events of a parser that knows where each begins and ends.
//!
//! The parser counts characters; bytes are worked out along the way, since events come in the order of the text.

use super::tree::{Inside, Node, Tree};
use saphyr_parser::{Event, Marker, Parser, ScalarStyle, Span};
use std::collections::BTreeMap;
use std::ops::Range;

/// Gathers the places of a text, as far as it can be parsed.
pub(super) fn tree(text: &str) -> Tree {
    let mut builder = Builder {
        text,
        offsets: Offsets::new(text),
        tree: Tree::default(),
        open: Vec::new(),
        anchors: BTreeMap::new(),
    };
    for event in Parser::new_from_str(text) {
        let Ok((event, span)) = event else { break };
        if matches!(event, Event::DocumentEnd) {
            break;
        }
        builder.event(event, span);
    }
    builder.tree
}

/// A container that has not ended.
struct Open {
    number: usize,
    /// In a mapping: the key that waits for its value. The text is missing where the key is no scalar.
    key: Option<(Option<Box<str>>, Range<usize>)>,
    /// A container that is itself a key: its places are nobody's.
    is_key: bool,
}

struct Builder<'t> {
    text: &'t str,
    offsets: Offsets<'t>,
    tree: Tree,
    open: Vec<Open>,
    anchors: BTreeMap<usize, usize>,
}

impl Builder<'_> {
    fn event(&mut self, event: Event<'_>, span: Span) {
        let given = self.offsets.byte(span.start)..self.offsets.byte(span.end);
        let start = match event {
            Event::Scalar(..) | Event::MappingStart(..) | Event::SequenceStart(..) => {
                self.behind_properties(given.start)
            }
            Event::Alias(_) | Event::MappingEnd | Event::SequenceEnd => given.start,
            Event::Nothing
            | Event::StreamStart
            | Event::StreamEnd
            | Event::DocumentStart(_)
            | Event::DocumentEnd => {
                return;
            }
        };
        let range = start..given.end.max(start);
        match event {
            Event::Scalar(value, style, anchor, _) => {
                let range = self.scalar_range(range, start > given.start, style, value.is_empty());
                if self.expects_key() {
                    // An anchor on a key is rare and its alias has no places inside.
                    self.set_key(Some(value.into()), range);
                } else {
                    self.leaf(range, Inside::Scalar, anchor);
                }
            }
            Event::Alias(id) => {
                let target = self.anchors.get(&id).copied();
                if self.expects_key() {
                    let name = target
                        .and_then(|target| self.tree.node(target))
                        .map(|node| node.value.clone());
                    let text = name
                        .and_then(|name| self.text.get(name))
                        .map(|text| text.trim_matches(['"', '\'']).into());
                    self.set_key(text, range);
                } else {
                    self.leaf(range, target.map_or(Inside::Scalar, Inside::Alias), 0);
                }
            }
            Event::MappingStart(anchor, _) => {
                self.start(range, Inside::Mapping(Vec::new()), anchor)
            }
            Event::SequenceStart(anchor, _) => {
                let range = self.dash(range.start)..range.end;
                self.start(range, Inside::Array(Vec::new()), anchor);
            }
            Event::MappingEnd | Event::SequenceEnd => self.end(range),
            Event::Nothing
            | Event::StreamStart
            | Event::StreamEnd
            | Event::DocumentStart(_)
            | Event::DocumentEnd => {}
        }
    }

    fn expects_key(&self) -> bool {
        let Some(open) = self.open.last() else {
            return false;
        };
        let mapping = matches!(
            self.tree.node(open.number),
            Some(Node {
                inside: Inside::Mapping(_),
                ..
            })
        );
        mapping && open.key.is_none()
    }

    fn set_key(&mut self, text: Option<Box<str>>, range: Range<usize>) {
        if let Some(open) = self.open.last_mut() {
            open.key = Some((text, range));
        }
    }

    fn leaf(&mut self, range: Range<usize>, inside: Inside, anchor: usize) {
        let number = self.add(range, inside, anchor);
        self.attach(number);
    }

    fn start(&mut self, range: Range<usize>, inside: Inside, anchor: usize) {
        let is_key = self.expects_key();
        let number = self.add(range, inside, anchor);
        if !is_key {
            self.attach(number);
        }
        self.open.push(Open {
            number,
            key: None,
            is_key,
        });
    }

    fn end(&mut self, range: Range<usize>) {
        let Some(open) = self.open.pop() else { return };
        let last = match self.tree.node(open.number).map(|node| &node.inside) {
            Some(Inside::Mapping(children) | Inside::Array(children)) => children.last().copied(),
            Some(Inside::Scalar | Inside::Alias(_)) | None => None,
        };
        let last = last
            .and_then(|last| self.tree.node(last))
            .map(|node| match &node.key {
                Some((_, key)) if node.value.is_empty() => self.colon(key.end),
                Some(_) | None => node.value.end,
            });
        // A flow container ends at its bracket, a block one with its last child.
        let bracket = self
            .text
            .get(range.start..)
            .is_some_and(|rest| rest.starts_with(['}', ']']));
        let end = if bracket { Some(range.start + 1) } else { last };
        let Some(node) = self.tree.node_mut(open.number) else {
            return;
        };
        node.value.end = end.unwrap_or(node.value.end).max(node.value.start);
        let range = node.value.clone();
        if open.is_key {
            self.set_key(None, range);
        }
    }

    fn add(&mut self, value: Range<usize>, inside: Inside, anchor: usize) -> usize {
        let key = match self.open.last_mut().and_then(|open| open.key.take()) {
            Some((Some(text), range)) => Some((text, range)),
            Some((None, range)) => {
                // Not a key: it stays taken, so that the value is none's member.
                Some(("".into(), range))
            }
            None => None,
        };
        let number = self.tree.push(Node { key, value, inside });
        if anchor > 0 {
            self.anchors.insert(anchor, number);
        }
        number
    }

    /// Makes a node a child of the container that is open.
    fn attach(&mut self, number: usize) {
        let Some(open) = self.open.last() else { return };
        match self.tree.node_mut(open.number).map(|node| &mut node.inside) {
            Some(Inside::Mapping(children) | Inside::Array(children)) => children.push(number),
            Some(Inside::Scalar | Inside::Alias(_)) | None => {}
        }
    }

    /// The end of the `:` behind a key whose value is left out.
    fn colon(&self, key_end: usize) -> usize {
        let rest = self.text.get(key_end..).unwrap_or_default();
        let space = rest.len() - rest.trim_start_matches([' ', '\t']).len();
        if rest.trim_start_matches([' ', '\t']).starts_with(':') {
            key_end + space + 1
        } else {
            key_end
        }
    }

    /// The start of a value, its anchor (`&a`) and tag (`!t`) left out.
    fn behind_properties(&self, start: usize) -> usize {
        let mut rest = self.text.get(start..).unwrap_or_default();
        while rest.starts_with(['&', '!']) {
            let word = rest.find([' ', '\t', '\r', '\n']).unwrap_or(rest.len());
            rest = rest.get(word..).unwrap_or_default().trim_start();
        }
        self.text.len() - rest.len()
    }

    /// Where a list begins: one that is not indented is said to begin behind its first dash.
    fn dash(&self, start: usize) -> usize {
        let before = self.text.get(..start).unwrap_or_default().trim_end();
        let begins = self
            .text
            .get(start..)
            .unwrap_or_default()
            .starts_with(['-', '[']);
        if !begins && before.ends_with('-') {
            before.len() - 1
        } else {
            start
        }
    }

    /// The bytes of a scalar: a block scalar begins with its `|` or `>` and is without the space behind it; one that is left
    /// out has none.
    fn scalar_range(
        &self,
        range: Range<usize>,
        has_properties: bool,
        style: ScalarStyle,
        is_empty: bool,
    ) -> Range<usize> {
        let text = self.text.get(range.clone()).unwrap_or_default();
        let end = range.start + text.trim_end().len();
        match style {
            ScalarStyle::Plain if is_empty => range.start..range.start,
            ScalarStyle::Plain | ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => {
                range.start..end
            }
            ScalarStyle::Literal | ScalarStyle::Folded => {
                // Behind an anchor or tag stands the indicator; else the parser begins with the text.
                let start = if has_properties {
                    range.start
                } else {
                    self.block_indicator(range.start)
                };
                start..end.max(start + 1).min(self.text.len())
            }
        }
    }

    /// The `|` or `>` of a block scalar whose text begins at `start`; `start` where there is none.
    fn block_indicator(&self, start: usize) -> usize {
        let before = self.text.get(..start).unwrap_or_default().trim_end();
        let line = before.rfind('\n').map_or(0, |end| end + 1);
        let header = before.get(line..).unwrap_or_default();
        let indicators = header
            .char_indices()
            .filter(|(_, character)| matches!(character, '|' | '>'));
        let ends_header = |at: usize| {
            let rest = header.get(at + 1..).unwrap_or_default();
            let rest =
                rest.trim_start_matches(['-', '+', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
            rest.is_empty() || rest.starts_with([' ', '\t']) && rest.trim_start().starts_with('#')
        };
        indicators
            .map(|(at, _)| at)
            .find(|at| ends_header(*at))
            .map_or(start, |at| line + at)
    }
}

/// From the parser's count of characters to bytes.
struct Offsets<'t> {
    text: &'t str,
    /// The byte of every [`STEP`]th character; empty where all characters are single bytes.
    steps: Vec<usize>,
}

const STEP: usize = 64;

impl<'t> Offsets<'t> {
    fn new(text: &'t str) -> Self {
        let steps = match text.is_ascii() {
            true => Vec::new(),
            false => text
                .char_indices()
                .step_by(STEP)
                .map(|(byte, _)| byte)
                .collect(),
        };
        Self { text, steps }
    }

    fn byte(&self, marker: Marker) -> usize {
        let characters = marker.index();
        if self.steps.is_empty() {
            return characters.min(self.text.len());
        }
        let Some(start) = self.steps.get(characters / STEP) else {
            return self.text.len();
        };
        let rest = self.text.get(*start..).unwrap_or_default();
        let within = rest
            .char_indices()
            .nth(characters % STEP)
            .map_or(rest.len(), |(byte, _)| byte);
        start + within
    }
}
