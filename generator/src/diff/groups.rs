//! Groups of operations: their accessors, and the Cargo features that go with them.

use super::Code;
use super::change::Draft;
use super::comparison::Comparison;
use super::side::Side;
use crate::names::TagNames;

impl Comparison<'_> {
    /// Compares the groups of operations.
    pub(super) fn groups(&mut self) {
        let (olds, news) = (&self.old.names().tags, &self.new.names().tags);
        let pairs = self.pairs.groups.clone();
        for (position, tag) in olds.iter().enumerate() {
            if !pairs.iter().any(|(old, _)| *old == position) {
                let message = format!("the client has no `{}()` any more", tag.accessor);
                let draft = Draft::new(Code::GroupRemoved, &tag.tag, message);
                let accessor = format!("Client::{}", tag.accessor);
                let draft = touching_feature(draft, tag).rust(&accessor);
                self.say(draft.touches(accessor).touches_all(Side::group_path(tag)));
            }
        }
        for (position, tag) in news.iter().enumerate() {
            let accessor = format!("Client::{}", tag.accessor);
            let Some((old, _)) = pairs.iter().find(|(_, new)| *new == position) else {
                let message = format!("the client has `{}()`", tag.accessor);
                let draft = Draft::new(Code::GroupAdded, &tag.tag, message).rust(&accessor);
                let draft = touching_feature(draft, tag).touches(accessor);
                let group = Side::group_path(tag);
                let own = ["", ": Clone", ": Copy", ": Debug"];
                self.say(
                    own.iter()
                        .fold(draft, |draft, own| draft.touches(format!("{group}{own}"))),
                );
                continue;
            };
            let was = &olds[*old];
            if was.accessor != tag.accessor {
                let message = format!(
                    "the client's `{}()` is `{}()` now",
                    was.accessor, tag.accessor
                );
                let hint = format!(
                    "`{0:?} = {1:?}` under `[tags]` of sdk.toml keeps the old name",
                    tag.tag,
                    was.accessor.as_str()
                );
                let draft = Draft::new(Code::GroupRenamed, &tag.tag, message);
                let draft = touching_feature(touching_feature(draft, was), tag);
                self.say(draft.rust(accessor).hint(hint));
            }
        }
    }
}

/// The Cargo feature of a group.
fn touching_feature(draft: Draft, tag: &TagNames) -> Draft {
    let name = tag.accessor.as_str().trim_matches('_').replace('_', "-");
    // One that a feature of the runtime has taken is called otherwise.
    let names = [name.clone(), format!("{name}-api")];
    names.iter().fold(draft, |draft, name| {
        draft
            .touches(format!("feature {name}"))
            .touches(format!("default feature {name}"))
    })
}
