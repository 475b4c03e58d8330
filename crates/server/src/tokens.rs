//! From a grant to tokens: claims are `identity`'s, keys are the key ring's; here they meet.

use aws_lc_rs::digest;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use uuid::Uuid;
use vestibule_api::Timestamp;
use vestibule_api::cognito_idp::AuthenticationResultType;
use vestibule_identity::app_client::AppClient;
use vestibule_identity::change::Change;
use vestibule_identity::ids::UserPoolId;
use vestibule_identity::sign_in::{Ending, Grant};
use vestibule_identity::signing_key::KeyUse;
use vestibule_identity::token::RefreshToken;
use vestibule_identity::token::claims::{self, Issue};

use crate::keys::PoolKeys;
use crate::seams::Rng;

/// The first part of every refresh token: what the service's encrypted tokens begin with. The rest is random.
const REFRESH_HEADER: &[u8] = br#"{"cty":"JWT","enc":"A256GCM","alg":"RSA-OAEP"}"#;

/// Fresh identifiers for one issue of tokens.
pub struct TokenSeeds {
    id_jti: Uuid,
    access_jti: Uuid,
    origin_jti: Uuid,
    event_id: Uuid,
    refresh: [u8; 96],
}

impl TokenSeeds {
    /// Draws everything that one issue may need.
    pub fn new(rng: &dyn Rng) -> Self {
        Self {
            id_jti: rng.uuid(),
            access_jti: rng.uuid(),
            origin_jti: rng.uuid(),
            event_id: rng.uuid(),
            refresh: rng.bytes(),
        }
    }
}

/// Tokens, and what has to be committed before the client gets them.
pub struct IssuedTokens {
    /// The answer.
    pub result: AuthenticationResultType,
    /// The refresh token's record, for a new sign-in.
    pub changes: Vec<Change>,
}

/// Makes and signs the tokens of a grant. Costs two RSA signatures: run it on the crypto pool.
pub fn issue(
    keys: &PoolKeys,
    pool: &UserPoolId,
    client: &AppClient,
    grant: &Grant,
    seeds: &TokenSeeds,
    now: Timestamp,
) -> anyhow::Result<IssuedTokens> {
    let issue = Issue {
        issuer: keys.issuer.clone(),
        now,
        id_jti: seeds.id_jti.to_string(),
        access_jti: seeds.access_jti.to_string(),
        event_id: seeds.event_id.to_string(),
        origin_jti: seeds.origin_jti.to_string(),
    };
    let id_token = keys.sign(KeyUse::Id, &claims::id_token(grant, client, &issue))?;
    let access_token = keys.sign(KeyUse::Access, &claims::access_token(grant, client, &issue))?;
    let mut result = AuthenticationResultType {
        access_token: Some(access_token.into()),
        expires_in: Some(i32::try_from(client.access_token_ttl_seconds())?),
        token_type: Some("Bearer".into()),
        id_token: Some(id_token.into()),
        ..AuthenticationResultType::default()
    };
    let mut changes = Vec::new();
    if matches!(grant.ending, Ending::SignIn { .. }) {
        let text = refresh_text(&seeds.refresh);
        let (origin_jti, auth_time) = issue.origin(grant);
        let ttl_ms = client.refresh_token_ttl_seconds().saturating_mul(1000);
        changes.push(Change::IssueRefreshToken(Box::new(RefreshToken {
            hash: refresh_hash(&text),
            pool_id: pool.clone(),
            client_id: client.id.clone(),
            sub: grant.profile.sub.clone(),
            origin_jti,
            auth_time,
            expires_at: Timestamp::from_millis(now.as_millis().saturating_add(ttl_ms)),
            revoked_at: None,
        })));
        result.refresh_token = Some(text.into());
    }
    Ok(IssuedTokens { result, changes })
}

/// Five parts, as the service's tokens have; opaque to clients.
fn refresh_text(random: &[u8; 96]) -> String {
    let parts = [REFRESH_HEADER, &random[..32], &random[32..44], &random[44..80], &random[80..]];
    parts.map(|part| URL_SAFE_NO_PAD.encode(part)).join(".")
}

/// What is kept of a refresh token.
pub fn refresh_hash(text: &str) -> [u8; 32] {
    let mut hash = [0; 32];
    hash.copy_from_slice(digest::digest(&digest::SHA256, text.as_bytes()).as_ref());
    hash
}
