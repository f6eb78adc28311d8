//! Multipart bodies whose parts have no names, and are told apart by their order.
//!
//! ```yaml
//! multipart/related:
//!   schema: {type: array, prefixItems: [{$ref: '#/components/schemas/About'}, {}]}   # a struct of `about` and `part2`
//!   prefixEncoding: [{}, {contentType: image/png}]                                   # the second is an upload
//! multipart/mixed:
//!   itemSchema: {}                                                                   # a list of uploads
//!   itemEncoding: {contentType: image/png}
//! ```

use super::Lowering;
use super::content::{Offer, essence, kind};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::ir::{
    Content, Docs, Encoding, Field, MediaKind, OperationId, Origin, Parts, Role, Shape,
    StringFormat, Struct, Type, TypeId, Within,
};
use crate::pointer::Pointer;
use serde_json::Value;

/// The list of the parts that have no place of their own.
const REST: &str = "rest";

/// What a part is in a call.
enum Part {
    File(TypeId),
    Value,
}

/// Where the parts of a body are described.
struct Plan {
    /// The schema that describes the body, or each of its parts.
    pointer: Pointer,
    /// The schema of the list of all parts, if there is one.
    whole: Option<Pointer>,
    /// The schema of the parts that have no place of their own.
    items: Option<Pointer>,
    /// How many parts have a schema of their own (`prefixItems`).
    own: usize,
    /// How many parts have a place of their own: a schema, or an encoding.
    fixed: usize,
    /// How many of these must be there.
    least: usize,
    /// Whether more may follow.
    has_rest: bool,
}

/// What a schema and encodings say of a body.
#[derive(Clone)]
pub(super) struct PartsOf {
    pub(super) ty: Option<TypeId>,
    pub(super) encoding: Vec<(String, Encoding)>,
    pub(super) parts: Parts,
}

impl<'d> Lowering<'d> {
    /// Whether the parts of a body are a list. Those of `multipart/form-data` always have names.
    pub(super) fn is_ordered(&self, offer: &Offer<'_>, schema: &Pointer) -> bool {
        if offer.kind != MediaKind::Multipart {
            return false;
        }
        if offer.media.get("schema").is_none() {
            return true;
        }
        let node = self.list_at(schema);
        let is_list = node
            .resolve(self.root)
            .is_some_and(|node| match node.get("type") {
                Some(ty) => ty == "array",
                None => node.get("items").is_some() || node.get("prefixItems").is_some(),
            });
        is_list && !has_names(offer)
    }

    /// The body of an offer whose parts have no names. It has no type where a call must put them together by hand, which is said then.
    pub(super) fn ordered(
        &mut self,
        id: OperationId,
        offer: &Offer<'d>,
        schema: &Pointer,
    ) -> PartsOf {
        if let Some(known) = self.ordered.get(&offer.at) {
            return known.clone();
        }
        let parts = self.ordered_of(id, offer, schema);
        self.ordered.insert(offer.at.clone(), parts.clone());
        parts
    }

    fn ordered_of(&mut self, id: OperationId, offer: &Offer<'d>, schema: &Pointer) -> PartsOf {
        let at = &offer.at;
        if has_names(offer) {
            let why = "the parts of `multipart/form-data` have names, and `itemSchema` gives none";
            return self.untyped_parts(offer, why.to_owned());
        }
        let plan = self.plan(offer, schema);
        let hoisted = self.hoisted.find(&at.key("schema"));
        let origin = match hoisted {
            Some((_, origin)) => origin,
            None => Origin::Inline(Within::Operation(id), Role::Body),
        };
        let ty = self.graph.push(Type {
            is_composed: true,
            docs: self.docs_at(&plan.pointer),
            ..Type::new(origin, &plan.pointer)
        });
        self.say_lacking(offer, &plan);
        let rest = offer.media.get("itemEncoding");
        let rest = rest.map(|node| self.part_encoding(node, &at.key("itemEncoding")));
        if plan.fixed == 0 {
            let item = self.rest_item(ty, &plan, rest.as_ref());
            let encoding = rest.map(|coding| (String::new(), coding));
            self.reshape(ty, Shape::Array(item));
            return self.checked(offer, ty, encoding.into_iter().collect(), 0);
        }
        let (mut shape, mut encoding) = self.fixed_fields(offer, ty, &plan);
        let fixed = shape.fields.len();
        if plan.has_rest {
            let name = unique(REST.to_owned(), fixed, &shape);
            let field = self.rest_field(offer, ty, &plan, name.clone(), rest.as_ref());
            shape.fields.push(field);
            encoding.extend(rest.map(|coding| (name, coding)));
        }
        self.reshape(ty, Shape::Struct(shape));
        self.checked(offer, ty, encoding, fixed)
    }

    /// Where the parts of a body are described, and how many there are.
    fn plan(&self, offer: &Offer<'_>, schema: &Pointer) -> Plan {
        let media = offer.media;
        let whole = media.get("schema").map(|_| self.list_at(schema));
        let list = whole.as_ref().and_then(|place| place.resolve(self.root));
        let says = |keyword: &str| list.is_some_and(|list| list.get(keyword).is_some());
        let own = list.and_then(|list| list.get("prefixItems")?.as_array());
        let own = own.map_or(0, Vec::len);
        let items = match (&whole, media.get("itemSchema")) {
            (Some(whole), _) if says("items") => Some(whole.key("items")),
            (Some(_), Some(_)) => Some(offer.at.key("itemSchema")),
            (None, _) => Some(schema.clone()),
            (Some(_), None) => None,
        };
        let is_closed = says("x-sdkwright-no-items");
        let most = count(list, "maxItems").unwrap_or(usize::MAX);
        let coded = prefix_encodings(offer).len();
        let beyond = if items.is_some() && !is_closed {
            coded
        } else {
            0
        };
        let fixed = own.max(beyond.min(most));
        let is_open = items.is_some() || media.get("itemEncoding").is_some();
        Plan {
            has_rest: !is_closed && most > fixed && is_open,
            least: count(list, "minItems").unwrap_or(own),
            pointer: whole.clone().unwrap_or_else(|| schema.clone()),
            whole,
            items,
            own,
            fixed,
        }
    }

    /// Says which encodings are of parts that the schema does not have.
    fn say_lacking(&mut self, offer: &Offer<'_>, plan: &Plan) {
        for index in plan.fixed..prefix_encodings(offer).len() {
            self.say_no_part(
                offer.at.key("prefixEncoding").index(index),
                "this is the encoding of a part that the schema does not have",
            );
        }
        if offer.media.get("itemEncoding").is_some() && !plan.has_rest {
            self.say_no_part(
                offer.at.key("itemEncoding"),
                "this is the encoding of parts that the schema does not have",
            );
        }
    }

    /// The parts that have a place of their own, with their encodings.
    fn fixed_fields(
        &mut self,
        offer: &Offer<'_>,
        ty: TypeId,
        plan: &Plan,
    ) -> (Struct, Vec<(String, Encoding)>) {
        let mut shape = Struct::default();
        let mut encoding = Vec::new();
        for index in 0..plan.fixed {
            let place = match (&plan.whole, &plan.items) {
                (Some(whole), _) if index < plan.own => whole.key("prefixItems").index(index),
                (_, Some(items)) => items.clone(),
                (Some(_) | None, None) => break,
            };
            let name = self.part_name(&place, index, &shape, index < plan.own);
            let field = self.field(ty, &name, &[place], index < plan.least);
            shape.fields.push(field);
            if let Some(node) = prefix_encodings(offer).get(index) {
                let at = offer.at.key("prefixEncoding").index(index);
                encoding.push((name, self.part_encoding(node, &at)));
            }
        }
        (shape, encoding)
    }

    /// The parts that have no place of their own, as the last field of the struct `ty`.
    fn rest_field(
        &mut self,
        offer: &Offer<'_>,
        ty: TypeId,
        plan: &Plan,
        name: String,
        encoding: Option<&Encoding>,
    ) -> Field {
        let origin = Origin::Inline(Within::Type(ty), Role::Field(name.clone()));
        let list = self.graph.push(Type {
            is_composed: true,
            ..Type::new(origin, &plan.pointer)
        });
        let item = self.rest_item(list, plan, encoding);
        self.reshape(list, Shape::Array(item));
        let place = plan.items.clone();
        Field {
            name,
            ty: list,
            required: false,
            read_only: false,
            write_only: false,
            sensitive: false,
            docs: Docs {
                description: Some("The parts behind these, in their order.".to_owned()),
                ..Default::default()
            },
            pointer: place.unwrap_or_else(|| offer.at.key("itemEncoding")),
        }
    }

    /// The type of the elements of a list of parts.
    fn rest_item(&mut self, list: TypeId, plan: &Plan, encoding: Option<&Encoding>) -> TypeId {
        match &plan.items {
            Some(place) => self.type_at(place, Within::Type(list), Role::Items),
            None => self.unsaid(list, encoding),
        }
    }

    fn checked(
        &mut self,
        offer: &Offer<'_>,
        ty: TypeId,
        encoding: Vec<(String, Encoding)>,
        fixed: usize,
    ) -> PartsOf {
        let media_types = encoding
            .iter()
            .filter_map(|(_, coding)| coding.content_type.as_deref());
        let mut nested = media_types.filter(|media_type| kind(media_type) == MediaKind::Multipart);
        if let Some(media_type) = nested.next() {
            let why = format!("a part of this body is of several parts itself (`{media_type}`)");
            self.reshape(ty, Shape::Any);
            return self.untyped_parts(offer, why);
        }
        PartsOf {
            ty: Some(ty),
            encoding,
            parts: Parts::Ordered(fixed),
        }
    }

    fn untyped_parts(&mut self, offer: &Offer<'_>, why: String) -> PartsOf {
        let mut said = by_hand(&offer.at, why);
        if !has_names(offer) {
            said = said.note("`Multipart::nested` adds one that has parts");
        }
        self.diagnostics.push(said);
        PartsOf {
            ty: None,
            encoding: Vec::new(),
            parts: Parts::Named,
        }
    }

    /// The place of a list's schema, through references and what stands for one that has siblings.
    fn list_at(&self, schema: &Pointer) -> Pointer {
        let mut place = self.behind(schema);
        // As many in a row as any document has.
        for _ in 0..16 {
            let node = place.resolve(self.root);
            let all = node.and_then(|node| node.get("allOf")?.as_array());
            if all.is_none_or(|all| all.len() != 1) {
                break;
            }
            place = self.behind(&place.key("allOf").index(0));
        }
        place
    }

    /// The place of a schema, through references.
    fn behind(&self, place: &Pointer) -> Pointer {
        match self.pieces.schema(place) {
            Some((target, _)) => target.clone(),
            None => place.clone(),
        }
    }

    /// What a part is called in Rust: as its component or its title, or by where it stands.
    fn part_name(&self, place: &Pointer, index: usize, shape: &Struct, is_own: bool) -> String {
        let target = self.behind(place);
        let component = target.last().filter(|_| target != *place);
        let title = place.resolve(self.root).and_then(|node| node.get("title"));
        let title = title.and_then(Value::as_str).map(str::to_owned);
        let said = component.or(title).filter(|_| is_own);
        let said = said.filter(|name| name.chars().any(char::is_alphabetic));
        let name = said.unwrap_or_else(|| format!("part_{}", index + 1));
        unique(name, index, shape)
    }

    fn docs_at(&self, place: &Pointer) -> Docs {
        match self.pieces.schema(place) {
            Some((_, schema)) => Docs {
                title: schema.title.map(str::to_owned),
                description: schema.description.map(str::to_owned),
                deprecated: schema.deprecated,
            },
            None => Docs::default(),
        }
    }

    /// The elements of a list of which only an encoding speaks: bytes, unless it is one of JSON.
    fn unsaid(&mut self, list: TypeId, encoding: Option<&Encoding>) -> TypeId {
        if is_json(encoding) {
            return self.any();
        }
        let pointer = self.graph[list].pointer.clone();
        self.graph.push(Type {
            is_composed: true,
            shape: Shape::String(StringFormat::File),
            ..Type::new(Origin::Inline(Within::Type(list), Role::Items), &pointer)
        })
    }

    /// Makes something else of a type.
    pub(super) fn reshape(&mut self, id: TypeId, shape: Shape) {
        let ty = Type {
            shape,
            ..self.graph[id].clone()
        };
        self.graph.set(id, ty);
    }

    /// Makes uploads of the parts that are bytes, once the shapes of all types are known.
    pub(super) fn settle_ordered(&mut self, content: &mut Content, at: &Pointer) {
        let Some(ty) = content.ty else { return };
        let settled = match self.graph[ty].shape.clone() {
            Shape::Array(item) => {
                self.take_part_coding("", item, content);
                let encoding = content.encoding.first().map(|(_, encoding)| encoding);
                match self.ordered_part(item, encoding) {
                    Ok(Part::File(file)) => Ok(Some(Shape::Array(file))),
                    Ok(Part::Value) => {
                        self.check_part("an element", item, encoding, at);
                        Ok(None)
                    }
                    Err(why) => Err(why),
                }
            }
            Shape::Struct(shape) => {
                let Parts::Ordered(fixed) = content.parts else {
                    return;
                };
                for (index, field) in shape.fields.iter().enumerate() {
                    let part = self.element(field, index, fixed);
                    self.take_part_coding(&field.name, part.unwrap_or(field.ty), content);
                }
                self.ordered_struct(content, shape, fixed).map(Some)
            }
            Shape::Any
            | Shape::Boolean
            | Shape::Integer(_)
            | Shape::Number(_)
            | Shape::String(_)
            | Shape::Map(_)
            | Shape::Enum(_)
            | Shape::Union(_)
            | Shape::Alias(_) => Ok(None),
        };
        match settled {
            Ok(Some(shape)) => {
                self.reshape(ty, shape);
                content.examples.clear();
            }
            Ok(None) => {}
            Err(why) => {
                self.diagnostics.push(by_hand(at, why));
                self.reshape(ty, Shape::Any);
                content.ty = None;
                content.encoding.clear();
                content.parts = Parts::Named;
                content.examples.clear();
            }
        }
    }

    fn ordered_struct(
        &mut self,
        content: &Content,
        mut shape: Struct,
        fixed: usize,
    ) -> Result<Shape, String> {
        for index in 0..shape.fields.len() {
            let field = &mut shape.fields[index];
            let encoding = content.encoding_of(&field.name);
            let element = self.element(field, index, fixed);
            let (ty, at) = (element.unwrap_or(field.ty), &field.pointer);
            match self.ordered_part(ty, encoding)? {
                Part::Value => {
                    let what = format!("the part `{}`", field.name);
                    self.check_part(&what, ty, encoding, at);
                }
                Part::File(file) if element.is_some() => self.reshape(field.ty, Shape::Array(file)),
                Part::File(file) => field.ty = file,
            }
        }
        Ok(Shape::Struct(shape))
    }

    /// The type of the elements of the field that lists the parts without a place of their own; `None` for others.
    fn element(&self, field: &Field, index: usize, fixed: usize) -> Option<TypeId> {
        if let Shape::Array(item) = self.graph[field.ty].shape
            && index == fixed
        {
            return Some(item);
        }
        None
    }

    /// What a part of a type is; an error says why it can be neither.
    fn ordered_part(&mut self, ty: TypeId, encoding: Option<&Encoding>) -> Result<Part, String> {
        let (target, _) = self.graph.resolve(ty);
        let by_call = encoding.is_some_and(|encoding| encoding.by_call);
        match self.graph[target].shape.clone() {
            Shape::Any if is_json(encoding) => Ok(Part::Value),
            // What else a choice allows where it allows anything is bytes, too.
            Shape::Any if self.may_be_bytes(target) => Ok(Part::File(self.file_of(ty))),
            // A text has no place for what the call says of it.
            Shape::String(format)
                if by_call
                    && !matches!(format, StringFormat::Constant(_))
                    && !is_json(encoding) =>
            {
                Ok(Part::File(self.file_of(ty)))
            }
            Shape::Array(_) => match self.as_file(ty, encoding) {
                Some(_) => Err("a part of this body is a list of files itself".to_owned()),
                None => Ok(Part::Value),
            },
            Shape::Union(union) => {
                let usual = encoding.map(|encoding| Encoding {
                    by_call: false,
                    ..encoding.clone()
                });
                let (mut file, mut other) = (None, false);
                for branch in &union.branches {
                    match self.ordered_part(branch.ty, usual.as_ref())? {
                        Part::File(one) => file = Some(one),
                        // A text can be uploaded, too.
                        Part::Value => {
                            other |= !matches!(self.graph.shape(branch.ty), Shape::String(_));
                        }
                    }
                }
                match file {
                    Some(_) if other => {
                        Err("a part of this body is either a file or something else".to_owned())
                    }
                    Some(file) => Ok(Part::File(file)),
                    None => Ok(Part::Value),
                }
            }
            Shape::Any
            | Shape::Boolean
            | Shape::Integer(_)
            | Shape::Number(_)
            | Shape::String(_)
            | Shape::Map(_)
            | Shape::Struct(_)
            | Shape::Enum(_)
            | Shape::Alias(_) => Ok(self.as_file(ty, encoding).map_or(Part::Value, Part::File)),
        }
    }

    /// Whether a schema of any value is a choice, one branch of which is of bytes.
    fn may_be_bytes(&self, ty: TypeId) -> bool {
        let place = &self.graph[ty].pointer;
        let Some(schema) = place.resolve(self.root) else {
            return false;
        };
        ["anyOf", "oneOf"].iter().any(|keyword| {
            let branches = schema.get(*keyword).and_then(Value::as_array);
            let count = branches.map_or(0, Vec::len);
            (0..count).any(|index| self.says_bytes_at(&place.key(keyword).index(index)))
        })
    }

    /// An upload in the place of a type.
    fn file_of(&mut self, ty: TypeId) -> TypeId {
        let (target, _) = self.graph.resolve(ty);
        self.graph.push(Type {
            docs: self.graph[ty].docs.clone(),
            shape: Shape::String(StringFormat::File),
            nullable: false,
            examples: Vec::new(),
            default: None,
            ..self.graph[target].clone()
        })
    }

    fn say_no_part(&mut self, at: Pointer, why: &str) {
        self.diagnostics.push(
            Diagnostic::new(Code::PositionalEncoding, why)
                .at(Place::value(&at))
                .note("it is not used"),
        );
    }
}

/// Whether parts of this media type always have names.
fn has_names(offer: &Offer<'_>) -> bool {
    let essence = essence(&offer.media_type);
    essence == "multipart/form-data" || essence == "multipart/*"
}

/// Says that the parts of a body are put together by the caller.
pub(super) fn by_hand(at: &Pointer, why: impl Into<String>) -> Diagnostic {
    Diagnostic::new(Code::PartsByHand, why)
        .at(Place::key(at))
        .note("a call takes a `Multipart`, to which parts are added one by one")
}

fn prefix_encodings<'d>(offer: &Offer<'d>) -> &'d [Value] {
    let list = offer.media.get("prefixEncoding");
    list.and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

fn count(list: Option<&Value>, keyword: &str) -> Option<usize> {
    let count = list?.get(keyword)?.as_u64()?;
    usize::try_from(count).ok()
}

fn is_json(encoding: Option<&Encoding>) -> bool {
    let media_type = encoding.and_then(|encoding| encoding.content_type.as_deref());
    media_type.is_some_and(|media_type| kind(media_type) == MediaKind::Json)
}

/// A name that no part before it has.
fn unique(name: String, index: usize, shape: &Struct) -> String {
    let taken = |name: &str| shape.fields.iter().any(|field| field.name == name);
    if taken(&name) {
        format!("{name}_{}", index + 1)
    } else {
        name
    }
}
