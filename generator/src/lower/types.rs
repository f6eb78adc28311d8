//! Schemas to types: what shape a schema has.
//!
//! A schema gets its [`TypeId`] when it is first met and its shape later, from a queue: recursion of any kind is no recursion here.

use super::Lowering;
use super::view::{Additional, View, view};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::ir::{
    Constraints, Docs, IntegerFormat, NumberFormat, Origin, Role, Shape, StringFormat, Type,
    TypeId, Within,
};
use crate::pointer::Pointer;
use openapiv3::{ReferenceOr, Schema};
use serde_json::Value;

impl Lowering<'_> {
    /// Meets a schema of `components/schemas`. One that is a mere reference gets a type of its own, so that its name stays.
    pub(super) fn component(&mut self, name: &str, pointer: &Pointer) -> TypeId {
        self.meet(pointer, Origin::Component(name.to_owned()))
    }

    /// The type of the schema at `pointer`, which stands inside something else as `role`.
    pub(super) fn type_at(&mut self, pointer: &Pointer, within: Within, role: Role) -> TypeId {
        match self.pieces.schema_here(pointer) {
            Some(ReferenceOr::Item(_)) => self.meet(pointer, Origin::Inline(within, role)),
            Some(ReferenceOr::Reference { .. }) => self.referenced(pointer),
            None => self.any(),
        }
    }

    /// The type that the reference at `pointer` leads to.
    fn referenced(&mut self, pointer: &Pointer) -> TypeId {
        match self.pieces.schema(pointer) {
            Some((target, _)) => self.meet(&target, origin_of(&target)),
            None => self.any(),
        }
    }

    fn meet(&mut self, pointer: &Pointer, origin: Origin) -> TypeId {
        if let Some(id) = self.ids.get(pointer) {
            return *id;
        }
        let id = self.graph.push(blank(origin, pointer));
        self.ids.insert(pointer.clone(), id);
        self.queue.push_back(id);
        id
    }

    /// The type of any JSON value.
    pub(super) fn any(&mut self) -> TypeId {
        if let Some(id) = self.any {
            return id;
        }
        let id = self
            .graph
            .push(blank(Origin::Component("Any".to_owned()), &Pointer::root()));
        self.any = Some(id);
        id
    }

    /// Works out the shape of every type that was met.
    pub(super) fn drain(&mut self) {
        while let Some(id) = self.queue.pop_front() {
            let Type {
                origin, pointer, ..
            } = self.graph[id].clone();
            let ty = self.lower_type(id, origin, &pointer);
            self.graph.set(id, ty);
        }
    }

    fn lower_type(&mut self, id: TypeId, origin: Origin, pointer: &Pointer) -> Type {
        let pieces = self.pieces;
        let schema = match pieces.schema_here(pointer) {
            Some(ReferenceOr::Item(schema)) => schema,
            Some(ReferenceOr::Reference { .. }) => {
                let target = self.referenced(pointer);
                return Type {
                    shape: Shape::Alias(target),
                    ..blank(origin, pointer)
                };
            }
            None => return blank(origin, pointer),
        };
        let view = view(schema);
        let node = pointer.resolve(self.root).unwrap_or(&Value::Null);
        let only_null = node.get("x-sdkwright-null").is_some();
        let (shape, null_branch) = if only_null {
            (Shape::Any, true)
        } else {
            self.shape(id, schema, &view, pointer)
        };
        let default = node.get("default").cloned();
        let examples = super::examples::of_schema(node, pointer);
        Type {
            origin,
            pointer: pointer.clone(),
            docs: Docs {
                title: schema.schema_data.title.clone(),
                description: schema.schema_data.description.clone(),
                deprecated: schema.schema_data.deprecated,
            },
            nullable: schema.schema_data.nullable || null_branch,
            shape,
            constraints: view.constraints,
            default,
            examples,
        }
    }

    /// The shape of a schema, and whether one of its branches is `null`.
    fn shape(
        &mut self,
        id: TypeId,
        schema: &Schema,
        view: &View,
        pointer: &Pointer,
    ) -> (Shape, bool) {
        let node = pointer.resolve(self.root).unwrap_or(&Value::Null);
        if let Some(values) = node.get("enum").and_then(Value::as_array)
            && let Some(shape) = self.enum_shape(node, values, view, pointer)
        {
            return (shape, false);
        }
        let composed = view.one_of + view.any_of + view.all_of > 0;
        if composed && view.one_of + view.any_of == 0 {
            return self.all_of_shape(id, view, pointer);
        }
        if composed {
            return self.union_shape(id, schema, view, pointer);
        }
        (self.plain_shape(id, view, pointer), false)
    }

    /// The shape that `type` and the keywords beside it give.
    fn plain_shape(&mut self, id: TypeId, view: &View, pointer: &Pointer) -> Shape {
        match view.ty.as_deref() {
            Some("string") => Shape::String(self.string_format(view.format.as_deref(), pointer)),
            Some("boolean") => Shape::Boolean,
            Some("integer") => Shape::Integer(self.integer_format(view.format.as_deref(), pointer)),
            Some("number") => Shape::Number(self.number_format(view.format.as_deref(), pointer)),
            Some("array") => self.array_shape(id, view, pointer),
            Some("object") => self.object_shape(id, view, pointer),
            None if !view.properties.is_empty() || view.additional == Additional::Schema => {
                self.object_shape(id, view, pointer)
            }
            None if view.items => self.array_shape(id, view, pointer),
            None => Shape::Any,
            Some(other) => {
                let message = format!("`{other}` is no type of OpenAPI");
                self.untyped(pointer, message);
                Shape::Any
            }
        }
    }

    fn array_shape(&mut self, id: TypeId, view: &View, pointer: &Pointer) -> Shape {
        let items = if view.items {
            self.type_at(&pointer.key("items"), Within::Type(id), Role::Items)
        } else {
            self.any()
        };
        Shape::Array(items)
    }

    /// Says that a place falls back to any JSON value, and why.
    pub(super) fn untyped(&mut self, pointer: &Pointer, why: String) {
        self.diagnostics.push(
            Diagnostic::new(Code::Untyped, why)
                .at(Place::value(pointer))
                .note("the generated type is any JSON value"),
        );
    }

    fn string_format(&mut self, format: Option<&str>, pointer: &Pointer) -> StringFormat {
        match format {
            Some("date") => StringFormat::Date,
            Some("date-time") => StringFormat::DateTime,
            Some("byte") => StringFormat::Byte,
            Some("binary") => StringFormat::Binary,
            Some("password") => StringFormat::Password,
            None => StringFormat::Plain,
            Some(known) if KNOWN_TEXT_FORMATS.contains(&known) => StringFormat::Plain,
            Some(other) => {
                self.unknown_format(other, "string", pointer);
                StringFormat::Plain
            }
        }
    }

    fn integer_format(&mut self, format: Option<&str>, pointer: &Pointer) -> IntegerFormat {
        match format {
            None | Some("int64") => IntegerFormat::Int64,
            Some("int8" | "int16" | "int32" | "uint8" | "uint16") => IntegerFormat::Int32,
            Some("uint32") => IntegerFormat::Uint32,
            Some("uint64") => IntegerFormat::Uint64,
            Some(other) => {
                self.unknown_format(other, "integer", pointer);
                IntegerFormat::Int64
            }
        }
    }

    fn number_format(&mut self, format: Option<&str>, pointer: &Pointer) -> NumberFormat {
        match format {
            None | Some("double") => NumberFormat::Double,
            Some("float") => NumberFormat::Float,
            Some("decimal" | "decimal128" | "money") => NumberFormat::Decimal,
            Some(other) => {
                self.unknown_format(other, "number", pointer);
                NumberFormat::Double
            }
        }
    }

    fn unknown_format(&mut self, format: &str, ty: &str, pointer: &Pointer) {
        self.diagnostics.push(
            Diagnostic::new(
                Code::UnknownFormat,
                format!("nobody knows the format `{format}` of a {ty}"),
            )
            .at(Place::value(&pointer.key("format")))
            .note(format!("it is read as a {ty} without a format")),
        );
    }
}

/// Formats of the OpenAPI format registry that a client keeps as text.
const KNOWN_TEXT_FORMATS: &[&str] = &[
    "char",
    "commonmark",
    "decimal",
    "decimal128",
    "duration",
    "email",
    "hostname",
    "html",
    "http-date",
    "idn-email",
    "idn-hostname",
    "ipv4",
    "ipv6",
    "iri",
    "iri-reference",
    "json-pointer",
    "media-range",
    "phone",
    "regex",
    "relative-json-pointer",
    "string",
    "text",
    "time",
    "time-local",
    "date-time-local",
    "uri",
    "uri-reference",
    "uri-template",
    "url",
    "uuid",
];

fn blank(origin: Origin, pointer: &Pointer) -> Type {
    Type {
        origin,
        pointer: pointer.clone(),
        docs: Docs::default(),
        nullable: false,
        shape: Shape::Any,
        constraints: Constraints::default(),
        default: None,
        examples: Vec::new(),
    }
}

/// The origin of a schema that a reference leads to before it was met where it stands.
fn origin_of(pointer: &Pointer) -> Origin {
    let tokens: Vec<String> = pointer.tokens().collect();
    let name = match tokens.as_slice() {
        [components, schemas, name] if components == "components" && schemas == "schemas" => {
            name.clone()
        }
        deep => deep
            .iter()
            .filter(|token| {
                ![
                    "components",
                    "schemas",
                    "properties",
                    "paths",
                    "content",
                    "application/json",
                    "schema",
                    "responses",
                ]
                .contains(&token.as_str())
            })
            .cloned()
            .collect::<Vec<_>>()
            .join("_"),
    };
    Origin::Component(name)
}
