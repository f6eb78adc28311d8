use crate::Kept;
use crate::runtime::wire;

/// The user the invoice is for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct InvoiceUser {
    /// The id of the user.
    pub id: String,
    /// The name that the user shows to others.
    pub name: Option<String>,
    /// The unique name of the account.
    pub username: String,
    kept: Kept,
}

impl InvoiceUser {
    /// With all that is required.
    #[must_use]
    pub fn new(id: impl Into<String>, name: Option<String>, username: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            name,
            username: username.into(),
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
    InvoiceUser {
        0 id: "id" required,
        1 name: "name" required,
        2 username: "username" required,
    }
}
