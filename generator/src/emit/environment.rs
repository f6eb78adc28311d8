//! The environments: a variant for each server of the document.
//!
//! ```yaml
//! servers:
//!   - {url: 'https://api.example.com', description: Production}      # Environment::Production
//!   - url: https://{tenant}.example.com                              # Environment::tenant("acme")
//! ```

use super::client::{
    has_server_variables, has_servers_by_environment, has_shared_variables, needs_environment,
};
use super::context::Context;
use super::docs;
use crate::ir::{Server, ServerVariable};
use crate::names::EnvironmentNames;
use proc_macro2::TokenStream;
use quote::quote;

/// `environment.rs`
pub(super) fn environment(ctx: Context<'_>) -> String {
    let pairs: Vec<(&Server, &EnvironmentNames)> = ctx
        .api
        .servers
        .iter()
        .zip(&ctx.names.environments)
        .collect();
    let required = needs_environment(ctx);
    let with_variables = has_server_variables(ctx);
    let variants = pairs.iter().map(|(server, names)| {
        let docs = docs::attributes(&[format!("`{}`", server.url)]);
        let variant = &names.variant;
        let default =
            (names.default && names.variables.is_empty() && !required).then(|| quote!(#[default]));
        if names.variables.is_empty() {
            return quote!(#docs #default #variant);
        }
        let fields = server
            .variables
            .iter()
            .zip(&names.variables)
            .map(|(variable, field)| {
                let docs = docs::attributes(&variable_docs(variable));
                quote!(#docs #field: String)
            });
        quote!(#docs #[non_exhaustive] #variant { #(#fields),* })
    });
    let urls = pairs.iter().map(|(server, names)| {
        let (variant, fields, url) = (&names.variant, &names.variables, &server.url);
        if fields.is_empty() {
            return if with_variables { quote!(Self::#variant => Ok(#url.to_owned())) } else { quote!(Self::#variant => #url) };
        }
        let variables = server.variables.iter().map(|variable| &variable.name);
        quote!(Self::#variant { #(#fields),* } => server(#url, &[#((#variables, #fields.as_str())),*]))
    });
    let constructors = pairs
        .iter()
        .filter(|(_, names)| !names.variables.is_empty())
        .map(|(server, names)| constructor(server, names));
    let server = with_variables.then(|| {
        quote! {
            use crate::Error;
            use crate::runtime::client::server;
        }
    });
    let base_url = base_url(&urls.collect::<Vec<_>>(), with_variables);
    let position = has_servers_by_environment(ctx).then(|| {
        let arms = pairs.iter().enumerate().map(|(index, (_, names))| {
            let variant = &names.variant;
            let index = proc_macro2::Literal::usize_unsuffixed(index);
            match names.variables.is_empty() {
                true => quote!(Self::#variant => #index),
                false => quote!(Self::#variant { .. } => #index),
            }
        });
        quote! {
            /// Its position among the servers of the document, which those of single operations go by, too.
            pub(crate) fn position(&self) -> usize {
                match self {
                    #(#arms,)*
                }
            }
        }
    });
    let variables = has_shared_variables(ctx).then(|| variables(&pairs));
    let default = pairs
        .iter()
        .find(|(_, names)| names.default)
        .filter(|_| !required);
    let derived = default
        .is_some_and(|(_, names)| names.variables.is_empty())
        .then(|| quote!(Default,));
    let written = default
        .filter(|(_, names)| !names.variables.is_empty())
        .map(|(server, names)| {
            let constructor = &names.constructor;
            let values = server.variables.iter().map(|variable| &variable.default);
            let values = values.map(|default| default.as_deref().unwrap_or_default());
            quote! {
                impl Default for Environment {
                    fn default() -> Self {
                        Self::#constructor(#(#values),*)
                    }
                }
            }
        });
    super::source::rust(
        &["The servers of the API.".to_owned()],
        &quote! {
            #server

            /// A server of the API.
            #[derive(Clone, Debug, PartialEq, Eq, Hash, #derived)]
            #[non_exhaustive]
            pub enum Environment {
                #(#variants,)*
            }

            impl Environment {
                #(#constructors)*

                #base_url
                #position
                #variables
            }

            #written
        },
    )
}

/// `variables`
fn variables(pairs: &[(&Server, &EnvironmentNames)]) -> TokenStream {
    let arms = pairs.iter().map(|(server, names)| {
        let (variant, fields) = (&names.variant, &names.variables);
        if fields.is_empty() {
            return quote!(Self::#variant => Vec::new());
        }
        let variables = server.variables.iter().map(|variable| &variable.name);
        quote!(Self::#variant { #(#fields),* } => vec![#((#variables, #fields.clone())),*])
    });
    quote! {
        /// What its variables hold, for operations whose own servers have them, too.
        pub(crate) fn variables(&self) -> Vec<(&'static str, String)> {
            match self {
                #(#arms,)*
            }
        }
    }
}

/// What a variable of a server's URL is, and what it may be.
fn variable_docs(variable: &ServerVariable) -> Vec<String> {
    let mut lines = variable.description.as_deref().map_or_else(
        || vec![format!("`{}` of the URL.", variable.name)],
        docs::markdown,
    );
    let values: Vec<String> = variable
        .values
        .iter()
        .map(|value| format!("`{value}`"))
        .collect();
    let mut more = Vec::new();
    if !values.is_empty() {
        more.push(format!("One of {}.", values.join(", ")));
    }
    if let Some(default) = variable
        .default
        .as_ref()
        .filter(|default| !default.is_empty())
    {
        more.push(format!("Usually `{default}`."));
    }
    docs::paragraph(&mut lines, docs::markdown(&more.join(" ")));
    lines
}

/// The function that gives a server's URL; with variables in it, the URL may be none.
fn base_url(urls: &[TokenStream], with_variables: bool) -> TokenStream {
    if !with_variables {
        return quote! {
            /// The base URL of the server.
            #[must_use]
            pub fn base_url(&self) -> &'static str {
                match self {
                    #(#urls,)*
                }
            }
        };
    }
    quote! {
        /// The base URL of the server.
        ///
        /// # Errors
        ///
        /// When a variable is empty or has characters that do not belong where it stands in the URL.
        pub fn base_url(&self) -> Result<String, Error> {
            match self {
                #(#urls,)*
            }
        }
    }
}

fn constructor(server: &Server, names: &EnvironmentNames) -> TokenStream {
    let (variant, constructor, fields) = (&names.variant, &names.constructor, &names.variables);
    let docs = docs::attributes(&[format!("`{}`", server.url)]);
    quote! {
        #docs
        pub fn #constructor(#(#fields: impl Into<String>),*) -> Self {
            Self::#variant { #(#fields: #fields.into()),* }
        }
    }
}
