//! Sealed strings that travel through the client: `Session` and `SECRET_BLOCK`.
//!
//! The state of a sign-in is inside the string, sealed with AES-256-GCM, so that nothing has to be stored between two
//! requests; that a session is used only once is the store's mark, not ours. A state that does not fit into the API's
//! 4096 characters is parked: the caller commits it and the string carries only its id.
//!
//! ```text
//! base64url( version ‖ nonce ‖ AES-256-GCM( JSON {id, expiry, state} ) )     additional data: version, purpose
//! ```

use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use vestibule_api::Timestamp;
use vestibule_identity::change::Change;
use vestibule_store::{Store, StoreError};

use crate::seams::Rng;

/// The longest `Session` that the model allows.
pub const SESSION_CHARS_MAX: usize = 4096;

/// What states are padded to a multiple of.
const PADDED_BYTES: usize = 768;

const VERSION: u8 = 1;

/// Seals and opens what travels through the client.
pub struct SessionSealer {
    key: LessSafeKey,
    /// Opens what was sealed before the master key was replaced.
    previous: Option<LessSafeKey>,
}

/// A session on its way to the client.
#[derive(Debug)]
pub struct SealedSession {
    /// The `Session` string.
    pub text: String,
    /// Commit it together with the rest of the step: the state was too large for the string.
    pub park: Option<Change>,
}

/// A session that came back.
#[derive(Debug)]
pub struct OpenedSession<T> {
    /// The session's id.
    pub id: String,
    /// When it ends.
    pub expires_at: Timestamp,
    /// The state.
    pub state: T,
}

/// Why a string does not open.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// Not ours, tampered with, or of another purpose or version.
    #[error("not a sealed session")]
    Garbage,
    /// Ours, and too old.
    #[error("session expired")]
    Expired,
    /// A parked state could not be read.
    #[error(transparent)]
    Store(#[from] StoreError),
}

#[derive(Clone, Copy)]
enum Purpose {
    Session,
    ParkedState,
    SecretBlock,
    PageToken,
    FeedbackToken,
}

#[derive(Serialize, Deserialize)]
struct Envelope<T> {
    #[serde(rename = "i")]
    id: String,
    #[serde(rename = "e")]
    expires_at_ms: i64,
    /// Absent when the state is parked.
    #[serde(rename = "s")]
    state: Option<T>,
}

impl SessionSealer {
    /// A sealer with a key of its own, derived from the master key.
    pub fn new(key: &[u8; 32]) -> anyhow::Result<Self> {
        Ok(Self { key: sealing_key(key)?, previous: None })
    }

    /// The same sealer, which also opens what was sealed with this key.
    pub fn with_previous(self, key: &[u8; 32]) -> anyhow::Result<Self> {
        Ok(Self { previous: Some(sealing_key(key)?), ..self })
    }

    /// Seals a sign-in's state as a `Session`.
    pub fn seal<T: Serialize>(
        &self,
        id: &str,
        state: &T,
        expires_at: Timestamp,
        rng: &dyn Rng,
    ) -> anyhow::Result<SealedSession> {
        let envelope = Envelope { id: id.to_owned(), expires_at_ms: expires_at.as_millis(), state: Some(state) };
        let sealed = self.close(Purpose::Session, &envelope, rng)?;
        let text = URL_SAFE_NO_PAD.encode(sealed);
        if text.len() <= SESSION_CHARS_MAX {
            return Ok(SealedSession { text, park: None });
        }
        let sealed = self.close(Purpose::ParkedState, &envelope, rng)?;
        let pointer = Envelope::<T> { id: id.to_owned(), expires_at_ms: expires_at.as_millis(), state: None };
        let text = URL_SAFE_NO_PAD.encode(self.close(Purpose::Session, &pointer, rng)?);
        Ok(SealedSession { text, park: Some(Change::ParkSession { id: id.to_owned(), sealed, expires_at }) })
    }

    /// Opens a `Session`, fetching its state where it was parked.
    pub async fn open<T: DeserializeOwned>(
        &self,
        text: &str,
        now: Timestamp,
        store: &dyn Store,
    ) -> Result<OpenedSession<T>, OpenError> {
        let sealed = URL_SAFE_NO_PAD.decode(text).map_err(|_| OpenError::Garbage)?;
        let envelope: Envelope<T> = self.open_envelope(Purpose::Session, sealed, now)?;
        if let Some(state) = envelope.state {
            return Ok(opened(envelope.id, envelope.expires_at_ms, state));
        }
        let parked = store.parked_session(&envelope.id).await?.ok_or(OpenError::Garbage)?;
        let parked: Envelope<T> = self.open_envelope(Purpose::ParkedState, parked, now)?;
        match parked.state {
            Some(state) if parked.id == envelope.id => Ok(opened(parked.id, parked.expires_at_ms, state)),
            _ => Err(OpenError::Garbage),
        }
    }

    /// Seals the server's half of an SRP exchange as a `SECRET_BLOCK`.
    pub fn seal_block<T: Serialize>(
        &self,
        id: &str,
        state: &T,
        expires_at: Timestamp,
        rng: &dyn Rng,
    ) -> anyhow::Result<String> {
        let envelope = Envelope { id: id.to_owned(), expires_at_ms: expires_at.as_millis(), state: Some(state) };
        Ok(STANDARD.encode(self.close(Purpose::SecretBlock, &envelope, rng)?))
    }

    /// Opens a `SECRET_BLOCK`.
    pub fn open_block<T: DeserializeOwned>(&self, text: &str, now: Timestamp) -> Result<OpenedSession<T>, OpenError> {
        let sealed = STANDARD.decode(text).map_err(|_| OpenError::Garbage)?;
        let envelope: Envelope<T> = self.open_envelope(Purpose::SecretBlock, sealed, now)?;
        let state = envelope.state.ok_or(OpenError::Garbage)?;
        Ok(opened(envelope.id, envelope.expires_at_ms, state))
    }

    /// Seals where a listing goes on, bound to what is listed.
    pub fn seal_page_token<T: Serialize>(
        &self,
        place: &T,
        expires_at: Timestamp,
        rng: &dyn Rng,
    ) -> anyhow::Result<String> {
        let envelope = Envelope { id: String::new(), expires_at_ms: expires_at.as_millis(), state: Some(place) };
        Ok(URL_SAFE_NO_PAD.encode(self.close(Purpose::PageToken, &envelope, rng)?))
    }

    /// Opens a page token.
    pub fn open_page_token<T: DeserializeOwned>(&self, text: &str, now: Timestamp) -> Result<T, OpenError> {
        let sealed = URL_SAFE_NO_PAD.decode(text).map_err(|_| OpenError::Garbage)?;
        let envelope: Envelope<T> = self.open_envelope(Purpose::PageToken, sealed, now)?;
        envelope.state.ok_or(OpenError::Garbage)
    }

    /// Seals which event feedback is about, for the links of a message.
    pub fn seal_feedback_token<T: Serialize>(
        &self,
        event: &T,
        expires_at: Timestamp,
        rng: &dyn Rng,
    ) -> anyhow::Result<String> {
        let envelope = Envelope { id: String::new(), expires_at_ms: expires_at.as_millis(), state: Some(event) };
        Ok(URL_SAFE_NO_PAD.encode(self.close(Purpose::FeedbackToken, &envelope, rng)?))
    }

    /// Opens a feedback token.
    pub fn open_feedback_token<T: DeserializeOwned>(&self, text: &str, now: Timestamp) -> Result<T, OpenError> {
        let sealed = URL_SAFE_NO_PAD.decode(text).map_err(|_| OpenError::Garbage)?;
        let envelope: Envelope<T> = self.open_envelope(Purpose::FeedbackToken, sealed, now)?;
        envelope.state.ok_or(OpenError::Garbage)
    }

    fn close<T: Serialize>(&self, purpose: Purpose, envelope: &T, rng: &dyn Rng) -> anyhow::Result<Vec<u8>> {
        let nonce: [u8; NONCE_LEN] = rng.bytes();
        let mut sealed = Vec::with_capacity(512);
        sealed.push(VERSION);
        sealed.extend_from_slice(&nonce);
        let header = sealed.len();
        serde_json::to_writer(&mut sealed, envelope)?;
        let mut state = sealed.split_off(header);
        if !matches!(purpose, Purpose::PageToken | Purpose::FeedbackToken) {
            // The length must not tell a known user from an unknown one. JSON does not mind spaces at its end.
            state.resize(state.len().next_multiple_of(PADDED_BYTES), b' ');
        }
        self.key
            .seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), purpose.additional_data(), &mut state)
            .map_err(|_| anyhow::anyhow!("sealing failed"))?;
        sealed.append(&mut state);
        Ok(sealed)
    }

    fn open_envelope<T: DeserializeOwned>(
        &self,
        purpose: Purpose,
        mut sealed: Vec<u8>,
        now: Timestamp,
    ) -> Result<Envelope<T>, OpenError> {
        let (header, body) = sealed.split_at_mut_checked(1 + NONCE_LEN).ok_or(OpenError::Garbage)?;
        let [version, nonce @ ..] = header else { return Err(OpenError::Garbage) };
        if *version != VERSION {
            return Err(OpenError::Garbage);
        }
        // What does not open is spoilt by the attempt.
        let mut again = self.previous.as_ref().map(|key| (key, body.to_vec()));
        let plain = match (open_body(&self.key, nonce, purpose, body), &mut again) {
            (Some(plain), _) => plain,
            (None, Some((previous, body))) => open_body(previous, nonce, purpose, body).ok_or(OpenError::Garbage)?,
            (None, None) => return Err(OpenError::Garbage),
        };
        // The expiry is read first: what a version of long ago left in the state need not be readable any more.
        let expiry: Envelope<serde::de::IgnoredAny> = serde_json::from_slice(plain).map_err(|_| OpenError::Garbage)?;
        if expiry.expires_at_ms <= now.as_millis() {
            return Err(OpenError::Expired);
        }
        serde_json::from_slice(plain).map_err(|_| OpenError::Garbage)
    }
}

fn sealing_key(key: &[u8; 32]) -> anyhow::Result<LessSafeKey> {
    let key = UnboundKey::new(&AES_256_GCM, key).map_err(|_| anyhow::anyhow!("the sealing key was refused"))?;
    Ok(LessSafeKey::new(key))
}

fn open_body<'a>(key: &LessSafeKey, nonce: &[u8], purpose: Purpose, body: &'a mut [u8]) -> Option<&'a mut [u8]> {
    let nonce = Nonce::try_assume_unique_for_key(nonce).ok()?;
    key.open_in_place(nonce, purpose.additional_data(), body).ok()
}

fn opened<T>(id: String, expires_at_ms: i64, state: T) -> OpenedSession<T> {
    OpenedSession { id, expires_at: Timestamp::from_millis(expires_at_ms), state }
}

impl Purpose {
    fn additional_data(self) -> Aad<&'static [u8]> {
        Aad::from(match self {
            Self::Session => b"1 session".as_slice(),
            Self::ParkedState => b"1 parked state",
            Self::SecretBlock => b"1 secret block",
            Self::PageToken => b"1 page token",
            Self::FeedbackToken => b"1 feedback token",
        })
    }
}

#[cfg(test)]
#[path = "session_tests.rs"]
mod tests;
