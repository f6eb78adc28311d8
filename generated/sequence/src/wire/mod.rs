//! How the types are read from and written to JSON.

mod payment_provider;
mod payment_settings;
mod payment_settings_update;
mod update_payment_settings;
