//! App clients of a user pool.

use vestibule_api::Sensitive;
use vestibule_api::cognito_idp::{
    CreateUserPoolClientRequest, CreateUserPoolClientResponse, DeleteUserPoolClientRequest,
    DescribeUserPoolClientRequest, DescribeUserPoolClientResponse, ListUserPoolClientsRequest,
    ListUserPoolClientsResponse, UpdateUserPoolClientRequest, UpdateUserPoolClientResponse,
};
use vestibule_identity::Error;
use vestibule_identity::app_client::{self, AppClient, Offer, SecretSeeds};
use vestibule_identity::change::{Change, Conflict};
use vestibule_identity::identity_provider::{IdentityProvider, OWN_PROVIDER};
use vestibule_identity::ids::{ClientId, UserPoolId};
use vestibule_identity::resource_server::{self, ResourceServer};
use vestibule_identity::without_effect::Subject;
use vestibule_store::StoreError;

use super::resource_servers;
use crate::app::App;
use crate::call::Call;
use crate::error::{Failure, Refusal};
use crate::operations::DECISIONS_MAX;
use crate::{paging, pool_resources, strictness};

/// Most clients on one page. Source: the model.
const PAGE_MAX: usize = 60;

/// CreateUserPoolClient.
pub async fn create_user_pool_client(
    app: &App,
    _: &Call,
    input: CreateUserPoolClientRequest,
) -> Result<CreateUserPoolClientResponse, Failure> {
    let pool = app.pools.pool(&pool_id(input.user_pool_id.clone())).await?;
    strictness::check(app, Subject::AppClient, &input)?;
    let seeds = SecretSeeds { id: app.rng.bytes(), secret: app.rng.bytes() };
    let named = (input.supported_identity_providers.as_deref(), input.allowed_oauth_scopes.as_deref());
    let offer = offer(app, &pool.pool.id, named.0, named.1).await?;
    let client = app_client::create(&pool.pool, &offer, input, &seeds, app.clock.now()).map_err(Error::from)?;
    let change = Change::CreateAppClient(Box::new(client.clone()));
    app.store.commit(vec![change]).await.map_err(|error| gone(error, &client))?;
    Ok(CreateUserPoolClientResponse { user_pool_client: Some(client.description()) })
}

/// DescribeUserPoolClient.
pub async fn describe_user_pool_client(
    app: &App,
    _: &Call,
    input: DescribeUserPoolClientRequest,
) -> Result<DescribeUserPoolClientResponse, Failure> {
    let pool = app.pools.pool(&pool_id(input.user_pool_id)).await?;
    let client = app.pools.client_of(&pool.pool.id, &client_id(input.client_id)).await?;
    Ok(DescribeUserPoolClientResponse { user_pool_client: Some(client.description()) })
}

/// UpdateUserPoolClient.
pub async fn update_user_pool_client(
    app: &App,
    _: &Call,
    input: UpdateUserPoolClientRequest,
) -> Result<UpdateUserPoolClientResponse, Failure> {
    let pool = app.pools.pool(&pool_id(input.user_pool_id.clone())).await?;
    strictness::check(app, Subject::AppClient, &input)?;
    let now = app.clock.now();
    let named = (input.supported_identity_providers.as_deref(), input.allowed_oauth_scopes.as_deref());
    let offer = offer(app, &pool.pool.id, named.0, named.1).await?;
    let decide = |client: &AppClient| {
        let updated = app_client::update(&pool.pool, &offer, client, input.clone(), now)?;
        let description = updated.description();
        Ok::<_, app_client::Problem>((updated, description))
    };
    let description = change(app, &pool.pool.id, &client_id(input.client_id.clone()), decide).await?;
    Ok(UpdateUserPoolClientResponse { user_pool_client: Some(description) })
}

/// Those of these providers and scopes that the pool has. Behind a provider that it does not have, the rule refuses the list, so
/// that no more of it is looked up.
pub async fn offer(
    app: &App,
    pool: &UserPoolId,
    providers: Option<&[String]>,
    scopes: Option<&[String]>,
) -> Result<Offer, Failure> {
    let mut offer = Offer::default();
    for name in providers.unwrap_or_default() {
        if name == OWN_PROVIDER || offer.providers.contains(name) {
            continue;
        }
        let Some(found) = pool_resources::find::<IdentityProvider>(app, pool, name).await? else { break };
        offer.providers.insert(found.value.name);
    }
    if scopes.unwrap_or_default().iter().any(|scope| resource_server::is_custom(scope)) {
        let servers = resource_servers::all(app, pool).await?;
        offer.scopes = servers.iter().flat_map(ResourceServer::scopes).collect();
    }
    Ok(offer)
}

/// Changes an app client; decided anew if another change came between.
pub async fn change<T>(
    app: &App,
    pool: &UserPoolId,
    id: &ClientId,
    decide: impl Fn(&AppClient) -> Result<(AppClient, T), app_client::Problem>,
) -> Result<T, Failure> {
    let pool = app.pools.pool(pool).await?;
    let mut attempts = 0..DECISIONS_MAX;
    loop {
        let client = app.pools.client_of(&pool.pool.id, id).await?;
        let (changed, answer) = decide(&client).map_err(Error::from)?;
        let committed = app.store.commit(vec![Change::UpdateAppClient(Box::new(changed.clone()))]).await;
        app.pools.invalidate_client(id);
        match committed {
            Ok(()) => return Ok(answer),
            Err(StoreError::Conflict(Conflict::ClientChanged)) if attempts.next().is_some() => {}
            Err(error) => return Err(gone(error, &changed)),
        }
    }
}

/// DeleteUserPoolClient, with its refresh tokens.
pub async fn delete_user_pool_client(app: &App, _: &Call, input: DeleteUserPoolClientRequest) -> Result<(), Failure> {
    let pool = app.pools.pool(&pool_id(input.user_pool_id)).await?;
    let client = app.pools.client_of(&pool.pool.id, &client_id(input.client_id)).await?;
    let change = Change::DeleteAppClient(pool.pool.id.clone(), client.id.clone());
    app.store.commit(vec![change]).await.map_err(|error| gone(error, &client))?;
    app.pools.invalidate_client(&client.id);
    // It has the rules about addresses of its clients.
    app.pools.invalidate_pool(&pool.pool.id);
    Ok(())
}

/// ListUserPoolClients.
pub async fn list_user_pool_clients(
    app: &App,
    _: &Call,
    input: ListUserPoolClientsRequest,
) -> Result<ListUserPoolClientsResponse, Failure> {
    let pool = app.pools.pool(&pool_id(input.user_pool_id)).await?;
    let listing = format!("app clients of {}", pool.pool.id);
    let after = paging::after(app, &listing, input.next_token.as_deref())?;
    let size = paging::size(input.max_results, PAGE_MAX);
    let page = app.store.app_clients(&pool.pool.id, after, size).await?;
    let wanted = |client: &&AppClient| input.client_type.is_none() || client.settings.client_type == input.client_type;
    Ok(ListUserPoolClientsResponse {
        user_pool_clients: Some(page.items.iter().filter(wanted).map(AppClient::summary).collect()),
        next_token: paging::token(app, &listing, page.next)?,
    })
}

fn gone(error: StoreError, client: &AppClient) -> Failure {
    match error {
        StoreError::Conflict(Conflict::PoolGone) => Refusal::UnknownUserPool(client.pool_id.clone()).into(),
        StoreError::Conflict(Conflict::ClientGone) => Refusal::UnknownAppClient(client.id.clone()).into(),
        other => Failure::Store(other),
    }
}

/// The pool that a request names.
pub fn pool_id(member: Option<String>) -> UserPoolId {
    UserPoolId::new(member.unwrap_or_default())
}

/// The app client that a request names.
pub fn client_id(member: Option<Sensitive>) -> ClientId {
    ClientId::new(member.map(Sensitive::into_inner).unwrap_or_default())
}
