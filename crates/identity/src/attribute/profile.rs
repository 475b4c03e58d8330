//! What a new user may bring.

use vestibule_api::cognito_idp::AliasAttributeType;

use super::{Problem, Violation, Writer, schema, value};
use crate::name::NameKind;
use crate::user::{Attributes, is_verified};
use crate::user_pool::UserPool;

/// Checks the permission to write what a new user's request brought. To be asked before the username fills an
/// attribute, which needs no permission.
pub fn authorize(pool: &UserPool, writer: Writer<'_>, given: &Attributes) -> Result<(), Problem> {
    let may_write_all = given.keys().filter(|name| *name != "sub").all(|name| writer.may_write(pool, name));
    if may_write_all { Ok(()) } else { Err(Problem::Unauthorized) }
}

/// The attributes to store for a new user. Blank values count as not given. An administrator may leave required
/// attributes out: the user gives them with the new password.
pub fn complete(pool: &UserPool, writer: Writer<'_>, given: Attributes) -> Result<Attributes, Problem> {
    let given: Attributes = given.into_iter().filter(|(_, value)| !value.is_empty()).collect();
    if given.contains_key("sub") {
        return Err(Problem::Sub);
    }
    let violations = violations(pool, writer, &given);
    if !violations.is_empty() {
        return Err(Problem::Nonconforming(violations));
    }
    if matches!(writer, Writer::Client(_)) && given.contains_key("preferred_username") && is_alias_here(pool) {
        return Err(Problem::PreferredUsernameTooEarly);
    }
    let attributes = given
        .iter()
        .filter_map(|(name, text)| schema::find(pool, name).map(|attribute| (name, attribute, text)))
        .map(|(name, attribute, text)| Ok((name.clone(), value::check(attribute, text)?)))
        .collect::<Result<Attributes, Problem>>()?;
    check_verified_flags(&attributes)?;
    Ok(attributes)
}

/// A verified flag says something about a value, so the value must be there.
pub(super) fn check_verified_flags(attributes: &Attributes) -> Result<(), Problem> {
    for kind in [NameKind::Email, NameKind::PhoneNumber] {
        if is_verified(attributes, kind.as_str()) && !attributes.contains_key(kind.as_str()) {
            return Err(Problem::VerifiedWithoutValue(kind));
        }
    }
    Ok(())
}

/// Every attribute that is missing or unknown; values are judged one by one afterwards.
fn violations(pool: &UserPool, writer: Writer<'_>, given: &Attributes) -> Vec<(String, Violation)> {
    let mut violations = Vec::new();
    if matches!(writer, Writer::Client(_)) {
        let missing = required(pool).filter(|name| !given.contains_key(*name));
        violations.extend(missing.map(|name| (name.to_owned(), Violation::Required)));
    }
    let unknown = given.keys().filter(|name| schema::find(pool, name).is_none());
    violations.extend(unknown.map(|name| (name.clone(), Violation::NotInSchema)));
    violations
}

/// The required attributes in the order of the schema, `sub` apart.
pub(crate) fn required(pool: &UserPool) -> impl Iterator<Item = &str> {
    let schema = pool.settings.schema_attributes.iter().flatten();
    let required = schema.filter(|attribute| attribute.required == Some(true));
    required.filter_map(|attribute| attribute.name.as_deref()).filter(|name| *name != "sub")
}

fn is_alias_here(pool: &UserPool) -> bool {
    pool.settings.alias_attributes.iter().flatten().any(|alias| *alias == AliasAttributeType::PreferredUsername)
}

#[cfg(test)]
mod tests {
    use vestibule_api::cognito_idp::{AttributeDataType, SchemaAttributeType};

    use super::super::fixture::{attributes, client, pool, required};
    use super::*;

    fn level() -> SchemaAttributeType {
        SchemaAttributeType {
            name: Some("level".into()),
            attribute_data_type: Some(AttributeDataType::Number),
            ..SchemaAttributeType::default()
        }
    }

    #[test]
    fn a_new_users_attributes_are_checked_against_the_schema() {
        let pool = pool(&[required("name"), required("family_name"), level()]);
        let client = client(None);
        let violation = |name: &str, violation| Err(Problem::Nonconforming(vec![(name.to_owned(), violation)]));
        let named = |pairs: &[(&str, &str)]| {
            let mut all = attributes(&[("name", "J"), ("family_name", "D")]);
            all.extend(attributes(pairs));
            all
        };
        let table = [
            (named(&[]), Ok(named(&[]))),
            (named(&[("email", "")]), Ok(named(&[]))),
            (named(&[("custom:level", "3")]), Ok(named(&[("custom:level", "3")]))),
            (named(&[("custom:level", "x")]), violation("custom:level", Violation::NotNumber)),
            (named(&[("custom:x", "3")]), violation("custom:x", Violation::NotInSchema)),
            (named(&[("email", "nobody")]), Err(Problem::EmailFormat)),
            (named(&[("phone_number", "0123")]), Err(Problem::PhoneNumberFormat)),
            (named(&[("sub", "x")]), Err(Problem::Sub)),
            (named(&[("name", "")]), violation("name", Violation::Required)),
            (
                attributes(&[]),
                Err(Problem::Nonconforming(vec![
                    ("name".into(), Violation::Required),
                    ("family_name".into(), Violation::Required),
                ])),
            ),
        ];
        for (given, expected) in table {
            assert_eq!(complete(&pool, Writer::Client(&client), given.clone()), expected, "{given:?}");
        }
    }

    #[test]
    fn an_administrator_may_leave_required_attributes_out_and_set_flags() {
        let pool = pool(&[required("name")]);
        let flagged = |pairs: &[(&str, &str)]| complete(&pool, Writer::Administrator, attributes(pairs));
        assert_eq!(flagged(&[]), Ok(attributes(&[])));
        assert_eq!(
            flagged(&[("email", "a@b.c"), ("email_verified", "True")]),
            Ok(attributes(&[("email", "a@b.c"), ("email_verified", "True")]))
        );
        assert_eq!(flagged(&[("email_verified", "True")]), Err(Problem::VerifiedWithoutValue(NameKind::Email)));
        assert_eq!(flagged(&[("email_verified", "true")]), Err(Problem::VerifiedWithoutValue(NameKind::Email)));
        assert_eq!(flagged(&[("email_verified", "false")]), Ok(attributes(&[("email_verified", "false")])));
    }

    #[test]
    fn users_write_only_what_their_client_may_write() {
        let pool = pool(&[]);
        let some = client(Some(&["name"]));
        let all = client(None);
        let table = [
            (&some, "name", Ok(())),
            (&some, "nickname", Err(Problem::Unauthorized)),
            (&all, "nickname", Ok(())),
            (&all, "email_verified", Err(Problem::Unauthorized)),
        ];
        for (client, name, expected) in table {
            assert_eq!(authorize(&pool, Writer::Client(client), &attributes(&[(name, "x")])), expected, "{name}");
        }
    }

    #[test]
    fn preferred_username_waits_for_confirmation_where_it_is_an_alias() {
        let mut pool = pool(&[]);
        let client = client(None);
        let given = attributes(&[("preferred_username", "jd")]);
        assert!(complete(&pool, Writer::Client(&client), given.clone()).is_ok());
        pool.settings.alias_attributes = Some(vec![AliasAttributeType::PreferredUsername]);
        let refused = complete(&pool, Writer::Client(&client), given.clone());
        assert_eq!(refused, Err(Problem::PreferredUsernameTooEarly));
        assert!(complete(&pool, Writer::Administrator, given).is_ok());
    }
}
