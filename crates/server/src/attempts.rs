//! Whose attempts are counted: a user's, or those of whoever an unknown name would be; and whether one more is admitted.

use vestibule_identity::Error;
use vestibule_identity::attempt::{Attempt, AttemptKind};
use vestibule_identity::user::User;
use vestibule_identity::user_pool::UserPool;

use crate::app::App;
use crate::error::Failure;

/// An attempt of the user whom a typed name means, or of nobody.
pub fn attempt(app: &App, pool: &UserPool, user: Option<&User>, typed: &str, kind: AttemptKind) -> Attempt {
    let simulated = app.simulation.user_id(pool, typed);
    let account = user.map_or(simulated, |user| user.sub.to_string());
    Attempt { pool_id: pool.id.clone(), account, kind, at: app.clock.now() }
}

/// An attempt of a user.
pub fn of_user(app: &App, user: &User, kind: AttemptKind) -> Attempt {
    Attempt { pool_id: user.pool_id.clone(), account: user.sub.to_string(), kind, at: app.clock.now() }
}

/// Refuses an attempt beyond its limit, before it costs anything. What counts it asks again.
pub async fn check(app: &App, attempt: &Attempt) -> Result<(), Failure> {
    let attempted = app.store.attempts(&attempt.pool_id, &attempt.account, attempt.kind).await?;
    if attempt.kind.admits(attempted, attempt.at) { Ok(()) } else { Err(Error::too_many(attempt.kind).into()) }
}
