//! Credentials and servers.
//!
//! ```yaml
//! security:
//!   - basic: []            # either this …
//!   - key: []              # … or both of these
//!     secret: []
//! servers:
//!   - url: https://{tenant}.example.com
//!     variables: {tenant: {default: acme}}
//! ```

use super::Lowering;
use crate::diagnostic::{Code, Diagnostic, Place, nearest};
use crate::ir::{SchemeKind, SecurityScheme, Server, ServerVariable};
use crate::pointer::Pointer;
use openapiv3::{APIKeyLocation, SecurityRequirement};

impl Lowering<'_> {
    /// The schemes that a client can carry.
    pub(super) fn security_schemes(&mut self) -> Vec<SecurityScheme> {
        let pieces = self.pieces;
        let mut schemes = Vec::new();
        for (name, place) in &pieces.schemes {
            let Some((pointer, scheme)) = pieces.security_scheme(place) else {
                continue;
            };
            let (kind, description) = match scheme {
                openapiv3::SecurityScheme::APIKey {
                    location,
                    name,
                    description,
                    ..
                } => {
                    let kind = match location {
                        APIKeyLocation::Header => SchemeKind::Header(name.clone()),
                        APIKeyLocation::Query => SchemeKind::Query(name.clone()),
                        APIKeyLocation::Cookie => SchemeKind::Cookie(name.clone()),
                    };
                    (kind, description)
                }
                openapiv3::SecurityScheme::HTTP {
                    scheme,
                    description,
                    ..
                } => match scheme.to_ascii_lowercase().as_str() {
                    "basic" => (SchemeKind::Basic, description),
                    "bearer" => (SchemeKind::Bearer, description),
                    other => {
                        self.diagnostics.push(
                                Diagnostic::new(Code::UnsupportedScheme, format!("no client can answer the http scheme `{other}`"))
                                    .at(Place::value(&pointer.key("scheme")))
                                    .note("operations that ask for it are sent without it; a call can set the header itself"),
                            );
                        continue;
                    }
                },
                openapiv3::SecurityScheme::OAuth2 { description, .. }
                | openapiv3::SecurityScheme::OpenIDConnect { description, .. } => {
                    (SchemeKind::Bearer, description)
                }
            };
            schemes.push(SecurityScheme {
                name: name.clone(),
                kind,
                description: description.clone(),
                pointer,
            });
        }
        schemes
    }

    /// What an operation asks for: its own `security`, or the document's.
    pub(super) fn requirements(
        &mut self,
        own: Option<&[SecurityRequirement]>,
        schemes: &[SecurityScheme],
        operation: &Pointer,
    ) -> Vec<Vec<String>> {
        let pieces = self.pieces;
        let (alternatives, place) = match own {
            Some(own) => (own, operation.key("security")),
            None => (pieces.security.as_slice(), Pointer::root().key("security")),
        };
        let mut requirements = Vec::new();
        for (index, alternative) in alternatives.iter().enumerate() {
            let mut combination = Vec::new();
            for name in alternative.keys() {
                if schemes.iter().any(|scheme| scheme.name == *name) {
                    combination.push(name.clone());
                } else if !pieces.schemes.iter().any(|(declared, _)| declared == name) {
                    let place = place.index(index).key(name);
                    self.undeclared_scheme(name, schemes, &place);
                }
            }
            if !requirements.contains(&combination) {
                requirements.push(combination);
            }
        }
        if requirements.iter().all(Vec::is_empty) {
            Vec::new()
        } else {
            requirements
        }
    }

    fn undeclared_scheme(&mut self, name: &str, schemes: &[SecurityScheme], place: &Pointer) {
        let mut diagnostic = Diagnostic::new(
            Code::UndeclaredScheme,
            format!("no security scheme is called `{name}`"),
        )
        .at(Place::key(place))
        .note("operations that ask for it are sent without it");
        if let Some(near) = nearest(name, schemes.iter().map(|scheme| scheme.name.as_str())) {
            diagnostic = diagnostic.help(format!("did you mean `{near}`?"));
        }
        self.diagnostics.push(diagnostic);
    }

    /// The document's servers.
    pub(super) fn servers(&mut self) -> Vec<Server> {
        let place = Pointer::root().key("servers");
        let pieces = self.pieces;
        let mut servers = Vec::new();
        for (index, server) in pieces.servers.iter().enumerate() {
            let pointer = place.index(index);
            if server.url.starts_with('/') || server.url.is_empty() {
                self.diagnostics.push(
                    Diagnostic::new(
                        Code::RelativeServer,
                        format!(
                            "the server `{}` is relative to where the document was fetched from",
                            server.url
                        ),
                    )
                    .at(Place::value(&pointer.key("url")))
                    .note("it is left out: a client needs a base URL of its own"),
                );
                continue;
            }
            let variables = server.variables.iter().flatten();
            servers.push(Server {
                url: server.url.clone(),
                description: server.description.clone(),
                variables: variables
                    .filter(|(name, _)| server.url.contains(&format!("{{{name}}}")))
                    .map(|(name, variable)| ServerVariable {
                        name: name.clone(),
                        default: variable.default.clone(),
                        values: variable.enumeration.clone(),
                        description: variable.description.clone(),
                    })
                    .collect(),
                pointer,
            });
        }
        if servers.is_empty() {
            self.diagnostics.push(
                Diagnostic::new(Code::NoServers, "the document names no server")
                    .note("every user of the client has to give a base URL")
                    .help(
                        "name them in an overlay:\n- target: $\n  update: {servers: [{url: 'https://api.example.com', description: Production}]}",
                    ),
            );
        } else if servers.first().is_some_and(|server| {
            server.url.contains("localhost") || server.url.contains("127.0.0.1")
        }) {
            self.diagnostics.push(
                Diagnostic::new(Code::LocalServer, "the first server is one of this machine")
                    .at(Place::value(&place.index(0).key("url")))
                    .help("choose the server that clients use in sdk.toml:\n[servers]\ndefault = \"production\""),
            );
        }
        servers
    }
}
