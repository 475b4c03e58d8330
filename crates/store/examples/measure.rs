//! Commits and reads per second of the embedded store, in a temporary directory or the one that is given.
//!
//! `cargo run --release -p vestibule-store --features testing --example measure [directory]`

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use vestibule_identity::change::{Change, SessionEnd, SessionOutcome};
use vestibule_identity::ids::UserPoolId;
use vestibule_store::testing::{EXPIRES_AT, name, sub, token_session, user, user_pool, username};
use vestibule_store::{MasterKey, SqliteOptions, SqliteStore, Store, UserFilter, UserQuery, testing};

const RUN: Duration = Duration::from_secs(2);

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let directory =
        std::env::args_os().nth(1).map_or_else(|| std::env::temp_dir().join("vestibule-measure"), PathBuf::from);
    if directory.exists() {
        std::fs::remove_dir_all(&directory)?;
    }
    let opening = Instant::now();
    let store: Arc<dyn Store> =
        Arc::new(SqliteStore::open(&directory, MasterKey::from_bytes([1; 32]), SqliteOptions::default())?);
    println!("open, fresh                    {:>9.1} ms", opening.elapsed().as_secs_f64() * 1000.0);
    let pool = user_pool("us-east-1_Measured1");
    let id = pool.id.clone();
    store
        .commit(vec![
            Change::CreateUserPool(Box::new(pool), Vec::new()),
            Change::CreateAppClient(Box::new(testing::app_client(&id, "client"))),
            Change::CreateUser(Box::new(user(&id, "first")), vec![username("first")]),
        ])
        .await?;

    for callers in [1, 8, 64] {
        rate(&format!("sign-up, {callers} callers"), callers, &store, {
            let id = id.clone();
            move |index, store| {
                let (id, name) = (id.clone(), format!("user-{callers}-{index}"));
                async move { store.commit(vec![sign_up(&id, &name)]).await.is_ok() }
            }
        })
        .await;
        rate(&format!("sign-in, {callers} callers"), callers, &store, {
            let id = id.clone();
            move |index, store| {
                let id = id.clone();
                async move { store.commit(sign_in(&id, &format!("{callers}-{index}"))).await.is_ok() }
            }
        })
        .await;
    }
    for callers in [1, 64] {
        let get = id.clone();
        rate(&format!("user by sub, {callers} callers"), callers, &store, move |_, store| {
            let id = get.clone();
            async move { store.user(&id, &sub("first")).await.is_ok_and(|user| user.is_some()) }
        })
        .await;
        let find = id.clone();
        rate(&format!("user by 4 names, {callers} callers"), callers, &store, move |_, store| {
            let id = find.clone();
            async move {
                use vestibule_identity::name::NameKind::{Email, PhoneNumber, PreferredUsername};
                let names = [
                    name(Email, "first"),
                    name(PhoneNumber, "first"),
                    name(PreferredUsername, "first"),
                    username("first"),
                ];
                store.find_user(&id, &names, Some("first")).await.is_ok_and(|user| user.is_some())
            }
        })
        .await;
        for (what, prefix, value) in [("equal", false, "first@example.com"), ("prefix", true, "user-1")] {
            let id = id.clone();
            rate(&format!("list by email {what}, {callers} callers"), callers, &store, move |_, store| {
                let id = id.clone();
                let filter = UserFilter { attribute: "email".to_owned(), prefix, value: value.to_owned() };
                async move {
                    let query = UserQuery { filter: Some(filter), after: None, limit: 60 };
                    store.users(&id, query).await.is_ok_and(|page| !page.items.is_empty())
                }
            })
            .await;
        }
    }
    println!("users                          {:>9}", store.user_count(&id).await?);
    store.close().await?;
    drop(store);
    let opening = Instant::now();
    drop(SqliteStore::open(&directory, MasterKey::from_bytes([1; 32]), SqliteOptions::default())?);
    println!("open, existing                 {:>9.1} ms", opening.elapsed().as_secs_f64() * 1000.0);
    std::fs::remove_dir_all(&directory)?;
    Ok(())
}

fn sign_up(pool: &UserPoolId, name: &str) -> Change {
    Change::CreateUser(Box::new(user(pool, name)), vec![username(name)])
}

/// What a sign-in writes: the end of its session and the session behind its tokens.
fn sign_in(pool: &UserPoolId, text: &str) -> Vec<Change> {
    let end = SessionEnd { id: text.to_owned(), outcome: SessionOutcome::Used, expires_at: EXPIRES_AT };
    vec![Change::EndSession(end), Change::StartTokenSession(Box::new(token_session(text, pool, "client", "first")))]
}

/// Runs an operation from many callers at once and prints how often it succeeded per second.
async fn rate<F, O>(what: &str, callers: usize, store: &Arc<dyn Store>, operation: F)
where
    F: Fn(usize, Arc<dyn Store>) -> O + Send + Sync + 'static,
    O: Future<Output = bool> + Send,
{
    let (operation, next) = (Arc::new(operation), Arc::new(AtomicUsize::new(0)));
    let started = Instant::now();
    let mut running = tokio::task::JoinSet::new();
    for _ in 0..callers {
        let (operation, next, store) = (Arc::clone(&operation), Arc::clone(&next), Arc::clone(store));
        running.spawn(async move {
            let mut failures = 0_usize;
            while started.elapsed() < RUN {
                let index = next.fetch_add(1, Ordering::Relaxed);
                failures += usize::from(!operation(index, Arc::clone(&store)).await);
            }
            failures
        });
    }
    let failures: usize = running.join_all().await.into_iter().sum();
    let done = next.load(Ordering::Relaxed);
    #[expect(clippy::cast_precision_loss, reason = "a figure to look at")]
    let per_second = done as f64 / started.elapsed().as_secs_f64();
    println!("{what:<30} {per_second:>9.0} /s   failures {failures}");
}
