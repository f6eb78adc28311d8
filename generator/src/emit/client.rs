//! The client and its builder.
//!
//! ```yaml
//! servers: [{url: https://api.example.com, description: Production}]     # Environment::Production
//! components: {securitySchemes: {api_key: {type: apiKey, in: header, name: key}}}    # ClientBuilder::api_key
//! ```

use super::context::Context;
use super::credentials;
use super::defaults::{Said, defaults};
use super::docs;
use super::runtime::Needs;
use crate::ir::Server;
use crate::names::EnvironmentNames;
use proc_macro2::TokenStream;
use quote::quote;

/// `client.rs`
pub(super) fn client(ctx: Context<'_>) -> String {
    let optional = !ctx.features.is_empty();
    let api_path = if optional {
        quote!(crate::api)
    } else {
        quote!(api)
    };
    let accessors = ctx.names.tags.iter().enumerate().map(|(position, tag)| {
        let switch = ctx
            .features
            .tag(position)
            .map(|attribute| tokens(&attribute));
        let (module, ident) = (&tag.accessor, &tag.ident);
        let described = ctx
            .api
            .tags
            .iter()
            .find(|other| other.name == tag.tag)
            .and_then(|tag| tag.description.as_deref());
        let described = described.map_or_else(
            || vec![format!("Operations of the group `{module}`.")],
            docs::markdown,
        );
        let docs = docs::attributes(&described);
        quote! {
            #docs
            #switch
            #[must_use]
            pub fn #module(&self) -> #api_path::#module::#ident<'_> {
                #api_path::#module::#ident::new(self)
            }
        }
    });
    let from_env = (has_variables(ctx) && !needs_environment(ctx)).then(|| {
        let docs = docs::attributes(&from_env_docs(ctx));
        quote! {
            #docs
            ///
            /// # Errors
            ///
            /// When the base URL is none, or the transport cannot be set up. A credential that is not set is an error of the first
            /// call that needs it.
            pub fn from_env() -> Result<Self, Error> {
                Self::builder().from_env().build()
            }
        }
    });
    let docs = docs::attributes(&[
        format!("A client of the {}.", ctx.names.api()),
        String::new(),
        "It is cheap to clone, and its clones share their connections.".to_owned(),
    ]);
    let core = (!ctx.names.tags.is_empty()).then(|| {
        let idle = optional.then(|| {
            quote!(#[allow(dead_code, reason = "every group of operations may be switched off")])
        });
        quote! {
            #idle
            pub(crate) fn core(&self) -> &Core {
                &self.core
            }
        }
    });
    let builder = builder(ctx);
    let undocumented = undocumented(ctx);
    let krate = ctx.krate();
    let example = docs::attributes(&[
        format!("# async fn example(client: {krate}::Client) -> Result<(), {krate}::Error> {{"),
        "let found: Vec<String> = client".to_owned(),
        "    .request(\"GET\", \"/beta/things\")".to_owned(),
        "    .query(\"limit\", 10)".to_owned(),
        "    .send()".to_owned(),
        "    .await?;".to_owned(),
    ]);
    let schemes = credentials::schemes(ctx);
    let credentials = credentials::imports(ctx);
    let environment = (!ctx.api.servers.is_empty()).then(|| {
        quote!(
            use crate::Environment;
        )
    });
    let api = (!ctx.names.tags.is_empty() && !optional).then(|| {
        quote!(
            use crate::api;
        )
    });
    super::source::rust(
        &["The client and its builder.".to_owned()],
        &quote! {
            use crate::Error;
            #environment
            #api
            #credentials
            use crate::runtime::client::{Config, Core};
            use crate::runtime::custom::CustomRequest;
            use crate::runtime::operation::Operation;
            use crate::transport::{Interceptor, Transport};
            use std::sync::Arc;
            use std::time::Duration;

            #schemes

            #undocumented

            #docs
            #[derive(Clone, Debug)]
            pub struct Client {
                core: Core,
            }

            impl Client {
                /// Begins a client.
                #[must_use]
                pub fn builder() -> ClientBuilder {
                    ClientBuilder::new()
                }

                #from_env
                #(#accessors)*

                /// A call of a place that the API's document does not have, with the credentials, retries and errors of all others.
                ///
                /// The path begins with `/`, goes behind the base URL, and may have a query.
                ///
                /// ```no_run
                #example
                /// # Ok(())
                /// # }
                /// ```
                pub fn request(&self, method: impl AsRef<str>, path: &str) -> CustomRequest {
                    CustomRequest::new(&self.core, &UNDOCUMENTED, method.as_ref(), path)
                }

                #core
            }

            #builder
        },
    )
}

/// Text as tokens.
pub(super) fn tokens(text: &str) -> TokenStream {
    text.parse()
        .unwrap_or_else(|error| panic!("an emitter made text that is no Rust: {error}: {text}"))
}

fn has_variables(ctx: Context<'_>) -> bool {
    ctx.names
        .schemes
        .iter()
        .any(|scheme| scheme.all_variables().next().is_some())
        || ctx.config.servers.base_url_variable.is_some()
}

/// Whether a client cannot be built without an environment.
pub(super) fn needs_environment(ctx: Context<'_>) -> bool {
    let lacks_default = |(server, names): (&Server, &EnvironmentNames)| {
        let mut variables = server.variables.iter();
        names.default && variables.any(|variable| variable.default.is_none())
    };
    let mut environments = ctx.api.servers.iter().zip(&ctx.names.environments);
    ctx.api.servers.is_empty() || ctx.config.servers.required || environments.any(lacks_default)
}

/// Whether an operation has a server for each environment.
pub(super) fn has_servers_by_environment(ctx: Context<'_>) -> bool {
    let mut operations = ctx.api.operations.iter();
    operations.any(|operation| super::operations::servers(ctx, operation).len() > 1)
}

/// Whether the own server of an operation has a variable of the environment.
pub(super) fn has_shared_variables(ctx: Context<'_>) -> bool {
    let mut operations = ctx.api.operations.iter();
    operations.any(|operation| {
        let mut servers = super::operations::servers(ctx, operation).into_iter();
        servers.any(|url| url.contains('{')) && has_server_variables(ctx)
    })
}

/// Whether a server's URL has variables, which may make it none.
pub(super) fn has_server_variables(ctx: Context<'_>) -> bool {
    ctx.names
        .environments
        .iter()
        .any(|names| !names.variables.is_empty())
}

fn from_env_docs(ctx: Context<'_>) -> Vec<String> {
    docs::markdown(&format!(
        "A client set up from environment variables: {}.",
        variables(ctx)
    ))
}

/// The names of the environment variables that a client reads.
fn variables(ctx: Context<'_>) -> String {
    let credentials = ctx
        .names
        .schemes
        .iter()
        .flat_map(crate::names::SchemeNames::all_variables);
    let all = credentials.chain(&ctx.config.servers.base_url_variable);
    all.map(|variable| format!("`{variable}`"))
        .collect::<Vec<_>>()
        .join(", ")
}

/// The operation that calls of undocumented places stand for. It takes what most operations take, of what the client has.
fn undocumented(ctx: Context<'_>) -> TokenStream {
    let mut counted: Vec<(Vec<&str>, usize)> = Vec::new();
    for combination in ctx.api.operations.iter().flat_map(|one| &one.security) {
        let schemes = combination
            .iter()
            .map(|requirement| requirement.scheme.as_str());
        let schemes: Vec<&str> = schemes.collect();
        match counted.iter_mut().find(|(known, _)| *known == schemes) {
            Some((_, count)) => *count += 1,
            None if schemes.is_empty() => {}
            None => counted.push((schemes, 1)),
        }
    }
    // The sort is stable: those that are equally frequent stay in the order of the document.
    counted.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let security = counted.iter().map(|(schemes, _)| quote!(&[#(#schemes),*],));
    let none = (!counted.is_empty()).then(|| quote!(&[]));
    quote! {
        /// What calls of undocumented places carry: the first of these credentials that the client has, or none.
        static UNDOCUMENTED: Operation = Operation {
            security: &[#(#security)* #none],
            ..Operation::new("request", "", "")
        };
    }
}

fn builder(ctx: Context<'_>) -> TokenStream {
    let setters = credentials::setters(ctx);
    let environment = (!ctx.api.servers.is_empty()).then(|| {
        quote! {
            /// Which server is called.
            #[must_use]
            pub fn environment(mut self, environment: Environment) -> Self {
                self.environment = Some(environment);
                self
            }
        }
    });
    let from_env = has_variables(ctx).then(|| {
        let docs = docs::attributes(&docs::markdown(&format!("Takes over what these environment variables hold: {}.", variables(ctx))));
        let base_url = ctx.config.servers.base_url_variable.as_ref().map(|variable| {
            quote! {
                if let Some(url) = crate::runtime::client::variable(#variable) {
                    self.config.base_url(url);
                }
            }
        });
        let credentials = (!ctx.api.schemes.is_empty()).then(|| quote!(self.config.credentials_from_environment();));
        let clients = credentials::clients_from_env(ctx);
        quote! {
            #docs
            ///
            /// A credential that is set already stays; a base URL that is set already gives way to the variable.
            #[must_use]
            #[allow(clippy::wrong_self_convention, reason = "the builder goes on, as with every other setter")]
            pub fn from_env(mut self) -> Self {
                #credentials
                #clients
                #base_url
                self
            }
        }
    });
    let field = (!ctx.api.servers.is_empty()).then(|| quote!(environment: Option<Environment>,));
    let empty = (!ctx.api.servers.is_empty()).then(|| quote!(environment: None,));
    let server = match (ctx.api.servers.is_empty(), needs_environment(ctx)) {
        (true, _) => quote!(let server = None;),
        (false, true) if !has_server_variables(ctx) => quote! {
            let server = self.environment.map(|environment| environment.base_url().to_owned());
        },
        (false, true) => quote! {
            let server = self.environment.map(|environment| environment.base_url()).transpose()?;
        },
        (false, false) if !has_server_variables(ctx) => quote! {
            let server = Some(self.environment.unwrap_or_default().base_url().to_owned());
        },
        (false, false) => {
            quote!(let server = Some(self.environment.unwrap_or_default().base_url()?);)
        }
    };
    let position = has_servers_by_environment(ctx)
        .then(|| quote!(self.config.environment(environment.position());));
    let variables = has_shared_variables(ctx)
        .then(|| quote!(self.config.server_variables(environment.variables());));
    let is_told = position.is_some() || variables.is_some();
    let environment_of = is_told.then(|| match needs_environment(ctx) {
        true => quote! {
            if let Some(environment) = &self.environment {
                #position
                #variables
            }
        },
        false => quote! {
            let environment = self.environment.clone().unwrap_or_default();
            #position
            #variables
        },
    });
    let mutable = environment_of.is_some().then(|| quote!(mut));
    let defaults = defaults(ctx);
    let mutable_config = match defaults.is_empty() {
        true => quote!(config),
        false => quote!(mut config),
    };
    let said = Said::of(ctx);
    let (timeout, attempt_timeout, connect_timeout, retries, conflicts) = (
        docs::attributes(&[said.timeout]),
        docs::attributes(&[said.attempt_timeout]),
        docs::attributes(&[said.connect_timeout]),
        docs::attributes(&[said.retries]),
        docs::attributes(&[said.conflicts]),
    );
    let idle_timeout = Needs::of(ctx).stream().then(|| {
        quote! {
            /// How long nothing may come of an answer that is read while it comes; as long as an attempt may take if not set.
            ///
            /// It is measured while something is waited for, anew after each piece.
            #[must_use]
            pub fn idle_timeout(mut self, timeout: Duration) -> Self {
                self.config.idle_timeout(timeout);
                self
            }
        }
    });
    quote! {
        /// A client that is being set up.
        #[derive(Clone, Debug)]
        pub struct ClientBuilder {
            config: Config,
            #field
        }

        impl Default for ClientBuilder {
            fn default() -> Self {
                Self::new()
            }
        }

        impl ClientBuilder {
            /// Nothing set yet.
            #[must_use]
            pub fn new() -> Self {
                let #mutable_config = Config::new(concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION")), SCHEMES);
                #defaults
                Self {
                    config,
                    #empty
                }
            }

            #setters
            #from_env
            #environment

            /// Calls another server than those of the document: a proxy, or a server of one's own in tests.
            #[must_use]
            pub fn base_url(mut self, url: impl Into<String>) -> Self {
                self.config.base_url(url.into());
                self
            }

            #timeout
            #[must_use]
            pub fn timeout(mut self, timeout: Duration) -> Self {
                self.config.timeout(timeout);
                self
            }

            #attempt_timeout
            #[must_use]
            pub fn attempt_timeout(mut self, timeout: Duration) -> Self {
                self.config.attempt_timeout(timeout);
                self
            }

            #idle_timeout

            #connect_timeout
            #[must_use]
            pub fn connect_timeout(mut self, timeout: Duration) -> Self {
                self.config.connect_timeout(timeout);
                self
            }

            #retries
            #[must_use]
            pub fn max_retries(mut self, retries: u32) -> Self {
                self.config.max_retries(retries);
                self
            }

            #conflicts
            #[must_use]
            pub fn retry_conflicts(mut self, yes: bool) -> Self {
                self.config.retry_conflicts(yes);
                self
            }

            /// How many bytes the body of an answer may have that is held in memory as a whole; 64 MiB if not set.
            ///
            /// One that is longer is an error; of the body of a failure, no more than 1 MiB is kept. Streams hold no more than this
            /// of an event or line.
            #[must_use]
            pub fn max_response_bytes(mut self, bytes: usize) -> Self {
                self.config.max_response_bytes(bytes);
                self
            }

            /// Shows each attempt of each call to this interceptor, which may add headers. It sees no credential.
            #[must_use]
            pub fn interceptor(mut self, interceptor: impl Interceptor + 'static) -> Self {
                self.config.interceptor(Arc::new(interceptor));
                self
            }

            /// Sends by other means than an HTTP client: for tests, or through a network of one's own.
            #[must_use]
            pub fn transport(mut self, transport: impl Transport + 'static) -> Self {
                self.config.transport(Arc::new(transport));
                self
            }

            /// Sends with this HTTP client, whose own settings then hold for connecting and redirects.
            ///
            /// Build it with `reqwest::redirect::Policy::none()`: a policy that follows redirects may carry API keys to another host,
            /// and a connection that is refused after a redirect looks as if nothing was sent.
            #[must_use]
            pub fn http_client(mut self, client: reqwest::Client) -> Self {
                self.config.http_client(client);
                self
            }

            /// The client.
            ///
            /// # Errors
            ///
            /// When the base URL is missing or none, or the transport cannot be set up.
            pub fn build(#mutable self) -> Result<Client, Error> {
                #environment_of
                #server
                Ok(Client { core: self.config.build(server)? })
            }
        }
    }
}
