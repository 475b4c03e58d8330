//! Registration over the wire: order of triggers, codes, aliases, and what a failing trigger leaves behind.

use serde_json::{Value, json};
use vestibule_functions::testing::Answer as Function;
use vestibule_server::messages::MessageQuery;

use crate::world::{Answer, World, refusal};

struct Pool {
    world: World,
    id: String,
    client: String,
}

impl Pool {
    async fn new(settings: Value, client: Value) -> Self {
        let world = World::new().await;
        let mut pool = json!({"PoolName": "p", "AutoVerifiedAttributes": ["email"]});
        pool.as_object_mut().unwrap().extend(settings.as_object().unwrap().clone());
        let pool = world.done("CreateUserPool", pool).await;
        let id = pool["UserPool"]["Id"].as_str().unwrap().to_owned();
        let mut request = json!({"UserPoolId": id, "ClientName": "c"});
        request.as_object_mut().unwrap().extend(client.as_object().unwrap().clone());
        let client = world.done("CreateUserPoolClient", request).await;
        let client = client["UserPoolClient"]["ClientId"].as_str().unwrap().to_owned();
        Self { world, id, client }
    }

    async fn sign_up(&self, name: &str, email: &str) -> Answer {
        let input = json!({
            "ClientId": self.client, "Username": name, "Password": "Passw0rd!",
            "UserAttributes": [{"Name": "email", "Value": email}],
            "ClientMetadata": {"from": "sign-up"},
        });
        self.world.call_unsigned("SignUp", input).await
    }

    async fn confirm(&self, name: &str, code: &str) -> Answer {
        let input = json!({
            "ClientId": self.client, "Username": name, "ConfirmationCode": code,
            "ClientMetadata": {"from": "confirm"},
        });
        self.world.call_unsigned("ConfirmSignUp", input).await
    }

    async fn resend(&self, name: &str) -> Answer {
        let input = json!({"ClientId": self.client, "Username": name});
        self.world.call_unsigned("ResendConfirmationCode", input).await
    }

    async fn status(&self, name: &str) -> String {
        let user = json!({"UserPoolId": self.id, "Username": name});
        self.world.done("AdminGetUser", user).await["UserStatus"].as_str().unwrap().to_owned()
    }

    fn code(&self) -> String {
        self.world.outbox.find(&MessageQuery::default())[0].code.as_ref().unwrap().expose().to_owned()
    }
}

fn triggers(names: &[&str]) -> Value {
    let config: serde_json::Map<String, Value> =
        names.iter().map(|name| ((*name).to_owned(), json!(arn(name)))).collect();
    json!({"LambdaConfig": config})
}

fn arn(trigger: &str) -> String {
    format!("arn:aws:lambda:us-east-1:000000000000:function:{trigger}")
}

fn invalid_code() -> (String, String) {
    ("CodeMismatchException".into(), "Invalid verification code provided, please try again.".into())
}

#[tokio::test]
async fn a_code_confirms_the_user_and_verifies_the_address() {
    let pool = Pool::new(json!({}), json!({})).await;
    let signed_up = pool.sign_up("ann", "ann@example.com").await.json();
    assert_eq!(signed_up["UserConfirmed"], false);
    let details = json!({"Destination": "a***@e***", "DeliveryMedium": "EMAIL", "AttributeName": "email"});
    assert_eq!(signed_up["CodeDeliveryDetails"], details);
    let taken = pool.sign_up("ann", "other@example.com").await;
    assert_eq!(refusal(&taken), ("UsernameExistsException".into(), "User already exists".into()));

    let code = pool.code();
    let wrong = if code == "123456" { "654321" } else { "123456" };
    assert_eq!(refusal(&pool.confirm("ann", wrong).await), invalid_code());
    assert_eq!(pool.confirm("ann", &code).await.json(), json!({}));
    let user = pool.world.done("AdminGetUser", json!({"UserPoolId": pool.id, "Username": "ann"})).await;
    assert_eq!(user["UserStatus"], "CONFIRMED");
    let verified = json!({"Name": "email_verified", "Value": "true"});
    assert!(user["UserAttributes"].as_array().unwrap().contains(&verified), "{user}");
    let again = pool.confirm("ann", &code).await;
    assert_eq!(again.message(), "User cannot be confirmed. Current status is CONFIRMED");
}

#[tokio::test]
async fn a_code_expires_and_a_newer_one_replaces_it() {
    let pool = Pool::new(json!({}), json!({})).await;
    pool.sign_up("ann", "ann@example.com").await;
    let first = pool.code();
    assert!(pool.resend("ann").await.status.is_success());
    let second = pool.code();
    if first != second {
        assert_eq!(refusal(&pool.confirm("ann", &first).await), invalid_code());
    }
    pool.world.clock.advance_ms(24 * 3600 * 1000);
    let late = pool.confirm("ann", &second).await;
    let expired = "Invalid code provided, please request a code again.";
    assert_eq!(refusal(&late), ("ExpiredCodeException".into(), expired.into()));
}

#[tokio::test]
async fn pre_sign_up_can_confirm_at_once_and_post_confirmation_sees_the_metadata() {
    let pool = Pool::new(triggers(&["PreSignUp", "PostConfirmation"]), json!({})).await;
    let decision = json!({"autoConfirmUser": true, "autoVerifyEmail": true, "autoVerifyPhone": false});
    pool.world
        .functions
        .expect(arn("PreSignUp"), Function::responds(decision))
        .expect(arn("PostConfirmation"), Function::echoes());
    let signed_up = pool.sign_up("ann", "ann@example.com").await.json();
    assert_eq!(signed_up["UserConfirmed"], true);
    assert!(signed_up.get("CodeDeliveryDetails").is_none());
    pool.world.functions.verify().unwrap();
    let events = pool.world.functions.events();
    assert_eq!(events[0]["triggerSource"], "PreSignUp_SignUp");
    assert_eq!(events[0]["request"]["validationData"], Value::Null);
    assert_eq!(events[0]["request"]["userAttributes"], json!({"email": "ann@example.com"}));
    assert_eq!(events[1]["triggerSource"], "PostConfirmation_ConfirmSignUp");
    assert_eq!(events[1]["request"]["clientMetadata"], json!({"from": "sign-up"}));
    assert_eq!(events[1]["request"]["userAttributes"]["cognito:user_status"], "CONFIRMED");
    assert_eq!(events[1]["request"]["userAttributes"]["email_verified"], "true");
}

#[tokio::test]
async fn a_refusal_by_pre_sign_up_creates_nobody() {
    let pool = Pool::new(triggers(&["PreSignUp"]), json!({})).await;
    pool.world.functions.expect(arn("PreSignUp"), Function::Fails("Error".into(), "not you.".into()));
    let refused = pool.sign_up("ann", "ann@example.com").await;
    assert_eq!(
        refusal(&refused),
        ("UserLambdaValidationException".into(), "PreSignUp failed with error not you..".into())
    );
    let user = pool.world.call("AdminGetUser", json!({"UserPoolId": pool.id, "Username": "ann"})).await;
    assert_eq!(refusal(&user), ("UserNotFoundException".into(), "User does not exist.".into()));
}

#[tokio::test]
async fn a_failing_post_confirmation_leaves_the_user_confirmed() {
    let pool = Pool::new(triggers(&["PostConfirmation"]), json!({})).await;
    pool.sign_up("ann", "ann@example.com").await;
    pool.world.functions.expect(arn("PostConfirmation"), Function::Fails("Error".into(), "x".into()));
    let failed = pool.confirm("ann", &pool.code()).await;
    assert_eq!(
        refusal(&failed),
        ("UserLambdaValidationException".into(), "PostConfirmation failed with error x.".into())
    );
    assert_eq!(pool.status("ann").await, "CONFIRMED");
}

#[tokio::test]
async fn a_failing_custom_message_leaves_the_user_unconfirmed() {
    let pool = Pool::new(triggers(&["CustomMessage"]), json!({})).await;
    pool.world.functions.expect(arn("CustomMessage"), Function::Fails("Error".into(), "x".into()));
    let failed = pool.sign_up("ann", "ann@example.com").await;
    assert_eq!(failed.message(), "CustomMessage failed with error x.");
    assert_eq!(pool.status("ann").await, "UNCONFIRMED");

    let wording = json!({"emailSubject": "Hello", "emailMessage": "Your number is {####}!"});
    pool.world.functions.expect(arn("CustomMessage"), Function::responds(wording));
    pool.resend("ann").await;
    let message = &pool.world.outbox.find(&MessageQuery::default())[0];
    assert_eq!(message.subject, Some("Hello".into()));
    assert_eq!(message.body.expose(), format!("Your number is {}!", pool.code()));
}

#[tokio::test]
async fn an_invitations_event_has_the_stored_username_and_its_text_the_address() {
    let settings = json!({"UsernameAttributes": ["email"], "LambdaConfig": {"CustomMessage": arn("CustomMessage")}});
    let pool = Pool::new(settings, json!({})).await;
    let wording = json!({"emailMessage": "{username} {####}"});
    pool.world.functions.expect(arn("CustomMessage"), Function::responds(wording));
    let input = json!({"UserPoolId": pool.id, "Username": "ann@example.com", "TemporaryPassword": "Passw0rd!",
        "DesiredDeliveryMediums": ["EMAIL"]});
    let user = pool.world.done("AdminCreateUser", input).await["User"].clone();
    assert_eq!(pool.world.functions.events()[0]["userName"], user["Username"]);
    let message = &pool.world.outbox.find(&MessageQuery::default())[0];
    assert_eq!(message.body.expose(), "ann@example.com Passw0rd!");
}

#[tokio::test]
async fn a_hidden_unknown_user_is_answered_like_a_known_one() {
    let pool = Pool::new(json!({}), json!({"PreventUserExistenceErrors": "ENABLED"})).await;
    let first = pool.resend("nobody@example.com").await.json();
    assert_eq!(first["CodeDeliveryDetails"]["Destination"], "n***@e***");
    assert_eq!(pool.resend("nobody@example.com").await.json(), first, "the same every time");
    assert_eq!(refusal(&pool.confirm("nobody@example.com", "123456").await), invalid_code());

    let open = Pool::new(json!({}), json!({})).await;
    let told = ("UserNotFoundException".to_owned(), "Username/client id combination not found.".to_owned());
    assert_eq!(refusal(&open.resend("nobody").await), told);
    assert_eq!(refusal(&open.confirm("nobody", "123456").await), told);
}

#[tokio::test]
async fn a_disabled_user_is_hidden_from_who_asks_for_another_code() {
    for hides in [true, false] {
        let settings = if hides { "ENABLED" } else { "LEGACY" };
        let pool = Pool::new(json!({}), json!({"PreventUserExistenceErrors": settings})).await;
        pool.sign_up("ann", "ann@example.com").await;
        pool.world.done("AdminDisableUser", json!({"UserPoolId": pool.id, "Username": "ann"})).await;
        let answer = pool.resend("ann").await;
        if hides {
            let unknown = pool.resend("nobody").await.json();
            assert_eq!(answer.json()["CodeDeliveryDetails"]["DeliveryMedium"], "EMAIL");
            assert_eq!(unknown["CodeDeliveryDetails"]["DeliveryMedium"], "EMAIL");
        } else {
            assert_eq!(refusal(&answer), ("NotAuthorizedException".into(), "User is disabled.".into()));
        }
        assert_eq!(pool.world.outbox.find(&MessageQuery::default()).len(), 1, "that of SignUp");
    }
}

#[tokio::test]
async fn codes_that_are_tried_and_asked_for_again_are_limited() {
    let pool = Pool::new(json!({}), json!({})).await;
    pool.sign_up("ann", "ann@example.com").await;
    let code = pool.code();
    let wrong = if code == "123456" { "654321" } else { "123456" };
    let limit = ("LimitExceededException".to_owned(), "Attempt limit exceeded, please try after some time.".to_owned());
    for _ in 0..15 {
        assert_eq!(refusal(&pool.confirm("ann", wrong).await), invalid_code());
    }
    assert_eq!(refusal(&pool.confirm("ann", wrong).await), limit);
    assert_eq!(refusal(&pool.confirm("ann", &code).await), limit, "the right one too");
    for _ in 0..5 {
        assert!(pool.resend("ann").await.status.is_success());
    }
    assert_eq!(refusal(&pool.resend("ann").await), limit);
    pool.world.clock.advance_ms(3_600_000);
    assert!(pool.resend("ann").await.status.is_success());
    assert_eq!(pool.confirm("ann", &pool.code()).await.json(), json!({}));
}

#[tokio::test]
async fn a_phone_number_gets_the_code_before_an_address_and_a_blank_attribute_is_none() {
    let role = json!({"SnsCallerArn": "arn:aws:iam::000000000000:role/sms"});
    let both = json!({"AutoVerifiedAttributes": ["email", "phone_number"], "SmsConfiguration": role});
    let pool = Pool::new(both, json!({})).await;
    let sign_up = async |name: &str, phone: &str| {
        let attributes = json!([{"Name": "email", "Value": "ann@example.com"},
            {"Name": "phone_number", "Value": phone}]);
        let input = json!({"ClientId": pool.client, "Username": name, "Password": "Passw0rd!",
            "UserAttributes": attributes});
        pool.world.call_unsigned("SignUp", input).await.json()["CodeDeliveryDetails"].clone()
    };
    let sms = json!({"Destination": "+*******1234", "DeliveryMedium": "SMS", "AttributeName": "phone_number"});
    assert_eq!(sign_up("ann", "+12065551234").await, sms);
    assert_eq!(pool.resend("ann").await.json()["CodeDeliveryDetails"], sms);
    assert_eq!(sign_up("bob", "").await["AttributeName"], "email");
    let bob = pool.world.done("AdminGetUser", json!({"UserPoolId": pool.id, "Username": "bob"})).await;
    let names: Vec<&str> =
        bob["UserAttributes"].as_array().unwrap().iter().map(|it| it["Name"].as_str().unwrap()).collect();
    assert_eq!(names, ["sub", "email"]);
}

#[tokio::test]
async fn an_administrators_confirmation_verifies_nothing_and_is_for_the_unconfirmed() {
    let pool = Pool::new(json!({}), json!({})).await;
    pool.sign_up("ann", "ann@example.com").await;
    let user = |name: &str| json!({"UserPoolId": pool.id, "Username": name});
    assert_eq!(pool.world.done("AdminConfirmSignUp", user("ann")).await, json!({}));
    let ann = pool.world.done("AdminGetUser", user("ann")).await;
    assert_eq!(ann["UserStatus"], "CONFIRMED");
    assert!(!ann.to_string().contains("email_verified"), "{ann}");
    let mut invited = user("bob");
    invited["MessageAction"] = json!("SUPPRESS");
    pool.world.done("AdminCreateUser", invited).await;
    for (name, status) in [("ann", "CONFIRMED"), ("bob", "FORCE_CHANGE_PASSWORD")] {
        let refused =
            ("NotAuthorizedException".into(), format!("User cannot be confirmed. Current status is {status}"));
        assert_eq!(refusal(&pool.world.call("AdminConfirmSignUp", user(name)).await), refused);
        assert_eq!(refusal(&pool.confirm(name, "123456").await), refused);
    }
    let mut again = user("nobody");
    again["MessageAction"] = json!("RESEND");
    assert_eq!(pool.world.call("AdminCreateUser", again).await.error(), "UserNotFoundException");
}

#[tokio::test]
async fn who_signs_up_and_recovers_shows_the_clients_secret_hash() {
    let pool = Pool::new(json!({}), json!({"GenerateSecret": true})).await;
    let missing = format!("Client {} is configured with secret but SECRET_HASH was not received", pool.client);
    let wrong = format!("Unable to verify secret hash for client {}", pool.client);
    for operation in ["SignUp", "ConfirmSignUp", "ResendConfirmationCode", "ForgotPassword", "ConfirmForgotPassword"] {
        let mut input = json!({"ClientId": pool.client, "Username": "ann", "Password": "Passw0rd!",
            "ConfirmationCode": "123456"});
        let answer = pool.world.call_unsigned(operation, input.clone()).await;
        assert_eq!(refusal(&answer), ("NotAuthorizedException".into(), missing.clone()), "{operation}");
        input["SecretHash"] = json!("YgfwcqmUNce01U9pLfPIq8F/9nM3PkAMz6wNVcJIctg=");
        let answer = pool.world.call_unsigned(operation, input).await;
        assert_eq!(refusal(&answer), ("NotAuthorizedException".into(), wrong.clone()), "{operation}");
    }
}

#[tokio::test]
async fn a_verified_alias_belongs_to_one_user() {
    let pool = Pool::new(json!({"AliasAttributes": ["email"]}), json!({})).await;
    pool.sign_up("ann", "shared@example.com").await;
    let ann = pool.code();
    pool.sign_up("bob", "shared@example.com").await;
    let bob = pool.code();
    assert!(pool.confirm("ann", &ann).await.status.is_success());
    let refused = pool.confirm("bob", &bob).await;
    assert_eq!(refused.error(), "AliasExistsException");
    assert_eq!(pool.status("bob").await, "UNCONFIRMED");

    let force = json!({
        "ClientId": pool.client, "Username": "bob", "ConfirmationCode": bob, "ForceAliasCreation": true,
    });
    let forced = pool.world.call_unsigned("ConfirmSignUp", force).await;
    assert!(forced.status.is_success(), "{:?}", forced.body);
    let named = pool.world.done("AdminGetUser", json!({"UserPoolId": pool.id, "Username": "shared@example.com"})).await;
    assert_eq!(named["Username"], "bob");
    let ann = pool.world.done("AdminGetUser", json!({"UserPoolId": pool.id, "Username": "ann"})).await;
    let flag = json!({"Name": "email_verified", "Value": "false"});
    assert!(ann["UserAttributes"].as_array().unwrap().contains(&flag), "{ann}");
}

#[tokio::test]
async fn an_email_address_can_be_the_username() {
    let pool = Pool::new(json!({"UsernameAttributes": ["email"]}), json!({})).await;
    let refused = pool.sign_up("ann", "ann@example.com").await;
    assert_eq!(refused.message(), "Username should be an email.");
    let signed_up = pool.sign_up("ann@example.com", "ann@example.com").await.json();
    let user = pool.world.done("AdminGetUser", json!({"UserPoolId": pool.id, "Username": "ann@example.com"})).await;
    assert_eq!(user["Username"], signed_up["UserSub"]);
    let taken = pool.sign_up("ann@example.com", "ann@example.com").await;
    let message = "An account with the given email already exists.";
    assert_eq!(refusal(&taken), ("UsernameExistsException".into(), message.into()));
}

#[tokio::test]
async fn only_administrators_create_users_where_the_pool_says_so() {
    let settings = json!({"AdminCreateUserConfig": {"AllowAdminCreateUserOnly": true}});
    let pool = Pool::new(settings, json!({})).await;
    let refused = pool.sign_up("ann", "ann@example.com").await;
    let message = "SignUp is not permitted for this user pool";
    assert_eq!(refusal(&refused), ("NotAuthorizedException".into(), message.into()));
}

#[tokio::test]
async fn an_invitation_carries_the_temporary_password_and_can_be_sent_again() {
    let pool = Pool::new(
        triggers(&["PreSignUp", "CustomMessage"]),
        json!({"ExplicitAuthFlows": ["ALLOW_USER_PASSWORD_AUTH"]}),
    )
    .await;
    let functions = &pool.world.functions;
    functions
        .expect(arn("PreSignUp"), Function::responds(json!({"autoConfirmUser": true, "autoVerifyEmail": true})))
        .expect(arn("CustomMessage"), Function::echoes());
    let user = json!({
        "UserPoolId": pool.id, "Username": "ann", "DesiredDeliveryMediums": ["EMAIL"],
        "UserAttributes": [{"Name": "email", "Value": "ann@example.com"}], "ClientMetadata": {"k": "v"},
    });
    let created = pool.world.done("AdminCreateUser", user.clone()).await;
    assert_eq!(created["User"]["UserStatus"], "FORCE_CHANGE_PASSWORD", "pre sign-up confirms no administrator's user");
    let events = functions.events();
    assert_eq!(events[0]["callerContext"]["clientId"], "CLIENT_ID_NOT_APPLICABLE");
    assert_eq!(events[1]["request"]["usernameParameter"], "{username}");
    assert_eq!(events[1]["request"]["clientMetadata"], json!({"k": "v"}));
    let message = pool.world.outbox.find(&MessageQuery::default())[0].clone();
    assert_eq!(message.body.expose(), format!("Your username is ann and temporary password is {}.", pool.code()));

    functions.expect(arn("CustomMessage"), Function::echoes());
    let mut again = user;
    again["MessageAction"] = json!("RESEND");
    pool.world.done("AdminCreateUser", again.clone()).await;
    let parameters = json!({"USERNAME": "ann", "PASSWORD": pool.code()});
    let input = json!({"ClientId": pool.client, "AuthFlow": "USER_PASSWORD_AUTH", "AuthParameters": parameters});
    let asked = pool.world.call_unsigned("InitiateAuth", input.clone()).await.json();
    assert_eq!(asked["ChallengeName"], "NEW_PASSWORD_REQUIRED");
    assert_eq!(asked["ChallengeParameters"]["requiredAttributes"], "[]");

    let answer = |password: &str| {
        json!({
            "ClientId": pool.client, "ChallengeName": "NEW_PASSWORD_REQUIRED", "Session": asked["Session"],
            "ChallengeResponses": {"USERNAME": "ann", "NEW_PASSWORD": password},
        })
    };
    let weak = pool.world.call_unsigned("RespondToAuthChallenge", answer("short")).await;
    let message = "Password does not conform to policy: Password not long enough";
    assert_eq!(refusal(&weak), ("InvalidPasswordException".into(), message.into()));
    let done = pool.world.call_unsigned("RespondToAuthChallenge", answer("Better-1-password")).await.json();
    assert!(done["AuthenticationResult"]["AccessToken"].is_string(), "{done}");
    assert_eq!(pool.status("ann").await, "CONFIRMED");
    let refused = pool.world.call("AdminCreateUser", again).await;
    let message = "Resend not possible. ann status is not FORCE_CHANGE_PASSWORD";
    assert_eq!(refusal(&refused), ("UnsupportedUserStateException".into(), message.into()));
}
