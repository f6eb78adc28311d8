use crate::Kept;
use crate::runtime::wire;
use crate::types::PaymentSettings;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};
use std::fmt;

impl Serialize for PaymentSettings {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("id", &self.id)?;
        map.serialize_entry("sequenceAccountId", &self.sequence_account_id)?;
        map.serialize_entry("invoiceId", &self.invoice_id)?;
        map.serialize_entry("customerId", &self.customer_id)?;
        map.serialize_entry("paymentProvider", &self.payment_provider)?;
        self.kept.write(&mut map)?;
        map.end()
    }
}

impl<'de> Deserialize<'de> for PaymentSettings {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Fields;

        impl<'de> Visitor<'de> for Fields {
            type Value = PaymentSettings;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object (PaymentSettings)")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<PaymentSettings, A::Error> {
                let mut id = None;
                let mut sequence_account_id = None;
                let mut invoice_id = None;
                let mut customer_id = None;
                let mut payment_provider = None;
                let mut kept = Kept::default();
                while let Some(key) = map.next_key_seed(kept.key(&[
                    "id",
                    "sequenceAccountId",
                    "invoiceId",
                    "customerId",
                    "paymentProvider",
                ]))?
                {
                    match key {
                        0 => id = Some(map.next_value()?),
                        1 => sequence_account_id = Some(map.next_value()?),
                        2 => invoice_id = Some(map.next_value()?),
                        3 => customer_id = Some(map.next_value()?),
                        4 => payment_provider = Some(map.next_value()?),
                        _ => kept.member(&mut map)?,
                    }
                }
                Ok(PaymentSettings {
                    id: wire::required(id, "id")?,
                    sequence_account_id: wire::required(sequence_account_id, "sequenceAccountId")?,
                    invoice_id: wire::required(invoice_id, "invoiceId")?,
                    customer_id: wire::required(customer_id, "customerId")?,
                    payment_provider: wire::required(payment_provider, "paymentProvider")?,
                    kept,
                })
            }
        }

        deserializer.deserialize_map(Fields)
    }
}
