//! What a client hears when something is refused or fails: the only place with exception names and message texts.
//!
//! [`Failure`] is what operations return; each fact has one arm here. Whether a fact may be told (does this user exist?)
//! is a rule and was decided before, in `identity`.

use vestibule_api::{ApiError, Service};
use vestibule_identity::Error as Rule;
use vestibule_identity::change::{Conflict, SessionOutcome};
use vestibule_identity::error::{PasswordContext, TriggerError};
use vestibule_identity::ids::{ClientId, UserPoolId};
use vestibule_identity::passkey::Problem as PasskeyProblem;
use vestibule_identity::password::PolicyBreach;
use vestibule_identity::pool_resource::ResourceKind;
use vestibule_identity::threat_protection::Problem as ThreatProtectionProblem;
use vestibule_identity::trigger::TriggerName;
use vestibule_identity::user_filter;
use vestibule_identity::without_effect::WithoutEffect;
use vestibule_store::StoreError;

mod app_client;
mod attribute;
mod branding;
mod domain;
mod identity_provider;
mod limit;
mod log_delivery;
mod passkey;
mod pool_resource;
mod request;
mod tags;
mod threat_protection;
mod user_import;
mod user_pool;

use crate::keys::{TokenProblem, TokenRole};
use crate::protocol::{CheckError, Problem, sigv4};
use crate::session::OpenError;

/// Why an operation did not do what it was asked.
#[derive(Debug)]
pub enum Failure {
    /// A rule of user pools refused.
    Rule(Rule),
    /// The server refused before a rule was asked.
    Refused(Refusal),
    /// The store refused or failed.
    Store(StoreError),
    /// The answer is already in the client's words: constraints, and the function host's control plane.
    Api(ApiError),
    /// Something unexpected: logged with its cause, told to nobody.
    Internal(anyhow::Error),
}

/// What the server itself refuses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// There is no such user pool.
    UnknownUserPool(UserPoolId),
    /// There is no such app client, or not in this pool.
    UnknownAppClient(ClientId),
    /// The pool has no such resource.
    UnknownResource(ResourceKind, String),
    /// The access token does not authorise.
    AccessToken(TokenProblem),
    /// A token that is to be exchanged cannot be.
    ExchangedToken(TokenRole, TokenProblem),
    /// A page token that no earlier page gave.
    PaginationToken,
    /// More work is waiting than can be done in time.
    Busy,
    /// The request cannot be read, or names nothing that is here.
    Request(Problem),
    /// The signature does not authorise.
    Signature(sigv4::Problem),
    /// A server that is open to its own machine was asked by a page of another site.
    ForeignPage,
    /// A setting that would be ignored, on a server that refuses those.
    WithoutEffect(&'static WithoutEffect),
}

impl From<Rule> for Failure {
    fn from(rule: Rule) -> Self {
        Self::Rule(rule)
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<ApiError> for Failure {
    fn from(error: ApiError) -> Self {
        Self::Api(error)
    }
}

impl From<CheckError> for Failure {
    fn from(error: CheckError) -> Self {
        match error {
            CheckError::Problem(problem) => Self::Refused(Refusal::Request(problem)),
            CheckError::Constraint(error) => Self::Api(error),
        }
    }
}

impl From<anyhow::Error> for Failure {
    fn from(error: anyhow::Error) -> Self {
        Self::Internal(error)
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<OpenError> for Failure {
    fn from(error: OpenError) -> Self {
        match error {
            OpenError::Garbage => Self::Rule(Rule::SessionInvalid),
            OpenError::Expired => Self::Rule(Rule::SessionExpired),
            OpenError::Store(error) => Self::Store(error),
        }
    }
}

impl From<Failure> for ApiError {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Rule(rule) => rule_answer(&rule),
            Failure::Refused(refusal) => refusal_answer(&refusal),
            Failure::Store(StoreError::Conflict(conflict)) => conflict_answer(&conflict),
            Failure::Store(StoreError::BadToken) => refusal_answer(&Refusal::PaginationToken),
            Failure::Api(error) => error,
            Failure::Store(StoreError::Failed(_) | StoreError::Replaced) | Failure::Internal(_) => {
                internal(Service::CognitoIdp)
            }
        }
    }
}

impl Failure {
    /// The answer of a service to this failure.
    pub fn into_answer(self, service: Service) -> ApiError {
        if self.is_internal() || self.is_overtaken() { internal(service) } else { self.into() }
    }

    /// The failure as an operation that declares these errors tells it: where two changes at once have no word of their own, the later
    /// one hears what clients try again by themselves.
    #[must_use]
    pub fn declared(self, errors: &[&str]) -> Self {
        let is_change = matches!(
            self,
            Self::Store(StoreError::Conflict(
                Conflict::PoolChanged | Conflict::ClientChanged | Conflict::ResourceChanged(_)
            ))
        );
        if is_change && !errors.contains(&CONCURRENT_MODIFICATION) { Refusal::Busy.into() } else { self }
    }

    /// Whether somebody should look into it.
    pub fn is_internal(&self) -> bool {
        matches!(self, Self::Internal(_) | Self::Store(StoreError::Failed(_)))
    }

    /// Whether everything was replaced while the call was under way: nobody's fault, and gone when it is tried again.
    pub fn is_overtaken(&self) -> bool {
        matches!(self, Self::Store(StoreError::Replaced))
    }

    /// What happened, with every cause, for the log.
    pub fn cause(&self) -> String {
        match self {
            Self::Internal(error) => format!("{error:#}"),
            Self::Store(StoreError::Failed(error)) => {
                let causes = std::iter::successors(Some(&**error as &dyn std::error::Error), |error| error.source());
                causes.map(ToString::to_string).collect::<Vec<_>>().join(": ")
            }
            Self::Rule(_) | Self::Refused(_) | Self::Store(_) | Self::Api(_) => format!("{self:?}"),
        }
    }
}

/// What is told of something unexpected.
pub fn internal(service: Service) -> ApiError {
    ApiError { message: Some("Internal server error".into()), ..ApiError::internal(service) }
}

fn not_authorized(message: &'static str) -> ApiError {
    ApiError::not_authorized(message)
}

fn invalid_parameter(message: impl Into<std::borrow::Cow<'static, str>>) -> ApiError {
    ApiError::invalid_parameter(message)
}

fn rule_answer(rule: &Rule) -> ApiError {
    match rule {
        Rule::UserNotFound => ApiError::new("UserNotFoundException", "User does not exist."),
        Rule::UsernameClientNotFound => {
            ApiError::new("UserNotFoundException", "Username/client id combination not found.")
        }
        Rule::IncorrectUsernameOrPassword => not_authorized("Incorrect username or password."),
        Rule::PasswordAttemptsExceeded => not_authorized("Password attempts exceeded"),
        Rule::UserDisabled => not_authorized("User is disabled."),
        Rule::UserNotConfirmed => ApiError::new("UserNotConfirmedException", "User is not confirmed."),
        Rule::PasswordResetRequired => {
            ApiError::new("PasswordResetRequiredException", "Password reset required for the user")
        }
        Rule::TemporaryPasswordExpired => {
            not_authorized("Temporary password has expired and must be reset by an administrator.")
        }
        Rule::NotConfirmable(status) => {
            ApiError::not_authorized(format!("User cannot be confirmed. Current status is {status}"))
        }
        Rule::AlreadyConfirmed => invalid_parameter("User is already confirmed."),
        Rule::ResendNotPossible { username } => ApiError::new(
            "UnsupportedUserStateException",
            format!("Resend not possible. {username} status is not FORCE_CHANGE_PASSWORD"),
        ),
        Rule::SignUpNotPermitted => not_authorized("SignUp is not permitted for this user pool"),
        Rule::UsernameExists => ApiError::new("UsernameExistsException", "User already exists"),
        Rule::UserAccountExists => ApiError::new("UsernameExistsException", "User account already exists"),
        Rule::UsernameAttributeExists(kind) => ApiError::new(
            "UsernameExistsException",
            format!("An account with the given {} already exists.", kind.as_str()),
        ),
        Rule::AliasExists(kind) => ApiError::new(
            "AliasExistsException",
            format!("An account with the given {} already exists.", kind.as_str()),
        ),
        Rule::AliasExistsAtConfirmation(kind) => {
            ApiError::new("AliasExistsException", format!("An account with the {} already exists.", kind.as_str()))
        }

        Rule::FlowNotSupported => invalid_parameter("Initiate Auth method not supported."),
        Rule::FlowNotEnabled(flow) => invalid_parameter(format!("{flow} flow not enabled for this client")),
        Rule::AdminFlowNotEnabled => invalid_parameter("Auth flow not enabled for this client"),
        Rule::CustomAuthNotEnabled => invalid_parameter("CUSTOM_AUTH is not enabled for the client."),
        Rule::OnlyCustomAuthEnabled => {
            invalid_parameter("Only custom auth (lambda driven) is enabled for this client.")
        }
        Rule::CustomAuthNotConfigured => {
            invalid_parameter("Custom auth lambda trigger is not configured for the user pool.")
        }
        Rule::MissingParameter(name) => invalid_parameter(format!("Missing required parameter {name}")),
        Rule::InvalidParameter(name) => invalid_parameter(format!("Invalid parameter {name}")),
        Rule::ChallengeMismatch => invalid_parameter("Challenge name mismatch"),
        Rule::SecretHashMissing(client) => ApiError::not_authorized(format!(
            "Client {client} is configured with secret but SECRET_HASH was not received"
        )),
        Rule::SecretHashWrong(client) | Rule::ClientSecretWrong(client) => {
            ApiError::not_authorized(format!("Unable to verify secret hash for client {client}"))
        }
        Rule::ClientSecretMissing(client) => {
            ApiError::not_authorized(format!("Client {client} is configured for secret but secret was not received"))
        }
        Rule::SessionInvalid => not_authorized("Invalid session for the user."),
        Rule::SessionExpired => not_authorized("Invalid session for the user, session is expired."),
        Rule::SessionUsed => not_authorized("Invalid session for the user, session can only be used once."),
        Rule::SignInCodeMismatch => ApiError::new("CodeMismatchException", "Invalid code or auth state for the user."),
        Rule::CodeMismatch => {
            ApiError::new("CodeMismatchException", "Invalid verification code provided, please try again.")
        }
        Rule::CodeExpired => {
            ApiError::new("ExpiredCodeException", "Invalid code provided, please request a code again.")
        }
        Rule::PasswordNotResettable => not_authorized("User password cannot be reset in the current state."),
        Rule::RecoveryByAdministratorOnly => not_authorized("Contact administrator to reset password."),
        Rule::NothingVerified => invalid_parameter(
            "Cannot reset password for the user as there is no registered/verified email or phone_number",
        ),
        // Cognito: the text is not documented. Source of the name: the model.
        Rule::PasswordUsedBefore => {
            ApiError::new("PasswordHistoryPolicyViolationException", "Password has previously been used.")
        }
        Rule::NotVerifiable => {
            invalid_parameter("Invalid attribute name. Only phone_number and email can be verified.")
        }
        // Cognito: the text is not documented.
        Rule::NothingToVerify(name) => invalid_parameter(format!("User has no {name} to verify.")),
        Rule::AttemptLimitExceeded => {
            ApiError::new("LimitExceededException", "Attempt limit exceeded, please try after some time.")
        }
        // Cognito: which errors these three are is not documented.
        Rule::AccessTokenOfAnother => not_authorized("Invalid Access Token"),
        Rule::LevelReached => invalid_parameter("The access token already meets the requested authentication level."),
        Rule::LevelOutOfReach => {
            invalid_parameter("The user has no authentication factors for the requested authentication levels.")
        }
        Rule::RefreshTokenInvalid => not_authorized("Invalid Refresh Token"),
        Rule::RefreshTokenRevoked => not_authorized("Refresh Token has been revoked"),
        Rule::RefreshTokenExpired => not_authorized("Refresh Token has expired"),
        // Cognito: the texts of these four are not documented. Source of the names: the model.
        Rule::RefreshTokenReused => ApiError::new("RefreshTokenReuseException", "Refresh token has been reused."),
        Rule::RevocationDisabled => {
            ApiError::new("UnsupportedOperationException", "Token revocation is not enabled for this client.")
        }
        Rule::TokenTypeUnsupported => {
            ApiError::new("UnsupportedTokenTypeException", "Only refresh tokens can be revoked.")
        }
        Rule::TokenOfAnotherClient => {
            ApiError::new("UnauthorizedException", "The token was not issued to this client.")
        }
        Rule::ScopeNotFound(scope) => {
            ApiError::new("ScopeDoesNotExistException", format!("Invalid scope requested: {scope}"))
        }
        // Cognito: the texts of the following four are not documented.
        Rule::ResourceServerNotFound(id) => {
            ApiError::resource_not_found(format!("Resource server {id} does not exist."))
        }
        Rule::AudienceAndResource => invalid_parameter("Only one of Audiences and Resources can be given."),
        Rule::TokenTypeNotBuilt(name) => ApiError::new(
            "UnsupportedOperationException",
            format!("Tokens of the type {name} are not built in this server yet."),
        ),
        Rule::ProviderTokenNotBuilt(provider) => ApiError::new(
            "UnsupportedOperationException",
            format!("Tokens of the provider {provider} are not taken by this server yet."),
        ),
        Rule::TooManyActors => invalid_parameter("The subject token names too many actors."),
        // Cognito: the texts of these two are not documented.
        Rule::UserSessionNotFound => ApiError::resource_not_found("Session does not exist."),
        Rule::CurrentUserSession => ApiError::invalid_parameter("The current session can not be revoked."),
        Rule::NoMfaMethod => ApiError::new("MFAMethodNotFoundException", "No MFA method is available for the user."),
        Rule::NoMfaDestination(factor) => {
            invalid_parameter(format!("User does not have delivery config set to turn on {factor}"))
        }
        Rule::SoftwareTokenNotSetUp => invalid_parameter("User has not set up software token mfa"),
        Rule::Passkey(problem) => passkey::answer(problem),
        Rule::ThreatProtection(problem) => threat_protection::answer(*problem),
        Rule::LogDelivery(problem) => log_delivery::answer(*problem),
        Rule::PasskeyIsSingleFactor => {
            // Cognito: the text is not documented.
            invalid_parameter("Passkeys of this user pool are not configured as a multi-factor credential.")
        }
        Rule::DeviceNotFound => ApiError::resource_not_found("Device does not exist."),
        Rule::DeviceKeyInvalid => invalid_parameter("Invalid device key given."),
        // Cognito: the texts of these two are not documented. Source of the names: the model.
        Rule::DeviceKeyExists => ApiError::new("DeviceKeyExistsException", "The device is already confirmed."),
        Rule::DevicesNotTracked => {
            ApiError::new("InvalidUserPoolConfigurationException", "Device tracking is not enabled for this user pool.")
        }
        Rule::SoftwareTokenNotVerified => invalid_parameter("User has not verified software token mfa"),
        // Cognito: the text is inferred from that of software tokens.
        Rule::FactorNotOffered(factor) => {
            ApiError::invalid_parameter(format!("{} has not been enabled by the userPool", factor.as_str()))
        }
        Rule::SoftwareTokenNotEnabled => ApiError::new(
            "SoftwareTokenMFANotFoundException",
            "Software Token MFA has not been enabled by the userPool",
        ),
        Rule::SoftwareTokenSetUpMismatch => {
            ApiError::new("EnableSoftwareTokenMFAException", "Code mismatch and fail enable Software Token MFA")
        }
        Rule::SoftwareTokenCodeMismatch => ApiError::new("CodeMismatchException", "Invalid code received for user"),
        Rule::SoftwareTokenCodeUsed => {
            ApiError::new("ExpiredCodeException", "Your software token has already been used once.")
        }
        Rule::SeveralPreferredFactors => invalid_parameter("Only one MFA method can be preferred."),
        Rule::AlreadyProvided(name) => ApiError::not_authorized(format!("Cannot modify an already provided {name}")),
        Rule::RequiredAttributeMissing(name) => {
            invalid_parameter(format!("Invalid attributes given, {name} is missing"))
        }

        Rule::Password(context, breach) => password_answer(*context, *breach),
        Rule::Attribute(problem) => attribute::answer(problem),
        Rule::UserPool(problem) => user_pool::answer(problem),
        Rule::AppClient(problem) => app_client::answer(problem),
        Rule::ImportJob(problem) => user_import::answer(problem),
        Rule::IdentityProvider(problem) => identity_provider::answer(problem),
        Rule::LinkedIdentity(problem) => identity_provider::link_answer(problem),
        Rule::ResourceServer(problem) => domain::resource_server_answer(problem),
        Rule::Domain(problem) => domain::answer(problem),

        Rule::Trigger(trigger, error) => trigger_answer(*trigger, error),
        // Cognito: GetClientToken declares no exception for functions; that it is this one is inferred. Source: API model.
        Rule::ClientTokenRefused(error) => {
            let text = trigger_answer(TriggerName::PreTokenGeneration, error).message;
            ApiError { message: text, ..ApiError::not_authorized("") }
        }
        // Cognito: the text is reported, the exceptions are inferred. Source: spec/triggers.md 6.8.
        Rule::MigrationFailed { client, is_hidden, .. } => {
            let text = format!("Exception migrating user in app client {client}");
            if *is_hidden { ApiError::not_authorized(text) } else { ApiError::new("UserNotFoundException", text) }
        }
        Rule::UserFilter(user_filter::Problem::Syntax) => ApiError::invalid_parameter("Error while parsing filter"),
        Rule::UserFilter(user_filter::Problem::NotSearchable(name)) => {
            ApiError::invalid_parameter(format!("Invalid search attribute: {name}"))
        }
        Rule::UnknownAttributeRequested(_) => {
            ApiError::invalid_parameter("One or more requested attributes do not exist.")
        }
        // Cognito: source of the text: amplify-backend issue 1781.
        Rule::GroupExists => ApiError::new("GroupExistsException", "A group with the name already exists."),
        Rule::GroupNotFound => ApiError::resource_not_found("Group not found."),
        // Cognito: the texts of these two are not documented.
        Rule::TooManyGroups => {
            ApiError::new("LimitExceededException", "The user pool has reached the maximum number of groups.")
        }
        Rule::TooManyGroupsOfUser => {
            ApiError::new("LimitExceededException", "The user has reached the maximum number of groups.")
        }
        // Cognito: the text is not documented.
        Rule::MfaOptionNotSupported => {
            invalid_parameter("MFAOptions can only set SMS as the delivery medium and phone_number as the attribute.")
        }
        // Cognito: the text is recalled, not sourced.
        Rule::NothingToDeliver => ApiError::invalid_parameter("Cannot resend codes. Auto verification not turned on."),
        Rule::Tags(problem) => tags::answer(problem),
        Rule::Branding(problem) => branding::answer(problem),
        Rule::Terms(problem) => branding::terms_answer(problem),
        Rule::ProvisionedLimit(problem) => limit::answer(problem),
        Rule::DeliveryFailed => ApiError::new("CodeDeliveryFailureException", "Failed to deliver the message."),
    }
}

fn password_answer(context: PasswordContext, breach: PolicyBreach) -> ApiError {
    let prefix = match context {
        PasswordContext::SignUp => "Password did not conform with policy: ",
        PasswordContext::Administrator => "Password did not conform with password policy: ",
        PasswordContext::Change => "Password does not conform to policy: ",
    };
    let suffix = match breach {
        PolicyBreach::TooShort => "Password not long enough",
        PolicyBreach::NoUppercase => "Password must have uppercase characters",
        PolicyBreach::NoLowercase => "Password must have lowercase characters",
        PolicyBreach::NoNumber => "Password must have numeric characters",
        PolicyBreach::NoSymbol => "Password must have symbol characters",
    };
    ApiError::new("InvalidPasswordException", format!("{prefix}{suffix}"))
}

fn trigger_answer(trigger: TriggerName, error: &TriggerError) -> ApiError {
    let name = trigger.as_str();
    match error {
        // Cognito: a full stop follows, even where the message ends with one. Source: spec/triggers.md 3.1.
        TriggerError::Failed(message) => {
            ApiError::new("UserLambdaValidationException", format!("{name} failed with error {message}."))
        }
        TriggerError::NotInvoked(cause) => {
            ApiError::new("UnexpectedLambdaException", format!("{name} invocation failed due to error {cause}."))
        }
        TriggerError::NotConfigured => {
            ApiError::new("UnexpectedLambdaException", "null invocation failed due to configuration.")
        }
        TriggerError::InvalidJson => {
            ApiError::new("InvalidLambdaResponseException", "Invalid lambda function output : Invalid JSON")
        }
        TriggerError::Unrecognizable(_) => {
            ApiError::new("InvalidLambdaResponseException", "Unrecognizable lambda output")
        }
    }
}

fn token_answer(name: &str, problem: TokenProblem) -> ApiError {
    ApiError::not_authorized(match problem {
        TokenProblem::Malformed => format!("Invalid {name}"),
        TokenProblem::Signature => format!("Could not verify signature for {name}"),
        TokenProblem::Expired => format!("{name} has expired"),
        TokenProblem::Revoked => format!("{name} has been revoked"),
        TokenProblem::Scope => format!("{name} does not have required scopes"),
    })
}

fn refusal_answer(refusal: &Refusal) -> ApiError {
    match refusal {
        Refusal::UnknownUserPool(id) => ApiError::resource_not_found(format!("User pool {id} does not exist.")),
        Refusal::UnknownAppClient(id) => ApiError::resource_not_found(format!("User pool client {id} does not exist.")),
        Refusal::UnknownResource(kind, id) => pool_resource::not_found(*kind, id),
        Refusal::AccessToken(problem) => token_answer("Access Token", *problem),
        // Cognito: the texts are not documented; they follow those of access tokens.
        Refusal::ExchangedToken(TokenRole::Subject, problem) => token_answer("Subject Token", *problem),
        Refusal::ExchangedToken(TokenRole::Actor, problem) => token_answer("Actor Token", *problem),
        Refusal::PaginationToken => invalid_parameter("Invalid pagination token"),
        Refusal::Request(problem) => request::answer(problem),
        Refusal::Signature(problem) => request::signature_answer(problem),
        Refusal::ForeignPage => ApiError::new(
            "AccessDeniedException",
            "This server accepts any credentials, so it answers only to this machine: not to pages of other sites, and \
             only by the name localhost or a loopback address. Configure credentials to reach it from elsewhere.",
        ),
        Refusal::Busy => ApiError::new("TooManyRequestsException", "Too many requests"),
        Refusal::WithoutEffect(setting) => invalid_parameter(format!(
            "{} has no effect on this server, which is strict: {}.",
            setting.path, setting.reason
        )),
    }
}

/// What some operations declare for two changes at once.
const CONCURRENT_MODIFICATION: &str = "ConcurrentModificationException";

/// Two requests at once: the later one hears what it would have heard had it come after the earlier one. Operations
/// that know a better word (SignUp: the name is taken) say it themselves before this is asked.
fn conflict_answer(conflict: &Conflict) -> ApiError {
    match conflict {
        Conflict::NameTaken(kind) => rule_answer(&Rule::AliasExists(*kind)),
        Conflict::SessionEnded(SessionOutcome::Used) => rule_answer(&Rule::SessionUsed),
        Conflict::SessionEnded(SessionOutcome::Spoilt) => rule_answer(&Rule::SessionInvalid),
        Conflict::PoolGone => ApiError::resource_not_found("The user pool does not exist."),
        // Cognito: the text is not documented. Source of the name: the model.
        Conflict::PoolChanged
        | Conflict::ClientChanged
        | Conflict::ResourceChanged(_)
        | Conflict::FunctionChanged(_) => {
            ApiError::new(CONCURRENT_MODIFICATION, "Another change was made at the same time. Please try again.")
        }
        // Cognito: the texts of these two are not documented. Source of the name: the model.
        Conflict::TooManyPools => {
            ApiError::new("LimitExceededException", "The maximum number of user pools has been reached.")
        }
        Conflict::TooManyClients => {
            ApiError::new("LimitExceededException", "The user pool has the maximum number of app clients.")
        }
        Conflict::ClientGone => ApiError::resource_not_found("The user pool client does not exist."),
        Conflict::ResourceExists(kind, id) => pool_resource::exists(*kind, id),
        Conflict::ResourceGone(kind, id) => pool_resource::not_found(*kind, id),
        Conflict::TooManyResources(kind) => pool_resource::too_many(*kind),
        Conflict::UserExists => rule_answer(&Rule::UserAccountExists),
        Conflict::UserGone => rule_answer(&Rule::UserNotFound),
        Conflict::DeviceExists => rule_answer(&Rule::DeviceKeyExists),
        Conflict::GroupExists => rule_answer(&Rule::GroupExists),
        Conflict::GroupGone => rule_answer(&Rule::GroupNotFound),
        Conflict::TooManyGroups => rule_answer(&Rule::TooManyGroups),
        Conflict::TooManyGroupsOfUser => rule_answer(&Rule::TooManyGroupsOfUser),
        Conflict::AuthEventGone => threat_protection::answer(ThreatProtectionProblem::EventNotFound),
        Conflict::PasskeyRegistrationGone => passkey::answer(&PasskeyProblem::ChallengeNotFound),
        Conflict::PasskeyGone => passkey::answer(&PasskeyProblem::NotFound),
        Conflict::DeviceGone => rule_answer(&Rule::DeviceNotFound),
        Conflict::SoftwareTokenUsed => rule_answer(&Rule::SoftwareTokenCodeUsed),
        Conflict::UserDisabled => rule_answer(&Rule::UserDisabled),
        Conflict::TooManyAttempts(kind) => rule_answer(&Rule::too_many(*kind)),
        Conflict::TokenSessionChanged => rule_answer(&Rule::RefreshTokenRevoked),
        Conflict::StatusChanged(status) => rule_answer(&Rule::NotConfirmable(*status)),
        Conflict::CodeGone => rule_answer(&Rule::CodeExpired),
        // To be asked once more, which clients do by themselves when they hear this name.
        Conflict::AttributeChanged | Conflict::QueueFull => refusal_answer(&Refusal::Busy),
    }
}

#[cfg(test)]
mod tests;
