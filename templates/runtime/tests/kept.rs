//! What an object has beyond its fields never makes two objects differ, and shows in no `Debug`.

use sdkwright_runtime::kept::Kept;

#[test]
fn nothing_kept_is_one_pointer_wide_and_equal_to_anything() {
    assert_eq!(size_of::<Kept>(), size_of::<usize>());
    let kept = Kept::default();
    assert!(kept.is_empty() && kept.iter().next().is_none());
    assert_eq!((kept.len(), kept.get("plan")), (0, None));
    assert_eq!(kept, Kept::default());
    assert_eq!(format!("{kept:?}"), "{}");
}
