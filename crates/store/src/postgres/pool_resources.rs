//! The resources of a pool: documents with an id and further names, sealed, for some hold secrets of others.

use tokio_postgres::Row;
use vestibule_identity::change::Conflict;
use vestibule_identity::ids::{ClientId, UserPoolId};
use vestibule_identity::pool_resource::{NameScope, PoolResource, ResourceKind, ResourceName};

use super::connection::Connection;
use super::{column, user_pools};
use crate::page::Listing;
use crate::sealing::Sealer;
use crate::{Order, Page, ResourceQuery, Result, StoreError, sealed};

/// The columns that [`read`] reads, of the table `pool_resources`, here called `r`.
const COLUMNS: &str = "r.seq, r.pool_id, r.id, r.client_id, r.revision, r.sealed_document";

/// Those who add to a pool come one after the other, for they count what it has.
pub(super) async fn create(connection: &Connection, sealer: &Sealer, resource: &PoolResource, most: u32) -> Result<()> {
    begin(connection, resource.kind).await?;
    user_pools::require_alone(connection, &resource.pool_id).await?;
    if !has_client(connection, resource).await? {
        return Err(Conflict::ClientGone.into());
    }
    let inserted = connection
        .execute(
            "INSERT INTO pool_resources (pool_id, kind, id, seq, client_id, revision, sealed_document)
             VALUES ($1, $2, $3, $4, $5, 0, $6) ON CONFLICT (pool_id, kind, id) DO NOTHING",
            &[
                &resource.pool_id.as_str(),
                &resource.kind.as_str(),
                &resource.id,
                &connection.next_seq(),
                &resource.client_id.as_ref().map(ClientId::as_str),
                &sealed::pool_resource(sealer, resource)?,
            ],
        )
        .await?;
    if inserted == 0 {
        return Err(exists(resource, &resource.id));
    }
    // First whether it is there already: that is what its maker wants to hear, in a full pool too.
    name(connection, resource).await?;
    let count = user_pools::count_of(
        connection,
        "SELECT count(*) FROM pool_resources WHERE pool_id = $1 AND kind = $2",
        &[&resource.pool_id.as_str(), &resource.kind.as_str()],
    )
    .await?;
    if count > u64::from(most) { Err(Conflict::TooManyResources(resource.kind).into()) } else { Ok(()) }
}

pub(super) async fn update(connection: &Connection, sealer: &Sealer, resource: &PoolResource) -> Result<()> {
    begin(connection, resource.kind).await?;
    // The client before the resource, as its deletion locks them.
    let has_client = has_client(connection, resource).await?;
    let updated = if has_client {
        connection
            .execute(
                "UPDATE pool_resources SET client_id = $5, revision = revision + 1, sealed_document = $6
                 WHERE pool_id = $1 AND kind = $2 AND id = $3 AND revision = $4",
                &[
                    &resource.pool_id.as_str(),
                    &resource.kind.as_str(),
                    &resource.id,
                    &column::integer(resource.revision),
                    &resource.client_id.as_ref().map(ClientId::as_str),
                    &sealed::pool_resource(sealer, resource)?,
                ],
            )
            .await?
    } else {
        0
    };
    if updated > 0 {
        return rename(connection, resource).await;
    }
    let conflict = match revision(connection, resource).await? {
        None => Conflict::ResourceGone(resource.kind, resource.id.clone()),
        Some(revision) if has_client || revision != resource.revision => Conflict::ResourceChanged(resource.kind),
        Some(_) => Conflict::ClientGone,
    };
    Err(conflict.into())
}

pub(super) async fn put(connection: &Connection, sealer: &Sealer, resource: &PoolResource) -> Result<()> {
    begin(connection, resource.kind).await?;
    user_pools::require(connection, &resource.pool_id).await?;
    if !has_client(connection, resource).await? {
        return Err(Conflict::ClientGone.into());
    }
    connection
        .execute(
            "INSERT INTO pool_resources (pool_id, kind, id, seq, client_id, revision, sealed_document)
             VALUES ($1, $2, $3, $4, $5, 0, $6)
             ON CONFLICT (pool_id, kind, id) DO UPDATE
             SET client_id = excluded.client_id, revision = pool_resources.revision + 1,
                 sealed_document = excluded.sealed_document",
            &[
                &resource.pool_id.as_str(),
                &resource.kind.as_str(),
                &resource.id,
                &connection.next_seq(),
                &resource.client_id.as_ref().map(ClientId::as_str),
                &sealed::pool_resource(sealer, resource)?,
            ],
        )
        .await?;
    rename(connection, resource).await
}

pub(super) async fn delete(connection: &Connection, pool: &UserPoolId, kind: ResourceKind, id: &str) -> Result<()> {
    begin(connection, kind).await?;
    let deleted = connection
        .execute(
            "DELETE FROM pool_resources WHERE pool_id = $1 AND kind = $2 AND id = $3",
            &[&pool.as_str(), &kind.as_str(), &id],
        )
        .await?;
    if deleted == 0 { Err(Conflict::ResourceGone(kind, id.to_owned()).into()) } else { Ok(()) }
}

pub(super) async fn get(
    connection: &Connection,
    sealer: &Sealer,
    pool: &UserPoolId,
    kind: ResourceKind,
    id: &str,
) -> Result<Option<PoolResource>> {
    let statement =
        format!("SELECT {COLUMNS} FROM pool_resources r WHERE r.pool_id = $1 AND r.kind = $2 AND r.id = $3");
    let row = connection.row(&statement, &[&pool.as_str(), &kind.as_str(), &id]).await?;
    row.map(|row| read(&row, sealer, kind)).transpose()
}

pub(super) async fn find(
    connection: &Connection,
    sealer: &Sealer,
    pool: Option<&UserPoolId>,
    kind: ResourceKind,
    name: &str,
) -> Result<Option<PoolResource>> {
    let statement = format!(
        "SELECT {COLUMNS} FROM pool_resource_names n
             JOIN pool_resources r ON r.pool_id = n.pool_id AND r.kind = n.kind AND r.id = n.resource_id
         WHERE n.scope = $1 AND n.kind = $2 AND n.name = $3"
    );
    let scope = pool.map_or("", UserPoolId::as_str);
    let row = connection.row(&statement, &[&scope, &kind.as_str(), &name]).await?;
    row.map(|row| read(&row, sealer, kind)).transpose()
}

/// The pools in which a resource has a further name.
pub(super) async fn pools_with_named(
    connection: &Connection,
    kind: ResourceKind,
    name: &str,
    after: Option<&UserPoolId>,
    limit: usize,
) -> Result<Vec<UserPoolId>> {
    let (after, limit) = (after.map_or("", UserPoolId::as_str), i64::try_from(limit).unwrap_or(i64::MAX));
    let rows = connection
        .rows(
            "SELECT scope FROM pool_resource_names WHERE kind = $1 AND name = $2 AND scope COLLATE \"C\" > $3
             ORDER BY scope COLLATE \"C\" LIMIT $4",
            &[&kind.as_str(), &name, &after, &limit],
        )
        .await?;
    rows.iter().map(|row| Ok(UserPoolId::new(row.try_get::<_, String>("scope")?))).collect()
}

pub(super) async fn list(
    connection: &Connection,
    sealer: &Sealer,
    pool: &UserPoolId,
    query: &ResourceQuery,
) -> Result<Page<PoolResource>> {
    let listing = Listing::new(query.after.clone(), query.limit);
    let (comparison, direction, after) = match query.order {
        Order::OldestFirst => (">", "ASC", listing.after_seq()?),
        Order::LatestFirst => ("<", "DESC", listing.before_seq()?),
    };
    let statement = format!(
        "SELECT {COLUMNS} FROM pool_resources r WHERE r.pool_id = $1 AND r.kind = $2 AND r.seq {comparison} $3
         ORDER BY r.seq {direction} LIMIT $4"
    );
    let kind = query.kind;
    let rows = connection.rows(&statement, &[&pool.as_str(), &kind.as_str(), &after, &listing.rows()]).await?;
    let rows = rows.iter().map(|row| Ok((row.try_get("seq")?, read(row, sealer, kind)?))).collect::<Result<_>>()?;
    Ok(listing.page(rows))
}

/// Begins a change. Of some kinds nodes keep in memory what a pool has.
async fn begin(connection: &Connection, kind: ResourceKind) -> Result<()> {
    if matches!(kind, ResourceKind::LogDelivery | ResourceKind::RiskConfiguration) {
        user_pools::configuration_changes(connection).await?;
    }
    Ok(())
}

/// Which revision the resource has, if it is there.
async fn revision(connection: &Connection, resource: &PoolResource) -> Result<Option<u32>> {
    let row = connection
        .row(
            "SELECT revision FROM pool_resources WHERE pool_id = $1 AND kind = $2 AND id = $3",
            &[&resource.pool_id.as_str(), &resource.kind.as_str(), &resource.id],
        )
        .await?;
    row.map(|row| column::number(&row, "revision")).transpose()
}

/// Gives the resource its further names in the place of those that it has.
async fn rename(connection: &Connection, resource: &PoolResource) -> Result<()> {
    connection
        .execute(
            "DELETE FROM pool_resource_names WHERE pool_id = $1 AND kind = $2 AND resource_id = $3",
            &[&resource.pool_id.as_str(), &resource.kind.as_str(), &resource.id],
        )
        .await?;
    name(connection, resource).await
}

/// Gives the resource its further names.
async fn name(connection: &Connection, resource: &PoolResource) -> Result<()> {
    if resource.names.is_empty() {
        return Ok(());
    }
    let scopes: Vec<&str> = resource.names.iter().map(|it| scope(resource, it)).collect();
    let names: Vec<&str> = resource.names.iter().map(|it| it.name.as_str()).collect();
    let rows = connection
        .rows(
            "INSERT INTO pool_resource_names (scope, kind, name, pool_id, resource_id)
             SELECT given.scope, $3::text, given.name, $4::text, $5::text
             FROM unnest($1::text[], $2::text[]) AS given (scope, name)
             ON CONFLICT (scope, kind, name) DO NOTHING RETURNING scope, name",
            &[&scopes, &names, &resource.kind.as_str(), &resource.pool_id.as_str(), &resource.id],
        )
        .await?;
    let mut had: Vec<(&str, &str)> = Vec::with_capacity(rows.len());
    for row in &rows {
        had.push((row.try_get("scope")?, row.try_get("name")?));
    }
    for given in scopes.into_iter().zip(names) {
        let Some(index) = had.iter().position(|it| *it == given) else { return Err(exists(resource, given.1)) };
        had.swap_remove(index);
    }
    Ok(())
}

fn scope<'a>(resource: &'a PoolResource, name: &ResourceName) -> &'a str {
    match name.scope {
        NameScope::Pool => resource.pool_id.as_str(),
        NameScope::Server => "",
    }
}

/// Whether the app client that the resource goes with is there, if it goes with one. It stays until the transaction has
/// ended.
async fn has_client(connection: &Connection, resource: &PoolResource) -> Result<bool> {
    let Some(client) = &resource.client_id else { return Ok(true) };
    let found = connection
        .row(
            "SELECT 1 FROM app_clients WHERE id = $1 AND pool_id = $2 FOR KEY SHARE",
            &[&client.as_str(), &resource.pool_id.as_str()],
        )
        .await?;
    Ok(found.is_some())
}

fn exists(resource: &PoolResource, name: &str) -> StoreError {
    Conflict::ResourceExists(resource.kind, name.to_owned()).into()
}

fn read(row: &Row, sealer: &Sealer, kind: ResourceKind) -> Result<PoolResource> {
    let pool_id = UserPoolId::new(row.try_get::<_, String>("pool_id")?);
    let id: String = row.try_get("id")?;
    Ok(PoolResource {
        client_id: row.try_get::<_, Option<String>>("client_id")?.map(ClientId::new),
        names: Vec::new(),
        revision: column::number(row, "revision")?,
        kind,
        document: sealed::open_pool_resource(sealer, &pool_id, kind, &id, row.try_get("sealed_document")?)?,
        pool_id,
        id,
    })
}
