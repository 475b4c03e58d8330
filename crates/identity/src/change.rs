//! Everything that can be written, as data.
//!
//! A decision answers with a list of changes; the store applies the list in one transaction or none of it. A change
//! says what is meant (`ConsumeSession`, `CountSignInFailure`), not which row is touched.

use serde_json::Value;
use vestibule_api::Timestamp;
use vestibule_api::cognito_idp::EventFeedbackType;

use crate::app_client::AppClient;
use crate::attempt::{Attempt, AttemptKind};
use crate::code::{Code, CodePurpose};
use crate::device::Device;
use crate::flow::FlowCall;
use crate::group::{Group, GroupSettings};
use crate::ids::{ClientId, GroupName, Sub, UserPoolId};
use crate::message::QueuedMessage;
use crate::mfa_preference::MfaChange;
use crate::name::SignInName;
use crate::passkey::{CHALLENGE_BYTES, Passkey, PendingRegistration};
use crate::pool_resource::{PoolResource, ResourceKind};
use crate::secret::SecretBytes;
use crate::signing_key::SigningKey;
use crate::software_token::SoftwareToken;
use crate::threat_protection::auth_event::AuthEvent;
use crate::token::TokenSession;
use crate::user::{Attributes, Password, User, UserStatus};
use crate::user_pool::UserPool;
use crate::user_session::Activity;

/// One write. Lists of them are atomic.
#[derive(Clone, Debug)]
pub enum Change {
    /// Adds a user pool with its signing keys, and takes those keys out of the spare ones. Conflict: `TooManyPools`.
    CreateUserPool(Box<UserPool>, Vec<SigningKey>),
    /// Replaces a user pool's settings; the pool's next revision. Conflicts: `PoolGone`, `PoolChanged`.
    UpdateUserPool(Box<UserPool>),
    /// Removes a user pool with everything in it. Conflicts: `PoolGone`, `PoolChanged`.
    DeleteUserPool {
        /// The pool.
        id: UserPoolId,
        /// The revision that the decision saw.
        revision: u32,
    },
    /// Keeps a signing key for a pool yet to come.
    AddSpareKey(SigningKey),
    /// Adds signing keys to a pool and takes them out of the spare ones; the pool's other keys of the same use are superseded, and
    /// keep an end that comes before the one that is given. Conflict: `PoolGone`.
    RotateSigningKeys {
        /// The pool.
        pool: UserPoolId,
        /// The next keys.
        keys: Vec<SigningKey>,
        /// When the keys that they supersede are forgotten at the latest.
        forget_earlier_at: Timestamp,
    },

    /// Adds an app client. Conflicts: `PoolGone`, `TooManyClients`.
    CreateAppClient(Box<AppClient>),
    /// Replaces an app client's settings and secrets; the client's next revision. Conflicts: `ClientGone`,
    /// `ClientChanged`.
    UpdateAppClient(Box<AppClient>),
    /// Removes an app client and its refresh tokens. Conflict: `ClientGone`.
    DeleteAppClient(UserPoolId, ClientId),

    /// Takes a spare key away, by its `kid`: it has found another use.
    RemoveSpareKey(String),
    /// Keeps a provisioned limit of the whole server, in requests per second.
    SetProvisionedLimit {
        /// The category of operations.
        category: String,
        /// How many requests.
        per_second: i32,
    },

    /// Adds a resource of a pool. Conflicts: `PoolGone`, `ClientGone`, `ResourceExists`, `TooManyResources`.
    CreatePoolResource {
        /// The resource; its revision is 0.
        resource: Box<PoolResource>,
        /// How many of its kind a pool may have, this one included.
        most: u32,
    },
    /// Replaces a resource and its names; the resource's next revision. Conflicts: `ResourceGone`, `ResourceChanged`,
    /// `ResourceExists` if another one has one of the names, `ClientGone`.
    UpdatePoolResource(Box<PoolResource>),
    /// Adds a resource, or replaces it whatever it was. Conflicts: `PoolGone`, `ClientGone`, `ResourceExists` if another one
    /// has one of the names.
    PutPoolResource(Box<PoolResource>),
    /// Removes a resource. Conflict: `ResourceGone`.
    DeletePoolResource {
        /// The pool.
        pool: UserPoolId,
        /// What it is.
        kind: ResourceKind,
        /// Its id.
        id: String,
    },

    /// Adds a user who owns the given sign-in names. Conflicts: `UserExists`, `NameTaken`, `PoolGone`.
    CreateUser(Box<User>, Vec<SignInName>),
    /// Changes one user. Conflict: `UserGone`.
    User(UserPoolId, Sub, UserChange),
    /// Removes a user with names, codes, refresh tokens and memberships. Conflict: `UserGone`.
    DeleteUser(UserPoolId, Sub),

    /// Adds a group. Conflicts: `PoolGone`, `GroupExists`, `TooManyGroups`.
    CreateGroup(Box<Group>),
    /// Changes those settings of a group that are given, and moves its `modified_at`. Conflict: `GroupGone`.
    UpdateGroup {
        /// The pool.
        pool: UserPoolId,
        /// The group.
        name: GroupName,
        /// What changes.
        set: GroupSettings,
        /// The time of the change.
        at: Timestamp,
    },
    /// Removes a group with its memberships. Conflict: `GroupGone`.
    DeleteGroup(UserPoolId, GroupName),

    /// Marks a sign-in session as answered. Conflict: `SessionEnded` if it already was.
    EndSession(SessionEnd),
    /// Keeps the sealed state of a session that is too large to travel in its string.
    ParkSession {
        /// The session's id.
        id: String,
        /// The sealed state.
        sealed: Vec<u8>,
        /// When it can be forgotten.
        expires_at: Timestamp,
    },
    /// Keeps the session behind the tokens of a new sign-in. Conflicts: `UserGone`, `UserDisabled`, `ClientGone`.
    StartTokenSession(Box<TokenSession>),
    /// Replaces a session's refresh token by its next one. Conflict: `TokenSessionChanged` if the session is revoked or
    /// gone, or another generation than this is the current one.
    RotateRefreshToken {
        /// The session's id.
        session: String,
        /// The generation that the decision saw.
        from: u32,
        /// The time of the change.
        at: Timestamp,
    },
    /// Notes the use of a session, which is tracked from then on; one that is revoked or gone is none.
    NoteSessionUse {
        /// The session's id.
        session: String,
        /// The use.
        activity: Activity,
    },
    /// Revokes a session with all its tokens, if it is not revoked already.
    RevokeTokenSession {
        /// The session's id.
        session: String,
        /// The time of the change.
        at: Timestamp,
    },

    /// Counts an attempt. Conflict: `TooManyAttempts` if it is not admitted; then it is not counted either.
    CountAttempt(Attempt),
    /// Takes an attempt as passed, and forgets the ones before. Conflict: `TooManyAttempts` if it is not admitted.
    PassAttempt(Attempt),
    /// Forgets the attempts of one kind, whether or not a further one would be admitted.
    ForgetAttempts(Attempt),

    /// Stores or replaces a function; the package is kept as it was when `None`. Conflict: `FunctionChanged`.
    PutFunction {
        /// The function's name.
        name: String,
        /// Configuration, policy and revision.
        document: Value,
        /// The zip package, when it changes.
        package: Option<Vec<u8>>,
        /// The document that the decision saw; nothing for a function that is new.
        before: Option<Value>,
    },
    /// Removes a function; one that is gone is none.
    DeleteFunction(String),

    /// Keeps a message until it is delivered or of no use. Conflicts: `PoolGone`, and `QueueFull` if too many wait.
    QueueMessage(Box<QueuedMessage>),
    /// Has a message tried again later; one that is gone is none.
    DeferMessage {
        /// The message's id.
        id: String,
        /// How often it was tried.
        attempts: u32,
        /// When it is to be tried next.
        next_attempt_at: Timestamp,
    },
    /// Forgets a message that was delivered or is of no use any more.
    ForgetMessage(String),

    /// Adds a call to the record of its flow, and forgets the oldest flows beyond the number that is kept.
    RecordCall(Box<FlowCall>),
}

/// A change to one user. Each touches only what it names, so that two at once do not undo each other.
#[derive(Clone, Debug)]
pub enum UserChange {
    /// Sets attributes, removes attributes, and moves `modified_at`.
    Attributes {
        /// Values to set.
        set: Attributes,
        /// Names to remove.
        remove: Vec<String>,
        /// The time of the change.
        at: Timestamp,
    },
    /// Changes nothing. Conflict: `AttributeChanged` unless the attribute still is what the decision saw.
    Expect {
        /// The attribute.
        attribute: String,
        /// Its value, if it had one.
        value: Option<String>,
    },
    /// Gives the user one more sign-in name. Conflict: `NameTaken`, unless it may be taken from its owner.
    ClaimName {
        /// The name.
        name: SignInName,
        /// Takes the name from another user and marks that user's attribute as unverified.
        from_other: bool,
    },
    /// Takes a sign-in name away, if the user has it.
    ReleaseName(SignInName),
    /// Moves the account to a status, and moves `modified_at`.
    Status(UserStatus, Timestamp),
    /// Moves the account from one status to another. Conflict: `StatusChanged` if it is no longer in the first.
    StatusFrom {
        /// The status that the decision saw.
        from: UserStatus,
        /// The status to move to.
        to: UserStatus,
        /// The time of the change.
        at: Timestamp,
    },
    /// Moves the present password, if there is one, into the history, of which so many are kept.
    RetirePassword {
        /// How many earlier passwords are kept, beside the present one.
        keep: usize,
    },
    /// Replaces the password, or the hash of one, and moves `modified_at`.
    Password(Password, Timestamp),
    /// Puts the verifier of the same password in the place of a hash from elsewhere. Without such a hash it changes nothing:
    /// the password was proven or replaced meanwhile.
    AdoptPassword(Password),
    /// Takes the password away, if there is one, and moves `modified_at`.
    RemovePassword(Timestamp),
    /// Switches second factors, and moves `modified_at`.
    Mfa(MfaChange, Timestamp),
    /// Keeps the secret of an authenticator app that has not shown a code yet, in place of an earlier one.
    AssociateSoftwareToken(SecretBytes),
    /// Makes an authenticator app the user's, in place of an earlier one; moves `modified_at`.
    RegisterSoftwareToken(SoftwareToken, Timestamp),
    /// Spends a code of the user's app. Conflict: `SoftwareTokenUsed` unless the step is later than the last one.
    UseSoftwareToken {
        /// The time step of the code.
        step: i64,
    },
    /// Removes the user's app, also one that has not shown a code yet; moves `modified_at`.
    RemoveSoftwareToken(Timestamp),
    /// Keeps a device that the user has confirmed. Conflict: `DeviceExists`.
    ConfirmDevice(Box<Device>),
    /// Remembers a device or stops to; moves its own `modified_at`. Conflict: `DeviceGone`.
    RememberDevice {
        /// The device's key.
        key: String,
        /// Whether it is remembered from now on.
        is_remembered: bool,
        /// The time of the change.
        at: Timestamp,
    },
    /// Notes a sign-in with a device; one that is gone is none.
    NoteDeviceUse {
        /// The device's key.
        key: String,
        /// The time of the sign-in.
        at: Timestamp,
        /// The address that it came from.
        ip: Option<String>,
    },
    /// Forgets a device. Conflict: `DeviceGone`.
    ForgetDevice(String),
    /// Keeps a registration that waits for its authenticator, in place of an earlier one.
    BeginPasskey(PendingRegistration),
    /// Keeps a passkey, and ends the registration with this challenge. Conflict: `PasskeyRegistrationGone` if there is no
    /// such registration any more.
    AddPasskey(Box<Passkey>, [u8; CHALLENGE_BYTES]),
    /// Replaces what is kept of a passkey after its use. Conflict: `PasskeyGone`.
    UsePasskey(Box<Passkey>),
    /// Removes a passkey, by its id. Conflict: `PasskeyGone`.
    DeletePasskey(String),
    /// Makes the user a member of a group, who may be one already. Conflicts: `GroupGone`, `TooManyGroupsOfUser`.
    JoinGroup(GroupName),
    /// Ends a membership, if there is one. Conflict: `GroupGone`.
    LeaveGroup(GroupName),
    /// Switches the account on or off, and moves `modified_at`.
    Enabled(bool, Timestamp),
    /// Revokes all tokens that were issued to the user so far.
    RevokeTokens(Timestamp),
    /// Revokes those of the user's live tracked sessions that were not used for the longest, until so many are left.
    LimitSessions {
        /// How many may stay.
        most: u32,
        /// The time of the change.
        at: Timestamp,
    },
    /// Stores a code, replacing an earlier one of the same purpose.
    PutCode(Code),
    /// Adds an event to the user's history and forgets the oldest beyond what is kept, or goes on with the one of its id.
    NoteAuthEvent(Box<AuthEvent>),
    /// Keeps what somebody said of an event, in place of what was said before. Conflict: `AuthEventGone`.
    AuthEventFeedback {
        /// The event's id.
        event: String,
        /// What was said.
        feedback: EventFeedbackType,
    },
    /// Removes a code that has been used. Conflict: `CodeGone` if it already was, or if another one took its place.
    UseCode {
        /// What it was for.
        purpose: CodePurpose,
        /// Its hash.
        hash: [u8; 32],
    },
}

impl UserChange {
    /// Expects an attribute of this user as it is.
    pub fn expect(user: &User, attribute: &str) -> Self {
        Self::Expect { attribute: attribute.to_owned(), value: user.attributes.get(attribute).cloned() }
    }
}

/// How a sign-in session came to its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionEnd {
    /// The session's id.
    pub id: String,
    /// Answered, or spoilt by a failed trigger or a refusal.
    pub outcome: SessionOutcome,
    /// When the mark can be forgotten: the session is expired by then.
    pub expires_at: Timestamp,
}

/// What an ended session answers to whoever uses it again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SessionOutcome {
    /// It was answered, and the sign-in went on.
    Used,
    /// It was given up: a trigger failed or the sign-in was refused.
    Spoilt,
}

/// Why a list of changes was refused as a whole.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Conflict {
    /// Another user has this sign-in name.
    #[error("sign-in name taken: {0:?}")]
    NameTaken(crate::name::NameKind),
    /// The session has already ended.
    #[error("session already ended: {0:?}")]
    SessionEnded(SessionOutcome),
    /// The user pool no longer exists.
    #[error("user pool gone")]
    PoolGone,
    /// The user pool is no longer the revision that the decision saw.
    #[error("user pool changed")]
    PoolChanged,
    /// The app client is no longer the revision that the decision saw.
    #[error("app client changed")]
    ClientChanged,
    /// There are as many user pools as there may be.
    #[error("too many user pools")]
    TooManyPools,
    /// The pool has as many app clients as it may have.
    #[error("too many app clients in the user pool")]
    TooManyClients,
    /// The app client no longer exists.
    #[error("app client gone")]
    ClientGone,
    /// The pool has a resource of this kind with this id or name already, or another pool has.
    #[error("{kind} exists: {1}", kind = .0.as_str())]
    ResourceExists(ResourceKind, String),
    /// The pool has no such resource.
    #[error("{kind} gone: {1}", kind = .0.as_str())]
    ResourceGone(ResourceKind, String),
    /// The resource is no longer the revision that the decision saw.
    #[error("{} changed", .0.as_str())]
    ResourceChanged(ResourceKind),
    /// The pool has as many resources of this kind as it may have.
    #[error("too many: {}", .0.as_str())]
    TooManyResources(ResourceKind),
    /// A user of this `sub` exists.
    #[error("user exists")]
    UserExists,
    /// The user no longer exists.
    #[error("user gone")]
    UserGone,
    /// The user was disabled meanwhile.
    #[error("user disabled")]
    UserDisabled,
    /// The code of an authenticator app was spent meanwhile, or the app is gone.
    #[error("software token used")]
    SoftwareTokenUsed,
    /// The device is confirmed already.
    #[error("device exists")]
    DeviceExists,
    /// The user has no such device.
    #[error("device gone")]
    DeviceGone,
    /// The pool has a group of this name.
    #[error("group exists")]
    GroupExists,
    /// The pool has no such group.
    #[error("group gone")]
    GroupGone,
    /// The pool has as many groups as it may have.
    #[error("too many groups in the user pool")]
    TooManyGroups,
    /// The user is in as many groups as a user may be.
    #[error("too many groups of the user")]
    TooManyGroupsOfUser,
    /// The registration was completed or begun anew meanwhile.
    #[error("passkey registration gone")]
    PasskeyRegistrationGone,
    /// The user has no such passkey.
    #[error("passkey gone")]
    PasskeyGone,
    /// Too many attempts of this kind.
    #[error("too many attempts: {0:?}")]
    TooManyAttempts(AttemptKind),
    /// The session behind the tokens is not what the decision saw.
    #[error("token session changed")]
    TokenSessionChanged,
    /// The user's status is no longer what the decision saw.
    #[error("user status changed to {0:?}")]
    StatusChanged(UserStatus),
    /// An attribute is no longer what the decision saw.
    #[error("attribute changed")]
    AttributeChanged,
    /// The user has no such event.
    #[error("auth event gone")]
    AuthEventGone,
    /// The code was used or replaced.
    #[error("code gone")]
    CodeGone,
    /// The function of this name is not what the decision saw: changed, gone, or there already.
    #[error("function changed: {0}")]
    FunctionChanged(String),
    /// Too many messages wait to be delivered.
    #[error("too many messages wait")]
    QueueFull,
}
