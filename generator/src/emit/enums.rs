//! Enums: open ones, which keep a value that the document does not name and give it back unchanged.
//!
//! ```yaml
//! type: string
//! enum: [draft, open]
//! ```
//!
//! gives `enum Status { Draft, Open, Unrecognized(Unrecognized) }`; the content of the last variant is opaque, so that a value
//! that the document names can never be hidden in it.

use super::context::{Context, Uses};
use super::{docs, structs};
use crate::ir::{Enum, EnumKind, EnumVariant, Type, TypeId};
use crate::names::Ident;
use proc_macro2::TokenStream;
use quote::quote;

/// The file of the definition.
pub(super) fn definition(ctx: Context<'_>, id: TypeId, ty: &Type, values: &Enum) -> TokenStream {
    let names = ctx.type_names(id);
    let ident = &names.ident;
    let rest = &names.rest;
    let docs = docs::attributes(&docs::prose(&ty.docs, &structs::fallback(ctx, ty, ident)));
    let variants = values
        .variants
        .iter()
        .zip(&names.members)
        .map(|(variant, member)| {
            let docs = docs::attributes(&variant_docs(variant));
            quote!(#docs #member)
        });
    let deprecated = ty.docs.deprecated.then(|| quote!(#[deprecated]));
    let mut uses = Uses::default();
    uses.path("crate::Unrecognized");
    if values.kind == EnumKind::Mixed {
        uses.path("crate::runtime::wire");
        uses.path("serde_json::Value");
    }
    let uses = uses.items(quote!(super));
    let kind = Kind::of(values.kind);
    let content = &kind.content;
    let accessor = accessor(values, &names.members, rest, &kind);
    quote! {
            #uses

            #docs
            #deprecated
            #[derive(Clone, Debug, PartialEq, Eq, Hash)]
            #[non_exhaustive]
            pub enum #ident {
                #(#variants,)*
                /// A value that this version of the crate does not know. It is sent as it was received.
                #rest(#content),
            }

            impl #ident {
                #accessor
            }
    }
}

fn variant_docs(variant: &EnumVariant) -> Vec<String> {
    let wire = if variant.value.contains('`') || variant.value.is_empty() {
        format!("{:?} on the wire.", variant.value)
    } else {
        format!("`{}`", variant.value)
    };
    match &variant.description {
        Some(description) if !description.trim().is_empty() => {
            let mut lines = docs::markdown(description);
            lines.push(String::new());
            lines.push(wire);
            lines
        }
        _ => vec![wire],
    }
}

/// What differs between enums of texts and of whole numbers.
struct Kind {
    content: TokenStream,
    accessor: TokenStream,
    returned: TokenStream,
    inner: TokenStream,
}

impl Kind {
    fn of(kind: EnumKind) -> Self {
        match kind {
            EnumKind::String => Self {
                content: quote!(Unrecognized),
                accessor: quote!(as_str),
                returned: quote!(&str),
                inner: quote!(value.get()),
            },
            EnumKind::Integer => Self {
                content: quote!(Unrecognized<i64>),
                accessor: quote!(as_i64),
                returned: quote!(i64),
                inner: quote!(*value.get()),
            },
            EnumKind::Mixed => Self {
                content: quote!(Unrecognized<Value>),
                accessor: quote!(to_value),
                returned: quote!(Value),
                inner: quote!(value.get().clone()),
            },
        }
    }
}

fn literal(values: &Enum, variant: &EnumVariant) -> TokenStream {
    let text = &variant.value;
    match values.kind {
        EnumKind::String => quote!(#text),
        EnumKind::Mixed => quote!(wire::json(#text)),
        EnumKind::Integer => {
            let number: i64 = text
                .parse()
                .expect("`lower` lets whole numbers of 64 bits into such an enum only");
            let literal =
                proc_macro2::Literal::i64_unsuffixed(number.checked_abs().unwrap_or(i64::MAX));
            if number == i64::MIN {
                quote!(i64::MIN)
            } else if number < 0 {
                quote!(-#literal)
            } else {
                quote!(#literal)
            }
        }
    }
}

fn accessor(values: &Enum, members: &[Ident], rest: &Ident, kind: &Kind) -> TokenStream {
    let Kind {
        accessor,
        returned,
        inner,
        ..
    } = kind;
    let arms = values
        .variants
        .iter()
        .zip(members)
        .map(|(variant, member)| {
            let literal = literal(values, variant);
            quote!(Self::#member => #literal)
        });
    quote! {
        /// The value on the wire.
        #[must_use]
        pub fn #accessor(&self) -> #returned {
            match self {
                #(#arms,)*
                Self::#rest(value) => #inner,
            }
        }
    }
}

/// The impls that read and write an enum.
pub(super) fn wire(ctx: Context<'_>, id: TypeId, values: &Enum) -> TokenStream {
    let names = ctx.type_names(id);
    let ident = &names.ident;
    let rest = &names.rest;
    let arms: Vec<TokenStream> = values
        .variants
        .iter()
        .zip(&names.members)
        .map(|(variant, member)| {
            let literal = literal(values, variant);
            quote!(#literal => Self::#member)
        })
        .collect();
    match values.kind {
        EnumKind::String => string_impls(ident, rest, &arms),
        EnumKind::Integer => integer_impls(ident, rest, &arms),
        EnumKind::Mixed => mixed_impls(ident, rest, values, &names.members),
    }
}

fn string_impls(ident: &Ident, rest: &Ident, arms: &[TokenStream]) -> TokenStream {
    quote! {
        use crate::Unrecognized;
        use crate::runtime::wire;
        use crate::types::#ident;
        use serde::de::{Deserialize, Deserializer};
        use serde::ser::{Serialize, Serializer};
        use std::convert::Infallible;
        use std::fmt;
        use std::str::FromStr;

        impl From<&str> for #ident {
            fn from(text: &str) -> Self {
                match text {
                    #(#arms,)*
                    other => Self::#rest(Unrecognized::new(other.to_owned())),
                }
            }
        }

        impl FromStr for #ident {
            type Err = Infallible;

            fn from_str(text: &str) -> Result<Self, Infallible> {
                Ok(Self::from(text))
            }
        }

        impl fmt::Display for #ident {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl Serialize for #ident {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> Deserialize<'de> for #ident {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                wire::text(deserializer, |text| Self::from(text))
            }
        }
    }
}

fn integer_impls(ident: &Ident, rest: &Ident, arms: &[TokenStream]) -> TokenStream {
    quote! {
        use crate::Unrecognized;
        use crate::runtime::wire;
        use crate::types::#ident;
        use serde::de::{Deserialize, Deserializer};
        use serde::ser::{Serialize, Serializer};
        use std::fmt;
        use std::num::ParseIntError;
        use std::str::FromStr;

        impl From<i64> for #ident {
            fn from(number: i64) -> Self {
                match number {
                    #(#arms,)*
                    other => Self::#rest(Unrecognized::new(other)),
                }
            }
        }

        impl FromStr for #ident {
            type Err = ParseIntError;

            fn from_str(text: &str) -> Result<Self, ParseIntError> {
                text.parse().map(|number: i64| Self::from(number))
            }
        }

        impl fmt::Display for #ident {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&self.as_i64(), f)
            }
        }

        impl Serialize for #ident {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_i64(self.as_i64())
            }
        }

        impl<'de> Deserialize<'de> for #ident {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                wire::integer(deserializer, Self::from)
            }
        }
    }
}

fn mixed_impls(ident: &Ident, rest: &Ident, values: &Enum, members: &[Ident]) -> TokenStream {
    let texts = values.variants.iter().map(|variant| &variant.value);
    let arms = members.iter().enumerate().map(|(index, member)| {
        let index = proc_macro2::Literal::usize_unsuffixed(index);
        quote!(Some(#index) => Self::#member)
    });
    quote! {
        use crate::Unrecognized;
        use crate::runtime::wire;
        use crate::types::#ident;
        use serde::de::{Deserialize, Deserializer};
        use serde::ser::{Serialize, Serializer};
        use serde_json::Value;
        use std::fmt;

        impl From<Value> for #ident {
            fn from(value: Value) -> Self {
                match wire::listed(&value, &[#(#texts),*]) {
                    #(#arms,)*
                    _ => Self::#rest(Unrecognized::new(value)),
                }
            }
        }

        impl fmt::Display for #ident {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&self.to_value(), f)
            }
        }

        impl Serialize for #ident {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                self.to_value().serialize(serializer)
            }
        }

        impl<'de> Deserialize<'de> for #ident {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                Value::deserialize(deserializer).map(Self::from)
            }
        }
    }
}
