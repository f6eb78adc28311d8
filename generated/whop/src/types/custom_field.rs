use crate::{Kept, Patch};
use crate::runtime::wire;
use super::CustomFieldType;

/// A question to ask the customer at checkout.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct CustomField {
    /// `field_type`.
    pub field_type: CustomFieldType,
    /// The id of the field, if it already exists.
    pub id: Patch<String>,
    /// The name of the field.
    pub name: String,
    /// The place of the field among the others.
    pub order: Patch<i64>,
    /// The text shown while the field is empty.
    pub placeholder: Patch<String>,
    /// Whether the customer must fill in the field.
    pub required: Patch<bool>,
    kept: Kept,
}

impl CustomField {
    /// With all that is required.
    #[must_use]
    pub fn new(field_type: CustomFieldType, name: impl Into<String>) -> Self {
        Self {
            field_type,
            id: Patch::Absent,
            name: name.into(),
            order: Patch::Absent,
            placeholder: Patch::Absent,
            required: Patch::Absent,
            kept: Kept::default(),
        }
    }

    /// Sets `id`.
    #[must_use]
    pub fn id(mut self, id: impl Into<Patch<String>>) -> Self {
        self.id = id.into();
        self
    }

    /// Sets `order`.
    #[must_use]
    pub fn order(mut self, order: impl Into<Patch<i64>>) -> Self {
        self.order = order.into();
        self
    }

    /// Sets `placeholder`.
    #[must_use]
    pub fn placeholder(mut self, placeholder: impl Into<Patch<String>>) -> Self {
        self.placeholder = placeholder.into();
        self
    }

    /// Sets `required`.
    #[must_use]
    pub fn required(mut self, required: impl Into<Patch<bool>>) -> Self {
        self.required = required.into();
        self
    }

    /// The properties of a received object that this type has no field for. They are sent back with it.
    #[must_use]
    pub fn unknown_properties(&self) -> &Kept {
        &self.kept
    }
}

wire::object! {
    CustomField {
        0 field_type: "field_type" required,
        1 id??: "id" patch,
        2 name: "name" required,
        3 order??: "order" patch coded,
        4 placeholder??: "placeholder" patch,
        5 required??: "required" patch,
    }
}
