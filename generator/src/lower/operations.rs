//! Operations: path items, methods, bodies and responses put together.

use super::Lowering;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::ir::{Body, Docs, Operation, OperationId, Response, Role, SecurityScheme, Status};
use crate::parse::{ParsedOperation, target};
use crate::pointer::Pointer;
use openapiv3::{ReferenceOr, StatusCode};
use std::collections::BTreeMap;

impl Lowering<'_> {
    /// All operations that a client can send.
    pub(super) fn operations(&mut self, schemes: &[SecurityScheme]) -> Vec<Operation> {
        let pieces = self.pieces;
        let mut operations = Vec::new();
        let mut seen: BTreeMap<&str, Pointer> = BTreeMap::new();
        for parsed in &pieces.operations {
            if let Some(id) = parsed.operation.operation_id.as_deref() {
                let place = parsed.pointer.key("operationId");
                match seen.get(id) {
                    Some(first) => self.diagnostics.push(
                        Diagnostic::new(Code::DuplicateOperationId, format!("`{id}` is the operationId of another operation already"))
                            .at(Place::value(&place))
                            .related(Place::value(first), "first used here")
                            .help("give one of them another id in an overlay, with `update: {operationId: …}`"),
                    ),
                    None => {
                        seen.insert(id, place);
                    }
                }
            }
            let id = OperationId(operations.len());
            if let Some(operation) = self.operation(id, parsed, schemes) {
                operations.push(operation);
            }
        }
        operations
    }

    fn operation(
        &mut self,
        id: OperationId,
        parsed: &ParsedOperation,
        schemes: &[SecurityScheme],
    ) -> Option<Operation> {
        let operation = &parsed.operation;
        let body = match self.body(id, parsed) {
            Ok(body) => body,
            Err(media_type) => {
                self.diagnostics.push(
                    Diagnostic::new(
                        Code::UnsupportedBody,
                        format!("`{media_type}` bodies cannot be sent yet"),
                    )
                    .at(Place::key(&parsed.pointer))
                    .note("the operation is left out"),
                );
                return None;
            }
        };
        let parameters = self.parameters(id, parsed);
        let responses = self.responses(id, parsed);
        self.check_successes(&responses, parsed);
        let security = self.requirements(operation.security.as_deref(), schemes, &parsed.pointer);
        if operation.operation_id.is_none() {
            self.diagnostics.push(
                Diagnostic::new(Code::NoOperationId, "the operation has no `operationId`")
                    .at(Place::key(&parsed.pointer))
                    .note("it is named after its method and path")
                    .help(format!(
                        "name it in sdk.toml:\n[operations.\"{} {}\"]\nname = \"…\"",
                        parsed.method.as_str(),
                        parsed.path
                    )),
            );
        }
        Some(Operation {
            id: operation.operation_id.clone(),
            method: parsed.method,
            path: parsed.path.clone(),
            pointer: parsed.pointer.clone(),
            docs: Docs {
                title: operation.summary.clone(),
                description: operation.description.clone(),
                deprecated: operation.deprecated,
            },
            tag: operation.tags.first().cloned(),
            parameters,
            body,
            responses,
            security,
        })
    }

    fn body(&mut self, id: OperationId, parsed: &ParsedOperation) -> Result<Option<Body>, String> {
        let Some(ReferenceOr::Reference { reference }) = &parsed.operation.request_body else {
            return Ok(None);
        };
        let Some(place) = target(reference) else {
            return Ok(None);
        };
        let pieces = self.pieces;
        let Some((pointer, body)) = self.follow(pieces.request_body(&place), &place) else {
            return Ok(None);
        };
        let content = self.content(id, Role::Body, &body.content, &pointer)?;
        Ok(content.map(|content| Body {
            required: body.required,
            description: body.description.clone(),
            content,
            pointer,
        }))
    }

    fn responses(&mut self, id: OperationId, parsed: &ParsedOperation) -> Vec<Response> {
        let declared = &parsed.operation.responses;
        let by_status = declared
            .responses
            .iter()
            .map(|(code, response)| (status(code), response));
        let default = declared
            .default
            .iter()
            .map(|response| (Status::Default, response));
        let mut responses = Vec::new();
        for (status, response) in by_status.chain(default) {
            let ReferenceOr::Reference { reference } = response else {
                continue;
            };
            let Some(place) = target(reference) else {
                continue;
            };
            let pieces = self.pieces;
            let Some((pointer, response)) = self.follow(pieces.response(&place), &place) else {
                continue;
            };
            let content = match self.content(
                id,
                Role::Response(status.to_string()),
                &response.content,
                &pointer,
            ) {
                Ok(content) => content,
                Err(media_type) => {
                    self.diagnostics.push(
                        Diagnostic::new(
                            Code::UnsupportedBody,
                            format!("`{media_type}` responses are not decoded yet"),
                        )
                        .at(Place::key(&pointer.key("content")))
                        .note("the response is given as bytes"),
                    );
                    Some(crate::ir::Content {
                        media_type,
                        kind: crate::ir::MediaKind::Binary,
                        ty: None,
                        examples: Vec::new(),
                    })
                }
            };
            responses.push(Response {
                status,
                description: response.description.clone(),
                content,
                pointer,
            });
        }
        responses
    }
}

impl Lowering<'_> {
    fn check_successes(&mut self, responses: &[Response], parsed: &ParsedOperation) {
        let successes = responses
            .iter()
            .filter(|response| response.status.is_success());
        let types: Vec<_> = successes
            .filter_map(|response| response.content.as_ref()?.ty)
            .map(|ty| self.graph.resolve(ty).0)
            .collect();
        if types.windows(2).any(|pair| pair[0] != pair[1]) {
            self.diagnostics.push(
                Diagnostic::new(
                    Code::SeveralSuccesses,
                    "the responses of success have bodies of different types",
                )
                .at(Place::key(&parsed.pointer.key("responses")))
                .note("a call gives the body as any JSON value"),
            );
        }
    }
}

fn status(code: &StatusCode) -> Status {
    match code {
        StatusCode::Code(code) => Status::Code(*code),
        StatusCode::Range(hundred) => Status::Range(*hundred),
    }
}
