//! Rotating a pool's keys, because somebody asks for it or because they are old. What follows when is `identity::signing_key`'s rule.

use vestibule_identity::change::{Change, Conflict};
use vestibule_identity::ids::UserPoolId;
use vestibule_identity::signing_key::{self, KeyUse, LEAD_SECONDS, Overlap, Problem, Rotation, SigningKey};
use vestibule_store::{PAGE_MAX, StoreError};

use crate::app::App;
use crate::error::{Failure, Refusal};

/// Longer than a rotation of one pool takes.
const LEASE_SECONDS: u32 = 30;

/// A rotation that is committed.
#[derive(Clone, Debug)]
pub struct Rotated {
    /// The next keys: `kid` and use of each.
    pub keys: Vec<(String, KeyUse)>,
    /// When they come into use, and the earlier ones end.
    pub rotation: Rotation,
}

/// Why keys were not rotated.
#[derive(Debug)]
pub enum RotationError {
    /// The rule refuses.
    Refused(Problem),
    /// Another node is rotating the pool's keys at this moment.
    Elsewhere,
    /// There is no such pool, or the store failed.
    Failed(Failure),
}

impl From<Problem> for RotationError {
    fn from(problem: Problem) -> Self {
        Self::Refused(problem)
    }
}

impl From<Failure> for RotationError {
    fn from(failure: Failure) -> Self {
        Self::Failed(failure)
    }
}

impl From<StoreError> for RotationError {
    fn from(error: StoreError) -> Self {
        Self::Failed(error.into())
    }
}

/// Gives a pool its next keys, which are published at once and sign once the lead is over.
pub async fn rotate(
    app: &App,
    pool: &UserPoolId,
    lead_seconds: u32,
    overlap: Overlap,
) -> Result<Rotated, RotationError> {
    let _turn = app.keys.rotating.lock().await;
    // What this node's turn is among its own calls, the lease is among nodes.
    let lease = format!("rotate {pool}");
    if !app.cluster.leads(&*app.store, &lease, LEASE_SECONDS).await? {
        return Err(RotationError::Elsewhere);
    }
    let rotated = rotate_alone(app, pool, lead_seconds, overlap).await;
    app.cluster.lets_go(&*app.store, &lease).await;
    rotated
}

/// Nobody else rotates the pool's keys meanwhile.
async fn rotate_alone(
    app: &App,
    pool: &UserPoolId,
    lead_seconds: u32,
    overlap: Overlap,
) -> Result<Rotated, RotationError> {
    let unknown = || RotationError::Failed(Refusal::UnknownUserPool(pool.clone()).into());
    let present = app.store.signing_keys(pool).await?;
    if present.is_empty() {
        return Err(unknown());
    }
    let rotation = signing_key::rotation(&present, app.clock.now(), lead_seconds, overlap)?;
    let pair = app.keys.take_pair().await?;
    let next = |key: &SigningKey| SigningKey { use_from: rotation.use_from, ..key.clone() };
    let change = Change::RotateSigningKeys {
        pool: pool.clone(),
        keys: pair.keys().iter().map(next).collect(),
        forget_earlier_at: rotation.forget_earlier_at,
    };
    match app.store.commit(vec![change]).await {
        Err(StoreError::Conflict(Conflict::PoolGone)) => return Err(unknown()),
        committed => committed?,
    }
    let keys = pair.keys().iter().map(|key| (key.kid.clone(), key.key_use)).collect();
    pair.used();
    app.keys.forget(pool);
    tracing::info!(%pool, use_from_ms = rotation.use_from.as_millis(), "the signing keys are being rotated");
    Ok(Rotated { keys, rotation })
}

/// Rotates the keys of all pools whose keys have signed for as long as the configuration lets them; how many pools there were. Nothing
/// where it says nothing of it.
pub async fn rotate_old_keys(app: &App) -> Result<usize, Failure> {
    let Some(every_days) = app.config.rotate_keys_every_days else { return Ok(0) };
    let (mut rotated, mut after) = (0, None);
    loop {
        let page = app.store.user_pools(after, PAGE_MAX).await?;
        for pool in &page.items {
            let keys = app.store.signing_keys(&pool.id).await?;
            if !signing_key::is_due(&keys, app.clock.now(), every_days) {
                continue;
            }
            match rotate(app, &pool.id, LEAD_SECONDS, Overlap::Refused).await {
                Ok(_) => rotated += 1,
                // Somebody else has rotated them, or does, or has deleted the pool meanwhile.
                Err(
                    RotationError::Refused(_) | RotationError::Elsewhere | RotationError::Failed(Failure::Refused(_)),
                ) => {}
                Err(RotationError::Failed(failure)) => return Err(failure),
            }
        }
        after = page.next;
        if after.is_none() {
            return Ok(rotated);
        }
    }
}
