//! Replicas of a user pool in other regions, as they are told of: a server is one, and no other takes part.
//!
//! A pool is its own primary replica. A secondary one is a record with a status and tags; signing in goes on where it does.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use vestibule_api::cognito_idp::{
    EncryptionKeyType, IssuerType, ReplicaRoleType, ReplicaStatusType, UpdateReplicaStatusType, UserPoolReplicaType,
    UserPoolTierType,
};

use super::{Problem as PoolProblem, UserPool, tags};

/// Secondary replicas of one pool. Source: Multi-Region replication for user pools, developer guide.
const REPLICAS_MAX: usize = 1;

/// A secondary replica.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Replica {
    /// The region where it is said to be.
    pub region_name: String,
    /// Whether it is said to serve users.
    pub is_active: bool,
    /// Its own tags.
    pub tags: BTreeMap<String, String>,
}

/// Why something cannot be done with a replica.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// There are no replicas in the Lite tier.
    Tier,
    /// The pool's data is not under a multi-region key of the customer's.
    Key,
    /// The pool's issuer is the original one, which names a region.
    Issuer,
    /// This is no region.
    Region(String),
    /// This is the region of the primary replica.
    Primary(String),
    /// The pool has as many replicas as it may have.
    TooMany,
    /// The pool has no replica in this region.
    Unknown(String),
    /// A replica that is active cannot be deleted.
    Active(String),
}

/// What replicas ask of the pool's settings.
///
/// Source: Multi-Region replication for user pools, developer guide.
pub(super) fn check(pool: &UserPool) -> Result<(), Problem> {
    let settings = &pool.settings;
    if settings.user_pool_tier == Some(UserPoolTierType::Lite) {
        return Err(Problem::Tier);
    }
    let key = settings.key_configuration.as_ref();
    let is_multi_region = key.is_some_and(|key| {
        let id = key.kms_key_arn.as_deref().and_then(|arn| arn.rsplit_once(":key/"));
        key.key_type == Some(EncryptionKeyType::CustomerManagedKey) && id.is_some_and(|(_, id)| id.starts_with("mrk-"))
    });
    if !is_multi_region {
        return Err(Problem::Key);
    }
    let issuer = settings.issuer_configuration.as_ref().and_then(|it| it.r#type);
    if issuer == Some(IssuerType::Updated) { Ok(()) } else { Err(Problem::Issuer) }
}

/// The pool with another replica, and what is told of it: that it is being made. It is inactive as soon as it is looked at again.
pub fn create(
    pool: &UserPool,
    region: &str,
    tags: BTreeMap<String, String>,
) -> Result<(UserPool, UserPoolReplicaType), PoolProblem> {
    check(pool)?;
    tags::check(&tags)?;
    if !is_region(region) {
        return Err(Problem::Region(region.to_owned()).into());
    }
    check_secondary(pool, region)?;
    if pool.replicas.len() >= REPLICAS_MAX {
        return Err(Problem::TooMany.into());
    }
    let replica = Replica { region_name: region.to_owned(), is_active: false, tags };
    let told = replica.description(pool, Some(ReplicaStatusType::Creating));
    let mut changed = pool.clone();
    changed.replicas.push(replica);
    Ok((changed, told))
}

/// The pool with a replica switched on or off, and what is told of it.
pub fn update(
    pool: &UserPool,
    region: &str,
    status: UpdateReplicaStatusType,
) -> Result<(UserPool, UserPoolReplicaType), Problem> {
    check_secondary(pool, region)?;
    let at = position(pool, region)?;
    let mut changed = pool.clone();
    changed.replicas[at].is_active = status == UpdateReplicaStatusType::Active;
    let told = changed.replicas[at].description(pool, None);
    Ok((changed, told))
}

/// The pool without a replica, and what is told of it: that it is being deleted.
pub fn delete(pool: &UserPool, region: &str) -> Result<(UserPool, UserPoolReplicaType), Problem> {
    check_secondary(pool, region)?;
    let at = position(pool, region)?;
    let mut changed = pool.clone();
    let replica = changed.replicas.remove(at);
    if replica.is_active {
        return Err(Problem::Active(region.to_owned()));
    }
    Ok((changed, replica.description(pool, Some(ReplicaStatusType::Deleting))))
}

/// All replicas of a pool: the pool itself is the first.
pub fn list(pool: &UserPool) -> Vec<UserPoolReplicaType> {
    let primary = UserPoolReplicaType {
        region_name: Some(primary_region(pool).to_owned()),
        status: Some(ReplicaStatusType::Active),
        role: Some(ReplicaRoleType::Primary),
        user_pool_arn: pool.settings.arn.clone(),
    };
    std::iter::once(primary).chain(pool.replicas.iter().map(|it| it.description(pool, None))).collect()
}

/// The ARN of a replica: the pool's, in another region.
pub(super) fn arn(pool: &UserPool, region: &str) -> String {
    let arn = pool.settings.arn.as_deref().unwrap_or_default();
    let parts = arn.split(':').enumerate().map(|(at, part)| if at == 3 { region } else { part });
    parts.collect::<Vec<_>>().join(":")
}

impl Replica {
    fn description(&self, pool: &UserPool, passing: Option<ReplicaStatusType>) -> UserPoolReplicaType {
        let lasting = if self.is_active { ReplicaStatusType::Active } else { ReplicaStatusType::Inactive };
        UserPoolReplicaType {
            region_name: Some(self.region_name.clone()),
            status: Some(passing.unwrap_or(lasting)),
            role: Some(ReplicaRoleType::Secondary),
            user_pool_arn: Some(arn(pool, &self.region_name)),
        }
    }
}

fn primary_region(pool: &UserPool) -> &str {
    pool.settings.arn.as_deref().and_then(|arn| arn.split(':').nth(3)).unwrap_or_default()
}

fn check_secondary(pool: &UserPool, region: &str) -> Result<(), Problem> {
    if region == primary_region(pool) { Err(Problem::Primary(region.to_owned())) } else { Ok(()) }
}

fn position(pool: &UserPool, region: &str) -> Result<usize, Problem> {
    let found = pool.replicas.iter().position(|it| it.region_name == region);
    found.ok_or_else(|| Problem::Unknown(region.to_owned()))
}

/// Whether a text has the form of a region, `us-east-1` or `us-gov-west-1`.
fn is_region(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let (Some(first), Some(last)) = (parts.first(), parts.last()) else { return false };
    let is_word = |part: &&str| !part.is_empty() && part.bytes().all(|it| it.is_ascii_lowercase());
    (3..=4).contains(&parts.len())
        && first.len() == 2
        && parts[..parts.len() - 1].iter().all(is_word)
        && (1..=2).contains(&last.len())
        && last.bytes().all(|it| it.is_ascii_digit())
}

impl From<Problem> for PoolProblem {
    fn from(problem: Problem) -> Self {
        match problem {
            Problem::Tier => Self::TierTooLow,
            problem => Self::Replica(problem),
        }
    }
}
