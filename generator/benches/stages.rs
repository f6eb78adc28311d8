//! Where the time of a run goes, stage by stage, and how it grows with the document.
//!
//! ```sh
//! cargo bench -p sdkwright                # every stage
//! cargo bench -p sdkwright -- emit        # one of them
//! ```
//!
//! The documents are made here, of 10, 100 and 1000 operations: a stage whose bytes per second fall from one to the next costs more
//! than its document grows. Where real documents are at hand (`SDKWRIGHT_CORPUS`), a few of them are measured, too.

use divan::Bencher;
use divan::counter::BytesCount;
use sdkwright::analyze::{Facts, analyze};
use sdkwright::check::{self, Foreign, Manifest, Role, Sources};
use sdkwright::config::Config;
use sdkwright::document::{self, Document};
use sdkwright::emit::emit;
use sdkwright::files::Files;
use sdkwright::ir::Api;
use sdkwright::lower::lower;
use sdkwright::names::{Names, claim};
use sdkwright::normalize::normalize;
use sdkwright::parse::parse;
use std::fmt::{self, Write as _};
use std::path::{Path, PathBuf};

fn main() {
    divan::main();
}

/// Documents of the corpus that are measured: a small one, a large one in YAML, a larger one in JSON.
const REAL: [&str; 3] = [
    "train-travel.yaml",
    "stripe-spec3-2023-09-12.yaml",
    "github-api-octokit-23.json",
];

/// A document to measure.
#[derive(Clone, Debug)]
enum Input {
    /// One that is made, of so many operations.
    Made(usize),
    /// A real one.
    File(PathBuf),
}

impl fmt::Display for Input {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Made(operations) => write!(f, "{operations} operations"),
            Self::File(path) => {
                let name = path.file_name().unwrap_or_default();
                f.write_str(&name.to_string_lossy())
            }
        }
    }
}

impl Input {
    fn text(&self) -> String {
        match self {
            Self::Made(operations) => yaml(*operations),
            Self::File(path) => std::fs::read_to_string(path).expect("the document is there"),
        }
    }

    fn document(&self) -> Document {
        let (document, _) = document::read_text("bench.yaml", self.text());
        document.expect("the document is one")
    }
}

fn inputs() -> Vec<Input> {
    let folder = match std::env::var_os("SDKWRIGHT_CORPUS") {
        Some(folder) => PathBuf::from(folder),
        None => Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus"),
    };
    let real = REAL.map(|name| folder.join(name));
    let real = real.into_iter().filter(|path| path.is_file());
    let made = [10, 100, 1000].map(Input::Made);
    made.into_iter().chain(real.map(Input::File)).collect()
}

/// Everything that the stages make of a document.
struct Made {
    bytes: BytesCount,
    config: Config,
    document: Document,
    api: Api,
    facts: Facts,
    names: Names,
}

impl Made {
    fn of(input: &Input) -> Self {
        let config = Config::default();
        let document = input.document();
        let bytes = BytesCount::new(document.source.text.len());
        let (document, _) = normalize(document, &config);
        let (api, _) = lower(&document, &parse(&document).0, &config);
        let (facts, _) = analyze(&api, &config);
        let (names, _) = claim(&api, &config);
        Self {
            bytes,
            config,
            document,
            api,
            facts,
            names,
        }
    }

    fn files(&self) -> Files {
        emit(&self.api, &self.facts, &self.names, &self.config)
    }
}

#[divan::bench(args = inputs(), max_time = 2)]
fn a_read(bencher: Bencher<'_, '_>, input: &Input) {
    let text = input.text();
    bencher
        .counter(BytesCount::of_str(&text))
        .with_inputs(|| text.clone())
        .bench_values(|text| document::read_text("bench.yaml", text));
}

#[divan::bench(args = inputs(), max_time = 2)]
fn b_normalize(bencher: Bencher<'_, '_>, input: &Input) {
    let document = input.document();
    let config = Config::default();
    bencher
        .counter(BytesCount::of_str(document.source.text.as_str()))
        .with_inputs(|| document.clone())
        .bench_values(|document| normalize(document, &config));
}

#[divan::bench(args = inputs(), max_time = 2)]
fn c_parse(bencher: Bencher<'_, '_>, input: &Input) {
    let made = Made::of(input);
    bencher.counter(made.bytes).bench(|| parse(&made.document));
}

#[divan::bench(args = inputs(), max_time = 2)]
fn d_lower(bencher: Bencher<'_, '_>, input: &Input) {
    let made = Made::of(input);
    let (pieces, _) = parse(&made.document);
    bencher
        .counter(made.bytes)
        .bench(|| lower(&made.document, &pieces, &made.config));
}

#[divan::bench(args = inputs(), max_time = 2)]
fn e_analyze(bencher: Bencher<'_, '_>, input: &Input) {
    let made = Made::of(input);
    bencher
        .counter(made.bytes)
        .bench(|| analyze(&made.api, &made.config));
}

#[divan::bench(args = inputs(), max_time = 2)]
fn f_claim(bencher: Bencher<'_, '_>, input: &Input) {
    let made = Made::of(input);
    bencher
        .counter(made.bytes)
        .bench(|| claim(&made.api, &made.config));
}

/// Formatting is part of it: each file is laid out as it is made.
#[divan::bench(args = inputs(), max_time = 2)]
fn g_emit_and_format(bencher: Bencher<'_, '_>, input: &Input) {
    let made = Made::of(input);
    bencher.counter(made.bytes).bench(|| made.files());
}

#[divan::bench(args = inputs(), max_time = 2)]
fn h_write(bencher: Bencher<'_, '_>, input: &Input) {
    let made = Made::of(input);
    let files = made.files();
    bencher
        .counter(made.bytes)
        .with_inputs(|| tempfile::tempdir().expect("a folder can be made"))
        .bench_refs(|folder| {
            let mut sources = Sources::default();
            sources.add(
                Role::Spec,
                "bench.yaml",
                made.document.source.text.as_bytes(),
            );
            let manifest = Manifest::new(sources, &files);
            check::write(&files, &manifest, folder.path(), Foreign::Refuse)
                .expect("the folder can be written to")
        });
}

#[divan::bench(args = inputs(), max_time = 2)]
fn i_whole(bencher: Bencher<'_, '_>, input: &Input) {
    let text = input.text();
    bencher
        .counter(BytesCount::of_str(&text))
        .bench(|| Made::of(input).files());
}

/// A document of so many operations: for each a tag's share, parameters, a body, answers, and schemas of its own that refer to
/// those of others.
fn yaml(operations: usize) -> String {
    let mut text = String::from(
        "openapi: 3.0.3\n\
         info: {title: Bench, version: '1', description: Made to be measured.}\n\
         servers: [{url: 'https://bench.example/v1'}]\n\
         security: [{token: []}]\n\
         paths:\n",
    );
    for index in 0..operations {
        let _ = write!(text, "{}", operation(index));
    }
    text.push_str(
        "components:\n  securitySchemes: {token: {type: http, scheme: bearer}}\n  schemas:\n",
    );
    for index in 0..operations {
        let _ = write!(text, "{}", schemas(index, (index + 7) % operations));
    }
    text
}

fn operation(index: usize) -> String {
    let tag = index / 10;
    format!(
        "  /group{tag}/{{id}}/things{index}:
    post:
      operationId: changeThing{index}
      tags: [group{tag}]
      summary: Change thing {index}
      description: |
        Changes the thing with this `id`, and gives it back as it is then.
      parameters:
      - {{name: id, in: path, required: true, description: Which one., schema: {{type: string}}}}
      - {{name: limit, in: query, description: How many at most., schema: {{type: integer, minimum: 1, maximum: 100}}}}
      - {{name: expand, in: query, schema: {{type: array, items: {{type: string}}}}}}
      requestBody:
        required: true
        content:
          application/json: {{schema: {{$ref: '#/components/schemas/Thing{index}'}}}}
      responses:
        '200':
          description: The thing
          content:
            application/json:
              schema:
                type: object
                required: [data]
                properties:
                  data: {{type: array, items: {{$ref: '#/components/schemas/Thing{index}'}}}}
                  more: {{type: boolean}}
        '422':
          description: Not a thing
          content: {{application/json: {{schema: {{$ref: '#/components/schemas/Problem{index}'}}}}}}
"
    )
}

fn schemas(index: usize, other: usize) -> String {
    format!(
        "    Thing{index}:
      type: object
      description: A thing, as it is kept.
      required: [id, kind, owner]
      properties:
        id: {{type: string, description: Names it., example: thing_{index}}}
        kind: {{type: string, enum: [first, second, third], description: Of which kind it is.}}
        owner: {{$ref: '#/components/schemas/Owner{index}'}}
        amount: {{type: integer, format: int64, nullable: true, description: In cents.}}
        rate: {{type: number}}
        created: {{type: string, format: date-time}}
        labels: {{type: object, additionalProperties: {{type: string}}}}
        parts: {{type: array, items: {{$ref: '#/components/schemas/Thing{other}'}}}}
        note: {{type: string, maxLength: 500, description: 'What people say of it, as a text of several lines.'}}
    Owner{index}:
      oneOf:
      - {{$ref: '#/components/schemas/Person{index}'}}
      - {{$ref: '#/components/schemas/Company{index}'}}
      discriminator: {{propertyName: type}}
    Person{index}:
      type: object
      required: [type, name]
      properties:
        type: {{type: string}}
        name: {{type: string}}
        mail: {{type: string, format: email, nullable: true}}
    Company{index}:
      allOf:
      - {{$ref: '#/components/schemas/Person{index}'}}
      - type: object
        properties: {{register: {{type: string}}, founded: {{type: string, format: date}}}}
    Problem{index}:
      type: object
      required: [code]
      properties: {{code: {{type: integer}}, message: {{type: string}}, field: {{type: string, nullable: true}}}}
"
    )
}
