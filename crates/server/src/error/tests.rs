//! The table of everything a client can hear: read it when a text changes.

use vestibule_api::cognito_idp::{AssetExtensionType, EventSourceName, UserStatusType};
use vestibule_identity::attempt::AttemptKind;
use vestibule_identity::log_delivery::Problem as LogDeliveryProblem;
use vestibule_identity::name::NameKind;
use vestibule_identity::terms;
use vestibule_identity::user::MfaFactor;
use vestibule_identity::without_effect;

use super::*;

fn line(failure: Failure) -> String {
    let fact = format!("{failure:?}");
    let error = ApiError::from(failure);
    format!("{} {} | {}   <- {fact}", error.status(Service::CognitoIdp), error.code, error.message.unwrap_or_default())
}

/// One of each fact that carries no more detail than its name; those of the sub-tables are in their own tests.
fn rules() -> Vec<Rule> {
    let trigger = |error| Rule::Trigger(TriggerName::PreAuthentication, error);
    let password = |context, breach| Rule::Password(context, breach);
    vec![
        Rule::UserNotFound,
        Rule::UsernameClientNotFound,
        Rule::IncorrectUsernameOrPassword,
        Rule::PasswordAttemptsExceeded,
        Rule::UserDisabled,
        Rule::UserNotConfirmed,
        Rule::PasswordResetRequired,
        Rule::TemporaryPasswordExpired,
        Rule::NotConfirmable(UserStatusType::Confirmed),
        Rule::NotConfirmable(UserStatusType::ForceChangePassword),
        Rule::AlreadyConfirmed,
        Rule::ResendNotPossible { username: "jane".into() },
        Rule::SignUpNotPermitted,
        Rule::UsernameExists,
        Rule::UserAccountExists,
        Rule::UsernameAttributeExists(NameKind::Email),
        Rule::UsernameAttributeExists(NameKind::PhoneNumber),
        Rule::AliasExists(NameKind::Email),
        Rule::AliasExistsAtConfirmation(NameKind::Email),
        Rule::FlowNotSupported,
        Rule::FlowNotEnabled("USER_PASSWORD_AUTH".into()),
        Rule::AdminFlowNotEnabled,
        Rule::CustomAuthNotEnabled,
        Rule::OnlyCustomAuthEnabled,
        Rule::CustomAuthNotConfigured,
        Rule::MissingParameter("USERNAME"),
        Rule::InvalidParameter("SRP_A"),
        Rule::ChallengeMismatch,
        Rule::SecretHashMissing("client".into()),
        Rule::SecretHashWrong("client".into()),
        Rule::SessionInvalid,
        Rule::SessionExpired,
        Rule::SessionUsed,
        Rule::SignInCodeMismatch,
        Rule::AccessTokenOfAnother,
        Rule::LevelReached,
        Rule::LevelOutOfReach,
        Rule::CodeMismatch,
        Rule::CodeExpired,
        Rule::PasswordNotResettable,
        Rule::RecoveryByAdministratorOnly,
        Rule::NothingVerified,
        Rule::PasswordUsedBefore,
        Rule::NotVerifiable,
        Rule::NothingToVerify("email"),
        Rule::AttemptLimitExceeded,
        Rule::RefreshTokenInvalid,
        Rule::RefreshTokenRevoked,
        Rule::RefreshTokenExpired,
        Rule::RefreshTokenReused,
        Rule::ClientSecretMissing("client".into()),
        Rule::ClientSecretWrong("client".into()),
        Rule::RevocationDisabled,
        Rule::TokenTypeUnsupported,
        Rule::TokenOfAnotherClient,
        Rule::ScopeNotFound("api/read".into()),
        Rule::ResourceServerNotFound("api".into()),
        Rule::AudienceAndResource,
        Rule::TokenTypeNotBuilt("SAML2"),
        Rule::ProviderTokenNotBuilt("MyOidc".into()),
        Rule::TooManyActors,
        Rule::Passkey(PasskeyProblem::NotEnabled),
        Rule::Passkey(PasskeyProblem::NotConfigured),
        Rule::Passkey(PasskeyProblem::ChallengeNotFound),
        Rule::Passkey(PasskeyProblem::OtherClient),
        Rule::Passkey(PasskeyProblem::Origin),
        Rule::Passkey(PasskeyProblem::RelyingParty),
        Rule::Passkey(PasskeyProblem::NotSupported),
        Rule::Passkey(PasskeyProblem::Exists),
        Rule::Passkey(PasskeyProblem::TooMany),
        Rule::Passkey(PasskeyProblem::Malformed),
        Rule::Passkey(PasskeyProblem::NotFound),
        Rule::ThreatProtection(ThreatProtectionProblem::Off),
        Rule::ThreatProtection(ThreatProtectionProblem::RangeMalformed),
        Rule::ThreatProtection(ThreatProtectionProblem::NotificationWithoutSender),
        Rule::ThreatProtection(ThreatProtectionProblem::AddressBlocked),
        Rule::ThreatProtection(ThreatProtectionProblem::EventNotFound),
        Rule::ThreatProtection(ThreatProtectionProblem::FeedbackTokenInvalid),
        Rule::LogDelivery(LogDeliveryProblem::SourceTwice(EventSourceName::UserAuthEvents)),
        Rule::LogDelivery(LogDeliveryProblem::Level(EventSourceName::UserNotification)),
        Rule::LogDelivery(LogDeliveryProblem::NotOneDestination(EventSourceName::UserAuthEvents)),
        Rule::LogDelivery(LogDeliveryProblem::NotToLogGroup(EventSourceName::UserNotification)),
        Rule::LogDelivery(LogDeliveryProblem::DestinationNotHere),
        Rule::LogDelivery(LogDeliveryProblem::LogGroupArn),
        Rule::LogDelivery(LogDeliveryProblem::LogGroupElsewhere),
        Rule::PasskeyIsSingleFactor,
        Rule::UserSessionNotFound,
        Rule::CurrentUserSession,
        Rule::NoMfaMethod,
        Rule::NoMfaDestination("SMS_MFA"),
        Rule::SoftwareTokenNotSetUp,
        Rule::DeviceNotFound,
        Rule::DeviceKeyInvalid,
        Rule::DeviceKeyExists,
        Rule::DevicesNotTracked,
        Rule::SoftwareTokenNotVerified,
        Rule::SoftwareTokenNotEnabled,
        Rule::FactorNotOffered(MfaFactor::Email),
        Rule::SoftwareTokenSetUpMismatch,
        Rule::SoftwareTokenCodeMismatch,
        Rule::SoftwareTokenCodeUsed,
        Rule::SeveralPreferredFactors,
        Rule::AlreadyProvided("email".into()),
        Rule::RequiredAttributeMissing("email".into()),
        password(PasswordContext::SignUp, PolicyBreach::TooShort),
        password(PasswordContext::Administrator, PolicyBreach::NoUppercase),
        password(PasswordContext::Change, PolicyBreach::NoLowercase),
        password(PasswordContext::Change, PolicyBreach::NoNumber),
        password(PasswordContext::Change, PolicyBreach::NoSymbol),
        trigger(TriggerError::Failed("Cannot sign in.".into())),
        trigger(TriggerError::NotInvoked("AccessDeniedException".into())),
        trigger(TriggerError::NotInvoked("Socket timeout while invoking Lambda function".into())),
        trigger(TriggerError::NotConfigured),
        Rule::ClientTokenRefused(TriggerError::Failed("no".into())),
        Rule::ClientTokenRefused(TriggerError::Unrecognizable("response is missing".into())),
        trigger(TriggerError::InvalidJson),
        trigger(TriggerError::Unrecognizable("response is missing".into())),
        Rule::MigrationFailed { client: "1example23456789".into(), is_hidden: false, reason: "no attributes".into() },
        Rule::MigrationFailed { client: "1example23456789".into(), is_hidden: true, reason: "no attributes".into() },
        Rule::DeliveryFailed,
        Rule::GroupExists,
        Rule::GroupNotFound,
        Rule::TooManyGroups,
        Rule::TooManyGroupsOfUser,
        Rule::MfaOptionNotSupported,
    ]
    .into_iter()
    .chain(branding_rules())
    .collect()
}

fn branding_rules() -> Vec<Rule> {
    use vestibule_identity::branding::{Problem as Branding, css};
    use vestibule_identity::provisioned_limit::Problem as Limit;
    use vestibule_identity::user_pool::Problem as Pool;
    use vestibule_identity::user_pool::replica::Problem as Replica;
    use vestibule_identity::user_pool::tags::Problem as Tags;

    let logo = || "FORM_LOGO LIGHT".to_owned();
    let branding = [
        Branding::ValuesOrSettings,
        Branding::Missing("UserPoolId"),
        Branding::Settings { path: "Settings.components".into(), expected: "an object" },
        Branding::SettingsTooLarge(262_144),
        Branding::AssetTwice(logo()),
        Branding::AssetWithoutBytes(logo()),
        Branding::AssetExtension { asset: logo(), extension: AssetExtensionType::Ico },
        Branding::AssetContent(logo()),
        Branding::AssetActive(logo()),
        Branding::TooManyAssets(40),
        Branding::NoDomain,
        Branding::Logo,
        Branding::Css(css::Problem::Selector("body".into())),
        Branding::Css(css::Problem::AtRule("@import".into())),
        Branding::Css(css::Problem::Forbidden("<")),
        Branding::Css(css::Problem::Declaration("color".into())),
        Branding::Css(css::Problem::Unfinished),
    ];
    let terms = [terms::Problem::NoLinks, terms::Problem::Link("http://example.com".into())];
    let limits = [
        Limit::NoCategory,
        Limit::Attribute("UserPoolId".into()),
        Limit::UnknownCategory("Everything".into()),
        Limit::BelowFree(25),
        Limit::AboveMaximum(2500),
    ];
    let tags = || {
        [
            Tags::Arn("arn:aws:lambda".into()),
            Tags::UnknownArn("arn:aws:cognito-idp".into()),
            Tags::TooMany,
            Tags::Reserved("aws:a".into()),
            Tags::Character("<".into()),
        ]
    };
    let replicas = [
        Replica::Tier,
        Replica::Key,
        Replica::Issuer,
        Replica::Region("europe".into()),
        Replica::Primary("us-east-1".into()),
        Replica::TooMany,
        Replica::Unknown("us-west-2".into()),
        Replica::Active("us-west-2".into()),
    ];
    let pool = tags().map(Pool::Tags).into_iter().chain(replicas.map(Pool::Replica)).map(Rule::UserPool);
    let branding = branding.map(Rule::Branding).into_iter().chain(terms.map(Rule::Terms));
    branding.chain(limits.map(Rule::ProvisionedLimit)).chain(tags().map(Rule::Tags)).chain(pool).collect()
}

fn refusals() -> Vec<Refusal> {
    let mut refusals = vec![
        Refusal::UnknownUserPool(UserPoolId::new("us-east-1_a")),
        Refusal::UnknownAppClient(ClientId::new("client")),
        Refusal::UnknownResource(ResourceKind::ResourceServer, "api".into()),
        Refusal::ExchangedToken(TokenRole::Subject, TokenProblem::Revoked),
        Refusal::ExchangedToken(TokenRole::Actor, TokenProblem::Malformed),
        Refusal::PaginationToken,
        Refusal::Busy,
        Refusal::ForeignPage,
        Refusal::WithoutEffect(&without_effect::SETTINGS[0]),
    ];
    refusals.extend(
        [
            TokenProblem::Malformed,
            TokenProblem::Signature,
            TokenProblem::Expired,
            TokenProblem::Revoked,
            TokenProblem::Scope,
        ]
        .map(Refusal::AccessToken),
    );
    let (signed_at, now, limit) = ("20231114T220000Z", "20231114T223000Z", "20231114T221500Z");
    refusals.extend(
        [
            sigv4::Problem::Missing,
            sigv4::Problem::Incomplete(vec!["Credential", "Signature"]),
            sigv4::Problem::Incomplete(vec!["date"]),
            sigv4::Problem::UnknownKey,
            sigv4::Problem::OtherService("lambda".into()),
            sigv4::Problem::OtherDay,
            sigv4::Problem::NotSigned("host"),
            sigv4::Problem::Expired { signed_at: signed_at.into(), now: now.into(), oldest: limit.into() },
            sigv4::Problem::NotYet { signed_at: now.into(), now: signed_at.into(), latest: limit.into() },
            sigv4::Problem::Mismatch,
        ]
        .map(Refusal::Signature),
    );
    refusals.extend(
        [
            Problem::UnknownOperation,
            Problem::NotJson,
            Problem::Incomplete,
            Problem::TooLarge { bytes_max: 1_048_576, operation: "SignUp" },
            Problem::TooLarge { bytes_max: 6_291_456, operation: "Invoke" },
        ]
        .map(Refusal::Request),
    );
    refusals
}

fn conflicts() -> Vec<Conflict> {
    let mut conflicts = vec![
        Conflict::NameTaken(NameKind::Email),
        Conflict::SessionEnded(SessionOutcome::Used),
        Conflict::SessionEnded(SessionOutcome::Spoilt),
        Conflict::PoolGone,
        Conflict::PoolChanged,
        Conflict::ClientChanged,
        Conflict::TooManyPools,
        Conflict::TooManyClients,
        Conflict::ClientGone,
        Conflict::UserExists,
        Conflict::UserGone,
        Conflict::UserDisabled,
        Conflict::DeviceExists,
        Conflict::DeviceGone,
        Conflict::GroupExists,
        Conflict::GroupGone,
        Conflict::TooManyGroups,
        Conflict::TooManyGroupsOfUser,
        Conflict::SoftwareTokenUsed,
        Conflict::TooManyAttempts(AttemptKind::Password),
        Conflict::TooManyAttempts(AttemptKind::ChangePassword),
        Conflict::TokenSessionChanged,
        Conflict::StatusChanged(UserStatusType::Confirmed),
        Conflict::AuthEventGone,
        Conflict::CodeGone,
        Conflict::AttributeChanged,
        Conflict::QueueFull,
        Conflict::ResourceChanged(ResourceKind::Terms),
        Conflict::FunctionChanged("function".into()),
    ];
    for kind in ResourceKind::ALL {
        conflicts.extend([
            Conflict::ResourceExists(kind, "name".into()),
            Conflict::ResourceGone(kind, "name".into()),
            Conflict::TooManyResources(kind),
        ]);
    }
    conflicts
}

#[test]
fn what_clients_hear() {
    let failures = rules().into_iter().map(Failure::Rule);
    let failures = failures.chain(refusals().into_iter().map(Failure::Refused));
    let failures = failures.chain(conflicts().into_iter().map(|conflict| Failure::Store(conflict.into())));
    let table: Vec<String> = failures.map(line).collect();
    insta::assert_snapshot!(table.join("\n"));
}

#[test]
fn two_changes_at_once_are_told_by_an_error_that_the_operation_declares() {
    let mut told = std::collections::BTreeMap::new();
    for operation in vestibule_api::cognito_idp::Operation::ALL {
        let model = operation.model();
        let failure = Failure::Store(Conflict::PoolChanged.into()).declared(model.errors);
        let code = failure.into_answer(Service::CognitoIdp).code;
        told.entry(code).or_insert_with(Vec::new).push(model.name);
        assert!(model.errors.contains(&code) || code == "TooManyRequestsException", "{}: {code}", model.name);
    }
    assert!(told["ConcurrentModificationException"].contains(&"UpdateUserPool"));
    assert!(told["TooManyRequestsException"].contains(&"AddCustomAttributes"));
    let gone = Failure::Store(Conflict::PoolGone.into()).declared(&[]);
    assert_eq!(gone.into_answer(Service::CognitoIdp).code, "ResourceNotFoundException");
}

#[test]
fn a_cause_is_for_the_log_and_not_for_the_client() {
    for failure in [
        Failure::Internal(anyhow::anyhow!("the disk is on fire").context("while reading")),
        Failure::Store(StoreError::Failed("the disk is on fire".into())),
    ] {
        assert!(failure.is_internal());
        assert!(failure.cause().contains("the disk is on fire"));
        let answer = failure.into_answer(Service::CognitoIdp);
        assert_eq!((answer.code, answer.message.as_deref()), ("InternalErrorException", Some("Internal server error")));
        assert_eq!(answer.status(Service::CognitoIdp), 500);
    }
}
