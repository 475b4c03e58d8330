//! What is copied: each table of the embedded store, and the columns of the shared one that it becomes.
//!
//! The order satisfies the foreign keys. What belongs to a user hangs on the user's row in one store, and on pool and `sub` in
//! the other. A `seq` stays what it is: those that the shared store gives are far greater.

use rusqlite::types::{Value, ValueRef};
use serde::{Deserialize, Serialize};
use tokio_postgres::types::ToSql;

/// One table.
pub(crate) struct Table {
    /// Its name in the shared store.
    pub(crate) name: &'static str,
    /// What its rows are read from. The embedded store's table comes first and is `t`; it is walked by its key.
    pub(crate) source: &'static str,
    /// Which of that table's rows they are, if not all.
    pub(crate) only: Option<&'static str>,
    /// What tells its rows apart in the embedded store, in the order in which they are read.
    pub(crate) key: &'static [&'static str],
    /// The columns in the shared store.
    pub(crate) columns: &'static [Column],
}

/// A column in the shared store.
pub(crate) struct Column {
    /// Its name.
    pub(crate) name: &'static str,
    /// What it takes.
    pub(crate) kind: Kind,
    /// What it is made of.
    pub(crate) source: &'static str,
}

/// What a column takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Text,
    /// Also free text, whose bytes it takes.
    Bytes,
    Bigint,
    Integer,
    Boolean,
}

const fn text(name: &'static str, source: &'static str) -> Column {
    Column { name, kind: Kind::Text, source }
}

const fn bytes(name: &'static str, source: &'static str) -> Column {
    Column { name, kind: Kind::Bytes, source }
}

const fn bigint(name: &'static str, source: &'static str) -> Column {
    Column { name, kind: Kind::Bigint, source }
}

const fn integer(name: &'static str, source: &'static str) -> Column {
    Column { name, kind: Kind::Integer, source }
}

const fn boolean(name: &'static str, source: &'static str) -> Column {
    Column { name, kind: Kind::Boolean, source }
}

pub(crate) const TABLES: &[Table] = &[
    Table {
        name: "user_pools",
        source: "user_pools t",
        only: None,
        key: &["t.seq"],
        columns: &[
            text("id", "t.id"),
            bigint("seq", "t.seq"),
            integer("revision", "t.revision"),
            text("document", "t.document"),
        ],
    },
    Table {
        name: "user_counts",
        source: "user_counts t",
        only: None,
        key: &["t.pool_id"],
        // The number is the sum of all shards.
        columns: &[text("pool_id", "t.pool_id"), integer("shard", "0"), bigint("users", "t.users")],
    },
    Table {
        name: "signing_keys",
        source: "signing_keys t",
        only: None,
        key: &["t.kid"],
        columns: &[
            // A spare key has no pool.
            text("pool_id", "coalesce(t.pool_id, '')"),
            text("kid", "t.kid"),
            text("key_use", "t.key_use"),
            bytes("sealed", "t.sealed"),
            bigint("created_at", "t.created_at"),
            bigint("use_from", "t.use_from"),
            bigint("forgotten_at", "t.forgotten_at"),
        ],
    },
    Table {
        name: "app_clients",
        source: "app_clients t",
        only: None,
        key: &["t.seq"],
        columns: &[
            text("id", "t.id"),
            bigint("seq", "t.seq"),
            text("pool_id", "t.pool_id"),
            integer("revision", "t.revision"),
            text("document", "t.document"),
            bytes("sealed_secrets", "t.sealed_secrets"),
            integer("sso_session_minutes", "t.sso_session_minutes"),
        ],
    },
    Table {
        name: "users",
        source: "users t",
        only: None,
        key: &["t.seq"],
        columns: &[
            text("pool_id", "t.pool_id"),
            text("sub", "t.sub"),
            bigint("seq", "t.seq"),
            text("username", "t.username"),
            text("attributes", "t.attributes"),
            text("status", "t.status"),
            boolean("enabled", "t.enabled"),
            bigint("created_at", "t.created_at"),
            bigint("modified_at", "t.modified_at"),
            text("mfa", "t.mfa"),
            bytes("sealed_software_token", "t.sealed_software_token"),
            bigint("software_token_step", "t.software_token_step"),
            bytes("sealed_associated_token", "t.sealed_associated_token"),
            bytes("salt", "t.salt"),
            bytes("sealed_verifier", "t.sealed_verifier"),
            bigint("password_set_at", "t.password_set_at"),
            bigint("password_expires_at", "t.password_expires_at"),
            bytes("sealed_password_hash", "t.sealed_password_hash"),
        ],
    },
    Table {
        name: "user_names",
        source: "user_keys t CROSS JOIN users u ON u.seq = t.user",
        only: Some("t.kind > 0"),
        key: &["t.pool", "t.kind", "t.key"],
        columns: &[
            text("pool_id", "u.pool_id"),
            text(
                "kind",
                "CASE t.kind WHEN 1 THEN 'username' WHEN 2 THEN 'email' WHEN 3 THEN 'phone_number'
                     WHEN 4 THEN 'preferred_username' WHEN 5 THEN 'identity' END",
            ),
            bytes("key", "t.key"),
            text("sub", "u.sub"),
        ],
    },
    Table {
        name: "user_attributes",
        source: "user_values t CROSS JOIN users u ON u.seq = t.user",
        only: Some("t.attribute > 0"),
        key: &["t.pool", "t.attribute", "t.value", "t.user"],
        columns: &[
            text("pool_id", "u.pool_id"),
            text("sub", "u.sub"),
            text(
                "name",
                "CASE t.attribute WHEN 1 THEN 'email' WHEN 2 THEN 'phone_number' WHEN 3 THEN 'name'
                     WHEN 4 THEN 'given_name' WHEN 5 THEN 'family_name' WHEN 6 THEN 'preferred_username' END",
            ),
            bigint("seq", "t.user"),
            bytes("value", "t.value"),
        ],
    },
    Table {
        name: "codes",
        source: "codes t CROSS JOIN users u ON u.seq = t.user",
        only: None,
        key: &["t.user", "t.purpose"],
        columns: &[
            text("pool_id", "u.pool_id"),
            text("sub", "u.sub"),
            text("purpose", "t.purpose"),
            text("attribute", "t.attribute"),
            bytes("pending", "t.pending"),
            bytes("hash", "t.hash"),
            bigint("expires_at", "t.expires_at"),
        ],
    },
    Table {
        name: "password_history",
        source: "password_history t CROSS JOIN users u ON u.seq = t.user",
        only: None,
        key: &["t.seq"],
        columns: &[
            text("pool_id", "u.pool_id"),
            text("sub", "u.sub"),
            bigint("seq", "t.seq"),
            bytes("salt", "t.salt"),
            bytes("sealed_verifier", "t.sealed_verifier"),
            bigint("set_at", "t.set_at"),
        ],
    },
    Table {
        name: "passkeys",
        source: "passkeys t CROSS JOIN users u ON u.seq = t.user",
        only: None,
        key: &["t.seq"],
        columns: &[
            text("pool_id", "u.pool_id"),
            text("sub", "u.sub"),
            text("id", "t.id"),
            bigint("seq", "t.seq"),
            bytes("name", "t.name"),
            text("relying_party", "t.relying_party"),
            text("attachment", "t.attachment"),
            text("transports", "t.transports"),
            bigint("created_at", "t.created_at"),
            text("credential", "t.credential"),
        ],
    },
    Table {
        name: "passkey_registrations",
        source: "passkey_registrations t CROSS JOIN users u ON u.seq = t.user",
        only: None,
        key: &["t.user"],
        columns: &[
            text("pool_id", "u.pool_id"),
            text("sub", "u.sub"),
            bytes("challenge", "t.challenge"),
            text("client_id", "t.client_id"),
            bigint("expires_at", "t.expires_at"),
        ],
    },
    Table {
        name: "devices",
        source: "devices t CROSS JOIN users u ON u.seq = t.user",
        only: None,
        key: &["t.seq"],
        columns: &[
            text("pool_id", "u.pool_id"),
            text("sub", "u.sub"),
            text("key", "t.key"),
            bigint("seq", "t.seq"),
            text("group_key", "t.group_key"),
            bytes("name", "t.name"),
            bytes("salt", "t.salt"),
            bytes("sealed_verifier", "t.sealed_verifier"),
            boolean("is_remembered", "t.is_remembered"),
            bigint("created_at", "t.created_at"),
            bigint("modified_at", "t.modified_at"),
            bigint("authenticated_at", "t.authenticated_at"),
            bytes("last_ip", "t.last_ip"),
        ],
    },
    Table {
        name: "token_sessions",
        source: "token_sessions t CROSS JOIN users u ON u.seq = t.user CROSS JOIN app_clients c ON c.seq = t.client",
        only: None,
        key: &["t.id"],
        columns: &[
            text("id", "t.id"),
            text("pool_id", "u.pool_id"),
            text("sub", "u.sub"),
            text("client_id", "c.id"),
            bytes("sealed_secret", "t.sealed_secret"),
            integer("generation", "t.generation"),
            bigint("rotated_at", "t.rotated_at"),
            bigint("auth_time", "t.auth_time"),
            bigint("expires_at", "t.expires_at"),
            bigint("revoked_at", "t.revoked_at"),
            text("device_key", "t.device_key"),
            bigint("last_active_at", "t.last_active_at"),
            bytes("last_ip", "t.last_ip"),
            bytes("device_type", "t.device_type"),
            text("methods", "t.methods"),
            text("acr", "t.acr"),
        ],
    },
    Table {
        name: "attempts",
        source: "attempts t",
        only: None,
        key: &["t.pool_id", "t.account", "t.kind"],
        columns: &[
            text("pool_id", "t.pool_id"),
            bytes("account", "t.account"),
            text("kind", "t.kind"),
            integer("attempts", "t.attempts"),
            bigint("first_at", "t.first_at"),
            bigint("last_at", "t.last_at"),
            bigint("expires_at", "t.expires_at"),
        ],
    },
    Table {
        name: "session_ends",
        source: "session_ends t",
        only: None,
        key: &["t.id"],
        columns: &[text("id", "t.id"), text("outcome", "t.outcome"), bigint("expires_at", "t.expires_at")],
    },
    Table {
        name: "parked_sessions",
        source: "parked_sessions t",
        only: None,
        key: &["t.id"],
        columns: &[text("id", "t.id"), bytes("sealed", "t.sealed"), bigint("expires_at", "t.expires_at")],
    },
    Table {
        name: "functions",
        source: "functions t",
        only: None,
        key: &["t.name"],
        columns: &[text("name", "t.name"), bytes("sealed_document", "t.sealed_document")],
    },
    Table {
        name: "function_packages",
        source: "function_packages t",
        only: None,
        key: &["t.name"],
        columns: &[text("name", "t.name"), bytes("package", "t.package")],
    },
    Table {
        name: "flows",
        source: "flows t",
        only: None,
        key: &["t.seq"],
        columns: &[
            text("id", "t.id"),
            bigint("seq", "t.seq"),
            text("key", "t.key"),
            text("kind", "t.kind"),
            text("pool_id", "t.pool_id"),
            text("client_id", "t.client_id"),
            bytes("username", "t.username"),
            bigint("started_at", "t.started_at"),
            bigint("updated_at", "t.updated_at"),
            text("state", "t.state"),
            bytes("outcome", "t.outcome"),
            integer("calls", "t.calls"),
        ],
    },
    Table {
        name: "flow_calls",
        source: "flow_calls t CROSS JOIN flows f ON f.seq = t.flow",
        only: None,
        key: &["t.flow", "t.number"],
        columns: &[text("flow_id", "f.id"), integer("number", "t.number"), text("document", "t.document")],
    },
    Table {
        name: "pool_resources",
        source: "pool_resources t LEFT JOIN app_clients c ON c.seq = t.client",
        only: None,
        key: &["t.seq"],
        columns: &[
            text("pool_id", "t.pool_id"),
            text("kind", "t.kind"),
            text("id", "t.id"),
            bigint("seq", "t.seq"),
            text("client_id", "c.id"),
            integer("revision", "t.revision"),
            bytes("sealed_document", "t.sealed_document"),
        ],
    },
    Table {
        name: "pool_resource_names",
        source: "pool_resource_names t CROSS JOIN pool_resources r ON r.seq = t.resource",
        only: None,
        key: &["t.scope", "t.kind", "t.name"],
        columns: &[
            text("scope", "t.scope"),
            text("kind", "t.kind"),
            text("name", "t.name"),
            text("pool_id", "r.pool_id"),
            text("resource_id", "r.id"),
        ],
    },
    Table {
        name: "groups",
        source: "groups t",
        only: None,
        key: &["t.seq"],
        columns: &[
            text("pool_id", "t.pool_id"),
            text("name", "t.name"),
            bigint("seq", "t.seq"),
            bytes("description", "t.description"),
            text("role_arn", "t.role_arn"),
            integer("precedence", "t.precedence"),
            bigint("created_at", "t.created_at"),
            bigint("modified_at", "t.modified_at"),
        ],
    },
    Table {
        name: "group_members",
        source: "group_members t CROSS JOIN users u ON u.seq = t.user CROSS JOIN groups g ON g.seq = t.group_seq",
        only: None,
        key: &["t.user", "t.group_seq"],
        columns: &[
            text("pool_id", "u.pool_id"),
            text("sub", "u.sub"),
            text("group_name", "g.name"),
            bigint("user_seq", "t.user"),
            bigint("group_seq", "t.group_seq"),
        ],
    },
    Table {
        name: "queued_messages",
        source: "queued_messages t",
        only: None,
        key: &["t.seq"],
        columns: &[
            text("id", "t.id"),
            bigint("seq", "t.seq"),
            text("pool_id", "t.pool_id"),
            bytes("sealed", "t.sealed"),
            integer("attempts", "t.attempts"),
            bigint("next_attempt_at", "t.next_attempt_at"),
            bigint("give_up_at", "t.give_up_at"),
        ],
    },
    Table {
        name: "provisioned_limits",
        source: "provisioned_limits t",
        only: None,
        key: &["t.category"],
        columns: &[text("category", "t.category"), integer("per_second", "t.per_second")],
    },
    Table {
        name: "auth_events",
        source: "auth_events t CROSS JOIN users u ON u.seq = t.user",
        only: None,
        key: &["t.seq"],
        columns: &[
            text("pool_id", "u.pool_id"),
            text("sub", "u.sub"),
            text("id", "t.id"),
            bigint("seq", "t.seq"),
            bigint("expires_at", "t.expires_at"),
            text("document", "t.document"),
        ],
    },
];

impl Table {
    /// The rows of the embedded store behind a key, first the key of each; `?1` and following are the key, if there is one.
    pub(crate) fn select(&self, is_behind: bool, limit: usize) -> String {
        let key = self.key.join(", ");
        let columns: Vec<&str> = self.columns.iter().map(|column| column.source).collect();
        let behind = is_behind.then(|| {
            let values: Vec<String> = (1..=self.key.len()).map(|number| format!("?{number}")).collect();
            format!("({key}) > ({})", values.join(", "))
        });
        let conditions: Vec<&str> = self.only.into_iter().chain(behind.as_deref()).collect();
        let condition =
            if conditions.is_empty() { String::new() } else { format!(" WHERE {}", conditions.join(" AND ")) };
        format!("SELECT {key}, {} FROM {}{condition} ORDER BY {key} LIMIT {limit}", columns.join(", "), self.source)
    }

    /// Adds rows to the shared store, each column of which is a list.
    pub(crate) fn insert(&self) -> String {
        let names: Vec<&str> = self.columns.iter().map(|column| column.name).collect();
        let lists: Vec<String> =
            (1..).zip(self.columns).map(|(number, column)| format!("${number}::{}[]", column.kind.sql())).collect();
        format!("INSERT INTO {} ({}) SELECT * FROM unnest({})", self.name, names.join(", "), lists.join(", "))
    }

    /// The table's name in the embedded store.
    pub(crate) fn embedded(&self) -> &'static str {
        self.source.split(' ').next().unwrap_or_default()
    }

    /// How many rows of the embedded store are copied.
    pub(crate) fn count_embedded(&self) -> String {
        let condition = self.only.map(|only| format!(" WHERE {only}")).unwrap_or_default();
        format!("SELECT count(*) FROM {} t{condition}", self.embedded())
    }

    /// How many rows there are in the shared store.
    pub(crate) fn count(&self) -> String {
        format!("SELECT count(*) FROM {}", self.name)
    }
}

impl Kind {
    /// The type in the shared store.
    pub(crate) fn sql(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Bytes => "bytea",
            Self::Bigint => "bigint",
            Self::Integer => "integer",
            Self::Boolean => "boolean",
        }
    }
}

/// A part of a key of the embedded store.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub(crate) enum KeyPart {
    Number(i64),
    Text(String),
}

impl KeyPart {
    pub(crate) fn read(value: ValueRef<'_>) -> Result<Self, Unfit> {
        match value {
            ValueRef::Integer(number) => Ok(Self::Number(number)),
            ValueRef::Text(text) => Ok(Self::Text(read_text(text)?)),
            _ => Err(Unfit),
        }
    }

    pub(crate) fn value(&self) -> Value {
        match self {
            Self::Number(number) => Value::Integer(*number),
            Self::Text(text) => Value::Text(text.clone()),
        }
    }
}

/// A value is not of the kind that its column takes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Unfit;

/// The values of one column in some rows.
#[derive(Debug)]
pub(crate) enum Values {
    Text(Vec<Option<String>>),
    Bytes(Vec<Option<Vec<u8>>>),
    Bigint(Vec<Option<i64>>),
    Integer(Vec<Option<i32>>),
    Boolean(Vec<Option<bool>>),
}

impl Values {
    pub(crate) fn of(kind: Kind) -> Self {
        match kind {
            Kind::Text => Self::Text(Vec::new()),
            Kind::Bytes => Self::Bytes(Vec::new()),
            Kind::Bigint => Self::Bigint(Vec::new()),
            Kind::Integer => Self::Integer(Vec::new()),
            Kind::Boolean => Self::Boolean(Vec::new()),
        }
    }

    /// Adds a value as the embedded store has it.
    pub(crate) fn push(&mut self, value: ValueRef<'_>) -> Result<(), Unfit> {
        let is_absent = matches!(value, ValueRef::Null);
        match self {
            Self::Text(values) => values.push(match value {
                _ if is_absent => None,
                ValueRef::Text(text) => Some(read_text(text)?),
                _ => return Err(Unfit),
            }),
            Self::Bytes(values) => values.push(match value {
                _ if is_absent => None,
                ValueRef::Text(bytes) | ValueRef::Blob(bytes) => Some(bytes.to_vec()),
                _ => return Err(Unfit),
            }),
            Self::Bigint(values) => values.push(number(value)?),
            Self::Integer(values) => {
                values.push(number(value)?.map(i32::try_from).transpose().map_err(|_| Unfit)?);
            }
            Self::Boolean(values) => values.push(match number(value)? {
                None => None,
                Some(0) => Some(false),
                Some(1) => Some(true),
                Some(_) => return Err(Unfit),
            }),
        }
        Ok(())
    }

    /// The list, as a statement takes it.
    pub(crate) fn list(&self) -> &(dyn ToSql + Sync) {
        match self {
            Self::Text(values) => values,
            Self::Bytes(values) => values,
            Self::Bigint(values) => values,
            Self::Integer(values) => values,
            Self::Boolean(values) => values,
        }
    }
}

fn read_text(bytes: &[u8]) -> Result<String, Unfit> {
    std::str::from_utf8(bytes).map(str::to_owned).map_err(|_| Unfit)
}

fn number(value: ValueRef<'_>) -> Result<Option<i64>, Unfit> {
    match value {
        ValueRef::Null => Ok(None),
        ValueRef::Integer(number) => Ok(Some(number)),
        _ => Err(Unfit),
    }
}

/// Some rows of a table, one after the other.
pub(crate) struct Batch {
    /// The values of each column.
    pub(crate) columns: Vec<Values>,
    /// How many rows.
    pub(crate) rows: u64,
    /// The key of the last row, if there is any.
    pub(crate) last: Option<Vec<KeyPart>>,
    /// Whether no row is behind them.
    pub(crate) is_last: bool,
}
