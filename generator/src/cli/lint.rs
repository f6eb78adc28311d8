//! `sdkwright lint`: what is wrong with a document, and what could be better, each with the lines that mend it.

use super::Status;
use super::generate::{Run, counted};
use clap::Args;
use sdkwright::advice;
use sdkwright::pipeline;

/// Say what is wrong with a document and what an SDK would do better with, with lines to paste; write nothing
#[derive(Debug, Args)]
pub(super) struct Lint {
    #[command(flatten)]
    run: Run,
}

impl Lint {
    pub(super) fn run(self) -> Status {
        let (model, mut outcome) = pipeline::model(&self.run.job());
        for advice in model.iter().flat_map(advice::advise) {
            outcome.diagnostics.push(advice.diagnostic);
        }
        self.run.report(&outcome);
        self.run.tell(&counted(&outcome));
        match self.run.refuses(&outcome) {
            true => Status::Failure,
            false => Status::Success,
        }
    }
}
