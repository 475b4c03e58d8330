//! Where a pool's logs are delivered: messages that could not be sent, and the events of users.
//!
//! Only log groups of this server can be written to. Buckets and streams are refused rather than kept without effect.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use vestibule_api::Timestamp;
use vestibule_api::cognito_idp::{
    EventSourceName, LogConfigurationType, LogDeliveryConfigurationType, LogLevel, UserPoolTierType,
};

use crate::error::Error;
use crate::ids::UserPoolId;
use crate::pool_resource::{Resource, ResourceKind};
use crate::user_pool::{self, UserPool};

/// The id under which a pool's configuration is kept.
pub const ID: &str = "logs";

/// A pool's configuration; none is as good as an empty one.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct LogDelivery {
    /// What goes where: at most one entry for each source.
    pub configurations: Vec<LogConfigurationType>,
}

impl Resource for LogDelivery {
    const KIND: ResourceKind = ResourceKind::LogDelivery;

    fn id(&self) -> &str {
        ID
    }
}

/// Why a configuration is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// One source has two entries.
    SourceTwice(EventSourceName),
    /// The source does not have this level.
    Level(EventSourceName),
    /// An entry has no destination or several.
    NotOneDestination(EventSourceName),
    /// The source goes to log groups only.
    NotToLogGroup(EventSourceName),
    /// Nothing here delivers to buckets or streams.
    DestinationNotHere,
    /// The ARN is not that of a log group.
    LogGroupArn,
    /// The log group is another account's or region's.
    LogGroupElsewhere,
}

impl From<Problem> for Error {
    fn from(problem: Problem) -> Self {
        Self::LogDelivery(problem)
    }
}

/// The place whose log groups can be written to.
#[derive(Clone, Copy, Debug)]
pub struct Here<'a> {
    /// The region.
    pub region: &'a str,
    /// The account.
    pub account_id: &'a str,
}

/// Checks a configuration, which replaces the one before.
///
/// Cognito: each source has its level and its destinations, and events need a tier. Source: LogConfigurationType, API reference, and
/// log export guide. That events are delivered only while threat protection is on is the guide's too; it may be switched on later.
pub fn set(pool: &UserPool, configurations: Vec<LogConfigurationType>, here: Here<'_>) -> Result<LogDelivery, Error> {
    let mut seen = Vec::new();
    for configuration in &configurations {
        let Some(source) = configuration.event_source else { continue };
        if seen.contains(&source) {
            return Err(Problem::SourceTwice(source).into());
        }
        seen.push(source);
        let level = match source {
            EventSourceName::UserNotification => LogLevel::Error,
            EventSourceName::UserAuthEvents => LogLevel::Info,
        };
        if configuration.log_level != Some(level) {
            return Err(Problem::Level(source).into());
        }
        check_destination(configuration, source, here)?;
        if source == EventSourceName::UserAuthEvents && !has_events(pool) {
            return Err(Error::UserPool(user_pool::Problem::TierTooLow));
        }
    }
    Ok(LogDelivery { configurations })
}

fn has_events(pool: &UserPool) -> bool {
    pool.settings.user_pool_tier == Some(UserPoolTierType::Plus)
}

fn check_destination(it: &LogConfigurationType, source: EventSourceName, here: Here<'_>) -> Result<(), Problem> {
    let elsewhere = usize::from(it.s3_configuration.is_some()) + usize::from(it.firehose_configuration.is_some());
    let group = it.cloud_watch_logs_configuration.as_ref();
    if elsewhere + usize::from(group.is_some()) != 1 {
        return Err(Problem::NotOneDestination(source));
    }
    match (group, source) {
        (Some(group), _) => log_group(group.log_group_arn.as_deref().unwrap_or_default(), here).map(|_| ()),
        (None, EventSourceName::UserNotification) => Err(Problem::NotToLogGroup(source)),
        (None, EventSourceName::UserAuthEvents) => Err(Problem::DestinationNotHere),
    }
}

/// The name in `arn:aws:logs:{region}:{account}:log-group:{name}`.
fn log_group<'a>(arn: &'a str, here: Here<'_>) -> Result<&'a str, Problem> {
    let mut parts = arn.splitn(7, ':');
    let [Some("arn"), Some(_), Some("logs"), Some(region), Some(account), Some("log-group"), Some(name)] =
        std::array::from_fn(|_| parts.next())
    else {
        return Err(Problem::LogGroupArn);
    };
    if name.is_empty() || name.contains(':') {
        return Err(Problem::LogGroupArn);
    }
    if region != here.region || account != here.account_id {
        return Err(Problem::LogGroupElsewhere);
    }
    Ok(name)
}

impl LogDelivery {
    /// Whether the pool may become what it is here: a lower tier has no events to deliver.
    pub fn check_tier(&self, updated: &UserPool) -> Result<(), user_pool::Problem> {
        let is_used = self.configurations.iter().any(|it| it.event_source == Some(EventSourceName::UserAuthEvents));
        if is_used && !has_events(updated) { Err(user_pool::Problem::TierInUse) } else { Ok(()) }
    }

    /// What GetLogDeliveryConfiguration answers.
    pub fn description(&self, pool: &UserPoolId) -> LogDeliveryConfigurationType {
        LogDeliveryConfigurationType {
            user_pool_id: Some(pool.to_string()),
            log_configurations: Some(self.configurations.clone()),
        }
    }

    /// The name of the log group that a source is delivered to.
    pub fn log_group(&self, source: EventSourceName) -> Option<&str> {
        let entry = self.configurations.iter().find(|it| it.event_source == Some(source))?;
        let arn = entry.cloud_watch_logs_configuration.as_ref()?.log_group_arn.as_deref()?;
        arn.splitn(7, ':').nth(6)
    }
}

/// The entry that tells of a message that could not be sent.
///
/// Source: log export guide, example of user notification. What stands in `details` is not documented.
pub fn undelivered(pool: &UserPoolId, details: &str, now: Timestamp) -> Value {
    json!({
        "eventTimestamp": now.as_millis().to_string(),
        "eventSource": "USER_NOTIFICATION",
        "logLevel": "ERROR",
        "message": { "details": details },
        "logSourceId": { "userPoolId": pool.as_str() },
    })
}

#[cfg(test)]
mod tests {
    use vestibule_api::cognito_idp::{CloudWatchLogsConfigurationType, S3ConfigurationType};

    use super::*;

    const HERE: Here<'_> = Here { region: "us-east-1", account_id: "000000000000" };

    fn pool(tier: UserPoolTierType) -> UserPool {
        let mut pool = crate::attribute::fixture::pool(&[]);
        pool.settings.user_pool_tier = Some(tier);
        pool
    }

    fn entry(source: EventSourceName, level: LogLevel, arn: &str) -> LogConfigurationType {
        LogConfigurationType {
            log_level: Some(level),
            event_source: Some(source),
            cloud_watch_logs_configuration: Some(CloudWatchLogsConfigurationType {
                log_group_arn: Some(arn.to_owned()),
            }),
            ..LogConfigurationType::default()
        }
    }

    #[test]
    fn each_source_has_its_level_and_destination() {
        let arn = "arn:aws:logs:us-east-1:000000000000:log-group:/aws/vendedlogs/pool";
        let (messages, events) = (EventSourceName::UserNotification, EventSourceName::UserAuthEvents);
        let bucket = |source, level| LogConfigurationType {
            cloud_watch_logs_configuration: None,
            s3_configuration: Some(S3ConfigurationType { bucket_arn: Some("arn:aws:s3:::b".into()) }),
            ..entry(source, level, arn)
        };
        let both = LogConfigurationType {
            s3_configuration: Some(S3ConfigurationType::default()),
            ..entry(events, LogLevel::Info, arn)
        };
        let none = LogConfigurationType { cloud_watch_logs_configuration: None, ..entry(events, LogLevel::Info, arn) };
        let table = [
            (vec![], Ok(())),
            (vec![entry(messages, LogLevel::Error, arn), entry(events, LogLevel::Info, arn)], Ok(())),
            (vec![entry(messages, LogLevel::Info, arn)], Err(Problem::Level(messages))),
            (vec![entry(events, LogLevel::Error, arn)], Err(Problem::Level(events))),
            (vec![entry(events, LogLevel::Info, arn); 2], Err(Problem::SourceTwice(events))),
            (vec![both], Err(Problem::NotOneDestination(events))),
            (vec![none], Err(Problem::NotOneDestination(events))),
            (vec![bucket(messages, LogLevel::Error)], Err(Problem::NotToLogGroup(messages))),
            (vec![bucket(events, LogLevel::Info)], Err(Problem::DestinationNotHere)),
            (vec![entry(messages, LogLevel::Error, "arn:aws:s3:::b")], Err(Problem::LogGroupArn)),
            (
                vec![entry(messages, LogLevel::Error, "arn:aws:logs:eu-west-1:000000000000:log-group:g")],
                Err(Problem::LogGroupElsewhere),
            ),
            (
                vec![entry(messages, LogLevel::Error, "arn:aws:logs:us-east-1:123456789012:log-group:g")],
                Err(Problem::LogGroupElsewhere),
            ),
        ];
        for (given, expected) in table {
            let made = set(&pool(UserPoolTierType::Plus), given.clone(), HERE).map(|_| ());
            assert_eq!(made, expected.map_err(Error::from), "{given:?}");
        }
        let lower = pool(UserPoolTierType::Essentials);
        assert!(set(&lower, vec![entry(messages, LogLevel::Error, arn)], HERE).is_ok());
        let too_low = Err(Error::UserPool(user_pool::Problem::TierTooLow));
        assert_eq!(set(&lower, vec![entry(events, LogLevel::Info, arn)], HERE), too_low);
        let made = set(&lower, vec![entry(messages, LogLevel::Error, arn)], HERE).unwrap();
        assert_eq!(made.log_group(messages), Some("/aws/vendedlogs/pool"));
        assert_eq!(made.log_group(events), None);
    }

    #[test]
    fn a_tier_stays_while_events_are_delivered() {
        let arn = "arn:aws:logs:us-east-1:000000000000:log-group:g";
        let (plus, lower) = (pool(UserPoolTierType::Plus), pool(UserPoolTierType::Essentials));
        let events = set(&plus, vec![entry(EventSourceName::UserAuthEvents, LogLevel::Info, arn)], HERE).unwrap();
        assert_eq!(events.check_tier(&plus), Ok(()));
        assert_eq!(events.check_tier(&lower), Err(user_pool::Problem::TierInUse));
        let messages = set(&plus, vec![entry(EventSourceName::UserNotification, LogLevel::Error, arn)], HERE).unwrap();
        assert_eq!(messages.check_tier(&lower), Ok(()));
    }
}
