use crate::{Kept, Patch};
use crate::runtime::wire;
use super::{
    Address, ContactDetail, Currency, FallbackPaymentMethod, InvoiceLineItemCreate,
    InvoicePaymentMethod, InvoiceStatusUpdate, PaymentOrderType,
};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// The fields of an invoice to change. Fields that are left out keep their value.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct InvoiceUpdate {
    /// How to reach the sender of the invoice, shown at its top.
    pub contact_details: Option<Vec<ContactDetail>>,
    /// The billing address of the counterparty.
    pub counterparty_billing_address: Patch<Address>,
    /// The id of the counterparty that receives the invoice.
    pub counterparty_id: Option<String>,
    /// The address of the counterparty to which goods are sent.
    pub counterparty_shipping_address: Patch<Address>,
    /// The currency of the invoice.
    pub currency: Option<Currency>,
    /// A text about the invoice.
    pub description: Option<String>,
    /// The day by which the invoice must be paid.
    pub due_date: Option<Date>,
    /// How to collect the money when an automatic payment fails.
    pub fallback_payment_method: Patch<FallbackPaymentMethod>,
    /// The items of the invoice, at most 50.
    ///
    /// Elements: at most 50.
    pub invoice_line_items: Patch<Vec<InvoiceLineItemCreate>>,
    /// The address of the sender of the invoice.
    pub invoicer_address: Patch<Address>,
    /// The name of the sender of the invoice. If it is `null` or empty, the name of your organization
    /// is used.
    pub invoicer_name: Patch<String>,
    /// Your own notes on the invoice, as pairs of strings.
    pub metadata: Patch<BTreeMap<String, String>>,
    /// Further email addresses that get news of the invoice, beside that of the counterparty. There
    /// must be at least one if notifications are on and the counterparty has no email address.
    pub notification_email_addresses: Patch<Vec<String>>,
    /// Whether the recipients get an email when the status of the invoice changes.
    pub notifications_enabled: Option<bool>,
    /// The id of the internal account that gets the money.
    pub originating_account_id: Option<String>,
    /// For the payment method `automatic`: the day on which the payment is to reach the accounts of
    /// both sides.
    pub payment_effective_date: Option<Date>,
    /// How the invoice is paid once it is open.
    pub payment_method: Option<InvoicePaymentMethod>,
    /// For the payment method `automatic`: the type of the payment order to create.
    pub payment_type: Option<PaymentOrderType>,
    /// For the payment method `automatic`: the receiving account of the payment order to create.
    pub receiving_account_id: Option<String>,
    /// The email address of the recipient. If it is `null`, that of the counterparty is used.
    pub recipient_email: Patch<String>,
    /// The name of the recipient. If it is `null`, that of the counterparty is used.
    pub recipient_name: Patch<String>,
    /// When to send reminders by email, in days after the due date. There can be at most three, each of
    /// at most 365 days, and notifications must be on.
    ///
    /// Elements: at most 3.
    pub remind_after_overdue_days: Patch<Vec<i32>>,
    /// The new status. No other field may be in the same request.
    pub status: Option<InvoiceStatusUpdate>,
    /// The id of the virtual account of the invoice. Its numbers are shown on the invoice in place of
    /// those of the internal account.
    pub virtual_account_id: Patch<String>,
    kept: Kept,
}

impl InvoiceUpdate {
    /// Nothing set yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets `contact_details`.
    #[must_use]
    pub fn contact_details(
        mut self,
        contact_details: impl IntoIterator<Item = ContactDetail>,
    ) -> Self {
        self.contact_details = Some(contact_details.into_iter().collect());
        self
    }

    /// Sets `counterparty_billing_address`.
    #[must_use]
    pub fn counterparty_billing_address(
        mut self,
        counterparty_billing_address: impl Into<Patch<Address>>,
    ) -> Self {
        self.counterparty_billing_address = counterparty_billing_address.into();
        self
    }

    /// Sets `counterparty_id`.
    #[must_use]
    pub fn counterparty_id(mut self, counterparty_id: impl Into<String>) -> Self {
        self.counterparty_id = Some(counterparty_id.into());
        self
    }

    /// Sets `counterparty_shipping_address`.
    #[must_use]
    pub fn counterparty_shipping_address(
        mut self,
        counterparty_shipping_address: impl Into<Patch<Address>>,
    ) -> Self {
        self.counterparty_shipping_address = counterparty_shipping_address.into();
        self
    }

    /// Sets `currency`.
    #[must_use]
    pub fn currency(mut self, currency: Currency) -> Self {
        self.currency = Some(currency);
        self
    }

    /// Sets `description`.
    #[must_use]
    pub fn description(mut self, description: impl Into<String>) -> Self {
        self.description = Some(description.into());
        self
    }

    /// Sets `due_date`.
    #[must_use]
    pub fn due_date(mut self, due_date: Date) -> Self {
        self.due_date = Some(due_date);
        self
    }

    /// Sets `fallback_payment_method`.
    #[must_use]
    pub fn fallback_payment_method(
        mut self,
        fallback_payment_method: impl Into<Patch<FallbackPaymentMethod>>,
    ) -> Self {
        self.fallback_payment_method = fallback_payment_method.into();
        self
    }

    /// Sets `invoice_line_items`.
    #[must_use]
    pub fn invoice_line_items(
        mut self,
        invoice_line_items: impl Into<Patch<Vec<InvoiceLineItemCreate>>>,
    ) -> Self {
        self.invoice_line_items = invoice_line_items.into();
        self
    }

    /// Sets `invoicer_address`.
    #[must_use]
    pub fn invoicer_address(mut self, invoicer_address: impl Into<Patch<Address>>) -> Self {
        self.invoicer_address = invoicer_address.into();
        self
    }

    /// Sets `invoicer_name`.
    #[must_use]
    pub fn invoicer_name(mut self, invoicer_name: impl Into<Patch<String>>) -> Self {
        self.invoicer_name = invoicer_name.into();
        self
    }

    /// Sets `metadata`.
    #[must_use]
    pub fn metadata(mut self, metadata: impl Into<Patch<BTreeMap<String, String>>>) -> Self {
        self.metadata = metadata.into();
        self
    }

    /// Sets `notification_email_addresses`.
    #[must_use]
    pub fn notification_email_addresses(
        mut self,
        notification_email_addresses: impl Into<Patch<Vec<String>>>,
    ) -> Self {
        self.notification_email_addresses = notification_email_addresses.into();
        self
    }

    /// Sets `notifications_enabled`.
    #[must_use]
    pub fn notifications_enabled(mut self, notifications_enabled: bool) -> Self {
        self.notifications_enabled = Some(notifications_enabled);
        self
    }

    /// Sets `originating_account_id`.
    #[must_use]
    pub fn originating_account_id(mut self, originating_account_id: impl Into<String>) -> Self {
        self.originating_account_id = Some(originating_account_id.into());
        self
    }

    /// Sets `payment_effective_date`.
    #[must_use]
    pub fn payment_effective_date(mut self, payment_effective_date: Date) -> Self {
        self.payment_effective_date = Some(payment_effective_date);
        self
    }

    /// Sets `payment_method`.
    #[must_use]
    pub fn payment_method(mut self, payment_method: InvoicePaymentMethod) -> Self {
        self.payment_method = Some(payment_method);
        self
    }

    /// Sets `payment_type`.
    #[must_use]
    pub fn payment_type(mut self, payment_type: PaymentOrderType) -> Self {
        self.payment_type = Some(payment_type);
        self
    }

    /// Sets `receiving_account_id`.
    #[must_use]
    pub fn receiving_account_id(mut self, receiving_account_id: impl Into<String>) -> Self {
        self.receiving_account_id = Some(receiving_account_id.into());
        self
    }

    /// Sets `recipient_email`.
    #[must_use]
    pub fn recipient_email(mut self, recipient_email: impl Into<Patch<String>>) -> Self {
        self.recipient_email = recipient_email.into();
        self
    }

    /// Sets `recipient_name`.
    #[must_use]
    pub fn recipient_name(mut self, recipient_name: impl Into<Patch<String>>) -> Self {
        self.recipient_name = recipient_name.into();
        self
    }

    /// Sets `remind_after_overdue_days`.
    #[must_use]
    pub fn remind_after_overdue_days(
        mut self,
        remind_after_overdue_days: impl Into<Patch<Vec<i32>>>,
    ) -> Self {
        self.remind_after_overdue_days = remind_after_overdue_days.into();
        self
    }

    /// Sets `status`.
    #[must_use]
    pub fn status(mut self, status: InvoiceStatusUpdate) -> Self {
        self.status = Some(status);
        self
    }

    /// Sets `virtual_account_id`.
    #[must_use]
    pub fn virtual_account_id(mut self, virtual_account_id: impl Into<Patch<String>>) -> Self {
        self.virtual_account_id = virtual_account_id.into();
        self
    }

    /// The properties of a received object that this type has no field for. They are sent back with it.
    #[must_use]
    pub fn unknown_properties(&self) -> &Kept {
        &self.kept
    }
}

wire::object! {
    InvoiceUpdate {
        0 contact_details?: "contact_details" optional,
        1 counterparty_billing_address??: "counterparty_billing_address" patch,
        2 counterparty_id?: "counterparty_id" optional,
        3 counterparty_shipping_address??: "counterparty_shipping_address" patch,
        4 currency?: "currency" optional,
        5 description?: "description" optional,
        6 due_date?: "due_date" optional coded,
        7 fallback_payment_method??: "fallback_payment_method" patch,
        8 invoice_line_items??: "invoice_line_items" patch,
        9 invoicer_address??: "invoicer_address" patch,
        10 invoicer_name??: "invoicer_name" patch,
        11 metadata??: "metadata" patch,
        12 notification_email_addresses??: "notification_email_addresses" patch,
        13 notifications_enabled?: "notifications_enabled" optional,
        14 originating_account_id?: "originating_account_id" optional,
        15 payment_effective_date?: "payment_effective_date" optional coded,
        16 payment_method?: "payment_method" optional,
        17 payment_type?: "payment_type" optional,
        18 receiving_account_id?: "receiving_account_id" optional,
        19 recipient_email??: "recipient_email" patch,
        20 recipient_name??: "recipient_name" patch,
        21 remind_after_overdue_days??: "remind_after_overdue_days" patch coded,
        22 status?: "status" optional,
        23 virtual_account_id??: "virtual_account_id" patch,
    }
}
