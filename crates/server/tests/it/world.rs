//! A server without a socket, and a world around it that does only what the test says.

use std::io::Write as _;
use std::net::{IpAddr, Ipv4Addr};
use std::sync::{Arc, OnceLock};

use aws_lc_rs::encoding::{AsDer, Pkcs8V1Der};
use aws_lc_rs::rsa::KeySize;
use aws_lc_rs::signature::RsaKeyPair;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use bytes::Bytes;
use http::{HeaderMap, Request, StatusCode};
use http_body_util::{BodyExt, Full};
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::task::JoinSet;
use vestibule_api::Timestamp;
use vestibule_api::cognito_idp::UserPoolTierType;
use vestibule_functions::testing::ScriptedFunctions;
use vestibule_functions::{Host, HostSettings, Lambda, LambdaSettings, LogLimits, LogStore, Logs};
use vestibule_identity::change::Change;
use vestibule_identity::ids::UserPoolId;
use vestibule_identity::secret::SecretBytes;
use vestibule_identity::signing_key::{KeyUse, SigningKey};
use vestibule_server::app::{App, Seams};
use vestibule_server::cli::ServeArgs;
use vestibule_server::config::Config;
use vestibule_server::documents::PackageLinks;
use vestibule_server::function_registry::StoredFunctions;
use vestibule_server::messages::{self, Outbox, Print};
use vestibule_server::present::Present;
use vestibule_server::seams::{AdjustableClock, Clock, ManualClock, SeededRng};
use vestibule_server::server;
use vestibule_server::test_control::{Kept, TestControl};
use vestibule_server::user_import;
use vestibule_store::testing::postgres::{self, Database};
use vestibule_store::{MasterKeys, PostgresStore, SqliteStore, Store};

/// When every world begins.
pub const BEGINNING: Timestamp = Timestamp::from_seconds(1_700_000_000);

/// A signature that an open server accepts, and no other.
pub const ANY_SIGNATURE: &str =
    "AWS4-HMAC-SHA256 Credential=AKIDANY/20231114/us-east-1/any/aws4_request, SignedHeaders=host, Signature=00";

/// A JSON string's text.
pub fn text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("{value} is no text")).to_owned()
}

/// The members of both objects; those of the second count where both have one.
pub fn merged(mut one: Value, mut other: Value) -> Value {
    one.as_object_mut().unwrap().append(other.as_object_mut().unwrap());
    one
}

/// The claims of a token, which is not verified.
pub fn claims(token: &Value) -> Value {
    let part = text(token).split('.').nth(1).unwrap().to_owned();
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(part).unwrap()).unwrap()
}

/// Type and message of the error that was answered.
pub fn refusal(answer: &Answer) -> (String, String) {
    (answer.error(), answer.message())
}

/// Type and message as they are expected, to compare with [`refusal`].
pub fn refused(error: &str, message: &str) -> (String, String) {
    (error.into(), message.into())
}

/// A server and its surroundings.
pub struct World {
    pub app: Arc<App>,
    present: Arc<Present>,
    test_control: Option<Arc<TestControl>>,
    pub clock: Arc<ManualClock>,
    pub functions: Arc<ScriptedFunctions>,
    pub outbox: Arc<Outbox>,
    _directory: TempDir,
    _database: Option<Database>,
}

/// Whether worlds have their store in PostgreSQL: `TEST_SERVER_STORE=postgres`, as `cargo xtask test` says for its second run.
pub fn is_on_postgres() -> bool {
    std::env::var("TEST_SERVER_STORE").is_ok_and(|store| store == "postgres")
}

/// Whether a test that is about the embedded store alone is left out, because worlds have theirs in PostgreSQL. Says so.
pub fn embedded_only(reason: &str) -> bool {
    let is_left_out = is_on_postgres();
    if is_left_out {
        // Not by `println!`, whose output a test that passes does not show: `cargo xtask test` counts these lines.
        std::io::stdout().write_all(format!("left out on PostgreSQL: {reason}\n").as_bytes()).unwrap();
    }
    is_left_out
}

/// An answer, read to its end.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Bytes,
}

impl Answer {
    /// The body as JSON.
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {:?}", self.body))
    }

    /// The exception's name.
    pub fn error(&self) -> String {
        assert!(!self.status.is_success(), "{self:?}");
        self.json()["__type"].as_str().unwrap_or_default().to_owned()
    }

    /// The exception's text.
    pub fn message(&self) -> String {
        self.json()["message"].as_str().unwrap_or_default().to_owned()
    }

    /// A header as text; empty if it is not there.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

impl World {
    /// An open server on loopback.
    pub async fn new() -> Self {
        Self::with(&ServeArgs::default(), &|_| None).await
    }

    /// A server with other flags and environment.
    pub async fn with(args: &ServeArgs, environment: &dyn Fn(&str) -> Option<String>) -> Self {
        let directory = TempDir::new().unwrap();
        let data = Some(directory.path().to_owned());
        let config = Config::from_sources(&ServeArgs { data, ..args.clone() }, environment).unwrap();
        let master_key = MasterKeys::from(postgres::key());
        let database = is_on_postgres().then(Database::create);
        let (store, embedded) = if let Some(database) = &database {
            let options = postgres::options(&database.url);
            let store = PostgresStore::open(&options, &master_key).await.unwrap();
            (Arc::new(store) as Arc<dyn Store>, None)
        } else {
            let store = Arc::new(SqliteStore::open_in_memory(&master_key).unwrap());
            (Arc::clone(&store) as Arc<dyn Store>, Some(store))
        };
        store.commit(spare_keys().into_iter().map(Change::AddSpareKey).collect()).await.unwrap();
        let clock = Arc::new(ManualClock::at(BEGINNING));
        let moved_clock = Arc::new(AdjustableClock::over(Arc::clone(&clock) as _));
        let logs = LogStore::open(&directory.path().join("logs"), LogLimits::default()).unwrap();
        let host = HostSettings::new(directory.path().join("functions"), config.place());
        let host = Host::new(host, logs.clone()).unwrap();
        let links = PackageLinks::new(&master_key, &config.public_url);
        let link_clock = Arc::clone(&moved_clock);
        let settings = LambdaSettings::new(move |function| links.link(function, link_clock.now()));
        let registry = Arc::new(StoredFunctions::new(Arc::clone(&store)));
        let functions = Arc::new(ScriptedFunctions::new());
        let outbox = Arc::new(Outbox::new(Print::Discreet));
        let any_clock: Arc<dyn Clock> = Arc::clone(&moved_clock) as _;
        let readable = config.readable_messages;
        let (messages, readable_outbox) =
            messages::open(&config.messages, Arc::clone(&outbox), readable, &any_clock).unwrap();
        let seams = Seams {
            store,
            functions: Arc::clone(&functions) as _,
            lambda: Lambda::load(host, Arc::clone(&registry) as _, settings).await.unwrap(),
            logs: Logs::new(logs.clone(), config.place()),
            clock: any_clock,
            rng: Arc::new(SeededRng::new(1)),
            messages,
            outbox: readable_outbox,
        };
        let app = App::new(config, &master_key, seams).unwrap();
        app.keys.has_spare_keys(spare_keys());
        let test_control = app.config.test_control;
        let present = Arc::new(Present::new(app));
        let test_control = test_control.then(|| {
            let kept = Kept { store: embedded, registry, logs, clock: moved_clock, master_key };
            Arc::new(TestControl::new(Arc::clone(&present), kept))
        });
        let app = present.app().await;
        Self { app, present, test_control, clock, functions, outbox, _directory: directory, _database: database }
    }

    /// The same server, as if it was started again with these master keys.
    pub async fn started_again_with(mut self, keys: &MasterKeys) -> Self {
        let app = self.app.over(Arc::clone(&self.app.store), keys).unwrap();
        app.keys.has_spare_keys(spare_keys());
        self.present = Arc::new(Present::new(app));
        self.app = self.present.app().await;
        self
    }

    /// Runs import jobs, until the answer is dropped.
    pub fn run_imports(&self) -> JoinSet<()> {
        let mut running = JoinSet::new();
        running.spawn(user_import::run(Arc::clone(&self.present)));
        running
    }

    /// Sends a request as it is.
    pub async fn send(&self, request: Request<impl Into<Bytes>>) -> Answer {
        let source_ip = IpAddr::V4(Ipv4Addr::LOCALHOST);
        let request = request.map(|body| Full::new(body.into()));
        let response = server::answer(&self.present, self.test_control.clone(), request, source_ip).await;
        let (head, body) = response.into_parts();
        let body = body.collect().await.unwrap().to_bytes();
        Answer { status: head.status, headers: head.headers, body }
    }

    /// Calls an operation of user pools, signed by whomever.
    pub async fn call(&self, operation: &str, input: Value) -> Answer {
        self.send(request(operation, input.to_string()).header("authorization", ANY_SIGNATURE).into_request()).await
    }

    /// Calls an operation of user pools without a signature.
    pub async fn call_unsigned(&self, operation: &str, input: Value) -> Answer {
        self.send(request(operation, input.to_string()).into_request()).await
    }

    /// Calls an operation of the key service, signed by whomever.
    pub async fn call_kms(&self, operation: &str, input: &Value) -> Answer {
        let request = Request::post("/")
            .header("host", "127.0.0.1:9229")
            .header("x-amz-target", format!("TrentService.{operation}"))
            .header("authorization", ANY_SIGNATURE);
        self.send(request.body(input.to_string()).unwrap()).await
    }

    /// Brings a pool to the lowest tier whatever it has, as if that had come at the same moment.
    pub async fn force_lite(&self, pool: &str) {
        let id = UserPoolId::new(pool);
        let mut pool = self.app.store.user_pool(&id).await.unwrap().unwrap();
        pool.settings.user_pool_tier = Some(UserPoolTierType::Lite);
        self.app.store.commit(vec![Change::UpdateUserPool(Box::new(pool))]).await.unwrap();
        self.app.pools.invalidate_pool(&id);
    }

    /// Calls an operation that must succeed.
    pub async fn done(&self, operation: &str, input: Value) -> Value {
        let answer = self.call(operation, input).await;
        assert_eq!(answer.status, StatusCode::OK, "{operation}: {:?}", answer.body);
        answer.json()
    }

    /// Gets a document.
    pub async fn get(&self, uri: &str) -> Answer {
        self.send(Request::get(uri).header("host", "127.0.0.1:9229").body(Bytes::new()).unwrap()).await
    }
}

/// A request that is being made.
pub struct RequestBuilder(http::request::Builder, String);

impl RequestBuilder {
    /// Adds a header.
    pub fn header(self, name: &str, value: &str) -> Self {
        Self(self.0.header(name, value), self.1)
    }

    /// The request.
    pub fn into_request(self) -> Request<String> {
        self.0.body(self.1).unwrap()
    }
}

/// A call of an operation of user pools.
pub fn request(operation: &str, body: impl Into<String>) -> RequestBuilder {
    let builder = Request::post("/")
        .header("host", "127.0.0.1:9229")
        .header("content-type", "application/x-amz-json-1.1")
        .header("x-amz-target", format!("AWSCognitoIdentityProviderService.{operation}"));
    RequestBuilder(builder, body.into())
}

/// A value for every required member of an operation's input, good enough for the constraints.
pub fn smallest_input(operation: vestibule_api::cognito_idp::Operation) -> Value {
    operation.input_shape().map_or_else(|| json!({}), smallest)
}

fn smallest(shape: &vestibule_api::model::Shape) -> Value {
    use vestibule_api::model::Kind;
    match &shape.kind {
        Kind::Structure(members) => {
            let required = members.iter().filter(|member| member.required);
            required.map(|member| (member.name.to_owned(), smallest(member.shape))).collect()
        }
        Kind::List { member, length } => {
            let least = usize::try_from(length.min.unwrap_or(0)).unwrap();
            Value::Array(vec![smallest(member); least])
        }
        Kind::Enum(values) => json!(values[0]),
        Kind::Integer(bounds) | Kind::Long(bounds) | Kind::Double(bounds) => json!(bounds.min.unwrap_or(0)),
        Kind::Boolean => json!(true),
        Kind::Blob(_) => json!("eHg="),
        Kind::Timestamp => json!(1_700_000_000),
        Kind::Map { .. } | Kind::Document => json!({}),
        Kind::String { length, pattern } => {
            let least = usize::try_from(length.min.unwrap_or(1)).unwrap().max(1);
            let candidates = [
                "a".repeat(least),
                "1".repeat(least),
                "us-east-1_abc".to_owned(),
                "arn:aws:cognito-idp:us-east-1:000000000000:userpool/us-east-1_abc".to_owned(),
                "us-east-1".to_owned(),
                "7d1ad1c1-1e4b-4d4f-8f0e-0a2f6a5d5c11".to_owned(),
                "https://example.com/page".to_owned(),
                "import-abc".to_owned(),
                format!("tkn{}", "a".repeat(25)),
                "a-1".to_owned(),
                "terms-of-use".to_owned(),
            ];
            let fits = |text: &&String| {
                pattern.is_none_or(|pattern| pattern.accepts(text))
                    && length.min.is_none_or(|min| text.len() >= usize::try_from(min).unwrap())
                    && length.max.is_none_or(|max| text.len() <= usize::try_from(max).unwrap())
            };
            json!(candidates.iter().find(fits).unwrap_or_else(|| panic!("no example of {}", shape.name)))
        }
    }
}

/// Made once for all worlds: each key costs a twentieth of a second.
fn spare_keys() -> Vec<SigningKey> {
    static KEYS: OnceLock<Vec<SigningKey>> = OnceLock::new();
    let make = |(key_use, kid): (KeyUse, &str)| {
        let pair = RsaKeyPair::generate(KeySize::Rsa2048).unwrap();
        let pkcs8: Pkcs8V1Der<'static> = pair.as_der().unwrap();
        let pkcs8 = SecretBytes::new(pkcs8.as_ref());
        SigningKey {
            kid: kid.to_owned(),
            key_use,
            pkcs8,
            created_at: BEGINNING,
            use_from: BEGINNING,
            forgotten_at: None,
        }
    };
    KEYS.get_or_init(|| [(KeyUse::Id, "id key"), (KeyUse::Access, "access key")].map(make).to_vec()).clone()
}
