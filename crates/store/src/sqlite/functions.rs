//! Functions: the document is sealed, for environment variables are where people keep secrets.

use rusqlite::{Connection, OptionalExtension, params};
use serde_json::Value;
use vestibule_identity::change::Conflict;

use crate::sealing::Sealer;
use crate::{Result, StoredFunction, sealed};

/// Refuses a change that was decided on another document than the one that is there.
pub(super) fn check(connection: &Connection, sealer: &Sealer, name: &str, before: Option<&Value>) -> Result<()> {
    let ciphertext: Option<Vec<u8>> = connection
        .prepare_cached("SELECT sealed_document FROM functions WHERE name = ?1")?
        .query_row([name], |row| row.get(0))
        .optional()?;
    let present = ciphertext.map(|ciphertext| sealed::open_function(sealer, name, &ciphertext)).transpose()?;
    if present.as_ref() == before { Ok(()) } else { Err(Conflict::FunctionChanged(name.to_owned()).into()) }
}

pub(super) fn put(
    connection: &Connection,
    sealer: &Sealer,
    name: &str,
    document: &Value,
    package: Option<&[u8]>,
) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO functions (name, sealed_document) VALUES (?1, ?2)
             ON CONFLICT (name) DO UPDATE SET sealed_document = excluded.sealed_document",
        )?
        .execute(params![name, sealed::function(sealer, name, document)?])?;
    if let Some(package) = package {
        connection
            .prepare_cached(
                "INSERT INTO function_packages (name, package) VALUES (?1, ?2)
                 ON CONFLICT (name) DO UPDATE SET package = excluded.package",
            )?
            .execute(params![name, package])?;
    }
    Ok(())
}

/// Removes a function with its package, if it is there.
pub(super) fn delete(connection: &Connection, name: &str) -> Result<()> {
    connection.prepare_cached("DELETE FROM functions WHERE name = ?1")?.execute([name])?;
    Ok(())
}

pub(super) fn all(connection: &Connection, sealer: &Sealer) -> Result<Vec<StoredFunction>> {
    let mut statement = connection.prepare_cached("SELECT name, sealed_document FROM functions ORDER BY name")?;
    statement
        .query_and_then([], |row| {
            let name: String = row.get("name")?;
            let ciphertext: Vec<u8> = row.get("sealed_document")?;
            let document = sealed::open_function(sealer, &name, &ciphertext)?;
            Ok(StoredFunction { name, document })
        })?
        .collect()
}

pub(super) fn package(connection: &Connection, name: &str) -> Result<Option<Vec<u8>>> {
    Ok(connection
        .prepare_cached("SELECT package FROM function_packages WHERE name = ?1")?
        .query_row([name], |row| row.get(0))
        .optional()?)
}
