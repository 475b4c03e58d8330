use vestibule_api::cognito_idp::{UsernameAttributeType, UsernameConfigurationType};

use super::*;
use crate::attribute::fixture;
use crate::password;
use crate::user::MfaFactor;

const NOW: Timestamp = Timestamp::from_seconds(1_700_000_000);
const SUB: &str = "11111111-1111-4111-8111-111111111111";
const NEW_SUB: &str = "22222222-2222-4222-8222-222222222222";
const SSHA: &str = "{SSHA}pKqkNr1tq3wtQqk+UcPyA3HnA2NsU5NJ";

fn read(pool: &UserPool, line: &str) -> Result<NewUser, Problem> {
    UserRecord::parse(line.as_bytes())?.into_user(pool, &Origin::default(), Sub::new(NEW_SUB), NOW)
}

fn everything(pool: &UserPool) -> User {
    let mut user = fixture::user(&[("email", "jane@example.com"), ("email_verified", "true"), ("name", "Jane")]);
    user.created_at = Timestamp::from_millis(1_600_000_000_123);
    user.modified_at = Timestamp::from_seconds(1_650_000_000);
    user.enabled = false;
    user.status = UserStatus::ForceChangePassword;
    user.password = Some(password::make(&pool.id, "jane", "Passw0rd!", [3; 16], Some(NOW), NOW));
    user.mfa =
        MfaPreference { software_token: true, preferred: Some(MfaFactor::SoftwareToken), ..MfaPreference::default() };
    user.software_token =
        Some(SoftwareToken { secret: SecretBytes::new([9; 32]), friendly_name: Some("phone".into()), last_step: 77 });
    user
}

#[test]
fn what_is_exported_is_imported_as_the_same_user() {
    let pool = fixture::pool(&[]);
    let user = everything(&pool);
    let line = serde_json::to_string(&UserRecord::of(&user, vec!["staff".into()], Secrets::Told)).unwrap();
    let new = read(&pool, &line).unwrap();
    assert_eq!(format!("{:?}", new.user), format!("{user:?}"));
    let (kept, read) = (user.password.unwrap(), new.user.password.unwrap());
    assert_eq!((kept.salt, kept.verifier.as_bytes()), (read.salt, read.verifier.as_bytes()));
    assert_eq!(new.user.software_token, user.software_token);
    assert_eq!(new.groups, [GroupName::new("staff")]);
    assert_eq!(new.names.len(), 1);
}

#[test]
fn secrets_are_told_only_where_they_are_asked_for() {
    let pool = fixture::pool(&[]);
    let user = everything(&pool);
    let withheld = serde_json::to_value(UserRecord::of(&user, Vec::new(), Secrets::Withheld)).unwrap();
    for name in ["password", "passwordHash", "softwareToken"] {
        assert!(withheld.get(name).is_none(), "{name}");
    }
    let told = UserRecord::of(&user, Vec::new(), Secrets::Told);
    let shown = format!("{told:?}");
    let (token, password) = (told.software_token.unwrap(), told.password.unwrap());
    for secret in [&token.secret, &password.verifier, &password.salt] {
        assert!(!shown.contains(secret.expose()), "not in Debug");
    }
    let line = r#"{"username": "ann", "passwordHash": "a hash", "passwordSalt": "a salt"}"#;
    let shown = format!("{:?}", UserRecord::parse(line.as_bytes()).unwrap());
    assert!(!shown.contains("a hash") && !shown.contains("a salt"), "{shown}");
}

#[test]
fn a_verifier_of_another_pool_proves_the_same_password_there() {
    let pool = fixture::pool(&[]);
    let user = everything(&pool);
    let line = serde_json::to_string(&UserRecord::of(&user, Vec::new(), Secrets::Told)).unwrap();
    let mut other = fixture::pool(&[]);
    other.id = crate::ids::UserPoolId::new("eu-west-1_elsewhere");
    let moved = read(&other, &line).unwrap().user;
    assert!(moved.password.is_none());
    let hash = moved.password_hash.unwrap();
    assert!(hash.verify("Passw0rd!") && !hash.verify("passw0rd!"));
    let again = PasswordHash::parse(hash.to_text().expose()).unwrap();
    assert!(again == hash && again.verify("Passw0rd!"));
}

#[test]
fn a_verifier_of_another_username_proves_the_same_password_under_the_new_one() {
    let mut pool = fixture::pool(&[]);
    let mut user = everything(&pool);
    user.username = "Jane".into();
    user.password = Some(password::make(&pool.id, "Jane", "Passw0rd!", [3; 16], None, NOW));
    let told = serde_json::to_value(UserRecord::of(&user, Vec::new(), Secrets::Told)).unwrap();
    let mut without_name = told.clone();
    without_name["password"].as_object_mut().unwrap().remove("username");
    let mut renamed = told.clone();
    renamed["username"] = "ann".into();
    assert!(read(&pool, &without_name.to_string()).unwrap().user.password.is_some(), "the line's username");
    let case_insensitive = UsernameConfigurationType { case_sensitive: Some(false) };
    pool.settings.username_configuration = Some(case_insensitive);
    for line in [told.clone(), without_name, renamed] {
        let moved = read(&pool, &line.to_string()).unwrap().user;
        assert!(moved.password.is_none() && moved.username != "Jane", "{}", moved.username);
        assert!(moved.password_hash.unwrap().verify("Passw0rd!"));
    }
    pool.settings.username_attributes = Some(vec![UsernameAttributeType::Email]);
    let mut by_email = told;
    by_email["username"] = "jane@example.com".into();
    let moved = read(&pool, &by_email.to_string()).unwrap().user;
    assert_eq!(moved.username, moved.sub.as_str());
    assert!(moved.password.is_none() && moved.password_hash.unwrap().verify("Passw0rd!"));
}

#[test]
fn a_temporary_password_that_has_ended_is_not_good_again_in_another_pool() {
    let mut pool = fixture::pool(&[]);
    let mut user = everything(&pool);
    let mut line = |expires_at: Timestamp| {
        user.password = Some(password::make(&pool.id, "jane", "Passw0rd!", [3; 16], Some(expires_at), NOW));
        serde_json::to_string(&UserRecord::of(&user, Vec::new(), Secrets::Told)).unwrap()
    };
    let (ended, good) = (line(Timestamp::from_millis(NOW.as_millis() - 1)), line(NOW));
    assert!(read(&pool, &ended).unwrap().user.password.unwrap().expires_at.is_some(), "here it says when it ended");
    pool.id = crate::ids::UserPoolId::new("eu-west-1_elsewhere");
    let moved = read(&pool, &ended).unwrap().user;
    assert!(moved.password.is_none() && moved.password_hash.is_none());
    assert_eq!(moved.status, UserStatus::ForceChangePassword);
    assert!(read(&pool, &good).unwrap().user.password_hash.unwrap().verify("Passw0rd!"));
}

#[test]
fn a_moment_is_taken_if_it_can_be_written_again() {
    for (text, millis) in [
        ("1675166400", 1_675_166_400_000),
        ("1675166400.123", 1_675_166_400_123),
        ("-0.5", -500),
        ("2023-01-31T12:00:00.123Z", 1_675_166_400_123),
        ("253402207200", 253_402_207_200_000),
    ] {
        let moment = Moment::parse(text).unwrap();
        assert_eq!(moment.0.as_millis(), millis, "{text}");
        let written = serde_json::to_value(moment).unwrap();
        assert_eq!(Moment::parse(written.as_str().unwrap()), Some(moment), "{written}");
    }
    assert_eq!(serde_json::to_value(Moment(NOW)).unwrap(), "2023-11-14T22:13:20.000Z");
    for text in ["1675166400123", "9223372036854775807", "253402207201", "1e300", "inf", "NaN", "soon", ""] {
        assert_eq!(Moment::parse(text), None, "{text}");
    }
    let in_milliseconds = UserRecord::parse(br#"{"username": "ann", "createdAt": 1675166400123}"#);
    assert!(matches!(in_milliseconds, Err(Problem::Json(_))));
}

#[test]
fn a_line_may_leave_out_everything_but_the_name() {
    let pool = fixture::pool(&[]);
    let user = read(&pool, r#"{"username": "ann"}"#).unwrap().user;
    assert_eq!((user.sub.as_str(), user.username.as_str(), user.enabled), (NEW_SUB, "ann", true));
    assert_eq!((user.status, user.created_at, user.modified_at), (UserStatus::ResetRequired, NOW, NOW));
    let line = format!(
        r#"{{"username": "ann", "sub": "{SUB}", "passwordHash": "{SSHA}", "createdAt": 1600000000,
             "attributes": {{"email": "ann@example.com", "email_verified": true, "updated_at": 1471453471}}}}"#
    );
    let user = read(&pool, &line).unwrap().user;
    assert_eq!((user.sub.as_str(), user.status), (SUB, UserStatus::Confirmed));
    assert_eq!((user.attribute("email_verified"), user.attribute("updated_at")), (Some("true"), Some("1471453471")));
    assert_eq!((user.created_at, user.modified_at), (Timestamp::from_seconds(1_600_000_000), user.created_at));
    assert!(user.password_hash.unwrap().verify("password"));
}

#[test]
fn where_attributes_are_usernames_one_of_them_is_needed() {
    let mut pool = fixture::pool(&[]);
    pool.settings.username_attributes = Some(vec![UsernameAttributeType::Email]);
    let named = |line: &str| read(&pool, line).map(|it| it.user.username);
    assert_eq!(named(r#"{"username": "ann@example.com"}"#), Ok(NEW_SUB.into()));
    assert_eq!(named(r#"{"attributes": {"email": "ann@example.com"}}"#), Ok(NEW_SUB.into()));
    let exported = format!(r#"{{"sub": "{SUB}", "username": "{SUB}", "attributes": {{"email": "ann@example.com"}}}}"#);
    assert_eq!(named(&exported), Ok(SUB.into()));
    assert_eq!(named(r#"{"attributes": {"name": "Ann"}}"#), Err(Problem::NoSignInName));
    assert_eq!(named(r#"{"username": "ann"}"#), Err(attribute::Problem::UsernameNotEmail.into()));
    let contradicted = r#"{"username": "ann@example.com", "attributes": {"email": "x@example.com"}}"#;
    assert_eq!(named(contradicted), Err(attribute::Problem::UsernameContradicted(NameKind::Email).into()));
}

#[test]
fn a_sub_may_stand_among_the_attributes_as_in_a_listing() {
    let pool = fixture::pool(&[]);
    let given = |sub: Option<&str>, listed: &str| {
        let mut line = serde_json::json!({"username": "ann", "attributes": {"sub": listed, "name": "Ann"}});
        if let Some(sub) = sub {
            line["sub"] = sub.into();
        }
        read(&pool, &line.to_string()).map(|it| it.user)
    };
    let user = given(None, SUB).unwrap();
    assert_eq!((user.sub.as_str(), user.attributes.contains_key("sub")), (SUB, false));
    assert_eq!(given(Some(SUB), SUB).unwrap().sub.as_str(), SUB);
    assert_eq!(given(Some(SUB), NEW_SUB).unwrap_err(), Problem::TwoSubs);
    assert_eq!(given(None, "x").unwrap_err(), Problem::Sub);

    let mut by_email = fixture::pool(&[]);
    by_email.settings.username_attributes = Some(vec![UsernameAttributeType::Email]);
    let listed = format!(r#"{{"username": "{SUB}", "attributes": {{"sub": "{SUB}", "email": "ann@example.com"}}}}"#);
    assert_eq!(read(&by_email, &listed).unwrap().user.username, SUB);
}

#[test]
fn a_second_factor_by_message_needs_an_address() {
    let pool = fixture::pool(&[]);
    let table = [
        ("sms", "", Some("The mfa has sms on, and the user has no phone_number.")),
        ("sms_setting", "", Some("The mfa has sms on, and the user has no phone_number.")),
        ("sms", r#""email": "ann@example.com""#, Some("The mfa has sms on, and the user has no phone_number.")),
        ("email", r#""phone_number": "+491""#, Some("The mfa has email on, and the user has no email.")),
        ("sms", r#""phone_number": "+491""#, None),
        ("email", r#""email": "ann@example.com""#, None),
        ("software_token", "", None),
    ];
    for (factor, attributes, expected) in table {
        let line = format!(r#"{{"username": "ann", "mfa": {{"{factor}": true}}, "attributes": {{{attributes}}}}}"#);
        let problem = read(&pool, &line).err().map(|problem| problem.text());
        assert_eq!(problem.as_deref(), expected, "{line}");
    }
}

#[test]
fn what_cannot_be_used_is_refused_without_its_value() {
    let pool = fixture::pool(&[]);
    let table = [
        (r#"{"username": "ann", "nickname": "x"}"#, None),
        (r#"{"username": ["secret"]}"#, None),
        ("{", None),
        (r#"{"username": "ann b"}"#, Some(Problem::Username)),
        (r#"{"attributes": {}}"#, Some(Problem::Username)),
        (r#"{"username": "ann", "sub": "1"}"#, Some(Problem::Sub)),
        (r#"{"username": "ann", "status": "UNKNOWN"}"#, Some(Problem::Status)),
        (r#"{"username": "ann", "attributes": {"email": "secret"}}"#, Some(attribute::Problem::EmailFormat.into())),
        (r#"{"username": "ann", "passwordHash": "secret"}"#, Some(Problem::Hash(PasswordHashError::Unrecognized))),
        (r#"{"username": "ann", "passwordHash": "a", "passwordSalt": "b"}"#, Some(Problem::FirebaseParameters)),
        (r#"{"username": "ann", "softwareToken": {"secret": "secret!"}}"#, Some(Problem::SoftwareToken)),
        (
            r#"{"username": "ann", "password": {"poolName": "p", "salt": "", "verifier": "", "setAt": 1}}"#,
            Some(Problem::Verifier),
        ),
    ];
    for (line, expected) in table {
        let problem = read(&pool, line).unwrap_err();
        assert!(expected.is_none_or(|expected| expected == problem), "{line}: {problem:?}");
        assert!(!problem.text().contains("secret\""), "{}", problem.text());
    }
}

#[test]
fn hashes_of_firebase_need_the_projects_parameters() {
    // Source of the parameters, hash and password: the documentation of Firebase's scrypt.
    let pool = fixture::pool(&[]);
    let firebase = FirebaseParameters {
        signer_key: Secret::new(
            "jxspr8Ki0RYycVU8zykbdLGjFQ3McFUH0uiiTvC8pVMXAn210wjLNmdZJzxUECKbm0QsEmYUSDzZvpjeJ9WmXA==",
        ),
        salt_separator: "Bw==".into(),
        rounds: 8,
        memory_cost: 14,
    };
    let hash = "lSrfV15cpx95/sZS2W9c9Kp6i/LVgQNDNC/qzrCnh1SAyZvqmZqAjTdn3aoItz+VHjoZilo78198JAdRuid5lQ==";
    let line = format!(r#"{{"username": "ann", "passwordHash": "{hash}", "passwordSalt": "42xEC+ixf3L2lw=="}}"#);
    let record = UserRecord::parse(line.as_bytes()).unwrap();
    let user = record.into_user(&pool, &Origin { firebase: Some(firebase) }, Sub::new(SUB), NOW).unwrap().user;
    assert!(user.password_hash.unwrap().verify("user1password"));
}
