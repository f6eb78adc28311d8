//! From text to actions: everything that is wrong with an overlay is said at once, each at its place.

use super::{Action, Change, Edition, Overlay, key_place, value_place};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, nearest};
use crate::document::{Source, read_overlay_file, read_overlay_source};
use crate::pointer::Pointer;
use serde_json::{Map, Value};
use serde_json_path::JsonPath;
use std::path::Path;

/// More brackets and parentheses inside one another than a query needs.
const DEEPEST_QUERY: usize = 64;

/// Reads the overlay in a file. Without an overlay, the source lets the diagnostics be shown.
pub fn read_overlay(path: &Path) -> (Result<Overlay, Source>, Diagnostics) {
    check(read_overlay_file(path))
}

/// Reads an overlay from text; `path` is what diagnostics call it.
pub fn read_overlay_text(
    path: &str,
    text: impl Into<String>,
) -> (Result<Overlay, Source>, Diagnostics) {
    check(read_overlay_source(Source::new(path, text)))
}

fn check(
    read: (Result<(Value, Source), Source>, Diagnostics),
) -> (Result<Overlay, Source>, Diagnostics) {
    let (read, diagnostics) = read;
    let (root, source) = match read {
        Ok(read) => read,
        Err(source) => return (Err(source), diagnostics),
    };
    let mut checker = Checker { diagnostics };
    let read = checker.overlay(&root);
    match read {
        Some((edition, actions)) if !checker.diagnostics.has_errors() => (
            Ok(Overlay {
                edition,
                actions,
                source,
            }),
            checker.diagnostics,
        ),
        Some(_) | None => (Err(source), checker.diagnostics),
    }
}

struct Checker {
    diagnostics: Diagnostics,
}

impl Checker {
    fn say(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    fn overlay(&mut self, root: &Value) -> Option<(Edition, Vec<Action>)> {
        let at = Pointer::root();
        let members = self.object(root, &at, "an overlay")?;
        let Some(stated) = members.get("overlay") else {
            let diagnostic =
                wrong("this is no overlay: it has no `overlay` version").at(value_place(&at));
            self.say(
                match members.contains_key("openapi") || members.contains_key("swagger") {
                    true => diagnostic.help(
                        "this is the document itself; an overlay begins with `overlay: 1.0.0`",
                    ),
                    false => diagnostic.help("begin it with `overlay: 1.0.0`"),
                },
            );
            return None;
        };
        let edition = self.edition(stated, &at.key("overlay"));
        self.known_keys(members, &at, &["overlay", "info", "extends", "actions"]);
        self.text(members, &at, "extends", false);
        if let Some(info) = self.required(
            members,
            &at,
            "info",
            "info: { title: what it changes, version: 1.0.0 }",
        ) {
            let at = at.key("info");
            if let Some(info) = self.object(info, &at, "`info`") {
                self.known_keys(info, &at, &["title", "version", "description"]);
                self.text(info, &at, "title", true);
                self.version_text(info, &at);
                self.text(info, &at, "description", false);
            }
        }
        let actions = self.actions(members, edition.unwrap_or(Edition::V11));
        edition.map(|edition| (edition, actions))
    }

    fn edition(&mut self, stated: &Value, at: &Pointer) -> Option<Edition> {
        let text = match stated {
            Value::String(text) => text.clone(),
            // `overlay: 1.0`, where the quotes were forgotten.
            Value::Number(number) => number.to_string(),
            Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => String::new(),
        };
        let mut parts = text.split('.');
        match (parts.next(), parts.next()) {
            (Some("1"), Some("0")) => Some(Edition::V10),
            (Some("1"), Some("1")) => Some(Edition::V11),
            _ => {
                let diagnostic = wrong("this overlay version is not known").at(value_place(at));
                self.say(diagnostic.help("1.0 and 1.1 are read: `overlay: 1.0.0`"));
                None
            }
        }
    }

    fn actions(&mut self, members: &Map<String, Value>, edition: Edition) -> Vec<Action> {
        let at = Pointer::root();
        let Some(actions) = self.required(
            members,
            &at,
            "actions",
            "actions: [{ target: $.info, update: {} }]",
        ) else {
            return Vec::new();
        };
        let at = at.key("actions");
        let Value::Array(actions) = actions else {
            self.say(wrong("`actions` must be a list").at(value_place(&at)));
            return Vec::new();
        };
        if actions.is_empty() {
            self.say(wrong("`actions` must have at least one action").at(value_place(&at)));
        }
        let actions = actions.iter().enumerate();
        actions
            .filter_map(|(index, action)| self.action(action, at.index(index), edition))
            .collect()
    }

    fn action(&mut self, action: &Value, pointer: Pointer, edition: Edition) -> Option<Action> {
        let members = self.object(action, &pointer, "an action")?;
        let known: &[&str] = match edition {
            Edition::V10 => &["target", "description", "update", "remove"],
            Edition::V11 => &["target", "description", "update", "copy", "remove"],
        };
        self.known_keys(members, &pointer, known);
        self.text(members, &pointer, "description", false);
        let change = self.change(members, &pointer, edition);
        let target = self.text(members, &pointer, "target", true)?.to_owned();
        let query = self.query(&target, &pointer.key("target"))?;
        Some(Action {
            pointer,
            target,
            query,
            change: change?,
        })
    }

    fn change(
        &mut self,
        members: &Map<String, Value>,
        pointer: &Pointer,
        edition: Edition,
    ) -> Option<Change> {
        let remove = match members.get("remove") {
            None => None,
            Some(Value::Bool(remove)) => Some(*remove),
            Some(
                Value::Null
                | Value::Number(_)
                | Value::String(_)
                | Value::Array(_)
                | Value::Object(_),
            ) => {
                self.say(
                    wrong("`remove` must be true or false").at(value_place(&pointer.key("remove"))),
                );
                return None;
            }
        };
        // 1.0 says that `remove: true` wins over `update`.
        if remove == Some(true) {
            return Some(Change::Remove);
        }
        let copy = match edition {
            Edition::V10 => None,
            Edition::V11 => members.get("copy"),
        };
        match (members.get("update"), copy) {
            (Some(_), Some(_)) => {
                let diagnostic = wrong("an action has either `update` or `copy`")
                    .at(key_place(&pointer.key("copy")));
                self.say(diagnostic.related(key_place(&pointer.key("update")), "the other"));
                None
            }
            (Some(update), None) => Some(Change::Update(update.clone())),
            (None, Some(Value::String(copy))) => {
                self.query(copy, &pointer.key("copy")).map(Change::Copy)
            }
            (None, Some(_)) => {
                self.say(
                    wrong("`copy` must be a JSONPath query").at(value_place(&pointer.key("copy"))),
                );
                None
            }
            (None, None) if remove.is_some() => Some(Change::Nothing),
            (None, None) => {
                let diagnostic =
                    wrong("the action says what to change, but not how").at(value_place(pointer));
                self.say(diagnostic.help("add `update:` with what to merge, or `remove: true`"));
                None
            }
        }
    }

    fn query(&mut self, text: &str, at: &Pointer) -> Option<JsonPath> {
        let mut depth = 0_usize;
        let deepest = text.bytes().map(|byte| {
            match byte {
                b'(' | b'[' => depth += 1,
                b')' | b']' => depth = depth.saturating_sub(1),
                _ => {}
            }
            depth
        });
        if deepest.max().unwrap_or_default() > DEEPEST_QUERY {
            self.say(wrong("the JSONPath query is nested too deeply").at(value_place(at)));
            return None;
        }
        match JsonPath::parse(text) {
            Ok(query) => Some(query),
            Err(error) => {
                let diagnostic = wrong(format!("`{text}` is not a JSONPath query (RFC 9535)"))
                    .at(value_place(at));
                let diagnostic = diagnostic.label(format!(
                    "at character {}: {}",
                    error.position(),
                    error.message()
                ));
                self.say(match text.starts_with('$') {
                    true => diagnostic.help("names with other characters than letters, digits and `_` go in brackets: $.paths['/pets'].get"),
                    false => diagnostic.help("a query begins with `$`, the document: $.paths['/pets'].get"),
                });
                None
            }
        }
    }

    fn object<'v>(
        &mut self,
        value: &'v Value,
        at: &Pointer,
        what: &str,
    ) -> Option<&'v Map<String, Value>> {
        let object = value.as_object();
        if object.is_none() {
            self.say(wrong(format!("{what} must be a mapping")).at(value_place(at)));
        }
        object
    }

    fn required<'v>(
        &mut self,
        members: &'v Map<String, Value>,
        at: &Pointer,
        key: &str,
        example: &str,
    ) -> Option<&'v Value> {
        let value = members.get(key);
        if value.is_none() {
            let diagnostic = wrong(format!("`{key}` is missing")).at(value_place(at));
            self.say(diagnostic.help(format!("add `{example}`")));
        }
        value
    }

    fn text<'v>(
        &mut self,
        members: &'v Map<String, Value>,
        at: &Pointer,
        key: &str,
        required: bool,
    ) -> Option<&'v str> {
        match members.get(key) {
            Some(Value::String(text)) => Some(text),
            Some(
                Value::Null
                | Value::Bool(_)
                | Value::Number(_)
                | Value::Array(_)
                | Value::Object(_),
            ) => {
                self.say(wrong(format!("`{key}` must be a text")).at(value_place(&at.key(key))));
                None
            }
            None if required => {
                self.say(wrong(format!("`{key}` is missing")).at(value_place(at)));
                None
            }
            None => None,
        }
    }

    /// `version: 1.0` is a number to YAML; what is meant is plain, so it is taken.
    fn version_text(&mut self, info: &Map<String, Value>, at: &Pointer) {
        if !info.get("version").is_some_and(Value::is_number) {
            self.text(info, at, "version", true);
        }
    }

    fn known_keys(&mut self, members: &Map<String, Value>, at: &Pointer, known: &[&str]) {
        for key in members
            .keys()
            .filter(|key| !key.starts_with("x-") && !known.contains(&key.as_str()))
        {
            let diagnostic =
                wrong(format!("an overlay has no `{key}` here")).at(key_place(&at.key(key)));
            self.say(match nearest(key, known.iter().copied()) {
                _ if key == "copy" => diagnostic.help("`copy` came with `overlay: 1.1.0`"),
                Some(near) => diagnostic.help(format!("did you mean `{near}`?")),
                None => diagnostic.help(format!("possible here: {}", known.join(", "))),
            });
        }
    }
}

fn wrong(message: impl Into<String>) -> Diagnostic {
    Diagnostic::new(Code::InvalidOverlay, message)
}
