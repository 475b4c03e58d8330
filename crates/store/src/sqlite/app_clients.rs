//! App clients; their secrets are sealed beside the settings.

use rusqlite::{Connection, OptionalExtension, Row, params};
use vestibule_identity::app_client::{self, AppClient};
use vestibule_identity::change::Conflict;
use vestibule_identity::ids::{ClientId, UserPoolId};

use super::{column, user_pools};
use crate::page::Listing;
use crate::sealing::Sealer;
use crate::texts::client_settings_text;
use crate::{Page, Result, sealed};

const COLUMNS: &str = "seq, id, pool_id, revision, document, sealed_secrets, sso_session_minutes";

pub(super) fn create(connection: &Connection, sealer: &Sealer, client: &AppClient) -> Result<()> {
    user_pools::require(connection, &client.pool_id)?;
    let clients: u64 = connection
        .prepare_cached("SELECT count(*) FROM app_clients WHERE pool_id = ?1")?
        .query_row([client.pool_id.as_str()], |row| row.get::<_, i64>(0))?
        .unsigned_abs();
    if !app_client::admits_in_pool(clients) {
        return Err(Conflict::TooManyClients.into());
    }
    connection
        .prepare_cached(
            "INSERT INTO app_clients (id, pool_id, revision, document, sealed_secrets, sso_session_minutes)
             VALUES (?1, ?2, 0, ?3, ?4, ?5)",
        )?
        .execute(params![
            client.id.as_str(),
            client.pool_id.as_str(),
            client_settings_text(client)?,
            sealed::client_secrets(sealer, &client.pool_id, client.id.as_str(), &client.secrets)?,
            client.sso_session_minutes,
        ])?;
    Ok(())
}

pub(super) fn update(connection: &Connection, sealer: &Sealer, client: &AppClient) -> Result<()> {
    let updated = connection
        .prepare_cached(
            "UPDATE app_clients SET document = ?4, sealed_secrets = ?5, sso_session_minutes = ?6,
                 revision = revision + 1
             WHERE id = ?1 AND pool_id = ?2 AND revision = ?3",
        )?
        .execute(params![
            client.id.as_str(),
            client.pool_id.as_str(),
            client.revision,
            client_settings_text(client)?,
            sealed::client_secrets(sealer, &client.pool_id, client.id.as_str(), &client.secrets)?,
            client.sso_session_minutes,
        ])?;
    if updated > 0 {
        return Ok(());
    }
    let exists = connection
        .prepare_cached("SELECT 1 FROM app_clients WHERE id = ?1 AND pool_id = ?2")?
        .exists([client.id.as_str(), client.pool_id.as_str()])?;
    Err(if exists { Conflict::ClientChanged } else { Conflict::ClientGone }.into())
}

pub(super) fn delete(connection: &Connection, pool: &UserPoolId, id: &ClientId) -> Result<()> {
    let deleted = connection
        .prepare_cached("DELETE FROM app_clients WHERE id = ?1 AND pool_id = ?2")?
        .execute([id.as_str(), pool.as_str()])?;
    if deleted == 0 { Err(Conflict::ClientGone.into()) } else { Ok(()) }
}

pub(super) fn get(connection: &Connection, sealer: &Sealer, id: &ClientId) -> Result<Option<AppClient>> {
    connection
        .prepare_cached(&format!("SELECT {COLUMNS} FROM app_clients WHERE id = ?1"))?
        .query_row([id.as_str()], |row| Ok(read(row, sealer)))
        .optional()?
        .transpose()
}

pub(super) fn list(
    connection: &Connection,
    sealer: &Sealer,
    pool: &UserPoolId,
    listing: &Listing,
) -> Result<Page<AppClient>> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM app_clients INDEXED BY app_clients_of_pool
         WHERE pool_id = ?1 AND seq > ?2 ORDER BY seq LIMIT ?3",
    ))?;
    let rows = statement
        .query_and_then(params![pool.as_str(), listing.after_seq()?, listing.rows()], |row| {
            Ok((row.get("seq")?, read(row, sealer)?))
        })?
        .collect::<Result<_>>()?;
    Ok(listing.page(rows))
}

fn read(row: &Row<'_>, sealer: &Sealer) -> Result<AppClient> {
    let id = ClientId::new(row.get::<_, String>("id")?);
    let pool_id = UserPoolId::new(row.get::<_, String>("pool_id")?);
    let ciphertext: Vec<u8> = row.get("sealed_secrets")?;
    Ok(AppClient {
        revision: row.get("revision")?,
        settings: column::json(row, "document")?,
        sso_session_minutes: row.get("sso_session_minutes")?,
        secrets: sealed::open_client_secrets(sealer, &pool_id, id.as_str(), &ciphertext)?,
        id,
        pool_id,
    })
}
