//! Tokens: the claims of ID and access tokens, of users, of clients themselves and derived ones, and the session from which all
//! tokens of one sign-in descend.
//!
//! Signing and verifying are the server's business; here a token is its claims.

use vestibule_api::Timestamp;

use crate::acr::Methods;
use crate::ids::{ClientId, Sub, UserPoolId};
use crate::secret::SecretBytes;
use crate::user_session::Activity;

pub mod claims;
pub mod client_token;
pub mod exchange;
pub mod refresh_token;

/// One sign-in, for as long as it can be refreshed. All its tokens name it as their `origin_jti`, all end with it, and
/// its refresh tokens derive from its secret.
///
/// Cognito calls it a token session. Source: UserSession, API reference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TokenSession {
    /// `origin_jti`, a UUID.
    pub id: String,
    /// The pool that issued its tokens.
    pub pool_id: UserPoolId,
    /// The app client that they were issued to.
    pub client_id: ClientId,
    /// The user.
    pub sub: Sub,
    /// 32 random bytes from which the texts of its refresh tokens derive.
    pub secret: SecretBytes,
    /// Which of its refresh tokens is the current one; 0 is the first.
    pub generation: u32,
    /// When the current refresh token replaced the one before, if it did.
    pub rotated_at: Option<Timestamp>,
    /// When the user really signed in; `auth_time` of every token.
    pub auth_time: Timestamp,
    /// The factors that were passed in the sign-in.
    pub methods: Methods,
    /// The claim `acr` of every token, where a level was asked for. It stays even if the pool renames the level.
    pub acr: Option<String>,
    /// When its refresh tokens stop being accepted.
    pub expires_at: Timestamp,
    /// When it was revoked, if it was.
    pub revoked_at: Option<Timestamp>,
    /// The device that the user signed in with, if the pool tracks devices.
    pub device_key: Option<String>,
    /// Its last use, if it is tracked.
    pub activity: Option<Activity>,
}
