//! What users do with their own attributes, and how an address is verified.

use vestibule_api::Sensitive;
use vestibule_api::cognito_idp::{
    AdminDeleteUserAttributesRequest, AdminDeleteUserAttributesResponse, CodeDeliveryDetailsType,
    DeleteUserAttributesRequest, DeleteUserAttributesResponse, GetUserAttributeVerificationCodeRequest,
    GetUserAttributeVerificationCodeResponse, UpdateUserAttributesRequest, UpdateUserAttributesResponse,
    VerifyUserAttributeRequest, VerifyUserAttributeResponse,
};
use vestibule_identity::Error;
use vestibule_identity::attempt::AttemptKind;
use vestibule_identity::attribute::{self, ToVerify, Writer, verified};
use vestibule_identity::change::{Change, Conflict};
use vestibule_identity::code::{self, CodePurpose};
use vestibule_identity::message::{Medium, MessageKind};
use vestibule_identity::secret::Secret;
use vestibule_identity::trigger::CallerClient;
use vestibule_identity::user::{Attributes, User};
use vestibule_store::StoreError;

use super::users::{change, pool_and_user};
use crate::app::App;
use crate::attempts;
use crate::call::{Call, Caller};
use crate::circumstances::Circumstances;
use crate::error::{Failure, Refusal};
use crate::keys::TokenProblem;

/// UpdateUserAttributes: what the token's client may write. Changed addresses that the pool verifies get a code.
pub async fn update_user_attributes(
    app: &App,
    call: &Call,
    input: UpdateUserAttributesRequest,
) -> Result<UpdateUserAttributesResponse, Failure> {
    let (pool, user) = call.signed_in_user(app).await?;
    let client = app.pools.client_of(&pool.pool.id, &client_id(call)?).await?;
    let given = attribute::from_list(input.user_attributes.unwrap_or_default()).map_err(Error::from)?;
    let update = attribute::update(&pool.pool, Writer::Client(&client), &user, &given, app.clock.now());
    let update = update.map_err(Error::from)?;
    change(app, &user, update.changes).await?;
    let circumstances = Circumstances::of_client(app, call, &pool.pool, &client, input.client_metadata.as_ref());
    let sent = send_codes(circumstances, &update.user, update.to_verify).await?;
    Ok(UpdateUserAttributesResponse { code_delivery_details_list: Some(sent) })
}

/// Sends a code to each address that was changed, and hears of the first failure once each has had its try.
pub async fn send_codes(
    circumstances: Circumstances<'_>,
    user: &User,
    to_verify: Vec<ToVerify>,
) -> Result<Vec<CodeDeliveryDetailsType>, Failure> {
    let mut sent = Vec::new();
    for ToVerify { medium, value, is_pending } in to_verify {
        let purpose = CodePurpose::Attribute(medium.attribute().to_owned());
        let code = circumstances.draw(purpose, medium, value.clone(), is_pending.then_some(value));
        sent.push(circumstances.send(MessageKind::UpdateUserAttribute, user, code, Vec::new()).await);
    }
    sent.into_iter().collect()
}

/// DeleteUserAttributes: what the token's client may write.
pub async fn delete_user_attributes(
    app: &App,
    call: &Call,
    input: DeleteUserAttributesRequest,
) -> Result<DeleteUserAttributesResponse, Failure> {
    let (pool, user) = call.signed_in_user(app).await?;
    let client = app.pools.client_of(&pool.pool.id, &client_id(call)?).await?;
    let blank = blank(input.user_attribute_names);
    let update = attribute::update(&pool.pool, Writer::Client(&client), &user, &blank, app.clock.now());
    change(app, &user, update.map_err(Error::from)?.changes).await?;
    Ok(DeleteUserAttributesResponse::default())
}

/// AdminDeleteUserAttributes.
pub async fn admin_delete_user_attributes(
    app: &App,
    _: &Call,
    input: AdminDeleteUserAttributesRequest,
) -> Result<AdminDeleteUserAttributesResponse, Failure> {
    let (pool, user) = pool_and_user(app, input.user_pool_id, input.username.as_ref()).await?;
    let blank = blank(input.user_attribute_names);
    let update = attribute::update(&pool.pool, Writer::Administrator, &user, &blank, app.clock.now());
    change(app, &user, update.map_err(Error::from)?.changes).await?;
    Ok(AdminDeleteUserAttributesResponse::default())
}

/// A blank value deletes.
fn blank(names: Option<Vec<String>>) -> Attributes {
    names.unwrap_or_default().into_iter().map(|name| (name, String::new())).collect()
}

/// GetUserAttributeVerificationCode. Where a changed value waits for its code, the new code goes there.
pub async fn get_user_attribute_verification_code(
    app: &App,
    call: &Call,
    input: GetUserAttributeVerificationCodeRequest,
) -> Result<GetUserAttributeVerificationCodeResponse, Failure> {
    let (pool, user) = call.signed_in_user(app).await?;
    let medium = medium(input.attribute_name.as_deref())?;
    let purpose = CodePurpose::Attribute(medium.attribute().to_owned());
    let waiting = app.store.code(&user.pool_id, &user.sub, &purpose).await?;
    let pending = waiting.filter(|it| app.clock.now() < it.expires_at).and_then(|it| it.pending);
    let present = || user.attribute(medium.attribute()).filter(|it| !it.is_empty()).map(str::to_owned);
    let destination = pending.clone().or_else(present).ok_or(Error::NothingToVerify(medium.attribute()))?;
    let client = client_id(call)?;
    let circumstances = Circumstances {
        app,
        call,
        pool: &pool.pool,
        client: CallerClient::Client(client.as_str()),
        metadata: input.client_metadata.as_ref(),
    };
    let code = circumstances.draw(purpose, medium, destination, pending);
    let counted = vec![Change::CountAttempt(attempts::of_user(app, &user, AttemptKind::AttributeCode))];
    let details = circumstances.send(MessageKind::VerifyUserAttribute, &user, code, counted).await?;
    Ok(GetUserAttributeVerificationCodeResponse { code_delivery_details: Some(details) })
}

/// VerifyUserAttribute. A value that waited for its code takes the place of the old one.
pub async fn verify_user_attribute(
    app: &App,
    call: &Call,
    input: VerifyUserAttributeRequest,
) -> Result<VerifyUserAttributeResponse, Failure> {
    let (pool, user) = call.signed_in_user(app).await?;
    let medium = medium(input.attribute_name.as_deref())?;
    let purpose = CodePurpose::Attribute(medium.attribute().to_owned());
    let attempt = attempts::of_user(app, &user, AttemptKind::VerifyAttribute);
    let stored = app.store.code(&user.pool_id, &user.sub, &purpose).await?;
    let given = Secret::from(input.code.as_ref().map_or("", Sensitive::as_str));
    let now = app.clock.now();
    let code = match code::check(&app.code_key, &user, stored.as_ref(), &given, now) {
        Ok(code) => code,
        Err(error) => {
            if error == Error::CodeMismatch {
                app.store.commit(vec![Change::CountAttempt(attempt)]).await?;
            }
            return Err(error.into());
        }
    };
    let of_user = |change| Change::User(user.pool_id.clone(), user.sub.clone(), change);
    let changes = verified(&pool.pool, &user, medium, &code, now).map_err(Error::from)?;
    let mut changes: Vec<Change> = changes.into_iter().map(of_user).collect();
    let sends = attempts::of_user(app, &user, AttemptKind::AttributeCode);
    changes.extend([Change::PassAttempt(attempt), Change::ForgetAttempts(sends)]);
    app.store.commit(changes).await.map_err(|error| match error {
        StoreError::Conflict(Conflict::NameTaken(kind)) => Error::AliasExists(kind).into(),
        StoreError::Conflict(Conflict::CodeGone) => Error::CodeExpired.into(),
        other => Failure::Store(other),
    })?;
    Ok(VerifyUserAttributeResponse::default())
}

fn medium(name: Option<&str>) -> Result<Medium, Error> {
    match name {
        Some("email") => Ok(Medium::Email),
        Some("phone_number") => Ok(Medium::Sms),
        _ => Err(Error::NotVerifiable),
    }
}

fn client_id(call: &Call) -> Result<vestibule_identity::ids::ClientId, Failure> {
    match &call.caller {
        Caller::Token(token) => Ok(token.client_id.clone()),
        Caller::Signed { .. } | Caller::Public => Err(Refusal::AccessToken(TokenProblem::Malformed).into()),
    }
}
