//! App clients of a user pool.

use std::ops::Range;

use vestibule_api::Sensitive;
use vestibule_api::cognito_idp::{
    AuthFlowType, CreateUserPoolClientRequest, CreateUserPoolClientResponse, DeleteUserPoolClientRequest,
    DescribeUserPoolClientRequest, DescribeUserPoolClientResponse, ListUserPoolClientsRequest,
    ListUserPoolClientsResponse, UpdateUserPoolClientRequest, UpdateUserPoolClientResponse,
};
use vestibule_identity::Error;
use vestibule_identity::app_client::{self, AppClient, Offer, SecretSeeds};
use vestibule_identity::change::{Change, Conflict};
use vestibule_identity::identity_provider::{IdentityProvider, OWN_PROVIDER};
use vestibule_identity::ids::{ClientId, UserPoolId};
use vestibule_identity::resource_server::{self, ResourceServer};
use vestibule_identity::user_pool::{self, UserPool};
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
    let id = app.pools.pool(&pool_id(input.user_pool_id.clone())).await?.pool.id.clone();
    strictness::check(app, Subject::AppClient, &input)?;
    let seeds = SecretSeeds { id: app.rng.bytes(), secret: app.rng.bytes() };
    let named = (input.supported_identity_providers.as_deref(), input.allowed_oauth_scopes.as_deref());
    let offer = offer(app, &id, named.0, named.1).await?;
    let mut attempts = 0..DECISIONS_MAX;
    loop {
        let pool = app.pools.pool(&id).await?;
        let made = app_client::create(&pool.pool, &offer, input.clone(), &seeds, app.clock.now());
        let client = made.map_err(Error::from)?;
        if is_committed(app, &pool.pool, None, &client, &mut attempts).await? {
            return Ok(CreateUserPoolClientResponse { user_pool_client: Some(client.description()) });
        }
    }
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
    let decide = |pool: &UserPool, client: &AppClient| {
        let updated = app_client::update(pool, &offer, client, input.clone(), now)?;
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
    decide: impl Fn(&UserPool, &AppClient) -> Result<(AppClient, T), app_client::Problem>,
) -> Result<T, Failure> {
    let mut attempts = 0..DECISIONS_MAX;
    loop {
        let pool = app.pools.pool(pool).await?;
        let client = app.pools.client_of(&pool.pool.id, id).await?;
        let (changed, answer) = decide(&pool.pool, &client).map_err(Error::from)?;
        if is_committed(app, &pool.pool, Some(client.as_ref()), &changed, &mut attempts).await? {
            return Ok(answer);
        }
    }
}

/// Commits what was decided on a client, or that there is one. It is not committed if another change came between and attempts to
/// decide anew are left.
pub async fn is_committed(
    app: &App,
    pool: &UserPool,
    before: Option<&AppClient>,
    client: &AppClient,
    attempts: &mut Range<usize>,
) -> Result<bool, Failure> {
    let mut changes = Vec::with_capacity(2);
    let is_first_to_choose = chooses(client) && !before.is_some_and(chooses);
    if is_first_to_choose {
        // The pool is written along as it is: nobody lowers its tier meanwhile.
        changes.push(Change::UpdateUserPool(Box::new(pool.clone())));
    }
    changes.push(match before {
        None => Change::CreateAppClient(Box::new(client.clone())),
        Some(_) => Change::UpdateAppClient(Box::new(client.clone())),
    });
    let committed = app.store.commit(changes).await;
    app.pools.invalidate_client(&client.id);
    if is_first_to_choose {
        app.pools.invalidate_pool(&pool.id);
    }
    match committed {
        Ok(()) => Ok(true),
        Err(StoreError::Conflict(Conflict::ClientChanged | Conflict::PoolChanged)) if attempts.next().is_some() => {
            Ok(false)
        }
        Err(error) => Err(gone(error, client)),
    }
}

/// Whether a pool may come to a tier whose users do not choose how they sign in. It holds for the revision of the pool that was
/// loaded before.
pub async fn check_without_choice(app: &App, pool: &UserPoolId) -> Result<(), Failure> {
    let mut after = None;
    loop {
        let page = app.store.app_clients(pool, after, PAGE_MAX).await?;
        if page.items.iter().any(chooses) {
            return Err(Error::from(user_pool::Problem::TierInUse).into());
        }
        after = page.next;
        if after.is_none() {
            return Ok(());
        }
    }
}

/// Whether the users of a client choose how they sign in, which needs more than the lowest tier.
fn chooses(client: &AppClient) -> bool {
    client.allows(AuthFlowType::UserAuth)
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
