//! Confirmation codes: six digits that prove an email address or phone number.
//!
//! Only a keyed hash is kept: six digits can be tried out, so a bare hash would protect nothing.

use std::sync::Arc;

use aws_lc_rs::hmac;
use serde::{Deserialize, Serialize};
use subtle::ConstantTimeEq;
use vestibule_api::Timestamp;

use crate::change::UserChange;
use crate::error::Error;
use crate::ids::{Sub, UserPoolId};
use crate::message::Medium;
use crate::random::{self, DIGITS};
use crate::secret::Secret;
use crate::user::User;

const LENGTH: usize = 6;

/// A code drawn from random bytes.
pub fn draw(seed: &[u8; 32]) -> Secret {
    Secret::new(random::text(seed, DIGITS, LENGTH))
}

/// What a code is for. A user has at most one live code of each purpose.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum CodePurpose {
    /// Confirms a sign-up.
    SignUp,
    /// Resets a password.
    PasswordReset,
    /// Verifies an attribute (`email` or `phone_number`).
    Attribute(String),
}

impl CodePurpose {
    /// How long a code of this purpose is good for, in milliseconds.
    ///
    /// Cognito: 24 hours, and one hour for a password. Source: user pool quotas.
    pub fn ttl_ms(&self) -> i64 {
        let hours = match self {
            Self::SignUp | Self::Attribute(_) => 24,
            Self::PasswordReset => 1,
        };
        hours * 60 * 60 * 1000
    }

    /// A short stable text that identifies the purpose in storage.
    pub fn as_key(&self) -> String {
        match self {
            Self::SignUp => "sign_up".into(),
            Self::PasswordReset => "password_reset".into(),
            Self::Attribute(name) => format!("attribute:{name}"),
        }
    }

    /// The inverse of [`Self::as_key`].
    pub fn from_key(key: &str) -> Option<Self> {
        match key {
            "sign_up" => Some(Self::SignUp),
            "password_reset" => Some(Self::PasswordReset),
            _ => key.strip_prefix("attribute:").map(|name| Self::Attribute(name.to_owned())),
        }
    }
}

/// A code that was sent and waits for its answer.
#[derive(Clone, Debug)]
pub struct Code {
    /// What it is for.
    pub purpose: CodePurpose,
    /// The attribute that it was sent to, which its answer verifies.
    pub attribute: Option<String>,
    /// The value that its answer sets, where an address changes only with the right code.
    pub pending: Option<String>,
    /// Keyed hash of the code; see [`CodeKey`].
    pub hash: [u8; 32],
    /// When it stops being accepted.
    pub expires_at: Timestamp,
}

/// The server's key for hashing codes.
#[derive(Clone)]
pub struct CodeKey {
    primary: Arc<hmac::Key>,
    /// The key before it: codes that were sent then are on their way.
    previous: Option<Arc<hmac::Key>>,
}

impl std::fmt::Debug for CodeKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("CodeKey(redacted)")
    }
}

impl CodeKey {
    /// A key from 32 secret bytes.
    pub fn new(bytes: &[u8; 32]) -> Self {
        Self { primary: Arc::new(hmac::Key::new(hmac::HMAC_SHA256, bytes)), previous: None }
    }

    /// The same key, which also knows the codes that were hashed with this one.
    #[must_use]
    pub fn with_previous(self, bytes: &[u8; 32]) -> Self {
        Self { previous: Some(Arc::new(hmac::Key::new(hmac::HMAC_SHA256, bytes))), ..self }
    }

    /// The keyed hash of a code, bound to the user and to what the code is for.
    pub fn hash(&self, pool: &UserPoolId, sub: &Sub, scope: &str, code: &Secret) -> [u8; 32] {
        hash_with(&self.primary, [pool.as_str(), sub.as_str(), scope, code.expose()])
    }

    /// Whether this is the keyed hash of a code, by either key. In constant time.
    pub fn matches(&self, pool: &UserPoolId, sub: &Sub, scope: &str, code: &Secret, hash: &[u8; 32]) -> bool {
        let parts = [pool.as_str(), sub.as_str(), scope, code.expose()];
        let is_of = |key: &Arc<hmac::Key>| bool::from(hash_with(key, parts).ct_eq(hash));
        let by_previous = self.previous.as_ref().is_some_and(is_of);
        is_of(&self.primary) || by_previous
    }
}

fn hash_with(key: &hmac::Key, parts: [&str; 4]) -> [u8; 32] {
    let mut context = hmac::Context::with_key(key);
    for part in parts {
        context.update(&(part.len() as u64).to_be_bytes());
        context.update(part.as_bytes());
    }
    let mut hash = [0; 32];
    hash.copy_from_slice(context.sign().as_ref());
    hash
}

/// The record of a code that is sent to this address of a user.
pub fn issue(
    key: &CodeKey,
    user: &User,
    purpose: CodePurpose,
    medium: Medium,
    address: &str,
    text: &Secret,
    now: Timestamp,
) -> Code {
    Code {
        hash: key.hash(&user.pool_id, &user.sub, &scope(&purpose, address), text),
        expires_at: Timestamp::from_millis(now.as_millis().saturating_add(purpose.ttl_ms())),
        purpose,
        attribute: Some(medium.attribute().to_owned()),
        pending: None,
    }
}

/// What a code is good for: its purpose, and the address that it proves.
fn scope(purpose: &CodePurpose, address: &str) -> String {
    format!("{} {address}", purpose.as_key())
}

/// Whether this is the code that waits for its answer. A wrong one is to be counted. The code of an address that was changed
/// since is wrong: who reads the old address has not shown to read the new one.
pub fn check(key: &CodeKey, user: &User, code: Option<&Code>, given: &Secret, now: Timestamp) -> Result<Code, Error> {
    let code = code.filter(|code| now < code.expires_at).ok_or(Error::CodeExpired)?;
    let present = || user.attribute(code.attribute.as_deref()?);
    let address = code.pending.as_deref().or_else(present).unwrap_or_default();
    let scope = scope(&code.purpose, address);
    let is_right = key.matches(&user.pool_id, &user.sub, &scope, given, &code.hash);
    if is_right { Ok(code.clone()) } else { Err(Error::CodeMismatch) }
}

impl Code {
    /// What uses this code up, and no other of its purpose.
    pub fn used(&self) -> UserChange {
        UserChange::UseCode { purpose: self.purpose.clone(), hash: self.hash }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_of_before_the_key_was_replaced_is_known_with_both_keys() {
        let (pool, sub, code) = (UserPoolId::new("pool"), Sub::new("sub"), Secret::new("123456"));
        let (before, after) = (CodeKey::new(&[1; 32]), CodeKey::new(&[2; 32]));
        let both = after.clone().with_previous(&[1; 32]);
        let sent = before.hash(&pool, &sub, "sign_up", &code);
        let knows =
            |key: &CodeKey, code: &str, hash: &[u8; 32]| key.matches(&pool, &sub, "sign_up", &Secret::new(code), hash);
        assert!(knows(&both, "123456", &sent) && knows(&before, "123456", &sent));
        assert!(!knows(&after, "123456", &sent) && !knows(&both, "123457", &sent));
        assert_eq!(both.hash(&pool, &sub, "sign_up", &code), after.hash(&pool, &sub, "sign_up", &code));
        assert!(!both.matches(&pool, &sub, "password_reset", &code, &sent));
    }
}
