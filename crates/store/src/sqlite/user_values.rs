//! What ListUsers sorts by beside the `sub` and columns of the user: usernames, and the searchable attributes in their comparable form.
//!
//! The rows follow from the user's own: whoever changes one changes the other.

use std::borrow::Cow;

use rusqlite::{Connection, params};
use vestibule_identity::user::Attributes;

use crate::Result;
use crate::search::{SEARCHABLE, fold};

/// Adds a value of a user.
pub(super) const INSERT: &str = "INSERT INTO user_values (pool, attribute, value, user) VALUES (?1, ?2, ?3, ?4)";

/// How the username is written in the table.
pub(super) const USERNAME: i64 = 0;

/// How a searchable attribute is written in the table.
pub(super) fn code(attribute: &str) -> Option<i64> {
    (USERNAME + 1..).zip(SEARCHABLE).find(|(_, name)| *name == attribute).map(|(code, _)| code)
}

/// The values of a user.
pub(super) fn of<'a>(username: &'a str, attributes: &'a Attributes) -> impl Iterator<Item = (i64, Cow<'a, str>)> {
    let searchable = (USERNAME + 1..)
        .zip(SEARCHABLE)
        .filter_map(|(code, name)| Some((code, Cow::Owned(fold(attributes.get(name)?)))));
    std::iter::once((USERNAME, Cow::Borrowed(username))).chain(searchable)
}

/// Adds all of a new user's values.
pub(super) fn add(
    connection: &Connection,
    pool: i64,
    user: i64,
    username: &str,
    attributes: &Attributes,
) -> Result<()> {
    of(username, attributes).try_for_each(|(attribute, value)| insert(connection, pool, attribute, &value, user))
}

/// Removes all of a user's values.
pub(super) fn remove(
    connection: &Connection,
    pool: i64,
    user: i64,
    username: &str,
    attributes: &Attributes,
) -> Result<()> {
    of(username, attributes).try_for_each(|(attribute, value)| delete(connection, pool, attribute, &value, user))
}

/// Brings the values of a user whose attributes were others to what they are now.
pub(super) fn change(
    connection: &Connection,
    pool: i64,
    user: i64,
    before: &Attributes,
    after: &Attributes,
) -> Result<()> {
    for (code, name) in (USERNAME + 1..).zip(SEARCHABLE) {
        let (old, new) = (before.get(name).map(|it| fold(it)), after.get(name).map(|it| fold(it)));
        if old == new {
            continue;
        }
        if let Some(old) = old {
            delete(connection, pool, code, &old, user)?;
        }
        if let Some(new) = new {
            insert(connection, pool, code, &new, user)?;
        }
    }
    Ok(())
}

fn insert(connection: &Connection, pool: i64, attribute: i64, value: &str, user: i64) -> Result<()> {
    connection.prepare_cached(INSERT)?.execute(params![pool, attribute, value, user])?;
    Ok(())
}

fn delete(connection: &Connection, pool: i64, attribute: i64, value: &str, user: i64) -> Result<()> {
    connection
        .prepare_cached("DELETE FROM user_values WHERE pool = ?1 AND attribute = ?2 AND value = ?3 AND user = ?4")?
        .execute(params![pool, attribute, value, user])?;
    Ok(())
}
