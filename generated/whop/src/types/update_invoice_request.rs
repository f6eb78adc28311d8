use crate::{Kept, Patch};
use crate::runtime::wire;
use super::{BillingAddress, CollectionMethod, LineItem, PlanUpdate};
use jiff::Timestamp;

/// The fields of a draft invoice to change. Each may be left out or be `null`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct UpdateInvoiceRequest {
    /// When the invoice finalizes by itself. At that time an invoice that is collected by
    /// `charge_automatically` is charged, and one that is collected by `send_invoice` is sent by email.
    pub automatically_finalizes_at: Patch<Timestamp>,
    /// An address to create for this invoice, or to update if it already has one.
    pub billing_address: Patch<BillingAddress>,
    /// Whether the customer pays a buyer fee on top of the invoice.
    pub charge_buyer_fee: Patch<bool>,
    /// How the money is collected.
    pub collection_method: Patch<CollectionMethod>,
    /// The customer's name.
    pub customer_name: Patch<String>,
    /// The time by which the invoice must be paid.
    pub due_date: Patch<Timestamp>,
    /// The customer's email address.
    pub email_address: Patch<String>,
    /// The parts that make up the invoice. The sum of quantity times unit price over all items must
    /// equal the price of the plan. An item may be negative as long as the sum is not. An empty list
    /// removes the breakdown.
    pub line_items: Patch<Vec<LineItem>>,
    /// The id of an existing mailing address to use for this invoice.
    pub mailing_address_id: Patch<String>,
    /// The id of the member who becomes the customer of this invoice.
    pub member_id: Patch<String>,
    /// The id of the payment method to charge.
    pub payment_method_id: Patch<String>,
    /// The attributes of the plan to change.
    pub plan: Patch<PlanUpdate>,
    /// The id of an existing product to attach. This works only while the invoice is a draft.
    pub product_id: Patch<String>,
    /// The time at which the billing cycle of the subscription starts.
    pub subscription_billing_anchor_at: Patch<Timestamp>,
    kept: Kept,
}

impl UpdateInvoiceRequest {
    /// Nothing set yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets `automatically_finalizes_at`.
    #[must_use]
    pub fn automatically_finalizes_at(
        mut self,
        automatically_finalizes_at: impl Into<Patch<Timestamp>>,
    ) -> Self {
        self.automatically_finalizes_at = automatically_finalizes_at.into();
        self
    }

    /// Sets `billing_address`.
    #[must_use]
    pub fn billing_address(mut self, billing_address: impl Into<Patch<BillingAddress>>) -> Self {
        self.billing_address = billing_address.into();
        self
    }

    /// Sets `charge_buyer_fee`.
    #[must_use]
    pub fn charge_buyer_fee(mut self, charge_buyer_fee: impl Into<Patch<bool>>) -> Self {
        self.charge_buyer_fee = charge_buyer_fee.into();
        self
    }

    /// Sets `collection_method`.
    #[must_use]
    pub fn collection_method(
        mut self,
        collection_method: impl Into<Patch<CollectionMethod>>,
    ) -> Self {
        self.collection_method = collection_method.into();
        self
    }

    /// Sets `customer_name`.
    #[must_use]
    pub fn customer_name(mut self, customer_name: impl Into<Patch<String>>) -> Self {
        self.customer_name = customer_name.into();
        self
    }

    /// Sets `due_date`.
    #[must_use]
    pub fn due_date(mut self, due_date: impl Into<Patch<Timestamp>>) -> Self {
        self.due_date = due_date.into();
        self
    }

    /// Sets `email_address`.
    #[must_use]
    pub fn email_address(mut self, email_address: impl Into<Patch<String>>) -> Self {
        self.email_address = email_address.into();
        self
    }

    /// Sets `line_items`.
    #[must_use]
    pub fn line_items(mut self, line_items: impl Into<Patch<Vec<LineItem>>>) -> Self {
        self.line_items = line_items.into();
        self
    }

    /// Sets `mailing_address_id`.
    #[must_use]
    pub fn mailing_address_id(mut self, mailing_address_id: impl Into<Patch<String>>) -> Self {
        self.mailing_address_id = mailing_address_id.into();
        self
    }

    /// Sets `member_id`.
    #[must_use]
    pub fn member_id(mut self, member_id: impl Into<Patch<String>>) -> Self {
        self.member_id = member_id.into();
        self
    }

    /// Sets `payment_method_id`.
    #[must_use]
    pub fn payment_method_id(mut self, payment_method_id: impl Into<Patch<String>>) -> Self {
        self.payment_method_id = payment_method_id.into();
        self
    }

    /// Sets `plan`.
    #[must_use]
    pub fn plan(mut self, plan: impl Into<Patch<PlanUpdate>>) -> Self {
        self.plan = plan.into();
        self
    }

    /// Sets `product_id`.
    #[must_use]
    pub fn product_id(mut self, product_id: impl Into<Patch<String>>) -> Self {
        self.product_id = product_id.into();
        self
    }

    /// Sets `subscription_billing_anchor_at`.
    #[must_use]
    pub fn subscription_billing_anchor_at(
        mut self,
        subscription_billing_anchor_at: impl Into<Patch<Timestamp>>,
    ) -> Self {
        self.subscription_billing_anchor_at = subscription_billing_anchor_at.into();
        self
    }

    /// The properties of a received object that this type has no field for. They are sent back with it.
    #[must_use]
    pub fn unknown_properties(&self) -> &Kept {
        &self.kept
    }
}

wire::object! {
    UpdateInvoiceRequest {
        0 automatically_finalizes_at??: "automatically_finalizes_at" patch coded,
        1 billing_address??: "billing_address" patch,
        2 charge_buyer_fee??: "charge_buyer_fee" patch,
        3 collection_method??: "collection_method" patch,
        4 customer_name??: "customer_name" patch,
        5 due_date??: "due_date" patch coded,
        6 email_address??: "email_address" patch,
        7 line_items??: "line_items" patch,
        8 mailing_address_id??: "mailing_address_id" patch,
        9 member_id??: "member_id" patch,
        10 payment_method_id??: "payment_method_id" patch,
        11 plan??: "plan" patch,
        12 product_id??: "product_id" patch,
        13 subscription_billing_anchor_at??: "subscription_billing_anchor_at" patch coded,
    }
}
