//! Passkeys of a signed-in user: StartWebAuthnRegistration, CompleteWebAuthnRegistration, ListWebAuthnCredentials,
//! DeleteWebAuthnCredential.

use vestibule_api::cognito_idp::{
    CompleteWebAuthnRegistrationRequest, CompleteWebAuthnRegistrationResponse, DeleteWebAuthnCredentialRequest,
    DeleteWebAuthnCredentialResponse, ListWebAuthnCredentialsRequest, ListWebAuthnCredentialsResponse,
    StartWebAuthnRegistrationRequest, StartWebAuthnRegistrationResponse,
};
use vestibule_identity::Error;
use vestibule_identity::change::UserChange;
use vestibule_identity::ids::ClientId;
use vestibule_identity::passkey;

use super::users::change;
use crate::app::App;
use crate::call::{Call, Caller};
use crate::error::{Failure, Refusal};

/// StartWebAuthnRegistration. A second call takes the place of the first.
pub async fn start_web_authn_registration(
    app: &App,
    call: &Call,
    _: StartWebAuthnRegistrationRequest,
) -> Result<StartWebAuthnRegistrationResponse, Failure> {
    let (pool, user) = call.signed_in_user(app).await?;
    let passkeys = app.store.passkeys(&user.pool_id, &user.sub).await?;
    let (challenge, now) = (app.rng.bytes(), app.clock.now());
    let (options, pending) =
        passkey::start(&pool.pool, client(call)?, &user, &passkeys, challenge, now).map_err(Error::Passkey)?;
    change(app, &user, vec![UserChange::BeginPasskey(pending)]).await?;
    Ok(StartWebAuthnRegistrationResponse { credential_creation_options: Some(options) })
}

/// CompleteWebAuthnRegistration.
pub async fn complete_web_authn_registration(
    app: &App,
    call: &Call,
    input: CompleteWebAuthnRegistrationRequest,
) -> Result<CompleteWebAuthnRegistrationResponse, Failure> {
    let (pool, user) = call.signed_in_user(app).await?;
    let pending = app.store.passkey_registration(&user.pool_id, &user.sub).await?;
    let passkeys = app.store.passkeys(&user.pool_id, &user.sub).await?;
    let (client, document, now) = (client(call)?.clone(), input.credential.unwrap_or_default(), app.clock.now());
    let challenge = pending.as_ref().map(|it| it.challenge).unwrap_or_default();
    let complete = move || passkey::complete(&pool.pool, &client, pending.as_ref(), &document, &passkeys, now);
    let passkey = app.crypto.run(complete).await?.map_err(Error::Passkey)?;
    change(app, &user, vec![UserChange::AddPasskey(Box::new(passkey), challenge)]).await?;
    Ok(CompleteWebAuthnRegistrationResponse::default())
}

/// ListWebAuthnCredentials. A user has no more than fit into one page.
pub async fn list_web_authn_credentials(
    app: &App,
    call: &Call,
    input: ListWebAuthnCredentialsRequest,
) -> Result<ListWebAuthnCredentialsResponse, Failure> {
    let (_, user) = call.signed_in_user(app).await?;
    let passkeys = app.store.passkeys(&user.pool_id, &user.sub).await?;
    let after = match &input.next_token {
        Some(id) => passkeys.iter().position(|it| it.id == *id).ok_or(Refusal::PaginationToken)? + 1,
        None => 0,
    };
    let limit = input.max_results.and_then(|it| usize::try_from(it).ok()).filter(|it| *it > 0).unwrap_or(passkey::MOST);
    let page: Vec<_> = passkeys.iter().skip(after).take(limit).collect();
    let next_token = page.last().filter(|_| after + page.len() < passkeys.len()).map(|it| it.id.clone());
    let credentials = page.into_iter().map(passkey::Passkey::description).collect();
    Ok(ListWebAuthnCredentialsResponse { credentials: Some(credentials), next_token })
}

/// DeleteWebAuthnCredential.
pub async fn delete_web_authn_credential(
    app: &App,
    call: &Call,
    input: DeleteWebAuthnCredentialRequest,
) -> Result<DeleteWebAuthnCredentialResponse, Failure> {
    let (_, user) = call.signed_in_user(app).await?;
    change(app, &user, vec![UserChange::DeletePasskey(input.credential_id.unwrap_or_default())]).await?;
    Ok(DeleteWebAuthnCredentialResponse::default())
}

/// The app client whose access token calls.
fn client(call: &Call) -> Result<&ClientId, Failure> {
    match &call.caller {
        Caller::Token(token) => Ok(&token.client_id),
        Caller::Signed { .. } | Caller::Public => Err(anyhow::anyhow!("no access token was asked for").into()),
    }
}
