//! Settings that are accepted, kept and shown, and that change nothing on this server: those of user pools, of app clients, and of
//! what belongs to them.
//!
//! The one list of them: `vestibule pool check` reports by it, a strict server refuses by it, and docs/compatibility.md repeats
//! it, which a test holds together. Whoever gives a setting its effect takes its line out, here and there.

use serde_json::Value;

/// What a setting belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// A user pool, as DescribeUserPool answers it.
    UserPool,
    /// An app client, as DescribeUserPoolClient answers it.
    AppClient,
    /// How an app client reuses sessions of hosted sign-in, as GetUserPoolClientSessionConfiguration answers it.
    AppClientSession,
    /// What is done about risks, as DescribeRiskConfiguration answers it.
    RiskConfiguration,
    /// An identity provider, as DescribeIdentityProvider answers it.
    IdentityProvider,
    /// A domain, as DescribeUserPoolDomain answers it.
    Domain,
    /// A style of managed login, as DescribeManagedLoginBrandingByClient answers it.
    ManagedLoginBranding,
    /// How the classic hosted pages look, as GetUICustomization answers it.
    UiCustomization,
    /// Terms, as DescribeTerms answers them.
    Terms,
    /// A secondary replica, as CreateUserPoolReplica answers it.
    Replica,
    /// A limit of the server as a whole, as GetProvisionedLimit answers it.
    ProvisionedLimit,
}

impl Subject {
    /// What it is called.
    pub fn label(self) -> &'static str {
        match self {
            Self::UserPool => "user pool",
            Self::AppClient => "app client",
            Self::AppClientSession => "app client session",
            Self::RiskConfiguration => "risk configuration",
            Self::IdentityProvider => "identity provider",
            Self::Domain => "domain",
            Self::ManagedLoginBranding => "managed login branding",
            Self::UiCustomization => "UI customization",
            Self::Terms => "terms",
            Self::Replica => "replica",
            Self::ProvisionedLimit => "provisioned limit",
        }
    }
}

/// Which values of a setting ask for something. An absent one never does, and where nothing else is said an empty or `false` one
/// does not either; a list or a structure does if anything in it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asks {
    /// Every value.
    Any,
    /// Every value but this one.
    AnyBut(&'static str),
    /// This value alone.
    Only(&'static str),
    /// Every value that is not the one of this other member.
    Unlike(&'static str),
    /// A structure, even an empty one, unless this member of it has this value.
    Unless(&'static str, &'static str),
}

/// A setting that changes nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WithoutEffect {
    /// Whose setting it is.
    pub subject: Subject,
    /// The member, with those that it lies in, as in `EmailConfiguration.SourceArn`.
    pub path: &'static str,
    /// The values that would change something elsewhere.
    pub asks: Asks,
    /// Why it changes nothing.
    pub reason: &'static str,
}

const fn setting(subject: Subject, path: &'static str, asks: Asks, reason: &'static str) -> WithoutEffect {
    WithoutEffect { subject, path, asks, reason }
}

const fn pool(path: &'static str, asks: Asks, reason: &'static str) -> WithoutEffect {
    setting(Subject::UserPool, path, asks, reason)
}

const fn client(path: &'static str, asks: Asks, reason: &'static str) -> WithoutEffect {
    setting(Subject::AppClient, path, asks, reason)
}

const fn domain(path: &'static str, asks: Asks, reason: &'static str) -> WithoutEffect {
    setting(Subject::Domain, path, asks, reason)
}

const fn style(path: &'static str) -> WithoutEffect {
    setting(Subject::ManagedLoginBranding, path, Asks::Any, NO_PAGES)
}

const NO_PAGES: &str = "there are no hosted pages yet";
const NO_TOKEN_ENDPOINT: &str = "there are no hosted pages and no token endpoint yet";
const NO_FEDERATION: &str = "nobody signs in through an identity provider here yet";
const OWN_KEY: &str = "what is stored is sealed under the server's own master key";
const NO_ROLE: &str = "no role is assumed to send messages";
const OWN_TLS: &str = "TLS ends before the server";

/// All of them, by subject and path.
pub const SETTINGS: &[WithoutEffect] = &[
    // Cognito: registration is on unless it says that it is off. Source: DcrConfigurationType, API reference.
    pool("DcrConfiguration", Asks::Unless("EnableStatus", "Disabled"), "clients do not register themselves here"),
    pool("Domain", Asks::Any, "nothing is served under a prefix domain yet"),
    pool("EmailConfiguration.ConfigurationSet", Asks::Any, "messages do not leave through Amazon SES"),
    pool(
        "IssuerConfiguration.Type",
        Asks::AnyBut("ORIGINAL"),
        "the issuer is the server's public URL and the pool's id",
    ),
    pool("KeyConfiguration.KeyType", Asks::AnyBut("AWS_OWNED_KEY"), OWN_KEY),
    pool("KeyConfiguration.KmsKeyArn", Asks::Any, OWN_KEY),
    pool("LambdaConfig.InboundFederation", Asks::Any, NO_FEDERATION),
    pool(
        "Policies.SignInPolicy.AllowedFirstAuthFactors",
        Asks::Only("SOFTWARE_TOKEN"),
        "SOFTWARE_TOKEN signs nobody in as a first factor, here and in the service",
    ),
    pool("SmsConfiguration.EumsSms", Asks::Any, "messages do not leave through AWS End User Messaging"),
    pool("SmsConfiguration.ExternalId", Asks::Any, NO_ROLE),
    pool("SmsConfiguration.SnsCallerArn", Asks::Any, NO_ROLE),
    client("AllowedOAuthFlows", Asks::Any, NO_TOKEN_ENDPOINT),
    client("AllowedOAuthFlowsUserPoolClient", Asks::Any, NO_TOKEN_ENDPOINT),
    client("AnalyticsConfiguration", Asks::Any, "nothing is sent to Amazon Pinpoint"),
    client("CallbackURLs", Asks::Any, NO_PAGES),
    client("DefaultRedirectURI", Asks::Any, NO_PAGES),
    client("LogoutURLs", Asks::Any, NO_PAGES),
    client(
        "SupportedIdentityProviders",
        Asks::AnyBut("COGNITO"),
        "every client signs in the pool's own users, and nobody else",
    ),
    setting(
        Subject::AppClientSession,
        "SSOSession.MaxValidityMinutes",
        Asks::AnyBut("60"),
        "there is no hosted sign-in yet, whose sessions it is about",
    ),
    setting(
        Subject::RiskConfiguration,
        "AccountTakeoverRiskConfiguration.Actions",
        Asks::AnyBut("NO_ACTION"),
        "no sign-in is scored, so no action is taken and nobody is notified",
    ),
    setting(
        Subject::RiskConfiguration,
        "CompromisedCredentialsRiskConfiguration.Actions.EventAction",
        Asks::AnyBut("NO_ACTION"),
        "no password is known to be compromised, so none is refused",
    ),
    setting(Subject::IdentityProvider, "AcrMapping", Asks::Any, NO_FEDERATION),
    setting(Subject::IdentityProvider, "ProviderDetails", Asks::Any, NO_FEDERATION),
    domain("CustomDomainConfig.CertificateArn", Asks::Any, OWN_TLS),
    domain("CustomDomainConfig.SecurityPolicy", Asks::Any, OWN_TLS),
    domain("ManagedLoginVersion", Asks::AnyBut("1"), NO_PAGES),
    domain("Routing", Asks::Any, "there is one region"),
    style("Assets"),
    style("Settings"),
    style("UseCognitoProvidedValues"),
    setting(Subject::UiCustomization, "CSS", Asks::Any, NO_PAGES),
    setting(Subject::UiCustomization, "ImageUrl", Asks::Any, NO_PAGES),
    setting(Subject::Terms, "Links", Asks::Any, NO_PAGES),
    setting(Subject::Replica, "RegionName", Asks::Any, "no other server takes part: nobody signs in from there"),
    setting(
        Subject::ProvisionedLimit,
        "ProvisionedLimitValue",
        Asks::Unlike("FreeLimitValue"),
        "nothing is limited by it",
    ),
];

/// Those that a description has set.
pub fn found(subject: Subject, description: &Value) -> impl Iterator<Item = &'static WithoutEffect> {
    SETTINGS.iter().filter(move |setting| setting.subject == subject && asks_for_something(setting, description))
}

fn asks_for_something(setting: &WithoutEffect, description: &Value) -> bool {
    let value = member(description, setting.path);
    match setting.asks {
        Asks::Any => is_any(value, &|_: &str| true),
        Asks::AnyBut(idle) => is_any(value, &|text: &str| text != idle),
        Asks::Only(asking) => is_any(value, &|text: &str| text == asking),
        Asks::Unlike(other) => value != member(description, other),
        Asks::Unless(name, idle) => value.is_object() && value[name] != idle,
    }
}

fn member<'a>(description: &'a Value, path: &str) -> &'a Value {
    path.split('.').fold(description, |value, name| &value[name])
}

/// Whether there is a value that counts, here or below.
fn is_any(value: &Value, counts: &impl Fn(&str) -> bool) -> bool {
    match value {
        Value::Null | Value::Bool(false) => false,
        Value::Bool(true) => true,
        Value::Number(number) => counts(&number.to_string()),
        Value::String(text) => !text.is_empty() && counts(text),
        Value::Array(values) => values.iter().any(|value| is_any(value, counts)),
        Value::Object(members) => members.values().any(|value| is_any(value, counts)),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use vestibule_api::cognito_idp::Operation;
    use vestibule_api::model::{Kind, Shape};

    use super::*;

    fn paths(subject: Subject, description: &Value) -> Vec<&'static str> {
        found(subject, description).map(|setting| setting.path).collect()
    }

    #[test]
    fn what_asks_for_nothing_is_not_found() {
        let idle = json!({
            "EmailConfiguration": {"EmailSendingAccount": "COGNITO_DEFAULT"},
            "KeyConfiguration": {"KeyType": "AWS_OWNED_KEY"},
            "SmsConfiguration": {},
            "LambdaConfig": {},
        });
        assert!(paths(Subject::UserPool, &idle).is_empty());
        let asking = json!({
            "EmailConfiguration": {"ConfigurationSet": "main", "From": "a@b.example"},
            "KeyConfiguration": {"KeyType": "CUSTOMER_MANAGED_KEY"},
        });
        let expected = ["EmailConfiguration.ConfigurationSet", "KeyConfiguration.KeyType"];
        assert_eq!(paths(Subject::UserPool, &asking), expected);
        let client = json!({"CallbackURLs": ["https://a"], "AllowedOAuthFlowsUserPoolClient": false, "LogoutURLs": []});
        assert_eq!(paths(Subject::AppClient, &client), ["CallbackURLs"]);
        let own_users = json!({"SupportedIdentityProviders": ["COGNITO"]});
        assert!(paths(Subject::AppClient, &own_users).is_empty());
        let others_too = json!({"SupportedIdentityProviders": ["COGNITO", "Google"]});
        assert_eq!(paths(Subject::AppClient, &others_too), ["SupportedIdentityProviders"]);
        assert!(paths(Subject::UserPool, &client).is_empty());
    }

    #[test]
    fn a_default_written_out_asks_for_nothing() {
        let registration = |configuration: Value| paths(Subject::UserPool, &json!({"DcrConfiguration": configuration}));
        assert!(registration(json!({"EnableStatus": "Disabled", "OpenDcrEnabled": true})).is_empty());
        assert!(registration(Value::Null).is_empty());
        assert_eq!(registration(json!({"EnableStatus": "Enabled"})), ["DcrConfiguration"]);
        assert_eq!(registration(json!({})), ["DcrConfiguration"]);
        let session = |minutes: i32| json!({"SSOSession": {"MaxValidityMinutes": minutes}});
        assert!(paths(Subject::AppClientSession, &session(60)).is_empty());
        assert_eq!(paths(Subject::AppClientSession, &session(5)), ["SSOSession.MaxValidityMinutes"]);
        let limit = |provisioned: i32| json!({"ProvisionedLimitValue": provisioned, "FreeLimitValue": 25});
        assert!(paths(Subject::ProvisionedLimit, &limit(25)).is_empty());
        assert_eq!(paths(Subject::ProvisionedLimit, &limit(26)), ["ProvisionedLimitValue"]);
        let domain = |version: i32| json!({"ManagedLoginVersion": version, "CustomDomainConfig": {}});
        assert!(paths(Subject::Domain, &domain(1)).is_empty());
        assert_eq!(paths(Subject::Domain, &domain(2)), ["ManagedLoginVersion"]);
    }

    #[test]
    fn an_authenticator_app_as_first_factor_is_found_among_the_others() {
        let factors = |factors: &[&str]| json!({"Policies": {"SignInPolicy": {"AllowedFirstAuthFactors": factors}}});
        assert!(paths(Subject::UserPool, &factors(&["PASSWORD", "WEB_AUTHN"])).is_empty());
        let expected = ["Policies.SignInPolicy.AllowedFirstAuthFactors"];
        assert_eq!(paths(Subject::UserPool, &factors(&["PASSWORD", "SOFTWARE_TOKEN"])), expected);
    }

    #[test]
    fn what_is_done_about_risks_is_found_unless_it_is_nothing() {
        let passwords = |action: &str| json!({"EventFilter": ["SIGN_IN"], "Actions": {"EventAction": action}});
        let sign_ins = |action: &str, notify: bool| {
            let nothing = json!({"EventAction": "NO_ACTION", "Notify": false});
            let actions = json!({"LowAction": nothing, "HighAction": {"EventAction": action, "Notify": notify}});
            json!({"Actions": actions, "NotifyConfiguration": {"SourceArn": "arn:aws:ses:us-east-1:0:identity/a@b.c"}})
        };
        let ranges = json!({"BlockedIPRangeList": ["203.0.113.0/24"], "SkippedIPRangeList": ["203.0.113.7/32"]});
        let configuration = |passwords: Value, sign_ins: Value| {
            json!({"CompromisedCredentialsRiskConfiguration": passwords,
                "AccountTakeoverRiskConfiguration": sign_ins, "RiskExceptionConfiguration": ranges})
        };
        let found = |passwords, sign_ins| paths(Subject::RiskConfiguration, &configuration(passwords, sign_ins));
        let of_sign_ins = "AccountTakeoverRiskConfiguration.Actions";
        let of_passwords = "CompromisedCredentialsRiskConfiguration.Actions.EventAction";
        assert!(found(Value::Null, Value::Null).is_empty(), "addresses are blocked");
        assert!(found(passwords("NO_ACTION"), sign_ins("NO_ACTION", false)).is_empty());
        assert_eq!(found(passwords("BLOCK"), sign_ins("MFA_REQUIRED", false)), [of_sign_ins, of_passwords]);
        assert_eq!(found(Value::Null, sign_ins("NO_ACTION", true)), [of_sign_ins]);
    }

    /// The shape of a setting in the answer that describes its subject.
    fn shape(setting: &WithoutEffect) -> &'static Shape {
        let (operation, member) = match setting.subject {
            Subject::UserPool => (Operation::DescribeUserPool, Some("UserPool")),
            Subject::AppClient => (Operation::DescribeUserPoolClient, Some("UserPoolClient")),
            Subject::AppClientSession => (Operation::GetUserPoolClientSessionConfiguration, None),
            Subject::RiskConfiguration => (Operation::DescribeRiskConfiguration, Some("RiskConfiguration")),
            Subject::IdentityProvider => (Operation::DescribeIdentityProvider, Some("IdentityProvider")),
            Subject::Domain => (Operation::DescribeUserPoolDomain, Some("DomainDescription")),
            Subject::ManagedLoginBranding => {
                (Operation::DescribeManagedLoginBrandingByClient, Some("ManagedLoginBranding"))
            }
            Subject::UiCustomization => (Operation::GetUICustomization, Some("UICustomization")),
            Subject::Terms => (Operation::DescribeTerms, Some("Terms")),
            Subject::Replica => (Operation::CreateUserPoolReplica, Some("UserPoolReplica")),
            Subject::ProvisionedLimit => (Operation::GetProvisionedLimit, Some("Limit")),
        };
        let output = operation.model().output.expect("an answer");
        member.into_iter().chain(setting.path.split('.')).fold(output, |shape, name| {
            let found = shape.members().iter().find(|it| it.name == name);
            found.unwrap_or_else(|| panic!("{} has no {name}", setting.path)).shape
        })
    }

    #[test]
    fn every_setting_is_one_of_the_model() {
        for setting in SETTINGS {
            shape(setting);
        }
    }

    /// The values of every enum of a shape.
    fn values(shape: &'static Shape) -> Vec<&'static str> {
        match &shape.kind {
            Kind::Enum(values) => values.to_vec(),
            Kind::List { member, .. } => values(member),
            Kind::Map { value, .. } => values(value),
            Kind::Structure(members) => members.iter().flat_map(|member| values(member.shape)).collect(),
            _ => Vec::new(),
        }
    }

    #[test]
    fn a_value_that_is_named_is_one_of_the_model() {
        for setting in SETTINGS {
            let shape = shape(setting);
            let (value, shape) = match setting.asks {
                Asks::AnyBut(value) | Asks::Only(value) => (value, shape),
                Asks::Unless(name, value) => {
                    let member = shape.members().iter().find(|member| member.name == name);
                    (value, member.unwrap_or_else(|| panic!("{} has no {name}", setting.path)).shape)
                }
                Asks::Any | Asks::Unlike(_) => continue,
            };
            let values = values(shape);
            assert!(values.is_empty() || values.contains(&value), "{}: {value} is not in {values:?}", setting.path);
        }
    }

    #[test]
    fn the_list_is_in_order() {
        let keys: Vec<_> = SETTINGS.iter().map(|it| (it.subject, it.path)).collect();
        assert!(keys.is_sorted(), "{keys:?}");
    }
}
