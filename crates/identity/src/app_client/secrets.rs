//! Rotating a client's secret: a second one is added, clients move over, and the first is deleted.

use vestibule_api::Timestamp;
use vestibule_api::cognito_idp::ClientSecretDescriptorType;

use super::{AppClient, ClientSecret, Problem, generate_secret};
use crate::secret::Secret;

/// Active secrets of one client. Source: AddUserPoolClientSecret, API reference.
const SECRETS_MAX: usize = 2;

impl ClientSecret {
    /// What the API says of the secret, without its value.
    pub fn description(&self) -> ClientSecretDescriptorType {
        ClientSecretDescriptorType {
            client_secret_id: Some(self.id.clone()),
            client_secret_value: None,
            client_secret_create_date: Some(self.created_at),
        }
    }
}

/// Adds a secret, the given one or one made from the seed. The client, and what is answered: the value only if it was made.
pub fn add(
    client: &AppClient,
    given: Option<Secret>,
    seed: &[u8; 32],
    now: Timestamp,
) -> Result<(AppClient, ClientSecretDescriptorType), Problem> {
    match client.secrets.len() {
        0 => return Err(Problem::PublicClientSecret),
        SECRETS_MAX.. => return Err(Problem::TooManySecrets),
        _ => {}
    }
    let is_made = given.is_none();
    let mut secret = ClientSecret::new(&client.id, given.unwrap_or_else(|| generate_secret(seed)), now);
    // The id counts seconds, and two of them must differ.
    let is_taken = |id: &String| client.secrets.iter().any(|it| it.id == *id);
    let mut seconds = now.as_millis().div_euclid(1000);
    while is_taken(&secret.id) {
        seconds += 1;
        secret.id = format!("{}--{seconds}", client.id);
    }
    let value = is_made.then(|| secret.value.expose().into());
    let description = ClientSecretDescriptorType { client_secret_value: value, ..secret.description() };
    let mut changed = client.clone();
    changed.secrets.push(secret);
    changed.settings.last_modified_date = Some(now);
    Ok((changed, description))
}

/// Deletes a secret; the last one stays.
pub fn delete(client: &AppClient, id: &str, now: Timestamp) -> Result<AppClient, Problem> {
    let mut changed = client.clone();
    changed.secrets.retain(|secret| secret.id != id);
    if changed.secrets.len() == client.secrets.len() {
        return Err(Problem::UnknownSecret);
    }
    if changed.secrets.is_empty() {
        return Err(Problem::LastSecret);
    }
    changed.settings.last_modified_date = Some(now);
    Ok(changed)
}
