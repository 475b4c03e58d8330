//! Threat protection at work: where calls come from, which are blocked, and what is kept and delivered of them.
//!
//! The rules are `identity::threat_protection`'s. A pool without it pays for a look at its settings.

use std::net::IpAddr;

use serde::{Deserialize, Serialize};
use vestibule_api::Timestamp;
use vestibule_api::cognito_idp::{
    ContextDataType, EventContextDataType, EventResponseType, EventSourceName, EventType, RiskDecisionType,
    UserContextDataType,
};
use vestibule_identity::app_client::AppClient;
use vestibule_identity::attempt::{Attempt, AttemptKind};
use vestibule_identity::change::{Change, Conflict};
use vestibule_identity::ids::{Sub, UserPoolId};
use vestibule_identity::threat_protection::auth_event::AuthEvent;
use vestibule_identity::threat_protection::{Mode, Problem};
use vestibule_identity::user::User;
use vestibule_identity::user_session::device_type;
use vestibule_store::StoreError;

use crate::app::App;
use crate::call::Call;
use crate::error::Failure;
use crate::log_delivery;
use crate::pools::LoadedPool;

/// How long a user can say something of an event by the token of a message. Cognito's limit is not documented.
const FEEDBACK_TTL_MS: i64 = 30 * 24 * 60 * 60 * 1000;

/// Where a call comes from: the person's own address and device.
#[derive(Clone, Debug, Default)]
pub struct Origin {
    address: Option<IpAddr>,
    device_name: Option<String>,
}

impl Origin {
    /// The origin of a call that a user's own client makes.
    ///
    /// Cognito: an address in `UserContextData` counts only for clients that may pass it on. Source: `UserContextDataType`, and
    /// threat protection guide, "additional user context data".
    pub fn of_user(call: &Call, client: &AppClient, context: Option<&UserContextDataType>) -> Self {
        let may_pass_on = client.settings.enable_propagate_additional_user_context_data == Some(true);
        let given = context.filter(|_| may_pass_on).and_then(|context| context.ip_address.as_ref()?.parse().ok());
        Self { address: Some(given.unwrap_or(call.source_ip)), device_name: device_name(call.user_agent.as_deref()) }
    }

    /// The origin of a call that an application's server makes for somebody: what the server says, for its own address is nobody's.
    ///
    /// Source: `ContextDataType`, API reference.
    pub fn of_server(context: Option<&ContextDataType>) -> Self {
        let Some(context) = context else { return Self::default() };
        let headers = context.http_headers.as_deref().unwrap_or_default();
        let is_user_agent = |name: &str| name.eq_ignore_ascii_case("user-agent");
        let user_agent = headers.iter().find(|it| it.header_name.as_deref().is_some_and(is_user_agent));
        Self {
            address: context.ip_address.as_ref().and_then(|text| text.parse().ok()),
            device_name: device_name(user_agent.and_then(|it| it.header_value.as_deref())),
        }
    }

    fn context(&self) -> EventContextDataType {
        EventContextDataType {
            ip_address: self.address.map(|it| it.to_string()),
            device_name: self.device_name.clone(),
            ..EventContextDataType::default()
        }
    }
}

fn device_name(user_agent: Option<&str>) -> Option<String> {
    user_agent.map(|text| device_type(Some(text)))
}

/// What of an operation is to be kept.
#[derive(Clone, Copy)]
pub struct Watch<'a> {
    /// The server's parts.
    pub app: &'a App,
    /// The call.
    pub call: &'a Call,
    /// The pool.
    pub pool: &'a LoadedPool,
    /// The app client; none where the operation names none.
    pub client: Option<&'a AppClient>,
}

impl Watch<'_> {
    /// The event that an operation is kept as; nothing where threat protection is off.
    pub fn event(&self, event_type: EventType, origin: &Origin) -> Option<Box<AuthEvent>> {
        self.pool.pool.threat_protection()?;
        Some(Box::new(self.new_event(event_type, origin)))
    }

    /// The event that a sign-in is kept as, and whether it is refused for where it comes from.
    pub fn sign_in(&self, mode: Option<Mode>, origin: &Origin) -> Option<(AuthEvent, bool)> {
        let mode = mode?;
        let rules = self.pool.address_rules(self.client.map(|client| &client.id));
        let is_blocked = origin.address.is_some_and(|address| rules.is_some_and(|rules| rules.blocks(address)));
        let risk = if is_blocked { RiskDecisionType::Block } else { RiskDecisionType::NoRisk };
        let event = AuthEvent { risk, ..self.new_event(EventType::SignIn, origin) };
        Some((event, is_blocked && mode == Mode::Enforced))
    }

    fn new_event(&self, event_type: EventType, origin: &Origin) -> AuthEvent {
        AuthEvent {
            id: self.app.rng.uuid().to_string(),
            event_type,
            created_at: self.app.clock.now(),
            response: EventResponseType::InProgress,
            risk: RiskDecisionType::NoRisk,
            challenges: Vec::new(),
            context: origin.context(),
            client_id: self.client.map(|client| client.id.clone()),
            request_id: self.call.request_id.to_string(),
            feedback: None,
        }
    }

    /// Keeps the event of a refusal that nothing else is written with, as far as the limit of such refusals admits: whoever
    /// asks again and again would push out of the history what matters. An unknown user is counted as well, by the account.
    pub async fn keep_refusal(&self, event: &AuthEvent, account: &str, user: Option<&User>) -> Result<(), Failure> {
        let attempt = Attempt {
            pool_id: self.pool.pool.id.clone(),
            account: account.to_owned(),
            kind: AttemptKind::NotedRefusal,
            at: self.app.clock.now(),
        };
        let mut changes = vec![Change::CountAttempt(attempt)];
        changes.extend(user.map(|user| noted(event, user, EventResponseType::Fail)));
        match self.app.store.commit(changes).await {
            Err(StoreError::Conflict(Conflict::TooManyAttempts(_))) => return Ok(()),
            committed => committed?,
        }
        if let Some(user) = user {
            self.deliver(Some(event), user).await;
        }
        Ok(())
    }

    /// Delivers an event, if this call has changed it, to the log group that the pool has for events.
    pub async fn deliver(&self, event: Option<&AuthEvent>, user: &User) {
        let Some(event) = event else { return };
        let Some(group) = self.pool.logs.log_group(EventSourceName::UserAuthEvents) else { return };
        // As it is kept: with what earlier calls saw.
        match self.app.store.auth_event(&user.pool_id, &user.sub, &event.id).await {
            Ok(Some(kept)) if kept.request_id == event.request_id => {
                let entry = kept.log_entry(user, self.app.clock.now());
                log_delivery::append(self.app, group, EventSourceName::UserAuthEvents, &user.pool_id, &entry);
            }
            Ok(_) => {}
            // Delivery is best effort, as the service's is.
            Err(error) => tracing::warn!(%error, "an event could not be delivered to its log group"),
        }
    }
}

/// The change that keeps an event of one operation.
pub fn noted(event: &AuthEvent, user: &User, response: EventResponseType) -> Change {
    event.after(response, &[]).noted_for(user)
}

/// Refuses a sign-in from an address that is always blocked, and keeps that.
pub async fn refuse(watch: Watch<'_>, event: &AuthEvent, account: &str, user: Option<&User>) -> Failure {
    match watch.keep_refusal(event, account, user).await {
        Ok(()) => vestibule_identity::Error::from(Problem::AddressBlocked).into(),
        Err(error) => error,
    }
}

/// What a feedback token stands for.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
struct FeedbackPlace {
    pool: UserPoolId,
    sub: Sub,
    event: String,
}

/// The token by which whoever gets a message about an event can say whose it was.
pub fn feedback_token(app: &App, user: &User, event: &str) -> Result<String, Failure> {
    let place = FeedbackPlace { pool: user.pool_id.clone(), sub: user.sub.clone(), event: event.to_owned() };
    let expires_at = Timestamp::from_millis(app.clock.now().as_millis().saturating_add(FEEDBACK_TTL_MS));
    Ok(app.sessions.seal_feedback_token(&place, expires_at, &*app.rng)?)
}

/// Refuses a token that does not stand for this event of this user.
pub fn check_feedback_token(app: &App, user: Option<&User>, event: &str, token: &str) -> Result<(), Failure> {
    let invalid = || Failure::from(vestibule_identity::Error::from(Problem::FeedbackTokenInvalid));
    let place: FeedbackPlace = app.sessions.open_feedback_token(token, app.clock.now()).map_err(|_| invalid())?;
    let is_users = user.is_some_and(|user| user.pool_id == place.pool && user.sub == place.sub);
    if is_users && place.event == event { Ok(()) } else { Err(invalid()) }
}
