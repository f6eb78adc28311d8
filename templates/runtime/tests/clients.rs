//! Credentials and base URLs: who gets a key, and where from.

use std::time::Duration;

use sdkwright_runtime::auth::{Credential, Scheme, SchemeKind};
use sdkwright_runtime::client::{Config, Core, server, variable};
use sdkwright_runtime::error::{Error, ErrorKind};
use sdkwright_runtime::operation::Operation;
use sdkwright_runtime::request::Request;
use sdkwright_runtime::response::Answer;

mod loopback;

use loopback::{Server, answer};

/// What must never be seen in a `Debug` or `Display`.
const SECRET: &str = "hunter2";

static SCHEMES: [Scheme; 6] = [
    scheme(
        "basic",
        SchemeKind::Basic,
        "basic_auth",
        &["CARGO_PKG_NAME", "CARGO_PKG_VERSION"],
    ),
    scheme(
        "bearer",
        SchemeKind::Bearer,
        "bearer_token",
        &["CARGO_PKG_HOMEPAGE", "CARGO_PKG_NAME"],
    ),
    scheme(
        "key",
        SchemeKind::Header("requestToken"),
        "api_key",
        &["SDKWRIGHT_TEST_UNSET"],
    ),
    scheme(
        "query",
        SchemeKind::Query("api key"),
        "query_key",
        &["CARGO_PKG_HOMEPAGE"],
    ),
    scheme("cookie", SchemeKind::Cookie("sid"), "session", &[]),
    scheme("second", SchemeKind::Header("x-second"), "second", &[]),
];

const fn scheme(
    name: &'static str,
    kind: SchemeKind,
    setter: &'static str,
    variables: &'static [&'static str],
) -> Scheme {
    Scheme {
        name,
        kind,
        setter,
        variables,
        further: &[],
    }
}

macro_rules! operation {
    ($security:expr) => {{
        static OPERATION: Operation = Operation {
            security: $security,
            ..Operation::new("list_pets", "GET", "/pets")
        };
        &OPERATION
    }};
}

/// The token that the client was given for that scheme.
fn given<'c>(core: &'c Core, scheme: &str) -> Option<&'c str> {
    match core.credential(scheme) {
        Some(Credential::Token(token)) => Some(token.expose()),
        Some(Credential::Basic { .. } | Credential::Fetched(_)) | None => None,
    }
}

fn token() -> Credential {
    Credential::Token(SECRET.into())
}

fn basic(username: &str) -> Credential {
    Credential::Basic {
        username: username.into(),
        password: SECRET.into(),
    }
}

fn core(url: &str, credentials: &[(&'static str, Credential)]) -> Core {
    let mut config = Config::new("acme-sdk/1.2.3", &SCHEMES);
    for (scheme, credential) in credentials {
        config.credential(scheme, credential.clone());
    }
    config.build(Some(url.to_owned())).unwrap()
}

async fn call(core: &Core, operation: &'static Operation) -> Result<Answer, Error> {
    Request::new(core, operation).send().await
}

#[tokio::test]
async fn each_kind_of_credential_goes_where_it_should() {
    let cases = [
        (
            operation!(&[&["basic"]]),
            "basic",
            basic("jane"),
            "\r\nauthorization: Basic amFuZTpodW50ZXIy\r\n",
        ),
        (
            operation!(&[&["bearer"]]),
            "bearer",
            token(),
            "\r\nauthorization: Bearer hunter2\r\n",
        ),
        (
            operation!(&[&["key"]]),
            "key",
            token(),
            "\r\nrequesttoken: hunter2\r\n",
        ),
        (
            operation!(&[&["query"]]),
            "query",
            Credential::Token("a&b".into()),
            "GET /pets?api%20key=a%26b HTTP",
        ),
        (
            operation!(&[&["cookie"]]),
            "cookie",
            // As servers hand it out: encoded already.
            Credential::Token("s%3Aa.b+/=".into()),
            "\r\ncookie: sid=s%3Aa.b+/=\r\n",
        ),
    ];
    for (operation, scheme, credential, expected) in cases {
        let server = Server::answering(&answer("200 OK", "", ""));
        call(&core(&server.url, &[(scheme, credential)]), operation)
            .await
            .unwrap();
        let request = server.request();
        assert!(request.contains(expected), "{request}");
        // It goes there and nowhere else.
        let all = core(&server.url, &[("second", token())]);
        call(&all, operation!(&[])).await.unwrap();
        assert!(!server.requests()[1].contains(SECRET));
    }
}

#[tokio::test]
async fn a_credential_that_would_end_its_cookie_is_refused() {
    let server = Server::answering(&answer("200 OK", "", ""));
    for text in ["hunter2; admin=1", "hunter2 x", "hunter2\r\n", "hunter2ü"] {
        let core = core(&server.url, &[("cookie", Credential::Token(text.into()))]);
        let error = call(&core, operation!(&[&["cookie"]])).await.unwrap_err();
        assert_eq!(
            error.to_string(),
            "list_pets: the credential of `cookie` has characters that a cookie cannot hold"
        );
        assert!(!format!("{error:?}").contains(SECRET), "{error:?}");
    }
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn the_first_complete_alternative_is_taken() {
    let all: &'static Operation = operation!(&[&["key", "second"], &["bearer"], &["basic"]]);
    let optional: &'static Operation = operation!(&[&[], &["key"]]);
    let cases: [(&'static Operation, &[&'static str], &[&str]); 7] = [
        (
            all,
            &["key", "second", "bearer"],
            &["requesttoken: ", "x-second: "],
        ),
        (all, &["key", "bearer"], &["authorization: Bearer "]),
        (all, &["second", "basic"], &["authorization: Basic "]),
        (all, &["bearer", "basic"], &["authorization: Bearer "]),
        (optional, &["key"], &["requesttoken: "]),
        (optional, &["bearer"], &[]),
        (operation!(&[]), &["key", "bearer"], &[]),
    ];
    for (operation, held, expected) in cases {
        let server = Server::answering(&answer("200 OK", "", ""));
        let credential = |name: &&'static str| {
            (
                *name,
                if *name == "basic" {
                    basic("jane")
                } else {
                    token()
                },
            )
        };
        let credentials: Vec<_> = held.iter().map(credential).collect();
        call(&core(&server.url, &credentials), operation)
            .await
            .unwrap();
        let request = server.request();
        for header in [
            "requesttoken: ",
            "x-second: ",
            "authorization: Bearer ",
            "authorization: Basic ",
        ] {
            assert_eq!(
                request.contains(header),
                expected.contains(&header),
                "{held:?} {header}: {request}"
            );
        }
    }
}

#[tokio::test]
async fn a_lacking_credential_is_said_before_anything_is_sent() {
    let server = Server::answering(&answer("200 OK", "", ""));
    let core = core(&server.url, &[("second", token())]);
    let error = call(
        &core,
        operation!(&[&["key", "second"], &["basic"], &["nobody"]]),
    )
    .await
    .unwrap_err();
    assert!(error.is_credential() && error.kind() == ErrorKind::Credential);
    assert_eq!(
        error.to_string(),
        "list_pets: a credential is lacking: `key`, set by `ClientBuilder::api_key` or by the environment: \
         SDKWRIGHT_TEST_UNSET; or `basic`, set by `ClientBuilder::basic_auth` or by the environment: CARGO_PKG_NAME, \
         CARGO_PKG_VERSION; or `nobody`, which this client does not know"
    );
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn a_header_of_the_callers_stands_for_its_scheme() {
    let server = Server::answering(&answer("200 OK", "", ""));
    let operation = operation!(&[&["bearer"]]);
    let mut request = Request::new(&core(&server.url, &[]), operation);
    request.with_header("Authorization", "Bearer mine");
    request.send().await.unwrap();
    assert!(
        server
            .request()
            .contains("\r\nauthorization: Bearer mine\r\n")
    );

    let mut request = Request::new(&core(&server.url, &[("bearer", token())]), operation);
    request.with_header("Authorization", "Bearer mine");
    request.send().await.unwrap();
    assert_eq!(server.requests()[1].matches("authorization: ").count(), 1);
    assert!(server.requests()[1].contains("\r\nauthorization: Bearer mine\r\n"));

    let mut config = Config::new("acme-sdk/1.2.3", &SCHEMES);
    config.default_header("authorization", "Basic other");
    config.credential("basic", basic("jane"));
    let core = config.build(Some(server.url.clone())).unwrap();
    call(&core, operation!(&[&["basic"]])).await.unwrap();
    // A credential that was set for the scheme wins over a header set for all requests.
    let request = &server.requests()[2];
    assert_eq!(request.matches("authorization: ").count(), 1, "{request}");
    assert!(
        request.contains("\r\nauthorization: Basic amFuZTpodW50ZXIy\r\n"),
        "{request}"
    );
}

#[tokio::test]
async fn credentials_that_cannot_be_sent_are_refused_unseen() {
    let server = Server::answering(&answer("200 OK", "", ""));
    let cases = [
        (
            operation!(&[&["key"]]),
            "key",
            Credential::Token("hunter2\n".into()),
            "has characters that a header cannot hold",
        ),
        (
            operation!(&[&["bearer"]]),
            "bearer",
            Credential::Token("hunter2\r\nx: y".into()),
            "has characters that a header cannot hold",
        ),
        (
            operation!(&[&["key"]]),
            "key",
            basic("jane"),
            "must be one text",
        ),
        (
            operation!(&[&["basic"]]),
            "basic",
            token(),
            "must be a user name and a password",
        ),
        (
            operation!(&[&["basic"]]),
            "basic",
            basic("hunter2:x"),
            "has a colon in its user name",
        ),
    ];
    for (operation, scheme, credential, message) in cases {
        let error = call(&core(&server.url, &[(scheme, credential)]), operation)
            .await
            .unwrap_err();
        assert_eq!(
            error.to_string(),
            format!("list_pets: the credential of `{scheme}` {message}")
        );
        assert!(
            error.is_request() && !format!("{error:?}").contains(SECRET),
            "{error:?}"
        );
    }
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn credentials_come_from_the_environment() {
    // Cargo sets these variables for its tests; a package without a homepage has an empty one.
    assert_eq!(
        variable("CARGO_PKG_NAME").as_deref(),
        Some("sdkwright-runtime")
    );
    assert_eq!(variable("CARGO_PKG_HOMEPAGE"), None);
    assert_eq!(variable("SDKWRIGHT_TEST_UNSET"), None);
    let mut config = Config::new("acme-sdk/1.2.3", &SCHEMES);
    config.credentials_from_environment();
    config.base_url("https://example.com".into());
    let core = config.build(None).unwrap();
    assert!(
        matches!(core.credential("basic"), Some(Credential::Basic { username, password })
        if username == "sdkwright-runtime" && password.expose() == env!("CARGO_PKG_VERSION"))
    );
    assert_eq!(given(&core, "bearer"), Some("sdkwright-runtime"));
    for scheme in ["key", "query", "cookie", "second"] {
        assert!(core.credential(scheme).is_none(), "{scheme}");
    }
    let mut config = Config::new("acme-sdk/1.2.3", &SCHEMES);
    config.credential("bearer", token());
    config.credentials_from_environment();
    let core = config.build(Some("https://example.com".into())).unwrap();
    assert_eq!(given(&core, "bearer"), Some(SECRET), "what was set is kept");
}

#[tokio::test]
async fn setups_never_show_a_secret() {
    let mut config = Config::new("acme-sdk/1.2.3", &SCHEMES);
    config.credential("bearer", token());
    config.credential("basic", basic(SECRET));
    config.default_header("x-extra", SECRET);
    config.timeout(Duration::from_secs(7));
    config.connect_timeout(Duration::from_secs(2));
    config.base_url(format!("https://user:{SECRET}@example.com"));
    let shown = format!("{config:?} {config:#?}");
    assert!(
        !shown.contains(SECRET) && shown.contains("x-extra") && shown.contains("bearer"),
        "{shown}"
    );
    assert!(!format!("{:?}", config.clone().build(None).unwrap_err()).contains(SECRET));
    config.base_url("https://example.com/api/".into());
    let core = config.build(None).unwrap();
    let shown = format!("{core:?} {core:#?}");
    assert!(
        !shown.contains(SECRET)
            && shown.contains("https://example.com/api\"")
            && shown.contains("basic"),
        "{shown}"
    );
    assert_eq!(core.settings().timeout, Duration::from_secs(7));
    assert_eq!(core.settings().connect_timeout, Duration::from_secs(2));
}

#[tokio::test]
async fn a_base_url_is_checked() {
    let build = |url: &str| Config::new("acme-sdk/1.2.3", &[]).build(Some(url.to_owned()));
    for url in [
        "https://x",
        "http://127.0.0.1:80/",
        "https://x/api",
        "https://x/api//",
        "HTTPS://X/a%20b",
    ] {
        assert!(build(url).is_ok(), "{url}");
    }
    let refused = [
        ("", "is not a URL"),
        ("x.com/api", "is not a URL"),
        ("ftp://x", "must start with http"),
        ("unix:/x", "must start with http"),
        ("https://", "is not a URL"),
        ("https://x/?hunter2", "must not have a query or a fragment"),
        ("https://x/#hunter2", "must not have a query or a fragment"),
        ("https://x/?", "must not have a query or a fragment"),
        ("https://hunter2@x", "must not hold a credential"),
        ("https://:hunter2@x", "must not hold a credential"),
        ("https://x/hun ter2", "must not contain spaces"),
        ("https://x/\nhunter2", "must not contain spaces"),
    ];
    for (url, message) in refused {
        let error = build(url).unwrap_err();
        assert!(
            error
                .to_string()
                .starts_with(&format!("the base URL {message}")),
            "{url}: {error}"
        );
        assert!(
            error.is_request() && !format!("{error:?}").contains(SECRET),
            "{error:?}"
        );
        assert_eq!(error.operation(), None);
    }
    assert_eq!(
        Config::new("a/1", &[]).build(None).unwrap_err().to_string(),
        "no base URL is set"
    );
    let mut config = Config::new("a/1", &[]);
    config.default_header("x-extra", "hunter2\n");
    let error = config.build(Some("https://x".into())).unwrap_err();
    assert!(!format!("{error:?} {error}").contains(SECRET), "{error}");
}

#[test]
fn a_server_variable_cannot_change_host_or_path() {
    let fynn = |tenant| {
        server(
            "https://{tenant}.coreapi.io/{v}",
            &[("tenant", tenant), ("v", "v1")],
        )
    };
    assert_eq!(
        fynn("acme-1_x.eu").unwrap(),
        "https://acme-1_x.eu.coreapi.io/v1"
    );
    for tenant in [
        "",
        ".",
        "..",
        "evil.com/",
        "evil.com#",
        "a?b",
        "a@b",
        "a:1",
        "a\\b",
        "a b",
        "ä",
        "{v}",
        "a%2Fb",
        "a\n",
    ] {
        let error = fynn(tenant).unwrap_err();
        assert!(
            error.is_request() && error.to_string().contains("server variable `tenant`"),
            "{tenant:?}: {error}"
        );
    }
    for (template, value, wanted) in [
        ("https://x/{v}/y", "a/b", Some("https://x/a/b/y")),
        ("https://x/{v}", "", Some("https://x/")),
        ("https://x/{v}", "a/../b", None),
        ("https://x/{v}", "a?b", None),
        (
            "https://{v}/api",
            "localhost:8080",
            Some("https://localhost:8080/api"),
        ),
        ("https://{v}:80/api", "a:1", None),
        ("https://x:{v}", "8443", Some("https://x:8443")),
        ("{v}/api", "http://localhost", Some("http://localhost/api")),
        ("{v}://x", "", None),
        (
            "https://x/bot{v}",
            "12:A-b~c",
            Some("https://x/bot12:A-b~c"),
        ),
        ("https://x{v}", "/sell/v1", Some("https://x/sell/v1")),
        ("https://x{v}/y", "/sell/v1", Some("https://x/sell/v1/y")),
        ("https://x{v}", "", Some("https://x")),
        ("https://x{v}", ":8080", Some("https://x:8080")),
        ("https://x{v}", "/../y", None),
        ("https://x{v}", "@evil.com/", None),
        ("https://x{v}.com", "/y", None),
        ("https://{v}", "/y", None),
        ("https://{v}/y", "", None),
    ] {
        assert_eq!(server(template, &[("v", value)]).ok().as_deref(), wanted);
    }
    assert_eq!(server("https://x", &[]).unwrap(), "https://x");
    assert_eq!(
        server("https://{a}", &[]).unwrap_err().to_string(),
        "the server variable `a` has no value"
    );
}

#[tokio::test]
async fn an_http_client_of_the_callers_is_used() {
    let server = Server::answering(&answer("200 OK", "", ""));
    let address = server.url.strip_prefix("http://").unwrap().parse().unwrap();
    let http = reqwest::Client::builder()
        .resolve("api.example.test", address)
        .build()
        .unwrap();
    let mut config = Config::new("acme-sdk/1.2.3", &SCHEMES);
    config.http_client(http);
    let core = config
        .build(Some(format!("http://api.example.test:{}", address.port())))
        .unwrap();
    call(&core, operation!(&[])).await.unwrap();
    assert!(
        server
            .request()
            .contains("\r\nuser-agent: acme-sdk/1.2.3 (rust; "),
        "{}",
        server.request()
    );
}

#[test]
fn header_values_that_may_be_secret_are_marked() {
    let value = SCHEMES[2].header_value(SECRET).unwrap();
    assert!(value.is_sensitive() && !format!("{value:?}").contains(SECRET));
    let (_, value) = sdkwright_runtime::client::header("x-extra", SECRET).unwrap();
    assert!(value.is_sensitive());
}

/// What stands behind the base URL's host is parsed by itself, and must never become another host.
#[test]
fn a_url_is_parsed_as_if_it_were_parsed_whole() {
    let rests = [
        "",
        "/",
        "/pets",
        "/pets/a%2Fb?x=1&y=%20#z",
        "/a/./b/../c",
        "//evil.example",
        "/\\evil.example",
        "/\t/evil.example",
        "\\\\evil.example",
        "/\n\\evil.example",
        "/ /x ",
        "/ä?ö",
        ".evil.example/pets",
        ":8080/pets",
        "@evil.example/",
        "?x=1",
        "#x",
    ];
    for base in [
        "https://api.example.com",
        "HTTP://API.example.com:80/v1",
        "http:api.example.com/v1",
        "http://[::1]:9/a/",
    ] {
        let core = Config::new("acme-sdk/1.2.3", &[])
            .build(Some(base.to_owned()))
            .unwrap();
        for rest in rests {
            for text in [
                format!("{base}{rest}"),
                format!("{}{rest}", base.trim_end_matches("/v1")),
            ] {
                assert_eq!(
                    core.parsed(&text),
                    reqwest::Url::parse(&text).ok(),
                    "{text:?}"
                );
            }
        }
    }
}

#[tokio::test]
async fn cookies_join_those_of_the_client() {
    let server = Server::answering(&answer("200 OK", "", ""));
    let mut config = Config::new("acme-sdk/1.2.3", &SCHEMES);
    config.default_header("Cookie", "theme=dark");
    config.credential("cookie", token());
    let core = config.build(Some(server.url.clone())).unwrap();
    let operation = operation!(&[&["cookie"]]);
    let mut request = Request::new(&core, operation);
    request.cookie("lang", &"de");
    request.send().await.unwrap();
    let sent = server.request();
    let wanted = "\r\ncookie: theme=dark; lang=de; sid=hunter2\r\n";
    assert!(sent.contains(wanted), "{sent}");
    // What a call sets by hand takes the place of all.
    let mut request = Request::new(&core, operation);
    request.cookie("lang", &"de");
    request.with_header("Cookie", "a=b");
    request.send().await.unwrap();
    let sent = &server.requests()[1];
    assert!(sent.contains("\r\ncookie: a=b\r\n"), "{sent}");
}
