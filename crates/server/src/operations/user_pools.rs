//! User pools and their multi-factor configuration.

use std::ops::Range;

use vestibule_api::ApiError;
use vestibule_api::cognito_idp::{
    AddCustomAttributesRequest, AddCustomAttributesResponse, CreateUserPoolRequest, CreateUserPoolResponse,
    DeleteUserPoolRequest, DescribeUserPoolRequest, DescribeUserPoolResponse, GetUserPoolMfaConfigRequest,
    GetUserPoolMfaConfigResponse, ListUserPoolsRequest, ListUserPoolsResponse, SchemaAttributeType,
    SetUserPoolMfaConfigRequest, SetUserPoolMfaConfigResponse, UpdateUserPoolRequest, UpdateUserPoolResponse,
    UserPoolTierType,
};
use vestibule_identity::Error;
use vestibule_identity::change::{Change, Conflict};
use vestibule_identity::ids::UserPoolId;
use vestibule_identity::user_pool::{self, Problem, UserPool};
use vestibule_identity::without_effect::Subject;
use vestibule_store::StoreError;

use super::{app_clients, domains};
use crate::app::App;
use crate::call::Call;
use crate::error::{Failure, Refusal};
use crate::operations::DECISIONS_MAX;
use crate::paging;
use crate::strictness;
use crate::user_import::{job_files, refuse_while_active};

/// Most pools on one page. Source: the model.
const PAGE_MAX: usize = 60;

/// CreateUserPool. The signing keys are made ahead of need, so that nobody waits for them.
pub async fn create_user_pool(
    app: &App,
    _: &Call,
    input: CreateUserPoolRequest,
) -> Result<CreateUserPoolResponse, Failure> {
    check_names("schema", input.schema.as_deref().unwrap_or_default())?;
    strictness::check(app, Subject::UserPool, &input)?;
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
    let id = id(input.user_pool_id.clone());
    strictness::check(app, Subject::UserPool, &input)?;
    refuse_while_active(app, &id).await?;
    let mut attempts = 0..DECISIONS_MAX;
    loop {
        let pool = app.pools.pool(&id).await?;
        check_tier_in_use(app, &pool.pool, input.user_pool_tier).await?;
        let updated = user_pool::update(&pool.pool, input.clone(), app.clock.now()).map_err(refused)?;
        pool.logs.check_tier(&updated).map_err(refused)?;
        if is_committed(app, &id, vec![Change::UpdateUserPool(Box::new(updated))], &mut attempts).await? {
            return Ok(UpdateUserPoolResponse::default());
        }
    }
}

/// Whether a loaded pool may come to a tier, by what is not in its settings. Whoever takes up something from here on that this tier
/// does not have changes the pool's revision.
pub async fn check_tier_in_use(app: &App, pool: &UserPool, tier: Option<UserPoolTierType>) -> Result<(), Failure> {
    const LITE: Option<UserPoolTierType> = Some(UserPoolTierType::Lite);
    if tier != LITE || pool.settings.user_pool_tier == LITE {
        return Ok(());
    }
    domains::check_without_managed_login(app, &pool.id).await?;
    app_clients::check_without_choice(app, &pool.id).await
}

/// DeleteUserPool, with everything in it.
pub async fn delete_user_pool(app: &App, _: &Call, input: DeleteUserPoolRequest) -> Result<(), Failure> {
    let id = id(input.user_pool_id);
    let deletion = |pool: &UserPool| {
        pool.check_deletable().map_err(refused)?;
        Ok((vec![Change::DeleteUserPool { id: pool.id.clone(), revision: pool.revision }], ()))
    };
    refuse_while_active(app, &id).await?;
    let jobs = job_files::waiting(app, &id).await?;
    decide(app, &id, deletion).await?;
    app.keys.forget(&id);
    for job in jobs {
        if let Err(failure) = job_files::remove(app, &job).await {
            tracing::warn!(cause = failure.cause(), "the file of an import job could not be removed");
        }
    }
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
    let id = id(input.user_pool_id.clone());
    let add = |pool: &UserPool| {
        check_names("customAttributes", input.custom_attributes.as_deref().unwrap_or_default())?;
        user_pool::add_custom_attributes(pool, &input, app.clock.now()).map_err(refused)
    };
    refuse_while_active(app, &id).await?;
    change(app, &id, add).await?;
    Ok(AddCustomAttributesResponse::default())
}

/// SetUserPoolMfaConfig.
pub async fn set_user_pool_mfa_config(
    app: &App,
    _: &Call,
    input: SetUserPoolMfaConfigRequest,
) -> Result<SetUserPoolMfaConfigResponse, Failure> {
    let id = id(input.user_pool_id.clone());
    let sms = input.sms_mfa_configuration.as_ref().and_then(|it| it.sms_configuration.as_ref());
    strictness::check_sms(app, sms)?;
    let set = |pool: &UserPool| user_pool::set_mfa_config(pool, input.clone(), app.clock.now()).map_err(refused);
    Ok(change(app, &id, set).await?.mfa_config_set())
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

/// Replaces a pool by what the rule makes of it.
pub(super) async fn change(
    app: &App,
    id: &UserPoolId,
    rule: impl Fn(&UserPool) -> Result<UserPool, Failure>,
) -> Result<UserPool, Failure> {
    let update = |pool: &UserPool| {
        let updated = rule(pool)?;
        Ok((vec![Change::UpdateUserPool(Box::new(updated.clone()))], updated))
    };
    decide(app, id, update).await
}

/// Decides on a pool and commits. Whoever was overtaken by another change decides anew, on what the pool is by then.
pub(super) async fn decide<T>(
    app: &App,
    id: &UserPoolId,
    rule: impl Fn(&UserPool) -> Result<(Vec<Change>, T), Failure>,
) -> Result<T, Failure> {
    let mut attempts = 0..DECISIONS_MAX;
    loop {
        let pool = app.pools.pool(id).await?;
        let (changes, outcome) = rule(&pool.pool)?;
        if is_committed(app, id, changes, &mut attempts).await? {
            return Ok(outcome);
        }
    }
}

/// Commits what was decided on a pool. It is not committed if the pool has changed since and attempts to decide anew are left.
pub(super) async fn is_committed(
    app: &App,
    id: &UserPoolId,
    changes: Vec<Change>,
    attempts: &mut Range<usize>,
) -> Result<bool, Failure> {
    let committed = app.store.commit(changes).await;
    app.pools.invalidate_pool(id);
    match committed {
        Ok(()) => Ok(true),
        Err(StoreError::Conflict(Conflict::PoolChanged)) if attempts.next().is_some() => Ok(false),
        Err(StoreError::Conflict(Conflict::PoolGone)) => Err(Refusal::UnknownUserPool(id.clone()).into()),
        Err(error) => Err(error.into()),
    }
}

pub(super) fn refused(problem: Problem) -> Failure {
    Failure::Rule(Error::UserPool(problem))
}

fn id(member: Option<String>) -> UserPoolId {
    UserPoolId::new(member.unwrap_or_default())
}
