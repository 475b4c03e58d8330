//! Which names a new user may have.

use vestibule_api::cognito_idp::{AliasAttributeType, UsernameAttributeType};

use super::{Problem, is_email, is_phone_number};
use crate::ids::Sub;
use crate::name::{self, NameKind};
use crate::user::Attributes;
use crate::user_pool::UserPool;

/// The username to store for a typed one. Where an email address or phone number is the username, the typed text fills
/// that attribute and the stored username is the `sub`.
///
/// Cognito: a pool that ignores case shows usernames in lower case. Source: our reading of the case sensitivity guide.
pub fn assign(pool: &UserPool, typed: &str, sub: &Sub, attributes: &mut Attributes) -> Result<String, Problem> {
    if !pool.has_username_attributes() {
        check_against_aliases(pool, typed)?;
        return Ok(if pool.is_case_sensitive() { typed.to_owned() } else { typed.to_lowercase() });
    }
    let Some(kind) = filled(pool, typed) else {
        return Err(match (allows(pool, NameKind::Email), allows(pool, NameKind::PhoneNumber)) {
            (true, true) => Problem::UsernameNeither,
            (false, true) => Problem::UsernameNotPhoneNumber,
            (true | false, false) => Problem::UsernameNotEmail,
        });
    };
    attributes.insert(kind.as_str().to_owned(), typed.to_owned());
    Ok(sub.to_string())
}

/// Refuses an attribute that says otherwise than the typed name, which would take its place.
///
/// Cognito: such an email address is refused. Source: the error as users of the service quote it. That a phone number is refused
/// too, and that case counts only where the pool regards it, is inferred.
pub fn check_agreement(pool: &UserPool, typed: &str, attributes: &Attributes) -> Result<(), Problem> {
    let Some(kind) = filled(pool, typed) else { return Ok(()) };
    let comparable = |text: &str| name::sign_in_name(pool, kind, text);
    match attributes.get(kind.as_str()).filter(|value| !value.is_empty()) {
        Some(value) if comparable(value) != comparable(typed) => Err(Problem::UsernameContradicted(kind)),
        Some(_) | None => Ok(()),
    }
}

/// The attribute that a typed name fills, where attributes are usernames.
fn filled(pool: &UserPool, typed: &str) -> Option<NameKind> {
    if !pool.has_username_attributes() {
        return None;
    }
    if allows(pool, NameKind::Email) && is_email(typed) {
        Some(NameKind::Email)
    } else if allows(pool, NameKind::PhoneNumber) && is_phone_number(typed) {
        Some(NameKind::PhoneNumber)
    } else {
        None
    }
}

/// Whether an attribute of this kind is a username of the pool.
fn allows(pool: &UserPool, kind: NameKind) -> bool {
    pool.settings.username_attributes.iter().flatten().any(|attribute| match attribute {
        UsernameAttributeType::Email => kind == NameKind::Email,
        UsernameAttributeType::PhoneNumber => kind == NameKind::PhoneNumber,
    })
}

/// A username must not be mistaken for an alias.
fn check_against_aliases(pool: &UserPool, typed: &str) -> Result<(), Problem> {
    for alias in pool.settings.alias_attributes.iter().flatten() {
        match alias {
            AliasAttributeType::Email if is_email(typed) => return Err(Problem::UsernameIsEmail),
            AliasAttributeType::PhoneNumber if is_phone_number(typed) => return Err(Problem::UsernameIsPhoneNumber),
            AliasAttributeType::Email | AliasAttributeType::PhoneNumber | AliasAttributeType::PreferredUsername => {}
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use vestibule_api::cognito_idp::UsernameConfigurationType;

    use super::super::fixture;
    use super::*;

    const SUB: &str = "11111111-1111-4111-8111-111111111111";

    fn assigned(pool: &UserPool, typed: &str) -> Result<(String, Attributes), Problem> {
        let mut attributes = Attributes::new();
        assign(pool, typed, &Sub::new(SUB), &mut attributes).map(|username| (username, attributes))
    }

    #[test]
    fn where_attributes_are_usernames_the_name_must_be_one_and_fills_it() {
        use UsernameAttributeType::{Email, PhoneNumber};
        let mail: &[(&str, &str)] = &[("email", "a@b.c")];
        let phone: &[(&str, &str)] = &[("phone_number", "+491")];
        let table: [(&[UsernameAttributeType], &str, Result<&[(&str, &str)], Problem>); 7] = [
            (&[Email], "a@b.c", Ok(mail)),
            (&[Email], "+491", Err(Problem::UsernameNotEmail)),
            (&[PhoneNumber], "+491", Ok(phone)),
            (&[PhoneNumber], "a@b.c", Err(Problem::UsernameNotPhoneNumber)),
            (&[Email, PhoneNumber], "a@b.c", Ok(mail)),
            (&[PhoneNumber, Email], "+491", Ok(phone)),
            (&[Email, PhoneNumber], "jane", Err(Problem::UsernameNeither)),
        ];
        for (attributes, typed, expected) in table {
            let mut pool = fixture::pool(&[]);
            pool.settings.username_attributes = Some(attributes.to_vec());
            let expected = expected.map(|pairs| (SUB.to_owned(), fixture::attributes(pairs)));
            assert_eq!(assigned(&pool, typed), expected, "{typed}");
        }
    }

    #[test]
    fn where_an_attribute_is_the_username_it_says_the_same_or_nothing() {
        use UsernameAttributeType::{Email, PhoneNumber};
        let mut pool = fixture::pool(&[]);
        pool.settings.username_attributes = Some(vec![Email, PhoneNumber]);
        let checked = |pool: &UserPool, typed: &str, pairs: &[(&str, &str)]| {
            check_agreement(pool, typed, &fixture::attributes(pairs)).err()
        };
        let (no_email, no_number) = (
            Some(Problem::UsernameContradicted(NameKind::Email)),
            Some(Problem::UsernameContradicted(NameKind::PhoneNumber)),
        );
        let table: [(&str, &[(&str, &str)], Option<Problem>); 8] = [
            ("a@b.c", &[], None),
            ("a@b.c", &[("email", "")], None),
            ("a@b.c", &[("email", "a@b.c"), ("phone_number", "+491")], None),
            ("a@b.c", &[("email", "x@b.c")], no_email.clone()),
            ("a@b.c", &[("email", "A@b.c")], no_email),
            ("+491", &[("phone_number", "+492")], no_number),
            ("+491", &[("email", "a@b.c")], None),
            ("jane", &[("email", "a@b.c")], None),
        ];
        for (typed, pairs, expected) in table {
            assert_eq!(checked(&pool, typed, pairs), expected, "{typed} {pairs:?}");
        }
        assert_eq!(checked(&fixture::pool(&[]), "a@b.c", &[("email", "x@b.c")]), None, "a plain username");
        pool.settings.username_configuration = Some(UsernameConfigurationType { case_sensitive: Some(false) });
        assert_eq!(checked(&pool, "a@b.c", &[("email", "A@B.C")]), None);
    }

    #[test]
    fn a_username_must_not_look_like_an_alias() {
        use AliasAttributeType::{Email, PhoneNumber, PreferredUsername};
        let table: [(&[AliasAttributeType], &str, Option<Problem>); 6] = [
            (&[Email], "a@b.c", Some(Problem::UsernameIsEmail)),
            (&[Email], "+491", None),
            (&[PhoneNumber, Email], "+491", Some(Problem::UsernameIsPhoneNumber)),
            (&[PhoneNumber], "a@b.c", None),
            (&[PreferredUsername], "a@b.c", None),
            (&[Email, PhoneNumber], "jane", None),
        ];
        for (aliases, typed, problem) in table {
            let mut pool = fixture::pool(&[]);
            pool.settings.alias_attributes = Some(aliases.to_vec());
            assert_eq!(assigned(&pool, typed).err(), problem, "{aliases:?} {typed}");
        }
    }

    #[test]
    fn a_pool_without_regard_to_case_stores_lower_case() {
        let mut pool = fixture::pool(&[]);
        assert_eq!(assigned(&pool, "Jane").map(|it| it.0), Ok("Jane".into()));
        pool.settings.username_configuration = Some(UsernameConfigurationType { case_sensitive: Some(false) });
        assert_eq!(assigned(&pool, "Jane").map(|it| it.0), Ok("jane".into()));
    }
}
