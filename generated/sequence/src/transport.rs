//! What carries calls to the server, and what watches that: for tests, logs, and networks of one's own.

pub use crate::runtime::intercept::{ After, Before, BoxError, Interceptor };
pub use crate::runtime::transport::{ Attempt, SendError, Sending, Transport };
