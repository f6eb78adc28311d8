//! What is particular to Payabli: exact money, two forms of dates, wrapped enum values, and failures under status 200.

use payabli_sdk::types::{
    BillData, BillItem, FileType, InvoiceDataRequest, InvoiceFrequency, InvoiceResponseWithoutData,
    PaymentTerms, PayorDataRequest, ResponseData,
};
use payabli_sdk::{Client, Date, Decimal, Environment};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::time::Duration;
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, Request, ResponseTemplate};

const SUCCESS: &str = r#"{"isSuccess":true,"responseCode":1,"responseData":"332","responseText":"Success","pageidentifier":null,"roomId":0}"#;

async fn server(answer: ResponseTemplate) -> (MockServer, Client) {
    let server = MockServer::start().await;
    Mock::given(any()).respond_with(answer).mount(&server).await;
    let client = Client::builder()
        .base_url(server.uri())
        .api_key("t0ken")
        .build()
        .unwrap();
    (server, client)
}

async fn answering(body: &str) -> (MockServer, Client) {
    server(ResponseTemplate::new(200).set_body_raw(body, "application/json")).await
}

async fn arrived(server: &MockServer) -> Request {
    server.received_requests().await.unwrap().remove(0)
}

/// The request of the vendor's code samples: a deposit for trip planning.
fn deposit() -> InvoiceDataRequest {
    InvoiceDataRequest::new().invoice_data(
        BillData::new()
            .invoice_number("INV-6")
            .invoice_date(Date::constant(2025, 10, 19))
            .invoice_amount(Decimal::new(98237, 2))
            .items([BillItem::new(Decimal::new(88237, 2))
                .item_product_name("Deposit")
                .item_description("Deposit for trip planning")
                .item_qty(1)]),
    )
}

#[tokio::test]
async fn the_request_of_the_code_samples_goes_out() {
    let (server, client) = answering(SUCCESS).await;
    let answer = client.invoice().edit_invoice(332, deposit()).await.unwrap();
    assert_eq!(answer.response_data, ResponseData::from("332"));
    let request = arrived(&server).await;
    assert_eq!(request.method.as_str(), "PUT");
    assert_eq!(request.url.path(), "/Invoice/332");
    assert_eq!(request.url.query(), None);
    assert_eq!(request.headers["requesttoken"], "t0ken");
    assert!(!request.headers.contains_key("authorization"));
    let wanted = json!({"invoiceData": {
        "invoiceAmount": 982.37,
        "invoiceDate": "2025-10-19",
        "invoiceNumber": "INV-6",
        "items": [{"itemCost": 882.37, "itemDescription": "Deposit for trip planning", "itemProductName": "Deposit", "itemQty": 1}],
    }});
    assert_eq!(request.body_json::<Value>().unwrap(), wanted);
    let text = String::from_utf8(request.body).unwrap();
    assert!(
        text.contains(r#""itemCost":882.37"#) && text.contains(r#""invoiceAmount":982.37"#),
        "{text}"
    );
}

#[tokio::test]
async fn an_option_of_the_query_is_sent_when_it_is_set() {
    let (server, client) = answering(SUCCESS).await;
    client
        .invoice()
        .edit_invoice(1, deposit())
        .force_customer_creation(false)
        .await
        .unwrap();
    assert_eq!(
        arrived(&server).await.url.query(),
        Some("forceCustomerCreation=false")
    );
}

#[test]
fn money_is_exact_in_both_directions() {
    for number in [
        "882.37",
        "0.1",
        "1234567890123456.78",
        "-5",
        "79228162514264337593543950335",
        "0.0000000000000000000000000001",
    ] {
        let item: BillItem = serde_json::from_str(&format!(r#"{{"itemCost":{number}}}"#)).unwrap();
        assert_eq!(item.item_cost, number.parse::<Decimal>().unwrap());
        assert_eq!(
            serde_json::to_string(&item).unwrap(),
            format!(r#"{{"itemCost":{number}}}"#)
        );
    }
    let item: BillItem = serde_json::from_str(r#"{"itemCost":1e3}"#).unwrap();
    assert_eq!(item.item_cost, Decimal::from(1000));
    for wrong in [
        r#""882.37""#,
        "null",
        "true",
        "79228162514264337593543950336",
        "0.00000000000000000000000000001",
    ] {
        let item = serde_json::from_str::<BillItem>(&format!(r#"{{"itemCost":{wrong}}}"#));
        assert!(item.is_err(), "{wrong}: {item:?}");
    }
}

#[test]
fn dates_are_read_in_both_documented_forms_and_written_in_one() {
    for text in ["2025-10-19", "10/19/2025"] {
        let bill: BillData = serde_json::from_value(json!({"invoiceDate": text})).unwrap();
        assert_eq!(bill.invoice_date, Some(Date::constant(2025, 10, 19)));
        assert_eq!(
            serde_json::to_value(&bill).unwrap(),
            json!({"invoiceDate": "2025-10-19"})
        );
    }
    for wrong in ["19/10/2025", "2025-13-01", "soon", ""] {
        assert!(
            serde_json::from_value::<BillData>(json!({"invoiceDate": wrong})).is_err(),
            "{wrong}"
        );
    }
}

/// Reads each value, wants it to be known, and wants it back.
fn all_known<T>(values: &[&str])
where
    T: serde::Serialize
        + serde::de::DeserializeOwned
        + for<'a> From<&'a str>
        + std::fmt::Debug
        + PartialEq
        + ToString,
{
    for value in values {
        let read: T = serde_json::from_value(json!(value)).unwrap();
        assert!(!format!("{read:?}").contains("Unrecognized"), "{value}");
        assert_eq!(read, T::from(value));
        assert_eq!(read.to_string(), *value);
        assert_eq!(serde_json::to_value(&read).unwrap(), json!(value));
    }
}

#[test]
fn all_wrapped_enum_values_are_there() {
    all_known::<FileType>(&["pdf", "doc", "docx", "jpg", "jpeg", "png", "gif", "txt"]);
    all_known::<InvoiceFrequency>(&[
        "onetime",
        "weekly",
        "every2weeks",
        "every6months",
        "monthly",
        "every3months",
        "annually",
    ]);
    all_known::<PaymentTerms>(&[
        "PIA",
        "CIA",
        "UR",
        "NET10",
        "NET20",
        "NET30",
        "NET45",
        "NET60",
        "NET90",
        "EOM",
        "MFI",
        "5MFI",
        "10MFI",
        "15MFI",
        "20MFI",
        "2/10NET30",
        "UF",
        "10UF",
        "20UF",
        "25UF",
        "50UF",
    ]);
    assert_eq!(PaymentTerms::FiveMfi.as_str(), "5MFI");
    assert_eq!(PaymentTerms::Two10Net30.as_str(), "2/10NET30");
}

#[test]
fn a_new_enum_value_survives() {
    let terms: PaymentTerms = serde_json::from_value(json!("NET120")).unwrap();
    assert_eq!(terms.as_str(), "NET120");
    assert_eq!(serde_json::to_value(&terms).unwrap(), json!("NET120"));
    assert_ne!(terms, PaymentTerms::Net10);
}

#[test]
fn the_page_identifier_must_be_there_and_may_be_null() {
    let mut answer: Value = serde_json::from_str(SUCCESS).unwrap();
    let read: InvoiceResponseWithoutData = serde_json::from_value(answer.clone()).unwrap();
    assert_eq!(read.page_identifier, None);
    assert_eq!(serde_json::to_value(&read).unwrap(), answer);
    answer["pageidentifier"] = json!("p1");
    let read: InvoiceResponseWithoutData = serde_json::from_value(answer.clone()).unwrap();
    assert_eq!(read.page_identifier.as_deref(), Some("p1"));
    answer.as_object_mut().unwrap().remove("pageidentifier");
    let error = serde_json::from_value::<InvoiceResponseWithoutData>(answer).unwrap_err();
    assert!(error.to_string().contains("pageidentifier"), "{error}");
}

#[tokio::test]
async fn response_data_is_a_text_or_a_whole_number() {
    for (data, wanted) in [
        ("\"a\"", Some(ResponseData::from("a"))),
        ("42", Some(ResponseData::Integer(42))),
        ("[]", None),
        ("1.5", None),
    ] {
        let (_server, client) = answering(&SUCCESS.replace("\"332\"", data)).await;
        match (client.invoice().edit_invoice(1, deposit()).await, wanted) {
            (Ok(answer), Some(wanted)) => assert_eq!(answer.response_data, wanted),
            (Err(error), None) => {
                assert!(error.is_decode());
                assert_eq!(error.json_path(), Some("$.responseData"), "{error}");
            }
            (answer, wanted) => panic!("{data}: {answer:?}, not {wanted:?}"),
        }
    }
}

#[tokio::test]
async fn a_decode_error_names_the_place_and_keeps_the_answer() {
    let table = [
        (
            SUCCESS.replace("\"roomId\":0", "\"roomId\":\"x\""),
            Some("$.roomId"),
        ),
        (SUCCESS.replace(",\"roomId\":0", ""), Some("$")),
        (
            SUCCESS.replace("\"responseCode\":1", "\"responseCode\":null"),
            Some("$.responseCode"),
        ),
    ];
    for (body, path) in table {
        let (_server, client) = answering(&body).await;
        let error = client
            .invoice()
            .edit_invoice(1, deposit())
            .await
            .unwrap_err();
        assert!(error.is_decode(), "{error}");
        assert_eq!(error.json_path(), path, "{error}");
        assert_eq!(error.status().map(|status| status.as_u16()), Some(200));
        assert_eq!(error.body(), Some(body.as_bytes()));
    }
    let item = r#"{"invoiceData":{"items":[{"itemCost":1},{"itemCost":"x"}]}}"#;
    assert!(serde_json::from_str::<InvoiceDataRequest>(item).is_err());
}

#[test]
fn additional_data_is_a_map_of_maps_of_anything() {
    let inner: BTreeMap<String, Value> = [
        ("a".to_owned(), json!([1, null])),
        ("b".to_owned(), json!({"c": "d"})),
    ]
    .into();
    let payor = PayorDataRequest::new().additional_data([("key", inner)]);
    let json = json!({"additionalData": {"key": {"a": [1, null], "b": {"c": "d"}}}});
    assert_eq!(serde_json::to_value(&payor).unwrap(), json);
    assert_eq!(
        serde_json::from_value::<PayorDataRequest>(json).unwrap(),
        payor
    );
    // The same words with a capital letter are another property, of texts.
    let bill = BillData::new().additional_data([("key", "value".to_owned())]);
    assert_eq!(
        serde_json::to_value(&bill).unwrap(),
        json!({"AdditionalData": {"key": "value"}})
    );
}

#[tokio::test]
async fn a_failure_under_status_200_is_an_error_with_the_typed_body() {
    let body = SUCCESS
        .replace("\"isSuccess\":true", "\"isSuccess\":false")
        .replace("\"332\"", "\"no such invoice\"");
    let (_server, client) = answering(&body).await;
    let error = client
        .invoice()
        .edit_invoice(1, deposit())
        .await
        .unwrap_err();
    assert!(error.is_rejected() && !error.is_decode());
    assert_eq!(error.status().map(|status| status.as_u16()), Some(200));
    let typed: InvoiceResponseWithoutData = error.body_as().unwrap();
    assert_eq!(typed.response_data, ResponseData::from("no such invoice"));
    assert!(!typed.is_success);
}

#[tokio::test]
async fn a_failure_of_another_shape_is_still_a_failure() {
    let (_server, client) = answering(r#"{"responseText":"Declined","isSuccess":false}"#).await;
    let error = client
        .invoice()
        .edit_invoice(1, deposit())
        .await
        .unwrap_err();
    assert!(error.is_rejected(), "{error}");
    assert_eq!(
        error.body_as::<Value>().unwrap()["responseText"],
        "Declined"
    );
}

#[test]
fn the_overlay_gives_two_environments() {
    assert_eq!(
        Environment::Sandbox.base_url(),
        "https://api-sandbox.payabli.com/api"
    );
    assert_eq!(
        Environment::Production.base_url(),
        "https://api.payabli.com/api"
    );
    assert_eq!(Environment::default(), Environment::Production);
}

#[tokio::test]
async fn nothing_prints_the_token() {
    let (_server, client) = server(ResponseTemplate::new(401)).await;
    let error = client
        .invoice()
        .edit_invoice(1, deposit())
        .await
        .unwrap_err();
    for text in [
        format!("{client:?}"),
        format!("{:?}", Client::builder().api_key("t0ken")),
        format!("{error:?}"),
        error.to_string(),
    ] {
        assert!(!text.contains("t0ken"), "{text}");
    }
}

#[tokio::test]
async fn an_answer_in_no_time_is_a_timeout_and_a_closed_door_is_none() {
    let (_server, client) =
        server(ResponseTemplate::new(200).set_delay(Duration::from_secs(5))).await;
    let call = client
        .invoice()
        .edit_invoice(1, deposit())
        .with_timeout(Duration::from_millis(50));
    let error = call.await.unwrap_err();
    assert!(error.is_timeout() && !error.is_connect(), "{error}");
    assert!(error.is_maybe_processed(), "{error:?}");

    // Bound and not listening: connections are refused, and no other test gets the port.
    let closed = tokio::net::TcpSocket::new_v4().unwrap();
    closed.bind(([127, 0, 0, 1], 0).into()).unwrap();
    let address = closed.local_addr().unwrap();
    let client = Client::builder()
        .base_url(format!("http://{address}"))
        .api_key("t0ken")
        .max_retries(0)
        .build()
        .unwrap();
    let error = client
        .invoice()
        .edit_invoice(1, deposit())
        .send()
        .await
        .unwrap_err();
    assert!(error.is_connect() && !error.is_timeout(), "{error}");
    assert!(error.is_not_sent(), "{error:?}");
    assert_eq!(error.status(), None);
}

#[tokio::test]
async fn the_token_does_not_follow_a_redirect_to_another_host() {
    let (elsewhere, _client) = answering(SUCCESS).await;
    let away = ResponseTemplate::new(307)
        .insert_header("location", format!("{}/Invoice/1", elsewhere.uri()));
    let (_server, client) = server(away).await;
    let error = client
        .invoice()
        .edit_invoice(1, deposit())
        .await
        .unwrap_err();
    assert_eq!(error.status().map(|status| status.as_u16()), Some(307));
    assert_eq!(elsewhere.received_requests().await.unwrap().len(), 0);
}

#[tokio::test]
async fn a_call_can_be_moved_to_another_task() {
    let (_server, client) = answering(SUCCESS).await;
    let task = tokio::spawn(async move { client.invoice().edit_invoice(1, deposit()).await });
    assert!(task.await.unwrap().is_ok());
    fn is_error<T: std::error::Error + Send + Sync + 'static>() {}
    is_error::<payabli_sdk::Error>();
}
