//! The shared store: a PostgreSQL database that any number of nodes use.
//!
//! Every node has a pool of [`connection`]s; there is no writer, and nothing of the database is kept in memory here. What changes is
//! [`commit`]ted in a transaction, in which each change locks what it depends on. Each entity has a file with its SQL, as in
//! [`crate::sqlite`].

mod app_clients;
mod attempts;
mod auth_events;
mod changes;
mod codes;
mod column;
mod commit;
mod connection;
mod devices;
mod expiry;
mod files;
mod flows;
mod functions;
mod groups;
mod leases;
mod migrations;
mod one_statement;
mod open;
mod order;
mod passkeys;
mod password_history;
mod pool_resources;
mod provisioned_limits;
mod queued_messages;
pub mod rotation;
mod sessions;
mod sign_in;
mod signing_keys;
mod software_tokens;
pub(crate) mod target;
#[cfg(test)]
mod tests;
mod token_sessions;
mod user_changes;
mod user_listing;
mod user_names;
mod user_pools;
mod users;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use async_trait::async_trait;
use tokio::runtime::Handle;
use tokio_util::task::TaskTracker;
use vestibule_api::Timestamp;
use vestibule_identity::app_client::AppClient;
use vestibule_identity::attempt::{AttemptKind, Attempts};
use vestibule_identity::change::{Change, SessionOutcome};
use vestibule_identity::code::{Code, CodePurpose};
use vestibule_identity::device::Device;
use vestibule_identity::flow::{Flow, FlowQuery, FlowSummary};
use vestibule_identity::group::Group;
use vestibule_identity::ids::{ClientId, GroupName, Sub, UserPoolId};
use vestibule_identity::message::QueuedMessage;
use vestibule_identity::name::SignInName;
use vestibule_identity::passkey::{Passkey, PendingRegistration};
use vestibule_identity::pool_resource::{PoolResource, ResourceKind};
use vestibule_identity::secret::SecretBytes;
use vestibule_identity::signing_key::SigningKey;
use vestibule_identity::threat_protection::auth_event::AuthEvent;
use vestibule_identity::token::TokenSession;
use vestibule_identity::user::{Password, User};
use vestibule_identity::user_pool::UserPool;
use vestibule_identity::user_session::UserSession;

use self::commit::Work;
use self::connection::{Connection, Connections, Use};
pub use self::migrations::{Migrate, SchemaVersions};
pub use self::open::{OpenError, PostgresOptions, default_connections};
use crate::master_key::MasterKeys;
use crate::page::Listing;
use crate::sealing::Sealer;
use crate::{
    Committing, Credentials, Done, KEY_LABEL, LISTS_MAX, Outcomes, Page, ResourceQuery, Result, RoundTrips, SigningIn,
    Store, StoreError, StoredFunction, TokenHolder, TooManyLists, UserQuery,
};

/// [`Store`] in PostgreSQL.
pub struct PostgresStore {
    connections: Arc<Connections>,
    sealer: Arc<Sealer>,
    simulation: [u8; 32],
    runtime: Handle,
    /// Commits that go on whatever becomes of who asked for them.
    under_way: TaskTracker,
    is_closed: AtomicBool,
}

#[derive(Debug, thiserror::Error)]
#[error("the store is closed")]
struct Closed;

impl PostgresStore {
    /// Opens a database, within a runtime: checks that it is one that this release and these keys can use, and makes the tables of an
    /// empty one.
    pub async fn open(options: &PostgresOptions, keys: impl Into<MasterKeys>) -> std::result::Result<Self, OpenError> {
        Self::prepare(options, &keys.into(), Migrate::IfEmpty).await.map(|(store, _)| store)
    }

    /// Brings a database to this release's schema.
    pub async fn migrate(
        options: &PostgresOptions,
        keys: impl Into<MasterKeys>,
    ) -> std::result::Result<SchemaVersions, OpenError> {
        Self::prepare(options, &keys.into(), Migrate::Always).await.map(|(_, versions)| versions)
    }

    async fn prepare(
        options: &PostgresOptions,
        keys: &MasterKeys,
        migrate: Migrate,
    ) -> std::result::Result<(Self, SchemaVersions), OpenError> {
        let (connections, sealer) = (open::connections(options)?, keys.sealer(KEY_LABEL));
        let connection = connections.get(Use::Write).await?;
        let versions = migrations::prepare(&connection, &sealer, migrate).await?;
        let simulation = rotation::settle(&connection, keys, &sealer).await?;
        drop(connection);
        let store = Self {
            connections: Arc::new(connections),
            sealer: Arc::new(sealer),
            simulation,
            runtime: Handle::current(),
            under_way: TaskTracker::new(),
            is_closed: AtomicBool::new(false),
        };
        Ok((store, versions))
    }

    /// A query whose answer is a few rows.
    async fn read<T, Q>(&self, query: impl Fn(Arc<Connection>) -> Q) -> Result<T>
    where
        Q: Future<Output = Result<T>>,
    {
        commit::read(&self.connections, Use::Glance, query).await
    }

    /// A query whose answer may be long, on a connection where no other one waits for it.
    async fn list<T, Q>(&self, query: impl Fn(Arc<Connection>) -> Q) -> Result<T>
    where
        Q: Future<Output = Result<T>>,
    {
        commit::read(&self.connections, Use::Read, query).await
    }

    /// Whatever becomes of the caller.
    async fn write(&self, work: Work) -> Result<Outcomes> {
        if self.is_closed.load(Ordering::Acquire) {
            return Err(StoreError::failed(Closed));
        }
        let (connections, sealer) = (Arc::clone(&self.connections), Arc::clone(&self.sealer));
        let committing = async move { commit::commit(&connections, &sealer, work).await };
        let committing = self.under_way.spawn_on(committing, &self.runtime);
        committing.await.map_err(StoreError::failed)?
    }
}

#[async_trait]
impl Store for PostgresStore {
    async fn commit(&self, changes: Vec<Change>) -> Result<()> {
        self.write(Work::List(changes)).await.map(|_| ())
    }

    fn submit(&self, changes: Vec<Change>, done: Done) {
        if self.is_closed.load(Ordering::Acquire) {
            return done(Err(StoreError::failed(Closed)));
        }
        let (connections, sealer) = (Arc::clone(&self.connections), Arc::clone(&self.sealer));
        self.under_way.spawn_on(
            async move {
                done(commit::commit(&connections, &sealer, Work::List(changes)).await.map(|_| ()));
            },
            &self.runtime,
        );
    }

    async fn apply_each(&self, lists: Vec<Vec<Change>>) -> Result<Committing> {
        if lists.len() > LISTS_MAX {
            return Err(StoreError::failed(TooManyLists(lists.len())));
        }
        let outcomes = self.write(Work::Each(lists)).await?;
        Ok(Box::pin(std::future::ready(Ok(outcomes))))
    }

    async fn user_pool(&self, id: &UserPoolId) -> Result<Option<UserPool>> {
        self.read(|connection| async move { user_pools::get(&connection, id).await }).await
    }

    async fn user_pools(&self, after: Option<String>, limit: usize) -> Result<Page<UserPool>> {
        let listing = &Listing::new(after, limit);
        self.list(|connection| async move { user_pools::list(&connection, listing).await }).await
    }

    async fn user_count(&self, pool: &UserPoolId) -> Result<u64> {
        self.read(|connection| async move { user_pools::user_count(&connection, pool).await }).await
    }

    async fn provisioned_limit(&self, category: &str) -> Result<Option<i32>> {
        self.read(|connection| async move { provisioned_limits::get(&connection, category).await }).await
    }

    async fn signing_keys(&self, pool: &UserPoolId) -> Result<Vec<SigningKey>> {
        self.read(|connection| async move { signing_keys::of_pool(&connection, &self.sealer, Some(pool)).await }).await
    }

    async fn spare_keys(&self) -> Result<Vec<SigningKey>> {
        self.read(|connection| async move { signing_keys::of_pool(&connection, &self.sealer, None).await }).await
    }

    async fn app_client(&self, id: &ClientId) -> Result<Option<AppClient>> {
        self.read(|connection| async move { app_clients::get(&connection, &self.sealer, id).await }).await
    }

    async fn app_clients(&self, pool: &UserPoolId, after: Option<String>, limit: usize) -> Result<Page<AppClient>> {
        let listing = &Listing::new(after, limit);
        self.list(|connection| async move { app_clients::list(&connection, &self.sealer, pool, listing).await }).await
    }

    async fn pool_resource(&self, pool: &UserPoolId, kind: ResourceKind, id: &str) -> Result<Option<PoolResource>> {
        self.read(|connection| async move { pool_resources::get(&connection, &self.sealer, pool, kind, id).await })
            .await
    }

    async fn find_pool_resource(
        &self,
        pool: Option<&UserPoolId>,
        kind: ResourceKind,
        name: &str,
    ) -> Result<Option<PoolResource>> {
        self.read(|connection| async move { pool_resources::find(&connection, &self.sealer, pool, kind, name).await })
            .await
    }

    async fn pools_with_named(
        &self,
        kind: ResourceKind,
        name: &str,
        after: Option<&UserPoolId>,
        limit: usize,
    ) -> Result<Vec<UserPoolId>> {
        self.read(
            |connection| async move { pool_resources::pools_with_named(&connection, kind, name, after, limit).await },
        )
        .await
    }

    async fn pool_resources(&self, pool: &UserPoolId, query: ResourceQuery) -> Result<Page<PoolResource>> {
        let query = &query;
        self.list(|connection| async move { pool_resources::list(&connection, &self.sealer, pool, query).await }).await
    }

    async fn user(&self, pool: &UserPoolId, sub: &Sub) -> Result<Option<User>> {
        self.read(|connection| async move { users::get(&connection, &self.sealer, pool, sub).await }).await
    }

    async fn find_user(&self, pool: &UserPoolId, names: &[SignInName], sub: Option<&str>) -> Result<Option<User>> {
        self.read(|connection| async move { users::find(&connection, &self.sealer, pool, names, sub).await }).await
    }

    async fn export_users(
        &self,
        pool: &UserPoolId,
        after: Option<String>,
        limit: usize,
        credentials: Credentials,
    ) -> Result<Page<User>> {
        let after = after.as_deref();
        self.list(|connection| async move {
            user_listing::export(&connection, &self.sealer, pool, after, limit, credentials).await
        })
        .await
    }

    async fn code(&self, pool: &UserPoolId, sub: &Sub, purpose: &CodePurpose) -> Result<Option<Code>> {
        self.read(|connection| async move { codes::get(&connection, pool, sub, purpose).await }).await
    }

    async fn associated_software_token(&self, pool: &UserPoolId, sub: &Sub) -> Result<Option<SecretBytes>> {
        self.read(|connection| async move { software_tokens::associated(&connection, &self.sealer, pool, sub).await })
            .await
    }

    async fn passkeys(&self, pool: &UserPoolId, sub: &Sub) -> Result<Vec<Passkey>> {
        self.read(|connection| async move { passkeys::list(&connection, pool, sub).await }).await
    }

    async fn passkey_registration(&self, pool: &UserPoolId, sub: &Sub) -> Result<Option<PendingRegistration>> {
        self.read(|connection| async move { passkeys::registration(&connection, pool, sub).await }).await
    }

    async fn device(&self, pool: &UserPoolId, sub: &Sub, key: &str) -> Result<Option<Device>> {
        self.read(|connection| async move { devices::get(&connection, &self.sealer, pool, sub, key).await }).await
    }

    async fn devices(&self, pool: &UserPoolId, sub: &Sub, after: Option<String>, limit: usize) -> Result<Page<Device>> {
        let listing = &Listing::new(after, limit);
        self.read(|connection| async move { devices::list(&connection, &self.sealer, pool, sub, listing).await }).await
    }

    async fn group(&self, pool: &UserPoolId, name: &GroupName) -> Result<Option<Group>> {
        self.read(|connection| async move { groups::get(&connection, pool, name).await }).await
    }

    async fn groups(&self, pool: &UserPoolId, after: Option<String>, limit: usize) -> Result<Page<Group>> {
        let listing = &Listing::new(after, limit);
        self.read(|connection| async move { groups::list(&connection, pool, listing).await }).await
    }

    async fn groups_of_user(&self, pool: &UserPoolId, sub: &Sub) -> Result<Vec<Group>> {
        self.read(|connection| async move { groups::of_user(&connection, pool, sub).await }).await
    }

    async fn list_groups_of_user(
        &self,
        pool: &UserPoolId,
        sub: &Sub,
        after: Option<String>,
        limit: usize,
    ) -> Result<Page<Group>> {
        let listing = &Listing::new(after, limit);
        self.read(|connection| async move { groups::list_of_user(&connection, pool, sub, listing).await }).await
    }

    async fn users_in_group(
        &self,
        pool: &UserPoolId,
        name: &GroupName,
        after: Option<String>,
        limit: usize,
    ) -> Result<Page<User>> {
        let listing = &Listing::new(after, limit);
        self.list(|connection| async move { groups::users(&connection, &self.sealer, pool, name, listing).await }).await
    }

    async fn auth_event(&self, pool: &UserPoolId, sub: &Sub, id: &str) -> Result<Option<AuthEvent>> {
        self.read(|connection| async move { auth_events::get(&connection, pool, sub, id).await }).await
    }

    async fn auth_events(
        &self,
        pool: &UserPoolId,
        sub: &Sub,
        now: Timestamp,
        after: Option<String>,
        limit: usize,
    ) -> Result<Page<AuthEvent>> {
        let listing = &Listing::new(after, limit);
        self.read(|connection| async move { auth_events::list(&connection, pool, sub, now, listing).await }).await
    }

    async fn password_history(&self, pool: &UserPoolId, sub: &Sub) -> Result<Vec<Password>> {
        self.read(|connection| async move { password_history::list(&connection, &self.sealer, pool, sub).await }).await
    }

    async fn attempts(&self, pool: &UserPoolId, account: &str, kind: AttemptKind) -> Result<Option<Attempts>> {
        self.read(|connection| async move { attempts::get(&connection, pool, account, kind).await }).await
    }

    async fn token_session(&self, id: &str) -> Result<Option<TokenSession>> {
        self.read(|connection| async move { token_sessions::get(&connection, &self.sealer, id).await }).await
    }

    async fn user_sessions(&self, pool: &UserPoolId, sub: &Sub, now: Timestamp, most: u32) -> Result<Vec<UserSession>> {
        self.read(|connection| async move { token_sessions::tracked(&connection, pool, sub, now, most).await }).await
    }

    async fn token_holder(&self, pool: &UserPoolId, sub: &Sub, session: &str) -> Result<Option<TokenHolder>> {
        self.read(|connection| async move { users::token_holder(&connection, &self.sealer, pool, sub, session).await })
            .await
    }

    async fn session_outcome(&self, id: &str) -> Result<Option<SessionOutcome>> {
        self.read(|connection| async move { sessions::outcome(&connection, id).await }).await
    }

    async fn parked_session(&self, id: &str) -> Result<Option<Vec<u8>>> {
        self.read(|connection| async move { sessions::parked(&connection, id).await }).await
    }

    async fn queued_messages(&self, limit: usize) -> Result<Vec<QueuedMessage>> {
        self.list(|connection| async move { queued_messages::list(&connection, &self.sealer, limit).await }).await
    }

    async fn flows(&self, query: FlowQuery) -> Result<Page<FlowSummary>> {
        let query = &query;
        self.list(|connection| async move { flows::list(&connection, query).await }).await
    }

    async fn flow(&self, id: &str) -> Result<Option<Flow>> {
        self.list(|connection| async move { flows::get(&connection, id).await }).await
    }

    async fn functions(&self) -> Result<Vec<StoredFunction>> {
        self.list(|connection| async move { functions::all(&connection, &self.sealer).await }).await
    }

    async fn function_package(&self, name: &str) -> Result<Option<Vec<u8>>> {
        self.list(|connection| async move { functions::package(&connection, name).await }).await
    }

    async fn users(&self, pool: &UserPoolId, query: UserQuery) -> Result<Page<User>> {
        let query = &query;
        self.list(|connection| async move { user_listing::list(&connection, &self.sealer, pool, query).await }).await
    }

    async fn signing_in(
        &self,
        pool: &UserPoolId,
        names: &[SignInName],
        sub: Option<&str>,
        simulated: &str,
    ) -> Result<SigningIn> {
        self.read(|connection| async move {
            sign_in::signing_in(&connection, &self.sealer, pool, names, sub, simulated).await
        })
        .await
    }

    fn simulation_secret(&self) -> [u8; 32] {
        self.simulation
    }

    fn is_shared(&self) -> bool {
        true
    }

    async fn configuration_version(&self) -> Result<u64> {
        self.read(|connection| async move { user_pools::configuration_version(&connection).await }).await
    }

    async fn take_lease(&self, name: &str, holder: &str, seconds: u32) -> Result<bool> {
        // Taken twice by the same holder it is taken once.
        self.list(|connection| async move { leases::take(&connection, name, holder, seconds).await }).await
    }

    async fn give_back_lease(&self, name: &str, holder: &str) -> Result<()> {
        leases::give_back(&self.connections.get(Use::Write).await?, name, holder).await
    }

    async fn put_file_piece(&self, file: &str, number: u32, bytes: Vec<u8>, expires_at: Timestamp) -> Result<()> {
        files::put_piece(&self.connections.get(Use::Write).await?, file, number, &bytes, expires_at).await
    }

    async fn file_piece(&self, file: &str, number: u32) -> Result<Option<Vec<u8>>> {
        self.list(|connection| async move { files::piece(&connection, file, number).await }).await
    }

    async fn delete_file(&self, file: &str) -> Result<()> {
        files::delete(&self.connections.get(Use::Write).await?, file).await
    }

    fn round_trips(&self) -> Option<RoundTrips> {
        Some(self.connections.round_trips())
    }

    async fn expire(&self, now: Timestamp) -> Result<u64> {
        if self.is_closed.load(Ordering::Acquire) {
            return Err(StoreError::failed(Closed));
        }
        expiry::expire(&self.connections.get(Use::Write).await?, now).await
    }

    async fn close(&self) -> Result<()> {
        if self.is_closed.swap(true, Ordering::AcqRel) {
            return Err(StoreError::failed(Closed));
        }
        self.under_way.close();
        self.under_way.wait().await;
        Ok(())
    }
}
