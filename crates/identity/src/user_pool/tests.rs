//! Requests as clients send them, and what becomes of them.

use serde_json::{Value, json};
use vestibule_api::Timestamp;
use vestibule_api::cognito_idp::{AddCustomAttributesRequest, UserPoolTierType};

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
        (json!({"UserPoolTier": "LITE", "DcrConfiguration": {"EnableStatus": "Enabled"}}), Some(Problem::TierTooLow)),
        (json!({"UserPoolTier": "LITE", "DcrConfiguration": {}}), Some(Problem::TierTooLow)),
        (json!({"UserPoolTier": "LITE", "DcrConfiguration": {"EnableStatus": "Disabled"}}), None),
        (json!({"UserPoolTier": "LITE", "IssuerConfiguration": {"Type": "UPDATED"}}), Some(Problem::TierTooLow)),
        (json!({"UserPoolTier": "LITE", "IssuerConfiguration": {"Type": "ORIGINAL"}}), None),
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
    let policies = |mut json: Value| {
        json["SmsConfiguration"] = sms();
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

    let passkeys = json!({"MfaConfiguration": "OPTIONAL", "SoftwareTokenMfaConfiguration": {"Enabled": true},
        "WebAuthnConfiguration": {"RelyingPartyId": "example.com", "UserVerification": "required"}});
    let with_passkeys = set_mfa_config(&pool, request(&passkeys), NOW).expect("valid");
    let kept = PoolMfa { web_authn: with_passkeys.mfa.web_authn.clone(), ..PoolMfa::default() };
    assert!(kept.web_authn.is_some());
    let off = updated(&with_passkeys, &json!({"MfaConfiguration": "OFF"})).expect("valid");
    assert_eq!((off.mfa_configuration(), &off.mfa), (UserPoolMfaType::Off, &kept), "passkeys are no second factor");
    let silent = updated(&off, &json!({})).expect("valid");
    assert_eq!(silent.mfa, kept);
}

#[test]
fn an_update_gives_the_second_factor_its_sms_settings() {
    let members =
        json!({"MfaConfiguration": "OPTIONAL", "SmsConfiguration": sms(), "SmsAuthenticationMessage": "OLD {####}"});
    let pool = created(members).expect("valid");
    let role = "arn:aws:iam::000000000000:role/other";
    let change = json!({"SmsConfiguration": {"SnsCallerArn": role}, "SmsAuthenticationMessage": "NEW {####}"});
    let after = updated(&pool, &change).expect("valid");
    let block = json!({"SmsAuthenticationMessage": "NEW {####}",
        "SmsConfiguration": {"SnsCallerArn": role, "SnsRegion": "us-east-1"}});
    let mfa = serde_json::to_value(after.mfa_config()).expect("serialisable");
    assert_eq!(mfa, json!({"MfaConfiguration": "OPTIONAL", "SmsMfaConfiguration": block}));
    assert_eq!(shown(&after)["SmsConfiguration"], block["SmsConfiguration"]);
    assert_eq!(updated(&pool, &json!({})).err(), Some(Problem::MfaWithoutSms));
    assert_eq!(updated(&pool, &json!({"MfaConfiguration": "OFF"})).err(), None);

    // Without codes by SMS the settings come and go as they like.
    let app = json!({"MfaConfiguration": "ON", "SoftwareTokenMfaConfiguration": {"Enabled": true}});
    let by_app = set_mfa_config(&pool, request(&app), NOW).expect("valid");
    assert_eq!(updated(&by_app, &json!({})).expect("valid").mfa, by_app.mfa);
    assert_eq!(updated(&by_app, &json!({"SmsConfiguration": sms()})).expect("valid").mfa, by_app.mfa);
}

#[test]
fn an_update_does_not_take_the_sender_of_codes_by_email_away() {
    let developer = json!({"EmailConfiguration": {"EmailSendingAccount": "DEVELOPER", "SourceArn": FUNCTION}});
    let pool = created(developer.clone()).expect("valid");
    let email = json!({"MfaConfiguration": "ON", "EmailMfaConfiguration": {}});
    let pool = set_mfa_config(&pool, request(&email), NOW).expect("valid");
    assert_eq!(updated(&pool, &json!({})).err(), Some(Problem::EmailMfaWithDefaultSender));
    let on = json!({"MfaConfiguration": "ON", "SmsConfiguration": sms()});
    assert_eq!(updated(&pool, &on).err(), Some(Problem::EmailMfaWithDefaultSender));
    assert_eq!(updated(&pool, &developer).expect("valid").mfa, pool.mfa);
    assert_eq!(updated(&pool, &json!({"MfaConfiguration": "OFF"})).err(), None);
}

#[test]
fn a_tier_in_use_is_not_lowered() {
    let history = json!({"Policies": {"PasswordPolicy": {"PasswordHistorySize": 3}}});
    let pool = created(history).expect("valid");
    assert_eq!(updated(&pool, &json!({"UserPoolTier": "LITE"})).err(), Some(Problem::TierInUse));
    let plain = created(json!({})).expect("valid");
    assert_eq!(updated(&plain, &json!({"UserPoolTier": "LITE"})).err(), None);
    let watched = json!({"UserPoolAddOns": {"AdvancedSecurityMode": "AUDIT"}});
    let plus = created(watched).expect("valid");
    assert_eq!(plus.settings.user_pool_tier, Some(UserPoolTierType::Plus));
    let lower = json!({"UserPoolAddOns": {"AdvancedSecurityMode": "AUDIT"}, "UserPoolTier": "ESSENTIALS"});
    assert_eq!(updated(&plus, &lower).err(), Some(Problem::TierInUse));
    assert_eq!(updated(&plain, &lower).err(), Some(Problem::TierTooLow));
    assert_eq!(updated(&plus, &json!({"UserPoolTier": "ESSENTIALS"})).err(), None);
    let registering = json!({"UserPoolTier": "LITE", "DcrConfiguration": {"EnableStatus": "Enabled"}});
    assert_eq!(updated(&plain, &registering).err(), Some(Problem::TierInUse));
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

const KEY: &str = "arn:aws:kms:us-east-1:000000000000:key/mrk-1234abcd12ab34cd56ef1234567890ab";

fn replicable() -> Value {
    json!({
        "KeyConfiguration": {"KeyType": "CUSTOMER_MANAGED_KEY", "KmsKeyArn": KEY},
        "IssuerConfiguration": {"Type": "UPDATED"},
    })
}

fn tagged(pairs: &[(&str, &str)]) -> std::collections::BTreeMap<String, String> {
    pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
}

#[test]
fn tags_are_few_and_not_those_of_aws() {
    let many: serde_json::Map<_, _> = (0..51).map(|number| (format!("key{number}"), json!("value"))).collect();
    let table = [
        (json!({"a": "b", "Kostenstelle ä/1": "x@y:z=+-._", "empty": ""}), None),
        (
            json!({"aws:cloudformation:stack-name": "x"}),
            Some(tags::Problem::Reserved("aws:cloudformation:stack-name".into())),
        ),
        (json!({"AWS:x": "y"}), Some(tags::Problem::Reserved("AWS:x".into()))),
        (json!({"a<b": "c"}), Some(tags::Problem::Character("a<b".into()))),
        (json!({"a": "b\nc"}), Some(tags::Problem::Character("b\nc".into()))),
        (Value::Object(many), Some(tags::Problem::TooMany)),
    ];
    for (given, problem) in table {
        let refused = created(json!({"UserPoolTags": given})).err();
        assert_eq!(refused, problem.clone().map(Problem::Tags), "{given}");
        let pool = created(json!({})).unwrap();
        let refused = tags::add(&pool, ARN, &request(&given)).err();
        assert_eq!(refused, problem, "{given}");
    }
}

#[test]
fn tags_are_added_replaced_and_removed_by_the_pools_arn() {
    let pool = created(json!({"UserPoolTags": {"a": "1", "b": "2"}})).unwrap();
    let more = tags::add(&pool, ARN, &tagged(&[("b", "3"), ("c", "4")])).unwrap();
    assert_eq!(tags::of(&more, ARN), Ok(&tagged(&[("a", "1"), ("b", "3"), ("c", "4")])));
    assert_eq!(more.settings.last_modified_date, pool.settings.last_modified_date);
    let fewer = tags::remove(&more, ARN, &["a".to_owned(), "z".to_owned()]).unwrap();
    assert_eq!(fewer.settings.user_pool_tags, Some(tagged(&[("b", "3"), ("c", "4")])));
    let elsewhere = ARN.replace("us-east-1:", "us-west-2:");
    assert_eq!(tags::of(&pool, &elsewhere), Err(tags::Problem::UnknownArn(elsewhere.clone())));
    let reset = updated(&more, &json!({"UserPoolId": "us-east-1_aBcDeFgH1"})).unwrap();
    assert_eq!(reset.settings.user_pool_tags, Some(tagged(&[])));
}

#[test]
fn an_arn_names_a_user_pool() {
    assert_eq!(tags::pool_id(ARN).unwrap().as_str(), "us-east-1_aBcDeFgH1");
    for arn in [
        "arn:aws:lambda:us-east-1:000000000000:function:f",
        "arn:aws:cognito-idp:us-east-1:000000000000:userpool/",
        "arn:aws:cognito-identity:us-east-1:000000000000:identitypool/x",
        "arn:aws:cognito-idp:us-east-1:000000000000",
    ] {
        assert_eq!(tags::pool_id(arn), Err(tags::Problem::Arn(arn.into())));
    }
}

#[test]
fn a_replica_asks_for_a_tier_a_key_and_an_issuer() {
    let with = |changes: Value| {
        let mut members = replicable();
        members.as_object_mut().unwrap().extend(changes.as_object().unwrap().clone());
        created(members).unwrap()
    };
    let single = KEY.replace("mrk-", "");
    let table = [
        (json!({}), "us-west-2", None),
        (json!({}), "us-gov-west-1", None),
        (json!({"UserPoolTier": "LITE", "IssuerConfiguration": null}), "us-west-2", Some(Problem::TierTooLow)),
        (json!({"KeyConfiguration": null}), "us-west-2", Some(Problem::Replica(replica::Problem::Key))),
        (
            json!({"KeyConfiguration": {"KeyType": "CUSTOMER_MANAGED_KEY", "KmsKeyArn": single}}),
            "us-west-2",
            Some(Problem::Replica(replica::Problem::Key)),
        ),
        (
            json!({"IssuerConfiguration": {"Type": "ORIGINAL"}}),
            "us-west-2",
            Some(Problem::Replica(replica::Problem::Issuer)),
        ),
        (json!({}), "us-east-1", Some(Problem::Replica(replica::Problem::Primary("us-east-1".into())))),
        (json!({}), "europe", Some(Problem::Replica(replica::Problem::Region("europe".into())))),
        (json!({}), "eu-west-x", Some(Problem::Replica(replica::Problem::Region("eu-west-x".into())))),
    ];
    for (changes, region, problem) in table {
        let refused = replica::create(&with(changes.clone()), region, tagged(&[])).err();
        assert_eq!(refused, problem, "{changes} {region}");
    }
    let reserved = replica::create(&with(json!({})), "us-west-2", tagged(&[("aws:a", "b")]));
    assert_eq!(reserved.err(), Some(Problem::Tags(tags::Problem::Reserved("aws:a".into()))));
}

#[test]
fn a_replica_is_made_switched_on_and_off_and_deleted() {
    use vestibule_api::cognito_idp::{ReplicaStatusType as Status, UpdateReplicaStatusType as Switch};

    let pool = created(replicable()).unwrap();
    let listed = |pool: &UserPool| -> Vec<_> {
        replica::list(pool).into_iter().map(|it| (it.region_name.unwrap(), it.status.unwrap())).collect()
    };
    assert_eq!(listed(&pool), [("us-east-1".to_owned(), Status::Active)]);
    assert_eq!(pool.summary().replica_regions, None);

    let (pool, told) = replica::create(&pool, "us-west-2", tagged(&[("a", "b")])).unwrap();
    let arn = ARN.replace("us-east-1:", "us-west-2:");
    assert_eq!((told.status, told.user_pool_arn.as_deref()), (Some(Status::Creating), Some(arn.as_str())));
    assert_eq!(listed(&pool)[1], ("us-west-2".to_owned(), Status::Inactive));
    assert_eq!(pool.summary().replica_regions, Some(vec!["us-west-2".to_owned()]));
    assert_eq!(tags::of(&pool, &arn), Ok(&tagged(&[("a", "b")])));
    let retagged = tags::add(&pool, &arn, &tagged(&[("c", "d")])).unwrap();
    assert_eq!((tags::of(&retagged, &arn).unwrap().len(), tags::of(&retagged, ARN).unwrap().len()), (2, 0));
    for region in ["us-west-2", "eu-west-1"] {
        let more = replica::create(&pool, region, tagged(&[]));
        assert_eq!(more.err(), Some(Problem::Replica(replica::Problem::TooMany)));
    }

    let (active, told) = replica::update(&pool, "us-west-2", Switch::Active).unwrap();
    assert_eq!(told.status, Some(Status::Active));
    assert_eq!(replica::delete(&active, "us-west-2").err(), Some(replica::Problem::Active("us-west-2".into())));
    let (inactive, _) = replica::update(&active, "us-west-2", Switch::Inactive).unwrap();
    let (gone, told) = replica::delete(&inactive, "us-west-2").unwrap();
    assert_eq!((told.status, gone.replicas.len()), (Some(Status::Deleting), 0));
    let unknown = replica::Problem::Unknown("us-west-2".into());
    assert_eq!(replica::delete(&gone, "us-west-2").err(), Some(unknown.clone()));
    assert_eq!(replica::update(&gone, "us-west-2", Switch::Active).err(), Some(unknown));
    let primary = replica::Problem::Primary("us-east-1".into());
    assert_eq!(replica::update(&gone, "us-east-1", Switch::Inactive).err(), Some(primary.clone()));
    assert_eq!(replica::delete(&gone, "us-east-1").err(), Some(primary));
}

#[test]
fn a_pool_keeps_what_its_replica_asks_for() {
    let pool = created(replicable()).unwrap();
    let (pool, _) = replica::create(&pool, "us-west-2", tagged(&[])).unwrap();
    let with = |changes: &Value| {
        let mut members = replicable();
        members.as_object_mut().unwrap().extend(changes.as_object().unwrap().clone());
        members["UserPoolId"] = json!("us-east-1_aBcDeFgH1");
        updated(&pool, &members).err()
    };
    assert_eq!(with(&json!({})), None);
    assert_eq!(with(&json!({"KeyConfiguration": null})), Some(Problem::Replica(replica::Problem::Key)));
    assert_eq!(with(&json!({"IssuerConfiguration": null})), Some(Problem::Replica(replica::Problem::Issuer)));
    assert_eq!(with(&json!({"UserPoolTier": "LITE"})), Some(Problem::TierInUse));
}
