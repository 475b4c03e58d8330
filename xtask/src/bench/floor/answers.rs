//! The floor's operations: cryptography, a look into a map, an answer of the same size as the real one.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::{PoisonError, RwLock};

use anyhow::{Context as _, bail, ensure};
use aws_lc_rs::rand::{self, SystemRandom};
use aws_lc_rs::rsa::KeySize;
use aws_lc_rs::signature::{RSA_PKCS1_SHA256, RsaKeyPair};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use serde_json::json;
use vestibule_srp::{
    Claim, Identity, PublicValue, ServerEphemeral, Verifier, integer_hex, private_key, salt_from_random, verifier,
};

use super::{Arguments, NODE_CLIENT, POOL_ID, PYTHON_CLIENT};
use crate::bench::echo::EchoPool;
use crate::bench::wire::{Input, SignInAnswer, Tokens};
use crate::bench::world::{PASSWORD, USERS, user_name};

/// The header of a token with a key id of 32 bytes, in base64url.
const TOKEN_HEADER: &str =
    "eyJraWQiOiJBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBPSIsImFsZyI6IlJTMjU2In0";
const UUID: &str = "11111111-2222-4333-8444-555555555555";
/// As many access tokens as sign-ins of the set-up are remembered, for `GetUser`.
const TOKENS_MAX: usize = USERS;
/// b, then A, then B: what has to come back with the proof.
const BLOCK_SECRET: usize = 32;
const BLOCK_PUBLIC: usize = 384;
/// What a trigger sends: the size of a custom challenge's event.
const EVENT_BYTES: usize = 870;

/// About as long as a real `Session`.
const SESSION_CHARS: usize = 600;

/// Everything the floor has.
pub struct Floor {
    keys: [RsaKeyPair; 2],
    users: RwLock<HashMap<String, User>>,
    tokens: RwLock<HashMap<String, String>>,
    python: Option<EchoPool>,
    node: Option<EchoPool>,
    event: Vec<u8>,
}

#[derive(Clone)]
struct User {
    salt: [u8; 16],
    verifier: Verifier,
}

impl Floor {
    /// Makes keys and users, and starts the echoing children.
    pub fn new(arguments: &Arguments) -> anyhow::Result<Self> {
        vestibule_srp::warm_up();
        let mut users = HashMap::new();
        for number in 0..USERS {
            let username = user_name(number);
            let user = User::new(&username, PASSWORD)?;
            users.insert(username, user);
        }
        let python = arguments.python.as_deref().map(EchoPool::python);
        let node = arguments.node.as_deref().map(EchoPool::node);
        let key = || RsaKeyPair::generate(KeySize::Rsa2048);
        let filling = "x".repeat(EVENT_BYTES - r#"{"event":""}"#.len());
        Ok(Self {
            keys: [key()?, key()?],
            users: RwLock::new(users),
            tokens: RwLock::default(),
            python: python.transpose()?,
            node: node.transpose()?,
            event: format!("{{\"event\":\"{filling}\"}}\n").into_bytes(),
        })
    }

    /// Does one operation.
    pub async fn answer(&self, operation: &str, body: &[u8]) -> anyhow::Result<Vec<u8>> {
        let input: Input<'_> = serde_json::from_slice(body)?;
        match (operation, &*input.auth_flow, &*input.challenge_name) {
            ("InitiateAuth", "USER_PASSWORD_AUTH", _) => self.password(&input),
            ("InitiateAuth", "USER_SRP_AUTH", _) => self.srp_challenge(&input),
            ("InitiateAuth", "CUSTOM_AUTH", _) => self.custom_challenge(&input).await,
            ("InitiateAuth", "REFRESH_TOKEN_AUTH", _) => self.refresh(&input),
            ("GetTokensFromRefreshToken", ..) => self.signed_in("bench-00", true),
            ("RespondToAuthChallenge", _, "PASSWORD_VERIFIER" | "DEVICE_PASSWORD_VERIFIER") => self.srp_proof(&input),
            ("RespondToAuthChallenge", _, "DEVICE_SRP_AUTH") => self.device_challenge(&input),
            ("RespondToAuthChallenge", _, "CUSTOM_CHALLENGE") => self.custom_answer(&input).await,
            ("SignUp", ..) => self.sign_up(&input),
            ("GetUser", ..) => self.user_by_token(&input),
            ("AdminGetUser", ..) => self.user_by_name(&input.username),
            _ => bail!("the floor has no {operation}"),
        }
    }

    /// g^x, two signatures.
    fn password(&self, input: &Input<'_>) -> anyhow::Result<Vec<u8>> {
        let username = parameter(&input.auth_parameters, "USERNAME")?;
        let password = parameter(&input.auth_parameters, "PASSWORD")?;
        let user = self.user(username)?;
        let key = private_key(Identity::user(POOL_NAME, username), password, &user.salt);
        ensure!(verifier(&key) == user.verifier, "wrong password");
        self.signed_in(username, true)
    }

    /// k·v + g^b.
    fn srp_challenge(&self, input: &Input<'_>) -> anyhow::Result<Vec<u8>> {
        self.exchange("PASSWORD_VERIFIER", &input.auth_parameters)
    }

    /// The same again.
    fn device_challenge(&self, input: &Input<'_>) -> anyhow::Result<Vec<u8>> {
        self.exchange("DEVICE_PASSWORD_VERIFIER", &input.challenge_responses)
    }

    fn exchange(&self, name: &str, given: &HashMap<Cow<'_, str>, Cow<'_, str>>) -> anyhow::Result<Vec<u8>> {
        let username = parameter(given, "USERNAME")?;
        let client = PublicValue::parse(parameter(given, "SRP_A")?)?;
        let user = self.user(username)?;
        let secret = random()?;
        let server = ServerEphemeral::new(&secret, &user.verifier);
        let mut block = vec![0; BLOCK_SECRET + 2 * BLOCK_PUBLIC];
        block[..BLOCK_SECRET].copy_from_slice(&secret);
        copy_to_end(&mut block[..BLOCK_SECRET + BLOCK_PUBLIC], client.as_bytes());
        copy_to_end(&mut block, server.public().as_bytes());
        challenge(
            name,
            None,
            [
                ("SALT", integer_hex(&user.salt)),
                ("SECRET_BLOCK", STANDARD.encode(&block)),
                ("SRP_B", server.public().to_hex()),
                ("USERNAME", username.to_owned()),
                ("USER_ID_FOR_SRP", username.to_owned()),
            ],
        )
    }

    /// v^u and (A·v^u)^b, two signatures.
    fn srp_proof(&self, input: &Input<'_>) -> anyhow::Result<Vec<u8>> {
        let response = |name| parameter(&input.challenge_responses, name);
        let username = response("USERNAME")?;
        let user = self.user(username)?;
        let block = STANDARD.decode(response("PASSWORD_CLAIM_SECRET_BLOCK")?)?;
        let (secret, public) = block.split_at_checked(BLOCK_SECRET).context("a short block")?;
        let (client, server) = public.split_at_checked(BLOCK_PUBLIC).context("a short block")?;
        let server = ServerEphemeral::resume(secret.try_into()?, PublicValue::from_be_bytes(server)?);
        let client = PublicValue::from_be_bytes(client)?;
        let claim = Claim {
            identity: Identity::user(POOL_NAME, username),
            secret_block: &block,
            timestamp: response("TIMESTAMP")?,
        };
        let key = server.session_key(&client, &user.verifier)?;
        let signature = STANDARD.decode(response("PASSWORD_CLAIM_SIGNATURE")?)?;
        ensure!(key.verify(&claim, &signature), "wrong password");
        // A device proves itself after its user: on the floor, with the user's verifier.
        if input.challenge_name == "PASSWORD_VERIFIER" && input.challenge_responses.contains_key("DEVICE_KEY") {
            return challenge("DEVICE_SRP_AUTH", Some("s".repeat(SESSION_CHARS)), []);
        }
        self.signed_in(username, true)
    }

    /// Two lines there and back.
    async fn custom_challenge(&self, input: &Input<'_>) -> anyhow::Result<Vec<u8>> {
        let username = parameter(&input.auth_parameters, "USERNAME")?;
        self.two_triggers(&input.client_id).await?;
        let parameters = [("USERNAME", username.to_owned()), ("question", "six times seven".to_owned())];
        challenge("CUSTOM_CHALLENGE", Some("s".repeat(SESSION_CHARS)), parameters)
    }

    /// Two more, two signatures.
    async fn custom_answer(&self, input: &Input<'_>) -> anyhow::Result<Vec<u8>> {
        self.two_triggers(&input.client_id).await?;
        self.signed_in(parameter(&input.challenge_responses, "USERNAME")?, true)
    }

    async fn two_triggers(&self, client_id: &str) -> anyhow::Result<()> {
        let pool = match client_id {
            PYTHON_CLIENT => &self.python,
            NODE_CLIENT => &self.node,
            _ => &None,
        };
        let pool = pool.as_ref().context("no such children")?;
        pool.call(&self.event).await?;
        pool.call(&self.event).await?;
        Ok(())
    }

    /// Two signatures.
    fn refresh(&self, input: &Input<'_>) -> anyhow::Result<Vec<u8>> {
        parameter(&input.auth_parameters, "REFRESH_TOKEN")?;
        self.signed_in("bench-00", false)
    }

    /// g^x and a place in a map.
    fn sign_up(&self, input: &Input<'_>) -> anyhow::Result<Vec<u8>> {
        let user = User::new(&input.username, &input.password)?;
        let mut users = self.users.write().unwrap_or_else(PoisonError::into_inner);
        users.insert(input.username.to_string(), user);
        Ok(serde_json::to_vec(&json!({"UserConfirmed": false, "UserSub": UUID}))?)
    }

    fn user_by_token(&self, input: &Input<'_>) -> anyhow::Result<Vec<u8>> {
        let username = {
            let tokens = self.tokens.read().unwrap_or_else(PoisonError::into_inner);
            let found = tokens.get(&*input.access_token);
            found.context("an unknown token")?.clone()
        };
        self.user(&username)?;
        let attributes = attributes(&username);
        Ok(serde_json::to_vec(&json!({"Username": username, "UserAttributes": attributes}))?)
    }

    fn user_by_name(&self, username: &str) -> anyhow::Result<Vec<u8>> {
        self.user(username)?;
        Ok(serde_json::to_vec(&json!({
            "Username": username,
            "UserAttributes": attributes(username),
            "UserCreateDate": 1_790_000_000.123,
            "UserLastModifiedDate": 1_790_000_000.123,
            "Enabled": true,
            "UserStatus": "CONFIRMED",
        }))?)
    }

    fn user(&self, username: &str) -> anyhow::Result<User> {
        let users = self.users.read().unwrap_or_else(PoisonError::into_inner);
        Ok(users.get(username).context("an unknown user")?.clone())
    }

    /// Two signatures over claims as long as the real ones.
    fn signed_in(&self, username: &str, is_fresh: bool) -> anyhow::Result<Vec<u8>> {
        let issuer = format!("http://127.0.0.1:9229/{POOL_ID}");
        let id_token = self.token(
            0,
            &json!({
                "sub": UUID, "email_verified": true, "iss": issuer, "cognito:username": username,
                "origin_jti": UUID, "aud": "1example23456789abcdefghij", "event_id": UUID,
                "token_use": "id", "auth_time": 1_790_000_000, "exp": 1_790_003_600,
                "iat": 1_790_000_000, "jti": UUID, "email": format!("{username}@example.com"),
            }),
        )?;
        let access_token = self.token(
            1,
            &json!({
                "sub": UUID, "iss": issuer, "client_id": "1example23456789abcdefghij",
                "origin_jti": UUID, "event_id": UUID, "token_use": "access",
                "scope": "aws.cognito.signin.user.admin", "auth_time": 1_790_000_000,
                "exp": 1_790_003_600, "iat": 1_790_000_000, "jti": UUID, "username": username,
            }),
        )?;
        self.remember(&access_token, username);
        let refresh_token = is_fresh.then(random::<128>).transpose()?;
        let answer = SignInAnswer {
            authentication_result: Some(Tokens {
                access_token: access_token.into(),
                expires_in: 3600,
                token_type: "Bearer".into(),
                refresh_token: refresh_token.map(|bytes| URL_SAFE_NO_PAD.encode(bytes).into()),
                id_token: id_token.into(),
            }),
            ..SignInAnswer::default()
        };
        Ok(serde_json::to_vec(&answer)?)
    }

    fn token(&self, key: usize, claims: &serde_json::Value) -> anyhow::Result<String> {
        let mut token = format!("{TOKEN_HEADER}.");
        URL_SAFE_NO_PAD.encode_string(serde_json::to_vec(claims)?, &mut token);
        let key = &self.keys[key];
        let mut signature = vec![0; key.public_modulus_len()];
        key.sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), token.as_bytes(), &mut signature)?;
        token.push('.');
        URL_SAFE_NO_PAD.encode_string(signature, &mut token);
        Ok(token)
    }

    /// Keeps the tokens of the set-up; later ones only look whether there is room.
    fn remember(&self, token: &str, username: &str) {
        let is_full = {
            let tokens = self.tokens.read().unwrap_or_else(PoisonError::into_inner);
            tokens.len() >= TOKENS_MAX
        };
        if !is_full {
            let mut tokens = self.tokens.write().unwrap_or_else(PoisonError::into_inner);
            tokens.insert(token.to_owned(), username.to_owned());
        }
    }
}

/// The part of [`POOL_ID`] that SRP hashes.
const POOL_NAME: &str = "floor";

impl User {
    fn new(username: &str, password: &str) -> anyhow::Result<Self> {
        let salt = salt_from_random(random()?);
        let key = private_key(Identity::user(POOL_NAME, username), password, &salt);
        Ok(Self { salt, verifier: verifier(&key) })
    }
}

fn challenge<const N: usize>(
    name: &str,
    session: Option<String>,
    parameters: [(&str, String); N],
) -> anyhow::Result<Vec<u8>> {
    let answer = SignInAnswer {
        challenge_name: Some(name.into()),
        session: session.map(Cow::from),
        challenge_parameters: parameters.map(|(name, value)| (name.into(), value.into())).into(),
        authentication_result: None,
    };
    Ok(serde_json::to_vec(&answer)?)
}

fn attributes(username: &str) -> serde_json::Value {
    json!([
        {"Name": "sub", "Value": UUID},
        {"Name": "email", "Value": format!("{username}@example.com")},
        {"Name": "email_verified", "Value": "true"},
    ])
}

fn parameter<'a>(parameters: &'a HashMap<Cow<'_, str>, Cow<'_, str>>, name: &str) -> anyhow::Result<&'a str> {
    let found = parameters.get(name);
    Ok(found.with_context(|| format!("no {name}"))?)
}

fn random<const N: usize>() -> anyhow::Result<[u8; N]> {
    let mut bytes = [0; N];
    rand::fill(&mut bytes)?;
    Ok(bytes)
}

/// Right-aligned, as a big-endian number is.
fn copy_to_end(room: &mut [u8], number: &[u8]) {
    let start = room.len() - number.len();
    room[start..].copy_from_slice(number);
}
