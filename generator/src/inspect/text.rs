//! An inspection as text for people.

use super::{Inspection, TypeKind};
use std::fmt::Write as _;

/// All of it; the names of types in alphabetical order.
pub fn text(found: &Inspection) -> String {
    let mut out = String::new();
    // Writing to a string cannot fail.
    let _ = writeln!(
        out,
        "{} (OpenAPI {}) as {}",
        found.title, found.openapi, found.package
    );
    for (name, url) in &found.environments {
        let _ = writeln!(out, "  environment {name}: {url}");
    }
    for (name, setter) in &found.credentials {
        let _ = writeln!(out, "  credential {name}: .{setter}(…)");
    }
    for group in &found.groups {
        let _ = writeln!(out, "\n{} ({})", group.accessor, group.tag);
        for call in &group.operations {
            let deprecated = if call.deprecated { ", deprecated" } else { "" };
            let _ = writeln!(out, "  {}{deprecated}", call.place);
            let _ = writeln!(out, "    {} -> {}", call.call, call.gives);
            if !call.setters.is_empty() {
                let _ = writeln!(out, "    .{}", call.setters.join(" ."));
            }
            if let Some(items) = &call.items {
                let _ = writeln!(out, "    pages of {items}");
            }
            if let Some(fails) = &call.fails {
                let _ = writeln!(out, "    fails with {fails}");
            }
        }
    }
    if !found.incoming.is_empty() {
        out.push_str("\nsent by the API\n");
        for (path, body) in &found.incoming {
            let _ = writeln!(out, "  {path}: {body}");
        }
    }
    types(&mut out, found);
    if !found.untyped.is_empty() {
        out.push_str("\nplaces without a type\n");
        for place in &found.untyped {
            let _ = writeln!(out, "  {}: {}: {}", place.at, place.pointer, place.why);
        }
    }
    let calls: usize = found
        .groups
        .iter()
        .map(|group| group.operations.len())
        .sum();
    let count = |kind: TypeKind| found.types.iter().filter(|ty| ty.kind == kind).count();
    let recursive = found.types.iter().filter(|ty| ty.recursive).count();
    let counts = [
        (calls, "operation"),
        (count(TypeKind::Struct), "struct"),
        (count(TypeKind::Enum), "enum"),
        (count(TypeKind::Union), "union"),
        (recursive, "recursive type"),
        (found.untyped.len(), "untyped place"),
    ];
    let counts = counts.map(|(count, noun)| {
        let plural = if count == 1 { "" } else { "s" };
        format!("{count} {noun}{plural}")
    });
    let _ = writeln!(out, "\n{}", counts.join(", "));
    out
}

fn types(out: &mut String, found: &Inspection) {
    if found.types.is_empty() {
        return;
    }
    out.push_str("\ntypes\n");
    let mut types: Vec<_> = found.types.iter().collect();
    types.sort_by(|one, other| one.path.cmp(&other.path));
    for ty in types {
        let members = match (ty.kind, ty.members) {
            (TypeKind::Struct, 1) => "field",
            (TypeKind::Struct, _) => "fields",
            (TypeKind::Enum, 1) => "value",
            (TypeKind::Enum, _) => "values",
            (TypeKind::Union, 1) => "branch",
            (TypeKind::Union, _) => "branches",
        };
        let way = match (ty.sent, ty.received) {
            (true, true) => "sent and received",
            (true, false) => "sent",
            (false, true) => "received",
            (false, false) => "in no operation",
        };
        let mut said = vec![
            format!("{} of {} {members}", ty.kind.word(), ty.members),
            way.to_owned(),
        ];
        said.extend(ty.dispatch.clone());
        if ty.recursive {
            said.push("leads back to itself".to_owned());
        }
        if !ty.boxed.is_empty() {
            said.push(format!("boxed: {}", ty.boxed.join(", ")));
        }
        if !ty.untyped.is_empty() {
            said.push(format!("any JSON: {}", ty.untyped.join(", ")));
        }
        let _ = writeln!(out, "  {}: {}", ty.path, said.join("; "));
    }
}
