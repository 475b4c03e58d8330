//! Integers as bytes and text, the way Java's `BigInteger` writes them, because every Cognito client does; and SHA-256.

use aws_lc_rs::digest::{Context, SHA256};
use zeroize::Zeroizing;

const DIGITS: &[u8; 16] = b"0123456789abcdef";

/// PAD: the shortest two's complement form of a non-negative integer. Leading zero bytes go, and one comes back when
/// the top bit is set; zero is one zero byte. Not padded to the length of N.
pub fn pad(integer: &[u8]) -> Vec<u8> {
    let minimal = minimal(integer);
    let mut padded = Vec::with_capacity(minimal.len() + 1);
    if minimal.first().is_none_or(|first| *first >= 0x80) {
        padded.push(0);
    }
    padded.extend_from_slice(minimal);
    padded
}

/// PAD of a secret, wiped when dropped. Its length tells how many leading zeros the secret has; the protocol asks for
/// that.
pub(crate) fn pad_secret(integer: &[u8]) -> Zeroizing<Vec<u8>> {
    Zeroizing::new(pad(integer))
}

/// Lower-case hexadecimal of an integer without leading zeros, so that the length may be odd; zero is `0`.
pub fn integer_hex(integer: &[u8]) -> String {
    let digits: String = minimal(integer)
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 15])
        .map(|digit| char::from(DIGITS[usize::from(digit)]))
        .collect();
    match digits.strip_prefix('0') {
        Some(rest) => rest.to_owned(),
        None if digits.is_empty() => "0".to_owned(),
        None => digits,
    }
}

/// A salt from 16 random bytes. Its first byte is never zero.
// Cognito clients disagree about a leading zero byte: amazon-cognito-identity-js hashes the salt as an integer, which
// has none, pycognito hashes the text as it came. A salt without one suits both.
pub fn salt_from_random(random: [u8; 16]) -> [u8; 16] {
    let mut salt = random;
    if salt[0] == 0 {
        salt[0] = 0x80;
    }
    salt
}

/// The integer without leading zero bytes; zero is empty.
pub(crate) fn minimal(integer: &[u8]) -> &[u8] {
    let zeros = integer.iter().take_while(|byte| **byte == 0).count();
    &integer[zeros..]
}

/// The bytes of hexadecimal text of any length and case, or nothing when there is another character in it.
pub(crate) fn parse_hex(text: &str) -> Option<Vec<u8>> {
    let digit = |character: &u8| char::from(*character).to_digit(16).and_then(|value| u8::try_from(value).ok());
    let digits = text.as_bytes();
    let (head, pairs) = digits.split_at(digits.len() % 2);
    head.iter()
        .map(digit)
        .chain(pairs.chunks_exact(2).map(|pair| Some(digit(&pair[0])? << 4 | digit(&pair[1])?)))
        .collect()
}

/// SHA-256 of the parts, one after the other.
pub(crate) fn hash(parts: &[&[u8]]) -> [u8; 32] {
    let mut context = Context::new(&SHA256);
    for part in parts {
        context.update(part);
    }
    context.finish().as_ref().try_into().expect("SHA-256 has 32 bytes")
}

/// The bytes of a hexadecimal constant; a mistake in it does not compile.
pub(crate) const fn constant_bytes<const LENGTH: usize>(text: &str) -> [u8; LENGTH] {
    const fn digit(character: u8) -> u8 {
        match character {
            b'0'..=b'9' => character - b'0',
            b'a'..=b'f' => character - b'a' + 10,
            _ => panic!("not a hexadecimal digit"),
        }
    }
    let text = text.as_bytes();
    assert!(text.len() == 2 * LENGTH, "wrong length");
    let mut bytes = [0; LENGTH];
    let mut index = 0;
    while index < LENGTH {
        bytes[index] = digit(text[2 * index]) << 4 | digit(text[2 * index + 1]);
        index += 1;
    }
    bytes
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn pad_writes_integers_as_java_does() {
        let padded = |text: &str| pad(&parse_hex(text).expect("hexadecimal"));
        assert_eq!(padded("a1b2c3"), [0x00, 0xa1, 0xb2, 0xc3]);
        assert_eq!(padded("7f"), [0x7f]);
        assert_eq!(padded("abc"), [0x0a, 0xbc]);
        assert_eq!(padded("0012"), [0x12]);
        assert_eq!(padded("00"), [0x00]);
        assert_eq!(padded(""), [0x00]);
        assert_eq!(padded("0080"), [0x00, 0x80]);
    }

    #[test]
    fn integers_are_written_without_leading_zeros() {
        assert_eq!(integer_hex(&[0x0a, 0xbc]), "abc");
        assert_eq!(integer_hex(&[0x00, 0x00, 0xf0]), "f0");
        assert_eq!(integer_hex(&[0x00]), "0");
        assert_eq!(integer_hex(&[]), "0");
        assert_eq!(integer_hex(&[0x10, 0x00]), "1000");
    }

    #[test]
    fn text_other_than_hexadecimal_is_refused() {
        for text in ["g", "0x12", "-1", "+1", " 1", "1 ", "12\n", "é", "１"] {
            assert_eq!(parse_hex(text), None, "{text:?}");
        }
    }

    #[test]
    fn a_salt_never_begins_with_a_zero_byte() {
        assert_ne!(salt_from_random([0; 16])[0], 0);
        assert_eq!(salt_from_random([7; 16]), [7; 16]);
    }

    proptest! {
        #[test]
        fn hexadecimal_comes_back_as_the_same_integer(bytes: Vec<u8>) {
            let text = integer_hex(&bytes);
            let parsed = parse_hex(&text).expect("our own text");
            prop_assert_eq!(minimal(&parsed), minimal(&bytes));
            prop_assert_eq!(parse_hex(&text.to_uppercase()), parse_hex(&text));
        }

        #[test]
        fn pad_is_short_and_never_looks_negative(bytes: Vec<u8>) {
            let padded = pad(&bytes);
            prop_assert!(padded[0] < 0x80);
            prop_assert!(padded.len() == 1 || padded[0] != 0 || padded[1] >= 0x80);
            prop_assert_eq!(minimal(&padded), minimal(&bytes));
        }
    }
}
