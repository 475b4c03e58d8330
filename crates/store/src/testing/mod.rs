//! Samples of everything that is stored, for tests: plain values that a test changes where it matters.

pub mod postgres;

use vestibule_api::Timestamp;
use vestibule_api::cognito_idp::{UserPoolClientType, UserPoolType};
use vestibule_identity::acr::Methods;
use vestibule_identity::app_client::{AppClient, ClientSecret};
use vestibule_identity::code::{Code, CodePurpose};
use vestibule_identity::group::{Group, GroupSettings};
use vestibule_identity::ids::{ClientId, GroupName, Sub, UserPoolId};
use vestibule_identity::name::{NameKind, SignInName};
use vestibule_identity::password_hash::PasswordHash;
use vestibule_identity::secret::{Secret, SecretBytes};
use vestibule_identity::signing_key::{KeyUse, SigningKey};
use vestibule_identity::token::TokenSession;
use vestibule_identity::user::{MfaPreference, Password, User, UserStatus};
use vestibule_identity::user_pool::{PoolMfa, UserPool};
use vestibule_identity::user_session::SessionTracking;
use vestibule_srp::{GROUP_BYTES, Verifier};

/// When everything was made.
pub const CREATED_AT: Timestamp = Timestamp::from_millis(1_700_000_000_123);
/// When everything expires.
pub const EXPIRES_AT: Timestamp = Timestamp::from_millis(1_700_000_600_000);

/// A user pool of this id.
pub fn user_pool(id: &str) -> UserPool {
    let settings = UserPoolType {
        id: Some(id.to_owned()),
        name: Some(format!("Pool {id}")),
        creation_date: Some(CREATED_AT),
        ..UserPoolType::default()
    };
    UserPool {
        id: UserPoolId::new(id),
        revision: 0,
        settings,
        mfa: PoolMfa::default(),
        sessions: SessionTracking::default(),
        replicas: Vec::new(),
    }
}

/// A confidential app client with one secret.
pub fn app_client(pool: &UserPoolId, id: &str) -> AppClient {
    let settings = UserPoolClientType {
        user_pool_id: Some(pool.as_str().to_owned()),
        client_id: Some(id.into()),
        client_name: Some(format!("Client {id}")),
        creation_date: Some(CREATED_AT),
        ..UserPoolClientType::default()
    };
    let secret =
        ClientSecret { id: format!("{id}--1"), value: Secret::new(format!("secret of {id}")), created_at: CREATED_AT };
    AppClient {
        id: ClientId::new(id),
        pool_id: pool.clone(),
        revision: 0,
        settings,
        secrets: vec![secret],
        sso_session_minutes: None,
    }
}

/// A confirmed user with a password, and an email address of the same name.
pub fn user(pool: &UserPoolId, username: &str) -> User {
    User {
        pool_id: pool.clone(),
        sub: sub(username),
        username: username.to_owned(),
        attributes: [("email", format!("{username}@example.com")), ("email_verified", "true".to_owned())]
            .map(|(name, value)| (name.to_owned(), value))
            .into(),
        status: UserStatus::Confirmed,
        enabled: true,
        created_at: CREATED_AT,
        modified_at: CREATED_AT,
        password: Some(password(7)),
        password_hash: None,
        mfa: MfaPreference::default(),
        software_token: None,
    }
}

/// A group without settings.
pub fn group(pool: &UserPoolId, name: &str) -> Group {
    Group {
        pool_id: pool.clone(),
        name: GroupName::new(name),
        settings: GroupSettings::default(),
        created_at: CREATED_AT,
        modified_at: CREATED_AT,
    }
}

/// As [`user`], with the hash of `password` instead of a verifier. Source of the hash: passlib's documentation.
pub fn user_with_hash(pool: &UserPoolId, username: &str) -> User {
    let hash = PasswordHash::parse("{SSHA}pKqkNr1tq3wtQqk+UcPyA3HnA2NsU5NJ").expect("a published hash");
    User { password: None, password_hash: Some(hash), ..user(pool, username) }
}

/// The `sub` of the user of this name.
pub fn sub(username: &str) -> Sub {
    Sub::new(format!("sub-of-{}", username.to_lowercase()))
}

/// A password whose salt and verifier consist of one byte.
pub fn password(byte: u8) -> Password {
    let mut verifier = [byte; GROUP_BYTES];
    verifier[0] = 0;
    Password {
        salt: [byte; 16],
        verifier: Verifier::from_bytes(&verifier).expect("a number below N"),
        set_at: CREATED_AT,
        expires_at: None,
    }
}

/// The sign-in name by which [`user`] is found.
pub fn username(text: &str) -> SignInName {
    name(NameKind::Username, text)
}

/// A sign-in name.
pub fn name(kind: NameKind, key: &str) -> SignInName {
    SignInName { kind, key: key.to_owned() }
}

/// A key; not one that could sign.
pub fn signing_key(kid: &str, key_use: KeyUse) -> SigningKey {
    SigningKey {
        kid: kid.to_owned(),
        key_use,
        pkcs8: SecretBytes::new(format!("private key {kid}").into_bytes()),
        created_at: CREATED_AT,
        use_from: CREATED_AT,
        forgotten_at: None,
    }
}

/// A code for this purpose.
pub fn code(purpose: CodePurpose) -> Code {
    Code { purpose, attribute: Some("email".to_owned()), pending: None, hash: [9; 32], expires_at: EXPIRES_AT }
}

/// A session of [`user`] and [`app_client`].
pub fn token_session(id: &str, pool: &UserPoolId, client: &str, username: &str) -> TokenSession {
    TokenSession {
        id: id.to_owned(),
        pool_id: pool.clone(),
        client_id: ClientId::new(client),
        sub: sub(username),
        secret: SecretBytes::new([5; 32]),
        generation: 0,
        rotated_at: None,
        methods: Methods::default(),
        acr: None,
        auth_time: CREATED_AT,
        expires_at: EXPIRES_AT,
        revoked_at: None,
        device_key: None,
        activity: None,
    }
}
