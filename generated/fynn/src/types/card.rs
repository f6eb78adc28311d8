use crate::Patch;

/// A payment card.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Card {
    /// The brand of the card.
    pub brand: Patch<String>,
    /// The last four digits of the number of the card.
    pub last4: Patch<String>,
    /// The month in which the card expires.
    pub exp_month: Patch<i64>,
    /// The year in which the card expires.
    pub exp_year: Patch<i64>,
    /// The name on the card.
    pub card_holder: Patch<String>,
}

impl Card {
    /// Nothing set yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets `brand`.
    #[must_use]
    pub fn brand(mut self, brand: impl Into<Patch<String>>) -> Self {
        self.brand = brand.into();
        self
    }

    /// Sets `last4`.
    #[must_use]
    pub fn last4(mut self, last4: impl Into<Patch<String>>) -> Self {
        self.last4 = last4.into();
        self
    }

    /// Sets `expMonth`.
    #[must_use]
    pub fn exp_month(mut self, exp_month: impl Into<Patch<i64>>) -> Self {
        self.exp_month = exp_month.into();
        self
    }

    /// Sets `expYear`.
    #[must_use]
    pub fn exp_year(mut self, exp_year: impl Into<Patch<i64>>) -> Self {
        self.exp_year = exp_year.into();
        self
    }

    /// Sets `cardHolder`.
    #[must_use]
    pub fn card_holder(mut self, card_holder: impl Into<Patch<String>>) -> Self {
        self.card_holder = card_holder.into();
        self
    }
}
