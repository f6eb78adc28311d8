//! Itemized bills that a company sends to its customers.

use crate::{Client, types};

mod update;

pub use update::Update;

/// Itemized bills that a company sends to its customers.
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
    /// Changes the details of an invoice that is still a draft. Fields that are left out keep their
    /// value. The credential needs the permission `invoice:update`.
    ///
    /// `PATCH /invoices/{id}`
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
    /// - 400: The request is not valid; the body is a [`ErrorResponse`](crate::types::ErrorResponse)
    /// - 401: The credential is missing or not valid; the body is a
    ///   [`ErrorResponse`](crate::types::ErrorResponse)
    /// - 403: The credential does not have the permission for this call; the body is a
    ///   [`ErrorResponse`](crate::types::ErrorResponse)
    /// - 404: There is no such invoice; the body is a [`ErrorResponse`](crate::types::ErrorResponse)
    /// - 422: The account must be verified before this call can be made; the body is a
    ///   [`ErrorResponse`](crate::types::ErrorResponse)
    /// - 500: The call failed on the side of Whop; the body is a
    ///   [`ErrorResponse`](crate::types::ErrorResponse)
    ///
    /// [`Update::failure`] gives the typed body of an error.
    pub fn update(&self, id: &str, body: types::UpdateInvoiceRequest) -> Update {
        Update::new(self.client.core(), id, body)
    }
}
