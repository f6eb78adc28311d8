//! Calls without async: the feature `blocking`, which is the same for every operation.
//!
//! ```rust,ignore
//! use acme_sdk::blocking::Blocking;
//! let pets = client.pets().list_pets().blocking()?;
//! ```

use super::context::Context;
use super::runtime::Needs;
use super::sample::{self, Gives};
use quote::quote;
use std::fmt::Write as _;

/// `blocking.rs`
pub(super) fn blocking(ctx: Context<'_>) -> String {
    let streams = Needs::of(ctx).streams_of_items().then(|| {
        quote!(
            pub use crate::runtime::blocking_stream::{BlockingIter, BlockingStream};
        )
    });
    let opening = [
        "Calls without async, for programs that have no runtime: with [`Blocking`] in scope, `.blocking()` sends a call and waits."
            .to_owned(),
    ];
    super::source::rust(
        &opening,
        &quote! {
            pub use crate::runtime::blocking::Blocking;
            #streams
        },
    )
}

/// What the README says of it.
pub(super) fn readme(ctx: Context<'_>, text: &mut String) {
    let krate = ctx.krate();
    text.push_str("## Without async\n\nThe Cargo feature `blocking` is for programs without a runtime: `.blocking()` in the place of `.await` waits for a call.\n\n");
    let mut operations = ctx.names.tags.iter().flat_map(|tag| {
        let operations = tag.operations.iter().map(move |index| (tag, *index));
        operations.filter_map(|(tag, index)| Some((index, sample::call(ctx, tag, index)?)))
    });
    let call = operations.find(|(_, call)| call.gives() != Gives::Stream);
    if let Some((_, call)) = call {
        let _ = writeln!(
            text,
            "```rust,no_run\n# #[cfg(feature = \"blocking\")]\n\
             # fn example(client: {krate}::Client) -> Result<(), Box<dyn std::error::Error>> {{\n\
             use {krate}::blocking::Blocking;"
        );
        let imports = call.imports(ctx, &[]).into_iter();
        for line in imports.chain([String::new()]).chain(call.blocking()) {
            let _ = writeln!(text, "{line}");
        }
        text.push_str("# Ok(())\n# }\n```\n\n");
    }
    text.push_str("`.send_raw().blocking()` gives the whole answer. ");
    if Needs::of(ctx).streams_of_items() {
        text.push_str(
            "With `blocking::BlockingStream` in scope, `.blocking()` on what is a stream otherwise makes an iterator of it. ",
        );
    }
    text.push_str(
        "On a thread that is within an async runtime, where waiting could stop the very thing that is waited for, it is an error, and \
         nothing is sent.\n\n",
    );
}
