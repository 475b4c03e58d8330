//! Groups, and who is in them. How many there may be is a rule, asked for where nobody else can add one.

use tokio_postgres::Row;
use vestibule_api::Timestamp;
use vestibule_identity::change::Conflict;
use vestibule_identity::group::{self, Group, GroupSettings};
use vestibule_identity::ids::{GroupName, Sub, UserPoolId};
use vestibule_identity::user::User;

use super::column;
use super::connection::{Connection, Value};
use super::{user_pools, users};
use crate::page::Listing;
use crate::sealing::Sealer;
use crate::{Page, Result};

pub(super) const COLUMNS: &str =
    "g.seq, g.pool_id, g.name, g.description, g.role_arn, g.precedence, g.created_at, g.modified_at";

pub(super) async fn create(connection: &Connection, group: &Group) -> Result<()> {
    let Group { pool_id, name, settings, created_at, modified_at } = group;
    user_pools::require_alone(connection, pool_id).await?;
    let found = connection
        .row("SELECT 1 FROM groups WHERE pool_id = $1 AND name = $2", &[&pool_id.as_str(), &name.as_str()])
        .await?;
    if found.is_some() {
        return Err(Conflict::GroupExists.into());
    }
    let statement = "SELECT count(*) FROM groups WHERE pool_id = $1";
    let groups = user_pools::count_of(connection, statement, &[&pool_id.as_str()]).await?;
    if !group::admits_in_pool(groups) {
        return Err(Conflict::TooManyGroups.into());
    }
    connection
        .execute(
            "INSERT INTO groups (pool_id, name, seq, description, role_arn, precedence, created_at, modified_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            &[
                &pool_id.as_str(),
                &name.as_str(),
                &connection.next_seq(),
                &settings.description.as_ref().map(String::as_bytes),
                &settings.role_arn,
                &settings.precedence,
                &created_at.as_millis(),
                &modified_at.as_millis(),
            ],
        )
        .await?;
    Ok(())
}

pub(super) async fn update(
    connection: &Connection,
    pool: &UserPoolId,
    name: &GroupName,
    set: &GroupSettings,
    at: Timestamp,
) -> Result<()> {
    let updated = connection
        .execute(
            "UPDATE groups SET description = coalesce($3, description), role_arn = coalesce($4, role_arn),
                 precedence = coalesce($5, precedence), modified_at = $6
             WHERE pool_id = $1 AND name = $2",
            &[
                &pool.as_str(),
                &name.as_str(),
                &set.description.as_ref().map(String::as_bytes),
                &set.role_arn,
                &set.precedence,
                &at.as_millis(),
            ],
        )
        .await?;
    if updated == 0 { Err(Conflict::GroupGone.into()) } else { Ok(()) }
}

pub(super) async fn delete(connection: &Connection, pool: &UserPoolId, name: &GroupName) -> Result<()> {
    let deleted = connection
        .execute("DELETE FROM groups WHERE pool_id = $1 AND name = $2", &[&pool.as_str(), &name.as_str()])
        .await?;
    if deleted == 0 { Err(Conflict::GroupGone.into()) } else { Ok(()) }
}

/// The user's row is locked: nobody else adds a membership of this user.
pub(super) async fn join(connection: &Connection, pool: &UserPoolId, sub: &Sub, name: &GroupName) -> Result<()> {
    let group_seq = require(connection, pool, name).await?;
    let (pool, sub, name) = (pool.as_str(), sub.as_str(), name.as_str());
    let is_member = connection
        .row("SELECT 1 FROM group_members WHERE pool_id = $1 AND sub = $2 AND group_name = $3", &[&pool, &sub, &name])
        .await?;
    if is_member.is_some() {
        return Ok(());
    }
    let statement = "SELECT count(*) FROM group_members WHERE pool_id = $1 AND sub = $2";
    if !group::admits_for_user(user_pools::count_of(connection, statement, &[&pool, &sub]).await?) {
        return Err(Conflict::TooManyGroupsOfUser.into());
    }
    connection
        .execute(
            "INSERT INTO group_members (pool_id, sub, group_name, user_seq, group_seq)
             SELECT pool_id, sub, $3, seq, $4 FROM users WHERE pool_id = $1 AND sub = $2",
            &[&pool, &sub, &name, &group_seq],
        )
        .await?;
    Ok(())
}

pub(super) async fn leave(connection: &Connection, pool: &UserPoolId, sub: &Sub, name: &GroupName) -> Result<()> {
    require(connection, pool, name).await?;
    connection
        .execute(
            "DELETE FROM group_members WHERE pool_id = $1 AND sub = $2 AND group_name = $3",
            &[&pool.as_str(), &sub.as_str(), &name.as_str()],
        )
        .await?;
    Ok(())
}

/// The place of a group that must exist, and that stays until the transaction has ended.
async fn require(connection: &Connection, pool: &UserPoolId, name: &GroupName) -> Result<i64> {
    let row = connection
        .row("SELECT seq FROM groups WHERE pool_id = $1 AND name = $2 FOR KEY SHARE", &[&pool.as_str(), &name.as_str()])
        .await?;
    Ok(row.ok_or(Conflict::GroupGone)?.try_get(0)?)
}

pub(super) async fn get(connection: &Connection, pool: &UserPoolId, name: &GroupName) -> Result<Option<Group>> {
    let statement = format!("SELECT {COLUMNS} FROM groups g WHERE g.pool_id = $1 AND g.name = $2");
    let row = connection.row(&statement, &[&pool.as_str(), &name.as_str()]).await?;
    row.map(|row| Ok(read(&row)?.1)).transpose()
}

pub(super) async fn list(connection: &Connection, pool: &UserPoolId, listing: &Listing) -> Result<Page<Group>> {
    let statement =
        format!("SELECT {COLUMNS} FROM groups g WHERE g.pool_id = $1 AND g.seq > $2 ORDER BY g.seq LIMIT $3");
    let values: [Value<'_>; 3] = [&pool.as_str(), &listing.after_seq()?, &listing.rows()];
    Ok(listing.page(groups(connection, &statement, &values).await?))
}

/// Every group of a user.
pub(super) async fn of_user(connection: &Connection, pool: &UserPoolId, sub: &Sub) -> Result<Vec<Group>> {
    let statement = format!(
        "SELECT {COLUMNS} FROM group_members m JOIN groups g ON g.pool_id = m.pool_id AND g.name = m.group_name
         WHERE m.pool_id = $1 AND m.sub = $2 ORDER BY m.group_seq"
    );
    let found = groups(connection, &statement, &[&pool.as_str(), &sub.as_str()]).await?;
    Ok(found.into_iter().map(|(_, group)| group).collect())
}

pub(super) async fn list_of_user(
    connection: &Connection,
    pool: &UserPoolId,
    sub: &Sub,
    listing: &Listing,
) -> Result<Page<Group>> {
    let statement = format!(
        "SELECT {COLUMNS} FROM group_members m JOIN groups g ON g.pool_id = m.pool_id AND g.name = m.group_name
         WHERE m.pool_id = $1 AND m.sub = $2 AND m.group_seq > $3 ORDER BY m.group_seq LIMIT $4"
    );
    let values: [Value<'_>; 4] = [&pool.as_str(), &sub.as_str(), &listing.after_seq()?, &listing.rows()];
    Ok(listing.page(groups(connection, &statement, &values).await?))
}

async fn groups(connection: &Connection, statement: &str, values: &[Value<'_>]) -> Result<Vec<(i64, Group)>> {
    connection.rows(statement, values).await?.iter().map(read).collect()
}

pub(super) async fn users(
    connection: &Connection,
    sealer: &Sealer,
    pool: &UserPoolId,
    name: &GroupName,
    listing: &Listing,
) -> Result<Page<User>> {
    let columns = users::COLUMNS;
    let statement = format!(
        "SELECT {columns}, u.seq AS seq FROM group_members m JOIN users u ON u.pool_id = m.pool_id AND u.sub = m.sub
         WHERE m.pool_id = $1 AND m.group_name = $2 AND m.user_seq > $3 ORDER BY m.user_seq LIMIT $4"
    );
    let values: [Value<'_>; 4] = [&pool.as_str(), &name.as_str(), &listing.after_seq()?, &listing.rows()];
    let rows = connection.rows(&statement, &values).await?;
    let rows = rows.iter().map(|row| Ok((row.try_get("seq")?, users::read(row, sealer)?))).collect::<Result<_>>()?;
    Ok(listing.page(rows))
}

pub(super) fn read(row: &Row) -> Result<(i64, Group)> {
    let group = Group {
        pool_id: UserPoolId::new(row.try_get::<_, String>(1)?),
        name: GroupName::new(row.try_get::<_, String>(2)?),
        settings: GroupSettings {
            description: column::free_text_option(row, 3)?,
            role_arn: row.try_get(4)?,
            precedence: row.try_get(5)?,
        },
        created_at: column::timestamp(row, 6)?,
        modified_at: column::timestamp(row, 7)?,
    };
    Ok((row.try_get(0)?, group))
}
