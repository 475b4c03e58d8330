//! Groups and memberships.

use std::sync::Arc;

use vestibule_identity::change::{Change, Conflict, UserChange};
use vestibule_identity::group::{Group, GroupSettings};
use vestibule_identity::ids::GroupName;

use super::{Pool, Subject, assert_bad_token, conflict};
use crate::testing::{EXPIRES_AT, group, sub};
use crate::{Page, Result};

fn names(groups: &[Group]) -> Vec<&str> {
    groups.iter().map(|group| group.name.as_str()).collect()
}

impl Pool {
    async fn add_group(&self, name: &str) -> Result<()> {
        self.store.commit(vec![Change::CreateGroup(Box::new(group(&self.pool.id, name)))]).await
    }

    async fn join(&self, user: &str, group: &str) -> Result<()> {
        self.apply(user, UserChange::JoinGroup(group.into())).await
    }

    async fn leave(&self, user: &str, group: &str) -> Result<()> {
        self.apply(user, UserChange::LeaveGroup(group.into())).await
    }

    async fn delete_group(&self, name: &str) -> Result<()> {
        self.store.commit(vec![Change::DeleteGroup(self.pool.id.clone(), name.into())]).await
    }

    async fn group(&self, name: &str) -> Option<Group> {
        self.store.group(&self.pool.id, &name.into()).await.unwrap()
    }

    async fn groups_of(&self, user: &str) -> Vec<String> {
        let groups = self.store.groups_of_user(&self.pool.id, &sub(user)).await.unwrap();
        names(&groups).into_iter().map(str::to_owned).collect()
    }

    async fn members(&self, group: &str, after: Option<String>, limit: usize) -> Page<String> {
        let page = self.store.users_in_group(&self.pool.id, &group.into(), after, limit).await.unwrap();
        Page { items: page.items.into_iter().map(|user| user.username).collect(), next: page.next }
    }
}

pub(crate) async fn a_group_is_read_back_as_written(store: Subject) {
    let pool = Pool::create(&store, "r_one").await;
    let full = Group {
        settings: GroupSettings {
            description: Some("Who works here: λ".to_owned()),
            role_arn: Some("arn:aws:iam::000000000000:role/staff".to_owned()),
            precedence: Some(0),
        },
        modified_at: EXPIRES_AT,
        ..group(&pool.pool.id, "staff")
    };
    for written in [full, group(&pool.pool.id, "plain")] {
        store.commit(vec![Change::CreateGroup(Box::new(written.clone()))]).await.unwrap();
        assert_eq!(pool.group(written.name.as_str()).await, Some(written));
    }
    assert_eq!(pool.group("nobody").await, None);
    assert_eq!(pool.group("STAFF").await, None, "names are told apart by case");
}

pub(crate) async fn a_name_stands_for_one_group_of_a_pool(store: Subject) {
    let pool = Pool::create(&store, "r_one").await;
    let other = Pool::create(&store, "r_two").await;
    pool.add_group("staff").await.unwrap();
    assert_eq!(conflict(pool.add_group("staff").await), Conflict::GroupExists);
    pool.add_group("Staff").await.unwrap();
    other.add_group("staff").await.unwrap();
    other.delete_group("staff").await.unwrap();
    assert!(pool.group("staff").await.is_some());
    assert_eq!(conflict(other.delete_group("staff").await), Conflict::GroupGone);
    let gone = group(&"r_none".into(), "staff");
    assert_eq!(conflict(store.commit(vec![Change::CreateGroup(Box::new(gone))]).await), Conflict::PoolGone);
}

pub(crate) async fn a_change_of_a_group_touches_what_it_names(store: Subject) {
    let pool = Pool::create(&store, "r_one").await;
    pool.add_group("staff").await.unwrap();
    let change = |name: &str, set: GroupSettings| {
        let update = Change::UpdateGroup { pool: pool.pool.id.clone(), name: name.into(), set, at: EXPIRES_AT };
        store.commit(vec![update])
    };
    let role = GroupSettings { role_arn: Some("role".to_owned()), ..GroupSettings::default() };
    let rank = GroupSettings { precedence: Some(0), ..GroupSettings::default() };
    let words = GroupSettings { description: Some(String::new()), ..GroupSettings::default() };
    for set in [role, rank, words, GroupSettings::default()] {
        change("staff", set).await.unwrap();
    }
    let settings =
        GroupSettings { description: Some(String::new()), role_arn: Some("role".to_owned()), precedence: Some(0) };
    let expected = Group { settings, modified_at: EXPIRES_AT, ..group(&pool.pool.id, "staff") };
    assert_eq!(pool.group("staff").await, Some(expected));
    assert_eq!(conflict(change("none", GroupSettings::default()).await), Conflict::GroupGone);
}

pub(crate) async fn groups_are_listed_in_order_of_creation_page_by_page(store: Subject) {
    let pool = Pool::create(&store, "r_one").await;
    let other = Pool::create(&store, "r_two").await;
    for (pool, name) in [(&pool, "c"), (&other, "x"), (&pool, "a"), (&pool, "b")] {
        pool.add_group(name).await.unwrap();
    }
    let page = async |after, limit| store.groups(&pool.pool.id, after, limit).await;
    let first = page(None, 2).await.unwrap();
    assert_eq!(names(&first.items), ["c", "a"]);
    pool.delete_group("a").await.unwrap();
    let last = page(first.next, 2).await.unwrap();
    assert_eq!((names(&last.items), last.next), (vec!["b"], None));
    assert_bad_token(&page(Some("x".to_owned()), 2).await);
}

pub(crate) async fn a_user_joins_a_group_once_and_leaves_it(store: Subject) {
    let pool = Pool::create(&store, "r_one").await;
    let other = Pool::create(&store, "r_two").await;
    pool.add("ann").await;
    other.add("ann").await;
    pool.add_group("staff").await.unwrap();
    for _ in 0..2 {
        pool.join("ann", "staff").await.unwrap();
        assert_eq!(pool.groups_of("ann").await, ["staff"]);
        assert_eq!(pool.members("staff", None, 10).await.items, ["ann"]);
    }
    assert!(other.groups_of("ann").await.is_empty());
    assert_eq!(conflict(other.join("ann", "staff").await), Conflict::GroupGone);
    for _ in 0..2 {
        pool.leave("ann", "staff").await.unwrap();
        assert!(pool.groups_of("ann").await.is_empty());
    }
    assert_eq!(conflict(pool.leave("ann", "none").await), Conflict::GroupGone);
    assert_eq!(conflict(pool.join("bob", "staff").await), Conflict::UserGone);
}

pub(crate) async fn the_groups_of_a_user_are_listed_page_by_page(store: Subject) {
    let pool = Pool::create(&store, "r_one").await;
    pool.add("bob").await;
    pool.add("ann").await;
    for name in ["c", "a", "b"] {
        pool.add_group(name).await.unwrap();
        pool.join("ann", name).await.unwrap();
    }
    let page =
        async |user: &str, after, limit| store.list_groups_of_user(&pool.pool.id, &sub(user), after, limit).await;
    let first = page("ann", None, 2).await.unwrap();
    assert_eq!(names(&first.items), ["c", "a"]);
    let last = page("ann", first.next, 2).await.unwrap();
    assert_eq!((names(&last.items), last.next), (vec!["b"], None));
    assert_eq!(pool.groups_of("ann").await, ["c", "a", "b"]);
    for nobody in ["bob", "cid"] {
        assert!(page(nobody, None, 2).await.unwrap().items.is_empty());
        assert!(pool.groups_of(nobody).await.is_empty());
    }
    assert_bad_token(&page("ann", Some("x".to_owned()), 2).await);
}

pub(crate) async fn the_users_in_a_group_are_listed_page_by_page(store: Subject) {
    let pool = Pool::create(&store, "r_one").await;
    for name in ["staff", "others"] {
        pool.add_group(name).await.unwrap();
    }
    for (name, group) in [("cid", "staff"), ("eve", "others"), ("ann", "staff"), ("bob", "staff")] {
        pool.add(name).await;
        pool.join(name, group).await.unwrap();
    }
    let first = pool.members("staff", None, 2).await;
    assert_eq!(first.items, ["cid", "ann"]);
    let last = pool.members("staff", first.next, 2).await;
    assert_eq!((last.items, last.next), (vec!["bob".to_owned()], None));
    assert!(pool.members("none", None, 2).await.items.is_empty());
    assert_bad_token(&store.users_in_group(&pool.pool.id, &"staff".into(), Some("x".to_owned()), 2).await);
}

pub(crate) async fn a_listing_of_members_survives_changes_between_its_pages(store: Subject) {
    let pool = Pool::create(&store, "r_one").await;
    pool.add_group("staff").await.unwrap();
    for index in 0..6 {
        let name = format!("user{index}");
        pool.add(&name).await;
        pool.join(&name, "staff").await.unwrap();
    }
    let first = pool.members("staff", None, 3).await;
    pool.leave("user2", "staff").await.unwrap();
    pool.join("user2", "staff").await.unwrap();
    pool.leave("user1", "staff").await.unwrap();
    pool.delete("user3").await.unwrap();
    let rest = pool.members("staff", first.next, 3).await;
    assert_eq!((rest.items, rest.next), (vec!["user4".to_owned(), "user5".to_owned()], None));
}

pub(crate) async fn memberships_go_with_their_user_and_their_group(store: Subject) {
    let pool = Pool::create(&store, "r_one").await;
    for name in ["ann", "bob"] {
        pool.add(name).await;
    }
    for group in ["staff", "others"] {
        pool.add_group(group).await.unwrap();
        for name in ["ann", "bob"] {
            pool.join(name, group).await.unwrap();
        }
    }
    pool.delete_group("staff").await.unwrap();
    assert_eq!(
        (pool.groups_of("ann").await, pool.groups_of("bob").await),
        (vec!["others".into()], vec!["others".into()])
    );
    pool.add_group("staff").await.unwrap();
    assert!(pool.members("staff", None, 10).await.items.is_empty(), "a new group of that name has no members");
    pool.delete("ann").await.unwrap();
    assert_eq!(pool.members("others", None, 10).await.items, ["bob"]);
    pool.add("ann").await;
    assert!(pool.groups_of("ann").await.is_empty(), "a new user of that name is in no group");
}

pub(crate) async fn a_pool_has_a_limited_number_of_groups(store: Subject) {
    let pool = Pool::create(&store, "r_one").await;
    let other = Pool::create(&store, "r_two").await;
    let groups = (0..10_000).map(|index| Change::CreateGroup(Box::new(group(&pool.pool.id, &format!("g{index}")))));
    store.commit(groups.collect()).await.unwrap();
    assert_eq!(conflict(pool.add_group("more").await), Conflict::TooManyGroups);
    assert_eq!(conflict(pool.add_group("g7").await), Conflict::GroupExists);
    other.add_group("more").await.unwrap();
    pool.delete_group("g7").await.unwrap();
    pool.add_group("more").await.unwrap();
}

pub(crate) async fn a_user_is_in_a_limited_number_of_groups(store: Subject) {
    let pool = Pool::create(&store, "r_one").await;
    pool.add("ann").await;
    pool.add("bob").await;
    let names: Vec<GroupName> = (0..101).map(|index| format!("g{index}").as_str().into()).collect();
    let create = |name: &GroupName| Change::CreateGroup(Box::new(group(&pool.pool.id, name.as_str())));
    let join = |name: &GroupName| pool.change("ann", UserChange::JoinGroup(name.clone()));
    store.commit(names.iter().map(create).collect()).await.unwrap();
    store.commit(names.iter().take(100).map(join).collect()).await.unwrap();
    assert_eq!(conflict(pool.join("ann", "g100").await), Conflict::TooManyGroupsOfUser);
    pool.join("ann", "g7").await.unwrap();
    pool.join("bob", "g100").await.unwrap();
    pool.leave("ann", "g7").await.unwrap();
    pool.join("ann", "g100").await.unwrap();
    assert_eq!(pool.groups_of("ann").await.len(), 100);
}

pub(crate) async fn of_many_who_create_a_group_at_once_one_succeeds(store: Subject) {
    let pool = Arc::new(Pool::create(&store, "r_one").await);
    let creations = (0..20).map(|_| {
        let pool = Arc::clone(&pool);
        tokio::spawn(async move { pool.add_group("staff").await.is_ok() })
    });
    let mut created = 0;
    for creation in creations.collect::<Vec<_>>() {
        created += usize::from(creation.await.unwrap());
    }
    assert_eq!(created, 1);
}
