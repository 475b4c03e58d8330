//! Token exchange: a token that derives from another one, by RFC 8693.
//!
//! ```text
//! no actor   impersonation   the derived token is the subject's
//! an actor   delegation      it is the subject's and says in `act` who acts
//! ```
//!
//! A derived token belongs to the subject's sign-in and ends with it; it never says more than the subject token does and
//! does not outlive it. Who made the tokens that are shown, and whether they still hold, was checked before.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};
use vestibule_api::Timestamp;
use vestibule_api::cognito_idp::{
    ExplicitAuthFlowsType, GetDerivedTokenRequest, IssuedTokenTypeIdentifierType, TokenTypeIdentifierType,
};

use super::TokenSession;
use super::claims::{self, ADMIN_SCOPE, Issue};
use crate::app_client::{AppClient, Offer, Problem};
use crate::error::Error;
use crate::group::GroupClaims;
use crate::identity_provider::OWN_PROVIDER;
use crate::sign_in::{Ending, Grant, Profile};
use crate::signing_key::KeyUse;
use crate::trigger::pre_token_generation::Overrides;
use crate::user::User;

/// How many actors one token may name, one behind the other.
const ACTORS_MAX: usize = 8;

/// What is asked for, in so far as the client may ask it.
#[derive(Clone, Debug)]
pub struct Exchange {
    /// The kind of the subject token.
    pub subject: KeyUse,
    /// The kind of the actor token, if there is one.
    pub actor: Option<KeyUse>,
    /// The kind of token to make.
    pub requested: KeyUse,
    /// The scopes that are asked for; none means the subject's.
    scopes: Vec<String>,
    /// The scopes that the client may have.
    allowed: Vec<String>,
    /// The resource server that the token is for.
    resource: Option<Target>,
}

/// A resource server, and the parameter that asks for it.
#[derive(Clone, Debug)]
struct Target {
    identifier: String,
    parameter: &'static str,
}

/// The subject token, verified, with what it belongs to.
#[derive(Clone, Debug)]
pub struct Subject {
    /// The user.
    pub user: User,
    /// The sign-in that the token comes from.
    pub session: TokenSession,
    /// What the token is good for; nothing, for an ID token.
    pub scopes: Vec<String>,
    /// The resource server that it is meant for, if it is meant for one.
    pub resource: Option<String>,
    /// What it says of the user's groups.
    pub groups: GroupClaims,
    /// The actors that it already names.
    pub act: Option<Value>,
    /// When it stops being accepted.
    pub expires_at: Timestamp,
}

/// A token to be signed.
#[derive(Clone, Debug)]
pub struct Derived {
    /// Its claims.
    pub claims: Map<String, Value>,
    /// Its scopes, for an access token.
    pub scopes: Option<Vec<String>>,
    /// How long it lives.
    pub ttl_seconds: i64,
}

/// What a pool has that requests refer to.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// Its providers and the scopes of its resource servers.
    pub offer: Offer,
    /// Its resource servers, by identifier.
    pub resources: BTreeSet<String>,
}

/// Whether the client may ask this, before any token is looked at.
pub fn check(client: &AppClient, known: &Known, request: &GetDerivedTokenRequest) -> Result<Exchange, Error> {
    let subject = kind(request.subject_token_type.ok_or(Error::MissingParameter("SubjectTokenType"))?)?;
    let actor = match (&request.actor_token, request.actor_token_type) {
        (None, None) => None,
        (Some(_), Some(kind_of_actor)) => Some(kind(kind_of_actor)?),
        (Some(_), None) => return Err(Error::MissingParameter("ActorTokenType")),
        (None, Some(_)) => return Err(Error::MissingParameter("ActorToken")),
    };
    let (flow, name) = match actor {
        None => (ExplicitAuthFlowsType::AllowTokenExchangeImpersonation, "TOKEN_EXCHANGE_IMPERSONATION"),
        Some(_) => (ExplicitAuthFlowsType::AllowTokenExchangeDelegation, "TOKEN_EXCHANGE_DELEGATION"),
    };
    if !client.has_flow(flow) {
        return Err(Error::FlowNotEnabled(name.into()));
    }
    for provider in [&request.subject_token_provider_name, &request.actor_token_provider_name].into_iter().flatten() {
        if known.offer.providers.contains(provider) {
            return Err(Error::ProviderTokenNotBuilt(provider.clone()));
        }
        if provider != OWN_PROVIDER {
            let pool = client.pool_id.to_string();
            return Err(Problem::ProviderUnknown { provider: provider.clone(), pool }.into());
        }
    }
    let resource = target(known, request)?;
    let mut allowed = vec![ADMIN_SCOPE.to_owned()];
    allowed.extend(client.scopes_defined_in(&known.offer.scopes).cloned());
    let scopes = request.scopes.clone().unwrap_or_default();
    if let Some(unknown) = scopes.iter().find(|scope| !allowed.contains(scope)) {
        return Err(Error::ScopeNotFound(unknown.clone()));
    }
    let requested = match request.requested_token_type {
        None | Some(IssuedTokenTypeIdentifierType::AccessToken) => KeyUse::Access,
        // The audience of an ID token is the client, and nobody else.
        Some(IssuedTokenTypeIdentifierType::IdToken) if resource.is_some() => {
            return Err(Error::InvalidParameter("RequestedTokenType"));
        }
        Some(IssuedTokenTypeIdentifierType::IdToken) => KeyUse::Id,
    };
    Ok(Exchange { subject, actor, requested, scopes, allowed, resource })
}

fn kind(token_type: TokenTypeIdentifierType) -> Result<KeyUse, Error> {
    match token_type {
        TokenTypeIdentifierType::AccessToken => Ok(KeyUse::Access),
        TokenTypeIdentifierType::IdToken => Ok(KeyUse::Id),
        TokenTypeIdentifierType::Saml2 => Err(Error::TokenTypeNotBuilt("SAML2")),
    }
}

/// For whom the token is meant: a resource server.
fn target(known: &Known, request: &GetDerivedTokenRequest) -> Result<Option<Target>, Error> {
    let first = |list: &Option<Vec<String>>| list.as_ref().and_then(|list| list.first().cloned());
    let target = match (first(&request.audiences), first(&request.resources)) {
        (None, None) => return Ok(None),
        (Some(_), Some(_)) => return Err(Error::AudienceAndResource),
        (Some(identifier), None) => Target { identifier, parameter: "Audiences" },
        (None, Some(identifier)) => Target { identifier, parameter: "Resources" },
    };
    if known.resources.contains(&target.identifier) {
        Ok(Some(target))
    } else {
        Err(Error::ResourceServerNotFound(target.identifier))
    }
}

impl Exchange {
    /// The derived token. `actor` is the `sub` of the actor token.
    ///
    /// Cognito: its scopes are those that are asked for, the subject's and the client's at once. Source: GetDerivedToken,
    /// API reference.
    pub fn derive(
        &self,
        client: &AppClient,
        subject: Subject,
        actor: Option<&str>,
        issue: &Issue,
    ) -> Result<Derived, Error> {
        let Subject { user, session, mut scopes, resource, groups, act, expires_at } = subject;
        let audience = self.audience(resource)?;
        let is_asked = |scope: &String| self.scopes.is_empty() || self.scopes.contains(scope);
        scopes.retain(|scope| self.allowed.contains(scope) && is_asked(scope));
        let profile =
            Profile { sub: user.sub, username: user.username, status: user.status, attributes: user.attributes };
        let ending = Ending::Refresh { session: Box::new(session), answers_with: None };
        let grant = Grant { profile, groups, ending, overrides: Overrides::default() };
        let (mut claims, ttl_seconds) = match self.requested {
            KeyUse::Access => (claims::access_token(&grant, client, issue), client.access_token_ttl_seconds()),
            KeyUse::Id => (claims::id_token(&grant, client, issue), client.id_token_ttl_seconds()),
        };
        let seconds = |time: Timestamp| time.as_millis().div_euclid(1000);
        let ttl_seconds = ttl_seconds.min(seconds(expires_at) - seconds(issue.now));
        claims.insert("exp".into(), json!(seconds(issue.now) + ttl_seconds));
        if let Some(audience) = audience {
            claims.insert("aud".into(), json!(audience));
        }
        if let Some(act) = acting(actor, act)? {
            claims.insert("act".into(), act);
        }
        let scopes = match self.requested {
            KeyUse::Id => None,
            KeyUse::Access => {
                claims.insert("scope".into(), json!(scopes.join(" ")));
                Some(scopes)
            }
        };
        Ok(Derived { claims, scopes, ttl_seconds })
    }

    /// `aud`, which is what was asked for by RFC 8693. A token that is meant for one resource server becomes good neither for
    /// another one nor for all of them.
    fn audience(&self, of_subject: Option<String>) -> Result<Option<String>, Error> {
        match (&self.resource, of_subject) {
            (None, None) => Ok(None),
            (None, Some(_)) if self.requested == KeyUse::Id => Err(Error::InvalidParameter("RequestedTokenType")),
            (None, Some(kept)) => Ok(Some(kept)),
            (Some(asked), Some(kept)) if asked.identifier != kept => Err(Error::InvalidParameter(asked.parameter)),
            (Some(asked), _) => Ok(Some(asked.identifier.clone())),
        }
    }
}

/// `act`: who acts, and behind that who acted before; an exchange without an actor hides none of them.
fn acting(actor: Option<&str>, before: Option<Value>) -> Result<Option<Value>, Error> {
    let Some(actor) = actor else { return Ok(before) };
    let mut actors = 1;
    let mut next = before.as_ref();
    while let Some(one) = next {
        actors += 1;
        next = one.get("act");
    }
    if actors > ACTORS_MAX {
        return Err(Error::TooManyActors);
    }
    let mut act = json!({"sub": actor});
    if let Some(before) = before {
        act["act"] = before;
    }
    Ok(Some(act))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_meant_for_one_resource_server_stays_so() {
        let audience = |requested: KeyUse, asked: Option<&str>, of_subject: Option<&str>| {
            let resource = asked.map(|asked| Target { identifier: asked.to_owned(), parameter: "Audiences" });
            let (scopes, allowed) = (Vec::new(), Vec::new());
            let exchange = Exchange { subject: KeyUse::Access, actor: None, requested, scopes, allowed, resource };
            exchange.audience(of_subject.map(ToOwned::to_owned))
        };
        let a = || Ok(Some("a".to_owned()));
        assert_eq!(audience(KeyUse::Access, None, None), Ok(None));
        assert_eq!(audience(KeyUse::Access, Some("a"), None), a());
        assert_eq!(audience(KeyUse::Access, None, Some("a")), a());
        assert_eq!(audience(KeyUse::Access, Some("a"), Some("a")), a());
        assert_eq!(audience(KeyUse::Access, Some("b"), Some("a")), Err(Error::InvalidParameter("Audiences")));
        assert_eq!(audience(KeyUse::Id, None, None), Ok(None));
        assert_eq!(audience(KeyUse::Id, None, Some("a")), Err(Error::InvalidParameter("RequestedTokenType")));
    }

    #[test]
    fn actors_stand_one_behind_the_other_and_are_counted() {
        assert_eq!(acting(None, None), Ok(None));
        let one = acting(Some("a"), None).unwrap();
        assert_eq!(one, Some(json!({"sub": "a"})));
        assert_eq!(acting(None, one.clone()), Ok(one.clone()));
        assert_eq!(acting(Some("b"), one), Ok(Some(json!({"sub": "b", "act": {"sub": "a"}}))));
        let mut act = None;
        for _ in 0..ACTORS_MAX {
            act = acting(Some("a"), act).unwrap();
        }
        assert_eq!(acting(Some("a"), act), Err(Error::TooManyActors));
    }
}
