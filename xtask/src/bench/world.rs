//! What has to exist before anything can be measured: pools, clients, users, functions, tokens.
//!
//! The same set-up is described twice: made by calls on the real server, and known in advance of the floor.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::Arc;

use anyhow::Context as _;
use serde_json::{Value, json};

use super::connection::Connection;
use super::crowd::Crowd;
use super::functions;
use super::interpreters::Interpreters;
use super::perform;
use super::srp_client::{Prover, SrpClient};
use super::workload::{Action, Functions};

/// Every user's password.
pub const PASSWORD: &str = "Passw0rd!Bench";
/// How many users each pool has.
pub const USERS: usize = 32;

const FLOWS: [&str; 5] = [
    "ALLOW_USER_PASSWORD_AUTH",
    "ALLOW_ADMIN_USER_PASSWORD_AUTH",
    "ALLOW_USER_SRP_AUTH",
    "ALLOW_CUSTOM_AUTH",
    "ALLOW_REFRESH_TOKEN_AUTH",
];

/// A pool and the client that signs users in to it.
#[derive(Debug, Clone)]
pub struct Audience {
    /// The pool's id.
    pub pool_id: String,
    /// The client's id.
    pub client_id: String,
}

/// Everything the workloads refer to on one server.
pub struct World {
    /// A pool without triggers.
    pub plain: Audience,
    /// Pools with define, create and verify.
    pub custom: BTreeMap<Functions, Audience>,
    /// Pools with a trigger that does nothing.
    pub idle_trigger: BTreeMap<Functions, Audience>,
    /// One for each user of the plain pool.
    pub access_tokens: Vec<String>,
    /// The same.
    pub refresh_tokens: Vec<String>,
    /// A client that rotates refresh tokens.
    pub rotating: Audience,
    /// Its users' present refresh tokens; each is exchanged by one caller at a time.
    pub rotated_tokens: Vec<tokio::sync::Mutex<String>>,
    /// Users with apps; the floor needs none.
    pub crowd: Option<Crowd>,
    /// SRP, whoever proves something.
    pub srp: SrpClient,
    /// The users of the plain pool.
    pub provers: Vec<Arc<Prover>>,
    /// A pool that tracks devices.
    pub tracking: Audience,
    /// Its users' devices.
    pub devices: Vec<RememberedDevice>,
    /// What the names of signed-up users begin with.
    pub sign_up_prefix: String,
}

/// A device, and the user who signs in from it.
pub struct RememberedDevice {
    /// The user.
    pub user: Arc<Prover>,
    /// The device.
    pub device: Arc<Prover>,
}

/// What the tokens are fetched from.
struct Made {
    plain: Audience,
    tracking: Audience,
    devices: Vec<RememberedDevice>,
    rotating: Audience,
    custom: BTreeMap<Functions, Audience>,
    idle_trigger: BTreeMap<Functions, Audience>,
    crowd: Option<Crowd>,
}

/// The name of a user; every pool has the same.
pub fn user_name(number: usize) -> String {
    format!("bench-{:02}", number % USERS)
}

impl World {
    /// Makes everything by calls on the server.
    pub async fn create(address: SocketAddr, interpreters: &Interpreters) -> anyhow::Result<Self> {
        let connection = &mut Connection::new(address);
        let plain = audience(connection, "plain", json!({})).await?;
        let mut custom = BTreeMap::new();
        let mut idle_trigger = BTreeMap::new();
        for deployed in functions::deploy_all(connection, interpreters).await? {
            let name = deployed.functions.name();
            let triggers = json!({
                "DefineAuthChallenge": deployed.define,
                "CreateAuthChallenge": deployed.create,
                "VerifyAuthChallengeResponse": deployed.verify,
            });
            let settings = json!({"LambdaConfig": triggers});
            let pool = audience(connection, &format!("custom-{name}"), settings).await?;
            custom.insert(deployed.functions, pool);
            let settings = json!({"LambdaConfig": {"PostAuthentication": deployed.idle}});
            let pool = audience(connection, &format!("idle-{name}"), settings).await?;
            idle_trigger.insert(deployed.functions, pool);
        }
        let client = json!({"UserPoolId": plain.pool_id, "ClientName": "rotating",
            "ExplicitAuthFlows": ["ALLOW_USER_PASSWORD_AUTH"],
            "RefreshTokenRotation": {"Feature": "ENABLED", "RetryGracePeriodSeconds": 0}});
        let client = call(connection, "CreateUserPoolClient", &client).await?;
        let client_id = text(&client, "/UserPoolClient/ClientId")?;
        let rotating = Audience { client_id, ..plain.clone() };
        let crowd = Crowd::create(connection).await?;
        let tracking = audience(connection, "tracking", json!({"DeviceConfiguration": {}})).await?;
        let mut devices = Vec::with_capacity(USERS);
        for number in 0..USERS {
            devices.push(RememberedDevice::create(connection, &tracking, &user_name(number)).await?);
        }
        let made = Made { plain, tracking, devices, rotating, custom, idle_trigger, crowd: Some(crowd) };
        Self::with_tokens(connection, made).await
    }

    /// The plain pool alone: for sign-ins by password, and for what needs no more than users and tokens.
    pub async fn create_plain(address: SocketAddr) -> anyhow::Result<Self> {
        let connection = &mut Connection::new(address);
        let plain = audience(connection, "plain", json!({})).await?;
        let (tracking, rotating) = (plain.clone(), plain.clone());
        let (custom, idle_trigger) = (BTreeMap::new(), BTreeMap::new());
        let made = Made { plain, tracking, devices: Vec::new(), rotating, custom, idle_trigger, crowd: None };
        Self::with_tokens(connection, made).await
    }

    /// The world of the floor, which needs no making.
    pub async fn of_floor(address: SocketAddr, interpreters: &Interpreters) -> anyhow::Result<Self> {
        let floor =
            |client_id: &str| Audience { pool_id: super::floor::POOL_ID.to_owned(), client_id: client_id.to_owned() };
        let mut custom = BTreeMap::new();
        if interpreters.python.is_some() {
            // By pipe for both: the Runtime API is our way to run a function, not something a sign-in cannot avoid.
            custom.insert(Functions::Python, floor(super::floor::PYTHON_CLIENT));
            custom.insert(Functions::RuntimeApi, floor(super::floor::PYTHON_CLIENT));
        }
        if interpreters.node.is_some() {
            custom.insert(Functions::Node, floor(super::floor::NODE_CLIENT));
        }
        let connection = &mut Connection::new(address);
        let mut devices = Vec::with_capacity(USERS);
        for number in 0..USERS {
            let user = Arc::new(Prover::user(super::floor::POOL_ID, &user_name(number))?);
            devices.push(RememberedDevice { device: Arc::clone(&user), user });
        }
        let (plain, rotating, tracking) = (floor("floor"), floor("floor"), floor("floor"));
        let idle_trigger = BTreeMap::new();
        let made = Made { plain, tracking, devices, rotating, custom, idle_trigger, crowd: None };
        Self::with_tokens(connection, made).await
    }

    /// Whether the action can be done here.
    pub fn serves(&self, action: Action) -> bool {
        match action {
            Action::Custom(functions) => self.custom.contains_key(&functions),
            Action::PasswordWithTrigger(functions) => self.idle_trigger.contains_key(&functions),
            Action::SrpWithDevice => !self.devices.is_empty(),
            Action::Password
            | Action::Srp
            | Action::Refresh
            | Action::Rotate
            | Action::App
            | Action::WrongPassword { .. }
            | Action::SignUp
            | Action::GetUser
            | Action::AdminGetUser => true,
        }
    }

    async fn with_tokens(connection: &mut Connection, made: Made) -> anyhow::Result<Self> {
        let Made { plain, tracking, devices, rotating, custom, idle_trigger, crowd } = made;
        let mut access_tokens = Vec::with_capacity(USERS);
        let mut refresh_tokens = Vec::with_capacity(USERS);
        let mut rotated_tokens = Vec::with_capacity(USERS);
        for number in 0..USERS {
            let (access, refresh) = perform::sign_in(connection, &plain, &user_name(number)).await?;
            access_tokens.push(access);
            refresh_tokens.push(refresh);
            let (_, refresh) = perform::sign_in(connection, &rotating, &user_name(number)).await?;
            rotated_tokens.push(tokio::sync::Mutex::new(refresh));
        }
        let prover = |number| Ok(Arc::new(Prover::user(&plain.pool_id, &user_name(number))?));
        let provers = (0..USERS).map(prover).collect::<anyhow::Result<_>>()?;
        Ok(Self {
            plain,
            custom,
            idle_trigger,
            access_tokens,
            refresh_tokens,
            rotating,
            rotated_tokens,
            crowd,
            srp: SrpClient::new()?,
            provers,
            tracking,
            devices,
            sign_up_prefix: format!("new-{}", jiff::Timestamp::now().as_millisecond()),
        })
    }
}

impl RememberedDevice {
    /// Signs in, and confirms the device that the sign-in was given.
    async fn create(connection: &mut Connection, audience: &Audience, username: &str) -> anyhow::Result<Self> {
        let input = json!({"ClientId": audience.client_id, "AuthFlow": "USER_PASSWORD_AUTH",
            "AuthParameters": {"USERNAME": username, "PASSWORD": PASSWORD}});
        let answer = call(connection, "InitiateAuth", &input).await?;
        let found = |name: &str| text(&answer, &format!("/AuthenticationResult/{name}"));
        let (group, key) = (found("NewDeviceMetadata/DeviceGroupKey")?, found("NewDeviceMetadata/DeviceKey")?);
        let device = Prover::device(&group, &key);
        let salt = *b"\x7f salt of a kind";
        let input = json!({"AccessToken": found("AccessToken")?, "DeviceKey": key,
            "DeviceSecretVerifierConfig": device.verifier_config(salt)});
        call(connection, "ConfirmDevice", &input).await?;
        let user = Arc::new(Prover::user(&audience.pool_id, username)?);
        Ok(Self { user, device: Arc::new(device) })
    }
}

/// A pool with a client and users.
async fn audience(connection: &mut Connection, name: &str, settings: Value) -> anyhow::Result<Audience> {
    let mut input = json!({"PoolName": name});
    if let (Value::Object(input), Value::Object(settings)) = (&mut input, settings) {
        input.extend(settings);
    }
    let created = call(connection, "CreateUserPool", &input).await?;
    let pool_id = text(&created, "/UserPool/Id")?;
    let input = json!({"UserPoolId": pool_id, "ClientName": name, "ExplicitAuthFlows": FLOWS});
    let created = call(connection, "CreateUserPoolClient", &input).await?;
    let client_id = text(&created, "/UserPoolClient/ClientId")?;
    for number in 0..USERS {
        let username = user_name(number);
        let attributes = json!([
            {"Name": "email", "Value": format!("{username}@example.com")},
            {"Name": "email_verified", "Value": "true"},
        ]);
        let input = json!({
            "UserPoolId": pool_id,
            "Username": username,
            "UserAttributes": attributes,
            "MessageAction": "SUPPRESS",
        });
        call(connection, "AdminCreateUser", &input).await?;
        let input = json!({
            "UserPoolId": pool_id,
            "Username": username,
            "Password": PASSWORD,
            "Permanent": true,
        });
        call(connection, "AdminSetUserPassword", &input).await?;
    }
    Ok(Audience { pool_id, client_id })
}

/// An operation and its answer in JSON.
pub async fn call(connection: &mut Connection, operation: &str, input: &Value) -> anyhow::Result<Value> {
    let body = connection.call(operation, input).await?;
    if body.is_empty() {
        return Ok(Value::Null);
    }
    Ok(serde_json::from_slice(&body)?)
}

/// The string at a place in an answer.
pub fn text(answer: &Value, pointer: &str) -> anyhow::Result<String> {
    let found = answer.pointer(pointer).and_then(Value::as_str);
    Ok(found.with_context(|| format!("no {pointer} in the answer"))?.to_owned())
}
