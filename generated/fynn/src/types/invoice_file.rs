use crate::Kept;
use crate::runtime::wire;
use jiff::Timestamp;

/// A stored file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct InvoiceFile {
    /// The id of the file.
    pub id: Option<String>,
    /// Whether only the tenant can read the file.
    pub is_private: Option<bool>,
    /// The media type of the file.
    pub mime_type: Option<String>,
    /// The extension of the name of the file.
    pub file_extension: Option<String>,
    /// The name of the file.
    pub file_name: Option<String>,
    /// The name under which the file is stored.
    pub storage_file_name: Option<String>,
    /// When the file was created.
    pub created_at: Option<Timestamp>,
    kept: Kept,
}

impl InvoiceFile {
    /// Nothing set yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The properties of a received object that this type has no field for. They are sent back with it.
    #[must_use]
    pub fn unknown_properties(&self) -> &Kept {
        &self.kept
    }
}

wire::object! {
    InvoiceFile {
        0 id?: "id" optional,
        1 is_private?: "isPrivate" nullable,
        2 mime_type?: "mimeType" nullable,
        3 file_extension?: "fileExtension" nullable,
        4 file_name?: "fileName" nullable,
        5 storage_file_name?: "storageFileName" nullable,
        6 created_at?: "createdAt" nullable coded,
    }
}
