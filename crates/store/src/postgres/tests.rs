//! PostgreSQL under the contract, and what only a shared database can show: nodes beside each other, keys, schema versions.

use std::sync::Arc;

use vestibule_identity::change::{Change, Conflict, SessionEnd, SessionOutcome, UserChange};

use super::{OpenError, PostgresStore, SchemaVersions};
use crate::contract::{Pool, Subject, contract_tests};
use crate::testing::postgres::{Database, is_left_out, key, options};
use crate::testing::{CREATED_AT, EXPIRES_AT, app_client, token_session, user_pool};
use crate::{MasterKey, Store, StoreError};

mod backends {
    use super::{Arc, Database, Subject, is_left_out, opened};

    pub(super) fn database() -> Option<(Subject, Database)> {
        if is_left_out() {
            return None;
        }
        let database = Database::create();
        let store = tokio::task::block_in_place(|| tokio::runtime::Handle::current().block_on(opened(&database)));
        Some((Arc::new(store), database))
    }
}

contract_tests!(postgres, super::backends::database);

async fn opened(database: &Database) -> PostgresStore {
    PostgresStore::open(&options(&database.url), &key()).await.expect("the database opens")
}

/// Two nodes of one database.
async fn nodes(database: &Database) -> (Subject, Subject) {
    (Arc::new(opened(database).await), Arc::new(opened(database).await))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nodes_that_start_at_once_make_the_tables_once() {
    if is_left_out() {
        return;
    }
    let database = Database::empty();
    let mut starts = tokio::task::JoinSet::new();
    for _ in 0..8 {
        let url = database.url.clone();
        starts.spawn(async move { PostgresStore::open(&options(&url), &key()).await });
    }
    let stores: Vec<PostgresStore> = starts.join_all().await.into_iter().map(|store| store.unwrap()).collect();
    let change = Change::CreateUserPool(Box::new(user_pool("r_one")), Vec::new());
    stores[0].commit(vec![change]).await.unwrap();
    for store in &stores {
        assert!(store.user_pool(&"r_one".into()).await.unwrap().is_some());
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn another_key_another_schema_and_foreign_tables_are_refused() {
    if is_left_out() {
        return;
    }
    let database = Database::create();
    let other = PostgresStore::open(&options(&database.url), &MasterKey::from_bytes([2; 32])).await;
    assert!(matches!(other, Err(OpenError::WrongMasterKey)));

    let store = opened(&database).await;
    let connection = store.connections.get(super::Use::Write).await.unwrap();
    for (version, is_admitted) in [("1", true), ("2", true), ("3", false)] {
        connection.run(&format!("UPDATE meta SET value = '{version}' WHERE name = 'schema_version'")).await.unwrap();
        let opened = PostgresStore::open(&options(&database.url), &key()).await;
        assert_eq!(opened.is_ok(), is_admitted, "version {version}");
    }
    connection.run("DROP TABLE meta").await.unwrap();
    let opened = PostgresStore::open(&options(&database.url), &key()).await;
    assert!(matches!(opened, Err(OpenError::Foreign)));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn migrating_an_empty_database_says_so_and_again_does_nothing() {
    if is_left_out() {
        return;
    }
    let database = Database::empty();
    let latest = super::migrations::MIGRATIONS.len();
    let migrated = PostgresStore::migrate(&options(&database.url), &key()).await.unwrap();
    assert_eq!(migrated, SchemaVersions { found: 0, present: latest });
    let migrated = PostgresStore::migrate(&options(&database.url), &key()).await.unwrap();
    assert_eq!(migrated, SchemaVersions { found: latest, present: latest });
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_two_nodes_that_end_a_session_one_succeeds() {
    if is_left_out() {
        return;
    }
    let database = Database::create();
    let (one, other) = nodes(&database).await;
    let end = |id: String| Change::EndSession(SessionEnd { id, outcome: SessionOutcome::Used, expires_at: EXPIRES_AT });
    for number in 0..50 {
        let id = format!("session-{number}");
        let (first, second) = tokio::join!(one.commit(vec![end(id.clone())]), other.commit(vec![end(id.clone())]));
        assert_eq!(usize::from(first.is_ok()) + usize::from(second.is_ok()), 1, "{first:?} {second:?}");
        let refused = first.err().or(second.err());
        assert!(matches!(refused, Some(StoreError::Conflict(Conflict::SessionEnded(SessionOutcome::Used)))));
    }
}

/// A sign-in on one node and a revocation of everything on another: the session is either revoked, or began afterwards.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_user_who_is_disabled_on_one_node_keeps_no_session_of_another() {
    if is_left_out() {
        return;
    }
    let database = Database::create();
    let (one, other) = nodes(&database).await;
    let pool = Pool::create(&one, "r_one").await;
    one.commit(vec![Change::CreateAppClient(Box::new(app_client(&pool.pool.id, "client")))]).await.unwrap();
    for number in 0..50 {
        let name = format!("user-{number}");
        pool.add(&name).await;
        let session = token_session(&name, &pool.pool.id, "client", &name);
        let disable = vec![
            pool.change(&name, UserChange::Enabled(false, CREATED_AT)),
            pool.change(&name, UserChange::RevokeTokens(CREATED_AT)),
        ];
        let started = one.commit(vec![Change::StartTokenSession(Box::new(session))]);
        let (started, disabled) = tokio::join!(started, other.commit(disable));
        disabled.unwrap();
        let session = one.token_session(&name).await.unwrap();
        match started {
            Ok(()) => assert!(session.unwrap().revoked_at.is_some(), "{name}"),
            Err(error) => {
                assert!(matches!(error, StoreError::Conflict(Conflict::UserDisabled)), "{error:?}");
                assert!(session.is_none());
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_lease_has_one_holder_until_it_is_given_back_or_over() {
    if is_left_out() {
        return;
    }
    let database = Database::create();
    let (one, other) = nodes(&database).await;
    assert!(one.take_lease("work", "one", 60).await.unwrap());
    assert!(!other.take_lease("work", "other", 60).await.unwrap());
    assert!(one.take_lease("work", "one", 60).await.unwrap(), "its holder goes on");
    assert!(other.take_lease("other work", "other", 60).await.unwrap());
    other.give_back_lease("work", "other").await.unwrap();
    assert!(!other.take_lease("work", "other", 60).await.unwrap(), "somebody else's is not given back");
    one.give_back_lease("work", "one").await.unwrap();
    assert!(other.take_lease("work", "other", 0).await.unwrap());
    tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    assert!(one.take_lease("work", "one", 60).await.unwrap(), "one that is over is anybody's");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_change_of_what_nodes_remember_is_told_to_all() {
    if is_left_out() {
        return;
    }
    let database = Database::create();
    let (one, other) = nodes(&database).await;
    let mut version = other.configuration_version().await.unwrap();
    let pool = Pool::create(&one, "r_one").await;
    let client = app_client(&pool.pool.id, "client");
    let changes = [
        Change::UpdateUserPool(Box::new(pool.pool.clone())),
        Change::CreateAppClient(Box::new(client.clone())),
        Change::UpdateAppClient(Box::new(client.clone())),
        Change::DeleteAppClient(pool.pool.id.clone(), client.id),
        Change::PutFunction { name: "f".into(), document: serde_json::json!({}), package: None, before: None },
    ];
    for change in changes {
        let told = format!("{change:?}");
        one.commit(vec![change]).await.unwrap();
        let after = other.configuration_version().await.unwrap();
        assert!(after > version, "{told}");
        version = after;
    }
    pool.add("ann").await;
    assert_eq!(other.configuration_version().await.unwrap(), version, "users are read each time");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_sign_in_is_one_way_to_read_and_one_to_write() {
    if is_left_out() {
        return;
    }
    let database = Database::create();
    let (one, _) = nodes(&database).await;
    let pool = Pool::create(&one, "r_one").await;
    one.commit(vec![Change::CreateAppClient(Box::new(app_client(&pool.pool.id, "client")))]).await.unwrap();
    pool.add("ann").await;
    let before = one.round_trips().unwrap();
    let found = one.signing_in(&pool.pool.id, &[crate::testing::username("ann")], Some("ann"), "nobody").await.unwrap();
    assert!(found.user.is_some());
    let attempt = vestibule_identity::attempt::Attempt {
        pool_id: pool.pool.id.clone(),
        account: "ann".into(),
        kind: vestibule_identity::attempt::AttemptKind::Password,
        at: CREATED_AT,
    };
    let session = token_session("1", &pool.pool.id, "client", "ann");
    let changes = vec![Change::PassAttempt(attempt), Change::StartTokenSession(Box::new(session))];
    one.commit(changes).await.unwrap();
    let after = one.round_trips().unwrap();
    assert_eq!((after.reads - before.reads, after.writes - before.writes), (1, 1));
    assert!(one.token_session("1").await.unwrap().is_some());
}
