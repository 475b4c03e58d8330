//! Users who come from elsewhere: what a user-migration function may describe, and the user that is stored for it.
//!
//! Sign-ins that migrate are `sign_in::migration`'s; running the function is the server's.

use vestibule_api::Timestamp;
use vestibule_api::cognito_idp::{AttributeDataType, SchemaAttributeType, UserPoolMfaType};

use crate::app_client::AppClient;
use crate::attribute::{self, Writer, profile, schema, username};
use crate::change::Change;
use crate::error::Error;
use crate::ids::Sub;
use crate::message::Medium;
use crate::name::{self, NameKind};
use crate::trigger::user_migration::Description;
use crate::user::{Attributes, MfaPreference, Password, User, UserStatus};
use crate::user_creation;
use crate::user_pool::UserPool;

/// The longest username. Source: the model.
const USERNAME_CHARS_MAX: usize = 128;

/// A user about to be stored.
#[derive(Clone, Debug)]
pub struct Migration {
    /// The user.
    pub user: User,
    /// Where the welcome message goes; nowhere if the function suppresses it.
    pub welcome: Vec<(Medium, String)>,
    force_alias: bool,
}

impl Migration {
    /// The user with the password that was typed, which no policy is asked about.
    #[must_use]
    pub fn with_password(mut self, password: Password) -> Self {
        self.user.password = Some(password);
        self
    }

    /// What to write. Conflict: `NameTaken`.
    pub fn changes(&self, pool: &UserPool) -> Vec<Change> {
        user_creation::changes(pool, &self.user, self.force_alias)
    }
}

/// The refusal of a description that cannot be used; the reason goes to logs.
///
/// Cognito: the text is reported, its exception inferred. Source: reports of the text.
pub fn failed(client: &AppClient, reason: String) -> Error {
    let is_hidden = client.prevents_user_existence_errors();
    Error::MigrationFailed { client: client.id.to_string(), is_hidden, reason }
}

/// The user whom a description means. `Err` says what is wrong with it.
///
/// Cognito: the attributes are required, and those that the schema requires and the function leaves out get a default;
/// without `CONFIRMED` the password has to be reset. Source: migrate user trigger guide.
pub fn check(
    pool: &UserPool,
    typed: &str,
    description: Description,
    sub: Sub,
    now: Timestamp,
) -> Result<Migration, String> {
    let mut given = description.attributes.ok_or("`userAttributes` is missing")?;
    let status = match description.final_status.as_deref() {
        None | Some("RESET_REQUIRED") => UserStatus::ResetRequired,
        Some("CONFIRMED") => UserStatus::Confirmed,
        Some(other) => return Err(format!("`finalUserStatus` is `{other}`")),
    };
    let mediums = description.delivery_mediums.unwrap_or_default();
    let mut mediums = mediums.iter().map(|name| medium(name)).collect::<Result<Vec<_>, _>>()?;
    mediums.sort_by_key(|medium| *medium == Medium::Sms);
    mediums.dedup();
    let is_welcomed = match description.message_action.as_deref() {
        None => true,
        Some("SUPPRESS") => false,
        Some(other) => return Err(format!("`messageAction` is `{other}`")),
    };
    let username = assign_username(pool, typed, &sub, &mut given)?;
    let problem = |problem: attribute::Problem| format!("`userAttributes`: {problem:?}");
    let mut attributes = profile::complete(pool, Writer::Administrator, given).map_err(problem)?;
    for name in profile::required(pool) {
        if let Some(attribute) = schema::find(pool, name).filter(|_| !attributes.contains_key(name)) {
            attributes.insert(name.to_owned(), default_value(attribute, &sub));
        }
    }
    if description.enable_sms_mfa {
        check_sms_mfa(pool, &attributes)?;
    }
    let welcome = if is_welcomed { user_creation::invitations(Some(&mediums), &attributes) } else { Vec::new() };
    let user = User {
        status,
        mfa: MfaPreference { sms: description.enable_sms_mfa, ..MfaPreference::default() },
        ..User::new(pool.id.clone(), sub, username, attributes, now)
    };
    Ok(Migration { user, welcome, force_alias: description.force_alias_creation })
}

fn medium(name: &str) -> Result<Medium, String> {
    match name {
        "SMS" => Ok(Medium::Sms),
        "EMAIL" => Ok(Medium::Email),
        other => Err(format!("`desiredDeliveryMediums` has `{other}`")),
    }
}

/// The username to store. `username` among the attributes is none to store.
///
/// Cognito: whoever typed an alias gets the username that the function names; otherwise it names none, or the one that was
/// typed. Source: migrate user trigger guide. Where attributes are usernames, what the function names counts for nothing;
/// inferred.
fn assign_username(pool: &UserPool, typed: &str, sub: &Sub, attributes: &mut Attributes) -> Result<String, String> {
    let named = attributes.remove("username").filter(|name| !name.is_empty());
    let name = if pool.has_username_attributes() {
        typed.to_owned()
    } else if is_alias(pool, typed, attributes) {
        named.ok_or("`userAttributes.username` is missing, and what was typed is an alias")?
    } else {
        let key = |name: &str| name::sign_in_name(pool, NameKind::Username, name).key;
        match named {
            Some(name) if key(&name) != key(typed) => {
                return Err("`userAttributes.username` is not what was typed".into());
            }
            _ => typed.to_owned(),
        }
    };
    let is_possible = !name.is_empty()
        && name.chars().count() <= USERNAME_CHARS_MAX
        && !name.contains(|c: char| c.is_whitespace() || c.is_control());
    if !is_possible {
        return Err("the username is not possible".into());
    }
    username::assign(pool, &name, sub, attributes).map_err(|problem| format!("the username: {problem:?}"))
}

fn is_alias(pool: &UserPool, typed: &str, attributes: &Attributes) -> bool {
    name::attribute_kinds(pool).into_iter().any(|kind| match kind {
        NameKind::Email => attribute::is_email(typed),
        NameKind::PhoneNumber => attribute::is_phone_number(typed),
        NameKind::PreferredUsername => attributes.get("preferred_username").is_some_and(|it| it == typed),
        NameKind::Username | NameKind::Identity => false,
    })
}

/// Cognito: needs SMS as second factor in the pool, and a phone number. Source: migrate user trigger guide.
fn check_sms_mfa(pool: &UserPool, attributes: &Attributes) -> Result<(), String> {
    if pool.mfa.sms.is_none() || pool.mfa_configuration() == UserPoolMfaType::Off {
        return Err("`enableSMSMFA`, and the pool has no second factor by SMS".into());
    }
    if attributes.contains_key("phone_number") {
        Ok(())
    } else {
        Err("`enableSMSMFA`, and the user has no `phone_number`".into())
    }
}

/// What stands for a required attribute that the function left out. Cognito: which value is not documented; an address is
/// nobody's, and of its own for each user, as it may be a name.
fn default_value(attribute: &SchemaAttributeType, sub: &Sub) -> String {
    let id = uuid::Uuid::try_parse(sub.as_str()).map_or(0, |id| id.as_u128());
    match (attribute.name.as_deref(), attribute.attribute_data_type) {
        (Some("email"), _) => format!("{sub}@unknown.invalid"),
        (Some("phone_number"), _) => format!("+0{:014}", id % 100_000_000_000_000),
        (_, Some(AttributeDataType::Boolean)) => "false".into(),
        (_, Some(AttributeDataType::Number)) => {
            let limits = attribute.number_attribute_constraints.as_ref();
            limits.and_then(|it| it.min_value.clone()).unwrap_or_else(|| "0".into())
        }
        _ => {
            let limits = attribute.string_attribute_constraints.as_ref();
            let least = limits.and_then(|it| it.min_length.as_ref()?.parse().ok()).unwrap_or(0);
            "-".repeat(std::cmp::max(least, 1))
        }
    }
}

#[cfg(test)]
mod tests {
    use vestibule_api::cognito_idp::{AliasAttributeType, SmsMfaConfigType, UsernameAttributeType};

    use super::*;
    use crate::attribute::fixture::{attributes, pool, required};
    use crate::change::UserChange;

    const SUB: &str = "11111111-1111-4111-8111-111111111111";

    fn described(pairs: &[(&str, &str)]) -> Description {
        Description { attributes: Some(attributes(pairs)), ..Description::default() }
    }

    fn checked(pool: &UserPool, typed: &str, description: Description) -> Result<Migration, String> {
        check(pool, typed, description, Sub::new(SUB), Timestamp::from_seconds(5))
    }

    #[test]
    fn the_username_is_what_was_typed_or_for_an_alias_what_the_function_names() {
        let plain = pool(&[]);
        let mut aliases = pool(&[]);
        aliases.settings.alias_attributes = Some(vec![
            AliasAttributeType::Email,
            AliasAttributeType::PhoneNumber,
            AliasAttributeType::PreferredUsername,
        ]);
        let mut by_email = pool(&[]);
        by_email.settings.username_attributes = Some(vec![UsernameAttributeType::Email]);
        let long = "x".repeat(129);
        let table: [(&UserPool, &str, &[(&str, &str)], Option<&str>); 15] = [
            (&plain, "ann", &[], Some("ann")),
            (&plain, "ann", &[("username", "ann")], Some("ann")),
            (&plain, "ann", &[("username", "bob")], None),
            (&plain, "ann@example.com", &[("email", "ann@example.com")], Some("ann@example.com")),
            (&plain, "two words", &[], None),
            (&plain, &long, &[], None),
            (&aliases, "ann@example.com", &[("username", "ann"), ("email", "ann@example.com")], Some("ann")),
            (&aliases, "ann@example.com", &[("email", "ann@example.com")], None),
            (&aliases, "ann@example.com", &[("username", "ann@example.com")], None),
            (&aliases, "+4915112345678", &[("username", "ann")], Some("ann")),
            (&aliases, "annie", &[("username", "ann"), ("preferred_username", "annie")], Some("ann")),
            (&aliases, "annie", &[("username", "ann")], None),
            (&by_email, "ann@example.com", &[], Some(SUB)),
            (&by_email, "ann@example.com", &[("username", "ann")], Some(SUB)),
            (&by_email, "ann", &[], None),
        ];
        for (pool, typed, pairs, expected) in table {
            let migrated = checked(pool, typed, described(pairs)).map(|it| it.user);
            assert_eq!(migrated.as_ref().ok().map(|user| user.username.as_str()), expected, "{typed} {pairs:?}");
            assert!(migrated.iter().all(|user| !user.attributes.contains_key("username")), "{typed} {pairs:?}");
        }
        let user = checked(&by_email, "ann@example.com", described(&[])).unwrap().user;
        assert_eq!(user.attributes, attributes(&[("email", "ann@example.com")]));
    }

    #[test]
    fn where_an_address_is_the_username_the_name_counts() {
        let mut by_email = pool(&[]);
        by_email.settings.username_attributes = Some(vec![UsernameAttributeType::Email]);
        let other = described(&[("email", "other@example.com")]);
        let user = checked(&by_email, "ann@example.com", other).unwrap().user;
        assert_eq!(user.attribute("email"), Some("ann@example.com"));
    }

    #[test]
    fn what_cannot_be_used_is_refused() {
        let pool = pool(&[]);
        let refused = |change: fn(&mut Description)| {
            let mut description = described(&[("email", "ann@example.com")]);
            change(&mut description);
            checked(&pool, "ann", description).map(|it| it.user.username)
        };
        assert_eq!(refused(|_| {}), Ok("ann".to_owned()));
        let changes: [fn(&mut Description); 8] = [
            |it| it.attributes = None,
            |it| it.attributes = Some(attributes(&[("custom:plan", "x")])),
            |it| it.attributes = Some(attributes(&[("sub", "x")])),
            |it| it.attributes = Some(attributes(&[("email", "nobody")])),
            |it| it.final_status = Some("FORCE_CHANGE_PASSWORD".into()),
            |it| it.message_action = Some("RESEND".into()),
            |it| it.delivery_mediums = Some(vec!["POST".into()]),
            |it| it.enable_sms_mfa = true,
        ];
        for change in changes {
            assert!(refused(change).is_err());
        }
    }

    #[test]
    fn only_confirmed_is_confirmed() {
        let pool = pool(&[]);
        for (status, expected) in [
            (None, UserStatus::ResetRequired),
            (Some("RESET_REQUIRED"), UserStatus::ResetRequired),
            (Some("CONFIRMED"), UserStatus::Confirmed),
        ] {
            let description = Description { final_status: status.map(str::to_owned), ..described(&[]) };
            assert_eq!(checked(&pool, "ann", description).unwrap().user.status, expected, "{status:?}");
        }
    }

    #[test]
    fn required_attributes_that_are_left_out_get_a_value_that_the_schema_takes() {
        let names = ["name", "birthdate", "email", "phone_number", "updated_at"];
        let pool = pool(&names.map(required));
        let user = checked(&pool, "ann", described(&[("name", "Ann")])).unwrap().user;
        assert_eq!(user.attributes["name"], "Ann");
        assert_eq!(user.attributes.keys().count(), names.len());
        assert_eq!(attribute::check_values(&pool, &user.attributes), Ok(()));
        assert!(!user.is_verified("email") && !user.is_verified("phone_number"));
    }

    #[test]
    fn a_welcome_goes_where_it_is_wanted_and_by_sms_if_nothing_is_said() {
        let pool = pool(&[]);
        let both = [("email", "ann@example.com"), ("phone_number", "+15555550100")];
        let welcome = |pairs: &[(&str, &str)], mediums: Option<&[&str]>, action: Option<&str>| {
            let description = Description {
                delivery_mediums: mediums.map(|it| it.iter().map(|name| (*name).to_owned()).collect()),
                message_action: action.map(str::to_owned),
                ..described(pairs)
            };
            let welcome = checked(&pool, "ann", description).unwrap().welcome;
            welcome.into_iter().map(|(medium, _)| medium).collect::<Vec<_>>()
        };
        assert_eq!(welcome(&both, None, None), [Medium::Sms]);
        assert_eq!(welcome(&both, Some(&["EMAIL"]), None), [Medium::Email]);
        assert_eq!(welcome(&both, Some(&["EMAIL", "SMS", "EMAIL"]), None), [Medium::Email, Medium::Sms]);
        assert_eq!(welcome(&both[..1], None, None), []);
        assert_eq!(welcome(&both, Some(&["EMAIL"]), Some("SUPPRESS")), []);
    }

    #[test]
    fn sms_as_second_factor_needs_the_pools_consent_and_a_number() {
        let mut pool = pool(&[]);
        let migrated = |pool: &UserPool, pairs: &[(&str, &str)]| {
            let description = Description { enable_sms_mfa: true, ..described(pairs) };
            checked(pool, "ann", description).map(|it| it.user.mfa.sms)
        };
        let phone = [("phone_number", "+15555550100")];
        pool.mfa.sms = Some(SmsMfaConfigType::default());
        assert!(migrated(&pool, &phone).is_err(), "off");
        pool.settings.mfa_configuration = Some(UserPoolMfaType::Optional);
        assert_eq!(migrated(&pool, &phone), Ok(true));
        assert!(migrated(&pool, &[]).is_err(), "no number");
        pool.mfa.sms = None;
        assert!(migrated(&pool, &phone).is_err(), "no SMS");
    }

    #[test]
    fn a_verified_alias_is_taken_only_by_force() {
        let mut pool = pool(&[]);
        pool.settings.alias_attributes = Some(vec![AliasAttributeType::Email]);
        for force in [false, true] {
            let pairs = [("username", "ann"), ("email", "ann@example.com"), ("email_verified", "true")];
            let description = Description { force_alias_creation: force, ..described(&pairs) };
            let migration = checked(&pool, "ann@example.com", description).unwrap();
            let changes = migration.changes(&pool);
            let [Change::CreateUser(_, own), Change::User(_, _, UserChange::ClaimName { name, from_other })] =
                &changes[..]
            else {
                panic!("{changes:?}")
            };
            assert_eq!((own[0].key.as_str(), name.key.as_str()), ("ann", "ann@example.com"));
            assert_eq!(*from_other, force);
        }
    }
}
