//! A declared app client against the stored one.

use vestibule_api::Timestamp;
use vestibule_api::cognito_idp::{CreateUserPoolClientRequest, UpdateUserPoolClientRequest};

use super::{DeclaredClient, DeclaredSecret, Outcome, Problem, as_update, differences};
use crate::app_client::{self, AppClient, ClientSecret, Offer, SecretSeeds, generate_secret};
use crate::secret::Secret;
use crate::user_pool::UserPool;
use crate::user_session;

/// What has to be done about an app client of this pool. `before` is whichever client has its id.
///
/// The whole of the settings is replaced, as by UpdateUserPoolClient. A secret that is declared and among those of the client
/// leaves all of them alone, so that one can be rotated.
pub fn client(
    pool: &UserPool,
    offer: &Offer,
    declared: &DeclaredClient,
    before: Option<&AppClient>,
    seeds: &SecretSeeds,
    now: Timestamp,
) -> Result<Outcome<AppClient>, Problem> {
    let Some(before) = before else {
        let request = CreateUserPoolClientRequest {
            generate_secret: Some(matches!(declared.secret, DeclaredSecret::Generated)),
            client_secret: given(&declared.secret).map(|secret| secret.expose().into()),
            ..declared.settings.clone()
        };
        let made = app_client::create_as(pool, offer, declared.id.clone(), request, seeds, now)?;
        return Ok(Outcome::Created(with_sessions(pool, declared, made, now)?));
    };
    if before.pool_id != pool.id {
        return Err(Problem::ClientOfAnother(before.pool_id.clone()));
    }
    let mut start = before.clone();
    let keeps_secrets = match &declared.secret {
        DeclaredSecret::Public => before.secrets.is_empty(),
        DeclaredSecret::Generated => !before.secrets.is_empty(),
        DeclaredSecret::Given(secret) => before.secrets.iter().any(|it| it.value.matches(secret.expose())),
    };
    if !keeps_secrets {
        let secret = match &declared.secret {
            DeclaredSecret::Public => None,
            DeclaredSecret::Generated => Some(generate_secret(&seeds.secret)),
            DeclaredSecret::Given(secret) => Some(secret.clone()),
        };
        start.secrets = secret.into_iter().map(|value| ClientSecret::new(&declared.id, value, now)).collect();
    }
    let update: UpdateUserPoolClientRequest = as_update(&declared.settings);
    let updated = with_sessions(pool, declared, app_client::update(pool, offer, &start, update, now)?, now)?;
    let mut names = differences(&before.settings, &updated.settings);
    if !keeps_secrets {
        names.push("ClientSecret".to_owned());
    }
    if before.sso_session_minutes != updated.sso_session_minutes {
        names.push("SSOSession".to_owned());
    }
    Ok(if names.is_empty() { Outcome::Unchanged } else { Outcome::Updated(updated, names) })
}

fn given(secret: &DeclaredSecret) -> Option<&Secret> {
    match secret {
        DeclaredSecret::Given(secret) => Some(secret),
        DeclaredSecret::Public | DeclaredSecret::Generated => None,
    }
}

fn with_sessions(
    pool: &UserPool,
    declared: &DeclaredClient,
    client: AppClient,
    now: Timestamp,
) -> Result<AppClient, Problem> {
    let Some(config) = &declared.sso_session else { return Ok(client) };
    user_session::check_client(pool)?;
    Ok(user_session::set_client(&client, config, now))
}
