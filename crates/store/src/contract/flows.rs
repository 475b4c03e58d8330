//! Recorded flows.

use serde_json::json;
use vestibule_api::Timestamp;
use vestibule_identity::change::Change;
use vestibule_identity::flow::{FlowCall, FlowKind, FlowQuery, FlowState};

use super::{Pool, Subject};
use crate::FLOW_CALLS_MAX;

const DAY_MS: i64 = 24 * 60 * 60 * 1000;

fn call(key: &str, new_id: &str, state: FlowState, millis: i64) -> FlowCall {
    FlowCall {
        key: key.to_owned(),
        new_id: new_id.to_owned(),
        begins: false,
        kind: FlowKind::SignIn,
        pool_id: "r_one".into(),
        client_id: Some("client".into()),
        username: Some("jane".into()),
        at: Timestamp::from_millis(millis),
        state,
        outcome: format!("call {new_id}"),
        document: json!({"operation": new_id}),
        keep: 100,
    }
}

fn beginning(key: &str, new_id: &str, state: FlowState, millis: i64) -> FlowCall {
    FlowCall { begins: true, ..call(key, new_id, state, millis) }
}

async fn record(store: &Subject, call: FlowCall) {
    store.commit(vec![Change::RecordCall(Box::new(call))]).await.unwrap();
}

async fn listed(store: &Subject, query: FlowQuery) -> Vec<String> {
    let page = store.flows(FlowQuery { limit: 60, ..query }).await.unwrap();
    page.items.into_iter().map(|flow| flow.id).collect()
}

pub(crate) async fn calls_with_a_key_come_together_in_one_flow(store: Subject) {
    record(&store, FlowCall { client_id: None, ..beginning("key", "one", FlowState::Open, 1000) }).await;
    record(&store, beginning("other", "two", FlowState::Open, 1500)).await;
    record(&store, call("key", "three", FlowState::Completed, 2000)).await;

    let flow = store.flow("one").await.unwrap().unwrap();
    assert_eq!(flow.calls, [json!({"operation": "one"}), json!({"operation": "three"})]);
    let summary = flow.summary;
    assert_eq!((summary.started_at.as_millis(), summary.updated_at.as_millis()), (1000, 2000));
    assert_eq!((summary.state, summary.outcome.as_str(), summary.calls), (FlowState::Completed, "call three", 2));
    assert_eq!(summary.client_id.as_deref(), Some("client"));
    assert_eq!(store.flow("two").await.unwrap().unwrap().calls.len(), 1);
    assert_eq!(store.flow("three").await.unwrap(), None);
}

pub(crate) async fn a_call_that_begins_opens_another_flow_only_where_the_last_has_ended(store: Subject) {
    record(&store, beginning("key", "one", FlowState::Open, 1000)).await;
    record(&store, beginning("key", "two", FlowState::Completed, 2000)).await;
    assert_eq!(listed(&store, FlowQuery::default()).await, ["one"]);
    // What does not begin one belongs to the last, ended or not.
    record(&store, call("key", "three", FlowState::Refused, 3000)).await;
    assert_eq!(listed(&store, FlowQuery::default()).await, ["one"]);
    record(&store, beginning("key", "four", FlowState::Open, 4000)).await;
    assert_eq!(listed(&store, FlowQuery::default()).await, ["four", "one"]);
    // After a day of silence nothing is gone on with.
    record(&store, call("key", "five", FlowState::Open, 4000 + DAY_MS)).await;
    assert_eq!(listed(&store, FlowQuery::default()).await, ["five", "four", "one"]);
}

pub(crate) async fn flows_are_listed_latest_first_by_condition_and_page_by_page(store: Subject) {
    for number in 0..5_i64 {
        let id = format!("flow-{number}");
        let state = if number % 2 == 0 { FlowState::Open } else { FlowState::Refused };
        let mut call = beginning(&id, &id, state, number);
        call.pool_id = if number < 3 { "r_one" } else { "r_two" }.into();
        call.username = Some(if number == 4 { "joe" } else { "jane" }.into());
        call.kind = if number == 0 { FlowKind::SignUp } else { FlowKind::SignIn };
        record(&store, call).await;
    }
    for (query, expected) in [
        (FlowQuery::default(), vec!["flow-4", "flow-3", "flow-2", "flow-1", "flow-0"]),
        (FlowQuery { pool_id: Some("r_two".into()), ..FlowQuery::default() }, vec!["flow-4", "flow-3"]),
        (FlowQuery { username: Some("joe".into()), ..FlowQuery::default() }, vec!["flow-4"]),
        (FlowQuery { kind: Some(FlowKind::SignUp), ..FlowQuery::default() }, vec!["flow-0"]),
        (FlowQuery { state: Some(FlowState::Refused), ..FlowQuery::default() }, vec!["flow-3", "flow-1"]),
    ] {
        assert_eq!(listed(&store, query.clone()).await, expected, "{query:?}");
    }
    let mut ids = Vec::new();
    let mut query = FlowQuery { limit: 2, ..FlowQuery::default() };
    loop {
        let page = store.flows(query.clone()).await.unwrap();
        assert!(page.items.len() <= 2);
        ids.extend(page.items.into_iter().map(|flow| flow.id));
        let Some(next) = page.next else { break };
        query.after = Some(next);
    }
    assert_eq!(ids, ["flow-4", "flow-3", "flow-2", "flow-1", "flow-0"]);
}

pub(crate) async fn the_oldest_flows_are_forgotten_beyond_the_number_kept(store: Subject) {
    for number in 0..6_i64 {
        let id = format!("flow-{number}");
        record(&store, FlowCall { keep: 3, ..beginning(&id, &id, FlowState::Open, number) }).await;
    }
    assert_eq!(listed(&store, FlowQuery::default()).await, ["flow-5", "flow-4", "flow-3"]);
    assert_eq!(store.flow("flow-2").await.unwrap(), None);
}

pub(crate) async fn a_flow_keeps_a_bounded_number_of_calls(store: Subject) {
    let calls = FLOW_CALLS_MAX + 5;
    for number in 0..calls {
        record(&store, call("key", &format!("call-{number}"), FlowState::Open, i64::from(number))).await;
    }
    let flow = store.flow("call-0").await.unwrap().unwrap();
    assert_eq!(flow.summary.calls, calls);
    assert_eq!(flow.calls.len(), usize::try_from(FLOW_CALLS_MAX).unwrap());
    assert_eq!(flow.summary.outcome, format!("call call-{}", calls - 1));
}

pub(crate) async fn a_deleted_pool_takes_its_flows_along(store: Subject) {
    let pool = Pool::create(&store, "r_one").await;
    record(&store, beginning("key", "one", FlowState::Open, 1000)).await;
    record(&store, FlowCall { pool_id: "r_two".into(), ..beginning("other", "two", FlowState::Open, 1000) }).await;
    store
        .commit(vec![Change::DeleteUserPool { id: pool.pool.id.clone(), revision: pool.pool.revision }])
        .await
        .unwrap();
    assert_eq!(listed(&store, FlowQuery::default()).await, ["two"]);
}
