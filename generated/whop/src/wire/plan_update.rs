use crate::{Kept, Patch};
use crate::runtime::wire;
use crate::runtime::codec::{In, Out};
use crate::types::PlanUpdate;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};
use std::fmt;

impl Serialize for PlanUpdate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        wire::patch(&mut map, "billing_period", &self.billing_period)?;
        wire::patch(&mut map, "custom_fields", &self.custom_fields)?;
        wire::patch(&mut map, "description", &self.description)?;
        wire::patch(&mut map, "expiration_days", &self.expiration_days)?;
        wire::patch(&mut map, "initial_price", &self.initial_price.as_ref().map(Out))?;
        wire::patch(&mut map, "internal_notes", &self.internal_notes)?;
        wire::patch(
            &mut map,
            "legacy_payment_method_controls",
            &self.legacy_payment_method_controls,
        )?;
        wire::patch(&mut map, "payment_method_configuration", &self.payment_method_configuration)?;
        wire::patch(&mut map, "plan_type", &self.plan_type)?;
        wire::patch(&mut map, "release_method", &self.release_method)?;
        wire::patch(&mut map, "renewal_price", &self.renewal_price.as_ref().map(Out))?;
        wire::patch(&mut map, "stock", &self.stock)?;
        wire::patch(&mut map, "trial_period_days", &self.trial_period_days)?;
        wire::patch(&mut map, "unlimited_stock", &self.unlimited_stock)?;
        wire::patch(&mut map, "visibility", &self.visibility)?;
        self.kept.write(&mut map)?;
        map.end()
    }
}

impl<'de> Deserialize<'de> for PlanUpdate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Fields;

        impl<'de> Visitor<'de> for Fields {
            type Value = PlanUpdate;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object (PlanUpdate)")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<PlanUpdate, A::Error> {
                let mut billing_period = Patch::Absent;
                let mut custom_fields = Patch::Absent;
                let mut description = Patch::Absent;
                let mut expiration_days = Patch::Absent;
                let mut initial_price = Patch::Absent;
                let mut internal_notes = Patch::Absent;
                let mut legacy_payment_method_controls = Patch::Absent;
                let mut payment_method_configuration = Patch::Absent;
                let mut plan_type = Patch::Absent;
                let mut release_method = Patch::Absent;
                let mut renewal_price = Patch::Absent;
                let mut stock = Patch::Absent;
                let mut trial_period_days = Patch::Absent;
                let mut unlimited_stock = Patch::Absent;
                let mut visibility = Patch::Absent;
                let mut kept = Kept::default();
                while let Some(key) = map.next_key_seed(kept.key(&[
                    "billing_period",
                    "custom_fields",
                    "description",
                    "expiration_days",
                    "initial_price",
                    "internal_notes",
                    "legacy_payment_method_controls",
                    "payment_method_configuration",
                    "plan_type",
                    "release_method",
                    "renewal_price",
                    "stock",
                    "trial_period_days",
                    "unlimited_stock",
                    "visibility",
                ]))?
                {
                    match key {
                        0 => billing_period = map.next_value::<In<_>>()?.0,
                        1 => custom_fields = map.next_value()?,
                        2 => description = map.next_value()?,
                        3 => expiration_days = map.next_value::<In<_>>()?.0,
                        4 => initial_price = map.next_value::<In<_>>()?.0,
                        5 => internal_notes = map.next_value()?,
                        6 => legacy_payment_method_controls = map.next_value()?,
                        7 => payment_method_configuration = map.next_value()?,
                        8 => plan_type = map.next_value()?,
                        9 => release_method = map.next_value()?,
                        10 => renewal_price = map.next_value::<In<_>>()?.0,
                        11 => stock = map.next_value::<In<_>>()?.0,
                        12 => trial_period_days = map.next_value::<In<_>>()?.0,
                        13 => unlimited_stock = map.next_value()?,
                        14 => visibility = map.next_value()?,
                        _ => kept.member(&mut map)?,
                    }
                }
                Ok(PlanUpdate {
                    billing_period,
                    custom_fields,
                    description,
                    expiration_days,
                    initial_price,
                    internal_notes,
                    legacy_payment_method_controls,
                    payment_method_configuration,
                    plan_type,
                    release_method,
                    renewal_price,
                    stock,
                    trial_period_days,
                    unlimited_stock,
                    visibility,
                    kept,
                })
            }
        }

        deserializer.deserialize_map(Fields)
    }
}
