//! Provisioned limits of the server as a whole: kept and told, not enforced.

use vestibule_api::cognito_idp::{
    GetProvisionedLimitRequest, GetProvisionedLimitResponse, UpdateProvisionedLimitRequest,
    UpdateProvisionedLimitResponse,
};
use vestibule_identity::Error;
use vestibule_identity::change::Change;
use vestibule_identity::provisioned_limit::Category;
use vestibule_identity::without_effect::Subject;

use crate::app::App;
use crate::call::Call;
use crate::error::Failure;
use crate::strictness;

/// GetProvisionedLimit.
pub async fn get_provisioned_limit(
    app: &App,
    _: &Call,
    input: GetProvisionedLimitRequest,
) -> Result<GetProvisionedLimitResponse, Failure> {
    let category = Category::of(input.limit_definition.as_ref()).map_err(Error::from)?;
    let provisioned = app.store.provisioned_limit(category.name).await?;
    Ok(GetProvisionedLimitResponse { limit: Some(category.limit(input.limit_definition, provisioned)) })
}

/// UpdateProvisionedLimit.
pub async fn update_provisioned_limit(
    app: &App,
    _: &Call,
    input: UpdateProvisionedLimitRequest,
) -> Result<UpdateProvisionedLimitResponse, Failure> {
    let category = Category::of(input.limit_definition.as_ref()).map_err(Error::from)?;
    let per_second = category.check(input.requested_limit_value.unwrap_or_default()).map_err(Error::from)?;
    let limit = category.limit(input.limit_definition, Some(per_second));
    strictness::check(app, Subject::ProvisionedLimit, &limit)?;
    app.store.commit(vec![Change::SetProvisionedLimit { category: category.name.to_owned(), per_second }]).await?;
    Ok(UpdateProvisionedLimitResponse { limit: Some(limit) })
}
