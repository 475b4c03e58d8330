//! The operations of old that switch codes by SMS on and off, and `MFAOptions`.

use serde_json::{Value, json};

use crate::trigger_pool::{Pool, is_signed_in};
use crate::world::{Answer, refusal, refused, text};

fn sms() -> Value {
    json!([{"DeliveryMedium": "SMS", "AttributeName": "phone_number"}])
}

/// A pool where second factors are optional, with `ann`, who has a phone number.
async fn pool() -> Pool {
    let pool = Pool::new(&[], json!({}), json!({})).await;
    pool.user("ann").await;
    pool
}

impl Pool {
    async fn set_options(&self, name: &str, options: Value) -> Answer {
        let input = json!({"UserPoolId": self.id, "Username": name, "MFAOptions": options});
        self.world.call("AdminSetUserSettings", input).await
    }

    /// `MFAOptions`, `UserMFASettingList` and `PreferredMfaSetting` of ann.
    async fn settings(&self) -> [Value; 3] {
        let user = self.world.done("AdminGetUser", json!({"UserPoolId": self.id, "Username": "ann"})).await;
        let listed = self.world.done("ListUsers", json!({"UserPoolId": self.id})).await;
        assert_eq!(listed["Users"][0].get("MFAOptions"), user.get("MFAOptions"), "both say the same");
        ["MFAOptions", "UserMFASettingList", "PreferredMfaSetting"].map(|member| user[member].clone())
    }
}

#[tokio::test]
async fn the_setting_of_old_asks_for_a_code_and_is_told_as_an_option_only() {
    let pool = pool().await;
    assert_eq!(pool.settings().await, [Value::Null, Value::Null, Value::Null]);
    assert!(is_signed_in(&pool.password("ann").await));
    assert_eq!(pool.set_options("ann", sms()).await.json(), json!({}));
    assert_eq!(pool.settings().await, [sms(), Value::Null, Value::Null]);
    let asked = pool.password("ann").await;
    assert_eq!(asked.json()["ChallengeName"], "SMS_MFA");
    let answer = pool.respond("SMS_MFA", &asked, json!({"USERNAME": "ann", "SMS_MFA_CODE": pool.code()})).await;
    assert!(is_signed_in(&answer), "{answer:?}");
    pool.set_options("ann", json!([])).await;
    assert_eq!(pool.settings().await, [Value::Null, Value::Null, Value::Null]);
    assert!(is_signed_in(&pool.password("ann").await));
}

#[tokio::test]
async fn users_set_their_own_options_by_access_token() {
    let pool = pool().await;
    let token = pool.password("ann").await.json()["AuthenticationResult"]["AccessToken"].clone();
    let set = async |token: &Value, options: Value| {
        pool.world.call_unsigned("SetUserSettings", json!({"AccessToken": token, "MFAOptions": options})).await
    };
    assert_eq!(set(&token, sms()).await.json(), json!({}));
    let own = pool.world.call_unsigned("GetUser", json!({"AccessToken": token})).await.json();
    assert_eq!((&own["MFAOptions"], own.get("UserMFASettingList")), (&sms(), None));
    assert_eq!(set(&token, json!([])).await.json(), json!({}));
    let own = pool.world.call_unsigned("GetUser", json!({"AccessToken": token})).await.json();
    assert_eq!(own.get("MFAOptions"), None);
    let forged = set(&json!("made-up"), sms()).await;
    assert_eq!(refusal(&forged), refused("NotAuthorizedException", "Invalid Access Token"));
}

#[tokio::test]
async fn a_preference_and_the_setting_of_old_take_each_others_place() {
    let pool = pool().await;
    let prefer = async |settings: Value| {
        let input = json!({"UserPoolId": pool.id, "Username": "ann", "SMSMfaSettings": settings});
        pool.world.done("AdminSetUserMFAPreference", input).await;
    };
    pool.set_options("ann", sms()).await;
    prefer(json!({"Enabled": true, "PreferredMfa": true})).await;
    let preferred = [sms(), json!(["SMS_MFA"]), json!("SMS_MFA")];
    assert_eq!(pool.settings().await, preferred);
    pool.set_options("ann", sms()).await;
    assert_eq!(pool.settings().await, preferred, "what is on stays as it is");
    pool.set_options("ann", json!([])).await;
    assert_eq!(pool.settings().await, [Value::Null, Value::Null, Value::Null]);
    pool.set_options("ann", sms()).await;
    prefer(json!({"Enabled": false})).await;
    assert_eq!(pool.settings().await, [Value::Null, Value::Null, Value::Null]);
}

#[tokio::test]
async fn only_sms_to_the_phone_number_can_be_an_option() {
    let pool = pool().await;
    let text_of = "MFAOptions can only set SMS as the delivery medium and phone_number as the attribute.";
    for option in [
        json!({"DeliveryMedium": "EMAIL", "AttributeName": "email"}),
        json!({"DeliveryMedium": "SMS", "AttributeName": "email"}),
        json!({"DeliveryMedium": "SMS"}),
        json!({"AttributeName": "phone_number"}),
    ] {
        let answer = pool.set_options("ann", json!([option])).await;
        assert_eq!(refusal(&answer), refused("InvalidParameterException", text_of), "{option}");
    }
    assert_eq!(
        pool.set_options("ann", json!([{"DeliveryMedium": "PIGEON"}])).await.error(),
        "InvalidParameterException"
    );
    assert_eq!(pool.settings().await[0], Value::Null);

    let user = json!({"UserPoolId": pool.id, "Username": "bob", "MessageAction": "SUPPRESS"});
    pool.world.done("AdminCreateUser", user).await;
    let nowhere = "User does not have delivery config set to turn on SMS_MFA";
    assert_eq!(refusal(&pool.set_options("bob", sms()).await), refused("InvalidParameterException", nowhere));
    let unknown = refused("UserNotFoundException", "User does not exist.");
    assert_eq!(refusal(&pool.set_options("cid", sms()).await), unknown);
    let elsewhere = json!({"UserPoolId": "us-east-1_none", "Username": "ann", "MFAOptions": sms()});
    let answer = pool.world.call("AdminSetUserSettings", elsewhere).await;
    assert_eq!(text(&answer.json()["__type"]), "ResourceNotFoundException");
}

#[tokio::test]
async fn a_pool_without_codes_by_sms_refuses_the_setting_of_old() {
    let pool = Pool::new(&[], json!({"MfaConfiguration": "OFF", "SmsConfiguration": null}), json!({})).await;
    pool.user("ann").await;
    let not_offered = refused("InvalidParameterException", "SMS_MFA has not been enabled by the userPool");
    assert_eq!(refusal(&pool.set_options("ann", sms()).await), not_offered);
    assert_eq!(pool.settings().await, [Value::Null, Value::Null, Value::Null]);
    assert_eq!(pool.set_options("ann", json!([])).await.json(), json!({}));
}
