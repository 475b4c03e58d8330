//! The API's operations: one file per resource, one function per operation.
//!
//! An operation loads what the rule needs, decides by calling `identity`, commits, delivers, and answers. It has one shape:
//! `pub async fn create_user_pool(app: &App, call: &Call, input: CreateUserPoolRequest) -> Result<CreateUserPoolResponse,
//! Failure>`; without output it returns `()`. The table below is exhaustive, so no operation is forgotten.

use serde::Serialize;
use vestibule_api::cognito_idp::{Input, Operation};

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

/// Writes the dispatch: each operation of the model is either built, with its function, or named as not built.
macro_rules! operations {
    (
        built { $($built:ident => $module:ident::$function:ident,)* }
        not_built { $($missing:ident,)* }
    ) => {
        /// Performs an operation of user pools.
        pub async fn dispatch(app: &App, call: &Call, input: Input) -> Result<Answer, Failure> {
            match input {
                $(Input::$built(input) => json(&$module::$function(app, call, input).await?),)*
                $(Input::$missing(_))|* => Err(Failure::Refused(Refusal::NotBuilt(input.operation()))),
            }
        }

        /// Operations that answer only that they are not built. `tests/it/not_built.txt` repeats them, and only shrinks.
        pub const NOT_BUILT: &[Operation] = &[$(Operation::$missing,)*];
    };
}

operations! {
    built {
        AdminConfirmSignUp => sign_up::admin_confirm_sign_up,
        AdminCreateUser => user_creation::admin_create_user,
        AdminDeleteUser => users::admin_delete_user,
        AdminGetUser => users::admin_get_user,
        AdminInitiateAuth => sign_in::admin_initiate_auth,
        AdminRespondToAuthChallenge => sign_in::admin_respond_to_auth_challenge,
        AdminSetUserMFAPreference => users::admin_set_user_mfa_preference,
        AdminSetUserPassword => users::admin_set_user_password,
        AdminUpdateUserAttributes => users::admin_update_user_attributes,
        ConfirmSignUp => sign_up::confirm_sign_up,
        GetUser => users::get_user,
        InitiateAuth => sign_in::initiate_auth,
        ResendConfirmationCode => sign_up::resend_confirmation_code,
        RespondToAuthChallenge => sign_in::respond_to_auth_challenge,
        SetUserMFAPreference => users::set_user_mfa_preference,
        SignUp => sign_up::sign_up,
    }
    not_built {
        AddCustomAttributes, AddUserPoolClientSecret, AdminAddUserToGroup, AdminDeleteSoftwareToken,
        AdminDeleteUserAttributes, AdminDisableProviderForUser, AdminDisableUser, AdminEnableUser, AdminForgetDevice,
        AdminGetDevice, AdminGetUserAuthFactors, AdminLinkProviderForUser, AdminListDevices, AdminListGroupsForUser,
        AdminListUserAuthEvents, AdminListUserSessions, AdminRemoveUserFromGroup, AdminResetUserPassword,
        AdminRevokeUserSession, AdminSetUserSettings, AdminUpdateAuthEventFeedback, AdminUpdateDeviceStatus,
        AdminUserGlobalSignOut, AssociateSoftwareToken, ChangePassword, CompleteWebAuthnRegistration, ConfirmDevice,
        ConfirmForgotPassword, CreateGroup, CreateIdentityProvider, CreateManagedLoginBranding, CreateResourceServer,
        CreateTerms, CreateUserImportJob, CreateUserPool, CreateUserPoolClient, CreateUserPoolDomain,
        CreateUserPoolReplica, DeleteGroup, DeleteIdentityProvider, DeleteManagedLoginBranding, DeleteResourceServer,
        DeleteTerms, DeleteUser, DeleteUserAttributes, DeleteUserPool, DeleteUserPoolClient,
        DeleteUserPoolClientSecret, DeleteUserPoolDomain, DeleteUserPoolReplica, DeleteWebAuthnCredential,
        DescribeIdentityProvider, DescribeManagedLoginBranding, DescribeManagedLoginBrandingByClient,
        DescribeResourceServer, DescribeRiskConfiguration, DescribeTerms, DescribeTermsByClient,
        DescribeUserImportJob, DescribeUserPool, DescribeUserPoolClient, DescribeUserPoolDomain, ForgetDevice,
        ForgotPassword, GetCSVHeader, GetClientToken, GetDerivedToken, GetDevice, GetGroup,
        GetIdentityProviderByIdentifier, GetLogDeliveryConfiguration, GetProvisionedLimit, GetSigningCertificate,
        GetTokensFromRefreshToken, GetUICustomization, GetUserAttributeVerificationCode, GetUserAuthFactors,
        GetUserPoolClientSessionConfiguration, GetUserPoolMfaConfig, GetUserPoolSessionConfiguration, GlobalSignOut,
        ListDevices, ListGroups, ListIdentityProviders, ListResourceServers, ListTagsForResource, ListTerms,
        ListUserImportJobs, ListUserPoolClientSecrets, ListUserPoolClients, ListUserPoolReplicas, ListUserPools,
        ListUserSessions, ListUsers, ListUsersInGroup, ListWebAuthnCredentials, RevokeToken, RevokeUserSession,
        SetLogDeliveryConfiguration, SetRiskConfiguration, SetUICustomization, SetUserPoolClientSessionConfiguration,
        SetUserPoolMfaConfig, SetUserPoolSessionConfiguration, SetUserSettings, StartUserImportJob,
        StartWebAuthnRegistration, StopUserImportJob, TagResource, UntagResource, UpdateAuthEventFeedback,
        UpdateDeviceStatus, UpdateGroup, UpdateIdentityProvider, UpdateManagedLoginBranding, UpdateProvisionedLimit,
        UpdateResourceServer, UpdateTerms, UpdateUserAttributes, UpdateUserPool, UpdateUserPoolClient,
        UpdateUserPoolDomain, UpdateUserPoolReplica, VerifySoftwareToken, VerifyUserAttribute,
    }
}

/// An operation's output as it travels. Operations without output answer `{}`.
///
/// Cognito: either an empty body or `{}`; clients in browsers read `{}`. Source: spec/auth-flows.md 1.2.
fn json<T: Serialize>(output: &T) -> Result<Answer, Failure> {
    let json = serde_json::to_vec(output).map_err(anyhow::Error::from)?;
    Ok(if json == b"null" { b"{}".to_vec() } else { json })
}
