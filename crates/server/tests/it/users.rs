//! Users over the wire, as administrators and as the users themselves see and change them.

use serde_json::{Value, json};
use vestibule_server::messages::MessageQuery;

use crate::world::{Answer, World, refusal};

const PASSWORD: &str = "Passw0rd!";

struct Pool {
    world: World,
    id: String,
}

impl Pool {
    async fn new(settings: Value) -> Self {
        let world = World::new().await;
        let mut input = json!({"PoolName": "p"});
        input.as_object_mut().unwrap().extend(settings.as_object().unwrap().clone());
        let pool = world.done("CreateUserPool", input).await;
        Self { id: pool["UserPool"]["Id"].as_str().unwrap().to_owned(), world }
    }

    async fn add(&self, name: &str, attributes: &[(&str, &str)]) -> Value {
        let input = json!({"Username": name, "UserAttributes": list(attributes), "MessageAction": "SUPPRESS"});
        self.call("AdminCreateUser", input).await.json()["User"].clone()
    }

    /// Calls an operation on this pool.
    async fn call(&self, operation: &str, mut input: Value) -> Answer {
        input["UserPoolId"] = json!(self.id);
        self.world.call(operation, input).await
    }

    async fn done(&self, operation: &str, mut input: Value) -> Value {
        input["UserPoolId"] = json!(self.id);
        self.world.done(operation, input).await
    }

    async fn update(&self, name: &str, attributes: &[(&str, &str)]) -> Answer {
        let input = json!({"Username": name, "UserAttributes": list(attributes)});
        self.call("AdminUpdateUserAttributes", input).await
    }

    async fn user(&self, name: &str) -> Value {
        self.done("AdminGetUser", json!({"Username": name})).await
    }

    /// A user's attributes without `sub`.
    async fn attributes(&self, name: &str) -> Value {
        let user = self.user(name).await;
        json!(user["UserAttributes"].as_array().unwrap()[1..])
    }

    async fn set_password(&self, name: &str, password: &str, permanent: bool) -> Answer {
        let input = json!({"Username": name, "Password": password, "Permanent": permanent});
        self.call("AdminSetUserPassword", input).await
    }

    async fn client(&self, members: Value) -> Value {
        let mut input = json!({"ClientName": "c", "ExplicitAuthFlows": ["ALLOW_USER_PASSWORD_AUTH"]});
        input.as_object_mut().unwrap().extend(members.as_object().unwrap().clone());
        self.done("CreateUserPoolClient", input).await["UserPoolClient"]["ClientId"].clone()
    }

    async fn sign_in(&self, client: &Value, name: &str, password: &str) -> Answer {
        let parameters = json!({"USERNAME": name, "PASSWORD": password});
        let input = json!({"ClientId": client, "AuthFlow": "USER_PASSWORD_AUTH", "AuthParameters": parameters});
        self.world.call_unsigned("InitiateAuth", input).await
    }

    /// Names on one page of a listing, and the token of the next.
    async fn listed(&self, input: Value) -> (Vec<String>, Value) {
        let page = self.done("ListUsers", input).await;
        let name = |user: &Value| user["Username"].as_str().unwrap().to_owned();
        (page["Users"].as_array().unwrap().iter().map(name).collect(), page["PaginationToken"].clone())
    }
}

fn list(attributes: &[(&str, &str)]) -> Value {
    attributes.iter().map(|(name, value)| json!({"Name": name, "Value": value})).collect()
}

fn invalid_parameter(text: &str) -> (String, String) {
    ("InvalidParameterException".into(), text.into())
}

#[tokio::test]
async fn an_administrator_sees_the_whole_user_by_any_of_its_names() {
    let pool = Pool::new(json!({"AliasAttributes": ["email"]})).await;
    let created = pool.add("ann", &[("name", "Ann"), ("email", "a@b.c"), ("email_verified", "True")]).await;
    let sub = created["Attributes"][0]["Value"].as_str().unwrap();
    let attributes = list(&[("sub", sub), ("email", "a@b.c"), ("email_verified", "True"), ("name", "Ann")]);
    let mut expected = json!({
        "Username": "ann",
        "Attributes": attributes,
        "UserCreateDate": 1_700_000_000,
        "UserLastModifiedDate": 1_700_000_000,
        "Enabled": true,
        "UserStatus": "FORCE_CHANGE_PASSWORD",
    });
    assert_eq!(created, expected);
    expected.as_object_mut().unwrap().remove("Attributes");
    expected["UserAttributes"] = attributes;
    for name in ["ann", sub, "a@b.c"] {
        assert_eq!(pool.user(name).await, expected, "{name}");
    }
    let unknown = ("UserNotFoundException".into(), "User does not exist.".into());
    for name in ["Ann", "x@b.c"] {
        assert_eq!(refusal(&pool.call("AdminGetUser", json!({"Username": name})).await), unknown);
    }
}

#[tokio::test]
async fn nobody_stands_in_for_a_user_by_taking_the_sub_as_a_name() {
    let world = World::new().await;
    let input = json!({"PoolName": "p", "AliasAttributes": ["preferred_username"]});
    let pool = world.done("CreateUserPool", input).await["UserPool"]["Id"].clone();
    let create = async |name: &Value| {
        let input = json!({"UserPoolId": pool, "Username": name, "MessageAction": "SUPPRESS"});
        world.done("AdminCreateUser", input).await["User"]["Attributes"][0]["Value"].clone()
    };
    let ann = create(&json!("ann")).await;
    create(&ann).await;
    create(&json!("bob")).await;
    let alias = json!([{"Name": "preferred_username", "Value": ann}]);
    world
        .done("AdminUpdateUserAttributes", json!({"UserPoolId": pool, "Username": "bob", "UserAttributes": alias}))
        .await;
    let found = world.done("AdminGetUser", json!({"UserPoolId": pool, "Username": ann})).await;
    assert_eq!(found["Username"], "ann");
}

#[tokio::test]
async fn a_deleted_user_is_unknown_and_its_name_free() {
    let pool = Pool::new(json!({})).await;
    pool.add("ann", &[]).await;
    assert_eq!(pool.done("AdminDeleteUser", json!({"Username": "ann"})).await, json!({}));
    let unknown = ("UserNotFoundException".into(), "User does not exist.".into());
    for operation in ["AdminDeleteUser", "AdminGetUser", "AdminSetUserMFAPreference"] {
        assert_eq!(refusal(&pool.call(operation, json!({"Username": "ann"})).await), unknown, "{operation}");
    }
    assert_eq!(pool.add("ann", &[]).await["Username"], "ann");
}

#[tokio::test]
async fn attributes_are_set_deleted_and_refused() {
    let custom = json!([{"Name": "tenant", "Mutable": false}, {"Name": "name", "Required": true}]);
    let pool = Pool::new(json!({"Schema": custom})).await;
    pool.add("ann", &[("name", "Ann"), ("email", "a@b.c"), ("email_verified", "true"), ("nickname", "an")]).await;
    pool.world.clock.advance_ms(9_000);
    let update = pool.update("ann", &[("email", "x@y.z"), ("nickname", ""), ("gender", "f")]).await;
    assert_eq!(update.json(), json!({}));
    let expected = list(&[("email", "x@y.z"), ("email_verified", "false"), ("gender", "f"), ("name", "Ann")]);
    assert_eq!(pool.attributes("ann").await, expected);
    assert_eq!(pool.user("ann").await["UserLastModifiedDate"], 1_700_000_009);

    for (name, value, text) in [
        ("custom:x", "1", "Invalid user attributes: user.custom:x: Attribute does not exist in the schema.\n"),
        ("custom:tenant", "1", "user.custom:tenant: Attribute cannot be updated."),
        ("sub", "1", "Cannot modify the non-mutable attribute sub"),
        ("name", "", "Invalid user attributes: name: Required attribute cannot be deleted."),
        ("email", "nobody", "Invalid email address format."),
        ("phone_number", "0123", "Invalid phone number format."),
    ] {
        let refused = pool.update("ann", &[("gender", "x"), (name, value)]).await;
        assert_eq!(refusal(&refused), invalid_parameter(text));
    }
    let null = json!({"Username": "ann", "UserAttributes": [{"Name": "gender"}]});
    let refused = pool.call("AdminUpdateUserAttributes", null).await;
    assert_eq!(refusal(&refused), invalid_parameter("Attribute value for gender must not be null"));
    assert_eq!(pool.attributes("ann").await, expected, "a refused update changes nothing");
}

#[tokio::test]
async fn a_verified_alias_has_one_owner() {
    let pool = Pool::new(json!({"AliasAttributes": ["email"]})).await;
    pool.add("ann", &[("email", "a@b.c"), ("email_verified", "true")]).await;
    pool.add("bob", &[("email", "a@b.c")]).await;
    assert_eq!(pool.user("a@b.c").await["Username"], "ann");
    let taken = pool.update("bob", &[("email_verified", "true")]).await;
    let text = "An account with the given email already exists.";
    assert_eq!(refusal(&taken), ("AliasExistsException".into(), text.into()));

    assert!(pool.update("ann", &[("email", "new@b.c")]).await.status.is_success());
    assert_eq!(pool.call("AdminGetUser", json!({"Username": "a@b.c"})).await.error(), "UserNotFoundException");
    assert_eq!(pool.call("AdminGetUser", json!({"Username": "new@b.c"})).await.error(), "UserNotFoundException");
    assert!(pool.update("bob", &[("email_verified", "true")]).await.status.is_success());
    assert_eq!(pool.user("a@b.c").await["Username"], "bob");
}

#[tokio::test]
async fn where_addresses_are_usernames_a_new_address_signs_in() {
    let pool = Pool::new(json!({"UsernameAttributes": ["email"]})).await;
    let created = pool.add("a@b.c", &[]).await;
    assert_eq!(created["Username"], created["Attributes"][0]["Value"], "the stored username is the sub");
    assert!(pool.update("a@b.c", &[("email", "x@y.z")]).await.status.is_success());
    assert_eq!(pool.user("x@y.z").await["Username"], created["Username"]);
    assert_eq!(pool.call("AdminGetUser", json!({"Username": "a@b.c"})).await.error(), "UserNotFoundException");
    let refused = pool.call("AdminCreateUser", json!({"Username": "bob"})).await;
    assert_eq!(refusal(&refused), invalid_parameter("Username should be an email."));
}

#[tokio::test]
async fn a_changed_address_gets_a_code_where_the_pool_verifies_it() {
    let pool = Pool::new(json!({"AutoVerifiedAttributes": ["email"]})).await;
    pool.add("ann", &[("email", "a@b.c"), ("email_verified", "true")]).await;
    let sent = |to: &str| {
        let query = MessageQuery { destination: Some(to.to_owned()), ..MessageQuery::default() };
        let codes = pool.world.outbox.find(&query).into_iter().map(|it| it.code.unwrap().expose().len());
        codes.collect::<Vec<_>>()
    };
    assert!(pool.update("ann", &[("email", "new@b.c")]).await.status.is_success());
    assert_eq!(sent("new@b.c"), [6]);
    assert!(pool.update("ann", &[("email", "sure@b.c"), ("email_verified", "true")]).await.status.is_success());
    assert!(pool.update("ann", &[("nickname", "an")]).await.status.is_success());
    assert!(pool.update("ann", &[("email", "sure@b.c")]).await.status.is_success());
    assert!(sent("sure@b.c").is_empty());
}

#[tokio::test]
async fn an_administrators_password_is_permanent_or_temporary() {
    let pool = Pool::new(json!({})).await;
    let client = pool.client(json!({})).await;
    pool.add("ann", &[]).await;
    assert_eq!(pool.set_password("ann", PASSWORD, true).await.json(), json!({}));
    assert_eq!(pool.user("ann").await["UserStatus"], "CONFIRMED");
    let signed_in = pool.sign_in(&client, "ann", PASSWORD).await.json();
    assert!(signed_in["AuthenticationResult"]["AccessToken"].is_string(), "{signed_in}");

    assert!(pool.set_password("ann", "Temp0rary!", false).await.status.is_success());
    assert_eq!(pool.user("ann").await["UserStatus"], "FORCE_CHANGE_PASSWORD");
    let challenged = pool.sign_in(&client, "ann", "Temp0rary!").await.json();
    assert_eq!(challenged["ChallengeName"], "NEW_PASSWORD_REQUIRED");
    let wrong = ("NotAuthorizedException".into(), "Incorrect username or password.".into());
    assert_eq!(refusal(&pool.sign_in(&client, "ann", PASSWORD).await), wrong);
    pool.world.clock.advance_ms(7 * 24 * 60 * 60 * 1000 + 1);
    let late = "Temporary password has expired and must be reset by an administrator.";
    let expired = ("NotAuthorizedException".into(), late.into());
    assert_eq!(refusal(&pool.sign_in(&client, "ann", "Temp0rary!").await), expired);

    let weak = pool.set_password("ann", "password", true).await;
    let text = "Password did not conform with password policy: Password must have uppercase characters";
    assert_eq!(refusal(&weak), ("InvalidPasswordException".into(), text.into()));
}

/// A pool that sends codes by SMS and by email.
async fn with_second_factors() -> Pool {
    let arn = "arn:aws:ses:us-east-1:000000000000:identity/sender@example.com";
    let pool = Pool::new(json!({"EmailConfiguration": {"EmailSendingAccount": "DEVELOPER", "SourceArn": arn}})).await;
    let sms = json!({"SnsCallerArn": "arn:aws:iam::000000000000:role/sms"});
    let factors = json!({
        "MfaConfiguration": "OPTIONAL", "SmsMfaConfiguration": {"SmsConfiguration": sms}, "EmailMfaConfiguration": {},
    });
    pool.done("SetUserPoolMfaConfig", factors).await;
    pool
}

#[tokio::test]
async fn second_factors_need_a_destination_and_a_pool_that_has_them_and_show_in_order() {
    let pool = with_second_factors().await;
    pool.add("ann", &[("email", "a@b.c")]).await;
    let set = |settings: Value| {
        let mut input = settings;
        input["Username"] = json!("ann");
        pool.call("AdminSetUserMFAPreference", input)
    };
    let on = json!({"Enabled": true, "PreferredMfa": true});
    for (settings, text) in [
        (json!({"SMSMfaSettings": on}), "User does not have delivery config set to turn on SMS_MFA"),
        (json!({"SoftwareTokenMfaSettings": on}), "User has not set up software token mfa"),
        (
            json!({"WebAuthnMfaSettings": {"Enabled": true}}),
            "Passkeys of this user pool are not configured as a multi-factor credential.",
        ),
    ] {
        assert_eq!(refusal(&set(settings).await), invalid_parameter(text));
    }
    assert!(pool.user("ann").await.get("UserMFASettingList").is_none());

    assert!(pool.update("ann", &[("phone_number", "+491701231234")]).await.status.is_success());
    let both = json!({"SMSMfaSettings": on, "EmailMfaSettings": {"Enabled": true}});
    assert_eq!(set(both).await.json(), json!({}));
    let user = pool.user("ann").await;
    assert_eq!(user["UserMFASettingList"], json!(["SMS_MFA", "EMAIL_OTP"]));
    assert_eq!(user["PreferredMfaSetting"], "SMS_MFA");

    assert!(set(json!({"SMSMfaSettings": {"Enabled": false}})).await.status.is_success());
    let user = pool.user("ann").await;
    assert_eq!(user["UserMFASettingList"], json!(["EMAIL_OTP"]));
    assert!(user.get("PreferredMfaSetting").is_none());
}

#[tokio::test]
async fn users_see_what_their_client_may_read_and_set_their_own_factors() {
    let pool = with_second_factors().await;
    let client = pool.client(json!({"ReadAttributes": ["email", "phone_number"]})).await;
    let user = pool.add("ann", &[("email", "a@b.c"), ("name", "Ann"), ("phone_number", "+491701231234")]).await;
    pool.set_password("ann", PASSWORD, true).await;
    let tokens = pool.sign_in(&client, "ann", PASSWORD).await.json();
    let token = tokens["AuthenticationResult"]["AccessToken"].clone();
    let seen = || async { pool.world.call_unsigned("GetUser", json!({"AccessToken": token})).await.json() };
    let attributes = [
        ("sub", user["Attributes"][0]["Value"].as_str().unwrap()),
        ("email", "a@b.c"),
        ("phone_number", "+491701231234"),
    ];
    let mut expected = json!({"Username": "ann", "UserAttributes": list(&attributes)});
    assert_eq!(seen().await, expected);

    let preference = json!({"AccessToken": token, "SMSMfaSettings": {"Enabled": true, "PreferredMfa": true}});
    assert_eq!(pool.world.call_unsigned("SetUserMFAPreference", preference).await.json(), json!({}));
    expected["MFAOptions"] = json!([{"DeliveryMedium": "SMS", "AttributeName": "phone_number"}]);
    expected["UserMFASettingList"] = json!(["SMS_MFA"]);
    expected["PreferredMfaSetting"] = json!("SMS_MFA");
    assert_eq!(seen().await, expected);

    pool.done("AdminDeleteUser", json!({"Username": "ann"})).await;
    let gone = pool.world.call_unsigned("GetUser", json!({"AccessToken": token})).await;
    assert_eq!(refusal(&gone), ("UserNotFoundException".into(), "User does not exist.".into()));
}

#[tokio::test]
async fn users_are_listed_in_pages_and_found_by_their_attributes() {
    let pool = Pool::new(json!({})).await;
    for (name, mail) in [("carl", "carl@one.example"), ("ann", "ann@one.example"), ("bob", "bob@two.example")] {
        pool.add(name, &[("email", mail), ("given_name", &name.to_uppercase())]).await;
    }
    pool.set_password("bob", PASSWORD, true).await;
    let (first, token) = pool.listed(json!({"Limit": 2})).await;
    assert_eq!(first, ["carl", "ann"]);
    assert_eq!(pool.listed(json!({"Limit": 2, "PaginationToken": token})).await, (vec!["bob".into()], Value::Null));
    assert_eq!(pool.listed(json!({"Limit": 0})).await.0.len(), 3);

    let table: [(&str, &[&str]); 10] = [
        ("", &["carl", "ann", "bob"]),
        (r#"username = "ann""#, &["ann"]),
        (r#"username = "ANN""#, &[]),
        (r#"email = "ANN@one.example""#, &["ann"]),
        (r#"given_name ^= "b""#, &["bob"]),
        (r#"username ^= """#, &["ann", "bob", "carl"]),
        (r#"cognito:user_status = "confirmed""#, &["bob"]),
        (r#"status = "Enabled""#, &["ann", "bob", "carl"]),
        (r#"status = "Disabled""#, &[]),
        (r#"sub = "nobody""#, &[]),
    ];
    for (filter, expected) in table {
        let mut found = pool.listed(json!({"Filter": filter})).await.0;
        if filter.starts_with("status") {
            found.sort();
        }
        assert_eq!(found, expected, "{filter}");
    }
    for (filter, text) in
        [("email", "Error while parsing filter"), (r#"custom:foo = "x""#, "Invalid search attribute: custom:foo")]
    {
        let refused = pool.call("ListUsers", json!({"Filter": filter})).await;
        assert_eq!(refusal(&refused), invalid_parameter(text));
    }
    let another = json!({"Limit": 2, "PaginationToken": token, "Filter": r#"given_name ^= "b""#});
    let refused = pool.call("ListUsers", another).await;
    assert_eq!(refusal(&refused), invalid_parameter("Invalid pagination token"));
    pool.world.clock.advance_ms(60 * 60 * 1000);
    let late = pool.call("ListUsers", json!({"Limit": 2, "PaginationToken": token})).await;
    assert_eq!(refusal(&late), invalid_parameter("Invalid pagination token"));
}

#[tokio::test]
async fn a_listing_shows_the_attributes_that_were_asked_for() {
    let pool = Pool::new(json!({})).await;
    pool.add("ann", &[("email", "a@b.c"), ("name", "Ann")]).await;
    let entry = json!({
        "Username": "ann",
        "Attributes": list(&[("email", "a@b.c")]),
        "UserCreateDate": 1_700_000_000,
        "UserLastModifiedDate": 1_700_000_000,
        "Enabled": true,
        "UserStatus": "FORCE_CHANGE_PASSWORD",
    });
    assert_eq!(pool.done("ListUsers", json!({"AttributesToGet": ["email"]})).await, json!({"Users": [entry]}));
    let all = pool.done("ListUsers", json!({"AttributesToGet": []})).await;
    assert_eq!(all["Users"][0]["Attributes"].as_array().unwrap().len(), 3);
    for names in [json!(["custom:none"]), json!(["email", "phone_number"])] {
        let refused = pool.call("ListUsers", json!({"AttributesToGet": names})).await;
        assert_eq!(refusal(&refused), invalid_parameter("One or more requested attributes do not exist."));
    }
}

#[tokio::test]
async fn an_administrators_user_is_refused_in_the_services_words() {
    let pool = Pool::new(json!({"AliasAttributes": ["email"]})).await;
    pool.add("ann", &[("email", "a@b.c"), ("email_verified", "true")]).await;
    let exists = "An account with the given email already exists.";
    let table = [
        (json!({"Username": "ann"}), "UsernameExistsException", "User account already exists"),
        (
            json!({"Username": "bob", "UserAttributes": list(&[("email", "a@b.c"), ("email_verified", "true")])}),
            "AliasExistsException",
            exists,
        ),
        (
            json!({"Username": "b@b.c"}),
            "InvalidParameterException",
            "Username cannot be of email format, since user pool is configured for email alias.",
        ),
        (
            json!({"Username": "bob", "TemporaryPassword": "weak"}),
            "InvalidPasswordException",
            "Password did not conform with password policy: Password not long enough",
        ),
        (json!({"Username": "bob", "MessageAction": "RESEND"}), "UserNotFoundException", "User does not exist."),
    ];
    for (input, code, text) in table {
        let refused = pool.call("AdminCreateUser", input).await;
        assert_eq!(refusal(&refused), (code.into(), text.into()));
    }
    assert_eq!(pool.listed(json!({})).await.0, ["ann"]);

    let forced = json!({
        "Username": "bob", "ForceAliasCreation": true, "MessageAction": "SUPPRESS",
        "UserAttributes": list(&[("email", "a@b.c"), ("email_verified", "true")]),
    });
    pool.done("AdminCreateUser", forced).await;
    assert_eq!(pool.user("a@b.c").await["Username"], "bob");
    assert_eq!(pool.attributes("ann").await, list(&[("email", "a@b.c"), ("email_verified", "false")]));
}
