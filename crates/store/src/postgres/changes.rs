//! One change to rows: which entity it concerns. The SQL is in the entity's file.

use vestibule_identity::change::Change;

use super::connection::Connection;
use super::{
    app_clients, attempts, flows, functions, groups, pool_resources, provisioned_limits, queued_messages, sessions,
    signing_keys, token_sessions, user_changes, user_pools, users,
};
use crate::Result;
use crate::sealing::Sealer;

/// Applies one change within the caller's transaction.
pub(super) async fn apply(connection: &Connection, sealer: &Sealer, change: &Change) -> Result<()> {
    if is_of_configuration(change) {
        user_pools::configuration_changes(connection).await?;
    }
    match change {
        Change::CreateUserPool(pool, keys) => user_pools::create(connection, sealer, pool, keys).await,
        Change::UpdateUserPool(pool) => user_pools::update(connection, pool).await,
        Change::DeleteUserPool { id, revision } => user_pools::delete(connection, id, *revision).await,
        Change::AddSpareKey(key) => signing_keys::insert(connection, sealer, None, key).await,
        Change::RemoveSpareKey(kid) => signing_keys::remove_spare(connection, kid).await,
        Change::RotateSigningKeys { pool, keys, forget_earlier_at } => {
            signing_keys::rotate(connection, sealer, pool, keys, *forget_earlier_at).await
        }

        Change::CreateAppClient(client) => app_clients::create(connection, sealer, client).await,
        Change::UpdateAppClient(client) => app_clients::update(connection, sealer, client).await,
        Change::DeleteAppClient(pool, id) => app_clients::delete(connection, pool, id).await,

        Change::SetProvisionedLimit { category, per_second } => {
            provisioned_limits::set(connection, category, *per_second).await
        }

        Change::CreatePoolResource { resource, most } => {
            pool_resources::create(connection, sealer, resource, *most).await
        }
        Change::UpdatePoolResource(resource) => pool_resources::update(connection, sealer, resource).await,
        Change::PutPoolResource(resource) => pool_resources::put(connection, sealer, resource).await,
        Change::DeletePoolResource { pool, kind, id } => pool_resources::delete(connection, pool, *kind, id).await,

        Change::CreateUser(user, names) => users::create(connection, sealer, user, names).await,
        Change::User(pool, sub, change) => user_changes::apply(connection, sealer, pool, sub, change).await,
        Change::DeleteUser(pool, sub) => users::delete(connection, pool, sub).await,

        Change::CreateGroup(group) => groups::create(connection, group).await,
        Change::UpdateGroup { pool, name, set, at } => groups::update(connection, pool, name, set, *at).await,
        Change::DeleteGroup(pool, name) => groups::delete(connection, pool, name).await,

        Change::EndSession(end) => sessions::end(connection, end).await,
        Change::ParkSession { id, sealed, expires_at } => sessions::park(connection, id, sealed, *expires_at).await,

        Change::StartTokenSession(session) => token_sessions::insert(connection, sealer, session).await,
        Change::RotateRefreshToken { session, from, at } => {
            token_sessions::rotate(connection, session, *from, *at).await
        }
        Change::NoteSessionUse { session, activity } => token_sessions::note_use(connection, session, activity).await,
        Change::RevokeTokenSession { session, at } => token_sessions::revoke(connection, session, *at).await,

        Change::CountAttempt(attempt) => attempts::count(connection, attempt).await,
        Change::PassAttempt(attempt) => attempts::pass(connection, attempt).await,
        Change::ForgetAttempts(attempt) => attempts::forget(connection, attempt).await,

        Change::PutFunction { name, document, package, before } => {
            functions::check(connection, sealer, name, before.as_ref()).await?;
            functions::put(connection, sealer, name, document, package.as_deref()).await
        }
        Change::DeleteFunction(name) => functions::delete(connection, name).await,

        Change::QueueMessage(message) => queued_messages::insert(connection, sealer, message).await,
        Change::DeferMessage { id, attempts, next_attempt_at } => {
            queued_messages::defer(connection, id, *attempts, *next_attempt_at).await
        }
        Change::ForgetMessage(id) => queued_messages::forget(connection, id).await,

        Change::RecordCall(call) => flows::record(connection, call).await,
    }
}

/// Whether nodes keep in memory what is changed.
fn is_of_configuration(change: &Change) -> bool {
    matches!(
        change,
        Change::CreateUserPool(..)
            | Change::UpdateUserPool(_)
            | Change::DeleteUserPool { .. }
            | Change::RotateSigningKeys { .. }
            | Change::CreateAppClient(_)
            | Change::UpdateAppClient(_)
            | Change::DeleteAppClient(..)
            | Change::PutFunction { .. }
            | Change::DeleteFunction(_)
            | Change::SetProvisionedLimit { .. }
    )
}
