use crate::Kept;
use crate::runtime::wire;
use crate::types::InvoiceDataRequest;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};
use std::fmt;

impl Serialize for InvoiceDataRequest {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        wire::optional(&mut map, "customerData", &self.customer_data)?;
        wire::optional(&mut map, "invoiceData", &self.invoice_data)?;
        wire::optional(&mut map, "scheduledOptions", &self.scheduled_options)?;
        self.kept.write(&mut map)?;
        map.end()
    }
}

impl<'de> Deserialize<'de> for InvoiceDataRequest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Fields;

        impl<'de> Visitor<'de> for Fields {
            type Value = InvoiceDataRequest;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object (InvoiceDataRequest)")
            }

            fn visit_map<A: MapAccess<'de>>(
                self,
                mut map: A,
            ) -> Result<InvoiceDataRequest, A::Error> {
                let mut customer_data = None;
                let mut invoice_data = None;
                let mut scheduled_options = None;
                let mut kept = Kept::default();
                while let Some(key) = map.next_key_seed(kept.key(&[
                    "customerData",
                    "invoiceData",
                    "scheduledOptions",
                ]))?
                {
                    match key {
                        0 => customer_data = Some(map.next_value()?),
                        1 => invoice_data = Some(map.next_value()?),
                        2 => scheduled_options = Some(map.next_value()?),
                        _ => kept.member(&mut map)?,
                    }
                }
                Ok(InvoiceDataRequest { customer_data, invoice_data, scheduled_options, kept })
            }
        }

        deserializer.deserialize_map(Fields)
    }
}
