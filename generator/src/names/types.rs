//! Names of structs, enums and unions, of their fields and variants, and of the files that they live in.

use super::operations::OperationNames;
use super::words::{pascal, singular, snake};
use super::{Ident, Scope};
use crate::config::Config;
use crate::ir::{Api, Enum, Origin, Role, Shape, Struct, TypeId, Union, Within};
use std::collections::BTreeMap;

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
    "Value",
    "Vec",
];

pub(super) fn types(
    api: &Api,
    config: &Config,
    operations: &[OperationNames],
) -> BTreeMap<TypeId, TypeNames> {
    let mut naming = Naming {
        api,
        config,
        operations,
        scope: Scope::reserving(RESERVED),
        idents: BTreeMap::new(),
    };
    let named: Vec<TypeId> = api
        .types
        .iter()
        .filter(|(_, ty)| ty.shape.is_named())
        .map(|(id, _)| id)
        .collect();
    for rank in 0..4 {
        for id in &named {
            if naming.rank(*id) == rank {
                naming.ident(*id);
            }
        }
    }
    let mut modules = Scope::reserving(&["mod_", "wire"]);
    named
        .into_iter()
        .map(|id| {
            let ident = naming.ident(id);
            let module = modules.claim([snake(ident.as_str())]);
            let (members, rest) = naming.members(id);
            (
                id,
                TypeNames {
                    ident,
                    module,
                    members,
                    rest,
                },
            )
        })
        .collect()
}

struct Naming<'a> {
    api: &'a Api,
    config: &'a Config,
    operations: &'a [OperationNames],
    scope: Scope,
    idents: BTreeMap<TypeId, Ident>,
}

impl Naming<'_> {
    /// Who claims first: what `sdk.toml` names, what is a Rust name as it stands, other components, inline types.
    fn rank(&self, id: TypeId) -> usize {
        match &self.api.types[id].origin {
            Origin::Component(name) if self.config.rename.types.contains_key(name) => 0,
            Origin::Component(name) if pascal(name).as_str() == name => 1,
            Origin::Component(_) => 2,
            Origin::Inline(..) => 3,
        }
    }

    fn ident(&mut self, id: TypeId) -> Ident {
        if let Some(ident) = self.idents.get(&id) {
            return ident.clone();
        }
        let candidates = self.candidates(id);
        let ident = self.scope.claim(candidates);
        self.idents.insert(id, ident.clone());
        ident
    }

    fn candidates(&self, id: TypeId) -> Vec<Ident> {
        let Origin::Component(name) = &self.api.types[id].origin else {
            let base = self.base(id, 0);
            return vec![pascal(&base)];
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
        };
        match role {
            Role::Field(name) => format!("{owner} {}", pascal(name)),
            Role::Items => singular(&owner).unwrap_or_else(|| format!("{owner} Item")),
            Role::Values => singular(&owner).unwrap_or_else(|| format!("{owner} Value")),
            Role::Branch(_, Some(title)) => format!("{owner} {}", pascal(title)),
            Role::Branch(index, None) => format!("{owner} Variant{}", index + 1),
            Role::Body => format!("{owner} Body"),
            Role::Response(status) if status == "200" || status == "201" => {
                format!("{owner} Response")
            }
            Role::Response(status) => format!("{owner} Response {status}"),
            Role::Parameter(name) => format!("{owner} {}", pascal(name)),
        }
    }

    fn members(&mut self, id: TypeId) -> (Vec<Ident>, Ident) {
        let api = self.api;
        match &api.types[id].shape {
            Shape::Struct(shape) => self.fields(id, shape),
            Shape::Enum(values) => self.variants(id, values),
            Shape::Union(union) => self.branches(union),
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
        let mut claim = |name: &str, given: Option<&String>| match given {
            Some(given) => scope.claim([snake(given)]),
            None => scope.claim([snake(name), snake(&format!("{name} field"))]),
        };
        let members = shape.fields.iter().map(|field| {
            claim(
                &field.name,
                self.given(&self.config.rename.fields, id, &field.name),
            )
        });
        let members = members.collect();
        (members, scope.claim([snake("additional_properties")]))
    }

    fn variants(&self, id: TypeId, values: &Enum) -> (Vec<Ident>, Ident) {
        let mut scope = Scope::default();
        let rest = scope.claim([pascal("Unrecognized")]);
        let claim = |variant: &crate::ir::EnumVariant| {
            let given = self.given(&self.config.rename.variants, id, &variant.value);
            scope.claim([pascal(
                given.or(variant.name.as_ref()).unwrap_or(&variant.value),
            )])
        };
        (values.variants.iter().map(claim).collect(), rest)
    }

    fn branches(&mut self, union: &Union) -> (Vec<Ident>, Ident) {
        let mut scope = Scope::default();
        let rest = scope.claim([pascal("Unrecognized")]);
        let api = self.api;
        let members = union.branches.iter().map(|branch| {
            let (target, _) = api.types.resolve(branch.ty);
            let name = match &api.types[target].shape {
                Shape::Struct(_) | Shape::Enum(_) | Shape::Union(_) => {
                    self.ident(target).to_string()
                }
                Shape::Any => "Any".to_owned(),
                Shape::Boolean => "Boolean".to_owned(),
                Shape::Integer(_) => "Integer".to_owned(),
                Shape::Number(_) => "Number".to_owned(),
                Shape::String(_) => "String".to_owned(),
                Shape::Array(_) => "List".to_owned(),
                Shape::Map(_) => "Map".to_owned(),
                Shape::Alias(_) => "Value".to_owned(),
            };
            scope.claim([pascal(&name)])
        });
        (members.collect(), rest)
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

/// A component's name without the prefix that one exporter writes.
pub fn plain(name: &str) -> &str {
    exporter_name(name).unwrap_or(name)
}

/// What stands behind the prefix that one exporter writes: `type_invoice:InvoiceDataRequest` is `InvoiceDataRequest`.
fn exporter_name(name: &str) -> Option<&str> {
    let (prefix, rest) = name.split_once(':')?;
    (prefix.starts_with("type_") && !rest.is_empty()).then_some(rest)
}
