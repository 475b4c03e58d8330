//! `REFRESH_TOKEN_AUTH` and GetTokensFromRefreshToken: new tokens for a sign-in of the past.
//!
//! ```text
//! generation of the token      answer
//!   the current one            tokens; with rotation the next refresh token too, which becomes the current one
//!   the one before, in grace   tokens, and the current refresh token once more
//!   any earlier                refused as reused
//! ```

use vestibule_api::Timestamp;

use super::Step;
use super::completion::generate_tokens;
use super::facts::Facts;
use super::state::{Completion, Ending, Profile};
use crate::change::Change;
use crate::error::Error;
use crate::token::TokenSession;
use crate::token::refresh_token::RefreshToken;

/// A refresh token as it was sent, with what is known of the session that it names.
#[derive(Clone, Debug, Default)]
pub struct RefreshRequest {
    /// The token; absent if the text is none of ours.
    pub token: Option<RefreshToken>,
    /// The session that it names, if there is one.
    pub session: Option<TokenSession>,
    /// Whether the device may be left out as long as it is not confirmed.
    pub device_is_optional: bool,
}

/// Checks a refresh token and begins to make tokens. `facts.user` is the session's user.
///
/// Cognito: neither pre nor post authentication runs. Source: trigger reference.
pub fn refresh(request: RefreshRequest, facts: &Facts<'_>) -> Step {
    check(request, facts).into()
}

fn check(request: RefreshRequest, facts: &Facts<'_>) -> Result<Step, Error> {
    let session = genuine_session(&request, facts).ok_or(Error::RefreshTokenInvalid)?.clone();
    let generation = request.token.map_or(0, |token| token.generation);
    if session.revoked_at.is_some() {
        return Err(Error::RefreshTokenRevoked);
    }
    if facts.now >= session.expires_at {
        return Err(Error::RefreshTokenExpired);
    }
    let user = facts.user.filter(|user| user.sub == session.sub).ok_or(Error::RefreshTokenInvalid)?;
    if !user.enabled {
        return Err(Error::UserDisabled);
    }
    check_device(&session, request.device_is_optional, facts)?;
    let (answers_with, changes) = rotate(&session, generation, facts)?;
    let profile = Profile {
        sub: user.sub.clone(),
        username: user.username.clone(),
        status: user.status,
        attributes: user.attributes.clone(),
    };
    let ending = Ending::Refresh { session: Box::new(session), answers_with };
    let completion = Completion::new(profile, ending);
    Ok(generate_tokens(completion).after(changes))
}

/// The session, if the token is really one of its own and this client's.
pub(crate) fn genuine_session<'a>(request: &'a RefreshRequest, facts: &Facts<'_>) -> Option<&'a TokenSession> {
    let (token, session) = (request.token.as_ref()?, request.session.as_ref()?);
    let is_here = session.pool_id == facts.pool.id && session.client_id == facts.client.id;
    (is_here && token.is_genuine(session) && token.generation <= session.generation).then_some(session)
}

/// Cognito: where devices are tracked, a sign-in is refreshed from its own device only, and the administrator's password flow
/// not at all; GetTokensFromRefreshToken asks for the key of a device that is known. Source: device guide, API reference.
fn check_device(session: &TokenSession, is_optional: bool, facts: &Facts<'_>) -> Result<(), Error> {
    if facts.pool.device_tracking().is_none() {
        return Ok(());
    }
    let may_be_left_out = is_optional && facts.device.is_none();
    match &facts.call.device_key {
        Some(key) if session.device_key.as_ref() == Some(key) => Ok(()),
        None if may_be_left_out => Ok(()),
        _ => Err(Error::RefreshTokenInvalid),
    }
}

/// Cognito: the next token keeps the remaining lifetime of the first; within the grace period the old one still yields
/// tokens. Source: refresh token rotation guide.
fn rotate(session: &TokenSession, generation: u32, facts: &Facts<'_>) -> Result<(Option<u32>, Vec<Change>), Error> {
    let rotates = facts.client.rotates_refresh_tokens();
    if generation == session.generation {
        if !rotates {
            return Ok((None, Vec::new()));
        }
        let rotation = Change::RotateRefreshToken { session: session.id.clone(), from: generation, at: facts.now };
        return Ok((Some(generation.saturating_add(1)), vec![rotation]));
    }
    let grace_ms = facts.client.retry_grace_period_seconds().saturating_mul(1000);
    let ends_at = |rotated_at: Timestamp| rotated_at.as_millis().saturating_add(grace_ms);
    // Without a grace period also not for a node whose clock is behind.
    let in_grace = grace_ms > 0 && session.rotated_at.is_some_and(|at| facts.now.as_millis() < ends_at(at));
    if rotates && in_grace && generation.saturating_add(1) == session.generation {
        Ok((Some(session.generation), Vec::new()))
    } else {
        Err(Error::RefreshTokenReused)
    }
}
