//! User pools over the wire: whole answers, listings, and that a change counts from the next request on.

use std::sync::Arc;

use serde_json::{Value, json};

use crate::world::{World, refusal};

const ROLE: &str = "arn:aws:iam::000000000000:role/sms";

fn invalid_parameter(message: &str) -> (String, String) {
    ("InvalidParameterException".into(), message.into())
}

async fn pool(world: &World, members: Value) -> Value {
    let mut input = json!({"PoolName": "demo"});
    input.as_object_mut().unwrap().extend(members.as_object().unwrap().clone());
    world.done("CreateUserPool", input).await["UserPool"].clone()
}

async fn described(world: &World, pool: &Value) -> Value {
    world.done("DescribeUserPool", json!({"UserPoolId": pool["Id"]})).await["UserPool"].clone()
}

#[tokio::test]
async fn a_pool_shows_its_defaults_when_it_is_created_and_described() {
    let world = World::new().await;
    let created = pool(&world, json!({})).await;
    let id = created["Id"].as_str().unwrap();
    assert!(id.starts_with("us-east-1_") && id.len() == 19, "{id}");
    let mut shown = created.clone();
    let schema = shown.as_object_mut().unwrap().remove("SchemaAttributes").unwrap();
    assert_eq!(schema.as_array().unwrap().len(), 20);
    let expected = json!({
        "Id": id,
        "Name": "demo",
        "Arn": format!("arn:aws:cognito-idp:us-east-1:000000000000:userpool/{id}"),
        "Policies": {
            "PasswordPolicy": {"MinimumLength": 8, "RequireUppercase": true, "RequireLowercase": true,
                "RequireNumbers": true, "RequireSymbols": true, "TemporaryPasswordValidityDays": 7},
            "SignInPolicy": {"AllowedFirstAuthFactors": ["PASSWORD"]},
        },
        "DeletionProtection": "INACTIVE",
        "LambdaConfig": {},
        "LastModifiedDate": 1_700_000_000,
        "CreationDate": 1_700_000_000,
        "VerificationMessageTemplate": {"DefaultEmailOption": "CONFIRM_WITH_CODE"},
        "MfaConfiguration": "OFF",
        "EstimatedNumberOfUsers": 0,
        "EmailConfiguration": {"EmailSendingAccount": "COGNITO_DEFAULT"},
        "UserPoolTags": {},
        "AdminCreateUserConfig": {"AllowAdminCreateUserOnly": false, "UnusedAccountValidityDays": 7},
        "UserPoolTier": "ESSENTIALS",
    });
    assert_eq!(shown, expected);
    assert_eq!(described(&world, &created).await, created);
}

#[tokio::test]
async fn a_description_counts_the_users() {
    let world = World::new().await;
    let pool = pool(&world, json!({})).await;
    for name in ["ann", "bob"] {
        let user = json!({"UserPoolId": pool["Id"], "Username": name, "MessageAction": "SUPPRESS"});
        world.done("AdminCreateUser", user).await;
    }
    assert_eq!(described(&world, &pool).await["EstimatedNumberOfUsers"], 2);
}

#[tokio::test]
async fn every_operation_says_the_same_of_an_unknown_pool() {
    let world = World::new().await;
    let unknown = json!({
        "UserPoolId": "us-east-1_unknown00", "ClientName": "c", "ClientId": "c", "Username": "ann",
        "Password": "Passw0rd!", "UserAttributes": [], "CustomAttributes": [{"Name": "x"}],
    });
    let operations = [
        "DescribeUserPool",
        "UpdateUserPool",
        "DeleteUserPool",
        "AddCustomAttributes",
        "SetUserPoolMfaConfig",
        "GetUserPoolMfaConfig",
        "CreateUserPoolClient",
        "DescribeUserPoolClient",
        "UpdateUserPoolClient",
        "DeleteUserPoolClient",
        "ListUserPoolClients",
        "AdminCreateUser",
        "AdminGetUser",
        "AdminDeleteUser",
        "AdminSetUserPassword",
        "AdminUpdateUserAttributes",
        "AdminSetUserMFAPreference",
        "ListUsers",
    ];
    for operation in operations {
        let answer = world.call(operation, unknown.clone()).await;
        let expected = "User pool us-east-1_unknown00 does not exist.";
        assert_eq!(refusal(&answer), ("ResourceNotFoundException".into(), expected.into()), "{operation}");
    }
}

#[tokio::test]
async fn pools_are_listed_in_pages() {
    let world = World::new().await;
    let mut ids = Vec::new();
    for name in ["one", "two", "three"] {
        ids.push(pool(&world, json!({"PoolName": name})).await["Id"].clone());
    }
    let first = world.done("ListUserPools", json!({"MaxResults": 2})).await;
    let entry = |at: usize, name: &str| {
        json!({"Id": ids[at], "Name": name, "LambdaConfig": {}, "LastModifiedDate": 1_700_000_000,
            "CreationDate": 1_700_000_000})
    };
    assert_eq!(first["UserPools"], json!([entry(0, "one"), entry(1, "two")]));
    let next = world.done("ListUserPools", json!({"MaxResults": 2, "NextToken": first["NextToken"]})).await;
    assert_eq!(next, json!({"UserPools": [entry(2, "three")]}));

    let refused = invalid_parameter("Invalid pagination token");
    let garbage = world.call("ListUserPools", json!({"MaxResults": 2, "NextToken": "nonsense"})).await;
    assert_eq!(refusal(&garbage), refused);
    let elsewhere = json!({"UserPoolId": ids[0], "NextToken": first["NextToken"]});
    assert_eq!(refusal(&world.call("ListUserPoolClients", elsewhere).await), refused);
    world.clock.advance_ms(60 * 60 * 1000);
    let late = world.call("ListUserPools", json!({"MaxResults": 2, "NextToken": first["NextToken"]})).await;
    assert_eq!(refusal(&late), refused);
}

#[tokio::test]
async fn a_refused_pool_is_not_created() {
    let world = World::new().await;
    let both = json!({"PoolName": "p", "AliasAttributes": ["email"], "UsernameAttributes": ["email"]});
    let refused = world.call("CreateUserPool", both).await;
    let text = "Only one of the aliasAttributes or usernameAttributes can be set in a User pool.";
    assert_eq!(refusal(&refused), invalid_parameter(text));
    assert_eq!(world.done("ListUserPools", json!({"MaxResults": 60})).await, json!({"UserPools": []}));
}

#[tokio::test]
async fn an_attribute_without_a_name_is_refused() {
    let world = World::new().await;
    let text = |path: &str| {
        let rule = "failed to satisfy constraint: Member must not be null";
        invalid_parameter(&format!("1 validation error detected: Value null at '{path}' {rule}"))
    };
    let unnamed = json!([{"Name": "level"}, {"AttributeDataType": "Number"}]);
    let refused = world.call("CreateUserPool", json!({"PoolName": "p", "Schema": unnamed})).await;
    assert_eq!(refusal(&refused), text("schema.2.member.name"));
    let pool = pool(&world, json!({})).await;
    let added = json!({"UserPoolId": pool["Id"], "CustomAttributes": unnamed});
    assert_eq!(refusal(&world.call("AddCustomAttributes", added).await), text("customAttributes.2.member.name"));
    assert_eq!(described(&world, &pool).await["SchemaAttributes"], pool["SchemaAttributes"], "all or nothing");
}

#[tokio::test]
async fn an_update_counts_from_the_next_request_on() {
    let world = World::new().await;
    let created = pool(&world, json!({"UserPoolTags": {"stage": "test"}})).await;
    let client = json!({"UserPoolId": created["Id"], "ClientName": "c"});
    let client = world.done("CreateUserPoolClient", client).await["UserPoolClient"]["ClientId"].clone();
    let sign_up = json!({"ClientId": client, "Username": "ann", "Password": "Passw0rd!"});
    assert!(world.call_unsigned("SignUp", sign_up.clone()).await.status.is_success());

    world.clock.advance_ms(5_000);
    let closed = json!({"UserPoolId": created["Id"], "AdminCreateUserConfig": {"AllowAdminCreateUserOnly": true}});
    assert_eq!(world.done("UpdateUserPool", closed).await, json!({}));
    let refused = world.call_unsigned("SignUp", sign_up).await;
    let text = "SignUp is not permitted for this user pool";
    assert_eq!(refusal(&refused), ("NotAuthorizedException".into(), text.into()));

    let mut expected = created;
    expected["LastModifiedDate"] = json!(1_700_000_005);
    expected["UserPoolTags"] = json!({});
    expected["AdminCreateUserConfig"]["AllowAdminCreateUserOnly"] = json!(true);
    expected["EstimatedNumberOfUsers"] = json!(1);
    assert_eq!(described(&world, &expected).await, expected);
}

#[tokio::test]
async fn second_factors_are_set_and_shown_as_a_whole() {
    let world = World::new().await;
    let pool = pool(&world, json!({})).await;
    let config = json!({
        "MfaConfiguration": "OPTIONAL",
        "SmsMfaConfiguration": {"SmsAuthenticationMessage": "Code {####}", "SmsConfiguration": {"SnsCallerArn": ROLE}},
        "SoftwareTokenMfaConfiguration": {"Enabled": true},
    });
    let mut input = config.clone();
    input["UserPoolId"] = pool["Id"].clone();
    let mut expected = config;
    expected["SmsMfaConfiguration"]["SmsConfiguration"]["SnsRegion"] = json!("us-east-1");
    assert_eq!(world.done("SetUserPoolMfaConfig", input).await, expected);
    assert_eq!(world.done("GetUserPoolMfaConfig", json!({"UserPoolId": pool["Id"]})).await, expected);
    assert_eq!(described(&world, &pool).await["MfaConfiguration"], "OPTIONAL");

    let contradiction = json!({"UserPoolId": pool["Id"], "SoftwareTokenMfaConfiguration": {"Enabled": false}});
    let refused = world.call("SetUserPoolMfaConfig", contradiction).await;
    let text = "Invalid MFA configuration given, can't turn off MFA and configure an MFA together.";
    assert_eq!(refusal(&refused), invalid_parameter(text));
    assert_eq!(world.done("GetUserPoolMfaConfig", json!({"UserPoolId": pool["Id"]})).await, expected);
}

#[tokio::test]
async fn a_pool_goes_with_everything_in_it_unless_it_is_protected() {
    let world = World::new().await;
    let pool = pool(&world, json!({"DeletionProtection": "ACTIVE"})).await;
    let client = json!({"UserPoolId": pool["Id"], "ClientName": "c"});
    let client = world.done("CreateUserPoolClient", client).await["UserPoolClient"]["ClientId"].clone();
    let id = json!({"UserPoolId": pool["Id"]});
    let text = "The user pool cannot be deleted because deletion protection is activated. Deletion protection must be \
                inactivated first.";
    assert_eq!(refusal(&world.call("DeleteUserPool", id.clone()).await), invalid_parameter(text));

    let unprotected = json!({"UserPoolId": pool["Id"], "DeletionProtection": "INACTIVE"});
    world.done("UpdateUserPool", unprotected).await;
    assert_eq!(world.done("DeleteUserPool", id.clone()).await, json!({}));
    assert_eq!(world.call("DescribeUserPool", id.clone()).await.error(), "ResourceNotFoundException");
    assert_eq!(world.call("DeleteUserPool", id).await.error(), "ResourceNotFoundException");
    let sign_up = json!({"ClientId": client, "Username": "ann", "Password": "Passw0rd!"});
    assert_eq!(world.call_unsigned("SignUp", sign_up).await.error(), "ResourceNotFoundException");
    assert_eq!(world.done("ListUserPools", json!({"MaxResults": 60})).await, json!({"UserPools": []}));
}

#[tokio::test]
async fn custom_attributes_can_be_used_as_soon_as_they_are_added() {
    let world = World::new().await;
    let pool = pool(&world, json!({})).await;
    let user = json!({
        "UserPoolId": pool["Id"], "Username": "ann", "MessageAction": "SUPPRESS",
        "UserAttributes": [{"Name": "custom:level", "Value": "7"}],
    });
    let text = "Attributes did not conform to the schema: custom:level: Attribute does not exist in the schema.";
    assert_eq!(refusal(&world.call("AdminCreateUser", user.clone()).await), invalid_parameter(text));

    let level = json!({"UserPoolId": pool["Id"], "CustomAttributes": [{"Name": "level",
        "AttributeDataType": "Number", "NumberAttributeConstraints": {"MaxValue": "9"}}]});
    assert_eq!(world.done("AddCustomAttributes", level.clone()).await, json!({}));
    world.done("AdminCreateUser", user).await;
    let added = described(&world, &pool).await["SchemaAttributes"][20].clone();
    let expected = json!({"Name": "custom:level", "AttributeDataType": "Number", "DeveloperOnlyAttribute": false,
        "Mutable": false, "Required": false, "NumberAttributeConstraints": {"MaxValue": "9"}});
    assert_eq!(added, expected);
    let text = "custom:level: Existing attribute already has name custom:level.";
    assert_eq!(refusal(&world.call("AddCustomAttributes", level).await), invalid_parameter(text));
}

#[tokio::test]
async fn changes_at_the_same_time_do_not_undo_each_other() {
    let world = Arc::new(World::new().await);
    let created = pool(&world, json!({})).await;
    let names: Vec<String> = (0..8).map(|number| format!("at_once_{number}")).collect();
    let mut changes = tokio::task::JoinSet::new();
    for name in names.clone() {
        let (world, pool) = (Arc::clone(&world), created["Id"].clone());
        changes.spawn(async move {
            let attribute = json!({"Name": name, "AttributeDataType": "String"});
            world.done("AddCustomAttributes", json!({"UserPoolId": pool, "CustomAttributes": [attribute]})).await
        });
    }
    changes.join_all().await;
    let schema = described(&world, &created).await["SchemaAttributes"].clone();
    let schema: Vec<_> = schema.as_array().unwrap().iter().map(|it| it["Name"].as_str().unwrap()).collect();
    for name in names {
        assert!(schema.contains(&format!("custom:{name}").as_str()), "{name} is lost: {schema:?}");
    }
}
