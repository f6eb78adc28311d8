//! Each operation's request, as it arrives at a server.
#![cfg(feature = "default")]

use payabli_sdk::{Client, types};
use serde_json::Value;
use wiremock::{Mock, MockServer, Request, ResponseTemplate};
use wiremock::matchers::any;

/// A server that gives this answer to everything, and a client of it.
async fn served(answer: ResponseTemplate) -> (MockServer, Client) {
    let server = MockServer::start().await;
    Mock::given(any()).respond_with(answer).mount(&server).await;
    let client = Client::builder()
        .base_url(server.uri())
        .api_key("secret")
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
async fn edit_invoice() {
    let (server, client) = served(ResponseTemplate::new(200)
        .set_body_raw(
            r#"{
  "isSuccess": true,
  "responseCode": 1,
  "responseData": "response_data_1",
  "responseText": "response_text_1",
  "pageidentifier": null,
  "roomId": 1
}"#,
            "application/json",
        )).await;
    let answer = client
        .invoice()
        .edit_invoice(
            332,
            serde_json::from_str::<types::InvoiceDataRequest>(
                r#"{
  "invoiceData": {
    "invoiceAmount": 982.37,
    "invoiceDate": "2025-10-19",
    "invoiceNumber": "INV-6",
    "items": [
      {
        "itemCost": 882.37,
        "itemDescription": "Deposit for trip planning",
        "itemProductName": "Deposit",
        "itemQty": 1
      }
    ]
  }
}"#,
            )
                .expect("the example is a value of its type"),
        )
        .force_customer_creation(true)
        .await;
    assert!(answer.is_ok(), "{answer:?}");
    let request = &arrived(&server).await;
    assert_eq!(request.method.as_str(), "PUT");
    assert_eq!(request.url.path(), "/Invoice/332");
    assert_eq!(request.url.query(), Some("forceCustomerCreation=true"));
    let sent: Value = serde_json::from_slice(&request.body).expect("the body is JSON");
    let wanted: Value = serde_json::from_str(
        r#"{
  "invoiceData": {
    "invoiceAmount": 982.37,
    "invoiceDate": "2025-10-19",
    "invoiceNumber": "INV-6",
    "items": [
      {
        "itemCost": 882.37,
        "itemDescription": "Deposit for trip planning",
        "itemProductName": "Deposit",
        "itemQty": 1
      }
    ]
  }
}"#,
    )
        .expect("the example is JSON");
    assert!(same(&sent, &wanted), "{sent:#} is not {wanted:#}");
    assert_eq!(header(request, "content-type"), Some("application/json"));
    assert_eq!(header(request, "requestToken"), Some("secret"));
}
