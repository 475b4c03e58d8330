//! Signing keys, of a pool or spare.

use vestibule_identity::change::Change;
use vestibule_identity::signing_key::{KeyUse, SigningKey};

use super::Subject;
use crate::testing::{signing_key, user_pool};

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
