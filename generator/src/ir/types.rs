//! Types: what a schema means once references, nullability and composition are worked out.

use super::{Docs, Example};
use crate::pointer::Pointer;
use std::ops::Index;

/// Names a type of one [`TypeGraph`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TypeId(u32);

impl TypeId {
    /// The position of the type in its graph.
    pub const fn position(self) -> usize {
        self.0 as usize
    }
}

/// All types of an API; a type refers to another by [`TypeId`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TypeGraph {
    types: Vec<Type>,
}

impl TypeGraph {
    /// No types, and room for as many.
    pub fn with_capacity(types: usize) -> Self {
        Self {
            types: Vec::with_capacity(types),
        }
    }

    /// Adds a type.
    pub fn push(&mut self, ty: Type) -> TypeId {
        let id = TypeId(
            u32::try_from(self.types.len()).expect("a document has fewer than 2^32 schemas"),
        );
        self.types.push(ty);
        id
    }

    /// Fills in a type that was added before its shape was known.
    pub fn set(&mut self, id: TypeId, ty: Type) {
        self.types[id.position()] = ty;
    }

    /// All types with their ids, in the order in which they were met.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (TypeId, &Type)> {
        self.types
            .iter()
            .enumerate()
            .map(|(index, ty)| (TypeId(index as u32), ty))
    }

    /// How many types there are.
    pub fn len(&self) -> usize {
        self.types.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.types.is_empty()
    }

    /// Follows aliases to the type that has a shape of its own, and says whether `null` is allowed on the way.
    ///
    /// `lower` leaves no cycle of aliases; should one slip through, the walk ends after as many steps as there are types.
    pub fn resolve(&self, id: TypeId) -> (TypeId, bool) {
        let mut id = id;
        let mut nullable = self[id].nullable;
        for _ in 0..self.types.len() {
            let Shape::Alias(target) = self[id].shape else {
                break;
            };
            id = target;
            nullable |= self[id].nullable;
        }
        (id, nullable)
    }

    /// The one text that values of a type are, where it is a branch of a union that has no other.
    pub fn constant(&self, id: TypeId) -> Option<&EnumVariant> {
        match self.shape(id) {
            Shape::String(StringFormat::Constant(constant)) => Some(constant),
            Shape::Any
            | Shape::Boolean
            | Shape::Integer(_)
            | Shape::Number(_)
            | Shape::String(_)
            | Shape::Array(_)
            | Shape::Map(_)
            | Shape::Struct(_)
            | Shape::Enum(_)
            | Shape::Union(_)
            | Shape::Alias(_) => None,
        }
    }

    /// The position of the branch of a union that is this text and no other.
    pub fn constant_branch(&self, union: &Union, text: &str) -> Option<usize> {
        union.branches.iter().position(|branch| {
            let constant = self.constant(branch.ty);
            constant.is_some_and(|constant| constant.value == text)
        })
    }

    /// The shape behind all aliases.
    pub fn shape(&self, id: TypeId) -> &Shape {
        &self[self.resolve(id).0].shape
    }
}

impl Index<TypeId> for TypeGraph {
    type Output = Type;

    fn index(&self, id: TypeId) -> &Type {
        &self.types[id.position()]
    }
}

/// One type: where it comes from, and what it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Type {
    /// Named component or nested schema.
    pub origin: Origin,
    /// The schema's place.
    pub pointer: Pointer,
    /// Whether other schemas say what its values look like, too: it is a property of several parts of an `allOf`, or a branch of a union that
    /// has properties beside it.
    pub is_composed: bool,
    /// Prose.
    pub docs: Docs,
    /// Whether `null` is a value of it.
    pub nullable: bool,
    /// What its values look like.
    pub shape: Shape,
    /// Limits that the server checks, where there are any; they go into the documentation.
    pub constraints: Option<Box<Constraints>>,
    /// The document's `default`, which is documented and never sent unasked.
    pub default: Option<Box<serde_json::Value>>,
    /// Examples that stand on the schema itself.
    pub examples: Vec<Example>,
}

impl Type {
    /// A type of which nothing else is known.
    pub fn new(origin: Origin, pointer: &Pointer) -> Self {
        Self {
            origin,
            pointer: pointer.clone(),
            is_composed: false,
            docs: Docs::default(),
            nullable: false,
            shape: Shape::Any,
            constraints: None,
            default: None,
            examples: Vec::new(),
        }
    }
}

/// Where a type comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A schema with a name of its own under `components/schemas`.
    Component(String),
    /// A schema that stands inside something else, and is named after it.
    Inline(Within, Role),
}

/// What an inline schema stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Within {
    /// Another schema.
    Type(TypeId),
    /// An operation, by its position in [`super::Api::operations`].
    Operation(super::OperationId),
    /// A webhook or callback, by its position in [`super::Api::incoming`].
    Incoming(usize),
}

/// As what an inline schema stands there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Role {
    /// The value of a property.
    Field(String),
    /// The elements of an array.
    Items,
    /// The values of a map.
    Values,
    /// A branch of a union, by position and, if the schema has one, its title.
    Branch(usize, Option<String>),
    /// The base of a union of its children.
    Base,
    /// A schema of its `$defs`, by name.
    Definition(String),
    /// A request body.
    Body,
    /// A response body, by status.
    Response(String),
    /// A parameter, by name.
    Parameter(String),
    /// A header of an answer, by name.
    Header(String),
    /// All headers of an answer. Where several operations have them, the words that are said for all.
    Headers(Option<String>),
    /// All headers of an answer that is no success, likewise.
    ErrorHeaders(Option<String>),
}

/// What the values of a type look like.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// Any JSON value.
    Any,
    /// `true` or `false`.
    Boolean,
    /// A whole number.
    Integer(IntegerFormat),
    /// A number.
    Number(NumberFormat),
    /// A text.
    String(StringFormat),
    /// A list.
    Array(TypeId),
    /// An object with any keys.
    Map(TypeId),
    /// An object with known keys.
    Struct(Struct),
    /// One of a list of values.
    Enum(Enum),
    /// One of several types.
    Union(Union),
    /// Another type, seen from here with other prose or nullability.
    Alias(TypeId),
}

impl Shape {
    /// The types that it is made of, in order.
    pub fn inner(&self) -> Vec<TypeId> {
        match self {
            Self::Any
            | Self::Boolean
            | Self::Integer(_)
            | Self::Number(_)
            | Self::String(_)
            | Self::Enum(_) => Vec::new(),
            Self::Array(inner) | Self::Map(inner) | Self::Alias(inner) => vec![*inner],
            Self::Struct(shape) => {
                let fields = shape.fields.iter().map(|field| field.ty);
                fields.chain(shape.additional).collect()
            }
            Self::Union(union) => union.branches.iter().map(|branch| branch.ty).collect(),
        }
    }

    /// The struct, if it is one.
    pub fn as_struct(&self) -> Option<&Struct> {
        match self {
            Self::Struct(shape) => Some(shape),
            Self::Any
            | Self::Boolean
            | Self::Integer(_)
            | Self::Number(_)
            | Self::String(_)
            | Self::Array(_)
            | Self::Map(_)
            | Self::Enum(_)
            | Self::Union(_)
            | Self::Alias(_) => None,
        }
    }

    /// Whether values of it have a named type of their own: a struct, an enum or a union.
    pub fn is_named(&self) -> bool {
        match self {
            Self::Struct(_) | Self::Enum(_) | Self::Union(_) => true,
            Self::Any
            | Self::Boolean
            | Self::Integer(_)
            | Self::Number(_)
            | Self::String(_)
            | Self::Array(_)
            | Self::Map(_)
            | Self::Alias(_) => false,
        }
    }
}

/// How wide a whole number is. Without a format it is 64 bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IntegerFormat {
    /// `int8` and `int16` and `int32`.
    Int32,
    /// `int64`, and no format at all.
    Int64,
    /// `uint8`, `uint16`, `uint32`.
    Uint32,
    /// `uint64`.
    Uint64,
    /// What the document's own limits say does not fit 64 bits.
    Int128,
}

impl IntegerFormat {
    /// The least and the greatest number that it holds.
    pub const fn range(self) -> (i128, i128) {
        match self {
            Self::Int32 => (i32::MIN as i128, i32::MAX as i128),
            Self::Int64 => (i64::MIN as i128, i64::MAX as i128),
            Self::Uint32 => (0, u32::MAX as i128),
            Self::Uint64 => (0, u64::MAX as i128),
            Self::Int128 => (i128::MIN, i128::MAX),
        }
    }
}

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberFormat {
    /// `float`.
    Float,
    /// `double`, and no format at all.
    Double,
    /// `decimal`, `decimal128`, `money`.
    Decimal,
}

/// What a text stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StringFormat {
    /// Anything, or a format that nobody knows.
    Plain,
    /// RFC 3339 full-date.
    Date,
    /// RFC 3339 date-time.
    DateTime,
    /// Base64 of bytes.
    Byte,
    /// Raw bytes; only in bodies.
    Binary,
    /// A file that is a part of a multipart body.
    File,
    /// Something not to be shown.
    Password,
    /// One text and no other; only as a branch of a union.
    Constant(EnumVariant),
}

/// An object with known keys.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Struct {
    /// Its keys in document order.
    pub fields: Vec<Field>,
    /// The type of values under further keys, where the document names one (`additionalProperties` with a schema, or `true`).
    pub additional: Option<TypeId>,
}

/// A key of an object.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// The key on the wire.
    pub name: String,
    /// The type of its value.
    pub ty: TypeId,
    /// Whether it must be there.
    pub required: bool,
    /// Only the server writes it.
    pub read_only: bool,
    /// Only the client writes it.
    pub write_only: bool,
    /// Not to be shown in `Debug`.
    pub sensitive: bool,
    /// Prose.
    pub docs: Docs,
    /// Its place.
    pub pointer: Pointer,
}

/// One of a list of values.
#[derive(Clone, Debug, PartialEq)]
pub struct Enum {
    /// What kind of values.
    pub kind: EnumKind,
    /// The values, each once, in document order.
    pub variants: Vec<EnumVariant>,
}

/// The JSON kind that all values of an enum have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EnumKind {
    /// Texts.
    String,
    /// Whole numbers of 64 bits.
    Integer,
    /// Values of several kinds, or of one that is neither text nor a whole number.
    Mixed,
}

/// A value of an enum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EnumVariant {
    /// The value on the wire, as text (whole numbers in decimal, mixed values as JSON).
    pub value: String,
    /// A name that the document gives it (`x-enum-varnames`).
    pub name: Option<String>,
    /// Prose (`x-enum-descriptions`).
    pub description: Option<String>,
}

/// One of several types.
#[derive(Clone, Debug, PartialEq)]
pub struct Union {
    /// The types, in document order.
    pub branches: Vec<UnionBranch>,
    /// How a value says which one it is.
    pub discriminator: Option<Discriminator>,
}

/// A branch of a union.
#[derive(Clone, Debug, PartialEq)]
pub struct UnionBranch {
    /// Its type.
    pub ty: TypeId,
    /// Values of the discriminator that mean this branch, none where there is no discriminator.
    pub tags: Vec<String>,
}

/// The property that says which branch a value is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Discriminator {
    /// Its key.
    pub property: String,
    /// What a value is that no branch has.
    pub otherwise: Otherwise,
}

/// What a value of a discriminator means that no branch has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Otherwise {
    /// Nothing, since the document does not say which values there are: what fits is taken.
    Tried,
    /// A branch that is new.
    New,
    /// The branch at this position, which is the base of the others.
    Base(usize),
}

/// Limits on values, for documentation and examples.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Constraints {
    /// The format of a text that stays one: `uuid`, `email`.
    pub format: Option<&'static str>,
    /// Least length in characters.
    pub min_length: Option<usize>,
    /// Greatest length in characters.
    pub max_length: Option<usize>,
    /// ECMA 262 pattern.
    pub pattern: Option<String>,
    /// Least value, and whether it is excluded.
    pub minimum: Option<(String, bool)>,
    /// Greatest value, and whether it is excluded.
    pub maximum: Option<(String, bool)>,
    /// The value is a multiple of this.
    pub multiple_of: Option<String>,
    /// Least number of elements.
    pub min_items: Option<usize>,
    /// Greatest number of elements.
    pub max_items: Option<usize>,
    /// Whether elements differ from each other.
    pub unique_items: bool,
}
