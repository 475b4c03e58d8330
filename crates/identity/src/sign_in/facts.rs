//! What the sign-in machine may know of the world: values, handed in.

use serde::{Deserialize, Serialize};
use vestibule_api::Timestamp;

use super::state::Attempt;
use crate::app_client::AppClient;
use crate::attempt::{self, AttemptKind, Attempts};
use crate::code::CodeKey;
use crate::device::Device;
use crate::passkey::{CHALLENGE_BYTES, Passkey};
use crate::random::{self, DIGITS};
use crate::simulation::Simulation;
use crate::trigger::{CallerClient, ClientMetadata, Envelope};
use crate::user::{Password, User};
use crate::user_pool::UserPool;

/// Everything a step may look at.
#[derive(Clone, Copy, Debug)]
pub struct Facts<'a> {
    /// The user pool.
    pub pool: &'a UserPool,
    /// The app client.
    pub client: &'a AppClient,
    /// The user, if there is one.
    pub user: Option<&'a User>,
    /// The user's device that the client has named, if there is one.
    pub device: Option<&'a Device>,
    /// The user's passkeys; none where the pool has no sign-in by them.
    pub passkeys: &'a [Passkey],
    /// The passwords that a new one must differ from.
    pub password_history: &'a [Password],
    /// Wrong passwords of the account so far.
    pub password_attempts: Option<Attempts>,
    /// The time of the request.
    pub now: Timestamp,
    /// Fresh random bytes, used once.
    pub random: &'a Random,
    /// The API call that is being served.
    pub call: &'a CallFacts,
    /// How the server deviates from the defaults.
    pub switches: &'a TriggerSwitches,
    /// Hashes one-time codes.
    pub code_key: &'a CodeKey,
    /// Makes up what an unknown user would have.
    pub simulation: &'a Simulation,
    /// The pool's region, for events.
    pub region: &'a str,
}

/// What a step may know of the API call.
#[derive(Clone, Debug, Default)]
pub struct CallFacts {
    /// Whether the call begins a sign-in or answers a challenge: decides which triggers see its metadata.
    pub begins: bool,
    /// Whether an administrator's operation is served.
    pub is_admin: bool,
    /// The call's `ClientMetadata`.
    pub metadata: Option<ClientMetadata>,
    /// `DEVICE_KEY`.
    pub device_key: Option<String>,
    /// The address that the call came from.
    pub source_ip: Option<String>,
    /// The client's user agent.
    pub user_agent: Option<String>,
    /// `callerContext.awsSdkVersion` of the events.
    pub sdk_version: String,
    /// The flow that a sign-in is recorded as which this call begins.
    pub flow: Option<String>,
    /// The event that a sign-in is kept as which this call begins, where threat protection is on.
    pub auth_event: Option<String>,
}

impl<'a> Facts<'a> {
    /// The envelope of an event about this user name.
    pub(super) fn envelope(&self, user_name: &'a str) -> Envelope<'a> {
        Envelope {
            region: self.region,
            pool_id: &self.pool.id,
            user_name,
            client: CallerClient::Client(self.client.id.as_str()),
            sdk_version: &self.call.sdk_version,
        }
    }

    /// The metadata for a trigger that sees only what comes with an answer to a challenge.
    ///
    /// Cognito: InitiateAuth's metadata reaches pre authentication and migration only. Source: InitiateAuth reference.
    pub fn answer_metadata(&self) -> Option<&'a ClientMetadata> {
        self.call.metadata.as_ref().filter(|_| !self.call.begins)
    }

    /// An attempt of the account that this sign-in is about, a simulated one included.
    pub(super) fn attempted(&self, attempt: &Attempt, kind: AttemptKind) -> attempt::Attempt {
        let account = attempt.account().to_owned();
        attempt::Attempt { pool_id: self.pool.id.clone(), account, kind, at: self.now }
    }

    /// `userNotFound` for events: only where the client hides who exists.
    pub(super) fn user_not_found(&self) -> Option<bool> {
        self.client.prevents_user_existence_errors().then_some(self.user.is_none())
    }
}

/// Fresh random bytes for one request, each part for one purpose.
#[derive(Clone)]
pub struct Random([u8; Self::BYTES]);

impl std::fmt::Debug for Random {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Random(redacted)")
    }
}

impl Random {
    /// How many bytes one request may need.
    pub const BYTES: usize = 128;

    /// Takes bytes that nobody else uses.
    pub fn new(bytes: [u8; Self::BYTES]) -> Self {
        Self(bytes)
    }

    /// The secret of one SRP exchange.
    pub(super) fn srp_secret(&self) -> [u8; 32] {
        self.part(0)
    }

    /// A code of so many digits.
    pub(super) fn code(&self, digits: usize) -> String {
        random::text(&self.part(32), DIGITS, digits)
    }

    /// The salt of a new password.
    pub(super) fn salt(&self) -> [u8; 16] {
        self.part(64)
    }

    /// What an authenticator has to sign.
    pub(super) fn challenge(&self) -> [u8; CHALLENGE_BYTES] {
        self.part(80)
    }

    /// The identifier of a new user.
    pub(super) fn sub(&self) -> [u8; 16] {
        self.part(112)
    }

    fn part<const N: usize>(&self, at: usize) -> [u8; N] {
        let mut part = [0; N];
        part.copy_from_slice(&self.0[at..at + N]);
        part
    }
}

/// Where the evidence on triggers is in conflict, the choice is the operator's. Defaults follow the specification.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct TriggerSwitches {
    /// Time for one attempt, in milliseconds.
    pub trigger_timeout_ms: u64,
    /// Attempts in all, when a function does not answer in time.
    pub trigger_max_attempts: u32,
    /// Whether an answer must be the whole event.
    pub strict_lambda_response: bool,
    /// When pre authentication runs in a custom sign-in.
    pub pre_auth_in_custom_auth: PreAuthInCustomAuth,
    /// Whether create-auth-challenge gets the metadata of an answer.
    pub create_challenge_client_metadata: bool,
    /// Whether pre token generation gets the metadata of REFRESH_TOKEN_AUTH.
    pub refresh_flow_client_metadata: bool,
    /// Whether custom message gets the metadata of AdminCreateUser.
    pub admin_create_user_message_metadata: bool,
    /// Whether custom senders get metadata with SignUp, ForgotPassword and sign-in codes only.
    pub sender_metadata_strict: bool,
    /// Whether post authentication runs after pre token generation.
    pub post_auth_after_token_generation: bool,
    /// Whether a built-in challenge that define-auth-challenge names without its background is echoed to the client.
    pub echo_unsupported_define_challenge: bool,
    /// Most rounds of custom challenges in one sign-in; none by default.
    pub max_custom_auth_rounds: Option<usize>,
    /// Whether custom wording of emails needs an own sender (`EmailSendingAccount` `DEVELOPER`).
    pub custom_message_requires_developer_email: bool,
}

impl Default for TriggerSwitches {
    fn default() -> Self {
        Self {
            trigger_timeout_ms: 5000,
            trigger_max_attempts: 3,
            strict_lambda_response: true,
            pre_auth_in_custom_auth: PreAuthInCustomAuth::Always,
            create_challenge_client_metadata: true,
            refresh_flow_client_metadata: false,
            admin_create_user_message_metadata: true,
            sender_metadata_strict: false,
            post_auth_after_token_generation: false,
            echo_unsupported_define_challenge: true,
            max_custom_auth_rounds: None,
            custom_message_requires_developer_email: false,
        }
    }
}

/// When pre authentication runs in a custom sign-in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PreAuthInCustomAuth {
    /// In every custom sign-in.
    Always,
    /// Where it begins with SRP.
    SrpOnly,
    /// In none.
    Never,
}
