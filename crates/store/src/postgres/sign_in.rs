//! What a sign-in looks at first, in one query.

use vestibule_identity::attempt::{AttemptKind, Attempts};
use vestibule_identity::ids::UserPoolId;
use vestibule_identity::name::SignInName;

use super::connection::{Connection, Value};
use super::{column, groups, users};
use crate::sealing::Sealer;
use crate::{Result, SigningIn, sealed};

/// The user whom `sub` or a name finds, with attempts and groups.
pub(super) async fn signing_in(
    connection: &Connection,
    sealer: &Sealer,
    pool: &UserPoolId,
    names: &[SignInName],
    sub: Option<&str>,
    simulated: &str,
) -> Result<SigningIn> {
    let pool = pool.as_str();
    let kinds: Vec<&str> = names.iter().map(|name| name.kind.as_str()).collect();
    let keys: Vec<&[u8]> = names.iter().map(|name| name.key.as_bytes()).collect();
    let sub = sub.filter(|sub| !sub.contains('\0'));
    let (simulated, kind) = (simulated.as_bytes(), AttemptKind::Password.as_key());
    let mut values: Vec<Value<'_>> = vec![&pool, &kind, &simulated];
    for (kind, key) in kinds.iter().zip(&keys) {
        values.extend([kind as Value<'_>, key as Value<'_>]);
    }
    if let Some(sub) = &sub {
        values.push(sub);
    }
    let rows = connection.rows(&statement(names.len(), sub.is_some()), &values).await?;
    let first = rows.first().ok_or_else(|| column::unreadable("sub"))?;
    let password_attempts = match first.try_get::<_, Option<i32>>("attempts")? {
        None => None,
        Some(count) => Some(Attempts {
            count: u32::try_from(count).map_err(|_| column::unreadable("attempts"))?,
            first_at: column::timestamp(first, "first_at")?,
            last_at: column::timestamp(first, "last_at")?,
        }),
    };
    // The group's columns come first.
    let (is_there, is_in_group) = (first.try_get::<_, Option<&str>>("sub")?, first.try_get::<_, Option<i64>>(0)?);
    if is_there.is_none() {
        sealed::cost_of_a_user(sealer);
        return Ok(SigningIn { user: None, groups: Vec::new(), password_attempts });
    }
    let user = users::read_from(first, GROUP_COLUMNS, sealer)?;
    let groups = match is_in_group {
        None => Vec::new(),
        Some(_) => rows.iter().map(|row| Ok(groups::read(row)?.1)).collect::<Result<_>>()?,
    };
    Ok(SigningIn { user: Some(user), groups, password_attempts })
}

/// How many columns a group has.
const GROUP_COLUMNS: usize = 8;

/// A row for each group of the user, one at least.
fn statement(names: usize, with_sub: bool) -> String {
    let owners = users::owners(names, with_sub, 4);
    let (groups, users) = (groups::COLUMNS, users::COLUMNS);
    format!(
        "SELECT {groups}, {users}, t.attempts, t.first_at, t.last_at
         FROM (SELECT coalesce({owners}NULL::text) AS sub) who
             LEFT JOIN users u ON u.pool_id = $1 AND u.sub = who.sub
             LEFT JOIN attempts t ON t.pool_id = $1 AND t.kind = $2
                 AND t.account = coalesce(convert_to(u.sub, 'UTF8'), $3)
             LEFT JOIN group_members m ON m.pool_id = u.pool_id AND m.sub = u.sub
             LEFT JOIN groups g ON g.pool_id = m.pool_id AND g.name = m.group_name
         ORDER BY m.group_seq"
    )
}
