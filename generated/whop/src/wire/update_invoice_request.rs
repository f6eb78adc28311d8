use crate::{Kept, Patch};
use crate::runtime::wire;
use crate::runtime::codec::{In, Out};
use crate::types::UpdateInvoiceRequest;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};
use std::fmt;

impl Serialize for UpdateInvoiceRequest {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        wire::patch(
            &mut map,
            "automatically_finalizes_at",
            &self.automatically_finalizes_at.as_ref().map(Out),
        )?;
        wire::patch(&mut map, "billing_address", &self.billing_address)?;
        wire::patch(&mut map, "charge_buyer_fee", &self.charge_buyer_fee)?;
        wire::patch(&mut map, "collection_method", &self.collection_method)?;
        wire::patch(&mut map, "customer_name", &self.customer_name)?;
        wire::patch(&mut map, "due_date", &self.due_date.as_ref().map(Out))?;
        wire::patch(&mut map, "email_address", &self.email_address)?;
        wire::patch(&mut map, "line_items", &self.line_items)?;
        wire::patch(&mut map, "mailing_address_id", &self.mailing_address_id)?;
        wire::patch(&mut map, "member_id", &self.member_id)?;
        wire::patch(&mut map, "payment_method_id", &self.payment_method_id)?;
        wire::patch(&mut map, "plan", &self.plan)?;
        wire::patch(&mut map, "product_id", &self.product_id)?;
        wire::patch(
            &mut map,
            "subscription_billing_anchor_at",
            &self.subscription_billing_anchor_at.as_ref().map(Out),
        )?;
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
                let mut automatically_finalizes_at = Patch::Absent;
                let mut billing_address = Patch::Absent;
                let mut charge_buyer_fee = Patch::Absent;
                let mut collection_method = Patch::Absent;
                let mut customer_name = Patch::Absent;
                let mut due_date = Patch::Absent;
                let mut email_address = Patch::Absent;
                let mut line_items = Patch::Absent;
                let mut mailing_address_id = Patch::Absent;
                let mut member_id = Patch::Absent;
                let mut payment_method_id = Patch::Absent;
                let mut plan = Patch::Absent;
                let mut product_id = Patch::Absent;
                let mut subscription_billing_anchor_at = Patch::Absent;
                let mut kept = Kept::default();
                while let Some(key) = map.next_key_seed(kept.key(&[
                    "automatically_finalizes_at",
                    "billing_address",
                    "charge_buyer_fee",
                    "collection_method",
                    "customer_name",
                    "due_date",
                    "email_address",
                    "line_items",
                    "mailing_address_id",
                    "member_id",
                    "payment_method_id",
                    "plan",
                    "product_id",
                    "subscription_billing_anchor_at",
                ]))?
                {
                    match key {
                        0 => automatically_finalizes_at = map.next_value::<In<_>>()?.0,
                        1 => billing_address = map.next_value()?,
                        2 => charge_buyer_fee = map.next_value()?,
                        3 => collection_method = map.next_value()?,
                        4 => customer_name = map.next_value()?,
                        5 => due_date = map.next_value::<In<_>>()?.0,
                        6 => email_address = map.next_value()?,
                        7 => line_items = map.next_value()?,
                        8 => mailing_address_id = map.next_value()?,
                        9 => member_id = map.next_value()?,
                        10 => payment_method_id = map.next_value()?,
                        11 => plan = map.next_value()?,
                        12 => product_id = map.next_value()?,
                        13 => subscription_billing_anchor_at = map.next_value::<In<_>>()?.0,
                        _ => kept.member(&mut map)?,
                    }
                }
                Ok(UpdateInvoiceRequest {
                    automatically_finalizes_at,
                    billing_address,
                    charge_buyer_fee,
                    collection_method,
                    customer_name,
                    due_date,
                    email_address,
                    line_items,
                    mailing_address_id,
                    member_id,
                    payment_method_id,
                    plan,
                    product_id,
                    subscription_billing_anchor_at,
                    kept,
                })
            }
        }

        deserializer.deserialize_map(Fields)
    }
}
