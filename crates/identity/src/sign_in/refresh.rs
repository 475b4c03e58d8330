//! `REFRESH_TOKEN_AUTH`: new ID and access tokens for a sign-in of the past.

use super::Step;
use super::completion::generate_tokens;
use super::facts::Facts;
use super::state::{Completion, Ending, Profile};
use crate::error::Error;
use crate::token::RefreshToken;
use crate::trigger::pre_token_generation::Overrides;

/// Checks a refresh token and begins to make tokens. `facts.user` is the token's user.
///
/// Cognito: neither pre nor post authentication runs. Source: trigger reference.
pub fn refresh(token: Option<RefreshToken>, facts: &Facts<'_>) -> Step {
    check(token, facts).into()
}

fn check(token: Option<RefreshToken>, facts: &Facts<'_>) -> Result<Step, Error> {
    let token = token
        .filter(|it| it.pool_id == facts.pool.id && it.client_id == facts.client.id)
        .ok_or(Error::RefreshTokenInvalid)?;
    if token.revoked_at.is_some() {
        return Err(Error::RefreshTokenRevoked);
    }
    if facts.now >= token.expires_at {
        return Err(Error::RefreshTokenExpired);
    }
    let user = facts.user.filter(|user| user.sub == token.sub).ok_or(Error::RefreshTokenInvalid)?;
    if !user.enabled {
        return Err(Error::UserDisabled);
    }
    let profile = Profile {
        sub: user.sub.clone(),
        username: user.username.clone(),
        status: user.status,
        attributes: user.attributes.clone(),
    };
    let ending = Ending::Refresh(Box::new(token));
    Ok(generate_tokens(Completion { profile, ending, overrides: Overrides::default() }, facts))
}
