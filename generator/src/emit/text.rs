//! Rust as text, for the files of types: what of it needs a decision about its lines.
//!
//! Types make nine tenths of a crate. Text that comes out laid out costs a tenth of tokens that are laid out afterwards. The
//! shapes here are those in which a line may grow too long: a signature, a struct literal, a value made of an argument.

use std::fmt::Write as _;

/// The columns of a line.
const WIDTH: usize = 100;

/// The columns of a struct literal in one line.
const LITERAL_WIDTH: usize = 60;

/// A value made of another: `Some(Box::new(pet.into()))`.
pub(super) struct Made {
    first: String,
    links: &'static [&'static str],
    /// The functions around it, the outermost last.
    around: Vec<&'static str>,
}

impl Made {
    pub(super) fn of(first: impl Into<String>) -> Self {
        Self {
            first: first.into(),
            links: &[],
            around: Vec::new(),
        }
    }

    /// With calls of methods behind it.
    pub(super) fn then(self, links: &'static [&'static str]) -> Self {
        Self { links, ..self }
    }

    /// As the argument of functions, the innermost first.
    pub(super) fn within(mut self, functions: &[&'static str]) -> Self {
        self.around.extend(functions);
        self
    }

    /// Whether it is nothing but a name.
    fn is(&self, name: &str) -> bool {
        self.links.is_empty() && self.around.is_empty() && self.first == name
    }

    fn width(&self) -> usize {
        let links: usize = self.links.iter().map(|link| link.len()).sum();
        let around: usize = self.around.iter().map(|function| function.len() + 2).sum();
        self.first.len() + links + around
    }

    fn put(&self, out: &mut String) {
        for function in self.around.iter().rev() {
            out.push_str(function);
            out.push('(');
        }
        out.push_str(&self.first);
        for link in self.links {
            out.push_str(link);
        }
        out.extend(self.around.iter().map(|_| ')'));
    }
}

fn indented(out: &mut String, indent: usize) {
    out.extend(std::iter::repeat_n(' ', indent));
}

/// The head of a function: in one line, or with an argument a line.
pub(super) fn signature(
    out: &mut String,
    indent: usize,
    head: &str,
    arguments: &[String],
    tail: &str,
) {
    let separators = 2 * arguments.len().saturating_sub(1) + 2;
    let width: usize = arguments.iter().map(String::len).sum();
    indented(out, indent);
    out.push_str(head);
    out.push('(');
    if indent + head.len() + width + separators + tail.len() <= WIDTH {
        out.push_str(&arguments.join(", "));
    } else {
        for argument in arguments {
            out.push('\n');
            indented(out, indent + 4);
            out.push_str(argument);
            out.push(',');
        }
        out.push('\n');
        indented(out, indent);
    }
    out.push(')');
    out.push_str(tail);
    out.push('\n');
}

/// A struct literal: in one line if it is short, or with a field a line.
pub(super) fn literal(out: &mut String, indent: usize, name: &str, fields: &[(&str, Made)]) {
    let widths = fields.iter().map(|(field, value)| {
        let own = if value.is(field) {
            0
        } else {
            value.width() + 2
        };
        field.len() + own + 2
    });
    let width = name.len() + 4 + widths.sum::<usize>();
    indented(out, indent);
    if width <= LITERAL_WIDTH {
        let _ = write!(out, "{name} {{ ");
        for (index, (field, value)) in fields.iter().enumerate() {
            out.push_str(if index == 0 { "" } else { ", " });
            out.push_str(field);
            if !value.is(field) {
                out.push_str(": ");
                value.put(out);
            }
        }
        out.push_str(" }\n");
        return;
    }
    let _ = writeln!(out, "{name} {{");
    for (field, value) in fields {
        if value.is(field) {
            indented(out, indent + 4);
            let _ = writeln!(out, "{field},");
        } else {
            assignment(out, indent + 4, &format!("{field}: "), value, ",");
        }
    }
    indented(out, indent);
    out.push_str("}\n");
}

/// A value behind what it is given to, broken at its outermost call where a line is too short for it.
pub(super) fn assignment(out: &mut String, indent: usize, to: &str, value: &Made, end: &str) {
    indented(out, indent);
    out.push_str(to);
    if indent + to.len() + value.width() + end.len() <= WIDTH {
        value.put(out);
        out.push_str(end);
        out.push('\n');
        return;
    }
    for function in value.around.iter().rev() {
        out.push_str(function);
        out.push('(');
    }
    let chain = if value.around.is_empty() {
        indent
    } else {
        out.push('\n');
        indented(out, indent + 4);
        indent + 4
    };
    out.push_str(&value.first);
    let links: usize = value.links.iter().map(|link| link.len()).sum();
    let fits = !value.around.is_empty() && chain + value.first.len() + links < WIDTH;
    for link in value.links {
        if !fits {
            out.push('\n');
            indented(out, chain + 4);
        }
        out.push_str(link);
    }
    if !value.around.is_empty() {
        out.push_str(",\n");
        indented(out, indent);
        out.extend(value.around.iter().map(|_| ')'));
    }
    out.push_str(end);
    out.push('\n');
}
