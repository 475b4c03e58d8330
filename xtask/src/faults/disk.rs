//! A small disk of its own, in memory, which can be filled and freed.

use std::fs::File;
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, ensure};

const SIZE: &str = "size=128m,mode=0755";

/// A mounted disk. Dropped, it is unmounted.
pub struct Disk {
    directory: PathBuf,
    filler: Option<File>,
}

impl Disk {
    /// Mounts one; only root may.
    pub fn mount(directory: &Path) -> anyhow::Result<Self> {
        std::fs::create_dir_all(directory)?;
        let mut command = Command::new("mount");
        let output = command.args(["-t", "tmpfs", "-o", SIZE, "tmpfs"]).arg(directory).output().context("no mount")?;
        ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr).trim());
        Ok(Self { directory: directory.to_owned(), filler: None })
    }

    /// Where it is.
    pub fn directory(&self) -> &Path {
        &self.directory
    }

    /// Takes every byte that is free.
    pub fn fill(&mut self) -> anyhow::Result<()> {
        let filler = match &mut self.filler {
            Some(filler) => filler,
            none => none.insert(File::create(self.directory.join("filler"))?),
        };
        // Large pieces first; a page is the least that there is.
        for size in [1 << 20, 4096] {
            let piece = vec![0; size];
            loop {
                match filler.write(&piece) {
                    Ok(1..) => {}
                    Ok(0) => break,
                    Err(error) if error.kind() == ErrorKind::StorageFull => break,
                    Err(error) => return Err(error.into()),
                }
            }
        }
        Ok(())
    }

    /// Gives back what filling took.
    pub fn free(&mut self) -> anyhow::Result<()> {
        if self.filler.take().is_some() {
            std::fs::remove_file(self.directory.join("filler"))?;
        }
        Ok(())
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        self.filler = None;
        match Command::new("umount").arg("-l").arg(&self.directory).status() {
            Ok(status) if status.success() => {}
            other => eprintln!("{} stays mounted: {other:?}", self.directory.display()),
        }
    }
}
