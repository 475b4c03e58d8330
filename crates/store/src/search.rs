//! How users are searched: which attributes can be, in which form their values are compared, and places in a filtered listing.

use crate::{Result, StoreError, page};

/// The attributes that can be searched for and are kept once more for it.
pub(crate) const SEARCHABLE: [&str; 6] =
    ["email", "phone_number", "name", "given_name", "family_name", "preferred_username"];

/// The comparable form of a searchable value. Character by character, so that a folded prefix is a prefix.
pub(crate) fn fold(value: &str) -> String {
    value.chars().flat_map(char::to_lowercase).collect()
}

/// The least text that is greater than every text with this prefix; none if there is no such text.
pub(crate) fn successor(prefix: &str) -> Option<String> {
    let mut start: Vec<char> = prefix.chars().collect();
    while let Some(last) = start.pop() {
        // The code points between are no characters.
        let next = if last == '\u{d7ff}' { Some('\u{e000}') } else { char::from_u32(u32::from(last) + 1) };
        if let Some(next) = next {
            start.push(next);
            return Some(start.into_iter().collect());
        }
    }
    None
}

/// A row's place in a filtered listing.
pub(crate) struct Place {
    /// The value that the listing is sorted by.
    pub(crate) value: String,
    /// The place among those who share it.
    pub(crate) seq: i64,
}

impl Place {
    pub(crate) fn token(&self) -> String {
        format!("{}.{}", self.seq, self.value)
    }

    /// A place that this filter can have led to.
    pub(crate) fn parse(token: &str, prefix: bool, wanted: &str) -> Result<Self> {
        let (seq, value) = token.split_once('.').ok_or(StoreError::BadToken)?;
        let belongs = if prefix { value.starts_with(wanted) } else { value == wanted };
        if !belongs {
            return Err(StoreError::BadToken);
        }
        Ok(Self { value: value.to_owned(), seq: page::seq(seq)? })
    }
}
