//! Lists that come in pages, on a server that shows what each page was asked for with.

use sdkwright_runtime::auth::{Credential, Scheme, SchemeKind};
use sdkwright_runtime::client::{Config, Core};
use sdkwright_runtime::operation::Operation;
use sdkwright_runtime::pages::{Next, PageItems, Pages, Paging, Place};
use sdkwright_runtime::request::Request;
use sdkwright_runtime::response;
use serde_json::{Value as Json, json};

mod clock;
mod loopback;

use clock::TestClock;
use loopback::{Server, answer};

static LIST: Operation = Operation {
    security: &[&["key"]],
    ..Operation::new("list", "GET", "/things")
};

static SEARCH: Operation = Operation::new("search", "POST", "/search");

static FEED: Operation = Operation {
    security: &[&["query key"]],
    ..Operation::new("feed", "GET", "/feed")
};

static SCHEMES: &[Scheme] = &[
    Scheme {
        name: "key",
        kind: SchemeKind::Bearer,
        setter: "key",
        variables: &[],
        further: &[],
    },
    Scheme {
        name: "query key",
        kind: SchemeKind::Query("api_key"),
        setter: "query_key",
        variables: &[],
        further: &[],
    },
];

fn core(url: &str) -> Core {
    let mut config = Config::new("acme-sdk/1.2.3", SCHEMES);
    config.clock(TestClock::new());
    config.credential("key", Credential::Token("s3cret".into()));
    config.credential("query key", Credential::Token("q3ry".into()));
    config.build(Some(url.to_owned())).unwrap()
}

fn list(server: &Server) -> Request {
    Request::new(&core(&server.url), &LIST)
}

fn count(page: &Json) -> Option<usize> {
    items_of(page.clone()).map(|items| items.len())
}

fn items_of(page: Json) -> Option<Vec<Json>> {
    let list = page.get("data").unwrap_or(&page);
    list.as_array().cloned()
}

fn pages(request: Request, paging: &'static Paging) -> Pages<Json> {
    Pages::new(request, response::json, paging, count)
}

/// All items, and the target of each request.
async fn all(server: &Server, paging: &'static Paging) -> (Vec<Json>, Vec<String>) {
    let mut items = PageItems::new(pages(list(server), paging), items_of);
    let mut found = Vec::new();
    while let Some(item) = items.next().await {
        found.push(item.unwrap());
    }
    assert!(items.next().await.is_none());
    (found, targets(server))
}

fn targets(server: &Server) -> Vec<String> {
    let requests = server.requests();
    let targets = requests.iter().map(|request| {
        let line = request.lines().next().unwrap_or_default();
        line.split(' ').nth(1).unwrap_or_default().to_owned()
    });
    targets.collect()
}

fn ok(headers: &str, body: &Json) -> String {
    let headers = format!("content-type: application/json\r\n{headers}");
    answer("200 OK", &headers, &body.to_string())
}

fn scripted(pages: &[(&str, Json)]) -> Server {
    let answers: Vec<String> = pages
        .iter()
        .map(|(headers, body)| ok(headers, body))
        .collect();
    Server::scripted(&answers)
}

static CURSOR: Paging = Paging {
    next: Next::Body(&["page", "end"]),
    place: Place::Query("after"),
    more: &["page", "more"],
};

#[tokio::test]
async fn a_cursor_in_the_body_is_followed_to_its_end() {
    let server = scripted(&[
        (
            "",
            json!({"data": [1, 2], "page": {"end": "a/b=", "more": true}}),
        ),
        ("", json!({"data": [], "page": {"end": 7}})),
        (
            "",
            json!({"data": [3], "page": {"end": "z", "more": false}}),
        ),
    ]);
    let (items, targets) = all(&server, &CURSOR).await;
    assert_eq!(items, [json!(1), json!(2), json!(3)]);
    assert_eq!(
        targets,
        ["/things", "/things?after=a%2Fb%3D", "/things?after=7"]
    );
    for request in server.requests() {
        assert!(
            request.contains("authorization: Bearer s3cret"),
            "{request}"
        );
    }
}

#[tokio::test]
async fn a_cursor_that_is_null_empty_or_missing_ends_the_list() {
    for page in [
        json!({"end": null}),
        json!({"end": ""}),
        json!({}),
        json!(null),
    ] {
        let server = scripted(&[("", json!({"data": [1], "page": page}))]);
        let (items, targets) = all(&server, &CURSOR).await;
        assert_eq!((items.len(), targets.len()), (1, 1), "{page}");
    }
}

#[tokio::test]
async fn a_cursor_in_a_header_is_followed() {
    static HEADER: Paging = Paging {
        next: Next::Header("X-After-Cursor"),
        place: Place::Query("after_cursor"),
        more: &[],
    };
    let server = scripted(&[
        ("x-after-cursor: c1\r\n", json!([1])),
        ("x-after-cursor: \r\n", json!([2])),
    ]);
    let (items, targets) = all(&server, &HEADER).await;
    assert_eq!(items.len(), 2);
    assert_eq!(targets, ["/things", "/things?after_cursor=c1"]);
}

#[tokio::test]
async fn the_last_item_of_a_page_names_the_next_one() {
    static BY_ITEM: Paging = Paging {
        next: Next::Item {
            items: &["data"],
            property: &["id"],
        },
        place: Place::Query("starting_after"),
        more: &["has_more"],
    };
    let item = |id: &str| json!({"name": [{"id": "no"}], "id": id});
    let server = scripted(&[
        (
            "",
            json!({"has_more": true, "data": [item("a"), item("b")]}),
        ),
        ("", json!({"data": [item("c d")], "has_more": true})),
        ("", json!({"data": [item("e")], "has_more": false})),
    ]);
    let (items, targets) = all(&server, &BY_ITEM).await;
    assert_eq!(items, ["a", "b", "c d", "e"].map(item));
    assert_eq!(
        targets,
        [
            "/things",
            "/things?starting_after=b",
            "/things?starting_after=c%20d"
        ]
    );

    // An answer that is the list, and does not say whether there is more: a page without items was the last one.
    static BARE: Paging = Paging {
        next: Next::Item {
            items: &[],
            property: &["key", "id"],
        },
        place: Place::Query("after"),
        more: &[],
    };
    let server = scripted(&[
        ("", json!([{"key": {"id": 1}}, {"key": {"id": 2}}])),
        ("", json!([])),
    ]);
    let (items, targets) = all(&server, &BARE).await;
    assert_eq!(items.len(), 2);
    assert_eq!(targets, ["/things", "/things?after=2"]);
}

#[tokio::test]
async fn offsets_and_numbers_go_on_until_a_page_is_empty() {
    static OFFSET: Paging = Paging {
        next: Next::Offset(0),
        place: Place::Query("offset"),
        more: &[],
    };
    static NUMBER: Paging = Paging {
        next: Next::Number(1),
        place: Place::Query("page"),
        more: &[],
    };
    for (paging, wanted) in [
        (&OFFSET, ["/things", "/things?offset=2", "/things?offset=3"]),
        (&NUMBER, ["/things", "/things?page=2", "/things?page=3"]),
    ] {
        let server = scripted(&[("", json!([1, 2])), ("", json!([3])), ("", json!([]))]);
        let (items, targets) = all(&server, paging).await;
        assert_eq!(items.len(), 3);
        assert_eq!(targets, wanted);
        let mut elsewhere = pages(list(&server), paging).starting_at("c7");
        let error = elsewhere.next().await.unwrap().unwrap_err();
        assert!(error.is_request(), "{error}");
        assert_eq!(server.requests().len(), 3);
    }
}

#[tokio::test]
async fn pages_begin_where_the_call_says() {
    static QUERY: Paging = Paging {
        next: Next::Offset(0),
        place: Place::Query("offset"),
        more: &[],
    };
    static HEADER: Paging = Paging {
        next: Next::Number(1),
        place: Place::Header("X-Page"),
        more: &[],
    };
    static BODY: Paging = Paging {
        next: Next::Offset(0),
        place: Place::Body("offset"),
        more: &[],
    };
    async fn run(paging: &'static Paging, give: fn(&mut Request)) -> Vec<String> {
        let server = scripted(&[("", json!([1, 2])), ("", json!([3])), ("", json!([]))]);
        let mut request = Request::new(&core(&server.url), &SEARCH);
        give(&mut request);
        let mut pages = pages(request, paging);
        while let Some(page) = pages.next().await {
            page.unwrap();
        }
        server.requests()
    }
    let requests = run(&QUERY, |request| request.query("offset", &40)).await;
    for (request, wanted) in requests.iter().zip([40, 42, 43]) {
        let wanted = format!("POST /search?offset={wanted} ");
        assert!(request.starts_with(&wanted), "{request}");
    }
    let requests = run(&HEADER, |request| request.header("X-Page", &7)).await;
    for (request, wanted) in requests.iter().zip([7, 8, 9]) {
        assert!(
            request.contains(&format!("x-page: {wanted}\r\n")),
            "{request}"
        );
    }
    let bodies: [fn(&mut Request); 2] = [
        |request| request.json(&json!({"offset": 40})),
        |request| {
            request.json(&json!({"offset": 1}));
            request.with_body_field("offset", &40);
        },
    ];
    for give in bodies {
        let requests = run(&BODY, give).await;
        for (request, wanted) in requests.iter().zip([40, 42, 43]) {
            let wanted = format!("{{\"offset\":{wanted}}}");
            assert!(request.ends_with(&wanted), "{request}");
        }
    }
}

#[tokio::test]
async fn a_link_header_is_followed_and_keeps_the_credential() {
    static LINK: Paging = Paging {
        next: Next::Link,
        place: Place::Url,
        more: &[],
    };
    let server = Server::start(|url, index| match index {
        0 => ok(
            &format!(
                "link: </first>; rel=first, <{url}/other/7?page=2#x>; rel=\"prev next\"; title=\"a, <b>\"\r\n"
            ),
            &json!([1]),
        ),
        1 => ok("link: <?page=3>; rel=\"next\"\r\n", &json!([2])),
        _ => ok("link: <?page=1>; rel=\"first\"\r\n", &json!([3])),
    });
    let (items, targets) = all(&server, &LINK).await;
    assert_eq!(items.len(), 3);
    assert_eq!(targets, ["/things", "/other/7?page=2", "/things?page=3"]);
    for request in server.requests() {
        assert!(
            request.contains("authorization: Bearer s3cret"),
            "{request}"
        );
    }
}

static URL: Paging = Paging {
    next: Next::Url(&["@odata.nextLink"]),
    place: Place::Url,
    more: &[],
};

#[tokio::test]
async fn a_key_in_the_url_of_a_page_is_sent_once_and_never_shown() {
    let body = json!({"data": [1], "@odata.nextLink": "?a=1&api%5Fkey=q3ry&page=2"});
    let server = scripted(&[("", body), ("", json!({"data": [2]}))]);
    let mut pages = pages(Request::new(&core(&server.url), &FEED), &URL);
    pages.next().await.unwrap().unwrap();
    assert_eq!(pages.position(), Some("?a=1&page=2"));
    pages.next().await.unwrap().unwrap();
    assert_eq!(
        targets(&server),
        ["/feed?api_key=q3ry", "/feed?a=1&page=2&api_key=q3ry"]
    );
}

#[tokio::test]
async fn each_page_has_an_idempotency_key_of_its_own() {
    let server = scripted(&[
        ("", json!({"data": [1], "page": {"end": "a"}})),
        ("", json!({"data": [2], "page": {"end": "b"}})),
        ("", json!({"data": [3]})),
    ]);
    let mut request = list(&server);
    request.with_idempotency_key("mine");
    let mut pages = pages(request, &CURSOR);
    while let Some(page) = pages.next().await {
        page.unwrap();
    }
    let keys: Vec<String> = server
        .requests()
        .iter()
        .flat_map(|request| request.lines())
        .filter_map(|line| Some(line.strip_prefix("idempotency-key: ")?.to_owned()))
        .collect();
    assert_eq!((keys.len(), keys[0].as_str()), (3, "mine"));
    assert!(keys[1] != keys[0] && keys[2] != keys[1] && keys[2] != keys[0]);
}

#[tokio::test]
async fn a_url_on_another_server_is_never_called() {
    let other = Server::answering(&ok("", &json!([])));
    let body = json!({"data": [1], "@odata.nextLink": format!("{}/things?page=2", other.url)});
    let server = scripted(&[("", body)]);
    let mut pages = pages(list(&server), &URL);
    assert!(pages.next().await.unwrap().is_ok());
    let error = pages.next().await.unwrap().unwrap_err();
    assert!(error.is_request(), "{error}");
    assert!(pages.next().await.is_none());
    assert_eq!(other.requests().len(), 0);
}

#[tokio::test]
async fn more_without_a_word_of_where_is_an_error_after_its_page() {
    static ITEM: Paging = Paging {
        next: Next::Item {
            items: &["data"],
            property: &["id"],
        },
        place: Place::Query("after"),
        more: &["more"],
    };
    static OFFSET: Paging = Paging {
        next: Next::Offset(0),
        place: Place::Query("offset"),
        more: &["more"],
    };
    for (paging, page) in [
        (
            &CURSOR,
            json!({"data": [1], "page": {"end": null, "more": true}}),
        ),
        (&ITEM, json!({"data": [{"name": "x"}], "more": true})),
        (&OFFSET, json!({"data": [], "more": true})),
    ] {
        let server = scripted(&[("", page)]);
        let mut pages = pages(list(&server), paging);
        assert!(pages.next().await.unwrap().is_ok());
        let error = pages.next().await.unwrap().unwrap_err();
        assert!(error.is_decode(), "{error:?}");
        assert!(error.to_string().contains("and not where"), "{error}");
        assert!(pages.next().await.is_none());
        assert_eq!(server.requests().len(), 1);
    }
}

#[tokio::test]
async fn an_empty_page_with_a_number_is_not_the_last_if_it_says_that_there_is_more() {
    static NUMBER: Paging = Paging {
        next: Next::Number(1),
        place: Place::Query("page"),
        more: &["more"],
    };
    let server = scripted(&[
        ("", json!({"data": [], "more": true})),
        ("", json!({"data": [1], "more": false})),
    ]);
    let (items, targets) = all(&server, &NUMBER).await;
    assert_eq!(items, [1]);
    assert_eq!(targets, ["/things", "/things?page=2"]);
}

#[tokio::test]
async fn a_position_that_comes_again_is_an_error_after_its_page_and_no_loop() {
    let page = |end: &str| ("", json!({"data": [1], "page": {"end": end}}));
    let server = scripted(&[page("a"), page("b"), page("a")]);
    let mut pages = pages(list(&server), &CURSOR);
    for _ in 0..3 {
        assert!(pages.next().await.unwrap().is_ok());
    }
    let error = pages.next().await.unwrap().unwrap_err();
    assert!(error.to_string().contains("given already"), "{error}");
    assert_eq!(error.operation(), Some("list"));
    assert!(pages.next().await.is_none());
    assert_eq!(server.requests().len(), 3);
}

#[tokio::test]
async fn a_run_goes_on_where_another_one_ended() {
    let refused = answer("404 Not Found", "", "gone");
    let server = Server::scripted(&[
        ok("", &json!({"data": [1], "page": {"end": "a"}})),
        refused,
        ok("", &json!({"data": [2], "page": {}})),
    ]);
    let mut pages_of_one = pages(list(&server), &CURSOR);
    assert_eq!(pages_of_one.position(), None);
    assert!(pages_of_one.next().await.unwrap().is_ok());
    let error = pages_of_one.next().await.unwrap().unwrap_err();
    assert_eq!(error.status().map(|status| status.as_u16()), Some(404));
    let position = pages_of_one.position().unwrap().to_owned();
    let mut others = pages(list(&server), &CURSOR).starting_at(position);
    assert_eq!(others.next().await.unwrap().unwrap()["data"], json!([2]));
    assert!(others.next().await.is_none());
    assert_eq!(others.position(), None);
    assert_eq!(
        targets(&server)[1..],
        ["/things?after=a", "/things?after=a"]
    );
}

#[tokio::test]
async fn each_page_is_tried_again_as_any_call_is() {
    let server = Server::scripted(&[
        answer("503 Service Unavailable", "", ""),
        ok("", &json!({"data": [1], "page": {"end": "a"}})),
        answer("429 Too Many Requests", "", ""),
        ok("", &json!({"data": [2]})),
    ]);
    let (items, targets) = all(&server, &CURSOR).await;
    assert_eq!(items.len(), 2);
    assert_eq!(
        targets,
        ["/things", "/things", "/things?after=a", "/things?after=a"]
    );
}

#[tokio::test]
async fn a_search_takes_its_cursor_in_the_body() {
    static BODY: Paging = Paging {
        next: Next::Body(&["cursor"]),
        place: Place::Body("cursor"),
        more: &[],
    };
    let server = scripted(&[
        ("", json!({"data": [1], "cursor": "a\"b"})),
        ("", json!({"data": [2]})),
    ]);
    let mut request = Request::new(&core(&server.url), &SEARCH);
    request.json(&json!({"query": "x"}));
    let mut pages = pages(request, &BODY);
    while let Some(page) = pages.next().await {
        page.unwrap();
    }
    let bodies = server.requests().into_iter().map(|request| {
        let (_, body) = request.split_once("\r\n\r\n").unwrap();
        serde_json::from_str::<Json>(body).unwrap()
    });
    assert_eq!(
        bodies.collect::<Vec<_>>(),
        [
            json!({"query": "x"}),
            json!({"query": "x", "cursor": "a\"b"})
        ]
    );
}

#[tokio::test]
async fn no_page_is_asked_for_before_it_is_wanted() {
    let server = scripted(&[("", json!({"data": [1, 2], "page": {"end": "a"}}))]);
    let mut items = PageItems::new(pages(list(&server), &CURSOR), items_of);
    assert_eq!(server.requests().len(), 0);
    items.next().await.unwrap().unwrap();
    items.next().await.unwrap().unwrap();
    assert_eq!(server.requests().len(), 1);
    assert_eq!(items.position(), Some("a"));
    assert_eq!(format!("{items:?}"), "PageItems(GET /things)");
}
