use crate::Kept;
use crate::runtime::wire;
use super::ResponseData;

/// `InvoiceResponseWithoutData` of the Payabli API.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct InvoiceResponseWithoutData {
    /// `isSuccess`.
    pub is_success: bool,
    /// `responseCode`.
    pub response_code: i64,
    /// If `isSuccess` = true, this contains the identifier of the invoice. If `isSuccess` = false, this
    /// contains the reason for the failure.
    pub response_data: ResponseData,
    /// `responseText`.
    pub response_text: String,
    /// `pageidentifier`.
    pub page_identifier: Option<String>,
    /// `roomId`.
    pub room_id: i64,
    kept: Kept,
}

impl InvoiceResponseWithoutData {
    /// With all that is required.
    #[must_use]
    pub fn new(
        is_success: bool,
        response_code: i64,
        response_data: impl Into<ResponseData>,
        response_text: impl Into<String>,
        page_identifier: Option<String>,
        room_id: i64,
    ) -> Self {
        Self {
            is_success,
            response_code,
            response_data: response_data.into(),
            response_text: response_text.into(),
            page_identifier,
            room_id,
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
    InvoiceResponseWithoutData {
        0 is_success: "isSuccess" required,
        1 response_code: "responseCode" required coded,
        2 response_data: "responseData" required,
        3 response_text: "responseText" required,
        4 page_identifier: "pageidentifier" required,
        5 room_id: "roomId" required coded,
    }
}
