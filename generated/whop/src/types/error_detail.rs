use crate::Kept;
use crate::runtime::wire;

/// What went wrong.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct ErrorDetail {
    /// The kind of error.
    pub type_: String,
    /// What went wrong, in words.
    pub message: String,
    /// A short code of the error, such as `parameter_missing`.
    pub code: Option<String>,
    /// The parameter at fault, if there is one.
    pub param: Option<String>,
    kept: Kept,
}

impl ErrorDetail {
    /// With all that is required.
    #[must_use]
    pub fn new(type_: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            type_: type_.into(),
            message: message.into(),
            code: None,
            param: None,
            kept: Kept::default(),
        }
    }

    /// The properties of a received object that this type has no field for. They are sent back with it.
    #[must_use]
    pub fn unknown_properties(&self) -> &Kept {
        &self.kept
    }
}

wire::object! {
    ErrorDetail {
        0 type_: "type" required,
        1 message: "message" required,
        2 code?: "code" nullable,
        3 param?: "param" nullable,
    }
}
