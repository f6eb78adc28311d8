//! The tokens of a file as places in one text.
//!
//! `quote!` makes a tree of tokens. Its text form is written in one go and read back as a flat list: a token is a kind and a
//! range, and a bracket knows where its mate is. Nothing is allocated token by token.

use proc_macro2::TokenStream;

/// What a token is, as far as layout goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A word: an identifier, a keyword, a lifetime.
    Word,
    /// A number, a text, a character.
    Literal,
    /// An operator or a separator, all its characters together: `->`, `::`, `,`.
    Sign,
    /// `(`, `[` or `{`, and the `<` of generics.
    Open,
    /// `)`, `]` or `}`, and the `>` of generics.
    Close,
}

/// A token of a [`Tokens`].
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub(super) kind: Kind,
    /// Where its text begins and ends.
    start: u32,
    end: u32,
    /// The other bracket of the pair; of a token that is none, itself.
    pub(super) mate: u32,
}

/// A text and the tokens in it.
pub(super) struct Tokens {
    text: String,
    list: Vec<Token>,
}

/// The operators of several characters, longest first. `>>` is left out: it ends two lists of generics.
const SIGNS: &[&str] = &[
    "..=", "...", "<<=", "::", "->", "=>", "==", "!=", "<=", ">=", "&&", "||", "..", "+=", "-=",
    "*=", "/=", "%=", "|=", "&=", "^=",
];

impl Tokens {
    /// The tokens of a stream; `None` for text that this reader is not made for (raw texts, comments).
    pub(super) fn of(stream: &TokenStream) -> Option<Self> {
        Self::of_text(stream.to_string())
    }

    /// The tokens of a text.
    pub(super) fn of_text(text: String) -> Option<Self> {
        let list = Reader::new(&text).read()?;
        Some(Self { text, list })
    }

    /// The texts of a range, but for commas and braces, which layout may add or leave out, and for documentation.
    pub(super) fn essence(&self, from: usize, to: usize) -> Vec<&str> {
        let mut essence = Vec::new();
        let mut at = from;
        while at < to {
            let text = self.text(at);
            if self.is(at, "#") && (self.is(at + 2, "doc") || self.is(at + 3, "doc")) {
                at = self.after(at + if self.is(at + 1, "!") { 2 } else { 1 });
                continue;
            }
            if !matches!(text, "," | "{" | "}") || self.list[at].kind == Kind::Literal {
                essence.push(text);
            }
            at += 1;
        }
        essence
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    /// The token at a position.
    pub(super) fn get(&self, at: usize) -> Token {
        self.list[at]
    }

    /// The text of the token at a position; empty beyond the end.
    pub(super) fn text(&self, at: usize) -> &str {
        self.list.get(at).map_or("", |token| {
            &self.text[token.start as usize..token.end as usize]
        })
    }

    /// The text of a range, as it was written.
    pub(super) fn source(&self, from: usize, to: usize) -> &str {
        if from >= to {
            return "";
        }
        &self.text[self.list[from].start as usize..self.list[to - 1].end as usize]
    }

    /// Whether the token at a position is this bracket, operator or word.
    pub(super) fn is(&self, at: usize, text: &str) -> bool {
        at < self.list.len() && self.list[at].kind != Kind::Literal && self.text(at) == text
    }

    /// The position of the closing bracket of the one at `at`.
    pub(super) fn mate(&self, at: usize) -> usize {
        self.list[at].mate as usize
    }

    /// The position of the next token of the same level: behind the bracket's mate, or one further.
    pub(super) fn after(&self, at: usize) -> usize {
        match self.list[at].kind {
            Kind::Open => self.mate(at) + 1,
            Kind::Word | Kind::Literal | Kind::Sign | Kind::Close => at + 1,
        }
    }

    /// The first position in a range, on its own level, whose token is `text`.
    pub(super) fn find(&self, from: usize, to: usize, text: &str) -> Option<usize> {
        let mut at = from;
        while at < to {
            if self.is(at, text) {
                return Some(at);
            }
            at = self.after(at);
        }
        None
    }

    /// Whether the token at a position is `<` or `>` of generics.
    pub(super) fn is_angle(&self, at: usize) -> bool {
        matches!(self.text(at), "<" | ">") && self.list[at].mate as usize != at
    }
}

/// Reads a text.
struct Reader<'t> {
    text: &'t str,
    at: usize,
    list: Vec<Token>,
    /// The positions of the brackets that are open.
    open: Vec<usize>,
}

impl<'t> Reader<'t> {
    fn new(text: &'t str) -> Self {
        Self {
            text,
            at: 0,
            list: Vec::with_capacity(text.len() / 4),
            open: Vec::new(),
        }
    }

    fn read(mut self) -> Option<Vec<Token>> {
        let bytes = self.text.as_bytes();
        while let Some(&byte) = bytes.get(self.at) {
            let start = self.at;
            match byte {
                b' ' | b'\n' => {
                    self.at += 1;
                    continue;
                }
                b'"' => {
                    self.text_literal()?;
                    self.push(Kind::Literal, start);
                }
                b'\'' => self.quote(start)?,
                b'0'..=b'9' => {
                    self.number();
                    self.push(Kind::Literal, start);
                }
                b'(' | b'[' | b'{' => {
                    self.at += 1;
                    self.open(start);
                }
                b')' | b']' | b'}' => {
                    self.at += 1;
                    self.close(start);
                }
                b'<' if !self.longer_sign() && self.opens_generics() => {
                    self.at += 1;
                    self.open(start);
                }
                b'>' if self.closes_generics() => {
                    self.at += 1;
                    self.close(start);
                }
                _ if byte.is_ascii_alphabetic() || byte == b'_' || byte >= 0x80 => {
                    self.word();
                    match bytes.get(self.at) {
                        Some(b'"') if &self.text[start..self.at] == "b" => {
                            self.text_literal()?;
                            self.push(Kind::Literal, start);
                        }
                        Some(b'"' | b'#') if &self.text[start..self.at] == "r" => {
                            self.raw_literal()?;
                            self.push(Kind::Literal, start);
                        }
                        Some(b'"' | b'#' | b'\'')
                            if matches!(&self.text[start..self.at], "b" | "br" | "c") =>
                        {
                            return None;
                        }
                        _ => self.push(Kind::Word, start),
                    }
                }
                _ => {
                    self.at += self.sign();
                    self.push(Kind::Sign, start);
                }
            }
        }
        self.open.is_empty().then_some(self.list)
    }

    fn push(&mut self, kind: Kind, start: usize) {
        let mate = self.list.len() as u32;
        self.list.push(Token {
            kind,
            start: start as u32,
            end: self.at as u32,
            mate,
        });
    }

    fn open(&mut self, start: usize) {
        self.open.push(self.list.len());
        self.push(Kind::Open, start);
    }

    fn close(&mut self, start: usize) {
        // A `<` that turned out to be no bracket is left alone.
        while let Some(open) = self.open.pop() {
            let is_angle = self.text_of(open) == "<";
            if is_angle && !self.text[start..].starts_with('>') {
                self.list[open].kind = Kind::Sign;
                continue;
            }
            self.push(Kind::Close, start);
            let close = self.list.len() - 1;
            self.list[open].mate = close as u32;
            self.list[close].mate = open as u32;
            return;
        }
        self.push(Kind::Close, start);
    }

    fn text_of(&self, at: usize) -> &'t str {
        let token = self.list[at];
        &self.text[token.start as usize..token.end as usize]
    }

    fn longer_sign(&self) -> bool {
        self.sign() > 1
    }

    fn sign(&self) -> usize {
        let rest = &self.text[self.at..];
        SIGNS
            .iter()
            .find(|sign| rest.starts_with(**sign))
            .map_or(1, |sign| sign.len())
    }

    /// Whether the `<` here opens generics: behind a type, a `::`, a keyword that takes them, or where a type begins.
    fn opens_generics(&self) -> bool {
        let Some(last) = self.list.last() else {
            return true;
        };
        let text = &self.text[last.start as usize..last.end as usize];
        match last.kind {
            Kind::Word => {
                let named_by_fn = self.list.len() >= 2 && self.text_of(self.list.len() - 2) == "fn";
                text.starts_with(|first: char| first.is_ascii_uppercase())
                    || named_by_fn
                    || matches!(text, "impl" | "for" | "dyn" | "as" | "mut" | "return")
            }
            Kind::Sign | Kind::Open => true,
            Kind::Literal | Kind::Close => false,
        }
    }

    fn closes_generics(&self) -> bool {
        self.open
            .last()
            .is_some_and(|open| self.text_of(*open) == "<")
    }

    fn text_literal(&mut self) -> Option<()> {
        let bytes = self.text.as_bytes();
        self.at += 1;
        loop {
            match bytes.get(self.at)? {
                b'\\' => self.at += 2,
                b'"' => {
                    self.at += 1;
                    return Some(());
                }
                _ => self.at += 1,
            }
        }
    }

    /// `r"…"` and `r#"…"#`, from behind the `r`.
    fn raw_literal(&mut self) -> Option<()> {
        let rest = &self.text[self.at..];
        let hashes = rest.find('"')?;
        let (fence, body) = rest.split_at(hashes);
        let close = format!("\"{fence}");
        self.at += hashes + 1 + body[1..].find(&close)? + close.len();
        Some(())
    }

    /// A lifetime, or a character.
    fn quote(&mut self, start: usize) -> Option<()> {
        let rest = &self.text[start + 1..];
        let mut characters = rest.chars();
        let first = characters.next()?;
        if first == '\\' {
            let length = rest[2..].find('\'')? + 2;
            self.at = start + 1 + length + 1;
            self.push(Kind::Literal, start);
        } else if characters.next() == Some('\'') {
            self.at = start + 1 + first.len_utf8() + 1;
            self.push(Kind::Literal, start);
        } else {
            self.at = start + 1;
            self.word();
            self.push(Kind::Word, start);
        }
        Some(())
    }

    fn word(&mut self) {
        let rest = &self.text[self.at..];
        let length = rest
            .find(|c: char| !(c.is_alphanumeric() || c == '_'))
            .unwrap_or(rest.len());
        self.at += length;
    }

    /// Digits with a point, an exponent and a suffix; a point before another point or a method is none of it.
    fn number(&mut self) {
        let bytes = self.text.as_bytes();
        self.word();
        if bytes.get(self.at) == Some(&b'.')
            && bytes.get(self.at + 1).is_some_and(u8::is_ascii_digit)
        {
            self.at += 1;
            self.word();
        }
        if matches!(bytes.get(self.at), Some(b'-' | b'+'))
            && self.text[..self.at].ends_with(['e', 'E'])
            && bytes.get(self.at + 1).is_some_and(u8::is_ascii_digit)
        {
            self.at += 1;
            self.word();
        }
    }
}
