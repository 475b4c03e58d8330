//! Replacing a user pool's settings.

use vestibule_api::Timestamp;
use vestibule_api::cognito_idp::{
    AddCustomAttributesRequest, PasswordPolicyType, SmsMfaConfigType, UpdateUserPoolRequest, UserPoolMfaType,
    UserPoolPolicyType, UserPoolTierType, UserPoolType,
};

use super::{PoolMfa, Problem, UserPool, defaults, rules};
use crate::attribute::schema;

/// The pool with its settings replaced: what is left out falls back to its default.
///
/// Cognito: except the multi-factor setting and each of the two policies, which stay. Source: measured in 2026 for
/// resource providers of infrastructure tools. That passkeys stay whatever the multi-factor setting is inferred: nothing in the
/// request is about them.
pub fn update(pool: &UserPool, request: UpdateUserPoolRequest, now: Timestamp) -> Result<UserPool, Problem> {
    rules::check_validity_given_once(request.policies.as_ref(), request.admin_create_user_config.as_ref())?;
    rules::check_mfa_given_with_sms(request.mfa_configuration, request.sms_configuration.as_ref())?;
    let before = &pool.settings;
    let invitation = request.admin_create_user_config;
    let policies = request.policies.unwrap_or_default();
    let kept = before.policies.clone().unwrap_or_default();
    let password_policy = match (policies.password_policy, kept.password_policy) {
        (None, Some(kept)) => {
            let days = invitation.as_ref().and_then(|it| it.unused_account_validity_days);
            let days = days.or(kept.temporary_password_validity_days);
            defaults::password_policy(
                Some(&PasswordPolicyType { temporary_password_validity_days: days, ..kept }),
                None,
            )
        }
        (given, _) => defaults::password_policy(given.as_ref(), invitation.as_ref()),
    };
    let settings = UserPoolType {
        id: before.id.clone(),
        arn: before.arn.clone(),
        name: request.pool_name.or_else(|| before.name.clone()),
        creation_date: before.creation_date,
        last_modified_date: Some(now),
        admin_create_user_config: Some(defaults::admin_create_user_config(invitation, &password_policy)),
        policies: Some(UserPoolPolicyType {
            password_policy: Some(password_policy),
            sign_in_policy: policies.sign_in_policy.or(kept.sign_in_policy),
        }),
        deletion_protection: request.deletion_protection,
        lambda_config: request.lambda_config,
        schema_attributes: before.schema_attributes.clone(),
        auto_verified_attributes: request.auto_verified_attributes,
        alias_attributes: before.alias_attributes.clone(),
        username_attributes: before.username_attributes.clone(),
        sms_verification_message: request.sms_verification_message,
        email_verification_message: request.email_verification_message,
        email_verification_subject: request.email_verification_subject,
        verification_message_template: request.verification_message_template,
        sms_authentication_message: request.sms_authentication_message,
        user_attribute_update_settings: request.user_attribute_update_settings,
        mfa_configuration: request.mfa_configuration.or(before.mfa_configuration),
        device_configuration: request.device_configuration,
        email_configuration: request.email_configuration,
        sms_configuration: request.sms_configuration,
        user_pool_tags: request.user_pool_tags,
        user_pool_add_ons: request.user_pool_add_ons,
        dcr_configuration: request.dcr_configuration,
        username_configuration: before.username_configuration.clone(),
        account_recovery_setting: request.account_recovery_setting,
        user_pool_tier: request.user_pool_tier,
        key_configuration: request.key_configuration,
        issuer_configuration: request.issuer_configuration,
        acr_configuration: request.acr_configuration,
        domain: before.domain.clone(),
        custom_domain: before.custom_domain.clone(),
        ..UserPoolType::default()
    };
    let settings = defaults::fill(settings, &pool.id);
    let mfa = second_factors(&pool.mfa, request.mfa_configuration, &settings)?;
    let updated = UserPool { settings, mfa, ..pool.clone() };
    let rank = |tier: Option<UserPoolTierType>| match tier {
        Some(UserPoolTierType::Lite) => 0,
        Some(UserPoolTierType::Essentials) | None => 1,
        Some(UserPoolTierType::Plus) => 2,
    };
    let lowered = rank(updated.settings.user_pool_tier) < rank(before.user_pool_tier);
    match rules::check(&updated) {
        Err(Problem::TierTooLow) if lowered => Err(Problem::TierInUse),
        result => result.map(|()| updated),
    }
}

/// The second factors of a pool whose other settings were replaced: codes by SMS go by these settings, as everything sent by SMS
/// does. Passkeys are no second factor and stay.
///
/// Inferred: SMS settings that codes are sent by cannot be left out.
fn second_factors(
    before: &PoolMfa,
    asked: Option<UserPoolMfaType>,
    settings: &UserPoolType,
) -> Result<PoolMfa, Problem> {
    let sms = match asked {
        Some(UserPoolMfaType::Off) => {
            return Ok(PoolMfa { web_authn: before.web_authn.clone(), ..PoolMfa::default() });
        }
        Some(UserPoolMfaType::On | UserPoolMfaType::Optional) => defaults::sms_mfa(settings),
        None => before.sms.as_ref().map(|_| defaults::sms_block(settings)),
    };
    let is_sent = |block: Option<&SmsMfaConfigType>| block.is_some_and(|it| it.sms_configuration.is_some());
    if asked.is_none() && is_sent(before.sms.as_ref()) && !is_sent(sms.as_ref()) {
        return Err(Problem::MfaWithoutSms);
    }
    Ok(PoolMfa { sms, ..before.clone() })
}

/// The pool with more custom attributes.
pub fn add_custom_attributes(
    pool: &UserPool,
    request: &AddCustomAttributesRequest,
    now: Timestamp,
) -> Result<UserPool, Problem> {
    let schema = schema::add_custom(pool, request.custom_attributes.as_deref().unwrap_or_default())?;
    let mut updated = pool.clone();
    updated.settings.schema_attributes = Some(schema);
    updated.settings.last_modified_date = Some(now);
    Ok(updated)
}
