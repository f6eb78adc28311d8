//! `sdk.toml` is read whole, and all that is wrong with it is said in one run, each at its place.

use proptest::prelude::*;
use sdkwright::config::{
    Byte, ClientAuthentication, Config, Date, DateTime, Lift, Number, Operation, PageStyle,
    Pagination, Scheme, SecurityType, Webhooks, read_config,
};
use sdkwright::diagnostic::{Diagnostic, Input, Spot};
use std::time::Duration;

/// A diagnostic in one line: code, place, message, and what comes after it.
fn line(diagnostic: &Diagnostic) -> String {
    let spot = match diagnostic
        .place
        .as_ref()
        .map(|place| (place.input, &place.spot))
    {
        Some((Input::Config, Spot::Value(pointer))) => pointer.as_str().to_owned(),
        Some((Input::Config, Spot::Key(pointer))) => format!("key {}", pointer.as_str()),
        Some((Input::Config, Spot::Bytes(range))) => format!("bytes {range:?}"),
        Some((Input::Config, Spot::File)) => "file".to_owned(),
        other => format!("{other:?}"),
    };
    let mut line = format!("{} {spot}: {}", diagnostic.code.id(), diagnostic.message);
    for note in &diagnostic.notes {
        line.push_str(&format!(" ({note})"));
    }
    for (place, words) in &diagnostic.related {
        if let Spot::Value(pointer) = &place.spot {
            line.push_str(&format!(" [{}: {words}]", pointer.as_str()));
        }
    }
    if let Some(help) = &diagnostic.help {
        line.push_str(&format!(" -> {help}"));
    }
    line
}

fn said(text: &str) -> Vec<String> {
    read_config(text).1.iter().map(line).collect()
}

#[test]
fn nothing_said_is_the_default() {
    let (config, diagnostics) = read_config("# nothing\n");
    assert_eq!(config, Config::default());
    assert!(diagnostics.is_empty());
    assert_eq!(config.package.version, "0.1.0");
    assert_eq!(config.types.number, Number::F64);
    assert!(!config.servers.required);
}

#[test]
fn every_key_is_read() {
    let (config, diagnostics) = read_config(include_str!("config/full.toml"));
    assert_eq!(diagnostics.iter().map(line).collect::<Vec<_>>(), [""; 0]);
    let text = |text: &str| Some(text.to_owned());
    let map = |key: &str, value: &str| [(key.to_owned(), value.to_owned())].into();

    let mut wanted = Config::default();
    let package = &mut wanted.package;
    package.name = text("payabli-sdk");
    package.version = "1.2.3-beta.1".to_owned();
    package.vendor = text("Payabli");
    package.description = text("Payments");
    package.license = text("MIT");
    package.repository = text("https://example.com/repository");
    package.homepage = text("https://example.com");
    package.documentation = text("https://example.com/docs");
    package.authors = vec!["A <a@example.com>".to_owned()];
    package.keywords = vec!["payments".to_owned(), "c++".to_owned()];
    package.categories = vec!["api-bindings".to_owned()];
    package.tests = text("tests");
    package.changelog = text("CHANGELOG.md");
    wanted.types.number = Number::Decimal;
    wanted.types.date = Date::Date;
    wanted.types.date_time = DateTime::Timestamp;
    wanted.types.byte = Byte::Base64;
    wanted.types.date_formats = vec!["%m/%d/%Y".to_owned()];
    wanted.pagination = vec![Some(Pagination {
        operations: vec!["listInvoices".to_owned()],
        style: PageStyle::Cursor,
        parameter: text("after"),
        next: text("page.end"),
        header: None,
        more: text("page.more"),
        items: text("data"),
        first: Some(2),
    })];
    wanted.webhooks = Some(Webhooks::Hex {
        header: "x-acme-signature".to_owned(),
        prefix: "sha256=".to_owned(),
    });
    wanted.servers.default = text("production");
    wanted.servers.required = true;
    wanted.servers.base_url_variable = text("PAYABLI_BASE_URL");
    wanted.servers.environments = map("https://api-sandbox.payabli.com/api", "sandbox");
    wanted.security.lift = vec![Lift {
        header: "Authorization".to_owned(),
        scheme: "api_credentials".to_owned(),
        ty: SecurityType::Basic,
    }];
    let scheme = Scheme {
        setter: text("credentials"),
        username: text("client_id"),
        password: text("client_secret"),
        token: text("api_key"),
        variables: vec!["CLIENT_ID".to_owned(), "CLIENT_SECRET".to_owned()],
        client_variables: vec!["OAUTH_ID".to_owned(), "OAUTH_SECRET".to_owned()],
        client_authentication: Some(ClientAuthentication::Body),
        description: text("From the dashboard."),
    };
    wanted.security.schemes = [("api_credentials".to_owned(), scheme)].into();
    wanted.headers = map("Sequence-Version", "2024-07-30");
    let operation = Operation {
        name: text("update_payment_settings"),
        tag: text("invoices"),
    };
    wanted.operations = [("PUT /payments/{id}".to_owned(), operation)].into();
    wanted.tags = map("subpackage_invoice", "invoice");
    wanted.rename.types = map("UpdateInvoiceModel", "UpdatePaymentSettings");
    wanted.rename.fields = map("BillData.AdditionalData", "additional_data");
    wanted.rename.variants = map("BillDataPaymentTerms.5MFI", "Mfi5");
    wanted.response.success_flag = text("isSuccess");
    wanted.fields.sensitive = vec!["Invoice.token".to_owned(), "ssn".to_owned()];
    wanted.retries.max = Some(4);
    wanted.retries.conflicts = true;
    wanted.retries.methods = vec!["PATCH".to_owned()];
    wanted.retries.operations = vec!["archiveInvoice".to_owned()];
    wanted.timeouts.connect = Some(Duration::from_millis(250));
    wanted.timeouts.attempt = Some(Duration::from_secs(30));
    wanted.timeouts.call = Some(Duration::from_secs(120));
    wanted.idempotency.header = text("X-Once");
    wanted.idempotency.methods = vec!["POST".to_owned()];
    wanted.idempotency.operations =
        vec!["createPayment".to_owned(), "PUT /refunds/{id}".to_owned()];
    assert_eq!(config, wanted);
}

#[test]
fn keys_and_retries_cover_operations_by_method_or_name() {
    let covers = |text: &str, method: &str| {
        let (config, diagnostics) = read_config(text);
        assert!(diagnostics.is_empty(), "{text}");
        let keyed = config.idempotency.covers(method, "/things", Some("thing"));
        let repeated = config.retries.covers(method, "/things", Some("thing"));
        assert!(!keyed || !repeated, "{text}");
        keyed || repeated
    };
    for (text, methods) in [
        ("", &[][..]),
        ("[idempotency]\nheader = 'K'", &["POST", "PATCH"]),
        ("[idempotency]\nheader = 'K'\nmethods = ['PUT']", &["PUT"]),
        (
            "[idempotency]\nheader = 'K'\noperations = ['PUT /things']",
            &["PUT"],
        ),
        (
            "[idempotency]\nheader = 'K'\noperations = ['other', 'PUT /other']",
            &[],
        ),
        (
            "[idempotency]\nheader = 'K'\nmethods = ['PUT']\noperations = ['POST /things']",
            &["PUT", "POST"],
        ),
        ("[retries]\nmethods = ['PATCH']", &["PATCH"]),
        (
            "[retries]\nmethods = ['PATCH']\noperations = ['POST /things', 'other']",
            &["POST", "PATCH"],
        ),
        (
            "[idempotency]\nheader = 'K'\noperations = ['thing']",
            &["GET", "PUT", "POST", "PATCH"],
        ),
    ] {
        for method in ["GET", "PUT", "POST", "PATCH"] {
            assert_eq!(
                covers(text, method),
                methods.contains(&method),
                "{method}: {text}"
            );
        }
    }
}

/// Text of a file, and each line that is said about it.
const CASES: &[(&str, &[&str])] = &[
    // Keys that do not exist, in every kind of table, all in one run and in the order of the text.
    (
        "[pakage]\n[types]\nnumbr = 1\nzzzzzzzz = 2\n[security.schemes.key]\nsettr = 'x'\n[operations.get]\nnam = 'a'\n[[security.lift]]\nheader = 'A'\nscheme = 'b'\ntype = 'bearer'\nkind = 1",
        &[
            "E008 key /pakage: sdk.toml has no key `pakage` -> did you mean `package`?",
            "E008 key /types/numbr: `types` has no key `numbr` -> did you mean `number`?",
            "E008 key /types/zzzzzzzz: `types` has no key `zzzzzzzz` (it has `number`, `date`, `date-time`, `byte`, `date-formats`)",
            "E008 key /security/schemes/key/settr: `security.schemes.key` has no key `settr` -> did you mean `setter`?",
            "E008 key /operations/get/nam: `operations.get` has no key `nam` -> did you mean `name`?",
            "E008 key /security/lift/0/kind: `security.lift.0` has no key `kind` (it has `header`, `scheme`, `type`)",
        ],
    ),
    // Types.
    (
        "headers = 3\n[package]\nname = 3\nkeywords = 'a'\nauthors = ['a', 1]\n[servers]\nrequired = 'yes'\n[security]\nlift = { header = 'a' }\n[operations]\nget = true",
        &[
            "E009 /headers: `headers` must be a table, not an integer",
            "E009 /package/name: `package.name` must be a string, not an integer",
            "E009 /package/keywords: `package.keywords` must be a list of strings, not a string",
            "E009 /package/authors/1: `package.authors.1` must be a string, not an integer",
            "E009 /servers/required: `servers.required` must be `true` or `false`, not a string",
            "E009 /security/lift: `security.lift` must be a list of tables, not a table",
            "E009 /operations/get: `operations.get` must be a table, not a boolean",
        ],
    ),
    (
        "[rename.fields]\nBillData.AdditionalData = 'additional_data'",
        &[
            "E009 /rename/fields/BillData: `rename.fields.BillData` must be a string, not a table -> a key with a dot is quoted: `\"BillData.AdditionalData\" = …`",
        ],
    ),
    // One of a few words.
    (
        "[types]\nnumber = 'decimale'\ndate-time = 'chrono'",
        &[
            "E009 /types/number: `number` cannot be `decimale` (it is one of `f64`, `decimal`) -> did you mean `decimal`?",
            "E009 /types/date-time: `date-time` cannot be `chrono` (it is one of `string`, `timestamp`)",
        ],
    ),
    (
        "[types]\ndate-formats = ['MM/DD/YYYY']",
        &[
            "E009 /types/date-formats/0: `MM/DD/YYYY` is not a strftime format -> a date is `%Y-%m-%d`",
        ],
    ),
    // The manifest.
    (
        "[package]\nname = 'Payabli SDK'\nversion = '1.0'\nvendor = ' '\nhomepage = 'example.com'\ntests = '../tests'\nkeywords = ['a b', 'b', 'c', 'd', 'e', 'f']",
        &[
            "E009 /package/name: `Payabli SDK` is not a crate name -> try `payabli-sdk`",
            "E009 /package/version: `1.0` is not a version: unexpected end of input while parsing minor version number -> try `0.1.0`",
            "E009 /package/vendor: `vendor` is empty",
            "E009 /package/homepage: `homepage` must be a URL, not `example.com` -> try `https://example.com`",
            "E009 /package/tests: `tests` must be a folder beside sdk.toml, not `../tests`",
            "E009 /package/keywords/0: `a b` is not a keyword that crates.io takes (one word of at most 20 ASCII letters, digits, `_`, `-` and `+`)",
            "E009 /package/keywords/5: crates.io takes at most five keywords",
        ],
    ),
    (
        "[package]\ntests = '/tests'",
        &["E009 /package/tests: `tests` must be a folder beside sdk.toml, not `/tests`"],
    ),
    (
        "[package]\nname = 'crate'",
        &["E009 /package/name: `crate` is a keyword of Rust -> try `crate_`"],
    ),
    // Names.
    (
        "[security.schemes.s]\nsetter = 'apiKey'\nusername = 'type'\nvariables = ['API KEY']\n[operations.a]\nname = '9lives'\n[tags]\n'A/B' = 'A B'\n[rename.types]\nA = 'pet-owner'\nB = 'Self'\n[rename.fields]\n'A.b' = 'Bee'\n[rename.variants]\n'A.b' = 'bee'",
        &[
            "E009 /security/schemes/s/setter: `apiKey` is not a snake_case name -> try `api_key`",
            "E009 /security/schemes/s/username: `type` is a keyword of Rust -> try `type_`",
            "E009 /security/schemes/s/variables/0: `API KEY` is not the name of an environment variable -> try `API_KEY`",
            "E009 /operations/a/name: `9lives` is not a snake_case name",
            "E009 /tags/A~1B: `A B` is not a snake_case name -> try `a_b`",
            "E009 /rename/types/A: `pet-owner` is not a PascalCase name -> try `PetOwner`",
            "E009 /rename/types/B: `Self` is a keyword of Rust",
            "E009 /rename/fields/A.b: `Bee` is not a snake_case name -> try `bee`",
            "E009 /rename/variants/A.b: `bee` is not a PascalCase name -> try `Bee`",
        ],
    ),
    (
        "[rename.fields]\nname = 'a'\n'A.' = 'b'\n'.a' = 'c'\n'a.b.C.d' = 'e'",
        &[
            "E009 key /rename/fields/name: `name` is not `component.property`",
            "E009 key /rename/fields/A.: `A.` is not `component.property`",
            "E009 key /rename/fields/.a: `.a` is not `component.property`",
        ],
    ),
    (
        "[servers.environments]\n'https://a' = 'sandbox'\n'https://b' = 'sandbox'\n'https://c' = 'Live'",
        &[
            "E009 /servers/environments/https:~1~1b: two servers are both called `sandbox` [/servers/environments/https:~1~1a: the other one]",
            "E009 /servers/environments/https:~1~1c: `Live` is not a snake_case name -> try `live`",
        ],
    ),
    // What a section demands.
    (
        "[[security.lift]]\nheader = 'Bad Header'\ntype = 'basik'\n[[security.lift]]",
        &[
            "E009 /security/lift/0: `security.lift.0` needs `scheme`",
            "E009 /security/lift/0/header: `Bad Header` is not the name of a header -> try `Bad-Header`",
            "E009 /security/lift/0/type: `type` cannot be `basik` (it is one of `basic`, `bearer`, `api-key`) -> did you mean `basic`?",
            "E009 /security/lift/1: `security.lift.1` needs `header`",
            "E009 /security/lift/1: `security.lift.1` needs `scheme`",
            "E009 /security/lift/1: `security.lift.1` needs `type`",
        ],
    ),
    (
        "[headers]\n'X Y' = 'a'\nVersion = \"a\\nb\"",
        &[
            "E009 key /headers/X Y: `X Y` is not the name of a header -> try `X-Y`",
            "E009 /headers/Version: the value of `Version` cannot be sent in a header",
        ],
    ),
    (
        "[operations.'put /a']\n[operations.'PUT /b']\n[operations.'put it']",
        &[
            "E009 key /operations/put ~1a: `put /a` needs its method in capitals -> try `\"PUT /a\"`",
        ],
    ),
    (
        "[fields]\nsensitive = ['ssn', 'Pet.', '']",
        &[
            "E009 /fields/sensitive/1: `Pet.` names no property",
            "E009 /fields/sensitive/2: `` names no property",
        ],
    ),
    (
        "[retries]\nmax = -1\nconflicts = 1\n[timeouts]\nconnect = '0s'\nattempt = 60\ncall = '1h'",
        &[
            "E009 /retries/max: `retries.max` must be a whole number from 0 to 100, not an integer",
            "E009 /retries/conflicts: `retries.conflicts` must be `true` or `false`, not an integer",
            "E009 /timeouts/connect: `connect` is no duration: `0s` -> a duration is a number and `ms`, `s` or `m`: `5s`",
            "E009 /timeouts/attempt: `timeouts.attempt` must be a string, not an integer",
            "E009 /timeouts/call: `call` is no duration: `1h` -> a duration is a number and `ms`, `s` or `m`: `5s`",
        ],
    ),
    (
        "[idempotency]\nmethods = ['post', 'GTE', 'POST']",
        &[
            "E009 /idempotency: `idempotency` needs `header`",
            "E009 /idempotency/methods/0: `post` is not a method of HTTP -> try `POST`",
            "E009 /idempotency/methods/1: `GTE` is not a method of HTTP -> try `GET`",
        ],
    ),
    (
        "[idempotency]\nheader = 'My Key'\nheaders = 'x'",
        &[
            "E009 /idempotency/header: `My Key` is not the name of a header -> try `My-Key`",
            "E008 key /idempotency/headers: `idempotency` has no key `headers` -> did you mean `header`?",
        ],
    ),
    // Not TOML: nothing else is said, since the tree may have holes.
    (
        "[package\nname = 'x'",
        &["E009 bytes 8..8: not TOML: unclosed table, expected `]`"],
    ),
    (
        "[tags]\na = 'b'\na = 'c'\n[pakage]",
        &["E009 bytes 15..16: not TOML: duplicate key"],
    ),
];

#[test]
fn all_that_is_wrong_is_said_at_its_place() {
    for (text, wanted) in CASES {
        assert_eq!(said(text), *wanted, "of:\n{text}");
    }
}

#[test]
fn what_is_right_is_kept_beside_what_is_wrong() {
    let (config, diagnostics) =
        read_config("[package]\nname = 'a b'\nvendor = 'V'\n[tags]\na = 'b'\nc = 'D'");
    assert_eq!(diagnostics.iter().count(), 2);
    assert_eq!(config.package.name, None);
    assert_eq!(config.package.vendor.as_deref(), Some("V"));
    assert_eq!(config.tags.get("a").map(String::as_str), Some("b"));
}

#[test]
fn places_are_pointers_with_escaped_keys() {
    let key = Config::key_of(&["operations", "PUT /a~b"]);
    assert_eq!(key.input, Input::Config);
    let Spot::Key(pointer) = key.spot else {
        panic!("a key has a key's spot")
    };
    assert_eq!(pointer.as_str(), "/operations/PUT ~1a~0b");
    let Spot::Value(pointer) = Config::place_of(&["security", "lift", "1"]).spot else {
        panic!("a value has a value's spot")
    };
    assert_eq!(pointer.as_str(), "/security/lift/1");
}

proptest! {
    /// Whatever the text, reading ends, and what is not accepted is said.
    #[test]
    fn any_text_is_read(words in proptest::collection::vec(
        proptest::sample::select(vec![
            "[", "]", "[[", "]]", "=", ".", "\"", "'", "\n", " ", "{", "}", ",", "#", "1", "true", "é",
            "package", "name", "security", "lift", "schemes", "rename", "fields", "types", "tags", "\u{feff}",
        ]), 0..40))
    {
        let text = words.concat();
        let (config, diagnostics) = read_config(&text);
        if diagnostics.is_empty() {
            // `tags` and others may have been filled; what was accepted is the same when read again.
            prop_assert_eq!(&config, &read_config(&text).0);
        }
        for diagnostic in diagnostics.iter() {
            if let Some(Spot::Bytes(range)) = diagnostic.place.as_ref().map(|place| &place.spot) {
                prop_assert!(text.get(range.clone()).is_some(), "{:?} of {:?}", range, text);
            }
        }
    }
}

#[test]
fn a_rule_of_pagination_says_what_its_style_needs() {
    let rule = |rest: &str| said(&format!("[[pagination]]\n{rest}"));
    let style = "/pagination/0/style";
    for (rest, wanted) in [
        ("", "E009 /pagination/0: `pagination.0` needs `style`".to_owned()),
        (
            "style = \"cursors\"",
            format!(
                "E009 {style}: `style` cannot be `cursors` (it is one of `cursor`, `item`, `offset`, `page`, `link`, `url`) \
                 -> did you mean `cursor`?"
            ),
        ),
        (
            "style = \"offset\"",
            format!(
                "E009 {style}: pages by `offset` need `parameter` -> name the parameter that asks for a page"
            ),
        ),
        (
            "style = \"cursor\"\nparameter = \"after\"",
            format!(
                "E009 {style}: pages by `cursor` need `next` or `header` \
                 -> say where the answer has the cursor: `next = \"page.cursor\"`"
            ),
        ),
        (
            "style = \"cursor\"\nparameter = \"after\"\nnext = \"a\"\nheader = \"b\"",
            "E009 /pagination/0/header: a cursor comes from `next` or from `header`, not from both"
                .to_owned(),
        ),
        (
            "style = \"url\"",
            format!(
                "E009 {style}: pages by `url` need `next` -> say where the answer has the URL: `next = \"next\"`"
            ),
        ),
        (
            "style = \"item\"\nparameter = \"after\"",
            format!(
                "E009 {style}: pages by `item` need `next` \
                 -> say which property of the last item the next page is asked for with: `next = \"id\"`"
            ),
        ),
        (
            "style = \"link\"\nparameter = \"page\"",
            "E009 /pagination/0/parameter: pages by `link` have no `parameter`".to_owned(),
        ),
        (
            "style = \"page\"\nparameter = \"page\"\nfirst = -1",
            "E009 /pagination/0/first: `pagination.0.first` must be a whole number from 0 to 4294967295, not an integer"
                .to_owned(),
        ),
    ] {
        assert_eq!(rule(rest), [wanted], "{rest}");
    }
}

#[test]
fn signatures_of_webhooks_say_what_their_kind_needs() {
    let section = |rest: &str| said(&format!("[webhooks]\n{rest}"));
    for (rest, wanted) in [
        ("", "E009 /webhooks: `webhooks` needs `signature`"),
        (
            "signature = \"hex\"",
            "E009 /webhooks/signature: signatures of kind `hex` need `header` -> name the header that has the signature",
        ),
        (
            "signature = \"standard\"\nheader = \"X\"",
            "E009 /webhooks/header: signatures of kind `standard` have no `header`",
        ),
        (
            "signature = \"timestamped\"\nheader = \"X\"\nprefix = \"sha256=\"",
            "E009 /webhooks/prefix: signatures of kind `timestamped` have no `prefix`",
        ),
    ] {
        assert_eq!(section(rest), [wanted], "{rest}");
    }
    assert_eq!(said(""), [""; 0]);
}
