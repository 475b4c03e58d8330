//! The way back: what the API answers of a pool, its clients and users, as a file says it.
//!
//! Works on JSON as `aws cognito-idp describe-user-pool` and its like print it, so that a pool of AWS becomes a declaration as
//! one of this server does. What is the default anyway is left out; the order is the model's.

use serde_json::{Map, Value, json};
use vestibule_api::Timestamp;
use vestibule_api::cognito_idp::{CreateUserPoolClientRequest, CreateUserPoolRequest, Operation};

use crate::app_client::{self, AppClient, Offer, SecretSeeds};
use crate::attribute::schema;
use crate::ids::{ClientId, UserPoolId};
use crate::user_pool::{self, UserPool};

/// Members of a description that say what the pool became, not how it is set.
const POOL_FACTS: [&str; 13] = [
    "Arn",
    "CreationDate",
    "CustomDomain",
    "Domain",
    "EmailConfigurationFailure",
    "EstimatedNumberOfUsers",
    "Id",
    "LastModifiedDate",
    "Name",
    "SchemaAttributes",
    "SmsConfigurationFailure",
    "Status",
    "UserPoolArn",
];
/// The same of an app client.
const CLIENT_FACTS: [&str; 6] =
    ["ClientId", "ClientSecret", "ClientType", "CreationDate", "LastModifiedDate", "UserPoolId"];
/// What the service adds to every schema by itself.
const OWN_ATTRIBUTES: [&str; 1] = ["identities"];
/// What is said even if it is the default: an update would keep what is there.
const ALWAYS_SAID: [&str; 2] = ["Policies", "MfaConfiguration"];
/// The factors that exist only while multi-factor sign-in is on.
const SECOND_FACTORS: [&str; 3] = ["SmsMfaConfiguration", "SoftwareTokenMfaConfiguration", "EmailMfaConfiguration"];
/// A pool of nothing but defaults.
const PLAIN_POOL: &str = "us-east-1_plain";
/// Sessions of one user where nothing is set. Source: the model.
const SESSIONS_PER_USER: i64 = 20;

/// A declaration, and what of the description is not in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Described {
    /// What a file says.
    pub declaration: Map<String, Value>,
    /// Members that this server does not know.
    pub unknown: Vec<String>,
}

/// A pool, by the answers of DescribeUserPool, GetUserPoolMfaConfig and GetUserPoolSessionConfiguration.
pub fn pool(description: &Value, factors: Option<&Value>, sessions: Option<&Value>) -> Described {
    let mut settings = object(description);
    if let Some(attributes) = settings.get("SchemaAttributes").and_then(Value::as_array) {
        let schema = schema_of(attributes);
        settings.insert("Schema".into(), schema.into());
    }
    if let Some(name) = settings.get("Name").cloned() {
        settings.insert("PoolName".into(), name);
    }
    without_second_views(&mut settings);
    let plain = plain_pool();
    let mut defaults = object(&serde_json::to_value(plain.as_ref().map(|it| &it.settings)).unwrap_or_default());
    without_second_views(&mut defaults);
    let mut declaration = Map::new();
    declaration.insert("Id".into(), settings.get("Id").cloned().unwrap_or_default());
    let known = copy_members(Operation::CreateUserPool, &settings, &defaults, &mut declaration);
    let is_off = settings.get("MfaConfiguration").is_none_or(|mfa| mfa == "OFF");
    for (name, block) in factors.map(object).into_iter().flatten() {
        let is_factor = SECOND_FACTORS.contains(&name.as_str()) && !is_off;
        if (is_factor || name == "WebAuthnConfiguration") && !is_blank(&block) {
            declaration.insert(name, block);
        }
    }
    if let Some(sessions) = sessions {
        let most = &sessions["TokenSession"]["MaxPerUser"];
        if sessions["UserSessionTracking"] == "ENABLED" || most.as_i64().is_some_and(|it| it != SESSIONS_PER_USER) {
            declaration.insert("UserSessionTracking".into(), sessions["UserSessionTracking"].clone());
            declaration.insert("TokenSession".into(), sessions["TokenSession"].clone());
        }
    }
    let is_unknown = |name: &&String| !known.contains(&name.as_str()) && !POOL_FACTS.contains(&name.as_str());
    let unknown = object(description).keys().filter(is_unknown).cloned().collect();
    Described { declaration, unknown }
}

/// An app client, by the answers of DescribeUserPoolClient and GetUserPoolClientSessionConfiguration. Without its secret it is
/// one that generates a secret.
pub fn client(description: &Value, sso_session: Option<&Value>, with_secret: bool) -> Described {
    let settings = object(description);
    let defaults =
        object(&plain_client().map(|it| serde_json::to_value(it.settings)).and_then(Result::ok).unwrap_or_default());
    let mut declaration = Map::new();
    declaration.insert("ClientId".into(), settings.get("ClientId").cloned().unwrap_or_default());
    match settings.get("ClientSecret").filter(|it| !is_blank(it)) {
        Some(secret) if with_secret => drop(declaration.insert("ClientSecret".into(), secret.clone())),
        Some(_) => drop(declaration.insert("GenerateSecret".into(), true.into())),
        None => {}
    }
    let mut shown = settings.clone();
    shown.retain(|name, _| !CLIENT_FACTS.contains(&name.as_str()));
    let known = copy_members(Operation::CreateUserPoolClient, &shown, &defaults, &mut declaration);
    if let Some(session) = sso_session.filter(|it| !is_blank(it)) {
        declaration.insert("SSOSession".into(), session.clone());
    }
    let unknown = shown.keys().filter(|name| !known.contains(&name.as_str())).cloned().collect();
    Described { declaration, unknown }
}

/// Whether a user, by an entry of ListUsers, is linked to an identity provider: no file can say so.
pub fn is_linked(description: &Value) -> bool {
    let mut attributes = description["Attributes"].as_array().into_iter().flatten();
    attributes.any(|it| it["Name"] == "identities" && !is_blank(&it["Value"]))
}

/// A user, by an entry of ListUsers, without links to identity providers.
pub fn user(description: &Value, groups: &[String]) -> Map<String, Value> {
    let mut attributes: Vec<(&str, &Value)> = description["Attributes"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|attribute| Some((attribute["Name"].as_str()?, &attribute["Value"])))
        .collect();
    attributes.sort_unstable_by_key(|(name, _)| *name);
    let mut declaration = Map::new();
    declaration.insert("Username".into(), description["Username"].clone());
    if let Some((_, sub)) = attributes.iter().find(|(name, _)| *name == "sub") {
        declaration.insert("Sub".into(), (*sub).clone());
    }
    if let Some(status) = description["UserStatus"].as_str() {
        declaration.insert("UserStatus".into(), status.into());
    }
    if description["Enabled"] == false {
        declaration.insert("Enabled".into(), false.into());
    }
    if !groups.is_empty() {
        declaration.insert("Groups".into(), groups.into());
    }
    let is_own = |name: &str| name != "sub" && !OWN_ATTRIBUTES.contains(&name);
    let own = attributes.into_iter().filter(|(name, value)| is_own(name) && !is_blank(value));
    let own: Map<String, Value> = own.map(|(name, value)| (name.to_owned(), value.clone())).collect();
    if !own.is_empty() {
        declaration.insert("UserAttributes".into(), own.into());
    }
    declaration
}

/// A group, by an entry of ListGroups.
pub fn group(description: &Value) -> Map<String, Value> {
    let mut declaration = Map::new();
    let known = ["GroupName", "Description", "Precedence", "RoleArn"];
    for (name, value) in known.iter().filter_map(|name| Some((*name, description.get(*name)?))) {
        if !value.is_null() {
            declaration.insert(name.into(), value.clone());
        }
    }
    declaration
}

/// The status of a user whose password stayed where the user came from, in a pool that is declared like this.
///
/// Who has a password of their own has to set another; who signs in by a code to an address does not need one. Whoever waits for
/// something else goes on waiting for it.
pub fn status_without_password<'a>(status: &'a str, user: &Value, pool: &Map<String, Value>) -> &'a str {
    let factors = pool.get("Policies").map(|it| &it["SignInPolicy"]["AllowedFirstAuthFactors"]);
    let allows =
        |factor: &str| factors.and_then(Value::as_array).is_some_and(|list| list.iter().any(|it| it == factor));
    let has = |name: &str| user["Attributes"].as_array().into_iter().flatten().any(|it| it["Name"] == name);
    let by_code = allows("EMAIL_OTP") && has("email") || allows("SMS_OTP") && has("phone_number");
    if status == "CONFIRMED" && !by_code { "RESET_REQUIRED" } else { status }
}

/// Every ARN in a declaration, with the path to it.
pub fn arns(declaration: &Map<String, Value>) -> Vec<(String, String)> {
    fn walk(path: &str, value: &Value, found: &mut Vec<(String, String)>) {
        match value {
            Value::String(text) if text.starts_with("arn:") => found.push((path.to_owned(), text.clone())),
            Value::Object(members) => {
                for (name, value) in members {
                    walk(&format!("{path}.{name}"), value, found);
                }
            }
            Value::Array(values) => {
                for value in values {
                    walk(path, value, found);
                }
            }
            _ => {}
        }
    }
    let mut found = Vec::new();
    for (name, value) in declaration {
        walk(name, value, &mut found);
    }
    found
}

/// Copies what differs from the default, in the model's order. Answers the names that could be copied.
fn copy_members(
    operation: Operation,
    settings: &Map<String, Value>,
    defaults: &Map<String, Value>,
    declaration: &mut Map<String, Value>,
) -> Vec<&'static str> {
    let members = operation.input_shape().map_or(&[][..], |shape| shape.members());
    for name in members.iter().map(|member| member.name) {
        let Some(value) = settings.get(name) else { continue };
        let is_default = defaults.get(name) == Some(value) || is_blank(value);
        if !is_default || ALWAYS_SAID.contains(&name) && !is_blank(value) {
            declaration.insert(name.to_owned(), value.clone());
        }
    }
    members.iter().map(|member| member.name).collect()
}

/// Some settings show twice; one of the two is enough, and of the validity of temporary passwords only one is allowed.
fn without_second_views(settings: &mut Map<String, Value>) {
    let template = settings.get("VerificationMessageTemplate").cloned().unwrap_or_default();
    for (old, present) in [
        ("SmsVerificationMessage", "SmsMessage"),
        ("EmailVerificationMessage", "EmailMessage"),
        ("EmailVerificationSubject", "EmailSubject"),
    ] {
        if template.get(present).is_some() {
            settings.remove(old);
        }
    }
    let has_days =
        settings.get("Policies").is_some_and(|it| !it["PasswordPolicy"]["TemporaryPasswordValidityDays"].is_null());
    if let Some(Value::Object(invitation)) = settings.get_mut("AdminCreateUserConfig").filter(|_| has_days) {
        invitation.remove("UnusedAccountValidityDays");
    }
    if let Some(Value::Object(triggers)) = settings.get_mut("LambdaConfig")
        && triggers.contains_key("PreTokenGenerationConfig")
    {
        triggers.remove("PreTokenGeneration");
    }
}

/// Says the functions of the pool's own account by name: they are wherever the pool is.
pub fn name_functions(declaration: &mut Map<String, Value>, pool_arn: &str) {
    let mut parts = pool_arn.split(':').skip(3);
    let (Some(region), Some(account)) = (parts.next(), parts.next()) else { return };
    let prefix = format!("arn:aws:lambda:{region}:{account}:function:");
    let shorten = |value: &mut Value| {
        let name = value.as_str().and_then(|arn| arn.strip_prefix(&prefix)).filter(|name| !name.contains(':'));
        if let Some(name) = name.map(str::to_owned) {
            *value = name.into();
        }
    };
    let Some(Value::Object(triggers)) = declaration.get_mut("LambdaConfig") else { return };
    for (_, trigger) in triggers.iter_mut().filter(|(name, _)| *name != "KMSKeyID") {
        match trigger {
            Value::Object(versioned) => {
                if let Some(value) = versioned.get_mut("LambdaArn") {
                    shorten(value);
                }
            }
            value => shorten(value),
        }
    }
}

/// The schema that makes these attributes: the pool's own ones, and the standard ones that are not as every pool has them.
fn schema_of(attributes: &[Value]) -> Vec<Value> {
    let standard = schema::create(&[]).unwrap_or_default();
    let standard: Vec<Value> = standard.iter().filter_map(|it| serde_json::to_value(it).ok()).collect();
    let mut input = Vec::new();
    for attribute in attributes {
        let name = attribute["Name"].as_str().unwrap_or_default();
        let bare = name.strip_prefix("dev:").unwrap_or(name);
        let is_own = bare.starts_with("custom:");
        let is_standard = standard.contains(attribute) || OWN_ATTRIBUTES.contains(&name);
        if is_own || !is_standard {
            let mut members = object(attribute);
            members.insert("Name".into(), bare.strip_prefix("custom:").unwrap_or(name).into());
            members.retain(|_, value| !is_blank(value));
            if !is_own {
                // Said or not, these are fixed.
                members.remove("DeveloperOnlyAttribute");
            }
            input.push(Value::Object(members));
        }
    }
    input
}

fn object(value: &Value) -> Map<String, Value> {
    value.as_object().cloned().unwrap_or_default()
}

/// Whether a member says nothing.
fn is_blank(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(values) => values.is_empty(),
        Value::Object(members) => members.is_empty(),
        Value::Bool(_) | Value::Number(_) => false,
    }
}

/// A pool that only has a name.
fn plain_pool() -> Option<UserPool> {
    let request = CreateUserPoolRequest { pool_name: Some("plain".into()), ..CreateUserPoolRequest::default() };
    user_pool::create(request, UserPoolId::new(PLAIN_POOL), String::new(), Timestamp::default()).ok()
}

/// An app client that only has a name.
fn plain_client() -> Option<AppClient> {
    let seeds = SecretSeeds { id: [0; 32], secret: [0; 32] };
    let request: CreateUserPoolClientRequest = serde_json::from_value(json!({"ClientName": "plain"})).ok()?;
    app_client::create_as(
        &plain_pool()?,
        &Offer::default(),
        ClientId::new("plain"),
        request,
        &seeds,
        Timestamp::default(),
    )
    .ok()
}
