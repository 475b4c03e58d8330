//! Changes to one user. Each touches the columns that it names and no others.

use rusqlite::{Connection, OptionalExtension, Params, params};
use vestibule_api::Timestamp;
use vestibule_identity::change::{Conflict, UserChange};
use vestibule_identity::ids::{Sub, UserPoolId};
use vestibule_identity::mfa_preference::MfaChange;
use vestibule_identity::user::{MfaPreference, Password, UserStatus};

use super::{
    auth_events, codes, column, devices, groups, passkeys, password_history, software_tokens, token_sessions,
    user_keys, users,
};
use crate::sealing::Sealer;
use crate::{Result, sealed};

pub(super) fn apply(
    connection: &Connection,
    sealer: &Sealer,
    pool: &UserPoolId,
    sub: &Sub,
    change: UserChange,
) -> Result<()> {
    let seq = users::require(connection, pool, sub)?;
    match change {
        UserChange::Attributes { set, remove, at } => {
            users::change_attributes(connection, pool, seq, &set, &remove)?;
            execute(connection, "UPDATE users SET modified_at = ?2 WHERE seq = ?1", (seq, at.as_millis()))
        }
        UserChange::Expect { attribute, value } => users::expect(connection, seq, &attribute, value.as_deref()),
        UserChange::ClaimName { name, from_other: false } => user_keys::claim(connection, pool, seq, &name),
        UserChange::ClaimName { name, from_other: true } => user_keys::take(connection, pool, seq, &name),
        UserChange::ReleaseName(name) => user_keys::release(connection, pool, seq, &name),
        UserChange::Status(to, at) => set_status(connection, seq, to, at),
        UserChange::StatusFrom { from, to, at } => {
            require_status(connection, seq, from)?;
            set_status(connection, seq, to, at)
        }
        UserChange::RetirePassword { keep } => password_history::retire(connection, seq, keep),
        UserChange::Password(password, at) => {
            let verifier = sealed::verifier(sealer, pool, sub, &password.verifier);
            set_password(connection, seq, &password, &verifier, at)
        }
        UserChange::AdoptPassword(password) => {
            let verifier = sealed::verifier(sealer, pool, sub, &password.verifier);
            execute(
                connection,
                "UPDATE users SET salt = ?2, sealed_verifier = ?3, password_set_at = ?4, sealed_password_hash = NULL
                 WHERE seq = ?1 AND sealed_password_hash IS NOT NULL",
                params![seq, password.salt, verifier, password.set_at.as_millis()],
            )
        }
        UserChange::RemovePassword(at) => execute(
            connection,
            "UPDATE users SET salt = NULL, sealed_verifier = NULL, password_set_at = NULL, password_expires_at = NULL,
                 sealed_password_hash = NULL, modified_at = ?2
             WHERE seq = ?1",
            (seq, at.as_millis()),
        ),
        UserChange::Mfa(change, at) => change_factors(connection, seq, &change, at),
        UserChange::AssociateSoftwareToken(secret) => {
            software_tokens::associate(connection, sealer, pool, sub, seq, &secret)
        }
        UserChange::RegisterSoftwareToken(token, at) => {
            software_tokens::register(connection, sealer, pool, sub, seq, &token, at)
        }
        UserChange::UseSoftwareToken { step } => software_tokens::spend(connection, seq, step),
        UserChange::RemoveSoftwareToken(at) => software_tokens::remove(connection, seq, at),
        UserChange::ConfirmDevice(device) => devices::insert(connection, sealer, pool, sub, seq, &device),
        UserChange::RememberDevice { key, is_remembered, at } => {
            devices::remember(connection, seq, &key, is_remembered, at)
        }
        UserChange::NoteDeviceUse { key, at, ip } => devices::note_use(connection, seq, &key, at, ip.as_deref()),
        UserChange::BeginPasskey(pending) => passkeys::begin(connection, seq, &pending),
        UserChange::AddPasskey(passkey, challenge) => passkeys::add(connection, seq, &passkey, &challenge),
        UserChange::UsePasskey(passkey) => passkeys::update(connection, seq, &passkey),
        UserChange::DeletePasskey(id) => passkeys::delete(connection, seq, &id),
        UserChange::ForgetDevice(key) => devices::forget(connection, seq, &key),
        UserChange::JoinGroup(name) => groups::join(connection, pool, seq, &name),
        UserChange::LeaveGroup(name) => groups::leave(connection, pool, seq, &name),
        UserChange::Enabled(enabled, at) => execute(
            connection,
            "UPDATE users SET enabled = ?2, modified_at = ?3 WHERE seq = ?1",
            params![seq, enabled, at.as_millis()],
        ),
        UserChange::RevokeTokens(at) => token_sessions::revoke_of_user(connection, seq, at),
        UserChange::LimitSessions { most, at } => token_sessions::limit(connection, seq, most, at),
        UserChange::NoteAuthEvent(event) => auth_events::note(connection, seq, *event),
        UserChange::AuthEventFeedback { event, feedback } => {
            auth_events::set_feedback(connection, seq, &event, feedback)
        }
        UserChange::PutCode(code) => codes::put(connection, seq, &code),
        UserChange::UseCode { purpose, hash } => codes::take(connection, seq, &purpose, &hash),
    }
}

fn require_status(connection: &Connection, seq: i64, expected: UserStatus) -> Result<()> {
    let found = connection
        .prepare_cached("SELECT status FROM users WHERE seq = ?1")?
        .query_row([seq], |row| Ok(users::status(row, 0)))
        .optional()?
        .transpose()?
        .ok_or(Conflict::UserGone)?;
    if found == expected { Ok(()) } else { Err(Conflict::StatusChanged(found).into()) }
}

/// Switches second factors of what the preferences are by now.
fn change_factors(connection: &Connection, seq: i64, change: &MfaChange, at: Timestamp) -> Result<()> {
    let before: MfaPreference = connection
        .prepare_cached("SELECT mfa FROM users WHERE seq = ?1")?
        .query_row([seq], |row| Ok(column::json(row, 0)))??;
    execute(
        connection,
        "UPDATE users SET mfa = ?2, modified_at = ?3 WHERE seq = ?1",
        params![seq, serde_json::to_string(&change.applied_to(&before))?, at.as_millis()],
    )
}

fn set_status(connection: &Connection, seq: i64, status: UserStatus, at: Timestamp) -> Result<()> {
    execute(
        connection,
        "UPDATE users SET status = ?2, modified_at = ?3 WHERE seq = ?1",
        params![seq, status.as_str(), at.as_millis()],
    )
}

fn set_password(
    connection: &Connection,
    seq: i64,
    password: &Password,
    sealed_verifier: &[u8],
    at: Timestamp,
) -> Result<()> {
    execute(
        connection,
        "UPDATE users SET salt = ?2, sealed_verifier = ?3, password_set_at = ?4, password_expires_at = ?5,
             modified_at = ?6, sealed_password_hash = NULL
         WHERE seq = ?1",
        params![
            seq,
            password.salt,
            sealed_verifier,
            password.set_at.as_millis(),
            password.expires_at.map(Timestamp::as_millis),
            at.as_millis(),
        ],
    )
}

fn execute(connection: &Connection, sql: &str, values: impl Params) -> Result<()> {
    connection.prepare_cached(sql)?.execute(values)?;
    Ok(())
}
