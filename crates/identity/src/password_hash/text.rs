//! The texts of password hashes: what is read, and the one form of each that is written.

use base64::Engine as _;
use base64::alphabet;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

use super::limits::TEXT_BYTES_MAX;
use super::{Argon2Variant, Digest, PasswordHash, PasswordHashError, SaltPlace, Scheme};
use crate::secret::{Secret, SecretBytes};

use PasswordHashError::{Malformed, Unrecognized};

/// Takes what other encoders leave in the last bits.
const LENIENT: GeneralPurposeConfig = GeneralPurposeConfig::new()
    .with_encode_padding(false)
    .with_decode_padding_mode(DecodePaddingMode::Indifferent)
    .with_decode_allow_trailing_bits(true);
const STANDARD: GeneralPurpose = GeneralPurpose::new(&alphabet::STANDARD, LENIENT);
const BCRYPT: GeneralPurpose = GeneralPurpose::new(&alphabet::BCRYPT, LENIENT);

type Parsed<T> = Result<T, PasswordHashError>;

/// Decodes base 64 of the standard, the URL or passlib's alphabet.
pub(super) fn base64(text: &str, part: &'static str) -> Parsed<SecretBytes> {
    let standard: String = text
        .chars()
        .map(|character| match character {
            '-' | '.' => '+',
            '_' => '/',
            other => other,
        })
        .collect();
    STANDARD.decode(standard).map(SecretBytes::new).map_err(|_| Malformed(part))
}

/// Reads any of the forms; what it costs is checked afterwards.
pub(super) fn parse(text: &str) -> Parsed<PasswordHash> {
    if text.len() > TEXT_BYTES_MAX {
        return Err(Malformed("length"));
    }
    if let Some((scheme, value)) = text.strip_prefix('{').and_then(|rest| rest.split_once('}')) {
        return ldap(scheme, value);
    }
    let Some(rest) = text.strip_prefix('$') else { return django(text) };
    let fields: Vec<&str> = rest.split('$').collect();
    match fields[..] {
        ["2a", cost, value] => bcrypt('a', cost, value),
        ["2b", cost, value] => bcrypt('b', cost, value),
        ["2y", cost, value] => bcrypt('y', cost, value),
        ["scrypt", parameters, salt, hash] => scrypt(&Parameters(parameters), salt, hash),
        ["firebase-scrypt", parameters, salt, hash] => firebase(&Parameters(parameters), salt, hash),
        ["vestibule-srp", parameters, salt, verifier] => srp(&Parameters(parameters), salt, verifier),
        ["argon2d", ref fields @ ..] => argon2(Argon2Variant::D, fields),
        ["argon2i", ref fields @ ..] => argon2(Argon2Variant::I, fields),
        ["argon2id", ref fields @ ..] => argon2(Argon2Variant::Id, fields),
        ["pbkdf2" | "pbkdf2-sha1", parameters, salt, hash] => pbkdf2(Digest::Sha1, parameters, salt, hash),
        ["pbkdf2-sha256", parameters, salt, hash] => pbkdf2(Digest::Sha256, parameters, salt, hash),
        ["pbkdf2-sha512", parameters, salt, hash] => pbkdf2(Digest::Sha512, parameters, salt, hash),
        ["sha1", parameters, salt, hash] => salted_sha(Digest::Sha1, parameters, salt, hash),
        ["sha256", parameters, salt, hash] => salted_sha(Digest::Sha256, parameters, salt, hash),
        ["sha512", parameters, salt, hash] => salted_sha(Digest::Sha512, parameters, salt, hash),
        _ => Err(Unrecognized),
    }
}

/// `name=value,name=value`.
struct Parameters<'a>(&'a str);

impl<'a> Parameters<'a> {
    fn text(&self, wanted: &'static str) -> Parsed<&'a str> {
        let pairs = self.0.split(',').filter_map(|pair| pair.split_once('='));
        pairs.into_iter().find(|(name, _)| *name == wanted).map(|(_, value)| value).ok_or(Malformed(wanted))
    }

    fn number<T: std::str::FromStr>(&self, wanted: &'static str) -> Parsed<T> {
        number(self.text(wanted)?, wanted)
    }

    /// Refuses parameters that would change the hash and are not computed here.
    fn only(&self, known: &[&str]) -> Parsed<()> {
        let is_known = |pair: &str| pair.split_once('=').is_some_and(|(name, _)| known.contains(&name));
        if self.0.split(',').all(is_known) { Ok(()) } else { Err(Malformed("parameters")) }
    }
}

fn number<T: std::str::FromStr>(text: &str, part: &'static str) -> Parsed<T> {
    text.parse().map_err(|_| Malformed(part))
}

fn hash_of(scheme: Scheme, salt: &str, hash: &str) -> Parsed<PasswordHash> {
    Ok(PasswordHash { scheme, salt: base64(salt, "salt")?, hash: base64(hash, "hash")? })
}

fn bcrypt(version: char, cost: &str, value: &str) -> Parsed<PasswordHash> {
    let (salt, hash) = value.split_at_checked(22).filter(|_| value.len() == 53).ok_or(Malformed("length"))?;
    let log_rounds = number(cost, "cost")?;
    let decode = |text, part| BCRYPT.decode(text).map(SecretBytes::new).map_err(|_| Malformed(part));
    let scheme = Scheme::Bcrypt { version, log_rounds };
    Ok(PasswordHash { scheme, salt: decode(salt, "salt")?, hash: decode(hash, "hash")? })
}

fn scrypt(parameters: &Parameters<'_>, salt: &str, hash: &str) -> Parsed<PasswordHash> {
    parameters.only(&["ln", "r", "p"])?;
    let scheme =
        Scheme::Scrypt { log_n: parameters.number("ln")?, r: parameters.number("r")?, p: parameters.number("p")? };
    hash_of(scheme, salt, hash)
}

fn firebase(parameters: &Parameters<'_>, salt: &str, hash: &str) -> Parsed<PasswordHash> {
    parameters.only(&["ln", "r", "sep", "key"])?;
    let scheme = Scheme::FirebaseScrypt {
        log_n: parameters.number("ln")?,
        r: parameters.number("r")?,
        separator: base64(parameters.text("sep")?, "salt separator")?,
        signer_key: base64(parameters.text("key")?, "signer key")?,
    };
    hash_of(scheme, salt, hash)
}

fn srp(parameters: &Parameters<'_>, salt: &str, verifier: &str) -> Parsed<PasswordHash> {
    parameters.only(&["pool", "user"])?;
    let name = |part| {
        let bytes = base64(parameters.text(part)?, part)?;
        String::from_utf8(bytes.expose().to_vec()).map_err(|_| Malformed(part))
    };
    hash_of(Scheme::Srp { pool_name: name("pool")?, username: name("user")? }, salt, verifier)
}

fn argon2(variant: Argon2Variant, fields: &[&str]) -> Parsed<PasswordHash> {
    // Before version 19 the text did not say its version.
    let (version, parameters, salt, hash) = match fields {
        [parameters, salt, hash] => (16, parameters, salt, hash),
        [version, parameters, salt, hash] => (Parameters(version).number("v")?, parameters, salt, hash),
        _ => return Err(Malformed("length")),
    };
    if ![16, 19].contains(&version) {
        return Err(Malformed("version"));
    }
    let parameters = Parameters(parameters);
    parameters.only(&["m", "t", "p"])?;
    let scheme = Scheme::Argon2 {
        variant,
        version,
        memory_kib: parameters.number("m")?,
        passes: parameters.number("t")?,
        lanes: parameters.number("p")?,
    };
    hash_of(scheme, salt, hash)
}

fn pbkdf2(digest: Digest, parameters: &str, salt: &str, hash: &str) -> Parsed<PasswordHash> {
    let iterations = if parameters.contains('=') {
        let parameters = Parameters(parameters);
        parameters.only(&["i", "l"])?;
        parameters.number("i")?
    } else {
        number(parameters, "number of iterations")?
    };
    hash_of(Scheme::Pbkdf2 { digest, iterations }, salt, hash)
}

fn salted_sha(digest: Digest, parameters: &str, salt: &str, hash: &str) -> Parsed<PasswordHash> {
    let place = match parameters {
        "salt=before" => SaltPlace::BeforePassword,
        "salt=after" => SaltPlace::AfterPassword,
        _ => return Err(Malformed("parameters")),
    };
    hash_of(Scheme::SaltedSha { digest, place }, salt, hash)
}

/// `{SSHA}` and its kin: base 64 of the digest and, behind it, the salt.
fn ldap(scheme: &str, value: &str) -> Parsed<PasswordHash> {
    let digest = match scheme.to_ascii_uppercase().as_str() {
        "SSHA" => Digest::Sha1,
        "SSHA256" => Digest::Sha256,
        "SSHA512" => Digest::Sha512,
        _ => return Err(Unrecognized),
    };
    let both = base64(value, "hash")?;
    let (hash, salt) = both.expose().split_at_checked(digest.bytes()).ok_or(Malformed("hash"))?;
    let scheme = Scheme::SaltedSha { digest, place: SaltPlace::AfterPassword };
    Ok(PasswordHash { scheme, salt: SecretBytes::new(salt), hash: SecretBytes::new(hash) })
}

/// `pbkdf2_sha256$iterations$salt$hash`, where the salt is used as it is written.
fn django(text: &str) -> Parsed<PasswordHash> {
    let fields: Vec<&str> = text.split('$').collect();
    let [algorithm, iterations, salt, hash] = fields[..] else { return Err(Unrecognized) };
    let digest = match algorithm {
        "pbkdf2_sha1" => Digest::Sha1,
        "pbkdf2_sha256" => Digest::Sha256,
        "pbkdf2_sha512" => Digest::Sha512,
        _ => return Err(Unrecognized),
    };
    let scheme = Scheme::Pbkdf2 { digest, iterations: number(iterations, "number of iterations")? };
    Ok(PasswordHash { scheme, salt: SecretBytes::new(salt.as_bytes()), hash: base64(hash, "hash")? })
}

/// The form of each scheme that is kept and exported.
pub(super) fn write(hash: &PasswordHash) -> Secret {
    let encoded = |bytes: &SecretBytes| STANDARD.encode(bytes.expose());
    let head = match &hash.scheme {
        Scheme::Bcrypt { version, log_rounds } => {
            let (salt, hash) = (BCRYPT.encode(hash.salt.expose()), BCRYPT.encode(hash.hash.expose()));
            return Secret::new(format!("$2{version}${log_rounds:02}${salt}{hash}"));
        }
        Scheme::SaltedSha { digest, place: SaltPlace::AfterPassword } => {
            let name = match digest {
                Digest::Sha1 => "SSHA",
                Digest::Sha256 => "SSHA256",
                Digest::Sha512 => "SSHA512",
            };
            let both =
                base64::engine::general_purpose::STANDARD.encode([hash.hash.expose(), hash.salt.expose()].concat());
            return Secret::new(format!("{{{name}}}{both}"));
        }
        Scheme::SaltedSha { digest: _, place: SaltPlace::BeforePassword } => "salt=before".to_owned(),
        Scheme::Scrypt { log_n, r, p } => format!("ln={log_n},r={r},p={p}"),
        Scheme::FirebaseScrypt { log_n, r, separator, signer_key } => {
            format!("ln={log_n},r={r},sep={},key={}", encoded(separator), encoded(signer_key))
        }
        Scheme::Argon2 { variant: _, version, memory_kib, passes, lanes } => {
            format!("v={version}$m={memory_kib},t={passes},p={lanes}")
        }
        Scheme::Pbkdf2 { digest: _, iterations } => format!("i={iterations}"),
        Scheme::Srp { pool_name, username } => {
            format!("pool={},user={}", STANDARD.encode(pool_name), STANDARD.encode(username))
        }
    };
    Secret::new(format!("${}${head}${}${}", hash.algorithm(), encoded(&hash.salt), encoded(&hash.hash)))
}
