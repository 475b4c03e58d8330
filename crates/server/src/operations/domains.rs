//! Domains of a user pool. The pool names its domains, so each change of one is a change of both.

use http::Uri;
use serde_json::json;
use vestibule_api::cognito_idp::{
    CreateUserPoolDomainRequest, CreateUserPoolDomainResponse, DeleteUserPoolDomainRequest,
    DeleteUserPoolDomainResponse, DescribeUserPoolDomainRequest, DescribeUserPoolDomainResponse, DomainDescriptionType,
    UpdateUserPoolDomainRequest, UpdateUserPoolDomainResponse,
};
use vestibule_identity::Error;
use vestibule_identity::change::Change;
use vestibule_identity::domain::{self, Domain, MOST, Problem};
use vestibule_identity::ids::UserPoolId;
use vestibule_identity::user_pool::{self, UserPool};
use vestibule_identity::without_effect::Subject;
use vestibule_store::Order;

use super::app_clients::pool_id;
use super::user_pools;
use crate::app::App;
use crate::call::Call;
use crate::error::Failure;
use crate::operations::DECISIONS_MAX;
use crate::{pool_resources, strictness};

/// CreateUserPoolDomain.
pub async fn create_user_pool_domain(
    app: &App,
    _: &Call,
    input: CreateUserPoolDomainRequest,
) -> Result<CreateUserPoolDomainResponse, Failure> {
    strictness::check(app, Subject::Domain, &input)?;
    if input.custom_domain_config.is_none() {
        strictness::check(app, Subject::UserPool, &json!({"Domain": input.domain}))?;
    }
    let rule = |pool: &UserPool| {
        let (pool, domain) = domain::create(pool, input.clone(), app.clock.now()).map_err(Error::from)?;
        let creation = pool_resources::creation(&pool.id, &domain, MOST)?;
        Ok((vec![Change::UpdateUserPool(Box::new(pool)), creation], domain))
    };
    let domain = user_pools::decide(app, &pool_id(input.user_pool_id.clone()), rule).await?;
    Ok(CreateUserPoolDomainResponse {
        managed_login_version: Some(domain.managed_login_version),
        cloud_front_domain: domain.alias_target(&host(app)),
        routing: domain.routing,
    })
}

/// DescribeUserPoolDomain, of whichever pool. An unknown domain is described as nothing.
pub async fn describe_user_pool_domain(
    app: &App,
    _: &Call,
    input: DescribeUserPoolDomainRequest,
) -> Result<DescribeUserPoolDomainResponse, Failure> {
    let found = pool_resources::find_named::<Domain>(app, None, &input.domain.unwrap_or_default()).await?;
    let description = match found {
        None => DomainDescriptionType::default(),
        Some((pool, domain)) => {
            let pool = app.pools.pool(&pool).await?;
            domain.value.description(&pool.pool, &app.config.account_id, &host(app))
        }
    };
    Ok(DescribeUserPoolDomainResponse { domain_description: Some(description) })
}

/// UpdateUserPoolDomain.
pub async fn update_user_pool_domain(
    app: &App,
    _: &Call,
    input: UpdateUserPoolDomainRequest,
) -> Result<UpdateUserPoolDomainResponse, Failure> {
    strictness::check(app, Subject::Domain, &input)?;
    let id = pool_id(input.user_pool_id.clone());
    let name = input.domain.clone().unwrap_or_default();
    let mut attempts = 0..DECISIONS_MAX;
    let domain = loop {
        let pool = app.pools.pool(&id).await?;
        let found = pool_resources::find::<Domain>(app, &id, &name).await?;
        let before = found.ok_or_else(|| Error::from(Problem::NotOfPool))?;
        let domain = domain::update(&pool.pool, &before.value, input.clone(), app.clock.now()).map_err(Error::from)?;
        // The pool is written along as it is: nobody lowers its tier meanwhile.
        let update = pool_resources::update(&id, &domain, before.revision)?;
        let changes = vec![Change::UpdateUserPool(Box::new(pool.pool.clone())), update];
        if user_pools::is_committed(app, &id, changes, &mut attempts).await? {
            break domain;
        }
    };
    Ok(UpdateUserPoolDomainResponse {
        managed_login_version: Some(domain.managed_login_version),
        cloud_front_domain: domain.alias_target(&host(app)),
        routing: domain.routing,
    })
}

/// DeleteUserPoolDomain.
pub async fn delete_user_pool_domain(
    app: &App,
    _: &Call,
    input: DeleteUserPoolDomainRequest,
) -> Result<DeleteUserPoolDomainResponse, Failure> {
    let name = input.domain.unwrap_or_default();
    let rule = |pool: &UserPool| {
        let pool = domain::delete(pool, &name).map_err(Error::from)?;
        let deletion = pool_resources::deletion::<Domain>(&pool.id, &name);
        Ok((vec![Change::UpdateUserPool(Box::new(pool)), deletion], ()))
    };
    user_pools::decide(app, &pool_id(input.user_pool_id), rule).await?;
    Ok(DeleteUserPoolDomainResponse::default())
}

/// Whether a pool may come to a tier that has no managed login. It holds for the revision of the pool that was loaded before.
pub async fn check_without_managed_login(app: &App, pool: &UserPoolId) -> Result<(), Failure> {
    let size = usize::try_from(MOST).map_err(anyhow::Error::from)?;
    let (domains, _) = pool_resources::list::<Domain>(app, pool, Order::OldestFirst, None, size).await?;
    if domains.iter().any(Domain::has_managed_login) {
        return Err(Error::from(user_pool::Problem::TierInUse).into());
    }
    Ok(())
}

/// The host name under which clients reach this server.
fn host(app: &App) -> String {
    let url = app.config.public_url.parse::<Uri>().ok();
    url.as_ref().and_then(Uri::host).unwrap_or_default().to_owned()
}
