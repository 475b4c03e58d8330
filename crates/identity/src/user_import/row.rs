//! One row of an import file, and the user whom it describes.

use vestibule_api::Timestamp;
use vestibule_api::cognito_idp::{PasswordHashingAlgorithmType, UserPoolMfaType, VerifiedAttributeType};

use super::header::Column;
use super::{NewUser, hash, is_possible_username};
use crate::attribute::{self, Violation, Writer, profile, username};
use crate::ids::Sub;
use crate::name::NameKind;
use crate::password_hash::PasswordHash;
use crate::user::{Attributes, MfaPreference, User, UserStatus, is_verified};
use crate::user_creation;
use crate::user_pool::UserPool;

/// The longest row, in characters. Source: user import guide.
pub const ROW_CHARS_MAX: usize = 16_000;

/// What every row of a file shares.
#[derive(Clone, Debug)]
pub struct Form {
    /// What the columns hold.
    pub columns: Vec<Column>,
    /// The algorithm of the password hashes, if there may be any.
    pub algorithm: Option<PasswordHashingAlgorithmType>,
}

/// Why a row is not imported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// The row is longer than it may be.
    TooLong,
    /// The text is not UTF-8.
    Encoding,
    /// More or fewer fields than the header has.
    FieldCount,
    /// A username that is missing, too long or has blanks.
    Username,
    /// Nothing of what the pool verifies is verified.
    NothingVerified,
    /// A date that is not `mm/dd/yyyy`.
    Birthdate,
    /// A time that is not in seconds.
    UpdatedAt,
    /// Neither `true` nor `false`, in this column.
    Flag(&'static str),
    /// No status of a user.
    Status,
    /// No time.
    CreatedAt,
    /// A second factor where the pool has none, or none where it requires one.
    Mfa,
    /// A password hash in a job without an algorithm.
    HashWithoutAlgorithm,
    /// A password hash that is not taken.
    Hash(hash::Problem),
    /// An attribute that the schema requires is missing.
    Required(String),
    /// Attributes that break the schema.
    Attribute(attribute::Problem),
    /// There is a user of this name, or of this email address or phone number where that is the name.
    Exists(NameKind),
    /// Another user has this value as alias.
    AliasExists(NameKind),
    /// It could not be stored.
    Internal,
}

impl Problem {
    /// Whether the row counts as skipped, not as failed.
    ///
    /// Cognito: a user who exists is skipped. Source: user import guide. That another user's alias is a failure is inferred.
    pub fn is_skip(&self) -> bool {
        matches!(self, Self::Exists(_))
    }

    /// The line in the log. Nothing of the row's data is in it.
    pub fn log_line(&self, line: u64) -> String {
        let outcome = if self.is_skip() { "SKIPPED" } else { "FAILED" };
        format!("[{outcome}] Line Number {line} - {}", self.text())
    }

    /// Cognito: the texts of `Exists` and `NothingVerified` are the guide's; the others are not documented.
    pub fn text(&self) -> String {
        match self {
            Self::Exists(_) => "The user already exists.".into(),
            Self::NothingVerified => "The User Record does not set any of the auto verified attributes to true. \
                 (Example: email_verified to true)."
                .into(),
            Self::TooLong => format!("The row is longer than {ROW_CHARS_MAX} characters."),
            Self::Encoding => "The row is not encoded in UTF-8.".into(),
            Self::FieldCount => "The row does not have as many fields as the header.".into(),
            Self::Username => "The cognito:username is missing, too long, or contains spaces or tabs.".into(),
            Self::Birthdate => "The birthdate is not in the format mm/dd/yyyy.".into(),
            Self::UpdatedAt => "The updated_at is not a time in seconds since the epoch.".into(),
            Self::Flag(name) => format!("The {name} is neither true nor false."),
            Self::Status => "The status is none that a user can have.".into(),
            Self::CreatedAt => "The created_at is not a time as in 2026-01-31T12:00:00Z.".into(),
            Self::Mfa => "The cognito:mfa_enabled does not match the MFA configuration of the user pool.".into(),
            Self::HashWithoutAlgorithm => {
                "The import job has no password hashing algorithm for the password_hash.".into()
            }
            Self::Hash(hash::Problem::Malformed) => {
                "The password_hash does not have the format of the password hashing algorithm.".into()
            }
            Self::Hash(hash::Problem::OutOfBounds) => {
                "The parameters of the password_hash exceed the maximum of the password hashing algorithm.".into()
            }
            Self::Required(name) => format!("The required attribute {name} is missing."),
            Self::Attribute(problem) => attribute_text(problem),
            Self::AliasExists(kind) => format!("Another user has the same {}.", kind.as_str()),
            Self::Internal => "The user could not be imported because of an internal error.".into(),
        }
    }
}

impl From<attribute::Problem> for Problem {
    fn from(problem: attribute::Problem) -> Self {
        Self::Attribute(problem)
    }
}

/// The line in the log of a user who was imported. Source: user import guide.
pub fn success_line(line: u64) -> String {
    format!("[SUCCEEDED] Line Number {line} - The import succeeded.")
}

/// What a name that is taken means for a row.
pub fn taken(pool: &UserPool, kind: NameKind) -> Problem {
    if kind == NameKind::Username || pool.has_username_attributes() {
        Problem::Exists(kind)
    } else {
        Problem::AliasExists(kind)
    }
}

/// The fields of a line: separated by commas, `\,` stands for a comma, blanks at either end do not count.
///
/// Cognito: values are not in quotation marks. Source: user import guide; so a quotation mark stands for itself.
pub fn fields(line: &str) -> Vec<String> {
    let line = line.strip_suffix('\r').unwrap_or(line);
    let mut fields = vec![String::new()];
    let mut rest = line.chars().peekable();
    while let Some(character) = rest.next() {
        match character {
            ',' => fields.push(String::new()),
            '\\' if rest.next_if_eq(&',').is_some() => fields.last_mut().expect("never empty").push(','),
            other => fields.last_mut().expect("never empty").push(other),
        }
    }
    fields.into_iter().map(|field| field.trim().to_owned()).collect()
}

/// The user whom a row describes.
///
/// Cognito: without a hash the password has to be reset, unless the user can sign in with a code; with one the user is
/// confirmed. Source: user import guide.
///
/// # Errors
/// Fails if the row does not have the file's form, or describes nobody whom the pool can have.
pub fn read(pool: &UserPool, form: &Form, line: &[u8], sub: Sub, now: Timestamp) -> Result<NewUser, Problem> {
    let text = std::str::from_utf8(line).map_err(|_| Problem::Encoding)?;
    if text.len() > ROW_CHARS_MAX && text.chars().count() > ROW_CHARS_MAX {
        return Err(Problem::TooLong);
    }
    let row = Row::read(form, fields(text))?;
    if !is_possible_username(&row.username) {
        return Err(Problem::Username);
    }
    let mut given = row.attributes;
    username::check_agreement(pool, &row.username, &given)?;
    let username = username::assign(pool, &row.username, &sub, &mut given)?;
    let attributes = profile::complete(pool, Writer::Administrator, given)?;
    if let Some(missing) = profile::required(pool).find(|name| !attributes.contains_key(*name)) {
        return Err(Problem::Required(missing.to_owned()));
    }
    check_verified(pool, &attributes)?;
    let mfa = mfa(pool, row.mfa_enabled, &attributes)?;
    let is_confirmed = row.password_hash.is_some() || user_creation::signs_in_by_code(pool, &attributes);
    let user = User {
        status: if is_confirmed { UserStatus::Confirmed } else { UserStatus::ResetRequired },
        password_hash: row.password_hash,
        mfa,
        ..User::new(pool.id.clone(), sub, username, attributes, now)
    };
    Ok(NewUser::of(pool, user))
}

/// The values of a row by what their columns hold.
#[derive(Default)]
struct Row {
    username: String,
    mfa_enabled: Option<bool>,
    password_hash: Option<PasswordHash>,
    attributes: Attributes,
}

impl Row {
    fn read(form: &Form, fields: Vec<String>) -> Result<Self, Problem> {
        if fields.len() != form.columns.len() {
            return Err(Problem::FieldCount);
        }
        let mut row = Self::default();
        for (column, value) in form.columns.iter().zip(fields).filter(|(_, value)| !value.is_empty()) {
            match column {
                Column::Username => row.username = value,
                Column::MfaEnabled => row.mfa_enabled = Some(flag(super::header::MFA_ENABLED, &value)?),
                Column::PasswordHash => {
                    let algorithm = form.algorithm.ok_or(Problem::HashWithoutAlgorithm)?;
                    row.password_hash = Some(hash::read(algorithm, &value).map_err(Problem::Hash)?);
                }
                Column::Attribute(name) => {
                    row.attributes.insert(name.clone(), attribute_value(name, value)?);
                }
            }
        }
        Ok(row)
    }
}

pub(super) fn attribute_value(name: &str, value: String) -> Result<String, Problem> {
    match name {
        "email_verified" => flag("email_verified", &value).map(|flag| flag.to_string()),
        "phone_number_verified" => flag("phone_number_verified", &value).map(|flag| flag.to_string()),
        "birthdate" => birthdate(&value).ok_or(Problem::Birthdate),
        "updated_at" if value.parse::<u64>().is_err() => Err(Problem::UpdatedAt),
        _ => Ok(value),
    }
}

pub(super) fn flag(name: &'static str, value: &str) -> Result<bool, Problem> {
    match value.to_ascii_lowercase().as_str() {
        "true" => Ok(true),
        "false" => Ok(false),
        _ => Err(Problem::Flag(name)),
    }
}

/// A date of the file as the attribute has it everywhere else, `yyyy-mm-dd`. That it is rewritten so is inferred.
fn birthdate(value: &str) -> Option<String> {
    let is_formed = value.len() == 10
        && value
            .bytes()
            .enumerate()
            .all(|(at, byte)| if at == 2 || at == 5 { byte == b'/' } else { byte.is_ascii_digit() });
    if !is_formed {
        return None;
    }
    let number = |range: std::ops::Range<usize>| value.get(range)?.parse().ok();
    let (month, day, year) = (number(0..2)?, number(3..5)?, number(6..10)?);
    let date = jiff::civil::Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    Some(date.strftime("%Y-%m-%d").to_string())
}

/// Cognito: at least one of the auto-verified attributes must be true. Source: user import guide.
fn check_verified(pool: &UserPool, attributes: &Attributes) -> Result<(), Problem> {
    let is_any = pool.settings.auto_verified_attributes.iter().flatten().any(|attribute| {
        let name = match attribute {
            VerifiedAttributeType::Email => "email",
            VerifiedAttributeType::PhoneNumber => "phone_number",
        };
        is_verified(attributes, name)
    });
    if is_any { Ok(()) } else { Err(Problem::NothingVerified) }
}

/// Cognito: must agree with the pool; blank takes the pool's state. Source: user import guide. Which factor is meant is not said: it is
/// the one of the time when there was no other, SMS, for users with a phone number.
fn mfa(pool: &UserPool, enabled: Option<bool>, attributes: &Attributes) -> Result<MfaPreference, Problem> {
    let enabled = match (pool.mfa_configuration(), enabled) {
        (UserPoolMfaType::On, Some(false)) | (UserPoolMfaType::Off, Some(true)) => return Err(Problem::Mfa),
        (UserPoolMfaType::On, Some(true) | None) | (UserPoolMfaType::Optional, Some(true)) => true,
        (UserPoolMfaType::Off | UserPoolMfaType::Optional, Some(false) | None) => false,
    };
    let sms = enabled && pool.mfa.sms.is_some() && attributes.contains_key("phone_number");
    Ok(MfaPreference { sms, ..MfaPreference::default() })
}

/// What is wrong with an attribute, by its name and without its value.
pub(super) fn attribute_text(problem: &attribute::Problem) -> String {
    use attribute::Problem as P;
    match problem {
        P::Nonconforming(violations) => {
            let told = violations.iter().map(|(name, violation)| format!("{name}: {}", violation_text(violation)));
            format!("The user data does not match the schema. {}", told.collect::<Vec<_>>().join(", "))
        }
        P::EmailFormat => "The email is not in the format of an email address.".into(),
        P::PhoneNumberFormat => "The phone_number is not in the format of a phone number, as in +12065550100.".into(),
        P::VerifiedWithoutValue(kind) => format!("The {0}_verified is true and there is no {0}.", kind.as_str()),
        P::UsernameNotEmail => "The username is not an email address.".into(),
        P::UsernameNotPhoneNumber => "The username is not a phone number.".into(),
        P::UsernameNeither => "The username is neither an email address nor a phone number.".into(),
        P::UsernameContradicted(kind) => format!("The username and the {} are not the same.", kind.as_str()),
        P::UsernameIsEmail => {
            "The username has the format of an email address, which is an alias in the user pool.".into()
        }
        P::UsernameIsPhoneNumber => {
            "The username has the format of a phone number, which is an alias in the user pool.".into()
        }
        P::Sub => "The sub cannot be set as an attribute.".into(),
        P::NotInSchema(name) => format!("The user data does not match the schema. {name}: not in the schema"),
        P::Unauthorized | P::NullValue(_) | P::Immutable(_) | P::RequiredDeleted(_) | P::PreferredUsernameTooEarly => {
            "The user data does not match the schema.".into()
        }
    }
}

fn violation_text(violation: &Violation) -> String {
    match violation {
        Violation::Required => "required".into(),
        Violation::NotInSchema => "not in the schema".into(),
        Violation::TooShort(least) => format!("shorter than {least}"),
        Violation::TooLong(most) => format!("longer than {most}"),
        Violation::NotNumber => "not a number".into(),
        Violation::TooSmall(least) => format!("below {least}"),
        Violation::TooLarge(most) => format!("above {most}"),
        Violation::NotBoolean => "neither true nor false".into(),
        Violation::NotDateTime => "not a date".into(),
    }
}

#[cfg(test)]
mod tests;
