//! What functions cost that nobody signs in with: the memory of those that are deployed and of a worker, and how much longer one that
//! is elsewhere takes. On servers of their own.

use std::fs;
use std::path::Path;
use std::time::Instant;

use anyhow::Context as _;
use hyper::Method;
use serde_json::json;

use super::connection::Connection;
use super::functions::{self, NODE, PYTHON};
use super::interpreters::Interpreters;
use super::report::Figure;
use super::server::Server;
use super::snapshots::median;
use super::{IDLE, process};

/// As `--only` names it.
pub const NAME: &str = "functions: memory, remote";
const DEPLOYED: usize = 50;
/// In MiB: the allocator's and the page cache's own movement.
const DEPLOYED_LIMIT: u32 = 1;
/// In MiB, of one worker.
const PYTHON_LIMIT: u32 = 15;
const NODE_LIMIT: u32 = 50;
/// In microseconds, for what another server in between adds.
const REMOTE_LIMIT: u32 = 300;
const WARM_UP: usize = 200;
const CALLS: usize = 2000;

/// Nothing without Python 3.
pub async fn measure(binary: &Path, interpreters: &Interpreters) -> anyhow::Result<Vec<Figure>> {
    if interpreters.python.is_none() {
        return Ok(Vec::new());
    }
    let directory = tempfile::tempdir().context("no temporary directory")?;
    let mut near = Server::new(binary, directory.path())?;
    let without = at_rest(&mut near).await?;
    let connection = &mut Connection::new(near.address());
    for number in 0..DEPLOYED {
        functions::deploy_one(connection, &format!("idle-{number}"), "python3.12", PYTHON).await?;
    }
    if interpreters.node.is_some() {
        functions::deploy_one(connection, "node", "nodejs20.x", NODE).await?;
    }
    let with = at_rest(&mut near).await?;
    // The connection ended with the server that it was made to.
    let connection = &mut Connection::new(near.address());
    let mut figures =
        vec![Figure::mebibytes("50 functions, none called", with.saturating_sub(without), DEPLOYED_LIMIT)];

    invoke(connection, "idle-0").await?;
    let python = process::resident_bytes_below(near.id())?;
    figures.push(Figure::mebibytes("a worker, Python", python, PYTHON_LIMIT));
    if interpreters.node.is_some() {
        invoke(connection, "node").await?;
        let node = process::resident_bytes_below(near.id())?.saturating_sub(python);
        figures.push(Figure::mebibytes("a worker, Node.js", node, NODE_LIMIT));
    }
    figures.push(remote(binary, &near, connection).await?);
    near.stop()?;
    Ok(figures)
}

/// Memory after a start: what deploying itself took is not counted.
async fn at_rest(server: &mut Server) -> anyhow::Result<u64> {
    server.restart(None)?;
    tokio::time::sleep(IDLE).await;
    process::resident_bytes(server.id())
}

/// Calls in turns: to the server that has the function, and to one that has to ask it.
async fn remote(binary: &Path, near: &Server, connection: &mut Connection) -> anyhow::Result<Figure> {
    let directory = tempfile::tempdir().context("no temporary directory")?;
    let configuration = format!(
        "[[functions]]\nname = \"idle-0\"\nendpoint = \"http://{}\"\n\
         credentials = {{ access_key_id = \"any\", secret_access_key = \"any\" }}\n",
        near.address()
    );
    fs::write(directory.path().join("vestibule.toml"), configuration)?;
    let mut far = Server::new(binary, directory.path())?;
    far.start()?;
    let through = &mut Connection::new(far.address());
    for _ in 0..WARM_UP {
        invoke(connection, "idle-0").await?;
        invoke(through, "idle-0").await?;
    }
    let (mut directly, mut remotely) = (Vec::with_capacity(CALLS), Vec::with_capacity(CALLS));
    for _ in 0..CALLS {
        let begun = Instant::now();
        invoke(connection, "idle-0").await?;
        directly.push(begun.elapsed());
        let begun = Instant::now();
        invoke(through, "idle-0").await?;
        remotely.push(begun.elapsed());
    }
    far.stop()?;
    let added = median(remotely).saturating_sub(median(directly));
    Ok(Figure::micros("a function elsewhere adds (median)", added, REMOTE_LIMIT))
}

async fn invoke(connection: &mut Connection, name: &str) -> anyhow::Result<()> {
    let path = format!("/2015-03-31/functions/{name}/invocations");
    connection.lambda(Method::POST, &path, &json!({"request": {}, "response": {}})).await.map(drop)
}
