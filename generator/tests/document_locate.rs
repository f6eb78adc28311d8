//! The bytes of a place: what is marked is given by `«»`, so each case is read with the eyes.

use sdkwright::diagnostic::Spot;
use sdkwright::document::{Source, read_text};
use sdkwright::pointer::Pointer;

fn pointer(text: &str) -> Pointer {
    Pointer::parse(text).unwrap()
}

/// The text with the place marked.
fn marked(source: &Source, spot: &Spot) -> String {
    let Some(range) = source.range(spot) else {
        return "nowhere".to_owned();
    };
    let text = &source.text;
    format!(
        "{}«{}»{}",
        &text[..range.start],
        &text[range.clone()],
        &text[range.end..]
    )
}

/// Checks values (`/a/b`) and keys (`/a/b:`) of one text; each expectation is the line or lines with the mark.
fn check(path: &str, text: &str, cases: &[(&str, &str)]) {
    let source = Source::new(path, text);
    for (place, expected) in cases {
        let spot = match place.strip_suffix(':') {
            Some(key) => Spot::Key(pointer(key)),
            None => Spot::Value(pointer(place)),
        };
        let marked = marked(&source, &spot);
        assert!(
            marked.contains(expected),
            "{place}: expected {expected:?} in\n{marked}"
        );
    }
}

#[test]
fn yaml_block_style() {
    let text = "\
# comment
openapi: 3.0.3
paths:
  /pets/{id}: # with a comment
    get:
      tags: [a]

      responses:
        200:
          description: ok # why
        '404': { }
    # a comment at the end
  /none:
security:
- key: []
- other:
    - one
    - two
";
    check(
        "x.yaml",
        text,
        &[
            ("/openapi", "openapi: «3.0.3»\n"),
            ("/openapi:", "«openapi»: 3.0.3"),
            ("/paths/~1pets~1{id}:", "«/pets/{id}»: #"),
            (
                "/paths/~1pets~1{id}/get",
                "get:\n      «tags: [a]\n\n      responses:\n        200:\n          description: ok # why\n        '404': { }»\n",
            ),
            ("/paths/~1pets~1{id}/get/responses/200:", "«200»:"),
            (
                "/paths/~1pets~1{id}/get/responses/200",
                "\n          «description: ok»",
            ),
            ("/paths/~1pets~1{id}/get/responses/404:", "«'404'»:"),
            ("/paths/~1pets~1{id}/get/responses/404", ": «{ }»"),
            ("/paths/~1none", "«/none»:"),
            ("/security", "«- key: []\n- other:\n    - one\n    - two»\n"),
            ("/security/0", "- «key: []»\n"),
            ("/security/1/other/1", "- «two»\n"),
            ("/security/1/other/1:", "- «two»\n"),
        ],
    );
}

#[test]
fn yaml_flow_style_and_quotes() {
    let text = "x: { 'a b': [1, \"two\\n\", { c: 'it''s' }], d: }\n\"y\\u00e9\": { \"j\": null }\n";
    check(
        "x.yaml",
        text,
        &[
            ("/x", "x: «{ 'a b': [1, \"two\\n\", { c: 'it''s' }], d: }»"),
            ("/x/a b:", "{ «'a b'»:"),
            ("/x/a b", ": «[1, \"two\\n\", { c: 'it''s' }]»,"),
            ("/x/a b/1", ", «\"two\\n\"»,"),
            ("/x/a b/2/c", "c: «'it''s'»"),
            ("/x/d", "«d»: }"),
            ("/yé:", "«\"y\\u00e9\"»:"),
            ("/yé/j", "«null»"),
        ],
    );
}

#[test]
fn yaml_texts_of_many_lines() {
    let text = "\
a: |
  one

  two
b: >-   # folded
  one
   two

c: plain
  goes on
d: \"quoted
  goes on\"
e:
  - |2
      indented
  - end
f: |
g: x
";
    check(
        "x.yaml",
        text,
        &[
            ("/a", "a: «|\n  one\n\n  two»\nb"),
            ("/b", "b: «>-   # folded\n  one\n   two»\n\nc"),
            ("/c", "c: «plain\n  goes on»\nd"),
            ("/d", "d: «\"quoted\n  goes on\"»\n"),
            ("/e/0", "- «|2\n      indented»\n"),
            ("/e/1", "- «end»"),
            ("/g", "g: «x»"),
        ],
    );
}

#[test]
fn characters_of_many_bytes_come_before() {
    let many = "é💰".repeat(200);
    let text = format!("ü: {many}\n\"ключ\": [ä, «, 値] # ö\nz: end\n").replace('«', "x");
    check(
        "x.yaml",
        &text,
        &[
            ("/ключ/0", "[«ä»,"),
            ("/ключ/2", " «値»]"),
            ("/z", "z: «end»"),
            ("/z:", "«z»: end"),
            ("/ü:", "«ü»:"),
        ],
    );
    let text = format!("{{\"ü\": \"{many}\", \"ключ\": [\"ä\", 1]}}");
    check(
        "x.json",
        &text,
        &[
            ("/ключ/0", "[«\"ä\"»,"),
            ("/ключ/1", "«1»]"),
            ("/ключ:", " «\"ключ\"»:"),
        ],
    );
}

#[test]
fn lines_that_end_with_two_characters() {
    let text = "a: 1\r\nb:\r\n  - é\r\n  - text: |\r\n      one\r\n      two\r\nc: 3\r\n";
    check(
        "x.yaml",
        text,
        &[
            ("/b/0", "- «é»\r\n"),
            ("/b/1/text", "«|\r\n      one\r\n      two»\r\n"),
            ("/c", "c: «3»"),
        ],
    );
    let source = Source::new("x.yaml", text);
    let at = source.range(&Spot::Value(pointer("/c"))).unwrap();
    let position = source.position(at.start);
    assert_eq!((position.line, position.column), (7, 4));
    assert_eq!(&source.text[source.line(3)], "  - é");
    check(
        "x.json",
        "{\r\n\"a\": 1,\r\n\"b\": [2]\r\n}",
        &[("/b/0", "[«2»]"), ("/b:", "«\"b\"»")],
    );
}

#[test]
fn aliases_and_merges_lead_to_the_anchor() {
    let text = "\
base: &base { type: object, nullable: true }
a: *base
b:
  <<: *base
  type: string
c:
  <<: [{ x: 1 }, *base]
d: &d
  deep: [*base]
e: *d
";
    check(
        "x.yaml",
        text,
        &[
            ("/base", "«{ type: object, nullable: true }»"),
            ("/a", "a: «*base»"),
            ("/a/type", "type: «object»"),
            ("/b/type", "type: «string»"),
            ("/b/nullable", "nullable: «true»"),
            ("/b/nullable:", "«nullable»: true"),
            ("/c/x", "x: «1»"),
            ("/c/type", "type: «object»"),
            ("/e/deep/0/type", "type: «object»"),
        ],
    );
}

#[test]
fn anchors_and_tags_are_not_part_of_the_value() {
    let text = "\
a: &a !t
  b: &b !!str one
c: &c
- 1
d: &d |
  two
&e e: [ !t x ] # why
f: &f
g: !t
h: {i: { j: k } , l: [m ] }
";
    check(
        "x.yaml",
        text,
        &[
            ("/a", "\n  «b: &b !!str one»\n"),
            ("/a/b", "!!str «one»\n"),
            ("/c", "\n«- 1»\n"),
            ("/d", "&d «|\n  two»\n"),
            ("/e", "e: «[ !t x ]» #"),
            ("/e:", "&e «e»:"),
            ("/e/0", "!t «x» ]"),
            ("/f", "«f»: &f"),
            ("/g", "«g»: !t"),
            ("/h/i", "«{ j: k }» ,"),
            ("/h/l", "«[m ]» }"),
        ],
    );
}

#[test]
fn json() {
    let text = "{ \"a\" : { \"b\\/c\" : [ true , { \"d\":\"e\\\"}\" } , [] ] } , \"a~b\":-1.5e3, \"l\\\\\": {} }";
    check(
        "x.json",
        text,
        &[
            ("", "«{ \"a\" :"),
            ("/a:", "«\"a\"» :"),
            ("/a/b~1c:", "«\"b\\/c\"»"),
            ("/a/b~1c/0", "«true»"),
            ("/a/b~1c/1", "«{ \"d\":\"e\\\"}\" }»"),
            ("/a/b~1c/1/d", "«\"e\\\"}\"»"),
            ("/a/b~1c/2", "«[]»"),
            ("/a~0b", "«-1.5e3»,"),
            ("/l\\:", "«\"l\\\\\"»"),
        ],
    );
}

#[test]
fn a_place_that_the_text_lacks_is_the_nearest_around_it() {
    for (path, text) in [
        ("x.yaml", "a:\n  b: [1]\n"),
        ("x.json", "{\"a\": {\n \"b\": [1]}}"),
    ] {
        check(
            path,
            text,
            &[("/a/b/7", "«[1]»"), ("/a/b/x/y:", "b"), ("/a/b/0/c", "«1»")],
        );
        let source = Source::new(path, text);
        assert_eq!(
            source.range(&Spot::Key(pointer("/a/x"))),
            source.range(&Spot::Key(pointer("/a")))
        );
        assert_eq!(
            source.range(&Spot::Value(pointer("/x"))),
            source.range(&Spot::Value(Pointer::root()))
        );
        assert_eq!(source.range(&Spot::File), None);
    }
}

#[test]
fn of_two_equal_keys_the_last_counts() {
    check("x.yaml", "a: 1\na: 2\n", &[("/a", "a: «2»")]);
    check("x.json", "{\"a\": 1, \"a\": 2}", &[("/a", "\"a\": «2»")]);
}

#[test]
fn toml() {
    let text = "name = \"é\" # why\n[security.api]\nheader = 'x'\n[[rename]]\nfrom = 1\n[[rename]]\nfrom = { a = [1, 2] }\n";
    check(
        "sdk.toml",
        text,
        &[
            ("/name", "name = «\"é\"»"),
            ("/name:", "«name» ="),
            ("/security/api/header", "«'x'»"),
            ("/rename/1/from/a/1", ", «2»]"),
            ("/rename/0/from:", "«from» = 1"),
        ],
    );
}

#[test]
fn text_that_cannot_be_walked_is_no_trouble() {
    for (path, text) in [
        ("x.json", "{\"a\": [1, "),
        ("x.json", "{"),
        ("x.json", "[}"),
        ("x.json", "{\"a\\"),
        ("x.yaml", "a: [1, "),
        ("x.yaml", "a: *b"),
        ("x.yaml", "? [a, b]\n: c\n? {d: e}\n"),
        ("x.yaml", "&a a: &b [*b, *a]\n"),
        ("x.yaml", "<<: &m { <<: *m }\n"),
        ("x.yaml", "\"\\ud800\": \"\\x\"\n"),
        ("sdk.toml", "a = [1, "),
        ("sdk.toml", "[a\nb = "),
    ] {
        let source = Source::new(path, text);
        for place in ["", "/a", "/a/0", "/a/0/b", "/zz", "/<</<<", "/"] {
            for spot in [Spot::Value(pointer(place)), Spot::Key(pointer(place))] {
                if let Some(range) = source.range(&spot) {
                    assert!(source.text.get(range).is_some());
                }
            }
        }
    }
}

#[test]
fn bytes_are_kept_within_characters() {
    let source = Source::new("x.yaml", "é: 1\n");
    assert_eq!(source.range(&Spot::Bytes(1..1)), Some(0..0));
    assert_eq!(source.range(&Spot::Bytes(100..200)), Some(6..6));
    let end = source.position(1000);
    assert_eq!((end.line, end.column), (2, 1));
}

#[test]
fn elements_are_found_after_others_were_removed() {
    let text = "openapi: 3.0.0\na: [zero, one, { b: [x, y, z] }, three]\nc: { d: 1 }\n";
    let mut document = read_text("x.yaml", text).0.unwrap();
    let at = |document: &sdkwright::document::Document, place: &str| {
        document
            .range(&Spot::Value(pointer(place)))
            .map(|range| document.source.text[range].to_owned())
            .unwrap()
    };
    document.origins.element_removed(&pointer("/a"), 1);
    assert_eq!(at(&document, "/a/0"), "zero");
    assert_eq!(at(&document, "/a/1/b/0"), "x");
    document.origins.element_removed(&pointer("/a"), 0);
    assert_eq!(at(&document, "/a/0/b/2"), "z");
    document.origins.element_removed(&pointer("/a/0/b"), 1);
    assert_eq!(at(&document, "/a/0/b/1"), "z");
    assert_eq!(at(&document, "/a/1"), "three");
    // What is appended later is found at the list.
    assert_eq!(at(&document, "/a/0/b/2"), "[x, y, z]");
    document.origins.member_removed(&pointer("/c/d"));
    assert_eq!(at(&document, "/c/d"), "{ d: 1 }");
}
