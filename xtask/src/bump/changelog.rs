//! A changelog: an entry is put before the others, and none is ever changed.
//!
//! ```markdown
//! # Changelog
//!
//! ## 0.2.0          new entries go here
//!
//! ## 0.1.0
//! ```

/// The changelog with an entry for a version; `None` where it has one.
pub(super) fn with_entry(
    text: Option<&str>,
    package: &str,
    version: &str,
    entry: &str,
) -> Option<String> {
    let Some(text) = text else {
        return Some(format!(
            "# Changelog\n\nAll notable changes of `{package}`. Versions follow [Semantic Versioning](https://semver.org).\n\n{entry}"
        ));
    };
    if heads(text).any(|(_, head)| is_of(head, version)) {
        return None;
    }
    // What is not released yet, and written by hand, stays first.
    let mut versions = heads(text).filter(|(_, head)| !head.to_lowercase().contains("unreleased"));
    Some(match versions.next() {
        Some((at, _)) => format!("{}{entry}\n{}", &text[..at], &text[at..]),
        None => format!("{}\n\n{entry}", text.trim_end()),
    })
}

/// The headings of entries, each with where it begins.
fn heads(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    let lines = text.split_inclusive('\n').map(move |line| {
        let start = at;
        at += line.len();
        (start, line)
    });
    lines.filter_map(|(start, line)| Some((start, line.strip_prefix("## ")?.trim())))
}

/// Whether a heading is that of a version: `0.2.0`, `[0.2.0] - 2025-01-31`, `v0.2.0 (today)`.
fn is_of(head: &str, version: &str) -> bool {
    let word = head.split([' ', ']']).next().unwrap_or_default();
    word.trim_start_matches(['[', 'v']) == version
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_goes_before_the_others() {
        let entry = "## 0.2.0\n\n- new\n";
        for (text, wanted) in [
            (
                "# Log\n\n## 0.1.0\n\n- old\n",
                "# Log\n\n## 0.2.0\n\n- new\n\n## 0.1.0\n\n- old\n",
            ),
            (
                "## Unreleased\n\n- soon\n\n## [0.1.0] - then\n",
                "## Unreleased\n\n- soon\n\n## 0.2.0\n\n- new\n\n## [0.1.0] - then\n",
            ),
            ("# Log\n", "# Log\n\n## 0.2.0\n\n- new\n"),
        ] {
            assert_eq!(
                with_entry(Some(text), "a", "0.2.0", entry).as_deref(),
                Some(wanted)
            );
        }
        let fresh = with_entry(None, "pets-sdk", "0.2.0", entry).unwrap();
        assert!(
            fresh.starts_with("# Changelog\n\nAll notable changes of `pets-sdk`."),
            "{fresh}"
        );
        assert!(fresh.ends_with("\n\n## 0.2.0\n\n- new\n"), "{fresh}");
    }

    #[test]
    fn an_entry_that_is_there_stays() {
        for head in [
            "## 0.2.0",
            "## [0.2.0] - 2025-01-31",
            "## v0.2.0 (today)",
            "## [0.2.0](link)",
        ] {
            let text = format!("# Log\n\n{head}\n\n- by hand\n");
            assert_eq!(
                with_entry(Some(&text), "a", "0.2.0", "## 0.2.0\n"),
                None,
                "{head}"
            );
        }
        assert!(
            with_entry(
                Some("## 0.2.0-rc.1\n## 10.2.0\n"),
                "a",
                "0.2.0",
                "## 0.2.0\n"
            )
            .is_some()
        );
    }
}
