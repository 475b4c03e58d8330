//! A declared user against the stored one.

use vestibule_api::Timestamp;

use super::{DeclaredUser, Problem};
use crate::attribute::{self, Writer, profile, username};
use crate::change::{Change, UserChange};
use crate::error::{Error, PasswordContext};
use crate::ids::{GroupName, Sub};
use crate::name::{self, NameKind, SignInName};
use crate::password::{self, Lifetime};
use crate::secret::Secret;
use crate::user::{Attributes, Password, User, UserStatus};
use crate::user_creation;
use crate::user_pool::UserPool;

/// What has to be done about a user.
#[derive(Clone, Debug)]
pub enum UserDecision {
    /// The user is as declared.
    Unchanged,
    /// The user is not there, and these make it.
    Created(Vec<Change>),
    /// The user differs, and these change it. The names of what differs come along.
    Updated(Vec<Change>, Vec<String>),
}

/// The names by which a declared user is looked up; none where the `sub` stands for the username.
pub fn names(pool: &UserPool, declared: &DeclaredUser) -> Vec<SignInName> {
    if is_stored_name(pool, declared) {
        return Vec::new();
    }
    let kinds = if pool.has_username_attributes() { name::attribute_kinds(pool) } else { vec![NameKind::Username] };
    kinds.into_iter().map(|kind| name::sign_in_name(pool, kind, &declared.username)).collect()
}

/// Whether the username is the one that the API shows where an attribute is typed in its place.
fn is_stored_name(pool: &UserPool, declared: &DeclaredUser) -> bool {
    pool.has_username_attributes() && declared.sub.as_ref().is_some_and(|sub| sub.as_str() == declared.username)
}

/// What has to be done about a user, who is in some groups already: without pre sign-up, without a message. `sub` is that of a new
/// one, `random` becomes a salt.
/// Costs a modular exponentiation where a password is declared, and another where it has to be set.
///
/// A password that the user has already stays; so do attributes that are not declared. The password history is not asked: a
/// password that is declared again was used before.
pub fn user(
    pool: &UserPool,
    declared: &DeclaredUser,
    before: Option<(&User, &[GroupName])>,
    sub: Sub,
    random: [u8; 16],
    now: Timestamp,
) -> Result<UserDecision, Problem> {
    if declared.password.is_some() && declared.temporary_password.is_some() {
        return Err(Problem::TwoPasswords);
    }
    if let Some(status) = declared.status.filter(|it| declared.password.is_some() && *it != UserStatus::Confirmed) {
        return Err(Problem::PasswordWithStatus(status));
    }
    match before {
        None => Ok(UserDecision::Created(create(pool, declared, sub, random, now)?)),
        Some((before, groups)) => update(pool, declared, before, groups, random, now),
    }
}

fn create(
    pool: &UserPool,
    declared: &DeclaredUser,
    sub: Sub,
    random: [u8; 16],
    now: Timestamp,
) -> Result<Vec<Change>, Error> {
    let mut attributes = declared.attributes.clone();
    let username = if is_stored_name(pool, declared) {
        sub.to_string()
    } else {
        username::assign(pool, &declared.username, &sub, &mut attributes)?
    };
    let attributes = profile::complete(pool, Writer::Administrator, attributes)?;
    let password = match (&declared.password, &declared.temporary_password) {
        (Some(text), _) => Some(made(pool, &username, text, Lifetime::Permanent, random, now)?),
        (None, Some(text)) => Some(made(pool, &username, text, Lifetime::Temporary, random, now)?),
        (None, None) => None,
    };
    let status = declared.status.unwrap_or_else(|| {
        let signs_in = declared.password.is_some() || user_creation::signs_in_by_code(pool, &attributes);
        if signs_in && declared.temporary_password.is_none() {
            UserStatus::Confirmed
        } else {
            UserStatus::ForceChangePassword
        }
    });
    let user = User {
        status,
        enabled: declared.enabled.unwrap_or(true),
        created_at: declared.created_at.unwrap_or(now),
        password,
        ..User::new(pool.id.clone(), sub, username, attributes, now)
    };
    let mut changes = user_creation::changes(pool, &user, false);
    let joins = declared.groups.iter().cloned().map(UserChange::JoinGroup);
    changes.extend(joins.map(|join| Change::User(user.pool_id.clone(), user.sub.clone(), join)));
    Ok(changes)
}

fn update(
    pool: &UserPool,
    declared: &DeclaredUser,
    before: &User,
    groups: &[GroupName],
    random: [u8; 16],
    now: Timestamp,
) -> Result<UserDecision, Problem> {
    if declared.sub.as_ref().is_some_and(|sub| *sub != before.sub) {
        return Err(Problem::SubDiffers(before.sub.clone()));
    }
    let mut changes = Vec::new();
    let mut names = Vec::new();
    let differing = differing_attributes(pool, &declared_attributes(pool, declared, before)?, before)?;
    if !differing.is_empty() {
        names.extend(differing.keys().cloned());
        // At once also where an address waits for its code: nobody is there to answer it.
        let mut at_once = pool.clone();
        at_once.settings.user_attribute_update_settings = None;
        changes.extend(attribute::update(&at_once, Writer::Administrator, before, &differing, now)?.changes);
    }
    if let Some(enabled) = declared.enabled.filter(|enabled| *enabled != before.enabled) {
        names.push("Enabled".to_owned());
        changes.push(UserChange::Enabled(enabled, now));
        if !enabled {
            changes.push(UserChange::RevokeTokens(now));
        }
    }
    if let Some(text) = &declared.password {
        let is_same = |kept: &Password| password::verify(&pool.id, &before.username, text.expose(), kept);
        let is_kept = before.password.as_ref().is_some_and(|kept| kept.expires_at.is_none() && is_same(kept));
        if !is_kept {
            let keep = password::history_size(&pool.password_policy()).checked_sub(1);
            changes.extend(keep.map(|keep| UserChange::RetirePassword { keep }));
            let made = made(pool, &before.username, text, Lifetime::Permanent, random, now)?;
            changes.push(UserChange::Password(made, now));
        }
        if before.status != UserStatus::Confirmed {
            changes.push(UserChange::Status(UserStatus::Confirmed, now));
        }
        if !is_kept || before.status != UserStatus::Confirmed {
            names.push("Password".to_owned());
        }
    }
    let joined: Vec<_> = declared.groups.iter().filter(|group| !groups.contains(group)).cloned().collect();
    names.extend(joined.iter().map(|group| format!("in {group}")));
    changes.extend(joined.into_iter().map(UserChange::JoinGroup));
    if names.is_empty() {
        return Ok(UserDecision::Unchanged);
    }
    let of_user = |change| Change::User(before.pool_id.clone(), before.sub.clone(), change);
    Ok(UserDecision::Updated(changes.into_iter().map(of_user).collect(), names))
}

/// The declared attributes, with the one that is the username, as when the user was made. Any other username never changes.
fn declared_attributes(pool: &UserPool, declared: &DeclaredUser, before: &User) -> Result<Attributes, Problem> {
    let mut attributes = declared.attributes.clone();
    if pool.has_username_attributes() {
        if declared.username != before.username {
            username::assign(pool, &declared.username, &before.sub, &mut attributes)?;
        }
    } else {
        let comparable = |text: &str| name::sign_in_name(pool, NameKind::Username, text);
        if comparable(&declared.username) != comparable(&before.username) {
            return Err(Problem::Fixed("Username".to_owned()));
        }
    }
    Ok(attributes)
}

/// Those of the declared attributes that the user does not have so; a blank value is one to remove.
fn differing_attributes(pool: &UserPool, declared: &Attributes, before: &User) -> Result<Attributes, Error> {
    let wanted = profile::complete(pool, Writer::Administrator, declared.clone())?;
    let is_blank = |name: &String| declared.get(name).is_some_and(String::is_empty);
    let removed = before.attributes.keys().filter(|name| is_blank(name)).map(|name| (name.clone(), String::new()));
    let differs = |name: &str| wanted.get(name) != before.attributes.get(name).filter(|_| wanted.contains_key(name));
    // A flag goes along with its address, which would otherwise lose it.
    let address = |name: &str| name.strip_suffix("_verified").is_some_and(differs);
    let set = wanted.iter().filter(|(name, _)| differs(name) || address(name));
    let set = set.map(|(name, value)| (name.clone(), value.clone()));
    Ok(set.chain(removed).collect())
}

fn made(
    pool: &UserPool,
    username: &str,
    text: &Secret,
    lifetime: Lifetime,
    random: [u8; 16],
    now: Timestamp,
) -> Result<Password, Error> {
    let policy = pool.password_policy();
    password::check(&policy, text.expose())
        .map_err(|breach| Error::Password(PasswordContext::Administrator, breach))?;
    let expires_at = password::expiry(&policy, lifetime, now);
    Ok(password::make(&pool.id, username, text.expose(), random, expires_at, now))
}
