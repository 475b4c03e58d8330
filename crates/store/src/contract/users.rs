//! Users as a whole: adding, finding, removing.

use vestibule_api::Timestamp;
use vestibule_identity::change::{Change, Conflict, UserChange};
use vestibule_identity::code::CodePurpose;
use vestibule_identity::mfa_preference::MfaChange;
use vestibule_identity::name::NameKind;
use vestibule_identity::secret::SecretBytes;
use vestibule_identity::software_token::SoftwareToken;
use vestibule_identity::user::{MfaFactor, MfaPreference, UserStatus};

use super::{Pool, Subject, conflict, facts};
use crate::testing::{EXPIRES_AT, app_client, code, name, sub, token_session, user, user_with_hash, username};

pub(crate) async fn a_user_is_read_back_as_written(store: Subject) {
    let pool = Pool::create(&store, "r_one").await;
    let mut written = user(&pool.pool.id, "Ann \"Ä\" 漢字");
    written.attributes.insert("custom:empty".to_owned(), String::new());
    written.status = UserStatus::ForceChangePassword;
    written.enabled = false;
    written.modified_at = Timestamp::from_millis(-1);
    written.software_token =
        Some(SoftwareToken { secret: SecretBytes::new([4; 32]), friendly_name: None, last_step: 12 });
    written.mfa = MfaPreference { sms: true, preferred: Some(MfaFactor::Sms), ..MfaPreference::default() };
    if let Some(password) = &mut written.password {
        password.expires_at = Some(EXPIRES_AT);
    }
    let written = pool.add_user(written).await;
    let read = store.user(&written.pool_id, &written.sub).await.unwrap().unwrap();
    assert_eq!(facts(&read), facts(&written));
}

pub(crate) async fn a_user_without_a_password_is_read_back_without_one(store: Subject) {
    let pool = Pool::create(&store, "r_one").await;
    pool.add_user(vestibule_identity::user::User { password: None, ..user(&pool.pool.id, "ann") }).await;
    assert!(pool.user("ann").await.password.is_none());
}

pub(crate) async fn a_user_with_a_password_hash_from_elsewhere_is_read_back_as_written(store: Subject) {
    let pool = Pool::create(&store, "r_one").await;
    let written = pool.add_user(user_with_hash(&pool.pool.id, "ann")).await;
    let read = pool.user("ann").await;
    assert_eq!(facts(&read), facts(&written));
    assert!(read.password.is_none() && read.password_hash.unwrap().verify("password"));
}

pub(crate) async fn a_user_of_a_pool_that_is_gone_is_refused(store: Subject) {
    let orphan = user(&"r_gone".into(), "ann");
    let result = store.commit(vec![Change::CreateUser(Box::new(orphan), vec![username("ann")])]).await;
    assert_eq!(conflict(result), Conflict::PoolGone);
}

pub(crate) async fn a_user_of_another_pool_is_not_found(store: Subject) {
    let (pool, other) = (Pool::create(&store, "r_one").await, Pool::create(&store, "r_two").await);
    pool.add("ann").await;
    assert!(store.user(&other.pool.id, &sub("ann")).await.unwrap().is_none());
    let found = store.find_user(&other.pool.id, &[username("ann")], Some(sub("ann").as_str())).await.unwrap();
    assert!(found.is_none());
    other.add("ann").await;
    other.delete("ann").await.unwrap();
    pool.user("ann").await;
}

pub(crate) async fn a_user_is_found_by_sub_or_by_the_first_name_that_has_an_owner(store: Subject) {
    let pool = Pool::create(&store, "r_one").await;
    let id = &pool.pool.id;
    for name in ["ann", "bob", "cid"] {
        pool.add(name).await;
    }
    // Bob's email address is the text that is Ann's username.
    let claim = UserChange::ClaimName { name: name(NameKind::Email, "ann"), from_other: false };
    pool.apply("bob", claim).await.unwrap();
    let find =
        async |names: &[_], sub: Option<&str>| store.find_user(id, names, sub).await.unwrap().map(|user| user.username);
    let by_username = username("ann");
    let by_email = name(NameKind::Email, "ann");
    let nobody = name(NameKind::PhoneNumber, "ann");
    assert_eq!(find(&[by_username.clone(), by_email.clone()], None).await.as_deref(), Some("ann"));
    assert_eq!(find(&[by_email.clone(), by_username], None).await.as_deref(), Some("bob"));
    assert_eq!(find(&[nobody.clone(), by_email.clone()], None).await.as_deref(), Some("bob"));
    assert_eq!(find(std::slice::from_ref(&by_email), Some("sub-of-cid")).await.as_deref(), Some("cid"));
    assert_eq!(find(&[by_email], Some("sub-of-none")).await.as_deref(), Some("bob"));
    assert_eq!(find(std::slice::from_ref(&nobody), Some("sub-of-cid")).await.as_deref(), Some("cid"));
    assert_eq!(find(&[], Some("sub-of-cid")).await.as_deref(), Some("cid"));
    assert_eq!(find(&[nobody], Some("sub-of-none")).await, None);
    assert_eq!(find(&[], None).await, None);
}

pub(crate) async fn a_deleted_user_frees_the_names_and_takes_everything_along(store: Subject) {
    let pool = Pool::create(&store, "r_one").await;
    let id = &pool.pool.id;
    pool.add("ann").await;
    store
        .commit(vec![
            Change::CreateAppClient(Box::new(app_client(id, "client"))),
            Change::StartTokenSession(Box::new(token_session("1", id, "client", "ann"))),
            pool.change("ann", UserChange::PutCode(code(CodePurpose::PasswordReset))),
        ])
        .await
        .unwrap();
    pool.delete("ann").await.unwrap();
    assert!(store.user(id, &sub("ann")).await.unwrap().is_none());
    assert!(store.find_user(id, &[username("ann")], None).await.unwrap().is_none());
    assert!(store.token_session("1").await.unwrap().is_none());
    assert!(store.code(id, &sub("ann"), &CodePurpose::PasswordReset).await.unwrap().is_none());
    pool.add("ann").await;
    assert!(store.code(id, &sub("ann"), &CodePurpose::PasswordReset).await.unwrap().is_none());
}

pub(crate) async fn a_user_who_is_gone_can_neither_be_changed_nor_deleted(store: Subject) {
    let pool = Pool::create(&store, "r_one").await;
    assert_eq!(conflict(pool.delete("ann").await), Conflict::UserGone);
    let at = EXPIRES_AT;
    let changes = [
        UserChange::Attributes { set: [].into(), remove: Vec::new(), at },
        UserChange::ClaimName { name: username("x"), from_other: true },
        UserChange::ReleaseName(username("x")),
        UserChange::Status(UserStatus::Confirmed, at),
        UserChange::StatusFrom { from: UserStatus::Unconfirmed, to: UserStatus::Confirmed, at },
        UserChange::Password(crate::testing::password(1), at),
        UserChange::Mfa(MfaChange::default(), at),
        UserChange::Enabled(true, at),
        UserChange::JoinGroup("staff".into()),
        UserChange::LeaveGroup("staff".into()),
        UserChange::RevokeTokens(at),
        UserChange::PutCode(code(CodePurpose::SignUp)),
        code(CodePurpose::SignUp).used(),
    ];
    for change in changes {
        let shown = format!("{change:?}");
        assert_eq!(conflict(pool.apply("ann", change).await), Conflict::UserGone, "{shown}");
    }
}
