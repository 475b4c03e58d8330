//! Where the files of jobs are: in this server's directory or, where other nodes share the store, in the store.
//!
//! In the store a file is a head and pieces. The pieces have the name of their upload, and the head, which is one row, says which upload
//! is the job's file: so a later upload takes the place of an earlier one at once, and nobody ever reads some of each. The node that runs
//! a job has a copy without a name, which goes with the run. All of it was sealed by the node that it was sent to.
//!
//! What an upload leaves that breaks off between pieces, or that ends after its job, is forgotten when its time is over.

use std::fs::File;
use std::io::{self, Read as _, Write as _};

use serde::{Deserialize, Serialize};
use vestibule_api::Timestamp;
use vestibule_api::cognito_idp::UserImportJobStatusType::Created;
use vestibule_identity::ids::UserPoolId;
use vestibule_identity::user_import::job::ImportJob;
use vestibule_store::{Order, PAGE_MAX};

use super::files::{FileReader, WholeFile};
use super::upload::blocking;
use crate::app::App;
use crate::error::Failure;
use crate::pool_resources;

/// Bytes of a sealed file that are one piece in the store.
const PIECE_BYTES: u64 = 1024 * 1024;
/// How long a file is kept after its upload URL has ended: a job can be started for two days, and has another one to run.
const KEPT_MS: i64 = 3 * 24 * 60 * 60 * 1000;

/// The upload that is a job's file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Head {
    upload: String,
    pieces: u32,
}

/// A file that has arrived where it is kept, but is not the job's yet.
pub enum Arrived {
    /// In the directory.
    Here(WholeFile),
    /// In the store.
    Shared(SharedFile),
}

/// A file whose pieces are in the store.
pub struct SharedFile {
    job: String,
    head: Head,
    expires_at: Timestamp,
}

/// A file that can be read.
pub struct Opened {
    /// From its beginning.
    pub reader: FileReader,
    /// Which upload it is, where it comes from the store.
    pub upload: Option<String>,
}

/// Brings a file where it is kept.
pub async fn bring(app: &App, job: &str, whole: WholeFile, upload_ends_at: Timestamp) -> Result<Arrived, Failure> {
    if !app.store.is_shared() {
        return Ok(Arrived::Here(whole));
    }
    let expires_at = Timestamp::from_millis(upload_ends_at.as_millis().saturating_add(KEPT_MS));
    let upload = app.rng.uuid().simple().to_string();
    match copy_in(app, &pieces_name(job, &upload), whole, expires_at).await {
        Ok(pieces) => {
            let head = Head { upload, pieces };
            Ok(Arrived::Shared(SharedFile { job: job.to_owned(), head, expires_at }))
        }
        Err(failure) => {
            forget(app, &pieces_name(job, &upload)).await;
            Err(failure)
        }
    }
}

impl Arrived {
    /// Makes it the job's file, in the place of an earlier one: one renaming or one row.
    pub async fn put(self, app: &App) -> Result<(), Failure> {
        match self {
            Self::Here(whole) => Ok(whole.put().map_err(anyhow::Error::from)?),
            Self::Shared(file) => file.put(app).await,
        }
    }

    /// Removes it: the job takes no file any more.
    pub async fn withdraw(self, app: &App) {
        if let Self::Shared(file) = self {
            forget(app, &pieces_name(&file.job, &file.head.upload)).await;
        }
    }
}

impl SharedFile {
    async fn put(self, app: &App) -> Result<(), Failure> {
        let earlier = head(app, &self.job).await?;
        let head = serde_json::to_vec(&self.head).map_err(anyhow::Error::from)?;
        app.store.put_file_piece(&head_name(&self.job), 0, head, self.expires_at).await?;
        if let Some(earlier) = earlier {
            forget(app, &pieces_name(&self.job, &earlier.upload)).await;
        }
        Ok(())
    }
}

/// Whether a job has its file.
pub async fn exists(app: &App, job: &str) -> Result<bool, Failure> {
    if !app.store.is_shared() {
        return Ok(app.imports.files.exists(job));
    }
    Ok(head(app, job).await?.is_some())
}

/// Reads a job's file from its beginning, if it has one.
pub async fn open(app: &App, job: &str) -> Result<Option<Opened>, Failure> {
    let (files, id) = (app.imports.files.clone(), job.to_owned());
    if !app.store.is_shared() {
        let opened = blocking(move || match files.open(&id, 0) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            opened => opened.map(|reader| Some(Opened { reader, upload: None })),
        });
        return Ok(opened.await.map_err(anyhow::Error::from)?);
    }
    let mut before: Option<Head> = None;
    loop {
        let head = head(app, job).await?;
        let Some(now) = head.filter(|head| before.as_ref() != Some(head)) else { return Ok(None) };
        if let Some(copy) = copy_out(app, job, &now).await? {
            let reader = blocking(move || files.read(&id, copy, 0)).await.map_err(anyhow::Error::from)?;
            return Ok(Some(Opened { reader, upload: Some(now.upload) }));
        }
        // Pieces are missing: there may be a later upload.
        before = Some(now);
    }
}

/// Removes a job's file, if it has one.
pub async fn remove(app: &App, job: &str) -> Result<(), Failure> {
    if !app.store.is_shared() {
        let (files, id) = (app.imports.files.clone(), job.to_owned());
        return Ok(blocking(move || files.remove(&id)).await.map_err(anyhow::Error::from)?);
    }
    let Some(head) = head(app, job).await? else { return Ok(()) };
    // The head last: while it is there, the rest can be found.
    app.store.delete_file(&pieces_name(job, &head.upload)).await?;
    Ok(app.store.delete_file(&head_name(job)).await?)
}

/// The jobs of a pool that may have files in the store, for whoever is about to delete it. Files of the directory are swept.
pub async fn waiting(app: &App, pool: &UserPoolId) -> Result<Vec<String>, Failure> {
    let (mut waiting, mut token) = (Vec::new(), None::<String>);
    if !app.store.is_shared() {
        return Ok(waiting);
    }
    loop {
        let (jobs, next) =
            pool_resources::list::<ImportJob>(app, pool, Order::OldestFirst, token.as_deref(), PAGE_MAX).await?;
        waiting.extend(jobs.into_iter().filter(|job| job.status == Created).map(|job| job.id));
        token = next;
        if token.is_none() {
            return Ok(waiting);
        }
    }
}

/// The pieces of a file, once it is in the store.
async fn copy_in(app: &App, name: &str, whole: WholeFile, expires_at: Timestamp) -> Result<u32, Failure> {
    let mut file = blocking(move || whole.into_file()).await.map_err(anyhow::Error::from)?;
    let mut pieces = 0;
    loop {
        let reading = blocking(move || {
            let mut piece = Vec::new();
            (&mut file).take(PIECE_BYTES).read_to_end(&mut piece)?;
            Ok((file, piece))
        });
        let (same, piece) = reading.await.map_err(anyhow::Error::from)?;
        file = same;
        if piece.is_empty() {
            return Ok(pieces);
        }
        app.store.put_file_piece(name, pieces, piece, expires_at).await?;
        pieces += 1;
    }
}

/// A copy of an upload that has no name; none if not all of the upload is there.
async fn copy_out(app: &App, job: &str, head: &Head) -> Result<Option<File>, Failure> {
    let (files, name) = (app.imports.files.clone(), pieces_name(job, &head.upload));
    let mut file = blocking(move || files.nameless()).await.map_err(anyhow::Error::from)?;
    for number in 0..head.pieces {
        let Some(piece) = app.store.file_piece(&name, number).await? else { return Ok(None) };
        file = blocking(move || file.write_all(&piece).map(|()| file)).await.map_err(anyhow::Error::from)?;
    }
    Ok(Some(file))
}

async fn head(app: &App, job: &str) -> Result<Option<Head>, Failure> {
    let Some(bytes) = app.store.file_piece(&head_name(job), 0).await? else { return Ok(None) };
    Ok(Some(serde_json::from_slice(&bytes).map_err(anyhow::Error::from)?))
}

async fn forget(app: &App, name: &str) {
    if let Err(error) = app.store.delete_file(name).await {
        tracing::warn!(%error, "an upload that nobody needs could not be removed before its time");
    }
}

fn head_name(job: &str) -> String {
    format!("import {job}")
}

fn pieces_name(job: &str, upload: &str) -> String {
    format!("import {job} {upload}")
}
