//! Transactions: all or nothing, side by side, and the end.

use vestibule_identity::change::{Change, Conflict, SessionEnd, SessionOutcome, UserChange};
use vestibule_identity::name::NameKind;
use vestibule_identity::user::UserStatus;

use super::{Pool, Subject, conflict, facts};
use crate::testing::{CREATED_AT, EXPIRES_AT, app_client, sub, user, user_pool, username};
use crate::{StoreError, UserQuery};

fn end(id: &str) -> Change {
    Change::EndSession(SessionEnd { id: id.to_owned(), outcome: SessionOutcome::Used, expires_at: EXPIRES_AT })
}

pub(crate) async fn a_failing_change_in_the_middle_leaves_nothing(store: Subject) {
    let pool = Pool::create(&store, "r_one").await;
    let id = &pool.pool.id;
    let ann = pool.add("ann").await;
    store.commit(vec![end("used")]).await.unwrap();
    let result = store
        .commit(vec![
            Change::CreateUserPool(Box::new(user_pool("r_two")), Vec::new()),
            Change::CreateAppClient(Box::new(app_client(id, "client"))),
            Change::CreateUser(Box::new(user(id, "bob")), vec![username("bob")]),
            pool.change("ann", UserChange::Status(UserStatus::ResetRequired, EXPIRES_AT)),
            end("fresh"),
            end("used"),
            Change::DeleteUserPool { id: id.clone(), revision: 0 },
        ])
        .await;
    assert_eq!(conflict(result), Conflict::SessionEnded(SessionOutcome::Used));
    assert!(store.user_pool(&"r_two".into()).await.unwrap().is_none());
    assert!(store.app_client(&"client".into()).await.unwrap().is_none());
    assert!(store.user(id, &sub("bob")).await.unwrap().is_none());
    assert_eq!(facts(&pool.user("ann").await), facts(&ann));
    assert_eq!(store.session_outcome("fresh").await.unwrap(), None);
    assert_eq!(store.user_count(id).await.unwrap(), 1);
}

pub(crate) async fn later_changes_of_a_list_see_the_earlier_ones(store: Subject) {
    let pool = user_pool("r_one");
    let id = pool.id.clone();
    store
        .commit(vec![
            Change::CreateUserPool(Box::new(pool), Vec::new()),
            Change::CreateUser(Box::new(user(&id, "ann")), vec![username("ann")]),
            Change::User(id.clone(), sub("ann"), UserChange::Enabled(false, CREATED_AT)),
            Change::DeleteUser(id.clone(), sub("ann")),
            Change::CreateUser(Box::new(user(&id, "ann")), vec![username("ann")]),
        ])
        .await
        .unwrap();
    assert!(store.user(&id, &sub("ann")).await.unwrap().unwrap().enabled);
}

pub(crate) async fn an_empty_list_is_committed(store: Subject) {
    store.commit(Vec::new()).await.unwrap();
}

pub(crate) async fn a_refused_commit_does_not_harm_those_beside_it(store: Subject) {
    let pool = Pool::create(&store, "r_one").await;
    pool.add("taken").await;
    let mut attempts = tokio::task::JoinSet::new();
    for index in 0..200 {
        let (store, id) = (Subject::clone(&store), pool.pool.id.clone());
        attempts.spawn(async move {
            let name = format!("u{index}");
            let owned = if index % 3 == 0 { username("taken") } else { username(&name) };
            let changes = vec![end(&name), Change::CreateUser(Box::new(user(&id, &name)), vec![owned])];
            (index, store.commit(changes).await)
        });
    }
    for (index, result) in attempts.join_all().await {
        let refused = index % 3 == 0;
        if refused {
            assert_eq!(conflict(result), Conflict::NameTaken(NameKind::Username));
        } else {
            result.unwrap();
        }
        let name = format!("u{index}");
        assert_eq!(store.session_outcome(&name).await.unwrap().is_none(), refused);
        assert_eq!(store.user(&pool.pool.id, &sub(&name)).await.unwrap().is_none(), refused);
    }
    assert_eq!(store.user_count(&pool.pool.id).await.unwrap(), 1 + 133);
}

pub(crate) async fn many_at_once_are_all_there(store: Subject) {
    let pool = Pool::create(&store, "r_one").await;
    let mut attempts = tokio::task::JoinSet::new();
    for index in 0..64 {
        let (store, id) = (Subject::clone(&store), pool.pool.id.clone());
        attempts.spawn(async move {
            let name = format!("u{index}");
            store.commit(vec![Change::CreateUser(Box::new(user(&id, &name)), vec![username(&name)])]).await
        });
    }
    for result in attempts.join_all().await {
        result.unwrap();
    }
    for index in 0..64 {
        let name = username(&format!("u{index}"));
        assert!(store.find_user(&pool.pool.id, &[name], None).await.unwrap().is_some());
    }
    assert_eq!(store.user_count(&pool.pool.id).await.unwrap(), 64);
}

pub(crate) async fn of_many_who_claim_one_name_at_once_one_succeeds(store: Subject) {
    let pool = Pool::create(&store, "r_one").await;
    let mut attempts = tokio::task::JoinSet::new();
    for index in 0..32 {
        let (store, id) = (Subject::clone(&store), pool.pool.id.clone());
        attempts.spawn(async move {
            let user = user(&id, &format!("u{index}"));
            store.commit(vec![Change::CreateUser(Box::new(user), vec![username("one")])]).await
        });
    }
    let (won, lost): (Vec<_>, Vec<_>) = attempts.join_all().await.into_iter().partition(Result::is_ok);
    assert_eq!(won.len(), 1);
    for result in lost {
        assert_eq!(conflict(result), Conflict::NameTaken(NameKind::Username));
    }
    assert_eq!(store.user_count(&pool.pool.id).await.unwrap(), 1);
}

pub(crate) async fn a_commit_is_seen_by_the_next_read(store: Subject) {
    let pool = Pool::create(&store, "r_one").await;
    let mut readers = tokio::task::JoinSet::new();
    for index in 0..50 {
        let name = format!("u{index}");
        pool.add(&name).await;
        let (store, id) = (Subject::clone(&store), pool.pool.id.clone());
        readers.spawn(async move {
            let listed = store.users(&id, UserQuery { limit: 60, ..UserQuery::default() }).await.unwrap();
            assert!(listed.items.len() > index);
            assert!(store.user(&id, &sub(&name)).await.unwrap().is_some());
        });
    }
    readers.join_all().await;
}

pub(crate) async fn a_closed_store_refuses_commits_and_still_reads(store: Subject) {
    let pool = Pool::create(&store, "r_one").await;
    store.close().await.unwrap();
    assert!(matches!(store.commit(vec![end("one")]).await, Err(StoreError::Failed(_))));
    assert!(matches!(store.expire(EXPIRES_AT).await, Err(StoreError::Failed(_))));
    assert!(matches!(store.close().await, Err(StoreError::Failed(_))));
    assert!(store.user_pool(&pool.pool.id).await.unwrap().is_some());
}
