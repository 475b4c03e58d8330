//! `vestibule pool check`: which settings of a running server have no effect, by the public API alone.

use std::fmt;

use serde_json::{Value, json};
use vestibule_identity::provisioned_limit::Category;
use vestibule_identity::without_effect::{self, Subject, WithoutEffect};

use super::export::pages;
use crate::client::{Client, ClientError};

/// A setting that has no effect, and where it is.
#[derive(Clone, Debug)]
pub struct Finding {
    place: Place,
    setting: &'static WithoutEffect,
}

/// Whose setting it is: of a pool or of one of its app clients, or of something there that may have a name. What the server has as a
/// whole is in no pool.
#[derive(Clone, Debug, Default)]
struct Place {
    pool: Option<String>,
    client: Option<String>,
    name: Option<String>,
}

impl Finding {
    /// For programs.
    pub fn json(&self) -> Value {
        let members = [
            ("UserPoolId", self.place.pool.as_deref()),
            ("ClientId", self.place.client.as_deref()),
            ("Name", self.place.name.as_deref()),
            ("Of", Some(self.setting.subject.label())),
            ("Setting", Some(self.setting.path)),
            ("Reason", Some(self.setting.reason)),
        ];
        members.into_iter().filter_map(|(member, value)| Some((member.to_owned(), Value::from(value?)))).collect()
    }
}

/// For people, as in `us-east-1_Shop client 1example risk configuration: … has no effect: …`.
impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let client = self.place.client.as_ref().map(|id| format!("client {id}"));
        let of = match self.setting.subject {
            Subject::UserPool | Subject::AppClient => None,
            other => Some(other.label().to_owned()),
        };
        let parts = [self.place.pool.clone(), client, of, self.place.name.clone()];
        let place = parts.into_iter().flatten().collect::<Vec<_>>().join(" ");
        write!(f, "{place}: {} has no effect: {}", self.setting.path, self.setting.reason)
    }
}

/// Looks through one pool, or through all of them and the server's limits.
pub async fn findings(client: &Client, pool: Option<&str>) -> Result<Vec<Finding>, ClientError> {
    let mut reading = Reading { client, place: Place::default(), findings: Vec::new() };
    if let Some(pool) = pool {
        reading.pool(pool).await?;
        return Ok(reading.findings);
    }
    for pool in pages(client, "ListUserPools", &json!({}), "MaxResults", "NextToken", "UserPools").await? {
        reading.pool(text(&pool, "Id")).await?;
    }
    reading.place = Place::default();
    reading.limits().await?;
    Ok(reading.findings)
}

/// What was found so far, and where it goes on.
struct Reading<'a> {
    client: &'a Client,
    place: Place,
    findings: Vec<Finding>,
}

impl Reading<'_> {
    async fn pool(&mut self, id: &str) -> Result<(), ClientError> {
        self.place = Place { pool: Some(id.to_owned()), ..Place::default() };
        let pool = self.described("DescribeUserPool", &[], "UserPool").await?;
        self.take(Subject::UserPool, &pool, None);
        // Risks and looks can only be asked for where the pool has what they are about.
        let mode = text(&pool["UserPoolAddOns"], "AdvancedSecurityMode");
        let risks = if matches!(mode, "AUDIT" | "ENFORCED") { Some(self.risks().await?) } else { None };
        let domains = [&pool["Domain"], &pool["CustomDomain"]].map(Value::as_str);
        let has_domain = domains.iter().any(Option::is_some);
        if has_domain {
            self.look("ALL").await?;
        }
        for domain in domains.into_iter().flatten() {
            let description = self.client.operation("DescribeUserPoolDomain", &json!({"Domain": domain})).await?;
            self.take(Subject::Domain, &description["DomainDescription"], Some(domain));
        }
        self.providers().await?;
        self.terms().await?;
        for replica in self.listed("ListUserPoolReplicas", "UserPoolReplicas").await? {
            if replica["Role"] != "PRIMARY" {
                self.take(Subject::Replica, &replica, Some(text(&replica, "RegionName")));
            }
        }
        for summary in self.listed("ListUserPoolClients", "UserPoolClients").await? {
            let id = text(&summary, "ClientId");
            self.place.client = Some(id.to_owned());
            self.app_client(risks.as_ref()).await?;
            if has_domain {
                self.look(id).await?;
            }
        }
        self.place.client = None;
        Ok(())
    }

    /// The configuration of the pool itself.
    async fn risks(&mut self) -> Result<Value, ClientError> {
        let risks = self.described("DescribeRiskConfiguration", &[], "RiskConfiguration").await?;
        self.take(Subject::RiskConfiguration, &risks, None);
        Ok(risks)
    }

    /// An app client. `risks` is the configuration of its pool, if there can be one.
    async fn app_client(&mut self, risks: Option<&Value>) -> Result<(), ClientError> {
        let description = self.described("DescribeUserPoolClient", &[], "UserPoolClient").await?;
        self.take(Subject::AppClient, &description, None);
        let session = self.operation("GetUserPoolClientSessionConfiguration", &[]).await?;
        self.take(Subject::AppClientSession, &session, None);
        if let Some(inherited) = risks {
            let mut risks = self.described("DescribeRiskConfiguration", &[], "RiskConfiguration").await?;
            let id = risks["ClientId"].take();
            // A client without a configuration of its own is described with the pool's.
            let mut inherited = inherited.clone();
            inherited["ClientId"] = Value::Null;
            if risks != inherited {
                risks["ClientId"] = id;
                self.take(Subject::RiskConfiguration, &risks, None);
            }
        }
        match self.described("DescribeManagedLoginBrandingByClient", &[], "ManagedLoginBranding").await {
            Ok(style) => self.take(Subject::ManagedLoginBranding, &style, None),
            // There is no list to look into first.
            Err(ClientError::Refused { message, .. }) if message.ends_with("does not exist.") => {}
            Err(error) => return Err(error),
        }
        Ok(())
    }

    /// How the classic pages look for an app client, unless that is how they look for all.
    async fn look(&mut self, client: &str) -> Result<(), ClientError> {
        let look = self.described("GetUICustomization", &[("ClientId", client)], "UICustomization").await?;
        if look["ClientId"] == client {
            self.take(Subject::UiCustomization, &look, None);
        }
        Ok(())
    }

    async fn providers(&mut self) -> Result<(), ClientError> {
        for summary in self.listed("ListIdentityProviders", "Providers").await? {
            let name = text(&summary, "ProviderName");
            let named = [("ProviderName", name)];
            let provider = self.described("DescribeIdentityProvider", &named, "IdentityProvider").await?;
            self.take(Subject::IdentityProvider, &provider, Some(name));
        }
        Ok(())
    }

    async fn terms(&mut self) -> Result<(), ClientError> {
        for summary in self.listed("ListTerms", "Terms").await? {
            let terms = self.described("DescribeTerms", &[("TermsId", text(&summary, "TermsId"))], "Terms").await?;
            self.place.client = terms["ClientId"].as_str().map(str::to_owned);
            self.take(Subject::Terms, &terms, Some(text(&terms, "TermsName")));
            self.place.client = None;
        }
        Ok(())
    }

    /// The limits of the server as a whole.
    async fn limits(&mut self) -> Result<(), ClientError> {
        for category in Category::names() {
            let definition = json!({"LimitClass": "API_CATEGORY", "Attributes": {"Category": category}});
            let asked = json!({"LimitDefinition": definition});
            let limit = self.client.operation("GetProvisionedLimit", &asked).await?["Limit"].take();
            self.take(Subject::ProvisionedLimit, &limit, Some(category));
        }
        Ok(())
    }

    /// Keeps what has no effect in a description.
    fn take(&mut self, subject: Subject, description: &Value, name: Option<&str>) {
        let place = Place { name: name.map(str::to_owned), ..self.place.clone() };
        let finding = |setting| Finding { place: place.clone(), setting };
        self.findings.extend(without_effect::found(subject, description).map(finding));
    }

    /// Asks about the present place; `more` counts if it says something else of it.
    async fn operation(&self, name: &str, more: &[(&str, &str)]) -> Result<Value, ClientError> {
        let mut input = json!({"UserPoolId": self.place.pool});
        if let Some(client) = &self.place.client {
            input["ClientId"] = json!(client);
        }
        for (member, value) in more {
            input[*member] = json!(value);
        }
        self.client.operation(name, &input).await
    }

    async fn described(&self, operation: &str, more: &[(&str, &str)], member: &str) -> Result<Value, ClientError> {
        Ok(self.operation(operation, more).await?[member].take())
    }

    async fn listed(&self, operation: &str, list: &str) -> Result<Vec<Value>, ClientError> {
        let of_pool = json!({"UserPoolId": self.place.pool});
        pages(self.client, operation, &of_pool, "MaxResults", "NextToken", list).await
    }
}

fn text<'a>(value: &'a Value, member: &str) -> &'a str {
    value[member].as_str().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use vestibule_identity::without_effect::SETTINGS;

    use super::*;

    fn finding(subject: Subject, client: Option<&str>, name: Option<&str>) -> Finding {
        let setting = SETTINGS.iter().find(|it| it.subject == subject).unwrap();
        let pool = (subject != Subject::ProvisionedLimit).then(|| "us-east-1_Shop".to_owned());
        Finding { place: Place { pool, client: client.map(str::to_owned), name: name.map(str::to_owned) }, setting }
    }

    #[test]
    fn a_finding_says_where_it_is() {
        let table = [
            (finding(Subject::UserPool, None, None), "us-east-1_Shop: "),
            (finding(Subject::AppClient, Some("web"), None), "us-east-1_Shop client web: "),
            (finding(Subject::RiskConfiguration, None, None), "us-east-1_Shop risk configuration: "),
            (finding(Subject::RiskConfiguration, Some("web"), None), "us-east-1_Shop client web risk configuration: "),
            (finding(Subject::IdentityProvider, None, Some("Google")), "us-east-1_Shop identity provider Google: "),
            (finding(Subject::ProvisionedLimit, None, Some("UserRead")), "provisioned limit UserRead: "),
        ];
        for (finding, begins) in table {
            let expected = format!("{begins}{} has no effect: {}", finding.setting.path, finding.setting.reason);
            assert_eq!(finding.to_string(), expected);
        }
        let limit = finding(Subject::ProvisionedLimit, None, Some("UserRead"));
        let expected = json!({"Name": "UserRead", "Of": "provisioned limit", "Setting": "ProvisionedLimitValue",
            "Reason": "nothing is limited by it"});
        assert_eq!(limit.json(), expected);
    }
}
