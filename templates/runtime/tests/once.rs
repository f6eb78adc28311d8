//! Bodies that can be read once: sent again as long as no byte of them was read, and never after.

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_core::Stream;
use sdkwright_runtime::client::{Config, Core};
use sdkwright_runtime::operation::Operation;
use sdkwright_runtime::request::Request;
use sdkwright_runtime::upload::Upload;

mod clock;
mod loopback;

use clock::TestClock;
use loopback::{Server, answer, nobody};

static PUT: Operation = Operation::new("put", "PUT", "/files");

fn core(url: &str) -> Core {
    let mut config = Config::new("acme-sdk/1.2.3", &[]);
    config.clock(TestClock::new());
    config.build(Some(url.to_owned())).unwrap()
}

/// Three pieces, and a count of how many were read.
struct Source {
    left: usize,
    read: Arc<AtomicUsize>,
}

impl Stream for Source {
    type Item = Result<Bytes, std::io::Error>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if self.left == 0 {
            return Poll::Ready(None);
        }
        self.left -= 1;
        self.read.fetch_add(1, Ordering::Relaxed);
        Poll::Ready(Some(Ok(Bytes::from_static(b"piece"))))
    }
}

fn upload(core: &Core) -> (Request, Arc<AtomicUsize>) {
    let read = Arc::new(AtomicUsize::new(0));
    let source = Source {
        left: 3,
        read: read.clone(),
    };
    let mut request = Request::new(core, &PUT);
    request.upload(Upload::stream(source), "application/octet-stream");
    (request, read)
}

#[tokio::test]
async fn a_stream_is_not_replayed_after_its_first_byte() {
    for (status, attempts) in [("503 Busy", 1), ("429 Slow Down", 1), ("200 OK", 1)] {
        let server = Server::answering(&answer(status, "retry-after: 0\r\n", ""));
        let (request, read) = upload(&core(&server.url));
        let answered = request.send().await.unwrap();
        assert_eq!(answered.status.as_str(), &status[..3]);
        assert_eq!(answered.history.attempts, attempts);
        assert_eq!(
            (server.requests().len(), read.load(Ordering::Relaxed)),
            (1, 3)
        );
        assert!(server.request().contains("piece"));
    }
    let server = Server::conversing(|talk| talk.glimpse());
    let (request, _) = upload(&core(&server.url));
    assert_eq!(request.send().await.unwrap_err().attempts(), 1);
}

#[tokio::test]
async fn a_stream_that_was_not_begun_is_tried_again_and_then_sent() {
    let (request, read) = upload(&core(&nobody()));
    let error = request.clone().send().await.unwrap_err();
    assert_eq!((error.attempts(), read.load(Ordering::Relaxed)), (3, 0));
    // A clone of a call has the same stream.
    let server = Server::answering(&answer("200 OK", "", ""));
    let (request, read) = upload(&core(&server.url));
    assert_eq!(request.clone().send().await.unwrap().status, 200);
    let error = request.send().await.unwrap_err();
    assert!(error.is_request() && error.is_not_sent(), "{error:?}");
    assert_eq!(error.to_string(), "put: the body was sent already");
    assert_eq!(read.load(Ordering::Relaxed), 3);
}
