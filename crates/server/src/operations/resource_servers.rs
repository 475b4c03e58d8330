//! Resource servers of a user pool, and the scopes that they define.

use vestibule_api::cognito_idp::{
    CreateResourceServerRequest, CreateResourceServerResponse, DeleteResourceServerRequest,
    DescribeResourceServerRequest, DescribeResourceServerResponse, ListResourceServersRequest,
    ListResourceServersResponse, UpdateResourceServerRequest, UpdateResourceServerResponse,
};
use vestibule_identity::Error;
use vestibule_identity::change::Conflict;
use vestibule_identity::ids::UserPoolId;
use vestibule_identity::resource_server::{self, MOST, Problem, ResourceServer};
use vestibule_store::{Order, StoreError};

use super::app_clients::pool_id;
use crate::app::App;
use crate::call::Call;
use crate::error::Failure;
use crate::{paging, pool_resources};

/// Most resource servers on one page. Source: the model.
const PAGE_MAX: usize = 50;

/// CreateResourceServer.
pub async fn create_resource_server(
    app: &App,
    _: &Call,
    input: CreateResourceServerRequest,
) -> Result<CreateResourceServerResponse, Failure> {
    let pool = app.pools.pool(&pool_id(input.user_pool_id.clone())).await?;
    let server = resource_server::create(input).map_err(Error::from)?;
    let creation = pool_resources::creation(&pool.pool.id, &server, MOST)?;
    app.store.commit(vec![creation]).await.map_err(|error| match error {
        StoreError::Conflict(Conflict::ResourceExists(_, identifier)) => {
            Error::from(Problem::Exists { identifier, pool: pool.pool.id.clone() }).into()
        }
        other => Failure::from(other),
    })?;
    Ok(CreateResourceServerResponse { resource_server: Some(server.description(&pool.pool.id)) })
}

/// DescribeResourceServer.
pub async fn describe_resource_server(
    app: &App,
    _: &Call,
    input: DescribeResourceServerRequest,
) -> Result<DescribeResourceServerResponse, Failure> {
    let pool = app.pools.pool(&pool_id(input.user_pool_id)).await?;
    let identifier = input.identifier.unwrap_or_default();
    let server = pool_resources::load::<ResourceServer>(app, &pool.pool.id, &identifier).await?.value;
    Ok(DescribeResourceServerResponse { resource_server: Some(server.description(&pool.pool.id)) })
}

/// UpdateResourceServer.
pub async fn update_resource_server(
    app: &App,
    _: &Call,
    input: UpdateResourceServerRequest,
) -> Result<UpdateResourceServerResponse, Failure> {
    let pool = app.pools.pool(&pool_id(input.user_pool_id.clone())).await?;
    let identifier = input.identifier.clone().unwrap_or_default();
    let rule = |server: &ResourceServer| Ok(resource_server::update(server, input.clone()).map_err(Error::from)?);
    let server = pool_resources::change(app, &pool.pool.id, &identifier, rule).await?;
    Ok(UpdateResourceServerResponse { resource_server: Some(server.description(&pool.pool.id)) })
}

/// DeleteResourceServer. App clients keep its scopes, which nobody gets any more.
pub async fn delete_resource_server(app: &App, _: &Call, input: DeleteResourceServerRequest) -> Result<(), Failure> {
    let pool = app.pools.pool(&pool_id(input.user_pool_id)).await?;
    let identifier = input.identifier.unwrap_or_default();
    app.store.commit(vec![pool_resources::deletion::<ResourceServer>(&pool.pool.id, &identifier)]).await?;
    Ok(())
}

/// ListResourceServers.
pub async fn list_resource_servers(
    app: &App,
    _: &Call,
    input: ListResourceServersRequest,
) -> Result<ListResourceServersResponse, Failure> {
    let pool = app.pools.pool(&pool_id(input.user_pool_id)).await?;
    let (size, token) = (paging::size(input.max_results, PAGE_MAX), input.next_token.as_deref());
    let (servers, next_token) =
        pool_resources::list::<ResourceServer>(app, &pool.pool.id, Order::OldestFirst, token, size).await?;
    Ok(ListResourceServersResponse {
        resource_servers: Some(servers.iter().map(|it| it.description(&pool.pool.id)).collect()),
        next_token,
    })
}

/// All resource servers of a pool: [`MOST`] of them at most.
pub async fn all(app: &App, pool: &UserPoolId) -> Result<Vec<ResourceServer>, Failure> {
    Ok(pool_resources::list(app, pool, Order::OldestFirst, None, PAGE_MAX).await?.0)
}
