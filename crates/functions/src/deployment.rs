//! One version of a function, ready to be run: its settings and where its code lies.
//!
//! A change makes a new deployment; workers of the old one finish what they are doing and go. The directory of code that no
//! deployment uses any more is removed when the last of them is dropped.

use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use bytes::Bytes;
use tokio::sync::OnceCell;

use crate::package;
use crate::registry::FunctionRegistry;

/// In which form platform and application lines are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogFormat {
    /// Plain lines.
    Text,
    /// One JSON object a line, for application lines.
    Json,
}

/// Everything a worker needs to know to run a function.
pub struct Deployment {
    /// The function's bare name.
    pub name: String,
    /// The runtime identifier it declares, as in `python3.13`.
    pub runtime: String,
    /// The handler string.
    pub handler: String,
    /// How long one invocation may take.
    pub timeout: Duration,
    /// The memory it may use, in MB.
    pub memory_mb: u32,
    /// The size a temporary file may have, in MB.
    pub storage_mb: u32,
    /// The environment variables of its owner.
    pub variables: BTreeMap<String, String>,
    /// The log group it writes to.
    pub log_group: String,
    /// The form of its log lines.
    pub log_format: LogFormat,
    /// The least severe application line that is kept, with JSON lines only.
    pub log_level: Option<String>,
    /// Its code.
    pub code: Arc<Code>,
}

impl Deployment {
    /// The group functions log to unless they name another.
    pub fn default_log_group(name: &str) -> String {
        format!("/aws/lambda/{name}")
    }

    /// Whether a worker of the one could serve calls of the other.
    pub(crate) fn runs_like(&self, other: &Self) -> bool {
        // Taken apart, so that a setting that is added is thought of here.
        let Self {
            name,
            runtime,
            handler,
            timeout,
            memory_mb,
            storage_mb,
            variables,
            log_group,
            log_format,
            log_level,
            code,
        } = self;
        Arc::ptr_eq(code, &other.code)
            && storage_mb == &other.storage_mb
            && (name, runtime, handler) == (&other.name, &other.runtime, &other.handler)
            && (timeout, memory_mb, variables) == (&other.timeout, &other.memory_mb, &other.variables)
            && (log_group, log_format, log_level) == (&other.log_group, &other.log_format, &other.log_level)
    }
}

impl fmt::Debug for Deployment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Deployment").field("name", &self.name).field("runtime", &self.runtime).finish_non_exhaustive()
    }
}

/// The unpacked code of a function. Unpacked when it is first needed.
pub struct Code {
    function: String,
    sha256: String,
    directory: PathBuf,
    registry: Arc<dyn FunctionRegistry>,
    is_ready: OnceCell<()>,
    is_obsolete: AtomicBool,
}

impl Code {
    /// The code with the given digest, in a directory of its own below `packages`. Two codes with equal digests are told
    /// apart by `id`, so that one can go while the other stays.
    pub fn new(packages: &Path, function: &str, sha256: &str, id: &str, registry: Arc<dyn FunctionRegistry>) -> Self {
        let letters: String = sha256.chars().filter(char::is_ascii_alphanumeric).take(12).collect();
        Self {
            function: function.to_owned(),
            sha256: sha256.to_owned(),
            directory: packages.join(function).join(format!("{letters}-{id}")),
            registry,
            is_ready: OnceCell::new(),
            is_obsolete: AtomicBool::new(false),
        }
    }

    /// Where the code lies once it is unpacked.
    pub(crate) fn location(&self) -> &Path {
        &self.directory
    }

    /// The digest of the package, as the API shows it.
    pub fn sha256(&self) -> &str {
        &self.sha256
    }

    /// Unpacks a package that was just uploaded, which shows whether it is a good one.
    pub async fn unpack(&self, package: Bytes) -> Result<(), package::PackageError> {
        let directory = self.directory.clone();
        tokio::task::spawn_blocking(move || package::unpack(&package, &directory))
            .await
            .map_err(std::io::Error::other)??;
        let _ = self.is_ready.set(());
        Ok(())
    }

    /// The directory the code lies in, unpacked from the stored package if it is missing.
    pub async fn directory(&self) -> anyhow::Result<&Path> {
        self.is_ready
            .get_or_try_init(|| async {
                if self.directory.is_dir() {
                    return Ok(());
                }
                let package = self.registry.package(&self.function).await?;
                let package = package.ok_or_else(|| anyhow::anyhow!("the package of {} is missing", self.function))?;
                anyhow::ensure!(
                    package::code_sha256(&package) == self.sha256,
                    "the stored package of {} is not the one it should be",
                    self.function
                );
                let directory = self.directory.clone();
                tokio::task::spawn_blocking(move || package::unpack(&package, &directory)).await??;
                anyhow::Ok(())
            })
            .await?;
        Ok(&self.directory)
    }

    /// Marks the code as unused: its directory goes when the last worker that runs it has gone.
    pub fn retire(&self) {
        self.is_obsolete.store(true, Ordering::Relaxed);
    }
}

impl Drop for Code {
    fn drop(&mut self) {
        if *self.is_obsolete.get_mut() {
            package::remove(&self.directory);
        }
    }
}
