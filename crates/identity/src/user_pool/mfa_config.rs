//! The pool's second factors, which one operation replaces as a whole.

use vestibule_api::Timestamp;
use vestibule_api::cognito_idp::{
    GetUserPoolMfaConfigResponse, SetUserPoolMfaConfigRequest, SetUserPoolMfaConfigResponse, SmsMfaConfigType,
    UserPoolMfaType, UserPoolTierType,
};

use super::{PoolMfa, Problem, UserPool, defaults, rules};

/// Longest part of a host name between two dots.
const LABEL_BYTES_MAX: usize = 63;

/// The pool with its second factors replaced. No setting means `OFF`.
///
/// Cognito: `OFF` with any factor in the request is refused, even one that is switched off. Source: measured in 2026
/// for resource providers of infrastructure tools. An SMS block counts as a factor if it or the pool has a sender
/// (inferred).
pub fn set_mfa_config(
    pool: &UserPool,
    request: SetUserPoolMfaConfigRequest,
    now: Timestamp,
) -> Result<UserPool, Problem> {
    let mfa = request.mfa_configuration.unwrap_or(UserPoolMfaType::Off);
    let (sms, software_token, email) =
        (request.sms_mfa_configuration, request.software_token_mfa_configuration, request.email_mfa_configuration);
    if mfa == UserPoolMfaType::Off {
        if sms.is_some() || software_token.is_some() || email.is_some() {
            return Err(Problem::FactorWhileMfaOff);
        }
    } else {
        let by_app = software_token.as_ref().is_some_and(|it| it.enabled == Some(true));
        let by_sms = sms
            .as_ref()
            .is_some_and(|sms| sms.sms_configuration.is_some() || pool.settings.sms_configuration.is_some());
        if !by_sms && email.is_none() && !by_app {
            return Err(Problem::MfaWithoutFactor);
        }
    }
    if email.is_some() {
        check_email_sender(pool)?;
    }
    if let Some(id) = request.web_authn_configuration.as_ref().and_then(|it| it.relying_party_id.as_deref())
        && !is_domain(id)
    {
        return Err(Problem::RelyingPartyNotDomain);
    }
    let mut updated = pool.clone();
    let sms = sms.map(|sms| with_pools_sender(pool, sms));
    if let Some(sms) = &sms {
        updated.settings.sms_configuration.clone_from(&sms.sms_configuration);
        updated.settings.sms_authentication_message.clone_from(&sms.sms_authentication_message);
    }
    updated.mfa = PoolMfa { sms, software_token, email, web_authn: request.web_authn_configuration };
    updated.settings.mfa_configuration = Some(mfa);
    updated.settings.last_modified_date = Some(now);
    rules::check_first_factors(&updated)?;
    Ok(updated)
}

fn check_email_sender(pool: &UserPool) -> Result<(), Problem> {
    rules::check_email_codes(&pool.settings)?;
    if pool.settings.user_pool_tier == Some(UserPoolTierType::Lite) {
        return Err(Problem::TierTooLow);
    }
    Ok(())
}

/// Whether passkeys can be made for it: a host name in lower case, as browsers compare it, or `localhost`; no address.
///
/// Cognito: the relying party is a domain. Source: WebAuthnConfigurationType, API reference. That anything else is refused is
/// inferred.
fn is_domain(id: &str) -> bool {
    let is_inner = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    let is_label = |label: &str| {
        (1..=LABEL_BYTES_MAX).contains(&label.len())
            && label.bytes().all(is_inner)
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    let is_number = |label: &str| label.bytes().all(|byte| byte.is_ascii_digit());
    let last = id.rsplit('.').next().unwrap_or_default();
    id.split('.').all(is_label) && !is_number(last)
}

/// An SMS block without sender settings uses the pool's.
fn with_pools_sender(pool: &UserPool, sms: SmsMfaConfigType) -> SmsMfaConfigType {
    let given = sms.sms_configuration.map(|it| defaults::sms_configuration(it, &pool.id));
    SmsMfaConfigType { sms_configuration: given.or_else(|| pool.settings.sms_configuration.clone()), ..sms }
}

impl UserPool {
    /// What GetUserPoolMfaConfig answers.
    pub fn mfa_config(&self) -> GetUserPoolMfaConfigResponse {
        GetUserPoolMfaConfigResponse {
            sms_mfa_configuration: self.mfa.sms.clone(),
            software_token_mfa_configuration: self.mfa.software_token.clone(),
            email_mfa_configuration: self.mfa.email.clone(),
            mfa_configuration: Some(self.mfa_configuration()),
            web_authn_configuration: self.mfa.web_authn.clone(),
        }
    }

    /// What SetUserPoolMfaConfig answers: the same.
    pub fn mfa_config_set(&self) -> SetUserPoolMfaConfigResponse {
        let config = self.mfa_config();
        SetUserPoolMfaConfigResponse {
            sms_mfa_configuration: config.sms_mfa_configuration,
            software_token_mfa_configuration: config.software_token_mfa_configuration,
            email_mfa_configuration: config.email_mfa_configuration,
            mfa_configuration: config.mfa_configuration,
            web_authn_configuration: config.web_authn_configuration,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::is_domain;

    #[test]
    fn a_relying_party_is_a_domain() {
        for good in ["localhost", "example.com", "auth.example.com", "xn--bcher-kva.example", "1.example"] {
            assert!(is_domain(good), "{good}");
        }
        let long = "a".repeat(64);
        let urls = ["https://example.com", "example.com:8080", "example.com/x", "*.example.com"];
        let names =
            ["Example.com", ".example.com", "example.com.", "a..b", "-a.b", "a-.b", "a_b.c", "ä.b", long.as_str()];
        for bad in urls.into_iter().chain(names).chain(["127.0.0.1", "[::1]"]) {
            assert!(!is_domain(bad), "{bad}");
        }
    }
}
