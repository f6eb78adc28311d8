//! What the API's document says of each operation.

use crate::runtime::mock_contract::{Contract, Example, Kind, Parameter, Place};

pub(super) static CONTRACTS: &[Contract] = &[
    Contract {
        name: "edit_invoice",
        group: "invoice",
        method: "PUT",
        path: "/Invoice/{idInvoice}",
        parameters: &[
            Parameter { name: "idInvoice", place: Place::Path, required: true, kind: Kind::Integer },
            Parameter { name: "forceCustomerCreation", place: Place::Query, required: false, kind: Kind::Boolean },
        ],
        body: Some(("application/json", true)),
        example: Example {
            status: 200,
            content_type: "application/json",
            body: "{\"isSuccess\":true,\"responseCode\":1,\"responseData\":\"response_data_1\",\"responseText\":\"response_text_1\",\"pageidentifier\":null,\"roomId\":1}",
        },
    },
];
