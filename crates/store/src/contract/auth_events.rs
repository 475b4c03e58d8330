//! Events of users.

use vestibule_api::Timestamp;
use vestibule_api::cognito_idp::{
    ChallengeName, ChallengeResponse, ChallengeResponseType, EventContextDataType, EventResponseType, EventType,
    FeedbackValueType, RiskDecisionType,
};
use vestibule_identity::change::{Conflict, UserChange};
use vestibule_identity::threat_protection::auth_event::{
    AuthEvent, EVENTS_MAX, FeedbackProvider, RETENTION_MS, feedback,
};

use super::{Pool, Subject, assert_bad_token, conflict};
use crate::testing::{CREATED_AT, sub};

const LATER: Timestamp = Timestamp::from_millis(CREATED_AT.as_millis() + RETENTION_MS);

fn event(id: &str) -> AuthEvent {
    AuthEvent {
        id: id.to_owned(),
        event_type: EventType::SignIn,
        created_at: CREATED_AT,
        response: EventResponseType::InProgress,
        risk: RiskDecisionType::NoRisk,
        challenges: vec![ChallengeResponseType {
            challenge_name: Some(ChallengeName::Password),
            challenge_response: Some(ChallengeResponse::Success),
        }],
        context: EventContextDataType { ip_address: Some("192.0.2.1".to_owned()), ..Default::default() },
        client_id: Some("client".into()),
        request_id: "request".to_owned(),
        feedback: None,
    }
}

async fn note(pool: &Pool, user: &str, event: AuthEvent) {
    pool.apply(user, UserChange::NoteAuthEvent(Box::new(event))).await.unwrap();
}

async fn read(pool: &Pool, user: &str, id: &str) -> Option<AuthEvent> {
    pool.store.auth_event(&pool.pool.id, &sub(user), id).await.unwrap()
}

async fn ids(pool: &Pool, user: &str, now: Timestamp) -> Vec<String> {
    let page = pool.store.auth_events(&pool.pool.id, &sub(user), now, None, 60).await.unwrap();
    page.items.into_iter().map(|it| it.id).collect()
}

pub(crate) async fn an_event_is_read_back_as_written_and_belongs_to_its_user(store: Subject) {
    let pool = Pool::create(&store, "r_one").await;
    pool.add("ann").await;
    pool.add("bob").await;
    note(&pool, "ann", event("a")).await;
    assert_eq!(read(&pool, "ann", "a").await, Some(event("a")));
    assert_eq!(read(&pool, "bob", "a").await, None);
    pool.delete("ann").await.unwrap();
    assert_eq!(read(&pool, "ann", "a").await, None);
}

pub(crate) async fn an_event_goes_on_under_its_id(store: Subject) {
    let pool = Pool::create(&store, "r_one").await;
    pool.add("ann").await;
    for id in ["a", "b"] {
        note(&pool, "ann", event(id)).await;
    }
    let later = AuthEvent { response: EventResponseType::Pass, ..event("a") };
    note(&pool, "ann", later.clone()).await;
    assert_eq!(read(&pool, "ann", "a").await, Some(event("a").go_on(later)));
    assert_eq!(ids(&pool, "ann", CREATED_AT).await, ["b", "a"], "it keeps its place");
}

pub(crate) async fn feedback_is_kept_with_its_event(store: Subject) {
    let pool = Pool::create(&store, "r_one").await;
    pool.add("ann").await;
    note(&pool, "ann", event("a")).await;
    let said = |id: &str, value| UserChange::AuthEventFeedback {
        event: id.to_owned(),
        feedback: feedback(value, FeedbackProvider::User, CREATED_AT),
    };
    for value in [FeedbackValueType::Valid, FeedbackValueType::Invalid] {
        pool.apply("ann", said("a", value)).await.unwrap();
        let kept = read(&pool, "ann", "a").await.unwrap().feedback.unwrap();
        assert_eq!(kept.feedback_value, Some(value));
    }
    assert_eq!(conflict(pool.apply("ann", said("b", FeedbackValueType::Valid)).await), Conflict::AuthEventGone);
}

pub(crate) async fn events_are_listed_latest_first_page_by_page(store: Subject) {
    let pool = Pool::create(&store, "r_one").await;
    pool.add("ann").await;
    pool.add("bob").await;
    for (user, id) in [("ann", "a"), ("bob", "x"), ("ann", "b"), ("ann", "c")] {
        note(&pool, user, event(id)).await;
    }
    let page = async |after, limit| store.auth_events(&pool.pool.id, &sub("ann"), CREATED_AT, after, limit).await;
    let names = |items: &[AuthEvent]| items.iter().map(|it| it.id.clone()).collect::<Vec<_>>();
    let first = page(None, 2).await.unwrap();
    assert_eq!(names(&first.items), ["c", "b"]);
    note(&pool, "ann", event("d")).await;
    let last = page(first.next, 2).await.unwrap();
    assert_eq!((names(&last.items), last.next), (vec!["a".to_owned()], None));
    assert_bad_token(&page(Some("x".to_owned()), 2).await);
}

pub(crate) async fn the_oldest_events_are_forgotten_by_number_and_by_age(store: Subject) {
    let pool = Pool::create(&store, "r_one").await;
    pool.add("ann").await;
    pool.add("bob").await;
    note(&pool, "bob", event("x")).await;
    for number in 0..EVENTS_MAX + 2 {
        note(&pool, "ann", event(&number.to_string())).await;
    }
    assert_eq!(read(&pool, "ann", "1").await, None);
    assert!(read(&pool, "ann", "2").await.is_some());
    assert!(read(&pool, "bob", "x").await.is_some());
    assert_eq!(ids(&pool, "bob", LATER).await, Vec::<String>::new());
    assert_eq!(store.expire(LATER).await.unwrap(), 0);
    let after = Timestamp::from_millis(LATER.as_millis() + 1);
    while store.expire(after).await.unwrap() > 0 {}
    assert_eq!(read(&pool, "bob", "x").await, None);
    assert_eq!(read(&pool, "ann", "2").await, None);
}
