//! Tokens: the claims of ID and access tokens, and what is kept of a refresh token.
//!
//! Signing and verifying are the server's business; here a token is its claims.

use vestibule_api::Timestamp;

use crate::ids::{ClientId, Sub, UserPoolId};

pub mod claims;

/// What is kept of a refresh token. The token itself is random text of which only the hash is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefreshToken {
    /// SHA-256 of the token's text.
    pub hash: [u8; 32],
    /// The pool that issued it.
    pub pool_id: UserPoolId,
    /// The app client that it was issued to.
    pub client_id: ClientId,
    /// The user that it stands for.
    pub sub: Sub,
    /// Shared by all tokens that descend from one sign-in.
    pub origin_jti: String,
    /// When the user really signed in; `auth_time` of every token that follows.
    pub auth_time: Timestamp,
    /// When it stops being accepted.
    pub expires_at: Timestamp,
    /// When it was revoked, if it was.
    pub revoked_at: Option<Timestamp>,
}
