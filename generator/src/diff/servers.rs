//! Servers: the environments of the client, and which one it uses unasked.

use super::Code;
use super::change::Draft;
use super::comparison::Comparison;
use super::pairs::paired;
use super::place::Spot;
use super::side::Side;
use crate::analyze::Reach;

impl Comparison<'_> {
    /// Compares the environments.
    pub(super) fn environments(&mut self) {
        let (olds, news) = (&self.old.api().servers, &self.new.api().servers);
        let (old_names, new_names) = (
            &self.old.names().environments,
            &self.new.names().environments,
        );
        let url = |server: &crate::ir::Server| server.url.trim_end_matches('/').to_owned();
        let pairs = paired(
            olds.len(),
            news.len(),
            |old, new| url(&olds[old]) == url(&news[new]),
            |old, new| old_names[old].variant == new_names[new].variant,
        );
        for (old, server) in olds.iter().enumerate() {
            if !pairs.iter().any(|(other, _)| *other == old) {
                let path = format!("Environment::{}", old_names[old].variant);
                let draft = Draft::new(
                    Code::EnvironmentRemoved,
                    &server.url,
                    format!("`{path}` is gone"),
                );
                let draft = draft.was_at(&server.pointer).rust(&path).touches(path);
                let draft = draft.touches(format!("Environment::{}", old_names[old].constructor));
                let draft = if news.is_empty() {
                    draft
                        .touches_all("Environment")
                        .touches("ClientBuilder::environment")
                } else {
                    draft
                };
                self.say(draft);
            }
        }
        for (new, server) in news.iter().enumerate() {
            if !pairs.iter().any(|(_, other)| *other == new) {
                let path = format!("Environment::{}", new_names[new].variant);
                let draft = Draft::new(
                    Code::EnvironmentAdded,
                    &server.url,
                    format!("there is `{path}`"),
                );
                let draft = draft.now_at(&server.pointer).rust(&path).touches(path);
                let draft = draft.touches(format!("Environment::{}", new_names[new].constructor));
                let draft = if olds.is_empty() {
                    draft
                        .touches_all("Environment")
                        .touches("ClientBuilder::environment")
                } else {
                    draft
                };
                self.say(draft);
            }
        }
        for (old, new) in &pairs {
            self.environment(*old, *new);
        }
        self.default_environment(&pairs);
        self.environment_numbers(&pairs);
    }

    /// Says it where environments that stay have other numbers (`Environment::Sandbox as i32`): one that stands before them is new or
    /// gone, or they have changed places; or no environment has a number any more, since one of them has variables.
    fn environment_numbers(&mut self, pairs: &[(usize, usize)]) {
        let variants = pairs.iter().map(|(_, new)| {
            format!(
                "Environment::{}",
                self.new.names().environments[*new].variant
            )
        });
        let moved: Vec<(String, usize)> = variants
            .zip(pairs)
            .filter(|(path, _)| !self.unsaid(path).is_empty())
            .map(|(path, (_, new))| (path, *new))
            .collect();
        let Some((path, first)) = moved.first() else {
            return;
        };
        let message = match self.new.surface.items.get(path) {
            Some(number) if !number.is_empty() => {
                format!("`{path} as i32` gives another number, as do those behind it")
            }
            Some(_) | None => format!("`{path} as i32` is no number any more"),
        };
        let draft = Draft::new(Code::EnvironmentsRenumbered, "servers", message)
            .now_at(&self.new.api().servers[*first].pointer)
            .rust(path);
        let draft = moved
            .iter()
            .fold(draft, |draft, (path, _)| draft.touches(path));
        self.say(draft.hint("an overlay that leaves the servers in their order, with new ones last, keeps the numbers"));
    }

    fn environment(&mut self, old: usize, new: usize) {
        let (was, is) = (&self.old.api().servers[old], &self.new.api().servers[new]);
        let (before, now) = (
            &self.old.names().environments[old],
            &self.new.names().environments[new],
        );
        let (old_path, path) = (
            format!("Environment::{}", before.variant),
            format!("Environment::{}", now.variant),
        );
        let spot = Spot {
            subject: is.url.clone(),
            rust: Some(path.clone()),
            old: was.pointer.clone(),
            new: is.pointer.clone(),
            reach: Reach {
                request: true,
                response: false,
            },
        };
        let touching = |draft: Draft| {
            let draft = draft.touches(&old_path).touches(&path);
            let draft = draft.touches(format!("Environment::{}", before.constructor));
            draft.touches(format!("Environment::{}", now.constructor))
        };
        if before.variant != now.variant {
            let message = format!("`{old_path}` is `{path}` now");
            let hint = format!(
                "`{:?} = {:?}` under `[servers.environments]` of sdk.toml keeps the old name",
                is.url,
                before.constructor.as_str()
            );
            self.say(touching(spot.draft(Code::EnvironmentRenamed, message)).hint(hint));
        }
        let variables = |server: &crate::ir::Server| -> Vec<String> {
            server
                .variables
                .iter()
                .map(|variable| variable.name.clone())
                .collect()
        };
        let usual =
            |server: &crate::ir::Server| server.usual_url().trim_end_matches('/').to_owned();
        if usual(was) != usual(is) || variables(was) != variables(is) {
            let message = format!("it was `{}`", was.url);
            let draft = touching(spot.draft(Code::EnvironmentUrlChanged, message));
            let draft = draft
                .touches("Environment::base_url")
                .touches("Environment: Default");
            self.say(
                draft.note("on the wire: older versions of the crate go on calling the old one"),
            );
        }
    }

    fn default_environment(&mut self, pairs: &[(usize, usize)]) {
        let default = |side: &Side<'_>| {
            side.names()
                .environments
                .iter()
                .position(|names| names.default)
        };
        let (Some(was), Some(is)) = (default(&self.old), default(&self.new)) else {
            return;
        };
        let spoken = |side: &Side<'_>, index: usize| {
            format!(
                "`Environment::{}`",
                side.names().environments[index].variant
            )
        };
        let required = |side: &Side<'_>| !side.surface.items.contains_key("Environment: Default");
        let message = match (required(&self.old), required(&self.new)) {
            (false, true) => "an environment must be chosen now".to_owned(),
            (false, false) if !pairs.contains(&(was, is)) => {
                let (before, now) = (spoken(&self.old, was), spoken(&self.new, is));
                format!("where none is chosen, {now} is used now, and {before} was")
            }
            (true, _) | (false, false) => return,
        };
        let servers = (&self.old.api().servers[was], &self.new.api().servers[is]);
        let draft = Draft::new(Code::DefaultEnvironmentChanged, "servers", message);
        let draft = draft
            .at(&servers.0.pointer, &servers.1.pointer)
            .rust("Environment");
        self.say(draft.touches("Environment: Default"));
    }
}
