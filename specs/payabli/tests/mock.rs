//! A user's own tests, with a mock in the place of the API.
#![cfg(all(feature = "default", feature = "mock"))]

use payabli_sdk::mock::{Mock, Reply};
use payabli_sdk::types::{BillData, InvoiceDataRequest};
use serde_json::{Value, json};

fn invoice() -> InvoiceDataRequest {
    InvoiceDataRequest::new().invoice_data(BillData::new().invoice_number("INV-6"))
}

#[tokio::test]
async fn an_invoice_is_edited_on_a_mock() {
    let mock = Mock::new();
    mock.on("invoice.edit_invoice", [Reply::status(429), Reply::example()]).unwrap();
    let client = mock.client().unwrap();
    let answer = client.invoice().edit_invoice(332, invoice()).force_customer_creation(true).await.unwrap();
    assert!(answer.is_success);
    let calls = mock.calls();
    assert_eq!(calls.len(), 2);
    assert_eq!(calls[1].url.path(), "/Invoice/332");
    assert_eq!(calls[1].query("forceCustomerCreation").as_deref(), Some("true"));
    assert_eq!(calls[1].header("requestToken"), Some("mock"));
    let sent: Value = calls[1].json().unwrap();
    assert_eq!(sent, json!({ "invoiceData": { "invoiceNumber": "INV-6" } }));
}

#[tokio::test]
async fn a_failure_is_as_a_test_wants_it() {
    let mock = Mock::new();
    let refused = json!({ "isSuccess": false, "responseText": "Declined" });
    mock.on("edit_invoice", [Reply::json(200, &refused)]).unwrap();
    let client = mock.client().unwrap();
    let error = client.invoice().edit_invoice(332, invoice()).await.unwrap_err();
    assert!(error.is_rejected());
    mock.on("edit_invoice", [Reply::not_sent()]).unwrap();
    let call = client.invoice().edit_invoice(332, invoice()).with_max_retries(0);
    assert!(call.await.unwrap_err().is_not_sent());
}

#[tokio::test]
async fn what_the_document_does_not_allow_is_an_error() {
    let mock = Mock::new();
    let client = mock.client().unwrap();
    let call = client.invoice().edit_invoice(332, invoice()).with_query("forceCustomerCreation", "yes");
    let error = call.await.unwrap_err();
    assert!(error.is_request());
    let why = std::error::Error::source(&error).unwrap().to_string();
    assert_eq!(why, "the query parameter `forceCustomerCreation` is no Boolean");
}

/// The same without async.
#[cfg(feature = "blocking")]
#[test]
fn a_thread_waits_for_an_invoice() {
    use payabli_sdk::blocking::Blocking;
    let client = Mock::new().client().unwrap();
    let answer = client.invoice().edit_invoice(332, invoice()).blocking().unwrap();
    assert!(answer.is_success);
    let raw = client.invoice().edit_invoice(332, invoice()).send_raw().blocking().unwrap();
    assert_eq!((raw.status().as_u16(), raw.attempts()), (200, 1));
}
