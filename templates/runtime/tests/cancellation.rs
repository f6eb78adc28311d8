//! Calls that are dropped on the way, at every step that they can be dropped at: nothing is sent after that, nothing twice, and
//! nothing is left behind.

use std::collections::BTreeSet;
use std::future::Future;
use std::pin::pin;
use std::sync::Arc;
use std::task::Poll;

use bytes::Bytes;
use futures_core::Stream;
use sdkwright_runtime::client::{Config, Core};
use sdkwright_runtime::intercept::{Before, BoxError, Interceptor};
use sdkwright_runtime::operation::Operation;
use sdkwright_runtime::request::Request;
use sdkwright_runtime::retry::Budget;
use sdkwright_runtime::stream;
use sdkwright_runtime::upload::Upload;

mod clock;
mod loopback;

use clock::TestClock;
use loopback::{Server, kept_alive};

static PUT: Operation = Operation {
    idempotency_key: true,
    ..Operation::new("put", "PUT", "/payments")
};

/// Numbers the attempts, so that two of the same number are one that was sent twice.
struct Number;

impl Interceptor for Number {
    fn before(&self, attempt: &mut Before<'_>) -> Result<(), BoxError> {
        attempt.set_header("x-attempt", &attempt.number.to_string())
    }
}

/// Polls a future so many times, unless it is done before; then drops it.
async fn drop_after<F: Future>(polls: usize, future: F) -> Option<F::Output> {
    let mut future = pin!(future);
    let mut left = polls;
    std::future::poll_fn(|cx| {
        if left == 0 {
            return Poll::Ready(None);
        }
        left -= 1;
        match future.as_mut().poll(cx) {
            Poll::Ready(done) => Poll::Ready(Some(done)),
            // Not polled once more: the next poll is the one that drops it, and must come.
            Poll::Pending if left == 0 => {
                cx.waker().wake_by_ref();
                Poll::Pending
            }
            Poll::Pending => Poll::Pending,
        }
    })
    .await
}

/// A server that asks each call to come again, and answers the next attempt in two halves.
fn server() -> Server {
    Server::conversing(|talk| {
        while talk.hear() {
            if talk.last().contains("x-attempt: 1\r\n") {
                talk.say(kept_alive("503 Busy", "retry-after: 1\r\n", "later"));
            } else {
                talk.say("HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\nab");
                std::thread::yield_now();
                talk.say("cd");
            }
        }
        talk.wait_for_the_end();
    })
}

fn core(url: &str, number: &Arc<Number>) -> Core {
    let mut config = Config::new("acme-sdk/1.2.3", &[]);
    config.clock(TestClock::new());
    config.interceptor(number.clone());
    config.build(Some(url.to_owned())).unwrap()
}

/// What came of a server: each connection is closed, and no attempt of a call was sent twice, or one behind a gap.
async fn settled(server: &Server, number: Arc<Number>) {
    server.closed(server.connections()).await;
    let mut attempts = BTreeSet::new();
    for request in server.requests() {
        let header = |name: &str| {
            let found = request.lines().find_map(|line| line.strip_prefix(name));
            found.unwrap().to_owned()
        };
        let attempt = (header("idempotency-key: "), header("x-attempt: "));
        assert!(attempts.insert(attempt), "{request}");
    }
    for (key, attempt) in &attempts {
        assert!(attempt == "1" || attempts.contains(&(key.clone(), "1".to_owned())));
    }
    // The client is gone with all that it held.
    assert_eq!(Arc::strong_count(&number), 1);
}

#[tokio::test]
async fn a_call_can_be_dropped_at_any_step() {
    let (server, number) = (server(), Arc::new(Number));
    let mut steps = 0;
    loop {
        let core = core(&server.url, &number);
        let mut request = Request::new(&core, &PUT);
        request.json(&[1]);
        let done = drop_after(steps, request.send()).await;
        // A retry is taken out of the budget when it is decided on, and never more than once.
        assert!(core.budget().left() >= Budget::FULL - 5);
        if steps == 0 {
            assert_eq!(
                server.connections(),
                0,
                "nothing happens before the first poll"
            );
        }
        if let Some(done) = done {
            let done = done.unwrap();
            assert_eq!((&*done.body, done.history.attempts), (&b"abcd"[..], 2));
            break;
        }
        steps += 1;
        assert!(steps < 1000);
    }
    assert!(
        steps > 3,
        "there are several steps to be dropped at: {steps}"
    );
    settled(&server, number).await;
}

#[tokio::test]
async fn a_stream_can_be_dropped_at_any_step() {
    let (server, number) = (server(), Arc::new(Number));
    let mut steps = 0;
    loop {
        let core = core(&server.url, &number);
        let request = Request::new(&core, &PUT);
        let read = async {
            let mut download = stream::download(request).await.unwrap();
            let mut all = Vec::new();
            while let Some(bytes) = download.chunk().await.unwrap() {
                all.extend_from_slice(&bytes);
            }
            all
        };
        if let Some(all) = drop_after(steps, read).await {
            assert_eq!(all, b"abcd");
            break;
        }
        steps += 1;
        assert!(steps < 1000);
    }
    assert!(steps > 3, "{steps}");
    settled(&server, number).await;
}

/// A stream that knows whether it was let go.
struct Source {
    _held: Arc<()>,
    polls: usize,
}

impl Stream for Source {
    type Item = Result<Bytes, std::io::Error>;

    fn poll_next(
        mut self: std::pin::Pin<&mut Self>,
        cx: &mut std::task::Context<'_>,
    ) -> Poll<Option<Self::Item>> {
        self.polls += 1;
        match self.polls {
            // Every other poll has nothing yet.
            count if count % 2 == 1 => {
                cx.waker().wake_by_ref();
                Poll::Pending
            }
            count if count < 10 => Poll::Ready(Some(Ok(Bytes::from_static(b"piece")))),
            _ => Poll::Ready(None),
        }
    }
}

#[tokio::test]
async fn an_upload_is_let_go_with_its_call() {
    let (server, number) = (server(), Arc::new(Number));
    let mut steps = 0;
    loop {
        let core = core(&server.url, &number);
        let held = Arc::new(());
        let mut request = Request::new(&core, &PUT);
        let upload = Upload::stream(Source {
            _held: held.clone(),
            polls: 0,
        });
        request.upload(upload, "application/octet-stream");
        let done = drop_after(steps, request.send()).await;
        drop(core);
        // The connection's own task may hold the body until it has seen that the call is gone.
        while Arc::strong_count(&held) > 1 {
            tokio::task::yield_now().await;
        }
        if let Some(done) = done {
            // A stream that was read is not sent once more.
            assert_eq!(
                (
                    done.as_ref().unwrap().status.as_u16(),
                    done.unwrap().history.attempts
                ),
                (503, 1)
            );
            break;
        }
        steps += 1;
        assert!(steps < 1000);
    }
    assert!(steps > 3, "{steps}");
    settled(&server, number).await;
}

/// A call that is dropped while it waits for its next attempt does not make it.
#[tokio::test]
async fn a_call_that_is_dropped_while_it_waits_does_not_go_on() {
    let server = Server::conversing(|talk| {
        while talk.hear() {
            talk.say(kept_alive("503 Busy", "retry-after: 60\r\n", ""));
        }
        talk.wait_for_the_end();
    });
    let clock = TestClock::skipping(|_| false);
    let mut config = Config::new("acme-sdk/1.2.3", &[]);
    config.clock(clock.clone());
    config.attempt_timeout(std::time::Duration::from_secs(1000));
    let core = config.build(Some(server.url.clone())).unwrap();
    let mut call = Box::pin(Request::new(&core, &PUT).send());
    // It waits once the budget is lower.
    while core.budget().left() == Budget::FULL {
        assert!(drop_after(1, &mut call).await.is_none());
        tokio::task::yield_now().await;
    }
    assert!(drop_after(1, &mut call).await.is_none());
    drop(call);
    clock.pass(std::time::Duration::from_secs(120));
    drop(core);
    server.closed(1).await;
    assert_eq!(server.requests().len(), 1);
}
