//! One line: which tokens have a space between them.

use super::tokens::Kind;
use super::{LITERAL_WIDTH, Layout, WIDTH};

/// Words behind which a bracket is no call and no index.
const KEYWORDS: &[&str] = &[
    "as", "async", "await", "break", "const", "else", "fn", "for", "if", "in", "let", "match",
    "move", "mut", "pub", "ref", "return", "static", "use", "where", "while",
];

/// Words that begin what takes several lines.
const BLOCKS: &[&str] = &["if", "loop", "match", "unsafe", "while"];

impl Layout<'_> {
    /// Puts a range into the current line; false, and nothing put, if it does not fit there with `trailing` columns to come, or has
    /// something in it that takes several lines.
    pub(super) fn flat(&mut self, from: usize, to: usize, trailing: usize) -> bool {
        let mark = self.mark();
        let limit = WIDTH.saturating_sub(trailing);
        if self.put_flat(from, to, limit, false) && self.column() <= limit {
            return true;
        }
        self.back_to(mark);
        false
    }

    /// Puts a range into the current line, however long that gets: types and patterns are not broken.
    pub(super) fn long(&mut self, from: usize, to: usize) -> Option<()> {
        self.put_flat(from, to, usize::MAX, true).then_some(())
    }

    fn put_flat(&mut self, from: usize, to: usize, limit: usize, header: bool) -> bool {
        let tokens = self.tokens;
        // The struct literals that are open: where each ends, and where it began in the line.
        let mut literals: Vec<(usize, usize)> = Vec::new();
        // The `|` that closes the parameters of a closure.
        let mut closure = None;
        for at in from..to {
            if self.column() > limit {
                return false;
            }
            let token = tokens.get(at);
            let text = tokens.text(at);
            let takes_lines = match token.kind {
                Kind::Word => BLOCKS.contains(&text),
                Kind::Literal => text.contains('\n'),
                Kind::Sign | Kind::Open | Kind::Close => false,
            };
            if takes_lines && !header {
                return false;
            }
            if text == ";"
                && !header
                && tokens.get(at).kind == Kind::Sign
                && !self.in_brackets(from, at)
            {
                return false;
            }
            if text == "|"
                && token.kind == Kind::Sign
                && closure.is_none()
                && self.opens_closure(from, at)
            {
                closure = tokens.find(at + 1, to, "|");
            }
            if at > from && self.spaced(from, at, closure) {
                self.out.push(' ');
            }
            if text == "{" && token.kind == Kind::Open {
                if !header && !self.is_literal(from, at) {
                    return false;
                }
                literals.push((tokens.mate(at), self.column()));
            }
            // The comma behind a last element goes.
            let last_comma = text == ","
                && token.kind == Kind::Sign
                && at + 1 < to
                && tokens.get(at + 1).kind == Kind::Close
                && !self.is_single(at);
            if token.kind == Kind::Literal {
                self.put_literal(text);
            } else if !last_comma {
                self.put(text);
            }
            if let Some((end, begun)) = literals.last()
                && *end == at
            {
                if !header && self.column() - begun > LITERAL_WIDTH {
                    return false;
                }
                literals.pop();
            }
            if closure == Some(at) && at > from && !self.opens_closure(from, at) {
                closure = None;
            }
        }
        true
    }

    /// Whether the comma is the one of a tuple of one element, which must stay.
    fn is_single(&self, comma: usize) -> bool {
        let close = comma + 1;
        let open = self.tokens.mate(close);
        self.tokens.is(close, ")")
            && self.tokens.find(open + 1, comma, ",").is_none()
            && (open == 0 || !self.is_call(open))
    }

    /// Whether the bracket at a position holds the arguments of a call, a macro or a tuple struct.
    fn is_call(&self, open: usize) -> bool {
        let before = self.tokens.get(open - 1);
        match before.kind {
            Kind::Word => !KEYWORDS.contains(&self.tokens.text(open - 1)),
            Kind::Close => true,
            Kind::Sign => matches!(self.tokens.text(open - 1), "!" | "?"),
            Kind::Literal | Kind::Open => false,
        }
    }

    /// Whether a position lies in `[…; n]` of the range, where a `;` is no end of a statement.
    fn in_brackets(&self, from: usize, at: usize) -> bool {
        let mut open = Vec::new();
        for before in from..at {
            match self.tokens.get(before).kind {
                Kind::Open => open.push(before),
                Kind::Close => {
                    open.pop();
                }
                Kind::Word | Kind::Literal | Kind::Sign => {}
            }
        }
        open.last().is_some_and(|open| self.tokens.is(*open, "["))
    }

    /// Whether the brace at a position begins the fields of a struct, and not statements.
    pub(super) fn is_literal(&self, from: usize, at: usize) -> bool {
        if at <= from {
            return false;
        }
        let tokens = self.tokens;
        let (open, close) = (at + 1, tokens.mate(at));
        if tokens.find(open, close, ";").is_some() || tokens.find(open, close, "=>").is_some() {
            return false;
        }
        let before = tokens.text(at - 1);
        match tokens.get(at - 1).kind {
            Kind::Word => !KEYWORDS.contains(&before),
            Kind::Close => before == ">",
            Kind::Sign => before == "!",
            Kind::Open => before == "(" || before == "[" || before == "{",
            Kind::Literal => false,
        }
    }

    /// Whether the `|` at a position begins a closure: it stands where a value is expected.
    pub(super) fn opens_closure(&self, from: usize, at: usize) -> bool {
        if at == from {
            return true;
        }
        let before = self.tokens.text(at - 1);
        match self.tokens.get(at - 1).kind {
            Kind::Open => before != "<",
            Kind::Sign => matches!(before, "," | "=" | "=>" | "&" | "&&" | "||"),
            Kind::Word => matches!(before, "move" | "return"),
            Kind::Literal | Kind::Close => false,
        }
    }

    /// Whether a space stands before the token at a position, which is not the first of its range.
    fn spaced(&self, from: usize, at: usize, closure: Option<usize>) -> bool {
        let tokens = self.tokens;
        let (before, here) = (tokens.text(at - 1), tokens.text(at));
        let (kind_before, kind) = (tokens.get(at - 1).kind, tokens.get(at).kind);
        if kind_before == Kind::Literal
            && kind == Kind::Sign
            && matches!(here, "." | "?" | "," | ";" | ":")
        {
            return false;
        }
        if kind_before == Kind::Literal && kind == Kind::Open && here == "[" {
            return false;
        }
        match kind_before {
            Kind::Open if before == "{" => return !tokens.is(at, "}"),
            Kind::Open => return false,
            Kind::Sign => match before {
                "::" | "." | ".." | "..=" | "!" | "#" => return false,
                "&" | "*" | "-" if self.is_prefix(from, at - 1) => return false,
                "|" if closure.is_some() && self.opens_closure(from, at - 1) => return false,
                "'" | "$" => return false,
                _ => {}
            },
            Kind::Word | Kind::Literal | Kind::Close => {}
        }
        match kind {
            Kind::Close if here == "}" => true,
            Kind::Close => false,
            Kind::Sign => match here {
                "," | ";" | "." | "?" | ":" | "::" | ".." | "..=" => {
                    // `::` and `..` at the beginning of a value stand apart from what is before it.
                    matches!(here, "::" | ".." | "..=")
                        && (kind_before == Kind::Sign && !matches!(before, "&" | "*"))
                }
                "!" => kind_before != Kind::Word || KEYWORDS.contains(&before),
                "|" if closure == Some(at) && !self.opens_closure(from, at) => false,
                _ => true,
            },
            Kind::Open => match here {
                "{" => true,
                "<" => {
                    kind_before == Kind::Sign || matches!(before, "dyn" | "as" | "mut" | "return")
                }
                _ => match kind_before {
                    Kind::Word => {
                        KEYWORDS.contains(&before) && !matches!(before, "pub" | "fn" | "await")
                    }
                    Kind::Close => false,
                    Kind::Literal => true,
                    Kind::Sign | Kind::Open => !matches!(before, "!" | "?" | "#"),
                },
            },
            Kind::Word | Kind::Literal => true,
        }
    }

    /// Whether the `&`, `*` or `-` at a position belongs to what follows it.
    fn is_prefix(&self, from: usize, at: usize) -> bool {
        if at == from {
            return true;
        }
        let before = self.tokens.text(at - 1);
        match self.tokens.get(at - 1).kind {
            Kind::Open => true,
            Kind::Close | Kind::Literal => false,
            Kind::Word => KEYWORDS.contains(&before) && before != "await",
            Kind::Sign => before != "?",
        }
    }
}
