//! `overlay.yaml`: what the document lacks, or says otherwise than it is meant.

use super::comment;
use crate::advice::{Advice, Fix};
use crate::pipeline::Model;

pub(super) fn overlay(model: &Model, advice: &[Advice], vendor: &str) -> Option<String> {
    let mut actions = String::new();
    for advice in advice.iter().filter(|advice| advice.is_safe) {
        for fix in &advice.fixes {
            match fix {
                Fix::Overlay(action) => actions.push_str(&action.yaml()),
                Fix::Config(_) => {}
            }
        }
    }
    let has_servers = !model.api.servers.is_empty();
    if actions.is_empty() && has_servers {
        return None;
    }
    let title = format!("What the SDK of {vendor} changes in the document");
    let title = serde_json::Value::from(title);
    let mut out = format!("overlay: 1.0.0\ninfo:\n  title: {title}\n  version: 1.0.0\n");
    let servers = comment(
        "The document names no server, so every client has to be given a base URL:\n  - target: $\n    update:\n      servers:\n        - { url: \"https://api.example.com\", description: Production }",
    );
    if actions.is_empty() {
        // An overlay without an action is none; this one changes nothing.
        out.push_str("actions:\n  - target: $\n    description: Nothing yet.\n    update: {}\n");
        out.push_str(&servers);
        return Some(out);
    }
    out.push_str("actions:\n");
    out.push_str(&actions);
    if !has_servers {
        out.push_str(&servers);
    }
    Some(out)
}
