//! Which second factors a user may switch on, and which one is preferred; also by the operations of old, which know SMS only.

use vestibule_api::cognito_idp::{DeliveryMediumType, MFAOptionType};

use crate::error::Error;
use crate::passkey::is_multi_factor;
use crate::sign_in::offers;
use crate::user::{MfaFactor, MfaPreference, User, UserStatus};
use crate::user_pool::UserPool;

/// The attribute that codes are sent to by SMS.
const SMS_ATTRIBUTE: &str = "phone_number";

/// What a request says of one factor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FactorSetting {
    /// Which factor.
    pub factor: MfaFactor,
    /// Whether it is to be on.
    pub enabled: bool,
    /// Whether it is to be preferred; counts only together with `enabled`.
    pub preferred: bool,
}

/// What a request changes of a user's preferences. It is applied to what they are when it is written, so that two requests at once
/// do not undo each other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MfaChange {
    /// The factors that it names.
    pub factors: Vec<FactorSetting>,
    /// Whether a passkey is to stand for two factors, if it says so.
    pub passkey: Option<bool>,
    /// Whether codes by SMS are to be on by the setting of old, if it says so; off means off however they came to be on.
    pub sms_setting: Option<bool>,
}

/// Refuses users who have not confirmed their account, to administrators who change their factors.
///
/// Cognito: declared for AdminSetUserMFAPreference and AdminDeleteSoftwareToken. Source: the API model; the condition is inferred.
pub fn check_confirmed(user: &User) -> Result<(), Error> {
    if user.status == UserStatus::Unconfirmed { Err(Error::UserNotConfirmed) } else { Ok(()) }
}

/// As [`check_confirmed`], and refuses users who have to choose another password first.
///
/// Cognito: declared for AdminSetUserMFAPreference. Source: as above.
pub fn check_settled(user: &User) -> Result<(), Error> {
    check_confirmed(user)?;
    if user.status == UserStatus::ResetRequired { Err(Error::PasswordResetRequired) } else { Ok(()) }
}

impl From<FactorSetting> for MfaChange {
    fn from(setting: FactorSetting) -> Self {
        Self { factors: vec![setting], ..Self::default() }
    }
}

impl MfaChange {
    /// The preferences afterwards. A factor that is not named stays as it is; another factor that becomes preferred takes the place
    /// of the former.
    pub fn applied_to(&self, before: &MfaPreference) -> MfaPreference {
        let mut preference = before.clone();
        for setting in &self.factors {
            match setting.factor {
                // A preference takes the place of the setting of old. Source: as for `MfaPreference::preferences`.
                MfaFactor::Sms => (preference.sms, preference.sms_setting) = (setting.enabled, false),
                MfaFactor::Email => preference.email = setting.enabled,
                MfaFactor::SoftwareToken => preference.software_token = setting.enabled,
            }
            if preference.preferred == Some(setting.factor) && !(setting.enabled && setting.preferred) {
                preference.preferred = None;
            }
        }
        if let Some(setting) = self.factors.iter().find(|it| it.enabled && it.preferred) {
            preference.preferred = Some(setting.factor);
        }
        preference.passkey = self.passkey.unwrap_or(preference.passkey);
        match self.sms_setting {
            Some(true) => preference.sms_setting = !preference.sms,
            Some(false) => {
                (preference.sms, preference.sms_setting) = (false, false);
                preference.preferred = preference.preferred.filter(|factor| *factor != MfaFactor::Sms);
            }
            None => {}
        }
        preference
    }
}

/// Checks what a request asks for: of several preferred factors, none; and only what the pool offers and the user can use.
///
/// Cognito: passkeys count only where the pool takes them for two factors. Source: `WebAuthnMfaSettingsType`. That a factor
/// which the pool does not offer is refused is inferred.
pub fn check(
    pool: &UserPool,
    user: &User,
    factors: Vec<FactorSetting>,
    passkey: Option<bool>,
) -> Result<MfaChange, Error> {
    if factors.iter().filter(|it| it.enabled && it.preferred).count() > 1 {
        return Err(Error::SeveralPreferredFactors);
    }
    for setting in factors.iter().filter(|it| it.enabled) {
        check_factor(pool, user, setting.factor)?;
    }
    if passkey == Some(true) && !is_multi_factor(pool) {
        return Err(Error::PasskeyIsSingleFactor);
    }
    Ok(MfaChange { factors, passkey, sms_setting: None })
}

/// What SetUserSettings changes: SMS codes on, or off where the list is empty, however they came to be on. The latter,
/// and that `EMAIL` and other attributes are refused, is inferred; so is that SMS is refused where the pool does not offer it.
///
/// Cognito: `MFAOptions` can only say that codes go by SMS. Source: SetUserSettings, API reference.
pub fn set_options(pool: &UserPool, user: &User, options: &[MFAOptionType]) -> Result<MfaChange, Error> {
    let is_sms = |option: &MFAOptionType| {
        option.delivery_medium == Some(DeliveryMediumType::Sms)
            && option.attribute_name.as_deref() == Some(SMS_ATTRIBUTE)
    };
    if !options.iter().all(is_sms) {
        return Err(Error::MfaOptionNotSupported);
    }
    if !options.is_empty() {
        check_factor(pool, user, MfaFactor::Sms)?;
    }
    Ok(MfaChange { sms_setting: Some(!options.is_empty()), ..MfaChange::default() })
}

/// `MFAOptions` of a user; none where SMS codes are off.
///
/// Cognito: it is there if SMS codes are on, also by a preference. Source: amplify-js issue 1259 and pull request 2707.
pub fn options(user: &User) -> Option<Vec<MFAOptionType>> {
    user.mfa.is_sms_on().then(|| {
        vec![MFAOptionType {
            delivery_medium: Some(DeliveryMediumType::Sms),
            attribute_name: Some(SMS_ATTRIBUTE.to_owned()),
        }]
    })
}

/// Whether the factor has an effect once it is on: the user can use it and the pool asks for it.
fn check_factor(pool: &UserPool, user: &User, factor: MfaFactor) -> Result<(), Error> {
    check_available(user, factor)?;
    if offers(pool, factor) { Ok(()) } else { Err(Error::FactorNotOffered(factor)) }
}

fn check_available(user: &User, factor: MfaFactor) -> Result<(), Error> {
    let has = |name: &str| user.attribute(name).is_some_and(|value| !value.is_empty());
    match factor {
        MfaFactor::Sms if !has("phone_number") => Err(Error::NoMfaDestination("SMS_MFA")),
        MfaFactor::Email if !has("email") => Err(Error::NoMfaDestination("EMAIL_OTP")),
        MfaFactor::SoftwareToken if user.software_token.is_none() => Err(Error::SoftwareTokenNotSetUp),
        MfaFactor::Sms | MfaFactor::Email | MfaFactor::SoftwareToken => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use vestibule_api::cognito_idp::SmsMfaConfigType;

    use super::*;
    use crate::attribute::fixture::{pool, user};
    use crate::user_pool::PoolMfa;

    /// A pool that sends codes by SMS.
    fn with_sms() -> UserPool {
        UserPool { mfa: PoolMfa { sms: Some(SmsMfaConfigType::default()), ..PoolMfa::default() }, ..pool(&[]) }
    }

    const fn setting(factor: MfaFactor, enabled: bool, preferred: bool) -> FactorSetting {
        FactorSetting { factor, enabled, preferred }
    }

    fn preference(sms: bool, email: bool, preferred: Option<MfaFactor>) -> MfaPreference {
        MfaPreference { sms, email, preferred, ..MfaPreference::default() }
    }

    #[test]
    fn factors_are_switched_one_by_one_and_one_is_preferred() {
        use MfaFactor::{Email, Sms, SoftwareToken};
        let both = || preference(true, true, Some(Sms));
        let table = [
            (preference(false, false, None), vec![], preference(false, false, None)),
            (preference(false, false, None), vec![setting(Sms, true, false)], preference(true, false, None)),
            (preference(false, false, None), vec![setting(Sms, true, true)], preference(true, false, Some(Sms))),
            (preference(false, false, None), vec![setting(Sms, false, true)], preference(false, false, None)),
            (both(), vec![], both()),
            (both(), vec![setting(Email, true, true)], preference(true, true, Some(Email))),
            (both(), vec![setting(Email, false, false)], preference(true, false, Some(Sms))),
            (both(), vec![setting(Sms, false, false)], preference(false, true, None)),
            (both(), vec![setting(Sms, true, false)], preference(true, true, None)),
            (both(), vec![setting(SoftwareToken, false, false)], both()),
        ];
        for (before, factors, expected) in table {
            let change = MfaChange { factors, ..MfaChange::default() };
            assert_eq!(change.applied_to(&before), expected, "{before:?} {change:?}");
        }
        let passkey = MfaChange { passkey: Some(true), ..MfaChange::default() };
        assert_eq!(passkey.applied_to(&both()), MfaPreference { passkey: true, ..both() });
    }

    #[test]
    fn a_request_is_checked_against_the_pool_and_the_user() {
        use MfaFactor::{Email, Sms, SoftwareToken};
        let ann = user(&[("email", "a@b.c"), ("phone_number", "+491")]);
        let check = |factors: Vec<FactorSetting>| check(&with_sms(), &ann, factors, None).map(|_| ());
        let table = [
            (vec![setting(Sms, true, true)], Ok(())),
            (vec![setting(Email, false, false)], Ok(())),
            (vec![setting(Sms, true, true), setting(Email, true, true)], Err(Error::SeveralPreferredFactors)),
            (vec![setting(Email, true, false)], Err(Error::FactorNotOffered(Email))),
            (vec![setting(SoftwareToken, true, false)], Err(Error::SoftwareTokenNotSetUp)),
        ];
        for (factors, expected) in table {
            assert_eq!(check(factors.clone()), expected, "{factors:?}");
        }
        let passkey = super::check(&with_sms(), &ann, Vec::new(), Some(true));
        assert_eq!(passkey, Err(Error::PasskeyIsSingleFactor));
    }

    #[test]
    fn a_factor_needs_somewhere_to_send_its_codes() {
        let nobody = user(&[("email", "")]);
        let on = |factor| check(&with_sms(), &nobody, vec![setting(factor, true, false)], None).map(|_| ());
        assert_eq!(on(MfaFactor::Sms), Err(Error::NoMfaDestination("SMS_MFA")));
        assert_eq!(on(MfaFactor::Email), Err(Error::NoMfaDestination("EMAIL_OTP")));
        assert!(check(&with_sms(), &nobody, vec![setting(MfaFactor::Sms, false, false)], None).is_ok());
    }

    fn option(medium: DeliveryMediumType, attribute: &str) -> MFAOptionType {
        MFAOptionType { delivery_medium: Some(medium), attribute_name: Some(attribute.to_owned()) }
    }

    #[test]
    fn the_operations_of_old_switch_sms_codes_and_nothing_else() {
        let by_setting = || MfaPreference { sms_setting: true, ..MfaPreference::default() };
        let sms = || vec![option(DeliveryMediumType::Sms, "phone_number")];
        let refused = || Err(Error::MfaOptionNotSupported);
        let table = [
            (preference(false, false, None), sms(), Ok(by_setting())),
            (by_setting(), sms(), Ok(by_setting())),
            (by_setting(), vec![], Ok(preference(false, false, None))),
            (preference(true, false, Some(MfaFactor::Sms)), sms(), Ok(preference(true, false, Some(MfaFactor::Sms)))),
            (preference(true, true, Some(MfaFactor::Sms)), vec![], Ok(preference(false, true, None))),
            (
                preference(true, true, Some(MfaFactor::Email)),
                vec![],
                Ok(preference(false, true, Some(MfaFactor::Email))),
            ),
            (by_setting(), vec![option(DeliveryMediumType::Email, "email")], refused()),
            (by_setting(), vec![option(DeliveryMediumType::Sms, "email")], refused()),
            (by_setting(), vec![MFAOptionType::default()], refused()),
        ];
        for (before, options, expected) in table {
            let mut user = user(&[("email", "a@b.c"), ("phone_number", "+491")]);
            user.mfa = before.clone();
            let after = set_options(&with_sms(), &user, &options).map(|change| change.applied_to(&user.mfa));
            assert_eq!(after, expected, "{before:?} {options:?}");
        }
        assert_eq!(set_options(&with_sms(), &user(&[]), &sms()), Err(Error::NoMfaDestination("SMS_MFA")));
        assert!(set_options(&with_sms(), &user(&[]), &[]).is_ok());
        let ann = user(&[("phone_number", "+491")]);
        assert_eq!(set_options(&pool(&[]), &ann, &sms()), Err(Error::FactorNotOffered(MfaFactor::Sms)));
        assert!(set_options(&pool(&[]), &ann, &[]).is_ok(), "what is without effect can be switched off");
    }

    #[test]
    fn a_setting_of_old_asks_for_the_factor_and_is_told_as_an_option_only() {
        let mut user = user(&[("phone_number", "+491")]);
        assert_eq!((options(&user), user.mfa.enabled()), (None, vec![]));
        user.mfa.sms_setting = true;
        let sms = Some(vec![option(DeliveryMediumType::Sms, "phone_number")]);
        assert_eq!(
            (options(&user), user.mfa.enabled(), user.mfa.preferences()),
            (sms.clone(), vec![MfaFactor::Sms], vec![])
        );
        user.mfa = MfaChange::from(setting(MfaFactor::Sms, true, false)).applied_to(&user.mfa);
        assert_eq!((options(&user), user.mfa.preferences()), (sms, vec![MfaFactor::Sms]));
        user.mfa.sms_setting = true;
        user.mfa = MfaChange::from(setting(MfaFactor::Sms, false, false)).applied_to(&user.mfa);
        assert_eq!((options(&user), user.mfa.enabled()), (None, vec![]));
    }
}
