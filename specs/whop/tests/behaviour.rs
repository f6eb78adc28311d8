//! What is particular to Whop: updates in three states, a response that grows, a token that must not be shown.

use serde_json::{Value, json};
use whop_sdk::types::{
    BillingAddress, CollectionMethod, ErrorResponse, Invoice, InvoiceStatus, LineItem,
    PaymentMethodType, PlanUpdate, TaxIdType, UpdateInvoiceRequest,
};
use whop_sdk::{Client, Decimal, Patch, Timestamp};
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, Request, ResponseTemplate};

/// The short answer, with the fields that the reference page shows.
fn invoice() -> Value {
    json!({
        "id": "inv_1",
        "created_at": "2023-12-01T05:00:00.401Z",
        "status": "draft",
        "number": "#0001",
        "due_date": null,
        "email_address": "customer@example.com",
        "fetch_invoice_token": "eyJhbGciOiJIUzI1NiJ9.t0ken",
        "current_plan": {"id": "plan_1", "currency": "usd", "formatted_price": "$10.00"},
        "user": null,
    })
}

async fn server(answer: ResponseTemplate) -> (MockServer, Client) {
    let server = MockServer::start().await;
    Mock::given(any()).respond_with(answer).mount(&server).await;
    let client = Client::builder()
        .base_url(server.uri())
        .api_key("k3y")
        .build()
        .unwrap();
    (server, client)
}

async fn arrived(server: &MockServer) -> Vec<Request> {
    server.received_requests().await.unwrap()
}

#[test]
fn each_field_of_an_update_is_left_out_null_or_a_value() {
    let at: Timestamp = "2023-12-01T05:00:00.401Z".parse().unwrap();
    type Set = fn(UpdateInvoiceRequest, bool, Timestamp) -> UpdateInvoiceRequest;
    let table: &[(&str, Set, Value)] = &[
        (
            "automatically_finalizes_at",
            |u, null, at| u.automatically_finalizes_at((!null).then_some(at)),
            json!("2023-12-01T05:00:00.401Z"),
        ),
        (
            "billing_address",
            |u, null, _| u.billing_address((!null).then(|| BillingAddress::new().city("Berlin"))),
            json!({"city": "Berlin"}),
        ),
        (
            "charge_buyer_fee",
            |u, null, _| u.charge_buyer_fee((!null).then_some(false)),
            json!(false),
        ),
        (
            "collection_method",
            |u, null, _| u.collection_method((!null).then_some(CollectionMethod::SendInvoice)),
            json!("send_invoice"),
        ),
        (
            "customer_name",
            |u, null, _| u.customer_name((!null).then(|| "A".to_owned())),
            json!("A"),
        ),
        (
            "due_date",
            |u, null, at| u.due_date((!null).then_some(at)),
            json!("2023-12-01T05:00:00.401Z"),
        ),
        (
            "email_address",
            |u, null, _| u.email_address((!null).then(|| "a@b.c".to_owned())),
            json!("a@b.c"),
        ),
        (
            "line_items",
            |u, null, _| u.line_items((!null).then(Vec::new)),
            json!([]),
        ),
        (
            "mailing_address_id",
            |u, null, _| u.mailing_address_id((!null).then(|| "ma_1".to_owned())),
            json!("ma_1"),
        ),
        (
            "member_id",
            |u, null, _| u.member_id((!null).then(|| "mber_1".to_owned())),
            json!("mber_1"),
        ),
        (
            "payment_method_id",
            |u, null, _| u.payment_method_id((!null).then(|| "pmt_1".to_owned())),
            json!("pmt_1"),
        ),
        (
            "plan",
            |u, null, _| u.plan((!null).then(|| PlanUpdate::new().stock(Patch::Null))),
            json!({"stock": null}),
        ),
        (
            "product_id",
            |u, null, _| u.product_id((!null).then(|| "prod_1".to_owned())),
            json!("prod_1"),
        ),
        (
            "subscription_billing_anchor_at",
            |u, null, at| u.subscription_billing_anchor_at((!null).then_some(at)),
            json!("2023-12-01T05:00:00.401Z"),
        ),
    ];
    assert_eq!(table.len(), 14);
    assert_eq!(
        serde_json::to_value(UpdateInvoiceRequest::new()).unwrap(),
        json!({})
    );
    for (name, set, value) in table {
        let mut null = json!({});
        null[*name] = Value::Null;
        let mut given = json!({});
        given[*name] = value.clone();
        for (update, wanted) in [
            (set(UpdateInvoiceRequest::new(), true, at), null),
            (set(UpdateInvoiceRequest::new(), false, at), given),
        ] {
            assert_eq!(serde_json::to_value(&update).unwrap(), wanted, "{name}");
            assert_eq!(
                serde_json::from_value::<UpdateInvoiceRequest>(wanted).unwrap(),
                update,
                "{name}"
            );
        }
    }
}

#[test]
fn prices_are_exact_decimals() {
    let item = LineItem::new("Seat", Decimal::new(1043, 2)).quantity(Patch::Null);
    assert_eq!(
        serde_json::to_string(&item).unwrap(),
        r#"{"label":"Seat","quantity":null,"unit_price":10.43}"#
    );
    let read: LineItem =
        serde_json::from_str(r#"{"label":"Back","unit_price":-0.1,"quantity":2.5}"#).unwrap();
    assert_eq!(read.unit_price, Decimal::new(-1, 1));
    assert_eq!(read.quantity, Patch::Value(Decimal::new(25, 1)));
}

#[tokio::test]
async fn ids_are_percent_encoded_and_the_version_is_pinned() {
    let (server, client) = server(ResponseTemplate::new(200).set_body_json(invoice())).await;
    client
        .invoices()
        .update("inv_a/b c", UpdateInvoiceRequest::new())
        .await
        .unwrap();
    client
        .invoices()
        .update("inv_1", UpdateInvoiceRequest::new())
        .api_version_date("2025-01-01")
        .await
        .unwrap();
    let requests = arrived(&server).await;
    assert_eq!(requests[0].method.as_str(), "PATCH");
    assert_eq!(requests[0].url.path(), "/invoices/inv_a%2Fb%20c");
    assert_eq!(requests[0].headers["authorization"], "Bearer k3y");
    assert_eq!(requests[0].headers["api-version-date"], "2026-08-21-1");
    assert_eq!(requests[1].headers["api-version-date"], "2025-01-01");
    for id in ["", ".", ".."] {
        assert!(
            client
                .invoices()
                .update(id, UpdateInvoiceRequest::new())
                .await
                .unwrap_err()
                .is_request()
        );
    }
    assert_eq!(arrived(&server).await.len(), 2);
}

#[tokio::test]
async fn a_new_status_survives_a_round_trip() {
    let mut answer = invoice();
    answer["status"] = json!("disputed");
    let (_server, client) = server(ResponseTemplate::new(200).set_body_json(&answer)).await;
    let read = client
        .invoices()
        .update("inv_1", UpdateInvoiceRequest::new())
        .await
        .unwrap();
    assert_eq!(read.status.as_str(), "disputed");
    assert_eq!(read.status, InvoiceStatus::from("disputed"));
    assert_eq!(serde_json::to_value(&read).unwrap(), answer);
}

#[test]
fn what_was_null_and_what_was_missing_are_written_back_as_they_were() {
    let mut answer = invoice();
    for (name, value) in [
        ("customer_name", Value::Null),
        ("updated_at", json!("2024-01-01T00:00:00Z")),
    ] {
        answer[name] = value;
    }
    let read: Invoice = serde_json::from_value(answer.clone()).unwrap();
    assert_eq!(read.customer_name, None);
    assert_eq!(serde_json::to_value(&read).unwrap(), answer);
}

#[test]
fn unknown_is_a_payment_method_and_not_the_catch_all() {
    let known: PaymentMethodType = serde_json::from_value(json!("unknown")).unwrap();
    assert_eq!(known, PaymentMethodType::Unknown);
    let unheard: PaymentMethodType = serde_json::from_value(json!("shells")).unwrap();
    assert_ne!(unheard, PaymentMethodType::Unknown);
    assert_eq!(unheard.as_str(), "shells");
    assert_eq!(TaxIdType::from("eu_vat"), TaxIdType::EuVat);
}

#[test]
fn the_fetch_token_is_not_shown() {
    let read: Invoice = serde_json::from_value(invoice()).unwrap();
    let text = format!("{read:?}");
    assert!(
        text.contains("inv_1") && text.contains("fetch_invoice_token: [redacted]"),
        "{text}"
    );
    assert!(!text.contains("t0ken"), "{text}");
    assert_eq!(read.fetch_invoice_token, "eyJhbGciOiJIUzI1NiJ9.t0ken");
}

#[tokio::test]
async fn an_error_has_its_typed_body() {
    let body = json!({"error": {"type": "not_found", "message": "Resource not found"}});
    let (_server, client) = server(ResponseTemplate::new(404).set_body_json(body)).await;
    let error = client
        .invoices()
        .update("inv_1", UpdateInvoiceRequest::new())
        .await
        .unwrap_err();
    assert_eq!(error.status().map(|status| status.as_u16()), Some(404));
    assert_eq!(
        error.body_as::<ErrorResponse>().unwrap().error.message,
        "Resource not found"
    );
    for text in [
        format!("{error:?}"),
        error.to_string(),
        format!("{client:?}"),
    ] {
        assert!(!text.contains("k3y"), "{text}");
    }
}
