//! What a pool's settings are where a request leaves them out.

use std::collections::BTreeMap;

use vestibule_api::cognito_idp::{
    AcrLevelConfigType, AdminCreateUserConfigType, AdvancedSecurityModeType, AuthFactorType, DefaultEmailOptionType,
    DeletionProtectionType, EmailConfigurationType, EmailSendingAccountType, LambdaConfigType, PasswordPolicyType,
    PreTokenGenerationLambdaVersionType, PreTokenGenerationVersionConfigType, SignInPolicyType, SmsConfigurationType,
    SmsMfaConfigType, UserPoolMfaType, UserPoolTierType, UserPoolType,
};

use crate::acr::Level;
use crate::ids::UserPoolId;

const MINIMUM_LENGTH: i32 = 8;
const VALIDITY_DAYS: i32 = 7;

/// The password policy: strict if none is given, and lenient where a given one is silent.
///
/// Cognito: the validity may come under its old name, `UnusedAccountValidityDays`; 0 means the default. Source: API
/// reference.
pub(super) fn password_policy(
    given: Option<&PasswordPolicyType>,
    invitation: Option<&AdminCreateUserConfigType>,
) -> PasswordPolicyType {
    let required = |rule: fn(&PasswordPolicyType) -> Option<bool>| Some(given.is_none_or(|it| rule(it) == Some(true)));
    let days = given.and_then(|it| it.temporary_password_validity_days);
    let days = days.or_else(|| invitation.and_then(|it| it.unused_account_validity_days));
    PasswordPolicyType {
        minimum_length: Some(given.and_then(|it| it.minimum_length).unwrap_or(MINIMUM_LENGTH)),
        require_uppercase: required(|it| it.require_uppercase),
        require_lowercase: required(|it| it.require_lowercase),
        require_numbers: required(|it| it.require_numbers),
        require_symbols: required(|it| it.require_symbols),
        password_history_size: given.and_then(|it| it.password_history_size),
        temporary_password_validity_days: Some(days.filter(|days| *days > 0).unwrap_or(VALIDITY_DAYS)),
    }
}

/// Only passwords sign in at first.
pub(super) fn sign_in_policy() -> SignInPolicyType {
    SignInPolicyType { allowed_first_auth_factors: Some(vec![AuthFactorType::Password]) }
}

/// Invitations, with the validity that the password policy has.
pub(super) fn admin_create_user_config(
    given: Option<AdminCreateUserConfigType>,
    policy: &PasswordPolicyType,
) -> AdminCreateUserConfigType {
    let given = given.unwrap_or_default();
    AdminCreateUserConfigType {
        allow_admin_create_user_only: Some(given.allow_admin_create_user_only.unwrap_or(false)),
        unused_account_validity_days: policy.temporary_password_validity_days,
        invite_message_template: given.invite_message_template,
    }
}

/// Fills in everything else.
pub(super) fn fill(settings: UserPoolType, id: &UserPoolId) -> UserPoolType {
    let settings = with_mirrored_messages(settings);
    UserPoolType {
        deletion_protection: Some(settings.deletion_protection.unwrap_or(DeletionProtectionType::Inactive)),
        lambda_config: Some(settings.lambda_config.map(lambda_config).unwrap_or_default()),
        auto_verified_attributes: settings.auto_verified_attributes.filter(|list| !list.is_empty()),
        email_configuration: Some(email_configuration(settings.email_configuration)),
        sms_configuration: settings.sms_configuration.map(|it| sms_configuration(it, id)),
        user_pool_tags: Some(settings.user_pool_tags.unwrap_or_default()),
        user_pool_tier: Some(settings.user_pool_tier.unwrap_or_else(|| {
            if uses_threat_protection(settings.user_pool_add_ons.as_ref().and_then(|it| it.advanced_security_mode)) {
                UserPoolTierType::Plus
            } else {
                UserPoolTierType::Essentials
            }
        })),
        acr_configuration: settings.acr_configuration.map(acr_configuration),
        ..settings
    }
}

/// The block that GetUserPoolMfaConfig shows for SMS once multi-factor sign-in is on.
pub(super) fn sms_mfa(settings: &UserPoolType) -> Option<SmsMfaConfigType> {
    let is_on = settings.mfa_configuration.is_some_and(|mfa| mfa != UserPoolMfaType::Off);
    (is_on && settings.sms_configuration.is_some()).then(|| sms_block(settings))
}

/// The same block of a pool that has it: the pool's own settings.
pub(super) fn sms_block(settings: &UserPoolType) -> SmsMfaConfigType {
    SmsMfaConfigType {
        sms_authentication_message: settings.sms_authentication_message.clone(),
        sms_configuration: settings.sms_configuration.clone(),
    }
}

/// SMS settings with the pool's own region where none is named.
pub(super) fn sms_configuration(given: SmsConfigurationType, id: &UserPoolId) -> SmsConfigurationType {
    let own_region = || id.as_str().split_once('_').map(|(region, _)| region.to_owned());
    let by_sns = given.sns_caller_arn.is_some();
    SmsConfigurationType { sns_region: given.sns_region.or_else(|| own_region().filter(|_| by_sns)), ..given }
}

/// Whether threat protection watches or acts.
pub(super) fn uses_threat_protection(mode: Option<AdvancedSecurityModeType>) -> bool {
    matches!(mode, Some(AdvancedSecurityModeType::Audit | AdvancedSecurityModeType::Enforced))
}

/// Cognito: either form of the pre token generation trigger shows as both. Source: our reading of LambdaConfigType.
fn lambda_config(given: LambdaConfigType) -> LambdaConfigType {
    let config = given.pre_token_generation_config.or_else(|| {
        let lambda_arn = given.pre_token_generation.clone()?;
        let lambda_version = Some(PreTokenGenerationLambdaVersionType::V1_0);
        Some(PreTokenGenerationVersionConfigType { lambda_version, lambda_arn: Some(lambda_arn) })
    });
    let arn = given.pre_token_generation.or_else(|| config.as_ref().and_then(|config| config.lambda_arn.clone()));
    LambdaConfigType { pre_token_generation: arn, pre_token_generation_config: config, ..given }
}

fn email_configuration(given: Option<EmailConfigurationType>) -> EmailConfigurationType {
    let given = given.unwrap_or_default();
    let account = given.email_sending_account.unwrap_or(EmailSendingAccountType::CognitoDefault);
    EmailConfigurationType { email_sending_account: Some(account), ..given }
}

/// Cognito: the verification messages and their template are two views of the same texts. Source: API reference.
fn with_mirrored_messages(settings: UserPoolType) -> UserPoolType {
    let mut template = settings.verification_message_template.unwrap_or_default();
    template.default_email_option.get_or_insert(DefaultEmailOptionType::ConfirmWithCode);
    template.sms_message = template.sms_message.or(settings.sms_verification_message);
    template.email_message = template.email_message.or(settings.email_verification_message);
    template.email_subject = template.email_subject.or(settings.email_verification_subject);
    UserPoolType {
        sms_verification_message: template.sms_message.clone(),
        email_verification_message: template.email_message.clone(),
        email_verification_subject: template.email_subject.clone(),
        verification_message_template: Some(template),
        ..settings
    }
}

/// All four levels with the names that count.
fn acr_configuration(given: BTreeMap<String, AcrLevelConfigType>) -> BTreeMap<String, AcrLevelConfigType> {
    let default = |level: Level| AcrLevelConfigType { acr_value: Some(level.default_name().to_owned()) };
    let mut all: BTreeMap<_, _> =
        Level::ALL.into_iter().map(|level| (level.key().to_owned(), default(level))).collect();
    all.extend(given);
    all
}
