use crate::Kept;
use crate::runtime::wire;
use crate::runtime::codec::{In, Out};
use crate::types::PaymentMethod;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};
use std::fmt;

impl Serialize for PaymentMethod {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        wire::optional(&mut map, "id", &self.id)?;
        wire::nullable(&mut map, "gatewayName", &self.gateway_name, self.kept.was_null(1))?;
        wire::nullable(&mut map, "type", &self.type_, self.kept.was_null(2))?;
        wire::nullable(&mut map, "referenceId", &self.reference_id, self.kept.was_null(3))?;
        wire::nullable(&mut map, "default", &self.default_field, self.kept.was_null(4))?;
        wire::nullable(&mut map, "status", &self.status, self.kept.was_null(5))?;
        wire::nullable(&mut map, "source", &self.source, self.kept.was_null(6))?;
        wire::nullable(&mut map, "enabled", &self.enabled, self.kept.was_null(7))?;
        wire::nullable(&mut map, "name", &self.name, self.kept.was_null(8))?;
        wire::nullable(&mut map, "data", &self.data, self.kept.was_null(9))?;
        wire::nullable(
            &mut map,
            "creationDate",
            &self.creation_date.as_ref().map(Out),
            self.kept.was_null(10),
        )?;
        wire::nullable(
            &mut map,
            "expirationDate",
            &self.expiration_date.as_ref().map(Out),
            self.kept.was_null(11),
        )?;
        wire::nullable(&mut map, "sepaMandate", &self.sepa_mandate, self.kept.was_null(12))?;
        wire::nullable(&mut map, "card", &self.card, self.kept.was_null(13))?;
        wire::nullable(&mut map, "sepaDebit", &self.sepa_debit, self.kept.was_null(14))?;
        wire::nullable(&mut map, "paypal", &self.paypal, self.kept.was_null(15))?;
        self.kept.write(&mut map)?;
        map.end()
    }
}

impl<'de> Deserialize<'de> for PaymentMethod {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Fields;

        impl<'de> Visitor<'de> for Fields {
            type Value = PaymentMethod;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object (PaymentMethod)")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<PaymentMethod, A::Error> {
                let mut id = None;
                let mut gateway_name = None;
                let mut type_ = None;
                let mut reference_id = None;
                let mut default_field = None;
                let mut status = None;
                let mut source = None;
                let mut enabled = None;
                let mut name = None;
                let mut data = None;
                let mut creation_date = None;
                let mut expiration_date = None;
                let mut sepa_mandate = None;
                let mut card = None;
                let mut sepa_debit = None;
                let mut paypal = None;
                let mut kept = Kept::default();
                while let Some(key) = map.next_key_seed(kept.key(&[
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
                ]))?
                {
                    match key {
                        0 => id = Some(map.next_value()?),
                        1 => gateway_name = kept.note(1, map.next_value()?),
                        2 => type_ = kept.note(2, map.next_value()?),
                        3 => reference_id = kept.note(3, map.next_value()?),
                        4 => default_field = kept.note(4, map.next_value()?),
                        5 => status = kept.note(5, map.next_value()?),
                        6 => source = kept.note(6, map.next_value()?),
                        7 => enabled = kept.note(7, map.next_value()?),
                        8 => name = kept.note(8, map.next_value()?),
                        9 => data = kept.note(9, map.next_value()?),
                        10 => creation_date = kept.note(10, map.next_value::<In<_>>()?.0),
                        11 => expiration_date = kept.note(11, map.next_value::<In<_>>()?.0),
                        12 => sepa_mandate = kept.note(12, map.next_value()?),
                        13 => card = kept.note(13, map.next_value()?),
                        14 => sepa_debit = kept.note(14, map.next_value()?),
                        15 => paypal = kept.note(15, map.next_value()?),
                        _ => kept.member(&mut map)?,
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
                    kept,
                })
            }
        }

        deserializer.deserialize_map(Fields)
    }
}
