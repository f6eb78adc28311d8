//! Names of statuses, as variants of an enum: `NotFound`, `ClientError` for `4XX`.

use super::Ident;
use super::words::pascal;
use crate::ir::Status;

/// The variant for a status. Different statuses have different names.
pub fn status(status: Status) -> Ident {
    match status {
        Status::Code(code) => match Status::reason(code) {
            Some(reason) => pascal(reason),
            None => pascal(&format!("status {code}")),
        },
        Status::Range(1) => pascal("informational"),
        Status::Range(2) => pascal("success"),
        Status::Range(3) => pascal("redirection"),
        Status::Range(4) => pascal("client error"),
        Status::Range(5) => pascal("server error"),
        Status::Range(hundred) => pascal(&format!("status {hundred}xx")),
        Status::Default => pascal("other"),
    }
}
