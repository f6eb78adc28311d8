//! One table of `sdk.toml` while it is read.
//!
//! A key is known because somebody reads it: every typed read notes its key, and [`Section::finish`] says of the keys
//! that nobody asked for that they do not exist. So the list of known keys cannot go stale. Where an outline is wanted (`outline`), the reads
//! note what they ask for, and there is no file.

use super::outline::{Holds, Key};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Input, Place, Spot, nearest};
use crate::pointer::Pointer;
use std::collections::BTreeMap;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

type Value<'t> = Spanned<DeValue<'t>>;

/// What is found while reading, each with its offset in the text.
#[derive(Default)]
pub(super) struct Reader {
    found: Vec<(usize, Diagnostic)>,
    /// The keys that are asked for, where they are wanted.
    outline: Option<Vec<Key>>,
}

impl Reader {
    /// One that notes what is asked for.
    pub(super) fn outlining() -> Self {
        Self {
            outline: Some(Vec::new()),
            ..Self::default()
        }
    }

    /// The keys that were asked for.
    pub(super) fn into_outline(self) -> Vec<Key> {
        self.outline.unwrap_or_default()
    }

    /// What was found, in the order of the text.
    pub(super) fn into_diagnostics(mut self) -> Diagnostics {
        self.found.sort_by_key(|(offset, _)| *offset);
        let mut diagnostics = Diagnostics::new();
        for (_, diagnostic) in self.found {
            diagnostics.push(diagnostic);
        }
        diagnostics
    }
}

/// A string of the file with its place.
#[derive(Clone)]
pub(super) struct Text {
    /// The string.
    pub(super) value: String,
    /// Where it stands.
    pub(super) place: Place,
    offset: usize,
}

/// A table that is being read, or one that is absent, in which every read gives nothing.
pub(super) struct Section<'r, 't> {
    reader: &'r mut Reader,
    table: Option<&'t DeTable<'t>>,
    pointer: Pointer,
    offset: usize,
    known: Vec<&'static str>,
}

impl<'r, 't> Section<'r, 't> {
    /// The whole file; `None` where there is none.
    pub(super) fn root(reader: &'r mut Reader, table: Option<&'t DeTable<'t>>) -> Self {
        Self {
            reader,
            table,
            pointer: Pointer::root(),
            offset: 0,
            known: Vec::new(),
        }
    }

    /// Reads a table within this one; an absent one is read as empty.
    pub(super) fn section<T>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(&mut Section<'_, 't>) -> T,
    ) -> T {
        let value = self.take(key, Holds::Table);
        self.inner(self.pointer.key(key), value, read)
    }

    /// Reads each element of an array of tables.
    pub(super) fn sections<T>(
        &mut self,
        key: &'static str,
        mut read: impl FnMut(&mut Section<'_, 't>) -> T,
    ) -> Vec<T> {
        let pointer = self.pointer.key(key);
        let Some(value) = self.take(key, Holds::Tables) else {
            if self.reader.outline.is_some() {
                self.inner(pointer, None, &mut read);
            }
            return Vec::new();
        };
        let DeValue::Array(elements) = value.get_ref() else {
            self.wrong_type(&pointer, value, "a list of tables");
            return Vec::new();
        };
        elements
            .iter()
            .enumerate()
            .map(|(index, element)| self.inner(pointer.index(index), Some(element), &mut read))
            .collect()
    }

    /// Reads each entry of this table as a table of its own: the keys are the user's.
    pub(super) fn entries<T>(
        &mut self,
        mut read: impl FnMut(&Text, &mut Section<'_, 't>) -> T,
    ) -> BTreeMap<String, T> {
        if self.reader.outline.is_some() {
            self.note("*", Holds::Table);
            let any = self.any_key();
            self.inner(self.pointer.key("*"), None, |section| read(&any, section));
        }
        self.own_keys()
            .into_iter()
            .map(|(key, value)| {
                let pointer = self.pointer.key(&key.value);
                let entry = self.inner(pointer, Some(value), |section| read(&key, section));
                (key.value, entry)
            })
            .collect()
    }

    /// Reads each entry of this table as a string: the keys are the user's.
    pub(super) fn strings_by_key(&mut self) -> Vec<(Text, Text)> {
        self.note("*", Holds::Text);
        self.own_keys()
            .into_iter()
            .filter_map(|(key, value)| {
                let pointer = self.pointer.key(&key.value);
                let text = self.as_string(&pointer, value)?;
                Some((key, text))
            })
            .collect()
    }

    /// Reads each entry of this table as a list of strings: the keys are the user's.
    pub(super) fn texts_by_key(&mut self) -> BTreeMap<String, Vec<String>> {
        self.note("*", Holds::Texts);
        let mut lists = BTreeMap::new();
        for (key, value) in self.own_keys() {
            let pointer = self.pointer.key(&key.value);
            let DeValue::Array(elements) = value.get_ref() else {
                self.wrong_type(&pointer, value, "a list of strings");
                continue;
            };
            let texts = elements.iter().enumerate();
            let texts =
                texts.filter_map(|(index, element)| self.as_string(&pointer.index(index), element));
            lists.insert(key.value, texts.map(|text| text.value).collect());
        }
        lists
    }

    /// Reads each entry of this table as it stands: the keys are the user's.
    pub(super) fn values_by_key(&mut self) -> Vec<(Text, toml::Value)> {
        self.note("*", Holds::Dependency);
        let entries = self.own_keys().into_iter();
        entries
            .map(|(key, value)| (key, plain(value.get_ref())))
            .collect()
    }

    /// Reads a string.
    pub(super) fn text(&mut self, key: &'static str) -> Option<Text> {
        self.text_of(key, Holds::Text)
    }

    fn text_of(&mut self, key: &'static str, holds: Holds) -> Option<Text> {
        let value = self.take(key, holds)?;
        self.as_string(&self.pointer.key(key), value)
    }

    /// Reads a string that may not be empty.
    pub(super) fn string(&mut self, key: &'static str) -> Option<String> {
        let text = self.text(key)?;
        if text.value.trim().is_empty() {
            self.invalid(&text, format!("`{key}` is empty"), None);
            return None;
        }
        Some(text.value)
    }

    /// Reads a string which must be there.
    pub(super) fn required(&mut self, key: &'static str) -> Option<Text> {
        self.required_of(key, Holds::Text)
    }

    /// Reads one of a few words, which must be there.
    pub(super) fn required_choice<T: Copy>(
        &mut self,
        key: &'static str,
        choices: &[(&'static str, T)],
    ) -> Option<(Text, T)> {
        let text = self.required_of(key, Holds::Choice(words(choices)))?;
        let choice = self.choose(key, &text, choices)?;
        Some((text, choice))
    }

    fn required_of(&mut self, key: &'static str, holds: Holds) -> Option<Text> {
        if self.table.is_some_and(|table| !table.contains_key(key)) {
            self.known.push(key);
            let message = format!("{} needs `{key}`", self.title());
            self.say(
                self.offset,
                Diagnostic::new(Code::InvalidConfig, message).at(Place::config(&self.pointer)),
            );
            return None;
        }
        let text = self.text_of(key, holds);
        if let Some(noted) = self
            .reader
            .outline
            .as_mut()
            .and_then(|keys| keys.last_mut())
        {
            noted.is_required = true;
        }
        text
    }

    /// Reads a list of strings.
    pub(super) fn texts(&mut self, key: &'static str) -> Vec<Text> {
        let pointer = self.pointer.key(key);
        let Some(value) = self.take(key, Holds::Texts) else {
            return Vec::new();
        };
        let DeValue::Array(elements) = value.get_ref() else {
            self.wrong_type(&pointer, value, "a list of strings");
            return Vec::new();
        };
        elements
            .iter()
            .enumerate()
            .filter_map(|(index, element)| self.as_string(&pointer.index(index), element))
            .collect()
    }

    /// Reads `true` or `false`.
    pub(super) fn flag(&mut self, key: &'static str) -> bool {
        match self.take(key, Holds::Flag) {
            None => false,
            Some(value) => match value.get_ref() {
                DeValue::Boolean(flag) => *flag,
                _ => {
                    self.wrong_type(&self.pointer.key(key), value, "`true` or `false`");
                    false
                }
            },
        }
    }

    /// Reads a whole number within a range.
    pub(super) fn number(
        &mut self,
        key: &'static str,
        range: std::ops::RangeInclusive<u32>,
    ) -> Option<u32> {
        let value = self.take(key, Holds::Number(*range.start(), *range.end()))?;
        let number = match value.get_ref() {
            DeValue::Integer(integer) => {
                u32::from_str_radix(integer.as_str(), integer.radix()).ok()
            }
            _ => None,
        };
        let number = number.filter(|number| range.contains(number));
        if number.is_none() {
            let wanted = format!("a whole number from {} to {}", range.start(), range.end());
            self.wrong_type(&self.pointer.key(key), value, &wanted);
        }
        number
    }

    /// Reads one of a few words.
    pub(super) fn choice<T: Copy>(
        &mut self,
        key: &'static str,
        choices: &[(&'static str, T)],
    ) -> Option<T> {
        let text = self.text_of(key, Holds::Choice(words(choices)))?;
        self.choose(key, &text, choices)
    }

    /// The choice that a string names.
    fn choose<T: Copy>(
        &mut self,
        key: &str,
        text: &Text,
        choices: &[(&'static str, T)],
    ) -> Option<T> {
        let found = choices.iter().find(|(word, _)| *word == text.value);
        if found.is_none() {
            let words: Vec<&str> = choices.iter().map(|(word, _)| *word).collect();
            let help = nearest(&text.value, words.iter().copied())
                .map(|near| format!("did you mean `{near}`?"));
            let message = format!("`{key}` cannot be `{}`", text.value);
            let note = format!("it is one of {}", listed(&words));
            self.invalid_with(text, message, Some(note), help);
        }
        found.map(|(_, choice)| *choice)
    }

    /// How much has been found so far.
    pub(super) fn found(&self) -> usize {
        self.reader.found.len()
    }

    /// Says that a value has the right type and the wrong content.
    pub(super) fn invalid(&mut self, text: &Text, message: String, help: Option<String>) {
        self.invalid_with(text, message, None, help);
    }

    /// As [`Self::invalid`], with a note on what is allowed.
    pub(super) fn invalid_with(
        &mut self,
        text: &Text,
        message: String,
        note: Option<String>,
        help: Option<String>,
    ) {
        let mut diagnostic = Diagnostic::new(Code::InvalidConfig, message).at(text.place.clone());
        diagnostic.notes.extend(note);
        diagnostic.help = help;
        self.say(text.offset, diagnostic);
    }

    /// As [`Self::invalid`], with a second place that the message speaks of.
    pub(super) fn clash(&mut self, text: &Text, message: String, other: &Text, words: &str) {
        let diagnostic = Diagnostic::new(Code::InvalidConfig, message)
            .at(text.place.clone())
            .related(other.place.clone(), words);
        self.say(text.offset, diagnostic);
    }

    /// Says of every key that was not read that it does not exist.
    pub(super) fn finish(self) {
        let Self {
            reader,
            table: Some(table),
            pointer,
            known,
            ..
        } = self
        else {
            return;
        };
        let title = title(&pointer);
        for key in table.keys() {
            let name = key.get_ref().as_ref();
            if known.contains(&name) {
                continue;
            }
            let place = Place {
                input: Input::Config,
                spot: Spot::Key(pointer.key(name)),
            };
            let mut diagnostic = Diagnostic::new(
                Code::UnknownConfigKey,
                format!("{title} has no key `{name}`"),
            )
            .at(place);
            diagnostic = match nearest(name, known.iter().copied()) {
                Some(near) => diagnostic.help(format!("did you mean `{near}`?")),
                None => diagnostic.note(format!("it has {}", listed(&known))),
            };
            reader.found.push((key.span().start, diagnostic));
        }
    }

    /// The table as it is spoken of.
    fn title(&self) -> String {
        title(&self.pointer)
    }

    fn say(&mut self, offset: usize, diagnostic: Diagnostic) {
        self.reader.found.push((offset, diagnostic));
    }

    /// Notes a key for the outline, if one is wanted.
    fn note(&mut self, key: &str, holds: Holds) {
        let tokens = self.pointer.tokens().chain([key.to_owned()]);
        if let Some(outline) = &mut self.reader.outline {
            outline.push(Key {
                path: tokens.collect::<Vec<_>>().join("."),
                holds,
                is_required: false,
            });
        }
    }

    /// The key that stands for any key in an outline.
    fn any_key(&self) -> Text {
        Text {
            value: "*".to_owned(),
            place: Place::config(&self.pointer),
            offset: 0,
        }
    }

    fn take(&mut self, key: &'static str, holds: Holds) -> Option<&'t Value<'t>> {
        self.note(key, holds);
        self.known.push(key);
        self.table?.get(key)
    }

    fn inner<T>(
        &mut self,
        pointer: Pointer,
        value: Option<&'t Value<'t>>,
        read: impl FnOnce(&mut Section<'_, 't>) -> T,
    ) -> T {
        let table = match value.map(|value| (value, value.get_ref())) {
            None => None,
            Some((_, DeValue::Table(table))) => Some(table),
            Some((value, _)) => {
                self.wrong_type(&pointer, value, "a table");
                None
            }
        };
        let mut section = Section {
            reader: &mut *self.reader,
            table,
            pointer,
            offset: value.map_or(0, |value| value.span().start),
            known: Vec::new(),
        };
        let read = read(&mut section);
        section.finish();
        read
    }

    /// The entries of a table whose keys are not ours.
    fn own_keys(&mut self) -> Vec<(Text, &'t Value<'t>)> {
        let Some(table) = self.table.take() else {
            return Vec::new();
        };
        table
            .iter()
            .map(|(key, value)| {
                let text = Text {
                    value: key.get_ref().to_string(),
                    place: Place {
                        input: Input::Config,
                        spot: Spot::Key(self.pointer.key(key.get_ref())),
                    },
                    offset: key.span().start,
                };
                (text, value)
            })
            .collect()
    }

    fn as_string(&mut self, pointer: &Pointer, value: &'t Value<'t>) -> Option<Text> {
        let DeValue::String(string) = value.get_ref() else {
            self.wrong_type(pointer, value, "a string");
            return None;
        };
        Some(Text {
            value: string.to_string(),
            place: Place::config(pointer),
            offset: value.span().start,
        })
    }

    fn wrong_type(&mut self, pointer: &Pointer, value: &Value<'_>, wanted: &str) {
        let mut diagnostic = Diagnostic::new(
            Code::InvalidConfig,
            format!(
                "{} must be {wanted}, not {}",
                title(pointer),
                kind(value.get_ref())
            ),
        )
        .at(Place::config(pointer));
        // `Pet.name = "x"` is `[Pet] name = "x"` in TOML: the commonest slip in a table of `component.property` keys.
        if let (DeValue::Table(table), Some(key)) = (value.get_ref(), pointer.last())
            && let (Some(inner), "a string") = (table.keys().next(), wanted)
        {
            diagnostic = diagnostic.help(format!(
                "a key with a dot is quoted: `\"{key}.{}\" = …`",
                inner.get_ref()
            ));
        }
        self.say(value.span().start, diagnostic);
    }
}

/// A value without the places of its parts.
fn plain(value: &DeValue<'_>) -> toml::Value {
    match value {
        DeValue::String(text) => toml::Value::String(text.to_string()),
        DeValue::Integer(integer) => {
            let number = i64::from_str_radix(integer.as_str(), integer.radix());
            number.map_or_else(
                |_| toml::Value::String(integer.to_string()),
                toml::Value::Integer,
            )
        }
        DeValue::Float(float) => toml::Value::String(float.to_string()),
        DeValue::Boolean(flag) => toml::Value::Boolean(*flag),
        DeValue::Datetime(time) => toml::Value::Datetime(*time),
        DeValue::Array(elements) => {
            let elements = elements.iter().map(|element| plain(element.get_ref()));
            toml::Value::Array(elements.collect())
        }
        DeValue::Table(members) => {
            let members = members.iter();
            let members =
                members.map(|(key, value)| (key.get_ref().to_string(), plain(value.get_ref())));
            toml::Value::Table(members.collect())
        }
    }
}

fn words<T>(choices: &[(&'static str, T)]) -> Vec<&'static str> {
    choices.iter().map(|(word, _)| *word).collect()
}

/// A place of the file as it is spoken of: `` `package.keywords` ``.
fn title(pointer: &Pointer) -> String {
    let tokens: Vec<String> = pointer.tokens().collect();
    match tokens.as_slice() {
        [] => "sdk.toml".to_owned(),
        tokens => format!("`{}`", tokens.join(".")),
    }
}

fn listed(words: &[&str]) -> String {
    let words: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    words.join(", ")
}

fn kind(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a string",
        DeValue::Integer(_) => "an integer",
        DeValue::Float(_) => "a float",
        DeValue::Boolean(_) => "a boolean",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}
