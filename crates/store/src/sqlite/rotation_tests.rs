use std::collections::BTreeSet;
use std::sync::Arc;

use tempfile::TempDir;
use vestibule_identity::change::Change;

use super::super::{DATABASE_FILE, SqliteStore};
use super::*;
use crate::contract::Subject;
use crate::rotation::samples::{assert_all_are_known, assert_sealed_with, fill, key, keys, secrets};
use crate::testing::{user, username};

fn opened(directory: &TempDir, keys: impl Into<MasterKeys>) -> Result<Subject, OpenError> {
    Ok(Arc::new(SqliteStore::open(directory.path(), keys, SqliteOptions::default())?))
}

/// A data directory with one of everything, and what is in it.
async fn filled() -> (TempDir, Vec<String>, [u8; 32]) {
    let directory = tempfile::tempdir().unwrap();
    let store = opened(&directory, key(1)).unwrap();
    fill(&store).await;
    let known = (secrets(&store).await, store.simulation_secret());
    store.close().await.unwrap();
    (directory, known.0, known.1)
}

/// Goes on for so many batches.
fn rotate_for(directory: &TempDir, keys: &MasterKeys, batches: usize) -> Result<Rotation, RotationError> {
    let mut count = 0;
    rotate(directory.path(), keys, |_| {
        count += 1;
        if count < batches { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    })
}

/// How many batches a rotation from its beginning to its end has.
async fn batches(keys: &MasterKeys) -> usize {
    let (directory, ..) = filled().await;
    let mut count = 0;
    let progress = |_| {
        count += 1;
        ControlFlow::Continue(())
    };
    assert!(matches!(rotate(directory.path(), keys, progress), Ok(Rotation::Done { .. })));
    count
}

fn assert_all_sealed_with(directory: &TempDir, byte: u8) {
    let connection = Connection::open(directory.path().join(DATABASE_FILE)).unwrap();
    let sealer = key(byte).sealer(KEY_LABEL);
    for (table, source) in TABLES.iter().zip(&SOURCES) {
        let mut found: Vec<SealedRow> = Vec::new();
        loop {
            let after = found.last().map(|row| row.key.clone());
            let next = rows(&connection, table, source, after.as_deref()).unwrap();
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
    assert!(TABLES.iter().map(|table| table.name).eq(SOURCES.iter().map(|source| source.table)));
    assert!(TABLES.iter().zip(&SOURCES).all(|(table, source)| table.ids.len() == source.ids.len()));
}

#[tokio::test]
async fn every_sealed_column_is_known() {
    let (directory, ..) = filled().await;
    let connection = Connection::open(directory.path().join(DATABASE_FILE)).unwrap();
    let mut statement = connection
        .prepare(
            "SELECT t.name, c.name FROM sqlite_schema t, pragma_table_info(t.name) c
             WHERE t.type = 'table' AND c.name LIKE 'sealed%'",
        )
        .unwrap();
    let columns = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    assert_all_are_known(&columns.collect::<rusqlite::Result<BTreeSet<(String, String)>>>().unwrap());
}

#[tokio::test]
async fn an_interrupted_rotation_opens_with_both_keys_and_is_completed() {
    let (directory, before, simulation) = filled().await;
    assert!(matches!(rotate_for(&directory, &keys(2, 1), 5), Err(RotationError::Interrupted)));
    assert!(matches!(opened(&directory, key(1)).err(), Some(OpenError::RotationUnfinished)));
    assert!(matches!(opened(&directory, key(2)).err(), Some(OpenError::WrongMasterKey)));
    for both in [keys(2, 1), keys(1, 2)] {
        let store = opened(&directory, both).unwrap();
        assert_eq!((secrets(&store).await, store.simulation_secret()), (before.clone(), simulation));
        store.close().await.unwrap();
    }
    let completed = rotate_for(&directory, &keys(2, 1), usize::MAX);
    assert!(matches!(completed, Ok(Rotation::Done { values: 1.. })), "{completed:?}");
    assert_all_sealed_with(&directory, 2);
    assert!(matches!(opened(&directory, key(1)).err(), Some(OpenError::WrongMasterKey)));
    let store = opened(&directory, key(2)).unwrap();
    assert_eq!((secrets(&store).await, store.simulation_secret()), (before, simulation));
    store.close().await.unwrap();
    drop(store);
    assert_eq!(rotate_for(&directory, &keys(2, 1), usize::MAX).unwrap(), Rotation::NothingLeft);
}

#[tokio::test]
async fn a_rotation_goes_on_after_any_batch() {
    let (directory, before, _) = filled().await;
    let mut starts = 0;
    while !matches!(rotate_for(&directory, &keys(2, 1), 1), Ok(Rotation::Done { .. })) {
        starts += 1;
        assert!(starts < 200, "each start gets on");
        let store = opened(&directory, keys(2, 1)).unwrap();
        assert_eq!(secrets(&store).await, before, "after {starts} batches");
        store.close().await.unwrap();
    }
    assert!(starts > 2 * TABLES.len());
    assert_all_sealed_with(&directory, 2);
}

#[tokio::test]
async fn a_rotation_can_be_turned_round() {
    let (directory, before, simulation) = filled().await;
    assert!(matches!(rotate_for(&directory, &keys(2, 1), 5), Err(RotationError::Interrupted)));
    assert!(matches!(rotate_for(&directory, &keys(1, 2), 1), Err(RotationError::Interrupted)));
    assert!(matches!(opened(&directory, key(1)).err(), Some(OpenError::RotationUnfinished)));
    assert!(matches!(rotate_for(&directory, &keys(1, 2), usize::MAX), Ok(Rotation::Done { .. })));
    assert_all_sealed_with(&directory, 1);
    let store = opened(&directory, key(1)).unwrap();
    assert_eq!((secrets(&store).await, store.simulation_secret()), (before, simulation));
}

#[tokio::test]
async fn a_rotation_begins_anew_after_a_server_with_the_old_key_as_its_master_key() {
    let (directory, ..) = filled().await;
    // Nothing but the last batch of the pass that finds nothing is to come.
    let all_but_one = batches(&keys(2, 1)).await - 1;
    assert!(matches!(rotate_for(&directory, &keys(2, 1), all_but_one), Err(RotationError::Interrupted)));
    let store = opened(&directory, keys(1, 2)).unwrap();
    let id = "r_one".into();
    let gus = Change::CreateUser(Box::new(user(&id, "gus")), vec![username("gus")]);
    store.commit(vec![gus]).await.unwrap();
    store.close().await.unwrap();
    drop(store);
    let completed = rotate_for(&directory, &keys(2, 1), usize::MAX);
    assert!(matches!(completed, Ok(Rotation::Done { values: 1 })), "{completed:?}");
    assert_all_sealed_with(&directory, 2);
    let store = opened(&directory, key(2)).unwrap();
    assert!(store.find_user(&id, &[username("gus")], None).await.unwrap().unwrap().password.is_some());
}

#[tokio::test]
async fn what_was_sealed_with_the_previous_key_after_the_end_is_found() {
    let (directory, before, _) = filled().await;
    let file = directory.path().join(DATABASE_FILE);
    let connection = Connection::open(&file).unwrap();
    let sealed: Vec<u8> = connection.query_row("SELECT sealed FROM queued_messages", [], |row| row.get(0)).unwrap();
    connection.close().unwrap();
    assert!(matches!(rotate_for(&directory, &keys(2, 1), usize::MAX), Ok(Rotation::Done { .. })));
    let connection = Connection::open(&file).unwrap();
    connection.execute("UPDATE queued_messages SET sealed = ?1", [sealed]).unwrap();
    connection.close().unwrap();
    let looking = rotate_for(&directory, &keys(2, 1), 1);
    assert!(matches!(looking, Err(RotationError::Interrupted)), "{looking:?}");
    assert_eq!(rotate_for(&directory, &keys(2, 1), usize::MAX).unwrap(), Rotation::Done { values: 1 });
    assert_all_sealed_with(&directory, 2);
    assert_eq!(rotate_for(&directory, &keys(2, 1), usize::MAX).unwrap(), Rotation::NothingLeft);
    assert_eq!(secrets(&opened(&directory, key(2)).unwrap()).await, before);
}

#[tokio::test]
async fn what_a_server_writes_with_both_keys_needs_both_until_the_rotation_is_done() {
    let (directory, ..) = filled().await;
    let store = opened(&directory, keys(2, 1)).unwrap();
    let id = "r_one".into();
    let gus = Change::CreateUser(Box::new(user(&id, "gus")), vec![username("gus")]);
    store.commit(vec![gus]).await.unwrap();
    store.close().await.unwrap();
    drop(store);
    assert!(matches!(opened(&directory, key(1)).err(), Some(OpenError::RotationUnfinished)));
    assert!(matches!(opened(&directory, keys(1, 3)).err(), Some(OpenError::RotationUnfinished)));
    assert!(matches!(rotate_for(&directory, &keys(2, 1), usize::MAX), Ok(Rotation::Done { .. })));
    let store = opened(&directory, key(2)).unwrap();
    assert!(store.find_user(&id, &[username("gus")], None).await.unwrap().is_some());
}

#[tokio::test]
async fn a_database_from_before_keeps_the_answers_about_unknown_users() {
    let (directory, _, simulation) = filled().await;
    assert_eq!(simulation, key(1).derive("simulated users"), "as earlier releases had it");
    let connection = Connection::open(directory.path().join(DATABASE_FILE)).unwrap();
    connection.execute("DELETE FROM meta WHERE name = 'simulation'", []).unwrap();
    connection.close().unwrap();
    assert!(matches!(rotate_for(&directory, &keys(2, 1), usize::MAX), Ok(Rotation::Done { .. })));
    assert_eq!(opened(&directory, key(2)).unwrap().simulation_secret(), simulation);
}

#[tokio::test]
async fn what_cannot_be_rotated_is_left_alone() {
    let (directory, before, _) = filled().await;
    let refused = |keys: &MasterKeys| rotate_for(&directory, keys, usize::MAX).unwrap_err();
    assert!(matches!(refused(&key(1).into()), RotationError::NoPreviousKey));
    assert!(matches!(refused(&keys(1, 1)), RotationError::SameKeys));
    assert!(matches!(refused(&keys(2, 3)), RotationError::Sqlite(OpenError::WrongMasterKey)));
    let empty = tempfile::tempdir().unwrap();
    assert!(matches!(rotate_for(&empty, &keys(2, 1), 1), Err(RotationError::NoDatabase(_))));
    let store = opened(&directory, key(1)).unwrap();
    assert!(matches!(refused(&keys(2, 1)), RotationError::Sqlite(OpenError::Locked(_))));
    assert_eq!(secrets(&store).await, before);
}

#[tokio::test]
async fn a_value_that_opens_with_neither_key_is_named() {
    let (directory, ..) = filled().await;
    let connection = Connection::open(directory.path().join(DATABASE_FILE)).unwrap();
    connection.execute("UPDATE app_clients SET sealed_secrets = zeroblob(40)", []).unwrap();
    connection.close().unwrap();
    let refused = rotate_for(&directory, &keys(2, 1), usize::MAX).unwrap_err();
    let is_named = matches!(refused, RotationError::Broken { table: "app_clients", column: "sealed_secrets", .. });
    assert!(is_named, "{refused:?}");
}
