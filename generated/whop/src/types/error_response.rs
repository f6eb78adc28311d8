use super::ErrorDetail;

/// The body of a response that reports an error.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct ErrorResponse {
    /// `error`.
    pub error: ErrorDetail,
}

impl ErrorResponse {
    /// With all that is required.
    #[must_use]
    pub fn new(error: ErrorDetail) -> Self {
        Self { error }
    }
}
