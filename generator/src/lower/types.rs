//! Schemas to types: what shape a schema has.
//!
//! A schema gets its [`TypeId`] when it is first met and its shape later, from a queue: recursion of any kind is no recursion here.

use super::Lowering;
use super::parts::{Flat, Part};
use super::unions::is_component;
use super::view::{self, Additional};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::ir::{
    Constraints, Docs, IntegerFormat, NumberFormat, Origin, Role, Shape, StringFormat, Type,
    TypeId, Within,
};
use crate::parse::Piece;
use crate::pointer::Pointer;

/// Unions within unions are looked through so deep.
const DEEPEST_UNION: usize = 8;

/// More types than this, and so many for each schema, are not made of several schemas at once: choices of choices double with each level.
const MOST_MERGED: usize = 4096;
const MERGED_PER_SCHEMA: usize = 4;

/// What a type is made from.
#[derive(Clone, Debug)]
pub(super) enum Source {
    /// The schema at the type's place.
    Schema,
    /// The schema at the type's place, but not its children where it is the base of some.
    Base,
    /// Several schemas at once.
    Parts(Vec<Part>),
    /// The elements of a tuple: one of these; anything, too, if it goes on beyond them.
    Elements(Vec<Pointer>, bool),
}

impl<'d> Lowering<'d> {
    /// Meets a schema of `components/schemas`. One that is a mere reference gets a type of its own, so that its name stays.
    pub(super) fn component(&mut self, name: &str, pointer: &Pointer) -> TypeId {
        self.meet(pointer, Origin::Component(name.to_owned()))
    }

    /// The type of the schema at `pointer`, which stands inside something else as `role`.
    pub(super) fn type_at(&mut self, pointer: &Pointer, within: Within, role: Role) -> TypeId {
        match self.pieces.schema_here(pointer) {
            // A component that nothing has referred to so far keeps its name.
            Some(Piece::Item(_)) if is_component(pointer) => self.meet_named(pointer),
            Some(Piece::Item(_)) => match self.hoisted.find(pointer) {
                Some((first, origin)) => self.meet(&first, origin),
                None => self.meet(pointer, Origin::Inline(within, role)),
            },
            Some(Piece::Reference(_)) => self.referenced(pointer),
            None => self.any(),
        }
    }

    /// The type of what satisfies the schemas at all these places, inside `owner` as `role`.
    pub(super) fn type_of_all(&mut self, places: &[Pointer], owner: TypeId, role: Role) -> TypeId {
        let places = if places.len() > 1 {
            self.narrowest(places)
        } else {
            places.to_vec()
        };
        match places.as_slice() {
            [] => self.any(),
            [one] => self.type_at(one, Within::Type(owner), role),
            [.., last] => {
                let parts = places.iter().map(Part::whole).collect();
                self.merged(parts, last, Origin::Inline(Within::Type(owner), role))
            }
        }
    }

    /// The type that is made of several parts; its prose is that of the schema at `pointer`.
    pub(super) fn merged(&mut self, parts: Vec<Part>, pointer: &Pointer, origin: Origin) -> TypeId {
        if let Some(id) = self.merged_ids.get(&parts) {
            return *id;
        }
        if self.merged_ids.len() >= MOST_MERGED + MERGED_PER_SCHEMA * self.pieces.schema_count() {
            self.too_many_merged(pointer);
            return self.any();
        }
        let id = self.graph.push(Type::new(origin, pointer));
        self.merged_ids.insert(parts.clone(), id);
        self.queue.push_back((id, Source::Parts(parts)));
        id
    }

    /// Says, once, that what further schemas satisfy together has no type.
    fn too_many_merged(&mut self, pointer: &Pointer) {
        if !std::mem::replace(&mut self.is_merging_over, true) {
            self.diagnostics.push(
                Diagnostic::new(
                    Code::TooManyWays,
                    "choices within choices, with properties beside them, give more types than anyone could use",
                )
                .at(Place::value(pointer))
                .note("what would need a type here or further on is any JSON value")
                .help("write what is meant as one `oneOf` of schemas without choices, in the document or by an overlay"),
            );
        }
    }

    /// A type that no place of the document has to itself.
    pub(super) fn synthetic(
        &mut self,
        source: Source,
        pointer: &Pointer,
        origin: Origin,
    ) -> TypeId {
        let id = self.graph.push(Type::new(origin, pointer));
        self.queue.push_back((id, source));
        id
    }

    /// The type that the reference at `pointer` leads to.
    fn referenced(&mut self, pointer: &Pointer) -> TypeId {
        match self.pieces.schema(pointer) {
            Some((target, _)) => {
                if let Some(id) = self.ids.get(target) {
                    return *id;
                }
                self.meet_named(target)
            }
            None => self.any(),
        }
    }

    /// Meets a schema that is called after its place, and not after what it is met by.
    fn meet_named(&mut self, pointer: &Pointer) -> TypeId {
        let origin = self.origin_of(pointer);
        self.meet(pointer, origin)
    }

    pub(super) fn meet(&mut self, pointer: &Pointer, origin: Origin) -> TypeId {
        if let Some(id) = self.ids.get(pointer) {
            return *id;
        }
        let id = self.graph.push(Type::new(origin, pointer));
        self.ids.insert(pointer.clone(), id);
        self.queue.push_back((id, Source::Schema));
        id
    }

    /// The type of any JSON value.
    pub(super) fn any(&mut self) -> TypeId {
        if let Some(id) = self.any {
            return id;
        }
        let id = self.graph.push(Type::new(
            Origin::Component("Any".to_owned()),
            &Pointer::root(),
        ));
        self.any = Some(id);
        id
    }

    /// Works out the shape of every type that was met.
    pub(super) fn drain(&mut self) {
        while let Some((id, source)) = self.queue.pop_front() {
            let met = &self.graph[id];
            let (origin, pointer) = (met.origin.clone(), met.pointer.clone());
            let ty = self.lower_type(id, origin, &pointer, source);
            self.graph.set(id, ty);
        }
    }

    fn lower_type(
        &mut self,
        id: TypeId,
        origin: Origin,
        pointer: &Pointer,
        source: Source,
    ) -> Type {
        let pieces = self.pieces;
        let is_base = matches!(source, Source::Base);
        let is_whole = matches!(source, Source::Schema);
        let is_composed = matches!(source, Source::Parts(_));
        let parts = match source {
            Source::Parts(parts) => parts,
            Source::Elements(places, open) => {
                let shape = self.elements_shape(id, &places, open);
                return Type {
                    is_composed: true,
                    shape,
                    ..Type::new(origin, pointer)
                };
            }
            Source::Schema | Source::Base => match pieces.schema_here(pointer) {
                Some(Piece::Item(_)) => vec![Part::whole(pointer)],
                Some(Piece::Reference(_)) => {
                    let target = self.referenced(pointer);
                    return Type {
                        shape: Shape::Alias(target),
                        ..Type::new(origin, pointer)
                    };
                }
                None => return Type::new(origin, pointer),
            },
        };
        let flat = self.flatten(&parts);
        let special = if is_whole {
            let alias = self.alias(pointer);
            alias.or_else(|| self.children_shape(id, pointer))
        } else {
            None
        };
        let (shape, null) = match special {
            Some(shape) => (shape, false),
            None => self.shape(id, &flat, pointer),
        };
        let Some((_, schema)) = pieces.schema(pointer) else {
            return Type::new(origin, pointer);
        };
        let node = self.view(pointer);
        let constraints = flat.atoms.iter().map(|atom| atom.view.constraints());
        Type {
            origin,
            pointer: pointer.clone(),
            is_composed,
            docs: Docs {
                title: schema.title.map(str::to_owned),
                description: schema.description.map(str::to_owned),
                deprecated: schema.deprecated,
            },
            nullable: null || schema.nullable || allows_null(&flat),
            constraints: Some(view::merged(constraints))
                .filter(|limits| *limits != Constraints::default())
                .map(Box::new),
            default: node
                .and_then(|node| node.get("default"))
                .map(|value| Box::new(value.clone())),
            // The examples of a base are those of the union of its children.
            examples: if is_base {
                Vec::new()
            } else {
                node.map_or_else(Vec::new, |node| super::examples::of_schema(node, pointer))
            },
            shape,
        }
    }

    /// `allOf` of one reference, with prose or the reference's own `type` beside it, is the type that the reference names.
    fn alias(&mut self, pointer: &Pointer) -> Option<Shape> {
        let reference = self.only_reference(pointer)?;
        // A component that is nothing but its parent is a child of it all the same.
        (!self.is_child(pointer)).then(|| Shape::Alias(self.referenced(&reference)))
    }

    /// The reference that an `allOf` is made of, perhaps within another one.
    fn only_reference(&self, pointer: &Pointer) -> Option<Pointer> {
        let view = self.view(pointer)?;
        let count = view.branches("allOf");
        let composed = view.has("oneOf") || view.has("anyOf");
        // A component has a name of its own, which it keeps if it says anything at all.
        let keeps_name = is_component(pointer);
        if count == 0 || composed || view.is_structural() && (keeps_name || !view.is_bare()) {
            return None;
        }
        let list = pointer.key("allOf");
        let mut branches = (0..count).map(|index| list.index(index));
        let branch = if count == 1 {
            branches.next()?
        } else {
            let mut saying = branches.filter(|branch| self.flat(branch).is_structural());
            let one = saying.next()?;
            if saying.next().is_some() {
                return None;
            }
            one
        };
        let reference = match self.pieces.schema_here(&branch)? {
            Piece::Reference(_) => branch,
            Piece::Item(_) if keeps_name => return None,
            Piece::Item(_) => self.only_reference(&branch)?,
        };
        let mut ty = view.ty().into_iter();
        ty.all(|ty| self.is_only(&reference, ty, 0))
            .then_some(reference)
    }

    /// Whether values of the schema at a place are of that type anyway, all branches of its unions included.
    fn is_only(&self, place: &Pointer, ty: &str, depth: usize) -> bool {
        let flat = self.flat(place);
        if depth > DEEPEST_UNION || flat.atoms.iter().any(|atom| atom.data.nullable) {
            return false;
        }
        match flat.kind() {
            Ok(Some(kind)) => kind == ty,
            Ok(None) if flat.choices.is_empty() => {
                let mut atoms = flat.atoms.iter();
                ty == "object" && atoms.any(|atom| atom.view.has("properties"))
            }
            Ok(None) => {
                let mut branches = flat.choices.iter().flat_map(|choice| &choice.branches);
                branches.all(|branch| self.is_only(branch, ty, depth + 1))
            }
            Err(_) => false,
        }
    }

    /// The shape of schemas that count at once, and whether one of their branches is `null`.
    pub(super) fn shape(
        &mut self,
        id: TypeId,
        flat: &Flat<'d>,
        pointer: &Pointer,
    ) -> (Shape, bool) {
        if flat.is_null() {
            return (Shape::Any, true);
        }
        let kind = match flat.kind() {
            Ok(kind) => kind,
            Err((one, other)) => {
                self.conflict(
                    pointer,
                    &format!(
                        "a value cannot be {} and {} at once",
                        spoken(one),
                        spoken(other)
                    ),
                );
                Some(other)
            }
        };
        if let Some(shape) = self.enum_shape(flat, kind, pointer) {
            return (shape, false);
        }
        let choices = self.real_choices(flat, kind);
        if choices.is_empty() {
            return (self.plain_shape(id, flat, kind, pointer), false);
        }
        if let [choice] = choices.as_slice()
            && flat.atoms.iter().all(|atom| atom.view.is_scalar_type())
            && let Some(listed) = self.choice_of_values(choice, kind)
        {
            return listed;
        }
        self.union_shape(id, flat, &choices, kind, pointer)
    }

    /// The shape that `type` and the keywords beside it give.
    pub(super) fn plain_shape(
        &mut self,
        id: TypeId,
        flat: &Flat<'d>,
        kind: Option<&str>,
        pointer: &Pointer,
    ) -> Shape {
        let mut formats = flat.atoms.iter().rev();
        let format = formats.find_map(|atom| Some((atom.view.format()?, atom.place)));
        let has = |keyword: &str| flat.atoms.iter().any(|atom| atom.view.has(keyword));
        match kind {
            Some("string") => Shape::String(self.string_format(format)),
            Some("boolean") => Shape::Boolean,
            Some("integer") => Shape::Integer(self.integer_format(flat, format)),
            Some("number") => Shape::Number(self.number_format(format)),
            Some("array") => self.array_shape(id, flat, pointer),
            Some("object") => self.object_shape(id, flat),
            None if has("properties") || has("patternProperties") => self.object_shape(id, flat),
            None if flat
                .atoms
                .iter()
                .any(|atom| matches!(atom.view.additional(), Additional::Schema(_))) =>
            {
                self.object_shape(id, flat)
            }
            None if has("items") || has("prefixItems") => self.array_shape(id, flat, pointer),
            None => Shape::Any,
            Some(other) => {
                let message = format!("`{other}` is no type of OpenAPI");
                self.untyped(pointer, message);
                Shape::Any
            }
        }
    }

    fn array_shape(&mut self, id: TypeId, flat: &Flat<'d>, pointer: &Pointer) -> Shape {
        let atoms = &flat.atoms;
        let items: Vec<Pointer> = atoms
            .iter()
            .filter(|atom| atom.view.has("items"))
            .map(|atom| atom.place.key("items"))
            .collect();
        let tuple = atoms
            .iter()
            .find(|atom| atom.view.branches("prefixItems") > 0);
        let Some(tuple) = tuple else {
            return Shape::Array(self.type_of_all(&items, id, Role::Items));
        };
        let count = tuple.view.branches("prefixItems");
        let list = tuple.place.key("prefixItems");
        let mut places: Vec<Pointer> = (0..count).map(|index| list.index(index)).collect();
        let most = atoms
            .iter()
            .find_map(|atom| atom.view.constraints().max_items);
        let closed =
            tuple.view.has("x-sdkwright-no-items") || most.is_some_and(|most| most <= count);
        places.extend(items.iter().cloned());
        let open = !closed && items.is_empty();
        let origin = Origin::Inline(Within::Type(id), Role::Items);
        Shape::Array(self.synthetic(Source::Elements(places, open), pointer, origin))
    }

    /// Says that two schemas that count at once contradict each other.
    pub(super) fn conflict(&mut self, pointer: &Pointer, what: &str) {
        self.diagnostics.push(
            Diagnostic::new(Code::ConflictingSchemas, what)
                .at(Place::value(pointer))
                .note("the last of them counts, as if the others did not stand there"),
        );
    }

    /// Says that a place falls back to any JSON value, and why.
    pub(super) fn untyped(&mut self, pointer: &Pointer, why: String) {
        self.diagnostics.push(
            Diagnostic::new(Code::Untyped, why)
                .at(Place::value(pointer))
                .note("the generated type is any JSON value"),
        );
    }

    fn string_format(&mut self, format: Option<(&str, &Pointer)>) -> StringFormat {
        let Some((format, place)) = format else {
            return StringFormat::Plain;
        };
        match format {
            "date" => StringFormat::Date,
            "date-time" => StringFormat::DateTime,
            "byte" => StringFormat::Byte,
            "binary" => StringFormat::Binary,
            "password" => StringFormat::Password,
            known if KNOWN_TEXT_FORMATS.contains(&known) => StringFormat::Plain,
            other => {
                self.unknown_format(other, "string", place);
                StringFormat::Plain
            }
        }
    }

    /// How wide a whole number is: as its format says, or wider where the document's own limits and examples need it.
    fn integer_format(
        &mut self,
        flat: &Flat<'d>,
        format: Option<(&str, &Pointer)>,
    ) -> IntegerFormat {
        let asked = match format {
            None | Some(("int64", _)) => IntegerFormat::Int64,
            Some(("int8" | "int16" | "int32" | "uint8" | "uint16", _)) => IntegerFormat::Int32,
            Some(("uint32", _)) => IntegerFormat::Uint32,
            Some(("uint64", _)) => IntegerFormat::Uint64,
            Some((other, place)) => {
                self.unknown_format(other, "integer", place);
                IntegerFormat::Int64
            }
        };
        let mut least = 0;
        let mut greatest = 0;
        for value in flat.atoms.iter().flat_map(|atom| atom.view.whole_numbers()) {
            least = value.min(least);
            greatest = value.max(greatest);
        }
        let bounded_below = flat.atoms.iter().any(|atom| atom.view.is_never_negative());
        let signed = match asked {
            IntegerFormat::Int32 | IntegerFormat::Int64 | IntegerFormat::Int128 => !bounded_below,
            IntegerFormat::Uint32 | IntegerFormat::Uint64 => false,
        };
        let holds = |format: IntegerFormat| {
            let (from, to) = format.range();
            from <= least && greatest <= to
        };
        let wider = if signed {
            [asked, IntegerFormat::Int64, IntegerFormat::Int128]
        } else {
            [asked, IntegerFormat::Int64, IntegerFormat::Uint64]
        };
        let mut wider = wider.into_iter();
        wider
            .find(|format| holds(*format))
            .unwrap_or(IntegerFormat::Int128)
    }

    fn number_format(&mut self, format: Option<(&str, &Pointer)>) -> NumberFormat {
        let Some((format, place)) = format else {
            return NumberFormat::Double;
        };
        match format {
            "double" => NumberFormat::Double,
            "float" => NumberFormat::Float,
            "decimal" | "decimal128" | "money" => NumberFormat::Decimal,
            other => {
                self.unknown_format(other, "number", place);
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

/// A format of texts that says what they look like.
pub(super) fn known_format(format: &str) -> Option<&'static str> {
    let mut known = KNOWN_TEXT_FORMATS.iter().copied();
    known.find(|known| *known == format && !matches!(*known, "string" | "text"))
}

/// Whether all of several schemas allow `null`, and one of them says so.
fn allows_null(flat: &Flat<'_>) -> bool {
    let mut said = false;
    for atom in &flat.atoms {
        let free = !atom.view.is_structural();
        if !atom.data.nullable && !free {
            return false;
        }
        said |= atom.data.nullable;
    }
    said
}

/// A type of JSON Schema in words.
fn spoken(ty: &str) -> String {
    match ty {
        "integer" => "a whole number".to_owned(),
        "array" => "a list".to_owned(),
        "object" => "an object".to_owned(),
        other => format!("a {other}"),
    }
}
