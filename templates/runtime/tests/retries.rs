//! Which calls are tried again, how often, and how long that waits; counted on a loopback server, with a clock of the test's.

use std::sync::Arc;
use std::time::{Duration, SystemTime};

use http::{HeaderMap, HeaderName, HeaderValue};
use proptest::prelude::*;
use sdkwright_runtime::client::{Config, Core};
use sdkwright_runtime::error::{Delivery, Error};
use sdkwright_runtime::operation::Operation;
use sdkwright_runtime::request::Request;
use sdkwright_runtime::response::Answer;
use sdkwright_runtime::retry::{Budget, asked, backoff, random};
use sdkwright_runtime::stream;

mod clock;
mod loopback;

use clock::TestClock;
use loopback::{Server, answer, nobody};

/// A clock on which attempts never end, and every wait that is allowed is over at once.
fn clock() -> Arc<TestClock> {
    TestClock::skipping(|time| time <= Duration::from_secs(60))
}

fn config(clock: &Arc<TestClock>) -> Config {
    let mut config = Config::new("acme-sdk/1.2.3", &[]);
    config.clock(clock.clone());
    config.attempt_timeout(Duration::from_secs(1000));
    config
}

fn core(url: &str, clock: &Arc<TestClock>) -> Core {
    config(clock).build(Some(url.to_owned())).unwrap()
}

fn operation(method: &'static str) -> &'static Operation {
    Box::leak(Box::new(Operation::new("call", method, "/things")))
}

async fn call(core: &Core, method: &'static str) -> Result<Answer, Error> {
    Request::new(core, operation(method)).send().await
}

const SAFE: [&str; 7] = ["GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE", "QUERY"];

const UNSAFE: [&str; 3] = ["POST", "PATCH", "PURGE"];

#[tokio::test]
async fn a_status_is_retried_by_this_table() {
    // Status, and how many requests arrive: of a method that may be repeated, and of one that may not.
    let table = [
        (200, 1, 1),
        (204, 1, 1),
        (301, 1, 1),
        (400, 1, 1),
        (401, 1, 1),
        (404, 1, 1),
        (408, 3, 1),
        (409, 1, 1),
        (425, 1, 1),
        (429, 3, 3),
        (500, 3, 1),
        (501, 1, 1),
        (502, 3, 1),
        (503, 3, 1),
        (504, 3, 1),
        (505, 1, 1),
        (599, 1, 1),
    ];
    // One HTTP client for all: to set up TLS takes longer than the calls.
    let http = reqwest::Client::new();
    for (status, of_safe, of_unsafe) in table {
        for method in SAFE.into_iter().chain(UNSAFE) {
            let server = Server::answering(&answer(&format!("{status} Status"), "", ""));
            let mut config = config(&clock());
            config.http_client(http.clone());
            let core = config.build(Some(server.url.clone())).unwrap();
            let answered = call(&core, method).await.unwrap();
            let expected = if SAFE.contains(&method) {
                of_safe
            } else {
                of_unsafe
            };
            assert_eq!(answered.status.as_u16(), status);
            assert_eq!(server.requests().len(), expected, "{method} {status}");
            assert_eq!(answered.history.attempts as usize, expected);
        }
    }
}

#[tokio::test]
async fn an_operation_may_be_repeatable_by_the_word_of_its_vendor() {
    static PATCH: Operation = Operation {
        repeatable: true,
        ..Operation::new("update", "PATCH", "/things")
    };
    let server = Server::answering(&answer("503 Busy", "", ""));
    let call = Request::new(&core(&server.url, &clock()), &PATCH).send();
    assert_eq!(call.await.unwrap().history.attempts, 3);
}

#[tokio::test]
async fn a_conflict_is_retried_where_client_or_call_says_so() {
    let cases = [
        // Of the client, of the call, and how many requests arrive.
        ("PUT", true, None, 3),
        ("POST", true, None, 1),
        ("PUT", true, Some(false), 1),
        ("PUT", false, Some(true), 3),
        ("PUT", false, None, 1),
    ];
    for (method, client, own, expected) in cases {
        let server = Server::answering(&answer("409 Conflict", "", ""));
        let mut config = config(&clock());
        config.retry_conflicts(client);
        let core = config.build(Some(server.url.clone())).unwrap();
        let mut request = Request::new(&core, operation(method));
        if let Some(own) = own {
            request.with_retry_conflicts(own);
        }
        request.send().await.unwrap();
        assert_eq!(
            server.requests().len(),
            expected,
            "{method} {client} {own:?}"
        );
    }
}

#[tokio::test]
async fn what_was_not_sent_is_retried_whatever_it_is() {
    for method in SAFE.into_iter().chain(UNSAFE) {
        let error = call(&core(&nobody(), &clock()), method).await.unwrap_err();
        assert_eq!((error.attempts(), error.delivery()), (3, Delivery::NotSent));
    }
}

#[tokio::test]
async fn a_connection_that_breaks_is_retried_if_that_does_no_harm() {
    for (method, expected) in SAFE
        .map(|m| (m, 3))
        .into_iter()
        .chain(UNSAFE.map(|m| (m, 1)))
    {
        let server = Server::conversing(|talk| talk.glimpse());
        let error = call(&core(&server.url, &clock()), method)
            .await
            .unwrap_err();
        assert_eq!(server.requests().len(), expected, "{method}");
        assert_eq!(error.unanswered() as usize, expected);
    }
}

#[tokio::test]
async fn a_retry_sends_the_same_once_more() {
    let server = Server::scripted(&[
        answer("503 Busy", "", ""),
        answer("200 OK", "x-a: b\r\n", "done"),
    ]);
    let mut request = Request::new(&core(&server.url, &clock()), operation("PUT"));
    request.query("a", &1);
    request.with_header("x-b", "c");
    request.json(&[1, 2]);
    let answered = request.send().await.unwrap();
    assert_eq!(answered.body, "done");
    let requests = server.requests();
    assert!(requests.len() == 2 && requests[0] == requests[1]);
    assert!(requests[1].starts_with("PUT /things?a=1 ") && requests[1].ends_with("[1,2]"));
}

#[tokio::test]
async fn how_often_is_for_the_client_and_the_call_to_say() {
    for (client, own, expected) in [
        (None, None, 3),
        (Some(0), None, 1),
        (Some(5), None, 6),
        (None, Some(0), 1),
        (Some(0), Some(1), 2),
    ] {
        let server = Server::answering(&answer("500 Oops", "", ""));
        let mut config = config(&clock());
        if let Some(retries) = client {
            config.max_retries(retries);
        }
        let core = config.build(Some(server.url.clone())).unwrap();
        let mut request = Request::new(&core, operation("GET"));
        if let Some(retries) = own {
            request.with_max_retries(retries);
        }
        request.send().await.unwrap();
        assert_eq!(server.requests().len(), expected, "{client:?} {own:?}");
    }
}

#[tokio::test]
async fn waits_grow_and_are_not_all_alike() {
    let server = Server::answering(&answer("500 Oops", "", ""));
    let clock = clock();
    let mut config = config(&clock);
    config.max_retries(8);
    let core = config.build(Some(server.url.clone())).unwrap();
    call(&core, "GET").await.unwrap();
    let longest = [500, 1000, 2000, 4000, 8000, 8000, 8000, 8000];
    let waits = clock.waits();
    assert_eq!(waits.len(), longest.len());
    for (wait, longest) in waits.iter().zip(longest) {
        assert!(*wait <= Duration::from_millis(longest), "{waits:?}");
    }
    // Eight fractions of 53 bits each are different.
    let of_longest = |(wait, longest): (&Duration, u64)| wait.as_nanos() / u128::from(longest);
    let mut fractions: Vec<u128> = waits.iter().zip(longest).map(of_longest).collect();
    fractions.sort_unstable();
    fractions.dedup();
    assert!(fractions.len() > 1, "{waits:?}");
}

#[test]
fn chance_is_spread_over_the_whole_of_a_wait() {
    assert_eq!(backoff(0, 0), Duration::ZERO);
    let longest = backoff(0, u64::MAX);
    assert!(longest <= Duration::from_millis(500) && longest > Duration::from_millis(499));
    assert_eq!(backoff(1, 1 << 63), Duration::from_millis(500));
    assert_eq!(backoff(u32::MAX, 1 << 63), Duration::from_secs(4));
    // A thousand waits fall into each tenth, since chance would have to be blind to miss one.
    let mut tenths = [0; 10];
    for _ in 0..1000 {
        tenths[(backoff(0, random()).as_millis() / 50).min(9) as usize] += 1;
    }
    assert!(tenths.iter().all(|count| *count > 20), "{tenths:?}");
}

fn headers(pairs: &[(&'static str, &str)]) -> HeaderMap {
    let pairs = pairs.iter().map(|(name, value)| {
        let value = HeaderValue::from_str(value).unwrap();
        (HeaderName::from_static(name), value)
    });
    pairs.collect()
}

#[test]
fn servers_ask_for_waits_in_these_ways() {
    let today = httpdate::parse_http_date("Sun, 06 Nov 1994 08:49:37 GMT").unwrap();
    let millis = |millis| Some(Duration::from_millis(millis));
    let table = [
        ("retry-after", "0", millis(0)),
        ("retry-after", "7", millis(7000)),
        ("retry-after", " 7 ", millis(7000)),
        ("retry-after", "007", millis(7000)),
        ("retry-after", "1.5", millis(1500)),
        (
            "retry-after",
            "Sun, 06 Nov 1994 08:49:47 GMT",
            millis(10_000),
        ),
        (
            "retry-after",
            "Sunday, 06-Nov-94 08:49:47 GMT",
            millis(10_000),
        ),
        ("retry-after", "Sun Nov  6 08:49:47 1994", millis(10_000)),
        ("retry-after", "Sun, 06 Nov 1994 08:49:37 GMT", millis(0)),
        ("retry-after", "Sun, 06 Nov 1994 08:49:27 GMT", millis(0)),
        ("retry-after", "Thu, 01 Jan 1970 00:00:00 GMT", millis(0)),
        ("retry-after-ms", "250", millis(250)),
        ("retry-after-ms", "0.5", Some(Duration::from_micros(500))),
        ("retry-after", "", None),
        ("retry-after", "-1", None),
        ("retry-after", "soon", None),
        ("retry-after", "1e3", None),
        ("retry-after", "inf", None),
        ("retry-after", "NaN", None),
        ("retry-after", ".", None),
        ("retry-after", "1.2.3", None),
        ("retry-after", "06 Nov 1994", None),
        ("retry-after-ms", "soon", None),
    ];
    for (name, value, expected) in table {
        assert_eq!(
            asked(&headers(&[(name, value)]), today),
            expected,
            "{name}: {value}"
        );
    }
    let mut odd = HeaderMap::new();
    odd.insert("retry-after", HeaderValue::from_bytes(b"\xFF").unwrap());
    assert_eq!(asked(&odd, today), None);
    assert_eq!(asked(&HeaderMap::new(), today), None);
    // The finer one wins, if it says anything.
    let both = |ms| headers(&[("retry-after", "7"), ("retry-after-ms", ms)]);
    assert_eq!(asked(&both("250"), today), millis(250));
    assert_eq!(asked(&both("soon"), today), millis(7000));
    // No number is too long to be one that is too long.
    for long in ["61", "99999999999999999999999999", "1".repeat(400).as_str()] {
        let wait = asked(&headers(&[("retry-after", long)]), today).unwrap();
        assert!(wait > Duration::from_secs(60), "{long}");
    }
}

/// A server's date counts from the server's clock, wherever that stands.
#[test]
fn a_wrong_clock_does_no_harm_where_the_server_tells_the_time() {
    let headers = headers(&[
        ("date", "Sun, 06 Nov 1994 08:49:37 GMT"),
        ("retry-after", "Sun, 06 Nov 1994 08:49:42 GMT"),
    ]);
    let later = SystemTime::UNIX_EPOCH + Duration::from_secs(4_000_000_000);
    for today in [SystemTime::UNIX_EPOCH, later] {
        assert_eq!(asked(&headers, today), Some(Duration::from_secs(5)));
    }
}

proptest! {
    #[test]
    fn no_header_breaks_the_reader(value in "\\PC*|[0-9. ]*", ms in any::<bool>()) {
        let name = if ms { "retry-after-ms" } else { "retry-after" };
        if let Ok(value) = HeaderValue::from_str(&value) {
            let mut headers = HeaderMap::new();
            headers.insert(name, value);
            let wait = asked(&headers, SystemTime::UNIX_EPOCH);
            prop_assert!(wait.is_none_or(|wait| wait >= Duration::ZERO));
        }
    }

    #[test]
    fn no_wait_is_longer_than_eight_seconds(retry in any::<u32>(), random in any::<u64>()) {
        prop_assert!(backoff(retry, random) <= Duration::from_secs(8));
    }
}

#[tokio::test]
async fn a_wait_that_is_asked_for_is_kept() {
    let table = [
        ("retry-after: 7\r\n", Some(7000)),
        ("retry-after: 0\r\n", Some(0)),
        ("retry-after: 60\r\n", Some(60_000)),
        ("retry-after-ms: 1234\r\n", Some(1234)),
        // Longer than anybody would wait: the answer is given instead.
        ("retry-after: 61\r\n", None),
        ("retry-after-ms: 60001\r\n", None),
        ("retry-after: Fri, 31 Dec 9999 23:59:59 GMT\r\n", None),
    ];
    for (headers, wait) in table {
        for (status, method) in [("429 Slow Down", "POST"), ("503 Busy", "GET")] {
            let server = Server::scripted(&[answer(status, headers, ""), answer("200 OK", "", "")]);
            let clock = clock();
            let answered = call(&core(&server.url, &clock), method).await.unwrap();
            let waits: Vec<Duration> = wait.map(Duration::from_millis).into_iter().collect();
            assert_eq!(clock.waits(), waits, "{headers}");
            let expected = if wait.is_some() {
                200
            } else {
                status[..3].parse().unwrap()
            };
            assert_eq!(answered.status.as_u16(), expected, "{headers}");
        }
    }
}

#[tokio::test]
async fn a_date_on_a_clock_that_went_back_is_no_longer_than_it_is() {
    let server = Server::scripted(&[
        answer(
            "503 Busy",
            "retry-after: Tue, 14 Nov 2023 22:13:25 GMT\r\n",
            "",
        ),
        answer(
            "503 Busy",
            "retry-after: Tue, 14 Nov 2023 22:13:25 GMT\r\n",
            "",
        ),
        answer("200 OK", "", ""),
    ]);
    let clock = clock();
    // 22:13:20 by this clock.
    clock.set_today(SystemTime::UNIX_EPOCH + Duration::from_secs(1_700_000_000));
    let answered = call(&core(&server.url, &clock), "GET").await.unwrap();
    assert_eq!(answered.status, 200);
    // The calendar stood still, and both waits are by it.
    assert_eq!(clock.waits(), [Duration::from_secs(5); 2]);
    // An hour back: the date is too far away to be waited for.
    let server = Server::answering(&answer(
        "503 Busy",
        "retry-after: Tue, 14 Nov 2023 22:13:25 GMT\r\n",
        "",
    ));
    clock.set_today(SystemTime::UNIX_EPOCH + Duration::from_secs(1_699_996_400));
    let answered = call(&core(&server.url, &clock), "GET").await.unwrap();
    assert_eq!(
        (answered.status.as_u16(), answered.history.attempts),
        (503, 1)
    );
}

#[tokio::test]
async fn a_budget_keeps_an_outage_from_being_multiplied() {
    let server = Server::answering(&answer("500 Oops", "", ""));
    let core = core(&server.url, &clock());
    for _ in 0..60 {
        call(&core.clone(), "GET").await.unwrap();
    }
    // 500 at 5 a retry are 100 retries; without a budget there would be 120.
    assert_eq!((server.requests().len(), core.budget().left()), (160, 0));

    // What succeeds at once puts 1 back each, and nothing else does.
    let healthy = Server::answering(&answer("200 OK", "", ""));
    let both = Server::scripted(&[
        answer("500 Oops", "", ""),
        answer("200 OK", "", ""),
        answer("404 Not Found", "", ""),
    ]);
    let core = config(&clock()).build(Some(healthy.url.clone())).unwrap();
    call(&core, "GET").await.unwrap();
    assert_eq!(core.budget().left(), Budget::FULL);
    let core = config(&clock()).build(Some(both.url.clone())).unwrap();
    call(&core, "GET").await.unwrap();
    assert_eq!(core.budget().left(), Budget::FULL - 5);
    call(&core, "GET").await.unwrap();
    assert_eq!(core.budget().left(), Budget::FULL - 5);
}

#[tokio::test]
async fn a_retry_after_a_timeout_costs_twice_as_much() {
    let server = Server::conversing(|talk| {
        talk.hear();
        if talk.index == 0 {
            talk.wait_for_the_end();
        } else {
            talk.say(answer("200 OK", "", ""));
        }
    });
    let clock = clock();
    let core = core(&server.url, &clock);
    let (answered, ()) = tokio::join!(call(&core, "GET"), async {
        server.arrived(1).await;
        clock.pass(Duration::from_secs(1000));
    });
    assert_eq!(answered.unwrap().history.unanswered, 1);
    assert_eq!(core.budget().left(), Budget::FULL - 10);
}

#[test]
fn a_budget_neither_overflows_nor_goes_below_nothing() {
    let budget = Budget::default();
    budget.put_back();
    assert_eq!(budget.left(), 500);
    assert!((0..50).all(|_| budget.take(10)) && !budget.take(5) && !budget.take(1));
    (0..4).for_each(|_| budget.put_back());
    assert!(!budget.take(5) && budget.left() == 4);
    budget.put_back();
    assert!(budget.take(5) && budget.left() == 0);
}

#[tokio::test]
async fn a_stream_is_opened_again_but_never_in_the_middle() {
    let server = Server::conversing(|talk| {
        talk.hear();
        match talk.index {
            0 => talk.say(answer("503 Busy", "retry-after: 1\r\n", "")),
            _ => talk.say("HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\none"),
        };
    });
    let request = Request::new(&core(&server.url, &clock()), operation("GET"));
    let mut download = stream::download(request).await.unwrap();
    assert_eq!(download.chunk().await.unwrap().unwrap(), "one");
    let error = download.chunk().await.unwrap_err();
    assert_eq!(
        (error.attempts(), error.delivery()),
        (2, Delivery::Answered)
    );
    assert_eq!(server.requests().len(), 2);

    let server = Server::answering(&answer("503 Busy", "", "why"));
    let request = Request::new(&core(&server.url, &clock()), operation("GET"));
    let error = stream::download(request).await.unwrap_err();
    assert!(error.is_status() && error.body() == Some(b"why"));
    assert_eq!((error.attempts(), server.requests().len()), (3, 3));
}
