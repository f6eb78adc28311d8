//! How the types are read from and written to JSON.

mod update_invoice_request;
mod billing_address;
mod tax_id_type;
mod collection_method;
mod line_item;
mod plan_update;
mod custom_field;
mod custom_field_type;
mod payment_method_configuration;
mod payment_method_type;
mod plan_type;
mod release_method;
mod plan_visibility;
mod invoice;
mod invoice_status;
mod invoice_company;
mod invoice_plan;
mod currency;
mod invoice_line_item;
mod mailing_address;
mod invoice_member;
mod invoice_payment;
mod invoice_product;
mod invoice_user;
mod error_response;
mod error_detail;
