//! The wording of refused user pool settings.

use vestibule_api::ApiError;
use vestibule_identity::attribute::schema;
use vestibule_identity::user_pool::{Problem, replica};

/// What a client hears of it.
pub(super) fn answer(problem: &Problem) -> ApiError {
    let text = match problem {
        // Cognito: the texts about tiers are unknown.
        Problem::TierTooLow => {
            let text = "The feature is not available in the user pool's tier.";
            return ApiError::new("FeatureUnavailableInTierException", text);
        }
        Problem::TierInUse => {
            let text = "The user pool uses features that are not available in the requested tier.";
            return ApiError::new("TierChangeNotAllowedException", text);
        }
        // Cognito: exception and text are inferred.
        Problem::SessionsNotTracked => {
            let text = "User session tracking is not enabled for this user pool.";
            return ApiError::new("PreconditionNotMetException", text);
        }
        Problem::Tags(problem) => return super::tags::tagging_answer(problem),
        Problem::Replica(problem) => return replica_answer(problem),
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
        // Cognito: only the beginning of the text is recorded.
        Problem::VerifiedBeforeUpdateNotAutoVerified => {
            "All attributes in AttributesRequireVerificationBeforeUpdate must be in AutoVerifiedAttributes."
        }
        // Cognito: the text is unknown.
        Problem::AdminOnlyRecoveryNotAlone => "admin_only can not be combined with other recovery mechanisms.",
        Problem::EmailSourceArnMissing => "Source ARN is required to use DEVELOPER email sending owner",
        Problem::EmailSourceArnRegion => {
            "Provided SourceArn must be in one of the following SES regions: eu-west-1, us-east-1, us-west-2."
        }
        Problem::EmailFrom => "Provided From email address is invalid",
        // Cognito: the texts of the following four are unknown.
        Problem::SmsGivenTwice => "Only one of SNS and End User Messaging SMS settings can be given.",
        Problem::AcrNamesNotUnique => "The names of ACR levels must be unique, those of the defaults included.",
        Problem::PreTokenGenerationArns => {
            "PreTokenGeneration and the LambdaArn of PreTokenGenerationConfig must be the same."
        }
        Problem::SenderWithoutKey => "KMSKeyID is required to use CustomSMSSender or CustomEmailSender.",
        // Cognito: the text is not documented.
        Problem::KeyArn => "KMSKeyID must be the ARN of a KMS key.",
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
        // Cognito: the text is unknown.
        Problem::RelyingPartyNotDomain => "RelyingPartyId must be a domain name.",
        Problem::DeletionProtected => {
            "The user pool cannot be deleted because deletion protection is activated. Deletion protection must be \
             inactivated first."
        }
        Problem::HasDomain => "User pool cannot be deleted. It has a domain configured that should be deleted first.",
    };
    ApiError::invalid_parameter(text)
}

/// Cognito: none of the texts is documented.
fn replica_answer(problem: &replica::Problem) -> ApiError {
    match problem {
        replica::Problem::Tier => answer(&Problem::TierTooLow),
        replica::Problem::Key => ApiError::invalid_parameter(
            "A user pool with replicas must be encrypted under a multi-Region customer managed key.",
        ),
        replica::Problem::Issuer => {
            ApiError::invalid_parameter("A user pool with replicas must have the issuer type UPDATED.")
        }
        replica::Problem::Region(region) => ApiError::invalid_parameter(format!("{region} is not a Region.")),
        replica::Problem::Primary(region) => {
            ApiError::invalid_parameter(format!("The replica in {region} is the primary replica."))
        }
        replica::Problem::TooMany => {
            ApiError::new("LimitExceededException", "The user pool has the maximum number of replicas.")
        }
        replica::Problem::Unknown(region) => {
            ApiError::resource_not_found(format!("The user pool has no replica in {region}."))
        }
        replica::Problem::Active(region) => ApiError::invalid_parameter(format!(
            "The replica in {region} is ACTIVE. A replica must be INACTIVE before it can be deleted."
        )),
    }
}

fn schema_text(problem: &schema::Problem) -> String {
    match problem {
        schema::Problem::StandardChanged(name) => format!(
            "You can not change AttributeDataType or set developerOnlyAttribute for standard schema attribute {name}"
        ),
        schema::Problem::RequiredCustom => "Required custom attributes are not supported currently.".into(),
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
        // Cognito: the texts of the following three are unknown.
        schema::Problem::LimitNotNumber(name) => format!("Attribute {name} has a constraint that is not a number"),
        schema::Problem::LimitNotLength(name) => {
            format!("Attribute {name} has a length constraint that is not a length from 0 to {}", schema::LENGTH_MAX)
        }
        schema::Problem::TooManyCustom => {
            format!("A user pool cannot have more than {} custom attributes.", schema::CUSTOM_ATTRIBUTES_MAX)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn recorded_texts_are_told_word_for_word() {
        let table = [
            (
                Problem::DeletionProtected,
                "The user pool cannot be deleted because deletion protection is activated. Deletion protection must be \
                 inactivated first.",
            ),
            (
                Problem::Schema(schema::Problem::StandardChanged("email".into())),
                "You can not change AttributeDataType or set developerOnlyAttribute for standard schema attribute email",
            ),
            (
                Problem::Schema(schema::Problem::DuplicateCustom("custom:x".into())),
                "Duplicate custom attribute names custom:x are not allowed in a user pool schema.",
            ),
            (
                Problem::Schema(schema::Problem::MaxValueBelowMin("custom:x".into())),
                "Attribute custom:x cannot have a max value smaller than it's min value",
            ),
        ];
        for (problem, message) in table {
            assert_eq!(answer(&problem), ApiError::invalid_parameter(message));
        }
        assert_eq!(answer(&Problem::TierInUse).code, "TierChangeNotAllowedException");
    }
}
