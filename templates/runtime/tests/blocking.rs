//! Calls without async, from threads of all sorts.

use std::time::Duration;

use bytes::Bytes;
use sdkwright_runtime::blocking::Blocking;
use sdkwright_runtime::blocking_stream::BlockingStream;
use sdkwright_runtime::client::{Config, Core};
use sdkwright_runtime::custom::CustomRequest;
use sdkwright_runtime::error::{Error, ErrorKind, Timeout};
use sdkwright_runtime::operation::Operation;
use sdkwright_runtime::pages::{Next, Pages, Paging, Place};
use sdkwright_runtime::request::Request;
use sdkwright_runtime::{response, stream};
use serde_json::{Value as Json, json};

mod loopback;

use loopback::{Server, answer, kept_alive, nobody};

static LIST: Operation = Operation::new("list_pets", "GET", "/pets");

static UNDOCUMENTED: Operation = Operation::new("request", "", "");

fn core(url: &str) -> Core {
    let config = Config::new("acme-sdk/1.2.3", &[]);
    config.build(Some(url.to_owned())).unwrap()
}

fn call(core: &Core) -> CustomRequest {
    CustomRequest::new(core, &UNDOCUMENTED, "GET", "/pets")
}

#[test]
fn a_thread_without_a_runtime_waits_for_calls() {
    let server = Server::conversing(|talk| {
        while talk.hear() {
            talk.say(kept_alive("200 OK", "", "[1,2]"));
        }
    });
    let core = core(&server.url);
    let pets: Vec<u8> = call(&core).query("limit", 2).send().blocking().unwrap();
    assert_eq!(pets, [1, 2]);
    let raw = call(&core).send_raw::<Json>().blocking().unwrap();
    assert_eq!((raw.status().as_u16(), raw.attempts()), (200, 1));
    assert_eq!(raw.parse().unwrap(), json!([1, 2]));
    assert_eq!(server.requests().len(), 2);
}

#[test]
fn a_connection_is_kept_from_one_call_to_the_next_whoever_made_it() {
    let server = Server::conversing(|talk| {
        while talk.hear() {
            talk.say(kept_alive("200 OK", "", "[1,2]"));
        }
    });
    let core = core(&server.url);
    // A connection is free again a moment after its answer has been read, by the thread that looks after it. A call that is
    // sooner opens one more; that none of a hundred finds one free means that none is kept.
    let kept = (1..=100).any(|calls| {
        let core = core.clone();
        let other = std::thread::spawn(move || call(&core).send::<Json>().blocking());
        other.join().unwrap().unwrap();
        assert_eq!(server.requests().len(), calls);
        server.connections() < calls
    });
    assert!(kept);
}

#[test]
fn many_threads_wait_at_once() {
    // Nobody is answered before all have asked.
    let all = std::sync::Arc::new(std::sync::Barrier::new(20));
    let server = Server::conversing(move |talk| {
        talk.hear();
        all.wait();
        talk.say(answer("200 OK", "", "7"));
    });
    let core = core(&server.url);
    let threads: Vec<_> = (0..20)
        .map(|_| {
            let core = core.clone();
            std::thread::spawn(move || call(&core).send::<u8>().blocking())
        })
        .collect();
    for thread in threads {
        assert_eq!(thread.join().unwrap().unwrap(), 7);
    }
}

#[test]
fn errors_and_times_are_those_of_all_calls() {
    let error = call(&core(&nobody()))
        .with_max_retries(0)
        .send::<Json>()
        .blocking();
    assert_eq!(error.unwrap_err().kind(), ErrorKind::Connect);
    let mute = Server::conversing(|talk| {
        talk.hear();
        talk.wait_for_the_end();
    });
    let request = call(&core(&mute.url)).with_timeout(Duration::from_millis(20));
    let error = request.send::<Json>().blocking().unwrap_err();
    assert_eq!(error.timeout(), Some(Timeout::Call));
    // What was abandoned does not go on.
    let closed = async {
        mute.closed(1).await;
        Ok::<(), Error>(())
    };
    closed.blocking().unwrap();
}

#[test]
fn streams_are_iterators() {
    static PAGING: Paging = Paging {
        place: Place::Query("after"),
        next: Next::Body(&["next"]),
        more: &[],
    };
    let server = Server::start(|_, index| {
        let next = (index < 2).then(|| index.to_string());
        let page = json!({ "data": [index], "next": next });
        answer(
            "200 OK",
            "content-type: application/json\r\n",
            &page.to_string(),
        )
    });
    let request = Request::new(&core(&server.url), &LIST);
    let pages: Pages<Json> = Pages::new(request, response::json, &PAGING, |_| Some(1));
    let mut pages = pages.blocking();
    assert_eq!(pages.next().unwrap().unwrap()["data"], json!([0]));
    assert_eq!(pages.stream().unwrap().position(), Some("0"));
    let rest: Result<Vec<Json>, Error> = pages.by_ref().collect();
    assert_eq!(rest.unwrap().len(), 2);
    assert!(pages.next().is_none() && pages.stream().is_none());

    let server = Server::answering(&answer("200 OK", "", "some bytes"));
    let opened = stream::download(Request::new(&core(&server.url), &LIST));
    let download = opened.blocking().unwrap();
    let chunks: Result<Vec<Bytes>, Error> = download.blocking().collect();
    assert_eq!(chunks.unwrap().concat(), b"some bytes");
}

#[tokio::test(flavor = "multi_thread")]
async fn within_a_runtime_it_is_an_error_and_no_panic() {
    let server = Server::answering(&answer("200 OK", "", "7"));
    let core = core(&server.url);
    let error = call(&core).send::<u8>().blocking().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Request);
    assert_eq!(
        error.to_string(),
        "a call must not block within an async runtime; `.await` it there"
    );
    let request = Request::new(&core, &LIST);
    let mut download = stream::download(request.clone()).await.unwrap().blocking();
    assert!(download.next().unwrap().unwrap_err().is_request());
    assert!(download.next().is_none());
    let elsewhere = core.clone();
    let thread = std::thread::spawn(move || call(&elsewhere).send::<u8>().blocking());
    assert_eq!(thread.join().unwrap().unwrap(), 7);
    assert_eq!(call(&core).send::<u8>().await.unwrap(), 7);
}
