//! Powers of two by one precomputed table: what makes g^x and g^b cost a fifth of a general exponentiation.
//!
//! The exponent e has 256 bits. Its low 11 bits need no table: 2^0 .. 2^2047 are numbers of a single bit, below N. The other 245 bits
//! are cut into 41 windows of six (the last has five), and the table holds, in Montgomery form, every power that a window can ask for:
//!
//! ```text
//!   2^e = 2^(e mod 2^11) · T[0][d0] · T[1][d1] · ... · T[40][d40]      T[i][d] = 2^(d · 2^(11 + 6i)) · R
//! ```
//!
//! The first factor is plain and each Montgomery product divides by R once, so the result is plain without a
//! conversion: 41 products in all. The table takes 2592 entries of 384 bytes, 972 KiB.
//!
//! **Constant time.** Each look-up reads every entry of its window under a mask, so neither the branches nor the
//! addresses depend on the exponent. Products take AWS-LC's fixed-width path, for all numbers here have full width.

use std::hint::black_box;

use zeroize::Zeroize;

use crate::bignum::{BigNum, Modulus, Residue, Scratch};

/// Words of a residue.
const WORDS: usize = 48;
/// Bits of the exponent that choose a single bit instead of a table entry; 2^(2^11 - 1) has to be below N.
const SHIFT_BITS: usize = 11;
const WINDOW_BITS: usize = 6;
const WINDOW_ENTRIES: usize = 1 << WINDOW_BITS;
const EXPONENT_BYTES: usize = 32;
const WINDOWS: usize = (EXPONENT_BYTES * 8 - SHIFT_BITS).div_ceil(WINDOW_BITS);
const LAST_WINDOW_ENTRIES: usize = 1 << ((EXPONENT_BYTES * 8 - SHIFT_BITS) - (WINDOWS - 1) * WINDOW_BITS);
const ENTRIES: usize = (WINDOWS - 1) * WINDOW_ENTRIES + LAST_WINDOW_ENTRIES;

/// A residue as its words lie in memory; aligned to cache lines, for the look-up reads them all.
#[derive(Clone, Copy)]
#[repr(align(64))]
struct Entry([u64; WORDS]);

/// The table for base two and one 3072-bit modulus, window after window.
pub(crate) struct PowersOfTwo {
    entries: Box<[Entry]>,
}

impl PowersOfTwo {
    /// Takes several milliseconds: entry 2d is the square of entry d, which is cheaper than a product, and the next
    /// window's base is the square of this one's middle entry.
    pub(crate) fn new(modulus: &Modulus) -> Self {
        let scratch = &mut Scratch::new();
        let one = small(modulus, 1, scratch);
        let mut base = small(modulus, 2, scratch);
        for _ in 0..SHIFT_BITS {
            base = modulus.multiply_montgomery(&base, &base, scratch);
        }
        let mut entries = vec![Entry([0; WORDS]); ENTRIES].into_boxed_slice();
        for window in entries.chunks_mut(WINDOW_ENTRIES) {
            let mut powers: Vec<Residue> = Vec::with_capacity(WINDOW_ENTRIES);
            powers.push(modulus.multiply_montgomery(&one, &one, scratch));
            powers.push(modulus.multiply_montgomery(&base, &one, scratch));
            for index in 2..window.len() {
                let power = match index % 2 {
                    0 => modulus.multiply_montgomery(&powers[index / 2], &powers[index / 2], scratch),
                    _ => modulus.multiply_montgomery(&powers[index - 1], &base, scratch),
                };
                powers.push(power);
            }
            for (entry, power) in window.iter_mut().zip(&powers) {
                power.save(&mut entry.0);
            }
            let middle = &powers[window.len() / 2];
            base = modulus.multiply_montgomery(middle, middle, scratch);
        }
        Self { entries }
    }

    /// 2^exponent, plain; the exponent is big-endian. In constant time.
    pub(crate) fn power(&self, modulus: &Modulus, exponent: &[u8; EXPONENT_BYTES]) -> Residue {
        let scratch = &mut Scratch::new();
        let mut words = single_bit(bits(exponent, 0, SHIFT_BITS));
        let mut product = zero(modulus);
        product.restore(&words);
        let mut factor = zero(modulus);
        for (index, window) in self.entries.chunks(WINDOW_ENTRIES).enumerate() {
            select(window, bits(exponent, SHIFT_BITS + index * WINDOW_BITS, WINDOW_BITS), &mut words);
            factor.restore(&words);
            modulus.multiply_montgomery_in_place(&mut product, &factor, scratch);
        }
        words.zeroize();
        product
    }
}

fn zero(modulus: &Modulus) -> Residue {
    modulus.residue(BigNum::zero()).expect("zero is below every modulus")
}

/// A small number in Montgomery form.
fn small(modulus: &Modulus, value: u8, scratch: &mut Scratch) -> Residue {
    let plain = modulus.residue(BigNum::from_be_bytes(&[value])).expect("the modulus has 3072 bits");
    modulus.to_montgomery(&plain, scratch)
}

/// `count` bits of a big-endian number, from bit `position` (0 is the lowest). Beyond the number all bits are zero.
fn bits(exponent: &[u8; EXPONENT_BYTES], position: usize, count: usize) -> u64 {
    let byte = |index: usize| u64::from(*exponent.iter().rev().nth(index).unwrap_or(&0));
    let first = position / 8;
    let window = byte(first) | byte(first + 1) << 8 | byte(first + 2) << 16;
    window >> (position % 8) & ((1 << count) - 1)
}

/// 2^position as words, without a branch or an address that depends on the position.
fn single_bit(position: u64) -> [u64; WORDS] {
    let mut words = [0; WORDS];
    for (index, word) in (0_u64..).zip(words.iter_mut()) {
        *word = (equal(index, position >> 6) & (1 << (position & 63))).to_le();
    }
    words
}

/// Copies entry `index` of a window, reading all of them. The table is the size of a second-level cache; with wide
/// vectors the time is that of reading it.
#[cfg(target_arch = "x86_64")]
fn select(window: &[Entry], index: u64, selected: &mut [u64; WORDS]) {
    #[target_feature(enable = "avx2")]
    fn with_avx2(window: &[Entry], index: u64, selected: &mut [u64; WORDS]) {
        gather(window, index, selected);
    }
    if std::arch::is_x86_feature_detected!("avx2") {
        #[expect(unsafe_code, reason = "the compiler does not see that the processor was asked")]
        // SAFETY: a safe function that needs AVX2, and the processor has it.
        unsafe {
            with_avx2(window, index, selected);
        }
    } else {
        gather(window, index, selected);
    }
}

/// Copies entry `index` of a window, reading all of them.
#[cfg(not(target_arch = "x86_64"))]
fn select(window: &[Entry], index: u64, selected: &mut [u64; WORDS]) {
    gather(window, index, selected);
}

#[expect(clippy::inline_always, reason = "compiled once for each set of instructions")]
#[inline(always)]
fn gather(window: &[Entry], index: u64, selected: &mut [u64; WORDS]) {
    let mut gathered = [0; WORDS];
    for (candidate, entry) in (0..).zip(window) {
        let mask = equal(candidate, index);
        for (sum, word) in gathered.iter_mut().zip(&entry.0) {
            *sum |= word & mask;
        }
    }
    *selected = gathered;
}

/// All ones when the two are equal, else zero, for numbers below 2^63. Hidden from the optimiser, which might
/// otherwise make a branch of it.
#[inline]
fn equal(left: u64, right: u64) -> u64 {
    let difference = left ^ right;
    black_box(((!difference & difference.wrapping_sub(1)) >> 63).wrapping_neg())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_windows_cover_the_exponent_exactly() {
        assert_eq!((WINDOWS, LAST_WINDOW_ENTRIES, ENTRIES), (41, 32, 2592));
        let ones = [0xff; EXPONENT_BYTES];
        assert_eq!(bits(&ones, 0, SHIFT_BITS), 0x7ff);
        assert_eq!(bits(&ones, SHIFT_BITS, WINDOW_BITS), 0x3f);
        assert_eq!(bits(&ones, SHIFT_BITS + 40 * WINDOW_BITS, WINDOW_BITS), 0x1f);
    }

    #[test]
    fn bits_are_cut_across_byte_borders() {
        let mut exponent = [0; EXPONENT_BYTES];
        exponent[29..].copy_from_slice(&[0b1010_0101, 0b1100_0011, 0b1111_0000]);
        assert_eq!(bits(&exponent, 0, 11), 0b011_1111_0000);
        assert_eq!(bits(&exponent, 11, 6), 0b11_1000);
        assert_eq!(bits(&exponent, 14, 6), 0b01_0111);
    }

    #[test]
    fn select_copies_the_entry_asked_for_and_no_other() {
        let entry = |number: u64| std::array::from_fn(|word| number << 32 | word as u64);
        for entries in [WINDOW_ENTRIES as u64, LAST_WINDOW_ENTRIES as u64] {
            let window: Vec<Entry> = (0..entries).map(|number| Entry(entry(number))).collect();
            for index in 0..entries {
                let (mut selected, mut gathered) = ([u64::MAX; WORDS], [u64::MAX; WORDS]);
                select(&window, index, &mut selected);
                gather(&window, index, &mut gathered);
                assert_eq!((selected, gathered), (entry(index), entry(index)));
            }
        }
    }

    #[test]
    fn equality_is_a_mask() {
        for (left, right) in [(0, 0), (0, 1), (1, 0), (63, 63), (5, 7), (1 << 40, 1 << 40)] {
            assert_eq!(equal(left, right), if left == right { u64::MAX } else { 0 });
        }
    }

    #[test]
    fn a_single_bit_lands_in_its_word() {
        for position in [0_u64, 63, 64, 2047] {
            let words = single_bit(position);
            for (index, word) in (0_u64..).zip(words) {
                let expected = if index == position / 64 { 1 << (position % 64) } else { 0 };
                assert_eq!(u64::from_le(word), expected);
            }
        }
    }
}
