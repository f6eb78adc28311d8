use crate::{Kept, Patch};
use crate::runtime::wire;
use super::{CustomField, PaymentMethodConfiguration, PlanType, PlanVisibility, ReleaseMethod};
use rust_decimal::Decimal;

/// The attributes of a plan to change. Each may be left out or be `null`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct PlanUpdate {
    /// The number of days between two charges of a plan that renews.
    pub billing_period: Patch<i64>,
    /// Questions to ask the customer at checkout.
    pub custom_fields: Patch<Vec<CustomField>>,
    /// A text about the plan.
    pub description: Patch<String>,
    /// The number of days after which access to the product ends.
    pub expiration_days: Patch<i64>,
    /// The amount of a one-time payment, or the extra amount of the first payment of a plan that
    /// renews. It is in the currency of the plan, as in 10.43 for $10.43.
    pub initial_price: Patch<Decimal>,
    /// Notes for the company itself.
    pub internal_notes: Patch<String>,
    /// Whether the plan uses the older way to choose payment methods.
    pub legacy_payment_method_controls: Patch<bool>,
    /// The payment methods of the plan. Without it, the defaults of the company or of Whop apply.
    pub payment_method_configuration: Patch<PaymentMethodConfiguration>,
    /// Whether the plan renews or is paid once.
    pub plan_type: Patch<PlanType>,
    /// How customers get the plan.
    pub release_method: Patch<ReleaseMethod>,
    /// The amount charged in each billing period of a plan that renews. It is in the currency of the
    /// plan, as in 10.43 for $10.43.
    pub renewal_price: Patch<Decimal>,
    /// The number of units that can be bought.
    pub stock: Patch<i64>,
    /// The number of free days before the first charge of a plan that renews.
    pub trial_period_days: Patch<i64>,
    /// Whether any number of units can be bought. If so, `stock` has no effect.
    pub unlimited_stock: Patch<bool>,
    /// Who can see the plan.
    pub visibility: Patch<PlanVisibility>,
    kept: Kept,
}

impl PlanUpdate {
    /// Nothing set yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets `billing_period`.
    #[must_use]
    pub fn billing_period(mut self, billing_period: impl Into<Patch<i64>>) -> Self {
        self.billing_period = billing_period.into();
        self
    }

    /// Sets `custom_fields`.
    #[must_use]
    pub fn custom_fields(mut self, custom_fields: impl Into<Patch<Vec<CustomField>>>) -> Self {
        self.custom_fields = custom_fields.into();
        self
    }

    /// Sets `description`.
    #[must_use]
    pub fn description(mut self, description: impl Into<Patch<String>>) -> Self {
        self.description = description.into();
        self
    }

    /// Sets `expiration_days`.
    #[must_use]
    pub fn expiration_days(mut self, expiration_days: impl Into<Patch<i64>>) -> Self {
        self.expiration_days = expiration_days.into();
        self
    }

    /// Sets `initial_price`.
    #[must_use]
    pub fn initial_price(mut self, initial_price: impl Into<Patch<Decimal>>) -> Self {
        self.initial_price = initial_price.into();
        self
    }

    /// Sets `internal_notes`.
    #[must_use]
    pub fn internal_notes(mut self, internal_notes: impl Into<Patch<String>>) -> Self {
        self.internal_notes = internal_notes.into();
        self
    }

    /// Sets `legacy_payment_method_controls`.
    #[must_use]
    pub fn legacy_payment_method_controls(
        mut self,
        legacy_payment_method_controls: impl Into<Patch<bool>>,
    ) -> Self {
        self.legacy_payment_method_controls = legacy_payment_method_controls.into();
        self
    }

    /// Sets `payment_method_configuration`.
    #[must_use]
    pub fn payment_method_configuration(
        mut self,
        payment_method_configuration: impl Into<Patch<PaymentMethodConfiguration>>,
    ) -> Self {
        self.payment_method_configuration = payment_method_configuration.into();
        self
    }

    /// Sets `plan_type`.
    #[must_use]
    pub fn plan_type(mut self, plan_type: impl Into<Patch<PlanType>>) -> Self {
        self.plan_type = plan_type.into();
        self
    }

    /// Sets `release_method`.
    #[must_use]
    pub fn release_method(mut self, release_method: impl Into<Patch<ReleaseMethod>>) -> Self {
        self.release_method = release_method.into();
        self
    }

    /// Sets `renewal_price`.
    #[must_use]
    pub fn renewal_price(mut self, renewal_price: impl Into<Patch<Decimal>>) -> Self {
        self.renewal_price = renewal_price.into();
        self
    }

    /// Sets `stock`.
    #[must_use]
    pub fn stock(mut self, stock: impl Into<Patch<i64>>) -> Self {
        self.stock = stock.into();
        self
    }

    /// Sets `trial_period_days`.
    #[must_use]
    pub fn trial_period_days(mut self, trial_period_days: impl Into<Patch<i64>>) -> Self {
        self.trial_period_days = trial_period_days.into();
        self
    }

    /// Sets `unlimited_stock`.
    #[must_use]
    pub fn unlimited_stock(mut self, unlimited_stock: impl Into<Patch<bool>>) -> Self {
        self.unlimited_stock = unlimited_stock.into();
        self
    }

    /// Sets `visibility`.
    #[must_use]
    pub fn visibility(mut self, visibility: impl Into<Patch<PlanVisibility>>) -> Self {
        self.visibility = visibility.into();
        self
    }

    /// The properties of a received object that this type has no field for. They are sent back with it.
    #[must_use]
    pub fn unknown_properties(&self) -> &Kept {
        &self.kept
    }
}

wire::object! {
    PlanUpdate {
        0 billing_period??: "billing_period" patch coded,
        1 custom_fields??: "custom_fields" patch,
        2 description??: "description" patch,
        3 expiration_days??: "expiration_days" patch coded,
        4 initial_price??: "initial_price" patch coded,
        5 internal_notes??: "internal_notes" patch,
        6 legacy_payment_method_controls??: "legacy_payment_method_controls" patch,
        7 payment_method_configuration??: "payment_method_configuration" patch,
        8 plan_type??: "plan_type" patch,
        9 release_method??: "release_method" patch,
        10 renewal_price??: "renewal_price" patch coded,
        11 stock??: "stock" patch coded,
        12 trial_period_days??: "trial_period_days" patch coded,
        13 unlimited_stock??: "unlimited_stock" patch,
        14 visibility??: "visibility" patch,
    }
}
