//! The keywords of every object but the schema.

use super::Expect::{Any, Flag, List, Map, Object, One, Text, Texts};
use super::{Keyword, Kind, idle, read};

const DOCS: &str = "it links to prose for people";
const SERIALIZED: &str = "examples are read as values, and this is one as text";

pub(super) const ROOT: &[Keyword] = &[
    read("$self", Text),
    read("components", One(Kind::Components)),
    idle("externalDocs", One(Kind::ExternalDocs), DOCS),
    read("info", One(Kind::Info)),
    idle(
        "jsonSchemaDialect",
        Text,
        "schemas are read as OpenAPI's own dialect, whose keywords include those of JSON Schema",
    ),
    read("openapi", Any),
    read("paths", One(Kind::Paths)),
    read("security", Any),
    read("servers", List(Kind::Server)),
    read("tags", List(Kind::Tag)),
    read("webhooks", One(Kind::Paths)),
];

pub(super) const INFO: &[Keyword] = &[
    idle(
        "contact",
        One(Kind::Contact),
        "whom to ask about the API is no matter of a client",
    ),
    read("description", Text),
    idle(
        "license",
        One(Kind::License),
        "it is the licence of the API, not that of the crate, which `sdk.toml` names",
    ),
    idle("summary", Text, "the description and the title say it"),
    idle("termsOfService", Text, DOCS),
    read("title", Text),
    read("version", Text),
];

const CONTACT_WHY: &str = "whom to ask about the API is no matter of a client";

pub(super) const CONTACT: &[Keyword] = &[
    idle("email", Text, CONTACT_WHY),
    idle("name", Text, CONTACT_WHY),
    idle("url", Text, CONTACT_WHY),
];

const LICENSE_WHY: &str = "it is the licence of the API, not that of the crate";

pub(super) const LICENSE: &[Keyword] = &[
    idle("identifier", Text, LICENSE_WHY),
    idle("name", Text, LICENSE_WHY),
    idle("url", Text, LICENSE_WHY),
];

pub(super) const SERVER: &[Keyword] = &[
    read("description", Text),
    read("name", Text),
    read("url", Text),
    read("variables", Map(Kind::ServerVariable)),
];

pub(super) const SERVER_VARIABLE: &[Keyword] = &[
    read("default", Text),
    read("description", Text),
    read("enum", Texts),
];

pub(super) const TAG: &[Keyword] = &[
    read("description", Text),
    idle("externalDocs", One(Kind::ExternalDocs), DOCS),
    idle("kind", Text, "it sorts tags for pages of documentation"),
    read("name", Text),
    idle("parent", Text, "it sorts tags for pages of documentation"),
    idle("summary", Text, "the name and the description say it"),
];

pub(super) const EXTERNAL_DOCS: &[Keyword] =
    &[idle("description", Text, DOCS), idle("url", Text, DOCS)];

pub(super) const COMPONENTS: &[Keyword] = &[
    read("callbacks", Map(Kind::Paths)),
    read("examples", Map(Kind::Example)),
    read("headers", Map(Kind::Header)),
    idle("links", Map(Kind::Link), LINKS),
    read("mediaTypes", Map(Kind::MediaType)),
    read("parameters", Map(Kind::Parameter)),
    read("pathItems", Map(Kind::PathItem)),
    read("requestBodies", Map(Kind::RequestBody)),
    read("responses", Map(Kind::Response)),
    read("schemas", Map(Kind::Schema)),
    read("securitySchemes", Map(Kind::SecurityScheme)),
];

pub(super) const PATH_ITEM: &[Keyword] = &[
    read("additionalOperations", Map(Kind::Operation)),
    read("delete", One(Kind::Operation)),
    read("description", Text),
    read("get", One(Kind::Operation)),
    read("head", One(Kind::Operation)),
    read("options", One(Kind::Operation)),
    read("parameters", List(Kind::Parameter)),
    read("patch", One(Kind::Operation)),
    read("post", One(Kind::Operation)),
    read("put", One(Kind::Operation)),
    read("query", One(Kind::Operation)),
    read("servers", List(Kind::Server)),
    read("summary", Text),
    read("trace", One(Kind::Operation)),
];

pub(super) const OPERATION: &[Keyword] = &[
    read("callbacks", Map(Kind::Paths)),
    read("deprecated", Flag),
    read("description", Text),
    idle("externalDocs", One(Kind::ExternalDocs), DOCS),
    read("operationId", Text),
    read("parameters", List(Kind::Parameter)),
    read("requestBody", One(Kind::RequestBody)),
    read("responses", One(Kind::Responses)),
    read("security", Any),
    read("servers", List(Kind::Server)),
    read("summary", Text),
    read("tags", Texts),
];

pub(super) const PARAMETER: &[Keyword] = &[
    read("allowEmptyValue", Flag),
    read("allowReserved", Flag),
    read("content", Map(Kind::MediaType)),
    read("deprecated", Flag),
    read("description", Text),
    read("example", Any),
    read("examples", Map(Kind::Example)),
    read("explode", Flag),
    read("in", Text),
    read("name", Text),
    read("required", Flag),
    read("schema", One(Kind::Schema)),
    read("style", Text),
];

pub(super) const HEADER: &[Keyword] = &[
    idle("allowEmptyValue", Flag, OF_QUERIES),
    idle("allowReserved", Flag, OF_QUERIES),
    read("content", Map(Kind::MediaType)),
    read("deprecated", Flag),
    read("description", Text),
    idle("example", Any, HEADER_EXAMPLES),
    idle("examples", Map(Kind::Example), HEADER_EXAMPLES),
    read("explode", Flag),
    read("required", Flag),
    read("schema", One(Kind::Schema)),
    idle("style", Text, "headers have one style only"),
];

const OF_QUERIES: &str = "headers have no such thing: it is for queries";
const HEADER_EXAMPLES: &str = "headers are read, and what they may be is in their types";

pub(super) const REQUEST_BODY: &[Keyword] = &[
    read("content", Map(Kind::MediaType)),
    read("description", Text),
    read("required", Flag),
];

pub(super) const MEDIA_TYPE: &[Keyword] = &[
    read("encoding", Map(Kind::Encoding)),
    read("example", Any),
    read("examples", Map(Kind::Example)),
    read("itemEncoding", One(Kind::Encoding)),
    read("itemSchema", One(Kind::Schema)),
    read("prefixEncoding", List(Kind::Encoding)),
    read("schema", One(Kind::Schema)),
];

pub(super) const ENCODING: &[Keyword] = &[
    read("allowReserved", Flag),
    read("contentType", Text),
    read("encoding", Map(Kind::Encoding)),
    read("explode", Flag),
    read("headers", Map(Kind::Header)),
    read("itemEncoding", One(Kind::Encoding)),
    read("prefixEncoding", List(Kind::Encoding)),
    read("style", Text),
];

pub(super) const RESPONSE: &[Keyword] = &[
    read("content", Map(Kind::MediaType)),
    read("description", Text),
    read("headers", Map(Kind::Header)),
    idle("links", Map(Kind::Link), LINKS),
    idle("summary", Text, "the description says it"),
];

const LINKS: &str = "a link says what one could call next; the caller has both operations already";

pub(super) const EXAMPLE: &[Keyword] = &[
    read("dataValue", Any),
    idle("description", Text, "examples are shown by their values"),
    idle(
        "externalValue",
        Text,
        "the file is not part of the document, and nothing is fetched",
    ),
    idle("serializedValue", Text, SERIALIZED),
    idle("summary", Text, "examples are shown by their values"),
    read("value", Any),
];

pub(super) const LINK: &[Keyword] = &[
    idle("description", Text, LINKS),
    idle("operationId", Text, LINKS),
    idle("operationRef", Text, LINKS),
    idle("parameters", Object, LINKS),
    idle("requestBody", Any, LINKS),
    idle("server", One(Kind::Server), LINKS),
];

pub(super) const SECURITY_SCHEME: &[Keyword] = &[
    read("bearerFormat", Text),
    read("deprecated", Flag),
    read("description", Text),
    read("flows", One(Kind::OAuthFlows)),
    read("in", Text),
    read("name", Text),
    read("oauth2MetadataUrl", Text),
    read("openIdConnectUrl", Text),
    read("scheme", Text),
    read("type", Text),
];

pub(super) const OAUTH_FLOWS: &[Keyword] = &[
    read("authorizationCode", One(Kind::OAuthFlow)),
    read("clientCredentials", One(Kind::OAuthFlow)),
    read("deviceAuthorization", One(Kind::OAuthFlow)),
    read("implicit", One(Kind::OAuthFlow)),
    read("password", One(Kind::OAuthFlow)),
];

pub(super) const OAUTH_FLOW: &[Keyword] = &[
    read("authorizationUrl", Text),
    read("deviceAuthorizationUrl", Text),
    read("refreshUrl", Text),
    read("scopes", Object),
    read("tokenUrl", Text),
];
