//! The wording of refused user pool settings. Texts without a source in the specification are inferred; see
//! `docs/compatibility.md`.

use vestibule_api::ApiError;
use vestibule_identity::attribute::schema;
use vestibule_identity::user_pool::Problem;

/// What a client hears of it.
pub(super) fn answer(problem: &Problem) -> ApiError {
    let text = match problem {
        Problem::TierTooLow => {
            let text = "The feature is not available in the tier of the user pool.";
            return ApiError::new("FeatureUnavailableInTierException", text);
        }
        Problem::TierInUse => {
            let text = "The tier of the user pool cannot be changed while features of the present tier are in use.";
            return ApiError::new("TierChangeNotAllowedException", text);
        }
        Problem::Schema(problem) => return ApiError::invalid_parameter(schema_text(problem)),
        Problem::AliasAndUsernameAttributes => {
            "Only one of the aliasAttributes or usernameAttributes can be set in a User pool."
        }
        Problem::PasswordNotAllowedFirst => "Password should be configured as one of the allowed first auth factors.",
        Problem::SmsOtpWithoutSms => {
            "SMS_OTP can not be configured as AuthFactor as user pool is missing valid SMS configuration"
        }
        Problem::AutoVerifiedPhoneNumberWithoutSms => {
            "SMS configuration is required when phone_number is selected for auto verification"
        }
        Problem::MfaWithoutSms => {
            "SMS configuration and Auto verification for phone_number are required when MFA is required/optional"
        }
        Problem::ValidityGivenTwice => {
            "Please use TemporaryPasswordValidityDays in PasswordPolicy instead of UnusedAccountValidityDays"
        }
        Problem::VerifiedBeforeUpdateNotAutoVerified => {
            "All attributes in AttributesRequireVerificationBeforeUpdate must be in AutoVerifiedAttributes."
        }
        Problem::AdminOnlyRecoveryNotAlone => {
            "The recovery mechanism admin_only cannot be used together with other recovery mechanisms."
        }
        Problem::EmailSourceArnMissing => "Source ARN is required to use DEVELOPER email sending owner",
        Problem::EmailSourceArnRegion => {
            "Provided SourceArn must be in one of the following SES regions: eu-west-1, us-east-1, us-west-2."
        }
        Problem::EmailFrom => "Provided From email address is invalid",
        Problem::SmsGivenTwice => "Only one way of sending SMS messages can be configured.",
        Problem::AcrNamesNotUnique => "The names in AcrConfiguration must be unique.",
        Problem::PreTokenGenerationArns => {
            "PreTokenGeneration and the LambdaArn of PreTokenGenerationConfig must be the same."
        }
        Problem::SenderWithoutKey => "KMSKeyID is required for a custom sender.",
        Problem::FactorWhileMfaOff => {
            "Invalid MFA configuration given, can't turn off MFA and configure an MFA together."
        }
        Problem::MfaWithoutFactor => {
            "Invalid MFA Configuration given. SMS MFA, Email MFA, or Software Token MFA must be enabled."
        }
        Problem::EmailMfaWithDefaultSender => {
            "Cannot set EmailMfaConfiguration when user pool EmailConfiguration contains an EmailSendingAccount of \
             COGNITO_DEFAULT."
        }
        Problem::MfaWithOtpFirst => {
            "Only PASSWORD and WEB_AUTHN (if configured) can be enabled as an auth factor if MFA is enabled"
        }
        Problem::MfaWithSingleFactorPasskey => {
            "Cannot set WebAuthn factor configuration to SINGLE_FACTOR if MFA is required and WebAuthn is an allowed \
             first auth factor"
        }
        Problem::DeletionProtected => {
            "The user pool cannot be deleted because deletion protection is activated. Deletion protection must be \
             inactivated first."
        }
        Problem::HasDomain => "User pool cannot be deleted. It has a domain configured that should be deleted first.",
    };
    ApiError::invalid_parameter(text)
}

fn schema_text(problem: &schema::Problem) -> String {
    match problem {
        schema::Problem::StandardChanged(name) => format!(
            "You can not change AttributeDataType or set developerOnlyAttribute for standard schema attribute {name}"
        ),
        schema::Problem::RequiredCustom => "Required custom attributes are not supported currently.".to_owned(),
        schema::Problem::DuplicateCustom(name) => {
            format!("Duplicate custom attribute names {name} are not allowed in a user pool schema.")
        }
        schema::Problem::CustomExists(name) => format!("{name}: Existing attribute already has name {name}."),
        schema::Problem::MaxValueBelowMin(name) => {
            format!("Attribute {name} cannot have a max value smaller than it's min value")
        }
        schema::Problem::MaxLengthBelowMin(name) => {
            format!("Attribute {name} cannot have a max length shorter than it's min length")
        }
        schema::Problem::LimitNotNumber(name) => format!("The constraints of attribute {name} must be numbers."),
        schema::Problem::TooManyCustom => {
            format!("A user pool can have at most {} custom attributes.", schema::CUSTOM_ATTRIBUTES_MAX)
        }
    }
}
