use serde_json::{Value, json};

use super::*;
use crate::model::Member;
use crate::{cognito_idp, kms, lambda, logs};

/// What user pools answer to `request`; `None` when they accept it.
fn answer(operation: &str, request: &Value) -> Option<String> {
    let shape = cognito_idp::Operation::from_name(operation).unwrap().input_shape().unwrap();
    check(Service::CognitoIdp, shape, request).err().map(|error| error.to_string())
}

fn lambda_answer(operation: &str, request: &Value) -> Option<String> {
    let shape = lambda::Operation::from_name(operation).unwrap().input_shape().unwrap();
    check(Service::Lambda, shape, request).err().map(|error| error.to_string())
}

const CLIENT: &str = "4abcdefghijklmnopqrstuvwxy";

#[test]
fn a_value_that_breaks_a_rule_is_answered_in_the_services_words() {
    let pool = "us-east-1_abcDEF123";
    for (operation, request, expected) in [
        (
            "DescribeUserPool",
            json!({"UserPoolId": "x"}),
            r"1 validation error detected: Value 'x' at 'userPoolId' failed to satisfy constraint: Member must satisfy regular expression pattern: [\w-]+_[0-9a-zA-Z]+",
        ),
        (
            "DescribeUserPool",
            json!({}),
            "1 validation error detected: Value null at 'userPoolId' failed to satisfy constraint: Member must not be null",
        ),
        (
            "DescribeUserPool",
            json!({"UserPoolId": null}),
            "1 validation error detected: Value null at 'userPoolId' failed to satisfy constraint: Member must not be null",
        ),
        (
            "ListUserPools",
            json!({"MaxResults": 61}),
            "1 validation error detected: Value '61' at 'maxResults' failed to satisfy constraint: Member must have value less than or equal to 60",
        ),
        (
            "ListUserPools",
            json!({"MaxResults": 0}),
            "1 validation error detected: Value '0' at 'maxResults' failed to satisfy constraint: Member must have value greater than or equal to 1",
        ),
        (
            "SetUserPoolMfaConfig",
            json!({"UserPoolId": pool, "MfaConfiguration": "maybe"}),
            "1 validation error detected: Value 'maybe' at 'mfaConfiguration' failed to satisfy constraint: Member must satisfy enum value set: [OFF, ON, OPTIONAL]",
        ),
        (
            "AddCustomAttributes",
            json!({"UserPoolId": pool, "CustomAttributes": [{"Name": "a-name-of-22-characters"}]}),
            "1 validation error detected: Value 'a-name-of-22-characters' at 'customAttributes.1.member.name' failed to satisfy constraint: Member must have length less than or equal to 20",
        ),
        (
            "CreateUserPool",
            json!({"PoolName": "p", "Schema": [{"Name": "fine"}, {"Name": ""}]}),
            r"2 validation errors detected: Value '' at 'schema.2.member.name' failed to satisfy constraint: Member must have length greater than or equal to 1; Value '' at 'schema.2.member.name' failed to satisfy constraint: Member must satisfy regular expression pattern: [\p{L}\p{M}\p{S}\p{N}\p{P}]+",
        ),
        (
            "CreateUserPool",
            json!({"PoolName": "p", "LambdaConfig": {"PostAuthentication": "my-function"}}),
            r"2 validation errors detected: Value 'my-function' at 'lambdaConfig.postAuthentication' failed to satisfy constraint: Member must have length greater than or equal to 20; Value 'my-function' at 'lambdaConfig.postAuthentication' failed to satisfy constraint: Member must satisfy regular expression pattern: arn:[\w+=/,.@-]+:[\w+=/,.@-]+:([\w+=/,.@-]*)?:[0-9]+:[\w+=/,.@-]+(:[\w+=/,.@-]+)?(:[\w+=/,.@-]+)?",
        ),
        (
            "CreateUserPoolClient",
            json!({"UserPoolId": pool, "ClientName": "c", "AllowedOAuthFlows": ["code", "token"]}),
            "1 validation error detected: Value '[code, token]' at 'allowedOAuthFlows' failed to satisfy constraint: Member must satisfy constraint: [Member must satisfy enum value set: [code, implicit, client_credentials]]",
        ),
        (
            "CreateUserPoolClient",
            json!({"UserPoolId": pool, "ClientName": "c", "CallbackURLs": ["https://a", "has blank"]}),
            r"1 validation error detected: Value '[https://a, has blank]' at 'callbackURLs' failed to satisfy constraint: Member must satisfy constraint: [Member must have length less than or equal to 1024, Member must have length greater than or equal to 1, Member must satisfy regular expression pattern: [\p{L}\p{M}\p{S}\p{N}\p{P}]+]",
        ),
        (
            "TagResource",
            json!({"ResourceArn": "arn:aws:cognito-idp:us-east-1:000000000000:userpool/us-east-1_a", "Tags": {"": "v"}}),
            "1 validation error detected: Value '{=v}' at 'tags' failed to satisfy constraint: Map keys must satisfy constraint: [Member must have length less than or equal to 128, Member must have length greater than or equal to 1]",
        ),
        (
            "ConfirmSignUp",
            json!({"ClientId": CLIENT, "Username": "u", "ConfirmationCode": ""}),
            r"2 validation errors detected: Value '' at 'confirmationCode' failed to satisfy constraint: Member must have length greater than or equal to 1; Value '' at 'confirmationCode' failed to satisfy constraint: Member must satisfy regular expression pattern: [\S]+",
        ),
    ] {
        let expected = format!("InvalidParameterException: {expected}");
        assert_eq!(answer(operation, &request), Some(expected), "{operation} {request}");
    }
}

#[test]
fn a_sensitive_value_is_not_repeated() {
    for (request, expected) in [
        (
            json!({"ClientId": CLIENT, "Username": "has blank", "Password": "Secret-1"}),
            r"1 validation error detected: Value at 'username' failed to satisfy constraint: Member must satisfy regular expression pattern: [\p{L}\p{M}\p{S}\p{N}\p{P}]+",
        ),
        (
            json!({"ClientId": CLIENT, "Username": "u", "Password": "x".repeat(257)}),
            "1 validation error detected: Value at 'password' failed to satisfy constraint: Member must have length less than or equal to 256",
        ),
        (
            json!({"ClientId": CLIENT, "Username": "u", "UserAttributes": [{"Name": "email", "Value": "v".repeat(2049)}]}),
            "1 validation error detected: Value at 'userAttributes.1.member.value' failed to satisfy constraint: Member must have length less than or equal to 2048",
        ),
    ] {
        assert_eq!(answer("SignUp", &request), Some(format!("InvalidParameterException: {expected}")));
    }
    let null_parameter = json!({
        "ClientId": CLIENT,
        "AuthFlow": "USER_PASSWORD_AUTH",
        "AuthParameters": {"PASSWORD": "Secret-1", "USERNAME": null}
    });
    assert_eq!(
        answer("InitiateAuth", &null_parameter).unwrap(),
        "InvalidParameterException: 1 validation error detected: Value at 'authParameters' failed to satisfy constraint: Map value must satisfy constraint: [Member must have length less than or equal to 131072, Member must have length greater than or equal to 0, Member must not be null]"
    );
}

#[test]
fn every_violation_of_a_request_is_in_one_answer() {
    let request = json!({"ClientId": "!", "Username": ""});
    assert_eq!(
        answer("ForgotPassword", &request).unwrap(),
        r"InvalidParameterException: 3 validation errors detected: Value at 'clientId' failed to satisfy constraint: Member must satisfy regular expression pattern: [\w+]+; Value at 'username' failed to satisfy constraint: Member must have length greater than or equal to 1; Value at 'username' failed to satisfy constraint: Member must satisfy regular expression pattern: [\p{L}\p{M}\p{S}\p{N}\p{P}]+"
    );
}

#[test]
fn a_path_through_a_map_names_the_key() {
    static LEAF: Shape = Shape::new("Leaf", Kind::Integer(crate::model::Bounds::at_most(1)));
    static ENTRY: Shape = Shape::new("Entry", Kind::Structure(&[Member::required("Limit", &LEAF)]));
    static KEY: Shape = Shape::new("Key", Kind::String { length: crate::model::Bounds::NONE, pattern: None });
    static MAP: Shape =
        Shape::new("Map", Kind::Map { key: &KEY, value: &ENTRY, length: crate::model::Bounds::at_most(2) });
    static ROOT: Shape = Shape::new("Root", Kind::Structure(&[Member::optional("SMSLimits", &MAP)]));

    let refused = check(Service::Logs, &ROOT, &json!({"SMSLimits": {"a": {"Limit": 2}, "b": {}}})).unwrap_err();

    assert_eq!(
        refused.to_string(),
        "InvalidParameterException: 2 validation errors detected: Value '2' at 'sMSLimits.a.member.limit' failed to satisfy constraint: Member must have value less than or equal to 1; Value null at 'sMSLimits.b.member.limit' failed to satisfy constraint: Member must not be null"
    );
}

#[test]
fn what_the_model_allows_is_accepted() {
    for (operation, request) in [
        ("SignUp", json!({"ClientId": CLIENT, "Username": "josé", "Password": "Pass word 1!"})),
        ("SignUp", json!({"ClientId": CLIENT, "Username": "u", "Password": ""})),
        ("SignUp", json!({"ClientId": CLIENT, "Username": "u", "ValidationData": null, "NoSuchMember": {"a": [1]}})),
        ("SignUp", json!({"ClientId": CLIENT, "Username": "\u{1F600}".repeat(64)})),
        (
            "RespondToAuthChallenge",
            json!({
                "ClientId": CLIENT,
                "ChallengeName": "SMS_MFA",
                "Session": "s".repeat(20),
                "ChallengeResponses": {"USERNAME": "test", "SMS_MFA_CODE": "123456"},
                "ClientMetadata": {"KeyName1": "string"}
            }),
        ),
    ] {
        assert_eq!(answer(operation, &request), None, "{operation} {request}");
    }
}

#[test]
fn a_length_counts_utf_16_units() {
    let request = json!({"ClientId": CLIENT, "Username": "\u{1F600}".repeat(65)});
    assert_eq!(
        answer("SignUp", &request).unwrap(),
        "InvalidParameterException: 1 validation error detected: Value at 'username' failed to satisfy constraint: Member must have length less than or equal to 128"
    );
}

#[test]
fn a_value_of_the_wrong_type_comes_before_every_rule() {
    for (operation, request, expected) in [
        ("SignUp", json!({"Username": 7}), "NUMBER_VALUE can not be converted to a String"),
        ("SignUp", json!({"Username": true}), "TRUE_VALUE can not be converted to a String"),
        ("SignUp", json!({"Username": {"a": 1}}), "Start of structure or map found where not expected."),
        ("SignUp", json!({"Username": []}), "Start of list found where not expected."),
        (
            "SignUp",
            json!({"UserAttributes": [{"Name": "custom:age", "Value": 42}]}),
            "NUMBER_VALUE can not be converted to a String",
        ),
        ("SignUp", json!({"UserAttributes": {}}), "Start of structure or map found where not expected."),
        ("SignUp", json!({"UserAttributes": "x"}), "Unexpected field type"),
        ("SignUp", json!({"ClientMetadata": {"k": 1.5}}), "DECIMAL_VALUE can not be converted to a String"),
        ("SignUp", json!(["x"]), "Start of list found where not expected."),
        ("SignUp", json!("x"), "Unexpected field type"),
        ("ListUserPools", json!({"MaxResults": "1"}), "STRING_VALUE can not be converted to an Integer"),
        ("ListUserPools", json!({"MaxResults": 1.5}), "DECIMAL_VALUE can not be converted to an Integer"),
        ("ListUserPools", json!({"MaxResults": 3_000_000_000_u32}), "NUMBER_VALUE can not be converted to an Integer"),
        ("AdminCreateUser", json!({"ForceAliasCreation": "true"}), "STRING_VALUE can not be converted to a Boolean"),
        ("SetUICustomization", json!({"ImageFile": "not base64!"}), "STRING_VALUE can not be converted to a Blob"),
    ] {
        assert_eq!(
            answer(operation, &request),
            Some(format!("SerializationException: {expected}")),
            "{operation} {request}"
        );
    }
}

#[test]
fn a_blobs_length_counts_its_bytes() {
    use base64::Engine as _;
    let image = |bytes: usize| base64::engine::general_purpose::STANDARD.encode(vec![7; bytes]);
    let request = |bytes| json!({"UserPoolId": "us-east-1_a", "ImageFile": image(bytes)});
    assert_eq!(answer("SetUICustomization", &request(131_072)), None);
    assert_eq!(
        answer("SetUICustomization", &request(131_073)).unwrap(),
        "InvalidParameterException: 1 validation error detected: Value at 'imageFile' failed to satisfy constraint: Member must have length less than or equal to 131072"
    );
}

#[test]
fn lambda_answers_with_its_own_exceptions() {
    let request = json!({"FunctionName": "f", "Role": "arn:aws:iam::000000000000:role/r", "Code": {}});
    let with = |name: &str, value: Value| {
        let mut request = request.clone();
        request[name] = value;
        request
    };
    assert_eq!(lambda_answer("CreateFunction", &request), None);
    assert_eq!(
        lambda_answer("CreateFunction", &with("Architectures", json!(["x86_64", "arm64"]))).unwrap(),
        "ValidationException: 1 validation error detected: Value '[x86_64, arm64]' at 'architectures' failed to satisfy constraint: Member must have length less than or equal to 1"
    );
    assert_eq!(
        lambda_answer("CreateFunction", &with("Architectures", json!(["foo"]))).unwrap(),
        "ValidationException: 1 validation error detected: Value '[foo]' at 'architectures' failed to satisfy constraint: Member must satisfy constraint: [Member must satisfy enum value set: [x86_64, arm64], Member must not be null]"
    );
    let environment = json!({"Variables": {"1bad": "secret"}});
    assert_eq!(
        lambda_answer("CreateFunction", &with("Environment", environment)).unwrap(),
        "ValidationException: 1 validation error detected: Value at 'environment.variables' failed to satisfy constraint: Map keys must satisfy constraint: [Member must satisfy regular expression pattern: [a-zA-Z]([a-zA-Z0-9_])+, Member must not be null]"
    );
    let runtime = lambda_answer("CreateFunction", &with("Runtime", json!("cobol85"))).unwrap();
    assert!(
        runtime.starts_with("InvalidParameterValueException: Value cobol85 at 'runtime' failed to satisfy constraint: Member must satisfy enum value set: [nodejs, "),
        "{runtime}"
    );
    assert!(runtime.ends_with("] or be a valid ARN"), "{runtime}");
}

#[test]
fn logs_answer_as_user_pools_do() {
    let shape = logs::Operation::GetLogEvents.input_shape().unwrap();
    let refused = check(Service::Logs, shape, &json!({"logStreamName": "s", "limit": 10_001})).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "InvalidParameterException: 1 validation error detected: Value '10001' at 'limit' failed to satisfy constraint: Member must have value less than or equal to 10000"
    );
}

#[test]
fn a_huge_request_gets_a_small_answer() {
    let attributes: Vec<Value> = (0..10_000).map(|_| json!({"Name": "é".repeat(3000)})).collect();
    let request = json!({"ClientId": CLIENT, "Username": "u", "UserAttributes": attributes});
    let answer = answer("SignUp", &request).unwrap();
    assert!(answer.starts_with("InvalidParameterException: 32 validation errors detected: "));
    assert!(answer.len() < 64 * 1024, "{} bytes", answer.len());

    let keys: serde_json::Map<String, Value> =
        (0..100).map(|at| (format!("{at}-{}", "k".repeat(9000)), json!(null))).collect();
    let shape = cognito_idp::Operation::SignUp.input_shape().unwrap();
    let request = json!({"ClientId": CLIENT, "Username": "u", "ClientMetadata": keys});
    let refused = check(Service::CognitoIdp, shape, &request).unwrap_err();
    assert!(refused.message.unwrap().len() < 4096);
}

/// One JSON value of every kind, and some with a trap in them.
fn candidates() -> Vec<Value> {
    vec![
        json!(null),
        json!(true),
        json!(1),
        json!(-1),
        json!(1.5),
        json!(1e300),
        json!(i64::MAX),
        json!(u64::MAX),
        json!(""),
        json!("x"),
        json!("QUJD"),
        json!([]),
        json!([null]),
        json!(["x"]),
        json!([{}]),
        json!([["x"]]),
        json!({}),
        json!({"a": null}),
        json!({"a": "b"}),
        json!({"a": 1}),
        json!({"a": {}}),
    ]
}

/// Tries every candidate in every member of a shape and returns how many were accepted and then decoded.
fn decoded(service: Service, shape: &'static Shape, decode: impl Fn(Value) -> Result<(), serde_json::Error>) -> usize {
    let mut decoded = 0;
    for member in shape.members() {
        // The other members are absent, so none of them may be required.
        let alone: &'static [Member] = Box::leak(Box::new([Member::optional(member.name, member.shape)]));
        let alone: &'static Shape = Box::leak(Box::new(Shape::new("Alone", Kind::Structure(alone))));
        for candidate in candidates() {
            let request = json!({ member.name: candidate });
            if check(service, alone, &request).is_ok() {
                let outcome = decode(request.clone());
                assert!(outcome.is_ok(), "{} accepted {request}, but {outcome:?}", shape.name);
                decoded += 1;
            }
        }
    }
    decoded
}

#[test]
fn what_passes_can_be_decoded() {
    let mut total = 0;
    for operation in cognito_idp::Operation::ALL {
        total += decoded(Service::CognitoIdp, operation.input_shape().unwrap(), |request| {
            cognito_idp::Input::decode(operation, request).map(drop)
        });
    }
    for operation in lambda::Operation::ALL {
        total += decoded(Service::Lambda, operation.input_shape().unwrap(), |request| {
            lambda::Input::decode(operation, request).map(drop)
        });
    }
    for operation in logs::Operation::ALL {
        total += decoded(Service::Logs, operation.input_shape().unwrap(), |request| {
            logs::Input::decode(operation, request).map(drop)
        });
    }
    for operation in kms::Operation::ALL {
        total += decoded(Service::Kms, operation.input_shape().unwrap(), |request| {
            kms::Input::decode(operation, request).map(drop)
        });
    }
    assert!(total > 1000, "{total}");
}
