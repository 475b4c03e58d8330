//! The wording of refused passkeys. Cognito: the exceptions are the model's, no text is documented.

use vestibule_api::ApiError;
use vestibule_identity::passkey::Problem;

/// What a client hears of it.
pub(super) fn answer(problem: &Problem) -> ApiError {
    let (exception, text) = match problem {
        Problem::NotEnabled => ("WebAuthnNotEnabledException", "Passkeys are not enabled for this user pool."),
        Problem::NotConfigured => {
            ("WebAuthnConfigurationMissingException", "The user pool has no relying party ID and no domain.")
        }
        Problem::ChallengeNotFound => {
            ("WebAuthnChallengeNotFoundException", "The registration was not started or has expired.")
        }
        Problem::OtherClient => {
            ("WebAuthnClientMismatchException", "The registration was started by another app client.")
        }
        Problem::Origin => ("WebAuthnOriginNotAllowedException", "The origin is not allowed for the relying party."),
        Problem::RelyingParty => {
            ("WebAuthnRelyingPartyMismatchException", "The credential was made for another relying party.")
        }
        Problem::NotSupported => ("WebAuthnCredentialNotSupportedException", "The credential is not supported."),
        Problem::Exists => ("WebAuthnCredentialNotSupportedException", "The credential is registered already."),
        Problem::TooMany => ("LimitExceededException", "The user has as many passkeys as one can have."),
        Problem::Malformed => return ApiError::invalid_parameter("Invalid credential."),
        Problem::NotFound => return ApiError::resource_not_found("Credential does not exist."),
    };
    ApiError::new(exception, text)
}
