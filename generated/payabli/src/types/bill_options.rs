use crate::Kept;
use crate::runtime::wire;

/// `BillOptions` of the Payabli API.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct BillOptions {
    /// Flag to indicate if the scheduled invoice includes a payment link.
    pub include_paylink: Option<bool>,
    /// Flag to indicate if the scheduled invoice includes a PDF version of invoice
    pub include_pdf: Option<bool>,
    kept: Kept,
}

impl BillOptions {
    /// Nothing set yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets `includePaylink`.
    #[must_use]
    pub fn include_paylink(mut self, include_paylink: bool) -> Self {
        self.include_paylink = Some(include_paylink);
        self
    }

    /// Sets `includePdf`.
    #[must_use]
    pub fn include_pdf(mut self, include_pdf: bool) -> Self {
        self.include_pdf = Some(include_pdf);
        self
    }

    /// The properties of a received object that this type has no field for. They are sent back with it.
    #[must_use]
    pub fn unknown_properties(&self) -> &Kept {
        &self.kept
    }
}

wire::object! {
    BillOptions {
        0 include_paylink?: "includePaylink" optional,
        1 include_pdf?: "includePdf" optional,
    }
}
