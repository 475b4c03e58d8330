//! The Lambda API: functions, their states and revisions, invocations, permissions.

use std::sync::Arc;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use vestibule_api::lambda::{
    AddPermissionRequest, DeleteFunctionRequest, Environment, FunctionCode, GetFunctionRequest, GetPolicyRequest,
    InvocationRequest, InvocationType, LastUpdateStatus, ListFunctionsRequest, LogType, RemovePermissionRequest, State,
    UpdateFunctionCodeRequest, UpdateFunctionConfigurationRequest,
};
use vestibule_api::{ApiError, Blob};
use vestibule_functions::{
    Caller, FunctionInvoker, Host, HostSettings, Invocation, InvokeError, Lambda, LambdaSettings, LogLimits, LogStore,
};

use crate::support::{ROLE, Sample, World, eventually, place, world, world_with, zip};

const ARN: &str = "arn:aws:lambda:us-east-1:000000000000:function:f";
const ECHO: &str = "def handler(event, context):\n    return event\n";

fn text(error: ApiError) -> (&'static str, String) {
    (error.code, error.message.unwrap_or_default().into_owned())
}

fn update_code(sample: &Sample) -> UpdateFunctionCodeRequest {
    UpdateFunctionCodeRequest {
        function_name: Some("f".into()),
        zip_file: Some(Blob(zip(&sample.files))),
        ..Default::default()
    }
}

#[tokio::test]
async fn a_created_function_is_described_as_the_service_does() {
    let world = world().await;
    let sample = Sample::python(ECHO);
    let size = zip(&sample.files).len();
    let mut request = sample.request("f");
    request.timeout = None;
    let created = serde_json::to_value(world.lambda.create_function(request).await.unwrap()).unwrap();
    let mut expected = json!({
        "FunctionName": "f", "FunctionArn": ARN, "Runtime": "python3.12", "Role": ROLE, "Handler": "app.handler",
        "CodeSize": size, "Description": "", "Timeout": 3, "MemorySize": 128, "Version": "$LATEST",
        "TracingConfig": { "Mode": "PassThrough" }, "State": "Pending",
        "StateReason": "The function is being created.", "StateReasonCode": "Creating", "PackageType": "Zip",
        "Architectures": ["x86_64"], "EphemeralStorage": { "Size": 512 },
        "SnapStart": { "ApplyOn": "None", "OptimizationStatus": "Off" },
        "LoggingConfig": { "LogFormat": "Text", "LogGroup": "/aws/lambda/f" },
    });
    for name in ["LastModified", "CodeSha256", "RevisionId", "RuntimeVersionConfig"] {
        expected[name] = created[name].clone();
        assert!(!created[name].is_null(), "{name}");
    }
    assert_eq!(created, expected);
    assert_eq!(created["CodeSha256"].as_str().unwrap().len(), 44);
    assert!(created["LastModified"].as_str().unwrap().ends_with("+0000"));
}

#[tokio::test]
async fn states_and_revisions_change_as_clients_expect() {
    let world = world().await;
    let created = world.create("f", Sample::python(ECHO)).await;
    assert_eq!((created.state, created.last_update_status), (Some(State::Pending), None));
    let active = world.settled("f").await;
    assert_eq!(active.state_reason, None);
    let updated = world.lambda.update_function_code(update_code(&Sample::python("x = 1\n"))).await.unwrap();
    assert_eq!(updated.state, Some(State::Active));
    assert_eq!(updated.last_update_status, Some(LastUpdateStatus::InProgress));
    assert_eq!(updated.last_update_status_reason.as_deref(), Some("The function is being created."));
    let settled = world.settled("f").await;
    assert_eq!(settled.last_update_status_reason, None);
    let mut revisions: Vec<_> = [created, active, updated, settled].into_iter().map(|c| c.revision_id).collect();
    revisions.sort();
    revisions.dedup();
    assert_eq!(revisions.len(), 4, "every step has a revision of its own");
}

#[tokio::test]
async fn changes_do_not_overlap() {
    let world = world_with(|_| {}, |lambda| lambda.settle_after = Duration::from_hours(1)).await;
    world.create("f", Sample::python(ECHO)).await;
    let error = world.lambda.update_function_code(update_code(&Sample::python(ECHO))).await.unwrap_err();
    assert_eq!(
        text(error),
        (
            "ResourceConflictException",
            "The operation cannot be performed at this time. The function is currently in the following state: Pending"
                .into()
        )
    );
    let world = world_with(|_| {}, |_| {}).await;
    world.create("f", Sample::python(ECHO)).await;
    world.settled("f").await;
    let mut settings = LambdaSettings::new(|_| String::new());
    settings.settle_after = Duration::from_hours(1);
    // Taken up by another control plane, the function is ready, and its next change takes long.
    let lambda = Lambda::load(Arc::clone(&world.host), world.registry.clone(), settings).await.unwrap();
    lambda.update_function_code(update_code(&Sample::python("x = 1\n"))).await.unwrap();
    let error = lambda.update_function_code(update_code(&Sample::python(ECHO))).await.unwrap_err();
    assert_eq!(
        text(error),
        (
            "ResourceConflictException",
            format!("The operation cannot be performed at this time. An update is in progress for resource: {ARN}")
        )
    );
    let outcome = lambda.invoke(Invocation::new("f", r#"{"a":1}"#)).await.unwrap();
    assert_eq!(&outcome.payload[..], br#"{"a": 1}"#, "the old code runs meanwhile");
}

#[tokio::test]
async fn a_stale_revision_is_refused() {
    let world = world().await;
    world.create("f", Sample::python(ECHO)).await;
    let stale = "The Revision Id provided does not match the latest Revision Id. Call the";
    world.settled("f").await;
    let request = UpdateFunctionConfigurationRequest {
        function_name: Some("f".into()),
        revision_id: Some("old".into()),
        ..Default::default()
    };
    let error = world.lambda.update_function_configuration(request).await.unwrap_err();
    let expected = format!("{stale} GetFunction/GetAlias API to retrieve the latest Revision Id");
    assert_eq!(text(error), ("PreconditionFailedException", expected));
    let request = AddPermissionRequest { revision_id: Some("old".into()), ..permission("s") };
    let error = world.lambda.add_permission(request).await.unwrap_err();
    assert_eq!(text(error).1, format!("{stale} GetPolicy API to retrieve the latest Revision Id"));
}

#[tokio::test]
async fn requests_that_make_no_sense_are_told_why() {
    let world = world().await;
    let base = || Sample::python(ECHO).request("g");
    world.create("f", Sample::python(ECHO)).await;
    let zip_of = |bytes: &[u8]| Some(FunctionCode { zip_file: Some(Blob(bytes.to_vec())), ..Default::default() });
    let unzip = "Could not unzip uploaded file. Please check your file, then try to upload again.";
    let value = "InvalidParameterValueException";
    let mut cases = vec![];
    let mut case = |change: &dyn Fn(&mut vestibule_api::lambda::CreateFunctionRequest), code, message: String| {
        let mut request = base();
        change(&mut request);
        cases.push((request, code, message));
    };
    case(&|r| r.function_name = Some("f".into()), "ResourceConflictException", "Function already exist: f".into());
    case(&|r| r.code = zip_of(b"no zip"), value, unzip.into());
    case(&|r| r.code = zip_of(&zip(&[("../up", 0o644, "x".into())])), value, unzip.into());
    case(&|r| r.code = None, value, "Please provide a source for function code.".into());
    case(&|r| r.runtime = "nodejs14.x".parse().ok(), value, "The runtime parameter of nodejs14.x is no longer supported for creating or updating AWS Lambda functions. We recommend you use a supported runtime while creating or updating functions.".into());
    case(
        &|r| r.handler = None,
        value,
        "Runtime and Handler are mandatory parameters for functions created with deployment packages.".into(),
    );
    case(
        &|r| r.function_name = Some("arn:aws:lambda:eu-west-1:000000000000:function:g".into()),
        "ResourceNotFoundException",
        "Functions from 'eu-west-1' are not reachable in this region ('us-east-1')".into(),
    );
    case(
        &|r| r.function_name = Some("arn:aws:lambda:us-east-1:111111111111:function:g".into()),
        "AccessDeniedException",
        String::new(),
    );
    let long = "n".repeat(65);
    let too_long = format!(
        "1 validation error detected: Value '{long}' at 'functionName' failed to satisfy constraint: Member must have length less than or equal to 64"
    );
    case(&|r| r.function_name = Some(long.clone()), value, too_long);
    let variables = [("KEY".into(), "v".repeat(4096).as_str().into())].into();
    let environment = Environment { variables: Some(variables) };
    let measured = format!(
        "Lambda was unable to configure your environment variables because the environment variables you have provided exceeded the 4KB limit. String measured: {{\"KEY\":\"{}\"}}",
        "v".repeat(4096)
    );
    case(&|r| r.environment = Some(environment.clone()), value, measured);
    let environment = Environment { variables: Some([("KEY".into(), "a\0b".into())].into()) };
    let text_of_nul =
        "Lambda was unable to configure your environment variables because the value of KEY holds a NUL character.";
    case(&|r| r.environment = Some(environment.clone()), value, text_of_nul.into());
    for (request, code, message) in cases {
        let error = world.lambda.create_function(request).await.unwrap_err();
        assert_eq!(text(error), (code, message));
    }
    let functions = std::fs::read_dir(world.directory.path().join("functions")).unwrap().count();
    assert_eq!(functions, 1, "what was refused left nothing behind");
    let unknown = text(vestibule_functions::unknown_runtime("python9"));
    assert!(unknown.1.starts_with(
        "Value python9 at 'runtime' failed to satisfy constraint: Member must satisfy enum value set: [nodejs20.x, "
    ));
    assert!(unknown.1.ends_with("java8.al2] or be a valid ARN"));
}

#[tokio::test]
async fn a_zip_beyond_the_limits_is_refused_by_size() {
    let world = world().await;
    let mut request = Sample::python(ECHO).request("g");
    request.code = Some(FunctionCode { zip_file: Some(Blob(vec![0; 52_428_801])), ..Default::default() });
    let error = world.lambda.create_function(request).await.unwrap_err();
    assert_eq!(
        text(error),
        ("RequestEntityTooLargeException", "Zipped size must be smaller than 52428800 bytes".into())
    );
}

#[tokio::test]
async fn reading_names_what_was_asked_for() {
    let world = world().await;
    let mut request = Sample::python(ECHO).variable("KEY", "value").request("f");
    request.tags = Some([("team".into(), "a".into())].into());
    world.lambda.create_function(request).await.unwrap();
    world.settled("f").await;
    let get = |name: &str, qualifier: Option<&str>| {
        world.lambda.get_function(&GetFunctionRequest {
            function_name: Some(name.into()),
            qualifier: qualifier.map(Into::into),
        })
    };
    let plain = get("f", None).unwrap();
    assert_eq!(plain.configuration.as_ref().unwrap().function_arn.as_deref(), Some(ARN));
    assert_eq!(plain.tags, Some([("team".into(), "a".into())].into()));
    assert_eq!(plain.code.unwrap().location.as_deref(), Some("http://127.0.0.1:9229/code/f"));
    let variables = plain.configuration.unwrap().environment.unwrap().variables.unwrap();
    assert_eq!(variables.get("KEY").map(vestibule_api::Sensitive::as_str), Some("value"));
    let qualified = get("f:$LATEST", None).unwrap().configuration.unwrap();
    assert_eq!(qualified.function_arn, Some(format!("{ARN}:$LATEST")));
    for (name, qualifier, arn) in [("g", None, "g"), ("f", Some("prod"), "f:prod"), ("f", Some("$latest"), "f:$latest")]
    {
        let error = get(name, qualifier).unwrap_err();
        let expected = format!("Function not found: arn:aws:lambda:us-east-1:000000000000:function:{arn}");
        assert_eq!(text(error), ("ResourceNotFoundException", expected));
    }
    let mismatch = get("f:1", Some("2")).unwrap_err();
    assert_eq!(
        text(mismatch).1,
        "The derived qualifier from the function name does not match the specified qualifier."
    );
    let package = world.lambda.package("f").await.unwrap().unwrap();
    assert_eq!(package.to_vec(), zip(&Sample::python(ECHO).files));
}

#[tokio::test]
async fn lists_come_in_pages_without_states() {
    let world = world().await;
    for index in 0..53 {
        world.create(&format!("f{index:02}"), Sample::python(ECHO)).await;
    }
    let list = |marker: Option<String>, max_items| {
        let request = ListFunctionsRequest { marker, max_items, ..Default::default() };
        world.lambda.list_functions(&request)
    };
    let first = list(None, Some(10_000)).unwrap();
    let functions = first.functions.unwrap();
    assert_eq!(functions.len(), 50);
    assert!(functions.iter().all(|f| f.state.is_none() && f.last_update_status.is_none() && f.revision_id.is_some()));
    let second = list(first.next_marker, None).unwrap();
    assert_eq!(second.functions.unwrap()[0].function_name.as_deref(), Some("f50"));
    assert_eq!(second.next_marker, None);
    assert_eq!(list(Some("?".into()), None).unwrap_err().code, "InvalidParameterValueException");
}

#[tokio::test]
async fn a_changed_configuration_runs_from_then_on() {
    let world = world().await;
    let source = "import os\ndef handler(event, context):\n    return [os.environ.get('KEY'), context.memory_limit_in_mb]\ndef other(event, context):\n    return 'other'\n";
    world.create("f", Sample::python(source)).await;
    assert_eq!(world.result("f", json!({})).await, json!([null, "128"]));
    let request = UpdateFunctionConfigurationRequest {
        function_name: Some("f".into()),
        memory_size: Some(256),
        environment: Some(Environment { variables: Some([("KEY".into(), "value".into())].into()) }),
        ..Default::default()
    };
    world.lambda.update_function_configuration(request).await.unwrap();
    world.settled("f").await;
    assert_eq!(world.result("f", json!({})).await, json!(["value", "256"]));
    let request = UpdateFunctionConfigurationRequest {
        function_name: Some("f".into()),
        handler: Some("app.other".into()),
        ..Default::default()
    };
    world.lambda.update_function_configuration(request).await.unwrap();
    let settled = world.settled("f").await;
    assert_eq!(world.result("f", json!({})).await, "other");
    assert_eq!(settled.memory_size, Some(256), "what was not named stays");
}

#[tokio::test]
async fn a_dry_run_of_new_code_changes_nothing() {
    let world = world().await;
    world.create("f", Sample::python(ECHO)).await;
    let before = world.settled("f").await;
    let request = UpdateFunctionCodeRequest { dry_run: Some(true), ..update_code(&Sample::python("x = 1\n")) };
    let answer = world.lambda.update_function_code(request).await.unwrap();
    assert_ne!(answer.code_sha256, before.code_sha256);
    assert_eq!(world.configuration("f"), before);
}

#[tokio::test]
async fn deleting_ends_a_function_and_frees_its_name() {
    let world = world().await;
    world.create("f", Sample::python(ECHO)).await;
    world.result("f", json!({})).await;
    let delete = |qualifier: Option<&str>| {
        let qualifier = qualifier.map(Into::into);
        world.lambda.delete_function(DeleteFunctionRequest { function_name: Some("f".into()), qualifier })
    };
    assert_eq!(
        text(delete(Some("$LATEST")).await.unwrap_err()).1,
        "$LATEST version cannot be deleted without deleting the function."
    );
    assert_eq!(delete(Some("7")).await.unwrap().status_code, Some(204));
    assert_eq!(delete(None).await.unwrap().status_code, Some(204));
    assert_eq!(text(delete(None).await.unwrap_err()).1, format!("Function not found: {ARN}"));
    let gone = world.lambda.invoke(Invocation::new("f", "{}")).await.unwrap_err();
    assert!(matches!(gone, InvokeError::NotFound { arn } if arn == ARN));
    eventually("its package and worker are gone", || {
        world.host.worker_count() == 0 && !world.directory.path().join("functions/f").exists()
    })
    .await;
    world.create("f", Sample::python("def handler(e, c):\n    return 'again'\n")).await;
    assert_eq!(world.result("f", json!({})).await, "again");
}

#[tokio::test]
async fn functions_survive_a_restart() {
    let world = world().await;
    world.create("f", Sample::python(ECHO)).await;
    world.settled("f").await;
    world.lambda.add_permission(permission("s")).await.unwrap();
    let before = world.configuration("f");
    let stale = world.directory.path().join("functions/f/left-over");
    std::fs::create_dir(&stale).unwrap();
    for with_package in [true, false] {
        if !with_package {
            std::fs::remove_dir_all(world.directory.path().join("functions")).unwrap();
        }
        let logs = LogStore::open(&world.directory.path().join("logs2"), LogLimits::default()).unwrap();
        let host = Host::new(HostSettings::new(world.directory.path(), place()), logs).unwrap();
        let lambda = Lambda::load(host, world.registry.clone(), LambdaSettings::new(|_| String::new())).await.unwrap();
        let request = GetFunctionRequest { function_name: Some("f".into()), ..Default::default() };
        assert_eq!(lambda.get_function(&request).unwrap().configuration.unwrap(), before);
        let by_cognito = Invocation::new("f", r#"{"a":1}"#).by(cognito(POOL));
        assert_eq!(
            &lambda.invoke(by_cognito).await.unwrap().payload[..],
            br#"{"a": 1}"#,
            "with package: {with_package}"
        );
        eventually("what no function uses is swept away", || !stale.exists()).await;
    }
}

async fn call(world: &World, request: InvocationRequest) -> Result<(i32, Option<String>, Value), ApiError> {
    let request = InvocationRequest { function_name: Some("f".into()), ..request };
    let answer =
        world.lambda.invoke_operation(&world.lambda, request, "00000000-1111-4222-8333-444444444444".into()).await?;
    let payload = answer.payload.map(|payload| serde_json::from_slice(&payload).unwrap()).unwrap_or_default();
    Ok((answer.status_code.unwrap(), answer.function_error, payload))
}

#[tokio::test]
async fn invoke_answers_with_result_error_and_log() {
    let world = world().await;
    let source = "def handler(event, context):\n    print('x' * event.get('print', 0))\n    if event.get('fail'):\n        raise Exception('no')\n    return event\n";
    world.create("f", Sample::python(source)).await;
    let payload = |value: Value| Some(Blob(value.to_string().into_bytes()));
    let (status, error, result) =
        call(&world, InvocationRequest { payload: payload(json!({ "a": 1 })), ..Default::default() }).await.unwrap();
    assert_eq!((status, error, result), (200, None, json!({ "a": 1 })));
    let (_, _, result) = call(&world, InvocationRequest::default()).await.unwrap();
    assert_eq!(result, json!({}), "no body is an empty object");
    let (status, error, result) =
        call(&world, InvocationRequest { payload: payload(json!({ "fail": 1 })), ..Default::default() }).await.unwrap();
    assert_eq!((status, error.as_deref(), &result["errorMessage"]), (200, Some("Unhandled"), &json!("no")));
    for (print, length) in [(10, None), (9000, Some(4096))] {
        let request = InvocationRequest {
            function_name: Some("f".into()),
            payload: payload(json!({ "print": print })),
            log_type: Some(LogType::Tail),
            ..Default::default()
        };
        let answer = world
            .lambda
            .invoke_operation(&world.lambda, request, "00000000-1111-4222-8333-444444444444".into())
            .await
            .unwrap();
        let tail = String::from_utf8(STANDARD.decode(answer.log_result.unwrap()).unwrap()).unwrap();
        assert_eq!(answer.executed_version.as_deref(), Some("$LATEST"));
        assert!(
            tail.ends_with("\t\n") && tail.contains("\nREPORT RequestId: 00000000-1111-4222-8333-444444444444\t"),
            "{tail}"
        );
        match length {
            None => assert!(tail.starts_with("START RequestId: "), "{tail}"),
            Some(length) => assert_eq!(tail.len(), length),
        }
    }
}

#[tokio::test]
async fn invoke_refuses_what_it_cannot_hand_over() {
    let world = world().await;
    world.create("f", Sample::python(ECHO)).await;
    let with = |bytes: Vec<u8>| InvocationRequest { payload: Some(Blob(bytes)), ..Default::default() };
    let (code, message) = text(call(&world, with(b"{not json".to_vec())).await.unwrap_err());
    assert_eq!(code, "InvalidRequestContentException");
    assert!(
        message.starts_with("Could not parse request body into json: Could not parse payload into json: "),
        "{message}"
    );
    assert!(message.contains("\n at [Source: REDACTED (") && message.ends_with("line: 1, column: 2]"), "{message}");
    let large = format!("\"{}\"", "x".repeat(6 * 1024 * 1024)).into_bytes();
    assert_eq!(
        text(call(&world, with(large)).await.unwrap_err()),
        (
            "RequestTooLargeException",
            "Request must be smaller than 6291456 bytes for the InvokeFunction operation".into()
        )
    );
    let request = InvocationRequest { client_context: Some("!".into()), ..Default::default() };
    assert_eq!(call(&world, request).await.unwrap_err().code, "InvalidRequestContentException");
    let context = STANDARD.encode(r#"{"custom":{}}"#);
    assert!(call(&world, InvocationRequest { client_context: Some(context), ..Default::default() }).await.is_ok());
    let request = InvocationRequest { qualifier: Some("7".into()), ..Default::default() };
    assert_eq!(text(call(&world, request).await.unwrap_err()).1, format!("Function not found: {ARN}:7"));
}

#[tokio::test]
async fn dry_runs_and_events_answer_without_a_result() {
    let world = world_with(|_| {}, |lambda| lambda.event_retries = vec![Duration::from_millis(10); 2]).await;
    world.create("f", Sample::python("def handler(event, context):\n    raise Exception('no')\n")).await;
    let of = |kind| InvocationRequest { invocation_type: Some(kind), ..Default::default() };
    assert_eq!(call(&world, of(InvocationType::DryRun)).await.unwrap().0, 204);
    assert_eq!(world.log("f").len(), 0);
    assert_eq!(call(&world, of(InvocationType::Event)).await.unwrap().0, 202);
    eventually("the event is run and tried again twice", || {
        world.log_shape("f").iter().filter(|line| *line == "REPORT").count() == 3
    })
    .await;
    let starts: Vec<_> = world.log("f").into_iter().filter(|line| line.starts_with("START")).collect();
    assert!(starts.iter().all(|line| line == &starts[0]), "with the same request id: {starts:?}");
    let request = InvocationRequest { function_name: Some("g".into()), ..of(InvocationType::DryRun) };
    assert!(world.lambda.invoke_operation(&world.lambda, request, String::new()).await.is_err());
}

const POOL: &str = "arn:aws:cognito-idp:us-east-1:000000000000:userpool/us-east-1_AbCdEf";

fn cognito(pool: &str) -> Caller {
    Caller::Service {
        principal: "cognito-idp.amazonaws.com".into(),
        source_arn: pool.into(),
        source_account: "000000000000".into(),
    }
}

fn permission(sid: &str) -> AddPermissionRequest {
    AddPermissionRequest {
        function_name: Some("f".into()),
        statement_id: Some(sid.into()),
        action: Some("lambda:InvokeFunction".into()),
        principal: Some("cognito-idp.amazonaws.com".into()),
        source_arn: Some(POOL.into()),
        ..Default::default()
    }
}

fn removal(sid: &str) -> RemovePermissionRequest {
    RemovePermissionRequest { function_name: Some("f".into()), statement_id: Some(sid.into()), ..Default::default() }
}

#[tokio::test]
async fn a_pool_needs_the_functions_permission() {
    let world = world().await;
    world.create("f", Sample::python(ECHO)).await;
    let by = |pool: &str| world.lambda.invoke(Invocation::new(ARN, "{}").by(cognito(pool)));
    assert!(matches!(by(POOL).await, Err(InvokeError::AccessDenied)));
    world.lambda.add_permission(permission("s")).await.unwrap();
    assert!(by(POOL).await.is_ok());
    assert!(matches!(by(&format!("{POOL}2")).await, Err(InvokeError::AccessDenied)));
    world.lambda.remove_permission(removal("s")).await.unwrap();
    assert!(matches!(by(POOL).await, Err(InvokeError::AccessDenied)));
    let open = world_with(|_| {}, |lambda| lambda.enforce_permissions = false).await;
    open.create("f", Sample::python(ECHO)).await;
    assert!(open.lambda.invoke(Invocation::new(ARN, "{}").by(cognito(POOL))).await.is_ok());
}

#[tokio::test]
async fn policies_are_written_in_the_services_order() {
    let world = world().await;
    world.create("f", Sample::python(ECHO)).await;
    let before = world.settled("f").await.revision_id;
    let request = AddPermissionRequest { source_account: Some("000000000000".into()), ..permission("s1") };
    let answer = world.lambda.add_permission(request).await.unwrap();
    let first = format!(
        r#"{{"Sid":"s1","Effect":"Allow","Principal":{{"Service":"cognito-idp.amazonaws.com"}},"Action":"lambda:InvokeFunction","Resource":"{ARN}","Condition":{{"StringEquals":{{"AWS:SourceAccount":"000000000000"}},"ArnLike":{{"AWS:SourceArn":"{POOL}"}}}}}}"#
    );
    assert_eq!(answer.statement.as_deref(), Some(first.as_str()));
    let principals = [
        ("123456789012", r#"{"AWS":"arn:aws:iam::123456789012:root"}"#),
        ("arn:aws:iam::123456789012:user/a", r#"{"AWS":"arn:aws:iam::123456789012:user/a"}"#),
        ("*", r#""*""#),
    ];
    let mut expected = vec![first];
    for (index, (principal, written)) in principals.into_iter().enumerate() {
        let sid = format!("p{index}");
        let request = AddPermissionRequest { principal: Some(principal.into()), source_arn: None, ..permission(&sid) };
        world.lambda.add_permission(request).await.unwrap();
        expected.push(format!(
            r#"{{"Sid":"{sid}","Effect":"Allow","Principal":{written},"Action":"lambda:InvokeFunction","Resource":"{ARN}"}}"#
        ));
    }
    let request = GetPolicyRequest { function_name: Some("f".into()), ..Default::default() };
    let policy = world.lambda.get_policy(&request).unwrap();
    let document = format!(r#"{{"Version":"2012-10-17","Id":"default","Statement":[{}]}}"#, expected.join(","));
    assert_eq!(policy.policy, Some(document));
    assert_eq!(policy.revision_id, world.configuration("f").revision_id);
    assert_ne!(policy.revision_id, before);
}

#[tokio::test]
async fn mistakes_about_permissions_are_named() {
    let world = Arc::new(world().await);
    world.create("f", Sample::python(ECHO)).await;
    let get = GetPolicyRequest { function_name: Some("f".into()), ..Default::default() };
    let missing = ("ResourceNotFoundException", "The resource you requested does not exist.".to_owned());
    assert_eq!(text(world.lambda.get_policy(&get).unwrap_err()), missing);
    assert_eq!(
        text(world.lambda.remove_permission(removal("s")).await.unwrap_err()).1,
        "No policy is associated with the given resource."
    );
    world.lambda.add_permission(permission("s")).await.unwrap();
    let settled = world.settled("f").await.revision_id;
    for (request, code, message) in [
        (
            permission("s"),
            "ResourceConflictException",
            "The statement id (s) provided already exists. Please provide a new statement id, or remove the existing statement.".to_owned(),
        ),
        (
            AddPermissionRequest { principal: Some("nobody".into()), ..permission("t") },
            "InvalidParameterValueException",
            "The provided principal was invalid. Please check the principal and try again.".to_owned(),
        ),
        (
            AddPermissionRequest { qualifier: Some("$LATEST".into()), ..permission("t") },
            "InvalidParameterValueException",
            "We currently do not support adding policies for $LATEST.".to_owned(),
        ),
        (
            AddPermissionRequest { function_name: Some("g".into()), ..permission("t") },
            "ResourceNotFoundException",
            "Function not found: arn:aws:lambda:us-east-1:000000000000:function:g".to_owned(),
        ),
    ] {
        assert_eq!(text(world.lambda.add_permission(request).await.unwrap_err()), (code, message));
    }
    assert_eq!(
        text(world.lambda.remove_permission(removal("t")).await.unwrap_err()).1,
        "Statement t is not found in resource policy."
    );
    assert_eq!(world.configuration("f").revision_id, settled, "nothing refused changes the revision");
    world.lambda.remove_permission(removal("s")).await.unwrap();
    assert_eq!(text(world.lambda.get_policy(&get).unwrap_err()), missing);
    for index in 0.. {
        let token = Some("t".repeat(256));
        let request = AddPermissionRequest { event_source_token: token, ..permission(&format!("s{index}")) };
        if let Err(error) = world.lambda.add_permission(request).await {
            assert_eq!(error.code, "PolicyLengthExceededException");
            break;
        }
        assert!(index < 100, "a policy may grow without end");
    }
}
