//! A directory as a package: the zip that a function of these files is made of.
//!
//! The same files make the same bytes, whenever and wherever they are zipped, so that a package's digest tells whether
//! anything has changed. What tools leave beside the code is not part of it. Reading packages is [`crate::package`]'s work.

use std::fs;
use std::io::{self, Cursor, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use bytes::Bytes;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::package::{ENTRIES_MAX, UNZIPPED_BYTES_MAX, ZIPPED_BYTES_MAX, code_sha256, stays_inside};

/// Names that are never part of a function.
const LEFT_OUT: [&str; 11] = [
    ".DS_Store",
    ".git",
    ".hg",
    ".idea",
    ".mypy_cache",
    ".pytest_cache",
    ".ruff_cache",
    ".svn",
    ".venv",
    ".vscode",
    "__pycache__",
];
/// Endings of what editors and interpreters leave behind.
const LEFT_OUT_ENDINGS: [&str; 4] = ["~", ".pyc", ".swp", ".swx"];

/// A directory's files, zipped.
#[derive(Clone, Debug)]
pub struct Bundle {
    /// The package.
    pub package: Bytes,
    /// How many files and links are in it.
    pub files: usize,
}

/// Why a directory makes no package.
#[derive(Debug, thiserror::Error)]
pub enum BundleError {
    /// There is no such directory.
    #[error("{} is not a directory", .0.display())]
    NoDirectory(PathBuf),
    /// There is nothing in it.
    #[error("{} holds no files", .0.display())]
    Empty(PathBuf),
    /// A link would lead out of the package.
    #[error("the link {} leads out of the directory", .0.display())]
    LinkOut(PathBuf),
    /// A name is not text, or no name for a package.
    #[error("{} has a name that a package cannot hold", .0.display())]
    Name(PathBuf),
    /// There are too many files.
    #[error("there are more than {ENTRIES_MAX} files")]
    TooManyFiles,
    /// The files are too large together.
    #[error("the files are larger than {UNZIPPED_BYTES_MAX} bytes together, which is what a function may be")]
    TooLarge,
    /// The package is too large.
    #[error("the package is larger than {ZIPPED_BYTES_MAX} bytes, which is what an upload may be")]
    PackageTooLarge,
    /// A file could not be read.
    #[error("{}", .0.display())]
    Unreadable(PathBuf, #[source] io::Error),
    /// The archive could not be written.
    #[error("the package could not be written")]
    Archive(#[from] zip::result::ZipError),
}

impl Bundle {
    /// Zips a directory. Reads all of it: may take long.
    pub fn of(directory: &Path) -> Result<Self, BundleError> {
        if !directory.is_dir() {
            return Err(BundleError::NoDirectory(directory.to_owned()));
        }
        let mut paths = Vec::new();
        collect(directory, Path::new(""), &mut paths)?;
        if paths.is_empty() {
            return Err(BundleError::Empty(directory.to_owned()));
        }
        paths.sort();
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        let mut bytes_left = UNZIPPED_BYTES_MAX;
        for path in &paths {
            bytes_left = add(&mut archive, directory, path, bytes_left)?;
        }
        let package = archive.finish()?.into_inner();
        if package.len() > ZIPPED_BYTES_MAX {
            return Err(BundleError::PackageTooLarge);
        }
        Ok(Self { package: package.into(), files: paths.len() })
    }

    /// The digest of the package, as the API shows it.
    pub fn sha256(&self) -> String {
        code_sha256(&self.package)
    }
}

/// Whether something of this name is never part of a function.
pub fn is_left_out(name: &str) -> bool {
    LEFT_OUT.contains(&name) || LEFT_OUT_ENDINGS.iter().any(|ending| name.ends_with(ending))
}

/// The files and links below `relative`, relative to `root`.
fn collect(root: &Path, relative: &Path, paths: &mut Vec<PathBuf>) -> Result<(), BundleError> {
    let directory = root.join(relative);
    let unreadable = |error| BundleError::Unreadable(directory.clone(), error);
    for entry in fs::read_dir(&directory).map_err(unreadable)? {
        let entry = entry.map_err(unreadable)?;
        let name = entry.file_name();
        let path = relative.join(&name);
        let Some(name) = name.to_str().filter(|name| !name.contains('\\')) else {
            return Err(BundleError::Name(path));
        };
        if is_left_out(name) {
            continue;
        }
        let kind = entry.file_type().map_err(unreadable)?;
        if kind.is_dir() {
            collect(root, &path, paths)?;
        } else if kind.is_file() || kind.is_symlink() {
            paths.push(path);
        }
        if paths.len() > ENTRIES_MAX {
            return Err(BundleError::TooManyFiles);
        }
    }
    Ok(())
}

/// Adds one file or link, and returns how many bytes may still come.
fn add(
    archive: &mut ZipWriter<Cursor<Vec<u8>>>,
    root: &Path,
    path: &Path,
    bytes_left: u64,
) -> Result<u64, BundleError> {
    let place = root.join(path);
    let unreadable = |error| BundleError::Unreadable(place.clone(), error);
    let name = path.to_str().ok_or_else(|| BundleError::Name(path.to_owned()))?;
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    let about = fs::symlink_metadata(&place).map_err(unreadable)?;
    if about.is_symlink() {
        let target = fs::read_link(&place).map_err(unreadable)?;
        let target = target.to_str().filter(|target| stays_inside(path, target));
        let target = target.ok_or_else(|| BundleError::LinkOut(path.to_owned()))?;
        archive.add_symlink(name, target, options)?;
        return Ok(bytes_left);
    }
    let content = fs::read(&place).map_err(unreadable)?;
    let bytes_left = bytes_left.checked_sub(content.len() as u64).ok_or(BundleError::TooLarge)?;
    // Who may run it counts; whose it is does not.
    let mode = if about.permissions().mode() & 0o111 == 0 { 0o644 } else { 0o755 };
    archive.start_file(name, options.unix_permissions(mode))?;
    archive.write_all(&content).map_err(unreadable)?;
    Ok(bytes_left)
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::symlink;

    use tempfile::TempDir;

    use super::*;
    use crate::package;

    fn write(directory: &TempDir, name: &str, content: &str) {
        let path = directory.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }

    #[test]
    fn a_directory_comes_out_of_its_package_as_it_went_in() {
        let directory = TempDir::new().unwrap();
        write(&directory, "app.py", "code");
        write(&directory, "lib/deep/part.py", "part");
        write(&directory, "bootstrap", "#!/bin/sh\n");
        fs::set_permissions(directory.path().join("bootstrap"), fs::Permissions::from_mode(0o700)).unwrap();
        symlink("../lib/deep/part.py", directory.path().join("lib/linked.py")).unwrap();
        for name in ["__pycache__/app.cpython-313.pyc", ".git/HEAD", "app.py~", ".DS_Store", "lib/old.pyc"] {
            write(&directory, name, "left out");
        }
        let bundle = Bundle::of(directory.path()).unwrap();
        assert_eq!(bundle.files, 4);
        let target = directory.path().join("unpacked");
        package::unpack(&bundle.package, &target).unwrap();
        assert_eq!(fs::read_to_string(target.join("lib/linked.py")).unwrap(), "part");
        assert_eq!(fs::metadata(target.join("bootstrap")).unwrap().permissions().mode() & 0o777, 0o755);
        assert_eq!(fs::metadata(target.join("app.py")).unwrap().permissions().mode() & 0o777, 0o644);
        assert!(!target.join("__pycache__").exists() && !target.join(".git").exists());
    }

    #[test]
    fn the_same_files_make_the_same_package_and_others_do_not() {
        let (one, other) = (TempDir::new().unwrap(), TempDir::new().unwrap());
        for name in ["b.py", "a.py", "c/d.py"] {
            write(&one, name, name);
        }
        for name in ["c/d.py", "a.py", "b.py"] {
            write(&other, name, name);
        }
        let digest = |directory: &TempDir| Bundle::of(directory.path()).unwrap().sha256();
        assert_eq!(digest(&one), digest(&other));
        write(&other, "a.py", "changed");
        assert_ne!(digest(&one), digest(&other));
    }

    #[test]
    fn what_makes_no_package_is_told() {
        let directory = TempDir::new().unwrap();
        let message = |path: &Path| Bundle::of(path).unwrap_err().to_string();
        assert!(message(&directory.path().join("none")).ends_with("none is not a directory"));
        assert!(message(directory.path()).ends_with(" holds no files"));
        symlink("/etc/passwd", directory.path().join("out")).unwrap();
        assert_eq!(message(directory.path()), "the link out leads out of the directory");
    }
}
