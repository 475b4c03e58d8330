//! The wording of refused attributes that break the schema.

use vestibule_api::ApiError;
use vestibule_identity::attribute::Problem;

/// What a client hears of it.
pub(super) fn answer(problem: &Problem) -> ApiError {
    ApiError::invalid_parameter(format!("{problem:?}"))
}
