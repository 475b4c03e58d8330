//! A user pool's RSA keys, as data. Making keys and signing with them is the server's business.

use vestibule_api::Timestamp;

use crate::secret::SecretBytes;

/// Which tokens a key signs. A pool has one key of each kind, so that ID and access tokens differ in `kid`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum KeyUse {
    /// Signs ID tokens.
    Id,
    /// Signs access tokens.
    Access,
}

/// One RSA-2048 key pair.
#[derive(Clone, Debug)]
pub struct SigningKey {
    /// The key's id in token headers and in the JWKS.
    pub kid: String,
    /// What it signs.
    pub key_use: KeyUse,
    /// The private key, PKCS#8 in DER.
    pub pkcs8: SecretBytes,
    /// When it was made.
    pub created_at: Timestamp,
}
