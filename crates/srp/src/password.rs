//! From a password to what is stored for it.

use std::fmt;

use subtle::ConstantTimeEq;
use zeroize::{Zeroize, Zeroizing};

use crate::bignum::Residue;
use crate::encoding::{hash, minimal, pad};
use crate::error::Error;
use crate::group::{self, GROUP_BYTES};

/// Who proves a password: I, which enters both the private key and the signature.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Identity<'a> {
    realm: &'a str,
    name: &'a str,
}

impl<'a> Identity<'a> {
    /// A user. `pool_name` is the user pool's id after the first `_`; `user_id` is the stored username
    /// (`USER_ID_FOR_SRP`), not the alias that was typed.
    pub const fn user(pool_name: &'a str, user_id: &'a str) -> Self {
        Self { realm: pool_name, name: user_id }
    }

    /// A remembered device, which proves its own password.
    pub const fn device(device_group_key: &'a str, device_key: &'a str) -> Self {
        Self { realm: device_group_key, name: device_key }
    }

    /// The two parts in the order in which they are hashed, with nothing between them.
    pub(crate) fn parts(&self) -> [&'a [u8]; 2] {
        [self.realm.as_bytes(), self.name.as_bytes()]
    }
}

/// x: as good as the password. Never stored.
pub struct PrivateKey(Zeroizing<[u8; 32]>);

impl PrivateKey {
    pub(crate) fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Debug for PrivateKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("PrivateKey(redacted)")
    }
}

/// x = H(PAD(salt) ‖ H(I ‖ ":" ‖ password)), the salt taken as an integer: its leading zero bytes do not count.
pub fn private_key(identity: Identity<'_>, password: &str, salt: &[u8]) -> PrivateKey {
    let [realm, name] = identity.parts();
    let inner = Zeroizing::new(hash(&[realm, name, b":", password.as_bytes()]));
    PrivateKey(Zeroizing::new(hash(&[&pad(salt), &*inner])))
}

/// v = g^x mod N, in constant time.
pub fn verifier(private_key: &PrivateKey) -> Verifier {
    Verifier::from_residue(&group::power_of_g(private_key.as_bytes()))
}

/// v: what the server stores instead of a password. Whoever has it can guess passwords offline and can pose as the
/// server, so it is a secret: kept out of `Debug`, compared in constant time, wiped when dropped.
#[derive(Clone)]
pub struct Verifier(Box<[u8; GROUP_BYTES]>);

impl Verifier {
    /// Reads a verifier of any length up to that of N, leading zero bytes apart: as stored, or as a device sends it.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Error> {
        let bytes = minimal(bytes);
        if bytes.is_empty() || bytes.len() > GROUP_BYTES {
            return Err(Error::VerifierOutOfRange);
        }
        group::residue(bytes).map(|residue| Self::from_residue(&residue)).ok_or(Error::VerifierOutOfRange)
    }

    /// Big-endian, with leading zeros: always the same length.
    pub fn as_bytes(&self) -> &[u8; GROUP_BYTES] {
        &self.0
    }

    fn from_residue(residue: &Residue) -> Self {
        let mut verifier = Self(Box::new([0; GROUP_BYTES]));
        verifier.0.copy_from_slice(&*residue.to_be_bytes::<GROUP_BYTES>());
        verifier
    }

    pub(crate) fn residue(&self) -> Residue {
        group::residue(&*self.0).expect("a verifier is below N since it was made")
    }
}

impl PartialEq for Verifier {
    fn eq(&self, other: &Self) -> bool {
        self.0.as_slice().ct_eq(other.0.as_slice()).into()
    }
}

impl Eq for Verifier {}

impl Drop for Verifier {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl fmt::Debug for Verifier {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Verifier(redacted)")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::group::MODULUS;

    const IDENTITY: Identity<'static> = Identity { realm: "Pool", name: "alice" };

    fn of_password(password: &str, salt: &[u8]) -> Verifier {
        verifier(&private_key(IDENTITY, password, salt))
    }

    #[test]
    fn the_salt_is_an_integer() {
        let salt = [0x80, 0x01, 0x02];
        assert_eq!(of_password("p", &salt), of_password("p", &[0x00, 0x80, 0x01, 0x02]));
        assert_eq!(of_password("p", &[0x12]), of_password("p", &[0x00, 0x00, 0x12]));
        assert_ne!(of_password("p", &[0x12]), of_password("p", &[0x12, 0x00]));
    }

    #[test]
    fn a_salt_with_the_top_bit_set_is_hashed_with_a_zero_byte_in_front() {
        let inner = hash(&[b"Poolalice:p"]);
        let expected = hash(&[&[0x00, 0x80, 0x01], &inner]);
        assert_eq!(*private_key(IDENTITY, "p", &[0x80, 0x01]).as_bytes(), expected);
        let expected = hash(&[&[0x7f, 0x01], &inner]);
        assert_eq!(*private_key(IDENTITY, "p", &[0x00, 0x7f, 0x01]).as_bytes(), expected);
    }

    #[test]
    fn password_user_and_pool_all_matter() {
        let original = of_password("p", &[1]);
        assert_ne!(original, of_password("P", &[1]));
        assert_ne!(original, verifier(&private_key(Identity::user("Pool", "alicf"), "p", &[1])));
        assert_ne!(original, verifier(&private_key(Identity::user("pool", "alice"), "p", &[1])));
    }

    #[test]
    fn a_verifier_outside_the_group_is_refused() {
        let refused = Err(Error::VerifierOutOfRange);
        assert_eq!(Verifier::from_bytes(&[]), refused);
        assert_eq!(Verifier::from_bytes(&[0; 10]), refused);
        assert_eq!(Verifier::from_bytes(&MODULUS), refused);
        assert_eq!(Verifier::from_bytes(&[1; GROUP_BYTES + 1]), refused);
    }

    #[test]
    fn a_padded_verifier_is_read_as_the_same_one() {
        let original = of_password("p", &[1]);
        assert_eq!(Verifier::from_bytes(&pad(original.as_bytes())), Ok(original.clone()));
        assert_eq!(Verifier::from_bytes(original.as_bytes()), Ok(original));
    }

    #[test]
    fn secrets_do_not_show_in_debug() {
        let key = private_key(IDENTITY, "p", &[1]);
        assert_eq!(format!("{key:?} {:?}", verifier(&key)), "PrivateKey(redacted) Verifier(redacted)");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]
        #[test]
        fn a_stored_verifier_comes_back(password: String, salt: [u8; 16]) {
            let made = of_password(&password, &salt);
            prop_assert_eq!(Verifier::from_bytes(made.as_bytes()), Ok(made));
        }
    }
}
