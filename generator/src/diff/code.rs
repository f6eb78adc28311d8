//! The table of changes: each code with the class that it has at least, and what it means.
//!
//! `docs/diff.md` has the same table for readers; a test compares the two.

use super::Class;

macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $name:ident = $class:ident $id:literal;)+) => {
        /// A kind of change. Its documentation is its line in the table.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $($(#[doc = $doc])+ $name,)+
        }

        impl Code {
            /// All codes, in the order of the table.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// The code as printed: `operation-removed`.
            pub const fn id(self) -> &'static str {
                match self { $(Self::$name => $id),+ }
            }

            /// The class that such a change has at least. It has a heavier one where a Rust item that belongs to it says so.
            pub const fn at_least(self) -> Class {
                match self { $(Self::$name => Class::$class),+ }
            }

            /// What it means, in a line.
            pub fn meaning(self) -> String {
                let lines: &[&str] = match self { $(Self::$name => &[$($doc),+]),+ };
                lines.iter().map(|line| line.trim()).collect::<Vec<_>>().join(" ")
            }
        }
    };
}

codes! {
    /// The crate has another name.
    PackageRenamed = Major "package-renamed";

    /// The crate has a further Cargo feature.
    FeatureAdded = Minor "feature-added";
    /// A Cargo feature is gone: who names it in a dependency cannot build.
    FeatureRemoved = Major "feature-removed";

    /// The client offers a new group of operations.
    GroupAdded = Minor "group-added";
    /// A group is gone from the client.
    GroupRemoved = Major "group-removed";
    /// A group is called otherwise in the crate.
    GroupRenamed = Major "group-renamed";

    /// There is a new operation.
    OperationAdded = Minor "operation-added";
    /// An operation is gone.
    OperationRemoved = Major "operation-removed";
    /// An operation's method is called otherwise in the crate.
    OperationRenamed = Major "operation-renamed";
    /// An operation is offered in another group.
    OperationRegrouped = Major "operation-regrouped";
    /// An operation has another path or HTTP method; older versions of the crate call the old one.
    OperationMoved = Minor "operation-moved";
    /// An operation takes its body in a further coding, or gives its answer as a stream, too: there is a further method for it.
    CodingAdded = Minor "coding-added";
    /// A coding of an operation's body or answer is gone, and with it the method for it.
    CodingRemoved = Major "coding-removed";
    /// An operation is sent to other servers of its own.
    OperationServersChanged = Minor "operation-servers-changed";

    /// A parameter that a call need not give is new.
    ParameterAdded = Minor "parameter-added";
    /// A parameter that each call must give is new.
    RequiredParameterAdded = Major "required-parameter-added";
    /// A parameter is gone.
    ParameterRemoved = Major "parameter-removed";
    /// A parameter seems to have another name, on the wire or in the crate.
    ParameterRenamed = Minor "parameter-renamed";
    /// A path parameter has another name, which callers do not see.
    PathParameterRenamed = Patch "path-parameter-renamed";
    /// A parameter must be given now: its setter has become an argument.
    ParameterRequired = Major "parameter-required";
    /// A parameter may be left out now: its argument has become a setter.
    ParameterOptional = Major "parameter-optional";
    /// A parameter takes other values.
    ParameterTypeChanged = Patch "parameter-type-changed";
    /// A parameter travels elsewhere: in the query, in a header, in a cookie.
    ParameterRelocated = Minor "parameter-relocated";
    /// A parameter's value is written otherwise (`style`, `explode`, `allowReserved`, `content`).
    ParameterCodingChanged = Minor "parameter-coding-changed";
    /// The client sends another value of a header by itself, or sends it no more.
    PresetChanged = Minor "preset-changed";
    /// Arguments of a function that stay have changed places: programs may compile and mean something else.
    ArgumentsReordered = Major "arguments-reordered";

    /// An operation takes a body that need not be given.
    BodyAdded = Minor "body-added";
    /// An operation takes a body that must be given.
    RequiredBodyAdded = Major "required-body-added";
    /// An operation takes no body any more.
    BodyRemoved = Major "body-removed";
    /// A body must be given now.
    BodyRequired = Major "body-required";
    /// A body may be left out now.
    BodyOptional = Major "body-optional";
    /// A body has another type.
    BodyTypeChanged = Patch "body-type-changed";
    /// A body is sent in another media type.
    BodyMediaTypeChanged = Minor "body-media-type-changed";
    /// A property of a form or of a multipart body is written otherwise.
    BodyEncodingChanged = Minor "body-encoding-changed";

    /// A further status is described.
    ResponseAdded = Minor "response-added";
    /// A status is described no more.
    ResponseRemoved = Patch "response-removed";
    /// The body of an answer has another type, or there is one where there was none, or none where there was one.
    ResponseTypeChanged = Patch "response-type-changed";
    /// An answer comes in another media type.
    ResponseMediaTypeChanged = Minor "response-media-type-changed";
    /// A header of an answer is described that was not.
    ResponseHeaderAdded = Patch "response-header-added";
    /// A header of an answer is described no more.
    ResponseHeaderRemoved = Patch "response-header-removed";
    /// A header of an answer has another type, or comes always, or not always any more.
    ResponseHeaderChanged = Patch "response-header-changed";

    /// The API sends a webhook or callback that it did not.
    WebhookAdded = Minor "webhook-added";
    /// A webhook or callback is sent no more.
    WebhookRemoved = Major "webhook-removed";
    /// A webhook or callback is called otherwise in the crate.
    WebhookRenamed = Major "webhook-renamed";
    /// The body of a webhook or callback has another type.
    WebhookTypeChanged = Patch "webhook-type-changed";

    /// There is a new type.
    TypeAdded = Minor "type-added";
    /// A type is gone.
    TypeRemoved = Major "type-removed";
    /// A type is called otherwise in the crate.
    TypeRenamed = Major "type-renamed";
    /// A struct, an enum of values or a union has become another of these, or none of them.
    TypeKindChanged = Major "type-kind-changed";
    /// A type travels in requests, or in responses, and did not before: what it asks for and how a field may be missing follows
    /// from that.
    TypeDirectionChanged = Patch "type-direction-changed";

    /// A field that need not be there is new.
    FieldAdded = Minor "field-added";
    /// A field that must be there is new. The constructor takes it, even where only the server makes such values.
    RequiredFieldAdded = Minor "required-field-added";
    /// A field is gone.
    FieldRemoved = Major "field-removed";
    /// A field is called otherwise, on the wire or in the crate.
    FieldRenamed = Minor "field-renamed";
    /// A field must be there now.
    FieldRequired = Patch "field-required";
    /// A field may be missing now.
    FieldOptional = Patch "field-optional";
    /// A field may be `null` now.
    FieldNullable = Minor "field-nullable";
    /// A field is never `null` now.
    FieldNotNullable = Patch "field-not-nullable";
    /// A place has a type of another name, whose values are the same: an object or a list of values has got a name of its own, or
    /// numbered duplicates have changed places.
    TypeExchanged = Major "type-exchanged";
    /// A field has other values.
    FieldTypeChanged = Patch "field-type-changed";
    /// Who writes a field has changed (`readOnly`, `writeOnly`).
    FieldAccessChanged = Patch "field-access-changed";
    /// A field is shown in `Debug` that was not, or the other way round.
    FieldRedactionChanged = Patch "field-redaction-changed";
    /// Properties that are not named are kept otherwise, or are refused, or not refused any more (`additionalProperties`).
    AdditionalPropertiesChanged = Patch "additional-properties-changed";

    /// An enum has a further value. Enums are open: older versions of the crate keep it as an unknown one.
    EnumValueAdded = Minor "enum-value-added";
    /// A value of an enum is gone.
    EnumValueRemoved = Major "enum-value-removed";
    /// The variant of a value is called otherwise in the crate.
    EnumValueRenamed = Major "enum-value-renamed";
    /// A variant stands for another value on the wire.
    EnumValueChanged = Minor "enum-value-changed";
    /// The values of an enum are of another JSON kind.
    EnumKindChanged = Major "enum-kind-changed";

    /// A union has a further branch.
    UnionBranchAdded = Minor "union-branch-added";
    /// A branch of a union is gone.
    UnionBranchRemoved = Major "union-branch-removed";
    /// A branch of a union has another type.
    UnionBranchTypeChanged = Patch "union-branch-type-changed";
    /// The variant of a branch is called otherwise in the crate.
    UnionBranchRenamed = Major "union-branch-renamed";
    /// Another property tells the branches of a union apart, or one does now, or none any more.
    DiscriminatorChanged = Minor "discriminator-changed";
    /// Other values of the discriminator mean a branch.
    DiscriminatorValuesChanged = Minor "discriminator-values-changed";

    /// Fewer values are allowed (`maxLength`, `minimum`, `not`, `contains` and the like). The crate does not check such limits.
    ConstraintTightened = Patch "constraint-tightened";
    /// More values are allowed.
    ConstraintLoosened = Patch "constraint-loosened";
    /// A limit is another one, of which nobody can say whether it is narrower (`pattern`, `multipleOf`).
    ConstraintChanged = Patch "constraint-changed";
    /// The server assumes another value where none is given.
    DefaultChanged = Patch "default-changed";
    /// A text or a number has another `format` or `contentMediaType`.
    FormatChanged = Patch "format-changed";

    /// The client takes a further credential.
    CredentialAdded = Minor "credential-added";
    /// The client takes a credential no more.
    CredentialRemoved = Major "credential-removed";
    /// The setter of a credential is called otherwise.
    CredentialRenamed = Major "credential-renamed";
    /// A credential is sent otherwise (in another header, by another scheme), or fetched otherwise.
    CredentialChanged = Minor "credential-changed";
    /// An operation asks for other credentials, or for none. It is major where a client that had what was asked for may lack what is asked for now.
    SecurityChanged = Minor "security-changed";
    /// What a credential must be good for has changed.
    ScopesChanged = Patch "scopes-changed";
    /// The client reads a further environment variable.
    VariableAdded = Minor "variable-added";
    /// The client reads an environment variable no more.
    VariableRemoved = Major "variable-removed";

    /// There is a new environment.
    EnvironmentAdded = Minor "environment-added";
    /// An environment is gone.
    EnvironmentRemoved = Major "environment-removed";
    /// An environment is called otherwise in the crate.
    EnvironmentRenamed = Major "environment-renamed";
    /// An environment has another URL.
    EnvironmentUrlChanged = Minor "environment-url-changed";
    /// Another environment is used where none is chosen, or one must be chosen now.
    DefaultEnvironmentChanged = Major "default-environment-changed";
    /// Environments that stay have other numbers (`as i32`), because one before them is new or gone, or because they changed places.
    EnvironmentsRenumbered = Major "environments-renumbered";

    /// An operation's answers are taken for pages of a list: there are `.pages()` and `.items()`.
    PagesAdded = Minor "pages-added";
    /// An operation's answers are not taken for pages of a list any more.
    PagesRemoved = Major "pages-removed";
    /// The next page of a list is found otherwise, or its items are.
    PagesChanged = Minor "pages-changed";
    /// The calls of an operation carry a key of idempotency, or none any more, or in another header.
    IdempotencyChanged = Minor "idempotency-changed";
    /// The calls of an operation may be repeated (`[retries]` of `sdk.toml`), or may not any more.
    RepetitionChanged = Minor "repetition-changed";
    /// The client tries calls more or less often, or for a longer or shorter time, unless a program says otherwise.
    CallSettingsChanged = Minor "call-settings-changed";
    /// Other answers of a good status are errors (`success-flag` of `sdk.toml`).
    SuccessFlagChanged = Major "success-flag-changed";

    /// New code should leave it alone.
    Deprecated = Minor "deprecated";
    /// It is deprecated no more.
    DeprecationLifted = Patch "deprecation-lifted";

    /// A trait holds for a type that did not.
    TraitGained = Minor "trait-gained";
    /// A trait does not hold for a type any more: `Eq` and `Hash` where a binary float came in, `Default` where something is
    /// required, `From` where two branches of a union have one type.
    TraitLost = Major "trait-lost";
    /// A public item of the crate is new, for a reason that has no code of its own.
    ItemAdded = Minor "item-added";
    /// A public item of the crate is gone, for a reason that has no code of its own.
    ItemRemoved = Major "item-removed";
    /// A public item of the crate has another type, for a reason that has no code of its own.
    ItemChanged = Major "item-changed";

    /// Prose that the crate shows has changed.
    DocumentationChanged = Patch "documentation-changed";
    /// Something else in the crate's files has changed: examples, tests, the order of fields.
    TextChanged = Patch "text-changed";
}
