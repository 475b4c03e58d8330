//! Which second factors a user may switch on, and which one is preferred; also by the operations of old, which know SMS only.

use vestibule_api::cognito_idp::{DeliveryMediumType, MFAOptionType};

use crate::error::Error;
use crate::passkey::is_multi_factor;
use crate::user::{MfaFactor, MfaPreference, User};
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

/// The preferences after a request. A factor that the request does not name stays as it is; another factor that becomes
/// preferred takes the place of the former.
pub fn apply(user: &User, settings: &[FactorSetting]) -> Result<MfaPreference, Error> {
    let preferred: Vec<MfaFactor> =
        settings.iter().filter(|it| it.enabled && it.preferred).map(|it| it.factor).collect();
    if preferred.len() > 1 {
        return Err(Error::SeveralPreferredFactors);
    }
    let mut preference = user.mfa.clone();
    for setting in settings {
        if setting.enabled {
            check_available(user, setting.factor)?;
        }
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
    if let Some(factor) = preferred.first() {
        preference.preferred = Some(*factor);
    }
    Ok(preference)
}

/// The preferences with passkeys as two factors in one, or without.
///
/// Cognito: only where the pool takes passkeys for two factors. Source: WebAuthnMfaSettingsType.
pub fn set_passkey(mut preference: MfaPreference, pool: &UserPool, enabled: bool) -> Result<MfaPreference, Error> {
    if enabled && !is_multi_factor(pool) {
        return Err(Error::PasskeyIsSingleFactor);
    }
    preference.passkey = enabled;
    Ok(preference)
}

/// The preferences after SetUserSettings: SMS codes on, or off where the list is empty, however they came to be on. The latter,
/// and that `EMAIL` and other attributes are refused, is inferred.
///
/// Cognito: `MFAOptions` can only say that codes go by SMS. Source: SetUserSettings, API reference.
pub fn set_options(user: &User, options: &[MFAOptionType]) -> Result<MfaPreference, Error> {
    let is_sms = |option: &MFAOptionType| {
        option.delivery_medium == Some(DeliveryMediumType::Sms)
            && option.attribute_name.as_deref() == Some(SMS_ATTRIBUTE)
    };
    if !options.iter().all(is_sms) {
        return Err(Error::MfaOptionNotSupported);
    }
    let mut preference = user.mfa.clone();
    if options.is_empty() {
        (preference.sms, preference.sms_setting) = (false, false);
        preference.preferred = preference.preferred.filter(|factor| *factor != MfaFactor::Sms);
    } else {
        check_available(user, MfaFactor::Sms)?;
        preference.sms_setting = !preference.sms;
    }
    Ok(preference)
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
    use super::*;
    use crate::attribute::fixture::user;

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
            (preference(false, false, None), vec![], Ok(preference(false, false, None))),
            (preference(false, false, None), vec![setting(Sms, true, false)], Ok(preference(true, false, None))),
            (preference(false, false, None), vec![setting(Sms, true, true)], Ok(preference(true, false, Some(Sms)))),
            (preference(false, false, None), vec![setting(Sms, false, true)], Ok(preference(false, false, None))),
            (both(), vec![], Ok(both())),
            (both(), vec![setting(Email, true, true)], Ok(preference(true, true, Some(Email)))),
            (both(), vec![setting(Email, false, false)], Ok(preference(true, false, Some(Sms)))),
            (both(), vec![setting(Sms, false, false)], Ok(preference(false, true, None))),
            (both(), vec![setting(Sms, true, false)], Ok(preference(true, true, None))),
            (both(), vec![setting(Sms, true, true), setting(Email, true, true)], Err(Error::SeveralPreferredFactors)),
            (both(), vec![setting(SoftwareToken, true, false)], Err(Error::SoftwareTokenNotSetUp)),
            (both(), vec![setting(SoftwareToken, false, false)], Ok(both())),
        ];
        for (before, settings, expected) in table {
            let mut user = user(&[("email", "a@b.c"), ("phone_number", "+491")]);
            user.mfa = before.clone();
            assert_eq!(apply(&user, &settings), expected, "{before:?} {settings:?}");
        }
    }

    #[test]
    fn a_factor_needs_somewhere_to_send_its_codes() {
        let nobody = user(&[("email", "")]);
        let on = |factor| apply(&nobody, &[setting(factor, true, false)]);
        assert_eq!(on(MfaFactor::Sms), Err(Error::NoMfaDestination("SMS_MFA")));
        assert_eq!(on(MfaFactor::Email), Err(Error::NoMfaDestination("EMAIL_OTP")));
        let off = apply(&nobody, &[setting(MfaFactor::Sms, false, false)]);
        assert_eq!(off, Ok(preference(false, false, None)));
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
            assert_eq!(set_options(&user, &options), expected, "{before:?} {options:?}");
        }
        assert_eq!(set_options(&user(&[]), &sms()), Err(Error::NoMfaDestination("SMS_MFA")));
        assert_eq!(set_options(&user(&[]), &[]), Ok(preference(false, false, None)));
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
        user.mfa = apply(&user, &[setting(MfaFactor::Sms, true, false)]).unwrap();
        assert_eq!((options(&user), user.mfa.preferences()), (sms, vec![MfaFactor::Sms]));
        user.mfa.sms_setting = true;
        user.mfa = apply(&user, &[setting(MfaFactor::Sms, false, false)]).unwrap();
        assert_eq!((options(&user), user.mfa.enabled()), (None, vec![]));
    }
}
