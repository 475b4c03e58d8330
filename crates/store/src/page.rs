//! Pages by key: a page begins behind the last row of the one before, wherever that row has gone since.

use crate::{PAGE_MAX, Page, Result, StoreError};

/// A listing in order of creation.
pub(crate) struct Listing {
    after: Option<String>,
    limit: usize,
}

impl Listing {
    pub(crate) fn new(after: Option<String>, limit: usize) -> Self {
        Self { after, limit }
    }

    /// The last `seq` of the page before; 0 at the beginning.
    pub(crate) fn after_seq(&self) -> Result<i64> {
        self.after.as_deref().map_or(Ok(0), seq)
    }

    /// The last `seq` of the page before, where the latest come first; beyond all of them at the beginning.
    pub(crate) fn before_seq(&self) -> Result<i64> {
        self.after.as_deref().map_or(Ok(i64::MAX), seq)
    }

    /// How many rows to ask for: one more than fit, to see whether there is a next page.
    pub(crate) fn rows(&self) -> i64 {
        rows(self.limit)
    }

    /// The page of rows that come with their `seq`.
    pub(crate) fn page<T>(&self, rows: Vec<(i64, T)>) -> Page<T> {
        page(rows, self.limit, i64::to_string)
    }
}

/// How many rows to ask for so that a page of this size knows whether another one follows.
pub(crate) fn rows(limit: usize) -> i64 {
    i64::try_from(size(limit) + 1).unwrap_or(i64::MAX)
}

/// Cuts rows to a page whose `next` is the last row's key.
pub(crate) fn page<K, T>(mut rows: Vec<(K, T)>, limit: usize, token: impl Fn(&K) -> String) -> Page<T> {
    let size = size(limit);
    let more = rows.len() > size;
    rows.truncate(size);
    let next = rows.last().filter(|_| more).map(|(key, _)| token(key));
    Page { items: rows.into_iter().map(|(_, item)| item).collect(), next }
}

/// A `seq` as a token gives it.
pub(crate) fn seq(text: &str) -> Result<i64> {
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| digits).ok_or(StoreError::BadToken)
}

fn size(limit: usize) -> usize {
    limit.clamp(1, PAGE_MAX)
}
