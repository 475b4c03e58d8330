//! Step-up over the wire: `TARGET_ACR_VALUES`, `ACCESS_TOKEN` and `MAX_AGE` of a sign-in by choice, and the claims `acr`
//! and `amr`.

use aws_lc_rs::hmac;
use data_encoding::BASE32_NOPAD;
use serde_json::{Value, json};
use vestibule_functions::testing::Answer as Function;
use vestibule_server::messages::MessageQuery;
use vestibule_server::seams::Clock as _;

use crate::authenticator::Authenticator;
use crate::world::{Answer, World, claims, refusal, text};

const PASSWORD: &str = "Passw0rd!";
const ROLE: &str = "arn:aws:iam::000000000000:role/sms";
const SES: &str = "arn:aws:ses:us-east-1:000000000000:identity/sender@example.com";
const BY_PASSWORD: &[&str] = &["PASSWORD_SRP", "PASSWORD"];
const LEVELS: [&str; 4] = ["urn:cognito:loa:1", "urn:cognito:loa:2", "urn:cognito:loa:3", "urn:cognito:loa:4"];
const ONE: &str = LEVELS[0];
const TWO: &str = LEVELS[1];
const THREE: &str = LEVELS[2];
const FOUR: &str = LEVELS[3];

struct Scene {
    world: World,
    pool: String,
    client: String,
}

fn invalid(message: &str) -> (String, String) {
    ("InvalidParameterException".into(), message.into())
}

fn not_authorized(message: &str) -> (String, String) {
    ("NotAuthorizedException".into(), message.into())
}

fn out_of_reach() -> (String, String) {
    invalid("The user has no authentication factors for the requested authentication levels.")
}

fn reached() -> (String, String) {
    invalid("The access token already meets the requested authentication level.")
}

fn extended(mut value: Value, more: &Value) -> Value {
    value.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    value
}

/// Tokens that say of both kinds the same of level and methods.
fn tokens(answer: &Value) -> Value {
    let tokens = answer["AuthenticationResult"].clone();
    assert!(tokens["AccessToken"].is_string(), "{answer}");
    let (identity, access) = (claims(&tokens["IdToken"]), claims(&tokens["AccessToken"]));
    assert_eq!((&identity["acr"], &identity["amr"]), (&access["acr"], &access["amr"]));
    tokens
}

/// `acr` and `amr` of an answer with tokens.
fn reported(answer: &Value) -> (Value, Value) {
    let claims = claims(&tokens(answer)["AccessToken"]);
    (claims["acr"].clone(), claims["amr"].clone())
}

fn level(acr: &str, amr: &[&str]) -> (Value, Value) {
    (json!(acr), json!(amr))
}

impl Scene {
    /// A pool with everything optional, and a user `ann` with a password and both addresses, verified.
    async fn new() -> Self {
        Self::with(json!({}), json!({})).await
    }

    async fn with(pool: Value, client: Value) -> Self {
        let factors = ["PASSWORD", "EMAIL_OTP", "SMS_OTP", "WEB_AUTHN"];
        Self::of(&factors, "OPTIONAL", pool, client).await
    }

    async fn of(factors: &[&str], mode: &str, pool: Value, client: Value) -> Self {
        let world = World::new().await;
        let input = json!({"PoolName": "p", "SmsConfiguration": {"SnsCallerArn": ROLE},
            "EmailConfiguration": {"EmailSendingAccount": "DEVELOPER", "SourceArn": SES},
            "Policies": {"SignInPolicy": {"AllowedFirstAuthFactors": factors}}});
        let pool = text(&world.done("CreateUserPool", extended(input, &pool)).await["UserPool"]["Id"]);
        let mut mfa = json!({"UserPoolId": pool, "MfaConfiguration": mode});
        if factors.contains(&"WEB_AUTHN") {
            mfa["WebAuthnConfiguration"] = json!({"RelyingPartyId": "example.com"});
        }
        if mode != "OFF" {
            mfa["SmsMfaConfiguration"] = json!({"SmsConfiguration": {"SnsCallerArn": ROLE}});
            mfa["EmailMfaConfiguration"] = json!({"Message": "Mail {####}", "Subject": "Hi"});
            mfa["SoftwareTokenMfaConfiguration"] = json!({"Enabled": true});
        }
        world.done("SetUserPoolMfaConfig", mfa).await;
        let scene = Self { client: String::new(), pool, world };
        let client = scene.add_client(client).await;
        let scene = Self { client, ..scene };
        scene.add("ann", true).await;
        scene
    }

    async fn add_client(&self, members: Value) -> String {
        let input = json!({"UserPoolId": self.pool, "ClientName": "c", "ExplicitAuthFlows": ["ALLOW_USER_AUTH",
            "ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]});
        let client = self.world.done("CreateUserPoolClient", extended(input, &members)).await;
        text(&client["UserPoolClient"]["ClientId"])
    }

    async fn add(&self, username: &str, verified: bool) {
        let verified = if verified { "true" } else { "false" };
        let list = json!([{"Name": "email", "Value": format!("{username}@example.com")},
            {"Name": "email_verified", "Value": verified}, {"Name": "phone_number", "Value": "+15555551234"},
            {"Name": "phone_number_verified", "Value": verified}]);
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

    async fn prefer(&self, username: &str, settings: Value) {
        let input = json!({"UserPoolId": self.pool, "Username": username});
        self.world.done("AdminSetUserMFAPreference", extended(input, &settings)).await;
    }

    async fn begin(&self, username: &str, more: Value) -> Answer {
        self.begin_at(&self.client, username, more).await
    }

    async fn begin_at(&self, client: &str, username: &str, more: Value) -> Answer {
        let parameters = extended(json!({"USERNAME": username}), &more);
        let input = json!({"ClientId": client, "AuthFlow": "USER_AUTH", "AuthParameters": parameters});
        self.world.call_unsigned("InitiateAuth", input).await
    }

    /// `ann` begins, towards these levels.
    async fn towards(&self, levels: &str, more: Value) -> Answer {
        self.begin("ann", extended(json!({"TARGET_ACR_VALUES": levels}), &more)).await
    }

    /// `ann` begins with her password, towards these levels.
    async fn by_password(&self, levels: &str) -> Value {
        let more = json!({"PREFERRED_CHALLENGE": "PASSWORD", "PASSWORD": PASSWORD});
        self.towards(levels, more).await.json()
    }

    async fn respond(&self, asked: &Value, responses: Value) -> Answer {
        self.respond_as("ann", asked, responses).await
    }

    async fn respond_as(&self, username: &str, asked: &Value, responses: Value) -> Answer {
        let input = json!({"ClientId": self.client, "ChallengeName": asked["ChallengeName"],
            "Session": asked["Session"], "ChallengeResponses": extended(json!({"USERNAME": username}), &responses)});
        self.world.call_unsigned("RespondToAuthChallenge", input).await
    }

    /// Answers a code that was sent.
    async fn code(&self, asked: &Value) -> Value {
        let name = format!("{}_CODE", text(&asked["ChallengeName"]));
        let sent = self.world.outbox.find(&MessageQuery::default())[0].code.as_ref().unwrap().expose().to_owned();
        self.respond(asked, json!({name: sent})).await.json()
    }

    /// Answers with what the app shows. Each of its codes is good once, so time moves on.
    async fn app(&self, asked: &Value, secret: &Value) -> Value {
        assert_eq!(asked["ChallengeName"], "SOFTWARE_TOKEN_MFA", "{asked}");
        let code = self.shown(secret);
        self.world.clock.advance_ms(30_000);
        self.respond(asked, json!({"SOFTWARE_TOKEN_MFA_CODE": code})).await.json()
    }

    /// What the app shows now (RFC 6238).
    fn shown(&self, secret: &Value) -> String {
        let key = BASE32_NOPAD.decode(text(secret).as_bytes()).unwrap();
        let key = hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, &key);
        let tag = hmac::sign(&key, &(self.world.clock.now().as_millis() / 30_000).to_be_bytes());
        let offset = usize::from(tag.as_ref()[19] & 15);
        let word = u32::from_be_bytes(tag.as_ref()[offset..offset + 4].try_into().unwrap()) & 0x7fff_ffff;
        format!("{:06}", word % 1_000_000)
    }

    /// A sign-in by password in which no level is asked for.
    async fn plain(&self) -> Value {
        self.plain_of("ann").await
    }

    async fn plain_of(&self, username: &str) -> Value {
        let parameters = json!({"USERNAME": username, "PASSWORD": PASSWORD});
        let input = json!({"ClientId": self.client, "AuthFlow": "USER_PASSWORD_AUTH", "AuthParameters": parameters});
        self.world.call_unsigned("InitiateAuth", input).await.json()
    }

    async fn plain_token(&self) -> Value {
        tokens(&self.plain().await)["AccessToken"].clone()
    }

    /// `ann` registers an authenticator app, and does not switch it on.
    async fn register_app(&self) -> Value {
        let token = self.plain_token().await;
        let secret =
            self.world.done("AssociateSoftwareToken", json!({"AccessToken": token})).await["SecretCode"].clone();
        let input = json!({"AccessToken": token, "UserCode": self.shown(&secret)});
        assert_eq!(self.world.done("VerifySoftwareToken", input).await["Status"], "SUCCESS");
        self.world.clock.advance_ms(30_000);
        secret
    }

    async fn register_passkey(&self) -> Authenticator {
        let mut authenticator = Authenticator::new("a passkey", "https://example.com");
        let token = self.plain_token().await;
        let options = self.world.done("StartWebAuthnRegistration", json!({"AccessToken": token})).await;
        let made = authenticator.create(&options["CredentialCreationOptions"]);
        self.world.done("CompleteWebAuthnRegistration", json!({"AccessToken": token, "Credential": made})).await;
        authenticator
    }

    async fn assert_passkey(&self, asked: &Value, authenticator: &mut Authenticator) -> Value {
        assert_eq!(asked["ChallengeName"], "WEB_AUTHN", "{asked}");
        let options = text(&asked["ChallengeParameters"]["CREDENTIAL_REQUEST_OPTIONS"]);
        let credential = authenticator.get(&serde_json::from_str(&options).unwrap()).to_string();
        self.respond(asked, json!({"CREDENTIAL": credential})).await.json()
    }
}

/// What an answer offers to begin with.
fn offered(answer: &Value) -> Vec<String> {
    assert_eq!(answer["ChallengeName"], "SELECT_CHALLENGE", "{answer}");
    answer["AvailableChallenges"].as_array().unwrap().iter().map(text).collect()
}

#[tokio::test]
async fn a_target_has_to_name_a_level_of_the_pool_and_other_names_are_ignored() {
    let scene = Scene::new().await;
    for names in ["", " ", "urn:cognito:loa:5", "Level1", "urn:cognito:loa:1,urn:cognito:loa:2"] {
        let answer = scene.towards(names, json!({})).await;
        assert_eq!(refusal(&answer), invalid("Invalid parameter TARGET_ACR_VALUES"), "{names}");
    }
    let among_others = format!("gold  {ONE} silver {ONE}");
    assert_eq!(offered(&scene.towards(&among_others, json!({})).await.json()), BY_PASSWORD);
}

#[tokio::test]
async fn an_access_token_needs_a_target_and_max_age_is_a_number() {
    let scene = Scene::new().await;
    let token = scene.plain_token().await;
    let answer = scene.begin("ann", json!({"ACCESS_TOKEN": token})).await;
    assert_eq!(refusal(&answer), invalid("Missing required parameter TARGET_ACR_VALUES"));
    for age in ["", "-1", "+1", "1.5", "an hour", "99999999999999999999"] {
        let answer = scene.towards(TWO, json!({"ACCESS_TOKEN": token, "MAX_AGE": age})).await;
        assert_eq!(refusal(&answer), invalid("Invalid parameter MAX_AGE"), "{age}");
    }
    let alone = scene.begin("ann", json!({"MAX_AGE": "1"})).await.json();
    assert_eq!(offered(&alone), ["PASSWORD_SRP", "PASSWORD", "EMAIL_OTP", "SMS_OTP"]);
}

#[tokio::test]
async fn a_lite_pool_has_no_step_up() {
    let scene = Scene::of(&["PASSWORD"], "OFF", json!({}), json!({})).await;
    scene.world.force_lite(&scene.pool).await;
    let answer = scene.towards(ONE, json!({})).await;
    assert_eq!(answer.error(), "FeatureUnavailableInTierException");
}

#[tokio::test]
async fn only_a_sign_in_that_asked_for_a_level_says_which_it_reached() {
    let scene = Scene::new().await;
    assert_eq!(reported(&scene.plain().await), (Value::Null, Value::Null));
    let choice = scene.begin("ann", json!({"PREFERRED_CHALLENGE": "PASSWORD", "PASSWORD": PASSWORD})).await;
    assert_eq!(reported(&choice.json()), (Value::Null, Value::Null));
    assert_eq!(reported(&scene.by_password(ONE).await), level(ONE, &["pwd"]));
    let parameters = json!({"USERNAME": "ann", "TARGET_ACR_VALUES": ONE, "PREFERRED_CHALLENGE": "PASSWORD",
        "PASSWORD": PASSWORD});
    let input = json!({"UserPoolId": scene.pool, "ClientId": scene.client, "AuthFlow": "USER_AUTH",
        "AuthParameters": parameters});
    assert_eq!(reported(&scene.world.done("AdminInitiateAuth", input).await), level(ONE, &["pwd"]));
}

#[tokio::test]
async fn level_four_is_the_password_and_an_authenticator_app() {
    let scene = Scene::new().await;
    let secret = scene.register_app().await;
    assert_eq!(offered(&scene.towards(FOUR, json!({})).await.json()), BY_PASSWORD);
    let asked = scene.by_password(FOUR).await;
    assert_eq!(reported(&scene.app(&asked, &secret).await), level(FOUR, &["pwd", "otp", "mfa"]));
}

#[tokio::test]
async fn a_step_up_asks_only_for_what_the_access_token_lacks() {
    let scene = Scene::new().await;
    let secret = scene.register_app().await;
    let token = scene.plain_token().await;
    let asked = scene.towards(FOUR, json!({"ACCESS_TOKEN": token})).await.json();
    let wrong = scene.respond(&asked, json!({"SOFTWARE_TOKEN_MFA_CODE": "000000"})).await;
    assert_eq!(wrong.error(), "CodeMismatchException", "no tokens on the way");
    let answer = scene.app(&asked, &secret).await;
    assert_eq!(reported(&answer), level(FOUR, &["pwd", "otp", "mfa"]));
    let before = claims(&token);
    let after = claims(&tokens(&answer)["AccessToken"]);
    assert_ne!(before["origin_jti"], after["origin_jti"], "a sign-in of its own");
    let user = scene.world.call_unsigned("GetUser", json!({"AccessToken": token})).await;
    assert!(user.status.is_success(), "the earlier token stays valid");

    let parameters = json!({"USERNAME": "ann", "TARGET_ACR_VALUES": FOUR, "ACCESS_TOKEN": token});
    let input = json!({"UserPoolId": scene.pool, "ClientId": scene.client, "AuthFlow": "USER_AUTH",
        "AuthParameters": parameters});
    let asked = scene.world.done("AdminInitiateAuth", input).await;
    assert_eq!(asked["ChallengeName"], "SOFTWARE_TOKEN_MFA");
}

#[tokio::test]
async fn level_three_is_a_passkey_or_the_password_and_a_code_by_message() {
    let scene = Scene::new().await;
    let choose = scene.by_password(THREE).await;
    assert_eq!(choose["ChallengeName"], "SELECT_MFA_TYPE", "{choose}");
    assert_eq!(choose["ChallengeParameters"]["MFAS_CAN_CHOOSE"], r#"["SMS_MFA","EMAIL_OTP"]"#);
    for (factor, method) in [("SMS_MFA", "sms"), ("EMAIL_OTP", "email_otp")] {
        let choose = scene.by_password(THREE).await;
        let asked = scene.respond(&choose, json!({"ANSWER": factor})).await.json();
        assert_eq!(asked["ChallengeName"], factor);
        assert_eq!(reported(&scene.code(&asked).await), level(THREE, &["pwd", method, "mfa"]));
    }
    scene.add("bob", false).await;
    let bob = scene.begin("bob", json!({"TARGET_ACR_VALUES": THREE})).await;
    assert_eq!(refusal(&bob), out_of_reach(), "an address that is neither verified nor switched on");

    let mut authenticator = scene.register_passkey().await;
    assert_eq!(
        offered(&scene.towards(THREE, json!({})).await.json()),
        ["PASSWORD_SRP", "PASSWORD", "WEB_AUTHN"],
        "no code alone"
    );
    let asked = scene.towards(THREE, json!({"PREFERRED_CHALLENGE": "WEB_AUTHN"})).await.json();
    assert_eq!(reported(&scene.assert_passkey(&asked, &mut authenticator).await), level(THREE, &["swk"]));
}

#[tokio::test]
async fn level_two_is_a_code_by_message_alone() {
    let scene = Scene::new().await;
    scene.register_passkey().await;
    assert_eq!(offered(&scene.towards(TWO, json!({})).await.json()), ["EMAIL_OTP", "SMS_OTP"]);
    assert_eq!(offered(&scene.by_password(TWO).await), ["EMAIL_OTP", "SMS_OTP"], "the password does not lead there");
    for (challenge, method) in [("EMAIL_OTP", "email_otp"), ("SMS_OTP", "sms")] {
        let asked = scene.towards(TWO, json!({"PREFERRED_CHALLENGE": challenge})).await.json();
        assert_eq!(reported(&scene.code(&asked).await), level(TWO, &[method]));
    }
}

#[tokio::test]
async fn the_first_level_that_the_user_can_reach_is_the_goal() {
    let scene = Scene::new().await;
    let falls_back = format!("{FOUR} {ONE}");
    assert_eq!(reported(&scene.by_password(&falls_back).await), level(ONE, &["pwd"]));
    let answer = scene.towards(FOUR, json!({})).await;
    assert_eq!(refusal(&answer), out_of_reach());
    let secret = scene.register_app().await;
    let asked = scene.by_password(&falls_back).await;
    assert_eq!(reported(&scene.app(&asked, &secret).await), level(FOUR, &["pwd", "otp", "mfa"]));
    let lowest_first = format!("{ONE} {FOUR}");
    assert_eq!(reported(&scene.by_password(&lowest_first).await), level(ONE, &["pwd"]), "the client's order");
}

#[tokio::test]
async fn a_pool_without_second_factors_has_no_level_of_two_factors() {
    let scene = Scene::of(&["PASSWORD"], "OFF", json!({}), json!({})).await;
    for levels in [TWO, THREE, FOUR] {
        assert_eq!(refusal(&scene.towards(levels, json!({})).await), out_of_reach(), "{levels}");
    }
    assert_eq!(reported(&scene.by_password(ONE).await), level(ONE, &["pwd"]));
}

#[tokio::test]
async fn a_token_that_meets_the_level_is_not_stepped_up() {
    let scene = Scene::new().await;
    let token = scene.plain_token().await;
    for levels in [ONE.to_owned(), format!("{FOUR} {ONE}")] {
        let answer = scene.towards(&levels, json!({"ACCESS_TOKEN": token})).await;
        assert_eq!(refusal(&answer), reached(), "{levels}");
    }
    let secret = scene.register_app().await;
    let strong = tokens(&scene.app(&scene.by_password(FOUR).await, &secret).await)["AccessToken"].clone();
    for levels in LEVELS {
        assert_eq!(refusal(&scene.towards(levels, json!({"ACCESS_TOKEN": strong})).await), reached(), "{levels}");
    }
}

#[tokio::test]
async fn beyond_max_age_the_token_is_good_for_nothing_here_and_for_all_else_as_before() {
    let scene = Scene::new().await;
    scene.register_app().await;
    let token = scene.plain_token().await;
    let begin = async |age: &str| {
        let answer = scene.towards(FOUR, json!({"ACCESS_TOKEN": token, "MAX_AGE": age})).await;
        answer.json()
    };
    assert_eq!(begin("0").await["ChallengeName"], "SOFTWARE_TOKEN_MFA", "just now");
    scene.world.clock.advance_ms(60_000);
    assert_eq!(begin("60").await["ChallengeName"], "SOFTWARE_TOKEN_MFA");
    assert_eq!(offered(&begin("59").await), BY_PASSWORD, "from scratch");
    let met = scene.towards(ONE, json!({"ACCESS_TOKEN": token, "MAX_AGE": "59"})).await.json();
    assert_eq!(offered(&met), BY_PASSWORD, "and a level that was reached then can be reached again");
    assert!(scene.world.call_unsigned("GetUser", json!({"AccessToken": token})).await.status.is_success());
}

#[tokio::test]
async fn a_refreshed_token_counts_from_the_time_of_the_sign_in() {
    let scene = Scene::new().await;
    scene.register_app().await;
    let first = tokens(&scene.plain().await);
    scene.world.clock.advance_ms(60_000);
    let input = json!({"ClientId": scene.client, "RefreshToken": first["RefreshToken"]});
    let refreshed = scene.world.done("GetTokensFromRefreshToken", input).await;
    let token = &refreshed["AuthenticationResult"]["AccessToken"];
    let credited = scene.towards(FOUR, json!({"ACCESS_TOKEN": token, "MAX_AGE": "60"})).await.json();
    assert_eq!(credited["ChallengeName"], "SOFTWARE_TOKEN_MFA");
    let old = scene.towards(FOUR, json!({"ACCESS_TOKEN": token, "MAX_AGE": "59"})).await.json();
    assert_eq!(offered(&old), BY_PASSWORD);
}

#[tokio::test]
async fn only_a_live_access_token_of_this_user_and_client_is_credited() {
    let scene = Scene::with(json!({}), json!({"PreventUserExistenceErrors": "ENABLED"})).await;
    scene.register_app().await;
    let mine = tokens(&scene.plain().await);
    let answer = async |username: &str, token: &Value| {
        let more = json!({"TARGET_ACR_VALUES": FOUR, "ACCESS_TOKEN": token});
        refusal(&scene.begin(username, more).await)
    };
    let invalid = not_authorized("Invalid Access Token");
    scene.add("bob", true).await;
    let bobs = tokens(&scene.plain_of("bob").await)["AccessToken"].clone();
    assert_eq!(answer("ann", &bobs).await, invalid);
    assert_eq!(answer("bob", &mine["AccessToken"]).await, invalid);
    assert_eq!(answer("nobody", &mine["AccessToken"]).await, invalid, "as for somebody else");
    assert_eq!(answer("ann", &mine["IdToken"]).await, invalid);
    assert_eq!(answer("ann", &json!("")).await, invalid);
    let forged = format!("{}AAAA", text(&mine["AccessToken"]).rsplit_once('.').unwrap().0.to_owned() + ".");
    assert_eq!(answer("ann", &json!(forged)).await, not_authorized("Could not verify signature for Access Token"));

    let other = scene.add_client(json!({"PreventUserExistenceErrors": "ENABLED"})).await;
    let more = json!({"TARGET_ACR_VALUES": FOUR, "ACCESS_TOKEN": mine["AccessToken"]});
    assert_eq!(refusal(&scene.begin_at(&other, "ann", more).await), invalid, "of another client");

    let revoke = json!({"ClientId": scene.client, "Token": mine["RefreshToken"]});
    scene.world.done("RevokeToken", revoke).await;
    assert_eq!(answer("ann", &mine["AccessToken"]).await, not_authorized("Access Token has been revoked"));
    let late = scene.plain_token().await;
    scene.world.clock.advance_ms(3_600_000);
    assert_eq!(answer("ann", &late).await, not_authorized("Access Token has expired"));
}

#[tokio::test]
async fn a_token_by_which_somebody_else_acts_is_not_credited() {
    let flows = [
        "ALLOW_USER_AUTH",
        "ALLOW_USER_PASSWORD_AUTH",
        "ALLOW_REFRESH_TOKEN_AUTH",
        "ALLOW_TOKEN_EXCHANGE_IMPERSONATION",
        "ALLOW_TOKEN_EXCHANGE_DELEGATION",
    ];
    let scene = Scene::with(json!({}), json!({"ExplicitAuthFlows": flows})).await;
    scene.register_app().await;
    let mine = tokens(&scene.plain().await);
    let exchange = json!({"ClientId": scene.client, "SubjectToken": mine["AccessToken"],
        "SubjectTokenType": "ACCESS_TOKEN"});
    let acting = json!({"ActorToken": mine["IdToken"], "ActorTokenType": "ID_TOKEN"});
    let delegated = scene.world.done("GetDerivedToken", extended(exchange.clone(), &acting)).await;
    let answer = scene.towards(FOUR, json!({"ACCESS_TOKEN": delegated["IssuedToken"]})).await;
    assert_eq!(refusal(&answer), not_authorized("Invalid Access Token"));
    let own = scene.world.done("GetDerivedToken", exchange).await;
    let asked = scene.towards(FOUR, json!({"ACCESS_TOKEN": own["IssuedToken"]})).await.json();
    assert_eq!(asked["ChallengeName"], "SOFTWARE_TOKEN_MFA");
}

#[tokio::test]
async fn the_mfa_that_a_user_has_switched_on_is_a_floor_and_the_goal_picks_among_what_is_on() {
    let scene = Scene::new().await;
    let secret = scene.register_app().await;
    scene.prefer("ann", json!({"SoftwareTokenMfaSettings": {"Enabled": true, "PreferredMfa": true}})).await;
    let asked = scene.by_password(ONE).await;
    assert_eq!(reported(&scene.app(&asked, &secret).await), level(FOUR, &["pwd", "otp", "mfa"]), "stepped up silently");
    let asked = scene.by_password(THREE).await;
    assert_eq!(
        reported(&scene.app(&asked, &secret).await),
        level(FOUR, &["pwd", "otp", "mfa"]),
        "what is on is asked first, and suffices"
    );
    let asked = scene.towards(TWO, json!({"PREFERRED_CHALLENGE": "SMS_OTP"})).await.json();
    let asked = scene.code(&asked).await;
    assert_eq!(reported(&scene.app(&asked, &secret).await), level(TWO, &["otp", "sms", "mfa"]));

    scene.prefer("ann", json!({"SMSMfaSettings": {"Enabled": true}})).await;
    let asked = scene.by_password(THREE).await;
    assert_eq!(asked["ChallengeName"], "SMS_MFA", "the preferred one would not reach level three by its way: {asked}");
    assert_eq!(reported(&scene.code(&asked).await), level(THREE, &["pwd", "sms", "mfa"]));

    let only_sms = json!({"SoftwareTokenMfaSettings": {"Enabled": false}, "SMSMfaSettings": {"Enabled": true}});
    scene.prefer("ann", only_sms).await;
    let asked = scene.by_password(FOUR).await;
    assert_eq!(asked["ChallengeName"], "SMS_MFA", "the floor comes first: {asked}");
    let asked = scene.code(&asked).await;
    assert_eq!(reported(&scene.app(&asked, &secret).await), level(FOUR, &["pwd", "otp", "sms", "mfa"]));
}

#[tokio::test]
async fn a_required_set_up_is_asked_as_the_floor_and_reaches_no_level() {
    let scene = Scene::of(&["PASSWORD"], "ON", json!({}), json!({})).await;
    let without = json!({"UserPoolId": scene.pool, "Username": "ann",
        "UserAttributeNames": ["email", "phone_number"]});
    scene.world.done("AdminDeleteUserAttributes", without).await;
    assert_eq!(refusal(&scene.towards(FOUR, json!({})).await), out_of_reach(), "nothing is set up for a level");
    let asked = scene.by_password(ONE).await;
    assert_eq!(asked["ChallengeName"], "MFA_SETUP", "{asked}");
    let associated = scene.world.done("AssociateSoftwareToken", json!({"Session": asked["Session"]})).await;
    let code = scene.shown(&associated["SecretCode"]);
    let verified =
        scene.world.done("VerifySoftwareToken", json!({"Session": associated["Session"], "UserCode": code})).await;
    let set_up = json!({"ChallengeName": "MFA_SETUP", "Session": verified["Session"]});
    assert_eq!(reported(&scene.respond(&set_up, json!({})).await.json()), level(ONE, &["pwd"]));
}

#[tokio::test]
async fn factors_of_both_sign_ins_count_together() {
    let scene = Scene::new().await;
    let mut authenticator = scene.register_passkey().await;
    let asked = scene.towards(TWO, json!({"PREFERRED_CHALLENGE": "SMS_OTP"})).await.json();
    let by_code = tokens(&scene.code(&asked).await)["AccessToken"].clone();
    let offers = scene.towards(THREE, json!({"ACCESS_TOKEN": by_code})).await.json();
    assert_eq!(offered(&offers), ["PASSWORD_SRP", "PASSWORD", "WEB_AUTHN"]);
    let more = json!({"ACCESS_TOKEN": by_code, "PREFERRED_CHALLENGE": "PASSWORD", "PASSWORD": PASSWORD});
    let answer = scene.towards(THREE, more).await.json();
    assert_eq!(reported(&answer), level(THREE, &["pwd", "sms", "mfa"]), "no second code");

    let by_password = scene.plain_token().await;
    let asked = scene.towards(THREE, json!({"ACCESS_TOKEN": by_password})).await.json();
    assert_eq!(asked["ChallengeName"], "SELECT_MFA_TYPE", "{asked}");
    let more = json!({"ACCESS_TOKEN": by_password, "PREFERRED_CHALLENGE": "WEB_AUTHN"});
    let asked = scene.towards(THREE, more).await.json();
    let answer = scene.assert_passkey(&asked, &mut authenticator).await;
    assert_eq!(reported(&answer), level(THREE, &["pwd", "swk", "mfa"]), "unless a passkey is preferred");
}

#[tokio::test]
async fn a_password_that_has_to_be_changed_since_is_not_credited() {
    let scene = Scene::new().await;
    let secret = scene.register_app().await;
    let token = scene.plain_token().await;
    scene.set_password("ann", false).await;
    let answer = scene.towards(FOUR, json!({"ACCESS_TOKEN": token})).await.json();
    assert_eq!(offered(&answer), BY_PASSWORD);
    let asked = scene.by_password(FOUR).await;
    assert_eq!(asked["ChallengeName"], "NEW_PASSWORD_REQUIRED", "{asked}");
    let asked = scene.respond(&asked, json!({"NEW_PASSWORD": "Brand-new-1!"})).await.json();
    assert_eq!(reported(&scene.app(&asked, &secret).await), level(FOUR, &["pwd", "otp", "mfa"]));
}

#[tokio::test]
async fn a_refresh_keeps_level_methods_and_time_even_if_the_pool_renames_the_level() {
    let rotation = json!({"RefreshTokenRotation": {"Feature": "ENABLED", "RetryGracePeriodSeconds": 0},
        "ExplicitAuthFlows": ["ALLOW_USER_AUTH", "ALLOW_USER_PASSWORD_AUTH"]});
    for client in [json!({}), rotation] {
        let scene = Scene::with(json!({}), client).await;
        let secret = scene.register_app().await;
        let first = tokens(&scene.app(&scene.by_password(FOUR).await, &secret).await);
        let auth_time = claims(&first["IdToken"])["auth_time"].clone();
        let renamed = json!({"UserPoolId": scene.pool, "AcrConfiguration": {"Level4": {"AcrValue": "gold"}},
            "SmsConfiguration": {"SnsCallerArn": ROLE},
            "EmailConfiguration": {"EmailSendingAccount": "DEVELOPER", "SourceArn": SES}});
        scene.world.done("UpdateUserPool", renamed).await;
        scene.world.clock.advance_ms(60_000);
        let mut last = first;
        for _ in 0..2 {
            let refresh = last.get("RefreshToken").cloned();
            let input = json!({"ClientId": scene.client, "RefreshToken": refresh});
            let answer = scene.world.done("GetTokensFromRefreshToken", input).await;
            assert_eq!(reported(&answer), level(FOUR, &["pwd", "otp", "mfa"]));
            let refreshed = tokens(&answer);
            assert_eq!(claims(&refreshed["IdToken"])["auth_time"], auth_time);
            last["RefreshToken"] = refreshed.get("RefreshToken").unwrap_or(&last["RefreshToken"]).clone();
        }
    }
}

#[tokio::test]
async fn pre_token_generation_does_not_touch_level_and_methods() {
    let function = "arn:aws:lambda:us-east-1:000000000000:function:token";
    let config = json!({"PreTokenGenerationConfig": {"LambdaArn": function, "LambdaVersion": "V2_0"}});
    let scene = Scene::with(json!({"LambdaConfig": config}), json!({})).await;
    let both = json!({"claimsToAddOrOverride": {"acr": FOUR, "amr": ["otp"], "plan": "gold"},
        "claimsToSuppress": ["acr", "amr"]});
    let details = json!({"claimsAndScopeOverrideDetails": {"idTokenGeneration": both, "accessTokenGeneration": both}});
    scene.world.functions.expect(function, Function::responds(details.clone()));
    let answer = scene.by_password(ONE).await;
    assert_eq!(reported(&answer), level(ONE, &["pwd"]));
    assert_eq!(claims(&tokens(&answer)["IdToken"])["plan"], "gold");
    scene.world.functions.expect(function, Function::responds(details));
    assert_eq!(reported(&scene.plain().await), (Value::Null, Value::Null), "nor adds them");
}

#[tokio::test]
async fn levels_go_by_the_names_that_the_pool_gives_them() {
    let names = json!({"AcrConfiguration": {"Level1": {"AcrValue": "low"}, "Level4": {"AcrValue": "high"}}});
    let scene = Scene::with(names, json!({})).await;
    let described = scene.world.done("DescribeUserPool", json!({"UserPoolId": scene.pool})).await;
    assert_eq!(
        described["UserPool"]["AcrConfiguration"],
        json!({"Level1": {"AcrValue": "low"}, "Level2": {"AcrValue": TWO}, "Level3": {"AcrValue": THREE},
            "Level4": {"AcrValue": "high"}})
    );
    assert_eq!(refusal(&scene.towards(ONE, json!({})).await), invalid("Invalid parameter TARGET_ACR_VALUES"));
    let weak = scene.by_password("low").await;
    assert_eq!(reported(&weak), level("low", &["pwd"]));
    let secret = scene.register_app().await;
    let update = json!({"UserPoolId": scene.pool, "SmsConfiguration": {"SnsCallerArn": ROLE},
        "EmailConfiguration": {"EmailSendingAccount": "DEVELOPER", "SourceArn": SES}});
    scene.world.done("UpdateUserPool", update).await;
    let more = json!({"ACCESS_TOKEN": tokens(&weak)["AccessToken"]});
    let asked = scene.towards(FOUR, more).await.json();
    let answer = scene.app(&asked, &secret).await;
    assert_eq!(reported(&answer), level(FOUR, &["pwd", "otp", "mfa"]), "methods count under a name that is gone");
}

#[tokio::test]
async fn an_unknown_user_who_is_hidden_walks_the_same_path() {
    let scene = Scene::with(json!({}), json!({"PreventUserExistenceErrors": "ENABLED"})).await;
    scene.add("bob", true).await;
    scene.register_app().await;
    let wrong = json!({"PREFERRED_CHALLENGE": "PASSWORD", "PASSWORD": "Wr0ng-one!"});
    for levels in LEVELS.map(str::to_owned).into_iter().chain([format!("{FOUR} {ONE}"), format!("{THREE} {TWO}")]) {
        let mut heard = Vec::new();
        // With an app, without one, and not there at all.
        for username in ["ann", "bob", "nobody"] {
            let target = json!({"TARGET_ACR_VALUES": levels});
            let asked = scene.begin(username, target.clone()).await.json();
            let tried = scene.begin(username, extended(target, &wrong)).await;
            heard.push((offered(&asked), tried.json().get("__type").cloned(), tried.json().get("message").cloned()));
        }
        assert_eq!(heard[0], heard[2], "{levels}");
        assert_eq!(heard[1], heard[2], "{levels}");
    }
    scene.add("cid", true).await;
    let right = json!({"TARGET_ACR_VALUES": FOUR, "PREFERRED_CHALLENGE": "PASSWORD", "PASSWORD": PASSWORD});
    assert_eq!(refusal(&scene.begin("cid", right).await), out_of_reach(), "told to who knows the password");
}

#[tokio::test]
async fn an_unknown_user_is_told_where_the_client_does_not_hide() {
    let scene = Scene::new().await;
    let answer = scene.begin("nobody", json!({"TARGET_ACR_VALUES": ONE})).await;
    assert_eq!(refusal(&answer), ("UserNotFoundException".into(), "User does not exist.".into()));
}
