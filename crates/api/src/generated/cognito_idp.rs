//! Operations and shapes of `cognito-idp`, 2016-04-18. Written by `cargo xtask codegen` from `model/cognito-idp.json`; do not edit.

#![allow(missing_docs, reason = "members are documented by the service's API reference")]
#![allow(clippy::all, clippy::pedantic, reason = "names and shapes are the model's, not ours")]

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::model::{Auth, ErrorModel, Http, OperationModel, Shape};
use crate::value::{Blob, InvalidEnumValue, Sensitive, Timestamp};

mod model;

/// The service's name in ARNs and signatures.
pub const SERVICE: &str = "cognito-idp";
/// The version of the API, which is also part of a REST service's paths.
pub const API_VERSION: &str = "2016-04-18";
/// What stands before the dot in `X-Amz-Target`.
pub const TARGET_PREFIX: &str = "AWSCognitoIdentityProviderService";
/// The version in the content type `application/x-amz-json-`.
pub const JSON_VERSION: &str = "1.1";

/// Every operation of the service, in alphabetical order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Operation {
    AddCustomAttributes,
    AddUserPoolClientSecret,
    AdminAddUserToGroup,
    AdminConfirmSignUp,
    AdminCreateUser,
    AdminDeleteSoftwareToken,
    AdminDeleteUser,
    AdminDeleteUserAttributes,
    AdminDisableProviderForUser,
    AdminDisableUser,
    AdminEnableUser,
    AdminForgetDevice,
    AdminGetDevice,
    AdminGetUser,
    AdminGetUserAuthFactors,
    AdminInitiateAuth,
    AdminLinkProviderForUser,
    AdminListDevices,
    AdminListGroupsForUser,
    AdminListUserAuthEvents,
    AdminListUserSessions,
    AdminRemoveUserFromGroup,
    AdminResetUserPassword,
    AdminRespondToAuthChallenge,
    AdminRevokeUserSession,
    AdminSetUserMFAPreference,
    AdminSetUserPassword,
    AdminSetUserSettings,
    AdminUpdateAuthEventFeedback,
    AdminUpdateDeviceStatus,
    AdminUpdateUserAttributes,
    AdminUserGlobalSignOut,
    AssociateSoftwareToken,
    ChangePassword,
    CompleteWebAuthnRegistration,
    ConfirmDevice,
    ConfirmForgotPassword,
    ConfirmSignUp,
    CreateGroup,
    CreateIdentityProvider,
    CreateManagedLoginBranding,
    CreateResourceServer,
    CreateTerms,
    CreateUserImportJob,
    CreateUserPool,
    CreateUserPoolClient,
    CreateUserPoolDomain,
    CreateUserPoolReplica,
    DeleteGroup,
    DeleteIdentityProvider,
    DeleteManagedLoginBranding,
    DeleteResourceServer,
    DeleteTerms,
    DeleteUser,
    DeleteUserAttributes,
    DeleteUserPool,
    DeleteUserPoolClient,
    DeleteUserPoolClientSecret,
    DeleteUserPoolDomain,
    DeleteUserPoolReplica,
    DeleteWebAuthnCredential,
    DescribeIdentityProvider,
    DescribeManagedLoginBranding,
    DescribeManagedLoginBrandingByClient,
    DescribeResourceServer,
    DescribeRiskConfiguration,
    DescribeTerms,
    DescribeTermsByClient,
    DescribeUserImportJob,
    DescribeUserPool,
    DescribeUserPoolClient,
    DescribeUserPoolDomain,
    ForgetDevice,
    ForgotPassword,
    GetCSVHeader,
    GetClientToken,
    GetDerivedToken,
    GetDevice,
    GetGroup,
    GetIdentityProviderByIdentifier,
    GetLogDeliveryConfiguration,
    GetProvisionedLimit,
    GetSigningCertificate,
    GetTokensFromRefreshToken,
    GetUICustomization,
    GetUser,
    GetUserAttributeVerificationCode,
    GetUserAuthFactors,
    GetUserPoolClientSessionConfiguration,
    GetUserPoolMfaConfig,
    GetUserPoolSessionConfiguration,
    GlobalSignOut,
    InitiateAuth,
    ListDevices,
    ListGroups,
    ListIdentityProviders,
    ListResourceServers,
    ListTagsForResource,
    ListTerms,
    ListUserImportJobs,
    ListUserPoolClientSecrets,
    ListUserPoolClients,
    ListUserPoolReplicas,
    ListUserPools,
    ListUserSessions,
    ListUsers,
    ListUsersInGroup,
    ListWebAuthnCredentials,
    ResendConfirmationCode,
    RespondToAuthChallenge,
    RevokeToken,
    RevokeUserSession,
    SetLogDeliveryConfiguration,
    SetRiskConfiguration,
    SetUICustomization,
    SetUserMFAPreference,
    SetUserPoolClientSessionConfiguration,
    SetUserPoolMfaConfig,
    SetUserPoolSessionConfiguration,
    SetUserSettings,
    SignUp,
    StartUserImportJob,
    StartWebAuthnRegistration,
    StopUserImportJob,
    TagResource,
    UntagResource,
    UpdateAuthEventFeedback,
    UpdateDeviceStatus,
    UpdateGroup,
    UpdateIdentityProvider,
    UpdateManagedLoginBranding,
    UpdateProvisionedLimit,
    UpdateResourceServer,
    UpdateTerms,
    UpdateUserAttributes,
    UpdateUserPool,
    UpdateUserPoolClient,
    UpdateUserPoolDomain,
    UpdateUserPoolReplica,
    VerifySoftwareToken,
    VerifyUserAttribute,
}

impl Operation {
    /// Every operation, in alphabetical order.
    pub const ALL: [Self; 141] = [
        Self::AddCustomAttributes,
        Self::AddUserPoolClientSecret,
        Self::AdminAddUserToGroup,
        Self::AdminConfirmSignUp,
        Self::AdminCreateUser,
        Self::AdminDeleteSoftwareToken,
        Self::AdminDeleteUser,
        Self::AdminDeleteUserAttributes,
        Self::AdminDisableProviderForUser,
        Self::AdminDisableUser,
        Self::AdminEnableUser,
        Self::AdminForgetDevice,
        Self::AdminGetDevice,
        Self::AdminGetUser,
        Self::AdminGetUserAuthFactors,
        Self::AdminInitiateAuth,
        Self::AdminLinkProviderForUser,
        Self::AdminListDevices,
        Self::AdminListGroupsForUser,
        Self::AdminListUserAuthEvents,
        Self::AdminListUserSessions,
        Self::AdminRemoveUserFromGroup,
        Self::AdminResetUserPassword,
        Self::AdminRespondToAuthChallenge,
        Self::AdminRevokeUserSession,
        Self::AdminSetUserMFAPreference,
        Self::AdminSetUserPassword,
        Self::AdminSetUserSettings,
        Self::AdminUpdateAuthEventFeedback,
        Self::AdminUpdateDeviceStatus,
        Self::AdminUpdateUserAttributes,
        Self::AdminUserGlobalSignOut,
        Self::AssociateSoftwareToken,
        Self::ChangePassword,
        Self::CompleteWebAuthnRegistration,
        Self::ConfirmDevice,
        Self::ConfirmForgotPassword,
        Self::ConfirmSignUp,
        Self::CreateGroup,
        Self::CreateIdentityProvider,
        Self::CreateManagedLoginBranding,
        Self::CreateResourceServer,
        Self::CreateTerms,
        Self::CreateUserImportJob,
        Self::CreateUserPool,
        Self::CreateUserPoolClient,
        Self::CreateUserPoolDomain,
        Self::CreateUserPoolReplica,
        Self::DeleteGroup,
        Self::DeleteIdentityProvider,
        Self::DeleteManagedLoginBranding,
        Self::DeleteResourceServer,
        Self::DeleteTerms,
        Self::DeleteUser,
        Self::DeleteUserAttributes,
        Self::DeleteUserPool,
        Self::DeleteUserPoolClient,
        Self::DeleteUserPoolClientSecret,
        Self::DeleteUserPoolDomain,
        Self::DeleteUserPoolReplica,
        Self::DeleteWebAuthnCredential,
        Self::DescribeIdentityProvider,
        Self::DescribeManagedLoginBranding,
        Self::DescribeManagedLoginBrandingByClient,
        Self::DescribeResourceServer,
        Self::DescribeRiskConfiguration,
        Self::DescribeTerms,
        Self::DescribeTermsByClient,
        Self::DescribeUserImportJob,
        Self::DescribeUserPool,
        Self::DescribeUserPoolClient,
        Self::DescribeUserPoolDomain,
        Self::ForgetDevice,
        Self::ForgotPassword,
        Self::GetCSVHeader,
        Self::GetClientToken,
        Self::GetDerivedToken,
        Self::GetDevice,
        Self::GetGroup,
        Self::GetIdentityProviderByIdentifier,
        Self::GetLogDeliveryConfiguration,
        Self::GetProvisionedLimit,
        Self::GetSigningCertificate,
        Self::GetTokensFromRefreshToken,
        Self::GetUICustomization,
        Self::GetUser,
        Self::GetUserAttributeVerificationCode,
        Self::GetUserAuthFactors,
        Self::GetUserPoolClientSessionConfiguration,
        Self::GetUserPoolMfaConfig,
        Self::GetUserPoolSessionConfiguration,
        Self::GlobalSignOut,
        Self::InitiateAuth,
        Self::ListDevices,
        Self::ListGroups,
        Self::ListIdentityProviders,
        Self::ListResourceServers,
        Self::ListTagsForResource,
        Self::ListTerms,
        Self::ListUserImportJobs,
        Self::ListUserPoolClientSecrets,
        Self::ListUserPoolClients,
        Self::ListUserPoolReplicas,
        Self::ListUserPools,
        Self::ListUserSessions,
        Self::ListUsers,
        Self::ListUsersInGroup,
        Self::ListWebAuthnCredentials,
        Self::ResendConfirmationCode,
        Self::RespondToAuthChallenge,
        Self::RevokeToken,
        Self::RevokeUserSession,
        Self::SetLogDeliveryConfiguration,
        Self::SetRiskConfiguration,
        Self::SetUICustomization,
        Self::SetUserMFAPreference,
        Self::SetUserPoolClientSessionConfiguration,
        Self::SetUserPoolMfaConfig,
        Self::SetUserPoolSessionConfiguration,
        Self::SetUserSettings,
        Self::SignUp,
        Self::StartUserImportJob,
        Self::StartWebAuthnRegistration,
        Self::StopUserImportJob,
        Self::TagResource,
        Self::UntagResource,
        Self::UpdateAuthEventFeedback,
        Self::UpdateDeviceStatus,
        Self::UpdateGroup,
        Self::UpdateIdentityProvider,
        Self::UpdateManagedLoginBranding,
        Self::UpdateProvisionedLimit,
        Self::UpdateResourceServer,
        Self::UpdateTerms,
        Self::UpdateUserAttributes,
        Self::UpdateUserPool,
        Self::UpdateUserPoolClient,
        Self::UpdateUserPoolDomain,
        Self::UpdateUserPoolReplica,
        Self::VerifySoftwareToken,
        Self::VerifyUserAttribute,
    ];

    /// What the model says about the operation.
    pub fn model(self) -> &'static OperationModel {
        &model::OPERATIONS[self as usize]
    }

    /// The name clients call it by.
    pub fn name(self) -> &'static str {
        self.model().name
    }

    /// The operation of this name; names are case-sensitive.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.binary_search_by(|operation| operation.name().cmp(name)).ok().map(|at| Self::ALL[at])
    }

    /// Who may call it.
    pub fn auth(self) -> Auth {
        self.model().auth
    }

    /// The exceptions the model lists for it.
    pub fn errors(self) -> &'static [&'static str] {
        self.model().errors
    }

    /// The structure a request is checked against.
    pub fn input_shape(self) -> Option<&'static Shape> {
        self.model().input
    }

    /// The structure of the answer; `None` means an empty body.
    pub fn output_shape(self) -> Option<&'static Shape> {
        self.model().output
    }

    /// Where it lives in a REST service.
    pub fn http(self) -> Option<Http> {
        self.model().http
    }
}

impl fmt::Display for Operation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// The model's entry for an exception of this service.
pub fn error(name: &str) -> Option<&'static ErrorModel> {
    model::ERRORS.binary_search_by(|error| error.name.cmp(name)).ok().map(|at| &model::ERRORS[at])
}

/// The input of one call: matching on it is how no operation is forgotten.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Input {
    AddCustomAttributes(AddCustomAttributesRequest),
    AddUserPoolClientSecret(AddUserPoolClientSecretRequest),
    AdminAddUserToGroup(AdminAddUserToGroupRequest),
    AdminConfirmSignUp(AdminConfirmSignUpRequest),
    AdminCreateUser(AdminCreateUserRequest),
    AdminDeleteSoftwareToken(AdminDeleteSoftwareTokenRequest),
    AdminDeleteUser(AdminDeleteUserRequest),
    AdminDeleteUserAttributes(AdminDeleteUserAttributesRequest),
    AdminDisableProviderForUser(AdminDisableProviderForUserRequest),
    AdminDisableUser(AdminDisableUserRequest),
    AdminEnableUser(AdminEnableUserRequest),
    AdminForgetDevice(AdminForgetDeviceRequest),
    AdminGetDevice(AdminGetDeviceRequest),
    AdminGetUser(AdminGetUserRequest),
    AdminGetUserAuthFactors(AdminGetUserAuthFactorsRequest),
    AdminInitiateAuth(AdminInitiateAuthRequest),
    AdminLinkProviderForUser(AdminLinkProviderForUserRequest),
    AdminListDevices(AdminListDevicesRequest),
    AdminListGroupsForUser(AdminListGroupsForUserRequest),
    AdminListUserAuthEvents(AdminListUserAuthEventsRequest),
    AdminListUserSessions(AdminListUserSessionsRequest),
    AdminRemoveUserFromGroup(AdminRemoveUserFromGroupRequest),
    AdminResetUserPassword(AdminResetUserPasswordRequest),
    AdminRespondToAuthChallenge(AdminRespondToAuthChallengeRequest),
    AdminRevokeUserSession(AdminRevokeUserSessionRequest),
    AdminSetUserMFAPreference(AdminSetUserMFAPreferenceRequest),
    AdminSetUserPassword(AdminSetUserPasswordRequest),
    AdminSetUserSettings(AdminSetUserSettingsRequest),
    AdminUpdateAuthEventFeedback(AdminUpdateAuthEventFeedbackRequest),
    AdminUpdateDeviceStatus(AdminUpdateDeviceStatusRequest),
    AdminUpdateUserAttributes(AdminUpdateUserAttributesRequest),
    AdminUserGlobalSignOut(AdminUserGlobalSignOutRequest),
    AssociateSoftwareToken(AssociateSoftwareTokenRequest),
    ChangePassword(ChangePasswordRequest),
    CompleteWebAuthnRegistration(CompleteWebAuthnRegistrationRequest),
    ConfirmDevice(ConfirmDeviceRequest),
    ConfirmForgotPassword(ConfirmForgotPasswordRequest),
    ConfirmSignUp(ConfirmSignUpRequest),
    CreateGroup(CreateGroupRequest),
    CreateIdentityProvider(CreateIdentityProviderRequest),
    CreateManagedLoginBranding(CreateManagedLoginBrandingRequest),
    CreateResourceServer(CreateResourceServerRequest),
    CreateTerms(CreateTermsRequest),
    CreateUserImportJob(CreateUserImportJobRequest),
    CreateUserPool(CreateUserPoolRequest),
    CreateUserPoolClient(CreateUserPoolClientRequest),
    CreateUserPoolDomain(CreateUserPoolDomainRequest),
    CreateUserPoolReplica(CreateUserPoolReplicaRequest),
    DeleteGroup(DeleteGroupRequest),
    DeleteIdentityProvider(DeleteIdentityProviderRequest),
    DeleteManagedLoginBranding(DeleteManagedLoginBrandingRequest),
    DeleteResourceServer(DeleteResourceServerRequest),
    DeleteTerms(DeleteTermsRequest),
    DeleteUser(DeleteUserRequest),
    DeleteUserAttributes(DeleteUserAttributesRequest),
    DeleteUserPool(DeleteUserPoolRequest),
    DeleteUserPoolClient(DeleteUserPoolClientRequest),
    DeleteUserPoolClientSecret(DeleteUserPoolClientSecretRequest),
    DeleteUserPoolDomain(DeleteUserPoolDomainRequest),
    DeleteUserPoolReplica(DeleteUserPoolReplicaRequest),
    DeleteWebAuthnCredential(DeleteWebAuthnCredentialRequest),
    DescribeIdentityProvider(DescribeIdentityProviderRequest),
    DescribeManagedLoginBranding(DescribeManagedLoginBrandingRequest),
    DescribeManagedLoginBrandingByClient(DescribeManagedLoginBrandingByClientRequest),
    DescribeResourceServer(DescribeResourceServerRequest),
    DescribeRiskConfiguration(DescribeRiskConfigurationRequest),
    DescribeTerms(DescribeTermsRequest),
    DescribeTermsByClient(DescribeTermsByClientRequest),
    DescribeUserImportJob(DescribeUserImportJobRequest),
    DescribeUserPool(DescribeUserPoolRequest),
    DescribeUserPoolClient(DescribeUserPoolClientRequest),
    DescribeUserPoolDomain(DescribeUserPoolDomainRequest),
    ForgetDevice(ForgetDeviceRequest),
    ForgotPassword(ForgotPasswordRequest),
    GetCSVHeader(GetCSVHeaderRequest),
    GetClientToken(GetClientTokenRequest),
    GetDerivedToken(GetDerivedTokenRequest),
    GetDevice(GetDeviceRequest),
    GetGroup(GetGroupRequest),
    GetIdentityProviderByIdentifier(GetIdentityProviderByIdentifierRequest),
    GetLogDeliveryConfiguration(GetLogDeliveryConfigurationRequest),
    GetProvisionedLimit(GetProvisionedLimitRequest),
    GetSigningCertificate(GetSigningCertificateRequest),
    GetTokensFromRefreshToken(GetTokensFromRefreshTokenRequest),
    GetUICustomization(GetUICustomizationRequest),
    GetUser(GetUserRequest),
    GetUserAttributeVerificationCode(GetUserAttributeVerificationCodeRequest),
    GetUserAuthFactors(GetUserAuthFactorsRequest),
    GetUserPoolClientSessionConfiguration(GetUserPoolClientSessionConfigurationRequest),
    GetUserPoolMfaConfig(GetUserPoolMfaConfigRequest),
    GetUserPoolSessionConfiguration(GetUserPoolSessionConfigurationRequest),
    GlobalSignOut(GlobalSignOutRequest),
    InitiateAuth(InitiateAuthRequest),
    ListDevices(ListDevicesRequest),
    ListGroups(ListGroupsRequest),
    ListIdentityProviders(ListIdentityProvidersRequest),
    ListResourceServers(ListResourceServersRequest),
    ListTagsForResource(ListTagsForResourceRequest),
    ListTerms(ListTermsRequest),
    ListUserImportJobs(ListUserImportJobsRequest),
    ListUserPoolClientSecrets(ListUserPoolClientSecretsRequest),
    ListUserPoolClients(ListUserPoolClientsRequest),
    ListUserPoolReplicas(ListUserPoolReplicasRequest),
    ListUserPools(ListUserPoolsRequest),
    ListUserSessions(ListUserSessionsRequest),
    ListUsers(ListUsersRequest),
    ListUsersInGroup(ListUsersInGroupRequest),
    ListWebAuthnCredentials(ListWebAuthnCredentialsRequest),
    ResendConfirmationCode(ResendConfirmationCodeRequest),
    RespondToAuthChallenge(RespondToAuthChallengeRequest),
    RevokeToken(RevokeTokenRequest),
    RevokeUserSession(RevokeUserSessionRequest),
    SetLogDeliveryConfiguration(SetLogDeliveryConfigurationRequest),
    SetRiskConfiguration(SetRiskConfigurationRequest),
    SetUICustomization(SetUICustomizationRequest),
    SetUserMFAPreference(SetUserMFAPreferenceRequest),
    SetUserPoolClientSessionConfiguration(SetUserPoolClientSessionConfigurationRequest),
    SetUserPoolMfaConfig(SetUserPoolMfaConfigRequest),
    SetUserPoolSessionConfiguration(SetUserPoolSessionConfigurationRequest),
    SetUserSettings(SetUserSettingsRequest),
    SignUp(SignUpRequest),
    StartUserImportJob(StartUserImportJobRequest),
    StartWebAuthnRegistration(StartWebAuthnRegistrationRequest),
    StopUserImportJob(StopUserImportJobRequest),
    TagResource(TagResourceRequest),
    UntagResource(UntagResourceRequest),
    UpdateAuthEventFeedback(UpdateAuthEventFeedbackRequest),
    UpdateDeviceStatus(UpdateDeviceStatusRequest),
    UpdateGroup(UpdateGroupRequest),
    UpdateIdentityProvider(UpdateIdentityProviderRequest),
    UpdateManagedLoginBranding(UpdateManagedLoginBrandingRequest),
    UpdateProvisionedLimit(UpdateProvisionedLimitRequest),
    UpdateResourceServer(UpdateResourceServerRequest),
    UpdateTerms(UpdateTermsRequest),
    UpdateUserAttributes(UpdateUserAttributesRequest),
    UpdateUserPool(UpdateUserPoolRequest),
    UpdateUserPoolClient(UpdateUserPoolClientRequest),
    UpdateUserPoolDomain(UpdateUserPoolDomainRequest),
    UpdateUserPoolReplica(UpdateUserPoolReplicaRequest),
    VerifySoftwareToken(VerifySoftwareTokenRequest),
    VerifyUserAttribute(VerifyUserAttributeRequest),
}

impl Input {
    /// Reads an input that [`crate::constraint::check`] has let pass.
    pub fn decode(operation: Operation, value: serde_json::Value) -> Result<Self, serde_json::Error> {
        Ok(match operation {
            Operation::AddCustomAttributes => Self::AddCustomAttributes(serde_json::from_value(value)?),
            Operation::AddUserPoolClientSecret => Self::AddUserPoolClientSecret(serde_json::from_value(value)?),
            Operation::AdminAddUserToGroup => Self::AdminAddUserToGroup(serde_json::from_value(value)?),
            Operation::AdminConfirmSignUp => Self::AdminConfirmSignUp(serde_json::from_value(value)?),
            Operation::AdminCreateUser => Self::AdminCreateUser(serde_json::from_value(value)?),
            Operation::AdminDeleteSoftwareToken => Self::AdminDeleteSoftwareToken(serde_json::from_value(value)?),
            Operation::AdminDeleteUser => Self::AdminDeleteUser(serde_json::from_value(value)?),
            Operation::AdminDeleteUserAttributes => Self::AdminDeleteUserAttributes(serde_json::from_value(value)?),
            Operation::AdminDisableProviderForUser => Self::AdminDisableProviderForUser(serde_json::from_value(value)?),
            Operation::AdminDisableUser => Self::AdminDisableUser(serde_json::from_value(value)?),
            Operation::AdminEnableUser => Self::AdminEnableUser(serde_json::from_value(value)?),
            Operation::AdminForgetDevice => Self::AdminForgetDevice(serde_json::from_value(value)?),
            Operation::AdminGetDevice => Self::AdminGetDevice(serde_json::from_value(value)?),
            Operation::AdminGetUser => Self::AdminGetUser(serde_json::from_value(value)?),
            Operation::AdminGetUserAuthFactors => Self::AdminGetUserAuthFactors(serde_json::from_value(value)?),
            Operation::AdminInitiateAuth => Self::AdminInitiateAuth(serde_json::from_value(value)?),
            Operation::AdminLinkProviderForUser => Self::AdminLinkProviderForUser(serde_json::from_value(value)?),
            Operation::AdminListDevices => Self::AdminListDevices(serde_json::from_value(value)?),
            Operation::AdminListGroupsForUser => Self::AdminListGroupsForUser(serde_json::from_value(value)?),
            Operation::AdminListUserAuthEvents => Self::AdminListUserAuthEvents(serde_json::from_value(value)?),
            Operation::AdminListUserSessions => Self::AdminListUserSessions(serde_json::from_value(value)?),
            Operation::AdminRemoveUserFromGroup => Self::AdminRemoveUserFromGroup(serde_json::from_value(value)?),
            Operation::AdminResetUserPassword => Self::AdminResetUserPassword(serde_json::from_value(value)?),
            Operation::AdminRespondToAuthChallenge => Self::AdminRespondToAuthChallenge(serde_json::from_value(value)?),
            Operation::AdminRevokeUserSession => Self::AdminRevokeUserSession(serde_json::from_value(value)?),
            Operation::AdminSetUserMFAPreference => Self::AdminSetUserMFAPreference(serde_json::from_value(value)?),
            Operation::AdminSetUserPassword => Self::AdminSetUserPassword(serde_json::from_value(value)?),
            Operation::AdminSetUserSettings => Self::AdminSetUserSettings(serde_json::from_value(value)?),
            Operation::AdminUpdateAuthEventFeedback => {
                Self::AdminUpdateAuthEventFeedback(serde_json::from_value(value)?)
            }
            Operation::AdminUpdateDeviceStatus => Self::AdminUpdateDeviceStatus(serde_json::from_value(value)?),
            Operation::AdminUpdateUserAttributes => Self::AdminUpdateUserAttributes(serde_json::from_value(value)?),
            Operation::AdminUserGlobalSignOut => Self::AdminUserGlobalSignOut(serde_json::from_value(value)?),
            Operation::AssociateSoftwareToken => Self::AssociateSoftwareToken(serde_json::from_value(value)?),
            Operation::ChangePassword => Self::ChangePassword(serde_json::from_value(value)?),
            Operation::CompleteWebAuthnRegistration => {
                Self::CompleteWebAuthnRegistration(serde_json::from_value(value)?)
            }
            Operation::ConfirmDevice => Self::ConfirmDevice(serde_json::from_value(value)?),
            Operation::ConfirmForgotPassword => Self::ConfirmForgotPassword(serde_json::from_value(value)?),
            Operation::ConfirmSignUp => Self::ConfirmSignUp(serde_json::from_value(value)?),
            Operation::CreateGroup => Self::CreateGroup(serde_json::from_value(value)?),
            Operation::CreateIdentityProvider => Self::CreateIdentityProvider(serde_json::from_value(value)?),
            Operation::CreateManagedLoginBranding => Self::CreateManagedLoginBranding(serde_json::from_value(value)?),
            Operation::CreateResourceServer => Self::CreateResourceServer(serde_json::from_value(value)?),
            Operation::CreateTerms => Self::CreateTerms(serde_json::from_value(value)?),
            Operation::CreateUserImportJob => Self::CreateUserImportJob(serde_json::from_value(value)?),
            Operation::CreateUserPool => Self::CreateUserPool(serde_json::from_value(value)?),
            Operation::CreateUserPoolClient => Self::CreateUserPoolClient(serde_json::from_value(value)?),
            Operation::CreateUserPoolDomain => Self::CreateUserPoolDomain(serde_json::from_value(value)?),
            Operation::CreateUserPoolReplica => Self::CreateUserPoolReplica(serde_json::from_value(value)?),
            Operation::DeleteGroup => Self::DeleteGroup(serde_json::from_value(value)?),
            Operation::DeleteIdentityProvider => Self::DeleteIdentityProvider(serde_json::from_value(value)?),
            Operation::DeleteManagedLoginBranding => Self::DeleteManagedLoginBranding(serde_json::from_value(value)?),
            Operation::DeleteResourceServer => Self::DeleteResourceServer(serde_json::from_value(value)?),
            Operation::DeleteTerms => Self::DeleteTerms(serde_json::from_value(value)?),
            Operation::DeleteUser => Self::DeleteUser(serde_json::from_value(value)?),
            Operation::DeleteUserAttributes => Self::DeleteUserAttributes(serde_json::from_value(value)?),
            Operation::DeleteUserPool => Self::DeleteUserPool(serde_json::from_value(value)?),
            Operation::DeleteUserPoolClient => Self::DeleteUserPoolClient(serde_json::from_value(value)?),
            Operation::DeleteUserPoolClientSecret => Self::DeleteUserPoolClientSecret(serde_json::from_value(value)?),
            Operation::DeleteUserPoolDomain => Self::DeleteUserPoolDomain(serde_json::from_value(value)?),
            Operation::DeleteUserPoolReplica => Self::DeleteUserPoolReplica(serde_json::from_value(value)?),
            Operation::DeleteWebAuthnCredential => Self::DeleteWebAuthnCredential(serde_json::from_value(value)?),
            Operation::DescribeIdentityProvider => Self::DescribeIdentityProvider(serde_json::from_value(value)?),
            Operation::DescribeManagedLoginBranding => {
                Self::DescribeManagedLoginBranding(serde_json::from_value(value)?)
            }
            Operation::DescribeManagedLoginBrandingByClient => {
                Self::DescribeManagedLoginBrandingByClient(serde_json::from_value(value)?)
            }
            Operation::DescribeResourceServer => Self::DescribeResourceServer(serde_json::from_value(value)?),
            Operation::DescribeRiskConfiguration => Self::DescribeRiskConfiguration(serde_json::from_value(value)?),
            Operation::DescribeTerms => Self::DescribeTerms(serde_json::from_value(value)?),
            Operation::DescribeTermsByClient => Self::DescribeTermsByClient(serde_json::from_value(value)?),
            Operation::DescribeUserImportJob => Self::DescribeUserImportJob(serde_json::from_value(value)?),
            Operation::DescribeUserPool => Self::DescribeUserPool(serde_json::from_value(value)?),
            Operation::DescribeUserPoolClient => Self::DescribeUserPoolClient(serde_json::from_value(value)?),
            Operation::DescribeUserPoolDomain => Self::DescribeUserPoolDomain(serde_json::from_value(value)?),
            Operation::ForgetDevice => Self::ForgetDevice(serde_json::from_value(value)?),
            Operation::ForgotPassword => Self::ForgotPassword(serde_json::from_value(value)?),
            Operation::GetCSVHeader => Self::GetCSVHeader(serde_json::from_value(value)?),
            Operation::GetClientToken => Self::GetClientToken(serde_json::from_value(value)?),
            Operation::GetDerivedToken => Self::GetDerivedToken(serde_json::from_value(value)?),
            Operation::GetDevice => Self::GetDevice(serde_json::from_value(value)?),
            Operation::GetGroup => Self::GetGroup(serde_json::from_value(value)?),
            Operation::GetIdentityProviderByIdentifier => {
                Self::GetIdentityProviderByIdentifier(serde_json::from_value(value)?)
            }
            Operation::GetLogDeliveryConfiguration => Self::GetLogDeliveryConfiguration(serde_json::from_value(value)?),
            Operation::GetProvisionedLimit => Self::GetProvisionedLimit(serde_json::from_value(value)?),
            Operation::GetSigningCertificate => Self::GetSigningCertificate(serde_json::from_value(value)?),
            Operation::GetTokensFromRefreshToken => Self::GetTokensFromRefreshToken(serde_json::from_value(value)?),
            Operation::GetUICustomization => Self::GetUICustomization(serde_json::from_value(value)?),
            Operation::GetUser => Self::GetUser(serde_json::from_value(value)?),
            Operation::GetUserAttributeVerificationCode => {
                Self::GetUserAttributeVerificationCode(serde_json::from_value(value)?)
            }
            Operation::GetUserAuthFactors => Self::GetUserAuthFactors(serde_json::from_value(value)?),
            Operation::GetUserPoolClientSessionConfiguration => {
                Self::GetUserPoolClientSessionConfiguration(serde_json::from_value(value)?)
            }
            Operation::GetUserPoolMfaConfig => Self::GetUserPoolMfaConfig(serde_json::from_value(value)?),
            Operation::GetUserPoolSessionConfiguration => {
                Self::GetUserPoolSessionConfiguration(serde_json::from_value(value)?)
            }
            Operation::GlobalSignOut => Self::GlobalSignOut(serde_json::from_value(value)?),
            Operation::InitiateAuth => Self::InitiateAuth(serde_json::from_value(value)?),
            Operation::ListDevices => Self::ListDevices(serde_json::from_value(value)?),
            Operation::ListGroups => Self::ListGroups(serde_json::from_value(value)?),
            Operation::ListIdentityProviders => Self::ListIdentityProviders(serde_json::from_value(value)?),
            Operation::ListResourceServers => Self::ListResourceServers(serde_json::from_value(value)?),
            Operation::ListTagsForResource => Self::ListTagsForResource(serde_json::from_value(value)?),
            Operation::ListTerms => Self::ListTerms(serde_json::from_value(value)?),
            Operation::ListUserImportJobs => Self::ListUserImportJobs(serde_json::from_value(value)?),
            Operation::ListUserPoolClientSecrets => Self::ListUserPoolClientSecrets(serde_json::from_value(value)?),
            Operation::ListUserPoolClients => Self::ListUserPoolClients(serde_json::from_value(value)?),
            Operation::ListUserPoolReplicas => Self::ListUserPoolReplicas(serde_json::from_value(value)?),
            Operation::ListUserPools => Self::ListUserPools(serde_json::from_value(value)?),
            Operation::ListUserSessions => Self::ListUserSessions(serde_json::from_value(value)?),
            Operation::ListUsers => Self::ListUsers(serde_json::from_value(value)?),
            Operation::ListUsersInGroup => Self::ListUsersInGroup(serde_json::from_value(value)?),
            Operation::ListWebAuthnCredentials => Self::ListWebAuthnCredentials(serde_json::from_value(value)?),
            Operation::ResendConfirmationCode => Self::ResendConfirmationCode(serde_json::from_value(value)?),
            Operation::RespondToAuthChallenge => Self::RespondToAuthChallenge(serde_json::from_value(value)?),
            Operation::RevokeToken => Self::RevokeToken(serde_json::from_value(value)?),
            Operation::RevokeUserSession => Self::RevokeUserSession(serde_json::from_value(value)?),
            Operation::SetLogDeliveryConfiguration => Self::SetLogDeliveryConfiguration(serde_json::from_value(value)?),
            Operation::SetRiskConfiguration => Self::SetRiskConfiguration(serde_json::from_value(value)?),
            Operation::SetUICustomization => Self::SetUICustomization(serde_json::from_value(value)?),
            Operation::SetUserMFAPreference => Self::SetUserMFAPreference(serde_json::from_value(value)?),
            Operation::SetUserPoolClientSessionConfiguration => {
                Self::SetUserPoolClientSessionConfiguration(serde_json::from_value(value)?)
            }
            Operation::SetUserPoolMfaConfig => Self::SetUserPoolMfaConfig(serde_json::from_value(value)?),
            Operation::SetUserPoolSessionConfiguration => {
                Self::SetUserPoolSessionConfiguration(serde_json::from_value(value)?)
            }
            Operation::SetUserSettings => Self::SetUserSettings(serde_json::from_value(value)?),
            Operation::SignUp => Self::SignUp(serde_json::from_value(value)?),
            Operation::StartUserImportJob => Self::StartUserImportJob(serde_json::from_value(value)?),
            Operation::StartWebAuthnRegistration => Self::StartWebAuthnRegistration(serde_json::from_value(value)?),
            Operation::StopUserImportJob => Self::StopUserImportJob(serde_json::from_value(value)?),
            Operation::TagResource => Self::TagResource(serde_json::from_value(value)?),
            Operation::UntagResource => Self::UntagResource(serde_json::from_value(value)?),
            Operation::UpdateAuthEventFeedback => Self::UpdateAuthEventFeedback(serde_json::from_value(value)?),
            Operation::UpdateDeviceStatus => Self::UpdateDeviceStatus(serde_json::from_value(value)?),
            Operation::UpdateGroup => Self::UpdateGroup(serde_json::from_value(value)?),
            Operation::UpdateIdentityProvider => Self::UpdateIdentityProvider(serde_json::from_value(value)?),
            Operation::UpdateManagedLoginBranding => Self::UpdateManagedLoginBranding(serde_json::from_value(value)?),
            Operation::UpdateProvisionedLimit => Self::UpdateProvisionedLimit(serde_json::from_value(value)?),
            Operation::UpdateResourceServer => Self::UpdateResourceServer(serde_json::from_value(value)?),
            Operation::UpdateTerms => Self::UpdateTerms(serde_json::from_value(value)?),
            Operation::UpdateUserAttributes => Self::UpdateUserAttributes(serde_json::from_value(value)?),
            Operation::UpdateUserPool => Self::UpdateUserPool(serde_json::from_value(value)?),
            Operation::UpdateUserPoolClient => Self::UpdateUserPoolClient(serde_json::from_value(value)?),
            Operation::UpdateUserPoolDomain => Self::UpdateUserPoolDomain(serde_json::from_value(value)?),
            Operation::UpdateUserPoolReplica => Self::UpdateUserPoolReplica(serde_json::from_value(value)?),
            Operation::VerifySoftwareToken => Self::VerifySoftwareToken(serde_json::from_value(value)?),
            Operation::VerifyUserAttribute => Self::VerifyUserAttribute(serde_json::from_value(value)?),
        })
    }

    /// The operation this is the input of.
    pub fn operation(&self) -> Operation {
        match self {
            Self::AddCustomAttributes(_) => Operation::AddCustomAttributes,
            Self::AddUserPoolClientSecret(_) => Operation::AddUserPoolClientSecret,
            Self::AdminAddUserToGroup(_) => Operation::AdminAddUserToGroup,
            Self::AdminConfirmSignUp(_) => Operation::AdminConfirmSignUp,
            Self::AdminCreateUser(_) => Operation::AdminCreateUser,
            Self::AdminDeleteSoftwareToken(_) => Operation::AdminDeleteSoftwareToken,
            Self::AdminDeleteUser(_) => Operation::AdminDeleteUser,
            Self::AdminDeleteUserAttributes(_) => Operation::AdminDeleteUserAttributes,
            Self::AdminDisableProviderForUser(_) => Operation::AdminDisableProviderForUser,
            Self::AdminDisableUser(_) => Operation::AdminDisableUser,
            Self::AdminEnableUser(_) => Operation::AdminEnableUser,
            Self::AdminForgetDevice(_) => Operation::AdminForgetDevice,
            Self::AdminGetDevice(_) => Operation::AdminGetDevice,
            Self::AdminGetUser(_) => Operation::AdminGetUser,
            Self::AdminGetUserAuthFactors(_) => Operation::AdminGetUserAuthFactors,
            Self::AdminInitiateAuth(_) => Operation::AdminInitiateAuth,
            Self::AdminLinkProviderForUser(_) => Operation::AdminLinkProviderForUser,
            Self::AdminListDevices(_) => Operation::AdminListDevices,
            Self::AdminListGroupsForUser(_) => Operation::AdminListGroupsForUser,
            Self::AdminListUserAuthEvents(_) => Operation::AdminListUserAuthEvents,
            Self::AdminListUserSessions(_) => Operation::AdminListUserSessions,
            Self::AdminRemoveUserFromGroup(_) => Operation::AdminRemoveUserFromGroup,
            Self::AdminResetUserPassword(_) => Operation::AdminResetUserPassword,
            Self::AdminRespondToAuthChallenge(_) => Operation::AdminRespondToAuthChallenge,
            Self::AdminRevokeUserSession(_) => Operation::AdminRevokeUserSession,
            Self::AdminSetUserMFAPreference(_) => Operation::AdminSetUserMFAPreference,
            Self::AdminSetUserPassword(_) => Operation::AdminSetUserPassword,
            Self::AdminSetUserSettings(_) => Operation::AdminSetUserSettings,
            Self::AdminUpdateAuthEventFeedback(_) => Operation::AdminUpdateAuthEventFeedback,
            Self::AdminUpdateDeviceStatus(_) => Operation::AdminUpdateDeviceStatus,
            Self::AdminUpdateUserAttributes(_) => Operation::AdminUpdateUserAttributes,
            Self::AdminUserGlobalSignOut(_) => Operation::AdminUserGlobalSignOut,
            Self::AssociateSoftwareToken(_) => Operation::AssociateSoftwareToken,
            Self::ChangePassword(_) => Operation::ChangePassword,
            Self::CompleteWebAuthnRegistration(_) => Operation::CompleteWebAuthnRegistration,
            Self::ConfirmDevice(_) => Operation::ConfirmDevice,
            Self::ConfirmForgotPassword(_) => Operation::ConfirmForgotPassword,
            Self::ConfirmSignUp(_) => Operation::ConfirmSignUp,
            Self::CreateGroup(_) => Operation::CreateGroup,
            Self::CreateIdentityProvider(_) => Operation::CreateIdentityProvider,
            Self::CreateManagedLoginBranding(_) => Operation::CreateManagedLoginBranding,
            Self::CreateResourceServer(_) => Operation::CreateResourceServer,
            Self::CreateTerms(_) => Operation::CreateTerms,
            Self::CreateUserImportJob(_) => Operation::CreateUserImportJob,
            Self::CreateUserPool(_) => Operation::CreateUserPool,
            Self::CreateUserPoolClient(_) => Operation::CreateUserPoolClient,
            Self::CreateUserPoolDomain(_) => Operation::CreateUserPoolDomain,
            Self::CreateUserPoolReplica(_) => Operation::CreateUserPoolReplica,
            Self::DeleteGroup(_) => Operation::DeleteGroup,
            Self::DeleteIdentityProvider(_) => Operation::DeleteIdentityProvider,
            Self::DeleteManagedLoginBranding(_) => Operation::DeleteManagedLoginBranding,
            Self::DeleteResourceServer(_) => Operation::DeleteResourceServer,
            Self::DeleteTerms(_) => Operation::DeleteTerms,
            Self::DeleteUser(_) => Operation::DeleteUser,
            Self::DeleteUserAttributes(_) => Operation::DeleteUserAttributes,
            Self::DeleteUserPool(_) => Operation::DeleteUserPool,
            Self::DeleteUserPoolClient(_) => Operation::DeleteUserPoolClient,
            Self::DeleteUserPoolClientSecret(_) => Operation::DeleteUserPoolClientSecret,
            Self::DeleteUserPoolDomain(_) => Operation::DeleteUserPoolDomain,
            Self::DeleteUserPoolReplica(_) => Operation::DeleteUserPoolReplica,
            Self::DeleteWebAuthnCredential(_) => Operation::DeleteWebAuthnCredential,
            Self::DescribeIdentityProvider(_) => Operation::DescribeIdentityProvider,
            Self::DescribeManagedLoginBranding(_) => Operation::DescribeManagedLoginBranding,
            Self::DescribeManagedLoginBrandingByClient(_) => Operation::DescribeManagedLoginBrandingByClient,
            Self::DescribeResourceServer(_) => Operation::DescribeResourceServer,
            Self::DescribeRiskConfiguration(_) => Operation::DescribeRiskConfiguration,
            Self::DescribeTerms(_) => Operation::DescribeTerms,
            Self::DescribeTermsByClient(_) => Operation::DescribeTermsByClient,
            Self::DescribeUserImportJob(_) => Operation::DescribeUserImportJob,
            Self::DescribeUserPool(_) => Operation::DescribeUserPool,
            Self::DescribeUserPoolClient(_) => Operation::DescribeUserPoolClient,
            Self::DescribeUserPoolDomain(_) => Operation::DescribeUserPoolDomain,
            Self::ForgetDevice(_) => Operation::ForgetDevice,
            Self::ForgotPassword(_) => Operation::ForgotPassword,
            Self::GetCSVHeader(_) => Operation::GetCSVHeader,
            Self::GetClientToken(_) => Operation::GetClientToken,
            Self::GetDerivedToken(_) => Operation::GetDerivedToken,
            Self::GetDevice(_) => Operation::GetDevice,
            Self::GetGroup(_) => Operation::GetGroup,
            Self::GetIdentityProviderByIdentifier(_) => Operation::GetIdentityProviderByIdentifier,
            Self::GetLogDeliveryConfiguration(_) => Operation::GetLogDeliveryConfiguration,
            Self::GetProvisionedLimit(_) => Operation::GetProvisionedLimit,
            Self::GetSigningCertificate(_) => Operation::GetSigningCertificate,
            Self::GetTokensFromRefreshToken(_) => Operation::GetTokensFromRefreshToken,
            Self::GetUICustomization(_) => Operation::GetUICustomization,
            Self::GetUser(_) => Operation::GetUser,
            Self::GetUserAttributeVerificationCode(_) => Operation::GetUserAttributeVerificationCode,
            Self::GetUserAuthFactors(_) => Operation::GetUserAuthFactors,
            Self::GetUserPoolClientSessionConfiguration(_) => Operation::GetUserPoolClientSessionConfiguration,
            Self::GetUserPoolMfaConfig(_) => Operation::GetUserPoolMfaConfig,
            Self::GetUserPoolSessionConfiguration(_) => Operation::GetUserPoolSessionConfiguration,
            Self::GlobalSignOut(_) => Operation::GlobalSignOut,
            Self::InitiateAuth(_) => Operation::InitiateAuth,
            Self::ListDevices(_) => Operation::ListDevices,
            Self::ListGroups(_) => Operation::ListGroups,
            Self::ListIdentityProviders(_) => Operation::ListIdentityProviders,
            Self::ListResourceServers(_) => Operation::ListResourceServers,
            Self::ListTagsForResource(_) => Operation::ListTagsForResource,
            Self::ListTerms(_) => Operation::ListTerms,
            Self::ListUserImportJobs(_) => Operation::ListUserImportJobs,
            Self::ListUserPoolClientSecrets(_) => Operation::ListUserPoolClientSecrets,
            Self::ListUserPoolClients(_) => Operation::ListUserPoolClients,
            Self::ListUserPoolReplicas(_) => Operation::ListUserPoolReplicas,
            Self::ListUserPools(_) => Operation::ListUserPools,
            Self::ListUserSessions(_) => Operation::ListUserSessions,
            Self::ListUsers(_) => Operation::ListUsers,
            Self::ListUsersInGroup(_) => Operation::ListUsersInGroup,
            Self::ListWebAuthnCredentials(_) => Operation::ListWebAuthnCredentials,
            Self::ResendConfirmationCode(_) => Operation::ResendConfirmationCode,
            Self::RespondToAuthChallenge(_) => Operation::RespondToAuthChallenge,
            Self::RevokeToken(_) => Operation::RevokeToken,
            Self::RevokeUserSession(_) => Operation::RevokeUserSession,
            Self::SetLogDeliveryConfiguration(_) => Operation::SetLogDeliveryConfiguration,
            Self::SetRiskConfiguration(_) => Operation::SetRiskConfiguration,
            Self::SetUICustomization(_) => Operation::SetUICustomization,
            Self::SetUserMFAPreference(_) => Operation::SetUserMFAPreference,
            Self::SetUserPoolClientSessionConfiguration(_) => Operation::SetUserPoolClientSessionConfiguration,
            Self::SetUserPoolMfaConfig(_) => Operation::SetUserPoolMfaConfig,
            Self::SetUserPoolSessionConfiguration(_) => Operation::SetUserPoolSessionConfiguration,
            Self::SetUserSettings(_) => Operation::SetUserSettings,
            Self::SignUp(_) => Operation::SignUp,
            Self::StartUserImportJob(_) => Operation::StartUserImportJob,
            Self::StartWebAuthnRegistration(_) => Operation::StartWebAuthnRegistration,
            Self::StopUserImportJob(_) => Operation::StopUserImportJob,
            Self::TagResource(_) => Operation::TagResource,
            Self::UntagResource(_) => Operation::UntagResource,
            Self::UpdateAuthEventFeedback(_) => Operation::UpdateAuthEventFeedback,
            Self::UpdateDeviceStatus(_) => Operation::UpdateDeviceStatus,
            Self::UpdateGroup(_) => Operation::UpdateGroup,
            Self::UpdateIdentityProvider(_) => Operation::UpdateIdentityProvider,
            Self::UpdateManagedLoginBranding(_) => Operation::UpdateManagedLoginBranding,
            Self::UpdateProvisionedLimit(_) => Operation::UpdateProvisionedLimit,
            Self::UpdateResourceServer(_) => Operation::UpdateResourceServer,
            Self::UpdateTerms(_) => Operation::UpdateTerms,
            Self::UpdateUserAttributes(_) => Operation::UpdateUserAttributes,
            Self::UpdateUserPool(_) => Operation::UpdateUserPool,
            Self::UpdateUserPoolClient(_) => Operation::UpdateUserPoolClient,
            Self::UpdateUserPoolDomain(_) => Operation::UpdateUserPoolDomain,
            Self::UpdateUserPoolReplica(_) => Operation::UpdateUserPoolReplica,
            Self::VerifySoftwareToken(_) => Operation::VerifySoftwareToken,
            Self::VerifyUserAttribute(_) => Operation::VerifyUserAttribute,
        }
    }
}

/// The model's structure `AccountRecoverySettingType`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AccountRecoverySettingType {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recovery_mechanisms: Option<Vec<RecoveryOptionType>>,
}

/// The model's structure `AccountTakeoverActionType`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AccountTakeoverActionType {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notify: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub event_action: Option<AccountTakeoverEventActionType>,
}

/// The model's structure `AccountTakeoverActionsType`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AccountTakeoverActionsType {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub low_action: Option<AccountTakeoverActionType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub medium_action: Option<AccountTakeoverActionType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub high_action: Option<AccountTakeoverActionType>,
}

/// The model's enum `AccountTakeoverEventActionType`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum AccountTakeoverEventActionType {
    #[serde(rename = "BLOCK")]
    Block,
    #[serde(rename = "MFA_IF_CONFIGURED")]
    MfaIfConfigured,
    #[serde(rename = "MFA_REQUIRED")]
    MfaRequired,
    #[serde(rename = "NO_ACTION")]
    NoAction,
}

impl AccountTakeoverEventActionType {
    /// The value on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Block => "BLOCK",
            Self::MfaIfConfigured => "MFA_IF_CONFIGURED",
            Self::MfaRequired => "MFA_REQUIRED",
            Self::NoAction => "NO_ACTION",
        }
    }
}

impl fmt::Display for AccountTakeoverEventActionType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for AccountTakeoverEventActionType {
    type Err = InvalidEnumValue;

    fn from_str(value: &str) -> Result<Self, InvalidEnumValue> {
        Ok(match value {
            "BLOCK" => Self::Block,
            "MFA_IF_CONFIGURED" => Self::MfaIfConfigured,
            "MFA_REQUIRED" => Self::MfaRequired,
            "NO_ACTION" => Self::NoAction,
            _ => return Err(InvalidEnumValue { shape: "AccountTakeoverEventActionType" }),
        })
    }
}

/// The model's structure `AccountTakeoverRiskConfigurationType`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AccountTakeoverRiskConfigurationType {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notify_configuration: Option<NotifyConfigurationType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub actions: Option<AccountTakeoverActionsType>,
}

/// The model's structure `AcrLevelConfigType`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AcrLevelConfigType {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub acr_value: Option<String>,
}

/// The input of [`Operation::AddCustomAttributes`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AddCustomAttributesRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom_attributes: Option<Vec<SchemaAttributeType>>,
}

/// The output of [`Operation::AddCustomAttributes`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct AddCustomAttributesResponse {}

/// The input of [`Operation::AddUserPoolClientSecret`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AddUserPoolClientSecretRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_id: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_secret: Option<Sensitive>,
}

/// The output of [`Operation::AddUserPoolClientSecret`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AddUserPoolClientSecretResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_secret_descriptor: Option<ClientSecretDescriptorType>,
}

/// The input of [`Operation::AdminAddUserToGroup`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AdminAddUserToGroupRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub username: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group_name: Option<String>,
}

/// The input of [`Operation::AdminConfirmSignUp`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AdminConfirmSignUpRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub username: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_metadata: Option<BTreeMap<String, String>>,
}

/// The output of [`Operation::AdminConfirmSignUp`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct AdminConfirmSignUpResponse {}

/// The model's structure `AdminCreateUserConfigType`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AdminCreateUserConfigType {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allow_admin_create_user_only: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unused_account_validity_days: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub invite_message_template: Option<MessageTemplateType>,
}

/// The input of [`Operation::AdminCreateUser`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AdminCreateUserRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub username: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_attributes: Option<Vec<AttributeType>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub validation_data: Option<Vec<AttributeType>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub temporary_password: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub force_alias_creation: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message_action: Option<MessageActionType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub desired_delivery_mediums: Option<Vec<DeliveryMediumType>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_metadata: Option<BTreeMap<String, String>>,
}

/// The output of [`Operation::AdminCreateUser`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AdminCreateUserResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user: Option<UserType>,
}

/// The input of [`Operation::AdminDeleteSoftwareToken`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AdminDeleteSoftwareTokenRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub username: Option<Sensitive>,
}

/// The output of [`Operation::AdminDeleteSoftwareToken`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct AdminDeleteSoftwareTokenResponse {}

/// The input of [`Operation::AdminDeleteUserAttributes`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AdminDeleteUserAttributesRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub username: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_attribute_names: Option<Vec<String>>,
}

/// The output of [`Operation::AdminDeleteUserAttributes`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct AdminDeleteUserAttributesResponse {}

/// The input of [`Operation::AdminDeleteUser`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AdminDeleteUserRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub username: Option<Sensitive>,
}

/// The input of [`Operation::AdminDisableProviderForUser`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AdminDisableProviderForUserRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user: Option<ProviderUserIdentifierType>,
}

/// The output of [`Operation::AdminDisableProviderForUser`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct AdminDisableProviderForUserResponse {}

/// The input of [`Operation::AdminDisableUser`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AdminDisableUserRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub username: Option<Sensitive>,
}

/// The output of [`Operation::AdminDisableUser`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct AdminDisableUserResponse {}

/// The input of [`Operation::AdminEnableUser`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AdminEnableUserRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub username: Option<Sensitive>,
}

/// The output of [`Operation::AdminEnableUser`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct AdminEnableUserResponse {}

/// The input of [`Operation::AdminForgetDevice`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AdminForgetDeviceRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub username: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_key: Option<String>,
}

/// The input of [`Operation::AdminGetDevice`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AdminGetDeviceRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_key: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub username: Option<Sensitive>,
}

/// The output of [`Operation::AdminGetDevice`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AdminGetDeviceResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device: Option<DeviceType>,
}

/// The input of [`Operation::AdminGetUserAuthFactors`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AdminGetUserAuthFactorsRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub username: Option<Sensitive>,
}

/// The output of [`Operation::AdminGetUserAuthFactors`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AdminGetUserAuthFactorsResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub username: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub preferred_mfa_setting: Option<String>,
    #[serde(rename = "UserMFASettingList", skip_serializing_if = "Option::is_none")]
    pub user_mfa_setting_list: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub configured_user_auth_factors: Option<Vec<AuthFactorType>>,
}

/// The input of [`Operation::AdminGetUser`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AdminGetUserRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub username: Option<Sensitive>,
}

/// The output of [`Operation::AdminGetUser`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AdminGetUserResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub username: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_attributes: Option<Vec<AttributeType>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_create_date: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_last_modified_date: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enabled: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_status: Option<UserStatusType>,
    #[serde(rename = "MFAOptions", skip_serializing_if = "Option::is_none")]
    pub mfa_options: Option<Vec<MFAOptionType>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub preferred_mfa_setting: Option<String>,
    #[serde(rename = "UserMFASettingList", skip_serializing_if = "Option::is_none")]
    pub user_mfa_setting_list: Option<Vec<String>>,
}

/// The input of [`Operation::AdminInitiateAuth`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AdminInitiateAuthRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_id: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub auth_flow: Option<AuthFlowType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub auth_parameters: Option<BTreeMap<String, Sensitive>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_metadata: Option<BTreeMap<String, String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub analytics_metadata: Option<AnalyticsMetadataType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub context_data: Option<ContextDataType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session: Option<Sensitive>,
}

/// The output of [`Operation::AdminInitiateAuth`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AdminInitiateAuthResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub challenge_name: Option<ChallengeNameType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub challenge_parameters: Option<BTreeMap<String, String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authentication_result: Option<AuthenticationResultType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub available_challenges: Option<Vec<ChallengeNameType>>,
}

/// The input of [`Operation::AdminLinkProviderForUser`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AdminLinkProviderForUserRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub destination_user: Option<ProviderUserIdentifierType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_user: Option<ProviderUserIdentifierType>,
}

/// The output of [`Operation::AdminLinkProviderForUser`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct AdminLinkProviderForUserResponse {}

/// The input of [`Operation::AdminListDevices`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AdminListDevicesRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub username: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pagination_token: Option<String>,
}

/// The output of [`Operation::AdminListDevices`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AdminListDevicesResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub devices: Option<Vec<DeviceType>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pagination_token: Option<String>,
}

/// The input of [`Operation::AdminListGroupsForUser`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AdminListGroupsForUserRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub username: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

/// The output of [`Operation::AdminListGroupsForUser`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AdminListGroupsForUserResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub groups: Option<Vec<GroupType>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

/// The input of [`Operation::AdminListUserAuthEvents`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AdminListUserAuthEventsRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub username: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_results: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

/// The output of [`Operation::AdminListUserAuthEvents`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AdminListUserAuthEventsResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub auth_events: Option<Vec<AuthEventType>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

/// The input of [`Operation::AdminListUserSessions`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AdminListUserSessionsRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub username: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

/// The output of [`Operation::AdminListUserSessions`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AdminListUserSessionsResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sessions: Option<Vec<SessionDescriptionType>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

/// The input of [`Operation::AdminRemoveUserFromGroup`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AdminRemoveUserFromGroupRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub username: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group_name: Option<String>,
}

/// The input of [`Operation::AdminResetUserPassword`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AdminResetUserPasswordRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub username: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_metadata: Option<BTreeMap<String, String>>,
}

/// The output of [`Operation::AdminResetUserPassword`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct AdminResetUserPasswordResponse {}

/// The input of [`Operation::AdminRespondToAuthChallenge`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AdminRespondToAuthChallengeRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_id: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub challenge_name: Option<ChallengeNameType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub challenge_responses: Option<BTreeMap<String, Sensitive>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub analytics_metadata: Option<AnalyticsMetadataType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub context_data: Option<ContextDataType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_metadata: Option<BTreeMap<String, String>>,
}

/// The output of [`Operation::AdminRespondToAuthChallenge`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AdminRespondToAuthChallengeResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub challenge_name: Option<ChallengeNameType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub challenge_parameters: Option<BTreeMap<String, String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authentication_result: Option<AuthenticationResultType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub available_challenges: Option<Vec<ChallengeNameType>>,
}

/// The input of [`Operation::AdminRevokeUserSession`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AdminRevokeUserSessionRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub username: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub revoke_associated_sessions: Option<RevokeAssociatedSessionsType>,
}

/// The output of [`Operation::AdminRevokeUserSession`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct AdminRevokeUserSessionResponse {}

/// The input of [`Operation::AdminSetUserMFAPreference`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AdminSetUserMFAPreferenceRequest {
    #[serde(rename = "SMSMfaSettings", skip_serializing_if = "Option::is_none")]
    pub sms_mfa_settings: Option<SMSMfaSettingsType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub software_token_mfa_settings: Option<SoftwareTokenMfaSettingsType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email_mfa_settings: Option<EmailMfaSettingsType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub web_authn_mfa_settings: Option<WebAuthnMfaSettingsType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub username: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
}

/// The output of [`Operation::AdminSetUserMFAPreference`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct AdminSetUserMFAPreferenceResponse {}

/// The input of [`Operation::AdminSetUserPassword`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AdminSetUserPasswordRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub username: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub password: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub permanent: Option<bool>,
}

/// The output of [`Operation::AdminSetUserPassword`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct AdminSetUserPasswordResponse {}

/// The input of [`Operation::AdminSetUserSettings`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AdminSetUserSettingsRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub username: Option<Sensitive>,
    #[serde(rename = "MFAOptions", skip_serializing_if = "Option::is_none")]
    pub mfa_options: Option<Vec<MFAOptionType>>,
}

/// The output of [`Operation::AdminSetUserSettings`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct AdminSetUserSettingsResponse {}

/// The input of [`Operation::AdminUpdateAuthEventFeedback`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AdminUpdateAuthEventFeedbackRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub username: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub event_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub feedback_value: Option<FeedbackValueType>,
}

/// The output of [`Operation::AdminUpdateAuthEventFeedback`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct AdminUpdateAuthEventFeedbackResponse {}

/// The input of [`Operation::AdminUpdateDeviceStatus`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AdminUpdateDeviceStatusRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub username: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_key: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_remembered_status: Option<DeviceRememberedStatusType>,
}

/// The output of [`Operation::AdminUpdateDeviceStatus`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct AdminUpdateDeviceStatusResponse {}

/// The input of [`Operation::AdminUpdateUserAttributes`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AdminUpdateUserAttributesRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub username: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_attributes: Option<Vec<AttributeType>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_metadata: Option<BTreeMap<String, String>>,
}

/// The output of [`Operation::AdminUpdateUserAttributes`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct AdminUpdateUserAttributesResponse {}

/// The input of [`Operation::AdminUserGlobalSignOut`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AdminUserGlobalSignOutRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub username: Option<Sensitive>,
}

/// The output of [`Operation::AdminUserGlobalSignOut`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct AdminUserGlobalSignOutResponse {}

/// The model's structure `AdvancedSecurityAdditionalFlowsType`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AdvancedSecurityAdditionalFlowsType {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom_auth_mode: Option<AdvancedSecurityEnabledModeType>,
}

/// The model's enum `AdvancedSecurityEnabledModeType`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum AdvancedSecurityEnabledModeType {
    #[serde(rename = "AUDIT")]
    Audit,
    #[serde(rename = "ENFORCED")]
    Enforced,
}

impl AdvancedSecurityEnabledModeType {
    /// The value on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Audit => "AUDIT",
            Self::Enforced => "ENFORCED",
        }
    }
}

impl fmt::Display for AdvancedSecurityEnabledModeType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for AdvancedSecurityEnabledModeType {
    type Err = InvalidEnumValue;

    fn from_str(value: &str) -> Result<Self, InvalidEnumValue> {
        Ok(match value {
            "AUDIT" => Self::Audit,
            "ENFORCED" => Self::Enforced,
            _ => return Err(InvalidEnumValue { shape: "AdvancedSecurityEnabledModeType" }),
        })
    }
}

/// The model's enum `AdvancedSecurityModeType`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum AdvancedSecurityModeType {
    #[serde(rename = "OFF")]
    Off,
    #[serde(rename = "AUDIT")]
    Audit,
    #[serde(rename = "ENFORCED")]
    Enforced,
}

impl AdvancedSecurityModeType {
    /// The value on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Off => "OFF",
            Self::Audit => "AUDIT",
            Self::Enforced => "ENFORCED",
        }
    }
}

impl fmt::Display for AdvancedSecurityModeType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for AdvancedSecurityModeType {
    type Err = InvalidEnumValue;

    fn from_str(value: &str) -> Result<Self, InvalidEnumValue> {
        Ok(match value {
            "OFF" => Self::Off,
            "AUDIT" => Self::Audit,
            "ENFORCED" => Self::Enforced,
            _ => return Err(InvalidEnumValue { shape: "AdvancedSecurityModeType" }),
        })
    }
}

/// The model's enum `AliasAttributeType`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum AliasAttributeType {
    #[serde(rename = "phone_number")]
    PhoneNumber,
    #[serde(rename = "email")]
    Email,
    #[serde(rename = "preferred_username")]
    PreferredUsername,
}

impl AliasAttributeType {
    /// The value on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::PhoneNumber => "phone_number",
            Self::Email => "email",
            Self::PreferredUsername => "preferred_username",
        }
    }
}

impl fmt::Display for AliasAttributeType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for AliasAttributeType {
    type Err = InvalidEnumValue;

    fn from_str(value: &str) -> Result<Self, InvalidEnumValue> {
        Ok(match value {
            "phone_number" => Self::PhoneNumber,
            "email" => Self::Email,
            "preferred_username" => Self::PreferredUsername,
            _ => return Err(InvalidEnumValue { shape: "AliasAttributeType" }),
        })
    }
}

/// The model's structure `AnalyticsConfigurationType`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AnalyticsConfigurationType {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub application_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub application_arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role_arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub external_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_data_shared: Option<bool>,
}

/// The model's structure `AnalyticsMetadataType`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AnalyticsMetadataType {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub analytics_endpoint_id: Option<String>,
}

/// The model's enum `AssetCategoryType`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum AssetCategoryType {
    #[serde(rename = "FAVICON_ICO")]
    FaviconIco,
    #[serde(rename = "FAVICON_SVG")]
    FaviconSvg,
    #[serde(rename = "EMAIL_GRAPHIC")]
    EmailGraphic,
    #[serde(rename = "SMS_GRAPHIC")]
    SmsGraphic,
    #[serde(rename = "AUTH_APP_GRAPHIC")]
    AuthAppGraphic,
    #[serde(rename = "PASSWORD_GRAPHIC")]
    PasswordGraphic,
    #[serde(rename = "PASSKEY_GRAPHIC")]
    PasskeyGraphic,
    #[serde(rename = "PAGE_HEADER_LOGO")]
    PageHeaderLogo,
    #[serde(rename = "PAGE_HEADER_BACKGROUND")]
    PageHeaderBackground,
    #[serde(rename = "PAGE_FOOTER_LOGO")]
    PageFooterLogo,
    #[serde(rename = "PAGE_FOOTER_BACKGROUND")]
    PageFooterBackground,
    #[serde(rename = "PAGE_BACKGROUND")]
    PageBackground,
    #[serde(rename = "FORM_BACKGROUND")]
    FormBackground,
    #[serde(rename = "FORM_LOGO")]
    FormLogo,
    #[serde(rename = "IDP_BUTTON_ICON")]
    IdpButtonIcon,
}

impl AssetCategoryType {
    /// The value on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::FaviconIco => "FAVICON_ICO",
            Self::FaviconSvg => "FAVICON_SVG",
            Self::EmailGraphic => "EMAIL_GRAPHIC",
            Self::SmsGraphic => "SMS_GRAPHIC",
            Self::AuthAppGraphic => "AUTH_APP_GRAPHIC",
            Self::PasswordGraphic => "PASSWORD_GRAPHIC",
            Self::PasskeyGraphic => "PASSKEY_GRAPHIC",
            Self::PageHeaderLogo => "PAGE_HEADER_LOGO",
            Self::PageHeaderBackground => "PAGE_HEADER_BACKGROUND",
            Self::PageFooterLogo => "PAGE_FOOTER_LOGO",
            Self::PageFooterBackground => "PAGE_FOOTER_BACKGROUND",
            Self::PageBackground => "PAGE_BACKGROUND",
            Self::FormBackground => "FORM_BACKGROUND",
            Self::FormLogo => "FORM_LOGO",
            Self::IdpButtonIcon => "IDP_BUTTON_ICON",
        }
    }
}

impl fmt::Display for AssetCategoryType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for AssetCategoryType {
    type Err = InvalidEnumValue;

    fn from_str(value: &str) -> Result<Self, InvalidEnumValue> {
        Ok(match value {
            "FAVICON_ICO" => Self::FaviconIco,
            "FAVICON_SVG" => Self::FaviconSvg,
            "EMAIL_GRAPHIC" => Self::EmailGraphic,
            "SMS_GRAPHIC" => Self::SmsGraphic,
            "AUTH_APP_GRAPHIC" => Self::AuthAppGraphic,
            "PASSWORD_GRAPHIC" => Self::PasswordGraphic,
            "PASSKEY_GRAPHIC" => Self::PasskeyGraphic,
            "PAGE_HEADER_LOGO" => Self::PageHeaderLogo,
            "PAGE_HEADER_BACKGROUND" => Self::PageHeaderBackground,
            "PAGE_FOOTER_LOGO" => Self::PageFooterLogo,
            "PAGE_FOOTER_BACKGROUND" => Self::PageFooterBackground,
            "PAGE_BACKGROUND" => Self::PageBackground,
            "FORM_BACKGROUND" => Self::FormBackground,
            "FORM_LOGO" => Self::FormLogo,
            "IDP_BUTTON_ICON" => Self::IdpButtonIcon,
            _ => return Err(InvalidEnumValue { shape: "AssetCategoryType" }),
        })
    }
}

/// The model's enum `AssetExtensionType`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum AssetExtensionType {
    #[serde(rename = "ICO")]
    Ico,
    #[serde(rename = "JPEG")]
    Jpeg,
    #[serde(rename = "PNG")]
    Png,
    #[serde(rename = "SVG")]
    Svg,
    #[serde(rename = "WEBP")]
    Webp,
}

impl AssetExtensionType {
    /// The value on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ico => "ICO",
            Self::Jpeg => "JPEG",
            Self::Png => "PNG",
            Self::Svg => "SVG",
            Self::Webp => "WEBP",
        }
    }
}

impl fmt::Display for AssetExtensionType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for AssetExtensionType {
    type Err = InvalidEnumValue;

    fn from_str(value: &str) -> Result<Self, InvalidEnumValue> {
        Ok(match value {
            "ICO" => Self::Ico,
            "JPEG" => Self::Jpeg,
            "PNG" => Self::Png,
            "SVG" => Self::Svg,
            "WEBP" => Self::Webp,
            _ => return Err(InvalidEnumValue { shape: "AssetExtensionType" }),
        })
    }
}

/// The model's structure `AssetType`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AssetType {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub category: Option<AssetCategoryType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub color_mode: Option<ColorSchemeModeType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub extension: Option<AssetExtensionType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bytes: Option<Blob>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_id: Option<String>,
}

/// The input of [`Operation::AssociateSoftwareToken`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AssociateSoftwareTokenRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access_token: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session: Option<Sensitive>,
}

/// The output of [`Operation::AssociateSoftwareToken`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AssociateSoftwareTokenResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub secret_code: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session: Option<Sensitive>,
}

/// The model's enum `AttributeDataType`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum AttributeDataType {
    String,
    Number,
    DateTime,
    Boolean,
}

impl AttributeDataType {
    /// The value on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::String => "String",
            Self::Number => "Number",
            Self::DateTime => "DateTime",
            Self::Boolean => "Boolean",
        }
    }
}

impl fmt::Display for AttributeDataType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for AttributeDataType {
    type Err = InvalidEnumValue;

    fn from_str(value: &str) -> Result<Self, InvalidEnumValue> {
        Ok(match value {
            "String" => Self::String,
            "Number" => Self::Number,
            "DateTime" => Self::DateTime,
            "Boolean" => Self::Boolean,
            _ => return Err(InvalidEnumValue { shape: "AttributeDataType" }),
        })
    }
}

/// The model's structure `AttributeType`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AttributeType {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<Sensitive>,
}

/// The model's structure `AuthEventType`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AuthEventType {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub event_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub event_type: Option<EventType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub creation_date: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub event_response: Option<EventResponseType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub event_risk: Option<EventRiskType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub challenge_responses: Option<Vec<ChallengeResponseType>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub event_context_data: Option<EventContextDataType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub event_feedback: Option<EventFeedbackType>,
}

/// The model's enum `AuthFactorType`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum AuthFactorType {
    #[serde(rename = "PASSWORD")]
    Password,
    #[serde(rename = "EMAIL_OTP")]
    EmailOtp,
    #[serde(rename = "SMS_OTP")]
    SmsOtp,
    #[serde(rename = "WEB_AUTHN")]
    WebAuthn,
    #[serde(rename = "SOFTWARE_TOKEN")]
    SoftwareToken,
}

impl AuthFactorType {
    /// The value on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Password => "PASSWORD",
            Self::EmailOtp => "EMAIL_OTP",
            Self::SmsOtp => "SMS_OTP",
            Self::WebAuthn => "WEB_AUTHN",
            Self::SoftwareToken => "SOFTWARE_TOKEN",
        }
    }
}

impl fmt::Display for AuthFactorType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for AuthFactorType {
    type Err = InvalidEnumValue;

    fn from_str(value: &str) -> Result<Self, InvalidEnumValue> {
        Ok(match value {
            "PASSWORD" => Self::Password,
            "EMAIL_OTP" => Self::EmailOtp,
            "SMS_OTP" => Self::SmsOtp,
            "WEB_AUTHN" => Self::WebAuthn,
            "SOFTWARE_TOKEN" => Self::SoftwareToken,
            _ => return Err(InvalidEnumValue { shape: "AuthFactorType" }),
        })
    }
}

/// The model's enum `AuthFlowType`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum AuthFlowType {
    #[serde(rename = "USER_SRP_AUTH")]
    UserSrpAuth,
    #[serde(rename = "REFRESH_TOKEN_AUTH")]
    RefreshTokenAuth,
    #[serde(rename = "REFRESH_TOKEN")]
    RefreshToken,
    #[serde(rename = "CUSTOM_AUTH")]
    CustomAuth,
    #[serde(rename = "ADMIN_NO_SRP_AUTH")]
    AdminNoSrpAuth,
    #[serde(rename = "USER_PASSWORD_AUTH")]
    UserPasswordAuth,
    #[serde(rename = "ADMIN_USER_PASSWORD_AUTH")]
    AdminUserPasswordAuth,
    #[serde(rename = "USER_AUTH")]
    UserAuth,
}

impl AuthFlowType {
    /// The value on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::UserSrpAuth => "USER_SRP_AUTH",
            Self::RefreshTokenAuth => "REFRESH_TOKEN_AUTH",
            Self::RefreshToken => "REFRESH_TOKEN",
            Self::CustomAuth => "CUSTOM_AUTH",
            Self::AdminNoSrpAuth => "ADMIN_NO_SRP_AUTH",
            Self::UserPasswordAuth => "USER_PASSWORD_AUTH",
            Self::AdminUserPasswordAuth => "ADMIN_USER_PASSWORD_AUTH",
            Self::UserAuth => "USER_AUTH",
        }
    }
}

impl fmt::Display for AuthFlowType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for AuthFlowType {
    type Err = InvalidEnumValue;

    fn from_str(value: &str) -> Result<Self, InvalidEnumValue> {
        Ok(match value {
            "USER_SRP_AUTH" => Self::UserSrpAuth,
            "REFRESH_TOKEN_AUTH" => Self::RefreshTokenAuth,
            "REFRESH_TOKEN" => Self::RefreshToken,
            "CUSTOM_AUTH" => Self::CustomAuth,
            "ADMIN_NO_SRP_AUTH" => Self::AdminNoSrpAuth,
            "USER_PASSWORD_AUTH" => Self::UserPasswordAuth,
            "ADMIN_USER_PASSWORD_AUTH" => Self::AdminUserPasswordAuth,
            "USER_AUTH" => Self::UserAuth,
            _ => return Err(InvalidEnumValue { shape: "AuthFlowType" }),
        })
    }
}

/// The model's structure `AuthenticationResultType`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AuthenticationResultType {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access_token: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expires_in: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub token_type: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refresh_token: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id_token: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub new_device_metadata: Option<NewDeviceMetadataType>,
}

/// The model's enum `ChallengeName`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum ChallengeName {
    Password,
    Mfa,
}

impl ChallengeName {
    /// The value on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Password => "Password",
            Self::Mfa => "Mfa",
        }
    }
}

impl fmt::Display for ChallengeName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for ChallengeName {
    type Err = InvalidEnumValue;

    fn from_str(value: &str) -> Result<Self, InvalidEnumValue> {
        Ok(match value {
            "Password" => Self::Password,
            "Mfa" => Self::Mfa,
            _ => return Err(InvalidEnumValue { shape: "ChallengeName" }),
        })
    }
}

/// The model's enum `ChallengeNameType`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum ChallengeNameType {
    #[serde(rename = "SMS_MFA")]
    SmsMfa,
    #[serde(rename = "EMAIL_OTP")]
    EmailOtp,
    #[serde(rename = "SOFTWARE_TOKEN_MFA")]
    SoftwareTokenMfa,
    #[serde(rename = "SELECT_MFA_TYPE")]
    SelectMfaType,
    #[serde(rename = "MFA_SETUP")]
    MfaSetup,
    #[serde(rename = "PASSWORD_VERIFIER")]
    PasswordVerifier,
    #[serde(rename = "CUSTOM_CHALLENGE")]
    CustomChallenge,
    #[serde(rename = "SELECT_CHALLENGE")]
    SelectChallenge,
    #[serde(rename = "DEVICE_SRP_AUTH")]
    DeviceSrpAuth,
    #[serde(rename = "DEVICE_PASSWORD_VERIFIER")]
    DevicePasswordVerifier,
    #[serde(rename = "ADMIN_NO_SRP_AUTH")]
    AdminNoSrpAuth,
    #[serde(rename = "NEW_PASSWORD_REQUIRED")]
    NewPasswordRequired,
    #[serde(rename = "SMS_OTP")]
    SmsOtp,
    #[serde(rename = "PASSWORD")]
    Password,
    #[serde(rename = "WEB_AUTHN")]
    WebAuthn,
    #[serde(rename = "PASSWORD_SRP")]
    PasswordSrp,
    #[serde(rename = "SRP_A")]
    SrpA,
}

impl ChallengeNameType {
    /// The value on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::SmsMfa => "SMS_MFA",
            Self::EmailOtp => "EMAIL_OTP",
            Self::SoftwareTokenMfa => "SOFTWARE_TOKEN_MFA",
            Self::SelectMfaType => "SELECT_MFA_TYPE",
            Self::MfaSetup => "MFA_SETUP",
            Self::PasswordVerifier => "PASSWORD_VERIFIER",
            Self::CustomChallenge => "CUSTOM_CHALLENGE",
            Self::SelectChallenge => "SELECT_CHALLENGE",
            Self::DeviceSrpAuth => "DEVICE_SRP_AUTH",
            Self::DevicePasswordVerifier => "DEVICE_PASSWORD_VERIFIER",
            Self::AdminNoSrpAuth => "ADMIN_NO_SRP_AUTH",
            Self::NewPasswordRequired => "NEW_PASSWORD_REQUIRED",
            Self::SmsOtp => "SMS_OTP",
            Self::Password => "PASSWORD",
            Self::WebAuthn => "WEB_AUTHN",
            Self::PasswordSrp => "PASSWORD_SRP",
            Self::SrpA => "SRP_A",
        }
    }
}

impl fmt::Display for ChallengeNameType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for ChallengeNameType {
    type Err = InvalidEnumValue;

    fn from_str(value: &str) -> Result<Self, InvalidEnumValue> {
        Ok(match value {
            "SMS_MFA" => Self::SmsMfa,
            "EMAIL_OTP" => Self::EmailOtp,
            "SOFTWARE_TOKEN_MFA" => Self::SoftwareTokenMfa,
            "SELECT_MFA_TYPE" => Self::SelectMfaType,
            "MFA_SETUP" => Self::MfaSetup,
            "PASSWORD_VERIFIER" => Self::PasswordVerifier,
            "CUSTOM_CHALLENGE" => Self::CustomChallenge,
            "SELECT_CHALLENGE" => Self::SelectChallenge,
            "DEVICE_SRP_AUTH" => Self::DeviceSrpAuth,
            "DEVICE_PASSWORD_VERIFIER" => Self::DevicePasswordVerifier,
            "ADMIN_NO_SRP_AUTH" => Self::AdminNoSrpAuth,
            "NEW_PASSWORD_REQUIRED" => Self::NewPasswordRequired,
            "SMS_OTP" => Self::SmsOtp,
            "PASSWORD" => Self::Password,
            "WEB_AUTHN" => Self::WebAuthn,
            "PASSWORD_SRP" => Self::PasswordSrp,
            "SRP_A" => Self::SrpA,
            _ => return Err(InvalidEnumValue { shape: "ChallengeNameType" }),
        })
    }
}

/// The model's enum `ChallengeResponse`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum ChallengeResponse {
    Success,
    Failure,
}

impl ChallengeResponse {
    /// The value on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Success => "Success",
            Self::Failure => "Failure",
        }
    }
}

impl fmt::Display for ChallengeResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for ChallengeResponse {
    type Err = InvalidEnumValue;

    fn from_str(value: &str) -> Result<Self, InvalidEnumValue> {
        Ok(match value {
            "Success" => Self::Success,
            "Failure" => Self::Failure,
            _ => return Err(InvalidEnumValue { shape: "ChallengeResponse" }),
        })
    }
}

/// The model's structure `ChallengeResponseType`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ChallengeResponseType {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub challenge_name: Option<ChallengeName>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub challenge_response: Option<ChallengeResponse>,
}

/// The input of [`Operation::ChangePassword`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ChangePasswordRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub previous_password: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub proposed_password: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access_token: Option<Sensitive>,
}

/// The output of [`Operation::ChangePassword`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ChangePasswordResponse {}

/// The model's structure `ClientAuthenticationResultType`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ClientAuthenticationResultType {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access_token: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expires_in: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub token_type: Option<String>,
}

/// The model's structure `ClientSSOSessionConfigType`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ClientSSOSessionConfigType {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_validity_minutes: Option<i32>,
}

/// The model's structure `ClientSecretDescriptorType`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ClientSecretDescriptorType {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_secret_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_secret_value: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_secret_create_date: Option<Timestamp>,
}

/// The model's enum `ClientTypeType`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum ClientTypeType {
    #[serde(rename = "REGULAR")]
    Regular,
    #[serde(rename = "DCR")]
    Dcr,
}

impl ClientTypeType {
    /// The value on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Regular => "REGULAR",
            Self::Dcr => "DCR",
        }
    }
}

impl fmt::Display for ClientTypeType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for ClientTypeType {
    type Err = InvalidEnumValue;

    fn from_str(value: &str) -> Result<Self, InvalidEnumValue> {
        Ok(match value {
            "REGULAR" => Self::Regular,
            "DCR" => Self::Dcr,
            _ => return Err(InvalidEnumValue { shape: "ClientTypeType" }),
        })
    }
}

/// The model's structure `CloudWatchLogsConfigurationType`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct CloudWatchLogsConfigurationType {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub log_group_arn: Option<String>,
}

/// The model's structure `CodeDeliveryDetailsType`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct CodeDeliveryDetailsType {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub destination: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delivery_medium: Option<DeliveryMediumType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attribute_name: Option<String>,
}

/// The model's enum `ColorSchemeModeType`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum ColorSchemeModeType {
    #[serde(rename = "LIGHT")]
    Light,
    #[serde(rename = "DARK")]
    Dark,
    #[serde(rename = "DYNAMIC")]
    Dynamic,
}

impl ColorSchemeModeType {
    /// The value on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Light => "LIGHT",
            Self::Dark => "DARK",
            Self::Dynamic => "DYNAMIC",
        }
    }
}

impl fmt::Display for ColorSchemeModeType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for ColorSchemeModeType {
    type Err = InvalidEnumValue;

    fn from_str(value: &str) -> Result<Self, InvalidEnumValue> {
        Ok(match value {
            "LIGHT" => Self::Light,
            "DARK" => Self::Dark,
            "DYNAMIC" => Self::Dynamic,
            _ => return Err(InvalidEnumValue { shape: "ColorSchemeModeType" }),
        })
    }
}

/// The input of [`Operation::CompleteWebAuthnRegistration`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct CompleteWebAuthnRegistrationRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access_token: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credential: Option<serde_json::Value>,
}

/// The output of [`Operation::CompleteWebAuthnRegistration`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CompleteWebAuthnRegistrationResponse {}

/// The model's structure `CompromisedCredentialsActionsType`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct CompromisedCredentialsActionsType {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub event_action: Option<CompromisedCredentialsEventActionType>,
}

/// The model's enum `CompromisedCredentialsEventActionType`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum CompromisedCredentialsEventActionType {
    #[serde(rename = "BLOCK")]
    Block,
    #[serde(rename = "NO_ACTION")]
    NoAction,
}

impl CompromisedCredentialsEventActionType {
    /// The value on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Block => "BLOCK",
            Self::NoAction => "NO_ACTION",
        }
    }
}

impl fmt::Display for CompromisedCredentialsEventActionType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for CompromisedCredentialsEventActionType {
    type Err = InvalidEnumValue;

    fn from_str(value: &str) -> Result<Self, InvalidEnumValue> {
        Ok(match value {
            "BLOCK" => Self::Block,
            "NO_ACTION" => Self::NoAction,
            _ => return Err(InvalidEnumValue { shape: "CompromisedCredentialsEventActionType" }),
        })
    }
}

/// The model's structure `CompromisedCredentialsRiskConfigurationType`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct CompromisedCredentialsRiskConfigurationType {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub event_filter: Option<Vec<EventFilterType>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub actions: Option<CompromisedCredentialsActionsType>,
}

/// The input of [`Operation::ConfirmDevice`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ConfirmDeviceRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access_token: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_key: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_secret_verifier_config: Option<DeviceSecretVerifierConfigType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_name: Option<String>,
}

/// The output of [`Operation::ConfirmDevice`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ConfirmDeviceResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_confirmation_necessary: Option<bool>,
}

/// The input of [`Operation::ConfirmForgotPassword`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ConfirmForgotPasswordRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_id: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub secret_hash: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub username: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confirmation_code: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub password: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub analytics_metadata: Option<AnalyticsMetadataType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_context_data: Option<UserContextDataType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_metadata: Option<BTreeMap<String, String>>,
}

/// The output of [`Operation::ConfirmForgotPassword`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ConfirmForgotPasswordResponse {}

/// The input of [`Operation::ConfirmSignUp`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ConfirmSignUpRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_id: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub secret_hash: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub username: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confirmation_code: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub force_alias_creation: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub analytics_metadata: Option<AnalyticsMetadataType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_context_data: Option<UserContextDataType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_metadata: Option<BTreeMap<String, String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session: Option<Sensitive>,
}

/// The output of [`Operation::ConfirmSignUp`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ConfirmSignUpResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session: Option<Sensitive>,
}

/// The model's structure `ContextDataType`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ContextDataType {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ip_address: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub server_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub server_path: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub http_headers: Option<Vec<HttpHeader>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub encoded_data: Option<String>,
}

/// The input of [`Operation::CreateGroup`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct CreateGroupRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role_arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub precedence: Option<i32>,
}

/// The output of [`Operation::CreateGroup`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct CreateGroupResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<GroupType>,
}

/// The input of [`Operation::CreateIdentityProvider`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct CreateIdentityProviderRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provider_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provider_type: Option<IdentityProviderTypeType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provider_details: Option<BTreeMap<String, Sensitive>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attribute_mapping: Option<BTreeMap<String, String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub idp_identifiers: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub acr_mapping: Option<BTreeMap<String, String>>,
}

/// The output of [`Operation::CreateIdentityProvider`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct CreateIdentityProviderResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub identity_provider: Option<IdentityProviderType>,
}

/// The input of [`Operation::CreateManagedLoginBranding`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct CreateManagedLoginBrandingRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_id: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub use_cognito_provided_values: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub settings: Option<serde_json::Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assets: Option<Vec<AssetType>>,
}

/// The output of [`Operation::CreateManagedLoginBranding`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct CreateManagedLoginBrandingResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub managed_login_branding: Option<ManagedLoginBrandingType>,
}

/// The input of [`Operation::CreateResourceServer`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct CreateResourceServerRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub identifier: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scopes: Option<Vec<ResourceServerScopeType>>,
}

/// The output of [`Operation::CreateResourceServer`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct CreateResourceServerResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_server: Option<ResourceServerType>,
}

/// The input of [`Operation::CreateTerms`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct CreateTermsRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_id: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub terms_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub terms_source: Option<TermsSourceType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enforcement: Option<TermsEnforcementType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub links: Option<BTreeMap<String, String>>,
}

/// The output of [`Operation::CreateTerms`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct CreateTermsResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub terms: Option<TermsType>,
}

/// The input of [`Operation::CreateUserImportJob`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct CreateUserImportJobRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub job_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cloud_watch_logs_role_arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub password_hashing_algorithm: Option<PasswordHashingAlgorithmType>,
}

/// The output of [`Operation::CreateUserImportJob`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct CreateUserImportJobResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_import_job: Option<UserImportJobType>,
}

/// The input of [`Operation::CreateUserPoolClient`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct CreateUserPoolClientRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub generate_secret: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_secret: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refresh_token_validity: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access_token_validity: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id_token_validity: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub token_validity_units: Option<TokenValidityUnitsType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub read_attributes: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub write_attributes: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub explicit_auth_flows: Option<Vec<ExplicitAuthFlowsType>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub supported_identity_providers: Option<Vec<String>>,
    #[serde(rename = "CallbackURLs", skip_serializing_if = "Option::is_none")]
    pub callback_urls: Option<Vec<String>>,
    #[serde(rename = "LogoutURLs", skip_serializing_if = "Option::is_none")]
    pub logout_urls: Option<Vec<String>>,
    #[serde(rename = "DefaultRedirectURI", skip_serializing_if = "Option::is_none")]
    pub default_redirect_uri: Option<String>,
    #[serde(rename = "AllowedOAuthFlows", skip_serializing_if = "Option::is_none")]
    pub allowed_oauth_flows: Option<Vec<OAuthFlowType>>,
    #[serde(rename = "AllowedOAuthScopes", skip_serializing_if = "Option::is_none")]
    pub allowed_oauth_scopes: Option<Vec<String>>,
    #[serde(rename = "AllowedOAuthFlowsUserPoolClient", skip_serializing_if = "Option::is_none")]
    pub allowed_oauth_flows_user_pool_client: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub analytics_configuration: Option<AnalyticsConfigurationType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prevent_user_existence_errors: Option<PreventUserExistenceErrorTypes>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enable_token_revocation: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enable_propagate_additional_user_context_data: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub auth_session_validity: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refresh_token_rotation: Option<RefreshTokenRotationType>,
}

/// The output of [`Operation::CreateUserPoolClient`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct CreateUserPoolClientResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_client: Option<UserPoolClientType>,
}

/// The input of [`Operation::CreateUserPoolDomain`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct CreateUserPoolDomainRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub domain: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub managed_login_version: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom_domain_config: Option<CustomDomainConfigType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub routing: Option<RoutingType>,
}

/// The output of [`Operation::CreateUserPoolDomain`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct CreateUserPoolDomainResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub managed_login_version: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cloud_front_domain: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub routing: Option<RoutingType>,
}

/// The input of [`Operation::CreateUserPoolReplica`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct CreateUserPoolReplicaRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_tags: Option<BTreeMap<String, String>>,
}

/// The output of [`Operation::CreateUserPoolReplica`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct CreateUserPoolReplicaResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_replica: Option<UserPoolReplicaType>,
}

/// The input of [`Operation::CreateUserPool`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct CreateUserPoolRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pool_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub policies: Option<UserPoolPolicyType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deletion_protection: Option<DeletionProtectionType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lambda_config: Option<LambdaConfigType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub auto_verified_attributes: Option<Vec<VerifiedAttributeType>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub alias_attributes: Option<Vec<AliasAttributeType>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub username_attributes: Option<Vec<UsernameAttributeType>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sms_verification_message: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email_verification_message: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email_verification_subject: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verification_message_template: Option<VerificationMessageTemplateType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sms_authentication_message: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mfa_configuration: Option<UserPoolMfaType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_attribute_update_settings: Option<UserAttributeUpdateSettingsType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_configuration: Option<DeviceConfigurationType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email_configuration: Option<EmailConfigurationType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sms_configuration: Option<SmsConfigurationType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_tags: Option<BTreeMap<String, String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub admin_create_user_config: Option<AdminCreateUserConfigType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub schema: Option<Vec<SchemaAttributeType>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_add_ons: Option<UserPoolAddOnsType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dcr_configuration: Option<DcrConfigurationType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub username_configuration: Option<UsernameConfigurationType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_recovery_setting: Option<AccountRecoverySettingType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_tier: Option<UserPoolTierType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key_configuration: Option<KeyConfigurationType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issuer_configuration: Option<IssuerConfigurationType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub acr_configuration: Option<BTreeMap<String, AcrLevelConfigType>>,
}

/// The output of [`Operation::CreateUserPool`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct CreateUserPoolResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool: Option<UserPoolType>,
}

/// The model's structure `CustomDomainConfigType`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct CustomDomainConfigType {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub certificate_arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub security_policy: Option<SecurityPolicyType>,
}

/// The model's structure `CustomEmailLambdaVersionConfigType`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct CustomEmailLambdaVersionConfigType {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lambda_version: Option<CustomEmailSenderLambdaVersionType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lambda_arn: Option<String>,
}

/// The model's enum `CustomEmailSenderLambdaVersionType`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum CustomEmailSenderLambdaVersionType {
    V1_0,
}

impl CustomEmailSenderLambdaVersionType {
    /// The value on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::V1_0 => "V1_0",
        }
    }
}

impl fmt::Display for CustomEmailSenderLambdaVersionType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for CustomEmailSenderLambdaVersionType {
    type Err = InvalidEnumValue;

    fn from_str(value: &str) -> Result<Self, InvalidEnumValue> {
        Ok(match value {
            "V1_0" => Self::V1_0,
            _ => return Err(InvalidEnumValue { shape: "CustomEmailSenderLambdaVersionType" }),
        })
    }
}

/// The model's structure `CustomSMSLambdaVersionConfigType`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct CustomSMSLambdaVersionConfigType {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lambda_version: Option<CustomSMSSenderLambdaVersionType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lambda_arn: Option<String>,
}

/// The model's enum `CustomSMSSenderLambdaVersionType`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum CustomSMSSenderLambdaVersionType {
    V1_0,
}

impl CustomSMSSenderLambdaVersionType {
    /// The value on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::V1_0 => "V1_0",
        }
    }
}

impl fmt::Display for CustomSMSSenderLambdaVersionType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for CustomSMSSenderLambdaVersionType {
    type Err = InvalidEnumValue;

    fn from_str(value: &str) -> Result<Self, InvalidEnumValue> {
        Ok(match value {
            "V1_0" => Self::V1_0,
            _ => return Err(InvalidEnumValue { shape: "CustomSMSSenderLambdaVersionType" }),
        })
    }
}

/// The model's structure `DcrConfigurationType`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DcrConfigurationType {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enable_status: Option<StatusType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub open_dcr_enabled: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authenticated_grant_types: Option<Vec<OAuthFlowType>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub open_dcr_grant_types: Option<Vec<OAuthFlowType>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allowed_scopes: Option<Vec<String>>,
}

/// The model's enum `DefaultEmailOptionType`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum DefaultEmailOptionType {
    #[serde(rename = "CONFIRM_WITH_LINK")]
    ConfirmWithLink,
    #[serde(rename = "CONFIRM_WITH_CODE")]
    ConfirmWithCode,
}

impl DefaultEmailOptionType {
    /// The value on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::ConfirmWithLink => "CONFIRM_WITH_LINK",
            Self::ConfirmWithCode => "CONFIRM_WITH_CODE",
        }
    }
}

impl fmt::Display for DefaultEmailOptionType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for DefaultEmailOptionType {
    type Err = InvalidEnumValue;

    fn from_str(value: &str) -> Result<Self, InvalidEnumValue> {
        Ok(match value {
            "CONFIRM_WITH_LINK" => Self::ConfirmWithLink,
            "CONFIRM_WITH_CODE" => Self::ConfirmWithCode,
            _ => return Err(InvalidEnumValue { shape: "DefaultEmailOptionType" }),
        })
    }
}

/// The input of [`Operation::DeleteGroup`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteGroupRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
}

/// The input of [`Operation::DeleteIdentityProvider`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteIdentityProviderRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provider_name: Option<String>,
}

/// The input of [`Operation::DeleteManagedLoginBranding`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteManagedLoginBrandingRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub managed_login_branding_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
}

/// The input of [`Operation::DeleteResourceServer`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteResourceServerRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub identifier: Option<String>,
}

/// The input of [`Operation::DeleteTerms`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteTermsRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub terms_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
}

/// The input of [`Operation::DeleteUserAttributes`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteUserAttributesRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_attribute_names: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access_token: Option<Sensitive>,
}

/// The output of [`Operation::DeleteUserAttributes`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DeleteUserAttributesResponse {}

/// The input of [`Operation::DeleteUserPoolClient`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteUserPoolClientRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_id: Option<Sensitive>,
}

/// The input of [`Operation::DeleteUserPoolClientSecret`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteUserPoolClientSecretRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_id: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_secret_id: Option<String>,
}

/// The output of [`Operation::DeleteUserPoolClientSecret`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DeleteUserPoolClientSecretResponse {}

/// The input of [`Operation::DeleteUserPoolDomain`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteUserPoolDomainRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub domain: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
}

/// The output of [`Operation::DeleteUserPoolDomain`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DeleteUserPoolDomainResponse {}

/// The input of [`Operation::DeleteUserPoolReplica`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteUserPoolReplicaRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region_name: Option<String>,
}

/// The output of [`Operation::DeleteUserPoolReplica`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteUserPoolReplicaResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_replica: Option<UserPoolReplicaType>,
}

/// The input of [`Operation::DeleteUserPool`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteUserPoolRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
}

/// The input of [`Operation::DeleteUser`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteUserRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access_token: Option<Sensitive>,
}

/// The input of [`Operation::DeleteWebAuthnCredential`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteWebAuthnCredentialRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access_token: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credential_id: Option<String>,
}

/// The output of [`Operation::DeleteWebAuthnCredential`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DeleteWebAuthnCredentialResponse {}

/// The model's enum `DeletionProtectionType`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum DeletionProtectionType {
    #[serde(rename = "ACTIVE")]
    Active,
    #[serde(rename = "INACTIVE")]
    Inactive,
}

impl DeletionProtectionType {
    /// The value on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Active => "ACTIVE",
            Self::Inactive => "INACTIVE",
        }
    }
}

impl fmt::Display for DeletionProtectionType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for DeletionProtectionType {
    type Err = InvalidEnumValue;

    fn from_str(value: &str) -> Result<Self, InvalidEnumValue> {
        Ok(match value {
            "ACTIVE" => Self::Active,
            "INACTIVE" => Self::Inactive,
            _ => return Err(InvalidEnumValue { shape: "DeletionProtectionType" }),
        })
    }
}

/// The model's enum `DeliveryMediumType`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum DeliveryMediumType {
    #[serde(rename = "SMS")]
    Sms,
    #[serde(rename = "EMAIL")]
    Email,
}

impl DeliveryMediumType {
    /// The value on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Sms => "SMS",
            Self::Email => "EMAIL",
        }
    }
}

impl fmt::Display for DeliveryMediumType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for DeliveryMediumType {
    type Err = InvalidEnumValue;

    fn from_str(value: &str) -> Result<Self, InvalidEnumValue> {
        Ok(match value {
            "SMS" => Self::Sms,
            "EMAIL" => Self::Email,
            _ => return Err(InvalidEnumValue { shape: "DeliveryMediumType" }),
        })
    }
}

/// The input of [`Operation::DescribeIdentityProvider`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeIdentityProviderRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provider_name: Option<String>,
}

/// The output of [`Operation::DescribeIdentityProvider`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeIdentityProviderResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub identity_provider: Option<IdentityProviderType>,
}

/// The input of [`Operation::DescribeManagedLoginBrandingByClient`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeManagedLoginBrandingByClientRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_id: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub return_merged_resources: Option<bool>,
}

/// The output of [`Operation::DescribeManagedLoginBrandingByClient`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeManagedLoginBrandingByClientResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub managed_login_branding: Option<ManagedLoginBrandingType>,
}

/// The input of [`Operation::DescribeManagedLoginBranding`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeManagedLoginBrandingRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub managed_login_branding_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub return_merged_resources: Option<bool>,
}

/// The output of [`Operation::DescribeManagedLoginBranding`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeManagedLoginBrandingResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub managed_login_branding: Option<ManagedLoginBrandingType>,
}

/// The input of [`Operation::DescribeResourceServer`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeResourceServerRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub identifier: Option<String>,
}

/// The output of [`Operation::DescribeResourceServer`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeResourceServerResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_server: Option<ResourceServerType>,
}

/// The input of [`Operation::DescribeRiskConfiguration`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeRiskConfigurationRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_id: Option<Sensitive>,
}

/// The output of [`Operation::DescribeRiskConfiguration`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeRiskConfigurationResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub risk_configuration: Option<RiskConfigurationType>,
}

/// The input of [`Operation::DescribeTermsByClient`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeTermsByClientRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_id: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub terms_name: Option<String>,
}

/// The output of [`Operation::DescribeTermsByClient`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeTermsByClientResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub terms: Option<TermsType>,
}

/// The input of [`Operation::DescribeTerms`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeTermsRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub terms_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
}

/// The output of [`Operation::DescribeTerms`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeTermsResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub terms: Option<TermsType>,
}

/// The input of [`Operation::DescribeUserImportJob`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeUserImportJobRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub job_id: Option<String>,
}

/// The output of [`Operation::DescribeUserImportJob`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeUserImportJobResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_import_job: Option<UserImportJobType>,
}

/// The input of [`Operation::DescribeUserPoolClient`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeUserPoolClientRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_id: Option<Sensitive>,
}

/// The output of [`Operation::DescribeUserPoolClient`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeUserPoolClientResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_client: Option<UserPoolClientType>,
}

/// The input of [`Operation::DescribeUserPoolDomain`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeUserPoolDomainRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub domain: Option<String>,
}

/// The output of [`Operation::DescribeUserPoolDomain`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeUserPoolDomainResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub domain_description: Option<DomainDescriptionType>,
}

/// The input of [`Operation::DescribeUserPool`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeUserPoolRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
}

/// The output of [`Operation::DescribeUserPool`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeUserPoolResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool: Option<UserPoolType>,
}

/// The model's structure `DeviceConfigurationType`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DeviceConfigurationType {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub challenge_required_on_new_device: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_only_remembered_on_user_prompt: Option<bool>,
}

/// The model's enum `DeviceRememberedStatusType`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum DeviceRememberedStatusType {
    #[serde(rename = "remembered")]
    Remembered,
    #[serde(rename = "not_remembered")]
    NotRemembered,
}

impl DeviceRememberedStatusType {
    /// The value on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Remembered => "remembered",
            Self::NotRemembered => "not_remembered",
        }
    }
}

impl fmt::Display for DeviceRememberedStatusType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for DeviceRememberedStatusType {
    type Err = InvalidEnumValue;

    fn from_str(value: &str) -> Result<Self, InvalidEnumValue> {
        Ok(match value {
            "remembered" => Self::Remembered,
            "not_remembered" => Self::NotRemembered,
            _ => return Err(InvalidEnumValue { shape: "DeviceRememberedStatusType" }),
        })
    }
}

/// The model's structure `DeviceSecretVerifierConfigType`.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DeviceSecretVerifierConfigType {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub password_verifier: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub salt: Option<String>,
}

impl fmt::Debug for DeviceSecretVerifierConfigType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DeviceSecretVerifierConfigType(redacted)")
    }
}

/// The model's structure `DeviceType`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DeviceType {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_key: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_attributes: Option<Vec<AttributeType>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_create_date: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_last_modified_date: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_last_authenticated_date: Option<Timestamp>,
}

/// The model's structure `DomainDescriptionType`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DomainDescriptionType {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
    #[serde(rename = "AWSAccountId", skip_serializing_if = "Option::is_none")]
    pub aws_account_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub domain: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub s3_bucket: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cloud_front_distribution: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<DomainStatusType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom_domain_config: Option<CustomDomainConfigType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub managed_login_version: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub routing: Option<RoutingType>,
}

/// The model's enum `DomainStatusType`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum DomainStatusType {
    #[serde(rename = "CREATING")]
    Creating,
    #[serde(rename = "DELETING")]
    Deleting,
    #[serde(rename = "UPDATING")]
    Updating,
    #[serde(rename = "ACTIVE")]
    Active,
    #[serde(rename = "FAILED")]
    Failed,
}

impl DomainStatusType {
    /// The value on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Creating => "CREATING",
            Self::Deleting => "DELETING",
            Self::Updating => "UPDATING",
            Self::Active => "ACTIVE",
            Self::Failed => "FAILED",
        }
    }
}

impl fmt::Display for DomainStatusType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for DomainStatusType {
    type Err = InvalidEnumValue;

    fn from_str(value: &str) -> Result<Self, InvalidEnumValue> {
        Ok(match value {
            "CREATING" => Self::Creating,
            "DELETING" => Self::Deleting,
            "UPDATING" => Self::Updating,
            "ACTIVE" => Self::Active,
            "FAILED" => Self::Failed,
            _ => return Err(InvalidEnumValue { shape: "DomainStatusType" }),
        })
    }
}

/// The model's structure `EmailConfigurationType`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct EmailConfigurationType {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reply_to_email_address: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email_sending_account: Option<EmailSendingAccountType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub configuration_set: Option<String>,
}

/// The model's structure `EmailMfaConfigType`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct EmailMfaConfigType {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
}

/// The model's structure `EmailMfaSettingsType`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct EmailMfaSettingsType {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enabled: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub preferred_mfa: Option<bool>,
}

/// The model's enum `EmailSendingAccountType`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum EmailSendingAccountType {
    #[serde(rename = "COGNITO_DEFAULT")]
    CognitoDefault,
    #[serde(rename = "DEVELOPER")]
    Developer,
}

impl EmailSendingAccountType {
    /// The value on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::CognitoDefault => "COGNITO_DEFAULT",
            Self::Developer => "DEVELOPER",
        }
    }
}

impl fmt::Display for EmailSendingAccountType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for EmailSendingAccountType {
    type Err = InvalidEnumValue;

    fn from_str(value: &str) -> Result<Self, InvalidEnumValue> {
        Ok(match value {
            "COGNITO_DEFAULT" => Self::CognitoDefault,
            "DEVELOPER" => Self::Developer,
            _ => return Err(InvalidEnumValue { shape: "EmailSendingAccountType" }),
        })
    }
}

/// The model's enum `EncryptionKeyType`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum EncryptionKeyType {
    #[serde(rename = "AWS_OWNED_KEY")]
    AwsOwnedKey,
    #[serde(rename = "CUSTOMER_MANAGED_KEY")]
    CustomerManagedKey,
}

impl EncryptionKeyType {
    /// The value on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::AwsOwnedKey => "AWS_OWNED_KEY",
            Self::CustomerManagedKey => "CUSTOMER_MANAGED_KEY",
        }
    }
}

impl fmt::Display for EncryptionKeyType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for EncryptionKeyType {
    type Err = InvalidEnumValue;

    fn from_str(value: &str) -> Result<Self, InvalidEnumValue> {
        Ok(match value {
            "AWS_OWNED_KEY" => Self::AwsOwnedKey,
            "CUSTOMER_MANAGED_KEY" => Self::CustomerManagedKey,
            _ => return Err(InvalidEnumValue { shape: "EncryptionKeyType" }),
        })
    }
}

/// The model's structure `EumsSmsConfigurationType`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct EumsSmsConfigurationType {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub caller_arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub external_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub origination_identity: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub configuration_set_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub in_entity_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub in_template_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
}

/// The model's structure `EventContextDataType`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct EventContextDataType {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ip_address: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timezone: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub city: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
}

/// The model's structure `EventFeedbackType`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct EventFeedbackType {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub feedback_value: Option<FeedbackValueType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provider: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub feedback_date: Option<Timestamp>,
}

/// The model's enum `EventFilterType`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum EventFilterType {
    #[serde(rename = "SIGN_IN")]
    SignIn,
    #[serde(rename = "PASSWORD_CHANGE")]
    PasswordChange,
    #[serde(rename = "SIGN_UP")]
    SignUp,
}

impl EventFilterType {
    /// The value on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::SignIn => "SIGN_IN",
            Self::PasswordChange => "PASSWORD_CHANGE",
            Self::SignUp => "SIGN_UP",
        }
    }
}

impl fmt::Display for EventFilterType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for EventFilterType {
    type Err = InvalidEnumValue;

    fn from_str(value: &str) -> Result<Self, InvalidEnumValue> {
        Ok(match value {
            "SIGN_IN" => Self::SignIn,
            "PASSWORD_CHANGE" => Self::PasswordChange,
            "SIGN_UP" => Self::SignUp,
            _ => return Err(InvalidEnumValue { shape: "EventFilterType" }),
        })
    }
}

/// The model's enum `EventResponseType`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum EventResponseType {
    Pass,
    Fail,
    InProgress,
}

impl EventResponseType {
    /// The value on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pass => "Pass",
            Self::Fail => "Fail",
            Self::InProgress => "InProgress",
        }
    }
}

impl fmt::Display for EventResponseType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for EventResponseType {
    type Err = InvalidEnumValue;

    fn from_str(value: &str) -> Result<Self, InvalidEnumValue> {
        Ok(match value {
            "Pass" => Self::Pass,
            "Fail" => Self::Fail,
            "InProgress" => Self::InProgress,
            _ => return Err(InvalidEnumValue { shape: "EventResponseType" }),
        })
    }
}

/// The model's structure `EventRiskType`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct EventRiskType {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub risk_decision: Option<RiskDecisionType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub risk_level: Option<RiskLevelType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub compromised_credentials_detected: Option<bool>,
}

/// The model's enum `EventSourceName`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum EventSourceName {
    #[serde(rename = "userNotification")]
    UserNotification,
    #[serde(rename = "userAuthEvents")]
    UserAuthEvents,
}

impl EventSourceName {
    /// The value on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::UserNotification => "userNotification",
            Self::UserAuthEvents => "userAuthEvents",
        }
    }
}

impl fmt::Display for EventSourceName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for EventSourceName {
    type Err = InvalidEnumValue;

    fn from_str(value: &str) -> Result<Self, InvalidEnumValue> {
        Ok(match value {
            "userNotification" => Self::UserNotification,
            "userAuthEvents" => Self::UserAuthEvents,
            _ => return Err(InvalidEnumValue { shape: "EventSourceName" }),
        })
    }
}

/// The model's enum `EventType`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum EventType {
    SignIn,
    SignUp,
    ForgotPassword,
    PasswordChange,
    ResendCode,
}

impl EventType {
    /// The value on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::SignIn => "SignIn",
            Self::SignUp => "SignUp",
            Self::ForgotPassword => "ForgotPassword",
            Self::PasswordChange => "PasswordChange",
            Self::ResendCode => "ResendCode",
        }
    }
}

impl fmt::Display for EventType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for EventType {
    type Err = InvalidEnumValue;

    fn from_str(value: &str) -> Result<Self, InvalidEnumValue> {
        Ok(match value {
            "SignIn" => Self::SignIn,
            "SignUp" => Self::SignUp,
            "ForgotPassword" => Self::ForgotPassword,
            "PasswordChange" => Self::PasswordChange,
            "ResendCode" => Self::ResendCode,
            _ => return Err(InvalidEnumValue { shape: "EventType" }),
        })
    }
}

/// The model's enum `ExplicitAuthFlowsType`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum ExplicitAuthFlowsType {
    #[serde(rename = "ADMIN_NO_SRP_AUTH")]
    AdminNoSrpAuth,
    #[serde(rename = "CUSTOM_AUTH_FLOW_ONLY")]
    CustomAuthFlowOnly,
    #[serde(rename = "USER_PASSWORD_AUTH")]
    UserPasswordAuth,
    #[serde(rename = "ALLOW_ADMIN_USER_PASSWORD_AUTH")]
    AllowAdminUserPasswordAuth,
    #[serde(rename = "ALLOW_CUSTOM_AUTH")]
    AllowCustomAuth,
    #[serde(rename = "ALLOW_USER_PASSWORD_AUTH")]
    AllowUserPasswordAuth,
    #[serde(rename = "ALLOW_USER_SRP_AUTH")]
    AllowUserSrpAuth,
    #[serde(rename = "ALLOW_REFRESH_TOKEN_AUTH")]
    AllowRefreshTokenAuth,
    #[serde(rename = "ALLOW_USER_AUTH")]
    AllowUserAuth,
    #[serde(rename = "ALLOW_TOKEN_EXCHANGE_DELEGATION")]
    AllowTokenExchangeDelegation,
    #[serde(rename = "ALLOW_TOKEN_EXCHANGE_IMPERSONATION")]
    AllowTokenExchangeImpersonation,
    #[serde(rename = "ALLOW_CLIENT_TOKEN_AUTH")]
    AllowClientTokenAuth,
}

impl ExplicitAuthFlowsType {
    /// The value on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::AdminNoSrpAuth => "ADMIN_NO_SRP_AUTH",
            Self::CustomAuthFlowOnly => "CUSTOM_AUTH_FLOW_ONLY",
            Self::UserPasswordAuth => "USER_PASSWORD_AUTH",
            Self::AllowAdminUserPasswordAuth => "ALLOW_ADMIN_USER_PASSWORD_AUTH",
            Self::AllowCustomAuth => "ALLOW_CUSTOM_AUTH",
            Self::AllowUserPasswordAuth => "ALLOW_USER_PASSWORD_AUTH",
            Self::AllowUserSrpAuth => "ALLOW_USER_SRP_AUTH",
            Self::AllowRefreshTokenAuth => "ALLOW_REFRESH_TOKEN_AUTH",
            Self::AllowUserAuth => "ALLOW_USER_AUTH",
            Self::AllowTokenExchangeDelegation => "ALLOW_TOKEN_EXCHANGE_DELEGATION",
            Self::AllowTokenExchangeImpersonation => "ALLOW_TOKEN_EXCHANGE_IMPERSONATION",
            Self::AllowClientTokenAuth => "ALLOW_CLIENT_TOKEN_AUTH",
        }
    }
}

impl fmt::Display for ExplicitAuthFlowsType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for ExplicitAuthFlowsType {
    type Err = InvalidEnumValue;

    fn from_str(value: &str) -> Result<Self, InvalidEnumValue> {
        Ok(match value {
            "ADMIN_NO_SRP_AUTH" => Self::AdminNoSrpAuth,
            "CUSTOM_AUTH_FLOW_ONLY" => Self::CustomAuthFlowOnly,
            "USER_PASSWORD_AUTH" => Self::UserPasswordAuth,
            "ALLOW_ADMIN_USER_PASSWORD_AUTH" => Self::AllowAdminUserPasswordAuth,
            "ALLOW_CUSTOM_AUTH" => Self::AllowCustomAuth,
            "ALLOW_USER_PASSWORD_AUTH" => Self::AllowUserPasswordAuth,
            "ALLOW_USER_SRP_AUTH" => Self::AllowUserSrpAuth,
            "ALLOW_REFRESH_TOKEN_AUTH" => Self::AllowRefreshTokenAuth,
            "ALLOW_USER_AUTH" => Self::AllowUserAuth,
            "ALLOW_TOKEN_EXCHANGE_DELEGATION" => Self::AllowTokenExchangeDelegation,
            "ALLOW_TOKEN_EXCHANGE_IMPERSONATION" => Self::AllowTokenExchangeImpersonation,
            "ALLOW_CLIENT_TOKEN_AUTH" => Self::AllowClientTokenAuth,
            _ => return Err(InvalidEnumValue { shape: "ExplicitAuthFlowsType" }),
        })
    }
}

/// The model's structure `FailoverType`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct FailoverType {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub secondary_region: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub primary_route53_health_check_id: Option<String>,
}

/// The model's enum `FeatureType`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum FeatureType {
    #[serde(rename = "ENABLED")]
    Enabled,
    #[serde(rename = "DISABLED")]
    Disabled,
}

impl FeatureType {
    /// The value on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Enabled => "ENABLED",
            Self::Disabled => "DISABLED",
        }
    }
}

impl fmt::Display for FeatureType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for FeatureType {
    type Err = InvalidEnumValue;

    fn from_str(value: &str) -> Result<Self, InvalidEnumValue> {
        Ok(match value {
            "ENABLED" => Self::Enabled,
            "DISABLED" => Self::Disabled,
            _ => return Err(InvalidEnumValue { shape: "FeatureType" }),
        })
    }
}

/// The model's enum `FeedbackValueType`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum FeedbackValueType {
    Valid,
    Invalid,
}

impl FeedbackValueType {
    /// The value on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Valid => "Valid",
            Self::Invalid => "Invalid",
        }
    }
}

impl fmt::Display for FeedbackValueType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for FeedbackValueType {
    type Err = InvalidEnumValue;

    fn from_str(value: &str) -> Result<Self, InvalidEnumValue> {
        Ok(match value {
            "Valid" => Self::Valid,
            "Invalid" => Self::Invalid,
            _ => return Err(InvalidEnumValue { shape: "FeedbackValueType" }),
        })
    }
}

/// The model's structure `FirehoseConfigurationType`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct FirehoseConfigurationType {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stream_arn: Option<String>,
}

/// The input of [`Operation::ForgetDevice`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ForgetDeviceRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access_token: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_key: Option<String>,
}

/// The input of [`Operation::ForgotPassword`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ForgotPasswordRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_id: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub secret_hash: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_context_data: Option<UserContextDataType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub username: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub analytics_metadata: Option<AnalyticsMetadataType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_metadata: Option<BTreeMap<String, String>>,
}

/// The output of [`Operation::ForgotPassword`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ForgotPasswordResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code_delivery_details: Option<CodeDeliveryDetailsType>,
}

/// The input of [`Operation::GetCSVHeader`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetCSVHeaderRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
}

/// The output of [`Operation::GetCSVHeader`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetCSVHeaderResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
    #[serde(rename = "CSVHeader", skip_serializing_if = "Option::is_none")]
    pub csv_header: Option<Vec<String>>,
}

/// The input of [`Operation::GetClientToken`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetClientTokenRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_id: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub secret: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scopes: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_metadata: Option<BTreeMap<String, String>>,
}

/// The output of [`Operation::GetClientToken`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetClientTokenResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_authentication_result: Option<ClientAuthenticationResultType>,
}

/// The input of [`Operation::GetDerivedToken`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetDerivedTokenRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_id: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_secret: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject_token: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject_token_type: Option<TokenTypeIdentifierType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject_token_provider_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub actor_token: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub actor_token_type: Option<TokenTypeIdentifierType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub actor_token_provider_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scopes: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub audiences: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resources: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub requested_token_type: Option<IssuedTokenTypeIdentifierType>,
}

/// The output of [`Operation::GetDerivedToken`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetDerivedTokenResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issued_token: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issued_token_type: Option<IssuedTokenTypeIdentifierType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub token_type: Option<OAuthTokenTypeType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expires_in: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scopes: Option<Vec<String>>,
}

/// The input of [`Operation::GetDevice`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetDeviceRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_key: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access_token: Option<Sensitive>,
}

/// The output of [`Operation::GetDevice`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetDeviceResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device: Option<DeviceType>,
}

/// The input of [`Operation::GetGroup`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetGroupRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
}

/// The output of [`Operation::GetGroup`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetGroupResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<GroupType>,
}

/// The input of [`Operation::GetIdentityProviderByIdentifier`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetIdentityProviderByIdentifierRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub idp_identifier: Option<String>,
}

/// The output of [`Operation::GetIdentityProviderByIdentifier`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetIdentityProviderByIdentifierResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub identity_provider: Option<IdentityProviderType>,
}

/// The input of [`Operation::GetLogDeliveryConfiguration`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetLogDeliveryConfigurationRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
}

/// The output of [`Operation::GetLogDeliveryConfiguration`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetLogDeliveryConfigurationResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub log_delivery_configuration: Option<LogDeliveryConfigurationType>,
}

/// The input of [`Operation::GetProvisionedLimit`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetProvisionedLimitRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit_definition: Option<LimitDefinitionType>,
}

/// The output of [`Operation::GetProvisionedLimit`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetProvisionedLimitResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<LimitType>,
}

/// The input of [`Operation::GetSigningCertificate`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetSigningCertificateRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
}

/// The output of [`Operation::GetSigningCertificate`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetSigningCertificateResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub certificate: Option<String>,
}

/// The input of [`Operation::GetTokensFromRefreshToken`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetTokensFromRefreshTokenRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refresh_token: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_id: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_secret: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_key: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_metadata: Option<BTreeMap<String, String>>,
}

/// The output of [`Operation::GetTokensFromRefreshToken`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetTokensFromRefreshTokenResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authentication_result: Option<AuthenticationResultType>,
}

/// The input of [`Operation::GetUICustomization`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetUICustomizationRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_id: Option<Sensitive>,
}

/// The output of [`Operation::GetUICustomization`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetUICustomizationResponse {
    #[serde(rename = "UICustomization", skip_serializing_if = "Option::is_none")]
    pub ui_customization: Option<UICustomizationType>,
}

/// The input of [`Operation::GetUserAttributeVerificationCode`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetUserAttributeVerificationCodeRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access_token: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attribute_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_metadata: Option<BTreeMap<String, String>>,
}

/// The output of [`Operation::GetUserAttributeVerificationCode`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetUserAttributeVerificationCodeResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code_delivery_details: Option<CodeDeliveryDetailsType>,
}

/// The input of [`Operation::GetUserAuthFactors`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetUserAuthFactorsRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access_token: Option<Sensitive>,
}

/// The output of [`Operation::GetUserAuthFactors`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetUserAuthFactorsResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub username: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub preferred_mfa_setting: Option<String>,
    #[serde(rename = "UserMFASettingList", skip_serializing_if = "Option::is_none")]
    pub user_mfa_setting_list: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub configured_user_auth_factors: Option<Vec<AuthFactorType>>,
}

/// The input of [`Operation::GetUserPoolClientSessionConfiguration`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetUserPoolClientSessionConfigurationRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_id: Option<Sensitive>,
}

/// The output of [`Operation::GetUserPoolClientSessionConfiguration`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetUserPoolClientSessionConfigurationResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_id: Option<Sensitive>,
    #[serde(rename = "SSOSession", skip_serializing_if = "Option::is_none")]
    pub sso_session: Option<ClientSSOSessionConfigType>,
}

/// The input of [`Operation::GetUserPoolMfaConfig`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetUserPoolMfaConfigRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
}

/// The output of [`Operation::GetUserPoolMfaConfig`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetUserPoolMfaConfigResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sms_mfa_configuration: Option<SmsMfaConfigType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub software_token_mfa_configuration: Option<SoftwareTokenMfaConfigType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email_mfa_configuration: Option<EmailMfaConfigType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mfa_configuration: Option<UserPoolMfaType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub web_authn_configuration: Option<WebAuthnConfigurationType>,
}

/// The input of [`Operation::GetUserPoolSessionConfiguration`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetUserPoolSessionConfigurationRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
}

/// The output of [`Operation::GetUserPoolSessionConfiguration`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetUserPoolSessionConfigurationResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_session_tracking: Option<UserSessionTrackingType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub token_session: Option<UserPoolTokenSessionConfigType>,
}

/// The input of [`Operation::GetUser`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetUserRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access_token: Option<Sensitive>,
}

/// The output of [`Operation::GetUser`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetUserResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub username: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_attributes: Option<Vec<AttributeType>>,
    #[serde(rename = "MFAOptions", skip_serializing_if = "Option::is_none")]
    pub mfa_options: Option<Vec<MFAOptionType>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub preferred_mfa_setting: Option<String>,
    #[serde(rename = "UserMFASettingList", skip_serializing_if = "Option::is_none")]
    pub user_mfa_setting_list: Option<Vec<String>>,
}

/// The input of [`Operation::GlobalSignOut`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GlobalSignOutRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access_token: Option<Sensitive>,
}

/// The output of [`Operation::GlobalSignOut`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct GlobalSignOutResponse {}

/// The model's structure `GroupType`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GroupType {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role_arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub precedence: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_modified_date: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub creation_date: Option<Timestamp>,
}

/// The model's structure `HttpHeader`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct HttpHeader {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub header_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub header_value: Option<String>,
}

/// The model's structure `IdentityProviderType`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct IdentityProviderType {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provider_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provider_type: Option<IdentityProviderTypeType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provider_details: Option<BTreeMap<String, Sensitive>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attribute_mapping: Option<BTreeMap<String, String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub idp_identifiers: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub acr_mapping: Option<BTreeMap<String, String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_modified_date: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub creation_date: Option<Timestamp>,
}

/// The model's enum `IdentityProviderTypeType`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum IdentityProviderTypeType {
    #[serde(rename = "SAML")]
    Saml,
    Facebook,
    Google,
    LoginWithAmazon,
    SignInWithApple,
    #[serde(rename = "OIDC")]
    Oidc,
}

impl IdentityProviderTypeType {
    /// The value on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Saml => "SAML",
            Self::Facebook => "Facebook",
            Self::Google => "Google",
            Self::LoginWithAmazon => "LoginWithAmazon",
            Self::SignInWithApple => "SignInWithApple",
            Self::Oidc => "OIDC",
        }
    }
}

impl fmt::Display for IdentityProviderTypeType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for IdentityProviderTypeType {
    type Err = InvalidEnumValue;

    fn from_str(value: &str) -> Result<Self, InvalidEnumValue> {
        Ok(match value {
            "SAML" => Self::Saml,
            "Facebook" => Self::Facebook,
            "Google" => Self::Google,
            "LoginWithAmazon" => Self::LoginWithAmazon,
            "SignInWithApple" => Self::SignInWithApple,
            "OIDC" => Self::Oidc,
            _ => return Err(InvalidEnumValue { shape: "IdentityProviderTypeType" }),
        })
    }
}

/// The model's structure `InboundFederationLambdaType`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct InboundFederationLambdaType {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lambda_version: Option<InboundFederationLambdaVersionType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lambda_arn: Option<String>,
}

/// The model's enum `InboundFederationLambdaVersionType`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum InboundFederationLambdaVersionType {
    V1_0,
}

impl InboundFederationLambdaVersionType {
    /// The value on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::V1_0 => "V1_0",
        }
    }
}

impl fmt::Display for InboundFederationLambdaVersionType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for InboundFederationLambdaVersionType {
    type Err = InvalidEnumValue;

    fn from_str(value: &str) -> Result<Self, InvalidEnumValue> {
        Ok(match value {
            "V1_0" => Self::V1_0,
            _ => return Err(InvalidEnumValue { shape: "InboundFederationLambdaVersionType" }),
        })
    }
}

/// The input of [`Operation::InitiateAuth`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct InitiateAuthRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub auth_flow: Option<AuthFlowType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub auth_parameters: Option<BTreeMap<String, Sensitive>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_metadata: Option<BTreeMap<String, String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_id: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub analytics_metadata: Option<AnalyticsMetadataType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_context_data: Option<UserContextDataType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session: Option<Sensitive>,
}

/// The output of [`Operation::InitiateAuth`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct InitiateAuthResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub challenge_name: Option<ChallengeNameType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub challenge_parameters: Option<BTreeMap<String, String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authentication_result: Option<AuthenticationResultType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub available_challenges: Option<Vec<ChallengeNameType>>,
}

/// The model's enum `IssuedTokenTypeIdentifierType`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum IssuedTokenTypeIdentifierType {
    #[serde(rename = "ACCESS_TOKEN")]
    AccessToken,
    #[serde(rename = "ID_TOKEN")]
    IdToken,
}

impl IssuedTokenTypeIdentifierType {
    /// The value on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::AccessToken => "ACCESS_TOKEN",
            Self::IdToken => "ID_TOKEN",
        }
    }
}

impl fmt::Display for IssuedTokenTypeIdentifierType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for IssuedTokenTypeIdentifierType {
    type Err = InvalidEnumValue;

    fn from_str(value: &str) -> Result<Self, InvalidEnumValue> {
        Ok(match value {
            "ACCESS_TOKEN" => Self::AccessToken,
            "ID_TOKEN" => Self::IdToken,
            _ => return Err(InvalidEnumValue { shape: "IssuedTokenTypeIdentifierType" }),
        })
    }
}

/// The model's structure `IssuerConfigurationType`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct IssuerConfigurationType {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub r#type: Option<IssuerType>,
}

/// The model's enum `IssuerType`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum IssuerType {
    #[serde(rename = "ORIGINAL")]
    Original,
    #[serde(rename = "UPDATED")]
    Updated,
}

impl IssuerType {
    /// The value on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Original => "ORIGINAL",
            Self::Updated => "UPDATED",
        }
    }
}

impl fmt::Display for IssuerType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for IssuerType {
    type Err = InvalidEnumValue;

    fn from_str(value: &str) -> Result<Self, InvalidEnumValue> {
        Ok(match value {
            "ORIGINAL" => Self::Original,
            "UPDATED" => Self::Updated,
            _ => return Err(InvalidEnumValue { shape: "IssuerType" }),
        })
    }
}

/// The model's structure `KeyConfigurationType`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct KeyConfigurationType {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key_type: Option<EncryptionKeyType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kms_key_arn: Option<String>,
}

/// The model's structure `LambdaConfigType`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct LambdaConfigType {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pre_sign_up: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom_message: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub post_confirmation: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pre_authentication: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub post_authentication: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub define_auth_challenge: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub create_auth_challenge: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verify_auth_challenge_response: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pre_token_generation: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_migration: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pre_token_generation_config: Option<PreTokenGenerationVersionConfigType>,
    #[serde(rename = "CustomSMSSender", skip_serializing_if = "Option::is_none")]
    pub custom_sms_sender: Option<CustomSMSLambdaVersionConfigType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom_email_sender: Option<CustomEmailLambdaVersionConfigType>,
    #[serde(rename = "KMSKeyID", skip_serializing_if = "Option::is_none")]
    pub kms_key_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inbound_federation: Option<InboundFederationLambdaType>,
}

/// The model's enum `LimitClass`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum LimitClass {
    #[serde(rename = "API_CATEGORY")]
    ApiCategory,
}

impl LimitClass {
    /// The value on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::ApiCategory => "API_CATEGORY",
        }
    }
}

impl fmt::Display for LimitClass {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for LimitClass {
    type Err = InvalidEnumValue;

    fn from_str(value: &str) -> Result<Self, InvalidEnumValue> {
        Ok(match value {
            "API_CATEGORY" => Self::ApiCategory,
            _ => return Err(InvalidEnumValue { shape: "LimitClass" }),
        })
    }
}

/// The model's structure `LimitDefinitionType`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct LimitDefinitionType {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit_class: Option<LimitClass>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attributes: Option<BTreeMap<String, String>>,
}

/// The model's structure `LimitType`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct LimitType {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit_definition: Option<LimitDefinitionType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provisioned_limit_value: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub free_limit_value: Option<i32>,
}

/// The input of [`Operation::ListDevices`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListDevicesRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access_token: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pagination_token: Option<String>,
}

/// The output of [`Operation::ListDevices`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListDevicesResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub devices: Option<Vec<DeviceType>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pagination_token: Option<String>,
}

/// The input of [`Operation::ListGroups`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListGroupsRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

/// The output of [`Operation::ListGroups`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListGroupsResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub groups: Option<Vec<GroupType>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

/// The input of [`Operation::ListIdentityProviders`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListIdentityProvidersRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_results: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

/// The output of [`Operation::ListIdentityProviders`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListIdentityProvidersResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub providers: Option<Vec<ProviderDescription>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

/// The input of [`Operation::ListResourceServers`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListResourceServersRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_results: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

/// The output of [`Operation::ListResourceServers`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListResourceServersResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_servers: Option<Vec<ResourceServerType>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

/// The input of [`Operation::ListTagsForResource`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListTagsForResourceRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_arn: Option<String>,
}

/// The output of [`Operation::ListTagsForResource`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListTagsForResourceResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tags: Option<BTreeMap<String, String>>,
}

/// The input of [`Operation::ListTerms`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListTermsRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_results: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

/// The output of [`Operation::ListTerms`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListTermsResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub terms: Option<Vec<TermsDescriptionType>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

/// The input of [`Operation::ListUserImportJobs`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListUserImportJobsRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_results: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pagination_token: Option<String>,
}

/// The output of [`Operation::ListUserImportJobs`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListUserImportJobsResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_import_jobs: Option<Vec<UserImportJobType>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pagination_token: Option<String>,
}

/// The input of [`Operation::ListUserPoolClientSecrets`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListUserPoolClientSecretsRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_id: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

/// The output of [`Operation::ListUserPoolClientSecrets`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListUserPoolClientSecretsResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_secrets: Option<Vec<ClientSecretDescriptorType>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

/// The input of [`Operation::ListUserPoolClients`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListUserPoolClientsRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_results: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_type: Option<ClientTypeType>,
}

/// The output of [`Operation::ListUserPoolClients`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListUserPoolClientsResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_clients: Option<Vec<UserPoolClientDescription>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

/// The input of [`Operation::ListUserPoolReplicas`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListUserPoolReplicasRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

/// The output of [`Operation::ListUserPoolReplicas`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListUserPoolReplicasResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_replicas: Option<Vec<UserPoolReplicaType>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

/// The input of [`Operation::ListUserPools`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListUserPoolsRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_results: Option<i32>,
}

/// The output of [`Operation::ListUserPools`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListUserPoolsResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pools: Option<Vec<UserPoolDescriptionType>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

/// The input of [`Operation::ListUserSessions`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListUserSessionsRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access_token: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

/// The output of [`Operation::ListUserSessions`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListUserSessionsResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sessions: Option<Vec<SessionDescriptionType>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

/// The input of [`Operation::ListUsersInGroup`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListUsersInGroupRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

/// The output of [`Operation::ListUsersInGroup`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListUsersInGroupResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub users: Option<Vec<UserType>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

/// The input of [`Operation::ListUsers`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListUsersRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attributes_to_get: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pagination_token: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filter: Option<String>,
}

/// The output of [`Operation::ListUsers`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListUsersResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub users: Option<Vec<UserType>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pagination_token: Option<String>,
}

/// The input of [`Operation::ListWebAuthnCredentials`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListWebAuthnCredentialsRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access_token: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_results: Option<i32>,
}

/// The output of [`Operation::ListWebAuthnCredentials`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ListWebAuthnCredentialsResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credentials: Option<Vec<WebAuthnCredentialDescription>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}

/// The model's structure `LogConfigurationType`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct LogConfigurationType {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub log_level: Option<LogLevel>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub event_source: Option<EventSourceName>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cloud_watch_logs_configuration: Option<CloudWatchLogsConfigurationType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub s3_configuration: Option<S3ConfigurationType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub firehose_configuration: Option<FirehoseConfigurationType>,
}

/// The model's structure `LogDeliveryConfigurationType`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct LogDeliveryConfigurationType {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub log_configurations: Option<Vec<LogConfigurationType>>,
}

/// The model's enum `LogLevel`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum LogLevel {
    #[serde(rename = "ERROR")]
    Error,
    #[serde(rename = "INFO")]
    Info,
}

impl LogLevel {
    /// The value on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "ERROR",
            Self::Info => "INFO",
        }
    }
}

impl fmt::Display for LogLevel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for LogLevel {
    type Err = InvalidEnumValue;

    fn from_str(value: &str) -> Result<Self, InvalidEnumValue> {
        Ok(match value {
            "ERROR" => Self::Error,
            "INFO" => Self::Info,
            _ => return Err(InvalidEnumValue { shape: "LogLevel" }),
        })
    }
}

/// The model's structure `MFAOptionType`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct MFAOptionType {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delivery_medium: Option<DeliveryMediumType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attribute_name: Option<String>,
}

/// The model's structure `ManagedLoginBrandingType`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ManagedLoginBrandingType {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub managed_login_branding_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub use_cognito_provided_values: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub settings: Option<serde_json::Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assets: Option<Vec<AssetType>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub creation_date: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_modified_date: Option<Timestamp>,
}

/// The model's enum `MessageActionType`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum MessageActionType {
    #[serde(rename = "RESEND")]
    Resend,
    #[serde(rename = "SUPPRESS")]
    Suppress,
}

impl MessageActionType {
    /// The value on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Resend => "RESEND",
            Self::Suppress => "SUPPRESS",
        }
    }
}

impl fmt::Display for MessageActionType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for MessageActionType {
    type Err = InvalidEnumValue;

    fn from_str(value: &str) -> Result<Self, InvalidEnumValue> {
        Ok(match value {
            "RESEND" => Self::Resend,
            "SUPPRESS" => Self::Suppress,
            _ => return Err(InvalidEnumValue { shape: "MessageActionType" }),
        })
    }
}

/// The model's structure `MessageTemplateType`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct MessageTemplateType {
    #[serde(rename = "SMSMessage", skip_serializing_if = "Option::is_none")]
    pub sms_message: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email_message: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email_subject: Option<String>,
}

/// The model's structure `NewDeviceMetadataType`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct NewDeviceMetadataType {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_key: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_group_key: Option<String>,
}

/// The model's structure `NotifyConfigurationType`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct NotifyConfigurationType {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reply_to: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub block_email: Option<NotifyEmailType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub no_action_email: Option<NotifyEmailType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mfa_email: Option<NotifyEmailType>,
}

/// The model's structure `NotifyEmailType`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct NotifyEmailType {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub html_body: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text_body: Option<String>,
}

/// The model's structure `NumberAttributeConstraintsType`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct NumberAttributeConstraintsType {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min_value: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_value: Option<String>,
}

/// The model's enum `OAuthFlowType`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum OAuthFlowType {
    #[serde(rename = "code")]
    Code,
    #[serde(rename = "implicit")]
    Implicit,
    #[serde(rename = "client_credentials")]
    ClientCredentials,
}

impl OAuthFlowType {
    /// The value on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::Implicit => "implicit",
            Self::ClientCredentials => "client_credentials",
        }
    }
}

impl fmt::Display for OAuthFlowType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for OAuthFlowType {
    type Err = InvalidEnumValue;

    fn from_str(value: &str) -> Result<Self, InvalidEnumValue> {
        Ok(match value {
            "code" => Self::Code,
            "implicit" => Self::Implicit,
            "client_credentials" => Self::ClientCredentials,
            _ => return Err(InvalidEnumValue { shape: "OAuthFlowType" }),
        })
    }
}

/// The model's enum `OAuthTokenTypeType`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum OAuthTokenTypeType {
    Bearer,
    #[serde(rename = "N_A")]
    NA,
}

impl OAuthTokenTypeType {
    /// The value on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Bearer => "Bearer",
            Self::NA => "N_A",
        }
    }
}

impl fmt::Display for OAuthTokenTypeType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for OAuthTokenTypeType {
    type Err = InvalidEnumValue;

    fn from_str(value: &str) -> Result<Self, InvalidEnumValue> {
        Ok(match value {
            "Bearer" => Self::Bearer,
            "N_A" => Self::NA,
            _ => return Err(InvalidEnumValue { shape: "OAuthTokenTypeType" }),
        })
    }
}

/// The model's enum `PasswordHashingAlgorithmType`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum PasswordHashingAlgorithmType {
    #[serde(rename = "BCRYPT")]
    Bcrypt,
    #[serde(rename = "SCRYPT")]
    Scrypt,
    #[serde(rename = "ARGON2ID")]
    Argon2id,
    #[serde(rename = "PBKDF2_SHA256")]
    Pbkdf2Sha256,
}

impl PasswordHashingAlgorithmType {
    /// The value on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Bcrypt => "BCRYPT",
            Self::Scrypt => "SCRYPT",
            Self::Argon2id => "ARGON2ID",
            Self::Pbkdf2Sha256 => "PBKDF2_SHA256",
        }
    }
}

impl fmt::Display for PasswordHashingAlgorithmType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for PasswordHashingAlgorithmType {
    type Err = InvalidEnumValue;

    fn from_str(value: &str) -> Result<Self, InvalidEnumValue> {
        Ok(match value {
            "BCRYPT" => Self::Bcrypt,
            "SCRYPT" => Self::Scrypt,
            "ARGON2ID" => Self::Argon2id,
            "PBKDF2_SHA256" => Self::Pbkdf2Sha256,
            _ => return Err(InvalidEnumValue { shape: "PasswordHashingAlgorithmType" }),
        })
    }
}

/// The model's structure `PasswordPolicyType`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct PasswordPolicyType {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minimum_length: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub require_uppercase: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub require_lowercase: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub require_numbers: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub require_symbols: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub password_history_size: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub temporary_password_validity_days: Option<i32>,
}

/// The model's enum `PreTokenGenerationLambdaVersionType`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum PreTokenGenerationLambdaVersionType {
    V1_0,
    V2_0,
    V3_0,
}

impl PreTokenGenerationLambdaVersionType {
    /// The value on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::V1_0 => "V1_0",
            Self::V2_0 => "V2_0",
            Self::V3_0 => "V3_0",
        }
    }
}

impl fmt::Display for PreTokenGenerationLambdaVersionType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for PreTokenGenerationLambdaVersionType {
    type Err = InvalidEnumValue;

    fn from_str(value: &str) -> Result<Self, InvalidEnumValue> {
        Ok(match value {
            "V1_0" => Self::V1_0,
            "V2_0" => Self::V2_0,
            "V3_0" => Self::V3_0,
            _ => return Err(InvalidEnumValue { shape: "PreTokenGenerationLambdaVersionType" }),
        })
    }
}

/// The model's structure `PreTokenGenerationVersionConfigType`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct PreTokenGenerationVersionConfigType {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lambda_version: Option<PreTokenGenerationLambdaVersionType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lambda_arn: Option<String>,
}

/// The model's enum `PreventUserExistenceErrorTypes`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum PreventUserExistenceErrorTypes {
    #[serde(rename = "LEGACY")]
    Legacy,
    #[serde(rename = "ENABLED")]
    Enabled,
}

impl PreventUserExistenceErrorTypes {
    /// The value on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Legacy => "LEGACY",
            Self::Enabled => "ENABLED",
        }
    }
}

impl fmt::Display for PreventUserExistenceErrorTypes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for PreventUserExistenceErrorTypes {
    type Err = InvalidEnumValue;

    fn from_str(value: &str) -> Result<Self, InvalidEnumValue> {
        Ok(match value {
            "LEGACY" => Self::Legacy,
            "ENABLED" => Self::Enabled,
            _ => return Err(InvalidEnumValue { shape: "PreventUserExistenceErrorTypes" }),
        })
    }
}

/// The model's structure `ProviderDescription`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ProviderDescription {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provider_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provider_type: Option<IdentityProviderTypeType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_modified_date: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub creation_date: Option<Timestamp>,
}

/// The model's structure `ProviderUserIdentifierType`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ProviderUserIdentifierType {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provider_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provider_attribute_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provider_attribute_value: Option<String>,
}

/// The model's enum `RecoveryOptionNameType`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum RecoveryOptionNameType {
    #[serde(rename = "verified_email")]
    VerifiedEmail,
    #[serde(rename = "verified_phone_number")]
    VerifiedPhoneNumber,
    #[serde(rename = "admin_only")]
    AdminOnly,
}

impl RecoveryOptionNameType {
    /// The value on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::VerifiedEmail => "verified_email",
            Self::VerifiedPhoneNumber => "verified_phone_number",
            Self::AdminOnly => "admin_only",
        }
    }
}

impl fmt::Display for RecoveryOptionNameType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for RecoveryOptionNameType {
    type Err = InvalidEnumValue;

    fn from_str(value: &str) -> Result<Self, InvalidEnumValue> {
        Ok(match value {
            "verified_email" => Self::VerifiedEmail,
            "verified_phone_number" => Self::VerifiedPhoneNumber,
            "admin_only" => Self::AdminOnly,
            _ => return Err(InvalidEnumValue { shape: "RecoveryOptionNameType" }),
        })
    }
}

/// The model's structure `RecoveryOptionType`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct RecoveryOptionType {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub priority: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<RecoveryOptionNameType>,
}

/// The model's structure `RefreshTokenRotationType`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct RefreshTokenRotationType {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub feature: Option<FeatureType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retry_grace_period_seconds: Option<i32>,
}

/// The model's enum `ReplicaRoleType`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum ReplicaRoleType {
    #[serde(rename = "PRIMARY")]
    Primary,
    #[serde(rename = "SECONDARY")]
    Secondary,
}

impl ReplicaRoleType {
    /// The value on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Primary => "PRIMARY",
            Self::Secondary => "SECONDARY",
        }
    }
}

impl fmt::Display for ReplicaRoleType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for ReplicaRoleType {
    type Err = InvalidEnumValue;

    fn from_str(value: &str) -> Result<Self, InvalidEnumValue> {
        Ok(match value {
            "PRIMARY" => Self::Primary,
            "SECONDARY" => Self::Secondary,
            _ => return Err(InvalidEnumValue { shape: "ReplicaRoleType" }),
        })
    }
}

/// The model's enum `ReplicaStatusType`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum ReplicaStatusType {
    #[serde(rename = "CREATING")]
    Creating,
    #[serde(rename = "ACTIVE")]
    Active,
    #[serde(rename = "INACTIVE")]
    Inactive,
    #[serde(rename = "DELETING")]
    Deleting,
}

impl ReplicaStatusType {
    /// The value on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Creating => "CREATING",
            Self::Active => "ACTIVE",
            Self::Inactive => "INACTIVE",
            Self::Deleting => "DELETING",
        }
    }
}

impl fmt::Display for ReplicaStatusType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for ReplicaStatusType {
    type Err = InvalidEnumValue;

    fn from_str(value: &str) -> Result<Self, InvalidEnumValue> {
        Ok(match value {
            "CREATING" => Self::Creating,
            "ACTIVE" => Self::Active,
            "INACTIVE" => Self::Inactive,
            "DELETING" => Self::Deleting,
            _ => return Err(InvalidEnumValue { shape: "ReplicaStatusType" }),
        })
    }
}

/// The input of [`Operation::ResendConfirmationCode`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ResendConfirmationCodeRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_id: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub secret_hash: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_context_data: Option<UserContextDataType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub username: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub analytics_metadata: Option<AnalyticsMetadataType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_metadata: Option<BTreeMap<String, String>>,
}

/// The output of [`Operation::ResendConfirmationCode`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ResendConfirmationCodeResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code_delivery_details: Option<CodeDeliveryDetailsType>,
}

/// The model's enum `ResourceServerManagedByType`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum ResourceServerManagedByType {
    #[serde(rename = "COGNITO")]
    Cognito,
}

impl ResourceServerManagedByType {
    /// The value on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Cognito => "COGNITO",
        }
    }
}

impl fmt::Display for ResourceServerManagedByType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for ResourceServerManagedByType {
    type Err = InvalidEnumValue;

    fn from_str(value: &str) -> Result<Self, InvalidEnumValue> {
        Ok(match value {
            "COGNITO" => Self::Cognito,
            _ => return Err(InvalidEnumValue { shape: "ResourceServerManagedByType" }),
        })
    }
}

/// The model's structure `ResourceServerScopeType`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ResourceServerScopeType {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scope_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scope_description: Option<String>,
}

/// The model's structure `ResourceServerType`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ResourceServerType {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub identifier: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scopes: Option<Vec<ResourceServerScopeType>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub managed_by: Option<ResourceServerManagedByType>,
}

/// The input of [`Operation::RespondToAuthChallenge`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct RespondToAuthChallengeRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_id: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub challenge_name: Option<ChallengeNameType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub challenge_responses: Option<BTreeMap<String, Sensitive>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub analytics_metadata: Option<AnalyticsMetadataType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_context_data: Option<UserContextDataType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_metadata: Option<BTreeMap<String, String>>,
}

/// The output of [`Operation::RespondToAuthChallenge`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct RespondToAuthChallengeResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub challenge_name: Option<ChallengeNameType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub challenge_parameters: Option<BTreeMap<String, String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authentication_result: Option<AuthenticationResultType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub available_challenges: Option<Vec<ChallengeNameType>>,
}

/// The model's enum `RevokeAssociatedSessionsType`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum RevokeAssociatedSessionsType {
    #[serde(rename = "NONE")]
    None,
    #[serde(rename = "LINKED")]
    Linked,
}

impl RevokeAssociatedSessionsType {
    /// The value on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::None => "NONE",
            Self::Linked => "LINKED",
        }
    }
}

impl fmt::Display for RevokeAssociatedSessionsType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for RevokeAssociatedSessionsType {
    type Err = InvalidEnumValue;

    fn from_str(value: &str) -> Result<Self, InvalidEnumValue> {
        Ok(match value {
            "NONE" => Self::None,
            "LINKED" => Self::Linked,
            _ => return Err(InvalidEnumValue { shape: "RevokeAssociatedSessionsType" }),
        })
    }
}

/// The input of [`Operation::RevokeToken`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct RevokeTokenRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub token: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_id: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_secret: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub revoke_associated_sessions: Option<RevokeAssociatedSessionsType>,
}

/// The output of [`Operation::RevokeToken`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct RevokeTokenResponse {}

/// The input of [`Operation::RevokeUserSession`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct RevokeUserSessionRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access_token: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub revoke_associated_sessions: Option<RevokeAssociatedSessionsType>,
}

/// The output of [`Operation::RevokeUserSession`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct RevokeUserSessionResponse {}

/// The model's structure `RiskConfigurationType`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct RiskConfigurationType {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_id: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub compromised_credentials_risk_configuration: Option<CompromisedCredentialsRiskConfigurationType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_takeover_risk_configuration: Option<AccountTakeoverRiskConfigurationType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub risk_exception_configuration: Option<RiskExceptionConfigurationType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_modified_date: Option<Timestamp>,
}

/// The model's enum `RiskDecisionType`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum RiskDecisionType {
    NoRisk,
    AccountTakeover,
    Block,
}

impl RiskDecisionType {
    /// The value on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NoRisk => "NoRisk",
            Self::AccountTakeover => "AccountTakeover",
            Self::Block => "Block",
        }
    }
}

impl fmt::Display for RiskDecisionType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for RiskDecisionType {
    type Err = InvalidEnumValue;

    fn from_str(value: &str) -> Result<Self, InvalidEnumValue> {
        Ok(match value {
            "NoRisk" => Self::NoRisk,
            "AccountTakeover" => Self::AccountTakeover,
            "Block" => Self::Block,
            _ => return Err(InvalidEnumValue { shape: "RiskDecisionType" }),
        })
    }
}

/// The model's structure `RiskExceptionConfigurationType`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct RiskExceptionConfigurationType {
    #[serde(rename = "BlockedIPRangeList", skip_serializing_if = "Option::is_none")]
    pub blocked_ip_range_list: Option<Vec<String>>,
    #[serde(rename = "SkippedIPRangeList", skip_serializing_if = "Option::is_none")]
    pub skipped_ip_range_list: Option<Vec<String>>,
}

/// The model's enum `RiskLevelType`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum RiskLevelType {
    Low,
    Medium,
    High,
}

impl RiskLevelType {
    /// The value on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Low => "Low",
            Self::Medium => "Medium",
            Self::High => "High",
        }
    }
}

impl fmt::Display for RiskLevelType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for RiskLevelType {
    type Err = InvalidEnumValue;

    fn from_str(value: &str) -> Result<Self, InvalidEnumValue> {
        Ok(match value {
            "Low" => Self::Low,
            "Medium" => Self::Medium,
            "High" => Self::High,
            _ => return Err(InvalidEnumValue { shape: "RiskLevelType" }),
        })
    }
}

/// The model's structure `RoutingType`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct RoutingType {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub failover: Option<FailoverType>,
}

/// The model's structure `S3ConfigurationType`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct S3ConfigurationType {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bucket_arn: Option<String>,
}

/// The model's structure `SMSMfaSettingsType`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct SMSMfaSettingsType {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enabled: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub preferred_mfa: Option<bool>,
}

/// The model's structure `SchemaAttributeType`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct SchemaAttributeType {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attribute_data_type: Option<AttributeDataType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub developer_only_attribute: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mutable: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub required: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number_attribute_constraints: Option<NumberAttributeConstraintsType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub string_attribute_constraints: Option<StringAttributeConstraintsType>,
}

/// The model's enum `SecurityPolicyType`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum SecurityPolicyType {
    #[serde(rename = "TLS_V1")]
    TlsV1,
    #[serde(rename = "TLS_V1_2_2021")]
    TlsV1_2_2021,
    #[serde(rename = "TLS_V1_3_2025")]
    TlsV1_3_2025,
}

impl SecurityPolicyType {
    /// The value on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::TlsV1 => "TLS_V1",
            Self::TlsV1_2_2021 => "TLS_V1_2_2021",
            Self::TlsV1_3_2025 => "TLS_V1_3_2025",
        }
    }
}

impl fmt::Display for SecurityPolicyType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for SecurityPolicyType {
    type Err = InvalidEnumValue;

    fn from_str(value: &str) -> Result<Self, InvalidEnumValue> {
        Ok(match value {
            "TLS_V1" => Self::TlsV1,
            "TLS_V1_2_2021" => Self::TlsV1_2_2021,
            "TLS_V1_3_2025" => Self::TlsV1_3_2025,
            _ => return Err(InvalidEnumValue { shape: "SecurityPolicyType" }),
        })
    }
}

/// The model's structure `SessionDescriptionType`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct SessionDescriptionType {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_type: Option<SessionTypeType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_id: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub create_date: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_active_date: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_type: Option<String>,
    #[serde(rename = "LastIPAddress", skip_serializing_if = "Option::is_none")]
    pub last_ip_address: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_location: Option<SessionLocationType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub origin_session_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_current_session: Option<bool>,
}

/// The model's structure `SessionLocationType`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct SessionLocationType {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub city: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
}

/// The model's enum `SessionTypeType`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum SessionTypeType {
    #[serde(rename = "TOKEN")]
    Token,
    #[serde(rename = "SSO")]
    Sso,
}

impl SessionTypeType {
    /// The value on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Token => "TOKEN",
            Self::Sso => "SSO",
        }
    }
}

impl fmt::Display for SessionTypeType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for SessionTypeType {
    type Err = InvalidEnumValue;

    fn from_str(value: &str) -> Result<Self, InvalidEnumValue> {
        Ok(match value {
            "TOKEN" => Self::Token,
            "SSO" => Self::Sso,
            _ => return Err(InvalidEnumValue { shape: "SessionTypeType" }),
        })
    }
}

/// The input of [`Operation::SetLogDeliveryConfiguration`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct SetLogDeliveryConfigurationRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub log_configurations: Option<Vec<LogConfigurationType>>,
}

/// The output of [`Operation::SetLogDeliveryConfiguration`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct SetLogDeliveryConfigurationResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub log_delivery_configuration: Option<LogDeliveryConfigurationType>,
}

/// The input of [`Operation::SetRiskConfiguration`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct SetRiskConfigurationRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_id: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub compromised_credentials_risk_configuration: Option<CompromisedCredentialsRiskConfigurationType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_takeover_risk_configuration: Option<AccountTakeoverRiskConfigurationType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub risk_exception_configuration: Option<RiskExceptionConfigurationType>,
}

/// The output of [`Operation::SetRiskConfiguration`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct SetRiskConfigurationResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub risk_configuration: Option<RiskConfigurationType>,
}

/// The input of [`Operation::SetUICustomization`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct SetUICustomizationRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_id: Option<Sensitive>,
    #[serde(rename = "CSS", skip_serializing_if = "Option::is_none")]
    pub css: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_file: Option<Blob>,
}

/// The output of [`Operation::SetUICustomization`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct SetUICustomizationResponse {
    #[serde(rename = "UICustomization", skip_serializing_if = "Option::is_none")]
    pub ui_customization: Option<UICustomizationType>,
}

/// The input of [`Operation::SetUserMFAPreference`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct SetUserMFAPreferenceRequest {
    #[serde(rename = "SMSMfaSettings", skip_serializing_if = "Option::is_none")]
    pub sms_mfa_settings: Option<SMSMfaSettingsType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub software_token_mfa_settings: Option<SoftwareTokenMfaSettingsType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email_mfa_settings: Option<EmailMfaSettingsType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub web_authn_mfa_settings: Option<WebAuthnMfaSettingsType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access_token: Option<Sensitive>,
}

/// The output of [`Operation::SetUserMFAPreference`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SetUserMFAPreferenceResponse {}

/// The input of [`Operation::SetUserPoolClientSessionConfiguration`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct SetUserPoolClientSessionConfigurationRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_id: Option<Sensitive>,
    #[serde(rename = "SSOSession", skip_serializing_if = "Option::is_none")]
    pub sso_session: Option<ClientSSOSessionConfigType>,
}

/// The output of [`Operation::SetUserPoolClientSessionConfiguration`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct SetUserPoolClientSessionConfigurationResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_id: Option<Sensitive>,
    #[serde(rename = "SSOSession", skip_serializing_if = "Option::is_none")]
    pub sso_session: Option<ClientSSOSessionConfigType>,
}

/// The input of [`Operation::SetUserPoolMfaConfig`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct SetUserPoolMfaConfigRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sms_mfa_configuration: Option<SmsMfaConfigType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub software_token_mfa_configuration: Option<SoftwareTokenMfaConfigType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email_mfa_configuration: Option<EmailMfaConfigType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mfa_configuration: Option<UserPoolMfaType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub web_authn_configuration: Option<WebAuthnConfigurationType>,
}

/// The output of [`Operation::SetUserPoolMfaConfig`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct SetUserPoolMfaConfigResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sms_mfa_configuration: Option<SmsMfaConfigType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub software_token_mfa_configuration: Option<SoftwareTokenMfaConfigType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email_mfa_configuration: Option<EmailMfaConfigType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mfa_configuration: Option<UserPoolMfaType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub web_authn_configuration: Option<WebAuthnConfigurationType>,
}

/// The input of [`Operation::SetUserPoolSessionConfiguration`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct SetUserPoolSessionConfigurationRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_session_tracking: Option<UserSessionTrackingType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub token_session: Option<UserPoolTokenSessionConfigType>,
}

/// The output of [`Operation::SetUserPoolSessionConfiguration`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct SetUserPoolSessionConfigurationResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_session_tracking: Option<UserSessionTrackingType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub token_session: Option<UserPoolTokenSessionConfigType>,
}

/// The input of [`Operation::SetUserSettings`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct SetUserSettingsRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access_token: Option<Sensitive>,
    #[serde(rename = "MFAOptions", skip_serializing_if = "Option::is_none")]
    pub mfa_options: Option<Vec<MFAOptionType>>,
}

/// The output of [`Operation::SetUserSettings`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SetUserSettingsResponse {}

/// The model's structure `SignInPolicyType`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct SignInPolicyType {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allowed_first_auth_factors: Option<Vec<AuthFactorType>>,
}

/// The input of [`Operation::SignUp`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct SignUpRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_id: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub secret_hash: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub username: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub password: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_attributes: Option<Vec<AttributeType>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub validation_data: Option<Vec<AttributeType>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub analytics_metadata: Option<AnalyticsMetadataType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_context_data: Option<UserContextDataType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_metadata: Option<BTreeMap<String, String>>,
}

/// The output of [`Operation::SignUp`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct SignUpResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_confirmed: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code_delivery_details: Option<CodeDeliveryDetailsType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_sub: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session: Option<Sensitive>,
}

/// The model's structure `SmsConfigurationType`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct SmsConfigurationType {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sns_caller_arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub external_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sns_region: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub eums_sms: Option<EumsSmsConfigurationType>,
}

/// The model's structure `SmsMfaConfigType`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct SmsMfaConfigType {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sms_authentication_message: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sms_configuration: Option<SmsConfigurationType>,
}

/// The model's structure `SoftwareTokenMfaConfigType`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct SoftwareTokenMfaConfigType {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enabled: Option<bool>,
}

/// The model's structure `SoftwareTokenMfaSettingsType`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct SoftwareTokenMfaSettingsType {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enabled: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub preferred_mfa: Option<bool>,
}

/// The input of [`Operation::StartUserImportJob`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct StartUserImportJobRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub job_id: Option<String>,
}

/// The output of [`Operation::StartUserImportJob`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct StartUserImportJobResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_import_job: Option<UserImportJobType>,
}

/// The input of [`Operation::StartWebAuthnRegistration`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct StartWebAuthnRegistrationRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access_token: Option<Sensitive>,
}

/// The output of [`Operation::StartWebAuthnRegistration`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct StartWebAuthnRegistrationResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credential_creation_options: Option<serde_json::Value>,
}

/// The model's enum `StatusType`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum StatusType {
    Enabled,
    Disabled,
}

impl StatusType {
    /// The value on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Enabled => "Enabled",
            Self::Disabled => "Disabled",
        }
    }
}

impl fmt::Display for StatusType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for StatusType {
    type Err = InvalidEnumValue;

    fn from_str(value: &str) -> Result<Self, InvalidEnumValue> {
        Ok(match value {
            "Enabled" => Self::Enabled,
            "Disabled" => Self::Disabled,
            _ => return Err(InvalidEnumValue { shape: "StatusType" }),
        })
    }
}

/// The input of [`Operation::StopUserImportJob`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct StopUserImportJobRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub job_id: Option<String>,
}

/// The output of [`Operation::StopUserImportJob`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct StopUserImportJobResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_import_job: Option<UserImportJobType>,
}

/// The model's structure `StringAttributeConstraintsType`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct StringAttributeConstraintsType {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min_length: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_length: Option<String>,
}

/// The input of [`Operation::TagResource`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct TagResourceRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tags: Option<BTreeMap<String, String>>,
}

/// The output of [`Operation::TagResource`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct TagResourceResponse {}

/// The model's structure `TermsDescriptionType`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct TermsDescriptionType {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub terms_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub terms_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enforcement: Option<TermsEnforcementType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub creation_date: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_modified_date: Option<Timestamp>,
}

/// The model's enum `TermsEnforcementType`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum TermsEnforcementType {
    #[serde(rename = "NONE")]
    None,
}

impl TermsEnforcementType {
    /// The value on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::None => "NONE",
        }
    }
}

impl fmt::Display for TermsEnforcementType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for TermsEnforcementType {
    type Err = InvalidEnumValue;

    fn from_str(value: &str) -> Result<Self, InvalidEnumValue> {
        Ok(match value {
            "NONE" => Self::None,
            _ => return Err(InvalidEnumValue { shape: "TermsEnforcementType" }),
        })
    }
}

/// The model's enum `TermsSourceType`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum TermsSourceType {
    #[serde(rename = "LINK")]
    Link,
}

impl TermsSourceType {
    /// The value on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Link => "LINK",
        }
    }
}

impl fmt::Display for TermsSourceType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for TermsSourceType {
    type Err = InvalidEnumValue;

    fn from_str(value: &str) -> Result<Self, InvalidEnumValue> {
        Ok(match value {
            "LINK" => Self::Link,
            _ => return Err(InvalidEnumValue { shape: "TermsSourceType" }),
        })
    }
}

/// The model's structure `TermsType`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct TermsType {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub terms_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_id: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub terms_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub terms_source: Option<TermsSourceType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enforcement: Option<TermsEnforcementType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub links: Option<BTreeMap<String, String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub creation_date: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_modified_date: Option<Timestamp>,
}

/// The model's enum `TimeUnitsType`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum TimeUnitsType {
    #[serde(rename = "seconds")]
    Seconds,
    #[serde(rename = "minutes")]
    Minutes,
    #[serde(rename = "hours")]
    Hours,
    #[serde(rename = "days")]
    Days,
}

impl TimeUnitsType {
    /// The value on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Seconds => "seconds",
            Self::Minutes => "minutes",
            Self::Hours => "hours",
            Self::Days => "days",
        }
    }
}

impl fmt::Display for TimeUnitsType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for TimeUnitsType {
    type Err = InvalidEnumValue;

    fn from_str(value: &str) -> Result<Self, InvalidEnumValue> {
        Ok(match value {
            "seconds" => Self::Seconds,
            "minutes" => Self::Minutes,
            "hours" => Self::Hours,
            "days" => Self::Days,
            _ => return Err(InvalidEnumValue { shape: "TimeUnitsType" }),
        })
    }
}

/// The model's enum `TokenTypeIdentifierType`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum TokenTypeIdentifierType {
    #[serde(rename = "ACCESS_TOKEN")]
    AccessToken,
    #[serde(rename = "ID_TOKEN")]
    IdToken,
    #[serde(rename = "SAML2")]
    Saml2,
}

impl TokenTypeIdentifierType {
    /// The value on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::AccessToken => "ACCESS_TOKEN",
            Self::IdToken => "ID_TOKEN",
            Self::Saml2 => "SAML2",
        }
    }
}

impl fmt::Display for TokenTypeIdentifierType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for TokenTypeIdentifierType {
    type Err = InvalidEnumValue;

    fn from_str(value: &str) -> Result<Self, InvalidEnumValue> {
        Ok(match value {
            "ACCESS_TOKEN" => Self::AccessToken,
            "ID_TOKEN" => Self::IdToken,
            "SAML2" => Self::Saml2,
            _ => return Err(InvalidEnumValue { shape: "TokenTypeIdentifierType" }),
        })
    }
}

/// The model's structure `TokenValidityUnitsType`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct TokenValidityUnitsType {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access_token: Option<TimeUnitsType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id_token: Option<TimeUnitsType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refresh_token: Option<TimeUnitsType>,
}

/// The model's structure `UICustomizationType`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct UICustomizationType {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_id: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_url: Option<String>,
    #[serde(rename = "CSS", skip_serializing_if = "Option::is_none")]
    pub css: Option<String>,
    #[serde(rename = "CSSVersion", skip_serializing_if = "Option::is_none")]
    pub css_version: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_modified_date: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub creation_date: Option<Timestamp>,
}

/// The input of [`Operation::UntagResource`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct UntagResourceRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tag_keys: Option<Vec<String>>,
}

/// The output of [`Operation::UntagResource`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct UntagResourceResponse {}

/// The input of [`Operation::UpdateAuthEventFeedback`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct UpdateAuthEventFeedbackRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub username: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub event_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub feedback_token: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub feedback_value: Option<FeedbackValueType>,
}

/// The output of [`Operation::UpdateAuthEventFeedback`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct UpdateAuthEventFeedbackResponse {}

/// The input of [`Operation::UpdateDeviceStatus`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct UpdateDeviceStatusRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access_token: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_key: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_remembered_status: Option<DeviceRememberedStatusType>,
}

/// The output of [`Operation::UpdateDeviceStatus`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct UpdateDeviceStatusResponse {}

/// The input of [`Operation::UpdateGroup`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct UpdateGroupRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role_arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub precedence: Option<i32>,
}

/// The output of [`Operation::UpdateGroup`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct UpdateGroupResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<GroupType>,
}

/// The input of [`Operation::UpdateIdentityProvider`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct UpdateIdentityProviderRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provider_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provider_details: Option<BTreeMap<String, Sensitive>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attribute_mapping: Option<BTreeMap<String, String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub idp_identifiers: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub acr_mapping: Option<BTreeMap<String, String>>,
}

/// The output of [`Operation::UpdateIdentityProvider`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct UpdateIdentityProviderResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub identity_provider: Option<IdentityProviderType>,
}

/// The input of [`Operation::UpdateManagedLoginBranding`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct UpdateManagedLoginBrandingRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub managed_login_branding_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub use_cognito_provided_values: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub settings: Option<serde_json::Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assets: Option<Vec<AssetType>>,
}

/// The output of [`Operation::UpdateManagedLoginBranding`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct UpdateManagedLoginBrandingResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub managed_login_branding: Option<ManagedLoginBrandingType>,
}

/// The input of [`Operation::UpdateProvisionedLimit`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct UpdateProvisionedLimitRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit_definition: Option<LimitDefinitionType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub requested_limit_value: Option<i32>,
}

/// The output of [`Operation::UpdateProvisionedLimit`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct UpdateProvisionedLimitResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<LimitType>,
}

/// The model's enum `UpdateReplicaStatusType`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum UpdateReplicaStatusType {
    #[serde(rename = "ACTIVE")]
    Active,
    #[serde(rename = "INACTIVE")]
    Inactive,
}

impl UpdateReplicaStatusType {
    /// The value on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Active => "ACTIVE",
            Self::Inactive => "INACTIVE",
        }
    }
}

impl fmt::Display for UpdateReplicaStatusType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for UpdateReplicaStatusType {
    type Err = InvalidEnumValue;

    fn from_str(value: &str) -> Result<Self, InvalidEnumValue> {
        Ok(match value {
            "ACTIVE" => Self::Active,
            "INACTIVE" => Self::Inactive,
            _ => return Err(InvalidEnumValue { shape: "UpdateReplicaStatusType" }),
        })
    }
}

/// The input of [`Operation::UpdateResourceServer`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct UpdateResourceServerRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub identifier: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scopes: Option<Vec<ResourceServerScopeType>>,
}

/// The output of [`Operation::UpdateResourceServer`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct UpdateResourceServerResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource_server: Option<ResourceServerType>,
}

/// The input of [`Operation::UpdateTerms`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct UpdateTermsRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub terms_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub terms_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub terms_source: Option<TermsSourceType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enforcement: Option<TermsEnforcementType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub links: Option<BTreeMap<String, String>>,
}

/// The output of [`Operation::UpdateTerms`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct UpdateTermsResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub terms: Option<TermsType>,
}

/// The input of [`Operation::UpdateUserAttributes`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct UpdateUserAttributesRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_attributes: Option<Vec<AttributeType>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access_token: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_metadata: Option<BTreeMap<String, String>>,
}

/// The output of [`Operation::UpdateUserAttributes`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct UpdateUserAttributesResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code_delivery_details_list: Option<Vec<CodeDeliveryDetailsType>>,
}

/// The input of [`Operation::UpdateUserPoolClient`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct UpdateUserPoolClientRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_id: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refresh_token_validity: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access_token_validity: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id_token_validity: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub token_validity_units: Option<TokenValidityUnitsType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub read_attributes: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub write_attributes: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub explicit_auth_flows: Option<Vec<ExplicitAuthFlowsType>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub supported_identity_providers: Option<Vec<String>>,
    #[serde(rename = "CallbackURLs", skip_serializing_if = "Option::is_none")]
    pub callback_urls: Option<Vec<String>>,
    #[serde(rename = "LogoutURLs", skip_serializing_if = "Option::is_none")]
    pub logout_urls: Option<Vec<String>>,
    #[serde(rename = "DefaultRedirectURI", skip_serializing_if = "Option::is_none")]
    pub default_redirect_uri: Option<String>,
    #[serde(rename = "AllowedOAuthFlows", skip_serializing_if = "Option::is_none")]
    pub allowed_oauth_flows: Option<Vec<OAuthFlowType>>,
    #[serde(rename = "AllowedOAuthScopes", skip_serializing_if = "Option::is_none")]
    pub allowed_oauth_scopes: Option<Vec<String>>,
    #[serde(rename = "AllowedOAuthFlowsUserPoolClient", skip_serializing_if = "Option::is_none")]
    pub allowed_oauth_flows_user_pool_client: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub analytics_configuration: Option<AnalyticsConfigurationType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prevent_user_existence_errors: Option<PreventUserExistenceErrorTypes>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enable_token_revocation: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enable_propagate_additional_user_context_data: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub auth_session_validity: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refresh_token_rotation: Option<RefreshTokenRotationType>,
}

/// The output of [`Operation::UpdateUserPoolClient`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct UpdateUserPoolClientResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_client: Option<UserPoolClientType>,
}

/// The input of [`Operation::UpdateUserPoolDomain`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct UpdateUserPoolDomainRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub domain: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub managed_login_version: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom_domain_config: Option<CustomDomainConfigType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub routing: Option<RoutingType>,
}

/// The output of [`Operation::UpdateUserPoolDomain`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct UpdateUserPoolDomainResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub managed_login_version: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cloud_front_domain: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub routing: Option<RoutingType>,
}

/// The input of [`Operation::UpdateUserPoolReplica`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct UpdateUserPoolReplicaRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<UpdateReplicaStatusType>,
}

/// The output of [`Operation::UpdateUserPoolReplica`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct UpdateUserPoolReplicaResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_replica: Option<UserPoolReplicaType>,
}

/// The input of [`Operation::UpdateUserPool`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct UpdateUserPoolRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub policies: Option<UserPoolPolicyType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deletion_protection: Option<DeletionProtectionType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lambda_config: Option<LambdaConfigType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub auto_verified_attributes: Option<Vec<VerifiedAttributeType>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sms_verification_message: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email_verification_message: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email_verification_subject: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verification_message_template: Option<VerificationMessageTemplateType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sms_authentication_message: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_attribute_update_settings: Option<UserAttributeUpdateSettingsType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mfa_configuration: Option<UserPoolMfaType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_configuration: Option<DeviceConfigurationType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email_configuration: Option<EmailConfigurationType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sms_configuration: Option<SmsConfigurationType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_tags: Option<BTreeMap<String, String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub admin_create_user_config: Option<AdminCreateUserConfigType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_add_ons: Option<UserPoolAddOnsType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dcr_configuration: Option<DcrConfigurationType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_recovery_setting: Option<AccountRecoverySettingType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pool_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_tier: Option<UserPoolTierType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key_configuration: Option<KeyConfigurationType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issuer_configuration: Option<IssuerConfigurationType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub acr_configuration: Option<BTreeMap<String, AcrLevelConfigType>>,
}

/// The output of [`Operation::UpdateUserPool`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct UpdateUserPoolResponse {}

/// The model's structure `UserAttributeUpdateSettingsType`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct UserAttributeUpdateSettingsType {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attributes_require_verification_before_update: Option<Vec<VerifiedAttributeType>>,
}

/// The model's structure `UserContextDataType`.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct UserContextDataType {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ip_address: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub encoded_data: Option<String>,
}

impl fmt::Debug for UserContextDataType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("UserContextDataType(redacted)")
    }
}

/// The model's enum `UserImportJobStatusType`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum UserImportJobStatusType {
    Created,
    Pending,
    InProgress,
    Stopping,
    Expired,
    Stopped,
    Failed,
    Succeeded,
}

impl UserImportJobStatusType {
    /// The value on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Created => "Created",
            Self::Pending => "Pending",
            Self::InProgress => "InProgress",
            Self::Stopping => "Stopping",
            Self::Expired => "Expired",
            Self::Stopped => "Stopped",
            Self::Failed => "Failed",
            Self::Succeeded => "Succeeded",
        }
    }
}

impl fmt::Display for UserImportJobStatusType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for UserImportJobStatusType {
    type Err = InvalidEnumValue;

    fn from_str(value: &str) -> Result<Self, InvalidEnumValue> {
        Ok(match value {
            "Created" => Self::Created,
            "Pending" => Self::Pending,
            "InProgress" => Self::InProgress,
            "Stopping" => Self::Stopping,
            "Expired" => Self::Expired,
            "Stopped" => Self::Stopped,
            "Failed" => Self::Failed,
            "Succeeded" => Self::Succeeded,
            _ => return Err(InvalidEnumValue { shape: "UserImportJobStatusType" }),
        })
    }
}

/// The model's structure `UserImportJobType`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct UserImportJobType {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub job_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub job_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pre_signed_url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub creation_date: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start_date: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub completion_date: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<UserImportJobStatusType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cloud_watch_logs_role_arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub imported_users: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub skipped_users: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub failed_users: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub completion_message: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub password_hashing_algorithm: Option<PasswordHashingAlgorithmType>,
}

/// The model's structure `UserPoolAddOnsType`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct UserPoolAddOnsType {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub advanced_security_mode: Option<AdvancedSecurityModeType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub advanced_security_additional_flows: Option<AdvancedSecurityAdditionalFlowsType>,
}

/// The model's structure `UserPoolClientDescription`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct UserPoolClientDescription {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_id: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_name: Option<String>,
}

/// The model's structure `UserPoolClientType`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct UserPoolClientType {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_id: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_secret: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_modified_date: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub creation_date: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refresh_token_validity: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access_token_validity: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id_token_validity: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub token_validity_units: Option<TokenValidityUnitsType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub read_attributes: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub write_attributes: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub explicit_auth_flows: Option<Vec<ExplicitAuthFlowsType>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub supported_identity_providers: Option<Vec<String>>,
    #[serde(rename = "CallbackURLs", skip_serializing_if = "Option::is_none")]
    pub callback_urls: Option<Vec<String>>,
    #[serde(rename = "LogoutURLs", skip_serializing_if = "Option::is_none")]
    pub logout_urls: Option<Vec<String>>,
    #[serde(rename = "DefaultRedirectURI", skip_serializing_if = "Option::is_none")]
    pub default_redirect_uri: Option<String>,
    #[serde(rename = "AllowedOAuthFlows", skip_serializing_if = "Option::is_none")]
    pub allowed_oauth_flows: Option<Vec<OAuthFlowType>>,
    #[serde(rename = "AllowedOAuthScopes", skip_serializing_if = "Option::is_none")]
    pub allowed_oauth_scopes: Option<Vec<String>>,
    #[serde(rename = "AllowedOAuthFlowsUserPoolClient", skip_serializing_if = "Option::is_none")]
    pub allowed_oauth_flows_user_pool_client: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub analytics_configuration: Option<AnalyticsConfigurationType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prevent_user_existence_errors: Option<PreventUserExistenceErrorTypes>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enable_token_revocation: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enable_propagate_additional_user_context_data: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub auth_session_validity: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refresh_token_rotation: Option<RefreshTokenRotationType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_type: Option<ClientTypeType>,
}

/// The model's structure `UserPoolDescriptionType`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct UserPoolDescriptionType {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lambda_config: Option<LambdaConfigType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<StatusType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_modified_date: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub creation_date: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub replica_regions: Option<Vec<String>>,
}

/// The model's enum `UserPoolMfaType`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum UserPoolMfaType {
    #[serde(rename = "OFF")]
    Off,
    #[serde(rename = "ON")]
    On,
    #[serde(rename = "OPTIONAL")]
    Optional,
}

impl UserPoolMfaType {
    /// The value on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Off => "OFF",
            Self::On => "ON",
            Self::Optional => "OPTIONAL",
        }
    }
}

impl fmt::Display for UserPoolMfaType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for UserPoolMfaType {
    type Err = InvalidEnumValue;

    fn from_str(value: &str) -> Result<Self, InvalidEnumValue> {
        Ok(match value {
            "OFF" => Self::Off,
            "ON" => Self::On,
            "OPTIONAL" => Self::Optional,
            _ => return Err(InvalidEnumValue { shape: "UserPoolMfaType" }),
        })
    }
}

/// The model's structure `UserPoolPolicyType`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct UserPoolPolicyType {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub password_policy: Option<PasswordPolicyType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sign_in_policy: Option<SignInPolicyType>,
}

/// The model's structure `UserPoolReplicaType`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct UserPoolReplicaType {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<ReplicaStatusType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<ReplicaRoleType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_arn: Option<String>,
}

/// The model's enum `UserPoolTierType`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum UserPoolTierType {
    #[serde(rename = "LITE")]
    Lite,
    #[serde(rename = "ESSENTIALS")]
    Essentials,
    #[serde(rename = "PLUS")]
    Plus,
}

impl UserPoolTierType {
    /// The value on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Lite => "LITE",
            Self::Essentials => "ESSENTIALS",
            Self::Plus => "PLUS",
        }
    }
}

impl fmt::Display for UserPoolTierType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for UserPoolTierType {
    type Err = InvalidEnumValue;

    fn from_str(value: &str) -> Result<Self, InvalidEnumValue> {
        Ok(match value {
            "LITE" => Self::Lite,
            "ESSENTIALS" => Self::Essentials,
            "PLUS" => Self::Plus,
            _ => return Err(InvalidEnumValue { shape: "UserPoolTierType" }),
        })
    }
}

/// The model's structure `UserPoolTokenSessionConfigType`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct UserPoolTokenSessionConfigType {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_per_user: Option<i32>,
}

/// The model's structure `UserPoolType`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct UserPoolType {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub policies: Option<UserPoolPolicyType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deletion_protection: Option<DeletionProtectionType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lambda_config: Option<LambdaConfigType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<StatusType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_modified_date: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub creation_date: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub schema_attributes: Option<Vec<SchemaAttributeType>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub auto_verified_attributes: Option<Vec<VerifiedAttributeType>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub alias_attributes: Option<Vec<AliasAttributeType>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub username_attributes: Option<Vec<UsernameAttributeType>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sms_verification_message: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email_verification_message: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email_verification_subject: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verification_message_template: Option<VerificationMessageTemplateType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sms_authentication_message: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_attribute_update_settings: Option<UserAttributeUpdateSettingsType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mfa_configuration: Option<UserPoolMfaType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_configuration: Option<DeviceConfigurationType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub estimated_number_of_users: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email_configuration: Option<EmailConfigurationType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sms_configuration: Option<SmsConfigurationType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_tags: Option<BTreeMap<String, String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sms_configuration_failure: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email_configuration_failure: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub domain: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom_domain: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub admin_create_user_config: Option<AdminCreateUserConfigType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_add_ons: Option<UserPoolAddOnsType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dcr_configuration: Option<DcrConfigurationType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub username_configuration: Option<UsernameConfigurationType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub arn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_recovery_setting: Option<AccountRecoverySettingType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_pool_tier: Option<UserPoolTierType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key_configuration: Option<KeyConfigurationType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issuer_configuration: Option<IssuerConfigurationType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub acr_configuration: Option<BTreeMap<String, AcrLevelConfigType>>,
}

/// The model's enum `UserSessionTrackingType`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum UserSessionTrackingType {
    #[serde(rename = "ENABLED")]
    Enabled,
    #[serde(rename = "DISABLED")]
    Disabled,
}

impl UserSessionTrackingType {
    /// The value on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Enabled => "ENABLED",
            Self::Disabled => "DISABLED",
        }
    }
}

impl fmt::Display for UserSessionTrackingType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for UserSessionTrackingType {
    type Err = InvalidEnumValue;

    fn from_str(value: &str) -> Result<Self, InvalidEnumValue> {
        Ok(match value {
            "ENABLED" => Self::Enabled,
            "DISABLED" => Self::Disabled,
            _ => return Err(InvalidEnumValue { shape: "UserSessionTrackingType" }),
        })
    }
}

/// The model's enum `UserStatusType`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum UserStatusType {
    #[serde(rename = "UNCONFIRMED")]
    Unconfirmed,
    #[serde(rename = "CONFIRMED")]
    Confirmed,
    #[serde(rename = "ARCHIVED")]
    Archived,
    #[serde(rename = "COMPROMISED")]
    Compromised,
    #[serde(rename = "UNKNOWN")]
    Unknown,
    #[serde(rename = "RESET_REQUIRED")]
    ResetRequired,
    #[serde(rename = "FORCE_CHANGE_PASSWORD")]
    ForceChangePassword,
    #[serde(rename = "EXTERNAL_PROVIDER")]
    ExternalProvider,
}

impl UserStatusType {
    /// The value on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Unconfirmed => "UNCONFIRMED",
            Self::Confirmed => "CONFIRMED",
            Self::Archived => "ARCHIVED",
            Self::Compromised => "COMPROMISED",
            Self::Unknown => "UNKNOWN",
            Self::ResetRequired => "RESET_REQUIRED",
            Self::ForceChangePassword => "FORCE_CHANGE_PASSWORD",
            Self::ExternalProvider => "EXTERNAL_PROVIDER",
        }
    }
}

impl fmt::Display for UserStatusType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for UserStatusType {
    type Err = InvalidEnumValue;

    fn from_str(value: &str) -> Result<Self, InvalidEnumValue> {
        Ok(match value {
            "UNCONFIRMED" => Self::Unconfirmed,
            "CONFIRMED" => Self::Confirmed,
            "ARCHIVED" => Self::Archived,
            "COMPROMISED" => Self::Compromised,
            "UNKNOWN" => Self::Unknown,
            "RESET_REQUIRED" => Self::ResetRequired,
            "FORCE_CHANGE_PASSWORD" => Self::ForceChangePassword,
            "EXTERNAL_PROVIDER" => Self::ExternalProvider,
            _ => return Err(InvalidEnumValue { shape: "UserStatusType" }),
        })
    }
}

/// The model's structure `UserType`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct UserType {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub username: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attributes: Option<Vec<AttributeType>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_create_date: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_last_modified_date: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enabled: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_status: Option<UserStatusType>,
    #[serde(rename = "MFAOptions", skip_serializing_if = "Option::is_none")]
    pub mfa_options: Option<Vec<MFAOptionType>>,
}

/// The model's enum `UserVerificationType`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum UserVerificationType {
    #[serde(rename = "required")]
    Required,
    #[serde(rename = "preferred")]
    Preferred,
}

impl UserVerificationType {
    /// The value on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Required => "required",
            Self::Preferred => "preferred",
        }
    }
}

impl fmt::Display for UserVerificationType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for UserVerificationType {
    type Err = InvalidEnumValue;

    fn from_str(value: &str) -> Result<Self, InvalidEnumValue> {
        Ok(match value {
            "required" => Self::Required,
            "preferred" => Self::Preferred,
            _ => return Err(InvalidEnumValue { shape: "UserVerificationType" }),
        })
    }
}

/// The model's enum `UsernameAttributeType`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum UsernameAttributeType {
    #[serde(rename = "phone_number")]
    PhoneNumber,
    #[serde(rename = "email")]
    Email,
}

impl UsernameAttributeType {
    /// The value on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::PhoneNumber => "phone_number",
            Self::Email => "email",
        }
    }
}

impl fmt::Display for UsernameAttributeType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for UsernameAttributeType {
    type Err = InvalidEnumValue;

    fn from_str(value: &str) -> Result<Self, InvalidEnumValue> {
        Ok(match value {
            "phone_number" => Self::PhoneNumber,
            "email" => Self::Email,
            _ => return Err(InvalidEnumValue { shape: "UsernameAttributeType" }),
        })
    }
}

/// The model's structure `UsernameConfigurationType`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct UsernameConfigurationType {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub case_sensitive: Option<bool>,
}

/// The model's structure `VerificationMessageTemplateType`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct VerificationMessageTemplateType {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sms_message: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email_message: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email_subject: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email_message_by_link: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email_subject_by_link: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default_email_option: Option<DefaultEmailOptionType>,
}

/// The model's enum `VerifiedAttributeType`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum VerifiedAttributeType {
    #[serde(rename = "phone_number")]
    PhoneNumber,
    #[serde(rename = "email")]
    Email,
}

impl VerifiedAttributeType {
    /// The value on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::PhoneNumber => "phone_number",
            Self::Email => "email",
        }
    }
}

impl fmt::Display for VerifiedAttributeType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for VerifiedAttributeType {
    type Err = InvalidEnumValue;

    fn from_str(value: &str) -> Result<Self, InvalidEnumValue> {
        Ok(match value {
            "phone_number" => Self::PhoneNumber,
            "email" => Self::Email,
            _ => return Err(InvalidEnumValue { shape: "VerifiedAttributeType" }),
        })
    }
}

/// The input of [`Operation::VerifySoftwareToken`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct VerifySoftwareTokenRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access_token: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_code: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub friendly_device_name: Option<String>,
}

/// The output of [`Operation::VerifySoftwareToken`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct VerifySoftwareTokenResponse {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<VerifySoftwareTokenResponseType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session: Option<Sensitive>,
}

/// The model's enum `VerifySoftwareTokenResponseType`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum VerifySoftwareTokenResponseType {
    #[serde(rename = "SUCCESS")]
    Success,
    #[serde(rename = "ERROR")]
    Error,
}

impl VerifySoftwareTokenResponseType {
    /// The value on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Success => "SUCCESS",
            Self::Error => "ERROR",
        }
    }
}

impl fmt::Display for VerifySoftwareTokenResponseType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for VerifySoftwareTokenResponseType {
    type Err = InvalidEnumValue;

    fn from_str(value: &str) -> Result<Self, InvalidEnumValue> {
        Ok(match value {
            "SUCCESS" => Self::Success,
            "ERROR" => Self::Error,
            _ => return Err(InvalidEnumValue { shape: "VerifySoftwareTokenResponseType" }),
        })
    }
}

/// The input of [`Operation::VerifyUserAttribute`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct VerifyUserAttributeRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access_token: Option<Sensitive>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attribute_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<Sensitive>,
}

/// The output of [`Operation::VerifyUserAttribute`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct VerifyUserAttributeResponse {}

/// The model's structure `WebAuthnConfigurationType`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct WebAuthnConfigurationType {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub relying_party_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_verification: Option<UserVerificationType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub factor_configuration: Option<WebAuthnFactorConfigurationType>,
}

/// The model's structure `WebAuthnCredentialDescription`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct WebAuthnCredentialDescription {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credential_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub friendly_credential_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub relying_party_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authenticator_attachment: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authenticator_transports: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created_at: Option<Timestamp>,
}

/// The model's enum `WebAuthnFactorConfigurationType`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum WebAuthnFactorConfigurationType {
    #[serde(rename = "SINGLE_FACTOR")]
    SingleFactor,
    #[serde(rename = "MULTI_FACTOR_WITH_USER_VERIFICATION")]
    MultiFactorWithUserVerification,
}

impl WebAuthnFactorConfigurationType {
    /// The value on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::SingleFactor => "SINGLE_FACTOR",
            Self::MultiFactorWithUserVerification => "MULTI_FACTOR_WITH_USER_VERIFICATION",
        }
    }
}

impl fmt::Display for WebAuthnFactorConfigurationType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for WebAuthnFactorConfigurationType {
    type Err = InvalidEnumValue;

    fn from_str(value: &str) -> Result<Self, InvalidEnumValue> {
        Ok(match value {
            "SINGLE_FACTOR" => Self::SingleFactor,
            "MULTI_FACTOR_WITH_USER_VERIFICATION" => Self::MultiFactorWithUserVerification,
            _ => return Err(InvalidEnumValue { shape: "WebAuthnFactorConfigurationType" }),
        })
    }
}

/// The model's structure `WebAuthnMfaSettingsType`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct WebAuthnMfaSettingsType {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enabled: Option<bool>,
}
