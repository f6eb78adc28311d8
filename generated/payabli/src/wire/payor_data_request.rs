use crate::Kept;
use crate::runtime::wire;
use crate::runtime::codec::In;
use crate::types::PayorDataRequest;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};
use std::fmt;

impl Serialize for PayorDataRequest {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        wire::optional(&mut map, "additionalData", &self.additional_data)?;
        wire::optional(&mut map, "billingAddress1", &self.billing_address1)?;
        wire::optional(&mut map, "billingAddress2", &self.billing_address2)?;
        wire::optional(&mut map, "billingCity", &self.billing_city)?;
        wire::optional(&mut map, "billingCountry", &self.billing_country)?;
        wire::optional(&mut map, "billingEmail", &self.billing_email)?;
        wire::optional(&mut map, "billingPhone", &self.billing_phone)?;
        wire::optional(&mut map, "billingState", &self.billing_state)?;
        wire::optional(&mut map, "billingZip", &self.billing_zip)?;
        wire::optional(&mut map, "company", &self.company)?;
        wire::optional(&mut map, "customerId", &self.customer_id)?;
        wire::optional(&mut map, "customerNumber", &self.customer_number)?;
        wire::optional(&mut map, "firstName", &self.first_name)?;
        wire::optional(&mut map, "identifierFields", &self.identifier_fields)?;
        wire::optional(&mut map, "lastName", &self.last_name)?;
        wire::optional(&mut map, "shippingAddress1", &self.shipping_address1)?;
        wire::optional(&mut map, "shippingAddress2", &self.shipping_address2)?;
        wire::optional(&mut map, "shippingCity", &self.shipping_city)?;
        wire::optional(&mut map, "shippingCountry", &self.shipping_country)?;
        wire::optional(&mut map, "shippingState", &self.shipping_state)?;
        wire::optional(&mut map, "shippingZip", &self.shipping_zip)?;
        self.kept.write(&mut map)?;
        map.end()
    }
}

impl<'de> Deserialize<'de> for PayorDataRequest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Fields;

        impl<'de> Visitor<'de> for Fields {
            type Value = PayorDataRequest;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object (PayorDataRequest)")
            }

            fn visit_map<A: MapAccess<'de>>(
                self,
                mut map: A,
            ) -> Result<PayorDataRequest, A::Error> {
                let mut additional_data = None;
                let mut billing_address1 = None;
                let mut billing_address2 = None;
                let mut billing_city = None;
                let mut billing_country = None;
                let mut billing_email = None;
                let mut billing_phone = None;
                let mut billing_state = None;
                let mut billing_zip = None;
                let mut company = None;
                let mut customer_id = None;
                let mut customer_number = None;
                let mut first_name = None;
                let mut identifier_fields = None;
                let mut last_name = None;
                let mut shipping_address1 = None;
                let mut shipping_address2 = None;
                let mut shipping_city = None;
                let mut shipping_country = None;
                let mut shipping_state = None;
                let mut shipping_zip = None;
                let mut kept = Kept::default();
                while let Some(key) = map.next_key_seed(kept.key(&[
                    "additionalData",
                    "billingAddress1",
                    "billingAddress2",
                    "billingCity",
                    "billingCountry",
                    "billingEmail",
                    "billingPhone",
                    "billingState",
                    "billingZip",
                    "company",
                    "customerId",
                    "customerNumber",
                    "firstName",
                    "identifierFields",
                    "lastName",
                    "shippingAddress1",
                    "shippingAddress2",
                    "shippingCity",
                    "shippingCountry",
                    "shippingState",
                    "shippingZip",
                ]))?
                {
                    match key {
                        0 => additional_data = Some(map.next_value()?),
                        1 => billing_address1 = Some(map.next_value()?),
                        2 => billing_address2 = Some(map.next_value()?),
                        3 => billing_city = Some(map.next_value()?),
                        4 => billing_country = Some(map.next_value()?),
                        5 => billing_email = Some(map.next_value()?),
                        6 => billing_phone = Some(map.next_value()?),
                        7 => billing_state = Some(map.next_value()?),
                        8 => billing_zip = Some(map.next_value()?),
                        9 => company = Some(map.next_value()?),
                        10 => customer_id = Some(map.next_value::<In<_>>()?.0),
                        11 => customer_number = Some(map.next_value()?),
                        12 => first_name = Some(map.next_value()?),
                        13 => identifier_fields = Some(map.next_value()?),
                        14 => last_name = Some(map.next_value()?),
                        15 => shipping_address1 = Some(map.next_value()?),
                        16 => shipping_address2 = Some(map.next_value()?),
                        17 => shipping_city = Some(map.next_value()?),
                        18 => shipping_country = Some(map.next_value()?),
                        19 => shipping_state = Some(map.next_value()?),
                        20 => shipping_zip = Some(map.next_value()?),
                        _ => kept.member(&mut map)?,
                    }
                }
                Ok(PayorDataRequest {
                    additional_data,
                    billing_address1,
                    billing_address2,
                    billing_city,
                    billing_country,
                    billing_email,
                    billing_phone,
                    billing_state,
                    billing_zip,
                    company,
                    customer_id,
                    customer_number,
                    first_name,
                    identifier_fields,
                    last_name,
                    shipping_address1,
                    shipping_address2,
                    shipping_city,
                    shipping_country,
                    shipping_state,
                    shipping_zip,
                    kept,
                })
            }
        }

        deserializer.deserialize_map(Fields)
    }
}
