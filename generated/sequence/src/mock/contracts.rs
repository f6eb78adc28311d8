//! What the API's document says of each operation.

use crate::runtime::mock_contract::{Contract, Example, Kind, Parameter, Place};

pub(super) static CONTRACTS: &[Contract] = &[
    Contract {
        name: "update_payment_settings",
        group: "invoices",
        method: "PUT",
        path: "/payments/settings/invoices/{id}",
        parameters: &[
            Parameter { name: "id", place: Place::Path, required: true, kind: Kind::Any },
        ],
        body: Some(("application/json", true)),
        example: Example {
            status: 200,
            content_type: "application/json",
            body: "{\"id\":\"bc61d4b8-e9d6-4f4a-9bcf-f5dae874c730\",\"sequenceAccountId\":\"bc61d4b8-e9d6-4f4a-9bcf-f5dae874c730\",\"invoiceId\":\"bc61d4b8-e9d6-4f4a-9bcf-f5dae874c730\",\"customerId\":\"bc61d4b8-e9d6-4f4a-9bcf-f5dae874c730\",\"paymentProvider\":\"STRIPE\"}",
        },
    },
];
