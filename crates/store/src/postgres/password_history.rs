//! Passwords of the past, as sealed verifiers.

use tokio_postgres::Row;
use vestibule_identity::ids::{Sub, UserPoolId};
use vestibule_identity::user::Password;

use super::column;
use super::connection::Connection;
use crate::sealing::Sealer;
use crate::{Result, sealed};

/// Copies the present password into the history, and keeps the latest so many. The seal is that of the user's row.
pub(super) async fn retire(connection: &Connection, pool: &UserPoolId, sub: &Sub, keep: usize) -> Result<()> {
    connection
        .execute(
            "INSERT INTO password_history (pool_id, sub, seq, salt, sealed_verifier, set_at)
             SELECT pool_id, sub, $3::bigint, salt, sealed_verifier, password_set_at FROM users
             WHERE pool_id = $1 AND sub = $2 AND salt IS NOT NULL",
            &[&pool.as_str(), &sub.as_str(), &connection.next_seq()],
        )
        .await?;
    connection
        .execute(
            "DELETE FROM password_history WHERE pool_id = $1 AND sub = $2 AND seq <=
                 (SELECT seq FROM password_history WHERE pool_id = $1 AND sub = $2
                  ORDER BY seq DESC LIMIT 1 OFFSET $3)",
            &[&pool.as_str(), &sub.as_str(), &i64::try_from(keep).unwrap_or(i64::MAX)],
        )
        .await?;
    Ok(())
}

/// The latest first.
pub(super) async fn list(
    connection: &Connection,
    sealer: &Sealer,
    pool: &UserPoolId,
    sub: &Sub,
) -> Result<Vec<Password>> {
    let rows = connection
        .rows(
            "SELECT salt, sealed_verifier, set_at FROM password_history WHERE pool_id = $1 AND sub = $2
             ORDER BY seq DESC",
            &[&pool.as_str(), &sub.as_str()],
        )
        .await?;
    rows.iter().map(|row| read(row, sealer, pool, sub)).collect()
}

fn read(row: &Row, sealer: &Sealer, pool: &UserPoolId, sub: &Sub) -> Result<Password> {
    Ok(Password {
        salt: column::bytes(row, "salt")?,
        verifier: sealed::open_verifier(sealer, pool, sub, row.try_get("sealed_verifier")?)?,
        set_at: column::timestamp(row, "set_at")?,
        expires_at: None,
    })
}
