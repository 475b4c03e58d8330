//! Import jobs of a user pool. Running them is `crate::user_import`'s.

use std::time::Duration;

use vestibule_api::cognito_idp::{
    CreateUserImportJobRequest, CreateUserImportJobResponse, DescribeUserImportJobRequest,
    DescribeUserImportJobResponse, GetCSVHeaderRequest, GetCSVHeaderResponse, ListUserImportJobsRequest,
    ListUserImportJobsResponse, StartUserImportJobRequest, StartUserImportJobResponse, StopUserImportJobRequest,
    StopUserImportJobResponse,
};
use vestibule_identity::Error;
use vestibule_identity::change::Conflict;
use vestibule_identity::ids::UserPoolId;
use vestibule_identity::user_import::header;
use vestibule_identity::user_import::job::{self, ImportJob, JOBS_MAX, Problem};
use vestibule_store::{Order, StoreError};

use crate::app::App;
use crate::call::Call;
use crate::error::Failure;
use crate::operations::app_clients::pool_id;
use crate::paging;
use crate::pool_resources;
use crate::user_import::job_files;

/// Most jobs on one page. Source: the model, whose list has no more.
const PAGE_MAX: usize = 50;
/// How long StopUserImportJob waits for the job to have stopped; it stops between two batches.
const STOP_WAIT: Duration = Duration::from_secs(2);
/// How often it looks meanwhile, if another node may be who runs the job.
const STOP_LOOK: Duration = Duration::from_millis(100);

/// GetCSVHeader.
pub async fn get_csv_header(app: &App, _: &Call, input: GetCSVHeaderRequest) -> Result<GetCSVHeaderResponse, Failure> {
    let pool = app.pools.pool(&pool_id(input.user_pool_id)).await?;
    Ok(GetCSVHeaderResponse {
        csv_header: Some(header::header(&pool.pool)),
        user_pool_id: Some(pool.pool.id.to_string()),
    })
}

/// CreateUserImportJob.
pub async fn create_user_import_job(
    app: &App,
    _: &Call,
    input: CreateUserImportJobRequest,
) -> Result<CreateUserImportJobResponse, Failure> {
    let pool = app.pools.pool(&pool_id(input.user_pool_id.clone())).await?;
    let now = app.clock.now();
    let mut job = job::create(input, job::generate_id(&app.rng.bytes()), String::new(), now);
    job.url = app.imports.links.link(&pool.pool.id, &job.id, job.upload_ends_at());
    app.store.commit(vec![pool_resources::creation(&pool.pool.id, &job, JOBS_MAX)?]).await?;
    Ok(CreateUserImportJobResponse { user_import_job: Some(job.description(now)) })
}

/// DescribeUserImportJob.
pub async fn describe_user_import_job(
    app: &App,
    _: &Call,
    input: DescribeUserImportJobRequest,
) -> Result<DescribeUserImportJobResponse, Failure> {
    let (pool, id) = named(app, input.user_pool_id, input.job_id).await?;
    let job = pool_resources::load::<ImportJob>(app, &pool, &id).await?.value;
    Ok(DescribeUserImportJobResponse { user_import_job: Some(job.description(app.clock.now())) })
}

/// ListUserImportJobs. Cognito: the latest first. Source: user import guide.
pub async fn list_user_import_jobs(
    app: &App,
    _: &Call,
    input: ListUserImportJobsRequest,
) -> Result<ListUserImportJobsResponse, Failure> {
    let pool = app.pools.pool(&pool_id(input.user_pool_id)).await?;
    let (token, size) = (input.pagination_token.as_deref(), paging::size(input.max_results, PAGE_MAX));
    let (jobs, next) = pool_resources::list::<ImportJob>(app, &pool.pool.id, Order::LatestFirst, token, size).await?;
    let now = app.clock.now();
    Ok(ListUserImportJobsResponse {
        user_import_jobs: Some(jobs.iter().map(|job| job.description(now)).collect()),
        pagination_token: next,
    })
}

/// StartUserImportJob.
pub async fn start_user_import_job(
    app: &App,
    _: &Call,
    input: StartUserImportJobRequest,
) -> Result<StartUserImportJobResponse, Failure> {
    let (pool_id, id) = named(app, input.user_pool_id, input.job_id).await?;
    let pool = app.pools.pool(&pool_id).await?;
    let now = app.clock.now();
    let has_file = job_files::exists(app, &id).await?;
    let starting = pool_resources::change::<ImportJob>(app, &pool_id, &id, |job| {
        Ok(job.start(&pool.pool, has_file, now).map_err(Error::from)?)
    });
    let job = starting.await.map_err(|failure| match failure {
        // The name of the job that is under way is taken.
        Failure::Store(StoreError::Conflict(Conflict::ResourceExists(..))) => {
            Error::from(Problem::AnotherActive).into()
        }
        other => other,
    })?;
    app.imports.start(pool_id, id);
    Ok(StartUserImportJobResponse { user_import_job: Some(job.description(now)) })
}

/// StopUserImportJob. Answers when the job has stopped, or `Stopping` if that takes long.
pub async fn stop_user_import_job(
    app: &App,
    _: &Call,
    input: StopUserImportJobRequest,
) -> Result<StopUserImportJobResponse, Failure> {
    let (pool, id) = named(app, input.user_pool_id, input.job_id).await?;
    let now = app.clock.now();
    let stopping =
        pool_resources::change::<ImportJob>(app, &pool, &id, |job| Ok(job.stop(now).map_err(Error::from)?));
    if !stopping.await?.is_active() {
        // Nobody runs it, so nobody else removes its file before the next sweep.
        if let Err(failure) = job_files::remove(app, &id).await {
            tracing::warn!(cause = failure.cause(), "the file of an import job could not be removed");
        }
    }
    let stopped = async {
        loop {
            let step = app.imports.stepped.notified();
            let job = pool_resources::load::<ImportJob>(app, &pool, &id).await?.value;
            if !job.is_active() {
                return Ok::<_, Failure>(job);
            }
            tokio::select! {
                () = step => {}
                () = tokio::time::sleep(STOP_LOOK), if app.store.is_shared() => {}
            }
        }
    };
    let job = match tokio::time::timeout(STOP_WAIT, stopped).await {
        Ok(job) => job?,
        Err(_) => pool_resources::load::<ImportJob>(app, &pool, &id).await?.value,
    };
    Ok(StopUserImportJobResponse { user_import_job: Some(job.description(app.clock.now())) })
}

/// The pool and the job that a request names; the pool exists.
async fn named(app: &App, pool: Option<String>, job: Option<String>) -> Result<(UserPoolId, String), Failure> {
    let pool = app.pools.pool(&pool_id(pool)).await?;
    Ok((pool.pool.id.clone(), job.unwrap_or_default()))
}
