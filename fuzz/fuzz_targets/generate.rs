//! Any bytes as a document: a crate or an error comes out, and what is said of it can be shown.
//!
//! ```sh
//! cargo +nightly fuzz run generate
//! ```

#![no_main]

use libfuzzer_sys::fuzz_target;
use sdkwright::config::Config;
use sdkwright::diagnostic::{Style, render};
use sdkwright::pipeline::run_text;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(text) = std::str::from_utf8(bytes) {
        let outcome = run_text("openapi.yaml", text, &Config::default());
        assert_eq!(outcome.files.is_none(), outcome.diagnostics.has_errors());
        render(&outcome.diagnostics, &outcome.inputs.shown(), Style::Plain);
    }
});
