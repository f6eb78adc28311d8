//! Request bodies and responses.
//!
//! ```yaml
//! requestBody:
//!   content: {application/json: {}, multipart/form-data: {}}        # two operations: `upload` and `upload_multipart`
//! responses:
//!   '200': {content: {application/json: {}, text/event-stream: {}}} # two operations: `chat` and `chat_stream`
//!   default: {$ref: '#/components/responses/Failed'}
//! ```

use super::Lowering;
use super::content::Offer;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::ir::{Body, Content, MediaKind, Method, OperationId, Parts, Response, Role, Status};
use crate::parse::{Members, ParsedOperation};
use crate::pointer::Pointer;

/// What an operation may be sent or answered, and what tells it from the usual.
pub(super) struct Variant<T> {
    pub(super) word: Option<String>,
    pub(super) of: T,
}

/// The responses of an operation, with all that each offers.
pub(super) struct Offered<'d> {
    responses: Vec<OfferedResponse<'d>>,
}

/// A response whose content is still to be chosen.
struct OfferedResponse<'d> {
    status: Status,
    description: &'d str,
    pointer: &'d Pointer,
    offers: Vec<Offer<'d>>,
    headers: Option<&'d Members>,
}

impl<'d> Lowering<'d> {
    /// The bodies of an operation, one for each coding that the document offers; a single `None` where there is no body.
    ///
    /// The types in the n-th body are named after the operation `first + n * step`.
    pub(super) fn bodies(
        &mut self,
        first: usize,
        step: usize,
        parsed: &ParsedOperation<'d>,
    ) -> Vec<Variant<Option<Body>>> {
        let none = vec![Variant {
            word: None,
            of: None,
        }];
        let Some(place) = &parsed.operation.request_body else {
            return none;
        };
        let pieces = self.pieces;
        let Some((pointer, body)) = pieces.request_body(place) else {
            return none;
        };
        let offers = self.offers(body.content, pointer);
        if offers.is_empty() {
            return none;
        }
        let mut words: Vec<String> = Vec::new();
        let mut bodies = Vec::new();
        for (position, offer) in offers.iter().enumerate() {
            let word = (position > 0).then(|| {
                let mut word = coding_word(offer);
                if words.contains(&word) {
                    word = format!("{word} {}", subtype(&offer.media_type));
                }
                words.push(word.clone());
                word
            });
            let id = OperationId(first + position * step);
            let content = self.content(id, Role::Body, offer, &offers);
            bodies.push(Variant {
                word,
                of: Some(Body {
                    required: body.required,
                    description: body.description.map(str::to_owned),
                    content,
                    pointer: pointer.clone(),
                }),
            });
        }
        bodies
    }

    /// The responses of an operation; twice where a success comes whole or as a stream, as the caller likes.
    pub(super) fn answers(
        &mut self,
        id: OperationId,
        offered: &Offered<'d>,
    ) -> Vec<Variant<Vec<Response>>> {
        let both = offered.ways() > 1;
        let mut whole = Vec::new();
        let mut streamed = Vec::new();
        for response in &offered.responses {
            let may_stream = offered.is_success(response);
            let plain = response.offers.iter().find(|offer| !offer.kind.is_stream());
            let stream = response.offers.iter().find(|offer| offer.kind.is_stream());
            let usual = match (plain, stream) {
                (Some(plain), _) => Some(plain),
                (None, stream) => stream,
            };
            let content = usual.map(|offer| self.answer(id, response, offer, may_stream));
            let second = stream.filter(|_| both && may_stream && plain.is_some());
            let second = second.map(|offer| self.answer(id, response, offer, may_stream));
            self.say_unused(response, [usual, stream.filter(|_| both && may_stream)]);
            let lowered = |content: Option<Content>| Response {
                status: response.status,
                description: response.description.to_owned(),
                content,
                pointer: response.pointer.clone(),
            };
            if both {
                streamed.push(lowered(second.or_else(|| content.clone())));
            }
            whole.push(lowered(content));
        }
        let mut answers = vec![Variant {
            word: None,
            of: whole,
        }];
        if both {
            answers.push(Variant {
                word: Some("stream".to_owned()),
                of: streamed,
            });
        }
        answers
    }

    /// The responses as the document has them, with what each offers.
    pub(super) fn offered(&mut self, parsed: &'d ParsedOperation<'d>) -> Offered<'d> {
        let mut responses = Vec::new();
        for (status, place) in &parsed.operation.responses {
            let status = *status;
            let pieces = self.pieces;
            let Some((pointer, response)) = pieces.response(place) else {
                continue;
            };
            let never = never_has_body(status, &parsed.method);
            let offers = if never && response.content.is_some_and(|content| !content.is_empty()) {
                self.diagnostics.push(
                    Diagnostic::new(
                        Code::BodyOfNothing,
                        format!("such a response has no body: {}", why(status)),
                    )
                    .at(Place::key(&pointer.key("content")))
                    .note("it is read as a response without content"),
                );
                Vec::new()
            } else {
                self.offers(response.content, pointer)
            };
            responses.push(OfferedResponse {
                status,
                description: response.description,
                pointer,
                offers,
                headers: response.headers,
            });
        }
        Offered { responses }
    }

    fn answer(
        &mut self,
        id: OperationId,
        response: &OfferedResponse<'d>,
        offer: &Offer<'d>,
        may_stream: bool,
    ) -> Content {
        let role = Role::Response(response.status.to_string());
        let plain = |kind: MediaKind| Content {
            media_type: offer.media_type.clone(),
            also: offer.also.clone(),
            kind,
            ty: None,
            encoding: Vec::new(),
            parts: Parts::Named,
            examples: Vec::new(),
        };
        match offer.kind {
            MediaKind::Multipart => {
                self.diagnostics.push(
                    Diagnostic::new(
                        Code::MultipartResponse,
                        format!("`{}` responses are not taken apart", offer.media_type),
                    )
                    .at(Place::key(&offer.at))
                    .note("the response is given as bytes"),
                );
                plain(MediaKind::Binary)
            }
            MediaKind::Form => {
                self.check_plain(offer);
                plain(MediaKind::Text)
            }
            MediaKind::JsonLines | MediaKind::JsonSequence | MediaKind::Events if !may_stream => {
                plain(MediaKind::Text)
            }
            MediaKind::Json
            | MediaKind::JsonLines
            | MediaKind::JsonSequence
            | MediaKind::Events
            | MediaKind::Text
            | MediaKind::Binary => self.content(id, role, offer, std::slice::from_ref(offer)),
        }
    }

    fn say_unused(&mut self, response: &OfferedResponse<'_>, used: [Option<&Offer<'_>>; 2]) {
        let Some(first) = used.into_iter().flatten().next() else {
            return;
        };
        for offer in &response.offers {
            if used.into_iter().flatten().any(|used| used.at == offer.at) {
                continue;
            }
            self.diagnostics.push(
                Diagnostic::new(
                    Code::OtherMediaType,
                    format!(
                        "`{}` is not decoded: `{}` is offered too",
                        offer.media_type, first.media_type
                    ),
                )
                .at(Place::key(&offer.at))
                .note("`.with_header(\"accept\", …).send_raw()` gives its text or bytes"),
            );
        }
    }
}

impl<'d> Offered<'d> {
    /// The responses that are a success, or those that are none: the place of each and its headers.
    pub(super) fn declared_headers(
        &self,
        success: bool,
    ) -> Vec<(&'d Pointer, Option<&'d Members>)> {
        let responses = self.responses.iter();
        let responses = responses.filter(|response| self.is_success(response) == success);
        responses
            .map(|response| (response.pointer, response.headers))
            .collect()
    }

    /// How many ways there are to be answered: whole, and as a stream.
    pub(super) fn ways(&self) -> usize {
        let both = self.responses.iter().any(|response| {
            let offers = &response.offers;
            self.is_success(response)
                && offers.iter().any(|offer| offer.kind.is_stream())
                && offers.iter().any(|offer| !offer.kind.is_stream())
        });
        if both { 2 } else { 1 }
    }

    fn is_success(&self, response: &OfferedResponse<'_>) -> bool {
        let mut all = self.responses.iter();
        response.status.is_success()
            || response.status == Status::Default && !all.any(|other| other.status.is_success())
    }
}

/// RFC 9110: what answers HEAD has no content, nor has 204 or 205.
fn never_has_body(status: Status, method: &Method) -> bool {
    *method == Method::Head || matches!(status, Status::Code(204 | 205))
}

fn why(status: Status) -> String {
    match status {
        Status::Code(code @ (204 | 205)) => format!("HTTP has none with status {code}"),
        Status::Code(_) | Status::Range(_) | Status::Default => {
            "HTTP has none in an answer to HEAD".to_owned()
        }
    }
}

/// What a body's coding is called in the name of a method.
fn coding_word(offer: &Offer<'_>) -> String {
    match offer.kind {
        MediaKind::Json => subtype(&offer.media_type),
        MediaKind::Form => "form".to_owned(),
        MediaKind::Multipart => "multipart".to_owned(),
        MediaKind::JsonLines => "lines".to_owned(),
        MediaKind::JsonSequence => "sequence".to_owned(),
        MediaKind::Events => "events".to_owned(),
        MediaKind::Text => "text".to_owned(),
        MediaKind::Binary => "bytes".to_owned(),
    }
}

/// `application/vnd.acme.batch+json; charset=utf-8` is an `acme batch`.
fn subtype(media_type: &str) -> String {
    let essence = media_type.split(';').next().unwrap_or_default().trim();
    let subtype = essence
        .split_once('/')
        .map_or(essence, |(_, subtype)| subtype);
    let subtype = subtype.split_once('+').map_or(subtype, |(name, _)| name);
    let plain = subtype.strip_prefix("vnd.").unwrap_or(subtype);
    if plain.contains('*') {
        return "any".to_owned();
    }
    plain.replace('.', " ")
}
