//! A worker's own directory for temporary files: there when it starts, gone when it ends.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// A directory that is removed with all that is in it when this is dropped.
pub(crate) struct Scratch {
    path: PathBuf,
}

impl Scratch {
    /// A fresh directory below `parent`.
    pub fn new(parent: &Path) -> io::Result<Self> {
        let path = parent.join(crate::ids::hex_id());
        fs::create_dir_all(&path)?;
        Ok(Self { path })
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let path = std::mem::take(&mut self.path);
        let remove = move || drop(fs::remove_dir_all(path));
        // There may be much to remove.
        match tokio::runtime::Handle::try_current() {
            Ok(runtime) => drop(runtime.spawn_blocking(remove)),
            Err(_) => remove(),
        }
    }
}
