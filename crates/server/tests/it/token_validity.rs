//! How long tokens and sessions live, over the wire: units, ranges, defaults, and what they do.

use serde_json::{Value, json};

use crate::world::{Answer, World, claims, merged, refusal, text};

async fn pool(world: &World) -> String {
    text(&world.done("CreateUserPool", json!({"PoolName": "p"})).await["UserPool"]["Id"])
}

/// What asking for a client is answered.
async fn create(world: &World, pool: &str, members: Value) -> Answer {
    let flows = ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH", "ALLOW_USER_SRP_AUTH"];
    let input = json!({"UserPoolId": pool, "ClientName": "c", "ExplicitAuthFlows": flows});
    world.call("CreateUserPoolClient", merged(input, members)).await
}

#[tokio::test]
async fn each_validity_has_its_range_in_time_whatever_the_unit() {
    let world = World::new().await;
    let pool = pool(&world).await;
    let input = json!({"UserPoolId": pool, "ClientName": "c"});
    let client = world.done("CreateUserPoolClient", input).await["UserPoolClient"]["ClientId"].clone();
    let short = [
        (4, Some("minutes"), false),
        (5, Some("minutes"), true),
        (299, Some("seconds"), false),
        (300, Some("seconds"), true),
        (1, None, true),
        (24, None, true),
        (25, None, false),
        (24, Some("hours"), true),
        (25, Some("hours"), false),
        (1440, Some("minutes"), true),
        (1441, Some("minutes"), false),
        (86_400, Some("seconds"), true),
        (1, Some("days"), true),
        (2, Some("days"), false),
    ];
    let refresh = [
        (59, Some("minutes"), false),
        (60, Some("minutes"), true),
        (3599, Some("seconds"), false),
        (3600, Some("seconds"), true),
        (1, Some("hours"), true),
        (1, None, true),
        (3650, None, true),
        (3651, None, false),
        (3650, Some("days"), true),
        (87_600, Some("hours"), true),
        (87_601, Some("hours"), false),
        (315_360_000, Some("seconds"), true),
    ];
    let kinds = [("AccessToken", &short[..]), ("IdToken", &short[..]), ("RefreshToken", &refresh[..])];
    for (kind, table) in kinds {
        for (validity, unit, is_valid) in table {
            let validity_member = format!("{kind}Validity");
            let units = unit.map_or(json!({}), |unit| json!({kind: unit}));
            let members = json!({validity_member: validity, "TokenValidityUnits": units});
            let update = merged(json!({"UserPoolId": pool, "ClientId": client}), members.clone());
            for answer in
                [create(&world, &pool, members.clone()).await, world.call("UpdateUserPoolClient", update).await]
            {
                if *is_valid {
                    assert!(answer.status.is_success(), "{members}: {answer:?}");
                } else {
                    let expected = ("InvalidParameterException".into(), "Invalid range for token validity.".into());
                    assert_eq!(refusal(&answer), expected, "{members}");
                }
            }
        }
    }
}

#[tokio::test]
async fn a_refresh_token_lives_no_shorter_than_the_tokens_that_it_renews() {
    let world = World::new().await;
    let pool = pool(&world).await;
    let units = json!({"AccessToken": "hours", "IdToken": "hours", "RefreshToken": "hours"});
    for (access, id, refresh, is_valid) in [(2, 1, 1, false), (1, 2, 1, false), (2, 2, 2, true), (1, 1, 2, true)] {
        let members = json!({"AccessTokenValidity": access, "IdTokenValidity": id, "RefreshTokenValidity": refresh,
            "TokenValidityUnits": units});
        let answer = create(&world, &pool, members.clone()).await;
        assert_eq!(answer.status.is_success(), is_valid, "{members}");
        if !is_valid {
            assert_eq!(answer.message(), "Invalid range for token validity.");
        }
    }
}

#[tokio::test]
async fn numbers_and_units_that_the_model_does_not_have_are_refused() {
    let world = World::new().await;
    let pool = pool(&world).await;
    for members in [
        json!({"AccessTokenValidity": 0}),
        json!({"IdTokenValidity": 0}),
        json!({"AccessTokenValidity": 86_401}),
        json!({"RefreshTokenValidity": -1}),
        json!({"RefreshTokenValidity": 315_360_001}),
        json!({"AuthSessionValidity": 2}),
        json!({"AuthSessionValidity": 16}),
        json!({"TokenValidityUnits": {"AccessToken": "weeks"}}),
    ] {
        let answer = create(&world, &pool, members.clone()).await;
        assert_eq!(answer.error(), "InvalidParameterException", "{members}");
        assert!(answer.message().starts_with("1 validation error detected: "), "{}", answer.message());
    }
}

#[tokio::test]
async fn no_refresh_validity_and_zero_mean_thirty_days() {
    let world = World::new().await;
    let pool = pool(&world).await;
    for (members, expected) in [
        (json!({}), 30),
        (json!({"RefreshTokenValidity": 0}), 30),
        (json!({"RefreshTokenValidity": 0, "TokenValidityUnits": {"RefreshToken": "hours"}}), 720),
        (json!({"RefreshTokenValidity": 0, "TokenValidityUnits": {"RefreshToken": "minutes"}}), 43_200),
        (json!({"RefreshTokenValidity": 0, "TokenValidityUnits": {"RefreshToken": "seconds"}}), 2_592_000),
    ] {
        let client = create(&world, &pool, members.clone()).await.json()["UserPoolClient"].clone();
        assert_eq!(client["RefreshTokenValidity"], expected, "{members}");
    }
}

#[tokio::test]
async fn tokens_live_as_long_as_their_client_says() {
    let world = World::new().await;
    let pool = pool(&world).await;
    world.done("AdminCreateUser", json!({"UserPoolId": pool, "Username": "ann", "MessageAction": "SUPPRESS"})).await;
    let password = json!({"UserPoolId": pool, "Username": "ann", "Password": "Passw0rd!", "Permanent": true});
    world.done("AdminSetUserPassword", password).await;
    let set = json!({"AccessTokenValidity": 10, "IdTokenValidity": 900, "RefreshTokenValidity": 90,
        "TokenValidityUnits": {"AccessToken": "minutes", "IdToken": "seconds", "RefreshToken": "minutes"}});
    for (members, access, id, refresh) in [(json!({}), 3600, 3600, 30 * 86_400), (set, 600, 900, 5400)] {
        let client = create(&world, &pool, members).await.json()["UserPoolClient"]["ClientId"].clone();
        let input = json!({"ClientId": client, "AuthFlow": "USER_PASSWORD_AUTH",
            "AuthParameters": {"USERNAME": "ann", "PASSWORD": "Passw0rd!"}});
        let tokens = world.done("InitiateAuth", input).await["AuthenticationResult"].clone();
        let lives = |token: &str| {
            let claims = claims(&tokens[token]);
            claims["exp"].as_i64().unwrap() - claims["iat"].as_i64().unwrap()
        };
        assert_eq!((lives("AccessToken"), lives("IdToken"), &tokens["ExpiresIn"]), (access, id, &json!(access)));

        let get_user = || world.call_unsigned("GetUser", json!({"AccessToken": tokens["AccessToken"]}));
        world.clock.advance_ms(access * 1000 - 1);
        assert!(get_user().await.status.is_success());
        world.clock.advance_ms(1);
        assert_eq!(get_user().await.message(), "Access Token has expired");

        let refreshed = || {
            let parameters = json!({"REFRESH_TOKEN": tokens["RefreshToken"]});
            let input = json!({"ClientId": client, "AuthFlow": "REFRESH_TOKEN_AUTH", "AuthParameters": parameters});
            world.call_unsigned("InitiateAuth", input)
        };
        world.clock.advance_ms((refresh - access) * 1000 - 1);
        assert!(refreshed().await.status.is_success());
        world.clock.advance_ms(1);
        assert_eq!(refreshed().await.message(), "Refresh Token has expired");
    }
}

#[tokio::test]
async fn a_sign_in_session_lives_as_long_as_its_client_says() {
    let world = World::new().await;
    let pool = pool(&world).await;
    let user = json!({"UserPoolId": pool, "Username": "ann", "TemporaryPassword": "Passw0rd!",
        "MessageAction": "SUPPRESS"});
    world.done("AdminCreateUser", user).await;
    for (members, minutes) in
        [(json!({}), 3), (json!({"AuthSessionValidity": 3}), 3), (json!({"AuthSessionValidity": 15}), 15)]
    {
        let client = create(&world, &pool, members).await.json()["UserPoolClient"].clone();
        assert_eq!(client["AuthSessionValidity"], minutes);
        let input = json!({"ClientId": client["ClientId"], "AuthFlow": "USER_PASSWORD_AUTH",
            "AuthParameters": {"USERNAME": "ann", "PASSWORD": "Passw0rd!"}});
        let asked = world.done("InitiateAuth", input).await;
        let respond = || {
            let responses = json!({"USERNAME": "ann", "NEW_PASSWORD": "short"});
            let input = json!({"ClientId": client["ClientId"], "ChallengeName": "NEW_PASSWORD_REQUIRED",
                "Session": asked["Session"], "ChallengeResponses": responses});
            world.call_unsigned("RespondToAuthChallenge", input)
        };
        world.clock.advance_ms(minutes * 60_000 - 1);
        assert_eq!(respond().await.error(), "InvalidPasswordException", "the session still counts");
        world.clock.advance_ms(1);
        assert_eq!(respond().await.message(), "Invalid session for the user, session is expired.");
    }
}
