//! The wording of refused log delivery. Cognito: no text is documented.

use vestibule_api::ApiError;
use vestibule_identity::log_delivery::Problem;

/// What a client hears of it.
pub(super) fn answer(problem: Problem) -> ApiError {
    ApiError::invalid_parameter(match problem {
        Problem::SourceTwice(source) => format!("Only one log configuration is allowed for the event source {source}."),
        Problem::Level(source) => format!("Invalid log level for the event source {source}."),
        Problem::NotOneDestination(source) => {
            format!("Exactly one destination is required for the event source {source}.")
        }
        Problem::NotToLogGroup(source) => {
            format!("CloudWatchLogsConfiguration is required for the event source {source}.")
        }
        Problem::DestinationNotHere => {
            "Logs are delivered to log groups of this server only, not to Amazon S3 or Amazon Data Firehose.".into()
        }
        Problem::LogGroupArn => "LogGroupArn is not the ARN of a log group.".into(),
        Problem::LogGroupElsewhere => "The log group is in another account or region.".into(),
    })
}
