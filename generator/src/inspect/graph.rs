//! The types of a group of operations as a graph: what is made of what.
//!
//! ```text
//! digraph pets { "Pet" -> "Home" [label="home"]; }          Graphviz
//! flowchart LR                                              Mermaid
//!     t0["Pet"] -->|home| t1["Home"]
//! ```

use crate::ir::{Operation, Shape, TypeId};
use crate::pipeline::Model;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// What a graph is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// DOT, of Graphviz.
    Dot,
    /// Mermaid, which code hosts draw in Markdown.
    Mermaid,
}

/// How many edges and characters Mermaid draws unless it is told otherwise, which a diagram cannot do (`maxEdges`, `maxTextSize`).
const DRAWN: (usize, usize) = (500, 50_000);

/// What must be known of a graph before it is drawn: that it is too large for Mermaid as pages have it.
pub fn limit(graph: &str, language: Language) -> Option<String> {
    let (edges, characters) = DRAWN;
    let found = graph.lines().filter(|line| line.contains(" -->|")).count();
    let is_large = found >= edges || graph.chars().count() > characters;
    (language == Language::Mermaid && is_large).then(|| {
        format!(
            "the graph has {found} edges; Mermaid draws fewer than {edges} and {characters} characters unless its settings say \
             otherwise: choose one group by `--group`, or draw it by Graphviz with `--graph dot`"
        )
    })
}

/// The types that the operations of a group need, by the group's tag or accessor, or those of all operations.
///
/// # Errors
///
/// When there is no such group: its nearest name, if there is one.
pub fn graph(model: &Model, group: Option<&str>, language: Language) -> Result<String, String> {
    let tags = &model.names.tags;
    let operations: Vec<usize> = match group {
        None => (0..model.api.operations.len()).collect(),
        Some(group) => {
            let mut found = tags.iter();
            let found = found.find(|tag| tag.tag == group || tag.accessor.as_str() == group);
            let Some(tag) = found else {
                let names = tags.iter().map(|tag| tag.accessor.as_str());
                return Err(match crate::diagnostic::nearest(group, names) {
                    Some(near) => format!("there is no group `{group}`; did you mean `{near}`?"),
                    None => format!("there is no group `{group}`"),
                });
            };
            tag.operations.clone()
        }
    };
    let mut edges = Edges {
        model,
        nodes: BTreeSet::new(),
        edges: BTreeMap::new(),
        left: Vec::new(),
    };
    for index in operations {
        for ty in mentioned(&model.api.operations[index]) {
            let found = edges.named(ty, "");
            edges.left.extend(found.into_iter().map(|(id, _)| id));
        }
    }
    edges.follow();
    Ok(edges.written(language))
}

fn mentioned(operation: &Operation) -> Vec<TypeId> {
    let parameters = operation.parameters.iter().map(|parameter| parameter.ty);
    let body = operation.body.iter().filter_map(|body| body.content.ty);
    let responses = operation.responses.iter();
    let responses = responses.filter_map(|response| response.content.as_ref()?.ty);
    let headers = operation.all_headers().map(|headers| headers.ty);
    let bodies = parameters.chain(body).chain(responses);
    bodies.chain(headers).collect()
}

struct Edges<'a> {
    model: &'a Model,
    nodes: BTreeSet<TypeId>,
    /// From one type to another, by the fields or branches that lead there.
    edges: BTreeMap<(TypeId, TypeId), BTreeSet<String>>,
    left: Vec<TypeId>,
}

impl Edges<'_> {
    fn follow(&mut self) {
        while let Some(id) = self.left.pop() {
            if !self.nodes.insert(id) {
                continue;
            }
            let parts: Vec<(TypeId, String)> = match &self.model.api.types[id].shape {
                Shape::Struct(shape) => {
                    let fields = shape
                        .fields
                        .iter()
                        .map(|field| (field.ty, field.name.clone()));
                    let rest = shape.additional.iter().map(|ty| (*ty, "*".to_owned()));
                    fields.chain(rest).collect()
                }
                Shape::Union(union) => {
                    let branches = union.branches.iter();
                    branches
                        .map(|branch| (branch.ty, "or".to_owned()))
                        .collect()
                }
                Shape::Any
                | Shape::Boolean
                | Shape::Integer(_)
                | Shape::Number(_)
                | Shape::String(_)
                | Shape::Array(_)
                | Shape::Map(_)
                | Shape::Enum(_)
                | Shape::Alias(_) => Vec::new(),
            };
            for (ty, label) in parts {
                if let Some((target, label)) = self.named(ty, &label) {
                    self.edges.entry((id, target)).or_default().insert(label);
                    self.left.push(target);
                }
            }
        }
    }

    /// The type with a name that a type leads to, by lists and maps, with a mark for each of these.
    fn named(&self, id: TypeId, label: &str) -> Option<(TypeId, String)> {
        let types = &self.model.api.types;
        let mut target = types.resolve(id).0;
        let mut label = label.to_owned();
        // A list of lists is as deep as the document.
        for _ in 0..types.len() {
            target = match &types[target].shape {
                Shape::Array(items) => {
                    label.push_str("[]");
                    types.resolve(*items).0
                }
                Shape::Map(values) => {
                    label.push_str(".*");
                    types.resolve(*values).0
                }
                Shape::Any
                | Shape::Boolean
                | Shape::Integer(_)
                | Shape::Number(_)
                | Shape::String(_)
                | Shape::Struct(_)
                | Shape::Enum(_)
                | Shape::Union(_)
                | Shape::Alias(_) => break,
            };
        }
        self.model
            .names
            .types
            .contains_key(&target)
            .then_some((target, label))
    }

    fn written(&self, language: Language) -> String {
        let name = |id: &TypeId| self.model.names.types[id].ident.as_str();
        let labels =
            |labels: &BTreeSet<String>| labels.iter().cloned().collect::<Vec<_>>().join(", ");
        let mut out = String::new();
        // Writing to a string cannot fail.
        match language {
            Language::Dot => {
                out.push_str("digraph types {\n    rankdir=LR;\n    node [shape=box];\n");
                for id in &self.nodes {
                    let shape = match &self.model.api.types[*id].shape {
                        Shape::Enum(_) => " [shape=oval]",
                        Shape::Union(_) => " [shape=diamond]",
                        Shape::Any
                        | Shape::Boolean
                        | Shape::Integer(_)
                        | Shape::Number(_)
                        | Shape::String(_)
                        | Shape::Array(_)
                        | Shape::Map(_)
                        | Shape::Struct(_)
                        | Shape::Alias(_) => "",
                    };
                    let _ = writeln!(out, "    {:?}{shape};", name(id));
                }
                for ((from, to), by) in &self.edges {
                    let _ = writeln!(
                        out,
                        "    {:?} -> {:?} [label={:?}];",
                        name(from),
                        name(to),
                        labels(by)
                    );
                }
                out.push_str("}\n");
            }
            Language::Mermaid => {
                out.push_str("flowchart LR\n");
                for id in &self.nodes {
                    let (open, close) = match &self.model.api.types[*id].shape {
                        Shape::Enum(_) => ("([", "])"),
                        Shape::Union(_) => ("{{", "}}"),
                        Shape::Any
                        | Shape::Boolean
                        | Shape::Integer(_)
                        | Shape::Number(_)
                        | Shape::String(_)
                        | Shape::Array(_)
                        | Shape::Map(_)
                        | Shape::Struct(_)
                        | Shape::Alias(_) => ("[", "]"),
                    };
                    let _ = writeln!(out, "    t{}{open}\"{}\"{close}", id.position(), name(id));
                }
                for ((from, to), by) in &self.edges {
                    // A quote would end the label, and `[` would begin a node.
                    let by = labels(by).replace('"', "'");
                    let _ = writeln!(
                        out,
                        "    t{} -->|\"{by}\"| t{}",
                        from.position(),
                        to.position()
                    );
                }
            }
        }
        out
    }
}
