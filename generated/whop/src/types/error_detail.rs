use crate::Patch;

/// What went wrong.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct ErrorDetail {
    /// The kind of error.
    pub type_: String,
    /// What went wrong, in words.
    pub message: String,
    /// A short code of the error, such as `parameter_missing`.
    pub code: Patch<String>,
    /// The parameter at fault, if there is one.
    pub param: Patch<String>,
}

impl ErrorDetail {
    /// With all that is required.
    #[must_use]
    pub fn new(type_: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            type_: type_.into(),
            message: message.into(),
            code: Patch::Absent,
            param: Patch::Absent,
        }
    }

    /// Sets `code`.
    #[must_use]
    pub fn code(mut self, code: impl Into<Patch<String>>) -> Self {
        self.code = code.into();
        self
    }

    /// Sets `param`.
    #[must_use]
    pub fn param(mut self, param: impl Into<Patch<String>>) -> Self {
        self.param = param.into();
        self
    }
}
