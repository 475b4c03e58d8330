//! Page tokens: where a listing goes on, sealed, good for one hour and for the same listing only.
//!
//! Cognito: ListUsers' tokens are valid for an hour. Source: ListUsers, API reference.

use serde::{Deserialize, Serialize};
use vestibule_api::Timestamp;

use crate::app::App;
use crate::error::{Failure, Refusal};

const TTL_MS: i64 = 60 * 60 * 1000;

#[derive(Serialize, Deserialize)]
struct Place {
    listing: String,
    after: String,
}

/// The token of a next page, if there is one. `listing` names what is listed with every parameter that must not change.
pub fn token(app: &App, listing: &str, after: Option<String>) -> Result<Option<String>, Failure> {
    let Some(after) = after else { return Ok(None) };
    let expires_at = Timestamp::from_millis(app.clock.now().as_millis().saturating_add(TTL_MS));
    let place = Place { listing: listing.to_owned(), after };
    Ok(Some(app.sessions.seal_page_token(&place, expires_at, &*app.rng)?))
}

/// Where a page begins, by the token of an earlier page of the same listing.
pub fn after(app: &App, listing: &str, token: Option<&str>) -> Result<Option<String>, Failure> {
    let Some(token) = token else { return Ok(None) };
    let place = app.sessions.open_page_token::<Place>(token, app.clock.now());
    match place {
        Ok(place) if place.listing == listing => Ok(Some(place.after)),
        Ok(_) | Err(_) => Err(Refusal::PaginationToken.into()),
    }
}

/// How many items a page has: what was asked for, up to `most`; everything that fits where nothing or 0 was asked.
pub fn size(asked: Option<i32>, most: usize) -> usize {
    asked.and_then(|it| usize::try_from(it).ok()).filter(|it| *it > 0).unwrap_or(most).min(most)
}
