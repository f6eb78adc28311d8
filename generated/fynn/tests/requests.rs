//! Each operation's request, as it arrives at a server.
#![cfg(feature = "default")]

use fynn_sdk::{Client, types};
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
async fn update_draft() {
    let (server, client) = served(ResponseTemplate::new(200)
        .set_body_raw(
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
            "application/json",
        )).await;
    let answer = client
        .invoices()
        .update_draft(
            "6f1c2a34-5b6d-4e7f-8a90-b1c2d3e4f506",
            serde_json::from_str::<types::UpdateInvoiceRequest>(
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
            )
                .expect("the example is a value of its type"),
        )
        .await;
    assert!(answer.is_ok(), "{answer:?}");
    let request = &arrived(&server).await;
    assert_eq!(request.method.as_str(), "PUT");
    assert_eq!(request.url.path(), "/invoices/6f1c2a34-5b6d-4e7f-8a90-b1c2d3e4f506");
    assert_eq!(request.url.query(), None);
    let sent: Value = serde_json::from_slice(&request.body).expect("the body is JSON");
    let wanted: Value = serde_json::from_str(
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
    )
        .expect("the example is JSON");
    assert!(same(&sent, &wanted), "{sent:#} is not {wanted:#}");
    assert_eq!(header(request, "content-type"), Some("application/json"));
    assert_eq!(header(request, "authorization"), Some("Bearer secret"));
}
