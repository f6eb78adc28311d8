use crate::Unrecognized;
use crate::runtime::wire;

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

wire::text_enum! {
    FileType {
        "pdf" => Pdf,
        "doc" => Doc,
        "docx" => Docx,
        "jpg" => Jpg,
        "jpeg" => Jpeg,
        "png" => Png,
        "gif" => Gif,
        "txt" => Txt,
        _ => Unrecognized,
    }
}
