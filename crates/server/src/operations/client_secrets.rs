//! The secrets of confidential app clients: two at a time, so that one can take the place of the other.

use vestibule_api::cognito_idp::{
    AddUserPoolClientSecretRequest, AddUserPoolClientSecretResponse, DeleteUserPoolClientSecretRequest,
    DeleteUserPoolClientSecretResponse, ListUserPoolClientSecretsRequest, ListUserPoolClientSecretsResponse,
};
use vestibule_identity::app_client::{AppClient, ClientSecret, Problem, secrets};
use vestibule_identity::secret::Secret;
use vestibule_identity::user_pool::UserPool;

use super::app_clients::{change, client_id, pool_id};
use crate::app::App;
use crate::call::Call;
use crate::error::Failure;

/// AddUserPoolClientSecret.
pub async fn add_user_pool_client_secret(
    app: &App,
    _: &Call,
    input: AddUserPoolClientSecretRequest,
) -> Result<AddUserPoolClientSecretResponse, Failure> {
    let given = input.client_secret.as_ref().map(|it| Secret::from(it.as_str()));
    let (seed, now) = (app.rng.bytes(), app.clock.now());
    let decide = |_: &UserPool, client: &AppClient| secrets::add(client, given.clone(), &seed, now);
    let description = change(app, &pool_id(input.user_pool_id), &client_id(input.client_id), decide).await?;
    Ok(AddUserPoolClientSecretResponse { client_secret_descriptor: Some(description) })
}

/// ListUserPoolClientSecrets: never their values.
pub async fn list_user_pool_client_secrets(
    app: &App,
    _: &Call,
    input: ListUserPoolClientSecretsRequest,
) -> Result<ListUserPoolClientSecretsResponse, Failure> {
    let pool = app.pools.pool(&pool_id(input.user_pool_id)).await?;
    let client = app.pools.client_of(&pool.pool.id, &client_id(input.client_id)).await?;
    let secrets = client.secrets.iter().map(ClientSecret::description).collect();
    Ok(ListUserPoolClientSecretsResponse { client_secrets: Some(secrets), next_token: None })
}

/// DeleteUserPoolClientSecret.
pub async fn delete_user_pool_client_secret(
    app: &App,
    _: &Call,
    input: DeleteUserPoolClientSecretRequest,
) -> Result<DeleteUserPoolClientSecretResponse, Failure> {
    let now = app.clock.now();
    let id = input.client_secret_id.unwrap_or_default();
    let decide = |_: &UserPool, client: &AppClient| Ok::<_, Problem>((secrets::delete(client, &id, now)?, ()));
    change(app, &pool_id(input.user_pool_id), &client_id(input.client_id), decide).await?;
    Ok(DeleteUserPoolClientSecretResponse::default())
}
