//! From a grant to tokens: claims are `identity`'s, keys are the key ring's; here they meet.

use uuid::Uuid;
use vestibule_api::Timestamp;
use vestibule_api::cognito_idp::{AuthenticationResultType, NewDeviceMetadataType};
use vestibule_identity::app_client::AppClient;
use vestibule_identity::change::{Change, UserChange};
use vestibule_identity::device;
use vestibule_identity::ids::UserPoolId;
use vestibule_identity::secret::SecretBytes;
use vestibule_identity::sign_in::{Ending, Facts, Grant, SignInDevice};
use vestibule_identity::signing_key::KeyUse;
use vestibule_identity::token::TokenSession;
use vestibule_identity::token::claims::{self, Issue};
use vestibule_identity::token::refresh_token;
use vestibule_identity::user_session::{self, Activity};

use crate::keys::PoolKeys;
use crate::seams::Rng;

/// Fresh identifiers for one issue of tokens.
#[derive(Clone)]
pub struct TokenSeeds {
    id_jti: Uuid,
    access_jti: Uuid,
    origin_jti: Uuid,
    event_id: Uuid,
    secret: [u8; 32],
    device: Uuid,
}

impl TokenSeeds {
    /// Draws everything that one issue may need.
    pub fn new(rng: &dyn Rng) -> Self {
        Self {
            id_jti: rng.uuid(),
            access_jti: rng.uuid(),
            origin_jti: rng.uuid(),
            event_id: rng.uuid(),
            secret: rng.bytes(),
            device: rng.uuid(),
        }
    }
}

/// Tokens, and what has to be committed before the client gets them.
pub struct IssuedTokens {
    /// The answer.
    pub result: AuthenticationResultType,
    /// The session behind the tokens, for a new sign-in.
    pub changes: Vec<Change>,
}

/// Makes and signs the tokens of a grant. Costs two RSA signatures: run it on the crypto pool.
pub fn issue(keys: &PoolKeys, facts: &Facts<'_>, grant: &Grant, seeds: &TokenSeeds) -> anyhow::Result<IssuedTokens> {
    let (pool, client, now) = (&facts.pool.id, facts.client, facts.now);
    let device_key = match &grant.ending {
        Ending::SignIn { device: SignInDevice::Untracked, .. } => None,
        Ending::SignIn { device: SignInDevice::New, .. } => Some(device::key(pool.region(), &seeds.device)),
        Ending::SignIn { device: SignInDevice::Known { key, .. }, .. } => Some(key.clone()),
        Ending::Refresh { session, .. } => session.device_key.clone(),
    };
    let issue = Issue {
        issuer: keys.issuer.clone(),
        now,
        id_jti: seeds.id_jti.to_string(),
        access_jti: seeds.access_jti.to_string(),
        event_id: seeds.event_id.to_string(),
        origin_jti: seeds.origin_jti.to_string(),
        device_key,
    };
    let id_token = keys.sign(KeyUse::Id, &claims::id_token(grant, client, &issue))?;
    let access_token = keys.sign(KeyUse::Access, &claims::access_token(grant, client, &issue))?;
    let mut result = AuthenticationResultType {
        access_token: Some(access_token.into()),
        expires_in: Some(i32::try_from(client.access_token_ttl_seconds())?),
        token_type: Some("Bearer".into()),
        id_token: Some(id_token.into()),
        ..AuthenticationResultType::default()
    };
    let mut changes = Vec::new();
    match &grant.ending {
        Ending::SignIn { device, .. } => {
            if *device == SignInDevice::New {
                let key = issue.device_key.clone().unwrap_or_default();
                result.new_device_metadata = Some(NewDeviceMetadataType {
                    device_group_key: Some(device::group_key(facts.simulation, pool, &grant.profile.sub, &key)),
                    device_key: Some(key),
                });
            }
            let session = TokenSession { activity: activity(facts), ..new_session(pool, client, grant, &issue, seeds) };
            result.refresh_token = Some(refresh_token::text(&session, session.generation).expose().into());
            changes.extend(make_room(facts, &session));
            changes.push(Change::StartTokenSession(Box::new(session)));
        }
        Ending::Refresh { session, answers_with } => {
            result.refresh_token =
                answers_with.map(|generation| refresh_token::text(session, generation).expose().into());
            let noted =
                activity(facts).map(|activity| Change::NoteSessionUse { session: session.id.clone(), activity });
            changes.extend(noted);
        }
    }
    Ok(IssuedTokens { result, changes })
}

fn new_session(
    pool: &UserPoolId,
    client: &AppClient,
    grant: &Grant,
    issue: &Issue,
    seeds: &TokenSeeds,
) -> TokenSession {
    let (id, auth_time) = issue.origin(grant);
    let (methods, acr) = match &grant.ending {
        Ending::SignIn { methods, acr, .. } => (*methods, acr.clone()),
        Ending::Refresh { session, .. } => (session.methods, session.acr.clone()),
    };
    let ttl_ms = client.refresh_token_ttl_seconds().saturating_mul(1000);
    TokenSession {
        id,
        pool_id: pool.clone(),
        client_id: client.id.clone(),
        sub: grant.profile.sub.clone(),
        secret: SecretBytes::new(seeds.secret),
        generation: 0,
        rotated_at: None,
        methods,
        acr,
        auth_time,
        expires_at: Timestamp::from_millis(auth_time.as_millis().saturating_add(ttl_ms)),
        revoked_at: None,
        device_key: issue.device_key.clone(),
        activity: None,
    }
}

/// What is kept of this use of a session, where the pool tracks its users' sessions.
fn activity(facts: &Facts<'_>) -> Option<Activity> {
    facts.pool.sessions.is_enabled.then(|| Activity {
        at: facts.now,
        ip: facts.call.source_ip.clone(),
        device_type: user_session::device_type(facts.call.user_agent.as_deref()),
    })
}

/// Cognito: at the limit the next sign-in ends the session that was not used for the longest. Source: the model.
fn make_room(facts: &Facts<'_>, session: &TokenSession) -> Option<Change> {
    session.activity.as_ref()?;
    let most = facts.pool.sessions.max_per_user.saturating_sub(1);
    let limit = UserChange::LimitSessions { most, at: facts.now };
    Some(Change::User(session.pool_id.clone(), session.sub.clone(), limit))
}
