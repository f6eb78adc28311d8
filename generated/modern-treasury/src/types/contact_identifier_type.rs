use crate::Unrecognized;
use crate::runtime::wire;

/// A way to reach someone.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ContactIdentifierType {
    /// `email`
    Email,
    /// `phone_number`
    PhoneNumber,
    /// `website`
    Website,
    /// A value that this version of the crate does not know. It is sent as it was received.
    Unrecognized(Unrecognized),
}

wire::text_enum! {
    ContactIdentifierType {
        "email" => Email,
        "phone_number" => PhoneNumber,
        "website" => Website,
        _ => Unrecognized,
    }
}
