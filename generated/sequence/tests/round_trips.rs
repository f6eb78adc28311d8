//! The examples of the document: read, and written back unchanged.

use sequence_sdk::types;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

fn round_trip<T: DeserializeOwned + Serialize>(json: &str) {
    let value: T = serde_json::from_str(json).expect("the example is a value of its type");
    let written = serde_json::to_value(&value).expect("every value can be written");
    let example: Value = serde_json::from_str(json).expect("the example is JSON");
    assert_eq!(written, example);
}

#[test]
fn update_payment_settings_body() {
    round_trip::<types::PaymentSettingsUpdate>(
        r#"{
  "paymentProvider": "STRIPE"
}"#,
    );
}

#[test]
fn update_payment_settings_answer_200() {
    round_trip::<types::PaymentSettings>(
        r#"{
  "id": "bc61d4b8-e9d6-4f4a-9bcf-f5dae874c730",
  "sequenceAccountId": "bc61d4b8-e9d6-4f4a-9bcf-f5dae874c730",
  "invoiceId": "bc61d4b8-e9d6-4f4a-9bcf-f5dae874c730",
  "customerId": "bc61d4b8-e9d6-4f4a-9bcf-f5dae874c730",
  "paymentProvider": "STRIPE"
}"#,
    );
}

#[test]
fn payment_provider() {
    round_trip::<types::PaymentProvider>(r#""STRIPE""#);
}
