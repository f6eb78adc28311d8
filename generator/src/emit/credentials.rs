//! The credentials of a client: the table that the runtime reads, and the builder's setters.
//!
//! ```yaml
//! key: {type: apiKey, in: header, name: key}                                      # .key("…")
//! oauth: {type: oauth2, flows: {clientCredentials: {tokenUrl: /token, scopes: {read: Read.}}}}
//! ```
//!
//! A scheme whose tokens can be fetched has further setters: `.oauth_client(ClientCredentials::new(id, secret))` where the document
//! has the flow, and `.oauth_provider(…)` for tokens from elsewhere.

use super::context::Context;
use super::docs;
use crate::config::ClientAuthentication;
use crate::ir::{ClientFlow, SchemeKind, SecurityScheme};
use crate::names::SchemeNames;
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use std::fmt::Write as _;

/// The table of security schemes that the runtime reads, and what the document says of their flows.
pub(super) fn schemes(ctx: Context<'_>) -> TokenStream {
    let schemes = ctx
        .api
        .schemes
        .iter()
        .zip(&ctx.names.schemes)
        .map(|(scheme, names)| {
            let name = &scheme.name;
            let setter = names.setter.to_string();
            let variables = &names.variables;
            let kind = match &scheme.kind {
                SchemeKind::Basic => quote!(Basic),
                SchemeKind::Bearer => quote!(Bearer),
                SchemeKind::Http(scheme) => quote!(Http(#scheme)),
                SchemeKind::Header(header) => quote!(Header(#header)),
                SchemeKind::Query(parameter) => quote!(Query(#parameter)),
                SchemeKind::Cookie(cookie) => quote!(Cookie(#cookie)),
            };
            let further = names.client.as_ref().map(|client| {
                let (setter, variables) = (client.to_string(), &names.client_variables);
                quote!(Way { setter: #setter, variables: &[#(#variables),*] })
            });
            quote! {
                Scheme {
                    name: #name,
                    kind: SchemeKind::#kind,
                    setter: #setter,
                    variables: &[#(#variables),*],
                    further: &[#further],
                }
            }
        });
    let flows = clients(ctx).map(|(scheme, flow, names)| {
        let table = table(names);
        let token_url = flow.token_url.as_deref().unwrap_or_default();
        let scopes = scopes(ctx, scheme, flow);
        let authentication = ctx
            .config
            .security
            .schemes
            .get(&scheme.name)
            .and_then(|scheme| scheme.client_authentication);
        let in_body = authentication == Some(ClientAuthentication::Body);
        quote! {
            static #table: Flow = Flow {
                token_url: #token_url,
                scopes: &[#(#scopes),*],
                in_body: #in_body,
            };
        }
    });
    quote! {
        static SCHEMES: &[Scheme] = &[#(#schemes),*];
        #(#flows)*
    }
}

/// What the setters and the table need of the runtime.
pub(super) fn imports(ctx: Context<'_>) -> TokenStream {
    if ctx.api.schemes.is_empty() {
        return quote!(
            use crate::runtime::auth::Scheme;
        );
    }
    let client = clients(ctx).next().is_some().then(|| {
        quote! {
            use crate::auth::ClientCredentials;
            use crate::runtime::auth::Way;
            use crate::runtime::client_credentials::Flow;
        }
    });
    let provider = has_tokens(ctx).then(|| {
        quote! {
            use crate::auth::TokenProvider;
            use crate::runtime::token;
        }
    });
    quote! {
        #client
        #provider
        use crate::Secret;
        use crate::runtime::auth::{Credential, Scheme, SchemeKind};
    }
}

/// Whether a credential is a token, which may be fetched.
pub(super) fn has_tokens(ctx: Context<'_>) -> bool {
    let mut schemes = ctx.api.schemes.iter();
    schemes.any(|scheme| scheme.kind == SchemeKind::Bearer)
}

/// Whether tokens can be fetched by the client itself.
pub(super) fn has_clients(ctx: Context<'_>) -> bool {
    clients(ctx).next().is_some()
}

/// The schemes whose tokens the client itself can fetch.
fn clients<'c>(
    ctx: Context<'c>,
) -> impl Iterator<Item = (&'c SecurityScheme, &'c ClientFlow, &'c SchemeNames)> {
    let schemes = ctx.api.schemes.iter().zip(&ctx.names.schemes);
    schemes.filter_map(|(scheme, names)| Some((scheme, scheme.client_flow.as_ref()?, names)))
}

/// The name of the table with what the document says of a scheme's flow.
fn table(names: &SchemeNames) -> Ident {
    let setter = names.setter.as_str().to_uppercase();
    format_ident!("{}_FLOW", setter.trim_start_matches("R#"))
}

/// The scopes that the operations ask for, in the order in which they do. Where the flow lists scopes, it has no others: the rest
/// is for other flows of the scheme.
fn scopes<'c>(ctx: Context<'c>, scheme: &SecurityScheme, flow: &ClientFlow) -> Vec<&'c str> {
    let mut scopes: Vec<&str> = Vec::new();
    let combinations = ctx.api.operations.iter().flat_map(|one| &one.security);
    for requirement in combinations.flatten() {
        if requirement.scheme == scheme.name {
            for scope in &requirement.scopes {
                let has = flow.scopes.is_empty() || flow.scopes.contains(scope);
                if has && !scopes.contains(&scope.as_str()) {
                    scopes.push(scope);
                }
            }
        }
    }
    scopes
}

/// The builder's setters of all credentials.
pub(super) fn setters(ctx: Context<'_>) -> TokenStream {
    let schemes = ctx.api.schemes.iter().zip(&ctx.names.schemes);
    let setters = schemes.map(|(scheme, names)| {
        let own = setter(scheme, names);
        let client = client_setter(ctx, scheme, names);
        let provider = provider_setter(scheme, names);
        quote!(#own #client #provider)
    });
    quote!(#(#setters)*)
}

/// The lines that take over from the environment what fetches tokens.
pub(super) fn clients_from_env(ctx: Context<'_>) -> TokenStream {
    let lines = clients(ctx).filter_map(|(scheme, _, names)| {
        let (setter, [id, secret]) = (names.client.as_ref()?, names.client_variables.as_slice())
        else {
            return None;
        };
        let name = &scheme.name;
        Some(quote! {
            if let Some((id, secret)) = self.config.lacking(#name, [#id, #secret]) {
                self = self.#setter(ClientCredentials::new(id, secret));
            }
        })
    });
    quote!(#(#lines)*)
}

fn deprecated(scheme: &SecurityScheme) -> Option<TokenStream> {
    scheme.deprecated.then(|| quote!(#[deprecated]))
}

fn setter(scheme: &SecurityScheme, names: &SchemeNames) -> TokenStream {
    let name = &scheme.name;
    let setter = &names.setter;
    let otherwise = match scheme.kind {
        SchemeKind::Basic => "The user name and password that calls carry.",
        SchemeKind::Bearer => "The token that calls carry.",
        SchemeKind::Http(_) => {
            "The credential that calls carry, as it stands behind the scheme's name."
        }
        SchemeKind::Header(_) | SchemeKind::Query(_) | SchemeKind::Cookie(_) => {
            "The key that calls carry."
        }
    };
    let mut lines = docs::markdown(names.description.as_deref().unwrap_or(otherwise));
    let details = scheme.details.iter();
    let details = details.flat_map(|line| docs::markdown(&format!("- {line}")));
    docs::paragraph(&mut lines, details.collect());
    let docs = docs::attributes(&lines);
    let deprecated = deprecated(scheme);
    let docs = quote!(#docs #deprecated);
    match (&scheme.kind, names.arguments.as_slice()) {
        (SchemeKind::Basic, [username, password]) => quote! {
            #docs
            #[must_use]
            pub fn #setter(mut self, #username: impl Into<String>, #password: impl Into<Secret>) -> Self {
                let credential = Credential::Basic { username: #username.into(), password: #password.into() };
                self.config.credential(#name, credential);
                self
            }
        },
        (_, arguments) => {
            let token = &arguments[0];
            quote! {
                #docs
                #[must_use]
                pub fn #setter(mut self, #token: impl Into<Secret>) -> Self {
                    self.config.credential(#name, Credential::Token(#token.into()));
                    self
                }
            }
        }
    }
}

/// The setter of what fetches tokens by the flow for programs that act for themselves.
fn client_setter(
    ctx: Context<'_>,
    scheme: &SecurityScheme,
    names: &SchemeNames,
) -> Option<TokenStream> {
    let (setter, flow) = (names.client.as_ref()?, scheme.client_flow.as_ref()?);
    let (name, table) = (&scheme.name, table(names));
    let url = match &flow.token_url {
        Some(url) => format!("They come from `{url}`"),
        None => "`ClientCredentials::token_url` must say where they come from".to_owned(),
    };
    let scopes = match scopes(ctx, scheme, flow).as_slice() {
        [] => String::new(),
        scopes => format!(", for the scopes {}", listed(scopes)),
    };
    let lines = docs::markdown(&format!(
        "Lets the client fetch the tokens that calls carry: client credentials of OAuth 2.\n\n{url}{scopes}. One is fetched when a call \
         needs it, kept, and renewed before it ends or when the API refuses it."
    ));
    let (docs, deprecated) = (docs::attributes(&lines), deprecated(scheme));
    Some(quote! {
        #docs
        #deprecated
        #[must_use]
        pub fn #setter(mut self, client: ClientCredentials) -> Self {
            self.config.credential(#name, client.credential(&#table));
            self
        }
    })
}

/// The setter of what brings tokens from elsewhere.
fn provider_setter(scheme: &SecurityScheme, names: &SchemeNames) -> Option<TokenStream> {
    let setter = names.provider.as_ref()?;
    let name = &scheme.name;
    let docs = docs::attributes(&docs::markdown(&format!(
        "Lets calls carry tokens that this provider fetches, in place of one that is given to `{}` once.\n\nIt is asked when a call \
         needs a token, by one call at a time; what it gives is kept until shortly before its end, or until the API refuses it.",
        names.setter
    )));
    let deprecated = deprecated(scheme);
    Some(quote! {
        #docs
        #deprecated
        #[must_use]
        pub fn #setter(mut self, provider: impl TokenProvider + 'static) -> Self {
            self.config.credential(#name, token::provided(provider));
            self
        }
    })
}

/// Words as a list, each as code.
fn listed(words: &[&str]) -> String {
    let words: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    words.join(", ")
}

/// `auth.rs`: what a user brings who has tokens fetched.
pub(super) fn auth(ctx: Context<'_>) -> String {
    let client = has_clients(ctx).then(|| {
        quote!(
            pub use crate::runtime::client_credentials::ClientCredentials;
        )
    });
    let opening = ["Where the tokens of calls come from, when they are fetched.".to_owned()];
    super::source::rust(
        &opening,
        &quote! {
            #client
            pub use crate::runtime::intercept::BoxError;
            pub use crate::runtime::token::{Fetching, Token, TokenProvider, TokenRequest};
        },
    )
}

/// The rows of the README's table for what fetches tokens.
pub(super) fn rows(names: &SchemeNames, text: &mut String) {
    if let Some(client) = &names.client {
        let variables: Vec<&str> = names.client_variables.iter().map(String::as_str).collect();
        let _ = writeln!(
            text,
            "| `.{client}(ClientCredentials)` | the same, fetched | {} |",
            listed(&variables)
        );
    }
    if let Some(provider) = &names.provider {
        let _ = writeln!(
            text,
            "| `.{provider}(TokenProvider)` | the same, fetched |  |"
        );
    }
}

/// What the README says of tokens.
pub(super) fn readme(ctx: Context<'_>, text: &mut String) {
    let Some(provider) = ctx
        .names
        .schemes
        .iter()
        .find_map(|names| names.provider.as_ref())
    else {
        return;
    };
    let krate = ctx.krate();
    text.push_str("## Tokens\n\n");
    if let Some(client) = ctx
        .names
        .schemes
        .iter()
        .find_map(|names| names.client.as_ref())
    {
        let _ = write!(
            text,
            "The client fetches its tokens itself, given an id and a secret (OAuth 2, client credentials):\n\n\
             ```rust,no_run\nuse {krate}::auth::ClientCredentials;\n\nlet builder = {krate}::Client::builder()\n    \
             .{client}(ClientCredentials::new(\"your client id\", \"your client secret\"));\n```\n\n\
             `.scopes(…)`, `.token_url(…)`, `.in_body(…)` and `.parameter(…)` on `ClientCredentials` ask otherwise than the API's \
             document says. The requests for tokens go through the client's transport, with its times and retries, but no \
             interceptor sees them.\n\n"
        );
    }
    let _ = write!(
        text,
        "Tokens from elsewhere come from a `TokenProvider`, or a function:\n\n\
         ```rust,no_run\nuse {krate}::auth::Token;\nuse std::time::Duration;\n\nlet builder = {krate}::Client::builder().{provider}(|| async {{\n    \
         Ok(Token::new(\"from a vault\").expires_in(Duration::from_secs(600)))\n}});\n```\n\n\
         A token is fetched when a call needs one, once for all calls that wait, kept, and renewed before it ends. When the API refuses \
         one with status 401, the call is tried once more with another. Without a token, nothing is sent: `error.is_token()` holds, and \
         `error.token_error()` or the error's source says why.\n\n"
    );
}
