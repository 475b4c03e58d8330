//! Signing keys, of a pool or spare.

use vestibule_api::Timestamp;
use vestibule_identity::change::{Change, Conflict};
use vestibule_identity::ids::UserPoolId;
use vestibule_identity::signing_key::{KeyUse, SigningKey};

use super::{Subject, conflict};
use crate::testing::{CREATED_AT, signing_key, user_pool};

fn facts(keys: &[SigningKey]) -> Vec<(String, KeyUse, Vec<u8>)> {
    keys.iter().map(|key| (key.kid.clone(), key.key_use, key.pkcs8.expose().to_vec())).collect()
}

pub(crate) async fn the_keys_of_a_pool_are_read_back_with_their_use(store: Subject) {
    let keys = vec![signing_key("a", KeyUse::Access), signing_key("b", KeyUse::Id)];
    let pool = user_pool("r_one");
    store.commit(vec![Change::CreateUserPool(Box::new(pool.clone()), keys.clone())]).await.unwrap();
    let stored = store.signing_keys(&pool.id).await.unwrap();
    assert_eq!(facts(&stored), facts(&keys));
    assert_eq!(stored[0].created_at, keys[0].created_at);
    assert_eq!((stored[0].use_from, stored[0].forgotten_at), (keys[0].use_from, None));
    assert!(store.spare_keys().await.unwrap().is_empty());
}

pub(crate) async fn a_spare_key_is_kept_until_a_pool_takes_it(store: Subject) {
    let (one, two) = (signing_key("one", KeyUse::Id), signing_key("two", KeyUse::Access));
    store.commit(vec![Change::AddSpareKey(one.clone()), Change::AddSpareKey(two.clone())]).await.unwrap();
    assert_eq!(facts(&store.spare_keys().await.unwrap()), facts(&[one.clone(), two.clone()]));

    // A pool may use the key for something else than it was made for.
    let taken = SigningKey { key_use: KeyUse::Access, ..one };
    let pool = user_pool("r_one");
    store.commit(vec![Change::CreateUserPool(Box::new(pool.clone()), vec![taken.clone()])]).await.unwrap();
    assert_eq!(facts(&store.spare_keys().await.unwrap()), facts(&[two]));
    assert_eq!(facts(&store.signing_keys(&pool.id).await.unwrap()), facts(&[taken]));
}

pub(crate) async fn a_key_serves_one_pool_only(store: Subject) {
    let key = signing_key("one", KeyUse::Id);
    store.commit(vec![Change::CreateUserPool(Box::new(user_pool("r_one")), vec![key.clone()])]).await.unwrap();
    let second = user_pool("r_two");
    let second_id = second.id.clone();
    store.commit(vec![Change::CreateUserPool(Box::new(second), vec![key])]).await.unwrap_err();
    assert!(store.user_pool(&second_id).await.unwrap().is_none());
    assert_eq!(store.signing_keys(&"r_one".into()).await.unwrap().len(), 1);
}

pub(crate) async fn a_spare_key_can_find_another_use(store: Subject) {
    let (one, two) = (signing_key("one", KeyUse::Id), signing_key("two", KeyUse::Access));
    store.commit(vec![Change::AddSpareKey(one.clone())]).await.unwrap();
    let pool = user_pool("r_one");
    store.commit(vec![Change::CreateUserPool(Box::new(pool.clone()), vec![two.clone()])]).await.unwrap();
    // A pool's key is not a spare one.
    let kids = [&one, &two].map(|key| Change::RemoveSpareKey(key.kid.clone()));
    store.commit(kids.into()).await.unwrap();
    assert!(store.spare_keys().await.unwrap().is_empty());
    assert_eq!(facts(&store.signing_keys(&pool.id).await.unwrap()), facts(&[two]));
}

/// A moment so long after everything was made.
fn after(ms: i64) -> Timestamp {
    Timestamp::from_millis(CREATED_AT.as_millis() + ms)
}

/// A rotation at a moment to keys of these kids, which sign an hour later and supersede the others another hour later.
fn rotation(pool: &UserPoolId, at_ms: i64, kids: &[(&str, KeyUse)]) -> Change {
    let key = |(kid, key_use): &(&str, KeyUse)| SigningKey {
        created_at: after(at_ms),
        use_from: after(at_ms + 3_600_000),
        ..signing_key(kid, *key_use)
    };
    Change::RotateSigningKeys {
        pool: pool.clone(),
        keys: kids.iter().map(key).collect(),
        forget_earlier_at: after(at_ms + 7_200_000),
    }
}

/// The kid of each of a pool's keys with when it signs and when it ends.
async fn terms(store: &Subject, pool: &UserPoolId) -> Vec<(String, Timestamp, Option<Timestamp>)> {
    let keys = store.signing_keys(pool).await.unwrap();
    keys.into_iter().map(|key| (key.kid, key.use_from, key.forgotten_at)).collect()
}

pub(crate) async fn a_rotation_supersedes_the_earlier_keys_of_the_same_use(store: Subject) {
    let (pool, other) = (user_pool("r_one"), user_pool("r_two"));
    for (pool, kids) in [(&pool, ["a", "b"]), (&other, ["c", "d"])] {
        let keys = vec![signing_key(kids[0], KeyUse::Id), signing_key(kids[1], KeyUse::Access)];
        store.commit(vec![Change::CreateUserPool(Box::new(pool.clone()), keys)]).await.unwrap();
    }
    let spare = signing_key("e", KeyUse::Id);
    let stays = signing_key("f", KeyUse::Access);
    store.commit(vec![Change::AddSpareKey(spare), Change::AddSpareKey(stays.clone())]).await.unwrap();

    store.commit(vec![rotation(&pool.id, 1000, &[("e", KeyUse::Id)])]).await.unwrap();
    let (used, ends) = (after(3_601_000), after(7_201_000));
    let expected = [("a", CREATED_AT, Some(ends)), ("b", CREATED_AT, None), ("e", used, None)];
    assert_eq!(terms(&store, &pool.id).await, expected.map(|(kid, from, end)| (kid.to_owned(), from, end)));
    assert_eq!(facts(&store.spare_keys().await.unwrap()), facts(&[stays]));
    let stored = store.signing_keys(&pool.id).await.unwrap();
    assert_eq!(facts(&stored[2..]), facts(&[signing_key("e", KeyUse::Id)]));
    assert_eq!(stored[2].created_at, after(1000));

    // What ends before keeps its end.
    store.commit(vec![rotation(&pool.id, 2000, &[("g", KeyUse::Id), ("h", KeyUse::Access)])]).await.unwrap();
    let (used_later, ends_later) = (after(3_602_000), after(7_202_000));
    let expected = [
        ("a", CREATED_AT, Some(ends)),
        ("b", CREATED_AT, Some(ends_later)),
        ("e", used, Some(ends_later)),
        ("g", used_later, None),
        ("h", used_later, None),
    ];
    assert_eq!(terms(&store, &pool.id).await, expected.map(|(kid, from, end)| (kid.to_owned(), from, end)));

    let of_other = [("c", CREATED_AT, None), ("d", CREATED_AT, None)];
    assert_eq!(terms(&store, &other.id).await, of_other.map(|(kid, from, end)| (kid.to_owned(), from, end)));
    let gone = UserPoolId::new("r_none");
    let refused = store.commit(vec![rotation(&gone, 3000, &[("i", KeyUse::Id)])]).await;
    assert_eq!(conflict(refused), Conflict::PoolGone);
}

pub(crate) async fn a_rotation_shortens_the_life_of_keys_that_end_later(store: Subject) {
    let pool = user_pool("r_one");
    let keys = vec![signing_key("a", KeyUse::Id), signing_key("b", KeyUse::Access)];
    store.commit(vec![Change::CreateUserPool(Box::new(pool.clone()), keys)]).await.unwrap();
    let later = [("c", KeyUse::Id), ("d", KeyUse::Access)];
    store.commit(vec![rotation(&pool.id, 10_000_000, &later)]).await.unwrap();
    store.commit(vec![rotation(&pool.id, 1000, &[("e", KeyUse::Id)])]).await.unwrap();
    let (ends, ends_later) = (after(7_201_000), after(17_200_000));
    let expected = [
        ("a", CREATED_AT, Some(ends)),
        ("b", CREATED_AT, Some(ends_later)),
        ("e", after(3_601_000), None),
        ("c", after(13_600_000), Some(ends)),
        ("d", after(13_600_000), None),
    ];
    assert_eq!(terms(&store, &pool.id).await, expected.map(|(kid, from, end)| (kid.to_owned(), from, end)));
}

pub(crate) async fn a_superseded_key_is_forgotten_when_its_time_has_come(store: Subject) {
    let pool = user_pool("r_one");
    let keys = vec![signing_key("a", KeyUse::Id), signing_key("b", KeyUse::Access)];
    store
        .commit(vec![
            Change::CreateUserPool(Box::new(pool.clone()), keys),
            Change::AddSpareKey(signing_key("spare", KeyUse::Id)),
            rotation(&pool.id, 0, &[("c", KeyUse::Id)]),
        ])
        .await
        .unwrap();
    assert_eq!(store.expire(after(7_200_000)).await.unwrap(), 0);
    assert_eq!(store.expire(after(7_200_001)).await.unwrap(), 1);
    assert_eq!(store.expire(after(7_200_001)).await.unwrap(), 0);
    let kids: Vec<_> = terms(&store, &pool.id).await.into_iter().map(|(kid, ..)| kid).collect();
    assert_eq!(kids, ["b", "c"]);
    assert_eq!(store.spare_keys().await.unwrap().len(), 1);
}
