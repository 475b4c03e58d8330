use std::collections::BTreeMap;

use serde_json::json;
use vestibule_api::cognito_idp::{IdentityProviderTypeType, SchemaAttributeType};

use super::*;
use crate::attribute::fixture::{self, attributes};
use crate::ids::Sub;

const NOW: Timestamp = Timestamp::from_millis(1_642_699_117_273);
const ONE: &str = r#"[{"userId":"1","providerName":"Google","providerType":"Google","issuer":null,"primary":false,"dateCreated":1642699117273}]"#;

fn provider(name: &str, provider_type: IdentityProviderTypeType) -> IdentityProvider {
    IdentityProvider {
        name: name.into(),
        provider_type,
        details: BTreeMap::default(),
        attribute_mapping: [("email".to_owned(), "mail".to_owned())].into(),
        identifiers: Vec::new(),
        acr_mapping: BTreeMap::default(),
        created_at: NOW,
        modified_at: NOW,
    }
}

fn google() -> IdentityProvider {
    provider("Google", IdentityProviderTypeType::Google)
}

/// The user after the changes, with the names that were claimed and released.
fn after(user: &User, changes: Vec<UserChange>) -> (User, Vec<String>) {
    let (mut user, mut names) = (user.clone(), Vec::new());
    for change in changes {
        match change {
            UserChange::Attributes { set, remove, at } => {
                user.attributes.retain(|name, _| !remove.contains(name));
                user.attributes.extend(set);
                user.modified_at = at;
            }
            UserChange::ClaimName { name, from_other: false } => names.push(format!("+{}", name.key)),
            UserChange::ReleaseName(name) => names.push(format!("-{}", name.key)),
            UserChange::Expect { attribute, value } => assert_eq!(user.attributes.get(&attribute), value.as_ref()),
            other => panic!("{other:?}"),
        }
    }
    (user, names)
}

fn linked(
    user: &User,
    provider: &IdentityProvider,
    attribute: &str,
    value: &str,
) -> Result<(User, Vec<String>), Error> {
    let changes = link(&fixture::pool(&[]), user, provider, (attribute, value), None, NOW)?;
    Ok(after(user, changes))
}

#[test]
fn a_link_is_an_identity_of_the_user_and_a_name() {
    let jane = fixture::user(&[("email", "jane@example.com")]);
    let (user, names) = linked(&jane, &google(), SUBJECT, "1").expect("linked");
    assert_eq!(user.attributes[ATTRIBUTE], ONE);
    assert_eq!(names, [r#"+["Google","Cognito_Subject","1"]"#]);
    let oidc = provider("MyOidc", IdentityProviderTypeType::Oidc);
    let (user, names) = linked(&user, &oidc, "email", "j@example.org").expect("linked");
    assert_eq!(names, [r#"+["MyOidc","email","j@example.org"]"#]);
    let keys: Vec<_> = super::names(&user.attributes).map(|it| it.key).collect();
    assert_eq!(keys, [r#"["Google","Cognito_Subject","1"]"#, r#"["MyOidc","email","j@example.org"]"#]);
    let second = serde_json::from_str::<Value>(&user.attributes[ATTRIBUTE]).expect("JSON")[1].clone();
    assert_eq!((&second["providerAttributeName"], &second["userId"]), (&json!("email"), &json!("j@example.org")));

    let (user, names) = after(&user, unlink(&user, "Google", SUBJECT, "1", NOW).expect("there"));
    assert_eq!((of(&user.attributes).len(), names.len()), (1, 1));
    let (user, _) = after(&user, unlink(&user, "MyOidc", "email", "j@example.org", NOW).expect("there"));
    assert_eq!(user.attributes, jane.attributes);
    assert_eq!(unlink(&user, "Google", SUBJECT, "1", NOW).err(), Some(Problem::NotLinked));
}

#[test]
fn links_that_cannot_be_are_refused() {
    let jane = fixture::user(&[(ATTRIBUTE, ONE)]);
    let other = User { sub: Sub::new("other"), ..fixture::user(&[]) };
    let pool = fixture::pool(&[]);
    let problem = |user: &User, provider: &IdentityProvider, source, owner: Option<&User>| match link(
        &pool, user, provider, source, owner, NOW,
    ) {
        Err(Error::LinkedIdentity(problem)) => Some(problem),
        Err(other) => panic!("{other:?}"),
        Ok(_) => None,
    };
    let mapped = |name: &str| Some(Problem::AttributeNotMapped(name.into()));
    let saml = provider("MySaml", IdentityProviderTypeType::Saml);
    assert_eq!(problem(&other, &google(), ("email", "j@example.com"), None), mapped("email"));
    assert_eq!(problem(&other, &saml, ("name", "j"), None), mapped("name"));
    assert_eq!(problem(&other, &saml, ("email", "j@example.com"), None), None);
    assert_eq!(problem(&jane, &google(), (SUBJECT, "1"), Some(&jane)), Some(Problem::LinkedAlready));
    assert_eq!(problem(&other, &google(), (SUBJECT, "1"), Some(&jane)), Some(Problem::BelongsToAnother));

    let mut user = fixture::user(&[]);
    for index in 0..5 {
        user = linked(&user, &google(), SUBJECT, &index.to_string()).expect("one of five").0;
    }
    assert_eq!(problem(&user, &google(), (SUBJECT, "5"), None), Some(Problem::TooMany));

    let fixed =
        SchemaAttributeType { name: Some("tenant".into()), mutable: Some(false), ..SchemaAttributeType::default() };
    let pool = fixture::pool(&[fixed]);
    let jane = fixture::user(&[("custom:tenant", "a")]);
    let refused = link(&pool, &jane, &google(), (SUBJECT, "1"), None, NOW).err();
    assert_eq!(refused, Some(crate::attribute::Problem::Immutable("custom:tenant".into()).into()));
}

#[test]
fn a_user_who_came_by_an_identity_keeps_it() {
    let brought = ONE.replace("false", "true");
    let user = fixture::user(&[(ATTRIBUTE, &brought)]);
    assert_eq!(unlink(&user, "Google", SUBJECT, "1", NOW).err(), Some(Problem::NotLinked));
}

#[test]
fn a_request_names_a_user_or_an_identity() {
    let named = |name: Option<&str>, attribute: Option<&str>, value: Option<&str>| {
        let text = |it: Option<&str>| it.map(str::to_owned);
        read(Some(ProviderUserIdentifierType {
            provider_name: text(name),
            provider_attribute_name: text(attribute),
            provider_attribute_value: text(value),
        }))
    };
    let identity = |provider: &str, attribute: &str, value: &str| {
        Ok(Named::Identity { provider: provider.into(), attribute: attribute.into(), value: value.into() })
    };
    let table = [
        (named(Some("Cognito"), None, Some("jane")), Ok(Named::Own("jane".into()))),
        (named(Some("Cognito"), Some("any"), Some("jane")), Ok(Named::Own("jane".into()))),
        (named(Some("Google"), None, Some("1")), identity("Google", SUBJECT, "1")),
        (named(Some("MyOidc"), Some("email"), Some("1")), identity("MyOidc", "email", "1")),
        (named(None, Some("email"), Some("1")), Err(Problem::Missing("ProviderName"))),
        (named(Some("Google"), None, None), Err(Problem::Missing("ProviderAttributeValue"))),
        (named(Some("Google"), None, Some("")), Err(Problem::Missing("ProviderAttributeValue"))),
    ];
    for (read, expected) in table {
        assert_eq!(read, expected);
    }
}

#[test]
fn the_claim_has_texts() {
    let expected = json!([{"userId": "1", "providerName": "Google", "providerType": "Google", "issuer": null,
        "primary": "false", "dateCreated": "1642699117273"}]);
    assert_eq!(claim(ONE), expected);
    assert!(of(&attributes(&[(ATTRIBUTE, "no JSON")])).is_empty());
}
