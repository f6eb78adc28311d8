//! A package that holds the types of a generated crate and a program around them, and nothing of the client.
//!
//! ```text
//! 0 {"id": 1}        in: the number of a type, a value
//! ok {"id":1}        out: the value, decoded into the type and encoded again
//! ```
//!
//! Only what the types need of the runtime is taken along, so that no HTTP library is linked a hundred times.

use anyhow::{Context as _, Result};
use sdkwright::files::Files;
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// The package of these Rust types, by their numbers; `name` is the package's name.
pub(super) fn package(name: &str, files: &Files, types: &[String]) -> Result<Files> {
    let runtime = needed(files);
    let mut package = Files::new();
    let mut code = String::new();
    for (path, content) in files.iter() {
        let module = path
            .strip_prefix("src/runtime/")
            .and_then(|file| file.strip_suffix(".rs"));
        let wanted = match module {
            Some("mod") | None => path.starts_with("src/types/"),
            Some(module) => runtime.contains(module),
        };
        if wanted {
            code.push_str(&String::from_utf8_lossy(content));
            package.insert(path, content)?;
        }
    }
    let mut modules = String::from("//! What the types need of the runtime.\n");
    let index = files
        .get("src/runtime/mod.rs")
        .map(String::from_utf8_lossy)
        .unwrap_or_default();
    for module in &runtime {
        let declared = format!("pub mod {module};");
        // Some are there with a feature only.
        let before = index.lines().zip(index.lines().skip(1));
        let condition = before
            .filter(|(line, next)| line.starts_with("#[cfg") && *next == declared)
            .map(|(line, _)| line);
        for line in condition.chain([declared.as_str()]) {
            let _ = writeln!(modules, "{line}");
        }
    }
    package.insert("src/runtime/mod.rs", modules)?;
    let main = program(files, types);
    code.push_str(&main);
    package.insert("src/main.rs", main)?;
    package.insert("Cargo.toml", manifest(name, files, &code)?)?;
    Ok(package)
}

/// The modules of the runtime that the types use, and those that these use.
fn needed(files: &Files) -> BTreeSet<String> {
    let text = |path: &str| {
        files
            .get(path)
            .map(String::from_utf8_lossy)
            .unwrap_or_default()
    };
    let mut needed = BTreeSet::new();
    let mut left: Vec<String> = Vec::new();
    for (path, content) in files.iter() {
        if path.starts_with("src/types/") {
            left.extend(named(&String::from_utf8_lossy(content), "runtime::"));
        }
    }
    left.extend(
        exports(files)
            .iter()
            .flat_map(|line| named(line, "runtime::")),
    );
    while let Some(module) = left.pop() {
        let path = format!("src/runtime/{module}.rs");
        if files.get(&path).is_some() && needed.insert(module.clone()) {
            left.extend(named(&text(&path), "super::"));
            if module == "request" {
                left.extend(extending_requests(files));
            }
        }
    }
    needed
}

/// The modules that have methods of requests, which who calls them does not name.
fn extending_requests(files: &Files) -> Vec<String> {
    let modules = files.iter().filter_map(|(path, content)| {
        let module = path.strip_prefix("src/runtime/")?.strip_suffix(".rs")?;
        let text = String::from_utf8_lossy(content);
        text.contains("\nimpl Request {").then(|| module.to_owned())
    });
    modules.collect()
}

/// The lines of `lib.rs` that export what the types name by `crate::`.
fn exports(files: &Files) -> Vec<String> {
    let own: String = files
        .iter()
        .filter(|(path, _)| path.starts_with("src/types/"))
        .map(|(_, content)| String::from_utf8_lossy(content))
        .collect();
    let used = named(&own, "crate::");
    let lib = files
        .get("src/lib.rs")
        .map(String::from_utf8_lossy)
        .unwrap_or_default();
    let exported = lib.lines().filter(|line| {
        let (_, last) = line.rsplit_once("::").unwrap_or_default();
        line.starts_with("pub use ")
            && last
                .split(|character: char| !character.is_alphanumeric() && character != '_')
                .any(|name| used.iter().any(|used| used == name))
    });
    exported.map(str::to_owned).collect()
}

/// The names that follow a prefix, those in braces among them.
fn named(text: &str, prefix: &str) -> Vec<String> {
    let mut names = Vec::new();
    for (at, _) in text.match_indices(prefix) {
        let after = &text[at + prefix.len()..];
        let group = after
            .strip_prefix('{')
            .map(|group| group.split('}').next().unwrap_or_default());
        let parts = group.map_or_else(|| vec![after], |group| group.split(',').collect());
        names.extend(parts.into_iter().map(|part| {
            part.trim()
                .chars()
                .take_while(|character| character.is_alphanumeric() || *character == '_')
                .collect::<String>()
        }));
    }
    names
}

/// The dependencies of the crate that the code names, in a package without anything else.
fn manifest(name: &str, files: &Files, code: &str) -> Result<String> {
    let manifest = files
        .get("Cargo.toml")
        .context("the crate has no Cargo.toml")?;
    let manifest = String::from_utf8_lossy(manifest);
    let section = manifest
        .split("[dependencies]\n")
        .nth(1)
        .unwrap_or_default();
    let mut text = format!(
        "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\n"
    );
    for line in section.lines().take_while(|line| !line.starts_with('[')) {
        let Some((dependency, _)) = line.split_once(" = ") else {
            continue;
        };
        let used = format!("{}::", dependency.replace('-', "_"));
        if code.contains(&used) {
            let _ = writeln!(text, "{line}");
        }
    }
    // Types are there only with the features of what needs them.
    let features = manifest.split("[features]\n").nth(1).unwrap_or_default();
    text.push_str("\n[features]\n");
    for line in features.lines().take_while(|line| !line.is_empty()) {
        // What it would enable of a dependency may not be here.
        let is_there = |enabled: &str| {
            let dependency = enabled.split_once("dep:").map(|(_, rest)| rest);
            let dependency = dependency.and_then(|rest| rest.split('"').next());
            dependency.is_some_and(|name| text.contains(&format!("\n{name} = ")))
        };
        match line.split_once(" = ") {
            Some((name, enabled)) if enabled.contains(['/', ':']) && !is_there(enabled) => {
                let _ = writeln!(text, "{name} = []");
            }
            Some(_) | None => {
                let _ = writeln!(text, "{line}");
            }
        }
    }
    Ok(text)
}

fn program(files: &Files, types: &[String]) -> String {
    let mut text = String::from(
        "//! Decodes and encodes values of the types.\n#![allow(warnings)]\n\nmod runtime;\n",
    );
    if files.get("src/types/mod.rs").is_some() {
        text.push_str("mod types;\n");
    }
    // They stand at the crate's root, where the types name them by `crate::`.
    for line in exports(files) {
        let _ = writeln!(text, "{line}");
    }
    text.push_str("\nconst TYPES: &[fn(&str) -> Result<String, String>] = &[\n");
    for ty in types {
        let _ = writeln!(text, "    trip::<{ty}>,");
    }
    text.push_str(PROGRAM);
    text
}

const PROGRAM: &str = r#"];

fn trip<T: serde::de::DeserializeOwned + serde::ser::Serialize>(json: &str) -> Result<String, String> {
    let value: T = serde_json::from_str(json).map_err(|error| format!("decode {error}"))?;
    serde_json::to_string(&value).map_err(|error| format!("encode {error}"))
}

fn main() {
    for line in std::io::stdin().lines() {
        let line = line.expect("the input is text");
        let (number, json) = line.split_once(' ').expect("a line has a number and a value");
        let number: usize = number.parse().expect("the number is one");
        let said = match std::panic::catch_unwind(|| TYPES[number](json)) {
            Ok(Ok(json)) => format!("ok {json}"),
            Ok(Err(error)) => error.replace('\n', " "),
            Err(_) => "panic".to_owned(),
        };
        println!("{said}");
    }
}
"#;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_the_types_need_is_taken() {
        let mut files = Files::new();
        for (path, content) in [
            (
                "Cargo.toml",
                "[package]\nname = \"a\"\n\n[dependencies]\nreqwest = \"1\"\nserde = \"1\"\nserde_json = \"1\"\n\n[dev-dependencies]\ntokio = \"1\"\n\n[features]\ndefault = [\"pets\"]\npets = []\ngzip = [\"reqwest/gzip\"]\n",
            ),
            (
                "src/lib.rs",
                "pub use client::Client;\npub use runtime::error::{Error, ErrorKind};\npub use runtime::patch::Patch;\n",
            ),
            ("src/client.rs", "use reqwest::Client;"),
            (
                "src/runtime/mod.rs",
                "#[cfg(feature = \"nulls\")]\npub mod nulls;\npub mod wire;",
            ),
            (
                "src/runtime/wire.rs",
                "use super::{nulls::Nulls, patch::Patch};",
            ),
            ("src/runtime/nulls.rs", ""),
            ("src/runtime/patch.rs", ""),
            ("src/runtime/error.rs", "use reqwest::Error;"),
            ("src/types/mod.rs", "mod pet;"),
            (
                "src/types/pet.rs",
                "use crate::Patch;\nuse crate::runtime::wire;",
            ),
        ] {
            files.insert(path, content).unwrap();
        }
        let package = package("trip", &files, &["types::Pet".to_owned()]).unwrap();
        let paths: Vec<&str> = package.iter().map(|(path, _)| path).collect();
        assert_eq!(
            paths,
            [
                "Cargo.toml",
                "src/main.rs",
                "src/runtime/mod.rs",
                "src/runtime/nulls.rs",
                "src/runtime/patch.rs",
                "src/runtime/wire.rs",
                "src/types/mod.rs",
                "src/types/pet.rs",
            ]
        );
        let text = |path: &str| String::from_utf8_lossy(package.get(path).unwrap()).into_owned();
        // Features that enable those of a dependency have nothing to enable here.
        assert!(text("Cargo.toml").ends_with(
            "[dependencies]\nserde = \"1\"\nserde_json = \"1\"\n\n[features]\ndefault = [\"pets\"]\npets = []\ngzip = []\n"
        ));
        assert!(
            text("src/runtime/mod.rs").contains("#[cfg(feature = \"nulls\")]\npub mod nulls;\n")
        );
        let main = text("src/main.rs");
        assert!(
            main.contains("pub use runtime::patch::Patch;\n")
                && main.contains("    trip::<types::Pet>,\n")
        );
        assert!(!main.contains("Client") && !main.contains("ErrorKind"));
    }
}
