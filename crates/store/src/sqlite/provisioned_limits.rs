//! Provisioned limits of the server as a whole.

use rusqlite::{Connection, OptionalExtension, params};

use crate::Result;

pub(super) fn set(connection: &Connection, category: &str, per_second: i32) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO provisioned_limits (category, per_second) VALUES (?1, ?2)
             ON CONFLICT (category) DO UPDATE SET per_second = excluded.per_second",
        )?
        .execute(params![category, per_second])?;
    Ok(())
}

pub(super) fn get(connection: &Connection, category: &str) -> Result<Option<i32>> {
    Ok(connection
        .prepare_cached("SELECT per_second FROM provisioned_limits WHERE category = ?1")?
        .query_row([category], |row| row.get(0))
        .optional()?)
}
