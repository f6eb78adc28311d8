//! The client credentials grant: what is sent to a token endpoint, how its answers are read, and what a failure of it looks like.

use std::sync::Arc;
use std::time::Duration;

use sdkwright_runtime::client::Config;
use sdkwright_runtime::client_credentials::ClientCredentials;
use sdkwright_runtime::error::{Delivery, ErrorKind};
use sdkwright_runtime::intercept::{After, Before, BoxError, Interceptor};
use sdkwright_runtime::token::Token;

mod authorization;
mod clock;
mod loopback;

use authorization::{
    Api, FLOW, SCHEMES, SECRET, body, core, create, credentials, failed, fine, header, list, still,
    token,
};
use clock::TestClock;
use loopback::{Server, answer, kept_alive, nobody};

#[tokio::test]
async fn a_token_is_asked_for_as_the_grant_says() {
    let api = Api::start(token, fine);
    let core = api.core(&still(), |config| {
        config.default_header("x-tenant", "acme");
    });
    list(&core).await.unwrap();
    let asked = &api.requests("POST /oauth/token ")[0];
    assert_eq!(
        body(asked),
        "grant_type=client_credentials&scope=pets%3Aread%20pets%3Awrite"
    );
    // `the%20id:hunter2`
    assert_eq!(
        header(asked, "authorization"),
        "Basic dGhlJTIwaWQ6aHVudGVyMg=="
    );
    assert_eq!(
        header(asked, "content-type"),
        "application/x-www-form-urlencoded"
    );
    assert_eq!(header(asked, "accept"), "application/json");
    assert!(header(asked, "user-agent").starts_with("acme-sdk/1.2.3 "));
    assert_eq!(
        header(asked, "x-tenant"),
        "",
        "it may not be for that server"
    );
    assert_eq!(api.carried(), ["Bearer token-1"]);
    assert!(api.requests("GET")[0].contains("x-tenant: acme"));
}

#[tokio::test]
async fn the_user_may_ask_otherwise() {
    let elsewhere = Server::answering(&token(7));
    let cases: [(ClientCredentials, &str); 4] = [
        (
            credentials().in_body(true).scopes(["a", "b c"]),
            "grant_type=client_credentials&scope=a%20b%20c&client_id=the%20id&client_secret=hunter2",
        ),
        (
            credentials().scopes(Vec::<String>::new()),
            "grant_type=client_credentials",
        ),
        (
            credentials().scopes(["a"]).parameter("audience", "x&y"),
            "grant_type=client_credentials&scope=a&audience=x%26y",
        ),
        (
            credentials().scopes(["a"]).token_url(elsewhere.url.clone()),
            "grant_type=client_credentials&scope=a",
        ),
    ];
    for (credentials, expected) in cases {
        let in_body = expected.contains("client_id");
        let api = Api::start(token, fine);
        let core = api.core(&still(), |config| {
            config.credential("oauth", credentials.credential(&FLOW));
        });
        list(&core).await.unwrap();
        let asked = api.requests("POST /oauth/token ").pop();
        let asked = asked.unwrap_or_else(|| elsewhere.request());
        assert_eq!(body(&asked), expected);
        assert_eq!(header(&asked, "authorization").is_empty(), in_body);
    }
    assert!(elsewhere.request().starts_with("POST / "));
}

#[tokio::test]
async fn a_token_url_may_be_relative_and_must_be_safe() {
    const SAFE: &[(&str, &str, &str)] = &[
        ("", "/oauth/token", "POST /oauth/token "),
        ("/v1", "/oauth/token", "POST /oauth/token "),
        (
            "/v1",
            "oauth/token?tenant=a",
            "POST /v1/oauth/token?tenant=a ",
        ),
        ("/v1/", "../token", "POST /token "),
    ];
    for (base, url, expected) in SAFE {
        let server = Server::answering(&answer("404 Not Found", "", ""));
        let core = core(&format!("{}{base}", server.url), &still(), |config| {
            let credentials = credentials().token_url(*url);
            config.credential("oauth", credentials.credential(&FLOW));
        });
        assert!(failed(list(&core).await).is_token());
        assert!(server.request().starts_with(expected), "{url}");
    }
    for url in [
        "",
        "ftp://a.example",
        "/a#b",
        "https://u:hunter2@a.example",
        "http://[",
    ] {
        let core = core(&nobody(), &still(), |config| {
            let credentials = credentials().token_url(url);
            config.credential("oauth", credentials.credential(&FLOW));
        });
        let error = failed(list(&core).await);
        let inner = error.token_error().unwrap();
        assert_eq!(
            (error.kind(), inner.kind()),
            (ErrorKind::Token, ErrorKind::Request),
            "{url}"
        );
        assert_eq!((error.attempts(), inner.attempts()), (0, 0), "{url}");
    }
}

#[tokio::test]
async fn the_life_of_a_token_is_read_as_servers_write_it() {
    // What `expires_in` says, and after how many seconds the token is renewed; none if it is kept until it is refused.
    const LIVES: &[(&str, Option<u64>)] = &[
        ("100", Some(80)),
        ("\"100\"", Some(80)),
        ("100.0", Some(80)),
        ("0", Some(0)),
        ("-5", Some(0)),
        ("null", None),
        ("\"soon\"", None),
        ("1e300", None),
    ];
    for (life, renewed) in LIVES {
        let clock = still();
        let json = format!(r#"{{"access_token":"token","expires_in":{life}}}"#);
        let api = Api::start(move |_| kept_alive("200 OK", "", &json), fine);
        let core = api.core(&clock, |_| {});
        list(&core).await.unwrap();
        if let Some(after) = renewed.and_then(|after| after.checked_sub(1)) {
            clock.pass(Duration::from_secs(after));
            list(&core).await.unwrap();
            assert_eq!(api.tokens(), 1, "{life}");
        }
        clock.pass(Duration::from_secs(if renewed.is_some() {
            1
        } else {
            1 << 40
        }));
        list(&core).await.unwrap();
        assert_eq!(api.tokens(), 1 + usize::from(renewed.is_some()), "{life}");
    }
}

#[tokio::test]
async fn a_failing_endpoint_is_told_apart() {
    // The answer; the kind, the status and the words of the token's error, and how often it was tried.
    let ok = |json: &str| kept_alive("200 OK", "", json);
    let cases = [
        (
            kept_alive(
                "401 Unauthorized",
                "",
                r#"{"error":"invalid_client","error_description":"hunter2"}"#,
            ),
            (
                ErrorKind::Status,
                Some(401),
                "token: HTTP 401 Unauthorized: invalid_client",
                1,
            ),
        ),
        (
            kept_alive("400 Bad Request", "", r#"{"error":"hunter2"}"#),
            (
                ErrorKind::Status,
                Some(400),
                "token: HTTP 400 Bad Request",
                1,
            ),
        ),
        (
            kept_alive("503 Service Unavailable", "", ""),
            (
                ErrorKind::Status,
                Some(503),
                "token: HTTP 503 Service Unavailable",
                3,
            ),
        ),
        (
            ok(r#"{"error":"invalid_scope"}"#),
            (
                ErrorKind::Rejected,
                Some(200),
                "token: HTTP 200 OK: invalid_scope",
                1,
            ),
        ),
        (
            ok(r#"{"access_token":""}"#),
            (
                ErrorKind::Decode,
                Some(200),
                "token: HTTP 200 OK: the answer has no `access_token`",
                1,
            ),
        ),
        (
            ok("<html>"),
            (
                ErrorKind::Decode,
                Some(200),
                "token: HTTP 200 OK: the answer has no `access_token`",
                1,
            ),
        ),
        (
            ok(r#"{"access_token":"hunter2","token_type":"mac"}"#),
            (
                ErrorKind::Decode,
                Some(200),
                "token: HTTP 200 OK: the token is not of the type `Bearer`",
                1,
            ),
        ),
    ];
    for (answer, (kind, status, words, tries)) in cases {
        let api = Api::start(move |_| answer.clone(), fine);
        let core = api.core(&TestClock::new(), |_| {});
        let error = failed(create(&core).await);
        assert_eq!((error.kind(), error.status()), (ErrorKind::Token, None));
        assert_eq!(error.to_string(), "create_pet: no token for `oauth`");
        assert_eq!((error.delivery(), error.attempts()), (Delivery::NotSent, 0));
        let inner = error.token_error().unwrap();
        assert_eq!(inner.kind(), kind);
        assert_eq!(inner.status().map(|status| status.as_u16()), status);
        assert_eq!(inner.to_string(), words);
        assert_eq!(api.tokens(), tries, "{words}");
        assert_eq!(api.carried(), [""; 0], "nothing of the call is sent");
        let body = inner.body_text().unwrap_or_default();
        assert!(
            status != Some(200) || body.is_empty(),
            "it may hold a token: {body}"
        );
    }
    let core = core(&nobody(), &TestClock::new(), |_| {});
    let error = failed(create(&core).await);
    assert_eq!(error.kind(), ErrorKind::Token);
    assert_eq!(error.token_error().unwrap().kind(), ErrorKind::Connect);
}

#[tokio::test]
async fn interceptors_do_not_see_the_request_for_a_token() {
    struct Seen;
    impl Interceptor for Seen {
        fn before(&self, attempt: &mut Before<'_>) -> Result<(), BoxError> {
            assert_eq!(attempt.operation, "list_pets");
            assert!(!format!("{:?}", attempt.headers).contains("token-"));
            Ok(())
        }
        fn after(&self, attempt: &After<'_>) {
            assert_eq!(attempt.operation, "list_pets");
        }
    }
    let api = Api::start(token, fine);
    let core = api.core(&still(), |config| config.interceptor(Arc::new(Seen)));
    list(&core).await.unwrap();
    assert_eq!(api.carried(), ["Bearer token-1"]);
}

#[tokio::test]
async fn neither_secret_nor_token_follows_a_redirect_to_another_server() {
    let other = Server::answering(&token(9));
    let away = format!("location: {}/oauth/token\r\n", other.url);
    let api = Api::start(
        move |_| kept_alive("307 Temporary Redirect", &away, ""),
        fine,
    );
    let core = api.core(&still(), |_| {});
    let error = failed(list(&core).await);
    assert_eq!(error.token_error().unwrap().status().unwrap(), 307);
    assert_eq!(other.connections(), 0);
}

#[tokio::test]
async fn what_is_lacking_is_said_with_all_ways_to_give_it() {
    let mut config = Config::new("acme-sdk/1.2.3", &SCHEMES);
    config.base_url(nobody());
    let core = config.build(None).unwrap();
    assert_eq!(
        failed(list(&core).await).to_string(),
        "list_pets: a credential is lacking: `oauth`, set by `ClientBuilder::oauth`, or by `ClientBuilder::oauth_client` or by \
         the environment: CLIENT_ID, CLIENT_SECRET"
    );
}

#[test]
fn no_setup_shows_a_secret() {
    let mut config = Config::new("acme-sdk/1.2.3", &SCHEMES);
    let credentials = ClientCredentials::new("hunter2-id", SECRET).parameter("audience", SECRET);
    let shown = format!("{credentials:?} {:?}", Token::new(SECRET));
    config.credential("oauth", credentials.credential(&FLOW));
    config.base_url("https://a.example".into());
    let shown = format!(
        "{shown} {config:?} {:?}",
        config.clone().build(None).unwrap()
    );
    assert!(!shown.contains(SECRET), "{shown}");
}
