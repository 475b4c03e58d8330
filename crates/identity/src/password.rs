//! Passwords: policy, temporary passwords, and the verifier that is kept.

/// The first rule of a password policy that a password breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PolicyBreach {
    /// Shorter than the minimum length.
    TooShort,
    /// No upper-case letter.
    NoUppercase,
    /// No lower-case letter.
    NoLowercase,
    /// No digit.
    NoNumber,
    /// No symbol.
    NoSymbol,
}
