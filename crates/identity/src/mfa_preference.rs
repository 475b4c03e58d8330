//! Which second factors a user may switch on, and which one is preferred.

use crate::error::Error;
use crate::user::{MfaFactor, MfaPreference, User};

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
            MfaFactor::Sms => preference.sms = setting.enabled,
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

fn check_available(user: &User, factor: MfaFactor) -> Result<(), Error> {
    let has = |name: &str| user.attribute(name).is_some_and(|value| !value.is_empty());
    match factor {
        MfaFactor::Sms if !has("phone_number") => Err(Error::NoMfaDestination("SMS_MFA")),
        MfaFactor::Email if !has("email") => Err(Error::NoMfaDestination("EMAIL_OTP")),
        // Registering an authenticator app is not built yet, so nobody has one.
        MfaFactor::SoftwareToken => Err(Error::SoftwareTokenNotSetUp),
        MfaFactor::Sms | MfaFactor::Email => Ok(()),
    }
}
