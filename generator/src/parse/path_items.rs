//! Path items: which operations stand at a path, and what the path gives to all of them.
//!
//! ```yaml
//! paths:
//!   /pets/{id}:
//!     parameters: [{name: id, in: path}]                  # of every operation here
//!     servers: [{url: 'https://pets.example.com'}]        # where they are sent
//!     get: {}
//!     additionalOperations: {LINK: {}}                    # 3.2: any token is a method
//!   /animals/{id}: {$ref: '#/paths/~1pets~1{id}'}         # the same operations at another path
//! ```
//!
//! What stands beside a `$ref` counts before what the reference leads to.

use super::cut::Cut;
use super::pieces::target;
use crate::diagnostic::{Code, Diagnostic, Place, nearest};
use crate::grammar::Kind;
use crate::ir::Method;
use crate::pointer::Pointer;
use serde_json::{Map, Value};
use std::sync::Arc;

/// A value of the document and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Located<'d> {
    /// Its place.
    pub pointer: Pointer,
    /// The value.
    pub value: &'d Value,
}

/// Who sends the requests of a path item, and to whom.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Sender {
    /// A client, to the API.
    #[default]
    Client,
    /// The API, to its users, because of something that they set up.
    Webhook,
    /// The API, to who called an operation.
    Callback {
        /// The callback's name.
        name: String,
        /// The operation.
        operation: Pointer,
    },
}

/// What a path gives to its operations.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PathItem<'d> {
    /// The path template, or the name of a webhook, or the expression of a callback.
    pub path: String,
    /// Who sends its requests.
    pub sender: Sender,
    /// The places of shared parameters: a list for each path item of a chain of references, the last one counts most.
    pub parameters: Vec<Vec<Pointer>>,
    /// `servers`
    pub servers: Option<Located<'d>>,
    /// `summary`
    pub summary: Option<String>,
    /// `description`
    pub description: Option<String>,
}

/// An operation's place among the path items.
pub(super) struct At<'d> {
    pub(super) item: Arc<PathItem<'d>>,
    pub(super) method: Method,
    /// The operation's own `servers`.
    pub(super) servers: Option<Located<'d>>,
    /// The operation's own `security`.
    pub(super) security: Option<Located<'d>>,
}

impl<'d> Cut<'d> {
    /// Cuts the operations of a path item and all that stands in it.
    pub(super) fn path_item(
        &mut self,
        path: &str,
        item: &'d Value,
        place: &Pointer,
        sender: Sender,
    ) {
        let chain = self.chain(item, place);
        let shared = Arc::new(self.shared(path, sender, &chain));
        let mut taken: Vec<(Method, Pointer)> = Vec::new();
        for (place, members) in &chain {
            for (method, pointer, operation) in self.operations(members, place) {
                match taken.iter().find(|(other, _)| *other == method) {
                    Some((_, first)) => {
                        let message = format!("`{path}` has `{}` already", method.as_str());
                        self.diagnostics.push(
                            Diagnostic::new(Code::MethodTwice, message)
                                .at(Place::key(&pointer))
                                .related(Place::key(first), "this one counts")
                                .note("the second one is left out"),
                        );
                    }
                    None => {
                        self.at_path(operation, &pointer, shared.clone(), method.clone());
                        taken.push((method, pointer));
                    }
                }
            }
        }
    }

    /// What the path items of a chain give to their operations; the parameters become pieces on the way.
    fn shared(
        &mut self,
        path: &str,
        sender: Sender,
        chain: &[(Pointer, &'d Map<String, Value>)],
    ) -> PathItem<'d> {
        let mut shared = PathItem {
            path: path.to_owned(),
            sender,
            ..PathItem::default()
        };
        for (place, members) in chain {
            let text = |keyword: &str| members.get(keyword)?.as_str().map(str::to_owned);
            let servers = || located(members, place, "servers");
            shared.servers = shared.servers.or_else(servers);
            shared.summary = shared.summary.or_else(|| text("summary"));
            shared.description = shared.description.or_else(|| text("description"));
            if let Some(Value::Array(parameters)) = members.get("parameters") {
                let list = place.key("parameters");
                let mut places = Vec::with_capacity(parameters.len());
                for (index, parameter) in parameters.iter().enumerate() {
                    self.piece(parameter, Kind::Parameter, &list.index(index));
                    places.push(list.index(index));
                }
                shared.parameters.insert(0, places);
            }
        }
        shared
    }

    /// The operations that stand in a path item itself.
    fn operations(
        &mut self,
        members: &'d Map<String, Value>,
        place: &Pointer,
    ) -> Vec<(Method, Pointer, &'d Value)> {
        let mut found = Vec::new();
        for (key, method) in Method::KEYS {
            if let Some(operation) = members.get(*key).filter(|value| value.is_object()) {
                found.push((method.clone(), place.key(key), operation));
            }
        }
        let others = members
            .get("additionalOperations")
            .and_then(Value::as_object);
        let list = place.key("additionalOperations");
        for (token, operation) in others.into_iter().flatten() {
            if !operation.is_object() {
                continue;
            }
            let pointer = list.key(token);
            if token.is_empty() || !token.bytes().all(is_token) {
                self.diagnostics.push(
                    Diagnostic::new(
                        Code::MalformedPiece,
                        format!("{token:?} is not a method of HTTP"),
                    )
                    .at(Place::key(&pointer))
                    .note("the operation is left out"),
                );
                continue;
            }
            let known = Method::KEYS
                .iter()
                .find(|(_, method)| method.as_str() == token);
            let method = known.map_or_else(
                || Method::Other(token.clone()),
                |(_, method)| method.clone(),
            );
            found.push((method, pointer, operation));
        }
        found
    }

    fn at_path(
        &mut self,
        operation: &'d Value,
        pointer: &Pointer,
        item: Arc<PathItem<'d>>,
        method: Method,
    ) {
        let by_client = item.sender == Sender::Client;
        let located = |keyword| located(operation.as_object()?, pointer, keyword);
        let at = At {
            item,
            method,
            servers: located("servers"),
            security: located("security"),
        };
        self.operation(operation, pointer, at);
        if let Some(Value::Object(callbacks)) = operation.get("callbacks") {
            for (name, callback) in callbacks {
                if by_client {
                    self.callback(name, callback, pointer);
                } else {
                    self.callback_of_incoming(name, pointer);
                }
            }
        }
    }

    /// Says what a callback is that belongs to a webhook or to another callback.
    fn callback_of_incoming(&mut self, name: &str, operation: &Pointer) {
        if name.starts_with("x-") {
            return;
        }
        self.diagnostics.push(
            Diagnostic::new(
                Code::CallbackOfIncoming,
                format!("`{name}` is what a receiver sends, not the API"),
            )
            .at(Place::key(&operation.key("callbacks").key(name)))
            .note("no type is made for it"),
        );
    }

    /// Cuts the operations of a callback. One that several operations refer to is cut for the first of them.
    fn callback(&mut self, name: &str, callback: &'d Value, operation: &Pointer) {
        let place = operation.key("callbacks").key(name);
        for (place, expressions) in self.chain(callback, &place) {
            if !self.callbacks.insert(place.clone()) {
                continue;
            }
            let items = expressions.iter();
            for (expression, item) in
                items.filter(|(key, _)| !key.starts_with("x-") && *key != "$ref")
            {
                let sender = Sender::Callback {
                    name: name.to_owned(),
                    operation: operation.clone(),
                };
                self.path_item(expression, item, &place.key(expression), sender);
            }
        }
    }

    /// The path item or callback and those that its `$ref`s lead to, nearest first.
    fn chain(
        &mut self,
        item: &'d Value,
        place: &Pointer,
    ) -> Vec<(Pointer, &'d Map<String, Value>)> {
        let root = self.root;
        let mut chain = Vec::new();
        let mut next = item.as_object().map(|members| (place.clone(), members));
        while let Some((here, members)) = next.take() {
            let from = here.key("$ref");
            chain.push((here, members));
            let Some(reference) = members.get("$ref").and_then(Value::as_str) else {
                break;
            };
            let Some(target) = target(reference) else {
                let message = format!("the reference `{reference}` leaves the document");
                self.unresolved(message, &from, None);
                break;
            };
            match target.resolve(root).and_then(Value::as_object) {
                _ if chain.iter().any(|(seen, _)| *seen == target) => self.diagnostics.push(
                    Diagnostic::new(
                        Code::ReferenceCycle,
                        format!("`{target}` leads back to itself through references only"),
                    )
                    .at(Place::value(&from)),
                ),
                Some(members) => next = Some((target, members)),
                None => {
                    let message = format!("nothing stands at `{target}`");
                    self.unresolved(message, &from, Some(&target));
                }
            }
        }
        chain
    }

    fn unresolved(&mut self, message: String, from: &Pointer, target: Option<&Pointer>) {
        let mut diagnostic = Diagnostic::new(Code::UnresolvedReference, message)
            .at(Place::value(from))
            .note("nothing is read but what stands beside the reference");
        if let Some(target) = target
            && let (Some(parent), Some(name)) = (target.parent(), target.last())
            && let Some(Value::Object(siblings)) = parent.resolve(self.root)
            && let Some(near) = nearest(&name, siblings.keys().map(String::as_str))
        {
            diagnostic = diagnostic.help(format!("did you mean `{}`?", parent.key(near)));
        }
        self.diagnostics.push(diagnostic);
    }
}

fn located<'d>(
    members: &'d Map<String, Value>,
    place: &Pointer,
    keyword: &str,
) -> Option<Located<'d>> {
    let value = members.get(keyword)?;
    let pointer = place.key(keyword);
    Some(Located { pointer, value })
}

/// RFC 9110, section 5.6.2.
fn is_token(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte)
}
