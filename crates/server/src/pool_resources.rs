//! Resources of a pool as operations read, list and change them: typed, with the refusals that all kinds share.
//!
//! The documents are `identity`'s types; how they are kept is the store's business.

use vestibule_identity::change::{Change, Conflict};
use vestibule_identity::ids::UserPoolId;
use vestibule_identity::pool_resource::{PoolResource, Resource};
use vestibule_store::{Order, ResourceQuery, StoreError};

use crate::app::App;
use crate::error::{Failure, Refusal};
use crate::operations::DECISIONS_MAX;
use crate::paging;

/// A resource with the revision that a change of it is decided on.
#[derive(Clone, Debug)]
pub struct Loaded<R> {
    /// What is in it.
    pub value: R,
    /// Its revision.
    pub revision: u32,
}

/// A resource by its id, if the pool has it.
pub async fn find<R: Resource>(app: &App, pool: &UserPoolId, id: &str) -> Result<Option<Loaded<R>>, Failure> {
    app.store.pool_resource(pool, R::KIND, id).await?.map(read).transpose()
}

/// A resource by its id, or the refusal that the pool has none.
pub async fn load<R: Resource>(app: &App, pool: &UserPoolId, id: &str) -> Result<Loaded<R>, Failure> {
    find(app, pool, id).await?.ok_or_else(|| Refusal::UnknownResource(R::KIND, id.to_owned()).into())
}

/// A resource by one of its further names: in this pool, or in any if the name is unique in the whole server.
pub async fn find_named<R: Resource>(
    app: &App,
    pool: Option<&UserPoolId>,
    name: &str,
) -> Result<Option<(UserPoolId, Loaded<R>)>, Failure> {
    let Some(stored) = app.store.find_pool_resource(pool, R::KIND, name).await? else { return Ok(None) };
    Ok(Some((stored.pool_id.clone(), read(stored)?)))
}

/// A page of a pool's resources, with the token of the next page.
pub async fn list<R: Resource>(
    app: &App,
    pool: &UserPoolId,
    order: Order,
    token: Option<&str>,
    limit: usize,
) -> Result<(Vec<R>, Option<String>), Failure> {
    let listing = format!("{} of {pool}", R::KIND.as_str());
    let after = paging::after(app, &listing, token)?;
    let page = app.store.pool_resources(pool, ResourceQuery { kind: R::KIND, order, after, limit }).await?;
    let next = paging::token(app, &listing, page.next)?;
    let values = page.items.into_iter().map(|stored| read(stored).map(|it| it.value)).collect::<Result<_, _>>()?;
    Ok((values, next))
}

/// The change that adds a resource to a pool, which may have so many of its kind.
pub fn creation<R: Resource>(pool: &UserPoolId, value: &R, most: u32) -> Result<Change, Failure> {
    Ok(Change::CreatePoolResource { resource: Box::new(stored(pool, value, 0)?), most })
}

/// The change of a resource that has this revision. Its commit refuses if another change came between.
pub fn update<R: Resource>(pool: &UserPoolId, value: &R, revision: u32) -> Result<Change, Failure> {
    Ok(Change::UpdatePoolResource(Box::new(stored(pool, value, revision)?)))
}

/// The change that makes a resource what it says, whatever it was.
pub fn replacement<R: Resource>(pool: &UserPoolId, value: &R) -> Result<Change, Failure> {
    Ok(Change::PutPoolResource(Box::new(stored(pool, value, 0)?)))
}

/// The change that removes a resource. Its commit refuses if it is gone.
pub fn deletion<R: Resource>(pool: &UserPoolId, id: &str) -> Change {
    Change::DeletePoolResource { pool: pool.clone(), kind: R::KIND, id: id.to_owned() }
}

/// Changes a resource; decided anew if another change came between.
pub async fn change<R: Resource>(
    app: &App,
    pool: &UserPoolId,
    id: &str,
    rule: impl Fn(&R) -> Result<R, Failure>,
) -> Result<R, Failure> {
    change_along(app, pool, id, |value| Ok((rule(value)?, Vec::new()))).await
}

/// Changes a resource together with whatever else the rule says; decided anew if another change came between.
pub async fn change_along<R: Resource>(
    app: &App,
    pool: &UserPoolId,
    id: &str,
    rule: impl Fn(&R) -> Result<(R, Vec<Change>), Failure>,
) -> Result<R, Failure> {
    let mut attempts = 0..DECISIONS_MAX;
    loop {
        let loaded = load::<R>(app, pool, id).await?;
        let (changed, others) = rule(&loaded.value)?;
        let all = std::iter::once(update(pool, &changed, loaded.revision)?).chain(others).collect();
        match app.store.commit(all).await {
            Ok(()) => return Ok(changed),
            Err(StoreError::Conflict(Conflict::ResourceChanged(_))) if attempts.next().is_some() => {}
            Err(error) => return Err(error.into()),
        }
    }
}

fn read<R: Resource>(stored: PoolResource) -> Result<Loaded<R>, Failure> {
    let revision = stored.revision;
    let value = R::from_stored(stored).map_err(anyhow::Error::from)?;
    Ok(Loaded { value, revision })
}

fn stored<R: Resource>(pool: &UserPoolId, value: &R, revision: u32) -> Result<PoolResource, Failure> {
    Ok(value.to_stored(pool, revision).map_err(anyhow::Error::from)?)
}
