//! The API's operations: one file per resource, one function per operation.
//!
//! An operation loads what the rule needs, decides by calling `identity`, commits, delivers, and answers. It has one shape:
//! `pub async fn create_user_pool(app: &App, call: &Call, input: CreateUserPoolRequest) -> Result<CreateUserPoolResponse,
//! Failure>`. The dispatch below is exhaustive, so no operation is forgotten.

use serde::Serialize;
use vestibule_api::cognito_idp::Input;

use crate::app::App;
use crate::call::Call;
use crate::error::{Failure, Refusal};

pub(crate) mod lambda;
pub(crate) mod logs;
mod sign_in;
mod sign_up;
mod user_creation;
mod users;

/// The JSON of an answer.
pub type Answer = Vec<u8>;

/// Performs an operation of user pools.
pub async fn dispatch(app: &App, call: &Call, input: Input) -> Result<Answer, Failure> {
    match input {
        Input::AdminGetUser(input) => json(&users::admin_get_user(app, call, input).await?),
        Input::GetUser(input) => json(&users::get_user(app, call, input).await?),
        Input::AdminSetUserPassword(input) => json(&users::admin_set_user_password(app, call, input).await?),
        Input::AdminUpdateUserAttributes(input) => json(&users::admin_update_user_attributes(app, call, input).await?),
        Input::AdminSetUserMFAPreference(input) => json(&users::admin_set_user_mfa_preference(app, call, input).await?),
        Input::SetUserMFAPreference(input) => json(&users::set_user_mfa_preference(app, call, input).await?),
        Input::AdminDeleteUser(input) => Ok(nothing(users::admin_delete_user(app, call, input).await?)),
        Input::AdminCreateUser(input) => json(&user_creation::admin_create_user(app, call, input).await?),
        Input::InitiateAuth(input) => json(&sign_in::initiate_auth(app, call, input).await?),
        Input::AdminInitiateAuth(input) => json(&sign_in::admin_initiate_auth(app, call, input).await?),
        Input::RespondToAuthChallenge(input) => json(&sign_in::respond_to_auth_challenge(app, call, input).await?),
        Input::AdminRespondToAuthChallenge(input) => json(&sign_in::admin_respond_to_auth_challenge(app, call, input).await?),
        Input::SignUp(input) => json(&sign_up::sign_up(app, call, input).await?),
        Input::ConfirmSignUp(input) => json(&sign_up::confirm_sign_up(app, call, input).await?),
        Input::AdminConfirmSignUp(input) => json(&sign_up::admin_confirm_sign_up(app, call, input).await?),
        Input::ResendConfirmationCode(input) => json(&sign_up::resend_confirmation_code(app, call, input).await?),
        // Not built yet. `tests/it/not_built.txt` lists these; the list only shrinks.
        Input::AddCustomAttributes(_) | Input::AddUserPoolClientSecret(_) | Input::AdminAddUserToGroup(_) | Input::AdminDeleteSoftwareToken(_) | Input::AdminDeleteUserAttributes(_) | Input::AdminDisableProviderForUser(_) | Input::AdminDisableUser(_) | Input::AdminEnableUser(_) | Input::AdminForgetDevice(_) | Input::AdminGetDevice(_) | Input::AdminGetUserAuthFactors(_) | Input::AdminLinkProviderForUser(_) | Input::AdminListDevices(_) | Input::AdminListGroupsForUser(_) | Input::AdminListUserAuthEvents(_) | Input::AdminListUserSessions(_) | Input::AdminRemoveUserFromGroup(_) | Input::AdminResetUserPassword(_) | Input::AdminRevokeUserSession(_) | Input::AdminSetUserSettings(_) | Input::AdminUpdateAuthEventFeedback(_) | Input::AdminUpdateDeviceStatus(_) | Input::AdminUserGlobalSignOut(_) | Input::AssociateSoftwareToken(_) | Input::ChangePassword(_) | Input::CompleteWebAuthnRegistration(_) | Input::ConfirmDevice(_) | Input::ConfirmForgotPassword(_) | Input::CreateGroup(_) | Input::CreateIdentityProvider(_) | Input::CreateManagedLoginBranding(_) | Input::CreateResourceServer(_) | Input::CreateTerms(_) | Input::CreateUserImportJob(_) | Input::CreateUserPool(_) | Input::CreateUserPoolClient(_) | Input::CreateUserPoolDomain(_) | Input::CreateUserPoolReplica(_) | Input::DeleteGroup(_) | Input::DeleteIdentityProvider(_) | Input::DeleteManagedLoginBranding(_) | Input::DeleteResourceServer(_) | Input::DeleteTerms(_) | Input::DeleteUser(_) | Input::DeleteUserAttributes(_) | Input::DeleteUserPool(_) | Input::DeleteUserPoolClient(_) | Input::DeleteUserPoolClientSecret(_) | Input::DeleteUserPoolDomain(_) | Input::DeleteUserPoolReplica(_) | Input::DeleteWebAuthnCredential(_) | Input::DescribeIdentityProvider(_) | Input::DescribeManagedLoginBranding(_) | Input::DescribeManagedLoginBrandingByClient(_) | Input::DescribeResourceServer(_) | Input::DescribeRiskConfiguration(_) | Input::DescribeTerms(_) | Input::DescribeTermsByClient(_) | Input::DescribeUserImportJob(_) | Input::DescribeUserPool(_) | Input::DescribeUserPoolClient(_) | Input::DescribeUserPoolDomain(_) | Input::ForgetDevice(_) | Input::ForgotPassword(_) | Input::GetCSVHeader(_) | Input::GetClientToken(_) | Input::GetDerivedToken(_) | Input::GetDevice(_) | Input::GetGroup(_) | Input::GetIdentityProviderByIdentifier(_) | Input::GetLogDeliveryConfiguration(_) | Input::GetProvisionedLimit(_) | Input::GetSigningCertificate(_) | Input::GetTokensFromRefreshToken(_) | Input::GetUICustomization(_) | Input::GetUserAttributeVerificationCode(_) | Input::GetUserAuthFactors(_) | Input::GetUserPoolClientSessionConfiguration(_) | Input::GetUserPoolMfaConfig(_) | Input::GetUserPoolSessionConfiguration(_) | Input::GlobalSignOut(_) | Input::ListDevices(_) | Input::ListGroups(_) | Input::ListIdentityProviders(_) | Input::ListResourceServers(_) | Input::ListTagsForResource(_) | Input::ListTerms(_) | Input::ListUserImportJobs(_) | Input::ListUserPoolClientSecrets(_) | Input::ListUserPoolClients(_) | Input::ListUserPoolReplicas(_) | Input::ListUserPools(_) | Input::ListUserSessions(_) | Input::ListUsers(_) | Input::ListUsersInGroup(_) | Input::ListWebAuthnCredentials(_) | Input::RevokeToken(_) | Input::RevokeUserSession(_) | Input::SetLogDeliveryConfiguration(_) | Input::SetRiskConfiguration(_) | Input::SetUICustomization(_) | Input::SetUserPoolClientSessionConfiguration(_) | Input::SetUserPoolMfaConfig(_) | Input::SetUserPoolSessionConfiguration(_) | Input::SetUserSettings(_) | Input::StartUserImportJob(_) | Input::StartWebAuthnRegistration(_) | Input::StopUserImportJob(_) | Input::TagResource(_) | Input::UntagResource(_) | Input::UpdateAuthEventFeedback(_) | Input::UpdateDeviceStatus(_) | Input::UpdateGroup(_) | Input::UpdateIdentityProvider(_) | Input::UpdateManagedLoginBranding(_) | Input::UpdateProvisionedLimit(_) | Input::UpdateResourceServer(_) | Input::UpdateTerms(_) | Input::UpdateUserAttributes(_) | Input::UpdateUserPool(_) | Input::UpdateUserPoolClient(_) | Input::UpdateUserPoolDomain(_) | Input::UpdateUserPoolReplica(_) | Input::VerifySoftwareToken(_) | Input::VerifyUserAttribute(_) => Err(Failure::Refused(Refusal::NotBuilt(input.operation()))),
    }
}

/// An operation's output as it travels. Operations without output answer `{}`.
///
/// Cognito: either an empty body or `{}`; clients in browsers read `{}`. Source: spec/auth-flows.md 1.2.
fn json<T: Serialize>(output: &T) -> Result<Answer, Failure> {
    serde_json::to_vec(output).map_err(|error| Failure::Internal(error.into()))
}

/// The answer of an operation without output.
fn nothing(_done: ()) -> Answer {
    b"{}".to_vec()
}
