//! The same input gives the same bytes: run after run, and with any number of threads.

use rayon::ThreadPoolBuilder;
use sdkwright::diagnostic::{Style, render};
use sdkwright::files::Files;
use sdkwright::pipeline::{self, Job};
use std::fmt::Write;
use std::fs;
use std::path::Path;

/// More than this machine has cores, and a number that divides nothing evenly.
const THREADS: [usize; 3] = [1, 2, 7];

/// All that comes of a run.
#[derive(PartialEq)]
struct Result {
    files: Files,
    said: String,
}

fn run(job: &Job) -> Result {
    let outcome = pipeline::run(job);
    let said = render(&outcome.diagnostics, &outcome.inputs.shown(), Style::Plain);
    let files = outcome.files.unwrap_or_else(|| panic!("{said}"));
    Result { files, said }
}

fn check(job: &Job) {
    let first = run(job);
    assert!(!first.files.is_empty());
    same(&first, &run(job), "in a second run");
    for threads in THREADS {
        let pool = ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()
            .unwrap();
        let other = pool.install(|| run(job));
        same(&first, &other, &format!("with {threads} threads"));
    }
}

/// Names the first file that differs, rather than printing two crates.
fn same(first: &Result, other: &Result, when: &str) {
    assert_eq!(first.said, other.said, "{when}, something else is said");
    let paths = |result: &Result| -> Vec<String> {
        result
            .files
            .iter()
            .map(|(path, _)| path.to_owned())
            .collect()
    };
    assert_eq!(paths(first), paths(other), "{when}, there are other files");
    for (path, content) in first.files.iter() {
        assert!(
            other.files.get(path) == Some(content),
            "{when}, `{path}` has other bytes"
        );
    }
}

macro_rules! specs {
    ($($name:ident: $folder:literal),+ $(,)?) => {
        $(#[test] fn $name() { check(&Job::beside(&Path::new("../specs").join($folder))); })+
    };
}

specs! {
    fynn: "fynn",
    modern_treasury: "modern-treasury",
    payabli: "payabli",
    sequence: "sequence",
    whop: "whop",
}

/// Enough schemas, operations and findings that the threads have something to disagree about.
#[test]
fn a_large_document() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("openapi.yaml"), large(300)).unwrap();
    check(&Job::beside(dir.path()));
}

/// A document with this many schemas, among them enums, unions, lists, maps, circles, clashing names and oddities.
fn large(count: usize) -> String {
    let mut text = String::from(
        "openapi: 3.1.0\ninfo: {title: Large, version: '1.0'}\nservers: [{url: 'https://api.example.com'}]\npaths:\n",
    );
    for index in 0..count / 3 {
        let (tag, ty) = (index % 7, index * 3);
        write!(
            text,
            "  /things{index}/{{id}}:
    put:
      operationId: putThing{index}
      tags: [group{tag}]
      parameters:
        - {{name: id, in: path, required: true, schema: {{type: string}}}}
        - {{name: order, in: query, schema: {{type: string, enum: [up, down]}}}}
      requestBody: {{required: true, content: {{application/json: {{schema: {{$ref: '#/components/schemas/Thing{ty}'}}}}}}}}
      responses:
        '200': {{description: Done., content: {{application/json: {{schema: {{type: object, properties: {{next: {{$ref: '#/components/schemas/Thing{ty}'}}}}}}}}}}}}
"
        )
        .unwrap();
    }
    text.push_str("components:\n  schemas:\n");
    for index in 0..count {
        let (next, far) = ((index + 1) % count, (index * 37 + 11) % count);
        let schema = match index % 6 {
            0 => format!(
                "{{type: object, required: [id, kind], properties: {{id: {{type: string}}, kind: {{type: string, enum: [a, b, a-b, a_b]}}, next: {{$ref: '#/components/schemas/Thing{next}'}}, many: {{type: array, items: {{$ref: '#/components/schemas/Thing{far}'}}}}}}}}"
            ),
            1 => "{type: string, enum: [one, two, one, 3rd], description: How many.}".to_owned(),
            2 => format!(
                "{{oneOf: [{{$ref: '#/components/schemas/Thing{}'}}, {{type: string}}, {{type: 'null'}}]}}",
                index - 2
            ),
            3 => format!(
                "{{allOf: [{{$ref: '#/components/schemas/Thing{}'}}, {{type: object, required: [odd], properties: {{size: {{type: number, format: odd{index}}}, userId: {{type: string}}, user_id: {{type: string}}}}}}]}}",
                index - 3
            ),
            4 => format!(
                "{{type: object, additionalProperties: {{$ref: '#/components/schemas/Thing{far}'}}}}"
            ),
            _ => format!(
                "{{type: array, items: {{type: object, properties: {{inner: {{$ref: '#/components/schemas/Thing{next}'}}}}}}}}"
            ),
        };
        writeln!(text, "    Thing{index}: {schema}").unwrap();
    }
    text
}
