//! Requests as clients send them, and what becomes of them.

use serde_json::{Value, json};
use vestibule_api::Timestamp;
use vestibule_api::cognito_idp::AddCustomAttributesRequest;

use super::*;

const NOW: Timestamp = Timestamp::from_millis(1_790_000_000_123);
const ARN: &str = "arn:aws:cognito-idp:us-east-1:000000000000:userpool/us-east-1_aBcDeFgH1";
const FUNCTION: &str = "arn:aws:lambda:us-east-1:000000000000:function:f";

fn request<T: serde::de::DeserializeOwned>(json: &Value) -> T {
    serde_json::from_value(json.clone()).expect("a valid request")
}

fn created(members: Value) -> Result<UserPool, Problem> {
    let mut json = json!({"PoolName": "demo"});
    if let (Some(all), Value::Object(members)) = (json.as_object_mut(), members) {
        all.extend(members);
    }
    create(request(&json), UserPoolId::new("us-east-1_aBcDeFgH1"), ARN.into(), NOW)
}

fn updated(pool: &UserPool, json: &Value) -> Result<UserPool, Problem> {
    update(pool, request(json), Timestamp::from_seconds(1_790_000_100))
}

fn shown(pool: &UserPool) -> Value {
    let mut json = serde_json::to_value(pool.description(0)).expect("serialisable");
    json.as_object_mut().expect("an object").remove("SchemaAttributes");
    json
}

fn bare() -> Value {
    json!({
        "Id": "us-east-1_aBcDeFgH1",
        "Name": "demo",
        "Arn": ARN,
        "Policies": {
            "PasswordPolicy": {"MinimumLength": 8, "RequireUppercase": true, "RequireLowercase": true,
                "RequireNumbers": true, "RequireSymbols": true, "TemporaryPasswordValidityDays": 7},
            "SignInPolicy": {"AllowedFirstAuthFactors": ["PASSWORD"]},
        },
        "DeletionProtection": "INACTIVE",
        "LambdaConfig": {},
        "LastModifiedDate": 1_790_000_000.123,
        "CreationDate": 1_790_000_000.123,
        "VerificationMessageTemplate": {"DefaultEmailOption": "CONFIRM_WITH_CODE"},
        "MfaConfiguration": "OFF",
        "EstimatedNumberOfUsers": 0,
        "EmailConfiguration": {"EmailSendingAccount": "COGNITO_DEFAULT"},
        "UserPoolTags": {},
        "AdminCreateUserConfig": {"AllowAdminCreateUserOnly": false, "UnusedAccountValidityDays": 7},
        "UserPoolTier": "ESSENTIALS",
    })
}

fn sms() -> Value {
    json!({"SnsCallerArn": "arn:aws:iam::000000000000:role/sms", "ExternalId": "x"})
}

#[test]
fn a_pool_of_a_bare_request_has_cognitos_defaults() {
    let pool = created(json!({})).expect("valid");
    assert_eq!(shown(&pool), bare());
    assert_eq!(pool.settings.schema_attributes.as_ref().map(Vec::len), Some(20));
    let mfa = serde_json::to_value(pool.mfa_config()).expect("serialisable");
    assert_eq!(mfa, json!({"MfaConfiguration": "OFF"}));
}

#[test]
fn given_settings_show_with_their_own_defaults() {
    let members = json!({
        "Policies": {"PasswordPolicy": {"RequireNumbers": true}},
        "AdminCreateUserConfig": {"UnusedAccountValidityDays": 3},
        "LambdaConfig": {"PreTokenGeneration": FUNCTION},
        "EmailVerificationSubject": "Hello",
        "SmsConfiguration": sms(),
        "UserPoolAddOns": {"AdvancedSecurityMode": "AUDIT"},
        "AliasAttributes": [],
    });
    let mut expected = bare();
    expected["Policies"]["PasswordPolicy"] = json!({"MinimumLength": 8, "RequireUppercase": false,
        "RequireLowercase": false, "RequireNumbers": true, "RequireSymbols": false,
        "TemporaryPasswordValidityDays": 3});
    expected["AdminCreateUserConfig"]["UnusedAccountValidityDays"] = json!(3);
    expected["LambdaConfig"] = json!({"PreTokenGeneration": FUNCTION,
        "PreTokenGenerationConfig": {"LambdaVersion": "V1_0", "LambdaArn": FUNCTION}});
    expected["EmailVerificationSubject"] = json!("Hello");
    expected["VerificationMessageTemplate"]["EmailSubject"] = json!("Hello");
    expected["SmsConfiguration"] = json!({"SnsCallerArn": "arn:aws:iam::000000000000:role/sms", "ExternalId": "x",
        "SnsRegion": "us-east-1"});
    expected["UserPoolAddOns"] = json!({"AdvancedSecurityMode": "AUDIT"});
    expected["UserPoolTier"] = json!("PLUS");
    assert_eq!(shown(&created(members).expect("valid")), expected);
}

#[test]
fn the_versioned_trigger_shows_under_its_old_name_too() {
    let config = json!({"PreTokenGenerationConfig": {"LambdaVersion": "V2_0", "LambdaArn": FUNCTION}});
    let pool = created(json!({"LambdaConfig": config})).expect("valid");
    assert_eq!(pool.lambda_config().pre_token_generation.as_deref(), Some(FUNCTION));
}

#[test]
fn contradictory_settings_are_refused() {
    let factors = |factors: &[&str]| json!({"Policies": {"SignInPolicy": {"AllowedFirstAuthFactors": factors}}});
    let email = |email: Value| json!({"EmailConfiguration": email});
    let ses = |region: &str| format!("arn:aws:ses:{region}:000000000000:identity/a@b.c");
    let recovery = |names: &[&str]| {
        let ways: Vec<_> = names.iter().map(|name| json!({"Priority": 1, "Name": name})).collect();
        json!({"AccountRecoverySetting": {"RecoveryMechanisms": ways}})
    };
    let table = [
        (
            json!({"AliasAttributes": ["email"], "UsernameAttributes": ["email"]}),
            Some(Problem::AliasAndUsernameAttributes),
        ),
        (json!({"AliasAttributes": ["email"], "UsernameAttributes": []}), None),
        (factors(&["WEB_AUTHN"]), Some(Problem::PasswordNotAllowedFirst)),
        (factors(&["PASSWORD", "SMS_OTP"]), Some(Problem::SmsOtpWithoutSms)),
        (factors(&["PASSWORD", "EMAIL_OTP", "WEB_AUTHN"]), None),
        (json!({"AutoVerifiedAttributes": ["phone_number"]}), Some(Problem::AutoVerifiedPhoneNumberWithoutSms)),
        (json!({"AutoVerifiedAttributes": ["phone_number"], "SmsConfiguration": sms()}), None),
        (json!({"AutoVerifiedAttributes": ["email"]}), None),
        (json!({"MfaConfiguration": "ON"}), Some(Problem::MfaWithoutSms)),
        (json!({"MfaConfiguration": "OPTIONAL"}), Some(Problem::MfaWithoutSms)),
        (json!({"MfaConfiguration": "OPTIONAL", "SmsConfiguration": sms()}), None),
        (
            json!({"AdminCreateUserConfig": {"UnusedAccountValidityDays": 3},
                "Policies": {"PasswordPolicy": {"TemporaryPasswordValidityDays": 3}}}),
            Some(Problem::ValidityGivenTwice),
        ),
        (
            json!({"UserAttributeUpdateSettings": {"AttributesRequireVerificationBeforeUpdate": ["email"]}}),
            Some(Problem::VerifiedBeforeUpdateNotAutoVerified),
        ),
        (
            json!({"UserAttributeUpdateSettings": {"AttributesRequireVerificationBeforeUpdate": ["email"]},
                "AutoVerifiedAttributes": ["email"]}),
            None,
        ),
        (recovery(&["admin_only", "verified_email"]), Some(Problem::AdminOnlyRecoveryNotAlone)),
        (recovery(&["admin_only"]), None),
        (recovery(&["verified_email", "verified_phone_number"]), None),
        (email(json!({"EmailSendingAccount": "DEVELOPER"})), Some(Problem::EmailSourceArnMissing)),
        (email(json!({"EmailSendingAccount": "DEVELOPER", "SourceArn": ses("sa-east-1")})), None),
        (email(json!({"SourceArn": ses("sa-east-1")})), Some(Problem::EmailSourceArnRegion)),
        (email(json!({"SourceArn": ses("us-west-2")})), None),
        (email(json!({"From": "nobody"})), Some(Problem::EmailFrom)),
        (email(json!({"From": "Jane <nobody>"})), Some(Problem::EmailFrom)),
        (email(json!({"From": "Jane <a@b.c>"})), None),
        (
            json!({"SmsConfiguration": {"SnsCallerArn": FUNCTION, "EumsSms": {"CallerArn": FUNCTION}}}),
            Some(Problem::SmsGivenTwice),
        ),
        (json!({"SmsConfiguration": {"EumsSms": {"CallerArn": FUNCTION}}}), None),
        (
            json!({"UserPoolAddOns": {"AdvancedSecurityMode": "ENFORCED"}, "UserPoolTier": "ESSENTIALS"}),
            Some(Problem::TierTooLow),
        ),
        (
            json!({"UserPoolTier": "LITE", "Policies": {"SignInPolicy":
                {"AllowedFirstAuthFactors": ["PASSWORD", "WEB_AUTHN"]}}}),
            Some(Problem::TierTooLow),
        ),
        (json!({"UserPoolTier": "LITE"}), None),
        (json!({"AcrConfiguration": {"Level1": {"AcrValue": "urn:cognito:loa:2"}}}), Some(Problem::AcrNamesNotUnique)),
        (json!({"AcrConfiguration": {"Level1": {"AcrValue": "low"}}}), None),
        (
            json!({"LambdaConfig": {"PreTokenGeneration": FUNCTION, "PreTokenGenerationConfig":
                {"LambdaVersion": "V1_0", "LambdaArn": format!("{FUNCTION}2")}}}),
            Some(Problem::PreTokenGenerationArns),
        ),
        (
            json!({"LambdaConfig": {"CustomSMSSender": {"LambdaVersion": "V1_0", "LambdaArn": FUNCTION}}}),
            Some(Problem::SenderWithoutKey),
        ),
        (
            json!({"LambdaConfig": {"CustomEmailSender": {"LambdaVersion": "V1_0", "LambdaArn": FUNCTION},
                "KMSKeyID": "arn:aws:kms:us-east-1:000000000000:key/1"}}),
            None,
        ),
        (json!({"LambdaConfig": {"KMSKeyID": "arn:aws:kms:us-east-1:000000000000:alias/a"}}), Some(Problem::KeyArn)),
        (json!({"LambdaConfig": {"KMSKeyID": FUNCTION}}), Some(Problem::KeyArn)),
        (json!({"Schema": [{"Name": "x", "Required": true}]}), Some(Problem::Schema(schema::Problem::RequiredCustom))),
    ];
    for (members, expected) in table {
        assert_eq!(created(members.clone()).err(), expected, "{members}");
    }
}

#[test]
fn an_update_resets_what_it_leaves_out() {
    let pool = created(json!({
        "DeletionProtection": "ACTIVE",
        "AutoVerifiedAttributes": ["email"],
        "LambdaConfig": {"PreSignUp": FUNCTION},
        "UserPoolTags": {"a": "b"},
        "SmsVerificationMessage": "Code {####}",
        "AliasAttributes": ["email"],
        "UsernameConfiguration": {"CaseSensitive": false},
    }))
    .expect("valid");
    let mut expected = bare();
    expected["LastModifiedDate"] = json!(1_790_000_100);
    expected["AliasAttributes"] = json!(["email"]);
    expected["UsernameConfiguration"] = json!({"CaseSensitive": false});
    assert_eq!(shown(&updated(&pool, &json!({})).expect("valid")), expected);
}

#[test]
fn an_update_keeps_second_factors_and_each_policy() {
    let pool = created(json!({
        "Policies": {"PasswordPolicy": {"MinimumLength": 12, "TemporaryPasswordValidityDays": 2},
            "SignInPolicy": {"AllowedFirstAuthFactors": ["PASSWORD", "WEB_AUTHN"]}},
        "MfaConfiguration": "OPTIONAL",
        "SmsConfiguration": sms(),
    }))
    .expect("valid");
    let policies = |json: Value| {
        let updated = updated(&pool, &json).expect("valid");
        assert_eq!((updated.mfa_configuration(), &updated.mfa), (UserPoolMfaType::Optional, &pool.mfa));
        let policies = updated.settings.policies.unwrap_or_default();
        let (password, first) = (policies.password_policy.unwrap_or_default(), policies.sign_in_policy);
        let first = first.and_then(|it| it.allowed_first_auth_factors).map(|it| it.len());
        (password.minimum_length, password.temporary_password_validity_days, first)
    };
    assert_eq!(policies(json!({})), (Some(12), Some(2), Some(2)));
    assert_eq!(
        policies(json!({"Policies": {"SignInPolicy": {"AllowedFirstAuthFactors": ["PASSWORD"]}}})),
        (Some(12), Some(2), Some(1))
    );
    assert_eq!(
        policies(json!({"Policies": {"PasswordPolicy": {"MinimumLength": 6, "TemporaryPasswordValidityDays": 5}}})),
        (Some(6), Some(5), Some(2))
    );
    assert_eq!(
        policies(json!({"AdminCreateUserConfig": {"UnusedAccountValidityDays": 4}})),
        (Some(12), Some(4), Some(2))
    );
}

#[test]
fn an_update_can_switch_second_factors_and_rename() {
    let pool = created(json!({})).expect("valid");
    assert_eq!(updated(&pool, &json!({"MfaConfiguration": "ON"})).err(), Some(Problem::MfaWithoutSms));
    let on = updated(&pool, &json!({"MfaConfiguration": "ON", "SmsConfiguration": sms(), "PoolName": "new"}));
    let on = on.expect("valid");
    assert_eq!(on.settings.name.as_deref(), Some("new"));
    assert!(on.mfa.sms.is_some());
    let off = updated(&on, &json!({"MfaConfiguration": "OFF"})).expect("valid");
    assert_eq!((off.mfa_configuration(), off.mfa), (UserPoolMfaType::Off, PoolMfa::default()));
}

#[test]
fn a_tier_in_use_is_not_lowered() {
    let history = json!({"Policies": {"PasswordPolicy": {"PasswordHistorySize": 3}}});
    let pool = created(history).expect("valid");
    assert_eq!(updated(&pool, &json!({"UserPoolTier": "LITE"})).err(), Some(Problem::TierInUse));
    let plain = created(json!({})).expect("valid");
    assert_eq!(updated(&plain, &json!({"UserPoolTier": "LITE"})).err(), None);
}

#[test]
fn second_factors_are_replaced_as_a_whole() {
    let developer = json!({"EmailConfiguration": {"EmailSendingAccount": "DEVELOPER", "SourceArn": FUNCTION}});
    let first = |factor: &str| json!({"SmsConfiguration": sms(), "Policies": {"SignInPolicy": {"AllowedFirstAuthFactors": ["PASSWORD", factor]}}});
    let totp = json!({"Enabled": true});
    let table = [
        (json!({}), json!({}), None),
        (json!({}), json!({"MfaConfiguration": "OFF"}), None),
        (json!({}), json!({"SoftwareTokenMfaConfiguration": {"Enabled": false}}), Some(Problem::FactorWhileMfaOff)),
        (json!({}), json!({"MfaConfiguration": "OFF", "SmsMfaConfiguration": {}}), Some(Problem::FactorWhileMfaOff)),
        (json!({}), json!({"EmailMfaConfiguration": {}}), Some(Problem::FactorWhileMfaOff)),
        (json!({}), json!({"WebAuthnConfiguration": {"RelyingPartyId": "a.b"}}), None),
        (json!({}), json!({"MfaConfiguration": "ON"}), Some(Problem::MfaWithoutFactor)),
        (
            json!({}),
            json!({"MfaConfiguration": "OPTIONAL", "SmsMfaConfiguration": {}}),
            Some(Problem::MfaWithoutFactor),
        ),
        (json!({"SmsConfiguration": sms()}), json!({"MfaConfiguration": "OPTIONAL", "SmsMfaConfiguration": {}}), None),
        (
            json!({}),
            json!({"MfaConfiguration": "OPTIONAL", "SoftwareTokenMfaConfiguration": {"Enabled": false}}),
            Some(Problem::MfaWithoutFactor),
        ),
        (json!({}), json!({"MfaConfiguration": "ON", "SoftwareTokenMfaConfiguration": totp}), None),
        (
            json!({}),
            json!({"MfaConfiguration": "ON", "EmailMfaConfiguration": {}}),
            Some(Problem::EmailMfaWithDefaultSender),
        ),
        (developer, json!({"MfaConfiguration": "ON", "EmailMfaConfiguration": {}}), None),
        (
            first("EMAIL_OTP"),
            json!({"MfaConfiguration": "ON", "SoftwareTokenMfaConfiguration": totp}),
            Some(Problem::MfaWithOtpFirst),
        ),
        (first("SMS_OTP"), json!({"MfaConfiguration": "OPTIONAL", "SoftwareTokenMfaConfiguration": totp}), None),
        (
            first("WEB_AUTHN"),
            json!({"MfaConfiguration": "ON", "SoftwareTokenMfaConfiguration": totp,
                "WebAuthnConfiguration": {"FactorConfiguration": "SINGLE_FACTOR"}}),
            Some(Problem::MfaWithSingleFactorPasskey),
        ),
        (
            first("WEB_AUTHN"),
            json!({"MfaConfiguration": "ON", "SoftwareTokenMfaConfiguration": totp,
                "WebAuthnConfiguration": {"FactorConfiguration": "MULTI_FACTOR_WITH_USER_VERIFICATION"}}),
            None,
        ),
    ];
    for (pool, config, expected) in table {
        let pool = created(pool).expect("valid");
        assert_eq!(set_mfa_config(&pool, request(&config), NOW).err(), expected, "{config}");
    }
}

#[test]
fn the_mfa_configuration_shows_what_was_set() {
    let pool = created(json!({})).expect("valid");
    let config = json!({
        "MfaConfiguration": "OPTIONAL",
        "SmsMfaConfiguration": {"SmsAuthenticationMessage": "Code {####}", "SmsConfiguration": sms()},
        "SoftwareTokenMfaConfiguration": {"Enabled": true},
    });
    let set = set_mfa_config(&pool, request(&config), NOW).expect("valid");
    let mut expected = config;
    expected["SmsMfaConfiguration"]["SmsConfiguration"]["SnsRegion"] = json!("us-east-1");
    assert_eq!(serde_json::to_value(set.mfa_config()).expect("serialisable"), expected);
    assert_eq!(serde_json::to_value(set.mfa_config_set()).expect("serialisable"), expected);
    assert_eq!(shown(&set)["SmsConfiguration"], expected["SmsMfaConfiguration"]["SmsConfiguration"]);
    let dropped = set_mfa_config(&set, request(&json!({})), NOW).expect("valid");
    assert_eq!(serde_json::to_value(dropped.mfa_config()).expect("serialisable"), json!({"MfaConfiguration": "OFF"}));
}

#[test]
fn a_protected_pool_and_one_with_a_domain_are_not_deleted() {
    let mut pool = created(json!({"DeletionProtection": "ACTIVE"})).expect("valid");
    assert_eq!(pool.check_deletable(), Err(Problem::DeletionProtected));
    pool.settings.deletion_protection = Some(DeletionProtectionType::Inactive);
    assert_eq!(pool.check_deletable(), Ok(()));
    pool.settings.domain = Some("demo".into());
    assert_eq!(pool.check_deletable(), Err(Problem::HasDomain));
}

#[test]
fn custom_attributes_are_added_to_the_schema() {
    let pool = created(json!({})).expect("valid");
    let addition: AddCustomAttributesRequest =
        request(&json!({"UserPoolId": "x", "CustomAttributes": [{"Name": "level"}]}));
    let more = add_custom_attributes(&pool, &addition, NOW).expect("valid");
    assert_eq!(more.settings.schema_attributes.as_ref().map(Vec::len), Some(21));
    let twice = add_custom_attributes(&more, &addition, NOW).err();
    assert_eq!(twice, Some(Problem::Schema(schema::Problem::CustomExists("custom:level".into()))));
}

#[test]
fn ids_name_their_region() {
    let id = generate_id("us-east-1", &[1; 32]);
    assert_eq!(id.as_str().len(), "us-east-1_".len() + 9);
    assert!(id.as_str().starts_with("us-east-1_"));
}
