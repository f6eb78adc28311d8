use crate::Kept;
use crate::runtime::wire;
use super::{Attachment, BillItem, InvoiceFrequency, PaymentTerms};
use jiff::civil::Date;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// `BillData` of the Payabli API.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct BillData {
    /// `AdditionalData`.
    pub additional_data: Option<BTreeMap<String, String>>,
    /// `attachments`.
    pub attachments: Option<Vec<Attachment>>,
    /// Company name of the recipient of the invoice.
    pub company: Option<String>,
    /// `discount`.
    pub discount: Option<Decimal>,
    /// `dutyAmount`.
    pub duty_amount: Option<Decimal>,
    /// First name of the recipient of the invoice.
    pub first_name: Option<String>,
    /// `freightAmount`.
    pub freight_amount: Option<Decimal>,
    /// Frequency of scheduled invoice.
    pub frequency: Option<InvoiceFrequency>,
    /// `invoiceAmount`.
    pub invoice_amount: Option<Decimal>,
    /// Invoice date in any of the accepted formats: YYYY-MM-DD, MM/DD/YYYY.
    pub invoice_date: Option<Date>,
    /// Invoice due date in one of the accepted formats: YYYY-MM-DD, MM/DD/YYYY.
    pub invoice_due_date: Option<Date>,
    /// Indicate the date to finish a scheduled invoice cycle (`invoiceType`` = 1) in any of the
    /// accepted formats: YYYY-MM-DD, MM/DD/YYYY.
    pub invoice_end_date: Option<Date>,
    /// Invoice number. Identifies the invoice under a paypoint.
    pub invoice_number: Option<String>,
    /// `invoiceStatus`.
    pub invoice_status: Option<i64>,
    /// `invoiceType`.
    pub invoice_type: Option<i64>,
    /// Array of line items included in the invoice.
    pub items: Option<Vec<BillItem>>,
    /// Last name of the recipient of the invoice.
    pub last_name: Option<String>,
    /// Notes included in the invoice.
    pub notes: Option<String>,
    /// `paymentTerms`.
    pub payment_terms: Option<PaymentTerms>,
    /// `purchaseOrder`.
    pub purchase_order: Option<String>,
    /// `shippingAddress1`.
    pub shipping_address1: Option<String>,
    /// `shippingAddress2`.
    pub shipping_address2: Option<String>,
    /// `shippingCity`.
    pub shipping_city: Option<String>,
    /// `shippingCountry`.
    pub shipping_country: Option<String>,
    /// Shipping recipient's contact email address.
    pub shipping_email: Option<String>,
    /// `shippingFromZip`.
    pub shipping_from_zip: Option<String>,
    /// Recipient phone number.
    pub shipping_phone: Option<String>,
    /// `shippingState`.
    pub shipping_state: Option<String>,
    /// `shippingZip`.
    pub shipping_zip: Option<String>,
    /// `summaryCommodityCode`.
    pub summary_commodity_code: Option<String>,
    /// `tax`.
    pub tax: Option<Decimal>,
    /// `termsConditions`.
    pub terms_conditions: Option<String>,
    kept: Kept,
}

impl BillData {
    /// Nothing set yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets `AdditionalData`.
    #[must_use]
    pub fn additional_data(
        mut self,
        additional_data: impl IntoIterator<Item = (impl Into<String>, String)>,
    ) -> Self {
        self.additional_data = Some(
            additional_data.into_iter().map(|(key, value)| (key.into(), value)).collect(),
        );
        self
    }

    /// Sets `attachments`.
    #[must_use]
    pub fn attachments(mut self, attachments: impl IntoIterator<Item = Attachment>) -> Self {
        self.attachments = Some(attachments.into_iter().collect());
        self
    }

    /// Sets `company`.
    #[must_use]
    pub fn company(mut self, company: impl Into<String>) -> Self {
        self.company = Some(company.into());
        self
    }

    /// Sets `discount`.
    #[must_use]
    pub fn discount(mut self, discount: impl Into<Decimal>) -> Self {
        self.discount = Some(discount.into());
        self
    }

    /// Sets `dutyAmount`.
    #[must_use]
    pub fn duty_amount(mut self, duty_amount: impl Into<Decimal>) -> Self {
        self.duty_amount = Some(duty_amount.into());
        self
    }

    /// Sets `firstName`.
    #[must_use]
    pub fn first_name(mut self, first_name: impl Into<String>) -> Self {
        self.first_name = Some(first_name.into());
        self
    }

    /// Sets `freightAmount`.
    #[must_use]
    pub fn freight_amount(mut self, freight_amount: impl Into<Decimal>) -> Self {
        self.freight_amount = Some(freight_amount.into());
        self
    }

    /// Sets `frequency`.
    #[must_use]
    pub fn frequency(mut self, frequency: InvoiceFrequency) -> Self {
        self.frequency = Some(frequency);
        self
    }

    /// Sets `invoiceAmount`.
    #[must_use]
    pub fn invoice_amount(mut self, invoice_amount: impl Into<Decimal>) -> Self {
        self.invoice_amount = Some(invoice_amount.into());
        self
    }

    /// Sets `invoiceDate`.
    #[must_use]
    pub fn invoice_date(mut self, invoice_date: Date) -> Self {
        self.invoice_date = Some(invoice_date);
        self
    }

    /// Sets `invoiceDueDate`.
    #[must_use]
    pub fn invoice_due_date(mut self, invoice_due_date: Date) -> Self {
        self.invoice_due_date = Some(invoice_due_date);
        self
    }

    /// Sets `invoiceEndDate`.
    #[must_use]
    pub fn invoice_end_date(mut self, invoice_end_date: Date) -> Self {
        self.invoice_end_date = Some(invoice_end_date);
        self
    }

    /// Sets `invoiceNumber`.
    #[must_use]
    pub fn invoice_number(mut self, invoice_number: impl Into<String>) -> Self {
        self.invoice_number = Some(invoice_number.into());
        self
    }

    /// Sets `invoiceStatus`.
    #[must_use]
    pub fn invoice_status(mut self, invoice_status: i64) -> Self {
        self.invoice_status = Some(invoice_status);
        self
    }

    /// Sets `invoiceType`.
    #[must_use]
    pub fn invoice_type(mut self, invoice_type: i64) -> Self {
        self.invoice_type = Some(invoice_type);
        self
    }

    /// Sets `items`.
    #[must_use]
    pub fn items(mut self, items: impl IntoIterator<Item = BillItem>) -> Self {
        self.items = Some(items.into_iter().collect());
        self
    }

    /// Sets `lastName`.
    #[must_use]
    pub fn last_name(mut self, last_name: impl Into<String>) -> Self {
        self.last_name = Some(last_name.into());
        self
    }

    /// Sets `notes`.
    #[must_use]
    pub fn notes(mut self, notes: impl Into<String>) -> Self {
        self.notes = Some(notes.into());
        self
    }

    /// Sets `paymentTerms`.
    #[must_use]
    pub fn payment_terms(mut self, payment_terms: PaymentTerms) -> Self {
        self.payment_terms = Some(payment_terms);
        self
    }

    /// Sets `purchaseOrder`.
    #[must_use]
    pub fn purchase_order(mut self, purchase_order: impl Into<String>) -> Self {
        self.purchase_order = Some(purchase_order.into());
        self
    }

    /// Sets `shippingAddress1`.
    #[must_use]
    pub fn shipping_address1(mut self, shipping_address1: impl Into<String>) -> Self {
        self.shipping_address1 = Some(shipping_address1.into());
        self
    }

    /// Sets `shippingAddress2`.
    #[must_use]
    pub fn shipping_address2(mut self, shipping_address2: impl Into<String>) -> Self {
        self.shipping_address2 = Some(shipping_address2.into());
        self
    }

    /// Sets `shippingCity`.
    #[must_use]
    pub fn shipping_city(mut self, shipping_city: impl Into<String>) -> Self {
        self.shipping_city = Some(shipping_city.into());
        self
    }

    /// Sets `shippingCountry`.
    #[must_use]
    pub fn shipping_country(mut self, shipping_country: impl Into<String>) -> Self {
        self.shipping_country = Some(shipping_country.into());
        self
    }

    /// Sets `shippingEmail`.
    #[must_use]
    pub fn shipping_email(mut self, shipping_email: impl Into<String>) -> Self {
        self.shipping_email = Some(shipping_email.into());
        self
    }

    /// Sets `shippingFromZip`.
    #[must_use]
    pub fn shipping_from_zip(mut self, shipping_from_zip: impl Into<String>) -> Self {
        self.shipping_from_zip = Some(shipping_from_zip.into());
        self
    }

    /// Sets `shippingPhone`.
    #[must_use]
    pub fn shipping_phone(mut self, shipping_phone: impl Into<String>) -> Self {
        self.shipping_phone = Some(shipping_phone.into());
        self
    }

    /// Sets `shippingState`.
    #[must_use]
    pub fn shipping_state(mut self, shipping_state: impl Into<String>) -> Self {
        self.shipping_state = Some(shipping_state.into());
        self
    }

    /// Sets `shippingZip`.
    #[must_use]
    pub fn shipping_zip(mut self, shipping_zip: impl Into<String>) -> Self {
        self.shipping_zip = Some(shipping_zip.into());
        self
    }

    /// Sets `summaryCommodityCode`.
    #[must_use]
    pub fn summary_commodity_code(mut self, summary_commodity_code: impl Into<String>) -> Self {
        self.summary_commodity_code = Some(summary_commodity_code.into());
        self
    }

    /// Sets `tax`.
    #[must_use]
    pub fn tax(mut self, tax: impl Into<Decimal>) -> Self {
        self.tax = Some(tax.into());
        self
    }

    /// Sets `termsConditions`.
    #[must_use]
    pub fn terms_conditions(mut self, terms_conditions: impl Into<String>) -> Self {
        self.terms_conditions = Some(terms_conditions.into());
        self
    }

    /// The properties of a received object that this type has no field for. They are sent back with it.
    #[must_use]
    pub fn unknown_properties(&self) -> &Kept {
        &self.kept
    }
}

wire::object! {
    BillData {
        0 additional_data?: "AdditionalData" optional,
        1 attachments?: "attachments" optional,
        2 company?: "company" optional,
        3 discount?: "discount" optional coded,
        4 duty_amount?: "dutyAmount" optional coded,
        5 first_name?: "firstName" optional,
        6 freight_amount?: "freightAmount" optional coded,
        7 frequency?: "frequency" optional,
        8 invoice_amount?: "invoiceAmount" optional coded,
        9 invoice_date?: "invoiceDate" optional coded,
        10 invoice_due_date?: "invoiceDueDate" optional coded,
        11 invoice_end_date?: "invoiceEndDate" optional coded,
        12 invoice_number?: "invoiceNumber" optional,
        13 invoice_status?: "invoiceStatus" optional coded,
        14 invoice_type?: "invoiceType" optional coded,
        15 items?: "items" optional,
        16 last_name?: "lastName" optional,
        17 notes?: "notes" optional,
        18 payment_terms?: "paymentTerms" optional,
        19 purchase_order?: "purchaseOrder" optional,
        20 shipping_address1?: "shippingAddress1" optional,
        21 shipping_address2?: "shippingAddress2" optional,
        22 shipping_city?: "shippingCity" optional,
        23 shipping_country?: "shippingCountry" optional,
        24 shipping_email?: "shippingEmail" optional,
        25 shipping_from_zip?: "shippingFromZip" optional,
        26 shipping_phone?: "shippingPhone" optional,
        27 shipping_state?: "shippingState" optional,
        28 shipping_zip?: "shippingZip" optional,
        29 summary_commodity_code?: "summaryCommodityCode" optional,
        30 tax?: "tax" optional coded,
        31 terms_conditions?: "termsConditions" optional,
    }
}
