use crate::Unrecognized;
use crate::runtime::wire;

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

wire::text_enum! {
    CollectionMethod {
        "send_invoice" => SendInvoice,
        "charge_automatically" => ChargeAutomatically,
        _ => Unrecognized,
    }
}
