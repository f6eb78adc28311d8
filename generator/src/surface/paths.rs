//! Paths of items within a text, given other names.
//!
//! ```text
//! types::Pet ─▶ types::Animal:   Vec<types::Pet>   becomes   Vec<types::Animal>
//! ```

use std::collections::BTreeMap;

/// Items by the path that they had, with the path that they have.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Renames(BTreeMap<String, String>);

impl Renames {
    /// Says which path an item has now, with all that is in it. One that keeps its path although what it is in does not is said, too.
    pub fn add(&mut self, from: impl Into<String>, to: impl Into<String>) {
        self.0.insert(from.into(), to.into());
    }

    /// The text with every path in it under its new name. All happens at once: two items may change places.
    pub fn apply(&self, text: &str) -> String {
        if self.0.is_empty() {
            return text.to_owned();
        }
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(start) = rest.find(is_word) {
            out.push_str(&rest[..start]);
            rest = &rest[start..];
            let length = path_length(rest);
            self.push_renamed(&mut out, &rest[..length]);
            rest = &rest[length..];
            // The name of a field is no path.
            if let Some(after) = rest.strip_prefix('.') {
                let length = after.find(|c| !is_word(c)).unwrap_or(after.len());
                out.push('.');
                out.push_str(&after[..length]);
                rest = &after[length..];
            }
        }
        out.push_str(rest);
        out
    }

    /// One path: the longest part of it that has another name is put in its place.
    fn push_renamed(&self, out: &mut String, path: &str) {
        let mut end = path.len();
        loop {
            if let Some(to) = self.0.get(&path[..end]) {
                out.push_str(to);
                out.push_str(&path[end..]);
                return;
            }
            match path[..end].rfind("::") {
                Some(shorter) => end = shorter,
                None => break,
            }
        }
        out.push_str(path);
    }
}

fn is_word(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}

/// The bytes of the path that a text begins with: words with `::` between.
fn path_length(text: &str) -> usize {
    let mut end = text.find(|c| !is_word(c)).unwrap_or(text.len());
    while let Some(rest) = text[end..].strip_prefix("::") {
        let length = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
        if length == 0 {
            break;
        }
        end += 2 + length;
    }
    end
}

#[cfg(test)]
mod tests {
    use super::Renames;

    #[test]
    fn whole_paths_are_renamed_at_once() {
        let mut renames = Renames::default();
        renames.add("types::Pet", "types::Cat");
        renames.add("types::Cat", "types::Pet");
        renames.add("api::a", "api::b");
        renames.add("api::a::Get", "api::b::Fetch");
        renames.add("types::Same", "types::Same");
        for (text, wanted) in [
            ("types::Pet", "types::Cat"),
            ("Vec<types::Pet>, types::Cat", "Vec<types::Cat>, types::Pet"),
            ("types::Petal", "types::Petal"),
            ("types::Pet.types", "types::Cat.types"),
            (
                "types::Pet: From<types::Cat>",
                "types::Cat: From<types::Pet>",
            ),
            ("types::Pet::new", "types::Cat::new"),
            ("api::a::Get::limit", "api::b::Fetch::limit"),
            ("api::a::A::list", "api::b::A::list"),
            ("fn(&self) -> Self", "fn(&self) -> Self"),
            ("é::a", "é::a"),
            ("", ""),
        ] {
            assert_eq!(renames.apply(text), wanted);
        }
    }
}
