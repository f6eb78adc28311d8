use crate::Kept;

/// A payment card.
#[derive(Clone, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Card {
    /// The brand of the card.
    pub brand: Option<String>,
    /// The last four digits of the number of the card.
    pub last4: Option<String>,
    /// The month in which the card expires.
    pub exp_month: Option<i64>,
    /// The year in which the card expires.
    pub exp_year: Option<i64>,
    /// The name on the card.
    pub card_holder: Option<String>,
    pub(crate) kept: Kept,
}

impl Card {
    /// Nothing set yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets `brand`.
    #[must_use]
    pub fn brand(mut self, brand: impl Into<String>) -> Self {
        self.brand = Some(brand.into());
        self
    }

    /// Sets `last4`.
    #[must_use]
    pub fn last4(mut self, last4: impl Into<String>) -> Self {
        self.last4 = Some(last4.into());
        self
    }

    /// Sets `expMonth`.
    #[must_use]
    pub fn exp_month(mut self, exp_month: i64) -> Self {
        self.exp_month = Some(exp_month);
        self
    }

    /// Sets `expYear`.
    #[must_use]
    pub fn exp_year(mut self, exp_year: i64) -> Self {
        self.exp_year = Some(exp_year);
        self
    }

    /// Sets `cardHolder`.
    #[must_use]
    pub fn card_holder(mut self, card_holder: impl Into<String>) -> Self {
        self.card_holder = Some(card_holder.into());
        self
    }

    /// The properties of a received object that this type has no field for. They are sent back with it.
    #[must_use]
    pub fn unknown_properties(&self) -> &Kept {
        &self.kept
    }
}
