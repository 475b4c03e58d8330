//! `vestibule pool export`, `import` and `check`: pools of a running server from the command line.

use std::fs::{OpenOptions, Permissions};
use std::io::Write as _;
use std::os::unix::fs::{OpenOptionsExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, anyhow};
use http::Method;
use serde_json::{Value, json};

use super::check::{self, Finding};
use super::endpoint::PATH;
use super::export::{self, Extent};
use super::{Table, from_aws, toml_text};
use crate::cli::{PoolAction, PoolArgs, RunningServer};
use crate::client::Client;

/// Users that one request brings.
const USERS_AT_ONCE: usize = 500;
/// The mode of a file that may hold secrets.
const OWNER_ONLY: u32 = 0o600;

/// Runs `vestibule pool`; whether what was looked at is as it should be.
pub async fn run(args: PoolArgs) -> anyhow::Result<bool> {
    let server = args.server;
    match args.action {
        PoolAction::Export { pool, with_secrets, with_users, to } => {
            let client = Client::from_environment(&server.url)?;
            let extent = Extent { secrets: with_secrets, users: with_users };
            let (table, remarks) = export::export(&client, &pool, extent).await?;
            tell(&remarks);
            write(&server, &table, to.as_deref())?;
            Ok(true)
        }
        PoolAction::Import { files, members, to } => {
            let members = members.iter().map(|text| member(text)).collect::<anyhow::Result<Vec<_>>>()?;
            let imported = from_aws::read(&files, &members).map_err(|problem| anyhow!(problem))?;
            match &to {
                Some(_) => write(&server, &imported.table, to.as_deref())?,
                None => bring(&server, imported.table).await?,
            }
            tell(&imported.remarks);
            for line in &imported.to_provide {
                eprintln!("to be provided here: {line}");
            }
            Ok(true)
        }
        PoolAction::Check { pool, strict } => Ok(!check(&server, pool).await? || !strict),
    }
}

fn member(text: &str) -> anyhow::Result<(String, PathBuf)> {
    let (group, file) = text.split_once('=').with_context(|| format!("{text:?} is not GROUP=FILE"))?;
    Ok((group.to_owned(), file.into()))
}

fn tell(remarks: &[String]) {
    for remark in remarks {
        eprintln!("note: {remark}");
    }
}

/// Writes a declaration to a file or to the terminal; as JSON if that is asked for, or if the file's name says so.
fn write(server: &RunningServer, table: &Table, to: Option<&Path>) -> anyhow::Result<()> {
    let is_json = server.json || to.and_then(Path::extension).is_some_and(|it| it == "json");
    let text = if is_json { serde_json::to_string_pretty(table)? + "\n" } else { toml_text::write(table) };
    if let Some(path) = to {
        return keep(path, &text).with_context(|| path.display().to_string());
    }
    print!("{text}");
    Ok(())
}

/// Writes a file that only its owner reads, as there may be secrets in it. One that is there already becomes such.
fn keep(path: &Path, text: &str) -> std::io::Result<()> {
    let mut file = OpenOptions::new().create(true).truncate(true).write(true).mode(OWNER_ONLY).open(path)?;
    // What is no file, a terminal say, stays as it is.
    if file.metadata()?.is_file() {
        file.set_permissions(Permissions::from_mode(OWNER_ONLY))?;
    }
    file.write_all(text.as_bytes())
}

/// Brings a declared pool to a running server, its users in parts.
async fn bring(server: &RunningServer, mut table: Table) -> anyhow::Result<()> {
    let client = Client::from_environment(&server.url)?;
    let users = match table.remove("Users") {
        Some(Value::Array(users)) => users,
        _ => Vec::new(),
    };
    let mut changes = apply(&client, table.clone()).await?;
    let total = users.len();
    for (number, users) in users.chunks(USERS_AT_ONCE).enumerate() {
        let mut part = table.clone();
        part.insert("Users".into(), users.to_vec().into());
        changes.append(&mut apply(&client, part).await?);
        if total > USERS_AT_ONCE {
            eprintln!("{} of {total} users", (number * USERS_AT_ONCE + users.len()));
        }
    }
    if server.json {
        println!("{}", json!({"changes": changes}));
    } else if changes.is_empty() {
        println!("nothing to change");
    } else {
        for line in &changes {
            println!("{line}");
        }
    }
    Ok(())
}

async fn apply(client: &Client, table: Table) -> anyhow::Result<Vec<String>> {
    let answer = client.ask(Method::POST, PATH, Some(&Value::Object(table))).await?;
    let lines = answer["changes"].as_array().into_iter().flatten();
    Ok(lines.filter_map(Value::as_str).map(str::to_owned).collect())
}

/// Reports the settings that have no effect; whether there are any.
async fn check(server: &RunningServer, pool: Option<String>) -> anyhow::Result<bool> {
    let client = Client::from_environment(&server.url)?;
    let findings = check::findings(&client, pool.as_deref()).await?;
    if server.json {
        let findings: Vec<Value> = findings.iter().map(Finding::json).collect();
        println!("{}", json!({"findings": findings}));
    } else if findings.is_empty() {
        println!("every setting has its effect");
    } else {
        for finding in &findings {
            println!("{finding}");
        }
    }
    Ok(!findings.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_written_file_is_its_owners_alone() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("pool.toml");
        std::fs::write(&path, "longer than what comes").unwrap();
        std::fs::set_permissions(&path, Permissions::from_mode(0o644)).unwrap();
        for path in [path, directory.path().join("fresh.toml")] {
            keep(&path, "Id").unwrap();
            assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, OWNER_ONLY);
            assert_eq!(std::fs::read_to_string(&path).unwrap(), "Id");
        }
    }
}
