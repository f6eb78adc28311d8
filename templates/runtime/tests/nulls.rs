//! Fields that were `null` are remembered by position, and never make two objects differ.

use sdkwright_runtime::nulls::Nulls;

#[test]
fn a_null_is_remembered_at_any_position() {
    let mut nulls = Nulls::default();
    for position in [0, 1, 63, 64, 65, 200] {
        assert!(!nulls.has(position));
        assert_eq!(nulls.note(position, None::<i32>), None);
        assert!(nulls.has(position), "{position}");
    }
    assert!(!nulls.has(2) && !nulls.has(128) && !nulls.has(1000));
}

#[test]
fn a_value_is_passed_on_and_not_remembered() {
    let mut nulls = Nulls::default();
    assert_eq!(nulls.note(3, Some("a")), Some("a"));
    assert!(!nulls.has(3));
    let mut other = Nulls::default();
    other.note(7, None::<i32>);
    assert_eq!(nulls, other);
}
