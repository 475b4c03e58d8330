//! The wording of what threat protection refuses. Cognito: the exceptions are the model's; but for the format of ranges and for blocked
//! calls no text is documented.

use vestibule_api::ApiError;
use vestibule_identity::threat_protection::Problem;

/// What a client hears of it.
pub(super) fn answer(problem: Problem) -> ApiError {
    match problem {
        Problem::Off => {
            let text = "Threat protection is not enabled for this user pool.";
            ApiError::new("UserPoolAddOnNotEnabledException", text)
        }
        Problem::RangeMalformed => ApiError::invalid_parameter("Incorrect CIDR format"),
        Problem::NotificationWithoutSender => {
            ApiError::invalid_parameter("NotifyConfiguration is required to notify users.")
        }
        // Cognito: recalled from what clients of the service were answered.
        Problem::AddressBlocked => ApiError::not_authorized("Unable to login because of security reasons."),
        Problem::EventNotFound => ApiError::resource_not_found("The authentication event does not exist."),
        Problem::FeedbackTokenInvalid => ApiError::not_authorized("Invalid feedback token."),
    }
}
