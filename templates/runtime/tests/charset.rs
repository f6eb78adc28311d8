//! Text in the charset of its content type.

use sdkwright_runtime::charset::{decoded, encoded};

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
