use crate::Kept;
use crate::runtime::wire;
use super::{
    Address, ContactDetail, Currency, InvoicePaymentMethod, InvoicePaymentType, InvoiceStatus,
};
use jiff::Timestamp;
use jiff::civil::Date;
use serde_json::Value;
use std::collections::BTreeMap;

/// A bill from an organization to a counterparty.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Invoice {
    /// The id of the invoice.
    pub id: String,
    /// The kind of this object.
    pub object: String,
    /// Whether the object belongs to the live environment and not to the test environment.
    pub live_mode: bool,
    /// When the invoice was created.
    pub created_at: Timestamp,
    /// When the invoice was last changed.
    pub updated_at: Timestamp,
    /// How to reach the sender of the invoice, shown at its top.
    pub contact_details: Vec<ContactDetail>,
    /// The email address of the recipient. If it is `null`, that of the counterparty is used.
    pub recipient_email: Option<String>,
    /// The name of the recipient. If it is `null`, that of the counterparty is used.
    pub recipient_name: Option<String>,
    /// The id of the counterparty that receives the invoice.
    pub counterparty_id: String,
    /// The billing address of the counterparty.
    pub counterparty_billing_address: Option<Address>,
    /// The address of the counterparty to which goods are sent.
    pub counterparty_shipping_address: Option<Address>,
    /// The currency of the invoice.
    pub currency: Currency,
    /// A text about the invoice.
    pub description: String,
    /// The time by which the invoice must be paid.
    pub due_date: Timestamp,
    /// The name of the sender of the invoice. If it is `null`, the name of your organization is used.
    pub invoicer_name: Option<String>,
    /// The address of the sender of the invoice.
    pub invoicer_address: Option<Address>,
    /// The id of the internal account that gets the money.
    pub originating_account_id: String,
    /// The id of the receiving account of an automatic payment.
    pub receiving_account_id: Option<String>,
    /// The id of the virtual account of the invoice.
    pub virtual_account_id: Option<String>,
    /// The day on which an automatic payment is to reach the accounts of both sides.
    pub payment_effective_date: Option<Date>,
    /// The type of the automatic payment.
    pub payment_type: Option<InvoicePaymentType>,
    /// How the invoice is paid once it is open.
    pub payment_method: Option<InvoicePaymentMethod>,
    /// How to collect the money when an automatic payment fails, either `manual` or `ui`.
    pub fallback_payment_method: Option<String>,
    /// Whether the recipients get an email when the status of the invoice changes.
    pub notifications_enabled: bool,
    /// Further email addresses that get news of the invoice, beside that of the counterparty.
    pub notification_email_addresses: Option<Vec<String>>,
    /// When reminders are sent by email, in days after the due date.
    pub remind_after_overdue_days: Option<Vec<i64>>,
    /// Your own notes on the invoice, as pairs of strings.
    pub metadata: Option<BTreeMap<String, String>>,
    /// The address of the page that shows the invoice.
    pub hosted_url: String,
    /// The number of the invoice, which is unique.
    pub number: String,
    /// The payment orders that were created to pay the invoice.
    pub payment_orders: Vec<BTreeMap<String, Value>>,
    /// The payments that are expected for the invoice while it is not paid.
    pub expected_payments: Vec<BTreeMap<String, Value>>,
    /// The address of the invoice as a PDF file.
    pub pdf_url: Option<String>,
    /// How far the invoice has come.
    pub status: InvoiceStatus,
    /// The whole amount of the invoice, in the smallest unit of the currency, as in 1000 for $10.
    pub total_amount: i64,
    /// The amount that is still to pay, in the smallest unit of the currency.
    pub amount_remaining: i64,
    /// The amount that has been paid, in the smallest unit of the currency.
    pub amount_paid: i64,
    /// The ids of the transaction line items of the invoice.
    pub transaction_line_item_ids: Vec<String>,
    /// The id of the ledger account settlement of the invoice.
    #[deprecated]
    pub ledger_account_settlement_id: Option<String>,
    /// When the invoice was issued, if it was.
    pub issued_at: Option<Timestamp>,
    /// When the invoice was paid, if it was.
    pub paid_at: Option<Timestamp>,
    /// When the invoice was voided, if it was.
    pub voided_at: Option<Timestamp>,
    kept: Kept,
}

impl Invoice {
    /// With all that is required.
    #[must_use]
    #[allow(clippy::too_many_arguments, reason = "the document requires all of them")]
    pub fn new(
        id: impl Into<String>,
        object: impl Into<String>,
        live_mode: bool,
        created_at: Timestamp,
        updated_at: Timestamp,
        contact_details: impl IntoIterator<Item = ContactDetail>,
        recipient_email: Option<String>,
        recipient_name: Option<String>,
        counterparty_id: impl Into<String>,
        counterparty_billing_address: Option<Address>,
        counterparty_shipping_address: Option<Address>,
        currency: Currency,
        description: impl Into<String>,
        due_date: Timestamp,
        invoicer_name: Option<String>,
        invoicer_address: Option<Address>,
        originating_account_id: impl Into<String>,
        receiving_account_id: Option<String>,
        virtual_account_id: Option<String>,
        payment_effective_date: Option<Date>,
        payment_type: Option<InvoicePaymentType>,
        payment_method: Option<InvoicePaymentMethod>,
        fallback_payment_method: Option<String>,
        notifications_enabled: bool,
        notification_email_addresses: Option<Vec<String>>,
        remind_after_overdue_days: Option<Vec<i64>>,
        metadata: Option<BTreeMap<String, String>>,
        hosted_url: impl Into<String>,
        number: impl Into<String>,
        payment_orders: impl IntoIterator<Item = BTreeMap<String, Value>>,
        expected_payments: impl IntoIterator<Item = BTreeMap<String, Value>>,
        pdf_url: Option<String>,
        status: InvoiceStatus,
        total_amount: i64,
        amount_remaining: i64,
        amount_paid: i64,
        transaction_line_item_ids: impl IntoIterator<Item = impl Into<String>>,
        ledger_account_settlement_id: Option<String>,
        issued_at: Option<Timestamp>,
        paid_at: Option<Timestamp>,
        voided_at: Option<Timestamp>,
    ) -> Self {
        Self {
            id: id.into(),
            object: object.into(),
            live_mode,
            created_at,
            updated_at,
            contact_details: contact_details.into_iter().collect(),
            recipient_email,
            recipient_name,
            counterparty_id: counterparty_id.into(),
            counterparty_billing_address,
            counterparty_shipping_address,
            currency,
            description: description.into(),
            due_date,
            invoicer_name,
            invoicer_address,
            originating_account_id: originating_account_id.into(),
            receiving_account_id,
            virtual_account_id,
            payment_effective_date,
            payment_type,
            payment_method,
            fallback_payment_method,
            notifications_enabled,
            notification_email_addresses,
            remind_after_overdue_days,
            metadata,
            hosted_url: hosted_url.into(),
            number: number.into(),
            payment_orders: payment_orders.into_iter().collect(),
            expected_payments: expected_payments.into_iter().collect(),
            pdf_url,
            status,
            total_amount,
            amount_remaining,
            amount_paid,
            transaction_line_item_ids: transaction_line_item_ids
                .into_iter()
                .map(Into::into)
                .collect(),
            ledger_account_settlement_id,
            issued_at,
            paid_at,
            voided_at,
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
    Invoice {
        0 id: "id" required,
        1 object: "object" required,
        2 live_mode: "live_mode" required,
        3 created_at: "created_at" required coded,
        4 updated_at: "updated_at" required coded,
        5 contact_details: "contact_details" required,
        6 recipient_email: "recipient_email" required,
        7 recipient_name: "recipient_name" required,
        8 counterparty_id: "counterparty_id" required,
        9 counterparty_billing_address: "counterparty_billing_address" required,
        10 counterparty_shipping_address: "counterparty_shipping_address" required,
        11 currency: "currency" required,
        12 description: "description" required,
        13 due_date: "due_date" required coded,
        14 invoicer_name: "invoicer_name" required,
        15 invoicer_address: "invoicer_address" required,
        16 originating_account_id: "originating_account_id" required,
        17 receiving_account_id: "receiving_account_id" required,
        18 virtual_account_id: "virtual_account_id" required,
        19 payment_effective_date: "payment_effective_date" required coded,
        20 payment_type: "payment_type" required,
        21 payment_method: "payment_method" required,
        22 fallback_payment_method: "fallback_payment_method" required,
        23 notifications_enabled: "notifications_enabled" required,
        24 notification_email_addresses: "notification_email_addresses" required,
        25 remind_after_overdue_days: "remind_after_overdue_days" required coded,
        26 metadata: "metadata" required,
        27 hosted_url: "hosted_url" required,
        28 number: "number" required,
        29 payment_orders: "payment_orders" required,
        30 expected_payments: "expected_payments" required,
        31 pdf_url: "pdf_url" required,
        32 status: "status" required,
        33 total_amount: "total_amount" required coded,
        34 amount_remaining: "amount_remaining" required coded,
        35 amount_paid: "amount_paid" required coded,
        36 transaction_line_item_ids: "transaction_line_item_ids" required,
        37 ledger_account_settlement_id: "ledger_account_settlement_id" required,
        38 issued_at: "issued_at" required coded,
        39 paid_at: "paid_at" required coded,
        40 voided_at: "voided_at" required coded,
    }
}
