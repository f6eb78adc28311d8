//! Texts and numbers that keep the limits of their schema, for examples and tests.
//!
//! ```yaml
//! {type: string, format: uuid}                # 6f1c2d3e-4b5a-4c6d-8e7f-9a0b1c2d3e4f
//! {type: string, pattern: '^[A-Z]{3}$'}       # AAA
//! {type: integer, minimum: 10}                # 10
//! ```

use crate::ir::Constraints;
use regex::{Regex, RegexBuilder};
use regex_syntax::hir::{Class, Hir, HirKind, Repetition};
use serde_json::{Number, Value};

/// How often a pattern's repetitions are tried beyond what they must, until the text is long enough.
const TRIES: u32 = 64;

/// A text that is longer is not made, whatever the document asks for.
const LONGEST: usize = 256;

/// The bytes that a pattern may take when it is compiled: one that needs more is not looked at, since it would take seconds.
const LARGEST_PATTERN: usize = 1 << 20;

/// A text that keeps the limits, as far as they are understood; `name` is what it is a value of.
pub(super) fn text(name: &str, limits: Option<&Constraints>) -> String {
    let name = crate::names::snake(name);
    let name = name.as_str().trim_end_matches('_');
    let usual = format!("{name}_1");
    let Some(limits) = limits else { return usual };
    let pattern = limits.pattern.as_deref();
    // ECMA 262 has patterns that are no regular expressions: nothing is known of what these match.
    let tree = pattern.and_then(|pattern| regex_syntax::parse(pattern).ok());
    let expression = tree.as_ref().and_then(compiled);
    let fits = |text: &String| {
        let matches = expression.as_ref().is_none_or(|one| one.is_match(text));
        matches && is_of_length(text, limits)
    };
    let least = limits.min_length.unwrap_or(0).min(LONGEST);
    let most = limits.max_length.unwrap_or(usize::MAX).max(1);
    let missing = least.saturating_sub(usual.chars().count());
    let padded = usual.chars().chain(std::iter::repeat_n('1', missing));
    let sized: String = padded.take(most).collect();
    let formatted = limits.format.and_then(|format| of_format(format, name));
    let candidates = formatted.into_iter().chain([sized.clone()]);
    candidates
        .into_iter()
        .find(fits)
        .or_else(|| tree.and_then(|tree| matching(&tree, limits)))
        .unwrap_or(sized)
}

/// A text of a format of JSON Schema or of OpenAPI's format registry.
fn of_format(format: &str, name: &str) -> Option<String> {
    let text = match format {
        "char" => "a",
        "date-time-local" => "2024-03-15T09:30:00",
        "decimal" | "decimal128" => "12.50",
        "duration" => "P1D",
        "email" | "idn-email" => "name@example.com",
        "hostname" | "idn-hostname" => "example.com",
        "http-date" => "Fri, 15 Mar 2024 09:30:00 GMT",
        "ipv4" => "192.0.2.1",
        "ipv6" => "2001:db8::1",
        "json-pointer" => "/name",
        "media-range" => "text/plain",
        "phone" => "+12025550123",
        "regex" => "^a+$",
        "relative-json-pointer" => "0/name",
        "time" => "09:30:00Z",
        "time-local" => "09:30:00",
        "uuid" => "6f1c2d3e-4b5a-4c6d-8e7f-9a0b1c2d3e4f",
        "uri" | "url" | "iri" | "uri-template" => {
            return Some(format!("https://example.com/{name}"));
        }
        "uri-reference" | "iri-reference" => return Some(format!("/{name}")),
        _ => return None,
    };
    Some(text.to_owned())
}

fn is_of_length(text: &str, limits: &Constraints) -> bool {
    let length = text.chars().count();
    let least = limits.min_length.unwrap_or(0);
    least <= length && length <= limits.max_length.unwrap_or(usize::MAX)
}

/// What texts are held against: a pattern, compiled. `None` for one that is too large.
fn compiled(tree: &Hir) -> Option<Regex> {
    let pattern = without_large_bounds(tree).to_string();
    let mut builder = RegexBuilder::new(&pattern);
    builder.size_limit(LARGEST_PATTERN).build().ok()
}

/// The same pattern to a text of at most `LONGEST` bytes: `.{1,2097152}` is `.{1,}` to it, which takes a millionth of the space.
fn without_large_bounds(tree: &Hir) -> Hir {
    let of_all = |parts: &[Hir]| parts.iter().map(without_large_bounds).collect();
    match tree.kind() {
        HirKind::Repetition(repetition) => {
            let is_reached = |most: &u32| usize::try_from(*most).is_ok_and(|most| most <= LONGEST);
            Hir::repetition(Repetition {
                max: repetition.max.filter(is_reached),
                sub: Box::new(without_large_bounds(&repetition.sub)),
                ..repetition.clone()
            })
        }
        HirKind::Capture(capture) => without_large_bounds(&capture.sub),
        HirKind::Concat(parts) => Hir::concat(of_all(parts)),
        HirKind::Alternation(choices) => Hir::alternation(of_all(choices)),
        HirKind::Empty | HirKind::Look(_) | HirKind::Literal(_) | HirKind::Class(_) => tree.clone(),
    }
}

/// A text that matches a pattern and has the length that is asked for; `None` where there is none that is found, or the pattern
/// has more than regular expressions have (ECMA 262 knows what may follow).
fn matching(tree: &Hir, limits: &Constraints) -> Option<String> {
    (0..=TRIES).find_map(|more| {
        let mut text = String::new();
        write(tree, more, &mut text)?;
        // Nothing at all is no example of anything.
        (is_of_length(&text, limits) && !text.is_empty()).then_some(text)
    })
}

/// Writes a text of a tree, repeating what may be repeated `more` times more than it must. `None` when it gets too long.
fn write(tree: &Hir, more: u32, text: &mut String) -> Option<()> {
    match tree.kind() {
        HirKind::Empty | HirKind::Look(_) => {}
        HirKind::Literal(literal) => text.push_str(std::str::from_utf8(&literal.0).ok()?),
        HirKind::Class(class) => text.push(member(class)?),
        HirKind::Repetition(repetition) => {
            let most = repetition.max.unwrap_or(u32::MAX);
            for _ in 0..repetition.min.saturating_add(more).min(most) {
                let before = text.len();
                write(&repetition.sub, more, text)?;
                // What is empty stays so, however often it is repeated.
                if text.len() == before {
                    break;
                }
            }
        }
        HirKind::Capture(capture) => write(&capture.sub, more, text)?,
        HirKind::Concat(parts) => {
            for part in parts {
                write(part, more, text)?;
            }
        }
        HirKind::Alternation(choices) => write(choices.first()?, more, text)?,
    }
    (text.len() <= LONGEST).then_some(())
}

/// A character of a class: a plain one if there is one.
fn member(class: &Class) -> Option<char> {
    let Class::Unicode(class) = class else {
        return None;
    };
    let has = |c: char| {
        let mut ranges = class.ranges().iter();
        ranges.any(|range| range.start() <= c && c <= range.end())
    };
    let plain = ['a', 'A', '1'].into_iter();
    let plain = plain.chain('a'..='z').chain('A'..='Z').chain('0'..='9');
    let first = class.ranges().first()?.start();
    Some(plain.into_iter().find(|c| has(*c)).unwrap_or(first))
}

/// A whole number that keeps the limits: 1 where it may.
pub(super) fn integer(limits: Option<&Constraints>) -> Value {
    let Some(limits) = limits else {
        return Value::from(1);
    };
    let step = limits.multiple_of.as_deref().and_then(whole).unwrap_or(1);
    let step = step.max(1);
    let least = bound(&limits.minimum, f64::ceil, 1);
    let most = bound(&limits.maximum, f64::floor, -1);
    let wanted = 1.max(least.unwrap_or(1)).min(most.unwrap_or(i64::MAX));
    let up = wanted.saturating_add(step - 1).div_euclid(step) * step;
    let down = wanted.div_euclid(step) * step;
    Value::from(if most.is_some_and(|most| up > most) {
        down
    } else {
        up
    })
}

/// A number that keeps the limits: 1 where it may.
pub(super) fn number(limits: Option<&Constraints>) -> Value {
    let Some(limits) = limits else {
        return Value::from(1);
    };
    let read = |limit: &Option<(String, bool)>| {
        let (text, excluded) = limit.as_ref()?;
        Some((text.parse::<f64>().ok()?, *excluded))
    };
    let allows = |number: f64| {
        let above = read(&limits.minimum)
            .is_none_or(|(least, excluded)| least < number || !excluded && least == number);
        let below = read(&limits.maximum)
            .is_none_or(|(most, excluded)| number < most || !excluded && number == most);
        above && below
    };
    if allows(1.0) {
        return Value::from(1);
    }
    let least = read(&limits.minimum).map(|(least, _)| least);
    let most = read(&limits.maximum).map(|(most, _)| most);
    let middle = least.zip(most).map(|(least, most)| (least + most) / 2.0);
    let beside = [
        least,
        most,
        least.map(|least| least + 1.0),
        most.map(|most| most - 1.0),
        middle,
    ];
    let found = beside.into_iter().flatten().find(|number| allows(*number));
    let number = found.unwrap_or(1.0);
    if number.fract() == 0.0 && number.abs() < 1e15 {
        return Value::from(number as i64);
    }
    Number::from_f64(number).map_or(Value::from(1), Value::Number)
}

/// A whole number of a limit's text.
fn whole(text: &str) -> Option<i64> {
    text.parse().ok()
}

/// The outermost whole number that a limit allows, which lies `inwards` of an excluded one.
fn bound(limit: &Option<(String, bool)>, round: fn(f64) -> f64, inwards: i64) -> Option<i64> {
    let (text, excluded) = limit.as_ref()?;
    match whole(text) {
        Some(limit) if *excluded => Some(limit.saturating_add(inwards)),
        Some(limit) => Some(limit),
        None => text.parse().ok().map(|limit| round(limit) as i64),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn limits(set: impl FnOnce(&mut Constraints)) -> Constraints {
        let mut limits = Constraints::default();
        set(&mut limits);
        limits
    }

    #[test]
    fn large_bounds_take_no_time() {
        // Each of these took seconds, or did not end: what is compiled of one is a loop now.
        for pattern in ["^.{1,2097152}$", "^(a{1,4000000000}|b){1,999999999}$"] {
            let tree = regex_syntax::parse(pattern).unwrap();
            assert!(compiled(&tree).is_some(), "{pattern}");
        }
        let bounds = |pattern| without_large_bounds(&regex_syntax::parse(pattern).unwrap());
        assert_eq!(bounds("a{1,257}(b{2,256})"), bounds("a{1,}b{2,256}"));
        assert_eq!(of_pattern("^.{1,2097152}"), "field_1");
        assert_eq!(of_pattern("^(^){4000000000}[A-Z]{2}$"), "AA");
        // More than what is made: nothing of that length is looked for.
        assert_eq!(of_pattern("^[A-Z]{4000000000}$"), "field_1");
    }

    fn of_pattern(pattern: &str) -> String {
        text(
            "field",
            Some(&limits(|l| l.pattern = Some(pattern.to_owned()))),
        )
    }

    #[test]
    fn texts_match_patterns() {
        let patterns = [
            (r"^[\da-z]{26}$", "a".repeat(26)),
            ("^[A-Z]{3}$", "AAA".to_owned()),
            ("^(pi|ch)_[0-9]+$", "pi_1".to_owned()),
            (r"^\d{4}-\d{2}$", "1111-11".to_owned()),
            ("^[^a-z0-9]+$", "A".to_owned()),
            ("^x*$", "x".to_owned()),
            // What a value is usually is the better example where it matches.
            ("^[a-z0-9_]+$", "field_1".to_owned()),
            // What no regular expression can say is left alone.
            ("^(?!x)a$", "field_1".to_owned()),
            ("^[a-z]{300}$", "field_1".to_owned()),
            ("^$", "field_1".to_owned()),
        ];
        for (pattern, expected) in patterns {
            assert_eq!(of_pattern(pattern), expected, "{pattern}");
        }
        let long = limits(|l| {
            l.pattern = Some("^[a-z]+(-[a-z]+)*$".to_owned());
            l.min_length = Some(8);
        });
        let text = text("field", Some(&long));
        assert!(text.len() >= 8 && !text.starts_with('-'), "{text}");
    }

    #[test]
    fn texts_have_their_format_and_length() {
        let of = |set: fn(&mut Constraints)| text("currencyCode", Some(&limits(set)));
        assert_eq!(of(|l| l.format = Some("email")), "name@example.com");
        assert_eq!(
            of(|l| l.format = Some("uri")),
            "https://example.com/currency_code"
        );
        assert_eq!(of(|l| l.max_length = Some(3)), "cur");
        assert_eq!(of(|l| l.min_length = Some(18)), "currency_code_1111");
        // A length counts for more than a format.
        assert_eq!(
            of(|l| (l.format, l.max_length) = (Some("uuid"), Some(8))),
            "currency"
        );
        assert_eq!(text("id", None), "id_1");
    }

    #[test]
    fn numbers_keep_their_limits() {
        let low = |text: &str, excluded| Some((text.to_owned(), excluded));
        let cases = [
            (None, None, None, 1),
            (low("10", false), None, None, 10),
            (low("10", true), None, None, 11),
            (low("0.5", false), None, None, 1),
            (None, low("-3", true), None, -4),
            (low("7", false), low("20", false), Some("5"), 10),
            (None, None, Some("100"), 100),
        ];
        for (minimum, maximum, multiple_of, expected) in cases {
            let limits = limits(|l| {
                l.minimum = minimum;
                l.maximum = maximum;
                l.multiple_of = multiple_of.map(str::to_owned);
            });
            assert_eq!(integer(Some(&limits)), expected, "{limits:?}");
        }
        let fraction = limits(|l| {
            l.minimum = low("0", true);
            l.maximum = low("0.5", true);
        });
        assert_eq!(number(Some(&fraction)), 0.25);
        let share = limits(|l| l.maximum = low("0.75", false));
        assert_eq!(number(Some(&share)), 0.75);
        assert_eq!(number(None), 1);
    }
}
