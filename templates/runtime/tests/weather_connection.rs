//! Bad weather on the wire: connections that are refused, cut, or go silent, at every stage of an answer.
//!
//! Each kind is met by a call that may be repeated, which is tried three times, and by one that may not, which is sent once and
//! told apart from one that was never sent.

use std::sync::Arc;
use std::time::Duration;

use sdkwright_runtime::client::{Config, Core};
use sdkwright_runtime::error::{Delivery, Error, ErrorKind, Timeout};
use sdkwright_runtime::operation::Operation;
use sdkwright_runtime::request::Request;
use sdkwright_runtime::stream;

mod clock;
mod loopback;

use clock::TestClock;
use loopback::{Server, Talk, answer, kept_alive, nobody};

static GET: Operation = Operation::new("get", "GET", "/payments");
static PAY: Operation = Operation::new("pay", "POST", "/payments");

fn core(url: &str, clock: &Arc<TestClock>) -> Core {
    let mut config = Config::new("acme-sdk/1.2.3", &[]);
    config.clock(clock.clone());
    config.build(Some(url.to_owned())).unwrap()
}

async fn fails(url: &str, operation: &'static Operation) -> Error {
    let call = Request::new(&core(url, &TestClock::new()), operation);
    call.send().await.unwrap_err()
}

#[tokio::test]
async fn a_refused_connection() {
    for operation in [&GET, &PAY] {
        let error = fails(&nobody(), operation).await;
        assert_eq!(error.kind(), ErrorKind::Connect);
        assert_eq!((error.delivery(), error.attempts()), (Delivery::NotSent, 3));
    }
}

/// How a server breaks its word, and what of the answer has come by then.
struct Break {
    name: &'static str,
    talk: fn(&mut Talk),
    status: Option<u16>,
    body: &'static str,
}

/// Reads all but leaves a byte, so that the end of the connection is a reset.
fn reset_after(talk: &mut Talk, said: &str) {
    talk.glimpse();
    talk.say(said);
}

const BREAKS: &[Break] = &[
    Break {
        name: "closed before a word",
        talk: |talk| _ = talk.hear(),
        status: None,
        body: "",
    },
    Break {
        name: "reset before a word",
        talk: |talk| talk.glimpse(),
        status: None,
        body: "",
    },
    Break {
        name: "closed within the status line",
        talk: |talk| {
            talk.hear();
            talk.say("HTTP/1.1 20");
        },
        status: None,
        body: "",
    },
    Break {
        name: "closed within the headers",
        talk: |talk| {
            talk.hear();
            talk.say("HTTP/1.1 200 OK\r\ncontent-type: application/js");
        },
        status: None,
        body: "",
    },
    Break {
        name: "closed within the body",
        talk: |talk| {
            talk.hear();
            talk.say("HTTP/1.1 200 OK\r\ncontent-length: 20\r\n\r\n{\"id\":");
        },
        status: Some(200),
        body: "{\"id\":",
    },
    Break {
        name: "closed before the body",
        talk: |talk| {
            talk.hear();
            talk.say("HTTP/1.1 200 OK\r\ncontent-length: 20\r\n\r\n");
        },
        status: Some(200),
        body: "",
    },
    Break {
        name: "a chunk that is cut",
        talk: |talk| {
            talk.hear();
            talk.say(
                "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n4\r\n{\"id\r\nff\r\n\":",
            );
        },
        status: Some(200),
        body: "{\"id\":",
    },
    Break {
        name: "chunks without an end",
        talk: |talk| {
            talk.hear();
            talk.say("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n4\r\n{\"id\r\n");
        },
        status: Some(200),
        body: "{\"id",
    },
    Break {
        name: "a chunk of no size",
        talk: |talk| {
            talk.hear();
            talk.say("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n2\r\n{}\r\nzz\r\n\r\n");
        },
        status: Some(200),
        body: "{}",
    },
    Break {
        name: "another protocol",
        talk: |talk| {
            talk.hear();
            talk.say("220 smtp.example.test ESMTP\r\n");
        },
        status: None,
        body: "",
    },
    Break {
        name: "a status that is none",
        talk: |talk| {
            talk.hear();
            talk.say("HTTP/1.1 99999 What\r\n\r\n");
        },
        status: None,
        body: "",
    },
    Break {
        name: "two lengths",
        talk: |talk| {
            talk.hear();
            talk.say("HTTP/1.1 200 OK\r\ncontent-length: 2\r\ncontent-length: 3\r\n\r\n{}");
        },
        status: None,
        body: "",
    },
];

#[tokio::test]
async fn an_answer_that_breaks() {
    for Break {
        name,
        talk,
        status,
        body,
    } in BREAKS
    {
        for (operation, attempts) in [(&GET, 3), (&PAY, 1)] {
            let server = Server::conversing(*talk);
            let error = fails(&server.url, operation).await;
            let said = format!("{name}: {error:?}");
            assert_eq!(error.kind(), ErrorKind::Transport, "{said}");
            assert_eq!(
                error.status().map(|status| status.as_u16()),
                *status,
                "{said}"
            );
            assert_eq!(error.attempts(), attempts, "{said}");
            assert_eq!(server.requests().len(), attempts as usize, "{said}");
            if status.is_some() {
                assert_eq!(error.delivery(), Delivery::Answered, "{said}");
                assert_eq!(error.body_text().unwrap(), *body, "{said}");
                assert!(error.is_body_truncated(), "{said}");
            } else {
                assert_eq!(error.delivery(), Delivery::MaybeProcessed, "{said}");
                assert_eq!(error.unanswered(), attempts, "{said}");
            }
        }
    }
}

/// A reset may overtake what was sent before it, so that less is known of how far the answer came.
#[tokio::test]
async fn an_answer_that_is_reset() {
    let talks: [fn(&mut Talk); 2] = [
        |talk| reset_after(talk, "HTTP/1.1 200 OK\r\ncontent-ty"),
        |talk| {
            reset_after(
                talk,
                "HTTP/1.1 200 OK\r\ncontent-length: 20\r\n\r\n{\"id\":",
            )
        },
    ];
    for talk in talks {
        for (operation, attempts) in [(&GET, 3), (&PAY, 1)] {
            let server = Server::conversing(talk);
            let error = fails(&server.url, operation).await;
            assert_eq!(error.kind(), ErrorKind::Transport, "{error:?}");
            assert_eq!((error.attempts(), error.is_not_sent()), (attempts, false));
            assert_eq!(server.requests().len(), attempts as usize);
        }
    }
}

#[tokio::test]
async fn weather_that_clears_up() {
    for Break { name, talk, .. } in BREAKS {
        let server = Server::conversing(|connection| {
            if connection.index == 0 {
                talk(connection);
            } else {
                connection.hear();
                connection.say(answer("200 OK", "", "{}"));
            }
        });
        let call = Request::new(&core(&server.url, &TestClock::new()), &GET);
        let answered = call.send().await.unwrap();
        assert_eq!(
            (answered.status.as_u16(), answered.history.attempts),
            (200, 2),
            "{name}"
        );
    }
}

/// More than was announced belongs to no answer.
#[tokio::test]
async fn a_length_that_is_too_short() {
    let server = Server::conversing(|talk| {
        while talk.hear() {
            talk.say("HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}{\"more\":true}");
        }
    });
    let core = core(&server.url, &TestClock::new());
    for _ in 0..3 {
        let answered = Request::new(&core, &PAY).send().await.unwrap();
        assert_eq!(answered.body, "{}");
    }
    // A connection that says more than it should is not used again.
    assert_eq!((server.requests().len(), server.connections()), (3, 3));
}

/// A connection that the server closed while it was idle costs nothing: the request is sent on another one.
#[tokio::test]
async fn a_connection_that_went_stale() {
    let server = Server::conversing(|talk| {
        talk.hear();
        talk.say(kept_alive("200 OK", "", ""));
    });
    let core = core(&server.url, &TestClock::new());
    for index in 0..5 {
        let mut request = Request::new(&core, &PAY);
        request.query("n", &index);
        match request.send().await {
            Ok(answered) => assert_eq!(answered.status, 200),
            // The end of the connection crossed the request: nobody knows, and so it is said.
            Err(error) => assert_eq!(error.delivery(), Delivery::MaybeProcessed, "{error:?}"),
        }
    }
    // Nothing arrived twice.
    let mut requests = server.requests();
    let count = requests.len();
    requests.sort();
    requests.dedup();
    assert_eq!(requests.len(), count);
}

/// A body that comes byte by byte takes as long as an attempt may take, and no longer.
#[tokio::test]
async fn a_slow_drip() {
    let server = Server::conversing(|talk| {
        talk.hear();
        talk.say("HTTP/1.1 200 OK\r\ncontent-length: 1000000\r\n\r\n");
        while talk.say("x") {
            std::thread::yield_now();
        }
        talk.wait_for_the_end();
    });
    let clock = TestClock::new();
    let core = core(&server.url, &clock);
    let call = Request::new(&core, &PAY).send();
    let passing = async {
        server.arrived(1).await;
        for _ in 0..60 {
            clock.pass(Duration::from_secs(1));
            tokio::task::yield_now().await;
        }
        std::future::pending::<()>().await;
    };
    let error = tokio::select! {
        result = call => result.unwrap_err(),
        () = passing => unreachable!("it never ends"),
    };
    assert_eq!(error.timeout(), Some(Timeout::Attempt));
    assert_eq!(error.attempts(), 1);
    server.closed(1).await;
}

/// The same of an answer that is a stream, which is given as far as it came.
#[tokio::test]
async fn a_stream_that_breaks() {
    for Break {
        name,
        talk,
        status,
        body,
    } in BREAKS
    {
        let server = Server::conversing(*talk);
        let request = Request::new(&core(&server.url, &TestClock::new()), &PAY);
        let mut came = Vec::new();
        let error = match stream::download(request).await {
            Err(error) => error,
            Ok(mut download) => loop {
                match download.chunk().await {
                    Ok(Some(bytes)) => came.extend_from_slice(&bytes),
                    Ok(None) => unreachable!("{name}: an end that is none"),
                    Err(error) => break error,
                }
            },
        };
        assert_eq!(String::from_utf8_lossy(&came), *body, "{name}");
        assert_eq!(error.kind(), ErrorKind::Transport, "{name}: {error:?}");
        assert_eq!(error.is_answered(), status.is_some(), "{name}: {error:?}");
        assert_eq!(server.requests().len(), 1, "{name}");
    }
}
