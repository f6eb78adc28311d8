//! How much a change weighs for who depends on the crate, and the version that it asks for (Semantic Versioning 2.0.0, and what
//! Cargo makes of versions below 1.0.0).
//!
//! ```text
//! major   1.4.2 ─▶ 2.0.0    0.4.2 ─▶ 0.5.0    0.0.2 ─▶ 0.0.3
//! minor   1.4.2 ─▶ 1.5.0    0.4.2 ─▶ 0.4.3    0.0.2 ─▶ 0.0.3
//! patch   1.4.2 ─▶ 1.4.3    0.4.2 ─▶ 0.4.3    0.0.2 ─▶ 0.0.3
//! ```

use semver::Version;
use std::fmt;

/// How much a change weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// Programs that compile go on compiling, and there is nothing new to call.
    Patch,
    /// Programs that compile go on compiling.
    Minor,
    /// There are programs that compile, or work, no more.
    Major,
}

impl Class {
    /// All classes, the heaviest first.
    pub const ALL: &[Self] = &[Self::Major, Self::Minor, Self::Patch];

    /// The word for it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Major => "major",
            Self::Minor => "minor",
            Self::Patch => "patch",
        }
    }

    /// The version after this one. A version that is a pre-release leads to its release, whatever the change.
    pub fn bump(self, version: &Version) -> Version {
        if !version.pre.is_empty() {
            return Version::new(version.major, version.minor, version.patch);
        }
        let Version {
            major,
            minor,
            patch,
            ..
        } = *version;
        match (self, major, minor) {
            (Self::Major, 0, 0) => Version::new(0, 0, patch + 1),
            (Self::Major, 0, _) => Version::new(0, minor + 1, 0),
            (Self::Major, _, _) => Version::new(major + 1, 0, 0),
            (Self::Minor, 1.., _) => Version::new(major, minor + 1, 0),
            (Self::Minor, 0, _) | (Self::Patch, _, _) => Version::new(major, minor, patch + 1),
        }
    }
}

impl fmt::Display for Class {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_go_up_as_cargo_counts() {
        for (version, major, minor, patch) in [
            ("1.4.2", "2.0.0", "1.5.0", "1.4.3"),
            ("0.4.2", "0.5.0", "0.4.3", "0.4.3"),
            ("0.0.2", "0.0.3", "0.0.3", "0.0.3"),
            ("2.0.0-rc.1", "2.0.0", "2.0.0", "2.0.0"),
            ("1.0.0+build", "2.0.0", "1.1.0", "1.0.1"),
        ] {
            let version = Version::parse(version).unwrap();
            let bumped = [Class::Major, Class::Minor, Class::Patch]
                .map(|class| class.bump(&version).to_string());
            assert_eq!(bumped, [major, minor, patch]);
        }
    }
}
