//! App clients; their secrets are sealed beside the settings.

use tokio_postgres::Row;
use vestibule_identity::app_client::{self, AppClient};
use vestibule_identity::change::Conflict;
use vestibule_identity::ids::{ClientId, UserPoolId};

use super::connection::Connection;
use super::{column, user_pools};
use crate::page::Listing;
use crate::sealing::Sealer;
use crate::texts::client_settings_text;
use crate::{Page, Result, sealed};

const COLUMNS: &str = "seq, id, pool_id, revision, document, sealed_secrets, sso_session_minutes";

/// The caller has begun a change of the configuration, so that nobody else adds a client.
pub(super) async fn create(connection: &Connection, sealer: &Sealer, client: &AppClient) -> Result<()> {
    let pool = client.pool_id.as_str();
    user_pools::require(connection, &client.pool_id).await?;
    let statement = "SELECT count(*) FROM app_clients WHERE pool_id = $1";
    if !app_client::admits_in_pool(user_pools::count_of(connection, statement, &[&pool]).await?) {
        return Err(Conflict::TooManyClients.into());
    }
    connection
        .execute(
            "INSERT INTO app_clients (id, seq, pool_id, revision, document, sealed_secrets, sso_session_minutes)
             VALUES ($1, $2, $3, 0, $4, $5, $6)",
            &[
                &client.id.as_str(),
                &connection.next_seq(),
                &pool,
                &client_settings_text(client)?,
                &sealed::client_secrets(sealer, &client.pool_id, client.id.as_str(), &client.secrets)?,
                &client.sso_session_minutes,
            ],
        )
        .await?;
    Ok(())
}

pub(super) async fn update(connection: &Connection, sealer: &Sealer, client: &AppClient) -> Result<()> {
    let updated = connection
        .execute(
            "UPDATE app_clients SET document = $4, sealed_secrets = $5, sso_session_minutes = $6,
                 revision = revision + 1
             WHERE id = $1 AND pool_id = $2 AND revision = $3",
            &[
                &client.id.as_str(),
                &client.pool_id.as_str(),
                &column::integer(client.revision),
                &client_settings_text(client)?,
                &sealed::client_secrets(sealer, &client.pool_id, client.id.as_str(), &client.secrets)?,
                &client.sso_session_minutes,
            ],
        )
        .await?;
    if updated > 0 {
        return Ok(());
    }
    let found = connection
        .row(
            "SELECT 1 FROM app_clients WHERE id = $1 AND pool_id = $2",
            &[&client.id.as_str(), &client.pool_id.as_str()],
        )
        .await?;
    Err(if found.is_some() { Conflict::ClientChanged } else { Conflict::ClientGone }.into())
}

pub(super) async fn delete(connection: &Connection, pool: &UserPoolId, id: &ClientId) -> Result<()> {
    let deleted = connection
        .execute("DELETE FROM app_clients WHERE id = $1 AND pool_id = $2", &[&id.as_str(), &pool.as_str()])
        .await?;
    if deleted == 0 {
        return Err(Conflict::ClientGone.into());
    }
    // No reference does it. A session that is begun at this moment stays, but is none without its client.
    connection.execute("DELETE FROM token_sessions WHERE client_id = $1", &[&id.as_str()]).await?;
    Ok(())
}

pub(super) async fn get(connection: &Connection, sealer: &Sealer, id: &ClientId) -> Result<Option<AppClient>> {
    let statement = format!("SELECT {COLUMNS} FROM app_clients WHERE id = $1");
    let row = connection.row(&statement, &[&id.as_str()]).await?;
    row.map(|row| read(&row, sealer)).transpose()
}

pub(super) async fn list(
    connection: &Connection,
    sealer: &Sealer,
    pool: &UserPoolId,
    listing: &Listing,
) -> Result<Page<AppClient>> {
    let statement = format!("SELECT {COLUMNS} FROM app_clients WHERE pool_id = $1 AND seq > $2 ORDER BY seq LIMIT $3");
    let rows = connection.rows(&statement, &[&pool.as_str(), &listing.after_seq()?, &listing.rows()]).await?;
    let rows = rows.iter().map(|row| Ok((row.try_get("seq")?, read(row, sealer)?))).collect::<Result<_>>()?;
    Ok(listing.page(rows))
}

fn read(row: &Row, sealer: &Sealer) -> Result<AppClient> {
    let id = ClientId::new(row.try_get::<_, String>("id")?);
    let pool_id = UserPoolId::new(row.try_get::<_, String>("pool_id")?);
    Ok(AppClient {
        revision: column::number(row, "revision")?,
        settings: column::json(row, "document")?,
        sso_session_minutes: row.try_get("sso_session_minutes")?,
        secrets: sealed::open_client_secrets(sealer, &pool_id, id.as_str(), row.try_get("sealed_secrets")?)?,
        id,
        pool_id,
    })
}
