//! The texts that values of a few kinds are kept as, whichever the database.

use vestibule_identity::app_client::AppClient;
use vestibule_identity::change::SessionOutcome;
use vestibule_identity::signing_key::KeyUse;

use crate::{Result, StoreError};

/// A stored value that this release cannot have written.
#[derive(Debug, thiserror::Error)]
#[error("unreadable value in column {0}")]
struct Unreadable(&'static str);

/// The error for a value that cannot be there.
pub(crate) fn unreadable(column: &'static str) -> StoreError {
    StoreError::failed(Unreadable(column))
}

pub(crate) fn key_use_text(key_use: KeyUse) -> &'static str {
    match key_use {
        KeyUse::Id => "id",
        KeyUse::Access => "access",
    }
}

pub(crate) fn key_use(text: &str) -> Option<KeyUse> {
    [KeyUse::Id, KeyUse::Access].into_iter().find(|it| key_use_text(*it) == text)
}

pub(crate) fn outcome_text(outcome: SessionOutcome) -> &'static str {
    match outcome {
        SessionOutcome::Used => "used",
        SessionOutcome::Spoilt => "spoilt",
    }
}

pub(crate) fn outcome(text: &str) -> Option<SessionOutcome> {
    [SessionOutcome::Used, SessionOutcome::Spoilt].into_iter().find(|it| outcome_text(*it) == text)
}

/// The settings of an app client in JSON. A secret has its sealed place and never stands here.
pub(crate) fn client_settings_text(client: &AppClient) -> Result<String> {
    if client.settings.client_secret.is_none() {
        return Ok(serde_json::to_string(&client.settings)?);
    }
    let mut settings = client.settings.clone();
    settings.client_secret = None;
    Ok(serde_json::to_string(&settings)?)
}
