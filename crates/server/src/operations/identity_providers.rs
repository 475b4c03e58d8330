//! Identity providers of a user pool.

use vestibule_api::cognito_idp::{
    CreateIdentityProviderRequest, CreateIdentityProviderResponse, DeleteIdentityProviderRequest,
    DescribeIdentityProviderRequest, DescribeIdentityProviderResponse, GetIdentityProviderByIdentifierRequest,
    GetIdentityProviderByIdentifierResponse, ListIdentityProvidersRequest, ListIdentityProvidersResponse,
    UpdateIdentityProviderRequest, UpdateIdentityProviderResponse,
};
use vestibule_identity::Error;
use vestibule_identity::change::{Change, Conflict};
use vestibule_identity::identity_provider::{self, IdentityProvider, MOST, Problem};
use vestibule_identity::pool_resource::ResourceKind;
use vestibule_identity::without_effect::Subject;
use vestibule_store::{Order, StoreError};

use super::app_clients::pool_id;
use crate::app::App;
use crate::call::Call;
use crate::error::{Failure, Refusal};
use crate::{paging, pool_resources, strictness};

/// Most providers on one page. Source: the model.
const PAGE_MAX: usize = 60;

/// CreateIdentityProvider, with the group of the users whom it brings. A group of that name that is there already is taken.
pub async fn create_identity_provider(
    app: &App,
    _: &Call,
    input: CreateIdentityProviderRequest,
) -> Result<CreateIdentityProviderResponse, Failure> {
    let pool = app.pools.pool(&pool_id(input.user_pool_id.clone())).await?;
    strictness::check(app, Subject::IdentityProvider, &input)?;
    let provider = identity_provider::create(&pool.pool, input, app.clock.now()).map_err(Error::from)?;
    let creation = pool_resources::creation(&pool.pool.id, &provider, MOST)?;
    let group = Change::CreateGroup(Box::new(provider.group(&pool.pool.id)));
    let committed = match app.store.commit(vec![creation.clone(), group]).await {
        Err(StoreError::Conflict(Conflict::GroupExists | Conflict::TooManyGroups)) => {
            app.store.commit(vec![creation]).await
        }
        committed => committed,
    };
    if let Err(error) = committed {
        // The name and the identifiers of a new provider may be the same text: then who has the name tells which is taken.
        let has_name = pool_resources::find::<IdentityProvider>(app, &pool.pool.id, &provider.name).await?.is_some();
        return Err(if has_name { error.into() } else { identifier_taken(error.into()) });
    }
    Ok(CreateIdentityProviderResponse { identity_provider: Some(provider.description(&pool.pool.id)) })
}

/// DescribeIdentityProvider.
pub async fn describe_identity_provider(
    app: &App,
    _: &Call,
    input: DescribeIdentityProviderRequest,
) -> Result<DescribeIdentityProviderResponse, Failure> {
    let pool = app.pools.pool(&pool_id(input.user_pool_id)).await?;
    let name = input.provider_name.unwrap_or_default();
    let provider = pool_resources::load::<IdentityProvider>(app, &pool.pool.id, &name).await?.value;
    Ok(DescribeIdentityProviderResponse { identity_provider: Some(provider.description(&pool.pool.id)) })
}

/// GetIdentityProviderByIdentifier.
pub async fn get_identity_provider_by_identifier(
    app: &App,
    _: &Call,
    input: GetIdentityProviderByIdentifierRequest,
) -> Result<GetIdentityProviderByIdentifierResponse, Failure> {
    let pool = app.pools.pool(&pool_id(input.user_pool_id)).await?;
    let identifier = input.idp_identifier.unwrap_or_default();
    let found = pool_resources::find_named::<IdentityProvider>(app, Some(&pool.pool.id), &identifier).await?;
    let (_, provider) = found.ok_or(Refusal::UnknownResource(ResourceKind::IdentityProvider, identifier))?;
    Ok(GetIdentityProviderByIdentifierResponse { identity_provider: Some(provider.value.description(&pool.pool.id)) })
}

/// UpdateIdentityProvider.
pub async fn update_identity_provider(
    app: &App,
    _: &Call,
    input: UpdateIdentityProviderRequest,
) -> Result<UpdateIdentityProviderResponse, Failure> {
    let pool = app.pools.pool(&pool_id(input.user_pool_id.clone())).await?;
    strictness::check(app, Subject::IdentityProvider, &input)?;
    let name = input.provider_name.clone().unwrap_or_default();
    let rule = |provider: &IdentityProvider| {
        let updated = identity_provider::update(&pool.pool, provider, input.clone(), app.clock.now());
        Ok(updated.map_err(Error::from)?)
    };
    let changed = pool_resources::change(app, &pool.pool.id, &name, rule).await;
    let provider: IdentityProvider = changed.map_err(identifier_taken)?;
    Ok(UpdateIdentityProviderResponse { identity_provider: Some(provider.description(&pool.pool.id)) })
}

/// DeleteIdentityProvider. Users whom it has brought stay, and so does its name in app clients.
pub async fn delete_identity_provider(
    app: &App,
    _: &Call,
    input: DeleteIdentityProviderRequest,
) -> Result<(), Failure> {
    let pool = app.pools.pool(&pool_id(input.user_pool_id)).await?;
    let name = input.provider_name.unwrap_or_default();
    app.store.commit(vec![pool_resources::deletion::<IdentityProvider>(&pool.pool.id, &name)]).await?;
    Ok(())
}

/// ListIdentityProviders.
pub async fn list_identity_providers(
    app: &App,
    _: &Call,
    input: ListIdentityProvidersRequest,
) -> Result<ListIdentityProvidersResponse, Failure> {
    let pool = app.pools.pool(&pool_id(input.user_pool_id)).await?;
    let (size, token) = (paging::size(input.max_results, PAGE_MAX), input.next_token.as_deref());
    let (providers, next_token) =
        pool_resources::list::<IdentityProvider>(app, &pool.pool.id, Order::OldestFirst, token, size).await?;
    Ok(ListIdentityProvidersResponse {
        providers: Some(providers.iter().map(IdentityProvider::summary).collect()),
        next_token,
    })
}

/// Where no name can be taken, it is an identifier.
fn identifier_taken(failure: Failure) -> Failure {
    match failure {
        Failure::Store(StoreError::Conflict(Conflict::ResourceExists(ResourceKind::IdentityProvider, taken))) => {
            Error::from(Problem::IdentifierTaken(taken)).into()
        }
        other => other,
    }
}
