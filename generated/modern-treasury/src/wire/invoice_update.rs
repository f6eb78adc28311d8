use crate::{Kept, Patch};
use crate::runtime::wire;
use crate::runtime::codec::{In, Out};
use crate::types::InvoiceUpdate;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};
use std::fmt;

impl Serialize for InvoiceUpdate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        wire::optional(&mut map, "contact_details", &self.contact_details)?;
        wire::patch(&mut map, "counterparty_billing_address", &self.counterparty_billing_address)?;
        wire::optional(&mut map, "counterparty_id", &self.counterparty_id)?;
        wire::patch(
            &mut map,
            "counterparty_shipping_address",
            &self.counterparty_shipping_address,
        )?;
        wire::optional(&mut map, "currency", &self.currency)?;
        wire::optional(&mut map, "description", &self.description)?;
        wire::optional(&mut map, "due_date", &self.due_date.as_ref().map(Out))?;
        wire::patch(&mut map, "fallback_payment_method", &self.fallback_payment_method)?;
        wire::patch(&mut map, "invoice_line_items", &self.invoice_line_items)?;
        wire::patch(&mut map, "invoicer_address", &self.invoicer_address)?;
        wire::patch(&mut map, "invoicer_name", &self.invoicer_name)?;
        wire::patch(&mut map, "metadata", &self.metadata)?;
        wire::patch(&mut map, "notification_email_addresses", &self.notification_email_addresses)?;
        wire::optional(&mut map, "notifications_enabled", &self.notifications_enabled)?;
        wire::optional(&mut map, "originating_account_id", &self.originating_account_id)?;
        wire::optional(
            &mut map,
            "payment_effective_date",
            &self.payment_effective_date.as_ref().map(Out),
        )?;
        wire::optional(&mut map, "payment_method", &self.payment_method)?;
        wire::optional(&mut map, "payment_type", &self.payment_type)?;
        wire::optional(&mut map, "receiving_account_id", &self.receiving_account_id)?;
        wire::patch(&mut map, "recipient_email", &self.recipient_email)?;
        wire::patch(&mut map, "recipient_name", &self.recipient_name)?;
        wire::patch(&mut map, "remind_after_overdue_days", &self.remind_after_overdue_days)?;
        wire::optional(&mut map, "status", &self.status)?;
        wire::patch(&mut map, "virtual_account_id", &self.virtual_account_id)?;
        self.kept.write(&mut map)?;
        map.end()
    }
}

impl<'de> Deserialize<'de> for InvoiceUpdate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Fields;

        impl<'de> Visitor<'de> for Fields {
            type Value = InvoiceUpdate;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object (InvoiceUpdate)")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<InvoiceUpdate, A::Error> {
                let mut contact_details = None;
                let mut counterparty_billing_address = Patch::Absent;
                let mut counterparty_id = None;
                let mut counterparty_shipping_address = Patch::Absent;
                let mut currency = None;
                let mut description = None;
                let mut due_date = None;
                let mut fallback_payment_method = Patch::Absent;
                let mut invoice_line_items = Patch::Absent;
                let mut invoicer_address = Patch::Absent;
                let mut invoicer_name = Patch::Absent;
                let mut metadata = Patch::Absent;
                let mut notification_email_addresses = Patch::Absent;
                let mut notifications_enabled = None;
                let mut originating_account_id = None;
                let mut payment_effective_date = None;
                let mut payment_method = None;
                let mut payment_type = None;
                let mut receiving_account_id = None;
                let mut recipient_email = Patch::Absent;
                let mut recipient_name = Patch::Absent;
                let mut remind_after_overdue_days = Patch::Absent;
                let mut status = None;
                let mut virtual_account_id = Patch::Absent;
                let mut kept = Kept::default();
                while let Some(key) = map.next_key_seed(kept.key(&[
                    "contact_details",
                    "counterparty_billing_address",
                    "counterparty_id",
                    "counterparty_shipping_address",
                    "currency",
                    "description",
                    "due_date",
                    "fallback_payment_method",
                    "invoice_line_items",
                    "invoicer_address",
                    "invoicer_name",
                    "metadata",
                    "notification_email_addresses",
                    "notifications_enabled",
                    "originating_account_id",
                    "payment_effective_date",
                    "payment_method",
                    "payment_type",
                    "receiving_account_id",
                    "recipient_email",
                    "recipient_name",
                    "remind_after_overdue_days",
                    "status",
                    "virtual_account_id",
                ]))?
                {
                    match key {
                        0 => contact_details = Some(map.next_value()?),
                        1 => counterparty_billing_address = map.next_value()?,
                        2 => counterparty_id = Some(map.next_value()?),
                        3 => counterparty_shipping_address = map.next_value()?,
                        4 => currency = Some(map.next_value()?),
                        5 => description = Some(map.next_value()?),
                        6 => due_date = Some(map.next_value::<In<_>>()?.0),
                        7 => fallback_payment_method = map.next_value()?,
                        8 => invoice_line_items = map.next_value()?,
                        9 => invoicer_address = map.next_value()?,
                        10 => invoicer_name = map.next_value()?,
                        11 => metadata = map.next_value()?,
                        12 => notification_email_addresses = map.next_value()?,
                        13 => notifications_enabled = Some(map.next_value()?),
                        14 => originating_account_id = Some(map.next_value()?),
                        15 => payment_effective_date = Some(map.next_value::<In<_>>()?.0),
                        16 => payment_method = Some(map.next_value()?),
                        17 => payment_type = Some(map.next_value()?),
                        18 => receiving_account_id = Some(map.next_value()?),
                        19 => recipient_email = map.next_value()?,
                        20 => recipient_name = map.next_value()?,
                        21 => remind_after_overdue_days = map.next_value::<In<_>>()?.0,
                        22 => status = Some(map.next_value()?),
                        23 => virtual_account_id = map.next_value()?,
                        _ => kept.member(&mut map)?,
                    }
                }
                Ok(InvoiceUpdate {
                    contact_details,
                    counterparty_billing_address,
                    counterparty_id,
                    counterparty_shipping_address,
                    currency,
                    description,
                    due_date,
                    fallback_payment_method,
                    invoice_line_items,
                    invoicer_address,
                    invoicer_name,
                    metadata,
                    notification_email_addresses,
                    notifications_enabled,
                    originating_account_id,
                    payment_effective_date,
                    payment_method,
                    payment_type,
                    receiving_account_id,
                    recipient_email,
                    recipient_name,
                    remind_after_overdue_days,
                    status,
                    virtual_account_id,
                    kept,
                })
            }
        }

        deserializer.deserialize_map(Fields)
    }
}
