//! A user as one line of JSON: what `vestibule users export` writes and `vestibule users import` reads.
//!
//! An export names everything, so that importing it makes the same user; an import may leave out everything but a name. This form is
//! this server's own. Hashes and verifiers are in it only where they were asked for.

use std::collections::BTreeMap;
use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use data_encoding::BASE32_NOPAD;
use serde::{Deserialize, Deserializer, Serialize, de};
use vestibule_api::Timestamp;
use vestibule_srp::Verifier;

use super::row::attribute_text;
use super::{NewUser, is_possible_username};
use crate::attribute::{self, Writer, profile, username};
use crate::group::GROUPS_OF_USER_MAX;
use crate::ids::{GroupName, Sub};
use crate::message::Medium;
use crate::name::{NameKind, may_be_sub};
use crate::password_hash::{FirebaseParameters, PasswordHash, PasswordHashError};
use crate::secret::{Secret, SecretBytes};
use crate::software_token::{self, SoftwareToken};
use crate::user::{Attributes, MfaPreference, Password, User, UserStatus};
use crate::user_creation;
use crate::user_pool::UserPool;

/// A user as a line of JSON.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct UserRecord {
    /// The immutable identifier, a UUID; the one among the attributes if absent, or a new one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sub: Option<String>,
    /// The username; where an email address or phone number is the username, that or the `sub`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub username: Option<String>,
    /// The attributes, verified flags among them.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub attributes: BTreeMap<String, Text>,
    /// The names of the groups.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<String>,
    /// Whether the user may sign in; true if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub enabled: Option<bool>,
    /// The status; what fits the password if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<UserStatus>,
    /// When the user was created; now if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub created_at: Option<Moment>,
    /// When the profile last changed; as created if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub modified_at: Option<Moment>,
    /// Which second factors are on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mfa: Option<MfaPreference>,
    /// What is kept of a password here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub password: Option<RecordedPassword>,
    /// The hash of a password from elsewhere, in any form that [`PasswordHash::parse`] reads; with `passwordSalt` Firebase's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub password_hash: Option<Secret>,
    /// Firebase's salt, in base 64.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub password_salt: Option<Secret>,
    /// The authenticator app.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub software_token: Option<RecordedToken>,
}

/// A verifier, with what it was made for: the names are part of it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RecordedPassword {
    /// The pool's id without its region.
    pub pool_name: String,
    /// The username in that pool; the line's if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub username: Option<String>,
    /// In base 64.
    pub salt: Secret,
    /// In base 64.
    pub verifier: Secret,
    /// When the password was set.
    pub set_at: Moment,
    /// When a temporary password ends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires_at: Option<Moment>,
}

/// An authenticator app.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RecordedToken {
    /// In base 32, as it is typed into an app.
    pub secret: Secret,
    /// What the user calls it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub friendly_name: Option<String>,
    /// The latest time step whose code was accepted.
    #[serde(default)]
    pub last_step: i64,
}

/// A value of an attribute, which in JSON may be a text, a boolean or a number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Text(pub String);

/// A moment: written as in `2026-01-31T12:00:00.000Z`, read also as seconds since the epoch, with or without decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment(pub Timestamp);

/// Whether what is secret of users is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Secrets {
    /// Verifiers, hashes and the secrets of authenticator apps are.
    Told,
    /// None is.
    Withheld,
}

/// What the lines of a file share.
#[derive(Clone, Debug, Default)]
pub struct Origin {
    /// The parameters of Firebase's hashes.
    pub firebase: Option<FirebaseParameters>,
}

/// Why a line is not imported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// It is not JSON of this form.
    Json(String),
    /// A `sub` that is no UUID.
    Sub,
    /// A `sub` beside another one among the attributes.
    TwoSubs,
    /// A username that is missing, too long or has blanks.
    Username,
    /// A username other than the `sub`, and no attribute that signs in.
    NoSignInName,
    /// Attributes that break the schema.
    Attribute(attribute::Problem),
    /// More groups than a user may be in.
    Groups,
    /// A status that no user can be given.
    Status,
    /// A password hash that is not taken.
    Hash(PasswordHashError),
    /// Firebase's salt without the parameters of the project.
    FirebaseParameters,
    /// A verifier beside a hash.
    TwoPasswords,
    /// A verifier that is none.
    Verifier,
    /// A secret of an authenticator app that is none.
    SoftwareToken,
    /// A second factor by this medium, and no address for its codes.
    NoMfaDestination(Medium),
}

impl Problem {
    /// What is wrong, without values of the line.
    pub fn text(&self) -> String {
        match self {
            Self::Json(reason) => format!("The line is no user in JSON: {reason}"),
            Self::Sub => "The sub is not a UUID in lower case.".into(),
            Self::TwoSubs => "The sub and the sub among the attributes are not the same.".into(),
            Self::Username => "The username is missing, too long, or contains blanks.".into(),
            Self::NoSignInName => "The user has none of the attributes that the user pool has as usernames.".into(),
            Self::Attribute(problem) => attribute_text(problem),
            Self::Groups => "The user is in more groups than a user may be.".into(),
            Self::Status => "The status is none that a user can be imported with.".into(),
            Self::Hash(error) => format!("The passwordHash cannot be used: {error}."),
            Self::FirebaseParameters => "The passwordSalt needs the parameters of the Firebase project.".into(),
            Self::TwoPasswords => "The user has both a password and a passwordHash.".into(),
            Self::Verifier => "The password is no salt and verifier.".into(),
            Self::SoftwareToken => "The secret of the softwareToken is not base 32.".into(),
            Self::NoMfaDestination(medium) => {
                let factor = medium.as_str().to_ascii_lowercase();
                format!("The mfa has {factor} on, and the user has no {}.", medium.attribute())
            }
        }
    }
}

impl From<attribute::Problem> for Problem {
    fn from(problem: attribute::Problem) -> Self {
        Self::Attribute(problem)
    }
}

/// What a name that is taken means for a line.
pub fn taken_text(kind: NameKind) -> String {
    match kind {
        NameKind::Username => "A user of this name exists.".into(),
        kind => format!("Another user has the same {}.", kind.as_str()),
    }
}

impl UserRecord {
    /// Reads a line.
    ///
    /// # Errors
    /// Fails if it is not JSON, or has members that are not known.
    pub fn parse(line: &[u8]) -> Result<Self, Problem> {
        serde_json::from_slice(line).map_err(|error| Problem::Json(without_place(&error)))
    }

    /// A user as they are.
    pub fn of(user: &User, groups: Vec<String>, secrets: Secrets) -> Self {
        let is_told = secrets == Secrets::Told;
        let password = user.password.as_ref().filter(|_| is_told).map(|it| RecordedPassword::of(user, it));
        let hash = user.password_hash.as_ref().filter(|_| is_told);
        Self {
            sub: Some(user.sub.to_string()),
            username: Some(user.username.clone()),
            attributes: user.attributes.iter().map(|(name, value)| (name.clone(), Text(value.clone()))).collect(),
            groups,
            enabled: Some(user.enabled),
            status: Some(user.status),
            created_at: Some(Moment(user.created_at)),
            modified_at: Some(Moment(user.modified_at)),
            mfa: (user.mfa != MfaPreference::default()).then(|| user.mfa.clone()),
            password,
            password_hash: hash.map(PasswordHash::to_text),
            password_salt: None,
            software_token: user.software_token.as_ref().filter(|_| is_told).map(RecordedToken::of),
        }
    }

    /// Whether it has a `sub`, by itself or among its attributes.
    pub fn brings_sub(&self) -> bool {
        self.sub.is_some() || self.attributes.contains_key("sub")
    }

    /// The user whom the line means.
    ///
    /// # Errors
    /// Fails if the pool cannot have such a user.
    pub fn into_user(self, pool: &UserPool, origin: &Origin, new_sub: Sub, now: Timestamp) -> Result<NewUser, Problem> {
        let mut given: Attributes = self.attributes.into_iter().map(|(name, text)| (name, text.0)).collect();
        let sub = assign_sub(self.sub, given.remove("sub"), new_sub)?;
        let username = assign_username(pool, self.username.as_deref(), &sub, &mut given)?;
        let attributes = profile::complete(pool, Writer::Administrator, given)?;
        let credential = match self.password {
            Some(_) if self.password_hash.is_some() => return Err(Problem::TwoPasswords),
            Some(password) => password.read(pool, self.username.as_deref(), &username, now)?,
            None => Credential::of_hash(self.password_hash.as_ref(), self.password_salt.as_ref(), origin)?,
        };
        let status = match self.status {
            Some(UserStatus::Unknown) => return Err(Problem::Status),
            Some(status) => status,
            None if credential.exists() || user_creation::signs_in_by_code(pool, &attributes) => UserStatus::Confirmed,
            None => UserStatus::ResetRequired,
        };
        let created_at = self.created_at.map_or(now, |it| it.0);
        let user = User {
            status,
            enabled: self.enabled.unwrap_or(true),
            created_at,
            modified_at: self.modified_at.map_or(created_at, |it| it.0),
            password: credential.password,
            password_hash: credential.hash,
            mfa: self.mfa.unwrap_or_default(),
            software_token: self.software_token.map(RecordedToken::read).transpose()?,
            ..User::new(pool.id.clone(), sub, username, attributes, now)
        };
        check_factors(&user)?;
        let groups: Vec<GroupName> = self.groups.into_iter().map(GroupName::new).collect();
        if groups.len() as u64 > GROUPS_OF_USER_MAX {
            return Err(Problem::Groups);
        }
        Ok(NewUser { groups, ..NewUser::of(pool, user) })
    }
}

/// The `sub` of the line, or the one among its attributes, where ListUsers has it; a new one if there is neither.
fn assign_sub(named: Option<String>, listed: Option<String>, new: Sub) -> Result<Sub, Problem> {
    if named.is_some() && listed.is_some() && named != listed {
        return Err(Problem::TwoSubs);
    }
    match named.or(listed) {
        Some(sub) if may_be_sub(&sub) => Ok(Sub::new(sub)),
        Some(_) => Err(Problem::Sub),
        None => Ok(new),
    }
}

/// Refuses a factor whose codes could be sent nowhere: its user would never get in. An authenticator app is not asked for, as an
/// export without secrets has none.
fn check_factors(user: &User) -> Result<(), Problem> {
    let has = |medium: Medium| user.attribute(medium.attribute()).is_some_and(|value| !value.is_empty());
    let is_on = |medium: Medium| match medium {
        Medium::Sms => user.mfa.is_sms_on(),
        Medium::Email => user.mfa.email,
    };
    match Medium::ALL.into_iter().find(|medium| is_on(*medium) && !has(*medium)) {
        Some(medium) => Err(Problem::NoMfaDestination(medium)),
        None => Ok(()),
    }
}

/// The username to store. An exported user of a pool where attributes are usernames has the `sub` there.
fn assign_username(
    pool: &UserPool,
    given: Option<&str>,
    sub: &Sub,
    attributes: &mut Attributes,
) -> Result<String, Problem> {
    let is_plain = !pool.has_username_attributes();
    match given {
        Some(name) if is_plain || name != sub.as_str() => {
            if !is_possible_username(name) {
                return Err(Problem::Username);
            }
            username::check_agreement(pool, name, attributes)?;
            Ok(username::assign(pool, name, sub, attributes)?)
        }
        None if is_plain => Err(Problem::Username),
        Some(_) | None => {
            let kinds = crate::name::attribute_kinds(pool);
            let signs_in =
                kinds.iter().any(|kind| attributes.get(kind.as_str()).is_some_and(|value| !value.is_empty()));
            if signs_in { Ok(sub.to_string()) } else { Err(Problem::NoSignInName) }
        }
    }
}

#[derive(Default)]
struct Credential {
    password: Option<Password>,
    hash: Option<PasswordHash>,
}

impl Credential {
    fn of_hash(hash: Option<&Secret>, salt: Option<&Secret>, origin: &Origin) -> Result<Self, Problem> {
        let hash = match (hash, salt) {
            (None, _) => return Ok(Self::default()),
            (Some(hash), None) => PasswordHash::parse(hash.expose()),
            (Some(hash), Some(salt)) => {
                let parameters = origin.firebase.as_ref().ok_or(Problem::FirebaseParameters)?;
                PasswordHash::firebase(parameters, salt.expose(), hash.expose())
            }
        };
        Ok(Self { password: None, hash: Some(hash.map_err(Problem::Hash)?) })
    }

    fn exists(&self) -> bool {
        self.password.is_some() || self.hash.is_some()
    }
}

impl RecordedPassword {
    fn of(user: &User, password: &Password) -> Self {
        Self {
            pool_name: user.pool_id.srp_name().to_owned(),
            username: Some(user.username.clone()),
            salt: STANDARD.encode(password.salt).into(),
            verifier: STANDARD.encode(password.verifier.as_bytes()).into(),
            set_at: Moment(password.set_at),
            expires_at: password.expires_at.map(Moment),
        }
    }

    /// In the pool and under the username that it was made for it is a verifier; elsewhere it proves the same password until the
    /// first sign-in, which has to be with the password in clear. `written` is the username of the line, `assigned` the one that the
    /// user has here.
    fn read(
        self,
        pool: &UserPool,
        written: Option<&str>,
        assigned: &str,
        now: Timestamp,
    ) -> Result<Credential, Problem> {
        let decode = |text: &Secret| STANDARD.decode(text.expose()).map_err(|_| Problem::Verifier);
        let salt: [u8; 16] = decode(&self.salt)?.try_into().map_err(|_| Problem::Verifier)?;
        let verifier = Verifier::from_bytes(&decode(&self.verifier)?).map_err(|_| Problem::Verifier)?;
        let username = self.username.as_deref().or(written).unwrap_or(assigned);
        let (set_at, expires_at) = (self.set_at.0, self.expires_at.map(|it| it.0));
        if self.pool_name == pool.id.srp_name() && username == assigned {
            return Ok(Credential { password: Some(Password { salt, verifier, set_at, expires_at }), hash: None });
        }
        // A hash does not end, and one of a temporary password that has ended would make it good again.
        if expires_at.is_some_and(|at| now > at) {
            return Ok(Credential::default());
        }
        let hash = PasswordHash::srp(&self.pool_name, username, salt, &verifier).map_err(Problem::Hash)?;
        Ok(Credential { password: None, hash: Some(hash) })
    }
}

impl RecordedToken {
    fn of(token: &SoftwareToken) -> Self {
        Self {
            secret: software_token::secret_code(&token.secret),
            friendly_name: token.friendly_name.clone(),
            last_step: token.last_step,
        }
    }

    fn read(self) -> Result<SoftwareToken, Problem> {
        let text = Secret::new(self.secret.expose().trim_end_matches('=').to_ascii_uppercase());
        let bytes = BASE32_NOPAD.decode(text.expose().as_bytes()).map_err(|_| Problem::SoftwareToken)?;
        if bytes.is_empty() {
            return Err(Problem::SoftwareToken);
        }
        let secret = SecretBytes::new(bytes);
        Ok(SoftwareToken { secret, friendly_name: self.friendly_name, last_step: self.last_step })
    }
}

impl fmt::Debug for RecordedPassword {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecordedPassword(redacted)")
    }
}

impl fmt::Debug for RecordedToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecordedToken(redacted)")
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct AnyText;

        impl de::Visitor<'_> for AnyText {
            type Value = Text;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text, a boolean or a number")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Text, E> {
                Ok(Text(text.to_owned()))
            }

            fn visit_string<E: de::Error>(self, text: String) -> Result<Text, E> {
                Ok(Text(text))
            }

            fn visit_bool<E: de::Error>(self, value: bool) -> Result<Text, E> {
                Ok(Text(value.to_string()))
            }

            fn visit_i64<E: de::Error>(self, value: i64) -> Result<Text, E> {
                Ok(Text(value.to_string()))
            }

            fn visit_u64<E: de::Error>(self, value: u64) -> Result<Text, E> {
                Ok(Text(value.to_string()))
            }

            fn visit_f64<E: de::Error>(self, value: f64) -> Result<Text, E> {
                Ok(Text(value.to_string()))
            }
        }

        deserializer.deserialize_any(AnyText)
    }
}

impl Serialize for Moment {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let at = jiff::Timestamp::from_millisecond(self.0.as_millis()).map_err(serde::ser::Error::custom)?;
        serializer.collect_str(&format_args!("{at:.3}"))
    }
}

impl Moment {
    /// Reads what [`Moment`] says; nothing that could not be written again.
    pub fn parse(text: &str) -> Option<Self> {
        let millis = match (text.parse::<i64>(), text.parse::<f64>()) {
            (Ok(seconds), _) => seconds.checked_mul(1000)?,
            (Err(_), Ok(seconds)) if seconds.is_finite() => rounded_millis(seconds),
            (Err(_), _) => text.parse::<jiff::Timestamp>().ok()?.as_millisecond(),
        };
        let at = jiff::Timestamp::from_millisecond(millis).ok()?;
        Some(Self(Timestamp::from_millis(at.as_millisecond())))
    }
}

#[expect(clippy::cast_possible_truncation, reason = "a float cast saturates, and no moment is that far away")]
fn rounded_millis(seconds: f64) -> i64 {
    (seconds * 1000.0).round() as i64
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Text::deserialize(deserializer)?.0;
        let wrong = "a moment is written as in 2026-01-31T12:00:00Z, or in seconds since the epoch";
        Self::parse(&text).ok_or_else(|| de::Error::custom(wrong))
    }
}

/// The parser's words without a line and without what it found, which may be somebody's.
fn without_place(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let text = text.split(" at line ").next().unwrap_or_default();
    match error.classify() {
        serde_json::error::Category::Data if text.starts_with("invalid") => "a value of the wrong type".into(),
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests;
