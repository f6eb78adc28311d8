//! Operations of the group `invoices`.

use crate::{Client, types};

mod update_payment_settings;

pub use update_payment_settings::UpdatePaymentSettings;

/// Operations of the group `invoices`.
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

    /// Update invoice payment settings.
    ///
    /// Update payment settings for invoices. Invoices with payment settings contain payment links. If
    /// payment details are on file with Stripe or other payment providers, then payments are
    /// automatically collected when you finalise and send an invoice. Invoice payment settings override
    /// billing schedule payment settings and customer payment settings.
    ///
    /// `PUT /payments/settings/invoices/{id}`
    ///
    /// # Arguments
    ///
    /// - `id`: Unique settings ID
    ///
    /// # Errors
    ///
    /// When the call cannot be sent, or is not answered with success: see [`Error`](crate::Error).
    ///
    /// - 400: Bad Request
    /// - 401: Unauthorized
    /// - 500: Internal Server Error
    ///
    /// # Examples
    ///
    /// ```no_run
    /// # async fn example(client: sequence_sdk::Client) -> Result<(), Box<dyn std::error::Error>> {
    /// use sequence_sdk::types::{PaymentProvider, PaymentSettingsUpdate};
    ///
    /// let answer = client
    ///     .invoices()
    ///     .update_payment_settings("id_1", PaymentSettingsUpdate::new(PaymentProvider::Stripe))
    ///     .await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn update_payment_settings(
        &self,
        id: &str,
        body: types::PaymentSettingsUpdate,
    ) -> UpdatePaymentSettings {
        UpdatePaymentSettings::new(self.client.core(), id, body)
    }
}
