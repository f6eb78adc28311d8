//! What belongs to the whole crate, and the public items that differ for a reason which has no code of its own.

use super::Code;
use super::change::{Draft, ItemChange};
use super::comparison::{Comparison, plain};
use crate::surface::DEPRECATED;
use std::collections::BTreeMap;

impl Comparison<'_> {
    /// Compares what belongs to the crate as a whole.
    pub(super) fn package(&mut self) {
        let (was, is) = (&self.old.names().package, &self.new.names().package);
        if was != is {
            let message = format!("the crate is called `{is}` now, and was `{was}`");
            let hint = format!("`name = {was:?}` under `[package]` of sdk.toml keeps the old name");
            self.say(
                Draft::new(Code::PackageRenamed, "package", message)
                    .touches("package")
                    .hint(hint),
            );
        }
        let flag = |config: &crate::config::Config| config.response.success_flag.clone();
        let (was, is) = (flag(&self.old.model.config), flag(&self.new.model.config));
        if was != is {
            let message = match &is {
                Some(flag) => format!("an answer whose `{flag}` is false is an error now"),
                None => "no answer of a good status is an error any more".to_owned(),
            };
            self.say(Draft::new(
                Code::SuccessFlagChanged,
                "success-flag",
                message,
            ));
        }
    }

    /// Puts items aside whose change is said of what they stand in.
    pub(super) fn leave(&mut self, path: &str) {
        let left = self.unsaid(path).into_iter();
        self.left.extend(left.map(|item| item.path));
    }

    /// Says what differs and belongs to no change.
    pub(super) fn rest(&mut self) {
        let heaviest = self.changes.iter().map(|change| change.class).max();
        let mut rest: Vec<ItemChange> = Vec::new();
        for (path, delta) in &self.deltas {
            // What was left to another change weighs no more than that.
            let is_left = self.left.contains(path) && Some(delta.class()) <= heaviest;
            if !self.said.contains(path) && !is_left {
                rest.push(delta.clone());
            }
        }
        let mut features: Vec<ItemChange> = Vec::new();
        let mut traits: BTreeMap<(String, bool), Vec<String>> = BTreeMap::new();
        for delta in rest {
            let path = plain(delta.clone()).path;
            if let Some(of) = path.strip_suffix(DEPRECATED) {
                let (code, message) = match delta.new.is_some() {
                    true => (Code::Deprecated, "it is deprecated now"),
                    false => (Code::DeprecationLifted, "it is deprecated no more"),
                };
                self.say(Draft::new(code, of, message).rust(of).touches(delta.path));
            } else if path.starts_with("feature ") || path.starts_with("default feature ") {
                features.push(delta);
            } else if let Some((of, _)) = delta.path.split_once(": ") {
                let key = (of.to_owned(), delta.new.is_some());
                traits.entry(key).or_default().push(delta.path.clone());
            } else {
                self.say(item(&path, &delta));
            }
        }
        self.features(&features);
        for ((of, is_gained), paths) in traits {
            let names = paths.iter().filter_map(|path| path.split_once(": "));
            let names: Vec<String> = names.map(|(_, name)| format!("`{name}`")).collect();
            let (code, message) = match is_gained {
                true => (
                    Code::TraitGained,
                    format!("it has {} now", names.join(", ")),
                ),
                false => (
                    Code::TraitLost,
                    format!("it has no {} any more", names.join(", ")),
                ),
            };
            let name = of.rsplit("::").next().unwrap_or(&of).to_owned();
            let draft = Draft::new(code, name, message).rust(&of);
            self.say(paths.into_iter().fold(draft, Draft::touches));
        }
    }

    /// Cargo features, each with its place among those that are on unless said otherwise.
    fn features(&mut self, changed: &[ItemChange]) {
        for delta in changed {
            let Some(name) = delta.path.strip_prefix("feature ") else {
                continue;
            };
            let (code, message) = match delta.new.is_some() {
                true => (Code::FeatureAdded, format!("there is the feature `{name}`")),
                false => (
                    Code::FeatureRemoved,
                    format!("the feature `{name}` is gone"),
                ),
            };
            let draft = Draft::new(code, name, message).touches(&delta.path);
            self.say(draft.touches(format!("default feature {name}")));
        }
        for delta in changed {
            if !self.said.contains(&delta.path) {
                self.say(item(&delta.path, delta));
            }
        }
    }
}

/// A change of one item.
fn item(path: &str, delta: &ItemChange) -> Draft {
    let (code, message) = match (&delta.old, &delta.new) {
        (None, _) => (Code::ItemAdded, format!("there is `{path}`")),
        (Some(_), None) => (Code::ItemRemoved, format!("`{path}` is gone")),
        (Some(was), Some(is)) => (
            Code::ItemChanged,
            format!("`{path}` is `{is}` now, and was `{was}`"),
        ),
    };
    Draft::new(code, path, message)
        .rust(path)
        .touches(&delta.path)
}
