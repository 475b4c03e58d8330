//! Devices that users have confirmed.

use rusqlite::{Connection, OptionalExtension, Row, params};
use vestibule_api::Timestamp;
use vestibule_identity::change::Conflict;
use vestibule_identity::device::Device;
use vestibule_identity::ids::{Sub, UserPoolId};

use super::column;
use super::user_keys::BY_SUB;
use crate::page::Listing;
use crate::sealing::Sealer;
use crate::{Page, Result, StoreError, sealed};

const COLUMNS: &str = "d.seq, d.key, d.group_key, d.name, d.salt, d.sealed_verifier, d.is_remembered, d.created_at, \
     d.modified_at, d.authenticated_at, d.last_ip";

pub(super) fn insert(
    connection: &Connection,
    sealer: &Sealer,
    pool: &UserPoolId,
    sub: &Sub,
    user: i64,
    device: &Device,
) -> Result<()> {
    let inserted = connection
        .prepare_cached(
            "INSERT INTO devices (user, key, group_key, name, salt, sealed_verifier, is_remembered, created_at,
                 modified_at, authenticated_at, last_ip)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11) ON CONFLICT (user, key) DO NOTHING",
        )?
        .execute(params![
            user,
            device.key,
            device.group_key,
            device.name,
            device.salt,
            sealed::device_verifier(sealer, pool, sub, &device.key, &device.verifier),
            device.is_remembered,
            device.created_at.as_millis(),
            device.modified_at.as_millis(),
            device.authenticated_at.as_millis(),
            device.last_ip,
        ])?;
    if inserted == 0 { Err(Conflict::DeviceExists.into()) } else { Ok(()) }
}

pub(super) fn remember(
    connection: &Connection,
    user: i64,
    key: &str,
    is_remembered: bool,
    at: Timestamp,
) -> Result<()> {
    let updated = connection
        .prepare_cached("UPDATE devices SET is_remembered = ?3, modified_at = ?4 WHERE user = ?1 AND key = ?2")?
        .execute(params![user, key, is_remembered, at.as_millis()])?;
    if updated == 0 { Err(Conflict::DeviceGone.into()) } else { Ok(()) }
}

pub(super) fn note_use(connection: &Connection, user: i64, key: &str, at: Timestamp, ip: Option<&str>) -> Result<()> {
    connection
        .prepare_cached("UPDATE devices SET authenticated_at = ?3, last_ip = ?4 WHERE user = ?1 AND key = ?2")?
        .execute(params![user, key, at.as_millis(), ip])?;
    Ok(())
}

pub(super) fn forget(connection: &Connection, user: i64, key: &str) -> Result<()> {
    let forgotten =
        connection.prepare_cached("DELETE FROM devices WHERE user = ?1 AND key = ?2")?.execute(params![user, key])?;
    if forgotten == 0 { Err(Conflict::DeviceGone.into()) } else { Ok(()) }
}

pub(super) fn get(
    connection: &Connection,
    sealer: &Sealer,
    pool: &UserPoolId,
    sub: &Sub,
    key: &str,
) -> Result<Option<Device>> {
    let statement = format!("SELECT {COLUMNS} FROM devices d WHERE d.user = {BY_SUB} AND d.key = ?3");
    let found = connection
        .prepare_cached(&statement)?
        .query_row([pool.as_str(), sub.as_str(), key], |row| Ok(read(row, sealer, pool, sub)))
        .optional()?
        .transpose()?;
    Ok(found.map(|(_, device)| device))
}

pub(super) fn list(
    connection: &Connection,
    sealer: &Sealer,
    pool: &UserPoolId,
    sub: &Sub,
    listing: &Listing,
) -> Result<Page<Device>> {
    let statement =
        format!("SELECT {COLUMNS} FROM devices d WHERE d.user = {BY_SUB} AND d.seq > ?3 ORDER BY d.seq LIMIT ?4");
    let mut statement = connection.prepare_cached(&statement)?;
    let rows = statement
        .query_and_then(params![pool.as_str(), sub.as_str(), listing.after_seq()?, listing.rows()], |row| {
            read(row, sealer, pool, sub)
        })?
        .collect::<Result<Vec<_>>>()?;
    Ok(listing.page(rows))
}

fn read(row: &Row<'_>, sealer: &Sealer, pool: &UserPoolId, sub: &Sub) -> Result<(i64, Device)> {
    let key: String = row.get("key")?;
    let ciphertext = row.get_ref("sealed_verifier")?.as_blob().map_err(StoreError::failed)?;
    let device = Device {
        group_key: row.get("group_key")?,
        name: row.get("name")?,
        salt: row.get("salt")?,
        verifier: sealed::open_device_verifier(sealer, pool, sub, &key, ciphertext)?,
        is_remembered: row.get("is_remembered")?,
        created_at: column::timestamp(row, "created_at")?,
        modified_at: column::timestamp(row, "modified_at")?,
        authenticated_at: column::timestamp(row, "authenticated_at")?,
        last_ip: row.get("last_ip")?,
        key,
    };
    Ok((row.get("seq")?, device))
}
