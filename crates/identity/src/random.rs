//! Unbiased choices from a seed: ids, secrets and temporary passwords; and random bytes as text.
//!
//! The seed is 32 bytes of the caller's randomness and is used for one thing only. Where it comes from is the server's
//! business, so that tests can choose it.

use aws_lc_rs::digest::{SHA256, digest};
use zeroize::Zeroizing;

/// Digits.
pub const DIGITS: &[u8] = b"0123456789";
/// Digits and lower-case letters.
pub const DIGITS_AND_LOWERCASE: &[u8] = b"0123456789abcdefghijklmnopqrstuvwxyz";
/// Digits and letters.
pub const DIGITS_AND_LETTERS: &[u8] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// A text of characters drawn from an alphabet of ASCII characters.
pub fn text(seed: &[u8; 32], alphabet: &[u8], length: usize) -> String {
    let mut stream = Stream::new(seed);
    (0..length).map(|_| stream.character(alphabet)).collect()
}

/// Bytes in lower-case hexadecimal, two digits each.
pub fn hex(bytes: &[u8]) -> String {
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits.filter_map(|digit| char::from_digit(digit.into(), 16)).collect()
}

/// As many random bytes as are asked for, all from one seed: SHA-256 over the seed and a counter.
pub(crate) struct Stream {
    seed: Zeroizing<[u8; 32]>,
    block: Zeroizing<[u8; 32]>,
    counter: u64,
    used: usize,
}

impl Stream {
    pub(crate) fn new(seed: &[u8; 32]) -> Self {
        Self { seed: Zeroizing::new(*seed), block: Zeroizing::new([0; 32]), counter: 0, used: 32 }
    }

    /// One character of the alphabet.
    pub(crate) fn character(&mut self, alphabet: &[u8]) -> char {
        char::from(alphabet[self.below(alphabet.len())])
    }

    /// A number below `bound`, which is 1 to 256. Bytes that would favour some numbers are thrown away.
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        debug_assert!((1..=256).contains(&bound));
        let fair = 256 - 256 % bound;
        loop {
            let byte = usize::from(self.byte());
            if byte < fair {
                return byte % bound;
            }
        }
    }

    fn byte(&mut self) -> u8 {
        if self.used == self.block.len() {
            let mut input = Zeroizing::new([0; 40]);
            input[..32].copy_from_slice(&*self.seed);
            input[32..].copy_from_slice(&self.counter.to_be_bytes());
            self.block.copy_from_slice(digest(&SHA256, &*input).as_ref());
            self.counter += 1;
            self.used = 0;
        }
        self.used += 1;
        self.block[self.used - 1]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_text_and_another_seed_another() {
        let first = text(&[1; 32], DIGITS_AND_LOWERCASE, 52);
        assert_eq!(first, text(&[1; 32], DIGITS_AND_LOWERCASE, 52));
        assert_ne!(first, text(&[2; 32], DIGITS_AND_LOWERCASE, 52));
        assert_eq!(first.len(), 52);
    }

    #[test]
    fn every_number_below_the_bound_is_drawn_about_equally_often() {
        for bound in [1, 2, 10, 36, 62, 255, 256] {
            let mut stream = Stream::new(&[7; 32]);
            let mut counts = vec![0_u32; bound];
            for _ in 0..bound * 1000 {
                counts[stream.below(bound)] += 1;
            }
            assert!(counts.iter().all(|count| (800..1200).contains(count)), "{bound}: {counts:?}");
        }
    }
}
