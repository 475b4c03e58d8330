//! What holds for the generated shapes as a whole.

use serde_json::{Map, Value, json};

use crate::model::{Auth, Kind, Location, Shape};
use crate::{cognito_idp, kms, lambda, logs};

/// A value with every member of the shape filled.
fn full(shape: &'static Shape) -> Value {
    match &shape.kind {
        Kind::Structure(members) => {
            members.iter().map(|member| (member.name.to_owned(), full(member.shape))).collect::<Map<_, _>>().into()
        }
        Kind::List { member, .. } => json!([full(member)]),
        Kind::Map { value, .. } => json!({"key": full(value)}),
        Kind::String { .. } => json!(format!("hidden {}", shape.name)),
        Kind::Enum(values) => json!(values[values.len() - 1]),
        Kind::Integer(_) | Kind::Long(_) => json!(7),
        Kind::Double(_) => json!(1.5),
        Kind::Boolean => json!(true),
        Kind::Blob(_) => json!("QUJD"),
        Kind::Timestamp => json!(1_691_768_546.123),
        Kind::Document => json!({"any": [1, null]}),
    }
}

#[test]
fn every_member_of_every_input_survives_the_typed_shape() {
    for operation in cognito_idp::Operation::ALL {
        let request = full(operation.input_shape().unwrap());
        let input = cognito_idp::Input::decode(operation, request.clone()).unwrap();
        assert_eq!(input.operation(), operation);
        assert_eq!(serde_json::to_value(&input).unwrap(), request, "{operation}");
    }
    for operation in lambda::Operation::ALL {
        let request = full(operation.input_shape().unwrap());
        let input = lambda::Input::decode(operation, request.clone()).unwrap();
        assert_eq!(serde_json::to_value(&input).unwrap(), request, "{operation}");
    }
    for operation in kms::Operation::ALL {
        let request = full(operation.input_shape().unwrap());
        let input = kms::Input::decode(operation, request.clone()).unwrap();
        assert_eq!(serde_json::to_value(&input).unwrap(), request, "{operation}");
    }
    for operation in logs::Operation::ALL {
        let request = full(operation.input_shape().unwrap());
        let input = logs::Input::decode(operation, request.clone()).unwrap();
        assert_eq!(serde_json::to_value(&input).unwrap(), request, "{operation}");
    }
}

#[test]
fn every_member_of_an_output_survives_the_typed_shape() {
    fn assert_round_trip<T: serde::Serialize + serde::de::DeserializeOwned>(shape: Option<&'static Shape>) {
        let answer = full(shape.unwrap());
        let typed: T = serde_json::from_value(answer.clone()).unwrap();
        assert_eq!(serde_json::to_value(&typed).unwrap(), answer);
    }
    assert_round_trip::<cognito_idp::DescribeUserPoolResponse>(cognito_idp::Operation::DescribeUserPool.output_shape());
    assert_round_trip::<cognito_idp::AdminGetUserResponse>(cognito_idp::Operation::AdminGetUser.output_shape());
    assert_round_trip::<cognito_idp::ListUsersResponse>(cognito_idp::Operation::ListUsers.output_shape());
    assert_round_trip::<cognito_idp::InitiateAuthResponse>(cognito_idp::Operation::InitiateAuth.output_shape());
    assert_round_trip::<lambda::FunctionConfiguration>(lambda::Operation::CreateFunction.output_shape());
    assert_round_trip::<logs::FilterLogEventsResponse>(logs::Operation::FilterLogEvents.output_shape());
}

#[test]
fn a_null_is_an_absent_member_and_an_unknown_one_is_ignored() {
    let request = json!({"Username": "u", "ValidationData": null, "Unknown": {"a": 1}});
    let typed: cognito_idp::SignUpRequest = serde_json::from_value(request).unwrap();
    assert_eq!(typed, cognito_idp::SignUpRequest { username: Some("u".into()), ..Default::default() });
    assert_eq!(serde_json::to_value(&typed).unwrap(), json!({"Username": "u"}));
}

#[test]
fn debug_hides_passwords_codes_and_tokens() {
    for (operation, hidden) in [
        ("SignUp", vec!["PasswordType", "SecretHashType", "UsernameType", "AttributeValueType"]),
        ("ConfirmSignUp", vec!["ConfirmationCodeType", "SecretHashType"]),
        ("InitiateAuth", vec!["StringType", "SessionType"]),
        ("RespondToAuthChallenge", vec!["SessionType"]),
        ("ChangePassword", vec!["PasswordType", "TokenModelType"]),
        ("CreateIdentityProvider", vec!["StringType"]),
        ("ConfirmDevice", vec!["StringType", "TokenModelType"]),
        ("VerifySoftwareToken", vec!["SoftwareTokenMFAUserCodeType", "TokenModelType"]),
    ] {
        let operation = cognito_idp::Operation::from_name(operation).unwrap();
        let mut request = full(operation.input_shape().unwrap());
        // These are not secret, and the only other strings of their kind here.
        for open in ["ClientMetadata", "AnalyticsMetadata", "AttributeMapping"] {
            request.as_object_mut().unwrap().remove(open);
        }
        let input = cognito_idp::Input::decode(operation, request).unwrap();
        let debug = format!("{input:?}");
        for shape in hidden {
            assert!(!debug.contains(&format!("hidden {shape}")), "{shape} in {debug}");
        }
        assert!(debug.contains("redacted"), "{debug}");
    }
    let package = lambda::FunctionCode { zip_file: Some(b"PK".to_vec().into()), ..Default::default() };
    assert!(format!("{package:?}").contains("(2 bytes)"));
}

#[test]
fn an_operation_is_found_by_its_name_alone() {
    for operation in cognito_idp::Operation::ALL {
        assert_eq!(cognito_idp::Operation::from_name(operation.name()), Some(operation));
    }
    assert_eq!(cognito_idp::Operation::ALL.len(), 141);
    for unknown in ["", "signUp", "SignUp ", "Zzz"] {
        assert_eq!(cognito_idp::Operation::from_name(unknown), None);
    }
}

#[test]
fn the_kinds_of_authorisation_are_counted_as_the_service_documents_them() {
    let count = |auth| cognito_idp::Operation::ALL.iter().filter(|operation| operation.auth() == auth).count();
    assert_eq!(count(Auth::SigV4) + count(Auth::SigV4Optional), 107);
    assert_eq!(count(Auth::SigV4Optional), 2);
    assert_eq!(count(Auth::AccessToken) + count(Auth::AccessTokenOrSession), 24);
    assert_eq!(count(Auth::AccessTokenOrSession), 2);
    assert_eq!(count(Auth::None), 10);
}

#[test]
fn every_exception_an_operation_lists_is_in_the_table() {
    for operation in cognito_idp::Operation::ALL {
        assert!(operation.errors().iter().all(|name| cognito_idp::error(name).is_some()), "{operation}");
    }
    for operation in lambda::Operation::ALL {
        assert!(operation.errors().iter().all(|name| lambda::error(name).is_some()), "{operation}");
    }
    for operation in kms::Operation::ALL {
        assert!(operation.errors().iter().all(|name| kms::error(name).is_some()), "{operation}");
    }
    for operation in logs::Operation::ALL {
        assert!(operation.errors().iter().all(|name| logs::error(name).is_some()), "{operation}");
    }
}

#[test]
fn a_rest_operation_knows_where_its_members_travel() {
    let http = lambda::Operation::Invoke.http().unwrap();
    assert_eq!((http.method, http.status), ("POST", 200));
    assert_eq!(http.uri, "/2015-03-31/functions/{FunctionName}/invocations");
    let location = |name: &str| {
        let members = lambda::Operation::Invoke.input_shape().unwrap().members();
        members.iter().find(|member| member.name == name).unwrap().location
    };
    assert_eq!(location("FunctionName"), Location::Uri("FunctionName"));
    assert_eq!(location("Qualifier"), Location::Query("Qualifier"));
    assert_eq!(location("LogType"), Location::Header("X-Amz-Log-Type"));
    assert_eq!(location("Payload"), Location::Payload);
    assert_eq!(cognito_idp::Operation::SignUp.http(), None);
}

#[test]
fn an_enum_reads_and_writes_its_wire_value() {
    use cognito_idp::ExplicitAuthFlowsType as Flow;
    assert_eq!(Flow::AllowUserSrpAuth.to_string(), "ALLOW_USER_SRP_AUTH");
    assert_eq!("ALLOW_USER_SRP_AUTH".parse(), Ok(Flow::AllowUserSrpAuth));
    assert_eq!("allow_user_srp_auth".parse::<Flow>().unwrap_err().to_string(), "not a value of ExplicitAuthFlowsType");
    assert_eq!(lambda::Runtime::Python3_12.as_str(), "python3.12");
}
