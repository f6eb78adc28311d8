use crate::Unrecognized;

/// `FileContentFtype` of the Payabli API.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum FileType {
    /// `pdf`
    Pdf,
    /// `doc`
    Doc,
    /// `docx`
    Docx,
    /// `jpg`
    Jpg,
    /// `jpeg`
    Jpeg,
    /// `png`
    Png,
    /// `gif`
    Gif,
    /// `txt`
    Txt,
    /// A value that this version of the crate does not know. It is sent as it was received.
    Unrecognized(Unrecognized),
}

impl FileType {
    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Pdf => "pdf",
            Self::Doc => "doc",
            Self::Docx => "docx",
            Self::Jpg => "jpg",
            Self::Jpeg => "jpeg",
            Self::Png => "png",
            Self::Gif => "gif",
            Self::Txt => "txt",
            Self::Unrecognized(value) => value.get(),
        }
    }
}
