use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use vestibule_identity::change::{Change, UserChange};

use super::super::PostgresStore;
use super::*;
use crate::contract::{Pool, Subject};
use crate::rotation::samples::{assert_all_are_known, assert_sealed_with, fill, key, keys, secrets};
use crate::testing::postgres::{Database, is_left_out, options};
use crate::testing::{CREATED_AT, password, user, username};

async fn node(database: &Database, keys: impl Into<MasterKeys>) -> std::result::Result<Subject, OpenError> {
    Ok(Arc::new(PostgresStore::open(&options(&database.url), keys).await?))
}

/// Goes on for so many batches.
async fn rotate_for(
    database: &Database,
    keys: &MasterKeys,
    batches: usize,
) -> std::result::Result<Rotation, RotationError> {
    let mut count = 0;
    let progress = |_| {
        count += 1;
        if count < batches { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    };
    rotate(&options(&database.url), keys, progress).await
}

/// How many batches a rotation from its beginning to its end has.
async fn batches(keys: &MasterKeys) -> usize {
    let database = Database::create();
    fill(&node(&database, key(1)).await.unwrap()).await;
    let mut count = 0;
    let progress = |_| {
        count += 1;
        ControlFlow::Continue(())
    };
    let completed = rotate(&options(&database.url), keys, progress).await;
    assert!(matches!(completed, Ok(Rotation::Done { .. })), "{completed:?}");
    count
}

/// Another user, who is sealed with the node's primary key.
fn gus() -> Vec<Change> {
    vec![Change::CreateUser(Box::new(user(&"r_one".into(), "gus")), vec![username("gus")])]
}

async fn connection(database: &Database) -> Connection {
    let connections = open::connections(&options(&database.url)).unwrap();
    connections.get(Use::Write).await.unwrap()
}

async fn assert_all_sealed_with(database: &Database, byte: u8) {
    let (connection, sealer) = (connection(database).await, key(byte).sealer(KEY_LABEL));
    for (table, order) in TABLES.iter().zip(&KEYS) {
        let mut found: Vec<SealedRow> = Vec::new();
        loop {
            let after = found.last().map(|row| row.key.clone());
            let next = rows(&connection, table, order, after.as_deref()).await.unwrap();
            if next.is_empty() {
                break;
            }
            found.extend(next);
        }
        assert_sealed_with(&sealer, table, &found);
    }
}

#[test]
fn the_tables_are_told_in_one_order() {
    assert!(TABLES.iter().map(|table| table.name).eq(KEYS.iter().map(|key| key.table)));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_sealed_column_is_known() {
    if is_left_out() {
        return;
    }
    let database = Database::create();
    let statement = "SELECT table_name::text, column_name::text FROM information_schema.columns
         WHERE table_schema = current_schema() AND column_name LIKE 'sealed%'";
    let found = connection(&database).await.rows(statement, &[]).await.unwrap();
    let columns = found.iter().map(|row| (row.get::<_, String>(0), row.get::<_, String>(1)));
    assert_all_are_known(&columns.collect::<BTreeSet<_>>());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_interrupted_rotation_opens_with_both_keys_and_is_completed() {
    if is_left_out() {
        return;
    }
    let database = Database::create();
    let store = node(&database, key(1)).await.unwrap();
    fill(&store).await;
    let (before, simulation) = (secrets(&store).await, store.simulation_secret());
    // As a cluster goes about it: first every node knows both keys, then they seal with the new one.
    let slow = node(&database, keys(1, 2)).await.unwrap();
    let quick = node(&database, keys(2, 1)).await.unwrap();
    let interrupted = rotate_for(&database, &keys(2, 1), 5).await;
    assert!(matches!(interrupted, Err(RotationError::Interrupted)), "{interrupted:?}");
    assert!(matches!(node(&database, key(1)).await.err(), Some(OpenError::RotationUnfinished)));
    assert!(matches!(node(&database, key(2)).await.err(), Some(OpenError::WrongMasterKey)));
    for node in [&slow, &quick] {
        assert_eq!((secrets(node).await, node.simulation_secret()), (before.clone(), simulation));
    }
    let id = "r_one".into();
    let gus = Change::CreateUser(Box::new(user(&id, "gus")), vec![username("gus")]);
    quick.commit(vec![gus]).await.unwrap();
    assert!(slow.find_user(&id, &[username("gus")], None).await.unwrap().unwrap().password.is_some());

    let completed = rotate_for(&database, &keys(2, 1), usize::MAX).await;
    assert!(matches!(completed, Ok(Rotation::Done { values: 1.. })), "{completed:?}");
    assert_all_sealed_with(&database, 2).await;
    assert!(matches!(node(&database, key(1)).await.err(), Some(OpenError::WrongMasterKey)));
    for node in [&slow, &quick, &node(&database, key(2)).await.unwrap()] {
        assert_eq!((secrets(node).await, node.simulation_secret()), (before.clone(), simulation));
    }
    assert_eq!(rotate_for(&database, &keys(2, 1), usize::MAX).await.unwrap(), Rotation::NothingLeft);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_nodes_write_meanwhile_is_neither_lost_nor_left() {
    if is_left_out() {
        return;
    }
    let database = Database::create();
    let store = node(&database, key(1)).await.unwrap();
    fill(&store).await;
    let quick = node(&database, keys(2, 1)).await.unwrap();
    let pool = Pool { store: Arc::clone(&quick), pool: crate::testing::user_pool("r_one") };
    let is_over = Arc::new(AtomicBool::new(false));
    let until = Arc::clone(&is_over);
    let writing = tokio::spawn(async move {
        let mut last = 0;
        for byte in (10..200).cycle() {
            for name in ["ann", "ben", "cat", "dan", "eve"] {
                let retire = pool.change(name, UserChange::RetirePassword { keep: 3 });
                let set = pool.change(name, UserChange::Password(password(byte), CREATED_AT));
                pool.store.commit(vec![retire, set]).await.unwrap();
            }
            last = byte;
            if until.load(Ordering::Relaxed) {
                break;
            }
        }
        last
    });
    let completed = rotate_for(&database, &keys(2, 1), usize::MAX).await;
    is_over.store(true, Ordering::Relaxed);
    let last = writing.await.unwrap();
    assert!(matches!(completed, Ok(Rotation::Done { .. })), "{completed:?}");
    assert_all_sealed_with(&database, 2).await;
    let after = node(&database, key(2)).await.unwrap();
    for name in ["ann", "ben", "cat", "dan", "eve"] {
        let found = after.user(&"r_one".into(), &crate::testing::sub(name)).await.unwrap().unwrap();
        assert_eq!(found.password.unwrap().verifier, password(last).verifier, "{name}");
        assert_eq!(after.password_history(&"r_one".into(), &crate::testing::sub(name)).await.unwrap().len(), 3);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_rotation_begins_anew_after_a_node_with_the_old_key_as_its_master_key() {
    if is_left_out() {
        return;
    }
    let database = Database::create();
    fill(&node(&database, key(1)).await.unwrap()).await;
    // Nothing but the last batch of the pass that finds nothing is to come.
    let all_but_one = batches(&keys(2, 1)).await - 1;
    let interrupted = rotate_for(&database, &keys(2, 1), all_but_one).await;
    assert!(matches!(interrupted, Err(RotationError::Interrupted)), "{interrupted:?}");
    let old = node(&database, keys(1, 2)).await.unwrap();
    old.commit(gus()).await.unwrap();
    let completed = rotate_for(&database, &keys(2, 1), usize::MAX).await;
    assert!(matches!(completed, Ok(Rotation::Done { values: 1 })), "{completed:?}");
    assert_all_sealed_with(&database, 2).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_node_that_starts_with_the_old_key_as_its_master_key_ends_a_running_rotation() {
    if is_left_out() {
        return;
    }
    let database = Database::create();
    fill(&node(&database, key(1)).await.unwrap()).await;
    let mut started = None;
    let progress = |_| {
        started.get_or_insert_with(|| {
            let starting = node(&database, keys(1, 2));
            tokio::task::block_in_place(|| tokio::runtime::Handle::current().block_on(starting)).unwrap()
        });
        ControlFlow::Continue(())
    };
    let ended = rotate(&options(&database.url), &keys(2, 1), progress).await;
    assert!(matches!(ended, Err(RotationError::Another)), "{ended:?}");
    let completed = rotate_for(&database, &keys(2, 1), usize::MAX).await;
    assert!(matches!(completed, Ok(Rotation::Done { values: 1.. })), "{completed:?}");
    assert_all_sealed_with(&database, 2).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_node_seals_with_the_previous_key_after_the_end_is_found() {
    if is_left_out() {
        return;
    }
    let database = Database::create();
    let store = node(&database, key(1)).await.unwrap();
    fill(&store).await;
    let slow = node(&database, keys(1, 2)).await.unwrap();
    let completed = rotate_for(&database, &keys(2, 1), usize::MAX).await;
    assert!(matches!(completed, Ok(Rotation::Done { .. })), "{completed:?}");
    slow.commit(gus()).await.unwrap();
    assert_eq!(rotate_for(&database, &keys(2, 1), usize::MAX).await.unwrap(), Rotation::Done { values: 1 });
    assert_all_sealed_with(&database, 2).await;
    assert_eq!(rotate_for(&database, &keys(2, 1), usize::MAX).await.unwrap(), Rotation::NothingLeft);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_two_rotations_at_once_one_goes_on() {
    if is_left_out() {
        return;
    }
    let database = Database::create();
    let store = node(&database, key(1)).await.unwrap();
    fill(&store).await;
    let both = keys(2, 1);
    let (one, other) = tokio::join!(rotate_for(&database, &both, usize::MAX), rotate_for(&database, &both, usize::MAX));
    let is_fair =
        |outcome: &std::result::Result<Rotation, RotationError>| matches!(outcome, Ok(_) | Err(RotationError::Another));
    assert!(is_fair(&one) && is_fair(&other) && (one.is_ok() || other.is_ok()), "{one:?} {other:?}");
    assert_all_sealed_with(&database, 2).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_cannot_be_rotated_is_left_alone() {
    if is_left_out() {
        return;
    }
    let empty = Database::empty();
    assert!(matches!(rotate_for(&empty, &keys(2, 1), 1).await, Err(RotationError::EmptyDatabase)));
    let database = Database::create();
    let refused = rotate_for(&database, &keys(2, 3), 1).await;
    assert!(matches!(refused, Err(RotationError::Postgres(OpenError::WrongMasterKey))), "{refused:?}");
    assert!(matches!(rotate_for(&database, &key(1).into(), 1).await, Err(RotationError::NoPreviousKey)));
    node(&database, key(1)).await.unwrap();
}
