//! Sign-in sessions, and what expires.

use vestibule_api::Timestamp;
use vestibule_identity::attempt::{Attempt, AttemptKind};
use vestibule_identity::change::{Change, Conflict, SessionEnd, SessionOutcome, UserChange};
use vestibule_identity::code::{Code, CodePurpose};
use vestibule_identity::ids::UserPoolId;
use vestibule_identity::token::TokenSession;

use super::{Pool, Subject, conflict};
use crate::testing::{EXPIRES_AT, app_client, code, sub, token_session};

fn end(id: &str, outcome: SessionOutcome, expires_at: Timestamp) -> Change {
    Change::EndSession(SessionEnd { id: id.to_owned(), outcome, expires_at })
}

pub(crate) async fn a_session_ends_once_and_says_how(store: Subject) {
    assert_eq!(store.session_outcome("one").await.unwrap(), None);
    for (id, outcome) in [("one", SessionOutcome::Used), ("two", SessionOutcome::Spoilt)] {
        store.commit(vec![end(id, outcome, EXPIRES_AT)]).await.unwrap();
        for again in [SessionOutcome::Used, SessionOutcome::Spoilt] {
            let refused = store.commit(vec![end(id, again, EXPIRES_AT)]).await;
            assert_eq!(conflict(refused), Conflict::SessionEnded(outcome));
        }
        assert_eq!(store.session_outcome(id).await.unwrap(), Some(outcome));
    }
}

pub(crate) async fn of_many_who_end_a_session_at_once_one_succeeds(store: Subject) {
    let mut attempts = tokio::task::JoinSet::new();
    for _ in 0..32 {
        let store = Subject::clone(&store);
        attempts.spawn(async move { store.commit(vec![end("one", SessionOutcome::Used, EXPIRES_AT)]).await });
    }
    let (won, lost): (Vec<_>, Vec<_>) = attempts.join_all().await.into_iter().partition(Result::is_ok);
    assert_eq!((won.len(), lost.len()), (1, 31));
    for result in lost {
        assert_eq!(conflict(result), Conflict::SessionEnded(SessionOutcome::Used));
    }
}

pub(crate) async fn a_parked_session_is_read_back(store: Subject) {
    let park =
        |sealed: &[u8]| Change::ParkSession { id: "one".to_owned(), sealed: sealed.to_vec(), expires_at: EXPIRES_AT };
    store.commit(vec![park(&[1, 0, 255])]).await.unwrap();
    assert_eq!(store.parked_session("one").await.unwrap(), Some(vec![1, 0, 255]));
    store.commit(vec![park(&[2])]).await.unwrap();
    assert_eq!(store.parked_session("one").await.unwrap(), Some(vec![2]));
    assert_eq!(store.parked_session("two").await.unwrap(), None);
}

pub(crate) async fn what_expired_is_forgotten_and_the_rest_is_kept(store: Subject) {
    let pool = Pool::create(&store, "r_one").await;
    let id = &pool.pool.id;
    pool.add("ann").await;
    store.commit(vec![Change::CreateAppClient(Box::new(app_client(id, "client")))]).await.unwrap();
    let now = Timestamp::from_seconds(1000);
    let cases = [("past", Timestamp::from_millis(999_999)), ("now", now), ("later", Timestamp::from_seconds(2000))];
    for (byte, (name, expires_at)) in (1..).zip(cases) {
        let purpose = CodePurpose::Attribute(name.to_owned());
        store
            .commit(vec![
                end(name, SessionOutcome::Used, expires_at),
                Change::ParkSession { id: name.to_owned(), sealed: vec![byte], expires_at },
                Change::StartTokenSession(Box::new(TokenSession {
                    expires_at,
                    ..token_session(name, id, "client", "ann")
                })),
                pool.change("ann", UserChange::PutCode(Code { expires_at, ..code(purpose) })),
                attempt(id, name, expires_at),
            ])
            .await
            .unwrap();
    }
    assert_eq!(store.expire(now).await.unwrap(), 5);
    assert_eq!(store.expire(now).await.unwrap(), 0);
    for (name, _) in cases {
        let kept = name != "past";
        let purpose = CodePurpose::Attribute(name.to_owned());
        assert_eq!(store.session_outcome(name).await.unwrap().is_some(), kept);
        assert_eq!(store.parked_session(name).await.unwrap().is_some(), kept);
        assert_eq!(store.token_session(name).await.unwrap().is_some(), kept);
        assert_eq!(store.code(id, &sub("ann"), &purpose).await.unwrap().is_some(), kept);
        assert_eq!(store.attempts(id, name, AttemptKind::ForgotPassword).await.unwrap().is_some(), kept);
    }
}

/// An attempt that is forgotten then.
fn attempt(pool: &UserPoolId, account: &str, forgotten_at: Timestamp) -> Change {
    let at = Timestamp::from_millis(forgotten_at.as_millis() - 60 * 60 * 1000);
    Change::CountAttempt(Attempt {
        pool_id: pool.clone(),
        account: account.to_owned(),
        kind: AttemptKind::ForgotPassword,
        at,
    })
}

pub(crate) async fn each_call_forgets_a_bounded_number_of_rows(store: Subject) {
    let ends = (0..1200).map(|index| end(&format!("s{index}"), SessionOutcome::Used, Timestamp::from_seconds(1)));
    store.commit(ends.collect()).await.unwrap();
    let now = Timestamp::from_seconds(2);
    let mut forgotten = Vec::new();
    loop {
        match store.expire(now).await.unwrap() {
            0 => break,
            rows => forgotten.push(rows),
        }
    }
    assert_eq!(forgotten.iter().sum::<u64>(), 1200);
    assert!(forgotten.len() > 1, "{forgotten:?}");
}
