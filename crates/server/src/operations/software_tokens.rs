//! Authenticator apps: AssociateSoftwareToken, VerifySoftwareToken, AdminDeleteSoftwareToken.
//!
//! The first two work for a signed-in user, by access token, and inside a sign-in that requires a second factor, by
//! `Session`.

use vestibule_api::Sensitive;
use vestibule_api::cognito_idp::{
    AdminDeleteSoftwareTokenRequest, AdminDeleteSoftwareTokenResponse, AssociateSoftwareTokenRequest,
    AssociateSoftwareTokenResponse, VerifySoftwareTokenRequest, VerifySoftwareTokenResponse,
    VerifySoftwareTokenResponseType,
};
use vestibule_identity::Error;
use vestibule_identity::change::{Change, UserChange};
use vestibule_identity::mfa_preference::{self, FactorSetting};
use vestibule_identity::secret::{Secret, SecretBytes};
use vestibule_identity::sign_in;
use vestibule_identity::software_token::{self, SECRET_BYTES};
use vestibule_identity::user::MfaFactor;

use super::users::{change, pool_and_user};
use crate::app::App;
use crate::call::{Call, Caller};
use crate::error::Failure;
use crate::sign_in::{OpenedSignIn, go_on};

/// AssociateSoftwareToken. With a session the answer has the session to go on with.
pub async fn associate_software_token(
    app: &App,
    call: &Call,
    input: AssociateSoftwareTokenRequest,
) -> Result<AssociateSoftwareTokenResponse, Failure> {
    let secret = SecretBytes::new(app.rng.bytes::<SECRET_BYTES>());
    let session = if matches!(call.caller, Caller::Token(_)) {
        check_one_proof(input.session.as_ref())?;
        // Cognito: of the operations with an access token the one that does not declare PasswordResetRequiredException.
        let (pool, user) = call.token_holder(app).await?;
        software_token::check_enabled(&pool.pool)?;
        change(app, &user, vec![UserChange::AssociateSoftwareToken(secret.clone())]).await?;
        None
    } else {
        let opened = OpenedSignIn::open(app, call, input.session.as_ref()).await?;
        let state = sign_in::associate(opened.session.state.clone(), secret.clone())?;
        Some(go_on(app, &opened, &state, Vec::new()).await?.into())
    };
    let secret_code = Some(software_token::secret_code(&secret).expose().into());
    Ok(AssociateSoftwareTokenResponse { secret_code, session })
}

/// VerifySoftwareToken. By access token the app is registered and not yet asked for; by session it is asked for from now on.
pub async fn verify_software_token(
    app: &App,
    call: &Call,
    input: VerifySoftwareTokenRequest,
) -> Result<VerifySoftwareTokenResponse, Failure> {
    let code = Secret::from(input.user_code.as_ref().map_or("", Sensitive::as_str));
    let now = app.clock.now();
    let session = if matches!(call.caller, Caller::Token(_)) {
        check_one_proof(input.session.as_ref())?;
        let (pool, user) = call.signed_in_user(app).await?;
        software_token::check_enabled(&pool.pool)?;
        let secret = app.store.associated_software_token(&user.pool_id, &user.sub).await?;
        let secret = secret.ok_or(Error::SoftwareTokenNotSetUp)?;
        let registered = software_token::register(&secret, &code, input.friendly_device_name, now)?;
        change(app, &user, vec![registered]).await?;
        None
    } else {
        let opened = OpenedSignIn::open(app, call, input.session.as_ref()).await?;
        let user = &opened.user;
        let state = opened.session.state.clone();
        let (state, changes) = sign_in::verify(state, user, &code, input.friendly_device_name, now)?;
        let of_user = |change| Change::User(user.pool_id.clone(), user.sub.clone(), change);
        Some(go_on(app, &opened, &state, changes.into_iter().map(of_user).collect()).await?.into())
    };
    Ok(VerifySoftwareTokenResponse { status: Some(VerifySoftwareTokenResponseType::Success), session })
}

/// AdminDeleteSoftwareToken. The user can register another app; whoever has none is left as they are.
pub async fn admin_delete_software_token(
    app: &App,
    _: &Call,
    input: AdminDeleteSoftwareTokenRequest,
) -> Result<AdminDeleteSoftwareTokenResponse, Failure> {
    let (_, user) = pool_and_user(app, input.user_pool_id, input.username.as_ref()).await?;
    mfa_preference::check_confirmed(&user)?;
    let now = app.clock.now();
    let off = FactorSetting { factor: MfaFactor::SoftwareToken, enabled: false, preferred: false };
    change(app, &user, vec![UserChange::RemoveSoftwareToken(now), UserChange::Mfa(off.into(), now)]).await?;
    Ok(AdminDeleteSoftwareTokenResponse::default())
}

/// An access token or a session, not both.
fn check_one_proof(session: Option<&Sensitive>) -> Result<(), Error> {
    if session.is_some() { Err(Error::InvalidParameter("Session")) } else { Ok(()) }
}
