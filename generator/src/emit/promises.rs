//! What a crate promises of its calls, as its README states it: errors, retries, times, idempotency, secrets, and ways out.
//!
//! Each promise is kept by the runtime and has a test there; what `sdk.toml` sets otherwise is said as it is set.

use super::context::Context;
use super::defaults::Usual;
use super::response_headers;
use super::runtime::Needs;
use crate::ir::Operation;
use std::fmt::Write as _;

/// The sections on what calls do.
pub(super) fn promises(ctx: Context<'_>, text: &mut String) {
    errors(ctx, text);
    text.push_str(
        "## Raw responses\n\n`.send_raw()` in the place of `.await` gives status, headers and body of whatever came back, with the \
         number of attempts and the time that they took; `.parse()` on it does what `.await` would have done.",
    );
    if let Some(headers) = response_headers::first(ctx) {
        let _ = write!(
            text,
            " Headers that the document declares have types, which a method's documentation names: `.headers_as::<{headers}>()`."
        );
    }
    text.push_str("\n\n");
    retries(ctx, text);
    idempotency(ctx, text);
    times(ctx, text);
    limits(text);
    secrets(ctx, text);
    ways_out(ctx, text);
    super::mock::readme(ctx, text);
}

fn errors(ctx: Context<'_>, text: &mut String) {
    let krate = ctx.krate();
    let described = ctx.names.tags.iter().find_map(|tag| {
        let mut operations = tag.operations.iter();
        let index = operations.find(|index| super::failures::any(ctx, **index))?;
        Some((tag, &ctx.names.operations[*index].builder))
    });
    let typed = described.map_or_else(String::new, |(tag, builder)| {
        format!(
            " Where the document describes it, `failure` of the call's builder does, by status: \
             `api::{}::{builder}::failure(&error)`.",
            tag.accessor
        )
    });
    let headers = response_headers::first_of_errors(ctx).map_or_else(String::new, |headers| {
        format!(" `error.headers_as::<{headers}>()` reads headers that the document declares for failures.")
    });
    let _ = write!(
        text,
        "## Errors\n\nEvery call gives one error type. It says how far the call got, which is what counts before doing a thing again:\n\n\
         ```rust,no_run\n# fn example(error: {krate}::Error) {{\n\
         if error.is_not_sent() {{\n    // nothing got to the server: the call can be made again\n}} else if error.is_maybe_processed() {{\n    \
         // sent, and no answer: look whether it was done before doing it again\n}} else if let Some(status) = error.status() {{\n    \
         // an answer, with `error.headers()`, `error.body()`, and `error.request_id()` for the API's support\n    \
         eprintln!(\"{{status}}\");\n}}\n# }}\n```\n\n\
         `error.kind()` says what went wrong. `error.timeout()` tells which time ran out, `error.json_path()` where an answer is not what \
         the document says; `error.attempts()` how often the call was tried, and `error.unanswered()` how many of those attempts may have \
         been processed without an answer.\n\n\
         `error.body_as::<T>()` reads the body of an error into a type.{typed}{headers}\n\n"
    );
    if let Some(flag) = &ctx.config.response.success_flag {
        let _ = writeln!(
            text,
            "An answer with status 200 and `{flag}: false` is an error, too: `error.is_rejected()` holds, and `error.body_as::<T>()` gives the typed body.\n"
        );
    }
}

/// Words as a list, each as code.
fn coded<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    let words: Vec<String> = words.into_iter().map(|word| format!("`{word}`")).collect();
    words.join(", ")
}

/// The calls of operations for which something holds, other than by their method.
fn calls(ctx: Context<'_>, methods: &[String], holds: impl Fn(&Operation) -> bool) -> Vec<String> {
    let mut calls = Vec::new();
    for tag in &ctx.names.tags {
        for index in &tag.operations {
            let operation = &ctx.api.operations[*index];
            let by_method = methods
                .iter()
                .any(|method| method == operation.method.as_str());
            if !by_method && holds(operation) {
                let method = &ctx.names.operations[*index].method;
                calls.push(format!("{}().{method}(…)", tag.accessor));
            }
        }
    }
    calls
}

fn retries(ctx: Context<'_>, text: &mut String) {
    let usual = Usual::of(ctx);
    let krate = ctx.krate();
    let retries = &ctx.config.retries;
    let safe = ["GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE", "QUERY"];
    let methods = safe
        .into_iter()
        .chain(retries.methods.iter().map(String::as_str));
    let mut repeatable = format!("calls of {}", coded(methods));
    let covers =
        |one: &Operation| retries.covers(one.method.as_str(), &one.path, one.id.as_deref());
    let further = calls(ctx, &retries.methods, covers);
    if !further.is_empty() {
        let _ = write!(
            repeatable,
            ", {}",
            coded(further.iter().map(String::as_str))
        );
    }
    repeatable.push_str(", and calls with an idempotency key");
    let often = match usual.retries {
        0 => {
            "A call is made once unless the client or the call says otherwise, and then tried again"
                .to_owned()
        }
        1 => "A call that fails is tried once more".to_owned(),
        retries => format!("A call that fails is tried again up to {retries} times"),
    };
    let conflict = if usual.conflicts { " 409," } else { "" };
    let _ = write!(
        text,
        "## Retries\n\n{often} if that may help and can do no harm:\n\n\
         | what happened | what is tried again |\n| --- | --- |\n\
         | no connection, so that nothing was sent | every call |\n\
         | status 429, so that nothing was done | every call |\n\
         | a connection that broke, an attempt out of time, status 408,{conflict} 500, 502, 503 or 504 | {repeatable} |\n\
         | anything else | nothing |\n\n\
         The waits are random, up to 0.5 s, 1 s, 2 s and so on to 8 s, or what the server asks for with `Retry-After` or \
         `retry-after-ms`; who is asked to wait longer than 60 s gets the answer at once. A client has a budget for retries, which its \
         successes fill up again, so that it does not make an outage worse. A body that is a stream is not sent again once a byte of it \
         was read, and neither is a stream taken up again in the middle.\n\n\
         ```rust,no_run\n# async fn example() -> Result<(), {krate}::Error> {{\nuse std::time::Duration;\n\n\
         let client = {krate}::Client::builder()\n    .base_url(\"https://api.example.com\")\n    .max_retries(4)\n    \
         .timeout(Duration::from_secs(30))\n    .build()?;\n\
         let once: Option<String> = client\n    .request(\"GET\", \"/status\")\n    .with_max_retries(0)\n    .send()\n    .await?;\n\
         # Ok(())\n# }}\n```\n\n"
    );
}

fn idempotency(ctx: Context<'_>, text: &mut String) {
    let idempotency = &ctx.config.idempotency;
    let header = idempotency.header.as_deref().unwrap_or("Idempotency-Key");
    text.push_str("## Idempotency\n\n");
    let covers =
        |one: &Operation| idempotency.covers(one.method.as_str(), &one.path, one.id.as_deref());
    let further = calls(ctx, &idempotency.methods, covers);
    let mut covered = Vec::new();
    if !idempotency.methods.is_empty() {
        let methods = idempotency.methods.iter().map(String::as_str);
        covered.push(format!("each call of {}", coded(methods)));
    }
    if !further.is_empty() {
        covered.push(coded(further.iter().map(String::as_str)));
    }
    if idempotency.header.is_some() && !covered.is_empty() {
        let _ = write!(
            text,
            "In the header `{header}`, {} carries a key that no other call has, the same in all of its attempts, so that the server does \
             the thing once. `.with_idempotency_key(…)` gives a call a key of your own, which serves to repeat it later.\n\n",
            covered.join(", and ")
        );
    } else {
        let _ = write!(
            text,
            "`.with_idempotency_key(…)` sends a key in the header `{header}`, the same in all attempts of a call. A server that takes such \
             keys does once what it is asked for under one; so a call with a key is tried again like one that can do no harm.\n\n",
        );
    }
}

fn times(ctx: Context<'_>, text: &mut String) {
    let usual = Usual::of(ctx);
    let call = usual.call.as_deref().unwrap_or("no limit");
    let _ = write!(
        text,
        "## Timeouts\n\n| time for | unless set | client | call |\n| --- | --- | --- | --- |\n\
         | connecting | {} | `.connect_timeout(…)` | `.with_connect_timeout(…)` |\n\
         | an attempt, to the last byte of its answer | {} | `.attempt_timeout(…)` | `.with_attempt_timeout(…)` |\n\
         | a call, with all attempts and waits | {call} | `.timeout(…)` | `.with_timeout(…)` |\n",
        usual.connect, usual.attempt
    );
    if Needs::of(ctx).stream() {
        text.push_str(
            "| the next piece of an answer that is read while it comes | that of an attempt | `.idle_timeout(…)` | \
             `.with_idle_timeout(…)` |\n\nOf such an answer, the time for an attempt is over with its head.\n",
        );
    }
    text.push('\n');
}

fn limits(text: &mut String) {
    text.push_str(
        "## Limits\n\nAn answer that is held in memory as a whole may have 64 MiB (`max_response_bytes`, `.with_max_response_bytes(…)`); of \
         the body of a failure, 1 MiB is kept.\n\n",
    );
}

fn secrets(ctx: Context<'_>, text: &mut String) {
    if ctx.api.schemes.is_empty() {
        return;
    }
    text.push_str(
        "## Secrets\n\nNo credential, header, query or body is ever printed, neither by `Debug` nor in an error. A redirect to another \
         scheme, host or port is not followed, so that no credential gets there.\n\n",
    );
}

fn ways_out(ctx: Context<'_>, text: &mut String) {
    let krate = ctx.krate();
    let _ = write!(
        text,
        "## Beyond the document\n\n`client.request(\"POST\", \"/v2/things\")` calls what the document does not have, with the credentials, \
         retries and errors of all other calls. `.with_header(…)`, `.with_query(…)` and `.with_body_field(…)` add to any call what it does \
         not have.\n\n\
         An interceptor sees each attempt, and may add headers; it sees no credential:\n\n\
         ```rust,no_run\nuse {krate}::transport::{{After, Interceptor}};\n\nstruct Log;\n\n\
         impl Interceptor for Log {{\n    fn after(&self, attempt: &After<'_>) {{\n        \
         println!(\"{{}}: {{:?}} after {{:?}}\", attempt.operation, attempt.status(), attempt.elapsed);\n    }}\n}}\n\n\
         let builder = {krate}::Client::builder().interceptor(Log);\n```\n\n\
         `ClientBuilder::http_client` takes a configured HTTP client, with proxies or certificates of your own, and \
         `ClientBuilder::transport` anything else that carries requests. The Cargo features `gzip` and \
         `brotli` ask for compressed answers. TLS is rustls; with the feature `native-tls`, it is that of the system (on Linux OpenSSL, whose \
         headers the build then needs).\n\n\
         With the Cargo feature `tracing`, each call is a span (`otel.name` is the operation, `url.template` its path), and each attempt an \
         event, with status, times and the headers that tell of type, length, retries and request id. No URL, body or credential is \
         told.\n\n",
    );
}
