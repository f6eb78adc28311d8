use crate::Kept;
use jiff::Timestamp;

/// A stored file.
#[derive(Clone, Default, PartialEq, Eq, Hash)]
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
    pub(crate) kept: Kept,
}

impl InvoiceFile {
    /// Nothing set yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets `id`.
    #[must_use]
    pub fn id(mut self, id: impl Into<String>) -> Self {
        self.id = Some(id.into());
        self
    }

    /// Sets `isPrivate`.
    #[must_use]
    pub fn is_private(mut self, is_private: bool) -> Self {
        self.is_private = Some(is_private);
        self
    }

    /// Sets `mimeType`.
    #[must_use]
    pub fn mime_type(mut self, mime_type: impl Into<String>) -> Self {
        self.mime_type = Some(mime_type.into());
        self
    }

    /// Sets `fileExtension`.
    #[must_use]
    pub fn file_extension(mut self, file_extension: impl Into<String>) -> Self {
        self.file_extension = Some(file_extension.into());
        self
    }

    /// Sets `fileName`.
    #[must_use]
    pub fn file_name(mut self, file_name: impl Into<String>) -> Self {
        self.file_name = Some(file_name.into());
        self
    }

    /// Sets `storageFileName`.
    #[must_use]
    pub fn storage_file_name(mut self, storage_file_name: impl Into<String>) -> Self {
        self.storage_file_name = Some(storage_file_name.into());
        self
    }

    /// Sets `createdAt`.
    #[must_use]
    pub fn created_at(mut self, created_at: Timestamp) -> Self {
        self.created_at = Some(created_at);
        self
    }

    /// The properties of a received object that this type has no field for. They are sent back with it.
    #[must_use]
    pub fn unknown_properties(&self) -> &Kept {
        &self.kept
    }
}
