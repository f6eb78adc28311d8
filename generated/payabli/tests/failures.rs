//! What goes wrong with a call, what its error says, and what no error ever says.

mod support;

use std::time::Duration;

use payabli_sdk::ErrorKind;
use support::*;
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, ResponseTemplate};

#[tokio::test]
async fn an_answer_that_does_not_come_in_time_is_a_timeout() {
    let (url, _listener) = silent();
    let short = Duration::from_millis(50);
    let of_call = call(&client(&url)).with_timeout(short).await;
    let of_client = call(
        &builder()
            .base_url(&url)
            .timeout(short)
            .build()
            .expect("set up"),
    )
    .await;
    for answer in [of_call, of_client] {
        let error = answer.expect_err("a timeout");
        assert_eq!(error.kind(), ErrorKind::Timeout);
        assert!(error.is_timeout());
        assert!(!error.is_connect());
        assert_eq!(error.status(), None);
        assert_eq!(error.operation(), Some("edit_invoice"));
    }
}

#[tokio::test]
async fn a_refused_connection_is_a_connect_error() {
    let error = call(&client(REFUSING)).await.expect_err("nobody listens");
    assert_eq!(error.kind(), ErrorKind::Connect);
    assert!(error.is_connect());
    assert!(!error.is_timeout());
    assert_eq!(error.status(), None);
    assert_eq!(error.body(), None);
}

#[tokio::test]
async fn an_answer_that_breaks_off_is_a_transport_error_that_keeps_the_status() {
    let broken = "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{";
    let (url, head) = wire(broken.to_owned());
    let error = call(&client(url)).await.expect_err("half an answer");
    head.join().expect("a request");
    assert_eq!(error.kind(), ErrorKind::Transport);
    assert_eq!(error.status().expect("a status"), 200);
    assert!(!error.is_timeout() && !error.is_connect() && !error.is_decode());
}

#[tokio::test]
async fn a_body_that_is_not_json_is_a_decode_error_that_keeps_status_and_body() {
    let server = server(ResponseTemplate::new(200).set_body_string("<h1>Hello</h1>")).await;
    let error = call(&client(server.uri())).await.expect_err("no JSON");
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert!(error.is_decode());
    assert_eq!(error.status().expect("a status"), 200);
    assert_eq!(error.body_text().expect("a body"), "<h1>Hello</h1>");
    assert!(error.to_string().contains("200"), "{error}");
}

#[tokio::test]
async fn an_error_status_keeps_headers_and_body_whatever_the_body_is() {
    for (status, body) in [
        (400, ""),
        (401, "Unauthorized"),
        (404, "<html>"),
        (409, "null"),
        (422, r#"{"detail":"no"}"#),
        (429, "[1]"),
        (500, "{"),
        (503, ANSWER),
    ] {
        let answer = ResponseTemplate::new(status)
            .insert_header("x-request-id", "req_8")
            .set_body_string(body);
        let server = server(answer).await;
        let client = client(server.uri());
        let error = call(&client).await.expect_err("no success");
        assert_eq!(error.kind(), ErrorKind::Status);
        assert!(error.is_status() && !error.is_decode());
        assert_eq!(error.status().expect("a status"), status);
        assert_eq!(error.headers().expect("headers")["x-request-id"], "req_8");
        assert_eq!(error.request_id(), Some("req_8"));
        assert_eq!(error.body(), Some(body.as_bytes()));
        assert!(
            error
                .to_string()
                .starts_with(&format!("edit_invoice: HTTP {status}"))
        );
        let raw = call(&client).send_raw().await.expect("an answer");
        assert_eq!(raw.status(), status);
        assert_eq!(raw.headers()["x-request-id"], "req_8");
        assert_eq!(raw.body(), body);
        assert_eq!(
            raw.parse().expect_err("no success").status(),
            error.status()
        );
    }
}

#[tokio::test]
async fn a_success_without_content_is_a_decode_error_and_no_panic() {
    for status in [200, 204] {
        let server = server(ResponseTemplate::new(status)).await;
        let error = call(&client(server.uri())).await.expect_err("no body");
        assert!(error.is_decode(), "{error:?}");
        assert_eq!(error.status().expect("a status"), status);
        assert_eq!(error.body(), Some(&b""[..]));
    }
}

#[tokio::test]
async fn clients_calls_answers_and_errors_never_show_the_secret() {
    let secrets = [SECRET];
    // The server says back all that it was sent.
    let echo = format!(r#"{{"you_sent": "{}"}}"#, secrets.join(" "));
    let mut texts = vec![
        format!("{:?}", builder()),
        format!("{:#?}", client(REFUSING)),
    ];
    texts.push(format!("{:?}", call(&client(REFUSING))));
    texts.push(shown(&call(&client(REFUSING)).await.expect_err("refused")));
    for status in [200, 401] {
        let answer = ResponseTemplate::new(status)
            .insert_header("x-request-id", SECRET)
            .set_body_string(&*echo);
        let server = server(answer).await;
        let client = client(server.uri());
        texts.push(format!("{:?}", call(&client).send_raw().await));
        texts.push(shown(&call(&client).await.expect_err("no success")));
    }
    for text in texts {
        for secret in secrets {
            assert!(!text.contains(secret), "{text}");
        }
    }
}

#[tokio::test]
async fn errors_never_show_the_query() {
    let (slow, _listener) = silent();
    let (cut, _) = wire("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n".to_owned());
    let server = server(ResponseTemplate::new(400)).await;
    for url in [REFUSING.to_owned(), slow, cut, server.uri()] {
        let error = call(&client(&*url))
            .with_query("coupon", "hunter2")
            .with_timeout(Duration::from_millis(100))
            .await
            .expect_err("no success");
        let text = shown(&error);
        assert!(
            !text.contains("hunter2") && !text.contains("coupon"),
            "{text}"
        );
    }
}

#[tokio::test]
async fn a_redirect_to_another_host_is_not_followed_so_the_credential_stays_here() {
    let other = server(good()).await;
    let elsewhere = other.uri().replace("127.0.0.1", "localhost");
    for status in [301, 302, 303, 307, 308] {
        let answer = ResponseTemplate::new(status).insert_header("location", &*elsewhere);
        let here = server(answer).await;
        let error = call(&client(here.uri())).await.expect_err("no success");
        assert_eq!(error.status().expect("a status"), status);
    }
    assert_eq!(requests(&other).await, 0);
}

#[tokio::test]
async fn a_call_that_is_refused_for_now_is_made_again() {
    let busy = ResponseTemplate::new(429).insert_header("retry-after", "0");
    let server = MockServer::start().await;
    let first = Mock::given(any()).respond_with(busy).up_to_n_times(2);
    first.mount(&server).await;
    Mock::given(any()).respond_with(good()).mount(&server).await;
    let error = call(&client(server.uri())).await.expect_err("no retry");
    assert_eq!((error.attempts(), error.is_answered()), (1, true));
    let answer = call(&client(server.uri())).with_max_retries(1).send_raw();
    let answer = answer.await.expect("an answer");
    assert_eq!((answer.attempts(), answer.status().as_u16()), (2, 200));
    assert!(answer.parse().is_ok());
    assert_eq!(requests(&server).await, 3);
}
