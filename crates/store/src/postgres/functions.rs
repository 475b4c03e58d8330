//! Functions: the document is sealed, for environment variables are where people keep secrets.

use serde_json::Value;
use vestibule_identity::change::Conflict;

use super::connection::Connection;
use crate::sealing::Sealer;
use crate::{Result, StoredFunction, sealed};

/// Refuses a change that was decided on another document than the one that is there.
///
/// The caller has begun a change of the configuration, so that nobody else changes a function.
pub(super) async fn check(connection: &Connection, sealer: &Sealer, name: &str, before: Option<&Value>) -> Result<()> {
    let row = connection.row("SELECT sealed_document FROM functions WHERE name = $1", &[&name]).await?;
    let present = row.map(|row| sealed::open_function(sealer, name, row.try_get("sealed_document")?)).transpose()?;
    if present.as_ref() == before { Ok(()) } else { Err(Conflict::FunctionChanged(name.to_owned()).into()) }
}

pub(super) async fn put(
    connection: &Connection,
    sealer: &Sealer,
    name: &str,
    document: &Value,
    package: Option<&[u8]>,
) -> Result<()> {
    connection
        .execute(
            "INSERT INTO functions (name, sealed_document) VALUES ($1, $2)
             ON CONFLICT (name) DO UPDATE SET sealed_document = excluded.sealed_document",
            &[&name, &sealed::function(sealer, name, document)?],
        )
        .await?;
    if let Some(package) = package {
        connection
            .execute(
                "INSERT INTO function_packages (name, package) VALUES ($1, $2)
                 ON CONFLICT (name) DO UPDATE SET package = excluded.package",
                &[&name, &package],
            )
            .await?;
    }
    Ok(())
}

/// Removes a function with its package, if it is there.
pub(super) async fn delete(connection: &Connection, name: &str) -> Result<()> {
    connection.execute("DELETE FROM functions WHERE name = $1", &[&name]).await?;
    Ok(())
}

pub(super) async fn all(connection: &Connection, sealer: &Sealer) -> Result<Vec<StoredFunction>> {
    let rows = connection.rows("SELECT name, sealed_document FROM functions ORDER BY name", &[]).await?;
    rows.iter()
        .map(|row| {
            let name: String = row.try_get("name")?;
            let document = sealed::open_function(sealer, &name, row.try_get("sealed_document")?)?;
            Ok(StoredFunction { name, document })
        })
        .collect()
}

pub(super) async fn package(connection: &Connection, name: &str) -> Result<Option<Vec<u8>>> {
    let row = connection.row("SELECT package FROM function_packages WHERE name = $1", &[&name]).await?;
    Ok(row.map(|row| row.try_get("package")).transpose()?)
}
