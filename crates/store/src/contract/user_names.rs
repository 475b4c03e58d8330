//! Sign-in names: one owner each.

use vestibule_identity::change::{Change, Conflict, UserChange};
use vestibule_identity::name::{NameKind, SignInName};

use super::{Pool, Subject, conflict};
use crate::testing::{name, sub, user, username};

async fn owner(pool: &Pool, name: &SignInName) -> Option<String> {
    let found = pool.store.find_user(&pool.pool.id, std::slice::from_ref(name), None).await.unwrap();
    found.map(|user| user.username)
}

fn claim(name: &SignInName, from_other: bool) -> UserChange {
    UserChange::ClaimName { name: name.clone(), from_other }
}

pub(crate) async fn a_name_has_one_owner_in_a_pool(store: Subject) {
    let (pool, other) = (Pool::create(&store, "r_one").await, Pool::create(&store, "r_two").await);
    let email = name(NameKind::Email, "a@example.com");
    let create = |id, who: &str| {
        let names = vec![username(who), email.clone()];
        store.commit(vec![Change::CreateUser(Box::new(user(id, who)), names)])
    };
    create(&pool.pool.id, "ann").await.unwrap();
    assert_eq!(conflict(create(&pool.pool.id, "bob").await), Conflict::NameTaken(NameKind::Email));
    create(&other.pool.id, "bob").await.unwrap();

    // The names are tried in their order.
    let names = vec![email.clone(), username("ann")];
    let both = store.commit(vec![Change::CreateUser(Box::new(user(&pool.pool.id, "cid")), names)]).await;
    assert_eq!(conflict(both), Conflict::NameTaken(NameKind::Email));
}

pub(crate) async fn a_name_is_told_apart_by_its_kind_and_its_case(store: Subject) {
    let pool = Pool::create(&store, "r_one").await;
    pool.add("ann").await;
    pool.add_user(vestibule_identity::user::User { sub: "another".into(), ..user(&pool.pool.id, "Ann") }).await;
    for kind in [NameKind::Email, NameKind::PhoneNumber, NameKind::PreferredUsername] {
        assert_eq!(owner(&pool, &name(kind, "ann")).await, None);
    }
    assert_eq!(owner(&pool, &username("Ann")).await.as_deref(), Some("Ann"));
    assert_eq!(owner(&pool, &username("ANN")).await, None, "folding is not the store's business");
}

pub(crate) async fn a_refused_user_leaves_no_name_behind(store: Subject) {
    let pool = Pool::create(&store, "r_one").await;
    pool.add("ann").await;
    let names = vec![username("bob"), username("ann")];
    let result = store.commit(vec![Change::CreateUser(Box::new(user(&pool.pool.id, "bob")), names)]).await;
    assert_eq!(conflict(result), Conflict::NameTaken(NameKind::Username));
    assert_eq!(owner(&pool, &username("bob")).await, None);
    assert!(store.user(&pool.pool.id, &sub("bob")).await.unwrap().is_none());
    pool.add("bob").await;
}

pub(crate) async fn a_claimed_name_finds_its_new_owner(store: Subject) {
    let pool = Pool::create(&store, "r_one").await;
    for name in ["ann", "bob"] {
        pool.add(name).await;
    }
    let phone = name(NameKind::PhoneNumber, "+15550001");
    pool.apply("ann", claim(&phone, false)).await.unwrap();
    assert_eq!(owner(&pool, &phone).await.as_deref(), Some("ann"));
    let refused = pool.apply("bob", claim(&phone, false)).await;
    assert_eq!(conflict(refused), Conflict::NameTaken(NameKind::PhoneNumber));
    assert_eq!(owner(&pool, &phone).await.as_deref(), Some("ann"));
}

pub(crate) async fn claiming_a_name_twice_changes_nothing(store: Subject) {
    let pool = Pool::create(&store, "r_one").await;
    pool.add("ann").await;
    let email = name(NameKind::Email, "ann@example.com");
    for from_other in [false, true, false] {
        pool.apply("ann", claim(&email, from_other)).await.unwrap();
    }
    assert_eq!(owner(&pool, &email).await.as_deref(), Some("ann"));
    assert_eq!(pool.user("ann").await.attributes["email_verified"], "true");
}

pub(crate) async fn a_name_taken_from_its_owner_unverifies_the_owners_attribute(store: Subject) {
    let pool = Pool::create(&store, "r_one").await;
    for who in ["ann", "bob"] {
        pool.add(who).await;
    }
    let email = name(NameKind::Email, "shared@example.com");
    let preferred = name(NameKind::PreferredUsername, "boss");
    for name in [&email, &preferred] {
        pool.apply("ann", claim(name, false)).await.unwrap();
        pool.apply("bob", claim(name, true)).await.unwrap();
        assert_eq!(owner(&pool, name).await.as_deref(), Some("bob"));
    }
    let ann = pool.user("ann").await;
    assert_eq!(ann.attributes["email_verified"], "false");
    assert_eq!(ann.attributes["email"], "ann@example.com");
    assert_eq!(ann.attributes.len(), 2, "preferred_username has no verification");
    assert_eq!(pool.user("bob").await.attributes["email_verified"], "true");
    assert_eq!(owner(&pool, &username("ann")).await.as_deref(), Some("ann"));
}

pub(crate) async fn a_name_is_released_by_its_owner_only(store: Subject) {
    let pool = Pool::create(&store, "r_one").await;
    for who in ["ann", "bob"] {
        pool.add(who).await;
    }
    let email = name(NameKind::Email, "ann@example.com");
    pool.apply("ann", claim(&email, false)).await.unwrap();
    pool.apply("bob", UserChange::ReleaseName(email.clone())).await.unwrap();
    assert_eq!(owner(&pool, &email).await.as_deref(), Some("ann"));
    pool.apply("ann", UserChange::ReleaseName(email.clone())).await.unwrap();
    assert_eq!(owner(&pool, &email).await, None);
    pool.apply("bob", claim(&email, false)).await.unwrap();
}
