//! Users who bring the hash of a password along: verified at the first sign-in with the password, replaced by a verifier, and
//! until then of no use to anybody who does not know the password.

use serde_json::{Value, json};
use vestibule_identity::change::Change;
use vestibule_identity::ids::{Sub, UserPoolId};
use vestibule_identity::name;
use vestibule_identity::password_hash::PasswordHash;
use vestibule_identity::user::{MfaPreference, User, UserStatus};

use crate::trigger_pool::{PASSWORD, PHONE, Pool, ROLE, Srp, is_signed_in};
use crate::world::{Answer, BEGINNING, refusal, refused, text};

const SUB: &str = "7d1ad1c1-1e4b-4d4f-8f0e-0a2f6a5d5c11";
/// `Passw0rd!` by PBKDF2 with SHA-256, made with Python's hashlib.
const HASH: &str = "pbkdf2_sha256$1000$seasalt$fomKFbKEsPu5WKubPgMMXTs+aDhBXPXgOf+d+CZ3XjU=";

const INCORRECT: (&str, &str) = ("NotAuthorizedException", "Incorrect username or password.");

/// A pool into which ann was brought.
async fn pool() -> Pool {
    pool_with(json!({}), json!({})).await
}

async fn pool_with(settings: Value, client: Value) -> Pool {
    let pool = Pool::new(&[], settings, client).await;
    bring(&pool, UserStatus::Confirmed).await;
    pool
}

async fn bring(pool: &Pool, status: UserStatus) {
    let attributes = [("phone_number", PHONE), ("email", "ann@example.com"), ("email_verified", "true")];
    let user = User {
        pool_id: UserPoolId::new(&pool.id),
        sub: Sub::new(SUB),
        username: "ann".into(),
        attributes: attributes.map(|(name, value)| (name.to_owned(), value.to_owned())).into(),
        status,
        enabled: true,
        created_at: BEGINNING,
        modified_at: BEGINNING,
        password: None,
        password_hash: Some(PasswordHash::parse(HASH).unwrap()),
        mfa: MfaPreference::default(),
        software_token: None,
    };
    let loaded = pool.world.app.store.user_pool(&user.pool_id).await.unwrap().unwrap();
    let names = name::owned(&loaded, &user);
    pool.world.app.store.commit(vec![Change::CreateUser(Box::new(user), names)]).await.unwrap();
}

async fn stored(pool: &Pool) -> User {
    pool.world.app.store.user(&UserPoolId::new(&pool.id), &Sub::new(SUB)).await.unwrap().unwrap()
}

async fn has_hash(pool: &Pool) -> bool {
    let user = stored(pool).await;
    assert_ne!(user.password.is_some(), user.password_hash.is_some(), "one of them, and never both");
    user.password_hash.is_some()
}

async fn wrong(pool: &Pool) -> Answer {
    pool.initiate("USER_PASSWORD_AUTH", json!({"USERNAME": "ann", "PASSWORD": "Wr0ng!Passw0rd"})).await
}

async fn srp(pool: &Pool) -> Answer {
    let srp = Srp::new("ann", PASSWORD);
    let asked = pool.initiate("USER_SRP_AUTH", json!({"USERNAME": "ann", "SRP_A": srp.public()})).await;
    assert_eq!(asked.json()["ChallengeName"], "PASSWORD_VERIFIER", "{asked:?}");
    srp.prove(pool, &asked).await
}

#[tokio::test]
async fn the_first_sign_in_leaves_a_verifier_in_the_place_of_the_hash() {
    let pool = pool().await;
    assert!(has_hash(&pool).await);
    let modified = stored(&pool).await.modified_at;
    assert!(is_signed_in(&pool.password("ann").await));
    assert!(!has_hash(&pool).await);
    assert_eq!(stored(&pool).await.modified_at, modified, "the profile did not change");
    assert!(is_signed_in(&pool.password("ann").await), "by the verifier");
    assert!(is_signed_in(&srp(&pool).await));
    assert_eq!(refusal(&wrong(&pool).await), refused(INCORRECT.0, INCORRECT.1));
}

#[tokio::test]
async fn a_wrong_password_is_refused_and_counted_and_the_hash_stays() {
    let pool = pool().await;
    for _ in 0..5 {
        assert_eq!(refusal(&wrong(&pool).await), refused(INCORRECT.0, INCORRECT.1));
    }
    assert!(has_hash(&pool).await);
    // Locked: not even the right one is looked at.
    let locked = refused("NotAuthorizedException", "Password attempts exceeded");
    assert_eq!(refusal(&pool.password("ann").await), locked);
    assert!(has_hash(&pool).await);
    pool.world.clock.advance_ms(2_000);
    assert!(is_signed_in(&pool.password("ann").await));
    assert!(!has_hash(&pool).await);
}

#[tokio::test]
async fn srp_proves_nothing_before_the_first_sign_in_and_counts_as_a_wrong_password() {
    let pool = pool().await;
    for _ in 0..5 {
        assert_eq!(refusal(&srp(&pool).await), refused(INCORRECT.0, INCORRECT.1));
    }
    let locked = refused("NotAuthorizedException", "Password attempts exceeded");
    assert_eq!(refusal(&pool.password("ann").await), locked);
    assert!(has_hash(&pool).await);
}

#[tokio::test]
async fn an_administrator_signs_the_user_in_as_well() {
    let pool = pool().await;
    let input = |password: &str| {
        json!({"UserPoolId": pool.id, "ClientId": pool.client, "AuthFlow": "ADMIN_USER_PASSWORD_AUTH",
            "AuthParameters": {"USERNAME": "ann", "PASSWORD": password}})
    };
    let refusal_of = pool.world.call("AdminInitiateAuth", input("Wr0ng!Passw0rd")).await;
    assert_eq!(refusal(&refusal_of), refused(INCORRECT.0, INCORRECT.1));
    let result = pool.world.done("AdminInitiateAuth", input(PASSWORD)).await;
    assert!(result["AuthenticationResult"]["AccessToken"].is_string());
    assert!(!has_hash(&pool).await);
}

#[tokio::test]
async fn a_sign_in_by_choice_offers_the_password_and_no_srp_until_there_is_a_verifier() {
    let pool = pool().await;
    let asked = pool.initiate("USER_AUTH", json!({"USERNAME": "ann", "PREFERRED_CHALLENGE": "PASSWORD_SRP"})).await;
    assert_eq!(asked.json()["ChallengeName"], "SELECT_CHALLENGE");
    assert_eq!(asked.json()["AvailableChallenges"], json!(["PASSWORD"]));
    let chosen = json!({"USERNAME": "ann", "ANSWER": "PASSWORD", "PASSWORD": PASSWORD});
    assert!(is_signed_in(&pool.respond("SELECT_CHALLENGE", &asked, chosen).await));
    assert!(!has_hash(&pool).await);
    let asked = pool.initiate("USER_AUTH", json!({"USERNAME": "ann"})).await;
    assert_eq!(asked.json()["AvailableChallenges"], json!(["PASSWORD_SRP", "PASSWORD"]));
}

#[tokio::test]
async fn a_second_factor_that_is_due_does_not_keep_the_hash() {
    let pool = pool().await;
    pool.require_sms("ann").await;
    assert!(has_hash(&pool).await);
    let asked = pool.password("ann").await;
    assert_eq!(asked.json()["ChallengeName"], "SMS_MFA", "{asked:?}");
    assert!(!has_hash(&pool).await);
    let answer = json!({"USERNAME": "ann", "SMS_MFA_CODE": pool.code()});
    assert!(is_signed_in(&pool.respond("SMS_MFA", &asked, answer).await));
}

#[tokio::test]
async fn a_user_who_has_to_reset_the_password_is_told_so_by_the_right_one() {
    let hides = json!({"PreventUserExistenceErrors": "ENABLED"});
    let pool = Pool::new(&[], json!({}), hides).await;
    bring(&pool, UserStatus::ResetRequired).await;
    assert_eq!(refusal(&wrong(&pool).await), refused(INCORRECT.0, INCORRECT.1));
    assert_eq!(pool.password("ann").await.error(), "PasswordResetRequiredException");
    assert!(!has_hash(&pool).await, "the password was right");
}

#[tokio::test]
async fn a_temporary_password_may_be_a_hash() {
    let pool = Pool::new(&[], json!({}), json!({})).await;
    bring(&pool, UserStatus::ForceChangePassword).await;
    let asked = pool.password("ann").await;
    assert_eq!(asked.json()["ChallengeName"], "NEW_PASSWORD_REQUIRED", "{asked:?}");
    let answer = json!({"USERNAME": "ann", "NEW_PASSWORD": "An0ther!Passw0rd"});
    assert!(is_signed_in(&pool.respond("NEW_PASSWORD_REQUIRED", &asked, answer).await));
    assert_eq!(refusal(&pool.password("ann").await), refused(INCORRECT.0, INCORRECT.1));
}

#[tokio::test]
async fn changing_the_password_asks_for_the_one_that_was_brought() {
    let history = json!({"Policies": {"PasswordPolicy": {"MinimumLength": 8, "PasswordHistorySize": 3}},
        "UserPoolTier": "ESSENTIALS"});
    let pool = pool_with(history, json!({})).await;
    // Tokens without a sign-in by password: an alias of the sign-in by a code.
    let access = access_token_without_password(&pool).await;
    assert!(has_hash(&pool).await);
    let change = async |previous: Option<&str>, proposed: &str| {
        let mut input = json!({"AccessToken": access, "ProposedPassword": proposed});
        if let Some(previous) = previous {
            input["PreviousPassword"] = json!(previous);
        }
        pool.world.call_unsigned("ChangePassword", input).await
    };
    assert_eq!(change(None, "An0ther!Passw0rd").await.error(), "InvalidParameterException");
    let refused_change = change(Some("Wr0ng!Passw0rd"), "An0ther!Passw0rd").await;
    assert_eq!(refusal(&refused_change), refused(INCORRECT.0, INCORRECT.1));
    assert!(has_hash(&pool).await);
    let same = change(Some(PASSWORD), PASSWORD).await;
    assert_eq!(same.error(), "PasswordHistoryPolicyViolationException");
    let changed = change(Some(PASSWORD), "An0ther!Passw0rd").await;
    assert!(changed.status.is_success(), "{changed:?}");
    assert!(!has_hash(&pool).await);
    let back = change(Some("An0ther!Passw0rd"), PASSWORD).await;
    assert_eq!(back.error(), "PasswordHistoryPolicyViolationException", "the history holds it");
}

async fn access_token_without_password(pool: &Pool) -> String {
    let update = json!({"UserPoolId": pool.id, "AutoVerifiedAttributes": ["email"],
        "SmsConfiguration": {"SnsCallerArn": ROLE},
        "Policies": {"PasswordPolicy": {"MinimumLength": 8, "PasswordHistorySize": 3},
            "SignInPolicy": {"AllowedFirstAuthFactors": ["PASSWORD", "EMAIL_OTP"]}}});
    pool.world.done("UpdateUserPool", update).await;
    let asked = pool.initiate("USER_AUTH", json!({"USERNAME": "ann", "PREFERRED_CHALLENGE": "EMAIL_OTP"})).await;
    let answer = json!({"USERNAME": "ann", "EMAIL_OTP_CODE": pool.code()});
    let signed_in = pool.respond("EMAIL_OTP", &asked, answer).await;
    assert!(is_signed_in(&signed_in), "{signed_in:?}");
    text(&signed_in.json()["AuthenticationResult"]["AccessToken"])
}

#[tokio::test]
async fn of_two_first_sign_ins_at_once_both_succeed() {
    let pool = pool().await;
    let (one, two) = tokio::join!(pool.password("ann"), pool.password("ann"));
    assert!(is_signed_in(&one) && is_signed_in(&two));
    assert!(!has_hash(&pool).await);
    assert!(is_signed_in(&srp(&pool).await));
}

#[tokio::test]
async fn a_password_that_is_set_meanwhile_is_not_undone() {
    let pool = pool().await;
    let set = json!({"UserPoolId": pool.id, "Username": "ann", "Password": "An0ther!Passw0rd", "Permanent": true});
    pool.world.done("AdminSetUserPassword", set).await;
    assert!(!has_hash(&pool).await);
    assert_eq!(refusal(&pool.password("ann").await), refused(INCORRECT.0, INCORRECT.1));
}
