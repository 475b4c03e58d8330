//! Listing users: order, filters, pages.

use vestibule_identity::change::UserChange;
use vestibule_identity::user::{User, UserStatus};

use super::{Pool, Subject, assert_bad_token};
use crate::testing::{CREATED_AT, user};
use crate::{Page, UserFilter, UserQuery};

fn equal(attribute: &str, value: &str) -> UserFilter {
    UserFilter { attribute: attribute.to_owned(), prefix: false, value: value.to_owned() }
}

fn prefix(attribute: &str, value: &str) -> UserFilter {
    UserFilter { attribute: attribute.to_owned(), prefix: true, value: value.to_owned() }
}

async fn page(pool: &Pool, filter: Option<&UserFilter>, after: Option<String>, limit: usize) -> Page<User> {
    let query = UserQuery { filter: filter.cloned(), after, limit };
    pool.store.users(&pool.pool.id, query).await.unwrap()
}

/// The usernames of all pages, each of this size.
async fn all_by(pool: &Pool, filter: Option<&UserFilter>, limit: usize) -> Vec<String> {
    let mut found = Vec::new();
    let mut after = None;
    loop {
        let page = page(pool, filter, after, limit).await;
        assert!(page.items.len() <= limit);
        assert!(page.next.is_none() || page.items.len() == limit, "only the last page is short");
        found.extend(page.items.into_iter().map(|user| user.username));
        assert!(found.len() < 1000, "the pages come to an end");
        after = page.next;
        if after.is_none() {
            return found;
        }
    }
}

/// The usernames that a filter finds; the size of the pages must not matter.
async fn found(pool: &Pool, filter: impl Into<Option<UserFilter>>) -> Vec<String> {
    let filter = filter.into();
    let at_once = all_by(pool, filter.as_ref(), 60).await;
    for limit in [1, 2, 3] {
        assert_eq!(all_by(pool, filter.as_ref(), limit).await, at_once, "in pages of {limit}");
    }
    at_once
}

/// A user with one more attribute.
async fn add(pool: &Pool, username: &str, name: &str, value: &str) {
    let mut user = user(&pool.pool.id, username);
    user.attributes.insert(name.to_owned(), value.to_owned());
    pool.add_user(user).await;
}

async fn set(pool: &Pool, who: &str, name: &str, value: &str) {
    let set = [(name.to_owned(), value.to_owned())].into();
    pool.apply(who, UserChange::Attributes { set, remove: Vec::new(), at: CREATED_AT }).await.unwrap();
}

pub(crate) async fn users_are_listed_in_order_of_creation_page_by_page(store: Subject) {
    let (pool, other) = (Pool::create(&store, "r_one").await, Pool::create(&store, "r_two").await);
    let names = ["cid", "ann", "eve", "bob", "dan"];
    for name in names {
        pool.add(name).await;
        other.add(&format!("{name}2")).await;
    }
    assert_eq!(found(&pool, None).await, names);
    let whole = page(&pool, None, None, 60).await;
    assert_eq!(super::facts(&whole.items[1]), super::facts(&pool.user("ann").await), "whole users are listed");
    assert_eq!(page(&pool, None, None, 5).await.next, None, "a full last page is the last page");
}

pub(crate) async fn an_empty_pool_lists_nobody(store: Subject) {
    let pool = Pool::create(&store, "r_one").await;
    for filter in [None, Some(equal("email", "x")), Some(prefix("email", "")), Some(prefix("status", ""))] {
        assert!(found(&pool, filter).await.is_empty());
    }
}

pub(crate) async fn a_filter_finds_equal_values_without_regard_to_case(store: Subject) {
    let (pool, other) = (Pool::create(&store, "r_one").await, Pool::create(&store, "r_two").await);
    for name in ["email", "phone_number", "name", "given_name", "family_name", "preferred_username"] {
        add(&pool, name, name, "Zoë Ärger").await;
        add(&pool, &format!("{name}-2"), name, "zoë ärger").await;
        add(&pool, &format!("{name}-3"), name, "Zoë Ärger II").await;
        add(&other, name, name, "Zoë Ärger").await;
        assert_eq!(found(&pool, equal(name, "ZOË ÄRGER")).await, [name, &format!("{name}-2")]);
        assert!(found(&pool, equal(name, "zoë")).await.is_empty());
    }
    assert_eq!(found(&pool, equal("sub", "SUB-OF-EMAIL")).await, ["email"]);
}

pub(crate) async fn the_username_is_compared_with_regard_to_case(store: Subject) {
    let pool = Pool::create(&store, "r_one").await;
    pool.add("Ann").await;
    assert_eq!(found(&pool, equal("username", "Ann")).await, ["Ann"]);
    assert!(found(&pool, equal("username", "ann")).await.is_empty());
    assert_eq!(found(&pool, prefix("username", "A")).await, ["Ann"]);
    assert!(found(&pool, prefix("username", "a")).await.is_empty());
}

pub(crate) async fn a_prefix_finds_all_who_begin_with_it_sorted_by_the_value(store: Subject) {
    let pool = Pool::create(&store, "r_one").await;
    for (username, name) in
        [("u1", "Bob"), ("u2", "bo"), ("u3", "BOBBY"), ("u4", "bp"), ("u5", "b"), ("u6", "boÿ"), ("u7", "Bn")]
    {
        add(&pool, username, "name", name).await;
    }
    assert_eq!(found(&pool, prefix("name", "bO")).await, ["u2", "u1", "u3", "u6"]);
    assert_eq!(found(&pool, prefix("name", "b")).await, ["u5", "u7", "u2", "u1", "u3", "u6", "u4"]);
    assert_eq!(found(&pool, prefix("username", "u")).await, ["u1", "u2", "u3", "u4", "u5", "u6", "u7"]);
    assert_eq!(found(&pool, prefix("sub", "Sub-Of-U3")).await, ["u3"]);
    assert!(found(&pool, prefix("name", "bobbyx")).await.is_empty());
}

pub(crate) async fn a_prefix_is_text_and_no_pattern(store: Subject) {
    let pool = Pool::create(&store, "r_one").await;
    let values = ["50%", "50_", "50*", "50?", "500", "50'; --", "50\u{10ffff}x", "50\u{d7ff}", "50\u{e000}", "50\0x"];
    for (index, value) in values.iter().enumerate() {
        add(&pool, &format!("u{index}"), "name", value).await;
    }
    for (index, value) in values.iter().enumerate() {
        assert_eq!(found(&pool, prefix("name", value)).await, [format!("u{index}")], "{value:?}");
        assert_eq!(found(&pool, equal("name", value)).await, [format!("u{index}")], "{value:?}");
    }
    assert_eq!(found(&pool, prefix("name", "50")).await.len(), values.len());
    assert_eq!(found(&pool, prefix("name", "50\u{10ffff}")).await, ["u6"]);
}

pub(crate) async fn an_empty_prefix_finds_all_who_have_the_attribute(store: Subject) {
    let pool = Pool::create(&store, "r_one").await;
    pool.add("none").await;
    add(&pool, "u1", "name", "b").await;
    add(&pool, "u2", "name", "\u{10ffff}").await;
    add(&pool, "u3", "name", "a").await;
    assert_eq!(found(&pool, prefix("name", "")).await, ["u3", "u1", "u2"]);
    assert_eq!(found(&pool, prefix("name", "\u{10ffff}")).await, ["u2"]);
}

pub(crate) async fn users_are_found_by_status_and_by_enablement(store: Subject) {
    let pool = Pool::create(&store, "r_one").await;
    for name in ["ann", "bob", "cid", "dan"] {
        pool.add(name).await;
    }
    pool.apply("ann", UserChange::Status(UserStatus::Unconfirmed, CREATED_AT)).await.unwrap();
    pool.apply("bob", UserChange::Enabled(false, CREATED_AT)).await.unwrap();
    assert_eq!(found(&pool, equal("cognito:user_status", "confirmed")).await, ["bob", "cid", "dan"]);
    assert_eq!(found(&pool, equal("cognito:user_status", "UNCONFIRMED")).await, ["ann"]);
    assert_eq!(found(&pool, prefix("cognito:user_status", "un")).await, ["ann"]);
    assert_eq!(found(&pool, prefix("cognito:user_status", "")).await, ["bob", "cid", "dan", "ann"]);
    assert_eq!(found(&pool, equal("status", "Enabled")).await, ["ann", "cid", "dan"]);
    assert_eq!(found(&pool, equal("status", "Disabled")).await, ["bob"]);
    assert_eq!(found(&pool, prefix("status", "Dis")).await, ["bob"]);
    assert!(found(&pool, equal("status", "enabled")).await.is_empty());
    assert!(found(&pool, prefix("status", "dis")).await.is_empty());
}

pub(crate) async fn users_who_share_a_value_are_paged_in_order_of_creation(store: Subject) {
    let pool = Pool::create(&store, "r_one").await;
    for index in [3, 1, 4, 5, 9, 2, 6] {
        add(&pool, &format!("u{index}"), "family_name", if index == 5 { "Smithson" } else { "Smith" }).await;
    }
    assert_eq!(found(&pool, equal("family_name", "smith")).await, ["u3", "u1", "u4", "u9", "u2", "u6"]);
    assert_eq!(found(&pool, prefix("family_name", "smith")).await, ["u3", "u1", "u4", "u9", "u2", "u6", "u5"]);
}

pub(crate) async fn a_listing_survives_inserts_and_deletes_between_its_pages(store: Subject) {
    let pool = Pool::create(&store, "r_one").await;
    for name in ["b", "d", "f", "h"] {
        add(&pool, name, "name", name).await;
    }
    let filter = prefix("name", "");
    let by_value = page(&pool, Some(&filter), None, 2).await;
    let by_creation = page(&pool, None, None, 2).await;
    // The user on whom both listings stopped goes, others come before and behind.
    pool.delete("d").await.unwrap();
    for name in ["a", "e"] {
        add(&pool, name, "name", name).await;
    }
    let names = |page: Page<User>| page.items.into_iter().map(|user| user.username).collect::<Vec<_>>();
    assert_eq!(names(page(&pool, Some(&filter), by_value.next, 60).await), ["e", "f", "h"]);
    assert_eq!(names(page(&pool, None, by_creation.next, 60).await), ["f", "h", "a", "e"]);

    // A place is not given again when the last user goes and another one comes.
    let last = page(&pool, None, None, 4).await;
    pool.delete("a").await.unwrap();
    pool.delete("e").await.unwrap();
    pool.add("z").await;
    assert_eq!(names(page(&pool, None, last.next, 60).await), ["z"]);
}

pub(crate) async fn a_changed_or_removed_attribute_is_found_by_its_new_value_only(store: Subject) {
    let pool = Pool::create(&store, "r_one").await;
    pool.add("ann").await;
    set(&pool, "ann", "email", "New@example.com").await;
    assert!(found(&pool, equal("email", "ann@example.com")).await.is_empty());
    assert_eq!(found(&pool, equal("email", "new@example.com")).await, ["ann"]);
    let removal = UserChange::Attributes { set: [].into(), remove: vec!["email".to_owned()], at: CREATED_AT };
    pool.apply("ann", removal).await.unwrap();
    assert!(found(&pool, prefix("email", "")).await.is_empty());
    set(&pool, "ann", "email", "again@example.com").await;
    assert_eq!(found(&pool, prefix("email", "again")).await, ["ann"]);
    pool.delete("ann").await.unwrap();
    assert!(found(&pool, prefix("email", "")).await.is_empty());
}

pub(crate) async fn an_attribute_that_is_not_searchable_finds_nobody(store: Subject) {
    let pool = Pool::create(&store, "r_one").await;
    add(&pool, "ann", "custom:team", "red").await;
    for attribute in ["custom:team", "email_verified", "Email", "", "u.username", "seq"] {
        assert!(found(&pool, prefix(attribute, "")).await.is_empty());
    }
}

pub(crate) async fn a_place_in_another_listing_is_refused(store: Subject) {
    let pool = Pool::create(&store, "r_one").await;
    for name in ["ann", "bob", "cid"] {
        add(&pool, name, "name", name).await;
    }
    let plain = page(&pool, None, None, 1).await.next;
    let filtered = page(&pool, Some(&prefix("name", "")), None, 1).await.next;
    let ask = async |filter: Option<UserFilter>, after: Option<String>| {
        pool.store.users(&pool.pool.id, UserQuery { filter, after, limit: 1 }).await
    };
    let equal = |attribute, value| Some(equal(attribute, value));
    let prefix = |attribute, value| Some(prefix(attribute, value));
    assert_bad_token(&ask(prefix("name", ""), plain).await);
    assert_bad_token(&ask(None, filtered.clone()).await);
    assert_bad_token(&ask(equal("name", "bob"), filtered.clone()).await);
    assert_bad_token(&ask(prefix("name", "b"), filtered).await);
    for garbage in ["", ".", "x.ann", "-1.ann", "1", "99999999999999999999.ann"] {
        assert_bad_token(&ask(prefix("name", ""), Some(garbage.to_owned())).await);
    }
}

pub(crate) async fn a_page_holds_between_one_and_sixty_users(store: Subject) {
    let pool = Pool::create(&store, "r_one").await;
    for index in 0..62 {
        pool.add(&format!("u{index:02}")).await;
    }
    let filter = prefix("email", "u");
    for filter in [None, Some(&filter)] {
        assert_eq!(page(&pool, filter, None, 0).await.items.len(), 1);
        let full = page(&pool, filter, None, usize::MAX).await;
        assert_eq!(full.items.len(), 60);
        assert_eq!(page(&pool, filter, full.next, 60).await.items.len(), 2);
    }
}
