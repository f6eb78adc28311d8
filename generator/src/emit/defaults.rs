//! What a client does of which nothing else is said: the defaults of the runtime, or those of `sdk.toml`.
//!
//! ```toml
//! [timeouts]
//! attempt = "30s"
//! ```
//!
//! sets the client's `attempt_timeout` where it begins, and the documentation of that setter says so.

use super::context::Context;
use proc_macro2::TokenStream;
use quote::quote;
use std::time::Duration;

/// What `sdk.toml` says of all calls, as far as it is not what the runtime does anyway.
pub(super) fn defaults(ctx: Context<'_>) -> TokenStream {
    let config = ctx.config;
    let times = [
        ("timeout", config.timeouts.call),
        ("attempt_timeout", config.timeouts.attempt),
        ("connect_timeout", config.timeouts.connect),
    ];
    let times = times.into_iter().filter_map(|(setter, time)| {
        let (setter, time) = (quote::format_ident!("{setter}"), duration(time?));
        Some(quote!(config.#setter(#time);))
    });
    let retries = config.retries.max.map(|max| {
        let max = proc_macro2::Literal::u32_unsuffixed(max);
        quote!(config.max_retries(#max);)
    });
    let conflicts = config
        .retries
        .conflicts
        .then(|| quote!(config.retry_conflicts(true);));
    let header = config.idempotency.header.as_ref();
    let header = header.map(|header| quote!(config.idempotency_header(#header);));
    quote!(#header #(#times)* #retries #conflicts)
}

fn duration(time: Duration) -> TokenStream {
    if time.subsec_millis() == 0 {
        let seconds = proc_macro2::Literal::u64_unsuffixed(time.as_secs());
        return quote!(Duration::from_secs(#seconds));
    }
    // A time of `sdk.toml` is of 32 bits of minutes at most.
    let millis = u64::try_from(time.as_millis()).unwrap_or(u64::MAX);
    let millis = proc_macro2::Literal::u64_unsuffixed(millis);
    quote!(Duration::from_millis(#millis))
}

/// What the builder's setters say, with what holds if they are not used.
pub(super) struct Said {
    pub(super) timeout: String,
    pub(super) attempt_timeout: String,
    pub(super) connect_timeout: String,
    pub(super) retries: String,
    pub(super) conflicts: String,
}

impl Said {
    pub(super) fn of(ctx: Context<'_>) -> Self {
        let usual = Usual::of(ctx);
        let forever = || "as long as it likes".to_owned();
        let call = usual.call.unwrap_or_else(forever);
        Self {
            timeout: format!(
                "How long a call may take, with all of its attempts and the waits between them; {call} if not set."
            ),
            attempt_timeout: format!(
                "How long an attempt of a call may take, from connecting to the last byte read; {} if not set.",
                usual.attempt
            ),
            connect_timeout: format!(
                "How long connecting may take, with the handshake of TLS; {} if not set.",
                usual.connect
            ),
            retries: format!(
                "How many attempts may follow the first one of a call; {} if not set, and none for 0.",
                usual.retries
            ),
            conflicts: format!(
                "Whether an answer of status 409 is worth another attempt; {} if not set.",
                if usual.conflicts {
                    "it is"
                } else {
                    "it is not"
                }
            ),
        }
    }
}

/// What holds for a client of which nothing else is said, in words.
pub(super) struct Usual {
    pub(super) connect: String,
    pub(super) attempt: String,
    pub(super) call: Option<String>,
    pub(super) retries: u32,
    pub(super) conflicts: bool,
}

impl Usual {
    pub(super) fn of(ctx: Context<'_>) -> Self {
        let config = ctx.config;
        let spoken = |time: Option<Duration>, usual: u64| {
            let time = time.unwrap_or(Duration::from_secs(usual));
            match time.subsec_millis() {
                0 => format!("{} s", time.as_secs()),
                _ => format!("{} ms", time.as_millis()),
            }
        };
        Self {
            connect: spoken(config.timeouts.connect, 5),
            attempt: spoken(config.timeouts.attempt, 60),
            call: config.timeouts.call.map(|time| spoken(Some(time), 0)),
            retries: config.retries.max.unwrap_or(2),
            conflicts: config.retries.conflicts,
        }
    }
}
