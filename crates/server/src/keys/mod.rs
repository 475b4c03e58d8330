//! The pools' signing keys: parsed once, and kept ready. Which of them signs, and which are published, follows the clock.
//!
//! Owns signing ID and access tokens, verifying access tokens, rotating keys, and the spare keys that are made ahead so that
//! CreateUserPool does not wait for a prime. What a token says, and when a key serves, is `identity`'s business; whether a token's
//! user may still act is looked up by whoever accepts it.

use std::sync::Arc;

use aws_lc_rs::digest;
use aws_lc_rs::encoding::{AsDer, Pkcs8V1Der};
use aws_lc_rs::rsa::KeySize;
use aws_lc_rs::signature::{self, KeyPair as _, RsaKeyPair};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use bytes::Bytes;
use serde::Serialize;
use tokio::sync::Mutex;
use vestibule_api::Timestamp;
use vestibule_identity::ids::UserPoolId;
use vestibule_identity::secret::SecretBytes;
use vestibule_identity::signing_key::{self, KeyUse, SigningKey, Term};
use vestibule_store::Store;

mod access_token;
mod certificate;
pub mod commands;
pub mod endpoint;
mod exchanged_token;
mod rotation;
mod spare;

pub use access_token::{AccessToken, TokenProblem};
pub use certificate::self_signed;
pub use exchanged_token::{ExchangedToken, TokenRole};
pub use rotation::{Rotated, RotationError, rotate, rotate_old_keys};
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
    verdicts: Cache<[u8; 32], Arc<access_token::Verdict>>,
    spare: spare::SpareKeys,
    /// Held while a pool's keys are rotated, so that of two at once the second sees what the first has done.
    rotating: Mutex<()>,
}

/// The keys of one pool, ready to use: those that sign, and those that have signed or are going to.
pub struct PoolKeys {
    /// `iss` of the pool's tokens.
    pub issuer: String,
    clock: Arc<dyn Clock>,
    /// The oldest first.
    keys: Vec<ReadyKey>,
}

struct ReadyKey {
    kid: String,
    key_use: KeyUse,
    term: Term,
    /// The token header in base64url with the dot that follows it.
    header: String,
    pair: RsaKeyPair,
    public: signature::ParsedPublicKey,
    /// Its entry in the JWKS, in JSON.
    jwk: String,
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
            rotating: Mutex::default(),
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
        let keys = Arc::new(PoolKeys::new(self.issuer(id), &keys, Arc::clone(&self.clock))?);
        self.pools.insert(epoch, id.clone(), Arc::clone(&keys));
        Ok(keys)
    }

    /// `iss` of a pool's tokens.
    pub fn issuer(&self, pool: &UserPoolId) -> String {
        format!("{}{pool}", self.issuer_prefix)
    }

    /// Forgets all pools: another node has changed something. Access tokens that were verified stay: their keys are asked for each time.
    pub fn forget_all(&self) {
        self.pools.forget_all();
    }

    /// Forgets a pool, after its deletion or a rotation of its keys was committed.
    pub fn forget(&self, pool: &UserPoolId) {
        self.pools.forget(pool);
    }
}

impl PoolKeys {
    fn new(issuer: String, keys: &[SigningKey], clock: Arc<dyn Clock>) -> anyhow::Result<Self> {
        for key_use in [KeyUse::Id, KeyUse::Access] {
            anyhow::ensure!(keys.iter().any(|key| key.key_use == key_use), "{issuer} has no {key_use:?} key");
        }
        let mut keys: Vec<ReadyKey> = keys.iter().map(ReadyKey::new).collect::<anyhow::Result<_>>()?;
        keys.sort_by(|one, other| one.place().cmp(&other.place()));
        Ok(Self { issuer, clock, keys })
    }

    /// The JWKS document: keys whose tokens are accepted, and those that are going to sign.
    pub fn jwks(&self) -> Bytes {
        let now = self.clock.now();
        let published = self.keys.iter().filter(|key| key.term.is_accepted(now));
        let published: Vec<&str> = published.map(|key| key.jwk.as_str()).collect();
        Bytes::from(format!(r#"{{"keys":[{}]}}"#, published.join(",")))
    }

    /// Signs claims as a token of the given kind: RS256, `kid` first in the header. Costs a signature, so call it on the
    /// crypto pool.
    pub fn sign(&self, key_use: KeyUse, claims: &impl Serialize) -> anyhow::Result<String> {
        let key = self.signer(key_use)?;
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

    /// The key that signs at this moment.
    fn signer(&self, key_use: KeyUse) -> anyhow::Result<&ReadyKey> {
        let of_use = self.keys.iter().filter(|key| key.key_use == key_use);
        signing_key::signer(of_use, |key| key.term, self.clock.now())
            .ok_or_else(|| anyhow::anyhow!("{} has no {key_use:?} key any more", self.issuer))
    }

    /// The key of this name, if what it has signed is accepted at this moment.
    fn verifier(&self, key_use: KeyUse, kid: &str) -> Option<&ReadyKey> {
        let now = self.clock.now();
        self.keys.iter().find(|key| key.key_use == key_use && key.kid == kid && key.term.is_accepted(now))
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
        let jwk = jwk(&key.kid, &pair)?.to_string();
        Ok(Self { kid: key.kid.clone(), key_use: key.key_use, term: key.term(), header, pair, public, jwk })
    }

    /// Where it stands among a pool's keys.
    fn place(&self) -> (Timestamp, KeyUse, &str) {
        (self.term.use_from, self.key_use, self.kid.as_str())
    }
}

fn jwk(kid: &str, pair: &RsaKeyPair) -> anyhow::Result<serde_json::Value> {
    let (modulus, exponent) = rsa_public_numbers(pair.public_key().as_ref())
        .ok_or_else(|| anyhow::anyhow!("the public half of key {kid} cannot be read"))?;
    Ok(serde_json::json!({
        "alg": "RS256",
        "e": URL_SAFE_NO_PAD.encode(exponent),
        "kid": kid,
        "kty": "RSA",
        "n": URL_SAFE_NO_PAD.encode(modulus),
        "use": "sig",
    }))
}

/// Makes a key pair. Takes 50 to 100 ms of computation.
fn generate(key_use: KeyUse, clock: &dyn Clock) -> anyhow::Result<SigningKey> {
    let pair = RsaKeyPair::generate(KeySize::Rsa2048).map_err(|_| anyhow::anyhow!("no RSA key could be made"))?;
    let pkcs8: Pkcs8V1Der<'static> = pair.as_der().map_err(|_| anyhow::anyhow!("an RSA key could not be encoded"))?;
    // Cognito: `kid` is 32 bytes in standard base64. Source: spec/auth-flows.md 2. Drawn from the key itself: keys are made in
    // the background, and would otherwise take their turn in a seeded sequence at any time.
    let kid = STANDARD.encode(digest::digest(&digest::SHA256, pair.public_key().as_ref()));
    let (pkcs8, now) = (SecretBytes::new(pkcs8.as_ref()), clock.now());
    Ok(SigningKey { kid, key_use, pkcs8, created_at: now, use_from: now, forgotten_at: None })
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
