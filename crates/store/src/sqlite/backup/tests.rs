//! Backups of a store that is being written to, what is refused, and what is there after a restore.

use std::sync::{Arc, mpsc};

use tempfile::TempDir;
use vestibule_identity::change::Change;
use vestibule_identity::ids::UserPoolId;

use super::*;
use crate::contract::{Pool, Subject, facts};
use crate::sqlite::{SqliteOptions, SqliteStore};
use crate::testing::{user, username};
use crate::upgrade::SCHEMA_VERSION;
use crate::{Store, UserQuery};

fn directory() -> TempDir {
    tempfile::tempdir().expect("a temporary directory")
}

fn key(byte: u8) -> MasterKey {
    MasterKey::from_bytes([byte; 32])
}

fn open_store(directory: &Path) -> SqliteStore {
    SqliteStore::open(directory, key(1), SqliteOptions::default()).unwrap()
}

fn go_on(_: Progress) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

/// A function whose package takes several steps to copy.
fn large_function() -> Change {
    let (name, document) = ("large".to_owned(), serde_json::json!({"Handler": "app.handler"}));
    Change::PutFunction { name, document, package: Some(vec![7; 4 << 20]), before: None }
}

/// A data directory with a pool of these users, and a function.
async fn filled(pool: &str, users: &[&str]) -> TempDir {
    let data = directory();
    let store: Subject = Arc::new(open_store(data.path()));
    let pool = Pool::create(&store, pool).await;
    for name in users {
        pool.add(name).await;
    }
    store.commit(vec![large_function()]).await.unwrap();
    store.close().await.unwrap();
    data
}

fn back_up(data: &Path, to: &Path) -> BackupSummary {
    backup(data, to, Some(&key(1)), Existing::Kept, go_on).unwrap()
}

fn request<'a>(from: &'a Path, data: &'a Path, key: &'a MasterKey) -> Restore<'a> {
    Restore { from, data, key, with_key: false, aside: None }
}

fn names(directory: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(directory).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

async fn usernames(store: &SqliteStore, pool: &UserPoolId) -> Vec<String> {
    let (mut names, mut after) = (Vec::new(), None);
    loop {
        let page = store.users(pool, UserQuery { filter: None, after, limit: 60 }).await.unwrap();
        names.extend(page.items.into_iter().map(|user| user.username));
        after = page.next;
        if after.is_none() {
            return names;
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_backup_that_is_taken_while_others_commit_is_of_one_moment() {
    let data = filled("r_zero", &[]).await;
    let elsewhere = directory();
    let file = elsewhere.path().join("backup.db");
    let live: Subject = Arc::new(open_store(data.path()));
    let pool = Pool::create(&live, "r_one").await;
    let (acknowledge, acknowledged) = mpsc::channel();
    let committing = tokio::spawn(async move {
        for index in 0_u64.. {
            pool.add(&format!("u{index}")).await;
            if acknowledge.send(index).is_err() {
                return;
            }
        }
    });
    let (from, to) = (data.path().to_owned(), file.clone());
    let (summary, before, steps) = tokio::task::spawn_blocking(move || {
        let twentieth = acknowledged.iter().take(20).last().unwrap();
        let before = acknowledged.try_iter().last().unwrap_or(twentieth);
        let mut steps = 0;
        let summary = backup(&from, &to, Some(&key(1)), Existing::Kept, |progress| {
            if let Progress::Copying { .. } = progress {
                steps += 1;
                // Something is committed between any two steps.
                assert_eq!(acknowledged.iter().take(5).count(), 5);
            }
            ControlFlow::Continue(())
        });
        (summary.unwrap(), before, steps)
    })
    .await
    .unwrap();
    committing.await.unwrap();
    assert!(steps > 3, "{steps} steps");

    let restored = directory();
    restore(&request(&file, restored.path(), &key(1)), go_on).unwrap();
    let store = open_store(restored.path());
    let id: UserPoolId = "r_one".into();
    let users = usernames(&store, &id).await;
    let whole = users.len() as u64;
    assert!(whole > before, "{whole} users, and u{before} was acknowledged before the backup began");
    assert_eq!(users, (0..whole).map(|index| format!("u{index}")).collect::<Vec<_>>());
    assert_eq!(store.user_count(&id).await.unwrap(), whole);
    assert_eq!((summary.users, summary.user_pools, summary.schema_version), (whole, 2, SCHEMA_VERSION));
    assert!(live.user_count(&id).await.unwrap() >= whole + 5, "what was committed later is not in it");
}

#[tokio::test]
async fn a_restored_store_has_everything() {
    let data = filled("r_one", &["ann", "bob"]).await;
    let elsewhere = directory();
    let file = elsewhere.path().join("backup.db");
    let summary = back_up(data.path(), &file);
    assert_eq!(summary.bytes, file.metadata().unwrap().len());
    assert_eq!((summary.users, summary.user_pools), (2, 1));
    assert_eq!(names(elsewhere.path()), ["backup.db"], "one file, without a log");
    assert_eq!(check(&file, Some(&key(1)), go_on).unwrap(), summary);
    assert_eq!(check(&file, None, go_on).unwrap(), summary);

    let restored = elsewhere.path().join("deeper").join("data");
    let done = restore(&request(&file, &restored, &key(1)), go_on).unwrap();
    assert_eq!(done, Restored { summary, aside: None });
    assert_eq!(names(&restored), ["vestibule.db", "vestibule.lock"]);
    let store = open_store(&restored);
    let id = "r_one".into();
    let ann = store.find_user(&id, &[username("ann")], None).await.unwrap().unwrap();
    assert_eq!(facts(&ann), facts(&user(&id, "ann")));
    assert_eq!(store.functions().await.unwrap()[0].document["Handler"], "app.handler");
    assert_eq!(store.function_package("large").await.unwrap(), Some(vec![7; 4 << 20]));
}

#[tokio::test]
async fn a_backup_can_be_read_by_its_owner_alone_and_holds_no_key() {
    use std::os::unix::fs::PermissionsExt as _;
    let data = filled("r_one", &["ann"]).await;
    let elsewhere = directory();
    let file = elsewhere.path().join("backup.db");
    back_up(data.path(), &file);
    assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o600);
    let bytes = fs::read(&file).unwrap();
    let holds = |needle: &[u8]| bytes.windows(needle.len()).any(|window| window == needle);
    assert!(holds(b"ann@example.com"), "the search works");
    assert!(!holds(&[1; 32]), "master key");
}

#[tokio::test]
async fn a_backup_that_is_refused_or_interrupted_leaves_nothing() {
    let data = filled("r_one", &["ann"]).await;
    let elsewhere = directory();
    let file = elsewhere.path().join("backup.db");
    let attempt = |data: &Path, to: &Path, key: &MasterKey| backup(data, to, Some(key), Existing::Kept, go_on);

    let nowhere = elsewhere.path().join("nowhere");
    assert!(matches!(attempt(&nowhere, &file, &key(1)), Err(BackupError::NoDatabase(_))));
    assert!(matches!(attempt(data.path(), &file, &key(2)), Err(BackupError::WrongMasterKey(_))));
    let inside = data.path().join("backup.db");
    assert!(matches!(attempt(data.path(), &inside, &key(1)), Err(BackupError::InDataDirectory(_))));
    assert!(!inside.exists());
    let is_copying = |progress: Progress| matches!(progress, Progress::Copying { .. });
    for stops_copying in [true, false] {
        let stop = |progress| {
            if is_copying(progress) == stops_copying { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        let interrupted = backup(data.path(), &file, None, Existing::Kept, stop);
        assert!(matches!(interrupted, Err(BackupError::Interrupted)), "{interrupted:?}");
    }
    assert_eq!(names(elsewhere.path()), [""; 0]);

    fs::write(&file, "precious").unwrap();
    assert!(matches!(attempt(data.path(), &file, &key(1)), Err(BackupError::Exists(_))));
    assert!(matches!(
        backup(data.path(), &file, Some(&key(2)), Existing::Replaced, go_on),
        Err(BackupError::WrongMasterKey(_))
    ));
    assert_eq!(fs::read(&file).unwrap(), b"precious");
    let summary = backup(data.path(), &file, Some(&key(1)), Existing::Replaced, go_on).unwrap();
    assert_eq!(check(&file, Some(&key(1)), go_on).unwrap(), summary);
}

#[tokio::test]
async fn a_database_that_needs_two_keys_is_refused_with_a_key_and_without() {
    let data = filled("r_one", &["ann"]).await;
    let elsewhere = directory();
    let file = elsewhere.path().join("backup.db");
    back_up(data.path(), &file);
    for database in [data.path().join(DATABASE_FILE), file.clone()] {
        let raw = Connection::open(database).unwrap();
        raw.execute("INSERT INTO meta (name, value) VALUES ('master_key_rotation', x'00')", []).unwrap();
        raw.close().unwrap();
    }
    let other = elsewhere.path().join("other.db");
    for key in [Some(key(1)), None] {
        let backed_up = backup(data.path(), &other, key.as_ref(), Existing::Kept, go_on);
        for refused in [backed_up, check(&file, key.as_ref(), go_on)] {
            assert!(matches!(refused, Err(BackupError::Open(OpenError::RotationUnfinished))), "{refused:?}");
        }
    }
    assert_eq!(names(elsewhere.path()), ["backup.db"]);
}

#[tokio::test]
async fn a_file_that_is_no_whole_backup_is_refused_and_nothing_changes() {
    let data = filled("r_one", &["ann"]).await;
    let elsewhere = directory();
    let file = elsewhere.path().join("backup.db");
    back_up(data.path(), &file);
    let whole = fs::read(&file).unwrap();
    let target = elsewhere.path().join("data");
    let refused = |bytes: &[u8], key: &MasterKey| {
        fs::write(&file, bytes).unwrap();
        let refused = restore(&Restore { with_key: true, ..request(&file, &target, key) }, go_on).unwrap_err();
        assert_eq!(names(elsewhere.path()), ["backup.db"], "{refused}");
        assert_eq!(fs::read(&file).unwrap(), bytes, "{refused}");
        refused
    };

    for length in [whole.len() - 4096, whole.len() / 2, 4096, 100] {
        let error = refused(&whole[..length], &key(1));
        assert!(matches!(error, BackupError::Damaged { .. }), "{length} bytes: {error}");
    }
    // A page that is read to know the file, and one that only a check of everything comes to.
    for page in [1, whole.len() / 4096 / 2] {
        let mut changed = whole.clone();
        changed[page * 4096..][..4096].fill(0xAA);
        let error = refused(&changed, &key(1));
        assert!(matches!(error, BackupError::Damaged { .. }), "page {page}: {error}");
    }
    for foreign in [&b""[..], b"not a database", &[0xAA; 8192]] {
        let error = refused(foreign, &key(1));
        assert!(matches!(error, BackupError::Foreign(_)), "{error}");
    }
    assert!(matches!(refused(&whole, &key(2)), BackupError::WrongMasterKey(_)));

    fs::write(&file, &whole).unwrap();
    let raw = Connection::open(&file).unwrap();
    raw.execute("UPDATE meta SET value = 99 WHERE name = 'schema_version'", []).unwrap();
    raw.close().unwrap();
    let newer = fs::read(&file).unwrap();
    assert!(matches!(refused(&newer, &key(1)), BackupError::NewerSchema { found: 99, .. }));

    let recipes = elsewhere.path().join("recipes.db");
    let raw = Connection::open(&recipes).unwrap();
    raw.execute_batch("CREATE TABLE recipes (name TEXT)").unwrap();
    raw.close().unwrap();
    let bytes = fs::read(&recipes).unwrap();
    fs::remove_file(&recipes).unwrap();
    assert!(matches!(refused(&bytes, &key(1)), BackupError::Foreign(_)));

    fs::remove_file(&file).unwrap();
    let absent = restore(&request(&file, &target, &key(1)), go_on);
    assert!(matches!(absent, Err(BackupError::File { .. })), "{absent:?}");
    assert!(!target.exists());
}

#[tokio::test]
async fn a_directory_with_a_database_or_a_server_is_left_alone() {
    let (data, occupied) = (filled("r_one", &["ann"]).await, filled("r_two", &["bob"]).await);
    let elsewhere = directory();
    let file = elsewhere.path().join("backup.db");
    back_up(data.path(), &file);
    let database = occupied.path().join(DATABASE_FILE);
    let (before, content) = (names(occupied.path()), fs::read(&database).unwrap());

    let refused = restore(&request(&file, occupied.path(), &key(1)), go_on);
    assert!(matches!(refused, Err(BackupError::Occupied(_))), "{refused:?}");
    let key = key(1);
    let forced = Restore { aside: Some(".earlier"), ..request(&file, occupied.path(), &key) };
    let interrupted = restore(&forced, |progress| match progress {
        Progress::Copying { .. } => ControlFlow::Break(()),
        Progress::Checking => ControlFlow::Continue(()),
    });
    assert!(matches!(interrupted, Err(BackupError::Interrupted)), "{interrupted:?}");
    assert_eq!((names(occupied.path()), fs::read(&database).unwrap()), (before, content));

    let store = open_store(occupied.path());
    let refused = restore(&forced, go_on);
    assert!(matches!(refused, Err(BackupError::Open(OpenError::Locked(_)))), "{refused:?}");
    assert_eq!(usernames(&store, &"r_two".into()).await, ["bob"]);
}

/// Copies a data directory that is in use as a crash would leave it, with its log.
fn copy_as_crashed(from: &Path, to: &Path) {
    for name in names(from).iter().filter(|name| !name.ends_with("-shm")) {
        fs::copy(from.join(name), to.join(name)).unwrap();
    }
    assert!(to.join("vestibule.db-wal").metadata().unwrap().len() > 0);
}

#[tokio::test]
async fn the_log_of_the_database_that_was_there_stays_with_it() {
    let (data, live, crashed) = (filled("r_one", &["ann"]).await, directory(), directory());
    let elsewhere = directory();
    let file = elsewhere.path().join("backup.db");
    back_up(data.path(), &file);
    let store: Subject = Arc::new(open_store(live.path()));
    Pool::create(&store, "r_two").await.add("bob").await;
    copy_as_crashed(live.path(), crashed.path());

    let key = key(1);
    let forced = Restore { with_key: true, aside: Some(".earlier"), ..request(&file, crashed.path(), &key) };
    let done = restore(&forced, go_on).unwrap();
    let aside = crashed.path().join("vestibule.db.earlier");
    assert_eq!(done.aside.as_ref(), Some(&aside));
    let left = ["master.key", "vestibule.db", "vestibule.db.earlier", "vestibule.db.earlier-wal", "vestibule.lock"];
    assert_eq!(names(crashed.path()), left);
    assert_eq!(MasterKey::load(&crashed.path().join(KEY_FILE)).unwrap(), key);
    let restored = open_store(crashed.path());
    assert_eq!(usernames(&restored, &"r_one".into()).await, ["ann"]);
    assert!(restored.user_pool(&"r_two".into()).await.unwrap().is_none());
    drop(restored);

    // What was put aside is a database with a log, which can be restored like a backup.
    let undone = directory();
    restore(&request(&aside, undone.path(), &key), go_on).unwrap();
    assert_eq!(usernames(&open_store(undone.path()), &"r_two".into()).await, ["bob"]);
}

#[tokio::test]
async fn what_a_crash_has_left_in_the_log_is_in_the_backup() {
    let (live, crashed, elsewhere) = (directory(), directory(), directory());
    let store: Subject = Arc::new(open_store(live.path()));
    Pool::create(&store, "r_two").await.add("bob").await;
    copy_as_crashed(live.path(), crashed.path());
    let file = elsewhere.path().join("backup.db");
    assert_eq!(back_up(crashed.path(), &file).users, 1);
    restore(&request(&file, &elsewhere.path().join("data"), &key(1)), go_on).unwrap();
    assert_eq!(usernames(&open_store(&elsewhere.path().join("data")), &"r_two".into()).await, ["bob"]);
}

#[test]
fn any_name_of_a_file_can_be_opened() {
    let elsewhere = directory();
    for name in ["a b.db", "50%.db", "what?.db", "a#b.db", "\u{e4}.db"] {
        let path = elsewhere.path().join(name);
        let raw = Connection::open_with_flags(&path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE);
        raw.unwrap().execute_batch("CREATE TABLE meta (name TEXT, value TEXT)").unwrap();
        let tables: i64 =
            open_still(&path).unwrap().query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0)).unwrap();
        assert_eq!(tables, 1, "{name}");
    }
}
