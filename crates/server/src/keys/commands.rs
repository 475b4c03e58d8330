//! `vestibule keys rotate` and `vestibule keys list`: the signing keys of a running server's pools.

use http::Method;
use serde_json::{Value, json};

use crate::cli::{KeysAction, KeysArgs, RunningServer};
use crate::client::{Client, ClientError};
use crate::test_control::commands::seconds;

/// Runs `vestibule keys`; whether all pools were dealt with.
pub async fn run(args: KeysArgs) -> anyhow::Result<bool> {
    let server = args.server;
    let client = Client::from_environment(&server.url)?;
    match args.action {
        KeysAction::Rotate { pool, all: _, lead, force } => {
            let order = json!({"lead_seconds": seconds(&lead)?, "force": force});
            match pool {
                Some(pool) => {
                    rotate(&client, &server, &pool, &order).await?;
                    Ok(true)
                }
                None => rotate_all(&client, &server, &order).await,
            }
        }
        KeysAction::List { pool } => {
            let answer = client.ask(Method::GET, &format!("/_vestibule/pools/{pool}/keys"), None).await?;
            if server.json {
                println!("{answer}");
            } else {
                print!("{}", table(&answer));
            }
            Ok(true)
        }
    }
}

/// Rotates the keys of every pool. What is refused for one pool does not keep the others from it.
async fn rotate_all(client: &Client, server: &RunningServer, order: &Value) -> anyhow::Result<bool> {
    let mut is_done = true;
    for pool in pools(client).await? {
        match rotate(client, server, &pool, order).await {
            Err(ClientError::Refused { message, .. }) => {
                eprintln!("{pool}: {message}");
                is_done = false;
            }
            rotated => rotated?,
        }
    }
    Ok(is_done)
}

async fn rotate(client: &Client, server: &RunningServer, pool: &str, order: &Value) -> Result<(), ClientError> {
    let answer = client.ask(Method::POST, &format!("/_vestibule/pools/{pool}/keys/rotate"), Some(order)).await?;
    if server.json {
        println!("{answer}");
        return Ok(());
    }
    println!("{pool}: the next keys sign from {}", text(&answer["use_from"]));
    for key in answer["keys"].as_array().into_iter().flatten() {
        println!("  {} ({})", text(&key["kid"]), text(&key["use"]));
    }
    println!("  the earlier ones are accepted until {}", text(&answer["forget_earlier_at"]));
    Ok(())
}

/// The ids of all pools.
async fn pools(client: &Client) -> Result<Vec<String>, ClientError> {
    let mut ids = Vec::new();
    let mut input = json!({"MaxResults": 60});
    loop {
        let mut page = client.operation("ListUserPools", &input).await?;
        ids.extend(page["UserPools"].as_array().into_iter().flatten().map(|pool| text(&pool["Id"]).to_owned()));
        match page["NextToken"].take() {
            Value::String(next) => input["NextToken"] = next.into(),
            _ => return Ok(ids),
        }
    }
}

/// A line for each key, below a header.
fn table(answer: &Value) -> String {
    let columns = ["kid", "use", "created_at", "use_from", "forgotten_at", "state"];
    let mut rows = vec![["KID", "USE", "CREATED", "USED FROM", "FORGOTTEN AT", "STATE"].map(str::to_owned)];
    for key in answer["keys"].as_array().into_iter().flatten() {
        rows.push(columns.map(|column| key[column].as_str().unwrap_or("-").to_owned()));
    }
    let mut widths = [0; 6];
    for row in &rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = cell.len().max(*width);
        }
    }
    let line = |row: &[String; 6]| {
        let cells: Vec<String> = row.iter().zip(widths).map(|(cell, width)| format!("{cell:width$}")).collect();
        format!("{}\n", cells.join("  ").trim_end())
    };
    rows.iter().map(line).collect()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_shown_in_columns() {
        let key = |kid: &str, forgotten_at: Value, state: &str| {
            json!({
                "kid": kid, "use": "id", "created_at": "2026-01-01T00:00:00.000Z",
                "use_from": "2026-01-01T01:00:00.000Z", "forgotten_at": forgotten_at, "state": state,
            })
        };
        let ends = json!("2026-01-02T02:05:00.000Z");
        let answer = json!({"keys": [key("old", ends, "superseded"), key("longer", Value::Null, "in use")]});
        let moments = "2026-01-01T00:00:00.000Z  2026-01-01T01:00:00.000Z";
        let header = "KID     USE  CREATED                   USED FROM                 FORGOTTEN AT              STATE";
        let expected = [
            header.to_owned(),
            format!("old     id   {moments}  2026-01-02T02:05:00.000Z  superseded"),
            format!("longer  id   {moments}  -                         in use"),
        ];
        assert_eq!(table(&answer).lines().collect::<Vec<_>>(), expected);
    }
}
