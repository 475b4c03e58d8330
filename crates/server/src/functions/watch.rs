//! Noticing that a directory was saved: many changes of files in a short time are one.

use std::path::{Path, PathBuf};
use std::time::Duration;

use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher};
use tokio::sync::mpsc;
use vestibule_functions::is_left_out;

/// A save is over when nothing has changed for this long.
const QUIET: Duration = Duration::from_millis(150);
/// However much changes, what there is is taken after this long.
const PATIENCE: Duration = Duration::from_secs(2);

/// A directory that is watched.
pub struct Watched {
    changes: mpsc::Receiver<Result<(), notify::Error>>,
    _watcher: RecommendedWatcher,
}

impl Watched {
    /// Watches a directory and everything below it.
    pub fn new(directory: &Path) -> anyhow::Result<Self> {
        let root = directory.canonicalize()?;
        // One that waits is as good as many: it says that something has changed since.
        let (sender, changes) = mpsc::channel(1);
        let watched_root = root.clone();
        let mut watcher = notify::recommended_watcher(move |event: Result<Event, notify::Error>| {
            let change = event.map(|event| matters(&watched_root, &event));
            if !matches!(change, Ok(false)) {
                let _ = sender.try_send(change.map(drop));
            }
        })?;
        watcher.watch(&root, RecursiveMode::Recursive)?;
        Ok(Self { changes, _watcher: watcher })
    }

    /// Waits until something has changed and then nothing for a moment.
    pub async fn changed(&mut self) -> anyhow::Result<()> {
        let ended = || anyhow::anyhow!("the watch has ended");
        self.changes.recv().await.ok_or_else(ended)??;
        let settling = async {
            while let Ok(change) = tokio::time::timeout(QUIET, self.changes.recv()).await {
                change.ok_or_else(ended)??;
            }
            anyhow::Ok(())
        };
        tokio::time::timeout(PATIENCE, settling).await.unwrap_or(Ok(()))
    }
}

/// Whether an event changes what would be deployed: reading does not, nor does what is left out of packages.
fn matters(root: &Path, event: &Event) -> bool {
    if event.kind.is_access() {
        return false;
    }
    let is_part = |path: &PathBuf| {
        let relative = path.strip_prefix(root).unwrap_or(path);
        !relative.components().any(|part| is_left_out(&part.as_os_str().to_string_lossy()))
    };
    event.paths.is_empty() || event.paths.iter().any(is_part)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use notify::EventKind;
    use notify::event::{AccessKind, CreateKind, ModifyKind};
    use tempfile::TempDir;

    use super::*;

    #[test]
    fn only_what_would_be_deployed_matters() {
        let root = Path::new("/code");
        let event = |kind, path: &str| Event::new(kind).add_path(path.into());
        let modify = EventKind::Modify(ModifyKind::Any);
        assert!(matters(root, &event(modify, "/code/app.py")));
        assert!(matters(root, &event(EventKind::Create(CreateKind::File), "/code/lib/part.py")));
        assert!(!matters(root, &event(EventKind::Access(AccessKind::Any), "/code/app.py")));
        assert!(!matters(root, &event(modify, "/code/__pycache__/app.pyc")));
        assert!(!matters(root, &event(modify, "/code/.git/index")));
        assert!(!matters(root, &event(modify, "/code/.app.py.swp")));
        assert!(matters(root, &Event::new(EventKind::Other)));
    }

    #[tokio::test]
    async fn a_save_is_noticed_also_when_the_editor_replaces_the_file() {
        let directory = TempDir::new().unwrap();
        let file = directory.path().join("app.py");
        fs::write(&file, "one").unwrap();
        let mut watched = Watched::new(directory.path()).unwrap();
        fs::write(directory.path().join("new"), "two").unwrap();
        fs::rename(directory.path().join("new"), &file).unwrap();
        watched.changed().await.unwrap();
        fs::create_dir(directory.path().join("lib")).unwrap();
        watched.changed().await.unwrap();
        fs::write(directory.path().join("lib/part.py"), "three").unwrap();
        watched.changed().await.unwrap();
    }
}
