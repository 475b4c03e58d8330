//! SQLite under the contract, and what only a file can show: locks, keys, schema versions, what is on the disk.

use std::fs;
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::task::{Context, Waker};

use rusqlite::Connection;
use tempfile::TempDir;
use vestibule_identity::acr::{Method, Methods};
use vestibule_identity::change::{Change, Conflict, SessionEnd, SessionOutcome, UserChange};
use vestibule_identity::code::CodePurpose;
use vestibule_identity::ids::UserPoolId;
use vestibule_identity::signing_key::KeyUse;
use vestibule_identity::token::TokenSession;

use super::readers::lock;
use super::writer::{Era, Work, Writer, WriterOfEra};
use super::{DATABASE_FILE, OpenError, SqliteOptions, SqliteStore, user_listing};
use crate::contract::{Pool, Subject, contract_tests, facts};
use crate::master_key::MasterKey;
use crate::testing::{
    EXPIRES_AT, app_client, code, signing_key, sub, token_session, user, user_pool, user_with_hash, username,
};
use crate::{Store, StoreError, UserFilter, UserQuery};

// The contract asks every backend whether it is there.
#[allow(clippy::unnecessary_wraps)]
mod backends {
    use super::{Arc, SqliteStore, Subject, TempDir, directory, key, open};

    pub(super) fn file() -> Option<(Subject, TempDir)> {
        let directory = directory();
        Some((Arc::new(open(directory.path()).expect("a fresh directory")), directory))
    }

    pub(super) fn memory() -> Option<(Subject, ())> {
        Some((Arc::new(SqliteStore::open_in_memory(key(1)).expect("a database in memory")), ()))
    }
}

contract_tests!(sqlite_file, super::backends::file);
contract_tests!(sqlite_memory, super::backends::memory);

fn directory() -> TempDir {
    tempfile::tempdir().expect("a temporary directory")
}

fn key(byte: u8) -> MasterKey {
    MasterKey::from_bytes([byte; 32])
}

fn open(directory: &Path) -> Result<SqliteStore, OpenError> {
    SqliteStore::open(directory, key(1), SqliteOptions::default())
}

/// Every file of a directory with what is in it.
fn contents(directory: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<_> = fs::read_dir(directory)
        .unwrap()
        .map(|entry| entry.unwrap())
        .map(|entry| (entry.file_name().into_string().unwrap(), fs::read(entry.path()).unwrap()))
        .collect();
    files.sort();
    files
}

/// A pool with one of everything, closed again.
async fn fill(directory: &Path) {
    let store: Subject = Arc::new(open(directory).unwrap());
    let pool = Pool::create(&store, "r_one").await;
    pool.add("ann").await;
    let id = &pool.pool.id;
    let mut client = app_client(id, "client");
    client.settings.client_secret = Some("secret of client".into());
    store
        .commit(vec![
            Change::CreateAppClient(Box::new(client)),
            Change::AddSpareKey(signing_key("spare", KeyUse::Id)),
            Change::StartTokenSession(Box::new(token_session("3", id, "client", "ann"))),
            pool.change("ann", UserChange::PutCode(code(CodePurpose::SignUp))),
            Change::PutFunction {
                name: "function".to_owned(),
                document: serde_json::json!({"Environment": "hunter2hunter2"}),
                package: Some(b"zip".to_vec()),
                before: None,
            },
        ])
        .await
        .unwrap();
    store.close().await.unwrap();
}

#[tokio::test]
async fn what_was_acknowledged_is_there_after_the_store_was_opened_again() {
    let directory = directory();
    fill(directory.path()).await;
    let store = open(directory.path()).unwrap();
    let id = "r_one".into();
    assert!(store.user_pool(&id).await.unwrap().is_some());
    let ann = store.find_user(&id, &[username("ann")], None).await.unwrap().unwrap();
    assert_eq!(facts(&ann), facts(&user(&id, "ann")));
    let client = store.app_client(&"client".into()).await.unwrap().unwrap();
    assert_eq!(client.secrets[0].value.expose(), "secret of client");
    assert_eq!(client.settings.client_secret, None);
    assert_eq!(store.spare_keys().await.unwrap()[0].pkcs8.expose(), b"private key spare");
    assert!(store.token_session("3").await.unwrap().is_some());
    assert!(store.code(&id, &sub("ann"), &CodePurpose::SignUp).await.unwrap().is_some());
    assert_eq!(store.functions().await.unwrap()[0].document["Environment"], "hunter2hunter2");
    assert_eq!(store.function_package("function").await.unwrap().as_deref(), Some(&b"zip"[..]));
    assert_eq!(store.user_count(&id).await.unwrap(), 1);
}

#[tokio::test]
async fn what_was_acknowledged_is_in_the_files_at_that_moment() {
    let (live, copy) = (directory(), directory());
    let store: Subject = Arc::new(open(live.path()).unwrap());
    let pool = Pool::create(&store, "r_one").await;
    for index in 0..300 {
        pool.add(&format!("u{index}")).await;
    }
    // As a crash leaves them: no closing, no checkpoint, the log as long as it is.
    for (name, bytes) in contents(live.path()) {
        if !name.ends_with("-shm") {
            fs::write(copy.path().join(name), bytes).unwrap();
        }
    }
    let copied = open(copy.path()).unwrap();
    assert_eq!(copied.user_count(&pool.pool.id).await.unwrap(), 300);
    for index in 0..300 {
        let name = username(&format!("u{index}"));
        assert!(copied.find_user(&pool.pool.id, &[name], None).await.unwrap().is_some());
    }
}

#[tokio::test]
async fn a_store_that_is_dropped_keeps_its_commits_and_frees_its_directory() {
    let directory = directory();
    for index in 0..3 {
        let store: Subject = Arc::new(open(directory.path()).unwrap());
        Pool::create(&store, &format!("r_{index}")).await;
        assert_eq!(store.user_pools(None, 60).await.unwrap().items.len(), index + 1);
    }
}

#[tokio::test]
async fn closing_moves_everything_into_the_database_file() {
    let directory = directory();
    fill(directory.path()).await;
    let log = directory.path().join(format!("{DATABASE_FILE}-wal"));
    assert_eq!(fs::metadata(log).map_or(0, |log| log.len()), 0);
}

#[tokio::test]
async fn a_wrong_key_is_refused_and_changes_no_file() {
    let directory = directory();
    fill(directory.path()).await;
    let before = contents(directory.path());
    let refused = SqliteStore::open(directory.path(), key(2), SqliteOptions::default());
    assert!(matches!(refused.err(), Some(OpenError::WrongMasterKey)));
    assert!(contents(directory.path()) == before);
    open(directory.path()).unwrap();
}

#[tokio::test]
async fn a_wrong_key_does_not_even_move_the_log_of_a_crashed_server() {
    let (live, copy) = (directory(), directory());
    let store: Subject = Arc::new(open(live.path()).unwrap());
    Pool::create(&store, "r_one").await;
    for (name, bytes) in contents(live.path()) {
        if !name.ends_with("-shm") {
            fs::write(copy.path().join(name), bytes).unwrap();
        }
    }
    let files = |directory: &Path| -> Vec<_> {
        contents(directory).into_iter().filter(|(name, _)| !name.ends_with("-shm")).collect()
    };
    let before = files(copy.path());
    assert!(before.iter().any(|(name, bytes)| name.ends_with("-wal") && !bytes.is_empty()));
    let refused = SqliteStore::open(copy.path(), key(2), SqliteOptions::default());
    assert!(matches!(refused.err(), Some(OpenError::WrongMasterKey)));
    assert_eq!(files(copy.path()), before);
    assert!(open(copy.path()).unwrap().user_pool(&"r_one".into()).await.unwrap().is_some());
}

#[tokio::test]
async fn a_newer_schema_is_refused() {
    let directory = directory();
    fill(directory.path()).await;
    let raw = Connection::open(directory.path().join(DATABASE_FILE)).unwrap();
    raw.execute("UPDATE meta SET value = 99 WHERE name = 'schema_version'", []).unwrap();
    drop(raw);
    let refused = open(directory.path()).err();
    let is_newer = matches!(refused, Some(OpenError::NewerSchema { found: 99, supported: 1..99 }));
    assert!(is_newer, "{refused:?}");
}

/// Puts what a database holds into one of the first schema, as far as that had a place for it.
fn take_back_to_the_first_schema(directory: &Path) {
    let (path, later) = (directory.join(DATABASE_FILE), directory.join("later.db"));
    fs::rename(&path, &later).unwrap();
    let first = Connection::open(&path).unwrap();
    first.execute_batch("PRAGMA foreign_keys = OFF").unwrap();
    first.execute_batch(super::migrations::MIGRATIONS[0]).unwrap();
    first.execute_batch("CREATE TABLE meta (name TEXT PRIMARY KEY, value ANY NOT NULL) STRICT, WITHOUT ROWID").unwrap();
    first.execute("ATTACH ?1 AS later", [later.to_str().unwrap()]).unwrap();
    let tables = "SELECT t.name, group_concat(c.name) FROM main.sqlite_schema t, pragma_table_info(t.name, 'main') c
        WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' GROUP BY t.name";
    let tables: Vec<(String, String)> = first
        .prepare(tables)
        .unwrap()
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap();
    for (table, columns) in tables {
        let copy = match table.as_str() {
            "user_names" => "INSERT INTO main.user_names (pool_id, kind, key, user)
                 SELECT p.id, elt, k.key, k.user FROM later.user_keys k JOIN later.user_pools p ON p.seq = k.pool
                     JOIN (SELECT 1 AS code, 'username' AS elt) ON code = k.kind"
                .to_owned(),
            "user_attributes" => "INSERT INTO main.user_attributes (user, name, pool_id, value)
                 SELECT v.user, elt, p.id, v.value FROM later.user_values v JOIN later.user_pools p ON p.seq = v.pool
                     JOIN (SELECT 1 AS code, 'email' AS elt) ON code = v.attribute"
                .to_owned(),
            _ => format!("INSERT INTO main.{table} ({columns}) SELECT {columns} FROM later.{table}"),
        };
        first.execute(&copy, []).unwrap();
    }
    first.execute("UPDATE meta SET value = 1 WHERE name = 'schema_version'", []).unwrap();
    first.execute("DETACH later", []).unwrap();
    drop(first);
    fs::remove_file(later).unwrap();
}

/// What users are found and sorted by.
fn entries(directory: &Path) -> Vec<(i64, i64, String, i64)> {
    let connection = Connection::open(directory.join(DATABASE_FILE)).unwrap();
    let statement =
        "SELECT pool, kind, key, user FROM user_keys UNION ALL SELECT pool, attribute, value, user FROM user_values";
    let mut statement = connection.prepare(statement).unwrap();
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))).unwrap();
    rows.collect::<Result<_, _>>().unwrap()
}

#[tokio::test]
async fn a_database_of_the_first_schema_is_brought_up_to_date() {
    let directory = directory();
    fill(directory.path()).await;
    let before = entries(directory.path());
    assert_eq!(before.len(), 4, "the sub, and each of username and email where it has its place: {before:?}");
    take_back_to_the_first_schema(directory.path());
    let store = open(directory.path()).unwrap();
    assert_eq!(entries(directory.path()), before);
    let earlier = store.token_session("3").await.unwrap().unwrap();
    assert_eq!(earlier, token_session("3", &"r_one".into(), "client", "ann"));
    let later = TokenSession {
        id: "4".to_owned(),
        methods: Methods::of(&[Method::Password]),
        acr: Some("urn:cognito:loa:1".to_owned()),
        ..earlier
    };
    store.commit(vec![Change::StartTokenSession(Box::new(later.clone()))]).await.unwrap();
    assert_eq!(store.token_session("4").await.unwrap(), Some(later));
    assert_eq!(store.flow("none").await.unwrap(), None);
    assert!(store.groups(&"r_one".into(), None, 10).await.unwrap().items.is_empty());
    let spare = store.spare_keys().await.unwrap().remove(0);
    assert_eq!((spare.use_from, spare.forgotten_at), (signing_key("spare", KeyUse::Id).created_at, None));
}

#[test]
fn a_database_of_something_else_is_refused_and_left_alone() {
    let directory = directory();
    let path = directory.path().join(DATABASE_FILE);
    let raw = Connection::open(&path).unwrap();
    raw.execute_batch("CREATE TABLE recipes (name TEXT)").unwrap();
    drop(raw);
    let before = fs::read(&path).unwrap();
    assert!(matches!(open(directory.path()).err(), Some(OpenError::Foreign)));
    assert_eq!(fs::read(&path).unwrap(), before);

    fs::write(&path, vec![b'x'; 8192]).unwrap();
    assert!(matches!(open(directory.path()).err(), Some(OpenError::Database(_))));
    assert_eq!(fs::read(&path).unwrap(), vec![b'x'; 8192]);
}

#[test]
fn a_directory_has_one_server() {
    let directory = directory();
    let first = open(directory.path()).unwrap();
    assert!(matches!(open(directory.path()).err(), Some(OpenError::Locked(_))));
    drop(first);
    open(directory.path()).unwrap();
}

#[test]
fn only_the_owner_can_read_the_files() {
    use std::os::unix::fs::PermissionsExt;
    let parent = directory();
    let directory = parent.path().join("a").join("b");
    let _store = open(&directory).unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&directory), 0o700);
    let files: Vec<_> = fs::read_dir(&directory).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert!(files.len() >= 3, "database, log and lock");
    for file in files {
        assert_eq!(mode(&file), 0o600, "{}", file.display());
    }
}

#[tokio::test]
async fn no_secret_is_readable_in_the_files() {
    let directory = directory();
    let before_close = {
        let store: Subject = Arc::new(open(directory.path()).unwrap());
        let pool = Pool::create(&store, "r_zero").await;
        pool.add("visible-name").await;
        pool.add_user(user_with_hash(&pool.pool.id, "brought-along")).await;
        contents(directory.path())
    };
    fill(directory.path()).await;
    let files: Vec<u8> =
        before_close.into_iter().chain(contents(directory.path())).flat_map(|(_, bytes)| bytes).collect();
    let holds = |needle: &[u8]| files.windows(needle.len()).any(|window| window == needle);
    assert!(holds(b"visible-name"), "the search works");
    assert!(!holds(&[7; 64]), "verifier");
    assert!(holds(b"brought-along") && !holds(b"pKqkNr1tq3wtQqk"), "password hash");
    assert!(!holds(b"secret of client"), "client secret");
    assert!(!holds(b"private key"), "signing key");
    assert!(!holds(b"hunter2hunter2"), "environment of a function");
    assert!(!holds(&[1; 32]), "master key");
}

#[tokio::test]
async fn a_sealed_value_that_was_moved_to_another_row_does_not_open() {
    let directory = directory();
    {
        let store: Subject = Arc::new(open(directory.path()).unwrap());
        let pool = Pool::create(&store, "r_one").await;
        for name in ["ann", "bob"] {
            pool.add(name).await;
        }
        for id in ["one", "two"] {
            let client = app_client(&pool.pool.id, id);
            store.commit(vec![Change::CreateAppClient(Box::new(client))]).await.unwrap();
            store.commit(vec![Change::AddSpareKey(signing_key(id, KeyUse::Id))]).await.unwrap();
            let (name, document) = (id.to_owned(), serde_json::json!({}));
            let function = Change::PutFunction { name, document, package: None, before: None };
            store.commit(vec![function]).await.unwrap();
        }
    }
    let raw = Connection::open(directory.path().join(DATABASE_FILE)).unwrap();
    raw.execute_batch(
        "UPDATE users SET sealed_verifier = (SELECT sealed_verifier FROM users WHERE username = 'bob') WHERE username = 'ann';
         UPDATE app_clients SET sealed_secrets = (SELECT sealed_secrets FROM app_clients WHERE id = 'two') WHERE id = 'one';
         UPDATE signing_keys SET sealed = (SELECT sealed FROM signing_keys WHERE kid = 'two') WHERE kid = 'one';
         UPDATE functions SET sealed_document = (SELECT sealed_document FROM functions WHERE name = 'two') WHERE name = 'one';",
    )
    .unwrap();
    drop(raw);
    let store = open(directory.path()).unwrap();
    let pool = "r_one".into();
    assert!(matches!(store.user(&pool, &sub("ann")).await, Err(StoreError::Failed(_))));
    assert!(store.user(&pool, &sub("bob")).await.unwrap().is_some());
    assert!(matches!(store.app_client(&"one".into()).await, Err(StoreError::Failed(_))));
    assert!(store.app_client(&"two".into()).await.unwrap().is_some());
    assert!(matches!(store.spare_keys().await, Err(StoreError::Failed(_))));
    assert!(matches!(store.functions().await, Err(StoreError::Failed(_))));
}

/// A writer whose connection the test can reach.
fn writer(directory: &Path) -> (WriterOfEra, Arc<Mutex<Connection>>) {
    let sealer = Arc::new(key(1).sealer("test"));
    let options = SqliteOptions::default();
    let connection = super::open::writer(directory, &sealer, options.page_cache_kib).unwrap();
    let connection = Arc::new(Mutex::new(connection));
    let writer = Writer::start(Arc::clone(&connection), sealer, options, ()).unwrap();
    (WriterOfEra::new(Arc::new(writer), Era::first()), connection)
}

fn end(id: &str) -> Work {
    let (id, outcome) = (id.to_owned(), SessionOutcome::Used);
    Work::Changes(vec![Change::EndSession(SessionEnd { id, outcome, expires_at: EXPIRES_AT })])
}

fn ended(connection: &Mutex<Connection>) -> Vec<String> {
    let connection = lock(connection);
    let mut statement = connection.prepare("SELECT id FROM session_ends ORDER BY id").unwrap();
    statement.query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap()
}

#[tokio::test]
async fn a_full_disk_fails_the_request_and_keeps_the_rest() {
    let directory = directory();
    let (writer, connection) = writer(directory.path());
    let pages =
        |most: u32| lock(&connection).query_row(&format!("PRAGMA max_page_count = {most}"), [], |_| Ok(())).unwrap();
    let large = || {
        let (name, document) = ("large".to_owned(), serde_json::json!({}));
        Work::Changes(vec![Change::PutFunction { name, document, package: Some(vec![1; 1 << 20]), before: None }])
    };
    pages(100);
    writer.write(end("before")).await.unwrap();
    let refused = writer.write(large()).await;
    assert!(matches!(refused, Err(StoreError::Failed(_))), "{refused:?}");
    writer.write(end("after")).await.unwrap();
    pages(1 << 20);
    assert_eq!(ended(&connection), ["after", "before"]);
    let functions = |name| {
        lock(&connection).query_row(&format!("SELECT count(*) FROM {name}"), [], |row| row.get::<_, i64>(0)).unwrap()
    };
    assert_eq!((functions("functions"), functions("function_packages")), (0, 0));
    writer.write(large()).await.unwrap();
    assert_eq!((functions("functions"), functions("function_packages")), (1, 1));
}

/// Requests that are in the queue before the writer begins share one transaction.
async fn together<const N: usize>(
    writer: &WriterOfEra,
    connection: &Mutex<Connection>,
    ids: [&str; N],
) -> Vec<crate::Result<u64>> {
    let mut waiting: Vec<_> = ids.into_iter().map(|id| Box::pin(writer.write(end(id)))).collect();
    {
        let _writer_waits = lock(connection);
        for request in &mut waiting {
            // One poll puts the request into the queue.
            assert!(request.as_mut().poll(&mut Context::from_waker(Waker::noop())).is_pending());
        }
    }
    let mut results = Vec::new();
    for request in waiting {
        results.push(request.await);
    }
    results
}

#[tokio::test]
async fn a_failed_commit_is_told_to_everyone_in_it() {
    let directory = directory();
    let (writer, connection) = writer(directory.path());
    lock(&connection)
        .execute_batch(
            "CREATE TEMP TABLE parent (id INTEGER PRIMARY KEY);
             CREATE TEMP TABLE child (id INTEGER REFERENCES parent DEFERRABLE INITIALLY DEFERRED);
             CREATE TEMP TRIGGER spoiler AFTER INSERT ON session_ends WHEN NEW.id = 'spoiler'
             BEGIN INSERT INTO child VALUES (1); END;",
        )
        .unwrap();
    writer.write(end("before")).await.unwrap();
    let results = together(&writer, &connection, ["one", "spoiler", "before", "two"]).await;
    assert_eq!(results.len(), 4);
    for result in results {
        assert!(matches!(result, Err(StoreError::Failed(_))), "{result:?}");
    }
    assert_eq!(ended(&connection), ["before"]);
    writer.write(end("one")).await.unwrap();
    assert_eq!(ended(&connection), ["before", "one"]);
}

/// An import of one user.
fn import(pool: &UserPoolId, name: &str) -> Vec<Vec<Change>> {
    vec![vec![Change::CreateUser(Box::new(user(pool, name)), vec![username(name)])]]
}

#[tokio::test]
async fn lists_of_imports_are_committed_together_until_another_request_comes() {
    let directory = directory();
    let (writer, connection) = writer(directory.path());
    let pool = user_pool("r_one");
    let id = pool.id.clone();
    writer.write(Work::Changes(vec![Change::CreateUserPool(Box::new(pool), Vec::new())])).await.unwrap();
    let setting =
        |name: &str| lock(&connection).query_row(&format!("PRAGMA {name}"), [], |row| row.get::<_, i64>(0)).unwrap();
    let usual = (setting("cache_size"), setting("wal_autocheckpoint"));
    let mut polled: Vec<std::pin::Pin<Box<dyn Future<Output = crate::Result<()>>>>> = Vec::new();
    {
        let _writer_waits = lock(&connection);
        for name in ["ann", "bob"] {
            let applying = writer.apply_each(import(&id, name));
            polled.push(Box::pin(async { applying.await?.await.map(|_| ()) }));
        }
        polled.push(Box::pin(async { writer.write(end("other")).await.map(|_| ()) }));
        for name in ["cid", "ann"] {
            let applying = writer.apply_each(import(&id, name));
            polled.push(Box::pin(async {
                let outcomes = applying.await?.await?;
                outcomes.into_iter().next().unwrap().map_err(StoreError::from)
            }));
        }
        for request in &mut polled {
            assert!(request.as_mut().poll(&mut Context::from_waker(Waker::noop())).is_pending());
        }
    }
    let mut results = Vec::new();
    for request in polled {
        results.push(request.await);
    }
    let taken = results.pop().unwrap();
    assert!(matches!(taken, Err(StoreError::Conflict(Conflict::UserExists | Conflict::NameTaken(_)))), "{taken:?}");
    assert!(results.iter().all(Result::is_ok), "{results:?}");
    let users = || lock(&connection).query_row("SELECT count(*) FROM users", [], |row| row.get::<_, i64>(0)).unwrap();
    assert_eq!((users(), ended(&connection)), (3, vec!["other".to_owned()]));
    // As it was, once nobody has come for a while.
    while (setting("cache_size"), setting("wal_autocheckpoint")) != usual {
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
}

#[tokio::test]
async fn a_transaction_that_ends_by_itself_takes_only_those_in_it_along() {
    let directory = directory();
    let (writer, connection) = writer(directory.path());
    lock(&connection)
        .execute_batch(
            "CREATE TEMP TRIGGER spoiler AFTER INSERT ON session_ends WHEN NEW.id = 'spoiler'
             BEGIN SELECT RAISE(ROLLBACK, 'spoilt'); END;",
        )
        .unwrap();
    let results = together(&writer, &connection, ["one", "spoiler", "two"]).await;
    let succeeded: Vec<bool> = results.iter().map(Result::is_ok).collect();
    assert_eq!(succeeded, [false, false, true]);
    assert_eq!(ended(&connection), ["two"]);
}

#[tokio::test]
async fn a_conflict_undoes_its_own_request_alone() {
    let directory = directory();
    let (writer, connection) = writer(directory.path());
    let results = together(&writer, &connection, ["one", "one", "two"]).await;
    let succeeded: Vec<bool> = results.iter().map(Result::is_ok).collect();
    assert_eq!(succeeded, [true, false, true]);
    assert_eq!(ended(&connection), ["one", "two"]);
}

/// `vestibule copy` reads the numbers that stand for kinds and attributes by statements of its own.
#[test]
fn a_copy_knows_every_kind_of_key_and_value() {
    let source = |table: &str, column: &str| {
        let table = crate::copy::tables::TABLES.iter().find(|it| it.name == table).unwrap();
        table.columns.iter().find(|it| it.name == column).unwrap().source
    };
    let kinds = vestibule_identity::name::NameKind::ALL.map(|it| (Some(super::user_keys::code(it)), it.as_str()));
    let values = crate::search::SEARCHABLE.map(|it| (super::user_values::code(it), it));
    let told = [(source("user_names", "kind"), &kinds[..]), (source("user_attributes", "name"), &values[..])];
    for (statement, codes) in told {
        assert_eq!(statement.matches("WHEN").count(), codes.len());
        for (code, name) in codes {
            assert!(statement.contains(&format!("WHEN {} THEN '{name}'", code.unwrap())), "{name}: {statement}");
        }
    }
}

#[test]
fn every_listing_walks_an_index_and_sorts_nothing() {
    let connection = super::open::memory(&key(1).sealer("test"), 1024).unwrap();
    let mut statements = user_listing::statements();
    statements.extend(super::groups::statements());
    statements.push(super::users::find_statement(2, true));
    for statement in statements {
        let plan: Vec<String> = connection
            .prepare(&format!("EXPLAIN QUERY PLAN {statement}"))
            .unwrap()
            .raw_query()
            .mapped(|row| row.get("detail"))
            .collect::<Result<_, _>>()
            .unwrap();
        assert!(plan.iter().any(|step| step.starts_with("SEARCH")), "{plan:?}");
        for step in plan {
            let slow = step.starts_with("SCAN") && step != "SCAN CONSTANT ROW" || step.contains("TEMP B-TREE");
            assert!(!slow, "{step} in {statement}");
        }
    }
}

#[test]
fn the_short_queries_are_those_that_name_one_user() {
    let query = |attribute: &str, prefix| UserQuery {
        filter: Some(UserFilter { attribute: attribute.to_owned(), prefix, value: "x".to_owned() }),
        ..UserQuery::default()
    };
    assert!(user_listing::is_short(&query("email", false)));
    assert!(!user_listing::is_short(&query("email", true)));
    assert!(!user_listing::is_short(&query("cognito:user_status", false)));
    assert!(!user_listing::is_short(&UserQuery::default()));
}

mod replacement {
    use super::*;
    use crate::Contents;
    use vestibule_identity::ids::UserPoolId;

    const LARGE: u64 = 1 << 30;

    async fn with_users(store: &SqliteStore, names: &[&str]) -> UserPoolId {
        let pool = UserPoolId::new("us-east-1_a");
        let spare = |kid: &str| Change::AddSpareKey(signing_key(kid, KeyUse::Id));
        let keys = vec![signing_key("id", KeyUse::Id), signing_key("access", KeyUse::Access)];
        let mut changes =
            vec![Change::CreateUserPool(Box::new(crate::testing::user_pool(pool.as_str())), keys), spare("spare")];
        changes.extend(names.iter().map(|name| create(&pool, name)));
        store.commit(changes).await.unwrap();
        pool
    }

    fn create(pool: &UserPoolId, name: &str) -> Change {
        Change::CreateUser(Box::new(user(pool, name)), vec![username(name)])
    }

    async fn image(store: &SqliteStore) -> Contents {
        Contents::Image(Arc::new(store.image(LARGE).await.unwrap().unwrap()))
    }

    fn stores() -> Vec<(SqliteStore, Option<TempDir>)> {
        let directory = directory();
        let file = open(directory.path()).unwrap();
        vec![(file, Some(directory)), (SqliteStore::open_in_memory(key(1)).unwrap(), None)]
    }

    fn check_integrity(directory: &Path) {
        let connection = Connection::open(directory.join(DATABASE_FILE)).unwrap();
        let found: String = connection.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
        assert_eq!(found, "ok");
        let mode: String = connection.query_row("PRAGMA journal_mode", [], |row| row.get(0)).unwrap();
        assert_eq!(mode, "wal");
    }

    #[tokio::test]
    async fn an_image_brings_back_what_was_there_and_takes_back_what_came_after() {
        for (store, directory) in stores() {
            let pool = with_users(&store, &["jane", "john"]).await;
            let staff = crate::testing::group(&pool, "staff");
            let join = Change::User(pool.clone(), sub("jane"), UserChange::JoinGroup(staff.name.clone()));
            store.commit(vec![Change::CreateGroup(Box::new(staff.clone())), join]).await.unwrap();
            let saved = image(&store).await;
            store.commit(vec![Change::DeleteGroup(pool.clone(), staff.name.clone())]).await.unwrap();
            store.commit(vec![create(&pool, "late")]).await.unwrap();
            store.commit(vec![Change::DeleteUser(pool.clone(), sub("jane"))]).await.unwrap();
            // Reads of several connections, so that some have seen the state that goes.
            assert_eq!(store.user_count(&pool).await.unwrap(), 2);
            let restored = store_after(&store, saved.clone()).await;
            assert!(restored.user(&pool, &sub("jane")).await.unwrap().is_some());
            assert!(restored.user(&pool, &sub("late")).await.unwrap().is_none());
            assert_eq!(restored.groups_of_user(&pool, &sub("jane")).await.unwrap(), [staff]);
            assert_eq!(restored.user_count(&pool).await.unwrap(), 2);
            let page = restored.users(&pool, UserQuery { limit: 10, ..UserQuery::default() }).await.unwrap();
            assert_eq!(page.items.len(), 2);
            assert_eq!(restored.signing_keys(&pool).await.unwrap().len(), 2);
            restored.commit(vec![create(&pool, "later")]).await.unwrap();
            assert_eq!(restored.user_count(&pool).await.unwrap(), 3);
            let again = store_after(&restored, saved).await;
            assert_eq!(again.user_count(&pool).await.unwrap(), 2, "an image can be put back more than once");
            if let Some(directory) = &directory {
                check_integrity(directory.path());
            }
        }
    }

    async fn store_after(store: &SqliteStore, contents: Contents) -> SqliteStore {
        store.replace(contents).await.unwrap()
    }

    #[tokio::test]
    async fn what_is_restored_is_on_the_disk() {
        let directory = directory();
        let store = open(directory.path()).unwrap();
        let pool = with_users(&store, &["jane"]).await;
        let saved = image(&store).await;
        store.commit(vec![Change::DeleteUserPool { id: pool.clone(), revision: 0 }]).await.unwrap();
        let restored = store_after(&store, saved).await;
        // The files as a crash would leave them: nothing was closed.
        let copy = tempfile::tempdir().unwrap();
        for (name, bytes) in contents(directory.path()) {
            fs::write(copy.path().join(name), bytes).unwrap();
        }
        let found = open(copy.path()).unwrap();
        assert!(found.user(&pool, &sub("jane")).await.unwrap().is_some());
        drop((store, restored));
        let reopened = open(directory.path()).unwrap();
        assert!(reopened.user(&pool, &sub("jane")).await.unwrap().is_some());
    }

    #[tokio::test]
    async fn a_store_of_an_earlier_state_neither_reads_nor_writes() {
        for (store, _directory) in stores() {
            let pool = with_users(&store, &["jane"]).await;
            let saved = image(&store).await;
            let restored = store_after(&store, saved.clone()).await;
            let refused = |result: Result<(), StoreError>| assert!(matches!(result, Err(StoreError::Replaced)));
            refused(store.commit(vec![create(&pool, "late")]).await);
            refused(store.user(&pool, &sub("jane")).await.map(drop));
            refused(store.users(&pool, UserQuery { limit: 1, ..UserQuery::default() }).await.map(drop));
            refused(store.expire(EXPIRES_AT).await.map(drop));
            refused(store.image(LARGE).await.map(drop));
            refused(store.replace(saved).await.map(drop));
            assert_eq!(restored.user_count(&pool).await.unwrap(), 1);
        }
    }

    #[tokio::test]
    async fn nothing_leaves_only_the_spare_keys() {
        for (store, directory) in stores() {
            let pool = with_users(&store, &["jane"]).await;
            store.commit(vec![Change::AddSpareKey(signing_key("other", KeyUse::Access))]).await.unwrap();
            let document = serde_json::json!({});
            let function = Change::PutFunction { name: "f".into(), document, package: Some(vec![1]), before: None };
            store.commit(vec![function]).await.unwrap();
            let empty = store_after(&store, Contents::Nothing).await;
            assert!(empty.user_pool(&pool).await.unwrap().is_none());
            assert!(empty.user(&pool, &sub("jane")).await.unwrap().is_none());
            assert!(empty.signing_keys(&pool).await.unwrap().is_empty());
            assert!(empty.functions().await.unwrap().is_empty());
            assert_eq!(empty.spare_keys().await.unwrap().len(), 2);
            with_users_again(&empty, &pool).await;
            if let Some(directory) = &directory {
                check_integrity(directory.path());
                drop((store, empty));
                open(directory.path()).unwrap();
            }
        }
    }

    /// An empty store takes what a new one takes.
    async fn with_users_again(store: &SqliteStore, pool: &UserPoolId) {
        let keys = vec![signing_key("id 2", KeyUse::Id), signing_key("access 2", KeyUse::Access)];
        let create_pool = Change::CreateUserPool(Box::new(crate::testing::user_pool(pool.as_str())), keys);
        store.commit(vec![create_pool, create(pool, "jane")]).await.unwrap();
        assert_eq!(store.user_count(pool).await.unwrap(), 1);
    }

    #[tokio::test]
    async fn an_image_has_a_limit() {
        let (store, _directory) = stores().remove(0);
        with_users(&store, &["jane"]).await;
        let bytes = store.image(LARGE).await.unwrap().unwrap().bytes();
        assert!(store.image(bytes).await.unwrap().is_ok());
        let too_large = store.image(bytes - 1).await.unwrap().unwrap_err();
        assert_eq!(too_large.bytes, bytes);
    }

    #[tokio::test]
    async fn commits_that_race_with_a_replacement_are_whole_or_refused() {
        let directory = directory();
        let store = Arc::new(open(directory.path()).unwrap());
        let pool = with_users(&store, &[]).await;
        let saved = image(&store).await;
        let writers: Vec<_> = (0..40)
            .map(|number| {
                let (store, pool) = (Arc::clone(&store), pool.clone());
                tokio::spawn(async move { store.commit(vec![create(&pool, &format!("user-{number}"))]).await })
            })
            .collect();
        let restored = store_after(&store, saved).await;
        for writer in writers {
            match writer.await.unwrap() {
                // Before it, and taken back by it.
                Ok(()) | Err(StoreError::Replaced) => {}
                Err(error) => panic!("{error}"),
            }
        }
        assert_eq!(restored.user_count(&pool).await.unwrap(), 0);
    }
}
