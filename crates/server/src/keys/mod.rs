//! The pools' signing keys: parsed once, kept ready, and rendered as JWKS once.
//!
//! Owns signing ID and access tokens, verifying access tokens, and the spare keys that are made ahead so that
//! CreateUserPool does not wait for a prime. What a token says is `identity`'s business; whether its user may still act
//! is looked up by whoever accepts it.

use std::sync::Arc;

use aws_lc_rs::digest;
use aws_lc_rs::encoding::{AsDer, Pkcs8V1Der};
use aws_lc_rs::rsa::KeySize;
use aws_lc_rs::signature::{self, KeyPair as _, RsaKeyPair};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use bytes::Bytes;
use serde::Serialize;
use vestibule_identity::ids::UserPoolId;
use vestibule_identity::secret::SecretBytes;
use vestibule_identity::signing_key::{KeyUse, SigningKey};
use vestibule_store::Store;

mod access_token;
mod certificate;
mod exchanged_token;
mod spare;

pub use access_token::{AccessToken, TokenProblem};
pub use certificate::self_signed;
pub use exchanged_token::{ExchangedToken, TokenRole};
pub use spare::SparePair;

use crate::cache::Cache;
use crate::error::{Failure, Refusal};
use crate::seams::Clock;

const POOLS_MAX: usize = 256;
const VERDICTS_MAX: usize = 8192;

/// The signing keys of all pools.
pub struct KeyRing {
    store: Arc<dyn Store>,
    clock: Arc<dyn Clock>,
    /// What stands before the pool's id in issuers, with its slash.
    issuer_prefix: String,
    pools: Cache<UserPoolId, Arc<PoolKeys>>,
    verdicts: Cache<[u8; 32], Arc<AccessToken>>,
    spare: spare::SpareKeys,
}

/// The two keys of one pool, ready to use.
pub struct PoolKeys {
    /// `iss` of the pool's tokens.
    pub issuer: String,
    /// The JWKS document.
    pub jwks: Bytes,
    id: ReadyKey,
    access: ReadyKey,
}

struct ReadyKey {
    kid: String,
    /// The token header in base64url with the dot that follows it.
    header: String,
    pair: RsaKeyPair,
    public: signature::ParsedPublicKey,
}

impl KeyRing {
    /// A ring over a store. `public_url` has no slash at its end.
    pub fn new(store: Arc<dyn Store>, clock: Arc<dyn Clock>, public_url: &str) -> Self {
        Self {
            store,
            clock,
            issuer_prefix: format!("{public_url}/"),
            pools: Cache::new(POOLS_MAX),
            verdicts: Cache::new(VERDICTS_MAX),
            spare: spare::SpareKeys::default(),
        }
    }

    /// The keys of a pool, or the refusal that it does not exist.
    pub async fn pool(&self, id: &UserPoolId) -> Result<Arc<PoolKeys>, Failure> {
        if let Some(keys) = self.pools.get(id) {
            return Ok(keys);
        }
        let epoch = self.pools.epoch();
        let keys = self.store.signing_keys(id).await?;
        if keys.is_empty() {
            return Err(Failure::Refused(Refusal::UnknownUserPool(id.clone())));
        }
        let keys = Arc::new(PoolKeys::new(self.issuer(id), &keys)?);
        self.pools.insert(epoch, id.clone(), Arc::clone(&keys));
        Ok(keys)
    }

    /// `iss` of a pool's tokens.
    pub fn issuer(&self, pool: &UserPoolId) -> String {
        format!("{}{pool}", self.issuer_prefix)
    }

    /// Forgets a pool, after its deletion was committed.
    pub fn forget(&self, pool: &UserPoolId) {
        self.pools.forget(pool);
    }
}

impl PoolKeys {
    fn new(issuer: String, keys: &[SigningKey]) -> anyhow::Result<Self> {
        let ready = |key_use| {
            let key = keys.iter().find(|key| key.key_use == key_use);
            ReadyKey::new(key.ok_or_else(|| anyhow::anyhow!("{issuer} has no {key_use:?} key"))?)
        };
        let (id, access) = (ready(KeyUse::Id)?, ready(KeyUse::Access)?);
        let jwks = serde_json::json!({"keys": [id.jwk()?, access.jwk()?]});
        Ok(Self { jwks: Bytes::from(serde_json::to_vec(&jwks)?), issuer, id, access })
    }

    /// Signs claims as a token of the given kind: RS256, `kid` first in the header. Costs a signature, so call it on the
    /// crypto pool.
    pub fn sign(&self, key_use: KeyUse, claims: &impl Serialize) -> anyhow::Result<String> {
        let key = self.key(key_use);
        let mut token = key.header.clone();
        URL_SAFE_NO_PAD.encode_string(serde_json::to_vec(claims)?, &mut token);
        let mut signed = vec![0; key.pair.public_modulus_len()];
        let random = aws_lc_rs::rand::SystemRandom::new();
        key.pair
            .sign(&signature::RSA_PKCS1_SHA256, &random, token.as_bytes(), &mut signed)
            .map_err(|_| anyhow::anyhow!("signing a token failed"))?;
        token.push('.');
        URL_SAFE_NO_PAD.encode_string(signed, &mut token);
        Ok(token)
    }

    fn key(&self, key_use: KeyUse) -> &ReadyKey {
        match key_use {
            KeyUse::Id => &self.id,
            KeyUse::Access => &self.access,
        }
    }
}

impl ReadyKey {
    fn new(key: &SigningKey) -> anyhow::Result<Self> {
        let refused = |_| anyhow::anyhow!("signing key {} cannot be used", key.kid);
        let pair = RsaKeyPair::from_pkcs8(key.pkcs8.expose()).map_err(refused)?;
        let public =
            signature::ParsedPublicKey::new(&signature::RSA_PKCS1_2048_8192_SHA256, pair.public_key().as_ref())
                .map_err(refused)?;
        // Cognito: `kid` comes first and there is no `typ`. Source: recorded tokens, spec/auth-flows.md 13.1.
        let header = format!(r#"{{"kid":{},"alg":"RS256"}}"#, serde_json::Value::from(key.kid.as_str()));
        let header = format!("{}.", URL_SAFE_NO_PAD.encode(header));
        Ok(Self { kid: key.kid.clone(), header, pair, public })
    }

    fn jwk(&self) -> anyhow::Result<serde_json::Value> {
        let (modulus, exponent) = rsa_public_numbers(self.pair.public_key().as_ref())
            .ok_or_else(|| anyhow::anyhow!("the public half of key {} cannot be read", self.kid))?;
        Ok(serde_json::json!({
            "alg": "RS256",
            "e": URL_SAFE_NO_PAD.encode(exponent),
            "kid": self.kid,
            "kty": "RSA",
            "n": URL_SAFE_NO_PAD.encode(modulus),
            "use": "sig",
        }))
    }
}

/// Makes a key pair. Takes 50 to 100 ms of computation.
fn generate(key_use: KeyUse, clock: &dyn Clock) -> anyhow::Result<SigningKey> {
    let pair = RsaKeyPair::generate(KeySize::Rsa2048).map_err(|_| anyhow::anyhow!("no RSA key could be made"))?;
    let pkcs8: Pkcs8V1Der<'static> = pair.as_der().map_err(|_| anyhow::anyhow!("an RSA key could not be encoded"))?;
    // Cognito: `kid` is 32 bytes in standard base64. Source: spec/auth-flows.md 2. Drawn from the key itself: keys are made in
    // the background, and would otherwise take their turn in a seeded sequence at any time.
    let kid = STANDARD.encode(digest::digest(&digest::SHA256, pair.public_key().as_ref()));
    Ok(SigningKey { kid, key_use, pkcs8: SecretBytes::new(pkcs8.as_ref()), created_at: clock.now() })
}

/// Modulus and exponent out of `RSAPublicKey ::= SEQUENCE { modulus INTEGER, publicExponent INTEGER }` (RFC 8017).
fn rsa_public_numbers(der: &[u8]) -> Option<(&[u8], &[u8])> {
    let (sequence, _) = der_value(der, 0x30)?;
    let (modulus, rest) = der_value(sequence, 0x02)?;
    let (exponent, _) = der_value(rest, 0x02)?;
    let unsigned = |number: &'_ [u8]| number.iter().position(|byte| *byte != 0);
    Some((&modulus[unsigned(modulus)?..], &exponent[unsigned(exponent)?..]))
}

/// One DER value with the given tag, and what follows it.
fn der_value(der: &[u8], tag: u8) -> Option<(&[u8], &[u8])> {
    let (&found, der) = der.split_first()?;
    let (&first, der) = der.split_first()?;
    let (length, der) = match first {
        0..=0x7f => (usize::from(first), der),
        0x81 | 0x82 => {
            let (length, der) = der.split_at_checked(usize::from(first & 0x0f))?;
            (length.iter().fold(0, |sum, byte| sum << 8 | usize::from(*byte)), der)
        }
        _ => return None,
    };
    (found == tag).then(|| der.split_at_checked(length)).flatten()
}

#[cfg(test)]
mod tests;
