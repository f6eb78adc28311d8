//! The examples of the document: read, and written back unchanged.
#![cfg(feature = "default")]

use payabli_sdk::types;
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
fn edit_invoice_body() {
    round_trip::<types::InvoiceDataRequest>(
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
    );
}
