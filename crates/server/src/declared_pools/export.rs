//! `vestibule pool export`: a pool of a running server as a file, by the public API alone.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use vestibule_identity::declaration::described;
use vestibule_identity::resource_server;

use super::Table;
use crate::client::{Client, ClientError};

/// What is written beside pool, clients and groups.
#[derive(Clone, Copy, Debug)]
pub struct Extent {
    /// The clients' secrets.
    pub secrets: bool,
    /// The users, without passwords.
    pub users: bool,
}

/// The file of a pool, and remarks on what is not in it.
pub async fn export(client: &Client, pool: &str, extent: Extent) -> Result<(Table, Vec<String>), ClientError> {
    let mut remarks = Vec::new();
    let of_pool = json!({"UserPoolId": pool});
    let description = client.operation("DescribeUserPool", &of_pool).await?["UserPool"].take();
    let factors = client.operation("GetUserPoolMfaConfig", &of_pool).await?;
    let sessions = client.operation("GetUserPoolSessionConfiguration", &of_pool).await?;
    let tracks_sessions = sessions["UserSessionTracking"] == "ENABLED";
    let mut table = described::pool(&description, Some(&factors), Some(&sessions)).declaration;
    described::name_functions(&mut table, description["Arn"].as_str().unwrap_or_default());
    for name in ["Domain", "CustomDomain"] {
        if let Some(domain) = description[name].as_str() {
            remarks.push(format!("the domain {domain} is not part of the file"));
        }
    }
    let mut clients = Vec::new();
    for summary in pages(client, "ListUserPoolClients", &of_pool, "MaxResults", "NextToken", "UserPoolClients").await? {
        let named = json!({"UserPoolId": pool, "ClientId": summary["ClientId"]});
        let description = client.operation("DescribeUserPoolClient", &named).await?["UserPoolClient"].take();
        let sso_session = if tracks_sessions {
            Some(client.operation("GetUserPoolClientSessionConfiguration", &named).await?["SSOSession"].take())
        } else {
            None
        };
        if description["ClientSecret"].is_string() {
            let secrets = client.operation("ListUserPoolClientSecrets", &named).await?;
            if secrets["ClientSecrets"].as_array().is_some_and(|list| list.len() > 1) {
                remarks
                    .push(format!("of the two secrets of client {} only the original can be read", named["ClientId"]));
            }
        }
        remarks.extend(foreign(&description));
        clients.push(described::client(&description, sso_session.as_ref(), extent.secrets).declaration);
    }
    put(&mut table, "Clients", sorted(clients, &["ClientName", "ClientId"]));
    let groups = pages(client, "ListGroups", &of_pool, "Limit", "NextToken", "Groups").await?;
    put(&mut table, "Groups", sorted(groups.iter().map(described::group).collect(), &["GroupName"]));
    if extent.users {
        let mut members: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for name in groups.iter().filter_map(|group| group["GroupName"].as_str()) {
            let of_group = json!({"UserPoolId": pool, "GroupName": name});
            for user in pages(client, "ListUsersInGroup", &of_group, "Limit", "NextToken", "Users").await? {
                let username = user["Username"].as_str().unwrap_or_default();
                members.entry(username.to_owned()).or_default().push(name.to_owned());
            }
        }
        for groups in members.values_mut() {
            groups.sort_unstable();
        }
        let users = pages(client, "ListUsers", &of_pool, "Limit", "PaginationToken", "Users").await?;
        let none = Vec::new();
        let declared = users.iter().map(|user| {
            let groups = user["Username"].as_str().and_then(|name| members.get(name)).unwrap_or(&none);
            if described::is_linked(user) {
                let name = &user["Username"];
                remarks.push(format!("user {name}: the link to an identity provider is not part of the file"));
            }
            described::user(user, groups)
        });
        put(&mut table, "Users", sorted(declared.collect(), &["Username"]));
    }
    Ok((table, remarks))
}

/// What a client has of its pool that is not part of the file, so that an empty server refuses the client.
fn foreign(client: &Value) -> Vec<String> {
    let names = |member: &str| client[member].as_array().into_iter().flatten().filter_map(Value::as_str);
    let providers = names("SupportedIdentityProviders").filter(|name| *name != "COGNITO");
    let scopes = names("AllowedOAuthScopes").filter(|scope| resource_server::is_custom(scope));
    let remark = |what: &str, name: &str| {
        let id = &client["ClientId"];
        format!("client {id}: {what} {name} is not part of the file, and a pool without it refuses the client")
    };
    let providers = providers.map(|name| remark("the identity provider", name));
    providers.chain(scopes.map(|scope| remark("the scope", scope))).collect()
}

/// Every entry of a listing.
pub(super) async fn pages(
    client: &Client,
    operation: &str,
    input: &Value,
    limit: &str,
    token: &str,
    list: &str,
) -> Result<Vec<Value>, ClientError> {
    let mut input = input.clone();
    input[limit] = 60.into();
    let mut entries = Vec::new();
    loop {
        let mut page = client.operation(operation, &input).await?;
        if let Value::Array(found) = page[list].take() {
            entries.extend(found);
        }
        match page[token].take() {
            Value::String(next) => input[token] = next.into(),
            _ => return Ok(entries),
        }
    }
}

pub(super) fn put(table: &mut Table, name: &str, entries: Vec<Table>) {
    if !entries.is_empty() {
        table.insert(name.to_owned(), entries.into_iter().map(Value::Object).collect());
    }
}

/// In an order that does not depend on when and where they were made.
pub(super) fn sorted(mut entries: Vec<Table>, by: &[&str]) -> Vec<Table> {
    let text = |entry: &Table, name: &str| entry.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    entries.sort_by_cached_key(|entry| by.iter().map(|name| text(entry, name)).collect::<Vec<_>>());
    entries
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_client_has_of_its_pool_is_remarked_on() {
        let client = json!({
            "ClientId": "1",
            "SupportedIdentityProviders": ["COGNITO", "Google"],
            "AllowedOAuthScopes": ["email", "api/read"],
        });
        let expected = [
            "client \"1\": the identity provider Google is not part of the file, and a pool without it refuses the client",
            "client \"1\": the scope api/read is not part of the file, and a pool without it refuses the client",
        ];
        assert_eq!(foreign(&client), expected);
        assert!(foreign(&json!({"ClientId": "1", "SupportedIdentityProviders": ["COGNITO"]})).is_empty());
    }
}
