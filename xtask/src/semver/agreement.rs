//! Whether both say the same of a pair; and where ours weighs more, whether that is for a reason that the other one cannot see.
//!
//! ```text
//! ours   theirs   major items of ours          agreement
//! major  major                                 yes
//! minor  major                                 no: a defect of ours
//! major  none     gone: types::Pet.name        no
//! major  none     types::Pet.name: u32 → u64   types: no check of theirs compares the types of fields, arguments and results
//! major  none     gone: Environment: Default   traits: theirs knows some of the derived ones
//! major  none     none                         behaviour: what compiles does something else
//! ```

use super::checks::Verdict;
use sdkwright::diff::{Change, Class, Diff};
use std::collections::BTreeSet;

/// The derived traits whose loss the other one sees.
const SEEN: &[&str] = &[
    "Clone",
    "Copy",
    "Debug",
    "Eq",
    "Hash",
    "Ord",
    "PartialEq",
    "PartialOrd",
];

/// How both verdicts stand to each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Agreement {
    /// Both say the same, as far as the other one looks: it has hardly a check for what is only new, and none for texts.
    Yes,
    /// Ours is major, and all that makes it so is a matter that the other one has no check for.
    Heavier(String),
    /// Ours is too light; or it is major for what the other one should have seen.
    No,
}

impl Agreement {
    /// What both verdicts say of each other.
    pub(super) fn of(diff: &Diff, theirs: &Verdict) -> Self {
        let ours = diff.class();
        let is_major = |class: Option<Class>| class == Some(Class::Major);
        if ours < theirs.class {
            return Self::No;
        }
        if is_major(ours) == is_major(theirs.class) {
            return Self::Yes;
        }
        let reasons: Option<BTreeSet<&str>> = diff
            .changes
            .iter()
            .filter(|change| change.class == Class::Major)
            .map(unseen)
            .collect();
        reasons.map_or(Self::No, |reasons| {
            Self::Heavier(Vec::from_iter(reasons).join(", "))
        })
    }

    /// The word for it in a table.
    pub(super) fn word(&self) -> &str {
        match self {
            Self::Yes => "yes",
            Self::Heavier(reason) => reason,
            Self::No => "**no**",
        }
    }
}

/// Why a major change is one that the other one cannot see; `None` where an item of the crate is gone, which it can.
fn unseen(change: &Change) -> Option<&'static str> {
    let mut majors = change
        .items
        .iter()
        .filter(|item| item.class() == Class::Major)
        .peekable();
    if majors.peek().is_none() {
        return Some("behaviour");
    }
    let mut reason = "types";
    for item in majors.filter(|item| item.new.is_none()) {
        // What is gone they see, but for impls of traits that they do not know.
        let (_, of) = item.path.split_once(": ")?;
        if SEEN.contains(&of) {
            return None;
        }
        reason = "traits";
    }
    Some(reason)
}

#[cfg(test)]
mod tests {
    use super::*;
    use sdkwright::diff::{Code, ItemChange};

    fn diff(changes: Vec<Change>) -> Diff {
        Diff {
            package: "pets-sdk".to_owned(),
            version: semver::Version::new(0, 1, 0),
            changes,
        }
    }

    fn without(of: &str) -> Change {
        let mut change = change(Class::Major, &[("impl", "")]);
        change.items[0].path = format!("types::Pet: {of}");
        change
    }

    fn change(class: Class, items: &[(&str, &str)]) -> Change {
        let text = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let items = items.iter().map(|(old, new)| ItemChange {
            path: "types::Pet.name".to_owned(),
            old: text(old),
            new: text(new),
        });
        Change {
            code: Code::ItemChanged,
            class,
            subject: String::new(),
            rust: None,
            old: None,
            new: None,
            message: String::new(),
            notes: Vec::new(),
            hint: None,
            items: items.collect(),
        }
    }

    #[test]
    fn what_they_find_is_never_lighter_here() {
        let none = |class| Verdict {
            class,
            lints: Vec::new(),
        };
        let of = |ours: Option<Class>, theirs| {
            let gone = [("u8", "")];
            let changes =
                ours.map(|class| change(class, if class == Class::Major { &gone } else { &[] }));
            Agreement::of(&diff(changes.into_iter().collect()), &none(theirs))
        };
        for (ours, theirs, wanted) in [
            (Some(Class::Major), Some(Class::Major), Agreement::Yes),
            (Some(Class::Major), None, Agreement::No),
            (Some(Class::Minor), Some(Class::Major), Agreement::No),
            (Some(Class::Minor), Some(Class::Minor), Agreement::Yes),
            (Some(Class::Minor), None, Agreement::Yes),
            (Some(Class::Patch), Some(Class::Minor), Agreement::No),
            (Some(Class::Patch), None, Agreement::Yes),
            (None, None, Agreement::Yes),
        ] {
            assert_eq!(of(ours, theirs), wanted, "{ours:?} {theirs:?}");
        }
    }

    #[test]
    fn what_they_have_no_check_for_is_a_reason() {
        let silent = Verdict {
            class: None,
            lints: Vec::new(),
        };
        let (typed, gone) = ([("u32", "u64")], [("u32", "")]);
        let of = |items: &[&[(&str, &str)]]| {
            let changes = items.iter().map(|items| change(Class::Major, items));
            Agreement::of(&diff(changes.collect()), &silent)
        };
        let heavier = |reason: &str| Agreement::Heavier(reason.to_owned());
        assert_eq!(of(&[&typed]), heavier("types"));
        assert_eq!(of(&[&[]]), heavier("behaviour"));
        assert_eq!(of(&[&[], &typed]), heavier("behaviour, types"));
        assert_eq!(of(&[&typed, &gone]), Agreement::No);
        let lost = |of| Agreement::of(&diff(vec![without(of)]), &silent);
        assert_eq!(lost("From<Vec<String>>"), heavier("traits"));
        assert_eq!(lost("Default"), heavier("traits"));
        assert_eq!(lost("Hash"), Agreement::No);
    }
}
