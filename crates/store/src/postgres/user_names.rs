//! Sign-in names: one owner each, within the pool and kind.

use vestibule_identity::change::Conflict;
use vestibule_identity::ids::{Sub, UserPoolId};
use vestibule_identity::name::{NameKind, SignInName};
use vestibule_identity::user::Attributes;

use super::connection::Connection;
use super::users;
use crate::{Result, StoreError};

/// Gives the names to a user, unless another one has one of them; the first that is taken is told.
pub(super) async fn claim_all(
    connection: &Connection,
    pool: &UserPoolId,
    sub: &Sub,
    names: &[SignInName],
) -> Result<()> {
    if names.is_empty() {
        return Ok(());
    }
    let kinds: Vec<&str> = names.iter().map(|name| name.kind.as_str()).collect();
    let keys: Vec<&[u8]> = names.iter().map(|name| name.key.as_bytes()).collect();
    // Where the name is there already, its owner is asked for.
    let inserted = connection
        .execute(
            "INSERT INTO user_names (pool_id, kind, key, sub)
             SELECT $1, n.kind, n.key, $2 FROM unnest($3::text[], $4::bytea[]) AS n (kind, key)
             ON CONFLICT (pool_id, kind, key) DO NOTHING",
            &[&pool.as_str(), &sub.as_str(), &kinds, &keys],
        )
        .await?;
    if usize::try_from(inserted) == Ok(names.len()) {
        return Ok(());
    }
    for name in names {
        if owner(connection, pool, name).await?.is_none_or(|owner| owner != *sub) {
            return Err(Conflict::NameTaken(name.kind).into());
        }
    }
    Ok(())
}

/// Gives the name to a user, unless another one has it.
pub(super) async fn claim(connection: &Connection, pool: &UserPoolId, sub: &Sub, name: &SignInName) -> Result<()> {
    claim_all(connection, pool, sub, std::slice::from_ref(name)).await
}

/// Gives the name to a user; another one who has it loses it, and with it the proof of owning the address.
pub(super) async fn take(connection: &Connection, pool: &UserPoolId, sub: &Sub, name: &SignInName) -> Result<()> {
    while let Some(owner) = owner(connection, pool, name).await?.filter(|owner| owner != sub) {
        match users::require(connection, pool, &owner).await {
            // Gone while the lock was waited for, and the name with them.
            Err(StoreError::Conflict(Conflict::UserGone)) => continue,
            locked => locked?,
        }
        if !release(connection, pool, &owner, name).await? {
            // Given up while the lock was waited for: the name may be another one's by now.
            continue;
        }
        if matches!(name.kind, NameKind::Email | NameKind::PhoneNumber) {
            let unverified = Attributes::from([(format!("{}_verified", name.kind.as_str()), "false".to_owned())]);
            users::change_attributes(connection, pool, &owner, &unverified, &[]).await?;
        }
        break;
    }
    claim(connection, pool, sub, name).await
}

/// Takes the name away from a user; whether the user had it.
pub(super) async fn release(connection: &Connection, pool: &UserPoolId, sub: &Sub, name: &SignInName) -> Result<bool> {
    let released = connection
        .execute(
            "DELETE FROM user_names WHERE pool_id = $1 AND kind = $2 AND key = $3 AND sub = $4",
            &[&pool.as_str(), &name.kind.as_str(), &name.key.as_bytes(), &sub.as_str()],
        )
        .await?;
    Ok(released > 0)
}

async fn owner(connection: &Connection, pool: &UserPoolId, name: &SignInName) -> Result<Option<Sub>> {
    let row = connection
        .row(
            "SELECT sub FROM user_names WHERE pool_id = $1 AND kind = $2 AND key = $3",
            &[&pool.as_str(), &name.kind.as_str(), &name.key.as_bytes()],
        )
        .await?;
    Ok(row.map(|row| row.try_get::<_, String>(0)).transpose()?.map(Sub::new))
}
