use crate::Kept;
use crate::runtime::wire;

/// A PayPal account.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct PayPal {
    /// The email address of the account.
    pub email: Option<String>,
    /// The id of the billing agreement.
    pub billing_agreement_id: Option<String>,
    kept: Kept,
}

impl PayPal {
    /// Nothing set yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The properties of a received object that this type has no field for. They are sent back with it.
    #[must_use]
    pub fn unknown_properties(&self) -> &Kept {
        &self.kept
    }
}

wire::object! {
    PayPal {
        0 email?: "email" nullable,
        1 billing_agreement_id?: "billingAgreementId" nullable,
    }
}
