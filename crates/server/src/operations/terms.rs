//! Terms that app clients show at sign-up.

use vestibule_api::cognito_idp::{
    CreateTermsRequest, CreateTermsResponse, DeleteTermsRequest, DescribeTermsByClientRequest,
    DescribeTermsByClientResponse, DescribeTermsRequest, DescribeTermsResponse, ListTermsRequest, ListTermsResponse,
    UpdateTermsRequest, UpdateTermsResponse,
};
use vestibule_identity::Error;
use vestibule_identity::pool_resource::Resource;
use vestibule_identity::terms::{self, TERMS_MAX, Terms};
use vestibule_identity::without_effect::Subject;
use vestibule_store::Order;

use super::app_clients::{client_id, pool_id};
use crate::app::App;
use crate::call::Call;
use crate::error::{Failure, Refusal};
use crate::{paging, pool_resources, strictness};

/// Most terms on one page. Source: the model.
const PAGE_MAX: usize = 60;

/// CreateTerms.
pub async fn create_terms(app: &App, _: &Call, input: CreateTermsRequest) -> Result<CreateTermsResponse, Failure> {
    let pool = app.pools.pool(&pool_id(input.user_pool_id.clone())).await?.pool.id.clone();
    app.pools.client_of(&pool, &client_id(input.client_id.clone())).await?;
    strictness::check(app, Subject::Terms, &input)?;
    let terms = terms::create(input, app.rng.uuid().to_string(), app.clock.now()).map_err(Error::from)?;
    app.store.commit(vec![pool_resources::creation(&pool, &terms, TERMS_MAX)?]).await?;
    Ok(CreateTermsResponse { terms: Some(terms.description(&pool)) })
}

/// DescribeTerms.
pub async fn describe_terms(
    app: &App,
    _: &Call,
    input: DescribeTermsRequest,
) -> Result<DescribeTermsResponse, Failure> {
    let pool = app.pools.pool(&pool_id(input.user_pool_id)).await?.pool.id.clone();
    let terms: Terms = pool_resources::load(app, &pool, &input.terms_id.unwrap_or_default()).await?.value;
    Ok(DescribeTermsResponse { terms: Some(terms.description(&pool)) })
}

/// DescribeTermsByClient.
pub async fn describe_terms_by_client(
    app: &App,
    _: &Call,
    input: DescribeTermsByClientRequest,
) -> Result<DescribeTermsByClientResponse, Failure> {
    let pool = app.pools.pool(&pool_id(input.user_pool_id)).await?.pool.id.clone();
    let client = app.pools.client_of(&pool, &client_id(input.client_id)).await?;
    let name = input.terms_name.unwrap_or_default();
    let unique = terms::unique_name(&client.id, &name);
    let found = pool_resources::find_named::<Terms>(app, Some(&pool), &unique).await?;
    let (_, terms) = found.ok_or(Refusal::UnknownResource(Terms::KIND, name))?;
    Ok(DescribeTermsByClientResponse { terms: Some(terms.value.description(&pool)) })
}

/// UpdateTerms.
pub async fn update_terms(app: &App, _: &Call, input: UpdateTermsRequest) -> Result<UpdateTermsResponse, Failure> {
    let pool = app.pools.pool(&pool_id(input.user_pool_id.clone())).await?.pool.id.clone();
    strictness::check(app, Subject::Terms, &input)?;
    let (id, now) = (input.terms_id.clone().unwrap_or_default(), app.clock.now());
    let update = |terms: &Terms| Ok(terms::update(terms, input.clone(), now).map_err(Error::from)?);
    let terms = pool_resources::change(app, &pool, &id, update).await?;
    Ok(UpdateTermsResponse { terms: Some(terms.description(&pool)) })
}

/// DeleteTerms.
pub async fn delete_terms(app: &App, _: &Call, input: DeleteTermsRequest) -> Result<(), Failure> {
    let pool = app.pools.pool(&pool_id(input.user_pool_id)).await?.pool.id.clone();
    let deletion = pool_resources::deletion::<Terms>(&pool, &input.terms_id.unwrap_or_default());
    app.store.commit(vec![deletion]).await?;
    Ok(())
}

/// ListTerms: in order of creation, without links.
pub async fn list_terms(app: &App, _: &Call, input: ListTermsRequest) -> Result<ListTermsResponse, Failure> {
    let pool = app.pools.pool(&pool_id(input.user_pool_id)).await?.pool.id.clone();
    let (token, size) = (input.next_token.as_deref(), paging::size(input.max_results, PAGE_MAX));
    let (terms, next_token) = pool_resources::list::<Terms>(app, &pool, Order::OldestFirst, token, size).await?;
    Ok(ListTermsResponse { terms: Some(terms.iter().map(Terms::summary).collect()), next_token })
}
