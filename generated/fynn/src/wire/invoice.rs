use crate::Patch;
use crate::runtime::codec::{In, Out};
use crate::runtime::wire;
use crate::types::Invoice;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};
use std::fmt;

impl Serialize for Invoice {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("id", &self.id)?;
        map.serialize_entry("customer", &self.customer)?;
        wire::patch(&mut map, "paymentMethod", &self.payment_method)?;
        wire::patch(&mut map, "referencedInvoice", &self.referenced_invoice)?;
        wire::patch(&mut map, "type", &self.type_)?;
        wire::patch(&mut map, "currencyCode", &self.currency_code)?;
        wire::patch(&mut map, "number", &self.number)?;
        wire::patch(&mut map, "creationDate", &self.creation_date.as_ref().map(Out))?;
        wire::patch(
            &mut map,
            "finalizationDate",
            &self.finalization_date.as_ref().map(Out),
        )?;
        wire::patch(&mut map, "dueDate", &self.due_date.as_ref().map(Out))?;
        wire::patch(
            &mut map,
            "lastReminderDate",
            &self.last_reminder_date.as_ref().map(Out),
        )?;
        wire::patch(&mut map, "lastSentAt", &self.last_sent_at.as_ref().map(Out))?;
        wire::patch(&mut map, "dunningLevel", &self.dunning_level)?;
        wire::patch(&mut map, "dunningStatus", &self.dunning_status)?;
        wire::patch(&mut map, "payDate", &self.pay_date.as_ref().map(Out))?;
        wire::optional(&mut map, "invoiceAddress", &self.invoice_address)?;
        wire::patch(&mut map, "internalNote", &self.internal_note)?;
        wire::patch(&mut map, "title", &self.title)?;
        wire::patch(&mut map, "introduction", &self.introduction)?;
        wire::patch(&mut map, "closing", &self.closing)?;
        wire::patch(&mut map, "netAmount", &self.net_amount)?;
        wire::patch(&mut map, "grossAmount", &self.gross_amount)?;
        wire::patch(&mut map, "taxAmount", &self.tax_amount)?;
        wire::patch(&mut map, "discountAmount", &self.discount_amount)?;
        wire::patch(&mut map, "file", &self.file)?;
        wire::patch(&mut map, "xmlFile", &self.xml_file)?;
        map.end()
    }
}

impl<'de> Deserialize<'de> for Invoice {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Fields)
    }
}

struct Fields;

impl<'de> Visitor<'de> for Fields {
    type Value = Invoice;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object (Invoice)")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Invoice, A::Error> {
        let mut id = None;
        let mut customer = None;
        let mut payment_method = Patch::Absent;
        let mut referenced_invoice = Patch::Absent;
        let mut type_ = Patch::Absent;
        let mut currency_code = Patch::Absent;
        let mut number = Patch::Absent;
        let mut creation_date = Patch::Absent;
        let mut finalization_date = Patch::Absent;
        let mut due_date = Patch::Absent;
        let mut last_reminder_date = Patch::Absent;
        let mut last_sent_at = Patch::Absent;
        let mut dunning_level = Patch::Absent;
        let mut dunning_status = Patch::Absent;
        let mut pay_date = Patch::Absent;
        let mut invoice_address = None;
        let mut internal_note = Patch::Absent;
        let mut title = Patch::Absent;
        let mut introduction = Patch::Absent;
        let mut closing = Patch::Absent;
        let mut net_amount = Patch::Absent;
        let mut gross_amount = Patch::Absent;
        let mut tax_amount = Patch::Absent;
        let mut discount_amount = Patch::Absent;
        let mut file = Patch::Absent;
        let mut xml_file = Patch::Absent;
        while let Some(key) = map
            .next_key_seed(
                wire::Keys(
                    &[
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
                    ],
                ),
            )?
        {
            match key {
                0 => id = Some(map.next_value()?),
                1 => customer = Some(map.next_value()?),
                2 => payment_method = map.next_value()?,
                3 => referenced_invoice = map.next_value()?,
                4 => type_ = map.next_value()?,
                5 => currency_code = map.next_value()?,
                6 => number = map.next_value()?,
                7 => creation_date = map.next_value::<In<_>>()?.0,
                8 => finalization_date = map.next_value::<In<_>>()?.0,
                9 => due_date = map.next_value::<In<_>>()?.0,
                10 => last_reminder_date = map.next_value::<In<_>>()?.0,
                11 => last_sent_at = map.next_value::<In<_>>()?.0,
                12 => dunning_level = map.next_value()?,
                13 => dunning_status = map.next_value()?,
                14 => pay_date = map.next_value::<In<_>>()?.0,
                15 => invoice_address = Some(map.next_value()?),
                16 => internal_note = map.next_value()?,
                17 => title = map.next_value()?,
                18 => introduction = map.next_value()?,
                19 => closing = map.next_value()?,
                20 => net_amount = map.next_value()?,
                21 => gross_amount = map.next_value()?,
                22 => tax_amount = map.next_value()?,
                23 => discount_amount = map.next_value()?,
                24 => file = map.next_value()?,
                25 => xml_file = map.next_value()?,
                _ => wire::skip(&mut map)?,
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
        })
    }
}
