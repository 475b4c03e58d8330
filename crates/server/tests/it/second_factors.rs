//! Second factors over the wire: authenticator apps, codes by message, choosing and setting up.

use aws_lc_rs::hmac;
use data_encoding::BASE32_NOPAD;
use serde_json::{Value, json};
use vestibule_server::messages::MessageQuery;

use crate::world::{Answer, World, refusal, refused, text};

const PASSWORD: &str = "Passw0rd!";
const ROLE: &str = "arn:aws:iam::000000000000:role/sms";
const SES: &str = "arn:aws:ses:us-east-1:000000000000:identity/sender@example.com";

struct Scene {
    world: World,
    pool: String,
    client: String,
}

/// What an authenticator app shows for this secret at this moment (RFC 6238).
fn app_code(secret: &Value, millis: i64) -> String {
    let key =
        hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, &BASE32_NOPAD.decode(text(secret).as_bytes()).unwrap());
    let tag = hmac::sign(&key, &(millis / 30_000).to_be_bytes());
    let offset = usize::from(tag.as_ref()[19] & 15);
    let word = u32::from_be_bytes(tag.as_ref()[offset..offset + 4].try_into().unwrap()) & 0x7fff_ffff;
    format!("{:06}", word % 1_000_000)
}

fn wrong(code: &str) -> &'static str {
    if code == "000000" { "000001" } else { "000000" }
}

impl Scene {
    /// A pool with these factors, and one user with a password, an email address and a phone number.
    async fn new(mode: &str, factors: &[&str]) -> Self {
        let world = World::new().await;
        let input = json!({"PoolName": "p",
            "EmailConfiguration": {"EmailSendingAccount": "DEVELOPER", "SourceArn": SES}});
        let pool = text(&world.done("CreateUserPool", input).await["UserPool"]["Id"]);
        let mut config = json!({"UserPoolId": pool, "MfaConfiguration": mode});
        for factor in factors {
            match *factor {
                "SMS_MFA" => config["SmsMfaConfiguration"] = json!({"SmsConfiguration": {"SnsCallerArn": ROLE}}),
                "EMAIL_OTP" => config["EmailMfaConfiguration"] = json!({"Message": "Mail {####}", "Subject": "Hi"}),
                _ => config["SoftwareTokenMfaConfiguration"] = json!({"Enabled": true}),
            }
        }
        world.done("SetUserPoolMfaConfig", config).await;
        let input = json!({"UserPoolId": pool, "ClientName": "c",
            "ExplicitAuthFlows": ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]});
        let client = text(&world.done("CreateUserPoolClient", input).await["UserPoolClient"]["ClientId"]);
        let scene = Self { world, pool, client };
        scene.add("ann", &[("email", "ann@example.com"), ("phone_number", "+15555551234")]).await;
        scene
    }

    async fn add(&self, username: &str, attributes: &[(&str, &str)]) {
        let list: Vec<Value> = attributes.iter().map(|(name, value)| json!({"Name": name, "Value": value})).collect();
        let user = json!({"UserPoolId": self.pool, "Username": username, "UserAttributes": list,
            "MessageAction": "SUPPRESS"});
        self.world.done("AdminCreateUser", user).await;
        let password = json!({"UserPoolId": self.pool, "Username": username, "Password": PASSWORD, "Permanent": true});
        self.world.done("AdminSetUserPassword", password).await;
    }

    async fn prefer(&self, username: &str, settings: Value) {
        let mut input = json!({"UserPoolId": self.pool, "Username": username});
        input.as_object_mut().unwrap().extend(settings.as_object().unwrap().clone());
        self.world.done("AdminSetUserMFAPreference", input).await;
    }

    async fn sign_in(&self, username: &str) -> Value {
        let parameters = json!({"USERNAME": username, "PASSWORD": PASSWORD});
        let input = json!({"ClientId": self.client, "AuthFlow": "USER_PASSWORD_AUTH", "AuthParameters": parameters});
        self.world.call_unsigned("InitiateAuth", input).await.json()
    }

    async fn respond(&self, asked: &Value, responses: Value) -> Answer {
        self.respond_as("ann", &text(&asked["ChallengeName"]), &asked["Session"], responses).await
    }

    async fn respond_as(&self, username: &str, challenge: &str, session: &Value, responses: Value) -> Answer {
        let mut given = json!({"USERNAME": username});
        given.as_object_mut().unwrap().extend(responses.as_object().unwrap().clone());
        let input = json!({"ClientId": self.client, "ChallengeName": challenge, "Session": session,
            "ChallengeResponses": given});
        self.world.call_unsigned("RespondToAuthChallenge", input).await
    }

    async fn call(&self, operation: &str, input: Value) -> Answer {
        self.world.call_unsigned(operation, input).await
    }

    fn now(&self) -> i64 {
        use vestibule_server::seams::Clock as _;
        self.world.clock.now().as_millis()
    }

    fn code(&self, secret: &Value) -> String {
        app_code(secret, self.now())
    }

    fn next_step(&self) {
        self.world.clock.advance_ms(30_000);
    }

    fn last_message(&self) -> (String, String) {
        let messages = self.world.outbox.find(&MessageQuery::default());
        (messages[0].destination.clone(), messages[0].code.as_ref().unwrap().expose().to_owned())
    }

    /// Registers an app for a signed-in user; the next code is a fresh one.
    async fn register(&self, access_token: &Value) -> Value {
        let secret = self.call("AssociateSoftwareToken", json!({"AccessToken": access_token})).await.json();
        let secret = secret["SecretCode"].clone();
        let input = json!({"AccessToken": access_token, "UserCode": self.code(&secret), "FriendlyDeviceName": "phone"});
        assert_eq!(self.call("VerifySoftwareToken", input).await.json(), json!({"Status": "SUCCESS"}));
        self.next_step();
        secret
    }
}

fn access_token(answer: &Value) -> Value {
    let token = answer["AuthenticationResult"]["AccessToken"].clone();
    assert!(token.is_string(), "{answer}");
    token
}

#[tokio::test]
async fn an_app_is_registered_by_access_token_and_asked_for_once_it_is_preferred() {
    let scene = Scene::new("OPTIONAL", &["SOFTWARE_TOKEN_MFA"]).await;
    let token = access_token(&scene.sign_in("ann").await);
    let enable = json!({"AccessToken": token, "SoftwareTokenMfaSettings": {"Enabled": true, "PreferredMfa": true}});
    let not_set_up = refused("InvalidParameterException", "User has not set up software token mfa");
    assert_eq!(refusal(&scene.call("SetUserMFAPreference", enable.clone()).await), not_set_up);
    let unregistered = json!({"AccessToken": token, "UserCode": "000000"});
    assert_eq!(refusal(&scene.call("VerifySoftwareToken", unregistered).await), not_set_up);

    let associated = scene.call("AssociateSoftwareToken", json!({"AccessToken": token})).await.json();
    let secret = &associated["SecretCode"];
    assert_eq!((text(secret).len(), associated.get("Session")), (52, None));
    assert_eq!(
        refusal(&scene.call("SetUserMFAPreference", enable.clone()).await),
        refused("InvalidParameterException", "User has not verified software token mfa")
    );
    let verify = |code: &str| json!({"AccessToken": token, "UserCode": code, "FriendlyDeviceName": "phone"});
    let code = scene.code(secret);
    assert_eq!(
        refusal(&scene.call("VerifySoftwareToken", verify(wrong(&code))).await),
        refused("EnableSoftwareTokenMFAException", "Code mismatch and fail enable Software Token MFA")
    );
    assert_eq!(scene.call("VerifySoftwareToken", verify(&code)).await.json(), json!({"Status": "SUCCESS"}));
    access_token(&scene.sign_in("ann").await);

    assert_eq!(scene.call("SetUserMFAPreference", enable).await.json(), json!({}));
    let asked = scene.sign_in("ann").await;
    assert_eq!(asked["ChallengeName"], "SOFTWARE_TOKEN_MFA");
    assert_eq!(asked["ChallengeParameters"], json!({"FRIENDLY_DEVICE_NAME": "phone", "USER_ID_FOR_SRP": "ann"}));
    let user = scene.world.done("AdminGetUser", json!({"UserPoolId": scene.pool, "Username": "ann"})).await;
    assert_eq!(
        (&user["UserMFASettingList"], &user["PreferredMfaSetting"]),
        (&json!(["SOFTWARE_TOKEN_MFA"]), &json!("SOFTWARE_TOKEN_MFA"))
    );
}

#[tokio::test]
async fn a_code_of_an_app_is_good_once() {
    let scene = Scene::new("OPTIONAL", &["SOFTWARE_TOKEN_MFA"]).await;
    let secret = scene.register(&access_token(&scene.sign_in("ann").await)).await;
    scene.prefer("ann", json!({"SoftwareTokenMfaSettings": {"Enabled": true}})).await;
    let asked = scene.sign_in("ann").await;
    let code = scene.code(&secret);
    let mismatch = refused("CodeMismatchException", "Invalid code received for user");
    let given = |code: &str| json!({"SOFTWARE_TOKEN_MFA_CODE": code});
    assert_eq!(refusal(&scene.respond(&asked, given(wrong(&code))).await), mismatch);
    access_token(&scene.respond(&asked, given(&code)).await.json());

    let used = refused("ExpiredCodeException", "Your software token has already been used once.");
    let asked = scene.sign_in("ann").await;
    assert_eq!(refusal(&scene.respond(&asked, given(&code)).await), used);
    scene.next_step();
    assert_eq!(refusal(&scene.respond(&asked, given(&code)).await), used, "one step late is still in the window");
    access_token(&scene.respond(&asked, given(&scene.code(&secret))).await.json());
    let asked = scene.sign_in("ann").await;
    assert_eq!(
        refusal(&scene.respond(&asked, json!({})).await).1,
        "Missing required parameter SOFTWARE_TOKEN_MFA_CODE"
    );
}

#[tokio::test]
async fn the_code_with_which_an_app_was_registered_does_not_sign_in() {
    let scene = Scene::new("OPTIONAL", &["SOFTWARE_TOKEN_MFA"]).await;
    let token = access_token(&scene.sign_in("ann").await);
    let secret = scene.register(&token).await;
    let registered_with = app_code(&secret, scene.now() - 30_000);
    scene.prefer("ann", json!({"SoftwareTokenMfaSettings": {"Enabled": true}})).await;
    let asked = scene.sign_in("ann").await;
    let replayed = scene.respond(&asked, json!({"SOFTWARE_TOKEN_MFA_CODE": registered_with})).await;
    assert_eq!(replayed.error(), "ExpiredCodeException");
}

#[tokio::test]
async fn a_new_app_replaces_the_old_one_when_it_is_verified() {
    let scene = Scene::new("OPTIONAL", &["SOFTWARE_TOKEN_MFA"]).await;
    let token = access_token(&scene.sign_in("ann").await);
    let old = scene.register(&token).await;
    scene.prefer("ann", json!({"SoftwareTokenMfaSettings": {"Enabled": true}})).await;
    let new = scene.call("AssociateSoftwareToken", json!({"AccessToken": token})).await.json()["SecretCode"].clone();
    let asked = scene.sign_in("ann").await;
    access_token(&scene.respond(&asked, json!({"SOFTWARE_TOKEN_MFA_CODE": scene.code(&old)})).await.json());
    let verify = json!({"AccessToken": token, "UserCode": scene.code(&new)});
    assert!(scene.call("VerifySoftwareToken", verify).await.status.is_success());
    scene.next_step();
    let asked = scene.sign_in("ann").await;
    let with_old = scene.respond(&asked, json!({"SOFTWARE_TOKEN_MFA_CODE": scene.code(&old)})).await;
    assert_eq!(with_old.error(), "CodeMismatchException");
    access_token(&scene.respond(&asked, json!({"SOFTWARE_TOKEN_MFA_CODE": scene.code(&new)})).await.json());
}

#[tokio::test]
async fn a_pool_without_apps_refuses_to_associate_one() {
    let scene = Scene::new("OPTIONAL", &["SMS_MFA"]).await;
    let token = access_token(&scene.sign_in("ann").await);
    let answer = scene.call("AssociateSoftwareToken", json!({"AccessToken": token})).await;
    let text = "Software Token MFA has not been enabled by the userPool";
    assert_eq!(refusal(&answer), refused("SoftwareTokenMFANotFoundException", text));
}

#[tokio::test]
async fn a_deleted_app_is_no_longer_asked_for_and_another_can_be_registered() {
    let scene = Scene::new("OPTIONAL", &["SOFTWARE_TOKEN_MFA"]).await;
    let token = access_token(&scene.sign_in("ann").await);
    let ann = json!({"UserPoolId": scene.pool, "Username": "ann"});
    assert_eq!(scene.world.done("AdminDeleteSoftwareToken", ann.clone()).await, json!({}));
    scene.register(&token).await;
    scene.prefer("ann", json!({"SoftwareTokenMfaSettings": {"Enabled": true, "PreferredMfa": true}})).await;
    scene.world.done("AdminDeleteSoftwareToken", ann.clone()).await;
    access_token(&scene.sign_in("ann").await);
    assert!(scene.world.done("AdminGetUser", ann).await.get("PreferredMfaSetting").is_none());
    scene.register(&token).await;
}

#[tokio::test]
async fn a_required_app_is_set_up_inside_the_sign_in() {
    let scene = Scene::new("ON", &["SOFTWARE_TOKEN_MFA"]).await;
    let asked = scene.sign_in("ann").await;
    assert_eq!(asked["ChallengeName"], "MFA_SETUP");
    assert_eq!(
        asked["ChallengeParameters"],
        json!({"MFAS_CAN_SETUP": "[\"SOFTWARE_TOKEN_MFA\"]", "USER_ID_FOR_SRP": "ann"})
    );
    let too_early = scene.respond(&asked, json!({})).await;
    assert_eq!(refusal(&too_early).1, "User has not set up software token mfa");

    let associated = scene.call("AssociateSoftwareToken", json!({"Session": asked["Session"]})).await.json();
    let (secret, session) = (&associated["SecretCode"], &associated["Session"]);
    let again = scene.call("AssociateSoftwareToken", json!({"Session": asked["Session"]})).await;
    assert_eq!(refusal(&again).1, "Invalid session for the user, session can only be used once.");
    let unverified = scene.respond_as("ann", "MFA_SETUP", session, json!({})).await;
    assert_eq!(refusal(&unverified).1, "User has not verified software token mfa");

    let code = scene.code(secret);
    let verify = |code: &str| json!({"Session": session, "UserCode": code});
    assert_eq!(
        scene.call("VerifySoftwareToken", verify(wrong(&code))).await.error(),
        "EnableSoftwareTokenMFAException"
    );
    let verified = scene.call("VerifySoftwareToken", verify(&code)).await.json();
    assert_eq!(verified["Status"], "SUCCESS");
    access_token(&scene.respond_as("ann", "MFA_SETUP", &verified["Session"], json!({})).await.json());

    scene.next_step();
    let asked = scene.sign_in("ann").await;
    assert_eq!(asked["ChallengeName"], "SOFTWARE_TOKEN_MFA");
    access_token(&scene.respond(&asked, json!({"SOFTWARE_TOKEN_MFA_CODE": scene.code(secret)})).await.json());
}

#[tokio::test]
async fn an_app_that_was_verified_is_asked_for_even_if_the_set_up_was_not_finished() {
    let scene = Scene::new("ON", &["SOFTWARE_TOKEN_MFA"]).await;
    let asked = scene.sign_in("ann").await;
    let associated = scene.call("AssociateSoftwareToken", json!({"Session": asked["Session"]})).await.json();
    let code = scene.code(&associated["SecretCode"]);
    scene.call("VerifySoftwareToken", json!({"Session": associated["Session"], "UserCode": code})).await;
    assert_eq!(scene.sign_in("ann").await["ChallengeName"], "SOFTWARE_TOKEN_MFA");
}

#[tokio::test]
async fn a_session_of_another_step_associates_nothing() {
    let scene = Scene::new("OPTIONAL", &["SMS_MFA", "SOFTWARE_TOKEN_MFA"]).await;
    scene.prefer("ann", json!({"SMSMfaSettings": {"Enabled": true}})).await;
    let asked = scene.sign_in("ann").await;
    assert_eq!(asked["ChallengeName"], "SMS_MFA");
    for (operation, more) in
        [("AssociateSoftwareToken", json!({})), ("VerifySoftwareToken", json!({"UserCode": "000000"}))]
    {
        for session in [asked["Session"].clone(), json!("a-session-that-nobody-made")] {
            let mut input = json!({"Session": session});
            input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            let answer = scene.call(operation, input).await;
            assert_eq!(refusal(&answer), refused("NotAuthorizedException", "Invalid session for the user."));
        }
        let answer = scene.call(operation, more).await;
        assert_eq!(answer.error(), "InvalidParameterException");
    }
    let token = access_token(&scene.respond(&asked, json!({"SMS_MFA_CODE": scene.last_message().1})).await.json());
    let both = json!({"AccessToken": token, "Session": asked["Session"]});
    assert_eq!(scene.call("AssociateSoftwareToken", both).await.error(), "InvalidParameterException");
}

#[tokio::test]
async fn a_code_by_email_is_a_second_factor_and_verifies_the_address() {
    let scene = Scene::new("OPTIONAL", &["EMAIL_OTP"]).await;
    scene.prefer("ann", json!({"EmailMfaSettings": {"Enabled": true}})).await;
    let asked = scene.sign_in("ann").await;
    assert_eq!(asked["ChallengeName"], "EMAIL_OTP");
    assert_eq!(
        asked["ChallengeParameters"],
        json!({"CODE_DELIVERY_DELIVERY_MEDIUM": "EMAIL", "CODE_DELIVERY_DESTINATION": "a***@e***",
            "USER_ID_FOR_SRP": "ann"})
    );
    let messages = scene.world.outbox.find(&MessageQuery::default());
    let code = scene.last_message().1;
    assert_eq!(code.len(), 6);
    assert_eq!(messages[0].body.expose(), format!("Mail {code}"));
    let mismatch = refused("CodeMismatchException", "Invalid code or auth state for the user.");
    assert_eq!(refusal(&scene.respond(&asked, json!({"EMAIL_OTP_CODE": wrong(&code)})).await), mismatch);
    let sms = scene.respond_as("ann", "SMS_MFA", &asked["Session"], json!({"SMS_MFA_CODE": code})).await;
    assert_eq!(sms.error(), "InvalidParameterException");
    access_token(&scene.respond(&asked, json!({"EMAIL_OTP_CODE": code})).await.json());
    let user = scene.world.done("AdminGetUser", json!({"UserPoolId": scene.pool, "Username": "ann"})).await;
    let flag = json!({"Name": "email_verified", "Value": "true"});
    assert!(user["UserAttributes"].as_array().unwrap().contains(&flag), "{user}");
}

#[tokio::test]
async fn of_several_factors_one_is_chosen_and_its_code_sent_then() {
    let scene = Scene::new("OPTIONAL", &["SMS_MFA", "EMAIL_OTP", "SOFTWARE_TOKEN_MFA"]).await;
    let on = json!({"Enabled": true});
    let secret = scene.register(&access_token(&scene.sign_in("ann").await)).await;
    scene.prefer("ann", json!({"SMSMfaSettings": on, "EmailMfaSettings": on, "SoftwareTokenMfaSettings": on})).await;
    for (choice, challenge) in [
        ("SMS_MFA", "SMS_MFA"),
        ("EMAIL_OTP", "EMAIL_OTP"),
        ("EMAIL_MFA", "EMAIL_OTP"),
        ("SOFTWARE_TOKEN_MFA", "SOFTWARE_TOKEN_MFA"),
    ] {
        let sent = scene.world.outbox.find(&MessageQuery::default()).len();
        let asked = scene.sign_in("ann").await;
        assert_eq!(asked["ChallengeName"], "SELECT_MFA_TYPE");
        let choices = "[\"SMS_MFA\",\"EMAIL_OTP\",\"SOFTWARE_TOKEN_MFA\"]";
        assert_eq!(asked["ChallengeParameters"], json!({"MFAS_CAN_CHOOSE": choices, "USER_ID_FOR_SRP": "ann"}));
        assert_eq!(scene.world.outbox.find(&MessageQuery::default()).len(), sent, "nothing is sent before the choice");
        let unknown = scene.respond(&asked, json!({"ANSWER": "CARRIER_PIGEON"})).await;
        assert_eq!(unknown.error(), "InvalidParameterException");
        let chosen = scene.respond(&asked, json!({"ANSWER": choice})).await.json();
        assert_eq!(chosen["ChallengeName"], challenge, "{choice}");
        let (name, code) = match challenge {
            "SOFTWARE_TOKEN_MFA" => ("SOFTWARE_TOKEN_MFA_CODE", scene.code(&secret)),
            "SMS_MFA" => ("SMS_MFA_CODE", scene.last_message().1),
            _ => ("EMAIL_OTP_CODE", scene.last_message().1),
        };
        access_token(&scene.respond(&chosen, json!({name: code})).await.json());
    }
}

#[tokio::test]
async fn email_is_set_up_inside_the_sign_in() {
    let scene = Scene::new("ON", &["EMAIL_OTP", "SOFTWARE_TOKEN_MFA"]).await;
    scene.add("bob", &[]).await;
    for key in ["EMAIL", "email"] {
        let asked = scene.sign_in("bob").await;
        if key == "EMAIL" {
            let factors = "[\"EMAIL_OTP\",\"SOFTWARE_TOKEN_MFA\"]";
            assert_eq!(asked["ChallengeParameters"]["MFAS_CAN_SETUP"], factors);
            let session = &asked["Session"];
            let bad = scene.respond_as("bob", "MFA_SETUP", session, json!({"EMAIL": "no address"})).await;
            assert_eq!(refusal(&bad), refused("InvalidParameterException", "Invalid email address format."));
            let sent = scene.respond_as("bob", "MFA_SETUP", session, json!({key: "bob@example.com"})).await.json();
            assert_eq!(sent["ChallengeParameters"]["CODE_DELIVERY_DESTINATION"], "b***@e***");
            let (destination, code) = scene.last_message();
            assert_eq!(destination, "bob@example.com");
            let user = scene.world.done("AdminGetUser", json!({"UserPoolId": scene.pool, "Username": "bob"})).await;
            assert!(!user.to_string().contains("bob@example.com"), "not before the code is shown");
            let done = scene.respond_as("bob", "EMAIL_OTP", &sent["Session"], json!({"EMAIL_OTP_CODE": code})).await;
            access_token(&done.json());
        } else {
            assert_eq!(asked["ChallengeName"], "EMAIL_OTP", "from now on");
        }
    }
}

#[tokio::test]
async fn wrong_codes_are_limited_for_a_user_over_all_sessions() {
    let scene = Scene::new("OPTIONAL", &["SMS_MFA", "SOFTWARE_TOKEN_MFA"]).await;
    let secret = scene.register(&access_token(&scene.sign_in("ann").await)).await;
    scene.prefer("ann", json!({"SoftwareTokenMfaSettings": {"Enabled": true}})).await;
    let limit = refused("LimitExceededException", "Attempt limit exceeded, please try after some time.");
    for round in 0..2 {
        let asked = scene.sign_in("ann").await;
        let code = wrong(&scene.code(&secret));
        for _ in 0..10 {
            let answer = scene.respond(&asked, json!({"SOFTWARE_TOKEN_MFA_CODE": code})).await;
            assert_eq!(answer.error(), "CodeMismatchException", "{round}");
        }
    }
    let asked = scene.sign_in("ann").await;
    let right = json!({"SOFTWARE_TOKEN_MFA_CODE": scene.code(&secret)});
    assert_eq!(refusal(&scene.respond(&asked, right).await), limit, "a right code beyond the limit is no better");
    scene.world.clock.advance_ms(3_600_000);
    let asked = scene.sign_in("ann").await;
    access_token(&scene.respond(&asked, json!({"SOFTWARE_TOKEN_MFA_CODE": scene.code(&secret)})).await.json());
}

#[tokio::test]
async fn sign_ins_that_only_send_codes_are_limited() {
    let scene = Scene::new("OPTIONAL", &["SMS_MFA"]).await;
    scene.prefer("ann", json!({"SMSMfaSettings": {"Enabled": true}})).await;
    for _ in 0..20 {
        assert_eq!(scene.sign_in("ann").await["ChallengeName"], "SMS_MFA");
    }
    assert_eq!(scene.sign_in("ann").await["__type"], "LimitExceededException");
    assert_eq!(scene.world.outbox.find(&MessageQuery::default()).len(), 20);
}

#[tokio::test]
async fn a_new_password_is_followed_by_the_set_up_of_a_required_factor() {
    let scene = Scene::new("ON", &["SOFTWARE_TOKEN_MFA"]).await;
    let password = json!({"UserPoolId": scene.pool, "Username": "ann", "Password": PASSWORD, "Permanent": false});
    scene.world.done("AdminSetUserPassword", password).await;
    let asked = scene.sign_in("ann").await;
    assert_eq!(asked["ChallengeName"], "NEW_PASSWORD_REQUIRED");
    let next = scene.respond(&asked, json!({"NEW_PASSWORD": "An0ther-one!"})).await.json();
    assert_eq!(next["ChallengeName"], "MFA_SETUP");
}

#[tokio::test]
async fn an_address_that_was_changed_meanwhile_is_not_verified_by_the_code() {
    let scene = Scene::new("OPTIONAL", &["EMAIL_OTP"]).await;
    scene.prefer("ann", json!({"EmailMfaSettings": {"Enabled": true}})).await;
    let asked = scene.sign_in("ann").await;
    let changed = json!({"UserPoolId": scene.pool, "Username": "ann",
        "UserAttributes": [{"Name": "email", "Value": "other@example.com"}]});
    scene.world.done("AdminUpdateUserAttributes", changed).await;
    let code = scene.last_message().1;
    access_token(&scene.respond(&asked, json!({"EMAIL_OTP_CODE": code})).await.json());
    let user = scene.world.done("AdminGetUser", json!({"UserPoolId": scene.pool, "Username": "ann"})).await.to_string();
    assert!(
        user.contains("other@example.com") && user.contains(r#"{"Name":"email_verified","Value":"false"}"#),
        "{user}"
    );
}

#[tokio::test]
async fn a_reset_that_an_administrator_wants_meanwhile_ends_the_sign_in() {
    let scene = Scene::new("OPTIONAL", &["EMAIL_OTP"]).await;
    scene.prefer("ann", json!({"EmailMfaSettings": {"Enabled": true}})).await;
    let verified = json!({"UserPoolId": scene.pool, "Username": "ann",
        "UserAttributes": [{"Name": "phone_number_verified", "Value": "true"}]});
    scene.world.done("AdminUpdateUserAttributes", verified).await;
    let asked = scene.sign_in("ann").await;
    let code = scene.last_message().1;
    scene.world.done("AdminResetUserPassword", json!({"UserPoolId": scene.pool, "Username": "ann"})).await;
    let answer = scene.respond(&asked, json!({"EMAIL_OTP_CODE": code})).await;
    let required = refused("PasswordResetRequiredException", "Password reset required for the user");
    assert_eq!(refusal(&answer), required);
    let again = scene.respond(&asked, json!({"EMAIL_OTP_CODE": code})).await;
    assert_eq!(refusal(&again), refused("NotAuthorizedException", "Invalid session for the user."));
}
