//! Sealing: AES-256-GCM bound to the place where the sealed value lives.
//!
//! Owns the sealed form. Which values are sealed is said where they are written.

use std::fmt;

use aws_lc_rs::aead::{AES_256_GCM, Aad, NONCE_LEN, Nonce, RandomizedNonceKey};
use zeroize::Zeroizing;

/// The first byte of every sealed value, so that another form can follow one day.
const VERSION: u8 = 1;
const HEADER_LEN: usize = 1 + NONCE_LEN;

/// Seals and opens values under one key.
///
/// The place is the kind of value followed by what identifies it (`["verifier", pool, sub]`). It is authenticated and
/// not stored: a sealed value that is moved to another place does not open there.
pub struct Sealer(RandomizedNonceKey);

/// A sealed value was changed, moved, or sealed under another key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a sealed value cannot be opened")]
pub struct SealBroken;

impl Sealer {
    /// A sealer with this key.
    pub fn new(key: &[u8; 32]) -> Self {
        Self(RandomizedNonceKey::new(&AES_256_GCM, key).expect("AES-256 takes 32 bytes"))
    }

    /// Seals a value for one place.
    pub fn seal(&self, place: &[&str], value: &[u8]) -> Vec<u8> {
        // Sealed in a buffer of the final size, so that no copy of the plaintext is left behind by growing.
        let mut body = Vec::with_capacity(value.len() + AES_256_GCM.tag_len());
        body.extend_from_slice(value);
        let nonce = self
            .0
            .seal_in_place_append_tag(Aad::from(associated_data(place)), &mut body)
            .expect("a value is shorter than AES-GCM's limit of 64 GiB");
        let mut sealed = Vec::with_capacity(HEADER_LEN + body.len());
        sealed.push(VERSION);
        sealed.extend_from_slice(nonce.as_ref());
        sealed.append(&mut body);
        sealed
    }

    /// Opens what was sealed for this place.
    pub fn open(&self, place: &[&str], sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, SealBroken> {
        let (header, body) = sealed.split_at_checked(HEADER_LEN).ok_or(SealBroken)?;
        let (version, nonce) = header.split_first().ok_or(SealBroken)?;
        if *version != VERSION {
            return Err(SealBroken);
        }
        let nonce = Nonce::try_assume_unique_for_key(nonce).map_err(|_| SealBroken)?;
        let mut value = Zeroizing::new(body.to_vec());
        let length = self
            .0
            .open_in_place(nonce, Aad::from(associated_data(place)), value.as_mut_slice())
            .map_err(|_| SealBroken)?
            .len();
        value.truncate(length);
        Ok(value)
    }
}

impl fmt::Debug for Sealer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Sealer(redacted)")
    }
}

/// Lengths go before the parts: `["a", "bc"]` is another place than `["ab", "c"]`.
fn associated_data(place: &[&str]) -> Vec<u8> {
    let mut data = vec![VERSION];
    for part in place {
        data.extend_from_slice(&(part.len() as u64).to_be_bytes());
        data.extend_from_slice(part.as_bytes());
    }
    data
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sealer(byte: u8) -> Sealer {
        Sealer::new(&[byte; 32])
    }

    #[test]
    fn a_sealed_value_opens_in_its_place_only() {
        let sealed = sealer(1).seal(&["verifier", "ab", "c"], b"secret");
        assert_eq!(*sealer(1).open(&["verifier", "ab", "c"], &sealed).unwrap(), b"secret");
        for elsewhere in
            [&["verifier", "ab", "d"][..], &["verifier", "a", "bc"], &["secret", "ab", "c"], &["verifier"], &[]]
        {
            assert_eq!(sealer(1).open(elsewhere, &sealed), Err(SealBroken));
        }
        assert_eq!(sealer(2).open(&["verifier", "ab", "c"], &sealed), Err(SealBroken));
    }

    #[test]
    fn a_change_of_any_byte_or_of_the_length_is_noticed() {
        let sealed = sealer(1).seal(&["x"], b"secret");
        for position in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[position] ^= 1;
            assert_eq!(sealer(1).open(&["x"], &changed), Err(SealBroken), "byte {position}");
            assert_eq!(sealer(1).open(&["x"], &sealed[..position]), Err(SealBroken), "cut at {position}");
        }
    }

    #[test]
    fn sealing_twice_gives_different_bytes_and_hides_the_value() {
        let (one, other) = (sealer(1).seal(&["x"], b"secret"), sealer(1).seal(&["x"], b"secret"));
        assert_ne!(one, other);
        assert!(!one.windows(6).any(|window| window == b"secret"));
        assert_eq!(*sealer(1).open(&["x"], &sealer(1).seal(&["x"], b"")).unwrap(), b"");
    }
}
