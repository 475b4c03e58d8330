use vestibule_store::{MasterKey, SqliteStore};

use super::*;
use crate::seams::SeededRng;

const NOW: Timestamp = Timestamp::from_seconds(1_000);
const LATER: Timestamp = Timestamp::from_seconds(1_180);

fn sealer() -> SessionSealer {
    SessionSealer::new(&[3; 32]).unwrap()
}

fn store() -> SqliteStore {
    SqliteStore::open_in_memory(MasterKey::from_bytes([1; 32])).unwrap()
}

#[tokio::test]
async fn a_session_opens_to_what_was_sealed() {
    let sealed = sealer().seal("the id", &vec!["state"], LATER, &SeededRng::new(1)).unwrap();
    assert!(sealed.park.is_none());
    assert!(sealed.text.len() >= 20, "the model's minimum");
    assert!(sealed.text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_'));
    let opened = sealer().open::<Vec<String>>(&sealed.text, NOW, &store()).await.unwrap();
    assert_eq!((opened.id.as_str(), opened.expires_at, opened.state), ("the id", LATER, vec!["state".to_owned()]));
}

#[tokio::test]
async fn an_expired_session_is_told_from_a_spoilt_one() {
    let sealed = sealer().seal("id", &"state", LATER, &SeededRng::new(1)).unwrap();
    assert!(matches!(sealer().open::<String>(&sealed.text, LATER, &store()).await, Err(OpenError::Expired)));
    let other = SessionSealer::new(&[4; 32]).unwrap();
    assert!(matches!(other.open::<String>(&sealed.text, LATER, &store()).await, Err(OpenError::Garbage)));
    for at in 0..sealed.text.len() {
        let mut spoilt = sealed.text.clone().into_bytes();
        spoilt[at] = if spoilt[at] == b'A' { b'B' } else { b'A' };
        let spoilt = String::from_utf8(spoilt).unwrap();
        assert!(sealer().open::<String>(&spoilt, NOW, &store()).await.is_err(), "character {at}");
    }
    for garbage in ["", "x", "not base64!", &"A".repeat(4096), &sealed.text[..30]] {
        assert!(matches!(sealer().open::<String>(garbage, NOW, &store()).await, Err(OpenError::Garbage)), "{garbage}");
    }
}

#[tokio::test]
async fn a_large_state_is_parked_and_found_again() {
    let (store, state) = (store(), "x".repeat(5_000));
    let sealed = sealer().seal("id", &state, LATER, &SeededRng::new(1)).unwrap();
    assert!(sealed.text.len() <= SESSION_CHARS_MAX);
    assert!(matches!(sealer().open::<String>(&sealed.text, NOW, &store).await, Err(OpenError::Garbage)));
    store.commit(vec![sealed.park.unwrap()]).await.unwrap();
    assert_eq!(sealer().open::<String>(&sealed.text, NOW, &store).await.unwrap().state, state);
    assert!(matches!(sealer().open::<String>(&sealed.text, LATER, &store).await, Err(OpenError::Expired)));
}

#[tokio::test]
async fn a_secret_block_is_no_session_and_the_other_way_round() {
    let (rng, sealer) = (SeededRng::new(1), sealer());
    let block = sealer.seal_block("id", &"state", LATER, &rng).unwrap();
    assert_eq!(sealer.open_block::<String>(&block, NOW).unwrap().state, "state");
    assert!(matches!(sealer.open_block::<String>(&block, LATER), Err(OpenError::Expired)));
    let as_session = URL_SAFE_NO_PAD.encode(STANDARD.decode(&block).unwrap());
    assert!(matches!(sealer.open::<String>(&as_session, NOW, &store()).await, Err(OpenError::Garbage)));
    let session = sealer.seal("id", &"state", LATER, &rng).unwrap().text;
    let as_block = STANDARD.encode(URL_SAFE_NO_PAD.decode(session).unwrap());
    assert!(matches!(sealer.open_block::<String>(&as_block, NOW), Err(OpenError::Garbage)));
}

#[test]
fn the_same_state_never_seals_to_the_same_text() {
    let (rng, sealer) = (SeededRng::new(1), sealer());
    let texts = [0, 1].map(|_| sealer.seal("id", &"state", LATER, &rng).unwrap().text);
    assert_ne!(texts[0], texts[1]);
}

#[tokio::test]
async fn what_was_sealed_before_the_key_was_replaced_opens_with_both_keys() {
    let (before, rng) = (sealer(), SeededRng::new(1));
    let both = SessionSealer::new(&[4; 32]).unwrap().with_previous(&[3; 32]).unwrap();
    let after = SessionSealer::new(&[4; 32]).unwrap();
    let session = before.seal("id", &"state".to_owned(), LATER, &rng).unwrap();
    assert_eq!(both.open::<String>(&session.text, NOW, &store()).await.unwrap().state, "state");
    assert!(matches!(both.open::<String>(&session.text, LATER, &store()).await, Err(OpenError::Expired)));
    assert!(matches!(after.open::<String>(&session.text, NOW, &store()).await, Err(OpenError::Garbage)));
    let block = before.seal_block("id", &"state".to_owned(), LATER, &rng).unwrap();
    assert_eq!(both.open_block::<String>(&block, NOW).unwrap().state, "state");
    let next = both.seal("id", &"state".to_owned(), LATER, &rng).unwrap();
    assert_eq!(after.open::<String>(&next.text, NOW, &store()).await.unwrap().state, "state");
    assert!(matches!(before.open::<String>(&next.text, NOW, &store()).await, Err(OpenError::Garbage)));
}
