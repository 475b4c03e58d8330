//! Sealing: AES-256-GCM bound to the place where the sealed value lives.
//!
//! Owns the sealed form. Which values are sealed is said where they are written.

use std::fmt;

use aws_lc_rs::aead::{AES_256_GCM, Aad, NONCE_LEN, Nonce, RandomizedNonceKey};
use zeroize::Zeroizing;

/// The first byte of every sealed value, so that another form can follow one day.
const VERSION: u8 = 1;
const HEADER_LEN: usize = 1 + NONCE_LEN;

/// Seals values under one key, and opens what was sealed under it or under the one before it.
///
/// The place is the kind of value followed by what identifies it (`["verifier", pool, sub]`). It is authenticated and
/// not stored: a sealed value that is moved to another place does not open there. Which key opens a value is not stored
/// either: the tag tells.
pub struct Sealer {
    primary: Key,
    previous: Option<Key>,
}

struct Key(RandomizedNonceKey);

/// A sealed value was changed, moved, or sealed under another key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a sealed value cannot be opened")]
pub struct SealBroken;

impl Sealer {
    /// A sealer with this key.
    pub fn new(key: &[u8; 32]) -> Self {
        Self { primary: Key::new(key), previous: None }
    }

    /// The same sealer, which also opens what was sealed with this key.
    #[must_use]
    pub fn with_previous(self, key: &[u8; 32]) -> Self {
        Self { previous: Some(Key::new(key)), ..self }
    }

    /// Seals a value for one place.
    pub fn seal(&self, place: &[&str], value: &[u8]) -> Vec<u8> {
        self.primary.seal(place, value)
    }

    /// Opens what was sealed for this place.
    pub fn open(&self, place: &[&str], sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, SealBroken> {
        let opened = self.primary.open(place, sealed);
        match &self.previous {
            Some(previous) if opened.is_err() => previous.open(place, sealed),
            _ => opened,
        }
    }

    /// Whether a value was sealed with the key that this sealer seals with.
    pub fn is_current(&self, place: &[&str], sealed: &[u8]) -> bool {
        self.primary.open(place, sealed).is_ok()
    }

    /// What is to stand in the place of a value that only the previous key opens; nothing if it is sealed with the primary one.
    pub fn reseal(&self, place: &[&str], sealed: &[u8]) -> Result<Option<Vec<u8>>, SealBroken> {
        if self.is_current(place, sealed) {
            return Ok(None);
        }
        let value = self.previous.as_ref().ok_or(SealBroken)?.open(place, sealed)?;
        Ok(Some(self.seal(place, &value)))
    }

    /// A value sealed with every key that there is, the primary one first.
    pub(crate) fn seal_with_each(&self, place: &[&str], value: &[u8]) -> Vec<Vec<u8>> {
        std::iter::once(&self.primary).chain(&self.previous).map(|key| key.seal(place, value)).collect()
    }
}

impl Key {
    fn new(key: &[u8; 32]) -> Self {
        Self(RandomizedNonceKey::new(&AES_256_GCM, key).expect("AES-256 takes 32 bytes"))
    }

    fn seal(&self, place: &[&str], value: &[u8]) -> Vec<u8> {
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

    fn open(&self, place: &[&str], sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, SealBroken> {
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
    fn what_the_previous_key_has_sealed_opens_and_is_sealed_anew_once() {
        let place = ["verifier", "ab"];
        let (before, both) = (sealer(1), sealer(2).with_previous(&[1; 32]));
        let sealed = before.seal(&place, b"secret");
        assert_eq!(*both.open(&place, &sealed).unwrap(), b"secret");
        assert!(!both.is_current(&place, &sealed));
        let resealed = both.reseal(&place, &sealed).unwrap().unwrap();
        assert_eq!(*sealer(2).open(&place, &resealed).unwrap(), b"secret");
        assert_eq!(before.open(&place, &resealed), Err(SealBroken));
        assert_eq!(both.reseal(&place, &resealed), Ok(None));
        assert_eq!(both.reseal(&["verifier", "c"], &sealed), Err(SealBroken));
        assert_eq!(both.reseal(&place, &sealer(3).seal(&place, b"secret")), Err(SealBroken));
        assert_eq!(before.open(&place, &both.seal(&place, b"secret")), Err(SealBroken));
        let each = both.seal_with_each(&place, b"secret");
        assert_eq!(each.iter().map(|it| both.is_current(&place, it)).collect::<Vec<_>>(), [true, false]);
        assert_eq!(*before.open(&place, &each[1]).unwrap(), b"secret");
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
