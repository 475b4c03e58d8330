//! Where a sign-in stands: what is kept between requests, and what is in flight within one.

use serde::{Deserialize, Serialize};
use vestibule_api::cognito_idp::ChallengeNameType;

use super::code::{CodeDraft, OneTimeCode};
use super::facts::Facts;
use super::first_factor::{Choice, FirstFactorKind};
use super::mfa_setup::MfaSetup;
use crate::acr::{Level, Methods};
use crate::app_client::AppClient;
use crate::group::GroupClaims;
use crate::ids::{ClientId, Sub, UserPoolId};
use crate::passkey::AssertionChallenge;
use crate::secret::{Secret, SecretBytes};
use crate::token::TokenSession;
use crate::trigger::define_auth_challenge::ChallengeEntry;
use crate::trigger::pre_token_generation::Overrides;
use crate::trigger::{NullableTexts, event_attributes};
use crate::user::{Attributes, MfaFactor, User, UserStatus};

/// A sign-in that waits for its client. Sealed, it is the `Session` string (or the `SECRET_BLOCK`).
///
/// Each variant carries exactly what has been established when it is reached.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum SignIn {
    /// `SELECT_CHALLENGE`, `PASSWORD` or `PASSWORD_SRP` was asked: how to begin, out of these.
    AwaitingFirstFactor(Attempt, Vec<FirstFactorKind>, ChallengeNameType),
    /// Nothing is asked: the sign-up has to be confirmed, for which this session is exchanged for the next.
    SigningUp(Attempt),
    /// Nothing is asked: the user has just confirmed the sign-up, and this session signs in without more.
    SignedUp(Attempt),
    /// `PASSWORD_VERIFIER` was asked.
    AwaitingPasswordProof(Attempt, SrpExchange),
    /// A code was sent and asked for: `SMS_MFA`, `EMAIL_OTP`, `SMS_OTP`.
    AwaitingCode(Attempt, SentCode),
    /// `WEB_AUTHN` was asked.
    AwaitingPasskey(Attempt, AssertionChallenge),
    /// The first factor is passed; `SOFTWARE_TOKEN_MFA` was asked.
    AwaitingSoftwareTokenCode(Attempt),
    /// The first factor is passed; `SELECT_MFA_TYPE` was asked, to choose one of these.
    AwaitingMfaChoice(Attempt, Vec<MfaFactor>),
    /// The first factor is passed; `MFA_SETUP` was asked.
    AwaitingMfaSetup(Attempt, MfaSetup),
    /// The first factor is passed, or all that define-auth-challenge wanted; `DEVICE_SRP_AUTH` was asked.
    AwaitingDeviceStart(Attempt),
    /// `DEVICE_PASSWORD_VERIFIER` was asked.
    AwaitingDeviceProof(Attempt, SrpExchange),
    /// The temporary password is proven; `NEW_PASSWORD_REQUIRED` was asked.
    AwaitingNewPassword(Attempt),
    /// `CUSTOM_CHALLENGE` was asked.
    AwaitingCustomAnswer(Attempt, CustomChallenge),
    /// Define-auth-challenge named a challenge that nothing can answer.
    Unanswerable(Attempt, ChallengeNameType),
}

impl SignIn {
    /// What was established so far.
    pub fn attempt(&self) -> &Attempt {
        match self {
            Self::AwaitingFirstFactor(attempt, ..)
            | Self::SigningUp(attempt)
            | Self::SignedUp(attempt)
            | Self::AwaitingPasswordProof(attempt, _)
            | Self::AwaitingCode(attempt, _)
            | Self::AwaitingPasskey(attempt, _)
            | Self::AwaitingSoftwareTokenCode(attempt)
            | Self::AwaitingMfaChoice(attempt, _)
            | Self::AwaitingMfaSetup(attempt, _)
            | Self::AwaitingDeviceStart(attempt)
            | Self::AwaitingDeviceProof(attempt, _)
            | Self::AwaitingNewPassword(attempt)
            | Self::AwaitingCustomAnswer(attempt, _)
            | Self::Unanswerable(attempt, _) => attempt,
        }
    }

    pub(super) fn attempt_mut(&mut self) -> &mut Attempt {
        match self {
            Self::AwaitingFirstFactor(attempt, ..)
            | Self::SigningUp(attempt)
            | Self::SignedUp(attempt)
            | Self::AwaitingPasswordProof(attempt, _)
            | Self::AwaitingCode(attempt, _)
            | Self::AwaitingPasskey(attempt, _)
            | Self::AwaitingSoftwareTokenCode(attempt)
            | Self::AwaitingMfaChoice(attempt, _)
            | Self::AwaitingMfaSetup(attempt, _)
            | Self::AwaitingDeviceStart(attempt)
            | Self::AwaitingDeviceProof(attempt, _)
            | Self::AwaitingNewPassword(attempt)
            | Self::AwaitingCustomAnswer(attempt, _)
            | Self::Unanswerable(attempt, _) => attempt,
        }
    }

    /// The state's name, for whoever looks at the machine.
    pub fn name(&self) -> &'static str {
        match self {
            Self::AwaitingFirstFactor(..) => "AwaitingFirstFactor",
            Self::SigningUp(..) => "SigningUp",
            Self::SignedUp(..) => "SignedUp",
            Self::AwaitingPasswordProof(..) => "AwaitingPasswordProof",
            Self::AwaitingCode(..) => "AwaitingCode",
            Self::AwaitingPasskey(..) => "AwaitingPasskey",
            Self::AwaitingSoftwareTokenCode(..) => "AwaitingSoftwareTokenCode",
            Self::AwaitingMfaChoice(..) => "AwaitingMfaChoice",
            Self::AwaitingMfaSetup(..) => "AwaitingMfaSetup",
            Self::AwaitingDeviceStart(..) => "AwaitingDeviceStart",
            Self::AwaitingDeviceProof(..) => "AwaitingDeviceProof",
            Self::AwaitingNewPassword(..) => "AwaitingNewPassword",
            Self::AwaitingCustomAnswer(..) => "AwaitingCustomAnswer",
            Self::Unanswerable(..) => "Unanswerable",
        }
    }

    /// The challenge that the client was asked.
    pub fn challenge(&self) -> ChallengeNameType {
        match self {
            Self::AwaitingFirstFactor(_, _, asked) => *asked,
            Self::SigningUp(..) | Self::SignedUp(..) => ChallengeNameType::SelectChallenge,
            Self::AwaitingPasswordProof(..) => ChallengeNameType::PasswordVerifier,
            Self::AwaitingCode(_, sent) => sent.kind.challenge(),
            Self::AwaitingPasskey(..) => ChallengeNameType::WebAuthn,
            Self::AwaitingSoftwareTokenCode(..) => ChallengeNameType::SoftwareTokenMfa,
            Self::AwaitingMfaChoice(..) => ChallengeNameType::SelectMfaType,
            Self::AwaitingMfaSetup(..) => ChallengeNameType::MfaSetup,
            Self::AwaitingDeviceStart(..) => ChallengeNameType::DeviceSrpAuth,
            Self::AwaitingDeviceProof(..) => ChallengeNameType::DevicePasswordVerifier,
            Self::AwaitingNewPassword(..) => ChallengeNameType::NewPasswordRequired,
            Self::AwaitingCustomAnswer(..) => ChallengeNameType::CustomChallenge,
            Self::Unanswerable(_, name) => *name,
        }
    }

    /// Whether an answer to this challenge can be taken.
    ///
    /// Cognito: PASSWORD and PASSWORD_SRP may be answered where SELECT_CHALLENGE was asked. Source: RespondToAuthChallenge.
    pub fn accepts(&self, challenge: ChallengeNameType) -> bool {
        match self {
            Self::AwaitingFirstFactor(_, offered, asked) => {
                *asked == challenge
                    || *asked == ChallengeNameType::SelectChallenge
                        && [FirstFactorKind::Password, FirstFactorKind::PasswordSrp]
                            .into_iter()
                            .any(|kind| kind.challenge() == challenge && offered.contains(&kind))
            }
            Self::SigningUp(..) | Self::SignedUp(..) => false,
            _ => self.challenge() == challenge,
        }
    }
}

/// One sign-in from InitiateAuth to its end.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Attempt {
    /// The pool.
    pub pool_id: UserPoolId,
    /// The app client.
    pub client_id: ClientId,
    /// The name as it was typed.
    pub typed: String,
    /// The user, or nobody: then every step is simulated and none leads to tokens.
    pub sub: Option<Sub>,
    /// What `USER_ID_FOR_SRP` says: the stored username, or a simulated one.
    pub user_id_for_srp: String,
    /// Whether the client chose how to begin (`USER_AUTH`).
    #[serde(default)]
    pub by_choice: bool,
    /// Whether an administrator gave the password.
    #[serde(default)]
    pub by_administrator: bool,
    /// Whether the password was to be proven by SRP from the beginning (`USER_SRP_AUTH`).
    #[serde(default)]
    pub by_srp: bool,
    /// The device that the client named.
    #[serde(default)]
    pub device_key: Option<String>,
    /// Whether that device has proven itself.
    #[serde(default)]
    pub is_device_proven: bool,
    /// The level of authentication that was asked for: first those that will do, in the client's order, then the one that
    /// the sign-in is held to. None where no level was asked for.
    #[serde(default)]
    pub target: Vec<Level>,
    /// The factors that are passed, or credited from an earlier sign-in.
    #[serde(default)]
    pub methods: Methods,
    /// In a custom sign-in, the steps so far.
    pub custom: Option<CustomProgress>,
    /// Whether the user set a new password on the way.
    pub set_new_password: bool,
    /// The flow that the timeline records the sign-in as.
    #[serde(default)]
    pub flow: Option<String>,
    /// The event that the user's history shows of the sign-in, where threat protection is on.
    #[serde(default)]
    pub auth_event: Option<String>,
}

impl Attempt {
    /// The attempt that a sign-up leads to.
    pub fn of_sign_up(client: &AppClient, user: &User, typed: &str) -> Self {
        Self {
            pool_id: user.pool_id.clone(),
            client_id: client.id.clone(),
            typed: typed.to_owned(),
            sub: Some(user.sub.clone()),
            user_id_for_srp: user.username.clone(),
            by_choice: true,
            by_administrator: false,
            by_srp: false,
            device_key: None,
            is_device_proven: false,
            target: Vec::new(),
            methods: Methods::default(),
            custom: None,
            set_new_password: false,
            flow: None,
            auth_event: None,
        }
    }

    /// By what attempts are counted: the user's `sub`, or an unknown user's simulated id.
    pub fn account(&self) -> &str {
        self.sub.as_ref().map_or(&self.user_id_for_srp, Sub::as_str)
    }
}

/// The part of an attempt that only a custom sign-in has.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct CustomProgress {
    /// What define-auth-challenge sees as `session`.
    pub session: Vec<ChallengeEntry>,
    /// The client's A, until it is used for `PASSWORD_VERIFIER`.
    pub srp_a: Option<String>,
    /// Whether the password has been proven in this sign-in.
    pub has_proven_password: bool,
}

/// The server's half of an SRP exchange.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SrpExchange {
    /// The client's A, in hex.
    pub client_public: String,
    /// b.
    pub secret: SecretBytes,
    /// B, in hex.
    pub server_public: String,
}

/// A one-time code on its way.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SentCode {
    /// What it stands for.
    pub kind: OneTimeCode,
    /// The keyed hash of the code.
    pub hash: [u8; 32],
    /// Where it was sent to, which the right answer proves.
    pub address: String,
    /// Whether the address becomes the user's by the right answer.
    pub sets_address: bool,
}

/// A custom challenge that was put to the client.
#[derive(Clone, Serialize, Deserialize)]
pub struct CustomChallenge {
    /// For verify-auth-challenge-response only.
    pub private: NullableTexts,
    /// For the session entry.
    pub metadata: Option<String>,
}

impl std::fmt::Debug for CustomChallenge {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("CustomChallenge").field("metadata", &self.metadata).finish_non_exhaustive()
    }
}

/// A sign-in that waits for a function, within one request.
#[derive(Clone, Debug)]
pub enum InFlight {
    /// Pre authentication runs.
    PreAuthenticating(Progress, FirstFactor),
    /// Define-auth-challenge runs.
    Defining(Progress),
    /// Create-auth-challenge runs.
    Creating(Progress),
    /// Verify-auth-challenge-response runs on the challenge with this metadata.
    Verifying(Progress, Option<String>),
    /// Custom message words the one-time code.
    WordingCode(Progress, CodeDraft),
    /// User migration looks at the password of somebody unknown.
    Migrating(Progress, Secret),
    /// Post authentication runs.
    PostAuthenticating(Completion),
    /// Pre token generation runs.
    GeneratingTokens(Completion),
}

/// An attempt together with the user's profile as this request has it.
#[derive(Clone, Debug)]
pub struct Progress {
    /// The attempt.
    pub attempt: Attempt,
    /// The profile; absent for an unknown user.
    pub profile: Option<Profile>,
}

impl Progress {
    /// Takes up an attempt with the user that was loaded for it.
    pub(super) fn new(attempt: Attempt, facts: &Facts<'_>) -> Self {
        let profile = facts.user.map(|user| Profile {
            sub: user.sub.clone(),
            username: user.username.clone(),
            status: user.status,
            attributes: user.attributes.clone(),
        });
        Self { attempt, profile }
    }

    /// The user name in events: what was typed, where there is no user.
    pub(super) fn event_user_name(&self) -> &str {
        self.profile.as_ref().map_or(&self.attempt.typed, |profile| &profile.username)
    }

    /// The attributes in events: none, where there is no user.
    pub(super) fn event_attributes(&self, facts: &Facts<'_>) -> Attributes {
        self.profile
            .as_ref()
            .map(|it| event_attributes(facts.pool, it.sub.as_str(), it.status, &it.attributes))
            .unwrap_or_default()
    }

    /// Notes a passed built-in step of a custom sign-in.
    pub(super) fn note_passed(&mut self, challenge: &str) {
        if let Some(custom) = &mut self.attempt.custom {
            custom.session.push(ChallengeEntry::passed(challenge));
        }
    }
}

/// A user's profile, with what this request has changed in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Profile {
    /// The user.
    pub sub: Sub,
    /// The stored username.
    pub username: String,
    /// The status.
    pub status: UserStatus,
    /// All attributes, without `sub`.
    pub attributes: Attributes,
}

/// How a client begins to prove itself.
#[derive(Clone, Debug)]
pub enum FirstFactor {
    /// By password in clear.
    Password(Secret),
    /// By SRP, with the client's A in hex.
    Srp(String),
    /// By whatever define-auth-challenge asks for.
    Custom,
    /// By what the client prefers, or is asked to choose.
    Choice(Choice),
    /// By having confirmed the sign-up just now.
    SignedUp,
    /// By a password that user migration has judged.
    Migrated,
}

/// Every required factor has been passed.
#[derive(Clone, Debug)]
pub struct Completion {
    /// The user as the tokens will show it: one snapshot for both triggers and the tokens.
    pub profile: Profile,
    /// What the tokens will say of the user's groups; nothing until they were read.
    pub groups: GroupClaims,
    /// How it came to this.
    pub ending: Ending,
    /// What pre token generation wants changed.
    pub overrides: Overrides,
}

/// The device of a sign-in that is complete.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SignInDevice {
    /// The pool tracks none, or not in this flow.
    Untracked,
    /// One that is not known yet: it gets a key.
    New,
    /// One that the user has confirmed.
    Known {
        /// The device's key.
        key: String,
        /// Whether the device itself has proven who it is.
        is_proven: bool,
    },
}

/// What a completed flow was.
#[derive(Clone, Debug, PartialEq)]
pub enum Ending {
    /// A sign-in.
    SignIn {
        /// Whether NEW_PASSWORD_REQUIRED was answered in it.
        set_new_password: bool,
        /// The device that it came from.
        device: SignInDevice,
        /// The factors that were passed or credited.
        methods: Methods,
        /// The level's name, where one was asked for.
        acr: Option<String>,
    },
    /// A refresh of the tokens of an earlier sign-in.
    Refresh {
        /// The session that the tokens descend from, with its level and factors.
        session: Box<TokenSession>,
        /// Which of its refresh tokens to answer with, if any.
        answers_with: Option<u32>,
    },
}
