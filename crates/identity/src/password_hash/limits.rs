//! What verifying a hash may cost. Whoever uses more is refused when the hash is read, not when somebody signs in.
//!
//! The limits leave room for what the usual frameworks and recommendations set, and keep one verification below about a second
//! on a core of 2026.

use vestibule_srp::GROUP_BYTES;

use super::{PasswordHashError, Scheme};

/// bcrypt's cost, the binary logarithm of its rounds. Frameworks set 10 to 12; 14 takes about a second.
pub const BCRYPT_COST_MAX: u32 = 14;
/// What one verification may hold in memory, in KiB.
pub const MEMORY_KIB_MAX: u32 = 128 * 1024;
/// scrypt's parallelism, whose lanes are computed one after the other.
pub const SCRYPT_PARALLELISM_MAX: u32 = 16;
/// scrypt's N·r·p. The usual 2^17, 8, 1 is half of it.
pub const SCRYPT_WORK_MAX: u64 = 1 << 21;
/// KiB that argon2 fills in all its passes: 64 MiB eight times.
pub const ARGON2_WORK_KIB_MAX: u64 = 512 * 1024;
/// argon2's lanes.
pub const ARGON2_LANES_MAX: u32 = 64;
/// PBKDF2's iterations. Recommendations of 2025 are 600,000 with SHA-256 and 1,300,000 with SHA-1.
pub const PBKDF2_ITERATIONS_MAX: u32 = 2_000_000;
/// The longest text, in bytes.
pub const TEXT_BYTES_MAX: usize = 2048;
/// The longest salt, in bytes.
pub const SALT_BYTES_MAX: usize = 256;
/// The shortest and the longest hash, in bytes. Less could be met by chance.
pub const HASH_BYTES: std::ops::RangeInclusive<usize> = 16..=128;

/// The names that an SRP verifier is bound to, in bytes; so that its text is within [`TEXT_BYTES_MAX`].
pub const NAMES_BYTES_MAX: usize = 1000;

/// Refuses what is not valid or costs too much.
pub(super) fn check(scheme: &Scheme, salt: usize, hash: usize) -> Result<(), PasswordHashError> {
    use PasswordHashError::{Malformed, TooCostly};
    let require = |holds: bool, error| if holds { Ok(()) } else { Err(error) };
    require(salt <= SALT_BYTES_MAX, Malformed("salt"))?;
    if let Scheme::Srp { pool_name, username } = scheme {
        require(hash == GROUP_BYTES && salt == 16, Malformed("verifier"))?;
        return require(pool_name.len() + username.len() <= NAMES_BYTES_MAX, Malformed("length"));
    }
    require(HASH_BYTES.contains(&hash), Malformed("hash"))?;
    match scheme {
        Scheme::Bcrypt { log_rounds, .. } => {
            require(salt == 16, Malformed("salt"))?;
            require(hash == 23, Malformed("hash"))?;
            require(*log_rounds >= 4, Malformed("cost"))?;
            require(*log_rounds <= BCRYPT_COST_MAX, TooCostly("cost"))
        }
        Scheme::Scrypt { log_n, r, p } => check_scrypt(*log_n, *r, *p),
        Scheme::FirebaseScrypt { log_n, r, separator, signer_key } => {
            require(separator.expose().len() <= SALT_BYTES_MAX, Malformed("salt separator"))?;
            require(hash == signer_key.expose().len(), Malformed("signer key"))?;
            check_scrypt(*log_n, *r, 1)
        }
        Scheme::Argon2 { memory_kib, passes, lanes, .. } => {
            require(salt >= 8, Malformed("salt"))?;
            require((1..=ARGON2_LANES_MAX).contains(lanes), Malformed("parallelism"))?;
            require(*passes >= 1, Malformed("number of passes"))?;
            require(*memory_kib >= 8 * lanes, Malformed("memory"))?;
            require(*memory_kib <= MEMORY_KIB_MAX, TooCostly("memory"))?;
            let work_kib = u64::from(*memory_kib) * u64::from(*passes);
            require(work_kib <= ARGON2_WORK_KIB_MAX, TooCostly("number of passes"))
        }
        Scheme::Pbkdf2 { iterations, .. } => {
            require(hash <= 64, Malformed("hash"))?;
            require(*iterations >= 1, Malformed("number of iterations"))?;
            require(*iterations <= PBKDF2_ITERATIONS_MAX, TooCostly("number of iterations"))
        }
        Scheme::Srp { .. } => Ok(()),
        Scheme::SaltedSha { digest, .. } => {
            require(salt >= 1, Malformed("salt"))?;
            require(hash == digest.bytes(), Malformed("hash"))
        }
    }
}

/// scrypt holds 128·N·r bytes.
fn check_scrypt(log_n: u8, r: u32, p: u32) -> Result<(), PasswordHashError> {
    use PasswordHashError::{Malformed, TooCostly};
    if log_n == 0 || r == 0 || p == 0 {
        return Err(Malformed("parameters"));
    }
    let blocks = 1_u64.checked_shl(u32::from(log_n)).and_then(|n| n.checked_mul(u64::from(r)));
    let blocks = blocks.filter(|blocks| *blocks <= u64::from(MEMORY_KIB_MAX) * 8).ok_or(TooCostly("memory"))?;
    if p > SCRYPT_PARALLELISM_MAX || blocks * u64::from(p) > SCRYPT_WORK_MAX {
        return Err(TooCostly("parallelism"));
    }
    Ok(())
}
