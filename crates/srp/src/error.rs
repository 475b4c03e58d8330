//! What can be wrong with a number that somebody sent.

/// A number from outside that the exchange must not go on with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// The text is empty or holds something other than hexadecimal digits.
    #[error("a public value must be hexadecimal")]
    NotHexadecimal,
    /// The number is longer than any the protocol produces.
    #[error("a public value is too long")]
    TooLong,
    /// The public value is a multiple of N. Whoever sends it knows the shared secret (zero) without the password.
    #[error("a public value must not be zero in the group")]
    ZeroInGroup,
    /// u, the hash of both public values, is zero: the verifier would have no part in the shared secret.
    #[error("the scrambling parameter must not be zero")]
    ZeroScrambler,
    /// The verifier is zero or not below N.
    #[error("a verifier must be between one and the group's modulus")]
    VerifierOutOfRange,
}
