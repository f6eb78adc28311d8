//! Each operation's request, as it arrives at a server.
#![cfg(feature = "default")]

use sequence_sdk::{Client, types};
use serde_json::Value;
use wiremock::{Mock, MockServer, Request, ResponseTemplate};
use wiremock::matchers::any;

/// A server that gives this answer to everything, and a client of it.
async fn served(answer: ResponseTemplate) -> (MockServer, Client) {
    let server = MockServer::start().await;
    Mock::given(any()).respond_with(answer).mount(&server).await;
    let client = Client::builder()
        .base_url(server.uri())
        .credentials("user", "password")
        .build()
        .expect("the server's address is a base URL");
    (server, client)
}

/// The one request that arrived.
async fn arrived(server: &MockServer) -> Request {
    let mut requests = server.received_requests().await.expect("the server records requests");
    assert_eq!(requests.len(), 1);
    requests.remove(0)
}

fn header<'r>(request: &'r Request, name: &str) -> Option<&'r str> {
    request.headers.get(name).and_then(|value| value.to_str().ok())
}

/// Whether two values are equal, however their numbers are spelt.
fn same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Number(a), Value::Number(b)) => a == b || a.as_f64() == b.as_f64(),
        (Value::Array(a), Value::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b))
        }
        (Value::Object(a), Value::Object(b)) => {
            a.len() == b.len() && a.iter().all(|(key, a)| b.get(key).is_some_and(|b| same(a, b)))
        }
        _ => one == other,
    }
}

#[tokio::test]
async fn update_payment_settings() {
    let (server, client) = served(ResponseTemplate::new(200)
        .set_body_raw(
            r#"{
  "id": "bc61d4b8-e9d6-4f4a-9bcf-f5dae874c730",
  "sequenceAccountId": "bc61d4b8-e9d6-4f4a-9bcf-f5dae874c730",
  "invoiceId": "bc61d4b8-e9d6-4f4a-9bcf-f5dae874c730",
  "customerId": "bc61d4b8-e9d6-4f4a-9bcf-f5dae874c730",
  "paymentProvider": "STRIPE"
}"#,
            "application/json",
        )).await;
    let answer = client
        .invoices()
        .update_payment_settings(
            "id_1",
            serde_json::from_str::<types::PaymentSettingsUpdate>(
                r#"{
  "paymentProvider": "STRIPE"
}"#,
            )
                .expect("the example is a value of its type"),
        )
        .await;
    assert!(answer.is_ok(), "{answer:?}");
    let request = &arrived(&server).await;
    assert_eq!(request.method.as_str(), "PUT");
    assert_eq!(request.url.path(), "/payments/settings/invoices/id_1");
    assert_eq!(request.url.query(), None);
    assert_eq!(header(request, "Sequence-Version"), Some("2024-07-30"));
    let sent: Value = serde_json::from_slice(&request.body).expect("the body is JSON");
    let wanted: Value = serde_json::from_str(
        r#"{
  "paymentProvider": "STRIPE"
}"#,
    )
        .expect("the example is JSON");
    assert!(same(&sent, &wanted), "{sent:#} is not {wanted:#}");
    assert_eq!(header(request, "content-type"), Some("application/json"));
    assert_eq!(header(request, "authorization"), Some("Basic dXNlcjpwYXNzd29yZA=="));
}
