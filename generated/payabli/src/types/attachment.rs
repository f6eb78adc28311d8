use crate::Kept;
use crate::runtime::wire;
use super::FileType;

/// `FileContent` of the Payabli API.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Attachment {
    /// Content of file, Base64-encoded. Ignored if furl is specified. Max upload size is 30 MB.
    pub content: Option<String>,
    /// The name of the attached file.
    pub filename: Option<String>,
    /// The MIME type of the file (if content is provided)
    pub file_type: Option<FileType>,
    /// Optional URL provided to show or download the file remotely
    pub url: Option<String>,
    kept: Kept,
}

impl Attachment {
    /// Nothing set yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets `fContent`.
    #[must_use]
    pub fn content(mut self, content: impl Into<String>) -> Self {
        self.content = Some(content.into());
        self
    }

    /// Sets `filename`.
    #[must_use]
    pub fn filename(mut self, filename: impl Into<String>) -> Self {
        self.filename = Some(filename.into());
        self
    }

    /// Sets `ftype`.
    #[must_use]
    pub fn file_type(mut self, file_type: FileType) -> Self {
        self.file_type = Some(file_type);
        self
    }

    /// Sets `furl`.
    #[must_use]
    pub fn url(mut self, url: impl Into<String>) -> Self {
        self.url = Some(url.into());
        self
    }

    /// The properties of a received object that this type has no field for. They are sent back with it.
    #[must_use]
    pub fn unknown_properties(&self) -> &Kept {
        &self.kept
    }
}

wire::object! {
    Attachment {
        0 content?: "fContent" optional,
        1 filename?: "filename" optional,
        2 file_type?: "ftype" optional,
        3 url?: "furl" optional,
    }
}
