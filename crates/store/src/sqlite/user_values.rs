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
/// Removes a value of a user.
pub(super) const DELETE: &str =
    "DELETE FROM user_values WHERE pool = ?1 AND attribute = ?2 AND value = ?3 AND user = ?4";

/// How the username is written in the table.
pub(super) const USERNAME: i64 = 0;

/// A value in its comparable form, with what it is the value of.
type Value<'a> = (i64, Cow<'a, str>);

/// How a searchable attribute is written in the table.
pub(super) fn code(attribute: &str) -> Option<i64> {
    codes().find(|(_, name)| *name == attribute).map(|(code, _)| code)
}

fn codes() -> impl Iterator<Item = (i64, &'static str)> {
    (USERNAME + 1..).zip(SEARCHABLE)
}

/// The values of a user.
pub(super) fn of<'a>(username: &'a str, attributes: &'a Attributes) -> impl Iterator<Item = Value<'a>> {
    std::iter::once((USERNAME, Cow::Borrowed(username))).chain(searchable(attributes))
}

fn searchable(attributes: &Attributes) -> impl Iterator<Item = Value<'_>> {
    codes().filter_map(|(code, name)| Some((code, Cow::Owned(fold(attributes.get(name)?)))))
}

/// Adds or removes values of a user, by [`INSERT`] or [`DELETE`].
pub(super) fn write<'a>(
    connection: &Connection,
    statement: &str,
    pool: i64,
    user: i64,
    values: impl IntoIterator<Item = Value<'a>>,
) -> Result<()> {
    let mut statement = connection.prepare_cached(statement)?;
    for (attribute, value) in values {
        statement.execute(params![pool, attribute, value, user])?;
    }
    Ok(())
}

/// Brings the values of a user whose attributes were others to what they are now.
pub(super) fn change(
    connection: &Connection,
    pool: i64,
    user: i64,
    before: &Attributes,
    after: &Attributes,
) -> Result<()> {
    let (before, after): (Vec<_>, Vec<_>) = (searchable(before).collect(), searchable(after).collect());
    let gone = before.iter().filter(|it| !after.contains(it)).cloned();
    write(connection, DELETE, pool, user, gone)?;
    let new = after.iter().filter(|it| !before.contains(it)).cloned();
    write(connection, INSERT, pool, user, new)
}
