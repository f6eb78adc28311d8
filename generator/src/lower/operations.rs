//! Operations: path items, methods, bodies and responses put together.

use super::Lowering;
use super::bodies::Variant;
use super::security::Schemes;
use crate::config::toml_key;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::ir::{Docs, Operation, OperationId, Server};
use crate::parse::{ParsedOperation, Pieces};
use crate::pointer::Pointer;
use std::collections::{BTreeMap, BTreeSet};

impl<'d> Lowering<'d> {
    /// All operations that a client can send.
    pub(super) fn operations(&mut self, schemes: &Schemes, servers: &[Server]) -> Vec<Operation> {
        let pieces = self.pieces;
        let mut operations = Vec::new();
        let mut seen: BTreeMap<&str, Pointer> = BTreeMap::new();
        let names = operation_names(pieces);
        for (parsed, name) in pieces.operations.iter().zip(names) {
            let said = parsed.operation.operation_id;
            if let Some(id) = said.filter(|id| !id.trim().is_empty()) {
                let place = parsed.pointer.key("operationId");
                match seen.get(id) {
                    Some(first) => {
                        // At several paths by `$ref`, an operation is a duplicate of nobody's.
                        if *first != place {
                            self.diagnostics.push(
                                Diagnostic::new(Code::DuplicateOperationId, format!("`{id}` is the operationId of another operation already"))
                                    .at(Place::value(&place))
                                    .related(Place::value(first), "first used here")
                                    .note("both are generated; this one is named after its method and path")
                                    .help("give one of them another id in an overlay, with `update: {operationId: …}`"),
                            );
                        }
                    }
                    None => {
                        seen.insert(id, place);
                    }
                }
            }
            let id = OperationId(operations.len());
            operations.extend(self.operation(
                id,
                name.map(str::to_owned),
                parsed,
                schemes,
                servers,
            ));
        }
        operations
    }

    /// The operation: one for each coding of its body, and of each one more where its answer may come as a stream.
    fn operation(
        &mut self,
        id: OperationId,
        name: Option<String>,
        parsed: &'d ParsedOperation<'d>,
        schemes: &Schemes,
        usual_servers: &[Server],
    ) -> Vec<Operation> {
        let operation = &parsed.operation;
        let offered = self.offered(parsed);
        let bodies = self.bodies(id.0, offered.ways(), parsed);
        let (mut parameters, template) = self.parameters(id, parsed);
        let answers = self.answers(id, &offered);
        self.declare_headers(id, &parsed.pointer, &offered);
        let security = self.requirements(parsed.security.as_ref(), schemes);
        self.leave_to_schemes(&mut parameters, &security, schemes);
        let item = &parsed.item;
        let own_servers = parsed.servers.as_ref().or(item.servers.as_ref());
        let servers = self.own_servers(own_servers, usual_servers);
        let key = format!("{} {}", parsed.method.as_str(), parsed.item.path);
        let named = self.config.operations.get(&key);
        let is_named = named.is_some_and(|named| named.name.is_some());
        let id = operation.operation_id;
        if id.is_none_or(|id| id.trim().is_empty()) && !is_named {
            let message = match id {
                None => "the operation has no `operationId`",
                Some(_) => "the operation's `operationId` is empty",
            };
            self.diagnostics.push(
                Diagnostic::new(Code::NoOperationId, message)
                    .at(Place::key(&parsed.pointer))
                    .note("it is named after its method and path")
                    .help(format!(
                        "name it in sdk.toml:\n[operations.{}]\nname = \"…\"",
                        toml_key(&key)
                    )),
            );
        }
        let usual = Operation {
            id: name,
            method: parsed.method.clone(),
            path: parsed.item.path.clone(),
            template,
            variant: Vec::new(),
            pointer: parsed.pointer.clone(),
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
            tag: operation.tag.map(str::to_owned),
            parameters,
            body: None,
            responses: Vec::new(),
            headers: None,
            error_headers: None,
            security,
            servers,
        };
        if let ([_], [_]) = (bodies.as_slice(), answers.as_slice()) {
            let ways = bodies.into_iter().zip(answers);
            let with = |usual: Operation, (body, answer): (Variant<_>, Variant<_>)| Operation {
                variant: body.word.into_iter().chain(answer.word).collect(),
                body: body.of,
                responses: answer.of,
                ..usual
            };
            return vec![ways.fold(usual, with)];
        }
        let pairs = bodies
            .iter()
            .flat_map(|body| answers.iter().map(move |answer| (body, answer)));
        pairs
            .map(|(body, answer)| Operation {
                variant: body.word.iter().chain(&answer.word).cloned().collect(),
                body: body.of.clone(),
                responses: answer.of.clone(),
                ..usual.clone()
            })
            .collect()
    }
}

/// What each operation goes by: its `operationId`, unless another has had that before, or its method and path.
pub(super) fn operation_names<'d>(pieces: &Pieces<'d>) -> Vec<Option<&'d str>> {
    let mut seen = BTreeSet::new();
    let operations = pieces.operations.iter();
    operations
        .map(|parsed| {
            let id = parsed.operation.operation_id;
            id.filter(|id| !id.trim().is_empty() && seen.insert(*id))
        })
        .collect()
}
