//! `sdkwright explain`: the long text of a finding.

use super::Status;
use clap::Args;
use sdkwright::diagnostic::{Code, nearest, word};
use std::io::{self, Write as _};

/// Explain a code such as W001, or list all codes
#[derive(Debug, Args)]
pub(super) struct Explain {
    /// The code; without it, all are listed
    code: Option<String>,
}

impl Explain {
    pub(super) fn run(self) -> Status {
        let Some(wanted) = self.code else {
            for code in Code::ALL {
                // Each line stands for itself: `sdkwright explain | head` is no error.
                if writeln!(io::stdout(), "{}  {}", code.id(), code.title()).is_err() {
                    break;
                }
            }
            return Status::Success;
        };
        let id = wanted.to_uppercase();
        let Some(code) = Code::ALL.iter().find(|code| code.id() == id) else {
            eprintln!("error: there is no code `{wanted}`");
            match nearest(&id, Code::ALL.iter().map(|code| code.id())) {
                Some(near) => eprintln!("help: did you mean `{near}`?"),
                None => eprintln!("help: `sdkwright explain` lists all codes"),
            }
            return Status::Usage;
        };
        println!("{}", text(*code));
        Status::Success
    }
}

fn text(code: Code) -> String {
    format!(
        "{}[{}]: {}\n\n{}",
        word(code.severity()),
        code.id(),
        code.title(),
        code.text()
    )
}
