//! Users: rows, how they are found, and their searchable attributes.

use tokio_postgres::Row;
use vestibule_api::Timestamp;
use vestibule_identity::change::Conflict;
use vestibule_identity::ids::{Sub, UserPoolId};
use vestibule_identity::name::SignInName;
use vestibule_identity::user::{Attributes, Password, User, UserStatus};

use super::column;
use super::connection::{Connection, Value};
use super::{user_names, user_pools};
use crate::sealing::Sealer;
use crate::search::{SEARCHABLE, fold};
use crate::{Result, StoreError, TokenHolder, sealed};

/// What [`read`] needs of the table `users`, here called `u`; the first columns of a statement, in this order.
pub(super) const COLUMNS: &str = "u.pool_id, u.sub, u.username, u.attributes, u.status, u.enabled, u.created_at, \
     u.modified_at, u.mfa, u.salt, u.sealed_verifier, u.password_set_at, u.password_expires_at, \
     u.sealed_software_token, u.software_token_step, u.sealed_password_hash";

/// As [`COLUMNS`], with nothing where a secret is.
pub(super) const COLUMNS_WITHOUT_CREDENTIALS: &str = "u.pool_id, u.sub, u.username, u.attributes, u.status, u.enabled, \
     u.created_at, u.modified_at, u.mfa, NULL::bytea, NULL::bytea, NULL::bigint, NULL::bigint, NULL::bytea, 0::bigint, \
     NULL::bytea";

/// Adds a user.
pub(super) async fn create(connection: &Connection, sealer: &Sealer, user: &User, names: &[SignInName]) -> Result<()> {
    let (pool, sub, seq) = (user.pool_id.as_str(), user.sub.as_str(), connection.next_seq());
    let password = user.password.as_ref();
    let token = user.software_token.as_ref();
    user_pools::require(connection, &user.pool_id).await?;
    let inserted = connection
        .execute(
            "INSERT INTO users (pool_id, sub, seq, username, attributes, status, enabled, created_at, modified_at, mfa,
                 salt, sealed_verifier, password_set_at, password_expires_at, sealed_software_token,
                 software_token_step, sealed_password_hash)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
             ON CONFLICT (pool_id, sub) DO NOTHING",
            &[
                &pool,
                &sub,
                &seq,
                &user.username,
                &serde_json::to_string(&user.attributes)?,
                &user.status.as_str(),
                &user.enabled,
                &user.created_at.as_millis(),
                &user.modified_at.as_millis(),
                &serde_json::to_string(&user.mfa)?,
                &password.map(|it| it.salt.as_slice()),
                &password.map(|it| sealed::verifier(sealer, &user.pool_id, &user.sub, &it.verifier)),
                &password.map(|it| it.set_at.as_millis()),
                &password.and_then(|it| it.expires_at).map(Timestamp::as_millis),
                &token.map(|it| sealed::software_token(sealer, &user.pool_id, &user.sub, it)).transpose()?,
                &token.map_or(0, |it| it.last_step),
                &user.password_hash.as_ref().map(|it| sealed::password_hash(sealer, &user.pool_id, &user.sub, it)),
            ],
        )
        .await?;
    if inserted == 0 {
        return Err(Conflict::UserExists.into());
    }
    user_names::claim_all(connection, &user.pool_id, &user.sub, names).await?;
    let searchable: Vec<(&str, &str)> =
        SEARCHABLE.iter().filter_map(|name| Some((*name, user.attributes.get(*name)?.as_str()))).collect();
    index_attributes(connection, &user.pool_id, &user.sub, &searchable).await?;
    user_pools::count(connection, &user.pool_id, 1).await
}

pub(super) async fn delete(connection: &Connection, pool: &UserPoolId, sub: &Sub) -> Result<()> {
    let deleted = connection
        .execute("DELETE FROM users WHERE pool_id = $1 AND sub = $2", &[&pool.as_str(), &sub.as_str()])
        .await?;
    if deleted == 0 {
        return Err(Conflict::UserGone.into());
    }
    user_pools::count(connection, pool, -1).await
}

/// Refuses what changes a user who is gone. Until the transaction has ended nobody else changes the user.
pub(super) async fn require(connection: &Connection, pool: &UserPoolId, sub: &Sub) -> Result<()> {
    let found = connection
        .row("SELECT 1 FROM users WHERE pool_id = $1 AND sub = $2 FOR NO KEY UPDATE", &[&pool.as_str(), &sub.as_str()])
        .await?;
    if found.is_some() { Ok(()) } else { Err(Conflict::UserGone.into()) }
}

/// A user, and whether this session of theirs is neither revoked nor gone.
pub(super) async fn token_holder(
    connection: &Connection,
    sealer: &Sealer,
    pool: &UserPoolId,
    sub: &Sub,
    session: &str,
) -> Result<Option<TokenHolder>> {
    let row = connection
        .row(
            &format!(
                "SELECT {COLUMNS}, EXISTS (SELECT 1 FROM token_sessions t JOIN app_clients c ON c.id = t.client_id
                     WHERE t.id = $3 AND t.pool_id = u.pool_id AND t.sub = u.sub AND t.revoked_at IS NULL) AS is_live
                 FROM users u WHERE u.pool_id = $1 AND u.sub = $2"
            ),
            &[&pool.as_str(), &sub.as_str(), &session],
        )
        .await?;
    row.map(|row| Ok(TokenHolder { user: read(&row, sealer)?, is_live: row.try_get("is_live")? })).transpose()
}

pub(super) async fn get(
    connection: &Connection,
    sealer: &Sealer,
    pool: &UserPoolId,
    sub: &Sub,
) -> Result<Option<User>> {
    let statement = format!("SELECT {COLUMNS} FROM users u WHERE u.pool_id = $1 AND u.sub = $2");
    let row = connection.row(&statement, &[&pool.as_str(), &sub.as_str()]).await?;
    somebody(row.as_ref(), sealer)
}

/// The user of a row, or nobody after what reading a user costs beyond the query: time must not tell who exists.
fn somebody(row: Option<&Row>, sealer: &Sealer) -> Result<Option<User>> {
    let Some(row) = row else {
        sealed::cost_of_a_user(sealer);
        return Ok(None);
    };
    read(row, sealer).map(Some)
}

/// `sub` decides, then the first name that has an owner.
pub(super) async fn find(
    connection: &Connection,
    sealer: &Sealer,
    pool: &UserPoolId,
    names: &[SignInName],
    sub: Option<&str>,
) -> Result<Option<User>> {
    let pool = pool.as_str();
    let kinds: Vec<&str> = names.iter().map(|name| name.kind.as_str()).collect();
    let keys: Vec<&[u8]> = names.iter().map(|name| name.key.as_bytes()).collect();
    // What is typed may hold what no text does.
    let sub = sub.filter(|sub| !sub.contains('\0'));
    let mut values: Vec<Value<'_>> = vec![&pool];
    for (kind, key) in kinds.iter().zip(&keys) {
        values.extend([kind as Value<'_>, key as Value<'_>]);
    }
    if let Some(sub) = &sub {
        values.push(sub);
    }
    let row = connection.row(&find_statement(names.len(), sub.is_some()), &values).await?;
    somebody(row.as_ref(), sealer)
}

fn find_statement(names: usize, with_sub: bool) -> String {
    let owners = owners(names, with_sub, 2);
    format!("SELECT {COLUMNS} FROM users u WHERE u.pool_id = $1 AND u.sub = coalesce({owners}NULL::text)")
}

/// The users whom `sub`, which is the last value, and the names mean, in this order and each with a comma behind. The pool is `$1`,
/// the first name's kind and key are `$first` and the one behind it.
pub(super) fn owners(names: usize, with_sub: bool, first: usize) -> String {
    let by_name = (0..names).map(|index| {
        let (kind, key) = (first + 2 * index, first + 2 * index + 1);
        format!("(SELECT sub FROM user_names WHERE pool_id = $1 AND kind = ${kind} AND key = ${key}), ")
    });
    let by_sub =
        with_sub.then(|| format!("(SELECT sub FROM users WHERE pool_id = $1 AND sub = ${}), ", first + 2 * names));
    by_sub.into_iter().chain(by_name).collect()
}

/// How long the attributes of such a row are, in JSON.
pub(super) fn attribute_bytes(row: &Row) -> usize {
    row.try_get::<_, &str>(3).map_or(0, str::len)
}

/// A user from [`COLUMNS`].
pub(super) fn read(row: &Row, sealer: &Sealer) -> Result<User> {
    read_from(row, 0, sealer)
}

/// A user from [`COLUMNS`] behind so many others.
pub(super) fn read_from(row: &Row, from: usize, sealer: &Sealer) -> Result<User> {
    let pool_id = UserPoolId::new(row.try_get::<_, String>(from)?);
    let sub = Sub::new(row.try_get::<_, String>(from + 1)?);
    Ok(User {
        username: row.try_get(from + 2)?,
        attributes: column::json(row, from + 3)?,
        status: status(row, from + 4)?,
        enabled: row.try_get(from + 5)?,
        created_at: column::timestamp(row, from + 6)?,
        modified_at: column::timestamp(row, from + 7)?,
        mfa: column::json(row, from + 8)?,
        password: match row.try_get::<_, Option<&[u8]>>(from + 10)? {
            None => None,
            Some(ciphertext) => Some(Password {
                salt: row.try_get::<_, &[u8]>(from + 9)?.try_into().map_err(|_| column::unreadable("salt"))?,
                verifier: sealed::open_verifier(sealer, &pool_id, &sub, ciphertext)?,
                set_at: column::timestamp(row, from + 11)?,
                expires_at: column::timestamp_option(row, from + 12)?,
            }),
        },
        password_hash: match row.try_get::<_, Option<&[u8]>>(from + 15)? {
            None => None,
            Some(ciphertext) => Some(sealed::open_password_hash(sealer, &pool_id, &sub, ciphertext)?),
        },
        software_token: match row.try_get::<_, Option<&[u8]>>(from + 13)? {
            None => None,
            Some(ciphertext) => {
                Some(sealed::open_software_token(sealer, &pool_id, &sub, ciphertext, row.try_get(from + 14)?)?)
            }
        },
        pool_id,
        sub,
    })
}

/// The account's status from its column.
pub(super) fn status(row: &Row, column: usize) -> Result<UserStatus> {
    row.try_get::<_, &str>(column)?.parse().map_err(StoreError::failed)
}

/// Refuses unless the attribute has this value.
pub(super) async fn expect(
    connection: &Connection,
    pool: &UserPoolId,
    sub: &Sub,
    name: &str,
    value: Option<&str>,
) -> Result<()> {
    let attributes = attributes(connection, pool, sub).await?;
    let found = attributes.get(name).map(String::as_str);
    if found == value { Ok(()) } else { Err(Conflict::AttributeChanged.into()) }
}

async fn attributes(connection: &Connection, pool: &UserPoolId, sub: &Sub) -> Result<Attributes> {
    let row = connection
        .row("SELECT attributes FROM users WHERE pool_id = $1 AND sub = $2", &[&pool.as_str(), &sub.as_str()])
        .await?;
    column::json(&row.ok_or(Conflict::UserGone)?, 0)
}

/// Sets and removes attributes of a user whose row is locked, in the profile and where they are searched; setting wins.
pub(super) async fn change_attributes(
    connection: &Connection,
    pool: &UserPoolId,
    sub: &Sub,
    set: &Attributes,
    remove: &[String],
) -> Result<()> {
    let mut attributes = attributes(connection, pool, sub).await?;
    for name in remove {
        attributes.remove(name);
    }
    let removed: Vec<&str> = remove.iter().map(String::as_str).filter(|name| SEARCHABLE.contains(name)).collect();
    if !removed.is_empty() {
        connection
            .execute(
                "DELETE FROM user_attributes WHERE pool_id = $1 AND sub = $2 AND name = ANY($3)",
                &[&pool.as_str(), &sub.as_str(), &removed],
            )
            .await?;
    }
    for (name, value) in set {
        attributes.insert(name.clone(), value.clone());
    }
    let searchable: Vec<(&str, &str)> = set
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .filter(|(name, _)| SEARCHABLE.contains(name))
        .collect();
    index_attributes(connection, pool, sub, &searchable).await?;
    connection
        .execute(
            "UPDATE users SET attributes = $3 WHERE pool_id = $1 AND sub = $2",
            &[&pool.as_str(), &sub.as_str(), &serde_json::to_string(&attributes)?],
        )
        .await?;
    Ok(())
}

async fn index_attributes(
    connection: &Connection,
    pool: &UserPoolId,
    sub: &Sub,
    attributes: &[(&str, &str)],
) -> Result<()> {
    if attributes.is_empty() {
        return Ok(());
    }
    let names: Vec<&str> = attributes.iter().map(|(name, _)| *name).collect();
    let values: Vec<Vec<u8>> = attributes.iter().map(|(_, value)| fold(value).into_bytes()).collect();
    connection
        .execute(
            "INSERT INTO user_attributes (pool_id, sub, name, seq, value)
             SELECT u.pool_id, u.sub, a.name, u.seq, a.value
             FROM users u CROSS JOIN unnest($3::text[], $4::bytea[]) AS a (name, value)
             WHERE u.pool_id = $1 AND u.sub = $2
             ON CONFLICT (pool_id, sub, name) DO UPDATE SET value = excluded.value",
            &[&pool.as_str(), &sub.as_str(), &names, &values],
        )
        .await?;
    Ok(())
}
