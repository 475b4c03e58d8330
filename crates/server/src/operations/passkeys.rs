//! Passkeys of a signed-in user: StartWebAuthnRegistration, CompleteWebAuthnRegistration, ListWebAuthnCredentials,
//! DeleteWebAuthnCredential.

use vestibule_api::Timestamp;
use vestibule_api::cognito_idp::{
    CompleteWebAuthnRegistrationRequest, CompleteWebAuthnRegistrationResponse, DeleteWebAuthnCredentialRequest,
    DeleteWebAuthnCredentialResponse, ListWebAuthnCredentialsRequest, ListWebAuthnCredentialsResponse,
    StartWebAuthnRegistrationRequest, StartWebAuthnRegistrationResponse,
};
use vestibule_identity::Error;
use vestibule_identity::change::UserChange;
use vestibule_identity::ids::ClientId;
use vestibule_identity::passkey::{self, Passkey};

use super::users::change;
use crate::app::App;
use crate::call::{Call, Caller};
use crate::error::{Failure, Refusal};
use crate::paging;

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
    let listing = format!("passkeys {} {}", user.pool_id, user.sub);
    let first = match paging::after(app, &listing, input.next_token.as_deref())? {
        Some(place) => position(&passkeys, &place).ok_or(Refusal::PaginationToken)?,
        None => 0,
    };
    let (page, behind) =
        passkeys[first..].split_at(paging::size(input.max_results, passkey::MOST).min(passkeys.len() - first));
    let next_token = paging::token(app, &listing, behind.first().map(place))?;
    let credentials = page.iter().map(Passkey::description).collect();
    Ok(ListWebAuthnCredentialsResponse { credentials: Some(credentials), next_token })
}

/// Where a page begins, in the order of registration.
fn place(first: &Passkey) -> String {
    format!("{} {}", first.created_at.as_millis(), first.id)
}

/// The same in a list from which passkeys may be gone: then the page begins with those that were registered later.
fn position(passkeys: &[Passkey], place: &str) -> Option<usize> {
    let (at, id) = place.split_once(' ')?;
    let at = Timestamp::from_millis(at.parse().ok()?);
    let found = passkeys.iter().position(|it| it.id == id);
    Some(found.unwrap_or_else(|| passkeys.iter().take_while(|it| it.created_at <= at).count()))
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
