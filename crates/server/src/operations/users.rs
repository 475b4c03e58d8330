//! Users as administrators and the users themselves see and change them. Creating them is `user_creation`, listing them
//! `user_list`.

use std::sync::Arc;

use vestibule_api::Sensitive;
use vestibule_api::cognito_idp::{
    AdminDeleteUserRequest, AdminDisableUserRequest, AdminDisableUserResponse, AdminEnableUserRequest,
    AdminEnableUserResponse, AdminGetUserAuthFactorsRequest, AdminGetUserAuthFactorsResponse, AdminGetUserRequest,
    AdminGetUserResponse, AdminSetUserMFAPreferenceRequest, AdminSetUserMFAPreferenceResponse,
    AdminSetUserPasswordRequest, AdminSetUserPasswordResponse, AdminSetUserSettingsRequest,
    AdminSetUserSettingsResponse, AdminUpdateUserAttributesRequest, AdminUpdateUserAttributesResponse,
    DeleteUserRequest, EmailMfaSettingsType, GetUserAuthFactorsRequest, GetUserAuthFactorsResponse, GetUserRequest,
    GetUserResponse, MFAOptionType, SMSMfaSettingsType, SetUserMFAPreferenceRequest, SetUserMFAPreferenceResponse,
    SetUserSettingsRequest, SetUserSettingsResponse, SoftwareTokenMfaSettingsType, WebAuthnMfaSettingsType,
};
use vestibule_identity::Error;
use vestibule_identity::attempt::AttemptKind;
use vestibule_identity::attribute::{self, Writer};
use vestibule_identity::change::{Change, Conflict, UserChange};
use vestibule_identity::error::PasswordContext;
use vestibule_identity::ids::UserPoolId;
use vestibule_identity::mfa_preference::{self, FactorSetting};
use vestibule_identity::password::Lifetime;
use vestibule_identity::secret::Secret;
use vestibule_identity::sign_in::configured_factors;
use vestibule_identity::trigger::CallerClient;
use vestibule_identity::user::{MfaFactor, User, UserStatus};
use vestibule_identity::user_pool::UserPool;
use vestibule_store::StoreError;

use super::attributes::send_codes;
use super::passwords::{new_password, retire};
use super::sign_in::find_user;
use crate::app::App;
use crate::attempts;
use crate::call::{Call, Caller};
use crate::circumstances::Circumstances;
use crate::error::{Failure, Refusal};
use crate::keys::TokenProblem;
use crate::pools::LoadedPool;

/// AdminGetUser.
pub async fn admin_get_user(app: &App, _: &Call, input: AdminGetUserRequest) -> Result<AdminGetUserResponse, Failure> {
    let (_, user) = pool_and_user(app, input.user_pool_id, input.username.as_ref()).await?;
    let (list, preferred) = mfa_members(&user);
    Ok(AdminGetUserResponse {
        username: Some(user.username.clone().into()),
        user_attributes: Some(attribute::to_list(attribute::of_user(&user))),
        user_create_date: Some(user.created_at),
        user_last_modified_date: Some(user.modified_at),
        enabled: Some(user.enabled),
        user_status: Some(user.status),
        mfa_options: mfa_preference::options(&user),
        preferred_mfa_setting: preferred,
        user_mfa_setting_list: list,
    })
}

/// GetUser: only what the token's client may read.
pub async fn get_user(app: &App, call: &Call, _: GetUserRequest) -> Result<GetUserResponse, Failure> {
    let (_, user) = call.signed_in_user(app).await?;
    let Caller::Token(token) = &call.caller else { return Err(Error::UserNotFound.into()) };
    let client = app.pools.client_of(&token.pool_id, &token.client_id).await.map_err(client_gone)?;
    let readable = attribute::of_user(&user).filter(|(name, _)| client.can_read(name));
    let (list, preferred) = mfa_members(&user);
    Ok(GetUserResponse {
        username: Some(user.username.clone().into()),
        user_attributes: Some(attribute::to_list(readable)),
        mfa_options: mfa_preference::options(&user),
        preferred_mfa_setting: preferred,
        user_mfa_setting_list: list,
    })
}

/// GetUserAuthFactors.
pub async fn get_user_auth_factors(
    app: &App,
    call: &Call,
    _: GetUserAuthFactorsRequest,
) -> Result<GetUserAuthFactorsResponse, Failure> {
    let (pool, user) = call.signed_in_user(app).await?;
    let passkeys = app.store.passkeys(&user.pool_id, &user.sub).await?;
    let (list, preferred) = mfa_members(&user);
    Ok(GetUserAuthFactorsResponse {
        username: Some(user.username.clone().into()),
        preferred_mfa_setting: preferred,
        user_mfa_setting_list: list,
        configured_user_auth_factors: Some(configured_factors(&pool.pool, &user, &passkeys)),
    })
}

/// AdminGetUserAuthFactors.
pub async fn admin_get_user_auth_factors(
    app: &App,
    _: &Call,
    input: AdminGetUserAuthFactorsRequest,
) -> Result<AdminGetUserAuthFactorsResponse, Failure> {
    let (pool, user) = pool_and_user(app, input.user_pool_id, input.username.as_ref()).await?;
    let passkeys = app.store.passkeys(&user.pool_id, &user.sub).await?;
    let (list, preferred) = mfa_members(&user);
    Ok(AdminGetUserAuthFactorsResponse {
        username: Some(user.username.clone().into()),
        preferred_mfa_setting: preferred,
        user_mfa_setting_list: list,
        configured_user_auth_factors: Some(configured_factors(&pool.pool, &user, &passkeys)),
    })
}

/// AdminDeleteUser.
pub async fn admin_delete_user(app: &App, _: &Call, input: AdminDeleteUserRequest) -> Result<(), Failure> {
    let (_, user) = pool_and_user(app, input.user_pool_id, input.username.as_ref()).await?;
    commit(app, vec![Change::DeleteUser(user.pool_id, user.sub)]).await
}

/// DeleteUser: the user deletes the user.
pub async fn delete_user(app: &App, call: &Call, _: DeleteUserRequest) -> Result<(), Failure> {
    let (_, user) = call.signed_in_user(app).await?;
    commit(app, vec![Change::DeleteUser(user.pool_id, user.sub)]).await
}

/// AdminEnableUser.
pub async fn admin_enable_user(
    app: &App,
    _: &Call,
    input: AdminEnableUserRequest,
) -> Result<AdminEnableUserResponse, Failure> {
    let (_, user) = pool_and_user(app, input.user_pool_id, input.username.as_ref()).await?;
    change(app, &user, vec![UserChange::Enabled(true, app.clock.now())]).await?;
    Ok(AdminEnableUserResponse::default())
}

/// AdminDisableUser. All tokens end, and enabling the user later does not revive them.
pub async fn admin_disable_user(
    app: &App,
    _: &Call,
    input: AdminDisableUserRequest,
) -> Result<AdminDisableUserResponse, Failure> {
    let (_, user) = pool_and_user(app, input.user_pool_id, input.username.as_ref()).await?;
    let now = app.clock.now();
    change(app, &user, vec![UserChange::Enabled(false, now), UserChange::RevokeTokens(now)]).await?;
    Ok(AdminDisableUserResponse::default())
}

/// AdminSetUserPassword. No message is sent.
pub async fn admin_set_user_password(
    app: &App,
    _: &Call,
    input: AdminSetUserPasswordRequest,
) -> Result<AdminSetUserPasswordResponse, Failure> {
    let (pool, user) = pool_and_user(app, input.user_pool_id, input.username.as_ref()).await?;
    let text = Secret::from(input.password.as_ref().map_or("", Sensitive::as_str));
    let (status, lifetime) = if input.permanent == Some(true) {
        (UserStatus::Confirmed, Lifetime::Permanent)
    } else {
        (UserStatus::ForceChangePassword, Lifetime::Temporary)
    };
    let made = new_password(app, &pool.pool, &user, text, PasswordContext::Administrator, lifetime).await?;
    let now = app.clock.now();
    let of_user = |change| Change::User(user.pool_id.clone(), user.sub.clone(), change);
    let mut changes: Vec<Change> = retire(&pool.pool, &user).into_iter().collect();
    changes.extend([of_user(UserChange::Password(made, now)), of_user(UserChange::Status(status, now))]);
    changes.push(Change::ForgetAttempts(attempts::of_user(app, &user, AttemptKind::Password)));
    commit(app, changes).await?;
    Ok(AdminSetUserPasswordResponse::default())
}

/// AdminUpdateUserAttributes. A changed address that the pool verifies by itself gets a code.
pub async fn admin_update_user_attributes(
    app: &App,
    call: &Call,
    input: AdminUpdateUserAttributesRequest,
) -> Result<AdminUpdateUserAttributesResponse, Failure> {
    let (pool, user) = pool_and_user(app, input.user_pool_id, input.username.as_ref()).await?;
    let given = attribute::from_list(input.user_attributes.unwrap_or_default()).map_err(Error::from)?;
    let now = app.clock.now();
    call.record.is_about(&pool.pool.id, None);
    call.record.names(&user.username);
    call.record.belongs_to_account(user.sub.as_str());
    let update = attribute::update(&pool.pool, Writer::Administrator, &user, &given, now).map_err(Error::from)?;
    change(app, &user, update.changes).await?;
    let circumstances = Circumstances {
        app,
        call,
        pool: &pool.pool,
        client: CallerClient::NotApplicable,
        metadata: input.client_metadata.as_ref(),
    };
    send_codes(circumstances, &update.user, update.to_verify).await?;
    Ok(AdminUpdateUserAttributesResponse::default())
}

/// AdminSetUserMFAPreference.
pub async fn admin_set_user_mfa_preference(
    app: &App,
    _: &Call,
    input: AdminSetUserMFAPreferenceRequest,
) -> Result<AdminSetUserMFAPreferenceResponse, Failure> {
    let (pool, user) = pool_and_user(app, input.user_pool_id, input.username.as_ref()).await?;
    mfa_preference::check_settled(&user)?;
    let settings = factor_settings(
        input.sms_mfa_settings.as_ref(),
        input.email_mfa_settings.as_ref(),
        input.software_token_mfa_settings.as_ref(),
    );
    set_preference(app, &pool.pool, &user, settings, input.web_authn_mfa_settings.as_ref()).await?;
    Ok(AdminSetUserMFAPreferenceResponse::default())
}

/// SetUserMFAPreference.
pub async fn set_user_mfa_preference(
    app: &App,
    call: &Call,
    input: SetUserMFAPreferenceRequest,
) -> Result<SetUserMFAPreferenceResponse, Failure> {
    let (pool, user) = call.signed_in_user(app).await?;
    let settings = factor_settings(
        input.sms_mfa_settings.as_ref(),
        input.email_mfa_settings.as_ref(),
        input.software_token_mfa_settings.as_ref(),
    );
    set_preference(app, &pool.pool, &user, settings, input.web_authn_mfa_settings.as_ref()).await?;
    Ok(SetUserMFAPreferenceResponse::default())
}

/// AdminSetUserSettings.
pub async fn admin_set_user_settings(
    app: &App,
    _: &Call,
    input: AdminSetUserSettingsRequest,
) -> Result<AdminSetUserSettingsResponse, Failure> {
    let (pool, user) = pool_and_user(app, input.user_pool_id, input.username.as_ref()).await?;
    set_options(app, &pool.pool, &user, input.mfa_options).await?;
    Ok(AdminSetUserSettingsResponse::default())
}

/// SetUserSettings.
pub async fn set_user_settings(
    app: &App,
    call: &Call,
    input: SetUserSettingsRequest,
) -> Result<SetUserSettingsResponse, Failure> {
    let (pool, user) = call.signed_in_user(app).await?;
    set_options(app, &pool.pool, &user, input.mfa_options).await?;
    Ok(SetUserSettingsResponse::default())
}

async fn set_options(
    app: &App,
    pool: &UserPool,
    user: &User,
    options: Option<Vec<MFAOptionType>>,
) -> Result<(), Failure> {
    let switched = mfa_preference::set_options(pool, user, &options.unwrap_or_default())?;
    change(app, user, vec![UserChange::Mfa(switched, app.clock.now())]).await
}

async fn set_preference(
    app: &App,
    pool: &UserPool,
    user: &User,
    settings: Vec<FactorSetting>,
    passkey: Option<&WebAuthnMfaSettingsType>,
) -> Result<(), Failure> {
    let passkey = passkey.map(|setting| setting.enabled == Some(true));
    let change_of_factors = match mfa_preference::check(pool, user, settings, passkey) {
        // The words differ for an app that was associated and has not shown a code yet.
        Err(Error::SoftwareTokenNotSetUp)
            if app.store.associated_software_token(&user.pool_id, &user.sub).await?.is_some() =>
        {
            return Err(Error::SoftwareTokenNotVerified.into());
        }
        checked => checked?,
    };
    change(app, user, vec![UserChange::Mfa(change_of_factors, app.clock.now())]).await
}

fn factor_settings(
    sms: Option<&SMSMfaSettingsType>,
    email: Option<&EmailMfaSettingsType>,
    software_token: Option<&SoftwareTokenMfaSettingsType>,
) -> Vec<FactorSetting> {
    let setting = |factor, enabled: Option<bool>, preferred: Option<bool>| FactorSetting {
        factor,
        enabled: enabled == Some(true),
        preferred: preferred == Some(true),
    };
    [
        sms.map(|it| setting(MfaFactor::Sms, it.enabled, it.preferred_mfa)),
        email.map(|it| setting(MfaFactor::Email, it.enabled, it.preferred_mfa)),
        software_token.map(|it| setting(MfaFactor::SoftwareToken, it.enabled, it.preferred_mfa)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Deleting a client ends its tokens. Source: DeleteUserPoolClient, API reference.
fn client_gone(failure: Failure) -> Failure {
    match failure {
        Failure::Refused(Refusal::UnknownAppClient(_)) => Refusal::AccessToken(TokenProblem::Revoked).into(),
        other => other,
    }
}

/// `UserMFASettingList` and `PreferredMfaSetting`; absent when there is nothing in them.
fn mfa_members(user: &User) -> (Option<Vec<String>>, Option<String>) {
    let list: Vec<String> = user.mfa.preferences().into_iter().map(|factor| factor.as_str().to_owned()).collect();
    let preferred = user.mfa.preferred.map(|factor| factor.as_str().to_owned());
    ((!list.is_empty()).then_some(list), preferred)
}

/// The pool and the user that an administrator names, by username, alias or `sub`.
pub async fn pool_and_user(
    app: &App,
    pool: Option<String>,
    username: Option<&Sensitive>,
) -> Result<(Arc<LoadedPool>, User), Failure> {
    let pool = app.pools.pool(&UserPoolId::new(pool.unwrap_or_default())).await?;
    let user = find_user(app, &pool.pool, username.map_or("", Sensitive::as_str)).await?;
    Ok((pool, user.ok_or(Error::UserNotFound)?))
}

/// Commits changes to one user.
pub async fn change(app: &App, user: &User, changes: Vec<UserChange>) -> Result<(), Failure> {
    let of_user = |change| Change::User(user.pool_id.clone(), user.sub.clone(), change);
    commit(app, changes.into_iter().map(of_user).collect()).await
}

async fn commit(app: &App, changes: Vec<Change>) -> Result<(), Failure> {
    if changes.is_empty() {
        return Ok(());
    }
    app.store.commit(changes).await.map_err(|error| match error {
        StoreError::Conflict(Conflict::NameTaken(kind)) => Error::AliasExists(kind).into(),
        StoreError::Conflict(Conflict::UserGone) => Error::UserNotFound.into(),
        other => Failure::Store(other),
    })
}
