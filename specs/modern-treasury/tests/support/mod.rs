//! What the tests of calls share: a server, a client of it, and one call.

#![allow(dead_code, reason = "each file of tests uses a part of it")]

use std::error::Error as _;
use std::io::{Read, Write};
use std::net::TcpListener;
use std::thread::JoinHandle;

use modern_treasury_sdk::{Client, ClientBuilder, Error, types};
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, ResponseTemplate};

/// The credential, or the secret half of it.
pub const SECRET: &str = "sk-live-4f9a";

/// An answer that the document allows.
pub const ANSWER: &str = r#"{
    "id": "4470104e-0921-4054-a0bc-98531262ea83", "object": "invoice", "live_mode": false,
    "created_at": "2024-01-08T14:20:00Z", "updated_at": "2024-01-08T14:20:00Z", "contact_details": [],
    "recipient_email": null, "recipient_name": null, "counterparty_id": "c",
    "counterparty_billing_address": null, "counterparty_shipping_address": null, "currency": "USD",
    "description": "", "due_date": "2024-02-08T00:00:00Z", "invoicer_name": null, "invoicer_address": null,
    "originating_account_id": "o", "receiving_account_id": null, "virtual_account_id": null,
    "payment_effective_date": null, "payment_type": null, "payment_method": null,
    "fallback_payment_method": null, "notifications_enabled": true, "notification_email_addresses": null,
    "remind_after_overdue_days": null, "metadata": null, "hosted_url": "https://a.example", "number": "1",
    "payment_orders": [], "expected_payments": [], "pdf_url": null, "status": "draft", "total_amount": 100,
    "amount_remaining": 100, "amount_paid": 0, "transaction_line_item_ids": [],
    "ledger_account_settlement_id": null, "issued_at": null, "paid_at": null, "voided_at": null
}"#;

/// Where nobody listens.
pub const REFUSING: &str = "http://127.0.0.1:1";

/// A client with its credential, which tries a call once unless a test says otherwise.
pub fn builder() -> ClientBuilder {
    Client::builder().credentials("org-7", SECRET).max_retries(0)
}

/// A client of the server at that address.
pub fn client(url: impl Into<String>) -> Client {
    builder().base_url(url).build().expect("a base URL")
}

/// The call that the tests make, with all that it requires and nothing more.
pub fn call(client: &Client) -> modern_treasury_sdk::api::invoices::Update {
    client
        .invoices()
        .update("inv_1", types::InvoiceUpdate::new())
}

/// A server that gives this answer to everything.
pub async fn server(answer: ResponseTemplate) -> MockServer {
    let server = MockServer::start().await;
    Mock::given(any()).respond_with(answer).mount(&server).await;
    server
}

/// The answer of a call that succeeds.
pub fn good() -> ResponseTemplate {
    ResponseTemplate::new(200).set_body_raw(ANSWER, "application/json")
}

/// How many requests have reached the server.
pub async fn requests(server: &MockServer) -> usize {
    server.received_requests().await.expect("recorded").len()
}

/// A server for one request, which it answers byte for byte. It gives the URL, and the head of the request once it came.
pub fn wire(answer: String) -> (String, JoinHandle<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    let head = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().expect("a connection");
        let mut read = Vec::new();
        let mut buffer = [0; 4096];
        loop {
            let count = stream.read(&mut buffer).expect("a request");
            read.extend_from_slice(&buffer[..count]);
            let text = String::from_utf8_lossy(&read).to_lowercase();
            let (head, body) = text.split_once("\r\n\r\n").unwrap_or_default();
            let length = head.split("content-length: ").nth(1);
            let length = length.and_then(|rest| rest.lines().next()?.parse().ok());
            if count == 0 || (!head.is_empty() && body.len() >= length.unwrap_or(0)) {
                break;
            }
        }
        stream.write_all(answer.as_bytes()).expect("written");
        let text = String::from_utf8_lossy(&read).into_owned();
        text.split("\r\n\r\n").next().unwrap_or_default().to_owned()
    });
    (url, head)
}

/// `Display` and `Debug` of an error and of all its sources.
pub fn shown(error: &Error) -> String {
    let mut text = format!("{error} {error:?} {error:#?}");
    let mut source = error.source();
    while let Some(error) = source {
        text.push_str(&format!(" {error} {error:?}"));
        source = error.source();
    }
    text
}

/// A server that never answers: the system takes the connections, and nobody reads from them.
pub fn silent() -> (String, TcpListener) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    (url, listener)
}
