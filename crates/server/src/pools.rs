//! User pools and app clients as requests read them: loaded once, kept until they change.
//!
//! Every operation begins here, so a pool or client that is not there answers the same everywhere. Whoever commits a
//! change to one of them says so with [`PoolCache::invalidate_pool`] or [`PoolCache::invalidate_client`].

use std::collections::BTreeMap;
use std::sync::Arc;

use vestibule_identity::app_client::AppClient;
use vestibule_identity::ids::{ClientId, UserPoolId};
use vestibule_identity::log_delivery::{self, LogDelivery};
use vestibule_identity::pool_resource::{PoolResource, Resource, ResourceKind};
use vestibule_identity::threat_protection::risk_configuration::{AddressRules, OF_POOL, RiskConfiguration};
use vestibule_identity::user_pool::UserPool;
use vestibule_store::{Order, PAGE_MAX, ResourceQuery, Store};

use crate::cache::Cache;
use crate::error::{Failure, Refusal};

const POOLS_MAX: usize = 512;
const CLIENTS_MAX: usize = 2048;

/// A user pool as it was when it was loaded.
#[derive(Clone, Debug)]
pub struct LoadedPool {
    /// The pool.
    pub pool: UserPool,
    /// Where its logs are delivered.
    pub logs: LogDelivery,
    /// By the id of their configuration; none where threat protection is off.
    address_rules: BTreeMap<String, AddressRules>,
}

impl LoadedPool {
    /// The addresses that are blocked for an app client: its own, or else the pool's.
    pub fn address_rules(&self, client: Option<&ClientId>) -> Option<&AddressRules> {
        let own = client.and_then(|client| self.address_rules.get(client.as_str()));
        own.or_else(|| self.address_rules.get(OF_POOL))
    }
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
        let logs = self.store.pool_resource(id, ResourceKind::LogDelivery, log_delivery::ID).await?;
        let logs = logs.map(read).transpose()?.unwrap_or_default();
        let address_rules = self.all_address_rules(&pool).await?;
        let pool = Arc::new(LoadedPool { pool, logs, address_rules });
        self.pools.insert(epoch, id.clone(), Arc::clone(&pool));
        Ok(pool)
    }

    /// What the risk configurations of a pool say of addresses.
    async fn all_address_rules(&self, pool: &UserPool) -> Result<BTreeMap<String, AddressRules>, Failure> {
        let mut rules = BTreeMap::new();
        if pool.threat_protection().is_none() {
            return Ok(rules);
        }
        let mut after = None;
        loop {
            let (kind, order, limit) = (ResourceKind::RiskConfiguration, Order::OldestFirst, PAGE_MAX);
            let page = self.store.pool_resources(&pool.id, ResourceQuery { kind, order, after, limit }).await?;
            for stored in page.items {
                let configuration: RiskConfiguration = read(stored)?;
                rules.insert(configuration.id().to_owned(), AddressRules::of(&configuration));
            }
            after = page.next;
            if after.is_none() {
                return Ok(rules);
            }
        }
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

    /// Forgets everything: another node has changed something.
    pub fn forget_all(&self) {
        self.pools.forget_all();
        self.clients.forget_all();
    }

    /// Forgets a client, after a change to it was committed.
    pub fn invalidate_client(&self, id: &ClientId) {
        self.clients.forget(id);
    }
}

fn read<R: Resource>(stored: PoolResource) -> Result<R, Failure> {
    Ok(R::from_stored(stored).map_err(anyhow::Error::from)?)
}

fn unknown_client(id: &ClientId) -> Failure {
    Failure::Refused(Refusal::UnknownAppClient(id.clone()))
}
