//! Authenticator apps: their secrets, sealed, in the row of their user.

use rusqlite::{Connection, OptionalExtension, params};
use vestibule_api::Timestamp;
use vestibule_identity::change::Conflict;
use vestibule_identity::ids::{Sub, UserPoolId};
use vestibule_identity::secret::SecretBytes;
use vestibule_identity::software_token::SoftwareToken;

use super::user_keys::BY_SUB;
use crate::sealing::Sealer;
use crate::{Result, sealed};

pub(super) fn associate(
    connection: &Connection,
    sealer: &Sealer,
    pool: &UserPoolId,
    sub: &Sub,
    user: i64,
    secret: &SecretBytes,
) -> Result<()> {
    let ciphertext = sealed::associated_token(sealer, pool, sub, secret);
    connection
        .prepare_cached("UPDATE users SET sealed_associated_token = ?2 WHERE seq = ?1")?
        .execute(params![user, ciphertext])?;
    Ok(())
}

pub(super) fn associated(
    connection: &Connection,
    sealer: &Sealer,
    pool: &UserPoolId,
    sub: &Sub,
) -> Result<Option<SecretBytes>> {
    let ciphertext: Option<Option<Vec<u8>>> = connection
        .prepare_cached(&format!("SELECT sealed_associated_token FROM users WHERE seq = {BY_SUB}"))?
        .query_row([pool.as_str(), sub.as_str()], |row| row.get(0))
        .optional()?;
    ciphertext.flatten().map(|it| sealed::open_associated_token(sealer, pool, sub, &it)).transpose()
}

pub(super) fn register(
    connection: &Connection,
    sealer: &Sealer,
    pool: &UserPoolId,
    sub: &Sub,
    user: i64,
    token: &SoftwareToken,
    at: Timestamp,
) -> Result<()> {
    connection
        .prepare_cached(
            "UPDATE users SET sealed_software_token = ?2, software_token_step = ?3, sealed_associated_token = NULL,
                 modified_at = ?4
             WHERE seq = ?1",
        )?
        .execute(params![user, sealed::software_token(sealer, pool, sub, token)?, token.last_step, at.as_millis()])?;
    Ok(())
}

pub(super) fn spend(connection: &Connection, user: i64, step: i64) -> Result<()> {
    let spent = connection
        .prepare_cached(
            "UPDATE users SET software_token_step = ?2
             WHERE seq = ?1 AND sealed_software_token IS NOT NULL AND software_token_step < ?2",
        )?
        .execute(params![user, step])?;
    if spent == 0 { Err(Conflict::SoftwareTokenUsed.into()) } else { Ok(()) }
}

pub(super) fn remove(connection: &Connection, user: i64, at: Timestamp) -> Result<()> {
    connection
        .prepare_cached(
            "UPDATE users SET sealed_software_token = NULL, software_token_step = 0, sealed_associated_token = NULL,
                 modified_at = ?2
             WHERE seq = ?1",
        )?
        .execute(params![user, at.as_millis()])?;
    Ok(())
}
