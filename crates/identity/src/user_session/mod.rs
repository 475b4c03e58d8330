//! Tracked user sessions: what users and administrators see of the sessions behind tokens, and which they may end.
//!
//! A session is a [`TokenSession`]; it is tracked if it was begun or refreshed while its pool tracks sessions. Whether the
//! pool does is `configuration`; by what name a device goes is `device_type`. Single sign-on sessions belong to hosted
//! sign-in and do not exist here.

mod configuration;
mod device_type;

use uuid::Uuid;
use vestibule_api::Timestamp;
use vestibule_api::cognito_idp::{SessionDescriptionType, SessionTypeType};

use crate::error::Error;
use crate::ids::ClientId;
use crate::token::TokenSession;
use crate::user::User;

pub use configuration::{SessionTracking, check_client, set_client, set_tracking};
pub use device_type::device_type;

/// Most sessions that are listed. Source: SessionsListType, the model.
pub const LISTED_MAX: u32 = 125;
/// What stands before the digits of a token session's id.
const TOKEN_PREFIX: &str = "tkn";
/// How many digits to the base 36 a session's 128 bits take.
const ID_DIGITS: usize = 25;

/// What is kept of the last use of a tracked session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Activity {
    /// When.
    pub at: Timestamp,
    /// From which address.
    pub ip: Option<String>,
    /// By which kind of device.
    pub device_type: String,
}

/// One live tracked session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UserSession {
    /// The `origin_jti` of its tokens.
    pub token_session: String,
    /// The app client that the user signed in to.
    pub client_id: ClientId,
    /// When the user signed in.
    pub created_at: Timestamp,
    /// Its last use.
    pub activity: Activity,
}

impl UserSession {
    /// The session's entry in a list, which the session `current` asks for, if any does.
    ///
    /// Cognito: also the administrator's list says whether a session is the current one: it never is. Source: the model.
    /// No location is known of an address here.
    pub fn description(&self, current: Option<&str>) -> SessionDescriptionType {
        SessionDescriptionType {
            session_id: public_id(&self.token_session),
            session_type: Some(SessionTypeType::Token),
            client_id: Some(self.client_id.as_str().into()),
            create_date: Some(self.created_at),
            last_active_date: Some(self.activity.at),
            device_type: Some(self.activity.device_type.clone()),
            last_ip_address: self.activity.ip.as_deref().map(Into::into),
            is_current_session: Some(current == Some(self.token_session.as_str())),
            ..SessionDescriptionType::default()
        }
    }
}

/// `SessionId`: the UUID of a token session as a number to the base 36.
///
/// Cognito: `tkn` and 25 digits and lower-case letters. Source: SessionIdType, the model.
pub fn public_id(token_session: &str) -> Option<String> {
    let mut number = Uuid::parse_str(token_session).ok()?.as_u128();
    let mut digits = [b'0'; ID_DIGITS];
    for digit in digits.iter_mut().rev() {
        *digit = crate::random::DIGITS_AND_LOWERCASE[(number % 36) as usize];
        number /= 36;
    }
    Some(format!("{TOKEN_PREFIX}{}", String::from_utf8_lossy(&digits)))
}

/// The token session that a `SessionId` names, if it can be one's.
pub fn token_session(public_id: &str) -> Option<String> {
    let digits = public_id.strip_prefix(TOKEN_PREFIX).filter(|digits| digits.len() == ID_DIGITS)?;
    let number = digits.chars().try_fold(0_u128, |number, digit| {
        let digit = digit.to_digit(36).filter(|_| !digit.is_ascii_uppercase())?;
        number.checked_mul(36)?.checked_add(digit.into())
    })?;
    Some(Uuid::from_u128(number).to_string())
}

/// Whether this user's session can be ended by name: only what a list would show is there. A session that `current` asks
/// to end must not be that one itself.
///
/// Cognito: RevokeUserSession does not end the caller's own session. Source: the model.
pub fn check_revocable(
    session: Option<&TokenSession>,
    user: &User,
    current: Option<&str>,
    now: Timestamp,
) -> Result<(), Error> {
    let is_users = |session: &&TokenSession| session.pool_id == user.pool_id && session.sub == user.sub;
    let is_listed = |session: &&TokenSession| {
        session.activity.is_some() && session.revoked_at.is_none() && now < session.expires_at
    };
    let session = session.filter(is_users).filter(is_listed).ok_or(Error::UserSessionNotFound)?;
    if current == Some(session.id.as_str()) { Err(Error::CurrentUserSession) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_is_named_by_its_number() {
        let table = [
            ("00000000-0000-0000-0000-000000000000", "tkn0000000000000000000000000"),
            ("00000000-0000-0000-0000-000000000024", "tkn0000000000000000000000010"),
            ("ffffffff-ffff-ffff-ffff-ffffffffffff", "tknf5lxx1zz5pnorynqglhzmsp33"),
        ];
        for (uuid, id) in table {
            assert_eq!(public_id(uuid).as_deref(), Some(id));
            assert_eq!(token_session(id).as_deref(), Some(uuid));
        }
        assert_eq!(public_id("no uuid"), None);
    }

    #[test]
    fn a_name_that_is_no_token_sessions_means_none() {
        for id in [
            "",
            "tkn",
            "sso0000000000000000000000010",
            "tkn000000000000000000000001",
            "tkn00000000000000000000000100",
            "tkn000000000000000000000001A",
            "tknf5lxx1zz5pnorynqglhzmsp34",
            "tknzzzzzzzzzzzzzzzzzzzzzzzzz",
        ] {
            assert_eq!(token_session(id), None, "{id}");
        }
    }
}
