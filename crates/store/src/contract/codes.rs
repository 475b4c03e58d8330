//! Confirmation codes.

use vestibule_identity::change::{Conflict, UserChange};
use vestibule_identity::code::{Code, CodePurpose};

use super::{Pool, Subject, conflict};
use crate::testing::{EXPIRES_AT, code, sub};

async fn read(pool: &Pool, purpose: &CodePurpose) -> Option<Code> {
    pool.store.code(&pool.pool.id, &sub("ann"), purpose).await.unwrap()
}

fn purposes() -> [CodePurpose; 4] {
    [
        CodePurpose::SignUp,
        CodePurpose::PasswordReset,
        CodePurpose::Attribute("email".to_owned()),
        CodePurpose::Attribute("phone_number".to_owned()),
    ]
}

pub(crate) async fn a_code_is_read_back_and_replaced_by_the_next_of_its_purpose(store: Subject) {
    let pool = Pool::create(&store, "r_one").await;
    pool.add("ann").await;
    for (byte, purpose) in (1..).zip(purposes()) {
        let sent = Code {
            hash: [byte; 32],
            attribute: None,
            pending: Some("new@example.com".to_owned()),
            ..code(purpose.clone())
        };
        pool.apply("ann", UserChange::PutCode(sent)).await.unwrap();
    }
    for (byte, purpose) in (1..).zip(purposes()) {
        let stored = read(&pool, &purpose).await.unwrap();
        assert_eq!((stored.purpose, stored.hash), (purpose, [byte; 32]));
        assert_eq!((stored.attribute, stored.expires_at), (None, EXPIRES_AT));
        assert_eq!(stored.pending.as_deref(), Some("new@example.com"));
    }
    pool.apply("ann", UserChange::PutCode(code(CodePurpose::SignUp))).await.unwrap();
    let replaced = read(&pool, &CodePurpose::SignUp).await.unwrap();
    assert_eq!(replaced.hash, [9; 32]);
    assert_eq!(replaced.attribute.as_deref(), Some("email"));
}

pub(crate) async fn a_code_is_used_once(store: Subject) {
    let pool = Pool::create(&store, "r_one").await;
    pool.add("ann").await;
    for purpose in purposes() {
        pool.apply("ann", UserChange::PutCode(code(purpose))).await.unwrap();
    }
    let using = || pool.apply("ann", code(CodePurpose::SignUp).used());
    let (one, two) = tokio::join!(using(), using());
    let refused = if one.is_ok() { two } else { one };
    assert_eq!(conflict(refused), Conflict::CodeGone);
    assert!(read(&pool, &CodePurpose::SignUp).await.is_none());
    assert!(read(&pool, &CodePurpose::PasswordReset).await.is_some());
}

pub(crate) async fn a_code_that_was_replaced_is_not_used(store: Subject) {
    let pool = Pool::create(&store, "r_one").await;
    pool.add("ann").await;
    let first = code(CodePurpose::SignUp);
    let second = Code { hash: [8; 32], ..first.clone() };
    for sent in [&first, &second] {
        pool.apply("ann", UserChange::PutCode(sent.clone())).await.unwrap();
    }
    assert_eq!(conflict(pool.apply("ann", first.used()).await), Conflict::CodeGone);
    assert_eq!(read(&pool, &CodePurpose::SignUp).await.unwrap().hash, second.hash);
}
