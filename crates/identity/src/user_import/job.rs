//! An import job: what is kept of it, and how it goes along.
//!
//! ```text
//!   Created ─start─▶ Pending ─▶ InProgress ─▶ Succeeded, Failed
//!      │                │            │
//!      │ 48 hours       │            └─stop─▶ Stopping ─▶ Stopped
//!      ▼                └──────────────stop─────────────────▲
//!   Expired
//! ```
//!
//! The counts and the place in the file change in the same commit as the users that they are about, so a job that was cut off goes on
//! where it was.

use serde::{Deserialize, Serialize};
use vestibule_api::Timestamp;
use vestibule_api::cognito_idp::{CreateUserImportJobRequest, UserImportJobStatusType as Status, UserImportJobType};

use super::header;
use crate::error::Error;
use crate::ids::UserPoolId;
use crate::pool_resource::{NameScope, Resource, ResourceKind, ResourceName};
use crate::user_pool::UserPool;

/// Jobs of a pool. Source: quotas.
pub const JOBS_MAX: u32 = 1_000;
/// The largest file, in bytes. Source: user import guide, which says 100 MB.
pub const FILE_BYTES_MAX: u64 = 100 * 1024 * 1024;
/// The most rows of a file, without the header. Source: user import guide.
pub const ROWS_MAX: u64 = 500_000;
/// How long the upload URL is good. Source: user import guide.
pub const UPLOAD_MINUTES: i64 = 15;
/// How long a job can be started. Cognito: 24 to 48 hours. Source: user import guide.
const START_HOURS: i64 = 48;
/// Characters of a completion message. Source: the model.
const MESSAGE_CHARS_MAX: usize = 128;
/// The name that the one job has that is under way.
const ACTIVE: &str = "active";

/// An import job.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportJob {
    /// `import-` and ten letters or digits.
    pub id: String,
    /// The pool that users are imported into.
    pub pool_id: UserPoolId,
    /// What its creator calls it.
    pub name: String,
    /// The role of the logs, which has no effect.
    pub role_arn: String,
    /// Where the file is to be put.
    pub url: String,
    /// The algorithm of the password hashes in the file, if it has any.
    pub algorithm: Option<vestibule_api::cognito_idp::PasswordHashingAlgorithmType>,
    /// Where it stands.
    pub status: Status,
    /// When it was created.
    pub created_at: Timestamp,
    /// When it was started.
    pub started_at: Option<Timestamp>,
    /// When it ended.
    pub completed_at: Option<Timestamp>,
    /// How it ended, if there is something to say.
    pub message: Option<String>,
    /// What became of the rows before `place`.
    pub counts: Counts,
    /// How far it is.
    pub place: Place,
    /// The upload that `place` is a place in, where several may follow each other. None before the first batch.
    #[serde(default)]
    pub upload: Option<String>,
}

/// What became of rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Users who were created.
    pub imported: u64,
    /// Users who were there before.
    pub skipped: u64,
    /// Rows that could not be imported.
    pub failed: u64,
}

/// A place in a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// Bytes before it.
    pub offset: u64,
    /// Lines before it, the header among them.
    pub lines: u64,
}

/// How a job ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum End {
    /// Every row was looked at.
    Done,
    /// Its header is not that of the pool.
    Header(header::Problem),
    /// The file has more rows than it may.
    TooManyRows,
    /// The file is gone or cannot be read.
    NoFile,
    /// Something that nobody expected.
    Internal,
}

/// Why a job is not created, started or stopped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// There is no file yet.
    NoFile(String),
    /// The pool verifies nothing, so nobody could be imported.
    NothingAutoVerified,
    /// It is started already, or has ended.
    NotStartable(String),
    /// It is not under way.
    NotStoppable(String),
    /// Another job of the pool is under way.
    AnotherActive,
    /// A change of the pool has to wait for a job.
    InProgress,
}

impl From<Problem> for Error {
    fn from(problem: Problem) -> Self {
        Self::ImportJob(problem)
    }
}

impl Resource for ImportJob {
    const KIND: ResourceKind = ResourceKind::ImportJob;

    fn id(&self) -> &str {
        &self.id
    }

    /// The job that is under way has a name that no second one of the pool can have.
    fn names(&self) -> Vec<ResourceName> {
        let name = || ResourceName { scope: NameScope::Pool, name: ACTIVE.to_owned() };
        self.is_active().then(name).into_iter().collect()
    }
}

/// The name under which a pool's job is found that is under way.
pub fn active_name() -> &'static str {
    ACTIVE
}

/// A new job.
pub fn create(request: CreateUserImportJobRequest, id: String, url: String, now: Timestamp) -> ImportJob {
    ImportJob {
        id,
        pool_id: UserPoolId::new(request.user_pool_id.unwrap_or_default()),
        name: request.job_name.unwrap_or_default(),
        role_arn: request.cloud_watch_logs_role_arn.unwrap_or_default(),
        url,
        algorithm: request.password_hashing_algorithm,
        status: Status::Created,
        created_at: now,
        started_at: None,
        completed_at: None,
        message: None,
        counts: Counts::default(),
        place: Place::default(),
        upload: None,
    }
}

/// The id of a job, from random bytes.
pub fn generate_id(seed: &[u8; 32]) -> String {
    const LETTERS: &[u8] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    let letters = seed.iter().take(10).map(|byte| char::from(LETTERS[usize::from(*byte) % LETTERS.len()]));
    format!("import-{}", letters.collect::<String>())
}

impl ImportJob {
    /// Whether it is under way.
    pub fn is_active(&self) -> bool {
        match self.status {
            Status::Pending | Status::InProgress | Status::Stopping => true,
            Status::Created | Status::Expired | Status::Stopped | Status::Failed | Status::Succeeded => false,
        }
    }

    /// Where it stands now: one that nobody has started in time can no longer be.
    pub fn status_at(&self, now: Timestamp) -> Status {
        let age_ms = now.as_millis().saturating_sub(self.created_at.as_millis());
        if self.status == Status::Created && age_ms >= START_HOURS * 60 * 60 * 1000 {
            return Status::Expired;
        }
        self.status
    }

    /// Whether its file can still be put.
    pub fn takes_file(&self, now: Timestamp) -> bool {
        self.status == Status::Created && now < self.upload_ends_at()
    }

    /// When its upload URL ends.
    pub fn upload_ends_at(&self) -> Timestamp {
        Timestamp::from_millis(self.created_at.as_millis() + UPLOAD_MINUTES * 60 * 1000)
    }

    /// Whether an upload is the one that it has begun to read, if it has.
    pub fn reads(&self, upload: Option<&str>) -> bool {
        self.upload.is_none() || self.upload.as_deref() == upload
    }

    /// Starts it. That the file is there is the caller's to know.
    ///
    /// Cognito: needs a file, and an attribute that the pool verifies by itself. Source: user import guide.
    pub fn start(&self, pool: &UserPool, has_file: bool, now: Timestamp) -> Result<Self, Problem> {
        if self.status_at(now) != Status::Created {
            return Err(Problem::NotStartable(self.id.clone()));
        }
        if pool.settings.auto_verified_attributes.as_ref().is_none_or(Vec::is_empty) {
            return Err(Problem::NothingAutoVerified);
        }
        if !has_file {
            return Err(Problem::NoFile(self.id.clone()));
        }
        Ok(Self { status: Status::Pending, started_at: Some(now), ..self.clone() })
    }

    /// Asks it to stop. One that has not stored anything yet has stopped with that.
    pub fn stop(&self, now: Timestamp) -> Result<Self, Problem> {
        match self.status {
            Status::Pending => Ok(self.stopped(now)),
            Status::InProgress => Ok(Self { status: Status::Stopping, ..self.clone() }),
            Status::Stopping => Ok(self.clone()),
            Status::Created | Status::Expired | Status::Stopped | Status::Failed | Status::Succeeded => {
                Err(Problem::NotStoppable(self.id.clone()))
            }
        }
    }

    /// After more rows.
    #[must_use]
    pub fn advance(&self, counts: Counts, place: Place) -> Self {
        let counts = Counts {
            imported: self.counts.imported + counts.imported,
            skipped: self.counts.skipped + counts.skipped,
            failed: self.counts.failed + counts.failed,
        };
        let status = if self.status == Status::Pending { Status::InProgress } else { self.status };
        Self { status, counts, place, ..self.clone() }
    }

    /// Ends it as it was asked to.
    ///
    /// Cognito: the text. Source: user import guide.
    #[must_use]
    pub fn stopped(&self, now: Timestamp) -> Self {
        self.ended(Status::Stopped, Some("The Import Job was stopped by the developer.".into()), now)
    }

    /// Ends it.
    ///
    /// Cognito: a job fails with the first text below. Source: user import guide; that it does if more rows were not imported than were
    /// is inferred. The other texts are not documented.
    #[must_use]
    pub fn finish(&self, end: &End, now: Timestamp) -> Self {
        let failed = |text: &str| self.ended(Status::Failed, Some(text.to_owned()), now);
        match end {
            End::Done if self.counts.failed + self.counts.skipped > self.counts.imported => {
                failed("Too many users have failed or been skipped during the import.")
            }
            End::Done => self.ended(Status::Succeeded, None, now),
            End::Header(problem) => failed(&header_text(problem)),
            End::TooManyRows => failed(&format!("The CSV file has more than {ROWS_MAX} rows.")),
            End::NoFile => failed("The CSV file could not be read."),
            End::Internal => failed("The import failed because of an internal error."),
        }
    }

    fn ended(&self, status: Status, message: Option<String>, now: Timestamp) -> Self {
        let message = message.map(|text| text.chars().take(MESSAGE_CHARS_MAX).collect());
        Self { status, message, completed_at: Some(now), ..self.clone() }
    }

    /// The job as the API tells of it.
    pub fn description(&self, now: Timestamp) -> UserImportJobType {
        let count = |count: u64| Some(i64::try_from(count).unwrap_or(i64::MAX));
        UserImportJobType {
            job_name: Some(self.name.clone()),
            job_id: Some(self.id.clone()),
            user_pool_id: Some(self.pool_id.to_string()),
            pre_signed_url: Some(self.url.clone()),
            creation_date: Some(self.created_at),
            start_date: self.started_at,
            completion_date: self.completed_at,
            status: Some(self.status_at(now)),
            cloud_watch_logs_role_arn: Some(self.role_arn.clone()),
            imported_users: count(self.counts.imported),
            skipped_users: count(self.counts.skipped),
            failed_users: count(self.counts.failed),
            completion_message: self.message.clone(),
            password_hashing_algorithm: self.algorithm,
        }
    }

    /// The log group of a pool's jobs. Source: user import guide.
    pub fn log_group(&self, pool: &UserPool) -> String {
        format!("/aws/cognito/userpools/{}/{}", pool.id, pool.settings.name.as_deref().unwrap_or_default())
    }

    /// The job's log stream. Source: user import guide.
    pub fn log_stream(&self) -> String {
        format!("{}/{}", self.id, self.name)
    }
}

fn header_text(problem: &header::Problem) -> String {
    match problem {
        header::Problem::Empty => "The CSV file has no header.".into(),
        header::Problem::ByteOrderMark => "The CSV file begins with a byte order mark.".into(),
        header::Problem::Encoding => "The CSV file is not encoded in UTF-8.".into(),
        header::Problem::Unknown(name) => format!("The header of the CSV file has the unknown column {name}."),
        header::Problem::Duplicate(name) => format!("The header of the CSV file has the column {name} twice."),
        header::Problem::Missing(name) => format!("The header of the CSV file lacks the column {name}."),
    }
}

#[cfg(test)]
mod tests {
    use vestibule_api::cognito_idp::VerifiedAttributeType;

    use super::*;
    use crate::attribute::fixture;

    const NOW: Timestamp = Timestamp::from_seconds(1_000_000);

    fn pool() -> UserPool {
        let mut pool = fixture::pool(&[]);
        pool.settings.name = Some("people".into());
        pool.settings.auto_verified_attributes = Some(vec![VerifiedAttributeType::Email]);
        pool
    }

    fn job() -> ImportJob {
        let request = CreateUserImportJobRequest {
            job_name: Some("spring".into()),
            user_pool_id: Some("us-east-1_pool".into()),
            cloud_watch_logs_role_arn: Some("arn:aws:iam::000000000000:role/any".into()),
            ..CreateUserImportJobRequest::default()
        };
        create(request, generate_id(&[7; 32]), "http://localhost/put".into(), NOW)
    }

    fn hours(count: i64) -> Timestamp {
        Timestamp::from_millis(NOW.as_millis() + count * 3_600_000)
    }

    #[test]
    fn a_job_starts_once_with_a_file_in_a_pool_that_verifies() {
        let job = job();
        let started = job.start(&pool(), true, hours(1)).unwrap();
        assert_eq!((started.status, started.started_at), (Status::Pending, Some(hours(1))));
        assert_eq!(job.start(&pool(), false, NOW), Err(Problem::NoFile(job.id.clone())));
        assert_eq!(job.start(&fixture::pool(&[]), true, NOW), Err(Problem::NothingAutoVerified));
        assert_eq!(started.start(&pool(), true, NOW), Err(Problem::NotStartable(job.id.clone())));
        assert_eq!(job.start(&pool(), true, hours(48)), Err(Problem::NotStartable(job.id.clone())));
        assert_eq!((job.status_at(hours(47)), job.status_at(hours(48))), (Status::Created, Status::Expired));
    }

    #[test]
    fn only_one_under_way_has_the_name_and_can_be_stopped() {
        let job = job();
        let pending = job.start(&pool(), true, NOW).unwrap();
        let running = pending.advance(Counts { imported: 2, skipped: 0, failed: 1 }, Place { offset: 90, lines: 4 });
        let stopping = running.stop(hours(1)).unwrap();
        for active in [&pending, &running, &stopping] {
            assert_eq!(active.names().len(), 1, "{:?}", active.status);
        }
        for active in [&running, &stopping] {
            assert_eq!(active.stop(hours(1)).map(|it| it.status), Ok(Status::Stopping));
        }
        assert_eq!(pending.stop(hours(1)), Ok(pending.stopped(hours(1))), "there is no batch to wait for");
        let stopped = stopping.stopped(hours(1));
        assert_eq!(stopped.message.as_deref(), Some("The Import Job was stopped by the developer."));
        assert_eq!((stopped.status, stopped.completed_at), (Status::Stopped, Some(hours(1))));
        assert_eq!((stopped.counts, stopped.place), (running.counts, running.place));
        for idle in [&job, &stopped, &running.finish(&End::Done, NOW)] {
            assert!(idle.names().is_empty(), "{:?}", idle.status);
            assert_eq!(idle.stop(NOW), Err(Problem::NotStoppable(job.id.clone())));
        }
    }

    #[test]
    fn counts_add_up_and_decide_how_a_job_ends() {
        let counted = |imported, skipped, failed| {
            let pending = job().start(&pool(), true, NOW).unwrap();
            pending.advance(Counts { imported, skipped, failed }, Place::default()).finish(&End::Done, NOW)
        };
        assert_eq!((counted(3, 1, 2).status, counted(3, 1, 2).message), (Status::Succeeded, None));
        let failed = counted(3, 2, 2);
        assert_eq!(failed.status, Status::Failed);
        assert_eq!(failed.message.as_deref(), Some("Too many users have failed or been skipped during the import."));
        let twice = job().advance(Counts { imported: 1, skipped: 2, failed: 3 }, Place::default());
        let twice = twice.advance(Counts { imported: 1, skipped: 1, failed: 1 }, Place { offset: 5, lines: 2 });
        assert_eq!(twice.counts, Counts { imported: 2, skipped: 3, failed: 4 });
    }

    #[test]
    fn a_job_keeps_to_the_upload_that_it_has_begun_to_read() {
        let fresh = job();
        assert!(fresh.reads(None) && fresh.reads(Some("a")));
        let begun = ImportJob { upload: Some("a".into()), ..job() };
        let advanced = begun.advance(Counts::default(), Place { offset: 90, lines: 4 });
        assert!(advanced.reads(Some("a")) && !advanced.reads(Some("b")) && !advanced.reads(None));
        let mut earlier = serde_json::to_value(&begun).unwrap();
        earlier.as_object_mut().unwrap().remove("upload");
        assert_eq!(serde_json::from_value::<ImportJob>(earlier).unwrap(), fresh, "as an earlier release has stored it");
    }

    #[test]
    fn a_file_that_cannot_be_parsed_ends_the_job_with_a_message_of_the_models_length() {
        let long = header::Problem::Unknown("x".repeat(300));
        for end in [End::Header(long), End::TooManyRows, End::NoFile, End::Internal] {
            let ended = job().finish(&end, NOW);
            assert_eq!(ended.status, Status::Failed);
            assert!((1..=128).contains(&ended.message.unwrap().chars().count()), "{end:?}");
        }
    }

    #[test]
    fn the_upload_url_is_good_for_fifteen_minutes_and_until_the_start() {
        let job = job();
        let minutes = |count: i64| Timestamp::from_millis(NOW.as_millis() + count * 60_000);
        assert!(job.takes_file(minutes(14)) && !job.takes_file(minutes(15)));
        assert!(!job.start(&pool(), true, NOW).unwrap().takes_file(NOW));
    }

    #[test]
    fn ids_and_log_names_are_those_of_the_guide() {
        let job = job();
        assert!(job.id.len() == 17 && job.id.starts_with("import-"));
        assert_eq!(job.log_group(&pool()), "/aws/cognito/userpools/us-east-1_pool/people");
        assert_eq!(job.log_stream(), format!("{}/spring", job.id));
    }
}
