//! A drift: one way in which a generated folder is not what would be generated now, and how it is told.
//!
//! ```text
//! generated/petstore: 1 difference from what its spec gives
//!
//! edited by hand: src/types/pet.rs
//!   @@ -3,2 +3,2 @@
//!   -    pub name: Option<String>,
//!   +    pub name: String,
//!   remedy: move the change into the overlay, sdk.toml or a file of your own in `src/ext/` (it would be lost), then `cargo xtask regenerate petstore`
//! ```

use std::fmt::Write as _;

/// Why a generated folder is not what would be generated now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cause {
    /// Nothing was ever generated here.
    Missing,
    /// The OpenAPI document is not the one that was read then.
    SpecChanged,
    /// The overlay is not the one that was read then.
    OverlayChanged,
    /// `sdk.toml` is not the one that was read then.
    ConfigChanged,
    /// The tests that are copied into the crate are not those of then.
    TestsChanged,
    /// The changelog that is copied into the crate is not the one of then.
    ChangelogChanged,
    /// The inputs are those of then, and so is the file on disk: the generator makes something else of them now.
    GeneratorChanged,
    /// The file on disk is not what was generated then.
    HandEdit,
    /// The file is not generated.
    Orphan,
    /// The file was generated, and is gone.
    MissingFile,
}

impl Cause {
    /// The cause in a few words.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Missing => "never generated",
            Self::SpecChanged => "the spec changed",
            Self::OverlayChanged => "the overlay changed",
            Self::ConfigChanged => "sdk.toml changed",
            Self::TestsChanged => "the copied tests changed",
            Self::ChangelogChanged => "the copied changelog changed",
            Self::GeneratorChanged => "the generator changed",
            Self::HandEdit => "edited by hand",
            Self::Orphan => "not generated",
            Self::MissingFile => "missing",
        }
    }

    /// The cause in one word, for programs.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Missing => "never-generated",
            Self::SpecChanged => "spec",
            Self::OverlayChanged => "overlay",
            Self::ConfigChanged => "config",
            Self::TestsChanged => "tests",
            Self::ChangelogChanged => "changelog",
            Self::GeneratorChanged => "generator",
            Self::HandEdit => "hand-edit",
            Self::Orphan => "orphan",
            Self::MissingFile => "missing",
        }
    }

    /// Whether one of the files that the API is read from has changed.
    pub const fn is_input(self) -> bool {
        match self {
            Self::SpecChanged | Self::OverlayChanged | Self::ConfigChanged => true,
            Self::Missing
            | Self::TestsChanged
            | Self::ChangelogChanged
            | Self::GeneratorChanged
            | Self::HandEdit
            | Self::Orphan
            | Self::MissingFile => false,
        }
    }

    /// What to do, where `regenerate` is the command that generates the folder anew.
    pub(super) fn remedy(self, path: &str, regenerate: &str) -> String {
        match self {
            Self::HandEdit => format!(
                "move the change into the overlay, sdk.toml or a file of your own in `src/ext/` (it would be lost), then `{regenerate}`"
            ),
            Self::Orphan => {
                let elsewhere = match path.ends_with(".rs") {
                    true => "into `src/ext/`, `tests/` or `examples/`, which are yours",
                    false => "beside the spec",
                };
                format!("remove `{path}`, or move it {elsewhere}")
            }
            Self::Missing
            | Self::SpecChanged
            | Self::OverlayChanged
            | Self::ConfigChanged
            | Self::TestsChanged
            | Self::ChangelogChanged
            | Self::GeneratorChanged
            | Self::MissingFile => format!("`{regenerate}`"),
        }
    }
}

/// One difference between a generated folder and what would be generated now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drift {
    /// A file of the generated folder, or the name of an input that changed without changing any file.
    pub path: String,
    /// Why it differs.
    pub cause: Cause,
    /// From what is on disk (`-`) to what would be generated (`+`), as a unified diff, cut where it gets long; may be empty.
    pub diff: String,
    /// What to do, in one line.
    pub remedy: String,
}

/// The differences of a folder as text; empty if there are none.
pub fn render(folder: &str, drifts: &[Drift]) -> String {
    let mut text = String::new();
    if drifts.is_empty() {
        return text;
    }
    let plural = if drifts.len() == 1 { "" } else { "s" };
    // Writing to a string cannot fail.
    let _ = writeln!(
        text,
        "{folder}: {} difference{plural} from what its spec gives",
        drifts.len()
    );
    for drift in drifts {
        let _ = writeln!(text, "\n{}: {}", drift.cause.title(), drift.path);
        for line in drift.diff.lines() {
            let _ = writeln!(text, "  {line}");
        }
        let _ = writeln!(text, "  remedy: {}", drift.remedy);
    }
    text
}
