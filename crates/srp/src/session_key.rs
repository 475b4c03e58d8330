//! K, the key that both sides arrive at, and the signature by which the client proves that it did.

use std::fmt;

use aws_lc_rs::hmac;
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

use crate::bignum::{BigNum, Residue};
use crate::encoding::{hash, pad, pad_secret};
use crate::error::Error;
use crate::group::GROUP_BYTES;
use crate::password::Identity;
use crate::public_value::PublicValue;

const KEY_BYTES: usize = 16;
/// HKDF's label with the counter of its first block behind it; one block is enough.
const DERIVATION: &[u8] = b"Caldera Derived Key\x01";

/// u = H(PAD(A) ‖ PAD(B)): public, never zero.
pub(crate) struct Scrambler([u8; 32]);

impl Scrambler {
    pub(crate) fn new(client: &PublicValue, server: &PublicValue) -> Result<Self, Error> {
        Self::from_hash(hash(&[&client.padded(), &server.padded()]))
    }

    fn from_hash(hash: [u8; 32]) -> Result<Self, Error> {
        if hash == [0; 32] { Err(Error::ZeroScrambler) } else { Ok(Self(hash)) }
    }

    pub(crate) fn number(&self) -> BigNum {
        BigNum::from_be_bytes(&self.0)
    }

    #[cfg(test)]
    pub(crate) fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

/// What a signature covers besides the key.
#[derive(Debug, Clone, Copy)]
pub struct Claim<'a> {
    /// The user or device that signs in.
    pub identity: Identity<'a>,
    /// The secret block that the server gave out, decoded from base64.
    pub secret_block: &'a [u8],
    /// The time as the client wrote it, letter for letter.
    pub timestamp: &'a str,
}

/// K: 16 bytes that only somebody with the password, or the server with the verifier, can compute.
#[derive(Clone)]
pub struct SessionKey(Zeroizing<[u8; KEY_BYTES]>);

impl SessionKey {
    /// HKDF-SHA256 of PAD(S), salted with PAD(u).
    pub(crate) fn derive(secret: &Residue, scrambler: &Scrambler) -> Self {
        let extracted = mac(&pad(&scrambler.0), &[&pad_secret(&*secret.to_be_bytes::<GROUP_BYTES>())]);
        let expanded = mac(&*extracted, &[DERIVATION]);
        let mut key = Zeroizing::new([0; KEY_BYTES]);
        key.copy_from_slice(&expanded[..KEY_BYTES]);
        Self(key)
    }

    /// Takes up a key that was kept, sealed, between two requests.
    pub fn from_bytes(bytes: &[u8; KEY_BYTES]) -> Self {
        Self(Zeroizing::new(*bytes))
    }

    /// The key itself, to keep it sealed between two requests.
    pub fn as_bytes(&self) -> &[u8; KEY_BYTES] {
        &self.0
    }

    /// `PASSWORD_CLAIM_SIGNATURE` before base64: HMAC-SHA256 over identity, secret block and time.
    pub fn sign(&self, claim: &Claim<'_>) -> [u8; 32] {
        let [realm, name] = claim.identity.parts();
        *mac(&*self.0, &[realm, name, claim.secret_block, claim.timestamp.as_bytes()])
    }

    /// Whether the signature (decoded from base64) is this key's for the claim, in constant time.
    pub fn verify(&self, claim: &Claim<'_>, signature: &[u8]) -> bool {
        self.sign(claim).as_slice().ct_eq(signature).into()
    }
}

impl PartialEq for SessionKey {
    fn eq(&self, other: &Self) -> bool {
        self.0.as_slice().ct_eq(other.0.as_slice()).into()
    }
}

impl Eq for SessionKey {}

impl fmt::Debug for SessionKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("SessionKey(redacted)")
    }
}

/// HMAC-SHA256 of the parts, one after the other.
fn mac(key: &[u8], parts: &[&[u8]]) -> Zeroizing<[u8; 32]> {
    let mut context = hmac::Context::with_key(&hmac::Key::new(hmac::HMAC_SHA256, key));
    for part in parts {
        context.update(part);
    }
    Zeroizing::new(context.sign().as_ref().try_into().expect("HMAC-SHA256 has 32 bytes"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const CLAIM: Claim<'static> = Claim {
        identity: Identity::user("Pool", "alice"),
        secret_block: &[1, 2, 3],
        timestamp: "Sat Sep 5 07:08:09 UTC 2026",
    };

    #[test]
    fn a_zero_scrambler_is_refused() {
        assert_eq!(Scrambler::from_hash([0; 32]).err(), Some(Error::ZeroScrambler));
        assert!(Scrambler::from_hash([1; 32]).is_ok());
    }

    #[test]
    fn only_the_whole_and_exact_signature_is_taken() {
        let key = SessionKey::from_bytes(&[7; KEY_BYTES]);
        let signature = key.sign(&CLAIM);
        assert!(key.verify(&CLAIM, &signature));
        assert!(!key.verify(&CLAIM, &[]));
        assert!(!key.verify(&CLAIM, &signature[..31]));
        assert!(!key.verify(&CLAIM, &[&signature[..], &[0]].concat()));
        for index in 0..signature.len() {
            let mut forged = signature;
            forged[index] ^= 1;
            assert!(!key.verify(&CLAIM, &forged));
        }
        assert!(!SessionKey::from_bytes(&[8; KEY_BYTES]).verify(&CLAIM, &signature));
        assert!(!key.verify(&Claim { timestamp: "Sat Sep 05 07:08:09 UTC 2026", ..CLAIM }, &signature));
        assert!(!key.verify(&Claim { secret_block: &[1, 2], ..CLAIM }, &signature));
    }

    #[test]
    fn a_key_does_not_show_in_debug() {
        assert_eq!(format!("{:?}", SessionKey::from_bytes(&[7; KEY_BYTES])), "SessionKey(redacted)");
    }
}
