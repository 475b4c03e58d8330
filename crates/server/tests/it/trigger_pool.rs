//! A pool whose triggers are scripted functions, for the tests of the trigger contract.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Map, Value, json};
use vestibule_functions::testing::Answer as Function;
use vestibule_server::messages::{Message, MessageQuery};
use vestibule_server::seams::Clock as _;
use vestibule_srp::{Claim, ClientEphemeral, Identity, PublicValue, private_key};

use crate::world::{Answer, World, merged, text};

pub const PASSWORD: &str = "Passw0rd!";
pub const PHONE: &str = "+15555551234";
pub const ROLE: &str = "arn:aws:iam::000000000000:role/sms";

/// A pool with one app client, whose functions are named after the triggers.
pub struct Pool {
    pub world: World,
    pub id: String,
    pub client: String,
}

impl Pool {
    /// A pool with these triggers; `settings` and `client` are laid over what it and its app client would have.
    pub async fn new(triggers: &[&str], settings: Value, client: Value) -> Self {
        Self::within(World::new().await, triggers, settings, client).await
    }

    pub async fn within(world: World, triggers: &[&str], settings: Value, client: Value) -> Self {
        let pool = json!({
            "PoolName": "p", "LambdaConfig": lambda_config(triggers), "AutoVerifiedAttributes": ["email"],
            "SmsConfiguration": {"SnsCallerArn": ROLE}, "MfaConfiguration": "OPTIONAL",
        });
        let id = text(&world.done("CreateUserPool", merged(pool, settings)).await["UserPool"]["Id"]);
        let request = json!({
            "UserPoolId": id, "ClientName": "c",
            "ExplicitAuthFlows": ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_ADMIN_USER_PASSWORD_AUTH", "ALLOW_CUSTOM_AUTH",
                "ALLOW_USER_SRP_AUTH", "ALLOW_USER_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
        });
        let client = world.done("CreateUserPoolClient", merged(request, client)).await;
        let client = text(&client["UserPoolClient"]["ClientId"]);
        Self { world, id, client }
    }

    /// Another app client, in place of the present one.
    pub async fn client_with(&mut self, members: Value) {
        let request = json!({"UserPoolId": self.id, "ClientName": "other"});
        let client = self.world.done("CreateUserPoolClient", merged(request, members)).await;
        self.client = text(&client["UserPoolClient"]["ClientId"]);
    }

    /// A confirmed user with a phone number and a verified address. No trigger has a part in it.
    pub async fn user(&self, name: &str) {
        let config = self.triggers(&[]).await;
        let attributes = json!([
            {"Name": "phone_number", "Value": PHONE}, {"Name": "email", "Value": format!("{name}@example.com")},
            {"Name": "email_verified", "Value": "true"},
        ]);
        let user = json!({
            "UserPoolId": self.id, "Username": name, "UserAttributes": attributes, "MessageAction": "SUPPRESS",
            "TemporaryPassword": "Temp0rary!",
        });
        self.world.done("AdminCreateUser", user).await;
        let password = json!({"UserPoolId": self.id, "Username": name, "Password": PASSWORD, "Permanent": true});
        self.world.done("AdminSetUserPassword", password).await;
        self.configure(config).await;
    }

    /// Has the user sign in with a code by SMS.
    pub async fn require_sms(&self, name: &str) {
        let settings = json!({"Enabled": true, "PreferredMfa": true});
        let preference = json!({"UserPoolId": self.id, "Username": name, "SMSMfaSettings": settings});
        self.world.done("AdminSetUserMFAPreference", preference).await;
    }

    /// Replaces the pool's triggers, and answers what they were.
    pub async fn triggers(&self, triggers: &[&str]) -> Value {
        let described = self.world.done("DescribeUserPool", json!({"UserPoolId": self.id})).await;
        let before = described["UserPool"]["LambdaConfig"].clone();
        self.configure(lambda_config(triggers)).await;
        before
    }

    async fn configure(&self, config: Value) {
        let described = self.world.done("DescribeUserPool", json!({"UserPoolId": self.id})).await;
        let kept = ["AutoVerifiedAttributes", "SmsConfiguration", "MfaConfiguration", "VerificationMessageTemplate"];
        let mut update = json!({"UserPoolId": self.id, "LambdaConfig": config});
        for member in kept {
            if let Some(value) = described["UserPool"].get(member) {
                update[member] = value.clone();
            }
        }
        self.world.done("UpdateUserPool", update).await;
    }

    /// Expects a call of a trigger's function.
    pub fn expect(&self, trigger: &str, answer: Function) -> &Self {
        self.world.functions.expect(arn(trigger), answer);
        self
    }

    /// Calls an operation of the app client.
    pub async fn call(&self, operation: &str, members: Value) -> Answer {
        self.world.call_unsigned(operation, merged(json!({"ClientId": self.client}), members)).await
    }

    pub async fn initiate(&self, flow: &str, parameters: Value) -> Answer {
        self.call("InitiateAuth", json!({"AuthFlow": flow, "AuthParameters": parameters})).await
    }

    pub async fn password(&self, name: &str) -> Answer {
        self.initiate("USER_PASSWORD_AUTH", json!({"USERNAME": name, "PASSWORD": PASSWORD})).await
    }

    pub async fn respond(&self, challenge: &str, asked: &Answer, responses: Value) -> Answer {
        let session = asked.json()["Session"].clone();
        let answer = json!({"ChallengeName": challenge, "Session": session, "ChallengeResponses": responses});
        self.call("RespondToAuthChallenge", answer).await
    }

    /// The user as an administrator sees it: username, status and attributes; nothing if there is none.
    pub async fn found(&self, name: &str) -> Option<(String, String, Map<String, Value>)> {
        let answer = self.world.call("AdminGetUser", json!({"UserPoolId": self.id, "Username": name})).await;
        if !answer.status.is_success() {
            assert_eq!(answer.error(), "UserNotFoundException");
            return None;
        }
        let user = answer.json();
        let attributes = user["UserAttributes"].as_array().unwrap().iter();
        let attributes = attributes.map(|it| (text(&it["Name"]), it["Value"].clone())).collect();
        Some((text(&user["Username"]), text(&user["UserStatus"]), attributes))
    }

    /// The events so far, each by its source, and nothing left that was expected.
    pub fn sources(&self) -> Vec<String> {
        self.world.functions.verify().unwrap();
        self.world.functions.events().iter().map(|event| text(&event["triggerSource"])).collect()
    }

    /// The messages so far, newest first.
    pub fn messages(&self) -> Vec<Message> {
        self.world.outbox.find(&MessageQuery::default())
    }

    /// The code of the newest message.
    pub fn code(&self) -> String {
        self.messages()[0].code.as_ref().unwrap().expose().to_owned()
    }
}

pub fn lambda_config(triggers: &[&str]) -> Value {
    let member = |trigger: &&str| match *trigger {
        "PreTokenGenerationV2" => {
            ("PreTokenGenerationConfig".to_owned(), json!({"LambdaVersion": "V2_0", "LambdaArn": arn(trigger)}))
        }
        "PreTokenGenerationV3" => {
            ("PreTokenGenerationConfig".to_owned(), json!({"LambdaVersion": "V3_0", "LambdaArn": arn(trigger)}))
        }
        trigger => (trigger.to_owned(), json!(arn(trigger))),
    };
    Value::Object(triggers.iter().map(member).collect())
}

pub fn arn(trigger: &str) -> String {
    format!("arn:aws:lambda:us-east-1:000000000000:function:{trigger}")
}

pub fn is_signed_in(answer: &Answer) -> bool {
    answer.status.is_success() && answer.json()["AuthenticationResult"]["AccessToken"].is_string()
}

/// A sign-in by SRP, as far as the client's first value.
pub struct Srp {
    ephemeral: ClientEphemeral,
    name: String,
    password: String,
}

impl Srp {
    pub fn new(name: &str, password: &str) -> Self {
        let (name, password) = (name.to_owned(), password.to_owned());
        Self { ephemeral: ClientEphemeral::new(&[9; 128]), name, password }
    }

    /// `SRP_A`.
    pub fn public(&self) -> String {
        self.ephemeral.public().to_hex()
    }

    /// Answers PASSWORD_VERIFIER.
    pub async fn prove(&self, pool: &Pool, asked: &Answer) -> Answer {
        let parameters = &asked.json()["ChallengeParameters"];
        let identity = Identity::user(pool.id.split_once('_').unwrap().1, &self.name);
        let salt = text(&parameters["SALT"]);
        let salt: Vec<u8> = (0..16).map(|at| u8::from_str_radix(&salt[2 * at..2 * at + 2], 16).unwrap()).collect();
        let secret = private_key(identity, &self.password, &salt);
        let server = PublicValue::parse(parameters["SRP_B"].as_str().unwrap()).unwrap();
        let key = self.ephemeral.session_key(&secret, &server).unwrap();
        let block = text(&parameters["SECRET_BLOCK"]);
        let now = jiff::Timestamp::from_millisecond(pool.world.clock.now().as_millis()).unwrap();
        let timestamp = jiff::tz::TimeZone::UTC.to_datetime(now).strftime("%a %b %-d %H:%M:%S UTC %Y").to_string();
        let decoded = BASE64_STANDARD.decode(&block).unwrap();
        let signature = key.sign(&Claim { identity, secret_block: &decoded, timestamp: &timestamp });
        let responses = json!({
            "USERNAME": self.name, "TIMESTAMP": timestamp, "PASSWORD_CLAIM_SECRET_BLOCK": block,
            "PASSWORD_CLAIM_SIGNATURE": BASE64_STANDARD.encode(signature),
        });
        pool.respond("PASSWORD_VERIFIER", asked, responses).await
    }
}
