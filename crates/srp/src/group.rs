//! The group of the exchange: its constants, and the operations that the two sides are made of.
//!
//! Plain residues in and out; Montgomery form does not leave this module. It does not hash and knows no passwords.

use std::sync::LazyLock;

use zeroize::Zeroizing;

use crate::bignum::{BigNum, Modulus, Residue, Scratch};
use crate::encoding::constant_bytes;
use crate::fixed_base::PowersOfTwo;

/// Length of a residue.
pub const GROUP_BYTES: usize = 384;

/// N: the 3072-bit safe prime of RFC 3526, group 15 (also RFC 5054), big-endian.
pub const MODULUS: [u8; GROUP_BYTES] = constant_bytes(concat!(
    "ffffffffffffffffc90fdaa22168c234c4c6628b80dc1cd129024e088a67cc74",
    "020bbea63b139b22514a08798e3404ddef9519b3cd3a431b302b0a6df25f1437",
    "4fe1356d6d51c245e485b576625e7ec6f44c42e9a637ed6b0bff5cb6f406b7ed",
    "ee386bfb5a899fa5ae9f24117c4b1fe649286651ece45b3dc2007cb8a163bf05",
    "98da48361c55d39a69163fa8fd24cf5f83655d23dca3ad961c62f356208552bb",
    "9ed529077096966d670c354e4abc9804f1746c08ca18217c32905e462e36ce3b",
    "e39e772c180e86039b2783a2ec07a28fb5c55df06f4c52c9de2bcbf695581718",
    "3995497cea956ae515d2261898fa051015728e5a8aaac42dad33170d04507a33",
    "a85521abdf1cba64ecfb850458dbef0a8aea71575d060c7db3970f85a6e1e4c7",
    "abf5ae8cdb0933d71e8c94e04a25619dcee3d2261ad2ee6bf12ffa06d98a0864",
    "d87602733ec86a64521f2b18177b200cbbe117577a615d6c770988c0bad946e2",
    "08e24fa074e5ab3143db5bfce0fd108e4b82d120a93ad2caffffffffffffffff",
));

/// g.
pub const GENERATOR: u8 = 2;

/// k = H(PAD(N) ‖ PAD(g)); a test computes it again.
pub const MULTIPLIER: [u8; 32] = constant_bytes("538282c4354742d7cbbde2359fcf67f9f5b3a6b08791e5011b43b8a5b66d9ee6");

struct Group {
    modulus: Modulus,
    generator: Residue,
    /// k in Montgomery form: a Montgomery product of it and a plain number is plain.
    multiplier: Residue,
}

static GROUP: LazyLock<Group> = LazyLock::new(|| {
    let modulus = Modulus::new(&MODULUS);
    let below = |bytes: &[u8]| modulus.residue(BigNum::from_be_bytes(bytes)).expect("g and k are below N");
    let generator = below(&[GENERATOR]);
    let multiplier = modulus.to_montgomery(&below(&MULTIPLIER), &mut Scratch::new());
    Group { modulus, generator, multiplier }
});

static POWERS: LazyLock<PowersOfTwo> = LazyLock::new(build_table);

/// Builds the table of the powers of g, about 1 MiB, in six to ten milliseconds. Without it the first computation does so;
/// a server calls this on a background thread when it starts.
pub fn warm_up() {
    LazyLock::force(&POWERS);
}

pub(crate) fn build_table() -> PowersOfTwo {
    PowersOfTwo::new(&GROUP.modulus)
}

/// g^exponent in constant time; the exponent is big-endian and secret. 32 bytes or fewer use the table.
pub(crate) fn power_of_g(exponent: &[u8]) -> Residue {
    let mut padded = Zeroizing::new([0; 32]);
    let Some(zeros) = padded.len().checked_sub(exponent.len()) else {
        return power_of_g_without_table(exponent);
    };
    padded[zeros..].copy_from_slice(exponent);
    POWERS.power(&GROUP.modulus, &padded)
}

pub(crate) fn power_of_g_without_table(exponent: &[u8]) -> Residue {
    power_secret(&GROUP.generator, &BigNum::from_be_bytes(exponent))
}

/// base^exponent in constant time.
pub(crate) fn power_secret(base: &Residue, exponent: &BigNum) -> Residue {
    GROUP.modulus.power_secret(base, exponent, &mut Scratch::new())
}

/// base^exponent for an exponent that anybody may know.
pub(crate) fn power_public(base: &Residue, exponent: &BigNum) -> Residue {
    GROUP.modulus.power_public(base, exponent, &mut Scratch::new())
}

pub(crate) fn multiply(left: &Residue, right: &Residue) -> Residue {
    let scratch = &mut Scratch::new();
    let lifted = GROUP.modulus.to_montgomery(left, scratch);
    GROUP.modulus.multiply_montgomery(&lifted, right, scratch)
}

/// k · residue.
pub(crate) fn times_multiplier(residue: &Residue) -> Residue {
    GROUP.modulus.multiply_montgomery(&GROUP.multiplier, residue, &mut Scratch::new())
}

pub(crate) fn add(left: &Residue, right: &Residue) -> Residue {
    GROUP.modulus.add(left, right)
}

pub(crate) fn subtract(left: &Residue, right: &Residue) -> Residue {
    GROUP.modulus.subtract(left, right)
}

/// The number as a residue, or nothing when it is not below N.
pub(crate) fn residue(bytes: &[u8]) -> Option<Residue> {
    GROUP.modulus.residue(BigNum::from_be_bytes(bytes))
}

/// A public number modulo N.
pub(crate) fn reduce_public(bytes: &[u8]) -> Residue {
    GROUP.modulus.reduce_public(&BigNum::from_be_bytes(bytes), &mut Scratch::new())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::encoding::{hash, pad};

    #[test]
    fn the_multiplier_is_the_hash_of_modulus_and_generator() {
        assert_eq!(hash(&[&pad(&MODULUS), &pad(&[GENERATOR])]), MULTIPLIER);
    }

    fn assert_table_agrees(exponent: &[u8; 32]) {
        let expected = power_of_g_without_table(exponent).to_be_bytes::<GROUP_BYTES>();
        assert_eq!(power_of_g(exponent).to_be_bytes::<GROUP_BYTES>(), expected);
    }

    #[test]
    fn the_table_agrees_with_plain_exponentiation_at_the_edges() {
        let mut edges = vec![[0; 32], [0xff; 32]];
        for bit in 0..256 {
            let mut exponent = [0; 32];
            exponent[31 - bit / 8] = 1 << (bit % 8);
            edges.push(exponent);
        }
        for exponent in &edges {
            assert_table_agrees(exponent);
        }
        assert_eq!(*power_of_g(&[0; 32]).to_be_bytes::<1>(), [1]);
        assert_eq!(*power_of_g(&[1]).to_be_bytes::<1>(), [2]);
        assert_eq!(*power_of_g(&[0, 0, 0, 11]).to_be_bytes::<2>(), [8, 0]);
    }

    #[test]
    fn an_empty_exponent_is_zero() {
        assert_eq!(*power_of_g(&[]).to_be_bytes::<1>(), [1]);
    }

    #[test]
    fn many_threads_may_compute_at_once() {
        let expected = power_of_g_without_table(&[0x5a; 32]).to_be_bytes::<GROUP_BYTES>();
        std::thread::scope(|scope| {
            let workers: Vec<_> = (0..8)
                .map(|_| scope.spawn(|| (0..8).map(|_| power_of_g(&[0x5a; 32]).to_be_bytes()).collect::<Vec<_>>()))
                .collect();
            for worker in workers {
                assert!(worker.join().expect("no panic").iter().all(|power| *power == expected));
            }
        });
    }

    proptest! {
        #[test]
        fn the_table_agrees_with_plain_exponentiation(exponent: [u8; 32]) {
            assert_table_agrees(&exponent);
        }

        #[test]
        fn powers_of_a_product_of_exponents_agree(left: [u8; 32], right: [u8; 32]) {
            // (g^l)^r = (g^r)^l, by three different paths: table, constant time, plain.
            let (l, r) = (BigNum::from_be_bytes(&left), BigNum::from_be_bytes(&right));
            let one_way = power_secret(&power_of_g(&left), &r).to_be_bytes::<GROUP_BYTES>();
            prop_assert_eq!(&one_way, &power_public(&power_of_g(&right), &l).to_be_bytes());
        }

        #[test]
        fn exponents_add_where_powers_multiply(left: [u8; 16], right: [u8; 16]) {
            let sum = BigNum::from_be_bytes(&left)
                .multiply_add(&BigNum::from_be_bytes(&[1]), &BigNum::from_be_bytes(&right), &mut Scratch::new());
            let product = multiply(&power_of_g(&left), &power_of_g(&right));
            prop_assert_eq!(product.to_be_bytes::<GROUP_BYTES>(), power_of_g(&*sum.to_be_bytes::<32>()).to_be_bytes());
        }
    }
}
