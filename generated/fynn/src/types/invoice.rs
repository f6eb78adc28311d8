use crate::Kept;
use crate::runtime::wire;
use super::{Customer, InvoiceFile, PaymentMethod};
use jiff::Timestamp;
use serde_json::Value;
use std::collections::BTreeMap;

/// A bill for a customer.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Invoice {
    /// The id of the invoice.
    pub id: String,
    /// `customer`.
    pub customer: Customer,
    /// The payment method with which the invoice is to be paid, if there is one.
    pub payment_method: Option<PaymentMethod>,
    /// The invoice that this one refers to, for instance as its reminder or refund.
    pub referenced_invoice: Option<Box<Invoice>>,
    /// The kind of invoice.
    pub type_: Option<String>,
    /// The currency of the invoice.
    pub currency_code: Option<String>,
    /// The number of the invoice.
    pub number: Option<String>,
    /// When the invoice was created.
    pub creation_date: Option<Timestamp>,
    /// When the invoice was finalized.
    pub finalization_date: Option<Timestamp>,
    /// The time by which the invoice must be paid.
    pub due_date: Option<Timestamp>,
    /// When the last reminder was sent.
    pub last_reminder_date: Option<Timestamp>,
    /// When the invoice was last sent.
    pub last_sent_at: Option<Timestamp>,
    /// How many steps of dunning the invoice has gone through.
    pub dunning_level: Option<i64>,
    /// How far dunning has come.
    pub dunning_status: Option<String>,
    /// When the invoice was paid.
    pub pay_date: Option<Timestamp>,
    /// The address on the invoice. Its form is not documented.
    pub invoice_address: Option<Value>,
    /// The note on the invoice for yourself.
    pub internal_note: Option<String>,
    /// The heading of the invoice.
    pub title: Option<String>,
    /// The text before the positions.
    pub introduction: Option<String>,
    /// The text after the positions.
    pub closing: Option<String>,
    /// The amount without taxes.
    pub net_amount: Option<BTreeMap<String, Value>>,
    /// The amount with taxes.
    pub gross_amount: Option<BTreeMap<String, Value>>,
    /// The taxes.
    pub tax_amount: Option<BTreeMap<String, Value>>,
    /// The amount taken off.
    pub discount_amount: Option<BTreeMap<String, Value>>,
    /// The invoice as a file, such as a PDF.
    pub file: Option<InvoiceFile>,
    /// The invoice as an XML file.
    pub xml_file: Option<InvoiceFile>,
    kept: Kept,
}

impl Invoice {
    /// With all that is required.
    #[must_use]
    pub fn new(id: impl Into<String>, customer: Customer) -> Self {
        Self {
            id: id.into(),
            customer,
            payment_method: None,
            referenced_invoice: None,
            type_: None,
            currency_code: None,
            number: None,
            creation_date: None,
            finalization_date: None,
            due_date: None,
            last_reminder_date: None,
            last_sent_at: None,
            dunning_level: None,
            dunning_status: None,
            pay_date: None,
            invoice_address: None,
            internal_note: None,
            title: None,
            introduction: None,
            closing: None,
            net_amount: None,
            gross_amount: None,
            tax_amount: None,
            discount_amount: None,
            file: None,
            xml_file: None,
            kept: Kept::default(),
        }
    }

    /// The properties of a received object that this type has no field for. They are sent back with it.
    #[must_use]
    pub fn unknown_properties(&self) -> &Kept {
        &self.kept
    }
}

wire::object! {
    Invoice nested {
        0 id: "id" required,
        1 customer: "customer" required,
        2 payment_method?: "paymentMethod" nullable,
        3 referenced_invoice?: "referencedInvoice" nullable,
        4 type_?: "type" nullable,
        5 currency_code?: "currencyCode" nullable,
        6 number?: "number" nullable,
        7 creation_date?: "creationDate" nullable coded,
        8 finalization_date?: "finalizationDate" nullable coded,
        9 due_date?: "dueDate" nullable coded,
        10 last_reminder_date?: "lastReminderDate" nullable coded,
        11 last_sent_at?: "lastSentAt" nullable coded,
        12 dunning_level?: "dunningLevel" nullable coded,
        13 dunning_status?: "dunningStatus" nullable,
        14 pay_date?: "payDate" nullable coded,
        15 invoice_address?: "invoiceAddress" optional,
        16 internal_note?: "internalNote" nullable,
        17 title?: "title" nullable,
        18 introduction?: "introduction" nullable,
        19 closing?: "closing" nullable,
        20 net_amount?: "netAmount" nullable,
        21 gross_amount?: "grossAmount" nullable,
        22 tax_amount?: "taxAmount" nullable,
        23 discount_amount?: "discountAmount" nullable,
        24 file?: "file" nullable,
        25 xml_file?: "xmlFile" nullable,
    }
}
