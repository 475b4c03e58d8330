//! What functions printed: the log service's operations, each a call of the function host's logs.

use vestibule_api::logs::Input;

use super::{Answer, json};
use crate::app::App;
use crate::error::Failure;

/// Performs an operation of the log service.
pub async fn dispatch(app: &App, input: Input) -> Result<Answer, Failure> {
    let logs = &app.logs;
    match input {
        Input::DeleteLogGroup(input) => json(&logs.delete_log_group(input).await?),
        Input::DescribeLogGroups(input) => json(&logs.describe_log_groups(input).await?),
        Input::DescribeLogStreams(input) => json(&logs.describe_log_streams(input).await?),
        Input::FilterLogEvents(input) => json(&logs.filter_log_events(input).await?),
        Input::GetLogEvents(input) => json(&logs.get_log_events(input).await?),
    }
}
