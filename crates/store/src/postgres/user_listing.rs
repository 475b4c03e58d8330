//! Listing users: by creation, or by one attribute with a filter on it.
//!
//! Every listing walks one index from where the page before ended, so a page costs the same wherever it stands.

use tokio_postgres::Row;
use vestibule_identity::ids::UserPoolId;
use vestibule_identity::user::User;

use super::connection::{Connection, Value};
use super::users::{self, COLUMNS, COLUMNS_WITHOUT_CREDENTIALS};
use crate::page;
use crate::sealing::Sealer;
use crate::search::{Place, SEARCHABLE, fold, successor};
use crate::{Credentials, EXPORT_BYTES, EXPORT_MAX, Page, Result, StoreError, UserFilter, UserQuery};

pub(super) async fn list(
    connection: &Connection,
    sealer: &Sealer,
    pool: &UserPoolId,
    query: &UserQuery,
) -> Result<Page<User>> {
    let Some(filter) = &query.filter else { return by_creation(connection, sealer, pool, query).await };
    let Some(order) = Order::of(filter) else { return Ok(Page { items: Vec::new(), next: None }) };
    let after = query.after.as_deref().map(|token| Place::parse(token, filter.prefix, &order.wanted)).transpose()?;
    // A text with this character is nobody's, but where values are bytes.
    if order.wanted.contains('\0') && !order.is_bytes() {
        return Ok(Page { items: Vec::new(), next: None });
    }
    let limit = page::rows(query.limit);
    let walk = Walk { connection, sealer, pool, order: &order };

    let mut rows = match (&after, filter.prefix) {
        (Some(after), _) => walk.sharing(&after.value, after.seq, limit).await?,
        (None, false) => walk.sharing(&order.wanted, 0, limit).await?,
        (None, true) => Vec::new(),
    };
    let missing = limit - i64::try_from(rows.len()).unwrap_or(limit);
    if filter.prefix && missing > 0 {
        let from = after.map(|after| after.value);
        rows.extend(walk.behind(from.as_deref(), missing).await?);
    }
    Ok(page::page(rows, query.limit, Place::token))
}

async fn by_creation(
    connection: &Connection,
    sealer: &Sealer,
    pool: &UserPoolId,
    query: &UserQuery,
) -> Result<Page<User>> {
    let after = query.after.as_deref().map_or(Ok(0), page::seq)?;
    let rows = connection
        .rows(&creation_statement(COLUMNS), &[&pool.as_str(), &after, &page::rows(query.limit)])
        .await?
        .iter()
        .map(|row| Ok((row.try_get("seq")?, users::read(row, sealer)?)))
        .collect::<Result<Vec<(i64, User)>>>()?;
    Ok(page::page(rows, query.limit, i64::to_string))
}

fn creation_statement(columns: &str) -> String {
    format!("SELECT {columns}, u.seq FROM users u WHERE u.pool_id = $1 AND u.seq > $2 ORDER BY u.seq LIMIT $3")
}

/// All users in order of creation, in larger pages than a listing's.
pub(super) async fn export(
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
    let rows_max = i64::try_from(limit + 1).unwrap_or(i64::MAX);
    let rows = connection.rows(&creation_statement(columns), &[&pool.as_str(), &after, &rows_max]).await?;
    let (mut items, mut last, mut bytes) = (Vec::new(), 0_i64, 0);
    for row in &rows {
        if items.len() == limit || bytes > EXPORT_BYTES {
            return Ok(Page { items, next: Some(last.to_string()) });
        }
        last = row.try_get("seq")?;
        bytes += users::attribute_bytes(row);
        items.push(users::read(row, sealer)?);
    }
    Ok(Page { items, next: None })
}

/// An index that sorts users by the filtered attribute.
struct Order {
    /// The column of the value; the user's row is `u`, that of the attribute `a`.
    value: Column,
    /// What the filter compares with, in the index's form.
    wanted: String,
}

enum Column {
    /// Text of the user's row.
    Text(&'static str),
    /// Whether the user is enabled.
    Enabled,
    /// An attribute that is kept once more, by its name.
    Attribute(String),
}

impl Order {
    fn of(filter: &UserFilter) -> Option<Self> {
        let given = &filter.value;
        let text = |column, wanted| Some(Self { value: Column::Text(column), wanted });
        match filter.attribute.as_str() {
            // Cognito: username and status are compared with regard to case, the others without. Source: ListUsers.
            "username" => text("username", given.clone()),
            "sub" => text("sub", given.to_ascii_lowercase()),
            "cognito:user_status" => text("status", given.to_ascii_uppercase()),
            "status" => Some(Self { value: Column::Enabled, wanted: given.clone() }),
            name if SEARCHABLE.contains(&name) => {
                Some(Self { value: Column::Attribute(name.to_owned()), wanted: fold(given) })
            }
            _ => None,
        }
    }

    fn is_bytes(&self) -> bool {
        matches!(self.value, Column::Attribute(_))
    }
}

const ENABLED: [(&str, bool); 2] = [("Disabled", false), ("Enabled", true)];

struct Walk<'a> {
    connection: &'a Connection,
    sealer: &'a Sealer,
    pool: &'a UserPoolId,
    order: &'a Order,
}

impl Walk<'_> {
    /// Users who have exactly this value and stand behind a `seq`, in order of creation.
    async fn sharing(&self, value: &str, after: i64, limit: i64) -> Result<Vec<(Place, User)>> {
        let pool = self.pool.as_str();
        match &self.order.value {
            Column::Text(column) => {
                let statement = format!(
                    "SELECT {COLUMNS}, u.seq AS seq FROM users u
                     WHERE u.pool_id = $1 AND u.{column} = $2 AND u.seq > $3 ORDER BY u.seq LIMIT $4"
                );
                self.rows(&statement, &[&pool, &value, &after, &limit], Some(value)).await
            }
            Column::Enabled => {
                let Some((_, enabled)) = ENABLED.iter().find(|(text, _)| *text == value) else { return Ok(Vec::new()) };
                let statement = format!(
                    "SELECT {COLUMNS}, u.seq AS seq FROM users u
                     WHERE u.pool_id = $1 AND u.enabled = $2 AND u.seq > $3 ORDER BY u.seq LIMIT $4"
                );
                self.rows(&statement, &[&pool, enabled, &after, &limit], Some(value)).await
            }
            Column::Attribute(name) => {
                let statement = format!(
                    "SELECT {COLUMNS}, a.seq AS seq FROM user_attributes a
                         JOIN users u ON u.pool_id = a.pool_id AND u.sub = a.sub
                     WHERE a.pool_id = $1 AND a.name = $2 AND a.value = $3 AND a.seq > $4 ORDER BY a.seq LIMIT $5"
                );
                let bytes = value.as_bytes();
                self.rows(&statement, &[&pool, name, &bytes, &after, &limit], Some(value)).await
            }
        }
    }

    /// Users whose value has the wanted prefix and is behind `after`, in order of the value, then of creation.
    async fn behind(&self, after: Option<&str>, limit: i64) -> Result<Vec<(Place, User)>> {
        let (pool, wanted) = (self.pool.as_str(), self.order.wanted.as_str());
        let (from, comparison) = match after {
            Some(after) => (after, ">"),
            None => (wanted, ">="),
        };
        let end = successor(wanted);
        match &self.order.value {
            Column::Text(column) => {
                let below = end.as_ref().map_or_else(String::new, |_| format!("AND u.{column} < $4"));
                let statement = format!(
                    "SELECT {COLUMNS}, u.seq AS seq, u.{column} AS value FROM users u
                     WHERE u.pool_id = $1 AND u.{column} {comparison} $2 {below}
                     ORDER BY u.{column}, u.seq LIMIT $3"
                );
                let mut values: Vec<Value<'_>> = vec![&pool, &from, &limit];
                values.extend(end.as_ref().map(|end| end as Value<'_>));
                self.rows(&statement, &values, None).await
            }
            Column::Enabled => {
                // Two values: those that have the prefix and are behind.
                let mut rows = Vec::new();
                for (text, _) in ENABLED {
                    let is_behind = after.is_none_or(|after| text > after);
                    let missing = limit - i64::try_from(rows.len()).unwrap_or(limit);
                    if text.starts_with(wanted) && is_behind && missing > 0 {
                        rows.extend(self.sharing(text, 0, missing).await?);
                    }
                }
                Ok(rows)
            }
            Column::Attribute(name) => {
                let below = end.as_ref().map_or("", |_| "AND a.value < $5");
                let statement = format!(
                    "SELECT {COLUMNS}, a.seq AS seq, a.value AS value FROM user_attributes a
                         JOIN users u ON u.pool_id = a.pool_id AND u.sub = a.sub
                     WHERE a.pool_id = $1 AND a.name = $2 AND a.value {comparison} $3 {below}
                     ORDER BY a.value, a.seq LIMIT $4"
                );
                let (from, end) = (from.as_bytes(), end.map(String::into_bytes));
                let mut values: Vec<Value<'_>> = vec![&pool, name, &from, &limit];
                values.extend(end.as_ref().map(|end| end as Value<'_>));
                self.rows(&statement, &values, None).await
            }
        }
    }

    /// The users of a statement; their value, unless it is the same for all, is its last column.
    async fn rows(&self, statement: &str, values: &[Value<'_>], value: Option<&str>) -> Result<Vec<(Place, User)>> {
        let rows = self.connection.rows(statement, values).await?;
        let read = |row: &Row| {
            let value = match value {
                Some(value) => value.to_owned(),
                None if self.order.is_bytes() => {
                    String::from_utf8(row.try_get("value")?).map_err(StoreError::failed)?
                }
                None => row.try_get("value")?,
            };
            Ok((Place { value, seq: row.try_get("seq")? }, users::read(row, self.sealer)?))
        };
        rows.iter().map(read).collect()
    }
}
