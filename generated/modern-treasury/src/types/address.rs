use crate::Kept;
use crate::runtime::wire;

/// A postal address.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Address {
    /// The first line of the street address.
    pub line1: String,
    /// The second line of the street address.
    pub line2: Option<String>,
    /// The city or town, with its full name.
    pub locality: String,
    /// The region or state. For states of the USA, a code of two letters is best.
    pub region: String,
    /// The postal code.
    pub postal_code: String,
    /// The country, as its ISO 3166-1 code of two letters.
    pub country: String,
    kept: Kept,
}

impl Address {
    /// With all that is required.
    #[must_use]
    pub fn new(
        line1: impl Into<String>,
        locality: impl Into<String>,
        region: impl Into<String>,
        postal_code: impl Into<String>,
        country: impl Into<String>,
    ) -> Self {
        Self {
            line1: line1.into(),
            line2: None,
            locality: locality.into(),
            region: region.into(),
            postal_code: postal_code.into(),
            country: country.into(),
            kept: Kept::default(),
        }
    }

    /// Sets `line2`.
    #[must_use]
    pub fn line2(mut self, line2: impl Into<String>) -> Self {
        self.line2 = Some(line2.into());
        self
    }

    /// The properties of a received object that this type has no field for. They are sent back with it.
    #[must_use]
    pub fn unknown_properties(&self) -> &Kept {
        &self.kept
    }
}

wire::object! {
    Address {
        0 line1: "line1" required,
        1 line2?: "line2" optional,
        2 locality: "locality" required,
        3 region: "region" required,
        4 postal_code: "postal_code" required,
        5 country: "country" required,
    }
}
