//! What Modern Treasury's values look like on the wire: what is required, what may be `null`, amounts and dates.

mod support;

use modern_treasury_sdk::types::{
    Address, Currency, FallbackPaymentMethod, Invoice, InvoiceLineItemCreate, InvoicePaymentMethod,
    InvoicePaymentType, InvoiceStatusUpdate, InvoiceUpdate, PaymentOrderType,
};
use modern_treasury_sdk::{Date, Patch, Timestamp};
use serde_json::{Value, json};
use support::*;
use wiremock::ResponseTemplate;

/// The fields of an invoice that may be `null`.
const NULLABLE: [&str; 20] = [
    "recipient_email",
    "recipient_name",
    "counterparty_billing_address",
    "counterparty_shipping_address",
    "invoicer_name",
    "invoicer_address",
    "receiving_account_id",
    "virtual_account_id",
    "payment_effective_date",
    "payment_type",
    "payment_method",
    "fallback_payment_method",
    "notification_email_addresses",
    "remind_after_overdue_days",
    "metadata",
    "pdf_url",
    "ledger_account_settlement_id",
    "issued_at",
    "paid_at",
    "voided_at",
];

fn answer() -> Value {
    serde_json::from_str(ANSWER).expect("JSON")
}

#[test]
fn each_of_the_41_fields_is_named_when_it_is_missing() {
    let names: Vec<String> = answer()
        .as_object()
        .expect("an object")
        .keys()
        .cloned()
        .collect();
    assert_eq!(names.len(), 41);
    for name in names {
        let mut json = answer();
        json.as_object_mut().expect("an object").remove(&name);
        let error = serde_json::from_value::<Invoice>(json).expect_err("all are required");
        assert!(error.to_string().contains(&format!("`{name}`")), "{error}");
    }
}

#[test]
fn twenty_fields_may_be_null_and_are_written_so_and_the_others_may_not() {
    for (name, _) in answer().as_object().expect("an object") {
        let mut json = answer();
        json[name] = Value::Null;
        let read = serde_json::from_value::<Invoice>(json.clone());
        if NULLABLE.contains(&name.as_str()) {
            let written = serde_json::to_value(read.expect(name)).expect("written");
            assert_eq!(written, json, "{name}");
        } else {
            assert!(read.is_err(), "{name}");
        }
    }
}

#[tokio::test]
async fn an_invoice_with_all_its_fields_comes_back_as_it_was() {
    let address = json!({"line1": "1", "line2": "2", "locality": "l", "region": "r", "postal_code": "p", "country": "US"});
    let mut json = answer();
    for (name, value) in [
        ("recipient_email", json!("a@b.c")),
        ("recipient_name", json!("n")),
        ("counterparty_billing_address", address.clone()),
        ("counterparty_shipping_address", address.clone()),
        ("invoicer_name", json!("i")),
        ("invoicer_address", address),
        ("receiving_account_id", json!("r")),
        ("virtual_account_id", json!("v")),
        ("payment_effective_date", json!("2024-04-16")),
        ("payment_type", json!("eft")),
        ("payment_method", json!("automatic")),
        ("fallback_payment_method", json!("manual")),
        ("notification_email_addresses", json!(["a@b.c"])),
        ("remind_after_overdue_days", json!([1, 7, 30])),
        ("metadata", json!({"a": "b"})),
        ("pdf_url", json!("https://a.example")),
        ("ledger_account_settlement_id", json!("l")),
        ("issued_at", json!("2024-03-01T08:00:00Z")),
        ("paid_at", json!("2024-03-02T08:00:00.5Z")),
        ("voided_at", json!("2024-03-03T08:00:00Z")),
    ] {
        assert!(NULLABLE.contains(&name));
        json[name] = value;
    }
    json["payment_orders"] = json!([{"id": "p", "reversals": [{"a": 1}]}]);
    let server = server(ResponseTemplate::new(200).set_body_json(&json)).await;
    let invoice = call(&client(server.uri())).await.expect("success");
    assert_eq!(
        invoice.payment_effective_date,
        Some(Date::constant(2024, 4, 16))
    );
    assert_eq!(invoice.remind_after_overdue_days, Some(vec![1, 7, 30]));
    assert_eq!(invoice.payment_type, Some(InvoicePaymentType::Eft));
    assert_eq!(serde_json::to_value(invoice).expect("written"), json);
}

#[test]
fn nullable_fields_are_patches_and_the_others_options() {
    let update = InvoiceUpdate::new();
    let _: &Patch<Address> = &update.counterparty_billing_address;
    let _: &Patch<Address> = &update.counterparty_shipping_address;
    let _: &Patch<FallbackPaymentMethod> = &update.fallback_payment_method;
    let _: &Patch<Vec<InvoiceLineItemCreate>> = &update.invoice_line_items;
    let _: &Patch<Address> = &update.invoicer_address;
    let _: &Patch<String> = &update.invoicer_name;
    let _: &Patch<Vec<String>> = &update.notification_email_addresses;
    let _: &Patch<String> = &update.recipient_email;
    let _: &Patch<String> = &update.recipient_name;
    let _: &Patch<Vec<i32>> = &update.remind_after_overdue_days;
    let _: &Patch<String> = &update.virtual_account_id;
    assert!(update.metadata.is_absent());
    let _: &Option<String> = &update.counterparty_id;
    let _: &Option<Currency> = &update.currency;
    let _: &Option<String> = &update.description;
    let _: &Option<Date> = &update.due_date;
    let _: &Option<bool> = &update.notifications_enabled;
    let _: &Option<String> = &update.originating_account_id;
    let _: &Option<Date> = &update.payment_effective_date;
    let _: &Option<InvoicePaymentMethod> = &update.payment_method;
    let _: &Option<PaymentOrderType> = &update.payment_type;
    let _: &Option<String> = &update.receiving_account_id;
    let _: &Option<InvoiceStatusUpdate> = &update.status;
}

#[tokio::test]
async fn a_change_of_status_travels_alone() {
    let server = server(good()).await;
    let update = InvoiceUpdate::new().status(InvoiceStatusUpdate::Unpaid);
    let call = client(server.uri()).invoices().update("inv_1", update);
    call.await.expect("success");
    let request = &server.received_requests().await.expect("recorded")[0];
    assert_eq!(request.body, br#"{"status":"unpaid"}"#);
}

#[test]
fn all_25_types_of_payment_orders_are_known_to_requests_and_two_to_answers() {
    let names = "ach au_becs bacs book card chats check cross_border dk_nets eft gb_fps masav mx_ccen neft nics \
                 nz_becs pl_elixir rtp se_bankgirot sepa sg_giro sic stablecoin wire zengin";
    assert_eq!(names.split_whitespace().count(), 25);
    for name in names.split_whitespace() {
        let sent = PaymentOrderType::from(name);
        assert!(!matches!(sent, PaymentOrderType::Unrecognized(_)), "{name}");
        assert_eq!(sent.as_str(), name);
        let received = InvoicePaymentType::from(name);
        let known = !matches!(received, InvoicePaymentType::Unrecognized(_));
        assert_eq!(known, matches!(name, "ach" | "eft"), "{name}");
        assert_eq!(received.as_str(), name);
    }
}

#[test]
fn line_items_have_amounts_in_the_smallest_unit() {
    let update = InvoiceUpdate::new().invoice_line_items(vec![
        InvoiceLineItemCreate::new("Consulting", 12_500).quantity(10),
        InvoiceLineItemCreate::new("Data", 0).unit_amount_decimal("0.0125"),
    ]);
    let wanted = json!({"invoice_line_items": [
        {"name": "Consulting", "unit_amount": 12500, "quantity": 10},
        {"name": "Data", "unit_amount": 0, "unit_amount_decimal": "0.0125"},
    ]});
    assert_eq!(serde_json::to_value(update).expect("written"), wanted);
}

#[tokio::test]
async fn what_is_no_integer_no_date_or_no_time_is_found_at_its_place() {
    let contact = json!({
        "id": "c", "object": "contact_detail", "live_mode": false, "created_at": "2024-01-08T14:20:00Z",
        "updated_at": "2024-01-08", "discarded_at": null, "contact_identifier": "a@b.c",
        "contact_identifier_type": "email",
    });
    for (name, value, path) in [
        ("total_amount", json!(125.5), "$.total_amount"),
        ("total_amount", json!("100"), "$.total_amount"),
        (
            "remind_after_overdue_days",
            json!([1, "7"]),
            "$.remind_after_overdue_days[1]",
        ),
        (
            "payment_effective_date",
            json!("04/16/2024"),
            "$.payment_effective_date",
        ),
        ("due_date", json!("2024-04-15"), "$.due_date"),
        ("metadata", json!({"a": 1}), "$.metadata.a"),
        (
            "contact_details",
            json!([contact]),
            "$.contact_details[0].updated_at",
        ),
    ] {
        let mut json = answer();
        json[name] = value;
        let server = server(ResponseTemplate::new(200).set_body_json(&json)).await;
        let error = call(&client(server.uri())).await.expect_err("a defect");
        assert!(error.is_decode());
        assert_eq!(error.json_path(), Some(path), "{error}");
    }
}

#[test]
fn times_keep_their_fractions_of_a_second() {
    let mut json = answer();
    json["paid_at"] = json!("2024-03-15T10:30:00.401+01:00");
    let invoice: Invoice = serde_json::from_value(json).expect("an invoice");
    let paid: Timestamp = "2024-03-15T09:30:00.401Z".parse().expect("a time");
    assert_eq!(invoice.paid_at, Some(paid));
}

#[test]
fn a_new_status_or_currency_is_kept() {
    let mut json = answer();
    json["status"] = json!("escheated");
    json["currency"] = json!("XAQ");
    let invoice: Invoice = serde_json::from_value(json.clone()).expect("an invoice");
    assert_eq!(invoice.status.as_str(), "escheated");
    assert_eq!(invoice, invoice.clone());
    assert_eq!(serde_json::to_value(&invoice).expect("written"), json);
    assert!(!matches!(Currency::from("USDC"), Currency::Unrecognized(_)));
}
