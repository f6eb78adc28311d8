//! Each operation's request, as it arrives at a server.
#![cfg(feature = "default")]

use serde_json::Value;
use whop_sdk::{Client, types};
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
async fn update() {
    let (server, client) = served(ResponseTemplate::new(200)
        .set_body_raw(
            r##"{
  "automatically_finalizes_at": "2023-12-01T05:00:00.401Z",
  "charge_buyer_fee": false,
  "collection_method": "send_invoice",
  "company": {
    "id": "biz_xxxxxxxxxxxxxx"
  },
  "created_at": "2023-11-20T08:15:30.25Z",
  "current_plan": {
    "id": "plan_xxxxxxxxxxxxx",
    "currency": "usd",
    "description": "Consulting and storage in the first quarter",
    "formatted_price": "$120.25"
  },
  "customer_name": "Jane Doe",
  "due_date": "2024-03-15T09:30:00Z",
  "email_address": "customer@example.com",
  "fetch_invoice_token": "eyJhbGciOiJIUzI1NiJ9...",
  "id": "inv_xxxxxxxxxxxxxx",
  "line_items": [
    {
      "label": "Consulting, in hours",
      "position": 1,
      "quantity": 1.5,
      "unit_price": 60.5,
      "total": 90.75
    },
    {
      "label": "Data storage, in terabytes",
      "position": 2,
      "quantity": 2.5,
      "unit_price": 15.9,
      "total": 39.75
    },
    {
      "label": "Credit for downtime, in days",
      "position": 3,
      "quantity": 0.5,
      "unit_price": -20.5,
      "total": -10.25
    }
  ],
  "mailing_address": {
    "name": "Example GmbH",
    "line1": "Musterstrasse 12",
    "line2": null,
    "city": "Berlin",
    "state": null,
    "postal_code": "10115",
    "country": "DE",
    "phone": "+49 30 1234567"
  },
  "member": {
    "id": "mber_xxxxxxxxxxxxx"
  },
  "number": "#0001",
  "pay_online_url": null,
  "payment": null,
  "payment_processing": false,
  "product": {
    "id": "prod_xxxxxxxxxxxxx",
    "title": "Analytics dashboards"
  },
  "status": "draft",
  "subscription_billing_anchor_at": null,
  "updated_at": "2023-11-21T10:00:00Z",
  "user": {
    "id": "user_xxxxxxxxxxxxx",
    "name": null,
    "username": "johndoe42"
  }
}"##,
            "application/json",
        )).await;
    let answer = client
        .invoices()
        .update(
            "inv_xxxxxxxxxxxxxx",
            serde_json::from_str::<types::UpdateInvoiceRequest>(
                r#"{
  "automatically_finalizes_at": "2023-12-01T05:00:00.401Z",
  "billing_address": {
    "name": "Example GmbH",
    "line1": "Musterstrasse 12",
    "line2": null,
    "city": "Berlin",
    "state": null,
    "postal_code": "10115",
    "country": "DE",
    "phone": "+49 30 1234567",
    "tax_id_type": "eu_vat",
    "tax_id_value": "DE123456789"
  },
  "charge_buyer_fee": false,
  "collection_method": "send_invoice",
  "customer_name": "Jane Doe",
  "due_date": "2024-03-15T09:30:00Z",
  "email_address": "customer@example.com",
  "line_items": [
    {
      "label": "Consulting, in hours",
      "quantity": 1.5,
      "unit_price": 60.5
    },
    {
      "label": "Data storage, in terabytes",
      "quantity": 2.5,
      "unit_price": 15.9
    },
    {
      "label": "Credit for downtime, in days",
      "quantity": 0.5,
      "unit_price": -20.5
    }
  ],
  "mailing_address_id": null,
  "member_id": "mber_xxxxxxxxxxxxx",
  "payment_method_id": null,
  "plan": {
    "billing_period": null,
    "custom_fields": [
      {
        "field_type": "text",
        "name": "Purchase order",
        "order": 1,
        "placeholder": "PO-0000",
        "required": true
      }
    ],
    "description": "Consulting and storage in the first quarter",
    "expiration_days": 365,
    "initial_price": 120.25,
    "internal_notes": null,
    "legacy_payment_method_controls": false,
    "payment_method_configuration": {
      "disabled": [
        "klarna",
        "unknown"
      ],
      "enabled": [
        "card",
        "sepa_debit",
        "p24"
      ],
      "include_platform_defaults": true
    },
    "plan_type": "one_time",
    "release_method": "buy_now",
    "renewal_price": null,
    "stock": null,
    "trial_period_days": null,
    "unlimited_stock": true,
    "visibility": "hidden"
  },
  "product_id": "prod_xxxxxxxxxxxxx",
  "subscription_billing_anchor_at": null
}"#,
            )
                .expect("the example is a value of its type"),
        )
        .await;
    assert!(answer.is_ok(), "{answer:?}");
    let request = &arrived(&server).await;
    assert_eq!(request.method.as_str(), "PATCH");
    assert_eq!(request.url.path(), "/invoices/inv_xxxxxxxxxxxxxx");
    assert_eq!(request.url.query(), None);
    assert_eq!(header(request, "Api-Version-Date"), Some("2026-08-21-1"));
    let sent: Value = serde_json::from_slice(&request.body).expect("the body is JSON");
    let wanted: Value = serde_json::from_str(
        r#"{
  "automatically_finalizes_at": "2023-12-01T05:00:00.401Z",
  "billing_address": {
    "name": "Example GmbH",
    "line1": "Musterstrasse 12",
    "line2": null,
    "city": "Berlin",
    "state": null,
    "postal_code": "10115",
    "country": "DE",
    "phone": "+49 30 1234567",
    "tax_id_type": "eu_vat",
    "tax_id_value": "DE123456789"
  },
  "charge_buyer_fee": false,
  "collection_method": "send_invoice",
  "customer_name": "Jane Doe",
  "due_date": "2024-03-15T09:30:00Z",
  "email_address": "customer@example.com",
  "line_items": [
    {
      "label": "Consulting, in hours",
      "quantity": 1.5,
      "unit_price": 60.5
    },
    {
      "label": "Data storage, in terabytes",
      "quantity": 2.5,
      "unit_price": 15.9
    },
    {
      "label": "Credit for downtime, in days",
      "quantity": 0.5,
      "unit_price": -20.5
    }
  ],
  "mailing_address_id": null,
  "member_id": "mber_xxxxxxxxxxxxx",
  "payment_method_id": null,
  "plan": {
    "billing_period": null,
    "custom_fields": [
      {
        "field_type": "text",
        "name": "Purchase order",
        "order": 1,
        "placeholder": "PO-0000",
        "required": true
      }
    ],
    "description": "Consulting and storage in the first quarter",
    "expiration_days": 365,
    "initial_price": 120.25,
    "internal_notes": null,
    "legacy_payment_method_controls": false,
    "payment_method_configuration": {
      "disabled": [
        "klarna",
        "unknown"
      ],
      "enabled": [
        "card",
        "sepa_debit",
        "p24"
      ],
      "include_platform_defaults": true
    },
    "plan_type": "one_time",
    "release_method": "buy_now",
    "renewal_price": null,
    "stock": null,
    "trial_period_days": null,
    "unlimited_stock": true,
    "visibility": "hidden"
  },
  "product_id": "prod_xxxxxxxxxxxxx",
  "subscription_billing_anchor_at": null
}"#,
    )
        .expect("the example is JSON");
    assert!(same(&sent, &wanted), "{sent:#} is not {wanted:#}");
    assert_eq!(header(request, "content-type"), Some("application/json"));
    assert_eq!(header(request, "authorization"), Some("Bearer secret"));
}
