//! How diagnostics look, compared whole.
use sdkwright::diagnostic::*;
use sdkwright::document::read_text;
use sdkwright::pointer::Pointer;
#[test]
fn look() {
    let (doc, _) = read_text(
        "specs/pets/openapi.yaml",
        "openapi: 3.0.3\ninfo:\n  title: Ünïcode 💰\n  version: 1\npaths:\n  /pets:\n    get:\n      tags: [a, b]\n",
    );
    let doc = doc.unwrap();
    let mut d = Diagnostics::new();
    d.push(
        Diagnostic::new(Code::UnresolvedReference, "nope")
            .at(Place::value(
                &Pointer::parse("/paths/~1pets/get/tags/1").unwrap(),
            ))
            .label("here")
            .related(
                Place::key(&Pointer::parse("/info/title").unwrap()),
                "the other",
            )
            .note("we did this")
            .note("and that")
            .help("add this to the overlay:\n\n- target: $.paths\n  update:\n    a: b"),
    );
    d.push(
        Diagnostic::new(Code::UnresolvedReference, "no place")
            .note("we did this")
            .note("and that")
            .help("add this to the overlay"),
    );
    d.push(
        Diagnostic::new(Code::UnresolvedReference, "file")
            .at(Place {
                input: Input::Spec,
                spot: Spot::File,
            })
            .note("we did this")
            .note("and that")
            .help("add this to the overlay"),
    );
    d.push(
        Diagnostic::new(Code::DuplicateKey, "get")
            .at(Place::value(&Pointer::parse("/paths/~1pets/get").unwrap())),
    );
    println!(
        "{}",
        render(&d, &Inputs::new().document(&doc), Style::Plain)
    );
    println!("{}", render_short(&d, &Inputs::new().document(&doc)));
}
