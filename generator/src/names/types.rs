//! Names of structs, enums and unions, of their fields and variants, and of the files that they live in.

use super::branches::Places;
use super::keys::{constant_of, member_words};
use super::operations::OperationNames;
use super::record::{Record, kept_ident};
use super::words::{file_stem, pascal, singular, snake};
use super::{Ident, Scope, told};
use crate::config::Config;
use crate::ir::{Api, Enum, EnumVariant, Origin, Role, Shape, Struct, TypeId, Union, Within};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// The names that a type has in the generated crate.
#[derive(Clone, Debug, PartialEq)]
pub struct TypeNames {
    /// The type.
    pub ident: Ident,
    /// The module, and so the file, that it lives in.
    pub module: Ident,
    /// Its fields or variants, by position.
    pub members: Vec<Ident>,
    /// The member that keeps what the document does not name: the further keys of a struct, the unknown values of an enum.
    pub rest: Ident,
}

/// Names that the files of types use for something else.
const RESERVED: &[&str] = &[
    "BTreeMap",
    "Base64",
    "Box",
    "Clone",
    "Date",
    "Debug",
    "Decimal",
    "Default",
    "Deserialize",
    "Eq",
    "Err",
    "From",
    "FromStr",
    "Into",
    "IntoIterator",
    "Kept",
    "None",
    "Ok",
    "Option",
    "Patch",
    "Result",
    "Self",
    "Self_",
    "Serialize",
    "Some",
    "String",
    "Timestamp",
    "ToString",
    "Unrecognized",
    "Upload",
    "Value",
    "Vec",
];

pub(super) fn types(
    api: &Api,
    config: &Config,
    record: &Record,
    operations: &[OperationNames],
    incoming: &[Ident],
) -> BTreeMap<TypeId, TypeNames> {
    let mut naming = Naming {
        api,
        config,
        record,
        places: Places::of(api, record),
        operations,
        incoming,
        idents: vec![None; api.types.len()],
    };
    let named: Vec<TypeId> = api
        .types
        .iter()
        .filter(|(_, ty)| ty.shape.is_named())
        .map(|(id, _)| id)
        .collect();
    naming.claim_idents(&named);
    let mut modules = Scope::reserving(super::operations::CRATES);
    modules.claim([snake("wire")]);
    let mut homes: BTreeMap<Home, Ident> = BTreeMap::new();
    let placed: Vec<(TypeId, Ident, Ident)> = named
        .into_iter()
        .map(|id| {
            let ident = naming.ident(id);
            let home = naming.home(id);
            let module = homes.entry(home).or_insert_with(|| {
                let spoken = file_stem(naming.module(home, ident));
                modules.claim([spoken.clone(), snake(&format!("{spoken} model"))])
            });
            (id, ident.clone(), module.clone())
        })
        .collect();
    let names: Vec<(TypeId, TypeNames)> = placed
        .into_par_iter()
        .map(|(id, ident, module)| {
            let (members, rest) = naming.members(id);
            let names = TypeNames {
                ident,
                module,
                members,
                rest,
            };
            (id, names)
        })
        .collect();
    names.into_iter().collect()
}

/// What a type lives with: its own component, or the one or the operation that it stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Home {
    Type(TypeId),
    Operation(usize),
    /// A webhook or a callback.
    Incoming(usize),
}

struct Naming<'a> {
    api: &'a Api,
    config: &'a Config,
    /// The names that stay.
    record: &'a Record,
    /// Where branches of unions stood when names were recorded.
    places: Places,
    operations: &'a [OperationNames],
    incoming: &'a [Ident],
    /// The names of structs, enums and unions, by the position of the type.
    idents: Vec<Option<Ident>>,
}

impl Naming<'_> {
    /// Who claims first: what `sdk.toml` names, what is recorded, what is a Rust name as it stands, other components, inline types.
    fn rank(&self, id: TypeId) -> usize {
        match &self.api.types[id].origin {
            Origin::Component(name) if self.config.rename.types.contains_key(name) => 0,
            _ if self.recorded(id).is_some() => 1,
            Origin::Component(name) if pascal(name).as_str() == name => 2,
            Origin::Component(_) => 3,
            Origin::Inline(..) => 4,
        }
    }

    /// The name that a type has had.
    fn recorded(&self, id: TypeId) -> Option<Ident> {
        let recorded = self.record.of_type(self.api, id, &self.places)?;
        kept_ident(recorded.name.as_ref()?)
    }

    /// The names that its members have had.
    fn recorded_members(&self, id: TypeId) -> Option<&BTreeMap<String, String>> {
        let recorded = self.record.of_type(self.api, id, &self.places)?;
        Some(&recorded.members)
    }

    fn home(&self, id: TypeId) -> Home {
        let mut id = id;
        // A chain of inline types is as deep as the document; the bound is for graphs that are no document's.
        for _ in 0..self.api.types.len() {
            match self.api.types[id].origin {
                Origin::Inline(Within::Type(owner), _) => id = owner,
                // What several operations have in common does not stand with one of them.
                Origin::Inline(
                    Within::Operation(_),
                    Role::Headers(Some(_)) | Role::ErrorHeaders(Some(_)),
                ) => break,
                Origin::Inline(Within::Operation(operation), _) => {
                    return Home::Operation(operation.0);
                }
                Origin::Inline(Within::Incoming(index), _) => return Home::Incoming(index),
                Origin::Component(_) => break,
            }
        }
        Home::Type(id)
    }

    /// The module of a home, the first type of which has this name.
    fn module(&self, home: Home, first: &Ident) -> Ident {
        match home {
            Home::Operation(operation) => self.operations.get(operation).map_or_else(
                || snake(first.as_str()),
                |names| snake(names.builder.as_str()),
            ),
            Home::Incoming(index) => self
                .incoming
                .get(index)
                .map_or_else(|| snake(first.as_str()), |name| snake(name.as_str())),
            Home::Type(owner) => match (
                &self.idents[owner.position()],
                &self.api.types[owner].origin,
            ) {
                (Some(ident), _) => snake(ident.as_str()),
                (None, Origin::Component(name)) => snake(plain(name)),
                (None, Origin::Inline(..)) => snake(first.as_str()),
            },
        }
    }

    /// Claims the names of all types that have one. What a type may be called does not depend on what others are called.
    fn claim_idents(&mut self, named: &[TypeId]) {
        let ranked = named.par_iter();
        let ranked = ranked.map(|id| (self.rank(*id), *id, self.candidates(*id)));
        let mut ranked: Vec<(usize, TypeId, Vec<Ident>)> = ranked.collect();
        ranked.sort_by_key(|(rank, id, _)| (*rank, *id));
        let mut scope = Scope::reserving(RESERVED);
        for (_, id, candidates) in ranked {
            self.idents[id.position()] = Some(scope.claim(candidates));
        }
    }

    fn ident(&self, id: TypeId) -> &Ident {
        let ident = self.idents[id.position()].as_ref();
        ident.expect("every struct, enum and union has been named")
    }

    fn candidates(&self, id: TypeId) -> Vec<Ident> {
        let is_given = match &self.api.types[id].origin {
            Origin::Component(name) => self.config.rename.types.contains_key(name),
            Origin::Inline(..) => false,
        };
        let recorded = self.recorded(id).filter(|_| !is_given);
        recorded.into_iter().chain(self.spoken(id)).collect()
    }

    /// What a type may be called by what the document says, the best first.
    fn spoken(&self, id: TypeId) -> Vec<Ident> {
        let name = match &self.api.types[id].origin {
            Origin::Component(name) => name,
            Origin::Inline(Within::Type(owner), Role::Definition(name)) => {
                let owner = self.base(*owner, 0);
                return vec![pascal(name), pascal(&format!("{owner} {name}"))];
            }
            Origin::Inline(_, Role::Branch(index, None))
                if self.told(id).is_none() && self.places.of_branch(id, *index) != Some(*index) =>
            {
                return self.numbered(id, *index);
            }
            Origin::Inline(..) => return vec![pascal(&self.base(id, 0))],
        };
        if let Some(given) = self.config.rename.types.get(name) {
            return vec![pascal(given)];
        }
        let whole = pascal(name);
        let model = pascal(&format!("{name} model"));
        match exporter_name(name) {
            Some(short) => vec![pascal(short), pascal(&name.replace("type_", "")), whole],
            None => vec![whole, model],
        }
    }

    /// The text that a branch of a union is told by.
    fn told(&self, id: TypeId) -> Option<&str> {
        match &self.api.types[id].origin {
            Origin::Inline(Within::Type(owner), Role::Branch(..)) => {
                told::text_of(&self.api.types, *owner, id)
            }
            Origin::Component(_) | Origin::Inline(..) => None,
        }
    }

    /// What a branch may be called whose number another one has kept: numbers from its own on.
    fn numbered(&self, id: TypeId, index: usize) -> Vec<Ident> {
        let base = self.base(id, 0);
        let owner = base.trim_end_matches(|last: char| last.is_ascii_digit());
        let numbers = index + 1..=index + 1 + self.api.types.len().min(64);
        numbers
            .map(|number| pascal(&format!("{owner}{number}")))
            .collect()
    }

    /// The words that an inline type is named by: those of what it stands in, and as what.
    fn base(&self, id: TypeId, depth: usize) -> String {
        // A chain of inline types is as deep as the document; the guard is for graphs that are no document's.
        if depth > 512 {
            return "nested".to_owned();
        }
        let (within, role) = match &self.api.types[id].origin {
            Origin::Component(name) => {
                let given = self.config.rename.types.get(name).map(String::as_str);
                return pascal(given.unwrap_or_else(|| exporter_name(name).unwrap_or(name)))
                    .to_string();
            }
            Origin::Inline(within, role) => (*within, role),
        };
        let owner = match within {
            Within::Type(owner) => self.base(owner, depth + 1),
            Within::Operation(operation) => self
                .operations
                .get(operation.0)
                .map_or_else(String::new, |names| names.builder.to_string()),
            Within::Incoming(index) => self
                .incoming
                .get(index)
                .map_or_else(String::new, Ident::to_string),
        };
        match role {
            Role::Field(name) => format!("{owner} {}", pascal(name)),
            Role::Items => singular(&owner).unwrap_or_else(|| format!("{owner} Item")),
            Role::Values => singular(&owner).unwrap_or_else(|| format!("{owner} Value")),
            Role::Branch(_, Some(title)) => format!("{owner} {}", pascal(title)),
            Role::Branch(index, None) => match self.told(id) {
                Some(text) => format!("{owner} {}", pascal(text)),
                None => format!("{owner} Variant{}", index + 1),
            },
            Role::Base => format!("{owner} Base"),
            Role::Definition(name) => pascal(name).to_string(),
            Role::Body if matches!(within, Within::Incoming(_)) => format!("{owner} Payload"),
            Role::Body => format!("{owner} Body"),
            Role::Response(status) if status == "200" || status == "201" => {
                format!("{owner} Response")
            }
            Role::Response(status) => format!("{owner} Response {status}"),
            Role::Parameter(name) | Role::Header(name) => format!("{owner} {}", pascal(name)),
            Role::Headers(None) => format!("{owner} Headers"),
            Role::Headers(Some(words)) => format!("{words} Headers"),
            Role::ErrorHeaders(None) => format!("{owner} Error Headers"),
            Role::ErrorHeaders(Some(words)) => format!("{words} Error Headers"),
        }
    }

    fn members(&self, id: TypeId) -> (Vec<Ident>, Ident) {
        let api = self.api;
        match &api.types[id].shape {
            Shape::Struct(shape) => self.fields(id, shape),
            Shape::Enum(values) => self.variants(id, values),
            Shape::Union(union) => self.branches(id, union),
            Shape::Any
            | Shape::Boolean
            | Shape::Integer(_)
            | Shape::Number(_)
            | Shape::String(_)
            | Shape::Array(_)
            | Shape::Map(_)
            | Shape::Alias(_) => (Vec::new(), pascal("Unrecognized")),
        }
    }

    fn fields(&self, id: TypeId, shape: &Struct) -> (Vec<Ident>, Ident) {
        let mut scope = Scope::reserving(&[
            "clone",
            "default",
            "into",
            "kept",
            "new",
            "unknown_properties",
        ]);
        let recorded = self.recorded_members(id);
        let given = |name: &str| self.given(&self.config.rename.fields, id, name);
        let kept = kept(
            &mut scope,
            shape.fields.iter().map(|field| field.name.as_str()),
            recorded,
            given,
        );
        let members = shape.fields.iter().enumerate().map(|(position, field)| {
            let name = &field.name;
            match (kept.get(&position), given(name)) {
                (Some(kept), _) => kept.clone(),
                (None, Some(given)) => scope.claim([snake(given)]),
                (None, None) => {
                    scope.claim_first([&|| snake(name), &|| snake(&format!("{name} field"))])
                }
            }
        });
        let members = members.collect();
        (members, scope.claim([snake("additional_properties")]))
    }

    fn variants(&self, id: TypeId, values: &Enum) -> (Vec<Ident>, Ident) {
        let mut scope = Scope::default();
        let rest = scope.claim([pascal("Unrecognized")]);
        let recorded = self.recorded_members(id);
        let given = |value: &str| self.given(&self.config.rename.variants, id, value);
        let words = values.variants.iter().map(|variant| variant.value.as_str());
        let kept = kept(&mut scope, words, recorded, given);
        let members = values
            .variants
            .iter()
            .enumerate()
            .map(|(position, variant)| {
                let spoken = spoken(variant, given(&variant.value));
                kept.get(&position)
                    .cloned()
                    .unwrap_or_else(|| scope.claim([pascal(spoken)]))
            });
        (members.collect(), rest)
    }

    /// A branch is called after its type; so one whose type `sdk.toml` names follows that.
    fn branches(&self, id: TypeId, union: &Union) -> (Vec<Ident>, Ident) {
        let mut scope = Scope::default();
        let rest = scope.claim([pascal("Unrecognized")]);
        let api = self.api;
        let words = member_words(api, id, &self.places);
        let given = |value: &str| self.given(&self.config.rename.variants, id, value);
        let kept = kept(
            &mut scope,
            words.iter().map(String::as_str),
            self.recorded_members(id),
            |word| match constant_of(word) {
                Some(value) => given(value),
                None => self.config.rename.types.get(word),
            },
        );
        let branches = union.branches.iter();
        let whole: Vec<Ident> = branches
            .map(|branch| match api.types.constant(branch.ty) {
                Some(constant) => pascal(spoken(constant, given(&constant.value))),
                None => pascal(&self.branch_name(branch.ty)),
            })
            .collect();
        let members = union.branches.iter().enumerate().map(|(position, branch)| {
            if let Some(kept) = kept.get(&position) {
                return kept.clone();
            }
            let short = self.short_name(id, branch.ty);
            let short = short.filter(|short| !whole.contains(short));
            scope.claim(short.into_iter().chain([whole[position].clone()]))
        });
        (members.collect(), rest)
    }

    /// What a branch is called by its type.
    fn branch_name(&self, id: TypeId) -> String {
        let (target, _) = self.api.types.resolve(id);
        match &self.api.types[target].shape {
            Shape::Struct(_) | Shape::Enum(_) | Shape::Union(_) => {
                return self.ident(target).to_string();
            }
            Shape::Any => "Any",
            Shape::Boolean => "Boolean",
            Shape::Integer(_) => "Integer",
            Shape::Number(_) => "Number",
            Shape::String(_) => "String",
            Shape::Array(_) => "List",
            Shape::Map(_) => "Map",
            Shape::Alias(_) => "Value",
        }
        .to_owned()
    }

    /// What a type that stands in a union adds to the union's name: `PetOwnerVariant2` in `PetOwner` is `Variant2`.
    fn short_name(&self, union: TypeId, id: TypeId) -> Option<Ident> {
        let (target, _) = self.api.types.resolve(id);
        let ty = &self.api.types[target];
        let is_own = ty.shape.is_named() && matches!(ty.origin, Origin::Inline(..));
        let whole = is_own.then(|| self.ident(target))?;
        let rest = whole.as_str().strip_prefix(self.ident(union).as_str())?;
        let begins = rest.starts_with(|first: char| first.is_uppercase());
        let short = begins.then(|| pascal(rest))?;
        (short.as_str() == rest).then_some(short)
    }

    /// The name that `sdk.toml` gives to a member of a component.
    fn given<'c>(
        &self,
        table: &'c BTreeMap<String, String>,
        id: TypeId,
        member: &str,
    ) -> Option<&'c String> {
        match &self.api.types[id].origin {
            Origin::Component(component) => table.get(&format!("{component}.{member}")),
            Origin::Inline(..) => None,
        }
    }
}

/// What a value is called: as `sdk.toml` says, or else as the document does.
fn spoken<'v>(variant: &'v EnumVariant, given: Option<&'v String>) -> &'v str {
    let name = given.or(variant.name.as_ref());
    name.unwrap_or(&variant.value)
}

/// Claims the names of the members that are recorded and that `sdk.toml` does not give, by position.
fn kept<'c>(
    scope: &mut Scope,
    words: impl Iterator<Item = &'c str>,
    recorded: Option<&BTreeMap<String, String>>,
    given: impl Fn(&str) -> Option<&'c String>,
) -> BTreeMap<usize, Ident> {
    let Some(recorded) = recorded else {
        return BTreeMap::new();
    };
    let mut kept = BTreeMap::new();
    let mut seen = BTreeSet::new();
    for (position, word) in words.enumerate() {
        let name = recorded
            .get(word)
            .filter(|_| given(word).is_none() && seen.insert(word));
        if let Some(name) = name.and_then(|name| kept_ident(name)) {
            kept.insert(position, scope.claim([name]));
        }
    }
    kept
}

/// A component's name without the prefix that one exporter writes.
pub fn plain(name: &str) -> &str {
    exporter_name(name).unwrap_or(name)
}

/// What stands behind the prefix that one exporter writes: `type_invoice:InvoiceDataRequest` is `InvoiceDataRequest`.
fn exporter_name(name: &str) -> Option<&str> {
    let (prefix, rest) = name.split_once(':')?;
    (prefix.starts_with("type_") && !rest.is_empty()).then_some(rest)
}
