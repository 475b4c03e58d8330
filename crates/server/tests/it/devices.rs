//! Devices over the wire: confirming, remembering, signing in with one, refreshing from one.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};
use vestibule_server::messages::MessageQuery;
use vestibule_srp::{Claim, ClientEphemeral, Identity, PublicValue, pad, private_key, verifier};

use crate::world::{Answer, World, claims, refusal, refused, text};

const PASSWORD: &str = "Passw0rd!";
const DEVICE_PASSWORD: &str = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUmJw==";
const SALT: [u8; 16] = [0x80, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15];
const ROLE: &str = "arn:aws:iam::000000000000:role/sms";

struct Scene {
    world: World,
    pool: String,
    client: String,
}

/// A device as its client keeps it.
#[derive(Clone)]
struct Device {
    key: String,
    group_key: String,
}

fn tokens(answer: &Value) -> Value {
    let result = answer["AuthenticationResult"].clone();
    assert!(result["AccessToken"].is_string(), "{answer}");
    result
}

impl Device {
    fn of(tokens: &Value) -> Self {
        let metadata = &tokens["NewDeviceMetadata"];
        Self { key: text(&metadata["DeviceKey"]), group_key: text(&metadata["DeviceGroupKey"]) }
    }

    /// What the client sends to confirm it.
    fn verifier_config(&self) -> Value {
        let salt = pad(&SALT);
        let secret = private_key(Identity::device(&self.group_key, &self.key), DEVICE_PASSWORD, &SALT);
        let verifier = pad(verifier(&secret).as_bytes());
        json!({"PasswordVerifier": BASE64_STANDARD.encode(verifier), "Salt": BASE64_STANDARD.encode(salt)})
    }
}

impl Scene {
    async fn new(devices: Value) -> Self {
        let world = World::new().await;
        let mut input = json!({"PoolName": "p", "SmsConfiguration": {"SnsCallerArn": ROLE}});
        if !devices.is_null() {
            input["DeviceConfiguration"] = devices;
        }
        let pool = text(&world.done("CreateUserPool", input).await["UserPool"]["Id"]);
        let input = json!({"UserPoolId": pool, "ClientName": "c", "ExplicitAuthFlows": ["ALLOW_USER_PASSWORD_AUTH",
            "ALLOW_USER_AUTH", "ALLOW_ADMIN_USER_PASSWORD_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]});
        let client = text(&world.done("CreateUserPoolClient", input).await["UserPoolClient"]["ClientId"]);
        let scene = Self { world, pool, client };
        let phone = json!([{"Name": "phone_number", "Value": "+15555551234"}]);
        for name in ["ann", "bob"] {
            let user = json!({"UserPoolId": scene.pool, "Username": name, "UserAttributes": phone,
                "MessageAction": "SUPPRESS"});
            scene.world.done("AdminCreateUser", user).await;
            let password = json!({"UserPoolId": scene.pool, "Username": name, "Password": PASSWORD, "Permanent": true});
            scene.world.done("AdminSetUserPassword", password).await;
        }
        scene
    }

    /// A pool that remembers every device and lets it replace the second factor, which is on for the user.
    async fn with_sms() -> Self {
        let scene = Self::new(json!({"ChallengeRequiredOnNewDevice": true})).await;
        let sms = json!({"SmsConfiguration": {"SnsCallerArn": ROLE}});
        let config = json!({"UserPoolId": scene.pool, "MfaConfiguration": "OPTIONAL", "SmsMfaConfiguration": sms});
        scene.world.done("SetUserPoolMfaConfig", config).await;
        let preference = json!({"UserPoolId": scene.pool, "Username": "ann", "SMSMfaSettings": {"Enabled": true}});
        scene.world.done("AdminSetUserMFAPreference", preference).await;
        scene
    }

    async fn begin(&self, name: &str, device: Option<&str>) -> Answer {
        let mut parameters = json!({"USERNAME": name, "PASSWORD": PASSWORD});
        if let Some(key) = device {
            parameters["DEVICE_KEY"] = json!(key);
        }
        let input = json!({"ClientId": self.client, "AuthFlow": "USER_PASSWORD_AUTH", "AuthParameters": parameters});
        self.world.call_unsigned("InitiateAuth", input).await
    }

    async fn respond(&self, challenge: &str, session: &Value, responses: Value) -> Answer {
        let mut given = json!({"USERNAME": "ann"});
        given.as_object_mut().unwrap().extend(responses.as_object().unwrap().clone());
        let input = json!({"ClientId": self.client, "ChallengeName": challenge, "Session": session,
            "ChallengeResponses": given});
        self.world.call_unsigned("RespondToAuthChallenge", input).await
    }

    async fn sms(&self, asked: &Value) -> Answer {
        assert_eq!(asked["ChallengeName"], "SMS_MFA", "{asked}");
        let messages = self.world.outbox.find(&MessageQuery::default());
        let code = messages[0].code.as_ref().unwrap().expose().to_owned();
        self.respond("SMS_MFA", &asked["Session"], json!({"SMS_MFA_CODE": code})).await
    }

    async fn confirm(&self, tokens: &Value, device: &Device) -> Answer {
        let input = json!({"AccessToken": tokens["AccessToken"], "DeviceKey": device.key, "DeviceName": "laptop",
            "DeviceSecretVerifierConfig": device.verifier_config()});
        self.world.call_unsigned("ConfirmDevice", input).await
    }

    /// Signs in without a device, as far as tokens, and confirms the new one.
    async fn confirmed_device(&self) -> (Value, Device) {
        let mut answer = self.begin("ann", None).await;
        if answer.json()["ChallengeName"] == "SMS_MFA" {
            answer = self.sms(&answer.json()).await;
        }
        let tokens = tokens(&answer.json());
        let device = Device::of(&tokens);
        let confirmed = self.confirm(&tokens, &device).await;
        assert!(confirmed.status.is_success(), "{confirmed:?}");
        (tokens, device)
    }

    /// Answers DEVICE_SRP_AUTH and DEVICE_PASSWORD_VERIFIER.
    async fn prove(&self, asked: &Value, device: &Device, password: &str) -> Answer {
        assert_eq!(asked["ChallengeName"], "DEVICE_SRP_AUTH", "{asked}");
        let client = ClientEphemeral::new(&[7; 128]);
        let start = json!({"DEVICE_KEY": device.key, "SRP_A": client.public().to_hex()});
        let verifier = self.respond("DEVICE_SRP_AUTH", &asked["Session"], start).await.json();
        assert_eq!(verifier["ChallengeName"], "DEVICE_PASSWORD_VERIFIER", "{verifier}");
        let parameters = &verifier["ChallengeParameters"];
        assert_eq!((&parameters["DEVICE_KEY"], &parameters["USERNAME"]), (&json!(device.key), &json!("ann")));
        let responses = self.proof(parameters, &client, device, password);
        self.respond("DEVICE_PASSWORD_VERIFIER", &verifier["Session"], responses).await
    }

    fn proof(&self, parameters: &Value, client: &ClientEphemeral, device: &Device, password: &str) -> Value {
        let identity = Identity::device(&device.group_key, &device.key);
        let salt = parameters["SALT"].as_str().unwrap();
        assert_eq!(salt, format!("00{}", vestibule_srp::integer_hex(&SALT)));
        let secret = private_key(identity, password, &SALT);
        let server = PublicValue::parse(parameters["SRP_B"].as_str().unwrap()).unwrap();
        let key = client.session_key(&secret, &server).unwrap();
        let block = text(&parameters["SECRET_BLOCK"]);
        let timestamp = self.timestamp();
        let decoded = BASE64_STANDARD.decode(&block).unwrap();
        let claim = Claim { identity, secret_block: &decoded, timestamp: &timestamp };
        json!({"DEVICE_KEY": device.key, "PASSWORD_CLAIM_SECRET_BLOCK": block, "TIMESTAMP": timestamp,
            "PASSWORD_CLAIM_SIGNATURE": BASE64_STANDARD.encode(key.sign(&claim))})
    }

    fn timestamp(&self) -> String {
        use vestibule_server::seams::Clock as _;
        let now = jiff::Timestamp::from_millisecond(self.world.clock.now().as_millis()).unwrap();
        jiff::tz::TimeZone::UTC.to_datetime(now).strftime("%a %b %-d %H:%M:%S UTC %Y").to_string()
    }

    /// Begins with SRP, naming a device, and answers what PASSWORD_VERIFIER takes.
    async fn srp_proof(&self, device: Option<&str>) -> Value {
        let client = ClientEphemeral::new(&[9; 128]);
        let mut parameters = json!({"USERNAME": "ann", "SRP_A": client.public().to_hex()});
        if let Some(key) = device {
            parameters["DEVICE_KEY"] = json!(key);
        }
        let input = json!({"ClientId": self.client, "AuthFlow": "USER_SRP_AUTH", "AuthParameters": parameters});
        let asked = self.world.done("InitiateAuth", input).await;
        let parameters = &asked["ChallengeParameters"];
        let identity = Identity::user(self.pool.split_once('_').unwrap().1, "ann");
        let salt: Vec<u8> = (0..16)
            .map(|at| u8::from_str_radix(&parameters["SALT"].as_str().unwrap()[2 * at..2 * at + 2], 16).unwrap())
            .collect();
        let secret = private_key(identity, PASSWORD, &salt);
        let server = PublicValue::parse(parameters["SRP_B"].as_str().unwrap()).unwrap();
        let key = client.session_key(&secret, &server).unwrap();
        let (block, timestamp) = (text(&parameters["SECRET_BLOCK"]), self.timestamp());
        let decoded = BASE64_STANDARD.decode(&block).unwrap();
        let signature = key.sign(&Claim { identity, secret_block: &decoded, timestamp: &timestamp });
        json!({"TIMESTAMP": timestamp, "PASSWORD_CLAIM_SECRET_BLOCK": block,
            "PASSWORD_CLAIM_SIGNATURE": BASE64_STANDARD.encode(signature)})
    }

    async fn refresh(&self, tokens: &Value, device: Option<&str>) -> Answer {
        let mut parameters = json!({"REFRESH_TOKEN": tokens["RefreshToken"]});
        if let Some(key) = device {
            parameters["DEVICE_KEY"] = json!(key);
        }
        let input = json!({"ClientId": self.client, "AuthFlow": "REFRESH_TOKEN_AUTH", "AuthParameters": parameters});
        self.world.call_unsigned("InitiateAuth", input).await
    }
}

#[tokio::test]
async fn a_pool_without_tracking_gives_no_device_and_ignores_keys() {
    let scene = Scene::new(Value::Null).await;
    let signed_in = tokens(&scene.begin("ann", Some("us-east-1_0")).await.json());
    assert!(signed_in.get("NewDeviceMetadata").is_none());
    assert!(claims(&signed_in["AccessToken"]).get("device_key").is_none());
    let device = Device { key: "us-east-1_0".to_owned(), group_key: "-x".to_owned() };
    assert_eq!(scene.confirm(&signed_in, &device).await.error(), "InvalidUserPoolConfigurationException");
}

#[tokio::test]
async fn a_sign_in_on_an_unknown_device_gives_it_a_key() {
    let scene = Scene::new(json!({})).await;
    let one = tokens(&scene.begin("ann", None).await.json());
    let two = tokens(&scene.begin("ann", None).await.json());
    let (first, second) = (Device::of(&one), Device::of(&two));
    assert_ne!(first.key, second.key);
    assert!(first.key.starts_with("us-east-1_") && first.key.len() == 46, "{}", first.key);
    assert_eq!(claims(&one["AccessToken"])["device_key"], first.key);
    let list = scene.world.done("ListDevices", json!({"AccessToken": one["AccessToken"]})).await;
    assert_eq!(list, json!({"Devices": []}), "not before it is confirmed");
}

#[tokio::test]
async fn a_device_is_confirmed_by_the_sign_in_that_was_given_it_and_once() {
    let scene = Scene::new(json!({})).await;
    let (one, two) = (tokens(&scene.begin("ann", None).await.json()), tokens(&scene.begin("ann", None).await.json()));
    let device = Device::of(&one);
    let invalid = refused("InvalidParameterException", "Invalid device key given.");
    assert_eq!(refusal(&scene.confirm(&two, &device).await), invalid);
    let without = json!({"AccessToken": one["AccessToken"], "DeviceKey": device.key});
    assert_eq!(scene.world.call_unsigned("ConfirmDevice", without).await.error(), "InvalidParameterException");
    assert_eq!(scene.confirm(&one, &device).await.json(), json!({"UserConfirmationNecessary": false}));
    assert_eq!(scene.confirm(&one, &device).await.error(), "DeviceKeyExistsException");
}

#[tokio::test]
async fn a_remembered_device_signs_in_instead_of_the_second_factor() {
    let scene = Scene::with_sms().await;
    let (_, device) = scene.confirmed_device().await;
    scene.world.clock.advance_ms(1000);
    let asked = scene.begin("ann", Some(&device.key)).await.json();
    let done = tokens(&scene.prove(&asked, &device, DEVICE_PASSWORD).await.json());
    assert!(done.get("NewDeviceMetadata").is_none());
    assert_eq!(claims(&done["AccessToken"])["device_key"], device.key);
    let input = json!({"AccessToken": done["AccessToken"], "DeviceKey": device.key});
    let shown = scene.world.done("GetDevice", input).await["Device"].clone();
    assert_eq!(
        shown,
        json!({"DeviceKey": device.key, "DeviceAttributes": [
                {"Name": "device_status", "Value": "valid"}, {"Name": "device_name", "Value": "laptop"},
                {"Name": "last_ip_used", "Value": "127.0.0.1"}],
            "DeviceCreateDate": 1_700_000_000, "DeviceLastModifiedDate": 1_700_000_000,
            "DeviceLastAuthenticatedDate": 1_700_000_001})
    );
    assert_eq!(scene.begin("ann", None).await.json()["ChallengeName"], "SMS_MFA", "any other device");
}

#[tokio::test]
async fn a_device_with_a_wrong_password_or_another_key_is_refused() {
    let scene = Scene::with_sms().await;
    let (_, device) = scene.confirmed_device().await;
    let (_, other) = scene.confirmed_device().await;
    let asked = scene.begin("ann", Some(&device.key)).await.json();
    let wrong = scene.prove(&asked, &device, "another").await;
    assert_eq!(refusal(&wrong), refused("NotAuthorizedException", "Incorrect username or password."));

    let asked = scene.begin("ann", Some(&device.key)).await.json();
    let start = json!({"DEVICE_KEY": other.key, "SRP_A": "abcdef0123456789"});
    let swapped = scene.respond("DEVICE_SRP_AUTH", &asked["Session"], start).await;
    assert_eq!(refusal(&swapped), refused("ResourceNotFoundException", "Device does not exist."));
    let asked = scene.begin("ann", Some(&device.key)).await.json();
    for missing in ["DEVICE_KEY", "SRP_A"] {
        let mut start = json!({"DEVICE_KEY": device.key, "SRP_A": "abcdef0123456789"});
        start.as_object_mut().unwrap().remove(missing);
        let answer = scene.respond("DEVICE_SRP_AUTH", &asked["Session"], start).await;
        assert_eq!(refusal(&answer).1, format!("Missing required parameter {missing}"));
    }
}

#[tokio::test]
async fn a_device_that_is_forgotten_meanwhile_does_not_sign_in() {
    let scene = Scene::with_sms().await;
    let (tokens, device) = scene.confirmed_device().await;
    let asked = scene.begin("ann", Some(&device.key)).await.json();
    let input = json!({"AccessToken": tokens["AccessToken"], "DeviceKey": device.key});
    scene.world.done("ForgetDevice", input).await;
    let start = json!({"DEVICE_KEY": device.key, "SRP_A": "abcdef0123456789"});
    let unknown = refused("ResourceNotFoundException", "Device does not exist.");
    assert_eq!(refusal(&scene.respond("DEVICE_SRP_AUTH", &asked["Session"], start).await), unknown);
    assert_eq!(refusal(&scene.begin("ann", Some(&device.key)).await), unknown);
    let wrong = json!({"USERNAME": "ann", "PASSWORD": "Wr0ng-one!", "DEVICE_KEY": device.key});
    let input = json!({"ClientId": scene.client, "AuthFlow": "USER_PASSWORD_AUTH", "AuthParameters": wrong});
    let refused = scene.world.call_unsigned("InitiateAuth", input).await;
    assert_eq!(refused.message(), "Incorrect username or password.", "nothing is told before the password");
}

#[tokio::test]
async fn a_client_that_hears_that_its_device_is_unknown_answers_again_without_it() {
    let scene = Scene::new(json!({})).await;
    let (_, device) = scene.confirmed_device().await;
    let forget = json!({"UserPoolId": scene.pool, "Username": "ann", "DeviceKey": device.key});
    scene.world.done("AdminForgetDevice", forget).await;
    let unknown = refused("ResourceNotFoundException", "Device does not exist.");
    // amazon-cognito-identity-js names its device at the beginning too, aws-amplify does not.
    for at_the_beginning in [Some(device.key.as_str()), None] {
        let without = scene.srp_proof(at_the_beginning).await;
        let mut with = without.clone();
        with["DEVICE_KEY"] = json!(device.key);
        for _ in 0..2 {
            assert_eq!(refusal(&scene.respond("PASSWORD_VERIFIER", &Value::Null, with.clone()).await), unknown);
        }
        let mut nulled = without.clone();
        nulled["DEVICE_KEY"] = Value::Null;
        let signed_in = tokens(&scene.respond("PASSWORD_VERIFIER", &Value::Null, nulled).await.json());
        assert_ne!(Device::of(&signed_in).key, device.key);
        let again = scene.respond("PASSWORD_VERIFIER", &Value::Null, without).await;
        assert_eq!(again.message(), "Invalid session for the user, session can only be used once.");
    }
}

#[tokio::test]
async fn a_device_of_another_user_is_unknown() {
    let scene = Scene::new(json!({})).await;
    let (_, device) = scene.confirmed_device().await;
    let answer = scene.begin("bob", Some(&device.key)).await;
    assert_eq!(refusal(&answer), refused("ResourceNotFoundException", "Device does not exist."));
}

#[tokio::test]
async fn where_users_are_asked_a_device_is_remembered_on_their_word() {
    let scene = Scene::new(json!({"DeviceOnlyRememberedOnUserPrompt": true})).await;
    let signed_in = tokens(&scene.begin("ann", None).await.json());
    let device = Device::of(&signed_in);
    assert_eq!(scene.confirm(&signed_in, &device).await.json(), json!({"UserConfirmationNecessary": true}));
    let known = tokens(&scene.begin("ann", Some(&device.key)).await.json());
    assert!(known.get("NewDeviceMetadata").is_none());
    assert_eq!(claims(&known["AccessToken"])["device_key"], device.key);

    let update = |status: &str| json!({"AccessToken": signed_in["AccessToken"], "DeviceKey": device.key, "DeviceRememberedStatus": status});
    assert_eq!(scene.world.done("UpdateDeviceStatus", update("remembered")).await, json!({}));
    let asked = scene.begin("ann", Some(&device.key)).await.json();
    tokens(&scene.prove(&asked, &device, DEVICE_PASSWORD).await.json());
    scene.world.done("UpdateDeviceStatus", update("not_remembered")).await;
    tokens(&scene.begin("ann", Some(&device.key)).await.json());
}

#[tokio::test]
async fn a_device_replaces_a_second_factor_but_does_not_reach_a_level_that_needs_one() {
    let scene = Scene::with_sms().await;
    let (_, device) = scene.confirmed_device().await;
    for (level, amr) in [("urn:cognito:loa:1", json!(["pwd"])), ("urn:cognito:loa:3", json!(["pwd", "sms", "mfa"]))] {
        let parameters = json!({"USERNAME": "ann", "PREFERRED_CHALLENGE": "PASSWORD", "PASSWORD": PASSWORD,
            "DEVICE_KEY": device.key, "TARGET_ACR_VALUES": level});
        let input = json!({"ClientId": scene.client, "AuthFlow": "USER_AUTH", "AuthParameters": parameters});
        let asked = scene.world.call_unsigned("InitiateAuth", input).await.json();
        let mut answer = scene.prove(&asked, &device, DEVICE_PASSWORD).await;
        if level == "urn:cognito:loa:3" {
            answer = scene.sms(&answer.json()).await;
        }
        let claims = claims(&tokens(&answer.json())["AccessToken"]);
        assert_eq!((&claims["acr"], &claims["amr"]), (&json!(level), &amr));
    }
}

#[tokio::test]
async fn a_second_factor_is_asked_where_devices_do_not_replace_it() {
    let scene = Scene::with_sms().await;
    let (_, device) = scene.confirmed_device().await;
    let update = json!({"UserPoolId": scene.pool, "DeviceConfiguration": {"ChallengeRequiredOnNewDevice": false},
        "SmsConfiguration": {"SnsCallerArn": ROLE}, "MfaConfiguration": "OPTIONAL"});
    scene.world.done("UpdateUserPool", update).await;
    let asked = scene.begin("ann", Some(&device.key)).await.json();
    let done = tokens(&scene.sms(&asked).await.json());
    assert!(done.get("NewDeviceMetadata").is_none());
}

#[tokio::test]
async fn an_srp_sign_in_may_name_its_device_with_the_proof_of_the_password() {
    let scene = Scene::with_sms().await;
    let (_, device) = scene.confirmed_device().await;
    let mut responses = scene.srp_proof(None).await;
    responses["DEVICE_KEY"] = json!(device.key);
    let next = scene.respond("PASSWORD_VERIFIER", &Value::Null, responses).await.json();
    tokens(&scene.prove(&next, &device, DEVICE_PASSWORD).await.json());
}

#[tokio::test]
async fn a_tracked_sign_in_is_refreshed_from_its_own_device() {
    let scene = Scene::new(json!({})).await;
    let (signed_in, device) = scene.confirmed_device().await;
    let invalid = refused("NotAuthorizedException", "Invalid Refresh Token");
    assert_eq!(refusal(&scene.refresh(&signed_in, None).await), invalid);
    assert_eq!(refusal(&scene.refresh(&signed_in, Some("us-east-1_0")).await), invalid);
    let refreshed = tokens(&scene.refresh(&signed_in, Some(&device.key)).await.json());
    assert_eq!(claims(&refreshed["AccessToken"])["device_key"], device.key);
    assert!(refreshed.get("NewDeviceMetadata").is_none());

    let by_operation = async |tokens: &Value, key: Option<&str>| {
        let mut input = json!({"ClientId": scene.client, "RefreshToken": tokens["RefreshToken"]});
        if let Some(key) = key {
            input["DeviceKey"] = json!(key);
        }
        scene.world.call_unsigned("GetTokensFromRefreshToken", input).await
    };
    assert_eq!(refusal(&by_operation(&signed_in, None).await), invalid);
    tokens(&by_operation(&signed_in, Some(&device.key)).await.json());
    let unconfirmed = tokens(&scene.begin("ann", None).await.json());
    tokens(&by_operation(&unconfirmed, None).await.json());
}

#[tokio::test]
async fn the_administrators_password_flow_takes_no_part() {
    let scene = Scene::new(json!({})).await;
    let parameters = json!({"USERNAME": "ann", "PASSWORD": PASSWORD});
    let input = json!({"UserPoolId": scene.pool, "ClientId": scene.client, "AuthFlow": "ADMIN_USER_PASSWORD_AUTH",
        "AuthParameters": parameters});
    let signed_in = tokens(&scene.world.done("AdminInitiateAuth", input).await);
    assert!(signed_in.get("NewDeviceMetadata").is_none());
    let refused_refresh = scene.refresh(&signed_in, None).await;
    assert_eq!(refusal(&refused_refresh), refused("NotAuthorizedException", "Invalid Refresh Token"));
}

#[tokio::test]
async fn users_and_administrators_see_remember_and_forget_devices() {
    let scene = Scene::new(json!({})).await;
    let mut keys = Vec::new();
    let mut signed_in = Value::Null;
    for _ in 0..3 {
        let (tokens, device) = scene.confirmed_device().await;
        signed_in = tokens;
        keys.push(device.key);
    }
    let key_of = |device: &Value| text(&device["DeviceKey"]);
    let token = &signed_in["AccessToken"];
    let first = scene.world.done("ListDevices", json!({"AccessToken": token, "Limit": 2})).await;
    let page: Vec<String> = first["Devices"].as_array().unwrap().iter().map(key_of).collect();
    assert_eq!(page, keys[..2]);
    let rest = json!({"AccessToken": token, "Limit": 2, "PaginationToken": first["PaginationToken"]});
    let rest = scene.world.done("ListDevices", rest).await;
    assert_eq!((key_of(&rest["Devices"][0]), rest.get("PaginationToken")), (keys[2].clone(), None));

    let ann = |more: Value| {
        let mut input = json!({"UserPoolId": scene.pool, "Username": "ann"});
        input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        input
    };
    let listed = scene.world.done("AdminListDevices", ann(json!({}))).await;
    assert_eq!(listed["Devices"].as_array().unwrap().len(), 3);
    let one = json!({"DeviceKey": keys[0]});
    assert_eq!(key_of(&scene.world.done("AdminGetDevice", ann(one.clone())).await["Device"]), keys[0]);
    let status = json!({"DeviceKey": keys[0], "DeviceRememberedStatus": "not_remembered"});
    assert_eq!(scene.world.done("AdminUpdateDeviceStatus", ann(status)).await, json!({}));
    tokens(&scene.begin("ann", Some(&keys[0])).await.json());
    scene.world.done("AdminForgetDevice", ann(one.clone())).await;
    let unknown = refused("ResourceNotFoundException", "Device does not exist.");
    for operation in ["AdminGetDevice", "AdminForgetDevice"] {
        assert_eq!(refusal(&scene.world.call(operation, ann(one.clone())).await), unknown, "{operation}");
    }
    let status = json!({"DeviceKey": keys[0], "DeviceRememberedStatus": "remembered"});
    assert_eq!(refusal(&scene.world.call("AdminUpdateDeviceStatus", ann(status)).await), unknown);
    for operation in ["GetDevice", "ForgetDevice"] {
        let input = json!({"AccessToken": token, "DeviceKey": keys[0]});
        assert_eq!(refusal(&scene.world.call_unsigned(operation, input).await), unknown, "{operation}");
    }
}

#[tokio::test]
async fn a_device_may_begin_without_the_session_where_its_sign_in_has_got_that_far() {
    let scene = Scene::with_sms().await;
    let (_, device) = scene.confirmed_device().await;
    let client = ClientEphemeral::new(&[7; 128]);
    let begin = async || {
        let responses = json!({"USERNAME": "ann", "DEVICE_KEY": device.key, "SRP_A": client.public().to_hex()});
        let input =
            json!({"ClientId": scene.client, "ChallengeName": "DEVICE_SRP_AUTH", "ChallengeResponses": responses});
        scene.world.call_unsigned("RespondToAuthChallenge", input).await
    };
    let invalid = refused("NotAuthorizedException", "Invalid session for the user.");
    assert_eq!(refusal(&begin().await), invalid, "nobody has shown a password");
    scene.begin("ann", Some(&device.key)).await;
    let verifier = begin().await.json();
    let mut responses = scene.proof(&verifier["ChallengeParameters"], &client, &device, DEVICE_PASSWORD);
    responses["USERNAME"] = json!("ann");
    let input = json!({"ClientId": scene.client, "ChallengeName": "DEVICE_PASSWORD_VERIFIER",
        "ChallengeResponses": responses});
    tokens(&scene.world.call_unsigned("RespondToAuthChallenge", input).await.json());
    let used = refused("NotAuthorizedException", "Invalid session for the user, session can only be used once.");
    assert_eq!(refusal(&begin().await), used);
    scene.begin("ann", Some(&device.key)).await;
    scene.world.clock.advance_ms(181_000);
    assert_eq!(begin().await.message(), "Invalid session for the user, session is expired.");
}
