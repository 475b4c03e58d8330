//! Filling a pool as an import does, and reading it as an export does: through the store, in its largest batches and pages.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context as _, ensure};
use tokio::task::JoinSet;
use vestibule_identity::change::Change;
use vestibule_identity::ids::UserPoolId;
use vestibule_identity::name;
use vestibule_identity::password_hash::PasswordHash;
use vestibule_identity::user_pool::UserPool;
use vestibule_store::sqlite::DATABASE_FILE;
use vestibule_store::{Credentials, EXPORT_MAX, LISTS_MAX, MasterKey, SqliteOptions, SqliteStore, Store, master_key};

use super::people::{Brings, Person};

/// Rows of one kind that are written in one stretch.
const STRETCH: usize = 100_000;
/// Batches on their way at the same time.
const IN_FLIGHT: usize = 128;
/// The hash that users bring along: PBKDF2 with a Django salt. What it costs to verify does not matter to an import.
const HASH: &str = "pbkdf2_sha256$600000$seasalt$KmtzjE7Y1gkaoDA3398+Z8C6WAH1qIwq4YKMLnMvlx8=";

/// Users a second.
pub struct Filled {
    /// Written without a password.
    pub without_password: f64,
    /// Written with a hash from elsewhere, which was parsed.
    pub with_hash: f64,
    /// Read without credentials.
    pub exported: f64,
    /// Read with them.
    pub exported_with_credentials: f64,
    /// The file's size.
    pub database_bytes: u64,
}

/// What was written in which time.
#[derive(Default)]
struct Written {
    rows: usize,
    time: Duration,
}

impl Written {
    fn rate(&self) -> f64 {
        per_second(self.rows, self.time)
    }
}

fn per_second(rows: usize, time: Duration) -> f64 {
    f64::from(u32::try_from(rows).unwrap_or(u32::MAX)) / time.as_secs_f64()
}

/// Fills the pool in this data directory, whose server does not run.
pub async fn fill(data: &Path, pool_id: &str, size: usize) -> anyhow::Result<Filled> {
    let key = MasterKey::load(&data.join(master_key::KEY_FILE))?;
    let store: Arc<dyn Store> = Arc::new(SqliteStore::open(data, &key, SqliteOptions::default())?);
    let pool = store.user_pool(&UserPoolId::new(pool_id)).await?.context("the pool is there")?;
    let filling = Filling { store: Arc::clone(&store), pool: Arc::new(pool), size };
    let (mut plain, mut hashed, mut signers) = (Vec::new(), Vec::new(), Vec::new());
    let (mut without_password, mut with_hash) = (Written::default(), Written::default());
    for number in 0..size {
        let person = Person::new(number);
        let waiting = match person.brings(size) {
            Brings::Verifier => &mut signers,
            Brings::Hash => &mut hashed,
            Brings::Nothing => &mut plain,
        };
        waiting.push(person);
        if plain.len() == STRETCH {
            filling.write(&mut plain, &mut without_password).await?;
        }
        if hashed.len() == STRETCH {
            filling.write(&mut hashed, &mut with_hash).await?;
        }
    }
    filling.write(&mut plain, &mut without_password).await?;
    filling.write(&mut hashed, &mut with_hash).await?;
    filling.write(&mut signers, &mut Written::default()).await?;
    let exported = export(&store, &filling.pool.id, size, Credentials::Omitted).await?;
    let exported_with_credentials = export(&store, &filling.pool.id, size, Credentials::Included).await?;
    store.close().await?;
    let database_bytes = std::fs::metadata(data.join(DATABASE_FILE))?.len();
    Ok(Filled {
        without_password: without_password.rate(),
        with_hash: with_hash.rate(),
        exported,
        exported_with_credentials,
        database_bytes,
    })
}

struct Filling {
    store: Arc<dyn Store>,
    pool: Arc<UserPool>,
    size: usize,
}

impl Filling {
    /// Writes what waits, batch by batch, several on their way at the same time as `vestibule users import` has them. Making the rows
    /// is part of the time, and so is the last commit.
    async fn write(&self, waiting: &mut Vec<Person>, written: &mut Written) -> anyhow::Result<()> {
        let begun = Instant::now();
        let rows = waiting.len();
        let people = std::mem::take(waiting);
        let mut batches = JoinSet::new();
        for batch in people.chunks(LISTS_MAX) {
            if batches.len() == IN_FLIGHT {
                batches.join_next().await.context("there is one")???;
            }
            let (store, pool, size, batch) =
                (Arc::clone(&self.store), Arc::clone(&self.pool), self.size, batch.to_vec());
            batches.spawn(async move { write_batch(&*store, &pool, size, batch).await });
        }
        while let Some(written) = batches.join_next().await {
            written??;
        }
        written.rows += rows;
        written.time += begun.elapsed();
        Ok(())
    }
}

async fn write_batch(store: &dyn Store, pool: &UserPool, size: usize, batch: Vec<Person>) -> anyhow::Result<()> {
    let mut lists = Vec::with_capacity(batch.len());
    for person in batch {
        let user = person.user(&pool.id, size, &PasswordHash::parse(HASH)?);
        let names = name::owned(pool, &user);
        lists.push(vec![Change::CreateUser(Box::new(user), names)]);
    }
    let outcomes = store.commit_each(lists).await?;
    ensure!(outcomes.iter().all(Result::is_ok), "a row was refused");
    Ok(())
}

/// Reads all users; answers how many a second.
async fn export(
    store: &Arc<dyn Store>,
    pool: &UserPoolId,
    size: usize,
    credentials: Credentials,
) -> anyhow::Result<f64> {
    let begun = Instant::now();
    let (mut users, mut after) = (0, None);
    loop {
        let page = store.export_users(pool, after, EXPORT_MAX, credentials).await?;
        users += page.items.len();
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    ensure!(users == size, "{users} of {size} users were exported");
    Ok(per_second(users, begun.elapsed()))
}
