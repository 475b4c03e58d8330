//! The lists of imports in one transaction.
//!
//! What a new user costs is not the user's row, which goes behind the others, but the entries in [`user_keys`] and [`user_values`]: ten
//! or so, each on a page of its own. So a list that only adds a user adds the row, and its entries wait in memory until there are
//! tens of thousands of them, which are then written in the order of the tables: every page is touched once.
//!
//! Whether a key is free is therefore found out late. What comes of it is what would have come of one list after the other: the first who
//! claims a key has it, unless something else refuses that list.

mod entries;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use rusqlite::{Connection, params};
use vestibule_identity::change::{Change, Conflict, UserChange};
use vestibule_identity::ids::{GroupName, UserPoolId};
use vestibule_identity::name::SignInName;
use vestibule_identity::user::User;

use self::entries::{Entries, Entry};
use super::{changes, groups, user_keys, user_pools, user_values, users};
use crate::sealing::Sealer;
use crate::{Outcomes, Result, StoreError};

/// Texts of entries that wait in memory, in bytes.
const TEXTS_MAX: usize = 24 * 1024 * 1024;

/// Lists of a transaction, and the entries that wait.
#[derive(Default)]
pub(super) struct Lists {
    /// How each list of the transaction went, as far as that is known.
    outcomes: Vec<std::result::Result<(), Conflict>>,
    /// Users whose entries wait.
    added: Vec<Added>,
    keys: Entries,
    values: Entries,
    /// The last pool that was looked for.
    pool: Option<(UserPoolId, i64)>,
}

/// A user who was added.
struct Added {
    /// Which list it was.
    list: usize,
    /// The row.
    seq: i64,
    /// What refuses the list even if its keys are free.
    refused: Option<Conflict>,
}

impl Lists {
    /// How many there are in the transaction.
    pub(super) fn len(&self) -> usize {
        self.outcomes.len()
    }

    /// Whether there is none.
    pub(super) fn is_empty(&self) -> bool {
        self.outcomes.is_empty()
    }

    /// Applies lists, each by itself; answers which ones of the transaction's they are. Anything but a conflict leaves some of it.
    pub(super) fn take(
        &mut self,
        connection: &Connection,
        sealer: &Sealer,
        lists: Vec<Vec<Change>>,
    ) -> Result<Range<usize>> {
        let first = self.len();
        for list in lists {
            if let Some((user, names, groups)) = added_user(&list) {
                self.add(connection, sealer, user, names, &groups)?;
                if self.keys.text_bytes() + self.values.text_bytes() > TEXTS_MAX {
                    self.write(connection)?;
                }
            } else {
                // It may need what waits.
                self.write(connection)?;
                self.outcomes.push(conflict_of(in_savepoint(connection, sealer, list))?);
            }
        }
        Ok(first..self.len())
    }

    /// How lists went, of which none has entries that wait.
    pub(super) fn outcomes(&self, lists: Range<usize>) -> Outcomes {
        self.outcomes[lists].to_vec()
    }

    /// Writes what waits.
    pub(super) fn write(&mut self, connection: &Connection) -> Result<()> {
        if self.added.is_empty() {
            return Ok(());
        }
        let contested = self.write_keys(connection)?;
        let refused = self.settle(connection, &contested)?;
        self.write_values(connection, &refused)?;
        self.count(connection, &refused)?;
        self.added.clear();
        self.keys.clear();
        self.values.clear();
        self.pool = None;
        Ok(())
    }

    /// Forgets all of a transaction that has ended, but not where it was kept.
    pub(super) fn clear(&mut self) {
        self.outcomes.clear();
        self.added.clear();
        self.keys.clear();
        self.values.clear();
        self.pool = None;
    }

    /// Adds a user's row, and lets the entries wait.
    fn add(
        &mut self,
        connection: &Connection,
        sealer: &Sealer,
        user: &User,
        names: &[SignInName],
        groups: &[&GroupName],
    ) -> Result<()> {
        let list = self.outcomes.len();
        self.outcomes.push(Ok(()));
        let pool = match self.pool(connection, &user.pool_id) {
            Err(StoreError::Conflict(conflict)) => {
                self.outcomes[list] = Err(conflict);
                return Ok(());
            }
            pool => pool?,
        };
        let seq = users::insert_row(connection, sealer, user)?;
        let joined = groups.iter().try_for_each(|group| groups::join(connection, &user.pool_id, seq, group));
        let refused = conflict_of(joined)?.err();
        let index = self.added.len();
        self.added.push(Added { list, seq, refused });
        for (kind, key) in user_keys::of_new(user, names) {
            self.keys.push(pool, kind, key, index);
        }
        for (attribute, value) in user_values::of(&user.username, &user.attributes) {
            self.values.push(pool, attribute, &value, index);
        }
        Ok(())
    }

    fn pool(&mut self, connection: &Connection, id: &UserPoolId) -> Result<i64> {
        match &self.pool {
            Some((last, seq)) if last == id => Ok(*seq),
            _ => {
                let seq = user_pools::seq(connection, id)?;
                self.pool = Some((id.clone(), seq));
                Ok(seq)
            }
        }
    }

    /// Claims the keys of all users whom nothing else refuses; answers the others, and those of whose keys one was taken.
    fn write_keys(&mut self, connection: &Connection) -> Result<BTreeSet<usize>> {
        let refused = self.added.iter().enumerate().filter(|(_, user)| user.refused.is_some());
        let mut contested: BTreeSet<usize> = refused.map(|(index, _)| index).collect();
        let mut insert = connection.prepare_cached(user_keys::INSERT)?;
        for Entry { pool, kind, text, user } in self.keys.sorted() {
            let added = &self.added[user];
            if added.refused.is_none() && insert.execute(params![pool, kind, text, added.seq])? == 0 {
                contested.insert(user);
            }
        }
        Ok(contested)
    }

    /// Decides, one after the other, about users who have not got their keys; answers whom that refused.
    ///
    /// Whoever has got theirs was the first to claim each of them, so nobody here can have come before.
    fn settle(&mut self, connection: &Connection, contested: &BTreeSet<usize>) -> Result<BTreeSet<usize>> {
        let mut refused = BTreeSet::new();
        if contested.is_empty() {
            return Ok(refused);
        }
        // Those of one user are in the order in which a conflict is told.
        let mut claims: BTreeMap<usize, Vec<Entry<'_>>> = BTreeMap::new();
        for claim in self.keys.as_pushed() {
            if contested.contains(&claim.user) {
                claims.entry(claim.user).or_default().push(claim);
            }
        }
        for Entry { pool, kind, text, user } in claims.values().flatten() {
            user_keys::remove(connection, *pool, *kind, text, self.added[*user].seq)?;
        }
        for (user, claims) in claims {
            let Added { list, seq, refused: otherwise } = &self.added[user];
            let mut conflict = None;
            for Entry { pool, kind, text, .. } in &claims {
                // Whoever came after this list found the key free if the list was refused otherwise.
                if user_keys::owner(connection, *pool, *kind, text)?.is_some_and(|owner| owner < *seq) {
                    conflict = Some(user_keys::conflict(*kind));
                    break;
                }
            }
            if let Some(conflict) = conflict.or_else(|| otherwise.clone()) {
                connection.prepare_cached("DELETE FROM users WHERE seq = ?1")?.execute([seq])?;
                self.outcomes[*list] = Err(conflict);
                refused.insert(user);
            } else {
                for Entry { pool, kind, text, .. } in claims {
                    user_keys::insert(connection, pool, kind, text, *seq)?;
                }
            }
        }
        Ok(refused)
    }

    fn write_values(&mut self, connection: &Connection, refused: &BTreeSet<usize>) -> Result<()> {
        let mut insert = connection.prepare_cached(user_values::INSERT)?;
        for Entry { pool, kind, text, user } in self.values.sorted() {
            if !refused.contains(&user) {
                insert.execute(params![pool, kind, text, self.added[user].seq])?;
            }
        }
        Ok(())
    }

    fn count(&mut self, connection: &Connection, refused: &BTreeSet<usize>) -> Result<()> {
        let mut added: BTreeMap<i64, i64> = BTreeMap::new();
        // Every user has one sub.
        for Entry { pool, .. } in
            self.keys.as_pushed().filter(|it| it.kind == user_keys::SUB && !refused.contains(&it.user))
        {
            *added.entry(pool).or_default() += 1;
        }
        added.into_iter().try_for_each(|(pool, users)| user_pools::count(connection, pool, users))
    }
}

/// The user whom a list creates and the groups that the user joins, if that is all it does.
fn added_user(list: &[Change]) -> Option<(&User, &[SignInName], Vec<&GroupName>)> {
    let [Change::CreateUser(user, names), rest @ ..] = list else { return None };
    let joins = rest.iter().map(|change| match change {
        Change::User(pool, sub, UserChange::JoinGroup(group)) if *pool == user.pool_id && *sub == user.sub => {
            Some(group)
        }
        _ => None,
    });
    Some((user, names, joins.collect::<Option<_>>()?))
}

/// Applies a list or, if it contradicts what is stored, nothing of it.
fn in_savepoint(connection: &Connection, sealer: &Sealer, list: Vec<Change>) -> Result<()> {
    let execute = |sql: &str| -> Result<()> { Ok(connection.prepare_cached(sql)?.execute([]).map(|_| ())?) };
    execute("SAVEPOINT list")?;
    let applied = list.into_iter().try_for_each(|change| changes::apply(connection, sealer, change));
    if applied.is_err() {
        execute("ROLLBACK TO list")?;
    }
    execute("RELEASE list")?;
    applied
}

/// Tells a conflict from other failures.
fn conflict_of(result: Result<()>) -> Result<std::result::Result<(), Conflict>> {
    match result {
        Ok(()) => Ok(Ok(())),
        Err(StoreError::Conflict(conflict)) => Ok(Err(conflict)),
        Err(other) => Err(other),
    }
}

#[cfg(test)]
#[path = "bulk_tests.rs"]
mod tests;
