//! One of everything goes from SQLite to PostgreSQL and is the same there, also if the copy is interrupted.

use std::cell::Cell;
use std::collections::BTreeSet;
use std::sync::Arc;
use std::task::Poll;

use serde_json::json;
use tempfile::TempDir;
use tokio_postgres::NoTls;
use vestibule_api::Timestamp;
use vestibule_api::cognito_idp::{EventContextDataType, EventResponseType, EventType, RiskDecisionType};
use vestibule_identity::acr::{Method, Methods};
use vestibule_identity::app_client::AppClient;
use vestibule_identity::attempt::{Attempt, AttemptKind};
use vestibule_identity::change::{Change, SessionEnd, SessionOutcome, UserChange};
use vestibule_identity::code::{Code, CodePurpose};
use vestibule_identity::device::Device;
use vestibule_identity::flow::{FlowCall, FlowKind, FlowQuery, FlowState};
use vestibule_identity::group::{Group, GroupSettings};
use vestibule_identity::ids::{ClientId, GroupName, UserPoolId};
use vestibule_identity::message::QueuedMessage;
use vestibule_identity::name::{NameKind, SignInName};
use vestibule_identity::passkey::{Passkey, PendingRegistration};
use vestibule_identity::pool_resource::{NameScope, PoolResource, ResourceKind, ResourceName};
use vestibule_identity::secret::SecretBytes;
use vestibule_identity::signing_key::{KeyUse, SigningKey};
use vestibule_identity::software_token::SoftwareToken;
use vestibule_identity::threat_protection::auth_event::AuthEvent;
use vestibule_identity::token::TokenSession;
use vestibule_identity::user::{Password, User, UserStatus};
use vestibule_identity::user_session::Activity;

use super::*;
use crate::contract::{Pool, Subject, facts};
use crate::postgres::PostgresStore;
use crate::sqlite::{DATABASE_FILE, SqliteOptions, SqliteStore};
use crate::testing::postgres::{Database, is_left_out, key, options};
use crate::testing::{
    CREATED_AT, EXPIRES_AT, app_client, code, group, name, password, signing_key, sub, token_session, user, user_pool,
    user_with_hash, username,
};
use crate::{Credentials, Order, Page, ResourceQuery, UserFilter, UserQuery};

/// More than two batches.
const MANY: usize = 2300;
const KINDS_OF_CODES: usize = 3;

fn sqlite(directory: &Path) -> Subject {
    Arc::new(SqliteStore::open(directory, key(), SqliteOptions::default()).unwrap())
}

async fn postgres(database: &Database) -> std::result::Result<Subject, postgres::OpenError> {
    PostgresStore::open(&options(&database.url), &key()).await.map(|store| Arc::new(store) as Subject)
}

async fn copied(from: &Path, database: &Database) -> std::result::Result<CopySummary, CopyError> {
    copy(from, &key(), &options(&database.url), |_| ()).await
}

/// A data directory with one of everything, which no server uses, and what is told of it.
async fn filled() -> (TempDir, Vec<String>) {
    let directory = tempfile::tempdir().unwrap();
    let store = sqlite(directory.path());
    fill(&store).await;
    let told = everything(&store).await;
    store.close().await.unwrap();
    (directory, told)
}

fn purposes() -> [CodePurpose; KINDS_OF_CODES] {
    [CodePurpose::SignUp, CodePurpose::PasswordReset, CodePurpose::Attribute("email".to_owned())]
}

fn at(seconds: i64) -> Timestamp {
    Timestamp::from_millis(CREATED_AT.as_millis() + 1000 * seconds)
}

async fn fill(store: &Subject) {
    let pool = Pool { store: Arc::clone(store), pool: user_pool("r_one") };
    let id = &pool.pool.id;
    let rotation = Change::RotateSigningKeys {
        pool: id.clone(),
        keys: vec![signing_key("key-c", KeyUse::Id)],
        forget_earlier_at: EXPIRES_AT,
    };
    let private = AppClient { sso_session_minutes: Some(30), ..app_client(id, "z-client") };
    let public = AppClient { secrets: Vec::new(), ..app_client(id, "a-client") };
    store
        .commit(vec![
            Change::CreateUserPool(
                Box::new(pool.pool.clone()),
                vec![signing_key("key-b", KeyUse::Id), signing_key("key-a", KeyUse::Access)],
            ),
            Change::CreateUserPool(Box::new(user_pool("a_two")), Vec::new()),
            Change::UpdateUserPool(Box::new(pool.pool.clone())),
            Change::AddSpareKey(signing_key("spare", KeyUse::Access)),
            rotation,
            Change::CreateAppClient(Box::new(private.clone())),
            Change::CreateAppClient(Box::new(public)),
            Change::UpdateAppClient(Box::new(private)),
            Change::SetProvisionedLimit { category: "UserRead".to_owned(), per_second: 150 },
        ])
        .await
        .unwrap();
    fill_with_users(&pool).await;
    fill_with_what_users_have(&pool).await;
    fill_with_sessions(&pool).await;
    fill_with_what_pools_have(&pool).await;
    fill_with_the_rest(store).await;
    let creation = |number: usize| {
        let name = format!("user-{number}");
        vec![Change::CreateUser(Box::new(user(&"a_two".into(), &name)), vec![username(&name)])]
    };
    for first in (0..MANY).step_by(100) {
        let outcomes = store.commit_each((first..first + 100).map(creation).collect()).await.unwrap();
        assert!(outcomes.iter().all(std::result::Result::is_ok));
    }
}

async fn fill_with_users(pool: &Pool) {
    let id = &pool.pool.id;
    // Free text may hold what no column of text takes.
    let attributes = [("name", "Zoë\0 Z"), ("email", "zoe@example.com"), ("custom:x", "λ\0")];
    let attributes = attributes.map(|(name, value)| (name.to_owned(), value.to_owned()));
    pool.add_user(User { attributes: attributes.into(), ..user(id, "zoe") }).await;
    pool.add("ann").await;
    pool.add_user(user_with_hash(id, "bob")).await;
    let temporary = Password { expires_at: Some(EXPIRES_AT), ..password(4) };
    pool.add_user(User { status: UserStatus::ForceChangePassword, password: Some(temporary), ..user(id, "cid") }).await;
    pool.add_user(User { password: None, status: UserStatus::Unconfirmed, ..user(id, "dan") }).await;
    pool.add("gone").await;
    pool.delete("gone").await.unwrap();
    for (who, kind, key) in [
        ("ann", NameKind::Email, "ann@example.com"),
        ("ann", NameKind::PreferredUsername, "\0ann"),
        ("bob", NameKind::PhoneNumber, "+15550100"),
    ] {
        let claim = UserChange::ClaimName { name: name(kind, key), from_other: false };
        pool.apply(who, claim).await.unwrap();
    }
}

async fn fill_with_what_users_have(pool: &Pool) {
    let app = SoftwareToken { secret: SecretBytes::new([4; 20]), friendly_name: Some("app".to_owned()), last_step: 3 };
    for change in [
        UserChange::RetirePassword { keep: 5 },
        UserChange::Password(password(8), at(1)),
        UserChange::RetirePassword { keep: 5 },
        UserChange::Password(password(9), at(2)),
        UserChange::AssociateSoftwareToken(SecretBytes::new([6; 20])),
    ] {
        pool.apply("ann", change).await.unwrap();
    }
    pool.apply("bob", UserChange::RegisterSoftwareToken(app, at(3))).await.unwrap();
    pool.apply("bob", UserChange::UseSoftwareToken { step: 12 }).await.unwrap();
    for (byte, purpose) in (1..).zip(purposes()) {
        let sent = Code { hash: [byte; 32], pending: Some("new\0@example.com".to_owned()), ..code(purpose) };
        pool.apply("ann", UserChange::PutCode(sent)).await.unwrap();
    }
    let client_id = ClientId::new("z-client");
    let pending = PendingRegistration { challenge: [1; 32], client_id, expires_at: EXPIRES_AT };
    for id in ["second", "first"] {
        let passkey = Passkey {
            id: id.to_owned(),
            name: format!("{id}\0 passkey"),
            relying_party: "example.com".to_owned(),
            attachment: (id == "first").then(|| "platform".to_owned()),
            transports: vec!["internal".to_owned()],
            created_at: CREATED_AT,
            credential: json!({ "of": id }).to_string(),
        };
        pool.apply("ann", UserChange::BeginPasskey(pending.clone())).await.unwrap();
        pool.apply("ann", UserChange::AddPasskey(Box::new(passkey), [1; 32])).await.unwrap();
        let device = Device {
            key: format!("{id}-device"),
            group_key: "-group".to_owned(),
            name: (id == "first").then(|| "Ann's\0 phone".to_owned()),
            salt: "00aa".to_owned(),
            verifier: password(3).verifier,
            is_remembered: id == "first",
            created_at: CREATED_AT,
            modified_at: at(1),
            authenticated_at: at(2),
            last_ip: (id == "first").then(|| "::1".to_owned()),
        };
        pool.apply("ann", UserChange::ConfirmDevice(Box::new(device))).await.unwrap();
        let event = AuthEvent {
            id: format!("{id}-event"),
            event_type: EventType::SignIn,
            created_at: CREATED_AT,
            response: EventResponseType::InProgress,
            risk: RiskDecisionType::NoRisk,
            challenges: Vec::new(),
            context: EventContextDataType { ip_address: Some("192.0.2.1".to_owned()), ..Default::default() },
            client_id: Some("z-client".into()),
            request_id: "request".to_owned(),
            feedback: None,
        };
        pool.apply("ann", UserChange::NoteAuthEvent(Box::new(event))).await.unwrap();
    }
    pool.apply("ann", UserChange::BeginPasskey(pending)).await.unwrap();
    for group_name in ["staff", "all"] {
        let settings = GroupSettings {
            description: Some("Who works\0 here: λ".to_owned()),
            role_arn: Some("arn:aws:iam::000000000000:role/staff".to_owned()),
            precedence: (group_name == "staff").then_some(3),
        };
        let group = Group { settings, modified_at: at(4), ..group(&pool.pool.id, group_name) };
        pool.store.commit(vec![Change::CreateGroup(Box::new(group))]).await.unwrap();
    }
    for (who, group) in [("bob", "all"), ("ann", "all"), ("ann", "staff"), ("zoe", "all")] {
        pool.apply(who, UserChange::JoinGroup(group.into())).await.unwrap();
    }
}

async fn fill_with_sessions(pool: &Pool) {
    let plain = token_session("session-b", &pool.pool.id, "z-client", "ann");
    let full = TokenSession {
        id: "session-a".to_owned(),
        generation: 7,
        rotated_at: Some(EXPIRES_AT),
        revoked_at: Some(at(5)),
        device_key: Some("us-east-1_device".to_owned()),
        methods: Methods::of(&[Method::Password, Method::SoftwareToken]),
        acr: Some("urn:cognito:loa:4".to_owned()),
        ..plain.clone()
    };
    let tracked = |id: &str, seconds: i64| TokenSession {
        id: id.to_owned(),
        activity: Some(Activity {
            at: at(seconds),
            ip: Some("192.0.2.7".to_owned()),
            device_type: "Fire\0fox".to_owned(),
        }),
        ..plain.clone()
    };
    let of_zoe = token_session("session-z", &pool.pool.id, "a-client", "zoe");
    for session in [plain.clone(), full, tracked("session-d", 7), tracked("session-c", 8), of_zoe] {
        pool.store.commit(vec![Change::StartTokenSession(Box::new(session))]).await.unwrap();
    }
    pool.apply("zoe", UserChange::Enabled(false, at(6))).await.unwrap();
    for account in ["ann", "ghost\0"] {
        for kind in [AttemptKind::Password, AttemptKind::ForgotPassword] {
            let attempt = Attempt { pool_id: pool.pool.id.clone(), account: account.to_owned(), kind, at: at(1) };
            pool.store.commit(vec![Change::CountAttempt(attempt)]).await.unwrap();
        }
    }
    for (id, outcome) in [("ended", SessionOutcome::Used), ("spoilt", SessionOutcome::Spoilt)] {
        let end = SessionEnd { id: id.to_owned(), outcome, expires_at: EXPIRES_AT };
        let park = Change::ParkSession { id: id.to_owned(), sealed: vec![1, 0, 255], expires_at: EXPIRES_AT };
        pool.store.commit(vec![Change::EndSession(end), park]).await.unwrap();
    }
}

async fn fill_with_what_pools_have(pool: &Pool) {
    for kind in ResourceKind::ALL {
        for (id, client_id) in [("second", None), ("first", Some("z-client"))] {
            let names = [NameScope::Pool, NameScope::Server]
                .map(|scope| ResourceName { scope, name: format!("{scope:?} name of {id}") });
            let resource = PoolResource {
                pool_id: pool.pool.id.clone(),
                kind,
                id: id.to_owned(),
                client_id: client_id.map(ClientId::new),
                names: names.into(),
                revision: 0,
                document: json!({ "secret of": id }),
            };
            let create = Change::CreatePoolResource { resource: Box::new(resource.clone()), most: 10 };
            pool.store.commit(vec![create]).await.unwrap();
            if id == "first" {
                pool.store.commit(vec![Change::UpdatePoolResource(Box::new(resource))]).await.unwrap();
            }
        }
    }
    for (id, seconds) in [("second-message", 9), ("first-message", 8), ("third-message", 9)] {
        let message = QueuedMessage {
            id: id.to_owned(),
            pool_id: pool.pool.id.clone(),
            content: SecretBytes::new(format!("content of {id}").into_bytes()),
            attempts: 0,
            next_attempt_at: at(seconds),
            give_up_at: EXPIRES_AT,
        };
        pool.store.commit(vec![Change::QueueMessage(Box::new(message))]).await.unwrap();
    }
}

async fn fill_with_the_rest(store: &Subject) {
    for (key, id) in [("key-1", "flow-b"), ("key-2", "flow-a"), ("key-1", "unused")] {
        let call = FlowCall {
            key: key.to_owned(),
            new_id: id.to_owned(),
            begins: false,
            kind: FlowKind::SignIn,
            pool_id: "r_one".into(),
            client_id: Some("z-client".into()),
            username: Some("ann\0".into()),
            at: CREATED_AT,
            state: FlowState::Open,
            outcome: format!("call\0 {id}"),
            document: json!({ "operation": id }),
            keep: 100,
        };
        store.commit(vec![Change::RecordCall(Box::new(call))]).await.unwrap();
    }
    // The larger ones are a batch each.
    for (name, bytes) in [("c", 5 << 20), ("a", 5 << 20), ("b", 3)] {
        let package = (0..bytes).map(|it: u32| it.wrapping_mul(2_654_435_761).to_le_bytes()[3]).collect();
        let document = json!({ "name": name, "Environment": "Ä" });
        let put = Change::PutFunction { name: name.to_owned(), document, package: Some(package), before: None };
        store.commit(vec![put]).await.unwrap();
    }
}

/// What a store answers, in a form that can be compared.
struct Answers(Vec<String>);

impl Answers {
    fn add(&mut self, answer: &impl std::fmt::Debug) {
        self.0.push(format!("{answer:?}"));
    }
}

/// Everything that was filled in, by every way to ask for it: pages of one, whose tokens count too.
async fn everything(store: &Subject) -> Vec<String> {
    let mut answers = Answers(Vec::new());
    let mut after = None;
    loop {
        let Page { items, next } = store.user_pools(after, 1).await.unwrap();
        for pool in items {
            of_pool(store, &pool.id, &mut answers).await;
            answers.add(&pool);
        }
        answers.add(&next);
        if next.is_none() {
            break;
        }
        after = next;
    }
    of_one_user(store, &mut answers).await;
    add_keys(&mut answers, store.spare_keys().await.unwrap());
    for category in ["UserRead", "UserList"] {
        answers.add(&store.provisioned_limit(category).await.unwrap());
    }
    for id in ["session-a", "session-b", "session-c", "session-d", "session-z", "none"] {
        let session = store.token_session(id).await.unwrap();
        answers.add(&(session.as_ref().map(|session| session.secret.expose().to_vec()), &session));
        answers.add(&store.token_holder(&"r_one".into(), &sub("ann"), id).await.unwrap());
    }
    for id in ["ended", "spoilt", "none"] {
        answers.add(&(store.session_outcome(id).await.unwrap(), store.parked_session(id).await.unwrap()));
    }
    for message in store.queued_messages(10).await.unwrap() {
        answers.add(&(message.content.expose().to_vec(), &message));
    }
    let query = FlowQuery { limit: 1, ..FlowQuery::default() };
    let Page { items, next } = store.flows(query.clone()).await.unwrap();
    answers.add(&(items, &next));
    answers.add(&store.flows(FlowQuery { after: next, username: Some("ann\0".to_owned()), ..query }).await.unwrap());
    for id in ["flow-a", "flow-b", "unused"] {
        answers.add(&store.flow(id).await.unwrap());
    }
    for function in store.functions().await.unwrap() {
        let package = store.function_package(&function.name).await.unwrap().unwrap();
        let sum = package.iter().fold(0_u64, |sum, byte| sum.wrapping_mul(31).wrapping_add(u64::from(*byte)));
        answers.add(&(function, package.len(), sum));
    }
    answers.0
}

fn add_keys(answers: &mut Answers, keys: Vec<SigningKey>) {
    for key in keys {
        answers.add(&(key.pkcs8.expose().to_vec(), &key));
    }
}

fn add_users(answers: &mut Answers, page: &Page<User>) {
    for user in &page.items {
        let secret = user.software_token.as_ref().map(|token| token.secret.expose().to_vec());
        answers.add(&(facts(user), secret));
    }
    answers.add(&page.next);
}

async fn of_pool(store: &Subject, pool: &UserPoolId, answers: &mut Answers) {
    answers.add(&store.user_count(pool).await.unwrap());
    add_keys(answers, store.signing_keys(pool).await.unwrap());
    let mut after = None;
    loop {
        let Page { items, next } = store.app_clients(pool, after, 1).await.unwrap();
        for client in items {
            let secrets: Vec<String> = client.secrets.iter().map(|it| it.value.expose().to_owned()).collect();
            answers.add(&(client, secrets));
        }
        answers.add(&next);
        if next.is_none() {
            break;
        }
        after = next;
    }
    let mut after = None;
    loop {
        let page = store.export_users(pool, after, 1000, Credentials::Included).await.unwrap();
        after = page.next.clone();
        add_users(answers, &page);
        if after.is_none() {
            break;
        }
    }
    for (attribute, value, prefix) in [
        ("email", "", true),
        ("email", "USER-22", true),
        ("name", "zoë\0", true),
        ("username", "user-1", true),
        ("sub", "sub-of-ann", false),
        ("cognito:user_status", "CONFIRMED", false),
        ("status", "Disabled", false),
    ] {
        let filter = UserFilter { attribute: attribute.to_owned(), prefix, value: value.to_owned() };
        let query = UserQuery { filter: Some(filter), after: None, limit: 2 };
        let first = store.users(pool, query.clone()).await.unwrap();
        let next = first.next.clone();
        add_users(answers, &first);
        if next.is_some() {
            add_users(answers, &store.users(pool, UserQuery { after: next, ..query }).await.unwrap());
        }
    }
    let Page { items, next } = store.groups(pool, None, 1).await.unwrap();
    answers.add(&(items, &next));
    answers.add(&store.groups(pool, next, 60).await.unwrap());
    for group in ["all", "staff", "none"].map(GroupName::new) {
        answers.add(&store.group(pool, &group).await.unwrap());
        let first = store.users_in_group(pool, &group, None, 1).await.unwrap();
        let next = first.next.clone();
        add_users(answers, &first);
        add_users(answers, &store.users_in_group(pool, &group, next, 60).await.unwrap());
    }
    for kind in ResourceKind::ALL {
        for order in [Order::OldestFirst, Order::LatestFirst] {
            let query = |after| ResourceQuery { kind, order, after, limit: 1 };
            let Page { items, next } = store.pool_resources(pool, query(None)).await.unwrap();
            answers.add(&items.iter().map(|it| (it, &it.client_id, it.document.to_string())).collect::<Vec<_>>());
            answers.add(&next);
            if next.is_some() {
                answers.add(&store.pool_resources(pool, query(next)).await.unwrap());
            }
        }
        for name in ["Pool name of first", "Server name of first", "Server name of second"] {
            answers.add(&store.find_pool_resource(Some(pool), kind, name).await.unwrap());
            answers.add(&store.find_pool_resource(None, kind, name).await.unwrap());
        }
    }
}

async fn of_one_user(store: &Subject, answers: &mut Answers) {
    let (pool, ann) = (&UserPoolId::new("r_one"), &sub("ann"));
    let names: [SignInName; 4] = [
        username("ann"),
        name(NameKind::Email, "ann@example.com"),
        name(NameKind::PreferredUsername, "\0ann"),
        name(NameKind::PhoneNumber, "+15550100"),
    ];
    for name in &names {
        let found = store.find_user(pool, std::slice::from_ref(name), None).await.unwrap();
        answers.add(&found.as_ref().map(facts));
    }
    for purpose in purposes() {
        answers.add(&store.code(pool, ann, &purpose).await.unwrap());
    }
    let associated = store.associated_software_token(pool, ann).await.unwrap();
    answers.add(&associated.map(|secret| secret.expose().to_vec()));
    answers.add(&store.passkeys(pool, ann).await.unwrap());
    answers.add(&store.passkey_registration(pool, ann).await.unwrap());
    for key in ["first-device", "second-device"] {
        let device = store.device(pool, ann, key).await.unwrap().unwrap();
        answers.add(&(device.verifier.as_bytes().to_vec(), &device));
    }
    let Page { items, next } = store.devices(pool, ann, None, 1).await.unwrap();
    answers.add(&(items, &next));
    answers.add(&store.devices(pool, ann, next, 1).await.unwrap());
    answers.add(&store.groups_of_user(pool, ann).await.unwrap());
    let Page { items, next } = store.list_groups_of_user(pool, ann, None, 1).await.unwrap();
    answers.add(&(items, &next));
    answers.add(&store.list_groups_of_user(pool, ann, next, 1).await.unwrap());
    answers.add(&store.auth_event(pool, ann, "first-event").await.unwrap());
    let Page { items, next } = store.auth_events(pool, ann, CREATED_AT, None, 1).await.unwrap();
    answers.add(&(items, &next));
    answers.add(&store.auth_events(pool, ann, CREATED_AT, next, 1).await.unwrap());
    for earlier in store.password_history(pool, ann).await.unwrap() {
        answers.add(&(earlier.salt, earlier.verifier.as_bytes().to_vec(), earlier.set_at));
    }
    answers.add(&store.user_sessions(pool, ann, CREATED_AT, 10).await.unwrap());
    for account in ["ann", "ghost\0", "none"] {
        for kind in [AttemptKind::Password, AttemptKind::ForgotPassword, AttemptKind::SecondFactor] {
            answers.add(&store.attempts(pool, account, kind).await.unwrap());
        }
    }
}

/// A client of the database, beside the store.
async fn client(database: &Database) -> tokio_postgres::Client {
    let (client, connection) = tokio_postgres::connect(&database.url, NoTls).await.unwrap();
    tokio::spawn(connection);
    client
}

/// Copies until so many batches were written; the next one is under way then.
async fn copied_in_part(from: &Path, database: &Database, batches: u32) {
    let (done, key, options) = (Cell::new(0), key(), options(&database.url));
    let mut copying = std::pin::pin!(copy(from, &key, &options, |_| done.set(done.get() + 1)));
    let outcome = std::future::poll_fn(|context| match copying.as_mut().poll(context) {
        Poll::Ready(outcome) => Poll::Ready(Some(outcome)),
        Poll::Pending if done.get() >= batches => Poll::Ready(None),
        Poll::Pending => Poll::Pending,
    });
    let outcome = outcome.await;
    assert!(outcome.is_none(), "{outcome:?}");
}

fn assert_same(copied: &[String], original: &[String]) {
    for (copied, original) in copied.iter().zip(original) {
        assert_eq!(copied, original);
    }
    assert_eq!(copied.len(), original.len());
}

/// A table or a column that is added to the embedded store is not forgotten here.
#[test]
fn every_column_of_the_embedded_store_is_read() {
    let directory = tempfile::tempdir().unwrap();
    drop(sqlite(directory.path()));
    let connection = rusqlite::Connection::open(directory.path().join(DATABASE_FILE)).unwrap();
    let statement = "SELECT m.name, c.name FROM sqlite_schema m JOIN pragma_table_info(m.name) c
         WHERE m.type = 'table' AND m.name <> 'meta' AND m.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'";
    let mut statement = connection.prepare(statement).unwrap();
    let columns: Vec<(String, String)> = statement
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap()
        .collect::<rusqlite::Result<_>>()
        .unwrap();
    assert!(columns.len() > 100);
    for (table, column) in columns {
        let found = TABLES.iter().find(|it| it.embedded() == table).unwrap_or_else(|| panic!("{table} is not copied"));
        let select = found.select(true, 1);
        let is_name = |character: char| character.is_ascii_alphanumeric() || character == '_';
        let mut words = select.split(|character: char| !is_name(character) && character != '.');
        assert!(words.any(|word| word == format!("t.{column}")), "{table}.{column} is not read: {select}");
        drop(connection.prepare(&select).unwrap());
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_column_of_the_shared_store_is_written() {
    if is_left_out() {
        return;
    }
    let database = Database::create();
    let statement = "SELECT table_name::text, column_name::text FROM information_schema.columns
         WHERE table_schema = current_schema()";
    let rows = client(&database).await.query(statement, &[]).await.unwrap();
    let own = ["meta", "configuration", "leases", "file_pieces"];
    let present: BTreeSet<(String, String)> = rows
        .iter()
        .map(|row| (row.get(0), row.get(1)))
        .filter(|(table, _): &(String, String)| !own.contains(&table.as_str()))
        .collect();
    let written: BTreeSet<(String, String)> = TABLES
        .iter()
        .flat_map(|table| table.columns.iter().map(|column| (table.name.to_owned(), column.name.to_owned())))
        .collect();
    assert_eq!(written, present);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn everything_arrives_as_it_was() {
    if is_left_out() {
        return;
    }
    let ((directory, original), database) = (filled().await, Database::empty());
    let mut seen = Vec::new();
    let note = |progress| seen.push(progress);
    let summary = copy(directory.path(), &key(), &options(&database.url), note).await.unwrap();
    let last = seen.last().unwrap();
    assert_eq!((last.rows, last.whole), (summary.rows(), summary.rows()));
    assert!(seen.windows(2).all(|pair| pair[0].rows <= pair[1].rows));
    assert_eq!(seen.iter().filter(|progress| progress.table == "users").count(), 3);
    assert_eq!(seen.iter().filter(|progress| progress.table == "function_packages").count(), 3);
    assert_eq!(summary.rows_of("users"), MANY as u64 + 5);
    for (table, rows) in &summary.tables {
        assert!(*rows > 0, "there was nothing to copy in {table}");
    }
    let store = postgres(&database).await.unwrap();
    assert_same(&everything(&store).await, &original);

    // Life goes on behind it.
    let pool = Pool { store: Arc::clone(&store), pool: user_pool("r_one") };
    pool.add("new").await;
    let rotated = Change::RotateRefreshToken { session: "session-b".to_owned(), from: 0, at: EXPIRES_AT };
    store.commit(vec![rotated]).await.unwrap();
    let users = store.export_users(&pool.pool.id, None, 100, Credentials::Omitted).await.unwrap().items;
    let names: Vec<&str> = users.iter().map(|user| user.username.as_str()).collect();
    assert_eq!(names, ["zoe", "ann", "bob", "cid", "dan", "new"]);
    assert_eq!(store.user_count(&pool.pool.id).await.unwrap(), 6);
    pool.delete("zoe").await.unwrap();
    assert!(store.token_session("session-z").await.unwrap().is_none());

    // The source is as it was.
    assert_same(&everything(&sqlite(directory.path())).await, &original);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_interrupted_copy_is_refused_by_servers_and_goes_on() {
    if is_left_out() {
        return;
    }
    let ((directory, original), database) = (filled().await, Database::empty());
    for batches in [1, 5, 2, 4, 7, 3] {
        copied_in_part(directory.path(), &database, batches).await;
        let refused = postgres(&database).await.err();
        assert!(matches!(refused, Some(postgres::OpenError::UnfinishedCopy)), "{refused:?}");
    }
    let mut first = None;
    let summary = copy(directory.path(), &key(), &options(&database.url), |progress| {
        first.get_or_insert(progress.rows);
    })
    .await
    .unwrap();
    assert!(first.unwrap() > MANY as u64, "it went on and did not begin anew");
    assert_eq!(summary.rows_of("users"), MANY as u64 + 5);
    let store = postgres(&database).await.unwrap();
    assert_same(&everything(&store).await, &original);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_copy_does_not_go_on_with_what_has_changed_or_is_another() {
    if is_left_out() {
        return;
    }
    let ((directory, _), database) = (filled().await, Database::empty());
    copied_in_part(directory.path(), &database, 3).await;
    let other = tempfile::tempdir().unwrap();
    drop(sqlite(other.path()));
    let refused = copied(other.path(), &database).await;
    assert!(matches!(refused, Err(CopyError::AnotherSource)), "{refused:?}");
    // A server has used it.
    drop(sqlite(directory.path()));
    let refused = copied(directory.path(), &database).await;
    assert!(matches!(refused, Err(CopyError::AnotherSource)), "{refused:?}");
    assert!(matches!(postgres(&database).await.err(), Some(postgres::OpenError::UnfinishedCopy)));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_target_that_has_something_is_refused_and_keeps_it() {
    if is_left_out() {
        return;
    }
    let ((directory, original), database) = (filled().await, Database::empty());
    let store = postgres(&database).await.unwrap();
    // What a server makes on an empty database is in nobody's way, but the server is.
    store.commit(vec![Change::AddSpareKey(signing_key("spare", KeyUse::Id))]).await.unwrap();
    assert!(store.take_lease("work", "node", 600).await.unwrap());
    let refused = copied(directory.path(), &database).await;
    assert!(matches!(refused, Err(CopyError::TargetInUse)), "{refused:?}");
    store.give_back_lease("work", "node").await.unwrap();

    let pool = Pool::create(&store, "r_other").await;
    pool.add("ann").await;
    let refused = copied(directory.path(), &database).await.unwrap_err();
    assert_eq!(refused.to_string(), "the database to copy to is not empty: it has 1 user pools, 1 users");
    pool.user("ann").await;

    store.commit(vec![Change::DeleteUserPool { id: pool.pool.id.clone(), revision: 0 }]).await.unwrap();
    let version = store.configuration_version().await.unwrap();
    copied(directory.path(), &database).await.unwrap();
    assert!(store.configuration_version().await.unwrap() > version);
    assert_same(&everything(&store).await, &original);
    let again = copied(directory.path(), &database).await;
    assert!(matches!(again, Err(CopyError::NotEmpty(_))), "{again:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_that_comes_before_a_copy_is_written_down_is_noticed() {
    if is_left_out() {
        return;
    }
    let database = Database::create();
    let mut target = Target::open(&options(&database.url), &key()).await.unwrap();
    check_vacant(&target).await.unwrap();
    target.prepare().await.unwrap();

    let store = postgres(&database).await.unwrap();
    store.commit(vec![Change::AddSpareKey(signing_key("spare", KeyUse::Id))]).await.unwrap();
    assert!(store.take_lease("work", "node", 600).await.unwrap());
    let refused = begin("source".to_owned(), &target).await.err();
    assert!(matches!(refused, Some(CopyError::TargetInUse)), "{refused:?}");
    store.give_back_lease("work", "node").await.unwrap();
    let keys = vec![signing_key("a", KeyUse::Id), signing_key("b", KeyUse::Access)];
    store.commit(vec![Change::CreateUserPool(Box::new(user_pool("r_other")), keys)]).await.unwrap();
    let refused = begin("source".to_owned(), &target).await.err();
    assert!(matches!(refused, Some(CopyError::NotEmpty(_))), "{refused:?}");

    // The server goes on with all that it has made, and others open the database.
    let other = postgres(&database).await.unwrap();
    assert_eq!(other.signing_keys(&"r_other".into()).await.unwrap().len(), 2);
    assert_eq!(other.spare_keys().await.unwrap().len(), 1);
    store.commit(vec![Change::DeleteUserPool { id: "r_other".into(), revision: 0 }]).await.unwrap();
    begin("source".to_owned(), &target).await.map(|_| ()).unwrap();
    assert!(store.spare_keys().await.unwrap().is_empty());
    assert!(matches!(postgres(&database).await.err(), Some(postgres::OpenError::UnfinishedCopy)));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn another_key_a_serving_source_and_none_are_refused() {
    if is_left_out() {
        return;
    }
    let (directory, database) = (tempfile::tempdir().unwrap(), Database::empty());
    let nowhere = directory.path().join("nowhere");
    assert!(matches!(copied(&nowhere, &database).await, Err(CopyError::NoDatabase(_))));
    assert!(!nowhere.exists());

    let store = sqlite(directory.path());
    Pool::create(&store, "r_one").await;
    let refused = copied(directory.path(), &database).await;
    assert!(matches!(refused, Err(CopyError::Running(_))), "{refused:?}");
    drop(store);

    let other = MasterKey::from_bytes([2; 32]);
    let refused = copy(directory.path(), &other, &options(&database.url), |_| ()).await;
    assert!(matches!(refused, Err(CopyError::Source(OpenError::WrongMasterKey))), "{refused:?}");
    // Sealed with that other key.
    let sealed = Database::empty();
    PostgresStore::migrate(&options(&sealed.url), &other).await.unwrap();
    let refused = copied(directory.path(), &sealed).await;
    assert!(matches!(refused, Err(CopyError::Target(postgres::OpenError::WrongMasterKey))), "{refused:?}");

    let statement = "SELECT count(*) FROM information_schema.tables WHERE table_schema = current_schema()";
    let tables: i64 = client(&database).await.query_one(statement, &[]).await.unwrap().get(0);
    assert_eq!(tables, 0, "nothing was written");
    copied(directory.path(), &database).await.unwrap();
}
