//! How values that are no plain column types are read from one.

use rusqlite::{Row, RowIndex};
use vestibule_api::Timestamp;

pub(super) use crate::texts::{key_use, key_use_text, outcome, outcome_text, unreadable};
use crate::{Result, StoreError};

/// A moment.
pub(super) fn timestamp(row: &Row<'_>, column: impl RowIndex) -> rusqlite::Result<Timestamp> {
    row.get(column).map(Timestamp::from_millis)
}

/// A moment that may be absent.
pub(super) fn timestamp_option(row: &Row<'_>, column: impl RowIndex) -> rusqlite::Result<Option<Timestamp>> {
    Ok(row.get::<_, Option<i64>>(column)?.map(Timestamp::from_millis))
}

/// A value in JSON.
pub(super) fn json<T: serde::de::DeserializeOwned>(row: &Row<'_>, column: impl RowIndex) -> Result<T> {
    let text = row.get_ref(column)?.as_str().map_err(StoreError::failed)?;
    Ok(serde_json::from_str(text)?)
}
