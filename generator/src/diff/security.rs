//! Credentials of the client: their setters, how they are sent, and the environment variables that they are read from.

use super::Code;
use super::change::Draft;
use super::comparison::Comparison;
use super::pairs::paired;
use super::place::Spot;
use crate::analyze::Reach;
use crate::ir::{SchemeKind, SecurityScheme};
use crate::names::SchemeNames;
use std::collections::BTreeSet;

impl Comparison<'_> {
    /// Compares the credentials that the client takes.
    pub(super) fn credentials(&mut self) {
        let (olds, news) = (&self.old.api().schemes, &self.new.api().schemes);
        let (old_names, new_names) = (&self.old.names().schemes, &self.new.names().schemes);
        let pairs = self.pairs_of_schemes();
        for (old, scheme) in olds.iter().enumerate() {
            if !pairs.iter().any(|(other, _)| *other == old) {
                let path = format!("ClientBuilder::{}", old_names[old].setter);
                let message = format!(
                    "the client takes no such credential any more: `.{}(…)` is gone",
                    old_names[old].setter
                );
                let draft = Draft::new(Code::CredentialRemoved, &scheme.name, message)
                    .was_at(&scheme.pointer);
                let draft = draft.rust(&path).touches(path);
                self.say(further(&old_names[old]).fold(draft, Draft::touches));
            }
        }
        for (new, scheme) in news.iter().enumerate() {
            if !pairs.iter().any(|(_, other)| *other == new) {
                let path = format!("ClientBuilder::{}", new_names[new].setter);
                let message = format!(
                    "the client takes a credential: `.{}(…)`",
                    new_names[new].setter
                );
                let draft = Draft::new(Code::CredentialAdded, &scheme.name, message)
                    .now_at(&scheme.pointer);
                let draft = draft.rust(&path).touches(path);
                self.say(further(&new_names[new]).fold(draft, Draft::touches));
            }
        }
        for (old, new) in pairs {
            self.credential(old, new);
        }
        self.variables();
    }

    /// Which scheme is which: by name, then by its setter.
    pub(super) fn pairs_of_schemes(&self) -> Vec<(usize, usize)> {
        let (olds, news) = (&self.old.api().schemes, &self.new.api().schemes);
        let (old_names, new_names) = (&self.old.names().schemes, &self.new.names().schemes);
        paired(
            olds.len(),
            news.len(),
            |old, new| olds[old].name == news[new].name,
            |old, new| old_names[old].setter == new_names[new].setter,
        )
    }

    fn credential(&mut self, old: usize, new: usize) {
        let (was, is) = (&self.old.api().schemes[old], &self.new.api().schemes[new]);
        let (before, now) = (
            &self.old.names().schemes[old],
            &self.new.names().schemes[new],
        );
        let (old_path, path) = (
            format!("ClientBuilder::{}", before.setter),
            format!("ClientBuilder::{}", now.setter),
        );
        let spot = Spot {
            subject: is.name.clone(),
            rust: Some(path.clone()),
            old: was.pointer.clone(),
            new: is.pointer.clone(),
            reach: Reach {
                request: true,
                response: false,
            },
        };
        if before.setter != now.setter {
            let message = format!("`.{}(…)` is `.{}(…)` now", before.setter, now.setter);
            let hint = format!(
                "`setter = {:?}` under `[security.schemes.{:?}]` of sdk.toml keeps the old name",
                before.setter.as_str(),
                is.name
            );
            let draft = spot.draft(Code::CredentialRenamed, message).hint(hint);
            self.say(draft.touches(&old_path).touches(&path));
        }
        if was.kind != is.kind {
            let message = format!(
                "it is sent {} now, and was sent {}",
                spoken(&is.kind),
                spoken(&was.kind)
            );
            let draft = spot
                .draft(Code::CredentialChanged, message)
                .touches(&old_path)
                .touches(&path);
            let draft = further(before)
                .chain(further(now))
                .fold(draft, Draft::touches);
            self.say(
                draft.note("on the wire: older versions of the crate go on sending it as they do"),
            );
        }
        let fetched = self.fetching(
            &spot,
            was,
            is,
            further(before).chain(further(now)).collect(),
        );
        self.deprecation(&spot, was.deprecated, is.deprecated, &[path]);
        if was.description != is.description || (was.details != is.details && !fetched) {
            self.prose(&spot, &["how to come by it".to_owned()]);
        }
    }

    /// Compares where the client gets tokens from; whether something is said.
    fn fetching(
        &mut self,
        spot: &Spot,
        was: &SecurityScheme,
        is: &SecurityScheme,
        items: Vec<String>,
    ) -> bool {
        let (message, note) = match (&was.client_flow, &is.client_flow) {
            (None, Some(_)) => ("the client can fetch it by a client's id and secret", None),
            (Some(_), None) => (
                "the client cannot fetch it by a client's id and secret any more",
                None,
            ),
            (Some(before), Some(now)) if before.token_url != now.token_url => (
                "it is fetched from another URL",
                Some(
                    "on the wire: older versions of the crate go on asking the old one".to_owned(),
                ),
            ),
            (Some(_), Some(_)) | (None, None) => return false,
        };
        let draft = spot.draft(Code::CredentialChanged, message);
        let draft = items.into_iter().fold(draft, Draft::touches);
        self.say(draft.notes(note));
        true
    }

    /// The environment variables that the client reads.
    fn variables(&mut self) {
        let read = |side: &super::side::Side<'_>| -> BTreeSet<String> {
            let credentials = side
                .names()
                .schemes
                .iter()
                .flat_map(|scheme| scheme.all_variables().cloned());
            credentials
                .chain(side.model.config.servers.base_url_variable.clone())
                .collect()
        };
        let (was, is) = (read(&self.old), read(&self.new));
        let from_env = |draft: Draft| {
            let draft = draft.rust("Client::from_env");
            draft
                .touches("Client::from_env")
                .touches("ClientBuilder::from_env")
        };
        for variable in was.difference(&is) {
            let draft = Draft::new(
                Code::VariableRemoved,
                variable,
                "the client does not read it any more",
            );
            self.say(from_env(draft).note("programs that are set up by it fail when they run"));
        }
        for variable in is.difference(&was) {
            let draft = Draft::new(
                Code::VariableAdded,
                variable,
                "the client reads it where it is told to look at the environment",
            );
            self.say(from_env(draft));
        }
    }
}

/// The setters for what fetches the credential.
fn further(names: &SchemeNames) -> impl Iterator<Item = String> {
    let setters = names.client.iter().chain(&names.provider);
    setters.map(|setter| format!("ClientBuilder::{setter}"))
}

fn spoken(kind: &SchemeKind) -> String {
    match kind {
        SchemeKind::Basic => "as user name and password".to_owned(),
        SchemeKind::Bearer => "as a bearer token".to_owned(),
        SchemeKind::Http(scheme) => format!("by the HTTP scheme `{scheme}`"),
        SchemeKind::Header(name) => format!("in the header `{name}`"),
        SchemeKind::Query(name) => format!("in the query parameter `{name}`"),
        SchemeKind::Cookie(name) => format!("in the cookie `{name}`"),
    }
}
