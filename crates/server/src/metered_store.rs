//! A store that times what is asked of another one, for the metrics.
//!
//! Every method is forwarded by name, also those that the trait can do by itself: one that is missing here is an error of the
//! build or of its lints, not a gap in the figures. What waits for the disk is a write, everything else a read.

use std::sync::Arc;

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
use vestibule_store::{
    Committing, Credentials, Done, Outcomes, Page, ResourceQuery, Result, RoundTrips, SigningIn, Store, StoredFunction,
    TokenHolder, UserQuery,
};

use crate::metrics::{Metrics, StoreWork};
use crate::seams::Stopwatch;

/// The store under it, with a stopwatch.
pub struct MeteredStore {
    inner: Arc<dyn Store>,
    metrics: Arc<Metrics>,
}

impl MeteredStore {
    /// Times what is asked of a store.
    pub fn new(inner: Arc<dyn Store>, metrics: Arc<Metrics>) -> Self {
        Self { inner, metrics }
    }

    async fn read<T>(&self, work: impl Future<Output = T> + Send) -> T {
        self.timed(StoreWork::Read, work).await
    }

    async fn write<T>(&self, work: impl Future<Output = T> + Send) -> T {
        self.timed(StoreWork::Write, work).await
    }

    async fn timed<T>(&self, kind: StoreWork, work: impl Future<Output = T> + Send) -> T {
        let begun = Stopwatch::start();
        let answer = work.await;
        self.metrics.store(kind, begun.elapsed());
        answer
    }
}

#[async_trait]
#[deny(clippy::missing_trait_methods)]
impl Store for MeteredStore {
    async fn commit(&self, changes: Vec<Change>) -> Result<()> {
        self.write(self.inner.commit(changes)).await
    }

    fn submit(&self, changes: Vec<Change>, done: Done) {
        let (begun, metrics) = (Stopwatch::start(), Arc::clone(&self.metrics));
        let timed = move |outcome| {
            metrics.store(StoreWork::Write, begun.elapsed());
            done(outcome);
        };
        self.inner.submit(changes, Box::new(timed));
    }

    async fn apply_each(&self, lists: Vec<Vec<Change>>) -> Result<Committing> {
        self.write(self.inner.apply_each(lists)).await
    }

    async fn commit_each(&self, lists: Vec<Vec<Change>>) -> Result<Outcomes> {
        self.write(self.inner.commit_each(lists)).await
    }

    async fn user_pool(&self, id: &UserPoolId) -> Result<Option<UserPool>> {
        self.read(self.inner.user_pool(id)).await
    }

    async fn user_pools(&self, after: Option<String>, limit: usize) -> Result<Page<UserPool>> {
        self.read(self.inner.user_pools(after, limit)).await
    }

    async fn user_count(&self, pool: &UserPoolId) -> Result<u64> {
        self.read(self.inner.user_count(pool)).await
    }

    async fn provisioned_limit(&self, category: &str) -> Result<Option<i32>> {
        self.read(self.inner.provisioned_limit(category)).await
    }

    async fn signing_keys(&self, pool: &UserPoolId) -> Result<Vec<SigningKey>> {
        self.read(self.inner.signing_keys(pool)).await
    }

    async fn spare_keys(&self) -> Result<Vec<SigningKey>> {
        self.read(self.inner.spare_keys()).await
    }

    async fn app_client(&self, id: &ClientId) -> Result<Option<AppClient>> {
        self.read(self.inner.app_client(id)).await
    }

    async fn app_clients(&self, pool: &UserPoolId, after: Option<String>, limit: usize) -> Result<Page<AppClient>> {
        self.read(self.inner.app_clients(pool, after, limit)).await
    }

    async fn pool_resource(&self, pool: &UserPoolId, kind: ResourceKind, id: &str) -> Result<Option<PoolResource>> {
        self.read(self.inner.pool_resource(pool, kind, id)).await
    }

    async fn find_pool_resource(
        &self,
        pool: Option<&UserPoolId>,
        kind: ResourceKind,
        name: &str,
    ) -> Result<Option<PoolResource>> {
        self.read(self.inner.find_pool_resource(pool, kind, name)).await
    }

    async fn pools_with_named(
        &self,
        kind: ResourceKind,
        name: &str,
        after: Option<&UserPoolId>,
        limit: usize,
    ) -> Result<Vec<UserPoolId>> {
        self.read(self.inner.pools_with_named(kind, name, after, limit)).await
    }

    async fn pool_resources(&self, pool: &UserPoolId, query: ResourceQuery) -> Result<Page<PoolResource>> {
        self.read(self.inner.pool_resources(pool, query)).await
    }

    async fn user(&self, pool: &UserPoolId, sub: &Sub) -> Result<Option<User>> {
        self.read(self.inner.user(pool, sub)).await
    }

    async fn find_user(&self, pool: &UserPoolId, names: &[SignInName], sub: Option<&str>) -> Result<Option<User>> {
        self.read(self.inner.find_user(pool, names, sub)).await
    }

    async fn users(&self, pool: &UserPoolId, query: UserQuery) -> Result<Page<User>> {
        self.read(self.inner.users(pool, query)).await
    }

    async fn export_users(
        &self,
        pool: &UserPoolId,
        after: Option<String>,
        limit: usize,
        credentials: Credentials,
    ) -> Result<Page<User>> {
        self.read(self.inner.export_users(pool, after, limit, credentials)).await
    }

    async fn code(&self, pool: &UserPoolId, sub: &Sub, purpose: &CodePurpose) -> Result<Option<Code>> {
        self.read(self.inner.code(pool, sub, purpose)).await
    }

    async fn group(&self, pool: &UserPoolId, name: &GroupName) -> Result<Option<Group>> {
        self.read(self.inner.group(pool, name)).await
    }

    async fn groups(&self, pool: &UserPoolId, after: Option<String>, limit: usize) -> Result<Page<Group>> {
        self.read(self.inner.groups(pool, after, limit)).await
    }

    async fn groups_of_user(&self, pool: &UserPoolId, sub: &Sub) -> Result<Vec<Group>> {
        self.read(self.inner.groups_of_user(pool, sub)).await
    }

    async fn signing_in(
        &self,
        pool: &UserPoolId,
        names: &[SignInName],
        sub: Option<&str>,
        simulated: &str,
    ) -> Result<SigningIn> {
        self.read(self.inner.signing_in(pool, names, sub, simulated)).await
    }

    async fn list_groups_of_user(
        &self,
        pool: &UserPoolId,
        sub: &Sub,
        after: Option<String>,
        limit: usize,
    ) -> Result<Page<Group>> {
        self.read(self.inner.list_groups_of_user(pool, sub, after, limit)).await
    }

    async fn users_in_group(
        &self,
        pool: &UserPoolId,
        name: &GroupName,
        after: Option<String>,
        limit: usize,
    ) -> Result<Page<User>> {
        self.read(self.inner.users_in_group(pool, name, after, limit)).await
    }

    async fn associated_software_token(&self, pool: &UserPoolId, sub: &Sub) -> Result<Option<SecretBytes>> {
        self.read(self.inner.associated_software_token(pool, sub)).await
    }

    async fn passkeys(&self, pool: &UserPoolId, sub: &Sub) -> Result<Vec<Passkey>> {
        self.read(self.inner.passkeys(pool, sub)).await
    }

    async fn passkey_registration(&self, pool: &UserPoolId, sub: &Sub) -> Result<Option<PendingRegistration>> {
        self.read(self.inner.passkey_registration(pool, sub)).await
    }

    async fn device(&self, pool: &UserPoolId, sub: &Sub, key: &str) -> Result<Option<Device>> {
        self.read(self.inner.device(pool, sub, key)).await
    }

    async fn devices(&self, pool: &UserPoolId, sub: &Sub, after: Option<String>, limit: usize) -> Result<Page<Device>> {
        self.read(self.inner.devices(pool, sub, after, limit)).await
    }

    async fn auth_event(&self, pool: &UserPoolId, sub: &Sub, id: &str) -> Result<Option<AuthEvent>> {
        self.read(self.inner.auth_event(pool, sub, id)).await
    }

    async fn auth_events(
        &self,
        pool: &UserPoolId,
        sub: &Sub,
        now: Timestamp,
        after: Option<String>,
        limit: usize,
    ) -> Result<Page<AuthEvent>> {
        self.read(self.inner.auth_events(pool, sub, now, after, limit)).await
    }

    async fn password_history(&self, pool: &UserPoolId, sub: &Sub) -> Result<Vec<Password>> {
        self.read(self.inner.password_history(pool, sub)).await
    }

    async fn attempts(&self, pool: &UserPoolId, account: &str, kind: AttemptKind) -> Result<Option<Attempts>> {
        self.read(self.inner.attempts(pool, account, kind)).await
    }

    async fn token_session(&self, id: &str) -> Result<Option<TokenSession>> {
        self.read(self.inner.token_session(id)).await
    }

    async fn user_sessions(&self, pool: &UserPoolId, sub: &Sub, now: Timestamp, most: u32) -> Result<Vec<UserSession>> {
        self.read(self.inner.user_sessions(pool, sub, now, most)).await
    }

    async fn token_holder(&self, pool: &UserPoolId, sub: &Sub, session: &str) -> Result<Option<TokenHolder>> {
        self.read(self.inner.token_holder(pool, sub, session)).await
    }

    async fn session_outcome(&self, id: &str) -> Result<Option<SessionOutcome>> {
        self.read(self.inner.session_outcome(id)).await
    }

    async fn parked_session(&self, id: &str) -> Result<Option<Vec<u8>>> {
        self.read(self.inner.parked_session(id)).await
    }

    async fn queued_messages(&self, limit: usize) -> Result<Vec<QueuedMessage>> {
        self.read(self.inner.queued_messages(limit)).await
    }

    async fn flows(&self, query: FlowQuery) -> Result<Page<FlowSummary>> {
        self.read(self.inner.flows(query)).await
    }

    async fn flow(&self, id: &str) -> Result<Option<Flow>> {
        self.read(self.inner.flow(id)).await
    }

    async fn functions(&self) -> Result<Vec<StoredFunction>> {
        self.read(self.inner.functions()).await
    }

    async fn function_package(&self, name: &str) -> Result<Option<Vec<u8>>> {
        self.read(self.inner.function_package(name)).await
    }

    fn simulation_secret(&self) -> [u8; 32] {
        self.inner.simulation_secret()
    }

    fn is_shared(&self) -> bool {
        self.inner.is_shared()
    }

    async fn configuration_version(&self) -> Result<u64> {
        self.read(self.inner.configuration_version()).await
    }

    async fn take_lease(&self, name: &str, holder: &str, seconds: u32) -> Result<bool> {
        self.write(self.inner.take_lease(name, holder, seconds)).await
    }

    async fn give_back_lease(&self, name: &str, holder: &str) -> Result<()> {
        self.write(self.inner.give_back_lease(name, holder)).await
    }

    async fn put_file_piece(&self, file: &str, number: u32, bytes: Vec<u8>, expires_at: Timestamp) -> Result<()> {
        self.write(self.inner.put_file_piece(file, number, bytes, expires_at)).await
    }

    async fn file_piece(&self, file: &str, number: u32) -> Result<Option<Vec<u8>>> {
        self.read(self.inner.file_piece(file, number)).await
    }

    async fn delete_file(&self, file: &str) -> Result<()> {
        self.write(self.inner.delete_file(file)).await
    }

    fn round_trips(&self) -> Option<RoundTrips> {
        self.inner.round_trips()
    }

    async fn expire(&self, now: Timestamp) -> Result<u64> {
        self.write(self.inner.expire(now)).await
    }

    async fn close(&self) -> Result<()> {
        self.write(self.inner.close()).await
    }
}
