//! Settings of user pools and app clients that are accepted, kept and shown, and that change nothing on this server.
//!
//! The one list of them: `vestibule pool check` reports by it, a strict server refuses by it, and docs/compatibility.md repeats
//! it, which a test holds together. Whoever gives a setting its effect takes its line out, here and there.

use serde_json::Value;

/// What a setting belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A user pool, as DescribeUserPool answers it.
    UserPool,
    /// An app client, as DescribeUserPoolClient answers it.
    AppClient,
}

/// A setting that changes nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WithoutEffect {
    /// Whose setting it is.
    pub subject: Subject,
    /// The member, with those that it lies in, as in `EmailConfiguration.SourceArn`.
    pub path: &'static str,
    /// The value, alone or in a list, that asks for nothing, beside an absent, empty or `false` one.
    pub idle: Option<&'static str>,
    /// Why it changes nothing.
    pub reason: &'static str,
}

const fn pool(path: &'static str, idle: Option<&'static str>, reason: &'static str) -> WithoutEffect {
    WithoutEffect { subject: Subject::UserPool, path, idle, reason }
}

const fn client(path: &'static str, reason: &'static str) -> WithoutEffect {
    WithoutEffect { subject: Subject::AppClient, path, idle: None, reason }
}

/// All of them, those of pools first, by path.
pub const SETTINGS: &[WithoutEffect] = &[
    pool("DcrConfiguration.EnableStatus", Some("DISABLED"), "clients do not register themselves here"),
    pool("EmailConfiguration.ConfigurationSet", None, "messages do not leave through Amazon SES"),
    pool("IssuerConfiguration.Type", Some("ORIGINAL"), "the issuer is the server's public URL and the pool's id"),
    pool(
        "KeyConfiguration.KeyType",
        Some("AWS_OWNED_KEY"),
        "what is stored is sealed under the server's own master key",
    ),
    pool("KeyConfiguration.KmsKeyArn", None, "what is stored is sealed under the server's own master key"),
    pool("LambdaConfig.InboundFederation", None, "nobody signs in through an identity provider here yet"),
    pool("SmsConfiguration.EumsSms", None, "messages do not leave through AWS End User Messaging"),
    pool("SmsConfiguration.ExternalId", None, "no role is assumed to send messages"),
    pool("SmsConfiguration.SnsCallerArn", None, "no role is assumed to send messages"),
    client("AllowedOAuthFlows", "there are no hosted pages and no token endpoint yet"),
    client("AllowedOAuthFlowsUserPoolClient", "there are no hosted pages and no token endpoint yet"),
    client("AnalyticsConfiguration", "nothing is sent to Amazon Pinpoint"),
    client("CallbackURLs", "there are no hosted pages yet"),
    client("DefaultRedirectURI", "there are no hosted pages yet"),
    client("LogoutURLs", "there are no hosted pages yet"),
    WithoutEffect {
        subject: Subject::AppClient,
        path: "SupportedIdentityProviders",
        idle: Some("COGNITO"),
        reason: "every client signs in the pool's own users, and nobody else",
    },
];

/// Those that a description has set.
pub fn found(subject: Subject, description: &Value) -> impl Iterator<Item = &'static WithoutEffect> {
    SETTINGS.iter().filter(move |setting| setting.subject == subject && asks_for_something(setting, description))
}

fn asks_for_something(setting: &WithoutEffect, description: &Value) -> bool {
    match setting.path.split('.').fold(description, |value, name| &value[name]) {
        Value::Null | Value::Bool(false) => false,
        Value::String(text) => !text.is_empty() && setting.idle != Some(text),
        Value::Array(values) => values.iter().any(|value| value.as_str().is_none_or(|text| setting.idle != Some(text))),
        Value::Object(members) => !members.is_empty(),
        Value::Bool(true) | Value::Number(_) => true,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use vestibule_api::cognito_idp::Operation;
    use vestibule_api::model::Shape;

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
    fn every_setting_is_one_of_the_model() {
        let describe = |subject| match subject {
            Subject::UserPool => (Operation::DescribeUserPool, "UserPool"),
            Subject::AppClient => (Operation::DescribeUserPoolClient, "UserPoolClient"),
        };
        for setting in SETTINGS {
            let (operation, member) = describe(setting.subject);
            let mut shape = operation.model().output;
            for name in std::iter::once(member).chain(setting.path.split('.')) {
                let members = shape.map_or(&[][..], Shape::members);
                shape =
                    Some(members.iter().find(|it| it.name == name).unwrap_or_else(|| panic!("{}", setting.path)).shape);
            }
        }
    }

    #[test]
    fn the_list_is_in_order() {
        let keys: Vec<_> = SETTINGS.iter().map(|it| (it.subject == Subject::AppClient, it.path)).collect();
        assert!(keys.is_sorted(), "{keys:?}");
    }
}
