//! Triggers: the event that goes out to a function and the response that comes back, one file per trigger.
//!
//! This module owns the envelope that all events share and the reading of answers. What a response *means* is decided
//! where it is used: in `sign_in`, `sign_up` and the other rules. Running functions is the server's business.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};
use vestibule_api::cognito_idp::LambdaConfigType;

use crate::error::TriggerError;
use crate::ids::UserPoolId;
use crate::user::{Attributes, User, UserStatus, is_verified};
use crate::user_pool::UserPool;

pub mod contract;
pub mod create_auth_challenge;
pub mod custom_message;
pub mod custom_sender;
pub mod define_auth_challenge;
pub mod inbound_federation;
pub mod post_authentication;
pub mod post_confirmation;
pub mod pre_authentication;
pub mod pre_sign_up;
pub mod pre_token_generation;
pub mod sample;
pub mod user_migration;
pub mod verify_auth_challenge_response;

/// A caller's `ClientMetadata`: lives for one API call, never stored.
pub type ClientMetadata = BTreeMap<String, String>;
/// Texts by name, some of which a function left null.
pub type NullableTexts = BTreeMap<String, Option<String>>;

/// A trigger, by the name that error messages give it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TriggerName {
    /// Before a user is created.
    PreSignUp,
    /// After a user is confirmed.
    PostConfirmation,
    /// Before a sign-in.
    PreAuthentication,
    /// After a sign-in.
    PostAuthentication,
    /// Before a message is sent.
    CustomMessage,
    /// Decides the next step of a custom sign-in.
    DefineAuthChallenge,
    /// Makes a custom challenge.
    CreateAuthChallenge,
    /// Judges the answer to a custom challenge.
    VerifyAuthChallengeResponse,
    /// Before tokens are made.
    PreTokenGeneration,
    /// Delivers SMS messages.
    CustomSmsSender,
    /// Delivers emails.
    CustomEmailSender,
    /// Describes a user whom the pool does not know.
    UserMigration,
    /// Sees what an identity provider said.
    InboundFederation,
}

impl TriggerName {
    /// The name in error messages and logs, and at the head of trigger sources.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::PreSignUp => "PreSignUp",
            Self::PostConfirmation => "PostConfirmation",
            Self::PreAuthentication => "PreAuthentication",
            Self::PostAuthentication => "PostAuthentication",
            Self::CustomMessage => "CustomMessage",
            Self::DefineAuthChallenge => "DefineAuthChallenge",
            Self::CreateAuthChallenge => "CreateAuthChallenge",
            Self::VerifyAuthChallengeResponse => "VerifyAuthChallengeResponse",
            Self::PreTokenGeneration => "PreTokenGeneration",
            Self::CustomSmsSender => "CustomSMSSender",
            Self::CustomEmailSender => "CustomEmailSender",
            Self::UserMigration => "UserMigration",
            Self::InboundFederation => "InboundFederation",
        }
    }

    /// The function that a pool has for this trigger.
    pub fn function(self, config: &LambdaConfigType) -> Option<&str> {
        match self {
            Self::PreSignUp => config.pre_sign_up.as_deref(),
            Self::PostConfirmation => config.post_confirmation.as_deref(),
            Self::PreAuthentication => config.pre_authentication.as_deref(),
            Self::PostAuthentication => config.post_authentication.as_deref(),
            Self::CustomMessage => config.custom_message.as_deref(),
            Self::DefineAuthChallenge => config.define_auth_challenge.as_deref(),
            Self::CreateAuthChallenge => config.create_auth_challenge.as_deref(),
            Self::VerifyAuthChallengeResponse => config.verify_auth_challenge_response.as_deref(),
            Self::PreTokenGeneration => config
                .pre_token_generation_config
                .as_ref()
                .and_then(|it| it.lambda_arn.as_deref())
                .or(config.pre_token_generation.as_deref()),
            Self::CustomSmsSender => config.custom_sms_sender.as_ref()?.lambda_arn.as_deref(),
            Self::CustomEmailSender => config.custom_email_sender.as_ref()?.lambda_arn.as_deref(),
            Self::UserMigration => config.user_migration.as_deref(),
            Self::InboundFederation => config.inbound_federation.as_ref()?.lambda_arn.as_deref(),
        }
    }
}

/// A function to run: the machine asks, the server does it and comes back with the answer.
#[derive(Clone, PartialEq)]
pub struct TriggerCall {
    /// Which trigger.
    pub trigger: TriggerName,
    /// The function's ARN as the pool has it.
    pub function: String,
    /// The event.
    pub event: Value,
}

impl std::fmt::Debug for TriggerCall {
    // Events hold attributes, answers and private parameters.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let source = self.event.get("triggerSource");
        f.debug_struct("TriggerCall").field("function", &self.function).field("source", &source).finish_non_exhaustive()
    }
}

/// The app client that an event names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CallerClient<'a> {
    /// The app client of the request.
    Client(&'a str),
    /// `CLIENT_ID_NOT_APPLICABLE`: AdminCreateUser and other administrators' operations that send messages.
    NotApplicable,
    /// JSON null: post confirmation by AdminConfirmSignUp.
    Null,
}

/// The triggers whose events name their source behind the version. The order is no contract. Source: captured events.
const SOURCE_SECOND: [&str; 5] =
    ["UserMigration", "TokenGeneration", "CustomEmailSender", "CustomSMSSender", "InboundFederation"];

/// What every event says of its circumstances.
#[derive(Clone, Copy, Debug)]
pub struct Envelope<'a> {
    /// The pool's region.
    pub region: &'a str,
    /// The pool.
    pub pool_id: &'a UserPoolId,
    /// The stored username, or for an unknown user what was typed.
    pub user_name: &'a str,
    /// The app client.
    pub client: CallerClient<'a>,
    /// Derived from the caller's user agent.
    pub sdk_version: &'a str,
}

impl Envelope<'_> {
    /// The event with version `"1"`.
    fn event(&self, source: &str, request: Map<String, Value>, response: Value) -> Value {
        self.versioned_event("1", source, request, response)
    }

    fn versioned_event(&self, version: &str, source: &str, request: Map<String, Value>, response: Value) -> Value {
        let client_id = match self.client {
            CallerClient::Client(id) => json!(id),
            CallerClient::NotApplicable => json!("CLIENT_ID_NOT_APPLICABLE"),
            CallerClient::Null => Value::Null,
        };
        let caller = json!({"awsSdkVersion": self.sdk_version, "clientId": client_id});
        let mut members = vec![
            ("version", Value::from(version)),
            ("region", Value::from(self.region)),
            ("userPoolId", Value::from(self.pool_id.as_str())),
            ("userName", Value::from(self.user_name)),
            ("callerContext", caller),
            ("triggerSource", Value::from(source)),
            ("request", Value::Object(request)),
            ("response", response),
        ];
        if SOURCE_SECOND.iter().any(|trigger| source.starts_with(trigger)) {
            members[1..=5].rotate_right(1);
        }
        members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
    }
}

/// The attributes of an existing user as events show them.
///
/// Cognito: a flat map of texts with `sub` and `cognito:user_status`, and in alias pools the alias in use.
/// Source: captured events.
pub fn user_attributes(pool: &UserPool, user: &User) -> Attributes {
    event_attributes(pool, user.sub.as_str(), user.status, &user.attributes)
}

/// As [`user_attributes`], from a state of the profile that is not stored yet.
pub fn event_attributes(pool: &UserPool, sub: &str, status: UserStatus, attributes: &Attributes) -> Attributes {
    let mut all: Attributes = attributes.iter().map(|(name, value)| (name.clone(), value.clone())).collect();
    all.insert("sub".into(), sub.into());
    all.insert("cognito:user_status".into(), status.as_str().into());
    for alias in pool.settings.alias_attributes.iter().flatten() {
        let name = alias.as_str();
        if let (true, Some(value)) = (is_verified(attributes, name), attributes.get(name)) {
            all.insert(format!("cognito:{name}_alias"), value.clone());
        }
    }
    all
}

/// Puts `clientMetadata` into a request only where the caller sent some: an empty map counts as sent.
fn put_metadata(request: &mut Map<String, Value>, metadata: Option<&ClientMetadata>) {
    if let Some(metadata) = metadata {
        request.insert("clientMetadata".into(), json!(metadata));
    }
}

/// Puts `userNotFound` into a request only under `PreventUserExistenceErrors` `ENABLED`.
fn put_user_not_found(request: &mut Map<String, Value>, user_not_found: Option<bool>) {
    if let Some(value) = user_not_found {
        request.insert("userNotFound".into(), json!(value));
    }
}

/// What a function answered in `response`; absent and null fields are alike.
#[derive(Clone, Default, PartialEq)]
pub struct Response(Map<String, Value>);

impl std::fmt::Debug for Response {
    // Responses hold private parameters.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.0.keys()).finish()
    }
}

/// Reads a function's answer to the event that was sent to it, down to its `response`.
///
/// Strict reading wants the whole event back with every envelope field of its JSON type, as the service does; lenient
/// reading looks at `response` only. Source: `InvalidLambdaResponseException` reports; see triggers specification 2.4.
pub fn read_answer(payload: &[u8], sent: &Value, strict: bool) -> Result<Response, TriggerError> {
    let answer: Value = serde_json::from_slice(payload).map_err(|_| TriggerError::InvalidJson)?;
    let mut answer = match answer {
        Value::Null => return Err(TriggerError::InvalidJson),
        Value::Object(answer) => answer,
        other => return Err(unrecognizable(format!("the answer must be an object, not {}", kind(&other)))),
    };
    if strict {
        for field in ["version", "triggerSource", "region", "userPoolId", "userName"] {
            if !answer.get(field).is_some_and(Value::is_string) {
                return Err(unrecognizable(format!("`{field}` must be returned as it came, a string")));
            }
        }
        for field in ["callerContext", "request", "response"] {
            if !answer.get(field).is_some_and(Value::is_object) {
                return Err(unrecognizable(format!("`{field}` must be returned as it came, an object")));
            }
        }
        // Cognito: what was absent comes back as null from typed serializers, and is refused. Source: reports of .NET and Go
        // users; triggers specification 2.4.
        for (object, field) in [("request", "clientMetadata"), ("callerContext", "clientId")] {
            let is_null = |part: Option<&Value>| part.is_some_and(|it| it.get(field).is_some_and(Value::is_null));
            if is_null(answer.get(object)) && !is_null(sent.get(object)) {
                return Err(unrecognizable(format!("`{object}.{field}` is null; leave it out")));
            }
        }
    }
    match answer.remove("response") {
        None | Some(Value::Null) => Ok(Response::default()),
        Some(Value::Object(response)) => Ok(Response(response)),
        Some(other) => Err(unrecognizable(format!("`response` must be an object, not {}", kind(&other)))),
    }
}

/// An answer that is JSON but cannot be used; the reason goes to logs, not to the client.
pub fn unrecognizable(reason: impl Into<String>) -> TriggerError {
    TriggerError::Unrecognizable(reason.into())
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "an array",
        Value::Object(_) => "an object",
    }
}

impl Response {
    fn field(&self, name: &str) -> Option<&Value> {
        self.0.get(name).filter(|value| !value.is_null())
    }

    fn typed<'a, T>(
        &'a self,
        name: &str,
        expected: &str,
        read: impl FnOnce(&'a Value) -> Option<T>,
    ) -> Result<Option<T>, TriggerError> {
        let Some(value) = self.field(name) else { return Ok(None) };
        read(value)
            .map(Some)
            .ok_or_else(|| unrecognizable(format!("`response.{name}` must be {expected}, not {}", kind(value))))
    }

    fn boolean(&self, name: &str) -> Result<Option<bool>, TriggerError> {
        self.typed(name, "a boolean", Value::as_bool)
    }

    fn text(&self, name: &str) -> Result<Option<String>, TriggerError> {
        self.typed(name, "a string", |value| value.as_str().map(str::to_owned))
    }

    fn texts(&self, name: &str) -> Result<BTreeMap<String, String>, TriggerError> {
        let map = self.typed(name, "a map of strings", |value| {
            value.as_object()?.iter().map(|(k, v)| Some((k.clone(), v.as_str()?.to_owned()))).collect()
        })?;
        Ok(map.unwrap_or_default())
    }

    fn nullable_texts(&self, name: &str) -> Result<NullableTexts, TriggerError> {
        let map = self.typed(name, "a map of strings", |value| {
            let text =
                |value: &Value| if value.is_null() { Some(None) } else { Some(Some(value.as_str()?.to_owned())) };
            value.as_object()?.iter().map(|(k, v)| Some((k.clone(), text(v)?))).collect()
        })?;
        Ok(map.unwrap_or_default())
    }

    fn object(&self, name: &str) -> Result<Option<Self>, TriggerError> {
        self.typed(name, "an object", |value| value.as_object().cloned().map(Self))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn echo() -> Value {
        let pool_id = UserPoolId::new("us-east-1_Abc");
        let envelope = Envelope {
            region: "us-east-1",
            pool_id: &pool_id,
            user_name: "ann",
            client: CallerClient::Client("c"),
            sdk_version: "aws-sdk-unknown-unknown",
        };
        envelope.event("PostAuthentication_Authentication", Map::new(), json!({}))
    }

    #[test]
    fn the_whole_event_has_to_come_back() {
        assert!(read_answer(echo().to_string().as_bytes(), &echo(), true).is_ok());
        for field in ["version", "callerContext", "response", "userName"] {
            let mut event = echo();
            event.as_object_mut().expect("an object").remove(field);
            let answer = read_answer(event.to_string().as_bytes(), &echo(), true);
            assert!(matches!(answer, Err(TriggerError::Unrecognizable(_))), "{field}: {answer:?}");
        }
    }

    #[test]
    fn what_was_absent_must_not_come_back_as_null() {
        for (object, field) in [("request", "clientMetadata"), ("callerContext", "clientId")] {
            let mut event = echo();
            event[object][field] = Value::Null;
            assert!(
                read_answer(event.to_string().as_bytes(), &event, true).is_ok(),
                "{field} was null when it was sent"
            );
            let answer = read_answer(event.to_string().as_bytes(), &echo(), true);
            assert!(matches!(answer, Err(TriggerError::Unrecognizable(_))), "{field}: {answer:?}");
            assert!(read_answer(event.to_string().as_bytes(), &echo(), false).is_ok(), "{field}");
        }
    }

    #[test]
    fn lenient_reading_wants_an_object_only() {
        assert_eq!(read_answer(b"{}", &echo(), false), Ok(Response::default()));
        assert!(matches!(read_answer(b"[]", &echo(), false), Err(TriggerError::Unrecognizable(_))));
    }

    #[test]
    fn null_and_what_is_not_json_are_invalid_json() {
        for payload in ["null", "", "undefined", "{"] {
            assert_eq!(read_answer(payload.as_bytes(), &echo(), true), Err(TriggerError::InvalidJson), "{payload}");
        }
    }
}
