//! Persistence. It knows rows, transactions and sealed secrets; it knows no rules.
//!
//! [`Store`] is the seam: queries that answer `Option` or a page, and one [`Store::commit`] that applies a list of
//! [`Change`]s in one transaction. An acknowledged commit survives the loss of the process and of power.

use std::pin::Pin;

use async_trait::async_trait;
use serde_json::Value;
use vestibule_api::Timestamp;
use vestibule_identity::app_client::AppClient;
use vestibule_identity::attempt::{AttemptKind, Attempts};
use vestibule_identity::change::{Change, Conflict, SessionOutcome};
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

#[cfg(test)]
mod contract;
pub mod copy;
pub mod master_key;
mod page;
pub mod postgres;
pub mod rotation;
mod sealed;
pub mod sealing;
mod search;
pub mod sqlite;
#[cfg(any(test, feature = "testing"))]
pub mod testing;
mod texts;

pub use master_key::{KeyError, MasterKey, MasterKeys};
pub use postgres::{PostgresOptions, PostgresStore};
pub use rotation::{Rotation, RotationError, RotationProgress};
pub use sealing::{SealBroken, Sealer};
pub use sqlite::{Contents, Image, ImageTooLarge, OpenError, SqliteOptions, SqliteStore, backup, upgrade};

/// A page holds at most this many items.
pub const PAGE_MAX: usize = 60;

/// Lists in one [`Store::apply_each`]: what waits behind it waits some tens of milliseconds.
pub const LISTS_MAX: usize = 500;
/// Users in one [`Store::export_users`].
pub const EXPORT_MAX: usize = 2000;

/// Messages that may wait at a time: hours of an outage of whoever delivers them.
pub(crate) const QUEUED_MESSAGES_MAX: i64 = 100_000;
/// Calls of one flow that are kept: a client that tries codes in a loop must not fill the disk.
pub(crate) const FLOW_CALLS_MAX: u32 = 100;
/// A flow that was silent for so long has ended, whatever its state says.
pub(crate) const FLOW_SILENCE_MS: i64 = 24 * 60 * 60 * 1000;

/// Once the attributes of so many bytes of JSON are in a page of an export, it takes no more users: whoever reads it holds all of it.
const EXPORT_BYTES: usize = 16 * 1024 * 1024;

/// The label of the key that rows are sealed with.
const KEY_LABEL: &str = "store rows 1";

#[derive(Debug, thiserror::Error)]
#[error("{0} lists of changes are more than one transaction takes")]
struct TooManyLists(usize);

/// Why the store could not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The changes contradict what is stored; nothing was written.
    #[error("conflict: {0}")]
    Conflict(#[from] Conflict),
    /// The text says no place in a listing: it did not come from an earlier page.
    #[error("not a place in this listing")]
    BadToken,
    /// Everything was replaced since this store was handed out; nothing was written.
    #[error("the whole state was replaced meanwhile")]
    Replaced,
    /// The database failed or a stored value cannot be read.
    #[error("store failed: {0}")]
    Failed(#[source] Box<dyn std::error::Error + Send + Sync>),
}

impl StoreError {
    pub(crate) fn failed(error: impl std::error::Error + Send + Sync + 'static) -> Self {
        Self::Failed(Box::new(error))
    }
}

/// A result of the store.
pub type Result<T> = std::result::Result<T, StoreError>;

/// One page of a listing, in a stable order.
#[derive(Clone, Debug)]
pub struct Page<T> {
    /// The items.
    pub items: Vec<T>,
    /// Where the next page begins; absent on the last page.
    pub next: Option<String>,
}

/// Which users to list.
#[derive(Clone, Debug, Default)]
pub struct UserQuery {
    /// The filter; all users if absent.
    pub filter: Option<UserFilter>,
    /// Where to begin, as an earlier page said.
    pub after: Option<String>,
    /// At most this many, 1 to [`PAGE_MAX`].
    pub limit: usize,
}

/// A condition on one attribute, as the API's `Filter` has it.
#[derive(Clone, Debug)]
pub struct UserFilter {
    /// The searchable attribute: `username`, `email`, `phone_number`, `name`, `given_name`, `family_name`,
    /// `preferred_username`, `sub`, `cognito:user_status` or `status`. No user matches another one.
    pub attribute: String,
    /// Whether a prefix is enough.
    pub prefix: bool,
    /// The text to compare with. `username` and `status` are compared as they are, the others without regard to case.
    pub value: String,
}

/// Which resources of a pool to list.
#[derive(Clone, Debug)]
pub struct ResourceQuery {
    /// What they are.
    pub kind: ResourceKind,
    /// Which come first.
    pub order: Order,
    /// Where to begin, as an earlier page said.
    pub after: Option<String>,
    /// At most this many, 1 to [`PAGE_MAX`].
    pub limit: usize,
}

/// An order of creation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// The oldest first.
    OldestFirst,
    /// The latest first.
    LatestFirst,
}

/// What of an exported user's credentials is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Credentials {
    /// Nothing: the users have no password, no hash of one and no authenticator app.
    Omitted,
    /// The verifier or hash of the password and the secret of the authenticator app.
    Included,
}

/// How each list of [`Store::apply_each`] went, in the order of the lists: what a later one contradicts was committed before it.
pub type Outcomes = Vec<std::result::Result<(), Conflict>>;

/// Ends with the commit of what [`Store::apply_each`] was given. Who does not wait for it does not stop it either.
pub type Committing = Pin<Box<dyn Future<Output = Result<Outcomes>> + Send>>;

/// Who shows a token.
#[derive(Clone, Debug)]
pub struct TokenHolder {
    /// The user.
    pub user: User,
    /// Whether the token's session is one of the user's and not revoked.
    pub is_live: bool,
}

/// What a sign-in with a password looks at first.
#[derive(Clone, Debug)]
pub struct SigningIn {
    /// The user, if there is one.
    pub user: Option<User>,
    /// The groups that the user is in, as [`Store::groups_of_user`] gives them.
    pub groups: Vec<Group>,
    /// The attempts with passwords of the user, or of whoever an unknown name would be.
    pub password_attempts: Option<Attempts>,
}

/// How often a database elsewhere was asked and has answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RoundTrips {
    /// For queries.
    pub reads: u64,
    /// For commits.
    pub writes: u64,
}

/// A stored function, without its package.
#[derive(Clone, Debug, PartialEq)]
pub struct StoredFunction {
    /// The function's name.
    pub name: String,
    /// Configuration, policy and revision.
    pub document: Value,
}

/// What is called with the outcome of a commit, on a thread of the store's that it must not keep.
pub type Done = Box<dyn FnOnce(Result<()>) + Send>;

/// Everything that is kept. [`SqliteStore`] is the embedded one.
#[async_trait]
pub trait Store: Send + Sync {
    /// Applies all changes or none. A caller that goes away while it waits does not take the changes back.
    async fn commit(&self, changes: Vec<Change>) -> Result<()>;
    /// As [`Self::commit`], for a thread outside the runtime that has made the changes and goes on with other work: it may wait
    /// for a place in the queue, not for the commit.
    fn submit(&self, changes: Vec<Change>, done: Done);
    /// Applies each of the lists or, if it contradicts what is stored, none of that list, all in one transaction: what a conflict
    /// refuses does not undo its neighbours. For imports; at most [`LISTS_MAX`] lists. Anything but a conflict undoes all.
    ///
    /// Answers once the store has taken them, so that the lists need not be kept in memory until the commit, which may be that of
    /// many such calls together.
    async fn apply_each(&self, lists: Vec<Vec<Change>>) -> Result<Committing>;
    /// As [`Self::apply_each`], and answers after the commit.
    async fn commit_each(&self, lists: Vec<Vec<Change>>) -> Result<Outcomes> {
        self.apply_each(lists).await?.await
    }

    /// One user pool.
    async fn user_pool(&self, id: &UserPoolId) -> Result<Option<UserPool>>;
    /// User pools in order of creation.
    async fn user_pools(&self, after: Option<String>, limit: usize) -> Result<Page<UserPool>>;
    /// How many users a pool has; 0 for a pool that does not exist.
    async fn user_count(&self, pool: &UserPoolId) -> Result<u64>;
    /// What was provisioned for a category of operations, in requests per second, if anything was.
    async fn provisioned_limit(&self, category: &str) -> Result<Option<i32>>;

    /// A pool's signing keys, oldest first.
    async fn signing_keys(&self, pool: &UserPoolId) -> Result<Vec<SigningKey>>;
    /// Signing keys for pools yet to come, oldest first.
    async fn spare_keys(&self) -> Result<Vec<SigningKey>>;

    /// One app client, of whichever pool.
    async fn app_client(&self, id: &ClientId) -> Result<Option<AppClient>>;
    /// A pool's app clients in order of creation.
    async fn app_clients(&self, pool: &UserPoolId, after: Option<String>, limit: usize) -> Result<Page<AppClient>>;

    /// One resource of a pool by its id.
    async fn pool_resource(&self, pool: &UserPoolId, kind: ResourceKind, id: &str) -> Result<Option<PoolResource>>;
    /// One resource by a further name: of this pool, or of any if the name is unique in the whole server.
    async fn find_pool_resource(
        &self,
        pool: Option<&UserPoolId>,
        kind: ResourceKind,
        name: &str,
    ) -> Result<Option<PoolResource>>;
    /// The pools in which a resource of one kind has this further name, in the order of their ids, at most so many, behind this one.
    async fn pools_with_named(
        &self,
        kind: ResourceKind,
        name: &str,
        after: Option<&UserPoolId>,
        limit: usize,
    ) -> Result<Vec<UserPoolId>>;
    /// A page of a pool's resources of one kind.
    async fn pool_resources(&self, pool: &UserPoolId, query: ResourceQuery) -> Result<Page<PoolResource>>;

    /// One user by `sub`.
    async fn user(&self, pool: &UserPoolId, sub: &Sub) -> Result<Option<User>>;
    /// The user whose `sub` is the given text, or who owns one of the names. `sub` comes first: names are chosen by users, who
    /// must not stand in for each other. The earlier name wins.
    async fn find_user(&self, pool: &UserPoolId, names: &[SignInName], sub: Option<&str>) -> Result<Option<User>>;
    /// A page of users. With a filter, ordered by the filtered attribute, otherwise by creation.
    async fn users(&self, pool: &UserPoolId, query: UserQuery) -> Result<Page<User>>;
    /// Users in order of creation, at most so many, up to [`EXPORT_MAX`], and fewer where their attributes are long: for exports. The
    /// place to go on from is that of an unfiltered listing; a user who is added or removed meanwhile does not disturb it.
    async fn export_users(
        &self,
        pool: &UserPoolId,
        after: Option<String>,
        limit: usize,
        credentials: Credentials,
    ) -> Result<Page<User>>;
    /// A user's code that was neither used nor replaced nor forgotten; it may have expired.
    async fn code(&self, pool: &UserPoolId, sub: &Sub, purpose: &CodePurpose) -> Result<Option<Code>>;

    /// One group.
    async fn group(&self, pool: &UserPoolId, name: &GroupName) -> Result<Option<Group>>;
    /// A pool's groups in order of creation.
    async fn groups(&self, pool: &UserPoolId, after: Option<String>, limit: usize) -> Result<Page<Group>>;
    /// All groups of a user, for the tokens that are being made.
    async fn groups_of_user(&self, pool: &UserPoolId, sub: &Sub) -> Result<Vec<Group>>;
    /// The user whom [`Self::find_user`] finds, with what else a sign-in with a password asks for; `simulated` is by what attempts are
    /// counted where there is no such user.
    async fn signing_in(
        &self,
        pool: &UserPoolId,
        names: &[SignInName],
        sub: Option<&str>,
        simulated: &str,
    ) -> Result<SigningIn> {
        let user = self.find_user(pool, names, sub).await?;
        let groups = match &user {
            Some(user) => self.groups_of_user(pool, &user.sub).await?,
            None => Vec::new(),
        };
        let account = user.as_ref().map_or(simulated, |user| user.sub.as_str());
        let password_attempts = self.attempts(pool, account, AttemptKind::Password).await?;
        Ok(SigningIn { user, groups, password_attempts })
    }
    /// A user's groups in order of their creation.
    async fn list_groups_of_user(
        &self,
        pool: &UserPoolId,
        sub: &Sub,
        after: Option<String>,
        limit: usize,
    ) -> Result<Page<Group>>;
    /// The users in a group, in order of their creation; nobody, if there is no such group.
    async fn users_in_group(
        &self,
        pool: &UserPoolId,
        name: &GroupName,
        after: Option<String>,
        limit: usize,
    ) -> Result<Page<User>>;

    /// The secret of an authenticator app that was associated with the user and has not shown a code yet.
    async fn associated_software_token(&self, pool: &UserPoolId, sub: &Sub) -> Result<Option<SecretBytes>>;
    /// A user's passkeys in the order in which they were registered.
    async fn passkeys(&self, pool: &UserPoolId, sub: &Sub) -> Result<Vec<Passkey>>;
    /// The registration of a passkey that a user has begun last, unless it was completed.
    async fn passkey_registration(&self, pool: &UserPoolId, sub: &Sub) -> Result<Option<PendingRegistration>>;
    /// One device of a user.
    async fn device(&self, pool: &UserPoolId, sub: &Sub, key: &str) -> Result<Option<Device>>;
    /// A user's devices in the order in which they were confirmed.
    async fn devices(&self, pool: &UserPoolId, sub: &Sub, after: Option<String>, limit: usize) -> Result<Page<Device>>;
    /// One event of a user.
    async fn auth_event(&self, pool: &UserPoolId, sub: &Sub, id: &str) -> Result<Option<AuthEvent>>;
    /// A user's events, the latest first, without those whose time is over.
    async fn auth_events(
        &self,
        pool: &UserPoolId,
        sub: &Sub,
        now: Timestamp,
        after: Option<String>,
        limit: usize,
    ) -> Result<Page<AuthEvent>>;
    /// A user's earlier passwords that are kept, the latest first; not the present one.
    async fn password_history(&self, pool: &UserPoolId, sub: &Sub) -> Result<Vec<Password>>;
    /// What is remembered of an account's attempts; it may be old enough not to matter.
    async fn attempts(&self, pool: &UserPoolId, account: &str, kind: AttemptKind) -> Result<Option<Attempts>>;

    /// The session behind tokens, by their `origin_jti`.
    async fn token_session(&self, id: &str) -> Result<Option<TokenSession>>;
    /// A user's live tracked sessions, the latest used first, at most so many.
    async fn user_sessions(&self, pool: &UserPoolId, sub: &Sub, now: Timestamp, most: u32) -> Result<Vec<UserSession>>;
    /// A user who shows a token of this session.
    async fn token_holder(&self, pool: &UserPoolId, sub: &Sub, session: &str) -> Result<Option<TokenHolder>>;
    /// How a sign-in session ended, if it has.
    async fn session_outcome(&self, id: &str) -> Result<Option<SessionOutcome>>;
    /// The sealed state of a parked session.
    async fn parked_session(&self, id: &str) -> Result<Option<Vec<u8>>>;

    /// Messages that wait to be delivered, those whose next attempt comes first, at most so many.
    async fn queued_messages(&self, limit: usize) -> Result<Vec<QueuedMessage>>;

    /// Recorded flows, the latest begun first.
    async fn flows(&self, query: FlowQuery) -> Result<Page<FlowSummary>>;
    /// One recorded flow with its calls.
    async fn flow(&self, id: &str) -> Result<Option<Flow>>;

    /// All functions, by name.
    async fn functions(&self) -> Result<Vec<StoredFunction>>;
    /// A function's zip package.
    async fn function_package(&self, name: &str) -> Result<Option<Vec<u8>>>;

    /// What the answers about users who do not exist follow from. It stays the same when the master key is replaced: whose answers
    /// changed then would be known not to exist.
    fn simulation_secret(&self) -> [u8; 32];

    /// Whether other nodes use the same store.
    fn is_shared(&self) -> bool {
        false
    }
    /// Changes whenever a user pool, an app client, a signing key, a function or what else nodes keep in memory is changed, by whichever
    /// node. A store that is not shared has no use for it.
    async fn configuration_version(&self) -> Result<u64> {
        Ok(0)
    }
    /// Takes a lease for so many seconds, or goes on with it: whether this holder has it. A store that is not shared gives it to
    /// whoever asks.
    async fn take_lease(&self, name: &str, holder: &str, seconds: u32) -> Result<bool> {
        let _ = (name, holder, seconds);
        Ok(true)
    }
    /// Gives a lease back before it is over, if this holder has it.
    async fn give_back_lease(&self, name: &str, holder: &str) -> Result<()> {
        let _ = (name, holder);
        Ok(())
    }
    /// Keeps a piece of a file for the other nodes until it expires. A store that is not shared keeps none: its node has the file.
    async fn put_file_piece(&self, file: &str, number: u32, bytes: Vec<u8>, expires_at: Timestamp) -> Result<()> {
        let _ = (file, number, bytes, expires_at);
        Ok(())
    }
    /// A piece of a file.
    async fn file_piece(&self, file: &str, number: u32) -> Result<Option<Vec<u8>>> {
        let _ = (file, number);
        Ok(None)
    }
    /// Forgets a file.
    async fn delete_file(&self, file: &str) -> Result<()> {
        let _ = file;
        Ok(())
    }
    /// How often a database elsewhere was asked; nothing where there is none.
    fn round_trips(&self) -> Option<RoundTrips> {
        None
    }

    /// Forgets what expired before now: session marks, parked sessions, codes, attempts, token sessions, events, superseded signing
    /// keys. Bounded work per call; answers how many rows went, so that a caller may go on until none does.
    async fn expire(&self, now: Timestamp) -> Result<u64>;
    /// Finishes the commits that wait, tidies up, and refuses what comes later.
    async fn close(&self) -> Result<()>;
}
