//! Authenticator apps: the secret that is shared with the app, and the codes that it makes (RFC 6238).
//!
//! Cognito: HMAC-SHA1, six digits, 30 seconds, one step either side; each code is good once. Source: TOTP MFA guide.

use aws_lc_rs::hmac;
use data_encoding::BASE32_NOPAD;
use serde::{Deserialize, Serialize};
use subtle::ConstantTimeEq;
use vestibule_api::Timestamp;

use crate::change::UserChange;
use crate::error::Error;
use crate::secret::{Secret, SecretBytes};
use crate::user_pool::UserPool;

/// Random bytes in a secret: 52 characters for the app.
pub const SECRET_BYTES: usize = 32;
const STEP_SECONDS: i64 = 30;
const DIGITS_MODULUS: u32 = 1_000_000;

/// A registered authenticator app.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SoftwareToken {
    /// What the app and the server share.
    pub secret: SecretBytes,
    /// `FRIENDLY_DEVICE_NAME`, if the user gave one.
    pub friendly_name: Option<String>,
    /// The latest time step whose code was accepted; earlier ones and this are spent.
    pub last_step: i64,
}

/// The secret as it is typed into an app: base 32 without padding.
pub fn secret_code(secret: &SecretBytes) -> Secret {
    Secret::new(BASE32_NOPAD.encode(secret.expose()))
}

/// The time step whose code this is, if it is one of the three that are accepted now. Looks at all of them.
pub fn step_of(secret: &SecretBytes, code: &Secret, now: Timestamp) -> Option<i64> {
    let current = now.as_millis().div_euclid(1000 * STEP_SECONDS);
    let key = hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, secret.expose());
    let mut found = None;
    for step in current - 1..=current + 1 {
        if bool::from(code_at(&key, step).as_bytes().ct_eq(code.expose().as_bytes())) {
            found = Some(step);
        }
    }
    found
}

/// HOTP of RFC 4226 with the time step as counter.
fn code_at(key: &hmac::Key, step: i64) -> String {
    let tag = hmac::sign(key, &step.to_be_bytes());
    let tag = tag.as_ref();
    let offset = usize::from(tag[tag.len() - 1] & 0x0f);
    let mut word = [0; 4];
    word.copy_from_slice(&tag[offset..offset + 4]);
    format!("{:06}", (u32::from_be_bytes(word) & 0x7fff_ffff) % DIGITS_MODULUS)
}

/// Whether users of this pool may register an app.
pub fn check_enabled(pool: &UserPool) -> Result<(), Error> {
    if is_enabled(pool) { Ok(()) } else { Err(Error::SoftwareTokenNotEnabled) }
}

/// Whether the pool offers this factor.
pub fn is_enabled(pool: &UserPool) -> bool {
    pool.mfa.software_token.as_ref().and_then(|it| it.enabled) == Some(true)
}

/// Whether the app makes the right codes; then it is the user's.
pub fn register(
    secret: &SecretBytes,
    code: &Secret,
    friendly_name: Option<String>,
    now: Timestamp,
) -> Result<UserChange, Error> {
    let last_step = step_of(secret, code, now).ok_or(Error::SoftwareTokenSetUpMismatch)?;
    let token = SoftwareToken { secret: secret.clone(), friendly_name, last_step };
    Ok(UserChange::RegisterSoftwareToken(token, now))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The secret of RFC 6238, appendix B.
    fn secret() -> SecretBytes {
        SecretBytes::new(*b"12345678901234567890")
    }

    #[test]
    fn codes_are_those_of_the_published_vectors() {
        // RFC 6238, appendix B, SHA-1, the last six of eight digits.
        for (seconds, code) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ] {
            let step = step_of(&secret(), &code.into(), Timestamp::from_seconds(seconds));
            assert_eq!(step, Some(seconds / 30), "{code}");
        }
    }

    #[test]
    fn a_code_is_good_one_step_either_side() {
        let at = |seconds| step_of(&secret(), &"287082".into(), Timestamp::from_seconds(seconds));
        assert_eq!((at(0), at(29), at(30), at(89), at(90)), (Some(1), Some(1), Some(1), Some(1), None));
        for other in ["", "28708", "2870820", "287083", "abcdef"] {
            assert_eq!(step_of(&secret(), &other.into(), Timestamp::from_seconds(59)), None, "{other}");
        }
    }

    #[test]
    fn a_secret_is_52_characters_for_the_app() {
        let code = secret_code(&SecretBytes::new([0xff; SECRET_BYTES]));
        assert_eq!(code.expose().len(), 52);
        assert!(code.expose().bytes().all(|byte| byte.is_ascii_alphanumeric()));
        assert_eq!(secret_code(&secret()).expose(), "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    }
}
