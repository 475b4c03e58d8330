//! Listing users: by creation, or by one attribute with a filter on it.
//!
//! Every listing walks one index from where the page before ended, so a page costs the same wherever it stands. A
//! filtered page is at most two walks: the rest of the users who share the last value, then the values behind it.

use rusqlite::types::Value;
use rusqlite::{Connection, ToSql};
use vestibule_identity::ids::UserPoolId;
use vestibule_identity::user::User;

use super::user_values;
use super::users::{self, COLUMNS, COLUMNS_WITHOUT_CREDENTIALS};
use crate::page;
use crate::sealing::Sealer;
use crate::search::{Place, fold, successor};
use crate::{Credentials, EXPORT_BYTES, EXPORT_MAX, Page, Result, UserFilter, UserQuery};

/// Whether the answer is so short, a user or a few, that it need not move to another thread.
pub(super) fn is_short(query: &UserQuery) -> bool {
    query.filter.as_ref().is_some_and(|filter| {
        let names_one = ["username", "sub", "email", "phone_number", "preferred_username"];
        !filter.prefix && names_one.contains(&filter.attribute.as_str())
    })
}

pub(super) fn list(
    connection: &Connection,
    sealer: &Sealer,
    pool: &UserPoolId,
    query: &UserQuery,
) -> Result<Page<User>> {
    let Some(filter) = &query.filter else { return by_creation(connection, sealer, pool, query) };
    let Some(order) = Order::of(filter) else { return Ok(Page { items: Vec::new(), next: None }) };
    let after = query.after.as_deref().map(|token| Place::parse(token, filter.prefix, &order.wanted)).transpose()?;
    let limit = page::rows(query.limit);
    let walk = Walk { connection, sealer, pool, order: &order };

    let mut rows = match (&after, filter.prefix) {
        (Some(after), _) => walk.sharing(&after.value, after.seq, limit)?,
        (None, false) => walk.sharing(&order.wanted, 0, limit)?,
        (None, true) => Vec::new(),
    };
    let missing = limit - i64::try_from(rows.len()).unwrap_or(limit);
    if filter.prefix && missing > 0 {
        let from = match after {
            // The least text behind this one.
            Some(after) => after.value + "\0",
            None => order.wanted.clone(),
        };
        rows.extend(walk.between(&from, missing)?);
    }
    Ok(page::page(rows, query.limit, Place::token))
}

fn by_creation(connection: &Connection, sealer: &Sealer, pool: &UserPoolId, query: &UserQuery) -> Result<Page<User>> {
    let after = query.after.as_deref().map_or(Ok(0), page::seq)?;
    let rows = connection
        .prepare_cached(&creation_statement(COLUMNS))?
        .query_and_then((pool.as_str(), after, page::rows(query.limit)), |row| {
            Ok((row.get("seq")?, users::read(row, sealer)?))
        })?
        .collect::<Result<Vec<(i64, User)>>>()?;
    Ok(page::page(rows, query.limit, i64::to_string))
}

fn creation_statement(columns: &str) -> String {
    format!(
        "SELECT {columns}, u.seq FROM users u INDEXED BY users_in_order
         WHERE u.pool_id = ?1 AND u.seq > ?2 ORDER BY u.seq LIMIT ?3"
    )
}

/// All users in order of creation, in larger pages than a listing's.
pub(super) fn export(
    connection: &Connection,
    sealer: &Sealer,
    pool: &UserPoolId,
    after: Option<&str>,
    limit: usize,
    credentials: Credentials,
) -> Result<Page<User>> {
    let columns = match credentials {
        Credentials::Omitted => COLUMNS_WITHOUT_CREDENTIALS,
        Credentials::Included => COLUMNS,
    };
    let (after, limit) = (after.map_or(Ok(0), page::seq)?, limit.clamp(1, EXPORT_MAX));
    let mut statement = connection.prepare_cached(&creation_statement(columns))?;
    let mut rows = statement.query((pool.as_str(), after, i64::try_from(limit + 1).unwrap_or(i64::MAX)))?;
    let (mut items, mut last, mut bytes) = (Vec::new(), 0_i64, 0);
    while let Some(row) = rows.next()? {
        if items.len() == limit || bytes > EXPORT_BYTES {
            return Ok(Page { items, next: Some(last.to_string()) });
        }
        last = row.get("seq")?;
        bytes += users::attribute_bytes(row);
        items.push(users::read(row, sealer)?);
    }
    Ok(Page { items, next: None })
}

/// An index that sorts users by the filtered attribute.
struct Order {
    /// Where the rows come from, up to the condition on the value; the user's row is `u`.
    source: &'static str,
    /// The SQL of the value.
    value: &'static str,
    /// The SQL of the user's `seq`, as the index has it.
    seq: &'static str,
    /// What to look under in `user_values`; absent for what is sorted elsewhere.
    attribute: Option<i64>,
    /// What the filter compares with, in the index's form.
    wanted: String,
}

impl Order {
    fn of(filter: &UserFilter) -> Option<Self> {
        let given = &filter.value;
        let column = |source, value, wanted| Some(Self { source, value, seq: "u.seq", attribute: None, wanted });
        let value = |attribute, wanted| {
            Some(Self {
                source: "user_values a CROSS JOIN users u ON u.seq = a.user
                         WHERE a.pool = (SELECT seq FROM user_pools WHERE id = :pool) AND a.attribute = :attribute",
                value: "a.value",
                seq: "a.user",
                attribute: Some(attribute),
                wanted,
            })
        };
        match filter.attribute.as_str() {
            // Cognito: username and status are compared with regard to case, the others without. Source: ListUsers.
            "username" => value(user_values::USERNAME, given.clone()),
            "sub" => Some(Self {
                source: "user_keys a CROSS JOIN users u ON u.seq = a.user
                         WHERE a.pool = (SELECT seq FROM user_pools WHERE id = :pool) AND a.kind = 0",
                value: "a.key",
                seq: "a.user",
                attribute: None,
                wanted: given.to_ascii_lowercase(),
            }),
            "cognito:user_status" => column(
                "users u INDEXED BY users_by_status WHERE u.pool_id = :pool",
                "u.status",
                given.to_ascii_uppercase(),
            ),
            "status" => column(
                "users u INDEXED BY users_by_enabled WHERE u.pool_id = :pool",
                "iif(u.enabled, 'Enabled', 'Disabled')",
                given.clone(),
            ),
            name => value(user_values::code(name)?, fold(given)),
        }
    }

    /// Users whose value is `:from`, in order of creation, behind the `seq` `:bound`.
    fn sharing_statement(&self) -> String {
        let Self { value, seq, .. } = self;
        self.statement(&format!("{value} = :from AND {seq} > :bound ORDER BY {seq}"))
    }

    /// Users whose value is not before `:from` and before `:bound`, in order of the value, then of creation.
    fn between_statement(&self) -> String {
        let Self { value, seq, .. } = self;
        self.statement(&format!("{value} >= :from AND {value} < :bound ORDER BY {value}, {seq}"))
    }

    fn statement(&self, condition: &str) -> String {
        let Self { source, value, seq, .. } = self;
        format!("SELECT {COLUMNS}, {seq} AS seq, {value} AS value FROM {source} AND {condition} LIMIT :limit")
    }
}

struct Walk<'a> {
    connection: &'a Connection,
    sealer: &'a Sealer,
    pool: &'a UserPoolId,
    order: &'a Order,
}

impl Walk<'_> {
    /// Users who have exactly this value and stand behind a `seq`.
    fn sharing(&self, value: &str, after: i64, limit: i64) -> Result<Vec<(Place, User)>> {
        self.rows(&self.order.sharing_statement(), value, &after, limit)
    }

    /// Users whose value has the wanted prefix and is not before `from`.
    fn between(&self, from: &str, limit: i64) -> Result<Vec<(Place, User)>> {
        // SQLite sorts every text before any blob.
        let end = successor(&self.order.wanted).map_or(Value::Blob(Vec::new()), Value::Text);
        self.rows(&self.order.between_statement(), from, &end, limit)
    }

    fn rows(&self, statement: &str, from: &str, bound: &dyn ToSql, limit: i64) -> Result<Vec<(Place, User)>> {
        let pool = self.pool.as_str();
        let mut values: Vec<(&str, &dyn ToSql)> =
            vec![(":pool", &pool), (":from", &from), (":bound", bound), (":limit", &limit)];
        if let Some(attribute) = &self.order.attribute {
            values.push((":attribute", attribute));
        }
        self.connection
            .prepare_cached(statement)?
            .query_and_then(&*values, |row| {
                let place = Place { value: row.get("value")?, seq: row.get("seq")? };
                Ok((place, users::read(row, self.sealer)?))
            })?
            .collect()
    }
}

/// Every statement of this file.
#[cfg(test)]
pub(super) fn statements() -> Vec<String> {
    let columns = ["username", "sub", "cognito:user_status", "status"];
    let orders = columns.into_iter().chain(crate::search::SEARCHABLE).filter_map(|attribute| {
        Order::of(&UserFilter { attribute: attribute.to_owned(), prefix: true, value: String::new() })
    });
    orders
        .flat_map(|order| [order.sharing_statement(), order.between_statement()])
        .chain([COLUMNS, COLUMNS_WITHOUT_CREDENTIALS].map(creation_statement))
        .collect()
}
