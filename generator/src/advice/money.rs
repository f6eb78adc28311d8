//! W071: amounts of money as binary floats, which cannot hold most of them.
//!
//! ```yaml
//! properties: {amount: {type: number}}      # f64: 0.1 + 0.2 is not 0.3
//! ```

use super::{Advice, Fix, listed, spoken, words};
use crate::config::Number;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::ir::{NumberFormat, Shape, TypeId};
use crate::pipeline::Model;

/// Words of amounts and rates.
const MONEY: &[&str] = &[
    "amount",
    "amounts",
    "balance",
    "charge",
    "charges",
    "cost",
    "costs",
    "credit",
    "credits",
    "debit",
    "discount",
    "discounts",
    "fee",
    "fees",
    "paid",
    "payment",
    "payout",
    "price",
    "prices",
    "refund",
    "refunded",
    "revenue",
    "salary",
    "subtotal",
    "surcharge",
    "tax",
    "taxes",
    "tip",
    "total",
    "totals",
    "vat",
];

pub(super) fn binary_money(model: &Model, all: &mut Vec<Advice>) {
    if model.config.types.number != Number::F64 {
        return;
    }
    let found = amounts(model);
    let Some((_, first)) = found.first() else {
        return;
    };
    let names: Vec<String> = found.iter().map(|(name, _)| name.clone()).collect();
    let what = match names.len() {
        1 => "a number that looks like money is a binary float".to_owned(),
        count => format!("{count} numbers that look like money are binary floats"),
    };
    let diagnostic = Diagnostic::new(Code::BinaryMoney, format!("{what}: {}", listed(&names)))
        .at(Place::key(first))
        .note("a binary float holds most amounts only nearly");
    let fix = Fix::config("types", "number = \"decimal\"");
    all.push(Advice::new(
        diagnostic,
        "exact decimals for all numbers",
        vec![fix],
        true,
    ));
}

/// The fields that look like money or are said to be decimal, each with its place.
fn amounts(model: &Model) -> Vec<(String, crate::pointer::Pointer)> {
    let mut found = Vec::new();
    for (id, ty) in model.api.types.iter() {
        let Shape::Struct(shape) = &ty.shape else {
            continue;
        };
        for field in &shape.fields {
            let Some(format) = number_format(model, field.ty) else {
                continue;
            };
            let mut words = words(&field.name).into_iter();
            if format == NumberFormat::Decimal || words.any(|word| MONEY.contains(&word.as_str())) {
                found.push((
                    format!("{}.{}", spoken(model, id), field.name),
                    field.pointer.clone(),
                ));
            }
        }
    }
    found
}

/// The format of a number, or of those in a list.
fn number_format(model: &Model, id: TypeId) -> Option<NumberFormat> {
    match model.api.types.shape(id) {
        Shape::Number(format) => Some(*format),
        Shape::Array(items) => number_format(model, *items),
        Shape::Any
        | Shape::Boolean
        | Shape::Integer(_)
        | Shape::String(_)
        | Shape::Map(_)
        | Shape::Struct(_)
        | Shape::Enum(_)
        | Shape::Union(_)
        | Shape::Alias(_) => None,
    }
}
