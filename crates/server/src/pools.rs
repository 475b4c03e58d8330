//! User pools and app clients as requests read them: loaded once, kept until they change.
//!
//! Every operation begins here, so a pool or client that is not there answers the same everywhere. Whoever commits a
//! change to one of them says so with [`PoolCache::invalidate_pool`] or [`PoolCache::invalidate_client`].

use std::sync::Arc;

use vestibule_identity::app_client::AppClient;
use vestibule_identity::ids::{ClientId, UserPoolId};
use vestibule_identity::user_pool::UserPool;
use vestibule_store::Store;

use crate::cache::Cache;
use crate::error::{Failure, Refusal};

const POOLS_MAX: usize = 512;
const CLIENTS_MAX: usize = 2048;

/// A user pool as it was when it was loaded.
#[derive(Clone, Debug)]
pub struct LoadedPool {
    /// The pool.
    pub pool: UserPool,
}

/// The pools and clients that were used lately.
pub struct PoolCache {
    store: Arc<dyn Store>,
    pools: Cache<UserPoolId, Arc<LoadedPool>>,
    clients: Cache<ClientId, Arc<AppClient>>,
}

impl PoolCache {
    /// An empty cache over a store.
    pub fn new(store: Arc<dyn Store>) -> Self {
        Self { store, pools: Cache::new(POOLS_MAX), clients: Cache::new(CLIENTS_MAX) }
    }

    /// A user pool, or the refusal that it does not exist.
    pub async fn pool(&self, id: &UserPoolId) -> Result<Arc<LoadedPool>, Failure> {
        if let Some(pool) = self.pools.get(id) {
            return Ok(pool);
        }
        let epoch = self.pools.epoch();
        let pool = self.store.user_pool(id).await?;
        let pool = pool.ok_or_else(|| Failure::Refused(Refusal::UnknownUserPool(id.clone())))?;
        let pool = Arc::new(LoadedPool { pool });
        self.pools.insert(epoch, id.clone(), Arc::clone(&pool));
        Ok(pool)
    }

    /// An app client of whichever pool, or the refusal that it does not exist.
    pub async fn client(&self, id: &ClientId) -> Result<Arc<AppClient>, Failure> {
        if let Some(client) = self.clients.get(id) {
            return Ok(client);
        }
        let epoch = self.clients.epoch();
        let client = self.store.app_client(id).await?;
        let client = Arc::new(client.ok_or_else(|| unknown_client(id))?);
        self.clients.insert(epoch, id.clone(), Arc::clone(&client));
        Ok(client)
    }

    /// An app client of this pool; a client of another pool does not exist here.
    pub async fn client_of(&self, pool: &UserPoolId, client: &ClientId) -> Result<Arc<AppClient>, Failure> {
        let found = self.client(client).await?;
        if found.pool_id == *pool { Ok(found) } else { Err(unknown_client(client)) }
    }

    /// An app client with the pool that it belongs to.
    pub async fn client_and_pool(&self, client: &ClientId) -> Result<(Arc<LoadedPool>, Arc<AppClient>), Failure> {
        let client = self.client(client).await?;
        Ok((self.pool(&client.pool_id).await?, client))
    }

    /// Forgets a pool, after a change to it was committed. A deleted pool's clients go by themselves: whoever loads a
    /// client loads its pool too.
    pub fn invalidate_pool(&self, id: &UserPoolId) {
        self.pools.forget(id);
    }

    /// Forgets a client, after a change to it was committed.
    pub fn invalidate_client(&self, id: &ClientId) {
        self.clients.forget(id);
    }
}

fn unknown_client(id: &ClientId) -> Failure {
    Failure::Refused(Refusal::UnknownAppClient(id.clone()))
}
