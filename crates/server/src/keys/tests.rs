use std::sync::OnceLock;

use serde_json::{Value, json};
use vestibule_api::Timestamp;
use vestibule_api::cognito_idp::UserPoolType;
use vestibule_identity::change::Change;
use vestibule_identity::user_pool::{PoolMfa, UserPool};
use vestibule_identity::user_session::SessionTracking;
use vestibule_store::testing::postgres::{self, Database};
use vestibule_store::{MasterKey, PostgresStore, SqliteStore};

use super::*;
use crate::seams::ManualClock;

const NOW: Timestamp = Timestamp::from_seconds(1_700_000_000);
const POOL: &str = "us-east-1_aBcDeFgH1";

/// Made once for all tests: each costs a twentieth of a second.
fn pair() -> Vec<SigningKey> {
    static PAIR: OnceLock<Vec<SigningKey>> = OnceLock::new();
    let make = || {
        let clock = ManualClock::at(NOW);
        [KeyUse::Id, KeyUse::Access].map(|key_use| generate(key_use, &clock).unwrap()).to_vec()
    };
    PAIR.get_or_init(make).clone()
}

/// The next keys of the pool, which sign from a moment on.
fn next_pair(use_from: Timestamp) -> Vec<SigningKey> {
    static PAIR: OnceLock<Vec<SigningKey>> = OnceLock::new();
    let make = || {
        let clock = ManualClock::at(NOW);
        [KeyUse::Id, KeyUse::Access].map(|key_use| generate(key_use, &clock).unwrap()).to_vec()
    };
    PAIR.get_or_init(make).iter().map(|key| SigningKey { use_from, ..key.clone() }).collect()
}

fn after(ms: i64) -> Timestamp {
    Timestamp::from_millis(NOW.as_millis() + ms)
}

fn kids(keys: &[SigningKey]) -> Vec<String> {
    keys.iter().map(|key| key.kid.clone()).collect()
}

/// The kids in the JWKS, in its order.
fn published(keys: &PoolKeys) -> Vec<String> {
    let jwks: Value = serde_json::from_slice(&keys.jwks()).unwrap();
    jwks["keys"].as_array().unwrap().iter().map(|key| key["kid"].as_str().unwrap().to_owned()).collect()
}

fn kid_of(token: &str) -> String {
    let header = URL_SAFE_NO_PAD.decode(token.split('.').next().unwrap()).unwrap();
    serde_json::from_slice::<Value>(&header).unwrap()["kid"].as_str().unwrap().to_owned()
}

/// Has the pool's keys rotated to the next pair, in use after an hour, the first pair forgotten after two.
async fn rotate_in_an_hour(ring: &KeyRing, store: &Arc<dyn Store>) {
    let change = Change::RotateSigningKeys {
        pool: UserPoolId::new(POOL),
        keys: next_pair(after(3_600_000)),
        forget_earlier_at: after(7_200_000),
    };
    store.commit(vec![change]).await.unwrap();
    ring.forget(&UserPoolId::new(POOL));
}

struct Fixture {
    ring: KeyRing,
    store: Arc<dyn Store>,
    clock: Arc<ManualClock>,
}

async fn fixture() -> Fixture {
    let store: Arc<dyn Store> = Arc::new(SqliteStore::open_in_memory(MasterKey::from_bytes([1; 32])).unwrap());
    let pool = UserPool {
        id: UserPoolId::new(POOL),
        revision: 0,
        settings: UserPoolType::default(),
        mfa: PoolMfa::default(),
        sessions: SessionTracking::default(),
        replicas: Vec::new(),
    };
    store.commit(vec![Change::CreateUserPool(Box::new(pool), pair())]).await.unwrap();
    let clock = Arc::new(ManualClock::at(NOW));
    let ring = KeyRing::new(Arc::clone(&store), Arc::clone(&clock) as _, "http://127.0.0.1:9229");
    Fixture { ring, store, clock }
}

fn claims() -> Value {
    json!({
        "sub": "a-sub", "iss": format!("http://127.0.0.1:9229/{POOL}"), "client_id": "a-client",
        "origin_jti": "origin", "token_use": "access", "scope": "aws.cognito.signin.user.admin other",
        "auth_time": 1_699_999_000, "iat": 1_699_999_500, "exp": 1_700_003_600, "jti": "a-jti", "username": "jane",
    })
}

fn with(member: &str, value: Value) -> Value {
    let mut claims = claims();
    claims[member] = value;
    claims
}

async fn problem_with(ring: &KeyRing, token: &str) -> TokenProblem {
    match ring.verify_access_token(token).await {
        Err(Failure::Refused(Refusal::AccessToken(problem))) => problem,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_token_that_was_signed_here_verifies() {
    let Fixture { ring, .. } = fixture().await;
    let keys = ring.pool(&UserPoolId::new(POOL)).await.unwrap();
    let token = keys.sign(KeyUse::Access, &claims()).unwrap();
    for _ in 0..2 {
        let verified = ring.verify_access_token(&token).await.unwrap();
        assert_eq!(verified.pool_id.as_str(), POOL);
        assert_eq!(verified.sub.as_str(), "a-sub");
        assert_eq!(verified.username, "jane");
        assert_eq!(verified.origin_jti.as_deref(), Some("origin"));
        assert_eq!(verified.auth_time, Timestamp::from_seconds(1_699_999_000));
        assert!(verified.has_scope("other") && !verified.has_scope("oth"));
    }
    let header = URL_SAFE_NO_PAD.decode(token.split('.').next().unwrap()).unwrap();
    let expected = format!(r#"{{"kid":"{}","alg":"RS256"}}"#, pair()[1].kid);
    assert_eq!(String::from_utf8(header).unwrap(), expected);
}

#[tokio::test]
async fn each_bad_token_has_its_own_problem() {
    let Fixture { ring, .. } = fixture().await;
    let keys = ring.pool(&UserPoolId::new(POOL)).await.unwrap();
    let good = keys.sign(KeyUse::Access, &claims()).unwrap();
    let (signed, signature) = good.rsplit_once('.').unwrap();
    let access = |claims: &Value| keys.sign(KeyUse::Access, claims).unwrap();
    let with_header = |header: &str| format!("{}.{}", URL_SAFE_NO_PAD.encode(header), good.split_once('.').unwrap().1);
    let kid = &pair()[1].kid;

    for malformed in
        ["", "a", "a.b", "a.b.c", "..", signed, &format!("{good}."), &format!("{good}.e"), &format!("{good}=")]
    {
        assert_eq!(problem_with(&ring, malformed).await, TokenProblem::Malformed, "{malformed}");
    }
    assert_eq!(problem_with(&ring, &access(&with("token_use", json!("id")))).await, TokenProblem::Malformed);
    assert_eq!(problem_with(&ring, &access(&with("exp", json!("soon")))).await, TokenProblem::Malformed);
    for unverifiable in [
        keys.sign(KeyUse::Id, &claims()).unwrap(),
        access(&with("iss", json!("https://cognito-idp.us-east-1.amazonaws.com/us-east-1_aBcDeFgH1"))),
        with_header(&format!(r#"{{"kid":"{kid}","alg":"none"}}"#)),
        with_header(&format!(r#"{{"kid":"{kid}","alg":"HS256"}}"#)),
        with_header(&format!(r#"{{"alg":"RS256","kid":"{kid}","jku":"http://evil.example"}}"#)),
        with_header(r#"{"kid":"another","alg":"RS256"}"#),
        format!("{signed}."),
        format!("{signed}.{}", URL_SAFE_NO_PAD.encode([0; 256])),
        format!("{}.{signature}", access(&with("sub", json!("another"))).rsplit_once('.').unwrap().0),
    ] {
        assert_eq!(problem_with(&ring, &unverifiable).await, TokenProblem::Signature, "{unverifiable}");
    }
    assert_eq!(problem_with(&ring, &access(&with("exp", json!(1_700_000_000)))).await, TokenProblem::Expired);
    let of_no_pool = access(&with("iss", json!("http://127.0.0.1:9229/us-east-1_unknown")));
    let told = ring.verify_access_token(&of_no_pool).await;
    assert!(matches!(told, Err(Failure::Refused(Refusal::UnknownUserPool(_)))), "{told:?}");
}

#[tokio::test]
async fn a_remembered_token_still_expires() {
    let Fixture { ring, clock, .. } = fixture().await;
    let keys = ring.pool(&UserPoolId::new(POOL)).await.unwrap();
    let token = keys.sign(KeyUse::Access, &claims()).unwrap();
    clock.advance_ms(3_599_999);
    ring.verify_access_token(&token).await.unwrap();
    clock.advance_ms(1);
    assert_eq!(problem_with(&ring, &token).await, TokenProblem::Expired);
}

#[tokio::test]
async fn the_key_set_holds_the_public_halves_of_both_keys() {
    let Fixture { ring, .. } = fixture().await;
    let keys = ring.pool(&UserPoolId::new(POOL)).await.unwrap();
    let jwks: Value = serde_json::from_slice(&keys.jwks()).unwrap();
    let listed = jwks["keys"].as_array().unwrap();
    assert_eq!(listed.len(), 2);
    for (key, made) in listed.iter().zip(pair()) {
        assert_eq!(key["kid"], json!(made.kid));
        assert_eq!(made.kid.len(), 44);
        assert_eq!(
            (&key["kty"], &key["alg"], &key["use"], &key["e"]),
            (&json!("RSA"), &json!("RS256"), &json!("sig"), &json!("AQAB"))
        );
        assert_eq!(key.as_object().unwrap().len(), 6, "nothing but the public half");
    }
    // A verifier that knows nothing but the document accepts the tokens.
    let token = keys.sign(KeyUse::Id, &claims()).unwrap();
    let (signed, signature) = token.rsplit_once('.').unwrap();
    let number = |name: &str| URL_SAFE_NO_PAD.decode(listed[0][name].as_str().unwrap()).unwrap();
    let public = signature::RsaPublicKeyComponents { n: number("n"), e: number("e") };
    let signature = URL_SAFE_NO_PAD.decode(signature).unwrap();
    public.verify(&signature::RSA_PKCS1_2048_8192_SHA256, signed.as_bytes(), &signature).unwrap();
}

#[tokio::test]
async fn a_rotation_follows_the_clock_without_a_reload() {
    let Fixture { ring, store, clock } = fixture().await;
    let id = UserPoolId::new(POOL);
    let lasting = with("exp", json!(1_700_999_999));
    let old = ring.pool(&id).await.unwrap().sign(KeyUse::Access, &lasting).unwrap();
    ring.verify_access_token(&old).await.unwrap();
    rotate_in_an_hour(&ring, &store).await;
    let keys = ring.pool(&id).await.unwrap();
    let (first, next) = (kids(&pair()), kids(&next_pair(NOW)));
    let signers = || [KeyUse::Id, KeyUse::Access].map(|key_use| kid_of(&keys.sign(key_use, &lasting).unwrap()));
    assert_eq!(published(&keys), [first.clone(), next.clone()].concat());
    clock.advance_ms(3_599_999);
    assert_eq!(signers().as_slice(), first);
    clock.advance_ms(1);
    assert_eq!(signers().as_slice(), next);
    assert_eq!(published(&keys), [first, next.clone()].concat());
    let new = keys.sign(KeyUse::Access, &lasting).unwrap();
    ring.verify_access_token(&new).await.unwrap();
    ring.verify_access_token(&old).await.unwrap();
    clock.advance_ms(3_600_000);
    assert_eq!(published(&keys), next);
    // Also one that was verified before.
    assert_eq!(problem_with(&ring, &old).await, TokenProblem::Signature);
    ring.verify_access_token(&new).await.unwrap();
}

#[tokio::test]
async fn a_key_that_is_not_in_use_yet_is_accepted_from_whose_clock_is_ahead() {
    let Fixture { ring, store, .. } = fixture().await;
    rotate_in_an_hour(&ring, &store).await;
    let ahead = Arc::new(ManualClock::at(after(3_600_000)));
    let other = KeyRing::new(store, ahead, "http://127.0.0.1:9229");
    let token = other.pool(&UserPoolId::new(POOL)).await.unwrap().sign(KeyUse::Access, &claims()).unwrap();
    assert_eq!(kid_of(&token), kids(&next_pair(NOW))[1]);
    ring.verify_access_token(&token).await.unwrap();
}

#[tokio::test]
async fn an_unknown_pool_has_no_keys() {
    let Fixture { ring, .. } = fixture().await;
    let unknown = UserPoolId::new("us-east-1_unknown");
    assert!(matches!(ring.pool(&unknown).await, Err(Failure::Refused(Refusal::UnknownUserPool(id))) if id == unknown));
}

#[tokio::test]
async fn spare_keys_are_taken_given_back_and_made_anew() {
    let Fixture { ring, store, .. } = fixture().await;
    for key in pair() {
        store.commit(vec![Change::AddSpareKey(SigningKey { kid: format!("spare {}", key.kid), ..key })]).await.unwrap();
    }
    ring.load_spare_keys().await.unwrap();
    let kids = |pair: &SparePair<'_>| pair.keys().iter().map(|key| key.kid.clone()).collect::<Vec<_>>();
    let pair = ring.take_pair().await.unwrap();
    let first = kids(&pair);
    assert_eq!(pair.keys().iter().map(|key| key.key_use).collect::<Vec<_>>(), [KeyUse::Id, KeyUse::Access]);
    drop(pair);
    let pair = ring.take_pair().await.unwrap();
    assert_eq!(kids(&pair), first, "a pair that was not used goes back");
    pair.used();
    ring.spare_keys_were_taken().await;
    ring.make_spare_keys().await.unwrap();
    let pair = ring.take_pair().await.unwrap();
    assert!(kids(&pair).iter().all(|kid| !first.contains(kid)));
    let stored: Vec<_> = store.spare_keys().await.unwrap().into_iter().map(|key| key.kid).collect();
    assert!(kids(&pair).iter().all(|kid| stored.contains(kid)), "spare keys survive a restart");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn keys_that_another_node_may_know_as_a_pools_do_not_go_back() {
    if postgres::is_left_out() {
        return;
    }
    let database = Database::create();
    let store = PostgresStore::open(&postgres::options(&database.url), &postgres::key()).await.unwrap();
    let ring = KeyRing::new(Arc::new(store), Arc::new(ManualClock::at(NOW)), "http://127.0.0.1:9229");
    ring.has_spare_keys(pair());
    let taken = ring.take_pair().await.unwrap();
    assert_eq!(kids(taken.keys()), kids(&pair()));
    // As after a commit whose outcome is not known.
    drop(taken);
    ring.spare_keys_were_taken().await;
    ring.make_spare_keys().await.unwrap();
    let next = ring.take_pair().await.unwrap();
    assert!(kids(next.keys()).iter().all(|kid| !kids(&pair()).contains(kid)));
}
