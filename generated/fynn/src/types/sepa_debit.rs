use crate::Patch;
use jiff::Timestamp;

/// A bank account that is debited.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct SepaDebit {
    /// The IBAN, with most digits hidden.
    pub iban: Patch<String>,
    /// The BIC of the bank.
    pub bic: Patch<String>,
    /// The reference of the mandate.
    pub mandate_reference: Patch<String>,
    /// When the mandate was signed.
    pub signing_date: Patch<Timestamp>,
}

impl SepaDebit {
    /// Nothing set yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets `iban`.
    #[must_use]
    pub fn iban(mut self, iban: impl Into<Patch<String>>) -> Self {
        self.iban = iban.into();
        self
    }

    /// Sets `bic`.
    #[must_use]
    pub fn bic(mut self, bic: impl Into<Patch<String>>) -> Self {
        self.bic = bic.into();
        self
    }

    /// Sets `mandateReference`.
    #[must_use]
    pub fn mandate_reference(
        mut self,
        mandate_reference: impl Into<Patch<String>>,
    ) -> Self {
        self.mandate_reference = mandate_reference.into();
        self
    }

    /// Sets `signingDate`.
    #[must_use]
    pub fn signing_date(mut self, signing_date: impl Into<Patch<Timestamp>>) -> Self {
        self.signing_date = signing_date.into();
        self
    }
}
