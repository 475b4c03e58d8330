//! Making an app client and replacing its settings: defaults, and what excludes what.

use std::collections::BTreeSet;
use std::net::{Ipv4Addr, Ipv6Addr};

use url::{Host, Url};
use vestibule_api::Timestamp;
use vestibule_api::cognito_idp::{
    AnalyticsConfigurationType, ClientTypeType, CreateUserPoolClientRequest, ExplicitAuthFlowsType, FeatureType,
    OAuthFlowType, UpdateUserPoolClientRequest, UserPoolClientType, UserPoolTierType,
};

use super::permission::{PROFILE_GROUP, is_administrators};
use super::{AppClient, ClientSecret, generate_id, generate_secret, is_old_kind, token_validity};
use crate::attribute::schema;
use crate::error::Error;
use crate::identity_provider::OWN_PROVIDER;
use crate::ids::ClientId;
use crate::resource_server;
use crate::secret::Secret;
use crate::user_pool::UserPool;

/// The scopes that exist without a resource server.
const STANDARD_SCOPES: [&str; 5] = ["phone", "email", "openid", "profile", "aws.cognito.signin.user.admin"];
/// How long a sign-in session lives where nothing is set, in minutes.
const SESSION_MINUTES: i32 = 3;

/// Why settings are refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// A public client has no secret to rotate.
    PublicClientSecret,
    /// A client has two secrets at most.
    TooManySecrets,
    /// The client has no such secret.
    UnknownSecret,
    /// The last secret of a client stays.
    LastSecret,
    /// A token validity is out of range.
    TokenValidity,
    /// A secret is both to be generated and given.
    SecretGivenAndGenerated,
    /// A callback or logout URL uses plain HTTP to another machine.
    PlainHttp(String),
    /// A callback or logout URL is none, or not an absolute one.
    UrlNotAbsolute(String),
    /// A callback or logout URL has a fragment.
    UrlWithFragment(String),
    /// An attribute in the read list does not exist.
    ReadAttributes,
    /// An attribute in the write list does not exist or cannot be written by users.
    WriteAttributes,
    /// The code and implicit flows need a callback URL.
    CallbackUrlsMissing,
    /// `client_credentials` stands beside another flow.
    ClientCredentialsNotAlone,
    /// `client_credentials` needs a secret.
    ClientCredentialsWithoutSecret,
    /// `client_credentials` with a scope that a user grants.
    ScopeWithClientCredentials(String),
    /// OAuth is switched on without flows or without scopes.
    OAuthIncomplete,
    /// A scope that is not one of the standard ones.
    ScopeUnknown(String),
    /// A scope of a resource server that does not exist.
    ResourceServerScopeUnknown(String),
    /// An identity provider that the pool does not have.
    ProviderUnknown {
        /// The provider.
        provider: String,
        /// The pool.
        pool: String,
    },
    /// The default redirect URI is not a callback URL.
    DefaultRedirectUri(String),
    /// Analytics settings are neither of the two valid sets.
    Analytics,
    /// Flow values of the old kind stand beside `ALLOW_` ones.
    OldAndNewFlows,
    /// Refresh token rotation and the refresh flow exclude each other.
    RotationWithRefreshFlow,
    /// A client's own tokens are a flow that stands alone.
    ClientTokenNotAlone,
    /// A client's own tokens need a secret.
    ClientTokenWithoutSecret,
    /// User context data can be propagated by clients with a secret only.
    ContextDataWithoutSecret,
    /// The pool's tier does not have the flow.
    TierTooLow,
}

impl From<Problem> for Error {
    fn from(problem: Problem) -> Self {
        Self::AppClient(problem)
    }
}

/// What a pool has that the settings of its app clients refer to, its schema apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Offer {
    /// The identity providers beside the pool's own users.
    pub providers: BTreeSet<String>,
    /// The scopes that resource servers define, as tokens have them.
    pub scopes: BTreeSet<String>,
}

/// Randomness for a new client; each seed is used once.
#[derive(Clone)]
pub struct SecretSeeds {
    /// Becomes the client's id.
    pub id: [u8; 32],
    /// Becomes the client's secret, where one is to be generated.
    pub secret: [u8; 32],
}

impl std::fmt::Debug for SecretSeeds {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SecretSeeds(redacted)")
    }
}

/// A new app client of this pool.
pub fn create(
    pool: &UserPool,
    offer: &Offer,
    request: CreateUserPoolClientRequest,
    seeds: &SecretSeeds,
    now: Timestamp,
) -> Result<AppClient, Problem> {
    create_as(pool, offer, generate_id(&seeds.id), request, seeds, now)
}

/// A new app client of this pool whose id was chosen elsewhere.
pub fn create_as(
    pool: &UserPool,
    offer: &Offer,
    id: ClientId,
    request: CreateUserPoolClientRequest,
    seeds: &SecretSeeds,
    now: Timestamp,
) -> Result<AppClient, Problem> {
    let value = match (request.generate_secret.unwrap_or(false), request.client_secret) {
        (true, Some(_)) => return Err(Problem::SecretGivenAndGenerated),
        (true, None) => Some(generate_secret(&seeds.secret)),
        (false, Some(given)) => Some(Secret::new(given.into_inner())),
        (false, None) => None,
    };
    let settings = UserPoolClientType {
        user_pool_id: Some(pool.id.to_string()),
        client_name: request.client_name,
        client_id: Some(id.as_str().into()),
        client_secret: None,
        last_modified_date: Some(now),
        creation_date: Some(now),
        refresh_token_validity: request.refresh_token_validity,
        access_token_validity: request.access_token_validity,
        id_token_validity: request.id_token_validity,
        token_validity_units: request.token_validity_units,
        read_attributes: request.read_attributes,
        write_attributes: request.write_attributes,
        explicit_auth_flows: request.explicit_auth_flows,
        supported_identity_providers: request.supported_identity_providers,
        callback_urls: request.callback_urls,
        logout_urls: request.logout_urls,
        default_redirect_uri: request.default_redirect_uri,
        allowed_oauth_flows: request.allowed_oauth_flows,
        allowed_oauth_scopes: request.allowed_oauth_scopes,
        allowed_oauth_flows_user_pool_client: request.allowed_oauth_flows_user_pool_client,
        analytics_configuration: request.analytics_configuration,
        prevent_user_existence_errors: request.prevent_user_existence_errors,
        enable_token_revocation: request.enable_token_revocation,
        enable_propagate_additional_user_context_data: request.enable_propagate_additional_user_context_data,
        auth_session_validity: request.auth_session_validity,
        refresh_token_rotation: request.refresh_token_rotation,
        client_type: Some(ClientTypeType::Regular),
    };
    let settings = with_defaults(settings);
    check(pool, offer, &settings, value.is_some())?;
    let secrets = value.into_iter().map(|value| ClientSecret::new(&id, value, now)).collect();
    Ok(AppClient { id, pool_id: pool.id.clone(), revision: 0, settings, secrets, sso_session_minutes: None })
}

/// The client with its settings replaced. What is left out falls back to its default; name, id, secrets and the date of
/// creation stay.
pub fn update(
    pool: &UserPool,
    offer: &Offer,
    client: &AppClient,
    request: UpdateUserPoolClientRequest,
    now: Timestamp,
) -> Result<AppClient, Problem> {
    let settings = UserPoolClientType {
        user_pool_id: client.settings.user_pool_id.clone(),
        client_name: request.client_name.or_else(|| client.settings.client_name.clone()),
        client_id: client.settings.client_id.clone(),
        client_secret: None,
        last_modified_date: Some(now),
        creation_date: client.settings.creation_date,
        refresh_token_validity: request.refresh_token_validity,
        access_token_validity: request.access_token_validity,
        id_token_validity: request.id_token_validity,
        token_validity_units: request.token_validity_units,
        read_attributes: request.read_attributes,
        write_attributes: request.write_attributes,
        explicit_auth_flows: request.explicit_auth_flows,
        supported_identity_providers: request.supported_identity_providers,
        callback_urls: request.callback_urls,
        logout_urls: request.logout_urls,
        default_redirect_uri: request.default_redirect_uri,
        allowed_oauth_flows: request.allowed_oauth_flows,
        allowed_oauth_scopes: request.allowed_oauth_scopes,
        allowed_oauth_flows_user_pool_client: request.allowed_oauth_flows_user_pool_client,
        analytics_configuration: request.analytics_configuration,
        prevent_user_existence_errors: request.prevent_user_existence_errors,
        enable_token_revocation: request.enable_token_revocation,
        enable_propagate_additional_user_context_data: request.enable_propagate_additional_user_context_data,
        auth_session_validity: request.auth_session_validity,
        refresh_token_rotation: request.refresh_token_rotation,
        client_type: client.settings.client_type,
    };
    let settings = with_defaults(settings);
    check(pool, offer, &settings, client.is_confidential())?;
    Ok(AppClient { settings, ..client.clone() })
}

fn with_defaults(settings: UserPoolClientType) -> UserPoolClientType {
    let refresh_unit = settings.token_validity_units.as_ref().and_then(|units| units.refresh_token);
    UserPoolClientType {
        refresh_token_validity: Some(token_validity::refresh_or_default(settings.refresh_token_validity, refresh_unit)),
        token_validity_units: Some(settings.token_validity_units.unwrap_or_default()),
        read_attributes: not_empty(settings.read_attributes),
        write_attributes: not_empty(settings.write_attributes),
        explicit_auth_flows: not_empty(settings.explicit_auth_flows),
        supported_identity_providers: not_empty(settings.supported_identity_providers),
        callback_urls: not_empty(settings.callback_urls),
        logout_urls: not_empty(settings.logout_urls),
        allowed_oauth_flows: not_empty(settings.allowed_oauth_flows),
        allowed_oauth_scopes: not_empty(settings.allowed_oauth_scopes),
        allowed_oauth_flows_user_pool_client: Some(settings.allowed_oauth_flows_user_pool_client.unwrap_or(false)),
        enable_token_revocation: Some(settings.enable_token_revocation.unwrap_or(true)),
        enable_propagate_additional_user_context_data: Some(
            settings.enable_propagate_additional_user_context_data.unwrap_or(false),
        ),
        auth_session_validity: Some(settings.auth_session_validity.unwrap_or(SESSION_MINUTES)),
        ..settings
    }
}

fn not_empty<T>(list: Option<Vec<T>>) -> Option<Vec<T>> {
    list.filter(|list| !list.is_empty())
}

fn check(pool: &UserPool, offer: &Offer, settings: &UserPoolClientType, has_secret: bool) -> Result<(), Problem> {
    if !token_validity::is_valid(settings) {
        return Err(Problem::TokenValidity);
    }
    check_attribute_lists(pool, settings)?;
    check_auth_flows(pool, settings, has_secret)?;
    check_urls(settings)?;
    check_oauth(settings, has_secret)?;
    check_scopes(offer, settings)?;
    let is_known = |name: &String| name == OWN_PROVIDER || offer.providers.contains(name);
    if let Some(unknown) = listed(settings.supported_identity_providers.as_ref()).find(|name| !is_known(name)) {
        return Err(Problem::ProviderUnknown { provider: unknown.clone(), pool: pool.id.to_string() });
    }
    if settings.analytics_configuration.as_ref().is_some_and(|analytics| !is_complete(analytics)) {
        return Err(Problem::Analytics);
    }
    if settings.enable_propagate_additional_user_context_data == Some(true) && !has_secret {
        return Err(Problem::ContextDataWithoutSecret);
    }
    Ok(())
}

fn check_attribute_lists(pool: &UserPool, settings: &UserPoolClientType) -> Result<(), Problem> {
    let exists = |name: &String| name == PROFILE_GROUP || schema::find(pool, name).is_some();
    if !listed(settings.read_attributes.as_ref()).all(exists) {
        return Err(Problem::ReadAttributes);
    }
    if !listed(settings.write_attributes.as_ref()).all(|name| exists(name) && !is_administrators(name)) {
        return Err(Problem::WriteAttributes);
    }
    Ok(())
}

fn check_auth_flows(pool: &UserPool, settings: &UserPoolClientType, has_secret: bool) -> Result<(), Problem> {
    let flows = settings.explicit_auth_flows.as_deref().unwrap_or_default();
    let of_old_kind = flows.iter().filter(|flow| is_old_kind(**flow)).count();
    if of_old_kind != 0 && of_old_kind != flows.len() {
        return Err(Problem::OldAndNewFlows);
    }
    let rotates =
        settings.refresh_token_rotation.as_ref().and_then(|rotation| rotation.feature) == Some(FeatureType::Enabled);
    if rotates && flows.contains(&ExplicitAuthFlowsType::AllowRefreshTokenAuth) {
        return Err(Problem::RotationWithRefreshFlow);
    }
    if flows.contains(&ExplicitAuthFlowsType::AllowClientTokenAuth) {
        if flows.iter().any(|flow| *flow != ExplicitAuthFlowsType::AllowClientTokenAuth) {
            return Err(Problem::ClientTokenNotAlone);
        }
        if !has_secret {
            return Err(Problem::ClientTokenWithoutSecret);
        }
    }
    let lite = pool.settings.user_pool_tier == Some(UserPoolTierType::Lite);
    if lite && flows.contains(&ExplicitAuthFlowsType::AllowUserAuth) {
        return Err(Problem::TierTooLow);
    }
    Ok(())
}

fn check_urls(settings: &UserPoolClientType) -> Result<(), Problem> {
    let redirects = [&settings.callback_urls, &settings.logout_urls];
    redirects.into_iter().flat_map(|urls| listed(urls.as_ref())).try_for_each(|url| check_url(url))?;
    match &settings.default_redirect_uri {
        Some(uri) if !listed(settings.callback_urls.as_ref()).any(|url| url == uri) => {
            Err(Problem::DefaultRedirectUri(uri.clone()))
        }
        _ => Ok(()),
    }
}

fn check_oauth(settings: &UserPoolClientType, has_secret: bool) -> Result<(), Problem> {
    let flows = settings.allowed_oauth_flows.as_deref().unwrap_or_default();
    let redirects = flows.iter().any(|flow| matches!(flow, OAuthFlowType::Code | OAuthFlowType::Implicit));
    if flows.contains(&OAuthFlowType::ClientCredentials) {
        if redirects {
            return Err(Problem::ClientCredentialsNotAlone);
        }
        if !has_secret {
            return Err(Problem::ClientCredentialsWithoutSecret);
        }
    }
    if redirects && settings.callback_urls.is_none() {
        return Err(Problem::CallbackUrlsMissing);
    }
    let incomplete = flows.is_empty() || settings.allowed_oauth_scopes.is_none();
    if settings.allowed_oauth_flows_user_pool_client == Some(true) && incomplete {
        return Err(Problem::OAuthIncomplete);
    }
    Ok(())
}

fn check_scopes(offer: &Offer, settings: &UserPoolClientType) -> Result<(), Problem> {
    let is_standard = |scope: &String| STANDARD_SCOPES.contains(&scope.as_str());
    let is_known = |scope: &String| is_standard(scope) || offer.scopes.contains(scope);
    let scopes = || listed(settings.allowed_oauth_scopes.as_ref());
    match scopes().find(|scope| !is_known(scope)) {
        Some(scope) if resource_server::is_custom(scope) => {
            return Err(Problem::ResourceServerScopeUnknown(scope.clone()));
        }
        Some(scope) => return Err(Problem::ScopeUnknown(scope.clone())),
        None => {}
    }
    // Cognito: a client without a user has no use for what a user grants. Source: error texts of issue reports.
    let flows = settings.allowed_oauth_flows.as_deref().unwrap_or_default();
    match scopes().find(|scope| is_standard(scope)).filter(|_| flows.contains(&OAuthFlowType::ClientCredentials)) {
        Some(scope) => Err(Problem::ScopeWithClientCredentials(scope.clone())),
        None => Ok(()),
    }
}

fn listed(list: Option<&Vec<String>>) -> std::slice::Iter<'_, String> {
    list.map(Vec::as_slice).unwrap_or_default().iter()
}

/// Where a browser may be sent: absolute, without a fragment, and plain HTTP to the machine itself only.
///
/// Cognito: so for callback URLs. Source: CallbackURLs, API reference. Apps have schemes of their own, which are not judged.
/// That logout URLs follow the same rules is measured for plain HTTP (rules of an infrastructure tool) and inferred for the rest.
fn check_url(text: &str) -> Result<(), Problem> {
    let url = Url::parse(text).map_err(|_| Problem::UrlNotAbsolute(text.to_owned()))?;
    // The parser would put in slashes that are missing.
    let is_web = matches!(url.scheme(), "http" | "https");
    let behind_scheme = text.get(url.scheme().len()..).unwrap_or_default();
    if is_web && !behind_scheme.starts_with("://") {
        return Err(Problem::UrlNotAbsolute(text.to_owned()));
    }
    if url.scheme() == "http" && !is_this_machine(&url) {
        return Err(Problem::PlainHttp(text.to_owned()));
    }
    if url.fragment().is_some() { Err(Problem::UrlWithFragment(text.to_owned())) } else { Ok(()) }
}

fn is_this_machine(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => address == Ipv4Addr::LOCALHOST,
        Some(Host::Ipv6(address)) => address == Ipv6Addr::LOCALHOST,
        None => false,
    }
}

fn is_complete(analytics: &AnalyticsConfigurationType) -> bool {
    let by_id = [&analytics.application_id, &analytics.role_arn, &analytics.external_id];
    match &analytics.application_arn {
        Some(_) => analytics.application_id.is_none() && analytics.external_id.is_none(),
        None => by_id.into_iter().all(Option::is_some),
    }
}

#[cfg(test)]
mod tests;
