//! `[security]`: how credentials are named, and which headers are credentials in truth.
//!
//! ```yaml
//! parameters:
//! - { name: Authorization, in: header, required: true, schema: { type: string } }  # an argument of every call
//! ```
//!
//! Such a header belongs to the client: `[[security.lift]]` makes a scheme of it, and takes it out of the operations.

use super::name::Kind;
use super::section::Section;
use std::collections::BTreeMap;

/// The `[security]` section.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Security {
    /// `[[security.lift]]`: header parameters that become schemes, in the order of the file.
    pub lift: Vec<Lift>,
    /// `[security.schemes.NAME]`: what is said of a scheme of the document, or of a lifted one.
    pub schemes: BTreeMap<String, Scheme>,
}

/// A header parameter that is really a credential.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lift {
    /// The header parameter.
    pub header: String,
    /// The name of the scheme that it becomes.
    pub scheme: String,
    /// `type`: how the header's value is made from the credential.
    pub ty: SecurityType,
}

/// How a lifted header's value is made from the credential.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SecurityType {
    /// HTTP basic: a user name and a password.
    Basic,
    /// HTTP bearer: a token.
    Bearer,
    /// The credential is sent as it is.
    ApiKey,
}

/// What is said of one security scheme.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scheme {
    /// The builder's method that sets the credential; without it, the scheme's name.
    pub setter: Option<String>,
    /// The first argument's name, for basic: a vendor's "client ID" should be called so.
    pub username: Option<String>,
    /// The second argument's name, for basic.
    pub password: Option<String>,
    /// The argument's name, for all others.
    pub token: Option<String>,
    /// The environment variables from which the credential is taken: two for basic, else one.
    pub variables: Vec<String>,
    /// `client-variables`: the environment variables of the client's id and secret, where the client fetches tokens itself.
    pub client_variables: Vec<String>,
    /// `client-authentication`: how id and secret go to the token endpoint.
    pub client_authentication: Option<ClientAuthentication>,
    /// What the setter's documentation says; without it, the scheme's description.
    pub description: Option<String>,
}

/// How a client's id and secret go to a token endpoint (RFC 6749, section 2.3.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClientAuthentication {
    /// As HTTP basic, which servers have to take; so it is what is done unless a document's vendor asks otherwise.
    Basic,
    /// As parameters of the body, which some vendors take only.
    Body,
}

impl Security {
    pub(super) fn read(section: &mut Section<'_, '_>) -> Self {
        let lift = section.sections("lift", Lift::read);
        Self {
            lift: lift.into_iter().flatten().collect(),
            schemes: section.section("schemes", |schemes| schemes.entries(Scheme::read)),
        }
    }
}

impl Lift {
    fn read(section: &mut Section<'_, '_>) -> Option<Self> {
        let header = section.required("header");
        let header = header.and_then(|text| section.checked(text, Kind::Header));
        let scheme = section.required("scheme");
        let scheme = scheme.and_then(|text| section.checked(text, Kind::Component));
        let types = [
            ("basic", SecurityType::Basic),
            ("bearer", SecurityType::Bearer),
            ("api-key", SecurityType::ApiKey),
        ];
        let ty = section.required_choice("type", &types).map(|(_, ty)| ty);
        Some(Self {
            header: header?,
            scheme: scheme?,
            ty: ty?,
        })
    }
}

impl Scheme {
    fn read(_: &super::section::Text, section: &mut Section<'_, '_>) -> Self {
        let ways = [
            ("basic", ClientAuthentication::Basic),
            ("body", ClientAuthentication::Body),
        ];
        Self {
            setter: section.name("setter", Kind::Snake),
            username: section.name("username", Kind::Snake),
            password: section.name("password", Kind::Snake),
            token: section.name("token", Kind::Snake),
            variables: section.names("variables", Kind::Variable),
            client_variables: section.names("client-variables", Kind::Variable),
            client_authentication: section.choice("client-authentication", &ways),
            description: section.string("description"),
        }
    }
}
