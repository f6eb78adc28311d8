//! Compressed answers, which the features `gzip` and `brotli` have: whole, broken, and far larger than they look.
#![cfg(any(feature = "gzip", feature = "brotli"))]

use sdkwright_runtime::client::Config;
use sdkwright_runtime::error::Error;
#[cfg(feature = "gzip")]
use sdkwright_runtime::error::{Delivery, ErrorKind};
use sdkwright_runtime::operation::Operation;
use sdkwright_runtime::request::Request;
use sdkwright_runtime::response::Answer;

mod clock;
mod loopback;

use clock::TestClock;
use loopback::Server;

static PAY: Operation = Operation::new("pay", "POST", "/payments");

/// `printf '{"id":7}' | gzip -n`, in hexadecimal digits.
#[cfg(feature = "gzip")]
const GOOD: &str = "1f8b0800000000000203ab56ca4c51b232af0500435f071208000000";

/// `head -c 100000 /dev/zero | tr '\\0' 7 | gzip -n9`, in hexadecimal digits.
#[cfg(feature = "gzip")]
const BOMB: &str = "\
    1f8b0800000000000203edc13101000000c2a058ebdfcc1a1e40010000000000000000000000000000000000000000000000\
    0000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000\
    0000000000000000000000000000000000000000000000af0670882d2aa0860100";

/// `{"id":7}` as a brotli stream of one stored block (RFC 7932, section 9.2), written by hand: a window of 16 bits, a block of 8
/// bytes that is neither the last nor compressed, the bytes, and an empty last block.
#[cfg(feature = "brotli")]
const STORED: &str = "7000107b226964223a377d03";

fn bytes(digits: &str) -> Vec<u8> {
    let digits: Vec<u8> = digits
        .bytes()
        .map(|digit| char::from(digit).to_digit(16).unwrap() as u8)
        .collect();
    digits
        .chunks(2)
        .map(|pair| pair[0] << 4 | pair[1])
        .collect()
}

/// What a call comes to whose answer has these bytes for its body, and a limit of so many.
async fn call(
    coding: &'static str,
    status: &'static str,
    body: Vec<u8>,
    limit: usize,
) -> (Result<Answer, Error>, String) {
    let server = Server::conversing(move |talk| {
        talk.hear();
        let length = body.len();
        talk.say(format!(
            "HTTP/1.1 {status}\r\ncontent-encoding: {coding}\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n"
        ));
        talk.say(&body);
    });
    let mut config = Config::new("acme-sdk/1.2.3", &[]);
    config.clock(TestClock::new());
    config.max_response_bytes(limit);
    let core = config.build(Some(server.url.clone())).unwrap();
    let result = Request::new(&core, &PAY).send().await;
    (result, server.request())
}

#[cfg(feature = "gzip")]
#[tokio::test]
async fn a_compressed_body_is_asked_for_and_read() {
    let (answered, request) = call("gzip", "200 OK", bytes(GOOD), 8).await;
    assert!(request.contains("\r\naccept-encoding: gzip"), "{request}");
    assert_eq!(answered.unwrap().body, "{\"id\":7}");
}

#[cfg(feature = "gzip")]
#[tokio::test]
async fn a_compressed_body_that_is_broken() {
    let mut flipped = bytes(GOOD);
    flipped[12] ^= 0xFF;
    let mut wrong_sum = bytes(GOOD);
    wrong_sum[21] ^= 0xFF;
    let cut = bytes(GOOD)[..15].to_vec();
    for body in [flipped, wrong_sum, cut, b"{\"id\":7}".to_vec()] {
        let (answered, _) = call("gzip", "200 OK", body.clone(), 1000).await;
        let error = answered.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Transport, "{body:?}: {error:?}");
        assert_eq!(error.status().unwrap(), 200);
        assert_eq!(
            (error.delivery(), error.attempts()),
            (Delivery::Answered, 1)
        );
        assert!(error.is_body_truncated());
    }
}

/// The limit is for what is held in memory, not for what came over the wire.
#[cfg(feature = "gzip")]
#[tokio::test]
async fn a_compressed_body_that_is_larger_than_it_looks() {
    assert!(bytes(BOMB).len() < 200);
    let (answered, _) = call("gzip", "200 OK", bytes(BOMB), 100_000).await;
    assert_eq!(answered.unwrap().body.len(), 100_000);
    let (answered, _) = call("gzip", "200 OK", bytes(BOMB), 10_000).await;
    let error = answered.unwrap_err();
    assert!(error.is_response_too_large(), "{error:?}");
    assert_eq!(error.body().map(<[u8]>::len), Some(10_000));
    let (answered, _) = call("gzip", "400 No", bytes(BOMB), 10_000).await;
    let answered = answered.unwrap();
    assert_eq!((answered.body.len(), answered.truncated), (10_000, true));
}

#[cfg(feature = "brotli")]
#[tokio::test]
async fn a_body_that_brotli_has_compressed() {
    let (answered, request) = call("br", "200 OK", bytes(STORED), 8).await;
    let mut lines = request.lines();
    let asked = lines.find_map(|line| line.strip_prefix("accept-encoding: "));
    let mut asked = asked.unwrap_or_default().split(',');
    assert!(asked.any(|coding| coding.trim() == "br"), "{request}");
    assert_eq!(answered.unwrap().body, "{\"id\":7}");
    let (answered, _) = call("br", "200 OK", bytes(STORED), 7).await;
    assert!(answered.unwrap_err().is_response_too_large());
    let cut = bytes(STORED)[..9].to_vec();
    let (answered, _) = call("br", "200 OK", cut, 1000).await;
    let error = answered.unwrap_err();
    assert!(
        error.status().is_some() && error.is_body_truncated(),
        "{error:?}"
    );
}
