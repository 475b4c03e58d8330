//! Import jobs over the wire, from the header to the last log line; the upload URL; and what `vestibule users` talks to.

use std::time::Duration;

use bytes::Bytes;
use http::{Method, Request, StatusCode};
use serde_json::{Value, json};
use vestibule_server::cli::ServeArgs;

use crate::world::{ANY_SIGNATURE, Answer, World, refusal, refused, text};

const ROLE: &str = "arn:aws:iam::000000000000:role/logs";
const BCRYPT: &str = "$2b$10$CtA.Rcu/szzn9U00wpUjOuN3vrgJRZycv4aOzcP3GzqzO8UDPEFq6";

/// A world with a pool that verifies email addresses.
struct Import {
    world: World,
    pool: String,
}

impl Import {
    async fn new() -> Self {
        let world = World::new().await;
        let created =
            world.done("CreateUserPool", json!({"PoolName": "people", "AutoVerifiedAttributes": ["email"]})).await;
        let pool = text(&created["UserPool"]["Id"]);
        Self { world, pool }
    }

    async fn job(&self, more: Value) -> Value {
        let mut input = json!({"JobName": "spring", "UserPoolId": self.pool, "CloudWatchLogsRoleArn": ROLE});
        input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        self.world.done("CreateUserImportJob", input).await["UserImportJob"].clone()
    }

    async fn put(&self, url: &str, file: &str) -> Answer {
        let request = Request::builder()
            .method(Method::PUT)
            .uri(url.strip_prefix("http://127.0.0.1:9229").expect("the server's public URL"))
            .header("x-amz-server-side-encryption", "aws:kms")
            .header("content-type", "application/x-www-form-urlencoded");
        self.world.send(request.body(Bytes::from(file.to_owned())).unwrap()).await
    }

    async fn csv(&self, rows: &[&str]) -> String {
        let header = self.world.done("GetCSVHeader", json!({"UserPoolId": self.pool})).await;
        assert_eq!(text(&header["UserPoolId"]), self.pool);
        let header: Vec<String> = header["CSVHeader"].as_array().unwrap().iter().map(text).collect();
        let row = |row: &&str| {
            let values: Vec<(&str, &str)> = row.split(' ').filter_map(|pair| pair.split_once('=')).collect();
            let value =
                |column: &String| values.iter().find(|(name, _)| name == column).map_or("", |(_, value)| *value);
            header.iter().map(value).collect::<Vec<_>>().join(",")
        };
        let rows: Vec<String> = rows.iter().map(row).collect();
        format!("{}\n{}\n", header.join(","), rows.join("\n"))
    }

    fn named(&self, job: &Value) -> Value {
        json!({"UserPoolId": self.pool, "JobId": job["JobId"]})
    }

    async fn describe(&self, job: &Value) -> Value {
        self.world.done("DescribeUserImportJob", self.named(job)).await["UserImportJob"].clone()
    }

    async fn ended(&self, job: &Value) -> Value {
        for _ in 0..1000 {
            let now = self.describe(job).await;
            if now["CompletionDate"].is_number() {
                return now;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        panic!("the job does not end: {}", self.describe(job).await);
    }
}

#[tokio::test]
async fn a_job_imports_a_file_and_tells_of_every_row() {
    let import = Import::new().await;
    let job = import.job(json!({})).await;
    let id = text(&job["JobId"]);
    assert_eq!((text(&job["Status"]), text(&job["JobName"])), ("Created".into(), "spring".into()));
    assert_eq!((&job["ImportedUsers"], &job["SkippedUsers"], &job["FailedUsers"]), (&json!(0), &json!(0), &json!(0)));
    import.world.done("AdminCreateUser", json!({"UserPoolId": import.pool, "Username": "bob"})).await;
    let verified = "email_verified=TRUE";
    let file = import
        .csv(&[
            &format!("cognito:username=ann email=ann@example.com {verified} birthdate=02/01/1985"),
            &format!("cognito:username=bob email=bob@example.com {verified}"),
            "cognito:username=cid email=cid@example.com",
            &format!("cognito:username=dan email=nobody {verified}"),
            &format!("cognito:username=eve email=eve@example.com {verified} cognito:mfa_enabled=FALSE"),
            &format!("cognito:username=fay email=fay@example.com {verified}"),
            &format!("cognito:username=ann email=another@example.com {verified}"),
            &format!("cognito:username=gus email=gus@example.com {verified}"),
            &format!("cognito:username=hal email=hal@example.com {verified}"),
        ])
        .await;
    assert_eq!(import.put(&text(&job["PreSignedUrl"]), &file).await.status, StatusCode::OK);
    let _running = import.world.run_imports();
    let started = import.world.done("StartUserImportJob", import.named(&job)).await["UserImportJob"].clone();
    assert_eq!((text(&started["Status"]), started["StartDate"].is_number()), ("Pending".into(), true));
    let ended = import.ended(&job).await;
    assert_eq!(text(&ended["Status"]), "Succeeded", "{ended}");
    assert_eq!(
        (&ended["ImportedUsers"], &ended["SkippedUsers"], &ended["FailedUsers"]),
        (&json!(5), &json!(2), &json!(2))
    );
    assert!(ended["CompletionMessage"].is_null());

    let ann = import.world.done("AdminGetUser", json!({"UserPoolId": import.pool, "Username": "ann"})).await;
    assert_eq!(text(&ann["UserStatus"]), "RESET_REQUIRED");
    let attribute = |name: &str| {
        let found = ann["UserAttributes"].as_array().unwrap().iter().find(|it| it["Name"] == name);
        found.map(|it| text(&it["Value"]))
    };
    assert_eq!((attribute("birthdate"), attribute("email_verified")), (Some("1985-02-01".into()), Some("true".into())));
    let group = format!("/aws/cognito/userpools/{}/people", import.pool);
    let events = import.world.app.logs.filter_log_events(
        serde_json::from_value(json!({"logGroupName": group, "logStreamNames": [format!("{id}/spring")]})).unwrap(),
    );
    let events = events.await.unwrap().events.unwrap_or_default();
    let lines: Vec<String> = events.into_iter().filter_map(|event| event.message).collect();
    assert_eq!(
        lines,
        [
            "[SUCCEEDED] Line Number 2 - The import succeeded.",
            "[SKIPPED] Line Number 3 - The user already exists.",
            "[FAILED] Line Number 4 - The User Record does not set any of the auto verified attributes to true. \
             (Example: email_verified to true).",
            "[FAILED] Line Number 5 - The email is not in the format of an email address.",
            "[SUCCEEDED] Line Number 6 - The import succeeded.",
            "[SUCCEEDED] Line Number 7 - The import succeeded.",
            "[SKIPPED] Line Number 8 - The user already exists.",
            "[SUCCEEDED] Line Number 9 - The import succeeded.",
            "[SUCCEEDED] Line Number 10 - The import succeeded.",
        ]
    );
    assert!(!import.world.app.imports.files.exists(&id), "the file goes when the job ends");
}

#[tokio::test]
async fn a_job_with_hashes_makes_confirmed_users() {
    let import = Import::new().await;
    let job = import.job(json!({"PasswordHashingAlgorithm": "BCRYPT"})).await;
    assert_eq!(text(&job["PasswordHashingAlgorithm"]), "BCRYPT");
    let file = format!(
        "cognito:username,email,email_verified,password_hash\nann,ann@example.com,TRUE,{BCRYPT}\n\
         bob,bob@example.com,TRUE,\ncid,cid@example.com,TRUE,$2b$13$nonsense\n"
    );
    import.put(&text(&job["PreSignedUrl"]), &file).await;
    let _running = import.world.run_imports();
    import.world.done("StartUserImportJob", import.named(&job)).await;
    let ended = import.ended(&job).await;
    assert_eq!((&ended["ImportedUsers"], &ended["FailedUsers"]), (&json!(2), &json!(1)), "{ended}");
    for (name, status) in [("ann", "CONFIRMED"), ("bob", "RESET_REQUIRED")] {
        let user = import.world.done("AdminGetUser", json!({"UserPoolId": import.pool, "Username": name})).await;
        assert_eq!(text(&user["UserStatus"]), status, "{name}");
    }
}

#[tokio::test]
async fn a_file_that_cannot_be_parsed_or_brings_nobody_fails_the_job() {
    let import = Import::new().await;
    let _running = import.world.run_imports();
    for (file, message) in [
        ("", "The CSV file has no header."),
        ("cognito:username,plan\n", "The header of the CSV file has the unknown column plan."),
        ("cognito:username,email\n", "The header of the CSV file lacks the column name."),
        ("\u{feff}cognito:username\n", "The CSV file begins with a byte order mark."),
        (&import.csv(&["cognito:username=ann"]).await, "Too many users have failed or been skipped during the import."),
    ] {
        let job = import.job(json!({})).await;
        assert_eq!(import.put(&text(&job["PreSignedUrl"]), file).await.status, StatusCode::OK);
        import.world.done("StartUserImportJob", import.named(&job)).await;
        let ended = import.ended(&job).await;
        assert_eq!((text(&ended["Status"]), text(&ended["CompletionMessage"])), ("Failed".into(), message.into()));
    }
}

#[tokio::test]
async fn jobs_are_refused_with_their_reasons() {
    let import = Import::new().await;
    let world = &import.world;
    let (job, other) = (import.job(json!({})).await, import.job(json!({})).await);
    let id = text(&job["JobId"]);
    let precondition = |text: &str| refused("PreconditionNotMetException", text);
    let start = |job: &Value| world.call("StartUserImportJob", import.named(job));
    assert_eq!(refusal(&start(&job).await), precondition(&format!("No csv file was uploaded for {id}")));
    let stopped = world.call("StopUserImportJob", import.named(&job)).await;
    assert_eq!(refusal(&stopped), precondition(&format!("The import job {id} is not running.")));
    for job in [&job, &other] {
        import.put(&text(&job["PreSignedUrl"]), "cognito:username\n").await;
    }
    // Nobody runs the jobs of this world, so that this one stays pending.
    assert_eq!(start(&job).await.status, StatusCode::OK);
    let again = precondition(&format!("The import job {id} cannot be started in its current state."));
    assert_eq!(refusal(&start(&job).await), again);
    let second = precondition("Another import job of the user pool is in progress.");
    assert_eq!(refusal(&start(&other).await), second);
    let in_progress = refused(
        "UserImportInProgressException",
        "The user pool cannot be changed while a user import job is in progress.",
    );
    for (operation, input) in [
        ("UpdateUserPool", json!({"UserPoolId": import.pool})),
        ("DeleteUserPool", json!({"UserPoolId": import.pool})),
        (
            "AddCustomAttributes",
            json!({"UserPoolId": import.pool, "CustomAttributes": [{"Name": "x", "AttributeDataType": "String"}]}),
        ),
    ] {
        assert_eq!(refusal(&world.call(operation, input).await), in_progress, "{operation}");
    }
    let unknown = json!({"UserPoolId": import.pool, "JobId": "import-unknown"});
    for operation in ["DescribeUserImportJob", "StartUserImportJob", "StopUserImportJob"] {
        let answer = world.call(operation, unknown.clone()).await;
        assert_eq!(answer.error(), "ResourceNotFoundException", "{operation}");
    }
    let stopped = world.done("StopUserImportJob", import.named(&job)).await["UserImportJob"].clone();
    assert_eq!((text(&stopped["Status"]), stopped["CompletionDate"].is_number()), ("Stopped".into(), true));
    assert_eq!(text(&stopped["CompletionMessage"]), "The Import Job was stopped by the developer.");
    assert!(!world.app.imports.files.exists(&id), "the file goes with it");
    // The runner, which hears of both, passes over the one that has stopped.
    assert_eq!(start(&other).await.status, StatusCode::OK);
    let _running = world.run_imports();
    assert_eq!(text(&import.ended(&other).await["Status"]), "Failed", "its header lacks columns");
    assert_eq!(import.describe(&job).await, stopped);
}

#[tokio::test]
async fn a_pool_that_verifies_nothing_takes_no_import() {
    let import = Import::new().await;
    let created = import.world.done("CreateUserPool", json!({"PoolName": "quiet"})).await;
    let import = Import { pool: text(&created["UserPool"]["Id"]), ..import };
    let job = import.job(json!({})).await;
    import.put(&text(&job["PreSignedUrl"]), "x\n").await;
    let answer = import.world.call("StartUserImportJob", import.named(&job)).await;
    let expected = refused("PreconditionNotMetException", "The user pool does not have any auto verified attributes.");
    assert_eq!(refusal(&answer), expected);
}

#[tokio::test]
async fn the_upload_url_is_a_capability_with_an_end() {
    let import = Import::new().await;
    let (job, late) = (import.job(json!({})).await, import.job(json!({})).await);
    let url = text(&job["PreSignedUrl"]);
    let (head, proof) = url.rsplit_once('=').unwrap();
    for forged in
        [format!("{head}={}", "A".repeat(proof.len())), head.to_owned(), url.replace("expires=1", "expires=2")]
    {
        let answer = import.put(&forged, "x\n").await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{forged}");
        assert!(String::from_utf8_lossy(&answer.body).contains("<Code>AccessDenied</Code>"));
    }
    let other = url.replace(&text(&job["JobId"]), &text(&late["JobId"]));
    assert_eq!(import.put(&other, "x\n").await.status, StatusCode::FORBIDDEN, "bound to its job");
    assert_eq!(import.put(&url, "first\n").await.status, StatusCode::OK);
    assert_eq!(import.put(&url, "cognito:username\n").await.status, StatusCode::OK, "a later file takes its place");
    let large = Request::put(url.strip_prefix("http://127.0.0.1:9229").unwrap())
        .header("content-length", (100 * 1024 * 1024 + 1).to_string());
    let answer = import.world.send(large.body(Bytes::new()).unwrap()).await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    assert!(String::from_utf8_lossy(&answer.body).contains("<Code>EntityTooLarge</Code>"));
    import.world.done("StartUserImportJob", import.named(&job)).await;
    assert_eq!(import.put(&url, "x\n").await.status, StatusCode::FORBIDDEN, "the job has started");
    import.world.clock.advance_ms(15 * 60 * 1000);
    let answer = import.put(&text(&late["PreSignedUrl"]), "x\n").await;
    assert!(answer.status == StatusCode::FORBIDDEN && answer.body.windows(7).any(|it| it == b"expired"));
    import.world.clock.advance_ms(48 * 60 * 60 * 1000);
    assert_eq!(text(&import.describe(&late).await["Status"]), "Expired");
}

#[tokio::test]
async fn jobs_are_listed_the_latest_first_in_pages() {
    let import = Import::new().await;
    for number in 0..5 {
        import.job(json!({"JobName": format!("job {number}")})).await;
    }
    let (mut names, mut token) = (Vec::new(), Value::Null);
    loop {
        let mut input = json!({"UserPoolId": import.pool, "MaxResults": 2});
        if token.is_string() {
            input["PaginationToken"] = token;
        }
        let page = import.world.done("ListUserImportJobs", input).await;
        names.extend(page["UserImportJobs"].as_array().unwrap().iter().map(|job| text(&job["JobName"])));
        token = page["PaginationToken"].clone();
        if token.is_null() {
            break;
        }
    }
    assert_eq!(names, ["job 4", "job 3", "job 2", "job 1", "job 0"]);
    let answer = import
        .world
        .call("ListUserImportJobs", json!({"UserPoolId": import.pool, "MaxResults": 2, "PaginationToken": "x"}))
        .await;
    assert_eq!(answer.error(), "InvalidParameterException");
}

#[tokio::test]
async fn users_move_in_bulk_and_a_batch_that_comes_twice_is_told_apart() {
    let import = Import::new().await;
    let path = format!("/_vestibule/pools/{}/users", import.pool);
    let sub = "11111111-1111-4111-8111-111111111111";
    let batch = json!({"users": [
        {"username": "ann", "sub": sub, "attributes": {"email": "ann@example.com"}, "enabled": false},
        {"username": "bob", "passwordHash": BCRYPT},
        {"username": "two words"},
        {"username": "bob"},
    ]});
    let post = |body: String| {
        import.world.send(Request::post(path.clone()).header("host", "127.0.0.1:9229").body(Bytes::from(body)).unwrap())
    };
    let answer = post(batch.to_string()).await;
    assert_eq!(answer.status, StatusCode::OK, "{answer:?}");
    let refused = json!([[2, "The username is missing, too long, or contains blanks."]]);
    assert_eq!(answer.json(), json!({"existing": [], "named": [3], "refused": refused}));
    let again = post(json!({"users": [batch["users"][0]]}).to_string()).await;
    assert_eq!(again.json(), json!({"existing": [0], "named": [], "refused": []}));
    assert_eq!(post("{}".into()).await.status, StatusCode::BAD_REQUEST);

    let lines = |answer: &Answer| -> Vec<Value> {
        answer.body.split(|byte| *byte == b'\n').filter_map(|line| serde_json::from_slice(line).ok()).collect()
    };
    let plain = lines(&import.world.get(&path).await);
    assert_eq!(plain.iter().map(|user| text(&user["username"])).collect::<Vec<_>>(), ["ann", "bob"]);
    assert_eq!((&plain[0]["sub"], &plain[0]["enabled"]), (&json!(sub), &json!(false)));
    assert!(plain[1]["passwordHash"].is_null());
    let told = lines(&import.world.get(&format!("{path}?secrets=true")).await);
    assert_eq!(text(&told[1]["passwordHash"]), BCRYPT);
    let unknown = import.world.get("/_vestibule/pools/us-east-1_unknown/users").await;
    assert_eq!(unknown.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn users_move_in_bulk_only_for_whom_the_server_belongs_to() {
    let environment = |name: &str| match name {
        "VESTIBULE_ACCESS_KEY_ID" => Some("AKIDEXAMPLE".to_owned()),
        "VESTIBULE_SECRET_ACCESS_KEY" => Some("a secret".to_owned()),
        _ => None,
    };
    let world = World::with(&ServeArgs::default(), &environment).await;
    let path = "/_vestibule/pools/us-east-1_any/users";
    assert_eq!(world.get(path).await.status, StatusCode::FORBIDDEN);
    let signed = Request::post(path).header("authorization", ANY_SIGNATURE).body(Bytes::from("{}")).unwrap();
    assert_eq!(world.send(signed).await.status, StatusCode::FORBIDDEN);
    let open = World::new().await;
    let foreign = Request::get(path).header("host", "127.0.0.1:9229").header("origin", "https://elsewhere.example");
    assert_eq!(open.send(foreign.body(Bytes::new()).unwrap()).await.status, StatusCode::FORBIDDEN);
}
