//! Staying signed in: refresh, rotation, revocation, sign-out, over the wire.

use serde_json::{Value, json};

use crate::world::{Answer, World, claims, refusal, text};

/// A pool with one user who signs in with a password.
struct Scene {
    world: World,
    pool: String,
    client: String,
    secret: Option<String>,
}

fn not_authorized(message: &str) -> (String, String) {
    ("NotAuthorizedException".into(), message.into())
}

impl Scene {
    async fn new(client: Value) -> Self {
        let world = World::new().await;
        let pool = text(&world.done("CreateUserPool", json!({"PoolName": "p"})).await["UserPool"]["Id"]);
        let mut input = json!({"UserPoolId": pool, "ClientName": "c",
            "ExplicitAuthFlows": ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]});
        input.as_object_mut().unwrap().extend(client.as_object().unwrap().clone());
        let client = world.done("CreateUserPoolClient", input).await["UserPoolClient"].clone();
        let scene = Self {
            world,
            pool,
            client: text(&client["ClientId"]),
            secret: client["ClientSecret"].as_str().map(str::to_owned),
        };
        scene.add("ann").await;
        scene
    }

    async fn rotating(grace: u32) -> Self {
        let rotation = json!({"Feature": "ENABLED", "RetryGracePeriodSeconds": grace});
        Self::new(json!({"ExplicitAuthFlows": ["ALLOW_USER_PASSWORD_AUTH"], "RefreshTokenRotation": rotation})).await
    }

    async fn add(&self, username: &str) {
        let user = json!({"UserPoolId": self.pool, "Username": username, "MessageAction": "SUPPRESS"});
        self.world.done("AdminCreateUser", user).await;
        let password =
            json!({"UserPoolId": self.pool, "Username": username, "Password": "Passw0rd!", "Permanent": true});
        self.world.done("AdminSetUserPassword", password).await;
    }

    async fn sign_in(&self, username: &str) -> Value {
        let mut parameters = json!({"USERNAME": username, "PASSWORD": "Passw0rd!"});
        if let Some(secret) = &self.secret {
            let hash = vestibule_identity::secret_hash::compute(&secret.as_str().into(), username, &self.client);
            parameters["SECRET_HASH"] = json!(hash);
        }
        let input = json!({"ClientId": self.client, "AuthFlow": "USER_PASSWORD_AUTH", "AuthParameters": parameters});
        self.world.done("InitiateAuth", input).await["AuthenticationResult"].clone()
    }

    async fn refresh(&self, token: &Value) -> Answer {
        self.refresh_with(token, json!({})).await
    }

    async fn refresh_with(&self, token: &Value, more: Value) -> Answer {
        let mut input = json!({"ClientId": self.client, "RefreshToken": token});
        input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        self.world.call_unsigned("GetTokensFromRefreshToken", input).await
    }

    async fn refreshed(&self, token: &Value) -> Value {
        let answer = self.refresh(token).await;
        assert!(answer.status.is_success(), "{answer:?}");
        answer.json()["AuthenticationResult"].clone()
    }

    async fn revoke(&self, client: &str, token: &Value, more: Value) -> Answer {
        let mut input = json!({"ClientId": client, "Token": token});
        input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        self.world.call_unsigned("RevokeToken", input).await
    }

    async fn get_user(&self, tokens: &Value) -> Answer {
        self.world.call_unsigned("GetUser", json!({"AccessToken": tokens["AccessToken"]})).await
    }

    async fn assert_live(&self, tokens: &Value) {
        let answer = self.get_user(tokens).await;
        assert!(answer.status.is_success(), "{answer:?}");
    }

    async fn assert_revoked(&self, tokens: &Value) {
        assert_eq!(refusal(&self.get_user(tokens).await), not_authorized("Access Token has been revoked"));
    }
}

#[tokio::test]
async fn without_rotation_the_refresh_token_stays_and_all_tokens_share_their_origin() {
    let scene = Scene::new(json!({})).await;
    let signed_in = scene.sign_in("ann").await;
    for _ in 0..2 {
        scene.world.clock.advance_ms(5000);
        let refreshed = scene.refreshed(&signed_in["RefreshToken"]).await;
        assert!(refreshed.get("RefreshToken").is_none(), "{refreshed}");
        let (before, after) = (claims(&signed_in["AccessToken"]), claims(&refreshed["AccessToken"]));
        assert_eq!((&before["origin_jti"], &before["auth_time"]), (&after["origin_jti"], &after["auth_time"]));
        assert_ne!(before["jti"], after["jti"]);
        assert_eq!(claims(&refreshed["IdToken"])["origin_jti"], after["origin_jti"]);
        scene.assert_live(&refreshed).await;
    }
}

#[tokio::test]
async fn with_rotation_each_refresh_token_is_good_once_and_for_its_grace_period() {
    let scene = Scene::rotating(10).await;
    let first = scene.sign_in("ann").await["RefreshToken"].clone();
    let second = scene.refreshed(&first).await["RefreshToken"].clone();
    assert_ne!(first, second);
    scene.world.clock.advance_ms(9999);
    assert_eq!(scene.refreshed(&first).await["RefreshToken"], second, "the same answer to a retry");
    scene.world.clock.advance_ms(1);
    let reused = ("RefreshTokenReuseException".to_owned(), "Refresh token has been reused.".to_owned());
    assert_eq!(refusal(&scene.refresh(&first).await), reused);
    let third = scene.refreshed(&second).await["RefreshToken"].clone();
    assert_eq!(refusal(&scene.refresh(&first).await), reused, "two generations back, even in a grace period");
    scene.refreshed(&third).await;
}

#[tokio::test]
async fn without_a_grace_period_a_rotated_token_is_refused_at_once() {
    let scene = Scene::rotating(0).await;
    let first = scene.sign_in("ann").await["RefreshToken"].clone();
    scene.refreshed(&first).await;
    assert_eq!(scene.refresh(&first).await.error(), "RefreshTokenReuseException");
}

#[tokio::test]
async fn rotation_keeps_the_lifetime_of_the_first_token() {
    let scene = Scene::rotating(60).await;
    let mut token = scene.sign_in("ann").await["RefreshToken"].clone();
    for _ in 0..2 {
        scene.world.clock.advance_ms(14 * 24 * 3600 * 1000);
        token = scene.refreshed(&token).await["RefreshToken"].clone();
    }
    scene.world.clock.advance_ms(2 * 24 * 3600 * 1000);
    assert_eq!(refusal(&scene.refresh(&token).await), not_authorized("Refresh Token has expired"));
}

#[tokio::test]
async fn rotation_excludes_the_refresh_flow() {
    let scene = Scene::rotating(10).await;
    let token = scene.sign_in("ann").await["RefreshToken"].clone();
    let parameters = json!({"REFRESH_TOKEN": token});
    let input = json!({"ClientId": scene.client, "AuthFlow": "REFRESH_TOKEN_AUTH", "AuthParameters": parameters});
    let answer = scene.world.call_unsigned("InitiateAuth", input).await;
    assert_eq!(answer.error(), "InvalidParameterException");
}

#[tokio::test]
async fn two_refreshes_at_once_get_the_same_next_token() {
    let scene = Scene::rotating(10).await;
    let first = scene.sign_in("ann").await["RefreshToken"].clone();
    let (one, two) = tokio::join!(scene.refreshed(&first), scene.refreshed(&first));
    assert_eq!(one["RefreshToken"], two["RefreshToken"]);
}

#[tokio::test]
async fn revoking_a_refresh_token_ends_its_sign_in_and_no_other() {
    let scene = Scene::new(json!({})).await;
    let (one, other) = (scene.sign_in("ann").await, scene.sign_in("ann").await);
    let refreshed = scene.refreshed(&one["RefreshToken"]).await;
    for _ in 0..2 {
        let answer = scene.revoke(&scene.client, &one["RefreshToken"], json!({})).await;
        assert_eq!((answer.status.as_u16(), answer.json()), (200, json!({})));
    }
    scene.assert_revoked(&one).await;
    scene.assert_revoked(&refreshed).await;
    assert_eq!(refusal(&scene.refresh(&one["RefreshToken"]).await), not_authorized("Refresh Token has been revoked"));
    scene.assert_live(&other).await;
    scene.refreshed(&other["RefreshToken"]).await;
}

#[tokio::test]
async fn only_the_clients_own_refresh_tokens_can_be_revoked() {
    let scene = Scene::new(json!({})).await;
    let signed_in = scene.sign_in("ann").await;
    for token in ["AccessToken", "IdToken"] {
        let answer = scene.revoke(&scene.client, &signed_in[token], json!({})).await;
        assert_eq!(answer.error(), "UnsupportedTokenTypeException", "{token}");
    }
    let input = json!({"UserPoolId": scene.pool, "ClientName": "other"});
    let other = text(&scene.world.done("CreateUserPoolClient", input).await["UserPoolClient"]["ClientId"]);
    assert_eq!(scene.revoke(&other, &signed_in["RefreshToken"], json!({})).await.error(), "UnauthorizedException");
    assert_eq!(
        refusal(
            &scene
                .world
                .call_unsigned(
                    "GetTokensFromRefreshToken",
                    json!({"ClientId": other, "RefreshToken": signed_in["RefreshToken"]})
                )
                .await
        ),
        not_authorized("Invalid Refresh Token")
    );
    scene.assert_live(&signed_in).await;
    let unknown = scene.revoke(&scene.client, &json!("made-up"), json!({})).await;
    assert!(unknown.status.is_success(), "{unknown:?}");
}

#[tokio::test]
async fn a_client_without_revocation_revokes_nothing_but_signs_out_globally() {
    let scene = Scene::new(json!({"EnableTokenRevocation": false})).await;
    let signed_in = scene.sign_in("ann").await;
    assert!(claims(&signed_in["AccessToken"]).get("origin_jti").is_none());
    let answer = scene.revoke(&scene.client, &signed_in["RefreshToken"], json!({})).await;
    assert_eq!(answer.error(), "UnsupportedOperationException");
    scene.assert_live(&signed_in).await;
    scene.world.done("GlobalSignOut", json!({"AccessToken": signed_in["AccessToken"]})).await;
    scene.assert_revoked(&signed_in).await;
    scene.assert_live(&scene.sign_in("ann").await).await;
}

#[tokio::test]
async fn a_confidential_client_shows_its_secret() {
    let scene = Scene::new(json!({"GenerateSecret": true})).await;
    let signed_in = scene.sign_in("ann").await;
    let token = &signed_in["RefreshToken"];
    let missing = format!("Client {} is configured for secret but secret was not received", scene.client);
    let wrong = format!("Unable to verify secret hash for client {}", scene.client);
    let wrong_secret = json!({"ClientSecret": "wrongwrongwrongwrongwrongwrong"});
    let secret = json!({"ClientSecret": scene.secret});
    assert_eq!(refusal(&scene.refresh(token).await), not_authorized(&missing));
    assert_eq!(refusal(&scene.refresh_with(token, wrong_secret.clone()).await), not_authorized(&wrong));
    assert!(scene.refresh_with(token, secret.clone()).await.status.is_success());
    assert_eq!(refusal(&scene.revoke(&scene.client, token, json!({})).await), not_authorized(&missing));
    assert_eq!(refusal(&scene.revoke(&scene.client, token, wrong_secret).await), not_authorized(&wrong));
    assert!(scene.revoke(&scene.client, token, secret).await.status.is_success());
    scene.assert_revoked(&signed_in).await;
}

#[tokio::test]
async fn a_global_sign_out_ends_all_tokens_so_far_and_none_of_later_sign_ins() {
    for admin in [false, true] {
        let scene = Scene::new(json!({})).await;
        scene.add("bob").await;
        let (one, two, bobs) = (scene.sign_in("ann").await, scene.sign_in("ann").await, scene.sign_in("bob").await);
        // All within one second, whose tokens look alike by their `iat`.
        if admin {
            scene.world.done("AdminUserGlobalSignOut", json!({"UserPoolId": scene.pool, "Username": "ann"})).await;
        } else {
            scene.world.done("GlobalSignOut", json!({"AccessToken": one["AccessToken"]})).await;
        }
        for tokens in [&one, &two] {
            scene.assert_revoked(tokens).await;
            let refused = scene.refresh(&tokens["RefreshToken"]).await;
            assert_eq!(refusal(&refused), not_authorized("Refresh Token has been revoked"));
        }
        scene.assert_live(&bobs).await;
        let later = scene.sign_in("ann").await;
        scene.assert_live(&later).await;
        scene.refreshed(&later["RefreshToken"]).await;
        scene.assert_revoked(&one).await;
    }
}

#[tokio::test]
async fn disabling_a_user_ends_the_tokens_for_good() {
    let scene = Scene::new(json!({})).await;
    let signed_in = scene.sign_in("ann").await;
    let ann = json!({"UserPoolId": scene.pool, "Username": "ann"});
    for _ in 0..2 {
        scene.world.done("AdminDisableUser", ann.clone()).await;
    }
    scene.assert_revoked(&signed_in).await;
    assert_eq!(scene.world.done("AdminGetUser", ann.clone()).await["Enabled"], false);
    scene.world.done("AdminEnableUser", ann.clone()).await;
    assert_eq!(scene.world.done("AdminGetUser", ann).await["Enabled"], true);
    scene.assert_revoked(&signed_in).await;
    assert_eq!(
        refusal(&scene.refresh(&signed_in["RefreshToken"]).await),
        not_authorized("Refresh Token has been revoked")
    );
    scene.assert_live(&scene.sign_in("ann").await).await;
}

#[tokio::test]
async fn a_changed_refresh_token_is_invalid() {
    let scene = Scene::new(json!({})).await;
    let token = text(&scene.sign_in("ann").await["RefreshToken"]);
    let mut parts: Vec<&str> = token.split('.').collect();
    parts[4] = "AAAAAAAAAAAAAAAAAAAAAA";
    for made_up in [parts.join("."), "made-up".to_owned(), token[1..].to_owned()] {
        assert_eq!(
            refusal(&scene.refresh(&json!(made_up)).await),
            not_authorized("Invalid Refresh Token"),
            "{made_up}"
        );
    }
}
