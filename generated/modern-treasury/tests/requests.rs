//! Each operation's request, as it arrives at a server.
#![cfg(feature = "default")]
#![allow(deprecated, reason = "what the API deprecates is tested all the same")]

use modern_treasury_sdk::{Client, types};
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
async fn update() {
    let (server, client) = served(ResponseTemplate::new(200)
        .set_body_raw(
            r#"{
  "id": "4470104e-0921-4054-a0bc-98531262ea83",
  "object": "invoice",
  "live_mode": false,
  "created_at": "2024-01-08T14:20:00Z",
  "updated_at": "2024-03-15T09:30:00.401Z",
  "contact_details": [
    {
      "id": "5d1c6e0f-3b0a-4a53-9c1e-0b7a5f0d9a11",
      "object": "contact_detail",
      "live_mode": false,
      "created_at": "2024-01-08T14:20:00Z",
      "updated_at": "2024-01-09T07:45:12.5Z",
      "discarded_at": null,
      "contact_identifier": "billing@example.com",
      "contact_identifier_type": "email"
    }
  ],
  "recipient_email": "customer@example.com",
  "recipient_name": null,
  "counterparty_id": "9e0fdc3a-8f0a-4f5e-bb0c-5c4e8c2b7d55",
  "counterparty_billing_address": {
    "line1": "100 Main Street",
    "line2": "Suite 4",
    "locality": "San Francisco",
    "region": "CA",
    "postal_code": "94105",
    "country": "US"
  },
  "counterparty_shipping_address": null,
  "currency": "USD",
  "description": "Consulting in March",
  "due_date": "2024-04-15T00:00:00Z",
  "invoicer_name": null,
  "invoicer_address": {
    "line1": "48 Harbor Road",
    "locality": "Portland",
    "region": "OR",
    "postal_code": "97201",
    "country": "US"
  },
  "originating_account_id": "2b7f7a4e-6a55-4b43-8a44-0d3c8f6f9b02",
  "receiving_account_id": "7c3d2f1a-9b7e-4c68-9f50-6f1d2a3b4c5d",
  "virtual_account_id": null,
  "payment_effective_date": "2024-04-16",
  "payment_type": "ach",
  "payment_method": "automatic",
  "fallback_payment_method": "manual",
  "notifications_enabled": true,
  "notification_email_addresses": [
    "accounting@example.com",
    "owner@example.com"
  ],
  "remind_after_overdue_days": [
    1,
    7,
    30
  ],
  "metadata": {
    "cost_center": "4711"
  },
  "hosted_url": "https://app.example.com/invoices/4470104e-0921-4054-a0bc-98531262ea83",
  "number": "1042",
  "payment_orders": [
    {
      "id": "3f2b1c0d-4e5f-4a6b-8c7d-9e0f1a2b3c4d",
      "object": "payment_order",
      "amount": 25000,
      "direction": "debit"
    }
  ],
  "expected_payments": [],
  "pdf_url": null,
  "status": "partially_paid",
  "total_amount": 125000,
  "amount_remaining": 100000,
  "amount_paid": 25000,
  "transaction_line_item_ids": [
    "0a1b2c3d-4e5f-4061-8273-8495a6b7c8d9"
  ],
  "ledger_account_settlement_id": null,
  "issued_at": "2024-03-01T08:00:00Z",
  "paid_at": null,
  "voided_at": null
}"#,
            "application/json",
        )).await;
    let answer = client
        .invoices()
        .update(
            "4470104e-0921-4054-a0bc-98531262ea83",
            serde_json::from_str::<types::InvoiceUpdate>(
                r#"{
  "contact_details": [
    {
      "id": "5d1c6e0f-3b0a-4a53-9c1e-0b7a5f0d9a11",
      "object": "contact_detail",
      "live_mode": false,
      "created_at": "2024-01-08T14:20:00Z",
      "updated_at": "2024-01-09T07:45:12.5Z",
      "discarded_at": null,
      "contact_identifier": "billing@example.com",
      "contact_identifier_type": "email"
    }
  ],
  "counterparty_billing_address": {
    "line1": "100 Main Street",
    "line2": "Suite 4",
    "locality": "San Francisco",
    "region": "CA",
    "postal_code": "94105",
    "country": "US"
  },
  "counterparty_id": "9e0fdc3a-8f0a-4f5e-bb0c-5c4e8c2b7d55",
  "counterparty_shipping_address": null,
  "currency": "USD",
  "description": "Consulting in March",
  "due_date": "2024-04-15",
  "fallback_payment_method": "manual",
  "invoice_line_items": [
    {
      "name": "Consulting",
      "description": "Ten hours in March",
      "quantity": 10,
      "unit_amount": 12500,
      "direction": "debit",
      "metadata": {
        "project": "apollo"
      }
    },
    {
      "name": "Data transfer",
      "unit_amount": 0,
      "unit_amount_decimal": "0.0125"
    }
  ],
  "invoicer_address": {
    "line1": "48 Harbor Road",
    "locality": "Portland",
    "region": "OR",
    "postal_code": "97201",
    "country": "US"
  },
  "invoicer_name": null,
  "metadata": {
    "cost_center": "4711"
  },
  "notification_email_addresses": [
    "accounting@example.com",
    "owner@example.com"
  ],
  "notifications_enabled": true,
  "originating_account_id": "2b7f7a4e-6a55-4b43-8a44-0d3c8f6f9b02",
  "payment_effective_date": "2024-04-16",
  "payment_method": "automatic",
  "payment_type": "ach",
  "receiving_account_id": "7c3d2f1a-9b7e-4c68-9f50-6f1d2a3b4c5d",
  "recipient_email": "customer@example.com",
  "recipient_name": null,
  "remind_after_overdue_days": [
    1,
    7,
    30
  ],
  "virtual_account_id": null
}"#,
            )
                .expect("the example is a value of its type"),
        )
        .await;
    assert!(answer.is_ok(), "{answer:?}");
    let request = &arrived(&server).await;
    assert_eq!(request.method.as_str(), "PATCH");
    assert_eq!(request.url.path(), "/api/invoices/4470104e-0921-4054-a0bc-98531262ea83");
    assert_eq!(request.url.query(), None);
    let sent: Value = serde_json::from_slice(&request.body).expect("the body is JSON");
    let wanted: Value = serde_json::from_str(
        r#"{
  "contact_details": [
    {
      "id": "5d1c6e0f-3b0a-4a53-9c1e-0b7a5f0d9a11",
      "object": "contact_detail",
      "live_mode": false,
      "created_at": "2024-01-08T14:20:00Z",
      "updated_at": "2024-01-09T07:45:12.5Z",
      "discarded_at": null,
      "contact_identifier": "billing@example.com",
      "contact_identifier_type": "email"
    }
  ],
  "counterparty_billing_address": {
    "line1": "100 Main Street",
    "line2": "Suite 4",
    "locality": "San Francisco",
    "region": "CA",
    "postal_code": "94105",
    "country": "US"
  },
  "counterparty_id": "9e0fdc3a-8f0a-4f5e-bb0c-5c4e8c2b7d55",
  "counterparty_shipping_address": null,
  "currency": "USD",
  "description": "Consulting in March",
  "due_date": "2024-04-15",
  "fallback_payment_method": "manual",
  "invoice_line_items": [
    {
      "name": "Consulting",
      "description": "Ten hours in March",
      "quantity": 10,
      "unit_amount": 12500,
      "direction": "debit",
      "metadata": {
        "project": "apollo"
      }
    },
    {
      "name": "Data transfer",
      "unit_amount": 0,
      "unit_amount_decimal": "0.0125"
    }
  ],
  "invoicer_address": {
    "line1": "48 Harbor Road",
    "locality": "Portland",
    "region": "OR",
    "postal_code": "97201",
    "country": "US"
  },
  "invoicer_name": null,
  "metadata": {
    "cost_center": "4711"
  },
  "notification_email_addresses": [
    "accounting@example.com",
    "owner@example.com"
  ],
  "notifications_enabled": true,
  "originating_account_id": "2b7f7a4e-6a55-4b43-8a44-0d3c8f6f9b02",
  "payment_effective_date": "2024-04-16",
  "payment_method": "automatic",
  "payment_type": "ach",
  "receiving_account_id": "7c3d2f1a-9b7e-4c68-9f50-6f1d2a3b4c5d",
  "recipient_email": "customer@example.com",
  "recipient_name": null,
  "remind_after_overdue_days": [
    1,
    7,
    30
  ],
  "virtual_account_id": null
}"#,
    )
        .expect("the example is JSON");
    assert!(same(&sent, &wanted), "{sent:#} is not {wanted:#}");
    assert_eq!(header(request, "content-type"), Some("application/json"));
    assert_eq!(header(request, "authorization"), Some("Basic dXNlcjpwYXNzd29yZA=="));
}
