//! Where a pool's logs are delivered.

use vestibule_api::cognito_idp::{
    GetLogDeliveryConfigurationRequest, GetLogDeliveryConfigurationResponse, SetLogDeliveryConfigurationRequest,
    SetLogDeliveryConfigurationResponse,
};
use vestibule_identity::ids::UserPoolId;
use vestibule_identity::log_delivery::{self, Here};

use crate::app::App;
use crate::call::Call;
use crate::error::Failure;
use crate::pool_resources;

/// SetLogDeliveryConfiguration, which replaces what was configured before.
pub async fn set_log_delivery_configuration(
    app: &App,
    _: &Call,
    input: SetLogDeliveryConfigurationRequest,
) -> Result<SetLogDeliveryConfigurationResponse, Failure> {
    let pool = app.pools.pool(&UserPoolId::new(input.user_pool_id.unwrap_or_default())).await?;
    let here = Here { region: &app.config.region, account_id: &app.config.account_id };
    let set = log_delivery::set(&pool.pool, input.log_configurations.unwrap_or_default(), here)?;
    let id = &pool.pool.id;
    let committed = app.store.commit(vec![pool_resources::replacement(id, &set)?]).await;
    app.pools.invalidate_pool(id);
    committed?;
    Ok(SetLogDeliveryConfigurationResponse { log_delivery_configuration: Some(set.description(id)) })
}

/// GetLogDeliveryConfiguration.
pub async fn get_log_delivery_configuration(
    app: &App,
    _: &Call,
    input: GetLogDeliveryConfigurationRequest,
) -> Result<GetLogDeliveryConfigurationResponse, Failure> {
    let pool = app.pools.pool(&UserPoolId::new(input.user_pool_id.unwrap_or_default())).await?;
    Ok(GetLogDeliveryConfigurationResponse { log_delivery_configuration: Some(pool.logs.description(&pool.pool.id)) })
}
