use crate::Kept;
use crate::runtime::wire;
use crate::runtime::codec::{In, Out};
use crate::types::BillData;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};
use std::fmt;

impl Serialize for BillData {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        wire::optional(&mut map, "AdditionalData", &self.additional_data)?;
        wire::optional(&mut map, "attachments", &self.attachments)?;
        wire::optional(&mut map, "company", &self.company)?;
        wire::optional(&mut map, "discount", &self.discount.as_ref().map(Out))?;
        wire::optional(&mut map, "dutyAmount", &self.duty_amount.as_ref().map(Out))?;
        wire::optional(&mut map, "firstName", &self.first_name)?;
        wire::optional(&mut map, "freightAmount", &self.freight_amount.as_ref().map(Out))?;
        wire::optional(&mut map, "frequency", &self.frequency)?;
        wire::optional(&mut map, "invoiceAmount", &self.invoice_amount.as_ref().map(Out))?;
        wire::optional(&mut map, "invoiceDate", &self.invoice_date.as_ref().map(Out))?;
        wire::optional(&mut map, "invoiceDueDate", &self.invoice_due_date.as_ref().map(Out))?;
        wire::optional(&mut map, "invoiceEndDate", &self.invoice_end_date.as_ref().map(Out))?;
        wire::optional(&mut map, "invoiceNumber", &self.invoice_number)?;
        wire::optional(&mut map, "invoiceStatus", &self.invoice_status)?;
        wire::optional(&mut map, "invoiceType", &self.invoice_type)?;
        wire::optional(&mut map, "items", &self.items)?;
        wire::optional(&mut map, "lastName", &self.last_name)?;
        wire::optional(&mut map, "notes", &self.notes)?;
        wire::optional(&mut map, "paymentTerms", &self.payment_terms)?;
        wire::optional(&mut map, "purchaseOrder", &self.purchase_order)?;
        wire::optional(&mut map, "shippingAddress1", &self.shipping_address1)?;
        wire::optional(&mut map, "shippingAddress2", &self.shipping_address2)?;
        wire::optional(&mut map, "shippingCity", &self.shipping_city)?;
        wire::optional(&mut map, "shippingCountry", &self.shipping_country)?;
        wire::optional(&mut map, "shippingEmail", &self.shipping_email)?;
        wire::optional(&mut map, "shippingFromZip", &self.shipping_from_zip)?;
        wire::optional(&mut map, "shippingPhone", &self.shipping_phone)?;
        wire::optional(&mut map, "shippingState", &self.shipping_state)?;
        wire::optional(&mut map, "shippingZip", &self.shipping_zip)?;
        wire::optional(&mut map, "summaryCommodityCode", &self.summary_commodity_code)?;
        wire::optional(&mut map, "tax", &self.tax.as_ref().map(Out))?;
        wire::optional(&mut map, "termsConditions", &self.terms_conditions)?;
        self.kept.write(&mut map)?;
        map.end()
    }
}

impl<'de> Deserialize<'de> for BillData {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Fields;

        impl<'de> Visitor<'de> for Fields {
            type Value = BillData;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object (BillData)")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<BillData, A::Error> {
                let mut additional_data = None;
                let mut attachments = None;
                let mut company = None;
                let mut discount = None;
                let mut duty_amount = None;
                let mut first_name = None;
                let mut freight_amount = None;
                let mut frequency = None;
                let mut invoice_amount = None;
                let mut invoice_date = None;
                let mut invoice_due_date = None;
                let mut invoice_end_date = None;
                let mut invoice_number = None;
                let mut invoice_status = None;
                let mut invoice_type = None;
                let mut items = None;
                let mut last_name = None;
                let mut notes = None;
                let mut payment_terms = None;
                let mut purchase_order = None;
                let mut shipping_address1 = None;
                let mut shipping_address2 = None;
                let mut shipping_city = None;
                let mut shipping_country = None;
                let mut shipping_email = None;
                let mut shipping_from_zip = None;
                let mut shipping_phone = None;
                let mut shipping_state = None;
                let mut shipping_zip = None;
                let mut summary_commodity_code = None;
                let mut tax = None;
                let mut terms_conditions = None;
                let mut kept = Kept::default();
                while let Some(key) = map.next_key_seed(kept.key(&[
                    "AdditionalData",
                    "attachments",
                    "company",
                    "discount",
                    "dutyAmount",
                    "firstName",
                    "freightAmount",
                    "frequency",
                    "invoiceAmount",
                    "invoiceDate",
                    "invoiceDueDate",
                    "invoiceEndDate",
                    "invoiceNumber",
                    "invoiceStatus",
                    "invoiceType",
                    "items",
                    "lastName",
                    "notes",
                    "paymentTerms",
                    "purchaseOrder",
                    "shippingAddress1",
                    "shippingAddress2",
                    "shippingCity",
                    "shippingCountry",
                    "shippingEmail",
                    "shippingFromZip",
                    "shippingPhone",
                    "shippingState",
                    "shippingZip",
                    "summaryCommodityCode",
                    "tax",
                    "termsConditions",
                ]))?
                {
                    match key {
                        0 => additional_data = Some(map.next_value()?),
                        1 => attachments = Some(map.next_value()?),
                        2 => company = Some(map.next_value()?),
                        3 => discount = Some(map.next_value::<In<_>>()?.0),
                        4 => duty_amount = Some(map.next_value::<In<_>>()?.0),
                        5 => first_name = Some(map.next_value()?),
                        6 => freight_amount = Some(map.next_value::<In<_>>()?.0),
                        7 => frequency = Some(map.next_value()?),
                        8 => invoice_amount = Some(map.next_value::<In<_>>()?.0),
                        9 => invoice_date = Some(map.next_value::<In<_>>()?.0),
                        10 => invoice_due_date = Some(map.next_value::<In<_>>()?.0),
                        11 => invoice_end_date = Some(map.next_value::<In<_>>()?.0),
                        12 => invoice_number = Some(map.next_value()?),
                        13 => invoice_status = Some(map.next_value::<In<_>>()?.0),
                        14 => invoice_type = Some(map.next_value::<In<_>>()?.0),
                        15 => items = Some(map.next_value()?),
                        16 => last_name = Some(map.next_value()?),
                        17 => notes = Some(map.next_value()?),
                        18 => payment_terms = Some(map.next_value()?),
                        19 => purchase_order = Some(map.next_value()?),
                        20 => shipping_address1 = Some(map.next_value()?),
                        21 => shipping_address2 = Some(map.next_value()?),
                        22 => shipping_city = Some(map.next_value()?),
                        23 => shipping_country = Some(map.next_value()?),
                        24 => shipping_email = Some(map.next_value()?),
                        25 => shipping_from_zip = Some(map.next_value()?),
                        26 => shipping_phone = Some(map.next_value()?),
                        27 => shipping_state = Some(map.next_value()?),
                        28 => shipping_zip = Some(map.next_value()?),
                        29 => summary_commodity_code = Some(map.next_value()?),
                        30 => tax = Some(map.next_value::<In<_>>()?.0),
                        31 => terms_conditions = Some(map.next_value()?),
                        _ => kept.member(&mut map)?,
                    }
                }
                Ok(BillData {
                    additional_data,
                    attachments,
                    company,
                    discount,
                    duty_amount,
                    first_name,
                    freight_amount,
                    frequency,
                    invoice_amount,
                    invoice_date,
                    invoice_due_date,
                    invoice_end_date,
                    invoice_number,
                    invoice_status,
                    invoice_type,
                    items,
                    last_name,
                    notes,
                    payment_terms,
                    purchase_order,
                    shipping_address1,
                    shipping_address2,
                    shipping_city,
                    shipping_country,
                    shipping_email,
                    shipping_from_zip,
                    shipping_phone,
                    shipping_state,
                    shipping_zip,
                    summary_commodity_code,
                    tax,
                    terms_conditions,
                    kept,
                })
            }
        }

        deserializer.deserialize_map(Fields)
    }
}
