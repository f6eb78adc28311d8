//! How calls are made, as `sdk.toml` says it: pages, keys of idempotency, repetition, times.

use super::Code;
use super::change::Draft;
use super::comparison::Comparison;
use super::operations::Pair;
use super::side::Side;
use crate::analyze::{PageNext, PagePlace, Paging};
use crate::config::{Config, Retries, Timeouts};
use std::time::Duration;

impl Comparison<'_> {
    /// Compares how the pages of an operation follow each other, and whether its calls are made again.
    pub(super) fn calls(&mut self, pair: Pair) {
        self.pages(pair);
        let spot = self.spot_of(pair);
        let key = |side: &Side<'_>, index: usize| {
            let operation = side.operation(index);
            let idempotency = &side.model.config.idempotency;
            let (method, id) = (operation.method.as_str(), operation.id.as_deref());
            let covered = idempotency.covers(method, &operation.path, id);
            idempotency.header.clone().filter(|_| covered)
        };
        let (was, is) = (key(&self.old, pair.old), key(&self.new, pair.new));
        if was != is {
            let spoken = |key: &Option<String>| match key {
                Some(header) => format!("a key in `{header}`"),
                None => "no key".to_owned(),
            };
            let message = format!(
                "a call carries {} now, and carried {}",
                spoken(&is),
                spoken(&was)
            );
            let note = match is {
                Some(_) => "calls that carry a key may be tried again",
                None => "calls that carry no key are tried again only if nothing was sent",
            };
            self.say(spot.draft(Code::IdempotencyChanged, message).note(note));
        }
        let repeated = |side: &Side<'_>, index: usize| {
            let operation = side.operation(index);
            let (method, id) = (operation.method.as_str(), operation.id.as_deref());
            side.model
                .config
                .retries
                .covers(method, &operation.path, id)
        };
        let message = match (repeated(&self.old, pair.old), repeated(&self.new, pair.new)) {
            (false, true) => "calls are taken to be repeatable now",
            (true, false) => "calls are not taken to be repeatable any more",
            (true, true) | (false, false) => return,
        };
        self.say(spot.draft(Code::RepetitionChanged, message));
    }

    fn pages(&mut self, pair: Pair) {
        let paging = |side: &Side<'_>, index: usize| {
            let paging = side.model.facts.paging.get(&index)?;
            Some(spoken_pages(side, paging))
        };
        let (was, is) = (paging(&self.old, pair.old), paging(&self.new, pair.new));
        let (code, message) = match (was, is) {
            (None, Some(is)) => {
                let message =
                    format!("the answer is taken for a page: `.pages()` and `.items()`; {is}");
                (Code::PagesAdded, message)
            }
            (Some(_), None) => {
                let message =
                    "the answer is not taken for a page any more: no `.pages()` and no `.items()`";
                (Code::PagesRemoved, message.to_owned())
            }
            (Some(was), Some(is)) if was != is => {
                (Code::PagesChanged, format!("{is} now; before, {was}"))
            }
            (Some(_) | None, _) => return,
        };
        let builder = self.new.builder_path(pair.new);
        let draft = self.spot_of(pair).draft(code, message);
        self.say(
            draft
                .touches(format!("{builder}::pages"))
                .touches(format!("{builder}::items")),
        );
    }

    /// Compares what holds for all calls unless a program says otherwise.
    pub(super) fn settings(&mut self) {
        let spoken = |config: &Config| spoken_settings(&config.retries, &config.timeouts);
        let (was, is) = (
            spoken(&self.old.model.config),
            spoken(&self.new.model.config),
        );
        for ((name, was), (_, is)) in was.into_iter().zip(is) {
            if was != is {
                let message = format!("{is} now, and was {was}");
                self.say(Draft::new(Code::CallSettingsChanged, name, message));
            }
        }
    }
}

/// The settings of the client, each under its name in `sdk.toml`.
fn spoken_settings(retries: &Retries, timeouts: &Timeouts) -> Vec<(&'static str, String)> {
    let usual = "what it is unless said".to_owned();
    let time = |time: Option<Duration>| time.map_or(usual.clone(), |time| format!("{time:?}"));
    vec![
        (
            "retries.max",
            retries.max.map_or(usual.clone(), |max| max.to_string()),
        ),
        ("retries.conflicts", retries.conflicts.to_string()),
        ("timeouts.connect", time(timeouts.connect)),
        ("timeouts.attempt", time(timeouts.attempt)),
        ("timeouts.call", time(timeouts.call)),
    ]
}

/// How pages follow each other, in words.
fn spoken_pages(side: &Side<'_>, paging: &Paging) -> String {
    let path = |path: &[String]| format!("`{}`", path.join("."));
    let next = match &paging.next {
        PageNext::Body(at) => format!("the next one is named by {}", path(at)),
        PageNext::Header(name) => format!("the next one is named by the header `{name}`"),
        PageNext::Offset(first) => format!("items are counted from {first}"),
        PageNext::Number(first) => format!("pages are counted from {first}"),
        PageNext::Link => "the next one is at the URL of the header `Link`".to_owned(),
        PageNext::Url(at) => format!("the next one is at the URL in {}", path(at)),
        PageNext::Item { property, .. } => {
            format!(
                "the next one is named by {} of the last item",
                path(property)
            )
        }
    };
    let place = match &paging.place {
        Some(PagePlace::Query(name)) => format!(" and asked for with `{name}`"),
        Some(PagePlace::Header(name)) => format!(" and asked for with the header `{name}`"),
        Some(PagePlace::Body(name)) => format!(" and asked for with `{name}` of the body"),
        None => String::new(),
    };
    let more = match paging.more.is_empty() {
        true => String::new(),
        false => format!(", as long as {} holds", path(&paging.more)),
    };
    let fields = paging.items.iter().filter_map(|(owner, position)| {
        let shape = side.api().types[*owner].shape.as_struct()?;
        Some(shape.fields.get(*position)?.name.clone())
    });
    let items: Vec<String> = fields.collect();
    let items = match items.is_empty() {
        true => String::new(),
        false => format!(", and items are in {}", path(&items)),
    };
    format!("{next}{place}{more}{items}")
}
