//! The API's operations: one file per resource, one function per operation.
//!
//! An operation loads what the rule needs, decides by calling `identity`, commits, delivers, and answers. It has one shape:
//! `pub async fn create_user_pool(app: &App, call: &Call, input: CreateUserPoolRequest) -> Result<CreateUserPoolResponse,
//! Failure>`; without output it returns `()`. The table below is exhaustive, so no operation is forgotten.

use serde::Serialize;
use vestibule_api::cognito_idp::Input;

use crate::app::App;
use crate::call::Call;
use crate::error::Failure;

pub(crate) mod app_clients;
mod attributes;
mod auth_events;
mod client_secrets;
mod client_tokens;
mod devices;
pub(crate) mod domains;
mod groups;
mod identity_providers;
pub(crate) mod kms;
pub(crate) mod lambda;
mod linked_identities;
mod log_delivery;
pub(crate) mod logs;
mod managed_login_branding;
mod passkeys;
mod passwords;
mod provisioned_limits;
mod recovery;
mod replicas;
mod resource_servers;
mod risk_configuration;
mod session_configuration;
mod sign_in;
mod sign_up;
mod signing_certificate;
mod software_tokens;
mod tags;
mod terms;
mod token_sessions;
mod ui_customization;
mod user_creation;
mod user_import_jobs;
mod user_list;
pub(crate) mod user_pools;
mod user_sessions;
mod users;

pub use sign_up::confirm_by_link;

/// How often a decision is taken anew because another change came between, before the caller hears of it.
pub(crate) const DECISIONS_MAX: usize = 16;

/// The JSON of an answer.
pub type Answer = Vec<u8>;

/// Writes the dispatch: each operation of the model with its function.
macro_rules! operations {
    ($($operation:ident => $module:ident::$function:ident,)*) => {
        /// Performs an operation of user pools.
        pub async fn dispatch(app: &App, call: &Call, input: Input) -> Result<Answer, Failure> {
            match input {
                $(Input::$operation(input) => json(&$module::$function(app, call, input).await?),)*
            }
        }
    };
}

operations! {
    AddCustomAttributes => user_pools::add_custom_attributes,
    AddUserPoolClientSecret => client_secrets::add_user_pool_client_secret,
    AdminAddUserToGroup => groups::admin_add_user_to_group,
    AdminConfirmSignUp => sign_up::admin_confirm_sign_up,
    AdminCreateUser => user_creation::admin_create_user,
    AdminDeleteSoftwareToken => software_tokens::admin_delete_software_token,
    AdminDeleteUser => users::admin_delete_user,
    AdminDeleteUserAttributes => attributes::admin_delete_user_attributes,
    AdminDisableProviderForUser => linked_identities::admin_disable_provider_for_user,
    AdminDisableUser => users::admin_disable_user,
    AdminEnableUser => users::admin_enable_user,
    AdminForgetDevice => devices::admin_forget_device,
    AdminGetDevice => devices::admin_get_device,
    AdminGetUser => users::admin_get_user,
    AdminGetUserAuthFactors => users::admin_get_user_auth_factors,
    AdminInitiateAuth => sign_in::admin_initiate_auth,
    AdminLinkProviderForUser => linked_identities::admin_link_provider_for_user,
    AdminListDevices => devices::admin_list_devices,
    AdminListGroupsForUser => groups::admin_list_groups_for_user,
    AdminListUserAuthEvents => auth_events::admin_list_user_auth_events,
    AdminListUserSessions => user_sessions::admin_list_user_sessions,
    AdminRemoveUserFromGroup => groups::admin_remove_user_from_group,
    AdminResetUserPassword => recovery::admin_reset_user_password,
    AdminRespondToAuthChallenge => sign_in::admin_respond_to_auth_challenge,
    AdminRevokeUserSession => user_sessions::admin_revoke_user_session,
    AdminSetUserMFAPreference => users::admin_set_user_mfa_preference,
    AdminSetUserPassword => users::admin_set_user_password,
    AdminSetUserSettings => users::admin_set_user_settings,
    AdminUpdateAuthEventFeedback => auth_events::admin_update_auth_event_feedback,
    AdminUpdateDeviceStatus => devices::admin_update_device_status,
    AdminUpdateUserAttributes => users::admin_update_user_attributes,
    AdminUserGlobalSignOut => token_sessions::admin_user_global_sign_out,
    AssociateSoftwareToken => software_tokens::associate_software_token,
    ChangePassword => passwords::change_password,
    CompleteWebAuthnRegistration => passkeys::complete_web_authn_registration,
    ConfirmDevice => devices::confirm_device,
    ConfirmForgotPassword => recovery::confirm_forgot_password,
    ConfirmSignUp => sign_up::confirm_sign_up,
    CreateGroup => groups::create_group,
    CreateIdentityProvider => identity_providers::create_identity_provider,
    CreateManagedLoginBranding => managed_login_branding::create_managed_login_branding,
    CreateResourceServer => resource_servers::create_resource_server,
    CreateTerms => terms::create_terms,
    CreateUserImportJob => user_import_jobs::create_user_import_job,
    CreateUserPool => user_pools::create_user_pool,
    CreateUserPoolClient => app_clients::create_user_pool_client,
    CreateUserPoolDomain => domains::create_user_pool_domain,
    CreateUserPoolReplica => replicas::create_user_pool_replica,
    DeleteGroup => groups::delete_group,
    DeleteIdentityProvider => identity_providers::delete_identity_provider,
    DeleteManagedLoginBranding => managed_login_branding::delete_managed_login_branding,
    DeleteResourceServer => resource_servers::delete_resource_server,
    DeleteTerms => terms::delete_terms,
    DeleteUser => users::delete_user,
    DeleteUserAttributes => attributes::delete_user_attributes,
    DeleteUserPool => user_pools::delete_user_pool,
    DeleteUserPoolClient => app_clients::delete_user_pool_client,
    DeleteUserPoolClientSecret => client_secrets::delete_user_pool_client_secret,
    DeleteUserPoolDomain => domains::delete_user_pool_domain,
    DeleteUserPoolReplica => replicas::delete_user_pool_replica,
    DeleteWebAuthnCredential => passkeys::delete_web_authn_credential,
    DescribeIdentityProvider => identity_providers::describe_identity_provider,
    DescribeManagedLoginBranding => managed_login_branding::describe_managed_login_branding,
    DescribeManagedLoginBrandingByClient => managed_login_branding::describe_managed_login_branding_by_client,
    DescribeResourceServer => resource_servers::describe_resource_server,
    DescribeRiskConfiguration => risk_configuration::describe_risk_configuration,
    DescribeTerms => terms::describe_terms,
    DescribeTermsByClient => terms::describe_terms_by_client,
    DescribeUserImportJob => user_import_jobs::describe_user_import_job,
    DescribeUserPool => user_pools::describe_user_pool,
    DescribeUserPoolClient => app_clients::describe_user_pool_client,
    DescribeUserPoolDomain => domains::describe_user_pool_domain,
    ForgetDevice => devices::forget_device,
    ForgotPassword => recovery::forgot_password,
    GetCSVHeader => user_import_jobs::get_csv_header,
    GetClientToken => client_tokens::get_client_token,
    GetDerivedToken => client_tokens::get_derived_token,
    GetDevice => devices::get_device,
    GetGroup => groups::get_group,
    GetIdentityProviderByIdentifier => identity_providers::get_identity_provider_by_identifier,
    GetLogDeliveryConfiguration => log_delivery::get_log_delivery_configuration,
    GetProvisionedLimit => provisioned_limits::get_provisioned_limit,
    GetSigningCertificate => signing_certificate::get_signing_certificate,
    GetTokensFromRefreshToken => token_sessions::get_tokens_from_refresh_token,
    GetUICustomization => ui_customization::get_ui_customization,
    GetUser => users::get_user,
    GetUserAttributeVerificationCode => attributes::get_user_attribute_verification_code,
    GetUserAuthFactors => users::get_user_auth_factors,
    GetUserPoolClientSessionConfiguration => session_configuration::get_user_pool_client_session_configuration,
    GetUserPoolMfaConfig => user_pools::get_user_pool_mfa_config,
    GetUserPoolSessionConfiguration => session_configuration::get_user_pool_session_configuration,
    GlobalSignOut => token_sessions::global_sign_out,
    InitiateAuth => sign_in::initiate_auth,
    ListDevices => devices::list_devices,
    ListGroups => groups::list_groups,
    ListIdentityProviders => identity_providers::list_identity_providers,
    ListResourceServers => resource_servers::list_resource_servers,
    ListTagsForResource => tags::list_tags_for_resource,
    ListTerms => terms::list_terms,
    ListUserImportJobs => user_import_jobs::list_user_import_jobs,
    ListUserPoolClientSecrets => client_secrets::list_user_pool_client_secrets,
    ListUserPoolClients => app_clients::list_user_pool_clients,
    ListUserPoolReplicas => replicas::list_user_pool_replicas,
    ListUserPools => user_pools::list_user_pools,
    ListUserSessions => user_sessions::list_user_sessions,
    ListUsers => user_list::list_users,
    ListUsersInGroup => groups::list_users_in_group,
    ListWebAuthnCredentials => passkeys::list_web_authn_credentials,
    ResendConfirmationCode => sign_up::resend_confirmation_code,
    RespondToAuthChallenge => sign_in::respond_to_auth_challenge,
    RevokeToken => token_sessions::revoke_token,
    RevokeUserSession => user_sessions::revoke_user_session,
    SetLogDeliveryConfiguration => log_delivery::set_log_delivery_configuration,
    SetRiskConfiguration => risk_configuration::set_risk_configuration,
    SetUICustomization => ui_customization::set_ui_customization,
    SetUserMFAPreference => users::set_user_mfa_preference,
    SetUserPoolClientSessionConfiguration => session_configuration::set_user_pool_client_session_configuration,
    SetUserPoolMfaConfig => user_pools::set_user_pool_mfa_config,
    SetUserPoolSessionConfiguration => session_configuration::set_user_pool_session_configuration,
    SetUserSettings => users::set_user_settings,
    SignUp => sign_up::sign_up,
    StartUserImportJob => user_import_jobs::start_user_import_job,
    StartWebAuthnRegistration => passkeys::start_web_authn_registration,
    StopUserImportJob => user_import_jobs::stop_user_import_job,
    TagResource => tags::tag_resource,
    UntagResource => tags::untag_resource,
    UpdateAuthEventFeedback => auth_events::update_auth_event_feedback,
    UpdateDeviceStatus => devices::update_device_status,
    UpdateGroup => groups::update_group,
    UpdateIdentityProvider => identity_providers::update_identity_provider,
    UpdateManagedLoginBranding => managed_login_branding::update_managed_login_branding,
    UpdateProvisionedLimit => provisioned_limits::update_provisioned_limit,
    UpdateResourceServer => resource_servers::update_resource_server,
    UpdateTerms => terms::update_terms,
    UpdateUserAttributes => attributes::update_user_attributes,
    UpdateUserPool => user_pools::update_user_pool,
    UpdateUserPoolClient => app_clients::update_user_pool_client,
    UpdateUserPoolDomain => domains::update_user_pool_domain,
    UpdateUserPoolReplica => replicas::update_user_pool_replica,
    VerifySoftwareToken => software_tokens::verify_software_token,
    VerifyUserAttribute => attributes::verify_user_attribute,
}

/// An operation's output as it travels. Operations without output answer `{}`.
///
/// Cognito: either an empty body or `{}`; clients in browsers read `{}`. Source: spec/auth-flows.md 1.2.
fn json<T: Serialize>(output: &T) -> Result<Answer, Failure> {
    let json = serde_json::to_vec(output).map_err(anyhow::Error::from)?;
    Ok(if json == b"null" { b"{}".to_vec() } else { json })
}
