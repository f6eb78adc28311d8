use crate::Unrecognized;

/// How the money for an invoice is collected: `send_invoice` sends it to the customer by email,
/// `charge_automatically` charges a stored payment method.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum CollectionMethod {
    /// `send_invoice`
    SendInvoice,
    /// `charge_automatically`
    ChargeAutomatically,
    /// A value that this version of the crate does not know. It is sent as it was received.
    Unrecognized(Unrecognized),
}

impl CollectionMethod {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::SendInvoice => "send_invoice",
            Self::ChargeAutomatically => "charge_automatically",
            Self::Unrecognized(value) => value.get(),
        }
    }
}
