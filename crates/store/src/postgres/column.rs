//! How values are kept in columns, where the two are not the same.

use tokio_postgres::Row;
use tokio_postgres::row::RowIndex;
use vestibule_api::Timestamp;

pub(super) use crate::texts::{key_use, key_use_text, outcome, outcome_text, unreadable};
use crate::{Result, StoreError};

/// A moment.
pub(super) fn timestamp(row: &Row, column: impl RowIndex + std::fmt::Display) -> Result<Timestamp> {
    Ok(Timestamp::from_millis(row.try_get(column)?))
}

/// A moment that may be absent.
pub(super) fn timestamp_option(row: &Row, column: impl RowIndex + std::fmt::Display) -> Result<Option<Timestamp>> {
    Ok(row.try_get::<_, Option<i64>>(column)?.map(Timestamp::from_millis))
}

/// A value in JSON.
pub(super) fn json<T: serde::de::DeserializeOwned>(row: &Row, column: impl RowIndex + std::fmt::Display) -> Result<T> {
    Ok(serde_json::from_str(row.try_get(column)?)?)
}

/// Free text, which is kept as bytes.
pub(super) fn free_text(row: &Row, column: impl RowIndex + std::fmt::Display) -> Result<String> {
    String::from_utf8(row.try_get(column)?).map_err(StoreError::failed)
}

/// Free text that may be absent.
pub(super) fn free_text_option(row: &Row, column: impl RowIndex + std::fmt::Display) -> Result<Option<String>> {
    let bytes: Option<Vec<u8>> = row.try_get(column)?;
    bytes.map(String::from_utf8).transpose().map_err(StoreError::failed)
}

/// Bytes of a certain number.
pub(super) fn bytes<const N: usize>(row: &Row, column: &'static str) -> Result<[u8; N]> {
    row.try_get::<_, &[u8]>(column)?.try_into().map_err(|_| unreadable(column))
}

/// A number that has been a `u32`.
pub(super) fn number(row: &Row, column: &'static str) -> Result<u32> {
    u32::try_from(row.try_get::<_, i32>(column)?).map_err(|_| unreadable(column))
}

/// A `u32` as a column takes it: the numbers that are kept are smaller.
pub(super) fn integer(number: u32) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}
