use crate::Unrecognized;
use crate::runtime::wire;

/// The kind of a custom field. There is only text.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum CustomFieldType {
    /// `text`
    Text,
    /// A value that this version of the crate does not know. It is sent as it was received.
    Unrecognized(Unrecognized),
}

wire::text_enum! {
    CustomFieldType {
        "text" => Text,
        _ => Unrecognized,
    }
}
