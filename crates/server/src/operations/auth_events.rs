//! The history of a user, and what somebody says of it.

use vestibule_api::Sensitive;
use vestibule_api::cognito_idp::{
    AdminListUserAuthEventsRequest, AdminListUserAuthEventsResponse, AdminUpdateAuthEventFeedbackRequest,
    AdminUpdateAuthEventFeedbackResponse, FeedbackValueType, UpdateAuthEventFeedbackRequest,
    UpdateAuthEventFeedbackResponse,
};
use vestibule_identity::Error;
use vestibule_identity::change::{Change, UserChange};
use vestibule_identity::ids::UserPoolId;
use vestibule_identity::threat_protection::auth_event::{AuthEvent, FeedbackProvider, feedback};
use vestibule_identity::user::User;
use vestibule_store::PAGE_MAX;

use super::sign_in::find_user;
use crate::app::App;
use crate::call::Call;
use crate::error::Failure;
use crate::paging;
use crate::threat_protection::check_feedback_token;

/// AdminListUserAuthEvents, the latest first.
pub async fn admin_list_user_auth_events(
    app: &App,
    _: &Call,
    input: AdminListUserAuthEventsRequest,
) -> Result<AdminListUserAuthEventsResponse, Failure> {
    let user = known(protected_user(app, input.user_pool_id, input.username.as_ref()).await?)?;
    let listing = format!("auth events {} {}", user.pool_id, user.sub);
    let after = paging::after(app, &listing, input.next_token.as_deref())?;
    let (limit, now) = (paging::size(input.max_results, PAGE_MAX), app.clock.now());
    let page = app.store.auth_events(&user.pool_id, &user.sub, now, after, limit).await?;
    Ok(AdminListUserAuthEventsResponse {
        auth_events: Some(page.items.iter().map(AuthEvent::description).collect()),
        next_token: paging::token(app, &listing, page.next)?,
    })
}

/// AdminUpdateAuthEventFeedback.
pub async fn admin_update_auth_event_feedback(
    app: &App,
    _: &Call,
    input: AdminUpdateAuthEventFeedbackRequest,
) -> Result<AdminUpdateAuthEventFeedbackResponse, Failure> {
    let user = known(protected_user(app, input.user_pool_id, input.username.as_ref()).await?)?;
    let said = Said { event: input.event_id, value: input.feedback_value, by: FeedbackProvider::Administrator };
    keep(app, &user, said).await?;
    Ok(AdminUpdateAuthEventFeedbackResponse::default())
}

/// UpdateAuthEventFeedback: the token proves what the operation needs, and comes before whether there is such a user.
pub async fn update_auth_event_feedback(
    app: &App,
    _: &Call,
    input: UpdateAuthEventFeedbackRequest,
) -> Result<UpdateAuthEventFeedbackResponse, Failure> {
    let user = protected_user(app, input.user_pool_id, input.username.as_ref()).await?;
    let token = input.feedback_token.as_ref().map_or("", Sensitive::as_str);
    check_feedback_token(app, user.as_ref(), input.event_id.as_deref().unwrap_or_default(), token)?;
    let said = Said { event: input.event_id, value: input.feedback_value, by: FeedbackProvider::User };
    keep(app, &known(user)?, said).await?;
    Ok(UpdateAuthEventFeedbackResponse::default())
}

/// Whoever the name means, in a pool that must have threat protection.
async fn protected_user(
    app: &App,
    pool: Option<String>,
    username: Option<&Sensitive>,
) -> Result<Option<User>, Failure> {
    let pool = app.pools.pool(&UserPoolId::new(pool.unwrap_or_default())).await?;
    pool.pool.check_threat_protection().map_err(Error::from)?;
    find_user(app, &pool.pool, username.map_or("", Sensitive::as_str)).await
}

fn known(user: Option<User>) -> Result<User, Failure> {
    Ok(user.ok_or(Error::UserNotFound)?)
}

/// What somebody says of an event.
struct Said {
    event: Option<String>,
    value: Option<FeedbackValueType>,
    by: FeedbackProvider,
}

async fn keep(app: &App, user: &User, said: Said) -> Result<(), Failure> {
    let value = said.value.ok_or(Error::MissingParameter("FeedbackValue"))?;
    let feedback = feedback(value, said.by, app.clock.now());
    let change = UserChange::AuthEventFeedback { event: said.event.unwrap_or_default(), feedback };
    Ok(app.store.commit(vec![Change::User(user.pool_id.clone(), user.sub.clone(), change)]).await?)
}
