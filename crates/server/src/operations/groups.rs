//! Groups of a user pool, and who is in them.

use vestibule_api::cognito_idp::{
    AdminAddUserToGroupRequest, AdminListGroupsForUserRequest, AdminListGroupsForUserResponse,
    AdminRemoveUserFromGroupRequest, CreateGroupRequest, CreateGroupResponse, DeleteGroupRequest, GetGroupRequest,
    GetGroupResponse, ListGroupsRequest, ListGroupsResponse, ListUsersInGroupRequest, ListUsersInGroupResponse,
    UpdateGroupRequest, UpdateGroupResponse,
};
use vestibule_identity::Error;
use vestibule_identity::change::{Change, Conflict, UserChange};
use vestibule_identity::group::{self, Group};
use vestibule_identity::ids::{GroupName, UserPoolId};
use vestibule_store::{PAGE_MAX, StoreError};

use super::app_clients::pool_id;
use super::user_list;
use super::users::{change, pool_and_user};
use crate::app::App;
use crate::call::Call;
use crate::error::{Failure, Refusal};
use crate::paging;

/// CreateGroup.
pub async fn create_group(app: &App, _: &Call, input: CreateGroupRequest) -> Result<CreateGroupResponse, Failure> {
    let pool = app.pools.pool(&pool_id(input.user_pool_id.clone())).await?;
    let group = group::create(&pool.pool.id, input, app.clock.now());
    commit(app, &group.pool_id, Change::CreateGroup(Box::new(group.clone()))).await?;
    Ok(CreateGroupResponse { group: Some(group.description()) })
}

/// GetGroup.
pub async fn get_group(app: &App, _: &Call, input: GetGroupRequest) -> Result<GetGroupResponse, Failure> {
    let pool = app.pools.pool(&pool_id(input.user_pool_id)).await?;
    let group = find(app, &pool.pool.id, &group_name(input.group_name)).await?;
    Ok(GetGroupResponse { group: Some(group.description()) })
}

/// UpdateGroup. The answer is what is stored, another change at the same time included.
pub async fn update_group(app: &App, _: &Call, input: UpdateGroupRequest) -> Result<UpdateGroupResponse, Failure> {
    let pool = app.pools.pool(&pool_id(input.user_pool_id.clone())).await?;
    let (id, name) = (&pool.pool.id, group_name(input.group_name.clone()));
    let (set, at) = (group::update(input), app.clock.now());
    commit(app, id, Change::UpdateGroup { pool: id.clone(), name: name.clone(), set, at }).await?;
    Ok(UpdateGroupResponse { group: Some(find(app, id, &name).await?.description()) })
}

/// DeleteGroup, with its memberships.
pub async fn delete_group(app: &App, _: &Call, input: DeleteGroupRequest) -> Result<(), Failure> {
    let pool = app.pools.pool(&pool_id(input.user_pool_id)).await?;
    let id = &pool.pool.id;
    commit(app, id, Change::DeleteGroup(id.clone(), group_name(input.group_name))).await
}

/// ListGroups.
pub async fn list_groups(app: &App, _: &Call, input: ListGroupsRequest) -> Result<ListGroupsResponse, Failure> {
    let pool = app.pools.pool(&pool_id(input.user_pool_id)).await?;
    let listing = format!("groups of {}", pool.pool.id);
    let after = paging::after(app, &listing, input.next_token.as_deref())?;
    let page = app.store.groups(&pool.pool.id, after, paging::size(input.limit, PAGE_MAX)).await?;
    Ok(ListGroupsResponse {
        groups: Some(page.items.iter().map(Group::description).collect()),
        next_token: paging::token(app, &listing, page.next)?,
    })
}

/// ListUsersInGroup.
pub async fn list_users_in_group(
    app: &App,
    _: &Call,
    input: ListUsersInGroupRequest,
) -> Result<ListUsersInGroupResponse, Failure> {
    let pool = app.pools.pool(&pool_id(input.user_pool_id)).await?;
    let group = find(app, &pool.pool.id, &group_name(input.group_name)).await?;
    let listing = format!("users in {} of {}", group.name, pool.pool.id);
    let after = paging::after(app, &listing, input.next_token.as_deref())?;
    let size = paging::size(input.limit, PAGE_MAX);
    let page = app.store.users_in_group(&pool.pool.id, &group.name, after, size).await?;
    Ok(ListUsersInGroupResponse {
        users: Some(page.items.iter().map(|user| user_list::described(user, None)).collect()),
        next_token: paging::token(app, &listing, page.next)?,
    })
}

/// AdminListGroupsForUser.
pub async fn admin_list_groups_for_user(
    app: &App,
    _: &Call,
    input: AdminListGroupsForUserRequest,
) -> Result<AdminListGroupsForUserResponse, Failure> {
    let (_, user) = pool_and_user(app, input.user_pool_id, input.username.as_ref()).await?;
    let listing = format!("groups of {} {}", user.pool_id, user.sub);
    let after = paging::after(app, &listing, input.next_token.as_deref())?;
    let size = paging::size(input.limit, PAGE_MAX);
    let page = app.store.list_groups_of_user(&user.pool_id, &user.sub, after, size).await?;
    Ok(AdminListGroupsForUserResponse {
        groups: Some(page.items.iter().map(Group::description).collect()),
        next_token: paging::token(app, &listing, page.next)?,
    })
}

/// AdminAddUserToGroup; who is a member already, stays one.
pub async fn admin_add_user_to_group(app: &App, _: &Call, input: AdminAddUserToGroupRequest) -> Result<(), Failure> {
    let (_, user) = pool_and_user(app, input.user_pool_id, input.username.as_ref()).await?;
    change(app, &user, vec![UserChange::JoinGroup(group_name(input.group_name))]).await
}

/// AdminRemoveUserFromGroup; whoever is no member is none afterwards either.
pub async fn admin_remove_user_from_group(
    app: &App,
    _: &Call,
    input: AdminRemoveUserFromGroupRequest,
) -> Result<(), Failure> {
    let (_, user) = pool_and_user(app, input.user_pool_id, input.username.as_ref()).await?;
    change(app, &user, vec![UserChange::LeaveGroup(group_name(input.group_name))]).await
}

async fn find(app: &App, pool: &UserPoolId, name: &GroupName) -> Result<Group, Failure> {
    Ok(app.store.group(pool, name).await?.ok_or(Error::GroupNotFound)?)
}

fn group_name(member: Option<String>) -> GroupName {
    GroupName::new(member.unwrap_or_default())
}

async fn commit(app: &App, pool: &UserPoolId, change: Change) -> Result<(), Failure> {
    app.store.commit(vec![change]).await.map_err(|error| match error {
        StoreError::Conflict(Conflict::PoolGone) => Refusal::UnknownUserPool(pool.clone()).into(),
        other => Failure::Store(other),
    })
}
