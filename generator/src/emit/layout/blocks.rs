//! Statements, and what takes a block: `match`, `if`, `while`, `for`.

use super::Layout;
use super::items::item_end;
use super::tokens::Kind;

/// Words that begin an item within a block that this layout does not know there.
const ITEMS: &[&str] = &["fn", "enum", "mod", "trait", "type", "unsafe", "async"];

impl Layout<'_> {
    /// A block, whose braces stand at `open` and `close`.
    pub(super) fn block(&mut self, open: usize, close: usize) -> Option<()> {
        if open + 1 == close {
            self.put("{}");
            return Some(());
        }
        self.put("{");
        self.indented(|layout| layout.statements(open + 1, close))?;
        self.newline();
        self.put("}");
        Some(())
    }

    pub(super) fn statements(&mut self, from: usize, to: usize) -> Option<()> {
        let mut at = from;
        let mut apart = false;
        while at < to {
            // An item with a body stands apart from the statements around it.
            let has_body = self.tokens.is(at, "impl");
            if apart || has_body && at > from {
                self.blank_line();
            }
            self.newline();
            at = self.statement(at, to)?;
            apart = has_body;
        }
        Some(())
    }

    /// One statement; where the next one begins.
    fn statement(&mut self, from: usize, to: usize) -> Option<usize> {
        let tokens = self.tokens;
        let first = tokens.text(from);
        if first == "#" || tokens.get(from).kind == Kind::Word && ITEMS.contains(&first) {
            return None;
        }
        if tokens.is(from, "struct") || tokens.is(from, "impl") {
            let end = item_end(tokens, from)?;
            self.item(from, end)?;
            return Some(end);
        }
        if tokens.get(from).kind == Kind::Word
            && matches!(first, "match" | "if" | "while" | "for" | "loop")
        {
            let end = self.control_end(from, to)?;
            let goes_on = end < to && matches!(tokens.text(end), "." | "?");
            if !goes_on {
                self.control(from, end)?;
                if tokens.is(end, ";") && end < to {
                    self.put(";");
                    return Some(end + 1);
                }
                return Some(end);
            }
        }
        let end = tokens.find(from, to, ";");
        let last = end.unwrap_or(to);
        let trailing = usize::from(end.is_some());
        if tokens.is(from, "let") {
            self.binding(from, last)?;
        } else if tokens.is(from, "use") || tokens.is(from, "const") || tokens.is(from, "static") {
            self.long(from, last)?;
        } else {
            self.value(from, last, trailing)?;
        }
        if end.is_some() {
            self.put(";");
        }
        Some(end.map_or(to, |end| end + 1))
    }

    /// `let name: Type = value`
    fn binding(&mut self, from: usize, to: usize) -> Option<()> {
        let tokens = self.tokens;
        if tokens.find(from, to, "else").is_some() && !tokens.is(from + 1, "else") {
            let equal = tokens.find(from, to, "=")?;
            if !tokens.is(equal + 1, "if") {
                return None;
            }
        }
        if self.flat(from, to, 1) {
            return Some(());
        }
        let equal = tokens.find(from, to, "=")?;
        self.long(from, equal + 1)?;
        self.put(" ");
        self.value(equal + 1, to, 1)
    }

    /// The brace of a construct's first block.
    fn body(&self, from: usize, to: usize) -> Option<usize> {
        self.tokens.find(from, to, "{")
    }

    /// Where a construct that begins here ends: behind its last block.
    fn control_end(&self, from: usize, to: usize) -> Option<usize> {
        let tokens = self.tokens;
        let mut end = tokens.mate(self.body(from, to)?) + 1;
        while end < to && tokens.is(end, "else") {
            end = tokens.mate(self.body(end, to)?) + 1;
        }
        Some(end)
    }

    /// `match`, `if` with its `else`s, and loops.
    pub(super) fn control(&mut self, from: usize, to: usize) -> Option<()> {
        let tokens = self.tokens;
        if self.control_end(from, to)? != to {
            return None;
        }
        let open = self.body(from, to)?;
        let close = tokens.mate(open);
        self.head(from, open)?;
        if tokens.is(from, "match") {
            return self.arms(open, close);
        }
        self.block(open, close)?;
        if close + 1 == to {
            return Some(());
        }
        // `else` and its block, or another `if`.
        self.put(" else ");
        let rest = close + 2;
        if tokens.is(rest, "{") {
            self.block(rest, to - 1)
        } else {
            self.control(rest, to)
        }
    }

    /// The words and values before a block, with the space behind them.
    fn head(&mut self, from: usize, open: usize) -> Option<()> {
        let mark = self.mark();
        self.long(from, open)?;
        if self.column() + 2 <= super::WIDTH {
            self.put(" ");
            return Some(());
        }
        self.back_to(mark);
        let value = self
            .tokens
            .find(from, open, "=")
            .map_or(from + 1, |equal| equal + 1);
        self.long(from, value)?;
        self.put(" ");
        self.value(value, open, 2)?;
        if self.out[mark.length..].contains('\n') {
            self.newline();
        } else {
            self.put(" ");
        }
        Some(())
    }

    fn arms(&mut self, open: usize, close: usize) -> Option<()> {
        if open + 1 == close {
            self.put("{}");
            return Some(());
        }
        self.put("{");
        self.indented(|layout| {
            let mut at = open + 1;
            while at < close {
                layout.newline();
                at = layout.arm(at, close)?;
            }
            Some(())
        })?;
        self.newline();
        self.put("}");
        Some(())
    }

    /// One arm; where the next one begins.
    fn arm(&mut self, from: usize, to: usize) -> Option<usize> {
        let tokens = self.tokens;
        if tokens.is(from, "#") {
            return None;
        }
        let arrow = tokens.find(from, to, "=>")?;
        self.pattern(from, arrow)?;
        self.put(" => ");
        let value = arrow + 1;
        if tokens.is(value, "{") && !tokens.is(tokens.mate(value) + 1, ".") {
            let close = tokens.mate(value);
            if value + 1 == close {
                self.put("{}");
            } else {
                self.block(value, close)?;
            }
            let next = close + 1;
            return Some(if next < to && tokens.is(next, ",") {
                next + 1
            } else {
                next
            });
        }
        let is_control =
            tokens.get(value).kind == Kind::Word && matches!(tokens.text(value), "match" | "if");
        if is_control {
            let end = self.control_end(value, to)?;
            self.control(value, end)?;
            self.put(",");
            return Some(if end < to && tokens.is(end, ",") {
                end + 1
            } else {
                end
            });
        }
        let end = tokens.find(value, to, ",").unwrap_or(to);
        if self.flat(value, end, 1) {
            self.put(",");
        } else {
            self.put("{");
            self.indented(|layout| {
                layout.newline();
                layout.value(value, end, 0)
            })?;
            self.newline();
            self.put("}");
        }
        Some((end + 1).min(to))
    }

    /// A pattern, its alternatives a line each where they do not fit into one.
    fn pattern(&mut self, from: usize, to: usize) -> Option<()> {
        let mark = self.mark();
        self.long(from, to)?;
        if self.column() + 5 <= super::WIDTH {
            return Some(());
        }
        self.back_to(mark);
        let alternatives = self.split(from, to, "|");
        for (index, (from, to)) in alternatives.iter().enumerate() {
            if index > 0 {
                self.newline();
                self.put("| ");
            }
            self.long(*from, *to)?;
        }
        Some(())
    }
}
