//! The types that requests and responses are made of.

mod payment_provider;
mod payment_settings;
mod payment_settings_update;
mod update_payment_settings;

pub use payment_provider::PaymentProvider;
pub use payment_settings::PaymentSettings;
pub use payment_settings_update::PaymentSettingsUpdate;
pub use update_payment_settings::UpdatePaymentSettingsSequenceVersion;
