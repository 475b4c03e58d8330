//! Leases: what one node does for all. The times are the database's, so that the clocks of the nodes do not matter.

use super::connection::Connection;
use crate::Result;

/// Takes a lease for so many seconds, or prolongs it, unless another holder has it; answers whether it was had.
pub(super) async fn take(connection: &Connection, name: &str, holder: &str, seconds: u32) -> Result<bool> {
    let taken = connection
        .row(
            "INSERT INTO leases (name, holder, until)
             VALUES ($1, $2, (extract(epoch from clock_timestamp()) * 1000)::bigint + $3::bigint)
             ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until = excluded.until
             WHERE leases.holder = excluded.holder
                 OR leases.until < (extract(epoch from clock_timestamp()) * 1000)::bigint
             RETURNING 1",
            &[&name, &holder, &(i64::from(seconds) * 1000)],
        )
        .await?;
    Ok(taken.is_some())
}

/// Gives a lease back before its time, if this holder has it.
pub(super) async fn give_back(connection: &Connection, name: &str, holder: &str) -> Result<()> {
    connection.execute("DELETE FROM leases WHERE name = $1 AND holder = $2", &[&name, &holder]).await?;
    Ok(())
}
