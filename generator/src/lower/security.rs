//! Credentials: the schemes of a document, and which of them an operation asks for.
//!
//! ```yaml
//! security:
//!   - basic: []            # either this …
//!   - key: []              # … or both of these
//!     secret: []
//!   - {}                   # … or nothing
//! ```
//!
//! Both are read from the document as it stands and not through `openapiv3`: a scheme of 3.1 or 3.2, or a scope list that is
//! `null`, must never cost the operation that asks for it.

use super::Lowering;
use crate::diagnostic::{Code, Diagnostic, Place, nearest};
use crate::ir::{ClientFlow, Parameter, Requirement, SchemeKind, SecurityScheme};
use crate::parse::{Located, target};
use crate::pointer::Pointer;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// What a scheme of the document comes down to.
enum Read {
    Kind(SchemeKind),
    /// The HTTP client shows it: operations that ask for it are sent like others.
    Transport,
    /// Nothing that can be sent; it has been said.
    Nothing,
}

/// The schemes of a document by the names that requirements know them by.
pub(super) struct Schemes {
    pub(super) carried: Vec<SecurityScheme>,
    /// Every name that is declared, with the position of the scheme in `carried` if it is one that calls carry.
    declared: BTreeMap<String, Option<usize>>,
}

impl<'d> Lowering<'d> {
    /// The schemes that a client can carry.
    pub(super) fn security_schemes(&mut self) -> Schemes {
        let mut schemes = Schemes {
            carried: Vec::new(),
            declared: BTreeMap::new(),
        };
        let pieces = self.pieces;
        for (name, place) in &pieces.schemes {
            let position = self.scheme(name, place).map(|scheme| schemes.add(scheme));
            schemes.declared.insert(name.clone(), position);
        }
        schemes
    }

    fn scheme(&mut self, name: &str, place: &Pointer) -> Option<SecurityScheme> {
        let (pointer, node) = self.scheme_node(place)?;
        let kind = match self.scheme_kind(name, node, &pointer) {
            Read::Kind(kind) => kind,
            Read::Transport | Read::Nothing => return None,
        };
        let text = |keyword: &str| node.get(keyword).and_then(Value::as_str);
        Some(SecurityScheme {
            name: name.to_owned(),
            kind,
            description: text("description").map(str::to_owned),
            details: details(node),
            client_flow: client_flow(node),
            deprecated: node.get("deprecated").and_then(Value::as_bool) == Some(true),
            pointer,
        })
    }

    /// The object behind a scheme's `$ref`s.
    fn scheme_node(&mut self, place: &Pointer) -> Option<(Pointer, &'d Map<String, Value>)> {
        let root = self.root;
        let mut seen = vec![place.clone()];
        loop {
            let here = &seen[seen.len() - 1];
            let Some(Value::Object(node)) = here.resolve(root) else {
                let message = format!("nothing stands at `{here}`");
                let at = match seen.len() {
                    1 => here.clone(),
                    count => seen[count - 2].key("$ref"),
                };
                self.diagnostics.push(
                    Diagnostic::new(Code::UnresolvedReference, message).at(Place::value(&at)),
                );
                return None;
            };
            let Some(reference) = node.get("$ref").and_then(Value::as_str) else {
                return Some((here.clone(), node));
            };
            match target(reference) {
                Some(next) if !seen.contains(&next) => seen.push(next),
                _ => {
                    let message =
                        format!("the reference `{reference}` leads to no security scheme");
                    let at = Place::value(&here.key("$ref"));
                    self.diagnostics
                        .push(Diagnostic::new(Code::UnresolvedReference, message).at(at));
                    return None;
                }
            }
        }
    }

    fn scheme_kind(&mut self, name: &str, node: &Map<String, Value>, pointer: &Pointer) -> Read {
        let text = |keyword: &str| node.get(keyword).and_then(Value::as_str);
        match text("type") {
            Some("apiKey") => {
                if text("name").is_none() {
                    let diagnostic = Diagnostic::new(
                        Code::MalformedSecurity,
                        format!("the scheme `{name}` does not say what the key is called"),
                    );
                    let diagnostic = diagnostic.at(Place::value(pointer));
                    let note = format!("the name of the scheme is taken for it: `{name}`");
                    self.diagnostics.push(diagnostic.note(note));
                }
                let key = text("name").unwrap_or(name).to_owned();
                match text("in") {
                    Some("query") => Read::Kind(SchemeKind::Query(key)),
                    Some("cookie") => Read::Kind(SchemeKind::Cookie(key)),
                    Some("header") => self.key_header(key, pointer),
                    other => {
                        let found = other.map_or("nothing".to_owned(), |text| format!("`{text}`"));
                        let message =
                            format!("`in` is {found}, where header, query or cookie is expected");
                        self.cannot_answer(message, pointer)
                    }
                }
            }
            Some("http") => match text("scheme") {
                Some(scheme) if scheme.eq_ignore_ascii_case("basic") => {
                    Read::Kind(SchemeKind::Basic)
                }
                Some(scheme) if scheme.eq_ignore_ascii_case("bearer") => {
                    Read::Kind(SchemeKind::Bearer)
                }
                Some(scheme) if is_token(scheme) => self.http_scheme(scheme, pointer),
                _ => self.cannot_answer(
                    "the scheme names no authentication scheme of HTTP".to_owned(),
                    pointer,
                ),
            },
            Some("oauth2" | "openIdConnect") => Read::Kind(SchemeKind::Bearer),
            Some("mutualTLS") => {
                self.diagnostics.push(
                    Diagnostic::new(
                        Code::ClientCertificate,
                        format!("`{name}` is a client certificate, which the HTTP client shows"),
                    )
                    .at(Place::key(pointer))
                    .note("operations that ask for it are sent like others")
                    .help("give the client one that has it: `Client::builder().http_client(…)`"),
                );
                Read::Transport
            }
            Some(other) => {
                let message = format!("`{other}` is not a type of security scheme");
                self.cannot_answer(message, pointer)
            }
            None => self.cannot_answer("the scheme has no `type`".to_owned(), pointer),
        }
    }

    /// A key in a header.
    fn key_header(&mut self, key: String, pointer: &Pointer) -> Read {
        if is_token(&key) {
            return Read::Kind(SchemeKind::Header(key));
        }
        self.cannot_answer(format!("`{key}` is not the name of a header"), pointer)
    }

    fn http_scheme(&mut self, scheme: &str, pointer: &Pointer) -> Read {
        let registered = REGISTERED
            .iter()
            .find(|known| known.eq_ignore_ascii_case(scheme));
        let spelled = registered.map_or(scheme, |known| known);
        self.diagnostics.push(
            Diagnostic::new(
                Code::OtherHttpScheme,
                format!("clients do not work out credentials of the http scheme `{scheme}`"),
            )
            .at(Place::value(&pointer.key("scheme")))
            .note(format!(
                "the credential is sent as it is given: `Authorization: {spelled} <credential>`"
            )),
        );
        Read::Kind(SchemeKind::Http(spelled.to_owned()))
    }

    fn cannot_answer(&mut self, message: String, pointer: &Pointer) -> Read {
        self.diagnostics.push(
            Diagnostic::new(Code::UnsupportedScheme, message)
                .at(Place::value(pointer))
                .note("operations that ask for it are sent without it; a call can set the header itself"),
        );
        Read::Nothing
    }

    /// Takes out the parameters that every call carries as a credential: some documents declare both.
    pub(super) fn leave_to_schemes(
        &mut self,
        parameters: &mut Vec<Parameter>,
        security: &[Vec<Requirement>],
        schemes: &Schemes,
    ) {
        let writes = |requirement: &Requirement, parameter: &Parameter| {
            let scheme = schemes.named(&requirement.scheme);
            scheme.is_some_and(|scheme| scheme.kind.is_parameter(parameter))
        };
        parameters.retain(|parameter| {
            let all = |alternative: &Vec<Requirement>| {
                let mut asked = alternative.iter();
                asked.any(|requirement| writes(requirement, parameter))
            };
            let sent = match parameter.required {
                true => !security.is_empty() && security.iter().all(all),
                false => security.iter().any(all),
            };
            if sent {
                let message = format!(
                    "the parameter `{}` is what a security scheme of the operation sends",
                    parameter.name
                );
                self.diagnostics.push(
                    Diagnostic::new(Code::CredentialTwice, message)
                        .at(Place::value(&parameter.pointer))
                        .note("the client sends it; calls do not take it as an argument"),
                );
            }
            !sent
        });
    }

    /// What an operation asks for: its own `security`, or the document's.
    pub(super) fn requirements(
        &mut self,
        own: Option<&Located<'_>>,
        schemes: &Schemes,
    ) -> Vec<Vec<Requirement>> {
        let pieces = self.pieces;
        let Some(Located { pointer, value }) = own.or(pieces.security.as_ref()) else {
            return Vec::new();
        };
        // Said once where it stands, and not again for each operation that inherits it.
        let say = own.is_some() || !std::mem::replace(&mut self.said_security, true);
        let mut reading = Reading {
            lowering: self,
            schemes,
            say,
        };
        let mut requirements: Vec<Vec<Requirement>> = Vec::new();
        for (place, alternative) in reading.alternatives(value, pointer) {
            let combination = reading.combination(alternative, &place);
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
}

/// One `security` being read.
struct Reading<'r, 'd> {
    lowering: &'r mut Lowering<'d>,
    schemes: &'r Schemes,
    say: bool,
}

impl Reading<'_, '_> {
    /// The alternatives. A lone object is read as the only one of a list, and a lone name as an object of it.
    fn alternatives<'v>(
        &mut self,
        value: &'v Value,
        pointer: &Pointer,
    ) -> Vec<(Pointer, &'v Value)> {
        match value {
            Value::Array(elements) => elements
                .iter()
                .enumerate()
                .map(|(index, element)| (pointer.index(index), element))
                .collect(),
            Value::Null => {
                self.malformed("`security` is null", "it is read as an empty list", pointer);
                Vec::new()
            }
            other => {
                let what = "`security` is not a list";
                self.malformed(what, "it is read as a list of one alternative", pointer);
                vec![(pointer.clone(), other)]
            }
        }
    }

    fn combination(&mut self, alternative: &Value, place: &Pointer) -> Vec<Requirement> {
        let mut combination: Vec<Requirement> = Vec::new();
        match alternative {
            Value::Object(members) => {
                for (name, scopes) in members {
                    let place = place.key(name);
                    let scopes = self.scopes(name, scopes, &place);
                    combination.extend(self.requirement(name, scopes, &place));
                }
            }
            Value::String(name) => {
                let what = format!("`{name}` stands alone, where an object is expected");
                self.malformed(&what, "it is read as a scheme without scopes", place);
                combination.extend(self.requirement(name, Vec::new(), place));
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) => {
                let what = "an alternative of `security` is not an object";
                self.malformed(what, "it is read as `{}`: no credential", place);
            }
        }
        self.each_header_once(combination, place)
    }

    fn scopes(&mut self, name: &str, scopes: &Value, place: &Pointer) -> Vec<String> {
        let list = scopes.as_array().map(|list| {
            let texts = list.iter().map(|scope| scope.as_str().map(str::to_owned));
            texts.collect::<Option<Vec<String>>>()
        });
        if let Some(Some(texts)) = list {
            return texts;
        }
        let what = format!("the scopes of `{name}` are not a list of strings");
        self.malformed(&what, "the scheme is asked for all the same", place);
        scopes.as_str().map(str::to_owned).into_iter().collect()
    }

    fn requirement(
        &mut self,
        name: &str,
        scopes: Vec<String>,
        place: &Pointer,
    ) -> Option<Requirement> {
        let declared = &self.schemes.declared;
        // 3.2: a name may be the URI of a scheme, too.
        let by_uri = || name.strip_prefix("#/components/securitySchemes/");
        let known = declared
            .get(name)
            .or_else(|| by_uri().and_then(|name| declared.get(name)));
        match known {
            Some(position) => position.map(|position| Requirement {
                scheme: self.schemes.carried[position].name.clone(),
                scopes,
            }),
            None => {
                self.undeclared(name, place);
                None
            }
        }
    }

    fn undeclared(&mut self, name: &str, place: &Pointer) {
        if !self.say {
            return;
        }
        let mut diagnostic = Diagnostic::new(
            Code::UndeclaredScheme,
            format!("no security scheme is called `{name}`"),
        )
        .at(Place::key(place))
        .note("operations that ask for it are sent without it");
        let known = self.schemes.declared.keys().map(String::as_str);
        if let Some(near) = nearest(name, known) {
            diagnostic = diagnostic.help(format!("did you mean `{near}`?"));
        }
        self.lowering.diagnostics.push(diagnostic);
    }

    /// A request has each header once: of two schemes of one combination that write the same, the last one is sent, and asked for alone.
    fn each_header_once(
        &mut self,
        combination: Vec<Requirement>,
        place: &Pointer,
    ) -> Vec<Requirement> {
        let mut sent: Vec<Requirement> = Vec::with_capacity(combination.len());
        for requirement in combination {
            if let Some(header) = self.header(&requirement) {
                let same = |other: &Requirement| self.header(other).as_ref() == Some(&header);
                if let Some(at) = sent.iter().position(same) {
                    let (first, second) = (sent.remove(at).scheme, &requirement.scheme);
                    let what = format!("`{first}` and `{second}` both write the header `{header}`");
                    self.malformed(&what, "a call carries the second one", place);
                }
            }
            sent.push(requirement);
        }
        sent
    }

    fn header(&self, requirement: &Requirement) -> Option<String> {
        self.schemes.named(&requirement.scheme)?.kind.header()
    }

    fn malformed(&mut self, what: &str, done: &str, place: &Pointer) {
        if self.say {
            self.lowering.diagnostics.push(
                Diagnostic::new(Code::MalformedSecurity, what)
                    .at(Place::value(place))
                    .note(done),
            );
        }
    }
}

impl Schemes {
    fn add(&mut self, scheme: SecurityScheme) -> usize {
        self.carried.push(scheme);
        self.carried.len() - 1
    }

    fn named(&self, name: &str) -> Option<&SecurityScheme> {
        let position = (*self.declared.get(name)?)?;
        self.carried.get(position)
    }
}

/// HTTP authentication schemes as IANA spells them; servers should not mind the case, and some do.
const REGISTERED: &[&str] = &[
    "Concealed",
    "Digest",
    "DPoP",
    "GNAP",
    "HOBA",
    "Mutual",
    "Negotiate",
    "OAuth",
    "PrivateToken",
    "SCRAM-SHA-1",
    "SCRAM-SHA-256",
    "vapid",
];

/// What a document says of how to get the credential, as one line of CommonMark each.
fn details(node: &Map<String, Value>) -> Vec<String> {
    let text = |keyword: &str| node.get(keyword).and_then(Value::as_str);
    let mut lines = Vec::new();
    if let Some(format) = text("bearerFormat") {
        lines.push(format!("Format of the token: {format}."));
    }
    if let Some(url) = text("openIdConnectUrl") {
        lines.push(format!("OpenID Connect discovery: {url}"));
    }
    if let Some(url) = text("oauth2MetadataUrl") {
        lines.push(format!("OAuth 2 metadata: {url}"));
    }
    let flows = node.get("flows").and_then(Value::as_object);
    for (flow, members) in flows.into_iter().flatten() {
        let urls = FLOW_URLS.iter().filter_map(|(keyword, words)| {
            Some(format!("{words} {}", members.get(*keyword)?.as_str()?))
        });
        let urls: Vec<String> = urls.collect();
        let known = FLOWS.iter().find(|(keyword, _)| keyword == flow);
        let Some((_, words)) = known else { continue };
        lines.push(match urls.is_empty() {
            true => format!("OAuth 2 flow: {words}."),
            false => format!("OAuth 2 flow: {words}; {}", urls.join(", ")),
        });
    }
    lines
}

/// The flow by which a program gets tokens for itself.
fn client_flow(node: &Map<String, Value>) -> Option<ClientFlow> {
    if node.get("type")?.as_str()? != "oauth2" {
        return None;
    }
    let flow = node.get("flows")?.get("clientCredentials")?.as_object()?;
    let url = flow.get("tokenUrl").and_then(Value::as_str);
    let scopes = flow.get("scopes").and_then(Value::as_object);
    let scopes = scopes.into_iter().flat_map(Map::keys);
    Some(ClientFlow {
        token_url: url.filter(|url| !url.is_empty()).map(str::to_owned),
        scopes: scopes.cloned().collect(),
    })
}

const FLOWS: &[(&str, &str)] = &[
    ("implicit", "implicit"),
    ("password", "password"),
    ("clientCredentials", "client credentials"),
    ("authorizationCode", "authorization code"),
    ("deviceAuthorization", "device authorization"),
];

const FLOW_URLS: &[(&str, &str)] = &[
    ("authorizationUrl", "authorize at"),
    ("deviceAuthorizationUrl", "authorize the device at"),
    ("tokenUrl", "tokens from"),
    ("refreshUrl", "refreshed at"),
];

/// Whether a text can be the name of a header or of an authentication scheme (RFC 9110, section 5.6.2).
pub(super) fn is_token(text: &str) -> bool {
    !text.is_empty()
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte))
}
