//! App clients and their secrets.

use vestibule_identity::app_client::{AppClient, ClientSecret};
use vestibule_identity::change::{Change, Conflict};
use vestibule_identity::ids::ClientId;
use vestibule_identity::secret::Secret;

use super::{Pool, Subject, conflict};
use crate::testing::{CREATED_AT, app_client, token_session};

fn secrets(client: &AppClient) -> Vec<(String, String)> {
    client.secrets.iter().map(|secret| (secret.id.clone(), secret.value.expose().to_owned())).collect()
}

async fn create(pool: &Pool, id: &str) -> AppClient {
    let client = app_client(&pool.pool.id, id);
    pool.store.commit(vec![Change::CreateAppClient(Box::new(client.clone()))]).await.unwrap();
    client
}

pub(crate) async fn a_client_is_read_back_with_its_secrets(store: Subject) {
    let pool = Pool::create(&store, "r_one").await;
    let client = create(&pool, "one").await;
    let stored = store.app_client(&client.id).await.unwrap().unwrap();
    assert_eq!((&stored.id, &stored.pool_id, &stored.settings), (&client.id, &client.pool_id, &client.settings));
    assert_eq!(secrets(&stored), secrets(&client));
    assert_eq!(stored.secrets[0].created_at, CREATED_AT);
    assert!(store.app_client(&ClientId::new("none")).await.unwrap().is_none());
}

pub(crate) async fn an_updated_client_has_the_secrets_of_the_update(store: Subject) {
    let pool = Pool::create(&store, "r_one").await;
    let mut client = create(&pool, "one").await;
    client.settings.client_name = Some("Renamed".to_owned());
    client.sso_session_minutes = Some(5);
    client.secrets.push(ClientSecret { id: "one--2".to_owned(), value: Secret::new("second"), created_at: CREATED_AT });
    store.commit(vec![Change::UpdateAppClient(Box::new(client.clone()))]).await.unwrap();
    let stored = store.app_client(&client.id).await.unwrap().unwrap();
    assert_eq!((&stored.settings, stored.sso_session_minutes), (&client.settings, Some(5)));
    assert_eq!(secrets(&stored), secrets(&client));
}

pub(crate) async fn a_change_decided_on_an_older_client_is_refused(store: Subject) {
    let pool = Pool::create(&store, "r_one").await;
    let seen = create(&pool, "one").await;
    for expected in [Ok(()), Err(Conflict::ClientChanged)] {
        let updated = store.commit(vec![Change::UpdateAppClient(Box::new(seen.clone()))]).await;
        assert_eq!(updated.map_err(|error| conflict(Err::<(), _>(error))), expected);
    }
    let now = store.app_client(&seen.id).await.unwrap().unwrap();
    store.commit(vec![Change::UpdateAppClient(Box::new(now))]).await.unwrap();
}

pub(crate) async fn a_client_without_secrets_is_a_public_one(store: Subject) {
    let pool = Pool::create(&store, "r_one").await;
    let client = AppClient { secrets: Vec::new(), ..app_client(&pool.pool.id, "one") };
    store.commit(vec![Change::CreateAppClient(Box::new(client))]).await.unwrap();
    assert!(store.app_client(&"one".into()).await.unwrap().unwrap().secrets.is_empty());
}

pub(crate) async fn a_client_of_a_pool_that_is_gone_is_refused(store: Subject) {
    let client = app_client(&"r_gone".into(), "one");
    assert_eq!(conflict(store.commit(vec![Change::CreateAppClient(Box::new(client))]).await), Conflict::PoolGone);
    assert!(store.app_client(&"one".into()).await.unwrap().is_none());
}

pub(crate) async fn a_client_of_another_pool_can_neither_be_updated_nor_deleted(store: Subject) {
    let (pool, other) = (Pool::create(&store, "r_one").await, Pool::create(&store, "r_two").await);
    let client = create(&pool, "one").await;
    let moved = AppClient { pool_id: other.pool.id.clone(), ..client };
    assert_eq!(conflict(store.commit(vec![Change::UpdateAppClient(Box::new(moved))]).await), Conflict::ClientGone);
    let deletion = Change::DeleteAppClient(other.pool.id.clone(), "one".into());
    assert_eq!(conflict(store.commit(vec![deletion]).await), Conflict::ClientGone);
    assert_eq!(store.app_client(&"one".into()).await.unwrap().unwrap().pool_id, pool.pool.id);
}

pub(crate) async fn clients_are_listed_in_order_of_creation_page_by_page(store: Subject) {
    let (pool, other) = (Pool::create(&store, "r_one").await, Pool::create(&store, "r_two").await);
    for id in ["c", "a", "b"] {
        create(&pool, id).await;
        create(&other, &format!("other-{id}")).await;
    }
    let first = store.app_clients(&pool.pool.id, None, 2).await.unwrap();
    assert_eq!(first.items.iter().map(|it| it.id.as_str()).collect::<Vec<_>>(), ["c", "a"]);
    store.commit(vec![Change::DeleteAppClient(pool.pool.id.clone(), "a".into())]).await.unwrap();
    let last = store.app_clients(&pool.pool.id, first.next, 2).await.unwrap();
    assert_eq!(last.items.iter().map(|it| it.id.as_str()).collect::<Vec<_>>(), ["b"]);
    assert_eq!(last.next, None);
}

pub(crate) async fn a_deleted_client_takes_its_token_sessions_with_it(store: Subject) {
    let pool = Pool::create(&store, "r_one").await;
    pool.add("ann").await;
    for (id, session) in [("one", "1"), ("two", "2")] {
        create(&pool, id).await;
        let token = token_session(session, &pool.pool.id, id, "ann");
        store.commit(vec![Change::StartTokenSession(Box::new(token))]).await.unwrap();
    }
    let deletion = Change::DeleteAppClient(pool.pool.id.clone(), "one".into());
    store.commit(vec![deletion.clone()]).await.unwrap();
    assert!(store.app_client(&"one".into()).await.unwrap().is_none());
    assert!(store.token_session("1").await.unwrap().is_none());
    assert!(store.token_session("2").await.unwrap().is_some());
    assert_eq!(conflict(store.commit(vec![deletion]).await), Conflict::ClientGone);
}

pub(crate) async fn a_pool_has_no_more_clients_than_it_may(store: Subject) {
    let (pool, other) = (Pool::create(&store, "r_one").await, Pool::create(&store, "r_two").await);
    let creation = |id: &str| Change::CreateAppClient(Box::new(app_client(&pool.pool.id, id)));
    store.commit((0..1000).map(|number| creation(&format!("client-{number}"))).collect()).await.unwrap();
    assert_eq!(conflict(store.commit(vec![creation("more")]).await), Conflict::TooManyClients);
    create(&other, "elsewhere").await;
    store.commit(vec![Change::DeleteAppClient(pool.pool.id.clone(), "client-7".into())]).await.unwrap();
    store.commit(vec![creation("more")]).await.unwrap();
}
