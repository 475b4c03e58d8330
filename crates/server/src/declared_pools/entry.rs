//! From a table of a file to typed settings: the model's own constraints, and no member that the API does not have.

use std::collections::HashSet;

use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use vestibule_api::cognito_idp::{
    ClientSSOSessionConfigType, CreateGroupRequest, CreateUserPoolClientRequest, CreateUserPoolRequest, Operation,
    UserStatusType,
};
use vestibule_api::model::{Kind, Shape};
use vestibule_api::{Service, Timestamp, constraint};
use vestibule_functions::Place;
use vestibule_identity::branding::ui_customization::ALL;
use vestibule_identity::declaration::{DeclaredClient, DeclaredGroup, DeclaredPool, DeclaredSecret, DeclaredUser};
use vestibule_identity::group::GroupSettings;
use vestibule_identity::ids::{ClientId, GroupName, Sub, UserPoolId};
use vestibule_identity::name;
use vestibule_identity::secret::Secret;
use vestibule_identity::user::Attributes;

use super::{DeclarationError, Entry, Table};

const FACTORS: [&str; 4] =
    ["SmsMfaConfiguration", "SoftwareTokenMfaConfiguration", "EmailMfaConfiguration", "WebAuthnConfiguration"];
const SESSIONS: [&str; 2] = ["UserSessionTracking", "TokenSession"];
const USER_MEMBERS: [&str; 10] = [
    "Username",
    "Sub",
    "UserAttributes",
    "Password",
    "TemporaryPassword",
    "UserStatus",
    "Enabled",
    "Groups",
    "UserCreateDate",
    "UserPoolId",
];
const ID_CHARS_MAX: usize = 55;
/// The one member of the table as which the parser hands out a date that stands in TOML without quotes.
const TOML_DATE: &str = "$__toml_private_datetime";

/// What a table is read with.
pub struct Surroundings<'a> {
    /// Region and account of the server.
    pub place: &'a Place,
    /// The environment that `{ env = "NAME" }` means; none over HTTP.
    pub environment: &'a dyn Fn(&str) -> Option<String>,
}

/// Reads a table that declares a pool.
pub fn read(source: &str, mut table: Table, around: &Surroundings<'_>) -> Result<Entry, DeclarationError> {
    table.values_mut().for_each(dates_as_texts);
    let id = table.remove("Id");
    let shown = id.as_ref().and_then(Value::as_str).unwrap_or_default().to_owned();
    let place = |part: &str| {
        let pool = if shown.is_empty() { "a pool without Id".to_owned() } else { format!("pool {shown}") };
        if part.is_empty() { format!("{source}: {pool}") } else { format!("{source}: {pool}: {part}") }
    };
    let at = |part: &str, problem: String| DeclarationError { place: place(part), problem };
    let id = pool_id(id, around.place).map_err(|problem| at("", problem))?;
    let lists = ["Clients", "Groups", "Users"].map(|name| list(&mut table, name));
    let [clients, groups, users] = lists;
    let (clients, groups, users) = (
        clients.map_err(|problem| at("", problem))?,
        groups.map_err(|problem| at("", problem))?,
        users.map_err(|problem| at("", problem))?,
    );
    let (pool, functions) = pool(&id, table, around).map_err(|problem| at("", problem))?;
    let mut entry = Entry {
        source: source.to_owned(),
        pool,
        functions,
        clients: Vec::new(),
        groups: Vec::new(),
        users: Vec::new(),
    };
    for (number, table) in clients.into_iter().enumerate() {
        let part = part("client", number, table.get("ClientId"));
        entry.clients.push(client(&id, table, around).map_err(|problem| at(&part, problem))?);
    }
    for (number, table) in groups.into_iter().enumerate() {
        let part = part("group", number, table.get("GroupName"));
        entry.groups.push(group(&id, table).map_err(|problem| at(&part, problem))?);
    }
    for (number, table) in users.into_iter().enumerate() {
        let part = part("user", number, table.get("Username"));
        entry.users.push(user(&id, table, around).map_err(|problem| at(&part, problem))?);
    }
    for (kind, twice) in [
        ("group", twice(entry.groups.iter().map(|group| group.name.as_str()))),
        ("client", twice(entry.clients.iter().map(|client| client.id.as_str()))),
        ("user", twice(entry.users.iter().map(|user| user.username.as_str()))),
    ] {
        if let Some(name) = twice {
            return Err(at(&format!("{kind} {name}"), "it is declared twice".into()));
        }
    }
    Ok(entry)
}

/// A name that comes a second time.
fn twice<'a>(mut names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let mut seen = HashSet::new();
    names.find(|name| !seen.insert(*name))
}

/// Makes a text of every date that stands in TOML without quotes.
fn dates_as_texts(value: &mut Value) {
    if let Some(text) = value.get(TOML_DATE).and_then(Value::as_str).map(str::to_owned) {
        *value = text.into();
        return;
    }
    match value {
        Value::Object(members) => members.values_mut().for_each(dates_as_texts),
        Value::Array(values) => values.iter_mut().for_each(dates_as_texts),
        _ => {}
    }
}

/// How an entry of a list is told: by its name, or else by its number.
fn part(kind: &str, number: usize, name: Option<&Value>) -> String {
    name.and_then(Value::as_str).map_or_else(|| format!("{kind} {}", number + 1), |name| format!("{kind} {name}"))
}

fn pool_id(id: Option<Value>, place: &Place) -> Result<UserPoolId, String> {
    let Some(Value::String(id)) = id else {
        return Err("Id is missing: the pool's id, as in us-east-1_Example01".into());
    };
    let Some((region, name)) = id.split_once('_') else {
        return Err(format!("Id {id:?} is not of the form {}_Example01", place.region));
    };
    if region != place.region {
        let server = &place.region;
        return Err(format!(
            "its region is {region}, and that of this server {server}: start it with --region {region}"
        ));
    }
    let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if !is_name || id.len() > ID_CHARS_MAX {
        return Err(format!(
            "Id {id:?} must be the region, '_', and letters and digits, {ID_CHARS_MAX} characters at most"
        ));
    }
    Ok(UserPoolId::new(id))
}

fn list(table: &mut Table, name: &str) -> Result<Vec<Table>, String> {
    let Some(value) = table.remove(name) else { return Ok(Vec::new()) };
    let Value::Array(values) = value else { return Err(format!("{name} is not a list")) };
    let tables = values.into_iter().map(|value| match value {
        Value::Object(table) => Ok(table),
        _ => Err(format!("{name} holds something that is not a table")),
    });
    tables.collect()
}

type Functions = Vec<(String, String)>;

fn pool(id: &UserPoolId, mut table: Table, around: &Surroundings<'_>) -> Result<(DeclaredPool, Functions), String> {
    let functions = expand_functions(&mut table, around.place);
    let mut factors = take(&mut table, &FACTORS);
    let mut sessions = take(&mut table, &SESSIONS);
    let factors = if factors.is_empty() {
        None
    } else {
        factors.extend(table.remove("MfaConfiguration").map(|mfa| ("MfaConfiguration".to_owned(), mfa)));
        factors.insert("UserPoolId".into(), id.as_str().into());
        Some(typed(Operation::SetUserPoolMfaConfig, factors)?)
    };
    let sessions = if sessions.is_empty() {
        None
    } else {
        sessions.insert("UserPoolId".into(), id.as_str().into());
        Some(typed(Operation::SetUserPoolSessionConfiguration, sessions)?)
    };
    let settings: CreateUserPoolRequest = typed(Operation::CreateUserPool, table)?;
    if settings.schema.iter().flatten().any(|attribute| attribute.name.is_none()) {
        return Err("Schema has an attribute without Name".into());
    }
    Ok((DeclaredPool { id: id.clone(), settings, factors, sessions }, functions))
}

/// A trigger may be a function's plain name, which becomes its ARN on this server.
fn expand_functions(table: &mut Table, place: &Place) -> Functions {
    let mut names = Vec::new();
    let mut expand = |member: &str, value: &mut Value| {
        if let Some(name) = value.as_str().filter(|text| !text.is_empty() && !text.contains(':')).map(str::to_owned) {
            *value = place.function_arn(&name).into();
            names.push((member.to_owned(), name));
        }
    };
    if let Some(Value::Object(triggers)) = table.get_mut("LambdaConfig") {
        for (member, trigger) in triggers.iter_mut().filter(|(member, _)| *member != "KMSKeyID") {
            match trigger {
                Value::Object(versioned) => {
                    if let Some(value) = versioned.get_mut("LambdaArn") {
                        expand(member, value);
                    }
                }
                value => expand(member, value),
            }
        }
    }
    names
}

fn client(pool: &UserPoolId, mut table: Table, around: &Surroundings<'_>) -> Result<DeclaredClient, String> {
    let Some(Value::String(id)) = table.remove("ClientId") else { return Err("ClientId is missing".into()) };
    check(Operation::DescribeUserPoolClient, &json!({"UserPoolId": pool.as_str(), "ClientId": id}))?;
    if id == ALL {
        return Err(format!("ClientId: {ALL} stands for all app clients"));
    }
    let given = secret(&mut table, "ClientSecret", around)?;
    let is_generated = table.get("GenerateSecret") == Some(&Value::Bool(true));
    let declared_secret = match (given, is_generated) {
        (Some(_), true) => return Err("give ClientSecret or GenerateSecret, not both".into()),
        (Some(secret), false) => {
            let mut input = Table::from_iter([("UserPoolId".to_owned(), pool.as_str().into())]);
            input.insert("ClientName".into(), "any".into());
            input.insert("ClientSecret".into(), secret.expose().into());
            check(Operation::CreateUserPoolClient, &Value::Object(input))?;
            DeclaredSecret::Given(secret)
        }
        (None, true) => DeclaredSecret::Generated,
        (None, false) => DeclaredSecret::Public,
    };
    let sso_session: Option<ClientSSOSessionConfigType> = match table.remove("SSOSession") {
        None => None,
        Some(config) => {
            let input = json!({"UserPoolId": pool.as_str(), "ClientId": id, "SSOSession": config});
            check(Operation::SetUserPoolClientSessionConfiguration, &input)?;
            serde_json::from_value(config).map_err(|error| format!("SSOSession: {error}"))?
        }
    };
    table.insert("UserPoolId".into(), pool.as_str().into());
    let mut settings: CreateUserPoolClientRequest = typed(Operation::CreateUserPoolClient, table)?;
    settings.generate_secret = None;
    Ok(DeclaredClient { id: ClientId::new(id), settings, secret: declared_secret, sso_session })
}

fn group(pool: &UserPoolId, mut table: Table) -> Result<DeclaredGroup, String> {
    table.insert("UserPoolId".into(), pool.as_str().into());
    let request: CreateGroupRequest = typed(Operation::CreateGroup, table)?;
    let settings =
        GroupSettings { description: request.description, role_arn: request.role_arn, precedence: request.precedence };
    Ok(DeclaredGroup { name: GroupName::new(request.group_name.unwrap_or_default()), settings })
}

fn user(pool: &UserPoolId, mut table: Table, around: &Surroundings<'_>) -> Result<DeclaredUser, String> {
    if let Some(name) = table.keys().find(|name| !USER_MEMBERS.contains(&name.as_str())) {
        return Err(format!("{name} is not a member of a user: {}", USER_MEMBERS[..9].join(", ")));
    }
    let password = secret(&mut table, "Password", around)?;
    let temporary_password = secret(&mut table, "TemporaryPassword", around)?;
    let attributes = attributes(table.remove("UserAttributes"))?;
    let Some(Value::String(username)) = table.remove("Username") else { return Err("Username is missing".into()) };
    let input = json!({
        "UserPoolId": pool.as_str(),
        "Username": username,
        "UserAttributes": attributes.iter().map(|(name, value)| json!({"Name": name, "Value": value})).collect::<Vec<_>>(),
    });
    check(Operation::AdminCreateUser, &input)?;
    for text in password.iter().chain(&temporary_password) {
        let input = json!({"UserPoolId": pool.as_str(), "Username": username, "TemporaryPassword": text.expose()});
        check(Operation::AdminCreateUser, &input)?;
    }
    let groups: Vec<GroupName> = match table.remove("Groups") {
        None => Vec::new(),
        Some(groups) => serde_json::from_value(groups).map_err(|_| "Groups is not a list of names")?,
    };
    let sub = match table.remove("Sub") {
        None => None,
        Some(Value::String(sub)) if name::may_be_sub(&sub) => Some(Sub::new(sub)),
        Some(_) => return Err("Sub is not a UUID in lower case".into()),
    };
    let status = match table.remove("UserStatus") {
        None => None,
        Some(status) => {
            let status: UserStatusType = serde_json::from_value(status.clone())
                .map_err(|_| format!("UserStatus {status} is not one of the API's"))?;
            Some(status)
        }
    };
    let enabled = match table.remove("Enabled") {
        None => None,
        Some(Value::Bool(enabled)) => Some(enabled),
        Some(_) => return Err("Enabled is true or false".into()),
    };
    let created_at = table.remove("UserCreateDate").map(|date| moment(&date)).transpose()?;
    Ok(DeclaredUser { username, sub, attributes, password, temporary_password, status, enabled, groups, created_at })
}

/// Attributes as a table, or as the API's list.
fn attributes(value: Option<Value>) -> Result<Attributes, String> {
    let pairs: Vec<(String, Value)> = match value {
        None => return Ok(Attributes::new()),
        Some(Value::Object(table)) => table.into_iter().collect(),
        Some(Value::Array(list)) => {
            let pair =
                |it: &Value| Some((it["Name"].as_str()?.to_owned(), it.get("Value").cloned().unwrap_or_default()));
            list.iter().map(pair).collect::<Option<_>>().ok_or("UserAttributes holds an attribute without Name")?
        }
        Some(_) => return Err("UserAttributes is neither a table nor a list".into()),
    };
    let text = |(name, value)| match value {
        Value::String(text) => Ok((name, text)),
        Value::Bool(flag) => Ok((name, flag.to_string())),
        Value::Number(number) => Ok((name, number.to_string())),
        _ => Err(format!("the attribute {name} is not a text")),
    };
    pairs.into_iter().map(text).collect()
}

/// A moment as the AWS CLI prints it, or as the API has it: in seconds.
fn moment(value: &Value) -> Result<Timestamp, String> {
    if let Ok(moment) = serde_json::from_value::<Timestamp>(value.clone()) {
        // Milliseconds, taken for seconds, are tens of thousands of years ahead, where no date can be written any more.
        return match jiff::Timestamp::from_millisecond(moment.as_millis()) {
            Ok(_) => Ok(moment),
            Err(_) => Err(format!("UserCreateDate {value} is too far away: it is in seconds since 1970")),
        };
    }
    let moment = value.as_str().and_then(|text| text.parse::<jiff::Timestamp>().ok());
    let moment = moment.ok_or_else(|| format!("UserCreateDate {value} is not a moment as in 2030-01-31T12:00:00Z"))?;
    Ok(Timestamp::from_millis(moment.as_millisecond()))
}

/// A secret as it is, or by the name of the variable that holds it.
fn secret(table: &mut Table, name: &str, around: &Surroundings<'_>) -> Result<Option<Secret>, String> {
    match table.remove(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(Secret::new(text))),
        Some(Value::Object(source)) => match source.get("env").and_then(Value::as_str) {
            Some(variable) if source.len() == 1 => match (around.environment)(variable) {
                Some(text) => Ok(Some(Secret::new(text))),
                None => Err(format!("{name}: the environment has no {variable}")),
            },
            _ => Err(format!("{name} is a text or {{ env = \"NAME\" }}")),
        },
        Some(_) => Err(format!("{name} is a text or {{ env = \"NAME\" }}")),
    }
}

fn take(table: &mut Table, names: &[&str]) -> Table {
    names.iter().filter_map(|name| Some(((*name).to_owned(), table.remove(*name)?))).collect()
}

fn typed<T: DeserializeOwned>(operation: Operation, table: Table) -> Result<T, String> {
    let input = Value::Object(table);
    check(operation, &input)?;
    serde_json::from_value(input).map_err(|error| error.to_string())
}

/// The words that a call with this input would be refused with.
fn check(operation: Operation, input: &Value) -> Result<(), String> {
    let Some(shape) = operation.input_shape() else { return Ok(()) };
    if let Some(path) = unknown_member(shape, input, "") {
        return Err(format!("{path} is not a setting"));
    }
    constraint::check(Service::CognitoIdp, shape, input).map_err(|error| super::apply::told(&error))
}

/// A member that the model does not have: the API would ignore it, but in a file it is a slip.
fn unknown_member(shape: &'static Shape, value: &Value, path: &str) -> Option<String> {
    let below = |name: &str| if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
    match (&shape.kind, value) {
        (Kind::Structure(members), Value::Object(object)) => {
            object.iter().find_map(|(name, value)| match members.iter().find(|member| member.name == name) {
                Some(member) => unknown_member(member.shape, value, &below(name)),
                None => Some(below(name)),
            })
        }
        (Kind::List { member, .. }, Value::Array(values)) => {
            values.iter().find_map(|value| unknown_member(member, value, path))
        }
        (Kind::Map { value: inner, .. }, Value::Object(object)) => {
            object.iter().find_map(|(name, value)| unknown_member(inner, value, &below(name)))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(text: &str) -> Result<Entry, String> {
        let table: Table = toml::from_str(text).unwrap();
        let around = Surroundings { place: &Place::new("us-east-1", "000000000000"), environment: &|_| None };
        read("a.toml", table, &around).map_err(|error| error.problem)
    }

    #[test]
    fn a_moment_is_a_date_of_toml_a_text_or_seconds() {
        let created = |date: &str| {
            let user = format!("[[Users]]\nUsername = \"jane\"\nUserCreateDate = {date}\n");
            let entry = entry(&format!("Id = \"us-east-1_Demo1\"\nPoolName = \"demo\"\n{user}"))?;
            Ok::<_, String>(entry.users[0].created_at)
        };
        let moment = Some(Timestamp::from_seconds(1_700_000_000));
        assert_eq!(created("2023-11-14T22:13:20Z"), Ok(moment));
        assert_eq!(created("\"2023-11-14T22:13:20Z\""), Ok(moment));
        assert_eq!(created("1700000000"), Ok(moment));
        let milliseconds = "UserCreateDate 1700000000000 is too far away: it is in seconds since 1970";
        assert_eq!(created("1700000000000"), Err(milliseconds.into()));
        let no_moment = "UserCreateDate \"2023-11-14\" is not a moment as in 2030-01-31T12:00:00Z";
        assert_eq!(created("2023-11-14"), Err(no_moment.into()));
    }

    #[test]
    fn a_date_that_is_an_attribute_needs_no_quotes() {
        let user = "[[Users]]\nUsername = \"jane\"\nUserAttributes = { birthdate = 1990-01-31 }\n";
        let entry = entry(&format!("Id = \"us-east-1_Demo1\"\nPoolName = \"demo\"\n{user}")).unwrap();
        assert_eq!(entry.users[0].attributes["birthdate"], "1990-01-31");
    }

    #[test]
    fn nothing_is_declared_twice() {
        for (list, name, kind) in
            [("Groups", "GroupName", "group"), ("Clients", "ClientId", "client"), ("Users", "Username", "user")]
        {
            let client = if list == "Clients" { "ClientName = \"web\"\n" } else { "" };
            let one = format!("[[{list}]]\n{name} = \"same\"\n{client}");
            let told = read(
                "a.toml",
                toml::from_str(&format!("Id = \"us-east-1_Demo1\"\nPoolName = \"demo\"\n{one}{one}")).unwrap(),
                &Surroundings { place: &Place::new("us-east-1", "000000000000"), environment: &|_| None },
            );
            let told = told.map(|_| ()).unwrap_err().to_string();
            assert_eq!(told, format!("a.toml: pool us-east-1_Demo1: {kind} same: it is declared twice"));
        }
    }
}
