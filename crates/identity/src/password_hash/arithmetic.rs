//! What a password's hash is under each scheme.

use std::num::NonZeroU32;

use aws_lc_rs::cipher::{AES_256, EncryptingKey, EncryptionContext, UnboundCipherKey};
use aws_lc_rs::iv::FixedLength;
use aws_lc_rs::{digest, pbkdf2};
use vestibule_srp::Identity;
use zeroize::Zeroizing;

use super::{Argon2Variant, Digest, SaltPlace, Scheme};
use crate::secret::SecretBytes;

/// bcrypt looks at no more than this; longer passwords are cut, as the systems did that made the hash.
const BCRYPT_PASSWORD_BYTES: usize = 72;

/// The hash of a password, as long as the one that is kept; nothing where a scheme refuses its input, which [`super::limits`] prevents.
pub(super) fn compute(scheme: &Scheme, salt: &[u8], password: &[u8], length: usize) -> Option<SecretBytes> {
    let mut made = vec![0; length];
    match scheme {
        Scheme::Bcrypt { log_rounds, .. } => {
            let mut key = Zeroizing::new(password.to_vec());
            key.push(0);
            key.truncate(BCRYPT_PASSWORD_BYTES);
            let whole = bcrypt::bcrypt(*log_rounds, salt.try_into().ok()?, &key);
            made.copy_from_slice(whole.get(..length)?);
        }
        Scheme::Scrypt { log_n, r, p } => {
            let parameters = scrypt::Params::new(*log_n, *r, *p).ok()?;
            scrypt::scrypt(password, salt, &parameters, &mut made).ok()?;
        }
        Scheme::FirebaseScrypt { log_n, r, separator, signer_key } => {
            let parameters = scrypt::Params::new(*log_n, *r, 1).ok()?;
            let salt = [salt, separator.expose()].concat();
            let mut derived = Zeroizing::new([0_u8; 64]);
            scrypt::scrypt(password, &salt, &parameters, &mut *derived).ok()?;
            made = encrypt(&derived[..32], signer_key.expose())?;
        }
        Scheme::Argon2 { variant, version, memory_kib, passes, lanes } => {
            let variant = match variant {
                Argon2Variant::D => argon2::Algorithm::Argon2d,
                Argon2Variant::I => argon2::Algorithm::Argon2i,
                Argon2Variant::Id => argon2::Algorithm::Argon2id,
            };
            let version = argon2::Version::try_from(*version).ok()?;
            let parameters = argon2::Params::new(*memory_kib, *passes, *lanes, Some(length)).ok()?;
            argon2::Argon2::new(variant, version, parameters).hash_password_into(password, salt, &mut made).ok()?;
        }
        Scheme::Srp { pool_name, username } => {
            let password = std::str::from_utf8(password).ok()?;
            let key = vestibule_srp::private_key(Identity::user(pool_name, username), password, salt);
            made.copy_from_slice(vestibule_srp::verifier(&key).as_bytes().get(..length)?);
        }
        Scheme::Pbkdf2 { digest, iterations } => {
            let algorithm = match digest {
                Digest::Sha1 => pbkdf2::PBKDF2_HMAC_SHA1,
                Digest::Sha256 => pbkdf2::PBKDF2_HMAC_SHA256,
                Digest::Sha512 => pbkdf2::PBKDF2_HMAC_SHA512,
            };
            pbkdf2::derive(algorithm, NonZeroU32::new(*iterations)?, salt, password, &mut made);
        }
        Scheme::SaltedSha { digest, place } => {
            let algorithm = match digest {
                Digest::Sha1 => &digest::SHA1_FOR_LEGACY_USE_ONLY,
                Digest::Sha256 => &digest::SHA256,
                Digest::Sha512 => &digest::SHA512,
            };
            let mut context = digest::Context::new(algorithm);
            let parts = match place {
                SaltPlace::BeforePassword => [salt, password],
                SaltPlace::AfterPassword => [password, salt],
            };
            for part in parts {
                context.update(part);
            }
            made = context.finish().as_ref().to_vec();
        }
    }
    Some(SecretBytes::new(made))
}

/// AES-256 in counter mode from zero: each key serves one text only.
fn encrypt(key: &[u8], text: &[u8]) -> Option<Vec<u8>> {
    let mut text = text.to_vec();
    let key = EncryptingKey::ctr(UnboundCipherKey::new(&AES_256, key).ok()?).ok()?;
    key.less_safe_encrypt(&mut text, EncryptionContext::Iv128(FixedLength::from([0; 16]))).ok()?;
    Some(text)
}
