//! The cases of `generator/tests/diff` as pairs of documents.
//!
//! ```yaml
//! case: a field that is gone
//! old: {…}               # a JSON merge patch (RFC 7396) of base.yaml
//! new: {…}
//! config: ""             # sdk.toml; old_config that of the old document
//! ```

use super::pairs::{Pair, Version};
use anyhow::{Context as _, Result};
use serde::Deserialize;
use serde_json::Value;
use std::fs;
use std::path::Path;

/// The file that every case changes.
pub(super) const BASE: &str = "base.yaml";

#[derive(Debug, Deserialize)]
struct Case {
    case: String,
    #[serde(default)]
    old: Value,
    #[serde(default)]
    new: Value,
    #[serde(default)]
    old_config: String,
    #[serde(default)]
    config: String,
}

/// Writes the documents of all cases of a folder into another one.
pub(super) fn write(folder: &Path, to: &Path) -> Result<Vec<Pair>> {
    let base: Value = serde_yaml::from_str(&fs::read_to_string(folder.join(BASE))?)?;
    let mut files: Vec<_> = fs::read_dir(folder)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, _>>()?;
    files.sort();
    let mut pairs = Vec::new();
    for file in files.iter().filter(|file| !file.ends_with(BASE)) {
        let text = fs::read_to_string(file)?;
        let theme = file.file_stem().unwrap_or_default().to_string_lossy();
        for (number, document) in serde_yaml::Deserializer::from_str(&text).enumerate() {
            let case = Case::deserialize(document)
                .with_context(|| format!("`{}`, case {number}", file.display()))?;
            let dir = to.join(format!("{theme}-{number:02}"));
            fs::create_dir_all(&dir)?;
            let version = |name: &str, change: &Value, config: &str| -> Result<Version> {
                let mut changed = base.clone();
                merge(&mut changed, change);
                let spec = dir.join(format!("{name}.json"));
                fs::write(&spec, serde_json::to_string_pretty(&changed)?)?;
                let toml = dir.join(format!("{name}.toml"));
                fs::write(&toml, config)?;
                Ok(Version {
                    spec,
                    config: Some(toml),
                })
            };
            pairs.push(Pair {
                name: format!("{theme}: {}", case.case),
                old: version("old", &case.old, &case.old_config)?,
                new: version("new", &case.new, &case.config)?,
            });
        }
    }
    Ok(pairs)
}

/// Changes a value by a JSON merge patch: what is null there goes, objects are merged, all else is put in place.
fn merge(target: &mut Value, patch: &Value) {
    let Value::Object(members) = patch else {
        if !patch.is_null() {
            *target = patch.clone();
        }
        return;
    };
    if !target.is_object() {
        *target = Value::Object(serde_json::Map::new());
    }
    let Some(object) = target.as_object_mut() else {
        return;
    };
    for (key, value) in members {
        if value.is_null() {
            object.remove(key);
        } else {
            merge(object.entry(key.clone()).or_insert(Value::Null), value);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::specs::tests::root;

    #[test]
    fn each_case_is_a_pair() {
        let root = root(&[
            ("cases/base.yaml", "a: {b: 1, c: 2}\n"),
            (
                "cases/x.yaml",
                "case: one\nnew: {a: {b: null, d: [3]}}\nsays: []\n---\ncase: two\nold: {e: {}}\nconfig: t = 1\nsays: []\n",
            ),
        ]);
        let pairs = write(&root.path().join("cases"), &root.path().join("pairs")).unwrap();
        let names: Vec<&str> = pairs.iter().map(|pair| pair.name.as_str()).collect();
        assert_eq!(names, ["x: one", "x: two"]);
        let read = |version: &Version| -> Value {
            serde_json::from_str(&fs::read_to_string(&version.spec).unwrap()).unwrap()
        };
        assert_eq!(
            read(&pairs[0].old),
            serde_json::json!({"a": {"b": 1, "c": 2}})
        );
        assert_eq!(
            read(&pairs[0].new),
            serde_json::json!({"a": {"c": 2, "d": [3]}})
        );
        assert_eq!(
            read(&pairs[1].old),
            serde_json::json!({"a": {"b": 1, "c": 2}, "e": {}})
        );
        let toml = pairs[1].new.config.as_ref().unwrap();
        assert_eq!(fs::read_to_string(toml).unwrap(), "t = 1");
    }
}
