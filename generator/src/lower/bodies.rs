//! Request bodies and responses.
//!
//! ```yaml
//! requestBody: {$ref: '#/components/requestBodies/Invoice'}
//! responses: {'201': {$ref: '#/components/responses/Created'}, default: {$ref: '#/components/responses/Failed'}}
//! ```

use super::Lowering;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::ir::{Body, OperationId, Response, Role, Status};
use crate::parse::{ParsedOperation, target};
use openapiv3::{ReferenceOr, StatusCode};

impl Lowering<'_> {
    pub(super) fn body(
        &mut self,
        id: OperationId,
        parsed: &ParsedOperation,
    ) -> Result<Option<Body>, String> {
        let Some(ReferenceOr::Reference { reference }) = &parsed.operation.request_body else {
            return Ok(None);
        };
        let Some(place) = target(reference) else {
            return Ok(None);
        };
        let pieces = self.pieces;
        let Some((pointer, body)) = pieces.request_body(&place) else {
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

    pub(super) fn responses(&mut self, id: OperationId, parsed: &ParsedOperation) -> Vec<Response> {
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
            let Some((pointer, response)) = pieces.response(&place) else {
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

    pub(super) fn check_successes(&mut self, responses: &[Response], parsed: &ParsedOperation) {
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
