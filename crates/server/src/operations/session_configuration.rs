//! Whether pools track their users' sessions, and how app clients reuse those of hosted sign-in.

use vestibule_api::cognito_idp::{
    GetUserPoolClientSessionConfigurationRequest, GetUserPoolClientSessionConfigurationResponse,
    GetUserPoolSessionConfigurationRequest, GetUserPoolSessionConfigurationResponse,
    SetUserPoolClientSessionConfigurationRequest, SetUserPoolClientSessionConfigurationResponse,
    SetUserPoolSessionConfigurationRequest, SetUserPoolSessionConfigurationResponse,
};
use vestibule_identity::app_client::AppClient;
use vestibule_identity::user_pool::UserPool;
use vestibule_identity::user_session;
use vestibule_identity::without_effect::Subject;

use super::app_clients::{self, client_id, pool_id};
use super::user_pools;
use crate::app::App;
use crate::call::Call;
use crate::error::Failure;
use crate::strictness;

/// SetUserPoolSessionConfiguration.
pub async fn set_user_pool_session_configuration(
    app: &App,
    _: &Call,
    input: SetUserPoolSessionConfigurationRequest,
) -> Result<SetUserPoolSessionConfigurationResponse, Failure> {
    let id = pool_id(input.user_pool_id.clone());
    let set = |pool: &UserPool| user_session::set_tracking(pool, &input, app.clock.now()).map_err(user_pools::refused);
    let sessions = user_pools::change(app, &id, set).await?.sessions;
    Ok(SetUserPoolSessionConfigurationResponse {
        user_pool_id: input.user_pool_id,
        user_session_tracking: Some(sessions.switch()),
        token_session: Some(sessions.limits()),
    })
}

/// GetUserPoolSessionConfiguration.
pub async fn get_user_pool_session_configuration(
    app: &App,
    _: &Call,
    input: GetUserPoolSessionConfigurationRequest,
) -> Result<GetUserPoolSessionConfigurationResponse, Failure> {
    let sessions = app.pools.pool(&pool_id(input.user_pool_id.clone())).await?.pool.sessions;
    Ok(GetUserPoolSessionConfigurationResponse {
        user_pool_id: input.user_pool_id,
        user_session_tracking: Some(sessions.switch()),
        token_session: Some(sessions.limits()),
    })
}

/// SetUserPoolClientSessionConfiguration.
pub async fn set_user_pool_client_session_configuration(
    app: &App,
    _: &Call,
    input: SetUserPoolClientSessionConfigurationRequest,
) -> Result<SetUserPoolClientSessionConfigurationResponse, Failure> {
    let pool = app.pools.pool(&pool_id(input.user_pool_id.clone())).await?;
    let id = client_id(input.client_id.clone());
    app.pools.client_of(&pool.pool.id, &id).await?;
    user_session::check_client(&pool.pool).map_err(user_pools::refused)?;
    strictness::check(app, Subject::AppClientSession, &input)?;
    let config = input.sso_session.unwrap_or_default();
    let set = |_: &UserPool, client: &AppClient| Ok((user_session::set_client(client, &config, app.clock.now()), ()));
    app_clients::change(app, &pool.pool.id, &id, set).await?;
    Ok(SetUserPoolClientSessionConfigurationResponse {
        user_pool_id: input.user_pool_id,
        client_id: input.client_id,
        sso_session: Some(config),
    })
}

/// GetUserPoolClientSessionConfiguration.
pub async fn get_user_pool_client_session_configuration(
    app: &App,
    _: &Call,
    input: GetUserPoolClientSessionConfigurationRequest,
) -> Result<GetUserPoolClientSessionConfigurationResponse, Failure> {
    let pool = app.pools.pool(&pool_id(input.user_pool_id.clone())).await?;
    let client = app.pools.client_of(&pool.pool.id, &client_id(input.client_id.clone())).await?;
    Ok(GetUserPoolClientSessionConfigurationResponse {
        user_pool_id: input.user_pool_id,
        client_id: input.client_id,
        sso_session: Some(client.sso_session()),
    })
}
