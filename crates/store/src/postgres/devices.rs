//! Devices that users have confirmed.

use tokio_postgres::Row;
use vestibule_api::Timestamp;
use vestibule_identity::change::Conflict;
use vestibule_identity::device::Device;
use vestibule_identity::ids::{Sub, UserPoolId};

use super::column;
use super::connection::Connection;
use crate::page::Listing;
use crate::sealing::Sealer;
use crate::{Page, Result, sealed};

const COLUMNS: &str = "seq, key, group_key, name, salt, sealed_verifier, is_remembered, created_at, modified_at, \
     authenticated_at, last_ip";

pub(super) async fn insert(
    connection: &Connection,
    sealer: &Sealer,
    pool: &UserPoolId,
    sub: &Sub,
    device: &Device,
) -> Result<()> {
    let inserted = connection
        .execute(
            "INSERT INTO devices (pool_id, sub, key, seq, group_key, name, salt, sealed_verifier, is_remembered,
                 created_at, modified_at, authenticated_at, last_ip)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
             ON CONFLICT (pool_id, sub, key) DO NOTHING",
            &[
                &pool.as_str(),
                &sub.as_str(),
                &device.key,
                &connection.next_seq(),
                &device.group_key,
                &device.name.as_deref().map(str::as_bytes),
                &device.salt.as_bytes(),
                &sealed::device_verifier(sealer, pool, sub, &device.key, &device.verifier),
                &device.is_remembered,
                &device.created_at.as_millis(),
                &device.modified_at.as_millis(),
                &device.authenticated_at.as_millis(),
                &device.last_ip.as_deref().map(str::as_bytes),
            ],
        )
        .await?;
    if inserted == 0 { Err(Conflict::DeviceExists.into()) } else { Ok(()) }
}

pub(super) async fn remember(
    connection: &Connection,
    pool: &UserPoolId,
    sub: &Sub,
    key: &str,
    is_remembered: bool,
    at: Timestamp,
) -> Result<()> {
    let updated = connection
        .execute(
            "UPDATE devices SET is_remembered = $4, modified_at = $5 WHERE pool_id = $1 AND sub = $2 AND key = $3",
            &[&pool.as_str(), &sub.as_str(), &key, &is_remembered, &at.as_millis()],
        )
        .await?;
    if updated == 0 { Err(Conflict::DeviceGone.into()) } else { Ok(()) }
}

pub(super) async fn note_use(
    connection: &Connection,
    pool: &UserPoolId,
    sub: &Sub,
    key: &str,
    at: Timestamp,
    ip: Option<&str>,
) -> Result<()> {
    connection
        .execute(
            "UPDATE devices SET authenticated_at = $4, last_ip = $5 WHERE pool_id = $1 AND sub = $2 AND key = $3",
            &[&pool.as_str(), &sub.as_str(), &key, &at.as_millis(), &ip.map(str::as_bytes)],
        )
        .await?;
    Ok(())
}

pub(super) async fn forget(connection: &Connection, pool: &UserPoolId, sub: &Sub, key: &str) -> Result<()> {
    let forgotten = connection
        .execute(
            "DELETE FROM devices WHERE pool_id = $1 AND sub = $2 AND key = $3",
            &[&pool.as_str(), &sub.as_str(), &key],
        )
        .await?;
    if forgotten == 0 { Err(Conflict::DeviceGone.into()) } else { Ok(()) }
}

pub(super) async fn get(
    connection: &Connection,
    sealer: &Sealer,
    pool: &UserPoolId,
    sub: &Sub,
    key: &str,
) -> Result<Option<Device>> {
    let statement = format!("SELECT {COLUMNS} FROM devices WHERE pool_id = $1 AND sub = $2 AND key = $3");
    let row = connection.row(&statement, &[&pool.as_str(), &sub.as_str(), &key]).await?;
    row.map(|row| read(&row, sealer, pool, sub)).transpose()
}

pub(super) async fn list(
    connection: &Connection,
    sealer: &Sealer,
    pool: &UserPoolId,
    sub: &Sub,
    listing: &Listing,
) -> Result<Page<Device>> {
    let statement =
        format!("SELECT {COLUMNS} FROM devices WHERE pool_id = $1 AND sub = $2 AND seq > $3 ORDER BY seq LIMIT $4");
    let rows =
        connection.rows(&statement, &[&pool.as_str(), &sub.as_str(), &listing.after_seq()?, &listing.rows()]).await?;
    let rows =
        rows.iter().map(|row| Ok((row.try_get("seq")?, read(row, sealer, pool, sub)?))).collect::<Result<_>>()?;
    Ok(listing.page(rows))
}

fn read(row: &Row, sealer: &Sealer, pool: &UserPoolId, sub: &Sub) -> Result<Device> {
    let key: String = row.try_get("key")?;
    Ok(Device {
        group_key: row.try_get("group_key")?,
        name: column::free_text_option(row, "name")?,
        salt: column::free_text(row, "salt")?,
        verifier: sealed::open_device_verifier(sealer, pool, sub, &key, row.try_get("sealed_verifier")?)?,
        is_remembered: row.try_get("is_remembered")?,
        created_at: column::timestamp(row, "created_at")?,
        modified_at: column::timestamp(row, "modified_at")?,
        authenticated_at: column::timestamp(row, "authenticated_at")?,
        last_ip: column::free_text_option(row, "last_ip")?,
        key,
    })
}
