//! What is particular to Sequence: credentials that the document hides in a header parameter, a pinned version, bare errors.

use sequence_sdk::types::{PaymentProvider, PaymentSettings, PaymentSettingsUpdate};
use sequence_sdk::{Client, Environment};
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, Request, ResponseTemplate};

const ANSWER: &str = r#"{
    "id": "bc61d4b8-e9d6-4f4a-9bcf-f5dae874c730",
    "sequenceAccountId": "bc61d4b8-e9d6-4f4a-9bcf-f5dae874c730",
    "invoiceId": "bc61d4b8-e9d6-4f4a-9bcf-f5dae874c730",
    "customerId": "bc61d4b8-e9d6-4f4a-9bcf-f5dae874c730",
    "paymentProvider": "STRIPE"
}"#;

fn update() -> PaymentSettingsUpdate {
    PaymentSettingsUpdate::new(PaymentProvider::Stripe)
}

async fn server(answer: ResponseTemplate) -> MockServer {
    let server = MockServer::start().await;
    Mock::given(any()).respond_with(answer).mount(&server).await;
    server
}

fn client(server: &MockServer) -> Client {
    let builder = Client::builder()
        .base_url(server.uri())
        .credentials("id-1", "s3cret");
    builder.build().unwrap()
}

async fn requests(server: &MockServer) -> Vec<Request> {
    server.received_requests().await.unwrap()
}

fn ok() -> ResponseTemplate {
    ResponseTemplate::new(200).set_body_raw(ANSWER, "application/json")
}

#[tokio::test]
async fn client_id_and_secret_travel_as_basic_credentials() {
    let server = server(ok()).await;
    client(&server)
        .invoices()
        .update_payment_settings("a", update())
        .await
        .unwrap();
    // `id-1:s3cret` in base64.
    assert_eq!(
        requests(&server).await[0].headers["authorization"],
        "Basic aWQtMTpzM2NyZXQ="
    );
}

#[tokio::test]
async fn the_version_is_pinned_unless_the_call_says_otherwise() {
    let server = server(ok()).await;
    let client = client(&server);
    client
        .invoices()
        .update_payment_settings("a", update())
        .await
        .unwrap();
    let version = "2025-01-01".parse().unwrap();
    client
        .invoices()
        .update_payment_settings("a", update())
        .sequence_version(version)
        .await
        .unwrap();
    let requests = requests(&server).await;
    assert_eq!(requests[0].headers["sequence-version"], "2024-07-30");
    assert_eq!(
        requests[1]
            .headers
            .get_all("sequence-version")
            .iter()
            .collect::<Vec<_>>(),
        ["2025-01-01"]
    );
}

#[test]
fn production_is_the_default_of_three_environments() {
    assert_eq!(Environment::default(), Environment::Production);
    assert_eq!(
        Environment::Production.base_url(),
        "https://eu.sequencehq.com/api"
    );
    assert_eq!(
        Environment::Sandbox.base_url(),
        "https://sandbox.sequencehq.com/api"
    );
    assert_eq!(
        Environment::Development.base_url(),
        "https://dev.seqhq.io/api"
    );
    let client = Client::builder().credentials("a", "b").build().unwrap();
    assert!(format!("{client:?}").contains("https://eu.sequencehq.com/api"));
}

#[test]
fn the_words_beside_a_reference_are_kept() {
    let source = include_str!("../src/types/payment_settings_update.rs");
    assert!(source.contains("/// Sequence Account ID.\n    pub payment_provider: PaymentProvider"));
}

#[tokio::test]
async fn errors_without_a_declared_body_keep_status_and_body() {
    for (status, body) in [
        (400, ""),
        (401, "no such key"),
        (501, r#"{"error":"down"}"#),
    ] {
        let server = server(ResponseTemplate::new(status).set_body_string(body)).await;
        let error = client(&server)
            .invoices()
            .update_payment_settings("a", update())
            .await
            .unwrap_err();
        assert!(error.is_status());
        assert_eq!(error.status().map(|status| status.as_u16()), Some(status));
        assert_eq!(error.body(), Some(body.as_bytes()));
        assert_eq!(error.operation(), Some("update_payment_settings"));
    }
}

#[test]
fn the_response_of_the_document_comes_back_as_it_was() {
    let settings: PaymentSettings = serde_json::from_str(ANSWER).unwrap();
    assert_eq!(settings.payment_provider, PaymentProvider::Stripe);
    let wanted: serde_json::Value = serde_json::from_str(ANSWER).unwrap();
    assert_eq!(serde_json::to_value(settings).unwrap(), wanted);
}

#[tokio::test]
async fn a_call_without_credentials_fails_before_anything_is_sent() {
    let server = server(ok()).await;
    let client = Client::builder().base_url(server.uri()).build().unwrap();
    let error = client
        .invoices()
        .update_payment_settings("a", update())
        .await
        .unwrap_err();
    assert!(error.is_credential());
    let text = error.to_string();
    for part in [
        "credentials",
        "SEQUENCE_CLIENT_ID",
        "SEQUENCE_CLIENT_SECRET",
    ] {
        assert!(text.contains(part), "{text}");
    }
    assert_eq!(requests(&server).await.len(), 0);
}

#[tokio::test]
async fn ids_are_percent_encoded_into_one_segment() {
    let table = [
        ("a/b", "/payments/settings/invoices/a%2Fb"),
        ("50% ä", "/payments/settings/invoices/50%25%20%C3%A4"),
        ("a?b#c", "/payments/settings/invoices/a%3Fb%23c"),
        ("..a", "/payments/settings/invoices/..a"),
    ];
    for (id, path) in table {
        let server = server(ok()).await;
        client(&server)
            .invoices()
            .update_payment_settings(id, update())
            .await
            .unwrap();
        assert_eq!(requests(&server).await[0].url.path(), path);
    }
}

#[tokio::test]
async fn ids_that_would_leave_the_path_are_refused_before_sending() {
    let server = server(ok()).await;
    for id in ["", ".", ".."] {
        let error = client(&server)
            .invoices()
            .update_payment_settings(id, update())
            .await
            .unwrap_err();
        assert!(error.is_request(), "{id}: {error}");
    }
    assert_eq!(requests(&server).await.len(), 0);
}

#[tokio::test]
async fn a_raw_answer_is_there_whatever_its_status() {
    let answer = ResponseTemplate::new(422)
        .insert_header("x-request-id", "r-1")
        .set_body_string("no");
    let server = server(answer).await;
    let raw = client(&server)
        .invoices()
        .update_payment_settings("a", update())
        .send_raw()
        .await
        .unwrap();
    assert_eq!(raw.status().as_u16(), 422);
    assert_eq!(raw.request_id(), Some("r-1"));
    assert_eq!(&raw.body()[..], b"no");
    assert!(raw.parse().unwrap_err().is_status());
}

#[tokio::test]
async fn a_new_provider_survives() {
    let server = server(
        ResponseTemplate::new(200)
            .set_body_raw(ANSWER.replace("STRIPE", "ADYEN"), "application/json"),
    )
    .await;
    let settings = client(&server)
        .invoices()
        .update_payment_settings("a", update())
        .await
        .unwrap();
    assert_eq!(settings.payment_provider.as_str(), "ADYEN");
    assert_eq!(
        serde_json::to_value(&settings).unwrap()["paymentProvider"],
        "ADYEN"
    );
}

#[tokio::test]
async fn nothing_prints_the_secret() {
    let server = server(ResponseTemplate::new(401)).await;
    let builder = Client::builder()
        .base_url(server.uri())
        .credentials("id-1", "s3cret");
    let client = builder.clone().build().unwrap();
    let call = client.invoices().update_payment_settings("a", update());
    let call_text = format!("{call:?}");
    let error = call.await.unwrap_err();
    for text in [
        format!("{builder:?}"),
        format!("{client:?}"),
        call_text,
        format!("{error:?}"),
        error.to_string(),
    ] {
        assert!(
            !text.contains("s3cret") && !text.contains("aWQtMTpzM2NyZXQ"),
            "{text}"
        );
    }
}
