//! The keywords of schemas: JSON Schema 2020-12, what OpenAPI adds, and what older drafts left behind.

use super::Expect::{
    Any, Count, Flag, FlagOrOne, List, Map, Number, NumberOrFlag, Object, One, Text, TextOrTexts,
    Texts, Values,
};
use super::{Keyword, Kind, idle, read};

pub(super) const VALIDATES: &str = "it says which values of the type are valid, which the server decides; no type of Rust could say it";
const IDENTITY: &str = "it is a name or a version of schemas, for references and tools";
const XML_WHY: &str = "XML travels as text";
const DOCS: &str = "it links to prose for people";

pub(super) const SCHEMA: &[Keyword] = &[
    read("$anchor", Text),
    idle("$comment", Text, "it is for the authors of the schema"),
    read("$defs", Map(Kind::Schema)),
    read("$dynamicAnchor", Text),
    read("$dynamicRef", Text),
    read("$id", Text),
    idle("$recursiveAnchor", Flag, IDENTITY),
    read("$recursiveRef", Text),
    idle("$schema", Text, IDENTITY),
    idle("$vocabulary", Object, IDENTITY),
    idle("additionalItems", FlagOrOne(Kind::Schema), VALIDATES),
    read("additionalProperties", FlagOrOne(Kind::Schema)),
    read("allOf", List(Kind::Schema)),
    read("anyOf", List(Kind::Schema)),
    read("const", Any),
    idle("contains", FlagOrOne(Kind::Schema), VALIDATES),
    read("contentEncoding", Text),
    read("contentMediaType", Text),
    read("contentSchema", FlagOrOne(Kind::Schema)),
    read("default", Any),
    read("definitions", Map(Kind::Schema)),
    idle("dependencies", Object, VALIDATES),
    idle("dependentRequired", Object, VALIDATES),
    idle("dependentSchemas", Map(Kind::Schema), VALIDATES),
    read("deprecated", Flag),
    read("description", Text),
    read("discriminator", One(Kind::Discriminator)),
    idle("else", FlagOrOne(Kind::Schema), VALIDATES),
    read("enum", Values),
    read("example", Any),
    read("examples", Any),
    read("exclusiveMaximum", NumberOrFlag),
    read("exclusiveMinimum", NumberOrFlag),
    idle("externalDocs", One(Kind::ExternalDocs), DOCS),
    read("format", Text),
    idle("if", FlagOrOne(Kind::Schema), VALIDATES),
    read("items", FlagOrOne(Kind::Schema)),
    idle("maxContains", Count, VALIDATES),
    read("maxItems", Count),
    read("maxLength", Count),
    idle("maxProperties", Count, VALIDATES),
    read("maximum", Number),
    idle("minContains", Count, VALIDATES),
    read("minItems", Count),
    read("minLength", Count),
    idle("minProperties", Count, VALIDATES),
    read("minimum", Number),
    read("multipleOf", Number),
    idle("not", FlagOrOne(Kind::Schema), VALIDATES),
    read("nullable", Flag),
    read("oneOf", List(Kind::Schema)),
    read("pattern", Text),
    read("patternProperties", Map(Kind::Schema)),
    read("prefixItems", List(Kind::Schema)),
    read("properties", Map(Kind::Schema)),
    idle("propertyNames", FlagOrOne(Kind::Schema), VALIDATES),
    read("readOnly", Flag),
    read("required", Texts),
    idle("then", FlagOrOne(Kind::Schema), VALIDATES),
    read("title", Text),
    read("type", TextOrTexts),
    idle("unevaluatedItems", FlagOrOne(Kind::Schema), VALIDATES),
    read("unevaluatedProperties", FlagOrOne(Kind::Schema)),
    read("uniqueItems", Flag),
    read("writeOnly", Flag),
    idle("xml", One(Kind::Xml), XML_WHY),
];

pub(super) const DISCRIMINATOR: &[Keyword] = &[
    read("defaultMapping", Text),
    read("mapping", Object),
    read("propertyName", Text),
];

pub(super) const XML: &[Keyword] = &[
    idle("attribute", Flag, XML_WHY),
    idle("name", Text, XML_WHY),
    idle("namespace", Text, XML_WHY),
    idle("nodeType", Text, XML_WHY),
    idle("prefix", Text, XML_WHY),
    idle("wrapped", Flag, XML_WHY),
];
