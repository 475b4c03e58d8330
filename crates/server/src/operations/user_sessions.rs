//! The tracked sessions of users: listed and ended one by one, by users themselves and by administrators.
//!
//! `RevokeAssociatedSessions` is taken and has nothing to add: single sign-on sessions belong to hosted sign-in.

use vestibule_api::cognito_idp::{
    AdminListUserSessionsRequest, AdminListUserSessionsResponse, AdminRevokeUserSessionRequest,
    AdminRevokeUserSessionResponse, ListUserSessionsRequest, ListUserSessionsResponse, RevokeUserSessionRequest,
    RevokeUserSessionResponse, SessionDescriptionType,
};
use vestibule_identity::change::Change;
use vestibule_identity::user::User;
use vestibule_identity::user_pool::UserPool;
use vestibule_identity::{Error, user_session};

use super::users::pool_and_user;
use crate::app::App;
use crate::call::{Call, Caller};
use crate::error::{Failure, Refusal};

/// ListUserSessions, of all the pool's clients.
pub async fn list_user_sessions(
    app: &App,
    call: &Call,
    input: ListUserSessionsRequest,
) -> Result<ListUserSessionsResponse, Failure> {
    let (pool, user) = call.signed_in_user(app).await?;
    let sessions = list(app, &pool.pool, &user, current(call), input.next_token.as_deref()).await?;
    Ok(ListUserSessionsResponse { sessions: Some(sessions), next_token: None })
}

/// AdminListUserSessions.
pub async fn admin_list_user_sessions(
    app: &App,
    _: &Call,
    input: AdminListUserSessionsRequest,
) -> Result<AdminListUserSessionsResponse, Failure> {
    let (pool, user) = pool_and_user(app, input.user_pool_id, input.username.as_ref()).await?;
    let sessions = list(app, &pool.pool, &user, None, input.next_token.as_deref()).await?;
    Ok(AdminListUserSessionsResponse { sessions: Some(sessions), next_token: None })
}

/// RevokeUserSession.
pub async fn revoke_user_session(
    app: &App,
    call: &Call,
    input: RevokeUserSessionRequest,
) -> Result<RevokeUserSessionResponse, Failure> {
    let (pool, user) = call.signed_in_user(app).await?;
    revoke(app, &pool.pool, &user, current(call), input.session_id).await?;
    Ok(RevokeUserSessionResponse::default())
}

/// AdminRevokeUserSession.
pub async fn admin_revoke_user_session(
    app: &App,
    _: &Call,
    input: AdminRevokeUserSessionRequest,
) -> Result<AdminRevokeUserSessionResponse, Failure> {
    let (pool, user) = pool_and_user(app, input.user_pool_id, input.username.as_ref()).await?;
    revoke(app, &pool.pool, &user, None, input.session_id).await?;
    Ok(AdminRevokeUserSessionResponse::default())
}

/// The session whose access token calls.
fn current(call: &Call) -> Option<&str> {
    match &call.caller {
        Caller::Token(token) => Some(token.session_id()),
        Caller::Signed { .. } | Caller::Public => None,
    }
}

/// There is one page, so no token is one of ours. A pool that does not track has nothing to list.
async fn list(
    app: &App,
    pool: &UserPool,
    user: &User,
    current: Option<&str>,
    next_token: Option<&str>,
) -> Result<Vec<SessionDescriptionType>, Failure> {
    if next_token.is_some() {
        return Err(Refusal::PaginationToken.into());
    }
    if !pool.sessions.is_enabled {
        return Ok(Vec::new());
    }
    let sessions = app.store.user_sessions(&pool.id, &user.sub, app.clock.now(), user_session::LISTED_MAX).await?;
    Ok(sessions.iter().map(|session| session.description(current)).collect())
}

/// Ends a session that a list would show, with all its tokens.
async fn revoke(
    app: &App,
    pool: &UserPool,
    user: &User,
    current: Option<&str>,
    public_id: Option<String>,
) -> Result<(), Failure> {
    let id = user_session::token_session(&public_id.unwrap_or_default());
    let id = id.filter(|_| pool.sessions.is_enabled).ok_or(Error::UserSessionNotFound)?;
    let (session, now) = (app.store.token_session(&id).await?, app.clock.now());
    user_session::check_revocable(session.as_ref(), user, current, now)?;
    Ok(app.store.commit(vec![Change::RevokeTokenSession { session: id, at: now }]).await?)
}
