//! Servers: where the API lives, and where single operations do.
//!
//! ```yaml
//! servers:
//!   - url: https://{tenant}.example.com/v1
//!     variables: {tenant: {default: acme}}
//! paths:
//!   /files:
//!     servers: [{url: /files/v1}]        # https://{tenant}.example.com/files/v1
//! ```
//!
//! A relative URL is one to where the document was fetched from, which no client knows. The document's first absolute server
//! is the best guess at that.

use super::Lowering;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::ir::{Server, ServerVariable};
use crate::parse::Located;
use crate::pointer::Pointer;
use serde_json::{Map, Value};

/// What a server's URL is.
enum Url {
    Absolute,
    /// To be resolved.
    Relative,
    /// It has this scheme.
    NotHttp(String),
    /// A host without a scheme.
    Bare,
}

impl Lowering<'_> {
    /// The document's servers.
    pub(super) fn servers(&mut self) -> Vec<Server> {
        let pieces = self.pieces;
        let servers = pieces
            .servers
            .as_ref()
            .map(|list| self.server_list(list, None))
            .unwrap_or_default();
        if servers.is_empty() {
            self.diagnostics.push(
                Diagnostic::new(Code::NoServers, "the document names no server")
                    .note("every user of the client has to give a base URL")
                    .help(
                        "name them in an overlay:\n- target: $\n  update: {servers: [{url: 'https://api.example.com', description: Production}]}",
                    ),
            );
        } else if let Some(first) = servers.first()
            && is_local(&first.url)
            && self.config.servers.default.is_none()
        {
            self.diagnostics.push(
                Diagnostic::new(Code::LocalServer, "the first server is one of this machine")
                    .at(Place::value(&first.pointer.key("url")))
                    .help("choose the server that clients use in sdk.toml:\n[servers]\ndefault = \"production\""),
            );
        }
        servers
    }

    /// The servers of an operation or path item; none where they are those of the document.
    pub(super) fn own_servers(
        &mut self,
        list: Option<&Located<'_>>,
        usual: &[Server],
    ) -> Vec<Server> {
        let Some(list) = list else { return Vec::new() };
        let bases = usual.iter().filter(|server| is_base(&server.usual_url()));
        let base = bases.clone().next();
        let mut servers = self.server_list(list, Some(base.map(template)));
        if let (Some(relative), [first]) = (lone_relative(list), servers.as_slice())
            && bases.clone().count() == usual.len()
        {
            // Each environment has it, on its own host.
            let own = |base| Server {
                url: resolve(&template(base), relative),
                ..first.clone()
            };
            servers = usual.iter().map(own).collect();
        }
        for (index, server) in servers.iter_mut().enumerate() {
            let Some(base) = usual.get(index).or(base) else {
                continue;
            };
            let stands = |variable: &&ServerVariable| {
                let declared = server.variables.iter().any(|own| own.name == variable.name);
                !declared && server.url.contains(&format!("{{{}}}", variable.name))
            };
            let more: Vec<_> = base.variables.iter().filter(stands).cloned().collect();
            server.variables.extend(more);
        }
        let same = servers.len() == usual.len()
            && servers.iter().zip(usual).all(|(own, usual)| {
                own.url.trim_end_matches('/') == usual.url.trim_end_matches('/')
            });
        if same {
            return Vec::new();
        }
        self.say_choices(list, &servers, usual);
        servers
    }

    /// Says which server of an operation's own serves where its document leaves a choice: environments are those of the document.
    fn say_choices(&mut self, list: &Located<'_>, servers: &[Server], usual: &[Server]) {
        let several = servers.len() > 1 && servers.len() != usual.len();
        let own_alone = |(index, server): (usize, &Server)| {
            let usual = match servers.len() == usual.len() {
                true => &usual[index..=index],
                false => usual,
            };
            let url = server.shared_url(usual);
            let mut variables = server.variables.clone().into_iter();
            variables.find(|variable| !url.contains(&format!("{{{}}}", variable.name)))
        };
        let variable = servers.iter().enumerate().find_map(own_alone);
        let (what, done) = match (several, variable) {
            (true, _) => (
                format!(
                    "here are {} servers, and {} for the whole API",
                    servers.len(),
                    usual.len()
                ),
                "calls go to the first of them",
            ),
            (false, Some(variable)) => (
                format!("`{{{}}}` is a variable of this server alone", variable.name),
                "calls go to the server with its default",
            ),
            (false, None) => return,
        };
        self.diagnostics.push(
            Diagnostic::new(Code::OwnServerChoice, what)
                .at(Place::value(&list.pointer))
                .note(done)
                .help("a client with `.base_url(…)` sends all of its calls to that URL"),
        );
    }

    /// Reads a list of servers. `base` is what relative ones are relative to: `None` for the document's own list, whose first
    /// absolute server it is.
    fn server_list(&mut self, list: &Located<'_>, base: Option<Option<String>>) -> Vec<Server> {
        let Value::Array(elements) = &list.value else {
            return Vec::new();
        };
        let own_base = || {
            let urls = elements
                .iter()
                .filter_map(|element| element.get("url")?.as_str());
            urls.map(str::trim)
                .find(|url| is_base(url))
                .map(str::to_owned)
        };
        let base = base.unwrap_or_else(own_base);
        let mut servers: Vec<Server> = Vec::new();
        for (index, element) in elements.iter().enumerate() {
            let pointer = list.pointer.index(index);
            let Some(server) = self.server(element, &pointer, base.as_deref()) else {
                continue;
            };
            if let Some(first) = servers.iter().find(|other| other.url == server.url) {
                self.diagnostics.push(
                    Diagnostic::new(
                        Code::ServerTwice,
                        format!("the server `{}` stands twice in the list", server.url),
                    )
                    .at(Place::value(&pointer.key("url")))
                    .related(Place::value(&first.pointer.key("url")), "first here")
                    .note("the second one is left out"),
                );
                continue;
            }
            servers.push(server);
        }
        servers
    }

    fn server(&mut self, element: &Value, pointer: &Pointer, base: Option<&str>) -> Option<Server> {
        let place = Place::value(&pointer.key("url"));
        let Some(written) = element.get("url").and_then(Value::as_str) else {
            self.diagnostics.push(
                Diagnostic::new(Code::ServerUrl, "the server has no `url`")
                    .at(Place::value(pointer))
                    .note("it is left out"),
            );
            return None;
        };
        let mut url = written.trim().to_owned();
        let variables = element.get("variables").and_then(Value::as_object);
        let variables = self.variables(&url, variables, pointer);
        match classify(&with_defaults(&url, &variables)) {
            Url::Absolute => {}
            Url::Bare => {
                self.server_url(
                    &place,
                    format!("the server `{url}` has no scheme"),
                    "`https` is taken for it",
                );
                url = format!("https://{url}");
            }
            Url::NotHttp(scheme) => {
                let message =
                    format!("the server `{url}` is one of `{scheme}`, which clients do not speak");
                self.server_url(&place, message, "it is left out");
                return None;
            }
            Url::Relative if url.starts_with("//") => {
                self.server_url(
                    &place,
                    format!("the server `{url}` has no scheme"),
                    "`https` is taken for it",
                );
                url = format!("https:{url}");
            }
            Url::Relative => {
                let said = format!(
                    "the server `{url}` is relative to where the document was fetched from"
                );
                let resolved = base.map(|base| resolve(base, &url));
                let note = match &resolved {
                    Some(resolved) => {
                        format!("it is taken for `{resolved}`, after the first absolute server")
                    }
                    None if url.trim_matches('/').is_empty() => {
                        "it is left out: a client needs a base URL of its own".to_owned()
                    }
                    None => format!(
                        "it is left out: a client needs a base URL of its own, which should end in `/{}`",
                        url.trim_matches('/')
                    ),
                };
                self.diagnostics.push(
                    Diagnostic::new(Code::RelativeServer, said)
                        .at(place.clone())
                        .note(note),
                );
                url = resolved?;
            }
        }
        if let Some(end) = url.find(['?', '#']) {
            let message = format!("the server `{url}` has a query or a fragment");
            self.server_url(&place, message, "they are cut off: calls add paths to it");
            url.truncate(end);
        }
        let text = |keyword: &str| element.get(keyword).and_then(Value::as_str);
        let named = variables
            .into_iter()
            .filter(|variable| url.contains(&format!("{{{}}}", variable.name)));
        Some(Server {
            description: text("name")
                .or_else(|| text("description"))
                .map(str::to_owned),
            variables: named.collect(),
            url,
            pointer: pointer.clone(),
        })
    }

    fn server_url(&mut self, place: &Place, message: String, done: &str) {
        self.diagnostics.push(
            Diagnostic::new(Code::ServerUrl, message)
                .at(place.clone())
                .note(done),
        );
    }

    /// The variables of a URL, in its order.
    fn variables(
        &mut self,
        url: &str,
        declared: Option<&Map<String, Value>>,
        pointer: &Pointer,
    ) -> Vec<ServerVariable> {
        let place = pointer.key("variables");
        let names = super::template::names(url);
        for (name, _) in declared.into_iter().flatten() {
            if !names.contains(name) {
                self.diagnostics.push(
                    Diagnostic::new(
                        Code::ServerVariable,
                        format!("the URL has no `{{{name}}}` for this variable"),
                    )
                    .at(Place::key(&place.key(name)))
                    .note("it is left out"),
                );
            }
        }
        let variables = names.into_iter().map(|name| {
            let Some(node) = declared.and_then(|declared| declared.get(&name)) else {
                self.diagnostics.push(
                    Diagnostic::new(
                        Code::ServerVariable,
                        format!("the variable `{name}` of the server is not declared"),
                    )
                    .at(Place::value(&pointer.key("url")))
                    .note("users of the client have to give its value"),
                );
                return ServerVariable {
                    name,
                    default: None,
                    values: Vec::new(),
                    description: None,
                };
            };
            let values = node.get("enum").and_then(Value::as_array);
            let values: Vec<String> = values.into_iter().flatten().filter_map(scalar).collect();
            let written = node.get("default").and_then(scalar);
            let default = written
                .clone()
                .filter(|default| values.contains(default) || !is_placeholder(default));
            let problem = match (&written, &default) {
                (_, Some(_)) => None,
                (None, None) => Some(format!(
                    "the variable `{name}` of the server has no default"
                )),
                (Some(written), None) => Some(format!(
                    "the default of the server's variable `{name}` is a placeholder: `{written}`"
                )),
            };
            if let Some(problem) = problem {
                self.diagnostics.push(
                    Diagnostic::new(Code::ServerVariable, problem)
                        .at(Place::key(&place.key(&name)))
                        .note(match values.first() {
                            Some(first) => {
                                format!("the first of its values is taken for it: `{first}`")
                            }
                            None => "users of the client have to give its value".to_owned(),
                        }),
                );
            }
            ServerVariable {
                default: default.or_else(|| values.first().cloned()),
                values,
                description: node
                    .get("description")
                    .and_then(Value::as_str)
                    .map(str::to_owned),
                name,
            }
        });
        variables.collect()
    }
}

/// Whether a default stands for a value that only the user knows: `{accountName}`, `<tenant>`.
fn is_placeholder(default: &str) -> bool {
    default.contains(['{', '}', '<', '>'])
}

fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(flag) => Some(flag.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

/// The URL that others are relative to, with the variables in their braces unless one of them is more than a host.
fn template(server: &Server) -> String {
    match server.url.contains("://") {
        true => server.url.clone(),
        false => server.usual_url(),
    }
}

/// The URL of the only server of a list, if it is relative.
fn lone_relative<'d>(list: &Located<'d>) -> Option<&'d str> {
    let [element] = list.value.as_array()?.as_slice() else {
        return None;
    };
    let url = element.get("url")?.as_str()?.trim();
    let relative = matches!(classify(url), Url::Relative) && !url.starts_with("//");
    (relative && !url.contains(['{', '?', '#'])).then_some(url)
}

/// Whether other URLs can be relative to it: an absolute one without variables.
fn is_base(url: &str) -> bool {
    matches!(classify(url), Url::Absolute) && !url.contains('{')
}

fn with_defaults(url: &str, variables: &[ServerVariable]) -> String {
    let server = Server {
        url: url.to_owned(),
        description: None,
        variables: variables.to_vec(),
        pointer: Pointer::root(),
    };
    server.usual_url()
}

fn is_local(url: &str) -> bool {
    let host = url.split("://").nth(1).unwrap_or_default();
    ["localhost", "127.0.0.1", "0.0.0.0", "[::1]"]
        .iter()
        .any(|local| host.starts_with(local))
}

fn classify(url: &str) -> Url {
    let lower = url.to_ascii_lowercase();
    if lower.starts_with("http://") || lower.starts_with("https://") {
        return Url::Absolute;
    }
    match url.split_once("://") {
        // A variable without a default may be the scheme, or all of it.
        Some((scheme, _)) if scheme.contains('{') => return Url::Absolute,
        Some((scheme, _))
            if !scheme.is_empty()
                && scheme
                    .bytes()
                    .all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b)) =>
        {
            return Url::NotHttp(scheme.to_owned());
        }
        _ => {}
    }
    if url.starts_with('{') {
        return Url::Absolute;
    }
    let first = url.split('/').next().unwrap_or_default();
    let is_host = first == "localhost"
        || first.contains(':')
        || first.contains('.') && !first.starts_with('.');
    if is_host { Url::Bare } else { Url::Relative }
}

/// RFC 3986, section 5.2, as far as server URLs need it.
fn resolve(base: &str, relative: &str) -> String {
    let base = base.split(['?', '#']).next().unwrap_or_default();
    let authority = base.find("://").map_or(0, |at| at + 3);
    let path = base[authority..]
        .find('/')
        .map_or(base.len(), |at| authority + at);
    let (origin, path) = base.split_at(path);
    if relative.starts_with('/') {
        return format!("{origin}{relative}");
    }
    let folder = path.rfind('/').map_or("", |at| &path[..at]);
    let mut segments: Vec<&str> = folder
        .split('/')
        .filter(|segment| !segment.is_empty())
        .collect();
    for segment in relative.split('/') {
        match segment {
            "" | "." => {}
            ".." => _ = segments.pop(),
            name => segments.push(name),
        }
    }
    if segments.is_empty() {
        origin.to_owned()
    } else {
        format!("{origin}/{}", segments.join("/"))
    }
}

#[cfg(test)]
mod tests {
    use super::resolve;

    #[test]
    fn relative_urls_are_resolved_as_browsers_do() {
        let table = [
            ("https://a.example/v1", "/v2", "https://a.example/v2"),
            ("https://a.example/v1", "v2", "https://a.example/v2"),
            (
                "https://a.example/v1/",
                "files",
                "https://a.example/v1/files",
            ),
            ("https://a.example/x/y/", "../z", "https://a.example/x/z"),
            ("https://a.example/v1", "./", "https://a.example"),
            ("https://a.example", "v2", "https://a.example/v2"),
            ("https://{t}.example:8/v1", "/", "https://{t}.example:8/"),
        ];
        for (base, relative, wanted) in table {
            assert_eq!(resolve(base, relative), wanted, "{base} {relative}");
        }
    }
}
