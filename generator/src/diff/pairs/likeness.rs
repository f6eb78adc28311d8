//! How much alike two things look: 0 not at all, 1 the same.

use crate::diff::side::Side;
use crate::ir::{Shape, TypeId};
use std::collections::BTreeSet;

/// How much alike two names are.
pub(in crate::diff) fn name_likeness(one: &str, other: &str) -> f64 {
    let plain = |name: &str| name.to_lowercase().replace(['_', '-', ' '], "");
    let (one, other) = (plain(one), plain(other));
    let whole = strsim::normalized_damerau_levenshtein(&one, &other);
    // `Payment` and `InvoicePayment`: one word of a name is often added or taken away.
    let (short, long) = if one.len() < other.len() {
        (&one, &other)
    } else {
        (&other, &one)
    };
    if short.len() >= 4 && long.contains(short.as_str()) {
        whole.max(0.7)
    } else {
        whole
    }
}

/// The part of all elements that are in both.
pub(in crate::diff) fn shared<T: Ord>(one: &BTreeSet<T>, other: &BTreeSet<T>) -> f64 {
    let all = one.union(other).count();
    if all == 0 {
        return 1.0;
    }
    one.intersection(other).count() as f64 / all as f64
}

/// What a type is told by: its fields, its values, its branches.
pub(super) fn marks(side: &Side<'_>, id: TypeId) -> BTreeSet<String> {
    match &side.api().types[id].shape {
        Shape::Struct(shape) => shape
            .fields
            .iter()
            .map(|field| field.name.clone())
            .collect(),
        Shape::Enum(values) => values
            .variants
            .iter()
            .map(|variant| variant.value.clone())
            .collect(),
        Shape::Union(union) => union
            .branches
            .iter()
            .flat_map(|branch| match branch.tags.is_empty() {
                true => vec![match side.api().types.constant(branch.ty) {
                    Some(constant) => format!("{:?}", constant.value),
                    None => side.type_name(side.resolve(branch.ty).0),
                }],
                false => branch.tags.clone(),
            })
            .collect(),
        Shape::Any
        | Shape::Boolean
        | Shape::Integer(_)
        | Shape::Number(_)
        | Shape::String(_)
        | Shape::Array(_)
        | Shape::Map(_)
        | Shape::Alias(_) => BTreeSet::new(),
    }
}

/// Whether both are structs, or enums, or unions.
pub(super) fn same_kind(old: &Shape, new: &Shape) -> bool {
    old.is_named() && std::mem::discriminant(old) == std::mem::discriminant(new)
}

#[cfg(test)]
mod tests {
    use super::name_likeness;

    #[test]
    fn names_that_differ_in_a_word_are_alike() {
        assert!(name_likeness("page_size", "pageSize") == 1.0);
        assert!(name_likeness("Payment", "InvoicePayment") >= 0.7);
        assert!(name_likeness("customer_name", "customer_names") > 0.9);
        assert!(name_likeness("id", "customer_id") < 0.5);
        assert!(name_likeness("amount", "currency") < 0.5);
    }
}
