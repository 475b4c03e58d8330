//! The header of an import file: which columns a pool has, and what those of a file mean.

use std::collections::BTreeSet;

use vestibule_api::cognito_idp::PasswordHashingAlgorithmType;

use super::row;
use crate::user_pool::UserPool;

/// The column of the username.
pub const USERNAME: &str = "cognito:username";
/// The column of the second factor.
pub const MFA_ENABLED: &str = "cognito:mfa_enabled";
/// The column of the password hash.
pub const PASSWORD_HASH: &str = "password_hash";

/// What one column holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Column {
    /// The username.
    Username,
    /// Whether a second factor is on.
    MfaEnabled,
    /// The hash of the password.
    PasswordHash,
    /// An attribute.
    Attribute(String),
}

/// Why a header is refused, and with it the whole file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// The file has no header.
    Empty,
    /// The file begins with a byte order mark.
    ByteOrderMark,
    /// The text is not UTF-8.
    Encoding,
    /// A column that the pool does not have.
    Unknown(String),
    /// A column twice.
    Duplicate(String),
    /// A column that must be there.
    Missing(String),
}

/// The columns of a pool's import file, as GetCSVHeader lists them.
///
/// Cognito: the standard attributes without `sub`, then those two. Source: user import guide, sample response. That custom attributes
/// stand between them is inferred, as is that `password_hash`, which the guide's template has, is not among them.
pub fn header(pool: &UserPool) -> Vec<String> {
    let columns = attributes(pool).chain([MFA_ENABLED, USERNAME]);
    columns.map(str::to_owned).collect()
}

/// Reads the first line of a file.
///
/// Cognito: every column must be present, in any order. Source: user import guide. Its sample with hashes has few columns, so a
/// job with hashes needs no more than username and hash.
///
/// # Errors
/// Fails if a column is missing, unknown or there twice, or if the line does not begin as text in UTF-8 does.
pub fn read(
    pool: &UserPool,
    algorithm: Option<PasswordHashingAlgorithmType>,
    line: &[u8],
) -> Result<Vec<Column>, Problem> {
    if line.starts_with(b"\xEF\xBB\xBF") {
        return Err(Problem::ByteOrderMark);
    }
    let line = std::str::from_utf8(line).map_err(|_| Problem::Encoding)?;
    if line.trim().is_empty() {
        return Err(Problem::Empty);
    }
    let known: BTreeSet<&str> = attributes(pool).collect();
    let mut seen = BTreeSet::new();
    let mut columns = Vec::new();
    for name in row::fields(line) {
        columns.push(match name.as_str() {
            USERNAME => Column::Username,
            MFA_ENABLED => Column::MfaEnabled,
            PASSWORD_HASH => Column::PasswordHash,
            attribute if known.contains(attribute) => Column::Attribute(attribute.to_owned()),
            _ => return Err(Problem::Unknown(name)),
        });
        if !seen.insert(name.clone()) {
            return Err(Problem::Duplicate(name));
        }
    }
    let needed = match algorithm {
        Some(_) => vec![USERNAME.to_owned(), PASSWORD_HASH.to_owned()],
        None => header(pool),
    };
    match needed.into_iter().find(|name| !seen.contains(name)) {
        Some(missing) => Err(Problem::Missing(missing)),
        None => Ok(columns),
    }
}

/// The attributes that a file can set, in the order of the schema.
fn attributes(pool: &UserPool) -> impl Iterator<Item = &str> {
    let schema = pool.settings.schema_attributes.iter().flatten();
    schema.filter_map(|attribute| attribute.name.as_deref()).filter(|name| *name != "sub")
}

#[cfg(test)]
mod tests {
    use vestibule_api::cognito_idp::{AttributeDataType, SchemaAttributeType};

    use super::*;
    use crate::attribute::fixture::pool;

    const STANDARD: &str = "name,given_name,family_name,middle_name,nickname,preferred_username,profile,picture,website,email,\
         email_verified,gender,birthdate,zoneinfo,locale,phone_number,phone_number_verified,address,updated_at";

    fn custom(name: &str) -> SchemaAttributeType {
        SchemaAttributeType {
            name: Some(name.into()),
            attribute_data_type: Some(AttributeDataType::String),
            ..SchemaAttributeType::default()
        }
    }

    #[test]
    fn the_header_is_that_of_the_guide_with_the_custom_attributes() {
        assert_eq!(header(&pool(&[])).join(","), format!("{STANDARD},cognito:mfa_enabled,cognito:username"));
        let with_custom = header(&pool(&[custom("plan")])).join(",");
        assert_eq!(with_custom, format!("{STANDARD},custom:plan,cognito:mfa_enabled,cognito:username"));
    }

    #[test]
    fn columns_come_in_any_order_and_all_of_them() {
        let pool = pool(&[]);
        let guide = format!("cognito:username,{STANDARD},cognito:mfa_enabled");
        let columns = read(&pool, None, guide.as_bytes()).unwrap();
        assert_eq!(columns.len(), 21);
        assert_eq!(columns[..2], [Column::Username, Column::Attribute("name".into())]);
        let with_hash = format!("{guide},password_hash");
        assert_eq!(read(&pool, None, with_hash.as_bytes()).unwrap().last(), Some(&Column::PasswordHash));
        let table = [
            ("", Problem::Empty),
            ("cognito:username,cognito:username", Problem::Duplicate(USERNAME.into())),
            ("cognito:username,plan", Problem::Unknown("plan".into())),
            ("cognito:username,sub", Problem::Unknown("sub".into())),
            ("cognito:username,email", Problem::Missing("name".into())),
            ("\u{feff}cognito:username", Problem::ByteOrderMark),
        ];
        for (line, problem) in table {
            assert_eq!(read(&pool, None, line.as_bytes()), Err(problem), "{line}");
        }
        assert_eq!(read(&pool, None, b"caf\xe9"), Err(Problem::Encoding));
    }

    #[test]
    fn a_file_with_hashes_needs_their_column_and_the_username() {
        let pool = pool(&[]);
        let of =
            |line: &str| read(&pool, Some(PasswordHashingAlgorithmType::Bcrypt), line.as_bytes()).map(|it| it.len());
        let guide = "cognito:username,email,email_verified,phone_number,phone_number_verified,password_hash";
        assert_eq!(of(guide), Ok(6));
        assert_eq!(of("cognito:username,email"), Err(Problem::Missing(PASSWORD_HASH.into())));
        assert_eq!(of("email,password_hash"), Err(Problem::Missing(USERNAME.into())));
    }
}
