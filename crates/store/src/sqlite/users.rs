//! Users: rows, how they are found, and their searchable attributes.

use rusqlite::{Connection, OptionalExtension, Row, ToSql, params};
use vestibule_api::Timestamp;
use vestibule_identity::change::Conflict;
use vestibule_identity::ids::{Sub, UserPoolId};
use vestibule_identity::name::SignInName;
use vestibule_identity::user::{Attributes, Password, User, UserStatus};

use super::user_keys::{self, BY_SUB};
use super::{column, user_pools, user_values};
use crate::sealing::Sealer;
use crate::{Result, StoreError, TokenHolder, sealed};

/// What [`read`] needs of the table `users`, here called `u`; the first columns of a statement, in this order.
pub(super) const COLUMNS: &str = "u.pool_id, u.sub, u.username, u.attributes, u.status, u.enabled, u.created_at, \
     u.modified_at, u.mfa, u.salt, u.sealed_verifier, u.password_set_at, u.password_expires_at, \
     u.sealed_software_token, u.software_token_step, u.sealed_password_hash";

/// As [`COLUMNS`], with nothing where a secret is.
pub(super) const COLUMNS_WITHOUT_CREDENTIALS: &str = "u.pool_id, u.sub, u.username, u.attributes, u.status, u.enabled, \
     u.created_at, u.modified_at, u.mfa, NULL, NULL, NULL, NULL, NULL, 0, NULL";

/// Adds a user; nothing, if that contradicts what is stored.
pub(super) fn create(connection: &Connection, sealer: &Sealer, user: &User, names: &[SignInName]) -> Result<()> {
    let pool = user_pools::seq(connection, &user.pool_id)?;
    // Before anything is written, so that a refusal has nothing to take back.
    for (kind, key) in user_keys::of_new(user, names) {
        if user_keys::owner(connection, pool, kind, key)?.is_some() {
            return Err(user_keys::conflict(kind).into());
        }
    }
    let seq = insert_row(connection, sealer, user)?;
    for (kind, key) in user_keys::of_new(user, names) {
        user_keys::insert(connection, pool, kind, key, seq)?;
    }
    user_values::write(connection, user_values::INSERT, pool, seq, user_values::of(&user.username, &user.attributes))?;
    user_pools::count(connection, pool, 1)
}

/// Adds the row of a user whose pool exists, which nothing leads to yet; answers its `seq`.
pub(super) fn insert_row(connection: &Connection, sealer: &Sealer, user: &User) -> Result<i64> {
    let password = user.password.as_ref();
    let token = user.software_token.as_ref();
    connection
        .prepare_cached(
            "INSERT INTO users (pool_id, sub, username, attributes, status, enabled, created_at, modified_at, mfa,
                 salt, sealed_verifier, password_set_at, password_expires_at, sealed_software_token,
                 software_token_step, sealed_password_hash)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)",
        )?
        .execute(params![
            user.pool_id.as_str(),
            user.sub.as_str(),
            user.username,
            serde_json::to_string(&user.attributes)?,
            user.status.as_str(),
            user.enabled,
            user.created_at.as_millis(),
            user.modified_at.as_millis(),
            serde_json::to_string(&user.mfa)?,
            password.map(|it| it.salt),
            password.map(|it| sealed::verifier(sealer, &user.pool_id, &user.sub, &it.verifier)),
            password.map(|it| it.set_at.as_millis()),
            password.and_then(|it| it.expires_at).map(Timestamp::as_millis),
            token.map(|it| sealed::software_token(sealer, &user.pool_id, &user.sub, it)).transpose()?,
            token.map_or(0, |it| it.last_step),
            user.password_hash.as_ref().map(|it| sealed::password_hash(sealer, &user.pool_id, &user.sub, it)),
        ])?;
    Ok(connection.last_insert_rowid())
}

pub(super) fn delete(connection: &Connection, pool: &UserPoolId, sub: &Sub) -> Result<()> {
    let (seq, username, attributes): (i64, String, Result<Attributes>) = connection
        .prepare_cached(&format!("SELECT seq, username, attributes FROM users WHERE seq = {BY_SUB}"))?
        .query_row([pool.as_str(), sub.as_str()], |row| Ok((row.get(0)?, row.get(1)?, column::json(row, 2))))
        .optional()?
        .ok_or(Conflict::UserGone)?;
    let attributes = attributes?;
    let pool = user_pools::seq(connection, pool)?;
    user_keys::remove_all(connection, pool, sub.as_str(), seq)?;
    user_values::write(connection, user_values::DELETE, pool, seq, user_values::of(&username, &attributes))?;
    connection.prepare_cached("DELETE FROM users WHERE seq = ?1")?.execute([seq])?;
    user_pools::count(connection, pool, -1)
}

/// The row of a user who must exist.
pub(super) fn require(connection: &Connection, pool: &UserPoolId, sub: &Sub) -> Result<i64> {
    connection
        .prepare_cached(&format!("SELECT {BY_SUB}"))?
        .query_row([pool.as_str(), sub.as_str()], |row| row.get::<_, Option<i64>>(0))?
        .ok_or_else(|| Conflict::UserGone.into())
}

/// As [`require`], for a user who may sign in.
pub(super) fn require_enabled(connection: &Connection, pool: &UserPoolId, sub: &Sub) -> Result<i64> {
    let (seq, enabled): (i64, bool) = connection
        .prepare_cached(&format!("SELECT seq, enabled FROM users WHERE seq = {BY_SUB}"))?
        .query_row([pool.as_str(), sub.as_str()], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?
        .ok_or(Conflict::UserGone)?;
    if enabled { Ok(seq) } else { Err(Conflict::UserDisabled.into()) }
}

/// A user, and whether this session of theirs is neither revoked nor gone.
pub(super) fn token_holder(
    connection: &Connection,
    sealer: &Sealer,
    pool: &UserPoolId,
    sub: &Sub,
    session: &str,
) -> Result<Option<TokenHolder>> {
    let is_live = "EXISTS (SELECT 1 FROM token_sessions WHERE id = ?3 AND user = u.seq AND revoked_at IS NULL)";
    connection
        .prepare_cached(&format!("SELECT {COLUMNS}, {is_live} AS is_live FROM users u WHERE u.seq = {BY_SUB}"))?
        .query_row([pool.as_str(), sub.as_str(), session], |row| {
            let is_live = row.get("is_live")?;
            Ok(read(row, sealer).map(|user| TokenHolder { user, is_live }))
        })
        .optional()?
        .transpose()
}

pub(super) fn get(connection: &Connection, sealer: &Sealer, pool: &UserPoolId, sub: &Sub) -> Result<Option<User>> {
    connection
        .prepare_cached(&format!("SELECT {COLUMNS} FROM users u WHERE u.seq = {BY_SUB}"))?
        .query_row([pool.as_str(), sub.as_str()], |row| Ok(read(row, sealer)))
        .optional()?
        .map_or_else(|| Ok(nobody(sealer)), |user| user.map(Some))
}

/// Nobody, after what reading a user costs.
fn nobody(sealer: &Sealer) -> Option<User> {
    sealed::cost_of_a_user(sealer);
    None
}

/// `sub` decides, then the first name that has an owner.
pub(super) fn find(
    connection: &Connection,
    sealer: &Sealer,
    pool: &UserPoolId,
    names: &[SignInName],
    sub: Option<&str>,
) -> Result<Option<User>> {
    let kinds: Vec<i64> = names.iter().map(|name| user_keys::code(name.kind)).collect();
    let pool = pool.as_str();
    let mut values: Vec<&dyn ToSql> = vec![&pool];
    values.extend(kinds.iter().zip(names).flat_map(|(kind, name)| [kind as &dyn ToSql, &name.key]));
    values.extend(sub.as_ref().map(|it| it as &dyn ToSql));
    connection
        .prepare_cached(&find_statement(names.len(), sub.is_some()))?
        .query_row(&*values, |row| Ok(read(row, sealer)))
        .optional()?
        .map_or_else(|| Ok(nobody(sealer)), |user| user.map(Some))
}

/// One statement for all names, so that a sign-in reads its user in one go.
pub(super) fn find_statement(names: usize, with_sub: bool) -> String {
    let owner = |kind: &str, key: usize| {
        format!(
            "(SELECT user FROM user_keys
              WHERE pool = (SELECT seq FROM user_pools WHERE id = ?1) AND kind = {kind} AND key = ?{key}), "
        )
    };
    let by_name = (0..names).map(|index| owner(&format!("?{}", 2 * index + 2), 2 * index + 3));
    let by_sub = with_sub.then(|| owner("0", 2 * names + 2));
    let owners: String = by_sub.into_iter().chain(by_name).collect();
    // coalesce stops at the first that is there; it wants two arguments even if there is nothing to look for.
    format!("SELECT {COLUMNS} FROM users u WHERE u.seq = coalesce({owners}NULL, NULL) AND u.pool_id = ?1")
}

/// How long the attributes of such a row are, in JSON.
pub(super) fn attribute_bytes(row: &Row<'_>) -> usize {
    row.get_ref(3).ok().and_then(|value| value.as_str().ok()).map_or(0, str::len)
}

/// A user from [`COLUMNS`]. By position: finding so many columns by name takes longer than the query.
pub(super) fn read(row: &Row<'_>, sealer: &Sealer) -> Result<User> {
    let pool_id = UserPoolId::new(row.get::<_, String>(0)?);
    let sub = Sub::new(row.get::<_, String>(1)?);
    Ok(User {
        username: row.get(2)?,
        attributes: column::json(row, 3)?,
        status: status(row, 4)?,
        enabled: row.get(5)?,
        created_at: column::timestamp(row, 6)?,
        modified_at: column::timestamp(row, 7)?,
        mfa: column::json(row, 8)?,
        password: match row.get_ref(10)?.as_blob_or_null().map_err(StoreError::failed)? {
            None => None,
            Some(ciphertext) => Some(Password {
                salt: row.get(9)?,
                verifier: sealed::open_verifier(sealer, &pool_id, &sub, ciphertext)?,
                set_at: column::timestamp(row, 11)?,
                expires_at: column::timestamp_option(row, 12)?,
            }),
        },
        password_hash: match row.get_ref(15)?.as_blob_or_null().map_err(StoreError::failed)? {
            None => None,
            Some(ciphertext) => Some(sealed::open_password_hash(sealer, &pool_id, &sub, ciphertext)?),
        },
        software_token: match row.get_ref(13)?.as_blob_or_null().map_err(StoreError::failed)? {
            None => None,
            Some(ciphertext) => Some(sealed::open_software_token(sealer, &pool_id, &sub, ciphertext, row.get(14)?)?),
        },
        pool_id,
        sub,
    })
}

/// The account's status from its column.
pub(super) fn status(row: &Row<'_>, column: usize) -> Result<UserStatus> {
    row.get_ref(column)?.as_str().map_err(StoreError::failed)?.parse().map_err(StoreError::failed)
}

/// Refuses unless the attribute has this value.
pub(super) fn expect(connection: &Connection, seq: i64, name: &str, value: Option<&str>) -> Result<()> {
    let attributes: Attributes = connection
        .prepare_cached("SELECT attributes FROM users WHERE seq = ?1")?
        .query_row([seq], |row| Ok(column::json(row, "attributes")))??;
    let found = attributes.get(name).map(String::as_str);
    if found == value { Ok(()) } else { Err(Conflict::AttributeChanged.into()) }
}

/// Sets and removes attributes of a user, in the profile and where they are searched; setting wins.
pub(super) fn change_attributes(
    connection: &Connection,
    pool: &UserPoolId,
    seq: i64,
    set: &Attributes,
    remove: &[String],
) -> Result<()> {
    let before: Attributes = connection
        .prepare_cached("SELECT attributes FROM users WHERE seq = ?1")?
        .query_row([seq], |row| Ok(column::json(row, "attributes")))??;
    let mut after = before.clone();
    after.retain(|name, _| !remove.contains(name));
    after.extend(set.iter().map(|(name, value)| (name.clone(), value.clone())));
    user_values::change(connection, user_pools::seq(connection, pool)?, seq, &before, &after)?;
    connection
        .prepare_cached("UPDATE users SET attributes = ?2 WHERE seq = ?1")?
        .execute(params![seq, serde_json::to_string(&after)?])?;
    Ok(())
}
