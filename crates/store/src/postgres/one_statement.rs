//! The lists that sign-ins commit, as one statement: one way to the database and back instead of one for each change.
//!
//! A list whose changes are all of the kinds below becomes a statement with a part for each, and with a condition for what has to be
//! found: no attempts to forget, a session that has not ended, a user who may sign in. If one of the conditions does not hold, the
//! statement fails (it divides by zero) and has changed nothing. Then the list goes the long way, change by change, which knows what
//! to do or why not. So nothing is decided here, and leaving a kind out costs nothing but time.

use tokio_postgres::error::SqlState;
use tokio_postgres::types::ToSql;
use vestibule_api::Timestamp;
use vestibule_identity::change::Change;
use vestibule_identity::token::TokenSession;

use super::column;
use super::connection::{self, Connection, Value};
use crate::sealing::Sealer;
use crate::{Result, sealed};

/// A list of changes as one statement.
pub(super) struct OneStatement {
    sql: String,
    values: Vec<Box<dyn ToSql + Sync + Send>>,
}

impl OneStatement {
    /// Commits it, or says that the long way has to be gone.
    pub(super) async fn run(&self, connection: &Connection) -> Result<bool> {
        let values: Vec<Value<'_>> = self.values.iter().map(|value| &**value as Value<'_>).collect();
        match connection.rows(&self.sql, &values).await {
            Ok(_) => Ok(true),
            Err(error) if connection::state(&error) == Some(&SqlState::DIVISION_BY_ZERO) => Ok(false),
            Err(error) => Err(error),
        }
    }
}

/// The statement of a list, if all its changes are such as can stand beside each other in one.
pub(super) fn of(sealer: &Sealer, changes: &[Change]) -> Option<OneStatement> {
    let mut parts = Parts::default();
    for change in changes {
        match change {
            Change::PassAttempt(attempt) => {
                let pool = parts.value(attempt.pool_id.as_str().to_owned());
                let account = parts.value(attempt.account.as_bytes().to_vec());
                let kind = parts.value(attempt.kind.as_key().to_owned());
                parts.conditions.push(format!(
                    "NOT EXISTS (SELECT 1 FROM attempts WHERE pool_id = {pool} AND account = {account} AND kind = {kind})"
                ));
            }
            Change::EndSession(end) => {
                let id = parts.value(end.id.clone());
                let outcome = parts.value(column::outcome_text(end.outcome));
                let expires_at = parts.value(end.expires_at.as_millis());
                parts.one_row(format!(
                    "INSERT INTO session_ends (id, outcome, expires_at) VALUES ({id}, {outcome}, {expires_at})
                     ON CONFLICT (id) DO NOTHING RETURNING 1"
                ));
            }
            Change::StartTokenSession(session) => parts.start(sealer, session),
            Change::RotateRefreshToken { session, from, at } => {
                let id = parts.value(session.clone());
                let from = parts.value(column::integer(*from));
                let at = parts.value(at.as_millis());
                parts.one_row(format!(
                    "UPDATE token_sessions SET generation = {from} + 1, rotated_at = {at}
                     WHERE id = {id} AND generation = {from} AND revoked_at IS NULL RETURNING 1"
                ));
            }
            Change::RevokeTokenSession { session, at } => {
                let (id, at) = (parts.value(session.clone()), parts.value(at.as_millis()));
                parts.any_rows(format!(
                    "UPDATE token_sessions SET revoked_at = {at} WHERE id = {id} AND revoked_at IS NULL RETURNING 1"
                ));
            }
            _ => return None,
        }
    }
    // Parts of one statement do not see each other's rows.
    let are_apart = changes.len() == 1 || kinds_are_different(changes);
    (!changes.is_empty() && are_apart).then(|| parts.statement())
}

#[derive(Default)]
struct Parts {
    values: Vec<Box<dyn ToSql + Sync + Send>>,
    queries: Vec<String>,
    conditions: Vec<String>,
}

impl Parts {
    fn value(&mut self, value: impl ToSql + Sync + Send + 'static) -> String {
        self.values.push(Box::new(value));
        format!("${}", self.values.len())
    }

    /// A part that changes a row or has the list go the long way.
    fn one_row(&mut self, query: String) {
        let name = self.any_rows(query);
        self.conditions.push(format!("EXISTS (SELECT 1 FROM {name})"));
    }

    /// A part that changes what there is.
    fn any_rows(&mut self, query: String) -> String {
        self.queries.push(query);
        format!("part_{}", self.queries.len())
    }

    /// The user's row is locked against changes: what revokes all sessions sees this one, or is seen.
    fn start(&mut self, sealer: &Sealer, session: &TokenSession) {
        let activity = session.activity.as_ref();
        let pool = self.value(session.pool_id.as_str().to_owned());
        let sub = self.value(session.sub.as_str().to_owned());
        let client = self.value(session.client_id.as_str().to_owned());
        let rest = [
            self.value(session.id.clone()),
            self.value(sealed::token_secret(sealer, &session.id, &session.secret)),
            self.value(column::integer(session.generation)),
            self.value(session.rotated_at.map(Timestamp::as_millis)),
            self.value(session.auth_time.as_millis()),
            self.value(session.expires_at.as_millis()),
            self.value(session.revoked_at.map(Timestamp::as_millis)),
            self.value(session.device_key.clone()),
            self.value(activity.map(|activity| activity.at.as_millis())),
            self.value(activity.and_then(|activity| activity.ip.clone()).map(String::into_bytes)),
            self.value(activity.map(|activity| activity.device_type.clone().into_bytes())),
            self.value(String::from(session.methods)),
            self.value(session.acr.clone()),
        ];
        let types = [
            "text", "bytea", "integer", "bigint", "bigint", "bigint", "bigint", "text", "bigint", "bytea", "bytea",
            "text", "text",
        ];
        let rest: Vec<String> = rest.iter().zip(types).map(|(value, type_)| format!("{value}::{type_}")).collect();
        let rest = rest.join(", ");
        self.queries.push(format!(
            "SELECT pool_id, sub FROM users WHERE pool_id = {pool} AND sub = {sub} AND enabled FOR SHARE"
        ));
        let user = format!("part_{}", self.queries.len());
        self.one_row(format!(
            "INSERT INTO token_sessions (pool_id, sub, client_id, id, sealed_secret, generation, rotated_at, auth_time,
                 expires_at, revoked_at, device_key, last_active_at, last_ip, device_type, methods, acr)
             SELECT u.pool_id, u.sub, {client}, {rest} FROM {user} u
             WHERE EXISTS (SELECT 1 FROM app_clients c WHERE c.id = {client} AND c.pool_id = {pool})
             RETURNING 1"
        ));
    }

    fn statement(self) -> OneStatement {
        let queries: Vec<String> =
            self.queries.iter().enumerate().map(|(index, query)| format!("part_{} AS ({query})", index + 1)).collect();
        let with = if queries.is_empty() { String::new() } else { format!("WITH {} ", queries.join(", ")) };
        let holds = if self.conditions.is_empty() { "true".to_owned() } else { self.conditions.join(" AND ") };
        let sql = format!("{with}SELECT 1 / (CASE WHEN {holds} THEN 1 ELSE 0 END)");
        OneStatement { sql, values: self.values }
    }
}

fn kinds_are_different(changes: &[Change]) -> bool {
    let kinds: Vec<_> = changes.iter().map(std::mem::discriminant).collect();
    kinds.iter().enumerate().all(|(index, kind)| !kinds[..index].contains(kind))
}
