//! Verifying tokens that are shown to be exchanged for others: access and ID tokens of users, access tokens of clients.

use serde_json::Value;
use vestibule_api::Timestamp;
use vestibule_identity::group::GroupClaims;
use vestibule_identity::ids::{ClientId, Sub, UserPoolId};
use vestibule_identity::signing_key::KeyUse;

use super::KeyRing;
use super::access_token::{TokenProblem, Verified};
use crate::error::{Failure, Refusal};

/// What a token is shown as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenRole {
    /// Whose token is derived.
    Subject,
    /// Who acts by it.
    Actor,
}

/// A token whose signature and time hold. Whether its sign-in still does is not known yet.
#[derive(Clone, Debug)]
pub struct ExchangedToken {
    /// The app client that it was issued to.
    pub client_id: ClientId,
    /// `sub`: the user's, or the client's own.
    pub sub: Sub,
    /// The session that a user's token descends from; none for the token of a client itself.
    pub session_id: Option<String>,
    /// What it is good for. An ID token is good for nothing but telling who somebody is.
    pub scopes: Vec<String>,
    /// The resource server that an access token is meant for, if it is meant for one.
    pub resource: Option<String>,
    /// What it says of the user's groups.
    pub groups: GroupClaims,
    /// Who acts by it.
    pub act: Option<Value>,
    /// When it stops being accepted.
    pub expires_at: Timestamp,
}

impl KeyRing {
    /// Reads and verifies a token of this pool.
    pub async fn verify_exchanged_token(
        &self,
        token: &str,
        key_use: KeyUse,
        role: TokenRole,
        pool: &UserPoolId,
    ) -> Result<ExchangedToken, Failure> {
        let refused = |problem| Failure::Refused(Refusal::ExchangedToken(role, problem));
        let Verified { pool_id, claims, .. } = match self.verified_claims(token, key_use).await {
            Err(Failure::Refused(Refusal::AccessToken(problem))) => return Err(refused(problem)),
            Err(Failure::Refused(Refusal::UnknownUserPool(_))) => return Err(refused(TokenProblem::Signature)),
            verified => verified?,
        };
        if pool_id != *pool {
            return Err(refused(TokenProblem::Signature));
        }
        let expires_at = Timestamp::from_seconds(claims.exp);
        if expires_at <= self.clock.now() {
            return Err(refused(TokenProblem::Expired));
        }
        let audience = claims.aud.as_ref().and_then(Value::as_str);
        let (client_id, scopes, resource) = match key_use {
            KeyUse::Access => {
                // A function may name the client itself, which is no resource server.
                let resource = audience.filter(|audience| *audience != claims.client_id).map(ToOwned::to_owned);
                (claims.client_id.as_str(), claims.scopes(), resource)
            }
            KeyUse::Id => (audience.unwrap_or_default(), Vec::new(), None),
        };
        Ok(ExchangedToken {
            client_id: ClientId::new(client_id),
            session_id: claims.origin_jti.clone().or(claims.event_id),
            sub: Sub::new(claims.sub),
            scopes,
            resource,
            groups: GroupClaims { groups: claims.groups, roles: claims.roles, preferred_role: claims.preferred_role },
            act: claims.act,
            expires_at,
        })
    }
}
