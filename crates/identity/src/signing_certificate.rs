//! The certificate by which SAML identity providers know the requests of a user pool, with the key that it is about.
//!
//! Making it and signing with it is the server's business.

use serde::{Deserialize, Serialize};
use vestibule_api::{Blob, Sensitive, Timestamp};

use crate::pool_resource::{Resource, ResourceKind};

/// How long a certificate is valid, in years.
///
/// Source: GetSigningCertificate, API reference.
pub const YEARS: i16 = 10;
/// The id: a pool has one.
pub const ID: &str = "saml";

/// A certificate as it is stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SigningCertificate {
    /// X.509 in DER, self-signed.
    pub certificate: Blob,
    /// The private key, PKCS#8 in DER, in base64.
    pub pkcs8: Sensitive,
    /// When it ends.
    pub expires_at: Timestamp,
}

impl Resource for SigningCertificate {
    const KIND: ResourceKind = ResourceKind::SigningCertificate;

    fn id(&self) -> &str {
        ID
    }
}
