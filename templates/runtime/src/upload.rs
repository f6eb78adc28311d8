//! Something to upload: bytes or a stream, with the name and media type that it is given.
//!
//! ```yaml
//! multipart/form-data:
//!   schema: { properties: { file: { type: string, format: binary } } }
//! image/png: { schema: { type: string, format: binary } }
//! ```

use std::collections::{BTreeMap, VecDeque};
use std::fmt;
use std::hash::{Hash, Hasher};
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_core::Stream;
use http_body::{Body, Frame, SizeHint};
use serde::de::{Deserialize, Deserializer, Error};
use serde::ser::{Serialize, Serializer};

use super::request::{Once, Request};

/// Why the source of a stream failed.
type Failure = Box<dyn std::error::Error + Send + Sync>;

/// A stream of bytes. Behind a mutex only so that it may be shared; it is never locked while it is read.
type Source = Mutex<Pin<Box<dyn Stream<Item = Result<Bytes, Failure>> + Send>>>;

/// Something to upload. Bytes and texts become one by `From`; a clone of a stream is the same stream.
#[derive(Clone)]
pub struct Upload {
    content: Content,
    file_name: Option<String>,
    media_type: Option<String>,
    headers: Vec<(String, String)>,
}

#[derive(Clone)]
enum Content {
    Bytes(Bytes),
    Stream(Arc<Mutex<Option<Source>>>, Option<u64>),
}

impl Upload {
    /// Bytes that are in memory.
    pub fn bytes(bytes: impl Into<Bytes>) -> Self {
        Self::of(Content::Bytes(bytes.into()))
    }

    /// Bytes that come as they are asked for, such as those of a file. They can be sent once only, so that a call with them is
    /// never tried again.
    pub fn stream<S, E>(stream: S) -> Self
    where
        S: Stream<Item = Result<Bytes, E>> + Send + 'static,
        E: Into<Box<dyn std::error::Error + Send + Sync>> + 'static,
    {
        let source: Source = Mutex::new(Box::pin(Mapped(Box::pin(stream))));
        Self::of(Content::Stream(Arc::new(Mutex::new(Some(source))), None))
    }

    fn of(content: Content) -> Self {
        Self {
            content,
            file_name: None,
            media_type: None,
            headers: Vec::new(),
        }
    }

    /// The name that the server is told. A part of a multipart body has its property's name unless this is set.
    #[must_use]
    pub fn file_name(mut self, name: impl Into<String>) -> Self {
        self.file_name = Some(name.into());
        self
    }

    /// The media type, in place of the one that the API's document names.
    #[must_use]
    pub fn media_type(mut self, media_type: impl Into<String>) -> Self {
        self.media_type = Some(media_type.into());
        self
    }

    /// How many bytes a stream has, so that the server is told beforehand.
    #[must_use]
    pub fn length(mut self, length: u64) -> Self {
        if let Content::Stream(_, known) = &mut self.content {
            *known = Some(length);
        }
        self
    }

    /// A header of the part, in a multipart body.
    #[must_use]
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// The name that was given.
    pub(crate) fn given_file_name(&self) -> Option<&str> {
        self.file_name.as_deref()
    }

    /// The media type that was given.
    pub(crate) fn given_media_type(&self) -> Option<&str> {
        self.media_type.as_deref()
    }

    /// The headers that were given.
    pub(crate) fn given_headers(&self) -> &[(String, String)] {
        &self.headers
    }

    /// What is sent of it. `None` if it is a stream that was sent before.
    pub(crate) fn into_piece(self) -> Option<Piece> {
        match self.content {
            Content::Bytes(bytes) => Some(Piece::Bytes(bytes)),
            Content::Stream(source, length) => {
                let mut source = source.lock().unwrap_or_else(PoisonError::into_inner);
                source.take().map(|source| Piece::Stream(source, length))
            }
        }
    }
}

/// A multipart body that has files, by the names of their parts.
pub trait Files {
    /// The files.
    fn files(&self) -> Vec<(&str, Upload)>;
}

impl Files for BTreeMap<String, Upload> {
    fn files(&self) -> Vec<(&str, Upload)> {
        let named = self.iter();
        named
            .map(|(name, file)| (name.as_str(), file.clone()))
            .collect()
    }
}

impl Files for BTreeMap<String, Vec<Upload>> {
    fn files(&self) -> Vec<(&str, Upload)> {
        let named = self.iter();
        named
            .flat_map(|(name, files)| files.iter().map(|file| (name.as_str(), file.clone())))
            .collect()
    }
}

/// JSON has no place for an upload: it is `null` there, and travels beside it.
impl Serialize for Upload {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_unit()
    }
}

/// Nothing is one.
impl<'de> Deserialize<'de> for Upload {
    fn deserialize<D: Deserializer<'de>>(_: D) -> Result<Self, D::Error> {
        Err(D::Error::custom("an upload is sent, and never read"))
    }
}

impl Request {
    /// A body that is uploaded. Its own media type wins; `fallback` is the document's.
    pub fn upload(&mut self, upload: Upload, fallback: &'static str) {
        let media_type = upload.media_type.clone();
        let media_type = media_type.as_deref().unwrap_or(fallback);
        match upload.into_piece() {
            Some(Piece::Bytes(bytes)) => self.bytes(bytes, media_type),
            Some(piece) => self.once(Shared::new([piece]), media_type),
            None => self.fail("the stream to upload was sent already".to_owned()),
        }
    }
}

/// A stretch of a body.
pub(crate) enum Piece {
    Bytes(Bytes),
    Stream(Source, Option<u64>),
}

/// A body made of pieces, one behind the other.
struct Pieces(VecDeque<Piece>);

/// Pieces that can be read once, by the attempt that was the last to open them before the first byte was read.
pub(crate) struct Shared(Arc<Mutex<Opening>>);

struct Opening {
    pieces: Pieces,
    /// Whether something was read.
    begun: bool,
    /// How often the pieces were opened.
    opened: u32,
}

impl Shared {
    /// The body of these pieces.
    pub(crate) fn new(pieces: impl IntoIterator<Item = Piece>) -> Arc<Self> {
        Arc::new(Self(Arc::new(Mutex::new(Opening {
            pieces: Pieces(pieces.into_iter().collect()),
            begun: false,
            opened: 0,
        }))))
    }
}

impl Once for Shared {
    fn is_whole(&self) -> bool {
        !self.0.lock().unwrap_or_else(PoisonError::into_inner).begun
    }

    fn open(&self) -> Option<reqwest::Body> {
        let mut opening = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if opening.begun {
            return None;
        }
        opening.opened += 1;
        Some(reqwest::Body::wrap(Reading {
            opening: self.0.clone(),
            number: opening.opened,
            length: opening.pieces.size_hint().exact(),
        }))
    }
}

/// The body that one attempt sends.
struct Reading {
    opening: Arc<Mutex<Opening>>,
    number: u32,
    length: Option<u64>,
}

impl Body for Reading {
    type Data = Bytes;
    type Error = Failure;

    fn poll_frame(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Failure>>> {
        let mut opening = self.opening.lock().unwrap_or_else(PoisonError::into_inner);
        if opening.opened != self.number {
            return Poll::Ready(Some(Err("another attempt sends this body".into())));
        }
        opening.begun = true;
        Pin::new(&mut opening.pieces).poll_frame(cx)
    }

    fn size_hint(&self) -> SizeHint {
        self.length
            .map_or_else(SizeHint::default, SizeHint::with_exact)
    }
}

impl Body for Pieces {
    type Data = Bytes;
    type Error = Failure;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Failure>>> {
        loop {
            let next = match self.0.front_mut() {
                None => return Poll::Ready(None),
                Some(Piece::Bytes(bytes)) => Some(Ok(std::mem::take(bytes))),
                Some(Piece::Stream(source, _)) => {
                    let stream = source.get_mut().unwrap_or_else(PoisonError::into_inner);
                    match stream.as_mut().poll_next(cx) {
                        Poll::Pending => return Poll::Pending,
                        Poll::Ready(next) => next,
                    }
                }
            };
            let ends = next.is_none() || matches!(self.0.front(), Some(Piece::Bytes(_)));
            if ends {
                self.0.pop_front();
            }
            match next {
                Some(Ok(bytes)) if bytes.is_empty() => {}
                Some(next) => return Poll::Ready(Some(next.map(Frame::data))),
                None => {}
            }
        }
    }

    fn size_hint(&self) -> SizeHint {
        let lengths = self.0.iter().map(|piece| match piece {
            Piece::Bytes(bytes) => u64::try_from(bytes.len()).ok(),
            Piece::Stream(_, length) => *length,
        });
        match lengths.sum::<Option<u64>>() {
            Some(length) => SizeHint::with_exact(length),
            None => SizeHint::default(),
        }
    }
}

/// A stream whose errors are boxed.
struct Mapped<S>(Pin<Box<S>>);

impl<S, E> Stream for Mapped<S>
where
    S: Stream<Item = Result<Bytes, E>>,
    E: Into<Failure>,
{
    type Item = Result<Bytes, Failure>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0
            .as_mut()
            .poll_next(cx)
            .map(|next| next.map(|next| next.map_err(Into::into)))
    }
}

impl<T: Into<Bytes>> From<T> for Upload {
    fn from(bytes: T) -> Self {
        Self::bytes(bytes)
    }
}

/// Its size only: what is uploaded may be private.
impl fmt::Debug for Upload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.content {
            Content::Bytes(bytes) => write!(f, "Upload({} bytes)", bytes.len()),
            Content::Stream(_, Some(length)) => write!(f, "Upload(a stream of {length} bytes)"),
            Content::Stream(_, None) => f.write_str("Upload(a stream)"),
        }
    }
}

/// Two streams are equal if they are one.
impl PartialEq for Upload {
    fn eq(&self, other: &Self) -> bool {
        let content = match (&self.content, &other.content) {
            (Content::Bytes(one), Content::Bytes(other)) => one == other,
            (Content::Stream(one, _), Content::Stream(other, _)) => Arc::ptr_eq(one, other),
            (Content::Bytes(_), Content::Stream(..)) | (Content::Stream(..), Content::Bytes(_)) => {
                false
            }
        };
        content
            && self.file_name == other.file_name
            && self.media_type == other.media_type
            && self.headers == other.headers
    }
}

impl Eq for Upload {}

impl Hash for Upload {
    fn hash<H: Hasher>(&self, state: &mut H) {
        if let Content::Bytes(bytes) = &self.content {
            bytes.hash(state);
        }
        self.file_name.hash(state);
        self.media_type.hash(state);
    }
}
