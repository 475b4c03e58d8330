//! Signing in by passkey: the options for the browser, and the check of what the authenticator signed.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use webauthn_rs_core::proto::PublicKeyCredential;
use webauthn_rs_core::proto::{AuthenticationState, Credential};

use super::{CHALLENGE_BYTES, Passkey, Problem, RelyingParty, base64url};
use crate::user_pool::UserPool;

/// How long the browser waits for its user, in milliseconds: the shortest life of a sign-in's session.
const TIMEOUT_MS: u64 = 180_000;

/// What an authenticator was asked to sign.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AssertionChallenge {
    challenge: [u8; CHALLENGE_BYTES],
    requires_verification: bool,
}

/// What an assertion has proven.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assertion {
    /// The passkey, with its counter moved on.
    pub passkey: Passkey,
    /// Whether the authenticator has verified its user, by a PIN or a finger.
    pub is_verified: bool,
}

impl AssertionChallenge {
    /// A challenge for one sign-in. `requires_verification` beside what the pool requires.
    pub fn new(challenge: [u8; CHALLENGE_BYTES], requires_verification: bool) -> Self {
        Self { challenge, requires_verification }
    }

    /// The options to ask for an assertion with, as `navigator.credentials.get` takes them in JSON.
    pub fn options(&self, pool: &UserPool, passkeys: &[Passkey]) -> Result<Value, Problem> {
        let party = RelyingParty::of(pool)?;
        let allowed: Vec<Value> = passkeys
            .iter()
            .filter(|it| it.relying_party == party.id)
            .map(|it| json!({"id": it.id, "type": "public-key", "transports": it.transports}))
            .collect();
        Ok(json!({
            "challenge": base64url(&self.challenge),
            "timeout": TIMEOUT_MS,
            "rpId": party.id,
            "allowCredentials": allowed,
            "userVerification": party.verification(self.requires_verification),
        }))
    }

    /// Checks an answer: the browser's `PublicKeyCredential` in JSON (`AuthenticationResponseJSON`).
    pub fn verify(&self, pool: &UserPool, passkeys: &[Passkey], text: &str) -> Result<Assertion, Problem> {
        let party = RelyingParty::of(pool)?;
        let response: PublicKeyCredential = serde_json::from_str(text).map_err(|_| Problem::Malformed)?;
        let id = base64url(&response.raw_id);
        let found = passkeys.iter().find(|it| it.id == id && it.relying_party == party.id).ok_or(Problem::NotFound)?;
        let mut credential = found.credential().ok_or(Problem::NotFound)?;
        let result = party.library()?.authenticate_single_credential(&response, &self.state(&party)?, &credential)?;
        credential.counter = result.counter();
        credential.backup_state = result.backup_state();
        Ok(Assertion { passkey: moved_on(found, &credential)?, is_verified: result.user_verified() })
    }

    /// What the library would have kept, had it drawn the challenge.
    fn state(&self, party: &RelyingParty<'_>) -> Result<AuthenticationState, Problem> {
        serde_json::from_value(json!({
            "credentials": [],
            "policy": party.verification(self.requires_verification),
            "challenge": base64url(&self.challenge),
            "appid": null,
            "allow_backup_eligible_upgrade": false,
        }))
        .map_err(|_| Problem::Malformed)
    }
}

fn moved_on(passkey: &Passkey, credential: &Credential) -> Result<Passkey, Problem> {
    let credential = serde_json::to_string(credential).map_err(|_| Problem::Malformed)?;
    Ok(Passkey { credential, ..passkey.clone() })
}
