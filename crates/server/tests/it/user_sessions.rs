//! Tracked user sessions over the wire: configuration, lists, what ends them.

use serde_json::{Value, json};

use crate::world::{Answer, World, refusal, refused, request};

const FIREFOX: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0";

/// A pool with a client and the users ann and bob.
struct Scene {
    world: World,
    pool: Value,
    client: Value,
}

fn ids(sessions: &Value) -> Vec<Value> {
    sessions.as_array().unwrap().iter().map(|session| session["SessionId"].clone()).collect()
}

impl Scene {
    async fn new(tracking: Option<u32>) -> Self {
        Self::with(tracking, json!({})).await
    }

    async fn with(tracking: Option<u32>, more: Value) -> Self {
        let world = World::new().await;
        let pool = world.done("CreateUserPool", json!({"PoolName": "p"})).await["UserPool"]["Id"].clone();
        let mut client = json!({"UserPoolId": pool, "ClientName": "c",
            "ExplicitAuthFlows": ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]});
        client.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        let client = world.done("CreateUserPoolClient", client).await["UserPoolClient"]["ClientId"].clone();
        let scene = Self { world, pool, client };
        for username in ["ann", "bob"] {
            let user = json!({"UserPoolId": scene.pool, "Username": username, "MessageAction": "SUPPRESS"});
            scene.world.done("AdminCreateUser", user).await;
            let password =
                json!({"UserPoolId": scene.pool, "Username": username, "Password": "Passw0rd!", "Permanent": true});
            scene.world.done("AdminSetUserPassword", password).await;
        }
        if let Some(most) = tracking {
            scene.track("ENABLED", most).await;
        }
        scene
    }

    async fn track(&self, switch: &str, most: u32) -> Value {
        self.world.done("SetUserPoolSessionConfiguration", self.tracking(switch, most)).await
    }

    fn tracking(&self, switch: &str, most: u32) -> Value {
        json!({"UserPoolId": self.pool, "UserSessionTracking": switch, "TokenSession": {"MaxPerUser": most}})
    }

    async fn tracked(&self) -> Value {
        self.world.done("GetUserPoolSessionConfiguration", json!({"UserPoolId": self.pool})).await
    }

    async fn sign_in(&self, username: &str) -> Value {
        let input = json!({"ClientId": self.client, "AuthFlow": "USER_PASSWORD_AUTH",
            "AuthParameters": {"USERNAME": username, "PASSWORD": "Passw0rd!"}});
        let request = request("InitiateAuth", input.to_string()).header("user-agent", FIREFOX).into_request();
        let answer = self.world.send(request).await;
        assert!(answer.status.is_success(), "{answer:?}");
        answer.json()["AuthenticationResult"].clone()
    }

    async fn refresh(&self, tokens: &Value) -> Value {
        let input = json!({"ClientId": self.client, "RefreshToken": tokens["RefreshToken"]});
        self.world.done("GetTokensFromRefreshToken", input).await["AuthenticationResult"].clone()
    }

    async fn list(&self, tokens: &Value) -> Value {
        self.world.done("ListUserSessions", json!({"AccessToken": tokens["AccessToken"]})).await["Sessions"].clone()
    }

    async fn admin_list(&self, username: &str) -> Value {
        let input = json!({"UserPoolId": self.pool, "Username": username});
        self.world.done("AdminListUserSessions", input).await["Sessions"].clone()
    }

    async fn revoke(&self, tokens: &Value, id: &Value) -> Answer {
        let input = json!({"AccessToken": tokens["AccessToken"], "SessionId": id});
        self.world.call_unsigned("RevokeUserSession", input).await
    }

    async fn admin_revoke(&self, username: &str, id: &Value) -> Answer {
        let input = json!({"UserPoolId": self.pool, "Username": username, "SessionId": id});
        self.world.call("AdminRevokeUserSession", input).await
    }

    async fn is_live(&self, tokens: &Value) -> bool {
        let answer = self.world.call_unsigned("GetUser", json!({"AccessToken": tokens["AccessToken"]})).await;
        if !answer.status.is_success() {
            assert_eq!(refusal(&answer), refused("NotAuthorizedException", "Access Token has been revoked"));
        }
        answer.status.is_success()
    }
}

fn not_found() -> (String, String) {
    refused("ResourceNotFoundException", "Session does not exist.")
}

#[tokio::test]
async fn a_pool_tracks_sessions_once_it_is_told_to() {
    let scene = Scene::new(None).await;
    let expected =
        json!({"UserPoolId": scene.pool, "UserSessionTracking": "DISABLED", "TokenSession": {"MaxPerUser": 20}});
    assert_eq!(scene.tracked().await, expected);
    let tokens = scene.sign_in("ann").await;
    assert_eq!((scene.list(&tokens).await, scene.admin_list("ann").await), (json!([]), json!([])));
    let set = scene.track("ENABLED", 3).await;
    assert_eq!(set, scene.tracking("ENABLED", 3));
    assert_eq!(scene.tracked().await, set);
    assert_eq!(scene.list(&tokens).await, json!([]), "signed in before");
    scene.refresh(&tokens).await;
    assert_eq!(scene.list(&tokens).await.as_array().unwrap().len(), 1, "tracked since it was refreshed");

    let id = ids(&scene.list(&tokens).await)[0].clone();
    scene.track("DISABLED", 5).await;
    assert_eq!(scene.tracked().await, scene.tracking("DISABLED", 5));
    assert_eq!(scene.list(&tokens).await, json!([]));
    assert_eq!(refusal(&scene.admin_revoke("ann", &id).await), not_found());
    for most in [0, 101] {
        let refused = scene.world.call("SetUserPoolSessionConfiguration", scene.tracking("ENABLED", most)).await;
        assert_eq!(refused.error(), "InvalidParameterException", "{most}");
    }
    let mut partial = scene.tracking("ENABLED", 1);
    partial.as_object_mut().unwrap().remove("TokenSession");
    let refused = scene.world.call("SetUserPoolSessionConfiguration", partial).await;
    assert_eq!(refused.error(), "InvalidParameterException", "every member is required");
}

#[tokio::test]
async fn the_lite_tier_does_not_track_sessions() {
    let scene = Scene::new(Some(20)).await;
    let lite = json!({"UserPoolId": scene.pool, "UserPoolTier": "LITE"});
    let in_use = scene.world.call("UpdateUserPool", lite.clone()).await;
    assert_eq!(in_use.error(), "TierChangeNotAllowedException");
    scene.track("DISABLED", 20).await;
    scene.world.done("UpdateUserPool", lite).await;
    let client = json!({"UserPoolId": scene.pool, "ClientId": scene.client, "SSOSession": {"MaxValidityMinutes": 5}});
    for (operation, input) in [
        ("SetUserPoolSessionConfiguration", scene.tracking("ENABLED", 20)),
        ("SetUserPoolClientSessionConfiguration", client),
    ] {
        let answer = scene.world.call(operation, input).await;
        let text = "The feature is not available in the user pool's tier.";
        assert_eq!(refusal(&answer), refused("FeatureUnavailableInTierException", text), "{operation}");
    }
}

#[tokio::test]
async fn a_client_is_configured_while_its_pool_tracks_sessions() {
    let scene = Scene::new(None).await;
    let names = json!({"UserPoolId": scene.pool, "ClientId": scene.client});
    let config = |minutes: u32| json!({"UserPoolId": scene.pool, "ClientId": scene.client, "SSOSession": {"MaxValidityMinutes": minutes}});
    let get = || scene.world.done("GetUserPoolClientSessionConfiguration", names.clone());
    let set = |minutes| scene.world.call("SetUserPoolClientSessionConfiguration", config(minutes));
    assert_eq!(get().await, config(60));
    let text = "User session tracking is not enabled for this user pool.";
    assert_eq!(refusal(&set(5).await), refused("PreconditionNotMetException", text));
    scene.track("ENABLED", 20).await;
    for minutes in [0, 129_600] {
        assert_eq!(set(minutes).await.json(), config(minutes));
        assert_eq!(get().await, config(minutes));
    }
    assert_eq!(set(129_601).await.error(), "InvalidParameterException");
    scene.world.done("UpdateUserPoolClient", names.clone()).await;
    scene.track("DISABLED", 20).await;
    assert_eq!(get().await, config(129_600), "kept by an update, and while the pool does not track");
    let unknown = json!({"UserPoolId": scene.pool, "ClientId": "none"});
    let unknown = scene.world.call("GetUserPoolClientSessionConfiguration", unknown).await;
    assert_eq!(unknown.error(), "ResourceNotFoundException");
}

#[tokio::test]
async fn sessions_tell_when_where_and_by_what_they_were_used() {
    let scene = Scene::new(Some(20)).await;
    let one = scene.sign_in("ann").await;
    scene.world.clock.advance_ms(5000);
    let two = scene.sign_in("ann").await;
    scene.sign_in("bob").await;
    let sessions = scene.list(&one).await;
    let [second, first] = ids(&sessions).try_into().unwrap();
    let entry = |id: &Value, seconds: i64, is_current: bool| {
        json!({"SessionId": id, "SessionType": "TOKEN", "ClientId": scene.client,
            "CreateDate": seconds, "LastActiveDate": seconds, "DeviceType": "Firefox 127, Linux",
            "LastIPAddress": "127.0.0.1", "IsCurrentSession": is_current})
    };
    let begun = 1_700_000_000;
    assert_eq!(sessions, json!([entry(&second, begun + 5, false), entry(&first, begun, true)]));
    assert_eq!(scene.list(&two).await, json!([entry(&second, begun + 5, true), entry(&first, begun, false)]));
    assert_eq!(scene.admin_list("ann").await, json!([entry(&second, begun + 5, false), entry(&first, begun, false)]));

    scene.world.clock.advance_ms(5000);
    scene.refresh(&one).await;
    let mut refreshed = entry(&first, begun, true);
    refreshed["LastActiveDate"] = json!(begun + 10);
    refreshed["DeviceType"] = json!("unknown");
    assert_eq!(scene.list(&one).await, json!([refreshed, entry(&second, begun + 5, false)]));

    for (operation, input) in [
        ("ListUserSessions", json!({"AccessToken": one["AccessToken"], "NextToken": "x"})),
        ("AdminListUserSessions", json!({"UserPoolId": scene.pool, "Username": "ann", "NextToken": "x"})),
    ] {
        let answer = scene.world.call(operation, input).await;
        assert_eq!(refusal(&answer), refused("InvalidParameterException", "Invalid pagination token"), "{operation}");
    }
}

#[tokio::test]
async fn a_refreshed_session_is_the_same_with_rotation() {
    let rotation = json!({"ExplicitAuthFlows": ["ALLOW_USER_PASSWORD_AUTH"],
        "RefreshTokenRotation": {"Feature": "ENABLED", "RetryGracePeriodSeconds": 0}});
    let scene = Scene::with(Some(20), rotation).await;
    let tokens = scene.sign_in("ann").await;
    let before = scene.list(&tokens).await;
    scene.world.clock.advance_ms(1000);
    let rotated = scene.refresh(&tokens).await;
    let after = scene.list(&rotated).await;
    assert_eq!(ids(&before), ids(&after));
    assert_eq!(after[0]["LastActiveDate"], 1_700_000_001);
}

#[tokio::test]
async fn a_user_ends_another_session_and_not_the_own() {
    let scene = Scene::new(Some(20)).await;
    let (one, two) = (scene.sign_in("ann").await, scene.sign_in("ann").await);
    let bobs = scene.sign_in("bob").await;
    let current = async |tokens: &Value| {
        let sessions = scene.list(tokens).await;
        let session = sessions.as_array().unwrap().iter().find(|session| session["IsCurrentSession"] == true);
        session.unwrap()["SessionId"].clone()
    };
    let (first, second, his) = (current(&one).await, current(&two).await, current(&bobs).await);
    let own = refused("InvalidParameterException", "The current session can not be revoked.");
    assert_eq!(refusal(&scene.revoke(&one, &first).await), own);
    assert_eq!(refusal(&scene.revoke(&one, &his).await), not_found());
    for made_up in
        [format!("tkn{}", "a".repeat(25)), format!("sso{}", "a".repeat(25)), format!("tkn{}", "z".repeat(25))]
    {
        assert_eq!(refusal(&scene.revoke(&one, &json!(made_up)).await), not_found(), "{made_up}");
    }
    assert_eq!(scene.revoke(&one, &json!("short")).await.error(), "InvalidParameterException");

    let linked = json!({"AccessToken": one["AccessToken"], "SessionId": second, "RevokeAssociatedSessions": "LINKED"});
    assert_eq!(scene.world.done("RevokeUserSession", linked).await, json!({}));
    assert_eq!((scene.is_live(&one).await, scene.is_live(&two).await), (true, false));
    let input = json!({"ClientId": scene.client, "RefreshToken": two["RefreshToken"]});
    let refresh = scene.world.call_unsigned("GetTokensFromRefreshToken", input).await;
    assert_eq!(refusal(&refresh), refused("NotAuthorizedException", "Refresh Token has been revoked"));
    assert_eq!(ids(&scene.list(&one).await), [first]);
    assert_eq!(refusal(&scene.revoke(&one, &second).await), not_found(), "ended already");
    assert!(scene.is_live(&bobs).await);
}

#[tokio::test]
async fn an_administrator_ends_any_session_of_the_user_named() {
    let scene = Scene::new(Some(20)).await;
    let tokens = scene.sign_in("ann").await;
    let id = ids(&scene.admin_list("ann").await)[0].clone();
    assert_eq!(refusal(&scene.admin_revoke("bob", &id).await), not_found());
    assert_eq!(scene.admin_revoke("cid", &id).await.error(), "UserNotFoundException");
    assert!(scene.is_live(&tokens).await);
    assert_eq!(scene.admin_revoke("ann", &id).await.json(), json!({}));
    assert!(!scene.is_live(&tokens).await);
    assert_eq!(scene.admin_list("ann").await, json!([]));
}

#[tokio::test]
async fn what_is_signed_out_or_expired_is_not_listed() {
    let scene = Scene::new(Some(20)).await;
    let (one, two) = (scene.sign_in("ann").await, scene.sign_in("ann").await);
    let revoke = json!({"ClientId": scene.client, "Token": one["RefreshToken"], "RevokeAssociatedSessions": "LINKED"});
    scene.world.done("RevokeToken", revoke).await;
    assert_eq!(scene.list(&two).await.as_array().unwrap().len(), 1);
    scene.world.done("GlobalSignOut", json!({"AccessToken": two["AccessToken"]})).await;
    assert_eq!(scene.admin_list("ann").await, json!([]));
    scene.sign_in("ann").await;
    let id = ids(&scene.admin_list("ann").await)[0].clone();
    scene.world.clock.advance_ms(30 * 24 * 3600 * 1000);
    assert_eq!(scene.admin_list("ann").await, json!([]));
    assert_eq!(refusal(&scene.admin_revoke("ann", &id).await), not_found());
}

#[tokio::test]
async fn at_the_limit_a_sign_in_ends_the_session_that_was_not_used_for_the_longest() {
    let scene = Scene::new(Some(2)).await;
    let one = scene.sign_in("ann").await;
    scene.world.clock.advance_ms(1000);
    let two = scene.sign_in("ann").await;
    scene.world.clock.advance_ms(1000);
    let bobs = scene.sign_in("bob").await;
    scene.refresh(&one).await;
    scene.world.clock.advance_ms(1000);
    let three = scene.sign_in("ann").await;
    assert_eq!(
        [scene.is_live(&one).await, scene.is_live(&two).await, scene.is_live(&three).await, scene.is_live(&bobs).await],
        [true, false, true, true]
    );
    assert_eq!(scene.list(&three).await.as_array().unwrap().len(), 2);
    scene.track("ENABLED", 1).await;
    assert_eq!(scene.list(&three).await.as_array().unwrap().len(), 2, "no session ends before the next sign-in");
    let four = scene.sign_in("ann").await;
    assert_eq!(scene.list(&four).await.as_array().unwrap().len(), 1);
    assert!(scene.is_live(&four).await);
}
