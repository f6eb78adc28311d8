use crate::Kept;
use super::{Customer, InvoiceFile, PaymentMethod};
use jiff::Timestamp;
use serde_json::Value;
use std::collections::BTreeMap;

/// A bill for a customer.
#[derive(Clone, PartialEq, Eq, Hash)]
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
    pub(crate) kept: Kept,
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

    /// Sets `paymentMethod`.
    #[must_use]
    pub fn payment_method(mut self, payment_method: PaymentMethod) -> Self {
        self.payment_method = Some(payment_method);
        self
    }

    /// Sets `referencedInvoice`.
    #[must_use]
    pub fn referenced_invoice(mut self, referenced_invoice: Invoice) -> Self {
        self.referenced_invoice = Some(Box::new(referenced_invoice));
        self
    }

    /// Sets `type`.
    #[must_use]
    pub fn type_(mut self, type_: impl Into<String>) -> Self {
        self.type_ = Some(type_.into());
        self
    }

    /// Sets `currencyCode`.
    #[must_use]
    pub fn currency_code(mut self, currency_code: impl Into<String>) -> Self {
        self.currency_code = Some(currency_code.into());
        self
    }

    /// Sets `number`.
    #[must_use]
    pub fn number(mut self, number: impl Into<String>) -> Self {
        self.number = Some(number.into());
        self
    }

    /// Sets `creationDate`.
    #[must_use]
    pub fn creation_date(mut self, creation_date: Timestamp) -> Self {
        self.creation_date = Some(creation_date);
        self
    }

    /// Sets `finalizationDate`.
    #[must_use]
    pub fn finalization_date(mut self, finalization_date: Timestamp) -> Self {
        self.finalization_date = Some(finalization_date);
        self
    }

    /// Sets `dueDate`.
    #[must_use]
    pub fn due_date(mut self, due_date: Timestamp) -> Self {
        self.due_date = Some(due_date);
        self
    }

    /// Sets `lastReminderDate`.
    #[must_use]
    pub fn last_reminder_date(mut self, last_reminder_date: Timestamp) -> Self {
        self.last_reminder_date = Some(last_reminder_date);
        self
    }

    /// Sets `lastSentAt`.
    #[must_use]
    pub fn last_sent_at(mut self, last_sent_at: Timestamp) -> Self {
        self.last_sent_at = Some(last_sent_at);
        self
    }

    /// Sets `dunningLevel`.
    #[must_use]
    pub fn dunning_level(mut self, dunning_level: i64) -> Self {
        self.dunning_level = Some(dunning_level);
        self
    }

    /// Sets `dunningStatus`.
    #[must_use]
    pub fn dunning_status(mut self, dunning_status: impl Into<String>) -> Self {
        self.dunning_status = Some(dunning_status.into());
        self
    }

    /// Sets `payDate`.
    #[must_use]
    pub fn pay_date(mut self, pay_date: Timestamp) -> Self {
        self.pay_date = Some(pay_date);
        self
    }

    /// Sets `invoiceAddress`.
    #[must_use]
    pub fn invoice_address(mut self, invoice_address: impl Into<Value>) -> Self {
        self.invoice_address = Some(invoice_address.into());
        self
    }

    /// Sets `internalNote`.
    #[must_use]
    pub fn internal_note(mut self, internal_note: impl Into<String>) -> Self {
        self.internal_note = Some(internal_note.into());
        self
    }

    /// Sets `title`.
    #[must_use]
    pub fn title(mut self, title: impl Into<String>) -> Self {
        self.title = Some(title.into());
        self
    }

    /// Sets `introduction`.
    #[must_use]
    pub fn introduction(mut self, introduction: impl Into<String>) -> Self {
        self.introduction = Some(introduction.into());
        self
    }

    /// Sets `closing`.
    #[must_use]
    pub fn closing(mut self, closing: impl Into<String>) -> Self {
        self.closing = Some(closing.into());
        self
    }

    /// Sets `netAmount`.
    #[must_use]
    pub fn net_amount(
        mut self,
        net_amount: impl IntoIterator<Item = (impl Into<String>, Value)>,
    ) -> Self {
        self.net_amount = Some(
            net_amount.into_iter().map(|(key, value)| (key.into(), value)).collect(),
        );
        self
    }

    /// Sets `grossAmount`.
    #[must_use]
    pub fn gross_amount(
        mut self,
        gross_amount: impl IntoIterator<Item = (impl Into<String>, Value)>,
    ) -> Self {
        self.gross_amount = Some(
            gross_amount.into_iter().map(|(key, value)| (key.into(), value)).collect(),
        );
        self
    }

    /// Sets `taxAmount`.
    #[must_use]
    pub fn tax_amount(
        mut self,
        tax_amount: impl IntoIterator<Item = (impl Into<String>, Value)>,
    ) -> Self {
        self.tax_amount = Some(
            tax_amount.into_iter().map(|(key, value)| (key.into(), value)).collect(),
        );
        self
    }

    /// Sets `discountAmount`.
    #[must_use]
    pub fn discount_amount(
        mut self,
        discount_amount: impl IntoIterator<Item = (impl Into<String>, Value)>,
    ) -> Self {
        self.discount_amount = Some(
            discount_amount.into_iter().map(|(key, value)| (key.into(), value)).collect(),
        );
        self
    }

    /// Sets `file`.
    #[must_use]
    pub fn file(mut self, file: InvoiceFile) -> Self {
        self.file = Some(file);
        self
    }

    /// Sets `xmlFile`.
    #[must_use]
    pub fn xml_file(mut self, xml_file: InvoiceFile) -> Self {
        self.xml_file = Some(xml_file);
        self
    }

    /// The properties of a received object that this type has no field for. They are sent back with it.
    #[must_use]
    pub fn unknown_properties(&self) -> &Kept {
        &self.kept
    }
}
