//! An app client: the API's own shape, its secrets, and the questions that rules ask of it.

use vestibule_api::Timestamp;
use vestibule_api::cognito_idp::{PreventUserExistenceErrorTypes, UserPoolClientType};

use crate::ids::{ClientId, UserPoolId};
use crate::secret::Secret;

/// An app client as it is stored.
#[derive(Clone, Debug)]
pub struct AppClient {
    /// The client's id, also inside `settings`.
    pub id: ClientId,
    /// The pool that it belongs to, also inside `settings`.
    pub pool_id: UserPoolId,
    /// What DescribeUserPoolClient answers, without the secret.
    pub settings: UserPoolClientType,
    /// The active secrets, the original first; none for a public client, two at most.
    pub secrets: Vec<ClientSecret>,
}

/// One secret of a confidential client.
#[derive(Clone, Debug)]
pub struct ClientSecret {
    /// `{client id}--{epoch creation time}`.
    pub id: String,
    /// The secret.
    pub value: Secret,
    /// When it was made.
    pub created_at: Timestamp,
}

impl AppClient {
    /// Whether answers hide that a user does not exist. Left out means `LEGACY`.
    pub fn prevents_user_existence_errors(&self) -> bool {
        self.settings.prevent_user_existence_errors == Some(PreventUserExistenceErrorTypes::Enabled)
    }

    /// How long a `Session` string lives, in milliseconds. Default 3 minutes.
    pub fn session_ttl_ms(&self) -> i64 {
        i64::from(self.settings.auth_session_validity.unwrap_or(3)) * 60_000
    }
}

/// Why settings are refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// The token validity is out of range.
    TokenValidity,
}
