//! Files in multipart bodies: properties that are bytes become uploads.
//!
//! ```yaml
//! multipart/form-data:
//!   schema:
//!     properties:
//!       file: {type: string, format: binary}          # an upload
//!       photo: {contentMediaType: image/png}           # another, as 3.1 writes it
//!       about: {$ref: '#/components/schemas/About'}    # a part of JSON
//! ```
//!
//! The type of such a body is one of its own where its schema serves elsewhere, too: in JSON, bytes are a text.

use super::Lowering;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::ir::{
    Content, Encoding, MediaKind, Operation, OperationId, Origin, Parts, Role, Shape, StringFormat,
    Type, TypeId, Within,
};
use crate::pointer::Pointer;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// RFC 2045, section 6.
const TRANSFER_ENCODING: &str = "Content-Transfer-Encoding";

impl Lowering<'_> {
    /// Gives each multipart body its type, once the shapes of all types are known.
    pub(super) fn settle_multipart(&mut self, operations: &mut [Operation]) {
        let is_multipart = |content: &Content| content.kind == MediaKind::Multipart;
        if !operations
            .iter()
            .filter_map(|operation| operation.body.as_ref())
            .any(|body| is_multipart(&body.content))
        {
            return;
        }
        let elsewhere = self.used_elsewhere(operations);
        let mut settled: BTreeMap<TypeId, TypeId> = BTreeMap::new();
        let mut ordered: BTreeMap<TypeId, Content> = BTreeMap::new();
        for (index, operation) in operations.iter_mut().enumerate() {
            let Some(body) = operation
                .body
                .as_mut()
                .filter(|body| is_multipart(&body.content))
            else {
                continue;
            };
            let at = body.pointer.key("content").key(&body.content.media_type);
            let Some(ty) = body.content.ty else { continue };
            if body.content.parts != Parts::Named {
                // Several operations may refer to one body.
                match ordered.get(&ty) {
                    Some(known) => body.content = Content::clone(known),
                    None => {
                        self.settle_ordered(&mut body.content, &at);
                        ordered.insert(ty, body.content.clone());
                    }
                }
                continue;
            }
            if let Some(known) = settled.get(&ty) {
                body.content.ty = Some(*known);
                continue;
            }
            let (target, _) = self.graph.resolve(ty);
            match self.graph[target].shape.clone() {
                Shape::Struct(shape) => {
                    self.take_part_codings(&shape, &mut body.content);
                    self.check_parts(&shape, &body.content);
                    let mut new = shape.clone();
                    for field in &mut new.fields {
                        let encoding = body.content.encoding_of(&field.name);
                        if let Some(file) = self.as_file(field.ty, encoding) {
                            field.ty = file;
                        }
                    }
                    if let Some(values) = new.additional {
                        new.additional = self.as_file(values, None).or(new.additional);
                    }
                    if new == shape {
                        continue;
                    }
                    let replaced: Vec<(TypeId, TypeId)> = shape
                        .fields
                        .iter()
                        .zip(&new.fields)
                        .map(|(old, new)| (old.ty, new.ty))
                        .collect();
                    let mut new = Type {
                        shape: Shape::Struct(new),
                        examples: Vec::new(),
                        ..self.graph[target].clone()
                    };
                    let own = if elsewhere.contains(&target) || ty != target {
                        new.origin =
                            Origin::Inline(Within::Operation(OperationId(index)), Role::Body);
                        self.graph.push(new)
                    } else {
                        self.graph.set(target, new);
                        for (old, new) in replaced {
                            self.forget_choice(old, new);
                        }
                        target
                    };
                    settled.insert(ty, own);
                    body.content.ty = Some(own);
                    body.content.examples.clear();
                }
                Shape::Map(values) => {
                    if let Some(file) = self.as_file(values, None) {
                        let new = Type {
                            shape: Shape::Map(file),
                            examples: Vec::new(),
                            ..self.graph[target].clone()
                        };
                        body.content.ty = Some(self.graph.push(new));
                        body.content.examples.clear();
                    }
                }
                Shape::Any
                | Shape::Boolean
                | Shape::Integer(_)
                | Shape::Number(_)
                | Shape::String(_)
                | Shape::Array(_)
                | Shape::Enum(_)
                | Shape::Union(_)
                | Shape::Alias(_) => {
                    let why = "the schema of a multipart body names no parts";
                    self.diagnostics.push(super::ordered_parts::by_hand(&at, why).help(
                        "describe the parts in an overlay: `schema: {type: object, properties: {…}}`",
                    ));
                    body.content.ty = None;
                    body.content.examples.clear();
                }
            }
        }
    }

    /// The types that something else than a multipart body speaks of.
    fn used_elsewhere(&self, operations: &[Operation]) -> BTreeSet<TypeId> {
        let types = self.graph.iter();
        let mut used: BTreeSet<TypeId> = types.flat_map(|(_, ty)| ty.shape.inner()).collect();
        for operation in operations {
            used.extend(operation.parameters.iter().map(|parameter| parameter.ty));
            let bodies = operation.body.iter().map(|body| &body.content);
            let bodies = bodies.filter(|content| content.kind != MediaKind::Multipart);
            let answers = operation
                .responses
                .iter()
                .filter_map(|response| response.content.as_ref());
            used.extend(bodies.chain(answers).filter_map(|content| content.ty));
        }
        used
    }

    /// The upload that takes the place of a type in a part; `None` where the part is no file.
    pub(super) fn as_file(&mut self, ty: TypeId, encoding: Option<&Encoding>) -> Option<TypeId> {
        let (target, _) = self.graph.resolve(ty);
        let shape = match &self.graph[target].shape {
            Shape::String(StringFormat::Binary | StringFormat::File) => {
                Shape::String(StringFormat::File)
            }
            Shape::String(StringFormat::Plain) => {
                let other = encoding
                    .and_then(|encoding| encoding.content_type.as_deref())
                    .is_some_and(is_no_text);
                (other || self.says_bytes(target)).then_some(Shape::String(StringFormat::File))?
            }
            Shape::Any => self
                .says_bytes(target)
                .then_some(Shape::String(StringFormat::File))?,
            Shape::Array(items) => {
                let items = *items;
                Shape::Array(self.as_file(items, encoding)?)
            }
            Shape::Union(union) => {
                let branches: Vec<TypeId> = union.branches.iter().map(|branch| branch.ty).collect();
                return self.as_files(ty, &branches);
            }
            Shape::String(
                StringFormat::Date
                | StringFormat::DateTime
                | StringFormat::Byte
                | StringFormat::Password
                | StringFormat::Constant(_),
            )
            | Shape::Boolean
            | Shape::Integer(_)
            | Shape::Number(_)
            | Shape::Map(_)
            | Shape::Struct(_)
            | Shape::Enum(_)
            | Shape::Alias(_) => return None,
        };
        let docs = self.graph[ty].docs.clone();
        Some(self.graph.push(Type {
            docs,
            shape,
            nullable: false,
            examples: Vec::new(),
            default: None,
            ..self.graph[target].clone()
        }))
    }

    /// The uploads that take the place of a choice: a file or a list of files is a list, which one file is, too.
    fn as_files(&mut self, ty: TypeId, branches: &[TypeId]) -> Option<TypeId> {
        let files: Vec<Option<TypeId>> = branches
            .iter()
            .map(|branch| self.as_file(*branch, None))
            .collect();
        let first = files.iter().flatten().next().copied()?;
        if files.contains(&None) {
            let place = self.graph[ty].pointer.clone();
            self.diagnostics.push(
                Diagnostic::new(
                    Code::PartCoding,
                    "a part that is either a file or something else cannot be given as a file",
                )
                .at(Place::value(&place))
                .note("its bytes are a text")
                .help("keep the branch that is a file, in an overlay: then a text can be uploaded, too"),
            );
            return None;
        }
        let is_list = |file: &&TypeId| matches!(self.graph.shape(**file), Shape::Array(_));
        Some(*files.iter().flatten().find(is_list).unwrap_or(&first))
    }

    /// Leaves no name for a choice that stood in a part alone, now that uploads have taken its place.
    fn forget_choice(&mut self, old: TypeId, new: TypeId) {
        let ty = &self.graph[old];
        let is_own = matches!(ty.origin, Origin::Inline(..));
        if old != new && is_own && matches!(ty.shape, Shape::Union(_)) {
            let alias = Type {
                shape: Shape::Alias(new),
                ..ty.clone()
            };
            self.graph.set(old, alias);
        }
    }

    /// Whether a schema is of bytes as 3.1 writes it: another media type than text, `contentEncoding: binary`, or nothing at all.
    fn says_bytes(&self, ty: TypeId) -> bool {
        self.says_bytes_at(&self.graph[ty].pointer)
    }

    pub(super) fn says_bytes_at(&self, place: &Pointer) -> bool {
        const PROSE: &[&str] = &[
            "title",
            "description",
            "example",
            "examples",
            "deprecated",
            "$comment",
        ];
        let Some(Value::Object(schema)) = place.resolve(self.root) else {
            return false;
        };
        let text = |keyword: &str| schema.get(keyword).and_then(Value::as_str);
        let coding = text("contentEncoding");
        if coding.is_some_and(|coding| coding.eq_ignore_ascii_case("binary")) {
            return true;
        }
        if let Some(media_type) = text("contentMediaType") {
            return coding.is_none() && is_no_text(media_type);
        }
        let is_root = place.tokens().next().is_none();
        !is_root
            && schema.keys().all(|key| {
                PROSE.contains(&key.as_str())
                    || key.starts_with("x-") && !key.starts_with("x-sdkwright")
            })
    }

    /// What `contentEncoding` and `contentMediaType` of a part's schema mean for its headers, where no encoding says so already
    /// (3.1.1, section 4.8.15: `contentEncoding` is a header `Content-Transfer-Encoding` of the part).
    fn take_part_codings(&self, shape: &crate::ir::Struct, content: &mut Content) {
        for field in &shape.fields {
            self.take_part_coding(&field.name, field.ty, content);
        }
    }

    pub(super) fn take_part_coding(&self, name: &str, ty: TypeId, content: &mut Content) {
        let (part, _) = self.graph.resolve(ty);
        let Some(schema) = self.graph[part].pointer.resolve(self.root) else {
            return;
        };
        let text = |keyword: &str| schema.get(keyword).and_then(Value::as_str);
        let coding = text("contentEncoding");
        let Some(coding) = coding.filter(|coding| !coding.eq_ignore_ascii_case("binary")) else {
            return;
        };
        let position = content.encoding.iter().position(|(other, _)| other == name);
        let position = position.unwrap_or_else(|| {
            let none = (name.to_owned(), Encoding::default());
            content.encoding.push(none);
            content.encoding.len() - 1
        });
        let (_, encoding) = &mut content.encoding[position];
        let media_type = text("contentMediaType").unwrap_or("application/octet-stream");
        encoding.content_type.get_or_insert(media_type.to_owned());
        let mut headers = encoding.headers.iter();
        if !headers.any(|(name, _)| name.eq_ignore_ascii_case(TRANSFER_ENCODING)) {
            let header = (TRANSFER_ENCODING.to_owned(), coding.to_owned());
            encoding.headers.push(header);
        }
    }

    /// Says which parts cannot be coded as the document asks.
    fn check_parts(&mut self, shape: &crate::ir::Struct, content: &Content) {
        for field in &shape.fields {
            let what = format!("the part `{}`", field.name);
            let encoding = content.encoding_of(&field.name);
            self.check_part(&what, field.ty, encoding, &field.pointer);
        }
    }

    /// Says if a part cannot be coded as the document asks.
    pub(super) fn check_part(
        &mut self,
        what: &str,
        ty: TypeId,
        encoding: Option<&Encoding>,
        at: &Pointer,
    ) {
        let media_type = encoding.and_then(|encoding| encoding.content_type.as_deref());
        let Some(media_type) = media_type else {
            return;
        };
        let is_object = matches!(
            self.graph.shape(ty),
            Shape::Struct(_) | Shape::Map(_) | Shape::Union(_)
        );
        if is_object && super::content::kind(media_type) != MediaKind::Json {
            self.diagnostics.push(
                Diagnostic::new(
                    Code::PartCoding,
                    format!("{what} cannot be written as `{media_type}`"),
                )
                .at(Place::value(at))
                .note("it is written as JSON, and says so"),
            );
        }
    }
}

/// Whether a media type is of bytes: neither text nor JSON.
fn is_no_text(media_type: &str) -> bool {
    super::content::kind(media_type) == MediaKind::Binary
}
