//! Tags of a user pool, and of its replicas, each of which has its own.

use std::collections::BTreeMap;

use super::{Problem as PoolProblem, UserPool, replica};
use crate::ids::UserPoolId;

/// Tags of one pool. Source: quotas, developer guide.
pub const TAGS_MAX: usize = 50;
/// How the keys of tags begin that only AWS gives.
const RESERVED: &str = "aws:";

/// Why tags are refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// The ARN is not that of a user pool.
    Arn(String),
    /// There is no pool or replica of this ARN.
    UnknownArn(String),
    /// More tags than a pool may have.
    TooMany,
    /// A key that only AWS may give.
    Reserved(String),
    /// A key or value with a character that tags do not have.
    Character(String),
}

/// The pool that an ARN names: `arn:{partition}:cognito-idp:{region}:{account}:userpool/{id}`.
pub fn pool_id(arn: &str) -> Result<UserPoolId, Problem> {
    let mut parts = arn.splitn(6, ':').skip(2);
    let (service, resource) = (parts.next(), parts.nth(2));
    match (service, resource.and_then(|it| it.strip_prefix("userpool/"))) {
        (Some("cognito-idp"), Some(id)) if !id.is_empty() => Ok(UserPoolId::new(id)),
        _ => Err(Problem::Arn(arn.to_owned())),
    }
}

/// The tags of the pool or replica that has this ARN.
pub fn of<'a>(pool: &'a UserPool, arn: &str) -> Result<&'a BTreeMap<String, String>, Problem> {
    static NONE: BTreeMap<String, String> = BTreeMap::new();
    if pool.settings.arn.as_deref() == Some(arn) {
        return Ok(pool.settings.user_pool_tags.as_ref().unwrap_or(&NONE));
    }
    let replica = pool.replicas.iter().find(|it| replica::arn(pool, &it.region_name) == arn);
    replica.map(|it| &it.tags).ok_or_else(|| Problem::UnknownArn(arn.to_owned()))
}

/// The pool with tags added to those of an ARN; a tag of the same key is replaced.
pub fn add(pool: &UserPool, arn: &str, more: &BTreeMap<String, String>) -> Result<UserPool, Problem> {
    let mut tags = of(pool, arn)?.clone();
    tags.extend(more.clone());
    check(&tags)?;
    Ok(with(pool, arn, tags))
}

/// The pool with tags removed from those of an ARN; a key that is not there is not missed.
pub fn remove(pool: &UserPool, arn: &str, keys: &[String]) -> Result<UserPool, Problem> {
    let mut tags = of(pool, arn)?.clone();
    tags.retain(|key, _| !keys.contains(key));
    Ok(with(pool, arn, tags))
}

fn with(pool: &UserPool, arn: &str, tags: BTreeMap<String, String>) -> UserPool {
    let mut tagged = pool.clone();
    let replica = pool.replicas.iter().position(|it| replica::arn(pool, &it.region_name) == arn);
    match replica.and_then(|at| tagged.replicas.get_mut(at)) {
        Some(replica) => replica.tags = tags,
        None => tagged.settings.user_pool_tags = Some(tags),
    }
    tagged
}

/// Whether something may have these tags.
///
/// Cognito: letters, digits and blanks of every script, and `_.:/=+-@`. Source: the pattern of UserPoolTags, resource reference.
pub(super) fn check(tags: &BTreeMap<String, String>) -> Result<(), Problem> {
    if tags.len() > TAGS_MAX {
        return Err(Problem::TooMany);
    }
    if let Some(key) = tags.keys().find(|key| key.to_ascii_lowercase().starts_with(RESERVED)) {
        return Err(Problem::Reserved(key.clone()));
    }
    let is_allowed =
        |it: char| it.is_alphanumeric() || it.is_whitespace() && !it.is_control() || "_.:/=+-@".contains(it);
    let mut texts = tags.iter().flat_map(|(key, value)| [key, value]);
    match texts.find(|text| !text.chars().all(is_allowed)) {
        Some(text) => Err(Problem::Character(text.clone())),
        None => Ok(()),
    }
}

impl From<Problem> for PoolProblem {
    fn from(problem: Problem) -> Self {
        Self::Tags(problem)
    }
}
