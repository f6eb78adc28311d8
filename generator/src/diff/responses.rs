//! Answers: the statuses, the types of their bodies, their media types and their headers.

use super::Code;
use super::bodies::essence;
use super::change::Draft;
use super::comparison::Comparison;
use super::operations::Pair;
use super::place::Spot;
use super::relation::Relation;
use super::side::Side;
use crate::analyze::Reach;
use crate::ir::{Content, Response, ResponseHeaders, Status, TypeId};
use serde_json::{Map, Value};

impl Comparison<'_> {
    /// Compares the answers of an operation.
    pub(super) fn responses(&mut self, pair: Pair) {
        let (was, is) = self.of_pair(pair);
        let spot = self.spot_of(pair);
        for response in &was.responses {
            if !is
                .responses
                .iter()
                .any(|other| other.status == response.status)
            {
                let message = format!("status {} is described no more", response.status);
                let mut draft = spot
                    .draft(Code::ResponseRemoved, message)
                    .was_at(&response.pointer);
                for item in self.items_of_answer(pair, response) {
                    draft = draft.touches_all(item);
                }
                self.say(draft);
            }
        }
        for response in &is.responses {
            let mut others = was.responses.iter();
            match others.find(|other| other.status == response.status) {
                Some(other) => self.response(pair, other, response),
                None => {
                    let message = format!("status {} is described", response.status);
                    let mut draft = spot
                        .draft(Code::ResponseAdded, message)
                        .now_at(&response.pointer);
                    for item in self.items_of_answer(pair, response) {
                        draft = draft.touches_all(item);
                    }
                    self.say(draft);
                }
            }
        }
    }

    /// The items that an answer shows in: what a call gives, or what its failures are.
    fn items_of_answer(&self, pair: Pair, response: &Response) -> Vec<String> {
        let builder = self.new.builder_path(pair.new);
        let [output, failure] = self.new.enum_paths(pair.new);
        let gives = vec![
            format!("{builder}::await"),
            format!("{builder}: downloading"),
            output,
        ];
        let fails = vec![format!("{builder}::failure"), failure];
        match response.status {
            Status::Default => [gives, fails].concat(),
            Status::Code(_) | Status::Range(_) if response.status.is_success() => gives,
            Status::Code(_) | Status::Range(_) => fails,
        }
    }

    fn response(&mut self, pair: Pair, was: &Response, is: &Response) {
        let items = self.items_of_answer(pair, is);
        let spot = Spot {
            subject: format!("{} {}", self.new.subject(pair.new), is.status),
            rust: items.first().cloned(),
            old: was.pointer.clone(),
            new: is.pointer.clone(),
            // A failure that is not what the document says is an error all the same, with its body as it came.
            reach: Reach {
                request: false,
                response: is.status.is_success(),
            },
        };
        let types = |content: &Option<Content>| content.as_ref().and_then(|content| content.ty);
        let (old, new) = (types(&was.content), types(&is.content));
        let message = match (&was.content, &is.content) {
            (None, None) => None,
            // Who expects a body reads no answer without one; who expects none does not look.
            (Some(_), None) => Some((Relation::Wider, "there is no body any more".to_owned())),
            (None, Some(_)) => Some((Relation::Narrower, "there is a body now".to_owned())),
            (Some(before), Some(now)) => {
                if essence(&before.media_type) != essence(&now.media_type) {
                    let message = format!(
                        "the body comes as `{}` now, and came as `{}`",
                        now.media_type, before.media_type
                    );
                    let draft = spot.draft(Code::ResponseMediaTypeChanged, message);
                    let draft = items
                        .iter()
                        .fold(draft, |draft, item| draft.touches_all(item));
                    self.say(
                        draft.note("on the wire: older versions of the crate ask for the old one"),
                    );
                }
                self.types_of_answers(old, new)
            }
        };
        if let Some((relation, message)) = message {
            let draft = spot.draft(relation.code(Code::ResponseTypeChanged), message);
            let draft = items
                .iter()
                .fold(draft, |draft, item| draft.touches_all(item));
            let notes = self.consequences(relation, spot.reach, old.zip(new));
            self.say(draft.notes(notes));
        }
        if let (Some(old), Some(new)) = (old, new) {
            self.limits(&spot, old, new);
        }
        self.headers(pair, &spot);
    }

    fn types_of_answers(
        &self,
        old: Option<TypeId>,
        new: Option<TypeId>,
    ) -> Option<(Relation, String)> {
        match (old, new) {
            (Some(was), Some(is)) => {
                let relation = self.relation_with_null(was, is);
                let (before, now) = self.was_and_is(was, is);
                let message = format!("the body is {now} now, and was {before}");
                self.has_other_values(was, is)
                    .then_some((relation, message))
            }
            (None, None) => None,
            (Some(was), None) => {
                let before = self.old.spelled(was);
                Some((
                    Relation::Wider,
                    format!("the body has no type any more, and was `{before}`"),
                ))
            }
            (None, Some(is)) => {
                let now = self.new.spelled(is);
                Some((
                    Relation::Narrower,
                    format!("the body is `{now}` now, and had no type"),
                ))
            }
        }
    }

    /// The headers of an answer, as the documents have them. They are fields of a struct, which belong to what is said of the
    /// header.
    fn headers(&mut self, pair: Pair, spot: &Spot) {
        let (old_root, new_root) = (&self.old.model.document.root, &self.new.model.document.root);
        let (was, is) = (
            headers(old_root, spot, true),
            headers(new_root, spot, false),
        );
        let find = |all: &[(String, Value)], name: &str| {
            let mut all = all.iter();
            all.find(|(other, _)| other.eq_ignore_ascii_case(name))
                .map(|(_, header)| header.clone())
        };
        for (name, _) in &was {
            if find(&is, name).is_none() {
                let message = format!("the header `{name}` is described no more");
                let draft = spot.draft(Code::ResponseHeaderRemoved, message);
                let draft = self.touching_header(draft, pair, name, spot);
                self.say(draft.note("programs that read it by name may find it no more"));
            }
        }
        for (name, header) in &is {
            let Some(before) = find(&was, name) else {
                let message = format!("the header `{name}` is described");
                let draft = spot.draft(Code::ResponseHeaderAdded, message);
                let draft = self.touching_header(draft, pair, name, spot);
                self.say(draft);
                continue;
            };
            let required = |header: &Value| header.get("required") == Some(&Value::Bool(true));
            let mut changed = Vec::new();
            let types = self.types_of_header(pair, name, spot);
            let (said_before, said_now) = match types {
                Some((old, new)) if self.has_other_values(old, new) => self.was_and_is(old, new),
                Some(_) => (String::new(), String::new()),
                None => (ty_of_header(&before), ty_of_header(header)),
            };
            if said_before != said_now {
                changed.push(format!("is {said_now} now, and was {said_before}"));
            }
            match (required(&before), required(header)) {
                (true, false) => changed.push("need not come any more".to_owned()),
                (false, true) => changed.push("comes always now".to_owned()),
                (true, true) | (false, false) => {}
            }
            if !changed.is_empty() {
                let message = format!("the header `{name}` {}", changed.join(", and "));
                let draft = spot.draft(Code::ResponseHeaderChanged, message);
                let draft = self.touching_header(draft, pair, name, spot);
                self.say(draft);
            }
            if let Some((old, new)) = types {
                let here = Spot {
                    subject: format!("{} `{name}`", spot.subject),
                    rust: None,
                    old: self.old.api().types[old].pointer.clone(),
                    new: self.new.api().types[new].pointer.clone(),
                    ..spot.clone()
                };
                self.limits(&here, old, new);
            }
        }
    }

    /// The types of a header that the crate reads in both versions.
    fn types_of_header(&self, pair: Pair, name: &str, spot: &Spot) -> Option<(TypeId, TypeId)> {
        let (was, is) = self.headers_of_pair(pair, spot);
        let ty = |side: &Side<'_>, headers: &Option<ResponseHeaders>| {
            let shape = side.api().types[headers.as_ref()?.ty].shape.as_struct()?;
            let mut fields = shape.fields.iter();
            let field = fields.find(|field| field.name.eq_ignore_ascii_case(name))?;
            Some(field.ty)
        };
        Some((ty(&self.old, was)?, ty(&self.new, is)?))
    }

    /// The structs that have the headers of an answer as fields: that of successes, or that of failures.
    fn headers_of_pair(
        &self,
        pair: Pair,
        spot: &Spot,
    ) -> (&Option<ResponseHeaders>, &Option<ResponseHeaders>) {
        let (was, is) = self.of_pair(pair);
        match spot.reach.response {
            true => (&was.headers, &is.headers),
            false => (&was.error_headers, &is.error_headers),
        }
    }

    fn has_other_values(&self, old: TypeId, new: TypeId) -> bool {
        self.relation_with_null(old, new) != Relation::Same || self.has_other_type(old, new)
    }

    /// The field that a header is in the struct of its operation, in either version, and the struct itself where the other version
    /// has none.
    fn touching_header(&self, draft: Draft, pair: Pair, name: &str, spot: &Spot) -> Draft {
        let (was, is) = self.headers_of_pair(pair, spot);
        let path = |side: &Side<'_>, headers: &Option<ResponseHeaders>| {
            side.type_path(headers.as_ref()?.ty)
        };
        let (old, new) = (path(&self.old, was), path(&self.new, is));
        let draft = match (old, new) {
            (Some(old), None) => draft.touches_all(self.now(&old)),
            (None, Some(new)) => draft.touches_all(new),
            (Some(_), Some(_)) | (None, None) => draft,
        };
        let sides = [(&self.old, was), (&self.new, is)];
        sides.into_iter().fold(draft, |draft, (side, headers)| {
            match headers
                .as_ref()
                .and_then(|headers| field(side, headers.ty, name))
            {
                Some(Touching {
                    path,
                    ident,
                    required,
                }) => {
                    let path = self.now(&path);
                    let draft = draft.touches(format!("{path}.{ident}"));
                    match required {
                        true => draft
                            .touches(format!("{path}::new"))
                            .touches(format!("{path}: Default")),
                        false => draft,
                    }
                }
                None => draft,
            }
        })
    }
}

/// A header as a field of a struct.
struct Touching {
    path: String,
    ident: String,
    required: bool,
}

/// The field of a header in the struct of headers.
fn field(side: &Side<'_>, ty: TypeId, name: &str) -> Option<Touching> {
    let shape = side.api().types[ty].shape.as_struct()?;
    let mut fields = shape.fields.iter();
    let position = fields.position(|field| field.name.eq_ignore_ascii_case(name))?;
    Some(Touching {
        path: side.type_path(ty)?,
        ident: side.names().types[&ty].members[position].to_string(),
        required: shape.fields[position].required,
    })
}

/// The headers of an answer, with what each refers to in its place.
fn headers(root: &Value, spot: &Spot, is_old: bool) -> Vec<(String, Value)> {
    let pointer = if is_old { &spot.old } else { &spot.new };
    let response = pointer.resolve(root);
    let headers = response
        .and_then(|response| response.get("headers"))
        .and_then(Value::as_object);
    let entries = headers.into_iter().flat_map(Map::iter);
    entries
        .map(|(name, header)| (name.clone(), followed(root, header).clone()))
        .collect()
}

/// What stands behind a reference, if anything does.
fn followed<'v>(root: &'v Value, value: &'v Value) -> &'v Value {
    let reference = value.get("$ref").and_then(Value::as_str);
    let target = reference
        .and_then(crate::pointer::Pointer::of_reference)
        .and_then(|pointer| pointer.resolve(root));
    target.unwrap_or(value)
}

/// The type of a header, in the document's words.
fn ty_of_header(header: &Value) -> String {
    let ty = header.get("schema").and_then(|schema| schema.get("type"));
    match ty.and_then(Value::as_str) {
        Some(ty) => format!("`{ty}`"),
        None => "of no type".to_owned(),
    }
}
