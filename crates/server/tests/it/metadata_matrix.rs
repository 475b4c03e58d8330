//! The matrix of `ClientMetadata`: every operation that runs triggers, with a pool that has them all. For each operation,
//! which triggers run, and what each of them sees of the call's metadata; whatever is not in a row must not run.

use serde_json::{Value, json};
use vestibule_functions::testing::Answer as Function;
use vestibule_server::cli::ServeArgs;

use crate::trigger_pool::{PASSWORD, Pool};
use crate::world::{Answer, World, merged, text};

/// What a trigger sees of a call's `ClientMetadata`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sees {
    /// Nothing.
    Nothing,
    /// `clientMetadata`, absent where the call has none.
    Metadata,
    /// The metadata as `validationData`, null where the call has none, and no `clientMetadata`.
    AsValidationData,
    /// `clientMetadata`, and the call's own `ValidationData` as `validationData`.
    Both,
}

/// One trigger of a row: its name, its source, what it sees, and its response (null for none).
type Cell = (&'static str, &'static str, Sees, Value);

const TRIGGERS: [&str; 10] = [
    "PreSignUp",
    "PostConfirmation",
    "PreAuthentication",
    "UserMigration",
    "DefineAuthChallenge",
    "CreateAuthChallenge",
    "VerifyAuthChallengeResponse",
    "CustomMessage",
    "PostAuthentication",
    "PreTokenGenerationV3",
];

const PRE: Cell = ("PreAuthentication", "PreAuthentication_Authentication", Sees::AsValidationData, Value::Null);

fn message(source: &'static str, sees: Sees) -> Cell {
    ("CustomMessage", source, sees, Value::Null)
}

fn confirmation(source: &'static str) -> Cell {
    ("PostConfirmation", source, Sees::Metadata, Value::Null)
}

fn migration(source: &'static str, sees: Sees) -> Cell {
    let ann = json!({
        "userAttributes": {"email": "new@example.com", "email_verified": "true"}, "finalUserStatus": "CONFIRMED",
        "messageAction": "SUPPRESS",
    });
    ("UserMigration", source, sees, ann)
}

fn define(sees: Sees, response: Value) -> Cell {
    ("DefineAuthChallenge", "DefineAuthChallenge_Authentication", sees, response)
}

fn create(sees: Sees) -> Cell {
    ("CreateAuthChallenge", "CreateAuthChallenge_Authentication", sees, Value::Null)
}

fn verify() -> Cell {
    let source = "VerifyAuthChallengeResponse_Authentication";
    ("VerifyAuthChallengeResponse", source, Sees::Metadata, json!({"answerCorrect": true}))
}

fn end(sees: Sees) -> [Cell; 2] {
    [
        ("PostAuthentication", "PostAuthentication_Authentication", sees, Value::Null),
        tokens("TokenGeneration_Authentication", sees),
    ]
}

fn tokens(source: &'static str, sees: Sees) -> Cell {
    ("PreTokenGenerationV3", source, sees, Value::Null)
}

fn ask() -> Value {
    json!({"challengeName": "CUSTOM_CHALLENGE"})
}

async fn pool() -> Pool {
    let by_email = json!({"Policies": {"SignInPolicy": {"AllowedFirstAuthFactors": ["PASSWORD", "EMAIL_OTP"]}}});
    Pool::new(&[], by_email, json!({})).await
}

/// Holds an operation to its row, once with metadata, once with an empty map and once without. `prepare` makes what the
/// operation needs, without triggers unless it switches them on, and answers the input.
async fn row(operation: &str, cells: &[Cell], prepare: impl AsyncFn(&Pool) -> Value) {
    for given in [Some(json!({"k": "v"})), Some(json!({})), None] {
        let pool = pool().await;
        let mut input = prepare(&pool).await;
        let before = pool.world.functions.events().len();
        if let Some(metadata) = &given {
            input["ClientMetadata"] = metadata.clone();
        }
        held(&pool, operation, cells, given.as_ref(), before, input).await;
    }
}

async fn held(pool: &Pool, operation: &str, cells: &[Cell], given: Option<&Value>, before: usize, input: Value) {
    pool.triggers(&TRIGGERS).await;
    for (trigger, _, _, response) in cells {
        let answer = if response.is_null() { Function::echoes() } else { Function::responds(response.clone()) };
        pool.expect(trigger, answer);
    }
    let answer = call(pool, operation, &input).await;
    assert!(answer.status.is_success(), "{operation}: {answer:?}");
    pool.world.functions.verify().unwrap_or_else(|left| panic!("{operation}: {left}"));
    let events = pool.world.functions.events().split_off(before);
    let sources: Vec<&str> = events.iter().map(|event| event["triggerSource"].as_str().unwrap()).collect();
    let expected: Vec<&str> = cells.iter().map(|cell| cell.1).collect();
    assert_eq!(sources, expected, "{operation}");
    for (event, (_, source, sees, _)) in events.iter().zip(cells) {
        let request = &event["request"];
        let what = format!("{operation}, {source}, given {given:?}: {request}");
        let metadata = given.filter(|_| matches!(sees, Sees::Metadata | Sees::Both));
        assert_eq!(request.get("clientMetadata"), metadata, "{what}");
        let validation_data = match sees {
            Sees::AsValidationData => Some(given.cloned().unwrap_or_default()),
            Sees::Both => Some(input.get("ValidationData").map_or(Value::Null, |_| json!({"captcha": "seven"}))),
            // The key is there and null in a migration that InitiateAuth did not begin.
            Sees::Metadata if source.starts_with("UserMigration") => Some(Value::Null),
            Sees::Metadata | Sees::Nothing => None,
        };
        assert_eq!(request.get("validationData"), validation_data.as_ref(), "{what}");
    }
}

/// `ValidationData`, a list that becomes a map.
fn validation_data() -> Value {
    json!([{"Name": "captcha", "Value": "seven"}])
}

async fn call(pool: &Pool, operation: &str, input: &Value) -> Answer {
    if operation.starts_with("Admin") {
        pool.world.call(operation, input.clone()).await
    } else {
        pool.world.call_unsigned(operation, input.clone()).await
    }
}

async fn sign_up(pool: &Pool) -> Value {
    let email = json!([{"Name": "email", "Value": "new@example.com"}]);
    json!({"ClientId": pool.client, "Username": "new", "Password": PASSWORD, "UserAttributes": email})
}

async fn signed_up(pool: &Pool) {
    let input = sign_up(pool).await;
    assert!(pool.call("SignUp", input).await.status.is_success());
}

async fn access_token(pool: &Pool) -> Value {
    pool.user("ann").await;
    pool.password("ann").await.json()["AuthenticationResult"]["AccessToken"].clone()
}

fn of_admin(pool: &Pool, members: Value) -> Value {
    merged(json!({"UserPoolId": pool.id}), members)
}

#[tokio::test]
async fn operations_on_accounts_show_their_metadata_to_the_triggers_of_their_row() {
    let pre_sign_up = |source, response| ("PreSignUp", source, Sees::Both, response);
    let sign_up_source = "PreSignUp_SignUp";
    let worded = message("CustomMessage_SignUp", Sees::Metadata);
    row("SignUp", &[pre_sign_up(sign_up_source, Value::Null), worded.clone()], sign_up).await;
    row("SignUp", &[pre_sign_up(sign_up_source, Value::Null), worded], async |pool| {
        merged(sign_up(pool).await, json!({"ValidationData": validation_data()}))
    })
    .await;
    let confirmed = [confirmation("PostConfirmation_ConfirmSignUp")];
    let at_once = pre_sign_up(sign_up_source, json!({"autoConfirmUser": true}));
    row("SignUp", &[at_once, confirmed[0].clone()], sign_up).await;
    row("ConfirmSignUp", &confirmed, async |pool| {
        signed_up(pool).await;
        json!({"ClientId": pool.client, "Username": "new", "ConfirmationCode": pool.code()})
    })
    .await;
    row("AdminConfirmSignUp", &confirmed, async |pool| {
        signed_up(pool).await;
        of_admin(pool, json!({"Username": "new"}))
    })
    .await;
    row("ResendConfirmationCode", &[message("CustomMessage_ResendCode", Sees::Metadata)], async |pool| {
        signed_up(pool).await;
        json!({"ClientId": pool.client, "Username": "new"})
    })
    .await;

    let invited = [
        pre_sign_up("PreSignUp_AdminCreateUser", Value::Null),
        message("CustomMessage_AdminCreateUser", Sees::Metadata),
    ];
    let invitation = async |pool: &Pool| {
        let email = json!([{"Name": "email", "Value": "new@example.com"}]);
        // A temporary password, as the pool would let the user do without one.
        let user = json!({"Username": "new", "UserAttributes": email, "DesiredDeliveryMediums": ["EMAIL"],
            "TemporaryPassword": "Temp0rary!"});
        of_admin(pool, user)
    };
    row("AdminCreateUser", &invited, invitation).await;
    row("AdminCreateUser", &invited, async |pool| {
        merged(invitation(pool).await, json!({"ValidationData": validation_data()}))
    })
    .await;
    row("AdminCreateUser", &invited[..1], async |pool| {
        merged(invitation(pool).await, json!({"MessageAction": "SUPPRESS"}))
    })
    .await;
    row("AdminCreateUser", &invited[1..], async |pool| {
        let input = invitation(pool).await;
        pool.world.done("AdminCreateUser", input.clone()).await;
        merged(input, json!({"MessageAction": "RESEND"}))
    })
    .await;
}

#[tokio::test]
async fn recoveries_and_attributes_show_their_metadata_to_the_triggers_of_their_row() {
    let reset = [message("CustomMessage_ForgotPassword", Sees::Metadata)];
    row("AdminResetUserPassword", &reset, async |pool| {
        pool.user("ann").await;
        of_admin(pool, json!({"Username": "ann"}))
    })
    .await;
    row("ForgotPassword", &reset, async |pool| {
        pool.user("ann").await;
        json!({"ClientId": pool.client, "Username": "ann"})
    })
    .await;
    let migrated = migration("UserMigration_ForgotPassword", Sees::Metadata);
    row(
        "ForgotPassword",
        &[migrated, reset[0].clone()],
        async |pool| json!({"ClientId": pool.client, "Username": "new"}),
    )
    .await;
    row("ConfirmForgotPassword", &[confirmation("PostConfirmation_ConfirmForgotPassword")], async |pool| {
        pool.user("ann").await;
        assert!(pool.call("ForgotPassword", json!({"Username": "ann"})).await.status.is_success());
        let code = pool.code();
        json!({"ClientId": pool.client, "Username": "ann", "ConfirmationCode": code, "Password": "Passw0rd!2"})
    })
    .await;

    let changed = json!([{"Name": "email", "Value": "changed@example.com"}]);
    let worded = [message("CustomMessage_UpdateUserAttribute", Sees::Metadata)];
    row(
        "UpdateUserAttributes",
        &worded,
        async |pool| json!({"AccessToken": access_token(pool).await, "UserAttributes": changed}),
    )
    .await;
    row("AdminUpdateUserAttributes", &worded, async |pool| {
        pool.user("ann").await;
        of_admin(pool, json!({"Username": "ann", "UserAttributes": changed}))
    })
    .await;
    let verified = [message("CustomMessage_VerifyUserAttribute", Sees::Metadata)];
    row(
        "GetUserAttributeVerificationCode",
        &verified,
        async |pool| json!({"AccessToken": access_token(pool).await, "AttributeName": "email"}),
    )
    .await;
}

/// The beginnings of sign-ins: what each flow runs, its parameters, and whether the user is new to the pool.
fn beginnings() -> Vec<(&'static str, Vec<Cell>, Value, bool)> {
    let unseen = Sees::Nothing;
    let [post, generation] = end(unseen);
    let password = json!({"USERNAME": "ann", "PASSWORD": PASSWORD});
    let migrated = migration("UserMigration_Authentication", Sees::AsValidationData);
    vec![
        ("PASSWORD", vec![PRE, post.clone(), generation.clone()], password.clone(), false),
        ("PASSWORD", vec![migrated.clone(), PRE, post.clone(), generation.clone()], password.clone(), true),
        ("CUSTOM_AUTH", vec![PRE, define(unseen, ask()), create(unseen)], json!({"USERNAME": "ann"}), false),
        (
            "CUSTOM_AUTH",
            vec![PRE, define(unseen, json!({"issueTokens": true})), post.clone(), generation.clone()],
            json!({"USERNAME": "ann"}),
            false,
        ),
        ("USER_SRP_AUTH", vec![PRE], json!({"USERNAME": "ann", "SRP_A": "a1b2c3"}), false),
        ("USER_AUTH", vec![PRE], json!({"USERNAME": "ann"}), false),
        (
            "USER_AUTH",
            vec![PRE, message("CustomMessage_Authentication", unseen)],
            json!({"USERNAME": "ann", "PREFERRED_CHALLENGE": "EMAIL_OTP"}),
            false,
        ),
        (
            "USER_AUTH",
            vec![migrated, PRE, post, generation],
            merged(password, json!({"PREFERRED_CHALLENGE": "PASSWORD"})),
            true,
        ),
    ]
}

#[tokio::test]
async fn initiate_auth_shows_its_metadata_to_pre_authentication_and_migration_only() {
    for is_admin in [false, true] {
        for (flow, cells, parameters, is_new) in beginnings() {
            let operation = if is_admin { "AdminInitiateAuth" } else { "InitiateAuth" };
            row(operation, &cells, async |pool| {
                if !is_new {
                    pool.user("ann").await;
                }
                let flow = match (flow, is_admin) {
                    ("PASSWORD", false) => "USER_PASSWORD_AUTH",
                    ("PASSWORD", true) => "ADMIN_USER_PASSWORD_AUTH",
                    (flow, _) => flow,
                };
                let input = json!({"ClientId": pool.client, "AuthFlow": flow, "AuthParameters": parameters});
                if is_admin { of_admin(pool, input) } else { input }
            })
            .await;
        }
        let operation = if is_admin { "AdminInitiateAuth" } else { "InitiateAuth" };
        row(operation, &[PRE, message("CustomMessage_Authentication", Sees::Nothing)], async |pool| {
            pool.user("ann").await;
            pool.require_sms("ann").await;
            let flow = if is_admin { "ADMIN_USER_PASSWORD_AUTH" } else { "USER_PASSWORD_AUTH" };
            let parameters = json!({"USERNAME": "ann", "PASSWORD": PASSWORD});
            let input = json!({"ClientId": pool.client, "AuthFlow": flow, "AuthParameters": parameters});
            if is_admin { of_admin(pool, input) } else { input }
        })
        .await;
    }
}

#[tokio::test]
async fn a_refresh_shows_its_metadata_only_by_get_tokens_from_refresh_token() {
    let refresh_token = async |pool: &Pool| {
        pool.user("ann").await;
        pool.password("ann").await.json()["AuthenticationResult"]["RefreshToken"].clone()
    };
    let unseen = [tokens("TokenGeneration_RefreshTokens", Sees::Nothing)];
    for operation in ["InitiateAuth", "AdminInitiateAuth"] {
        for flow in ["REFRESH_TOKEN_AUTH", "REFRESH_TOKEN"] {
            row(operation, &unseen, async |pool| {
                let parameters = json!({"REFRESH_TOKEN": refresh_token(pool).await});
                let input = json!({"ClientId": pool.client, "AuthFlow": flow, "AuthParameters": parameters});
                if operation.starts_with("Admin") { of_admin(pool, input) } else { input }
            })
            .await;
        }
    }
    let seen = [tokens("TokenGeneration_RefreshTokens", Sees::Metadata)];
    row(
        "GetTokensFromRefreshToken",
        &seen,
        async |pool| json!({"ClientId": pool.client, "RefreshToken": refresh_token(pool).await}),
    )
    .await;
}

/// An answer to a challenge that a sign-in begun with `parameters` has asked.
async fn asked(
    pool: &Pool,
    is_admin: bool,
    (flow, parameters): (&str, Value),
    (challenge, responses): (&str, Value),
) -> Value {
    let begun = pool.initiate(flow, parameters).await;
    assert!(begun.status.is_success(), "{begun:?}");
    let mut responses = responses;
    if challenge == "SMS_MFA" {
        responses["SMS_MFA_CODE"] = json!(pool.code());
    }
    let session = text(&begun.json()["Session"]);
    let input = json!({
        "ClientId": pool.client, "ChallengeName": challenge, "Session": session,
        "ChallengeResponses": merged(json!({"USERNAME": "ann"}), responses),
    });
    if is_admin { of_admin(pool, input) } else { input }
}

#[tokio::test]
async fn an_answer_to_a_challenge_shows_its_metadata_to_everything_that_it_runs() {
    let seen = Sees::Metadata;
    let [post, generation] = end(seen);
    let named = json!({"USERNAME": "ann"});
    let password = json!({"USERNAME": "ann", "PASSWORD": PASSWORD});
    for is_admin in [false, true] {
        let operation = if is_admin { "AdminRespondToAuthChallenge" } else { "RespondToAuthChallenge" };
        let issued = define(seen, json!({"issueTokens": true}));
        for last in [vec![define(seen, ask()), create(seen)], vec![issued, post.clone(), generation.clone()]] {
            let cells: Vec<Cell> = std::iter::once(verify()).chain(last).collect();
            row(operation, &cells, async |pool| {
                pool.user("ann").await;
                pool.triggers(&["DefineAuthChallenge", "CreateAuthChallenge"]).await;
                pool.expect("DefineAuthChallenge", Function::responds(ask()));
                pool.expect("CreateAuthChallenge", Function::echoes());
                let begins = ("CUSTOM_AUTH", named.clone());
                asked(pool, is_admin, begins, ("CUSTOM_CHALLENGE", json!({"ANSWER": "x"}))).await
            })
            .await;
        }
        row(operation, &[post.clone(), generation.clone()], async |pool| {
            pool.user("ann").await;
            pool.require_sms("ann").await;
            asked(pool, is_admin, ("USER_PASSWORD_AUTH", password.clone()), ("SMS_MFA", json!({}))).await
        })
        .await;
        row(operation, &[message("CustomMessage_Authentication", seen)], async |pool| {
            pool.user("ann").await;
            let answer = json!({"ANSWER": "EMAIL_OTP"});
            asked(pool, is_admin, ("USER_AUTH", named.clone()), ("SELECT_CHALLENGE", answer)).await
        })
        .await;
        let new_password = ("TokenGeneration_NewPasswordChallenge", seen);
        row(operation, &[post.clone(), tokens(new_password.0, new_password.1)], async |pool| {
            let user = json!({"Username": "ann", "TemporaryPassword": PASSWORD, "MessageAction": "SUPPRESS"});
            pool.world.done("AdminCreateUser", of_admin(pool, user)).await;
            let answer = json!({"NEW_PASSWORD": "Passw0rd!2"});
            asked(pool, is_admin, ("USER_PASSWORD_AUTH", password.clone()), ("NEW_PASSWORD_REQUIRED", answer)).await
        })
        .await;
        // Nobody yet: the password that is chosen is shown to the function. Pre authentication, which this client has not
        // run for an unknown user, runs for the new one and sees nothing of an answer.
        let pre = ("PreAuthentication", "PreAuthentication_Authentication");
        let migrated = migration("UserMigration_Authentication", seen);
        let cells = [migrated, (pre.0, pre.1, Sees::Nothing, Value::Null), post.clone(), generation.clone()];
        for given in [Some(json!({"k": "v"})), None] {
            let pool = pool().await;
            pool.triggers(&["UserMigration"]).await;
            let answer = json!({"PASSWORD": PASSWORD});
            let mut input = asked(&pool, is_admin, ("USER_AUTH", named.clone()), ("PASSWORD", answer)).await;
            if let Some(metadata) = &given {
                input["ClientMetadata"] = metadata.clone();
            }
            pool.triggers(&TRIGGERS).await;
            for (trigger, _, _, response) in &cells {
                let echoes = response.is_null();
                pool.expect(trigger, if echoes { Function::echoes() } else { Function::responds(response.clone()) });
            }
            assert!(call(&pool, operation, &input).await.status.is_success());
            assert_eq!(pool.sources(), cells.each_ref().map(|cell| cell.1));
            let requests: Vec<Value> =
                pool.world.functions.events().iter().map(|event| event["request"].clone()).collect();
            let metadata: Vec<Option<&Value>> = requests.iter().map(|it| it.get("clientMetadata")).collect();
            assert_eq!(metadata, [given.as_ref(), None, given.as_ref(), given.as_ref()]);
            assert_eq!(requests[0]["validationData"], Value::Null);
            assert_eq!(requests[1].get("validationData"), Some(&Value::Null));
        }
    }
}

#[tokio::test]
async fn a_clients_own_token_shows_its_metadata_to_the_third_version_only() {
    for (trigger, runs) in
        [("PreTokenGeneration", false), ("PreTokenGenerationV2", false), ("PreTokenGenerationV3", true)]
    {
        let mut pool = pool().await;
        pool.client_with(json!({"ExplicitAuthFlows": ["ALLOW_CLIENT_TOKEN_AUTH"], "GenerateSecret": true})).await;
        let described = json!({"UserPoolId": pool.id, "ClientId": pool.client});
        let described = pool.world.done("DescribeUserPoolClient", described).await;
        let secret = &described["UserPoolClient"]["ClientSecret"];
        pool.triggers(&[trigger]).await;
        if runs {
            pool.expect(trigger, Function::echoes());
        }
        let input = json!({"Secret": secret, "ClientMetadata": {"k": "v"}});
        let answer = pool.call("GetClientToken", input).await;
        assert!(answer.status.is_success(), "{answer:?}");
        let events = pool.world.functions.events();
        assert_eq!(events.len(), usize::from(runs), "{trigger}");
        for event in events {
            assert_eq!(event["triggerSource"], "TokenGeneration_ClientCredentials");
            assert_eq!(event["request"]["clientMetadata"], json!({"k": "v"}));
        }
    }
}

#[tokio::test]
async fn the_switches_of_the_matrix_do_what_they_say() {
    let directory = tempfile::TempDir::new().unwrap();
    let file = directory.path().join("vestibule.toml");
    let switches = "[triggers]\ncreate_challenge_client_metadata = false\nrefresh_flow_client_metadata = true\n\
        admin_create_user_message_metadata = false\npre_auth_in_custom_auth = \"srp_only\"\n";
    std::fs::write(&file, switches).unwrap();
    let args = ServeArgs { config: Some(file), ..ServeArgs::default() };
    let world = World::with(&args, &|_| None).await;
    let pool = Pool::within(world, &[], json!({}), json!({})).await;
    pool.user("ann").await;
    let refresh_token = pool.password("ann").await.json()["AuthenticationResult"]["RefreshToken"].clone();
    pool.triggers(&TRIGGERS).await;
    let metadata = json!({"k": "v"});

    pool.expect("PreTokenGenerationV3", Function::echoes());
    let parameters = json!({"REFRESH_TOKEN": refresh_token});
    let refresh = json!({"AuthFlow": "REFRESH_TOKEN_AUTH", "AuthParameters": parameters, "ClientMetadata": metadata});
    assert!(pool.call("InitiateAuth", refresh).await.status.is_success());
    assert_eq!(pool.world.functions.events()[0]["request"]["clientMetadata"], metadata);

    // No pre authentication: the sign-in does not begin with SRP.
    pool.expect("DefineAuthChallenge", Function::responds(ask())).expect("CreateAuthChallenge", Function::echoes());
    let begun = pool.initiate("CUSTOM_AUTH", json!({"USERNAME": "ann"})).await;
    pool.expect("VerifyAuthChallengeResponse", Function::echoes())
        .expect("DefineAuthChallenge", Function::responds(ask()))
        .expect("CreateAuthChallenge", Function::echoes());
    let responses = json!({"USERNAME": "ann", "ANSWER": "x"});
    let answer = json!({
        "ChallengeName": "CUSTOM_CHALLENGE", "Session": begun.json()["Session"], "ChallengeResponses": responses,
        "ClientMetadata": metadata,
    });
    assert!(pool.call("RespondToAuthChallenge", answer).await.status.is_success());
    let events = pool.world.functions.events();
    let seen: Vec<bool> = events[3..].iter().map(|event| event["request"].get("clientMetadata").is_some()).collect();
    assert_eq!(seen, [true, true, false], "create sees nothing");

    pool.expect("PreSignUp", Function::echoes()).expect("CustomMessage", Function::echoes());
    let email = json!([{"Name": "email", "Value": "new@example.com"}]);
    let user = json!({"Username": "new", "UserAttributes": email, "DesiredDeliveryMediums": ["EMAIL"],
        "ClientMetadata": metadata});
    pool.world.done("AdminCreateUser", of_admin(&pool, user)).await;
    let events = pool.world.functions.events();
    assert!(events.last().unwrap()["request"].get("clientMetadata").is_none());
    pool.world.functions.verify().unwrap();
}
