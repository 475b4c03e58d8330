//! What changes when a user's attributes are written.

use vestibule_api::Timestamp;
use vestibule_api::cognito_idp::VerifiedAttributeType;

use super::profile::check_verified_flags;
use super::{Problem, Writer, schema, value};
use crate::change::UserChange;
use crate::code::Code;
use crate::message::Medium;
use crate::name::{self, NameKind};
use crate::user::{Attributes, User};
use crate::user_pool::UserPool;

/// The outcome of an attribute update.
#[derive(Clone, Debug)]
pub struct ProfileUpdate {
    /// The user as it is afterwards.
    pub user: User,
    /// The changes that lead there, sign-in names included. Empty if nothing was given.
    pub changes: Vec<UserChange>,
    /// The new addresses that a code has to verify.
    pub to_verify: Vec<ToVerify>,
}

/// A new address that a code has to verify.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToVerify {
    /// How the code travels there.
    pub medium: Medium,
    /// The address.
    pub value: String,
    /// Whether the old address stays until the code is answered.
    pub is_pending: bool,
}

/// Writes attributes of an existing user. A blank value deletes.
///
/// Cognito: a changed email address or phone number is unverified unless the same request says otherwise, and gets a
/// code if the pool verifies it by itself. Where the pool wants it verified before, the old value stays until then.
/// Source: "Updating attributes", developer guide; `AttributesRequireVerificationBeforeUpdate`.
pub fn update(
    pool: &UserPool,
    writer: Writer<'_>,
    user: &User,
    given: &Attributes,
    now: Timestamp,
) -> Result<ProfileUpdate, Problem> {
    let mut after = user.clone();
    let mut to_verify = Vec::new();
    for (name, text) in given {
        check_writable(pool, writer, name)?;
        if text.is_empty() {
            check_deletable(pool, name)?;
            after.attributes.remove(name);
        } else if let Some(attribute) = schema::find(pool, name) {
            after.attributes.insert(name.clone(), value::check(attribute, text)?);
        }
    }
    for (kind, attribute, medium) in [
        (NameKind::Email, VerifiedAttributeType::Email, Medium::Email),
        (NameKind::PhoneNumber, VerifiedAttributeType::PhoneNumber, Medium::Sms),
    ] {
        let flag = format!("{}_verified", kind.as_str());
        let value = after.attributes.get(kind.as_str());
        if value == user.attributes.get(kind.as_str()) {
            continue;
        }
        let Some(value) = value.cloned() else {
            after.attributes.remove(&flag);
            continue;
        };
        if !given.contains_key(&flag) {
            after.attributes.insert(flag.clone(), "false".to_owned());
        }
        if after.is_verified(kind.as_str()) || !pool.auto_verifies(attribute) {
            continue;
        }
        let is_pending = pool.verifies_before_update(attribute);
        if is_pending {
            restore(&mut after, user, kind.as_str());
            restore(&mut after, user, &flag);
        }
        to_verify.push(ToVerify { medium, value, is_pending });
    }
    check_verified_flags(&after.attributes)?;
    check_still_signs_in(pool, user, &after)?;
    if !given.is_empty() {
        after.modified_at = now;
    }
    Ok(ProfileUpdate { changes: changes(pool, user, &after), user: after, to_verify })
}

/// Takes a change of one attribute back.
fn restore(after: &mut User, before: &User, name: &str) {
    match before.attributes.get(name) {
        Some(value) => after.attributes.insert(name.to_owned(), value.clone()),
        None => after.attributes.remove(name),
    };
}

/// What the right code for an address changes: it is verified, and takes the place of the old one if it waited for that.
pub fn verified(
    pool: &UserPool,
    user: &User,
    medium: Medium,
    code: &Code,
    now: Timestamp,
) -> Result<Vec<UserChange>, Problem> {
    let name = medium.attribute();
    let mut set = Attributes::from([(format!("{name}_verified"), "true".to_owned())]);
    if let Some(pending) = &code.pending
        && let Some(attribute) = schema::find(pool, name)
    {
        set.insert(name.to_owned(), value::check(attribute, pending)?);
    }
    let mut after = user.clone();
    after.attributes.extend(set);
    after.modified_at = now;
    let mut all = vec![code.used()];
    all.extend(changes(pool, user, &after));
    Ok(all)
}

fn check_writable(pool: &UserPool, writer: Writer<'_>, name: &str) -> Result<(), Problem> {
    if name == "sub" {
        return Err(Problem::Sub);
    }
    if !writer.may_write(pool, name) {
        return Err(Problem::Unauthorized);
    }
    match schema::find(pool, name) {
        None => Err(Problem::NotInSchema(name.to_owned())),
        Some(attribute) if attribute.mutable != Some(true) => Err(Problem::Immutable(name.to_owned())),
        Some(_) => Ok(()),
    }
}

fn check_deletable(pool: &UserPool, name: &str) -> Result<(), Problem> {
    let required = schema::find(pool, name).is_some_and(|attribute| attribute.required == Some(true));
    if required { Err(Problem::RequiredDeleted(name.to_owned())) } else { Ok(()) }
}

/// Where attributes are usernames, one that the user has must stay, if with another value.
///
/// Cognito: an email address can become another one but no phone number, and the reverse. Source: user pool attributes guide.
fn check_still_signs_in(pool: &UserPool, before: &User, after: &User) -> Result<(), Problem> {
    if !pool.has_username_attributes() {
        return Ok(());
    }
    let kinds = name::attribute_kinds(pool);
    let has = |user: &User, kind: &NameKind| user.attributes.contains_key(kind.as_str());
    let mut present = kinds.iter().filter(|kind| has(before, kind));
    match present.clone().next() {
        Some(lost) if !present.any(|kind| has(after, kind)) => Err(Problem::RequiredDeleted(lost.as_str().to_owned())),
        _ => Ok(()),
    }
}

fn changes(pool: &UserPool, before: &User, after: &User) -> Vec<UserChange> {
    if before.modified_at == after.modified_at && before.attributes == after.attributes {
        return Vec::new();
    }
    let news = after.attributes.iter().filter(|(name, value)| before.attributes.get(*name) != Some(*value));
    let set: Attributes = news.map(|(name, value)| (name.clone(), value.clone())).collect();
    let remove = before.attributes.keys().filter(|name| !after.attributes.contains_key(*name)).cloned().collect();
    let mut changes = expectations(before, after);
    changes.push(UserChange::Attributes { set, remove, at: after.modified_at });
    changes.extend(name::moves(pool, before, after));
    changes
}

/// What must not have changed meanwhile: a flag and the names follow from the value that was seen.
fn expectations(before: &User, after: &User) -> Vec<UserChange> {
    let mut expectations = Vec::new();
    for name in ["email", "phone_number", "preferred_username"] {
        let flag = format!("{name}_verified");
        let same = |name: &str| before.attributes.get(name) == after.attributes.get(name);
        if !same(name) || !same(&flag) {
            expectations.extend([UserChange::expect(before, name), UserChange::expect(before, &flag)]);
        }
    }
    expectations
}

#[cfg(test)]
mod tests {
    use vestibule_api::cognito_idp::{
        AliasAttributeType, SchemaAttributeType, UserAttributeUpdateSettingsType, UsernameAttributeType,
    };

    use super::super::Violation;
    use super::super::fixture::{attributes, client, pool, required, user};
    use super::*;

    const NOW: Timestamp = Timestamp::from_seconds(9);

    fn tenant() -> SchemaAttributeType {
        SchemaAttributeType { name: Some("tenant".into()), mutable: Some(false), ..SchemaAttributeType::default() }
    }

    #[test]
    fn values_are_set_deleted_and_refused() {
        let pool = pool(&[tenant(), required("name")]);
        let jane = user(&[("name", "Jane"), ("nickname", "jd"), ("email", "a@b.c"), ("email_verified", "true")]);
        let table: [(&[(&str, &str)], Result<&[(&str, &str)], Problem>); 11] = [
            (&[("nickname", "")], Ok(&[("name", "Jane"), ("email", "a@b.c"), ("email_verified", "true")])),
            (&[("email", ""), ("nickname", "")], Ok(&[("name", "Jane")])),
            (
                &[("email", "x@y.z"), ("nickname", "")],
                Ok(&[("name", "Jane"), ("email", "x@y.z"), ("email_verified", "false")]),
            ),
            (
                &[("email", "x@y.z"), ("email_verified", "true"), ("nickname", "")],
                Ok(&[("name", "Jane"), ("email", "x@y.z"), ("email_verified", "true")]),
            ),
            (
                &[("email", "a@b.c"), ("nickname", "")],
                Ok(&[("name", "Jane"), ("email", "a@b.c"), ("email_verified", "true")]),
            ),
            (&[("name", "")], Err(Problem::RequiredDeleted("name".into()))),
            (&[("custom:tenant", "x")], Err(Problem::Immutable("custom:tenant".into()))),
            (&[("custom:other", "x")], Err(Problem::NotInSchema("custom:other".into()))),
            (&[("sub", "x")], Err(Problem::Sub)),
            (&[("phone_number_verified", "true")], Err(Problem::VerifiedWithoutValue(NameKind::PhoneNumber))),
            (&[("birthdate", "x")], Err(Problem::Nonconforming(vec![("birthdate".into(), Violation::TooShort(10))]))),
        ];
        for (given, expected) in table {
            let updated = update(&pool, Writer::Administrator, &jane, &attributes(given), NOW);
            assert_eq!(updated.map(|it| it.user.attributes), expected.map(attributes), "{given:?}");
        }
    }

    #[test]
    fn users_need_their_clients_permission() {
        let pool = pool(&[]);
        let client = client(Some(&["name"]));
        let written = |name: &str| {
            let given = attributes(&[(name, "x")]);
            update(&pool, Writer::Client(&client), &user(&[]), &given, NOW).map(|it| it.user.attributes)
        };
        assert_eq!(written("name"), Ok(attributes(&[("name", "x")])));
        assert_eq!(written("nickname"), Err(Problem::Unauthorized));
        assert_eq!(written("email_verified"), Err(Problem::Unauthorized));
    }

    #[test]
    fn only_what_changed_is_written() {
        let pool = pool(&[]);
        let jane = user(&[("name", "Jane"), ("nickname", "jd")]);
        let given = attributes(&[("name", "Jane"), ("nickname", ""), ("gender", "f")]);
        let updated = update(&pool, Writer::Administrator, &jane, &given, NOW).expect("valid");
        let [UserChange::Attributes { set, remove, at }] = &updated.changes[..] else {
            panic!("{:?}", updated.changes)
        };
        assert_eq!((set, remove.as_slice(), *at), (&attributes(&[("gender", "f")]), &["nickname".to_owned()][..], NOW));
        let given = attributes(&[("email", "x@y.z")]);
        let changed = update(&pool, Writer::Administrator, &jane, &given, NOW).expect("valid").changes;
        let expected = |attribute: &str| UserChange::Expect { attribute: attribute.to_owned(), value: None };
        assert_eq!(
            format!("{:?}", &changed[..2]),
            format!("{:?}", [expected("email"), expected("email_verified")]),
            "a flag is that of the value that was seen"
        );
        let nothing = update(&pool, Writer::Administrator, &jane, &attributes(&[]), NOW).expect("valid");
        assert!(nothing.changes.is_empty());
    }

    #[test]
    fn a_code_verifies_a_changed_value_where_the_pool_says_so() {
        let mut pool = pool(&[]);
        let jane = user(&[("email", "a@b.c"), ("email_verified", "true")]);
        let to_verify = |pool: &UserPool, pairs: &[(&str, &str)]| {
            update(pool, Writer::Administrator, &jane, &attributes(pairs), NOW).expect("valid").to_verify
        };
        assert!(to_verify(&pool, &[("email", "x@y.z")]).is_empty());
        pool.settings.auto_verified_attributes = Some(vec![VerifiedAttributeType::Email]);
        let expected = ToVerify { medium: Medium::Email, value: "x@y.z".to_owned(), is_pending: false };
        assert_eq!(to_verify(&pool, &[("email", "x@y.z")]), [expected]);
        assert!(to_verify(&pool, &[("email", "a@b.c")]).is_empty());
        assert!(to_verify(&pool, &[("email", "x@y.z"), ("email_verified", "true")]).is_empty());
        assert!(to_verify(&pool, &[("phone_number", "+491")]).is_empty());
    }

    #[test]
    fn sign_in_names_follow_the_attributes() {
        let names = |updated: &ProfileUpdate| {
            let mut names = Vec::new();
            for change in &updated.changes {
                match change {
                    UserChange::ClaimName { name, from_other: false } => names.push(format!("+{}", name.key)),
                    UserChange::ReleaseName(name) => names.push(format!("-{}", name.key)),
                    _ => {}
                }
            }
            names
        };
        let jane = user(&[("email", "a@b.c"), ("email_verified", "true")]);
        let mut pool = pool(&[]);
        let written = |pool: &UserPool, pairs: &[(&str, &str)]| {
            update(pool, Writer::Administrator, &jane, &attributes(pairs), NOW)
        };
        let renamed = written(&pool, &[("email", "x@y.z")]).expect("valid");
        assert!(names(&renamed).is_empty());

        pool.settings.alias_attributes = Some(vec![AliasAttributeType::Email]);
        assert_eq!(names(&written(&pool, &[("email", "x@y.z")]).expect("valid")), ["-a@b.c"]);
        let verified = written(&pool, &[("email", "x@y.z"), ("email_verified", "true")]).expect("valid");
        assert_eq!(names(&verified), ["-a@b.c", "+x@y.z"]);
        assert_eq!(names(&written(&pool, &[("email", "")]).expect("valid")), ["-a@b.c"]);

        pool.settings.alias_attributes = None;
        pool.settings.username_attributes = Some(vec![UsernameAttributeType::Email]);
        assert_eq!(names(&written(&pool, &[("email", "x@y.z")]).expect("valid")), ["-a@b.c", "+x@y.z"]);
        let refused = written(&pool, &[("email", "")]).map(|it| it.user.attributes);
        assert_eq!(refused, Err(Problem::RequiredDeleted("email".into())));
    }

    #[test]
    fn a_username_stays_of_its_kind() {
        let mut pool = pool(&[]);
        pool.settings.username_attributes =
            Some(vec![UsernameAttributeType::Email, UsernameAttributeType::PhoneNumber]);
        let by_email = user(&[("email", "a@b.c")]);
        let by_both = user(&[("email", "a@b.c"), ("phone_number", "+491")]);
        let lost = || Err(Problem::RequiredDeleted("email".into()));
        let table: [(&User, &[(&str, &str)], Result<(), Problem>); 5] = [
            (&by_email, &[("email", "x@y.z")], Ok(())),
            (&by_email, &[("phone_number", "+492")], Ok(())),
            (&by_email, &[("email", ""), ("phone_number", "+492")], lost()),
            (&by_both, &[("email", "")], Ok(())),
            (&by_both, &[("email", ""), ("phone_number", "")], lost()),
        ];
        for (before, given, expected) in table {
            let written = update(&pool, Writer::Administrator, before, &attributes(given), NOW);
            assert_eq!(written.map(|_| ()), expected, "{given:?}");
        }
    }

    #[test]
    fn an_address_that_is_verified_before_the_update_waits_for_its_code() {
        let mut pool = pool(&[]);
        pool.settings.auto_verified_attributes = Some(vec![VerifiedAttributeType::Email]);
        pool.settings.user_attribute_update_settings = Some(UserAttributeUpdateSettingsType {
            attributes_require_verification_before_update: Some(vec![VerifiedAttributeType::Email]),
        });
        pool.settings.alias_attributes = Some(vec![AliasAttributeType::Email]);
        let jane = user(&[("email", "a@b.c"), ("email_verified", "true")]);
        let written = |jane: &User, pairs: &[(&str, &str)]| {
            update(&pool, Writer::Administrator, jane, &attributes(pairs), NOW).expect("valid")
        };
        let waiting = written(&jane, &[("email", "x@y.z"), ("name", "Jane")]);
        assert_eq!(waiting.user.attributes.get("email").map(String::as_str), Some("a@b.c"));
        assert!(waiting.user.is_verified("email") && waiting.user.attributes.contains_key("name"));
        let expected = ToVerify { medium: Medium::Email, value: "x@y.z".to_owned(), is_pending: true };
        assert_eq!(waiting.to_verify, [expected]);
        assert!(written(&user(&[]), &[("email", "x@y.z")]).user.attributes.is_empty());
        let at_once = written(&jane, &[("email", "x@y.z"), ("email_verified", "true")]);
        assert_eq!(at_once.user.attributes.get("email").map(String::as_str), Some("x@y.z"));
        assert!(at_once.to_verify.is_empty());
    }
}
