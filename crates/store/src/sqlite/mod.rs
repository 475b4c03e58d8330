//! The embedded store: one SQLite database in a data directory, or in memory with the same code.
//!
//! One thread writes ([`writer`]), reads have connections of their own ([`readers`]); each entity has a file with its
//! SQL. What may be written when is decided elsewhere: here a change is applied or contradicted.
//!
//! Everything can be replaced at once by an [`image`] taken before. A [`SqliteStore`] is a view of what was there when it was
//! made: after a replacement it refuses, and the one that the replacement gave goes on.

mod app_clients;
mod attempts;
mod auth_events;
pub mod backup;
mod bulk;
mod changes;
mod codes;
mod column;
mod devices;
mod expiry;
mod flows;
mod functions;
mod groups;
mod image;
mod incoming;
mod migrations;
mod open;
mod passkeys;
mod password_history;
mod pool_resources;
mod provisioned_limits;
mod queued_messages;
mod readers;
pub mod rotation;
mod sessions;
mod signing_keys;
mod software_tokens;
pub(crate) mod source;
#[cfg(test)]
mod tests;
mod token_sessions;
pub mod upgrade;
mod user_changes;
mod user_keys;
mod user_listing;
mod user_pools;
mod user_values;
mod users;
mod writer;

use std::path::Path;
use std::sync::{Arc, Mutex};

use async_trait::async_trait;
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

pub use self::image::{Contents, Image, ImageTooLarge};
pub(crate) use self::open::create_directory;
pub use self::open::{DATABASE_FILE, DirectoryLock, OpenError, has_database, lock_directory};
use self::readers::{Readers, View};
use self::writer::{Era, Work, Writer, WriterOfEra};
use crate::master_key::MasterKeys;
use crate::page::Listing;
use crate::sealing::Sealer;
use crate::{
    Committing, Credentials, Done, KEY_LABEL, LISTS_MAX, Page, ResourceQuery, Result, Store, StoreError,
    StoredFunction, TokenHolder, TooManyLists, UserQuery,
};

/// How much memory and waiting the store allows itself.
#[derive(Clone, Copy, Debug)]
pub struct SqliteOptions {
    /// Page cache of each connection, in KiB. It fills with use; the operating system caches the file anyway.
    pub page_cache_kib: u32,
    /// Reading connections that are kept open. They are opened when first needed.
    pub readers_max: usize,
    /// Commits that may wait for the writer; callers beyond that wait for a place in the queue.
    pub queue_max: usize,
}

impl Default for SqliteOptions {
    fn default() -> Self {
        Self { page_cache_kib: 8192, readers_max: 4, queue_max: 1024 }
    }
}

/// [`Store`] in SQLite.
pub struct SqliteStore {
    // Readers go first: the writer's connection, closed last, tidies up.
    readers: View,
    writer: WriterOfEra,
    sealer: Arc<Sealer>,
    simulation: [u8; 32],
}

/// A database that is ready for use.
struct Opened {
    connection: Arc<Mutex<rusqlite::Connection>>,
    sealer: Arc<Sealer>,
    /// What unknown users follow from.
    simulation: [u8; 32],
}

impl Opened {
    fn of(
        mut connection: rusqlite::Connection,
        keys: &MasterKeys,
        sealer: Sealer,
    ) -> std::result::Result<Self, OpenError> {
        let simulation = rotation::settle(&mut connection, keys, &sealer)?;
        Ok(Self { connection: Arc::new(Mutex::new(connection)), sealer: Arc::new(sealer), simulation })
    }
}

impl SqliteStore {
    /// Opens the data directory, which is made if it is not there, and keeps other servers out of it.
    pub fn open(
        directory: &Path,
        keys: impl Into<MasterKeys>,
        options: SqliteOptions,
    ) -> std::result::Result<Self, OpenError> {
        let lock = open::lock(directory)?;
        let keys = keys.into();
        let sealer = keys.sealer(KEY_LABEL);
        let connection = open::writer(directory, &sealer, options.page_cache_kib)?;
        let opened = Opened::of(connection, &keys, sealer)?;
        let readers = Readers::file(directory.join(DATABASE_FILE), options.page_cache_kib, options.readers_max);
        Self::start(opened, readers, options, lock)
            .map_err(|source| OpenError::File { path: directory.to_owned(), source })
    }

    /// A store that is forgotten when it is dropped.
    pub fn open_in_memory(keys: impl Into<MasterKeys>) -> std::result::Result<Self, OpenError> {
        let options = SqliteOptions::default();
        let keys = keys.into();
        let sealer = keys.sealer(KEY_LABEL);
        let opened = Opened::of(open::memory(&sealer, options.page_cache_kib)?, &keys, sealer)?;
        let readers = Readers::Memory(Arc::clone(&opened.connection));
        Self::start(opened, readers, options, ()).map_err(|source| OpenError::File { path: ":memory:".into(), source })
    }

    fn start(
        opened: Opened,
        readers: Readers,
        options: SqliteOptions,
        keep: impl Send + 'static,
    ) -> std::io::Result<Self> {
        let Opened { connection, sealer, simulation } = opened;
        let era = Era::first();
        let writer = Writer::start(connection, Arc::clone(&sealer), options, keep)?;
        let readers = View::new(Arc::new(readers), era.clone());
        Ok(Self { readers, writer: WriterOfEra::new(Arc::new(writer), era), sealer, simulation })
    }

    /// A copy of everything, in memory, unless it would take more than so many bytes.
    pub async fn image(&self, bytes_max: u64) -> Result<std::result::Result<Image, ImageTooLarge>> {
        self.readers.list(move |connection| Ok(Image::of(connection, bytes_max)?)).await
    }

    /// Puts these contents in the place of everything that is stored, in one transaction, and gives the store to use from
    /// then on. This one refuses afterwards: what was decided on the earlier state is not written to the other. After a
    /// failure nothing has changed.
    pub async fn replace(&self, contents: Contents) -> Result<Self> {
        let era = self.writer.replace(contents).await?;
        Ok(Self {
            readers: self.readers.of(era.clone()),
            writer: self.writer.of(era),
            sealer: Arc::clone(&self.sealer),
            simulation: self.simulation,
        })
    }
}

#[async_trait]
impl Store for SqliteStore {
    async fn commit(&self, changes: Vec<Change>) -> Result<()> {
        self.writer.write(Work::Changes(changes)).await.map(|_| ())
    }

    fn submit(&self, changes: Vec<Change>, done: Done) {
        self.writer.submit(Work::Changes(changes), Box::new(|result| done(result.map(|_| ()))));
    }

    async fn apply_each(&self, lists: Vec<Vec<Change>>) -> Result<Committing> {
        if lists.len() > LISTS_MAX {
            return Err(StoreError::failed(TooManyLists(lists.len())));
        }
        self.writer.apply_each(lists).await
    }

    async fn user_pool(&self, id: &UserPoolId) -> Result<Option<UserPool>> {
        self.readers.read(|connection| user_pools::get(connection, id))
    }

    async fn user_pools(&self, after: Option<String>, limit: usize) -> Result<Page<UserPool>> {
        let listing = Listing::new(after, limit);
        self.readers.list(move |connection| user_pools::list(connection, &listing)).await
    }

    async fn user_count(&self, pool: &UserPoolId) -> Result<u64> {
        self.readers.read(|connection| user_pools::user_count(connection, pool))
    }

    async fn provisioned_limit(&self, category: &str) -> Result<Option<i32>> {
        self.readers.read(|connection| provisioned_limits::get(connection, category))
    }

    async fn signing_keys(&self, pool: &UserPoolId) -> Result<Vec<SigningKey>> {
        self.readers.read(|connection| signing_keys::of_pool(connection, &self.sealer, Some(pool)))
    }

    async fn spare_keys(&self) -> Result<Vec<SigningKey>> {
        self.readers.read(|connection| signing_keys::of_pool(connection, &self.sealer, None))
    }

    async fn app_client(&self, id: &ClientId) -> Result<Option<AppClient>> {
        self.readers.read(|connection| app_clients::get(connection, &self.sealer, id))
    }

    async fn app_clients(&self, pool: &UserPoolId, after: Option<String>, limit: usize) -> Result<Page<AppClient>> {
        let (sealer, pool, listing) = (Arc::clone(&self.sealer), pool.clone(), Listing::new(after, limit));
        self.readers.list(move |connection| app_clients::list(connection, &sealer, &pool, &listing)).await
    }

    async fn pool_resource(&self, pool: &UserPoolId, kind: ResourceKind, id: &str) -> Result<Option<PoolResource>> {
        self.readers.read(|connection| pool_resources::get(connection, &self.sealer, pool, kind, id))
    }

    async fn find_pool_resource(
        &self,
        pool: Option<&UserPoolId>,
        kind: ResourceKind,
        name: &str,
    ) -> Result<Option<PoolResource>> {
        self.readers.read(|connection| pool_resources::find(connection, &self.sealer, pool, kind, name))
    }

    async fn pools_with_named(
        &self,
        kind: ResourceKind,
        name: &str,
        after: Option<&UserPoolId>,
        limit: usize,
    ) -> Result<Vec<UserPoolId>> {
        let (name, after) = (name.to_owned(), after.cloned());
        let pools = move |connection: &rusqlite::Connection| {
            pool_resources::pools_with_named(connection, kind, &name, after.as_ref(), limit)
        };
        self.readers.list(pools).await
    }

    async fn pool_resources(&self, pool: &UserPoolId, query: ResourceQuery) -> Result<Page<PoolResource>> {
        let (sealer, pool) = (Arc::clone(&self.sealer), pool.clone());
        self.readers.list(move |connection| pool_resources::list(connection, &sealer, &pool, query)).await
    }

    async fn user(&self, pool: &UserPoolId, sub: &Sub) -> Result<Option<User>> {
        self.readers.read(|connection| users::get(connection, &self.sealer, pool, sub))
    }

    async fn find_user(&self, pool: &UserPoolId, names: &[SignInName], sub: Option<&str>) -> Result<Option<User>> {
        self.readers.read(|connection| users::find(connection, &self.sealer, pool, names, sub))
    }

    async fn users(&self, pool: &UserPoolId, query: UserQuery) -> Result<Page<User>> {
        if user_listing::is_short(&query) {
            return self.readers.read(|connection| user_listing::list(connection, &self.sealer, pool, &query));
        }
        let (sealer, pool) = (Arc::clone(&self.sealer), pool.clone());
        self.readers.list(move |connection| user_listing::list(connection, &sealer, &pool, &query)).await
    }

    async fn export_users(
        &self,
        pool: &UserPoolId,
        after: Option<String>,
        limit: usize,
        credentials: Credentials,
    ) -> Result<Page<User>> {
        let (sealer, pool) = (Arc::clone(&self.sealer), pool.clone());
        let export = move |connection: &rusqlite::Connection| {
            user_listing::export(connection, &sealer, &pool, after.as_deref(), limit, credentials)
        };
        self.readers.list(export).await
    }

    async fn code(&self, pool: &UserPoolId, sub: &Sub, purpose: &CodePurpose) -> Result<Option<Code>> {
        self.readers.read(|connection| codes::get(connection, pool, sub, purpose))
    }

    async fn associated_software_token(&self, pool: &UserPoolId, sub: &Sub) -> Result<Option<SecretBytes>> {
        self.readers.read(|connection| software_tokens::associated(connection, &self.sealer, pool, sub))
    }

    async fn passkeys(&self, pool: &UserPoolId, sub: &Sub) -> Result<Vec<Passkey>> {
        self.readers.read(|connection| passkeys::list(connection, pool, sub))
    }

    async fn passkey_registration(&self, pool: &UserPoolId, sub: &Sub) -> Result<Option<PendingRegistration>> {
        self.readers.read(|connection| passkeys::registration(connection, pool, sub))
    }

    async fn device(&self, pool: &UserPoolId, sub: &Sub, key: &str) -> Result<Option<Device>> {
        self.readers.read(|connection| devices::get(connection, &self.sealer, pool, sub, key))
    }

    async fn devices(&self, pool: &UserPoolId, sub: &Sub, after: Option<String>, limit: usize) -> Result<Page<Device>> {
        let (sealer, pool, sub) = (Arc::clone(&self.sealer), pool.clone(), sub.clone());
        let listing = Listing::new(after, limit);
        self.readers.list(move |connection| devices::list(connection, &sealer, &pool, &sub, &listing)).await
    }

    async fn group(&self, pool: &UserPoolId, name: &GroupName) -> Result<Option<Group>> {
        self.readers.read(|connection| groups::get(connection, pool, name))
    }

    async fn groups(&self, pool: &UserPoolId, after: Option<String>, limit: usize) -> Result<Page<Group>> {
        let (pool, listing) = (pool.clone(), Listing::new(after, limit));
        self.readers.list(move |connection| groups::list(connection, &pool, &listing)).await
    }

    async fn groups_of_user(&self, pool: &UserPoolId, sub: &Sub) -> Result<Vec<Group>> {
        self.readers.read(|connection| groups::of_user(connection, pool, sub))
    }

    async fn list_groups_of_user(
        &self,
        pool: &UserPoolId,
        sub: &Sub,
        after: Option<String>,
        limit: usize,
    ) -> Result<Page<Group>> {
        let (pool, sub, listing) = (pool.clone(), sub.clone(), Listing::new(after, limit));
        self.readers.list(move |connection| groups::list_of_user(connection, &pool, &sub, &listing)).await
    }

    async fn users_in_group(
        &self,
        pool: &UserPoolId,
        name: &GroupName,
        after: Option<String>,
        limit: usize,
    ) -> Result<Page<User>> {
        let (sealer, pool, name) = (Arc::clone(&self.sealer), pool.clone(), name.clone());
        let listing = Listing::new(after, limit);
        self.readers.list(move |connection| groups::users(connection, &sealer, &pool, &name, &listing)).await
    }

    async fn auth_event(&self, pool: &UserPoolId, sub: &Sub, id: &str) -> Result<Option<AuthEvent>> {
        self.readers.read(|connection| auth_events::get(connection, pool, sub, id))
    }

    async fn auth_events(
        &self,
        pool: &UserPoolId,
        sub: &Sub,
        now: Timestamp,
        after: Option<String>,
        limit: usize,
    ) -> Result<Page<AuthEvent>> {
        let (pool, sub, listing) = (pool.clone(), sub.clone(), Listing::new(after, limit));
        self.readers.list(move |connection| auth_events::list(connection, &pool, &sub, now, &listing)).await
    }

    async fn password_history(&self, pool: &UserPoolId, sub: &Sub) -> Result<Vec<Password>> {
        self.readers.read(|connection| password_history::list(connection, &self.sealer, pool, sub))
    }

    async fn attempts(&self, pool: &UserPoolId, account: &str, kind: AttemptKind) -> Result<Option<Attempts>> {
        self.readers.read(|connection| attempts::get(connection, pool, account, kind))
    }

    async fn token_session(&self, id: &str) -> Result<Option<TokenSession>> {
        self.readers.read(|connection| token_sessions::get(connection, &self.sealer, id))
    }

    async fn user_sessions(&self, pool: &UserPoolId, sub: &Sub, now: Timestamp, most: u32) -> Result<Vec<UserSession>> {
        self.readers.read(|connection| token_sessions::tracked(connection, pool, sub, now, most))
    }

    async fn token_holder(&self, pool: &UserPoolId, sub: &Sub, session: &str) -> Result<Option<TokenHolder>> {
        self.readers.read(|connection| users::token_holder(connection, &self.sealer, pool, sub, session))
    }

    async fn session_outcome(&self, id: &str) -> Result<Option<SessionOutcome>> {
        self.readers.read(|connection| sessions::outcome(connection, id))
    }

    async fn parked_session(&self, id: &str) -> Result<Option<Vec<u8>>> {
        self.readers.read(|connection| sessions::parked(connection, id))
    }

    async fn queued_messages(&self, limit: usize) -> Result<Vec<QueuedMessage>> {
        let sealer = Arc::clone(&self.sealer);
        self.readers.list(move |connection| queued_messages::list(connection, &sealer, limit)).await
    }

    async fn flows(&self, query: FlowQuery) -> Result<Page<FlowSummary>> {
        self.readers.list(move |connection| flows::list(connection, &query)).await
    }

    async fn flow(&self, id: &str) -> Result<Option<Flow>> {
        let id = id.to_owned();
        self.readers.list(move |connection| flows::get(connection, &id)).await
    }

    async fn functions(&self) -> Result<Vec<StoredFunction>> {
        let sealer = Arc::clone(&self.sealer);
        self.readers.list(move |connection| functions::all(connection, &sealer)).await
    }

    async fn function_package(&self, name: &str) -> Result<Option<Vec<u8>>> {
        let name = name.to_owned();
        self.readers.list(move |connection| functions::package(connection, &name)).await
    }

    fn simulation_secret(&self) -> [u8; 32] {
        self.simulation
    }

    async fn expire(&self, now: Timestamp) -> Result<u64> {
        self.writer.write(Work::Expire(now)).await
    }

    async fn close(&self) -> Result<()> {
        self.writer.close().await
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        Self::failed(error)
    }
}

impl From<serde_json::Error> for StoreError {
    fn from(error: serde_json::Error) -> Self {
        Self::failed(error)
    }
}

impl From<crate::sealing::SealBroken> for StoreError {
    fn from(error: crate::sealing::SealBroken) -> Self {
        Self::failed(error)
    }
}
