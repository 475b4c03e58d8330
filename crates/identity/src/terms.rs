//! Terms that an app client shows at sign-up: links to documents, by language.
//!
//! Which of them a page shows, and in which language, is the page's business.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use url::Url;
use vestibule_api::cognito_idp::{
    CreateTermsRequest, TermsDescriptionType, TermsEnforcementType, TermsSourceType, TermsType, UpdateTermsRequest,
};
use vestibule_api::{Sensitive, Timestamp};

use crate::ids::{ClientId, UserPoolId};
use crate::pool_resource::{NameScope, Resource, ResourceKind, ResourceName};

/// Terms of one pool. Source: quotas, developer guide.
pub const TERMS_MAX: u32 = 40;

/// Terms as they are stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    /// A UUID of version 4.
    pub id: String,
    /// The app client that shows them.
    pub client_id: ClientId,
    /// `terms-of-use` or `privacy-policy`.
    pub name: String,
    /// What they are: links.
    pub source: TermsSourceType,
    /// Whether users have to agree: they do not.
    pub enforcement: TermsEnforcementType,
    /// Where the documents are, by `cognito:` and a language or `default`.
    pub links: BTreeMap<String, String>,
    /// When they were made.
    pub created_at: Timestamp,
    /// When they were changed last.
    pub modified_at: Timestamp,
}

/// Why terms are refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// There is no link.
    NoLinks,
    /// A link that does not lead to a page by https.
    Link(String),
}

impl Resource for Terms {
    const KIND: ResourceKind = ResourceKind::Terms;

    fn id(&self) -> &str {
        &self.id
    }

    fn client_id(&self) -> Option<ClientId> {
        Some(self.client_id.clone())
    }

    fn names(&self) -> Vec<ResourceName> {
        vec![ResourceName { scope: NameScope::Pool, name: unique_name(&self.client_id, &self.name) }]
    }
}

/// What terms are found by: an app client has one of each name.
pub fn unique_name(client: &ClientId, name: &str) -> String {
    format!("{client} {name}")
}

/// New terms.
pub fn create(request: CreateTermsRequest, id: String, now: Timestamp) -> Result<Terms, Problem> {
    Ok(Terms {
        id,
        client_id: ClientId::new(request.client_id.map(Sensitive::into_inner).unwrap_or_default()),
        name: request.terms_name.unwrap_or_default(),
        source: request.terms_source.unwrap_or(TermsSourceType::Link),
        enforcement: request.enforcement.unwrap_or(TermsEnforcementType::None),
        links: checked(request.links.unwrap_or_default())?,
        created_at: now,
        modified_at: now,
    })
}

/// The terms with what a request says of them; links are replaced as a whole.
pub fn update(terms: &Terms, request: UpdateTermsRequest, now: Timestamp) -> Result<Terms, Problem> {
    let before = terms.clone();
    Ok(Terms {
        name: request.terms_name.unwrap_or(before.name),
        source: request.terms_source.unwrap_or(before.source),
        enforcement: request.enforcement.unwrap_or(before.enforcement),
        links: request.links.map_or(Ok(before.links), checked)?,
        modified_at: now,
        ..before
    })
}

/// Cognito: a link is a URL by https. Source: CreateTerms, API reference.
fn checked(links: BTreeMap<String, String>) -> Result<BTreeMap<String, String>, Problem> {
    if links.is_empty() {
        return Err(Problem::NoLinks);
    }
    let is_page = |link: &str| Url::parse(link).is_ok_and(|url| url.scheme() == "https" && url.has_host());
    match links.values().find(|link| !is_page(link)) {
        Some(link) => Err(Problem::Link(link.clone())),
        None => Ok(links),
    }
}

impl Terms {
    /// What the API says of them.
    pub fn description(&self, pool: &UserPoolId) -> TermsType {
        TermsType {
            terms_id: Some(self.id.clone()),
            user_pool_id: Some(pool.to_string()),
            client_id: Some(self.client_id.as_str().into()),
            terms_name: Some(self.name.clone()),
            terms_source: Some(self.source),
            enforcement: Some(self.enforcement),
            links: Some(self.links.clone()),
            creation_date: Some(self.created_at),
            last_modified_date: Some(self.modified_at),
        }
    }

    /// Their entry in ListTerms.
    pub fn summary(&self) -> TermsDescriptionType {
        TermsDescriptionType {
            terms_id: Some(self.id.clone()),
            terms_name: Some(self.name.clone()),
            enforcement: Some(self.enforcement),
            creation_date: Some(self.created_at),
            last_modified_date: Some(self.modified_at),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp::from_seconds(1_700_000_000);
    const LATER: Timestamp = Timestamp::from_seconds(1_700_000_100);

    fn links(link: &str) -> BTreeMap<String, String> {
        BTreeMap::from([("cognito:default".to_owned(), link.to_owned())])
    }

    fn made(links: Option<BTreeMap<String, String>>) -> Result<Terms, Problem> {
        let request = CreateTermsRequest {
            client_id: Some("client".into()),
            terms_name: Some("terms-of-use".into()),
            links,
            ..CreateTermsRequest::default()
        };
        create(request, "id".into(), NOW)
    }

    #[test]
    fn links_lead_to_pages_by_https() {
        assert!(made(Some(links("https://example.com/terms?a=b"))).is_ok());
        for link in ["http://example.com/terms", "https://", "terms", "javascript:alert(1)", "ftp://example.com"] {
            assert_eq!(made(Some(links(link))), Err(Problem::Link(link.into())));
        }
        assert_eq!(made(None), Err(Problem::NoLinks));
        assert_eq!(made(Some(BTreeMap::new())), Err(Problem::NoLinks));
    }

    #[test]
    fn an_update_keeps_what_it_does_not_say() {
        let terms = made(Some(links("https://example.com/a"))).unwrap();
        let same = update(&terms, UpdateTermsRequest::default(), LATER).unwrap();
        assert_eq!(same, Terms { modified_at: LATER, ..terms.clone() });
        let request = UpdateTermsRequest {
            terms_name: Some("privacy-policy".into()),
            links: Some(links("https://example.com/b")),
            ..UpdateTermsRequest::default()
        };
        let changed = update(&terms, request, LATER).unwrap();
        assert_eq!(
            (changed.names()[0].name.as_str(), &changed.links),
            ("client privacy-policy", &links("https://example.com/b"))
        );
        let emptied = UpdateTermsRequest { links: Some(BTreeMap::new()), ..UpdateTermsRequest::default() };
        assert_eq!(update(&terms, emptied, LATER), Err(Problem::NoLinks));
    }
}
