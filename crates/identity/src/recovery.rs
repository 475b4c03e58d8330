//! Forgotten passwords: who may reset one, where the code goes, and what the right code changes.

use vestibule_api::Timestamp;
use vestibule_api::cognito_idp::{RecoveryOptionNameType, UserPoolMfaType};

use crate::change::{Change, UserChange};
use crate::code::Code;
use crate::error::Error;
use crate::message::Medium;
use crate::name;
use crate::user::{Attributes, Password, User, UserStatus};
use crate::user_pool::UserPool;

/// Refuses users whose password is not theirs to reset.
///
/// Cognito: a temporary password has to be used first, and a federated user has none. Source: observed.
pub fn check_resettable(user: &User) -> Result<(), Error> {
    match user.status {
        UserStatus::ForceChangePassword | UserStatus::ExternalProvider => Err(Error::PasswordNotResettable),
        _ => Ok(()),
    }
}

/// Where a reset code goes: the first of the pool's recovery mechanisms whose address the user has verified, and which is
/// not the user's second factor.
///
/// Cognito: without the setting the phone comes first, then email. Source: account recovery guide; MFA guide.
pub fn delivery(pool: &UserPool, user: &User) -> Result<(Medium, String), Error> {
    let setting = pool.settings.account_recovery_setting.as_ref().and_then(|it| it.recovery_mechanisms.as_ref());
    let mut mechanisms: Vec<(i32, RecoveryOptionNameType)> = match setting.filter(|it| !it.is_empty()) {
        Some(listed) => listed.iter().filter_map(|it| Some((it.priority.unwrap_or(i32::MAX), it.name?))).collect(),
        None => vec![(1, RecoveryOptionNameType::VerifiedPhoneNumber), (2, RecoveryOptionNameType::VerifiedEmail)],
    };
    mechanisms.sort_by_key(|(priority, _)| *priority);
    if mechanisms.iter().all(|(_, name)| *name == RecoveryOptionNameType::AdminOnly) {
        return Err(Error::RecoveryByAdministratorOnly);
    }
    mechanisms
        .into_iter()
        .filter_map(|(_, name)| match name {
            RecoveryOptionNameType::VerifiedEmail => Some(Medium::Email),
            RecoveryOptionNameType::VerifiedPhoneNumber => Some(Medium::Sms),
            RecoveryOptionNameType::AdminOnly => None,
        })
        .filter(|medium| user.is_verified(medium.attribute()) && !is_second_factor(pool, user, *medium))
        .find_map(|medium| Some((medium, user.attribute(medium.attribute()).filter(|it| !it.is_empty())?.to_owned())))
        .ok_or(Error::NothingVerified)
}

fn is_second_factor(pool: &UserPool, user: &User, medium: Medium) -> bool {
    let is_on = match medium {
        Medium::Sms => user.mfa.is_sms_on() && pool.mfa.sms.is_some(),
        Medium::Email => user.mfa.email && pool.mfa.email.is_some(),
    };
    is_on && pool.mfa_configuration() != UserPoolMfaType::Off
}

/// What the right code changes: the password, the status, and the address that received the code is verified.
pub fn reset(pool: &UserPool, user: &User, code: &Code, password: Password, now: Timestamp) -> (User, Vec<Change>) {
    let mut after = User { status: UserStatus::Confirmed, modified_at: now, ..user.clone() };
    let mut changes = vec![
        code.used(),
        UserChange::StatusFrom { from: user.status, to: UserStatus::Confirmed, at: now },
        UserChange::Password(password, now),
    ];
    // The code was judged by the address that was seen.
    changes.extend(code.attribute.as_ref().map(|attribute| UserChange::expect(user, attribute)));
    if let Some(attribute) = code.attribute.as_ref().filter(|it| !user.is_verified(it)) {
        let flag = (format!("{attribute}_verified"), "true".to_owned());
        after.attributes.insert(flag.0.clone(), flag.1.clone());
        changes.push(UserChange::Attributes { set: Attributes::from([flag]), remove: Vec::new(), at: now });
        changes.extend(name::moves(pool, user, &after));
    }
    let of_user = |change| Change::User(user.pool_id.clone(), user.sub.clone(), change);
    (after, changes.into_iter().map(of_user).collect())
}

#[cfg(test)]
mod tests {
    use vestibule_api::cognito_idp::{AccountRecoverySettingType, RecoveryOptionType, SmsMfaConfigType};

    use RecoveryOptionNameType::{AdminOnly, VerifiedEmail, VerifiedPhoneNumber};

    use super::*;
    use crate::attribute::fixture;

    fn pool(mechanisms: &[RecoveryOptionNameType]) -> UserPool {
        let mut pool = fixture::pool(&[]);
        // Listed backwards: the priority counts, not the place.
        let mut listed: Vec<RecoveryOptionType> = mechanisms
            .iter()
            .zip(1..)
            .map(|(name, priority)| RecoveryOptionType { name: Some(*name), priority: Some(priority) })
            .collect();
        listed.reverse();
        pool.settings.account_recovery_setting =
            (!mechanisms.is_empty()).then_some(AccountRecoverySettingType { recovery_mechanisms: Some(listed) });
        pool
    }

    fn user(email: &str, phone: &str) -> User {
        fixture::user(&[
            ("email", "a@b.c"),
            ("email_verified", email),
            ("phone_number", "+491"),
            ("phone_number_verified", phone),
        ])
    }

    #[test]
    fn a_code_goes_to_the_first_verified_address_of_the_pools_order() {
        let medium = |pool: &UserPool, user: &User| delivery(pool, user).map(|(medium, _)| medium);
        let table: [(&[RecoveryOptionNameType], &str, &str, Result<Medium, Error>); 9] = [
            (&[], "true", "true", Ok(Medium::Sms)),
            (&[], "true", "false", Ok(Medium::Email)),
            (&[], "false", "false", Err(Error::NothingVerified)),
            (&[VerifiedEmail, VerifiedPhoneNumber], "true", "true", Ok(Medium::Email)),
            (&[VerifiedEmail, VerifiedPhoneNumber], "false", "true", Ok(Medium::Sms)),
            (&[VerifiedPhoneNumber, VerifiedEmail], "true", "true", Ok(Medium::Sms)),
            (&[VerifiedEmail], "false", "true", Err(Error::NothingVerified)),
            (&[AdminOnly], "true", "true", Err(Error::RecoveryByAdministratorOnly)),
            (&[VerifiedPhoneNumber], "true", "true", Ok(Medium::Sms)),
        ];
        for (mechanisms, email, phone, expected) in table {
            let found = medium(&pool(mechanisms), &user(email, phone));
            assert_eq!(found, expected, "{mechanisms:?} {email} {phone}");
        }
    }

    #[test]
    fn the_medium_of_the_second_factor_does_not_recover_the_password() {
        let mut pool = pool(&[]);
        let mut ann = user("true", "true");
        ann.mfa.sms = true;
        assert_eq!(delivery(&pool, &ann).map(|it| it.0), Ok(Medium::Sms), "the pool does not ask for it");
        pool.settings.mfa_configuration = Some(UserPoolMfaType::Optional);
        pool.mfa.sms = Some(SmsMfaConfigType::default());
        assert_eq!(delivery(&pool, &ann), Ok((Medium::Email, "a@b.c".to_owned())));
        assert_eq!(
            delivery(&pool, &User { mfa: ann.mfa.clone(), ..user("false", "true") }),
            Err(Error::NothingVerified)
        );
    }

    #[test]
    fn temporary_passwords_and_federated_users_are_not_reset() {
        for (status, expected) in [
            (UserStatus::Confirmed, Ok(())),
            (UserStatus::ResetRequired, Ok(())),
            (UserStatus::Unconfirmed, Ok(())),
            (UserStatus::ForceChangePassword, Err(Error::PasswordNotResettable)),
            (UserStatus::ExternalProvider, Err(Error::PasswordNotResettable)),
        ] {
            assert_eq!(check_resettable(&User { status, ..user("true", "true") }), expected, "{status:?}");
        }
    }
}
