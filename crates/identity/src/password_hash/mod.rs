//! Password hashes that users bring along from elsewhere: parsed, checked and bounded.
//!
//! ```text
//!   a text, or Firebase's parts ──▶ PasswordHash ──▶ verified at the first password sign-in ──▶ an SRP verifier takes its place
//! ```
//!
//! A value of [`PasswordHash`] never costs more than [`limits`] says, so that no imported row can exhaust the server. The forms that are
//! read are listed at [`PasswordHash::parse`].
//!
//! Not here: when a hash is verified (`sign_in`), on which thread, and how it is sealed.

use std::fmt;

use subtle::ConstantTimeEq;
use vestibule_api::cognito_idp::PasswordHashingAlgorithmType;
use vestibule_srp::Verifier;

use crate::secret::{Secret, SecretBytes};

mod arithmetic;
pub mod limits;
mod text;
#[cfg(test)]
mod vectors;

/// A password hash that another system made.
#[derive(Clone)]
pub struct PasswordHash {
    scheme: Scheme,
    salt: SecretBytes,
    hash: SecretBytes,
}

/// How a hash is made, beside its salt.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Scheme {
    /// `version` is `a`, `b` or `y`; all are computed alike.
    Bcrypt { version: char, log_rounds: u32 },
    /// N is `2^log_n`.
    Scrypt { log_n: u8, r: u32, p: u32 },
    /// Scrypt, whose output is the key that encrypts the project's signer key.
    FirebaseScrypt { log_n: u8, r: u32, separator: SecretBytes, signer_key: SecretBytes },
    /// `version` is 16 or 19.
    Argon2 { variant: Argon2Variant, version: u32, memory_kib: u32, passes: u32, lanes: u32 },
    /// HMAC under this digest.
    Pbkdf2 { digest: Digest, iterations: u32 },
    /// One digest over password and salt.
    SaltedSha { digest: Digest, place: SaltPlace },
    /// The SRP verifier of another user pool of this server or another one: it is bound to the pool's name and the username there.
    Srp { pool_name: String, username: String },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Argon2Variant {
    D,
    I,
    Id,
}

/// A hash function of the SHA family.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Digest {
    /// SHA-1.
    Sha1,
    /// SHA-256.
    Sha256,
    /// SHA-512.
    Sha512,
}

/// Where the salt stands beside the password.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaltPlace {
    /// Salt, then password.
    BeforePassword,
    /// Password, then salt.
    AfterPassword,
}

/// What Firebase shows as the password hash parameters of a project; keys in base 64.
#[derive(Clone)]
pub struct FirebaseParameters {
    /// `base64_signer_key`.
    pub signer_key: Secret,
    /// `base64_salt_separator`.
    pub salt_separator: String,
    /// `rounds`: the block size r of scrypt.
    pub rounds: u32,
    /// `mem_cost`: the binary logarithm of scrypt's N.
    pub memory_cost: u32,
}

/// Why a text is not taken as a password hash. None of these repeats the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PasswordHashError {
    /// It is of no form that is known here.
    #[error("the password hash is of no known form")]
    Unrecognized,
    /// It is of a known form, but a part is missing, of the wrong length or not what it should be.
    #[error("the {0} of the password hash is not valid")]
    Malformed(&'static str),
    /// Verifying it would cost more than is allowed.
    #[error("the password hash costs too much to verify: its {0} is over the limit")]
    TooCostly(&'static str),
}

impl PasswordHash {
    /// Reads a hash. The forms are:
    ///
    /// * bcrypt: `$2a$`, `$2b$`, `$2y$`
    /// * scrypt: `$scrypt$ln=17,r=8,p=1$salt$hash`
    /// * Firebase: `$firebase-scrypt$ln=14,r=8,sep=…,key=…$salt$hash`, as [`Self::to_text`] writes it
    /// * argon2: `$argon2id$v=19$m=19456,t=2,p=1$salt$hash`, `$argon2i$`, `$argon2d$`
    /// * PBKDF2: `$pbkdf2-sha256$i=600000$salt$hash`, passlib's `$pbkdf2-sha256$600000$salt$hash`, Django's
    ///   `pbkdf2_sha256$600000$salt$hash`; with SHA-1 and SHA-512 as well
    /// * this server's own: `$vestibule-srp$pool=…,user=…$salt$verifier`, as [`Self::to_text`] writes it
    /// * salted SHA: `{SSHA}`, `{SSHA256}`, `{SSHA512}`, and `$sha256$salt=before$salt$hash`, also `salt=after`, `$sha1$`, `$sha512$`
    ///
    /// Salts and hashes are base 64 of either alphabet, padded or not; Django's salts are plain text.
    ///
    /// # Errors
    ///
    /// A text of none of these forms, one with a part that is not valid, or one beyond [`limits`].
    pub fn parse(text: &str) -> Result<Self, PasswordHashError> {
        text::parse(text)?.checked()
    }

    /// A hash of Firebase: the project's parameters, and `salt` and `passwordHash` of the exported user, in base 64.
    ///
    /// # Errors
    ///
    /// Text that is not base 64, a hash that is not as long as the signer key, parameters beyond [`limits`].
    pub fn firebase(parameters: &FirebaseParameters, salt: &str, hash: &str) -> Result<Self, PasswordHashError> {
        let log_n = u8::try_from(parameters.memory_cost).map_err(|_| PasswordHashError::TooCostly("memory"))?;
        let scheme = Scheme::FirebaseScrypt {
            log_n,
            r: parameters.rounds,
            separator: text::base64(&parameters.salt_separator, "salt separator")?,
            signer_key: text::base64(parameters.signer_key.expose(), "signer key")?,
        };
        Self { scheme, salt: text::base64(salt, "salt")?, hash: text::base64(hash, "hash")? }.checked()
    }

    /// A salted SHA whose parts are at hand as bytes.
    ///
    /// # Errors
    ///
    /// No salt or one beyond [`limits`], a hash that is not as long as the digest.
    pub fn salted_sha(digest: Digest, place: SaltPlace, salt: &[u8], hash: &[u8]) -> Result<Self, PasswordHashError> {
        let (salt, hash) = (SecretBytes::new(salt), SecretBytes::new(hash));
        Self { scheme: Scheme::SaltedSha { digest, place }, salt, hash }.checked()
    }

    /// The verifier that a user has in another user pool, whose id without its region is given.
    ///
    /// # Errors
    ///
    /// Names that are too long.
    pub fn srp(
        pool_name: &str,
        username: &str,
        salt: [u8; 16],
        verifier: &Verifier,
    ) -> Result<Self, PasswordHashError> {
        let scheme = Scheme::Srp { pool_name: pool_name.to_owned(), username: username.to_owned() };
        Self { scheme, salt: SecretBytes::new(salt), hash: SecretBytes::new(verifier.as_bytes().as_slice()) }.checked()
    }

    /// The hash as a text that [`Self::parse`] reads back.
    pub fn to_text(&self) -> Secret {
        text::write(self)
    }

    /// Whether this is the password that the hash was made of. Costs what `limits` allows: up to a second and 128 MiB.
    /// The comparison takes the same time whatever it finds.
    pub fn verify(&self, password: &str) -> bool {
        arithmetic::compute(&self.scheme, self.salt.expose(), password.as_bytes(), self.hash.expose().len())
            .is_some_and(|made| made.expose().ct_eq(self.hash.expose()).into())
    }

    /// Whether an import job that was created for this algorithm may bring it.
    pub fn is_of(&self, algorithm: PasswordHashingAlgorithmType) -> bool {
        match algorithm {
            PasswordHashingAlgorithmType::Bcrypt => matches!(self.scheme, Scheme::Bcrypt { .. }),
            PasswordHashingAlgorithmType::Scrypt => matches!(self.scheme, Scheme::Scrypt { .. }),
            PasswordHashingAlgorithmType::Argon2id => {
                matches!(self.scheme, Scheme::Argon2 { variant: Argon2Variant::Id, .. })
            }
            PasswordHashingAlgorithmType::Pbkdf2Sha256 => {
                matches!(self.scheme, Scheme::Pbkdf2 { digest: Digest::Sha256, .. })
            }
        }
    }

    /// The algorithm's name, for messages and counts.
    pub fn algorithm(&self) -> &'static str {
        match &self.scheme {
            Scheme::Bcrypt { .. } => "bcrypt",
            Scheme::Scrypt { .. } => "scrypt",
            Scheme::FirebaseScrypt { .. } => "firebase-scrypt",
            Scheme::Argon2 { variant: Argon2Variant::D, .. } => "argon2d",
            Scheme::Argon2 { variant: Argon2Variant::I, .. } => "argon2i",
            Scheme::Argon2 { variant: Argon2Variant::Id, .. } => "argon2id",
            Scheme::Pbkdf2 { digest: Digest::Sha1, .. } => "pbkdf2-sha1",
            Scheme::Pbkdf2 { digest: Digest::Sha256, .. } => "pbkdf2-sha256",
            Scheme::Pbkdf2 { digest: Digest::Sha512, .. } => "pbkdf2-sha512",
            Scheme::SaltedSha { digest: Digest::Sha1, .. } => "sha1",
            Scheme::SaltedSha { digest: Digest::Sha256, .. } => "sha256",
            Scheme::SaltedSha { digest: Digest::Sha512, .. } => "sha512",
            Scheme::Srp { .. } => "vestibule-srp",
        }
    }

    fn checked(self) -> Result<Self, PasswordHashError> {
        limits::check(&self.scheme, self.salt.expose().len(), self.hash.expose().len())?;
        Ok(self)
    }
}

/// Shows the algorithm and nothing else.
impl fmt::Debug for PasswordHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PasswordHash({}, redacted)", self.algorithm())
    }
}

impl PartialEq for PasswordHash {
    fn eq(&self, other: &Self) -> bool {
        self.scheme == other.scheme && self.salt == other.salt && self.hash == other.hash
    }
}

impl Eq for PasswordHash {}

impl fmt::Debug for FirebaseParameters {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FirebaseParameters")
            .field("rounds", &self.rounds)
            .field("memory_cost", &self.memory_cost)
            .finish_non_exhaustive()
    }
}

impl Digest {
    /// How long its output is.
    fn bytes(self) -> usize {
        match self {
            Self::Sha1 => 20,
            Self::Sha256 => 32,
            Self::Sha512 => 64,
        }
    }
}
