//! The password hashes that an import job takes: the API's own four forms, with its limits.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use vestibule_api::cognito_idp::PasswordHashingAlgorithmType;

use crate::password_hash::{PasswordHash, PasswordHashError};

/// bcrypt's cost. Source of these limits: user import guide, supported algorithms.
const BCRYPT_COST_MAX: u32 = 12;
const SCRYPT_N_MAX: u64 = 65_536;
const SCRYPT_R_MAX: u32 = 8;
const SCRYPT_P_MAX: u32 = 1;
const ARGON2_KIB_MAX: u32 = 19_456;
const ARGON2_PASSES_MAX: u32 = 2;
const ARGON2_LANES_MAX: u32 = 1;
const PBKDF2_ITERATIONS_MAX: u32 = 600_000;

/// Why a hash is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// It is not of the form that the job's algorithm has.
    Malformed,
    /// It costs more than an import may.
    OutOfBounds,
}

/// Reads a hash of the algorithm that a job was created for.
///
/// # Errors
/// Fails for another form than the algorithm's, and for parameters beyond the documented limits.
pub fn read(algorithm: PasswordHashingAlgorithmType, text: &str) -> Result<PasswordHash, Problem> {
    let fields: Vec<&str> = text.split('$').collect();
    let (text, within) = match (algorithm, fields.as_slice()) {
        (PasswordHashingAlgorithmType::Bcrypt, ["", version, cost, _]) => {
            // `x` marks hashes of an implementation that was wrong for letters beyond ASCII; for all others they are the same.
            let text = if *version == "2x" { text.replacen("$2x$", "$2y$", 1) } else { text.to_owned() };
            (text, number::<u32>(cost)? <= BCRYPT_COST_MAX)
        }
        (PasswordHashingAlgorithmType::Scrypt, [n, r, p, salt, hash]) => {
            let (n, r, p): (u64, u32, u32) = (number(n)?, number(r)?, number(p)?);
            if !n.is_power_of_two() {
                return Err(Problem::Malformed);
            }
            let text = format!("$scrypt$ln={},r={r},p={p}${}${}", n.ilog2(), from_hex(salt)?, from_hex(hash)?);
            (text, n <= SCRYPT_N_MAX && r <= SCRYPT_R_MAX && p <= SCRYPT_P_MAX)
        }
        (PasswordHashingAlgorithmType::Argon2id, ["", _, _, parameters, _, _]) => {
            let most = |name| match name {
                "m" => Some(ARGON2_KIB_MAX),
                "t" => Some(ARGON2_PASSES_MAX),
                "p" => Some(ARGON2_LANES_MAX),
                _ => None,
            };
            let mut within = true;
            for parameter in parameters.split(',') {
                let (name, value) = parameter.split_once('=').ok_or(Problem::Malformed)?;
                within &= number::<u32>(value)? <= most(name).ok_or(Problem::Malformed)?;
            }
            (text.to_owned(), within)
        }
        (PasswordHashingAlgorithmType::Pbkdf2Sha256, ["", _, iterations, _, _]) => {
            (text.to_owned(), number::<u32>(iterations)? <= PBKDF2_ITERATIONS_MAX)
        }
        _ => return Err(Problem::Malformed),
    };
    match PasswordHash::parse(&text) {
        Ok(hash) if !hash.is_of(algorithm) => Err(Problem::Malformed),
        Ok(_) if !within => Err(Problem::OutOfBounds),
        Ok(hash) => Ok(hash),
        Err(PasswordHashError::TooCostly(_)) => Err(Problem::OutOfBounds),
        Err(PasswordHashError::Unrecognized | PasswordHashError::Malformed(_)) => Err(Problem::Malformed),
    }
}

fn number<T: std::str::FromStr>(text: &str) -> Result<T, Problem> {
    text.parse().map_err(|_| Problem::Malformed)
}

fn from_hex(text: &str) -> Result<String, Problem> {
    let bytes = data_encoding::HEXLOWER_PERMISSIVE.decode(text.as_bytes()).map_err(|_| Problem::Malformed)?;
    Ok(STANDARD_NO_PAD.encode(bytes))
}

#[cfg(test)]
mod tests {
    use PasswordHashingAlgorithmType::{Argon2id, Bcrypt, Pbkdf2Sha256, Scrypt};

    use super::*;

    const BCRYPT: &str = "$2b$10$CtA.Rcu/szzn9U00wpUjOuN3vrgJRZycv4aOzcP3GzqzO8UDPEFq6";
    const SCRYPT: &str =
        "65536$8$1$304dbaef7c5e828dc19c98f0600d18fe$4f69c498c12cd102d057356facf8d77e8d42407090491ea32c5b038f5a18c099";
    const ARGON2: &str =
        "$argon2id$v=19$m=19456,t=2,p=1$ko/G5o1ms+ML08P95sQ8DA$AkVbvWSOqz7Hs3qthhWKxicOWnGLN+MBmpwc3emi5VA";
    const PBKDF2: &str = "$pbkdf2-sha256$600000$1XZlmwLQ2hhM3JYuCPiArQ$Pfheg9Zi/v5lXU4yyLA0WFUYEd/rlaVbzrM9oMD6IrA";

    fn outcome(algorithm: PasswordHashingAlgorithmType, text: &str) -> Result<(), Problem> {
        read(algorithm, text).map(|hash| assert!(hash.is_of(algorithm)))
    }

    #[test]
    fn the_examples_of_the_guide_are_read_for_their_algorithm_and_no_other() {
        let examples = [(Bcrypt, BCRYPT), (Scrypt, SCRYPT), (Argon2id, ARGON2), (Pbkdf2Sha256, PBKDF2)];
        for (algorithm, _) in examples {
            for (other, text) in examples {
                let expected = if other == algorithm { Ok(()) } else { Err(Problem::Malformed) };
                assert_eq!(outcome(algorithm, text), expected, "{algorithm:?} {text}");
            }
            for text in ["", "password", "$", "$$$$$", "{SSHA}pKqkNr1tq3wtQqk+UcPyA3HnA2NsU5NJ"] {
                assert_eq!(outcome(algorithm, text), Err(Problem::Malformed), "{algorithm:?} {text:?}");
            }
        }
        assert_eq!(outcome(Bcrypt, &BCRYPT.replace("$2b$", "$2x$")), Ok(()));
        assert_eq!(outcome(Argon2id, &ARGON2.replace("argon2id", "argon2i")), Err(Problem::Malformed));
    }

    #[test]
    fn parameters_beyond_the_documented_limits_are_refused() {
        let table = [
            (Bcrypt, BCRYPT.replace("$10$", "$12$"), Ok(())),
            (Bcrypt, BCRYPT.replace("$10$", "$13$"), Err(Problem::OutOfBounds)),
            (Scrypt, SCRYPT.replace("65536", "16384"), Ok(())),
            (Scrypt, SCRYPT.replace("65536", "131072"), Err(Problem::OutOfBounds)),
            (Scrypt, SCRYPT.replace("65536", "65535"), Err(Problem::Malformed)),
            (Scrypt, SCRYPT.replace("$8$1$", "$8$2$"), Err(Problem::OutOfBounds)),
            (Argon2id, ARGON2.replace("m=19456", "m=19457"), Err(Problem::OutOfBounds)),
            (Argon2id, ARGON2.replace("t=2", "t=3"), Err(Problem::OutOfBounds)),
            (Argon2id, ARGON2.replace("p=1", "p=2"), Err(Problem::OutOfBounds)),
            (Pbkdf2Sha256, PBKDF2.replace("600000", "600001"), Err(Problem::OutOfBounds)),
            (Pbkdf2Sha256, PBKDF2.replace("600000", "many"), Err(Problem::Malformed)),
        ];
        for (algorithm, text, expected) in table {
            assert_eq!(outcome(algorithm, &text), expected, "{text}");
        }
    }
}
