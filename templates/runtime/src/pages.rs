//! Lists that come in pages: one call after another, until the server says that there is no more.
//!
//! ```text
//! GET /invoices?limit=50                  {"data": […], "next": "c1"}
//! GET /invoices?limit=50&cursor=c1        {"data": […], "next": null}
//! ```
//!
//! Each page is a call like any other, with the same retries, times and credentials. Nothing is asked for before it is wanted.

use std::collections::HashSet;
use std::fmt;
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::vec;

use futures_core::Stream;
use http::header::{HeaderName, HeaderValue, LINK};
use reqwest::Url;
use serde_json::value::RawValue;

use super::auth::SchemeKind;
use super::error::{Error, ErrorKind};
use super::idempotency::new_key;
use super::raw;
use super::request::{Body, Request};
use super::response::{Answer, Decoder};

/// How the pages of an operation follow each other.
#[derive(Debug)]
pub struct Paging {
    /// Where a page says what the next one is asked for with.
    pub next: Next,
    /// Where the next call takes it.
    pub place: Place,
    /// The property, by its path, that is `false` on the last page, if there is one. Where it is `true`, not to say where the next page is
    /// is an error.
    pub more: &'static [&'static str],
}

/// Where a page says what the next one is asked for with.
#[derive(Debug)]
pub enum Next {
    /// A cursor in the body, by the path of its property. Without one, or with `null`, it was the last page.
    Body(&'static [&'static str]),
    /// A cursor in a header of the answer.
    Header(&'static str),
    /// How many items there were before: the first page begins at this one, unless the call says otherwise. A page without items
    /// was the last one.
    Offset(u64),
    /// The number of the page: the first one has this, unless the call says otherwise. A page without items was the last one.
    Number(u64),
    /// The target of the `Link` header whose relation is `next` (RFC 8288).
    Link,
    /// The URL of the next page, in the body.
    Url(&'static [&'static str]),
    /// A property of the page's last item. A page without items was the last one.
    Item {
        /// The path of the list; empty where the body is the list.
        items: &'static [&'static str],
        /// The path of the property in an item.
        property: &'static [&'static str],
    },
}

/// Where a call takes the position of its page.
#[derive(Debug)]
pub enum Place {
    /// In a query parameter.
    Query(&'static str),
    /// In a header.
    Header(&'static str),
    /// In a property of its JSON body.
    Body(&'static str),
    /// Nowhere: it is the URL that is called.
    Url,
}

/// A call of a page, under way.
type Calling = Pin<Box<dyn Future<Output = Result<Answer, Error>> + Send>>;

/// The pages of a list, one after the other.
///
/// It ends after the last page, and after the first error. [`Pages::position`] tells where the next page begins, so that another
/// run can go on from there.
#[must_use = "no page is asked for before it is wanted"]
pub struct Pages<T> {
    request: Request,
    decoder: Decoder<T>,
    paging: &'static Paging,
    count: fn(&T) -> Option<usize>,
    /// The page that comes next; `None` for the one that the call asks for by itself.
    position: Option<String>,
    seen: HashSet<String>,
    calling: Option<Calling>,
    /// What comes after the page that was given last, in place of another one.
    failure: Option<Error>,
    over: bool,
}

impl<T> Pages<T> {
    /// The pages of a call; `count` tells how many items one has: `None` if the list itself is missing.
    pub fn new(
        request: Request,
        decoder: Decoder<T>,
        paging: &'static Paging,
        count: fn(&T) -> Option<usize>,
    ) -> Self {
        Self {
            request,
            decoder,
            paging,
            count,
            position: None,
            seen: HashSet::new(),
            calling: None,
            failure: None,
            over: false,
        }
    }

    /// Begins at a position that [`Pages::position`] of an earlier run has given.
    pub fn starting_at(mut self, position: impl Into<String>) -> Self {
        let position = position.into();
        self.seen.insert(position.clone());
        self.position = Some(position);
        self
    }

    /// Where the page begins that has not been given yet: a cursor, a number, or a URL. `None` before the first page, and after
    /// the last one. After an error, it is the page that failed.
    pub fn position(&self) -> Option<&str> {
        self.position.as_deref()
    }

    /// The next page; `None` after the last one.
    ///
    /// # Errors
    ///
    /// As of any call; and, after a page that says of the next one that it is one given already, that it would go on for ever; and after
    /// one that says that there is more, and not where.
    pub async fn next(&mut self) -> Option<Result<T, Error>> {
        poll_fn(|cx| Pin::new(&mut *self).poll_next(cx)).await
    }

    /// The call of the page that comes next.
    fn call(&self) -> Result<Request, Error> {
        let mut request = self.request.clone();
        let Some(position) = &self.position else {
            return Ok(request);
        };
        let is_counted = matches!(self.paging.next, Next::Offset(_) | Next::Number(_));
        if is_counted && position.parse::<u64>().is_err() {
            return Err(Error::request("the position of a page must be a number"));
        }
        match (&self.paging.next, &self.paging.place) {
            (Next::Link | Next::Url(_), _) | (_, Place::Url) => request.go_to(position)?,
            (_, Place::Query(name)) => request.query(name, position),
            (_, Place::Header(name)) => request.header(name, position),
            (Next::Offset(_) | Next::Number(_), Place::Body(name)) => {
                request.with_body_field(name, &position.parse::<u64>().ok());
            }
            (Next::Body(_) | Next::Header(_) | Next::Item { .. }, Place::Body(name)) => {
                request.with_body_field(name, position);
            }
        }
        Ok(request)
    }

    /// What the page after this one is asked for with; `None` if it was the last one.
    ///
    /// # Errors
    ///
    /// When the answer says that there is more, and nothing from which the next page could be asked for.
    fn after(&self, answer: &Answer, items: usize) -> Result<Option<String>, &'static str> {
        let json = answer.json();
        let body = std::str::from_utf8(&json).unwrap_or_default();
        let more = at(body, self.paging.more);
        if more.as_deref() == Some("false") {
            return Ok(None);
        }
        let is_more = more.as_deref() == Some("true");
        match self.following(answer, body, items, is_more) {
            None if is_more => Err("the page says that there is more, and not where"),
            next => Ok(next),
        }
    }

    /// What the answer says of the next page.
    fn following(
        &self,
        answer: &Answer,
        body: &str,
        items: usize,
        is_more: bool,
    ) -> Option<String> {
        let counted = |first: u64, step: u64| {
            let given = self.position.clone();
            let here = given.or_else(|| self.request.given(&self.paging.place));
            let here = here.map_or(Some(first), |at| at.parse().ok());
            let next = here.and_then(|here: u64| here.checked_add(step));
            next.map(|next| next.to_string())
        };
        match &self.paging.next {
            Next::Body(path) => at(body, path).and_then(|value| position(&value)),
            Next::Header(name) => {
                let value = answer.headers.get(*name);
                let value = value.and_then(|value| value.to_str().ok());
                value.filter(|value| !value.is_empty()).map(str::to_owned)
            }
            // An empty page is the last one. Pages have numbers whatever is on them, so that the answer may know better.
            Next::Offset(first) if items > 0 => counted(*first, items as u64),
            Next::Number(first) if items > 0 || is_more => counted(*first, 1),
            Next::Offset(_) | Next::Number(_) => None,
            Next::Link => {
                let mut values = answer.headers.get_all(LINK).iter();
                let next = values.find_map(|value| next_link(value.to_str().ok()?));
                next.map(|url| self.request.without_keys(&url))
            }
            Next::Url(path) => {
                let next = at(body, path).and_then(|value| position(&value));
                next.map(|url| self.request.without_keys(&url))
            }
            Next::Item {
                items: path,
                property,
            } => {
                let list = match path.is_empty() {
                    true => Some(body.to_owned()),
                    false => at(body, path),
                };
                let item = list.and_then(|list| last(&list))?;
                at(&item, property).and_then(|value| position(&value))
            }
        }
    }

    /// Takes an answer in: the page, and where the next one is.
    fn take(&mut self, answer: &Answer) -> Result<T, Error> {
        let operation = self.request.operation();
        answer.judge(operation)?;
        let page = (self.decoder)(answer, operation)?;
        let (next, wrong) = match self.after(answer, (self.count)(&page).unwrap_or(0)) {
            Ok(next) => (next, None),
            Err(wrong) => (None, Some(wrong)),
        };
        self.position = next;
        let wrong = match &self.position {
            Some(next) if !self.seen.insert(next.clone()) => {
                Some("the page says that the next one is one that was given already")
            }
            Some(_) => {
                self.request.renew_idempotency_key();
                None
            }
            None => {
                self.over = wrong.is_none();
                wrong
            }
        };
        self.failure =
            wrong.map(|message| Error::new(ErrorKind::Decode, message).of(operation.name));
        Ok(page)
    }
}

impl<T> Stream for Pages<T> {
    type Item = Result<T, Error>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = &mut *self;
        if this.over {
            return Poll::Ready(None);
        }
        if let Some(failure) = this.failure.take() {
            this.over = true;
            return Poll::Ready(Some(Err(failure)));
        }
        let mut calling = match this.calling.take() {
            Some(calling) => calling,
            None => match this.call() {
                Ok(request) => Box::pin(request.send()),
                Err(error) => {
                    this.over = true;
                    return Poll::Ready(Some(Err(error)));
                }
            },
        };
        let Poll::Ready(answered) = calling.as_mut().poll(cx) else {
            this.calling = Some(calling);
            return Poll::Pending;
        };
        let operation = this.request.operation().name;
        let page = answered.and_then(|answer| this.take(&answer));
        this.over |= page.is_err();
        Poll::Ready(Some(page.map_err(|error| error.of(operation))))
    }
}

impl<T> fmt::Debug for Pages<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Pages({:?})", self.request)
    }
}

/// The items of a list, whatever page they stand on.
#[must_use = "no page is asked for before it is wanted"]
pub struct PageItems<T, I> {
    pages: Pages<T>,
    items: fn(T) -> Option<Vec<I>>,
    page: vec::IntoIter<I>,
}

impl<T, I> PageItems<T, I> {
    /// The items of these pages.
    pub fn new(pages: Pages<T>, items: fn(T) -> Option<Vec<I>>) -> Self {
        Self {
            pages,
            items,
            page: Vec::new().into_iter(),
        }
    }

    /// Begins at a position that [`Pages::position`] of an earlier run has given.
    pub fn starting_at(mut self, position: impl Into<String>) -> Self {
        self.pages = self.pages.starting_at(position);
        self
    }

    /// Where the page begins that comes after the one whose items are being given.
    pub fn position(&self) -> Option<&str> {
        self.pages.position()
    }

    /// The next item; `None` after the last one.
    ///
    /// # Errors
    ///
    /// As of [`Pages::next`]. It is the last that is given.
    pub async fn next(&mut self) -> Option<Result<I, Error>>
    where
        I: Unpin,
    {
        poll_fn(|cx| Pin::new(&mut *self).poll_next(cx)).await
    }
}

impl<T, I: Unpin> Stream for PageItems<T, I> {
    type Item = Result<I, Error>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = &mut *self;
        loop {
            if let Some(item) = this.page.next() {
                return Poll::Ready(Some(Ok(item)));
            }
            match ready!(Pin::new(&mut this.pages).poll_next(cx)) {
                Some(Ok(page)) => this.page = (this.items)(page).unwrap_or_default().into_iter(),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }
}

impl<T, I> fmt::Debug for PageItems<T, I> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PageItems({:?})", self.pages.request)
    }
}

impl Request {
    /// What the caller gave as the position of the first page.
    fn given(&self, place: &Place) -> Option<String> {
        match place {
            Place::Query(name) => {
                let mut entries = self.query.iter();
                let (_, pair) = entries.find(|(known, _)| known == name)?;
                pair.split_once('=').map(|(_, value)| value.to_owned())
            }
            Place::Header(name) => {
                let value = self.given_header(name)?;
                value.to_str().ok().map(str::to_owned)
            }
            Place::Body(name) => {
                let mut added = self.body_fields.iter().rev();
                if let Some((_, value)) = added.find(|(known, _)| known == name) {
                    return position(value.get());
                }
                match &self.body {
                    Some(Body::Bytes(bytes)) => {
                        let body = std::str::from_utf8(bytes).ok()?;
                        position(raw::first(body, name)?.text())
                    }
                    Some(Body::Once(_)) | None => None,
                }
            }
            Place::Url => None,
        }
    }

    /// Calls the URL that a reference from the operation's own leads to, in place of path and query.
    ///
    /// # Errors
    ///
    /// When it is none, or is on another server than the operation.
    fn go_to(&mut self, reference: &str) -> Result<(), Error> {
        let mut base = self.core.base_url_of(self.operation)?.into_owned();
        self.fill_path(&mut base)?;
        self.target = Some(on_same_server(&base, &self.without_keys(reference))?.into());
        Ok(())
    }

    /// A URL without the API keys in its query: servers put into the URL of the next page what the one before was asked for
    /// with. Each call has its own, and neither a position nor an interceptor is to show one.
    fn without_keys(&self, reference: &str) -> String {
        let Some((before, query)) = reference.split_once('?') else {
            return reference.to_owned();
        };
        let mut kept = query.split('#').next().unwrap_or_default().to_owned();
        for scheme in self.core.schemes() {
            if let SchemeKind::Query(key) = scheme.kind
                && self.core.credential(scheme.name).is_some()
            {
                let others = kept.split('&').filter(|pair| !is_named(pair, key));
                kept = others.collect::<Vec<_>>().join("&");
            }
        }
        format!("{before}?{kept}")
    }

    /// Another page is another call: one that was given a key has one of its own.
    fn renew_idempotency_key(&mut self) {
        let Ok(name) = HeaderName::from_bytes(self.core.idempotency_header().as_bytes()) else {
            return;
        };
        let mut own = self.headers.iter_mut();
        let own = own.find(|(known, _)| *known == name);
        let keys = self.added.get_mut(&name).into_iter();
        for key in keys.chain(own.map(|(_, key)| key)) {
            if let Ok(renewed) = HeaderValue::from_str(&new_key()) {
                *key = renewed;
            }
        }
    }
}

/// Whether a pair of a query has that name, however it is encoded.
fn is_named(pair: &str, name: &str) -> bool {
    let url = Url::parse(&format!("http://localhost/?{pair}"));
    url.is_ok_and(|url| url.query_pairs().any(|(known, _)| known == name))
}

/// The URL that a reference from `base` leads to, if that is on the same server: nothing else may see the client's credentials.
fn on_same_server(base: &str, reference: &str) -> Result<Url, Error> {
    let no_url = |_| Error::request("the position of a page is no URL");
    let base = Url::parse(base).map_err(no_url)?;
    let mut url = base.join(reference).map_err(no_url)?;
    url.set_fragment(None);
    if url.origin() == base.origin() {
        Ok(url)
    } else {
        Err(Error::request(
            "the next page is on another server, which the client's credentials are not for",
        ))
    }
}

/// The JSON text of a property, by its path from the root of a body.
fn at(body: &str, path: &[&str]) -> Option<String> {
    let (first, rest) = path.split_first()?;
    let mut value = raw::first(body, first)?;
    for name in rest {
        value = raw::first(value.text(), name)?;
    }
    Some(value.text().to_owned())
}

/// The JSON text of a list's last item.
fn last(list: &str) -> Option<String> {
    let items: Vec<&RawValue> = serde_json::from_str(list).ok()?;
    items.last().map(|item| item.get().to_owned())
}

/// A position as text: that of a string, or a number as it is written. `null`, `false` and nothing are none.
fn position(json: &str) -> Option<String> {
    match serde_json::from_str(json).ok()? {
        serde_json::Value::String(text) => Some(text).filter(|text| !text.is_empty()),
        serde_json::Value::Number(_) => Some(json.to_owned()),
        serde_json::Value::Null
        | serde_json::Value::Bool(_)
        | serde_json::Value::Array(_)
        | serde_json::Value::Object(_) => None,
    }
}

/// The target of relation `next` among the links of a header: `<https://…?page=2>; rel="next", <…>; rel="last"`.
fn next_link(header: &str) -> Option<String> {
    let mut rest = header;
    while let Some((_, from)) = rest.split_once('<') {
        let (target, after) = from.split_once('>')?;
        // The parameters go on to the next link; a `<` within quotes is none.
        let mut quoted = false;
        let end = after
            .find(|c: char| {
                quoted ^= c == '"';
                c == '<' && !quoted
            })
            .unwrap_or(after.len());
        let (parameters, others) = after.split_at(end);
        let is_next = parameters.split(';').any(|parameter| {
            let (name, value) = parameter.split_once('=').unwrap_or_default();
            let relations = value.trim().trim_end_matches(',').trim().trim_matches('"');
            name.trim().eq_ignore_ascii_case("rel")
                && relations
                    .split_whitespace()
                    .any(|relation| relation.eq_ignore_ascii_case("next"))
        });
        if is_next {
            return Some(target.to_owned());
        }
        rest = others;
    }
    None
}

/// `pages!(Builder, Output, decoder, Item, count, items)`: the ways to go through the pages of a builder with a field `request`,
/// beside which stands a `static PAGING`.
#[allow(unused_macros)]
macro_rules! pages {
    ($Builder:ident, $Output:ty, $decoder:expr, $Item:ty, $count:expr, $items:expr $(,)?) => {
        impl $Builder {
            /// Goes through the pages, each of which is a call of its own.
            #[inline]
            pub fn pages(self) -> runtime::pages::Pages<$Output> {
                runtime::pages::Pages::new(self.request, $decoder, &PAGING, $count)
            }

            /// Goes through the items of all pages.
            #[inline]
            pub fn items(self) -> runtime::pages::PageItems<$Output, $Item> {
                runtime::pages::PageItems::new(self.pages(), $items)
            }
        }
    };
}

#[allow(unused_imports)]
pub(crate) use pages;
