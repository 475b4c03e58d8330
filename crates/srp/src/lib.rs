//! SRP-6a as Cognito user pools speak it: a 3072-bit group, SHA-256, and the integer padding of Java's `BigInteger`.
//!
//! Owns the arithmetic and the hashes of a secure remote password exchange, the server's half and the client's: the
//! private key of a password ([`private_key`]), the verifier that is stored for it ([`verifier`]), the exchange
//! ([`ServerEphemeral`], [`ClientEphemeral`]), and the signature that proves the shared key ([`SessionKey`]). Users and
//! remembered devices differ only in their [`Identity`].
//!
//! Does not own: where a verifier is kept, who may sign in, when an exchange expires, what an error is called on the
//! wire. There is no clock, no randomness and no I/O in here; random bytes come in as arguments.
//!
//! Big numbers are AWS-LC's. Every call into its C code is in `bignum`, which offers a safe interface to the rest of
//! this crate; apart from it, `fixed_base` has one `unsafe` block to use wider vectors where the processor has them.
//! No other crate of the workspace has any. See `docs/decisions/0002-srp-over-aws-lc-bignum.md`.
//!
//! ```text
//!   client                                         server (verifier v, salt s)
//!   a random, A = g^a           -- A -->           b random, B = k·v + g^b
//!   x = H(s ‖ H(I ‖ ":" ‖ P))   <-- s, B, block --
//!   S = (B − k·g^x)^(a + u·x)       u = H(A ‖ B)   S = (A · v^u)^b
//!   K = HKDF(S, u)                                 K = HKDF(S, u)
//!   HMAC(K, I ‖ block ‖ time)   -- proof -->       the same bytes, compared in constant time
//! ```

mod bignum;
mod client;
mod encoding;
mod error;
mod fixed_base;
mod group;
mod password;
mod public_value;
mod server;
mod session_key;

pub use client::ClientEphemeral;
pub use encoding::{integer_hex, pad, salt_from_random};
pub use error::Error;
pub use group::{GENERATOR, GROUP_BYTES, MODULUS, MULTIPLIER, warm_up};
pub use password::{Identity, PrivateKey, Verifier, private_key, verifier};
pub use public_value::{PUBLIC_VALUE_HEX_MAX, PublicValue};
pub use server::ServerEphemeral;
pub use session_key::{Claim, SessionKey};

/// Used by `examples/measure.rs` to compare with; not part of the interface.
#[doc(hidden)]
pub mod measure {
    /// g^exponent mod N by the library's own constant-time exponentiation, without the table.
    pub fn power_of_g_without_table(exponent: &[u8]) -> [u8; crate::GROUP_BYTES] {
        *crate::group::power_of_g_without_table(exponent).to_be_bytes()
    }

    /// g^exponent mod N by the table.
    pub fn power_of_g(exponent: &[u8; 32]) -> [u8; crate::GROUP_BYTES] {
        *crate::group::power_of_g(exponent).to_be_bytes()
    }

    /// Builds a table and throws it away.
    pub fn build_table() {
        crate::group::build_table();
    }
}
