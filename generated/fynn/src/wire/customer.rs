use crate::Patch;
use crate::runtime::wire;
use crate::types::Customer;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};
use std::fmt;

impl Serialize for Customer {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        wire::optional(&mut map, "id", &self.id)?;
        wire::patch(&mut map, "customerNumber", &self.customer_number)?;
        wire::patch(&mut map, "timeZone", &self.time_zone)?;
        wire::patch(&mut map, "firstName", &self.first_name)?;
        wire::patch(&mut map, "lastName", &self.last_name)?;
        wire::patch(&mut map, "currencyCode", &self.currency_code)?;
        wire::patch(&mut map, "companyName", &self.company_name)?;
        wire::patch(&mut map, "datevId", &self.datev_id)?;
        wire::patch(&mut map, "status", &self.status)?;
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
        let mut customer_number = Patch::Absent;
        let mut time_zone = Patch::Absent;
        let mut first_name = Patch::Absent;
        let mut last_name = Patch::Absent;
        let mut currency_code = Patch::Absent;
        let mut company_name = Patch::Absent;
        let mut datev_id = Patch::Absent;
        let mut status = Patch::Absent;
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
                1 => customer_number = map.next_value()?,
                2 => time_zone = map.next_value()?,
                3 => first_name = map.next_value()?,
                4 => last_name = map.next_value()?,
                5 => currency_code = map.next_value()?,
                6 => company_name = map.next_value()?,
                7 => datev_id = map.next_value()?,
                8 => status = map.next_value()?,
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
        })
    }
}
