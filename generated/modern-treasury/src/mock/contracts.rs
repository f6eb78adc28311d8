//! What the API's document says of each operation.

use crate::runtime::mock_contract::{Contract, Example, Kind, Parameter, Place};

pub(super) static CONTRACTS: &[Contract] = &[
    Contract {
        name: "update",
        group: "invoices",
        method: "PATCH",
        path: "/api/invoices/{id}",
        parameters: &[
            Parameter { name: "id", place: Place::Path, required: true, kind: Kind::Any },
        ],
        body: Some(("application/json", true)),
        example: Example {
            status: 200,
            content_type: "application/json",
            body: "{\"id\":\"4470104e-0921-4054-a0bc-98531262ea83\",\"object\":\"invoice\",\"live_mode\":false,\"created_at\":\"2024-01-08T14:20:00Z\",\"updated_at\":\"2024-03-15T09:30:00.401Z\",\"contact_details\":[{\"id\":\"5d1c6e0f-3b0a-4a53-9c1e-0b7a5f0d9a11\",\"object\":\"contact_detail\",\"live_mode\":false,\"created_at\":\"2024-01-08T14:20:00Z\",\"updated_at\":\"2024-01-09T07:45:12.5Z\",\"discarded_at\":null,\"contact_identifier\":\"billing@example.com\",\"contact_identifier_type\":\"email\"}],\"recipient_email\":\"customer@example.com\",\"recipient_name\":null,\"counterparty_id\":\"9e0fdc3a-8f0a-4f5e-bb0c-5c4e8c2b7d55\",\"counterparty_billing_address\":{\"line1\":\"100 Main Street\",\"line2\":\"Suite 4\",\"locality\":\"San Francisco\",\"region\":\"CA\",\"postal_code\":\"94105\",\"country\":\"US\"},\"counterparty_shipping_address\":null,\"currency\":\"USD\",\"description\":\"Consulting in March\",\"due_date\":\"2024-04-15T00:00:00Z\",\"invoicer_name\":null,\"invoicer_address\":{\"line1\":\"48 Harbor Road\",\"locality\":\"Portland\",\"region\":\"OR\",\"postal_code\":\"97201\",\"country\":\"US\"},\"originating_account_id\":\"2b7f7a4e-6a55-4b43-8a44-0d3c8f6f9b02\",\"receiving_account_id\":\"7c3d2f1a-9b7e-4c68-9f50-6f1d2a3b4c5d\",\"virtual_account_id\":null,\"payment_effective_date\":\"2024-04-16\",\"payment_type\":\"ach\",\"payment_method\":\"automatic\",\"fallback_payment_method\":\"manual\",\"notifications_enabled\":true,\"notification_email_addresses\":[\"accounting@example.com\",\"owner@example.com\"],\"remind_after_overdue_days\":[1,7,30],\"metadata\":{\"cost_center\":\"4711\"},\"hosted_url\":\"https://app.example.com/invoices/4470104e-0921-4054-a0bc-98531262ea83\",\"number\":\"1042\",\"payment_orders\":[{\"id\":\"3f2b1c0d-4e5f-4a6b-8c7d-9e0f1a2b3c4d\",\"object\":\"payment_order\",\"amount\":25000,\"direction\":\"debit\"}],\"expected_payments\":[],\"pdf_url\":null,\"status\":\"partially_paid\",\"total_amount\":125000,\"amount_remaining\":100000,\"amount_paid\":25000,\"transaction_line_item_ids\":[\"0a1b2c3d-4e5f-4061-8273-8495a6b7c8d9\"],\"ledger_account_settlement_id\":null,\"issued_at\":\"2024-03-01T08:00:00Z\",\"paid_at\":null,\"voided_at\":null}",
        },
    },
];
