use crate::Patch;
use crate::runtime::codec::{In, Out};
use crate::runtime::wire;
use crate::types::PaymentMethod;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};
use std::fmt;

impl Serialize for PaymentMethod {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        wire::optional(&mut map, "id", &self.id)?;
        wire::patch(&mut map, "gatewayName", &self.gateway_name)?;
        wire::patch(&mut map, "type", &self.type_)?;
        wire::patch(&mut map, "referenceId", &self.reference_id)?;
        wire::patch(&mut map, "default", &self.default_field)?;
        wire::patch(&mut map, "status", &self.status)?;
        wire::patch(&mut map, "source", &self.source)?;
        wire::patch(&mut map, "enabled", &self.enabled)?;
        wire::patch(&mut map, "name", &self.name)?;
        wire::patch(&mut map, "data", &self.data)?;
        wire::patch(&mut map, "creationDate", &self.creation_date.as_ref().map(Out))?;
        wire::patch(
            &mut map,
            "expirationDate",
            &self.expiration_date.as_ref().map(Out),
        )?;
        wire::patch(&mut map, "sepaMandate", &self.sepa_mandate)?;
        wire::patch(&mut map, "card", &self.card)?;
        wire::patch(&mut map, "sepaDebit", &self.sepa_debit)?;
        wire::patch(&mut map, "paypal", &self.paypal)?;
        map.end()
    }
}

impl<'de> Deserialize<'de> for PaymentMethod {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Fields)
    }
}

struct Fields;

impl<'de> Visitor<'de> for Fields {
    type Value = PaymentMethod;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object (PaymentMethod)")
    }

    fn visit_map<A: MapAccess<'de>>(
        self,
        mut map: A,
    ) -> Result<PaymentMethod, A::Error> {
        let mut id = None;
        let mut gateway_name = Patch::Absent;
        let mut type_ = Patch::Absent;
        let mut reference_id = Patch::Absent;
        let mut default_field = Patch::Absent;
        let mut status = Patch::Absent;
        let mut source = Patch::Absent;
        let mut enabled = Patch::Absent;
        let mut name = Patch::Absent;
        let mut data = Patch::Absent;
        let mut creation_date = Patch::Absent;
        let mut expiration_date = Patch::Absent;
        let mut sepa_mandate = Patch::Absent;
        let mut card = Patch::Absent;
        let mut sepa_debit = Patch::Absent;
        let mut paypal = Patch::Absent;
        while let Some(key) = map
            .next_key_seed(
                wire::Keys(
                    &[
                        "id",
                        "gatewayName",
                        "type",
                        "referenceId",
                        "default",
                        "status",
                        "source",
                        "enabled",
                        "name",
                        "data",
                        "creationDate",
                        "expirationDate",
                        "sepaMandate",
                        "card",
                        "sepaDebit",
                        "paypal",
                    ],
                ),
            )?
        {
            match key {
                0 => id = Some(map.next_value()?),
                1 => gateway_name = map.next_value()?,
                2 => type_ = map.next_value()?,
                3 => reference_id = map.next_value()?,
                4 => default_field = map.next_value()?,
                5 => status = map.next_value()?,
                6 => source = map.next_value()?,
                7 => enabled = map.next_value()?,
                8 => name = map.next_value()?,
                9 => data = map.next_value()?,
                10 => creation_date = map.next_value::<In<_>>()?.0,
                11 => expiration_date = map.next_value::<In<_>>()?.0,
                12 => sepa_mandate = map.next_value()?,
                13 => card = map.next_value()?,
                14 => sepa_debit = map.next_value()?,
                15 => paypal = map.next_value()?,
                _ => wire::skip(&mut map)?,
            }
        }
        Ok(PaymentMethod {
            id,
            gateway_name,
            type_,
            reference_id,
            default_field,
            status,
            source,
            enabled,
            name,
            data,
            creation_date,
            expiration_date,
            sepa_mandate,
            card,
            sepa_debit,
            paypal,
        })
    }
}
