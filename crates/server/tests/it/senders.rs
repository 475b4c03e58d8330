//! Custom senders over the wire: every source, what the function gets, and that its failure never shows.

use std::time::Duration;

use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
use aws_lc_rs::hkdf::{HKDF_SHA384, KeyType, Salt};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value, json};
use vestibule_functions::InvokeError;
use vestibule_functions::testing::Answer as Function;
use vestibule_server::messages::MessageQuery;

use crate::world::{Answer, World, text};

const PASSWORD: &str = "Passw0rd!";
const KEY: &str = "arn:aws:kms:us-east-1:000000000000:key/7d1ad1c1-1e4b-4d4f-8f0e-0a2f6a5d5c11";
const MAIL: &str = "arn:aws:lambda:us-east-1:000000000000:function:mail";
const TEXT: &str = "arn:aws:lambda:us-east-1:000000000000:function:text";
const WORDING: &str = "arn:aws:lambda:us-east-1:000000000000:function:wording";
const SES: &str = "arn:aws:ses:us-east-1:000000000000:identity/sender@example.com";
const ROLE: &str = "arn:aws:iam::000000000000:role/sms";

struct Scene {
    world: World,
    pool: String,
    client: String,
}

fn sender(function: &str) -> Value {
    json!({"LambdaVersion": "V1_0", "LambdaArn": function})
}

impl Scene {
    /// A pool with both senders, and a function for custom message that must not be called beside them.
    async fn new() -> Self {
        Self::with(World::new().await, json!({})).await
    }

    async fn with(world: World, more: Value) -> Self {
        let mut input = json!({
            "PoolName": "p", "AutoVerifiedAttributes": ["email", "phone_number"],
            "SmsConfiguration": {"SnsCallerArn": ROLE},
            "EmailConfiguration": {"EmailSendingAccount": "DEVELOPER", "SourceArn": SES},
            "AccountRecoverySetting": {"RecoveryMechanisms": [{"Name": "verified_email", "Priority": 1}]},
            "LambdaConfig": {"CustomEmailSender": sender(MAIL), "CustomSMSSender": sender(TEXT),
                "CustomMessage": WORDING, "KMSKeyID": KEY},
        });
        input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        let pool = text(&world.done("CreateUserPool", input).await["UserPool"]["Id"]);
        let input = json!({"UserPoolId": pool, "ClientName": "c",
            "ExplicitAuthFlows": ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]});
        let client = text(&world.done("CreateUserPoolClient", input).await["UserPoolClient"]["ClientId"]);
        Self { world, pool, client }
    }

    /// A confirmed user with an email address, without a message.
    async fn add(&self, username: &str) {
        let attributes = json!([
            {"Name": "email", "Value": format!("{username}@example.com")}, {"Name": "email_verified", "Value": "true"},
            {"Name": "phone_number", "Value": "+15555551234"}, {"Name": "phone_number_verified", "Value": "true"},
        ]);
        let user = json!({"UserPoolId": self.pool, "Username": username, "UserAttributes": attributes,
            "MessageAction": "SUPPRESS"});
        self.world.done("AdminCreateUser", user).await;
        let input = json!({"UserPoolId": self.pool, "Username": username, "Password": PASSWORD, "Permanent": true});
        self.world.done("AdminSetUserPassword", input).await;
    }

    async fn sign_up(&self, more: Value) -> Answer {
        let mut input = json!({"ClientId": self.client, "Username": "ann", "Password": PASSWORD,
            "UserAttributes": [{"Name": "email", "Value": "ann@example.com"}]});
        input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        self.world.call_unsigned("SignUp", input).await
    }

    async fn sign_in(&self, username: &str, more: Value) -> Value {
        let mut input = json!({"ClientId": self.client, "AuthFlow": "USER_PASSWORD_AUTH",
            "AuthParameters": {"USERNAME": username, "PASSWORD": PASSWORD}});
        input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        self.world.call_unsigned("InitiateAuth", input).await.json()
    }

    fn expect(&self, function: &str) {
        self.world.functions.expect(function, Function::Returns(Value::Null));
    }

    /// The event of so many calls, once they were made: senders run after the answer.
    async fn event(&self, number: usize) -> Value {
        let arrives = async {
            loop {
                if let Some(event) = self.world.functions.events().into_iter().nth(number) {
                    return event;
                }
                tokio::time::sleep(Duration::from_millis(1)).await;
            }
        };
        tokio::time::timeout(Duration::from_secs(20), arrives).await.expect("the function is called")
    }

    /// What a function makes of an event: its source, its metadata and its code in clear.
    async fn received(&self, number: usize) -> (String, Value, String) {
        let event = self.event(number).await;
        let code = decrypt(&self.world, &text(&event["request"]["code"])).await;
        (text(&event["triggerSource"]), event["request"]["clientMetadata"].clone(), code)
    }

    fn newest_code(&self) -> String {
        let messages = self.world.outbox.find(&MessageQuery::default());
        messages[0].code.as_ref().unwrap().expose().to_owned()
    }

    async fn failures(&self, expected: u64) {
        let counted = async {
            while self.world.app.senders.failures() < expected {
                tokio::time::sleep(Duration::from_millis(1)).await;
            }
        };
        tokio::time::timeout(Duration::from_secs(20), counted).await.expect("the failure is counted");
        assert_eq!(self.world.app.senders.failures(), expected);
    }
}

#[derive(Clone, Copy)]
struct KeyLength;

impl KeyType for KeyLength {
    fn len(&self) -> usize {
        32
    }
}

/// Decrypts a code of one frame as the SDKs do: the data key by the key service, the content by what derives from it.
async fn decrypt(world: &World, code: &str) -> String {
    let message = STANDARD.decode(code).unwrap();
    let mut rest = &message[..];
    let mut take = |length: usize| {
        let (taken, after) = rest.split_at(length);
        rest = after;
        taken
    };
    let number = |bytes: &[u8]| bytes.iter().fold(0, |number, byte| number << 8 | usize::from(*byte));
    assert_eq!(take(4), [0x01, 0x80, 0x03, 0x78]);
    let message_id = take(16);
    take(2);
    let mut context = Map::new();
    for _ in 0..number(take(2)) {
        let mut text_of = || {
            let length = number(take(2));
            String::from_utf8(take(length).to_vec()).unwrap()
        };
        let (name, value) = (text_of(), text_of());
        context.insert(name, value.into());
    }
    assert_eq!(number(take(2)), 1);
    let parts = [(); 3].map(|()| {
        let length = number(take(2));
        take(length)
    });
    assert_eq!((parts[0], parts[1]), (&b"aws-kms"[..], KEY.as_bytes()));
    take(1 + 4 + 1 + 4);
    take(12 + 16);
    assert_eq!(take(4), [0xff; 4]);
    let sequence = take(4);
    let nonce = take(12);
    let length = take(4);
    let mut frame = take(number(length) + 16).to_vec();

    assert!(context.contains_key("userpool-id") && context.contains_key("aws-crypto-public-key"));
    let input = json!({"CiphertextBlob": STANDARD.encode(parts[2]), "EncryptionContext": context, "KeyId": KEY});
    let data_key = STANDARD.decode(text(&world.call_kms("Decrypt", &input).await.json()["Plaintext"])).unwrap();
    let mut key = [0; 32];
    let derived = Salt::new(HKDF_SHA384, &[]).extract(&data_key);
    derived.expand(&[&[0x03, 0x78], message_id], KeyLength).unwrap().fill(&mut key).unwrap();
    let key = LessSafeKey::new(UnboundKey::new(&AES_256_GCM, &key).unwrap());
    let bound = [message_id, b"AWSKMSEncryptionClient Final Frame", sequence, &[0; 4], length].concat();
    let nonce = Nonce::try_assume_unique_for_key(nonce).unwrap();
    String::from_utf8(key.open_in_place(nonce, Aad::from(bound), &mut frame).unwrap().to_vec()).unwrap()
}

#[tokio::test]
async fn a_sign_up_is_confirmed_with_the_code_that_the_function_decrypts() {
    let scene = Scene::new().await;
    scene.expect(MAIL);
    let metadata = json!({"ClientMetadata": {"k": "v"}});
    let answer = scene.sign_up(metadata).await.json();
    let details = json!({"AttributeName": "email", "DeliveryMedium": "EMAIL", "Destination": "a***@e***"});
    assert_eq!(answer["CodeDeliveryDetails"], details);

    let (source, metadata, code) = scene.received(0).await;
    assert_eq!((source.as_str(), metadata), ("CustomEmailSender_SignUp", json!({"k": "v"})));
    let input = json!({"ClientId": scene.client, "Username": "ann", "ConfirmationCode": code});
    scene.world.done("ConfirmSignUp", input).await;

    let event = scene.event(0).await;
    assert_eq!(event["version"], "1");
    assert_eq!(event["callerContext"]["clientId"], json!(scene.client));
    assert_eq!(event["request"]["type"], "customEmailSenderRequestV1");
    assert_eq!(event["request"]["userAttributes"]["email"], "ann@example.com");
    assert_eq!(event["request"]["userAttributes"]["cognito:user_status"], "UNCONFIRMED");
    assert!(event.get("response").is_none());
    assert!(text(&event["request"]["code"]).starts_with("AYADe"));
    assert_eq!(scene.world.functions.calls().len(), 1, "custom message is not called beside a sender");
}

#[tokio::test]
async fn every_source_of_both_media_gets_its_code_and_the_metadata_of_its_call() {
    let scene = Scene::new().await;
    let metadata = json!({"k": "v"});
    let client = json!(scene.client);

    scene.expect(MAIL);
    assert!(scene.sign_up(json!({})).await.status.is_success());
    assert_eq!(scene.received(0).await, ("CustomEmailSender_SignUp".into(), Value::Null, scene.newest_code()));

    scene.expect(MAIL);
    let input = json!({"ClientId": client, "Username": "ann", "ClientMetadata": metadata});
    scene.world.done("ResendConfirmationCode", input).await;
    assert_eq!(scene.received(1).await, ("CustomEmailSender_ResendCode".into(), metadata.clone(), scene.newest_code()));

    scene.add("bob").await;
    scene.expect(MAIL);
    let input = json!({"ClientId": client, "Username": "bob", "ClientMetadata": metadata});
    scene.world.done("ForgotPassword", input).await;
    let expected = ("CustomEmailSender_ForgotPassword".into(), metadata.clone(), scene.newest_code());
    assert_eq!(scene.received(2).await, expected);

    let signed_in = scene.sign_in("bob", json!({})).await;
    let token = &signed_in["AuthenticationResult"]["AccessToken"];
    scene.expect(TEXT);
    let input = json!({"AccessToken": token, "ClientMetadata": metadata,
        "UserAttributes": [{"Name": "phone_number", "Value": "+15555559999"}]});
    scene.world.done("UpdateUserAttributes", input).await;
    let expected = ("CustomSMSSender_UpdateUserAttribute".into(), metadata.clone(), scene.newest_code());
    assert_eq!(scene.received(3).await, expected);
    let event = scene.event(3).await;
    assert_eq!(event["request"]["type"], "customSMSSenderRequestV1");
    assert_eq!(event["request"]["userAttributes"]["phone_number"], "+15555559999");

    scene.expect(TEXT);
    let input = json!({"AccessToken": token, "AttributeName": "phone_number", "ClientMetadata": metadata});
    scene.world.done("GetUserAttributeVerificationCode", input).await;
    let expected = ("CustomSMSSender_VerifyUserAttribute".into(), metadata.clone(), scene.newest_code());
    assert_eq!(scene.received(4).await, expected);

    scene.expect(MAIL);
    let input = json!({"UserPoolId": scene.pool, "Username": "bob", "ClientMetadata": metadata});
    scene.world.done("AdminResetUserPassword", input).await;
    let expected = ("CustomEmailSender_ForgotPassword".into(), metadata, scene.newest_code());
    assert_eq!(scene.received(5).await, expected);
    assert_eq!(scene.event(5).await["callerContext"]["clientId"], "CLIENT_ID_NOT_APPLICABLE");
    assert_eq!(scene.world.functions.verify(), Ok(()));
}

#[tokio::test]
async fn an_invitation_has_the_temporary_password_escaped_for_html() {
    let scene = Scene::with(World::new().await, json!({"UsernameAttributes": ["email"]})).await;
    scene.expect(MAIL);
    scene.expect(TEXT);
    let attributes =
        json!([{"Name": "email", "Value": "ann@example.com"}, {"Name": "phone_number", "Value": "+15555551234"}]);
    let input = json!({"UserPoolId": scene.pool, "Username": "ann@example.com", "UserAttributes": attributes,
        "TemporaryPassword": "Temp<&>0rary'\"", "DesiredDeliveryMediums": ["EMAIL"], "ClientMetadata": {"k": "v"}});
    let user = scene.world.done("AdminCreateUser", input.clone()).await["User"].clone();
    let password = "Temp&lt;&amp;&gt;0rary&#39;&quot;";
    let expected = ("CustomEmailSender_AdminCreateUser".into(), json!({"k": "v"}), password.into());
    assert_eq!(scene.received(0).await, expected);
    let event = scene.event(0).await;
    assert_eq!(event["userName"], user["Username"], "not the address by which the user signs in");
    assert_eq!(event["callerContext"]["clientId"], "CLIENT_ID_NOT_APPLICABLE");

    let mut again = input;
    again["MessageAction"] = json!("RESEND");
    again["DesiredDeliveryMediums"] = json!(["SMS"]);
    scene.world.done("AdminCreateUser", again).await;
    let expected = ("CustomSMSSender_AdminCreateUser".into(), json!({"k": "v"}), password.into());
    assert_eq!(scene.received(1).await, expected);
}

/// Signs in with a code by SMS, and answers with a choice of factors in between, which carries metadata.
async fn second_factor(scene: &Scene) {
    scene.add("bob").await;
    let factors = json!({"UserPoolId": scene.pool, "MfaConfiguration": "OPTIONAL",
        "SmsMfaConfiguration": {"SmsConfiguration": {"SnsCallerArn": ROLE}},
        "EmailMfaConfiguration": {"Message": "Mail {####}", "Subject": "Hi"}});
    scene.world.done("SetUserPoolMfaConfig", factors).await;
    let both = json!({"UserPoolId": scene.pool, "Username": "bob", "SMSMfaSettings": {"Enabled": true},
        "EmailMfaSettings": {"Enabled": true}});
    scene.world.done("AdminSetUserMFAPreference", both).await;
}

#[tokio::test]
async fn a_sign_in_code_is_handed_over_with_the_metadata_of_the_answer_that_asked_for_it() {
    let scene = Scene::new().await;
    second_factor(&scene).await;
    let asked = scene.sign_in("bob", json!({"ClientMetadata": {"from": "initiate"}})).await;
    assert_eq!(asked["ChallengeName"], "SELECT_MFA_TYPE");
    scene.expect(TEXT);
    let input = json!({"ClientId": scene.client, "ChallengeName": "SELECT_MFA_TYPE", "Session": asked["Session"],
        "ChallengeResponses": {"USERNAME": "bob", "ANSWER": "SMS_MFA"}, "ClientMetadata": {"from": "respond"}});
    let asked = scene.world.call_unsigned("RespondToAuthChallenge", input).await.json();
    assert_eq!(asked["ChallengeName"], "SMS_MFA");
    let (source, metadata, code) = scene.received(0).await;
    assert_eq!((source.as_str(), metadata), ("CustomSMSSender_Authentication", json!({"from": "respond"})));
    let input = json!({"ClientId": scene.client, "ChallengeName": "SMS_MFA", "Session": asked["Session"],
        "ChallengeResponses": {"USERNAME": "bob", "SMS_MFA_CODE": code}});
    let done = scene.world.call_unsigned("RespondToAuthChallenge", input).await.json();
    assert!(done["AuthenticationResult"]["AccessToken"].is_string(), "{done}");
}

#[tokio::test]
async fn a_sign_in_code_that_initiate_auth_asks_for_has_no_metadata() {
    let scene = Scene::new().await;
    second_factor(&scene).await;
    let preferred = json!({"UserPoolId": scene.pool, "Username": "bob",
        "EmailMfaSettings": {"Enabled": true, "PreferredMfa": true}});
    scene.world.done("AdminSetUserMFAPreference", preferred).await;
    scene.expect(MAIL);
    let asked = scene.sign_in("bob", json!({"ClientMetadata": {"from": "initiate"}})).await;
    assert_eq!(asked["ChallengeName"], "EMAIL_OTP");
    let expected = ("CustomEmailSender_Authentication".into(), Value::Null, scene.newest_code());
    assert_eq!(scene.received(0).await, expected);
}

#[tokio::test]
async fn where_the_switch_is_strict_a_resent_code_has_no_metadata() {
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("vestibule.toml");
    std::fs::write(&file, "[triggers]\nsender_metadata_strict = true\n").unwrap();
    let args = vestibule_server::cli::ServeArgs { config: Some(file), ..Default::default() };
    let scene = Scene::with(World::with(&args, &|_| None).await, json!({})).await;
    scene.expect(MAIL);
    scene.sign_up(json!({"ClientMetadata": {"k": "v"}})).await;
    assert_eq!(scene.received(0).await.1, json!({"k": "v"}));
    scene.expect(MAIL);
    let input = json!({"ClientId": scene.client, "Username": "ann", "ClientMetadata": {"k": "v"}});
    scene.world.done("ResendConfirmationCode", input).await;
    assert_eq!(scene.received(1).await.1, Value::Null);
}

#[tokio::test]
async fn a_sender_that_fails_is_counted_and_never_shows() {
    let scene = Scene::new().await;
    scene.world.functions.expect(MAIL, Function::CannotRun(InvokeError::AccessDenied));
    let answer = scene.sign_up(json!({})).await.json();
    assert_eq!(answer["CodeDeliveryDetails"]["DeliveryMedium"], "EMAIL");
    scene.failures(1).await;
    // The code is stored all the same, and whoever develops the function finds it.
    let input = json!({"ClientId": scene.client, "Username": "ann", "ConfirmationCode": scene.newest_code()});
    scene.world.done("ConfirmSignUp", input).await;

    let missing = InvokeError::NotFound { arn: MAIL.into() };
    scene.world.functions.expect(MAIL, Function::CannotRun(missing));
    let input = json!({"ClientId": scene.client, "Username": "ann"});
    scene.world.done("ForgotPassword", input).await;
    scene.failures(2).await;
}

#[tokio::test]
async fn a_sender_that_hangs_keeps_nobody_waiting() {
    let scene = Scene::new().await;
    scene.world.functions.expect(MAIL, Function::Hangs);
    assert!(scene.sign_up(json!({})).await.status.is_success());
    let event = scene.event(0).await;
    assert_eq!(event["triggerSource"], "CustomEmailSender_SignUp");
    assert_eq!(scene.world.app.senders.failures(), 0);
}

#[tokio::test]
async fn the_outbox_says_which_function_a_message_was_handed_to() {
    let scene = Scene::new().await;
    scene.expect(MAIL);
    scene.sign_up(json!({})).await;
    let (_, _, code) = scene.received(0).await;
    let message = scene.world.get("/_vestibule/messages").await.json()["messages"][0].clone();
    assert_eq!(message["handedTo"], MAIL);
    assert_eq!((&message["subject"], &message["body"], &message["code"]), (&Value::Null, &json!(code), &json!(code)));
}

#[tokio::test]
async fn a_medium_without_a_sender_is_worded_and_sent_as_ever() {
    let more = json!({"LambdaConfig": {"CustomEmailSender": sender(MAIL), "CustomMessage": WORDING, "KMSKeyID": KEY}});
    let scene = Scene::with(World::new().await, more).await;
    scene.world.functions.expect(WORDING, Function::responds(json!({"smsMessage": "Hi {####}"})));
    let by_phone = json!({"UserAttributes": [{"Name": "phone_number", "Value": "+15555551234"}]});
    assert!(scene.sign_up(by_phone).await.status.is_success());
    let messages = scene.world.outbox.find(&MessageQuery::default());
    assert_eq!(messages[0].body.expose(), format!("Hi {}", scene.newest_code()));
    assert_eq!(messages[0].handed_to, None);
}

#[tokio::test]
async fn an_update_without_the_senders_removes_them() {
    let scene = Scene::new().await;
    let input = json!({"UserPoolId": scene.pool, "AutoVerifiedAttributes": ["email"]});
    scene.world.done("UpdateUserPool", input).await;
    assert!(scene.sign_up(json!({})).await.status.is_success());
    assert_eq!(scene.world.outbox.find(&MessageQuery::default())[0].handed_to, None);
    assert_eq!(scene.world.functions.calls(), []);
}

#[tokio::test]
async fn a_sender_is_refused_without_a_key_in_another_version_or_half_given() {
    let world = World::new().await;
    let create = async |config: Value| {
        let answer = world.call("CreateUserPool", json!({"PoolName": "p", "LambdaConfig": config})).await;
        (answer.error(), answer.message())
    };
    let (error, message) = create(json!({"CustomEmailSender": sender(MAIL)})).await;
    assert_eq!(error, "InvalidParameterException");
    assert_eq!(message, "KMSKeyID is required to use CustomSMSSender or CustomEmailSender.");
    let alias = "arn:aws:kms:us-east-1:000000000000:alias/mail";
    let (error, message) = create(json!({"CustomSMSSender": sender(TEXT), "KMSKeyID": alias})).await;
    assert_eq!(
        (error.as_str(), message.as_str()),
        ("InvalidParameterException", "KMSKeyID must be the ARN of a KMS key.")
    );
    let (error, message) =
        create(json!({"CustomSMSSender": {"LambdaVersion": "V2_0", "LambdaArn": TEXT}, "KMSKeyID": KEY})).await;
    assert_eq!(error, "InvalidParameterException");
    assert!(message.contains("lambdaConfig.customSMSSender.lambdaVersion"), "{message}");
    let (_, message) = create(json!({"CustomSMSSender": {"LambdaVersion": "V1_0"}, "KMSKeyID": KEY})).await;
    assert!(
        message
            .contains("'lambdaConfig.customSMSSender.lambdaArn' failed to satisfy constraint: Member must not be null")
    );
}

#[tokio::test]
async fn nobody_is_handed_a_message_for_an_unknown_user() {
    let scene = Scene::new().await;
    let input = json!({"UserPoolId": scene.pool, "ClientId": scene.client, "PreventUserExistenceErrors": "ENABLED"});
    scene.world.done("UpdateUserPoolClient", input).await;
    let input = json!({"ClientId": scene.client, "Username": "nobody"});
    let answer = scene.world.done("ForgotPassword", input).await;
    assert!(answer["CodeDeliveryDetails"]["Destination"].is_string());
    assert_eq!(scene.world.functions.calls(), []);
}
