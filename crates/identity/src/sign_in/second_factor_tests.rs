//! The decision table of the second factor, row by row (spec/auth-flows.md 8.2).

use vestibule_api::cognito_idp::{
    AccountRecoverySettingType, EmailMfaConfigType, RecoveryOptionType, SmsMfaConfigType, SoftwareTokenMfaConfigType,
};

use super::*;
use crate::attribute::fixture;
use crate::secret::SecretBytes;
use crate::software_token::SoftwareToken;
use crate::user::MfaPreference;

use MfaFactor::{Email, Sms, SoftwareToken as Totp};
use RecoveryOptionNameType::{AdminOnly, VerifiedEmail, VerifiedPhoneNumber};

fn pool(mode: UserPoolMfaType, factors: &[MfaFactor], recovery: &[RecoveryOptionNameType]) -> UserPool {
    let mut pool = fixture::pool(&[]);
    pool.settings.mfa_configuration = Some(mode);
    pool.mfa.sms = factors.contains(&Sms).then(SmsMfaConfigType::default);
    pool.mfa.email = factors.contains(&Email).then(EmailMfaConfigType::default);
    pool.mfa.software_token = factors.contains(&Totp).then_some(SoftwareTokenMfaConfigType { enabled: Some(true) });
    let mechanism = |(name, priority)| RecoveryOptionType { name: Some(name), priority: Some(priority) };
    let mechanisms: Vec<_> = recovery.iter().copied().zip(1..).map(mechanism).collect();
    pool.settings.account_recovery_setting =
        (!recovery.is_empty()).then_some(AccountRecoverySettingType { recovery_mechanisms: Some(mechanisms) });
    pool
}

/// `E` an email address, `P` a phone number, `T` an app; small letters: the factor is on; `*` before it: preferred.
fn user(description: &str) -> User {
    let mut user = fixture::user(&[]);
    let mut mfa = MfaPreference::default();
    let mut is_preferred = false;
    for letter in description.chars() {
        let factor = match letter.to_ascii_uppercase() {
            'E' => {
                user.attributes.insert("email".into(), "a@b.c".into());
                Email
            }
            'P' => {
                user.attributes.insert("phone_number".into(), "+491".into());
                Sms
            }
            'T' => {
                let secret = SecretBytes::new([1; 32]);
                user.software_token = Some(SoftwareToken { secret, friendly_name: None, last_step: 0 });
                Totp
            }
            _ => {
                is_preferred = true;
                continue;
            }
        };
        if letter.is_ascii_lowercase() {
            match factor {
                Sms => mfa.sms = true,
                Email => mfa.email = true,
                Totp => mfa.software_token = true,
            }
            if is_preferred {
                mfa.preferred = Some(factor);
            }
        }
        is_preferred = false;
    }
    user.mfa = mfa;
    user
}

fn decide(pool: &UserPool, user: &User) -> Result<Due, Error> {
    due(pool, user, &user.attributes)
}

#[test]
fn off_asks_nobody() {
    let pool = pool(UserPoolMfaType::Off, &[], &[]);
    for description in ["", "EPT", "ept", "*tep"] {
        assert_eq!(decide(&pool, &user(description)), Ok(Due::Nothing), "{description}");
    }
}

#[test]
fn optional_asks_those_who_switched_a_factor_on() {
    let all = pool(UserPoolMfaType::Optional, &[Sms, Email, Totp], &[]);
    for (description, expected) in [
        ("", Due::Nothing),
        ("EPT", Due::Nothing),
        ("p", Due::Factor(Sms)),
        ("e", Due::Factor(Email)),
        ("t", Due::Factor(Totp)),
        ("e*pt", Due::Factor(Sms)),
        ("ep*t", Due::Factor(Totp)),
        ("epT", Due::Choice(vec![Sms, Email])),
        ("ept", Due::Choice(vec![Sms, Email, Totp])),
    ] {
        assert_eq!(decide(&all, &user(description)), Ok(expected), "{description}");
    }
}

#[test]
fn a_factor_that_the_pool_took_back_is_off_but_a_registered_app_goes_on_working() {
    let none = pool(UserPoolMfaType::Optional, &[], &[]);
    assert_eq!(decide(&none, &user("*pe")), Ok(Due::Nothing));
    assert_eq!(decide(&none, &user("*pt")), Ok(Due::Factor(Totp)));
}

#[test]
fn a_factor_that_was_asked_for_and_has_lost_its_address_refuses() {
    for mode in [UserPoolMfaType::Optional, UserPoolMfaType::On] {
        let pool = pool(mode, &[Sms, Email, Totp], &[]);
        let mut ann = user("p");
        ann.attributes.remove("phone_number");
        assert_eq!(decide(&pool, &ann), Err(Error::NoMfaMethod));
        let mut ann = user("*pe");
        ann.attributes.remove("phone_number");
        assert_eq!(decide(&pool, &ann), Ok(Due::Factor(Email)));
    }
}

#[test]
fn required_without_a_preference_follows_the_table() {
    let table: [(&[MfaFactor], &[RecoveryOptionNameType], &str, Result<Due, Error>); 24] = [
        // A preference decides.
        (&[Sms, Email, Totp], &[], "E*p", Ok(Due::Factor(Sms))),
        (&[Sms, Email, Totp], &[], "ET*p", Ok(Due::Factor(Sms))),
        // An app: alone, or to choose beside what can be sent.
        (&[Totp], &[], "T", Ok(Due::Factor(Totp))),
        (&[Totp], &[], "EPT", Ok(Due::Factor(Totp))),
        (&[Sms, Totp], &[], "ET", Ok(Due::Factor(Totp))),
        (&[Sms, Totp], &[], "PT", Ok(Due::Choice(vec![Sms, Totp]))),
        (&[Sms, Email, Totp], &[], "EPT", Ok(Due::Choice(vec![Sms, Email, Totp]))),
        // One address: unless it is the sole way of recovery, it serves if the pool sends there.
        (&[Sms], &[], "P", Ok(Due::Factor(Sms))),
        (&[Email], &[], "E", Ok(Due::Factor(Email))),
        (&[Sms, Email], &[VerifiedPhoneNumber], "P", Err(Error::NoMfaMethod)),
        (&[Sms, Email], &[VerifiedEmail], "E", Err(Error::NoMfaMethod)),
        (&[Sms, Email], &[VerifiedEmail], "P", Ok(Due::Factor(Sms))),
        (&[Sms, Totp], &[], "E", Ok(Due::SetUp(vec![Totp]))),
        (&[Sms], &[], "E", Err(Error::NoMfaMethod)),
        // Both addresses: the one that does not recover the password.
        (&[Sms, Email], &[], "EP", Ok(Due::Factor(Email))),
        (&[Sms, Email], &[VerifiedPhoneNumber, VerifiedEmail], "EP", Ok(Due::Factor(Email))),
        (&[Sms, Email], &[VerifiedEmail, VerifiedPhoneNumber], "EP", Ok(Due::Factor(Sms))),
        (&[Sms, Email], &[VerifiedEmail], "EP", Ok(Due::Factor(Sms))),
        (&[Sms, Email], &[AdminOnly], "EP", Ok(Due::Choice(vec![Sms, Email]))),
        (&[Sms], &[], "EP", Ok(Due::Factor(Sms))),
        (&[Totp], &[], "EP", Ok(Due::SetUp(vec![Totp]))),
        // No address and no app.
        (&[Sms, Email, Totp], &[], "", Ok(Due::SetUp(vec![Sms, Email, Totp]))),
        (&[Totp], &[], "", Ok(Due::SetUp(vec![Totp]))),
        (&[], &[], "", Err(Error::NoMfaMethod)),
    ];
    for (factors, recovery, description, expected) in table {
        let pool = pool(UserPoolMfaType::On, factors, recovery);
        assert_eq!(decide(&pool, &user(description)), expected, "{factors:?} {recovery:?} {description}");
    }
}
