//! Threat protection over the wire: configurations, blocked addresses, the history of users, feedback, and logs.

use serde_json::{Value, json};
use vestibule_identity::ids::{Sub, UserPoolId};
use vestibule_identity::secret::Secret;
use vestibule_identity::secret_hash;
use vestibule_server::messages::MessageQuery;
use vestibule_server::threat_protection::feedback_token;

use crate::world::{World, merged, refusal, refused, text};

const PASSWORD: &str = "Passw0rd!";
const DAY_MS: i64 = 24 * 60 * 60 * 1000;
const GROUP: &str = "arn:aws:logs:us-east-1:000000000000:log-group:/aws/vendedlogs/pool";

/// A pool with threat protection, an app client, and Ann.
struct Place {
    world: World,
    pool: String,
    client: String,
}

impl Place {
    async fn new(mode: &str) -> Self {
        Self::with(json!({"UserPoolTier": "PLUS", "UserPoolAddOns": {"AdvancedSecurityMode": mode}})).await
    }

    async fn with(settings: Value) -> Self {
        let world = World::new().await;
        let input = merged(json!({"PoolName": "demo", "AutoVerifiedAttributes": ["email"]}), settings);
        let pool = text(&world.done("CreateUserPool", input).await["UserPool"]["Id"]);
        let flows = [
            "ALLOW_USER_PASSWORD_AUTH",
            "ALLOW_ADMIN_USER_PASSWORD_AUTH",
            "ALLOW_USER_SRP_AUTH",
            "ALLOW_CUSTOM_AUTH",
            "ALLOW_REFRESH_TOKEN_AUTH",
        ];
        let input = json!({"UserPoolId": pool, "ClientName": "app", "ExplicitAuthFlows": flows});
        let client = text(&world.done("CreateUserPoolClient", input).await["UserPoolClient"]["ClientId"]);
        let place = Self { world, pool, client };
        let attributes =
            json!([{"Name": "email", "Value": "ann@example.com"}, {"Name": "email_verified", "Value": "true"}]);
        let ann = json!({"MessageAction": "SUPPRESS", "UserAttributes": attributes});
        place.admin("AdminCreateUser", ann).await;
        place.admin("AdminSetUserPassword", json!({"Password": PASSWORD, "Permanent": true})).await;
        place
    }

    /// An administrator's operation on Ann, with more members.
    fn of_ann(&self, members: &Value) -> Value {
        merged(json!({"UserPoolId": self.pool, "Username": "ann"}), members.clone())
    }

    async fn admin(&self, operation: &str, members: Value) -> Value {
        self.world.done(operation, self.of_ann(&members)).await
    }

    async fn sign_in(&self, password: &str) -> crate::world::Answer {
        let parameters = json!({"USERNAME": "ann", "PASSWORD": password});
        let flow = json!({"ClientId": self.client, "AuthFlow": "USER_PASSWORD_AUTH", "AuthParameters": parameters});
        self.world.call_unsigned("InitiateAuth", flow).await
    }

    async fn admin_sign_in(&self, context: Value) -> crate::world::Answer {
        let input = json!({
            "UserPoolId": self.pool, "ClientId": self.client, "AuthFlow": "ADMIN_USER_PASSWORD_AUTH",
            "AuthParameters": {"USERNAME": "ann", "PASSWORD": PASSWORD}, "ContextData": context,
        });
        self.world.call("AdminInitiateAuth", input).await
    }

    async fn set_risk(&self, members: Value) -> crate::world::Answer {
        self.world.call("SetRiskConfiguration", merged(json!({"UserPoolId": self.pool}), members)).await
    }

    async fn block(&self, ranges: &[&str]) {
        let answer = self.set_risk(json!({"RiskExceptionConfiguration": {"BlockedIPRangeList": ranges}})).await;
        assert!(answer.status.is_success(), "{answer:?}");
    }

    /// The history, the latest first: what happened, how it ended, what was decided, and which challenges were answered.
    async fn history(&self) -> Vec<String> {
        let events = self.admin("AdminListUserAuthEvents", json!({})).await["AuthEvents"].clone();
        let one = |event: &Value| {
            let challenges = event["ChallengeResponses"].as_array().cloned().unwrap_or_default();
            let challenges: Vec<String> = challenges
                .iter()
                .map(|it| format!("{}:{}", text(&it["ChallengeName"]), text(&it["ChallengeResponse"])))
                .collect();
            let risk = text(&event["EventRisk"]["RiskDecision"]);
            let (kind, response) = (text(&event["EventType"]), text(&event["EventResponse"]));
            [kind, response, risk, challenges.join(" ")].join(" ").trim_end().to_owned()
        };
        events.as_array().unwrap().iter().map(one).collect()
    }

    /// The code in the newest message to a destination.
    fn code(&self, destination: &str) -> String {
        let query = MessageQuery { user_pool_id: None, destination: Some(destination.to_owned()) };
        self.world.outbox.find(&query)[0].code.as_ref().unwrap().expose().to_owned()
    }

    async fn log(&self) -> Vec<Value> {
        let input = json!({"logGroupName": "/aws/vendedlogs/pool"}).to_string();
        let request = http::Request::post("/")
            .header("host", "127.0.0.1:9229")
            .header("content-type", "application/x-amz-json-1.1")
            .header("x-amz-target", "Logs_20140328.FilterLogEvents")
            .header("authorization", crate::world::ANY_SIGNATURE);
        let answer = self.world.send(request.body(input).unwrap()).await;
        assert!(answer.status.is_success(), "{answer:?}");
        let events = answer.json()["events"].as_array().unwrap().clone();
        events.iter().map(|event| serde_json::from_str(&text(&event["message"])).unwrap()).collect()
    }
}

#[tokio::test]
async fn only_pools_with_threat_protection_have_any_of_it() {
    let place = Place::with(json!({})).await;
    let off = refused("UserPoolAddOnNotEnabledException", "Threat protection is not enabled for this user pool.");
    let event = json!({"EventId": "e", "FeedbackValue": "Valid"});
    let by_token = json!({"EventId": "e", "FeedbackValue": "Valid", "FeedbackToken": "t"});
    for (operation, members) in [
        ("SetRiskConfiguration", json!({})),
        ("DescribeRiskConfiguration", json!({})),
        ("AdminListUserAuthEvents", json!({})),
        ("AdminUpdateAuthEventFeedback", event),
        ("UpdateAuthEventFeedback", by_token),
    ] {
        let mut input = place.of_ann(&members);
        if operation.ends_with("RiskConfiguration") {
            input.as_object_mut().unwrap().remove("Username");
        }
        assert_eq!(refusal(&place.world.call(operation, input).await), off, "{operation}");
    }
    assert!(place.sign_in(PASSWORD).await.status.is_success());
}

#[tokio::test]
async fn a_configuration_is_kept_for_the_pool_and_for_clients_that_have_their_own() {
    let place = Place::new("AUDIT").await;
    let ids = |client: bool| if client { json!({"ClientId": place.client}) } else { json!({}) };
    let described = async |client: bool| {
        let input = merged(json!({"UserPoolId": place.pool}), ids(client));
        place.world.done("DescribeRiskConfiguration", input).await["RiskConfiguration"].clone()
    };
    let unset = json!({"UserPoolId": place.pool});
    assert_eq!(described(false).await, unset);
    let of_pool = json!({"CompromisedCredentialsRiskConfiguration": {"Actions": {"EventAction": "BLOCK"}}});
    let set = place.set_risk(of_pool).await.json()["RiskConfiguration"].clone();
    let filter = json!(["SIGN_IN", "PASSWORD_CHANGE", "SIGN_UP"]);
    assert_eq!(set["CompromisedCredentialsRiskConfiguration"]["EventFilter"], filter);
    assert_eq!(set["LastModifiedDate"], 1_700_000_000);
    assert_eq!(described(false).await, set);
    let inherited = described(true).await;
    assert_eq!(inherited["ClientId"], json!(place.client));
    assert_eq!(inherited["CompromisedCredentialsRiskConfiguration"], set["CompromisedCredentialsRiskConfiguration"]);
    let own = json!({"ClientId": place.client, "RiskExceptionConfiguration": {"SkippedIPRangeList": ["10.0.0.0/8"]}});
    place.set_risk(own).await;
    let own = described(true).await;
    assert_eq!(own["RiskExceptionConfiguration"], json!({"SkippedIPRangeList": ["10.0.0.0/8"]}));
    assert_eq!(own.get("CompromisedCredentialsRiskConfiguration"), None);
    place.set_risk(json!({"ClientId": place.client})).await;
    assert_eq!(described(true).await, inherited);
    place.set_risk(json!({})).await;
    assert_eq!(described(false).await, unset);
    assert!(place.set_risk(json!({})).await.status.is_success(), "what is not set can be taken away");
    let unknown = place.set_risk(json!({"ClientId": "unknown"})).await;
    assert_eq!(refusal(&unknown), refused("ResourceNotFoundException", "User pool client unknown does not exist."));
}

#[tokio::test]
async fn a_configuration_is_checked() {
    let place = Place::new("ENFORCED").await;
    let action = json!({"Notify": true, "EventAction": "BLOCK"});
    let table = [
        (json!({"RiskExceptionConfiguration": {"BlockedIPRangeList": ["10.0.0.1"]}}), "Incorrect CIDR format"),
        (json!({"RiskExceptionConfiguration": {"SkippedIPRangeList": ["10.0.0.0/33"]}}), "Incorrect CIDR format"),
        (
            json!({"AccountTakeoverRiskConfiguration": {"Actions": {"HighAction": action}}}),
            "NotifyConfiguration is required to notify users.",
        ),
    ];
    for (members, message) in table {
        assert_eq!(refusal(&place.set_risk(members).await), refused("InvalidParameterException", message));
    }
    let many: Vec<String> = (0..201).map(|it| format!("10.0.{it}.0/24")).collect();
    let answer = place.set_risk(json!({"RiskExceptionConfiguration": {"BlockedIPRangeList": many}})).await;
    assert_eq!(answer.error(), "InvalidParameterException");
}

#[tokio::test]
async fn a_blocked_address_is_refused_where_the_mode_is_enforced_and_noted_where_it_is_not() {
    let blocked = refused("NotAuthorizedException", "Unable to login because of security reasons.");
    let place = Place::new("ENFORCED").await;
    place.block(&["127.0.0.0/8", "203.0.113.0/24"]).await;
    assert_eq!(refusal(&place.sign_in(PASSWORD).await), blocked);
    assert_eq!(refusal(&place.sign_in("wrong").await), blocked);
    let elsewhere = json!({"IpAddress": "192.0.2.1", "ServerName": "s", "ServerPath": "/", "HttpHeaders": []});
    assert!(place.admin_sign_in(elsewhere).await.status.is_success());
    let there = json!({"IpAddress": "203.0.113.9", "ServerName": "s", "ServerPath": "/", "HttpHeaders": []});
    assert_eq!(refusal(&place.admin_sign_in(there).await), blocked);
    assert_eq!(
        place.history().await,
        ["SignIn Fail Block", "SignIn Pass NoRisk Password:Success", "SignIn Fail Block", "SignIn Fail Block"]
    );
    let unknown = json!({"USERNAME": "bob", "PASSWORD": PASSWORD});
    let input = json!({"ClientId": place.client, "AuthFlow": "USER_PASSWORD_AUTH", "AuthParameters": unknown});
    assert_eq!(refusal(&place.world.call_unsigned("InitiateAuth", input).await), blocked);
    let own = json!({"ClientId": place.client, "RiskExceptionConfiguration": {"SkippedIPRangeList": []}});
    place.set_risk(own).await;
    assert!(place.sign_in(PASSWORD).await.status.is_success(), "the client's own configuration blocks nobody");

    let place = Place::new("AUDIT").await;
    place.block(&["127.0.0.0/8"]).await;
    assert!(place.sign_in(PASSWORD).await.status.is_success());
    assert_eq!(place.history().await, ["SignIn Pass Block Password:Success"]);
}

#[tokio::test]
async fn an_address_that_is_blocked_in_the_middle_of_a_sign_in_goes_no_further() {
    let place = Place::new("ENFORCED").await;
    let temporary = json!({"Password": PASSWORD, "Permanent": false});
    place.admin("AdminSetUserPassword", temporary).await;
    let challenge = place.sign_in(PASSWORD).await.json();
    place.block(&["127.0.0.0/8"]).await;
    let responses = json!({"USERNAME": "ann", "NEW_PASSWORD": "An0ther!Password"});
    let answer = json!({
        "ClientId": place.client, "ChallengeName": "NEW_PASSWORD_REQUIRED", "ChallengeResponses": responses,
        "Session": challenge["Session"],
    });
    let blocked = refused("NotAuthorizedException", "Unable to login because of security reasons.");
    assert_eq!(refusal(&place.world.call_unsigned("RespondToAuthChallenge", answer.clone()).await), blocked);
    assert_eq!(place.history().await, ["SignIn Fail Block Password:Success"]);
    place.set_risk(json!({})).await;
    assert!(place.world.call_unsigned("RespondToAuthChallenge", answer).await.status.is_success());
    assert_eq!(place.history().await, ["SignIn Pass Block Password:Success"], "what was decided stays");
}

#[tokio::test]
async fn a_sign_in_is_one_event_from_its_first_step_to_its_end() {
    let place = Place::new("AUDIT").await;
    assert_eq!(place.sign_in("wrong").await.error(), "NotAuthorizedException");
    assert!(place.sign_in(PASSWORD).await.status.is_success());
    let temporary = json!({"Password": PASSWORD, "Permanent": false});
    place.admin("AdminSetUserPassword", temporary).await;
    let challenge = place.sign_in(PASSWORD).await.json();
    assert_eq!(challenge["ChallengeName"], "NEW_PASSWORD_REQUIRED");
    assert_eq!(
        place.history().await,
        [
            "SignIn InProgress NoRisk Password:Success",
            "SignIn Pass NoRisk Password:Success",
            "SignIn Fail NoRisk Password:Failure"
        ]
    );
    let responses = json!({"USERNAME": "ann", "NEW_PASSWORD": "An0ther!Password"});
    let answer = json!({
        "ClientId": place.client, "ChallengeName": "NEW_PASSWORD_REQUIRED", "ChallengeResponses": responses,
        "Session": challenge["Session"],
    });
    let signed_in = place.world.call_unsigned("RespondToAuthChallenge", answer).await.json();
    assert_eq!(place.history().await[0], "SignIn Pass NoRisk Password:Success");
    let refresh = json!({"REFRESH_TOKEN": signed_in["AuthenticationResult"]["RefreshToken"]});
    let input = json!({"ClientId": place.client, "AuthFlow": "REFRESH_TOKEN_AUTH", "AuthParameters": refresh});
    assert!(place.world.call_unsigned("InitiateAuth", input).await.status.is_success());
    assert_eq!(place.history().await.len(), 3, "a refresh is no sign-in");
    place.admin("AdminDisableUser", json!({})).await;
    assert_eq!(place.sign_in("An0ther!Password").await.error(), "NotAuthorizedException");
    assert_eq!(place.history().await[0], "SignIn Fail NoRisk");
}

#[tokio::test]
async fn wrong_codes_are_failures_of_the_second_factor() {
    let place = Place::new("AUDIT").await;
    let sms = json!({"SnsCallerArn": "arn:aws:iam::000000000000:role/sms", "ExternalId": "x"});
    let mfa = json!({
        "UserPoolId": place.pool, "MfaConfiguration": "OPTIONAL", "SmsMfaConfiguration": {"SmsConfiguration": sms},
    });
    place.world.done("SetUserPoolMfaConfig", mfa).await;
    let phone = json!({"UserAttributes": [{"Name": "phone_number", "Value": "+15555550100"}]});
    place.admin("AdminUpdateUserAttributes", phone).await;
    let preference = json!({"SMSMfaSettings": {"Enabled": true, "PreferredMfa": true}});
    place.admin("AdminSetUserMFAPreference", preference).await;
    let challenge = place.sign_in(PASSWORD).await.json();
    assert_eq!(challenge["ChallengeName"], "SMS_MFA");
    let respond = async |code: &str| {
        let responses = json!({"USERNAME": "ann", "SMS_MFA_CODE": code});
        let answer = json!({
            "ClientId": place.client, "ChallengeName": "SMS_MFA", "ChallengeResponses": responses,
            "Session": challenge["Session"],
        });
        place.world.call_unsigned("RespondToAuthChallenge", answer).await
    };
    let code = place.code("+15555550100");
    let wrong = if code == "000000" { "111111" } else { "000000" };
    assert_eq!(respond(wrong).await.error(), "CodeMismatchException");
    assert_eq!(place.history().await, ["SignIn Fail NoRisk Password:Success Mfa:Failure"]);
    assert!(respond(&code).await.status.is_success());
    assert_eq!(place.history().await, ["SignIn Pass NoRisk Password:Success Mfa:Failure Mfa:Success"]);
}

#[tokio::test]
async fn custom_sign_ins_are_kept_where_their_own_setting_says_so() {
    let arn = "arn:aws:lambda:us-east-1:000000000000:function:define";
    for (add_ons, expected) in [
        (json!({"AdvancedSecurityMode": "AUDIT"}), 0),
        (json!({"AdvancedSecurityMode": "AUDIT", "AdvancedSecurityAdditionalFlows": {"CustomAuthMode": "AUDIT"}}), 1),
    ] {
        let settings =
            json!({"UserPoolTier": "PLUS", "UserPoolAddOns": add_ons, "LambdaConfig": {"DefineAuthChallenge": arn}});
        let place = Place::with(settings).await;
        let refuses = json!({"failAuthentication": true, "issueTokens": false});
        place.world.functions.expect(arn, vestibule_functions::testing::Answer::responds(refuses));
        let parameters = json!({"USERNAME": "ann"});
        let input = json!({"ClientId": place.client, "AuthFlow": "CUSTOM_AUTH", "AuthParameters": parameters});
        assert_eq!(place.world.call_unsigned("InitiateAuth", input).await.error(), "NotAuthorizedException");
        assert_eq!(place.history().await.len(), expected);
    }
}

#[tokio::test]
async fn sign_ups_and_passwords_leave_events() {
    let place = Place::new("AUDIT").await;
    let of_client =
        |username: &str, members: Value| merged(json!({"ClientId": place.client, "Username": username}), members);
    let of_bob = async || {
        let input = json!({"UserPoolId": place.pool, "Username": "bob"});
        let events = place.world.done("AdminListUserAuthEvents", input).await["AuthEvents"].clone();
        let one = |it: &Value| format!("{} {}", text(&it["EventType"]), text(&it["EventResponse"]));
        events.as_array().unwrap().iter().map(one).collect::<Vec<_>>()
    };
    let attributes = json!([{"Name": "email", "Value": "bob@example.com"}]);
    let sign_up = of_client("bob", json!({"Password": PASSWORD, "UserAttributes": attributes}));
    place.world.done("SignUp", sign_up).await;
    assert_eq!(of_bob().await, ["SignUp InProgress"]);
    place.world.done("ResendConfirmationCode", of_client("bob", json!({}))).await;
    let confirm = of_client("bob", json!({"ConfirmationCode": place.code("bob@example.com")}));
    place.world.done("ConfirmSignUp", confirm).await;
    assert_eq!(of_bob().await, ["ResendCode Pass", "SignUp Pass"]);

    place.world.done("ForgotPassword", of_client("ann", json!({}))).await;
    let reset = |code: &str| of_client("ann", json!({"ConfirmationCode": code, "Password": "An0ther!Password"}));
    let right = place.code("ann@example.com");
    let wrong = if right == "000000" { "111111" } else { "000000" };
    assert_eq!(place.world.call("ConfirmForgotPassword", reset(wrong)).await.error(), "CodeMismatchException");
    place.world.done("ConfirmForgotPassword", reset(&right)).await;
    let token = place.sign_in("An0ther!Password").await.json()["AuthenticationResult"]["AccessToken"].clone();
    for (previous, succeeds) in [("wrong", false), ("An0ther!Password", true)] {
        let input = json!({"AccessToken": token, "PreviousPassword": previous, "ProposedPassword": PASSWORD});
        assert_eq!(place.world.call_unsigned("ChangePassword", input).await.status.is_success(), succeeds);
    }
    place.admin("AdminDisableUser", json!({})).await;
    assert!(!place.world.call("ForgotPassword", of_client("ann", json!({}))).await.status.is_success());
    assert_eq!(
        place.history().await,
        [
            "ForgotPassword Fail NoRisk",
            "PasswordChange Pass NoRisk",
            "PasswordChange Fail NoRisk",
            "SignIn Pass NoRisk Password:Success",
            "PasswordChange Pass NoRisk",
            "PasswordChange Fail NoRisk",
            "ForgotPassword Pass NoRisk",
        ]
    );
}

#[tokio::test]
async fn an_event_says_where_it_came_from() {
    let place = Place::new("AUDIT").await;
    let context = json!({
        "IpAddress": "192.0.2.1", "ServerName": "s", "ServerPath": "/",
        "HttpHeaders": [{"headerName": "User-Agent", "headerValue": "Mozilla/5.0 (Windows NT 10.0) Chrome/126.0"}],
    });
    place.admin_sign_in(context).await;
    place.sign_in(PASSWORD).await;
    let input = json!({"UserPoolId": place.pool, "ClientName": "s", "GenerateSecret": true,
        "EnablePropagateAdditionalUserContextData": true, "ExplicitAuthFlows": ["ALLOW_USER_PASSWORD_AUTH"]});
    let client = place.world.done("CreateUserPoolClient", input).await["UserPoolClient"].clone();
    let secret = Secret::new(text(&client["ClientSecret"]));
    let hash = secret_hash::compute(&secret, "ann", &text(&client["ClientId"]));
    let parameters = json!({"USERNAME": "ann", "PASSWORD": PASSWORD, "SECRET_HASH": hash});
    let flow = json!({"ClientId": client["ClientId"], "AuthFlow": "USER_PASSWORD_AUTH", "AuthParameters": parameters,
        "UserContextData": {"IpAddress": "198.51.100.7"}});
    assert!(place.world.call_unsigned("InitiateAuth", flow).await.status.is_success());
    let events = place.admin("AdminListUserAuthEvents", json!({})).await["AuthEvents"].clone();
    let contexts: Vec<Value> =
        events.as_array().unwrap().iter().map(|event| event["EventContextData"].clone()).collect();
    assert_eq!(
        contexts,
        [
            json!({"IpAddress": "198.51.100.7"}),
            json!({"IpAddress": "127.0.0.1"}),
            json!({"IpAddress": "192.0.2.1", "DeviceName": "Chrome 126, Windows"})
        ]
    );
    assert_eq!(events[0]["EventRisk"], json!({"RiskDecision": "NoRisk", "CompromisedCredentialsDetected": false}));
}

#[tokio::test]
async fn events_are_listed_page_by_page_and_forgotten_after_two_years() {
    let place = Place::new("AUDIT").await;
    for _ in 0..3 {
        assert!(place.sign_in(PASSWORD).await.status.is_success());
    }
    let first = place.admin("AdminListUserAuthEvents", json!({"MaxResults": 2})).await;
    assert_eq!(first["AuthEvents"].as_array().unwrap().len(), 2);
    let next = json!({"MaxResults": 2, "NextToken": first["NextToken"]});
    let last = place.admin("AdminListUserAuthEvents", next.clone()).await;
    assert_eq!(last["AuthEvents"].as_array().unwrap().len(), 1);
    assert_eq!(last.get("NextToken"), None);
    let whole = place.admin("AdminListUserAuthEvents", json!({"MaxResults": 0})).await;
    assert_eq!(whole["AuthEvents"].as_array().unwrap().len(), 3);
    let unknown = json!({"UserPoolId": place.pool, "Username": "bob"});
    let answer = place.world.call("AdminListUserAuthEvents", unknown).await;
    assert_eq!(refusal(&answer), refused("UserNotFoundException", "User does not exist."));
    place.world.clock.advance_ms(2 * 365 * DAY_MS);
    assert_eq!(place.history().await, Vec::<String>::new());
}

#[tokio::test]
async fn feedback_is_kept_from_administrators_and_from_users_with_a_token() {
    let place = Place::new("AUDIT").await;
    place.sign_in(PASSWORD).await;
    let event = async || place.admin("AdminListUserAuthEvents", json!({})).await["AuthEvents"][0].clone();
    let id = text(&event().await["EventId"]);
    place.admin("AdminUpdateAuthEventFeedback", json!({"EventId": id, "FeedbackValue": "Invalid"})).await;
    let expected = json!({"FeedbackValue": "Invalid", "Provider": "Admin", "FeedbackDate": 1_700_000_000});
    assert_eq!(event().await["EventFeedback"], expected);
    let unknown = place.of_ann(&json!({"EventId": "unknown", "FeedbackValue": "Valid"}));
    let answer = place.world.call("AdminUpdateAuthEventFeedback", unknown).await;
    assert_eq!(refusal(&answer), refused("ResourceNotFoundException", "The authentication event does not exist."));

    let sub = text(&place.admin("AdminGetUser", json!({})).await["UserAttributes"][0]["Value"]);
    let user = place.world.app.store.user(&UserPoolId::new(place.pool.clone()), &Sub::new(sub)).await.unwrap().unwrap();
    let token = feedback_token(&place.world.app, &user, &id).unwrap();
    let say = async |username: &str, event: &str, token: &str| {
        let input = json!({"UserPoolId": place.pool, "Username": username, "EventId": event, "FeedbackToken": token,
            "FeedbackValue": "Valid"});
        place.world.call_unsigned("UpdateAuthEventFeedback", input).await
    };
    let invalid = refused("NotAuthorizedException", "Invalid feedback token.");
    for (username, event, token) in [("ann", id.as_str(), "x"), ("bob", &id, &token), ("ann", "other", token.as_str())]
    {
        assert_eq!(refusal(&say(username, event, token).await), invalid);
    }
    assert!(say("ann", &id, &token).await.status.is_success());
    let feedback = event().await["EventFeedback"].clone();
    assert_eq!((text(&feedback["FeedbackValue"]), text(&feedback["Provider"])), ("Valid".into(), "User".into()));
    place.world.clock.advance_ms(31 * DAY_MS);
    assert_eq!(refusal(&say("ann", &id, &token).await), invalid);
}

#[tokio::test]
async fn logs_are_configured_and_replaced_as_a_whole() {
    let place = Place::new("AUDIT").await;
    let configured = async || {
        let input = json!({"UserPoolId": place.pool});
        place.world.done("GetLogDeliveryConfiguration", input).await["LogDeliveryConfiguration"].clone()
    };
    let with = |configurations: Value| json!({"UserPoolId": place.pool, "LogConfigurations": configurations});
    assert_eq!(configured().await, with(json!([])));
    let group = json!({"LogGroupArn": GROUP});
    let messages =
        json!({"LogLevel": "ERROR", "EventSource": "userNotification", "CloudWatchLogsConfiguration": group});
    let events = json!({"LogLevel": "INFO", "EventSource": "userAuthEvents", "CloudWatchLogsConfiguration": group});
    let both = with(json!([messages, events]));
    let set = place.world.done("SetLogDeliveryConfiguration", both.clone()).await;
    assert_eq!(set["LogDeliveryConfiguration"], both);
    assert_eq!(configured().await, both);
    let bucket = json!({"LogLevel": "INFO", "EventSource": "userAuthEvents", "S3Configuration": {"BucketArn": "arn:aws:s3:::bucket"}});
    let refusals = [
        (
            json!([bucket]),
            "Logs are delivered to log groups of this server only, not to Amazon S3 or Amazon Data Firehose.",
        ),
        (json!([events, events]), "Only one log configuration is allowed for the event source userAuthEvents."),
    ];
    for (configurations, message) in refusals {
        let answer = place.world.call("SetLogDeliveryConfiguration", with(configurations)).await;
        assert_eq!(refusal(&answer), refused("InvalidParameterException", message));
    }
    assert_eq!(configured().await, both, "what is refused changes nothing");
    place.world.done("SetLogDeliveryConfiguration", with(json!([]))).await;
    assert_eq!(configured().await, with(json!([])));

    let place = Place::with(json!({})).await;
    let input = json!({"UserPoolId": place.pool, "LogConfigurations": [events]});
    let answer = place.world.call("SetLogDeliveryConfiguration", input).await;
    assert_eq!(answer.error(), "FeatureUnavailableInTierException");
}

#[tokio::test]
async fn events_are_delivered_to_the_log_group_of_the_pool() {
    let place = Place::new("AUDIT").await;
    place.sign_in(PASSWORD).await;
    let events = json!({"LogLevel": "INFO", "EventSource": "userAuthEvents",
        "CloudWatchLogsConfiguration": {"LogGroupArn": GROUP}});
    let input = json!({"UserPoolId": place.pool, "LogConfigurations": [events]});
    place.world.done("SetLogDeliveryConfiguration", input).await;
    place.sign_in(PASSWORD).await;
    place.sign_in("wrong").await;
    let log = place.log().await;
    assert_eq!(log.len(), 2);
    assert_eq!((&log[0]["eventSource"], &log[0]["logLevel"]), (&json!("USER_ACTIVITY"), &json!("INFO")));
    assert_eq!(log[0]["logSourceId"], json!({"userPoolId": place.pool}));
    let message = &log[0]["message"];
    let expected = json!({
        "version": "1", "eventType": "SignIn", "userName": "ann", "userPoolId": place.pool, "clientId": place.client,
        "creationDate": "Tue Nov 14 22:13:20 UTC 2023", "eventResponse": "Pass", "riskLevel": "", "riskDecision": "PASS",
        "challenges": ["Password:Success"], "deviceName": "Other, Other", "ipAddress": "127.0.0.1", "idpName": "",
        "compromisedCredentialDetected": "false", "city": "", "country": "", "eventFeedbackValue": "",
        "eventFeedbackDate": "", "eventFeedbackProvider": "", "hasContextData": "true",
    });
    for (name, value) in expected.as_object().unwrap() {
        assert_eq!(&message[name], value, "{name}");
    }
    let latest = place.admin("AdminListUserAuthEvents", json!({"MaxResults": 1})).await["AuthEvents"][0].clone();
    assert_eq!(log[1]["message"]["eventId"], latest["EventId"]);
    assert_eq!(log[1]["message"]["eventResponse"], "Fail");
}

#[tokio::test]
async fn what_no_limit_counts_does_not_push_out_the_history() {
    const HOUR_MS: i64 = 60 * 60 * 1000;

    let place = Place::new("ENFORCED").await;
    place.block(&["127.0.0.0/8"]).await;
    for _ in 0..8 {
        assert_eq!(place.sign_in(PASSWORD).await.error(), "NotAuthorizedException");
    }
    assert_eq!(place.history().await, ["SignIn Fail Block"; 5]);
    place.world.clock.advance_ms(HOUR_MS);
    assert_eq!(place.sign_in(PASSWORD).await.error(), "NotAuthorizedException");
    assert_eq!(place.history().await.len(), 6);

    let place = Place::new("AUDIT").await;
    for _ in 0..13 {
        assert_eq!(place.sign_in("wrong").await.error(), "NotAuthorizedException");
    }
    let history = place.history().await;
    assert_eq!(history[..5], ["SignIn Fail NoRisk"; 5], "the lock-out, as far as its limit");
    assert_eq!(history[5..], ["SignIn Fail NoRisk Password:Failure"; 5]);

    place.admin("AdminDisableUser", json!({})).await;
    place.world.clock.advance_ms(HOUR_MS);
    let forgot = json!({"ClientId": place.client, "Username": "ann"});
    for _ in 0..8 {
        assert!(!place.world.call_unsigned("ForgotPassword", forgot.clone()).await.status.is_success());
    }
    assert_eq!(place.history().await.len(), 15);
}

#[tokio::test]
async fn a_refused_reset_is_kept_where_the_client_hides_who_exists() {
    let place = Place::new("AUDIT").await;
    let hides = json!({"UserPoolId": place.pool, "ClientName": "h", "PreventUserExistenceErrors": "ENABLED"});
    let client = place.world.done("CreateUserPoolClient", hides).await["UserPoolClient"]["ClientId"].clone();
    place.admin("AdminDisableUser", json!({})).await;
    for username in ["ann", "bob"] {
        place.world.done("ForgotPassword", json!({"ClientId": client, "Username": username})).await;
    }
    assert_eq!(place.history().await, ["ForgotPassword Fail NoRisk"]);
}

#[tokio::test]
async fn a_pool_whose_events_are_delivered_keeps_its_tier() {
    let place = Place::new("AUDIT").await;
    let events = json!({"LogLevel": "INFO", "EventSource": "userAuthEvents",
        "CloudWatchLogsConfiguration": {"LogGroupArn": GROUP}});
    let deliver = async |configurations: Value| {
        let input = json!({"UserPoolId": place.pool, "LogConfigurations": configurations});
        place.world.done("SetLogDeliveryConfiguration", input).await;
    };
    let lower = json!({"UserPoolId": place.pool, "UserPoolTier": "ESSENTIALS"});
    deliver(json!([events])).await;
    assert_eq!(place.world.call("UpdateUserPool", lower.clone()).await.error(), "TierChangeNotAllowedException");
    deliver(json!([])).await;
    assert!(place.world.call("UpdateUserPool", lower).await.status.is_success());
}
