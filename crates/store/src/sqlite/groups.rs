//! Groups, and who is in them. How many there may be is a rule, asked for inside the transaction that adds one.

use rusqlite::{Connection, OptionalExtension, Row, params};
use vestibule_api::Timestamp;
use vestibule_identity::change::Conflict;
use vestibule_identity::group::{self, Group, GroupSettings};
use vestibule_identity::ids::{GroupName, Sub, UserPoolId};
use vestibule_identity::user::User;

use super::user_keys::BY_SUB;
use super::{column, user_pools, users};
use crate::page::Listing;
use crate::sealing::Sealer;
use crate::{Page, Result};

const COLUMNS: &str = "g.seq, g.pool_id, g.name, g.description, g.role_arn, g.precedence, g.created_at, g.modified_at";

pub(super) fn create(connection: &Connection, group: &Group) -> Result<()> {
    user_pools::require(connection, &group.pool_id)?;
    let Group { pool_id, name, settings, created_at, modified_at } = group;
    if find(connection, pool_id, name)?.is_some() {
        return Err(Conflict::GroupExists.into());
    }
    let groups = count(connection, "SELECT count(*) FROM groups WHERE pool_id = ?1", [pool_id.as_str()])?;
    if !group::admits_in_pool(groups) {
        return Err(Conflict::TooManyGroups.into());
    }
    connection
        .prepare_cached(
            "INSERT INTO groups (pool_id, name, description, role_arn, precedence, created_at, modified_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute(params![
            pool_id.as_str(),
            name.as_str(),
            settings.description,
            settings.role_arn,
            settings.precedence,
            created_at.as_millis(),
            modified_at.as_millis(),
        ])?;
    Ok(())
}

pub(super) fn update(
    connection: &Connection,
    pool: &UserPoolId,
    name: &GroupName,
    set: &GroupSettings,
    at: Timestamp,
) -> Result<()> {
    let updated = connection
        .prepare_cached(
            "UPDATE groups SET description = coalesce(?3, description), role_arn = coalesce(?4, role_arn),
                 precedence = coalesce(?5, precedence), modified_at = ?6
             WHERE pool_id = ?1 AND name = ?2",
        )?
        .execute(params![
            pool.as_str(),
            name.as_str(),
            set.description,
            set.role_arn,
            set.precedence,
            at.as_millis(),
        ])?;
    if updated == 0 { Err(Conflict::GroupGone.into()) } else { Ok(()) }
}

pub(super) fn delete(connection: &Connection, pool: &UserPoolId, name: &GroupName) -> Result<()> {
    let deleted = connection
        .prepare_cached("DELETE FROM groups WHERE pool_id = ?1 AND name = ?2")?
        .execute([pool.as_str(), name.as_str()])?;
    if deleted == 0 { Err(Conflict::GroupGone.into()) } else { Ok(()) }
}

pub(super) fn join(connection: &Connection, pool: &UserPoolId, user: i64, name: &GroupName) -> Result<()> {
    let group = require(connection, pool, name)?;
    let is_member = connection
        .prepare_cached("SELECT 1 FROM group_members WHERE user = ?1 AND group_seq = ?2")?
        .exists([user, group])?;
    if is_member {
        return Ok(());
    }
    let groups = count(connection, "SELECT count(*) FROM group_members WHERE user = ?1", [user])?;
    if !group::admits_for_user(groups) {
        return Err(Conflict::TooManyGroupsOfUser.into());
    }
    connection.prepare_cached("INSERT INTO group_members (user, group_seq) VALUES (?1, ?2)")?.execute([user, group])?;
    Ok(())
}

pub(super) fn leave(connection: &Connection, pool: &UserPoolId, user: i64, name: &GroupName) -> Result<()> {
    let group = require(connection, pool, name)?;
    connection
        .prepare_cached("DELETE FROM group_members WHERE user = ?1 AND group_seq = ?2")?
        .execute([user, group])?;
    Ok(())
}

fn find(connection: &Connection, pool: &UserPoolId, name: &GroupName) -> Result<Option<i64>> {
    Ok(connection
        .prepare_cached("SELECT seq FROM groups WHERE pool_id = ?1 AND name = ?2")?
        .query_row([pool.as_str(), name.as_str()], |row| row.get(0))
        .optional()?)
}

/// The row of a group that must exist.
fn require(connection: &Connection, pool: &UserPoolId, name: &GroupName) -> Result<i64> {
    find(connection, pool, name)?.ok_or_else(|| Conflict::GroupGone.into())
}

fn count(connection: &Connection, statement: &str, values: impl rusqlite::Params) -> Result<u64> {
    let count: i64 = connection.prepare_cached(statement)?.query_row(values, |row| row.get(0))?;
    u64::try_from(count).map_err(|_| column::unreadable("count"))
}

pub(super) fn get(connection: &Connection, pool: &UserPoolId, name: &GroupName) -> Result<Option<Group>> {
    Ok(connection
        .prepare_cached(&format!("SELECT {COLUMNS} FROM groups g WHERE g.pool_id = ?1 AND g.name = ?2"))?
        .query_row([pool.as_str(), name.as_str()], read)
        .optional()?
        .map(|(_, group)| group))
}

pub(super) fn list(connection: &Connection, pool: &UserPoolId, listing: &Listing) -> Result<Page<Group>> {
    let rows = connection
        .prepare_cached(&list_statement())?
        .query_map(params![pool.as_str(), listing.after_seq()?, listing.rows()], read)?
        .collect::<rusqlite::Result<_>>()?;
    Ok(listing.page(rows))
}

fn list_statement() -> String {
    format!(
        "SELECT {COLUMNS} FROM groups g INDEXED BY groups_in_order
         WHERE g.pool_id = ?1 AND g.seq > ?2 ORDER BY g.seq LIMIT ?3"
    )
}

/// Every group of a user; a user who is in none costs two searches that find no more than the user.
pub(super) fn of_user(connection: &Connection, pool: &UserPoolId, sub: &Sub) -> Result<Vec<Group>> {
    let rows: Vec<(i64, Group)> = connection
        .prepare_cached(&of_user_statement())?
        .query_map(params![pool.as_str(), sub.as_str(), 0, -1], read)?
        .collect::<rusqlite::Result<_>>()?;
    Ok(rows.into_iter().map(|(_, group)| group).collect())
}

pub(super) fn list_of_user(
    connection: &Connection,
    pool: &UserPoolId,
    sub: &Sub,
    listing: &Listing,
) -> Result<Page<Group>> {
    let rows = connection
        .prepare_cached(&of_user_statement())?
        .query_map(params![pool.as_str(), sub.as_str(), listing.after_seq()?, listing.rows()], read)?
        .collect::<rusqlite::Result<_>>()?;
    Ok(listing.page(rows))
}

fn of_user_statement() -> String {
    format!(
        "SELECT {COLUMNS} FROM group_members m CROSS JOIN groups g ON g.seq = m.group_seq
         WHERE m.user = {BY_SUB} AND m.group_seq > ?3
         ORDER BY m.group_seq LIMIT ?4"
    )
}

pub(super) fn users(
    connection: &Connection,
    sealer: &Sealer,
    pool: &UserPoolId,
    name: &GroupName,
    listing: &Listing,
) -> Result<Page<User>> {
    let rows = connection
        .prepare_cached(&users_statement())?
        .query_and_then(params![pool.as_str(), name.as_str(), listing.after_seq()?, listing.rows()], |row| {
            Ok((row.get("seq")?, users::read(row, sealer)?))
        })?
        .collect::<Result<_>>()?;
    Ok(listing.page(rows))
}

fn users_statement() -> String {
    let columns = users::COLUMNS;
    format!(
        "SELECT {columns}, u.seq FROM group_members m INDEXED BY group_members_of_group
             CROSS JOIN users u ON u.seq = m.user
         WHERE m.group_seq = (SELECT seq FROM groups WHERE pool_id = ?1 AND name = ?2) AND m.user > ?3
         ORDER BY m.user LIMIT ?4"
    )
}

fn read(row: &Row<'_>) -> rusqlite::Result<(i64, Group)> {
    let group = Group {
        pool_id: UserPoolId::new(row.get::<_, String>(1)?),
        name: GroupName::new(row.get::<_, String>(2)?),
        settings: GroupSettings { description: row.get(3)?, role_arn: row.get(4)?, precedence: row.get(5)? },
        created_at: column::timestamp(row, 6)?,
        modified_at: column::timestamp(row, 7)?,
    };
    Ok((row.get(0)?, group))
}

/// Every listing of this file.
#[cfg(test)]
pub(super) fn statements() -> Vec<String> {
    vec![list_statement(), of_user_statement(), users_statement()]
}
