//! What Sequence's values look like on the wire, and what its types say of themselves.

mod support;

use sequence_sdk::types::{
    PaymentProvider, PaymentSettings, PaymentSettingsUpdate, UpdatePaymentSettingsSequenceVersion,
};
use serde_json::{Value, json};
use support::*;
use wiremock::ResponseTemplate;

fn answer() -> Value {
    serde_json::from_str(ANSWER).expect("JSON")
}

#[test]
fn each_property_keeps_its_own_description_and_so_does_one_beside_a_reference() {
    let source = include_str!("../src/types/payment_settings.rs");
    for (description, field) in [
        ("Unique payment provider id.", "id: String"),
        ("Sequence Account ID.", "sequence_account_id: String"),
        ("Invoice ID.", "invoice_id: String"),
        ("Customer ID.", "customer_id: String"),
        ("Sequence Account ID.", "payment_provider: PaymentProvider"),
    ] {
        let wanted = format!("    /// {description}\n    pub {field},\n");
        assert!(source.contains(&wanted), "{wanted}");
    }
}

#[test]
fn the_three_providers_are_known_and_a_fourth_is_kept() {
    for (provider, text) in [
        (PaymentProvider::Stripe, "STRIPE"),
        (PaymentProvider::Gocardless, "GOCARDLESS"),
        (PaymentProvider::None, "NONE"),
    ] {
        assert_eq!(provider.as_str(), text);
        assert_eq!(PaymentProvider::from(text), provider);
        let update = PaymentSettingsUpdate::new(provider);
        let json = json!({"paymentProvider": text});
        assert_eq!(serde_json::to_value(&update).expect("written"), json);
        let read: PaymentSettingsUpdate = serde_json::from_value(json).expect("an update");
        assert_eq!(read, update);
    }
    let fourth: PaymentProvider = "ADYEN".parse().expect("any text will do");
    assert!(matches!(fourth, PaymentProvider::Unrecognized(_)));
    assert_eq!(fourth.to_string(), "ADYEN");
    assert_eq!(serde_json::to_value(&fourth).expect("written"), "ADYEN");
}

#[tokio::test]
async fn the_version_of_one_call_is_not_that_of_the_next() {
    let server = server(good()).await;
    let client = client(server.uri());
    let newer = UpdatePaymentSettingsSequenceVersion::from("2026-01-01");
    call(&client)
        .sequence_version(newer)
        .await
        .expect("success");
    call(&client).await.expect("success");
    let known = UpdatePaymentSettingsSequenceVersion::V2024_07_30;
    call(&client)
        .sequence_version(known)
        .await
        .expect("success");
    let requests = server.received_requests().await.expect("recorded");
    let versions = requests.iter().map(|request| {
        let all: Vec<_> = request.headers.get_all("sequence-version").iter().collect();
        assert_eq!(all.len(), 1);
        all[0].to_str().expect("text")
    });
    let versions: Vec<_> = versions.collect();
    assert_eq!(versions, ["2026-01-01", "2024-07-30", "2024-07-30"]);
}

#[tokio::test]
async fn each_field_is_required_and_named_when_it_is_missing() {
    for name in [
        "id",
        "sequenceAccountId",
        "invoiceId",
        "customerId",
        "paymentProvider",
    ] {
        let mut json = answer();
        json.as_object_mut().expect("an object").remove(name);
        let server = server(ResponseTemplate::new(200).set_body_json(&json)).await;
        let error = call(&client(server.uri())).await.expect_err("incomplete");
        assert!(error.is_decode());
        assert_eq!(error.json_path(), Some("$"));
        assert!(error.to_string().contains(&format!("`{name}`")), "{error}");
    }
}

#[tokio::test]
async fn a_field_of_another_kind_is_found_and_its_value_not_repeated() {
    for value in [
        json!(null),
        json!(17),
        json!(["hunter2"]),
        json!({"hunter2": 1}),
    ] {
        let mut json = answer();
        json["customerId"] = value;
        let server = server(ResponseTemplate::new(200).set_body_json(&json)).await;
        let error = call(&client(server.uri())).await.expect_err("no text");
        assert_eq!(error.json_path(), Some("$.customerId"), "{error}");
        assert!(!shown(&error).contains("hunter2"), "{error}");
    }
}

#[tokio::test]
async fn a_field_of_tomorrow_breaks_nothing() {
    let mut json = answer();
    json["nextYear"] = json!({"a": [1, 2.5, null, {"b": "c"}]});
    let server = server(ResponseTemplate::new(200).set_body_json(&json)).await;
    let settings = call(&client(server.uri())).await.expect("success");
    let wanted: PaymentSettings = serde_json::from_value(answer()).expect("settings");
    assert_eq!(settings, wanted);
}
