//! What an operation may know of the request that asked for it, beside its input.

use std::net::IpAddr;
use std::sync::Arc;

use uuid::Uuid;
use vestibule_identity::user::{User, UserStatus};
use vestibule_store::TokenHolder;

use crate::access::Noted;
use crate::app::App;
use crate::error::{Failure, Refusal};
use crate::even_time::Beat;
use crate::keys::{AccessToken, TokenProblem};
use crate::pools::LoadedPool;
use crate::timeline::Record;

/// A name or version longer than this is no name or version.
const SDK_VERSION_CHARS_MAX: usize = 64;

/// One call of an operation.
#[derive(Debug)]
pub struct Call {
    /// The id that the answer and the log carry.
    pub request_id: Uuid,
    /// Who is calling, as far as the operation's kind of authorisation asks.
    pub caller: Caller,
    /// The client's `x-amz-user-agent` or `user-agent`.
    pub user_agent: Option<String>,
    /// The address that the request came from.
    pub source_ip: IpAddr,
    /// Where the call is recorded.
    pub record: Record,
    /// When the answer may go out.
    pub beat: Beat,
    /// What the log and the metrics tell of it.
    pub noted: Arc<Noted>,
}

/// Who is calling.
#[derive(Clone, Debug)]
pub enum Caller {
    /// A holder of the account's credentials.
    Signed {
        /// The access key id that signed.
        access_key_id: String,
    },
    /// The user to whom this access token was issued. Its signature and expiry were checked; whether the user still
    /// exists and may act is not known yet: see [`Call::signed_in_user`].
    Token(Arc<AccessToken>),
    /// Anyone: the body itself proves what the operation needs.
    Public,
}

impl Call {
    /// The client's software development kit as events name it: `aws-sdk-js-2.1639.0`.
    ///
    /// Cognito: what is not recognised is `aws-sdk-unknown-unknown`. Source: spec/triggers.md 2.2.
    pub fn sdk_version(&self) -> String {
        let products = self.user_agent.as_deref().unwrap_or_default().split_ascii_whitespace();
        let named = products.filter_map(|product| product.split_once('/'));
        let mut sdk = named.filter(|(name, _)| name.starts_with("aws-sdk-")).map(|(name, version)| {
            let is_plain = |c: &char| c.is_ascii_alphanumeric() || ".-_".contains(*c);
            let version: String = version.chars().take_while(is_plain).take(SDK_VERSION_CHARS_MAX).collect();
            let name: String = name.chars().filter(is_plain).take(SDK_VERSION_CHARS_MAX).collect();
            format!("{name}-{version}")
        });
        sdk.next_back().unwrap_or_else(|| "aws-sdk-unknown-unknown".into())
    }

    /// The user behind the access token, loaded afresh: deleted and disabled users and revoked tokens end here, and users who have to
    /// choose another password first.
    pub async fn signed_in_user(&self, app: &App) -> Result<(Arc<LoadedPool>, User), Failure> {
        let (pool, user) = self.token_holder(app).await?;
        // Cognito: declared for nearly every operation with an access token. Source: the API model; that it is answered to a live
        // token is inferred.
        if user.status == UserStatus::ResetRequired {
            return Err(vestibule_identity::Error::PasswordResetRequired.into());
        }
        Ok((pool, user))
    }

    /// As [`Self::signed_in_user`], whatever the state of the user's password.
    pub async fn token_holder(&self, app: &App) -> Result<(Arc<LoadedPool>, User), Failure> {
        let Caller::Token(token) = &self.caller else {
            return Err(Failure::Refused(Refusal::AccessToken(TokenProblem::Malformed)));
        };
        let (pool, user) = user_of(app, token).await?;
        self.record.is_about(&user.pool_id, Some(&token.client_id));
        self.record.names(&user.username);
        self.record.belongs_to_account(user.sub.as_str());
        Ok((pool, user))
    }
}

/// The user of an access token, and the user's pool, if the token still holds.
pub async fn user_of(app: &App, token: &AccessToken) -> Result<(Arc<LoadedPool>, User), Failure> {
    let pool = app.pools.pool(&token.pool_id).await?;
    let holder = app.store.token_holder(&token.pool_id, &token.sub, token.session_id()).await?;
    let TokenHolder { user, is_live } = holder.ok_or(vestibule_identity::Error::UserNotFound)?;
    // Cognito: disabling a user revokes all of the user's tokens. Source: AdminDisableUser, API reference.
    if !is_live || !user.enabled {
        return Err(Failure::Refused(Refusal::AccessToken(TokenProblem::Revoked)));
    }
    // A derived token descends from a session of another client than its own, whose end it has to share too.
    match app.pools.client_of(&token.pool_id, &token.client_id).await {
        Err(Failure::Refused(Refusal::UnknownAppClient(_))) => {
            Err(Failure::Refused(Refusal::AccessToken(TokenProblem::Revoked)))
        }
        found => found.map(|_| (pool, user)),
    }
}

#[cfg(test)]
mod tests {
    use std::net::Ipv4Addr;

    use super::*;

    #[test]
    fn the_sdk_is_read_from_the_user_agent() {
        let unknown = "aws-sdk-unknown-unknown";
        for (user_agent, expected) in [
            (None, unknown),
            (Some("curl/8.5.0"), unknown),
            (Some("aws-sdk-js/2.1639.0 callback"), "aws-sdk-js-2.1639.0"),
            (Some("Mozilla/5.0 aws-sdk-js/3.9.1;x"), "aws-sdk-js-3.9.1"),
            (Some("aws-sdk-java/"), "aws-sdk-java-"),
        ] {
            let call = Call {
                request_id: Uuid::nil(),
                caller: Caller::Public,
                user_agent: user_agent.map(str::to_owned),
                source_ip: Ipv4Addr::LOCALHOST.into(),
                record: Record::off(),
                beat: Beat::begin(),
                noted: Arc::default(),
            };
            assert_eq!(call.sdk_version(), expected, "{user_agent:?}");
        }
    }
}
