//! The wording of refused user pool settings.

use vestibule_api::ApiError;
use vestibule_identity::user_pool::Problem;

/// What a client hears of it.
pub(super) fn answer(problem: &Problem) -> ApiError {
    ApiError::invalid_parameter(format!("{problem:?}"))
}
