//! What the AWS CLI prints of a pool, as the declaration that makes the same pool here.
//!
//! The documents are told apart by what they hold, so that a directory of them will do. Ids, secrets and `sub`s stay; passwords do
//! not leave AWS, so whoever had one has to set another (`status_without_password`).

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use vestibule_identity::declaration::described;

use super::Table;
use super::export::{put, sorted};

/// A pool that was read, and what is to be said about it.
#[derive(Debug, Default)]
pub struct Imported {
    /// The pool with everything that was read.
    pub table: Table,
    /// What stayed behind, or is not what it was.
    pub remarks: Vec<String>,
    /// What AWS has and this server needs from elsewhere, each with where it is named.
    pub to_provide: Vec<String>,
}

/// The documents of one pool.
#[derive(Debug, Default)]
struct Documents {
    pool: Option<Value>,
    factors: Option<Value>,
    sessions: Option<Value>,
    clients: Vec<Value>,
    users: Vec<Value>,
    groups: Vec<Value>,
    members: BTreeMap<String, Vec<String>>,
    remarks: Vec<String>,
}

/// Reads files, and those of directories. `members` names files with the members of a group, which do not say whose they are.
pub fn read(paths: &[PathBuf], members: &[(String, PathBuf)]) -> Result<Imported, String> {
    let mut documents = Documents::default();
    for path in files(paths)? {
        let at = |problem: String| format!("{}: {problem}", path.display());
        if !members.iter().any(|(_, file)| *file == path) {
            documents.take(&document(&path)?).map_err(at)?;
        }
    }
    for (group, path) in members {
        for user in document(path)?["Users"].as_array().into_iter().flatten() {
            let name = user["Username"].as_str().unwrap_or_default().to_owned();
            documents.members.entry(name).or_default().push(group.clone());
        }
    }
    documents.imported()
}

fn files(paths: &[PathBuf]) -> Result<Vec<PathBuf>, String> {
    let mut files = Vec::new();
    for path in paths {
        if !path.is_dir() {
            files.push(path.clone());
            continue;
        }
        let listed = std::fs::read_dir(path).map_err(|error| format!("{}: {error}", path.display()))?;
        let mut found: Vec<PathBuf> = listed.filter_map(|file| Some(file.ok()?.path())).collect();
        found.retain(|path| path.extension().is_some_and(|it| it == "json"));
        found.sort_unstable();
        files.append(&mut found);
    }
    Ok(files)
}

fn document(path: &Path) -> Result<Value, String> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    serde_json::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))
}

impl Documents {
    /// Puts one document where it belongs.
    fn take(&mut self, document: &Value) -> Result<(), String> {
        let list = |name: &str| document[name].as_array().cloned();
        if document["UserPool"].is_object() {
            if self.pool.replace(document["UserPool"].clone()).is_some() {
                return Err("this is a second user pool: import one at a time".into());
            }
        } else if document["UserPoolClient"].is_object() {
            self.clients.push(document["UserPoolClient"].clone());
        } else if let Some(mut users) = list("Users") {
            self.users.append(&mut users);
        } else if let Some(mut groups) = list("Groups") {
            self.groups.append(&mut groups);
        } else if document["UserSessionTracking"].is_string() {
            self.sessions = Some(document.clone());
        } else if document["MfaConfiguration"].is_string() {
            self.factors = Some(document.clone());
        } else if document["UserPoolClients"].is_array() {
            self.remarks
                .push("list-user-pool-clients does not say enough: give describe-user-pool-client for each".into());
        } else {
            return Err(
                "this is not an answer of describe-user-pool, describe-user-pool-client, get-user-pool-mfa-config, \
                 list-users or list-groups"
                    .into(),
            );
        }
        Ok(())
    }

    fn imported(self) -> Result<Imported, String> {
        let mut remarks = self.remarks;
        let pool = self.pool.ok_or("none of the files is an answer of describe-user-pool")?;
        let described = described::pool(&pool, self.factors.as_ref(), self.sessions.as_ref());
        let mut table = described.declaration;
        remarks.extend(described.unknown.iter().map(|name| format!("{name} is not known here and left out")));
        for name in ["Domain", "CustomDomain"] {
            if let Some(domain) = pool[name].as_str() {
                remarks.push(format!("the domain {domain} is not brought: make it with create-user-pool-domain"));
            }
        }
        let is_on = table.get("MfaConfiguration").is_some_and(|mfa| mfa != "OFF");
        if is_on && self.factors.is_none() && !table.contains_key("SmsConfiguration") {
            table.insert("SoftwareTokenMfaConfiguration".into(), json!({"Enabled": true}));
            remarks.push("which second factors there are is not said: authenticator apps are switched on. Give get-user-pool-mfa-config too".into());
        }
        let id = table.get("Id").cloned().unwrap_or_default();
        let mut clients = Vec::new();
        for client in self.clients {
            if client["UserPoolId"] != id {
                let name = &client["ClientId"];
                remarks.push(format!("client {name} is of another pool and left out"));
                continue;
            }
            clients.push(imported_client(&client, &mut remarks));
        }
        put(&mut table, "Clients", sorted(clients, &["ClientName", "ClientId"]));
        let groups = self.groups.iter().map(described::group).collect();
        put(&mut table, "Groups", sorted(groups, &["GroupName"]));
        let users = self.users.iter().map(|user| imported_user(user, &self.members, &table, &mut remarks)).collect();
        put(&mut table, "Users", sorted(users, &["Username"]));
        let resets = count(&self.users, "CONFIRMED", &table);
        if resets > 0 {
            remarks.push(format!(
                "{resets} users had a password of their own, which AWS does not give away: they are RESET_REQUIRED, and set another by \
                 ForgotPassword. Where passwords must stay, leave the users out and let a user migration trigger bring each at the first \
                 sign-in; its users get another sub"
            ));
        }
        let to_provide = described::arns(&table).iter().map(|(path, arn)| to_provide(path, arn)).collect();
        Ok(Imported { table, remarks, to_provide })
    }
}

fn count(users: &[Value], status: &str, pool: &Table) -> usize {
    let is_reset = |user: &&Value| {
        user["UserStatus"] == status && described::status_without_password(status, user, pool) == "RESET_REQUIRED"
    };
    users.iter().filter(is_reset).count()
}

/// A client, without what the pool does not have here.
fn imported_client(client: &Value, remarks: &mut Vec<String>) -> Table {
    let described = described::client(client, None, true);
    let mut table = described.declaration;
    let name = client["ClientName"].as_str().unwrap_or_default();
    remarks.extend(
        described.unknown.iter().map(|member| format!("client {name}: {member} is not known here and left out")),
    );
    let foreign = [
        ("SupportedIdentityProviders", (|name: &str| name != "COGNITO") as fn(&str) -> bool, "the identity provider"),
        ("AllowedOAuthScopes", |scope: &str| scope.contains('/'), "the scope of a resource server"),
    ];
    for (member, is_foreign, kind) in foreign {
        let Some(Value::Array(values)) = table.get_mut(member) else { continue };
        let (out, kept): (Vec<Value>, Vec<Value>) =
            values.drain(..).partition(|value| value.as_str().is_some_and(is_foreign));
        for value in out {
            remarks.push(format!("client {name}: {kind} {value} is left out: make it here, then add it to {member}"));
        }
        *values = kept;
    }
    table
}

fn imported_user(
    user: &Value,
    members: &BTreeMap<String, Vec<String>>,
    pool: &Table,
    remarks: &mut Vec<String>,
) -> Table {
    let username = user["Username"].as_str().unwrap_or_default();
    let groups = members.get(username).map(Vec::as_slice).unwrap_or_default();
    let mut table = described::user(user, groups);
    let status = user["UserStatus"].as_str().unwrap_or_default();
    table.insert("UserStatus".into(), described::status_without_password(status, user, pool).into());
    if !user["UserCreateDate"].is_null() {
        table.insert("UserCreateDate".into(), user["UserCreateDate"].clone());
    }
    if described::is_linked(user) {
        remarks.push(format!("user {username}: the link to an identity provider is left out"));
    }
    table
}

/// What an ARN of AWS stands for, and how this server gets something in its place.
fn to_provide(path: &str, arn: &str) -> String {
    let how = match arn.split(':').nth(2) {
        Some("lambda") => "a function: deploy it, or declare it under [[functions]] with an endpoint",
        Some("kms") => "a key: the server has its own for every ARN, for the senders of messages",
        Some("ses") => "an address of Amazon SES: mail is sent from it by the server of [email.smtp]",
        Some("iam") => "a role: it is kept and not assumed",
        _ => "it is kept, and has no effect by itself",
    };
    format!("{arn} ({path}): {how}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_are_told_apart_by_what_they_hold() {
        let mut documents = Documents::default();
        let pool = json!({"UserPool": {"Id": "eu-west-1_Abc", "Name": "shop", "MfaConfiguration": "OPTIONAL", "Novelty": 1,
            "LambdaConfig": {"PreSignUp": "arn:aws:lambda:eu-west-1:123456789012:function:check"},
            "Arn": "arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_Abc"}});
        let client = json!({"UserPoolClient": {"ClientId": "1", "UserPoolId": "eu-west-1_Abc", "ClientName": "web",
            "ClientSecret": "s", "SupportedIdentityProviders": ["COGNITO", "Google"], "AllowedOAuthScopes": ["api/read"]}});
        let users = json!({"Users": [{"Username": "jane", "UserStatus": "CONFIRMED", "Enabled": true,
            "Attributes": [{"Name": "sub", "Value": "11111111-1111-4111-8111-111111111111"}]}]});
        for document in
            [&pool, &client, &users, &json!({"Groups": [{"GroupName": "staff", "UserPoolId": "eu-west-1_Abc"}]})]
        {
            documents.take(document).unwrap();
        }
        assert!(documents.take(&pool).is_err());
        documents.pool = Some(pool["UserPool"].clone());
        assert!(documents.take(&json!({"Functions": []})).unwrap_err().starts_with("this is not an answer of"));
        let imported = documents.imported().unwrap();
        let table = Value::Object(imported.table);
        assert_eq!(table["LambdaConfig"]["PreSignUp"], "arn:aws:lambda:eu-west-1:123456789012:function:check");
        assert_eq!(table["SoftwareTokenMfaConfiguration"], json!({"Enabled": true}));
        assert_eq!(table["Clients"][0]["ClientSecret"], "s");
        assert_eq!(table["Clients"][0]["SupportedIdentityProviders"], json!(["COGNITO"]));
        assert_eq!(table["Clients"][0]["AllowedOAuthScopes"], json!([]));
        assert_eq!(table["Users"][0]["UserStatus"], "RESET_REQUIRED");
        assert_eq!(table["Groups"], json!([{"GroupName": "staff"}]));
        assert_eq!(imported.remarks.len(), 5, "{:?}", imported.remarks);
    }
}
