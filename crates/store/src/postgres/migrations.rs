//! The schema's versions, and the check that the master key fits.
//!
//! The table `meta` holds both. Nodes of the release before may still run when a database is migrated, and nodes of the next may be
//! here already, so a migration only adds: release N works with schema N and N + 1.

use tokio_postgres::error::SqlState;

use super::connection::{self, Connection};
use super::open::OpenError;
use crate::rotation::{self, ROTATION_ROW};
use crate::sealing::Sealer;
use crate::{Result, StoreError};

/// Every version of the schema, in order; the first is version 1. A released file is never edited.
pub(super) const MIGRATIONS: [&str; 1] = [include_str!("migrations/0001_initial.sql")];

/// What the master key has to open before anything else.
pub(super) const KEY_CHECK_PLACE: [&str; 2] = ["meta", "key_check"];
const KEY_CHECK: &[u8] = b"vestibule";

/// What `meta` holds while another store is copied into the database.
pub(super) const COPY: &str = "copy";

/// Nodes that start at the same moment may make the first table together; one of them is told so.
const TRIES_MAX: u32 = 10;

/// Which versions there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SchemaVersions {
    /// That of the database before; 0 if it was empty.
    pub found: usize,
    /// That of the database now.
    pub present: usize,
}

/// What may be done to a database whose schema is older.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Migrate {
    /// An empty database is filled, an older one is refused: others may use it.
    IfEmpty,
    /// It is brought to the present version.
    Always,
}

/// Checks the database, and brings it to this release's schema where that is wanted.
pub(super) async fn prepare(
    connection: &Connection,
    sealer: &Sealer,
    migrate: Migrate,
) -> std::result::Result<SchemaVersions, OpenError> {
    let found = check(connection, sealer).await?;
    if migrate == Migrate::IfEmpty && found > 0 && meta(connection, COPY).await?.is_some() {
        return Err(OpenError::UnfinishedCopy);
    }
    let supported = MIGRATIONS.len();
    if found > supported + 1 {
        return Err(OpenError::NewerSchema { found, supported });
    }
    if found >= supported {
        if found > supported {
            tracing::warn!(found, supported, "the database was migrated for the next release already");
        }
        return Ok(SchemaVersions { found, present: found });
    }
    if found > 0 && migrate == Migrate::IfEmpty {
        return Err(OpenError::OlderSchema { found, supported });
    }
    for _ in 0..TRIES_MAX {
        match migrate_once(connection, sealer).await {
            Ok(()) => {
                // Another node may have been first, with another key or to copy into it.
                let present = check(connection, sealer).await?;
                if migrate == Migrate::IfEmpty && meta(connection, COPY).await?.is_some() {
                    return Err(OpenError::UnfinishedCopy);
                }
                return Ok(SchemaVersions { found, present });
            }
            Err(error) => {
                connection.roll_back().await;
                if !is_meeting(&error) {
                    return Err(error.into());
                }
            }
        }
    }
    Err(OpenError::Busy)
}

/// Which schema a database holds; 0 if it is empty. Writes nothing.
pub(super) async fn check(connection: &Connection, sealer: &Sealer) -> std::result::Result<usize, OpenError> {
    let of_server: i32 = connection
        .row("SELECT current_setting('server_version_num')::integer", &[])
        .await?
        .map(|row| row.try_get(0))
        .transpose()
        .map_err(StoreError::from)?
        .unwrap_or(0);
    if of_server < 150_000 {
        return Err(OpenError::OldServer(of_server / 10_000));
    }
    let encoding: Option<String> = connection
        .row("SELECT current_setting('server_encoding')", &[])
        .await?
        .map(|row| row.try_get(0))
        .transpose()
        .map_err(StoreError::from)?;
    if encoding.as_deref() != Some("UTF8") {
        return Err(OpenError::Encoding(encoding.unwrap_or_default()));
    }
    if !has_meta(connection).await? {
        let tables = connection
            .row(
                "SELECT 1 FROM information_schema.tables WHERE table_schema = current_schema()
                     AND table_type = 'BASE TABLE' LIMIT 1",
                &[],
            )
            .await?;
        return if tables.is_some() { Err(OpenError::Foreign) } else { Ok(0) };
    }
    let Some(key_check) = meta(connection, "key_check").await? else { return Ok(0) };
    match sealer.open(&KEY_CHECK_PLACE, &key_check) {
        Ok(value) if *value == KEY_CHECK => {}
        Ok(_) | Err(_) => return Err(OpenError::WrongMasterKey),
    }
    if meta(connection, ROTATION_ROW).await?.is_some_and(|row| !rotation::opens(&row, sealer)) {
        return Err(OpenError::RotationUnfinished);
    }
    let version = meta(connection, "schema_version").await?.ok_or(OpenError::Foreign)?;
    String::from_utf8(version).ok().and_then(|version| version.parse().ok()).ok_or(OpenError::Foreign)
}

pub(super) async fn has_meta(connection: &Connection) -> Result<bool> {
    let statement =
        "SELECT 1 FROM information_schema.tables WHERE table_schema = current_schema() AND table_name = 'meta'";
    Ok(connection.row(statement, &[]).await?.is_some())
}

pub(super) async fn meta(connection: &Connection, name: &str) -> Result<Option<Vec<u8>>> {
    let row = connection.row("SELECT value FROM meta WHERE name = $1", &[&name]).await?;
    Ok(row.map(|row| row.try_get(0)).transpose()?)
}

/// In one transaction, behind the row that says the version: of several who migrate at once the later ones find it done.
async fn migrate_once(connection: &Connection, sealer: &Sealer) -> Result<()> {
    connection.begin().await?;
    connection.run("CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value BYTEA NOT NULL)").await?;
    connection
        .execute(
            "INSERT INTO meta (name, value) VALUES ('schema_version', $1) ON CONFLICT (name) DO NOTHING",
            &[&"0".as_bytes()],
        )
        .await?;
    let version: Vec<u8> = connection
        .row("SELECT value FROM meta WHERE name = 'schema_version' FOR UPDATE", &[])
        .await?
        .map_or_else(|| Ok(Vec::new()), |row| row.try_get(0))?;
    let from: usize = String::from_utf8(version).ok().and_then(|version| version.parse().ok()).unwrap_or(0);
    for migration in MIGRATIONS.iter().skip(from) {
        connection.run(migration).await?;
    }
    if from == 0 {
        let key_check = sealer.seal(&KEY_CHECK_PLACE, KEY_CHECK);
        connection
            .execute(
                "INSERT INTO meta (name, value) VALUES ('key_check', $1) ON CONFLICT (name) DO NOTHING",
                &[&key_check],
            )
            .await?;
    }
    if from < MIGRATIONS.len() {
        let version = MIGRATIONS.len().to_string();
        connection.execute("UPDATE meta SET value = $1 WHERE name = 'schema_version'", &[&version.as_bytes()]).await?;
    }
    connection.commit().await
}

/// Whether another one made the same table at the same moment, or the transaction met another.
fn is_meeting(error: &StoreError) -> bool {
    connection::is_undone(error)
        || connection::state(error).is_some_and(|state| {
            [&SqlState::UNIQUE_VIOLATION, &SqlState::DUPLICATE_TABLE, &SqlState::DUPLICATE_OBJECT].contains(&state)
        })
}
