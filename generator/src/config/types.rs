//! `[types]`: which Rust type stands for a format.
//!
//! ```yaml
//! amount: { type: number, format: double }     # f64, or an exact decimal
//! createdAt: { type: string, format: date-time } # String, or a timestamp
//! ```
//!
//! The defaults cost no dependency and lose nothing; what is stricter is chosen where the vendor keeps to its formats.

use super::section::Section;

/// The `[types]` section.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Types {
    /// `number`: what a `type: number` becomes.
    pub number: Number,
    /// `date`: what `format: date` becomes.
    pub date: Date,
    /// `date-time`: what `format: date-time` becomes.
    pub date_time: DateTime,
    /// `byte`: what `format: byte` becomes.
    pub byte: Byte,
    /// `date-formats`: further `strftime` formats in which dates are read; they are written as the document says.
    ///
    /// Some vendors send `03/31/2025` where they promise `2025-03-31`.
    pub date_formats: Vec<String>,
}

/// What a `type: number` becomes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Number {
    /// `f64`.
    #[default]
    F64,
    /// An exact decimal, for amounts of money.
    Decimal,
}

/// What `format: date` becomes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Date {
    /// `String`.
    #[default]
    String,
    /// A civil date of `jiff`.
    Date,
}

/// What `format: date-time` becomes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DateTime {
    /// `String`.
    #[default]
    String,
    /// A `jiff` timestamp.
    Timestamp,
}

/// What `format: byte` becomes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Byte {
    /// `String`, still in base64.
    #[default]
    String,
    /// Bytes, encoded and decoded as base64.
    Base64,
}

impl Types {
    pub(super) fn read(section: &mut Section<'_, '_>) -> Self {
        Self {
            number: section
                .choice(
                    "number",
                    &[("f64", Number::F64), ("decimal", Number::Decimal)],
                )
                .unwrap_or_default(),
            date: section
                .choice("date", &[("string", Date::String), ("date", Date::Date)])
                .unwrap_or_default(),
            date_time: section
                .choice(
                    "date-time",
                    &[
                        ("string", DateTime::String),
                        ("timestamp", DateTime::Timestamp),
                    ],
                )
                .unwrap_or_default(),
            byte: section
                .choice(
                    "byte",
                    &[("string", Byte::String), ("base64", Byte::Base64)],
                )
                .unwrap_or_default(),
            date_formats: date_formats(section),
        }
    }
}

fn date_formats(section: &mut Section<'_, '_>) -> Vec<String> {
    let texts = section.texts("date-formats");
    for text in &texts {
        if !text.value.contains('%') {
            let message = format!("`{}` is not a strftime format", text.value);
            section.invalid(text, message, Some("a date is `%Y-%m-%d`".to_owned()));
        }
    }
    texts.into_iter().map(|text| text.value).collect()
}
