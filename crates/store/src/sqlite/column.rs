//! How values that are no plain column types are kept in one.

use rusqlite::{Row, RowIndex};
use vestibule_api::Timestamp;
use vestibule_identity::change::SessionOutcome;
use vestibule_identity::signing_key::KeyUse;

use crate::{Result, StoreError};

/// A stored value that this release cannot have written.
#[derive(Debug, thiserror::Error)]
#[error("unreadable value in column {0}")]
struct Unreadable(&'static str);

/// The error for a value that cannot be there.
pub(super) fn unreadable(column: &'static str) -> StoreError {
    StoreError::failed(Unreadable(column))
}

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

pub(super) fn key_use_text(key_use: KeyUse) -> &'static str {
    match key_use {
        KeyUse::Id => "id",
        KeyUse::Access => "access",
    }
}

pub(super) fn key_use(text: &str) -> Option<KeyUse> {
    [KeyUse::Id, KeyUse::Access].into_iter().find(|it| key_use_text(*it) == text)
}

pub(super) fn outcome_text(outcome: SessionOutcome) -> &'static str {
    match outcome {
        SessionOutcome::Used => "used",
        SessionOutcome::Spoilt => "spoilt",
    }
}

pub(super) fn outcome(text: &str) -> Option<SessionOutcome> {
    [SessionOutcome::Used, SessionOutcome::Spoilt].into_iter().find(|it| outcome_text(*it) == text)
}
