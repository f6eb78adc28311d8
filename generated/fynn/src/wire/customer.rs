use crate::Kept;
use crate::runtime::wire;
use crate::types::Customer;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};
use std::fmt;

impl Serialize for Customer {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        wire::optional(&mut map, "id", &self.id)?;
        wire::nullable(&mut map, "customerNumber", &self.customer_number, self.kept.was_null(1))?;
        wire::nullable(&mut map, "timeZone", &self.time_zone, self.kept.was_null(2))?;
        wire::nullable(&mut map, "firstName", &self.first_name, self.kept.was_null(3))?;
        wire::nullable(&mut map, "lastName", &self.last_name, self.kept.was_null(4))?;
        wire::nullable(&mut map, "currencyCode", &self.currency_code, self.kept.was_null(5))?;
        wire::nullable(&mut map, "companyName", &self.company_name, self.kept.was_null(6))?;
        wire::nullable(&mut map, "datevId", &self.datev_id, self.kept.was_null(7))?;
        wire::nullable(&mut map, "status", &self.status, self.kept.was_null(8))?;
        self.kept.write(&mut map)?;
        map.end()
    }
}

impl<'de> Deserialize<'de> for Customer {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Fields;

        impl<'de> Visitor<'de> for Fields {
            type Value = Customer;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object (Customer)")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Customer, A::Error> {
                let mut id = None;
                let mut customer_number = None;
                let mut time_zone = None;
                let mut first_name = None;
                let mut last_name = None;
                let mut currency_code = None;
                let mut company_name = None;
                let mut datev_id = None;
                let mut status = None;
                let mut kept = Kept::default();
                while let Some(key) = map.next_key_seed(kept.key(&[
                    "id",
                    "customerNumber",
                    "timeZone",
                    "firstName",
                    "lastName",
                    "currencyCode",
                    "companyName",
                    "datevId",
                    "status",
                ]))?
                {
                    match key {
                        0 => id = Some(map.next_value()?),
                        1 => customer_number = kept.note(1, map.next_value()?),
                        2 => time_zone = kept.note(2, map.next_value()?),
                        3 => first_name = kept.note(3, map.next_value()?),
                        4 => last_name = kept.note(4, map.next_value()?),
                        5 => currency_code = kept.note(5, map.next_value()?),
                        6 => company_name = kept.note(6, map.next_value()?),
                        7 => datev_id = kept.note(7, map.next_value()?),
                        8 => status = kept.note(8, map.next_value()?),
                        _ => kept.member(&mut map)?,
                    }
                }
                Ok(Customer {
                    id,
                    customer_number,
                    time_zone,
                    first_name,
                    last_name,
                    currency_code,
                    company_name,
                    datev_id,
                    status,
                    kept,
                })
            }
        }

        deserializer.deserialize_map(Fields)
    }
}
