use crate::Kept;
use crate::runtime::wire;
use super::{
    CollectionMethod, InvoiceCompany, InvoiceLineItem, InvoiceMember, InvoicePayment, InvoicePlan,
    InvoiceProduct, InvoiceStatus, InvoiceUser, MailingAddress,
};
use jiff::Timestamp;
use std::fmt;

/// An itemized bill from a company to a customer for a product and a plan.
#[derive(Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Invoice {
    /// When the invoice finalizes by itself.
    pub automatically_finalizes_at: Option<Timestamp>,
    /// Whether the customer pays a buyer fee on top of the invoice.
    pub charge_buyer_fee: Option<bool>,
    /// How the money is collected.
    pub collection_method: Option<CollectionMethod>,
    /// `company`.
    pub company: Option<InvoiceCompany>,
    /// When the invoice was created.
    pub created_at: Timestamp,
    /// `current_plan`.
    pub current_plan: InvoicePlan,
    /// The name of the customer, if it is known.
    pub customer_name: Option<String>,
    /// The time by which the invoice must be paid. It is `null` if the money is collected
    /// automatically.
    pub due_date: Option<Timestamp>,
    /// The email address of the customer, if it is known.
    pub email_address: Option<String>,
    /// A signed token that opens this invoice without any other credential. Treat it as a secret.
    pub fetch_invoice_token: String,
    /// The id of the invoice.
    pub id: String,
    /// The parts that make up the invoice.
    pub line_items: Option<Vec<InvoiceLineItem>>,
    /// The address of the customer, if there is one.
    pub mailing_address: Option<MailingAddress>,
    /// The member the invoice is for. It is `null` if the customer is known by email address only.
    pub member: Option<InvoiceMember>,
    /// The number of the invoice, for display.
    pub number: String,
    /// The address of the page where the customer can pay the invoice.
    pub pay_online_url: Option<String>,
    /// The payment that settled the invoice, if there is one.
    pub payment: Option<InvoicePayment>,
    /// Whether a payment has been started but has not arrived yet, as with a bank transfer.
    pub payment_processing: Option<bool>,
    /// `product`.
    pub product: Option<InvoiceProduct>,
    /// How far the invoice has come.
    pub status: InvoiceStatus,
    /// The time at which the billing cycle of the subscription starts.
    pub subscription_billing_anchor_at: Option<Timestamp>,
    /// When the invoice was last changed.
    pub updated_at: Option<Timestamp>,
    /// The user the invoice is for. It is `null` if the account no longer exists.
    pub user: Option<InvoiceUser>,
    kept: Kept,
}

impl Invoice {
    /// With all that is required.
    #[must_use]
    #[allow(clippy::too_many_arguments, reason = "the document requires all of them")]
    pub fn new(
        created_at: Timestamp,
        current_plan: InvoicePlan,
        due_date: Option<Timestamp>,
        email_address: Option<String>,
        fetch_invoice_token: impl Into<String>,
        id: impl Into<String>,
        number: impl Into<String>,
        status: InvoiceStatus,
        user: Option<InvoiceUser>,
    ) -> Self {
        Self {
            automatically_finalizes_at: None,
            charge_buyer_fee: None,
            collection_method: None,
            company: None,
            created_at,
            current_plan,
            customer_name: None,
            due_date,
            email_address,
            fetch_invoice_token: fetch_invoice_token.into(),
            id: id.into(),
            line_items: None,
            mailing_address: None,
            member: None,
            number: number.into(),
            pay_online_url: None,
            payment: None,
            payment_processing: None,
            product: None,
            status,
            subscription_billing_anchor_at: None,
            updated_at: None,
            user,
            kept: Kept::default(),
        }
    }

    /// The properties of a received object that this type has no field for. They are sent back with it.
    #[must_use]
    pub fn unknown_properties(&self) -> &Kept {
        &self.kept
    }
}

wire::object! {
    Invoice {
        0 automatically_finalizes_at?: "automatically_finalizes_at" nullable coded,
        1 charge_buyer_fee?: "charge_buyer_fee" optional,
        2 collection_method?: "collection_method" optional,
        3 company?: "company" optional,
        4 created_at: "created_at" required coded,
        5 current_plan: "current_plan" required,
        6 customer_name?: "customer_name" nullable,
        7 due_date: "due_date" required coded,
        8 email_address: "email_address" required,
        9 fetch_invoice_token: "fetch_invoice_token" required,
        10 id: "id" required,
        11 line_items?: "line_items" optional,
        12 mailing_address?: "mailing_address" nullable,
        13 member?: "member" nullable,
        14 number: "number" required,
        15 pay_online_url?: "pay_online_url" nullable,
        16 payment?: "payment" nullable,
        17 payment_processing?: "payment_processing" optional,
        18 product?: "product" optional,
        19 status: "status" required,
        20 subscription_billing_anchor_at?: "subscription_billing_anchor_at" nullable coded,
        21 updated_at?: "updated_at" optional coded,
        22 user: "user" required,
    }
}

impl fmt::Debug for Invoice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        wire::debug(
            f,
            "Invoice",
            &[
                ("automatically_finalizes_at", &self.automatically_finalizes_at),
                ("charge_buyer_fee", &self.charge_buyer_fee),
                ("collection_method", &self.collection_method),
                ("company", &self.company),
                ("created_at", &self.created_at),
                ("current_plan", &self.current_plan),
                ("customer_name", &self.customer_name),
                ("due_date", &self.due_date),
                ("email_address", &self.email_address),
                ("fetch_invoice_token", &format_args!("[redacted]")),
                ("id", &self.id),
                ("line_items", &self.line_items),
                ("mailing_address", &self.mailing_address),
                ("member", &self.member),
                ("number", &self.number),
                ("pay_online_url", &self.pay_online_url),
                ("payment", &self.payment),
                ("payment_processing", &self.payment_processing),
                ("product", &self.product),
                ("status", &self.status),
                ("subscription_billing_anchor_at", &self.subscription_billing_anchor_at),
                ("updated_at", &self.updated_at),
                ("user", &self.user),
            ],
        )
    }
}
