//! The wording of import jobs that do not go on.

use vestibule_api::ApiError;
use vestibule_identity::user_import::job::Problem;

/// What a client hears of it.
///
/// Cognito: the text of a missing file is reported (amplify-js issue 6416); the others are not documented.
pub(super) fn answer(problem: &Problem) -> ApiError {
    let text = match problem {
        Problem::NoFile(id) => format!("No csv file was uploaded for {id}"),
        Problem::NothingAutoVerified => "The user pool does not have any auto verified attributes.".into(),
        Problem::NotStartable(id) => format!("The import job {id} cannot be started in its current state."),
        Problem::NotStoppable(id) => format!("The import job {id} is not running."),
        Problem::AnotherActive => "Another import job of the user pool is in progress.".into(),
        Problem::InProgress => {
            let text = "The user pool cannot be changed while a user import job is in progress.";
            return ApiError::new("UserImportInProgressException", text);
        }
    };
    ApiError::new("PreconditionNotMetException", text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_refusal_has_its_words() {
        let id = || "import-0123456789".to_owned();
        let problems = [
            Problem::NoFile(id()),
            Problem::NothingAutoVerified,
            Problem::NotStartable(id()),
            Problem::NotStoppable(id()),
            Problem::AnotherActive,
            Problem::InProgress,
        ];
        let lines: Vec<String> = problems
            .iter()
            .map(answer)
            .map(|error| format!("{} | {}", error.code, error.message.unwrap_or_default()))
            .collect();
        assert_eq!(
            lines,
            [
                "PreconditionNotMetException | No csv file was uploaded for import-0123456789",
                "PreconditionNotMetException | The user pool does not have any auto verified attributes.",
                "PreconditionNotMetException | The import job import-0123456789 cannot be started in its current state.",
                "PreconditionNotMetException | The import job import-0123456789 is not running.",
                "PreconditionNotMetException | Another import job of the user pool is in progress.",
                "UserImportInProgressException | The user pool cannot be changed while a user import job is in progress.",
            ]
        );
    }
}
