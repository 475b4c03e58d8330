//! What can be true when a rule refuses. No wire codes and no message texts: the server maps each fact to both.

use crate::attempt::AttemptKind;
use crate::name::NameKind;
use crate::trigger::TriggerName;
use crate::user::UserStatus;

/// A refusal.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// No such user, and the caller may know.
    #[error("user not found")]
    UserNotFound,
    /// No such user for this app client, in sign-up and recovery operations.
    #[error("username and client id combination not found")]
    UsernameClientNotFound,
    /// Wrong name or wrong password, or a user whose absence is hidden, or a custom flow that failed.
    #[error("incorrect username or password")]
    IncorrectUsernameOrPassword,
    /// Too many wrong passwords; wait.
    #[error("password attempts exceeded")]
    PasswordAttemptsExceeded,
    /// An administrator has disabled the user.
    #[error("user disabled")]
    UserDisabled,
    /// The account waits for its confirmation.
    #[error("user not confirmed")]
    UserNotConfirmed,
    /// The password has to be reset first.
    #[error("password reset required")]
    PasswordResetRequired,
    /// The temporary password is too old.
    #[error("temporary password expired")]
    TemporaryPasswordExpired,
    /// The user cannot be confirmed in this status.
    #[error("user cannot be confirmed in status {0:?}")]
    NotConfirmable(UserStatus),
    /// The user is already confirmed.
    #[error("user already confirmed")]
    AlreadyConfirmed,
    /// An invitation can only be sent again while the user has to change the password.
    #[error("cannot resend invitation of {username}")]
    ResendNotPossible {
        /// The stored username.
        username: String,
    },
    /// The pool lets only administrators create users.
    #[error("sign-up not permitted")]
    SignUpNotPermitted,
    /// The name is taken, found by SignUp.
    #[error("username exists")]
    UsernameExists,
    /// The name is taken, found by an administrator.
    #[error("user account exists")]
    UserAccountExists,
    /// A username attribute is taken.
    #[error("an account with this {} exists", .0.as_str())]
    UsernameAttributeExists(NameKind),
    /// Another user has this value as a verified alias.
    #[error("alias {} exists", .0.as_str())]
    AliasExists(NameKind),
    /// Another user has this value as a verified alias, found when confirming a sign-up.
    #[error("alias {} exists at confirmation", .0.as_str())]
    AliasExistsAtConfirmation(NameKind),

    /// The flow is not one of this operation's.
    #[error("flow not supported by this operation")]
    FlowNotSupported,
    /// The app client does not allow the flow.
    #[error("flow {0} not enabled")]
    FlowNotEnabled(String),
    /// The app client does not allow the flow, asked by an administrator.
    #[error("flow not enabled for the administrator's operation")]
    AdminFlowNotEnabled,
    /// The app client does not allow custom authentication.
    #[error("custom authentication not enabled")]
    CustomAuthNotEnabled,
    /// The app client allows nothing but custom authentication.
    #[error("only custom authentication is enabled")]
    OnlyCustomAuthEnabled,
    /// The pool has no define-auth-challenge function.
    #[error("custom authentication not configured")]
    CustomAuthNotConfigured,
    /// A parameter or response that the step needs is missing.
    #[error("missing parameter {0}")]
    MissingParameter(&'static str),
    /// A parameter that cannot be used.
    #[error("invalid parameter {0}")]
    InvalidParameter(&'static str),
    /// The challenge named in the answer is not the one that was asked.
    #[error("challenge name mismatch")]
    ChallengeMismatch,
    /// The app client has a secret and the request carries no hash.
    #[error("secret hash missing for client {0}")]
    SecretHashMissing(String),
    /// The hash does not fit the client's secret.
    #[error("secret hash wrong for client {0}")]
    SecretHashWrong(String),
    /// The app client has a secret and the request carries none.
    #[error("secret of client {0} missing")]
    ClientSecretMissing(String),
    /// The secret is none of the client's.
    #[error("secret of client {0} wrong")]
    ClientSecretWrong(String),
    /// The session string is not ours, spoilt, or another user's.
    #[error("session invalid")]
    SessionInvalid,
    /// The session is too old.
    #[error("session expired")]
    SessionExpired,
    /// The session was answered before.
    #[error("session already used")]
    SessionUsed,
    /// Wrong one-time code in a sign-in.
    #[error("wrong sign-in code")]
    SignInCodeMismatch,
    /// Wrong confirmation code.
    #[error("wrong confirmation code")]
    CodeMismatch,
    /// No live confirmation code.
    #[error("confirmation code expired")]
    CodeExpired,
    /// The password cannot be reset in the user's status.
    #[error("password cannot be reset")]
    PasswordNotResettable,
    /// The pool lets only administrators reset passwords.
    #[error("recovery by administrators only")]
    RecoveryByAdministratorOnly,
    /// The user has no verified address to recover the password by.
    #[error("nothing verified to recover by")]
    NothingVerified,
    /// The new password was used before.
    #[error("password used before")]
    PasswordUsedBefore,
    /// Only email addresses and phone numbers can be verified.
    #[error("attribute cannot be verified")]
    NotVerifiable,
    /// The user has no value of this attribute to verify.
    #[error("no {0} to verify")]
    NothingToVerify(&'static str),
    /// Too many attempts in a short time.
    #[error("attempt limit exceeded")]
    AttemptLimitExceeded,
    /// The access token that is to be credited belongs to another user or to another app client.
    #[error("access token of another")]
    AccessTokenOfAnother,
    /// The access token's factors reach the level that is asked for, so there is nothing to step up to.
    #[error("authentication level reached already")]
    LevelReached,
    /// The user has no factors that reach any of the levels that are asked for.
    #[error("authentication level out of reach")]
    LevelOutOfReach,
    /// The refresh token is unknown, malformed, or another client's.
    #[error("refresh token invalid")]
    RefreshTokenInvalid,
    /// The refresh token was revoked.
    #[error("refresh token revoked")]
    RefreshTokenRevoked,
    /// The refresh token has expired.
    #[error("refresh token expired")]
    RefreshTokenExpired,
    /// The refresh token was replaced by another one.
    #[error("refresh token reused")]
    RefreshTokenReused,
    /// The app client's tokens cannot be revoked.
    #[error("token revocation disabled")]
    RevocationDisabled,
    /// Only refresh tokens can be revoked.
    #[error("token type cannot be revoked")]
    TokenTypeUnsupported,
    /// The token was issued to another app client.
    #[error("token of another client")]
    TokenOfAnotherClient,
    /// There is no such scope, or the app client may not have it.
    #[error("scope {0} not found")]
    ScopeNotFound(String),
    /// The pool has no such resource server.
    #[error("resource server {0} not found")]
    ResourceServerNotFound(String),
    /// A derived token is for an audience or for a resource.
    #[error("audience and resource")]
    AudienceAndResource,
    /// A kind of token that this server does not take yet.
    #[error("tokens of type {0} not built")]
    TokenTypeNotBuilt(&'static str),
    /// Tokens of other identity providers are not taken yet.
    #[error("tokens of the provider {0} not built")]
    ProviderTokenNotBuilt(String),
    /// The token has passed through too many hands.
    #[error("too many actors")]
    TooManyActors,
    /// A passkey is not taken.
    #[error("passkey: {0}")]
    Passkey(#[from] crate::passkey::Problem),
    /// Passkeys of this pool stand for one factor only.
    #[error("passkeys are single factors")]
    PasskeyIsSingleFactor,
    /// The pool does not have this second factor.
    #[error("factor not offered: {0:?}")]
    FactorNotOffered(crate::user::MfaFactor),
    /// Something about threat protection is refused.
    #[error("threat protection: {0:?}")]
    ThreatProtection(crate::threat_protection::Problem),
    /// A configuration of log delivery is refused.
    #[error("log delivery: {0:?}")]
    LogDelivery(crate::log_delivery::Problem),
    /// The user has no such session.
    #[error("user session not found")]
    UserSessionNotFound,
    /// A user's own session is ended by signing out.
    #[error("current user session")]
    CurrentUserSession,
    /// Multi-factor sign-in is required and the user has no way to do it.
    #[error("no MFA method available")]
    NoMfaMethod,
    /// The user has no destination for the factor.
    #[error("no delivery configuration for {0}")]
    NoMfaDestination(&'static str),
    /// The user has no such device.
    #[error("device not found")]
    DeviceNotFound,
    /// The device key is not the one that this sign-in was given.
    #[error("device key invalid")]
    DeviceKeyInvalid,
    /// The device is confirmed already.
    #[error("device already confirmed")]
    DeviceKeyExists,
    /// The pool does not track devices.
    #[error("devices not tracked")]
    DevicesNotTracked,
    /// The user has not set up an authenticator app.
    #[error("software token not set up")]
    SoftwareTokenNotSetUp,
    /// The user's authenticator app has not shown a code yet.
    #[error("software token not verified")]
    SoftwareTokenNotVerified,
    /// The pool does not offer authenticator apps.
    #[error("software token not enabled")]
    SoftwareTokenNotEnabled,
    /// A wrong code when an authenticator app is set up.
    #[error("wrong code in set-up of a software token")]
    SoftwareTokenSetUpMismatch,
    /// A wrong code of an authenticator app in a sign-in.
    #[error("wrong code of a software token")]
    SoftwareTokenCodeMismatch,
    /// A code of an authenticator app that was accepted before.
    #[error("code of a software token already used")]
    SoftwareTokenCodeUsed,
    /// More than one factor was preferred.
    #[error("several preferred factors")]
    SeveralPreferredFactors,

    /// NEW_PASSWORD_REQUIRED was answered with an attribute that already has a value.
    #[error("attribute {0} already provided")]
    AlreadyProvided(String),
    /// NEW_PASSWORD_REQUIRED was answered without an attribute that is required.
    #[error("required attribute {0} missing")]
    RequiredAttributeMissing(String),
    /// The password breaks the policy.
    #[error("password policy: {0:?}")]
    Password(PasswordContext, crate::password::PolicyBreach),
    /// Attributes that break the schema or may not be written.
    #[error("attribute: {0:?}")]
    Attribute(crate::attribute::Problem),
    /// User pool settings that contradict each other.
    #[error("user pool settings: {0:?}")]
    UserPool(crate::user_pool::Problem),
    /// Tags of a user pool, or an ARN that has none.
    #[error("tags: {0:?}")]
    Tags(crate::user_pool::tags::Problem),
    /// A look of the hosted pages.
    #[error("branding: {0:?}")]
    Branding(crate::branding::Problem),
    /// Terms of an app client.
    #[error("terms: {0:?}")]
    Terms(crate::terms::Problem),
    /// A provisioned limit.
    #[error("provisioned limit: {0:?}")]
    ProvisionedLimit(crate::provisioned_limit::Problem),
    /// An identity provider that cannot be so.
    #[error("identity provider: {0:?}")]
    IdentityProvider(crate::identity_provider::Problem),
    /// A link between a user and an identity with a provider that cannot be made or removed.
    #[error("linked identity: {0:?}")]
    LinkedIdentity(crate::linked_identity::Problem),
    /// A resource server that cannot be so.
    #[error("resource server: {0:?}")]
    ResourceServer(crate::resource_server::Problem),
    /// A domain that cannot be so.
    #[error("domain: {0:?}")]
    Domain(crate::domain::Problem),
    /// App client settings that contradict each other.
    #[error("app client settings: {0:?}")]
    AppClient(crate::app_client::Problem),

    /// An import job does not go on, or keeps something from going on.
    #[error("import job: {0:?}")]
    ImportJob(crate::user_import::job::Problem),
    /// ListUsers' filter cannot be used.
    #[error("user filter: {0:?}")]
    UserFilter(crate::user_filter::Problem),
    /// ListUsers was asked for an attribute that the schema does not have.
    #[error("unknown attribute {0} requested")]
    UnknownAttributeRequested(String),

    /// A trigger failed, refused, or answered what cannot be used.
    #[error("trigger {0:?}: {1:?}")]
    Trigger(TriggerName, TriggerError),
    /// Pre token generation failed, refused, or answered what cannot be used, for an app client's own token.
    #[error("client token: {0:?}")]
    ClientTokenRefused(TriggerError),
    /// A user-migration function described nobody who could be created.
    #[error("migration failed: {reason}")]
    MigrationFailed {
        /// The app client.
        client: String,
        /// Whether the client hides who exists.
        is_hidden: bool,
        /// What is wrong; for logs, not for the client.
        reason: String,
    },
    /// The pool has a group of this name.
    #[error("group exists")]
    GroupExists,
    /// The pool has no such group.
    #[error("group not found")]
    GroupNotFound,
    /// The pool has as many groups as it may have.
    #[error("too many groups in the user pool")]
    TooManyGroups,
    /// The user is in as many groups as a user may be.
    #[error("too many groups of the user")]
    TooManyGroupsOfUser,
    /// `MFAOptions` that mean something else than SMS codes.
    #[error("only SMS codes can be set as MFA options")]
    MfaOptionNotSupported,
    /// A confirmation code was asked for, and the pool verifies nothing that the user has.
    #[error("nothing to deliver a code to")]
    NothingToDeliver,
    /// The message could not be delivered.
    #[error("delivery failed")]
    DeliveryFailed,
}

impl From<crate::user_pool::tags::Problem> for Error {
    fn from(problem: crate::user_pool::tags::Problem) -> Self {
        Self::Tags(problem)
    }
}

impl From<crate::branding::Problem> for Error {
    fn from(problem: crate::branding::Problem) -> Self {
        Self::Branding(problem)
    }
}

impl From<crate::terms::Problem> for Error {
    fn from(problem: crate::terms::Problem) -> Self {
        Self::Terms(problem)
    }
}

impl From<crate::provisioned_limit::Problem> for Error {
    fn from(problem: crate::provisioned_limit::Problem) -> Self {
        Self::ProvisionedLimit(problem)
    }
}

impl Error {
    /// What one attempt too many is answered with.
    pub fn too_many(kind: AttemptKind) -> Self {
        match kind {
            AttemptKind::Password => Self::PasswordAttemptsExceeded,
            AttemptKind::SecondFactor
            | AttemptKind::OneTimePassword
            | AttemptKind::SignInMessage
            | AttemptKind::ConfirmSignUp
            | AttemptKind::ResendConfirmationCode
            | AttemptKind::ForgotPassword
            | AttemptKind::ConfirmForgotPassword
            | AttemptKind::ChangePassword
            | AttemptKind::AttributeCode
            | AttemptKind::VerifyAttribute
            | AttemptKind::SimulatedCode
            | AttemptKind::NotedRefusal => Self::AttemptLimitExceeded,
        }
    }
}

/// In which operation a password broke the policy: the wording differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PasswordContext {
    /// SignUp.
    SignUp,
    /// AdminCreateUser, AdminSetUserPassword, user migration.
    Administrator,
    /// ChangePassword, ConfirmForgotPassword, NEW_PASSWORD_REQUIRED.
    Change,
}

/// How a trigger failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TriggerError {
    /// The function raised an error: its `errorMessage`.
    Failed(String),
    /// The function could not be run: the Lambda exception's name, or the socket time-out text.
    NotInvoked(String),
    /// A function that the flow needs is not configured.
    NotConfigured,
    /// The answer is not JSON.
    InvalidJson,
    /// The answer is JSON of the wrong shape; the text says which field and why, for logs, not for the client.
    Unrecognizable(String),
}
