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
        wire::nullable(
            &mut map,
            "automatically_finalizes_at",
            &self.automatically_finalizes_at.as_ref().map(Out),
            self.kept.was_null(0),
        )?;
        wire::optional(&mut map, "charge_buyer_fee", &self.charge_buyer_fee)?;
        wire::optional(&mut map, "collection_method", &self.collection_method)?;
        wire::optional(&mut map, "company", &self.company)?;
        map.serialize_entry("created_at", &Out(&self.created_at))?;
        map.serialize_entry("current_plan", &self.current_plan)?;
        wire::nullable(&mut map, "customer_name", &self.customer_name, self.kept.was_null(6))?;
        map.serialize_entry("due_date", &Out(&self.due_date))?;
        map.serialize_entry("email_address", &self.email_address)?;
        map.serialize_entry("fetch_invoice_token", &self.fetch_invoice_token)?;
        map.serialize_entry("id", &self.id)?;
        wire::optional(&mut map, "line_items", &self.line_items)?;
        wire::nullable(&mut map, "mailing_address", &self.mailing_address, self.kept.was_null(12))?;
        wire::nullable(&mut map, "member", &self.member, self.kept.was_null(13))?;
        map.serialize_entry("number", &self.number)?;
        wire::nullable(&mut map, "pay_online_url", &self.pay_online_url, self.kept.was_null(15))?;
        wire::nullable(&mut map, "payment", &self.payment, self.kept.was_null(16))?;
        wire::optional(&mut map, "payment_processing", &self.payment_processing)?;
        wire::optional(&mut map, "product", &self.product)?;
        map.serialize_entry("status", &self.status)?;
        wire::nullable(
            &mut map,
            "subscription_billing_anchor_at",
            &self.subscription_billing_anchor_at.as_ref().map(Out),
            self.kept.was_null(20),
        )?;
        wire::optional(&mut map, "updated_at", &self.updated_at.as_ref().map(Out))?;
        map.serialize_entry("user", &self.user)?;
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
                let mut automatically_finalizes_at = None;
                let mut charge_buyer_fee = None;
                let mut collection_method = None;
                let mut company = None;
                let mut created_at = None;
                let mut current_plan = None;
                let mut customer_name = None;
                let mut due_date = None;
                let mut email_address = None;
                let mut fetch_invoice_token = None;
                let mut id = None;
                let mut line_items = None;
                let mut mailing_address = None;
                let mut member = None;
                let mut number = None;
                let mut pay_online_url = None;
                let mut payment = None;
                let mut payment_processing = None;
                let mut product = None;
                let mut status = None;
                let mut subscription_billing_anchor_at = None;
                let mut updated_at = None;
                let mut user = None;
                let mut kept = Kept::default();
                while let Some(key) = map.next_key_seed(kept.key(&[
                    "automatically_finalizes_at",
                    "charge_buyer_fee",
                    "collection_method",
                    "company",
                    "created_at",
                    "current_plan",
                    "customer_name",
                    "due_date",
                    "email_address",
                    "fetch_invoice_token",
                    "id",
                    "line_items",
                    "mailing_address",
                    "member",
                    "number",
                    "pay_online_url",
                    "payment",
                    "payment_processing",
                    "product",
                    "status",
                    "subscription_billing_anchor_at",
                    "updated_at",
                    "user",
                ]))?
                {
                    match key {
                        0 => {
                            automatically_finalizes_at = kept.note(0, map.next_value::<In<_>>()?.0)
                        }
                        1 => charge_buyer_fee = Some(map.next_value()?),
                        2 => collection_method = Some(map.next_value()?),
                        3 => company = Some(map.next_value()?),
                        4 => created_at = Some(map.next_value::<In<_>>()?.0),
                        5 => current_plan = Some(map.next_value()?),
                        6 => customer_name = kept.note(6, map.next_value()?),
                        7 => due_date = Some(map.next_value::<In<_>>()?.0),
                        8 => email_address = Some(map.next_value()?),
                        9 => fetch_invoice_token = Some(map.next_value()?),
                        10 => id = Some(map.next_value()?),
                        11 => line_items = Some(map.next_value()?),
                        12 => mailing_address = kept.note(12, map.next_value()?),
                        13 => member = kept.note(13, map.next_value()?),
                        14 => number = Some(map.next_value()?),
                        15 => pay_online_url = kept.note(15, map.next_value()?),
                        16 => payment = kept.note(16, map.next_value()?),
                        17 => payment_processing = Some(map.next_value()?),
                        18 => product = Some(map.next_value()?),
                        19 => status = Some(map.next_value()?),
                        20 => {
                            subscription_billing_anchor_at = kept.note(
                                20,
                                map.next_value::<In<_>>()?.0,
                            )
                        }
                        21 => updated_at = Some(map.next_value::<In<_>>()?.0),
                        22 => user = Some(map.next_value()?),
                        _ => kept.member(&mut map)?,
                    }
                }
                Ok(Invoice {
                    automatically_finalizes_at,
                    charge_buyer_fee,
                    collection_method,
                    company,
                    created_at: wire::required(created_at, "created_at")?,
                    current_plan: wire::required(current_plan, "current_plan")?,
                    customer_name,
                    due_date: wire::required(due_date, "due_date")?,
                    email_address: wire::required(email_address, "email_address")?,
                    fetch_invoice_token: wire::required(
                        fetch_invoice_token,
                        "fetch_invoice_token",
                    )?,
                    id: wire::required(id, "id")?,
                    line_items,
                    mailing_address,
                    member,
                    number: wire::required(number, "number")?,
                    pay_online_url,
                    payment,
                    payment_processing,
                    product,
                    status: wire::required(status, "status")?,
                    subscription_billing_anchor_at,
                    updated_at,
                    user: wire::required(user, "user")?,
                    kept,
                })
            }
        }

        deserializer.deserialize_map(Fields)
    }
}

impl fmt::Debug for Invoice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        wire::debug(
            f,
            "Invoice",
            &[
                ("automatically_finalizes_at", &self.automatically_finalizes_at),
                ("charge_buyer_fee", &self.charge_buyer_fee),
                ("collection_method", &self.collection_method),
                ("company", &self.company),
                ("created_at", &self.created_at),
                ("current_plan", &self.current_plan),
                ("customer_name", &self.customer_name),
                ("due_date", &self.due_date),
                ("email_address", &self.email_address),
                ("fetch_invoice_token", &format_args!("[redacted]")),
                ("id", &self.id),
                ("line_items", &self.line_items),
                ("mailing_address", &self.mailing_address),
                ("member", &self.member),
                ("number", &self.number),
                ("pay_online_url", &self.pay_online_url),
                ("payment", &self.payment),
                ("payment_processing", &self.payment_processing),
                ("product", &self.product),
                ("status", &self.status),
                ("subscription_billing_anchor_at", &self.subscription_billing_anchor_at),
                ("updated_at", &self.updated_at),
                ("user", &self.user),
            ],
        )
    }
}
