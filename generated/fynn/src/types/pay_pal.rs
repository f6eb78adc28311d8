use crate::Patch;

/// A PayPal account.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct PayPal {
    /// The email address of the account.
    pub email: Patch<String>,
    /// The id of the billing agreement.
    pub billing_agreement_id: Patch<String>,
}

impl PayPal {
    /// Nothing set yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets `email`.
    #[must_use]
    pub fn email(mut self, email: impl Into<Patch<String>>) -> Self {
        self.email = email.into();
        self
    }

    /// Sets `billingAgreementId`.
    #[must_use]
    pub fn billing_agreement_id(
        mut self,
        billing_agreement_id: impl Into<Patch<String>>,
    ) -> Self {
        self.billing_agreement_id = billing_agreement_id.into();
        self
    }
}
