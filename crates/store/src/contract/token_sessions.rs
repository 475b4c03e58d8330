//! The sessions behind tokens.

use vestibule_api::Timestamp;
use vestibule_identity::acr::{Method, Methods};
use vestibule_identity::change::{Change, Conflict, UserChange};
use vestibule_identity::token::TokenSession;
use vestibule_identity::user_session::{Activity, UserSession};

use super::{Pool, Subject, conflict};
use crate::TokenHolder;
use crate::testing::{CREATED_AT, EXPIRES_AT, app_client, sub, token_session};

async fn world(store: &Subject) -> Pool {
    let pool = Pool::create(store, "r_one").await;
    pool.add("ann").await;
    pool.add("bob").await;
    store.commit(vec![Change::CreateAppClient(Box::new(app_client(&pool.pool.id, "client")))]).await.unwrap();
    pool
}

async fn start(pool: &Pool, id: &str, user: &str) {
    let session = token_session(id, &pool.pool.id, "client", user);
    pool.store.commit(vec![Change::StartTokenSession(Box::new(session))]).await.unwrap();
}

fn activity(second: i64) -> Activity {
    let at = Timestamp::from_seconds(second);
    Activity { at, ip: Some(format!("192.0.2.{second}")), device_type: "Firefox 127".to_owned() }
}

async fn start_tracked(pool: &Pool, id: &str, user: &str, last_use: i64) {
    let session = token_session(id, &pool.pool.id, "client", user);
    let session = TokenSession { activity: Some(activity(last_use)), ..session };
    pool.store.commit(vec![Change::StartTokenSession(Box::new(session))]).await.unwrap();
}

/// The ids of a user's tracked sessions.
async fn tracked(pool: &Pool, user: &str, now: Timestamp, most: u32) -> String {
    let sessions = pool.store.user_sessions(&pool.pool.id, &sub(user), now, most).await.unwrap();
    sessions.into_iter().map(|session| session.token_session).collect::<Vec<_>>().join(" ")
}

async fn read(pool: &Pool, id: &str) -> TokenSession {
    pool.store.token_session(id).await.unwrap().expect("the session exists")
}

pub(crate) async fn a_session_is_read_back_as_written(store: Subject) {
    let pool = world(&store).await;
    let plain = token_session("1", &pool.pool.id, "client", "ann");
    let full = TokenSession {
        id: "2".to_owned(),
        generation: 7,
        rotated_at: Some(EXPIRES_AT),
        revoked_at: Some(CREATED_AT),
        device_key: Some("us-east-1_device".to_owned()),
        activity: Some(activity(9)),
        methods: Methods::of(&[Method::Password, Method::SoftwareToken, Method::RoamingPasskey]),
        acr: Some("urn:cognito:loa:4".to_owned()),
        ..plain.clone()
    };
    for session in [plain, full] {
        store.commit(vec![Change::StartTokenSession(Box::new(session.clone()))]).await.unwrap();
        assert_eq!(store.token_session(&session.id).await.unwrap(), Some(session));
    }
    assert_eq!(store.token_session("3").await.unwrap(), None);
}

pub(crate) async fn a_session_needs_its_client_and_its_user_enabled(store: Subject) {
    let (pool, other) = (Pool::create(&store, "r_one").await, Pool::create(&store, "r_two").await);
    let start = || {
        let session = token_session("1", &pool.pool.id, "client", "ann");
        store.commit(vec![Change::StartTokenSession(Box::new(session))])
    };
    assert_eq!(conflict(start().await), Conflict::UserGone);
    pool.add("ann").await;
    assert_eq!(conflict(start().await), Conflict::ClientGone);
    store.commit(vec![Change::CreateAppClient(Box::new(app_client(&other.pool.id, "client")))]).await.unwrap();
    assert_eq!(conflict(start().await), Conflict::ClientGone);
    pool.apply("ann", UserChange::Enabled(false, EXPIRES_AT)).await.unwrap();
    assert_eq!(conflict(start().await), Conflict::UserDisabled);
    assert_eq!(store.token_session("1").await.unwrap(), None);
}

pub(crate) async fn a_refresh_token_is_rotated_once(store: Subject) {
    let pool = world(&store).await;
    start(&pool, "1", "ann").await;
    start(&pool, "2", "ann").await;
    let rotate = |from, at| store.commit(vec![Change::RotateRefreshToken { session: "1".to_owned(), from, at }]);
    let (one, two) = tokio::join!(rotate(0, CREATED_AT), rotate(0, CREATED_AT));
    let refused = if one.is_ok() { two } else { one };
    assert_eq!(conflict(refused), Conflict::TokenSessionChanged);
    let session = read(&pool, "1").await;
    assert_eq!((session.generation, session.rotated_at), (1, Some(CREATED_AT)));
    rotate(1, EXPIRES_AT).await.unwrap();
    let session = read(&pool, "1").await;
    assert_eq!((session.generation, session.rotated_at), (2, Some(EXPIRES_AT)));
    assert_eq!(read(&pool, "2").await.generation, 0);
    store.commit(vec![Change::RevokeTokenSession { session: "1".to_owned(), at: CREATED_AT }]).await.unwrap();
    assert_eq!(conflict(rotate(2, EXPIRES_AT).await), Conflict::TokenSessionChanged);
}

pub(crate) async fn a_revoked_session_stays_revoked_and_the_others_live(store: Subject) {
    let pool = world(&store).await;
    start(&pool, "1", "ann").await;
    start(&pool, "2", "ann").await;
    for at in [CREATED_AT, EXPIRES_AT] {
        store.commit(vec![Change::RevokeTokenSession { session: "1".to_owned(), at }]).await.unwrap();
    }
    assert_eq!(read(&pool, "1").await.revoked_at, Some(CREATED_AT));
    assert_eq!(read(&pool, "2").await.revoked_at, None);
    store.commit(vec![Change::RevokeTokenSession { session: "none".to_owned(), at: CREATED_AT }]).await.unwrap();
}

pub(crate) async fn all_sessions_of_a_user_are_revoked_at_once(store: Subject) {
    let pool = world(&store).await;
    for (id, user) in [("1", "ann"), ("2", "ann"), ("3", "bob")] {
        start(&pool, id, user).await;
    }
    store.commit(vec![Change::RevokeTokenSession { session: "1".to_owned(), at: CREATED_AT }]).await.unwrap();
    pool.apply("ann", UserChange::RevokeTokens(EXPIRES_AT)).await.unwrap();
    start(&pool, "4", "ann").await;
    for (id, revoked_at) in [("1", Some(CREATED_AT)), ("2", Some(EXPIRES_AT)), ("3", None), ("4", None)] {
        assert_eq!(read(&pool, id).await.revoked_at, revoked_at, "{id}");
    }
}

pub(crate) async fn the_holder_of_a_token_is_read_with_its_session(store: Subject) {
    let pool = world(&store).await;
    for (id, user) in [("1", "ann"), ("2", "ann"), ("3", "bob")] {
        start(&pool, id, user).await;
    }
    store.commit(vec![Change::RevokeTokenSession { session: "2".to_owned(), at: CREATED_AT }]).await.unwrap();
    let holder = async |user, session| store.token_holder(&pool.pool.id, &sub(user), session).await.unwrap();
    for (session, expected) in [("1", true), ("2", false), ("3", false), ("none", false)] {
        let TokenHolder { user, is_live } = holder("ann", session).await.expect("the user exists");
        assert_eq!((user.username.as_str(), is_live), ("ann", expected), "{session}");
    }
    assert!(holder("cid", "1").await.is_none());
}

pub(crate) async fn the_use_of_a_session_is_noted_until_it_is_revoked(store: Subject) {
    let pool = world(&store).await;
    start(&pool, "1", "ann").await;
    start_tracked(&pool, "2", "ann", 1).await;
    let note = |session: &str, second| {
        store.commit(vec![Change::NoteSessionUse { session: session.to_owned(), activity: activity(second) }])
    };
    for session in ["1", "2"] {
        note(session, 5).await.unwrap();
        assert_eq!(read(&pool, session).await.activity, Some(activity(5)), "{session}");
    }
    store.commit(vec![Change::RevokeTokenSession { session: "1".to_owned(), at: CREATED_AT }]).await.unwrap();
    for session in ["1", "none"] {
        note(session, 7).await.unwrap();
    }
    assert_eq!(read(&pool, "1").await.activity, Some(activity(5)));
}

pub(crate) async fn the_live_tracked_sessions_of_a_user_are_listed_the_latest_first(store: Subject) {
    let pool = world(&store).await;
    start(&pool, "untracked", "ann").await;
    for (id, user, used) in
        [("old", "ann", 1), ("new", "ann", 9), ("mid", "ann", 5), ("gone", "ann", 7), ("his", "bob", 8)]
    {
        start_tracked(&pool, id, user, used).await;
    }
    store.commit(vec![Change::RevokeTokenSession { session: "gone".to_owned(), at: CREATED_AT }]).await.unwrap();
    assert_eq!(tracked(&pool, "ann", CREATED_AT, 125).await, "new mid old");
    assert_eq!(tracked(&pool, "ann", CREATED_AT, 2).await, "new mid");
    assert_eq!(tracked(&pool, "ann", EXPIRES_AT, 125).await, "");
    assert_eq!(tracked(&pool, "cid", CREATED_AT, 125).await, "");
    let first = store.user_sessions(&pool.pool.id, &sub("ann"), CREATED_AT, 1).await.unwrap();
    let expected = UserSession {
        token_session: "new".to_owned(),
        client_id: "client".into(),
        created_at: CREATED_AT,
        activity: activity(9),
    };
    assert_eq!(first, [expected]);
}

pub(crate) async fn the_sessions_that_were_not_used_for_the_longest_make_room(store: Subject) {
    let pool = world(&store).await;
    start(&pool, "untracked", "ann").await;
    for (id, user, used) in [("1", "ann", 1), ("2", "ann", 2), ("3", "ann", 3), ("4", "ann", 4), ("5", "bob", 5)] {
        start_tracked(&pool, id, user, used).await;
    }
    store.commit(vec![Change::NoteSessionUse { session: "1".to_owned(), activity: activity(9) }]).await.unwrap();
    let limit = |most| pool.apply("ann", UserChange::LimitSessions { most, at: CREATED_AT });
    limit(4).await.unwrap();
    assert_eq!(tracked(&pool, "ann", CREATED_AT, 125).await, "1 4 3 2");
    limit(2).await.unwrap();
    assert_eq!(tracked(&pool, "ann", CREATED_AT, 125).await, "1 4");
    assert_eq!(read(&pool, "2").await.revoked_at, Some(CREATED_AT));
    limit(0).await.unwrap();
    assert_eq!(tracked(&pool, "ann", CREATED_AT, 125).await, "");
    assert_eq!(tracked(&pool, "bob", CREATED_AT, 125).await, "5");
    assert_eq!(read(&pool, "untracked").await.revoked_at, None);
}
