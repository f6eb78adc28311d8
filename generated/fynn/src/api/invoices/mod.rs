//! Bills for the customers of a tenant.

use crate::{Client, types};

mod update_draft;

pub use update_draft::UpdateDraft;

/// Bills for the customers of a tenant.
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

    /// Update draft invoice.
    ///
    /// Replaces the details of an invoice that is still a draft.
    ///
    /// `PUT /invoices/{id}`
    ///
    /// # Arguments
    ///
    /// - `id`: The id of the invoice to update.
    /// - `body`: The details of the invoice.
    ///
    /// # Errors
    ///
    /// When the call cannot be sent, or is not answered with success: see [`Error`](crate::Error).
    ///
    /// # Examples
    ///
    /// ```no_run
    /// # async fn example(client: fynn_sdk::Client) -> Result<(), Box<dyn std::error::Error>> {
    /// use fynn_sdk::{Date, Decimal, Patch};
    /// use fynn_sdk::types::{Position, UpdateInvoiceRequest};
    ///
    /// let answer = client
    ///     .invoices()
    ///     .update_draft(
    ///         "6f1c2a34-5b6d-4e7f-8a90-b1c2d3e4f506",
    ///         UpdateInvoiceRequest::new(Some("0d9e8f7a-6b5c-4d3e-9f10-a2b3c4d5e6f7".to_owned()))
    ///             .customer_address_id(Patch::Null)
    ///             .payment_method_id("c1a2b3c4-d5e6-4f7a-8b9b-0c1d2e3f4a5b")
    ///             .currency_code("EUR")
    ///             .internal_note("Agreed by phone")
    ///             .due_date("2024-03-31")
    ///             .positions([
    ///                 Position::new()
    ///                     .name("Support package")
    ///                     .position("1")
    ///                     .description("Support in March")
    ///                     .quantity("1")
    ///                     .unit_price(serde_json::json!("49.90"))
    ///                     .currency_code("EUR")
    ///                     .tax_group_id("4a5b6c7d-8e9f-4012-a345-6789abcdef01")
    ///                     .service_date_from(Date::constant(2024, 3, 1))
    ///                     .service_date_to(Date::constant(2024, 3, 31))
    ///                     .unit_price_interval("monthly")
    ///                     .subscription_item(Patch::Null)
    ///                     .product("Support")
    ///                     .children([
    ///                         Position::new()
    ///                             .name("Help by phone")
    ///                             .position("1")
    ///                             .description(Patch::Null)
    ///                             .quantity("2.5")
    ///                             .unit_price(serde_json::json!("0.00"))
    ///                             .discount_percentage(Decimal::new(125, 1))
    ///                             .children([]),
    ///                     ]),
    ///             ])
    ///             .title("Invoice")
    ///             .introduction("Thank you for your order.")
    ///             .closing(Patch::Null)
    ///             .custom_fields(std::collections::BTreeMap::from([
    ///                 ("costCenter".to_owned(), serde_json::json!("4711")),
    ///                 ("approved".to_owned(), serde_json::json!(true)),
    ///             ])),
    ///     )
    ///     .await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn update_draft(&self, id: &str, body: types::UpdateInvoiceRequest) -> UpdateDraft {
        UpdateDraft::new(self.client.core(), id, body)
    }
}
