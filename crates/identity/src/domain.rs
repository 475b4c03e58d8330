//! Domains of a pool: where hosted sign-in and the authorization server are found. One by prefix and one of the owner's own.
//!
//! What is served there is not decided here. The pool's settings name its domains, so both change together.

use serde::{Deserialize, Serialize};
use vestibule_api::Timestamp;
use vestibule_api::cognito_idp::{
    CreateUserPoolDomainRequest, CustomDomainConfigType, DomainDescriptionType, DomainStatusType, RoutingType,
    UpdateUserPoolDomainRequest, UserPoolTierType,
};

use crate::error::Error;
use crate::pool_resource::{NameScope, Resource, ResourceKind, ResourceName};
use crate::user_pool::UserPool;

/// Most domains of one pool: a prefix and one of its owner's.
pub const MOST: u32 = 2;
/// What no prefix contains. Source: prefix domain guide.
const RESERVED: [&str; 3] = ["aws", "amazon", "cognito"];
/// Hosted UI (classic), where no version is named; that it is this one is inferred.
const CLASSIC: i32 = 1;
/// Managed login.
const MANAGED_LOGIN: i32 = 2;
/// Most characters between two dots of a host name.
const LABEL_CHARS_MAX: usize = 63;

/// A domain as it is stored.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Domain {
    /// The prefix, or the whole host name of a custom domain.
    pub domain: String,
    /// Certificate and security policy of a custom domain; a prefix has none.
    pub custom: Option<CustomDomainConfigType>,
    /// 1 for the classic pages, 2 for managed login.
    pub managed_login_version: i32,
    /// Which region takes over.
    pub routing: Option<RoutingType>,
    /// When it was last changed.
    pub modified_at: Timestamp,
}

/// Why a domain is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// Not the form of a prefix, or of a host name.
    Form,
    /// A word that no prefix contains.
    ReservedWord(&'static str),
    /// The pool has a domain of this kind.
    HasDomain,
    /// The pool does not have this domain.
    NotOfPool,
    /// There is no such version of hosted sign-in.
    Version(i32),
    /// Only custom domains have a certificate.
    PrefixWithCertificate,
    /// The pool's tier has no managed login.
    TierTooLow,
}

impl From<Problem> for Error {
    fn from(problem: Problem) -> Self {
        Self::Domain(problem)
    }
}

impl Resource for Domain {
    const KIND: ResourceKind = ResourceKind::Domain;

    fn id(&self) -> &str {
        &self.domain
    }

    fn names(&self) -> Vec<ResourceName> {
        vec![ResourceName { scope: NameScope::Server, name: self.domain.clone() }]
    }
}

/// A new domain, and the pool that has it.
pub fn create(
    pool: &UserPool,
    request: CreateUserPoolDomainRequest,
    now: Timestamp,
) -> Result<(UserPool, Domain), Problem> {
    let domain = request.domain.unwrap_or_default();
    let mut pool = pool.clone();
    let place = if request.custom_domain_config.is_some() {
        check_host(&domain)?;
        &mut pool.settings.custom_domain
    } else {
        check_prefix(&domain)?;
        &mut pool.settings.domain
    };
    if place.is_some() {
        return Err(Problem::HasDomain);
    }
    *place = Some(domain.clone());
    let managed_login_version = version(&pool, request.managed_login_version)?.unwrap_or(CLASSIC);
    let custom = request.custom_domain_config;
    let routing = request.routing;
    Ok((pool, Domain { domain, custom, managed_login_version, routing, modified_at: now }))
}

/// The domain with the members that are given replaced.
pub fn update(
    pool: &UserPool,
    domain: &Domain,
    request: UpdateUserPoolDomainRequest,
    now: Timestamp,
) -> Result<Domain, Problem> {
    if request.custom_domain_config.is_some() && domain.custom.is_none() {
        return Err(Problem::PrefixWithCertificate);
    }
    Ok(Domain {
        domain: domain.domain.clone(),
        custom: request.custom_domain_config.or_else(|| domain.custom.clone()),
        managed_login_version: version(pool, request.managed_login_version)?.unwrap_or(domain.managed_login_version),
        routing: request.routing.or_else(|| domain.routing.clone()),
        modified_at: now,
    })
}

/// The pool without this domain.
pub fn delete(pool: &UserPool, domain: &str) -> Result<UserPool, Problem> {
    let mut pool = pool.clone();
    let settings = &mut pool.settings;
    let place = if settings.domain.as_deref() == Some(domain) {
        &mut settings.domain
    } else if settings.custom_domain.as_deref() == Some(domain) {
        &mut settings.custom_domain
    } else {
        return Err(Problem::NotOfPool);
    };
    *place = None;
    Ok(pool)
}

impl Domain {
    /// What DescribeUserPoolDomain answers, for a server that is reached under `host`.
    ///
    /// Cognito: a domain is served by a distribution, to which its owner's name service points. Here the server itself is
    /// what it points to.
    pub fn description(&self, pool: &UserPool, account: &str, host: &str) -> DomainDescriptionType {
        DomainDescriptionType {
            user_pool_id: Some(pool.id.to_string()),
            aws_account_id: Some(account.to_owned()),
            domain: Some(self.domain.clone()),
            s3_bucket: None,
            cloud_front_distribution: Some(host.to_owned()),
            version: Some(version_text(self.modified_at)),
            status: Some(DomainStatusType::Active),
            custom_domain_config: Some(self.custom.clone().unwrap_or_default()),
            managed_login_version: Some(self.managed_login_version),
            routing: self.routing.clone(),
        }
    }

    /// Whether managed login is served here, and not the classic pages.
    pub fn has_managed_login(&self) -> bool {
        self.managed_login_version == MANAGED_LOGIN
    }

    /// Where a custom domain's name has to point, on a server that is reached under `host`; a prefix needs no name.
    pub fn alias_target(&self, host: &str) -> Option<String> {
        self.custom.as_ref().map(|_| host.to_owned())
    }
}

/// Cognito: 14 digits that are a time, the version of what serves the domain. Source: describe-user-pool-domain, CLI reference.
/// Here it is the time of the last change.
fn version_text(at: Timestamp) -> String {
    let at = jiff::Timestamp::from_millisecond(at.as_millis()).unwrap_or_default();
    at.strftime("%Y%m%d%H%M%S").to_string()
}

fn version(pool: &UserPool, asked: Option<i32>) -> Result<Option<i32>, Problem> {
    match asked {
        // Cognito: managed login is in every tier but Lite. Source: CreateUserPoolDomain, API reference.
        Some(MANAGED_LOGIN) if pool.settings.user_pool_tier == Some(UserPoolTierType::Lite) => Err(Problem::TierTooLow),
        None | Some(CLASSIC | MANAGED_LOGIN) => Ok(asked),
        Some(other) => Err(Problem::Version(other)),
    }
}

fn check_prefix(prefix: &str) -> Result<(), Problem> {
    if !is_label(prefix) {
        return Err(Problem::Form);
    }
    match RESERVED.into_iter().find(|word| prefix.contains(word)) {
        Some(word) => Err(Problem::ReservedWord(word)),
        None => Ok(()),
    }
}

/// A host name below another one.
fn check_host(host: &str) -> Result<(), Problem> {
    if host.contains('.') && host.split('.').all(is_label) { Ok(()) } else { Err(Problem::Form) }
}

fn is_label(text: &str) -> bool {
    let is_inner = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    (1..=LABEL_CHARS_MAX).contains(&text.len())
        && text.bytes().all(is_inner)
        && !text.starts_with('-')
        && !text.ends_with('-')
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::attribute::fixture;

    const NOW: Timestamp = Timestamp::from_seconds(1_790_000_000);

    fn created(pool: &UserPool, domain: &str, more: Value) -> Result<(UserPool, Domain), Problem> {
        let mut json = json!({"UserPoolId": "us-east-1_pool", "Domain": domain});
        if let (Some(all), Value::Object(more)) = (json.as_object_mut(), more) {
            all.extend(more);
        }
        create(pool, serde_json::from_value(json).expect("a valid request"), NOW)
    }

    fn custom() -> Value {
        json!({"CustomDomainConfig": {"CertificateArn": "arn:aws:acm:us-east-1:000000000000:certificate/a"}})
    }

    #[test]
    fn prefixes_and_host_names_have_a_form() {
        let pool = fixture::pool(&[]);
        let long = "a".repeat(64);
        let table = [
            ("my-prefix1", json!({}), Ok(())),
            ("a", json!({}), Ok(())),
            ("", json!({}), Err(Problem::Form)),
            ("-a", json!({}), Err(Problem::Form)),
            ("a-", json!({}), Err(Problem::Form)),
            ("my_prefix", json!({}), Err(Problem::Form)),
            ("My", json!({}), Err(Problem::Form)),
            ("auth.example.com", json!({}), Err(Problem::Form)),
            (long.as_str(), json!({}), Err(Problem::Form)),
            ("my-aws-pool", json!({}), Err(Problem::ReservedWord("aws"))),
            ("amazonas", json!({}), Err(Problem::ReservedWord("amazon"))),
            ("cognito", json!({}), Err(Problem::ReservedWord("cognito"))),
            ("auth.example.com", custom(), Ok(())),
            ("cognito.example.com", custom(), Ok(())),
            ("auth", custom(), Err(Problem::Form)),
            ("auth..com", custom(), Err(Problem::Form)),
            ("Auth.example.com", custom(), Err(Problem::Form)),
        ];
        for (domain, more, expected) in table {
            assert_eq!(created(&pool, domain, more).map(|_| ()), expected, "{domain}");
        }
    }

    #[test]
    fn a_pool_has_one_prefix_and_one_custom_domain() {
        let pool = fixture::pool(&[]);
        let (pool, _) = created(&pool, "one", json!({})).expect("the first");
        assert_eq!(created(&pool, "two", json!({})).err(), Some(Problem::HasDomain));
        let (pool, _) = created(&pool, "auth.example.com", custom()).expect("of another kind");
        assert_eq!(created(&pool, "login.example.com", custom()).err(), Some(Problem::HasDomain));
        let names = (pool.settings.domain.as_deref(), pool.settings.custom_domain.as_deref());
        assert_eq!(names, (Some("one"), Some("auth.example.com")));
        assert_eq!(delete(&pool, "two").err(), Some(Problem::NotOfPool));
        let pool = delete(&pool, "auth.example.com").expect("there");
        let names = (pool.settings.domain.as_deref(), pool.settings.custom_domain.as_deref());
        assert_eq!(names, (Some("one"), None));
    }

    #[test]
    fn managed_login_needs_more_than_the_lite_tier() {
        let mut pool = fixture::pool(&[]);
        let version = |pool: &UserPool, version: i32| {
            created(pool, "one", json!({"ManagedLoginVersion": version})).map(|(_, it)| it.managed_login_version)
        };
        assert_eq!(created(&pool, "one", json!({})).expect("valid").1.managed_login_version, 1);
        assert_eq!(version(&pool, 2), Ok(2));
        assert_eq!(version(&pool, 3), Err(Problem::Version(3)));
        pool.settings.user_pool_tier = Some(UserPoolTierType::Lite);
        assert_eq!(version(&pool, 1), Ok(1));
        assert_eq!(version(&pool, 2), Err(Problem::TierTooLow));
    }

    #[test]
    fn an_update_keeps_what_it_leaves_out() {
        let pool = fixture::pool(&[]);
        let later = Timestamp::from_seconds(1_790_000_100);
        let changed = |domain: &Domain, members: Value| {
            update(&pool, domain, serde_json::from_value(members).expect("a valid request"), later)
        };
        let (_, prefix) = created(&pool, "one", json!({"ManagedLoginVersion": 2})).expect("valid");
        assert_eq!(changed(&prefix, custom()), Err(Problem::PrefixWithCertificate));
        let same = changed(&prefix, json!({})).expect("valid");
        assert_eq!(same, Domain { modified_at: later, ..prefix.clone() });
        let (_, own) = created(&pool, "auth.example.com", custom()).expect("valid");
        let managed = changed(&own, json!({"ManagedLoginVersion": 2})).expect("valid");
        assert_eq!((managed.managed_login_version, &managed.custom), (2, &own.custom));
        assert_eq!((own.alias_target("host"), prefix.alias_target("host")), (Some("host".into()), None));
    }

    #[test]
    fn a_domain_is_described() {
        let pool = fixture::pool(&[]);
        let (_, domain) = created(&pool, "one", json!({})).expect("valid");
        let shown = serde_json::to_value(domain.description(&pool, "000000000000", "id.example.com"));
        let expected = json!({
            "UserPoolId": "us-east-1_pool", "AWSAccountId": "000000000000", "Domain": "one", "Status": "ACTIVE",
            "CloudFrontDistribution": "id.example.com", "Version": "20260921141320", "CustomDomainConfig": {},
            "ManagedLoginVersion": 1,
        });
        assert_eq!(shown.expect("serialisable"), expected);
    }
}
