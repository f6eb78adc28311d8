//! What an operation's fixed part does: method, path template with its query, servers of its own, credentials of any scheme.

use sdkwright_runtime::auth::{Credential, Scheme, SchemeKind};
use sdkwright_runtime::client::Config;
use sdkwright_runtime::operation::Operation;
use sdkwright_runtime::parameters::Style;
use sdkwright_runtime::request::Request;
use sdkwright_runtime::response;
use serde_json::json;

mod loopback;

use loopback::{Server, answer};

static SCHEMES: [Scheme; 1] = [Scheme {
    name: "digest",
    kind: SchemeKind::Http("Digest"),
    setter: "digest",
    variables: &[],
    further: &[],
}];

const fn operation(
    method: &'static str,
    path: &'static str,
    servers: &'static [&'static str],
) -> Operation {
    Operation {
        servers,
        ..Operation::new("call", method, path)
    }
}

/// The request line of a call that `set` completes.
async fn request_line(operation: &'static Operation, set: impl FnOnce(&mut Request)) -> String {
    let server = Server::answering(&answer("200 OK", "", ""));
    let core = Config::new("acme-sdk/1.2.3", &SCHEMES)
        .build(Some(server.url.clone() + "/v1/"))
        .unwrap();
    let mut request = Request::new(&core, operation);
    set(&mut request);
    request.send().await.unwrap();
    server.request().lines().next().unwrap().to_owned()
}

#[tokio::test]
async fn any_token_is_a_method() {
    static QUERY: Operation = operation("QUERY", "/pets", &[]);
    static LINK: Operation = operation("Link", "/pets", &[]);
    assert_eq!(
        request_line(&QUERY, |_| ()).await,
        "QUERY /v1/pets HTTP/1.1"
    );
    assert_eq!(request_line(&LINK, |_| ()).await, "Link /v1/pets HTTP/1.1");
}

#[tokio::test]
async fn templates_are_filled_anywhere() {
    static PARTS: Operation = operation("GET", "/r('{a}').{b}/v{n}:x/{a}/", &[]);
    static QUERY: Operation = operation("GET", "/search?kind={a}&x=%20y", &[]);
    static ODD: Operation = operation("GET", "/{id?}/{a#b}", &[]);
    let line = request_line(&PARTS, |r| {
        r.path("a", &"x/y ü");
        r.path("b", &"..");
        r.path("n", &2);
    });
    let a = "x%2Fy%20%C3%BC";
    assert_eq!(
        line.await,
        format!("GET /v1/r('{a}').../v2:x/{a}/ HTTP/1.1")
    );
    let line = request_line(&QUERY, |r| {
        r.path("a", &"b&c");
        r.query("page", &1);
    });
    assert_eq!(
        line.await,
        "GET /v1/search?kind=b%26c&x=%20y&page=1 HTTP/1.1"
    );
    let line = request_line(&ODD, |r| {
        r.path("id?", &1);
        r.path_styled("a#b", "c:d@e", Style::Simple, false, true);
    });
    assert_eq!(line.await, "GET /v1/1/c:d@e HTTP/1.1");
}

#[tokio::test]
async fn encoded_dots_climb_like_others() {
    static FILE: Operation = operation("GET", "/files/{path}/size", &[]);
    let called = async |path: &str| {
        let server = Server::answering(&answer("200 OK", "", ""));
        let core = Config::new("acme-sdk/1", &[])
            .build(Some(server.url.clone()))
            .unwrap();
        let mut request = Request::new(&core, &FILE);
        request.path_styled("path", path, Style::Simple, false, true);
        let sent = request.send().await.map(|_| ());
        (sent, server.requests().len())
    };
    for path in ["%2e%2e", ".%2E", "%2E", "."] {
        let (sent, requests) = called(path).await;
        assert!(sent.unwrap_err().is_request() && requests == 0, "{path}");
    }
    for path in ["%2e%2e%2f", "a%2e", "%252e"] {
        let (sent, requests) = called(path).await;
        assert!(sent.is_ok() && requests == 1, "{path}");
    }
}

#[tokio::test]
async fn json_in_a_header_is_ascii() {
    static GET: Operation = operation("GET", "/things", &[]);
    let server = Server::answering(&answer("200 OK", "", ""));
    let core = Config::new("acme-sdk/1", &[])
        .build(Some(server.url.clone()))
        .unwrap();
    let mut request = Request::new(&core, &GET);
    let text = request.json_ascii(&json!({"path": "/ü/\u{1F600}\u{7f}"}));
    request.header("X-Args", &text);
    request.send().await.unwrap();
    let sent = server.request();
    let wanted = "\r\nx-args: {\"path\":\"/\\u00fc/\\ud83d\\ude00\\u007f\"}\r\n";
    assert!(sent.contains(wanted), "{sent}");
}

#[tokio::test]
async fn one_parameter_may_be_the_query_string() {
    static SEARCH: Operation = operation("GET", "/search", &[]);
    let json = request_line(&SEARCH, |r| {
        let text = r.json_text(&json!({"a": [1]}));
        r.query_string("filter", &text);
    });
    assert_eq!(
        json.await,
        "GET /v1/search?%7B%22a%22%3A%5B1%5D%7D HTTP/1.1"
    );
    let form = request_line(&SEARCH, |r| r.query_form(&json!({"a": "b c", "d": [1, 2]})));
    assert_eq!(form.await, "GET /v1/search?a=b+c&d=1&d=2 HTTP/1.1");
    let none = request_line(&SEARCH, |r| r.query_form(&json!({})));
    assert_eq!(none.await, "GET /v1/search HTTP/1.1");
}

/// The text of a static operation's server must live as long as the program.
fn with_servers(servers: &[&Server]) -> &'static Operation {
    let urls: Vec<&'static str> = servers
        .iter()
        .map(|server| &*(server.url.clone() + "/files/").leak())
        .collect();
    Box::leak(Box::new(operation("GET", "/a", urls.leak())))
}

#[tokio::test]
async fn servers_of_an_operation_are_called() {
    let start = || Server::answering(&answer("200 OK", "", ""));
    let (api, first, second) = (start(), start(), start());
    let one = with_servers(&[&first]);
    let two = with_servers(&[&first, &second]);
    let config = || Config::new("acme-sdk/1.2.3", &SCHEMES);
    let mut sandbox = config();
    sandbox.environment(1);
    let mut own = config();
    own.base_url(api.url.clone());
    for (config, operation) in [
        (config(), one),
        (sandbox.clone(), one),
        (config(), two),
        (sandbox, two),
        (own, two),
    ] {
        let core = config.build(Some("http://127.0.0.1:1".to_owned())).unwrap();
        Request::new(&core, operation).send().await.unwrap();
    }
    let lines = |server: &Server| -> Vec<String> {
        let requests = server.requests();
        let lines = requests.iter().filter_map(|request| request.lines().next());
        lines.map(str::to_owned).collect()
    };
    assert_eq!(lines(&first), ["GET /files/a HTTP/1.1"; 3]);
    assert_eq!(lines(&second), ["GET /files/a HTTP/1.1"; 1]);
    assert_eq!(lines(&api), ["GET /a HTTP/1.1"; 1]);
}

#[tokio::test]
async fn own_servers_take_the_variables_of_the_environment() {
    let server = Server::answering(&answer("200 OK", "", ""));
    let port = server.url.rsplit(':').next().unwrap().to_owned();
    static FILES: Operation = operation("GET", "/a", &["http://127.0.0.1:{port}/{tenant}/files/"]);
    let called = async |tenant: &str| {
        let mut config = Config::new("acme-sdk/1.2.3", &SCHEMES);
        config.server_variables(vec![("port", port.clone()), ("tenant", tenant.to_owned())]);
        let core = config.build(Some("http://127.0.0.1:1".to_owned())).unwrap();
        Request::new(&core, &FILES).send().await
    };
    called("beta").await.unwrap();
    let refused = called("..").await.unwrap_err();
    assert!(refused.is_request(), "{refused}");
    let requests = server.requests();
    let lines: Vec<_> = requests
        .iter()
        .filter_map(|sent| sent.lines().next())
        .collect();
    assert_eq!(lines, ["GET /beta/files/a HTTP/1.1"]);
}

#[tokio::test]
async fn a_credential_of_another_http_scheme_is_sent_as_it_is() {
    static SIGNED: Operation = Operation {
        security: &[&["digest"]],
        ..operation("GET", "/a", &[])
    };
    let server = Server::answering(&answer("200 OK", "", ""));
    let mut config = Config::new("acme-sdk/1.2.3", &SCHEMES);
    config.credential("digest", Credential::Token("username=\"u\", nc=1".into()));
    let core = config.build(Some(server.url.clone())).unwrap();
    Request::new(&core, &SIGNED).send().await.unwrap();
    let request = server.request();
    assert!(
        request.contains("\r\nauthorization: Digest username=\"u\", nc=1\r\n"),
        "{request}"
    );
}

#[tokio::test]
async fn an_empty_body_is_no_json() {
    static GET: Operation = operation("GET", "/things", &[]);
    for status in ["200 OK", "204 No Content"] {
        let server = Server::answering(&answer(status, "", ""));
        let core = Config::new("acme-sdk/1", &[])
            .build(Some(server.url.clone()))
            .unwrap();
        let answer = Request::new(&core, &GET).send().await.unwrap();
        let error = response::json::<String>(&answer, &GET).unwrap_err();
        let wanted = format!("call: HTTP {status}: the body is empty");
        assert!(error.is_decode());
        assert_eq!(error.to_string(), wanted);
    }
}
