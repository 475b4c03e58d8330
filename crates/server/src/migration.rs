//! Users whom a user-migration function describes, on their way into the store.
//!
//! What is stored is `identity::user_migration`'s rule. Nothing is half created: the welcome message is worded before the user
//! is committed, and sent afterwards.

use vestibule_api::Timestamp;
use vestibule_identity::Error;
use vestibule_identity::app_client::AppClient;
use vestibule_identity::change::Conflict;
use vestibule_identity::ids::Sub;
use vestibule_identity::trigger::{TriggerName, user_migration as trigger};
use vestibule_identity::user::User;
use vestibule_identity::user_migration::{self, Migration};
use vestibule_store::StoreError;

use crate::circumstances::Circumstances;
use crate::delivery::{Parcel, Way};
use crate::error::Failure;

/// How long it is tried to deliver a welcome.
const WELCOME_MS: i64 = 24 * 60 * 60 * 1000;

/// Asks the pool's function, if it has one, about somebody unknown who forgot the password; nobody if it knows nobody.
pub async fn recovered(
    circumstances: &Circumstances<'_>,
    client: &AppClient,
    typed: &str,
) -> Result<Option<User>, Failure> {
    let Circumstances { app, pool, metadata, .. } = *circumstances;
    let answer = circumstances
        .trigger(TriggerName::UserMigration, typed, |envelope| trigger::event(envelope, None, None, metadata))
        .await?;
    let Some(response) = answer else { return Ok(None) };
    let description = trigger::read(&response).map_err(|error| Error::Trigger(TriggerName::UserMigration, error))?;
    let Some(description) = description else { return Ok(None) };
    let sub = Sub::new(app.rng.uuid().to_string());
    let migration = user_migration::check(pool, typed, description, sub, app.clock.now())
        .map_err(|reason| logged(user_migration::failed(client, reason)))?;
    store(circumstances, client, &migration).await?;
    Ok(Some(migration.user))
}

/// Says in the log why a description could not be used, which no client hears.
pub fn logged(error: Error) -> Error {
    if let Error::MigrationFailed { client, reason, .. } = &error {
        tracing::warn!(target: "vestibule::triggers", client, reason, "user migration failed");
    }
    error
}

/// Creates the user, and sends the welcome message unless it is suppressed.
pub async fn store(
    circumstances: &Circumstances<'_>,
    client: &AppClient,
    migration: &Migration,
) -> Result<(), Failure> {
    let Circumstances { app, pool, .. } = *circumstances;
    let mut welcome = Vec::new();
    let now = app.clock.now().as_millis();
    let way = Way::Queued { give_up_at: Timestamp::from_millis(now.saturating_add(WELCOME_MS)) };
    for (medium, destination) in &migration.welcome {
        let message = circumstances.compose_welcome(*medium, destination, &migration.user).await?;
        welcome.push(Parcel::pack(app, pool, circumstances.client, message, way));
    }
    let mut changes = migration.changes(pool);
    changes.extend(welcome.iter().filter_map(Parcel::change));
    app.store.commit(changes).await.map_err(|error| match error {
        StoreError::Conflict(Conflict::NameTaken(kind)) => {
            logged(user_migration::failed(client, format!("the {} is somebody else's", kind.as_str()))).into()
        }
        other => Failure::Store(other),
    })?;
    for parcel in welcome {
        // The user is there, and can do without it; that it did not leave is in the log. Inferred.
        let _ = parcel.leave(app, &circumstances.call.record, pool).await;
    }
    Ok(())
}
