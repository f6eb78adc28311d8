//! The public items that are read from a crate's files.
//!
//! `cases/` has the files themselves; here are the items of some of them, as who uses the crate sees them.

use sdkwright::pipeline::{self, Job};
use sdkwright::surface::Surface;
use std::path::Path;

fn surface(case: &str) -> String {
    let job = Job::beside(&Path::new("tests/cases").join(case));
    let files = pipeline::run(&job).files.expect("a case has no errors");
    let surface = Surface::of(&files).expect("what the emitters write is Rust");
    let own = ["Environment", "api::", "types::", "webhooks::"];
    let items = surface.items.iter();
    let items = items.filter(|(path, _)| own.iter().any(|own| path.starts_with(own)));
    let lines = items.map(|(path, what)| match what.as_str() {
        "" => format!("{path}\n"),
        what => format!("{path}  {what}\n"),
    });
    lines.collect()
}

macro_rules! surfaces {
    ($($name:ident $case:literal),+ $(,)?) => {
        $(#[test] fn $name() { insta::assert_snapshot!(surface($case)); })+
    };
}

surfaces! {
    answers_by_status "answers-by-status",
    discriminator "discriminator",
    patch_body "patch-body",
    multipart "multipart",
    webhooks "webhooks",
    server_variables "server-variables",
}
