//! Many users at once: imports whose rows stand by themselves, and exports.

use vestibule_identity::change::{Change, Conflict, UserChange};
use vestibule_identity::name::NameKind;
use vestibule_identity::secret::SecretBytes;
use vestibule_identity::software_token::SoftwareToken;
use vestibule_identity::user::User;

use super::{Pool, Subject, assert_bad_token, facts};
use crate::testing::{name, password, sub, user, user_with_hash, username};
use crate::{Credentials, EXPORT_MAX, LISTS_MAX};

fn creation(pool: &Pool, text: &str) -> Vec<Change> {
    vec![Change::CreateUser(Box::new(user(&pool.pool.id, text)), vec![username(text)])]
}

pub(crate) async fn each_list_is_applied_or_refused_by_itself(store: Subject) {
    let pool = Pool::create(&store, "r_one").await;
    pool.add("bob").await;
    // The alias is claimed after the user is there, and is taken.
    let mut with_alias = creation(&pool, "dan");
    let claim = UserChange::ClaimName { name: username("bob"), from_other: false };
    with_alias.push(pool.change("dan", claim));
    let mut email = creation(&pool, "eve");
    let claim = UserChange::ClaimName { name: name(NameKind::Email, "eve@example.com"), from_other: false };
    email.push(pool.change("eve", claim));
    let orphan = Change::CreateUser(Box::new(user(&"r_gone".into(), "fay")), vec![username("fay")]);
    let lists = vec![
        creation(&pool, "ann"),
        creation(&pool, "ann"),
        with_alias,
        email,
        vec![orphan],
        Vec::new(),
        creation(&pool, "gil"),
    ];
    let outcomes = store.commit_each(lists).await.unwrap();
    let taken = Err(Conflict::NameTaken(NameKind::Username));
    let expected = [Ok(()), Err(Conflict::UserExists), taken, Ok(()), Err(Conflict::PoolGone), Ok(()), Ok(())];
    assert_eq!(outcomes, expected);
    assert_eq!(store.user_count(&pool.pool.id).await.unwrap(), 4);
    for name in ["ann", "bob", "eve", "gil"] {
        pool.user(name).await;
    }
    let found = store.find_user(&pool.pool.id, &[name(NameKind::Email, "eve@example.com")], None).await.unwrap();
    assert_eq!(found.map(|user| user.username), Some("eve".to_owned()));
}

pub(crate) async fn a_refused_list_leaves_nothing_and_the_next_sees_what_was_applied(store: Subject) {
    let pool = Pool::create(&store, "r_one").await;
    let mut refused = creation(&pool, "ann");
    refused.extend(creation(&pool, "ann"));
    let status = UserChange::StatusFrom {
        from: vestibule_identity::user::UserStatus::Confirmed,
        to: vestibule_identity::user::UserStatus::Archived,
        at: crate::testing::EXPIRES_AT,
    };
    let lists = vec![refused, creation(&pool, "bob"), vec![pool.change("bob", status)]];
    let outcomes = store.commit_each(lists).await.unwrap();
    assert!(outcomes[0].is_err() && outcomes[1].is_ok() && outcomes[2].is_ok());
    assert!(store.user(&pool.pool.id, &sub("ann")).await.unwrap().is_none());
    assert_eq!(pool.user("bob").await.status, vestibule_identity::user::UserStatus::Archived);
    assert!(store.commit_each(vec![creation(&pool, "ann")]).await.unwrap()[0].is_ok(), "the names are free");
}

pub(crate) async fn anything_but_a_conflict_undoes_all_lists(store: Subject) {
    let pool = Pool::create(&store, "r_one").await;
    // No rule makes such a user: a verifier and a hash.
    let both = User { password: Some(password(1)), ..user_with_hash(&pool.pool.id, "bob") };
    let broken = vec![Change::CreateUser(Box::new(both), vec![username("bob")])];
    assert!(store.commit_each(vec![creation(&pool, "ann"), broken, creation(&pool, "cid")]).await.is_err());
    assert_eq!(store.user_count(&pool.pool.id).await.unwrap(), 0);
    pool.add("ann").await;
}

pub(crate) async fn more_lists_than_one_transaction_takes_are_refused(store: Subject) {
    let pool = Pool::create(&store, "r_one").await;
    assert!(store.commit_each(vec![Vec::new(); LISTS_MAX + 1]).await.is_err());
    let all: Vec<_> = (0..LISTS_MAX).map(|number| creation(&pool, &format!("user-{number}"))).collect();
    assert!(store.commit_each(all).await.unwrap().iter().all(Result::is_ok));
    assert_eq!(store.user_count(&pool.pool.id).await.unwrap(), LISTS_MAX as u64);
}

pub(crate) async fn lists_of_an_import_and_other_commits_do_not_disturb_each_other(store: Subject) {
    let pool = Pool::create(&store, "r_one").await;
    let lists = |from: usize| (from..from + 50).map(|number| creation(&pool, &format!("user-{number}"))).collect();
    let (first, second, other) =
        tokio::join!(store.commit_each(lists(0)), store.commit_each(lists(25)), store.commit(creation(&pool, "ann")));
    let created = |outcomes: &[Result<(), Conflict>]| outcomes.iter().filter(|it| it.is_ok()).count();
    assert_eq!(created(&first.unwrap()) + created(&second.unwrap()), 75);
    other.unwrap();
    assert_eq!(store.user_count(&pool.pool.id).await.unwrap(), 76);
}

async fn exported(store: &Subject, pool: &Pool, limit: usize, credentials: Credentials) -> Vec<User> {
    let (mut users, mut after) = (Vec::new(), None);
    loop {
        let page = store.export_users(&pool.pool.id, after, limit, credentials).await.unwrap();
        assert!(page.items.len() <= limit);
        users.extend(page.items);
        after = page.next;
        if after.is_none() {
            return users;
        }
    }
}

pub(crate) async fn all_users_are_exported_in_order_of_creation(store: Subject) {
    let (pool, other) = (Pool::create(&store, "r_one").await, Pool::create(&store, "r_two").await);
    let names = ["zoe", "ann", "mia", "bob", "eve"];
    for name in names {
        pool.add(name).await;
        other.add(name).await;
    }
    for limit in [1, 2, 5, 100] {
        let users = exported(&store, &pool, limit, Credentials::Included).await;
        assert_eq!(users.iter().map(|user| user.username.as_str()).collect::<Vec<_>>(), names);
        assert_eq!(facts(&users[1]), facts(&pool.user("ann").await));
    }
    // More than a listing's page.
    let more: Vec<_> = (0..100).map(|number| creation(&pool, &format!("user-{number}"))).collect();
    store.commit_each(more).await.unwrap();
    let page = store.export_users(&pool.pool.id, None, 100, Credentials::Omitted).await.unwrap();
    assert_eq!((page.items.len(), page.next.is_some()), (100, true));
    let page = store.export_users(&pool.pool.id, None, EXPORT_MAX + 1, Credentials::Omitted).await.unwrap();
    assert_eq!((page.items.len(), page.next), (105, None));
    assert_bad_token(&store.export_users(&pool.pool.id, Some("x".into()), 1, Credentials::Omitted).await);
}

pub(crate) async fn users_with_long_attributes_are_exported_in_shorter_pages(store: Subject) {
    let pool = Pool::create(&store, "r_one").await;
    let names = ["ann", "bob", "cid", "dan", "eve"];
    for (name, mebibytes) in names.into_iter().zip([9, 9, 9, 17, 1]) {
        let long = ("custom:long".to_owned(), "x".repeat(mebibytes * 1024 * 1024));
        pool.add_user(User { attributes: [long].into(), ..user(&pool.pool.id, name) }).await;
    }
    let (mut pages, mut after) = (Vec::new(), None);
    loop {
        let page = store.export_users(&pool.pool.id, after, 100, Credentials::Omitted).await.unwrap();
        pages.push(page.items.into_iter().map(|user| user.username).collect::<Vec<_>>());
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    assert!(pages.len() > 1 && pages.iter().all(|page| (1..=2).contains(&page.len())), "{pages:?}");
    assert_eq!(pages.concat(), names);
}

pub(crate) async fn an_export_goes_on_behind_users_who_are_gone(store: Subject) {
    let pool = Pool::create(&store, "r_one").await;
    for name in ["ann", "bob", "cid", "dan"] {
        pool.add(name).await;
    }
    let page = store.export_users(&pool.pool.id, None, 2, Credentials::Omitted).await.unwrap();
    for gone in ["ann", "bob", "cid"] {
        pool.delete(gone).await.unwrap();
    }
    pool.add("eve").await;
    let page = store.export_users(&pool.pool.id, page.next, 2, Credentials::Omitted).await.unwrap();
    assert_eq!(page.items.iter().map(|user| user.username.as_str()).collect::<Vec<_>>(), ["dan", "eve"]);
}

pub(crate) async fn credentials_are_exported_where_they_are_asked_for(store: Subject) {
    let pool = Pool::create(&store, "r_one").await;
    let token = SoftwareToken { secret: SecretBytes::new([4; 32]), friendly_name: None, last_step: 12 };
    pool.add_user(User { software_token: Some(token), ..user(&pool.pool.id, "ann") }).await;
    pool.add_user(user_with_hash(&pool.pool.id, "bob")).await;
    let with = exported(&store, &pool, 10, Credentials::Included).await;
    assert!(with[0].password.is_some() && with[0].software_token.is_some() && with[1].password_hash.is_some());
    for (mut with, without) in with.into_iter().zip(exported(&store, &pool, 10, Credentials::Omitted).await) {
        (with.password, with.password_hash, with.software_token) = (None, None, None);
        assert_eq!(facts(&without), facts(&with));
    }
}
