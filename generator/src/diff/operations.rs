//! Operations: which are new, gone, moved or called otherwise; the rest of each in a file of its own.

use super::change::Draft;
use super::comparison::Comparison;
use super::place::{Spot, same_prose, same_text};
use super::side::Side;
use super::{Class, Code};
use crate::analyze::Reach;
use crate::ir::{Operation, OperationId, Requirement, Server, Within};
use std::collections::{BTreeMap, BTreeSet};

/// An operation in both versions.
#[derive(Clone, Copy)]
pub(super) struct Pair {
    pub(super) old: usize,
    pub(super) new: usize,
}

impl<'a> Comparison<'a> {
    /// Compares groups and operations.
    pub(super) fn operations(&mut self) {
        self.groups();
        for old in 0..self.old.api().operations.len() {
            if self.pairs.new_operation(old).is_none() {
                self.operation_removed(old);
            }
        }
        for new in 0..self.new.api().operations.len() {
            match self.pairs.old_operation(new) {
                Some(old) => self.operation(Pair { old, new }),
                None => self.operation_added(new),
            }
        }
    }

    pub(super) fn of_pair(&self, pair: Pair) -> (&'a Operation, &'a Operation) {
        (self.old.operation(pair.old), self.new.operation(pair.new))
    }

    /// The operation as a place of changes.
    pub(super) fn spot_of(&self, pair: Pair) -> Spot {
        let (was, is) = self.of_pair(pair);
        Spot {
            subject: self.new.subject(pair.new),
            rust: Some(self.new.method_path(pair.new)),
            old: was.pointer.clone(),
            new: is.pointer.clone(),
            reach: Reach {
                request: true,
                response: false,
            },
        }
    }

    fn operation_removed(&mut self, old: usize) {
        let operation = self.old.operation(old);
        let is_coding = self.same_place(&self.new, operation);
        let (code, message) = match is_coding {
            true => (
                Code::CodingRemoved,
                format!(
                    "{} is gone: the operation has other codings left",
                    self.old.called(old)
                ),
            ),
            false => (
                Code::OperationRemoved,
                format!("{} is gone", self.old.called(old)),
            ),
        };
        let mut draft = Draft::new(code, self.old.subject(old), message)
            .was_at(&operation.pointer)
            .rust(self.old.method_path(old));
        for path in self.paths_of(&self.old, old) {
            draft = draft.touches_all(self.now(&path));
        }
        for ty in self.old.nested(Within::Operation(OperationId(old))) {
            let path = self
                .old
                .type_path(ty)
                .filter(|_| !self.pairs.types.contains_key(&ty));
            if let Some(path) = path {
                draft = draft.touches_all(self.now(&path));
            }
        }
        self.say(draft.note("on the wire: the document does not describe it any more"));
    }

    fn operation_added(&mut self, new: usize) {
        let operation = self.new.operation(new);
        let code = match self.same_place(&self.old, operation) {
            true => Code::CodingAdded,
            false => Code::OperationAdded,
        };
        let message = format!("there is {}", self.new.called(new));
        let mut draft = Draft::new(code, self.new.subject(new), message)
            .now_at(&operation.pointer)
            .rust(self.new.method_path(new));
        for path in self.paths_of(&self.new, new) {
            draft = draft.touches_all(path);
        }
        for ty in self.new.nested(Within::Operation(OperationId(new))) {
            let path = self
                .new
                .type_path(ty)
                .filter(|_| self.pairs.old_type(ty).is_none());
            if let Some(path) = path {
                draft = draft.touches_all(path);
            }
        }
        self.say(draft);
    }

    /// Whether a side has the operation in another coding.
    fn same_place(&self, side: &Side<'_>, operation: &Operation) -> bool {
        let mut operations = side.api().operations.iter();
        operations.any(|other| other.method == operation.method && other.path == operation.path)
    }

    /// The items of an operation.
    fn paths_of(&self, side: &Side<'_>, operation: usize) -> Vec<String> {
        let mut paths = vec![side.method_path(operation), side.builder_path(operation)];
        paths.extend(side.enum_paths(operation));
        paths
    }

    fn operation(&mut self, pair: Pair) {
        self.names_of_operation(pair);
        self.place_of_operation(pair);
        let spot = self.spot_of(pair);
        let (was, is) = self.of_pair(pair);
        let method = self.new.method_path(pair.new);
        self.deprecation(&spot, was.docs.deprecated, is.docs.deprecated, &[method]);
        self.parameters(pair);
        self.body(pair);
        self.responses(pair);
        self.calls(pair);
        self.operation_security(pair);
        self.operation_servers(pair);
        self.prose(&spot, &prose(was, is));
    }

    fn names_of_operation(&mut self, pair: Pair) {
        let spot = self.spot_of(pair);
        let (was, is) = (
            &self.old.names().operations[pair.old],
            &self.new.names().operations[pair.new],
        );
        let (old_group, new_group) = (self.old.group(pair.old), self.new.group(pair.new));
        let place = self.new.operation(pair.new);
        let key = match &place.id {
            Some(id) => id.clone(),
            None => format!("{} {}", place.method.as_str(), place.path),
        };
        let message = format!(
            "{} is {} now",
            self.old.called(pair.old),
            self.new.called(pair.new)
        );
        let group_now = self.now(&format!("api::{}", old_group.accessor));
        if group_now != format!("api::{}", new_group.accessor) {
            let hint = format!(
                "`tag = {:?}` under `[operations.{key:?}]` of sdk.toml keeps the old group",
                old_group.tag
            );
            self.say(spot.draft(Code::OperationRegrouped, &message).hint(hint));
        }
        if was.method != is.method {
            let hint = format!(
                "`name = {:?}` under `[operations.{key:?}]` of sdk.toml keeps the old name",
                was.method.as_str()
            );
            self.say(spot.draft(Code::OperationRenamed, message).hint(hint));
        } else if was.builder != is.builder {
            let message = format!(
                "the builder `{}` is called `{}` now",
                was.builder, is.builder
            );
            self.say(spot.draft(Code::OperationRenamed, message));
        }
    }

    fn place_of_operation(&mut self, pair: Pair) {
        let spot = self.spot_of(pair);
        let (was, is) = self.of_pair(pair);
        let same_path = segments(&was.path) == segments(&is.path);
        if was.method != is.method || !same_path {
            let message = format!("it was `{} {}`", was.method.as_str(), was.path);
            let draft = spot.draft(Code::OperationMoved, message);
            self.say(
                draft.note("on the wire: older versions of the crate go on calling the old place"),
            );
        }
    }

    fn operation_security(&mut self, pair: Pair) {
        let spot = self.spot_of(pair);
        let (was, is) = self.of_pair(pair);
        // A scheme that the document calls otherwise is the same one.
        let (olds, news) = (&self.old.api().schemes, &self.new.api().schemes);
        let renamed: BTreeMap<&str, &str> = self
            .pairs_of_schemes()
            .into_iter()
            .map(|(old, new)| (olds[old].name.as_str(), news[new].name.as_str()))
            .collect();
        let now_called = |scheme: &str| renamed.get(scheme).map_or(scheme, |name| name).to_owned();
        let before = asked(&was.security, now_called);
        let now = asked(&is.security, str::to_owned);
        if before != now {
            let message = format!(
                "it asks for {} now, and asked for {}",
                spoken_security(&now),
                spoken_security(&before)
            );
            let draft = spot.draft(Code::SecurityChanged, message);
            let draft = if suffices(&before, &now) {
                draft
            } else {
                draft
                    .weighs(Class::Major)
                    .note("a client without such a credential fails before it sends")
            };
            self.say(draft);
            return;
        }
        let scopes = |security: &[Vec<Requirement>]| -> BTreeSet<String> {
            let requirements = security.iter().flatten();
            requirements
                .flat_map(|requirement| requirement.scopes.clone())
                .collect()
        };
        let (before, now) = (scopes(&was.security), scopes(&is.security));
        if before != now {
            let spoken = |scopes: &BTreeSet<String>| match scopes.is_empty() {
                true => "none".to_owned(),
                false => scopes
                    .iter()
                    .map(|scope| format!("`{scope}`"))
                    .collect::<Vec<_>>()
                    .join(", "),
            };
            let message = format!(
                "the scopes are {} now, and were {}",
                spoken(&now),
                spoken(&before)
            );
            self.say(spot.draft(Code::ScopesChanged, message));
        }
    }

    fn operation_servers(&mut self, pair: Pair) {
        let spot = self.spot_of(pair);
        let (was, is) = self.of_pair(pair);
        let urls =
            |servers: &[Server]| -> Vec<String> { servers.iter().map(Server::usual_url).collect() };
        let (before, now) = (urls(&was.servers), urls(&is.servers));
        if before != now {
            let spoken = |urls: &[String]| match urls {
                [] => "the servers of the API".to_owned(),
                urls => urls
                    .iter()
                    .map(|url| format!("`{url}`"))
                    .collect::<Vec<_>>()
                    .join(", "),
            };
            let message = format!(
                "it is sent to {} now, and was sent to {}",
                spoken(&now),
                spoken(&before)
            );
            self.say(spot.draft(Code::OperationServersChanged, message));
        }
    }
}

/// The fixed parts of a path.
fn segments(path: &str) -> Vec<&str> {
    let parts = path.split(['{', '}']).enumerate();
    parts
        .filter(|(index, _)| index % 2 == 0)
        .map(|(_, part)| part)
        .collect()
}

/// Alternatives of combinations of schemes.
type Alternatives = BTreeSet<BTreeSet<String>>;

/// The schemes that an operation asks for, under the names that `called` gives them.
fn asked(security: &[Vec<Requirement>], called: impl Fn(&str) -> String) -> Alternatives {
    let alternatives = security.iter();
    alternatives
        .map(|all| {
            let all = all.iter();
            all.map(|requirement| called(&requirement.scheme)).collect()
        })
        .collect()
}

/// Whether each client that had what was asked for has what is asked for now.
fn suffices(before: &Alternatives, now: &Alternatives) -> bool {
    let nothing = BTreeSet::new();
    let mut had = before.iter().chain(before.is_empty().then_some(&nothing));
    now.is_empty() || had.all(|had| now.iter().any(|all| all.is_subset(had)))
}

/// Alternatives of combinations, in words.
fn spoken_security(alternatives: &Alternatives) -> String {
    if alternatives.is_empty() {
        return "no credential".to_owned();
    }
    let spoken = alternatives.iter().map(|all| match all.is_empty() {
        true => "none".to_owned(),
        false => all
            .iter()
            .map(|scheme| format!("`{scheme}`"))
            .collect::<Vec<_>>()
            .join(" and "),
    });
    spoken.collect::<Vec<_>>().join(" or ")
}

/// What of an operation's prose differs.
fn prose(was: &Operation, is: &Operation) -> Vec<String> {
    let mut changed = Vec::new();
    if !same_prose(&was.docs, &is.docs) {
        changed.push("its description".to_owned());
    }
    for parameter in &is.parameters {
        let mut others = was.parameters.iter();
        let other =
            others.find(|other| other.name == parameter.name && other.place == parameter.place);
        if other.is_some_and(|other| !same_prose(&other.docs, &parameter.docs)) {
            changed.push(format!("`{}`", parameter.name));
        }
    }
    if let (Some(was), Some(is)) = (&was.body, &is.body)
        && !same_text(was.description.as_deref(), is.description.as_deref())
    {
        changed.push("its body".to_owned());
    }
    for response in &is.responses {
        let mut others = was.responses.iter();
        let other = others.find(|other| other.status == response.status);
        if other
            .is_some_and(|other| !same_text(Some(&other.description), Some(&response.description)))
        {
            changed.push(format!("status {}", response.status));
        }
    }
    changed
}
