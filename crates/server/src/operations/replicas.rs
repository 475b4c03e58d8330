//! Replicas of user pools in other regions: records of what was asked for. No other server takes part.

use vestibule_api::cognito_idp::{
    CreateUserPoolReplicaRequest, CreateUserPoolReplicaResponse, DeleteUserPoolReplicaRequest,
    DeleteUserPoolReplicaResponse, ListUserPoolReplicasRequest, ListUserPoolReplicasResponse, UpdateReplicaStatusType,
    UpdateUserPoolReplicaRequest, UpdateUserPoolReplicaResponse, UserPoolReplicaType,
};
use vestibule_identity::change::Change;
use vestibule_identity::user_pool::{Problem, UserPool, replica};
use vestibule_identity::without_effect::Subject;

use super::app_clients::pool_id;
use super::user_pools;
use crate::app::App;
use crate::call::Call;
use crate::error::Failure;
use crate::{paging, strictness};

/// CreateUserPoolReplica.
pub async fn create_user_pool_replica(
    app: &App,
    _: &Call,
    input: CreateUserPoolReplicaRequest,
) -> Result<CreateUserPoolReplicaResponse, Failure> {
    strictness::check(app, Subject::Replica, &input)?;
    let region = input.region_name.unwrap_or_default();
    let tags = input.user_pool_tags.unwrap_or_default();
    let create = |pool: &UserPool| replica::create(pool, &region, tags.clone());
    let user_pool_replica = change(app, input.user_pool_id, create).await?;
    Ok(CreateUserPoolReplicaResponse { user_pool_replica })
}

/// UpdateUserPoolReplica.
pub async fn update_user_pool_replica(
    app: &App,
    _: &Call,
    input: UpdateUserPoolReplicaRequest,
) -> Result<UpdateUserPoolReplicaResponse, Failure> {
    let region = input.region_name.unwrap_or_default();
    let status = input.status.unwrap_or(UpdateReplicaStatusType::Inactive);
    let update = |pool: &UserPool| Ok(replica::update(pool, &region, status)?);
    let user_pool_replica = change(app, input.user_pool_id, update).await?;
    Ok(UpdateUserPoolReplicaResponse { user_pool_replica })
}

/// DeleteUserPoolReplica.
pub async fn delete_user_pool_replica(
    app: &App,
    _: &Call,
    input: DeleteUserPoolReplicaRequest,
) -> Result<DeleteUserPoolReplicaResponse, Failure> {
    let region = input.region_name.unwrap_or_default();
    let delete = |pool: &UserPool| Ok(replica::delete(pool, &region)?);
    let user_pool_replica = change(app, input.user_pool_id, delete).await?;
    Ok(DeleteUserPoolReplicaResponse { user_pool_replica })
}

/// ListUserPoolReplicas. They fit on one page, so no token was ever given.
pub async fn list_user_pool_replicas(
    app: &App,
    _: &Call,
    input: ListUserPoolReplicasRequest,
) -> Result<ListUserPoolReplicasResponse, Failure> {
    let pool = app.pools.pool(&pool_id(input.user_pool_id)).await?;
    paging::after(app, &format!("replicas of {}", pool.pool.id), input.next_token.as_deref())?;
    Ok(ListUserPoolReplicasResponse { user_pool_replicas: Some(replica::list(&pool.pool)), next_token: None })
}

/// Changes the replicas of a pool; what is told of the one.
async fn change(
    app: &App,
    pool: Option<String>,
    rule: impl Fn(&UserPool) -> Result<(UserPool, UserPoolReplicaType), Problem>,
) -> Result<Option<UserPoolReplicaType>, Failure> {
    let decide = |pool: &UserPool| {
        let (changed, told) = rule(pool).map_err(user_pools::refused)?;
        Ok((vec![Change::UpdateUserPool(Box::new(changed))], Some(told)))
    };
    user_pools::decide(app, &pool_id(pool), decide).await
}
