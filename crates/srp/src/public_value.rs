//! A and B: the numbers that the two sides show each other.

use crate::bignum::Residue;
use crate::encoding::{integer_hex, minimal, pad, parse_hex};
use crate::error::Error;
use crate::group::{self, GROUP_BYTES};

/// Longest text that is read as a public value, leading zeros included. N takes 768 digits.
pub const PUBLIC_VALUE_HEX_MAX: usize = 1024;

/// A public value (`SRP_A`, `SRP_B`) that is not zero in the group. Kept as the integer that was sent, which is what
/// both sides hash, even if it is not below N.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicValue(Box<[u8]>);

impl PublicValue {
    /// Reads the text of the wire: either case, odd lengths and leading zeros are fine. Multiples of N are refused.
    pub fn parse(hex: &str) -> Result<Self, Error> {
        if hex.is_empty() {
            return Err(Error::NotHexadecimal);
        }
        if hex.len() > PUBLIC_VALUE_HEX_MAX {
            return Err(Error::TooLong);
        }
        Self::from_be_bytes(&parse_hex(hex).ok_or(Error::NotHexadecimal)?)
    }

    /// Reads big-endian bytes, as [`Self::as_bytes`] gives them.
    pub fn from_be_bytes(bytes: &[u8]) -> Result<Self, Error> {
        if bytes.len() > PUBLIC_VALUE_HEX_MAX / 2 {
            return Err(Error::TooLong);
        }
        if group::reduce_public(bytes).is_zero() {
            return Err(Error::ZeroInGroup);
        }
        Ok(Self(minimal(bytes).into()))
    }

    /// One that this side computed. It is zero with a probability of 2^-3072, which is not worth an error.
    pub(crate) fn computed(residue: &Residue) -> Self {
        Self(minimal(&*residue.to_be_bytes::<GROUP_BYTES>()).into())
    }

    /// The integer, big-endian, without leading zeros.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// The text of the wire: lower case, no leading zeros, possibly of odd length.
    pub fn to_hex(&self) -> String {
        integer_hex(&self.0)
    }

    pub(crate) fn padded(&self) -> Vec<u8> {
        pad(&self.0)
    }

    pub(crate) fn residue(&self) -> Residue {
        group::reduce_public(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::group::MODULUS;

    fn modulus_hex() -> String {
        integer_hex(&MODULUS)
    }

    fn twice_the_modulus() -> Vec<u8> {
        let doubled = MODULUS.iter().rev().scan(0, |carry, byte| {
            let sum = u16::from(*byte) * 2 + *carry;
            *carry = sum >> 8;
            Some(sum.to_le_bytes()[0])
        });
        let mut bytes: Vec<u8> = doubled.chain([1]).collect();
        bytes.reverse();
        bytes
    }

    #[test]
    fn multiples_of_the_modulus_are_refused() {
        let refused = Err(Error::ZeroInGroup);
        assert_eq!(PublicValue::parse("0"), refused);
        assert_eq!(PublicValue::parse("0000"), refused);
        assert_eq!(PublicValue::parse(&modulus_hex()), refused);
        assert_eq!(PublicValue::parse(&modulus_hex().to_uppercase()), refused);
        assert_eq!(PublicValue::parse(&format!("000{}", modulus_hex())), refused);
        assert_eq!(PublicValue::parse(&integer_hex(&twice_the_modulus())), refused);
        assert_eq!(PublicValue::from_be_bytes(&twice_the_modulus()), refused);
    }

    #[test]
    fn neighbours_of_the_modulus_are_read() {
        let mut above = MODULUS;
        above[GROUP_BYTES - 1] -= 1;
        assert!(PublicValue::from_be_bytes(&above).is_ok());
        let mut next = twice_the_modulus();
        *next.last_mut().expect("not empty") += 1;
        let value = PublicValue::from_be_bytes(&next).expect("2N + 1 is one in the group");
        assert_eq!(*value.residue().to_be_bytes::<1>(), [1]);
        assert_eq!(value.as_bytes(), next, "the integer that was sent is the one that is hashed");
    }

    #[test]
    fn odd_lengths_leading_zeros_and_upper_case_are_the_same_integer() {
        let value = PublicValue::parse("abc").expect("valid");
        assert_eq!(value.as_bytes(), [0x0a, 0xbc]);
        for text in ["ABC", "0abc", "00000aBc"] {
            assert_eq!(PublicValue::parse(text), Ok(value.clone()));
        }
        assert_eq!(value.to_hex(), "abc");
    }

    #[test]
    fn empty_foreign_and_endless_texts_are_refused() {
        assert_eq!(PublicValue::parse(""), Err(Error::NotHexadecimal));
        assert_eq!(PublicValue::parse("12 34"), Err(Error::NotHexadecimal));
        assert_eq!(PublicValue::parse("-5"), Err(Error::NotHexadecimal));
        assert!(PublicValue::parse(&"1".repeat(PUBLIC_VALUE_HEX_MAX)).is_ok());
        assert_eq!(PublicValue::parse(&"1".repeat(PUBLIC_VALUE_HEX_MAX + 1)), Err(Error::TooLong));
        assert_eq!(PublicValue::from_be_bytes(&[0; PUBLIC_VALUE_HEX_MAX]), Err(Error::TooLong));
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in ".{0,40}|[0-9a-fA-F]{0,1100}") {
            if let Ok(value) = PublicValue::parse(&text) {
                prop_assert_eq!(value.to_hex(), text.trim_start_matches('0').to_lowercase());
            }
        }
    }
}
