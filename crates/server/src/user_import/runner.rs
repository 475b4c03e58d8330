//! Runs import jobs, in this process and in the background, batch by batch.
//!
//! A batch's users, its counts and the place behind it are one commit, so a server that was killed goes on where the last commit was
//! and counts nothing twice. Log lines are written after the commit: those of one batch may be missing after a `kill -9`.
//!
//! Where nodes share the store, each of them looks for jobs, and runs those whose lease it gets. The lease only saves work: a commit that
//! does not go on exactly where the job is, is refused, so a node that meets another one's in its job leaves it to that one. So does a
//! node whose own disk fails. The first batch says which upload the job reads: a place in it is none in a later one.

use std::collections::HashSet;
use std::io;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::Semaphore;
use tokio::task::JoinSet;
use vestibule_functions::{LogStream, Persistent};
use vestibule_identity::change::{Change, Conflict};
use vestibule_identity::ids::{Sub, UserPoolId};
use vestibule_identity::name::NameKind;
use vestibule_identity::pool_resource::Resource as _;
use vestibule_identity::user_import::NewUser;
use vestibule_identity::user_import::job::{Counts, End, ImportJob, active_name};
use vestibule_identity::user_import::row::{self, Problem};
use vestibule_identity::user_pool::UserPool;
use vestibule_store::{PAGE_MAX, StoreError};

use super::bulk::{self, Outcome};
use super::job_files;
use super::source::{Batch, Source};
use super::upload::blocking;
use crate::app::App;
use crate::error::Failure;
use crate::pool_resources::{self, Loaded};
use crate::present::Present;

/// Jobs that run at the same time; the others stay pending.
const JOBS_AT_ONCE: usize = 2;
const SWEEP_EVERY: Duration = Duration::from_mins(10);
/// How often jobs are looked for that other nodes have left.
const LOOK_EVERY: Duration = Duration::from_secs(5);
/// Pools that are looked through at a time.
const POOLS_AT_ONCE: usize = 1000;
/// How long a job is left to a node that does not say any more that it runs it.
const LEASE_SECONDS: u32 = 30;
/// How often a node says it.
const RENEW_EVERY: Duration = Duration::from_secs(10);

/// Runs the jobs that are under way and those that are started, for as long as the server does.
pub async fn run(present: Arc<Present>) {
    let mut changes = present.changes();
    loop {
        changes.mark_unchanged();
        let app = present.app().await;
        let mut runners = Runners::new(Arc::clone(&app));
        runners.begin_all().await;
        let mut looking = tokio::time::interval(LOOK_EVERY);
        looking.reset();
        let mut sweeping = tokio::time::interval(SWEEP_EVERY);
        loop {
            tokio::select! {
                // What ran on the state that was replaced ends with it.
                _ = changes.changed() => break,
                started = app.imports.started() => started.into_iter().for_each(|job| runners.begin(job)),
                Some(ended) = runners.tasks.join_next(), if !runners.tasks.is_empty() => runners.forget(ended),
                _ = looking.tick(), if app.store.is_shared() => runners.begin_all().await,
                _ = sweeping.tick() => sweep(&app).await,
            }
        }
    }
}

/// A job of a pool.
type JobKey = (UserPoolId, String);

/// The jobs that run or wait for their turn, each once.
struct Runners {
    app: Arc<App>,
    places: Arc<Semaphore>,
    tasks: JoinSet<JobKey>,
    keys: HashSet<JobKey>,
}

impl Runners {
    fn new(app: Arc<App>) -> Self {
        let places = Arc::new(Semaphore::new(JOBS_AT_ONCE));
        Self { app, places, tasks: JoinSet::new(), keys: HashSet::new() }
    }

    /// Runs every job that is under way.
    async fn begin_all(&mut self) {
        match under_way(&self.app).await {
            Ok(jobs) => jobs.into_iter().for_each(|job| self.begin(job)),
            Err(failure) if failure.is_overtaken() => {}
            Err(failure) => tracing::error!(cause = failure.cause(), "import jobs could not be looked for"),
        }
    }

    /// Runs a job when there is a place for it, unless it runs already.
    fn begin(&mut self, key: JobKey) {
        if !self.keys.insert(key.clone()) {
            return;
        }
        let (app, places) = (Arc::clone(&self.app), Arc::clone(&self.places));
        self.tasks.spawn(async move {
            let Ok(_place) = places.acquire().await else { return key };
            let (pool, job) = &key;
            run_here(&app, pool, job).await;
            app.imports.stepped.notify_waiters();
            key
        });
    }

    fn forget(&mut self, ended: Result<JobKey, tokio::task::JoinError>) {
        match ended {
            Ok(key) => {
                self.keys.remove(&key);
            }
            Err(error) => tracing::error!(%error, "an import job broke off"),
        }
    }
}

/// Every job that was started and has not ended.
async fn under_way(app: &App) -> Result<Vec<JobKey>, Failure> {
    let (mut jobs, mut after) = (Vec::new(), None);
    loop {
        let name = active_name();
        let pools = app.store.pools_with_named(ImportJob::KIND, name, after.as_ref(), POOLS_AT_ONCE).await?;
        let Some(last) = pools.last().cloned() else { return Ok(jobs) };
        after = Some(last);
        for pool in pools {
            if let Some((_, job)) = pool_resources::find_named::<ImportJob>(app, Some(&pool), name).await? {
                jobs.push((pool, job.value.id));
            }
        }
    }
}

/// Runs a job, unless another node does, for as long as it is this node's.
async fn run_here(app: &Arc<App>, pool: &UserPoolId, job: &str) {
    let lease = format!("import {pool} {job}");
    match app.cluster.leads(&*app.store, &lease, LEASE_SECONDS).await {
        Ok(true) => {}
        Ok(false) => return,
        Err(error) => {
            tracing::warn!(%pool, job, %error, "whose an import job is could not be asked");
            return;
        }
    }
    tokio::select! {
        () = run_to_its_end(app, pool, job) => app.cluster.lets_go(&*app.store, &lease).await,
        // A batch that is under way is finished, or refused.
        () = lost(app, &lease) => tracing::info!(%pool, job, "an import job is another node's from here on"),
    }
}

/// Keeps a lease, and tells when it is lost.
async fn lost(app: &App, lease: &str) {
    if !app.store.is_shared() {
        return std::future::pending().await;
    }
    loop {
        tokio::time::sleep(RENEW_EVERY).await;
        match app.cluster.leads(&*app.store, lease, LEASE_SECONDS).await {
            Ok(true) => {}
            Ok(false) => return,
            // The run itself hears of it too.
            Err(error) => tracing::debug!(%error, lease, "a lease could not be kept"),
        }
    }
}

async fn run_to_its_end(app: &Arc<App>, pool: &UserPoolId, job: &str) {
    let Err(failure) = import(app, pool, job).await else { return };
    if failure.is_overtaken() {
        return;
    }
    if app.store.is_shared() && matches!(failure, Failure::Store(StoreError::Failed(_))) {
        tracing::warn!(%pool, job, cause = failure.cause(), "an import job goes on when the store does");
        return;
    }
    if app.store.is_shared() && is_own_disk(&failure) {
        tracing::warn!(
            %pool, job, cause = failure.cause(),
            "an import job is left to whichever node looks next: this one cannot read its copy of the file"
        );
        return;
    }
    tracing::error!(%pool, job, cause = failure.cause(), "an import job failed");
    if let Err(failure) = end(app, pool, job, &End::Internal).await {
        tracing::error!(%pool, job, cause = failure.cause(), "an import job could not be ended");
    }
}

/// Whether this node's disk failed, or whatever else the system says of its files. What was found wrong in a file, which is so on every
/// node, has no kind.
fn is_own_disk(failure: &Failure) -> bool {
    let Failure::Internal(error) = failure else { return false };
    error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() != io::ErrorKind::Other)
}

/// Runs a job to its end.
async fn import(app: &Arc<App>, pool_id: &UserPoolId, id: &str) -> Result<(), Failure> {
    let Some(mut loaded) = pool_resources::find::<ImportJob>(app, pool_id, id).await? else { return Ok(()) };
    if !loaded.value.is_active() {
        return Ok(());
    }
    let pool = app.pools.pool(pool_id).await?;
    let mut log = app.logs.stream(&loaded.value.log_group(&pool.pool), &loaded.value.log_stream());
    let file = job_files::open(app, id).await?;
    let Some(file) = file.filter(|file| loaded.value.reads(file.upload.as_deref())) else {
        return end(app, pool_id, id, &End::NoFile).await;
    };
    // Stored with the first batch.
    loaded.value.upload = file.upload;
    let opened = {
        let (pool, job, reader) = (Arc::clone(&pool), loaded.value.clone(), file.reader);
        blocking(move || Source::open(reader, &pool.pool, &job)).await.map_err(anyhow::Error::from)?
    };
    let mut source = match opened {
        Ok(source) => source,
        Err(why) => return end(app, pool_id, id, &why).await,
    };
    let mut run = Run { app: Arc::clone(app), pool_id: pool_id.clone(), job: loaded };
    loop {
        let pool = app.pools.pool(pool_id).await?;
        let (rng, now) = (Arc::clone(&app.rng), app.clock.now());
        let reading = blocking(move || {
            let batch = source.batch()?;
            let read = |line: &[u8]| {
                let sub = Sub::new(rng.uuid().hyphenated().to_string());
                row::read(&pool.pool, &source.form, line, sub, now)
            };
            let rows: Vec<Row> = batch.rows.iter().map(|(line, text)| Row { line: *line, read: read(text) }).collect();
            Ok((source, pool, batch, rows))
        });
        let (same, pool, batch, rows) = reading.await.map_err(anyhow::Error::from)?;
        source = same;
        if batch.rows.is_empty() {
            return end(app, pool_id, id, &End::Done).await;
        }
        // Once begun, a batch is stored and logged, also when the server is about to end.
        let step = Persistent::new(app.calls.track_future(async move {
            let next = run.step(&pool.pool, &batch, rows, &mut log).await;
            (run, log, next)
        }));
        let next;
        (run, log, next) = step.await;
        match next? {
            Next::Batch => {}
            Next::End => return end(app, pool_id, id, &End::Done).await,
            Next::Nothing => return Ok(()),
        }
    }
}

/// What follows a batch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Next {
    /// The next one.
    Batch,
    /// The end of the job.
    End,
    /// Whatever another node does, which has brought the job further.
    Nothing,
}

/// A row, and whom it describes.
struct Row {
    line: u64,
    read: Result<NewUser, Problem>,
}

/// A job that runs.
struct Run {
    app: Arc<App>,
    pool_id: UserPoolId,
    job: Loaded<ImportJob>,
}

impl Run {
    /// Stores a batch and says what became of it.
    async fn step(
        &mut self,
        pool: &UserPool,
        batch: &Batch,
        rows: Vec<Row>,
        log: &mut LogStream,
    ) -> Result<Next, Failure> {
        let mut lines = Vec::with_capacity(rows.len());
        let (mut users, mut failed) = (Vec::with_capacity(rows.len()), 0);
        for row in rows {
            match row.read {
                Ok(user) => {
                    lines.push((row.line, None));
                    users.push(user);
                }
                Err(problem) => {
                    failed += 1;
                    lines.push((row.line, Some(problem)));
                }
            }
        }
        let outcomes = loop {
            if self.next() == Next::End {
                return Ok(Next::End);
            }
            let job = &self.job;
            let stored = bulk::create(&self.app, &self.pool_id, &users, |outcomes| {
                let counts = counts(pool, outcomes, failed);
                let advanced = job.value.advance(counts, batch.end);
                let stored = advanced.to_stored(&self.pool_id, job.revision).map_err(anyhow::Error::from)?;
                Ok(Change::UpdatePoolResource(Box::new(stored)))
            });
            match stored.await {
                Ok(outcomes) => break outcomes,
                // Asked to stop, or another node runs it.
                Err(Failure::Store(StoreError::Conflict(Conflict::ResourceChanged(_)))) => {
                    let (place, upload) = (self.job.value.place, self.job.value.upload.take());
                    self.job = pool_resources::load(&self.app, &self.pool_id, &self.job.value.id).await?;
                    // The same place is a place in the same upload, or nobody has stored a batch yet.
                    self.job.value.upload = upload;
                    if self.job.value.place != place {
                        let is_anothers = self.app.store.is_shared();
                        let nobodys = || anyhow::anyhow!("the job is where nobody brought it").into();
                        return if is_anothers { Ok(Next::Nothing) } else { Err(nobodys()) };
                    }
                }
                Err(failure) => return Err(failure),
            }
        };
        self.job.value = self.job.value.advance(counts(pool, &outcomes, failed), batch.end);
        self.job.revision += 1;
        self.app.imports.stepped.notify_waiters();
        let mut outcomes = outcomes.into_iter();
        for (line, problem) in lines {
            let problem = problem.or_else(|| outcomes.next().and_then(|outcome| told(pool, &outcome)));
            let text = problem.map_or_else(|| row::success_line(line), |problem| problem.log_line(line));
            log.append(text.as_bytes());
        }
        Ok(self.next())
    }

    /// What follows, by what is known of the job.
    fn next(&self) -> Next {
        use vestibule_api::cognito_idp::UserImportJobStatusType::Stopping;
        let goes_on = self.job.value.is_active() && self.job.value.status != Stopping;
        if goes_on { Next::Batch } else { Next::End }
    }
}

fn told(pool: &UserPool, outcome: &Outcome) -> Option<Problem> {
    match outcome {
        Outcome::Created => None,
        Outcome::Same | Outcome::SubTaken => Some(Problem::Exists(NameKind::Username)),
        Outcome::Taken(kind) => Some(row::taken(pool, *kind)),
        // Rows of a job name no groups.
        Outcome::NoSuchGroup | Outcome::TooManyGroups => Some(Problem::Internal),
    }
}

fn counts(pool: &UserPool, outcomes: &[Outcome], failed: u64) -> Counts {
    let mut counts = Counts { failed, ..Counts::default() };
    for outcome in outcomes {
        match told(pool, outcome) {
            None => counts.imported += 1,
            Some(problem) if problem.is_skip() => counts.skipped += 1,
            Some(_) => counts.failed += 1,
        }
    }
    counts
}

/// Ends a job, as it was asked to stop or by itself, and removes its file.
async fn end(app: &App, pool: &UserPoolId, id: &str, end: &End) -> Result<(), Failure> {
    use vestibule_api::cognito_idp::UserImportJobStatusType::Stopping;
    let now = app.clock.now();
    let ended = pool_resources::change::<ImportJob>(app, pool, id, |job| {
        Ok(match job.status {
            Stopping => job.stopped(now),
            _ if job.is_active() => job.finish(end, now),
            _ => job.clone(),
        })
    });
    ended.await?;
    job_files::remove(app, id).await
}

/// Removes files whose job has ended, was not started in time, or is gone.
async fn sweep(app: &App) {
    for id in app.imports.files.jobs() {
        match is_wanted(app, &id).await {
            Ok(true) => {}
            Ok(false) => {
                if let Err(error) = app.imports.files.remove(&id) {
                    tracing::warn!(%error, "the file of an import job could not be removed");
                }
            }
            Err(failure) if failure.is_overtaken() => return,
            Err(failure) => tracing::warn!(cause = failure.cause(), "an import job could not be looked for"),
        }
    }
}

async fn is_wanted(app: &App, id: &str) -> Result<bool, Failure> {
    use vestibule_api::cognito_idp::UserImportJobStatusType::Created;
    let mut after = None;
    loop {
        let page = app.store.user_pools(after, PAGE_MAX).await?;
        for pool in page.items {
            if let Some(job) = pool_resources::find::<ImportJob>(app, &pool.id, id).await? {
                return Ok(job.value.is_active() || job.value.status_at(app.clock.now()) == Created);
            }
        }
        match page.next {
            Some(next) => after = Some(next),
            None => return Ok(false),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_system_says_of_a_file_is_told_from_what_is_wrong_in_it() {
        let of = |error: io::Error| is_own_disk(&anyhow::Error::from(error).into());
        for kind in [io::ErrorKind::StorageFull, io::ErrorKind::PermissionDenied, io::ErrorKind::ReadOnlyFilesystem] {
            assert!(of(kind.into()), "{kind}");
        }
        assert!(of(io::Error::from_raw_os_error(5)), "a disk that cannot be read");
        let missing = tempfile::tempfile_in("/no/such/directory").unwrap_err();
        assert!(of(missing));
        assert!(!of(io::Error::other("a piece that was sealed under another key")));
        assert!(!is_own_disk(&anyhow::anyhow!("the job is where nobody brought it").into()));
        assert!(!is_own_disk(&Failure::Store(StoreError::Replaced)));
    }
}
