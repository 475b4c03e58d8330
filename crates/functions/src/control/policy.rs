//! A function's resource policy: its statements, and whether they allow a caller.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// Who may invoke a function beside its own account.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Policy {
    #[serde(default)]
    pub statements: Vec<Statement>,
}

/// One statement. The order of its members is the order in which they are written.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(super) struct Statement {
    pub sid: String,
    pub effect: String,
    pub principal: Principal,
    pub action: String,
    pub resource: String,
    #[serde(default, skip_serializing_if = "Condition::is_empty")]
    pub condition: Condition,
}

/// Whom a statement speaks of.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub(super) enum Principal {
    Named(BTreeMap<String, String>),
    Anyone(String),
}

/// What must hold for a statement to count.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(super) struct Condition {
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub string_equals: BTreeMap<String, String>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub arn_like: BTreeMap<String, String>,
}

/// A policy as `GetPolicy` shows it.
#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct PolicyDocument<'a> {
    version: &'a str,
    id: &'a str,
    statement: &'a [Statement],
}

/// A service that wants to invoke a function.
pub(super) struct ServiceCaller<'a> {
    pub principal: &'a str,
    pub source_arn: &'a str,
    pub source_account: &'a str,
}

impl Policy {
    /// The policy's text.
    pub fn document(&self) -> String {
        let document = PolicyDocument { version: "2012-10-17", id: "default", statement: &self.statements };
        serde_json::to_string(&document).unwrap_or_default()
    }

    /// Whether some statement lets the caller invoke the function.
    pub fn allows(&self, caller: &ServiceCaller<'_>) -> bool {
        self.statements.iter().any(|statement| statement.allows(caller))
    }
}

impl Statement {
    fn allows(&self, caller: &ServiceCaller<'_>) -> bool {
        let is_meant = match &self.principal {
            Principal::Anyone(text) => text == "*",
            Principal::Named(names) => names.get("Service").is_some_and(|service| service == caller.principal),
        };
        let is_action = matches!(self.action.as_str(), "lambda:InvokeFunction" | "lambda:*" | "*");
        self.effect == "Allow" && is_meant && is_action && self.condition.holds(caller)
    }
}

impl Condition {
    fn is_empty(&self) -> bool {
        self.string_equals.is_empty() && self.arn_like.is_empty()
    }

    fn holds(&self, caller: &ServiceCaller<'_>) -> bool {
        self.string_equals.iter().all(|(key, wanted)| caller.value(key) == Some(wanted))
            && self.arn_like.iter().all(|(key, wanted)| caller.value(key).is_some_and(|arn| is_arn_like(arn, wanted)))
    }
}

impl ServiceCaller<'_> {
    /// The value of a condition key; their names compare without regard to case.
    fn value(&self, key: &str) -> Option<&str> {
        if key.eq_ignore_ascii_case("aws:SourceArn") {
            Some(self.source_arn)
        } else if key.eq_ignore_ascii_case("aws:SourceAccount") {
            Some(self.source_account)
        } else {
            None
        }
    }
}

/// Whether an ARN has the form of a pattern, in which `*` and `?` stand for anything within one colon-separated part.
fn is_arn_like(arn: &str, pattern: &str) -> bool {
    let mut parts = arn.splitn(6, ':');
    let mut wanted = pattern.splitn(6, ':');
    loop {
        match (parts.next(), wanted.next()) {
            (Some(part), Some(pattern)) if is_like(part.as_bytes(), pattern.as_bytes()) => {}
            (None, None) => return true,
            _ => return false,
        }
    }
}

/// Matches with one place to go back to: a later `*` makes the earlier ones final.
fn is_like(text: &[u8], pattern: &[u8]) -> bool {
    let (mut at, mut wanted, mut star) = (0, 0, None);
    while at < text.len() {
        match pattern.get(wanted) {
            Some(b'*') => {
                star = Some((wanted, at));
                wanted += 1;
            }
            Some(byte) if *byte == b'?' || *byte == text[at] => {
                at += 1;
                wanted += 1;
            }
            _ => match star {
                Some((position, taken)) => {
                    star = Some((position, taken + 1));
                    at = taken + 1;
                    wanted = position + 1;
                }
                None => return false,
            },
        }
    }
    pattern[wanted..].iter().all(|byte| *byte == b'*')
}

#[cfg(test)]
mod tests {
    use super::*;

    const POOL: &str = "arn:aws:cognito-idp:us-east-1:000000000000:userpool/us-east-1_AbCdEf";

    fn statement(principal: Principal, action: &str, condition: Condition) -> Policy {
        let statement = Statement {
            sid: "s".into(),
            effect: "Allow".into(),
            principal,
            action: action.into(),
            resource: "r".into(),
            condition,
        };
        Policy { statements: vec![statement] }
    }

    fn cognito() -> Principal {
        Principal::Named([("Service".into(), "cognito-idp.amazonaws.com".into())].into())
    }

    fn allowed(policy: &Policy) -> bool {
        policy.allows(&ServiceCaller {
            principal: "cognito-idp.amazonaws.com",
            source_arn: POOL,
            source_account: "000000000000",
        })
    }

    fn source(arn: &str) -> Condition {
        Condition { arn_like: [("AWS:SourceArn".into(), arn.into())].into(), ..Condition::default() }
    }

    #[test]
    fn a_statement_must_mean_the_caller_and_the_action() {
        let anything = Condition::default;
        assert!(!allowed(&Policy::default()));
        assert!(allowed(&statement(cognito(), "lambda:InvokeFunction", anything())));
        assert!(allowed(&statement(cognito(), "lambda:*", anything())));
        assert!(allowed(&statement(Principal::Anyone("*".into()), "*", anything())));
        assert!(!allowed(&statement(cognito(), "lambda:GetFunction", anything())));
        let other = Principal::Named([("Service".into(), "s3.amazonaws.com".into())].into());
        assert!(!allowed(&statement(other, "lambda:InvokeFunction", anything())));
        let account = Principal::Named([("AWS".into(), "arn:aws:iam::000000000000:root".into())].into());
        assert!(!allowed(&statement(account, "lambda:InvokeFunction", anything())));
    }

    #[test]
    fn the_source_is_compared_part_by_part() {
        for (pattern, expected) in [
            (POOL, true),
            ("arn:aws:cognito-idp:us-east-1:000000000000:userpool/*", true),
            ("arn:aws:cognito-idp:*:*:userpool/*", true),
            ("arn:aws:cognito-idp:us-east-?:000000000000:userpool/us-east-1_AbCdE?", true),
            ("arn:aws:cognito-idp:us-east-1:000000000000:userpool/us-east-1_Other", false),
            ("arn:aws:cognito-idp:eu-west-1:000000000000:userpool/*", false),
            ("arn:*", false),
            ("*", false),
        ] {
            assert_eq!(allowed(&statement(cognito(), "lambda:InvokeFunction", source(pattern))), expected, "{pattern}");
        }
    }

    #[test]
    fn keys_ignore_case_and_unknown_keys_never_hold() {
        let equals = |key: &str, value: &str| Condition {
            string_equals: [(key.into(), value.into())].into(),
            ..Condition::default()
        };
        let check = |condition| allowed(&statement(cognito(), "lambda:InvokeFunction", condition));
        assert!(check(equals("aws:sourceaccount", "000000000000")));
        assert!(!check(equals("AWS:SourceAccount", "111111111111")));
        assert!(!check(equals("aws:PrincipalOrgID", "o-1234567890")));
    }
}
