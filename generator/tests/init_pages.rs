//! The `[[pagination]]` that `sdkwright init` begins with, for the ways in which vendors' lists come in pages.

use sdkwright::init;
use serde_json::{Value, json};
use std::fs;

fn query(name: &str, schema: Value) -> Value {
    json!({"name": name, "in": "query", "schema": schema})
}

fn text(name: &str) -> Value {
    query(name, json!({"type": "string"}))
}

fn number(name: &str) -> Value {
    query(name, json!({"type": "integer"}))
}

fn said(name: &str, prose: &str) -> Value {
    let mut parameter = text(name);
    parameter["description"] = prose.into();
    parameter
}

fn things() -> Value {
    json!({"type": "array", "items": {
        "type": "object", "required": ["id"], "properties": {"id": {"type": "string"}, "size": {"type": "integer"}},
    }})
}

fn object(properties: Value) -> Value {
    json!({"type": "object", "properties": properties})
}

/// An operation of a list: its name, its parameters, its answer, and the headers of that.
struct List(&'static str, Vec<Value>, Value, &'static [&'static str]);

/// The rules that are begun for these lists, without their heading.
fn rules(lists: Vec<List>) -> String {
    let mut paths = serde_json::Map::new();
    for List(name, parameters, schema, headers) in lists {
        let headers = headers
            .iter()
            .map(|name| ((*name).to_owned(), json!({"schema": {"type": "string"}})));
        let headers: serde_json::Map<String, Value> = headers.collect();
        paths.insert(
            format!("/{name}"),
            json!({"get": {
                "operationId": name,
                "parameters": parameters,
                "responses": {"200": {"description": "All", "headers": headers, "content": {"application/json": {"schema": schema}}}},
            }}),
        );
    }
    let document = json!({
        "openapi": "3.0.3",
        "info": {"title": "Lists", "version": "1"},
        "servers": [{"url": "https://api.example.com"}],
        "paths": paths,
    });
    let dir = tempfile::tempdir().unwrap();
    let spec = dir.path().join("openapi.json");
    fs::write(&spec, document.to_string()).unwrap();
    let toml = init::init(&spec, false).unwrap().0.unwrap().sdk_toml;
    let read: toml::Value = toml::from_str(&toml).unwrap();
    match read.get("pagination") {
        Some(rules) => {
            let begin = toml.find("[[pagination]]").unwrap();
            let end = toml[begin..]
                .find("\n# ")
                .map_or(toml.len(), |end| begin + end);
            assert!(!rules.as_array().unwrap().is_empty());
            toml[begin..end].trim_end().to_owned()
        }
        None => String::new(),
    }
}

#[test]
fn the_id_of_the_last_item() {
    let page = object(json!({"data": things(), "has_more": {"type": "boolean"}}));
    let by_id = vec![text("starting_after"), text("ending_before")];
    assert_eq!(
        rules(vec![List("charges", by_id.clone(), page, &[])]),
        "[[pagination]]\nstyle = \"item\"\nparameter = \"starting_after\"\nnext = \"id\"\nmore = \"has_more\"\nitems = \"data\""
    );
    // Without a word about more, a list may as well begin after some point of time.
    let bare = object(json!({"data": things()}));
    assert_eq!(rules(vec![List("charges", by_id, bare, &[])]), "");
    let no_id = json!({"type": "array", "items": {"type": "object", "properties": {"size": {"type": "integer"}}}});
    let no_id = object(json!({"data": no_id, "has_more": {"type": "boolean"}}));
    assert_eq!(
        rules(vec![List("sizes", vec![text("after")], no_id, &[])]),
        ""
    );
}

#[test]
fn a_cursor_beside_the_word_about_more() {
    let page = |cursor: &str| {
        let page = object(json!({cursor: {"type": "string"}, "more": {"type": "boolean"}}));
        object(json!({"data": things(), "page": page}))
    };
    let after = || vec![text("after")];
    assert_eq!(
        rules(vec![List("invoices", after(), page("end"), &[])]),
        "[[pagination]]\nstyle = \"cursor\"\nparameter = \"after\"\nnext = \"page.end\"\nmore = \"page.more\"\nitems = \"data\""
    );
    // One that is not known as one is no reason to take the id of an item.
    assert_eq!(
        rules(vec![List("invoices", after(), page("bookmark"), &[])]),
        ""
    );
}

#[test]
fn a_cursor_among_what_looks_like_one() {
    let page = object(json!({
        "entries": things(),
        "cursor": {"type": "string"},
        "previous": {"type": "object", "properties": {"next_marker": {"type": "string"}}},
        "next_marker": {"type": "string", "nullable": true},
    }));
    // What went wrong is not what was asked for.
    let found =
        object(json!({"errors": things(), "payments": things(), "cursor": {"type": "string"}}));
    assert_eq!(
        rules(vec![List("payments", vec![text("cursor")], found, &[])]),
        "[[pagination]]\nstyle = \"cursor\"\nparameter = \"cursor\"\nnext = \"cursor\"\nitems = \"payments\""
    );
    // `startingAfter` is a date here.
    let parameters = vec![
        query(
            "startingAfter",
            json!({"type": "string", "format": "date-time"}),
        ),
        text("marker"),
    ];
    let wanted = "[[pagination]]\nstyle = \"cursor\"\nparameter = \"marker\"\nnext = \"next_marker\"\nitems = \"entries\"";
    assert_eq!(
        rules(vec![List("hubs", parameters, page.clone(), &[])]),
        wanted
    );
    // Markers count only where `usemarker` says so; offsets do without.
    let both = vec![
        text("marker"),
        query("usemarker", json!({"type": "boolean"})),
        number("offset"),
    ];
    assert_eq!(
        rules(vec![List("hubs", both.clone(), page.clone(), &[])]),
        "[[pagination]]\nstyle = \"offset\"\nparameter = \"offset\"\nitems = \"entries\""
    );
    // The rule of the one would hold for the other, too, so it lists what it is for.
    let lists = vec![
        List("webhooks", vec![text("marker")], page.clone(), &[]),
        List("hubs", both, page, &[]),
    ];
    assert_eq!(
        rules(lists),
        format!(
            "{wanted}\noperations = [\"webhooks\"]\n\n[[pagination]]\nstyle = \"offset\"\nparameter = \"offset\"\nitems = \"entries\""
        )
    );
}

#[test]
fn a_url_in_the_answer() {
    let link =
        || json!({"type": "object", "nullable": true, "properties": {"href": {"type": "string"}}});
    let hal = |name: &str| {
        object(json!({
            "_embedded": object(json!({name: things()})),
            "_links": object(json!({"self": link(), "previous": link(), "next": link()})),
        }))
    };
    // Each list has a name of its own: `*` is whatever it is called.
    let from = || vec![text("from"), number("limit")];
    let lists = vec![
        List("payments", from(), hal("payments"), &[]),
        List("refunds", from(), hal("refunds"), &[]),
        List("balances", from(), hal("balances"), &[]),
    ];
    assert_eq!(
        rules(lists),
        "[[pagination]]\nstyle = \"url\"\nnext = \"_links.next.href\"\nitems = \"_embedded.*\""
    );
    let links = object(json!({
        "data": things(),
        "links": object(json!({"next": {"type": "string", "format": "uri"}, "first": {"type": "string", "format": "uri"}})),
    }));
    assert_eq!(
        rules(vec![List(
            "profiles",
            vec![text("page[cursor]")],
            links,
            &[]
        )]),
        "[[pagination]]\nstyle = \"url\"\nnext = \"links.next\"\nitems = \"data\""
    );
    // The number of a page goes with a token, which the URL has.
    let numbered = vec![number("PageSize"), number("Page"), text("PageToken")];
    let calls = object(json!({"calls": things(), "next_page_uri": {"type": "string"}}));
    assert_eq!(
        rules(vec![List("calls", numbered.clone(), calls, &[])]),
        "[[pagination]]\nstyle = \"url\"\nnext = \"next_page_uri\"\nitems = \"calls\""
    );
    let countries = object(json!({"countries": things()}));
    assert_eq!(rules(vec![List("countries", numbered, countries, &[])]), "");
}

#[test]
fn the_link_header() {
    let cursor = said(
        "after",
        "An opaque string that is obtained from the `Link` response header.",
    );
    let lists = vec![
        List("apps", vec![cursor, number("limit")], things(), &[]),
        List("tokens", vec![text("after")], things(), &[]),
        List(
            "users",
            vec![number("since"), number("per_page")],
            things(),
            &["Link"],
        ),
        List("names", vec![], things(), &[]),
        // The header may lead to anything: nothing here is asked for in pages.
        List("status", vec![], things(), &["Link"]),
    ];
    assert_eq!(
        rules(lists),
        "[[pagination]]\nstyle = \"link\"\noperations = [\"apps\", \"tokens\", \"users\"]"
    );
}

#[test]
fn many_operations_have_a_line_each() {
    let named = [
        "a-list-with-a-long-name",
        "another-list-with-a-long-name",
        "yet-another-list-with-a-long-name",
        "the-last-list-with-a-long-name",
    ];
    let mut lists: Vec<List> = named
        .iter()
        .map(|name| List(name, vec![number("per_page")], things(), &["Link"]))
        .collect();
    lists.push(List("names", vec![], things(), &[]));
    let lines: Vec<String> = named
        .iter()
        .map(|name| format!("    \"{name}\",\n"))
        .collect();
    assert_eq!(
        rules(lists),
        format!(
            "[[pagination]]\nstyle = \"link\"\noperations = [\n{}]",
            lines.concat()
        )
    );
}
