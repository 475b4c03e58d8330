//! `cargo xtask latency`: can a stranger tell by the clock which users exist?
//!
//! Each question is asked about users who exist and about users who do not, in random order, by one client with nothing
//! else to do: the best that an attacker on the same machine can have. The answers' times are compared by rank: the
//! probability that a known user's answer takes longer than an unknown one's is one half if time tells nothing. The
//! figures of one run are in docs/security.md.

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

use anyhow::{Context as _, ensure};
use serde_json::{Value, json};
use vestibule_srp::ClientEphemeral;

use crate::bench::connection::Connection;
use crate::bench::server::Server;
use crate::bench::world::text;
use crate::step;

/// Every user's password. Nobody types it here.
const PASSWORD: &str = "Passw0rd!Latency";
/// Beyond so many standard errors the two are told apart: one run in a thousand by chance.
const STANDARD_ERRORS_MAX: f64 = 3.29;
/// A name is asked about so often in one question: a lock-out begins at five wrong passwords.
const TURNS: usize = 4;

/// What the task can be asked.
#[derive(clap::Args)]
pub struct Arguments {
    /// Users who exist, and as many who do not; each is asked about four times in each question.
    #[arg(long, default_value_t = 400, value_parser = clap::value_parser!(u16).range(10..=5000))]
    users: u16,

    /// Measure this server as it is, instead of a release build.
    #[arg(long, value_name = "PATH")]
    bin: Option<PathBuf>,
}

/// What is asked about a name.
#[derive(Clone, Copy)]
enum Question {
    WrongPassword,
    SrpChallenge,
    WrongSrpProof,
    ChoiceOfFactors,
    EmailCode,
    WrongEmailCode,
    ForgotPassword,
    WrongResetCode,
}

impl Question {
    const ALL: [Self; 8] = [
        Self::WrongPassword,
        Self::SrpChallenge,
        Self::WrongSrpProof,
        Self::ChoiceOfFactors,
        Self::EmailCode,
        Self::WrongEmailCode,
        Self::ForgotPassword,
        Self::WrongResetCode,
    ];

    /// Where its users begin: each of the two that count wrong passwords has its own.
    fn first_user(self, users: usize) -> usize {
        if matches!(self, Self::WrongSrpProof) { users } else { 0 }
    }

    fn name(self) -> &'static str {
        match self {
            Self::WrongPassword => "USER_PASSWORD_AUTH, wrong password",
            Self::SrpChallenge => "USER_SRP_AUTH, the challenge",
            Self::WrongSrpProof => "PASSWORD_VERIFIER, wrong proof",
            Self::ChoiceOfFactors => "USER_AUTH, SELECT_CHALLENGE",
            Self::EmailCode => "USER_AUTH, EMAIL_OTP",
            Self::WrongEmailCode => "EMAIL_OTP, wrong code",
            Self::ForgotPassword => "ForgotPassword",
            Self::WrongResetCode => "ConfirmForgotPassword, wrong code",
        }
    }
}

/// The times of one question's answers.
#[derive(Default)]
struct Times {
    known: Vec<Duration>,
    unknown: Vec<Duration>,
}

/// Builds if need be, measures, and prints the table.
pub fn run(arguments: &Arguments) -> anyhow::Result<ExitCode> {
    let Some(binary) = &arguments.bin else { return run_release_build(arguments) };
    let binary = std::path::absolute(binary)?;
    ensure!(binary.is_file(), "there is no {}", binary.display());
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let told_apart = runtime.block_on(measure(usize::from(arguments.users), &binary))?;
    Ok(if told_apart == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn run_release_build(arguments: &Arguments) -> anyhow::Result<ExitCode> {
    let packages = ["--package", "vestibule-server", "--package", "xtask"];
    step::run(step::cargo().args(["build", "--release"]).args(packages))?;
    let directory = crate::test::target_directory().join("release");
    let status = Command::new(directory.join("xtask"))
        .args(["latency", "--users", &arguments.users.to_string(), "--bin"])
        .arg(directory.join("vestibule"))
        .status()
        .context("cannot run the release harness")?;
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The whole run; returns how many questions tell known and unknown users apart.
async fn measure(users: usize, binary: &Path) -> anyhow::Result<usize> {
    let directory = tempfile::tempdir().context("no temporary directory")?;
    let mut server = Server::new(binary, directory.path())?;
    server.start()?;
    let connection = &mut Connection::new(server.address());
    let client_id = prepare(connection, users).await?;
    let client_public = ClientEphemeral::new(&[7; 128]).public().to_hex();
    println!("{users} known and {users} unknown users, {TURNS} answers each; one connection");
    println!("{:<36}{:>12}{:>12}{:>9}{:>8}{:>8}  verdict", "question", "known us", "unknown us", "differ", "P", "z");
    let mut told_apart = 0;
    for question in Question::ALL {
        let mut times = Times::default();
        let mut coin = Coin(0x9e37_79b9_7f4a_7c15);
        for turn in 0..TURNS * users {
            let first_known = coin.toss();
            for known in [first_known, !first_known] {
                let name = user_name(known, question.first_user(users) + turn % users);
                let time = ask(connection, &client_id, &client_public, question, &name).await?;
                // The first round warms caches on both sides.
                if turn >= users / TURNS {
                    if known { times.known.push(time) } else { times.unknown.push(time) }
                }
            }
        }
        told_apart += usize::from(!report(question, &times));
    }
    server.stop()?;
    Ok(told_apart)
}

/// Names of one length, so that nothing but existence differs.
fn user_name(known: bool, number: usize) -> String {
    format!("{}-{number:05}@example.com", if known { "known" } else { "other" })
}

/// A pool that hides who exists, with its users; the client's id.
async fn prepare(connection: &mut Connection, users: usize) -> anyhow::Result<String> {
    let pool = json!({"PoolName": "latency", "AutoVerifiedAttributes": ["email"],
        "Policies": {"SignInPolicy": {"AllowedFirstAuthFactors": ["PASSWORD", "EMAIL_OTP"]}}});
    let pool_id = text(&call(connection, "CreateUserPool", &pool).await?, "/UserPool/Id")?;
    let client = json!({"UserPoolId": pool_id, "ClientName": "latency", "PreventUserExistenceErrors": "ENABLED",
        "ExplicitAuthFlows": ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_USER_AUTH"]});
    let client_id = text(&call(connection, "CreateUserPoolClient", &client).await?, "/UserPoolClient/ClientId")?;
    for number in 0..2 * users {
        let name = user_name(true, number);
        let attributes = json!([{"Name": "email", "Value": name}, {"Name": "email_verified", "Value": "true"}]);
        let user = json!({"UserPoolId": pool_id, "Username": name, "UserAttributes": attributes,
            "MessageAction": "SUPPRESS"});
        call(connection, "AdminCreateUser", &user).await?;
        let password = json!({"UserPoolId": pool_id, "Username": name, "Password": PASSWORD, "Permanent": true});
        call(connection, "AdminSetUserPassword", &password).await?;
    }
    Ok(client_id)
}

async fn call(connection: &mut Connection, operation: &str, input: &Value) -> anyhow::Result<Value> {
    let body = connection.call(operation, input).await?;
    Ok(serde_json::from_slice(&body)?)
}

/// Asks once, and says how long the answer took.
async fn ask(
    connection: &mut Connection,
    client_id: &str,
    client_public: &str,
    question: Question,
    name: &str,
) -> anyhow::Result<Duration> {
    let initiate = |flow: &str, more: Value| {
        let mut parameters = json!({"USERNAME": name});
        if let (Value::Object(parameters), Value::Object(more)) = (&mut parameters, more) {
            parameters.extend(more);
        }
        ("InitiateAuth", json!({"ClientId": client_id, "AuthFlow": flow, "AuthParameters": parameters}))
    };
    let of_account = |operation: &'static str, more: Value| {
        let mut input = json!({"ClientId": client_id, "Username": name});
        if let (Value::Object(input), Value::Object(more)) = (&mut input, more) {
            input.extend(more);
        }
        (operation, input)
    };
    let (operation, input) = match question {
        Question::WrongPassword => initiate("USER_PASSWORD_AUTH", json!({"PASSWORD": "Wr0ng!Password"})),
        Question::SrpChallenge => initiate("USER_SRP_AUTH", json!({"SRP_A": client_public})),
        Question::ChoiceOfFactors => initiate("USER_AUTH", json!({})),
        Question::EmailCode => initiate("USER_AUTH", json!({"PREFERRED_CHALLENGE": "EMAIL_OTP"})),
        Question::ForgotPassword => of_account("ForgotPassword", json!({})),
        Question::WrongResetCode => {
            of_account("ConfirmForgotPassword", json!({"ConfirmationCode": "none", "Password": PASSWORD}))
        }
        Question::WrongEmailCode => {
            let (operation, input) = initiate("USER_AUTH", json!({"PREFERRED_CHALLENGE": "EMAIL_OTP"}));
            let asked = call(connection, operation, &input).await?;
            let responses = json!({"USERNAME": name, "EMAIL_OTP_CODE": "none"});
            let input = json!({"ClientId": client_id, "ChallengeName": "EMAIL_OTP",
                "Session": text(&asked, "/Session")?, "ChallengeResponses": responses});
            ("RespondToAuthChallenge", input)
        }
        Question::WrongSrpProof => {
            let (operation, input) = initiate("USER_SRP_AUTH", json!({"SRP_A": client_public}));
            let asked = call(connection, operation, &input).await?;
            let user_id = text(&asked, "/ChallengeParameters/USER_ID_FOR_SRP")?;
            let block = text(&asked, "/ChallengeParameters/SECRET_BLOCK")?;
            let timestamp = jiff::Timestamp::now().strftime("%a %b %-d %H:%M:%S UTC %Y").to_string();
            let responses = json!({"USERNAME": user_id, "PASSWORD_CLAIM_SECRET_BLOCK": block, "TIMESTAMP": timestamp,
                "PASSWORD_CLAIM_SIGNATURE": "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="});
            let input = json!({"ClientId": client_id, "ChallengeName": "PASSWORD_VERIFIER",
                "ChallengeResponses": responses});
            ("RespondToAuthChallenge", input)
        }
    };
    let start = Instant::now();
    connection.answer(operation, &input).await?;
    Ok(start.elapsed())
}

/// Prints one line; whether the two are not told apart.
fn report(question: Question, times: &Times) -> bool {
    let (known, unknown) = (median_micros(&times.known), median_micros(&times.unknown));
    let probability = superiority(&times.known, &times.unknown);
    let (n, m) = (count(&times.known), count(&times.unknown));
    let standard_error = ((n + m + 1.0) / (12.0 * n * m)).sqrt();
    let z = (probability - 0.5) / standard_error;
    let is_hidden = z.abs() < STANDARD_ERRORS_MAX;
    let differ = (known - unknown) / unknown * 100.0;
    let verdict = if is_hidden { "not told apart" } else { "TOLD APART" };
    println!("{:<36}{known:>12.0}{unknown:>12.0}{differ:>8.1}%{probability:>8.3}{z:>8.1}  {verdict}", question.name());
    is_hidden
}

fn median_micros(times: &[Duration]) -> f64 {
    let mut sorted = times.to_vec();
    sorted.sort_unstable();
    sorted.get(sorted.len() / 2).map_or(0.0, |time| time.as_secs_f64() * 1e6)
}

/// The probability that one of the first takes longer than one of the second: Mann and Whitney's statistic.
fn superiority(first: &[Duration], second: &[Duration]) -> f64 {
    let mut sorted = second.to_vec();
    sorted.sort_unstable();
    let wins = |time: &Duration| {
        let below = sorted.partition_point(|other| other < time);
        let not_above = sorted.partition_point(|other| other <= time);
        f64::midpoint(as_float(below), as_float(not_above))
    };
    first.iter().map(wins).sum::<f64>() / (count(first) * count(second))
}

fn count(times: &[Duration]) -> f64 {
    as_float(times.len())
}

/// Samples are counted in thousands.
fn as_float(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::INFINITY, f64::from)
}

/// Which of two comes first. Any sequence without a pattern will do; this is the xorshift generator.
struct Coin(u64);

impl Coin {
    fn toss(&mut self) -> bool {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 & 1 == 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn micros(values: &[u64]) -> Vec<Duration> {
        values.iter().copied().map(Duration::from_micros).collect()
    }

    #[test]
    fn superiority_is_one_half_for_equal_samples_and_one_for_greater_ones() {
        let (low, high) = (micros(&[1, 2, 3]), micros(&[4, 5, 6]));
        assert!((superiority(&low, &low) - 0.5).abs() < 1e-9);
        assert!((superiority(&high, &low) - 1.0).abs() < 1e-9);
        assert!(superiority(&low, &high).abs() < 1e-9);
        assert!((median_micros(&high) - 5.0).abs() < 1e-9);
    }
}
