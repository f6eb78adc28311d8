//! Webhooks and callbacks: the types of what the API sends. No client sends them.
//!
//! ```yaml
//! webhooks:
//!   paid: {post: {requestBody: {content: {application/json: {schema: {}}}}}}
//! paths:
//!   /files:
//!     post: {callbacks: {done: {'{$request.body#/url}': {post: {}}}}}
//! ```

use super::Lowering;
use super::view::View;
use crate::ir::{
    Cause, Discriminator, Docs, Incoming, OperationId, Origin, Otherwise, Payload, Role, Shape,
    Status, Type, TypeId, Union, UnionBranch, Within,
};
use crate::parse::{In, ParsedOperation, Sender};
use crate::pointer::Pointer;
use std::collections::{BTreeMap, BTreeSet};

impl Lowering<'_> {
    /// What the API sends. `operations` are the places of the operations that clients send.
    pub(super) fn incoming(
        &mut self,
        operations: &BTreeMap<Pointer, OperationId>,
    ) -> Vec<Incoming> {
        let pieces = self.pieces;
        let is_webhook = |parsed: &&ParsedOperation<'_>| parsed.item.sender == Sender::Webhook;
        let webhooks = pieces.incoming.iter().filter(is_webhook);
        let callbacks = pieces.incoming.iter().filter(|parsed| !is_webhook(parsed));
        let mut incoming = Vec::new();
        for parsed in webhooks.chain(callbacks) {
            let (cause, name) = match &parsed.item.sender {
                Sender::Client => continue,
                Sender::Webhook => (Cause::Webhook, &parsed.item.path),
                Sender::Callback { name, operation } => match operations.get(operation) {
                    Some(id) => (Cause::Callback(*id), name),
                    // The operation was left out, which has been said.
                    None => continue,
                },
            };
            let item = self.one_incoming(incoming.len(), cause, name, parsed);
            incoming.push(item);
        }
        incoming
    }

    fn one_incoming(
        &mut self,
        index: usize,
        cause: Cause,
        name: &str,
        parsed: &ParsedOperation<'_>,
    ) -> Incoming {
        let operation = &parsed.operation;
        let item = &parsed.item;
        let id = operation.operation_id.map(str::to_owned);
        Incoming {
            cause,
            name: name.to_owned(),
            id: id.filter(|id| !id.trim().is_empty()),
            method: parsed.method.clone(),
            docs: Docs {
                title: operation
                    .summary
                    .map(str::to_owned)
                    .or_else(|| item.summary.clone()),
                description: operation
                    .description
                    .map(str::to_owned)
                    .or_else(|| item.description.clone()),
                deprecated: operation.deprecated,
            },
            headers: self.incoming_headers(parsed),
            payload: self.payload(index, parsed),
            answers: self.incoming_answers(parsed),
            pointer: parsed.pointer.clone(),
        }
    }

    fn incoming_headers(&self, parsed: &ParsedOperation<'_>) -> Vec<(String, Option<String>)> {
        let own = parsed.operation.parameters.iter();
        let shared = parsed.item.parameters.iter().flatten();
        let mut headers: Vec<(String, Option<String>)> = Vec::new();
        for place in shared.chain(own) {
            let Some((_, parameter)) = self.pieces.parameter(place) else {
                continue;
            };
            if parameter.place != In::Header {
                continue;
            }
            let name = parameter.name;
            headers.retain(|(other, _)| !other.eq_ignore_ascii_case(name));
            let description = parameter.description.map(str::to_owned);
            headers.push((name.to_owned(), description));
        }
        headers
    }

    fn payload(&mut self, index: usize, parsed: &ParsedOperation<'_>) -> Option<Payload> {
        let pieces = self.pieces;
        let (pointer, body) = pieces.request_body(parsed.operation.request_body.as_ref()?)?;
        let content = body.content?;
        let (media_type, media) = content
            .iter()
            .find(|(media_type, _)| is_json(media_type))
            .or_else(|| content.iter().next())?;
        let place = pointer.key("content").key(media_type);
        let ty = match media.get("schema") {
            Some(_) => self.type_at(&place.key("schema"), Within::Incoming(index), Role::Body),
            None => self.any(),
        };
        Some(Payload {
            media_type: media_type.clone(),
            ty,
            description: body.description.map(str::to_owned),
            examples: media.as_object().map_or_else(Vec::new, |media| {
                super::examples::of_holder(self.root, View(media), &place)
            }),
        })
    }

    fn incoming_answers(&self, parsed: &ParsedOperation<'_>) -> Vec<(Status, String)> {
        let responses = parsed.operation.responses.iter();
        let answers = responses.filter_map(|(status, place)| {
            let (_, response) = self.pieces.response(place)?;
            Some((*status, response.description.to_owned()))
        });
        answers.collect()
    }

    /// The union of the webhooks' bodies, where one required property has other values in each.
    pub(super) fn event(&mut self, incoming: &[Incoming]) -> Option<TypeId> {
        let webhooks = incoming.iter().filter(|item| item.cause == Cause::Webhook);
        let mut bodies: Vec<TypeId> = Vec::new();
        for payload in webhooks.filter_map(|webhook| webhook.payload.as_ref()) {
            let (body, _) = self.graph.resolve(payload.ty);
            if !bodies.contains(&body) {
                bodies.push(body);
            }
        }
        let first = self.graph.shape(*bodies.first()?).as_struct()?;
        let properties: Vec<String> = first
            .fields
            .iter()
            .map(|field| field.name.clone())
            .collect();
        if bodies.len() < 2 {
            return None;
        }
        let (property, tags) = properties
            .into_iter()
            .find_map(|property| Some((property.clone(), self.distinct(&bodies, &property)?)))?;
        let branches = bodies.into_iter().zip(tags);
        let branches = branches
            .map(|(ty, tags)| UnionBranch { ty, tags })
            .collect();
        let union = Union {
            branches,
            discriminator: Some(Discriminator {
                property,
                otherwise: Otherwise::New,
            }),
        };
        Some(self.graph.push(Type {
            is_composed: false,
            origin: Origin::Component("WebhookEvent".to_owned()),
            pointer: Pointer::root().key("webhooks"),
            docs: Docs {
                title: None,
                description: Some("The body of any webhook.".to_owned()),
                deprecated: false,
            },
            nullable: false,
            shape: Shape::Union(union),
            constraints: None,
            default: None,
            examples: Vec::new(),
        }))
    }

    /// The values that a property has in each of the bodies, if it is required in all and no value is in two of them.
    fn distinct(&self, bodies: &[TypeId], property: &str) -> Option<Vec<Vec<String>>> {
        let mut seen = BTreeSet::new();
        let values = bodies.iter().map(|body| {
            let fields = &self.graph.shape(*body).as_struct()?.fields;
            let field = fields.iter().find(|field| field.name == property)?;
            let Shape::Enum(values) = self.graph.shape(field.ty) else {
                return None;
            };
            let values: Vec<String> = values
                .variants
                .iter()
                .map(|variant| variant.value.clone())
                .collect();
            let is_new = values.iter().all(|value| seen.insert(value.clone()));
            (field.required && is_new && !values.is_empty()).then_some(values)
        });
        values.collect()
    }
}

fn is_json(media_type: &str) -> bool {
    let essence = media_type.split(';').next().unwrap_or_default();
    let essence = essence.trim().to_ascii_lowercase();
    matches!(
        essence.as_str(),
        "application/json" | "text/json" | "*/*" | "application/*"
    ) || essence.ends_with("+json")
}
