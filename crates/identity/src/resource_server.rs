//! Resource servers of a pool: who defines which scopes.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use vestibule_api::cognito_idp::{
    CreateResourceServerRequest, ResourceServerScopeType, ResourceServerType, UpdateResourceServerRequest,
};

use crate::error::Error;
use crate::ids::UserPoolId;
use crate::pool_resource::{Resource, ResourceKind};

/// Most resource servers of one pool. Source: quotas.
pub const MOST: u32 = 25;

/// A resource server as it is stored.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ResourceServer {
    /// What its scopes begin with.
    pub identifier: String,
    /// What it is called.
    pub name: String,
    /// Its scopes, in the order in which they were given.
    pub scopes: Vec<ResourceServerScopeType>,
}

/// Why a resource server is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// The pool has one of this identifier.
    Exists {
        /// The identifier.
        identifier: String,
        /// The pool.
        pool: UserPoolId,
    },
    /// Two scopes of one name.
    ScopeTwice(String),
}

impl From<Problem> for Error {
    fn from(problem: Problem) -> Self {
        Self::ResourceServer(problem)
    }
}

impl Resource for ResourceServer {
    const KIND: ResourceKind = ResourceKind::ResourceServer;

    fn id(&self) -> &str {
        &self.identifier
    }
}

/// A new resource server.
pub fn create(request: CreateResourceServerRequest) -> Result<ResourceServer, Problem> {
    let scopes = distinct(request.scopes)?;
    Ok(ResourceServer {
        identifier: request.identifier.unwrap_or_default(),
        name: request.name.unwrap_or_default(),
        scopes,
    })
}

/// The resource server with name and scopes replaced; scopes that are left out are none.
pub fn update(server: &ResourceServer, request: UpdateResourceServerRequest) -> Result<ResourceServer, Problem> {
    let scopes = distinct(request.scopes)?;
    Ok(ResourceServer { identifier: server.identifier.clone(), name: request.name.unwrap_or_default(), scopes })
}

impl ResourceServer {
    /// What DescribeResourceServer answers.
    pub fn description(&self, pool: &UserPoolId) -> ResourceServerType {
        ResourceServerType {
            user_pool_id: Some(pool.to_string()),
            identifier: Some(self.identifier.clone()),
            name: Some(self.name.clone()),
            scopes: (!self.scopes.is_empty()).then(|| self.scopes.clone()),
            managed_by: None,
        }
    }

    /// The scopes as tokens have them: the identifier, a slash and the name.
    pub fn scopes(&self) -> impl Iterator<Item = String> {
        let names = self.scopes.iter().filter_map(|scope| scope.scope_name.as_deref());
        names.map(|name| format!("{}/{name}", self.identifier))
    }
}

/// Whether a scope is defined by a resource server, if anybody defines it. The standard ones have no slash.
pub fn is_custom(scope: &str) -> bool {
    scope.contains('/')
}

fn distinct(scopes: Option<Vec<ResourceServerScopeType>>) -> Result<Vec<ResourceServerScopeType>, Problem> {
    let scopes = scopes.unwrap_or_default();
    let mut seen = BTreeSet::new();
    match scopes.iter().filter_map(|scope| scope.scope_name.as_ref()).find(|name| !seen.insert(*name)) {
        Some(twice) => Err(Problem::ScopeTwice(twice.clone())),
        None => Ok(scopes),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn created(scopes: &serde_json::Value) -> Result<ResourceServer, Problem> {
        let request = json!({"Identifier": "https://api.example.com", "Name": "api", "Scopes": scopes});
        create(serde_json::from_value(request).expect("a valid request"))
    }

    fn scope(name: &str) -> serde_json::Value {
        json!({"ScopeName": name, "ScopeDescription": "d"})
    }

    #[test]
    fn a_scope_is_called_by_its_server_and_its_name() {
        let server = created(&json!([scope("read"), scope("write")])).expect("valid");
        let scopes: Vec<_> = server.scopes().collect();
        assert_eq!(scopes, ["https://api.example.com/read", "https://api.example.com/write"]);
        assert!(scopes.iter().all(|scope| is_custom(scope)));
        assert!(!is_custom("aws.cognito.signin.user.admin"));
        assert_eq!(created(&json!([scope("a"), scope("a")])), Err(Problem::ScopeTwice("a".into())));
    }

    #[test]
    fn an_update_replaces_name_and_scopes() {
        let server = created(&json!([scope("read")])).expect("valid");
        let request = json!({"UserPoolId": "p", "Identifier": "other", "Name": "new"});
        let updated = update(&server, serde_json::from_value(request).expect("a valid request")).expect("valid");
        let shown = serde_json::to_value(updated.description(&UserPoolId::new("p"))).expect("serialisable");
        assert_eq!(shown, json!({"UserPoolId": "p", "Identifier": "https://api.example.com", "Name": "new"}));
    }
}
