//! Bodies of several parts and uploads, as they arrive.

use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_core::Stream;
use sdkwright_runtime::client::Config;
use sdkwright_runtime::form::Coding;
use sdkwright_runtime::multipart::{Multipart, Part};
use sdkwright_runtime::operation::Operation;
use sdkwright_runtime::parameters::Style;
use sdkwright_runtime::request::Request;
use sdkwright_runtime::upload::Upload;
use serde_json::json;

mod loopback;

use loopback::{Server, answer};

static UPLOAD: Operation = Operation::new("upload", "POST", "/files");

/// What arrives of a request that `fill` fills: its content type, its other headers of interest, its body.
async fn arrived(fill: impl FnOnce(&mut Request)) -> (String, String, String) {
    let server = Server::answering(&answer("204 No Content", "", ""));
    let core = Config::new("acme-sdk/1.2.3", &[])
        .build(Some(server.url.clone()))
        .unwrap();
    let mut request = Request::new(&core, &UPLOAD);
    fill(&mut request);
    request.send().await.unwrap();
    let text = server.request();
    let (head, body) = text.split_once("\r\n\r\n").unwrap();
    let header = |name: &str| {
        let found = head.lines().find_map(|line| line.strip_prefix(name));
        found.unwrap_or_default().to_owned()
    };
    (
        header("content-type: "),
        header("content-length: ") + &header("transfer-encoding: "),
        body.to_owned(),
    )
}

/// The body with its boundary as `B`, and the content type without it.
fn plain(content_type: &str, body: &str) -> (String, String) {
    let (before, rest) = content_type.split_once("; boundary=").unwrap();
    let (boundary, after) = rest.split_once(';').unwrap_or((rest, ""));
    (format!("{before}{after}"), body.replace(boundary, "B"))
}

#[tokio::test]
async fn parts_are_texts_json_and_files() {
    let parts = [
        Part::new("kind"),
        Part::new("file"),
        Part::new("pages").media_type("application/pdf"),
        Part::new("about")
            .coding(Coding::Json)
            .media_type("application/vnd.about+json")
            .headers(&[("X-Kind", "full")]),
        Part::new("sizes"),
        Part::new("deep").coding(Coding::Styled(Style::DeepObject, true)),
    ];
    let value = json!({
        "kind": "ü",
        "about": {"title": "T"},
        "deep": {"a": [1]},
        "extra": {"x": 1},
        "file": null,
        "none": null,
        "rows": [{"a": 1}, {"a": 2}],
        "sizes": [1, 2],
    });
    let files = vec![
        ("pages", Upload::bytes("one").file_name("1.pdf")),
        (
            "file",
            Upload::from("data")
                .file_name("a\"b\n.png")
                .media_type("image/png")
                .header("X-A", "b"),
        ),
        ("pages", Upload::bytes("two")),
    ];
    let (content_type, length, body) = arrived(|request| {
        request.multipart(&value, files, &parts, "multipart/form-data");
    })
    .await;
    assert_eq!(length, body.len().to_string());
    let (content_type, body) = plain(&content_type, &body);
    assert_eq!(content_type, "multipart/form-data");
    let expected = [
        ("name=\"kind\"", "ü"),
        (
            "name=\"file\"; filename=\"a%22b%0A.png\"\r\nContent-Type: image/png\r\nX-A: b",
            "data",
        ),
        (
            "name=\"pages\"; filename=\"1.pdf\"\r\nContent-Type: application/pdf",
            "one",
        ),
        (
            "name=\"pages\"; filename=\"pages\"\r\nContent-Type: application/pdf",
            "two",
        ),
        (
            "name=\"about\"\r\nContent-Type: application/vnd.about+json\r\nX-Kind: full",
            "{\"title\":\"T\"}",
        ),
        ("name=\"sizes\"", "1"),
        ("name=\"sizes\"", "2"),
        ("name=\"deep[a][0]\"", "1"),
        (
            "name=\"extra\"\r\nContent-Type: application/json",
            "{\"x\":1}",
        ),
        (
            "name=\"rows\"\r\nContent-Type: application/json",
            "{\"a\":1}",
        ),
        (
            "name=\"rows\"\r\nContent-Type: application/json",
            "{\"a\":2}",
        ),
    ];
    let expected: String = expected
        .iter()
        .map(|(head, body)| {
            format!("--B\r\nContent-Disposition: form-data; {head}\r\n\r\n{body}\r\n")
        })
        .collect();
    assert_eq!(body, expected + "--B--\r\n");
}

#[tokio::test]
async fn related_parts_name_the_type_of_their_root() {
    let parts = [Part::new("about"), Part::new("file")];
    let (content_type, _, body) = arrived(|request| {
        let files = vec![("file", Upload::bytes("x"))];
        request.multipart(&json!({"about": {}}), files, &parts, "multipart/related");
    })
    .await;
    let (content_type, body) = plain(&content_type, &body);
    assert_eq!(content_type, "multipart/related type=\"application/json\"");
    assert!(body.find("{}").unwrap() < body.find("\r\n\r\nx\r\n").unwrap());
}

#[tokio::test]
async fn parts_by_hand() {
    let (_, _, body) = arrived(|request| {
        let parts = Multipart::new()
            .text("name", "value")
            .part("file", Upload::bytes("x").media_type("text/plain"));
        request.multipart_by_hand(parts, "multipart/form-data");
    })
    .await;
    assert!(
        body.contains("form-data; name=\"name\"\r\n\r\nvalue\r\n"),
        "{body}"
    );
    let file =
        "form-data; name=\"file\"; filename=\"file\"\r\nContent-Type: text/plain\r\n\r\nx\r\n";
    assert!(body.contains(file), "{body}");
}

#[tokio::test]
async fn parts_without_names_stand_in_their_order() {
    let parts = [
        Part::new("about")
            .unnamed()
            .coding(Coding::Json)
            .media_type("application/vnd.about+json")
            .headers(&[("X-Kind", "full")]),
        Part::new("picture").unnamed().media_type("image/png"),
        Part::new("list").unnamed(),
        Part::new("count").unnamed(),
        Part::new("start").unnamed().media_type("text/html"),
        Part::new("rest").each(),
    ];
    let value = json!({
        "rest": ["a", "ü", {"b": 1}, [2], null, true],
        "start": "<p>",
        "count": 1,
        "list": [1, 2],
        "picture": null,
        "about": {"title": "T"},
    });
    let files = vec![(
        "picture",
        Upload::bytes("png")
            .file_name("a\"b.png")
            .header("Content-ID", "<1>"),
    )];
    let (content_type, _, body) = arrived(|request| {
        request.multipart(&value, files, &parts, "multipart/mixed");
    })
    .await;
    let (content_type, body) = plain(&content_type, &body);
    assert_eq!(content_type, "multipart/mixed");
    let expected = [
        (
            "Content-Type: application/vnd.about+json\r\nX-Kind: full",
            "{\"title\":\"T\"}",
        ),
        (
            "Content-Disposition: attachment; filename=\"a%22b.png\"\r\nContent-Type: image/png\r\nContent-ID: <1>",
            "png",
        ),
        ("Content-Type: application/json", "[1,2]"),
        ("Content-Type: text/plain", "1"),
        ("Content-Type: text/html", "<p>"),
        ("Content-Type: text/plain", "a"),
        ("Content-Type: text/plain; charset=utf-8", "ü"),
        ("Content-Type: application/json", "{\"b\":1}"),
        ("Content-Type: application/json", "[2]"),
        ("Content-Type: text/plain", "true"),
    ];
    assert_eq!(body, written(&expected));
}

#[tokio::test]
async fn a_list_is_a_part_for_each_element() {
    let (content_type, _, body) = arrived(|request| {
        let part = Part::new("").each();
        request.multipart_list(&json!([{"a": 1}, "x"]), part, "multipart/mixed");
    })
    .await;
    let (_, body) = plain(&content_type, &body);
    let expected = [
        ("Content-Type: application/json", "{\"a\":1}"),
        ("Content-Type: text/plain", "x"),
    ];
    assert_eq!(body, written(&expected));
    let (content_type, length, body) = arrived(|request| {
        let part = Part::new("").each().headers(&[("X-Source", "camera")]);
        let files = vec![
            Upload::bytes("1").media_type("image/jpeg"),
            Upload::stream(pieces()).length(6),
        ];
        request.multipart_files(files, part, "multipart/related");
    })
    .await;
    assert_eq!(length, body.len().to_string());
    let (content_type, body) = plain(&content_type, &body);
    assert_eq!(content_type, "multipart/related type=\"image/jpeg\"");
    let expected = [
        ("Content-Type: image/jpeg\r\nX-Source: camera", "1"),
        (
            "Content-Type: application/octet-stream\r\nX-Source: camera",
            "onetwo",
        ),
    ];
    assert_eq!(body, written(&expected));
}

#[tokio::test]
async fn parts_by_hand_need_no_names() {
    let parts = || {
        Multipart::new()
            .unnamed(Upload::bytes("{}").media_type("application/json; charset=utf-8"))
            .unnamed("bytes")
    };
    let (content_type, _, body) = arrived(|request| {
        request.multipart_by_hand(parts(), "multipart/related");
    })
    .await;
    let (content_type, body) = plain(&content_type, &body);
    assert_eq!(content_type, "multipart/related type=\"application/json\"");
    let expected = [
        ("Content-Type: application/json; charset=utf-8", "{}"),
        ("Content-Type: application/octet-stream", "bytes"),
    ];
    assert_eq!(body, written(&expected));
    let (content_type, _, _) = arrived(|request| {
        let related = "multipart/related; type=\"application/xop+xml\"";
        request.multipart_by_hand(parts(), related);
    })
    .await;
    assert!(
        content_type.starts_with("multipart/related; type=\"application/xop+xml\"; boundary="),
        "{content_type}"
    );
    assert_eq!(content_type.matches("type=").count(), 1);
}

#[tokio::test]
async fn a_part_by_hand_may_have_parts() {
    let (content_type, length, body) = arrived(|request| {
        let inner = Multipart::new()
            .unnamed(Upload::bytes("<a/>").media_type("application/xml"))
            .unnamed(Upload::stream(pieces()).length(6));
        let parts = Multipart::new()
            .unnamed(Upload::bytes("[]").media_type("application/json"))
            .nested("multipart/related", inner);
        request.multipart_by_hand(parts, "multipart/mixed");
    })
    .await;
    assert_eq!(length, body.len().to_string());
    let (content_type, body) = plain(&content_type, &body);
    assert_eq!(content_type, "multipart/mixed");
    let (_, nested) = body.split_once("related; boundary=").unwrap();
    let (boundary, _) = nested.split_once(';').unwrap();
    assert_ne!(boundary, "B");
    let inner = written(&[
        ("Content-Type: application/xml", "<a/>"),
        ("Content-Type: application/octet-stream", "onetwo"),
    ]);
    let head = "Content-Type: multipart/related; boundary=B2; type=\"application/xml\"";
    let expected = [
        ("Content-Type: application/json", "[]"),
        (head, &inner.replace("--B", "--B2")),
    ];
    assert_eq!(body.replace(boundary, "B2"), written(&expected));
}

/// The body of these parts, each with its headers.
fn written(parts: &[(&str, &str)]) -> String {
    let parts = parts.iter();
    let parts: String = parts
        .map(|(head, body)| format!("--B\r\n{head}\r\n\r\n{body}\r\n"))
        .collect();
    parts + "--B--\r\n"
}

/// A stream of given pieces.
struct Pieces(Vec<Result<Bytes, std::io::Error>>);

impl Stream for Pieces {
    type Item = Result<Bytes, std::io::Error>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready(self.0.pop())
    }
}

fn pieces() -> Pieces {
    Pieces(vec![
        Ok(Bytes::from_static(b"two")),
        Ok(Bytes::new()),
        Ok(Bytes::from_static(b"one")),
    ])
}

#[tokio::test]
async fn streams_are_sent_as_they_come() {
    let (content_type, length, body) = arrived(|request| {
        request.upload(
            Upload::stream(pieces()).length(6),
            "application/octet-stream",
        );
    })
    .await;
    assert_eq!(
        (&*content_type, &*length, &*body),
        ("application/octet-stream", "6", "onetwo")
    );
    let (content_type, length, body) = arrived(|request| {
        request.upload(Upload::stream(pieces()).media_type("image/png"), "a/b");
    })
    .await;
    assert_eq!((&*content_type, &*length), ("image/png", "chunked"));
    assert_eq!(body, "3\r\none\r\n3\r\ntwo\r\n0\r\n\r\n");
    let (_, length, body) = arrived(|request| {
        let files = vec![("file", Upload::stream(pieces()).length(6))];
        request.multipart(&json!({"a": 1}), files, &[], "multipart/form-data");
    })
    .await;
    assert_eq!(length, body.len().to_string());
    assert!(body.contains("\r\n\r\nonetwo\r\n--"), "{body}");
}

#[tokio::test]
async fn what_cannot_be_sent_is_not() {
    let core = Config::new("acme-sdk/1.2.3", &[])
        .build(Some("http://127.0.0.1:9".to_owned()))
        .unwrap();
    let stream = Upload::stream(pieces());
    let mut first = Request::new(&core, &UPLOAD);
    first.upload(stream.clone(), "a/b");
    let mut second = Request::new(&core, &UPLOAD);
    second.upload(stream, "a/b");
    let error = second.send().await.unwrap_err();
    assert!(error.is_request());
    assert_eq!(
        error.to_string(),
        "upload: the stream to upload was sent already"
    );
    let mut request = Request::new(&core, &UPLOAD);
    let files = vec![("a", Upload::bytes("x").header("X-A", "b\r\nX-B: c"))];
    request.multipart(&json!({}), files, &[], "multipart/form-data");
    let error = request.send().await.unwrap_err();
    assert!(error.is_request());
    let mut request = Request::new(&core, &UPLOAD);
    request.multipart(&json!([1]), Vec::new(), &[], "multipart/form-data");
    let error = request.send().await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "upload: the multipart body must be an object"
    );
    let mut request = Request::new(&core, &UPLOAD);
    let parts = [Part::new("one").unnamed(), Part::new("two").unnamed()];
    request.multipart(&json!({"two": 2}), Vec::new(), &parts, "multipart/mixed");
    let error = request.send().await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "upload: the multipart body lacks its part `one`, and has one behind it"
    );
    let mut request = Request::new(&core, &UPLOAD);
    let nameless = Multipart::new().text("a", "b").unnamed("c");
    request.multipart_by_hand(nameless, "multipart/form-data");
    let error = request.send().await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "upload: the multipart body has a part without a name, and is a form"
    );
}

#[tokio::test]
async fn a_part_is_text_in_the_charset_of_its_media_type() {
    let latin_1 = [Part::new("a").media_type("text/plain; charset=iso-8859-1")];
    let mut lengths = Vec::new();
    for text in ["e", "\u{e9}"] {
        let (_, length, _) = arrived(|request| {
            request.multipart(
                &json!({"a": text}),
                Vec::new(),
                &latin_1,
                "multipart/form-data",
            );
        })
        .await;
        lengths.push(length);
    }
    assert_eq!(lengths[0], lengths[1]);
    let core = Config::new("acme-sdk/1.2.3", &[])
        .build(Some("http://127.0.0.1:9".to_owned()))
        .unwrap();
    let mut request = Request::new(&core, &UPLOAD);
    request.multipart(
        &json!({"a": "5 \u{20ac}"}),
        Vec::new(),
        &latin_1,
        "multipart/form-data",
    );
    let error = request.send().await.unwrap_err();
    assert!(error.is_request());
    assert_eq!(
        error.to_string(),
        "upload: the multipart body has a part `a` that has '€', which Latin-1 lacks"
    );
}

#[test]
fn uploads_compare_and_show_no_content() {
    let stream = Upload::stream(pieces());
    assert_eq!(stream, stream.clone());
    assert_ne!(stream, Upload::stream(pieces()));
    assert_eq!(Upload::bytes("a"), Upload::from(b"a".to_vec()));
    assert_ne!(Upload::bytes("a"), Upload::bytes("a").file_name("b"));
    assert_eq!(
        format!("{:?} {stream:?}", Upload::bytes("secret")),
        "Upload(6 bytes) Upload(a stream)"
    );
    assert_eq!(
        format!("{:?}", stream.length(3)),
        "Upload(a stream of 3 bytes)"
    );
}
