//! What a pool's settings ask of each other.

use std::collections::{BTreeMap, BTreeSet};

use vestibule_api::cognito_idp::{
    AdminCreateUserConfigType, AuthFactorType, EmailConfigurationType, EmailSendingAccountType, IssuerType,
    LambdaConfigType, RecoveryOptionNameType, SmsConfigurationType, StatusType, UserPoolMfaType, UserPoolPolicyType,
    UserPoolTierType, UserPoolType, VerifiedAttributeType, WebAuthnFactorConfigurationType,
};

use super::{Problem, UserPool, defaults, replica, tags};
use crate::attribute::is_email;

/// The regions whose addresses the default sending account may use.
const DEFAULT_SENDER_REGIONS: [&str; 3] = ["eu-west-1", "us-east-1", "us-west-2"];

/// The validity of temporary passwords has two names; a request uses one of them.
pub(super) fn check_validity_given_once(
    policies: Option<&UserPoolPolicyType>,
    invitation: Option<&AdminCreateUserConfigType>,
) -> Result<(), Problem> {
    let present = policies.and_then(|it| it.password_policy.as_ref()?.temporary_password_validity_days);
    let old = invitation.and_then(|it| it.unused_account_validity_days);
    if present.is_some() && old.is_some() { Err(Problem::ValidityGivenTwice) } else { Ok(()) }
}

/// Switching multi-factor sign-in on together with the pool's other settings means SMS.
pub(super) fn check_mfa_given_with_sms(
    mfa: Option<UserPoolMfaType>,
    sms: Option<&SmsConfigurationType>,
) -> Result<(), Problem> {
    let switched_on = mfa.is_some_and(|mfa| mfa != UserPoolMfaType::Off);
    if switched_on && sms.is_none() { Err(Problem::MfaWithoutSms) } else { Ok(()) }
}

/// Checks settings whose defaults are filled in.
pub(super) fn check(pool: &UserPool) -> Result<(), Problem> {
    let settings = &pool.settings;
    if settings.alias_attributes.is_some() && settings.username_attributes.is_some() {
        return Err(Problem::AliasAndUsernameAttributes);
    }
    check_sms(settings)?;
    check_first_factors(pool)?;
    check_verification(settings)?;
    check_recovery(settings)?;
    check_email(settings.email_configuration.as_ref())?;
    check_tier(pool)?;
    if pool.mfa.email.is_some() {
        check_email_codes(settings)?;
    }
    check_acr_names(settings)?;
    tags::check(settings.user_pool_tags.as_ref().unwrap_or(&BTreeMap::new()))?;
    if !pool.replicas.is_empty() {
        replica::check(pool)?;
    }
    check_lambda_config(settings.lambda_config.as_ref())
}

/// Rules about which first factors go with which second ones.
pub(super) fn check_first_factors(pool: &UserPool) -> Result<(), Problem> {
    let factors = first_factors(&pool.settings);
    if !factors.contains(&AuthFactorType::Password) {
        return Err(Problem::PasswordNotAllowedFirst);
    }
    if factors.contains(&AuthFactorType::SmsOtp) && pool.settings.sms_configuration.is_none() {
        return Err(Problem::SmsOtpWithoutSms);
    }
    if pool.mfa_configuration() != UserPoolMfaType::On {
        return Ok(());
    }
    if factors.iter().any(|factor| matches!(factor, AuthFactorType::EmailOtp | AuthFactorType::SmsOtp)) {
        return Err(Problem::MfaWithOtpFirst);
    }
    let passkey = pool.mfa.web_authn.as_ref();
    let single = passkey.is_some_and(|passkey| {
        passkey.factor_configuration != Some(WebAuthnFactorConfigurationType::MultiFactorWithUserVerification)
    });
    if single && factors.contains(&AuthFactorType::WebAuthn) {
        return Err(Problem::MfaWithSingleFactorPasskey);
    }
    Ok(())
}

fn first_factors(settings: &UserPoolType) -> &[AuthFactorType] {
    let policy = settings.policies.as_ref().and_then(|policies| policies.sign_in_policy.as_ref());
    policy.and_then(|policy| policy.allowed_first_auth_factors.as_deref()).unwrap_or_default()
}

fn check_sms(settings: &UserPoolType) -> Result<(), Problem> {
    let sms = settings.sms_configuration.as_ref();
    if sms.is_some_and(|sms| sms.eums_sms.is_some() && (sms.sns_caller_arn.is_some() || sms.sns_region.is_some())) {
        return Err(Problem::SmsGivenTwice);
    }
    let mut verified = settings.auto_verified_attributes.iter().flatten();
    if sms.is_none() && verified.any(|attribute| *attribute == VerifiedAttributeType::PhoneNumber) {
        return Err(Problem::AutoVerifiedPhoneNumberWithoutSms);
    }
    Ok(())
}

fn check_verification(settings: &UserPoolType) -> Result<(), Problem> {
    let update = settings.user_attribute_update_settings.as_ref();
    let before = update.and_then(|it| it.attributes_require_verification_before_update.as_deref()).unwrap_or_default();
    let verified = settings.auto_verified_attributes.as_deref().unwrap_or_default();
    if before.iter().all(|attribute| verified.contains(attribute)) {
        Ok(())
    } else {
        Err(Problem::VerifiedBeforeUpdateNotAutoVerified)
    }
}

fn check_recovery(settings: &UserPoolType) -> Result<(), Problem> {
    let recovery = settings.account_recovery_setting.as_ref();
    let ways = recovery.and_then(|it| it.recovery_mechanisms.as_deref()).unwrap_or_default();
    let admin_only = ways.iter().any(|way| way.name == Some(RecoveryOptionNameType::AdminOnly));
    if admin_only && ways.len() > 1 { Err(Problem::AdminOnlyRecoveryNotAlone) } else { Ok(()) }
}

fn check_email(email: Option<&EmailConfigurationType>) -> Result<(), Problem> {
    let Some(email) = email else { return Ok(()) };
    match (email.email_sending_account, &email.source_arn) {
        (Some(EmailSendingAccountType::Developer), None) => return Err(Problem::EmailSourceArnMissing),
        (Some(EmailSendingAccountType::CognitoDefault) | None, Some(arn)) => {
            let region = arn.split(':').nth(3).unwrap_or_default();
            if !DEFAULT_SENDER_REGIONS.contains(&region) {
                return Err(Problem::EmailSourceArnRegion);
            }
        }
        _ => {}
    }
    match &email.from {
        Some(from) if !is_sender(from) => Err(Problem::EmailFrom),
        _ => Ok(()),
    }
}

/// Codes by email as second factor need an account of one's own, when they are set and as long as they are (the latter inferred).
pub(super) fn check_email_codes(settings: &UserPoolType) -> Result<(), Problem> {
    let account = settings.email_configuration.as_ref().and_then(|it| it.email_sending_account);
    if account == Some(EmailSendingAccountType::Developer) { Ok(()) } else { Err(Problem::EmailMfaWithDefaultSender) }
}

/// An address, or a name with an address in angle brackets.
fn is_sender(from: &str) -> bool {
    let from = from.trim();
    match from.split_once('<') {
        Some((_, address)) => address.strip_suffix('>').is_some_and(is_email),
        None => is_email(from),
    }
}

/// Cognito's tiers are kept as settings that exclude each other, though nothing is sold here. What a trigger's version
/// would need is not asked for.
fn check_tier(pool: &UserPool) -> Result<(), Problem> {
    let settings = &pool.settings;
    let tier = settings.user_pool_tier;
    let mode = settings.user_pool_add_ons.as_ref().and_then(|it| it.advanced_security_mode);
    if defaults::uses_threat_protection(mode) && tier != Some(UserPoolTierType::Plus) {
        return Err(Problem::TierTooLow);
    }
    if tier != Some(UserPoolTierType::Lite) {
        return Ok(());
    }
    let more_factors = first_factors(settings).iter().any(|factor| *factor != AuthFactorType::Password);
    let history = pool.password_policy().password_history_size.is_some_and(|size| size > 0);
    let more_in_sign_in = pool.mfa.email.is_some() || settings.acr_configuration.is_some();
    // Cognito: registration is on unless it says that it is off. Source: DcrConfigurationType, API reference.
    let registers =
        settings.dcr_configuration.as_ref().is_some_and(|it| it.enable_status != Some(StatusType::Disabled));
    let issuer = settings.issuer_configuration.as_ref().and_then(|it| it.r#type);
    let more_in_protocol = registers || issuer == Some(IssuerType::Updated);
    if more_factors || history || more_in_sign_in || more_in_protocol || pool.sessions.is_enabled {
        return Err(Problem::TierTooLow);
    }
    Ok(())
}

fn check_acr_names(settings: &UserPoolType) -> Result<(), Problem> {
    let mut seen = BTreeSet::new();
    let names = settings.acr_configuration.iter().flatten().filter_map(|(_, level)| level.acr_value.as_ref());
    let unique = names.into_iter().all(|name| seen.insert(name));
    if unique { Ok(()) } else { Err(Problem::AcrNamesNotUnique) }
}

fn check_lambda_config(config: Option<&LambdaConfigType>) -> Result<(), Problem> {
    let Some(config) = config else { return Ok(()) };
    let versioned = config.pre_token_generation_config.as_ref().and_then(|it| it.lambda_arn.as_ref());
    if config.pre_token_generation.as_ref().zip(versioned).is_some_and(|(plain, versioned)| plain != versioned) {
        return Err(Problem::PreTokenGenerationArns);
    }
    let has_sender = config.custom_sms_sender.is_some() || config.custom_email_sender.is_some();
    match &config.kms_key_id {
        None if has_sender => Err(Problem::SenderWithoutKey),
        Some(key) if !is_key(key) => Err(Problem::KeyArn),
        _ => Ok(()),
    }
}

/// Whether an ARN is that of a key: an alias or another service's resource is not. Inferred: the service is granted the use of
/// the key, and a grant is for a key by its id or ARN.
fn is_key(arn: &str) -> bool {
    let mut parts = arn.splitn(6, ':').skip(2);
    let key = (parts.next(), parts.nth(2).and_then(|resource| resource.strip_prefix("key/")));
    matches!(key, (Some("kms"), Some(id)) if !id.is_empty())
}
