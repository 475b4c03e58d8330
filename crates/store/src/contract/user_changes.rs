//! Changes to one user.

use vestibule_api::Timestamp;
use vestibule_identity::change::{Conflict, UserChange};
use vestibule_identity::code::CodePurpose;
use vestibule_identity::user::{Attributes, MfaFactor, MfaPreference, UserStatus};

use super::{Pool, Subject, conflict, facts};
use crate::testing::{CREATED_AT, EXPIRES_AT, code, name, password};

fn attributes<const N: usize>(pairs: [(&str, &str); N]) -> Attributes {
    pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).into()
}

pub(crate) async fn attributes_are_set_and_removed_and_the_others_stay(store: Subject) {
    let pool = Pool::create(&store, "r_one").await;
    pool.add("ann").await;
    let change = UserChange::Attributes {
        set: attributes([("name", "Ann"), ("email", "new@example.com")]),
        remove: vec!["email".to_owned(), "email_verified".to_owned(), "never there".to_owned()],
        at: EXPIRES_AT,
    };
    pool.apply("ann", change).await.unwrap();
    let ann = pool.user("ann").await;
    assert_eq!(ann.attributes, attributes([("name", "Ann"), ("email", "new@example.com")]), "setting wins");
    let add = UserChange::Attributes { set: attributes([("locale", "de")]), remove: Vec::new(), at: EXPIRES_AT };
    pool.apply("ann", add).await.unwrap();
    assert_eq!(pool.user("ann").await.attributes.len(), 3);
}

pub(crate) async fn two_changes_at_once_do_not_undo_each_other(store: Subject) {
    let pool = Pool::create(&store, "r_one").await;
    pool.add("ann").await;
    let set =
        |name, value| UserChange::Attributes { set: attributes([(name, value)]), remove: Vec::new(), at: EXPIRES_AT };
    let (one, two, three, four) = tokio::join!(
        pool.apply("ann", set("name", "Ann")),
        pool.apply("ann", set("locale", "de")),
        pool.apply("ann", UserChange::Enabled(false, EXPIRES_AT)),
        pool.apply("ann", UserChange::Status(UserStatus::ResetRequired, EXPIRES_AT)),
    );
    for result in [one, two, three, four] {
        result.unwrap();
    }
    let ann = pool.user("ann").await;
    assert_eq!((ann.attribute("name"), ann.attribute("locale")), (Some("Ann"), Some("de")));
    assert_eq!((ann.enabled, ann.status), (false, UserStatus::ResetRequired));
}

pub(crate) async fn a_status_moves_only_from_the_one_that_was_seen(store: Subject) {
    let pool = Pool::create(&store, "r_one").await;
    pool.add("ann").await;
    let mut statuses = vec![UserStatus::Confirmed];
    statuses.extend([UserStatus::ForceChangePassword, UserStatus::ResetRequired, UserStatus::Unconfirmed]);
    statuses.extend([UserStatus::ExternalProvider, UserStatus::Archived, UserStatus::Confirmed]);
    for pair in statuses.windows(2) {
        let change = |at| UserChange::StatusFrom { from: pair[0], to: pair[1], at };
        pool.apply("ann", change(EXPIRES_AT)).await.unwrap();
        let again = pool.apply("ann", change(CREATED_AT)).await;
        assert_eq!(conflict(again), Conflict::StatusChanged(pair[1]));
        let ann = pool.user("ann").await;
        assert_eq!((ann.status, ann.modified_at), (pair[1], EXPIRES_AT));
    }
}

pub(crate) async fn a_password_replaces_the_earlier_one(store: Subject) {
    let pool = Pool::create(&store, "r_one").await;
    pool.add("ann").await;
    let mut next = password(9);
    next.expires_at = Some(EXPIRES_AT);
    pool.apply("ann", UserChange::Password(next.clone(), EXPIRES_AT)).await.unwrap();
    let ann = pool.user("ann").await;
    let stored = ann.password.unwrap();
    assert_eq!((stored.salt, stored.set_at, stored.expires_at), (next.salt, next.set_at, next.expires_at));
    assert_eq!(stored.verifier.as_bytes(), next.verifier.as_bytes());
    assert_eq!(ann.modified_at, EXPIRES_AT);
}

pub(crate) async fn preferences_and_enablement_are_replaced(store: Subject) {
    let pool = Pool::create(&store, "r_one").await;
    pool.add("ann").await;
    let mfa = MfaPreference {
        sms: true,
        software_token: true,
        preferred: Some(MfaFactor::SoftwareToken),
        ..MfaPreference::default()
    };
    pool.apply("ann", UserChange::Mfa(mfa.clone(), EXPIRES_AT)).await.unwrap();
    pool.apply("ann", UserChange::Enabled(false, EXPIRES_AT)).await.unwrap();
    let ann = pool.user("ann").await;
    assert_eq!((ann.mfa, ann.enabled), (mfa, false));
    pool.apply("ann", UserChange::Mfa(MfaPreference::default(), EXPIRES_AT)).await.unwrap();
    pool.apply("ann", UserChange::Enabled(true, EXPIRES_AT)).await.unwrap();
    let ann = pool.user("ann").await;
    assert_eq!((ann.mfa, ann.enabled), (MfaPreference::default(), true));
}

pub(crate) async fn each_change_moves_the_time_of_modification_where_it_says_so(store: Subject) {
    let pool = Pool::create(&store, "r_one").await;
    pool.add("ann").await;
    let moving = [
        |at| UserChange::Attributes { set: Attributes::new(), remove: Vec::new(), at },
        |at| UserChange::Status(UserStatus::Confirmed, at),
        |at| UserChange::StatusFrom { from: UserStatus::Confirmed, to: UserStatus::Confirmed, at },
        |at| UserChange::Password(password(3), at),
        |at| UserChange::Mfa(MfaPreference::default(), at),
        |at| UserChange::Enabled(true, at),
    ];
    for (second, change) in (1..).zip(moving) {
        let at = Timestamp::from_seconds(second);
        pool.apply("ann", change(at)).await.unwrap();
        assert_eq!(pool.user("ann").await.modified_at, at);
    }
    let before = facts(&pool.user("ann").await);
    let own = name(vestibule_identity::name::NameKind::Username, "ann");
    let standing = [
        UserChange::ClaimName { name: own.clone(), from_other: false },
        UserChange::ReleaseName(own),
        UserChange::PutCode(code(CodePurpose::SignUp)),
        UserChange::UseCode(CodePurpose::SignUp),
        UserChange::RevokeTokens(EXPIRES_AT),
    ];
    for change in standing {
        pool.apply("ann", change).await.unwrap();
    }
    assert_eq!(facts(&pool.user("ann").await), before);
}
