//! Provisioned limits of the server as a whole.

use super::connection::Connection;
use crate::Result;

pub(super) async fn set(connection: &Connection, category: &str, per_second: i32) -> Result<()> {
    connection
        .execute(
            "INSERT INTO provisioned_limits (category, per_second) VALUES ($1, $2)
             ON CONFLICT (category) DO UPDATE SET per_second = excluded.per_second",
            &[&category, &per_second],
        )
        .await?;
    Ok(())
}

pub(super) async fn get(connection: &Connection, category: &str) -> Result<Option<i32>> {
    let row = connection.row("SELECT per_second FROM provisioned_limits WHERE category = $1", &[&category]).await?;
    Ok(row.map(|row| row.try_get("per_second")).transpose()?)
}
