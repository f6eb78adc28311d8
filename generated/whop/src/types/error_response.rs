use crate::Kept;
use crate::runtime::wire;
use super::ErrorDetail;

/// The body of a response that reports an error.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct ErrorResponse {
    /// `error`.
    pub error: ErrorDetail,
    kept: Kept,
}

impl ErrorResponse {
    /// With all that is required.
    #[must_use]
    pub fn new(error: ErrorDetail) -> Self {
        Self { error, kept: Kept::default() }
    }

    /// The properties of a received object that this type has no field for. They are sent back with it.
    #[must_use]
    pub fn unknown_properties(&self) -> &Kept {
        &self.kept
    }
}

wire::object! {
    ErrorResponse {
        0 error: "error" required,
    }
}
