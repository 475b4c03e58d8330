//! Passkeys over the wire: registered, listed, deleted, and signed in with.

use serde_json::{Value, json};

use crate::authenticator::Authenticator;
use crate::world::{Answer, World, refusal, refused, text};

const PASSWORD: &str = "Passw0rd!";
const PARTY: &str = "example.com";
const ORIGIN: &str = "https://example.com";

struct Scene {
    world: World,
    pool: String,
    client: String,
}

fn wrong() -> (String, String) {
    refused("NotAuthorizedException", "Incorrect username or password.")
}

impl Scene {
    /// A pool with passkeys of `example.com`, and a user `ann`.
    async fn new() -> Self {
        Self::with(&["PASSWORD", "WEB_AUTHN"], json!({"RelyingPartyId": PARTY})).await
    }

    async fn with(factors: &[&str], passkeys: Value) -> Self {
        let world = World::new().await;
        let input = json!({"PoolName": "p",
            "Policies": {"SignInPolicy": {"AllowedFirstAuthFactors": factors}}});
        let pool = text(&world.done("CreateUserPool", input).await["UserPool"]["Id"]);
        let scene = Self { client: String::new(), pool, world };
        scene.configure(json!({"WebAuthnConfiguration": passkeys})).await;
        let client = scene.add_client("c").await;
        let scene = Self { client, ..scene };
        scene.add("ann").await;
        scene
    }

    async fn configure(&self, mut mfa: Value) {
        mfa["UserPoolId"] = json!(self.pool);
        self.world.done("SetUserPoolMfaConfig", mfa).await;
    }

    async fn add_client(&self, name: &str) -> String {
        let input = json!({"UserPoolId": self.pool, "ClientName": name, "PreventUserExistenceErrors": "ENABLED",
            "ExplicitAuthFlows": ["ALLOW_USER_AUTH", "ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]});
        text(&self.world.done("CreateUserPoolClient", input).await["UserPoolClient"]["ClientId"])
    }

    async fn add(&self, name: &str) {
        let user = json!({"UserPoolId": self.pool, "Username": name, "MessageAction": "SUPPRESS"});
        self.world.done("AdminCreateUser", user).await;
        let password = json!({"UserPoolId": self.pool, "Username": name, "Password": PASSWORD, "Permanent": true});
        self.world.done("AdminSetUserPassword", password).await;
    }

    async fn token_of(&self, name: &str, client: &str) -> String {
        let input = json!({"ClientId": client, "AuthFlow": "USER_PASSWORD_AUTH",
            "AuthParameters": {"USERNAME": name, "PASSWORD": PASSWORD}});
        text(&self.world.done("InitiateAuth", input).await["AuthenticationResult"]["AccessToken"])
    }

    async fn token(&self) -> String {
        self.token_of("ann", &self.client).await
    }

    async fn start(&self, token: &str) -> Value {
        let answer = self.world.done("StartWebAuthnRegistration", json!({"AccessToken": token})).await;
        answer["CredentialCreationOptions"].clone()
    }

    async fn complete(&self, token: &str, credential: &Value) -> Answer {
        let input = json!({"AccessToken": token, "Credential": credential});
        self.world.call("CompleteWebAuthnRegistration", input).await
    }

    /// Registers a passkey of `ann`.
    async fn register(&self, authenticator: &mut Authenticator) {
        let token = self.token().await;
        let options = self.start(&token).await;
        let answer = self.complete(&token, &authenticator.create(&options)).await;
        assert_eq!((answer.status.as_u16(), answer.json()), (200, json!({})));
    }

    async fn list(&self) -> Vec<Value> {
        let answer = self.world.done("ListWebAuthnCredentials", json!({"AccessToken": self.token().await})).await;
        answer["Credentials"].as_array().unwrap().clone()
    }

    async fn begin(&self, name: &str, preferred: Option<&str>) -> Answer {
        let mut parameters = json!({"USERNAME": name});
        if let Some(preferred) = preferred {
            parameters["PREFERRED_CHALLENGE"] = json!(preferred);
        }
        let input = json!({"ClientId": self.client, "AuthFlow": "USER_AUTH", "AuthParameters": parameters});
        self.world.call("InitiateAuth", input).await
    }

    /// Asked for an assertion: the options and the session.
    async fn asked(&self) -> (Value, String) {
        let asked = self.begin("ann", Some("WEB_AUTHN")).await.json();
        assert_eq!(asked["ChallengeName"], "WEB_AUTHN", "{asked}");
        let options = text(&asked["ChallengeParameters"]["CREDENTIAL_REQUEST_OPTIONS"]);
        (serde_json::from_str(&options).unwrap(), text(&asked["Session"]))
    }

    async fn answer(&self, session: &str, credential: &Value) -> Answer {
        let credential = credential.as_str().map_or_else(|| credential.to_string(), str::to_owned);
        let input = json!({"ClientId": self.client, "ChallengeName": "WEB_AUTHN", "Session": session,
            "ChallengeResponses": {"USERNAME": "ann", "CREDENTIAL": credential}});
        self.world.call("RespondToAuthChallenge", input).await
    }

    async fn sign_in(&self, authenticator: &mut Authenticator) -> Answer {
        let (options, session) = self.asked().await;
        self.answer(&session, &authenticator.get(&options)).await
    }
}

#[tokio::test]
async fn the_options_to_create_a_passkey_are_those_of_the_pool_and_user() {
    let scene = Scene::new().await;
    let options = scene.start(&scene.token().await).await;
    let challenge = text(&options["challenge"]);
    assert_eq!(challenge.len(), 43, "{challenge}");
    assert_eq!(options["rp"], json!({"id": PARTY, "name": PARTY}));
    assert_eq!((&options["user"]["name"], &options["user"]["displayName"]), (&json!("ann"), &json!("ann")));
    assert_eq!(
        options["pubKeyCredParams"],
        json!([{"type": "public-key", "alg": -7}, {"type": "public-key", "alg": -257}])
    );
    assert_eq!(
        options["authenticatorSelection"],
        json!({"requireResidentKey": true, "residentKey": "required", "userVerification": "preferred"})
    );
    assert_eq!(options["excludeCredentials"], json!([]));
    assert_ne!(text(&scene.start(&scene.token().await).await["challenge"]), challenge);
}

#[tokio::test]
async fn a_passkey_is_registered_listed_and_deleted() {
    let scene = Scene::new().await;
    let mut authenticator = Authenticator::new("first", ORIGIN);
    scene.register(&mut authenticator).await;
    scene.register(&mut Authenticator::new("second", "https://login.example.com:8443")).await;
    let listed = scene.list().await;
    assert_eq!(listed.len(), 2);
    let mut first = listed[0].clone();
    assert!(first["CreatedAt"].is_number());
    first.as_object_mut().unwrap().remove("CreatedAt");
    assert_eq!(
        first,
        json!({"CredentialId": "Zmlyc3Q", "FriendlyCredentialName": "Passkey 1", "RelyingPartyId": PARTY,
            "AuthenticatorAttachment": "platform", "AuthenticatorTransports": ["internal", "hybrid"]})
    );
    let options = scene.start(&scene.token().await).await;
    assert_eq!(options["excludeCredentials"].as_array().unwrap().len(), 2);

    let token = scene.token().await;
    let page = async |input: Value| scene.world.call("ListWebAuthnCredentials", input).await;
    let one = page(json!({"AccessToken": token, "MaxResults": 1})).await.json();
    assert_eq!(one["Credentials"][0]["FriendlyCredentialName"], "Passkey 1");
    let two = page(json!({"AccessToken": token, "MaxResults": 1, "NextToken": one["NextToken"]})).await.json();
    assert_eq!((&two["Credentials"][0]["FriendlyCredentialName"], two.get("NextToken")), (&json!("Passkey 2"), None));
    let answer = page(json!({"AccessToken": token, "NextToken": "x"})).await;
    assert_eq!(refusal(&answer), refused("InvalidParameterException", "Invalid pagination token"));

    let delete =
        || scene.world.call("DeleteWebAuthnCredential", json!({"AccessToken": token, "CredentialId": "Zmlyc3Q"}));
    assert_eq!(delete().await.json(), json!({}));
    // What the token of the page leads behind is gone, and the page behind it is not.
    let behind = page(json!({"AccessToken": token, "NextToken": one["NextToken"]})).await.json();
    assert_eq!(behind["Credentials"].as_array().unwrap().len(), 1);
    assert_eq!(behind["Credentials"][0]["FriendlyCredentialName"], "Passkey 2");
    assert_eq!(refusal(&delete().await), refused("ResourceNotFoundException", "Credential does not exist."));
    assert_eq!(scene.list().await.len(), 1);
    let answer = scene.begin("ann", Some("WEB_AUTHN")).await.json();
    let options = text(&answer["ChallengeParameters"]["CREDENTIAL_REQUEST_OPTIONS"]);
    let options: Value = serde_json::from_str(&options).unwrap();
    assert_eq!(options["allowCredentials"].as_array().unwrap().len(), 1);
    assert_eq!(refusal(&scene.answer(&text(&answer["Session"]), &authenticator.get(&options)).await), wrong());
}

#[tokio::test]
async fn a_registration_has_to_be_the_answer_to_the_options() {
    let scene = Scene::new().await;
    let token = scene.token().await;
    let not_found = refused("WebAuthnChallengeNotFoundException", "The registration was not started or has expired.");
    let mut good = Authenticator::new("good", ORIGIN);
    let other_options = scene.start(&token).await;
    let stale = good.create(&other_options);
    let options = scene.start(&token).await;

    assert_eq!(refusal(&scene.complete(&token, &stale).await), not_found);
    let malformed = refused("InvalidParameterException", "Invalid credential.");
    for document in [json!({}), json!("text"), json!([1]), good.get(&json!({"rpId": PARTY, "challenge": "x"}))] {
        assert_eq!(refusal(&scene.complete(&token, &document).await), malformed, "{document}");
    }
    let mut damaged = good.create(&options);
    damaged["response"]["attestationObject"] = json!("AAAA");
    assert_eq!(refusal(&scene.complete(&token, &damaged).await), malformed);
    let origin = refused("WebAuthnOriginNotAllowedException", "The origin is not allowed for the relying party.");
    for page in ["https://example.org", "http://example.com", "https://badexample.com", "https://com"] {
        let answer = scene.complete(&token, &Authenticator::new("x", page).create(&options)).await;
        assert_eq!(refusal(&answer), origin, "{page}");
    }
    let mut elsewhere = Authenticator::new("x", ORIGIN);
    elsewhere.relying_party = Some("example.org".into());
    let party = refused("WebAuthnRelyingPartyMismatchException", "The credential was made for another relying party.");
    assert_eq!(refusal(&scene.complete(&token, &elsewhere.create(&options)).await), party);
    let of_other_client = scene.token_of("ann", &scene.add_client("d").await).await;
    let client = refused("WebAuthnClientMismatchException", "The registration was started by another app client.");
    assert_eq!(refusal(&scene.complete(&of_other_client, &good.create(&options)).await), client);
    scene.add("bob").await;
    let bob = scene.token_of("bob", &scene.client).await;
    assert_eq!(refusal(&scene.complete(&bob, &good.create(&options)).await), not_found);
    assert_eq!(scene.list().await, Vec::<Value>::new());

    let made = good.create(&options);
    assert_eq!(scene.complete(&token, &made).await.json(), json!({}));
    assert_eq!(refusal(&scene.complete(&token, &made).await), not_found);
    let again = good.create(&scene.start(&token).await);
    assert_eq!(
        refusal(&scene.complete(&token, &again).await),
        refused("WebAuthnCredentialNotSupportedException", "The credential is registered already.")
    );
}

#[tokio::test]
async fn a_pool_that_requires_user_verification_takes_no_passkey_without() {
    let scene =
        Scene::with(&["PASSWORD", "WEB_AUTHN"], json!({"RelyingPartyId": PARTY, "UserVerification": "required"})).await;
    let token = scene.token().await;
    let options = scene.start(&token).await;
    assert_eq!(options["authenticatorSelection"]["userVerification"], "required");
    let mut careless = Authenticator::new("x", ORIGIN);
    careless.verifies = false;
    let answer = scene.complete(&token, &careless.create(&options)).await;
    let unsupported = refused("WebAuthnCredentialNotSupportedException", "The credential is not supported.");
    assert_eq!(refusal(&answer), unsupported);
    careless.verifies = true;
    assert_eq!(scene.complete(&token, &careless.create(&options)).await.json(), json!({}));
    careless.verifies = false;
    assert_eq!(refusal(&scene.sign_in(&mut careless).await), wrong());
    careless.verifies = true;
    assert!(scene.sign_in(&mut careless).await.json()["AuthenticationResult"].is_object());
}

#[tokio::test]
async fn a_user_has_no_more_than_twenty_passkeys() {
    let scene = Scene::new().await;
    for number in 0..20 {
        scene.register(&mut Authenticator::new(&format!("{number}"), ORIGIN)).await;
    }
    let answer = scene.world.call("StartWebAuthnRegistration", json!({"AccessToken": scene.token().await})).await;
    assert_eq!(refusal(&answer), refused("LimitExceededException", "The user has as many passkeys as one can have."));
}

#[tokio::test]
async fn a_pool_needs_passkeys_in_its_policy_and_a_relying_party() {
    let scene = Scene::with(&["PASSWORD"], json!({"RelyingPartyId": PARTY})).await;
    let start = async |scene: &Scene| {
        scene.world.call("StartWebAuthnRegistration", json!({"AccessToken": scene.token().await})).await
    };
    let not_enabled = refused("WebAuthnNotEnabledException", "Passkeys are not enabled for this user pool.");
    assert_eq!(refusal(&start(&scene).await), not_enabled);
    let token = scene.token().await;
    assert_eq!(refusal(&scene.complete(&token, &json!({})).await), not_enabled);
    let scene = Scene::with(&["PASSWORD", "WEB_AUTHN"], json!({})).await;
    assert_eq!(
        refusal(&start(&scene).await),
        refused("WebAuthnConfigurationMissingException", "The user pool has no relying party ID and no domain.")
    );
    let answer = scene.begin("ann", Some("WEB_AUTHN")).await.json();
    assert_eq!(answer["ChallengeName"], "SELECT_CHALLENGE");
}

#[tokio::test]
async fn a_passkey_signs_in_and_each_assertion_is_good_once() {
    let scene = Scene::new().await;
    let mut authenticator = Authenticator::new("first", ORIGIN);
    scene.register(&mut authenticator).await;
    let (options, session) = scene.asked().await;
    assert_eq!(
        options,
        json!({"challenge": options["challenge"], "timeout": 180_000, "rpId": PARTY, "userVerification": "preferred",
            "allowCredentials": [{"id": "Zmlyc3Q", "type": "public-key", "transports": ["internal", "hybrid"]}]})
    );
    let credential = authenticator.get(&options);
    let signed_in = scene.answer(&session, &credential).await.json();
    assert!(signed_in["AuthenticationResult"]["RefreshToken"].is_string(), "{signed_in}");
    let again = scene.answer(&session, &credential).await;
    assert_eq!(again.error(), "NotAuthorizedException");
    let (_, session) = scene.asked().await;
    assert_eq!(refusal(&scene.answer(&session, &credential).await), wrong());
}

#[tokio::test]
async fn a_passkey_is_offered_to_those_who_have_one_and_can_be_selected() {
    let scene = Scene::new().await;
    scene.add("bob").await;
    scene.register(&mut Authenticator::new("first", ORIGIN)).await;
    let offered = async |name: &str| scene.begin(name, None).await.json()["AvailableChallenges"].clone();
    assert_eq!(offered("ann").await, json!(["PASSWORD_SRP", "PASSWORD", "WEB_AUTHN"]));
    assert_eq!(offered("bob").await, json!(["PASSWORD_SRP", "PASSWORD"]));
    assert_eq!(offered("nobody").await, json!(["PASSWORD_SRP", "PASSWORD"]));
    let preferred = scene.begin("bob", Some("WEB_AUTHN")).await.json();
    assert_eq!(preferred["ChallengeName"], "SELECT_CHALLENGE");

    let select = async |name: &str| {
        let asked = scene.begin(name, None).await.json();
        let input = json!({"ClientId": scene.client, "ChallengeName": "SELECT_CHALLENGE",
            "Session": asked["Session"], "ChallengeResponses": {"USERNAME": name, "ANSWER": "WEB_AUTHN"}});
        scene.world.call("RespondToAuthChallenge", input).await
    };
    let asked = select("ann").await.json();
    assert_eq!((&asked["ChallengeName"], &asked["AvailableChallenges"]), (&json!("WEB_AUTHN"), &json!(["WEB_AUTHN"])));
    assert!(asked["ChallengeParameters"]["CREDENTIAL_REQUEST_OPTIONS"].is_string());
    assert_eq!(select("bob").await.error(), "InvalidParameterException");

    let factors = async |operation: &str, mut input: Value| {
        if operation.starts_with("Admin") {
            input["UserPoolId"] = json!(scene.pool);
        }
        scene.world.done(operation, input).await["ConfiguredUserAuthFactors"].clone()
    };
    let expected = json!(["PASSWORD", "WEB_AUTHN"]);
    assert_eq!(factors("GetUserAuthFactors", json!({"AccessToken": scene.token().await})).await, expected);
    assert_eq!(factors("AdminGetUserAuthFactors", json!({"Username": "ann"})).await, expected);
    assert_eq!(factors("AdminGetUserAuthFactors", json!({"Username": "bob"})).await, json!(["PASSWORD"]));
}

#[tokio::test]
async fn an_assertion_that_does_not_hold_signs_nobody_in_and_can_be_made_again() {
    let scene = Scene::new().await;
    let mut authenticator = Authenticator::new("first", ORIGIN);
    scene.register(&mut authenticator).await;
    let (options, session) = scene.asked().await;
    let mut stranger = Authenticator::new("first", ORIGIN);
    let mut unknown = Authenticator::new("second", ORIGIN);
    let mut elsewhere = Authenticator::new("first", "https://example.org");
    let mut bad_signature = authenticator.get(&options);
    bad_signature["response"]["signature"] = json!("AAAA");
    let mut other_challenge = options.clone();
    other_challenge["challenge"] = json!("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
    for credential in [
        json!("no json"),
        json!("{}"),
        stranger.get(&options),
        unknown.get(&options),
        elsewhere.get(&options),
        bad_signature,
        authenticator.get(&other_challenge),
    ] {
        assert_eq!(refusal(&scene.answer(&session, &credential).await), wrong(), "{credential}");
    }
    let missing = json!({"ClientId": scene.client, "ChallengeName": "WEB_AUTHN", "Session": session,
        "ChallengeResponses": {"USERNAME": "ann"}});
    let answer = scene.world.call("RespondToAuthChallenge", missing).await;
    assert_eq!(refusal(&answer), refused("InvalidParameterException", "Missing required parameter CREDENTIAL"));
    assert!(scene.answer(&session, &authenticator.get(&options)).await.json()["AuthenticationResult"].is_object());
}

#[tokio::test]
async fn a_copied_authenticator_is_found_by_its_counter() {
    let scene = Scene::new().await;
    let mut authenticator = Authenticator::new("first", ORIGIN);
    scene.register(&mut authenticator).await;
    for _ in 0..2 {
        assert!(scene.sign_in(&mut authenticator).await.json()["AuthenticationResult"].is_object());
    }
    authenticator.counter = 1;
    assert_eq!(refusal(&scene.sign_in(&mut authenticator).await), wrong());
}

#[tokio::test]
async fn users_who_are_disabled_or_have_to_reset_do_not_get_in_by_passkey() {
    let scene = Scene::new().await;
    let mut authenticator = Authenticator::new("first", ORIGIN);
    scene.register(&mut authenticator).await;
    let user = json!({"UserPoolId": scene.pool, "Username": "ann"});
    let (options, session) = scene.asked().await;
    scene.world.done("AdminDisableUser", user.clone()).await;
    let disabled = refused("NotAuthorizedException", "User is disabled.");
    assert_eq!(refusal(&scene.begin("ann", Some("WEB_AUTHN")).await), disabled);
    assert_eq!(refusal(&scene.answer(&session, &authenticator.get(&options)).await), disabled);
    scene.world.done("AdminEnableUser", user.clone()).await;
    let email = json!([{"Name": "email", "Value": "a@b.example"}, {"Name": "email_verified", "Value": "true"}]);
    let mut input = user.clone();
    input["UserAttributes"] = email;
    scene.world.done("AdminUpdateUserAttributes", input).await;
    let (options, session) = scene.asked().await;
    scene.world.done("AdminResetUserPassword", user).await;
    assert_eq!(refusal(&scene.begin("ann", Some("WEB_AUTHN")).await), wrong());
    assert_eq!(refusal(&scene.answer(&session, &authenticator.get(&options)).await), wrong());
}

#[tokio::test]
async fn a_passkey_stands_for_two_factors_only_where_the_pool_says_so() {
    let scene = Scene::new().await;
    let mut authenticator = Authenticator::new("first", ORIGIN);
    scene.register(&mut authenticator).await;
    let email = json!([{"Name": "phone_number", "Value": "+4915112345678"}]);
    let input = json!({"UserPoolId": scene.pool, "Username": "ann", "UserAttributes": email});
    scene.world.done("AdminUpdateUserAttributes", input).await;
    let role = json!({"SmsConfiguration": {"SnsCallerArn": "arn:aws:iam::000000000000:role/sms"}});
    let mfa = |factors: &str| {
        json!({"MfaConfiguration": "OPTIONAL", "SmsMfaConfiguration": role,
            "WebAuthnConfiguration": {"RelyingPartyId": PARTY, "FactorConfiguration": factors}})
    };
    let prefer = async |passkey: bool| {
        let input = json!({"UserPoolId": scene.pool, "Username": "ann",
            "SMSMfaSettings": {"Enabled": true, "PreferredMfa": true}, "WebAuthnMfaSettings": {"Enabled": passkey}});
        scene.world.call("AdminSetUserMFAPreference", input).await
    };

    scene.configure(mfa("SINGLE_FACTOR")).await;
    assert_eq!(
        refusal(&prefer(true).await),
        refused(
            "InvalidParameterException",
            "Passkeys of this user pool are not configured as a multi-factor credential."
        )
    );
    assert_eq!(prefer(false).await.json(), json!({}));
    assert_eq!(scene.sign_in(&mut authenticator).await.json()["ChallengeName"], "SMS_MFA");

    scene.configure(mfa("MULTI_FACTOR_WITH_USER_VERIFICATION")).await;
    assert!(scene.sign_in(&mut authenticator).await.json()["AuthenticationResult"].is_object());

    assert_eq!(prefer(true).await.json(), json!({}));
    let (options, session) = scene.asked().await;
    assert_eq!(options["userVerification"], "required");
    authenticator.verifies = false;
    assert_eq!(refusal(&scene.answer(&session, &authenticator.get(&options)).await), wrong());
    authenticator.verifies = true;
    assert!(scene.answer(&session, &authenticator.get(&options)).await.json()["AuthenticationResult"].is_object());
}
