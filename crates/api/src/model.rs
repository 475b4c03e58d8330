//! What the API models say about operations and shapes, as static data.
//!
//! The generated modules fill these types with constants, so nothing is parsed or allocated at start. This file owns the
//! vocabulary; walking a request along it is [`crate::constraint`]'s work.

pub use crate::pattern::Pattern;

use crate::{cognito_idp, kms, lambda, logs};

/// A service that answers on the endpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Service {
    /// Amazon Cognito user pools.
    CognitoIdp,
    /// AWS Key Management Service.
    Kms,
    /// AWS Lambda.
    Lambda,
    /// Amazon CloudWatch Logs.
    Logs,
}

impl Service {
    /// The service's name in ARNs and signatures.
    pub const fn name(self) -> &'static str {
        match self {
            Self::CognitoIdp => cognito_idp::SERVICE,
            Self::Kms => kms::SERVICE,
            Self::Lambda => lambda::SERVICE,
            Self::Logs => logs::SERVICE,
        }
    }

    /// The model's entry for an exception of the service.
    pub fn error(self, name: &str) -> Option<&'static ErrorModel> {
        match self {
            Self::CognitoIdp => cognito_idp::error(name),
            Self::Kms => kms::error(name),
            Self::Lambda => lambda::error(name),
            Self::Logs => logs::error(name),
        }
    }
}

/// Who must vouch for a caller before an operation runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Auth {
    /// A Signature Version 4 of the account's credentials.
    SigV4,
    /// The body alone authorises the call; a signature that comes with it is accepted and not needed.
    SigV4Optional,
    /// The user's access token in the member `AccessToken`.
    AccessToken,
    /// The user's access token, or the `Session` of a sign-in that is under way; never both.
    AccessTokenOrSession,
    /// Nothing beyond what the operation itself checks in the body.
    None,
}

/// One operation of a service.
#[derive(Debug)]
pub struct OperationModel {
    /// The name clients call it by.
    pub name: &'static str,
    /// Who may call it.
    pub auth: Auth,
    /// The exceptions the model lists, in the model's order.
    pub errors: &'static [&'static str],
    /// The structure a request is checked against.
    pub input: Option<&'static Shape>,
    /// The structure of the answer; `None` means an empty body.
    pub output: Option<&'static Shape>,
    /// Where the operation lives in a REST service; `None` where the target header names it.
    pub http: Option<Http>,
}

/// The HTTP side of an operation of a REST service.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Http {
    /// The request method.
    pub method: &'static str,
    /// The path, with `{MemberName}` for each member that sits in it.
    pub uri: &'static str,
    /// The status of a success.
    pub status: u16,
}

/// One exception of a service.
#[derive(Debug, PartialEq, Eq)]
pub struct ErrorModel {
    /// The exception's name, which is what clients switch on.
    pub name: &'static str,
    /// The HTTP status it travels with.
    pub status: u16,
    /// Whether the service, not the caller, is at fault.
    pub fault: bool,
    /// The spelling of the member that carries the text: `message` or `Message`.
    pub message_member: &'static str,
}

/// A shape of the model: its name, whether its values are secret, and what a value must satisfy.
#[derive(Debug)]
pub struct Shape {
    /// The model's name of the shape.
    pub name: &'static str,
    /// Whether a value may be repeated to the caller or in a log.
    pub sensitive: bool,
    /// What a value looks like.
    pub kind: Kind,
}

/// What a value of a shape looks like.
#[derive(Debug)]
pub enum Kind {
    /// A JSON object with known members.
    Structure(&'static [Member]),
    /// A JSON array.
    List {
        /// The shape of each element.
        member: &'static Shape,
        /// The number of elements.
        length: Bounds,
    },
    /// A JSON object with free keys.
    Map {
        /// The shape of each key.
        key: &'static Shape,
        /// The shape of each value.
        value: &'static Shape,
        /// The number of entries.
        length: Bounds,
    },
    /// A string with a length and perhaps a pattern.
    String {
        /// The length in UTF-16 units.
        length: Bounds,
        /// What the text must look like.
        pattern: Option<&'static Pattern>,
    },
    /// A string out of a fixed set, in the model's order.
    Enum(&'static [&'static str]),
    /// A 32-bit number without a fraction.
    Integer(Bounds),
    /// A 64-bit number without a fraction.
    Long(Bounds),
    /// A number.
    Double(Bounds),
    /// `true` or `false`.
    Boolean,
    /// Bytes, as base64; the length counts bytes.
    Blob(Bounds),
    /// Seconds since the epoch, as a number.
    Timestamp,
    /// Any JSON.
    Document,
}

/// A member of a structure.
#[derive(Debug)]
pub struct Member {
    /// The name on the wire.
    pub name: &'static str,
    /// What its value is.
    pub shape: &'static Shape,
    /// Whether a request without it is refused.
    pub required: bool,
    /// Where it travels.
    pub location: Location,
}

/// Where a member of an input or output travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Location {
    /// In the JSON body.
    Body,
    /// It is the body.
    Payload,
    /// In the path, under this name.
    Uri(&'static str),
    /// In the query string, under this name.
    Query(&'static str),
    /// In a header of this name.
    Header(&'static str),
    /// It is the status of the answer.
    StatusCode,
}

/// Inclusive limits on a length or a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// The least allowed.
    pub min: Option<i64>,
    /// The most allowed.
    pub max: Option<i64>,
}

impl Bounds {
    /// No limits.
    pub const NONE: Self = Self { min: None, max: None };

    /// At least so much.
    pub const fn at_least(min: i64) -> Self {
        Self { min: Some(min), max: None }
    }

    /// At most so much.
    pub const fn at_most(max: i64) -> Self {
        Self { min: None, max: Some(max) }
    }

    /// Anything from `min` to `max`.
    pub const fn within(min: i64, max: i64) -> Self {
        Self { min: Some(min), max: Some(max) }
    }
}

impl Shape {
    /// A shape whose values may be repeated to the caller.
    pub const fn new(name: &'static str, kind: Kind) -> Self {
        Self { name, sensitive: false, kind }
    }

    /// A shape whose values may not be repeated to anybody.
    pub const fn sensitive(name: &'static str, kind: Kind) -> Self {
        Self { name, sensitive: true, kind }
    }

    /// The members of a structure; empty for every other kind.
    pub fn members(&self) -> &'static [Member] {
        match self.kind {
            Kind::Structure(members) => members,
            _ => &[],
        }
    }
}

impl Member {
    /// A member of the body without which a request is refused.
    pub const fn required(name: &'static str, shape: &'static Shape) -> Self {
        Self { name, shape, required: true, location: Location::Body }
    }

    /// A member of the body that may be absent.
    pub const fn optional(name: &'static str, shape: &'static Shape) -> Self {
        Self { name, shape, required: false, location: Location::Body }
    }

    /// The same member, travelling elsewhere.
    #[must_use]
    pub const fn at(mut self, location: Location) -> Self {
        self.location = location;
        self
    }
}
