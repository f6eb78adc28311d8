//! What the API's document says of each operation.

use crate::runtime::mock_contract::{Contract, Example, Kind, Parameter, Place};

pub(super) static CONTRACTS: &[Contract] = &[
    Contract {
        name: "update_draft",
        group: "invoices",
        method: "PUT",
        path: "/invoices/{id}",
        parameters: &[
            Parameter { name: "id", place: Place::Path, required: true, kind: Kind::Any },
        ],
        body: Some(("application/json", true)),
        example: Example {
            status: 200,
            content_type: "application/json",
            body: "{\"id\":\"6f1c2a34-5b6d-4e7f-8a90-b1c2d3e4f506\",\"customer\":{\"id\":\"0d9e8f7a-6b5c-4d3e-9f10-a2b3c4d5e6f7\",\"customerNumber\":\"CUSTOMER-001\",\"timeZone\":\"Europe/Berlin\",\"firstName\":\"Erika\",\"lastName\":\"Muster\",\"currencyCode\":\"EUR\",\"companyName\":\"Muster GmbH\",\"datevId\":null,\"status\":\"STATUS_ACTIVE\"},\"paymentMethod\":{\"id\":\"c1a2b3c4-d5e6-4f7a-8b9b-0c1d2e3f4a5b\",\"gatewayName\":\"wallet\",\"type\":\"sepa_debit\",\"referenceId\":null,\"default\":true,\"status\":\"active\",\"source\":\"api\",\"enabled\":true,\"name\":\"Account ending in 3232\",\"data\":[],\"creationDate\":\"2024-01-15T10:30:00Z\",\"expirationDate\":null,\"sepaMandate\":null,\"card\":null,\"sepaDebit\":{\"iban\":\"DE8937*********3232\",\"bic\":\"COBADEFFXXX\",\"mandateReference\":\"MNDT-2024-000042\",\"signingDate\":\"2024-01-15T10:30:00.5Z\"},\"paypal\":null},\"referencedInvoice\":{\"id\":\"7a2d3b45-6c7e-4f80-9ba1-c2d3e4f50617\",\"customer\":{\"id\":\"0d9e8f7a-6b5c-4d3e-9f10-a2b3c4d5e6f7\",\"customerNumber\":\"CUSTOMER-001\"},\"paymentMethod\":{\"id\":\"d2b3c4d5-e6f7-4a8b-9c0d-1e2f3a4b5c6d\",\"type\":\"card\",\"card\":{\"brand\":\"Visa\",\"last4\":\"4242\",\"expMonth\":12,\"expYear\":2027,\"cardHolder\":\"Erika Muster\"}},\"referencedInvoice\":null,\"type\":\"TYPE_INVOICE\",\"number\":\"RE-0000000041\",\"finalizationDate\":\"2024-02-29T23:00:00Z\"},\"type\":\"TYPE_INVOICE\",\"currencyCode\":\"EUR\",\"number\":null,\"creationDate\":\"2024-03-15T09:30:00Z\",\"finalizationDate\":null,\"dueDate\":\"2024-03-31T00:00:00Z\",\"lastReminderDate\":null,\"lastSentAt\":null,\"dunningLevel\":0,\"dunningStatus\":\"none\",\"payDate\":null,\"invoiceAddress\":null,\"internalNote\":\"Agreed by phone\",\"title\":\"Invoice\",\"introduction\":\"Thank you for your order.\",\"closing\":null,\"netAmount\":{},\"grossAmount\":{},\"taxAmount\":{},\"discountAmount\":null,\"file\":{\"id\":\"01F9Z3ZJXZQZJZJZJZJZJZJZJZ\",\"isPrivate\":true,\"mimeType\":\"application/pdf\",\"fileExtension\":\"pdf\",\"fileName\":\"invoice.pdf\",\"storageFileName\":\"01F9Z3ZJXZQZJZJZJZJZJZJZJZ.pdf\",\"createdAt\":\"2024-03-15T09:31:00Z\"},\"xmlFile\":null}",
        },
    },
];
