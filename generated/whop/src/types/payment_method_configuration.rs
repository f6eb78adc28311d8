use crate::{Kept, Patch};
use crate::runtime::wire;
use super::PaymentMethodType;

/// The payment methods that a plan offers.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct PaymentMethodConfiguration {
    /// The payment methods to leave out. This has an effect only if `include_platform_defaults` is
    /// true.
    pub disabled: Vec<PaymentMethodType>,
    /// The payment methods to offer, alone or in addition to the defaults.
    pub enabled: Vec<PaymentMethodType>,
    /// Whether to offer the payment methods that Whop offers by default.
    pub include_platform_defaults: Patch<bool>,
    kept: Kept,
}

impl PaymentMethodConfiguration {
    /// With all that is required.
    #[must_use]
    pub fn new(
        disabled: impl IntoIterator<Item = PaymentMethodType>,
        enabled: impl IntoIterator<Item = PaymentMethodType>,
    ) -> Self {
        Self {
            disabled: disabled.into_iter().collect(),
            enabled: enabled.into_iter().collect(),
            include_platform_defaults: Patch::Absent,
            kept: Kept::default(),
        }
    }

    /// Sets `include_platform_defaults`.
    #[must_use]
    pub fn include_platform_defaults(
        mut self,
        include_platform_defaults: impl Into<Patch<bool>>,
    ) -> Self {
        self.include_platform_defaults = include_platform_defaults.into();
        self
    }

    /// The properties of a received object that this type has no field for. They are sent back with it.
    #[must_use]
    pub fn unknown_properties(&self) -> &Kept {
        &self.kept
    }
}

wire::object! {
    PaymentMethodConfiguration {
        0 disabled: "disabled" required,
        1 enabled: "enabled" required,
        2 include_platform_defaults??: "include_platform_defaults" patch,
    }
}
