//! Bills that an organization sends to its counterparties.

use crate::{Client, types};

mod update;

pub use update::Update;

/// Bills that an organization sends to its counterparties.
///
/// Made by [`Client::invoices`].
#[derive(Clone, Copy, Debug)]
pub struct Invoices<'c> {
    client: &'c Client,
}

impl<'c> Invoices<'c> {
    pub(crate) fn new(client: &'c Client) -> Self {
        Self { client }
    }

    /// Update invoice.
    ///
    /// Changes the details of an invoice, or its status. A change of status must come alone: that
    /// request may not change any other field.
    ///
    /// `PATCH /api/invoices/{id}`
    ///
    /// # Arguments
    ///
    /// - `id`: The id of the invoice to update.
    /// - `body`: The fields to change.
    ///
    /// # Errors
    ///
    /// When the call cannot be sent, or is not answered with success: see [`Error`](crate::Error).
    ///
    /// # Examples
    ///
    /// ```no_run
    /// # async fn example(client: modern_treasury_sdk::Client) -> Result<(), Box<dyn std::error::Error>> {
    /// use modern_treasury_sdk::{Date, Patch, Timestamp};
    /// use modern_treasury_sdk::types::{
    ///     Address, ContactDetail, ContactIdentifierType, Currency, FallbackPaymentMethod,
    ///     InvoiceLineItemCreate, InvoicePaymentMethod, InvoiceUpdate, PaymentOrderType,
    /// };
    ///
    /// let answer = client
    ///     .invoices()
    ///     .update(
    ///         "4470104e-0921-4054-a0bc-98531262ea83",
    ///         InvoiceUpdate::new()
    ///             .contact_details([
    ///                 ContactDetail::new(
    ///                     "5d1c6e0f-3b0a-4a53-9c1e-0b7a5f0d9a11",
    ///                     "contact_detail",
    ///                     false,
    ///                     "2024-01-08T14:20:00Z".parse::<Timestamp>()?,
    ///                     "2024-01-09T07:45:12.5Z".parse::<Timestamp>()?,
    ///                     None,
    ///                     "billing@example.com",
    ///                     ContactIdentifierType::Email,
    ///                 ),
    ///             ])
    ///             .counterparty_billing_address(Address::new(
    ///                 "100 Main Street",
    ///                 "San Francisco",
    ///                 "CA",
    ///                 "94105",
    ///                 "US",
    ///             )
    ///                 .line2("Suite 4"))
    ///             .counterparty_id("9e0fdc3a-8f0a-4f5e-bb0c-5c4e8c2b7d55")
    ///             .counterparty_shipping_address(Patch::Null)
    ///             .currency(Currency::Usd)
    ///             .description("Consulting in March")
    ///             .due_date(Date::constant(2024, 4, 15))
    ///             .fallback_payment_method(FallbackPaymentMethod::Manual)
    ///             .invoice_line_items([
    ///                 InvoiceLineItemCreate::new("Consulting", 12500)
    ///                     .description("Ten hours in March")
    ///                     .quantity(10)
    ///                     .direction("debit")
    ///                     .metadata([("project", "apollo".to_owned())]),
    ///                 InvoiceLineItemCreate::new("Data transfer", 0).unit_amount_decimal("0.0125"),
    ///             ])
    ///             .invoicer_address(Address::new("48 Harbor Road", "Portland", "OR", "97201", "US"))
    ///             .invoicer_name(Patch::Null)
    ///             .metadata(std::collections::BTreeMap::from([
    ///                 ("cost_center".to_owned(), "4711".to_owned()),
    ///             ]))
    ///             .notification_email_addresses(["accounting@example.com", "owner@example.com"])
    ///             .notifications_enabled(true)
    ///             .originating_account_id("2b7f7a4e-6a55-4b43-8a44-0d3c8f6f9b02")
    ///             .payment_effective_date(Date::constant(2024, 4, 16))
    ///             .payment_method(InvoicePaymentMethod::Automatic)
    ///             .payment_type(PaymentOrderType::Ach)
    ///             .receiving_account_id("7c3d2f1a-9b7e-4c68-9f50-6f1d2a3b4c5d")
    ///             .recipient_email("customer@example.com")
    ///             .recipient_name(Patch::Null)
    ///             .remind_after_overdue_days([1, 7, 30])
    ///             .virtual_account_id(Patch::Null),
    ///     )
    ///     .await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn update(&self, id: &str, body: types::InvoiceUpdate) -> Update {
        Update::new(self.client.core(), id, body)
    }
}
