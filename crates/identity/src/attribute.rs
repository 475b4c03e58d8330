//! Attribute values against a pool's schema and a client's permissions.

/// Why attributes are refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// The client may not write the attribute.
    Unauthorized,
}
