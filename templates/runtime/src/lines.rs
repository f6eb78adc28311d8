//! The body of an answer, cut into lines or records while it comes.
//!
//! ```text
//! {"id": 1}\n{"id": 2}\r\n             # application/jsonl, and the lines of text/event-stream
//! \x1E{"id": 1}\n\x1E{"id": 2}\n       # application/json-seq (RFC 7464)
//! ```

use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;

use super::error::{Error, ErrorKind};
use super::stream::Download;

/// What parts the pieces of a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ends {
    /// CR, LF, or both.
    Lines,
    /// The record separator of RFC 7464, which stands before a record.
    Records,
}

/// The body of an answer, cut into lines or records.
pub struct Lines {
    /// The body.
    pub download: Download,
    /// What has come and is in no line yet.
    buffer: Vec<u8>,
    /// How much of the buffer was searched in vain.
    searched: usize,
    /// Whether a line ended with CR, so that an LF that comes next belongs to it.
    after_cr: bool,
    /// Whether nothing has come yet: a byte order mark may.
    at_start: bool,
    done: bool,
}

impl Lines {
    /// The pieces of that body.
    pub fn new(download: Download) -> Self {
        Self {
            download,
            buffer: Vec::new(),
            searched: 0,
            after_cr: false,
            at_start: true,
            done: false,
        }
    }

    /// The next piece; `None` at the end.
    pub fn poll_line(
        &mut self,
        cx: &mut Context<'_>,
        ends: Ends,
    ) -> Poll<Option<Result<String, Error>>> {
        loop {
            if let Some(line) = self.line(ends) {
                return Poll::Ready(Some(Ok(line)));
            }
            if self.done {
                self.searched = 0;
                let rest = std::mem::take(&mut self.buffer);
                let rest = (!rest.is_empty()).then(|| String::from_utf8_lossy(&rest).into_owned());
                return Poll::Ready(rest.map(Ok));
            }
            match ready!(Pin::new(&mut self.download).poll_next(cx)) {
                Some(Ok(bytes)) => {
                    self.buffer.extend_from_slice(&bytes);
                    // Checked only here, where no line has ended: a chunk that is longer has come already.
                    if let Err(error) = self.fits(self.searched) {
                        return Poll::Ready(Some(Err(error)));
                    }
                }
                Some(Err(error)) => {
                    self.finish();
                    return Poll::Ready(Some(Err(error)));
                }
                None => self.done = true,
            }
        }
    }

    /// Ends the stream if one of its pieces is longer than what may be held in memory.
    ///
    /// # Errors
    ///
    /// When it is longer.
    pub fn fits(&mut self, length: usize) -> Result<(), Error> {
        let limit = self.download.max_response_bytes();
        if length <= limit {
            return Ok(());
        }
        self.finish();
        let message = format!("an event or line is longer than {limit} bytes");
        let error = Error::new(ErrorKind::ResponseTooLarge, message);
        Err(self.download.failed(error, Bytes::new()))
    }

    /// Nothing comes any more, whatever the server sends.
    pub fn finish(&mut self) {
        self.done = true;
        self.searched = 0;
        self.buffer = Vec::new();
        self.download.end();
    }

    /// The next line that is in the buffer whole.
    fn line(&mut self, ends: Ends) -> Option<String> {
        if self.at_start && (self.buffer.len() >= 3 || self.done) {
            self.at_start = false;
            if self.buffer.starts_with(b"\xEF\xBB\xBF") {
                self.buffer.drain(..3);
            }
        }
        if self.at_start {
            return None;
        }
        if self.after_cr && !self.buffer.is_empty() {
            self.after_cr = false;
            if self.buffer[0] == b'\n' {
                self.buffer.drain(..1);
            }
        }
        let is_end = |byte: &u8| match ends {
            Ends::Lines => matches!(byte, b'\n' | b'\r'),
            Ends::Records => *byte == 0x1E,
        };
        let Some(found) = self.buffer[self.searched..].iter().position(is_end) else {
            self.searched = self.buffer.len();
            return None;
        };
        let end = self.searched + found;
        self.searched = 0;
        self.after_cr = self.buffer[end] == b'\r';
        let line = String::from_utf8_lossy(&self.buffer[..end]).into_owned();
        self.buffer.drain(..=end);
        Some(line)
    }

    /// The error that a piece is which is not what the document says.
    pub fn undecodable(&self, text: String, error: &serde_json::Error) -> Error {
        self.download.undecodable(text, error)
    }
}
