use crate::Kept;
use crate::runtime::wire;
use crate::runtime::codec::{In, Out};
use crate::types::Invoice;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};
use std::fmt;

impl Serialize for Invoice {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("id", &self.id)?;
        map.serialize_entry("object", &self.object)?;
        map.serialize_entry("live_mode", &self.live_mode)?;
        map.serialize_entry("created_at", &Out(&self.created_at))?;
        map.serialize_entry("updated_at", &Out(&self.updated_at))?;
        map.serialize_entry("contact_details", &self.contact_details)?;
        map.serialize_entry("recipient_email", &self.recipient_email)?;
        map.serialize_entry("recipient_name", &self.recipient_name)?;
        map.serialize_entry("counterparty_id", &self.counterparty_id)?;
        map.serialize_entry("counterparty_billing_address", &self.counterparty_billing_address)?;
        map.serialize_entry("counterparty_shipping_address", &self.counterparty_shipping_address)?;
        map.serialize_entry("currency", &self.currency)?;
        map.serialize_entry("description", &self.description)?;
        map.serialize_entry("due_date", &Out(&self.due_date))?;
        map.serialize_entry("invoicer_name", &self.invoicer_name)?;
        map.serialize_entry("invoicer_address", &self.invoicer_address)?;
        map.serialize_entry("originating_account_id", &self.originating_account_id)?;
        map.serialize_entry("receiving_account_id", &self.receiving_account_id)?;
        map.serialize_entry("virtual_account_id", &self.virtual_account_id)?;
        map.serialize_entry("payment_effective_date", &Out(&self.payment_effective_date))?;
        map.serialize_entry("payment_type", &self.payment_type)?;
        map.serialize_entry("payment_method", &self.payment_method)?;
        map.serialize_entry("fallback_payment_method", &self.fallback_payment_method)?;
        map.serialize_entry("notifications_enabled", &self.notifications_enabled)?;
        map.serialize_entry("notification_email_addresses", &self.notification_email_addresses)?;
        map.serialize_entry("remind_after_overdue_days", &self.remind_after_overdue_days)?;
        map.serialize_entry("metadata", &self.metadata)?;
        map.serialize_entry("hosted_url", &self.hosted_url)?;
        map.serialize_entry("number", &self.number)?;
        map.serialize_entry("payment_orders", &self.payment_orders)?;
        map.serialize_entry("expected_payments", &self.expected_payments)?;
        map.serialize_entry("pdf_url", &self.pdf_url)?;
        map.serialize_entry("status", &self.status)?;
        map.serialize_entry("total_amount", &self.total_amount)?;
        map.serialize_entry("amount_remaining", &self.amount_remaining)?;
        map.serialize_entry("amount_paid", &self.amount_paid)?;
        map.serialize_entry("transaction_line_item_ids", &self.transaction_line_item_ids)?;
        map.serialize_entry("ledger_account_settlement_id", &self.ledger_account_settlement_id)?;
        map.serialize_entry("issued_at", &Out(&self.issued_at))?;
        map.serialize_entry("paid_at", &Out(&self.paid_at))?;
        map.serialize_entry("voided_at", &Out(&self.voided_at))?;
        self.kept.write(&mut map)?;
        map.end()
    }
}

impl<'de> Deserialize<'de> for Invoice {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Fields;

        impl<'de> Visitor<'de> for Fields {
            type Value = Invoice;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object (Invoice)")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Invoice, A::Error> {
                let mut id = None;
                let mut object = None;
                let mut live_mode = None;
                let mut created_at = None;
                let mut updated_at = None;
                let mut contact_details = None;
                let mut recipient_email = None;
                let mut recipient_name = None;
                let mut counterparty_id = None;
                let mut counterparty_billing_address = None;
                let mut counterparty_shipping_address = None;
                let mut currency = None;
                let mut description = None;
                let mut due_date = None;
                let mut invoicer_name = None;
                let mut invoicer_address = None;
                let mut originating_account_id = None;
                let mut receiving_account_id = None;
                let mut virtual_account_id = None;
                let mut payment_effective_date = None;
                let mut payment_type = None;
                let mut payment_method = None;
                let mut fallback_payment_method = None;
                let mut notifications_enabled = None;
                let mut notification_email_addresses = None;
                let mut remind_after_overdue_days = None;
                let mut metadata = None;
                let mut hosted_url = None;
                let mut number = None;
                let mut payment_orders = None;
                let mut expected_payments = None;
                let mut pdf_url = None;
                let mut status = None;
                let mut total_amount = None;
                let mut amount_remaining = None;
                let mut amount_paid = None;
                let mut transaction_line_item_ids = None;
                let mut ledger_account_settlement_id = None;
                let mut issued_at = None;
                let mut paid_at = None;
                let mut voided_at = None;
                let mut kept = Kept::default();
                while let Some(key) = map.next_key_seed(kept.key(&[
                    "id",
                    "object",
                    "live_mode",
                    "created_at",
                    "updated_at",
                    "contact_details",
                    "recipient_email",
                    "recipient_name",
                    "counterparty_id",
                    "counterparty_billing_address",
                    "counterparty_shipping_address",
                    "currency",
                    "description",
                    "due_date",
                    "invoicer_name",
                    "invoicer_address",
                    "originating_account_id",
                    "receiving_account_id",
                    "virtual_account_id",
                    "payment_effective_date",
                    "payment_type",
                    "payment_method",
                    "fallback_payment_method",
                    "notifications_enabled",
                    "notification_email_addresses",
                    "remind_after_overdue_days",
                    "metadata",
                    "hosted_url",
                    "number",
                    "payment_orders",
                    "expected_payments",
                    "pdf_url",
                    "status",
                    "total_amount",
                    "amount_remaining",
                    "amount_paid",
                    "transaction_line_item_ids",
                    "ledger_account_settlement_id",
                    "issued_at",
                    "paid_at",
                    "voided_at",
                ]))?
                {
                    match key {
                        0 => id = Some(map.next_value()?),
                        1 => object = Some(map.next_value()?),
                        2 => live_mode = Some(map.next_value()?),
                        3 => created_at = Some(map.next_value::<In<_>>()?.0),
                        4 => updated_at = Some(map.next_value::<In<_>>()?.0),
                        5 => contact_details = Some(map.next_value()?),
                        6 => recipient_email = Some(map.next_value()?),
                        7 => recipient_name = Some(map.next_value()?),
                        8 => counterparty_id = Some(map.next_value()?),
                        9 => counterparty_billing_address = Some(map.next_value()?),
                        10 => counterparty_shipping_address = Some(map.next_value()?),
                        11 => currency = Some(map.next_value()?),
                        12 => description = Some(map.next_value()?),
                        13 => due_date = Some(map.next_value::<In<_>>()?.0),
                        14 => invoicer_name = Some(map.next_value()?),
                        15 => invoicer_address = Some(map.next_value()?),
                        16 => originating_account_id = Some(map.next_value()?),
                        17 => receiving_account_id = Some(map.next_value()?),
                        18 => virtual_account_id = Some(map.next_value()?),
                        19 => payment_effective_date = Some(map.next_value::<In<_>>()?.0),
                        20 => payment_type = Some(map.next_value()?),
                        21 => payment_method = Some(map.next_value()?),
                        22 => fallback_payment_method = Some(map.next_value()?),
                        23 => notifications_enabled = Some(map.next_value()?),
                        24 => notification_email_addresses = Some(map.next_value()?),
                        25 => remind_after_overdue_days = Some(map.next_value::<In<_>>()?.0),
                        26 => metadata = Some(map.next_value()?),
                        27 => hosted_url = Some(map.next_value()?),
                        28 => number = Some(map.next_value()?),
                        29 => payment_orders = Some(map.next_value()?),
                        30 => expected_payments = Some(map.next_value()?),
                        31 => pdf_url = Some(map.next_value()?),
                        32 => status = Some(map.next_value()?),
                        33 => total_amount = Some(map.next_value::<In<_>>()?.0),
                        34 => amount_remaining = Some(map.next_value::<In<_>>()?.0),
                        35 => amount_paid = Some(map.next_value::<In<_>>()?.0),
                        36 => transaction_line_item_ids = Some(map.next_value()?),
                        37 => ledger_account_settlement_id = Some(map.next_value()?),
                        38 => issued_at = Some(map.next_value::<In<_>>()?.0),
                        39 => paid_at = Some(map.next_value::<In<_>>()?.0),
                        40 => voided_at = Some(map.next_value::<In<_>>()?.0),
                        _ => kept.member(&mut map)?,
                    }
                }
                Ok(Invoice {
                    id: wire::required(id, "id")?,
                    object: wire::required(object, "object")?,
                    live_mode: wire::required(live_mode, "live_mode")?,
                    created_at: wire::required(created_at, "created_at")?,
                    updated_at: wire::required(updated_at, "updated_at")?,
                    contact_details: wire::required(contact_details, "contact_details")?,
                    recipient_email: wire::required(recipient_email, "recipient_email")?,
                    recipient_name: wire::required(recipient_name, "recipient_name")?,
                    counterparty_id: wire::required(counterparty_id, "counterparty_id")?,
                    counterparty_billing_address: wire::required(
                        counterparty_billing_address,
                        "counterparty_billing_address",
                    )?,
                    counterparty_shipping_address: wire::required(
                        counterparty_shipping_address,
                        "counterparty_shipping_address",
                    )?,
                    currency: wire::required(currency, "currency")?,
                    description: wire::required(description, "description")?,
                    due_date: wire::required(due_date, "due_date")?,
                    invoicer_name: wire::required(invoicer_name, "invoicer_name")?,
                    invoicer_address: wire::required(invoicer_address, "invoicer_address")?,
                    originating_account_id: wire::required(
                        originating_account_id,
                        "originating_account_id",
                    )?,
                    receiving_account_id: wire::required(
                        receiving_account_id,
                        "receiving_account_id",
                    )?,
                    virtual_account_id: wire::required(virtual_account_id, "virtual_account_id")?,
                    payment_effective_date: wire::required(
                        payment_effective_date,
                        "payment_effective_date",
                    )?,
                    payment_type: wire::required(payment_type, "payment_type")?,
                    payment_method: wire::required(payment_method, "payment_method")?,
                    fallback_payment_method: wire::required(
                        fallback_payment_method,
                        "fallback_payment_method",
                    )?,
                    notifications_enabled: wire::required(
                        notifications_enabled,
                        "notifications_enabled",
                    )?,
                    notification_email_addresses: wire::required(
                        notification_email_addresses,
                        "notification_email_addresses",
                    )?,
                    remind_after_overdue_days: wire::required(
                        remind_after_overdue_days,
                        "remind_after_overdue_days",
                    )?,
                    metadata: wire::required(metadata, "metadata")?,
                    hosted_url: wire::required(hosted_url, "hosted_url")?,
                    number: wire::required(number, "number")?,
                    payment_orders: wire::required(payment_orders, "payment_orders")?,
                    expected_payments: wire::required(expected_payments, "expected_payments")?,
                    pdf_url: wire::required(pdf_url, "pdf_url")?,
                    status: wire::required(status, "status")?,
                    total_amount: wire::required(total_amount, "total_amount")?,
                    amount_remaining: wire::required(amount_remaining, "amount_remaining")?,
                    amount_paid: wire::required(amount_paid, "amount_paid")?,
                    transaction_line_item_ids: wire::required(
                        transaction_line_item_ids,
                        "transaction_line_item_ids",
                    )?,
                    ledger_account_settlement_id: wire::required(
                        ledger_account_settlement_id,
                        "ledger_account_settlement_id",
                    )?,
                    issued_at: wire::required(issued_at, "issued_at")?,
                    paid_at: wire::required(paid_at, "paid_at")?,
                    voided_at: wire::required(voided_at, "voided_at")?,
                    kept,
                })
            }
        }

        deserializer.deserialize_map(Fields)
    }
}
