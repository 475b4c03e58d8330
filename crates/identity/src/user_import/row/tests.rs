use vestibule_api::cognito_idp::{AliasAttributeType, SchemaAttributeType, SmsMfaConfigType, UsernameAttributeType};

use super::super::header;
use super::*;
use crate::attribute::fixture;

const HEADER: &str = "cognito:username,name,given_name,family_name,middle_name,nickname,preferred_username,profile,picture,\
     website,email,email_verified,gender,birthdate,zoneinfo,locale,phone_number,phone_number_verified,address,updated_at,\
     cognito:mfa_enabled,password_hash";
const BCRYPT: &str = "$2b$10$CtA.Rcu/szzn9U00wpUjOuN3vrgJRZycv4aOzcP3GzqzO8UDPEFq6";
const NOW: Timestamp = Timestamp::from_seconds(1_700_000_000);
const SUB: &str = "11111111-1111-4111-8111-111111111111";

fn pool(schema: &[SchemaAttributeType]) -> UserPool {
    let mut pool = fixture::pool(schema);
    pool.settings.auto_verified_attributes = Some(vec![VerifiedAttributeType::Email]);
    pool
}

/// A row with these values in their columns.
fn line(pairs: &[(&str, &str)]) -> String {
    let value = |column: &str| pairs.iter().find(|(name, _)| *name == column).map_or("", |(_, value)| value);
    HEADER.split(',').map(value).collect::<Vec<_>>().join(",")
}

fn row(pool: &UserPool, text: &str, algorithm: Option<PasswordHashingAlgorithmType>) -> Result<NewUser, Problem> {
    let columns = header::read(pool, algorithm, HEADER.as_bytes()).unwrap();
    read(pool, &Form { columns, algorithm }, text.as_bytes(), Sub::new(SUB), NOW)
}

/// Ann, verified, with further values.
fn ann(pairs: &[(&str, &str)]) -> String {
    let mut all = pairs.to_vec();
    all.extend([("cognito:username", "ann"), ("email", "ann@example.com"), ("email_verified", "TRUE")]);
    line(&all)
}

#[test]
fn fields_are_separated_by_commas_and_a_backslash_keeps_one() {
    let table: [(&str, &[&str]); 7] = [
        ("a,b", &["a", "b"]),
        ("a,,", &["a", "", ""]),
        (r"a\,b,c", &["a,b", "c"]),
        (r"a\b,\\,c", &[r"a\b", r"\,c"]),
        (" a\t, b c ", &["a", "b c"]),
        ("a,b\r", &["a", "b"]),
        (r#""a","b""#, &[r#""a""#, r#""b""#]),
    ];
    for (text, expected) in table {
        assert_eq!(fields(text), expected, "{text:?}");
    }
}

#[test]
fn the_row_of_the_guide_becomes_a_user_who_has_to_reset_the_password() {
    let guide = "John,,John,Doe,,,,,,,johndoe@example.com,TRUE,,02/01/1985,,,+12345550100,TRUE,123 Any Street,,FALSE,";
    let new = row(&pool(&[]), guide, None).unwrap();
    assert_eq!(
        new.user.attributes,
        fixture::attributes(&[
            ("address", "123 Any Street"),
            ("birthdate", "1985-02-01"),
            ("email", "johndoe@example.com"),
            ("email_verified", "true"),
            ("family_name", "Doe"),
            ("given_name", "John"),
            ("phone_number", "+12345550100"),
            ("phone_number_verified", "true"),
        ])
    );
    let user = &new.user;
    assert_eq!((user.username.as_str(), user.sub.as_str()), ("John", SUB));
    assert_eq!((user.status, user.enabled, user.created_at), (UserStatus::ResetRequired, true, NOW));
    assert!(user.password.is_none() && user.password_hash.is_none());
    assert_eq!(new.names.len(), 1, "the pool has no aliases");
}

#[test]
fn a_user_with_a_hash_is_confirmed() {
    let bcrypt = Some(PasswordHashingAlgorithmType::Bcrypt);
    let of = |hash: &str, algorithm| row(&pool(&[]), &ann(&[("password_hash", hash)]), algorithm).map(|it| it.user);
    let user = of(BCRYPT, bcrypt).unwrap();
    assert_eq!((user.status, user.password_hash.is_some()), (UserStatus::Confirmed, true));
    assert_eq!(of("", bcrypt).unwrap().status, UserStatus::ResetRequired);
    assert_eq!(of(BCRYPT, None).unwrap_err(), Problem::HashWithoutAlgorithm);
    assert_eq!(of("x", bcrypt).unwrap_err(), Problem::Hash(hash::Problem::Malformed));
    let costly = BCRYPT.replace("$10$", "$13$");
    assert_eq!(of(&costly, bcrypt).unwrap_err(), Problem::Hash(hash::Problem::OutOfBounds));
}

#[test]
fn a_row_is_refused_with_its_reason() {
    let mut required = pool(&[fixture::required("name")]);
    required.mfa.sms = Some(SmsMfaConfigType::default());
    let plain = pool(&[]);
    let long = format!("{}{}", "x".repeat(ROW_CHARS_MAX), ann(&[]));
    let long_name = "x".repeat(129);
    let table = [
        (&plain, ann(&[]), None),
        (&plain, line(&[("email", "a@b.c"), ("email_verified", "true")]), Some(Problem::Username)),
        (&plain, ann(&[]).replace("ann,", "ann b,"), Some(Problem::Username)),
        (&plain, ann(&[]).replace("ann,", &format!("{long_name},")), Some(Problem::Username)),
        (&plain, line(&[("cognito:username", "ann")]), Some(Problem::NothingVerified)),
        (&plain, ann(&[]).replace("TRUE", "FALSE"), Some(Problem::NothingVerified)),
        (&plain, ann(&[]).replace("TRUE", "yes"), Some(Problem::Flag("email_verified"))),
        (&plain, ann(&[]) + ",", Some(Problem::FieldCount)),
        (&plain, "ann".into(), Some(Problem::FieldCount)),
        (&plain, long, Some(Problem::TooLong)),
        (&plain, ann(&[("birthdate", "1985-02-01")]), Some(Problem::Birthdate)),
        (&plain, ann(&[("birthdate", "02/30/1985")]), Some(Problem::Birthdate)),
        (&plain, ann(&[("birthdate", "2/1/1985")]), Some(Problem::Birthdate)),
        (&plain, ann(&[("updated_at", "yesterday")]), Some(Problem::UpdatedAt)),
        (&plain, ann(&[("updated_at", "1471453471")]), None),
        (&plain, ann(&[("cognito:mfa_enabled", "maybe")]), Some(Problem::Flag("cognito:mfa_enabled"))),
        (&plain, ann(&[("cognito:mfa_enabled", "true")]), Some(Problem::Mfa)),
        (&plain, ann(&[("phone_number", "123")]), Some(attribute::Problem::PhoneNumberFormat.into())),
        (
            &plain,
            ann(&[("phone_number_verified", "true")]),
            Some(attribute::Problem::VerifiedWithoutValue(NameKind::PhoneNumber).into()),
        ),
        (&required, ann(&[]), Some(Problem::Required("name".into()))),
        (&required, ann(&[("name", "Ann")]), None),
    ];
    for (pool, text, expected) in table {
        assert_eq!(row(pool, &text, None).err(), expected, "{text}");
    }
    let columns = header::read(&plain, None, HEADER.as_bytes()).unwrap();
    let latin = read(&plain, &Form { columns, algorithm: None }, b"caf\xe9", Sub::new(SUB), NOW);
    assert_eq!(latin.unwrap_err(), Problem::Encoding);
}

#[test]
fn the_second_factor_agrees_with_the_pool() {
    use UserPoolMfaType::{Off, On, Optional};
    let mut pool = pool(&[]);
    pool.mfa.sms = Some(SmsMfaConfigType::default());
    let with = |pool: &UserPool, flag: &str, phone: &str| {
        let text = ann(&[("cognito:mfa_enabled", flag), ("phone_number", phone)]);
        row(pool, &text, None).map(|it| it.user.mfa.sms)
    };
    let phone = "+12065550100";
    for (configuration, flag, number, expected) in [
        (Off, "", phone, Ok(false)),
        (Off, "FALSE", phone, Ok(false)),
        (Off, "true", phone, Err(Problem::Mfa)),
        (On, "", phone, Ok(true)),
        (On, "TRUE", phone, Ok(true)),
        (On, "true", "", Ok(false)),
        (On, "false", phone, Err(Problem::Mfa)),
        (Optional, "", phone, Ok(false)),
        (Optional, "true", phone, Ok(true)),
    ] {
        pool.settings.mfa_configuration = Some(configuration);
        assert_eq!(with(&pool, flag, number), expected, "{configuration:?} {flag}");
    }
}

#[test]
fn names_are_those_that_the_pool_signs_in_with() {
    let mut by_email = pool(&[]);
    by_email.settings.username_attributes = Some(vec![UsernameAttributeType::Email]);
    let text = line(&[("cognito:username", "ann@example.com"), ("email_verified", "true")]);
    let new = row(&by_email, &text, None).unwrap();
    assert_eq!((new.user.username.as_str(), new.user.attribute("email")), (SUB, Some("ann@example.com")));
    assert_eq!(new.names.len(), 2);
    assert_eq!(row(&by_email, &ann(&[]), None).unwrap_err(), Problem::from(attribute::Problem::UsernameNotEmail));
    let text = line(&[("cognito:username", "ann@example.com"), ("email", "x@example.com"), ("email_verified", "true")]);
    let contradicted = Problem::from(attribute::Problem::UsernameContradicted(NameKind::Email));
    assert_eq!(row(&by_email, &text, None).unwrap_err(), contradicted);
    assert_eq!(contradicted.text(), "The username and the email are not the same.");
    assert_eq!(taken(&by_email, NameKind::Email), Problem::Exists(NameKind::Email));

    let mut aliases = pool(&[]);
    aliases.settings.alias_attributes = Some(vec![AliasAttributeType::Email]);
    assert_eq!(row(&aliases, &ann(&[]), None).unwrap().names.len(), 2);
    assert_eq!(taken(&aliases, NameKind::Email), Problem::AliasExists(NameKind::Email));
    assert_eq!(taken(&aliases, NameKind::Username), Problem::Exists(NameKind::Username));
}

#[test]
fn log_lines_are_those_of_the_guide_and_tell_no_value() {
    assert_eq!(success_line(5956), "[SUCCEEDED] Line Number 5956 - The import succeeded.");
    let exists = Problem::Exists(NameKind::Username);
    assert_eq!(exists.log_line(5956), "[SKIPPED] Line Number 5956 - The user already exists.");
    assert_eq!(
        Problem::NothingVerified.log_line(5956),
        "[FAILED] Line Number 5956 - The User Record does not set any of the auto verified attributes to true. \
         (Example: email_verified to true)."
    );
    let refused = row(&pool(&[]), &ann(&[("phone_number", "secret-value")]), None).unwrap_err();
    assert!(!refused.log_line(2).contains("secret-value"));
}
