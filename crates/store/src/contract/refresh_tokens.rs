//! Refresh tokens.

use vestibule_identity::change::{Change, Conflict};
use vestibule_identity::token::RefreshToken;

use super::{Pool, Subject, conflict};
use crate::testing::{CREATED_AT, app_client, refresh_token};

pub(crate) async fn a_refresh_token_is_read_back_by_its_hash(store: Subject) {
    let pool = Pool::create(&store, "r_one").await;
    pool.add("ann").await;
    store.commit(vec![Change::CreateAppClient(Box::new(app_client(&pool.pool.id, "client")))]).await.unwrap();
    for (byte, revoked_at) in [(1, None), (2, Some(CREATED_AT))] {
        let token = RefreshToken { revoked_at, ..refresh_token([byte; 32], &pool.pool.id, "client", "ann") };
        store.commit(vec![Change::IssueRefreshToken(Box::new(token.clone()))]).await.unwrap();
        assert_eq!(store.refresh_token(&[byte; 32]).await.unwrap(), Some(token));
    }
    assert_eq!(store.refresh_token(&[3; 32]).await.unwrap(), None);
}

pub(crate) async fn a_refresh_token_needs_its_user_and_its_client(store: Subject) {
    let (pool, other) = (Pool::create(&store, "r_one").await, Pool::create(&store, "r_two").await);
    let issue = |token| store.commit(vec![Change::IssueRefreshToken(Box::new(token))]);
    let token = refresh_token([1; 32], &pool.pool.id, "client", "ann");
    assert_eq!(conflict(issue(token.clone()).await), Conflict::UserGone);
    pool.add("ann").await;
    assert_eq!(conflict(issue(token.clone()).await), Conflict::ClientGone);
    store.commit(vec![Change::CreateAppClient(Box::new(app_client(&other.pool.id, "client")))]).await.unwrap();
    assert_eq!(conflict(issue(token).await), Conflict::ClientGone);
    assert_eq!(store.refresh_token(&[1; 32]).await.unwrap(), None);
}
