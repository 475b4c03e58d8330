//! Recorded flows and their calls.

use tokio_postgres::Row;
use vestibule_identity::flow::{Flow, FlowCall, FlowKind, FlowQuery, FlowState, FlowSummary};
use vestibule_identity::ids::UserPoolId;

use super::column;
use super::connection::Connection;
use crate::page::{page, rows, seq};
use crate::{FLOW_CALLS_MAX, FLOW_SILENCE_MS, Page, Result};

const COLUMNS: &str = "seq, id, kind, pool_id, client_id, username, started_at, updated_at, state, outcome, calls";

pub(super) async fn record(connection: &Connection, call: &FlowCall) -> Result<()> {
    if let Some(flow) = open(connection, call).await? {
        return go_on(connection, &flow, call).await;
    }
    if begin(connection, call).await? {
        forget(connection, call.keep).await
    } else {
        // Another node has begun it at this moment.
        go_on(connection, &call.new_id, call).await
    }
}

/// The flow that a call belongs to, unless the call begins one. Of two calls of a flow at once the second waits for the first.
async fn open(connection: &Connection, call: &FlowCall) -> Result<Option<String>> {
    let latest = connection
        .row(
            "SELECT id, state, updated_at FROM flows WHERE key = $1 ORDER BY seq DESC LIMIT 1 FOR UPDATE",
            &[&call.key],
        )
        .await?;
    let Some(latest) = latest else { return Ok(None) };
    let is_open = FlowState::named(latest.try_get("state")?) == Some(FlowState::Open);
    let silent_ms = call.at.as_millis() - latest.try_get::<_, i64>("updated_at")?;
    let is_going_on = (is_open || !call.begins) && silent_ms < FLOW_SILENCE_MS;
    Ok(if is_going_on { Some(latest.try_get("id")?) } else { None })
}

async fn go_on(connection: &Connection, flow: &str, call: &FlowCall) -> Result<()> {
    connection
        .execute(
            "WITH flow AS (
                 UPDATE flows SET updated_at = greatest(updated_at, $2), state = $3, outcome = $4, calls = calls + 1,
                     client_id = coalesce(client_id, $5), username = coalesce(username, $6)
                 WHERE id = $1 RETURNING id, calls
             )
             INSERT INTO flow_calls (flow_id, number, document)
             SELECT id, calls, $7::text FROM flow WHERE calls <= $8::integer",
            &[
                &flow,
                &call.at.as_millis(),
                &call.state.as_str(),
                &call.outcome.as_bytes(),
                &call.client_id,
                &call.username.as_deref().map(str::as_bytes),
                &call.document.to_string(),
                &column::integer(FLOW_CALLS_MAX),
            ],
        )
        .await?;
    Ok(())
}

/// Begins a flow with its first call; does nothing where there is one of this id.
async fn begin(connection: &Connection, call: &FlowCall) -> Result<bool> {
    let begun = connection
        .execute(
            "WITH flow AS (
                 INSERT INTO flows (id, seq, key, kind, pool_id, client_id, username, started_at, updated_at, state,
                     outcome, calls)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8, $9, $10, 1)
                 ON CONFLICT (id) DO NOTHING RETURNING id, calls
             )
             INSERT INTO flow_calls (flow_id, number, document) SELECT id, calls, $11::text FROM flow",
            &[
                &call.new_id,
                &connection.next_seq(),
                &call.key,
                &call.kind.as_str(),
                &call.pool_id,
                &call.client_id,
                &call.username.as_deref().map(str::as_bytes),
                &call.at.as_millis(),
                &call.state.as_str(),
                &call.outcome.as_bytes(),
                &call.document.to_string(),
            ],
        )
        .await?;
    Ok(begun > 0)
}

/// Forgets the oldest flows beyond the number that is kept. What another node forgets or goes on with at this moment is left to
/// the next flow.
async fn forget(connection: &Connection, keep: u32) -> Result<()> {
    connection
        .execute(
            "DELETE FROM flows WHERE seq IN (
                 SELECT seq FROM flows WHERE seq < (SELECT seq FROM flows ORDER BY seq DESC LIMIT 1 OFFSET $1)
                 FOR UPDATE SKIP LOCKED
             )",
            &[&i64::from(keep.max(1) - 1)],
        )
        .await?;
    Ok(())
}

/// Forgets the flows of a pool that is deleted.
pub(super) async fn delete_of_pool(connection: &Connection, pool: &UserPoolId) -> Result<()> {
    connection.execute("DELETE FROM flows WHERE pool_id = $1", &[&pool.as_str()]).await?;
    Ok(())
}

pub(super) async fn list(connection: &Connection, query: &FlowQuery) -> Result<Page<FlowSummary>> {
    let before = query.after.as_deref().map_or(Ok(i64::MAX), seq)?;
    let statement = format!(
        "SELECT {COLUMNS} FROM flows
         WHERE seq < $1 AND ($2::text IS NULL OR pool_id = $2) AND ($3::bytea IS NULL OR username = $3)
             AND ($4::text IS NULL OR kind = $4) AND ($5::text IS NULL OR state = $5)
         ORDER BY seq DESC LIMIT $6"
    );
    let found = connection
        .rows(
            &statement,
            &[
                &before,
                &query.pool_id,
                &query.username.as_deref().map(str::as_bytes),
                &query.kind.map(FlowKind::as_str),
                &query.state.map(FlowState::as_str),
                &rows(query.limit),
            ],
        )
        .await?;
    let found: Vec<(i64, FlowSummary)> =
        found.iter().map(|row| Ok((row.try_get("seq")?, summary(row)?))).collect::<Result<_>>()?;
    Ok(page(found, query.limit, i64::to_string))
}

pub(super) async fn get(connection: &Connection, id: &str) -> Result<Option<Flow>> {
    let statement = format!("SELECT {COLUMNS} FROM flows WHERE id = $1");
    let Some(row) = connection.row(&statement, &[&id]).await? else { return Ok(None) };
    let summary = summary(&row)?;
    let calls = connection.rows("SELECT document FROM flow_calls WHERE flow_id = $1 ORDER BY number", &[&id]).await?;
    let calls = calls.iter().map(|row| column::json(row, "document")).collect::<Result<_>>()?;
    Ok(Some(Flow { summary, calls }))
}

fn summary(row: &Row) -> Result<FlowSummary> {
    Ok(FlowSummary {
        id: row.try_get("id")?,
        kind: FlowKind::named(row.try_get("kind")?).ok_or_else(|| column::unreadable("kind"))?,
        user_pool_id: row.try_get("pool_id")?,
        client_id: row.try_get("client_id")?,
        username: column::free_text_option(row, "username")?,
        started_at: column::timestamp(row, "started_at")?,
        updated_at: column::timestamp(row, "updated_at")?,
        state: FlowState::named(row.try_get("state")?).ok_or_else(|| column::unreadable("state"))?,
        outcome: column::free_text(row, "outcome")?,
        calls: column::number(row, "calls")?,
    })
}
