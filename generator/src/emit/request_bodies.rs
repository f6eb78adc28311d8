//! What the tests of requests send as a body, and what of it they look for on the wire.

use super::bodies::{body_type, sent_media_type};
use super::context::{Context, Uses};
use super::round_trips::json_literal;
use super::rust_types::has_files;
use super::sample;
use crate::ir::{Content, MediaKind};
use proc_macro2::TokenStream;
use quote::quote;
use serde_json::Value;

/// A body as an argument, and what the server must see of it.
pub(super) struct Sent {
    pub(super) written: TokenStream,
    pub(super) checks: TokenStream,
}

/// The body that a test sends; `None` where no test can write it down.
pub(super) fn sent(ctx: Context<'_>, content: &Content) -> Option<Sent> {
    let media_type = sent_media_type(content);
    let value = sample::body_value(ctx, content);
    let json = json_literal(&value);
    let exact = quote!(assert_eq!(header(request, "content-type"), Some(#media_type)););
    let ty = body_type(ctx, content);
    let read =
        quote!(serde_json::from_str::<#ty>(#json).expect("the example is a value of its type"));
    let (written, checks) = match content.kind {
        MediaKind::Json => {
            let compared = as_sent(ctx, content, &value).map(|sent| {
                let sent = json_literal(&sent);
                quote! {
                    let sent: Value = serde_json::from_slice(&request.body).expect("the body is JSON");
                    let wanted: Value = serde_json::from_str(#sent).expect("the example is JSON");
                    assert!(same(&sent, &wanted), "{sent:#} is not {wanted:#}");
                }
            });
            (read, quote!(#compared #exact))
        }
        MediaKind::Form => {
            let sent = as_sent(ctx, content, &value);
            let pairs = sent.and_then(|sent| scalars(content, &sent)).map(|pairs| {
                quote! {
                    let mut pairs: Vec<&str> = std::str::from_utf8(&request.body)
                        .expect("a form is text")
                        .split('&')
                        .filter(|pair| !pair.is_empty())
                        .collect();
                    pairs.sort_unstable();
                    assert_eq!(pairs, [#(#pairs),*] as [&str; _]);
                }
            });
            (read, quote!(#pairs #exact))
        }
        MediaKind::Multipart => {
            let written = match content.ty {
                Some(ty) if !has_files(ctx, ty) => read,
                Some(_) | None => by_setters(ctx, content)?,
            };
            let names: Vec<String> = match content.ty {
                None => vec!["name".to_owned()],
                Some(_)
                    if content
                        .encoding
                        .iter()
                        .any(|(_, encoding)| encoding.style.is_some()) =>
                {
                    Vec::new()
                }
                Some(_) => as_sent(ctx, content, &value)
                    .map(|sent| sent_names(&sent))
                    .unwrap_or_default(),
            };
            let dispositions = names
                .iter()
                .map(|name| format!("form-data; name=\"{name}\""));
            let parts = (!names.is_empty()).then(|| {
                quote! {
                    let sent = String::from_utf8_lossy(&request.body);
                    #(assert!(sent.contains(#dispositions), "{sent}");)*
                }
            });
            let start = format!("{media_type}; boundary=");
            (
                written,
                quote! {
                    #parts
                    let content_type = header(request, "content-type");
                    assert!(content_type.is_some_and(|text| text.starts_with(#start)), "{content_type:?}");
                },
            )
        }
        MediaKind::JsonLines | MediaKind::JsonSequence => {
            let list = json_literal(&Value::Array(vec![value.clone()]));
            let compared = as_sent(ctx, content, &value).map(|sent| {
                let sent = json_literal(&sent);
                quote! {
                    let sent = std::str::from_utf8(&request.body).expect("the body is text");
                    let sent: Value = serde_json::from_str(sent.trim_start_matches('\u{1e}')).expect("the line is JSON");
                    let wanted: Value = serde_json::from_str(#sent).expect("the example is JSON");
                    assert!(same(&sent, &wanted), "{sent:#} is not {wanted:#}");
                }
            });
            (
                quote!(serde_json::from_str::<#ty>(#list).expect("the example is a value of its type")),
                quote!(#compared #exact),
            )
        }
        MediaKind::Text | MediaKind::Events => (
            quote!("text".to_owned()),
            quote!(assert_eq!(request.body, b"text"); #exact),
        ),
        MediaKind::Binary => (
            quote!(&b"bytes"[..]),
            quote!(assert_eq!(request.body, b"bytes"); #exact),
        ),
    };
    Some(Sent { written, checks })
}

/// The value as the crate sends it; `None` where that is not worked out here.
fn as_sent(ctx: Context<'_>, content: &Content, value: &Value) -> Option<Value> {
    match content.ty {
        Some(ty) => sample::as_sent(ctx, ty, value),
        None => Some(value.clone()),
    }
}

/// The body by constructor and setters: a file cannot be read from JSON.
fn by_setters(ctx: Context<'_>, content: &Content) -> Option<TokenStream> {
    let krate = ctx.krate();
    let mut uses = Uses::default();
    let expression = sample::body_expression(ctx, content, &mut uses)?;
    let paths: Vec<TokenStream> = uses
        .paths
        .iter()
        .filter_map(|path| match path.strip_prefix("crate::") {
            Some(own) => format!("use {krate}::{own};").parse().ok(),
            None => {
                let name = path.rsplit("::").next().unwrap_or(path);
                format!("use {krate}::{name};").parse().ok()
            }
        })
        .collect();
    let types = uses
        .types
        .iter()
        .map(|ident| quote!(use #krate::types::#ident;));
    Some(quote!({ #(#paths)* #(#types)* #expression }))
}

/// The pairs of a form whose values are all scalars, in the order of their bytes.
fn scalars(content: &Content, value: &Value) -> Option<Vec<String>> {
    if content
        .encoding
        .iter()
        .any(|(_, encoding)| encoding.style.is_some_and(|style| style.allow_reserved))
    {
        return None;
    }
    let mut pairs = Vec::new();
    for (name, value) in value.as_object()? {
        let text = match value {
            Value::Null => continue,
            Value::String(text) => text.clone(),
            Value::Bool(_) | Value::Number(_) => value.to_string(),
            Value::Array(_) | Value::Object(_) => return None,
        };
        pairs.push(format!("{}={}", encode(name), encode(&text)));
    }
    pairs.sort_unstable();
    Some(pairs)
}

/// The names of the parts that must arrive.
fn sent_names(value: &Value) -> Vec<String> {
    let members = value.as_object().into_iter().flatten();
    let sent = members.filter(|(name, value)| {
        let empty = value.is_null()
            || value
                .as_array()
                .is_some_and(|list| list.iter().all(Value::is_null));
        !empty && !name.contains(['"', '\r', '\n'])
    });
    sent.map(|(name, _)| name.clone()).collect()
}

/// The coding of the HTML standard's forms.
fn encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"*-._".contains(&byte) {
            encoded.push(char::from(byte));
        } else if byte == b' ' {
            encoded.push('+');
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}
