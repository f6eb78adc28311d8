//! Overlay actions for the help of a diagnostic, ready to be pasted.
//!
//! ```yaml
//! - target: $.paths['/pets'].get.parameters[0]
//!   update: {required: true}
//! ```

use crate::pointer::Pointer;
use serde_json::Value;

/// An overlay action that merges `update`, a YAML scrap, into what stands at `place` of the document.
pub fn overlay_update(root: &Value, place: &Pointer, update: &str) -> String {
    format!("- target: {}\n  update: {update}", json_path(root, place))
}

/// An overlay action that removes what stands at `place` of the document.
pub fn overlay_remove(root: &Value, place: &Pointer) -> String {
    format!("- target: {}\n  remove: true", json_path(root, place))
}

/// The JSONPath (RFC 9535) that selects what stands at `place`.
pub fn json_path(root: &Value, place: &Pointer) -> String {
    let mut path = String::from("$");
    let mut value = Some(root);
    for token in place.tokens() {
        let element = value
            .and_then(Value::as_array)
            .and_then(|elements| Some((elements, token.parse::<usize>().ok()?)));
        if let Some((elements, index)) = element {
            path.push_str(&format!("[{index}]"));
            value = elements.get(index);
            continue;
        }
        if is_plain(&token) {
            path.push('.');
            path.push_str(&token);
        } else {
            let quoted = token.replace('\\', "\\\\").replace('\'', "\\'");
            path.push_str(&format!("['{quoted}']"));
        }
        value = value.and_then(|value| value.get(&token));
    }
    path
}

/// Whether a name can stand behind a dot.
fn is_plain(name: &str) -> bool {
    let mut characters = name.chars();
    characters
        .next()
        .is_some_and(|first| first.is_ascii_alphabetic() || first == '_')
        && characters.all(|other| other.is_ascii_alphanumeric() || other == '_')
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn names_and_indices_are_written_as_the_query_language_wants_them() {
        let root = json!({ "paths": { "/a'b": { "parameters": [{}] } }, "responses": { "0": {} } });
        let place = Pointer::root()
            .key("paths")
            .key("/a'b")
            .key("parameters")
            .index(0);
        assert_eq!(json_path(&root, &place), "$.paths['/a\\'b'].parameters[0]");
        let place = Pointer::root().key("responses").key("0").key("$ref");
        assert_eq!(json_path(&root, &place), "$.responses['0']['$ref']");
    }
}
