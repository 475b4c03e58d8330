//! The values that are kept sealed, whichever the database: what of each is sealed, and the place that it is bound to.
//!
//! The places are part of every database that there is: what was sealed for one does not open for another.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use vestibule_api::Timestamp;
use vestibule_identity::app_client::ClientSecret;
use vestibule_identity::ids::{Sub, UserPoolId};
use vestibule_identity::message::QueuedMessage;
use vestibule_identity::password_hash::PasswordHash;
use vestibule_identity::pool_resource::{PoolResource, ResourceKind};
use vestibule_identity::secret::{Secret, SecretBytes};
use vestibule_identity::signing_key::SigningKey;
use vestibule_identity::software_token::SoftwareToken;
use vestibule_identity::user::{Attributes, MfaPreference};
use vestibule_srp::{GROUP_BYTES, Verifier};
use zeroize::Zeroizing;

use crate::sealing::Sealer;
use crate::texts::key_use_text;
use crate::{Result, StoreError};

const VERIFIER: &str = "verifier";
const PASSWORD_HASH: &str = "password_hash";
const SOFTWARE_TOKEN: &str = "software token";
const ASSOCIATED_TOKEN: &str = "associated token";
const DEVICE_VERIFIER: &str = "device verifier";
const CLIENT_SECRETS: &str = "client_secrets";
const TOKEN_SESSION: &str = "token session";
const POOL_RESOURCE: &str = "pool resource";
const SIGNING_KEY: &str = "signing_key";
const FUNCTION: &str = "function";
const QUEUED_MESSAGE: &str = "queued message";

/// A table with sealed values, for whoever seals all of them anew.
pub(crate) struct SealedTable {
    /// Its name, which is the same in every database.
    pub(crate) name: &'static str,
    /// What identifies a row in the places of its values, in their order.
    pub(crate) ids: &'static [&'static str],
    /// The sealed columns, each with the kind that its places begin with.
    pub(crate) columns: &'static [(&'static str, &'static str)],
}

/// All of them. The history of passwords comes after the users: its verifiers are taken over from them as they are sealed.
pub(crate) const TABLES: [SealedTable; 9] = [
    SealedTable {
        name: "users",
        ids: &["pool_id", "sub"],
        columns: &[
            ("sealed_verifier", VERIFIER),
            ("sealed_password_hash", PASSWORD_HASH),
            ("sealed_software_token", SOFTWARE_TOKEN),
            ("sealed_associated_token", ASSOCIATED_TOKEN),
        ],
    },
    SealedTable { name: "password_history", ids: &["pool_id", "sub"], columns: &[("sealed_verifier", VERIFIER)] },
    SealedTable { name: "devices", ids: &["pool_id", "sub", "key"], columns: &[("sealed_verifier", DEVICE_VERIFIER)] },
    SealedTable { name: "app_clients", ids: &["pool_id", "id"], columns: &[("sealed_secrets", CLIENT_SECRETS)] },
    SealedTable { name: "token_sessions", ids: &["id"], columns: &[("sealed_secret", TOKEN_SESSION)] },
    SealedTable {
        name: "pool_resources",
        ids: &["pool_id", "kind", "id"],
        columns: &[("sealed_document", POOL_RESOURCE)],
    },
    SealedTable { name: "signing_keys", ids: &["pool_id", "kid", "key_use"], columns: &[("sealed", SIGNING_KEY)] },
    SealedTable { name: "functions", ids: &["name"], columns: &[("sealed_document", FUNCTION)] },
    SealedTable { name: "queued_messages", ids: &["pool_id", "id"], columns: &[("sealed", QUEUED_MESSAGE)] },
];

/// The verifier of a user's password, present or past.
pub(crate) fn verifier(sealer: &Sealer, pool: &UserPoolId, sub: &Sub, verifier: &Verifier) -> Vec<u8> {
    sealer.seal(&verifier_place(pool, sub), verifier.as_bytes())
}

pub(crate) fn open_verifier(sealer: &Sealer, pool: &UserPoolId, sub: &Sub, ciphertext: &[u8]) -> Result<Verifier> {
    let verifier = sealer.open(&verifier_place(pool, sub), ciphertext)?;
    Verifier::from_bytes(&verifier).map_err(StoreError::failed)
}

fn verifier_place<'a>(pool: &'a UserPoolId, sub: &'a Sub) -> [&'a str; 3] {
    [VERIFIER, pool.as_str(), sub.as_str()]
}

/// Does what reading a user costs beyond the query: time must not tell who exists.
pub(crate) fn cost_of_a_user(sealer: &Sealer) {
    let (pool, sub) = (UserPoolId::new("nobody"), Sub::new("nobody"));
    let attributes: Option<Attributes> =
        serde_json::from_str(r#"{"email":"nobody@example.com","email_verified":"true"}"#).ok();
    let mfa: Option<MfaPreference> = serde_json::from_str("{}").ok();
    // Sealing costs what opening costs.
    let ciphertext = sealer.seal(&verifier_place(&pool, &sub), &[1; GROUP_BYTES]);
    std::hint::black_box((attributes, mfa, ciphertext, Verifier::from_bytes(&[1; GROUP_BYTES]).ok()));
}

/// The hash of a password from elsewhere.
pub(crate) fn password_hash(sealer: &Sealer, pool: &UserPoolId, sub: &Sub, hash: &PasswordHash) -> Vec<u8> {
    sealer.seal(&password_hash_place(pool, sub), hash.to_text().expose().as_bytes())
}

pub(crate) fn open_password_hash(
    sealer: &Sealer,
    pool: &UserPoolId,
    sub: &Sub,
    ciphertext: &[u8],
) -> Result<PasswordHash> {
    let text = sealer.open(&password_hash_place(pool, sub), ciphertext)?;
    let text = std::str::from_utf8(&text).map_err(StoreError::failed)?;
    PasswordHash::parse(text).map_err(StoreError::failed)
}

fn password_hash_place<'a>(pool: &'a UserPoolId, sub: &'a Sub) -> [&'a str; 3] {
    [PASSWORD_HASH, pool.as_str(), sub.as_str()]
}

/// What is sealed of an authenticator app. The last step has a column of its own, so that spending a code rewrites no
/// secret.
#[derive(Serialize, Deserialize)]
struct SealedSoftwareToken {
    secret: SecretBytes,
    friendly_name: Option<String>,
}

/// The secret and the name of an authenticator app that is the user's.
pub(crate) fn software_token(sealer: &Sealer, pool: &UserPoolId, sub: &Sub, token: &SoftwareToken) -> Result<Vec<u8>> {
    let value = SealedSoftwareToken { secret: token.secret.clone(), friendly_name: token.friendly_name.clone() };
    let text = Zeroizing::new(serde_json::to_vec(&value)?);
    Ok(sealer.seal(&software_token_place(pool, sub), &text))
}

pub(crate) fn open_software_token(
    sealer: &Sealer,
    pool: &UserPoolId,
    sub: &Sub,
    ciphertext: &[u8],
    last_step: i64,
) -> Result<SoftwareToken> {
    let text = sealer.open(&software_token_place(pool, sub), ciphertext)?;
    let SealedSoftwareToken { secret, friendly_name } = serde_json::from_slice(&text)?;
    Ok(SoftwareToken { secret, friendly_name, last_step })
}

fn software_token_place<'a>(pool: &'a UserPoolId, sub: &'a Sub) -> [&'a str; 3] {
    [SOFTWARE_TOKEN, pool.as_str(), sub.as_str()]
}

/// The secret of an authenticator app that has not shown a code yet.
pub(crate) fn associated_token(sealer: &Sealer, pool: &UserPoolId, sub: &Sub, secret: &SecretBytes) -> Vec<u8> {
    sealer.seal(&associated_token_place(pool, sub), secret.expose())
}

pub(crate) fn open_associated_token(
    sealer: &Sealer,
    pool: &UserPoolId,
    sub: &Sub,
    ciphertext: &[u8],
) -> Result<SecretBytes> {
    let secret = sealer.open(&associated_token_place(pool, sub), ciphertext)?;
    Ok(SecretBytes::new(secret.as_slice()))
}

fn associated_token_place<'a>(pool: &'a UserPoolId, sub: &'a Sub) -> [&'a str; 3] {
    [ASSOCIATED_TOKEN, pool.as_str(), sub.as_str()]
}

/// The verifier of a device's own password.
pub(crate) fn device_verifier(
    sealer: &Sealer,
    pool: &UserPoolId,
    sub: &Sub,
    key: &str,
    verifier: &Verifier,
) -> Vec<u8> {
    sealer.seal(&device_verifier_place(pool, sub, key), verifier.as_bytes())
}

pub(crate) fn open_device_verifier(
    sealer: &Sealer,
    pool: &UserPoolId,
    sub: &Sub,
    key: &str,
    ciphertext: &[u8],
) -> Result<Verifier> {
    let verifier = sealer.open(&device_verifier_place(pool, sub, key), ciphertext)?;
    Verifier::from_bytes(&verifier).map_err(StoreError::failed)
}

fn device_verifier_place<'a>(pool: &'a UserPoolId, sub: &'a Sub, key: &'a str) -> [&'a str; 4] {
    [DEVICE_VERIFIER, pool.as_str(), sub.as_str(), key]
}

/// The sealed form of a client secret.
#[derive(Serialize, Deserialize)]
struct SealedClientSecret {
    id: String,
    value: Secret,
    created_at_ms: i64,
}

/// The secrets of an app client.
pub(crate) fn client_secrets(
    sealer: &Sealer,
    pool: &UserPoolId,
    id: &str,
    secrets: &[ClientSecret],
) -> Result<Vec<u8>> {
    let secrets: Vec<SealedClientSecret> = secrets
        .iter()
        .map(|secret| SealedClientSecret {
            id: secret.id.clone(),
            value: secret.value.clone(),
            created_at_ms: secret.created_at.as_millis(),
        })
        .collect();
    let plain = Zeroizing::new(serde_json::to_vec(&secrets)?);
    Ok(sealer.seal(&client_secrets_place(pool, id), &plain))
}

pub(crate) fn open_client_secrets(
    sealer: &Sealer,
    pool: &UserPoolId,
    id: &str,
    ciphertext: &[u8],
) -> Result<Vec<ClientSecret>> {
    let plain = sealer.open(&client_secrets_place(pool, id), ciphertext)?;
    let secrets: Vec<SealedClientSecret> = serde_json::from_slice(&plain)?;
    let secret = |sealed: SealedClientSecret| ClientSecret {
        id: sealed.id,
        value: sealed.value,
        created_at: Timestamp::from_millis(sealed.created_at_ms),
    };
    Ok(secrets.into_iter().map(secret).collect())
}

fn client_secrets_place<'a>(pool: &'a UserPoolId, id: &'a str) -> [&'a str; 3] {
    [CLIENT_SECRETS, pool.as_str(), id]
}

/// The secret of a token session.
pub(crate) fn token_secret(sealer: &Sealer, id: &str, secret: &SecretBytes) -> Vec<u8> {
    sealer.seal(&token_secret_place(id), secret.expose())
}

pub(crate) fn open_token_secret(sealer: &Sealer, id: &str, ciphertext: &[u8]) -> Result<SecretBytes> {
    Ok(SecretBytes::new(sealer.open(&token_secret_place(id), ciphertext)?.as_slice()))
}

fn token_secret_place(id: &str) -> [&str; 2] {
    [TOKEN_SESSION, id]
}

/// The document of a pool's resource: some hold secrets of others.
pub(crate) fn pool_resource(sealer: &Sealer, resource: &PoolResource) -> Result<Vec<u8>> {
    let plain = Zeroizing::new(serde_json::to_vec(&resource.document)?);
    Ok(sealer.seal(&pool_resource_place(&resource.pool_id, resource.kind, &resource.id), &plain))
}

pub(crate) fn open_pool_resource(
    sealer: &Sealer,
    pool: &UserPoolId,
    kind: ResourceKind,
    id: &str,
    ciphertext: &[u8],
) -> Result<Value> {
    Ok(serde_json::from_slice(&sealer.open(&pool_resource_place(pool, kind, id), ciphertext)?)?)
}

fn pool_resource_place<'a>(pool: &'a UserPoolId, kind: ResourceKind, id: &'a str) -> [&'a str; 4] {
    [POOL_RESOURCE, pool.as_str(), kind.as_str(), id]
}

/// The private key of a pool, or a spare one: it opens for that pool only, and for what it signs.
pub(crate) fn signing_key(sealer: &Sealer, pool: Option<&UserPoolId>, key: &SigningKey) -> Vec<u8> {
    sealer.seal(&signing_key_place(pool, &key.kid, key_use_text(key.key_use)), key.pkcs8.expose())
}

pub(crate) fn open_signing_key(
    sealer: &Sealer,
    pool: Option<&UserPoolId>,
    kid: &str,
    key_use: &str,
    ciphertext: &[u8],
) -> Result<SecretBytes> {
    Ok(SecretBytes::new(sealer.open(&signing_key_place(pool, kid, key_use), ciphertext)?.as_slice()))
}

fn signing_key_place<'a>(pool: Option<&'a UserPoolId>, kid: &'a str, key_use: &'a str) -> [&'a str; 4] {
    [SIGNING_KEY, pool.map_or("", UserPoolId::as_str), kid, key_use]
}

/// The document of a function: environment variables are where people keep secrets.
pub(crate) fn function(sealer: &Sealer, name: &str, document: &Value) -> Result<Vec<u8>> {
    let plain = Zeroizing::new(serde_json::to_vec(document)?);
    Ok(sealer.seal(&function_place(name), &plain))
}

pub(crate) fn open_function(sealer: &Sealer, name: &str, ciphertext: &[u8]) -> Result<Value> {
    Ok(serde_json::from_slice(&sealer.open(&function_place(name), ciphertext)?)?)
}

fn function_place(name: &str) -> [&str; 2] {
    [FUNCTION, name]
}

/// A message that waits: address, text and code.
pub(crate) fn queued_message(sealer: &Sealer, message: &QueuedMessage) -> Vec<u8> {
    sealer.seal(&queued_message_place(&message.pool_id, &message.id), message.content.expose())
}

pub(crate) fn open_queued_message(
    sealer: &Sealer,
    pool: &UserPoolId,
    id: &str,
    ciphertext: &[u8],
) -> Result<SecretBytes> {
    Ok(SecretBytes::new(sealer.open(&queued_message_place(pool, id), ciphertext)?.as_slice()))
}

fn queued_message_place<'a>(pool: &'a UserPoolId, id: &'a str) -> [&'a str; 3] {
    [QUEUED_MESSAGE, pool.as_str(), id]
}

#[cfg(test)]
mod tests {
    use vestibule_identity::signing_key::KeyUse;

    use super::*;
    use crate::testing;

    /// Databases hold what releases before this one have sealed.
    #[test]
    fn everything_is_sealed_for_the_place_where_databases_have_it() {
        let sealer = Sealer::new(&[1; 32]);
        let (pool, sub) = (UserPoolId::new("pool"), Sub::new("sub"));
        let secret = SecretBytes::new(*b"secret");
        let app = SoftwareToken { secret: secret.clone(), friendly_name: Some("phone".to_owned()), last_step: 3 };
        let hash = testing::user_with_hash(&pool, "ann").password_hash.unwrap();
        let hash_text = hash.to_text();
        let client = testing::app_client(&pool, "client");
        let key = testing::signing_key("kid", KeyUse::Access);
        let resource = PoolResource {
            pool_id: pool.clone(),
            kind: ResourceKind::Domain,
            id: "id".to_owned(),
            client_id: None,
            names: Vec::new(),
            revision: 0,
            document: Value::Bool(true),
        };
        let message = QueuedMessage {
            id: "id".to_owned(),
            pool_id: pool.clone(),
            content: secret.clone(),
            attempts: 0,
            next_attempt_at: testing::CREATED_AT,
            give_up_at: testing::EXPIRES_AT,
        };
        let password = testing::password(7).verifier;
        let verifier_bytes = password.as_bytes().as_slice();
        let app_text = br#"{"secret":[115,101,99,114,101,116],"friendly_name":"phone"}"#.as_slice();
        let client_text =
            br#"[{"id":"client--1","value":"secret of client","created_at_ms":1700000000123}]"#.as_slice();
        let cases: [(&[&str], Vec<u8>, &[u8]); 12] = [
            (&["verifier", "pool", "sub"], verifier(&sealer, &pool, &sub, &password), verifier_bytes),
            (
                &["password_hash", "pool", "sub"],
                password_hash(&sealer, &pool, &sub, &hash),
                hash_text.expose().as_bytes(),
            ),
            (&["software token", "pool", "sub"], software_token(&sealer, &pool, &sub, &app).unwrap(), app_text),
            (&["associated token", "pool", "sub"], associated_token(&sealer, &pool, &sub, &secret), b"secret"),
            (
                &["device verifier", "pool", "sub", "key"],
                device_verifier(&sealer, &pool, &sub, "key", &password),
                verifier_bytes,
            ),
            (
                &["client_secrets", "pool", "client"],
                client_secrets(&sealer, &pool, "client", &client.secrets).unwrap(),
                client_text,
            ),
            (&["token session", "id"], token_secret(&sealer, "id", &secret), b"secret"),
            (&["pool resource", "pool", "domain", "id"], pool_resource(&sealer, &resource).unwrap(), b"true"),
            (&["signing_key", "pool", "kid", "access"], signing_key(&sealer, Some(&pool), &key), b"private key kid"),
            (&["signing_key", "", "kid", "access"], signing_key(&sealer, None, &key), b"private key kid"),
            (&["function", "name"], function(&sealer, "name", &Value::Null).unwrap(), b"null"),
            (&["queued message", "pool", "id"], queued_message(&sealer, &message), b"secret"),
        ];
        for (place, ciphertext, value) in cases {
            let opened = sealer.open(place, &ciphertext);
            assert_eq!(opened.as_ref().map(|it| it.as_slice()), Ok(value), "{place:?}");
            let is_of = |table: &SealedTable| {
                table.ids.len() + 1 == place.len() && table.columns.iter().any(|(_, kind)| *kind == place[0])
            };
            assert!(TABLES.iter().any(is_of), "{place:?} is in no table");
        }
    }
}
