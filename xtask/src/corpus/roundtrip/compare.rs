//! Two JSON values: are they equal but for the order of keys and the spelling of numbers, and where are they not?

use serde_json::{Number, Value};

/// The first place where what came back differs, in words; `None` where nothing does.
pub(super) fn difference(sent: &Value, back: &Value) -> Option<String> {
    at("$", sent, back)
}

fn at(place: &str, sent: &Value, back: &Value) -> Option<String> {
    match (sent, back) {
        (Value::Object(sent), Value::Object(back)) => {
            let lost = sent.keys().find(|key| !back.contains_key(*key));
            if let Some(key) = lost {
                return Some(format!("`{place}.{key}` is lost"));
            }
            let added = back.keys().find(|key| !sent.contains_key(*key));
            if let Some(key) = added {
                return Some(format!("`{place}.{key}` is added"));
            }
            sent.iter()
                .find_map(|(key, value)| at(&format!("{place}.{key}"), value, &back[key]))
        }
        (Value::Array(sent), Value::Array(back)) if sent.len() == back.len() => sent
            .iter()
            .zip(back)
            .enumerate()
            .find_map(|(index, (sent, back))| at(&format!("{place}[{index}]"), sent, back)),
        (Value::Number(sent), Value::Number(back)) if same(sent, back) => None,
        (sent, back) if sent == back => None,
        (sent, back) => Some(format!(
            "`{place}` was {} and is {}",
            short(sent),
            short(back)
        )),
    }
}

/// Whether two numbers are the same value: `1.0` is `1`.
fn same(one: &Number, other: &Number) -> bool {
    let whole = |number: &Number| {
        let signed = number.as_i64().map(i128::from);
        signed.or_else(|| number.as_u64().map(i128::from))
    };
    match (whole(one), whole(other)) {
        (Some(one), Some(other)) => one == other,
        _ => one.as_f64() == other.as_f64(),
    }
}

/// A value in few characters.
pub(super) fn short(value: &Value) -> String {
    const MOST: usize = 80;
    let text = value.to_string();
    if text.chars().count() <= MOST {
        return text;
    }
    text.chars().take(MOST).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn order_and_spelling_do_not_matter() {
        let one: Value = serde_json::from_str(r#"{"a": 1.0, "b": [100, 1e2]}"#).unwrap();
        let other: Value = serde_json::from_str(r#"{"b": [1e2, 100], "a": 1}"#).unwrap();
        assert_eq!(difference(&one, &other), None);
    }

    #[test]
    fn the_first_difference_is_named() {
        for (sent, back, wanted) in [
            (json!({"a": {"b": 1}}), json!({"a": {}}), "`$.a.b` is lost"),
            (json!({}), json!({"a": null}), "`$.a` is added"),
            (json!([1, 2]), json!([1, 3]), "`$[1]` was 2 and is 3"),
            (json!([1]), json!([]), "`$` was [1] and is []"),
            (json!("1"), json!(1), "`$` was \"1\" and is 1"),
        ] {
            assert_eq!(difference(&sent, &back).as_deref(), Some(wanted));
        }
    }
}
