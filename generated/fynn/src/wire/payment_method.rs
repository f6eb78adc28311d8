use crate::runtime::codec::{In, Out};
use crate::runtime::nulls::Nulls;
use crate::runtime::wire;
use crate::types::PaymentMethod;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};
use std::fmt;

impl Serialize for PaymentMethod {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        wire::optional(&mut map, "id", &self.id)?;
        wire::nullable(
            &mut map,
            "gatewayName",
            &self.gateway_name,
            self.received_nulls.has(1),
        )?;
        wire::nullable(&mut map, "type", &self.type_, self.received_nulls.has(2))?;
        wire::nullable(
            &mut map,
            "referenceId",
            &self.reference_id,
            self.received_nulls.has(3),
        )?;
        wire::nullable(
            &mut map,
            "default",
            &self.default_field,
            self.received_nulls.has(4),
        )?;
        wire::nullable(&mut map, "status", &self.status, self.received_nulls.has(5))?;
        wire::nullable(&mut map, "source", &self.source, self.received_nulls.has(6))?;
        wire::nullable(&mut map, "enabled", &self.enabled, self.received_nulls.has(7))?;
        wire::nullable(&mut map, "name", &self.name, self.received_nulls.has(8))?;
        wire::nullable(&mut map, "data", &self.data, self.received_nulls.has(9))?;
        wire::nullable(
            &mut map,
            "creationDate",
            &self.creation_date.as_ref().map(Out),
            self.received_nulls.has(10),
        )?;
        wire::nullable(
            &mut map,
            "expirationDate",
            &self.expiration_date.as_ref().map(Out),
            self.received_nulls.has(11),
        )?;
        wire::nullable(
            &mut map,
            "sepaMandate",
            &self.sepa_mandate,
            self.received_nulls.has(12),
        )?;
        wire::nullable(&mut map, "card", &self.card, self.received_nulls.has(13))?;
        wire::nullable(
            &mut map,
            "sepaDebit",
            &self.sepa_debit,
            self.received_nulls.has(14),
        )?;
        wire::nullable(&mut map, "paypal", &self.paypal, self.received_nulls.has(15))?;
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
        let mut received_nulls = Nulls::default();
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
                1 => gateway_name = received_nulls.note(1, map.next_value()?),
                2 => type_ = received_nulls.note(2, map.next_value()?),
                3 => reference_id = received_nulls.note(3, map.next_value()?),
                4 => default_field = received_nulls.note(4, map.next_value()?),
                5 => status = received_nulls.note(5, map.next_value()?),
                6 => source = received_nulls.note(6, map.next_value()?),
                7 => enabled = received_nulls.note(7, map.next_value()?),
                8 => name = received_nulls.note(8, map.next_value()?),
                9 => data = received_nulls.note(9, map.next_value()?),
                10 => {
                    creation_date = received_nulls.note(10, map.next_value::<In<_>>()?.0);
                }
                11 => {
                    expiration_date = received_nulls
                        .note(11, map.next_value::<In<_>>()?.0);
                }
                12 => sepa_mandate = received_nulls.note(12, map.next_value()?),
                13 => card = received_nulls.note(13, map.next_value()?),
                14 => sepa_debit = received_nulls.note(14, map.next_value()?),
                15 => paypal = received_nulls.note(15, map.next_value()?),
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
            received_nulls,
        })
    }
}

impl std::fmt::Debug for PaymentMethod {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PaymentMethod")
            .field("id", &self.id)
            .field("gateway_name", &self.gateway_name)
            .field("type_", &self.type_)
            .field("reference_id", &self.reference_id)
            .field("default_field", &self.default_field)
            .field("status", &self.status)
            .field("source", &self.source)
            .field("enabled", &self.enabled)
            .field("name", &self.name)
            .field("data", &self.data)
            .field("creation_date", &self.creation_date)
            .field("expiration_date", &self.expiration_date)
            .field("sepa_mandate", &self.sepa_mandate)
            .field("card", &self.card)
            .field("sepa_debit", &self.sepa_debit)
            .field("paypal", &self.paypal)
            .finish()
    }
}
