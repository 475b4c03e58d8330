//! Passkeys.

use vestibule_identity::change::{Conflict, UserChange};
use vestibule_identity::ids::ClientId;
use vestibule_identity::passkey::{Passkey, PendingRegistration};

use super::{Pool, Subject, conflict};
use crate::testing::{CREATED_AT, EXPIRES_AT, sub};

fn passkey(id: &str) -> Passkey {
    Passkey {
        id: id.to_owned(),
        name: format!("name of {id}"),
        relying_party: "example.com".to_owned(),
        attachment: None,
        transports: Vec::new(),
        created_at: CREATED_AT,
        credential: "{}".to_owned(),
    }
}

fn pending(byte: u8) -> PendingRegistration {
    PendingRegistration { challenge: [byte; 32], client_id: ClientId::new("client"), expires_at: EXPIRES_AT }
}

async fn add(pool: &Pool, user: &str, passkey: Passkey) -> crate::Result<()> {
    pool.apply(user, UserChange::BeginPasskey(pending(1))).await?;
    pool.apply(user, UserChange::AddPasskey(Box::new(passkey), [1; 32])).await
}

async fn read(pool: &Pool, user: &str) -> Vec<Passkey> {
    pool.store.passkeys(&pool.pool.id, &sub(user)).await.unwrap()
}

pub(crate) async fn passkeys_are_read_back_as_written_and_in_order(store: Subject) {
    let pool = Pool::create(&store, "r_one").await;
    pool.add("ann").await;
    pool.add("bob").await;
    let full = Passkey {
        attachment: Some("platform".to_owned()),
        transports: vec!["internal".to_owned(), "hybrid".to_owned()],
        ..passkey("b")
    };
    for (user, written) in [("ann", full.clone()), ("bob", passkey("b")), ("ann", passkey("a"))] {
        add(&pool, user, written).await.unwrap();
    }
    assert_eq!(read(&pool, "ann").await, [full, passkey("a")]);
    pool.delete("ann").await.unwrap();
    assert_eq!(read(&pool, "ann").await, []);
    assert_eq!(read(&pool, "bob").await, [passkey("b")]);
}

pub(crate) async fn a_passkey_is_used_and_deleted_by_its_user_alone(store: Subject) {
    let pool = Pool::create(&store, "r_one").await;
    pool.add("ann").await;
    pool.add("bob").await;
    add(&pool, "ann", passkey("a")).await.unwrap();
    let used = Passkey { credential: "{\"counter\":1}".to_owned(), ..passkey("a") };
    let use_it = || UserChange::UsePasskey(Box::new(used.clone()));
    assert_eq!(conflict(pool.apply("bob", use_it()).await), Conflict::PasskeyGone);
    pool.apply("ann", use_it()).await.unwrap();
    assert_eq!(read(&pool, "ann").await, std::slice::from_ref(&used));
    let delete = || UserChange::DeletePasskey("a".to_owned());
    assert_eq!(conflict(pool.apply("bob", delete()).await), Conflict::PasskeyGone);
    pool.apply("ann", delete()).await.unwrap();
    assert_eq!(read(&pool, "ann").await, []);
    assert_eq!(conflict(pool.apply("ann", use_it()).await), Conflict::PasskeyGone);
    assert_eq!(conflict(pool.apply("ann", delete()).await), Conflict::PasskeyGone);
}

pub(crate) async fn a_passkey_registration_is_completed_once(store: Subject) {
    let pool = Pool::create(&store, "r_one").await;
    pool.add("ann").await;
    let registration = async || pool.store.passkey_registration(&pool.pool.id, &sub("ann")).await.unwrap();
    let add = |byte| pool.apply("ann", UserChange::AddPasskey(Box::new(passkey("a")), [byte; 32]));
    assert_eq!(registration().await, None);
    assert_eq!(conflict(add(1).await), Conflict::PasskeyRegistrationGone);
    for byte in [1, 2] {
        pool.apply("ann", UserChange::BeginPasskey(pending(byte))).await.unwrap();
        assert_eq!(registration().await, Some(pending(byte)));
    }
    assert_eq!(conflict(add(1).await), Conflict::PasskeyRegistrationGone);
    add(2).await.unwrap();
    assert_eq!(registration().await, None);
    assert_eq!(conflict(add(2).await), Conflict::PasskeyRegistrationGone);
    assert_eq!(read(&pool, "ann").await, [passkey("a")]);
}
