//! Changes to one user. Each touches the columns that it names and no others; while one goes on, others of the same user wait.

use vestibule_api::Timestamp;
use vestibule_identity::change::{Conflict, UserChange};
use vestibule_identity::ids::{Sub, UserPoolId};
use vestibule_identity::mfa_preference::MfaChange;
use vestibule_identity::user::{MfaPreference, Password, UserStatus};

use super::column;
use super::connection::Connection;
use super::{
    auth_events, codes, devices, groups, passkeys, password_history, software_tokens, token_sessions, user_names, users,
};
use crate::sealing::Sealer;
use crate::{Result, sealed};

pub(super) async fn apply(
    connection: &Connection,
    sealer: &Sealer,
    pool: &UserPoolId,
    sub: &Sub,
    change: &UserChange,
) -> Result<()> {
    users::require(connection, pool, sub).await?;
    let user = Row { connection, sealer, pool, sub };
    match change {
        UserChange::Attributes { set, remove, at } => {
            users::change_attributes(connection, pool, sub, set, remove).await?;
            user.modified(*at).await
        }
        UserChange::Expect { attribute, value } => {
            users::expect(connection, pool, sub, attribute, value.as_deref()).await
        }
        UserChange::ClaimName { name, from_other: false } => user_names::claim(connection, pool, sub, name).await,
        UserChange::ClaimName { name, from_other: true } => user_names::take(connection, pool, sub, name).await,
        UserChange::ReleaseName(name) => user_names::release(connection, pool, sub, name).await.map(|_| ()),
        UserChange::Status(to, at) => user.set_status(*to, *at).await,
        UserChange::StatusFrom { from, to, at } => {
            user.require_status(*from).await?;
            user.set_status(*to, *at).await
        }
        UserChange::RetirePassword { keep } => password_history::retire(connection, pool, sub, *keep).await,
        UserChange::Password(password, at) => user.set_password(password, *at).await,
        UserChange::AdoptPassword(password) => user.adopt_password(password).await,
        UserChange::RemovePassword(at) => user.remove_password(*at).await,
        UserChange::Mfa(change, at) => user.change_factors(change, *at).await,
        UserChange::AssociateSoftwareToken(secret) => {
            software_tokens::associate(connection, sealer, pool, sub, secret).await
        }
        UserChange::RegisterSoftwareToken(token, at) => {
            software_tokens::register(connection, sealer, pool, sub, token, *at).await
        }
        UserChange::UseSoftwareToken { step } => software_tokens::spend(connection, pool, sub, *step).await,
        UserChange::RemoveSoftwareToken(at) => software_tokens::remove(connection, pool, sub, *at).await,
        UserChange::ConfirmDevice(device) => devices::insert(connection, sealer, pool, sub, device).await,
        UserChange::RememberDevice { key, is_remembered, at } => {
            devices::remember(connection, pool, sub, key, *is_remembered, *at).await
        }
        UserChange::NoteDeviceUse { key, at, ip } => {
            devices::note_use(connection, pool, sub, key, *at, ip.as_deref()).await
        }
        UserChange::ForgetDevice(key) => devices::forget(connection, pool, sub, key).await,
        UserChange::BeginPasskey(pending) => passkeys::begin(connection, pool, sub, pending).await,
        UserChange::AddPasskey(passkey, challenge) => passkeys::add(connection, pool, sub, passkey, challenge).await,
        UserChange::UsePasskey(passkey) => passkeys::update(connection, pool, sub, passkey).await,
        UserChange::DeletePasskey(id) => passkeys::delete(connection, pool, sub, id).await,
        UserChange::JoinGroup(name) => groups::join(connection, pool, sub, name).await,
        UserChange::LeaveGroup(name) => groups::leave(connection, pool, sub, name).await,
        UserChange::Enabled(enabled, at) => user.set_enabled(*enabled, *at).await,
        UserChange::RevokeTokens(at) => token_sessions::revoke_of_user(connection, pool, sub, *at).await,
        UserChange::LimitSessions { most, at } => token_sessions::limit(connection, pool, sub, *most, *at).await,
        UserChange::NoteAuthEvent(event) => auth_events::note(connection, pool, sub, event).await,
        UserChange::AuthEventFeedback { event, feedback } => {
            auth_events::set_feedback(connection, pool, sub, event, feedback).await
        }
        UserChange::PutCode(code) => codes::put(connection, pool, sub, code).await,
        UserChange::UseCode { purpose, hash } => codes::take(connection, pool, sub, purpose, hash).await,
    }
}

/// The locked row of a user.
struct Row<'a> {
    connection: &'a Connection,
    sealer: &'a Sealer,
    pool: &'a UserPoolId,
    sub: &'a Sub,
}

impl Row<'_> {
    async fn modified(&self, at: Timestamp) -> Result<()> {
        let statement = "UPDATE users SET modified_at = $3 WHERE pool_id = $1 AND sub = $2";
        self.connection.execute(statement, &[&self.pool.as_str(), &self.sub.as_str(), &at.as_millis()]).await?;
        Ok(())
    }

    async fn require_status(&self, expected: UserStatus) -> Result<()> {
        let statement = "SELECT status FROM users WHERE pool_id = $1 AND sub = $2";
        let row = self.connection.row(statement, &[&self.pool.as_str(), &self.sub.as_str()]).await?;
        let found = users::status(&row.ok_or(Conflict::UserGone)?, 0)?;
        if found == expected { Ok(()) } else { Err(Conflict::StatusChanged(found).into()) }
    }

    async fn set_status(&self, status: UserStatus, at: Timestamp) -> Result<()> {
        self.connection
            .execute(
                "UPDATE users SET status = $3, modified_at = $4 WHERE pool_id = $1 AND sub = $2",
                &[&self.pool.as_str(), &self.sub.as_str(), &status.as_str(), &at.as_millis()],
            )
            .await?;
        Ok(())
    }

    async fn set_enabled(&self, enabled: bool, at: Timestamp) -> Result<()> {
        self.connection
            .execute(
                "UPDATE users SET enabled = $3, modified_at = $4 WHERE pool_id = $1 AND sub = $2",
                &[&self.pool.as_str(), &self.sub.as_str(), &enabled, &at.as_millis()],
            )
            .await?;
        Ok(())
    }

    async fn set_password(&self, password: &Password, at: Timestamp) -> Result<()> {
        self.connection
            .execute(
                "UPDATE users SET salt = $3, sealed_verifier = $4, password_set_at = $5, password_expires_at = $6,
                     modified_at = $7, sealed_password_hash = NULL
                 WHERE pool_id = $1 AND sub = $2",
                &[
                    &self.pool.as_str(),
                    &self.sub.as_str(),
                    &password.salt.as_slice(),
                    &sealed::verifier(self.sealer, self.pool, self.sub, &password.verifier),
                    &password.set_at.as_millis(),
                    &password.expires_at.map(Timestamp::as_millis),
                    &at.as_millis(),
                ],
            )
            .await?;
        Ok(())
    }

    async fn adopt_password(&self, password: &Password) -> Result<()> {
        self.connection
            .execute(
                "UPDATE users SET salt = $3, sealed_verifier = $4, password_set_at = $5, sealed_password_hash = NULL
                 WHERE pool_id = $1 AND sub = $2 AND sealed_password_hash IS NOT NULL",
                &[
                    &self.pool.as_str(),
                    &self.sub.as_str(),
                    &password.salt.as_slice(),
                    &sealed::verifier(self.sealer, self.pool, self.sub, &password.verifier),
                    &password.set_at.as_millis(),
                ],
            )
            .await?;
        Ok(())
    }

    async fn remove_password(&self, at: Timestamp) -> Result<()> {
        self.connection
            .execute(
                "UPDATE users SET salt = NULL, sealed_verifier = NULL, password_set_at = NULL,
                     password_expires_at = NULL, sealed_password_hash = NULL, modified_at = $3
                 WHERE pool_id = $1 AND sub = $2",
                &[&self.pool.as_str(), &self.sub.as_str(), &at.as_millis()],
            )
            .await?;
        Ok(())
    }

    /// Switches second factors of what the preferences are by now.
    async fn change_factors(&self, change: &MfaChange, at: Timestamp) -> Result<()> {
        let statement = "SELECT mfa FROM users WHERE pool_id = $1 AND sub = $2";
        let row = self.connection.row(statement, &[&self.pool.as_str(), &self.sub.as_str()]).await?;
        let before: MfaPreference = column::json(&row.ok_or(Conflict::UserGone)?, 0)?;
        self.connection
            .execute(
                "UPDATE users SET mfa = $3, modified_at = $4 WHERE pool_id = $1 AND sub = $2",
                &[
                    &self.pool.as_str(),
                    &self.sub.as_str(),
                    &serde_json::to_string(&change.applied_to(&before))?,
                    &at.as_millis(),
                ],
            )
            .await?;
        Ok(())
    }
}
