//! Function packages: what a zip may hold, and how it becomes a directory.
//!
//! A package is unpacked into a fresh temporary directory beside its final place and renamed there in one step, so a directory
//! that exists is whole. Nothing an archive says is believed: sizes are counted while inflating, names may not leave the
//! directory, links are made last and must stay inside. Does not decide when a package is needed; that is [`crate::host`].

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Cursor, Read, Write};
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt, symlink};
use std::path::{Component, Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use zip::ZipArchive;

/// The largest package a request may carry, in bytes.
pub const ZIPPED_BYTES_MAX: usize = 50 * 1024 * 1024;
/// The largest size of a package's content, in bytes.
pub const UNZIPPED_BYTES_MAX: u64 = 250 * 1024 * 1024;
/// The most files, directories and links a package may hold.
pub const ENTRIES_MAX: usize = 65_535;
/// The longest link target, in bytes.
const LINK_BYTES_MAX: u64 = 4096;

/// Why a package is refused.
#[derive(Debug, thiserror::Error)]
pub enum PackageError {
    /// Nothing was sent.
    #[error("Uploaded file must be a non-empty zip")]
    Empty,
    /// The archive itself is too large.
    #[error("Zipped size must be smaller than {ZIPPED_BYTES_MAX} bytes")]
    ZippedTooLarge,
    /// The content is too large, whatever the archive claims.
    #[error("Unzipped size must be smaller than {UNZIPPED_BYTES_MAX} bytes")]
    UnzippedTooLarge,
    /// Not a zip, damaged, or holding an entry that may not be written; the reason is for the log.
    #[error("Could not unzip uploaded file. Please check your file, then try to upload again.")]
    Unreadable(String),
    /// The disk refused.
    #[error("the package could not be written")]
    Io(#[from] io::Error),
}

/// The SHA-256 of a package as the API shows it: base64 of the digest of the zip's bytes.
pub fn code_sha256(package: &[u8]) -> String {
    STANDARD.encode(aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, package))
}

/// Unpacks `package` to `target`. A target that exists is complete, and is left as it is.
pub fn unpack(package: &Bytes, target: &Path) -> Result<(), PackageError> {
    if package.is_empty() {
        return Err(PackageError::Empty);
    }
    if package.len() > ZIPPED_BYTES_MAX {
        return Err(PackageError::ZippedTooLarge);
    }
    if target.is_dir() {
        return Ok(());
    }
    let staging = make_staging(target)?;
    let outcome = extract(package, &staging).and_then(|()| place(&staging, target));
    if outcome.is_err() {
        remove(&staging);
    }
    outcome
}

/// Removes an unpacked package, and the directory around it if nothing else is in there.
pub fn remove(target: &Path) {
    let _ = fs::remove_dir_all(target);
    if let Some(parent) = target.parent() {
        let _ = fs::remove_dir(parent);
    }
}

/// A fresh directory beside `target`.
fn make_staging(target: &Path) -> io::Result<PathBuf> {
    let parent = target.parent().ok_or_else(|| io::Error::other("a package needs a directory to live in"))?;
    let staging = parent.join(format!(".unpacking-{}", crate::ids::hex_id()));
    let mut attempts = 0;
    loop {
        fs::create_dir_all(parent)?;
        match fs::create_dir(&staging) {
            Ok(()) => return Ok(staging),
            // The last package beside it has just gone, and took the directory with it.
            Err(error) if error.kind() == io::ErrorKind::NotFound && attempts < 10 => attempts += 1,
            Err(error) => return Err(error),
        }
    }
}

/// Moves the finished directory to its place; losing a race to an equal package is a success.
fn place(staging: &Path, target: &Path) -> Result<(), PackageError> {
    match fs::rename(staging, target) {
        Ok(()) => Ok(()),
        Err(_) if target.is_dir() => Ok(fs::remove_dir_all(staging)?),
        Err(error) => Err(error.into()),
    }
}

fn extract(package: &Bytes, root: &Path) -> Result<(), PackageError> {
    let mut archive = ZipArchive::new(Cursor::new(package.as_ref())).map_err(unreadable)?;
    if archive.is_empty() {
        return Err(PackageError::Empty);
    }
    if archive.len() > ENTRIES_MAX {
        return Err(PackageError::Unreadable(format!("{} entries", archive.len())));
    }
    let mut bytes_left = UNZIPPED_BYTES_MAX;
    let mut links = Vec::new();
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).map_err(unreadable)?;
        let name = entry.name().map_err(unreadable)?.into_owned();
        let path =
            inside(&name).ok_or_else(|| PackageError::Unreadable(format!("the name {name:?} leaves the package")))?;
        if path.as_os_str().is_empty() {
            continue;
        }
        if entry.is_dir() {
            fs::create_dir_all(root.join(&path)).map_err(|error| clash(&name, &error))?;
        } else if entry.is_symlink() {
            let mut target = String::new();
            entry.by_ref().take(LINK_BYTES_MAX + 1).read_to_string(&mut target).map_err(unreadable)?;
            if target.len() as u64 > LINK_BYTES_MAX || !stays_inside(&path, &target) {
                return Err(PackageError::Unreadable(format!("the link {name:?} leaves the package")));
            }
            links.push((path, target));
        } else {
            let mode = entry.unix_mode().map_or(0o644, |mode| (mode & 0o777) | 0o400);
            bytes_left = write_file(&mut entry, &root.join(&path), mode, bytes_left).map_err(|error| match error {
                PackageError::Io(error) => clash(&name, &error),
                other => other,
            })?;
        }
    }
    make_links(root, links)
}

/// Copies one file, counting what really comes out of the archive, and returns how many bytes may still come.
fn write_file(entry: &mut impl Read, path: &Path, mode: u32, bytes_left: u64) -> Result<u64, PackageError> {
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent)?;
    }
    let mut file = File::options().write(true).create(true).truncate(true).mode(0o600).open(path)?;
    let mut written = 0;
    let mut buffer = vec![0; 32 * 1024];
    loop {
        let count = match entry.read(&mut buffer) {
            Ok(0) => break,
            Ok(count) => count,
            Err(error) => return Err(PackageError::Unreadable(error.to_string())),
        };
        written += count as u64;
        if written > bytes_left {
            return Err(PackageError::UnzippedTooLarge);
        }
        file.write_all(&buffer[..count])?;
    }
    file.set_permissions(fs::Permissions::from_mode(mode))?;
    Ok(bytes_left - written)
}

/// Makes the links once every file is in place, so that no file is ever written through one.
fn make_links(root: &Path, links: Vec<(PathBuf, String)>) -> Result<(), PackageError> {
    let root = root.canonicalize()?;
    let names: BTreeSet<PathBuf> = links.iter().map(|(path, _)| path.clone()).collect();
    for (path, target) in links {
        if path.ancestors().skip(1).any(|ancestor| names.contains(ancestor)) {
            return Err(PackageError::Unreadable(format!("{} lies behind a link", path.display())));
        }
        let place = root.join(&path);
        if let Some(parent) = place.parent() {
            fs::create_dir_all(parent).map_err(|error| clash(&path.to_string_lossy(), &error))?;
        }
        symlink(&target, &place).map_err(|error| clash(&path.to_string_lossy(), &error))?;
    }
    for path in names {
        // A chain of links may lead out though each looks harmless; only the file system knows where it ends.
        if let Ok(end) = root.join(&path).canonicalize()
            && !end.starts_with(&root)
        {
            return Err(PackageError::Unreadable(format!("the link {} leaves the package", path.display())));
        }
    }
    Ok(())
}

/// The relative path an entry's name stands for, or `None` if it is absolute or climbs.
fn inside(name: &str) -> Option<PathBuf> {
    if name.contains('\0') || name.contains('\\') {
        return None;
    }
    let mut path = PathBuf::new();
    for component in Path::new(name).components() {
        match component {
            Component::Normal(part) => path.push(part),
            Component::CurDir => {}
            Component::ParentDir | Component::RootDir | Component::Prefix(_) => return None,
        }
    }
    Some(path)
}

/// Whether a link at `path` pointing to `target` stays inside, read literally.
pub(crate) fn stays_inside(path: &Path, target: &str) -> bool {
    let mut depth = path.components().count() - 1;
    for component in Path::new(target).components() {
        match component {
            Component::Normal(_) => depth += 1,
            Component::CurDir => {}
            Component::ParentDir if depth > 0 => depth -= 1,
            Component::ParentDir | Component::RootDir | Component::Prefix(_) => return false,
        }
    }
    !target.is_empty() && !target.contains('\0')
}

fn unreadable(error: impl std::fmt::Display) -> PackageError {
    PackageError::Unreadable(error.to_string())
}

/// A failure to write an entry: the archive's fault when names collide, the disk's otherwise.
fn clash(name: &str, error: &io::Error) -> PackageError {
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            PackageError::Io(io::Error::new(error.kind(), format!("{name}: {error}")))
        }
        _ => PackageError::Unreadable(format!("{name:?}: {error}")),
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use tempfile::TempDir;
    use zip::write::SimpleFileOptions;
    use zip::{CompressionMethod, ZipWriter};

    use super::*;

    fn zip(build: impl FnOnce(&mut ZipWriter<Cursor<Vec<u8>>>)) -> Bytes {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        build(&mut writer);
        Bytes::from(writer.finish().unwrap().into_inner())
    }

    fn file(writer: &mut ZipWriter<Cursor<Vec<u8>>>, name: &str, mode: u32, content: &[u8]) {
        writer.start_file(name, SimpleFileOptions::default().unix_permissions(mode)).unwrap();
        writer.write_all(content).unwrap();
    }

    fn unpacked(package: &Bytes) -> (TempDir, Result<PathBuf, PackageError>) {
        let dir = TempDir::new().unwrap();
        let target = dir.path().join("f/code");
        let outcome = unpack(package, &target).map(|()| target);
        (dir, outcome)
    }

    #[test]
    fn files_keep_their_content_and_modes() {
        let package = zip(|writer| {
            file(writer, "bootstrap", 0o755, b"#!/bin/sh\n");
            file(writer, "lib/data.txt", 0o640, b"data");
            writer.add_symlink("link", "lib/data.txt", SimpleFileOptions::default()).unwrap();
        });
        let (_dir, target) = unpacked(&package);
        let target = target.unwrap();
        let mode = |name: &str| fs::metadata(target.join(name)).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode("bootstrap"), 0o755);
        assert_eq!(mode("lib/data.txt"), 0o640);
        assert_eq!(fs::read(target.join("link")).unwrap(), b"data");
    }

    #[test]
    fn names_and_links_that_leave_the_package_are_refused_and_leave_nothing_behind() {
        let link = |name: &'static str, target: &'static str| {
            zip(move |writer| {
                file(writer, "a/b/c.txt", 0o644, b"x");
                writer.add_symlink(name, target, SimpleFileOptions::default()).unwrap();
            })
        };
        let bad = [
            zip(|writer| file(writer, "../evil", 0o644, b"x")),
            zip(|writer| file(writer, "a/../../evil", 0o644, b"x")),
            zip(|writer| file(writer, "/etc/evil", 0o644, b"x")),
            zip(|writer| file(writer, "a\\..\\..\\evil", 0o644, b"x")),
            link("out", "/etc/passwd"),
            link("a/out", "../../etc/passwd"),
            zip(|writer| {
                writer.add_symlink("dir", "a", SimpleFileOptions::default()).unwrap();
                writer.add_symlink("dir/up", "..", SimpleFileOptions::default()).unwrap();
            }),
            zip(|writer| {
                writer.add_symlink("dir", "a", SimpleFileOptions::default()).unwrap();
                file(writer, "dir/x", 0o644, b"x");
            }),
        ];
        for (index, package) in bad.iter().enumerate() {
            let (dir, outcome) = unpacked(package);
            assert!(matches!(outcome, Err(PackageError::Unreadable(_))), "case {index}: {outcome:?}");
            assert_eq!(fs::read_dir(dir.path()).map_or(0, Iterator::count), 0, "case {index} left something behind");
        }
    }

    #[test]
    fn a_bomb_is_stopped_by_what_comes_out_of_it() {
        let zeros = vec![0; 1024 * 1024];
        let package = zip(|writer| {
            for index in 0..6 {
                let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
                writer.start_file(format!("zeros{index}"), options).unwrap();
                for _ in 0..50 {
                    writer.write_all(&zeros).unwrap();
                }
            }
        });
        assert!(package.len() < 1024 * 1024);
        let (dir, outcome) = unpacked(&package);
        assert!(matches!(outcome, Err(PackageError::UnzippedTooLarge)), "{outcome:?}");
        assert_eq!(fs::read_dir(dir.path()).map_or(0, Iterator::count), 0);
    }

    #[test]
    fn a_lying_size_does_not_let_more_through() {
        let mut bytes = zip(|writer| file(writer, "f", 0o644, &[7; 5000])).to_vec();
        // The central directory's and the local header's uncompressed size, claimed to be 1.
        let central = bytes.windows(4).rposition(|window| window == b"PK\x01\x02").unwrap();
        bytes[central + 24..central + 28].copy_from_slice(&1_u32.to_le_bytes());
        bytes[22..26].copy_from_slice(&1_u32.to_le_bytes());
        let (_dir, outcome) = unpacked(&Bytes::from(bytes));
        if let Ok(target) = outcome {
            assert!(fs::metadata(target.join("f")).unwrap().len() <= 5000);
        }
    }

    #[test]
    fn what_is_not_a_zip_is_named_so() {
        let text = |bytes: &'static [u8]| unpacked(&Bytes::from_static(bytes)).1.unwrap_err().to_string();
        assert_eq!(text(b""), "Uploaded file must be a non-empty zip");
        let broken = "Could not unzip uploaded file. Please check your file, then try to upload again.";
        assert_eq!(text(b"this is no zip"), broken);
        let whole = zip(|writer| file(writer, "f", 0o644, &[1, 2, 3, 4]));
        let (_dir, cut) = unpacked(&whole.slice(..whole.len() - 30));
        assert_eq!(cut.unwrap_err().to_string(), broken);
        let too_large = Bytes::from(vec![0; ZIPPED_BYTES_MAX + 1]);
        assert_eq!(unpacked(&too_large).1.unwrap_err().to_string(), "Zipped size must be smaller than 52428800 bytes");
    }

    #[test]
    fn unpacking_twice_keeps_the_first() {
        let package = zip(|writer| file(writer, "f", 0o644, b"one"));
        let dir = TempDir::new().unwrap();
        let target = dir.path().join("f/code");
        unpack(&package, &target).unwrap();
        unpack(&package, &target).unwrap();
        assert_eq!(fs::read_dir(dir.path().join("f")).unwrap().count(), 1);
    }
}
