//! What is particular to Fynn: a host for each tenant, a field that is required and may be `null`, types within themselves.

use fynn_sdk::types::{Invoice, Position, UpdateInvoiceRequest};
use fynn_sdk::{Client, Date, Environment};
use serde_json::{Value, json};
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, ResponseTemplate};

async fn server(answer: Value) -> (MockServer, Client) {
    let server = MockServer::start().await;
    Mock::given(any())
        .respond_with(ResponseTemplate::new(200).set_body_json(answer))
        .mount(&server)
        .await;
    let client = Client::builder()
        .base_url(server.uri())
        .api_key("k3y")
        .build()
        .unwrap();
    (server, client)
}

#[test]
fn the_tenant_is_in_the_host() {
    assert_eq!(
        Environment::production("acme").base_url().unwrap(),
        "https://acme.coreapi.io"
    );
    let client = Client::builder()
        .environment(Environment::production("acme"))
        .api_key("k")
        .build()
        .unwrap();
    assert!(format!("{client:?}").contains("https://acme.coreapi.io"));
}

#[test]
fn a_tenant_that_would_lead_elsewhere_is_refused() {
    for tenant in [
        "",
        "evil.example/",
        "user@evil",
        "a#b",
        "a?b",
        "a b",
        "a\\b",
        "a:1",
    ] {
        let builder = Client::builder()
            .environment(Environment::production(tenant))
            .api_key("k");
        assert!(builder.build().unwrap_err().is_request(), "{tenant}");
    }
}

#[test]
fn there_is_no_environment_to_fall_back_to() {
    let error = Client::builder().api_key("k").build().unwrap_err();
    assert!(error.is_request(), "{error}");
}

#[tokio::test]
async fn a_customer_of_none_is_sent_as_null() {
    let answer = json!({"id": "i", "customer": {"id": "c"}});
    let (server, client) = server(answer).await;
    client
        .invoices()
        .update_draft("i/1", UpdateInvoiceRequest::new(None))
        .await
        .unwrap();
    let request = server.received_requests().await.unwrap().remove(0);
    assert_eq!(request.method.as_str(), "PUT");
    assert_eq!(request.url.path(), "/invoices/i%2F1");
    assert_eq!(request.headers["authorization"], "Bearer k3y");
    assert_eq!(request.body, br#"{"customerId":null}"#);
}

#[test]
fn the_customer_must_be_there() {
    assert!(serde_json::from_value::<UpdateInvoiceRequest>(json!({})).is_err());
    let update: UpdateInvoiceRequest = serde_json::from_value(json!({"customerId": "c"})).unwrap();
    assert_eq!(update.customer_id.as_deref(), Some("c"));
}

#[tokio::test]
async fn an_invoice_may_refer_to_an_invoice_that_refers_to_one() {
    let answer = json!({
        "id": "1", "customer": {"id": "c"},
        "referencedInvoice": {
            "id": "2", "customer": {"id": "c"},
            "referencedInvoice": {"id": "3", "customer": {"id": "c"}, "referencedInvoice": null},
        },
    });
    let (_server, client) = server(answer.clone()).await;
    let first: Invoice = client
        .invoices()
        .update_draft("1", UpdateInvoiceRequest::new(None))
        .await
        .unwrap();
    let second = first.referenced_invoice.as_deref().unwrap();
    let third = second.referenced_invoice.as_deref().unwrap();
    assert_eq!((third.id.as_str(), &third.referenced_invoice), ("3", &None));
    assert_eq!(serde_json::to_value(&first).unwrap(), answer);
}

#[test]
fn positions_may_have_positions() {
    let leaf = Position::new()
        .quantity("1")
        .service_date_from(Date::constant(2024, 3, 1));
    let tree = Position::new().children([Position::new().children([leaf])]);
    let wanted =
        json!({"children": [{"children": [{"quantity": "1", "serviceDateFrom": "2024-03-01"}]}]});
    assert_eq!(serde_json::to_value(&tree).unwrap(), wanted);
    assert_eq!(serde_json::from_value::<Position>(wanted).unwrap(), tree);
}

#[tokio::test]
async fn a_defect_deep_inside_is_found() {
    let answer = json!({"id": "1", "customer": {"id": "c"}, "referencedInvoice": {"id": "2", "customer": {"id": "c"}, "dunningLevel": "x"}});
    let (_server, client) = server(answer).await;
    let error = client
        .invoices()
        .update_draft("1", UpdateInvoiceRequest::new(None))
        .await
        .unwrap_err();
    assert_eq!(
        error.json_path(),
        Some("$.referencedInvoice.dunningLevel"),
        "{error}"
    );
    for text in [
        format!("{client:?}"),
        format!("{error:?}"),
        error.to_string(),
    ] {
        assert!(!text.contains("k3y"), "{text}");
    }
}
