use crate::Kept;
use crate::runtime::wire;
use super::ContactIdentifierType;
use jiff::Timestamp;

/// One way to reach someone.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct ContactDetail {
    /// The id of the contact detail.
    pub id: String,
    /// The kind of this object.
    pub object: String,
    /// Whether the object belongs to the live environment and not to the test environment.
    pub live_mode: bool,
    /// When the contact detail was created.
    pub created_at: Timestamp,
    /// When the contact detail was last changed.
    pub updated_at: Timestamp,
    /// When the contact detail was removed, if it was.
    pub discarded_at: Option<Timestamp>,
    /// The email address, phone number or website itself.
    pub contact_identifier: String,
    /// What `contact_identifier` is.
    pub contact_identifier_type: ContactIdentifierType,
    kept: Kept,
}

impl ContactDetail {
    /// With all that is required.
    #[must_use]
    #[allow(clippy::too_many_arguments, reason = "the document requires all of them")]
    pub fn new(
        id: impl Into<String>,
        object: impl Into<String>,
        live_mode: bool,
        created_at: Timestamp,
        updated_at: Timestamp,
        discarded_at: Option<Timestamp>,
        contact_identifier: impl Into<String>,
        contact_identifier_type: ContactIdentifierType,
    ) -> Self {
        Self {
            id: id.into(),
            object: object.into(),
            live_mode,
            created_at,
            updated_at,
            discarded_at,
            contact_identifier: contact_identifier.into(),
            contact_identifier_type,
            kept: Kept::default(),
        }
    }

    /// The properties of a received object that this type has no field for. They are sent back with it.
    #[must_use]
    pub fn unknown_properties(&self) -> &Kept {
        &self.kept
    }
}

wire::object! {
    ContactDetail {
        0 id: "id" required,
        1 object: "object" required,
        2 live_mode: "live_mode" required,
        3 created_at: "created_at" required coded,
        4 updated_at: "updated_at" required coded,
        5 discarded_at: "discarded_at" required coded,
        6 contact_identifier: "contact_identifier" required,
        7 contact_identifier_type: "contact_identifier_type" required,
    }
}
