use crate::Kept;
use crate::runtime::wire;
use crate::runtime::codec::In;
use crate::types::InvoiceResponseWithoutData;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};
use std::fmt;

impl Serialize for InvoiceResponseWithoutData {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("isSuccess", &self.is_success)?;
        map.serialize_entry("responseCode", &self.response_code)?;
        map.serialize_entry("responseData", &self.response_data)?;
        map.serialize_entry("responseText", &self.response_text)?;
        map.serialize_entry("pageidentifier", &self.page_identifier)?;
        map.serialize_entry("roomId", &self.room_id)?;
        self.kept.write(&mut map)?;
        map.end()
    }
}

impl<'de> Deserialize<'de> for InvoiceResponseWithoutData {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Fields;

        impl<'de> Visitor<'de> for Fields {
            type Value = InvoiceResponseWithoutData;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object (InvoiceResponseWithoutData)")
            }

            fn visit_map<A: MapAccess<'de>>(
                self,
                mut map: A,
            ) -> Result<InvoiceResponseWithoutData, A::Error> {
                let mut is_success = None;
                let mut response_code = None;
                let mut response_data = None;
                let mut response_text = None;
                let mut page_identifier = None;
                let mut room_id = None;
                let mut kept = Kept::default();
                while let Some(key) = map.next_key_seed(kept.key(&[
                    "isSuccess",
                    "responseCode",
                    "responseData",
                    "responseText",
                    "pageidentifier",
                    "roomId",
                ]))?
                {
                    match key {
                        0 => is_success = Some(map.next_value()?),
                        1 => response_code = Some(map.next_value::<In<_>>()?.0),
                        2 => response_data = Some(map.next_value()?),
                        3 => response_text = Some(map.next_value()?),
                        4 => page_identifier = Some(map.next_value()?),
                        5 => room_id = Some(map.next_value::<In<_>>()?.0),
                        _ => kept.member(&mut map)?,
                    }
                }
                Ok(InvoiceResponseWithoutData {
                    is_success: wire::required(is_success, "isSuccess")?,
                    response_code: wire::required(response_code, "responseCode")?,
                    response_data: wire::required(response_data, "responseData")?,
                    response_text: wire::required(response_text, "responseText")?,
                    page_identifier: wire::required(page_identifier, "pageidentifier")?,
                    room_id: wire::required(room_id, "roomId")?,
                    kept,
                })
            }
        }

        deserializer.deserialize_map(Fields)
    }
}
