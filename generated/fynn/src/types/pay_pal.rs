use crate::Kept;

/// A PayPal account.
#[derive(Clone, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct PayPal {
    /// The email address of the account.
    pub email: Option<String>,
    /// The id of the billing agreement.
    pub billing_agreement_id: Option<String>,
    pub(crate) kept: Kept,
}

impl PayPal {
    /// Nothing set yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets `email`.
    #[must_use]
    pub fn email(mut self, email: impl Into<String>) -> Self {
        self.email = Some(email.into());
        self
    }

    /// Sets `billingAgreementId`.
    #[must_use]
    pub fn billing_agreement_id(mut self, billing_agreement_id: impl Into<String>) -> Self {
        self.billing_agreement_id = Some(billing_agreement_id.into());
        self
    }

    /// The properties of a received object that this type has no field for. They are sent back with it.
    #[must_use]
    pub fn unknown_properties(&self) -> &Kept {
        &self.kept
    }
}
