//! The upload URL of a job: whoever has it may put the job's file, for a quarter of an hour and until the job starts.
//!
//! It stands for the pre-signed address of an S3 object, so it takes any header that such a request has, and refuses as S3 does.

use std::fmt::Write as _;
use std::sync::Arc;
use std::time::Duration;

use aws_lc_rs::hmac;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use bytes::Bytes;
use http::{Method, StatusCode, header};
use http_body::Body;
use http_body_util::BodyExt as _;
use vestibule_api::Timestamp;
use vestibule_functions::Persistent;
use vestibule_identity::ids::UserPoolId;
use vestibule_identity::user_import::job::{FILE_BYTES_MAX, ImportJob};
use vestibule_store::MasterKeys;

use super::files::WholeFile;
use super::job_files;
use crate::app::App;
use crate::error::Failure;
use crate::pool_resources;
use crate::protocol::{Head, HttpResponse, plain, query_parameter};
use crate::service;

/// How long a client may take for its file.
const UPLOAD_TIME_MAX: Duration = Duration::from_mins(15);
/// How long it may pause.
const PAUSE_MAX: Duration = Duration::from_mins(1);

/// Makes upload URLs that only this server can make, and knows them again.
pub struct UploadLinks {
    key: hmac::Key,
    /// What proves those that were made before the master key was replaced.
    previous: Option<hmac::Key>,
    public_url: String,
}

/// A request to put a job's file.
#[derive(Clone, Debug)]
pub struct Upload {
    pool: UserPoolId,
    job: String,
    expires: i64,
    proof: String,
}

/// Why a file is not taken.
enum UploadProblem {
    Denied,
    Expired,
    Closed,
    TooLarge,
    Incomplete,
    Failed(anyhow::Error),
}

impl UploadLinks {
    /// URLs below the server's, proven by a key of their own.
    pub fn new(master_key: &MasterKeys, public_url: &str) -> Self {
        const LABEL: &str = "user import uploads";
        let key = |bytes: [u8; 32]| hmac::Key::new(hmac::HMAC_SHA256, &bytes);
        let previous = master_key.derive_previous(LABEL).map(key);
        Self { key: key(master_key.derive(LABEL)), previous, public_url: public_url.to_owned() }
    }

    /// The URL of a job's file.
    pub fn link(&self, pool: &UserPoolId, job: &str, expires_at: Timestamp) -> String {
        let expires = expires_at.as_millis() / 1000;
        let proof = URL_SAFE_NO_PAD.encode(hmac::sign(&self.key, &signed(pool, job, expires)));
        let mut link = format!("{}/_vestibule/imports/{pool}/{job}", self.public_url);
        // Writing to a string cannot fail.
        let _ = write!(link, "?expires={expires}&proof={proof}");
        link
    }

    fn is_ours(&self, upload: &Upload) -> bool {
        let proof = URL_SAFE_NO_PAD.decode(&upload.proof).unwrap_or_default();
        let signed = signed(&upload.pool, &upload.job, upload.expires);
        let is_proven = |key: &hmac::Key| hmac::verify(key, &signed, &proof).is_ok();
        is_proven(&self.key) || self.previous.as_ref().is_some_and(is_proven)
    }
}

fn signed(pool: &UserPoolId, job: &str, expires: i64) -> Vec<u8> {
    format!("{expires}/{pool}/{job}").into_bytes()
}

/// The upload that a request is, if it is one.
pub fn find(head: &Head) -> Option<Upload> {
    if head.method != Method::PUT {
        return None;
    }
    let mut parts = head.uri.path().strip_prefix("/_vestibule/imports/")?.split('/');
    let (pool, job, None) = (parts.next()?, parts.next()?, parts.next()) else { return None };
    let query = head.uri.query().unwrap_or_default();
    Some(Upload {
        pool: UserPoolId::new(pool),
        job: job.to_owned(),
        expires: query_parameter(query, "expires").and_then(|text| text.parse().ok()).unwrap_or_default(),
        proof: query_parameter(query, "proof").unwrap_or_default(),
    })
}

/// Takes a job's file. A later one takes the place of an earlier one.
pub async fn serve<B>(app: Arc<App>, upload: Upload, head: Head, body: B) -> HttpResponse
where
    B: Body<Data = Bytes> + Send + 'static,
    B::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    if let Err(problem) = check(&app, &upload, &head).await {
        service::refuse_body(&head, body);
        return told(&upload, problem);
    }
    let receiving = tokio::time::timeout(UPLOAD_TIME_MAX, receive(&app, &upload, body));
    match receiving.await.unwrap_or(Err(UploadProblem::Incomplete)) {
        Ok(()) => plain(StatusCode::OK, "application/xml", Bytes::new()),
        Err(problem) => told(&upload, problem),
    }
}

/// Whether the URL is good, and the job wants its file.
async fn check(app: &App, upload: &Upload, head: &Head) -> Result<(), UploadProblem> {
    if !app.imports.links.is_ours(upload) {
        return Err(UploadProblem::Denied);
    }
    let now = app.clock.now();
    if now.as_millis() / 1000 >= upload.expires {
        return Err(UploadProblem::Expired);
    }
    let job =
        pool_resources::find::<ImportJob>(app, &upload.pool, &upload.job).await.map_err(|failure| failed(&failure))?;
    if !job.is_some_and(|job| job.value.takes_file(now)) {
        return Err(UploadProblem::Closed);
    }
    let length = head.headers.get(header::CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse::<u64>().ok());
    if length.is_some_and(|length| length > FILE_BYTES_MAX) { Err(UploadProblem::TooLarge) } else { Ok(()) }
}

async fn receive<B>(app: &Arc<App>, upload: &Upload, body: B) -> Result<(), UploadProblem>
where
    B: Body<Data = Bytes> + Send + 'static,
    B::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    let mut body = Box::pin(body);
    let broken = |error: std::io::Error| UploadProblem::Failed(error.into());
    let mut writer = app.imports.files.create(&upload.job).map_err(broken)?;
    let mut length = 0_u64;
    loop {
        let frame = tokio::time::timeout(PAUSE_MAX, body.frame()).await.map_err(|_| UploadProblem::Incomplete)?;
        let Some(frame) = frame else { break };
        let Ok(data) = frame.map_err(|_| UploadProblem::Incomplete)?.into_data() else { continue };
        length += data.len() as u64;
        if length > FILE_BYTES_MAX {
            return Err(UploadProblem::TooLarge);
        }
        writer = blocking(move || writer.write(&data).map(|()| writer)).await.map_err(broken)?;
    }
    let whole = blocking(move || writer.finish()).await.map_err(broken)?;
    // All of it has come: it is kept, whether or not its client waits.
    Persistent::new(app.calls.track_future(keep(Arc::clone(app), upload.clone(), whole))).await
}

/// Makes a file the job's.
async fn keep(app: Arc<App>, upload: Upload, whole: WholeFile) -> Result<(), UploadProblem> {
    let ends_at = Timestamp::from_seconds(upload.expires);
    let arrived = job_files::bring(&app, &upload.job, whole, ends_at).await.map_err(|failure| failed(&failure))?;
    // The job may have been started meanwhile, with an earlier file.
    let job =
        pool_resources::find::<ImportJob>(&app, &upload.pool, &upload.job).await.map_err(|failure| failed(&failure))?;
    if !job.is_some_and(|job| job.value.takes_file(job.value.created_at)) {
        arrived.withdraw(&app).await;
        return Err(UploadProblem::Closed);
    }
    arrived.put(&app).await.map_err(|failure| failed(&failure))
}

/// Does file access on a thread for it.
pub(super) async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> std::io::Result<T> + Send + 'static,
) -> std::io::Result<T> {
    tokio::task::spawn_blocking(work).await.map_err(std::io::Error::other)?
}

fn failed(failure: &Failure) -> UploadProblem {
    UploadProblem::Failed(anyhow::anyhow!(failure.cause()))
}

/// S3's codes and texts.
fn told(upload: &Upload, problem: UploadProblem) -> HttpResponse {
    let (status, code, message) = match problem {
        UploadProblem::Denied => (StatusCode::FORBIDDEN, "AccessDenied", "Access Denied"),
        UploadProblem::Expired => (StatusCode::FORBIDDEN, "AccessDenied", "Request has expired"),
        UploadProblem::Closed => (StatusCode::FORBIDDEN, "AccessDenied", "The import job takes no file any more."),
        UploadProblem::TooLarge => {
            let text = "Your proposed upload exceeds the maximum allowed size";
            (StatusCode::BAD_REQUEST, "EntityTooLarge", text)
        }
        UploadProblem::Incomplete => {
            let text = "You did not provide the number of bytes specified by the Content-Length HTTP header";
            (StatusCode::BAD_REQUEST, "IncompleteBody", text)
        }
        UploadProblem::Failed(error) => {
            tracing::error!(job = upload.job, cause = format!("{error:#}"), "an upload failed");
            let text = "We encountered an internal error. Please try again.";
            (StatusCode::INTERNAL_SERVER_ERROR, "InternalError", text)
        }
    };
    let body = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>{code}</Code><Message>{message}</Message></Error>"
    );
    plain(status, "application/xml", body)
}
