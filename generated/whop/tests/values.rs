//! What Whop's values look like on the wire: which fields have three states, and which values are kept as they came.

mod support;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use support::*;
use whop_sdk::types::{
    BillingAddress, CollectionMethod, CustomField, CustomFieldType, Invoice, LineItem,
    MailingAddress, PaymentMethodConfiguration, PaymentMethodType, PlanType, PlanUpdate,
    PlanVisibility, ReleaseMethod, TaxIdType, UpdateInvoiceRequest,
};
use whop_sdk::{Decimal, Patch, Timestamp};
use wiremock::ResponseTemplate;

/// Left out, `null` and a value are read as three different things, and each is written back as it came.
fn three_states<T>(others: &Value, name: &str, value: &Value)
where
    T: Serialize + DeserializeOwned + PartialEq + std::fmt::Debug,
{
    let mut null = others.clone();
    null[name] = Value::Null;
    let mut given = others.clone();
    given[name] = value.clone();
    let mut read = Vec::<T>::new();
    for json in [others.clone(), null, given] {
        let typed = serde_json::from_value(json.clone());
        let typed: T = typed.unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(serde_json::to_value(&typed).expect("written"), json);
        assert!(!read.contains(&typed), "{name}: two states are the same");
        read.push(typed);
    }
}

#[test]
fn each_field_of_the_plan_is_left_out_null_or_a_value() {
    let plan = json!({
        "billing_period": 30,
        "custom_fields": [{"field_type": "text", "name": "PO"}],
        "description": "d",
        "expiration_days": 365,
        "initial_price": 120.25,
        "internal_notes": "n",
        "legacy_payment_method_controls": false,
        "payment_method_configuration": {"disabled": [], "enabled": ["card"]},
        "plan_type": "one_time",
        "release_method": "buy_now",
        "renewal_price": 10.43,
        "stock": 0,
        "trial_period_days": 7,
        "unlimited_stock": true,
        "visibility": "quick_link",
    });
    let fields = plan.as_object().expect("an object");
    assert_eq!(fields.len(), 15);
    for (name, value) in fields {
        three_states::<PlanUpdate>(&json!({}), name, value);
        // The same, one level further out.
        let mut with_null = json!({"plan": {}});
        with_null["plan"][name] = Value::Null;
        let update: UpdateInvoiceRequest =
            serde_json::from_value(with_null.clone()).expect("an update");
        assert_eq!(serde_json::to_value(update).expect("written"), with_null);
    }
}

#[test]
fn each_field_of_the_billing_address_is_left_out_null_or_a_value() {
    let address = json!({
        "city": "Berlin", "country": "DE", "line1": "a", "line2": "b", "name": "n", "phone": "1",
        "postal_code": "10115", "state": "BE", "tax_id_type": "eu_vat", "tax_id_value": "DE1",
    });
    let fields = address.as_object().expect("an object");
    assert_eq!(fields.len(), 10);
    for (name, value) in fields {
        three_states::<BillingAddress>(&json!({}), name, value);
    }
}

#[test]
fn the_optional_fields_of_what_the_update_holds_have_three_states_too() {
    let item = json!({"label": "Seat", "unit_price": 1});
    three_states::<LineItem>(&item, "quantity", &json!(1.5));
    let field = json!({"field_type": "text", "name": "PO"});
    three_states::<CustomField>(&field, "id", &json!("fld_1"));
    three_states::<CustomField>(&field, "order", &json!(1));
    three_states::<CustomField>(&field, "placeholder", &json!("PO-0"));
    three_states::<CustomField>(&field, "required", &json!(false));
    let methods = json!({"disabled": ["unknown"], "enabled": []});
    let name = "include_platform_defaults";
    three_states::<PaymentMethodConfiguration>(&methods, name, &json!(true));
}

#[tokio::test]
async fn a_patch_is_written_from_a_value_an_option_or_a_state() {
    let server = server(good()).await;
    let at: Timestamp = "2024-03-15T09:30:00Z".parse().expect("a time");
    let nobody: Option<String> = None;
    let methods = PaymentMethodConfiguration::new([PaymentMethodType::Klarna], []);
    let update = UpdateInvoiceRequest::new()
        .customer_name("Jane Doe")
        .email_address(nobody)
        .due_date(Some(at))
        .mailing_address_id(Patch::Null)
        .member_id(Patch::Absent)
        .collection_method(CollectionMethod::ChargeAutomatically)
        .line_items(vec![LineItem::new("Seat", Decimal::new(1043, 2))])
        .billing_address(BillingAddress::new().tax_id_type(TaxIdType::UsEin))
        .plan(
            PlanUpdate::new()
                .custom_fields(vec![CustomField::new(CustomFieldType::Text, "PO")])
                .payment_method_configuration(methods)
                .plan_type(PlanType::Renewal)
                .release_method(ReleaseMethod::Waitlist)
                .renewal_price(Decimal::new(1000, 2))
                .stock(None)
                .visibility(PlanVisibility::QuickLink),
        );
    let call = client(server.uri()).invoices().update("inv_1", update);
    call.await.expect("success");
    let request = server
        .received_requests()
        .await
        .expect("recorded")
        .remove(0);
    let wanted = json!({
        "customer_name": "Jane Doe",
        "email_address": null,
        "due_date": "2024-03-15T09:30:00Z",
        "mailing_address_id": null,
        "collection_method": "charge_automatically",
        "line_items": [{"label": "Seat", "unit_price": 10.43}],
        "billing_address": {"tax_id_type": "us_ein"},
        "plan": {
            "custom_fields": [{"field_type": "text", "name": "PO"}],
            "payment_method_configuration": {"disabled": ["klarna"], "enabled": []},
            "plan_type": "renewal",
            "release_method": "waitlist",
            "renewal_price": 10.0,
            "stock": null,
            "visibility": "quick_link",
        },
    });
    assert_eq!(request.body_json::<Value>().expect("JSON"), wanted);
    // Not `10.0`: the price goes out with the digits that it was given with.
    let text = String::from_utf8(request.body).expect("text");
    assert!(text.contains(r#""renewal_price":10.00"#), "{text}");
}

#[test]
fn times_are_read_with_any_offset_and_written_in_utc() {
    for (text, utc) in [
        ("2023-12-01T05:00:00.401Z", "2023-12-01T05:00:00.401Z"),
        ("2023-12-01T07:30:00+02:30", "2023-12-01T05:00:00Z"),
    ] {
        let json = json!({"due_date": text});
        let update: UpdateInvoiceRequest = serde_json::from_value(json).expect("an update");
        let written = serde_json::to_value(update).expect("written");
        assert_eq!(written, json!({"due_date": utc}));
    }
    for text in ["2023-12-01", "2023-12-01T05:00:00", "tomorrow", ""] {
        let json = json!({"due_date": text});
        let read = serde_json::from_value::<UpdateInvoiceRequest>(json);
        assert!(read.is_err(), "{text:?} names no point in time");
    }
}

#[tokio::test]
async fn the_fetch_token_is_shown_by_no_answer_no_error_and_no_list_of_invoices() {
    let token = "eyJhbGciOiJIUzI1NiJ9";
    assert!(ANSWER.contains(token));
    let fine = server(good()).await;
    let raw = call(&client(fine.uri()))
        .send_raw()
        .await
        .expect("an answer");
    assert!(!format!("{raw:?} {raw:#?}").contains(token));
    let invoice = raw.parse().expect("success");
    let copies = Some(vec![invoice.clone(), invoice]);
    assert!(!format!("{copies:?} {copies:#?}").contains(token));
    // The field before the defect has been read when the error comes.
    let broken = ANSWER.replace("\"draft\"", "17");
    let broken = server(ResponseTemplate::new(200).set_body_string(broken)).await;
    let error = call(&client(broken.uri())).await.expect_err("no status");
    assert_eq!(error.json_path(), Some("$.status"));
    assert!(!shown(&error).contains(token));
    // It is a value like any other to those who ask for it.
    let written = serde_json::to_string(&copies).expect("written");
    assert!(written.contains(token));
}

#[test]
fn a_value_set_later_takes_the_place_of_a_null_that_was_read() {
    let mut json: Value = serde_json::from_str(ANSWER).expect("JSON");
    json["customer_name"] = Value::Null;
    json["mailing_address"] = json!({"line2": null});
    let mut invoice: Invoice = serde_json::from_value(json.clone()).expect("an invoice");
    assert_eq!(serde_json::to_value(&invoice).expect("written"), json);
    invoice.customer_name = Some("Jane".to_owned());
    let mut address = MailingAddress::new();
    address.line2 = Some("b".to_owned());
    invoice.mailing_address = Some(address);
    json["customer_name"] = json!("Jane");
    json["mailing_address"] = json!({"line2": "b"});
    assert_eq!(serde_json::to_value(&invoice).expect("written"), json);
}

#[tokio::test]
async fn an_answer_of_tomorrow_is_read_by_the_crate_of_today() {
    let mut json: Value = serde_json::from_str(ANSWER).expect("JSON");
    json["status"] = json!("in_dispute");
    json["collection_method"] = json!("carrier_pigeon");
    json["current_plan"]["currency"] = json!("xyz");
    json["field_of_next_year"] = json!({"a": [1, null]});
    json["current_plan"]["another"] = json!(true);
    let server = server(ResponseTemplate::new(200).set_body_json(&json)).await;
    let invoice = call(&client(server.uri())).await.expect("success");
    assert_eq!(invoice.status.to_string(), "in_dispute");
    assert_eq!(invoice, invoice.clone());
    // What the crate does not know yet goes back as it came.
    assert_eq!(serde_json::to_value(&invoice).expect("written"), json);
}

#[tokio::test]
async fn a_defect_in_a_line_item_is_found_and_its_value_not_repeated() {
    let mut json: Value = serde_json::from_str(ANSWER).expect("JSON");
    let item = |price: Value| json!({"label": "a", "position": 1, "quantity": 1, "unit_price": price, "total": 1});
    for (price, path) in [
        (json!("hunter2"), "$.line_items[1].unit_price"),
        (json!(true), "$.line_items[1].unit_price"),
        (json!({"hunter2": 1}), "$.line_items[1].unit_price"),
    ] {
        json["line_items"] = json!([item(json!(10.43)), item(price)]);
        let server = server(ResponseTemplate::new(200).set_body_json(&json)).await;
        let error = call(&client(server.uri())).await.expect_err("no price");
        assert_eq!(error.json_path(), Some(path), "{error}");
        assert!(error.to_string().contains(path), "{error}");
        assert!(!shown(&error).contains("hunter2"), "{error}");
    }
}

#[test]
fn all_ways_to_pay_and_all_kinds_of_tax_numbers_are_known() {
    let methods = include_str!("../src/types/payment_method_type.rs");
    assert_eq!(methods.matches("\" => ").count(), 113);
    let kinds = include_str!("../src/types/tax_id_type.rs");
    assert_eq!(kinds.matches("\" => ").count(), 111);
    for name in [
        "card_installments_three",
        "m_pesa",
        "p24",
        "coinflow",
        "unknown",
    ] {
        let method = PaymentMethodType::from(name);
        assert!(
            !matches!(method, PaymentMethodType::Unrecognized(_)),
            "{name}"
        );
        assert_eq!(method.as_str(), name);
    }
    for name in ["ad_nrt", "eu_vat", "us_ein", "xi_vat"] {
        let kind = TaxIdType::from(name);
        assert!(!matches!(kind, TaxIdType::Unrecognized(_)), "{name}");
        assert_eq!(kind.as_str(), name);
    }
}
