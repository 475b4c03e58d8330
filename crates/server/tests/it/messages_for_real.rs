//! Messages that leave the house: who hears of a failure, what waits in the queue, and what the other side gets.

use std::net::{Ipv4Addr, SocketAddr};
use std::time::Duration;

use aws_lc_rs::hmac;
use data_encoding::HEXLOWER;
use serde_json::{Value, json};
use tempfile::TempDir;
use vestibule_functions::testing::Answer as Function;
use vestibule_server::cli::ServeArgs;
use vestibule_server::config::Credential;
use vestibule_server::messages::{MessageQuery, queue};
use vestibule_server::protocol::sigv4::{self, RawRequest};
use vestibule_server::seams::Stopwatch;

use crate::sinks::{MailServer, WebServer};
use crate::world::{Answer, World, refusal, refused, text};

const PASSWORD: &str = "Passw0rd!";
const NEW_PASSWORD: &str = "An0ther!Password";
const SECRET: &str = "0123456789abcdef";
const ROLE: &str = "arn:aws:iam::000000000000:role/sms";
const SES: &str = "arn:aws:ses:us-east-1:000000000000:identity/sender@pool.example";
const FAILED: &str = "Failed to deliver the message.";
const SENDER: &str = "arn:aws:lambda:us-east-1:000000000000:function:mail";
const KEY: &str = "arn:aws:kms:us-east-1:000000000000:key/7d1ad1c1-1e4b-4d4f-8f0e-0a2f6a5d5c11";

/// A pool of a server with this configuration.
struct Scene {
    world: World,
    pool: String,
    client: String,
}

impl Scene {
    async fn new(configuration: &str, more: Value) -> Self {
        let directory = TempDir::new().unwrap();
        let config = directory.path().join("vestibule.toml");
        std::fs::write(&config, configuration).unwrap();
        let world = World::with(&ServeArgs { config: Some(config), ..ServeArgs::default() }, &|_| None).await;
        let mut input = json!({
            "PoolName": "p", "AutoVerifiedAttributes": ["email"], "SmsConfiguration": {"SnsCallerArn": ROLE},
            "EmailConfiguration": {"EmailSendingAccount": "DEVELOPER", "SourceArn": SES,
                "From": "The Pool <mail@pool.example>", "ReplyToEmailAddress": "help@pool.example"},
            "AccountRecoverySetting": {"RecoveryMechanisms": [{"Name": "verified_email", "Priority": 1}]},
        });
        input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        let pool = text(&world.done("CreateUserPool", input).await["UserPool"]["Id"]);
        let mut scene = Self { world, pool, client: String::new() };
        scene.client = scene.client("LEGACY").await;
        scene
    }

    async fn client(&self, hides: &str) -> String {
        let input = json!({"UserPoolId": self.pool, "ClientName": "c", "PreventUserExistenceErrors": hides,
            "ExplicitAuthFlows": ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_USER_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]});
        text(&self.world.done("CreateUserPoolClient", input).await["UserPoolClient"]["ClientId"])
    }

    async fn sign_up(&self, username: &str) -> Answer {
        let input = json!({"ClientId": self.client, "Username": username, "Password": PASSWORD,
            "UserAttributes": [{"Name": "email", "Value": format!("{username}@example.com")}]});
        self.world.call_unsigned("SignUp", input).await
    }

    /// A confirmed user, without a message.
    async fn add(&self, username: &str) {
        let attributes = json!([
            {"Name": "email", "Value": format!("{username}@example.com")}, {"Name": "email_verified", "Value": "true"},
            {"Name": "phone_number", "Value": "+15555551234"}, {"Name": "phone_number_verified", "Value": "true"},
        ]);
        let input = json!({"UserPoolId": self.pool, "Username": username, "UserAttributes": attributes,
            "MessageAction": "SUPPRESS"});
        self.world.done("AdminCreateUser", input).await;
        let input = json!({"UserPoolId": self.pool, "Username": username, "Password": PASSWORD, "Permanent": true});
        self.world.done("AdminSetUserPassword", input).await;
    }

    async fn forget(&self, client: &str, username: &str) -> Answer {
        self.world.call_unsigned("ForgotPassword", json!({"ClientId": client, "Username": username})).await
    }

    async fn reset(&self, client: &str, username: &str, code: &str) -> Answer {
        let input =
            json!({"ClientId": client, "Username": username, "ConfirmationCode": code, "Password": NEW_PASSWORD});
        self.world.call_unsigned("ConfirmForgotPassword", input).await
    }

    async fn status(&self, username: &str) -> String {
        let input = json!({"UserPoolId": self.pool, "Username": username});
        text(&self.world.done("AdminGetUser", input).await["UserStatus"])
    }

    /// How many messages wait.
    async fn waiting(&self) -> usize {
        self.world.app.store.queued_messages(100).await.unwrap().len()
    }

    /// Tries what is due, and answers how many messages wait then.
    async fn deliver(&self) -> usize {
        queue::deliver_due(&self.world.app).await.unwrap();
        self.waiting().await
    }
}

fn webhook(medium: &str, address: SocketAddr) -> String {
    format!("[{medium}.webhook]\nurl = \"http://{address}/hook?a=b\"\nsecret = \"{SECRET}\"\n")
}

#[tokio::test]
async fn a_code_arrives_by_mail_and_confirms_the_sign_up() {
    let mail = MailServer::start().await;
    let scene = Scene::new(&mail.configuration(), json!({})).await;
    let answer = scene.sign_up("ann").await.json();
    assert_eq!(answer["CodeDeliveryDetails"]["Destination"], "a***@e***");
    let mails = mail.mails();
    assert_eq!(mails.len(), 1);
    assert_eq!((mails[0].from.as_str(), mails[0].to.as_str()), ("<mail@pool.example>", "<ann@example.com>"));
    for (name, value) in [
        ("From", "\"The Pool\" <mail@pool.example>"),
        ("Reply-To", "help@pool.example"),
        ("To", "ann@example.com"),
        ("Subject", "Your verification code"),
        ("Date", "Tue, 14 Nov 2023 22:13:20 +0000"),
        ("Auto-Submitted", "auto-generated"),
    ] {
        assert_eq!(
            mails[0].header(name).as_deref().map(|it| it.replace('"', "")),
            Some(value.replace('"', "")),
            "{name}"
        );
    }
    assert!(mails[0].header("Message-ID").unwrap().ends_with("@pool.example>"));
    let code = mails[0].code();
    let html = format!(
        "Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 7bit\n\nYour confirmation code is {code}."
    );
    assert!(mails[0].data.contains(&html), "{}", mails[0].data);
    let input = json!({"ClientId": scene.client, "Username": "ann", "ConfirmationCode": code});
    scene.world.done("ConfirmSignUp", input).await;
    // What is sent is not kept for reading, and what was waited for does not wait.
    assert!(scene.world.outbox.find(&MessageQuery::default()).is_empty());
    assert_eq!(scene.world.get("/_vestibule/messages").await.status, 404);
    assert_eq!(scene.waiting().await, 0);
}

#[tokio::test]
async fn a_message_that_is_refused_is_heard_of_and_the_user_is_there() {
    let mail = MailServer::start().await;
    let scene = Scene::new(&mail.configuration(), json!({})).await;
    mail.refuse("550 5.1.1 <ann@example.com> is nobody");
    let failed = refused("CodeDeliveryFailureException", FAILED);
    assert_eq!(refusal(&scene.sign_up("ann").await), failed);
    assert_eq!(scene.status("ann").await, "UNCONFIRMED");
    let of_client = json!({"ClientId": scene.client, "Username": "ann"});
    mail.refuse("550 no");
    assert_eq!(refusal(&scene.world.call_unsigned("ResendConfirmationCode", of_client.clone()).await), failed);
    scene.world.done("ResendConfirmationCode", of_client).await;
    assert_eq!(mail.mails().len(), 1);

    mail.refuse("550 no");
    let input = json!({"UserPoolId": scene.pool, "Username": "bob", "DesiredDeliveryMediums": ["EMAIL"],
        "UserAttributes": [{"Name": "email", "Value": "bob@example.com"}]});
    assert_eq!(refusal(&scene.world.call("AdminCreateUser", input).await), failed);
    assert_eq!(scene.status("bob").await, "FORCE_CHANGE_PASSWORD");

    scene.add("eve").await;
    mail.refuse("550 no");
    assert_eq!(refusal(&scene.forget(&scene.client, "eve").await), failed);
    let input = json!({"ClientId": scene.client, "AuthFlow": "USER_PASSWORD_AUTH",
        "AuthParameters": {"USERNAME": "eve", "PASSWORD": PASSWORD}});
    let token = text(&scene.world.done("InitiateAuth", input).await["AuthenticationResult"]["AccessToken"]);
    mail.refuse("550 no");
    let input = json!({"AccessToken": token, "AttributeName": "email"});
    assert_eq!(refusal(&scene.world.call_unsigned("GetUserAttributeVerificationCode", input).await), failed);
    mail.refuse("550 no");
    let input = json!({"AccessToken": token, "UserAttributes": [{"Name": "email", "Value": "eve@new.example"}]});
    assert_eq!(refusal(&scene.world.call_unsigned("UpdateUserAttributes", input).await), failed);
    assert_eq!((mail.mails().len(), scene.waiting().await), (1, 0));
}

#[tokio::test]
async fn an_answer_that_comes_too_late_is_not_taken_for_another_messages() {
    let mail = MailServer::start().await;
    let scene = Scene::new(&(mail.configuration() + "timeout = 1\n"), json!({})).await;
    mail.hold_back();
    // Tried again, on another connection.
    assert_eq!(scene.sign_up("ann").await.status, 200);
    assert_eq!(scene.sign_up("bob").await.status, 200);
    let mails = mail.mails();
    let recipients: Vec<_> = mails.iter().map(|mail| mail.to.as_str()).collect();
    assert_eq!(recipients, ["<ann@example.com>", "<bob@example.com>"]);
    for (name, mail) in ["ann", "bob"].into_iter().zip(&mails) {
        let input = json!({"ClientId": scene.client, "Username": name, "ConfirmationCode": mail.code()});
        scene.world.done("ConfirmSignUp", input).await;
    }
    // The second one was used again.
    assert_eq!(mail.connections(), 2);
}

#[tokio::test]
async fn an_address_that_the_mail_server_cannot_take_is_given_up() {
    let mail = MailServer::start().await;
    let scene = Scene::new(&mail.configuration(), json!({})).await;
    let hiding = scene.client("ENABLED").await;
    // The mail server does not speak SMTPUTF8.
    scene.add("größe").await;
    assert_eq!(scene.forget(&hiding, "größe").await.status, 200);
    assert_eq!((scene.waiting().await, scene.deliver().await, mail.mails().len()), (1, 0, 0));
}

#[tokio::test]
async fn a_medium_that_fails_does_not_cost_the_others_message() {
    let (mail, web) = (MailServer::start().await, WebServer::start().await);
    let more = json!({"AutoVerifiedAttributes": ["email", "phone_number"]});
    let scene = Scene::new(&(mail.configuration() + &webhook("sms", web.address)), more).await;
    let failed = refused("CodeDeliveryFailureException", FAILED);
    let attribute = |name: &str, value: &str| json!({"Name": name, "Value": value});
    let addresses = |email: &str, number: &str| json!([attribute("email", email), attribute("phone_number", number)]);
    for mediums in [json!(["SMS", "EMAIL"]), json!(["EMAIL", "SMS"])] {
        web.answer(400, "no");
        let name = format!("ann-{}", text(&mediums[0]));
        let input = json!({"UserPoolId": scene.pool, "Username": name, "DesiredDeliveryMediums": mediums,
            "UserAttributes": addresses("ann@example.com", "+15555551234")});
        assert_eq!(refusal(&scene.world.call("AdminCreateUser", input).await), failed, "{name}");
    }
    assert_eq!((mail.mails().len(), web.received().len()), (2, 2));

    scene.add("eve").await;
    let input = json!({"ClientId": scene.client, "AuthFlow": "USER_PASSWORD_AUTH",
        "AuthParameters": {"USERNAME": "eve", "PASSWORD": PASSWORD}});
    let token = text(&scene.world.done("InitiateAuth", input).await["AuthenticationResult"]["AccessToken"]);
    for (number, is_mail_refused) in [("+15555550001", true), ("+15555550002", false)] {
        if is_mail_refused {
            mail.refuse("550 no");
        } else {
            web.answer(400, "no");
        }
        let attributes = addresses(&format!("eve{}@new.example", &number[11..]), number);
        let input = json!({"AccessToken": token, "UserAttributes": attributes});
        assert_eq!(refusal(&scene.world.call_unsigned("UpdateUserAttributes", input).await), failed, "{number}");
    }
    // Whichever comes first: the one that was not refused has left.
    assert_eq!((mail.mails().len(), web.received().len()), (3, 4));
}

#[tokio::test]
async fn a_queued_message_is_not_tried_while_its_answer_may_be_held_back() {
    let mail = MailServer::start().await;
    let scene = Scene::new(&mail.configuration(), json!({})).await;
    let hiding = scene.client("ENABLED").await;
    scene.add("ann").await;
    scene.forget(&hiding, "ann").await;
    // Whatever wakes the queue: the entry may have been committed the moment before.
    let begun = Stopwatch::start();
    assert_eq!((scene.deliver().await, mail.mails().len()), (0, 1));
    assert!(begun.elapsed() >= Duration::from_millis(20), "{:?}", begun.elapsed());
}

#[tokio::test]
async fn where_it_is_hidden_who_exists_nobody_waits_for_a_message() {
    let mail = MailServer::start().await;
    let scene = Scene::new(&mail.configuration(), json!({})).await;
    let hiding = scene.client("ENABLED").await;
    scene.add("ann").await;
    for name in ["ann", "nobody"] {
        let details = scene.forget(&hiding, name).await.json()["CodeDeliveryDetails"].clone();
        assert_eq!(details["DeliveryMedium"], "EMAIL", "{name}");
    }
    // One entry each, and nothing has left yet.
    assert_eq!((scene.waiting().await, mail.mails().len()), (2, 0));
    let entries = scene.world.app.store.queued_messages(9).await.unwrap();
    let lengths: Vec<_> = entries.iter().map(|entry| entry.content.expose().len()).collect();
    assert!(lengths[0].abs_diff(lengths[1]) < 64, "{lengths:?}");
    assert_eq!(scene.deliver().await, 0);
    let mails = mail.mails();
    assert_eq!(mails.len(), 1);
    assert_eq!(mails[0].to, "<ann@example.com>");
    assert_eq!(scene.reset(&hiding, "ann", &mails[0].code()).await.status, 200);

    // Nor does anybody hear that it was refused.
    mail.refuse("550 no");
    assert_eq!(scene.forget(&hiding, "ann").await.status, 200);
    assert_eq!((scene.deliver().await, mail.mails().len()), (0, 1));

    scene.sign_up("bob").await;
    for name in ["bob", "nobody"] {
        let input = json!({"ClientId": hiding, "Username": name});
        assert_eq!(scene.world.call_unsigned("ResendConfirmationCode", input).await.status, 200, "{name}");
    }
    assert_eq!((scene.waiting().await, mail.mails().len()), (2, 2));
    assert_eq!((scene.deliver().await, mail.mails().len()), (0, 3));
}

#[tokio::test]
async fn codes_of_sign_ins_and_what_administrators_cause_are_queued() {
    let (mail, web) = (MailServer::start().await, WebServer::start().await);
    let configuration = mail.configuration() + &webhook("sms", web.address);
    let policies = json!({"Policies": {"SignInPolicy": {"AllowedFirstAuthFactors": ["PASSWORD", "EMAIL_OTP"]}}});
    let scene = Scene::new(&configuration, policies).await;
    let mfa = json!({"UserPoolId": scene.pool, "MfaConfiguration": "OPTIONAL",
        "SmsMfaConfiguration": {"SmsConfiguration": {"SnsCallerArn": ROLE}}});
    scene.world.done("SetUserPoolMfaConfig", mfa).await;
    scene.add("ann").await;

    let choose = |client: &str, name: &str| {
        json!({"ClientId": client, "AuthFlow": "USER_AUTH",
            "AuthParameters": {"USERNAME": name, "PREFERRED_CHALLENGE": "EMAIL_OTP"}})
    };
    let challenge = scene.world.done("InitiateAuth", choose(&scene.client, "ann")).await;
    assert_eq!((&challenge["ChallengeName"], mail.mails().len()), (&json!("EMAIL_OTP"), 0));
    assert_eq!(scene.deliver().await, 0);
    let input = json!({"ClientId": scene.client, "ChallengeName": "EMAIL_OTP", "Session": challenge["Session"],
        "ChallengeResponses": {"USERNAME": "ann", "EMAIL_OTP_CODE": mail.mails()[0].code()}});
    assert!(scene.world.done("RespondToAuthChallenge", input).await["AuthenticationResult"].is_object());

    // An unknown user has an entry too.
    let hiding = scene.client("ENABLED").await;
    for name in ["ann", "nobody"] {
        scene.world.done("InitiateAuth", choose(&hiding, name)).await;
    }
    assert_eq!(scene.waiting().await, 2);
    assert_eq!((scene.deliver().await, mail.mails().len()), (0, 2));

    let preference = json!({"UserPoolId": scene.pool, "Username": "ann",
        "SMSMfaSettings": {"Enabled": true, "PreferredMfa": true}});
    scene.world.done("AdminSetUserMFAPreference", preference).await;
    let input = json!({"ClientId": scene.client, "AuthFlow": "USER_PASSWORD_AUTH",
        "AuthParameters": {"USERNAME": "ann", "PASSWORD": PASSWORD}});
    let challenge = scene.world.done("InitiateAuth", input).await;
    assert_eq!((&challenge["ChallengeName"], web.received().len()), (&json!("SMS_MFA"), 0));
    assert_eq!((scene.deliver().await, web.received().len()), (0, 1));

    mail.refuse("550 no");
    scene.world.done("AdminResetUserPassword", json!({"UserPoolId": scene.pool, "Username": "ann"})).await;
    assert_eq!((scene.waiting().await, scene.deliver().await, mail.mails().len()), (1, 0, 2));
}

#[tokio::test]
async fn a_queued_message_is_tried_again_later_and_later_until_it_is_of_no_use() {
    let web = WebServer::start().await;
    let scene = Scene::new(&webhook("email", web.address), json!({})).await;
    let hiding = scene.client("ENABLED").await;
    scene.add("ann").await;
    scene.forget(&hiding, "ann").await;
    for _ in 0..2 {
        web.answer(503, "");
    }
    assert_eq!((scene.deliver().await, web.received().len()), (1, 1));
    // Its time has not come.
    assert_eq!((scene.deliver().await, web.received().len()), (1, 1));
    scene.world.clock.advance_ms(1_000);
    assert_eq!((scene.deliver().await, web.received().len()), (1, 2));
    scene.world.clock.advance_ms(1_999);
    assert_eq!((scene.deliver().await, web.received().len()), (1, 2));
    scene.world.clock.advance_ms(1);
    assert_eq!((scene.deliver().await, web.received().len()), (0, 3));
    let received = web.received();
    let id = |at: usize| received[at].header("idempotency-key").to_owned();
    assert_eq!((id(0), id(1)), (id(1), id(2)));
    assert_eq!(received[0].body, received[2].body);

    // An hour later the code is of no use.
    scene.forget(&hiding, "ann").await;
    web.answer(500, "");
    assert_eq!((scene.deliver().await, web.received().len()), (1, 4));
    scene.world.clock.advance_ms(60 * 60 * 1000);
    assert_eq!((scene.deliver().await, web.received().len()), (0, 4));
}

#[tokio::test]
async fn a_webhook_gets_a_signed_message() {
    let web = WebServer::start().await;
    let scene = Scene::new(&(webhook("email", web.address) + &webhook("sms", web.address)), json!({})).await;
    web.answer(503, "");
    web.answer(429, "");
    // Tried again while the call waits.
    assert_eq!(scene.sign_up("ann").await.status, 200);
    let received = web.received();
    assert_eq!(received.len(), 3);
    let request = &received[2];
    assert_eq!((request.method.as_str(), request.uri.to_string().as_str()), ("POST", "/hook?a=b"));
    assert_eq!(request.header("content-type"), "application/json");
    let timestamp = request.header("x-vestibule-timestamp");
    assert_eq!(timestamp, "1700000000");
    let key = hmac::Key::new(hmac::HMAC_SHA256, SECRET.as_bytes());
    let signed = [timestamp.as_bytes(), b".", &request.body].concat();
    let signature = HEXLOWER.decode(request.header("x-vestibule-signature").as_bytes()).unwrap();
    hmac::verify(&key, &signed, &signature).unwrap();
    let body: Value = serde_json::from_slice(&request.body).unwrap();
    let message = text(&body["message"]);
    assert!(message.starts_with("Your confirmation code is "), "{message}");
    assert_eq!(
        body,
        json!({"id": request.header("idempotency-key"), "channel": "EMAIL", "purpose": "SignUp",
            "userPoolId": scene.pool, "clientId": scene.client, "username": "ann", "to": "ann@example.com",
            "subject": "Your verification code", "from": "The Pool <mail@pool.example>",
            "replyTo": "help@pool.example", "message": message, "time": "2023-11-14T22:13:20Z"})
    );

    // A refusal is final.
    web.answer(422, "no such number: +15555551234");
    let input = json!({"UserPoolId": scene.pool, "Username": "bob",
        "UserAttributes": [{"Name": "phone_number", "Value": "+15555551234"}]});
    let answer = scene.world.call("AdminCreateUser", input).await;
    assert_eq!(refusal(&answer), refused("CodeDeliveryFailureException", FAILED));
    assert_eq!(web.received().len(), 4);
    let body: Value = serde_json::from_slice(&web.received()[3].body).unwrap();
    assert_eq!(
        (&body["channel"], &body["to"], &body["clientId"]),
        (&json!("SMS"), &json!("+15555551234"), &Value::Null)
    );
    assert!(body.get("subject").is_none() && body.get("from").is_none());
}

#[tokio::test]
async fn sns_is_asked_to_publish_with_a_signature_for_the_pools_region() {
    let web = WebServer::start().await;
    let sns = format!(
        "[sms.sns]\nendpoint = \"http://{}\"\nsender_id = \"Example\"\n\
         credentials = {{ access_key_id = \"AKIDSNS\", secret_access_key = \"sns secret\" }}\n",
        web.address
    );
    let more = json!({"AutoVerifiedAttributes": ["phone_number"],
        "SmsConfiguration": {"SnsCallerArn": ROLE, "SnsRegion": "eu-west-1"}});
    let scene = Scene::new(&sns, more).await;
    let input = json!({"ClientId": scene.client, "Username": "ann", "Password": PASSWORD,
        "UserAttributes": [{"Name": "phone_number", "Value": "+15555551234"}]});
    assert_eq!(scene.world.call_unsigned("SignUp", input).await.status, 200);
    let request = web.received().remove(0);
    let body = String::from_utf8(request.body.to_vec()).unwrap();
    assert!(
        body.starts_with(
            "Action=Publish&Version=2010-03-31&PhoneNumber=%2B15555551234&Message=Your%20confirmation%20code"
        ),
        "{body}"
    );
    assert!(
        body.ends_with(
            "&MessageAttributes.entry.1.Name=AWS.SNS.SMS.SMSType&MessageAttributes.entry.1.Value.DataType=String\
             &MessageAttributes.entry.1.Value.StringValue=Transactional\
             &MessageAttributes.entry.2.Name=AWS.SNS.SMS.SenderID&MessageAttributes.entry.2.Value.DataType=String\
             &MessageAttributes.entry.2.Value.StringValue=Example"
        ),
        "{body}"
    );
    assert!(request.header("authorization").contains("/20231114/eu-west-1/sns/aws4_request"), "{request:?}");
    let raw = RawRequest { method: &request.method, uri: &request.uri, headers: &request.headers, body: &request.body };
    let credential =
        Credential { access_key_id: "AKIDSNS".into(), secret_access_key: "sns secret".into(), session_token: None };
    let added = {
        let mut headers = request.headers.clone();
        for name in ["authorization", "x-amz-date"] {
            headers.remove(name);
        }
        let raw = RawRequest { headers: &headers, ..raw };
        sigv4::sign(raw, "eu-west-1", "sns", &credential, crate::world::BEGINNING).unwrap()
    };
    assert_eq!(added["authorization"], request.headers["authorization"]);

    web.answer(400, "<ErrorResponse><Error><Code>InvalidParameter</Code></Error></ErrorResponse>");
    let input = json!({"ClientId": scene.client, "Username": "bob", "Password": PASSWORD,
        "UserAttributes": [{"Name": "phone_number", "Value": "+15555554321"}]});
    let answer = scene.world.call_unsigned("SignUp", input).await;
    assert_eq!(refusal(&answer), refused("CodeDeliveryFailureException", FAILED));
    assert_eq!(web.received().len(), 2);
}

#[tokio::test]
async fn a_pools_own_sender_goes_before_everything_else() {
    let mail = MailServer::start().await;
    let more = json!({"LambdaConfig": {
        "CustomEmailSender": {"LambdaVersion": "V1_0", "LambdaArn": SENDER}, "KMSKeyID": KEY}});
    let scene = Scene::new(&mail.configuration(), more).await;
    scene.world.functions.expect(SENDER, Function::Returns(Value::Null));
    assert_eq!(scene.sign_up("ann").await.status, 200);
    let hiding = scene.client("ENABLED").await;
    scene.add("bob").await;
    scene.world.functions.expect(SENDER, Function::Returns(Value::Null));
    for name in ["bob", "nobody"] {
        scene.forget(&hiding, name).await;
        assert_eq!(scene.waiting().await, 0, "{name}");
    }
    assert!(mail.mails().is_empty());
}

#[tokio::test]
async fn a_medium_that_nobody_sends_fails_unless_its_messages_are_read() {
    let mail = MailServer::start().await;
    let invite = |scene: &Scene| {
        json!({"UserPoolId": scene.pool, "Username": "ann",
            "UserAttributes": [{"Name": "phone_number", "Value": "+15555551234"}]})
    };
    let scene = Scene::new(&mail.configuration(), json!({})).await;
    let answer = scene.world.call("AdminCreateUser", invite(&scene)).await;
    assert_eq!(refusal(&answer), refused("CodeDeliveryFailureException", FAILED));

    let scene = Scene::new(&format!("readable_messages = true\n{}", mail.configuration()), json!({})).await;
    scene.world.done("AdminCreateUser", invite(&scene)).await;
    scene.sign_up("bob").await;
    let read = scene.world.outbox.find(&MessageQuery::default());
    let destinations: Vec<_> = read.iter().map(|message| message.destination.as_str()).collect();
    assert_eq!(destinations, ["bob@example.com", "+15555551234"]);
    assert_eq!(read[0].code.as_ref().unwrap().expose(), mail.mails()[0].code());
}

#[tokio::test]
async fn a_deleted_pool_takes_its_messages_along() {
    let mail = MailServer::start().await;
    let scene = Scene::new(&mail.configuration(), json!({})).await;
    let hiding = scene.client("ENABLED").await;
    scene.add("ann").await;
    scene.forget(&hiding, "ann").await;
    assert_eq!(scene.waiting().await, 1);
    scene.world.done("DeleteUserPool", json!({"UserPoolId": scene.pool})).await;
    assert_eq!((scene.deliver().await, mail.mails().len()), (0, 0));
}

#[tokio::test]
async fn a_server_that_cannot_be_reached_is_tried_again() {
    // Nobody listens there: the port was somebody's a moment ago.
    let gone = {
        let listener = tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
        listener.local_addr().unwrap()
    };
    let scene = Scene::new(&webhook("email", gone), json!({})).await;
    let hiding = scene.client("ENABLED").await;
    scene.add("ann").await;
    assert_eq!(scene.forget(&hiding, "ann").await.status, 200);
    assert_eq!(scene.deliver().await, 1);
    let entry = scene.world.app.store.queued_messages(1).await.unwrap().remove(0);
    assert_eq!((entry.attempts, entry.next_attempt_at.as_millis()), (1, crate::world::BEGINNING.as_millis() + 1_000));
}
