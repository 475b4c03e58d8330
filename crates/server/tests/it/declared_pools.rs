//! Pools as files: what is declared is there, once, and what cannot be is told with its place.

use std::path::Path;

use bytes::Bytes;
use http::Request;
use serde_json::{Value, json};
use tempfile::TempDir;
use vestibule_identity::without_effect::SETTINGS;
use vestibule_server::cli::ServeArgs;
use vestibule_server::config::Config;
use vestibule_server::declared_pools;
use vestibule_server::user_import::endpoint::BATCH_BYTES_MAX;

use crate::world::{ANY_SIGNATURE, Answer, World, refusal};

const POOL: &str = "us-east-1_Demo00001";
const CLIENT: &str = "1demo0000000000000000000aa";
const FILE: &str = r#"
Id = "us-east-1_Demo00001"
PoolName = "demo"
MfaConfiguration = "OFF"
AutoVerifiedAttributes = ["email"]
Schema = [{ Name = "tenant", Mutable = true }]

[[Clients]]
ClientId = "1demo0000000000000000000aa"
ClientName = "web"
ClientSecret = "abcdefghijklmnopqrstuvwxyz0123456789"
ExplicitAuthFlows = ["ALLOW_ADMIN_USER_PASSWORD_AUTH"]

[[Groups]]
GroupName = "staff"
Precedence = 1

[[Users]]
Username = "jane"
Password = "Passw0rd!"
Groups = ["staff"]
UserAttributes = { email = "jane@example.com", email_verified = true, "custom:tenant" = "one" }

[[Users]]
Username = "john"
Sub = "22222222-2222-4222-8222-222222222222"
Enabled = false
"#;

/// A world, and a directory for its files.
struct Files {
    directory: TempDir,
}

impl Files {
    fn new() -> Self {
        Self { directory: TempDir::new().unwrap() }
    }

    fn write(&self, name: &str, text: &str) -> String {
        let path = self.directory.path().join(name);
        std::fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    }

    fn args(&self, text: &str) -> ServeArgs {
        ServeArgs { pool_files: vec![self.write("demo.toml", text)], ..ServeArgs::default() }
    }

    /// What the file says, applied to a server.
    async fn applied(&self, world: &World, text: &str) -> Result<Vec<String>, String> {
        let config = Config::from_sources(&self.args(text), &|name| (name == "SECRET").then(|| "Passw0rd?".to_owned()));
        let config = config.map_err(|error| self.told(&error.to_string()))?;
        declared_pools::apply(&world.app, &config.pools).await.map_err(|error| self.told(&error.to_string()))
    }

    /// Without the directory, which is another one each time.
    fn told(&self, text: &str) -> String {
        text.replace(&format!("{}/", self.directory.path().display()), "")
    }
}

async fn signs_in(world: &World, name: &str, password: &str) -> bool {
    let secret = b"abcdefghijklmnopqrstuvwxyz0123456789";
    let key = aws_lc_rs::hmac::Key::new(aws_lc_rs::hmac::HMAC_SHA256, secret);
    let hash = aws_lc_rs::hmac::sign(&key, format!("{name}{CLIENT}").as_bytes());
    let hash = base64::Engine::encode(&base64::engine::general_purpose::STANDARD, hash);
    let parameters = json!({"USERNAME": name, "PASSWORD": password, "SECRET_HASH": hash});
    let input = json!({"UserPoolId": POOL, "ClientId": CLIENT, "AuthFlow": "ADMIN_USER_PASSWORD_AUTH", "AuthParameters": parameters});
    world.call("AdminInitiateAuth", input).await.status.is_success()
}

async fn user(world: &World, name: &str) -> Value {
    world.done("AdminGetUser", json!({"UserPoolId": POOL, "Username": name})).await
}

#[tokio::test]
async fn what_is_declared_is_there_and_the_second_time_nothing_is_done() {
    let (world, files) = (World::new().await, Files::new());
    let lines = files.applied(&world, FILE).await.unwrap();
    let expected = [
        format!("user pool {POOL} created"),
        format!("app client {CLIENT} (web) of {POOL} created"),
        format!("group staff of {POOL} created"),
        format!("user jane of {POOL} created"),
        format!("user john of {POOL} created"),
    ];
    assert_eq!(lines, expected);
    let pool = world.done("DescribeUserPool", json!({"UserPoolId": POOL})).await["UserPool"].clone();
    assert_eq!((&pool["Name"], &pool["EstimatedNumberOfUsers"]), (&json!("demo"), &json!(2)));
    assert_eq!(pool["Arn"], format!("arn:aws:cognito-idp:us-east-1:000000000000:userpool/{POOL}"));
    let client = world.done("DescribeUserPoolClient", json!({"UserPoolId": POOL, "ClientId": CLIENT})).await;
    assert_eq!(client["UserPoolClient"]["ClientSecret"], "abcdefghijklmnopqrstuvwxyz0123456789");
    assert!(signs_in(&world, "jane", "Passw0rd!").await);
    let (jane, john) = (user(&world, "jane").await, user(&world, "john").await);
    assert_eq!((&jane["UserStatus"], &john["UserStatus"]), (&json!("CONFIRMED"), &json!("FORCE_CHANGE_PASSWORD")));
    assert_eq!(john["Enabled"], false);
    let groups =
        world.done("AdminListGroupsForUser", json!({"UserPoolId": POOL, "Username": "jane"})).await["Groups"].clone();
    assert_eq!((&groups[0]["GroupName"], &groups[0]["Precedence"]), (&json!("staff"), &json!(1)));
    assert_eq!(john["UserAttributes"][0]["Value"], "22222222-2222-4222-8222-222222222222");

    assert_eq!(files.applied(&world, FILE).await.unwrap(), Vec::<String>::new());
    assert_eq!(user(&world, "jane").await, jane);
    assert!(world.outbox.all().is_empty());
}

#[tokio::test]
async fn what_differs_is_updated_and_the_rest_stays() {
    let (world, files) = (World::new().await, Files::new());
    files.applied(&world, FILE).await.unwrap();
    let sub = user(&world, "jane").await["UserAttributes"][0]["Value"].clone();
    let given = json!([{"Name": "nickname", "Value": "jd"}]);
    world
        .done("AdminUpdateUserAttributes", json!({"UserPoolId": POOL, "Username": "jane", "UserAttributes": given}))
        .await;
    world.done("AdminCreateUser", json!({"UserPoolId": POOL, "Username": "else", "MessageAction": "SUPPRESS"})).await;
    let text = FILE
        .replace("PoolName = \"demo\"", "PoolName = \"shop\"\nDeletionProtection = \"ACTIVE\"")
        .replace("ClientName = \"web\"", "ClientName = \"web\"\nAuthSessionValidity = 5")
        .replace(
            "[{ Name = \"tenant\", Mutable = true }]",
            "[{ Name = \"tenant\", Mutable = true }, { Name = \"plan\" }]",
        )
        .replace("\"Passw0rd!\"", "{ env = \"SECRET\" }")
        .replace("Precedence = 1", "Precedence = 2\n\n[[Groups]]\nGroupName = \"admins\"")
        .replace("[\"staff\"]", "[\"staff\", \"admins\"]")
        .replace("jane@example.com", "j@example.com");
    let expected = [
        format!("user pool {POOL} updated: DeletionProtection, Name, SchemaAttributes"),
        format!("app client {CLIENT} (web) of {POOL} updated: AuthSessionValidity"),
        format!("group staff of {POOL} updated: Precedence"),
        format!("group admins of {POOL} created"),
        format!("user jane of {POOL} updated: email, email_verified, Password, in admins"),
    ];
    assert_eq!(files.applied(&world, &text).await.unwrap(), expected);
    assert!(signs_in(&world, "jane", "Passw0rd?").await && !signs_in(&world, "jane", "Passw0rd!").await);
    let attributes = user(&world, "jane").await["UserAttributes"].clone();
    let value =
        |name: &str| attributes.as_array().unwrap().iter().find(|it| it["Name"] == name).unwrap()["Value"].clone();
    assert_eq!((value("sub"), value("email"), value("email_verified")), (sub, json!("j@example.com"), json!("true")));
    assert_eq!(value("nickname"), "jd");
    assert_eq!(user(&world, "else").await["UserStatus"], "FORCE_CHANGE_PASSWORD");
    assert_eq!(files.applied(&world, &text).await.unwrap(), Vec::<String>::new());
}

#[tokio::test]
async fn what_cannot_be_is_told_with_file_entry_and_key() {
    let (world, files) = (World::new().await, Files::new());
    let pool = format!("demo.toml: pool {POOL}");
    let table: [(&str, &str, String); 17] = [
        ("Id = \"us-east-1_Demo00001\"", "", "demo.toml: a pool without Id: Id is missing: the pool's id, as in us-east-1_Example01".into()),
        (
            "us-east-1_Demo00001",
            "eu-west-1_Demo00001",
            "demo.toml: pool eu-west-1_Demo00001: its region is eu-west-1, and that of this server us-east-1: start it with --region \
             eu-west-1"
                .into(),
        ),
        ("PoolName = \"demo\"", "PoolNam = \"demo\"", format!("{pool}: PoolNam is not a setting")),
        ("MfaConfiguration = \"OFF\"", "LambdaConfig = { PreSignup = \"x\" }", format!("{pool}: LambdaConfig.PreSignup is not a setting")),
        (
            "MfaConfiguration = \"OFF\"",
            "LambdaConfig = { PreSignUp = \"nobody\" }",
            format!(
                "{pool}: LambdaConfig.PreSignUp: there is no function nobody: declare it under [[functions]], deploy it, or give its ARN"
            ),
        ),
        (
            "\"OFF\"",
            "\"SOMETIMES\"",
            format!(
                "{pool}: InvalidParameterException: 1 validation error detected: Value 'SOMETIMES' at 'mfaConfiguration' failed to \
                 satisfy constraint: Member must satisfy enum value set: [OFF, ON, OPTIONAL]"
            ),
        ),
        (
            "MfaConfiguration = \"OFF\"",
            "EmailConfiguration = { EmailSendingAccount = \"DEVELOPER\" }",
            format!("{pool}: InvalidParameterException: Source ARN is required to use DEVELOPER email sending owner"),
        ),
        (CLIENT, "ALL", format!("{pool}: client ALL: ClientId: ALL stands for all app clients")),
        ("ClientName = \"web\"", "ClientNames = \"web\"", format!("{pool}: client {CLIENT}: ClientNames is not a setting")),
        (
            "ClientName = \"web\"",
            "ClientName = \"web\"\nCallbackURLs = [\"http://example.com\"]",
            format!("{pool}: client {CLIENT}: InvalidParameterException: cannot use the HTTP protocol."),
        ),
        ("Password = \"Passw0rd!\"", "Password = { env = \"NOTHING\" }", format!("{pool}: user jane: Password: the environment has no NOTHING")),
        (
            "Password = \"Passw0rd!\"",
            "Password = \"password\"",
            format!(
                "{pool}: user jane: InvalidPasswordException: Password did not conform with password policy: Password must have \
                 uppercase characters"
            ),
        ),
        ("GroupName = \"staff\"", "Groupname = \"staff\"", format!("{pool}: group 1: Groupname is not a setting")),
        (
            "Groups = [\"staff\"]",
            "Groups = [\"nobody\"]",
            format!("{pool}: user jane: ResourceNotFoundException: Group not found."),
        ),
        ("Username = \"john\"", "Username = \"jane\"", format!("{pool}: user jane: it is declared twice")),
        ("Enabled = false", "Enabled = \"no\"", format!("{pool}: user john: Enabled is true or false")),
        ("Enabled = false", "Password = 1", format!("{pool}: user john: Password is a text or {{ env = \"NAME\" }}")),
    ];
    for (from, to, expected) in table {
        let told = files.applied(&world, &FILE.replacen(from, to, 1)).await.unwrap_err();
        // The beginning of what the API says of a callback is the address.
        let told = told.replace("InvalidParameterException: http://example.com ", "InvalidParameterException: ");
        assert_eq!(told, expected);
    }
    files.applied(&world, FILE).await.unwrap();
    let told = files.applied(&world, &FILE.replace("Mutable = true", "Mutable = false")).await.unwrap_err();
    let fixed =
        "the attribute tenant of Schema cannot be changed once it is made: delete it first, or declare what is there";
    assert_eq!(told, format!("{pool}: {fixed}"));
}

#[tokio::test]
async fn two_files_do_not_declare_the_same_pool() {
    let files = Files::new();
    let names = [files.write("a.toml", FILE), files.write("b.toml", FILE)];
    let told = Config::from_sources(&ServeArgs { pool_files: names.to_vec(), ..ServeArgs::default() }, &|_| None);
    let told = files.told(&told.map(|_| ()).unwrap_err().to_string());
    assert_eq!(told, format!("b.toml: pool {POOL}: it is declared in a.toml too"));
}

#[tokio::test]
async fn a_thousand_users_are_looked_at_and_not_written_again() {
    use std::fmt::Write as _;

    let (world, files) = (World::new().await, Files::new());
    let mut text = format!("Id = \"{POOL}\"\nPoolName = \"demo\"\n");
    for number in 0..1000 {
        write!(text, "[[Users]]\nUsername = \"user{number}\"\nPassword = \"Passw0rd!{number}\"\n").unwrap();
    }
    let lines = files.applied(&world, &text).await.unwrap();
    assert_eq!(lines[1..], [format!("users of {POOL}: 1000 created, 0 updated")]);
    assert_eq!(files.applied(&world, &text).await.unwrap(), Vec::<String>::new());
}

async fn post(world: &World, body: &Value) -> Answer {
    let request =
        Request::post("/_vestibule/pools").header("host", "127.0.0.1:9229").header("authorization", ANY_SIGNATURE);
    world.send(request.body(Bytes::from(body.to_string())).unwrap()).await
}

#[tokio::test]
async fn a_running_server_takes_a_declared_pool_from_its_owner() {
    let world = World::new().await;
    let pool = json!({"Id": POOL, "PoolName": "demo", "Clients": [{"ClientId": CLIENT, "ClientName": "web"}]});
    let answer = post(&world, &pool).await;
    let changes = [format!("user pool {POOL} created"), format!("app client {CLIENT} (web) of {POOL} created")];
    assert_eq!(answer.json(), json!({"changes": changes}));
    assert_eq!(post(&world, &pool).await.json(), json!({"changes": []}));
    let secret = json!({"Id": POOL, "PoolName": "demo", "Users": [{"Username": "jane", "Password": {"env": "HOME"}}]});
    let refused = post(&world, &secret).await;
    assert_eq!(
        (refused.status.as_u16(), refused.message()),
        (400, format!("request: pool {POOL}: user jane: Password: the environment has no HOME"))
    );
    let foreign =
        Request::post("/_vestibule/pools").header("host", "127.0.0.1:9229").header("origin", "https://example.com");
    assert_eq!(world.send(foreign.body(Bytes::from(pool.to_string())).unwrap()).await.status, 403);
    let read = Request::get("/_vestibule/pools").header("host", "127.0.0.1:9229");
    assert_eq!(world.send(read.body(Bytes::new()).unwrap()).await.status, 405);
}

#[tokio::test]
async fn a_strict_server_refuses_what_it_would_ignore() {
    let args = ServeArgs { strict: Some(true), ..ServeArgs::default() };
    let (world, files) = (World::with(&args, &|_| None).await, Files::new());
    let says = |setting: &str, reason: &str| {
        let text = format!("{setting} has no effect on this server, which is strict: {reason}.");
        ("InvalidParameterException".to_owned(), text)
    };
    let analytics = json!({"ApplicationArn": "arn:aws:mobiletargeting:us-east-1:000000000000:apps/a"});
    let expected = says("AnalyticsConfiguration", "nothing is sent to Amazon Pinpoint");
    let id = world.done("CreateUserPool", json!({"PoolName": "demo"})).await["UserPool"]["Id"].clone();
    let input = json!({"UserPoolId": id, "ClientName": "web", "AnalyticsConfiguration": analytics});
    assert_eq!(refusal(&world.call("CreateUserPoolClient", input.clone()).await), expected);
    let client = json!({"UserPoolId": id, "ClientName": "web"});
    let client = world.done("CreateUserPoolClient", client).await["UserPoolClient"]["ClientId"].clone();
    let mut update = input;
    update["ClientId"] = client;
    assert_eq!(refusal(&world.call("UpdateUserPoolClient", update).await), expected);
    let key = json!({"KeyType": "CUSTOMER_MANAGED_KEY", "KmsKeyArn": "arn:aws:kms:us-east-1:000000000000:key/a"});
    let expected = says("KeyConfiguration.KeyType", "what is stored is sealed under the server's own master key");
    let input = json!({"PoolName": "demo", "UserPoolId": id, "KeyConfiguration": key});
    assert_eq!(
        refusal(&world.call("CreateUserPool", json!({"PoolName": "demo", "KeyConfiguration": key})).await),
        expected
    );
    assert_eq!(refusal(&world.call("UpdateUserPool", input).await), expected);
    let file = FILE.replace(
        "ClientName = \"web\"",
        "ClientName = \"web\"\nDefaultRedirectURI = \"https://a\"\nCallbackURLs = [\"https://a\"]",
    );
    let told = files.applied(&world, &file).await.unwrap_err();
    assert!(
        told.contains(&format!("client {CLIENT}: InvalidParameterException: CallbackURLs has no effect")),
        "{told}"
    );
}

#[tokio::test]
async fn a_strict_server_looks_at_the_senders_of_factors_too() {
    let args = ServeArgs { strict: Some(true), ..ServeArgs::default() };
    let (world, files) = (World::with(&args, &|_| None).await, Files::new());
    let sms = "MfaConfiguration = \"OPTIONAL\"\nSmsMfaConfiguration = { SmsConfiguration = \
               { SnsCallerArn = \"arn:aws:iam::000000000000:role/sms\" } }";
    let told = files.applied(&world, &FILE.replace("MfaConfiguration = \"OFF\"", sms)).await.unwrap_err();
    let expected = "InvalidParameterException: SmsConfiguration.SnsCallerArn has no effect";
    assert!(told.starts_with(&format!("demo.toml: pool {POOL}: {expected}")), "{told}");
}

#[tokio::test]
async fn a_strict_server_looks_at_the_sessions_of_clients_too() {
    let args = ServeArgs { strict: Some(true), ..ServeArgs::default() };
    let (world, files) = (World::with(&args, &|_| None).await, Files::new());
    let tracking = "PoolName = \"demo\"\nUserSessionTracking = \"ENABLED\"\nTokenSession = { MaxPerUser = 3 }";
    let with_session = |minutes: u32| {
        let session = format!("ClientName = \"web\"\nSSOSession = {{ MaxValidityMinutes = {minutes} }}");
        FILE.replace("PoolName = \"demo\"", tracking).replace("ClientName = \"web\"", &session)
    };
    let told = files.applied(&world, &with_session(5)).await.unwrap_err();
    let expected = "InvalidParameterException: SSOSession.MaxValidityMinutes has no effect";
    assert!(told.starts_with(&format!("demo.toml: pool {POOL}: client {CLIENT}: {expected}")), "{told}");
    files.applied(&world, &with_session(60)).await.unwrap();
}

#[tokio::test]
async fn a_file_changes_no_pool_that_the_api_would_not() {
    let (world, files) = (World::new().await, Files::new());
    files.applied(&world, FILE).await.unwrap();
    let domain = json!({"UserPoolId": POOL, "Domain": "demo-pools", "ManagedLoginVersion": 2});
    world.done("CreateUserPoolDomain", domain).await;
    let lite = FILE.replace("PoolName = \"demo\"", "PoolName = \"demo\"\nUserPoolTier = \"LITE\"");
    let told = files.applied(&world, &lite).await.unwrap_err();
    assert!(told.starts_with(&format!("demo.toml: pool {POOL}: TierChangeNotAllowedException: ")), "{told}");

    let role = "arn:aws:iam::000000000000:role/logs";
    let job = json!({"JobName": "spring", "UserPoolId": POOL, "CloudWatchLogsRoleArn": role});
    let job = world.done("CreateUserImportJob", job).await["UserImportJob"].clone();
    let url = job["PreSignedUrl"].as_str().unwrap().strip_prefix("http://127.0.0.1:9229").unwrap();
    let header = world.done("GetCSVHeader", json!({"UserPoolId": POOL})).await["CSVHeader"].clone();
    let columns: Vec<&str> = header.as_array().unwrap().iter().filter_map(Value::as_str).collect();
    let file = Bytes::from(format!("{}\n", columns.join(",")));
    let put = world.send(Request::put(url).body(file).unwrap()).await;
    assert!(put.status.is_success(), "{put:?}");
    world.done("StartUserImportJob", json!({"UserPoolId": POOL, "JobId": job["JobId"]})).await;
    let told = files.applied(&world, &FILE.replace("PoolName = \"demo\"", "PoolName = \"shop\"")).await.unwrap_err();
    assert!(told.starts_with(&format!("demo.toml: pool {POOL}: UserImportInProgressException: ")), "{told}");
    assert_eq!(files.applied(&world, FILE).await.unwrap(), Vec::<String>::new());
}

#[tokio::test]
async fn a_file_lowers_no_tier_that_a_client_needs() {
    let (world, files) = (World::new().await, Files::new());
    let by_choice = FILE.replace("\"ALLOW_ADMIN_USER_PASSWORD_AUTH\"", "\"ALLOW_USER_AUTH\"");
    files.applied(&world, &by_choice).await.unwrap();
    assert_eq!(files.applied(&world, &by_choice).await.unwrap(), Vec::<String>::new());
    let lite = by_choice.replace("PoolName = \"demo\"", "PoolName = \"demo\"\nUserPoolTier = \"LITE\"");
    let told = files.applied(&world, &lite).await.unwrap_err();
    assert!(told.starts_with(&format!("demo.toml: pool {POOL}: TierChangeNotAllowedException: ")), "{told}");
}

#[tokio::test]
async fn users_before_one_who_cannot_be_are_made() {
    let (world, files) = (World::new().await, Files::new());
    let told = files.applied(&world, &FILE.replace("Enabled = false", "Password = \"weak\"")).await.unwrap_err();
    assert!(told.starts_with(&format!("demo.toml: pool {POOL}: user john: InvalidPasswordException: ")), "{told}");
    assert_eq!(user(&world, "jane").await["UserStatus"], "CONFIRMED");
}

#[tokio::test]
async fn a_long_body_is_not_taken_from_just_anybody() {
    let path = format!("/_vestibule/pools/{POOL}/users");
    let (world, long) = (World::new().await, Bytes::from(vec![b' '; BATCH_BYTES_MAX + 1]));
    for (origin, status) in [("http://localhost:3000", 400_u16), ("https://example.com", 403)] {
        let request = Request::post(&path).header("host", "127.0.0.1:9229").header("origin", origin);
        assert_eq!(world.send(request.body(long.clone()).unwrap()).await.status, status, "{origin}");
    }
    let environment = |name: &str| match name {
        "VESTIBULE_ACCESS_KEY_ID" => Some("AKIDONE".to_owned()),
        "VESTIBULE_SECRET_ACCESS_KEY" => Some("one".to_owned()),
        _ => None,
    };
    let closed = World::with(&ServeArgs::default(), &environment).await;
    let unknown = Request::post(&path).header("authorization", ANY_SIGNATURE);
    assert_eq!(closed.send(unknown.body(long).unwrap()).await.status, 403);
}

#[tokio::test]
async fn a_batch_has_so_many_users_at_most() {
    let world = World::new().await;
    let told = async |users: usize| {
        let path = format!("/_vestibule/pools/{POOL}/users");
        let request = Request::post(path).header("host", "127.0.0.1:9229");
        let body = json!({"users": vec![json!({"username": "jane"}); users]}).to_string();
        world.send(request.body(Bytes::from(body)).unwrap()).await.message()
    };
    assert_eq!(told(501).await, "This is no batch of users.");
    assert_eq!(told(500).await, format!("User pool {POOL} does not exist."));
}

#[test]
fn the_documents_list_what_has_no_effect() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/compatibility.md");
    let text = std::fs::read_to_string(path).unwrap();
    let section = text.split("\n## Accepted without effect\n").nth(1).unwrap().split("\n## ").next().unwrap();
    let table = section.split("\n|---|---|---|\n").nth(1).unwrap();
    let rows: Vec<&str> = table.lines().take_while(|line| line.starts_with('|')).collect();
    let row = |setting: &vestibule_identity::without_effect::WithoutEffect| {
        format!("| {} | `{}` | {} |", setting.subject.label(), setting.path, setting.reason)
    };
    assert_eq!(rows, SETTINGS.iter().map(row).collect::<Vec<_>>());
}
