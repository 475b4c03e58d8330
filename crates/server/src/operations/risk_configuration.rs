//! What is done about risks, in a pool and through its app clients.

use vestibule_api::Sensitive;
use vestibule_api::cognito_idp::{
    DescribeRiskConfigurationRequest, DescribeRiskConfigurationResponse, SetRiskConfigurationRequest,
    SetRiskConfigurationResponse,
};
use vestibule_identity::Error;
use vestibule_identity::change::Conflict;
use vestibule_identity::ids::{ClientId, UserPoolId};
use vestibule_identity::threat_protection::risk_configuration::{self, RiskConfiguration};
use vestibule_identity::without_effect::Subject;
use vestibule_store::StoreError;

use crate::app::App;
use crate::call::Call;
use crate::error::Failure;
use crate::pools::LoadedPool;
use crate::{pool_resources, strictness};

/// SetRiskConfiguration.
pub async fn set_risk_configuration(
    app: &App,
    _: &Call,
    input: SetRiskConfigurationRequest,
) -> Result<SetRiskConfigurationResponse, Failure> {
    let (pool, client) = protected(app, input.user_pool_id.clone(), input.client_id.as_ref()).await?;
    strictness::check(app, Subject::RiskConfiguration, &input)?;
    let pool = &pool.pool.id;
    let now = app.clock.now();
    let set = risk_configuration::set(input, client.clone(), now).map_err(Error::from)?;
    let (change, description) = if let Some(configuration) = &set {
        (pool_resources::replacement(pool, configuration)?, configuration.description(pool, client.as_ref()))
    } else {
        let mut description = risk_configuration::unset(pool, client.as_ref());
        description.last_modified_date = Some(now);
        let id = risk_configuration::id_of(client.as_ref());
        (pool_resources::deletion::<RiskConfiguration>(pool, id), description)
    };
    let committed = app.store.commit(vec![change]).await;
    app.pools.invalidate_pool(pool);
    match committed {
        // What was never set can be taken away as well.
        Err(StoreError::Conflict(Conflict::ResourceGone(..))) => {}
        other => other?,
    }
    Ok(SetRiskConfigurationResponse { risk_configuration: Some(description) })
}

/// DescribeRiskConfiguration: a client's own configuration, or the pool's that it inherits.
pub async fn describe_risk_configuration(
    app: &App,
    _: &Call,
    input: DescribeRiskConfigurationRequest,
) -> Result<DescribeRiskConfigurationResponse, Failure> {
    let (pool, client) = protected(app, input.user_pool_id, input.client_id.as_ref()).await?;
    let pool = &pool.pool.id;
    let mut found = None;
    if let Some(client) = &client {
        found = pool_resources::find::<RiskConfiguration>(app, pool, client.as_str()).await?;
    }
    if found.is_none() {
        found = pool_resources::find::<RiskConfiguration>(app, pool, risk_configuration::OF_POOL).await?;
    }
    let description = match found {
        Some(found) => found.value.description(pool, client.as_ref()),
        None => risk_configuration::unset(pool, client.as_ref()),
    };
    Ok(DescribeRiskConfigurationResponse { risk_configuration: Some(description) })
}

/// The pool, which must have threat protection, and the client if one is named.
async fn protected(
    app: &App,
    pool: Option<String>,
    client: Option<&Sensitive>,
) -> Result<(std::sync::Arc<LoadedPool>, Option<ClientId>), Failure> {
    let pool = app.pools.pool(&UserPoolId::new(pool.unwrap_or_default())).await?;
    pool.pool.check_threat_protection().map_err(Error::from)?;
    let client = match client {
        Some(id) => Some(app.pools.client_of(&pool.pool.id, &ClientId::new(id.as_str())).await?.id.clone()),
        None => None,
    };
    Ok((pool, client))
}
