//! The headers of answers: a struct for those of an operation's successes, and one for those of its failures.
//!
//! ```yaml
//! responses:
//!   '200': {headers: {X-Total: {required: true, schema: {type: integer}}, Link: {schema: {type: string}}}}
//!   '206': {headers: {X-Total: {schema: {type: integer}}}}      # both may be missing, as one status or the other allows it
//!   '429': {headers: {Retry-After: {schema: {type: integer}}}}  # of a failure
//! ```
//!
//! Operations that answer with the same headers share a struct, which is then called after these and not after one operation.
//! What failures declare may be missing always: a gateway or a proxy answers, too, and knows nothing of the document.

use super::Lowering;
use super::bodies::Offered;
use super::parameters::coding;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::ir::{
    Coding, Docs, Field, HeaderCoding, Operation, OperationId, Origin, ResponseHeaders, Role,
    Shape, StringFormat, Struct, Type, TypeId, Within,
};
use crate::pointer::Pointer;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Headers that a client has no use for as values of their own. A declared `Content-Type` counts for nothing (OpenAPI, "Response
/// Object"), and several `Set-Cookie`s cannot be put together to one (RFC 9110, section 5.3).
const LEFT: &[&str] = &["content-type", "set-cookie"];

/// What HTTP clients take away once they have read a compressed body: their answers may lack these whatever the document says.
const CONSUMED: &[&str] = &["content-encoding", "content-length", "transfer-encoding"];

/// How many references in a row are followed. More are a circle, which has no end.
const CHAIN: usize = 32;

/// How many headers are told in the name of what several operations share.
const TOLD: usize = 3;

/// What was found of headers before all types are known.
#[derive(Default)]
pub(super) struct Found {
    /// The headers of an operation's successes and of its failures, by its place.
    declared: BTreeMap<Answers, OfOperation>,
    /// The places of which something was said. Many operations may refer to one.
    said: BTreeSet<Pointer>,
}

/// Which of the answers of an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Of {
    Successes,
    Failures,
}

/// The successes or the failures of the operation at a place.
type Answers = (Of, Pointer);

/// The headers that several answers have in common.
struct Set {
    /// The first operation that has them.
    id: OperationId,
    headers: Vec<Declared>,
    users: Vec<Answers>,
}

/// The headers of some of an operation's answers.
struct OfOperation {
    id: OperationId,
    /// Each once.
    headers: Vec<Declared>,
    /// What further answers say of one of them, by its position.
    rivals: Vec<(usize, Declared)>,
}

/// A header that answers may have.
#[derive(Clone, Debug)]
pub(super) struct Declared {
    name: String,
    required: bool,
    ty: TypeId,
    coding: HeaderCoding,
    docs: Docs,
    pointer: Pointer,
    /// In how many of the answers it is declared.
    answers: usize,
}

impl Lowering<'_> {
    /// Takes note of the headers of an operation's answers. Their types are known later.
    pub(super) fn declare_headers(
        &mut self,
        id: OperationId,
        operation: &Pointer,
        offered: &Offered<'_>,
    ) {
        for of in [Of::Successes, Of::Failures] {
            self.declare_headers_of(of, id, operation, offered);
        }
    }

    fn declare_headers_of(
        &mut self,
        of: Of,
        id: OperationId,
        operation: &Pointer,
        offered: &Offered<'_>,
    ) {
        let answers = offered.declared_headers(of == Of::Successes);
        let mut all: Vec<Vec<Declared>> = Vec::new();
        for (pointer, headers) in &answers {
            let list = pointer.key("headers");
            let headers = headers.iter().flat_map(|members| members.iter());
            let declared = headers
                .filter_map(|(name, node)| self.declared(of, id, name, node, &list.key(name)))
                .collect();
            all.push(declared);
        }
        let answers = all.len();
        let mut found: Vec<Declared> = Vec::new();
        let mut rivals = Vec::new();
        for header in all.into_iter().flatten() {
            let known = found
                .iter()
                .position(|other| other.name.eq_ignore_ascii_case(&header.name));
            match known {
                None => found.push(header),
                Some(position) => {
                    found[position].answers += 1;
                    found[position].required &= header.required;
                    rivals.push((position, header));
                }
            }
        }
        for header in &mut found {
            header.required &= header.answers == answers && of == Of::Successes;
        }
        if !found.is_empty() {
            let found = OfOperation {
                id,
                headers: found,
                rivals,
            };
            let key = (of, operation.clone());
            self.headers.declared.insert(key, found);
        }
    }

    fn declared(
        &mut self,
        of: Of,
        id: OperationId,
        name: &str,
        node: &Value,
        place: &Pointer,
    ) -> Option<Declared> {
        let lower = name.to_ascii_lowercase();
        if LEFT.contains(&lower.as_str()) {
            if lower == "set-cookie" && self.headers.said.insert(place.clone()) {
                let message = "the header `Set-Cookie` has no field of its own";
                self.diagnostics.push(
                    Diagnostic::new(Code::HeaderAsText, message)
                        .at(Place::key(place))
                        .note("`headers()` of a raw response has the cookies, each as it came"),
                );
            }
            return None;
        }
        let Some((at, node)) = self.header_at(node, place) else {
            // What leaves the document has been said when it was read.
            let reference = node.get("$ref").and_then(Value::as_str);
            if let Some(reference) = reference.filter(|reference| reference.starts_with('#'))
                && self.headers.said.insert(place.clone())
            {
                let message = format!("no header stands at `{reference}`");
                self.diagnostics.push(
                    Diagnostic::new(Code::UnresolvedReference, message)
                        .at(Place::value(&place.key("$ref")))
                        .note("the header is left out"),
                );
            }
            return None;
        };
        let is_true = |keyword: &str| node.get(keyword) == Some(&Value::Bool(true));
        let role = match of {
            // What several answers refer to is none's own.
            Of::Failures if at == *place => Role::Header(format!("error {name}")),
            Of::Failures | Of::Successes => Role::Header(name.to_owned()),
        };
        let (ty, coding) = self.header_type(id, role, node, &at);
        Some(Declared {
            name: name.to_owned(),
            required: is_true("required") && !CONSUMED.contains(&lower.as_str()),
            ty,
            coding: HeaderCoding {
                explode: is_true("explode"),
                coding,
            },
            docs: Docs {
                title: None,
                description: node
                    .get("description")
                    .and_then(Value::as_str)
                    .map(str::to_owned),
                deprecated: is_true("deprecated"),
            },
            pointer: at,
            answers: 1,
        })
    }

    /// The object of a header, through references, and where it stands.
    fn header_at<'v>(&self, node: &'v Value, place: &Pointer) -> Option<(Pointer, &'v Value)>
    where
        Self: 'v,
    {
        let (mut at, mut node) = (place.clone(), node);
        for _ in 0..CHAIN {
            let Some(reference) = node.get("$ref").and_then(Value::as_str) else {
                return node.is_object().then_some((at, node));
            };
            at = crate::parse::target(reference)?;
            node = at.resolve(self.root)?;
        }
        None
    }

    fn header_type(
        &mut self,
        id: OperationId,
        role: Role,
        node: &Value,
        at: &Pointer,
    ) -> (TypeId, Coding) {
        if node.get("schema").is_some() {
            let ty = self.type_at(&at.key("schema"), Within::Operation(id), role);
            return (ty, Coding::Style);
        }
        let content = node.get("content").and_then(Value::as_object);
        match content.and_then(|content| content.iter().next()) {
            Some((media_type, media)) if coding(media_type) == Coding::Json => {
                let place = at.key("content").key(media_type);
                let ty = match media.get("schema") {
                    Some(_) => self.type_at(&place.key("schema"), Within::Operation(id), role),
                    None => self.any(),
                };
                (ty, Coding::Json)
            }
            Some(_) | None => (self.text_of(id, role, at), Coding::Text),
        }
    }

    /// A plain text, which stands for something of an operation.
    pub(super) fn text_of(&mut self, id: OperationId, role: Role, pointer: &Pointer) -> TypeId {
        let origin = Origin::Inline(Within::Operation(id), role);
        self.graph.push(Type {
            shape: Shape::String(StringFormat::Plain),
            ..Type::new(origin, pointer)
        })
    }

    /// Gives each operation the structs of its headers, once all types are known.
    pub(super) fn settle_headers(&mut self, operations: &mut [Operation]) {
        let declared = std::mem::take(&mut self.headers.declared);
        let mut declared: Vec<_> = declared.into_iter().collect();
        declared.sort_by_key(|((of, _), found)| (*of, found.id));
        let mut sets: Vec<Set> = Vec::new();
        // Which of the sets may be the same, by the names of their headers.
        let mut likely: BTreeMap<Vec<String>, Vec<usize>> = BTreeMap::new();
        for (answers, found) in declared {
            let (id, mut headers, rivals) = (found.id, found.headers, found.rivals);
            for (position, rival) in rivals {
                self.settle_rival(id, &mut headers[position], &rival);
            }
            let names = headers.iter();
            let names = names.map(|header| header.name.to_ascii_lowercase());
            let likely = likely.entry(names.collect()).or_default();
            let mut known = likely.iter().copied();
            match known.find(|set| self.are_alike(&sets[*set].headers, &headers)) {
                Some(set) => sets[set].users.push(answers),
                None => {
                    likely.push(sets.len());
                    sets.push(Set {
                        id,
                        headers,
                        users: vec![answers],
                    });
                }
            }
        }
        let mut settled: BTreeMap<Answers, ResponseHeaders> = BTreeMap::new();
        for Set { id, headers, users } in sets {
            let shared = (users.len() > 1).then(|| shared_words(&headers)).flatten();
            let (of, operation) = &users[0];
            let role = match of {
                Of::Successes => Role::Headers(shared),
                Of::Failures => Role::ErrorHeaders(shared),
            };
            let ty = self.headers_struct(id, role, &headers, operation);
            let codings = headers.iter().map(|header| header.coding);
            let headers = ResponseHeaders {
                ty,
                codings: codings.collect(),
            };
            settled.extend(users.into_iter().map(|user| (user, headers.clone())));
        }
        for operation in operations {
            let of = |of| settled.get(&(of, operation.pointer.clone())).cloned();
            operation.error_headers = of(Of::Failures);
            operation.headers = of(Of::Successes);
        }
    }

    /// A header that two answers declare: of another type, it is text.
    fn settle_rival(&mut self, id: OperationId, known: &mut Declared, rival: &Declared) {
        if known.coding == rival.coding && self.is_alike(known.ty, rival.ty) {
            return;
        }
        let is_text = HeaderCoding {
            explode: false,
            coding: Coding::Text,
        };
        if known.coding != is_text {
            let message = format!(
                "the header `{}` has another type in another answer of the operation",
                known.name
            );
            self.diagnostics.push(
                Diagnostic::new(Code::HeaderAsText, message)
                    .at(Place::key(&rival.pointer))
                    .related(Place::key(&known.pointer), "the other one")
                    .note("it is given as text"),
            );
            known.coding = is_text;
            known.ty = self.text_of(id, Role::Header(known.name.clone()), &known.pointer);
        }
    }

    fn headers_struct(
        &mut self,
        id: OperationId,
        role: Role,
        declared: &[Declared],
        operation: &Pointer,
    ) -> TypeId {
        let fields = declared.iter().map(|header| Field {
            name: header.name.clone(),
            ty: header.ty,
            required: header.required,
            read_only: false,
            write_only: false,
            sensitive: matches!(
                self.graph.shape(header.ty),
                Shape::String(StringFormat::Password)
            ) || self.config.fields.sensitive.contains(&header.name),
            docs: header.docs.clone(),
            pointer: header.pointer.clone(),
        });
        let shape = Shape::Struct(Struct {
            fields: fields.collect(),
            additional: None,
        });
        let origin = Origin::Inline(Within::Operation(id), role);
        self.graph.push(Type {
            shape,
            ..Type::new(origin, &operation.key("responses"))
        })
    }

    fn are_alike(&self, one: &[Declared], other: &[Declared]) -> bool {
        let pairs = one.iter().zip(other);
        one.len() == other.len()
            && pairs.into_iter().all(|(one, other)| {
                one.name.eq_ignore_ascii_case(&other.name)
                    && one.required == other.required
                    && one.coding == other.coding
                    && self.is_alike(one.ty, other.ty)
            })
    }

    /// Whether two types are written alike in Rust: the same one, or of the same plain shape.
    fn is_alike(&self, one: TypeId, other: TypeId) -> bool {
        let (one, one_null) = self.graph.resolve(one);
        let (other, other_null) = self.graph.resolve(other);
        if one_null != other_null {
            return false;
        }
        one == other
            || match (&self.graph[one].shape, &self.graph[other].shape) {
                (Shape::Array(one), other) => {
                    matches!(other, Shape::Array(other) if self.is_alike(*one, *other))
                }
                (
                    shape @ (Shape::Any
                    | Shape::Boolean
                    | Shape::Integer(_)
                    | Shape::Number(_)
                    | Shape::String(_)),
                    other,
                ) => shape == other,
                (
                    Shape::Map(_)
                    | Shape::Struct(_)
                    | Shape::Enum(_)
                    | Shape::Union(_)
                    | Shape::Alias(_),
                    _,
                ) => false,
            }
    }
}

/// What headers that several operations have are called: what all their names begin with, or the names one after another.
///
/// `X-RateLimit-Limit` and `X-RateLimit-Reset` are `RateLimit`, `Link` is `Link`.
fn shared_words(declared: &[Declared]) -> Option<String> {
    let names: Vec<Vec<&str>> = declared
        .iter()
        .map(|header| header.name.split('-').collect())
        .collect();
    let first = names.first()?;
    let common = (0..first.len())
        .take_while(|at| {
            let word = first[*at];
            let mut names = names.iter();
            names.all(|name| {
                let word_of = name.get(*at);
                word_of.is_some_and(|other| other.eq_ignore_ascii_case(word))
            })
        })
        .count();
    let plain = |words: &[&str]| match words {
        [x, rest @ ..] if x.eq_ignore_ascii_case("x") => rest.join(" "),
        words => words.join(" "),
    };
    let common = plain(&first[..common]);
    if !common.is_empty() {
        return Some(common);
    }
    let told: Vec<String> = names.iter().map(|name| plain(name)).collect();
    (told.len() <= TOLD && !told[0].is_empty()).then(|| told.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_of_several_operations_are_called_after_what_they_are() {
        let words = |names: &[&str]| {
            let mut graph = crate::ir::TypeGraph::default();
            let ty = graph.push(Type::new(
                Origin::Component("Any".to_owned()),
                &Pointer::root(),
            ));
            let declared: Vec<Declared> = names
                .iter()
                .map(|name| Declared {
                    name: (*name).to_owned(),
                    required: false,
                    ty,
                    coding: HeaderCoding {
                        explode: false,
                        coding: Coding::Style,
                    },
                    docs: Docs::default(),
                    pointer: Pointer::root(),
                    answers: 1,
                })
                .collect();
            shared_words(&declared)
        };
        for (names, wanted) in [
            (
                &["X-RateLimit-Limit", "x-ratelimit-reset"][..],
                Some("RateLimit"),
            ),
            (&["X-Request-Id"], Some("Request Id")),
            (&["Link", "X-Total"], Some("Link Total")),
            (&["X-A", "X-B", "X-C", "X-D"], None),
            (&["X"], None),
        ] {
            assert_eq!(words(names).as_deref(), wanted, "{names:?}");
        }
    }
}
