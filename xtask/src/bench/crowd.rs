//! Many users with an authenticator app each: a code is good once, and a password may be mistyped four times only.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context as _, ensure};
use aws_lc_rs::hmac;
use serde_json::{Value, json};

use super::connection::Connection;
use super::world::{Audience, PASSWORD, call, text};

/// How many; each is good for three sign-ins at once, and for another each half minute.
pub const CROWD: usize = 10_240;
/// A time step of an app, in seconds (RFC 6238).
const STEP: u64 = 30;
/// So many wrong passwords do not lock anybody out.
pub const MISTAKES: usize = 4;

/// The users of one pool.
pub struct Crowd {
    /// The pool and a client that hides who exists.
    pub audience: Audience,
    members: Vec<Member>,
    next: AtomicUsize,
}

struct Member {
    key: hmac::Key,
    /// The last time step whose code was used.
    last: Mutex<u64>,
}

/// The name of a member, or of somebody who is none.
pub fn name(is_known: bool, number: usize) -> String {
    format!("{}-{:05}", if is_known { "crowd" } else { "other" }, number % CROWD)
}

impl Crowd {
    /// Makes the pool and its users by calls on the server.
    pub async fn create(connection: &mut Connection) -> anyhow::Result<Self> {
        let pool = call(connection, "CreateUserPool", &json!({"PoolName": "crowd"})).await?;
        let pool_id = text(&pool, "/UserPool/Id")?;
        let mfa = json!({"UserPoolId": pool_id, "MfaConfiguration": "OPTIONAL",
            "SoftwareTokenMfaConfiguration": {"Enabled": true}});
        call(connection, "SetUserPoolMfaConfig", &mfa).await?;
        let client = json!({"UserPoolId": pool_id, "ClientName": "crowd", "PreventUserExistenceErrors": "ENABLED",
            "ExplicitAuthFlows": ["ALLOW_USER_PASSWORD_AUTH"]});
        let client_id = text(&call(connection, "CreateUserPoolClient", &client).await?, "/UserPoolClient/ClientId")?;
        let audience = Audience { pool_id, client_id };
        let mut members = Vec::with_capacity(CROWD);
        for number in 0..CROWD {
            members.push(Member::create(connection, &audience, &name(true, number)).await?);
        }
        Ok(Self { audience, members, next: AtomicUsize::default() })
    }

    /// A member with a code that was not used yet, by its number.
    pub fn next_code(&self) -> anyhow::Result<(usize, String)> {
        for _ in 0..CROWD {
            let number = self.next.fetch_add(1, Ordering::Relaxed) % CROWD;
            let member = &self.members[number];
            let mut last = member.last.lock().unwrap_or_else(PoisonError::into_inner);
            let now = time_step()?;
            let step = (*last + 1).max(now - 1);
            if step <= now + 1 {
                *last = step;
                return Ok((number, member.code(step)));
            }
        }
        anyhow::bail!("every code of every app is spent")
    }
}

impl Member {
    async fn create(connection: &mut Connection, audience: &Audience, username: &str) -> anyhow::Result<Self> {
        let Audience { pool_id, client_id } = audience;
        let user = json!({"UserPoolId": pool_id, "Username": username, "MessageAction": "SUPPRESS"});
        call(connection, "AdminCreateUser", &user).await?;
        let password = json!({"UserPoolId": pool_id, "Username": username, "Password": PASSWORD, "Permanent": true});
        call(connection, "AdminSetUserPassword", &password).await?;
        let sign_in = json!({"ClientId": client_id, "AuthFlow": "USER_PASSWORD_AUTH",
            "AuthParameters": {"USERNAME": username, "PASSWORD": PASSWORD}});
        let signed_in = call(connection, "InitiateAuth", &sign_in).await?;
        let token = text(&signed_in, "/AuthenticationResult/AccessToken")?;
        let associated = call(connection, "AssociateSoftwareToken", &json!({"AccessToken": token})).await?;
        let padded = format!("{}====", text(&associated, "/SecretCode")?);
        let secret = data_encoding::BASE32.decode(padded.as_bytes()).context("no secret of 32 bytes")?;
        let key = hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, &secret);
        let first = time_step()? - 1;
        let member = Self { key, last: Mutex::new(first) };
        let verify = json!({"AccessToken": token, "UserCode": member.code(first)});
        let verified: Value = call(connection, "VerifySoftwareToken", &verify).await?;
        ensure!(verified["Status"] == "SUCCESS", "the app was not taken");
        let prefer = json!({"AccessToken": token, "SoftwareTokenMfaSettings": {"Enabled": true, "PreferredMfa": true}});
        call(connection, "SetUserMFAPreference", &prefer).await?;
        Ok(member)
    }

    /// What the app shows in a time step.
    fn code(&self, step: u64) -> String {
        let tag = hmac::sign(&self.key, &step.to_be_bytes());
        let tag = tag.as_ref();
        let offset = usize::from(tag[tag.len() - 1] & 0x0f);
        let word = tag[offset..offset + 4].iter().fold(0_u32, |word, byte| word << 8 | u32::from(*byte));
        format!("{:06}", (word & 0x7fff_ffff) % 1_000_000)
    }
}

fn time_step() -> anyhow::Result<u64> {
    Ok(SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs() / STEP)
}
