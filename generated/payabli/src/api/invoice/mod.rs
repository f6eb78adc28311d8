//! Operations of the group `invoice`.

use crate::{Client, types};

mod edit_invoice;

pub use edit_invoice::EditInvoice;

/// Operations of the group `invoice`.
///
/// Made by [`Client::invoice`].
#[derive(Clone, Copy, Debug)]
pub struct Invoice<'c> {
    client: &'c Client,
}

impl<'c> Invoice<'c> {
    pub(crate) fn new(client: &'c Client) -> Self {
        Self { client }
    }

    /// Update invoice.
    ///
    /// Updates details for a single invoice in an entrypoint.
    ///
    /// `PUT /Invoice/{idInvoice}`
    ///
    /// # Arguments
    ///
    /// - `id_invoice`: Invoice ID
    /// - `body`: What is to be changed.
    ///
    /// # Errors
    ///
    /// When the call cannot be sent, or is not answered with success: see [`Error`](crate::Error).
    ///
    /// - 400: Bad request/ invalid data
    /// - 401: Unauthorized request
    /// - 500: Internal API Error
    /// - 503: Database connection error
    ///
    /// # Examples
    ///
    /// ```no_run
    /// # async fn example(client: payabli_sdk::Client) -> Result<(), Box<dyn std::error::Error>> {
    /// use payabli_sdk::{Date, Decimal};
    /// use payabli_sdk::types::{BillData, BillItem, InvoiceDataRequest};
    ///
    /// let answer = client
    ///     .invoice()
    ///     .edit_invoice(
    ///         332,
    ///         InvoiceDataRequest::new()
    ///             .invoice_data(
    ///                 BillData::new()
    ///                     .invoice_amount(Decimal::new(98237, 2))
    ///                     .invoice_date(Date::constant(2025, 10, 19))
    ///                     .invoice_number("INV-6")
    ///                     .items([
    ///                         BillItem::new(Decimal::new(88237, 2))
    ///                             .item_description("Deposit for trip planning")
    ///                             .item_product_name("Deposit")
    ///                             .item_qty(1),
    ///                     ]),
    ///             ),
    ///     )
    ///     .await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn edit_invoice(&self, id_invoice: i64, body: types::InvoiceDataRequest) -> EditInvoice {
        EditInvoice::new(self.client.core(), id_invoice, body)
    }
}
