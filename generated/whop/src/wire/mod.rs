//! How the types are read from and written to JSON.

mod billing_address;
mod collection_method;
mod currency;
mod custom_field;
mod custom_field_type;
mod error_detail;
mod error_response;
mod invoice;
mod invoice_company;
mod invoice_line_item;
mod invoice_member;
mod invoice_payment;
mod invoice_plan;
mod invoice_product;
mod invoice_status;
mod invoice_user;
mod line_item;
mod mailing_address;
mod payment_method_configuration;
mod payment_method_type;
mod plan_type;
mod plan_update;
mod plan_visibility;
mod release_method;
mod tax_id_type;
mod update_invoice_request;
