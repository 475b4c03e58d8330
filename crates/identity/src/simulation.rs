//! What an unknown user would have: the same answer every time for the same name, and the same work as for a known one.
//!
//! Cognito: with `PreventUserExistenceErrors` `ENABLED` the salt and the user id are simulated, the same pair for the
//! same name and pool. Source: managing user existence error responses.

use std::sync::Arc;

use aws_lc_rs::hmac;
use vestibule_api::Timestamp;
use vestibule_api::cognito_idp::VerifiedAttributeType;
use vestibule_srp::{Verifier, salt_from_random};

use crate::attribute::mask_destination;
use crate::message::Medium;
use crate::name::{NameKind, sign_in_name};
use crate::random::hex;
use crate::user::Password;
use crate::user_pool::UserPool;

/// Derives simulated users from the server's key.
#[derive(Clone)]
pub struct Simulation(Arc<hmac::Key>);

impl std::fmt::Debug for Simulation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Simulation(redacted)")
    }
}

impl Simulation {
    /// A simulation keyed by 32 secret bytes.
    pub fn new(key: &[u8; 32]) -> Self {
        Self(Arc::new(hmac::Key::new(hmac::HMAC_SHA256, key)))
    }

    /// A user id in UUID form.
    pub fn user_id(&self, pool: &UserPool, typed: &str) -> String {
        let mut bytes = [0; 16];
        bytes.copy_from_slice(&self.block(pool, typed, "user id", 0)[..16]);
        bytes[6] = bytes[6] & 0x0f | 0x40;
        bytes[8] = bytes[8] & 0x3f | 0x80;
        let hex = hex(&bytes);
        format!("{}-{}-{}-{}-{}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..])
    }

    /// A password that nobody knows. Its verifier is no power of g, which only a client that has the password could tell.
    pub fn password(&self, pool: &UserPool, typed: &str) -> Password {
        let mut salt = [0; 16];
        salt.copy_from_slice(&self.block(pool, typed, "salt", 0)[..16]);
        // A first byte below N's first byte (0xff) keeps the number below N.
        let mut bytes: Vec<u8> = (0..12).flat_map(|n| self.block(pool, typed, "verifier", n)).collect();
        bytes[0] = bytes[0] & 0x7f | 1;
        let verifier =
            Verifier::from_bytes(&bytes).expect("a number of 384 bytes whose first byte is 1 to 127 is in range");
        Password { salt: salt_from_random(salt), verifier, set_at: Timestamp::default(), expires_at: None }
    }

    /// What follows from the secret for something that is not simulated, and must last as long.
    pub(crate) fn seed(&self, parts: &[&str]) -> [u8; 32] {
        let mut context = hmac::Context::with_key(&self.0);
        for part in parts {
            context.update(&(part.len() as u64).to_be_bytes());
            context.update(part.as_bytes());
        }
        let mut seed = [0; 32];
        seed.copy_from_slice(context.sign().as_ref());
        seed
    }

    fn block(&self, pool: &UserPool, typed: &str, purpose: &str, counter: u8) -> [u8; 32] {
        let mut context = hmac::Context::with_key(&self.0);
        let name = sign_in_name(pool, NameKind::Username, typed).key;
        for part in [pool.id.as_str(), purpose, &name] {
            context.update(&(part.len() as u64).to_be_bytes());
            context.update(part.as_bytes());
        }
        context.update(&[counter]);
        let mut block = [0; 32];
        block.copy_from_slice(context.sign().as_ref());
        block
    }
}

impl Simulation {
    /// Where a code by this medium would go, masked.
    pub fn destination(&self, pool: &UserPool, typed: &str, medium: Medium) -> String {
        let block = self.block(pool, typed, "delivery", 0);
        match medium {
            Medium::Sms if typed.starts_with('+') => mask_destination(medium, typed),
            Medium::Sms => {
                let digits = u16::from_be_bytes([block[0], block[1]]) % 10_000;
                mask_destination(medium, &format!("+1555000{digits:04}"))
            }
            Medium::Email if typed.contains('@') => mask_destination(medium, typed),
            Medium::Email => {
                let letter = |byte: u8| char::from(b'a' + byte % 26);
                mask_destination(medium, &format!("{}@{}", letter(block[0]), letter(block[1])))
            }
        }
    }

    /// Where a message to an unknown user would go, masked: by the form of the typed name, else by what the pool verifies.
    pub fn delivery(&self, pool: &UserPool, typed: &str) -> (Medium, String) {
        let by_phone =
            typed.starts_with('+') || !typed.contains('@') && pool.auto_verifies(VerifiedAttributeType::PhoneNumber);
        let medium = if by_phone { Medium::Sms } else { Medium::Email };
        (medium, self.destination(pool, typed, medium))
    }
}
