/// `Responsedatanonobject` of the Payabli API.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ResponseData {
    /// A text.
    String(String),
    /// A whole number.
    Integer(i64),
}

impl From<String> for ResponseData {
    fn from(value: String) -> Self {
        Self::String(value)
    }
}

impl From<&str> for ResponseData {
    fn from(value: &str) -> Self {
        Self::String(value.to_owned())
    }
}

impl From<i64> for ResponseData {
    fn from(value: i64) -> Self {
        Self::Integer(value)
    }
}
