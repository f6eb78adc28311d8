//! `[[pagination]]`: how the pages of lists follow each other, which no document says.
//!
//! ```toml
//! [[pagination]]
//! style = "cursor"                   # cursor, item, offset, page, link or url
//! parameter = "after"                # what the next page is asked for with
//! next = "page_info.end_cursor"      # where the answer has it; or `header = "X-After-Cursor"`
//! more = "page_info.has_next_page"   # optional: `false` on the last page
//! items = "data"                     # where the items are; without it, the answer itself is the list
//! operations = ["listInvoices"]      # without it, every operation that the rule fits
//! ```

use super::section::Section;

/// One rule: the first that fits an operation holds for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pagination {
    /// The operations, by `operationId` or `GET /path`; with none, all that have the parameter and the items.
    pub operations: Vec<String>,
    /// How a page leads to the next one.
    pub style: PageStyle,
    /// The query parameter, the header parameter, or the property of a JSON body, that asks for a page.
    pub parameter: Option<String>,
    /// The property of the answer, or of its last item, that has the next cursor or URL, by its path.
    pub next: Option<String>,
    /// The header of the answer that has the next cursor.
    pub header: Option<String>,
    /// The boolean property of the answer that tells whether there is more, by its path.
    pub more: Option<String>,
    /// The property of the answer that is the list, by its path, where `*` is the only list of its object (`errors`, `included` and
    /// `warnings` aside); without it, the answer is the list.
    pub items: Option<String>,
    /// The number of the first page, or the first offset; without it, 1 and 0.
    pub first: Option<u32>,
}

/// How a page leads to the next one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageStyle {
    /// By a cursor that the answer has.
    Cursor,
    /// By a property of its last item.
    Item,
    /// By the number of items so far.
    Offset,
    /// By the number of the page.
    Page,
    /// By the `Link` header (RFC 8288).
    Link,
    /// By a URL in the answer.
    Url,
}

const STYLES: [PageStyle; 6] = [
    PageStyle::Cursor,
    PageStyle::Item,
    PageStyle::Offset,
    PageStyle::Page,
    PageStyle::Link,
    PageStyle::Url,
];

impl PageStyle {
    /// The word that `sdk.toml` has for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Cursor => "cursor",
            Self::Item => "item",
            Self::Offset => "offset",
            Self::Page => "page",
            Self::Link => "link",
            Self::Url => "url",
        }
    }
}

impl Pagination {
    /// A rule; `None` if it is not one, which has been said.
    pub(super) fn read(section: &mut Section<'_, '_>) -> Option<Self> {
        let styles = STYLES.map(|style| (style.word(), style));
        let style = section.required_choice("style", &styles);
        let operations = section.texts("operations");
        let next = section.text("next");
        let header = section.text("header");
        let parameter = section.text("parameter");
        let more = section.string("more");
        let items = section.string("items");
        let first = section.number("first", 0..=u32::MAX);
        let (text, style) = style?;
        let cursor = style == PageStyle::Cursor;
        let by_parameter = match style {
            PageStyle::Cursor | PageStyle::Item | PageStyle::Offset | PageStyle::Page => true,
            PageStyle::Link | PageStyle::Url => false,
        };
        let before = section.found();
        if by_parameter && parameter.is_none() {
            let message = format!("pages by `{}` need `parameter`", text.value);
            let help = "name the parameter that asks for a page".to_owned();
            section.invalid(&text, message, Some(help));
        }
        let by_body = matches!(style, PageStyle::Cursor | PageStyle::Item | PageStyle::Url);
        match (&next, &header) {
            (Some(_), Some(other)) if cursor => {
                let message = "a cursor comes from `next` or from `header`, not from both";
                section.invalid(other, message.to_owned(), None);
            }
            (None, None) if cursor => {
                let message = "pages by `cursor` need `next` or `header`".to_owned();
                let help = "say where the answer has the cursor: `next = \"page.cursor\"`";
                section.invalid(&text, message, Some(help.to_owned()));
            }
            (None, _) if style == PageStyle::Url => {
                let message = "pages by `url` need `next`".to_owned();
                let help = "say where the answer has the URL: `next = \"next\"`";
                section.invalid(&text, message, Some(help.to_owned()));
            }
            (None, _) if style == PageStyle::Item => {
                let message = "pages by `item` need `next`".to_owned();
                let help = "say which property of the last item the next page is asked for with: `next = \"id\"`";
                section.invalid(&text, message, Some(help.to_owned()));
            }
            (_, Some(other)) if !cursor => {
                let message = format!("pages by `{}` have no `header`", text.value);
                section.invalid(other, message, None);
            }
            (Some(other), _) if !by_body => {
                let message = format!("pages by `{}` have no `next`", text.value);
                section.invalid(other, message, None);
            }
            _ => {}
        }
        if let Some(parameter) = parameter.as_ref().filter(|_| !by_parameter) {
            let message = format!("pages by `{}` have no `parameter`", text.value);
            section.invalid(parameter, message, None);
        }
        if section.found() > before {
            return None;
        }
        Some(Self {
            operations: operations.into_iter().map(|text| text.value).collect(),
            style,
            parameter: parameter.map(|text| text.value),
            next: next.map(|text| text.value),
            header: header.map(|text| text.value),
            more,
            items,
            first,
        })
    }
}
