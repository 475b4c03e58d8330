use serde_json::json;

use super::*;
use crate::app_client::{AppClient, Offer, SecretSeeds};
use crate::change::{Change, UserChange};
use crate::user::User;
use crate::user_pool::UserPool;

const NOW: Timestamp = Timestamp::from_seconds(1_700_000_000);
const LATER: Timestamp = Timestamp::from_seconds(1_700_000_009);
const SUB: &str = "11111111-1111-4111-8111-111111111111";

fn declared_pool(settings: Value) -> DeclaredPool {
    let settings = serde_json::from_value(settings).expect("settings");
    DeclaredPool { id: UserPoolId::new("us-east-1_Demo1"), settings, factors: None, sessions: None }
}

fn made(declared: &DeclaredPool) -> UserPool {
    match pool(declared, None, "arn".into(), NOW) {
        Ok(Outcome::Created(pool)) => pool,
        other => panic!("{other:?}"),
    }
}

fn outcome(declared: &DeclaredPool, before: &UserPool) -> Result<Vec<String>, Problem> {
    Ok(match pool(declared, Some(before), "arn".into(), LATER)? {
        Outcome::Unchanged => Vec::new(),
        Outcome::Updated(_, names) => names,
        Outcome::Created(_) => panic!("made again"),
    })
}

#[test]
fn a_pool_is_made_once_and_changed_by_what_differs() {
    let settings = json!({
        "PoolName": "demo",
        "MfaConfiguration": "OFF",
        "UsernameConfiguration": {"CaseSensitive": false},
        "AliasAttributes": ["email"],
        "Schema": [{"Name": "tenant", "Mutable": true}, {"Name": "email", "Required": true}],
    });
    let before = made(&declared_pool(settings.clone()));
    assert_eq!(before.id.as_str(), "us-east-1_Demo1");
    let with = |name: &str, value: Value| {
        let mut settings = settings.clone();
        settings[name] = value;
        outcome(&declared_pool(settings), &before)
    };
    let fixed = |member: &str| Err(Problem::Fixed(member.into()));
    let names = |names: &[&str]| Ok(names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>());
    assert_eq!(outcome(&declared_pool(settings.clone()), &before), names(&[]));
    assert_eq!(with("PoolName", json!("other")), names(&["Name"]));
    assert_eq!(with("DeletionProtection", json!("ACTIVE")), names(&["DeletionProtection"]));
    assert_eq!(with("AliasAttributes", json!(["email", "phone_number"])), fixed("AliasAttributes"));
    assert_eq!(with("UsernameConfiguration", json!({"CaseSensitive": true})), fixed("UsernameConfiguration"));
    let more = json!([{"Name": "tenant", "Mutable": true}, {"Name": "plan"}]);
    assert_eq!(with("Schema", more), names(&["SchemaAttributes"]));
    let other = json!([{"Name": "tenant", "Mutable": false}]);
    assert_eq!(with("Schema", other), fixed("the attribute tenant of Schema"));
    // Nothing takes an attribute away.
    assert_eq!(with("Schema", json!([])), names(&[]));
    let refused = with("EmailConfiguration", json!({"EmailSendingAccount": "DEVELOPER"}));
    assert_eq!(refused, Err(Problem::Rule(Error::UserPool(user_pool::Problem::EmailSourceArnMissing))));
}

#[test]
fn factors_are_replaced_as_a_whole() {
    let mut declared = declared_pool(json!({"PoolName": "demo"}));
    let factors = json!({"MfaConfiguration": "OPTIONAL", "SoftwareTokenMfaConfiguration": {"Enabled": true}});
    declared.factors = serde_json::from_value(factors).ok();
    let before = made(&declared);
    assert_eq!(outcome(&declared, &before), Ok(Vec::new()));
    let off = declared_pool(json!({"PoolName": "demo", "MfaConfiguration": "OFF"}));
    assert_eq!(outcome(&off, &before), Ok(vec!["MfaConfiguration".to_owned(), "second factors".to_owned()]));
    // Factors alone do not switch off what they are for.
    let mut only_factors = declared_pool(json!({"PoolName": "demo"}));
    only_factors.factors = serde_json::from_value(json!({"SoftwareTokenMfaConfiguration": {"Enabled": true}})).ok();
    assert_eq!(outcome(&only_factors, &before), Ok(Vec::new()));
    // What no file speaks of stays.
    assert_eq!(outcome(&declared_pool(json!({"PoolName": "demo"})), &before), Ok(Vec::new()));
}

fn seeds() -> SecretSeeds {
    SecretSeeds { id: [1; 32], secret: [2; 32] }
}

fn declared_client(secret: DeclaredSecret) -> DeclaredClient {
    let settings = serde_json::from_value(json!({"ClientName": "web"})).expect("settings");
    DeclaredClient { id: ClientId::new("1example23456789"), settings, secret, sso_session: None }
}

fn client_made(pool: &UserPool, declared: &DeclaredClient) -> AppClient {
    match client(pool, &Offer::default(), declared, None, &seeds(), NOW) {
        Ok(Outcome::Created(client)) => client,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_client_keeps_the_secret_that_it_is_declared_with() {
    let pool = made(&declared_pool(json!({"PoolName": "demo"})));
    let secret = |text: &str| DeclaredSecret::Given(Secret::new(text.repeat(30)));
    let before = client_made(&pool, &declared_client(secret("a")));
    assert_eq!(before.id.as_str(), "1example23456789");
    let after = |declared: DeclaredSecret, before: &AppClient| match client(
        &pool,
        &Offer::default(),
        &declared_client(declared),
        Some(before),
        &seeds(),
        LATER,
    )
    .expect("valid")
    {
        Outcome::Unchanged => None,
        Outcome::Updated(client, names) => {
            assert_eq!(names, ["ClientSecret"]);
            Some(client.secrets.iter().map(|it| it.value.expose().to_owned()).collect::<Vec<_>>())
        }
        Outcome::Created(_) => panic!("made again"),
    };
    assert_eq!(after(secret("a"), &before), None);
    assert_eq!(after(DeclaredSecret::Generated, &before), None);
    assert_eq!(after(secret("b"), &before), Some(vec!["b".repeat(30)]));
    assert_eq!(after(DeclaredSecret::Public, &before), Some(Vec::new()));
    let mut rotated = before.clone();
    rotated.secrets.push(crate::app_client::ClientSecret::new(&before.id, Secret::new("c".repeat(30)), LATER));
    assert_eq!(after(secret("c"), &rotated), None);
    let public = client_made(&pool, &declared_client(DeclaredSecret::Public));
    assert_eq!(after(DeclaredSecret::Generated, &public).map(|it| it.len()), Some(1));
    let elsewhere = AppClient { pool_id: UserPoolId::new("us-east-1_Other"), ..before };
    let refused = client(&pool, &Offer::default(), &declared_client(secret("a")), Some(&elsewhere), &seeds(), LATER);
    assert_eq!(refused.map(|_| ()), Err(Problem::ClientOfAnother(UserPoolId::new("us-east-1_Other"))));
}

fn jane(password: Option<&str>) -> DeclaredUser {
    DeclaredUser {
        username: "jane".into(),
        attributes: Attributes::from([("email".to_owned(), "jane@example.com".to_owned())]),
        password: password.map(Secret::from),
        ..DeclaredUser::default()
    }
}

fn user_made(pool: &UserPool, declared: &DeclaredUser) -> User {
    let changes = match user(pool, declared, None, Sub::new(SUB), [3; 16], NOW) {
        Ok(UserDecision::Created(changes)) => changes,
        other => panic!("{other:?}"),
    };
    match changes.into_iter().next() {
        Some(Change::CreateUser(user, _)) => *user,
        other => panic!("{other:?}"),
    }
}

fn changed(pool: &UserPool, declared: &DeclaredUser, before: &User) -> Result<Vec<String>, Problem> {
    Ok(match user(pool, declared, Some((before, &[])), Sub::new(SUB), [4; 16], LATER)? {
        UserDecision::Unchanged => Vec::new(),
        UserDecision::Updated(_, names) => names,
        UserDecision::Created(_) => panic!("made again"),
    })
}

#[test]
fn a_user_gets_what_differs_and_keeps_a_password_that_is_right() {
    let pool = made(&declared_pool(json!({"PoolName": "demo"})));
    let before = user_made(&pool, &jane(Some("Passw0rd!")));
    assert_eq!((before.status, before.username.as_str(), before.sub.as_str()), (UserStatus::Confirmed, "jane", SUB));
    assert_eq!(changed(&pool, &jane(Some("Passw0rd!")), &before), Ok(vec![]));
    assert_eq!(changed(&pool, &jane(None), &before), Ok(vec![]));
    assert_eq!(changed(&pool, &jane(Some("Passw0rd?")), &before), Ok(vec!["Password".to_owned()]));
    let renamed = DeclaredUser {
        attributes: Attributes::from([
            ("email".to_owned(), "j@example.com".to_owned()),
            ("name".to_owned(), "Jane".to_owned()),
        ]),
        enabled: Some(false),
        ..jane(None)
    };
    assert_eq!(changed(&pool, &renamed, &before), Ok(["email", "name", "Enabled"].map(str::to_owned).to_vec()));
    let weak = user(&pool, &jane(Some("x")), None, Sub::new(SUB), [3; 16], NOW);
    assert!(matches!(weak, Err(Problem::Rule(Error::Password(..)))), "{weak:?}");
    let other = DeclaredUser { sub: Some(Sub::new("22222222-2222-4222-8222-222222222222")), ..jane(None) };
    assert_eq!(changed(&pool, &other, &before), Err(Problem::SubDiffers(Sub::new(SUB))));
}

#[test]
fn an_address_counts_at_once_even_where_it_waits_for_a_code() {
    let settings = json!({
        "PoolName": "demo",
        "AutoVerifiedAttributes": ["email"],
        "UserAttributeUpdateSettings": {"AttributesRequireVerificationBeforeUpdate": ["email"]},
    });
    let pool = made(&declared_pool(settings));
    let before = user_made(&pool, &jane(None));
    let moved = DeclaredUser {
        attributes: Attributes::from([("email".to_owned(), "new@example.com".to_owned())]),
        ..jane(None)
    };
    let Ok(UserDecision::Updated(changes, _)) =
        user(&pool, &moved, Some((&before, &[])), Sub::new(SUB), [4; 16], LATER)
    else {
        panic!("unchanged")
    };
    let sets = changes.iter().any(|change| {
        matches!(change, Change::User(_, _, UserChange::Attributes { set, .. }) if set["email"] == "new@example.com")
    });
    assert!(sets, "{changes:?}");
}

#[test]
fn groups_are_made_and_joined_and_none_is_left() {
    let staff = |precedence| DeclaredGroup {
        name: GroupName::new("staff"),
        settings: GroupSettings { precedence, ..GroupSettings::default() },
    };
    let pool = made(&declared_pool(json!({"PoolName": "demo"})));
    let Outcome::Created(Change::CreateGroup(before)) = group(&pool.id, &staff(Some(1)), None, NOW) else {
        panic!("not made")
    };
    let after = |declared: &DeclaredGroup| match group(&pool.id, declared, Some(&before), LATER) {
        Outcome::Unchanged => Vec::new(),
        Outcome::Updated(_, names) => names,
        Outcome::Created(_) => panic!("made again"),
    };
    assert_eq!(after(&staff(Some(1))), Vec::<String>::new());
    assert_eq!(after(&staff(None)), Vec::<String>::new());
    assert_eq!(after(&staff(Some(2))), ["Precedence"]);
    let jane_in = DeclaredUser { groups: vec![GroupName::new("staff")], ..jane(None) };
    let jane = user_made(&pool, &jane_in);
    let decided = |groups: &[GroupName]| user(&pool, &jane_in, Some((&jane, groups)), Sub::new(SUB), [4; 16], LATER);
    assert!(matches!(decided(&["other".into(), "staff".into()]), Ok(UserDecision::Unchanged)));
    let Ok(UserDecision::Updated(changes, names)) = decided(&["other".into()]) else { panic!("unchanged") };
    assert_eq!(names, ["in staff"]);
    let [Change::User(_, _, UserChange::JoinGroup(joined))] = &changes[..] else { panic!("{changes:?}") };
    assert_eq!(joined.as_str(), "staff");
}

#[test]
fn the_status_of_a_new_user_follows_from_what_is_declared() {
    let plain = made(&declared_pool(json!({"PoolName": "demo"})));
    let factors = json!({"SignInPolicy": {"AllowedFirstAuthFactors": ["PASSWORD", "EMAIL_OTP"]}});
    let by_code = made(&declared_pool(json!({"PoolName": "demo", "Policies": factors})));
    let temporary = DeclaredUser { temporary_password: Some("Passw0rd!".into()), ..jane(None) };
    let reset = DeclaredUser { status: Some(UserStatus::ResetRequired), ..jane(None) };
    assert_eq!(user_made(&plain, &jane(None)).status, UserStatus::ForceChangePassword);
    assert_eq!(user_made(&by_code, &jane(None)).status, UserStatus::Confirmed);
    assert_eq!(user_made(&by_code, &temporary).status, UserStatus::ForceChangePassword);
    let reset = user_made(&plain, &reset);
    assert_eq!(reset.status, UserStatus::ResetRequired);
    // The status is where the account began, and a temporary password is for the first sign-in only.
    let back = User { status: UserStatus::Confirmed, ..reset };
    assert_eq!(
        changed(&plain, &DeclaredUser { status: Some(UserStatus::ResetRequired), ..jane(None) }, &back),
        Ok(vec![])
    );
    assert_eq!(changed(&plain, &temporary, &back), Ok(vec![]));
    let both = DeclaredUser { temporary_password: Some("Passw0rd!".into()), ..jane(Some("Passw0rd!")) };
    assert_eq!(changed(&plain, &both, &back), Err(Problem::TwoPasswords));
}

#[test]
fn where_an_address_is_the_username_either_name_means_the_user() {
    let pool = made(&declared_pool(json!({"PoolName": "demo", "UsernameAttributes": ["email"]})));
    let typed = DeclaredUser { username: "jane@example.com".into(), ..DeclaredUser::default() };
    let shown = DeclaredUser { sub: Some(Sub::new(SUB)), username: SUB.into(), ..jane(None) };
    assert_eq!(names(&pool, &typed).iter().map(|it| it.key.as_str()).collect::<Vec<_>>(), ["jane@example.com"]);
    assert!(names(&pool, &shown).is_empty());
    let made = user_made(&pool, &typed);
    assert_eq!((made.username.as_str(), made.attribute("email")), (SUB, Some("jane@example.com")));
    assert_eq!(user_made(&pool, &shown).username, SUB);
    assert_eq!(changed(&pool, &shown, &made), Ok(vec![]));
}

#[test]
fn an_address_that_is_the_username_is_declared_by_the_name() {
    let pool = made(&declared_pool(json!({"PoolName": "demo", "UsernameAttributes": ["email"]})));
    let typed = DeclaredUser {
        username: "jane@example.com".into(),
        sub: Some(Sub::new(SUB)),
        attributes: Attributes::from([("email".to_owned(), "other@example.com".to_owned())]),
        ..DeclaredUser::default()
    };
    let before = user_made(&pool, &typed);
    assert_eq!(before.attribute("email"), Some("jane@example.com"));
    assert_eq!(changed(&pool, &typed, &before), Ok(vec![]));
    let moved = DeclaredUser { username: "j@example.com".into(), ..typed };
    assert_eq!(changed(&pool, &moved, &before), Ok(vec!["email".to_owned()]));
}

#[test]
fn any_other_username_never_changes() {
    let settings = json!({"PoolName": "demo", "UsernameConfiguration": {"CaseSensitive": false}});
    let pool = made(&declared_pool(settings));
    let before = user_made(&pool, &jane(None));
    let named = |name: &str| DeclaredUser { username: name.into(), sub: Some(Sub::new(SUB)), ..jane(None) };
    assert_eq!(changed(&pool, &named("JANE"), &before), Ok(vec![]));
    assert_eq!(changed(&pool, &named("joan"), &before), Err(Problem::Fixed("Username".into())));
}

#[test]
fn a_link_to_an_identity_provider_is_not_declared() {
    let linked = json!({"Username": "jane", "Attributes": [
        {"Name": "identities", "Value": "[{\"providerName\":\"Google\"}]"},
        {"Name": "name", "Value": "Jane"},
    ]});
    assert!(described::is_linked(&linked) && !described::is_linked(&json!({"Username": "john"})));
    assert_eq!(described::user(&linked, &[])["UserAttributes"], json!({"name": "Jane"}));
}

#[test]
fn a_description_becomes_the_declaration_that_makes_it() {
    let settings = json!({
        "PoolName": "demo",
        "Policies": {"PasswordPolicy": {"MinimumLength": 10}},
        "LambdaConfig": {"PreTokenGenerationConfig": {
            "LambdaVersion": "V2_0", "LambdaArn": "arn:aws:lambda:us-east-1:000000000000:function:claims",
        }},
        "Schema": [{"Name": "tenant", "AttributeDataType": "String"}, {"Name": "email", "Required": true}],
        "EmailVerificationMessage": "It is {####}",
    });
    let declared = declared_pool(settings);
    let Ok(Outcome::Created(pool)) =
        super::pool(&declared, None, "arn:aws:cognito-idp:us-east-1:000000000000:userpool/us-east-1_Demo1".into(), NOW)
    else {
        panic!("refused")
    };
    let description = serde_json::to_value(pool.description(3)).expect("JSON");
    let factors = serde_json::to_value(pool.mfa_config()).expect("JSON");
    let mut described = described::pool(&description, Some(&factors), None);
    described::name_functions(&mut described.declaration, description["Arn"].as_str().expect("an ARN"));
    assert!(described.unknown.is_empty(), "{described:?}");
    let names: Vec<&str> = described.declaration.keys().map(String::as_str).collect();
    let expected =
        ["Id", "PoolName", "Policies", "LambdaConfig", "VerificationMessageTemplate", "MfaConfiguration", "Schema"];
    assert_eq!(names, expected);
    let triggers = json!({"PreTokenGenerationConfig": {"LambdaVersion": "V2_0", "LambdaArn": "claims"}});
    assert_eq!(described.declaration["LambdaConfig"], triggers);
    let schema: Vec<&str> = described.declaration["Schema"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|it| it["Name"].as_str())
        .collect();
    assert_eq!(schema, ["email", "tenant"]);
}

#[test]
fn a_password_that_stayed_elsewhere_has_to_be_set_again() {
    let none = json!({"PoolName": "demo"});
    let by_email = json!({"Policies": {"SignInPolicy": {"AllowedFirstAuthFactors": ["PASSWORD", "EMAIL_OTP"]}}});
    let jane = json!({"Attributes": [{"Name": "email", "Value": "a@b.c"}]});
    let table = [
        (&none, "CONFIRMED", "RESET_REQUIRED"),
        (&by_email, "CONFIRMED", "CONFIRMED"),
        (&none, "RESET_REQUIRED", "RESET_REQUIRED"),
        (&none, "FORCE_CHANGE_PASSWORD", "FORCE_CHANGE_PASSWORD"),
        (&none, "UNCONFIRMED", "UNCONFIRMED"),
        (&none, "EXTERNAL_PROVIDER", "EXTERNAL_PROVIDER"),
    ];
    for (pool, status, expected) in table {
        let pool = pool.as_object().expect("an object");
        assert_eq!(described::status_without_password(status, &jane, pool), expected, "{status}");
    }
    let plain = json!({});
    let by_email = by_email.as_object().expect("an object");
    assert_eq!(described::status_without_password("CONFIRMED", &plain, by_email), "RESET_REQUIRED");
}
