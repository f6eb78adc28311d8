//! What a call tells `tracing`: a span of its own, and an event for each attempt. Only behind the feature `tracing`.
//!
//! ```text
//! INFO  call{otel.name="list_pets" http.request.method="GET" url.template="/pets/{id}" attempts=2 http.response.status_code=200}
//! DEBUG   attempt number=1 http.response.status_code=503 elapsed_ms=12 retry_in_ms=480 retry_after="1"
//! ```
//!
//! Names are those of OpenTelemetry, where it has one. No URL, no value of a parameter, no body and no credential is told; of an
//! answer's headers, those that are listed here.

use http::header::{CONTENT_LENGTH, CONTENT_TYPE, HeaderMap, HeaderName, RETRY_AFTER};
use tracing::field::Empty;
use tracing::{Level, Span};

use super::error::Error;
use super::intercept::After;
use super::request::Request;
use super::response::{History, request_id};

/// The span of a call, which begins now. Its name is the same for all, since `tracing` wants it so; `otel.name` is what exporters
/// show in its place.
pub(super) fn begin(request: &Request) -> Span {
    let operation = request.operation();
    tracing::span!(
        target: env!("CARGO_CRATE_NAME"),
        Level::INFO,
        "call",
        otel.name = operation.name,
        otel.kind = "client",
        http.request.method = request.method(),
        // The path of a call of an undocumented place is no template: it may hold what is private.
        url.template = (!operation.path.is_empty()).then_some(operation.path),
        attempts = Empty,
        http.response.status_code = Empty,
        error.type = Empty,
        delivery = Empty,
        request_id = Empty,
        otel.status_code = Empty,
    )
}

/// Tells the span what the call came to: the head of an answer, or an error.
pub(super) fn end(span: &Span, outcome: Result<(u16, &HeaderMap, History), &Error>) {
    let (status, headers, attempts) = match outcome {
        Ok((status, headers, history)) => (Some(status), Some(headers), history.attempts),
        Err(error) => {
            span.record("error.type", tracing::field::debug(error.kind()));
            span.record("delivery", tracing::field::debug(error.delivery()));
            let status = error.status().map(|status| status.as_u16());
            (status, error.headers(), error.attempts())
        }
    };
    span.record("attempts", attempts);
    if let Some(status) = status {
        span.record("http.response.status_code", status);
    }
    if let Some(id) = headers.and_then(request_id) {
        span.record("request_id", id);
    }
    if outcome.is_err() || status.is_some_and(|status| status >= 400) {
        span.record("otel.status_code", "ERROR");
    }
}

/// An event of an attempt that has ended, within the span of its call.
pub(super) fn attempted(after: &After<'_>) {
    let header = |name: HeaderName| text(after.headers()?, &name);
    let error = after.outcome.as_ref().err();
    tracing::event!(
        target: env!("CARGO_CRATE_NAME"),
        Level::DEBUG,
        number = after.number,
        http.response.status_code = after.status().map(|status| status.as_u16()),
        error.type = error.map(|error| tracing::field::debug(error.kind())),
        elapsed_ms = milliseconds(after.elapsed),
        retry_in_ms = after.retry_in.map(milliseconds),
        content_type = header(CONTENT_TYPE),
        content_length = header(CONTENT_LENGTH),
        retry_after = header(RETRY_AFTER),
        request_id = after.headers().and_then(request_id),
        "attempt"
    );
}

fn text<'h>(headers: &'h HeaderMap, name: &HeaderName) -> Option<&'h str> {
    let value = headers.get(name)?;
    value.to_str().ok().filter(|_| !value.is_sensitive())
}

fn milliseconds(time: std::time::Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}
