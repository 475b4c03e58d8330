//! Staying signed in and signing out: GetTokensFromRefreshToken, RevokeToken and the global sign-outs.

use subtle::ConstantTimeEq;
use vestibule_api::Sensitive;
use vestibule_api::cognito_idp::{
    AdminUserGlobalSignOutRequest, AdminUserGlobalSignOutResponse, AuthFlowType, GetTokensFromRefreshTokenRequest,
    GetTokensFromRefreshTokenResponse, GlobalSignOutRequest, GlobalSignOutResponse, RevokeTokenRequest,
    RevokeTokenResponse,
};
use vestibule_identity::Error;
use vestibule_identity::app_client::AppClient;
use vestibule_identity::change::{Change, Conflict, UserChange};
use vestibule_identity::ids::ClientId;
use vestibule_identity::sign_in::{self, CallFacts, RefreshRequest};
use vestibule_identity::token::refresh_token::RefreshToken;
use vestibule_store::StoreError;

use super::DECISIONS_MAX;
use super::sign_in::{facts, refresh_request, user_of_session};
use super::users::pool_and_user;
use crate::app::App;
use crate::call::Call;
use crate::error::Failure;
use crate::sign_in::{Cast, Outcome, Scene, run};

/// GetTokensFromRefreshToken. Two at once with one token get the same answer: the later one is decided anew.
pub async fn get_tokens_from_refresh_token(
    app: &App,
    call: &Call,
    input: GetTokensFromRefreshTokenRequest,
) -> Result<GetTokensFromRefreshTokenResponse, Failure> {
    let (pool, client) = app.pools.client_and_pool(&client_id(input.client_id.as_ref())).await?;
    call.noted.signs_in_by(AuthFlowType::RefreshTokenAuth);
    check_secret(&client, input.client_secret.as_ref())?;
    let text = input.refresh_token.as_ref().map_or("", Sensitive::as_str);
    call.record.is_about(&pool.pool.id, Some(&client.id));
    let facts = CallFacts { metadata: input.client_metadata, device_key: input.device_key, ..facts(call) };
    let mut decisions = 0;
    loop {
        let request = RefreshRequest { device_is_optional: true, ..refresh_request(app, text).await? };
        let user = user_of_session(app, &pool.pool, &request).await?;
        let device_key = request.session.as_ref().and_then(|session| session.device_key.clone());
        if let Some(user) = &user {
            call.record.names(&user.username);
        }
        let (pool, client) = (pool.clone(), client.clone());
        let cast = Cast { pool, client, user, account: None, read: None, device_key: device_key.as_deref() };
        let scene = Scene::set(app, call, facts.clone(), cast).await?;
        decisions += 1;
        match run(app, call, scene, None, move |facts| sign_in::refresh(request, facts)).await {
            Ok(Outcome::SignedIn(result)) => {
                return Ok(GetTokensFromRefreshTokenResponse { authentication_result: Some(result) });
            }
            Ok(Outcome::Challenge(_)) => return Err(Failure::Internal(anyhow::anyhow!("a refresh asked a challenge"))),
            Err(Failure::Store(StoreError::Conflict(Conflict::TokenSessionChanged))) if decisions < DECISIONS_MAX => {}
            Err(failure) => return Err(failure),
        }
    }
}

/// RevokeToken. What is unknown or revoked already is answered as if it had just been revoked.
///
/// Cognito: the access and ID tokens of the same sign-in end with the refresh token. Source: RevokeToken, API reference;
/// that unknown tokens are no error is inferred from RFC 7009.
pub async fn revoke_token(app: &App, _: &Call, input: RevokeTokenRequest) -> Result<RevokeTokenResponse, Failure> {
    let (pool, client) = app.pools.client_and_pool(&client_id(input.client_id.as_ref())).await?;
    check_secret(&client, input.client_secret.as_ref())?;
    if !client.revokes_tokens() {
        return Err(Error::RevocationDisabled.into());
    }
    let text = input.token.as_ref().map_or("", Sensitive::as_str);
    let Some(token) = RefreshToken::parse(text) else {
        // Three parts: a signed token, which is none that can be revoked.
        let is_signed = text.split('.').count() == 3;
        return if is_signed { Err(Error::TokenTypeUnsupported.into()) } else { Ok(RevokeTokenResponse::default()) };
    };
    let session = app.store.token_session(&token.session_id).await?.filter(|session| token.is_genuine(session));
    let Some(session) = session else { return Ok(RevokeTokenResponse::default()) };
    if session.client_id != client.id || session.pool_id != pool.pool.id {
        return Err(Error::TokenOfAnotherClient.into());
    }
    let revocation = Change::RevokeTokenSession { session: session.id, at: app.clock.now() };
    app.store.commit(vec![revocation]).await?;
    Ok(RevokeTokenResponse::default())
}

/// GlobalSignOut.
pub async fn global_sign_out(
    app: &App,
    call: &Call,
    _: GlobalSignOutRequest,
) -> Result<GlobalSignOutResponse, Failure> {
    let (_, user) = call.signed_in_user(app).await?;
    sign_out(app, user).await?;
    Ok(GlobalSignOutResponse::default())
}

/// AdminUserGlobalSignOut.
pub async fn admin_user_global_sign_out(
    app: &App,
    _: &Call,
    input: AdminUserGlobalSignOutRequest,
) -> Result<AdminUserGlobalSignOutResponse, Failure> {
    let (_, user) = pool_and_user(app, input.user_pool_id, input.username.as_ref()).await?;
    sign_out(app, user).await?;
    Ok(AdminUserGlobalSignOutResponse::default())
}

async fn sign_out(app: &App, user: vestibule_identity::user::User) -> Result<(), Failure> {
    let revocation = UserChange::RevokeTokens(app.clock.now());
    Ok(app.store.commit(vec![Change::User(user.pool_id, user.sub, revocation)]).await?)
}

/// A confidential client proves itself by its secret in clear; any active one will do.
pub fn check_secret(client: &AppClient, given: Option<&Sensitive>) -> Result<(), Error> {
    if client.secrets.is_empty() {
        return Ok(());
    }
    let given = given.ok_or_else(|| Error::ClientSecretMissing(client.id.to_string()))?.as_str().as_bytes();
    let is_one = |found, secret: &[u8]| found | bool::from(secret.ct_eq(given));
    let found = client.secrets.iter().fold(false, |found, secret| is_one(found, secret.value.expose().as_bytes()));
    if found { Ok(()) } else { Err(Error::ClientSecretWrong(client.id.to_string())) }
}

fn client_id(id: Option<&Sensitive>) -> ClientId {
    ClientId::new(id.map_or("", Sensitive::as_str))
}
