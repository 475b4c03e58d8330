//! Passwords: policy, temporary passwords, and the verifier that is kept.
//!
//! When a password is asked for, and what a wrong one costs, is `sign_in`.

use vestibule_api::Timestamp;
use vestibule_api::cognito_idp::PasswordPolicyType;
use vestibule_srp::{Identity, private_key, salt_from_random, verifier};

use crate::error::Error;
use crate::ids::UserPoolId;
use crate::random::{DIGITS, Stream};
use crate::secret::Secret;
use crate::user::Password;

/// What counts as a symbol, beside a space that is neither first nor last.
const SYMBOLS: &str = "^$*.[]{}()?\"!@#%&/\\,><':;|_~`=+-";
/// The symbols of temporary passwords: those that survive HTML and are easy to type.
const TYPED_SYMBOLS: &[u8] = b"!@#$%^*?_+=-";
const UPPERCASE: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const LOWERCASE: &[u8] = b"abcdefghijklmnopqrstuvwxyz";

/// Cognito's minimum length where the policy has none.
const MINIMUM_LENGTH: i32 = 8;
/// The longest password.
const LENGTH_MAX: usize = 256;
/// A temporary password is never shorter, whatever the policy allows.
const TEMPORARY_LENGTH: usize = 12;
/// The longest minimum length that the model allows.
const MINIMUM_LENGTH_MAX: usize = 99;
/// Cognito's validity of a temporary password where the policy has none.
const TEMPORARY_VALIDITY_DAYS: i32 = 7;
const DAY_MS: i64 = 24 * 60 * 60 * 1000;

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

/// How long a password is meant to last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lifetime {
    /// Until it is changed.
    Permanent,
    /// Until the first sign-in, or until the policy's validity of temporary passwords is over.
    Temporary,
}

/// Whether a text can be a password at all. Where the API declares a member as one, its shape is checked before; responses to
/// challenges are not declared.
///
/// Cognito: `PasswordType`, at most 256 characters and not only blanks. Source: the model.
pub fn is_possible(text: &str) -> bool {
    text.chars().count() <= LENGTH_MAX && text.contains(|c: char| !c.is_whitespace())
}

/// Checks a password against a policy and names the first rule that it breaks.
///
/// Cognito: letters are those of basic Latin. Source: password policy, developer guide.
pub fn check(policy: &PasswordPolicyType, password: &str) -> Result<(), PolicyBreach> {
    let minimum = usize::try_from(policy.minimum_length.unwrap_or(MINIMUM_LENGTH)).unwrap_or(0);
    let required = |rule: Option<bool>| rule.unwrap_or(false);
    if password.chars().count() < minimum {
        return Err(PolicyBreach::TooShort);
    }
    if required(policy.require_uppercase) && !password.contains(|c: char| c.is_ascii_uppercase()) {
        return Err(PolicyBreach::NoUppercase);
    }
    if required(policy.require_lowercase) && !password.contains(|c: char| c.is_ascii_lowercase()) {
        return Err(PolicyBreach::NoLowercase);
    }
    if required(policy.require_numbers) && !password.contains(|c: char| c.is_ascii_digit()) {
        return Err(PolicyBreach::NoNumber);
    }
    if required(policy.require_symbols) && !has_symbol(password) {
        return Err(PolicyBreach::NoSymbol);
    }
    Ok(())
}

fn has_symbol(password: &str) -> bool {
    let inner = password.strip_prefix(' ').unwrap_or(password);
    let inner = inner.strip_suffix(' ').unwrap_or(inner);
    inner.contains(' ') || password.contains(|c| SYMBOLS.contains(c))
}

/// A temporary password that satisfies every policy of the given minimum length: it has characters of all four kinds.
pub fn temporary(policy: &PasswordPolicyType, seed: &[u8; 32]) -> Secret {
    let minimum = usize::try_from(policy.minimum_length.unwrap_or(MINIMUM_LENGTH)).unwrap_or(0);
    let length = minimum.clamp(TEMPORARY_LENGTH, MINIMUM_LENGTH_MAX);
    let everything = [UPPERCASE, LOWERCASE, DIGITS, TYPED_SYMBOLS].concat();
    let mut stream = Stream::new(seed);
    let mut characters = Vec::with_capacity(length);
    for kind in [UPPERCASE, LOWERCASE, DIGITS, TYPED_SYMBOLS] {
        characters.push(stream.character(kind));
    }
    while characters.len() < length {
        characters.push(stream.character(&everything));
    }
    for place in (1..length).rev() {
        characters.swap(place, stream.below(place + 1));
    }
    Secret::new(characters.into_iter().collect::<String>())
}

/// What is kept of a password. `random` becomes the salt. Costs a modular exponentiation.
pub fn make(
    pool: &UserPoolId,
    username: &str,
    password: &str,
    random: [u8; 16],
    expires_at: Option<Timestamp>,
    now: Timestamp,
) -> Password {
    let salt = salt_from_random(random);
    let key = private_key(Identity::user(pool.srp_name(), username), password, &salt);
    Password { salt, verifier: verifier(&key), set_at: now, expires_at }
}

/// Whether this is the password that was kept. Costs a modular exponentiation; compares in constant time.
pub fn verify(pool: &UserPoolId, username: &str, password: &str, kept: &Password) -> bool {
    let key = private_key(Identity::user(pool.srp_name(), username), password, &kept.salt);
    verifier(&key) == kept.verifier
}

/// How many passwords a new one must differ from, the present one included; 0 where the policy keeps no history.
pub fn history_size(policy: &PasswordPolicyType) -> usize {
    policy.password_history_size.and_then(|size| usize::try_from(size).ok()).unwrap_or(0)
}

/// Refuses a password that was used before. Costs a modular exponentiation for each of them.
pub fn check_history(pool: &UserPoolId, username: &str, password: &str, history: &[Password]) -> Result<(), Error> {
    let is_used = history.iter().any(|kept| verify(pool, username, password, kept));
    if is_used { Err(Error::PasswordUsedBefore) } else { Ok(()) }
}

/// When a password that is set now stops being accepted.
pub fn expiry(policy: &PasswordPolicyType, lifetime: Lifetime, now: Timestamp) -> Option<Timestamp> {
    match lifetime {
        Lifetime::Permanent => None,
        Lifetime::Temporary => {
            // Cognito: 0 days means the default. Source: PasswordPolicyType, API reference.
            let days = policy.temporary_password_validity_days.filter(|days| *days > 0);
            let days = i64::from(days.unwrap_or(TEMPORARY_VALIDITY_DAYS));
            Some(Timestamp::from_millis(now.as_millis().saturating_add(days * DAY_MS)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn policy(length: i32, required: bool) -> PasswordPolicyType {
        PasswordPolicyType {
            minimum_length: Some(length),
            require_uppercase: Some(required),
            require_lowercase: Some(required),
            require_numbers: Some(required),
            require_symbols: Some(required),
            ..PasswordPolicyType::default()
        }
    }

    #[test]
    fn the_first_broken_rule_is_named() {
        let strict = policy(8, true);
        let table = [
            ("", Err(PolicyBreach::TooShort)),
            ("Aa1!aaa", Err(PolicyBreach::TooShort)),
            ("aaaaaaaa", Err(PolicyBreach::NoUppercase)),
            ("ÄÖÜaaaa1!", Err(PolicyBreach::NoUppercase)),
            ("AAAAAAAA", Err(PolicyBreach::NoLowercase)),
            ("AAAAaaaa", Err(PolicyBreach::NoNumber)),
            ("AAAAaa٣٣", Err(PolicyBreach::NoNumber)),
            ("AAAAaa11", Err(PolicyBreach::NoSymbol)),
            ("AAAAaa1€", Err(PolicyBreach::NoSymbol)),
            (" AAAAaa1", Err(PolicyBreach::NoSymbol)),
            ("AAAAaa1 ", Err(PolicyBreach::NoSymbol)),
            ("AAAA aa1", Ok(())),
            ("AAAAaa1!", Ok(())),
            ("  AAAAaa1", Ok(())),
        ];
        for (password, expected) in table {
            assert_eq!(check(&strict, password), expected, "{password:?}");
        }
    }

    #[test]
    fn every_listed_symbol_counts() {
        for symbol in SYMBOLS.chars() {
            assert_eq!(check(&policy(8, true), &format!("AAAAaa1{symbol}")), Ok(()), "{symbol}");
        }
        assert_eq!(SYMBOLS.chars().count(), 32);
    }

    #[test]
    fn a_policy_without_requirements_asks_for_length_only() {
        assert_eq!(check(&policy(6, false), "aaaaaa"), Ok(()));
        assert_eq!(check(&policy(6, false), "ääääää"), Ok(()));
        assert_eq!(check(&PasswordPolicyType::default(), "aaaaaaa"), Err(PolicyBreach::TooShort));
    }

    #[test]
    fn temporary_passwords_satisfy_every_policy() {
        for length in [6, 8, 13, 99] {
            for seed in 0..=255 {
                let password = temporary(&policy(length, true), &[seed; 32]);
                assert_eq!(check(&policy(length, true), password.expose()), Ok(()));
            }
        }
        assert!(!temporary(&policy(8, true), &[1; 32]).matches(temporary(&policy(8, true), &[2; 32]).expose()));
    }

    #[test]
    fn only_the_same_password_of_the_same_user_verifies() {
        let pool = UserPoolId::new("us-east-1_aBcDeFgH1");
        let kept = make(&pool, "jane", "Passw0rd!", [0; 16], None, Timestamp::from_seconds(5));
        assert_ne!(kept.salt[0], 0);
        assert_eq!(kept.set_at, Timestamp::from_seconds(5));
        assert!(verify(&pool, "jane", "Passw0rd!", &kept));
        assert!(!verify(&pool, "jane", "Passw0rd", &kept));
        assert!(!verify(&pool, "john", "Passw0rd!", &kept));
        assert!(!verify(&UserPoolId::new("us-east-1_other"), "jane", "Passw0rd!", &kept));
    }

    #[test]
    fn temporary_passwords_expire_after_the_policys_days() {
        let at = |days: Option<i32>, lifetime| {
            let policy = PasswordPolicyType { temporary_password_validity_days: days, ..PasswordPolicyType::default() };
            expiry(&policy, lifetime, Timestamp::from_seconds(100)).map(Timestamp::as_millis)
        };
        assert_eq!(at(None, Lifetime::Temporary), Some(100_000 + 7 * DAY_MS));
        assert_eq!(at(Some(0), Lifetime::Temporary), Some(100_000 + 7 * DAY_MS));
        assert_eq!(at(Some(365), Lifetime::Temporary), Some(100_000 + 365 * DAY_MS));
        assert_eq!(at(Some(1), Lifetime::Permanent), None);
    }
}
