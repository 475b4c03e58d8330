//! Groups over the wire: their operations, their members, and what tokens and functions are told of them.

use serde_json::{Value, json};
use vestibule_functions::testing::Answer as Function;
use vestibule_identity::change::Change;
use vestibule_identity::group;

use crate::trigger_pool::{PASSWORD, Pool, Srp, is_signed_in};
use crate::world::{Answer, BEGINNING, claims, merged, refusal, refused, text};

const ADMIN_ROLE: &str = "arn:aws:iam::000000000000:role/admin";
const STAFF_ROLE: &str = "arn:aws:iam::000000000000:role/staff";
const CLAIMS: [&str; 3] = ["cognito:groups", "cognito:roles", "cognito:preferred_role"];

impl Pool {
    /// Calls an operation of the pool's administrator.
    async fn administer(&self, operation: &str, members: Value) -> Answer {
        self.world.call(operation, merged(json!({"UserPoolId": self.id}), members)).await
    }

    /// As [`Self::administer`], of an operation that must succeed.
    async fn administered(&self, operation: &str, members: Value) -> Value {
        self.world.done(operation, merged(json!({"UserPoolId": self.id}), members)).await
    }

    async fn group(&self, name: &str, settings: Value) -> Value {
        self.administered("CreateGroup", merged(json!({"GroupName": name}), settings)).await["Group"].clone()
    }

    async fn join(&self, user: &str, group: &str) {
        self.administered("AdminAddUserToGroup", json!({"Username": user, "GroupName": group})).await;
    }

    async fn leave(&self, user: &str, group: &str) {
        self.administered("AdminRemoveUserFromGroup", json!({"Username": user, "GroupName": group})).await;
    }

    async fn groups_of(&self, user: &str) -> Vec<String> {
        let listed = self.administered("AdminListGroupsForUser", json!({"Username": user})).await;
        names(&listed["Groups"], "GroupName")
    }

    async fn users_in(&self, group: &str) -> Vec<String> {
        let listed = self.administered("ListUsersInGroup", json!({"GroupName": group})).await;
        names(&listed["Users"], "Username")
    }

    /// `ann`, an administrator and one of the staff.
    async fn with_ann_in_groups(triggers: &[&str]) -> Self {
        let pool = Self::new(triggers, json!({}), json!({})).await;
        pool.user("ann").await;
        pool.group("staff", json!({"Precedence": 10, "RoleArn": STAFF_ROLE})).await;
        pool.group("admins", json!({"Precedence": 0, "RoleArn": ADMIN_ROLE})).await;
        pool.group("others", json!({})).await;
        for name in ["staff", "admins", "others"] {
            pool.join("ann", name).await;
        }
        pool
    }
}

fn names(list: &Value, member: &str) -> Vec<String> {
    list.as_array().unwrap_or_else(|| panic!("{list} is no list")).iter().map(|it| text(&it[member])).collect()
}

/// What a token says of groups.
fn told_by(token: &Value) -> Value {
    let claims = claims(token);
    let told = CLAIMS.iter().filter_map(|name| Some(((*name).to_owned(), claims.get(*name)?.clone())));
    Value::Object(told.collect())
}

/// What the ID token and the access token of an answer say of groups.
fn both(answer: &Answer) -> (Value, Value) {
    assert!(is_signed_in(answer), "{answer:?}");
    let tokens = &answer.json()["AuthenticationResult"];
    (told_by(&tokens["IdToken"]), told_by(&tokens["AccessToken"]))
}

fn told(groups: &[&str], roles: &[&str], preferred: Option<&str>) -> (Value, Value) {
    let access = json!({"cognito:groups": groups});
    let mut id = access.clone();
    if !roles.is_empty() {
        id["cognito:roles"] = json!(roles);
    }
    if let Some(role) = preferred {
        id["cognito:preferred_role"] = json!(role);
    }
    (id, access)
}

fn everything() -> (Value, Value) {
    told(&["admins", "staff", "others"], &[ADMIN_ROLE, STAFF_ROLE], Some(ADMIN_ROLE))
}

fn nothing() -> (Value, Value) {
    (json!({}), json!({}))
}

fn not_found(message: &str) -> (String, String) {
    refused("ResourceNotFoundException", message)
}

#[tokio::test]
async fn a_group_is_created_read_changed_and_deleted() {
    let pool = Pool::new(&[], json!({}), json!({})).await;
    let now = BEGINNING.as_millis() / 1000;
    let plain = json!({"GroupName": "plain", "UserPoolId": pool.id, "LastModifiedDate": now, "CreationDate": now});
    assert_eq!(pool.group("plain", json!({})).await, plain);
    let mut full = json!({"GroupName": "Größe+1", "UserPoolId": pool.id, "Description": "d", "RoleArn": ADMIN_ROLE,
        "Precedence": 0, "LastModifiedDate": now, "CreationDate": now});
    let settings = json!({"Description": "d", "RoleArn": ADMIN_ROLE, "Precedence": 0});
    assert_eq!(pool.group("Größe+1", settings).await, full);
    let name = json!({"GroupName": "Größe+1"});
    assert_eq!(pool.administered("GetGroup", name.clone()).await["Group"], full);

    pool.world.clock.advance_ms(5_000);
    full["LastModifiedDate"] = json!(now + 5);
    for change in [json!({"Precedence": 7}), json!({"Description": ""}), json!({"RoleArn": STAFF_ROLE}), json!({})] {
        full = merged(full, change.clone());
        let updated = pool.administered("UpdateGroup", merged(name.clone(), change.clone())).await;
        assert_eq!(updated["Group"], full, "{change} touches nothing else");
    }
    assert_eq!(pool.administered("GetGroup", name.clone()).await["Group"], full);
    let described = pool.administered("GetGroup", json!({"GroupName": "plain"})).await;
    assert_eq!(described["Group"], plain, "another group stays as it was");

    assert_eq!(pool.administered("DeleteGroup", name.clone()).await, json!({}));
    assert_eq!(refusal(&pool.administer("GetGroup", name).await), not_found("Group not found."));
    assert_eq!(names(&pool.administered("ListGroups", json!({})).await["Groups"], "GroupName"), ["plain"]);
}

#[tokio::test]
async fn what_is_refused_about_groups_is_said_in_the_services_words() {
    let pool = Pool::new(&[], json!({}), json!({})).await;
    pool.user("ann").await;
    pool.group("staff", json!({})).await;
    let exists = refused("GroupExistsException", "A group with the name already exists.");
    assert_eq!(refusal(&pool.administer("CreateGroup", json!({"GroupName": "staff"})).await), exists);
    let (group, user) = (json!({"GroupName": "none"}), json!({"Username": "ann"}));
    let member = merged(group.clone(), user.clone());
    for (operation, input) in [
        ("GetGroup", &group),
        ("UpdateGroup", &group),
        ("DeleteGroup", &group),
        ("ListUsersInGroup", &group),
        ("AdminAddUserToGroup", &member),
        ("AdminRemoveUserFromGroup", &member),
    ] {
        let answer = pool.administer(operation, input.clone()).await;
        assert_eq!(refusal(&answer), not_found("Group not found."), "{operation}");
    }
    let unknown = json!({"Username": "bob", "GroupName": "staff"});
    let no_user = refused("UserNotFoundException", "User does not exist.");
    for operation in ["AdminAddUserToGroup", "AdminRemoveUserFromGroup", "AdminListGroupsForUser"] {
        assert_eq!(refusal(&pool.administer(operation, unknown.clone()).await), no_user, "{operation}");
    }
    let elsewhere = json!({"UserPoolId": "us-east-1_none", "Username": "ann", "GroupName": "staff"});
    let no_pool = not_found("User pool us-east-1_none does not exist.");
    for operation in ["CreateGroup", "GetGroup", "UpdateGroup", "DeleteGroup", "ListGroups", "ListUsersInGroup"] {
        assert_eq!(refusal(&pool.administer(operation, elsewhere.clone()).await), no_pool, "{operation}");
    }
    for operation in ["AdminAddUserToGroup", "AdminRemoveUserFromGroup", "AdminListGroupsForUser"] {
        assert_eq!(refusal(&pool.administer(operation, elsewhere.clone()).await), no_pool, "{operation}");
    }
    for settings in [json!({"Precedence": -1}), json!({"RoleArn": "role"}), json!({"GroupName": "two words"})] {
        let answer = pool.administer("CreateGroup", merged(json!({"GroupName": "new"}), settings.clone())).await;
        assert_eq!(answer.error(), "InvalidParameterException", "{settings}");
    }
}

#[tokio::test]
async fn a_pool_has_ten_thousand_groups_and_a_user_a_hundred() {
    let pool = Pool::new(&[], json!({}), json!({})).await;
    pool.user("ann").await;
    let id = pool.id.as_str().into();
    let groups = (0..10_000).map(|index| {
        let request = serde_json::from_value(json!({"GroupName": format!("g{index}")})).unwrap();
        Change::CreateGroup(Box::new(group::create(&id, request, BEGINNING)))
    });
    pool.world.app.store.commit(groups.collect()).await.unwrap();
    let full = refused("LimitExceededException", "The user pool has reached the maximum number of groups.");
    assert_eq!(refusal(&pool.administer("CreateGroup", json!({"GroupName": "more"})).await), full);
    for index in 0..100 {
        pool.join("ann", &format!("g{index}")).await;
    }
    let full = refused("LimitExceededException", "The user has reached the maximum number of groups.");
    let member = json!({"Username": "ann", "GroupName": "g100"});
    assert_eq!(refusal(&pool.administer("AdminAddUserToGroup", member).await), full);
    pool.join("ann", "g7").await;
    let (id, access) = both(&pool.password("ann").await);
    assert_eq!(id["cognito:groups"].as_array().unwrap().len(), 100);
    assert_eq!(id, access);
}

#[tokio::test]
async fn groups_and_members_are_listed_page_by_page() {
    let pool = Pool::new(&[], json!({}), json!({})).await;
    for name in ["cid", "ann", "bob"] {
        pool.user(name).await;
    }
    for name in ["c", "a", "b"] {
        pool.group(name, json!({})).await;
        pool.join("ann", name).await;
    }
    for name in ["cid", "bob"] {
        pool.join(name, "c").await;
    }
    let table = [
        ("ListGroups", json!({}), "Groups", "GroupName", ["c", "a", "b"]),
        ("AdminListGroupsForUser", json!({"Username": "ann"}), "Groups", "GroupName", ["c", "a", "b"]),
        ("ListUsersInGroup", json!({"GroupName": "c"}), "Users", "Username", ["cid", "ann", "bob"]),
    ];
    let mut tokens = Vec::new();
    for (operation, input, list, member, expected) in &table {
        let all = pool.administered(operation, merged(input.clone(), json!({"Limit": 0}))).await;
        assert_eq!(
            (names(&all[list], member), &all["NextToken"]),
            (expected.map(str::to_owned).to_vec(), &Value::Null)
        );
        let first = pool.administered(operation, merged(input.clone(), json!({"Limit": 2}))).await;
        assert_eq!(names(&first[list], member), expected[..2]);
        let rest = merged(input.clone(), json!({"Limit": 2, "NextToken": first["NextToken"]}));
        let rest = pool.administered(operation, rest).await;
        assert_eq!((names(&rest[list], member), &rest["NextToken"]), (vec![expected[2].to_owned()], &Value::Null));
        tokens.push(first["NextToken"].clone());
    }
    tokens.rotate_left(1);
    let invalid = refused("InvalidParameterException", "Invalid pagination token");
    for ((operation, input, ..), foreign) in table.iter().zip(&tokens) {
        for token in [foreign.clone(), json!("made-up")] {
            let answer = pool.administer(operation, merged(input.clone(), json!({"NextToken": token}))).await;
            assert_eq!(refusal(&answer), invalid, "{operation}");
        }
    }
    let bob = json!({"Username": "bob", "NextToken": tokens[0]});
    assert_eq!(refusal(&pool.administer("AdminListGroupsForUser", bob).await), invalid, "the groups of another user");
    let too_many = pool.administer("ListGroups", json!({"Limit": 61})).await;
    assert_eq!(too_many.error(), "InvalidParameterException");
}

#[tokio::test]
async fn the_users_in_a_group_are_described_as_in_list_users() {
    let pool = Pool::new(&[], json!({}), json!({})).await;
    pool.user("ann").await;
    pool.group("staff", json!({})).await;
    pool.join("ann", "staff").await;
    let listed = pool.administered("ListUsers", json!({})).await["Users"].clone();
    assert_eq!(pool.administered("ListUsersInGroup", json!({"GroupName": "staff"})).await["Users"], listed);
    assert_eq!(listed.as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn who_is_a_member_joins_again_and_who_is_none_leaves_again() {
    let pool = Pool::new(&[], json!({}), json!({})).await;
    pool.user("ann").await;
    pool.user("bob").await;
    pool.group("staff", json!({})).await;
    let before = pool.administered("AdminGetUser", json!({"Username": "ann"})).await;
    for _ in 0..2 {
        pool.join("ann", "staff").await;
        assert_eq!(
            (pool.groups_of("ann").await, pool.users_in("staff").await),
            (vec!["staff".into()], vec!["ann".into()])
        );
    }
    let sub = text(&before["UserAttributes"][0]["Value"]);
    assert_eq!(pool.groups_of(&sub).await, ["staff"], "a user is named by sub too");
    for _ in 0..2 {
        pool.leave("ann", "staff").await;
        assert!(pool.groups_of("ann").await.is_empty() && pool.users_in("staff").await.is_empty());
    }
    assert_eq!(pool.administered("AdminGetUser", json!({"Username": "ann"})).await, before);
}

#[tokio::test]
async fn memberships_go_with_the_user_and_with_the_group() {
    let pool = Pool::new(&[], json!({}), json!({})).await;
    for name in ["ann", "bob"] {
        pool.user(name).await;
    }
    for group in ["staff", "others"] {
        pool.group(group, json!({})).await;
        pool.join("ann", group).await;
        pool.join("bob", group).await;
    }
    pool.administered("DeleteGroup", json!({"GroupName": "staff"})).await;
    assert_eq!(pool.groups_of("ann").await, ["others"]);
    pool.group("staff", json!({})).await;
    assert!(pool.users_in("staff").await.is_empty());
    pool.administered("AdminDeleteUser", json!({"Username": "ann"})).await;
    assert_eq!(pool.users_in("others").await, ["bob"]);
    pool.user("ann").await;
    assert!(pool.groups_of("ann").await.is_empty());
    pool.world.done("DeleteUserPool", json!({"UserPoolId": pool.id})).await;
    let gone = not_found(&format!("User pool {} does not exist.", pool.id));
    assert_eq!(refusal(&pool.administer("ListGroups", json!({})).await), gone);
}

#[tokio::test]
async fn tokens_tell_the_groups_of_the_user_however_the_sign_in_went() {
    let pool = Pool::with_ann_in_groups(&[]).await;
    pool.user("bob").await;
    assert_eq!(both(&pool.password("bob").await), nothing());
    assert_eq!(both(&pool.password("ann").await), everything());
    let srp = Srp::new("ann", PASSWORD);
    let asked = pool.initiate("USER_SRP_AUTH", json!({"USERNAME": "ann", "SRP_A": srp.public()})).await;
    assert_eq!(both(&srp.prove(&pool, &asked).await), everything());
    pool.require_sms("ann").await;
    let asked = pool.password("ann").await;
    let responses = json!({"USERNAME": "ann", "SMS_MFA_CODE": pool.code()});
    assert_eq!(both(&pool.respond("SMS_MFA", &asked, responses).await), everything());
    let parameters = json!({"USERNAME": "bob", "PASSWORD": PASSWORD});
    let input = json!({"ClientId": pool.client, "AuthFlow": "ADMIN_USER_PASSWORD_AUTH", "AuthParameters": parameters});
    pool.join("bob", "others").await;
    assert_eq!(both(&pool.administer("AdminInitiateAuth", input).await), told(&["others"], &[], None));
}

#[tokio::test]
async fn a_refresh_tells_the_groups_of_that_moment() {
    let pool = Pool::with_ann_in_groups(&[]).await;
    let token = pool.password("ann").await.json()["AuthenticationResult"]["RefreshToken"].clone();
    let refreshed = async || {
        let by_flow = pool.initiate("REFRESH_TOKEN_AUTH", json!({"REFRESH_TOKEN": token})).await;
        let by_operation = pool.call("GetTokensFromRefreshToken", json!({"RefreshToken": token})).await;
        assert_eq!(both(&by_flow), both(&by_operation));
        both(&by_flow)
    };
    assert_eq!(refreshed().await, everything());
    pool.leave("ann", "admins").await;
    assert_eq!(refreshed().await, told(&["staff", "others"], &[STAFF_ROLE], Some(STAFF_ROLE)));
    pool.administered("UpdateGroup", json!({"GroupName": "others", "Precedence": 10, "RoleArn": ADMIN_ROLE})).await;
    assert_eq!(refreshed().await, told(&["others", "staff"], &[ADMIN_ROLE, STAFF_ROLE], None), "of equals none");
    pool.administered("UpdateGroup", json!({"GroupName": "others", "RoleArn": STAFF_ROLE})).await;
    assert_eq!(refreshed().await, told(&["others", "staff"], &[STAFF_ROLE], Some(STAFF_ROLE)), "unless they agree");
    for group in ["staff", "others"] {
        pool.administered("DeleteGroup", json!({"GroupName": group})).await;
    }
    assert_eq!(refreshed().await, nothing());
}

#[tokio::test]
async fn a_function_sees_the_groups_and_what_it_answers_takes_their_place() {
    for (trigger, details) in [
        ("PreTokenGeneration", "claimsOverrideDetails"),
        ("PreTokenGenerationV2", "claimsAndScopeOverrideDetails"),
        ("PreTokenGenerationV3", "claimsAndScopeOverrideDetails"),
    ] {
        let pool = Pool::with_ann_in_groups(&[trigger]).await;
        let seen = json!({"groupsToOverride": ["admins", "staff", "others"],
            "iamRolesToOverride": [ADMIN_ROLE, STAFF_ROLE], "preferredRole": ADMIN_ROLE});
        let other = json!({"groupsToOverride": ["made-up"], "iamRolesToOverride": [STAFF_ROLE], "preferredRole": null});
        let table = [
            (json!({details: null}), everything()),
            (json!({details: {}}), everything()),
            (json!({details: {"groupOverrideDetails": null}}), everything()),
            (json!({details: {"groupOverrideDetails": seen}}), everything()),
            (json!({details: {"groupOverrideDetails": other}}), told(&["made-up"], &[STAFF_ROLE], None)),
            (json!({details: {"groupOverrideDetails": {}}}), nothing()),
            (json!({details: {"groupOverrideDetails": {"groupsToOverride": []}}}), nothing()),
        ];
        for (response, expected) in table {
            pool.expect(trigger, Function::responds(response.clone()));
            let answer = pool.password("ann").await;
            assert_eq!(both(&answer), expected, "{trigger} {response}");
            let events = pool.world.functions.events();
            assert_eq!(events.last().unwrap()["request"]["groupConfiguration"], seen, "{trigger}");
        }
        let suppress = json!({"claimsToSuppress": ["cognito:groups"]});
        let of_id = if trigger == "PreTokenGeneration" { suppress } else { json!({"idTokenGeneration": suppress}) };
        pool.expect(trigger, Function::responds(json!({details: of_id})));
        let answer = pool.password("ann").await;
        assert_eq!(both(&answer), (json!({}), everything().1), "{trigger}");
        let token = answer.json()["AuthenticationResult"]["RefreshToken"].clone();
        pool.leave("ann", "admins").await;
        pool.expect(trigger, Function::echoes());
        let refreshed = pool.initiate("REFRESH_TOKEN_AUTH", json!({"REFRESH_TOKEN": token})).await;
        assert_eq!(both(&refreshed), told(&["staff", "others"], &[STAFF_ROLE], Some(STAFF_ROLE)), "{trigger}");
        let events = pool.world.functions.events();
        let expected = json!({"groupsToOverride": ["staff", "others"], "iamRolesToOverride": [STAFF_ROLE],
            "preferredRole": STAFF_ROLE});
        assert_eq!(events.last().unwrap()["request"]["groupConfiguration"], expected, "{trigger}");
        pool.world.functions.verify().unwrap();
    }
}

#[tokio::test]
async fn a_derived_token_says_of_groups_what_its_subject_token_says() {
    let mut pool = Pool::with_ann_in_groups(&["PreTokenGeneration"]).await;
    let only_staff = json!({"groupsToOverride": ["staff"], "iamRolesToOverride": [STAFF_ROLE], "preferredRole": null});
    let response = json!({"claimsOverrideDetails": {"groupOverrideDetails": only_staff}});
    pool.expect("PreTokenGeneration", Function::responds(response));
    let tokens = pool.password("ann").await.json()["AuthenticationResult"].clone();
    pool.client_with(json!({"ExplicitAuthFlows": ["ALLOW_TOKEN_EXCHANGE_IMPERSONATION"]})).await;
    let (id, access) = told(&["staff"], &[STAFF_ROLE], None);
    for (subject, kind, requested, expected) in [
        ("AccessToken", "ACCESS_TOKEN", "ACCESS_TOKEN", &access),
        ("AccessToken", "ACCESS_TOKEN", "ID_TOKEN", &access),
        ("IdToken", "ID_TOKEN", "ACCESS_TOKEN", &access),
        ("IdToken", "ID_TOKEN", "ID_TOKEN", &id),
    ] {
        let exchange = json!({"SubjectToken": tokens[subject], "SubjectTokenType": kind,
            "RequestedTokenType": requested});
        let answer = pool.call("GetDerivedToken", exchange).await;
        assert!(answer.status.is_success(), "{answer:?}");
        assert_eq!(told_by(&answer.json()["IssuedToken"]), *expected, "{requested} of {kind}");
    }
}
