//! `[types]`: what the formats of the document become.

use super::Subject;
use crate::diagnostic::Code;
use crate::ir::{Docs, Shape, StringFormat, TypeId};
use crate::pipeline::Model;
use serde_json::Value;

pub(super) fn section(subject: &Subject<'_>) -> String {
    let model = subject.model;
    let mut out = String::new();
    let is_money = subject
        .advice
        .iter()
        .any(|advice| advice.diagnostic.code == Code::BinaryMoney);
    let has_numbers = model
        .api
        .types
        .iter()
        .any(|(_, ty)| matches!(ty.shape, Shape::Number(_)));
    if is_money {
        out.push_str("number = \"decimal\"           # exact: some numbers are amounts of money\n");
    } else if has_numbers {
        out.push_str("# number = \"decimal\"         # exact, for amounts of money\n");
    }
    let formats = [
        (
            StringFormat::Date,
            "date",
            "date",
            is_date as fn(&str) -> bool,
        ),
        (
            StringFormat::DateTime,
            "date-time",
            "timestamp",
            is_timestamp,
        ),
    ];
    for (format, key, value, fits) in formats {
        let Some(samples) = samples(model, &format) else {
            continue;
        };
        let line = format!("{key} = \"{value}\"");
        if format == StringFormat::Date
            && (samples.iter().any(|sample| is_american(sample)) || speaks(model, "MM/DD/YYYY"))
            && samples
                .iter()
                .all(|sample| fits(sample) || is_american(sample))
        {
            out.push_str(&format!(
                "{line}\ndate-formats = [\"%m/%d/%Y\"]   # read, too\n"
            ));
            continue;
        }
        match samples.iter().find(|sample| !fits(sample)) {
            None => out.push_str(&format!("{line}\n")),
            Some(odd) => out.push_str(&format!(
                "# {line:<29}# but an example is `{}`\n",
                odd.escape_debug()
            )),
        }
    }
    if samples(model, &StringFormat::Byte).is_some() {
        out.push_str("# byte = \"base64\"            # bytes, in the place of their text\n");
    }
    match out.is_empty() {
        true => out,
        false => format!("[types]\n{out}"),
    }
}

/// The examples and defaults of a format; `None` where the document does not use it.
fn samples(model: &Model, format: &StringFormat) -> Option<Vec<String>> {
    let types = model.api.types.iter();
    let mut used = types
        .filter(|(_, ty)| matches!(&ty.shape, Shape::String(other) if other == format))
        .peekable();
    used.peek()?;
    let values = used.flat_map(|(_, ty)| {
        ty.examples
            .iter()
            .map(|example| &example.value)
            .chain(ty.default.as_deref())
    });
    Some(
        values
            .filter_map(Value::as_str)
            .map(str::to_owned)
            .collect(),
    )
}

/// Whether a date, or a field that holds one, says that it may come in another way.
fn speaks(model: &Model, pattern: &str) -> bool {
    let types = &model.api.types;
    let is_date = |id: TypeId| *types.shape(id) == Shape::String(StringFormat::Date);
    let says = |docs: &Docs| {
        let prose = docs.description.as_deref().unwrap_or_default();
        prose.contains(pattern)
    };
    types.iter().any(|(id, ty)| {
        let fields = ty.shape.as_struct().into_iter();
        let mut fields = fields.flat_map(|shape| &shape.fields);
        is_date(id) && says(&ty.docs) || fields.any(|field| is_date(field.ty) && says(&field.docs))
    })
}

/// `03/31/2025`, where the day cannot be a month.
fn is_american(text: &str) -> bool {
    let parts: Vec<&str> = text.split('/').collect();
    let number = |part: &str| part.parse::<u8>().ok().filter(|_| part.len() == 2);
    match parts.as_slice() {
        [month, day, year] => {
            matches!((number(month), number(day)), (Some(1..=12), Some(13..=31)))
                && year.len() == 4
                && year.bytes().all(|byte| byte.is_ascii_digit())
        }
        _ => false,
    }
}

/// `2025-03-31`
fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let digits = |part: &str, count: usize| {
        part.len() == count && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    matches!(parts.as_slice(), [year, month, day] if digits(year, 4) && digits(month, 2) && digits(day, 2))
}

/// `2025-03-31T12:00:00Z`, or with an offset.
fn is_timestamp(text: &str) -> bool {
    let Some((date, time)) = text.split_once(['T', 't', ' ']) else {
        return false;
    };
    let zone = time.trim_start_matches(|c: char| c.is_ascii_digit() || c == ':' || c == '.');
    is_date(date)
        && time.len() >= 8
        && (zone.eq_ignore_ascii_case("z") || zone.starts_with(['+', '-']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_in_time_have_a_zone() {
        for (text, wanted) in [
            ("2025-03-31T12:00:00Z", true),
            ("2025-03-31T12:00:00.123+02:00", true),
            ("2025-03-31T12:00:00", false),
            ("2025-03-31", false),
            ("03/31/2025", false),
        ] {
            assert_eq!(is_timestamp(text), wanted, "{text}");
        }
        assert!(is_date("2025-03-31"));
        assert!(!is_date("2025-3-31"));
    }
}
