//! Links between users and identities with other providers: AdminLinkProviderForUser and AdminDisableProviderForUser.

use vestibule_api::cognito_idp::{
    AdminDisableProviderForUserRequest, AdminDisableProviderForUserResponse, AdminLinkProviderForUserRequest,
    AdminLinkProviderForUserResponse,
};
use vestibule_identity::Error;
use vestibule_identity::change::{Change, Conflict, UserChange};
use vestibule_identity::identity_provider::IdentityProvider;
use vestibule_identity::linked_identity::{self, Named, Problem};
use vestibule_identity::name::NameKind;
use vestibule_identity::user::User;
use vestibule_identity::user_pool::UserPool;
use vestibule_store::StoreError;

use super::app_clients::pool_id;
use super::sign_in::find_user;
use crate::app::App;
use crate::call::Call;
use crate::error::Failure;
use crate::operations::DECISIONS_MAX;
use crate::pool_resources;

/// AdminLinkProviderForUser.
pub async fn admin_link_provider_for_user(
    app: &App,
    _: &Call,
    input: AdminLinkProviderForUserRequest,
) -> Result<AdminLinkProviderForUserResponse, Failure> {
    let pool = app.pools.pool(&pool_id(input.user_pool_id)).await?;
    let source = linked_identity::read(input.source_user).map_err(Error::from)?;
    let destination = linked_identity::read(input.destination_user).map_err(Error::from)?.by_subject();
    let Named::Identity { provider, attribute, value } = &source else {
        return Err(Error::from(Problem::SourceIsOwnUser).into());
    };
    let provider = self::provider(app, &pool.pool, provider).await?;
    let mut attempts = 0..DECISIONS_MAX;
    loop {
        let user = user_of(app, &pool.pool, &destination).await?.ok_or(Error::UserNotFound)?;
        let owner = user_of(app, &pool.pool, &source).await?;
        let (source, now) = ((attribute.as_str(), value.as_str()), app.clock.now());
        let changes = linked_identity::link(&pool.pool, &user, &provider, source, owner.as_ref(), now)?;
        match commit(app, &user, changes).await {
            // Another link came between: decided anew.
            Err(StoreError::Conflict(Conflict::AttributeChanged | Conflict::NameTaken(NameKind::Identity)))
                if attempts.next().is_some() => {}
            committed => return committed.map(|()| AdminLinkProviderForUserResponse::default()).map_err(Failure::from),
        }
    }
}

/// AdminDisableProviderForUser: the end of a link, or of a user's own password.
///
/// Cognito: a user of the pool itself cannot sign in with the password any more. Source: the model. That the password is gone,
/// and another one can be set, is inferred.
pub async fn admin_disable_provider_for_user(
    app: &App,
    _: &Call,
    input: AdminDisableProviderForUserRequest,
) -> Result<AdminDisableProviderForUserResponse, Failure> {
    let pool = app.pools.pool(&pool_id(input.user_pool_id)).await?;
    let named = linked_identity::read(input.user).map_err(Error::from)?;
    let mut attempts = 0..DECISIONS_MAX;
    loop {
        let (user, now) = (user_of(app, &pool.pool, &named).await?, app.clock.now());
        let (user, changes) = match (&named, user) {
            (Named::Own(_), None) => return Err(Error::UserNotFound.into()),
            (Named::Own(_), Some(user)) => (user, vec![UserChange::RemovePassword(now)]),
            (Named::Identity { provider, .. }, None) => {
                self::provider(app, &pool.pool, provider).await?;
                return Err(Error::from(Problem::NotLinked).into());
            }
            (Named::Identity { provider, attribute, value }, Some(user)) => {
                let changes = linked_identity::unlink(&user, provider, attribute, value, now).map_err(Error::from)?;
                (user, changes)
            }
        };
        match commit(app, &user, changes).await {
            Err(StoreError::Conflict(Conflict::AttributeChanged)) if attempts.next().is_some() => {}
            committed => {
                return committed.map(|()| AdminDisableProviderForUserResponse::default()).map_err(Failure::from);
            }
        }
    }
}

/// The user whom a request names: of the pool itself by name, or whoever an identity belongs to.
async fn user_of(app: &App, pool: &UserPool, named: &Named) -> Result<Option<User>, Failure> {
    match named {
        Named::Own(typed) => find_user(app, pool, typed).await,
        Named::Identity { provider, attribute, value } => {
            let name = linked_identity::name(provider, attribute, value);
            Ok(app.store.find_user(&pool.id, &[name], None).await?)
        }
    }
}

async fn provider(app: &App, pool: &UserPool, name: &str) -> Result<IdentityProvider, Failure> {
    let found = pool_resources::find::<IdentityProvider>(app, &pool.id, name).await?;
    let unknown = || Problem::ProviderUnknown { provider: name.to_owned(), pool: pool.id.to_string() };
    Ok(found.ok_or_else(|| Error::from(unknown()))?.value)
}

async fn commit(app: &App, user: &User, changes: Vec<UserChange>) -> Result<(), StoreError> {
    let of_user = |change| Change::User(user.pool_id.clone(), user.sub.clone(), change);
    app.store.commit(changes.into_iter().map(of_user).collect()).await
}
