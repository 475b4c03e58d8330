//! The text of refresh tokens: which session, which generation, and a proof that only the server can make.
//!
//! A token is not stored: it derives from its session's secret. So a rotation that is tried again within its grace period
//! answers the very same new token, and a token that was replaced long ago is still recognised as such.

use aws_lc_rs::hmac;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use subtle::ConstantTimeEq;

use super::TokenSession;
use crate::secret::Secret;

/// The first part of every refresh token: what the service's encrypted tokens begin with.
const HEADER: &[u8] = br#"{"cty":"JWT","enc":"A256GCM","alg":"RSA-OAEP"}"#;
const SESSION_BYTES: usize = 16;
const GENERATION_BYTES: usize = 4;
const PROOF_BYTES: usize = 64;
/// How the proof is spread over the last three parts.
const PARTS: [usize; 3] = [12, 36, 16];

/// A refresh token taken apart. Nothing of it is believed before [`RefreshToken::is_genuine`] says so.
#[derive(Clone, PartialEq, Eq)]
pub struct RefreshToken {
    /// The session that it claims to belong to.
    pub session_id: String,
    /// Which of the session's tokens it claims to be.
    pub generation: u32,
    proof: Vec<u8>,
}

impl std::fmt::Debug for RefreshToken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { session_id, generation, .. } = self;
        f.debug_struct("RefreshToken")
            .field("session_id", session_id)
            .field("generation", generation)
            .finish_non_exhaustive()
    }
}

impl RefreshToken {
    /// Takes a text apart; nothing if it has not the form of our tokens.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('.').map(|part| URL_SAFE_NO_PAD.decode(part).ok());
        let header = parts.next()??;
        let name = parts.next()??;
        let mut proof = Vec::with_capacity(PROOF_BYTES);
        for length in PARTS {
            proof.extend(parts.next()??.into_iter().take(length + 1));
        }
        let is_ours = header == HEADER
            && name.len() == SESSION_BYTES + GENERATION_BYTES
            && proof.len() == PROOF_BYTES
            && parts.next().is_none();
        if !is_ours {
            return None;
        }
        let (session, generation) = name.split_at(SESSION_BYTES);
        Some(Self {
            session_id: uuid::Uuid::from_slice(session).ok()?.to_string(),
            generation: u32::from_be_bytes(generation.try_into().ok()?),
            proof,
        })
    }

    /// Whether the server made it for this session. Compares in constant time.
    pub fn is_genuine(&self, session: &TokenSession) -> bool {
        self.session_id == session.id && bool::from(proof(session, self.generation).as_ref().ct_eq(&self.proof))
    }
}

/// The text of a session's refresh token.
pub fn text(session: &TokenSession, generation: u32) -> Secret {
    let id = uuid::Uuid::parse_str(&session.id).unwrap_or_default();
    let name = [id.as_bytes().as_slice(), &generation.to_be_bytes()].concat();
    let proof = proof(session, generation);
    let mut text = format!("{}.{}", URL_SAFE_NO_PAD.encode(HEADER), URL_SAFE_NO_PAD.encode(name));
    let mut rest = proof.as_ref();
    for length in PARTS {
        let (part, after) = rest.split_at(length);
        text.push('.');
        text.push_str(&URL_SAFE_NO_PAD.encode(part));
        rest = after;
    }
    Secret::new(text)
}

fn proof(session: &TokenSession, generation: u32) -> hmac::Tag {
    let key = hmac::Key::new(hmac::HMAC_SHA512, session.secret.expose());
    let mut context = hmac::Context::with_key(&key);
    context.update(b"refresh token");
    context.update(session.id.as_bytes());
    context.update(&generation.to_be_bytes());
    context.sign()
}

#[cfg(test)]
mod tests {
    use vestibule_api::Timestamp;

    use super::*;
    use crate::acr::Methods;
    use crate::ids::{ClientId, Sub, UserPoolId};
    use crate::secret::SecretBytes;

    fn session(byte: u8) -> TokenSession {
        TokenSession {
            id: uuid::Uuid::from_bytes([byte; 16]).to_string(),
            pool_id: UserPoolId::new("us-east-1_pool"),
            client_id: ClientId::new("client"),
            sub: Sub::new("sub"),
            secret: SecretBytes::new([byte; 32]),
            generation: 0,
            rotated_at: None,
            methods: Methods::default(),
            acr: None,
            auth_time: Timestamp::default(),
            expires_at: Timestamp::default(),
            revoked_at: None,
            device_key: None,
            activity: None,
        }
    }

    #[test]
    fn a_token_names_its_session_and_proves_it() {
        let text = text(&session(1), 7);
        assert_eq!(text.expose().split('.').count(), 5);
        assert!(text.expose().starts_with("eyJjdHkiOiJKV1QiLCJlbmMiOiJBMjU2R0NNIiwiYWxnIjoiUlNB"));
        let token = RefreshToken::parse(text.expose()).unwrap();
        assert_eq!((token.session_id.as_str(), token.generation), (session(1).id.as_str(), 7));
        assert!(token.is_genuine(&session(1)));
        assert!(!token.is_genuine(&session(2)));
        let other_secret = TokenSession { secret: SecretBytes::new([9; 32]), ..session(1) };
        assert!(!token.is_genuine(&other_secret));
        assert!(!RefreshToken { generation: 6, ..token }.is_genuine(&session(1)));
    }

    #[test]
    fn a_changed_text_is_no_token_or_not_genuine() {
        let text = text(&session(1), 0).expose().to_owned();
        for position in 0..text.len() {
            let mut changed = text.clone().into_bytes();
            changed[position] = if changed[position] == b'A' { b'B' } else { b'A' };
            let changed = String::from_utf8(changed).unwrap();
            let accepted = RefreshToken::parse(&changed).is_some_and(|token| token.is_genuine(&session(1)));
            assert!(!accepted, "changed at {position}");
        }
        for other in ["", ".", "....", "a.b.c", &text[..text.len() - 1], &format!("{text}."), &format!("{text}A")] {
            assert!(!RefreshToken::parse(other).is_some_and(|token| token.is_genuine(&session(1))), "{other}");
        }
    }

    #[test]
    fn the_secret_does_not_show() {
        let token = RefreshToken::parse(text(&session(65), 0).expose()).unwrap();
        assert!(!format!("{:?} {token:?}", session(65)).contains("65, 65"));
    }
}
