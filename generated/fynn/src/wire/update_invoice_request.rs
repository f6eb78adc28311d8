use crate::{Kept, Patch};
use crate::runtime::wire;
use crate::types::UpdateInvoiceRequest;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};
use std::fmt;

impl Serialize for UpdateInvoiceRequest {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("customerId", &self.customer_id)?;
        wire::patch(&mut map, "customerAddressId", &self.customer_address_id)?;
        wire::patch(&mut map, "paymentMethodId", &self.payment_method_id)?;
        wire::patch(&mut map, "currencyCode", &self.currency_code)?;
        wire::patch(&mut map, "internalNote", &self.internal_note)?;
        wire::patch(&mut map, "dueDate", &self.due_date)?;
        wire::optional(&mut map, "positions", &self.positions)?;
        wire::patch(&mut map, "title", &self.title)?;
        wire::patch(&mut map, "introduction", &self.introduction)?;
        wire::patch(&mut map, "closing", &self.closing)?;
        wire::patch(&mut map, "customFields", &self.custom_fields)?;
        self.kept.write(&mut map)?;
        map.end()
    }
}

impl<'de> Deserialize<'de> for UpdateInvoiceRequest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Fields;

        impl<'de> Visitor<'de> for Fields {
            type Value = UpdateInvoiceRequest;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object (UpdateInvoiceRequest)")
            }

            fn visit_map<A: MapAccess<'de>>(
                self,
                mut map: A,
            ) -> Result<UpdateInvoiceRequest, A::Error> {
                let mut customer_id = None;
                let mut customer_address_id = Patch::Absent;
                let mut payment_method_id = Patch::Absent;
                let mut currency_code = Patch::Absent;
                let mut internal_note = Patch::Absent;
                let mut due_date = Patch::Absent;
                let mut positions = None;
                let mut title = Patch::Absent;
                let mut introduction = Patch::Absent;
                let mut closing = Patch::Absent;
                let mut custom_fields = Patch::Absent;
                let mut kept = Kept::default();
                while let Some(key) = map.next_key_seed(kept.key(&[
                    "customerId",
                    "customerAddressId",
                    "paymentMethodId",
                    "currencyCode",
                    "internalNote",
                    "dueDate",
                    "positions",
                    "title",
                    "introduction",
                    "closing",
                    "customFields",
                ]))?
                {
                    match key {
                        0 => customer_id = Some(map.next_value()?),
                        1 => customer_address_id = map.next_value()?,
                        2 => payment_method_id = map.next_value()?,
                        3 => currency_code = map.next_value()?,
                        4 => internal_note = map.next_value()?,
                        5 => due_date = map.next_value()?,
                        6 => positions = Some(map.next_value()?),
                        7 => title = map.next_value()?,
                        8 => introduction = map.next_value()?,
                        9 => closing = map.next_value()?,
                        10 => custom_fields = map.next_value()?,
                        _ => kept.member(&mut map)?,
                    }
                }
                Ok(UpdateInvoiceRequest {
                    customer_id: wire::required(customer_id, "customerId")?,
                    customer_address_id,
                    payment_method_id,
                    currency_code,
                    internal_note,
                    due_date,
                    positions,
                    title,
                    introduction,
                    closing,
                    custom_fields,
                    kept,
                })
            }
        }

        deserializer.deserialize_map(Fields)
    }
}
