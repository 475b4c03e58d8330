//! Each action as a client does it: the requests, and the proof that the answer was the right one.

use std::borrow::Cow;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context as _, ensure};
use bytes::Bytes;

use super::connection::Connection;
use super::crowd;
use super::functions::ANSWER;
use super::srp_client::{Challenge, Prover, timestamp};
use super::wire::{Attribute, InitiateAuth, Pairs, RespondToAuthChallenge, SignInAnswer, SignUp, Tokens};
use super::workload::{Action, Functions};
use super::world::{Audience, PASSWORD, RememberedDevice, USERS, World, user_name};

/// Does the action once and returns how long the client waited for the server. Actions with different numbers concern
/// different users, as far as there are users.
pub async fn perform(
    action: Action,
    connection: &mut Connection,
    world: &Arc<World>,
    number: usize,
) -> anyhow::Result<Duration> {
    let begun = Instant::now();
    match action {
        Action::Password => {
            sign_in(connection, &world.plain, &user_name(number)).await?;
        }
        Action::PasswordWithTrigger(functions) => {
            let audience = world.idle_trigger.get(&functions);
            let audience = audience.context("no such functions")?;
            sign_in(connection, audience, &user_name(number)).await?;
        }
        Action::Srp => return srp(connection, world, number).await,
        Action::SrpWithDevice => return srp_with_device(connection, world, number).await,
        Action::Custom(functions) => custom(connection, world, functions, number).await?,
        Action::Refresh => refresh(connection, world, number).await?,
        Action::Rotate => rotate(connection, world, number).await?,
        Action::App => by_app(connection, world, number).await?,
        Action::WrongPassword { is_known } => wrong_password(connection, world, is_known, number).await?,
        Action::SignUp => sign_up(connection, world, number).await?,
        Action::GetUser => {
            let token = &world.access_tokens[number % USERS];
            let input = serde_json::json!({"AccessToken": token});
            is_user(&connection.call("GetUser", &input).await?, &user_name(number))?;
        }
        Action::AdminGetUser => {
            let username = user_name(number);
            let pool_id = &world.plain.pool_id;
            let input = serde_json::json!({"UserPoolId": pool_id, "Username": username});
            is_user(&connection.call("AdminGetUser", &input).await?, &username)?;
        }
    }
    Ok(begun.elapsed())
}

/// Signs in by password; the access token and the refresh token.
pub async fn sign_in(
    connection: &mut Connection,
    audience: &Audience,
    username: &str,
) -> anyhow::Result<(String, String)> {
    let input = InitiateAuth {
        client_id: &audience.client_id,
        auth_flow: "USER_PASSWORD_AUTH",
        auth_parameters: Pairs(&[("USERNAME", username), ("PASSWORD", PASSWORD)]),
    };
    let body = connection.call("InitiateAuth", &input).await?;
    let tokens = tokens(&body)?;
    let refresh_token = tokens.refresh_token.context("no refresh token")?;
    Ok((tokens.access_token.into_owned(), refresh_token.into_owned()))
}

/// `USER_SRP_AUTH` and `PASSWORD_VERIFIER` to tokens.
async fn srp(connection: &mut Connection, world: &Arc<World>, number: usize) -> anyhow::Result<Duration> {
    let (client_id, user) = (&world.plain.client_id, &world.provers[number % USERS]);
    let (username, a) = (user.name(), world.srp.public(number));
    let begun = Instant::now();
    let input = InitiateAuth {
        client_id,
        auth_flow: "USER_SRP_AUTH",
        auth_parameters: Pairs(&[("USERNAME", username), ("SRP_A", a)]),
    };
    let body = connection.call("InitiateAuth", &input).await?;
    let first = begun.elapsed();
    let proof = Proof::make(world, number, user, &body).await?;
    let begun = Instant::now();
    tokens(&prove(connection, client_id, "PASSWORD_VERIFIER", &proof, &[("USERNAME", username)]).await?)?;
    Ok(first + begun.elapsed())
}

/// The same from a remembered device, which proves itself after the user: four requests.
async fn srp_with_device(connection: &mut Connection, world: &Arc<World>, number: usize) -> anyhow::Result<Duration> {
    let client_id = &world.tracking.client_id;
    let RememberedDevice { user, device } = &world.devices[number % USERS];
    let (username, key, a) = (user.name(), device.name(), world.srp.public(number));
    let named = [("USERNAME", username), ("DEVICE_KEY", key)];
    let begun = Instant::now();
    let input = InitiateAuth {
        client_id,
        auth_flow: "USER_SRP_AUTH",
        auth_parameters: Pairs(&[("USERNAME", username), ("DEVICE_KEY", key), ("SRP_A", a)]),
    };
    let body = connection.call("InitiateAuth", &input).await?;
    let first = begun.elapsed();
    let proof = Proof::make(world, number, user, &body).await?;
    let begun = Instant::now();
    let body = prove(connection, client_id, "PASSWORD_VERIFIER", &proof, &named).await?;
    let asked: SignInAnswer<'_> = serde_json::from_slice(&body)?;
    ensure!(asked.challenge_name.as_deref() == Some("DEVICE_SRP_AUTH"), "the device was not asked");
    let input = RespondToAuthChallenge {
        client_id,
        challenge_name: "DEVICE_SRP_AUTH",
        session: asked.session.as_deref(),
        challenge_responses: Pairs(&[("USERNAME", username), ("DEVICE_KEY", key), ("SRP_A", a)]),
    };
    let body = connection.call("RespondToAuthChallenge", &input).await?;
    let second = begun.elapsed();
    let proof = Proof::make(world, number, device, &body).await?;
    let begun = Instant::now();
    tokens(&prove(connection, client_id, "DEVICE_PASSWORD_VERIFIER", &proof, &named).await?)?;
    Ok(first + second + begun.elapsed())
}

/// What answers an SRP challenge.
struct Proof {
    session: Option<String>,
    secret_block: String,
    signature: String,
    timestamp: String,
}

impl Proof {
    /// Does the client's arithmetic, in turn with the other connections.
    async fn make(world: &Arc<World>, number: usize, prover: &Arc<Prover>, body: &Bytes) -> anyhow::Result<Self> {
        let answer: SignInAnswer<'_> = serde_json::from_slice(body)?;
        let parameter = |name: &str| -> anyhow::Result<String> {
            let found = answer.challenge_parameters.get(name);
            Ok(found.with_context(|| format!("no {name}"))?.clone().into_owned())
        };
        let challenge = Challenge {
            salt: parameter("SALT")?,
            server_public: parameter("SRP_B")?,
            secret_block: parameter("SECRET_BLOCK")?,
        };
        let session = answer.session.map(Cow::into_owned);
        let _turn = world.srp.turn().await?;
        let (world, prover) = (Arc::clone(world), Arc::clone(prover));
        let compute = move || {
            let timestamp = timestamp();
            let signature = world.srp.sign(number, &prover, &challenge, &timestamp)?;
            anyhow::Ok(Self { session, secret_block: challenge.secret_block, signature, timestamp })
        };
        tokio::task::spawn_blocking(compute).await?
    }
}

/// Answers an SRP challenge. `named` says who does.
async fn prove(
    connection: &mut Connection,
    client_id: &str,
    challenge_name: &str,
    proof: &Proof,
    named: &[(&str, &str)],
) -> anyhow::Result<Bytes> {
    let claim = [
        ("PASSWORD_CLAIM_SECRET_BLOCK", proof.secret_block.as_str()),
        ("PASSWORD_CLAIM_SIGNATURE", &proof.signature),
        ("TIMESTAMP", &proof.timestamp),
    ];
    let responses = [named, &claim].concat();
    let input = RespondToAuthChallenge {
        client_id,
        challenge_name,
        session: proof.session.as_deref(),
        challenge_responses: Pairs(&responses),
    };
    connection.call("RespondToAuthChallenge", &input).await
}

async fn custom(connection: &mut Connection, world: &World, functions: Functions, number: usize) -> anyhow::Result<()> {
    let audience = world.custom.get(&functions).context("no such functions")?;
    let username = user_name(number);
    let input = InitiateAuth {
        client_id: &audience.client_id,
        auth_flow: "CUSTOM_AUTH",
        auth_parameters: Pairs(&[("USERNAME", &username)]),
    };
    let body = connection.call("InitiateAuth", &input).await?;
    let answer: SignInAnswer<'_> = serde_json::from_slice(&body)?;
    ensure!(answer.challenge_name.as_deref() == Some("CUSTOM_CHALLENGE"), "no challenge");
    let input = RespondToAuthChallenge {
        client_id: &audience.client_id,
        challenge_name: "CUSTOM_CHALLENGE",
        session: answer.session.as_deref(),
        challenge_responses: Pairs(&[("USERNAME", &username), ("ANSWER", ANSWER)]),
    };
    tokens(&connection.call("RespondToAuthChallenge", &input).await?)?;
    Ok(())
}

async fn refresh(connection: &mut Connection, world: &World, number: usize) -> anyhow::Result<()> {
    let token = &world.refresh_tokens[number % USERS];
    let input = InitiateAuth {
        client_id: &world.plain.client_id,
        auth_flow: "REFRESH_TOKEN_AUTH",
        auth_parameters: Pairs(&[("REFRESH_TOKEN", token)]),
    };
    tokens(&connection.call("InitiateAuth", &input).await?)?;
    Ok(())
}

async fn rotate(connection: &mut Connection, world: &World, number: usize) -> anyhow::Result<()> {
    let mut token = world.rotated_tokens[number % USERS].lock().await;
    let input = serde_json::json!({"ClientId": world.rotating.client_id, "RefreshToken": *token});
    let body = connection.call("GetTokensFromRefreshToken", &input).await?;
    let next = tokens(&body)?.refresh_token.context("no refresh token")?;
    *token = next.into_owned();
    Ok(())
}

async fn by_app(connection: &mut Connection, world: &World, number: usize) -> anyhow::Result<()> {
    let Some(crowd) = &world.crowd else {
        sign_in(connection, &world.plain, &user_name(number)).await?;
        return Ok(());
    };
    let (member, code) = crowd.next_code()?;
    let username = crowd::name(true, member);
    let client_id = &crowd.audience.client_id;
    let input = InitiateAuth {
        client_id,
        auth_flow: "USER_PASSWORD_AUTH",
        auth_parameters: Pairs(&[("USERNAME", &username), ("PASSWORD", PASSWORD)]),
    };
    let body = connection.call("InitiateAuth", &input).await?;
    let asked: SignInAnswer<'_> = serde_json::from_slice(&body)?;
    ensure!(asked.challenge_name.as_deref() == Some("SOFTWARE_TOKEN_MFA"), "no code was asked for");
    let input = RespondToAuthChallenge {
        client_id,
        challenge_name: "SOFTWARE_TOKEN_MFA",
        session: asked.session.as_deref(),
        challenge_responses: Pairs(&[("USERNAME", &username), ("SOFTWARE_TOKEN_MFA_CODE", &code)]),
    };
    tokens(&connection.call("RespondToAuthChallenge", &input).await?)?;
    Ok(())
}

async fn wrong_password(
    connection: &mut Connection,
    world: &World,
    is_known: bool,
    number: usize,
) -> anyhow::Result<()> {
    let crowd = world.crowd.as_ref().context("the floor refuses nobody")?;
    let username = crowd::name(is_known, number);
    let input = InitiateAuth {
        client_id: &crowd.audience.client_id,
        auth_flow: "USER_PASSWORD_AUTH",
        auth_parameters: Pairs(&[("USERNAME", &username), ("PASSWORD", "Wr0ng!Password")]),
    };
    connection.answer("InitiateAuth", &input).await.map(drop)
}

async fn sign_up(connection: &mut Connection, world: &World, number: usize) -> anyhow::Result<()> {
    let username = format!("{}-{number}", world.sign_up_prefix);
    let input = SignUp {
        client_id: &world.plain.client_id,
        username: &username,
        password: PASSWORD,
        user_attributes: [Attribute { name: "email", value: &format!("{username}@example.com") }],
    };
    let body = connection.call("SignUp", &input).await?;
    let answer: serde_json::Value = serde_json::from_slice(&body)?;
    ensure!(answer["UserSub"].is_string(), "no UserSub");
    Ok(())
}

fn tokens(body: &Bytes) -> anyhow::Result<Tokens<'_>> {
    let answer: SignInAnswer<'_> = serde_json::from_slice(body)?;
    answer.authentication_result.context("no tokens")
}

fn is_user(body: &Bytes, username: &str) -> anyhow::Result<()> {
    let answer: serde_json::Value = serde_json::from_slice(body)?;
    ensure!(answer["Username"] == username, "another user");
    Ok(())
}
