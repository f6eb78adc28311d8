//! Structs: the definition with its setters in `types/`, the impls that read and write it in `wire/`.
//!
//! ```yaml
//! BillItem:
//!   required: [itemCost]
//!   properties: {itemCost: {type: number}, itemQty: {type: integer}}
//! ```
//!
//! gives `BillItem::new(item_cost)` and the setter `.item_qty(…)`.

use super::context::{Context, Uses};
use super::docs;
use super::rust_types::{self, Presence, keeps, presence};
use crate::ir::{Field, Origin, Struct, Type, TypeId};
use crate::names::Ident;
use proc_macro2::TokenStream;
use quote::quote;

/// The file of the definition: the struct, its constructor and its setters.
pub(super) fn definition(ctx: Context<'_>, id: TypeId, ty: &Type, shape: &Struct) -> TokenStream {
    let mut uses = Uses::default();
    let names = ctx.type_names(id);
    let ident = &names.ident;
    let fields: Vec<Tokens> = fields(ctx, id, shape, &mut uses);
    let additional = additional(ctx, id, shape, &mut uses);
    let declared = fields.iter().map(|field| {
        let Tokens {
            docs,
            deprecated,
            ident,
            ty,
            ..
        } = field;
        quote!(#docs #deprecated pub #ident: #ty)
    });
    let declared_additional = additional.iter().map(|(ident, ty)| {
        quote!(#[doc = " The further properties, which the document does not name."] pub #ident: #ty)
    });
    let derive = derives(ctx, id, shape);
    let kept = keeps(ctx, id, shape).then(|| {
        uses.path("crate::Kept");
        quote!(pub(crate) kept: Kept,)
    });
    let unknown = shape.additional.is_none().then(|| {
        quote! {
            /// The properties of a received object that this type has no field for. They are sent back with it.
            #[must_use]
            pub fn unknown_properties(&self) -> &Kept {
                &self.kept
            }
        }
    });
    let constructor = constructor(ctx, id, shape, &fields, additional.as_ref(), &mut uses);
    // Nobody builds what only the server sends.
    let setters = ctx
        .is_sent(id)
        .then(|| setters(ctx, id, shape, &fields, additional.as_ref(), &mut uses));
    let default = is_made_of_nothing(ctx, id, shape).then(|| {
        quote! {
            impl Default for #ident {
                fn default() -> Self {
                    Self::new()
                }
            }
        }
    });
    let docs = docs::attributes(&docs::prose(&ty.docs, &fallback(ctx, ty, ident)));
    let deprecated = ty.docs.deprecated.then(|| quote!(#[deprecated]));
    let items = quote! {
        #docs
        #deprecated
        #derive
        #[non_exhaustive]
        pub struct #ident { #(#declared,)* #(#declared_additional,)* #kept }

        impl #ident {
            #constructor
            #setters
            #unknown
        }
        #default
    };
    uses.types.remove(ident);
    let uses = uses.items(quote!(super));
    quote!(#uses #items)
}

/// What is said of a type that the document says nothing of.
pub(super) fn fallback(ctx: Context<'_>, ty: &Type, ident: &Ident) -> String {
    let name = match &ty.origin {
        Origin::Component(name) => crate::names::plain(name).to_owned(),
        Origin::Inline(..) => ident.to_string(),
    };
    format!("`{name}` of the {} API.", ctx.names.vendor)
}

/// A field as the parts of its declaration.
struct Tokens {
    docs: TokenStream,
    deprecated: Option<TokenStream>,
    ident: Ident,
    ty: TokenStream,
}

fn fields(ctx: Context<'_>, id: TypeId, shape: &Struct, uses: &mut Uses) -> Vec<Tokens> {
    let members = &ctx.type_names(id).members;
    let with_idents = shape.fields.iter().zip(members).enumerate();
    with_idents
        .map(|(position, (field, ident))| Tokens {
            docs: docs::attributes(&field_docs(ctx, id, field)),
            deprecated: field.docs.deprecated.then(|| quote!(#[deprecated])),
            ident: ident.clone(),
            ty: rust_types::field(ctx, id, position, field, uses),
        })
        .collect()
}

/// The field's own prose, else that of its type where the type has no name that would say it; then the limits.
fn field_docs(ctx: Context<'_>, id: TypeId, field: &Field) -> Vec<String> {
    let ty = &ctx.api.types[field.ty];
    let (_, target, _) = ctx.resolve(field.ty);
    let named = target.shape.is_named();
    let own = field.docs.description.is_some() || field.docs.title.is_some();
    let prose = if own || named { &field.docs } else { &ty.docs };
    let mut lines = docs::prose(prose, &format!("`{}`.", field.name));
    let constraints = if ty.constraints == crate::ir::Constraints::default() && !named {
        &target.constraints
    } else {
        &ty.constraints
    };
    docs::paragraph(&mut lines, docs::limits(constraints, ty.default.as_ref()));
    let direction = match presence(ctx, id, field) {
        Presence::ReadOnly => vec!["Only the server sets it: requests leave it out.".to_owned()],
        Presence::WriteOnly => vec!["Only requests have it.".to_owned()],
        Presence::Required
        | Presence::RequiredNullable
        | Presence::Optional
        | Presence::OptionalNullable
        | Presence::Patch => Vec::new(),
    };
    docs::paragraph(&mut lines, direction);
    lines
}

fn additional(
    ctx: Context<'_>,
    id: TypeId,
    shape: &Struct,
    uses: &mut Uses,
) -> Option<(Ident, TokenStream)> {
    let values = shape.additional?;
    let values = rust_types::element(ctx, values, uses);
    uses.path("std::collections::BTreeMap");
    Some((
        ctx.type_names(id).rest.clone(),
        quote!(BTreeMap<String, #values>),
    ))
}

fn derives(ctx: Context<'_>, id: TypeId, shape: &Struct) -> TokenStream {
    let derives = ctx.derives(id);
    let debug = (!is_sensitive(shape)).then(|| quote!(Debug,));
    let default = derives.default.then(|| quote!(Default,));
    let eq = derives.eq.then(|| quote!(Eq, Hash,));
    quote!(#[derive(Clone, #debug #default PartialEq, #eq)])
}

fn is_sensitive(shape: &Struct) -> bool {
    shape.fields.iter().any(|field| field.sensitive)
}

/// Whether all that is required is a discriminator, which the constructor knows.
fn is_made_of_nothing(ctx: Context<'_>, id: TypeId, shape: &Struct) -> bool {
    let mut fields = shape.fields.iter().enumerate();
    let known = |(position, field)| match presence(ctx, id, field) {
        Presence::Required => ctx.facts.tags.contains_key(&(id, position)),
        Presence::RequiredNullable | Presence::WriteOnly => false,
        Presence::Optional | Presence::OptionalNullable | Presence::Patch | Presence::ReadOnly => {
            true
        }
    };
    !ctx.derives(id).default && fields.all(known)
}

fn constructor(
    ctx: Context<'_>,
    id: TypeId,
    shape: &Struct,
    fields: &[Tokens],
    additional: Option<&(Ident, TokenStream)>,
    uses: &mut Uses,
) -> TokenStream {
    if ctx.derives(id).default {
        return quote! {
            /// Nothing set yet.
            #[must_use]
            pub fn new() -> Self {
                Self::default()
            }
        };
    }
    let mut arguments = Vec::new();
    let mut values = Vec::new();
    for (position, (field, tokens)) in shape.fields.iter().zip(fields).enumerate() {
        let ident = &tokens.ident;
        let boxed = ctx.facts.boxed.contains(&(id, position));
        match presence(ctx, id, field) {
            Presence::Required if ctx.facts.tags.contains_key(&(id, position)) => {
                let tag = tag(ctx, field, &ctx.facts.tags[&(id, position)], uses);
                values.push(field_value(ident, in_box(boxed, tag)));
            }
            Presence::Required => {
                let (ty, value) = rust_types::argument(ctx, field.ty, &quote!(#ident), uses);
                arguments.push(quote!(#ident: #ty));
                values.push(field_value(ident, in_box(boxed, value)));
            }
            Presence::RequiredNullable => {
                let bare = rust_types::bare(ctx, field.ty, uses);
                arguments.push(quote!(#ident: Option<#bare>));
                let value = if boxed {
                    quote!(#ident.map(Box::new))
                } else {
                    quote!(#ident)
                };
                values.push(field_value(ident, value));
            }
            Presence::WriteOnly => {
                let (ty, value) = rust_types::argument(ctx, field.ty, &quote!(#ident), uses);
                arguments.push(quote!(#ident: #ty));
                let value = in_box(boxed, value);
                values.push(quote!(#ident: Some(#value)));
            }
            Presence::Optional | Presence::OptionalNullable | Presence::ReadOnly => {
                values.push(quote!(#ident: None))
            }
            Presence::Patch => values.push(quote!(#ident: Patch::Absent)),
        }
    }
    let additional = additional.map(|(ident, _)| quote!(#ident: BTreeMap::new(),));
    let kept = keeps(ctx, id, shape).then(|| quote!(kept: Kept::default(),));
    let many = (arguments.len() > 7)
        .then(|| quote!(#[allow(clippy::too_many_arguments, reason = "the document requires all of them")]));
    let docs = if arguments.is_empty() {
        quote!(#[doc = " Nothing set yet but what it is."])
    } else {
        quote!(#[doc = " With all that is required."])
    };
    quote! {
        #docs
        #[must_use]
        #many
        pub fn new(#(#arguments),*) -> Self {
            Self { #(#values,)* #additional #kept }
        }
    }
}

/// The value of a discriminator.
fn tag(ctx: Context<'_>, field: &Field, text: &str, uses: &mut Uses) -> TokenStream {
    let (target, ty, _) = ctx.resolve(field.ty);
    let crate::ir::Shape::Enum(values) = &ty.shape else {
        return quote!(#text.to_owned());
    };
    let names = ctx.type_names(target);
    let mut variants = values.variants.iter().zip(&names.members);
    match variants.find(|(variant, _)| variant.value == text) {
        Some((_, member)) => {
            let ident = &names.ident;
            uses.types.insert(ident.clone());
            quote!(#ident::#member)
        }
        None => quote!(#text.into()),
    }
}

fn field_value(ident: &Ident, value: TokenStream) -> TokenStream {
    if value.to_string() == ident.to_string() {
        quote!(#ident)
    } else {
        quote!(#ident: #value)
    }
}

fn in_box(boxed: bool, value: TokenStream) -> TokenStream {
    if boxed {
        quote!(Box::new(#value))
    } else {
        value
    }
}

fn setters(
    ctx: Context<'_>,
    id: TypeId,
    shape: &Struct,
    fields: &[Tokens],
    additional: Option<&(Ident, TokenStream)>,
    uses: &mut Uses,
) -> TokenStream {
    let mut setters = TokenStream::new();
    for (position, (field, tokens)) in shape.fields.iter().zip(fields).enumerate() {
        let ident = &tokens.ident;
        let boxed = ctx.facts.boxed.contains(&(id, position));
        let (ty, value) = match presence(ctx, id, field) {
            Presence::Required
            | Presence::RequiredNullable
            | Presence::ReadOnly
            | Presence::WriteOnly => continue,
            Presence::Optional | Presence::OptionalNullable => {
                let (ty, value) = rust_types::argument(ctx, field.ty, &quote!(#ident), uses);
                let value = in_box(boxed, value);
                (ty, quote!(Some(#value)))
            }
            Presence::Patch => {
                let bare = rust_types::bare(ctx, field.ty, uses);
                let value = if boxed {
                    quote!(#ident.into().map(Box::new))
                } else {
                    quote!(#ident.into())
                };
                (quote!(impl Into<Patch<#bare>>), value)
            }
        };
        let docs = docs::attributes(&[format!("Sets `{}`.", field.name)]);
        let deprecated = &tokens.deprecated;
        setters.extend(quote! {
            #docs
            #deprecated
            #[must_use]
            pub fn #ident(mut self, #ident: #ty) -> Self {
                self.#ident = #value;
                self
            }
        });
    }
    if let Some((ident, _)) = additional {
        let values = shape
            .additional
            .map(|values| rust_types::element(ctx, values, uses));
        setters.extend(quote! {
            /// Adds a property that the document does not name.
            #[must_use]
            pub fn #ident(mut self, name: impl Into<String>, value: impl Into<#values>) -> Self {
                self.#ident.insert(name.into(), value.into());
                self
            }
        });
    }
    setters
}

/// The impls that read and write a struct.
pub(super) fn wire(ctx: Context<'_>, id: TypeId, shape: &Struct) -> TokenStream {
    let names = ctx.type_names(id);
    let ident = &names.ident;
    let serialize = super::wire::serialize_struct(ctx, id, shape);
    let deserialize = super::wire::deserialize_struct(ctx, id, shape);
    let files = super::uploads::files(ctx, id, shape);
    let debug = is_sensitive(shape).then(|| {
        redacted_debug(
            shape,
            ident,
            &names.members,
            shape.additional.map(|_| &names.rest),
        )
    });
    quote!(#serialize #deserialize #files #debug)
}

/// `Debug` of the public fields, without the values that are not to be shown.
fn redacted_debug(
    shape: &Struct,
    ident: &Ident,
    members: &[Ident],
    rest: Option<&Ident>,
) -> TokenStream {
    let fields = shape.fields.iter().zip(members).map(|(field, member)| {
        let name = member.to_string();
        if field.sensitive {
            quote!((#name, &format_args!("[redacted]")))
        } else {
            quote!((#name, &self.#member))
        }
    });
    let rest = rest.map(|rest| {
        let name = rest.to_string();
        quote!((#name, &self.#rest))
    });
    let shown = fields.chain(rest);
    let name = ident.to_string();
    quote! {
        impl fmt::Debug for #ident {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                wire::debug(f, #name, &[#(#shown),*])
            }
        }
    }
}
