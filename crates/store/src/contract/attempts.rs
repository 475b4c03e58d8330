//! Counted attempts.

use vestibule_api::Timestamp;
use vestibule_identity::attempt::{Attempt, AttemptKind, Attempts};
use vestibule_identity::change::{Change, Conflict};
use vestibule_identity::ids::UserPoolId;

use super::{Pool, Subject, conflict};

const START: i64 = 1_700_000_000;

fn at(seconds: i64) -> Timestamp {
    Timestamp::from_seconds(START + seconds)
}

fn attempt(pool: &UserPoolId, account: &str, kind: AttemptKind, seconds: i64) -> Attempt {
    Attempt { pool_id: pool.clone(), account: account.to_owned(), kind, at: at(seconds) }
}

pub(crate) async fn attempts_are_counted_by_account_and_kind(store: Subject) {
    let (pool, other) = (Pool::create(&store, "r_one").await.pool.id, Pool::create(&store, "r_two").await.pool.id);
    let read = async |pool, account, kind| store.attempts(pool, account, kind).await.unwrap();
    for kind in AttemptKind::ALL {
        for seconds in [0, 10] {
            store.commit(vec![Change::CountAttempt(attempt(&pool, "ann", kind, seconds))]).await.unwrap();
        }
        let expected = Attempts { count: 2, first_at: at(0), last_at: at(10) };
        assert_eq!(read(&pool, "ann", kind).await, Some(expected));
        assert_eq!(read(&pool, "bob", kind).await, None);
        assert_eq!(read(&other, "ann", kind).await, None);
    }
    let forgotten = attempt(&pool, "ann", AttemptKind::ForgotPassword, 11);
    store.commit(vec![Change::ForgetAttempts(forgotten)]).await.unwrap();
    assert_eq!(read(&pool, "ann", AttemptKind::ForgotPassword).await, None);
    assert!(read(&pool, "ann", AttemptKind::Password).await.is_some());
}

pub(crate) async fn of_many_attempts_at_once_no_more_are_admitted_than_one_after_the_other(store: Subject) {
    let pool = Pool::create(&store, "r_one").await.pool.id;
    let kind = AttemptKind::ChangePassword;
    let all: Vec<_> = (0..20)
        .map(|_| {
            let (store, attempt) = (store.clone(), attempt(&pool, "ann", kind, 0));
            tokio::spawn(async move { store.commit(vec![Change::CountAttempt(attempt)]).await })
        })
        .collect();
    let mut admitted = 0;
    for one in all {
        match one.await.unwrap() {
            Ok(()) => admitted += 1,
            refused => assert_eq!(conflict(refused), Conflict::TooManyAttempts(kind)),
        }
    }
    assert_eq!(admitted, 5);
    assert_eq!(store.attempts(&pool, "ann", kind).await.unwrap().map(|it| it.count), Some(5));
}

pub(crate) async fn a_passed_attempt_forgets_the_ones_before_and_is_refused_beyond_the_limit(store: Subject) {
    let pool = Pool::create(&store, "r_one").await.pool.id;
    let kind = AttemptKind::ChangePassword;
    let commit = async |change: fn(Attempt) -> Change, seconds| {
        store.commit(vec![change(attempt(&pool, "ann", kind, seconds))]).await
    };
    let count = async || store.attempts(&pool, "ann", kind).await.unwrap().map_or(0, |it| it.count);
    commit(Change::PassAttempt, 0).await.unwrap();
    for seconds in 0..4 {
        commit(Change::CountAttempt, seconds).await.unwrap();
    }
    commit(Change::PassAttempt, 4).await.unwrap();
    assert_eq!(count().await, 0);
    for seconds in 0..5 {
        commit(Change::CountAttempt, seconds).await.unwrap();
    }
    assert_eq!(conflict(commit(Change::PassAttempt, 5).await), Conflict::TooManyAttempts(kind));
    assert_eq!(conflict(commit(Change::CountAttempt, 5).await), Conflict::TooManyAttempts(kind));
    assert_eq!(count().await, 5);
    commit(Change::CountAttempt, 3600).await.unwrap();
    assert_eq!(count().await, 1);
}

pub(crate) async fn an_unknown_account_is_counted_and_an_unknown_pool_is_not(store: Subject) {
    let pool = Pool::create(&store, "r_one").await.pool.id;
    let count = |pool| store.commit(vec![Change::CountAttempt(attempt(pool, "nobody", AttemptKind::Password, 0))]);
    count(&pool).await.unwrap();
    assert_eq!(conflict(count(&"r_none".into()).await), Conflict::PoolGone);
}
