use crate::Patch;
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
    pub payment_method: Patch<PaymentMethod>,
    /// The invoice that this one refers to, for instance as its reminder or refund.
    pub referenced_invoice: Patch<Box<Invoice>>,
    /// The kind of invoice.
    pub type_: Patch<String>,
    /// The currency of the invoice.
    pub currency_code: Patch<String>,
    /// The number of the invoice.
    pub number: Patch<String>,
    /// When the invoice was created.
    pub creation_date: Patch<Timestamp>,
    /// When the invoice was finalized.
    pub finalization_date: Patch<Timestamp>,
    /// The time by which the invoice must be paid.
    pub due_date: Patch<Timestamp>,
    /// When the last reminder was sent.
    pub last_reminder_date: Patch<Timestamp>,
    /// When the invoice was last sent.
    pub last_sent_at: Patch<Timestamp>,
    /// How many steps of dunning the invoice has gone through.
    pub dunning_level: Patch<i64>,
    /// How far dunning has come.
    pub dunning_status: Patch<String>,
    /// When the invoice was paid.
    pub pay_date: Patch<Timestamp>,
    /// The address on the invoice. Its form is not documented.
    pub invoice_address: Option<Value>,
    /// The note on the invoice for yourself.
    pub internal_note: Patch<String>,
    /// The heading of the invoice.
    pub title: Patch<String>,
    /// The text before the positions.
    pub introduction: Patch<String>,
    /// The text after the positions.
    pub closing: Patch<String>,
    /// The amount without taxes.
    pub net_amount: Patch<BTreeMap<String, Value>>,
    /// The amount with taxes.
    pub gross_amount: Patch<BTreeMap<String, Value>>,
    /// The taxes.
    pub tax_amount: Patch<BTreeMap<String, Value>>,
    /// The amount taken off.
    pub discount_amount: Patch<BTreeMap<String, Value>>,
    /// The invoice as a file, such as a PDF.
    pub file: Patch<InvoiceFile>,
    /// The invoice as an XML file.
    pub xml_file: Patch<InvoiceFile>,
}

impl Invoice {
    /// With all that is required.
    #[must_use]
    pub fn new(id: impl Into<String>, customer: Customer) -> Self {
        Self {
            id: id.into(),
            customer,
            payment_method: Patch::Absent,
            referenced_invoice: Patch::Absent,
            type_: Patch::Absent,
            currency_code: Patch::Absent,
            number: Patch::Absent,
            creation_date: Patch::Absent,
            finalization_date: Patch::Absent,
            due_date: Patch::Absent,
            last_reminder_date: Patch::Absent,
            last_sent_at: Patch::Absent,
            dunning_level: Patch::Absent,
            dunning_status: Patch::Absent,
            pay_date: Patch::Absent,
            invoice_address: None,
            internal_note: Patch::Absent,
            title: Patch::Absent,
            introduction: Patch::Absent,
            closing: Patch::Absent,
            net_amount: Patch::Absent,
            gross_amount: Patch::Absent,
            tax_amount: Patch::Absent,
            discount_amount: Patch::Absent,
            file: Patch::Absent,
            xml_file: Patch::Absent,
        }
    }

    /// Sets `paymentMethod`.
    #[must_use]
    pub fn payment_method(
        mut self,
        payment_method: impl Into<Patch<PaymentMethod>>,
    ) -> Self {
        self.payment_method = payment_method.into();
        self
    }

    /// Sets `referencedInvoice`.
    #[must_use]
    pub fn referenced_invoice(
        mut self,
        referenced_invoice: impl Into<Patch<Invoice>>,
    ) -> Self {
        self.referenced_invoice = referenced_invoice.into().map(Box::new);
        self
    }

    /// Sets `type`.
    #[must_use]
    pub fn type_(mut self, type_: impl Into<Patch<String>>) -> Self {
        self.type_ = type_.into();
        self
    }

    /// Sets `currencyCode`.
    #[must_use]
    pub fn currency_code(mut self, currency_code: impl Into<Patch<String>>) -> Self {
        self.currency_code = currency_code.into();
        self
    }

    /// Sets `number`.
    #[must_use]
    pub fn number(mut self, number: impl Into<Patch<String>>) -> Self {
        self.number = number.into();
        self
    }

    /// Sets `creationDate`.
    #[must_use]
    pub fn creation_date(mut self, creation_date: impl Into<Patch<Timestamp>>) -> Self {
        self.creation_date = creation_date.into();
        self
    }

    /// Sets `finalizationDate`.
    #[must_use]
    pub fn finalization_date(
        mut self,
        finalization_date: impl Into<Patch<Timestamp>>,
    ) -> Self {
        self.finalization_date = finalization_date.into();
        self
    }

    /// Sets `dueDate`.
    #[must_use]
    pub fn due_date(mut self, due_date: impl Into<Patch<Timestamp>>) -> Self {
        self.due_date = due_date.into();
        self
    }

    /// Sets `lastReminderDate`.
    #[must_use]
    pub fn last_reminder_date(
        mut self,
        last_reminder_date: impl Into<Patch<Timestamp>>,
    ) -> Self {
        self.last_reminder_date = last_reminder_date.into();
        self
    }

    /// Sets `lastSentAt`.
    #[must_use]
    pub fn last_sent_at(mut self, last_sent_at: impl Into<Patch<Timestamp>>) -> Self {
        self.last_sent_at = last_sent_at.into();
        self
    }

    /// Sets `dunningLevel`.
    #[must_use]
    pub fn dunning_level(mut self, dunning_level: impl Into<Patch<i64>>) -> Self {
        self.dunning_level = dunning_level.into();
        self
    }

    /// Sets `dunningStatus`.
    #[must_use]
    pub fn dunning_status(mut self, dunning_status: impl Into<Patch<String>>) -> Self {
        self.dunning_status = dunning_status.into();
        self
    }

    /// Sets `payDate`.
    #[must_use]
    pub fn pay_date(mut self, pay_date: impl Into<Patch<Timestamp>>) -> Self {
        self.pay_date = pay_date.into();
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
    pub fn internal_note(mut self, internal_note: impl Into<Patch<String>>) -> Self {
        self.internal_note = internal_note.into();
        self
    }

    /// Sets `title`.
    #[must_use]
    pub fn title(mut self, title: impl Into<Patch<String>>) -> Self {
        self.title = title.into();
        self
    }

    /// Sets `introduction`.
    #[must_use]
    pub fn introduction(mut self, introduction: impl Into<Patch<String>>) -> Self {
        self.introduction = introduction.into();
        self
    }

    /// Sets `closing`.
    #[must_use]
    pub fn closing(mut self, closing: impl Into<Patch<String>>) -> Self {
        self.closing = closing.into();
        self
    }

    /// Sets `netAmount`.
    #[must_use]
    pub fn net_amount(
        mut self,
        net_amount: impl Into<Patch<BTreeMap<String, Value>>>,
    ) -> Self {
        self.net_amount = net_amount.into();
        self
    }

    /// Sets `grossAmount`.
    #[must_use]
    pub fn gross_amount(
        mut self,
        gross_amount: impl Into<Patch<BTreeMap<String, Value>>>,
    ) -> Self {
        self.gross_amount = gross_amount.into();
        self
    }

    /// Sets `taxAmount`.
    #[must_use]
    pub fn tax_amount(
        mut self,
        tax_amount: impl Into<Patch<BTreeMap<String, Value>>>,
    ) -> Self {
        self.tax_amount = tax_amount.into();
        self
    }

    /// Sets `discountAmount`.
    #[must_use]
    pub fn discount_amount(
        mut self,
        discount_amount: impl Into<Patch<BTreeMap<String, Value>>>,
    ) -> Self {
        self.discount_amount = discount_amount.into();
        self
    }

    /// Sets `file`.
    #[must_use]
    pub fn file(mut self, file: impl Into<Patch<InvoiceFile>>) -> Self {
        self.file = file.into();
        self
    }

    /// Sets `xmlFile`.
    #[must_use]
    pub fn xml_file(mut self, xml_file: impl Into<Patch<InvoiceFile>>) -> Self {
        self.xml_file = xml_file.into();
        self
    }
}
