//! What Payabli's values look like on the wire: amounts digit by digit, dates, unions, and what counts as a failure.

mod support;

use std::str::FromStr;

use payabli_sdk::types::{
    BillData, BillItem, FileType, InvoiceDataRequest, InvoiceFrequency, InvoiceResponseWithoutData,
    PaymentTerms, ResponseData,
};
use payabli_sdk::{Client, Decimal, ErrorKind};
use serde_json::{Value, json};
use support::*;
use wiremock::{MockServer, ResponseTemplate};

/// A server that answers this with status 200, and a client of it.
async fn answering(body: impl Into<String>) -> (MockServer, Client) {
    let server = server(ResponseTemplate::new(200).set_body_string(body)).await;
    let client = client(server.uri());
    (server, client)
}

#[tokio::test]
async fn amounts_go_out_with_the_digits_that_they_have() {
    let tenth: Decimal = "0.1".parse().expect("a decimal");
    let fifth: Decimal = "0.2".parse().expect("a decimal");
    let large: Decimal = "12345678901234567890.12".parse().expect("a decimal");
    let bill = BillData::new()
        .tax(tenth + fifth)
        .discount(large)
        .freight_amount(Decimal::new(1050, 2))
        .duty_amount(Decimal::new(-5, 1))
        .invoice_amount(7);
    let (server, client) = answering(ANSWER).await;
    let body = InvoiceDataRequest::new().invoice_data(bill);
    let answer = client.invoice().edit_invoice(332, body).await;
    answer.expect("success");
    let request = server
        .received_requests()
        .await
        .expect("recorded")
        .remove(0);
    let text = String::from_utf8(request.body).expect("text");
    for part in [
        r#""tax":0.3"#,
        r#""discount":12345678901234567890.12"#,
        r#""freightAmount":10.50"#,
        r#""dutyAmount":-0.5"#,
        r#""invoiceAmount":7"#,
    ] {
        let next = text.split_once(part).map(|(_, rest)| &rest[..1]);
        assert!(matches!(next, Some("," | "}")), "{part} is not in {text}");
    }
}

#[test]
fn amounts_come_in_as_they_stand_or_not_at_all() {
    for (text, wanted) in [
        ("882.37", "882.37"),
        ("0.1", "0.1"),
        ("-0.10", "-0.10"),
        ("1e3", "1000"),
        ("1.5E+2", "150"),
        ("25e-2", "0.25"),
        ("0e999999999999", "0"),
        ("12345678901234567.891", "12345678901234567.891"),
    ] {
        let json = format!(r#"{{"itemCost": {text}}}"#);
        let item: BillItem = serde_json::from_str(&json).expect(text);
        assert_eq!(item.item_cost, wanted.parse().expect("a decimal"), "{text}");
    }
    for text in [
        "\"882.37\"",
        "[882.37]",
        "1e999999999999",
        "1e-40",
        "0.12345678901234567890123456789",
    ] {
        let json = format!(r#"{{"itemCost": {text}}}"#);
        let read = serde_json::from_str::<BillItem>(&json);
        assert!(read.is_err(), "{text} became {read:?}");
    }
}

#[test]
fn a_date_with_a_time_or_in_another_order_is_not_guessed_at() {
    for field in ["invoiceDate", "invoiceDueDate", "invoiceEndDate"] {
        for text in [
            "2025-10-19T08:00:00Z",
            "2025-10-19 08:00",
            "2025-02-29",
            "02/30/2025",
            "13/01/2025",
            "19.10.2025",
            "20251019",
        ] {
            let mut json = json!({});
            json[field] = json!(text);
            let read = serde_json::from_value::<BillData>(json);
            assert!(read.is_err(), "{field}: {text} became {read:?}");
        }
    }
}

#[test]
fn a_text_is_turned_into_an_enum_and_back() {
    assert_eq!(PaymentTerms::from_str("5MFI"), Ok(PaymentTerms::FiveMfi));
    assert_eq!(PaymentTerms::from("2/10NET30"), PaymentTerms::Two10Net30);
    assert_eq!(PaymentTerms::Two10Net30.to_string(), "2/10NET30");
    assert_eq!(InvoiceFrequency::OneTime.as_str(), "onetime");
    assert_eq!(
        InvoiceFrequency::from("every2weeks"),
        InvoiceFrequency::Every2Weeks
    );
    assert_eq!(FileType::from("pdf"), FileType::Pdf);
    // The case of letters counts, since it does on the wire.
    assert!(matches!(FileType::from("PDF"), FileType::Unrecognized(_)));
    assert_eq!(FileType::from("PDF").as_str(), "PDF");
}

#[tokio::test]
async fn response_data_of_another_kind_is_refused_at_its_place() {
    for data in [
        "true",
        "null",
        "{\"a\": 1}",
        "[332]",
        "3.5",
        "1e2",
        "99999999999999999999",
    ] {
        let body = ANSWER.replace("332", data);
        let (_server, client) = answering(&*body).await;
        let error = call(&client).await.expect_err("neither text nor integer");
        assert!(error.is_decode(), "{data}");
        assert_eq!(error.json_path(), Some("$.responseData"), "{data}: {error}");
        assert_eq!(error.body(), Some(body.as_bytes()));
    }
}

#[test]
fn response_data_is_written_as_the_kind_that_it_is() {
    for (data, json) in [
        (ResponseData::from("332"), json!("332")),
        (ResponseData::from(332), json!(332)),
        (ResponseData::from(i64::MIN), json!(i64::MIN)),
        (ResponseData::from(String::new()), json!("")),
    ] {
        assert_eq!(serde_json::to_value(&data).expect("written"), json);
        let read: ResponseData = serde_json::from_value(json).expect("read");
        assert_eq!(read, data);
    }
    let answer = InvoiceResponseWithoutData::new(true, 1, 332, "Success", None, 0);
    let wanted: Value = serde_json::from_str(ANSWER).expect("JSON");
    assert_eq!(serde_json::to_value(answer).expect("written"), wanted);
}

#[tokio::test]
async fn a_missing_page_identifier_is_named() {
    let (_server, client) = answering(ANSWER.replace("\"pageidentifier\": null,", "")).await;
    let error = call(&client).await.expect_err("it is required");
    assert!(error.is_decode());
    assert_eq!(error.json_path(), Some("$"));
    assert!(error.to_string().contains("pageidentifier"), "{error}");
}

#[tokio::test]
async fn a_decode_error_gives_the_whole_path_to_the_defect() {
    for (body, path) in [
        (
            r#"{"invoiceData": {"items": [{"itemCost": 1}, {"itemCost": "882.37"}]}}"#,
            "$.invoiceData.items[1].itemCost",
        ),
        (
            r#"{"invoiceData": {"items": [{"itemQty": 1}]}}"#,
            "$.invoiceData.items[0]",
        ),
        (
            r#"{"invoiceData": {"notes": "é\n", "invoiceDate": "19/10/2025"}}"#,
            "$.invoiceData.invoiceDate",
        ),
        (
            r#"{"customerData": {"identifierFields": ["a", 2]}}"#,
            "$.customerData.identifierFields[1]",
        ),
        (
            r#"{"customerData": {"additionalData": {"a key": 1}}}"#,
            r#"$.customerData.additionalData["a key"]"#,
        ),
    ] {
        let server = server(ResponseTemplate::new(400).set_body_string(body)).await;
        let error = call(&client(server.uri())).await.expect_err("no success");
        let error = error.body_as::<InvoiceDataRequest>().expect_err("a defect");
        assert!(error.is_decode());
        assert_eq!(error.json_path(), Some(path), "{error}");
        assert_eq!(error.status().expect("a status"), 400);
    }
}

#[tokio::test]
async fn a_flag_of_false_is_a_failure_wherever_it_stands_in_the_body() {
    for body in [
        r#"{"isSuccess":false}"#,
        "\u{feff}{\n  \"isSuccess\" : false\n}",
        r#"{"responseData": {"isSuccess": true}, "isSuccess": false}"#,
        r#"{"\u0069sSuccess": false, "responseText": "No"}"#,
    ] {
        let (_server, client) = answering(body).await;
        let error = call(&client).await.expect_err("a failure");
        assert_eq!(error.kind(), ErrorKind::Rejected, "{body}");
        assert_eq!(error.status().expect("a status"), 200);
        assert_eq!(error.body(), Some(body.as_bytes()));
        assert_eq!(error.body_as::<Value>().expect("JSON")["isSuccess"], false);
        let raw = call(&client).send_raw().await.expect("an answer");
        assert_eq!(raw.status(), 200);
        assert!(raw.parse().expect_err("a failure").is_rejected());
    }
}

#[tokio::test]
async fn only_the_flag_of_the_body_itself_counts_and_the_status_comes_first() {
    // A flag inside of something else says nothing of the call.
    let inner = ANSWER.replace(
        "\"responseCode\"",
        "\"inner\": {\"isSuccess\": false}, \"responseCode\"",
    );
    let (_server, client) = answering(inner).await;
    assert!(call(&client).await.is_ok());
    // A flag that is no boolean is a defect of the answer, and surely no success.
    let (_server, client) = answering(ANSWER.replace("true", "\"false\"")).await;
    let error = call(&client).await.expect_err("no boolean");
    assert_eq!(error.json_path(), Some("$.isSuccess"), "{error}");
    // A status of failure is one without the flag's help.
    let rejected = ResponseTemplate::new(400).set_body_string(ANSWER.replace("true", "false"));
    let server = server(rejected).await;
    let error = call(&support::client(server.uri()))
        .await
        .expect_err("a failure");
    assert!(error.is_status() && !error.is_rejected());
}

#[test]
fn every_field_of_a_bill_is_written_as_it_was_read() {
    let bill = json!({
        "AdditionalData": {"a": "b"},
        "attachments": [{"fContent": "TXkg", "filename": "a.pdf", "ftype": "pdf", "furl": "https://a.example"}],
        "company": "c", "discount": 0.5, "dutyAmount": 1, "firstName": "f", "freightAmount": 2,
        "frequency": "firstofmonth", "invoiceAmount": 982.37, "invoiceDate": "2025-10-19",
        "invoiceDueDate": "2025-11-19", "invoiceEndDate": "2026-10-19", "invoiceNumber": "INV-6",
        "invoiceStatus": 1, "invoiceType": 0,
        "items": [{
            "itemCategories": ["a"], "itemCommodityCode": "c", "itemCost": 882.37, "itemDescription": "d",
            "itemMode": 2, "itemProductCode": "p", "itemProductName": "n", "itemQty": 1, "itemTaxAmount": 0.1,
            "itemTaxRate": 8.25, "itemTotalAmount": 882.47, "itemUnitOfMeasure": "U",
        }],
        "lastName": "l", "notes": "n", "paymentTerms": "2/10NET30", "purchaseOrder": "p",
        "shippingAddress1": "1", "shippingAddress2": "2", "shippingCity": "c", "shippingCountry": "US",
        "shippingEmail": "a@b.c", "shippingFromZip": "1", "shippingPhone": "1", "shippingState": "s",
        "shippingZip": "1", "summaryCommodityCode": "s", "tax": 0.25, "termsConditions": "t",
    });
    assert_eq!(bill.as_object().expect("an object").len(), 32);
    let read: BillData = serde_json::from_value(bill.clone()).expect("a bill");
    assert_eq!(serde_json::to_value(read).expect("written"), bill);
}
