//! Values: calls, chains, struct literals, closures, operators.

use super::Layout;
use super::tokens::Kind;

/// Operators between values, those that bind least first.
const OPERATORS: &[&[&str]] = &[
    &["=", "+=", "-=", "|=", "&=", "*="],
    &["..", "..="],
    &["||"],
    &["&&"],
    &["==", "!=", "<", ">", "<=", ">="],
    &["|"],
    &["^"],
    &["+", "-"],
    &["*", "/", "%"],
];

/// What follows the head of a value.
struct Chain {
    /// The end of the head.
    head: usize,
    /// The links that begin with a dot and call something, with what hangs on each.
    calls: Vec<(usize, usize)>,
}

impl Layout<'_> {
    /// A value, with `trailing` columns to come in its last line.
    pub(super) fn value(&mut self, from: usize, to: usize, trailing: usize) -> Option<()> {
        if from >= to || self.flat(from, to, trailing) {
            return Some(());
        }
        self.broken(from, to, trailing)
    }

    fn broken(&mut self, from: usize, to: usize, trailing: usize) -> Option<()> {
        let tokens = self.tokens;
        let first = tokens.text(from);
        match tokens.get(from).kind {
            Kind::Word => match first {
                "match" | "if" | "while" | "for" | "loop" => return self.control(from, to),
                "return" => {
                    self.put("return ");
                    return self.value(from + 1, to, trailing);
                }
                "move" if matches!(tokens.text(from + 1), "|" | "||") => {
                    self.put("move ");
                    return self.closure(from + 1, to, trailing);
                }
                "unsafe" | "async" | "let" | "const" | "move" => return None,
                _ => {}
            },
            Kind::Sign if matches!(first, "|" | "||") => return self.closure(from, to, trailing),
            Kind::Sign
                if matches!(first, "&" | "*" | "!" | "-")
                    && self.operator(from + 1, to).is_none() =>
            {
                self.put(first);
                if tokens.is(from + 1, "mut") {
                    self.put("mut ");
                    return self.value(from + 2, to, trailing);
                }
                return self.value(from + 1, to, trailing);
            }
            Kind::Sign if first == "#" => return None,
            Kind::Sign | Kind::Literal | Kind::Open | Kind::Close => {}
        }
        if let Some(at) = self.operator(from, to) {
            return self.operation(from, at, to, trailing);
        }
        let chain = self.chain(from, to);
        if chain.calls.is_empty() || chain.calls.len() == 1 && !self.has_group(from, chain.head) {
            return self.last_group(from, to);
        }
        self.links(from, to, &chain, trailing)
    }

    /// The operator of a range that binds least, if there is one between two values.
    fn operator(&self, from: usize, to: usize) -> Option<usize> {
        let tokens = self.tokens;
        let mut found: Option<(usize, usize)> = None;
        let mut at = from;
        while at < to {
            if tokens.get(at).kind == Kind::Sign && at > from && at + 1 < to {
                let before = tokens.get(at - 1);
                let between = match before.kind {
                    Kind::Word => !matches!(tokens.text(at - 1), "return" | "mut" | "in"),
                    Kind::Literal | Kind::Close => true,
                    Kind::Sign => tokens.is(at - 1, "?"),
                    Kind::Open => false,
                };
                let rank = OPERATORS
                    .iter()
                    .position(|signs| signs.contains(&tokens.text(at)));
                if let Some(rank) = rank.filter(|_| between)
                    && found.is_none_or(|(best, _)| rank < best)
                {
                    found = Some((rank, at));
                }
            }
            at = tokens.after(at);
        }
        found.map(|(_, at)| at)
    }

    fn operation(&mut self, from: usize, at: usize, to: usize, trailing: usize) -> Option<()> {
        let sign = self.tokens.text(at).to_owned();
        if OPERATORS[0].contains(&sign.as_str()) {
            self.long(from, at)?;
            self.put(" ");
            self.put(&sign);
            self.put(" ");
            return self.value(at + 1, to, trailing);
        }
        let parts = self.split(from, to, &sign);
        let (first, rest) = parts.split_first()?;
        self.value(first.0, first.1, 0)?;
        self.indented(|layout| {
            for (index, (from, to)) in rest.iter().enumerate() {
                layout.newline();
                layout.put(&sign);
                layout.put(" ");
                let trailing = if index + 1 == rest.len() { trailing } else { 0 };
                layout.value(*from, *to, trailing)?;
            }
            Some(())
        })
    }

    fn closure(&mut self, from: usize, to: usize, trailing: usize) -> Option<()> {
        let tokens = self.tokens;
        let body = if tokens.is(from, "||") {
            self.put("||");
            from + 1
        } else {
            let end = tokens.find(from + 1, to, "|")?;
            self.long(from, end + 1)?;
            end + 1
        };
        if tokens.is(body, "->") {
            return None;
        }
        self.put(" ");
        if tokens.is(body, "{") && tokens.mate(body) + 1 == to {
            return self.block(body, to - 1);
        }
        self.value(body, to, trailing)
    }

    fn has_group(&self, from: usize, to: usize) -> bool {
        (from..to).any(|at| self.tokens.get(at).kind == Kind::Open && !self.tokens.is_angle(at))
    }

    fn chain(&self, from: usize, to: usize) -> Chain {
        let tokens = self.tokens;
        let mut dots = Vec::new();
        let mut at = from;
        while at < to {
            if tokens.is(at, ".") {
                dots.push(at);
            }
            at = tokens.after(at);
        }
        let ends = dots.iter().skip(1).copied().chain([to]);
        let links: Vec<(usize, usize)> = dots.iter().copied().zip(ends).collect();
        // Fields before the first call belong to the head.
        let first_call = links
            .iter()
            .position(|(from, to)| self.has_group(*from, *to))
            .unwrap_or(links.len());
        Chain {
            head: links.get(first_call).map_or(to, |(from, _)| *from),
            calls: links[first_call..].to_vec(),
        }
    }

    /// A chain of calls, a link a line.
    fn links(&mut self, from: usize, to: usize, chain: &Chain, trailing: usize) -> Option<()> {
        self.value(from, chain.head, 0)?;
        // Behind a short name the first link stays in its line.
        let stays = chain.head == from + 1 && self.tokens.text(from).len() <= 4;
        self.indented(|layout| {
            for (index, (from, end)) in chain.calls.iter().enumerate() {
                if index > 0 || !stays {
                    layout.newline();
                }
                let trailing = if *end == to { trailing } else { 0 };
                if !layout.flat(*from, *end, trailing) {
                    layout.last_group(*from, *end)?;
                }
            }
            Some(())
        })
    }

    /// A value whose last bracket with something in it is broken into lines.
    fn last_group(&mut self, from: usize, to: usize) -> Option<()> {
        let tokens = self.tokens;
        let mut last = None;
        let mut at = from;
        while at < to {
            let full = tokens.get(at).kind == Kind::Open && tokens.mate(at) > at + 1;
            if full && !tokens.is_angle(at) {
                last = Some(at);
            }
            at = tokens.after(at);
        }
        let Some(open) = last else {
            // Nothing to break at: a long name, a long text.
            return self.long(from, to);
        };
        let close = tokens.mate(open);
        if tokens.is(open, "{") {
            if !self.is_literal(from, open) && open != from {
                return None;
            }
            if open > from {
                self.long(from, open)?;
                self.put(" ");
            }
        } else {
            self.long(from, open)?;
        }
        self.group(open)?;
        self.tail(close, to)
    }

    /// What follows a bracket: `?`, an empty call.
    fn tail(&mut self, close: usize, to: usize) -> Option<()> {
        for at in close + 1..to {
            let text = self.tokens.text(at).to_owned();
            if matches!(text.as_str(), "." | "?" | "(" | ")" | "await")
                || self.tokens.get(at).kind == Kind::Word
            {
                self.put(&text);
            } else {
                return None;
            }
        }
        Some(())
    }

    /// A bracket with its elements, a line each.
    pub(super) fn group(&mut self, open: usize) -> Option<()> {
        let tokens = self.tokens;
        let close = tokens.mate(open);
        if tokens.find(open + 1, close, ";").is_some()
            || tokens.find(open + 1, close, "=>").is_some()
        {
            return None;
        }
        let elements = self.split(open + 1, close, ",");
        self.put(tokens.text(open));
        // A lone closure or struct literal opens in the line of the bracket.
        if let [(from, to)] = elements.as_slice()
            && tokens.is(open, "(")
            && self.hugs(*from, *to)
        {
            self.value(*from, *to, 1)?;
            self.put(")");
            return Some(());
        }
        self.indented(|layout| {
            for (from, to) in &elements {
                layout.newline();
                layout.element(*from, *to)?;
                // Nothing may follow the rest of a struct.
                if !(tokens.is(open, "{") && tokens.is(*from, "..")) {
                    layout.put(",");
                }
            }
            Some(())
        })?;
        self.newline();
        self.put(tokens.text(close));
        Some(())
    }

    /// An element of a bracket: a value, or a field with its value.
    pub(super) fn element(&mut self, from: usize, to: usize) -> Option<()> {
        let tokens = self.tokens;
        if tokens.is(from, "#") {
            return None;
        }
        if tokens.is(from, "..") {
            self.put("..");
            return self.value(from + 1, to, 0);
        }
        if self.flat(from, to, 1) {
            return Some(());
        }
        if to > from + 2 && tokens.is(from + 1, ":") {
            self.long(from, from + 1)?;
            self.put(": ");
            return self.value(from + 2, to, 1);
        }
        self.value(from, to, 1)
    }

    /// Whether a lone argument begins in the line of its call: a closure with a block, a struct literal, a list, another call.
    fn hugs(&self, from: usize, to: usize) -> bool {
        let tokens = self.tokens;
        if tokens.get(to - 1).kind != Kind::Close {
            return false;
        }
        let open = tokens.mate(to - 1);
        if matches!(tokens.text(from), "|" | "||" | "move") {
            return tokens.is(open, "{");
        }
        let is_list = open == from || open == from + 1 && tokens.is(from, "&");
        if is_list || tokens.is(open, "{") {
            return tokens.is(open, "[") || self.is_literal(from, open);
        }
        self.operator(from, to).is_none() && self.chain(from, to).calls.len() <= 1
    }
}
