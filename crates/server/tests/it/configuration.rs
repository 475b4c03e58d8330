//! The configuration: what wins over what, and what is refused.

use std::path::PathBuf;

use tempfile::TempDir;
use vestibule_identity::sign_in::PreAuthInCustomAuth;
use vestibule_server::cli::{self, ServeArgs};
use vestibule_server::config::{Config, ConfigError, Credentials, MasterKeySource};
use vestibule_server::functions::declared::{Home, RemoteCredentials};

fn nothing(_: &str) -> Option<String> {
    None
}

fn load(args: &ServeArgs) -> Result<Config, ConfigError> {
    Config::from_sources(args, &nothing)
}

fn with_file(text: &str) -> Result<Config, ConfigError> {
    let directory = TempDir::new().unwrap();
    let path = directory.path().join("vestibule.toml");
    std::fs::write(&path, text).unwrap();
    load(&ServeArgs { config: Some(path), ..ServeArgs::default() })
}

fn message(result: Result<Config, ConfigError>) -> String {
    result.map(|config| format!("{config:?}")).unwrap_err().to_string()
}

#[test]
fn the_defaults_are_an_open_server_on_loopback() {
    let config = load(&ServeArgs::default()).unwrap();
    assert_eq!(config.listen.to_string(), "127.0.0.1:9229");
    assert_eq!(config.data, PathBuf::from("vestibule-data"));
    assert_eq!(config.public_url, "http://127.0.0.1:9229");
    assert_eq!((config.region.as_str(), config.account_id.as_str()), ("us-east-1", "000000000000"));
    assert!(matches!(config.credentials, Credentials::Any));
    assert!(matches!(config.master_key, MasterKeySource::DataDirectory));
    assert!(config.readable_messages);
    assert!(config.enforce_permissions);
    assert!(config.test_control);
    assert_eq!(config.seed, None);
    assert_eq!((config.triggers.trigger_timeout_ms, config.triggers.trigger_max_attempts), (5000, 3));
}

#[test]
fn a_file_sets_everything_and_flags_win_over_it() {
    let text = r#"
        listen = "127.0.0.1:1000"
        data = "/data"
        public_url = "https://cognito-idp.eu-central-1.amazonaws.com/"
        region = "eu-central-1"
        account_id = "123456789012"
        readable_messages = false
        enforce_permissions = false

        [[credentials]]
        access_key_id = "AKIDONE"
        secret_access_key = "one"

        [[credentials]]
        access_key_id = "AKIDTWO"
        secret_access_key = "two"
        session_token = "token"

        [triggers]
        trigger_timeout_ms = 100
        pre_auth_in_custom_auth = "srp_only"
        max_custom_auth_rounds = 5
    "#;
    let config = with_file(text).unwrap();
    assert_eq!(config.listen.to_string(), "127.0.0.1:1000");
    assert_eq!(config.public_url, "https://cognito-idp.eu-central-1.amazonaws.com");
    assert_eq!((config.region.as_str(), config.account_id.as_str()), ("eu-central-1", "123456789012"));
    assert!(!config.readable_messages && !config.enforce_permissions);
    assert_eq!(config.triggers.trigger_timeout_ms, 100);
    assert_eq!(config.triggers.pre_auth_in_custom_auth, PreAuthInCustomAuth::SrpOnly);
    assert_eq!(config.triggers.max_custom_auth_rounds, Some(5));
    let Credentials::Only(pairs) = &config.credentials else { panic!("{config:?}") };
    assert_eq!(pairs.len(), 2);

    let directory = TempDir::new().unwrap();
    let path = directory.path().join("any.toml");
    std::fs::write(&path, text).unwrap();
    let args = ServeArgs { config: Some(path), region: Some("us-west-2".into()), ..ServeArgs::default() };
    assert_eq!(load(&args).unwrap().region, "us-west-2");
}

#[test]
fn secrets_are_in_no_debug_output_and_no_error() {
    let config = with_file("[[credentials]]\naccess_key_id = \"A\"\nsecret_access_key = \"hunter2\"\n").unwrap();
    assert!(!format!("{config:?}").contains("hunter2"));
    let broken = message(with_file("[[credentials]]\naccess_key_id = \"A\"\nsecret_access_key = hunter2\n"));
    assert!(broken.contains("line 3") && !broken.contains("hunter2"), "{broken}");
}

#[test]
fn unknown_keys_are_refused_everywhere() {
    for text in
        ["listem = \"127.0.0.1:1\"", "[triggers]\ntimeout = 1", "[[credentials]]\naccess_key = \"A\"", "[extra]"]
    {
        assert!(message(with_file(text)).contains("unknown field"), "{text}");
    }
}

#[test]
fn without_credentials_only_loopback_is_allowed() {
    for address in ["0.0.0.0:9229", "[::]:9229", "192.168.1.10:9229"] {
        let listen = Some(address.parse().unwrap());
        let refused = load(&ServeArgs { listen, ..ServeArgs::default() });
        assert!(matches!(refused, Err(ConfigError::OpenToAll(_))), "{address}");
        let insecure = ServeArgs { listen, insecure_any_credentials: Some(true), ..ServeArgs::default() };
        assert!(!load(&insecure).unwrap().readable_messages, "codes stay private all the same");
        let credentials = |name: &str| name.contains("ACCESS_KEY").then(|| "secret".to_owned());
        let config = Config::from_sources(&ServeArgs { listen, ..ServeArgs::default() }, &credentials).unwrap();
        assert!(matches!(config.credentials, Credentials::Only(_)));
    }
    for address in ["127.0.0.1:0", "127.9.9.9:1", "[::1]:9229"] {
        let listen = Some(address.parse().unwrap());
        assert!(load(&ServeArgs { listen, ..ServeArgs::default() }).is_ok(), "{address}");
    }
}

#[test]
fn test_control_is_on_where_only_this_machine_can_reach_and_never_open_to_others() {
    let credentials = |name: &str| name.contains("ACCESS_KEY").then(|| "secret".to_owned());
    let with = |listen: &str, test_control, insecure_any_credentials| {
        let listen = Some(listen.parse().unwrap());
        ServeArgs { listen, test_control, insecure_any_credentials, ..ServeArgs::default() }
    };
    let guarded = |args: &ServeArgs| Config::from_sources(args, &credentials).unwrap().test_control;
    assert!(!load(&with("127.0.0.1:0", Some(false), None)).unwrap().test_control);
    assert!(!guarded(&with("127.0.0.1:0", None, None)));
    assert!(guarded(&with("0.0.0.0:9229", Some(true), None)));
    assert!(!load(&with("0.0.0.0:9229", None, Some(true))).unwrap().test_control);
    let open = load(&with("0.0.0.0:9229", Some(true), Some(true)));
    assert!(matches!(open, Err(ConfigError::TestControlOpenToAll(_))));
    assert!(with_file("test_control = false").is_ok_and(|config| !config.test_control));
}

#[test]
fn a_seed_is_refused_where_anybody_is_to_be_kept_out() {
    assert_eq!(with_file("seed = 7").unwrap().seed, Some(7));
    let seeded = ServeArgs { seed: Some(8), ..ServeArgs::default() };
    assert_eq!(load(&seeded).unwrap().seed, Some(8));
    let credentials = |name: &str| name.contains("ACCESS_KEY").then(|| "secret".to_owned());
    assert!(matches!(Config::from_sources(&seeded, &credentials), Err(ConfigError::SeedInProduction)));
    let listen = Some("0.0.0.0:9229".parse().unwrap());
    let exposed = ServeArgs { listen, insecure_any_credentials: Some(true), ..seeded };
    assert!(matches!(load(&exposed), Err(ConfigError::SeedInProduction)));
}

#[test]
fn half_a_pair_of_credentials_is_refused() {
    let only = |wanted: &'static str| move |name: &str| (name == wanted).then(|| "value".to_owned());
    for name in ["VESTIBULE_ACCESS_KEY_ID", "VESTIBULE_SECRET_ACCESS_KEY"] {
        let refused = Config::from_sources(&ServeArgs::default(), &only(name));
        assert!(matches!(refused, Err(ConfigError::HalfCredential(_))), "{name}");
    }
    let twice = "[[credentials]]\naccess_key_id = \"A\"\nsecret_access_key = \"1\"\n".repeat(2);
    assert_eq!(message(with_file(&twice)), "credentials: access key id A is given twice");
}

#[test]
fn values_that_make_no_sense_are_named() {
    for (text, expected) in [
        ("region = \"mars\"", "region: "),
        ("region = \"us-east-1/\"", "region: "),
        ("account_id = \"123\"", "account_id: "),
        ("public_url = \"localhost:9229\"", "public_url: "),
        ("public_url = \"https://example.com/?a\"", "public_url: "),
        ("[triggers]\ntrigger_timeout_ms = 0", "triggers.trigger_timeout_ms: "),
        ("[triggers]\ntrigger_max_attempts = 11", "triggers.trigger_max_attempts: "),
    ] {
        let message = message(with_file(text));
        assert!(message.starts_with(expected), "{text}: {message}");
    }
}

#[test]
fn a_previous_master_key_has_one_source_or_none() {
    assert!(load(&ServeArgs::default()).unwrap().previous_master_key.is_none());
    let variable =
        |value: &'static str| move |name: &str| (name == "VESTIBULE_PREVIOUS_MASTER_KEY").then(|| value.to_owned());
    let good = variable("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
    let config = Config::from_sources(&ServeArgs::default(), &good).unwrap();
    assert!(matches!(config.previous_master_key, Some(MasterKeySource::Value(_))));
    let short = Config::from_sources(&ServeArgs::default(), &variable("AAAA"));
    assert!(matches!(short, Err(ConfigError::PreviousMasterKey(_))));
    let args = ServeArgs { previous_master_key_file: Some("key".into()), ..ServeArgs::default() };
    assert!(matches!(Config::from_sources(&args, &good), Err(ConfigError::TwoPreviousMasterKeys)));
    assert!(matches!(load(&args).unwrap().previous_master_key, Some(MasterKeySource::File(_))));
}

#[test]
fn a_master_key_has_one_source() {
    let environment = |text: &'static str| move |name: &str| (name == "VESTIBULE_MASTER_KEY").then(|| text.to_owned());
    let good = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    let config = Config::from_sources(&ServeArgs::default(), &environment(good)).unwrap();
    assert!(matches!(config.master_key, MasterKeySource::Value(_)));
    let short = Config::from_sources(&ServeArgs::default(), &environment("AAEC"));
    assert!(matches!(short, Err(ConfigError::MasterKey(_))));
    let args = ServeArgs { master_key_file: Some("key".into()), ..ServeArgs::default() };
    assert!(matches!(Config::from_sources(&args, &environment(good)), Err(ConfigError::TwoMasterKeys)));
    assert!(matches!(load(&args).unwrap().master_key, MasterKeySource::File(_)));
}

#[test]
fn nodes_of_a_database_are_told_what_they_share_and_have_no_seed() {
    let database_url = Some("postgres://vestibule@localhost/vestibule".to_owned());
    let args = ServeArgs { database_url, ..ServeArgs::default() };
    assert!(matches!(load(&args), Err(ConfigError::NoMasterKey)));
    let args = ServeArgs { master_key_file: Some("key".into()), ..args };
    assert!(matches!(load(&args), Err(ConfigError::NoPublicUrl)));
    let args = ServeArgs { public_url: Some("https://id.example.com".into()), ..args };
    let config = load(&args).unwrap();
    assert!(config.database.is_some());
    assert_eq!(config.public_url, "https://id.example.com");
    let seeded = ServeArgs { seed: Some(7), ..args };
    assert!(matches!(load(&seeded), Err(ConfigError::SeedWithDatabase)));
    let embedded = ServeArgs { database_url: None, ..seeded };
    assert_eq!(load(&embedded).unwrap().seed, Some(7));
}

#[test]
fn a_given_file_must_exist() {
    let args = ServeArgs { config: Some("/no/such/vestibule.toml".into()), ..ServeArgs::default() };
    assert!(matches!(load(&args), Err(ConfigError::File { .. })));
}

#[test]
fn a_cause_is_told_once() {
    let file = ServeArgs { config: Some("/no/such/vestibule.toml".into()), ..ServeArgs::default() };
    let key = |name: &str| (name == "VESTIBULE_MASTER_KEY").then(|| "AAEC".to_owned());
    for (refused, start, cause) in [
        (load(&file), "configuration file /no/such/vestibule.toml: ", "No such file"),
        (Config::from_sources(&ServeArgs::default(), &key), "VESTIBULE_MASTER_KEY: ", "32 bytes in base64"),
    ] {
        let told = format!("{:#}", anyhow::Error::new(refused.unwrap_err()));
        assert!(told.starts_with(start), "{told}");
        assert_eq!(told.matches(cause).count(), 1, "{told}");
    }
}

#[test]
fn variables_that_are_no_settings_are_known() {
    let given = ["VESTIBULE_LISTEN", "VESTIBULE_MASTER_KEY", "VESTIBULE_LOG", "VESTIBULE_LISTEM", "PATH", "VESTIBULE_"];
    let unknown = cli::unknown_variables(given.map(str::to_owned));
    assert_eq!(unknown, ["VESTIBULE_", "VESTIBULE_LISTEM"]);
}

#[test]
fn the_chosen_port_becomes_part_of_the_public_url() {
    let listen = Some("127.0.0.1:0".parse().unwrap());
    let config = load(&ServeArgs { listen, ..ServeArgs::default() }).unwrap();
    let bound = config.bound_to("127.0.0.1:4711".parse().unwrap());
    assert_eq!(bound.public_url, "http://127.0.0.1:4711");
    let public_url = Some("https://id.example.com".to_owned());
    let config = load(&ServeArgs { listen, public_url, ..ServeArgs::default() }).unwrap();
    assert_eq!(config.bound_to("127.0.0.1:4711".parse().unwrap()).public_url, "https://id.example.com");
}

#[test]
fn functions_are_declared_by_directory_or_endpoint() {
    let text = r#"
        [[functions]]
        name = "pre-sign-up"
        directory = "functions/pre-sign-up"
        handler = "app.handler"
        runtime = "python3.13"
        timeout = 5
        memory = 256
        environment = { TABLE = "users" }
        warm_workers = 2

        [[functions]]
        name = "post-authentication"
        endpoint = "https://lambda.eu-west-1.amazonaws.com/"
        remote_name = "post-authentication:prod"
        region = "eu-west-1"
        credentials = { access_key_id = "AKIDONE", secret_access_key = "one" }

        [[functions]]
        name = "arn:aws:lambda:eu-west-1:123456789012:function:elsewhere"
        endpoint = "http://127.0.0.1:3001"
        timeout = 10

        [[functions]]
        name = "deployed"
        warm_workers = 1
    "#;
    let directory = TempDir::new().unwrap();
    let path = directory.path().join("vestibule.toml");
    std::fs::write(&path, text).unwrap();
    let config = load(&ServeArgs { config: Some(path), ..ServeArgs::default() }).unwrap();
    let [source, remote, elsewhere, deployed] = config.functions.as_slice() else { panic!("{config:?}") };
    let Home::Directory(described) = &source.home else { panic!("{source:?}") };
    assert_eq!(described.directory, directory.path().join("functions/pre-sign-up"), "relative to the file");
    assert_eq!((described.timeout, described.memory, source.warm_workers), (Some(5), Some(256), 2));
    assert!(described.user_pools);
    assert!(!format!("{source:?}").contains("users"), "a function's environment may hold secrets");
    let Home::Remote(remote) = &remote.home else { panic!("{remote:?}") };
    assert_eq!(remote.endpoint, "https://lambda.eu-west-1.amazonaws.com");
    assert_eq!((remote.name.as_str(), remote.region.as_str()), ("post-authentication:prod", "eu-west-1"));
    let Home::Remote(elsewhere) = &elsewhere.home else { panic!("{elsewhere:?}") };
    assert_eq!((elsewhere.timeout.as_secs(), elsewhere.region.as_str()), (10, "us-east-1"));
    assert_eq!(elsewhere.name, "arn:aws:lambda:eu-west-1:123456789012:function:elsewhere");
    assert!(matches!(deployed.home, Home::Deployed) && deployed.warm_workers == 1);
}

#[test]
fn the_key_of_a_remote_function_may_come_from_the_environment() {
    let directory = TempDir::new().unwrap();
    let path = directory.path().join("vestibule.toml");
    let text = "[[functions]]\nname = \"f\"\nendpoint = \"http://127.0.0.1:1\"\ncredentials = \"environment\"\n";
    std::fs::write(&path, text).unwrap();
    let args = ServeArgs { config: Some(path), ..ServeArgs::default() };
    assert_eq!(message(load(&args)), "functions: f: AWS_ACCESS_KEY_ID is not set");
    let set = |name: &str| name.starts_with("AWS_").then(|| format!("the {name}"));
    let config = Config::from_sources(&args, &set).unwrap();
    let Home::Remote(remote) = &config.functions[0].home else { panic!("{config:?}") };
    let RemoteCredentials::Key(key) = &remote.credentials else { panic!("{remote:?}") };
    assert_eq!(key.access_key_id, "the AWS_ACCESS_KEY_ID");
    assert_eq!(key.session_token.as_ref().unwrap().expose(), "the AWS_SESSION_TOKEN");
}

#[test]
fn a_function_that_makes_no_sense_is_refused_by_name() {
    for (lines, problem) in [
        ("name = \"a b\"", "a b: the name must be 1 to 64 letters"),
        ("name = \"f\"\ndirectory = \"d\"\nendpoint = \"http://h\"", "f: give a directory or an endpoint, not both"),
        ("name = \"f\"\nhandler = \"a.b\"", "f: handler needs a directory"),
        ("name = \"f\"\nendpoint = \"http://h\"\nmemory = 128", "f: memory needs a directory"),
        ("name = \"f\"\ndirectory = \"d\"\nregion = \"us-east-1\"", "f: region needs an endpoint"),
        ("name = \"f\"\nendpoint = \"http://h\"\nwarm_workers = 1", "f: warm_workers needs a function of this machine"),
        ("name = \"f\"\ntimeout = 1", "f: timeout needs a directory or an endpoint"),
        ("name = \"f\"\ndirectory = \"d\"\ntimeout = 901", "f: timeout must be 1 to 900 seconds"),
        ("name = \"f\"\nendpoint = \"ftp://h\"", "f: endpoint \"ftp://h\" must be a plain"),
        ("name = \"f\"\nendpoint = \"http://u:p@h\"", "must be a plain"),
        ("name = \"f\"\nendpoint = \"http://h\"\ncredentials = \"file\"", "f: credentials must be \"environment\""),
        ("name = \"f\"\n[[functions]]\nname = \"f\"", "f is declared twice"),
        ("name = \"f\"\ncolour = 1", "unknown field `colour`"),
    ] {
        let message = message(with_file(&format!("[[functions]]\n{lines}\n")));
        assert!(message.contains(problem), "{message}");
    }
}

#[test]
fn spans_go_where_flag_or_file_say_with_the_headers_of_the_environment() {
    assert_eq!(load(&ServeArgs::default()).unwrap().telemetry, None);
    let file = "[telemetry]\notlp_endpoint = \"https://collector.example/otlp/\"\nservice_name = \"accounts\"\n";
    let telemetry = with_file(file).unwrap().telemetry.unwrap();
    assert_eq!(telemetry.traces, "https://collector.example/otlp/v1/traces");
    assert_eq!(telemetry.service_name, "accounts");
    let args = ServeArgs { otlp_endpoint: Some("http://127.0.0.1:4318".into()), ..ServeArgs::default() };
    let environment = |name: &str| match name {
        "OTEL_SERVICE_NAME" => Some("other".to_owned()),
        "OTEL_EXPORTER_OTLP_HEADERS" => Some("api-key=s3cret".to_owned()),
        _ => None,
    };
    let config = Config::from_sources(&args, &environment).unwrap();
    assert!(!format!("{config:?}").contains("s3cret"));
    let telemetry = config.telemetry.unwrap();
    assert_eq!(
        (telemetry.traces.to_string(), telemetry.service_name),
        ("http://127.0.0.1:4318/v1/traces".into(), "other".into())
    );
    assert_eq!(telemetry.headers["api-key"], "s3cret");
    let off = |name: &str| (name == "OTEL_SDK_DISABLED").then(|| "true".to_owned());
    assert_eq!(Config::from_sources(&args, &off).unwrap().telemetry, None);
    let empty = ServeArgs { otlp_endpoint: Some(String::new()), ..ServeArgs::default() };
    assert_eq!(load(&empty).unwrap().telemetry, None);
}

#[test]
fn a_collector_s_address_that_is_none_is_refused() {
    for url in ["127.0.0.1:4318", "http://", "http://user:pass@host", "http://host/?a=b"] {
        let args = ServeArgs { otlp_endpoint: Some(url.into()), ..ServeArgs::default() };
        assert!(message(load(&args)).starts_with("telemetry.otlp_endpoint: "), "{url}");
    }
    let args = ServeArgs { otlp_endpoint: Some("http://127.0.0.1:4318".into()), ..ServeArgs::default() };
    let headers = |name: &str| (name == "OTEL_EXPORTER_OTLP_HEADERS").then(|| "s3cret".to_owned());
    let refused = message(Config::from_sources(&args, &headers));
    assert_eq!(refused, "OTEL_EXPORTER_OTLP_HEADERS: entry 1 is not of the form name=value");
}
