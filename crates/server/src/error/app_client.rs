//! The wording of refused app client settings.

use vestibule_api::ApiError;
use vestibule_identity::app_client::Problem;

/// What a client hears of it.
pub(super) fn answer(problem: &Problem) -> ApiError {
    ApiError::invalid_parameter(format!("{problem:?}"))
}
