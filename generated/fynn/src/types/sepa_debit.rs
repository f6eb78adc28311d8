use crate::Kept;
use crate::runtime::wire;
use jiff::Timestamp;

/// A bank account that is debited.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
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
    kept: Kept,
}

impl SepaDebit {
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
    SepaDebit {
        0 iban?: "iban" nullable,
        1 bic?: "bic" nullable,
        2 mandate_reference?: "mandateReference" nullable,
        3 signing_date?: "signingDate" nullable coded,
    }
}
