//! Values of `sdk.toml`, written into its text: whatever else a person wrote there stays as it is.
//!
//! ```toml
//! [package]
//! version = "0.1.0"   # becomes "0.2.0", and this comment stays
//! ```

use anyhow::{Result, bail};
use std::ops::Range;
use toml::de::{DeTable, DeValue};

/// The text with another `package.version`.
pub(super) fn with_version(text: &str, version: &str) -> Result<String> {
    with(text, "version", version)
}

/// The text with another `package.changelog`.
pub(super) fn with_changelog(text: &str, name: &str) -> Result<String> {
    with(text, "changelog", name)
}

fn with(text: &str, key: &str, value: &str) -> Result<String> {
    let value = toml::Value::from(value).to_string();
    let table = DeTable::parse(text)?;
    let table = table.get_ref();
    let package = table.get("package").map(|package| package.get_ref());
    match package {
        Some(DeValue::Table(package)) => {
            if let Some(old) = package.get(key) {
                return Ok(replaced(text, old.span(), &value));
            }
            // Behind the version, where a reader looks for it, or first.
            let behind = package.get("version").map(|version| version.span().end);
            match behind.or_else(|| header_end(text)) {
                Some(at) => {
                    let end = text[at..].find('\n').map_or(text.len(), |end| at + end);
                    Ok(replaced(text, end..end, &format!("\n{key} = {value}")))
                }
                None => {
                    bail!("`{key} = {value}` is to be put into sdk.toml by hand, under `[package]`")
                }
            }
        }
        Some(_) => bail!("`package` of sdk.toml is not a table"),
        None => Ok(format!("[package]\n{key} = {value}\n\n{text}")),
    }
}

fn replaced(text: &str, range: Range<usize>, with: &str) -> String {
    format!("{}{with}{}", &text[..range.start], &text[range.end..])
}

/// Behind the line `[package]`, if it stands there like that.
fn header_end(text: &str) -> Option<usize> {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if line.trim() == "[package]" {
            return Some(at + line.trim_end().len());
        }
        at += line.len();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_written_and_all_else_stays() {
        for (text, wanted) in [
            ("", "[package]\nversion = \"2.0.0\"\n\n"),
            (
                "[types]\nnumber = 'f64'\n",
                "[package]\nversion = \"2.0.0\"\n\n[types]\nnumber = 'f64'\n",
            ),
            (
                "[package]\nversion = '1.0.0' # by hand\n",
                "[package]\nversion = \"2.0.0\" # by hand\n",
            ),
            (
                "package = {version = '1', name = 'a'}",
                "package = {version = \"2.0.0\", name = 'a'}",
            ),
            ("package.version = '1'\n", "package.version = \"2.0.0\"\n"),
            (
                "# top\n[package]\nname = 'a'",
                "# top\n[package]\nversion = \"2.0.0\"\nname = 'a'",
            ),
            ("[package]", "[package]\nversion = \"2.0.0\""),
        ] {
            assert_eq!(with_version(text, "2.0.0").unwrap(), wanted, "{text}");
        }
        assert_eq!(
            with_changelog("[package]\nversion = '1.0.0' # it\nname = 'a'\n", "C.md").unwrap(),
            "[package]\nversion = '1.0.0' # it\nchangelog = \"C.md\"\nname = 'a'\n"
        );
    }

    #[test]
    fn what_has_no_place_for_it_is_left_to_a_person() {
        assert!(with_version("package = {name = 'a'}", "2.0.0").is_err());
        assert!(with_version("package = 1", "2.0.0").is_err());
        assert!(with_version("[package", "2.0.0").is_err());
    }
}
