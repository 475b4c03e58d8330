//! `/_vestibule/pools/{pool}/users`: users in bulk, for `vestibule users import` and `vestibule users export`.
//!
//! Private to this server and its commands; who may is who may use the rest of what is this server's own (`authorize::owner`).
//! `POST` takes a batch of users and tells what became of each; `GET` gives a page of users as lines of JSON.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderValue, Method, StatusCode, header};
use http_body::Body;
use serde::de::{self, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use tokio::sync::SemaphorePermit;
use vestibule_api::ApiError;
use vestibule_identity::ids::{Sub, UserPoolId};
use vestibule_identity::password_hash::FirebaseParameters;
use vestibule_identity::secret::Secret;
use vestibule_identity::user::User;
use vestibule_identity::user_import::NewUser;
use vestibule_identity::user_import::record::{self, Origin, Secrets, UserRecord};
use vestibule_identity::user_import::row;
use vestibule_store::{Credentials, EXPORT_MAX, LISTS_MAX};

use super::bulk::{self, Outcome};
use super::upload::blocking;
use crate::app::App;
use crate::authorize;
use crate::error::Failure;
use crate::own_endpoints::{BodyLimits, answer, read_owned, refused};
use crate::protocol::{Head, HttpResponse, plain, query_parameter};

/// The largest batch, in bytes.
pub const BATCH_BYTES_MAX: usize = 8 * 1024 * 1024;
/// Where the next page begins.
pub const NEXT: &str = "x-vestibule-next";
const LIMITS: BodyLimits = BodyLimits { bytes_max: BATCH_BYTES_MAX, time_max: Duration::from_mins(2) };

/// What is asked of a pool's users.
#[derive(Clone, Debug)]
pub struct Asked(UserPoolId);

/// A batch of users.
#[derive(Deserialize, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ImportRequest {
    /// The parameters of Firebase's hashes, where there are such.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub firebase: Option<Firebase>,
    /// The users.
    #[serde(deserialize_with = "batch")]
    pub users: Vec<UserRecord>,
}

/// As many users as one batch may have: a record is much larger in memory than the shortest text of one.
fn batch<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<UserRecord>, D::Error> {
    struct Batch;

    impl<'de> Visitor<'de> for Batch {
        type Value = Vec<UserRecord>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            write!(f, "a list of at most {LISTS_MAX} users")
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
            let mut users = Vec::new();
            while let Some(user) = list.next_element()? {
                if users.len() == LISTS_MAX {
                    return Err(de::Error::invalid_length(LISTS_MAX + 1, &self));
                }
                users.push(user);
            }
            Ok(users)
        }
    }

    deserializer.deserialize_seq(Batch)
}

/// Firebase's parameters in JSON.
#[derive(Clone, Deserialize, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Firebase {
    /// `base64_signer_key`.
    pub signer_key: Secret,
    /// `base64_salt_separator`.
    pub salt_separator: String,
    /// `rounds`.
    pub rounds: u32,
    /// `mem_cost`.
    pub memory_cost: u32,
}

/// What became of a batch.
#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ImportAnswer {
    /// Users who were there with the same `sub` and username, by their places in the batch.
    pub existing: Vec<usize>,
    /// Users whose name another user has who was there before; by their places.
    pub named: Vec<usize>,
    /// Users who were not taken: place and reason.
    pub refused: Vec<(usize, String)>,
}

/// Whether a request is for this.
pub fn find(head: &Head) -> Option<Asked> {
    let mut parts = head.uri.path().strip_prefix("/_vestibule/pools/")?.split('/');
    match (parts.next(), parts.next(), parts.next()) {
        (Some(pool), Some("users"), None) if head.method == Method::POST || head.method == Method::GET => {
            Some(Asked(UserPoolId::new(pool)))
        }
        _ => None,
    }
}

/// The answer.
pub async fn serve<B>(app: Arc<App>, asked: Asked, head: Head, body: B) -> HttpResponse
where
    B: Body<Data = Bytes> + Send + 'static,
    B::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    // Whoever may not ask at all takes no turn.
    let turn = if head.method == Method::POST && authorize::might_own(&app, &head.headers).is_ok() {
        app.imports.batches.acquire().await.ok()
    } else {
        None
    };
    let body = match read_owned(&app, &head, body, LIMITS).await {
        Ok(body) => body,
        Err(answer) => return *answer,
    };
    let answered = if head.method == Method::POST {
        import(&app, &asked.0, body, turn).await
    } else {
        export(&app, &asked.0, &head).await
    };
    answered.unwrap_or_else(|failure| {
        if failure.is_internal() {
            tracing::error!(pool = %asked.0, cause = failure.cause(), "users could not be moved in bulk");
        }
        let error = ApiError::from(failure);
        let status = error.status(vestibule_api::Service::CognitoIdp);
        let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        refused(status, &error.message.unwrap_or_default())
    })
}

/// Stores a batch, and lets the next one have its turn once this one is not in memory any more.
async fn import(
    app: &Arc<App>,
    pool: &UserPoolId,
    body: Bytes,
    turn: Option<SemaphorePermit<'_>>,
) -> Result<HttpResponse, Failure> {
    let request: ImportRequest = match serde_json::from_slice(&body) {
        Ok(request) => request,
        Err(_) => return Ok(refused(StatusCode::BAD_REQUEST, "This is no batch of users.")),
    };
    drop(body);
    let pool = app.pools.pool(pool).await?;
    let (rng, now) = (Arc::clone(&app.rng), app.clock.now());
    let origin = Origin { firebase: request.firebase.map(FirebaseParameters::from) };
    let loaded = Arc::clone(&pool);
    let reading = blocking(move || {
        let mut told = ImportAnswer::default();
        let mut users: Vec<(usize, NewUser)> = Vec::with_capacity(request.users.len());
        for (place, record) in request.users.into_iter().enumerate() {
            let sub = Sub::new(rng.uuid().hyphenated().to_string());
            match record.into_user(&loaded.pool, &origin, sub, now) {
                Ok(user) => users.push((place, user)),
                Err(problem) => told.refused.push((place, problem.text())),
            }
        }
        Ok((users, told))
    });
    let (users, mut told) = reading.await.map_err(anyhow::Error::from)?;
    let (places, users): (Vec<usize>, Vec<NewUser>) = users.into_iter().unzip();
    let outcomes = bulk::create_each(app, &pool.pool.id, users, turn).await?;
    for (place, outcome) in places.into_iter().zip(outcomes) {
        match outcome {
            Outcome::Created => {}
            Outcome::Same => told.existing.push(place),
            Outcome::Taken(kind) if row::taken(&pool.pool, kind).is_skip() => told.named.push(place),
            Outcome::Taken(kind) => told.refused.push((place, record::taken_text(kind))),
            Outcome::SubTaken => told.refused.push((place, "Another user has this sub.".into())),
            Outcome::TooManyGroups => {
                told.refused.push((place, "The user is in more groups than a user may be.".into()));
            }
            Outcome::NoSuchGroup => told.refused.push((place, "The user pool has no group of that name.".into())),
        }
    }
    Ok(answer(StatusCode::OK, &serde_json::to_value(&told).map_err(anyhow::Error::from)?))
}

/// A page of users, a line each.
async fn export(app: &Arc<App>, pool: &UserPoolId, head: &Head) -> Result<HttpResponse, Failure> {
    let pool = app.pools.pool(pool).await?;
    let query = head.uri.query().unwrap_or_default();
    let secrets = match query_parameter(query, "secrets").as_deref() {
        Some("true") => Secrets::Told,
        Some(_) | None => Secrets::Withheld,
    };
    let page = export_page(app, &pool.pool.id, query_parameter(query, "after"), secrets).await?;
    let mut body = Vec::new();
    for (user, groups) in &page.0 {
        serde_json::to_writer(&mut body, &UserRecord::of(user, groups.clone(), secrets))
            .map_err(anyhow::Error::from)?;
        body.push(b'\n');
    }
    let mut response = plain(StatusCode::OK, "application/x-ndjson", body);
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if let Some(next) = page.1 {
        headers.insert(NEXT, HeaderValue::from_str(&next).map_err(anyhow::Error::from)?);
    }
    Ok(response)
}

/// Users with the names of their groups, and where the next ones begin.
type ExportPage = (Vec<(User, Vec<String>)>, Option<String>);

async fn export_page(
    app: &App,
    pool: &UserPoolId,
    after: Option<String>,
    secrets: Secrets,
) -> Result<ExportPage, Failure> {
    let credentials = match secrets {
        Secrets::Told => Credentials::Included,
        Secrets::Withheld => Credentials::Omitted,
    };
    let page = app.store.export_users(pool, after, EXPORT_MAX, credentials).await?;
    let mut users = Vec::with_capacity(page.items.len());
    for user in page.items {
        let groups = app.store.groups_of_user(pool, &user.sub).await?;
        users.push((user, groups.into_iter().map(|group| group.name.to_string()).collect()));
    }
    Ok((users, page.next))
}

impl From<Firebase> for FirebaseParameters {
    fn from(given: Firebase) -> Self {
        Self {
            signer_key: given.signer_key,
            salt_separator: given.salt_separator,
            rounds: given.rounds,
            memory_cost: given.memory_cost,
        }
    }
}
