//! Verifying access tokens, with a bounded memory of those that passed.

use std::sync::Arc;

use aws_lc_rs::digest;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Deserialize;
use vestibule_api::Timestamp;
use vestibule_identity::ids::{ClientId, Sub, UserPoolId};
use vestibule_identity::signing_key::KeyUse;

use super::KeyRing;
use crate::error::{Failure, Refusal};

/// The claims of an access token that this server issued.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccessToken {
    /// The pool whose key signed it.
    pub pool_id: UserPoolId,
    /// The app client that it was issued to.
    pub client_id: ClientId,
    /// The user.
    pub sub: Sub,
    /// The user's name.
    pub username: String,
    /// What it is good for.
    pub scopes: Vec<String>,
    /// Identifies the token.
    pub jti: Option<String>,
    /// Shared by all tokens that descend from one sign-in.
    pub origin_jti: Option<String>,
    /// Identifies the sign-in.
    pub event_id: Option<String>,
    /// The device that the sign-in was given.
    pub device_key: Option<String>,
    /// Whether somebody else acts by it.
    pub is_delegated: bool,
    /// When the user really signed in.
    pub auth_time: Timestamp,
    /// When it was issued.
    pub issued_at: Timestamp,
    /// When it stops being accepted.
    pub expires_at: Timestamp,
}

/// Why a token does not authorise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenProblem {
    /// Not a JWT of ours, or a token of another kind.
    Malformed,
    /// The signature or the key does not fit.
    Signature,
    /// Too old.
    Expired,
    /// The sign-in that it comes from was ended, or the user disabled.
    Revoked,
    /// It does not carry the scope that the operation needs.
    Scope,
}

/// What passed, and by which key.
pub(super) struct Verdict {
    kid: String,
    token: Arc<AccessToken>,
}

/// The header must name the one algorithm; everything else in it is ignored, as it chooses nothing.
#[derive(Deserialize)]
struct Header {
    kid: String,
    alg: String,
}

/// What is read of a token's claims, whichever kind it is of.
#[derive(Deserialize)]
pub(super) struct Claims {
    iss: String,
    token_use: String,
    #[serde(default)]
    pub(super) sub: String,
    #[serde(default)]
    pub(super) client_id: String,
    #[serde(default)]
    username: String,
    #[serde(default)]
    pub(super) scope: String,
    jti: Option<String>,
    pub(super) origin_jti: Option<String>,
    pub(super) event_id: Option<String>,
    pub(super) aud: Option<serde_json::Value>,
    pub(super) act: Option<serde_json::Value>,
    #[serde(default, rename = "cognito:groups")]
    pub(super) groups: Vec<String>,
    #[serde(default, rename = "cognito:roles")]
    pub(super) roles: Vec<String>,
    #[serde(rename = "cognito:preferred_role")]
    pub(super) preferred_role: Option<String>,
    device_key: Option<String>,
    #[serde(default)]
    auth_time: i64,
    #[serde(default)]
    iat: i64,
    pub(super) exp: i64,
}

impl AccessToken {
    /// The session that the token descends from. Tokens of a client without revocation name it as their event.
    pub fn session_id(&self) -> &str {
        self.origin_jti.as_deref().or(self.event_id.as_deref()).unwrap_or_default()
    }

    /// Whether the token carries a scope.
    pub fn has_scope(&self, scope: &str) -> bool {
        self.scopes.iter().any(|it| it == scope)
    }
}

impl KeyRing {
    /// Reads and verifies an access token. What passed once is remembered, so that its signature is checked once; whether its key is
    /// still accepted, and its expiry, is checked every time.
    pub async fn verify_access_token(&self, token: &str) -> Result<Arc<AccessToken>, Failure> {
        let mut key = [0; 32];
        key.copy_from_slice(digest::digest(&digest::SHA256, token.as_bytes()).as_ref());
        let verified = if let Some(verdict) = self.verdicts.get(&key) {
            let keys = self.pool(&verdict.token.pool_id).await?;
            keys.verifier(KeyUse::Access, &verdict.kid).ok_or_else(|| problem(TokenProblem::Signature))?;
            Arc::clone(&verdict.token)
        } else {
            let epoch = self.verdicts.epoch();
            let Verified { pool_id, claims, kid } = self.verified_claims(token, KeyUse::Access).await?;
            let verified = Arc::new(claims.into_access_token(pool_id));
            self.verdicts.insert(epoch, key, Arc::new(Verdict { kid, token: Arc::clone(&verified) }));
            verified
        };
        if verified.expires_at <= self.clock.now() {
            return Err(problem(TokenProblem::Expired));
        }
        Ok(verified)
    }

    /// The claims of a token that one of our pools signed as one of this kind. Their time is not looked at. A pool that is gone, or
    /// never was, is an unknown user pool, whether its token was seen before or not.
    pub(super) async fn verified_claims(&self, token: &str, key_use: KeyUse) -> Result<Verified, Failure> {
        let parsed = Parsed::read(token).ok_or_else(|| problem(TokenProblem::Malformed))?;
        let token_use = match key_use {
            KeyUse::Access => "access",
            KeyUse::Id => "id",
        };
        if parsed.claims.token_use != token_use {
            return Err(problem(TokenProblem::Malformed));
        }
        let unverifiable = || problem(TokenProblem::Signature);
        let pool_id = parsed.claims.iss.strip_prefix(&self.issuer_prefix).ok_or_else(unverifiable)?;
        let pool_id = UserPoolId::new(pool_id);
        let keys = self.pool(&pool_id).await?;
        if parsed.header.alg != "RS256" {
            return Err(unverifiable());
        }
        let key = keys.verifier(key_use, &parsed.header.kid).ok_or_else(unverifiable)?;
        key.public.verify_sig(parsed.signed, &parsed.signature).map_err(|_| unverifiable())?;
        Ok(Verified { pool_id, claims: parsed.claims, kid: parsed.header.kid })
    }
}

/// What a token says whose signature holds.
pub(super) struct Verified {
    /// The pool whose key signed it.
    pub(super) pool_id: UserPoolId,
    pub(super) claims: Claims,
    /// The key.
    kid: String,
}

/// A token taken apart, nothing of it believed yet.
struct Parsed<'a> {
    header: Header,
    claims: Claims,
    signed: &'a [u8],
    signature: Vec<u8>,
}

impl<'a> Parsed<'a> {
    fn read(token: &'a str) -> Option<Self> {
        let (signed, signature) = token.rsplit_once('.')?;
        let (header, claims) = signed.split_once('.')?;
        // The alphabet has no dot, so a token of more parts fails to decode.
        let decode = |part: &str| URL_SAFE_NO_PAD.decode(part).ok();
        Some(Self {
            header: serde_json::from_slice(&decode(header)?).ok()?,
            claims: serde_json::from_slice(&decode(claims)?).ok()?,
            signed: signed.as_bytes(),
            signature: decode(signature)?,
        })
    }
}

impl Claims {
    /// The scopes that the token carries.
    pub(super) fn scopes(&self) -> Vec<String> {
        self.scope.split(' ').filter(|scope| !scope.is_empty()).map(str::to_owned).collect()
    }

    fn into_access_token(self, pool_id: UserPoolId) -> AccessToken {
        AccessToken {
            scopes: self.scopes(),
            is_delegated: self.act.is_some(),
            pool_id,
            client_id: ClientId::new(self.client_id),
            sub: Sub::new(self.sub),
            username: self.username,
            jti: self.jti,
            origin_jti: self.origin_jti,
            event_id: self.event_id,
            device_key: self.device_key,
            auth_time: Timestamp::from_seconds(self.auth_time),
            issued_at: Timestamp::from_seconds(self.iat),
            expires_at: Timestamp::from_seconds(self.exp),
        }
    }
}

fn problem(problem: TokenProblem) -> Failure {
    Failure::Refused(Refusal::AccessToken(problem))
}
