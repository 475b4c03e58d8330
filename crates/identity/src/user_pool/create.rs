//! Making a user pool.

use vestibule_api::Timestamp;
use vestibule_api::cognito_idp::{CreateUserPoolRequest, UserPoolMfaType, UserPoolPolicyType, UserPoolType};

use super::{PoolMfa, Problem, UserPool, defaults, rules};
use crate::attribute::schema;
use crate::ids::UserPoolId;
use crate::user_session::SessionTracking;

/// A new pool, with every default that the answer shows.
pub fn create(
    request: CreateUserPoolRequest,
    id: UserPoolId,
    arn: String,
    now: Timestamp,
) -> Result<UserPool, Problem> {
    rules::check_validity_given_once(request.policies.as_ref(), request.admin_create_user_config.as_ref())?;
    rules::check_mfa_given_with_sms(request.mfa_configuration, request.sms_configuration.as_ref())?;
    let schema = schema::create(request.schema.as_deref().unwrap_or_default())?;
    let policies = request.policies.unwrap_or_default();
    let invitation = request.admin_create_user_config;
    let password_policy = defaults::password_policy(policies.password_policy.as_ref(), invitation.as_ref());
    let settings = UserPoolType {
        id: Some(id.to_string()),
        arn: Some(arn),
        name: request.pool_name,
        creation_date: Some(now),
        last_modified_date: Some(now),
        admin_create_user_config: Some(defaults::admin_create_user_config(invitation, &password_policy)),
        policies: Some(UserPoolPolicyType {
            password_policy: Some(password_policy),
            sign_in_policy: Some(policies.sign_in_policy.unwrap_or_else(defaults::sign_in_policy)),
        }),
        deletion_protection: request.deletion_protection,
        lambda_config: request.lambda_config,
        schema_attributes: Some(schema),
        auto_verified_attributes: request.auto_verified_attributes,
        alias_attributes: request.alias_attributes.filter(|list| !list.is_empty()),
        username_attributes: request.username_attributes.filter(|list| !list.is_empty()),
        sms_verification_message: request.sms_verification_message,
        email_verification_message: request.email_verification_message,
        email_verification_subject: request.email_verification_subject,
        verification_message_template: request.verification_message_template,
        sms_authentication_message: request.sms_authentication_message,
        user_attribute_update_settings: request.user_attribute_update_settings,
        mfa_configuration: Some(request.mfa_configuration.unwrap_or(UserPoolMfaType::Off)),
        device_configuration: request.device_configuration,
        email_configuration: request.email_configuration,
        sms_configuration: request.sms_configuration,
        user_pool_tags: request.user_pool_tags,
        user_pool_add_ons: request.user_pool_add_ons,
        dcr_configuration: request.dcr_configuration,
        username_configuration: request.username_configuration,
        account_recovery_setting: request.account_recovery_setting,
        user_pool_tier: request.user_pool_tier,
        key_configuration: request.key_configuration,
        issuer_configuration: request.issuer_configuration,
        acr_configuration: request.acr_configuration,
        ..UserPoolType::default()
    };
    let settings = defaults::fill(settings, &id);
    let mfa = PoolMfa { sms: defaults::sms_mfa(&settings), ..PoolMfa::default() };
    let pool = UserPool { id, revision: 0, settings, mfa, sessions: SessionTracking::default(), replicas: Vec::new() };
    rules::check(&pool)?;
    Ok(pool)
}
