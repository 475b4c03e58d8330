//! Styles of managed login.

use vestibule_api::cognito_idp::{
    CreateManagedLoginBrandingRequest, CreateManagedLoginBrandingResponse, DeleteManagedLoginBrandingRequest,
    DescribeManagedLoginBrandingByClientRequest, DescribeManagedLoginBrandingByClientResponse,
    DescribeManagedLoginBrandingRequest, DescribeManagedLoginBrandingResponse, ManagedLoginBrandingType,
    UpdateManagedLoginBrandingRequest, UpdateManagedLoginBrandingResponse,
};
use vestibule_identity::branding::Problem;
use vestibule_identity::branding::managed_login::{self, STYLES_MAX, Style, StyleAsset};
use vestibule_identity::change::Change;
use vestibule_identity::ids::UserPoolId;
use vestibule_identity::pool_resource::Resource;
use vestibule_identity::without_effect::Subject;
use vestibule_identity::{Error, branding};

use super::app_clients::{client_id, pool_id};
use crate::app::App;
use crate::call::Call;
use crate::error::{Failure, Refusal};
use crate::{pool_resources, strictness};

/// CreateManagedLoginBranding.
pub async fn create_managed_login_branding(
    app: &App,
    _: &Call,
    input: CreateManagedLoginBrandingRequest,
) -> Result<CreateManagedLoginBrandingResponse, Failure> {
    let pool = app.pools.pool(&pool_id(input.user_pool_id.clone())).await?.pool.id.clone();
    app.pools.client_of(&pool, &client_id(input.client_id.clone())).await?;
    strictness::check(app, Subject::ManagedLoginBranding, &input)?;
    let made = managed_login::create(input, app.rng.uuid().to_string(), app.clock.now()).map_err(refused)?;
    let mut changes = vec![pool_resources::creation(&pool, &made.style, STYLES_MAX)?];
    changes.extend(others(&pool, &made)?);
    app.store.commit(changes).await?;
    let style = made.style.description(&pool, made.put, false);
    Ok(CreateManagedLoginBrandingResponse { managed_login_branding: Some(style) })
}

/// DescribeManagedLoginBranding.
pub async fn describe_managed_login_branding(
    app: &App,
    _: &Call,
    input: DescribeManagedLoginBrandingRequest,
) -> Result<DescribeManagedLoginBrandingResponse, Failure> {
    let pool = app.pools.pool(&pool_id(input.user_pool_id)).await?.pool.id.clone();
    let id = input.managed_login_branding_id.unwrap_or_default();
    let style: Style = pool_resources::load(app, &pool, &id).await?.value;
    let style = described(app, &pool, &style, input.return_merged_resources).await?;
    Ok(DescribeManagedLoginBrandingResponse { managed_login_branding: Some(style) })
}

/// DescribeManagedLoginBrandingByClient.
pub async fn describe_managed_login_branding_by_client(
    app: &App,
    _: &Call,
    input: DescribeManagedLoginBrandingByClientRequest,
) -> Result<DescribeManagedLoginBrandingByClientResponse, Failure> {
    let pool = app.pools.pool(&pool_id(input.user_pool_id)).await?.pool.id.clone();
    let client = app.pools.client_of(&pool, &client_id(input.client_id)).await?.id.clone();
    let found = pool_resources::find_named::<Style>(app, Some(&pool), client.as_str()).await?;
    let (_, style) = found.ok_or_else(|| Refusal::UnknownResource(Style::KIND, format!("for client {client}")))?;
    let style = described(app, &pool, &style.value, input.return_merged_resources).await?;
    Ok(DescribeManagedLoginBrandingByClientResponse { managed_login_branding: Some(style) })
}

/// UpdateManagedLoginBranding.
pub async fn update_managed_login_branding(
    app: &App,
    _: &Call,
    input: UpdateManagedLoginBrandingRequest,
) -> Result<UpdateManagedLoginBrandingResponse, Failure> {
    strictness::check(app, Subject::ManagedLoginBranding, &input)?;
    // The model does not ask for either, and nothing is found without them.
    let pool = input.user_pool_id.clone().ok_or_else(|| refused(Problem::Missing("UserPoolId")))?;
    let id = input.managed_login_branding_id.clone();
    let id = id.ok_or_else(|| refused(Problem::Missing("ManagedLoginBrandingId")))?;
    let pool = app.pools.pool(&pool_id(Some(pool))).await?.pool.id.clone();
    let now = app.clock.now();
    let update = |style: &Style| {
        let change = managed_login::update(style, input.clone(), now).map_err(refused)?;
        let others = others(&pool, &change)?;
        Ok((change.style, others))
    };
    let style = pool_resources::change_along(app, &pool, &id, update).await?;
    let style = described(app, &pool, &style, None).await?;
    Ok(UpdateManagedLoginBrandingResponse { managed_login_branding: Some(style) })
}

/// DeleteManagedLoginBranding, with its images.
pub async fn delete_managed_login_branding(
    app: &App,
    _: &Call,
    input: DeleteManagedLoginBrandingRequest,
) -> Result<(), Failure> {
    let pool = app.pools.pool(&pool_id(input.user_pool_id)).await?.pool.id.clone();
    let id = input.managed_login_branding_id.unwrap_or_default();
    // As a change of the style that ends with its deletion: if images came meanwhile, it is decided anew.
    let deletion = |style: &Style| {
        let assets = style.asset_ids().map(|id| pool_resources::deletion::<StyleAsset>(&pool, &id));
        let changes = assets.chain([pool_resources::deletion::<Style>(&pool, &style.id)]).collect();
        Ok((style.clone(), changes))
    };
    pool_resources::change_along(app, &pool, &id, deletion).await?;
    Ok(())
}

/// What changes along with a style.
fn others(pool: &UserPoolId, change: &managed_login::Change) -> Result<Vec<Change>, Failure> {
    let mut changes: Vec<Change> =
        change.put.iter().map(|asset| pool_resources::replacement(pool, asset)).collect::<Result<_, _>>()?;
    changes.extend(change.removed.iter().map(|id| pool_resources::deletion::<StyleAsset>(pool, id)));
    Ok(changes)
}

/// A style with its images.
async fn described(
    app: &App,
    pool: &UserPoolId,
    style: &Style,
    with_defaults: Option<bool>,
) -> Result<ManagedLoginBrandingType, Failure> {
    let mut assets = Vec::with_capacity(style.assets.len());
    for id in style.asset_ids() {
        // One that has gone meanwhile is not missed.
        if let Some(asset) = pool_resources::find::<StyleAsset>(app, pool, &id).await? {
            assets.push(asset.value);
        }
    }
    Ok(style.description(pool, assets, with_defaults == Some(true)))
}

fn refused(problem: branding::Problem) -> Failure {
    Error::from(problem).into()
}
