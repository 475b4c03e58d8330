//! Passwords of the past, as sealed verifiers.

use rusqlite::{Connection, params};
use vestibule_identity::ids::{Sub, UserPoolId};
use vestibule_identity::user::Password;

use super::column;
use super::user_keys::BY_SUB;
use crate::sealing::Sealer;
use crate::{Result, sealed};

/// Copies the present password into the history, and keeps the latest so many. The seal is that of the user's row.
pub(super) fn retire(connection: &Connection, user: i64, keep: usize) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO password_history (user, salt, sealed_verifier, set_at)
             SELECT seq, salt, sealed_verifier, password_set_at FROM users WHERE seq = ?1 AND salt IS NOT NULL",
        )?
        .execute([user])?;
    connection
        .prepare_cached(
            "DELETE FROM password_history WHERE user = ?1 AND seq NOT IN
                 (SELECT seq FROM password_history WHERE user = ?1 ORDER BY seq DESC LIMIT ?2)",
        )?
        .execute(params![user, i64::try_from(keep).unwrap_or(i64::MAX)])?;
    Ok(())
}

/// The latest first.
pub(super) fn list(connection: &Connection, sealer: &Sealer, pool: &UserPoolId, sub: &Sub) -> Result<Vec<Password>> {
    connection
        .prepare_cached(&format!(
            "SELECT salt, sealed_verifier, set_at FROM password_history WHERE user = {BY_SUB} ORDER BY seq DESC"
        ))?
        .query_and_then([pool.as_str(), sub.as_str()], |row| {
            let ciphertext: Vec<u8> = row.get("sealed_verifier")?;
            Ok(Password {
                salt: row.get("salt")?,
                verifier: sealed::open_verifier(sealer, pool, sub, &ciphertext)?,
                set_at: column::timestamp(row, "set_at")?,
                expires_at: None,
            })
        })?
        .collect()
}
