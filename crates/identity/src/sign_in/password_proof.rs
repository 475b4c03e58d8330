//! `PASSWORD_VERIFIER`: the password is proven by SRP, without being sent.

use jiff::fmt::strtime;
use vestibule_api::cognito_idp::ChallengeNameType;
use vestibule_srp::{Claim, Identity, PublicValue, ServerEphemeral, Verifier};

use super::Step;
use super::account::{check_lockout, password_proven, password_wrong};
use super::challenge::Challenge;
use super::facts::Facts;
use super::request::PasswordProof;
use super::state::{Progress, SignIn, SrpExchange};
use crate::error::Error;
use crate::random::hex;
use crate::secret::SecretBytes;
use crate::user::Password;

/// How far a client's clock may be off, in milliseconds. Cognito's limit is not documented.
const CLOCK_SKEW_MS_MAX: i64 = 5 * 60 * 1000;

/// Asks for the proof. The server adds `SECRET_BLOCK`.
pub(super) fn ask(progress: Progress, client_public: String, facts: &Facts<'_>) -> Result<Step, Error> {
    PublicValue::parse(&client_public).map_err(|_| Error::InvalidParameter("SRP_A"))?;
    let stored = stored_or_simulated(&progress, facts);
    let server = ServerEphemeral::new(&facts.random.srp_secret(), &stored.verifier);
    let salt = hex(&stored.salt);
    let user_id = progress.attempt.user_id_for_srp.clone();
    let server_public = server.public().to_hex();
    let exchange =
        SrpExchange { client_public, secret: SecretBytes::new(*server.secret()), server_public: server_public.clone() };
    let parameters =
        [("SALT", salt), ("SRP_B", server_public), ("USERNAME", user_id.clone()), ("USER_ID_FOR_SRP", user_id)];
    Ok(Step::challenge(Challenge::new(SignIn::AwaitingPasswordProof(progress.attempt, exchange), parameters)))
}

/// Checks the proof.
pub(super) fn answer(mut progress: Progress, exchange: &SrpExchange, proof: &PasswordProof, facts: &Facts<'_>) -> Step {
    if let Err(error) = check_lockout(facts) {
        return Step::refused(error);
    }
    if !is_timely(&proof.timestamp, facts) {
        return Step::refused(Error::IncorrectUsernameOrPassword);
    }
    let stored = stored_or_simulated(&progress, facts);
    let identity = Identity::user(facts.pool.id.srp_name(), &progress.attempt.user_id_for_srp);
    let proven = prove(exchange, proof, &stored.verifier, identity).unwrap_or(false);
    let has_password = facts.user.is_some_and(|user| user.password.is_some());
    if !proven || !has_password {
        return password_wrong(&progress.attempt, facts);
    }
    progress.note_passed(ChallengeNameType::PasswordVerifier.as_str());
    password_proven(progress, facts)
}

/// Whether the client knows what the verifier was made from.
pub(super) fn prove(
    exchange: &SrpExchange,
    proof: &PasswordProof,
    verifier: &Verifier,
    identity: Identity<'_>,
) -> Result<bool, vestibule_srp::Error> {
    let Ok(secret) = <[u8; 32]>::try_from(exchange.secret.expose()) else { return Ok(false) };
    let client = PublicValue::parse(&exchange.client_public)?;
    let server = ServerEphemeral::resume(&secret, PublicValue::parse(&exchange.server_public)?);
    let key = server.session_key(&client, verifier)?;
    let claim = Claim { identity, secret_block: &proof.secret_block, timestamp: &proof.timestamp };
    Ok(key.verify(&claim, &proof.signature))
}

fn stored_or_simulated(progress: &Progress, facts: &Facts<'_>) -> Password {
    // Made for known users as well: time must not tell who exists.
    let simulated = facts.simulation.password(facts.pool, &progress.attempt.typed);
    facts.user.and_then(|user| user.password.clone()).unwrap_or(simulated)
}

/// The client's time, `Sat Sep 5 07:08:09 UTC 2026`, the day padded or not.
pub(super) fn is_timely(timestamp: &str, facts: &Facts<'_>) -> bool {
    let parsed = strtime::parse("%a %b %d %H:%M:%S UTC %Y", timestamp)
        .and_then(|time| time.to_datetime())
        .and_then(|time| jiff::tz::TimeZone::UTC.to_timestamp(time))
        .map(jiff::Timestamp::as_millisecond);
    parsed.is_ok_and(|at| (at - facts.now.as_millis()).abs() <= CLOCK_SKEW_MS_MAX)
}
