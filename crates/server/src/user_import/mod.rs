//! Importing and exporting users: the API's jobs, and what `vestibule users` talks to.
//!
//! ```text
//!   CreateUserImportJob ─▶ a URL ─PUT─▶ upload ─▶ files (sealed) ─StartUserImportJob─▶ runner ─▶ bulk ─▶ the store, the log
//!                                                └▶ job_files: in the store, where nodes share one, and any of them is the runner
//!   vestibule users import ─▶ endpoint ─▶ bulk            vestibule users export ◀─ endpoint ◀─ the store
//! ```
//!
//! What a line means, and how a job goes along, is `identity::user_import`'s; the operations are in `operations::user_import_jobs`.

mod bulk;
pub mod commands;
pub mod endpoint;
mod files;
pub mod job_files;
mod lines;
mod runner;
mod source;
pub mod upload;

use std::path::Path;
use std::sync::{Mutex, PoisonError};

use tokio::sync::{Notify, Semaphore};
use vestibule_identity::Error;
use vestibule_identity::ids::UserPoolId;
use vestibule_identity::user_import::job::{ImportJob, Problem, active_name};
use vestibule_store::MasterKeys;

use crate::app::App;
use crate::error::Failure;
use crate::pool_resources;

pub use runner::run;

/// Batches of users from a command that are in memory at a time.
const BATCHES_MAX: usize = 16;

/// What the operations and the runner of jobs share.
pub struct Imports {
    /// Makes upload URLs and knows them again.
    pub links: upload::UploadLinks,
    /// The uploaded files.
    pub files: files::ImportFiles,
    started: Mutex<Vec<(UserPoolId, String)>>,
    woken: Notify,
    /// Told after every step of a job, for whoever waits for one to stop.
    pub stepped: Notify,
    /// How many batches of users from a command may be in memory at a time.
    pub batches: Semaphore,
}

impl Imports {
    /// The jobs of a server that keeps its files in this directory and is reached by this URL.
    pub fn new(master_key: &MasterKeys, data: &Path, public_url: &str) -> Self {
        Self {
            links: upload::UploadLinks::new(master_key, public_url),
            files: files::ImportFiles::new(master_key, &data.join("imports")),
            started: Mutex::default(),
            woken: Notify::new(),
            stepped: Notify::new(),
            batches: Semaphore::new(BATCHES_MAX),
        }
    }

    /// Hands a job that was started to the runner.
    pub fn start(&self, pool: UserPoolId, job: String) {
        self.started.lock().unwrap_or_else(PoisonError::into_inner).push((pool, job));
        self.woken.notify_one();
    }

    /// The jobs that were started since this was asked before; waits for one.
    async fn started(&self) -> Vec<(UserPoolId, String)> {
        loop {
            let jobs = std::mem::take(&mut *self.started.lock().unwrap_or_else(PoisonError::into_inner));
            if !jobs.is_empty() {
                return jobs;
            }
            self.woken.notified().await;
        }
    }
}

/// Refuses a change of a pool whose users are being imported.
///
/// Cognito: AddCustomAttributes, DeleteUserPool and UpdateUserPool know this refusal. Source: the model.
pub async fn refuse_while_active(app: &App, pool: &UserPoolId) -> Result<(), Failure> {
    match pool_resources::find_named::<ImportJob>(app, Some(pool), active_name()).await? {
        Some(_) => Err(Error::from(Problem::InProgress).into()),
        None => Ok(()),
    }
}
