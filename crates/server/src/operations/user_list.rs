//! ListUsers.

use vestibule_api::cognito_idp::{ListUsersRequest, ListUsersResponse, UserType};
use vestibule_identity::attribute::{self, schema};
use vestibule_identity::ids::UserPoolId;
use vestibule_identity::linked_identity;
use vestibule_identity::name::{self, NameKind};
use vestibule_identity::user::User;
use vestibule_identity::user_pool::UserPool;
use vestibule_identity::{Error, mfa_preference, user_filter};
use vestibule_store::{UserFilter, UserQuery};

use crate::app::App;
use crate::call::Call;
use crate::error::Failure;
use crate::paging;

/// Most users on one page. Source: the model.
const PAGE_MAX: usize = 60;

/// ListUsers.
///
/// Cognito: asking for an attribute that one of the users has no value for is an error, as asking for one that the schema
/// does not have. Source: AttributesToGet, API reference.
pub async fn list_users(app: &App, _: &Call, input: ListUsersRequest) -> Result<ListUsersResponse, Failure> {
    let pool = app.pools.pool(&UserPoolId::new(input.user_pool_id.unwrap_or_default())).await?;
    let wanted = input.attributes_to_get.filter(|names| !names.is_empty());
    if let Some(unknown) = wanted.iter().flatten().find(|name| !is_listed(&pool.pool, name)) {
        return Err(Error::UnknownAttributeRequested(unknown.clone()).into());
    }
    let text = input.filter.unwrap_or_default();
    let filter = user_filter::parse(&text).map_err(Error::UserFilter)?.map(|filter| as_stored(&pool.pool, filter));
    let listing = format!("users of {} where {text}", pool.pool.id);
    let after = paging::after(app, &listing, input.pagination_token.as_deref())?;
    let query = UserQuery { filter, after, limit: paging::size(input.limit, PAGE_MAX) };
    let page = app.store.users(&pool.pool.id, query).await?;
    if let Some(absent) = wanted.iter().flatten().find(|name| page.items.iter().any(|it| it.attribute(name).is_none()))
    {
        return Err(Error::UnknownAttributeRequested(absent.clone()).into());
    }
    Ok(ListUsersResponse {
        users: Some(page.items.iter().map(|user| described(user, wanted.as_deref())).collect()),
        pagination_token: paging::token(app, &listing, page.next)?,
    })
}

/// The filter as users are stored: a username in lower case where the pool ignores case.
///
/// Cognito: usernames are searched with regard to case. Source: ListUsers, API reference. That a pool which ignores case finds a
/// user by the name as it was typed is inferred.
fn as_stored(pool: &UserPool, filter: user_filter::UserFilter) -> UserFilter {
    let user_filter::UserFilter { attribute, prefix, value } = filter;
    if attribute == "username" {
        let value = name::sign_in_name(pool, NameKind::Username, &value).key;
        return UserFilter { attribute, prefix, value };
    }
    UserFilter { attribute, prefix, value }
}

/// Whether users can have the attribute: one of the schema, or the identities with other providers.
fn is_listed(pool: &UserPool, name: &str) -> bool {
    name == linked_identity::ATTRIBUTE || schema::find(pool, name).is_some()
}

/// A user as the listings have it, with the attributes that are wanted; all of them, if nothing is said.
pub fn described(user: &User, wanted: Option<&[String]>) -> UserType {
    let is_wanted = |name: &str| wanted.is_none_or(|names| names.iter().any(|it| it == name));
    let attributes = attribute::of_user(user).filter(|(name, _)| is_wanted(name));
    UserType {
        username: Some(user.username.clone().into()),
        attributes: Some(attribute::to_list(attributes)),
        user_create_date: Some(user.created_at),
        user_last_modified_date: Some(user.modified_at),
        enabled: Some(user.enabled),
        user_status: Some(user.status),
        mfa_options: mfa_preference::options(user),
    }
}
