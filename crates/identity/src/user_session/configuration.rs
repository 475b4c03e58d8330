//! Whether a pool tracks its users' sessions, and how an app client reuses those of hosted sign-in.

use serde::{Deserialize, Serialize};
use vestibule_api::Timestamp;
use vestibule_api::cognito_idp::{
    ClientSSOSessionConfigType, SetUserPoolSessionConfigurationRequest, UserPoolTierType,
    UserPoolTokenSessionConfigType, UserSessionTrackingType,
};

use crate::app_client::AppClient;
use crate::user_pool::{Problem, UserPool};

/// How long a single sign-on session is reused where nothing is set, in minutes.
const SSO_MINUTES: i32 = 60;

/// How a pool tracks its users' sessions.
///
/// Cognito: off, with at most 20 sessions for a user, until it is set. Source: the model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionTracking {
    /// Whether it does.
    pub is_enabled: bool,
    /// How many live sessions a user may have: the next sign-in ends the one that was not used for the longest.
    pub max_per_user: u32,
}

impl Default for SessionTracking {
    fn default() -> Self {
        Self { is_enabled: false, max_per_user: 20 }
    }
}

impl SessionTracking {
    /// `UserSessionTracking`.
    pub fn switch(self) -> UserSessionTrackingType {
        if self.is_enabled { UserSessionTrackingType::Enabled } else { UserSessionTrackingType::Disabled }
    }

    /// `TokenSession`.
    pub fn limits(self) -> UserPoolTokenSessionConfigType {
        UserPoolTokenSessionConfigType { max_per_user: i32::try_from(self.max_per_user).ok() }
    }
}

/// The pool with its tracking replaced.
///
/// Cognito: the Lite tier does not have it. Source: SetUserPoolSessionConfiguration, API reference.
pub fn set_tracking(
    pool: &UserPool,
    request: &SetUserPoolSessionConfigurationRequest,
    now: Timestamp,
) -> Result<UserPool, Problem> {
    check_tier(pool)?;
    let most = request.token_session.as_ref().and_then(|it| it.max_per_user);
    let sessions = SessionTracking {
        is_enabled: request.user_session_tracking == Some(UserSessionTrackingType::Enabled),
        max_per_user: most.and_then(|most| u32::try_from(most).ok()).unwrap_or(SessionTracking::default().max_per_user),
    };
    let mut updated = UserPool { sessions, ..pool.clone() };
    updated.settings.last_modified_date = Some(now);
    Ok(updated)
}

/// Whether the clients of this pool can be configured: what they have stays where tracking is switched off.
pub fn check_client(pool: &UserPool) -> Result<(), Problem> {
    check_tier(pool)?;
    if pool.sessions.is_enabled { Ok(()) } else { Err(Problem::SessionsNotTracked) }
}

/// The client with its single sign-on sessions configured.
pub fn set_client(client: &AppClient, config: &ClientSSOSessionConfigType, now: Timestamp) -> AppClient {
    let mut updated = AppClient { sso_session_minutes: config.max_validity_minutes, ..client.clone() };
    updated.settings.last_modified_date = Some(now);
    updated
}

impl AppClient {
    /// What GetUserPoolClientSessionConfiguration answers.
    pub fn sso_session(&self) -> ClientSSOSessionConfigType {
        ClientSSOSessionConfigType { max_validity_minutes: Some(self.sso_session_minutes.unwrap_or(SSO_MINUTES)) }
    }
}

fn check_tier(pool: &UserPool) -> Result<(), Problem> {
    if pool.settings.user_pool_tier == Some(UserPoolTierType::Lite) { Err(Problem::TierTooLow) } else { Ok(()) }
}
