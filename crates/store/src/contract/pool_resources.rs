//! The resources of a pool.

use serde_json::json;
use vestibule_identity::change::{Change, Conflict};
use vestibule_identity::ids::UserPoolId;
use vestibule_identity::pool_resource::{NameScope, PoolResource, ResourceKind, ResourceName};

use super::{Pool, Subject, assert_bad_token, conflict};
use crate::testing::app_client;
use crate::{Order, ResourceQuery};

const KIND: ResourceKind = ResourceKind::IdentityProvider;

fn resource(pool: &UserPoolId, id: &str) -> PoolResource {
    PoolResource {
        pool_id: pool.clone(),
        kind: KIND,
        id: id.to_owned(),
        client_id: None,
        names: Vec::new(),
        revision: 0,
        document: json!({"secret of": id}),
    }
}

fn named(pool: &UserPoolId, id: &str, scope: NameScope, name: &str) -> PoolResource {
    PoolResource { names: vec![ResourceName { scope, name: name.to_owned() }], ..resource(pool, id) }
}

fn create(resource: PoolResource) -> Vec<Change> {
    vec![Change::CreatePoolResource { resource: Box::new(resource), most: 10 }]
}

fn query(order: Order, after: Option<String>) -> ResourceQuery {
    ResourceQuery { kind: KIND, order, after, limit: 2 }
}

pub(crate) async fn a_resource_is_read_back_as_written(store: Subject) {
    let pool = Pool::create(&store, "r_one").await.pool.id;
    for kind in ResourceKind::ALL {
        let written = PoolResource { kind, document: json!({"kind": kind}), ..resource(&pool, "one") };
        store.commit(create(written.clone())).await.unwrap();
        assert_eq!(store.pool_resource(&pool, kind, "one").await.unwrap(), Some(written));
    }
    assert_eq!(store.pool_resource(&pool, KIND, "two").await.unwrap(), None);
    assert_eq!(store.pool_resource(&"r_two".into(), KIND, "one").await.unwrap(), None);
    assert_eq!(conflict(store.commit(create(resource(&"r_two".into(), "one"))).await), Conflict::PoolGone);
}

pub(crate) async fn an_id_is_given_once_in_a_pool_and_a_kind(store: Subject) {
    let (one, two) = (Pool::create(&store, "r_one").await.pool.id, Pool::create(&store, "r_two").await.pool.id);
    store.commit(create(resource(&one, "a"))).await.unwrap();
    let taken = Conflict::ResourceExists(KIND, "a".to_owned());
    assert_eq!(conflict(store.commit(create(resource(&one, "a"))).await), taken);
    store.commit(create(resource(&two, "a"))).await.unwrap();
    store.commit(create(PoolResource { kind: ResourceKind::Domain, ..resource(&one, "a") })).await.unwrap();
}

pub(crate) async fn a_pool_has_no_more_of_a_kind_than_it_may(store: Subject) {
    let pool = Pool::create(&store, "r_one").await.pool.id;
    let create = |id, name| {
        let resource = named(&pool, id, NameScope::Pool, name);
        vec![Change::CreatePoolResource { resource: Box::new(resource), most: 2 }]
    };
    for id in ["a", "b"] {
        store.commit(create(id, id)).await.unwrap();
    }
    for (id, name) in [("b", "c"), ("c", "b")] {
        let taken = Conflict::ResourceExists(KIND, "b".to_owned());
        assert_eq!(conflict(store.commit(create(id, name)).await), taken);
    }
    assert_eq!(conflict(store.commit(create("c", "c")).await), Conflict::TooManyResources(KIND));
    store.commit(vec![Change::DeletePoolResource { pool: pool.clone(), kind: KIND, id: "a".into() }]).await.unwrap();
    store.commit(create("c", "c")).await.unwrap();
}

pub(crate) async fn a_further_name_is_unique_where_it_says_so(store: Subject) {
    let (one, two) = (Pool::create(&store, "r_one").await.pool.id, Pool::create(&store, "r_two").await.pool.id);
    store.commit(create(named(&one, "a", NameScope::Pool, "x"))).await.unwrap();
    let taken = Conflict::ResourceExists(KIND, "x".to_owned());
    assert_eq!(conflict(store.commit(create(named(&one, "b", NameScope::Pool, "x"))).await), taken);
    assert_eq!(store.pool_resource(&one, KIND, "b").await.unwrap(), None);
    store.commit(create(named(&two, "a", NameScope::Pool, "x"))).await.unwrap();
    store.commit(create(named(&one, "c", NameScope::Server, "x"))).await.unwrap();
    assert_eq!(conflict(store.commit(create(named(&two, "c", NameScope::Server, "x"))).await), taken);

    let found = async |pool: Option<&UserPoolId>, name: &str| {
        store.find_pool_resource(pool, KIND, name).await.unwrap().map(|it| (it.pool_id, it.id))
    };
    assert_eq!(found(Some(&one), "x").await, Some((one.clone(), "a".to_owned())));
    assert_eq!(found(Some(&two), "x").await, Some((two, "a".to_owned())));
    assert_eq!(found(None, "x").await, Some((one.clone(), "c".to_owned())));
    assert_eq!(found(Some(&one), "y").await, None);
    assert_eq!(store.find_pool_resource(Some(&one), ResourceKind::Domain, "x").await.unwrap(), None);
}

pub(crate) async fn pools_are_found_by_a_name_that_each_has_given(store: Subject) {
    let (one, two) = (Pool::create(&store, "r_one").await.pool.id, Pool::create(&store, "r_two").await.pool.id);
    let three = Pool::create(&store, "r_three").await.pool.id;
    for pool in [&two, &one, &three] {
        store.commit(create(named(pool, "a", NameScope::Pool, "x"))).await.unwrap();
    }
    store.commit(create(named(&one, "b", NameScope::Pool, "y"))).await.unwrap();
    store.commit(create(named(&one, "c", NameScope::Server, "z"))).await.unwrap();
    let other = PoolResource { kind: ResourceKind::Domain, ..named(&one, "a", NameScope::Pool, "w") };
    store.commit(create(other)).await.unwrap();
    let found = async |name: &str, after: Option<&UserPoolId>, limit: usize| {
        store.pools_with_named(KIND, name, after, limit).await.unwrap()
    };
    assert_eq!(found("x", None, 10).await, [one.clone(), three.clone(), two.clone()]);
    assert_eq!(found("x", None, 2).await, [one.clone(), three.clone()]);
    assert_eq!(found("x", Some(&three), 2).await, std::slice::from_ref(&two));
    assert_eq!(found("y", None, 10).await, [one]);
    for name in ["z", "w", "v"] {
        assert!(found(name, None, 10).await.is_empty(), "{name}");
    }
    store.commit(vec![Change::DeletePoolResource { pool: two, kind: KIND, id: "a".into() }]).await.unwrap();
    assert!(found("x", Some(&three), 2).await.is_empty());
}

pub(crate) async fn a_change_applies_to_the_revision_it_was_decided_on(store: Subject) {
    let pool = Pool::create(&store, "r_one").await.pool.id;
    let gone = Conflict::ResourceGone(KIND, "a".to_owned());
    let update = |resource: PoolResource| vec![Change::UpdatePoolResource(Box::new(resource))];
    assert_eq!(conflict(store.commit(update(resource(&pool, "a"))).await), gone);
    store.commit(create(named(&pool, "a", NameScope::Pool, "x"))).await.unwrap();
    let changed = PoolResource { document: json!(2), ..named(&pool, "a", NameScope::Pool, "y") };
    store.commit(update(changed.clone())).await.unwrap();
    assert_eq!(conflict(store.commit(update(changed)).await), Conflict::ResourceChanged(KIND));
    let read = store.pool_resource(&pool, KIND, "a").await.unwrap().unwrap();
    assert_eq!((&read.document, read.revision), (&json!(2), 1));
    assert_eq!(store.find_pool_resource(Some(&pool), KIND, "x").await.unwrap(), None);
    assert_eq!(store.find_pool_resource(Some(&pool), KIND, "y").await.unwrap(), Some(read));
}

pub(crate) async fn putting_a_resource_makes_it_what_it_says(store: Subject) {
    let pool = Pool::create(&store, "r_one").await.pool.id;
    for (revision, document) in [(0, json!("first")), (1, json!("second"))] {
        let put = PoolResource { document, ..named(&pool, "a", NameScope::Pool, "x") };
        store.commit(vec![Change::PutPoolResource(Box::new(put.clone()))]).await.unwrap();
        let read = store.pool_resource(&pool, KIND, "a").await.unwrap();
        assert_eq!(read, Some(PoolResource { revision, names: Vec::new(), ..put }));
    }
    let other = Change::PutPoolResource(Box::new(named(&pool, "b", NameScope::Pool, "x")));
    assert_eq!(conflict(store.commit(vec![other]).await), Conflict::ResourceExists(KIND, "x".to_owned()));
}

pub(crate) async fn a_resource_goes_with_its_pool_and_its_client(store: Subject) {
    let pool = Pool::create(&store, "r_one").await;
    let id = pool.pool.id.clone();
    let of_client = PoolResource { client_id: Some("one".into()), ..named(&id, "a", NameScope::Server, "x") };
    assert_eq!(conflict(store.commit(create(of_client.clone())).await), Conflict::ClientGone);
    store.commit(vec![Change::CreateAppClient(Box::new(app_client(&id, "one")))]).await.unwrap();
    store.commit(create(of_client)).await.unwrap();
    store.commit(create(named(&id, "b", NameScope::Server, "y"))).await.unwrap();
    let read = store.pool_resource(&id, KIND, "a").await.unwrap().unwrap();
    assert_eq!(read.client_id, Some("one".into()));
    store.commit(vec![Change::DeleteAppClient(id.clone(), "one".into())]).await.unwrap();
    assert_eq!(store.find_pool_resource(None, KIND, "x").await.unwrap(), None);
    assert!(store.find_pool_resource(None, KIND, "y").await.unwrap().is_some());
    store.commit(vec![Change::DeleteUserPool { id: id.clone(), revision: 0 }]).await.unwrap();
    assert_eq!(store.find_pool_resource(None, KIND, "y").await.unwrap(), None);
    let deletion = Change::DeletePoolResource { pool: id, kind: KIND, id: "b".to_owned() };
    assert_eq!(conflict(store.commit(vec![deletion]).await), Conflict::ResourceGone(KIND, "b".to_owned()));
}

pub(crate) async fn resources_are_listed_in_either_order_page_by_page(store: Subject) {
    let (one, two) = (Pool::create(&store, "r_one").await.pool.id, Pool::create(&store, "r_two").await.pool.id);
    for id in ["c", "a", "b"] {
        store.commit(create(resource(&one, id))).await.unwrap();
        store.commit(create(resource(&two, id))).await.unwrap();
    }
    for (order, pages) in [(Order::OldestFirst, ["ca", "b"]), (Order::LatestFirst, ["ba", "c"])] {
        let mut after = None;
        for expected in pages {
            let page = store.pool_resources(&one, query(order, after)).await.unwrap();
            assert_eq!(page.items.iter().map(|it| it.id.as_str()).collect::<String>(), expected);
            after = page.next;
        }
        assert_eq!(after, None);
    }
    let misplaced = store.pool_resources(&one, query(Order::LatestFirst, Some("c".to_owned()))).await;
    assert_bad_token(&misplaced);
}
