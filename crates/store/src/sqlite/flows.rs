//! Recorded flows and their calls.

use rusqlite::{Connection, OptionalExtension, Row, params};
use vestibule_identity::flow::{Flow, FlowCall, FlowKind, FlowQuery, FlowState, FlowSummary};
use vestibule_identity::ids::UserPoolId;

use super::column;
use crate::page::{page, rows, seq};
use crate::{FLOW_CALLS_MAX, FLOW_SILENCE_MS, Page, Result, StoreError};

const COLUMNS: &str = "f.seq, f.id, f.kind, f.pool_id, f.client_id, f.username, f.started_at, f.updated_at, f.state, \
     f.outcome, f.calls";

pub(super) fn record(connection: &Connection, call: &FlowCall) -> Result<()> {
    let latest: Option<(i64, String, i64)> = connection
        .prepare_cached("SELECT seq, state, updated_at FROM flows WHERE key = ?1 ORDER BY seq DESC LIMIT 1")?
        .query_row([&call.key], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .optional()?;
    let is_going_on = |(_, state, updated_at): &(i64, String, i64)| {
        let is_open = FlowState::named(state) == Some(FlowState::Open);
        (is_open || !call.begins) && call.at.as_millis() - updated_at < FLOW_SILENCE_MS
    };
    let flow = match latest.filter(is_going_on) {
        Some((flow, ..)) => {
            connection
                .prepare_cached(
                    "UPDATE flows SET updated_at = max(updated_at, ?2), state = ?3, outcome = ?4, calls = calls + 1,
                         client_id = coalesce(client_id, ?5), username = coalesce(username, ?6)
                     WHERE seq = ?1",
                )?
                .execute(params![
                    flow,
                    call.at.as_millis(),
                    call.state.as_str(),
                    call.outcome,
                    call.client_id,
                    call.username
                ])?;
            flow
        }
        None => begin(connection, call)?,
    };
    connection
        .prepare_cached(
            "INSERT INTO flow_calls (flow, number, document)
             SELECT seq, calls, ?2 FROM flows WHERE seq = ?1 AND calls <= ?3",
        )?
        .execute(params![flow, call.document.to_string(), FLOW_CALLS_MAX])?;
    Ok(())
}

fn begin(connection: &Connection, call: &FlowCall) -> Result<i64> {
    connection
        .prepare_cached(
            "INSERT INTO flows (id, key, kind, pool_id, client_id, username, started_at, updated_at, state, outcome,
                 calls)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?7, ?8, ?9, 1)",
        )?
        .execute(params![
            call.new_id,
            call.key,
            call.kind.as_str(),
            call.pool_id,
            call.client_id,
            call.username,
            call.at.as_millis(),
            call.state.as_str(),
            call.outcome,
        ])?;
    let flow = connection.last_insert_rowid();
    // seq is never given twice and nothing else removes single flows, so the distance to the latest one is enough.
    connection.prepare_cached("DELETE FROM flows WHERE seq <= ?1")?.execute([flow - i64::from(call.keep.max(1))])?;
    Ok(flow)
}

/// Forgets the flows of a pool that is deleted.
pub(super) fn delete_of_pool(connection: &Connection, pool: &UserPoolId) -> Result<()> {
    connection.prepare_cached("DELETE FROM flows WHERE pool_id = ?1")?.execute([pool.as_str()])?;
    Ok(())
}

pub(super) fn list(connection: &Connection, query: &FlowQuery) -> Result<Page<FlowSummary>> {
    let before = query.after.as_deref().map_or(Ok(i64::MAX), seq)?;
    let mut statement = connection.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM flows f
         WHERE f.seq < ?1 AND (?2 IS NULL OR f.pool_id = ?2) AND (?3 IS NULL OR f.username = ?3)
             AND (?4 IS NULL OR f.kind = ?4) AND (?5 IS NULL OR f.state = ?5)
         ORDER BY f.seq DESC LIMIT ?6"
    ))?;
    let found = statement.query_map(
        params![
            before,
            query.pool_id,
            query.username,
            query.kind.map(FlowKind::as_str),
            query.state.map(FlowState::as_str),
            rows(query.limit)
        ],
        |row| Ok(summary(row)),
    )?;
    let found = found.map(|row| row?).collect::<Result<Vec<_>>>()?;
    Ok(page(found, query.limit, i64::to_string))
}

pub(super) fn get(connection: &Connection, id: &str) -> Result<Option<Flow>> {
    let found = connection
        .prepare_cached(&format!("SELECT {COLUMNS} FROM flows f WHERE f.id = ?1"))?
        .query_row([id], |row| Ok(summary(row)))
        .optional()?
        .transpose()?;
    let Some((seq, summary)) = found else { return Ok(None) };
    let mut statement = connection.prepare_cached("SELECT document FROM flow_calls WHERE flow = ?1 ORDER BY number")?;
    let calls = statement.query_map([seq], |row| Ok(column::json(row, 0)))?;
    let calls = calls.map(|row| row?).collect::<Result<Vec<_>>>()?;
    Ok(Some(Flow { summary, calls }))
}

fn summary(row: &Row<'_>) -> Result<(i64, FlowSummary)> {
    let kind = row.get_ref(2)?.as_str().map_err(StoreError::failed)?;
    let state = row.get_ref(8)?.as_str().map_err(StoreError::failed)?;
    Ok((
        row.get(0)?,
        FlowSummary {
            id: row.get(1)?,
            kind: FlowKind::named(kind).ok_or_else(|| column::unreadable("kind"))?,
            user_pool_id: row.get(3)?,
            client_id: row.get(4)?,
            username: row.get(5)?,
            started_at: column::timestamp(row, 6)?,
            updated_at: column::timestamp(row, 7)?,
            state: FlowState::named(state).ok_or_else(|| column::unreadable("state"))?,
            outcome: row.get(9)?,
            calls: row.get(10)?,
        },
    ))
}
