use crate::Unrecognized;

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

impl ContactIdentifierType {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Email => "email",
            Self::PhoneNumber => "phone_number",
            Self::Website => "website",
            Self::Unrecognized(value) => value.get(),
        }
    }
}
