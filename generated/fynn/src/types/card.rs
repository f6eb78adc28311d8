use crate::Kept;
use crate::runtime::wire;

/// A payment card.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
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
    kept: Kept,
}

impl Card {
    /// Nothing set yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The properties of a received object that this type has no field for. They are sent back with it.
    #[must_use]
    pub fn unknown_properties(&self) -> &Kept {
        &self.kept
    }
}

wire::object! {
    Card {
        0 brand?: "brand" nullable,
        1 last4?: "last4" nullable,
        2 exp_month?: "expMonth" nullable coded,
        3 exp_year?: "expYear" nullable coded,
        4 card_holder?: "cardHolder" nullable,
    }
}
