//! Events of a user: sign-ins and what else the history shows, kept where threat protection is on.
//!
//! ```text
//! SignIn      begins with the first step that writes; InProgress while the client is asked, then Pass or Fail
//! SignUp      InProgress until it is confirmed, then Pass
//! the others  one operation each: Pass, or Fail where the user is known
//! ```
//!
//! A sign-in of several calls is one event. Each call hands in what it saw; [`AuthEvent::go_on`] puts it together.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use vestibule_api::Timestamp;
use vestibule_api::cognito_idp::{
    AuthEventType, ChallengeName, ChallengeResponse, ChallengeResponseType, EventContextDataType, EventFeedbackType,
    EventResponseType, EventRiskType, EventType, FeedbackValueType, RiskDecisionType,
};

use crate::attempt::AttemptKind;
use crate::change::{Change, UserChange};
use crate::ids::ClientId;
use crate::user::User;

/// How long an event is kept, in milliseconds: two years. Cognito: recalled from the guide.
pub const RETENTION_MS: i64 = 2 * 365 * 24 * 60 * 60 * 1000;
/// Most events of one user; the oldest go first. Cognito's limit is not documented.
pub const EVENTS_MAX: u32 = 500;
/// Most challenge responses of one event: a session that lives may be answered wrongly again and again.
const RESPONSES_MAX: usize = 20;

/// One event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AuthEvent {
    /// Its id, unique among the user's.
    pub id: String,
    /// What happened.
    pub event_type: EventType,
    /// When it began.
    pub created_at: Timestamp,
    /// How it ended, so far.
    pub response: EventResponseType,
    /// What was decided about its risk.
    pub risk: RiskDecisionType,
    /// The challenges that were answered.
    pub challenges: Vec<ChallengeResponseType>,
    /// What is known of where it came from.
    pub context: EventContextDataType,
    /// The app client; none where the operation names none.
    pub client_id: Option<ClientId>,
    /// The id of the call.
    pub request_id: String,
    /// What somebody said of it.
    pub feedback: Option<EventFeedbackType>,
}

impl AuthEvent {
    /// The change that adds this event to a user's history, or goes on with the one of its id.
    pub fn noted_for(self, user: &User) -> Change {
        Change::User(user.pool_id.clone(), user.sub.clone(), UserChange::NoteAuthEvent(Box::new(self)))
    }

    /// This event with its end so far, and with the challenges that a list of changes tells of.
    #[must_use]
    pub fn after(&self, response: EventResponseType, changes: &[Change]) -> Self {
        Self { response, challenges: challenge_responses(changes), ..self.clone() }
    }

    /// What the event is after a later call of the same id. When it began, where it came from and what was said of it stay.
    #[must_use]
    pub fn go_on(mut self, later: Self) -> Self {
        self.challenges.extend(later.challenges);
        self.challenges.truncate(RESPONSES_MAX);
        if later.risk == RiskDecisionType::Block {
            self.risk = later.risk;
        }
        Self { response: later.response, request_id: later.request_id, ..self }
    }

    /// When it is forgotten.
    pub fn expires_at(&self) -> Timestamp {
        Timestamp::from_millis(self.created_at.as_millis().saturating_add(RETENTION_MS))
    }

    /// Its entry in AdminListUserAuthEvents.
    ///
    /// Cognito: no level where there is no risk. Source: log export guide, example. Passwords are not held against lists, so none is
    /// ever found in one.
    pub fn description(&self) -> AuthEventType {
        let context = &self.context;
        let is_known = context.ip_address.is_some() || context.device_name.is_some();
        AuthEventType {
            event_id: Some(self.id.clone()),
            event_type: Some(self.event_type),
            creation_date: Some(self.created_at),
            event_response: Some(self.response),
            event_risk: Some(EventRiskType {
                risk_decision: Some(self.risk),
                risk_level: None,
                compromised_credentials_detected: Some(false),
            }),
            challenge_responses: (!self.challenges.is_empty()).then(|| self.challenges.clone()),
            event_context_data: is_known.then(|| context.clone()),
            event_feedback: self.feedback.clone(),
        }
    }

    /// The event as a log group shows it.
    ///
    /// Source: log export guide, example of user activity. The words for a blocked sign-in and the form of challenges, of which the
    /// example has none, are inferred.
    pub fn log_entry(&self, user: &User, now: Timestamp) -> Value {
        let feedback = self.feedback.as_ref();
        let challenges: Vec<String> = self
            .challenges
            .iter()
            .filter_map(|it| Some(format!("{}:{}", it.challenge_name?, it.challenge_response?)))
            .collect();
        let text = |text: Option<&String>| text.cloned().unwrap_or_default();
        json!({
            "eventTimestamp": now.as_millis().to_string(),
            "eventSource": "USER_ACTIVITY",
            "logLevel": "INFO",
            "message": {
                "version": "1",
                "eventId": self.id,
                "eventType": self.event_type.as_str(),
                "userSub": user.sub.as_str(),
                "userName": user.username,
                "userPoolId": user.pool_id.as_str(),
                "clientId": self.client_id.as_ref().map_or("", ClientId::as_str),
                "creationDate": date(self.created_at),
                "eventResponse": self.response.as_str(),
                "riskLevel": "",
                "riskDecision": match self.risk {
                    RiskDecisionType::NoRisk => "PASS",
                    RiskDecisionType::AccountTakeover => "ACCOUNT_TAKEOVER",
                    RiskDecisionType::Block => "BLOCK",
                },
                "challenges": challenges,
                "deviceName": self.context.device_name.as_deref().unwrap_or("Other, Other"),
                "ipAddress": text(self.context.ip_address.as_ref()),
                "requestId": self.request_id,
                "idpName": "",
                "compromisedCredentialDetected": "false",
                "city": text(self.context.city.as_ref()),
                "country": text(self.context.country.as_ref()),
                "eventFeedbackValue": feedback.and_then(|it| it.feedback_value).map_or("", FeedbackValueType::as_str),
                "eventFeedbackDate": feedback.and_then(|it| it.feedback_date).map(date).unwrap_or_default(),
                "eventFeedbackProvider": text(feedback.and_then(|it| it.provider.as_ref())),
                "hasContextData": self.context.ip_address.is_some().to_string(),
            },
            "logSourceId": { "userPoolId": user.pool_id.as_str() },
        })
    }
}

/// What a list of changes tells of challenges: an attempt that is counted failed, one that is passed succeeded.
///
/// Cognito knows two names, one for the password and one for whatever is asked after it. Source: the model. What begins a
/// sign-in without a password has no name there.
fn challenge_responses(changes: &[Change]) -> Vec<ChallengeResponseType> {
    let name = |kind| match kind {
        AttemptKind::Password => Some(ChallengeName::Password),
        AttemptKind::SecondFactor => Some(ChallengeName::Mfa),
        _ => None,
    };
    let response = |change: &Change| {
        let (kind, response) = match change {
            Change::PassAttempt(attempt) => (attempt.kind, ChallengeResponse::Success),
            Change::CountAttempt(attempt) => (attempt.kind, ChallengeResponse::Failure),
            _ => return None,
        };
        Some(ChallengeResponseType { challenge_name: Some(name(kind)?), challenge_response: Some(response) })
    };
    changes.iter().filter_map(response).collect()
}

/// `Wed Jul 17 17:25:55 UTC 2024`.
fn date(at: Timestamp) -> String {
    jiff::Timestamp::from_millisecond(at.as_millis())
        .map(|at| at.strftime("%a %b %d %H:%M:%S UTC %Y").to_string())
        .unwrap_or_default()
}

/// Who says something of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FeedbackProvider {
    /// An administrator.
    Administrator,
    /// The user, by the token of a message.
    User,
}

/// What is kept of feedback. Cognito's names of the providers are not documented.
pub fn feedback(value: FeedbackValueType, provider: FeedbackProvider, now: Timestamp) -> EventFeedbackType {
    let provider = match provider {
        FeedbackProvider::Administrator => "Admin",
        FeedbackProvider::User => "User",
    };
    EventFeedbackType { feedback_value: Some(value), provider: Some(provider.into()), feedback_date: Some(now) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::attempt::Attempt;
    use crate::ids::UserPoolId;

    const NOW: Timestamp = Timestamp::from_seconds(1_721_237_155);

    fn event() -> AuthEvent {
        AuthEvent {
            id: "e".into(),
            event_type: EventType::SignIn,
            created_at: NOW,
            response: EventResponseType::InProgress,
            risk: RiskDecisionType::NoRisk,
            challenges: Vec::new(),
            context: EventContextDataType { ip_address: Some("192.0.2.1".into()), ..Default::default() },
            client_id: Some("client".into()),
            request_id: "r".into(),
            feedback: None,
        }
    }

    fn attempt(kind: AttemptKind) -> Attempt {
        Attempt { pool_id: UserPoolId::new("us-east-1_a"), account: "ann".into(), kind, at: NOW }
    }

    fn texts(event: &AuthEvent) -> Vec<String> {
        let one =
            |it: &ChallengeResponseType| format!("{}:{}", it.challenge_name.unwrap(), it.challenge_response.unwrap());
        event.challenges.iter().map(one).collect()
    }

    #[test]
    fn attempts_tell_of_challenges() {
        let changes = [
            Change::PassAttempt(attempt(AttemptKind::Password)),
            Change::CountAttempt(attempt(AttemptKind::SignInMessage)),
            Change::CountAttempt(attempt(AttemptKind::SecondFactor)),
            Change::PassAttempt(attempt(AttemptKind::OneTimePassword)),
            Change::ForgetAttempts(attempt(AttemptKind::Password)),
        ];
        let after = event().after(EventResponseType::Fail, &changes);
        assert_eq!(texts(&after), ["Password:Success", "Mfa:Failure"]);
        assert_eq!(after.response, EventResponseType::Fail);
    }

    #[test]
    fn an_event_goes_on_with_what_comes_later() {
        let first =
            event().after(EventResponseType::InProgress, &[Change::PassAttempt(attempt(AttemptKind::Password))]);
        let feedback = Some(feedback(FeedbackValueType::Valid, FeedbackProvider::User, NOW));
        let first = AuthEvent { feedback: feedback.clone(), ..first };
        let wrong = event().after(EventResponseType::Fail, &[Change::CountAttempt(attempt(AttemptKind::SecondFactor))]);
        let later = AuthEvent {
            created_at: Timestamp::from_seconds(1_800_000_000),
            context: EventContextDataType::default(),
            request_id: "s".into(),
            ..wrong
        };
        let mut gone_on = first.clone().go_on(later.clone());
        assert_eq!(texts(&gone_on), ["Password:Success", "Mfa:Failure"]);
        assert_eq!((gone_on.response, gone_on.created_at), (EventResponseType::Fail, NOW));
        assert_eq!((&gone_on.context, &gone_on.feedback), (&first.context, &feedback));
        assert_eq!(gone_on.request_id, "s");
        for _ in 0..100 {
            gone_on = gone_on.go_on(later.clone());
        }
        assert_eq!(gone_on.challenges.len(), RESPONSES_MAX);
        let blocked = gone_on.go_on(AuthEvent { risk: RiskDecisionType::Block, ..later.clone() });
        assert_eq!(blocked.go_on(later).risk, RiskDecisionType::Block, "what was decided stays");
    }

    #[test]
    fn dates_are_those_of_the_guide() {
        assert_eq!(date(NOW), "Wed Jul 17 17:25:55 UTC 2024");
    }
}
