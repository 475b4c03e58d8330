//! Changes to one user.

use vestibule_api::Timestamp;
use vestibule_identity::change::{Change, Conflict, UserChange};
use vestibule_identity::code::CodePurpose;
use vestibule_identity::mfa_preference::{FactorSetting, MfaChange};
use vestibule_identity::secret::SecretBytes;
use vestibule_identity::software_token::SoftwareToken;
use vestibule_identity::user::{Attributes, MfaFactor, MfaPreference, UserStatus};

use super::{Pool, Subject, conflict, facts};
use crate::testing::{CREATED_AT, EXPIRES_AT, code, name, password, sub, user_with_hash};

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

pub(crate) async fn an_attribute_that_is_not_what_was_expected_refuses_the_whole(store: Subject) {
    let pool = Pool::create(&store, "r_one").await;
    pool.add("ann").await;
    let expect = |attribute: &str, value: Option<&str>| UserChange::Expect {
        attribute: attribute.to_owned(),
        value: value.map(str::to_owned),
    };
    let set = attributes([("email", "new@example.com"), ("nickname", "annie")]);
    pool.apply("ann", UserChange::Attributes { set, remove: Vec::new(), at: EXPIRES_AT }).await.unwrap();
    for met in [expect("email", Some("new@example.com")), expect("website", None)] {
        pool.apply("ann", met).await.unwrap();
    }
    for unmet in [
        expect("email", Some("old@example.com")),
        expect("email", None),
        expect("website", Some("https://example.com")),
    ] {
        let change = |change| Change::User(pool.pool.id.clone(), sub("ann"), change);
        let delete = UserChange::Attributes { set: Attributes::new(), remove: vec!["nickname".into()], at: EXPIRES_AT };
        let refused = store.commit(vec![change(delete), change(unmet)]).await;
        assert_eq!(conflict(refused), Conflict::AttributeChanged);
    }
    assert_eq!(pool.user("ann").await.attribute("nickname"), Some("annie"));
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

pub(crate) async fn a_verifier_takes_the_place_of_a_password_hash_once(store: Subject) {
    let pool = Pool::create(&store, "r_one").await;
    pool.add_user(user_with_hash(&pool.pool.id, "ann")).await;
    pool.apply("ann", UserChange::AdoptPassword(password(9))).await.unwrap();
    let ann = pool.user("ann").await;
    assert!(ann.password_hash.is_none());
    assert_eq!(ann.modified_at, CREATED_AT);
    let adopted = facts(&ann);
    assert_eq!(ann.password.unwrap().salt, password(9).salt);
    pool.apply("ann", UserChange::AdoptPassword(password(8))).await.unwrap();
    assert_eq!(facts(&pool.user("ann").await), adopted);
    // A user who has always had a verifier keeps it as well.
    let bob = facts(&pool.add("bob").await);
    pool.apply("bob", UserChange::AdoptPassword(password(8))).await.unwrap();
    assert_eq!(facts(&pool.user("bob").await), bob);
}

pub(crate) async fn a_password_that_is_set_ends_a_password_hash(store: Subject) {
    let pool = Pool::create(&store, "r_one").await;
    pool.add_user(user_with_hash(&pool.pool.id, "ann")).await;
    pool.apply("ann", UserChange::RetirePassword { keep: 3 }).await.unwrap();
    pool.apply("ann", UserChange::Password(password(9), EXPIRES_AT)).await.unwrap();
    let ann = pool.user("ann").await;
    assert!(ann.password_hash.is_none() && ann.password.is_some());
    assert!(store.password_history(&pool.pool.id, &sub("ann")).await.unwrap().is_empty());
}

pub(crate) async fn factors_and_enablement_are_switched(store: Subject) {
    let pool = Pool::create(&store, "r_one").await;
    pool.add("ann").await;
    let setting = |factor, enabled, preferred| FactorSetting { factor, enabled, preferred };
    let on = |factor, preferred| UserChange::Mfa(setting(factor, true, preferred).into(), EXPIRES_AT);
    let (one, two) = tokio::join!(
        pool.apply("ann", on(MfaFactor::Sms, false)),
        pool.apply("ann", on(MfaFactor::SoftwareToken, true)),
    );
    one.and(two).unwrap();
    let mfa = MfaPreference {
        sms: true,
        software_token: true,
        preferred: Some(MfaFactor::SoftwareToken),
        ..MfaPreference::default()
    };
    pool.apply("ann", UserChange::Enabled(false, EXPIRES_AT)).await.unwrap();
    let ann = pool.user("ann").await;
    assert_eq!((ann.mfa, ann.enabled), (mfa, false));
    let off = [MfaFactor::Sms, MfaFactor::SoftwareToken].map(|factor| setting(factor, false, false)).to_vec();
    let off = MfaChange { factors: off, ..MfaChange::default() };
    pool.apply("ann", UserChange::Mfa(off, EXPIRES_AT)).await.unwrap();
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
        |at| UserChange::Mfa(MfaChange::default(), at),
        |at| UserChange::Enabled(true, at),
        |at| UserChange::RegisterSoftwareToken(token(1, 0), at),
        UserChange::RemoveSoftwareToken,
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
        code(CodePurpose::SignUp).used(),
        UserChange::RevokeTokens(EXPIRES_AT),
    ];
    for change in standing {
        pool.apply("ann", change).await.unwrap();
    }
    assert_eq!(facts(&pool.user("ann").await), before);
}

fn token(byte: u8, last_step: i64) -> SoftwareToken {
    SoftwareToken { secret: SecretBytes::new([byte; 32]), friendly_name: Some(format!("phone {byte}")), last_step }
}

pub(crate) async fn an_authenticator_app_is_registered_replaced_and_removed(store: Subject) {
    let pool = Pool::create(&store, "r_one").await;
    pool.add("ann").await;
    let associated = async || store.associated_software_token(&pool.pool.id, &sub("ann")).await.unwrap();
    assert_eq!((pool.user("ann").await.software_token, associated().await), (None, None));
    for byte in [1, 2] {
        let secret = SecretBytes::new([byte; 32]);
        pool.apply("ann", UserChange::AssociateSoftwareToken(SecretBytes::new([9; 32]))).await.unwrap();
        pool.apply("ann", UserChange::AssociateSoftwareToken(secret.clone())).await.unwrap();
        assert_eq!(associated().await, Some(secret));
        let registered = token(byte, 7);
        pool.apply("ann", UserChange::RegisterSoftwareToken(registered.clone(), EXPIRES_AT)).await.unwrap();
        assert_eq!((pool.user("ann").await.software_token, associated().await), (Some(registered), None));
    }
    pool.apply("ann", UserChange::AssociateSoftwareToken(SecretBytes::new([9; 32]))).await.unwrap();
    pool.apply("ann", UserChange::RemoveSoftwareToken(EXPIRES_AT)).await.unwrap();
    assert_eq!((pool.user("ann").await.software_token, associated().await), (None, None));
}

pub(crate) async fn a_code_of_an_app_is_spent_once_and_none_before_it(store: Subject) {
    let pool = Pool::create(&store, "r_one").await;
    pool.add("ann").await;
    let spend = |step| pool.apply("ann", UserChange::UseSoftwareToken { step });
    assert_eq!(conflict(spend(1).await), Conflict::SoftwareTokenUsed);
    pool.apply("ann", UserChange::RegisterSoftwareToken(token(1, 7), EXPIRES_AT)).await.unwrap();
    assert_eq!(conflict(spend(7).await), Conflict::SoftwareTokenUsed);
    let (one, two) = tokio::join!(spend(8), spend(8));
    assert_eq!(conflict(if one.is_ok() { two } else { one }), Conflict::SoftwareTokenUsed);
    spend(10).await.unwrap();
    assert_eq!(conflict(spend(9).await), Conflict::SoftwareTokenUsed);
    assert_eq!(pool.user("ann").await.software_token, Some(token(1, 10)));
}

pub(crate) async fn earlier_passwords_are_kept_as_many_as_are_wanted(store: Subject) {
    let pool = Pool::create(&store, "r_one").await;
    pool.add("ann").await;
    let history = async || {
        let kept = store.password_history(&pool.pool.id, &sub("ann")).await.unwrap();
        kept.into_iter().map(|it| (it.salt[0], it.verifier.as_bytes()[1])).collect::<Vec<_>>()
    };
    assert_eq!(history().await, []);
    for byte in 1..=3 {
        pool.apply("ann", UserChange::RetirePassword { keep: 2 }).await.unwrap();
        pool.apply("ann", UserChange::Password(password(byte), EXPIRES_AT)).await.unwrap();
    }
    assert_eq!(history().await, [(2, 2), (1, 1)], "the latest first, the present one is not among them");
    pool.apply("ann", UserChange::RetirePassword { keep: 0 }).await.unwrap();
    assert_eq!(history().await, []);
}

pub(crate) async fn a_password_that_is_taken_away_is_gone(store: Subject) {
    let pool = Pool::create(&store, "r_one").await;
    pool.add("ann").await;
    pool.apply("ann", UserChange::Password(password(1), EXPIRES_AT)).await.unwrap();
    assert!(pool.user("ann").await.password.is_some());
    let later = Timestamp::from_millis(EXPIRES_AT.as_millis() + 1);
    for _ in 0..2 {
        pool.apply("ann", UserChange::RemovePassword(later)).await.unwrap();
        let ann = pool.user("ann").await;
        assert_eq!((ann.password.is_none(), ann.modified_at), (true, later));
    }
    pool.apply("ann", UserChange::Password(password(2), later)).await.unwrap();
    assert!(pool.user("ann").await.password.is_some());
}
