use crate::Kept;
use jiff::Timestamp;

/// A bank account that is debited.
#[derive(Clone, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct SepaDebit {
    /// The IBAN, with most digits hidden.
    pub iban: Option<String>,
    /// The BIC of the bank.
    pub bic: Option<String>,
    /// The reference of the mandate.
    pub mandate_reference: Option<String>,
    /// When the mandate was signed.
    pub signing_date: Option<Timestamp>,
    pub(crate) kept: Kept,
}

impl SepaDebit {
    /// Nothing set yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets `iban`.
    #[must_use]
    pub fn iban(mut self, iban: impl Into<String>) -> Self {
        self.iban = Some(iban.into());
        self
    }

    /// Sets `bic`.
    #[must_use]
    pub fn bic(mut self, bic: impl Into<String>) -> Self {
        self.bic = Some(bic.into());
        self
    }

    /// Sets `mandateReference`.
    #[must_use]
    pub fn mandate_reference(mut self, mandate_reference: impl Into<String>) -> Self {
        self.mandate_reference = Some(mandate_reference.into());
        self
    }

    /// Sets `signingDate`.
    #[must_use]
    pub fn signing_date(mut self, signing_date: Timestamp) -> Self {
        self.signing_date = Some(signing_date);
        self
    }

    /// The properties of a received object that this type has no field for. They are sent back with it.
    #[must_use]
    pub fn unknown_properties(&self) -> &Kept {
        &self.kept
    }
}
