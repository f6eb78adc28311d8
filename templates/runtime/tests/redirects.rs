//! Redirects: followed to the same place, with the credential; never elsewhere, whatever the kind of credential.

use reqwest::Url;
use sdkwright_runtime::auth::{Credential, Scheme, SchemeKind};
use sdkwright_runtime::client::{Config, Core};
use sdkwright_runtime::error::{Delivery, ErrorKind};
use sdkwright_runtime::operation::Operation;
use sdkwright_runtime::request::Request;
use sdkwright_runtime::response::Answer;
use sdkwright_runtime::transport::stays;

mod clock;
mod loopback;

use clock::TestClock;
use loopback::{Server, answer, refuse};

const SECRET: &str = "hunter2";

/// `jane:hunter2`
const BASIC: &str = "amFuZTpodW50ZXIy";

static SCHEMES: [Scheme; 6] = [
    scheme("basic", SchemeKind::Basic),
    scheme("bearer", SchemeKind::Bearer),
    scheme("http", SchemeKind::Http("ApiKey")),
    scheme("header", SchemeKind::Header("x-key")),
    scheme("query", SchemeKind::Query("key")),
    scheme("cookie", SchemeKind::Cookie("sid")),
];

const fn scheme(name: &'static str, kind: SchemeKind) -> Scheme {
    Scheme {
        name,
        kind,
        setter: name,
        variables: &[],
        further: &[],
    }
}

const STATUSES: [&str; 5] = [
    "301 Moved Permanently",
    "302 Found",
    "303 See Other",
    "307 Temporary Redirect",
    "308 Permanent Redirect",
];

fn core(url: &str) -> Core {
    let mut config = Config::new("acme-sdk/1.2.3", &SCHEMES);
    config.clock(TestClock::new());
    for scheme in &SCHEMES {
        let credential = match scheme.kind {
            SchemeKind::Basic => Credential::Basic {
                username: "jane".to_owned(),
                password: SECRET.into(),
            },
            SchemeKind::Bearer
            | SchemeKind::Http(_)
            | SchemeKind::Header(_)
            | SchemeKind::Query(_)
            | SchemeKind::Cookie(_) => Credential::Token(SECRET.into()),
        };
        config.credential(scheme.name, credential);
    }
    config.build(Some(url.to_owned())).unwrap()
}

/// An operation that takes one scheme.
fn operation(method: &'static str, scheme: &'static str) -> &'static Operation {
    let combination: &'static [&'static str] = Vec::leak(vec![scheme]);
    Box::leak(Box::new(Operation {
        security: Vec::leak(vec![combination]),
        ..Operation::new("call", method, "/pets")
    }))
}

async fn call(core: &Core, scheme: &'static str) -> Answer {
    let mut request = Request::new(core, operation("POST", scheme));
    request.with_header("x-mine", SECRET);
    request.json(&[SECRET]);
    request.send().await.unwrap()
}

fn holds_a_secret(request: &str) -> bool {
    request.contains(SECRET) || request.contains(BASIC)
}

#[tokio::test]
async fn elsewhere_gets_nothing() {
    let elsewhere = Server::answering(&answer("200 OK", "", "got it"));
    for status in STATUSES {
        let target = elsewhere.url.clone();
        let here = Server::start(move |url, index| {
            let target = match index % 4 {
                // Another port, with the query that had a key.
                0 => format!("{target}/pets?key=from-us"),
                // The same place by another name, and by another scheme.
                1 => url.replace("127.0.0.1", "localhost") + "/x",
                2 => url.replace("http:", "https:") + "/x",
                // Without a scheme.
                _ => target.replace("http:", ""),
            };
            answer(status, &format!("location: {target}\r\n"), "")
        });
        let core = core(&here.url);
        for scheme in &SCHEMES {
            for _ in 0..4 {
                let answered = call(&core, scheme.name).await;
                assert_eq!(answered.status.as_str(), &status[..3], "{}", scheme.name);
            }
        }
        // Every call came here once, with its secret, and went nowhere else.
        let requests = here.requests();
        assert_eq!(requests.len(), 4 * SCHEMES.len());
        assert!(requests.iter().all(|request| holds_a_secret(request)));
    }
    assert!(elsewhere.requests().is_empty());
}

#[tokio::test]
async fn the_same_place_gets_the_credential_again() {
    for scheme in &SCHEMES {
        for status in ["307 Temporary Redirect", "308 Permanent Redirect"] {
            let here = Server::scripted(&[
                answer(status, "location: /animals\r\n", ""),
                answer("200 OK", "", "found"),
            ]);
            let answered = call(&core(&here.url), scheme.name).await;
            assert_eq!(
                (answered.status.as_u16(), &*answered.body),
                (200, &b"found"[..])
            );
            let requests = here.requests();
            assert!(requests[1].starts_with("POST /animals HTTP/1.1\r\n"));
            assert!(requests[1].ends_with("[\"hunter2\"]"));
            // The first URL may hold a key.
            assert!(!requests[1].contains("referer"), "{}", requests[1]);
            // A key in the query is the server's to put into its `Location`.
            let expected = scheme.name != "query";
            let head = requests[1].split("\r\n\r\n").next().unwrap();
            let head = head.replace("x-mine: hunter2", "");
            assert_eq!(holds_a_secret(&head), expected, "{head}");
        }
    }
}

#[tokio::test]
async fn redirects_come_to_an_end() {
    let round = Server::start(|url, index| {
        answer("302 Found", &format!("location: {url}/{index}\r\n"), "")
    });
    let answered = call(&core(&round.url), "bearer").await;
    assert_eq!((answered.status.as_u16(), round.requests().len()), (302, 6));
}

/// A `Location` that is none is the end, too.
#[tokio::test]
async fn a_redirect_to_nowhere_is_an_answer() {
    for location in [
        "",
        "location: \r\n",
        "location: http://\r\n",
        "location: \u{e9}://[\r\n",
    ] {
        let server = Server::answering(&answer("302 Found", location, ""));
        let answered = call(&core(&server.url), "bearer").await;
        assert_eq!(answered.status, 302, "{location:?}");
    }
}

#[test]
fn a_place_is_scheme_host_and_port() {
    let stay = |from: &str, to: &str| {
        let from = Url::parse(from).unwrap();
        stays(std::slice::from_ref(&from), &from.join(to).unwrap())
    };
    for (from, to) in [
        ("https://a.example/x", "/y"),
        ("https://a.example/x", "https://a.example:443/y"),
        ("https://a.example/x", "https://A.EXAMPLE/y"),
        ("https://a.example/x", "https://user@a.example/y"),
        ("http://a.example/x", "//a.example/y"),
        ("https://a.example:8443/x", "?z"),
    ] {
        assert!(stay(from, to), "{from} {to}");
    }
    for (from, to) in [
        // From the net to the clear.
        ("https://a.example/x", "http://a.example/x"),
        ("https://a.example:8443/x", "http://a.example:8443/x"),
        ("http://a.example/x", "https://a.example/x"),
        ("https://a.example/x", "https://b.example/x"),
        ("https://a.example/x", "https://sub.a.example/x"),
        ("https://a.example/x", "https://a.example.evil/x"),
        ("https://a.example/x", "https://a.example@evil/x"),
        ("https://a.example/x", "https://a.example:8443/x"),
        ("https://a.example/x", "//evil/x"),
        ("https://a.example/x", "file:///etc/passwd"),
        ("https://a.example/x", "data:text/plain,x"),
    ] {
        assert!(!stay(from, to), "{from} {to}");
    }
    // Having been there once does not make it the same place.
    let places: Vec<Url> = ["https://a.example", "https://b.example"]
        .map(|url| Url::parse(url).unwrap())
        .into();
    assert!(!stays(&places, &places[0]) && !stays(&places, &places[1]));
}

/// A payment that was taken, and whose client was then sent elsewhere for the outcome, is not made once more, whatever becomes
/// of that.
#[tokio::test]
async fn what_comes_after_a_redirect_does_not_undo_what_came_before() {
    // The place that the redirect leads to is busy.
    let busy = Server::scripted(&[
        answer("303 See Other", "location: /outcome\r\n", ""),
        answer("429 Slow Down", "retry-after: 0\r\n", ""),
    ]);
    let answered = call(&core(&busy.url), "bearer").await;
    assert_eq!(
        (answered.status.as_u16(), answered.history.attempts),
        (429, 1)
    );
    assert_eq!(busy.requests().len(), 2);
    // The same through a client of the caller's.
    let busy = Server::scripted(&[
        answer("303 See Other", "location: /outcome\r\n", ""),
        answer("429 Slow Down", "retry-after: 0\r\n", ""),
    ]);
    let mut config = Config::new("acme-sdk/1.2.3", &[]);
    config.http_client(reqwest::Client::new());
    let core = config.build(Some(busy.url.clone())).unwrap();
    static PAY: Operation = Operation::new("pay", "POST", "/payments");
    let answered = Request::new(&core, &PAY).send().await.unwrap();
    assert_eq!(
        (answered.status.as_u16(), answered.history.attempts),
        (429, 1)
    );

    // Nobody listens there any more.
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let url = format!("http://{address}");
    let server = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        drop(listener);
        refuse(address);
        let mut buffer = [0; 4096];
        _ = std::io::Read::read(&mut stream, &mut buffer).unwrap();
        let gone = answer("303 See Other", "location: /outcome\r\n", "");
        std::io::Write::write_all(&mut stream, gone.as_bytes()).unwrap();
    });
    let mut config = Config::new("acme-sdk/1.2.3", &[]);
    config.clock(TestClock::new());
    let core = config.build(Some(url)).unwrap();
    let error = Request::new(&core, &PAY).send().await.unwrap_err();
    server.join().unwrap();
    assert_eq!(error.kind(), ErrorKind::Transport, "{error:?}");
    assert_eq!(
        (error.delivery(), error.attempts()),
        (Delivery::MaybeProcessed, 1)
    );

    // What may be repeated is.
    let busy = Server::scripted(&[
        answer("307 Temporary Redirect", "location: /a\r\n", ""),
        answer("429 Slow Down", "retry-after: 0\r\n", ""),
        answer("200 OK", "", ""),
    ]);
    static GET: Operation = Operation::new("get", "GET", "/payments");
    let mut config = Config::new("acme-sdk/1.2.3", &[]);
    config.clock(TestClock::new());
    let core = config.build(Some(busy.url.clone())).unwrap();
    let answered = Request::new(&core, &GET).send().await.unwrap();
    assert_eq!(
        (answered.status.as_u16(), answered.history.attempts),
        (200, 2)
    );
}
