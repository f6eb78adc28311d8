//! `sdkwright inspect`: what the generator sees in a document.
//!
//! ```text
//! sdkwright inspect openapi.yaml
//! sdkwright inspect openapi.yaml --format json
//! sdkwright inspect openapi.yaml --graph mermaid --group invoices
//! ```

use super::Status;
use super::report::{self, print};
use clap::{Args, ColorChoice, ValueEnum};
use sdkwright::inspect::{self, Language};
use sdkwright::pipeline::{self, Job};
use std::path::PathBuf;

/// Show the calls, types, unions, cycles and untyped places that come of a document, or the types of a group as a graph
#[derive(Debug, Args)]
pub(super) struct Inspect {
    /// The OpenAPI document, YAML or JSON
    spec: PathBuf,
    /// The sdk.toml
    #[arg(short, long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// An OpenAPI Overlay that is applied to the document first
    #[arg(long, value_name = "FILE")]
    overlay: Option<PathBuf>,
    /// How to tell what was found, on the standard output
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
    /// Draw the types instead, for Graphviz or for Mermaid
    #[arg(long, value_name = "LANGUAGE", conflicts_with = "format")]
    graph: Option<Graph>,
    /// Draw only the types of this group of operations, by its tag or as the client calls it
    #[arg(long, value_name = "TAG", requires = "graph")]
    group: Option<String>,
    /// When to use colours
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    color: ColorChoice,
}

/// How an inspection is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Text,
    /// JSON, for programs
    Json,
}

/// What a graph is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Graph {
    /// DOT, of Graphviz
    Dot,
    /// Mermaid
    Mermaid,
}

impl Inspect {
    pub(super) fn run(self) -> Status {
        let job = Job {
            spec: self.spec.clone(),
            overlay: self.overlay.clone(),
            config: self.config.clone(),
            ..Job::default()
        };
        let (model, outcome) = pipeline::model(&job);
        let model = model.filter(|_| !outcome.diagnostics.has_errors());
        let Some(model) = model else {
            report::errors(&outcome, self.color);
            eprintln!("error: `{}` gives no crate", self.spec.display());
            return Status::Failure;
        };
        if let Some(graph) = self.graph {
            let language = match graph {
                Graph::Dot => Language::Dot,
                Graph::Mermaid => Language::Mermaid,
            };
            return match inspect::graph(&model, self.group.as_deref(), language) {
                Ok(text) => {
                    print(&text);
                    if let Some(limit) = inspect::limit(&text, language) {
                        eprintln!("note: {limit}");
                    }
                    Status::Success
                }
                Err(wrong) => {
                    eprintln!("error: {wrong}");
                    Status::Usage
                }
            };
        }
        match inspect::inspect(&model, &outcome) {
            Ok(found) => {
                print(&match self.format {
                    Format::Text => inspect::text(&found),
                    Format::Json => format!("{:#}\n", inspect::json(&found)),
                });
                Status::Success
            }
            Err(wrong) => {
                eprintln!("error: the generated crate cannot be read: {wrong}");
                Status::Failure
            }
        }
    }
}
