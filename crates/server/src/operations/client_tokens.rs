//! Tokens that are no sign-in's: GetClientToken, for a client itself, and GetDerivedToken, for one token in place of another.

use std::collections::BTreeSet;

use vestibule_api::Sensitive;
use vestibule_api::cognito_idp::{
    ClientAuthenticationResultType, GetClientTokenRequest, GetClientTokenResponse, GetDerivedTokenRequest,
    GetDerivedTokenResponse, IssuedTokenTypeIdentifierType, OAuthTokenTypeType,
};
use vestibule_identity::Error;
use vestibule_identity::app_client::AppClient;
use vestibule_identity::ids::UserPoolId;
use vestibule_identity::resource_server::ResourceServer;
use vestibule_identity::signing_key::KeyUse;
use vestibule_identity::token::TokenSession;
use vestibule_identity::token::claims::Issue;
use vestibule_identity::token::client_token::{self, ClientIssue};
use vestibule_identity::token::exchange::{self, Known, Subject};
use vestibule_identity::trigger::pre_token_generation::Overrides;
use vestibule_identity::user::User;
use vestibule_store::TokenHolder;

use super::app_clients::{client_id, offer};
use super::token_sessions::check_secret;
use crate::app::App;
use crate::call::{Call, Caller};
use crate::effects;
use crate::error::{Failure, Refusal};
use crate::keys::{ExchangedToken, TokenProblem, TokenRole};
use crate::pool_resources;

/// GetClientToken.
pub async fn get_client_token(
    app: &App,
    call: &Call,
    input: GetClientTokenRequest,
) -> Result<GetClientTokenResponse, Failure> {
    let (pool, client) = app.pools.client_and_pool(&client_id(input.client_id)).await?;
    call.record.is_about(&pool.pool.id, Some(&client.id));
    check_secret(&client, input.secret.as_ref())?;
    let defined = offer(app, &pool.pool.id, None, Some(client.allowed_scopes())).await?.scopes;
    let grant = client_token::grant(&client, &defined, input.scopes.as_deref())?;
    let trigger = grant.trigger(&pool.pool, &client, &call.sdk_version(), input.client_metadata.as_ref());
    let overrides = match trigger {
        Some(trigger) => {
            let answer = effects::invoke(app, &call.record, &pool.pool, &trigger).await;
            client_token::read(&answer.map_err(Error::ClientTokenRefused)?)?
        }
        None => Overrides::default(),
    };
    let keys = app.keys.pool(&pool.pool.id).await?;
    let issue = ClientIssue { issuer: keys.issuer.clone(), now: app.clock.now(), jti: app.rng.uuid().to_string() };
    let expires_in = i32::try_from(client.access_token_ttl_seconds()).map_err(anyhow::Error::from)?;
    let token = app.crypto.run(move || keys.sign(KeyUse::Access, &grant.claims(&client, &overrides, &issue))).await??;
    Ok(GetClientTokenResponse {
        client_authentication_result: Some(ClientAuthenticationResultType {
            access_token: Some(token.into()),
            expires_in: Some(expires_in),
            token_type: Some("Bearer".into()),
        }),
    })
}

/// GetDerivedToken.
///
/// Cognito: the account's credentials authorise it, or the client's secret. Source: GetDerivedToken, API reference.
pub async fn get_derived_token(
    app: &App,
    call: &Call,
    input: GetDerivedTokenRequest,
) -> Result<GetDerivedTokenResponse, Failure> {
    let (pool, client) = app.pools.client_and_pool(&client_id(input.client_id.clone())).await?;
    let is_signed = matches!(call.caller, Caller::Signed { .. });
    if !is_signed || input.client_secret.is_some() {
        check_secret(&client, input.client_secret.as_ref())?;
    }
    let known = known(app, &client, &input).await?;
    let exchange = exchange::check(&client, &known, &input)?;
    let shown = Shown { app, pool: &pool.pool.id };
    let subject = shown.subject(input.subject_token.as_ref(), exchange.subject).await?;
    let actor = match exchange.actor {
        Some(key_use) => Some(shown.actor(input.actor_token.as_ref(), key_use).await?),
        None => None,
    };
    let keys = app.keys.pool(&pool.pool.id).await?;
    let issue = Issue {
        issuer: keys.issuer.clone(),
        now: app.clock.now(),
        id_jti: app.rng.uuid().to_string(),
        access_jti: app.rng.uuid().to_string(),
        event_id: app.rng.uuid().to_string(),
        origin_jti: subject.session.id.clone(),
        device_key: None,
    };
    let requested = exchange.requested;
    let derived = exchange.derive(&client, subject, actor.as_deref(), &issue)?;
    let claims = derived.claims;
    let token = app.crypto.run(move || keys.sign(requested, &claims)).await??;
    // RFC 8693: what is no access token has the type N_A.
    let (issued, token_type) = match requested {
        KeyUse::Access => (IssuedTokenTypeIdentifierType::AccessToken, OAuthTokenTypeType::Bearer),
        KeyUse::Id => (IssuedTokenTypeIdentifierType::IdToken, OAuthTokenTypeType::NA),
    };
    Ok(GetDerivedTokenResponse {
        issued_token: Some(token.into()),
        issued_token_type: Some(issued),
        token_type: Some(token_type),
        expires_in: Some(i32::try_from(derived.ttl_seconds).map_err(anyhow::Error::from)?),
        scopes: derived.scopes,
    })
}

/// What the pool has of what an exchange and its client refer to.
async fn known(app: &App, client: &AppClient, input: &GetDerivedTokenRequest) -> Result<Known, Failure> {
    let providers = [&input.subject_token_provider_name, &input.actor_token_provider_name];
    let providers: Vec<String> = providers.into_iter().flatten().cloned().collect();
    let offer = offer(app, &client.pool_id, Some(&providers), Some(client.allowed_scopes())).await?;
    let mut resources = BTreeSet::new();
    for identifier in [&input.audiences, &input.resources].into_iter().flatten().flatten() {
        let found = pool_resources::find::<ResourceServer>(app, &client.pool_id, identifier).await?;
        resources.extend(found.map(|server| server.value.identifier));
    }
    Ok(Known { offer, resources })
}

/// Where tokens are shown to be exchanged.
struct Shown<'a> {
    app: &'a App,
    pool: &'a UserPoolId,
}

impl Shown<'_> {
    /// The subject: always a user.
    async fn subject(&self, token: Option<&Sensitive>, key_use: KeyUse) -> Result<Subject, Failure> {
        let role = TokenRole::Subject;
        let token = self.verify(token, key_use, role).await?;
        let (user, session) = self.user(&token, role).await?;
        let ExchangedToken { scopes, resource, groups, act, expires_at, .. } = token;
        Ok(Subject { user, session, scopes, resource, groups, act, expires_at })
    }

    /// The `sub` of the actor: a user or a client.
    async fn actor(&self, token: Option<&Sensitive>, key_use: KeyUse) -> Result<String, Failure> {
        let role = TokenRole::Actor;
        let token = self.verify(token, key_use, role).await?;
        // The token of a client itself ends with the client, which was found.
        if token.session_id.is_some() || token.sub.as_str() != token.client_id.as_str() {
            self.user(&token, role).await?;
        }
        Ok(token.sub.to_string())
    }

    async fn verify(
        &self,
        token: Option<&Sensitive>,
        key_use: KeyUse,
        role: TokenRole,
    ) -> Result<ExchangedToken, Failure> {
        let text = token.map_or("", Sensitive::as_str);
        let token = self.app.keys.verify_exchanged_token(text, key_use, role, self.pool).await?;
        self.client(&token, role).await?;
        Ok(token)
    }

    /// Deleting a client ends its tokens. Source: DeleteUserPoolClient, API reference.
    async fn client(&self, token: &ExchangedToken, role: TokenRole) -> Result<(), Failure> {
        match self.app.pools.client_of(self.pool, &token.client_id).await {
            Err(Failure::Refused(Refusal::UnknownAppClient(_))) => Err(refused(role, TokenProblem::Revoked)),
            found => found.map(|_| ()),
        }
    }

    /// The user to whom a token was issued, with the sign-in that it comes from.
    async fn user(&self, token: &ExchangedToken, role: TokenRole) -> Result<(User, TokenSession), Failure> {
        let id = token.session_id.as_deref().ok_or_else(|| refused(role, TokenProblem::Malformed))?;
        let holder = self.app.store.token_holder(self.pool, &token.sub, id).await?;
        let TokenHolder { user, is_live } = holder.ok_or(Error::UserNotFound)?;
        let session = self.app.store.token_session(id).await?.filter(|_| is_live && user.enabled);
        Ok((user, session.ok_or_else(|| refused(role, TokenProblem::Revoked))?))
    }
}

fn refused(role: TokenRole, problem: TokenProblem) -> Failure {
    Failure::Refused(Refusal::ExchangedToken(role, problem))
}
