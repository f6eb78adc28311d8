//! What every request builder has beside its own setters: per-call options and the ways to send.
//!
//! ```text
//! pub struct EditInvoice { request: runtime::request::Request }
//! call!(EditInvoice, InvoiceResponse, runtime::response::json);
//! ```
//!
//! All of it is marked `#[inline]`, which here means that who calls it compiles it: how an answer is read is much code for each type,
//! and a program uses few of the operations that a crate has.
//!
//! The module that uses the macro must have `runtime` in scope (`use crate::runtime;`).

/// `options!(Builder)`: the per-call options of a builder with a field `request`.
#[allow(unused_macros)]
macro_rules! options {
    ($Builder:ident $(,)?) => {
        impl $Builder {
            /// How long this call may take, with all of its attempts and the waits between them, in place of the client's time.
            #[inline]
            pub fn with_timeout(mut self, timeout: ::std::time::Duration) -> Self {
                self.request.with_timeout(timeout);
                self
            }

            /// How long an attempt of this call may take, from connecting to the end of the answer, in place of the client's time.
            #[inline]
            pub fn with_attempt_timeout(mut self, timeout: ::std::time::Duration) -> Self {
                self.request.with_attempt_timeout(timeout);
                self
            }

            /// How long connecting may take for this call, in place of the client's time.
            ///
            /// Such a call has connections of its own. A client built with `http_client` has no use for this.
            #[inline]
            pub fn with_connect_timeout(mut self, timeout: ::std::time::Duration) -> Self {
                self.request.with_connect_timeout(timeout);
                self
            }

            /// How many attempts may follow the first one of this call, in place of the client's number: 0 for none.
            #[inline]
            pub fn with_max_retries(mut self, retries: u32) -> Self {
                self.request.with_max_retries(retries);
                self
            }

            /// Whether an answer of status 409 is worth another attempt of this call, in place of the client's word.
            #[inline]
            pub fn with_retry_conflicts(mut self, yes: bool) -> Self {
                self.request.with_retry_conflicts(yes);
                self
            }

            /// How many bytes the body of the answer may have, in place of the client's number.
            #[inline]
            pub fn with_max_response_bytes(mut self, bytes: usize) -> Self {
                self.request.with_max_response_bytes(bytes);
                self
            }

            /// The idempotency key of this call: a server that takes such keys does once what it is asked for under one key.
            ///
            /// A call with a key is tried again like one that can be repeated without harm. The key is the same in each
            /// attempt; give the same key again to repeat a call later.
            #[inline]
            pub fn with_idempotency_key(mut self, key: &str) -> Self {
                self.request.with_idempotency_key(key);
                self
            }

            /// Adds a field to the JSON body of this call, in place of any other of its name: what the API has and the document
            /// has not yet.
            ///
            /// A value that does not serialize, or a body that is no JSON object, makes the call fail before it is sent.
            #[inline]
            pub fn with_body_field(mut self, name: &str, value: impl ::serde::Serialize) -> Self {
                self.request.with_body_field(name, &value);
                self
            }

            /// Adds a header to this call, in place of any other of its name.
            ///
            /// A name or value that HTTP does not allow makes the call fail before it is sent.
            #[inline]
            pub fn with_header(mut self, name: &str, value: &str) -> Self {
                self.request.with_header(name, value);
                self
            }

            /// Adds a query parameter to this call, in place of any other of its name.
            #[inline]
            pub fn with_query(mut self, name: &str, value: &str) -> Self {
                self.request.with_query(name, value);
                self
            }
        }

        impl ::std::fmt::Debug for $Builder {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str(self.request.operation().name)?;
                f.write_str(" (")?;
                ::std::fmt::Debug::fmt(&self.request, f)?;
                f.write_str(")")
            }
        }
    };
}

/// `call!(Builder, Output, decoder)`: the common methods of a builder with a field `request`.
#[allow(unused_macros)]
macro_rules! call {
    ($Builder:ident, $Output:ty, $decoder:expr $(,)?) => {
        runtime::call::options!($Builder);

        impl $Builder {
            /// Sends the call. `.await` on the builder does the same.
            ///
            /// # Errors
            ///
            /// When the request cannot be built or sent, no answer comes, or the answer is no success or not what the
            /// document says. See the error's `kind`.
            #[inline]
            pub fn send(self) -> runtime::sending::Sending<$Output> {
                runtime::sending::Sending::new(self.request, $decoder)
            }

            /// Sends the call and gives the answer whatever its status, with status, headers and body at hand.
            ///
            /// # Errors
            ///
            /// When the request cannot be built or sent, or no answer comes.
            #[inline]
            pub fn send_raw(self) -> runtime::sending::SendingRaw<$Output> {
                runtime::sending::SendingRaw::new(self.request, $decoder)
            }
        }

        impl ::std::future::IntoFuture for $Builder {
            type Output = ::std::result::Result<$Output, runtime::error::Error>;
            type IntoFuture = runtime::sending::Sending<$Output>;

            #[inline]
            fn into_future(self) -> Self::IntoFuture {
                self.send()
            }
        }
    };
}

#[allow(unused_imports)]
pub(crate) use {call, options};
