//! Limits on values, compared: which are tighter now, and which are looser.
//!
//! ```yaml
//! {maxLength: 40}  ─▶  {maxLength: 20}       # tighter
//! {minimum: 0}     ─▶  {}                    # looser
//! ```

use super::validation::{self, Rules};
use crate::ir::Constraints;
use std::fmt::Display;

/// What is asked of values, besides that they are of a type.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Limits {
    /// What the crate documents.
    pub(super) constraints: Constraints,
    /// What it does not speak of.
    pub(super) rules: Rules,
}

/// Where a limit went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Trend {
    /// Fewer values are allowed.
    Tighter,
    /// More are.
    Looser,
    /// Others are.
    Other,
}

/// The limits that differ, each with a sentence.
pub(super) fn changed(was: &Limits, is: &Limits) -> Vec<(Trend, String)> {
    let mut changed = of_constraints(&was.constraints, &is.constraints);
    changed.extend(validation::changed(&was.rules, &is.rules));
    changed
}

fn of_constraints(was: &Constraints, is: &Constraints) -> Vec<(Trend, String)> {
    let mut found = Found(Vec::new());
    found.least("minLength", was.min_length, is.min_length);
    found.most("maxLength", was.max_length, is.max_length);
    found.least("minItems", was.min_items, is.min_items);
    found.most("maxItems", was.max_items, is.max_items);
    found.bound("minimum", &was.minimum, &is.minimum, 1.0);
    found.bound("maximum", &was.maximum, &is.maximum, -1.0);
    found.other("pattern", &was.pattern, &is.pattern);
    found.factor("multipleOf", &was.multiple_of, &is.multiple_of);
    let unique = |unique: bool| unique.then_some(true);
    found.other(
        "uniqueItems",
        &unique(was.unique_items),
        &unique(is.unique_items),
    );
    found.0
}

struct Found(Vec<(Trend, String)>);

impl Found {
    fn least(&mut self, keyword: &str, was: Option<usize>, is: Option<usize>) {
        // Nothing is less than 0.
        let least = |limit: Option<usize>| limit.unwrap_or_default();
        self.count(
            keyword,
            was,
            is,
            least(is) > least(was),
            least(is) == least(was),
        );
    }

    fn most(&mut self, keyword: &str, was: Option<usize>, is: Option<usize>) {
        let most = |limit: Option<usize>| limit.unwrap_or(usize::MAX);
        self.count(
            keyword,
            was,
            is,
            most(is) < most(was),
            most(is) == most(was),
        );
    }

    fn count(
        &mut self,
        keyword: &str,
        was: Option<usize>,
        is: Option<usize>,
        tighter: bool,
        same: bool,
    ) {
        if !same {
            let trend = if tighter {
                Trend::Tighter
            } else {
                Trend::Looser
            };
            self.say(trend, keyword, was, is);
        }
    }

    /// A bound of numbers, which may be excluded itself; `sign` is 1 where greater is tighter, and -1 where less is.
    fn bound(
        &mut self,
        keyword: &str,
        was: &Option<(String, bool)>,
        is: &Option<(String, bool)>,
        sign: f64,
    ) {
        let spoken = |bound: &Option<(String, bool)>| {
            bound.as_ref().map(|(value, excluded)| match excluded {
                true => format!("{value} (excluded)"),
                false => value.clone(),
            })
        };
        let trend = match (was, is) {
            (None, None) => return,
            (None, Some(_)) => Trend::Tighter,
            (Some(_), None) => Trend::Looser,
            (Some((was, was_excluded)), Some((is, is_excluded))) => {
                match (was.parse::<f64>(), is.parse::<f64>()) {
                    (Ok(was), Ok(is)) if is * sign > was * sign => Trend::Tighter,
                    (Ok(was), Ok(is)) if is * sign < was * sign => Trend::Looser,
                    (Ok(_), Ok(_)) => match (was_excluded, is_excluded) {
                        (false, true) => Trend::Tighter,
                        (true, false) => Trend::Looser,
                        (true, true) | (false, false) => return,
                    },
                    (Ok(_) | Err(_), _) if was == is => return,
                    (Ok(_) | Err(_), _) => Trend::Other,
                }
            }
        };
        self.say(trend, keyword, spoken(was), spoken(is));
    }

    /// A factor: what is a multiple of 6 is one of 3, too.
    fn factor(&mut self, keyword: &str, was: &Option<String>, is: &Option<String>) {
        let number = |factor: &Option<String>| factor.as_ref()?.parse::<f64>().ok();
        let trend = match (number(was), number(is)) {
            (Some(was), Some(is)) if was == is => return,
            (Some(was), Some(is)) if is % was == 0.0 => Trend::Tighter,
            (Some(was), Some(is)) if was % is == 0.0 => Trend::Looser,
            (Some(_) | None, _) => return self.other(keyword, was, is),
        };
        self.say(trend, keyword, was.clone(), is.clone());
    }

    /// A limit that cannot be compared with another of its kind.
    fn other<T: PartialEq + Display + Clone>(
        &mut self,
        keyword: &str,
        was: &Option<T>,
        is: &Option<T>,
    ) {
        let trend = match (was, is) {
            (None, Some(_)) => Trend::Tighter,
            (Some(_), None) => Trend::Looser,
            (was, is) if was == is => return,
            (Some(_) | None, _) => Trend::Other,
        };
        self.say(trend, keyword, was.clone(), is.clone());
    }

    fn say<T: Display>(&mut self, trend: Trend, keyword: &str, was: Option<T>, is: Option<T>) {
        let text = match (was, is) {
            (Some(was), Some(is)) => format!("`{keyword}` is `{is}` now, and was `{was}`"),
            (None, Some(is)) => format!("`{keyword}` is `{is}` now"),
            (Some(was), None) => format!("`{keyword}` is gone, and was `{was}`"),
            (None, None) => return,
        };
        self.0.push((trend, text));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_go_one_way_or_the_other() {
        let of = |change: fn(&mut Constraints)| {
            let mut constraints = Constraints::default();
            change(&mut constraints);
            constraints
        };
        let bound = |value: &str, excluded| Some((value.to_owned(), excluded));
        let none = Constraints::default();
        let trends = |was: &Constraints, is: &Constraints| -> Vec<Trend> {
            of_constraints(was, is)
                .into_iter()
                .map(|(trend, _)| trend)
                .collect()
        };
        let length = of(|it| it.max_length = Some(40));
        let shorter = of(|it| it.max_length = Some(20));
        let zero = of(|it| it.min_items = Some(0));
        let positive = Constraints {
            minimum: bound("0", true),
            ..Constraints::default()
        };
        let natural = Constraints {
            minimum: bound("0.0", false),
            ..Constraints::default()
        };
        let pattern = of(|it| it.pattern = Some("a".to_owned()));
        let other = of(|it| it.pattern = Some("b".to_owned()));
        let factor = |factor: &str| Constraints {
            multiple_of: Some(factor.to_owned()),
            ..Constraints::default()
        };
        let (three, six, ten) = (factor("3"), factor("6"), factor("10"));
        for (was, is, wanted) in [
            (&three, &six, &[Trend::Tighter][..]),
            (&six, &three, &[Trend::Looser]),
            (&six, &ten, &[Trend::Other]),
            (&none, &ten, &[Trend::Tighter]),
            (&length, &shorter, &[Trend::Tighter]),
            (&shorter, &length, &[Trend::Looser]),
            (&none, &length, &[Trend::Tighter]),
            (&none, &zero, &[]),
            (&natural, &positive, &[Trend::Tighter]),
            (&positive, &none, &[Trend::Looser]),
            (&pattern, &other, &[Trend::Other]),
            (&pattern, &none, &[Trend::Looser]),
            (&pattern, &pattern, &[]),
            (&length, &pattern, &[Trend::Looser, Trend::Tighter]),
        ] {
            assert_eq!(trends(was, is), wanted);
        }
        assert_eq!(
            of_constraints(&length, &shorter)[0].1,
            "`maxLength` is `20` now, and was `40`"
        );
    }
}
