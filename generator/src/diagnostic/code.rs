//! The table of findings: each code with its severity, a short title and a long text.

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
    ($($(#[doc = $doc:literal])+ $name:ident = $severity:ident $id:literal, $title:literal;)+) => {
        /// A finding. Its documentation is its long text.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $($(#[doc = $doc])+ $name,)+
        }

        impl Code {
            /// All codes, in the order of the table.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// The code as printed: `E007`.
            pub const fn id(self) -> &'static str {
                match self { $(Self::$name => $id),+ }
            }

            /// How much it weighs.
            pub const fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity),+ }
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

codes! {
    /// The file could not be read: it does not exist, is a folder, or may not be opened.
    UnreadableFile = Error "E001", "file cannot be read";
    /// The text is neither YAML nor JSON.
    Syntax = Error "E002", "not YAML or JSON";
    /// The document has no `openapi` version of 3.0, 3.1 or 3.2.
    NotOpenApi = Error "E003", "not an OpenAPI document";
    /// The document is Swagger 2.0. Convert it to OpenAPI 3 first, for example with `swagger2openapi` or with Swagger Editor.
    Swagger2 = Error "E004", "Swagger 2.0 document";
    /// A `$ref` names a place that does not exist.
    UnresolvedReference = Error "E005", "unresolved reference";
    /// A chain of `$ref`s leads back to its start and to nothing else.
    ReferenceCycle = Error "E006", "reference cycle";
    /// Two operations have the same `operationId`, which must be unique.
    DuplicateOperationId = Error "E007", "duplicate operationId";
    /// `sdk.toml` has a key that does not exist.
    UnknownConfigKey = Error "E008", "unknown key in sdk.toml";
    /// `sdk.toml` is not TOML, or a value has the wrong type.
    InvalidConfig = Error "E009", "invalid sdk.toml";
    /// The overlay is not an OpenAPI Overlay document, or an action of it is malformed.
    InvalidOverlay = Error "E010", "invalid overlay";
    /// `sdk.toml` speaks of something that the document does not have.
    ConfigMatchesNothing = Error "E011", "sdk.toml names what the document lacks";
    /// An overlay action whose target selects nothing in the document.
    OverlayMatchesNothing = Warning "W001", "overlay target matches nothing";
    /// A key stands twice in one mapping; the last one counts.
    DuplicateKey = Warning "W002", "duplicate key";
}
