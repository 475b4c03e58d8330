//! User pools and the number of their users.

use vestibule_identity::change::{Change, Conflict};
use vestibule_identity::code::CodePurpose;
use vestibule_identity::ids::UserPoolId;
use vestibule_identity::signing_key::KeyUse;

use super::{Pool, Subject, assert_bad_token, conflict};
use crate::testing::{app_client, code, group, signing_key, sub, token_session, user_pool, username};

pub(crate) async fn a_pool_is_read_back_as_written(store: Subject) {
    let Pool { pool, .. } = Pool::create(&store, "r_one").await;
    assert_eq!(store.user_pool(&pool.id).await.unwrap(), Some(pool));
}

pub(crate) async fn an_unknown_pool_is_absent(store: Subject) {
    let unknown = UserPoolId::new("r_none");
    assert_eq!(store.user_pool(&unknown).await.unwrap(), None);
    assert_eq!(store.user_count(&unknown).await.unwrap(), 0);
    assert!(store.signing_keys(&unknown).await.unwrap().is_empty());
}

pub(crate) async fn an_updated_pool_has_the_settings_of_the_update(store: Subject) {
    let Pool { mut pool, .. } = Pool::create(&store, "r_one").await;
    pool.settings.name = Some("Renamed".to_owned());
    store.commit(vec![Change::UpdateUserPool(Box::new(pool.clone()))]).await.unwrap();
    pool.revision += 1;
    assert_eq!(store.user_pool(&pool.id).await.unwrap(), Some(pool.clone()));
    assert_eq!(store.user_pools(None, 2).await.unwrap().items, [pool]);
}

pub(crate) async fn a_change_decided_on_an_older_pool_is_refused(store: Subject) {
    let Pool { pool: seen, .. } = Pool::create(&store, "r_one").await;
    let mut renamed = seen.clone();
    renamed.settings.name = Some("Renamed".to_owned());
    store.commit(vec![Change::UpdateUserPool(Box::new(renamed.clone()))]).await.unwrap();
    let id = seen.id.clone();
    assert_eq!(conflict(store.commit(vec![Change::UpdateUserPool(Box::new(seen))]).await), Conflict::PoolChanged);
    let delete = Change::DeleteUserPool { id: id.clone(), revision: 0 };
    assert_eq!(conflict(store.commit(vec![delete]).await), Conflict::PoolChanged);
    assert_eq!(store.user_pool(&id).await.unwrap().unwrap().settings, renamed.settings);
}

pub(crate) async fn a_pool_that_is_gone_can_neither_be_updated_nor_deleted(store: Subject) {
    let gone = user_pool("r_gone");
    let id = gone.id.clone();
    assert_eq!(conflict(store.commit(vec![Change::UpdateUserPool(Box::new(gone))]).await), Conflict::PoolGone);
    assert_eq!(conflict(store.commit(vec![Change::DeleteUserPool { id, revision: 0 }]).await), Conflict::PoolGone);
}

pub(crate) async fn pools_are_listed_in_order_of_creation_page_by_page(store: Subject) {
    for id in ["r_c", "r_a", "r_b"] {
        Pool::create(&store, id).await;
    }
    let first = store.user_pools(None, 2).await.unwrap();
    assert_eq!(first.items.iter().map(|it| it.id.as_str()).collect::<Vec<_>>(), ["r_c", "r_a"]);
    let last = store.user_pools(first.next, 2).await.unwrap();
    assert_eq!(last.items.iter().map(|it| it.id.as_str()).collect::<Vec<_>>(), ["r_b"]);
    assert_eq!(last.next, None);
    assert_eq!(store.user_pools(None, 3).await.unwrap().next, None, "a full last page is the last page");
}

pub(crate) async fn a_page_of_pools_goes_on_where_a_deleted_pool_stood(store: Subject) {
    for id in ["r_a", "r_b", "r_c"] {
        Pool::create(&store, id).await;
    }
    let first = store.user_pools(None, 2).await.unwrap();
    store
        .commit(["r_b", "r_c"].map(|id| Change::DeleteUserPool { id: id.into(), revision: 0 }).to_vec())
        .await
        .unwrap();
    Pool::create(&store, "r_d").await;
    let rest = store.user_pools(first.next, 2).await.unwrap();
    assert_eq!(rest.items.iter().map(|it| it.id.as_str()).collect::<Vec<_>>(), ["r_d"]);
}

pub(crate) async fn a_text_that_no_page_gave_is_no_place_in_the_listing(store: Subject) {
    for garbage in ["", "x", "-1", "+1", "1.5", "99999999999999999999", "1 OR 1=1"] {
        assert_bad_token(&store.user_pools(Some(garbage.to_owned()), 1).await);
        assert_bad_token(&store.app_clients(&"r_one".into(), Some(garbage.to_owned()), 1).await);
    }
}

pub(crate) async fn a_deleted_pool_takes_everything_with_it_and_nothing_else(store: Subject) {
    let mut pools = Vec::new();
    for (id, session) in [("r_doomed", "1"), ("r_other", "2")] {
        let pool = Pool::create(&store, id).await;
        pool.add("ann").await;
        let client = format!("client-{id}");
        store
            .commit(vec![
                Change::CreateAppClient(Box::new(app_client(&pool.pool.id, &client))),
                Change::StartTokenSession(Box::new(token_session(session, &pool.pool.id, &client, "ann"))),
                pool.change("ann", vestibule_identity::change::UserChange::PutCode(code(CodePurpose::SignUp))),
                Change::CreateGroup(Box::new(group(&pool.pool.id, "staff"))),
                pool.change("ann", vestibule_identity::change::UserChange::JoinGroup("staff".into())),
            ])
            .await
            .unwrap();
        pools.push((pool.pool.id, client, session));
    }
    let key = signing_key("doomed", KeyUse::Id);
    let keyed = user_pool("r_keyed");
    store.commit(vec![Change::CreateUserPool(Box::new(keyed.clone()), vec![key.clone()])]).await.unwrap();

    let doomed = pools[0].0.clone();
    store
        .commit([doomed, keyed.id.clone()].map(|id| Change::DeleteUserPool { id, revision: 0 }).to_vec())
        .await
        .unwrap();

    for (index, (id, client, session)) in pools.iter().enumerate() {
        let kept = index == 1;
        assert_eq!(store.user_pool(id).await.unwrap().is_some(), kept);
        assert_eq!(store.user_count(id).await.unwrap(), u64::from(kept));
        assert_eq!(store.user(id, &sub("ann")).await.unwrap().is_some(), kept);
        assert_eq!(store.find_user(id, &[username("ann")], None).await.unwrap().is_some(), kept);
        assert_eq!(store.app_client(&client.as_str().into()).await.unwrap().is_some(), kept);
        assert_eq!(store.token_session(session).await.unwrap().is_some(), kept);
        assert_eq!(store.code(id, &sub("ann"), &CodePurpose::SignUp).await.unwrap().is_some(), kept);
        assert_eq!(store.group(id, &"staff".into()).await.unwrap().is_some(), kept);
        assert_eq!(store.groups_of_user(id, &sub("ann")).await.unwrap().len(), usize::from(kept));
    }
    assert!(store.signing_keys(&keyed.id).await.unwrap().is_empty());
    assert!(store.spare_keys().await.unwrap().is_empty(), "a used key does not become a spare one");
}

pub(crate) async fn the_number_of_users_follows_them(store: Subject) {
    let pool = Pool::create(&store, "r_one").await;
    let other = Pool::create(&store, "r_two").await;
    for name in ["ann", "bob", "cid"] {
        pool.add(name).await;
    }
    other.add("ann").await;
    pool.delete("bob").await.unwrap();
    conflict(pool.delete("bob").await);
    conflict(
        store
            .commit(vec![Change::CreateUser(
                Box::new(crate::testing::user(&pool.pool.id, "ANN2")),
                vec![username("ann")],
            )])
            .await,
    );
    assert_eq!(store.user_count(&pool.pool.id).await.unwrap(), 2);
    assert_eq!(store.user_count(&other.pool.id).await.unwrap(), 1);
}
