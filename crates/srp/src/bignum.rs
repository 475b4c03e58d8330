//! AWS-LC's big numbers behind a safe interface: numbers, residues modulo one odd modulus, products and powers.
//!
//! This is the only module that calls C. It owns every pointer it holds, checks every result, and frees on drop;
//! AWS-LC wipes the memory of a number when it frees it. It knows nothing of SRP, of the group, or of encodings.
//!
//! **Failure.** With the argument types below an AWS-LC call fails only when memory runs out (or when this module is
//! wrong). Rust stops a program that cannot allocate; so does `allocated` / `done`, by a panic. Nothing a client sends
//! reaches a failure: lengths are bounded before a number is made.
//!
//! **Range.** A [`Residue`] is below its modulus. AWS-LC demands that of its Montgomery and constant-time functions and
//! answers a wrong number otherwise (never a wrong memory access, since it works on the widths that it stores).
//!
//! **Threads.** AWS-LC lets functions that take a `const` pointer run at the same time on one object, as long as
//! nobody mutates it (its RSA keys share one `BN_MONT_CTX` between threads in this way). Here `&BigNum`, `&Residue` and
//! `&Modulus` become `const` pointers only, and `&mut` is needed for any other, so Rust's borrow rules are exactly that
//! condition. A [`Scratch`] is mutated by every use and is therefore neither `Sync` nor shared: one per computation.
#![expect(unsafe_code, reason = "the one module that calls AWS-LC's big numbers; see the module comment")]

use std::ffi::c_int;
use std::ptr::{NonNull, null_mut};

use aws_lc_sys::{
    BIGNUM, BN_CTX, BN_CTX_free, BN_CTX_new, BN_MONT_CTX, BN_MONT_CTX_free, BN_MONT_CTX_new_for_modulus, BN_add,
    BN_bin2bn, BN_bn2bin_padded, BN_bn2le_padded, BN_clear_free, BN_cmp, BN_is_zero, BN_le2bn, BN_mod_add_quick,
    BN_mod_exp_mont, BN_mod_exp_mont_consttime, BN_mod_mul_montgomery, BN_mod_sub_quick, BN_mul, BN_new, BN_nnmod,
    BN_to_montgomery, CRYPTO_library_init,
};
use zeroize::Zeroizing;

/// A non-negative integer, wiped when dropped.
pub(crate) struct BigNum(NonNull<BIGNUM>);

// SAFETY: a BIGNUM is plain heap memory that this value alone owns; nothing in it belongs to a thread.
unsafe impl Send for BigNum {}
// SAFETY: `&BigNum` is only ever passed as `*const BIGNUM`, to functions that do not write; see "Threads" above.
unsafe impl Sync for BigNum {}

impl Drop for BigNum {
    fn drop(&mut self) {
        // SAFETY: we own the pointer, it came from AWS-LC, and it is not used after this.
        unsafe { BN_clear_free(self.0.as_ptr()) }
    }
}

impl BigNum {
    pub(crate) fn zero() -> Self {
        // SAFETY: no arguments; the result is ours.
        Self(allocated(unsafe { BN_new() }))
    }

    /// The stored width follows from the length, not from the value: a secret with leading zeros keeps its length.
    pub(crate) fn from_be_bytes(bytes: &[u8]) -> Self {
        // SAFETY: pointer and length are those of a slice; a null destination asks for a number that is ours.
        Self(allocated(unsafe { BN_bin2bn(bytes.as_ptr(), bytes.len(), null_mut()) }))
    }

    /// The big-endian bytes, zeros in front.
    ///
    /// # Panics
    /// When the number does not fit, which is a mistake of the caller: lengths follow from moduli.
    pub(crate) fn to_be_bytes<const LENGTH: usize>(&self) -> Zeroizing<[u8; LENGTH]> {
        let mut bytes = Zeroizing::new([0; LENGTH]);
        // SAFETY: the destination is writable for LENGTH bytes; the number is alive.
        done(unsafe { BN_bn2bin_padded(bytes.as_mut_ptr(), LENGTH, self.as_ptr()) });
        bytes
    }

    pub(crate) fn is_zero(&self) -> bool {
        // SAFETY: the number is alive.
        unsafe { BN_is_zero(self.as_ptr()) == 1 }
    }

    /// `self * factor + addend`.
    pub(crate) fn multiply_add(&self, factor: &Self, addend: &Self, scratch: &mut Scratch) -> Self {
        let mut result = Self::zero();
        // SAFETY: all numbers are alive; the destination is ours alone and none of the sources.
        done(unsafe { BN_mul(result.as_mut_ptr(), self.as_ptr(), factor.as_ptr(), scratch.as_mut_ptr()) });
        let product = result.as_mut_ptr();
        // SAFETY: BN_add allows the destination to be a source; all numbers are alive.
        done(unsafe { BN_add(product, product, addend.as_ptr()) });
        result
    }

    fn as_ptr(&self) -> *const BIGNUM {
        self.0.as_ptr()
    }

    fn as_mut_ptr(&mut self) -> *mut BIGNUM {
        self.0.as_ptr()
    }
}

/// A number below the modulus it was made for. Plain or in Montgomery form: the user of this module keeps count.
pub(crate) struct Residue(BigNum);

impl Residue {
    pub(crate) fn is_zero(&self) -> bool {
        self.0.is_zero()
    }

    pub(crate) fn to_be_bytes<const LENGTH: usize>(&self) -> Zeroizing<[u8; LENGTH]> {
        self.0.to_be_bytes()
    }

    /// Writes the number as words whose bytes lie in memory in little-endian order.
    pub(crate) fn save(&self, words: &mut [u64]) {
        // SAFETY: the destination is writable for the size of the slice, any bytes make valid words, and the number
        // is alive.
        done(unsafe { BN_bn2le_padded(words.as_mut_ptr().cast(), size_of_val(words), self.0.as_ptr()) });
    }

    /// Becomes the number that `save` wrote, in time that depends on the length only. The words must hold a number
    /// below the modulus.
    pub(crate) fn restore(&mut self, words: &[u64]) {
        // SAFETY: the source is readable for the size of the slice; the destination is ours alone.
        let written = unsafe { BN_le2bn(words.as_ptr().cast(), size_of_val(words), self.0.as_mut_ptr()) };
        allocated(written);
    }
}

/// Working memory of a computation. AWS-LC keeps temporary numbers in it and wipes them when it is freed.
pub(crate) struct Scratch(NonNull<BN_CTX>);

impl Scratch {
    pub(crate) fn new() -> Self {
        // SAFETY: no arguments; the result is ours.
        Self(allocated(unsafe { BN_CTX_new() }))
    }

    fn as_mut_ptr(&mut self) -> *mut BN_CTX {
        self.0.as_ptr()
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // SAFETY: we own the pointer, it came from AWS-LC, and it is not used after this.
        unsafe { BN_CTX_free(self.0.as_ptr()) }
    }
}

/// An odd modulus with what Montgomery's method needs to know about it. Immutable once made; meant to be shared.
pub(crate) struct Modulus {
    number: BigNum,
    montgomery: NonNull<BN_MONT_CTX>,
}

// SAFETY: a BN_MONT_CTX is plain heap memory that this value alone owns; nothing in it belongs to a thread.
unsafe impl Send for Modulus {}
// SAFETY: after `new` the context is only ever passed as `*const BN_MONT_CTX`, to functions that read it.
unsafe impl Sync for Modulus {}

impl Drop for Modulus {
    fn drop(&mut self) {
        // SAFETY: we own the pointer, it came from AWS-LC, and it is not used after this.
        unsafe { BN_MONT_CTX_free(self.montgomery.as_ptr()) }
    }
}

impl Modulus {
    /// # Panics
    /// When the modulus is even or zero.
    pub(crate) fn new(bytes: &[u8]) -> Self {
        // Lets AWS-LC look at the processor once, wherever it was built to do that on demand.
        // SAFETY: no arguments; may be called any number of times and from any thread.
        unsafe { CRYPTO_library_init() };
        let number = BigNum::from_be_bytes(bytes);
        let mut scratch = Scratch::new();
        // SAFETY: number and scratch are alive; the result is ours.
        let context = unsafe { BN_MONT_CTX_new_for_modulus(number.as_ptr(), scratch.as_mut_ptr()) };
        Self { montgomery: allocated(context), number }
    }

    /// The number as a residue, or nothing when it is not below the modulus.
    pub(crate) fn residue(&self, number: BigNum) -> Option<Residue> {
        // SAFETY: both numbers are alive.
        let order = unsafe { BN_cmp(number.as_ptr(), self.number.as_ptr()) };
        (order < 0).then_some(Residue(number))
    }

    /// The number modulo this one. Not constant time: for public numbers.
    pub(crate) fn reduce_public(&self, number: &BigNum, scratch: &mut Scratch) -> Residue {
        let mut result = BigNum::zero();
        // SAFETY: all numbers are alive; the destination is ours alone and none of the sources.
        done(unsafe { BN_nnmod(result.as_mut_ptr(), number.as_ptr(), self.number.as_ptr(), scratch.as_mut_ptr()) });
        Residue(result)
    }

    pub(crate) fn to_montgomery(&self, residue: &Residue, scratch: &mut Scratch) -> Residue {
        let mut result = BigNum::zero();
        // SAFETY: all are alive and of this modulus; the destination is ours alone and not the source.
        done(unsafe {
            BN_to_montgomery(result.as_mut_ptr(), residue.0.as_ptr(), self.context(), scratch.as_mut_ptr())
        });
        Residue(result)
    }

    /// `product * factor / R`: Montgomery's product. Two factors in Montgomery form give a third; one plain factor
    /// makes the result plain.
    pub(crate) fn multiply_montgomery(&self, left: &Residue, right: &Residue, scratch: &mut Scratch) -> Residue {
        let mut result = BigNum::zero();
        // SAFETY: all are alive and of this modulus; the destination is ours alone and none of the sources.
        done(unsafe {
            BN_mod_mul_montgomery(
                result.as_mut_ptr(),
                left.0.as_ptr(),
                right.0.as_ptr(),
                self.context(),
                scratch.as_mut_ptr(),
            )
        });
        Residue(result)
    }

    /// `product` becomes `product * factor / R`.
    pub(crate) fn multiply_montgomery_in_place(&self, product: &mut Residue, factor: &Residue, scratch: &mut Scratch) {
        let target = product.0.as_mut_ptr();
        // SAFETY: AWS-LC allows the destination to be a source (its own exponentiation multiplies in this way); all
        // are alive and of this modulus.
        done(unsafe { BN_mod_mul_montgomery(target, target, factor.0.as_ptr(), self.context(), scratch.as_mut_ptr()) });
    }

    /// In constant time.
    pub(crate) fn add(&self, left: &Residue, right: &Residue) -> Residue {
        let mut result = BigNum::zero();
        // SAFETY: all numbers are alive and of this modulus; the destination is ours alone.
        done(unsafe { BN_mod_add_quick(result.as_mut_ptr(), left.0.as_ptr(), right.0.as_ptr(), self.number.as_ptr()) });
        Residue(result)
    }

    /// In constant time.
    pub(crate) fn subtract(&self, left: &Residue, right: &Residue) -> Residue {
        let mut result = BigNum::zero();
        // SAFETY: all numbers are alive and of this modulus; the destination is ours alone.
        done(unsafe { BN_mod_sub_quick(result.as_mut_ptr(), left.0.as_ptr(), right.0.as_ptr(), self.number.as_ptr()) });
        Residue(result)
    }

    /// `base ^ exponent`, in time that depends on the exponent's length only. Plain in, plain out.
    pub(crate) fn power_secret(&self, base: &Residue, exponent: &BigNum, scratch: &mut Scratch) -> Residue {
        let mut result = BigNum::zero();
        // SAFETY: all are alive and of this modulus; the destination is ours alone and none of the sources.
        done(unsafe {
            BN_mod_exp_mont_consttime(
                result.as_mut_ptr(),
                base.0.as_ptr(),
                exponent.as_ptr(),
                self.number.as_ptr(),
                scratch.as_mut_ptr(),
                self.context(),
            )
        });
        Residue(result)
    }

    /// `base ^ exponent` where the exponent is public; AWS-LC still treats the base as secret. Plain in, plain out.
    pub(crate) fn power_public(&self, base: &Residue, exponent: &BigNum, scratch: &mut Scratch) -> Residue {
        let mut result = BigNum::zero();
        // SAFETY: all are alive and of this modulus; the destination is ours alone and none of the sources.
        done(unsafe {
            BN_mod_exp_mont(
                result.as_mut_ptr(),
                base.0.as_ptr(),
                exponent.as_ptr(),
                self.number.as_ptr(),
                scratch.as_mut_ptr(),
                self.context(),
            )
        });
        Residue(result)
    }

    fn context(&self) -> *const BN_MONT_CTX {
        self.montgomery.as_ptr()
    }
}

/// Takes what AWS-LC made, or stops: see "Failure" above.
fn allocated<T>(pointer: *mut T) -> NonNull<T> {
    NonNull::new(pointer).expect("AWS-LC has memory for a big number")
}

/// Goes on when AWS-LC's answer is one, or stops: see "Failure" above.
fn done(answer: c_int) {
    assert_eq!(answer, 1, "AWS-LC refuses only when memory runs out or an argument breaks this module's rules");
}

#[cfg(test)]
mod tests {
    use super::*;

    const PRIME: [u8; 4] = 0xffff_fffb_u32.to_be_bytes();

    fn residue(modulus: &Modulus, value: u32) -> Residue {
        modulus.residue(BigNum::from_be_bytes(&value.to_be_bytes())).expect("below the modulus")
    }

    fn value(residue: &Residue) -> u32 {
        u32::from_be_bytes(*residue.to_be_bytes())
    }

    #[test]
    fn a_number_at_or_above_the_modulus_is_no_residue() {
        let modulus = Modulus::new(&PRIME);
        assert!(modulus.residue(BigNum::from_be_bytes(&PRIME)).is_none());
        assert!(modulus.residue(BigNum::from_be_bytes(&[1, 0, 0, 0, 0])).is_none());
        assert_eq!(value(&residue(&modulus, 0xffff_fffa)), 0xffff_fffa);
    }

    #[test]
    fn arithmetic_agrees_with_machine_integers() {
        let modulus = Modulus::new(&PRIME);
        let mut scratch = Scratch::new();
        let prime = u64::from(u32::from_be_bytes(PRIME));
        for (left, right) in [(0, 0), (1, 0xffff_fffa), (0xffff_fffa, 0xffff_fffa), (0x1234_5678, 0x9abc_def0)] {
            let (a, b) = (residue(&modulus, left), residue(&modulus, right));
            let (wide_left, wide_right) = (u64::from(left), u64::from(right));
            assert_eq!(u64::from(value(&modulus.add(&a, &b))), (wide_left + wide_right) % prime);
            assert_eq!(u64::from(value(&modulus.subtract(&a, &b))), (wide_left + prime - wide_right) % prime);
            let lifted = modulus.to_montgomery(&a, &mut scratch);
            let product = modulus.multiply_montgomery(&lifted, &b, &mut scratch);
            assert_eq!(u64::from(value(&product)), wide_left * wide_right % prime);
            let mut in_place = lifted;
            modulus.multiply_montgomery_in_place(&mut in_place, &b, &mut scratch);
            assert_eq!(value(&in_place), value(&product));
        }
    }

    #[test]
    fn both_powers_agree_and_the_exponent_may_be_zero() {
        let modulus = Modulus::new(&PRIME);
        let mut scratch = Scratch::new();
        let base = residue(&modulus, 3);
        for (exponent, expected) in [(0_u32, 1), (1, 3), (20, 3_486_784_401), (0xffff_fffa, 1)] {
            let exponent = BigNum::from_be_bytes(&exponent.to_be_bytes());
            assert_eq!(value(&modulus.power_secret(&base, &exponent, &mut scratch)), expected);
            assert_eq!(value(&modulus.power_public(&base, &exponent, &mut scratch)), expected);
        }
    }

    #[test]
    fn a_residue_survives_being_saved_and_restored() {
        let modulus = Modulus::new(&PRIME);
        let mut words = [u64::MAX; 2];
        residue(&modulus, 0x0102_0304).save(&mut words);
        assert_eq!(words, [0x0102_0304_u64.to_le(), 0]);
        let mut restored = residue(&modulus, 7);
        restored.restore(&words);
        assert_eq!(value(&restored), 0x0102_0304);
    }

    #[test]
    #[should_panic(expected = "AWS-LC refuses only when")]
    fn a_number_that_does_not_fit_its_bytes_stops_the_computation() {
        let _ = BigNum::from_be_bytes(&[1, 0]).to_be_bytes::<1>();
    }

    #[test]
    fn multiply_add_grows_as_it_must() {
        let number = BigNum::from_be_bytes(&u64::MAX.to_be_bytes());
        let result = number.multiply_add(&number, &number, &mut Scratch::new());
        // (2^64 - 1)^2 + 2^64 - 1 = 2^64 (2^64 - 1)
        assert_eq!(*result.to_be_bytes::<16>(), (u128::from(u64::MAX) << 64).to_be_bytes());
    }
}
