//! The examples of the document: read, and written back unchanged.
#![cfg(feature = "default")]

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use whop_sdk::types;

fn round_trip<T: DeserializeOwned + Serialize>(json: &str) {
    let value: T = serde_json::from_str(json).expect("the example is a value of its type");
    let written = serde_json::to_value(&value).expect("every value can be written");
    let example: Value = serde_json::from_str(json).expect("the example is JSON");
    let equal = same(&written, &example);
    assert!(equal, "{written:#} is not {example:#}");
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

#[test]
fn update_body() {
    round_trip::<types::UpdateInvoiceRequest>(
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
    );
}

#[test]
fn update_answer_200() {
    round_trip::<types::Invoice>(
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
    );
}

#[test]
fn update_answer_400() {
    round_trip::<types::ErrorResponse>(
        r#"{
  "error": {
    "type": "invalid_request_error",
    "message": "The due date is not a date.",
    "code": "parameter_invalid",
    "param": "due_date"
  }
}"#,
    );
}

#[test]
fn update_answer_401() {
    round_trip::<types::ErrorResponse>(
        r#"{
  "error": {
    "type": "unauthorized",
    "message": "The API key is missing or wrong."
  }
}"#,
    );
}

#[test]
fn update_answer_403() {
    round_trip::<types::ErrorResponse>(
        r#"{
  "error": {
    "type": "forbidden",
    "message": "The permission to update invoices is missing."
  }
}"#,
    );
}

#[test]
fn update_answer_404() {
    round_trip::<types::ErrorResponse>(
        r#"{
  "error": {
    "type": "not_found",
    "message": "There is no such invoice."
  }
}"#,
    );
}

#[test]
fn update_answer_422() {
    round_trip::<types::ErrorResponse>(
        r#"{
  "error": {
    "type": "verification_required",
    "message": "Verify the account first."
  }
}"#,
    );
}

#[test]
fn update_answer_500() {
    round_trip::<types::ErrorResponse>(
        r#"{
  "error": {
    "type": "internal_server_error",
    "message": "Something went wrong.",
    "code": null,
    "param": null
  }
}"#,
    );
}
