//! The wording of refused provisioned limits.

use vestibule_api::ApiError;
use vestibule_identity::provisioned_limit::Problem;

use super::invalid_parameter;

/// What a client hears of it. Cognito: the texts are not documented.
pub(super) fn answer(problem: &Problem) -> ApiError {
    match problem {
        Problem::NoCategory => invalid_parameter("LimitDefinition must have the attribute Category."),
        Problem::Attribute(name) => invalid_parameter(format!("LimitDefinition can not have the attribute {name}.")),
        Problem::UnknownCategory(name) => invalid_parameter(format!("{name} is not an API category.")),
        Problem::BelowFree(free) => {
            invalid_parameter(format!("RequestedLimitValue can not be lower than the default limit: {free}."))
        }
        Problem::AboveMaximum(maximum) => ApiError::new(
            "ServiceQuotaExceededException",
            format!("RequestedLimitValue exceeds the maximum of the account: {maximum}."),
        ),
    }
}
