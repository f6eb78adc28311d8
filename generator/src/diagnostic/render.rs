//! Diagnostics as text for people.
//!
//! ```text
//! warning[W060]: `#/components/schemas/Pte` does not exist
//!   --> specs/pets/openapi.yaml:12:19
//!    |
//! 12 |             $ref: '#/components/schemas/Pte'
//!    |                   ^^^^^^^^^^^^^^^^^^^^^^^^^^ nothing stands here
//!    |
//!    = note: the property is left out
//!    = help: did you mean `Pet`?
//! ```

use super::inputs::{Inputs, Located};
use super::{Code, Diagnostic, Diagnostics, Input, Place, Severity};
use annotate_snippets::{
    Annotation, AnnotationKind, Element, Group, Level, Origin, Padding, Renderer, Snippet,
};
use std::collections::BTreeMap;
use std::ops::Range;

/// How the text is dressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Text only.
    Plain,
    /// With the colours of a terminal.
    Colour,
}

/// Characters shown on each side of the mark in a line that is too long to be shown whole.
const AROUND: usize = 60;
/// Bytes up to which a line is shown whole.
const WHOLE: usize = 160;

/// How many of equal findings are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// All.
    All,
    /// The first of each code, so many, and a line for the rest.
    First(usize),
}

/// All diagnostics with their source lines, ordered by input and place, each once; blank lines between them.
pub fn render(diagnostics: &Diagnostics, inputs: &Inputs<'_>, style: Style) -> String {
    render_shown(diagnostics, inputs, style, Shown::All)
}

/// As [`render`], the findings of one code folded.
pub fn render_shown(
    diagnostics: &Diagnostics,
    inputs: &Inputs<'_>,
    style: Style,
    shown: Shown,
) -> String {
    let renderer = match style {
        Style::Plain => Renderer::plain(),
        Style::Colour => Renderer::styled(),
    };
    let mut text = String::new();
    let mut counts: BTreeMap<(Severity, Code), usize> = BTreeMap::new();
    for diagnostic in ordered(diagnostics, inputs) {
        let count = counts
            .entry((diagnostic.severity, diagnostic.code))
            .or_default();
        *count += 1;
        if matches!(shown, Shown::First(most) if *count > most) {
            continue;
        }
        if !text.is_empty() {
            text.push('\n');
        }
        let mut labels = Labels::default();
        let report = [group(diagnostic, inputs, &mut labels)];
        for line in labels.settle(&renderer.render(&report)).lines() {
            text.push_str(line.trim_end());
            text.push('\n');
        }
    }
    if let Shown::First(most) = shown {
        text.push_str(&folded(&counts, most));
    }
    text
}

/// A line for each code that had more findings than are shown.
fn folded(counts: &BTreeMap<(Severity, Code), usize>, most: usize) -> String {
    let mut text = String::new();
    for ((severity, code), count) in counts {
        let Some(rest) = count.checked_sub(most).filter(|rest| *rest > 0) else {
            continue;
        };
        text.push_str(if text.is_empty() { "\n" } else { "" });
        text.push_str(&format!(
            "{}[{}]: {rest} more of these: {}\n",
            word(*severity),
            code.id(),
            code.title()
        ));
    }
    if !text.is_empty() {
        text.push_str("`--all` shows them all\n");
    }
    text
}

/// The diagnostics as one line each: `path:line:column: warning[W060]: message`.
pub fn render_short(diagnostics: &Diagnostics, inputs: &Inputs<'_>) -> String {
    let mut text = String::new();
    for diagnostic in ordered(diagnostics, inputs) {
        if let Some(located) = diagnostic
            .place
            .as_ref()
            .and_then(|place| inputs.locate(place))
        {
            text.push_str(&located.label());
            text.push_str(": ");
        }
        let code = diagnostic.code;
        text.push_str(&format!(
            "{}[{}]: {}\n",
            word(diagnostic.severity),
            code.id(),
            diagnostic.message
        ));
    }
    text
}

/// How many there are of what: `2 errors, 1 warning`; `None` when there is nothing to count.
pub fn count_line(diagnostics: &Diagnostics) -> Option<String> {
    let counts = [Severity::Error, Severity::Warning, Severity::Note].map(|severity| {
        let count = diagnostics.count(severity);
        let plural = if count == 1 { "" } else { "s" };
        (count > 0).then(|| format!("{count} {}{plural}", word(severity)))
    });
    let counts: Vec<String> = counts.into_iter().flatten().collect();
    (!counts.is_empty()).then(|| counts.join(", "))
}

/// The diagnostics by input, then by place (the whole file first, what has no place last), equal ones once.
pub fn ordered<'d>(diagnostics: &'d Diagnostics, inputs: &Inputs<'_>) -> Vec<&'d Diagnostic> {
    let mut keyed: Vec<_> = diagnostics
        .iter()
        .map(|diagnostic| {
            let place = diagnostic.place.as_ref().map(|place| {
                // What is said of a file stands among what is said of the document's places in it.
                let input = match place.input {
                    Input::File(_) => Input::Spec,
                    other => other,
                };
                let located = inputs.locate(place);
                let file = located.as_ref().map_or(0, |located| located.file);
                let start = located
                    .and_then(|located| located.range)
                    .map(|range| range.start);
                (input, file, start)
            });
            (
                (place.is_none(), place, diagnostic.severity, diagnostic.code),
                diagnostic,
            )
        })
        .collect();
    keyed.sort_by(|(one, first), (other, second)| {
        one.cmp(other)
            .then_with(|| first.message.cmp(&second.message))
    });
    keyed.dedup_by(|(_, one), (_, other)| one == other);
    keyed
        .into_iter()
        .map(|(_, diagnostic)| diagnostic)
        .collect()
}

/// The word for a severity.
pub fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

fn group<'d>(diagnostic: &'d Diagnostic, inputs: &Inputs<'d>, labels: &mut Labels) -> Group<'d> {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let mut group = Group::with_title(
        level
            .primary_title(&diagnostic.message)
            .id(diagnostic.code.id()),
    );
    if let Some(place) = &diagnostic.place {
        let label = diagnostic.label.as_deref();
        group = group.elements(excerpt(
            place,
            AnnotationKind::Primary,
            label,
            inputs,
            labels,
        ));
    }
    for (place, words) in &diagnostic.related {
        group = group.elements(excerpt(
            place,
            AnnotationKind::Context,
            Some(words),
            inputs,
            labels,
        ));
    }
    let notes = diagnostic
        .notes
        .iter()
        .map(|note| Level::NOTE.message(note));
    let help = diagnostic.help.iter().map(|help| Level::HELP.message(help));
    let is_file = matches!(
        group_end(diagnostic, inputs),
        Some(Located { range: None, .. })
    );
    let messages: Vec<_> = notes.chain(help).map(Element::from).collect();
    if is_file && !messages.is_empty() {
        group = group.element(Padding);
    }
    group.elements(messages)
}

/// The last place that is shown.
fn group_end<'d>(diagnostic: &'d Diagnostic, inputs: &Inputs<'d>) -> Option<Located<'d>> {
    let related = diagnostic.related.iter().map(|(place, _)| place);
    diagnostic
        .place
        .iter()
        .chain(related)
        .filter_map(|place| inputs.locate(place))
        .next_back()
}

/// The place and its source line; of a whole file, its path.
fn excerpt<'d>(
    place: &Place,
    kind: AnnotationKind,
    label: Option<&'d str>,
    inputs: &Inputs<'d>,
    labels: &mut Labels,
) -> Option<Element<'d>> {
    let located = inputs.locate(place)?;
    let Some((position, range)) = located.position().zip(located.range.clone()) else {
        return Some(Origin::path(located.source.path.as_str()).into());
    };
    let Excerpt { text, mark } = cut(&located, position.line, range);
    let column = text.get(..mark.start).unwrap_or_default().chars().count() + 1;
    let path = labels.add(format!(":{}:{column}", position.line), located.label());
    let annotation: Annotation<'_> = kind.span(mark).label(label);
    Some(
        Snippet::source(text)
            .path(path)
            .line_start(position.line)
            .annotation(annotation)
            .into(),
    )
}

/// The places in the text. The library works out the column from the line that it is shown, which is wrong for a line that
/// was cut; so it is given a mark for a path, and the mark with its line and column is replaced by the place.
#[derive(Default)]
struct Labels(Vec<(String, String)>);

impl Labels {
    fn add(&mut self, position: String, label: String) -> String {
        let mark = format!("\u{e000}{}\u{e001}", self.0.len());
        self.0.push((format!("{mark}{position}"), label));
        mark
    }

    fn settle(&self, text: &str) -> String {
        self.0.iter().fold(text.to_owned(), |text, (mark, label)| {
            text.replacen(mark, label, 1)
        })
    }
}

/// A line of source, or a window of it.
struct Excerpt {
    text: String,
    mark: Range<usize>,
}

/// The line that the mark stands in; of a long one only what is around the mark.
fn cut(located: &Located<'_>, line: usize, range: Range<usize>) -> Excerpt {
    let source = located.source;
    let bounds = source.line(line);
    let whole = source.text.get(bounds.clone()).unwrap_or_default();
    let start = range.start.saturating_sub(bounds.start).min(whole.len());
    let end = range
        .end
        .saturating_sub(bounds.start)
        .clamp(start, whole.len());
    if whole.len() <= WHOLE {
        return Excerpt {
            text: whole.to_owned(),
            mark: start..end,
        };
    }
    let before = whole.get(..start).unwrap_or_default();
    let marked = whole.get(start..end).unwrap_or_default();
    let after = whole.get(end..).unwrap_or_default();
    let from = before
        .char_indices()
        .rev()
        .nth(AROUND - 1)
        .map_or(0, |(at, _)| at);
    let before_shown = before.get(from..).unwrap_or_default();
    let head = |text: &'_ str, count: usize| {
        text.char_indices()
            .nth(count)
            .map_or(text.len(), |(at, _)| at)
    };
    let marked_shown = marked.get(..head(marked, AROUND)).unwrap_or_default();
    let mut text = String::new();
    if from > 0 {
        text.push_str("... ");
    }
    text.push_str(before_shown);
    let start = text.len();
    text.push_str(marked_shown);
    let end = text.len();
    if marked_shown.len() < marked.len() {
        text.push_str(" ...");
    } else {
        let to = head(after, AROUND);
        text.push_str(after.get(..to).unwrap_or_default());
        if to < after.len() {
            text.push_str(" ...");
        }
    }
    Excerpt {
        text,
        mark: start..end,
    }
}
