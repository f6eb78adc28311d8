//! The examples of the document: read, and written back unchanged.
#![cfg(feature = "default")]

use fynn_sdk::types;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

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
fn update_draft_body() {
    round_trip::<types::UpdateInvoiceRequest>(
        r#"{
  "customerId": "0d9e8f7a-6b5c-4d3e-9f10-a2b3c4d5e6f7",
  "customerAddressId": null,
  "paymentMethodId": "c1a2b3c4-d5e6-4f7a-8b9b-0c1d2e3f4a5b",
  "currencyCode": "EUR",
  "internalNote": "Agreed by phone",
  "dueDate": "2024-03-31",
  "positions": [
    {
      "name": "Support package",
      "position": "1",
      "description": "Support in March",
      "quantity": "1",
      "unitPrice": "49.90",
      "currencyCode": "EUR",
      "taxGroupId": "4a5b6c7d-8e9f-4012-a345-6789abcdef01",
      "serviceDateFrom": "2024-03-01",
      "serviceDateTo": "2024-03-31",
      "unitPriceInterval": "monthly",
      "subscriptionItem": null,
      "product": "Support",
      "children": [
        {
          "name": "Help by phone",
          "position": "1",
          "description": null,
          "quantity": "2.5",
          "unitPrice": "0.00",
          "discountPercentage": 12.5,
          "children": []
        }
      ]
    }
  ],
  "title": "Invoice",
  "introduction": "Thank you for your order.",
  "closing": null,
  "customFields": {
    "costCenter": "4711",
    "approved": true
  }
}"#,
    );
}

#[test]
fn update_draft_answer_200() {
    round_trip::<types::Invoice>(
        r#"{
  "id": "6f1c2a34-5b6d-4e7f-8a90-b1c2d3e4f506",
  "customer": {
    "id": "0d9e8f7a-6b5c-4d3e-9f10-a2b3c4d5e6f7",
    "customerNumber": "CUSTOMER-001",
    "timeZone": "Europe/Berlin",
    "firstName": "Erika",
    "lastName": "Muster",
    "currencyCode": "EUR",
    "companyName": "Muster GmbH",
    "datevId": null,
    "status": "STATUS_ACTIVE"
  },
  "paymentMethod": {
    "id": "c1a2b3c4-d5e6-4f7a-8b9b-0c1d2e3f4a5b",
    "gatewayName": "wallet",
    "type": "sepa_debit",
    "referenceId": null,
    "default": true,
    "status": "active",
    "source": "api",
    "enabled": true,
    "name": "Account ending in 3232",
    "data": [],
    "creationDate": "2024-01-15T10:30:00Z",
    "expirationDate": null,
    "sepaMandate": null,
    "card": null,
    "sepaDebit": {
      "iban": "DE8937*********3232",
      "bic": "COBADEFFXXX",
      "mandateReference": "MNDT-2024-000042",
      "signingDate": "2024-01-15T10:30:00.5Z"
    },
    "paypal": null
  },
  "referencedInvoice": {
    "id": "7a2d3b45-6c7e-4f80-9ba1-c2d3e4f50617",
    "customer": {
      "id": "0d9e8f7a-6b5c-4d3e-9f10-a2b3c4d5e6f7",
      "customerNumber": "CUSTOMER-001"
    },
    "paymentMethod": {
      "id": "d2b3c4d5-e6f7-4a8b-9c0d-1e2f3a4b5c6d",
      "type": "card",
      "card": {
        "brand": "Visa",
        "last4": "4242",
        "expMonth": 12,
        "expYear": 2027,
        "cardHolder": "Erika Muster"
      }
    },
    "referencedInvoice": null,
    "type": "TYPE_INVOICE",
    "number": "RE-0000000041",
    "finalizationDate": "2024-02-29T23:00:00Z"
  },
  "type": "TYPE_INVOICE",
  "currencyCode": "EUR",
  "number": null,
  "creationDate": "2024-03-15T09:30:00Z",
  "finalizationDate": null,
  "dueDate": "2024-03-31T00:00:00Z",
  "lastReminderDate": null,
  "lastSentAt": null,
  "dunningLevel": 0,
  "dunningStatus": "none",
  "payDate": null,
  "invoiceAddress": null,
  "internalNote": "Agreed by phone",
  "title": "Invoice",
  "introduction": "Thank you for your order.",
  "closing": null,
  "netAmount": {},
  "grossAmount": {},
  "taxAmount": {},
  "discountAmount": null,
  "file": {
    "id": "01F9Z3ZJXZQZJZJZJZJZJZJZJZ",
    "isPrivate": true,
    "mimeType": "application/pdf",
    "fileExtension": "pdf",
    "fileName": "invoice.pdf",
    "storageFileName": "01F9Z3ZJXZQZJZJZJZJZJZJZJZ.pdf",
    "createdAt": "2024-03-15T09:31:00Z"
  },
  "xmlFile": null
}"#,
    );
}
