//! Authenticator apps: their secrets, sealed, in the row of their user.

use vestibule_api::Timestamp;
use vestibule_identity::change::Conflict;
use vestibule_identity::ids::{Sub, UserPoolId};
use vestibule_identity::secret::SecretBytes;
use vestibule_identity::software_token::SoftwareToken;

use super::connection::Connection;
use crate::sealing::Sealer;
use crate::{Result, sealed};

pub(super) async fn associate(
    connection: &Connection,
    sealer: &Sealer,
    pool: &UserPoolId,
    sub: &Sub,
    secret: &SecretBytes,
) -> Result<()> {
    connection
        .execute(
            "UPDATE users SET sealed_associated_token = $3 WHERE pool_id = $1 AND sub = $2",
            &[&pool.as_str(), &sub.as_str(), &sealed::associated_token(sealer, pool, sub, secret)],
        )
        .await?;
    Ok(())
}

pub(super) async fn associated(
    connection: &Connection,
    sealer: &Sealer,
    pool: &UserPoolId,
    sub: &Sub,
) -> Result<Option<SecretBytes>> {
    let found = connection
        .row(
            "SELECT sealed_associated_token FROM users WHERE pool_id = $1 AND sub = $2",
            &[&pool.as_str(), &sub.as_str()],
        )
        .await?;
    let Some(row) = found else { return Ok(None) };
    let ciphertext: Option<&[u8]> = row.try_get("sealed_associated_token")?;
    ciphertext.map(|it| sealed::open_associated_token(sealer, pool, sub, it)).transpose()
}

pub(super) async fn register(
    connection: &Connection,
    sealer: &Sealer,
    pool: &UserPoolId,
    sub: &Sub,
    token: &SoftwareToken,
    at: Timestamp,
) -> Result<()> {
    connection
        .execute(
            "UPDATE users SET sealed_software_token = $3, software_token_step = $4, sealed_associated_token = NULL,
                 modified_at = $5
             WHERE pool_id = $1 AND sub = $2",
            &[
                &pool.as_str(),
                &sub.as_str(),
                &sealed::software_token(sealer, pool, sub, token)?,
                &token.last_step,
                &at.as_millis(),
            ],
        )
        .await?;
    Ok(())
}

pub(super) async fn spend(connection: &Connection, pool: &UserPoolId, sub: &Sub, step: i64) -> Result<()> {
    let spent = connection
        .execute(
            "UPDATE users SET software_token_step = $3
             WHERE pool_id = $1 AND sub = $2 AND sealed_software_token IS NOT NULL AND software_token_step < $3",
            &[&pool.as_str(), &sub.as_str(), &step],
        )
        .await?;
    if spent == 0 { Err(Conflict::SoftwareTokenUsed.into()) } else { Ok(()) }
}

pub(super) async fn remove(connection: &Connection, pool: &UserPoolId, sub: &Sub, at: Timestamp) -> Result<()> {
    connection
        .execute(
            "UPDATE users SET sealed_software_token = NULL, software_token_step = 0, sealed_associated_token = NULL,
                 modified_at = $3
             WHERE pool_id = $1 AND sub = $2",
            &[&pool.as_str(), &sub.as_str(), &at.as_millis()],
        )
        .await?;
    Ok(())
}
