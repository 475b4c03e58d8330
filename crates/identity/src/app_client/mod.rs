//! An app client: the API's own shape, its secrets, and the questions that rules ask of it.
//!
//! `settings` makes and replaces one, `secrets` rotates its secrets, `permission` says which attributes it sees and writes,
//! `token_validity` how long its tokens live. The hash by which a client proves its secret is `crate::secret_hash`.

mod permission;
pub mod secrets;
mod settings;
mod token_validity;

use std::collections::BTreeSet;

use vestibule_api::Timestamp;
use vestibule_api::cognito_idp::{
    AuthFlowType, ExplicitAuthFlowsType, FeatureType, PreventUserExistenceErrorTypes, UserPoolClientDescription,
    UserPoolClientType,
};

use crate::ids::{ClientId, UserPoolId};
use crate::random::{self, DIGITS_AND_LOWERCASE};
use crate::resource_server;
use crate::secret::Secret;

pub use permission::PROFILE_ATTRIBUTES;
pub use settings::{Offer, Problem, SecretSeeds, create, create_as, update};

/// App clients in one user pool. Source: quotas.
const CLIENTS_MAX: u64 = 1000;
const ID_LENGTH: usize = 26;
const SECRET_LENGTH: usize = 52;

/// An app client as it is stored.
#[derive(Clone, Debug)]
pub struct AppClient {
    /// The client's id, also inside `settings`.
    pub id: ClientId,
    /// The pool that it belongs to, also inside `settings`.
    pub pool_id: UserPoolId,
    /// How often the client has been changed. A change applies only to the revision that it was decided on.
    pub revision: u32,
    /// What DescribeUserPoolClient answers, without the secret.
    pub settings: UserPoolClientType,
    /// The active secrets, the original first; none for a public client, two at most.
    pub secrets: Vec<ClientSecret>,
    /// How long a single sign-on session of hosted sign-in is reused, in minutes, if set.
    pub sso_session_minutes: Option<i32>,
}

/// One secret of a confidential client.
#[derive(Clone, Debug)]
pub struct ClientSecret {
    /// `{client id}--{epoch creation time}`.
    pub id: String,
    /// The secret.
    pub value: Secret,
    /// When it was made.
    pub created_at: Timestamp,
}

impl ClientSecret {
    /// A secret of this client, made now.
    pub fn new(client: &ClientId, value: Secret, now: Timestamp) -> Self {
        Self { id: format!("{client}--{}", now.as_millis() / 1000), value, created_at: now }
    }
}

/// A client id from random bytes: 26 digits and lower-case letters.
pub fn generate_id(seed: &[u8; 32]) -> ClientId {
    ClientId::new(random::text(seed, DIGITS_AND_LOWERCASE, ID_LENGTH))
}

/// A client secret from random bytes: 52 digits and lower-case letters.
pub fn generate_secret(seed: &[u8; 32]) -> Secret {
    Secret::new(random::text(seed, DIGITS_AND_LOWERCASE, SECRET_LENGTH))
}

/// Whether a pool that has so many app clients may have one more.
pub fn admits_in_pool(clients: u64) -> bool {
    clients < CLIENTS_MAX
}

impl AppClient {
    /// What DescribeUserPoolClient answers, with the original secret.
    pub fn description(&self) -> UserPoolClientType {
        UserPoolClientType {
            client_secret: self.secrets.first().map(|secret| secret.value.expose().into()),
            ..self.settings.clone()
        }
    }

    /// The client's entry in ListUserPoolClients.
    pub fn summary(&self) -> UserPoolClientDescription {
        UserPoolClientDescription {
            client_id: self.settings.client_id.clone(),
            user_pool_id: self.settings.user_pool_id.clone(),
            client_name: self.settings.client_name.clone(),
        }
    }

    /// Whether the client has a secret to prove.
    pub fn is_confidential(&self) -> bool {
        !self.secrets.is_empty()
    }

    /// Whether answers hide that a user does not exist. Left out means `LEGACY`.
    pub fn prevents_user_existence_errors(&self) -> bool {
        self.settings.prevent_user_existence_errors == Some(PreventUserExistenceErrorTypes::Enabled)
    }

    /// Whether the client may start a sign-in with this flow.
    ///
    /// Cognito: no list means SRP, custom and refresh. Values of the old kind add to SRP and refresh, except that
    /// `CUSTOM_AUTH_FLOW_ONLY` takes SRP away. Source: ExplicitAuthFlows, API reference.
    pub fn allows(&self, flow: AuthFlowType) -> bool {
        use ExplicitAuthFlowsType as Explicit;

        let flows = self.explicit_auth_flows();
        let has = |wanted: Explicit| flows.contains(&wanted);
        let by_default = flows.is_empty();
        let of_old_kind = flows.iter().any(|flow| is_old_kind(*flow));
        match flow {
            AuthFlowType::UserSrpAuth => {
                by_default || has(Explicit::AllowUserSrpAuth) || of_old_kind && !self.is_custom_auth_only()
            }
            AuthFlowType::CustomAuth => {
                by_default || has(Explicit::AllowCustomAuth) || has(Explicit::CustomAuthFlowOnly)
            }
            AuthFlowType::UserPasswordAuth => has(Explicit::AllowUserPasswordAuth) || has(Explicit::UserPasswordAuth),
            AuthFlowType::AdminUserPasswordAuth | AuthFlowType::AdminNoSrpAuth => {
                has(Explicit::AllowAdminUserPasswordAuth) || has(Explicit::AdminNoSrpAuth)
            }
            AuthFlowType::UserAuth => has(Explicit::AllowUserAuth),
            AuthFlowType::RefreshTokenAuth | AuthFlowType::RefreshToken => {
                let allowed = by_default || has(Explicit::AllowRefreshTokenAuth) || of_old_kind;
                allowed && !self.rotates_refresh_tokens()
            }
        }
    }

    /// Whether the client has this flow by name: those that sign nobody in are never on by default.
    pub fn has_flow(&self, flow: ExplicitAuthFlowsType) -> bool {
        self.explicit_auth_flows().contains(&flow)
    }

    /// The scopes that the client may have beyond those of the API's own sign-in.
    pub fn allowed_scopes(&self) -> &[String] {
        self.settings.allowed_oauth_scopes.as_deref().unwrap_or_default()
    }

    /// Those of [`Self::allowed_scopes`] that there are, where resource servers define these.
    ///
    /// Cognito: a client keeps a scope that is gone from its resource server, and does not get it. Source: scopes guide.
    pub fn scopes_defined_in<'a>(&'a self, defined: &'a BTreeSet<String>) -> impl Iterator<Item = &'a String> {
        self.allowed_scopes().iter().filter(|scope| !resource_server::is_custom(scope) || defined.contains(*scope))
    }

    /// Whether the client is restricted to custom authentication, by the value of the old kind.
    pub fn is_custom_auth_only(&self) -> bool {
        self.explicit_auth_flows().contains(&ExplicitAuthFlowsType::CustomAuthFlowOnly)
    }

    /// Whether a refresh token is replaced each time it is used.
    pub fn rotates_refresh_tokens(&self) -> bool {
        let rotation = self.settings.refresh_token_rotation.as_ref();
        rotation.and_then(|it| it.feature) == Some(FeatureType::Enabled)
    }

    /// How long a refresh token that was replaced still yields tokens, in seconds.
    pub fn retry_grace_period_seconds(&self) -> i64 {
        let rotation = self.settings.refresh_token_rotation.as_ref();
        rotation.and_then(|it| it.retry_grace_period_seconds).map_or(0, i64::from)
    }

    /// Whether tokens carry what revocation needs. On unless switched off.
    pub fn revokes_tokens(&self) -> bool {
        self.settings.enable_token_revocation.unwrap_or(true)
    }

    fn explicit_auth_flows(&self) -> &[ExplicitAuthFlowsType] {
        self.settings.explicit_auth_flows.as_deref().unwrap_or_default()
    }
}

/// Whether a value stems from before the `ALLOW_` ones.
fn is_old_kind(flow: ExplicitAuthFlowsType) -> bool {
    use ExplicitAuthFlowsType as Explicit;
    matches!(flow, Explicit::AdminNoSrpAuth | Explicit::CustomAuthFlowOnly | Explicit::UserPasswordAuth)
}

#[cfg(test)]
mod tests {
    use vestibule_api::cognito_idp::RefreshTokenRotationType;

    use super::*;

    fn client(flows: &[ExplicitAuthFlowsType]) -> AppClient {
        AppClient {
            id: ClientId::new("client"),
            pool_id: UserPoolId::new("us-east-1_pool"),
            revision: 0,
            settings: UserPoolClientType {
                explicit_auth_flows: (!flows.is_empty()).then(|| flows.to_vec()),
                ..UserPoolClientType::default()
            },
            secrets: Vec::new(),
            sso_session_minutes: None,
        }
    }

    #[test]
    fn explicit_auth_flows_decide_what_a_client_may_start() {
        use AuthFlowType as Flow;
        use ExplicitAuthFlowsType as Explicit;

        const ALL: [Flow; 8] = [
            Flow::UserSrpAuth,
            Flow::CustomAuth,
            Flow::UserPasswordAuth,
            Flow::AdminUserPasswordAuth,
            Flow::AdminNoSrpAuth,
            Flow::UserAuth,
            Flow::RefreshTokenAuth,
            Flow::RefreshToken,
        ];
        let table: [(&[Explicit], &str); 11] = [
            (&[], "xx----xx"),
            (&[Explicit::AdminNoSrpAuth], "x--xx-xx"),
            (&[Explicit::UserPasswordAuth], "x-x---xx"),
            (&[Explicit::CustomAuthFlowOnly], "-x----xx"),
            (&[Explicit::CustomAuthFlowOnly, Explicit::UserPasswordAuth], "-xx---xx"),
            (&[Explicit::AllowUserSrpAuth], "x-------"),
            (&[Explicit::AllowCustomAuth], "-x------"),
            (&[Explicit::AllowUserPasswordAuth], "--x-----"),
            (&[Explicit::AllowAdminUserPasswordAuth], "---xx---"),
            (&[Explicit::AllowUserAuth], "-----x--"),
            (&[Explicit::AllowRefreshTokenAuth], "------xx"),
        ];
        for (flows, expected) in table {
            let client = client(flows);
            let allowed: String = ALL.iter().map(|flow| if client.allows(*flow) { 'x' } else { '-' }).collect();
            assert_eq!(allowed, expected, "{flows:?}");
        }
    }

    #[test]
    fn rotation_takes_the_refresh_flow_away() {
        let mut client = client(&[]);
        client.settings.refresh_token_rotation =
            Some(RefreshTokenRotationType { feature: Some(FeatureType::Enabled), retry_grace_period_seconds: None });
        assert!(!client.allows(AuthFlowType::RefreshTokenAuth));
        assert!(client.allows(AuthFlowType::UserSrpAuth));
    }

    #[test]
    fn ids_and_secrets_have_the_services_form() {
        let id = generate_id(&[3; 32]);
        let secret = generate_secret(&[3; 32]);
        assert_eq!(id.as_str().len(), 26);
        assert_eq!(secret.expose().len(), 52);
        assert!(secret.expose().bytes().all(|byte| DIGITS_AND_LOWERCASE.contains(&byte)));
        let made = ClientSecret::new(&id, secret, Timestamp::from_millis(1_790_000_000_123));
        assert_eq!(made.id, format!("{id}--1790000000"));
        assert!(!format!("{made:?}").contains(made.value.expose()));
    }
}
