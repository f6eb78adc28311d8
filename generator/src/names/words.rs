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

/// The text as a type, variant or trait is written.
pub fn pascal(text: &str) -> Ident {
    let spoken = speakable(text);
    let mut joined = String::with_capacity(spoken.len());
    for run in runs(&spoken) {
        if joined.ends_with(is_digit) && run.starts_with(is_digit) {
            joined.push('_');
        }
        for word in words(run) {
            for (position, letter) in word.chars().enumerate() {
                // A letter behind a digit begins a word: `Every2weeks` is `Every2Weeks`.
                joined.push(if position == 0 || joined.ends_with(is_digit) {
                    letter.to_ascii_uppercase()
                } else {
                    letter.to_ascii_lowercase()
                });
            }
        }
    }
    Ident::new(joined)
}

/// The runs of letters and digits in a spoken text.
fn runs(spoken: &str) -> impl Iterator<Item = &str> {
    let runs = spoken.split(|c: char| !c.is_ascii_alphanumeric());
    runs.filter(|run| !run.is_empty())
}

/// The words of a run of letters and digits: `itemQty` has two, and so has `HTTPRequest`.
fn words(run: &str) -> impl Iterator<Item = &str> {
    let mut rest = run;
    std::iter::from_fn(move || {
        let (word, tail) = rest.split_at_checked(first_word(rest.as_bytes()))?;
        rest = tail;
        (!word.is_empty()).then_some(word)
    })
}

/// Where the first word of some letters and digits ends.
fn first_word(run: &[u8]) -> usize {
    let mut after_capital = false;
    let mut after_small = false;
    for (at, pair) in run.windows(2).enumerate() {
        let (letter, next) = (pair[0], pair[1]);
        if after_capital && letter.is_ascii_uppercase() && next.is_ascii_lowercase() {
            return at;
        }
        if letter.is_ascii_alphabetic() {
            after_capital = letter.is_ascii_uppercase();
            after_small = !after_capital;
        }
        if after_small && next.is_ascii_uppercase() {
            return at + 1;
        }
    }
    run.len()
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

/// A package's name as code writes it: Cargo replaces hyphens and nothing else.
pub fn krate(package: &str) -> Ident {
    Ident::new(package.replace('-', "_"))
}

/// The text as a field, function or module is written.
pub fn snake(text: &str) -> Ident {
    let spoken = speakable(text);
    let mut joined = String::with_capacity(spoken.len() + 8);
    for word in runs(&spoken).flat_map(words) {
        if !joined.is_empty() {
            joined.push('_');
        }
        joined.extend(word.chars().map(|letter| letter.to_ascii_lowercase()));
    }
    Ident::new(joined)
}

/// The singular of an English plural, as far as its ending tells: `invoices` becomes `invoice`.
pub(super) fn singular(text: &str) -> Option<String> {
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
    fn words_are_parted_as_the_library_of_the_configuration_parts_them() {
        use heck::ToSnakeCase as _;
        for text in [
            "itemQty",
            "HTTPRequest",
            "getHTTP2Stream",
            "A1B2c3",
            "aB",
            "AB",
            "ABc",
            "AbC",
            "a1B",
            "A1b",
            "IDs of 3DModels",
            "x9Y8z",
        ] {
            let parted: Vec<&str> = runs(text).flat_map(words).collect();
            let snake = parted.join("_").to_ascii_lowercase();
            assert_eq!(snake, text.to_snake_case(), "{text}");
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
