//! User migration over the wire: whom a function describes is created, and signs in or recovers in the same call.

use serde_json::{Value, json};
use vestibule_functions::testing::Answer as Function;

use crate::trigger_pool::{PASSWORD, PHONE, Pool, arn, is_signed_in};
use crate::world::{Answer, merged, refusal, text};

const UNKNOWN: (&str, &str) = ("UserNotFoundException", "User does not exist.");
const INCORRECT: (&str, &str) = ("NotAuthorizedException", "Incorrect username or password.");

fn hides() -> Value {
    json!({"PreventUserExistenceErrors": "ENABLED"})
}

/// A function that knows a confirmed user with a verified address, and says so quietly.
fn knows(more: Value) -> Function {
    let ann = json!({
        "userAttributes": {"email": "ann@example.com", "email_verified": "true"}, "finalUserStatus": "CONFIRMED",
        "messageAction": "SUPPRESS",
    });
    Function::responds(merged(ann, more))
}

fn is_refused(answer: &Answer, expected: (&str, &str)) {
    assert_eq!(refusal(answer), (expected.0.to_owned(), expected.1.to_owned()));
}

#[tokio::test]
async fn a_user_who_is_known_elsewhere_signs_in_with_the_first_call_and_is_known_from_then_on() {
    let pool = Pool::new(&["UserMigration", "PostAuthentication", "PreTokenGeneration"], json!({}), json!({})).await;
    let password = "old"; // Against the policy: nobody asks.
    let parameters = json!({"USERNAME": "ann", "PASSWORD": password});
    pool.expect("UserMigration", knows(json!({})))
        .expect("PostAuthentication", Function::echoes())
        .expect("PreTokenGeneration", Function::echoes());
    let first = pool.initiate("USER_PASSWORD_AUTH", parameters.clone()).await;
    assert!(is_signed_in(&first), "{first:?}");
    let expected =
        ["UserMigration_Authentication", "PostAuthentication_Authentication", "TokenGeneration_Authentication"];
    assert_eq!(pool.sources(), expected);
    let (username, status, attributes) = pool.found("ann").await.unwrap();
    assert_eq!((username.as_str(), status.as_str()), ("ann", "CONFIRMED"));
    assert_eq!((&attributes["email"], &attributes["email_verified"]), (&json!("ann@example.com"), &json!("true")));

    pool.expect("PostAuthentication", Function::echoes()).expect("PreTokenGeneration", Function::echoes());
    assert!(is_signed_in(&pool.initiate("USER_PASSWORD_AUTH", parameters).await));
    pool.world.functions.verify().unwrap();
    is_refused(&pool.password("ann").await, INCORRECT);
    assert!(pool.messages().is_empty());
}

#[tokio::test]
async fn every_flow_with_a_password_in_clear_migrates_and_no_other() {
    let policies = json!({"Policies": {"SignInPolicy": {"AllowedFirstAuthFactors": ["PASSWORD", "EMAIL_OTP"]}}});
    for client in [json!({}), hides()] {
        let pool = Pool::new(&["UserMigration"], policies.clone(), client.clone()).await;
        let proof = |name: &str| json!({"USERNAME": name, "PASSWORD": PASSWORD});
        pool.expect("UserMigration", knows(json!({})));
        assert!(is_signed_in(&pool.initiate("USER_PASSWORD_AUTH", proof("a")).await));
        for (flow, name) in [("ADMIN_USER_PASSWORD_AUTH", "b"), ("ADMIN_NO_SRP_AUTH", "c")] {
            pool.expect("UserMigration", knows(json!({})));
            let input = json!({
                "UserPoolId": pool.id, "ClientId": pool.client, "AuthFlow": flow, "AuthParameters": proof(name),
            });
            assert!(is_signed_in(&pool.world.call("AdminInitiateAuth", input).await), "{flow}");
        }
        pool.expect("UserMigration", knows(json!({})));
        let preferred = merged(proof("d"), json!({"PREFERRED_CHALLENGE": "PASSWORD"}));
        assert!(is_signed_in(&pool.initiate("USER_AUTH", preferred).await));
        for (number, (parameters, challenge, responses)) in [
            (json!({}), "SELECT_CHALLENGE", json!({"ANSWER": "PASSWORD", "PASSWORD": PASSWORD})),
            (json!({}), "PASSWORD", json!({"PASSWORD": PASSWORD})),
            (json!({"PREFERRED_CHALLENGE": "PASSWORD"}), "PASSWORD", json!({"PASSWORD": PASSWORD})),
        ]
        .into_iter()
        .enumerate()
        {
            let name = json!({"USERNAME": format!("e{number}")});
            let asked = pool.initiate("USER_AUTH", merged(name.clone(), parameters)).await;
            pool.expect("UserMigration", knows(json!({})));
            let answer = pool.respond(challenge, &asked, merged(name, responses)).await;
            assert!(is_signed_in(&answer), "{challenge} {client}: {answer:?}");
        }
        let before = pool.world.functions.events().len();
        for (flow, parameters) in [
            ("USER_SRP_AUTH", json!({"USERNAME": "z", "SRP_A": "a1b2c3"})),
            ("USER_AUTH", json!({"USERNAME": "z", "PREFERRED_CHALLENGE": "EMAIL_OTP"})),
            ("USER_AUTH", json!({"USERNAME": "z", "PREFERRED_CHALLENGE": "PASSWORD_SRP", "SRP_A": "a1b2c3"})),
        ] {
            let answer = pool.initiate(flow, parameters).await;
            assert_eq!(answer.status.is_success(), client == hides(), "{flow}: {answer:?}");
        }
        let custom = pool.initiate("CUSTOM_AUTH", json!({"USERNAME": "z"})).await;
        assert_eq!(custom.error(), "InvalidParameterException");
        assert_eq!(pool.world.functions.events().len(), before);
        assert_eq!(pool.found("z").await, None);
    }
}

#[tokio::test]
async fn the_function_sees_the_password_and_the_metadata_of_the_call() {
    let pool = Pool::new(&["UserMigration"], json!({}), json!({})).await;
    let metadata = json!({"k": "v"});
    let parameters = json!({"USERNAME": "Ann", "PASSWORD": "Old-Secret-1"});
    for given in [Value::Null, metadata.clone()] {
        pool.expect("UserMigration", Function::echoes());
        let mut input = json!({"AuthFlow": "USER_PASSWORD_AUTH", "AuthParameters": parameters});
        if !given.is_null() {
            input["ClientMetadata"] = given.clone();
        }
        is_refused(&pool.call("InitiateAuth", input).await, UNKNOWN);
        let event = pool.world.functions.events().pop().unwrap();
        assert_eq!(event["userName"], "Ann");
        let expected = json!({"password": "Old-Secret-1", "validationData": given, "userAttributes": null});
        assert_eq!(event["request"], expected);
    }

    let asked = pool.initiate("USER_AUTH", json!({"USERNAME": "Ann"})).await;
    assert_eq!(asked.json()["AvailableChallenges"], json!(["PASSWORD"]), "no other way leads to a migration");
    pool.expect("UserMigration", Function::echoes());
    let session = asked.json()["Session"].clone();
    let answer = json!({
        "ChallengeName": "PASSWORD", "Session": session, "ClientMetadata": metadata, "ChallengeResponses": parameters,
    });
    is_refused(&pool.call("RespondToAuthChallenge", answer).await, UNKNOWN);
    let event = pool.world.functions.events().pop().unwrap();
    let expected = json!({
        "password": "Old-Secret-1", "validationData": null, "userAttributes": null, "clientMetadata": metadata,
    });
    assert_eq!(event["request"], expected);

    pool.expect("UserMigration", Function::echoes());
    let answer = pool.call("ForgotPassword", json!({"Username": "Ann", "ClientMetadata": metadata})).await;
    is_refused(&answer, ("UserNotFoundException", "Username/client id combination not found."));
    let event = pool.world.functions.events().pop().unwrap();
    assert_eq!(event["triggerSource"], "UserMigration_ForgotPassword");
    let expected = json!({"validationData": null, "userAttributes": null, "clientMetadata": metadata});
    assert_eq!(event["request"], expected);
}

#[tokio::test]
async fn pre_authentication_runs_before_a_migration_where_the_client_hides_and_after_it_otherwise() {
    let pre = "PreAuthentication_Authentication";
    let migration = "UserMigration_Authentication";
    let pool = Pool::new(&["PreAuthentication", "UserMigration"], json!({}), hides()).await;
    pool.expect("PreAuthentication", Function::echoes()).expect("UserMigration", knows(json!({})));
    assert!(is_signed_in(&pool.password("ann").await));
    assert_eq!(pool.sources(), [pre, migration]);
    let request = pool.world.functions.events()[0]["request"].clone();
    assert_eq!(request, json!({"userAttributes": {}, "validationData": null, "userNotFound": true}));

    let pool = Pool::new(&["PreAuthentication", "UserMigration"], json!({}), json!({})).await;
    pool.expect("UserMigration", knows(json!({}))).expect("PreAuthentication", Function::echoes());
    assert!(is_signed_in(&pool.password("ann").await));
    assert_eq!(pool.sources(), [migration, pre]);
    let event = pool.world.functions.events().pop().unwrap();
    assert_eq!(event["request"]["userAttributes"]["email"], "ann@example.com");
    assert!(event["request"].get("userNotFound").is_none());

    // The user is created, whatever becomes of the sign-in.
    pool.expect("UserMigration", knows(json!({"userAttributes": {"email": "bob@example.com"}})))
        .expect("PreAuthentication", Function::Fails("Error".into(), "not today".into()));
    assert_eq!(pool.password("bob").await.message(), "PreAuthentication failed with error not today.");
    assert_eq!(pool.found("bob").await.unwrap().1, "CONFIRMED");
}

#[tokio::test]
async fn without_confirmed_the_password_has_to_be_reset() {
    for client in [json!({}), hides()] {
        let pool = Pool::new(&["UserMigration"], json!({}), client).await;
        for (name, status) in [("ann", Value::Null), ("bob", json!("RESET_REQUIRED"))] {
            let email = format!("{name}@example.com");
            let attributes = json!({"email": email, "email_verified": "true"});
            pool.expect("UserMigration", knows(json!({"userAttributes": attributes, "finalUserStatus": status})));
            let refused = pool.password(name).await;
            is_refused(&refused, ("PasswordResetRequiredException", "Password reset required for the user"));
            assert_eq!(pool.found(name).await.unwrap().1, "RESET_REQUIRED");
            assert!(pool.call("ForgotPassword", json!({"Username": name})).await.status.is_success());
            let confirm = json!({"Username": name, "ConfirmationCode": pool.code(), "Password": "Passw0rd!2"});
            assert!(pool.call("ConfirmForgotPassword", confirm).await.status.is_success());
            assert_eq!(pool.found(name).await.unwrap().1, "CONFIRMED");
        }
        pool.world.functions.verify().unwrap();
    }
}

#[tokio::test]
async fn whoever_typed_an_alias_needs_a_username_from_the_function() {
    let aliases = json!({"AliasAttributes": ["email", "phone_number"]});
    let pool = Pool::new(&["UserMigration"], aliases, json!({})).await;
    let failed = format!("Exception migrating user in app client {}", pool.client);
    pool.expect("UserMigration", knows(json!({})));
    is_refused(&pool.password("ann@example.com").await, ("UserNotFoundException", &failed));
    assert_eq!(pool.found("ann@example.com").await, None);

    let named = json!({"username": "ann", "email": "ann@example.com", "email_verified": "true"});
    pool.expect("UserMigration", knows(json!({"userAttributes": named})));
    assert!(is_signed_in(&pool.password("ann@example.com").await));
    let (username, _, attributes) = pool.found("ann@example.com").await.unwrap();
    assert_eq!(username, "ann");
    assert!(!attributes.contains_key("username"), "{attributes:?}");
    assert!(is_signed_in(&pool.password("ann").await));

    let by_email = Pool::new(&["UserMigration"], json!({"UsernameAttributes": ["email"]}), json!({})).await;
    by_email.expect("UserMigration", knows(json!({"userAttributes": {"name": "Ann"}})));
    assert!(is_signed_in(&by_email.password("ann@example.com").await));
    let (username, _, attributes) = by_email.found("ann@example.com").await.unwrap();
    assert_eq!((username.as_str(), username.len()), (attributes["sub"].as_str().unwrap(), 36));
    assert_eq!(attributes["email"], "ann@example.com");
}

#[tokio::test]
async fn an_alias_of_somebody_else_is_taken_by_force_only() {
    let pool = Pool::new(&["UserMigration"], json!({"AliasAttributes": ["email"]}), json!({})).await;
    pool.user("bob").await;
    let claims = json!({"username": "ann", "email": "bob@example.com", "email_verified": "true"});
    let typed = "ann@example.com";
    let failed = format!("Exception migrating user in app client {}", pool.client);
    pool.expect("UserMigration", knows(json!({"userAttributes": claims})));
    is_refused(&pool.password(typed).await, ("UserNotFoundException", &failed));
    assert_eq!(pool.found("ann").await, None);
    assert_eq!(pool.found("bob@example.com").await.unwrap().0, "bob");

    pool.expect("UserMigration", knows(json!({"userAttributes": claims, "forceAliasCreation": true})));
    assert!(is_signed_in(&pool.password(typed).await));
    assert_eq!(pool.found("bob@example.com").await.unwrap().0, "ann");
    assert_eq!(pool.found("bob").await.unwrap().2["email_verified"], "false");
}

#[tokio::test]
async fn what_goes_wrong_in_a_migration_is_told_as_the_client_wants_it_and_creates_nobody() {
    for (client, exception, unknown) in
        [(json!({}), "UserNotFoundException", UNKNOWN), (hides(), "NotAuthorizedException", INCORRECT)]
    {
        let pool = Pool::new(&["UserMigration"], json!({}), client).await;
        let failed = format!("Exception migrating user in app client {}", pool.client);
        let table = [
            (Function::echoes(), unknown),
            (
                Function::Fails("Error".into(), "Bad password".into()),
                ("UserLambdaValidationException", "UserMigration failed with error Bad password."),
            ),
            (Function::Returns(Value::Null), ("InvalidLambdaResponseException", INVALID_JSON)),
            (knows(json!({"userAttributes": {"custom:x": "1"}})), (exception, &failed)),
            (knows(json!({"userAttributes": null})), (exception, &failed)),
            (knows(json!({"finalUserStatus": "ARCHIVED"})), (exception, &failed)),
            (knows(json!({"enableSMSMFA": true})), (exception, &failed)),
            (
                knows(json!({"finalUserStatus": true})),
                ("InvalidLambdaResponseException", "Unrecognizable lambda output"),
            ),
        ];
        for (function, expected) in table {
            pool.expect("UserMigration", function);
            is_refused(&pool.password("ann").await, expected);
            assert_eq!(pool.found("ann").await, None);
        }
        assert!(pool.messages().is_empty());
    }
}

const INVALID_JSON: &str = "Invalid lambda function output : Invalid JSON";

#[tokio::test]
async fn the_same_person_at_two_doors_is_created_once() {
    let pool = Pool::new(&["UserMigration"], json!({}), json!({})).await;
    pool.expect("UserMigration", knows(json!({}))).expect("UserMigration", knows(json!({})));
    let (one, two) = tokio::join!(pool.password("ann"), pool.password("ann"));
    let signed_in = [&one, &two].into_iter().filter(|answer| is_signed_in(answer)).count();
    assert!(signed_in >= 1, "{one:?} {two:?}");
    for answer in [one, two].iter().filter(|answer| !answer.status.is_success()) {
        let failed = format!("Exception migrating user in app client {}", pool.client);
        is_refused(answer, ("UserNotFoundException", &failed));
    }
    let users = pool.world.done("ListUsers", json!({"UserPoolId": pool.id})).await;
    assert_eq!(users["Users"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn a_migrated_user_is_asked_for_the_second_factor_like_any_other() {
    let pool = Pool::new(&["UserMigration", "CustomMessage"], json!({}), json!({})).await;
    let attributes = json!({"phone_number": PHONE});
    pool.expect("UserMigration", knows(json!({"userAttributes": attributes, "enableSMSMFA": true})))
        .expect("CustomMessage", Function::echoes());
    let asked = pool.password("ann").await;
    assert_eq!(asked.json()["ChallengeName"], "SMS_MFA");
    assert_eq!(asked.json()["ChallengeParameters"]["USER_ID_FOR_SRP"], "ann");
    let answer = json!({"USERNAME": "ann", "SMS_MFA_CODE": pool.code()});
    assert!(is_signed_in(&pool.respond("SMS_MFA", &asked, answer).await));
    assert_eq!(pool.sources(), ["UserMigration_Authentication", "CustomMessage_Authentication"]);
    assert_eq!(pool.found("ann").await.unwrap().2["phone_number_verified"], "true");
}

#[tokio::test]
async fn a_migrated_user_is_welcomed_unless_the_function_suppresses_it() {
    let template = json!({"InviteMessageTemplate": {"EmailMessage": "Hello {username} {####}", "EmailSubject": "Hi"}});
    let settings = json!({"AdminCreateUserConfig": template});
    let pool = Pool::new(&["UserMigration", "CustomMessage"], settings, json!({})).await;
    let loud = json!({"messageAction": null, "desiredDeliveryMediums": ["EMAIL"]});
    pool.expect("UserMigration", knows(loud.clone())).expect("CustomMessage", Function::echoes());
    assert!(is_signed_in(&pool.password("ann").await));
    let events = pool.world.functions.events();
    assert_eq!(events[1]["triggerSource"], "CustomMessage_AdminCreateUser");
    assert!(events[1]["request"].get("clientMetadata").is_none());
    let message = pool.messages().pop().unwrap();
    assert_eq!((message.destination.as_str(), message.subject.clone()), ("ann@example.com", Some("Hi".into())));
    assert_eq!(message.body.expose(), "Hello ann ********", "the person's own password is not sent around");

    // By SMS, if nothing is said, and there is no number.
    pool.expect("UserMigration", knows(json!({"messageAction": null})));
    assert!(is_signed_in(&pool.password("bob").await));
    assert_eq!(pool.messages().len(), 1);

    pool.expect("UserMigration", knows(loud))
        .expect("CustomMessage", Function::Fails("Error".into(), "no words".into()));
    assert_eq!(pool.password("cid").await.message(), "CustomMessage failed with error no words.");
    assert_eq!(pool.found("cid").await, None, "not half created");

    // In an answer, that ends the session, as every function that fails.
    let loud = json!({"messageAction": null, "desiredDeliveryMediums": ["EMAIL"]});
    let asked = pool.initiate("USER_AUTH", json!({"USERNAME": "cid"})).await;
    pool.expect("UserMigration", knows(loud))
        .expect("CustomMessage", Function::Fails("Error".into(), "no words".into()));
    let password = json!({"USERNAME": "cid", "PASSWORD": PASSWORD});
    let refused = pool.respond("PASSWORD", &asked, password.clone()).await;
    assert_eq!(refused.message(), "CustomMessage failed with error no words.");
    let again = pool.respond("PASSWORD", &asked, password).await;
    is_refused(&again, ("NotAuthorizedException", "Invalid session for the user."));
}

#[tokio::test]
async fn who_forgot_the_password_of_elsewhere_is_created_and_sent_a_code() {
    for client in [json!({}), hides()] {
        let pool = Pool::new(&["UserMigration", "CustomMessage"], json!({}), client.clone()).await;
        pool.expect("UserMigration", knows(json!({"finalUserStatus": "RESET_REQUIRED"})))
            .expect("CustomMessage", Function::echoes());
        let answer = pool.call("ForgotPassword", json!({"Username": "ann", "ClientMetadata": {"k": "v"}})).await;
        assert_eq!(answer.json()["CodeDeliveryDetails"]["Destination"], "a***@e***");
        assert_eq!(pool.sources(), ["UserMigration_ForgotPassword", "CustomMessage_ForgotPassword"]);
        assert_eq!(pool.world.functions.events()[1]["request"]["clientMetadata"], json!({"k": "v"}));
        assert_eq!(pool.found("ann").await.unwrap().1, "RESET_REQUIRED");
        let confirm = json!({"Username": "ann", "ConfirmationCode": pool.code(), "Password": PASSWORD});
        assert!(pool.call("ConfirmForgotPassword", confirm).await.status.is_success());
        assert!(is_signed_in(&pool.password("ann").await));

        // Nobody: as without a function.
        pool.expect("UserMigration", Function::echoes());
        let nobody = pool.call("ForgotPassword", json!({"Username": "bob"})).await;
        assert_eq!(nobody.status.is_success(), client == hides(), "{nobody:?}");
        pool.expect("UserMigration", Function::Fails("Error".into(), "gone".into()));
        let thrown = pool.call("ForgotPassword", json!({"Username": "bob"})).await;
        is_refused(&thrown, ("UserLambdaValidationException", "UserMigration failed with error gone."));
        pool.expect("UserMigration", knows(json!({"userAttributes": null})));
        let failed = pool.call("ForgotPassword", json!({"Username": "bob"})).await;
        assert_eq!(failed.message(), format!("Exception migrating user in app client {}", pool.client));
        assert_eq!(pool.found("bob").await, None);
        pool.world.functions.verify().unwrap();
    }
}

#[tokio::test]
async fn no_other_operation_and_no_known_user_is_migrated() {
    let pool = Pool::new(&["UserMigration"], json!({}), json!({})).await;
    pool.user("ann").await;
    assert!(is_signed_in(&pool.password("ann").await));
    let wrong = json!({"USERNAME": "ann", "PASSWORD": "Wr0ng-one!"});
    is_refused(&pool.initiate("USER_PASSWORD_AUTH", wrong).await, INCORRECT);
    for (operation, members) in [
        ("ConfirmForgotPassword", json!({"ConfirmationCode": "123456", "Password": PASSWORD})),
        ("ResendConfirmationCode", json!({})),
        ("ConfirmSignUp", json!({"ConfirmationCode": "123456"})),
    ] {
        let answer = pool.call(operation, merged(json!({"Username": "nobody"}), members)).await;
        assert_eq!(answer.error(), "UserNotFoundException", "{operation}");
    }
    let admin = json!({"UserPoolId": pool.id, "Username": "nobody"});
    assert_eq!(pool.world.call("AdminResetUserPassword", admin).await.error(), "UserNotFoundException");
    assert!(pool.world.functions.events().is_empty());
}

#[tokio::test]
async fn a_name_that_is_locked_out_is_not_shown_to_the_function() {
    let pool = Pool::new(&["UserMigration"], json!({}), hides()).await;
    for _ in 0..5 {
        pool.expect("UserMigration", Function::echoes());
        is_refused(&pool.password("ann").await, INCORRECT);
    }
    is_refused(&pool.password("ann").await, ("NotAuthorizedException", "Password attempts exceeded"));
    assert_eq!(pool.world.functions.calls().len(), 5);
    assert!(pool.world.functions.calls().iter().all(|call| call.function == arn("UserMigration")));
    assert_eq!(text(&pool.world.functions.events()[0]["userName"]), "ann");
}
