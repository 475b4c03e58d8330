//! A declared pool against the stored one.

use vestibule_api::Timestamp;
use vestibule_api::cognito_idp::{CreateUserPoolRequest, SchemaAttributeType, UpdateUserPoolRequest, UserPoolMfaType};

use super::{DeclaredPool, Outcome, Problem, as_update, differences};
use crate::attribute::schema;
use crate::user_pool::{self, PoolMfa, UserPool};
use crate::user_session;

/// What has to be done about a pool. `arn` is that of a new one.
///
/// The whole of the settings is replaced, as by UpdateUserPool: what the file leaves out falls back to its default, except the
/// multi-factor setting, the policies and the custom attributes, which stay. Domains are left to the API.
pub fn pool(
    declared: &DeclaredPool,
    before: Option<&UserPool>,
    arn: String,
    now: Timestamp,
) -> Result<Outcome<UserPool>, Problem> {
    let Some(before) = before else {
        let made = user_pool::create(declared.settings.clone(), declared.id.clone(), arn, now)?;
        return Ok(Outcome::Created(with_the_rest(declared, made, None, now)?));
    };
    let additions = check_fixed(&declared.settings, before)?;
    // Factors are replaced as a whole, so that those of before are nothing to hold the other settings against.
    let mut start = before.clone();
    if declared.factors.is_some() {
        start.settings.mfa_configuration = Some(UserPoolMfaType::Off);
        start.mfa = PoolMfa::default();
    }
    let update: UpdateUserPoolRequest = as_update(&declared.settings);
    let mut updated = user_pool::update(&start, update, now)?;
    if !additions.is_empty() {
        updated.settings.schema_attributes =
            Some(schema::add_custom(&updated, &additions).map_err(user_pool::Problem::from)?);
    }
    let updated = with_the_rest(declared, updated, before.settings.mfa_configuration, now)?;
    let mut names = differences(&before.settings, &updated.settings);
    if before.mfa != updated.mfa {
        names.push("second factors".to_owned());
    }
    if before.sessions != updated.sessions {
        names.push("session tracking".to_owned());
    }
    Ok(if names.is_empty() { Outcome::Unchanged } else { Outcome::Updated(updated, names) })
}

/// What operations beside CreateUserPool set. `mfa` is the multi-factor setting that stays if none is declared.
fn with_the_rest(
    declared: &DeclaredPool,
    pool: UserPool,
    mfa: Option<UserPoolMfaType>,
    now: Timestamp,
) -> Result<UserPool, user_pool::Problem> {
    let mut pool = pool;
    if let Some(factors) = &declared.factors {
        let mut factors = factors.clone();
        factors.mfa_configuration = factors.mfa_configuration.or(mfa);
        pool = user_pool::set_mfa_config(&pool, factors, now)?;
    }
    if let Some(sessions) = &declared.sessions {
        pool = user_session::set_tracking(&pool, sessions, now)?;
    }
    Ok(pool)
}

/// Holds what never changes against what is declared. Answers the custom attributes that are to be added.
fn check_fixed(declared: &CreateUserPoolRequest, before: &UserPool) -> Result<Vec<SchemaAttributeType>, Problem> {
    let settings = &before.settings;
    if differs(declared.alias_attributes.as_ref(), settings.alias_attributes.as_ref()) {
        return Err(Problem::Fixed("AliasAttributes".into()));
    }
    if differs(declared.username_attributes.as_ref(), settings.username_attributes.as_ref()) {
        return Err(Problem::Fixed("UsernameAttributes".into()));
    }
    if declared.username_configuration != settings.username_configuration {
        return Err(Problem::Fixed("UsernameConfiguration".into()));
    }
    let input = declared.schema.as_deref().unwrap_or_default();
    let wanted = schema::create(input).map_err(user_pool::Problem::from)?;
    let mut additions = Vec::new();
    for attribute in input {
        let plain = attribute.name.as_deref().unwrap_or_default();
        let is_named = |it: &&SchemaAttributeType| {
            let name = it.name.as_deref().unwrap_or_default();
            let bare = name.strip_prefix("dev:").unwrap_or(name);
            name == plain || bare.strip_prefix("custom:") == Some(plain)
        };
        let Some(wanted) = wanted.iter().find(is_named) else { continue };
        match schema::find(before, wanted.name.as_deref().unwrap_or_default()) {
            None => additions.push(attribute.clone()),
            Some(present) if present == wanted => {}
            Some(_) => return Err(Problem::Fixed(format!("the attribute {plain} of Schema"))),
        }
    }
    Ok(additions)
}

/// An empty list is none, and the order says nothing.
fn differs<T: PartialEq>(one: Option<&Vec<T>>, other: Option<&Vec<T>>) -> bool {
    let (one, other) = (one.map_or(&[][..], Vec::as_slice), other.map_or(&[][..], Vec::as_slice));
    one.len() != other.len() || one.iter().any(|it| !other.contains(it))
}
