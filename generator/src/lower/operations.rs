//! Operations: path items, methods, bodies and responses put together.

use super::Lowering;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::ir::{Docs, Operation, OperationId, SecurityScheme};
use crate::parse::ParsedOperation;
use crate::pointer::Pointer;
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
                            .note("both are generated; where their methods would meet, the later one gets a number behind its name")
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
}
