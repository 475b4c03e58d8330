//! The wording of refused tags.

use vestibule_api::ApiError;
use vestibule_identity::user_pool::tags::{Problem, TAGS_MAX};

use super::invalid_parameter;

/// What a client of TagResource, UntagResource and ListTagsForResource hears. The texts are ours.
pub(super) fn answer(problem: &Problem) -> ApiError {
    match problem {
        Problem::UnknownArn(arn) => ApiError::resource_not_found(format!("Resource {arn} does not exist.")),
        problem => invalid_parameter(text(problem)),
    }
}

/// What is told where a user pool or a replica is created or changed with tags.
///
/// Cognito: the exception is that of the model, its text is not documented.
pub(super) fn tagging_answer(problem: &Problem) -> ApiError {
    ApiError::new("UserPoolTaggingException", text(problem))
}

fn text(problem: &Problem) -> String {
    match problem {
        Problem::Arn(arn) | Problem::UnknownArn(arn) => format!("{arn} is not the ARN of a user pool."),
        Problem::TooMany => format!("A user pool can not have more than {TAGS_MAX} tags."),
        Problem::Reserved(key) => format!("The tag key {key} begins with aws:, which is reserved."),
        Problem::Character(text) => format!("The tag key or value {text} contains a character that is not allowed."),
    }
}
