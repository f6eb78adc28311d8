//! What is particular to Modern Treasury: two credentials in one header, some fields in three states and others not, enums that
//! differ between request and response.

use modern_treasury_sdk::types::{
    Address, Invoice, InvoicePaymentType, InvoiceUpdate, PaymentOrderType,
};
use modern_treasury_sdk::{Client, Environment, Patch};
use serde_json::{Value, json};
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, ResponseTemplate};

/// The 41 fields of an invoice, all of them required.
fn invoice() -> Value {
    json!({
        "id": "4470104e-0921-4054-a0bc-98531262ea83", "object": "invoice", "live_mode": false,
        "created_at": "2024-01-08T14:20:00Z", "updated_at": "2024-01-08T14:20:00Z", "contact_details": [],
        "recipient_email": null, "recipient_name": null, "counterparty_id": "c", "counterparty_billing_address": null,
        "counterparty_shipping_address": null, "currency": "USD", "description": "", "due_date": "2024-02-08T00:00:00Z",
        "invoicer_name": null, "invoicer_address": null, "originating_account_id": "o", "receiving_account_id": null,
        "virtual_account_id": null, "payment_effective_date": null, "payment_type": null, "payment_method": null,
        "fallback_payment_method": null, "notifications_enabled": true, "notification_email_addresses": null,
        "remind_after_overdue_days": null, "metadata": null, "hosted_url": "https://a.example", "number": "1",
        "payment_orders": [], "expected_payments": [], "pdf_url": null, "status": "draft", "total_amount": 100,
        "amount_remaining": 100, "amount_paid": 0, "transaction_line_item_ids": [], "ledger_account_settlement_id": null,
        "issued_at": null, "paid_at": null, "voided_at": null,
    })
}

async fn server(answer: ResponseTemplate) -> (MockServer, Client) {
    let server = MockServer::start().await;
    Mock::given(any()).respond_with(answer).mount(&server).await;
    let client = Client::builder()
        .base_url(server.uri())
        .credentials("org", "k3y")
        .build()
        .unwrap();
    (server, client)
}

#[tokio::test]
async fn organization_and_key_travel_as_basic_credentials_of_a_patch() {
    let (server, client) = server(ResponseTemplate::new(200).set_body_json(invoice())).await;
    let update = InvoiceUpdate::new()
        .description("For March")
        .remind_after_overdue_days([1, 7, 30]);
    let answer = client.invoices().update("a/b", update).await.unwrap();
    assert_eq!(answer.total_amount, 100);
    let request = server.received_requests().await.unwrap().remove(0);
    assert_eq!(request.method.as_str(), "PATCH");
    assert_eq!(request.url.path(), "/api/invoices/a%2Fb");
    // `org:k3y` in base64.
    assert_eq!(request.headers["authorization"], "Basic b3JnOmszeQ==");
    assert_eq!(
        request.body_json::<Value>().unwrap(),
        json!({"description": "For March", "remind_after_overdue_days": [1, 7, 30]})
    );
}

#[test]
fn the_nullable_fields_have_three_states_and_the_others_two() {
    let nullable = [
        "counterparty_billing_address",
        "counterparty_shipping_address",
        "fallback_payment_method",
        "invoice_line_items",
        "invoicer_address",
        "invoicer_name",
        "metadata",
        "notification_email_addresses",
        "recipient_email",
        "recipient_name",
        "remind_after_overdue_days",
        "virtual_account_id",
    ];
    for name in nullable {
        let mut json = json!({});
        json[name] = Value::Null;
        let update: InvoiceUpdate =
            serde_json::from_value(json.clone()).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(serde_json::to_value(&update).unwrap(), json, "{name}");
        assert_ne!(update, InvoiceUpdate::new(), "{name}");
    }
    let others = [
        "contact_details",
        "counterparty_id",
        "currency",
        "description",
        "due_date",
        "notifications_enabled",
        "originating_account_id",
        "payment_effective_date",
        "payment_method",
        "payment_type",
        "receiving_account_id",
        "status",
    ];
    for name in others {
        let mut json = json!({});
        json[name] = Value::Null;
        assert!(
            serde_json::from_value::<InvoiceUpdate>(json).is_err(),
            "{name}"
        );
    }
    let update = InvoiceUpdate::new();
    let _: &Patch<String> = &update.recipient_name;
    let _: &Patch<Vec<i32>> = &update.remind_after_overdue_days;
    let _: &Option<String> = &update.description;
}

#[test]
fn a_field_in_three_states_takes_a_value_an_option_or_null() {
    let address = Address::new("1 Main St", "Springfield", "IL", "62701", "US");
    let update = InvoiceUpdate::new()
        .invoicer_address(address)
        .recipient_name("Ada")
        .recipient_email(None)
        .invoicer_name(Patch::Null)
        .virtual_account_id(Patch::Absent);
    let wanted = json!({
        "invoicer_address": {"line1": "1 Main St", "locality": "Springfield", "region": "IL", "postal_code": "62701", "country": "US"},
        "recipient_name": "Ada", "recipient_email": null, "invoicer_name": null,
    });
    assert_eq!(serde_json::to_value(&update).unwrap(), wanted);
}

#[test]
fn payment_types_of_request_and_response_are_two_enums() {
    let update: InvoiceUpdate = serde_json::from_value(json!({"payment_type": "wire"})).unwrap();
    assert_eq!(update.payment_type, Some(PaymentOrderType::Wire));
    let mut answer = invoice();
    answer["payment_type"] = json!("eft");
    let read: Invoice = serde_json::from_value(answer.clone()).unwrap();
    assert_eq!(read.payment_type, Some(InvoicePaymentType::Eft));
    answer["payment_type"] = json!("wire");
    let read: Invoice = serde_json::from_value(answer).unwrap();
    assert_eq!(
        read.payment_type.map(|ty| ty.to_string()).as_deref(),
        Some("wire")
    );
}

#[test]
fn what_is_required_and_null_is_written_as_null() {
    let read: Invoice = serde_json::from_value(invoice()).unwrap();
    assert_eq!(serde_json::to_value(&read).unwrap(), invoice());
    assert_eq!(invoice().as_object().unwrap().len(), 41);
}

#[tokio::test]
async fn a_field_that_is_missing_is_named() {
    for name in ["id", "status", "pdf_url"] {
        let mut answer = invoice();
        answer.as_object_mut().unwrap().remove(name);
        let (_server, client) = server(ResponseTemplate::new(200).set_body_json(answer)).await;
        let error = client
            .invoices()
            .update("a", InvoiceUpdate::new())
            .await
            .unwrap_err();
        assert!(
            error.is_decode() && error.to_string().contains(name),
            "{name}: {error}"
        );
    }
}

#[test]
fn there_is_one_environment() {
    assert_eq!(
        Environment::default().base_url(),
        "https://app.moderntreasury.com"
    );
}

#[tokio::test]
async fn nothing_prints_the_key() {
    let (_server, client) = server(ResponseTemplate::new(501).set_body_string("down")).await;
    let error = client
        .invoices()
        .update("a", InvoiceUpdate::new())
        .await
        .unwrap_err();
    assert_eq!(error.body_text().as_deref(), Some("down"));
    for text in [
        format!("{client:?}"),
        format!("{error:?}"),
        error.to_string(),
    ] {
        assert!(
            !text.contains("k3y") && !text.contains("b3JnOmszeQ"),
            "{text}"
        );
    }
}
