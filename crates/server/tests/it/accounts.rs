//! Accounts over the wire: forgotten, changed and reset passwords, and addresses that are verified.

use serde_json::{Value, json};
use vestibule_functions::testing::Answer as Function;
use vestibule_server::messages::MessageQuery;

use crate::world::{Answer, World, refusal, refused, text};

const PASSWORD: &str = "Passw0rd!";
const NEW: &str = "An0ther-one!";
const ROLE: &str = "arn:aws:iam::000000000000:role/sms";
const BOTH: [(&str, &str); 4] = [
    ("email", "ann@example.com"),
    ("email_verified", "true"),
    ("phone_number", "+15555551234"),
    ("phone_number_verified", "true"),
];

struct Scene {
    world: World,
    pool: String,
    client: String,
}

fn extended(mut value: Value, more: &Value) -> Value {
    value.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    value
}

fn arn(trigger: &str) -> String {
    format!("arn:aws:lambda:us-east-1:000000000000:function:{trigger}")
}

impl Scene {
    async fn new(pool: Value, client: Value) -> Self {
        let world = World::new().await;
        let input = json!({"PoolName": "p", "SmsConfiguration": {"SnsCallerArn": ROLE}});
        let pool = text(&world.done("CreateUserPool", extended(input, &pool)).await["UserPool"]["Id"]);
        let input = json!({"UserPoolId": pool, "ClientName": "c",
            "ExplicitAuthFlows": ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]});
        let client = world.done("CreateUserPoolClient", extended(input, &client)).await;
        let client = text(&client["UserPoolClient"]["ClientId"]);
        Self { world, pool, client }
    }

    async fn plain() -> Self {
        let scene = Self::new(json!({"AutoVerifiedAttributes": ["email"]}), json!({})).await;
        scene.add("ann", &BOTH).await;
        scene
    }

    async fn hiding() -> Self {
        let scene =
            Self::new(json!({"AutoVerifiedAttributes": ["email"]}), json!({"PreventUserExistenceErrors": "ENABLED"}))
                .await;
        scene.add("ann", &BOTH).await;
        scene
    }

    async fn add(&self, username: &str, attributes: &[(&str, &str)]) {
        let list: Vec<Value> = attributes.iter().map(|(name, value)| json!({"Name": name, "Value": value})).collect();
        let user = json!({"UserPoolId": self.pool, "Username": username, "UserAttributes": list,
            "MessageAction": "SUPPRESS"});
        self.world.done("AdminCreateUser", user).await;
        self.set_password(username, true).await;
    }

    async fn set_password(&self, username: &str, permanent: bool) {
        let input =
            json!({"UserPoolId": self.pool, "Username": username, "Password": PASSWORD, "Permanent": permanent});
        self.world.done("AdminSetUserPassword", input).await;
    }

    async fn admin(&self, operation: &str, username: &str) -> Answer {
        self.world.call(operation, json!({"UserPoolId": self.pool, "Username": username})).await
    }

    async fn user(&self, username: &str) -> Value {
        self.admin("AdminGetUser", username).await.json()
    }

    async fn attribute(&self, username: &str, name: &str) -> Option<String> {
        let user = self.user(username).await;
        let list = user["UserAttributes"].as_array().unwrap().clone();
        list.iter().find(|it| it["Name"] == name).map(|it| text(&it["Value"]))
    }

    async fn sign_in(&self, username: &str, password: &str) -> Answer {
        let parameters = json!({"USERNAME": username, "PASSWORD": password});
        let input = json!({"ClientId": self.client, "AuthFlow": "USER_PASSWORD_AUTH", "AuthParameters": parameters});
        self.world.call_unsigned("InitiateAuth", input).await
    }

    async fn token(&self, username: &str) -> Value {
        let answer = self.sign_in(username, PASSWORD).await.json();
        assert!(answer["AuthenticationResult"].is_object(), "{answer}");
        answer["AuthenticationResult"]["AccessToken"].clone()
    }

    async fn forgot(&self, username: &str) -> Answer {
        self.world.call_unsigned("ForgotPassword", json!({"ClientId": self.client, "Username": username})).await
    }

    async fn confirm(&self, username: &str, code: &str, password: &str) -> Answer {
        let input = json!({"ClientId": self.client, "Username": username, "ConfirmationCode": code,
            "Password": password});
        self.world.call_unsigned("ConfirmForgotPassword", input).await
    }

    async fn with_token(&self, operation: &str, token: &Value, more: Value) -> Answer {
        self.world.call_unsigned(operation, extended(json!({"AccessToken": token}), &more)).await
    }

    async fn update(&self, token: &Value, name: &str, value: &str) -> Answer {
        let more = json!({"UserAttributes": [{"Name": name, "Value": value}]});
        self.with_token("UpdateUserAttributes", token, more).await
    }

    fn sent(&self) -> usize {
        self.world.outbox.find(&MessageQuery::default()).len()
    }

    /// The newest message's destination and code.
    fn last(&self) -> (String, String) {
        let messages = self.world.outbox.find(&MessageQuery::default());
        (messages[0].destination.clone(), messages[0].code.as_ref().unwrap().expose().to_owned())
    }
}

fn wrong(code: &str) -> &'static str {
    if code == "000000" { "000001" } else { "000000" }
}

const MISMATCH: &str = "Invalid verification code provided, please try again.";
const EXPIRED: &str = "Invalid code provided, please request a code again.";
const LIMIT: &str = "Attempt limit exceeded, please try after some time.";

#[tokio::test]
async fn a_forgotten_password_is_set_anew_with_the_code() {
    let scene = Scene::plain().await;
    let details = scene.forgot("ann").await.json();
    assert_eq!(
        details,
        json!({"CodeDeliveryDetails": {"Destination": "+*******1234", "DeliveryMedium": "SMS",
            "AttributeName": "phone_number"}})
    );
    assert!(scene.sign_in("ann", PASSWORD).await.status.is_success(), "the old password lives until then");
    let code = scene.last().1;
    let mismatch = refused("CodeMismatchException", MISMATCH);
    assert_eq!(refusal(&scene.confirm("ann", wrong(&code), NEW).await), mismatch);
    assert_eq!(scene.confirm("ann", &code, NEW).await.json(), json!({}));
    assert!(scene.sign_in("ann", NEW).await.status.is_success());
    assert_eq!(scene.sign_in("ann", PASSWORD).await.message(), "Incorrect username or password.");
    let again = scene.confirm("ann", &code, PASSWORD).await;
    assert_eq!(refusal(&again), refused("ExpiredCodeException", EXPIRED), "a code is good once");
}

#[tokio::test]
async fn a_reset_code_is_good_for_an_hour_and_replaced_by_the_next() {
    let scene = Scene::plain().await;
    let expired = refused("ExpiredCodeException", EXPIRED);
    assert_eq!(refusal(&scene.confirm("ann", "000000", NEW).await), expired, "none was asked for");
    scene.forgot("ann").await;
    let first = scene.last().1;
    scene.forgot("ann").await;
    let second = scene.last().1;
    if first != second {
        assert_eq!(scene.confirm("ann", &first, NEW).await.error(), "CodeMismatchException");
    }
    scene.world.clock.advance_ms(3_600_000);
    assert_eq!(refusal(&scene.confirm("ann", &second, NEW).await), expired);
}

#[tokio::test]
async fn a_weak_password_is_refused_and_the_code_kept() {
    let scene = Scene::plain().await;
    scene.forgot("ann").await;
    let code = scene.last().1;
    let weak = scene.confirm("ann", &code, "short").await;
    let text = "Password does not conform to policy: Password not long enough";
    assert_eq!(refusal(&weak), refused("InvalidPasswordException", text));
    assert!(scene.confirm("ann", &code, NEW).await.status.is_success());
}

#[tokio::test]
async fn a_reset_ends_the_lock_out_and_verifies_the_address() {
    let scene = Scene::plain().await;
    for _ in 0..6 {
        scene.sign_in("ann", "Wr0ng-one!").await;
    }
    assert_eq!(scene.sign_in("ann", PASSWORD).await.message(), "Password attempts exceeded");
    scene.forgot("ann").await;
    assert!(scene.confirm("ann", &scene.last().1, NEW).await.status.is_success());
    assert!(scene.sign_in("ann", NEW).await.status.is_success());
}

#[tokio::test]
async fn who_cannot_reset_a_password_hears_why_unless_the_client_hides_it() {
    for hides in [false, true] {
        let scene = if hides { Scene::hiding().await } else { Scene::plain().await };
        scene.add("temporary", &BOTH[..2]).await;
        scene.set_password("temporary", false).await;
        scene.add("unverified", &[("email", "x@example.com")]).await;
        scene.add("disabled", &BOTH[2..]).await;
        scene.admin("AdminDisableUser", "disabled").await;
        for (name, error, message) in [
            ("nobody", "UserNotFoundException", "Username/client id combination not found."),
            ("temporary", "NotAuthorizedException", "User password cannot be reset in the current state."),
            ("disabled", "NotAuthorizedException", "User is disabled."),
            (
                "unverified",
                "InvalidParameterException",
                "Cannot reset password for the user as there is no registered/verified email or phone_number",
            ),
        ] {
            let answer = scene.forgot(name).await;
            if hides {
                let details = &answer.json()["CodeDeliveryDetails"];
                assert_eq!((&details["DeliveryMedium"], &details["AttributeName"]), (&json!("EMAIL"), &json!("email")));
                assert_eq!(scene.forgot(name).await.json(), answer.json(), "{name}: the same each time");
            } else {
                assert_eq!(refusal(&answer), refused(error, message), "{name}");
            }
        }
        assert_eq!(scene.sent(), 0);
    }
}

#[tokio::test]
async fn where_only_administrators_recover_nobody_else_does() {
    let setting = json!({"RecoveryMechanisms": [{"Priority": 1, "Name": "admin_only"}]});
    let scene = Scene::new(json!({"AccountRecoverySetting": setting}), json!({})).await;
    scene.add("ann", &BOTH).await;
    let text = "Contact administrator to reset password.";
    assert_eq!(refusal(&scene.forgot("ann").await), refused("NotAuthorizedException", text));
}

#[tokio::test]
async fn an_unknown_user_confirms_like_a_known_one_with_a_wrong_code() {
    let scene = Scene::hiding().await;
    scene.add("bob", &BOTH[..2]).await;
    scene.admin("AdminDisableUser", "bob").await;
    scene.add("unverified", &[("email", "x@example.com")]).await;
    scene.add("temporary", &BOTH[2..]).await;
    scene.set_password("temporary", false).await;
    let mut heard = Vec::new();
    for name in ["ann", "nobody", "bob", "unverified", "temporary"] {
        let mut answers = vec![refusal(&scene.confirm(name, "abc", NEW).await)];
        scene.forgot(name).await;
        for _ in 0..21 {
            answers.push(refusal(&scene.confirm(name, "abc", NEW).await));
        }
        scene.world.clock.advance_ms(3_600_000);
        answers.push(refusal(&scene.confirm(name, "abc", NEW).await));
        answers.push(refusal(&scene.confirm(name, "abc", "weak").await));
        heard.push(answers);
    }
    assert_eq!(heard[0][0], refused("ExpiredCodeException", EXPIRED));
    assert_eq!(heard[0][1], refused("CodeMismatchException", MISMATCH));
    assert_eq!(heard[0][21], refused("LimitExceededException", LIMIT));
    for other in &heard[1..] {
        assert_eq!(&heard[0], other);
    }
}

#[tokio::test]
async fn a_code_verifies_the_address_that_it_was_sent_to_and_no_other() {
    let scene = Scene::new(json!({}), json!({})).await;
    scene.add("ann", &BOTH[..2]).await;
    let token = scene.token("ann").await;
    scene.with_token("GetUserAttributeVerificationCode", &token, json!({"AttributeName": "email"})).await;
    let code = scene.last().1;
    assert!(scene.update(&token, "email", "victim@example.com").await.status.is_success());
    let verify = json!({"AttributeName": "email", "Code": code});
    let answer = scene.with_token("VerifyUserAttribute", &token, verify.clone()).await;
    assert_eq!(refusal(&answer), refused("CodeMismatchException", MISMATCH));
    assert_eq!(scene.attribute("ann", "email_verified").await.as_deref(), Some("false"));
    scene.update(&token, "email", "ann@example.com").await;
    assert!(scene.with_token("VerifyUserAttribute", &token, verify).await.status.is_success(), "the address is back");

    scene.forgot("ann").await;
    let code = scene.last().1;
    scene.update(&token, "email", "victim@example.com").await;
    assert_eq!(refusal(&scene.confirm("ann", &code, NEW).await), refused("CodeMismatchException", MISMATCH));
    assert_eq!(scene.attribute("ann", "email_verified").await.as_deref(), Some("false"));
}

#[tokio::test]
async fn an_address_that_is_changed_while_its_code_is_answered_is_not_verified_by_it() {
    let scene = Scene::new(json!({}), json!({})).await;
    scene.add("ann", &BOTH[..1]).await;
    let token = scene.token("ann").await;
    // Five codes an hour can be asked for.
    for _ in 0..5 {
        scene.update(&token, "email", "ann@example.com").await;
        scene.with_token("GetUserAttributeVerificationCode", &token, json!({"AttributeName": "email"})).await;
        let verify = json!({"AttributeName": "email", "Code": scene.last().1});
        let (_, changed) = tokio::join!(
            scene.with_token("VerifyUserAttribute", &token, verify),
            scene.update(&token, "email", "victim@example.com"),
        );
        // Whoever lost the race has to ask again.
        let is_changed = changed.status.is_success();
        assert!(is_changed || changed.error() == "TooManyRequestsException", "{changed:?}");
        let found = (scene.attribute("ann", "email").await, scene.attribute("ann", "email_verified").await);
        let expected = if is_changed { ("victim@example.com", "false") } else { ("ann@example.com", "true") };
        assert_eq!(found, (Some(expected.0.to_owned()), Some(expected.1.to_owned())));
    }
}

#[tokio::test]
async fn a_code_of_before_does_not_replace_a_temporary_password() {
    let scene = Scene::plain().await;
    scene.forgot("ann").await;
    let code = scene.last().1;
    scene.set_password("ann", false).await;
    let state = refused("NotAuthorizedException", "User password cannot be reset in the current state.");
    assert_eq!(refusal(&scene.confirm("ann", &code, NEW).await), state);
    assert_eq!(scene.user("ann").await["UserStatus"], "FORCE_CHANGE_PASSWORD");
}

#[tokio::test]
async fn each_operation_has_its_own_words_for_a_password_against_the_policy() {
    let scene = Scene::plain().await;
    let (weak, rule) = ("weak", "Password not long enough");
    let change = json!({"PreviousPassword": PASSWORD, "ProposedPassword": weak});
    let token = scene.token("ann").await;
    let by_admin = |more: Value| extended(json!({"UserPoolId": scene.pool}), &more);
    let create = by_admin(json!({"Username": "new", "TemporaryPassword": weak, "MessageAction": "SUPPRESS"}));
    let set = by_admin(json!({"Username": "ann", "Password": weak}));
    let sign_up = json!({"ClientId": scene.client, "Username": "new", "Password": weak});
    let answers = [
        (scene.world.call_unsigned("SignUp", sign_up).await, "Password did not conform with policy: "),
        (scene.world.call("AdminCreateUser", create).await, "Password did not conform with password policy: "),
        (scene.world.call("AdminSetUserPassword", set).await, "Password did not conform with password policy: "),
        (scene.with_token("ChangePassword", &token, change).await, "Password does not conform to policy: "),
        (scene.confirm("ann", "123456", weak).await, "Password does not conform to policy: "),
    ];
    for (answer, prefix) in answers {
        assert_eq!(refusal(&answer), refused("InvalidPasswordException", &format!("{prefix}{rule}")));
    }
    assert_eq!(scene.admin("AdminGetUser", "new").await.error(), "UserNotFoundException");
}

#[tokio::test]
async fn calls_of_forgot_password_are_limited_for_known_and_unknown_users() {
    let scene = Scene::hiding().await;
    for name in ["ann", "nobody"] {
        for _ in 0..20 {
            assert!(scene.forgot(name).await.status.is_success(), "{name}");
        }
        assert_eq!(refusal(&scene.forgot(name).await), refused("LimitExceededException", LIMIT), "{name}");
    }
    assert_eq!(scene.sent(), 20);
    scene.world.clock.advance_ms(3_600_000);
    assert!(scene.forgot("ann").await.status.is_success());
}

#[tokio::test]
async fn an_administrators_reset_lets_nobody_in_until_the_code_is_used() {
    let scene = Scene::plain().await;
    assert_eq!(scene.admin("AdminResetUserPassword", "ann").await.json(), json!({}));
    assert_eq!(scene.user("ann").await["UserStatus"], "RESET_REQUIRED");
    let required = refused("PasswordResetRequiredException", "Password reset required for the user");
    assert_eq!(refusal(&scene.sign_in("ann", PASSWORD).await), required);
    assert!(scene.confirm("ann", &scene.last().1, NEW).await.status.is_success());
    assert_eq!(scene.user("ann").await["UserStatus"], "CONFIRMED");
    assert!(scene.sign_in("ann", NEW).await.status.is_success());

    scene.set_password("ann", false).await;
    let state = refused("NotAuthorizedException", "User password cannot be reset in the current state.");
    assert_eq!(refusal(&scene.admin("AdminResetUserPassword", "ann").await), state);
    assert_eq!(scene.admin("AdminResetUserPassword", "nobody").await.error(), "UserNotFoundException");
}

#[tokio::test]
async fn a_token_of_before_does_nothing_until_the_password_is_reset() {
    let scene = Scene::plain().await;
    let signed_in = scene.sign_in("ann", PASSWORD).await.json();
    let token = json!({"AccessToken": signed_in["AuthenticationResult"]["AccessToken"]});
    scene.admin("AdminResetUserPassword", "ann").await;
    let required = refused("PasswordResetRequiredException", "Password reset required for the user");
    for operation in ["GetUser", "ListDevices", "GlobalSignOut", "DeleteUser", "GetUserAuthFactors"] {
        assert_eq!(refusal(&scene.world.call(operation, token.clone()).await), required, "{operation}");
    }
    // The one that does not declare the error.
    let associated = scene.world.call("AssociateSoftwareToken", token.clone()).await;
    assert_ne!(associated.error(), "PasswordResetRequiredException");
    let preference = json!({"UserPoolId": scene.pool, "Username": "ann", "SMSMfaSettings": {"Enabled": false}});
    assert_eq!(refusal(&scene.world.call("AdminSetUserMFAPreference", preference).await), required);
    assert!(scene.confirm("ann", &scene.last().1, NEW).await.status.is_success());
    let signed_in = scene.sign_in("ann", NEW).await.json();
    let token = json!({"AccessToken": signed_in["AuthenticationResult"]["AccessToken"]});
    assert_eq!(scene.world.done("GetUser", token).await["Username"], "ann");
}

#[tokio::test]
async fn metadata_reaches_the_triggers_of_a_recovery() {
    let triggers = json!({"LambdaConfig": {"CustomMessage": arn("message"), "PostConfirmation": arn("confirmed")}});
    let scene = Scene::new(triggers, json!({})).await;
    scene.add("ann", &BOTH).await;
    scene.world.functions.expect(arn("message"), Function::responds(json!({"smsMessage": "Use {####} now"})));
    let input = json!({"ClientId": scene.client, "Username": "ann", "ClientMetadata": {"k": "forgot"}});
    scene.world.done("ForgotPassword", input).await;
    let code = scene.last().1;
    assert_eq!(scene.world.outbox.find(&MessageQuery::default())[0].body.expose(), format!("Use {code} now"));
    scene.world.functions.expect(arn("confirmed"), Function::responds(json!({})));
    let input = json!({"ClientId": scene.client, "Username": "ann", "ConfirmationCode": code, "Password": NEW,
        "ClientMetadata": {"k": "confirm"}});
    scene.world.done("ConfirmForgotPassword", input).await;
    let events: Vec<(String, Value)> = scene
        .world
        .functions
        .events()
        .iter()
        .map(|event| (text(&event["triggerSource"]), event["request"]["clientMetadata"].clone()))
        .collect();
    assert_eq!(
        events,
        [
            ("CustomMessage_ForgotPassword".to_owned(), json!({"k": "forgot"})),
            ("PostConfirmation_ConfirmForgotPassword".to_owned(), json!({"k": "confirm"})),
        ]
    );
}

#[tokio::test]
async fn a_password_is_changed_by_who_knows_the_present_one() {
    let scene = Scene::plain().await;
    let token = scene.token("ann").await;
    let change = async |previous: Option<&str>, proposed: &str| {
        let mut more = json!({"ProposedPassword": proposed});
        if let Some(previous) = previous {
            more["PreviousPassword"] = json!(previous);
        }
        scene.with_token("ChangePassword", &token, more).await
    };
    assert_eq!(refusal(&change(None, NEW).await).1, "Missing required parameter PreviousPassword");
    let incorrect = refused("NotAuthorizedException", "Incorrect username or password.");
    assert_eq!(refusal(&change(Some("Wr0ng-one!"), NEW).await), incorrect);
    let text = "Password does not conform to policy: Password must have uppercase characters";
    assert_eq!(refusal(&change(Some(PASSWORD), "an0ther-one!").await), refused("InvalidPasswordException", text));
    assert_eq!(change(Some(PASSWORD), NEW).await.json(), json!({}));
    assert!(scene.sign_in("ann", NEW).await.status.is_success());
    assert_eq!(scene.sign_in("ann", PASSWORD).await.message(), "Incorrect username or password.");
    assert!(scene.with_token("GetUser", &token, json!({})).await.status.is_success(), "tokens live on");
}

#[tokio::test]
async fn wrong_present_passwords_are_limited() {
    let scene = Scene::plain().await;
    let token = scene.token("ann").await;
    let change = async |previous: &str| {
        let more = json!({"PreviousPassword": previous, "ProposedPassword": NEW});
        scene.with_token("ChangePassword", &token, more).await
    };
    for _ in 0..5 {
        assert_eq!(change("Wr0ng-one!").await.error(), "NotAuthorizedException");
    }
    let limit = refused("LimitExceededException", LIMIT);
    assert_eq!(refusal(&change("Wr0ng-one!").await), limit);
    assert_eq!(refusal(&change(PASSWORD).await), limit, "the right one too");
}

#[tokio::test]
async fn a_password_of_the_policys_history_is_refused_everywhere() {
    let policy = json!({"Policies": {"PasswordPolicy": {"PasswordHistorySize": 2, "MinimumLength": 8}}});
    let scene = Scene::new(policy, json!({})).await;
    scene.add("ann", &BOTH).await;
    let token = scene.token("ann").await;
    let change = async |previous: &str, proposed: &str| {
        let more = json!({"PreviousPassword": previous, "ProposedPassword": proposed});
        scene.with_token("ChangePassword", &token, more).await
    };
    let used = refused("PasswordHistoryPolicyViolationException", "Password has previously been used.");
    assert_eq!(refusal(&change(PASSWORD, PASSWORD).await), used, "the present one counts");
    assert!(change(PASSWORD, NEW).await.status.is_success());
    assert_eq!(refusal(&change(NEW, PASSWORD).await), used);
    scene.forgot("ann").await;
    let code = scene.last().1;
    assert_eq!(refusal(&scene.confirm("ann", &code, PASSWORD).await), used);
    assert!(scene.confirm("ann", &code, "Th1rd-one!").await.status.is_success(), "the code was kept");
    assert!(change("Th1rd-one!", PASSWORD).await.status.is_success(), "two back is forgotten");

    let by_admin =
        |password: &str| json!({"UserPoolId": scene.pool, "Username": "ann", "Password": password, "Permanent": false});
    assert_eq!(refusal(&scene.world.call("AdminSetUserPassword", by_admin(PASSWORD)).await), used);
    scene.world.done("AdminSetUserPassword", by_admin("Temp0rary!")).await;
    let asked = scene.sign_in("ann", "Temp0rary!").await.json();
    let respond = async |new: &str| {
        let input = json!({"ClientId": scene.client, "ChallengeName": "NEW_PASSWORD_REQUIRED",
            "Session": asked["Session"], "ChallengeResponses": {"USERNAME": "ann", "NEW_PASSWORD": new}});
        scene.world.call_unsigned("RespondToAuthChallenge", input).await
    };
    for old in ["Temp0rary!", PASSWORD] {
        assert_eq!(refusal(&respond(old).await), used, "{old}");
    }
    assert!(respond(NEW).await.status.is_success());
}

#[tokio::test]
async fn users_change_and_delete_their_attributes() {
    let scene = Scene::plain().await;
    let token = scene.token("ann").await;
    assert_eq!(scene.update(&token, "name", "Ann").await.json(), json!({"CodeDeliveryDetailsList": []}));
    assert_eq!(scene.attribute("ann", "name").await.as_deref(), Some("Ann"));
    let delete = json!({"UserAttributeNames": ["name", "nickname"]});
    assert_eq!(scene.with_token("DeleteUserAttributes", &token, delete).await.json(), json!({}));
    assert_eq!(scene.attribute("ann", "name").await, None);
    let unknown = scene.update(&token, "custom:plan", "gold").await;
    assert_eq!(unknown.error(), "InvalidParameterException");
    scene.update(&token, "name", "Ann").await;
    let by_admin = json!({"UserPoolId": scene.pool, "Username": "ann", "UserAttributeNames": ["name"]});
    assert_eq!(scene.world.done("AdminDeleteUserAttributes", by_admin).await, json!({}));
    assert_eq!(scene.attribute("ann", "name").await, None);
}

#[tokio::test]
async fn a_required_attribute_is_not_deleted_and_an_unwritable_one_not_written() {
    let schema = json!({"Schema": [{"Name": "name", "Required": true, "Mutable": true}]});
    let scene = Scene::new(schema, json!({"WriteAttributes": ["name", "nickname"]})).await;
    scene.add("ann", &[("name", "Ann")]).await;
    let token = scene.token("ann").await;
    let delete = json!({"UserAttributeNames": ["name"]});
    let text = "Invalid user attributes: name: Required attribute cannot be deleted.";
    let required = refused("InvalidParameterException", text);
    assert_eq!(refusal(&scene.with_token("DeleteUserAttributes", &token, delete.clone()).await), required);
    let by_admin = extended(json!({"UserPoolId": scene.pool, "Username": "ann"}), &delete);
    assert_eq!(refusal(&scene.world.call("AdminDeleteUserAttributes", by_admin).await), required);
    let unwritable = refused("NotAuthorizedException", "A client attempted to write unauthorized attribute");
    assert_eq!(refusal(&scene.update(&token, "gender", "f").await), unwritable);
    let delete = json!({"UserAttributeNames": ["gender"]});
    assert_eq!(refusal(&scene.with_token("DeleteUserAttributes", &token, delete).await), unwritable);
}

#[tokio::test]
async fn a_changed_address_is_unverified_until_its_code_is_answered() {
    let scene = Scene::plain().await;
    let token = scene.token("ann").await;
    let details = json!({"Destination": "n***@e***", "DeliveryMedium": "EMAIL", "AttributeName": "email"});
    let answer = scene.update(&token, "email", "new@example.com").await.json();
    assert_eq!(answer, json!({"CodeDeliveryDetailsList": [details]}));
    assert_eq!(scene.attribute("ann", "email_verified").await.as_deref(), Some("false"));
    let (destination, code) = scene.last();
    assert_eq!(destination, "new@example.com");
    let verify = async |code: &str| {
        scene.with_token("VerifyUserAttribute", &token, json!({"AttributeName": "email", "Code": code})).await
    };
    assert_eq!(refusal(&verify(wrong(&code)).await), refused("CodeMismatchException", MISMATCH));
    assert_eq!(verify(&code).await.json(), json!({}));
    assert_eq!(scene.attribute("ann", "email_verified").await.as_deref(), Some("true"));
    assert_eq!(refusal(&verify(&code).await), refused("ExpiredCodeException", EXPIRED));
    assert_eq!(
        scene.update(&token, "phone_number", "+15555559999").await.json(),
        json!({"CodeDeliveryDetailsList": []})
    );
}

#[tokio::test]
async fn a_code_for_an_address_can_be_asked_for() {
    let scene = Scene::plain().await;
    scene.add("bob", &[("phone_number", "+15555551235")]).await;
    let token = scene.token("bob").await;
    let ask = async |name: &str| {
        scene.with_token("GetUserAttributeVerificationCode", &token, json!({"AttributeName": name})).await
    };
    let text = "Invalid attribute name. Only phone_number and email can be verified.";
    assert_eq!(refusal(&ask("nickname").await), refused("InvalidParameterException", text));
    assert_eq!(ask("email").await.error(), "InvalidParameterException");
    let details = json!({"Destination": "+*******1235", "DeliveryMedium": "SMS", "AttributeName": "phone_number"});
    assert_eq!(ask("phone_number").await.json(), json!({"CodeDeliveryDetails": details}));
    let verify = json!({"AttributeName": "phone_number", "Code": scene.last().1});
    assert!(scene.with_token("VerifyUserAttribute", &token, verify).await.status.is_success());
    assert_eq!(scene.attribute("bob", "phone_number_verified").await.as_deref(), Some("true"));
    for _ in 0..5 {
        assert!(ask("phone_number").await.status.is_success());
    }
    assert_eq!(refusal(&ask("phone_number").await), refused("LimitExceededException", LIMIT));
    let invalid = json!({"AttributeName": "nickname", "Code": "123456"});
    assert_eq!(refusal(&scene.with_token("VerifyUserAttribute", &token, invalid).await).1, text);
}

#[tokio::test]
async fn wrong_codes_for_an_address_are_limited() {
    let scene = Scene::plain().await;
    let token = scene.token("ann").await;
    scene.update(&token, "email", "new@example.com").await;
    let code = scene.last().1;
    let verify = async |code: &str| {
        scene.with_token("VerifyUserAttribute", &token, json!({"AttributeName": "email", "Code": code})).await
    };
    for _ in 0..15 {
        assert_eq!(verify(wrong(&code)).await.error(), "CodeMismatchException");
    }
    let limit = refused("LimitExceededException", LIMIT);
    assert_eq!(refusal(&verify(wrong(&code)).await), limit);
    assert_eq!(refusal(&verify(&code).await), limit);
}

#[tokio::test]
async fn an_address_that_is_verified_before_the_update_waits_for_its_code() {
    let settings = json!({"AutoVerifiedAttributes": ["email"], "UsernameAttributes": ["email"],
        "UserAttributeUpdateSettings": {"AttributesRequireVerificationBeforeUpdate": ["email"]}});
    let scene = Scene::new(settings, json!({})).await;
    scene.add("old@example.com", &[("email_verified", "true")]).await;
    let token = scene.token("old@example.com").await;
    let answer = scene.update(&token, "email", "new@example.com").await.json();
    assert_eq!(answer["CodeDeliveryDetailsList"][0]["Destination"], "n***@e***");
    assert_eq!(scene.attribute("old@example.com", "email").await.as_deref(), Some("old@example.com"));
    assert!(scene.sign_in("old@example.com", PASSWORD).await.status.is_success());
    assert_eq!(scene.sign_in("new@example.com", PASSWORD).await.error(), "UserNotFoundException");

    let again = json!({"AttributeName": "email"});
    scene.with_token("GetUserAttributeVerificationCode", &token, again).await;
    let (destination, code) = scene.last();
    assert_eq!(destination, "new@example.com", "where the value waits");
    let verify = json!({"AttributeName": "email", "Code": code});
    assert!(scene.with_token("VerifyUserAttribute", &token, verify).await.status.is_success());
    assert!(scene.sign_in("new@example.com", PASSWORD).await.status.is_success());
    assert_eq!(scene.sign_in("old@example.com", PASSWORD).await.error(), "UserNotFoundException");
    assert_eq!(scene.attribute("new@example.com", "email_verified").await.as_deref(), Some("true"));
}

#[tokio::test]
async fn an_alias_that_somebody_else_has_verified_is_not_taken_by_a_code() {
    let scene = Scene::new(json!({"AutoVerifiedAttributes": ["email"], "AliasAttributes": ["email"]}), json!({})).await;
    scene.add("ann", &BOTH[..2]).await;
    scene.add("bob", &[]).await;
    let token = scene.token("bob").await;
    assert!(scene.update(&token, "email", "ann@example.com").await.status.is_success());
    assert_eq!(scene.sign_in("ann@example.com", PASSWORD).await.status.as_u16(), 200);
    let verify = json!({"AttributeName": "email", "Code": scene.last().1});
    let answer = scene.with_token("VerifyUserAttribute", &token, verify).await;
    assert_eq!(refusal(&answer), refused("AliasExistsException", "An account with the given email already exists."));
    assert_eq!(scene.attribute("bob", "email_verified").await.as_deref(), Some("false"));
}

#[tokio::test]
async fn users_delete_themselves() {
    let scene = Scene::plain().await;
    let token = scene.token("ann").await;
    assert_eq!(scene.with_token("DeleteUser", &token, json!({})).await.json(), json!({}));
    assert_eq!(scene.admin("AdminGetUser", "ann").await.error(), "UserNotFoundException");
    let gone = scene.with_token("DeleteUser", &token, json!({})).await;
    assert_eq!(refusal(&gone), refused("UserNotFoundException", "User does not exist."));
}
