//! What the API's document says of each operation.

use crate::runtime::mock_contract::{Contract, Example, Kind, Parameter, Place};

pub(super) static CONTRACTS: &[Contract] = &[
    Contract {
        name: "update",
        group: "invoices",
        method: "PATCH",
        path: "/invoices/{id}",
        parameters: &[
            Parameter { name: "id", place: Place::Path, required: true, kind: Kind::Any },
        ],
        body: Some(("application/json", true)),
        example: Example {
            status: 200,
            content_type: "application/json",
            body: "{\"automatically_finalizes_at\":\"2023-12-01T05:00:00.401Z\",\"charge_buyer_fee\":false,\"collection_method\":\"send_invoice\",\"company\":{\"id\":\"biz_xxxxxxxxxxxxxx\"},\"created_at\":\"2023-11-20T08:15:30.25Z\",\"current_plan\":{\"id\":\"plan_xxxxxxxxxxxxx\",\"currency\":\"usd\",\"description\":\"Consulting and storage in the first quarter\",\"formatted_price\":\"$120.25\"},\"customer_name\":\"Jane Doe\",\"due_date\":\"2024-03-15T09:30:00Z\",\"email_address\":\"customer@example.com\",\"fetch_invoice_token\":\"eyJhbGciOiJIUzI1NiJ9...\",\"id\":\"inv_xxxxxxxxxxxxxx\",\"line_items\":[{\"label\":\"Consulting, in hours\",\"position\":1,\"quantity\":1.5,\"unit_price\":60.5,\"total\":90.75},{\"label\":\"Data storage, in terabytes\",\"position\":2,\"quantity\":2.5,\"unit_price\":15.9,\"total\":39.75},{\"label\":\"Credit for downtime, in days\",\"position\":3,\"quantity\":0.5,\"unit_price\":-20.5,\"total\":-10.25}],\"mailing_address\":{\"name\":\"Example GmbH\",\"line1\":\"Musterstrasse 12\",\"line2\":null,\"city\":\"Berlin\",\"state\":null,\"postal_code\":\"10115\",\"country\":\"DE\",\"phone\":\"+49 30 1234567\"},\"member\":{\"id\":\"mber_xxxxxxxxxxxxx\"},\"number\":\"#0001\",\"pay_online_url\":null,\"payment\":null,\"payment_processing\":false,\"product\":{\"id\":\"prod_xxxxxxxxxxxxx\",\"title\":\"Analytics dashboards\"},\"status\":\"draft\",\"subscription_billing_anchor_at\":null,\"updated_at\":\"2023-11-21T10:00:00Z\",\"user\":{\"id\":\"user_xxxxxxxxxxxxx\",\"name\":null,\"username\":\"johndoe42\"}}",
        },
    },
];
