//! How the classic hosted pages look.

use serde_json::json;
use vestibule_api::cognito_idp::{
    GetUICustomizationRequest, GetUICustomizationResponse, SetUICustomizationRequest, SetUICustomizationResponse,
    UICustomizationType,
};
use vestibule_identity::Error;
use vestibule_identity::branding::ui_customization::{self, ALL, UiCustomization};
use vestibule_identity::change::Conflict;
use vestibule_identity::ids::{ClientId, UserPoolId};
use vestibule_identity::without_effect::Subject;
use vestibule_store::StoreError;

use super::app_clients::pool_id;
use crate::app::App;
use crate::call::Call;
use crate::error::Failure;
use crate::{documents, pool_resources, strictness};

/// SetUICustomization.
pub async fn set_ui_customization(
    app: &App,
    _: &Call,
    input: SetUICustomizationRequest,
) -> Result<SetUICustomizationResponse, Failure> {
    let (pool, client) = subject(app, input.user_pool_id, input.client_id.as_deref()).await?;
    // The answer has a URL where the request has the image.
    let has_image = input.image_file.as_ref().is_some_and(|image| !image.is_empty());
    strictness::check(app, Subject::UiCustomization, &json!({"CSS": input.css, "ImageUrl": has_image}))?;
    let id = client.as_ref().map_or(ALL, ClientId::as_str).to_owned();
    let before = pool_resources::find::<UiCustomization>(app, &pool, &id).await?.map(|it| it.value);
    let set = ui_customization::set(before.as_ref(), client, input.css, input.image_file, app.clock.now());
    let look = set.map_err(Error::from)?;
    let change = match &look {
        Some(look) => pool_resources::replacement(&pool, look)?,
        None => pool_resources::deletion::<UiCustomization>(&pool, &id),
    };
    match app.store.commit(vec![change]).await {
        // To have none is what was asked for.
        Ok(()) | Err(StoreError::Conflict(Conflict::ResourceGone(..))) => {}
        Err(error) => return Err(error.into()),
    }
    Ok(SetUICustomizationResponse { ui_customization: Some(description(app, &pool, look)) })
}

/// GetUICustomization: of the app client, else that of all.
pub async fn get_ui_customization(
    app: &App,
    _: &Call,
    input: GetUICustomizationRequest,
) -> Result<GetUICustomizationResponse, Failure> {
    let (pool, client) = subject(app, input.user_pool_id, input.client_id.as_deref()).await?;
    let mut look = None;
    for id in client.iter().map(ClientId::as_str).chain([ALL]) {
        if look.is_none() {
            look = pool_resources::find::<UiCustomization>(app, &pool, id).await?.map(|it| it.value);
        }
    }
    Ok(GetUICustomizationResponse { ui_customization: Some(description(app, &pool, look)) })
}

/// The pool, which has a domain, and the app client of it, if one is meant.
async fn subject(
    app: &App,
    pool: Option<String>,
    client: Option<&str>,
) -> Result<(UserPoolId, Option<ClientId>), Failure> {
    let pool = app.pools.pool(&pool_id(pool)).await?;
    let client = ui_customization::subject(client);
    if let Some(client) = &client {
        app.pools.client_of(&pool.pool.id, client).await?;
    }
    ui_customization::check_domain(&pool.pool).map_err(Error::from)?;
    Ok((pool.pool.id.clone(), client))
}

/// Cognito: where there is none, an empty structure. Source: GetUICustomization, API reference.
fn description(app: &App, pool: &UserPoolId, look: Option<UiCustomization>) -> UICustomizationType {
    look.map(|it| it.description(pool, &documents::images_url(app, pool))).unwrap_or_default()
}
