//! Texts into words, and words into `snake_case` and `PascalCase`.
//!
//! | text | Pascal | snake |
//! | --- | --- | --- |
//! | `itemQty` | `ItemQty` | `item_qty` |
//! | `5MFI` | `FiveMfi` | `five_mfi` |
//! | `2024-07-30` | `V2024_07_30` | `v2024_07_30` |
//! | `-created` | `MinusCreated` | `minus_created` |
//! | `` (empty) | `Empty` | `empty` |

use super::Ident;
use foldhash::fast::FixedState;
use heck::{ToSnakeCase as _, ToUpperCamelCase as _};

use std::cell::RefCell;
use std::collections::HashMap; // not iterated
use std::thread::LocalKey;

/// What texts have become in this thread: a document says the same few thousand words tens of thousands of times.
type Memo = RefCell<HashMap<String, Ident, FixedState>>; // not iterated

/// Longer texts are made of others, and hardly ever come again.
const LONGEST: usize = 32;
/// How many texts are kept, at most.
const MOST: usize = 1 << 14;

thread_local! {
    static PASCAL: Memo = RefCell::default();
    static SNAKE: Memo = RefCell::default();
}

fn remembered(memo: &'static LocalKey<Memo>, text: &str, work_out: fn(&str) -> Ident) -> Ident {
    if text.len() > LONGEST {
        return work_out(text);
    }
    if let Some(known) = memo.with_borrow(|known| known.get(text).cloned()) {
        return known;
    }
    let ident = work_out(text);
    memo.with_borrow_mut(|known| {
        if known.len() < MOST {
            known.insert(text.to_owned(), ident.clone());
        }
    });
    ident
}

/// The text as a type, variant or trait is written.
pub fn pascal(text: &str) -> Ident {
    remembered(&PASCAL, text, to_pascal)
}

/// The text as a field, function or module is written.
pub fn snake(text: &str) -> Ident {
    remembered(&SNAKE, text, |text| {
        Ident::new(speakable(text).to_snake_case())
    })
}

/// File systems take names of 255 bytes, and a number and an extension may have to follow.
const LONGEST_STEM: usize = 200;

/// A module's name that may name its file, too: cut off at a word's end if it is too long for that.
pub(super) fn file_stem(ident: Ident) -> Ident {
    let text = ident.as_str();
    if text.len() <= LONGEST_STEM {
        return ident;
    }
    let mut ends = (0..=LONGEST_STEM).rev();
    let most = ends.find(|end| text.is_char_boundary(*end)).unwrap_or(0);
    let end = text[..most].rfind('_').filter(|end| *end > 0);
    Ident::new(text[..end.unwrap_or(most)].to_owned())
}

fn to_pascal(text: &str) -> Ident {
    let spoken = speakable(text);
    let runs = spoken.split(|c: char| !c.is_ascii_alphanumeric());
    let mut joined = String::with_capacity(spoken.len());
    for run in runs.filter(|run| !run.is_empty()) {
        if joined.ends_with(is_digit) && run.starts_with(is_digit) {
            joined.push('_');
        }
        for letter in run.to_upper_camel_case().chars() {
            // A letter behind a digit begins a word: `Every2weeks` is `Every2Weeks`.
            joined.push(if joined.ends_with(is_digit) {
                letter.to_ascii_uppercase()
            } else {
                letter
            });
        }
    }
    Ident::new(joined)
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

/// A package's name as code writes it: Cargo replaces hyphens and nothing else.
pub fn krate(package: &str) -> Ident {
    Ident::new(package.replace('-', "_"))
}

/// The singular of an English plural, as far as its ending tells: `invoices` becomes `invoice`.
pub fn singular(text: &str) -> Option<String> {
    if let Some(stem) = text.strip_suffix("ies") {
        return (stem.len() > 1).then(|| format!("{stem}y"));
    }
    for es in ["sses", "xes", "ches", "shes"] {
        if text.ends_with(es) {
            return Some(text[..text.len() - 2].to_owned());
        }
    }
    if text.ends_with("ss") || text.ends_with("us") || text.ends_with("is") {
        return None;
    }
    text.strip_suffix('s')
        .filter(|stem| stem.len() > 1)
        .map(str::to_owned)
}

/// ASCII letters and digits with separators, beginning with a letter.
fn speakable(text: &str) -> String {
    let mut spoken = String::with_capacity(text.len() + 8);
    let trimmed = text.trim();
    let mut rest = trimmed;
    if let Some(tail) = trimmed
        .strip_prefix('-')
        .filter(|tail| starts_alphanumeric(tail))
    {
        spoken.push_str("minus ");
        rest = tail;
    } else if let Some(tail) = trimmed
        .strip_prefix('+')
        .filter(|tail| starts_alphanumeric(tail))
    {
        spoken.push_str("plus ");
        rest = tail;
    }
    for character in rest.chars() {
        match character {
            letter if letter.is_ascii_alphanumeric() => spoken.push(letter),
            '\'' | '’' => {}
            '_' | '-' | ' ' | '.' | '/' | ':' => spoken.push(' '),
            other if other.is_ascii() => spoken.push(' '),
            other => spoken.push_str(&format!(" u{:x} ", u32::from(other))),
        }
    }
    let plain = spoken.trim();
    if plain.is_empty() {
        return symbols(trimmed);
    }
    let signed = plain.starts_with("minus ") || plain.starts_with("plus ");
    if !signed && !plain.starts_with(is_digit) {
        return plain.to_owned();
    }
    lead_with_letter(plain)
}

fn starts_alphanumeric(text: &str) -> bool {
    text.starts_with(|start: char| start.is_ascii_alphanumeric())
}

/// Spells a number of one or two digits at the beginning; puts a `v` before a longer one.
fn lead_with_letter(spoken: &str) -> String {
    let (sign, rest) = match spoken.split_once(' ') {
        Some((sign @ ("minus" | "plus"), rest)) => (format!("{sign} "), rest),
        _ => (String::new(), spoken),
    };
    let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (number, tail) = rest.split_at(digits);
    let dated =
        tail.starts_with(' ') && tail[1..].starts_with(|c: char| c.is_ascii_digit()) && digits > 2;
    match number.parse::<usize>() {
        Ok(small) if digits <= 2 && !dated && (digits == 1 || !number.starts_with('0')) => {
            format!("{sign}{} {tail}", spelled(small))
        }
        _ if digits > 0 => format!("{sign}v{rest}"),
        _ => format!("{sign}{rest}"),
    }
}

fn spelled(number: usize) -> String {
    const SMALL: [&str; 20] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 10] = [
        "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
    ];
    match (SMALL.get(number), number % 10) {
        (Some(word), _) => (*word).to_owned(),
        (None, 0) => TENS[number / 10].to_owned(),
        (None, ones) => format!("{} {}", TENS[number / 10], SMALL[ones]),
    }
}

/// Names for texts without a letter or digit.
fn symbols(text: &str) -> String {
    if text.is_empty() {
        return "empty".to_owned();
    }
    let names = text.chars().map(|symbol| match symbol {
        '*' => "asterisk",
        '<' => "less",
        '>' => "greater",
        '=' => "equal",
        '!' => "not",
        '+' => "plus",
        '-' => "minus",
        '/' => "slash",
        '%' => "percent",
        '.' => "dot",
        ',' => "comma",
        '&' => "and",
        '|' => "or",
        '$' => "dollar",
        '#' => "hash",
        '@' => "at",
        '~' => "tilde",
        '_' => "underscore",
        ' ' => "space",
        _ => "symbol",
    });
    names.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_name_is_cut_for_its_file_at_the_end_of_a_word() {
        let stem = |text: &str| file_stem(Ident::new(text.to_owned())).to_string();
        assert_eq!(stem("list_things"), "list_things");
        assert_eq!(
            stem(&format!("list_{}_of_all", "x".repeat(190))),
            format!("list_{}_of", "x".repeat(190))
        );
        assert_eq!(stem(&"x".repeat(300)), "x".repeat(200));
    }

    #[test]
    fn texts_become_names() {
        let table = [
            ("itemQty", "ItemQty", "item_qty"),
            ("AdditionalData", "AdditionalData", "additional_data"),
            ("5MFI", "FiveMfi", "five_mfi"),
            ("25UF", "TwentyFiveUf", "twenty_five_uf"),
            ("2/10NET30", "Two10Net30", "two_10net30"),
            ("2024-07-30", "V2024_07_30", "v2024_07_30"),
            ("-created", "MinusCreated", "minus_created"),
            ("-1", "MinusOne", "minus_one"),
            ("404", "V404", "v404"),
            ("", "Empty", "empty"),
            ("*", "Asterisk", "asterisk"),
            ("type", "Type", "type_"),
            ("self", "Self_", "self_"),
            ("$ref", "Ref", "ref_"),
            ("ÜBER", "UdcBer", "udc_ber"),
        ];
        for (text, wanted_pascal, wanted_snake) in table {
            assert_eq!(pascal(text).as_str(), wanted_pascal, "{text}");
            assert_eq!(snake(text).as_str(), wanted_snake, "{text}");
        }
    }

    #[test]
    fn plurals_become_singulars() {
        for (plural, wanted) in [
            ("Fields", Some("Field")),
            ("Companies", Some("Company")),
            ("Boxes", Some("Box")),
            ("Status", None),
        ] {
            assert_eq!(singular(plural).as_deref(), wanted, "{plural}");
        }
    }
}
