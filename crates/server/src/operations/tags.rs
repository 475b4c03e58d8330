//! Tags of user pools, by ARN.

use vestibule_api::cognito_idp::{
    ListTagsForResourceRequest, ListTagsForResourceResponse, TagResourceRequest, TagResourceResponse,
    UntagResourceRequest, UntagResourceResponse,
};
use vestibule_identity::Error;
use vestibule_identity::ids::UserPoolId;
use vestibule_identity::user_pool::{UserPool, tags};

use super::user_pools;
use crate::app::App;
use crate::call::Call;
use crate::error::{Failure, Refusal};

/// TagResource.
pub async fn tag_resource(app: &App, _: &Call, input: TagResourceRequest) -> Result<TagResourceResponse, Failure> {
    let arn = input.resource_arn.unwrap_or_default();
    let more = input.tags.unwrap_or_default();
    let add = |pool: &UserPool| Ok(tags::add(pool, &arn, &more).map_err(Error::from)?);
    user_pools::change(app, &pool_id(&arn)?, add).await.map_err(|failure| unknown(failure, &arn))?;
    Ok(TagResourceResponse {})
}

/// UntagResource.
pub async fn untag_resource(
    app: &App,
    _: &Call,
    input: UntagResourceRequest,
) -> Result<UntagResourceResponse, Failure> {
    let arn = input.resource_arn.unwrap_or_default();
    let keys = input.tag_keys.unwrap_or_default();
    let remove = |pool: &UserPool| Ok(tags::remove(pool, &arn, &keys).map_err(Error::from)?);
    user_pools::change(app, &pool_id(&arn)?, remove).await.map_err(|failure| unknown(failure, &arn))?;
    Ok(UntagResourceResponse {})
}

/// ListTagsForResource.
pub async fn list_tags_for_resource(
    app: &App,
    _: &Call,
    input: ListTagsForResourceRequest,
) -> Result<ListTagsForResourceResponse, Failure> {
    let arn = input.resource_arn.unwrap_or_default();
    let pool = app.pools.pool(&pool_id(&arn)?).await.map_err(|failure| unknown(failure, &arn))?;
    let tags = tags::of(&pool.pool, &arn).map_err(Error::from)?.clone();
    Ok(ListTagsForResourceResponse { tags: Some(tags) })
}

fn pool_id(arn: &str) -> Result<UserPoolId, Failure> {
    Ok(tags::pool_id(arn).map_err(Error::from)?)
}

/// What has no pool is told of by its ARN.
fn unknown(failure: Failure, arn: &str) -> Failure {
    match failure {
        Failure::Refused(Refusal::UnknownUserPool(_)) => Error::from(tags::Problem::UnknownArn(arn.to_owned())).into(),
        other => other,
    }
}
