use crate::runtime::nulls::Nulls;
use crate::runtime::wire;
use crate::types::Customer;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};
use std::fmt;

impl Serialize for Customer {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        wire::optional(&mut map, "id", &self.id)?;
        wire::nullable(
            &mut map,
            "customerNumber",
            &self.customer_number,
            self.received_nulls.has(1),
        )?;
        wire::nullable(
            &mut map,
            "timeZone",
            &self.time_zone,
            self.received_nulls.has(2),
        )?;
        wire::nullable(
            &mut map,
            "firstName",
            &self.first_name,
            self.received_nulls.has(3),
        )?;
        wire::nullable(
            &mut map,
            "lastName",
            &self.last_name,
            self.received_nulls.has(4),
        )?;
        wire::nullable(
            &mut map,
            "currencyCode",
            &self.currency_code,
            self.received_nulls.has(5),
        )?;
        wire::nullable(
            &mut map,
            "companyName",
            &self.company_name,
            self.received_nulls.has(6),
        )?;
        wire::nullable(&mut map, "datevId", &self.datev_id, self.received_nulls.has(7))?;
        wire::nullable(&mut map, "status", &self.status, self.received_nulls.has(8))?;
        map.end()
    }
}

impl<'de> Deserialize<'de> for Customer {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Fields)
    }
}

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
        let mut received_nulls = Nulls::default();
        while let Some(key) = map
            .next_key_seed(
                wire::Keys(
                    &[
                        "id",
                        "customerNumber",
                        "timeZone",
                        "firstName",
                        "lastName",
                        "currencyCode",
                        "companyName",
                        "datevId",
                        "status",
                    ],
                ),
            )?
        {
            match key {
                0 => id = Some(map.next_value()?),
                1 => customer_number = received_nulls.note(1, map.next_value()?),
                2 => time_zone = received_nulls.note(2, map.next_value()?),
                3 => first_name = received_nulls.note(3, map.next_value()?),
                4 => last_name = received_nulls.note(4, map.next_value()?),
                5 => currency_code = received_nulls.note(5, map.next_value()?),
                6 => company_name = received_nulls.note(6, map.next_value()?),
                7 => datev_id = received_nulls.note(7, map.next_value()?),
                8 => status = received_nulls.note(8, map.next_value()?),
                _ => wire::skip(&mut map)?,
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
            received_nulls,
        })
    }
}

impl std::fmt::Debug for Customer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Customer")
            .field("id", &self.id)
            .field("customer_number", &self.customer_number)
            .field("time_zone", &self.time_zone)
            .field("first_name", &self.first_name)
            .field("last_name", &self.last_name)
            .field("currency_code", &self.currency_code)
            .field("company_name", &self.company_name)
            .field("datev_id", &self.datev_id)
            .field("status", &self.status)
            .finish()
    }
}
