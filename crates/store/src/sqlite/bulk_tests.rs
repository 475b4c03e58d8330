//! Lists of imports, against the same lists one after the other.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use rusqlite::Connection;
use vestibule_identity::change::{Change, Conflict, UserChange};
use vestibule_identity::ids::UserPoolId;
use vestibule_identity::name::NameKind;
use vestibule_identity::user::Attributes;

use super::super::{DATABASE_FILE, SqliteOptions, SqliteStore, user_values};
use crate::contract::{Pool, Subject};
use crate::master_key::MasterKey;
use crate::testing::{EXPIRES_AT, group, name, sub, user, user_pool, username};
use crate::{Credentials, StoreError};

/// Numbers that look random; the same ones for the same seed.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % bound
    }
}

fn open(directory: &Path) -> Subject {
    Arc::new(SqliteStore::open(directory, MasterKey::from_bytes([1; 32]), SqliteOptions::default()).unwrap())
}

/// A list that may contradict others: there are few names.
fn list(numbers: &mut Numbers, pool: &UserPoolId) -> Vec<Change> {
    let who = sub(&format!("s{}", numbers.below(40)));
    let email = format!("e{}@example.com", numbers.below(25));
    let of_user = |change| Change::User(pool.clone(), who.clone(), change);
    match numbers.below(20) {
        0 => vec![Change::DeleteUser(pool.clone(), who)],
        1 => vec![of_user(UserChange::ClaimName { name: name(NameKind::Email, &email), from_other: true })],
        2 | 3 => {
            let set = Attributes::from([("email".to_owned(), email), ("name".to_owned(), "ANN".to_owned())]);
            vec![of_user(UserChange::Attributes { set, remove: vec!["given_name".to_owned()], at: EXPIRES_AT })]
        }
        kind => {
            let mut new = user(pool, &format!("u{}", numbers.below(30)));
            new.sub = who.clone();
            new.attributes.insert("email".to_owned(), email.clone());
            new.attributes.insert("given_name".to_owned(), "Ann".to_owned());
            let mut names = vec![username(&new.username)];
            if numbers.below(2) == 0 {
                names.push(name(NameKind::Email, &email));
            }
            let mut changes = vec![Change::CreateUser(Box::new(new), names)];
            let join = |group: &str| of_user(UserChange::JoinGroup(group.into()));
            match kind {
                4..=6 => changes.push(join("nobody")),
                7..=9 => changes.extend([join("staff"), join("staff")]),
                _ => {}
            }
            changes
        }
    }
}

async fn world(store: &Subject) -> UserPoolId {
    let pool = Pool::create(store, "r_one").await;
    store.commit(vec![Change::CreateGroup(Box::new(group(&pool.pool.id, "staff")))]).await.unwrap();
    pool.pool.id
}

/// Every user with what they are found by.
async fn everybody(store: &Subject, pool: &UserPoolId) -> Vec<String> {
    let page = store.export_users(pool, None, 1000, Credentials::Included).await.unwrap();
    assert_eq!(store.user_count(pool).await.unwrap(), page.items.len() as u64);
    let mut told = Vec::new();
    for user in page.items {
        let groups = store.groups_of_user(pool, &user.sub).await.unwrap().len();
        told.push(format!("{} {} {:?} in {groups}", user.sub, user.username, user.attributes));
    }
    let numbered = |letter: char, count: u32| (0..count).map(move |number| format!("{letter}{number}"));
    let names = numbered('u', 30).map(|it| username(&it));
    let emails = numbered('e', 25).map(|it| name(NameKind::Email, &format!("{it}@example.com")));
    for name in names.chain(emails) {
        let owner = store.find_user(pool, std::slice::from_ref(&name), None).await.unwrap();
        told.push(format!("{name:?} is {:?}", owner.map(|it| it.sub)));
    }
    told.sort();
    told
}

/// The keys and values in a database are those that its users have.
fn assert_entries_follow_from_users(directory: &Path) {
    let connection = Connection::open(directory.join(DATABASE_FILE)).unwrap();
    let rows = |sql: &str| -> BTreeSet<(i64, i64, String, i64)> {
        let mut statement = connection.prepare(sql).unwrap();
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))).unwrap();
        rows.collect::<rusqlite::Result<_>>().unwrap()
    };
    let users = "SELECT p.seq, 0, u.sub, u.seq FROM users u JOIN user_pools p ON p.id = u.pool_id";
    assert_eq!(rows("SELECT pool, kind, key, user FROM user_keys WHERE kind = 0"), rows(users));
    let owners = rows("SELECT pool, 0, '', user FROM user_keys WHERE kind > 0");
    let present = rows("SELECT p.seq, 0, '', u.seq FROM users u JOIN user_pools p ON p.id = u.pool_id");
    assert!(owners.is_subset(&present));

    let mut statement = connection
        .prepare("SELECT p.seq, u.seq, u.username, u.attributes FROM users u JOIN user_pools p ON p.id = u.pool_id")
        .unwrap();
    let mut expected = BTreeSet::new();
    let mut users = statement.query([]).unwrap();
    while let Some(row) = users.next().unwrap() {
        let (pool, seq, name) = (row.get(0).unwrap(), row.get(1).unwrap(), row.get::<_, String>(2).unwrap());
        let attributes: Attributes = serde_json::from_str(&row.get::<_, String>(3).unwrap()).unwrap();
        for (attribute, value) in user_values::of(&name, &attributes) {
            expected.insert((pool, attribute, value.into_owned(), seq));
        }
    }
    assert_eq!(rows("SELECT pool, attribute, value, user FROM user_values"), expected);
}

#[tokio::test]
async fn lists_together_become_what_they_become_one_after_the_other() {
    let (mut created, mut conflicts) = (0, BTreeSet::new());
    for seed in 1..=8 {
        let directories = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
        let [together, alone] = [open(directories[0].path()), open(directories[1].path())];
        let pool = world(&together).await;
        world(&alone).await;
        let mut numbers = Numbers(seed);
        for _ in 0..4 {
            let count = 1 + numbers.below(60);
            let lists: Vec<_> = (0..count).map(|_| list(&mut numbers, &pool)).collect();
            let outcomes = together.commit_each(lists.clone()).await.unwrap();
            assert_eq!(outcomes.len(), lists.len());
            for (place, (list, outcome)) in lists.into_iter().zip(outcomes).enumerate() {
                let expected = match alone.commit(list.clone()).await {
                    Ok(()) => Ok(()),
                    Err(StoreError::Conflict(conflict)) => Err(conflict),
                    Err(other) => panic!("{other}"),
                };
                assert_eq!(outcome, expected, "list {place} with seed {seed}: {list:?}");
                created += u32::from(outcome.is_ok());
                conflicts.extend(outcome.err().map(|it| format!("{it:?}")));
            }
            assert_eq!(everybody(&together, &pool).await, everybody(&alone, &pool).await, "seed {seed}");
        }
        for (store, directory) in [together, alone].into_iter().zip(&directories) {
            assert_entries_follow_from_users(directory.path());
            let two = user_pool("r_two");
            store.commit(vec![Change::CreateUserPool(Box::new(two.clone()), Vec::new())]).await.unwrap();
            let other = vec![Change::CreateUser(Box::new(user(&two.id, "ann")), vec![username("ann")])];
            store.commit(other).await.unwrap();
            store.commit(vec![Change::DeleteUserPool { id: pool.clone(), revision: 0 }]).await.unwrap();
            assert_entries_follow_from_users(directory.path());
            assert_eq!(store.user_count(&two.id).await.unwrap(), 1);
        }
    }
    assert!(created > 100);
    let of = |conflict: Conflict| format!("{conflict:?}");
    let names = [NameKind::Username, NameKind::Email].map(|kind| of(Conflict::NameTaken(kind)));
    let met = [of(Conflict::UserExists), of(Conflict::GroupGone), of(Conflict::UserGone)];
    assert!(names.iter().chain(&met).all(|it| conflicts.contains(it)), "{conflicts:?}");
}

#[tokio::test]
async fn whoever_is_refused_does_not_stand_in_the_way_of_the_next() {
    let directory = tempfile::tempdir().unwrap();
    let store = open(directory.path());
    let pool = Pool::create(&store, "r_one").await;
    let id = &pool.pool.id;
    pool.add("bob").await;
    let new = |who: &str, names: &[&str]| {
        vec![Change::CreateUser(Box::new(user(id, who)), names.iter().map(|it| username(it)).collect())]
    };
    let lists = vec![new("ann", &["free", "bob"]), new("cid", &["free"]), new("dan", &["dan", "free"])];
    let outcomes = store.commit_each(lists).await.unwrap();
    let taken = Err(Conflict::NameTaken(NameKind::Username));
    assert_eq!(outcomes, [taken.clone(), Ok(()), taken]);
    let owner = store.find_user(id, &[username("free")], None).await.unwrap().unwrap();
    assert_eq!(owner.sub, sub("cid"));
    assert!(store.find_user(id, &[username("dan")], None).await.unwrap().is_none());
    assert_entries_follow_from_users(directory.path());
}

#[tokio::test]
async fn texts_that_do_not_fit_into_memory_are_written_earlier() {
    let directory = tempfile::tempdir().unwrap();
    let store = open(directory.path());
    let pool = Pool::create(&store, "r_one").await;
    let id = &pool.pool.id;
    let long = |who: usize| {
        let mut new = user(id, &format!("u{who}"));
        new.attributes.insert("name".to_owned(), "x".repeat(super::TEXTS_MAX / 3));
        vec![Change::CreateUser(Box::new(new), vec![username(&format!("u{who}"))])]
    };
    let outcomes = store.commit_each((0..7).map(|who| long(who % 6)).collect()).await.unwrap();
    let expected: Vec<_> = (0..7).map(|who| if who < 6 { Ok(()) } else { Err(Conflict::UserExists) }).collect();
    assert_eq!(outcomes, expected);
    assert_entries_follow_from_users(directory.path());
}
