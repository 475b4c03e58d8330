//! User pools and their multi-factor configuration.

use vestibule_api::ApiError;
use vestibule_api::cognito_idp::{
    AddCustomAttributesRequest, AddCustomAttributesResponse, CreateUserPoolRequest, CreateUserPoolResponse,
    DeleteUserPoolRequest, DescribeUserPoolRequest, DescribeUserPoolResponse, GetUserPoolMfaConfigRequest,
    GetUserPoolMfaConfigResponse, ListUserPoolsRequest, ListUserPoolsResponse, SchemaAttributeType,
    SetUserPoolMfaConfigRequest, SetUserPoolMfaConfigResponse, UpdateUserPoolRequest, UpdateUserPoolResponse,
};
use vestibule_identity::Error;
use vestibule_identity::change::{Change, Conflict};
use vestibule_identity::ids::UserPoolId;
use vestibule_identity::user_pool::{self, Problem, UserPool};
use vestibule_store::StoreError;

use crate::app::App;
use crate::call::Call;
use crate::error::{Failure, Refusal};
use crate::paging;

/// Most pools on one page. Source: the model.
const PAGE_MAX: usize = 60;

/// CreateUserPool. The signing keys are made ahead of need, so that nobody waits for them.
pub async fn create_user_pool(
    app: &App,
    _: &Call,
    input: CreateUserPoolRequest,
) -> Result<CreateUserPoolResponse, Failure> {
    check_names("schema", input.schema.as_deref().unwrap_or_default())?;
    let id = user_pool::generate_id(&app.config.region, &app.rng.bytes());
    let arn = format!("arn:aws:cognito-idp:{}:{}:userpool/{id}", app.config.region, app.config.account_id);
    let pool = user_pool::create(input, id, arn, app.clock.now()).map_err(refused)?;
    let pair = app.keys.take_pair().await?;
    let change = Change::CreateUserPool(Box::new(pool.clone()), pair.keys().to_vec());
    app.store.commit(vec![change]).await?;
    pair.used();
    Ok(CreateUserPoolResponse { user_pool: Some(pool.description(0)) })
}

/// DescribeUserPool.
pub async fn describe_user_pool(
    app: &App,
    _: &Call,
    input: DescribeUserPoolRequest,
) -> Result<DescribeUserPoolResponse, Failure> {
    let pool = app.pools.pool(&id(input.user_pool_id)).await?;
    let users = app.store.user_count(&pool.pool.id).await?;
    Ok(DescribeUserPoolResponse { user_pool: Some(pool.pool.description(users)) })
}

/// UpdateUserPool.
pub async fn update_user_pool(
    app: &App,
    _: &Call,
    input: UpdateUserPoolRequest,
) -> Result<UpdateUserPoolResponse, Failure> {
    let pool = app.pools.pool(&id(input.user_pool_id.clone())).await?;
    let updated = user_pool::update(&pool.pool, input, app.clock.now()).map_err(refused)?;
    store(app, updated).await?;
    Ok(UpdateUserPoolResponse::default())
}

/// DeleteUserPool, with everything in it.
pub async fn delete_user_pool(app: &App, _: &Call, input: DeleteUserPoolRequest) -> Result<(), Failure> {
    let pool = app.pools.pool(&id(input.user_pool_id)).await?;
    pool.pool.check_deletable().map_err(refused)?;
    let id = pool.pool.id.clone();
    app.store.commit(vec![Change::DeleteUserPool(id.clone())]).await.map_err(|error| gone(error, &id))?;
    app.forget_pool(&id);
    Ok(())
}

/// ListUserPools.
pub async fn list_user_pools(
    app: &App,
    _: &Call,
    input: ListUserPoolsRequest,
) -> Result<ListUserPoolsResponse, Failure> {
    const LISTING: &str = "user pools";
    let after = paging::after(app, LISTING, input.next_token.as_deref())?;
    let page = app.store.user_pools(after, paging::size(input.max_results, PAGE_MAX)).await?;
    Ok(ListUserPoolsResponse {
        user_pools: Some(page.items.iter().map(UserPool::summary).collect()),
        next_token: paging::token(app, LISTING, page.next)?,
    })
}

/// AddCustomAttributes.
pub async fn add_custom_attributes(
    app: &App,
    _: &Call,
    input: AddCustomAttributesRequest,
) -> Result<AddCustomAttributesResponse, Failure> {
    let pool = app.pools.pool(&id(input.user_pool_id.clone())).await?;
    check_names("customAttributes", input.custom_attributes.as_deref().unwrap_or_default())?;
    let updated = user_pool::add_custom_attributes(&pool.pool, &input, app.clock.now()).map_err(refused)?;
    store(app, updated).await?;
    Ok(AddCustomAttributesResponse::default())
}

/// SetUserPoolMfaConfig.
pub async fn set_user_pool_mfa_config(
    app: &App,
    _: &Call,
    input: SetUserPoolMfaConfigRequest,
) -> Result<SetUserPoolMfaConfigResponse, Failure> {
    let pool = app.pools.pool(&id(input.user_pool_id.clone())).await?;
    let updated = user_pool::set_mfa_config(&pool.pool, input, app.clock.now()).map_err(refused)?;
    let answer = updated.mfa_config_set();
    store(app, updated).await?;
    Ok(answer)
}

/// GetUserPoolMfaConfig.
pub async fn get_user_pool_mfa_config(
    app: &App,
    _: &Call,
    input: GetUserPoolMfaConfigRequest,
) -> Result<GetUserPoolMfaConfigResponse, Failure> {
    Ok(app.pools.pool(&id(input.user_pool_id)).await?.pool.mfa_config())
}

/// An attribute needs a name, although the model does not say so.
fn check_names(member: &str, attributes: &[SchemaAttributeType]) -> Result<(), Failure> {
    match attributes.iter().position(|attribute| attribute.name.is_none()) {
        Some(at) => Err(Failure::Api(ApiError::invalid_parameter(format!(
            "1 validation error detected: Value null at '{member}.{}.member.name' failed to satisfy constraint: Member \
             must not be null",
            at + 1
        )))),
        None => Ok(()),
    }
}

async fn store(app: &App, pool: UserPool) -> Result<(), Failure> {
    let id = pool.id.clone();
    app.store.commit(vec![Change::UpdateUserPool(Box::new(pool))]).await.map_err(|error| gone(error, &id))?;
    app.forget_pool(&id);
    Ok(())
}

fn gone(error: StoreError, id: &UserPoolId) -> Failure {
    match error {
        StoreError::Conflict(Conflict::PoolGone) => Refusal::UnknownUserPool(id.clone()).into(),
        other => Failure::Store(other),
    }
}

fn refused(problem: Problem) -> Failure {
    Failure::Rule(Error::UserPool(problem))
}

fn id(member: Option<String>) -> UserPoolId {
    UserPoolId::new(member.unwrap_or_default())
}
