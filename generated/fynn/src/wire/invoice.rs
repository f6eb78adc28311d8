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
        map.serialize_entry("customer", &self.customer)?;
        wire::nullable(&mut map, "paymentMethod", &self.payment_method, self.kept.was_null(2))?;
        wire::nullable(
            &mut map,
            "referencedInvoice",
            &self.referenced_invoice,
            self.kept.was_null(3),
        )?;
        wire::nullable(&mut map, "type", &self.type_, self.kept.was_null(4))?;
        wire::nullable(&mut map, "currencyCode", &self.currency_code, self.kept.was_null(5))?;
        wire::nullable(&mut map, "number", &self.number, self.kept.was_null(6))?;
        wire::nullable(
            &mut map,
            "creationDate",
            &self.creation_date.as_ref().map(Out),
            self.kept.was_null(7),
        )?;
        wire::nullable(
            &mut map,
            "finalizationDate",
            &self.finalization_date.as_ref().map(Out),
            self.kept.was_null(8),
        )?;
        wire::nullable(
            &mut map,
            "dueDate",
            &self.due_date.as_ref().map(Out),
            self.kept.was_null(9),
        )?;
        wire::nullable(
            &mut map,
            "lastReminderDate",
            &self.last_reminder_date.as_ref().map(Out),
            self.kept.was_null(10),
        )?;
        wire::nullable(
            &mut map,
            "lastSentAt",
            &self.last_sent_at.as_ref().map(Out),
            self.kept.was_null(11),
        )?;
        wire::nullable(&mut map, "dunningLevel", &self.dunning_level, self.kept.was_null(12))?;
        wire::nullable(&mut map, "dunningStatus", &self.dunning_status, self.kept.was_null(13))?;
        wire::nullable(
            &mut map,
            "payDate",
            &self.pay_date.as_ref().map(Out),
            self.kept.was_null(14),
        )?;
        wire::optional(&mut map, "invoiceAddress", &self.invoice_address)?;
        wire::nullable(&mut map, "internalNote", &self.internal_note, self.kept.was_null(16))?;
        wire::nullable(&mut map, "title", &self.title, self.kept.was_null(17))?;
        wire::nullable(&mut map, "introduction", &self.introduction, self.kept.was_null(18))?;
        wire::nullable(&mut map, "closing", &self.closing, self.kept.was_null(19))?;
        wire::nullable(&mut map, "netAmount", &self.net_amount, self.kept.was_null(20))?;
        wire::nullable(&mut map, "grossAmount", &self.gross_amount, self.kept.was_null(21))?;
        wire::nullable(&mut map, "taxAmount", &self.tax_amount, self.kept.was_null(22))?;
        wire::nullable(&mut map, "discountAmount", &self.discount_amount, self.kept.was_null(23))?;
        wire::nullable(&mut map, "file", &self.file, self.kept.was_null(24))?;
        wire::nullable(&mut map, "xmlFile", &self.xml_file, self.kept.was_null(25))?;
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
                let _nested = wire::nested()?;
                let mut id = None;
                let mut customer = None;
                let mut payment_method = None;
                let mut referenced_invoice = None;
                let mut type_ = None;
                let mut currency_code = None;
                let mut number = None;
                let mut creation_date = None;
                let mut finalization_date = None;
                let mut due_date = None;
                let mut last_reminder_date = None;
                let mut last_sent_at = None;
                let mut dunning_level = None;
                let mut dunning_status = None;
                let mut pay_date = None;
                let mut invoice_address = None;
                let mut internal_note = None;
                let mut title = None;
                let mut introduction = None;
                let mut closing = None;
                let mut net_amount = None;
                let mut gross_amount = None;
                let mut tax_amount = None;
                let mut discount_amount = None;
                let mut file = None;
                let mut xml_file = None;
                let mut kept = Kept::default();
                while let Some(key) = map.next_key_seed(kept.key(&[
                    "id",
                    "customer",
                    "paymentMethod",
                    "referencedInvoice",
                    "type",
                    "currencyCode",
                    "number",
                    "creationDate",
                    "finalizationDate",
                    "dueDate",
                    "lastReminderDate",
                    "lastSentAt",
                    "dunningLevel",
                    "dunningStatus",
                    "payDate",
                    "invoiceAddress",
                    "internalNote",
                    "title",
                    "introduction",
                    "closing",
                    "netAmount",
                    "grossAmount",
                    "taxAmount",
                    "discountAmount",
                    "file",
                    "xmlFile",
                ]))?
                {
                    match key {
                        0 => id = Some(map.next_value()?),
                        1 => customer = Some(map.next_value()?),
                        2 => payment_method = kept.note(2, map.next_value()?),
                        3 => referenced_invoice = kept.note(3, map.next_value()?),
                        4 => type_ = kept.note(4, map.next_value()?),
                        5 => currency_code = kept.note(5, map.next_value()?),
                        6 => number = kept.note(6, map.next_value()?),
                        7 => creation_date = kept.note(7, map.next_value::<In<_>>()?.0),
                        8 => finalization_date = kept.note(8, map.next_value::<In<_>>()?.0),
                        9 => due_date = kept.note(9, map.next_value::<In<_>>()?.0),
                        10 => last_reminder_date = kept.note(10, map.next_value::<In<_>>()?.0),
                        11 => last_sent_at = kept.note(11, map.next_value::<In<_>>()?.0),
                        12 => dunning_level = kept.note(12, map.next_value::<In<_>>()?.0),
                        13 => dunning_status = kept.note(13, map.next_value()?),
                        14 => pay_date = kept.note(14, map.next_value::<In<_>>()?.0),
                        15 => invoice_address = Some(map.next_value()?),
                        16 => internal_note = kept.note(16, map.next_value()?),
                        17 => title = kept.note(17, map.next_value()?),
                        18 => introduction = kept.note(18, map.next_value()?),
                        19 => closing = kept.note(19, map.next_value()?),
                        20 => net_amount = kept.note(20, map.next_value()?),
                        21 => gross_amount = kept.note(21, map.next_value()?),
                        22 => tax_amount = kept.note(22, map.next_value()?),
                        23 => discount_amount = kept.note(23, map.next_value()?),
                        24 => file = kept.note(24, map.next_value()?),
                        25 => xml_file = kept.note(25, map.next_value()?),
                        _ => kept.member(&mut map)?,
                    }
                }
                Ok(Invoice {
                    id: wire::required(id, "id")?,
                    customer: wire::required(customer, "customer")?,
                    payment_method,
                    referenced_invoice,
                    type_,
                    currency_code,
                    number,
                    creation_date,
                    finalization_date,
                    due_date,
                    last_reminder_date,
                    last_sent_at,
                    dunning_level,
                    dunning_status,
                    pay_date,
                    invoice_address,
                    internal_note,
                    title,
                    introduction,
                    closing,
                    net_amount,
                    gross_amount,
                    tax_amount,
                    discount_amount,
                    file,
                    xml_file,
                    kept,
                })
            }
        }

        deserializer.deserialize_map(Fields)
    }
}
