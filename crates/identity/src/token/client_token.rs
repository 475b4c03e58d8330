//! The access token of an app client itself: client credentials, without a user.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};
use vestibule_api::Timestamp;
use vestibule_api::cognito_idp::ExplicitAuthFlowsType;

use super::claims::{change_access, scope_text};
use crate::app_client::AppClient;
use crate::error::Error;
use crate::trigger::pre_token_generation::{self, Overrides, Version};
use crate::trigger::{CallerClient, ClientMetadata, Envelope, Response, TriggerCall, TriggerName};
use crate::user_pool::UserPool;

/// How events name a user who is none. Source: captured event.
const EVENT_USER_NAME: &str = "ClientCredentials";

/// A token that may be made for a client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClientGrant {
    scopes: Vec<String>,
}

/// What the circumstances of issuing add.
#[derive(Clone, Debug)]
pub struct ClientIssue {
    /// `iss`.
    pub issuer: String,
    /// The time of issuing.
    pub now: Timestamp,
    /// `jti`.
    pub jti: String,
}

/// Whether a client that has shown its secret gets a token, and with which scopes: those that it asks for, else all that
/// it is allowed. `defined` are the scopes of the pool's resource servers; one that is gone from there is not granted.
///
/// Cognito: the client needs a secret and `ALLOW_CLIENT_TOKEN_AUTH`. Source: GetClientToken, API reference. Nobody gets a scope
/// whose resource server is deleted. Source: DeleteResourceServer, API reference.
pub fn grant(client: &AppClient, defined: &BTreeSet<String>, asked: Option<&[String]>) -> Result<ClientGrant, Error> {
    if !client.is_confidential() || !client.has_flow(ExplicitAuthFlowsType::AllowClientTokenAuth) {
        return Err(Error::FlowNotEnabled("CLIENT_TOKEN_AUTH".into()));
    }
    let allowed: Vec<String> = client.scopes_defined_in(defined).cloned().collect();
    match asked.filter(|asked| !asked.is_empty()) {
        None => Ok(ClientGrant { scopes: allowed }),
        Some(asked) => match asked.iter().find(|scope| !allowed.contains(scope)) {
            Some(unknown) => Err(Error::ScopeNotFound(unknown.clone())),
            None => Ok(ClientGrant { scopes: asked.to_vec() }),
        },
    }
}

impl ClientGrant {
    /// The function to run before the token is made.
    ///
    /// Cognito: only a function of the third version runs for clients. Source: pre token generation guide.
    pub fn trigger(
        &self,
        pool: &UserPool,
        client: &AppClient,
        sdk_version: &str,
        metadata: Option<&ClientMetadata>,
    ) -> Option<TriggerCall> {
        let config = pool.settings.lambda_config.as_ref()?;
        let function = TriggerName::PreTokenGeneration.function(config)?;
        if pre_token_generation::version(config) != Version::V3 {
            return None;
        }
        let envelope = Envelope {
            region: pool.id.region(),
            pool_id: &pool.id,
            user_name: EVENT_USER_NAME,
            client: CallerClient::Client(client.id.as_str()),
            sdk_version,
        };
        let event = pre_token_generation::client_event(envelope, &self.scopes, metadata);
        Some(TriggerCall { trigger: TriggerName::PreTokenGeneration, function: function.to_owned(), event })
    }

    /// The claims of the token, with what the function wants changed.
    ///
    /// Cognito: `sub` and `client_id` are both the client's, and there is no `username`. Source: spec/oauth.md 3.5.
    pub fn claims(&self, client: &AppClient, overrides: &Overrides, issue: &ClientIssue) -> Map<String, Value> {
        let seconds = issue.now.as_millis().div_euclid(1000);
        let mut claims = Map::new();
        for (name, value) in [
            ("sub", json!(client.id.as_str())),
            ("iss", json!(issue.issuer)),
            ("version", json!(2)),
            ("client_id", json!(client.id.as_str())),
            ("token_use", json!("access")),
            ("auth_time", json!(seconds)),
            ("exp", json!(seconds + client.access_token_ttl_seconds())),
            ("iat", json!(seconds)),
            ("jti", json!(issue.jti)),
        ] {
            claims.insert(name.into(), value);
        }
        change_access(&mut claims, overrides, client);
        let scope = scope_text(self.scopes.iter().map(String::as_str), overrides);
        if !scope.is_empty() {
            claims.insert("scope".into(), json!(scope));
        }
        claims
    }
}

/// Reads what the function answered.
pub fn read(response: &Response) -> Result<Overrides, Error> {
    pre_token_generation::read(Version::V3, response).map_err(Error::ClientTokenRefused)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::attribute::fixture;
    use crate::secret::Secret;

    fn client(flows: &[ExplicitAuthFlowsType], scopes: &[&str]) -> AppClient {
        let mut client = fixture::client(None);
        let secret = crate::app_client::ClientSecret::new(&client.id, Secret::new("secret"), Timestamp::default());
        client.secrets.push(secret);
        client.settings.explicit_auth_flows = Some(flows.to_vec());
        client.settings.allowed_oauth_scopes = Some(scopes.iter().map(|scope| (*scope).to_owned()).collect());
        client
    }

    #[test]
    fn a_client_gets_the_scopes_that_it_asks_for_and_is_allowed() {
        use ExplicitAuthFlowsType::{AllowClientTokenAuth, AllowUserSrpAuth};
        let flow = || Error::FlowNotEnabled("CLIENT_TOKEN_AUTH".into());
        let (a, none, b, gone): (&[&str], &[&str], &[&str], &[&str]) = (&["a"], &[], &["s/b", "x"], &["s/gone"]);
        let defined = BTreeSet::from(["s/b".to_owned()]);
        let table = [
            (AllowClientTokenAuth, None, Ok("a s/b")),
            (AllowClientTokenAuth, Some(none), Ok("a s/b")),
            (AllowClientTokenAuth, Some(a), Ok("a")),
            (AllowClientTokenAuth, Some(b), Err(Error::ScopeNotFound("x".into()))),
            (AllowClientTokenAuth, Some(gone), Err(Error::ScopeNotFound("s/gone".into()))),
            (AllowUserSrpAuth, None, Err(flow())),
        ];
        for (allowed, asked, expected) in table {
            let asked: Option<Vec<String>> = asked.map(|list| list.iter().map(|it| (*it).to_owned()).collect());
            let granted = grant(&client(&[allowed], &["a", "s/b", "s/gone"]), &defined, asked.as_deref());
            assert_eq!(granted.map(|it| it.scopes.join(" ")), expected.map(str::to_owned));
        }
        let public = AppClient { secrets: Vec::new(), ..client(&[AllowClientTokenAuth], &[]) };
        assert_eq!(grant(&public, &defined, None), Err(flow()));
    }
}
