//! The resources of a pool: documents with an id and further names, sealed, for some hold secrets of others.

use rusqlite::{Connection, OptionalExtension, Row, params};
use vestibule_identity::change::Conflict;
use vestibule_identity::ids::{ClientId, UserPoolId};
use vestibule_identity::pool_resource::{NameScope, PoolResource, ResourceKind, ResourceName};

use super::user_pools;
use crate::page::Listing;
use crate::sealing::Sealer;
use crate::{Order, Page, ResourceQuery, Result, StoreError, sealed};

/// The columns that [`read`] reads; `c` is the resource's app client.
const COLUMNS: &str = "r.seq, r.pool_id, r.id, c.id AS client_id, r.revision, r.sealed_document";
const TABLES: &str = "pool_resources r LEFT JOIN app_clients c ON c.seq = r.client";

pub(super) fn create(connection: &Connection, sealer: &Sealer, resource: &PoolResource, most: u32) -> Result<()> {
    user_pools::require(connection, &resource.pool_id)?;
    let seq = insert(connection, sealer, resource)?.ok_or_else(|| exists(resource, &resource.id))?;
    // First whether it is there already: that is what its maker wants to hear, in a full pool too.
    name(connection, resource, seq)?;
    let count: u32 = connection
        .prepare_cached("SELECT count(*) FROM pool_resources WHERE pool_id = ?1 AND kind = ?2")?
        .query_row([resource.pool_id.as_str(), resource.kind.as_str()], |row| row.get(0))?;
    if count > most { Err(Conflict::TooManyResources(resource.kind).into()) } else { Ok(()) }
}

pub(super) fn update(connection: &Connection, sealer: &Sealer, resource: &PoolResource) -> Result<()> {
    let Some((seq, revision)) = seq(connection, resource)? else {
        return Err(Conflict::ResourceGone(resource.kind, resource.id.clone()).into());
    };
    if revision != resource.revision {
        return Err(Conflict::ResourceChanged(resource.kind).into());
    }
    replace(connection, sealer, resource, seq)
}

pub(super) fn put(connection: &Connection, sealer: &Sealer, resource: &PoolResource) -> Result<()> {
    if let Some((seq, _)) = seq(connection, resource)? {
        return replace(connection, sealer, resource, seq);
    }
    user_pools::require(connection, &resource.pool_id)?;
    let seq = insert(connection, sealer, resource)?.ok_or_else(|| exists(resource, &resource.id))?;
    name(connection, resource, seq)
}

pub(super) fn delete(connection: &Connection, pool: &UserPoolId, kind: ResourceKind, id: &str) -> Result<()> {
    let deleted = connection
        .prepare_cached("DELETE FROM pool_resources WHERE pool_id = ?1 AND kind = ?2 AND id = ?3")?
        .execute([pool.as_str(), kind.as_str(), id])?;
    if deleted == 0 { Err(Conflict::ResourceGone(kind, id.to_owned()).into()) } else { Ok(()) }
}

pub(super) fn get(
    connection: &Connection,
    sealer: &Sealer,
    pool: &UserPoolId,
    kind: ResourceKind,
    id: &str,
) -> Result<Option<PoolResource>> {
    connection
        .prepare_cached(&format!("SELECT {COLUMNS} FROM {TABLES} WHERE r.pool_id = ?1 AND r.kind = ?2 AND r.id = ?3"))?
        .query_row([pool.as_str(), kind.as_str(), id], |row| Ok(read(row, sealer, kind)))
        .optional()?
        .transpose()
}

pub(super) fn find(
    connection: &Connection,
    sealer: &Sealer,
    pool: Option<&UserPoolId>,
    kind: ResourceKind,
    name: &str,
) -> Result<Option<PoolResource>> {
    let statement = format!(
        "SELECT {COLUMNS} FROM pool_resource_names n JOIN {TABLES}
         WHERE n.scope = ?1 AND n.kind = ?2 AND n.name = ?3 AND r.seq = n.resource"
    );
    connection
        .prepare_cached(&statement)?
        .query_row([pool.map_or("", UserPoolId::as_str), kind.as_str(), name], |row| Ok(read(row, sealer, kind)))
        .optional()?
        .transpose()
}

/// The pools in which a resource has a further name.
pub(super) fn pools_with_named(
    connection: &Connection,
    kind: ResourceKind,
    name: &str,
    after: Option<&UserPoolId>,
    limit: usize,
) -> Result<Vec<UserPoolId>> {
    let mut statement = connection.prepare_cached(
        "SELECT scope FROM pool_resource_names WHERE kind = ?1 AND name = ?2 AND scope > ?3 ORDER BY scope LIMIT ?4",
    )?;
    let (after, limit) = (after.map_or("", UserPoolId::as_str), i64::try_from(limit).unwrap_or(i64::MAX));
    let rows = statement.query_map(params![kind.as_str(), name, after, limit], |row| row.get::<_, String>(0))?;
    rows.map(|scope| Ok(UserPoolId::new(scope?))).collect()
}

pub(super) fn list(
    connection: &Connection,
    sealer: &Sealer,
    pool: &UserPoolId,
    query: ResourceQuery,
) -> Result<Page<PoolResource>> {
    let listing = Listing::new(query.after, query.limit);
    let (comparison, direction, after) = match query.order {
        Order::OldestFirst => (">", "ASC", listing.after_seq()?),
        Order::LatestFirst => ("<", "DESC", listing.before_seq()?),
    };
    let mut statement = connection.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM {TABLES} WHERE r.pool_id = ?1 AND r.kind = ?2 AND r.seq {comparison} ?3
         ORDER BY r.seq {direction} LIMIT ?4",
    ))?;
    let rows = statement
        .query_and_then(params![pool.as_str(), query.kind.as_str(), after, listing.rows()], |row| {
            Ok((row.get("seq")?, read(row, sealer, query.kind)?))
        })?
        .collect::<Result<_>>()?;
    Ok(listing.page(rows))
}

/// Where the resource is and which revision it has, if it is there.
fn seq(connection: &Connection, resource: &PoolResource) -> Result<Option<(i64, u32)>> {
    Ok(connection
        .prepare_cached("SELECT seq, revision FROM pool_resources WHERE pool_id = ?1 AND kind = ?2 AND id = ?3")?
        .query_row([resource.pool_id.as_str(), resource.kind.as_str(), &resource.id], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
        .optional()?)
}

/// Adds the row, without names; nothing if there is one of this id.
fn insert(connection: &Connection, sealer: &Sealer, resource: &PoolResource) -> Result<Option<i64>> {
    let inserted = connection
        .prepare_cached(
            "INSERT INTO pool_resources (pool_id, kind, id, client, revision, sealed_document)
             VALUES (?1, ?2, ?3, ?4, 0, ?5) ON CONFLICT (pool_id, kind, id) DO NOTHING",
        )?
        .execute(params![
            resource.pool_id.as_str(),
            resource.kind.as_str(),
            resource.id,
            client(connection, resource)?,
            sealed::pool_resource(sealer, resource)?,
        ])?;
    Ok((inserted > 0).then(|| connection.last_insert_rowid()))
}

fn replace(connection: &Connection, sealer: &Sealer, resource: &PoolResource, seq: i64) -> Result<()> {
    connection
        .prepare_cached(
            "UPDATE pool_resources SET client = ?2, revision = revision + 1, sealed_document = ?3 WHERE seq = ?1",
        )?
        .execute(params![seq, client(connection, resource)?, sealed::pool_resource(sealer, resource)?])?;
    connection.prepare_cached("DELETE FROM pool_resource_names WHERE resource = ?1")?.execute([seq])?;
    name(connection, resource, seq)
}

/// Gives the resource its further names.
fn name(connection: &Connection, resource: &PoolResource, seq: i64) -> Result<()> {
    for ResourceName { scope, name } in &resource.names {
        let scope = match scope {
            NameScope::Pool => resource.pool_id.as_str(),
            NameScope::Server => "",
        };
        let inserted = connection
            .prepare_cached(
                "INSERT INTO pool_resource_names (scope, kind, name, resource) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT (scope, kind, name) DO NOTHING",
            )?
            .execute(params![scope, resource.kind.as_str(), name, seq])?;
        if inserted == 0 {
            return Err(exists(resource, name));
        }
    }
    Ok(())
}

/// The row of the app client that the resource goes with.
fn client(connection: &Connection, resource: &PoolResource) -> Result<Option<i64>> {
    let Some(client) = &resource.client_id else { return Ok(None) };
    let seq = connection
        .prepare_cached("SELECT seq FROM app_clients WHERE id = ?1 AND pool_id = ?2")?
        .query_row([client.as_str(), resource.pool_id.as_str()], |row| row.get(0))
        .optional()?;
    if seq.is_none() { Err(Conflict::ClientGone.into()) } else { Ok(seq) }
}

fn exists(resource: &PoolResource, name: &str) -> StoreError {
    Conflict::ResourceExists(resource.kind, name.to_owned()).into()
}

fn read(row: &Row<'_>, sealer: &Sealer, kind: ResourceKind) -> Result<PoolResource> {
    let pool_id = UserPoolId::new(row.get::<_, String>("pool_id")?);
    let id: String = row.get("id")?;
    let ciphertext = row.get_ref("sealed_document")?.as_blob().map_err(StoreError::failed)?;
    let document = sealed::open_pool_resource(sealer, &pool_id, kind, &id, ciphertext)?;
    Ok(PoolResource {
        client_id: row.get::<_, Option<String>>("client_id")?.map(ClientId::new),
        names: Vec::new(),
        revision: row.get("revision")?,
        kind,
        document,
        pool_id,
        id,
    })
}
