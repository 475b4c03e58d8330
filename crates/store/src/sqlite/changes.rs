//! One change to rows: which entity it concerns. The SQL is in the entity's file.

use rusqlite::Connection;
use vestibule_identity::change::Change;

use super::{
    app_clients, attempts, flows, functions, groups, pool_resources, provisioned_limits, queued_messages, sessions,
    signing_keys, token_sessions, user_changes, user_pools, users,
};
use crate::Result;
use crate::sealing::Sealer;

/// Applies all of them in turn, up to the first that fails.
pub(super) fn apply_all(connection: &Connection, sealer: &Sealer, changes: Vec<Change>) -> Result<u64> {
    changes.into_iter().try_for_each(|change| apply(connection, sealer, change))?;
    Ok(0)
}

/// Applies one change within the caller's transaction.
pub(super) fn apply(connection: &Connection, sealer: &Sealer, change: Change) -> Result<()> {
    match change {
        Change::CreateUserPool(pool, keys) => user_pools::create(connection, sealer, &pool, &keys),
        Change::UpdateUserPool(pool) => user_pools::update(connection, &pool),
        Change::DeleteUserPool { id, revision } => user_pools::delete(connection, &id, revision),
        Change::AddSpareKey(key) => signing_keys::insert(connection, sealer, None, &key),
        Change::RotateSigningKeys { pool, keys, forget_earlier_at } => {
            signing_keys::rotate(connection, sealer, &pool, &keys, forget_earlier_at)
        }

        Change::CreateAppClient(client) => app_clients::create(connection, sealer, &client),
        Change::UpdateAppClient(client) => app_clients::update(connection, sealer, &client),
        Change::DeleteAppClient(pool, id) => app_clients::delete(connection, &pool, &id),

        Change::RemoveSpareKey(kid) => signing_keys::remove_spare(connection, &kid),
        Change::SetProvisionedLimit { category, per_second } => {
            provisioned_limits::set(connection, &category, per_second)
        }

        Change::CreatePoolResource { resource, most } => pool_resources::create(connection, sealer, &resource, most),
        Change::UpdatePoolResource(resource) => pool_resources::update(connection, sealer, &resource),
        Change::PutPoolResource(resource) => pool_resources::put(connection, sealer, &resource),
        Change::DeletePoolResource { pool, kind, id } => pool_resources::delete(connection, &pool, kind, &id),

        Change::CreateUser(user, names) => users::create(connection, sealer, &user, &names),
        Change::User(pool, sub, change) => user_changes::apply(connection, sealer, &pool, &sub, change),
        Change::DeleteUser(pool, sub) => users::delete(connection, &pool, &sub),

        Change::CreateGroup(group) => groups::create(connection, &group),
        Change::UpdateGroup { pool, name, set, at } => groups::update(connection, &pool, &name, &set, at),
        Change::DeleteGroup(pool, name) => groups::delete(connection, &pool, &name),

        Change::EndSession(end) => sessions::end(connection, &end),
        Change::ParkSession { id, sealed, expires_at } => sessions::park(connection, &id, &sealed, expires_at),

        Change::StartTokenSession(session) => token_sessions::insert(connection, sealer, &session),
        Change::RotateRefreshToken { session, from, at } => token_sessions::rotate(connection, &session, from, at),
        Change::NoteSessionUse { session, activity } => token_sessions::note_use(connection, &session, &activity),
        Change::RevokeTokenSession { session, at } => token_sessions::revoke(connection, &session, at),

        Change::CountAttempt(attempt) => attempts::count(connection, &attempt),
        Change::PassAttempt(attempt) => attempts::pass(connection, &attempt),
        Change::ForgetAttempts(attempt) => attempts::forget(connection, &attempt),

        Change::PutFunction { name, document, package, before } => {
            functions::check(connection, sealer, &name, before.as_ref())?;
            functions::put(connection, sealer, &name, &document, package.as_deref())
        }
        Change::DeleteFunction(name) => functions::delete(connection, &name),

        Change::QueueMessage(message) => queued_messages::insert(connection, sealer, &message),
        Change::DeferMessage { id, attempts, next_attempt_at } => {
            queued_messages::defer(connection, &id, attempts, next_attempt_at)
        }
        Change::ForgetMessage(id) => queued_messages::forget(connection, &id),

        Change::RecordCall(call) => flows::record(connection, &call),
    }
}
