//! Registering a passkey: the options for the browser, and the check of what the authenticator made.

use serde_json::{Value, json};
use vestibule_api::Timestamp;
use webauthn_rs_core::proto::RegisterPublicKeyCredential;
use webauthn_rs_core::proto::RegistrationState;

use super::{CHALLENGE_BYTES, MOST, Passkey, Problem, RelyingParty, base64url};
use crate::ids::ClientId;
use crate::user::User;
use crate::user_pool::UserPool;

/// How long the browser waits for its user, and how long the options can be answered, in milliseconds.
pub(super) const TIMEOUT_MS: u64 = 180_000;
/// `AuthenticatorTransport` of the WebAuthn recommendation.
const TRANSPORTS: [&str; 6] = ["usb", "nfc", "ble", "smart-card", "internal", "hybrid"];
/// ES256 and RS256. Source: passkey guide.
const ALGORITHMS: [(&str, i32); 2] = [("ES256", -7), ("RS256", -257)];

/// A registration that waits for its authenticator. A user has one at a time; a new one takes its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PendingRegistration {
    /// What the authenticator has to sign.
    pub challenge: [u8; CHALLENGE_BYTES],
    /// The app client whose token started it, the only one whose token can complete it.
    pub client_id: ClientId,
    /// When the options can no longer be answered.
    pub expires_at: Timestamp,
}

/// The options to create a passkey with, as `navigator.credentials.create` takes them in JSON.
pub fn start(
    pool: &UserPool,
    client_id: &ClientId,
    user: &User,
    passkeys: &[Passkey],
    challenge: [u8; CHALLENGE_BYTES],
    now: Timestamp,
) -> Result<(Value, PendingRegistration), Problem> {
    let party = RelyingParty::of(pool)?;
    if passkeys.len() >= MOST {
        return Err(Problem::TooMany);
    }
    let shown = user.attribute("name").or_else(|| user.attribute("email")).unwrap_or(&user.username);
    let parameters = ALGORITHMS.map(|(_, number)| json!({"type": "public-key", "alg": number}));
    let excluded: Vec<Value> =
        passkeys.iter().map(|it| json!({"type": "public-key", "id": it.id, "transports": it.transports})).collect();
    let options = json!({
        "rp": {"id": party.id, "name": party.id},
        "user": {"id": base64url(user.sub.as_str().as_bytes()), "name": user.username, "displayName": shown},
        "challenge": base64url(&challenge),
        "pubKeyCredParams": parameters,
        "timeout": TIMEOUT_MS,
        "excludeCredentials": excluded,
        "authenticatorSelection": {
            "requireResidentKey": true,
            "residentKey": "required",
            "userVerification": party.verification(false),
        },
    });
    let ttl = i64::try_from(TIMEOUT_MS).unwrap_or(i64::MAX);
    let expires_at = Timestamp::from_millis(now.as_millis().saturating_add(ttl));
    Ok((options, PendingRegistration { challenge, client_id: client_id.clone(), expires_at }))
}

/// Whether what the authenticator made is what was asked for; then it is the user's passkey.
///
/// `document` is the browser's `PublicKeyCredential` in JSON (`RegistrationResponseJSON`).
pub fn complete(
    pool: &UserPool,
    client_id: &ClientId,
    pending: Option<&PendingRegistration>,
    document: &Value,
    passkeys: &[Passkey],
    now: Timestamp,
) -> Result<Passkey, Problem> {
    let party = RelyingParty::of(pool)?;
    let pending = pending.filter(|it| now < it.expires_at).ok_or(Problem::ChallengeNotFound)?;
    if pending.client_id != *client_id {
        return Err(Problem::OtherClient);
    }
    let response: RegisterPublicKeyCredential =
        serde_json::from_value(document.clone()).map_err(|_| Problem::Malformed)?;
    let credential = party.library()?.register_credential(&response, &state(&party, pending)?, None)?;
    let id = base64url(&credential.cred_id);
    if passkeys.iter().any(|it| it.id == id) {
        return Err(Problem::Exists);
    }
    if passkeys.len() >= MOST {
        return Err(Problem::TooMany);
    }
    Ok(Passkey {
        name: name(passkeys),
        relying_party: party.id.to_owned(),
        attachment: attachment(document),
        transports: transports(document),
        created_at: now,
        credential: serde_json::to_string(&credential).map_err(|_| Problem::Malformed)?,
        id,
    })
}

/// What the library would have kept, had it drawn the challenge.
fn state(party: &RelyingParty<'_>, pending: &PendingRegistration) -> Result<RegistrationState, Problem> {
    serde_json::from_value(json!({
        "policy": party.verification(false),
        "exclude_credentials": [],
        "challenge": base64url(&pending.challenge),
        "credential_algorithms": ALGORITHMS.map(|(name, _)| name),
        "require_resident_key": true,
        "authenticator_attachment": null,
        "extensions": {},
        "allow_synchronised_authenticators": true,
    }))
    .map_err(|_| Problem::Malformed)
}

/// The first number that no passkey of the user has.
///
/// Cognito: a name that it makes up; how is not documented.
fn name(passkeys: &[Passkey]) -> String {
    let named = |number: usize| format!("Passkey {number}");
    (1..=MOST).map(named).find(|name| passkeys.iter().all(|it| it.name != *name)).unwrap_or_default()
}

fn attachment(document: &Value) -> Option<String> {
    let text = document.get("authenticatorAttachment")?.as_str()?;
    ["platform", "cross-platform"].contains(&text).then(|| text.to_owned())
}

/// A hint of the browser, for the browser: nothing follows from it, so nobody has to have signed it.
fn transports(document: &Value) -> Vec<String> {
    let listed = document.pointer("/response/transports").and_then(Value::as_array);
    let given: Vec<&str> = listed.into_iter().flatten().filter_map(Value::as_str).collect();
    TRANSPORTS.into_iter().filter(|known| given.contains(known)).map(str::to_owned).collect()
}
