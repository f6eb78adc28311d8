//! The table of findings: each code with its severity, a short title and a long text.

impl Code {
    /// The long text, and what `--strict` makes of the finding.
    pub fn text(self) -> String {
        // The text is a doc comment, whose lines begin with a space.
        let lines = self
            .explanation()
            .lines()
            .map(|line| line.strip_prefix(' ').unwrap_or(line));
        let mut text = lines.collect::<Vec<_>>().join("\n").trim_end().to_owned();
        if self.is_defect() {
            text.push_str("\nIt is a defect of the document: an error with `--strict`.");
        }
        text
    }
}

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The run ends without output.
    Error,
    /// Output is written; the user should look at the place.
    Warning,
    /// Output is written; something is worth knowing.
    Note,
}

macro_rules! codes {
    (@strict) => { false };
    (@strict strict) => { true };
    ($($(#[doc = $doc:literal])+ $name:ident = $severity:ident $id:literal $($strict:ident)?, $title:literal;)+) => {
        /// A finding. Its documentation is its long text.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $($(#[doc = $doc])+ $name,)+
        }

        impl Code {
            /// All codes, in the order of the table.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// The code as printed: `W062`.
            pub const fn id(self) -> &'static str {
                match self { $(Self::$name => $id),+ }
            }

            /// How much it weighs, unless `--strict` says otherwise.
            pub const fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity),+ }
            }

            /// Whether it is a defect of the document, which `--strict` makes an error.
            pub const fn is_defect(self) -> bool {
                match self { $(Self::$name => codes!(@strict $($strict)?)),+ }
            }

            /// The finding in a few words.
            pub const fn title(self) -> &'static str {
                match self { $(Self::$name => $title),+ }
            }

            /// The long text that `sdkwright explain` prints.
            pub const fn explanation(self) -> &'static str {
                match self { $(Self::$name => concat!($($doc, "\n"),+)),+ }
            }
        }
    };
}

// A code is never used again: E005, E006 and E007 were the findings that are W060, W061 and W062 now.
codes! {
    /// The file could not be read: it does not exist, is a folder, or may not be opened.
    UnreadableFile = Error "E001", "file cannot be read";
    /// The text is neither YAML nor JSON.
    Syntax = Error "E002", "not YAML or JSON";
    /// The document has no `openapi` version of 3.0, 3.1 or 3.2.
    NotOpenApi = Error "E003", "not an OpenAPI document";
    /// The document is Swagger 2.0. Convert it to OpenAPI 3 first, for example with `swagger2openapi` or with Swagger Editor.
    Swagger2 = Error "E004", "Swagger 2.0 document";
    /// `sdk.toml` has a key that does not exist.
    UnknownConfigKey = Error "E008", "unknown key in sdk.toml";
    /// `sdk.toml` is not TOML, or a value has the wrong type.
    InvalidConfig = Error "E009", "invalid sdk.toml";
    /// The overlay is not an OpenAPI Overlay document, or an action of it is malformed.
    InvalidOverlay = Error "E010", "invalid overlay";
    /// `sdk.toml` speaks of something that the document does not have.
    ConfigMatchesNothing = Error "E011", "sdk.toml names what the document lacks";
    /// A name that the crate has had would change although the document did not rename what it stands for: `sdk.toml` has given the name to
    /// something else, or this version of the generator needs it. Users of the crate would have to change their programs. Give the other
    /// another name, or start anew with `--new-names`.
    NameNotKept = Error "E012", "a name would not stay";
    /// An overlay action whose target selects nothing in the document.
    OverlayMatchesNothing = Warning "W001", "overlay target matches nothing";
    /// A key stands twice in one mapping; the last one counts.
    DuplicateKey = Warning "W002" strict, "duplicate key";
    /// A keyword has a value of the wrong JSON type, such as `tags: null` or `required: true` on a property.
    /// The keyword is left out of account; the rest of the object counts. Mend it in an overlay.
    WrongKeywordType = Warning "W003" strict, "keyword of the wrong type";
    /// An object of the document does not have the form that OpenAPI gives it, and cannot be read at all.
    MalformedPiece = Warning "W004" strict, "malformed object";
    /// A keyword beside `$ref` that OpenAPI 3.0 says is ignored. Prose, `nullable`, `readOnly` and the like beside a `$ref` are
    /// kept all the same, because everybody means them.
    ReferenceSibling = Warning "W005", "keyword beside $ref";
    /// A header parameter whose name says that it carries a credential. As a parameter, every call would take it as an argument;
    /// `[[security.lift]]` in `sdk.toml` makes it a credential of the client.
    CredentialParameter = Warning "W006", "credential declared as header parameter";
    /// The type of a place cannot be expressed; it becomes any JSON value.
    Untyped = Warning "W007", "untyped place";
    /// `format` has a value that neither the OpenAPI format registry nor this program knows.
    UnknownFormat = Warning "W008", "unknown format";
    /// The values of an `enum` are of several JSON kinds, or of one that has no named values (floats, objects).
    EnumValues = Warning "W009", "enum without named values";
    /// A value stands twice in an `enum`.
    DuplicateEnumValue = Warning "W010", "duplicate enum value";
    /// `required` names something that is not among the `properties`.
    RequiredUnknown = Warning "W011", "required names no property";
    /// A path parameter is declared and not in the path template, or the other way round.
    PathParameter = Warning "W012" strict, "path parameter and template disagree";
    /// `Accept` and `Content-Type` cannot be header parameters (OpenAPI, Parameter Object): media types say what they are. Nor can
    /// `Content-Length` and `Transfer-Encoding`, which depend on the body as it is sent.
    ReservedHeader = Warning "W013", "reserved header as parameter";
    /// A response of several parts (`multipart/…`), which generated clients do not take apart.
    MultipartResponse = Warning "W014", "multipart response";
    /// A security scheme that generated clients cannot answer.
    UnsupportedScheme = Warning "W015", "unsupported security scheme";
    /// `security` names a scheme that `components/securitySchemes` does not have.
    UndeclaredScheme = Warning "W016" strict, "undeclared security scheme";
    /// An operation without `operationId` is named after its method and path, which is rarely what people would call it.
    NoOperationId = Warning "W017", "operation without operationId";
    /// The document names no server, so that every user of the client has to know the base URL.
    NoServers = Warning "W018", "no servers";
    /// The first server of the document, which clients use by default, is one of the author's machine.
    LocalServer = Warning "W019", "first server is localhost";
    /// A server URL that is relative to the place where the document was fetched from, which a client does not know.
    RelativeServer = Warning "W020", "relative server";
    /// The branches of a union cannot be told apart by JSON kind, by discriminator or by required properties: they are tried in order.
    OverlappingUnion = Warning "W021", "union branches overlap";
    /// An example does not fit the schema that it stands for: one of the two is wrong.
    ExampleMisfit = Warning "W022", "example does not fit its schema";
    /// Schemas that count at once (`allOf`, or a type beside `oneOf`) ask for what no value can be: a text and a number, or two
    /// lists of values with none in common. The last one counts.
    ConflictingSchemas = Warning "W030", "schemas that contradict each other";
    /// `oneOf` and `anyOf` beside each other, and choices within choices that have properties beside them, are multiplied out; here, that
    /// gives more types than anyone could use.
    TooManyWays = Warning "W031", "too many ways to choose";
    /// `style` of an `encoding` is none of `form`, `spaceDelimited`, `pipeDelimited` and `deepObject`.
    EncodingStyle = Warning "W040", "unknown style of a form's property";
    /// `prefixEncoding` and `itemEncoding` (3.2) say how the parts of a multipart body without names are coded. Here they stand where
    /// there is no such part: beside parts with names, in a body of one piece, beyond the parts of the schema, or within the encoding of
    /// a part, whose own parts generated clients do not write one by one. The same goes for `encoding` there, and for the `style` of a
    /// part without a name.
    PositionalEncoding = Warning "W041", "encoding of no part";
    /// A header of a part has a value of its own (`const`, an `enum` of one, a `default`) or none: nobody asks the caller.
    PartHeader = Warning "W042", "header of a part without a value";
    /// Nothing says which parts a multipart body has, or not in a way that has a type: its schema is neither an object nor a list, or a
    /// list in `multipart/form-data`, whose parts have names; a part may be a file or something else, or is made of several parts itself.
    PartsByHand = Warning "W043", "multipart body by hand";
    /// `encoding` gives an object a media type that generated clients cannot write, such as XML.
    PartCoding = Warning "W044", "part in an unknown coding";
    /// The schema of a form (`application/x-www-form-urlencoded`) is no object, so that nothing says how its values are named.
    FormByHand = Warning "W045", "form without named fields";
    /// A parameter stands twice in one list: the same name in the same place. The first one counts.
    ParameterTwice = Warning "W050" strict, "parameter twice";
    /// A parameter has a `style` that parameters of its place do not have (OpenAPI, "Style Values"). It is sent in the usual one.
    StyleMisplaced = Warning "W051" strict, "style of another place";
    /// A parameter has no `schema`, has `content` beside it or in several media types, says `in` in capitals, or has a name that no
    /// request can carry: an empty one, or one that no header can have. What was made of it is said beside it.
    MalformedParameter = Warning "W052" strict, "malformed parameter";
    /// A path item has a method twice: itself and by its `$ref`, or by a key and in `additionalOperations`.
    MethodTwice = Warning "W053" strict, "method twice at one path";
    /// A server's URL is none that calls can be sent to as it stands: without a scheme, with one other than `http` and `https`, or
    /// with a query or fragment.
    ServerUrl = Warning "W054" strict, "unusable server URL";
    /// A variable of a server is not declared, has no default or a placeholder for one (`{tenant}`), or does not stand in the URL.
    ServerVariable = Warning "W055" strict, "server variable and URL disagree";
    /// `security` is no list of objects of lists of strings, or two schemes of one combination write the same header.
    MalformedSecurity = Warning "W056" strict, "malformed security requirement";
    /// An operation declares a parameter that a security scheme of it sends, too. Calls do not take it as an argument.
    CredentialTwice = Warning "W057", "parameter and credential in one";
    /// A key of `paths` does not begin with `/` (OpenAPI, "Paths Object"): it is a whole URL, or a slash is lacking.
    PathKey = Warning "W058" strict, "path without a slash before it";
    /// A `$ref` names a place where nothing of the wanted kind stands: in this document, in a file beside it, or somewhere that
    /// is never read (files outside the document's folder, and the network). A schema becomes any JSON value; a parameter, body,
    /// response or header is left out. A value of a discriminator whose `mapping` names no schema is not known.
    UnresolvedReference = Warning "W060" strict, "unresolved reference";
    /// A chain of `$ref`s leads back to its start and to nothing else. What refers to it becomes any JSON value, or is left out.
    ReferenceCycle = Warning "W061" strict, "reference cycle";
    /// Two operations have the same `operationId`, which must be unique. Both are generated; the
    /// later one is named after its method and path.
    DuplicateOperationId = Warning "W062" strict, "duplicate operationId";
    /// A file that the document refers to is not YAML or JSON, or cannot be read. What refers to it becomes any JSON value, or is
    /// left out.
    BrokenFile = Warning "W063" strict, "file referred to cannot be read";
    /// A keyword that no version of OpenAPI or of JSON Schema knows for this kind of object. It may be misspelt; an extension
    /// begins with `x-`. It is said once for each kind of object, at the first one that has it.
    UnknownKeyword = Warning "W064" strict, "unknown keyword";
    /// A whole number that needs more than 64 bits, and that a binary float does not hold exactly either.
    RoundedNumber = Warning "W065", "number is rounded";
    /// The first server of the document is a sandbox, or somebody's own machine, and another one is not. Clients that are given no
    /// environment call the first. Said by `sdkwright lint`.
    SandboxFirst = Warning "W070", "first server is a sandbox";
    /// A `number` whose name says that it is an amount of money, or whose format says that it is decimal, is a binary float, which
    /// holds most amounts only nearly. Said by `sdkwright lint`.
    BinaryMoney = Warning "W071", "money as a binary float";
    /// Components that differ only in the number at the end of their names. In Rust they are several types, and the next version of the
    /// document may number them otherwise. Said by `sdkwright lint`.
    NumberedDuplicates = Warning "W072", "numbered duplicates";
    /// Two properties of an object, or two values of an enum, would have the same name in Rust, so one of them gets another. Said by
    /// `sdkwright lint`.
    NamesMeet = Warning "W073", "names that meet in Rust";
    /// Operations describe no body of their failures, so errors have no type to look into. Said by `sdkwright lint`.
    UntypedFailures = Warning "W074", "failures without a body";
    /// The body of a `PUT` or `PATCH` may be left out, where OpenAPI's default was probably not meant. Said by `sdkwright lint`.
    OptionalUpdate = Warning "W075", "body of an update may be left out";
    /// A field that seems to hold a secret is shown in `Debug`, and so in logs. Said by `sdkwright lint`.
    ShownSecret = Warning "W076", "secret shown in Debug";
    /// Operations seem to answer in pages, and no rule of `sdk.toml` follows them. Said by `sdkwright lint`.
    UnfollowedPages = Warning "W077", "pages that nothing follows";
    /// `tags` holds a list inside the list; its tags are read as if they stood in the outer one.
    NestedTags = Note "N001", "list inside tags";
    /// The values of `enum` are wrapped in objects (`value: pdf`); they are read as their values.
    EnumValueObjects = Note "N002", "enum values wrapped in objects";
    /// A keyword has a value of the wrong JSON type whose meaning is plain all the same, such as `required: "true"` or a version
    /// without quotes; it is read as what it means.
    LooseValue = Note "N040" strict, "value of the wrong type with a plain meaning";
    /// A body is offered in several media types of one meaning, or an answer in several of which the client asks for the best.
    OtherMediaType = Note "N003", "other media types offered";
    /// The schema of a body of text or bytes (XML, say) describes a structure or a number, which generated clients do not read out of it.
    UncodedStructure = Note "N020", "structure inside text";
    /// A response has `content` although HTTP allows none: its status is 204 or 205, or it answers HEAD.
    BodyOfNothing = Note "N021", "content where there can be none";
    /// A header of an answer has no field in the struct of its headers, or is text there, although the document says more: `Set-Cookie`
    /// may come several times, and two answers of an operation may declare a header of several types.
    HeaderAsText = Note "N022", "header as text";
    /// A path parameter says `required: false`. Without it the path would be another one, so every call gives it.
    OptionalPathParameter = Note "N030", "optional path parameter";
    /// A server stands twice in one list.
    ServerTwice = Note "N031", "server twice";
    /// A security scheme of type `mutualTLS`: the certificate belongs to the HTTP client that sends the calls.
    ClientCertificate = Note "N032", "client certificate";
    /// An HTTP authentication scheme other than `basic` and `bearer`: the credential is sent as it is given, behind the scheme's name.
    OtherHttpScheme = Note "N033", "other HTTP authentication scheme";
    /// A path template has more in its braces than a name: an operator of RFC 6570 (`{+path}`, `{?page}`) or a constraint of a web
    /// framework (`{id:int}`).
    TemplateOperator = Note "N034", "operator in a path template";
    /// A callback of a webhook or of another callback: a request that who received that one sends, to a place that stands in it. It is
    /// neither a call of the API nor what the API sends.
    CallbackOfIncoming = Note "N035", "callback of what the API sends";
    /// An operation or a path has servers of its own, and they leave a choice that no environment of the client stands for: there are
    /// several of them, or they have variables.
    OwnServerChoice = Note "N036", "choice of an operation's server";
    /// A parameter holds arrays or objects inside of others, for which its style has no form (OpenAPI, "Style Values").
    NestedParameter = Note "N037", "structure inside a parameter";
}
