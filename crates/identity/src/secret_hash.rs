//! The `SECRET_HASH` by which a confidential app client proves itself.

use aws_lc_rs::hmac;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use subtle::ConstantTimeEq;

use crate::app_client::AppClient;
use crate::error::Error;
use crate::secret::Secret;

/// Checks a hash against every active secret and every name that the user may be called by here.
///
/// Cognito: answers to challenges may hash the typed alias or the internal username, so callers pass both. A hash that
/// a public client sends is not looked at. Source: "Computing secret hash values", developer guide.
pub fn check(client: &AppClient, usernames: &[&str], received: Option<&str>) -> Result<(), Error> {
    if client.secrets.is_empty() {
        return Ok(());
    }
    let Some(received) = received else {
        return Err(Error::SecretHashMissing(client.id.to_string()));
    };
    let mut found = false;
    for secret in &client.secrets {
        for username in usernames {
            let expected = compute(&secret.value, username, client.id.as_str());
            found |= bool::from(expected.as_bytes().ct_eq(received.as_bytes()));
        }
    }
    if found { Ok(()) } else { Err(Error::SecretHashWrong(client.id.to_string())) }
}

/// `base64(HMAC-SHA256(secret, username ‖ client id))`.
pub fn compute(secret: &Secret, username: &str, client_id: &str) -> String {
    let key = hmac::Key::new(hmac::HMAC_SHA256, secret.expose().as_bytes());
    let mut context = hmac::Context::with_key(&key);
    context.update(username.as_bytes());
    context.update(client_id.as_bytes());
    STANDARD.encode(context.sign())
}

#[cfg(test)]
mod tests {
    use vestibule_api::Timestamp;
    use vestibule_api::cognito_idp::UserPoolClientType;

    use super::*;
    use crate::app_client::ClientSecret;
    use crate::ids::{ClientId, UserPoolId};

    const ID: &str = "1example23456789abcdefghij";
    const SECRET: &str = "abcdefghijklmnopqrstuvwxyz0123456789abcdefghijklmno";
    const HASH: &str = "YgfwcqmUNce01U9pLfPIq8F/9nM3PkAMz6wNVcJIctg=";

    fn client(secrets: &[&str]) -> AppClient {
        AppClient {
            id: ClientId::new(ID),
            pool_id: UserPoolId::new("us-east-1_aBcDeFgH1"),
            revision: 0,
            settings: UserPoolClientType::default(),
            sso_session_minutes: None,
            secrets: secrets
                .iter()
                .map(|secret| ClientSecret {
                    id: format!("{ID}--1"),
                    value: Secret::new(*secret),
                    created_at: Timestamp::default(),
                })
                .collect(),
        }
    }

    #[test]
    fn the_hash_is_that_of_the_published_vector() {
        assert_eq!(compute(&Secret::new(SECRET), "jane", ID), HASH);
    }

    #[test]
    fn a_hash_is_judged_by_the_clients_secrets_and_the_users_names() {
        let missing = Err(Error::SecretHashMissing(ID.into()));
        let wrong = Err(Error::SecretHashWrong(ID.into()));
        let table: [(&[&str], &[&str], Option<&str>, Result<(), Error>); 9] = [
            (&[SECRET], &["jane"], Some(HASH), Ok(())),
            (&[SECRET], &["jane"], None, missing),
            (&[SECRET], &["jane"], Some(""), wrong.clone()),
            (&[SECRET], &["john"], Some(HASH), wrong.clone()),
            (&[SECRET], &["john", "jane"], Some(HASH), Ok(())),
            (&["another", SECRET], &["jane"], Some(HASH), Ok(())),
            (&["another"], &["jane"], Some(HASH), wrong),
            (&[], &["jane"], None, Ok(())),
            (&[], &["jane"], Some("anything"), Ok(())),
        ];
        for (secrets, usernames, received, expected) in table {
            assert_eq!(check(&client(secrets), usernames, received), expected, "{usernames:?} {received:?}");
        }
    }
}
