//! CSV as `vestibule users import` takes it: the form of the API's files, with fewer columns or with some more.
//!
//! What the pool makes of a row is [`super::record`]'s business, as for a line of JSON.

use std::collections::BTreeSet;

use super::header::{MFA_ENABLED, PASSWORD_HASH, Problem as HeaderProblem, USERNAME};
use super::record::{Moment, Text, UserRecord};
use super::row::{self, Problem};
use crate::user::{MfaPreference, UserStatus};

/// Columns beyond those of the API's files.
const SUB: &str = "sub";
const PASSWORD_SALT: &str = "password_salt";
const GROUPS: &str = "groups";
const ENABLED: &str = "enabled";
const STATUS: &str = "status";
const CREATED_AT: &str = "created_at";

/// The columns of a file.
#[derive(Clone, Debug)]
pub struct Columns(Vec<String>);

impl Columns {
    /// Reads the first line of a file. A column that is none of those above is an attribute, which the pool may or may not have.
    ///
    /// # Errors
    /// Fails if there is nothing in it, or a column twice.
    pub fn read(line: &[u8]) -> Result<Self, HeaderProblem> {
        let line = line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(line);
        let line = std::str::from_utf8(line).map_err(|_| HeaderProblem::Encoding)?;
        if line.trim().is_empty() {
            return Err(HeaderProblem::Empty);
        }
        let names = row::fields(line);
        let mut seen = BTreeSet::new();
        match names.iter().find(|name| name.is_empty() || !seen.insert(name.as_str())) {
            Some(name) => Err(HeaderProblem::Duplicate(name.clone())),
            None => Ok(Self(names)),
        }
    }

    /// The user whom a row describes. Groups are separated by `|`.
    ///
    /// # Errors
    /// Fails if the row does not fit the header, or has a value of the wrong form.
    pub fn record(&self, line: &[u8]) -> Result<UserRecord, Problem> {
        let text = std::str::from_utf8(line).map_err(|_| Problem::Encoding)?;
        let fields = row::fields(text);
        if fields.len() != self.0.len() {
            return Err(Problem::FieldCount);
        }
        let mut record = UserRecord::default();
        for (name, value) in self.0.iter().zip(fields).filter(|(_, value)| !value.is_empty()) {
            match name.as_str() {
                USERNAME => record.username = Some(value),
                SUB => record.sub = Some(value),
                PASSWORD_HASH => record.password_hash = Some(value.into()),
                PASSWORD_SALT => record.password_salt = Some(value.into()),
                GROUPS => record.groups = value.split('|').map(|group| group.trim().to_owned()).collect(),
                ENABLED => record.enabled = Some(row::flag("enabled", &value)?),
                STATUS => record.status = Some(value.parse::<UserStatus>().map_err(|_| Problem::Status)?),
                CREATED_AT => record.created_at = Some(Moment::parse(&value).ok_or(Problem::CreatedAt)?),
                MFA_ENABLED => {
                    let sms = row::flag(MFA_ENABLED, &value)?;
                    record.mfa = Some(MfaPreference { sms, ..MfaPreference::default() });
                }
                attribute => {
                    let value = row::attribute_value(attribute, value)?;
                    record.attributes.insert(attribute.to_owned(), Text(value));
                }
            }
        }
        Ok(record)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(header: &str, row: &str) -> Result<UserRecord, Problem> {
        Columns::read(header.as_bytes()).unwrap().record(row.as_bytes())
    }

    #[test]
    fn a_row_says_what_a_line_of_json_says() {
        let header = "cognito:username,email,email_verified,custom:plan,password_hash,password_salt,sub,groups,enabled,\
             status,created_at,cognito:mfa_enabled,birthdate";
        let row =
            r"ann,ann@example.com,TRUE,a\,b,hash,salt,1-2,staff|admins,false,CONFIRMED,1600000000,true,02/01/1985";
        let json = r#"{"username": "ann", "sub": "1-2", "groups": ["staff", "admins"], "enabled": false,
            "status": "CONFIRMED", "createdAt": "2020-09-13T12:26:40Z", "passwordHash": "hash", "passwordSalt": "salt",
            "mfa": {"sms": true}, "attributes": {"email": "ann@example.com", "email_verified": true,
            "custom:plan": "a,b", "birthdate": "1985-02-01"}}"#;
        assert_eq!(record(header, row).unwrap(), UserRecord::parse(json.as_bytes()).unwrap());
        assert_eq!(record("\u{feff}cognito:username", "ann").unwrap().username.as_deref(), Some("ann"));
    }

    #[test]
    fn what_is_not_of_the_form_is_refused() {
        for (header, row, expected) in [
            ("cognito:username,email", "ann", Problem::FieldCount),
            ("cognito:username,enabled", "ann,maybe", Problem::Flag("enabled")),
            ("cognito:username,status", "ann,CONFIRMED?", Problem::Status),
            ("cognito:username,created_at", "ann,soon", Problem::CreatedAt),
            ("cognito:username,birthdate", "ann,1985-02-01", Problem::Birthdate),
        ] {
            assert_eq!(record(header, row), Err(expected), "{row}");
        }
        for (header, expected) in [
            ("", HeaderProblem::Empty),
            ("email,email", HeaderProblem::Duplicate("email".into())),
            ("email,", HeaderProblem::Duplicate(String::new())),
        ] {
            assert_eq!(Columns::read(header.as_bytes()).unwrap_err(), expected);
        }
    }
}
