//! How long it takes to save everything and to go back to it, with a pool of a thousand users, on a server of its own.

use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::Context as _;
use hyper::Method;
use serde_json::{Value, json};

use super::connection::Connection;
use super::report::Figure;
use super::server::Server;
use super::world::{PASSWORD, call, text};

/// As `--only` names it.
pub const NAME: &str = "snapshot and restore, 1,000 users";
const USERS: usize = 1000;
const ROUNDS: usize = 21;
/// In milliseconds, for each of the two.
const TARGET: u32 = 20;
const SNAPSHOTS: &str = "/_vestibule/snapshots";

/// The median of each. Before every restore something is written, so that there is a difference to undo.
pub async fn measure(binary: &Path) -> anyhow::Result<Vec<Figure>> {
    let directory = tempfile::tempdir().context("no temporary directory")?;
    let mut server = Server::new(binary, directory.path())?;
    server.start()?;
    let connection = &mut Connection::new(server.address());
    let created = call(connection, "CreateUserPool", &json!({"PoolName": "snapshots"})).await?;
    let pool = text(&created, "/UserPool/Id")?;
    for number in 0..USERS {
        add_user(connection, &pool, &format!("user-{number}")).await?;
    }
    let (mut saved, mut restored) = (Vec::with_capacity(ROUNDS), Vec::with_capacity(ROUNDS));
    for round in 0..ROUNDS {
        let begun = Instant::now();
        let snapshot = connection.control(Method::POST, SNAPSHOTS).await?;
        saved.push(begun.elapsed());
        let snapshot: Value = serde_json::from_slice(&snapshot)?;
        let path = format!("{SNAPSHOTS}/{}", text(&snapshot, "/id")?);
        add_user(connection, &pool, &format!("late-{round}")).await?;
        let begun = Instant::now();
        connection.control(Method::POST, &format!("{path}/restore")).await?;
        restored.push(begun.elapsed());
        connection.control(Method::DELETE, &path).await?;
    }
    server.stop()?;
    Ok(vec![
        Figure::millis("snapshot of 1,000 users (median)", median(saved), TARGET),
        Figure::millis("restore of 1,000 users (median)", median(restored), TARGET),
    ])
}

async fn add_user(connection: &mut Connection, pool: &str, username: &str) -> anyhow::Result<()> {
    let email = json!([{"Name": "email", "Value": format!("{username}@example.com")}]);
    let input = json!({
        "UserPoolId": pool, "Username": username, "UserAttributes": email, "MessageAction": "SUPPRESS",
    });
    call(connection, "AdminCreateUser", &input).await?;
    let input = json!({"UserPoolId": pool, "Username": username, "Password": PASSWORD, "Permanent": true});
    call(connection, "AdminSetUserPassword", &input).await?;
    Ok(())
}

/// The middle of them; there is at least one.
pub fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}
