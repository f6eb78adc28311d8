//! Text in the charset of its content type.

use sdkwright_runtime::charset::{decoded, encoded};
use sdkwright_runtime::client::Config;
use sdkwright_runtime::operation::Operation;
use sdkwright_runtime::request::Request;
use sdkwright_runtime::response;
use serde_json::{Value, json};
use std::io::{Read, Write};
use std::net::TcpListener;

#[test]
fn text_is_utf_8_where_nothing_else_is_said() {
    for content_type in [
        "text/plain",
        "text/plain; charset=UTF-8",
        "text/plain; format=flowed; charset=\"utf-8\"",
        "text/plain; charset=us-ascii",
    ] {
        let bytes = encoded("é".to_owned(), content_type).unwrap();
        assert_eq!(bytes, "é".as_bytes(), "{content_type}");
        assert_eq!(decoded(&bytes, content_type).as_deref(), Some("é"));
        assert_eq!(decoded(b"\xe9", content_type), None);
    }
}

#[test]
fn latin_1_is_written_and_read_and_what_it_lacks_is_refused() {
    let content_type = "text/csv; header=present; Charset=ISO-8859-1";
    let bytes = encoded("dé".to_owned(), content_type).unwrap();
    assert_eq!(bytes, b"d\xe9".as_slice());
    assert_eq!(decoded(&bytes, content_type).as_deref(), Some("dé"));
    let refused = encoded("5 €".to_owned(), content_type).unwrap_err();
    assert_eq!(refused, "has '€', which Latin-1 lacks");
}

#[test]
fn nothing_is_sent_under_the_name_of_another_charset() {
    let refused = encoded("a".to_owned(), "text/plain; charset=utf-16").unwrap_err();
    assert!(refused.contains("`utf-16`"), "{refused}");
    assert_eq!(decoded(b"a", "text/plain; charset=x").as_deref(), Some("a"));
}

/// What an answer of that content type and body is read as.
async fn answered(content_type: &str, body: &'static [u8]) -> Result<Value, String> {
    static GET: Operation = Operation::new("get", "GET", "/things");
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let head = format!(
        "HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-type: {content_type}\r\ncontent-length: {}\r\n\r\n",
        body.len()
    );
    let server = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        _ = stream.read(&mut [0; 4096]).unwrap();
        stream.write_all(&[head.as_bytes(), body].concat()).unwrap();
    });
    let core = Config::new("acme-sdk/1.2.3", &[]).build(Some(url)).unwrap();
    let answer = Request::new(&core, &GET).send().await.unwrap();
    server.join().unwrap();
    response::json(&answer, &GET).map_err(|error| error.to_string())
}

#[tokio::test]
async fn json_that_says_it_is_latin_1_is_read_as_what_it_is() {
    let wanted = Ok(json!({"name": "é"}));
    let latin_1 = "application/json; charset=iso-8859-1";
    assert_eq!(answered(latin_1, b"{\"name\":\"\xe9\"}").await, wanted);
    assert_eq!(answered(latin_1, b"{\"name\":\"\xc3\xa9\"}").await, wanted);
    assert_eq!(
        answered("application/json", b"{\"name\":\"\xc3\xa9\"}").await,
        wanted
    );
    let refused = answered("application/json", b"{\"name\":\"\xe9\"}").await;
    assert_eq!(
        refused.unwrap_err(),
        "get: HTTP 200 OK: $.name: invalid unicode code point"
    );
}
