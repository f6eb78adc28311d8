//! Bodies of forms, as text.

use percent_encoding::percent_decode_str;
use sdkwright_runtime::form::{Coding, encoded};
use sdkwright_runtime::parameters::Style;
use serde_json::{Value as Json, json};

/// The pairs of a form, decoded for reading.
fn pairs(value: &Json, codings: &[(&str, Coding)]) -> Vec<String> {
    let text = encoded(value, codings).unwrap();
    let decode = |text: &str| {
        let spaced = text.replace('+', " ");
        percent_decode_str(&spaced)
            .decode_utf8()
            .unwrap()
            .into_owned()
    };
    text.split('&')
        .filter(|pair| !pair.is_empty())
        .map(decode)
        .collect()
}

#[test]
fn without_an_encoding_scalars_are_texts_lists_repeat_and_objects_are_json() {
    let value = json!({
        "a": [1, "x", null, true],
        "flag": false,
        "memo": null,
        "none": [],
        "number": 1.50,
        "object": {"deep": [1], "k": "v"},
        "rows": [{"k": 1}, {"k": 2}],
        "text": "a b+c",
    });
    let expected = [
        "a=1",
        "a=x",
        "a=true",
        "flag=false",
        "number=1.5",
        "object={\"deep\":[1],\"k\":\"v\"}",
        "rows={\"k\":1}",
        "rows={\"k\":2}",
        "text=a b c",
    ];
    assert_eq!(pairs(&value, &[])[..8], expected[..8]);
    assert_eq!(encoded(&json!({}), &[]).unwrap(), "");
    assert_eq!(encoded(&Json::Null, &[]).unwrap(), "");
}

#[test]
fn characters_are_those_of_the_html_standard() {
    let text = encoded(&json!({"k[]": "a b+c&d~ü*-._"}), &[]).unwrap();
    assert_eq!(text, "k%5B%5D=a+b%2Bc%26d%7E%C3%BC*-._");
}

#[test]
fn deep_objects_have_brackets_and_lists_in_them_indices() {
    let deep = Coding::Styled(Style::DeepObject, true);
    let codings = ["expand", "items", "metadata", "unset"].map(|name| (name, deep));
    let value = json!({
        "amount": 5,
        "expand": ["customer", "charge"],
        "items": [{"price": "p1", "tax_rates": ["t1", "t2"]}, {"price": "p2", "quantity": 2}],
        "metadata": {"deep": {"er": true}, "k": "v", "none": null},
        "unset": "",
    });
    let expected = [
        "amount=5",
        "expand[0]=customer",
        "expand[1]=charge",
        "items[0][price]=p1",
        "items[0][tax_rates][0]=t1",
        "items[0][tax_rates][1]=t2",
        "items[1][price]=p2",
        "items[1][quantity]=2",
        "metadata[deep][er]=true",
        "metadata[k]=v",
        "unset=",
    ];
    assert_eq!(pairs(&value, &codings), expected);
    let raw = encoded(&json!({"metadata": {"a b": "c"}}), &codings).unwrap();
    assert_eq!(raw, "metadata%5Ba+b%5D=c");
}

#[test]
fn styles_and_media_types() {
    let list = json!({"v": [1, 2, null, 3]});
    let object = json!({"v": {"a": 1, "b": null, "c": "x"}});
    let cases = [
        (Coding::Styled(Style::Form, true), "v=1 v=2 v=3", "a=1 c=x"),
        (Coding::Styled(Style::Form, false), "v=1,2,3", "v=a,1,c,x"),
        (
            Coding::Styled(Style::SpaceDelimited, false),
            "v=1 2 3",
            "v=a 1 c x",
        ),
        (
            Coding::Styled(Style::PipeDelimited, false),
            "v=1|2|3",
            "v=a|1|c|x",
        ),
        (
            Coding::Styled(Style::DeepObject, false),
            "v[0]=1 v[1]=2 v[3]=3",
            "v[a]=1 v[c]=x",
        ),
        (
            Coding::Json,
            "v=[1,2,null,3]",
            "v={\"a\":1,\"b\":null,\"c\":\"x\"}",
        ),
    ];
    for (coding, of_list, of_object) in cases {
        assert_eq!(
            pairs(&list, &[("v", coding)]).join(" "),
            of_list,
            "{coding:?}"
        );
        assert_eq!(
            pairs(&object, &[("v", coding)]).join(" "),
            of_object,
            "{coding:?}"
        );
    }
    assert_eq!(pairs(&json!({"v": "{}"}), &[("v", Coding::Json)]), ["v={}"]);
    let reserved = encoded(
        &json!({"u": "https://x/?a=b c&d"}),
        &[("u", Coding::Reserved(Style::Form, true))],
    );
    assert_eq!(reserved.unwrap(), "u=https://x/?a=b%20c%26d");
}

#[test]
fn what_no_style_has_a_form_for_goes_in_brackets_where_pairs_may_and_else_as_json() {
    let lists = json!({"v": [["1", 2], {"k": "x"}, null, "y"]});
    let object = json!({"v": {"a": [1, "x"], "b": null}});
    let cases = [
        (
            Coding::Styled(Style::Form, true),
            "v[0][0]=1 v[0][1]=2 v[1][k]=x v=y",
            "a[0]=1 a[1]=x",
        ),
        (
            Coding::Styled(Style::Form, false),
            r#"v=["1",2],{"k":"x"},y"#,
            r#"v=a,[1,"x"]"#,
        ),
        (
            Coding::Reserved(Style::PipeDelimited, false),
            r#"v=["1",2]|{"k":"x"}|y"#,
            r#"v=a|[1,"x"]"#,
        ),
    ];
    for (coding, of_lists, of_object) in cases {
        let written = |value| pairs(value, &[("v", coding)]).join(" ");
        assert_eq!(written(&lists), of_lists, "{coding:?}");
        assert_eq!(written(&object), of_object, "{coding:?}");
    }
}

proptest::proptest! {
    #[test]
    fn encoding_can_be_undone(text: String) {
        let encoded = encoded(&json!({"k": text}), &[]).unwrap();
        let spaced = encoded.strip_prefix("k=").unwrap().replace('+', " ");
        proptest::prop_assert_eq!(percent_decode_str(&spaced).decode_utf8().unwrap(), text.as_str());
    }
}

#[test]
fn a_comma_between_values_is_told_from_those_in_them() {
    let joined = |style| [("tags", Coding::Styled(style, false))];
    let value = json!({"tags": ["a,b", "c d"]});
    let text = |style| encoded(&value, &joined(style)).unwrap();
    assert_eq!(text(Style::Form), "tags=a%2Cb,c+d");
    assert_eq!(text(Style::PipeDelimited), "tags=a%2Cb%7Cc+d");
    assert_eq!(text(Style::SpaceDelimited), "tags=a%2Cb+c+d");
    let object = encoded(&json!({"tags": {"k": "v,w"}}), &joined(Style::Form)).unwrap();
    assert_eq!(object, "tags=k,v%2Cw");
}
