//! Flows: what belongs together of the calls around one sign-in, one sign-up or one recovery, as a developer looks at it.
//!
//! A flow is a record, not a rule: nothing is decided by it. What is in the record of a call is the server's business; here is
//! only how calls come together and what a flow came to.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use vestibule_api::Timestamp;

/// What a flow is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FlowKind {
    /// From InitiateAuth to tokens or a refusal.
    SignIn,
    /// From SignUp to its confirmation.
    SignUp,
    /// From ForgotPassword or AdminResetUserPassword to the new password.
    Recovery,
    /// An invitation by AdminCreateUser.
    Invitation,
    /// An address that is verified.
    Verification,
    /// New tokens for old ones.
    Refresh,
    /// A token of an app client's own.
    ClientToken,
}

impl FlowKind {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::SignIn,
        Self::SignUp,
        Self::Recovery,
        Self::Invitation,
        Self::Verification,
        Self::Refresh,
        Self::ClientToken,
    ];

    /// The name in documents and in the store.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::SignIn => "sign_in",
            Self::SignUp => "sign_up",
            Self::Recovery => "recovery",
            Self::Invitation => "invitation",
            Self::Verification => "verification",
            Self::Refresh => "refresh",
            Self::ClientToken => "client_token",
        }
    }

    /// The kind with this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }
}

/// How far a flow has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FlowState {
    /// The client is expected to go on.
    Open,
    /// It came to its end.
    Completed,
    /// It ended without.
    Refused,
}

impl FlowState {
    /// The name in documents and in the store.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Completed => "completed",
            Self::Refused => "refused",
        }
    }

    /// The state with this name.
    pub fn named(name: &str) -> Option<Self> {
        [Self::Open, Self::Completed, Self::Refused].into_iter().find(|state| state.as_str() == name)
    }
}

/// A call on its way into the record.
#[derive(Clone, Debug, PartialEq)]
pub struct FlowCall {
    /// What the call belongs to: calls with the same text are of one flow, until a call that begins one finds the last
    /// one ended.
    pub key: String,
    /// The id of the flow, if the call turns out to begin one.
    pub new_id: String,
    /// Whether the call begins a flow where none is open.
    pub begins: bool,
    /// What the flow is about.
    pub kind: FlowKind,
    /// The user pool.
    pub pool_id: String,
    /// The app client, if one is known.
    pub client_id: Option<String>,
    /// The username, or what was typed in its place.
    pub username: Option<String>,
    /// When the call came.
    pub at: Timestamp,
    /// What the flow is after it.
    pub state: FlowState,
    /// What it came to, in a few words.
    pub outcome: String,
    /// The record of the call; secrets are not in it.
    pub document: Value,
    /// How many flows are kept.
    pub keep: u32,
}

/// A flow in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FlowSummary {
    /// The id.
    pub id: String,
    /// What it is about.
    pub kind: FlowKind,
    /// The user pool.
    pub user_pool_id: String,
    /// The app client, if one is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_id: Option<String>,
    /// The username, or what was typed in its place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub username: Option<String>,
    /// When its first call came.
    pub started_at: Timestamp,
    /// When its latest call came.
    pub updated_at: Timestamp,
    /// How far it has come.
    pub state: FlowState,
    /// What its latest call came to.
    pub outcome: String,
    /// How many calls it has, also those that are not kept any more.
    pub calls: u32,
}

/// A flow with its calls.
#[derive(Clone, Debug, PartialEq)]
pub struct Flow {
    /// What a list says of it.
    pub summary: FlowSummary,
    /// The records of its calls, in order.
    pub calls: Vec<Value>,
}

/// Which flows to list, the latest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FlowQuery {
    /// Only of this pool.
    pub pool_id: Option<String>,
    /// Only of this user, by what the flow says.
    pub username: Option<String>,
    /// Only of this kind.
    pub kind: Option<FlowKind>,
    /// Only in this state.
    pub state: Option<FlowState>,
    /// Where to begin, as an earlier page said.
    pub after: Option<String>,
    /// At most this many.
    pub limit: usize,
}
